"""The report on a child respondent: by when, what became of it, what is wanted, and what is doubtful about an order (ss 13C(2), 13E, 74G)."""

from __future__ import annotations

from typing import Any

import pytest

import app.law.all  # noqa: F401 - registers every question
from app.casework.answer import Deadline, Done, Wanted
from app.law.questions import OFFERS, QUESTIONS, STARTS, Concern, told
from tests.support.order_stories import Story, at

APPLICATION, REPORT, LATER, REQUEST = "application:1", "child-report:hearing:1", "child-report:hearing:2", "information-request:1"


def applied() -> Story:
    """An application about a child of sixteen, issued in Brisbane on 4 June 2026."""
    notice: dict[str, Any] = {"court": "CHILDRENS", "court_place": "Brisbane", "appear_at": at("2026-06-16").isoformat()}
    return Story("2010-05-05").tell("appearance-notice-issued", APPLICATION, "2026-06-04", **notice)


def directed(day: str = "2026-06-16", hearing: str = "hearing:1", story: Story | None = None, **more: Any) -> Story:
    said = {"directed": "DIRECTED", "matters": "SATISFIED", "about": "school", "due_on": "2026-07-11", **more}
    return (story or applied()).tell("report-directed", APPLICATION, day, hearing=hearing, **said)


def step(story: Story, name: str, report: str = REPORT) -> Any:
    return told(story.case, "step", f"child-report.{name}", report)


def date(story: Story, name: str, subject: str = REPORT) -> Deadline | None:
    found: Deadline | None = QUESTIONS[name].rule(story.case, subject)
    return found


def asked(story: Story, name: str, report: str = REPORT) -> str:
    return str(told(story.case, "ask", f"child-report.{name}", report))


def copied(story: Story, day: str, *parties: str) -> Story:
    for party in parties:
        story.tell("report-copied", REPORT, day, party=party, way="by hand")
    return story


# ---------------------------------------------------------------- the run
def test_each_direction_has_a_run_of_its_own_and_a_word_against_it_has_none() -> None:
    assert STARTS["child_respondent_report"](applied().case) == ()
    story = directed().tell("report-directed", APPLICATION, "2026-06-26", hearing="hearing:3", directed="NOT_DIRECTED")
    assert STARTS["child_respondent_report"](story.case) == (REPORT,)
    directed("2026-07-14", "hearing:2", story)
    assert STARTS["child_respondent_report"](story.case) == (REPORT, LATER)


# ---------------------------------------------------------------- by when
@pytest.mark.provision("13E(4)")
def test_the_report_is_due_on_the_day_that_the_court_stated_which_does_not_roll() -> None:
    assert date(applied(), "child-report.due") is None
    due = date(directed(), "child-report.due")  # 11 July 2026 is a Saturday
    assert due is not None
    assert (due.act_by, due.met_at) == (at("2026-07-12", "00:00"), None)


@pytest.mark.parametrize(
    ("days", "last"), [(10, "2026-06-27"), (11, "2026-06-30"), (12, "2026-06-30"), (13, "2026-06-30"), (14, "2026-07-01")]
)
def test_a_period_in_days_leaves_out_the_day_of_the_direction_and_an_excluded_last_day(days: int, last: str) -> None:
    # the direction is of Tuesday 16 June; 27 and 28 June are a weekend
    due = date(directed(due_on="", within_days=days), "child-report.due")
    assert due is not None
    assert due.act_by == at(last, "00:00")


def test_a_direction_without_a_period_has_no_date_and_is_never_overdue() -> None:
    story = directed(due_on="")
    assert date(story, "child-report.due") is None
    assert told(story.case, "due", "child-report.overdue", REPORT) is None


@pytest.mark.provision("13E(5)")
def test_copies_are_due_when_the_report_is_given_and_each_party_must_have_one() -> None:
    story = directed()
    assert date(story, "child-report.copies-by") is None
    story.tell("report-given", REPORT, "2026-07-10", pages=3)
    due, copies = date(story, "child-report.due"), date(story, "child-report.copies-by")
    assert due is not None
    assert due.met_at == at("2026-07-10")
    assert copies is not None
    assert (copies.act_by, copies.met_at) == (at("2026-07-10"), None)
    copied(story, "2026-07-11", "APPLICANT")
    assert step(story, "copies") == Wanted("respondent", at("2026-07-10"), "13E(5)", step(story, "copies").missed)
    copied(story, "2026-07-12", "OTHER")
    assert isinstance(step(story, "copies"), Wanted), "a copy for another party is no copy for the respondent"
    copied(story, "2026-07-13", "RESPONDENT")
    assert step(story, "copies") == Done(at("2026-07-13"))


def test_an_older_record_says_of_the_application_that_the_report_was_given() -> None:
    story = directed().tell("report-given", APPLICATION, "2026-07-10", copied_to_each_party=True)
    assert asked(story, "outcome") == "GIVEN"
    assert isinstance(step(story, "copies"), Wanted), "each party is to be ticked all the same"


