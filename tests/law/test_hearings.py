"""Stories of a hearing, recorded through its form as a registrar does: what must be answered, what is asked again, where it leads."""

from __future__ import annotations

from typing import Any

import pytest

from app.casework.answer import Done
from app.errors import Refusal
from app.law.questions import LISTS, told
from app.law.status import life
from tests.support.court import APPLICATION, CONSENT, MADE_13K, NOT_13K, ORDER, Court, provisions, row


@pytest.fixture
def court() -> Court:
    return Court()


# ---------------------------------------------------------------- what the form demands
@pytest.mark.provision("13N(1)")
def test_an_order_in_force_needs_its_own_decision(court: Court) -> None:
    court.order_in_force()
    assert LISTS["hearing.orders-needing-a-decision"](court.case, "hearing:1") == (ORDER,)
    with pytest.raises(Refusal) as refused:
        court.mention()
    assert set(refused.value.fields) == {"orders-0-decision"}


def test_an_order_still_to_be_served_needs_a_decision_too_and_a_fresh_order_in_the_alternative(court: Court) -> None:
    court.order_in_force(presence="ABSENT")
    assert LISTS["hearing.orders-needing-a-decision"](court.case, "hearing:1") == (ORDER,)
    assert told(court.case, "ask", "hearing.order-before-it", "hearing:1") == "NO"
    with pytest.raises(Refusal) as refused:
        court.mention(orders=row("NOT_EXTENDED"))
    assert set(refused.value.fields) == {"s13k_decision"}


def test_without_an_order_in_force_the_decision_of_section_13k_is_asked_for(court: Court) -> None:
    with pytest.raises(Refusal) as refused:
        court.mention()
    assert set(refused.value.fields) == {"s13k_decision"}


def test_an_order_not_extended_leaves_none_in_force_so_that_a_new_one_must_be_decided_on(court: Court) -> None:
    court.order_in_force()
    (slip,) = court.mention(orders=row("NOT_EXTENDED"))
    assert (slip.confirm, slip.field, slip.provision) == (False, "s13k_decision", "13K(1)")
    assert court.mention(orders=row("NOT_EXTENDED"), **NOT_13K) == ()


@pytest.mark.provision("13T(2)")
def test_no_temporary_order_without_a_word_on_disqualification(court: Court) -> None:
    with pytest.raises(Refusal) as refused:
        court.mention(s13k_decision="NOT_MADE", s13k_moved_by="OWN_INITIATIVE")
    assert set(refused.value.fields) == {"disqualification"}


def test_a_temporary_order_made_needs_its_three_findings(court: Court) -> None:
    with pytest.raises(Refusal) as refused:
        court.mention(**{name: value for name, value in MADE_13K.items() if not name.startswith("interim_")})
    assert {"interim_relevant_sexual_offender", "interim_unacceptable_risk", "interim_order_will_reduce_risk"} <= set(refused.value.fields)


def test_an_extension_without_a_length_is_a_slip(court: Court) -> None:
    court.order_in_force()
    slips = court.mention(orders=row("EXTENDED"))
    assert [(c.confirm, c.field) for c in slips] == [(False, "orders-0-until")]


@pytest.mark.provision("13O(1)")
def test_a_respondent_who_was_absent_was_not_in_the_room(court: Court) -> None:
    room = [{"who": "Testa Example-Person", "paragraph": "b"}]
    slips = court.mention(presence="ABSENT", attendees=room, **NOT_13K)
    assert [(c.confirm, c.field, c.provision) for c in slips] == [(False, "attendees", "13O(1)(b)")]
    assert court.mention(presence="IN_PERSON", attendees=room, **NOT_13K) == ()


def test_the_next_mention_lies_ahead_and_an_adjournment_to_a_day_names_it(court: Court) -> None:
    early = court.mention(next_listed_for="2026-06-10T10:00:00+10:00", **NOT_13K)
    assert "next_listed_for" in {c.field for c in early if not c.confirm}
    none = court.mention(next_fixed="NO", next_listed_for=None, next_place=None, **NOT_13K)
    assert [c.field for c in none] == ["next_fixed"]


