"""From the belief to the served papers: where the runs of an application and of a service stand, recorded through their own forms."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest

import app.law.all  # noqa: F401 - every question of both diagrams
from app.casework.docket import Docket, Entry
from app.engine.catalogue import Definition, read
from app.engine.stand import Stand, stand
from app.errors import Refusal
from app.forms.book import FormBook
from app.law.calendars import seed
from app.law.questions import OFFERS, STARTS, Case, Concern
from tests.support.order_stories import at

ROOT = Path(__file__).parents[2]
PROCESS, SERVICE = "prohibition_order_application", "service_on_respondent"
APPLICATION, PAPERS, ORDER_PAPERS = "application:1", "service:application:1", "service:temporary-order:1"
IDS = count()
PERSON = {
    "given_names": "Testa",
    "family_name": "Example-Person",
    "birth_date": "1980-05-05",
    "birth_date_certainty": "EXACT",
}
BASIS = {
    "description_stands": "YES",
    "basis": "REPORTABLE_OFFENDER",
    "reportable_offender_now": "YES",
    "under_supervision_or_forensic_order": "NO",
}
NOTICE = {
    "at": "2026-06-04T09:00",
    "court": "MAGISTRATES",
    "court_place": "Brisbane",
    "appear_at": "2026-06-26T09:00",
    "list_the_hearing": "YES",
}
MADE_13J: dict[str, Any] = {
    "at": "2026-06-04T09:00",
    "application_begun": "NO",
    "presence": "ABSENT",
    "return_at": "2026-06-19T09:00",
    "return_place": "Brisbane",
    "conditions": [{"kind": "PROHIBIT", "text": "go to playgrounds"}],
}
SERVED: dict[str, Any] = {
    "what_happened": "SERVED",
    "at": "2026-06-08T10:00",
    "place": "at home",
    "documents": ["APPLICATION", "APPEARANCE_NOTICE"],
    "mode": "PERSONAL",
    "server": "Officer Sample",
    "way": "by hand",
    "explained": "YES",
    "explained_how": "in English",
}


@cache
def book() -> FormBook:
    return FormBook.load(ROOT / "forms")


@cache
def definition(process: str) -> Definition:
    return read(ROOT / "workflows" / process / f"{process}.bpmn", ROOT)


class Matter:
    """A matter that is recorded through its forms only."""

    def __init__(self, **person: str) -> None:
        self.docket = Docket()
        self.record("offers", "describe_respondent", "respondent:1", "2026-05-01", {**PERSON, **person})

    @property
    def case(self) -> Case:
        return Case(self.docket, seed())

    def record(
        self, process: str, element: str, subject: str, day: str, answers: Mapping[str, Any], about: str = ""
    ) -> tuple[Concern, ...]:
        """What a person posts; the concerns that would be asked about."""
        form, case, now = book().form(process, element), self.case, at(day, "18:00")
        read_answers = form.read(answers, case=case, subject=subject, about=about, now=now)
        entries = form.entries(
            read_answers, case=case, subject=subject, about=about, now=now,
            new_subject=self.docket.next_subject, new_id=lambda: f"f{next(IDS)}",
        )  # fmt: skip
        assert entries, "every form records something"
        self.docket = self.docket.append(*entries, recorded_at=now)
        return form.concerns(self.case, subject, entries)

    def offered(self, form: str, subject: str, day: str, answers: Mapping[str, Any]) -> None:
        assert subject in OFFERS[form].rule(self.case), f"{form} is not open for {subject}"
        self.record("offers", form, subject, day, answers)

    def standing(self, process: str, subject: str, now: datetime) -> Stand:
        assert subject in STARTS[process](self.case)
        return stand(definition(process), self.case, subject, now)

    def does(self, element: str, day: str, answers: Mapping[str, Any], *, subject: str = APPLICATION, process: str = PROCESS) -> None:
        """Answer a step that is open on that day; then it is open no more about the same thing."""
        found = self.standing(process, subject, at(day, "18:00"))
        (step,) = [one for one in found.open if one.element == element]
        self.record(process, element, subject, day, answers, step.about)
        after = self.standing(process, subject, at(day, "18:00"))
        assert (element, step.about) not in {(one.element, one.about) for one in after.open}

    def steps(self, day: str, *, process: str = PROCESS, subject: str = APPLICATION) -> set[str]:
        return {one.element for one in self.standing(process, subject, at(day, "18:00")).open}

    def ended(self, day: str, *, process: str = PROCESS, subject: str = APPLICATION) -> set[str]:
        """The ends that the run has come to, once it is over."""
        found = self.standing(process, subject, at(day, "18:00"))
        assert found.over
        return {one.element for one in found.passed}


def begun(**person: str) -> Matter:
    matter = Matter(**person)
    belief = {"at": "2026-05-04T10:00", "belief": "believes it", "grounds": "saw it"}
    matter.offered("start_application", "respondent:1", "2026-05-04", belief)
    return matter


def prepared(**person: str) -> Matter:
    """An application with everything up to the conditions sought."""
    matter = begun(**person)
    matter.offered(
        "record_conviction", "respondent:1", "2026-05-04",
        {"what": "CONVICTION", "at": "2015-03-03", "offence": "o", "court": "c", "against_child": "YES", "form": "PLEA"},
    )  # fmt: skip
    matter.does("describe_respondent", "2026-05-05", BASIS)
    matter.does("record_conduct", "2026-05-06", {"description": "loitering at a playground", "from": "2026-04-20"})
    matter.does("record_conditions_sought", "2026-05-07", {"conditions": [{"kind": "PROHIBIT", "text": "go to playgrounds"}]})
    return matter


def issued(**person: str) -> Matter:
    matter = prepared(**person)
    assert matter.record(PROCESS, "issue_appearance_notice", APPLICATION, "2026-06-04", NOTICE) == ()
    return matter


# ---------------------------------------------------------------- the application
def test_an_application_about_an_adult_goes_through_its_forms_to_the_notice() -> None:
    matter = issued()
    assert matter.steps("2026-06-04") == {"file_application"}
    matter.does("file_application", "2026-06-05", {"at": "2026-06-05T10:00", "registry": "Brisbane"})
    found = matter.standing(PROCESS, APPLICATION, at("2026-06-06"))
    assert not found.open
    assert {wait.element for wait in found.waits} >= {"documents_served", "application_decided", "application_discontinued"}


@pytest.mark.provision("13B(4)(a)", "13B(4)(b)")
def test_a_child_brings_circumstances_and_two_copies() -> None:
    matter = prepared(birth_date="2010-05-05")
    assert matter.steps("2026-05-08") == {"record_child_circumstances"}
    matter.does("record_child_circumstances", "2026-05-09", {"residence_change_likely": "YES", "reason": "lives near a school"})
    concerns = matter.record(PROCESS, "issue_appearance_notice", APPLICATION, "2026-06-04", NOTICE)
    assert [concern.field for concern in concerns] == ["court"], "a child belongs to the Childrens Court"
    assert matter.steps("2026-06-04") == {"file_application", "give_copy_to_chief_executive", "give_copy_to_parent"}
    matter.does("give_copy_to_chief_executive", "2026-06-05", {"at": "2026-06-05T10:00", "given": "GIVEN", "way": "by e-mail"})
    matter.does("give_copy_to_parent", "2026-06-05", {"at": "2026-06-05T10:00", "given": "NOT_FOUND", "attempts": "three calls"})
    assert matter.steps("2026-06-05") == {"file_application"}


def test_a_doubtful_class_goes_to_a_legal_officer_and_is_handled_as_that_officer_says() -> None:
    for course, expected in (("TREAT_AS_CHILD", "record_child_circumstances"), ("TREAT_AS_ADULT", "issue_appearance_notice")):
        matter = prepared(birth_date="2008-05-05", birth_date_certainty="ESTIMATED")
        matter.does("settle_class", "2026-05-09", {"course": course, "advice": "a"})
        assert matter.steps("2026-05-09") == {expected}


def test_who_is_under_a_supervision_order_is_considered_by_a_legal_officer_first() -> None:
    matter = begun()
    matter.does("describe_respondent", "2026-05-05", {**BASIS, "under_supervision_or_forensic_order": "YES"})
    matter.does("record_conduct", "2026-05-06", {"description": "loitering at a playground", "from": "2026-04-20"})
    matter.does("consider_eligibility", "2026-05-07", {"course": "GO_ON", "advice": "the order ends in June"})
    assert matter.steps("2026-05-07") == {"record_conditions_sought"}


def test_without_a_listing_the_registrar_lists_the_first_hearing() -> None:
    matter = prepared()
    matter.record(PROCESS, "issue_appearance_notice", APPLICATION, "2026-06-04", {**NOTICE, "list_the_hearing": "NO"})
    matter.does("list_first_hearing", "2026-06-04", {"listed_for": "2026-06-26T09:00", "court_place": "Brisbane"})
    matter.offered("vacate_mention", "hearing:1", "2026-06-10", {"reason": "court closed"})
    assert "list_first_hearing" in matter.steps("2026-06-10"), "wanted again"
    matter.offered("list_mention", APPLICATION, "2026-06-11", {"listed_for": "2026-06-27T09:00", "court_place": "Brisbane"})
    assert "list_first_hearing" not in matter.steps("2026-06-11")


def test_a_magistrates_order_calls_for_an_application_of_which_nothing_was_recorded() -> None:
    matter = Matter()
    matter.offered("record_temporary_order_13j", "respondent:1", "2026-06-04", MADE_13J)
    assert matter.steps("2026-06-04") == {"describe_respondent"}
    # the notice may be issued at once, before everything else is on file
    matter.offered(
        "record_appearance_notice", APPLICATION, "2026-06-04", {**NOTICE, "at": "2026-06-04T11:00", "appear_at": "2026-06-19T09:00"}
    )
    matter.does("describe_respondent", "2026-06-05", BASIS)
    matter.does("record_belief", "2026-06-05", {"at": "2026-06-04T08:00", "belief": "believes it", "grounds": "saw it"})
    matter.does("record_conduct", "2026-06-05", {"description": "loitering at a playground", "from": "2026-04-20"})
    matter.does("record_conditions_sought", "2026-06-05", {"conditions": [{"kind": "PROHIBIT", "text": "go to playgrounds"}]})
    assert matter.steps("2026-06-05") == {"file_application"}


@pytest.mark.provision("13M(2)(e)")
def test_a_discontinued_application_leaves_nothing_open() -> None:
    matter = issued()
    matter.offered("discontinue_application", APPLICATION, "2026-06-10", {"at": "2026-06-10T10:00", "communicated": "by letter"})
    assert "discontinued" in matter.ended("2026-06-10")
    with pytest.raises(AssertionError, match="not open"):
        matter.offered("discontinue_application", APPLICATION, "2026-06-11", {"at": "2026-06-11T10:00", "communicated": "by letter"})


@pytest.mark.parametrize(("decision", "end"), [("MADE", "order_made"), ("REFUSED", "application_refused")])
def test_a_decision_ends_the_application_wherever_it_stands(decision: str, end: str) -> None:
    matter = begun()
    _decide(matter, decision)
    assert end in matter.ended("2026-06-26")


def test_a_striking_out_is_considered_by_a_legal_officer() -> None:
    matter = issued()
    _decide(matter, "STRUCK_OUT")
    matter.does("consider_other_outcome", "2026-06-27", {"advice": "ask for a fresh temporary order"})
    assert "other_outcome_considered" in matter.ended("2026-06-27")


def _decide(matter: Matter, decision: str) -> None:
    """What the form of a hearing records, told by itself."""
    decided = Entry(f"f{next(IDS)}", "application-decided", APPLICATION, at("2026-06-26", "10:00"), {"decision": decision})
    matter.docket = matter.docket.append(decided, recorded_at=at("2026-06-26"))


# ---------------------------------------------------------------- the service
@pytest.mark.provision("13B(3)", "13ZL(3)")
def test_the_application_documents_are_planned_tried_served_and_proved() -> None:
    matter = issued()
    serving = {"process": SERVICE, "subject": PAPERS}
    matter.does("plan_service", "2026-06-05", {"plan": "at home in the evening"}, **serving)
    failed = {"what_happened": "NOT_SERVED", "at": "2026-06-06T17:30", "place": "at home", "attempt": "NOT_HOME"}
    matter.record(SERVICE, "serve_documents", PAPERS, "2026-06-06", failed)
    assert matter.steps("2026-06-06", **serving) == {"serve_documents"}
    matter.does("serve_documents", "2026-06-08", SERVED, **serving)
    assert {wait.element for wait in matter.standing(PROCESS, APPLICATION, at("2026-06-09")).waits}.isdisjoint({"documents_served"})
    matter.does("swear_affidavit", "2026-06-09", {"at": "2026-06-09T10:00", "deponent": "Officer Sample"}, **serving)
    assert "service_proved" in matter.ended("2026-06-09", **serving)


def test_a_service_says_what_the_form_asks_and_nothing_else() -> None:
    matter = issued()
    with pytest.raises(Refusal) as refused:
        matter.record(SERVICE, "serve_documents", PAPERS, "2026-06-08", {**SERVED, "explained": "", "explained_how": "", "way": ""})
    assert set(refused.value.fields) == {"explained", "way"}


def test_an_unserved_order_that_may_be_over_goes_to_a_legal_officer_while_serving_goes_on() -> None:
    matter = Matter()
    matter.offered("record_temporary_order_13j", "respondent:1", "2026-06-04", MADE_13J)
    matter.offered(
        "record_appearance_notice", APPLICATION, "2026-06-04", {**NOTICE, "at": "2026-06-04T11:00", "appear_at": "2026-06-19T09:00"}
    )
    serving = {"process": SERVICE, "subject": ORDER_PAPERS}
    matter.does("plan_service", "2026-06-05", {"plan": "at home in the evening"}, **serving)
    assert matter.steps("2026-06-30", **serving) == {"serve_documents"}
    # 28 days from the making, the first day counted, are over at the end of 1 July
    assert matter.steps("2026-07-02", **serving) == {"serve_documents", "decide_on_hold"}
    matter.does("decide_on_hold", "2026-07-02", {"decision": "SERVE", "reasons": "r"}, **serving)
    assert matter.steps("2026-07-02", **serving) == {"serve_documents"}
    matter.offered("discontinue_application", APPLICATION, "2026-07-03", {"at": "2026-07-03T10:00", "communicated": "by letter"})
    assert "service_given_up" in matter.ended("2026-07-03", **serving)


def test_what_a_legal_officer_withdraws_is_not_served_any_more() -> None:
    matter = Matter()
    matter.offered("record_temporary_order_13j", "respondent:1", "2026-06-04", MADE_13J)
    matter.offered(
        "record_appearance_notice", APPLICATION, "2026-06-04", {**NOTICE, "at": "2026-06-04T11:00", "appear_at": "2026-06-19T09:00"}
    )
    serving = {"process": SERVICE, "subject": ORDER_PAPERS}
    (step,) = [one for one in matter.standing(SERVICE, ORDER_PAPERS, at("2026-07-02")).open if one.element == "decide_on_hold"]
    matter.record(SERVICE, "decide_on_hold", ORDER_PAPERS, "2026-07-02", {"decision": "WITHDRAW", "reasons": "r"}, step.about)
    assert "service_given_up" in matter.ended("2026-07-02", **serving)


def test_a_revoked_order_is_served_and_told_no_more() -> None:
    matter = Matter()
    matter.offered("record_temporary_order_13j", "respondent:1", "2026-06-04", MADE_13J)
    told = {"at": "2026-06-05T10:00", "officer": "Officer Sample", "conditions_told": "YES"}
    matter.offered("record_informal_notice", "temporary-order:1", "2026-06-05", told)
    asked = {"at": "2026-06-08T10:00", "relief": "REVOKE", "grounds": "g", "circumstances_since": "c"}
    matter.offered("apply_to_vary_or_revoke", "temporary-order:1", "2026-06-08", asked)
    heard: dict[str, Any] = {
        "order": "temporary-order:1",
        "at": "2026-06-10T10:00",
        "presence": "IN_PERSON",
        "outcome": "REVOKED",
        "costs_awarded": "NO",
    }
    heard["regarded"] = ["TEST_13C1", "CHANGES"]
    matter.record("variation_or_revocation", "record_variation_hearing", "variation:1", "2026-06-10", heard)
    assert "temporary-order:1" not in OFFERS["record_informal_notice"].rule(matter.case)
    assert "service_given_up" in matter.ended("2026-06-10", process=SERVICE, subject=ORDER_PAPERS)


def test_what_is_offered_always_has_a_form_of_its_name_and_a_note_changes_nothing() -> None:
    assert {("offers", form) for form in OFFERS} <= set(book().forms)
    matter = issued()
    before = matter.standing(PROCESS, APPLICATION, at("2026-06-05"))
    matter.offered("record_note", "respondent:1", "2026-06-05", {"note": "n"})
    assert matter.standing(PROCESS, APPLICATION, at("2026-06-05")) == before


def test_every_step_of_both_diagrams_has_its_form() -> None:
    for process in (PROCESS, SERVICE):
        steps = set(definition(process).steps)
        assert steps == {step for name, step in book().forms if name == process}