# ---------------------------------------------------------------- what became of it
@pytest.mark.parametrize(
    ("given", "again", "over", "outcome"),
    [
        ("2026-07-01", "", "", "GIVEN"),
        ("2026-07-01", "2026-07-02", "2026-07-03", "GIVEN"),
        ("", "2026-07-02", "2026-07-03", "REPLACED"),
        ("2026-07-02", "2026-07-01", "", "REPLACED"),
        ("", "", "2026-07-03", "NOT_GIVEN"),
        ("2026-07-03", "", "2026-07-03", "GIVEN"),
    ],
)
def test_whichever_came_first_settles_the_direction(given: str, again: str, over: str, outcome: str) -> None:
    story = directed()
    if again:
        directed(again, "hearing:2", story, due_on="2026-08-01")
    if given:
        story.tell("report-given", REPORT, given)
    if over:
        story.tell("application-discontinued", APPLICATION, over, communicated="by letter")
    assert asked(story, "outcome") == outcome
    assert told(story.case, "until", "child-report.settled", REPORT) == at(min(x for x in (given, again, over) if x))


def test_another_application_replaces_no_direction() -> None:
    story = directed().tell("report-directed", "application:2", "2026-07-01", hearing="hearing:2", directed="DIRECTED", about="home")
    assert told(story.case, "until", "child-report.settled", REPORT) is None


# ---------------------------------------------------------------- requests
def request(story: Story, day: str = "2026-06-17", by: str = "2026-06-24", number: int = 1) -> Story:
    said = {"report": REPORT, "entity": "made up", "what": "w", "by_on": by, "way": "by letter"}
    return story.tell("information-requested", f"information-request:{number}", day, **said)


def test_a_request_is_open_until_it_has_an_answer_and_a_reminder_moves_its_day() -> None:
    story = request(directed())
    by = date(story, "information-request.by", REQUEST)
    assert by is not None
    assert (by.act_by, by.met_at) == (at("2026-06-25", "00:00"), None)
    assert "need not" in by.consequence
    story.tell("information-request-reminded", REQUEST, "2026-06-25", by_on="2026-06-30")
    by = date(story, "information-request.by", REQUEST)
    assert by is not None
    assert by.act_by == at("2026-07-01", "00:00")
    story.tell("information-request-answered", REQUEST, "2026-06-29", outcome="NOT_GIVEN")
    assert step(story, "answers") == Done(at("2026-06-29"))


def test_the_step_names_the_requests_without_an_answer_and_the_earliest_day() -> None:
    story = request(request(directed()), by="2026-06-22", number=2)
    assert step(story, "answers") == Wanted(
        "request 1, request 2", at("2026-06-23", "00:00"), "74G(2), 74G(3)", step(story, "answers").missed
    )


@pytest.mark.provision("74G(1)")
def test_a_government_entity_may_be_asked_while_the_report_is_awaited() -> None:
    offer = OFFERS["ask_government_entity"]
    assert offer.role == "report_author"
    assert offer.rule(directed().case) == (REPORT,)
    assert offer.rule(directed().tell("report-given", REPORT, "2026-07-01").case) == ()


def concerns(story: Story, name: str) -> tuple[Concern, ...]:
    return tuple(QUESTIONS[name].rule(story.case, REPORT, (story.entries[-1],)))


@pytest.mark.parametrize(("by", "found"), [("2026-06-16", [False]), ("2026-06-17", []), ("2026-07-11", []), ("2026-07-12", [True])])
@pytest.mark.provision("74G(2)(b)")
def test_the_day_of_a_request_lies_between_the_request_and_the_day_of_the_report(by: str, found: list[bool]) -> None:
    assert [c.confirm for c in concerns(request(directed(), by=by), "information-request.as-provided")] == found


# ---------------------------------------------------------------- the direction
@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({}, []),
        ({"due_on": "2026-06-16"}, []),
        ({"due_on": "2026-06-15"}, [("13E(4)", False)]),
        ({"within_days": 3}, [("13E(4)", False)]),
        ({"due_on": "", "within_days": 0}, [("13E(4)", False)]),
        ({"due_on": ""}, [("13E(4)", True)]),
        ({"matters": "NOT"}, [("13E(1)", True)]),
        ({"matters": ""}, [("13E(1)", True)]),
    ],
)
def test_what_is_doubtful_about_a_direction(said: dict[str, Any], found: list[tuple[str, bool]]) -> None:
    assert [(c.provision, c.confirm) for c in concerns(directed(**said), "child-report.directed-as-provided")] == found


# ---------------------------------------------------------------- the order (I-32)
@pytest.mark.parametrize(
    ("considered", "outcome"),
    [(True, "YES"), (False, "NO")],
)
def test_an_order_made_says_whether_the_report_was_considered(considered: bool, outcome: str) -> None:
    story = directed().tell("hearing-held", "hearing:2", "2026-07-14", application=APPLICATION, outcome="FINAL_MADE", presence="IN_PERSON")
    story.made("2026-07-14", hearing="hearing:2", report_considered=considered)
    assert asked(story, "considered") == outcome


def test_without_an_order_nothing_hangs_on_the_report() -> None:
    story = directed().tell(
        "hearing-held", "hearing:2", "2026-07-14", application=APPLICATION, outcome="FINAL_REFUSED", presence="IN_PERSON"
    )
    assert asked(story, "considered") == "NO_ORDER"
