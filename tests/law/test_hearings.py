"""Stories of a hearing, recorded through its form as a registrar does: what must be answered, what is asked again, where it leads."""

from __future__ import annotations

from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest

import app.law.all  # noqa: F401 - every rule registers itself
from app.casework.answer import Done
from app.casework.clock import BRISBANE
from app.casework.docket import Docket, Entry
from app.engine.catalogue import Catalogue
from app.engine.stand import Stand, stand
from app.errors import Refusal
from app.forms.book import FormBook
from app.law.calendars import seed
from app.law.questions import LISTS, Case, Concern, told
from app.law.status import in_force, life

ROOT = Path(__file__).resolve().parents[2]
PROCESS, APPLICATION, ORDER = "hearing_and_interim_orders", "application:1", "temporary-order:1"
FORMS, CATALOGUE, CALENDARS = FormBook.load(ROOT / "forms"), Catalogue.load(ROOT), seed()
LATER = datetime(2026, 12, 1, 10, tzinfo=BRISBANE)
FOUND: dict[str, Any] = dict.fromkeys(
    ("interim_relevant_sexual_offender", "interim_unacceptable_risk", "interim_order_will_reduce_risk"), "SATISFIED"
)
CONDITIONS: list[Any] = [{"kind": "PROHIBIT", "text": "not to go near a made-up school"}]
MADE_13K: dict[str, Any] = {
    "s13k_decision": "MADE", "s13k_moved_by": "COMMISSIONER", "temporary_order_made_at": "2026-06-16T10:40:00+10:00", "interim_conditions": CONDITIONS, **FOUND,
}  # fmt: skip
NOT_13K: dict[str, Any] = {"s13k_decision": "NOT_MADE", "s13k_moved_by": "OWN_INITIATIVE", "disqualification": "NOT_MADE"}


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BRISBANE)


class Court:
    """One matter with an application pending and hearing 1 listed for 16 June 2026 at ten."""

    def __init__(self, born: str = "1980-05-05") -> None:
        self.numbers, self.docket = count(1), Docket()
        person = {"given_names": "Testa", "family_name": "Example-Person", "birth_date": born, "birth_date_certainty": "EXACT"}
        self.write("respondent-described", "respondent:1", "2026-06-01 09:00", **person)
        appear = {"court": "MAGISTRATES", "court_place": "Brisbane", "appear_at": at("2026-06-16 10:00").isoformat()}
        self.write("appearance-notice-issued", APPLICATION, "2026-06-01 12:00", **appear)
        self.listed(1, "2026-06-16 10:00")

    def write(self, kind: str, subject: str, when: str, occasion: str = "", **values: Any) -> Court:
        number = next(self.numbers)
        self.docket = self.docket.append(Entry(f"e{number}", kind, subject, at(when), values, occasion, number), recorded_at=LATER)
        return self

    def listed(self, number: int, listed_for: str) -> Court:
        values = {"application": APPLICATION, "listed_for": at(listed_for).isoformat(), "court_place": "Brisbane"}
        return self.write("mention-listed", f"hearing:{number}", "2026-06-02 09:00", **values)

    def order_in_force(self, when: str = "2026-06-02 10:00", presence: str = "IN_PERSON") -> Court:
        return self.write("temporary-order-made", ORDER, when, application=APPLICATION, made_under="S13K", presence=presence)

    def documents_served(self, when: str = "2026-06-05 10:00") -> Court:
        return self.write(
            "documents-served", f"service:{APPLICATION}", when, documents=["APPLICATION", "APPEARANCE_NOTICE"], mode="PERSONAL"
        )

    @property
    def case(self) -> Case:
        return Case(self.docket, CALENDARS)

    def record(self, step: str = "record_mention", *, hearing: int = 1, about: str = "", **answers: Any) -> tuple[Concern, ...]:
        """Answer a form: Refusal if it is not complete; otherwise it is recorded, and the concerns about it are told."""
        form, subject = FORMS.form(PROCESS, step), f"hearing:{hearing}"
        read = form.read(answers, case=self.case, subject=subject, about=about, now=LATER)
        entries = form.entries(
            read, case=self.case, subject=subject, about=about, now=LATER, new_subject=self.docket.next_subject,
            new_id=lambda: f"e{next(self.numbers)}",
        )  # fmt: skip
        for entry in entries:
            FORMS.dictionary.check_entry(entry)
        would_be = self.docket.append(*entries, recorded_at=LATER)
        concerns = form.concerns(Case(would_be, CALENDARS), subject, entries)
        if all(c.confirm for c in concerns):
            self.docket = would_be
        return concerns

    def mention(self, outcome: str = "ADJOURNED", *, hearing: int = 1, presence: str = "IN_PERSON", **more: Any) -> tuple[Concern, ...]:
        answers: dict[str, Any] = {
            "took_place": "HELD", "application": APPLICATION, "at": "2026-06-16T10:00:00+10:00", "mention_of_final_application": "YES",
            "presence": presence, "outcome": outcome,
        }  # fmt: skip
        if outcome in ("ADJOURNED", "PART_HEARD", "RESERVED", "FURTHER_NOTICE_DIRECTED"):
            answers |= {"next_fixed": "YES", "next_listed_for": "2026-06-26T10:00:00+10:00", "next_place": "Brisbane"}
        return self.record(hearing=hearing, **{**answers, **more})

    def final(self, **more: Any) -> tuple[Concern, ...]:
        answers: dict[str, Any] = {
            "by_consent": "NO", "relevant_sexual_offender": "SATISFIED", "unacceptable_risk": "SATISFIED", "order_will_reduce_risk": "SATISFIED",
            "considered_13d": ["a", "b", "c", "d_i", "d_ii", "e", "f", "fa", "g", "h_i", "h_ii", "i", "j"], "conditions": CONDITIONS,
            "reportable_offender_before": "YES",
        }  # fmt: skip
        return self.mention("FINAL_MADE", **{**answers, **more})

    def stands(self, hearing: int = 1) -> Stand:
        return stand(CATALOGUE.definition(PROCESS), self.case, f"hearing:{hearing}", LATER)

    def steps(self, hearing: int = 1) -> set[str]:
        return {one.element for one in self.stands(hearing).open}

    def passed(self, hearing: int = 1) -> set[str]:
        return {one.element for one in self.stands(hearing).passed}

    def status(self, when: str, order: str = ORDER) -> str:
        return in_force(self.case, order, at(when))


@pytest.fixture
def court() -> Court:
    return Court()


def row(decision: str, order: str = ORDER, **more: Any) -> list[dict[str, Any]]:
    return [{"subject": order, "decision": decision, **more}]


CONSENT = {"by_consent": "YES", "both_consents_recorded": "YES", "interests_of_justice": "NOT_AGAINST"}


def provisions(concerns: tuple[Concern, ...]) -> set[str]:
    return {c.provision for c in concerns}


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