# ---------------------------------------------------------------- what it records
def test_the_next_mention_is_listed_as_a_hearing_of_its_own(court: Court) -> None:
    court.order_in_force()
    assert court.mention(orders=row("EXTENDED", until="2026-07-13")) == ()
    assert court.docket.last("hearing:2", "mention-listed") is not None
    assert (court.status("2026-07-13 12:00"), court.status("2026-07-14 00:00")) == ("YES", "NO")
    assert court.stands().over
    assert "goes_on" in court.passed()
    assert court.steps(2) == {"record_mention"}


def test_an_order_made_at_the_hearing_is_in_force_from_its_own_minute_and_that_hearing_does_not_end_it(court: Court) -> None:
    assert court.mention(**MADE_13K) == ()
    assert (court.status("2026-06-16 10:39"), court.status("2026-06-16 10:40"), court.status("2026-06-17 12:00")) == ("NO", "YES", "YES")
    assert LISTS["hearing.orders-needing-a-decision"](court.case, "hearing:1") == ()
    assert LISTS["hearing.orders-needing-a-decision"](court.case, "hearing:2") == (ORDER,)
    assert court.stands().over


def test_an_extension_recorded_after_the_form_joins_its_hearing(court: Court) -> None:
    court.order_in_force().mention(orders=row("NOT_ADDRESSED"), **NOT_13K)
    assert court.status("2026-06-17 12:00") == "NO"
    court.write("extension-decided", ORDER, "2026-06-16 10:00", "hearing:1", hearing="hearing:1", decision="EXTENDED", until="2026-07-10")
    assert court.status("2026-06-17 12:00") == "YES"


def test_a_vacated_hearing_is_over_and_ends_nothing(court: Court) -> None:
    court.order_in_force().record(took_place="VACATED", vacated_reason="the court does not sit")
    assert court.stands().over
    assert "not_held" in court.passed()
    assert court.status("2026-06-16 12:00") == "YES"


def test_a_hearing_that_is_no_mention_asks_for_nothing_more(court: Court) -> None:
    court.order_in_force()
    assert court.mention(mention_of_final_application="NO") == ()
    assert court.stands().over
    assert court.status("2026-06-17 12:00") == "YES"


@pytest.mark.parametrize(("outcome", "end"), [("FINAL_REFUSED", "decided"), ("STRUCK_OUT", "decided"), ("DISCONTINUED", "discontinued")])
def test_an_outcome_that_ends_the_application_ends_the_order_at_that_instant(court: Court, outcome: str, end: str) -> None:
    court.order_in_force()
    more: dict[str, Any] = {"communicated": "orally in court"} if outcome == "DISCONTINUED" else {}
    assert court.mention(outcome, **more) == ()
    assert (court.status("2026-06-16 09:59"), court.status("2026-06-16 10:00")) == ("YES", "NO")
    assert end in court.passed()


def test_a_final_order_made_in_absence_ends_the_temporary_order_although_it_has_no_effect_yet(court: Court) -> None:
    court.order_in_force().documents_served()
    assert court.final(presence="ABSENT", documents_served_satisfied="YES") == ()
    assert court.status("2026-06-16 10:00") == "NO"
    assert court.status("2026-06-16 12:00", "prohibition-order:1") == "NO"
    assert [one.why for one in life(court.case, ORDER).values] == ["The application for the final order was decided (13M(2)(d))."]


def test_another_outcome_goes_to_a_legal_officer_and_is_settled_by_advice_that_names_it(court: Court) -> None:
    court.mention("OTHER_OUTCOME", outcome_in_the_courts_words="the court transferred the file")
    (step,) = court.stands().open
    assert (step.element, step.about, step.lane) == ("legal_officer_looks", "another outcome of hearing 1", "Legal officer")
    court.record("legal_officer_looks", about=step.about, advice="ask for a new listing")
    assert court.stands().over
    assert "settled" in court.passed()


def test_a_court_that_said_nothing_of_a_temporary_order_is_confirmed_and_sent_to_a_legal_officer(court: Court) -> None:
    concerns = court.mention(s13k_decision="NOT_ADDRESSED")
    assert [(c.confirm, c.provision) for c in concerns] == [(True, "13K(1)")]
    assert court.steps() == {"legal_officer_looks"}


