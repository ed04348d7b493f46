"""Stories of what a court in fact did at a hearing although the Act does not provide for it: asked about, recorded, and what it makes of an order."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import Refusal
from tests.support.court import APPLICATION, CONDITIONS, CONSENT, MADE_13K, NOT_13K, Court, provisions, row


@pytest.fixture
def court() -> Court:
    return Court()


# ---------------------------------------------------------------- what the Act does not provide for
@pytest.mark.provision("13N(3)")
def test_an_extension_in_absence_without_service_is_asked_about_recorded_and_uncertain(court: Court) -> None:
    court.order_in_force()
    concerns = court.mention(presence="ABSENT", documents_served_satisfied="YES", orders=row("EXTENDED", until="2026-07-10"), **NOT_13K)
    assert [(c.confirm, c.provision, c.field) for c in concerns] == [(True, "13N(3)", "orders-0-decision")]
    assert court.status("2026-06-17 12:00") == "UNCERTAIN"


def test_after_a_doubtful_extension_a_new_order_must_be_decided_on_in_the_alternative(court: Court) -> None:
    court.order_in_force()
    slips = [c for c in court.mention(presence="ABSENT", orders=row("EXTENDED", until="2026-07-10")) if not c.confirm]
    assert [c.field for c in slips] == ["s13k_decision"]


@pytest.mark.provision("13N(3)")
def test_an_extension_in_absence_after_service_with_the_court_satisfied_is_as_the_act_provides(court: Court) -> None:
    court.order_in_force().documents_served()
    assert court.mention(presence="ABSENT", documents_served_satisfied="YES", orders=row("EXTENDED", until="2026-07-10")) == ()
    assert court.status("2026-06-17 12:00") == "YES"


@pytest.mark.parametrize(
    ("until", "words"),
    [("2026-07-14", "O-A01"), ("2026-07-28", "O-A04"), ("2026-07-29", "longer than the Act allows"), ("2026-06-20", "shorten")],
)
@pytest.mark.provision("13N(2)")
def test_the_length_of_an_extension_is_weighed(until: str, words: str) -> None:
    court = Court().order_in_force()
    concerns = court.mention(
        orders=row("EXTENDED", until=until), next_listed_for="2026-06-19T10:00:00+10:00", **({} if until != "2026-07-29" else NOT_13K)
    )
    assert len(concerns) == 1
    assert words in concerns[0].sentence
    assert concerns[0].confirm


@pytest.mark.provision("13N(2)")
def test_consent_lifts_the_cap(court: Court) -> None:
    court.order_in_force()
    given: dict[str, Any] = {"given": "YES", "text": "agreed in court", "lawyer_present": "YES", "interpreter": "UNKNOWN"}
    assert court.mention(orders=row("EXTENDED", until="2026-09-30", consent=given)) == ()
    assert court.status("2026-09-30 12:00") == "YES"


def test_consent_is_not_complete_without_its_words(court: Court) -> None:
    court.order_in_force()
    with pytest.raises(Refusal) as refused:
        court.mention(orders=row("EXTENDED", until="2026-09-30", consent={"given": "YES"}))
    assert set(refused.value.fields) == {"orders-0-consent-text", "orders-0-consent-lawyer_present", "orders-0-consent-interpreter"}


def test_saying_nothing_of_an_order_in_force_is_confirmed_because_it_ends_then(court: Court) -> None:
    court.order_in_force()
    concerns = court.mention(orders=row("NOT_ADDRESSED"), **NOT_13K)
    assert [(c.confirm, c.provision) for c in concerns] == [(True, "13M(2)(b)")]


def test_a_mention_listed_after_the_order_may_be_over_is_asked_about(court: Court) -> None:
    court.order_in_force()
    concerns = court.mention(orders=row("EXTENDED", until="2026-06-30"), next_listed_for="2026-07-10T10:00:00+10:00")
    assert [(c.confirm, c.field) for c in concerns] == [(True, "next_listed_for")]


@pytest.mark.provision("13K(5)")
def test_an_order_of_the_court_in_absence_without_service_is_asked_about(court: Court) -> None:
    concerns = court.mention(presence="ABSENT", documents_served_satisfied="NO", **MADE_13K)
    assert provisions(concerns) == {"13K(5)"}


@pytest.mark.provision("13K(2)", "13K(3)")
def test_a_temporary_order_made_without_a_finding_is_asked_about(court: Court) -> None:
    concerns = court.mention(**{**MADE_13K, "interim_unacceptable_risk": "NOT_STATED"})
    assert [(c.provision, c.field) for c in concerns] == [("13K(2)(a)", "interim_unacceptable_risk")]


@pytest.mark.provision("13C(1)")
def test_an_order_about_somebody_recorded_as_under_a_supervision_order_is_asked_about(court: Court) -> None:
    # given a respondent who, it is recorded, came under a supervision order before the hearing
    basis: dict[str, Any] = {"basis": "REPORTABLE_OFFENDER", "reportable_offender_now": True, "under_supervision_or_forensic_order": True}
    court.write("sexual-offender-basis-recorded", "respondent:1", "2026-06-10 09:00", **basis)
    # then an order of either kind is asked about, whatever the court said that it was satisfied of
    assert "13K(2)(a), 13C(1)(a)" in provisions(court.mention(**MADE_13K))
    final = Court().write("sexual-offender-basis-recorded", "respondent:1", "2026-06-10 09:00", **basis)
    concerns = final.final()
    assert [(c.confirm, c.field) for c in concerns] == [(True, "relevant_sexual_offender")]
    # and it is not where the supervision order came after the making, which ends nothing (O-A29), or was over by then
    later = Court().write("sexual-offender-basis-recorded", "respondent:1", "2026-06-20 09:00", **basis)
    assert later.final() == ()
    over = Court().write("sexual-offender-basis-recorded", "respondent:1", "2026-06-10 09:00", **basis)
    over.write(
        "sexual-offender-basis-recorded", "respondent:1", "2026-06-12 09:00", **{**basis, "under_supervision_or_forensic_order": False}
    )
    assert over.final() == ()


@pytest.mark.provision("13N(2)", "13V")
@pytest.mark.parametrize(
    ("born", "until", "lawyer", "asked"),
    [
        ("2010-05-05", "2026-09-01", "NO", {"13N(2), sch 5"}),
        ("2010-05-05", "2026-09-01", "YES", set()),
        ("2010-05-05", "2026-07-10", "NO", set()),
        ("1980-05-05", "2026-09-01", "NO", set()),
    ],
    ids=["a child alone", "a child with a lawyer", "within 28 days", "an adult"],
)
def test_a_childs_consent_to_more_than_28_days_is_asked_about_where_no_lawyer_was_there(
    born: str, until: str, lawyer: str, asked: set[str]
) -> None:
    court = Court(born).order_in_force()
    consent = {"given": "YES", "text": "I agree to it.", "lawyer_present": lawyer, "interpreter": "NO"}
    report: dict[str, Any] = {"report": "NOT_DIRECTED"} if born > "2008" else {}
    assert provisions(court.mention(orders=row("EXTENDED", until=until, consent=consent), **report)) == asked
    assert court.status("2026-06-30 10:00") == "YES", "the Act does not except a child: the extension counts all the same"


@pytest.mark.provision("13N(1)")
def test_a_next_mention_on_a_day_on_which_the_court_does_not_sit_is_asked_about(court: Court) -> None:
    (concern,) = court.mention(**NOT_13K, next_listed_for="2026-06-28T10:00:00+10:00")
    assert (concern.field, "does not sit on Sun 28 June 2026" in concern.sentence) == ("next_listed_for", True)
    assert Court().mention(**NOT_13K, next_listed_for="2026-06-29T10:00:00+10:00") == ()


@pytest.mark.provision("13P(2)")
def test_the_respondents_consent_is_recorded_in_its_words_and_how_it_was_given(court: Court) -> None:
    given = {"text": "I agree to the order.", "way": "In writing", "given_on": "2026-06-15", "lawyer_present": "YES", "interpreter": "NO"}
    assert court.final(**CONSENT, consent_record=given) == ()
    (made,) = court.docket.of_kind("prohibition-order-made")
    assert made.values["consent_record"]["way"] == "In writing"
    interim = Court()
    consent: dict[str, Any] = {f"interim_{name}": said for name, said in {**CONSENT, "consent_record": given}.items()}
    assert interim.mention(**MADE_13K, **consent) == ()
    (made,) = interim.docket.of_kind("temporary-order-made")
    assert made.values["consent_record"]["lawyer_present"] == "YES"


@pytest.mark.provision("13P(3)", "13P(4)")
def test_what_bears_on_consent_is_asked_where_the_decision_is_recorded_after_the_hearing(court: Court) -> None:
    # given a hearing that did not say whether a temporary order was made
    court.write("hearing-held", "hearing:1", "2026-06-16 10:00", application=APPLICATION, mention_of_final_application=True,
                presence="IN_PERSON", outcome="ADJOURNED")  # fmt: skip
    unsaid = dict.fromkeys(("relevant_sexual_offender", "unacceptable_risk", "order_will_reduce_risk"), "NOT_STATED")
    said: dict[str, Any] = {
        "at": "2026-06-16T10:00:00+10:00", "decision": "MADE", "moved_by": "COMMISSIONER", "application": APPLICATION, "presence": "IN_PERSON",
        "conditions": CONDITIONS, **unsaid, **CONSENT,
    }  # fmt: skip
    # when the court found it against the interests of justice to go by consent alone, the findings are needed all the same
    concerns = court.record("decide_13k", **{**said, "interests_of_justice": "AGAINST", "consent_matters": ["a", "b_v"]})
    assert provisions(concerns) == {"13K(2)(a)"}


@pytest.mark.provision("13X")
@pytest.mark.parametrize(("dismissed_as", "asked"), [("NOT_MADE_OUT", {"13X"}), ("FRIVOLOUS", set()), ("OTHER_ABUSE", set())])
def test_costs_of_an_application_are_asked_about_unless_it_was_dismissed_as_an_abuse(dismissed_as: str, asked: set[str]) -> None:
    court = Court()
    assert provisions(court.mention("FINAL_REFUSED", costs_awarded="YES", dismissed_as=dismissed_as)) == asked
    assert "decided" in court.passed(), "what the court did is recorded all the same"
    assert Court().mention("FINAL_REFUSED", costs_awarded="NO") == ()


@pytest.mark.provision("13T(1)(b)")
def test_a_disqualification_order_where_no_temporary_order_was_refused_is_asked_about(court: Court) -> None:
    court.mention(s13k_decision="NOT_ADDRESSED")
    made: dict[str, Any] = {"at": "2026-06-16T10:40:00+10:00", "outcome": "MADE", "application": APPLICATION, "presence": "IN_PERSON"}
    concerns = court.record("consider_disqualification", interests_finding="not in the interests of children", **made)
    assert provisions(concerns) == {"13T(1)(b)"}
    assert court.status("2026-06-16 10:40", "disqualification-order:1") == "YES", "what the court did is recorded all the same"


@pytest.mark.provision("13T(4)(b)")
def test_a_disqualification_order_in_absence_needs_service_too(court: Court) -> None:
    more: dict[str, Any] = {
        **NOT_13K, "disqualification": "MADE", "interests_finding": "not in the interests of children",
        "disqualification_order_made_at": "2026-06-16T10:40:00+10:00",
    }  # fmt: skip
    assert court.mention(**more) == ()
    assert provisions(Court().mention(presence="ABSENT", documents_served_satisfied="NO", **more)) == {"13T(4)(b), 13K(5)"}


@pytest.mark.provision("13C(1)", "13C(4)", "13D")
def test_a_final_order_is_measured_by_its_test_and_by_section_13d(court: Court) -> None:
    concerns = court.final(order_will_reduce_risk="NOT", considered_13d=["a", "b"])
    assert provisions(concerns) == {"13C(1)", "13D"}
    assert provisions(Court().final(presence="ABSENT", documents_served_satisfied="NO")) == {"13C(4)"}


@pytest.mark.provision("13P(2)")
def test_consent_needs_both_sides(court: Court) -> None:
    none: dict[str, Any] = dict.fromkeys(("relevant_sexual_offender", "unacceptable_risk", "order_will_reduce_risk", "considered_13d"))
    assert provisions(court.final(**none, **{**CONSENT, "both_consents_recorded": "NO"})) == {"13P(2)"}


def test_a_temporary_order_by_consent_needs_no_findings_but_both_consents_and_an_adult(court: Court) -> None:
    unsaid = {name: "NOT_STATED" for name in MADE_13K if name.startswith("interim_") and MADE_13K[name] == "SATISFIED"}
    consent = {**MADE_13K, **unsaid, **{f"interim_{name}": said for name, said in CONSENT.items()}}
    assert court.mention(**consent) == ()
    (concern,) = Court().mention(**{**consent, "interim_both_consents_recorded": "NO"})
    assert (concern.provision, concern.field) == ("13P(2)", "interim_both_consents_recorded")
    young = Court("2010-05-05").mention(**consent, report="NOT_DIRECTED")
    assert "13P(1)" in provisions(young)


def test_a_court_silent_at_a_later_mention_inside_an_extension_may_not_have_ended_the_order(court: Court) -> None:
    court.order_in_force().mention(orders=row("EXTENDED", until="2026-07-13"))
    assert court.status("2026-06-27 10:00") == "YES"
    values = {"at": "2026-06-26T10:00:00+10:00", "next_listed_for": "2026-07-10T10:00:00+10:00"}
    (silent,) = (c for c in court.mention(hearing=2, orders=row("NOT_ADDRESSED"), **NOT_13K, **values) if c.provision == "13M(2)(b)")
    assert "in some reading it ends at this mention" in silent.sentence
    assert court.status("2026-06-27 10:00") == "UNCERTAIN", "O-A05"


@pytest.mark.provision("13D")
def test_a_matter_of_section_13d_that_was_not_considered_is_named_as_the_act_writes_it() -> None:
    concerns = Court().final(considered_13d=["a", "b", "c", "d_ii", "e", "f", "fa", "g", "h_i", "j"])
    assert "Not recorded as considered: section 13D (d)(i), (h)(ii)." in [concern.sentence for concern in concerns]