def test_where_the_form_did_not_say_it_the_decision_is_a_step_of_its_own(court: Court) -> None:
    values: dict[str, Any] = {
        "application": APPLICATION,
        "mention_of_final_application": True,
        "presence": "IN_PERSON",
        "outcome": "ADJOURNED",
    }
    court.write("hearing-held", "hearing:1", "2026-06-16 10:00", "hearing:1", **values)
    assert court.steps() == {"decide_13k"}
    court.record("decide_13k", at="2026-06-16T10:30:00+10:00", decision="NOT_MADE", moved_by="COMMISSIONER")
    assert court.steps() == {"consider_disqualification"}
    court.record("consider_disqualification", at="2026-06-16T10:30:00+10:00", outcome="NOT_MADE")
    assert court.stands().over


# ---------------------------------------------------------------- a child
DIRECTED: dict[str, Any] = {
    "report_matters": "SATISFIED", "report_about_whom": ["CHILD"], "report_about": "schooling and home", "report_due_on": "2026-07-10",
}  # fmt: skip


def a_childs_court() -> Court:
    """A report was directed, given and copied before the hearing."""
    court = Court(born="2009-01-01")
    court.write("report-directed", APPLICATION, "2026-06-02 10:00", hearing="hearing:9", directed="DIRECTED")
    court.write("report-given", "child-report:hearing:9", "2026-06-10 10:00", pages=3)
    for party in ("APPLICANT", "RESPONDENT"):
        court.write("report-copied", "child-report:hearing:9", "2026-06-10 11:00", party=party, way="by hand")
    return court


def test_for_a_child_the_report_is_asked_about_until_it_is_directed() -> None:
    court = Court(born="2009-01-01")
    assert told(court.case, "ask", "hearing.child", "hearing:1") == "YES"
    with pytest.raises(Refusal) as refused:
        court.mention(**NOT_13K)
    assert set(refused.value.fields) == {"report"}
    assert court.mention(report="DIRECTED", **DIRECTED, **NOT_13K) == ()
    assert isinstance(told(court.case, "step", "hearing.consider-report", "hearing:1"), Done)
    assert court.stands().over


@pytest.mark.provision("13C(2)(a)", "13C(2)(b)")
def test_a_childs_order_without_report_or_last_resort_is_asked_about_and_recorded() -> None:
    court = Court(born="2009-01-01")
    concerns = court.final(report_considered="NO", last_resort="NOT_STATED", most_effective="SATISFIED")
    assert {"13C(2)(a)", "13C(2)(b)"} == provisions(concerns)
    assert all(c.confirm for c in concerns)
    assert court.docket.of_kind("prohibition-order-made")


@pytest.mark.provision("13P(1)")
def test_consent_is_not_open_to_a_child() -> None:
    young: dict[str, Any] = {"report_considered": "YES", "last_resort": "SATISFIED", "most_effective": "SATISFIED", **CONSENT}
    assert provisions(a_childs_court().final(**young)) == {"13P(1)"}


def test_a_childs_order_by_consent_is_recorded_and_measured_by_the_tests_that_consent_cannot_replace() -> None:
    court = a_childs_court()
    left: dict[str, Any] = {"unacceptable_risk": "NOT_STATED", "considered_13d": ["a"], **CONSENT}
    concerns = court.final(report_considered="YES", last_resort="SATISFIED", most_effective="SATISFIED", **left)
    assert provisions(concerns) == {"13P(1)", "13C(1)", "13D"}
    assert all(c.confirm for c in concerns)
    assert court.docket.of_kind("prohibition-order-made")


@pytest.mark.parametrize(("found", "wanted"), [("NOT_AGAINST", set()), ("NOT_STATED", set()), ("AGAINST", {"13C(1)", "13D"})])
@pytest.mark.provision("13P(3)")
def test_consent_replaces_the_tests_unless_that_is_against_the_interests_of_justice(found: str, wanted: set[str]) -> None:
    none: dict[str, Any] = dict.fromkeys(("relevant_sexual_offender", "unacceptable_risk", "order_will_reduce_risk", "considered_13d"))
    consent = {**CONSENT, "interests_of_justice": found, "consent_matters": ["a", "b_v"]}
    assert provisions(Court().final(**none, **consent)) == wanted


@pytest.mark.provision("13P(4)")
def test_the_matters_of_section_13p_are_asked_only_of_an_order_by_consent(court: Court) -> None:
    with pytest.raises(Refusal) as refused:
        court.final(interests_of_justice="NOT_AGAINST")
    assert set(refused.value.fields) == {"interests_of_justice"}
