"""Substituted service: who may ask, what has to come before it, what the court's order makes of it, and what it does not prove (13ZL, 67FA)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

import app.law.all  # noqa: F401 - registers every question
from app.casework.answer import Done, Wanted
from app.law.questions import OFFERS, QUESTIONS, STARTS, Concern, told
from tests.law.test_service import PAPERS, SERVICE, TEMPORARY, made_13j
from tests.support.order_stories import Story, at

CARRIED_OUT = "2026-06-12"
WAY = {"way_authorised": "to the brother at his home", "order_ref": "Brisbane 123/26"}


def tried(story: Story, day: str = "2026-06-05") -> Story:
    return story.tell("service-attempted", SERVICE, day, "18:00", place="p", outcome="NOT_HOME")


def sought(story: Story, day: str = "2026-06-08") -> Story:
    return story.tell("substituted-service-sought", SERVICE, day, "09:00", reasons="never at home")


def applied(story: Story, day: str = "2026-06-09", course: str = "APPLIED") -> Story:
    asked: dict[str, Any] = {"documents": list(PAPERS), "why_not_practicable": "never at home", "proposed_way": "by the brother"}
    return story.tell("substituted-service-applied-for", SERVICE, day, "09:00", course=course, **asked)


def decided(story: Story, day: str = "2026-06-10", decision: str = "AUTHORISED", **counts: Any) -> Story:
    return story.tell("substituted-service-decided", SERVICE, day, "11:00", decision=decision, **{**WAY, "counts": "WHEN_DONE", **counts})


def carried_out(story: Story, day: str = CARRIED_OUT, clock: str = "15:00", **values: Any) -> Story:
    said: dict[str, Any] = {"documents": list(PAPERS), "server": "Officer Sample", "place": "p", "way": "left with the brother"}
    return story.tell("documents-served", SERVICE, day, clock, **{**said, "mode": "SUBSTITUTED", "as_ordered": True, **values})


def authorised(**counts: Any) -> Story:
    """A magistrate's order of 4 June made in absence; tried on the 5th, asked for, applied for, and authorised on the 10th at eleven."""
    return decided(applied(sought(tried(made_13j()))), **counts)


def served(story: Story) -> datetime | None:
    found: datetime | None = told(story.case, "until", "service.served", SERVICE)
    return found


def step(story: Story, name: str) -> Done | Wanted:
    found: Done | Wanted = told(story.case, "step", f"substituted-service.{name}", SERVICE)
    return found


def offered(story: Story) -> bool:
    return SERVICE in OFFERS["ask_for_substituted_service"].rule(story.case)


def concerns(name: str, story: Story) -> list[tuple[str, bool, str]]:
    found: tuple[Concern, ...] = QUESTIONS[name].rule(story.case, SERVICE, (story.entries[-1],))
    return [(one.provision, one.confirm, one.field) for one in found]


# ---------------------------------------------------------------- who may ask, and when
@pytest.mark.provision("13ZL(4)")
def test_another_way_is_asked_for_only_after_an_attempt_at_personal_service() -> None:
    assert not offered(made_13j())
    assert offered(tried(made_13j()))


def test_it_is_not_asked_for_twice_while_the_commissioner_or_the_court_has_it_and_again_after_a_refusal() -> None:
    story = tried(made_13j())
    for tell, open_again in (
        (sought, False),
        (applied, False),
        (lambda s: decided(s, decision="REFUSED"), True),
        (lambda s: sought(s, "2026-06-15"), False),
        (lambda s: applied(s, "2026-06-16", course="NOT_APPLIED"), True),
    ):
        assert offered(tell(story)) is open_again


def test_it_is_not_asked_for_once_the_papers_are_served() -> None:
    assert not offered(tried(made_13j()).served("2026-06-06", order=TEMPORARY, documents=PAPERS))


def test_a_run_begins_with_the_asking() -> None:
    assert STARTS["substituted_service"](tried(made_13j()).case) == ()
    assert STARTS["substituted_service"](sought(tried(made_13j())).case) == (SERVICE,)


@pytest.mark.provision("13ZL(4)")
def test_an_application_before_the_first_attempt_is_a_slip() -> None:
    story = applied(sought(tried(made_13j(), "2026-06-09")), "2026-06-08")
    assert concerns("substituted-service.attempts-first", story) == [("13ZL(4)", False, "at")]
    assert concerns("substituted-service.attempts-first", applied(sought(tried(made_13j())))) == []


def test_no_attempt_is_wanted_where_no_application_was_made() -> None:
    assert concerns("substituted-service.attempts-first", applied(made_13j(), course="NOT_APPLIED")) == []


# ---------------------------------------------------------------- the court
def test_a_decision_before_the_application_is_a_slip() -> None:
    story = decided(applied(sought(tried(made_13j()))), "2026-06-08")
    assert concerns("substituted-service.decided-in-order", story) == [("13ZL(4), 13ZL(5)", False, "at")]
    assert concerns("substituted-service.decided-in-order", authorised()) == []


@pytest.mark.provision("13ZL(5)")
def test_a_time_of_service_before_the_courts_own_order_is_asked_about() -> None:
    story = authorised(counts="AT_STATED_TIME", counts_at=at("2026-06-09").isoformat())
    assert concerns("substituted-service.decided-in-order", story) == [("13ZL(5)", True, "counts_at")]


@pytest.mark.parametrize(("days", "slip"), [(0, True), (1, False), (7, False)])
def test_days_after_are_at_least_one(days: int, slip: bool) -> None:
    found = concerns("substituted-service.decided-in-order", authorised(counts="AFTER_DAYS", counts_after_days=days))
    assert bool(found) is slip


def test_each_asking_has_steps_of_its_own() -> None:
    story = sought(decided(applied(sought(tried(made_13j()))), decision="REFUSED"), "2026-06-15")
    wanted = step(story, "apply")
    assert isinstance(wanted, Wanted)
    assert "15 June 2026" in wanted.about
    assert isinstance(step(applied(story, "2026-06-16"), "decide"), Wanted)


def test_what_is_told_at_one_instant_is_one_story_whatever_came_in_first() -> None:
    one = sought(applied(decided(tried(made_13j()), "2026-06-09"), "2026-06-09"), "2026-06-09")
    assert isinstance(step(one, "decide"), Done)


# ---------------------------------------------------------------- from when it counts
def test_it_counts_when_it_is_done_where_the_order_says_nothing() -> None:
    assert served(carried_out(authorised())) == at(CARRIED_OUT, "15:00")


def test_it_counts_from_the_stated_time_and_never_before_it_is_done() -> None:
    later, earlier = at("2026-06-14", "09:00"), at("2026-06-11", "09:00")
    assert served(carried_out(authorised(counts="AT_STATED_TIME", counts_at=later.isoformat()))) == later
    assert served(carried_out(authorised(counts="AT_STATED_TIME", counts_at=earlier.isoformat()))) == at(CARRIED_OUT, "15:00")


@pytest.mark.parametrize(("days", "last_day"), [(1, "2026-06-13"), (2, "2026-06-14"), (3, "2026-06-15")])
def test_days_after_end_with_their_last_day_and_roll_off_no_weekend(days: int, last_day: str) -> None:
    # Friday 12 June is not counted; one day after is Saturday the 13th
    assert served(carried_out(authorised(counts="AFTER_DAYS", counts_after_days=days))) == at(last_day, "23:59")


def test_it_counts_from_the_event_and_not_at_all_before_it_has_happened() -> None:
    story = authorised(counts="ON_EVENT", counts_on_event="the brother confirms")
    assert served(carried_out(story)) is None
    assert served(carried_out(story, "2026-06-13", deemed_served_at=at("2026-06-15", "12:00").isoformat())) == at("2026-06-15", "12:00")


def test_the_order_takes_effect_at_that_instant() -> None:
    story = carried_out(authorised(counts="AFTER_DAYS", counts_after_days=2))
    assert told(story.case, "until", "temporary-order.takes-effect", TEMPORARY) == at("2026-06-14", "23:59")


def test_the_step_is_done_when_the_way_is_carried_out_even_if_it_counts_later() -> None:
    done = step(carried_out(authorised(counts="AFTER_DAYS", counts_after_days=2)), "carry-out")
    assert done == Done(at(CARRIED_OUT, "15:00"))


# ---------------------------------------------------------------- what is no service
@pytest.mark.parametrize(
    ("day", "clock", "counts"), [("2026-06-10", "10:59", False), ("2026-06-10", "11:00", True), ("2026-06-10", "11:01", True)]
)
@pytest.mark.provision("13ZL(5)")
def test_papers_handed_over_before_the_court_authorised_it_do_not_count(day: str, clock: str, counts: bool) -> None:
    story = carried_out(authorised(), day, clock)
    assert (served(story) is not None) is counts
    assert concerns("service.as-the-act-provides", story) == ([] if counts else [("13ZL(5)", True, "substituted_order")])


def test_another_way_than_the_court_authorised_does_not_count_and_is_asked_about() -> None:
    story = carried_out(authorised(), as_ordered=False)
    assert served(story) is None
    assert concerns("service.as-the-act-provides", story) == [("13ZL(5)", True, "as_ordered")]
    assert isinstance(step(story, "carry-out"), Wanted)


def test_after_a_refusal_substituted_service_does_not_count() -> None:
    story = carried_out(decided(applied(sought(tried(made_13j()))), decision="REFUSED"))
    assert served(story) is None


def test_an_authorisation_for_one_set_is_none_for_another() -> None:
    story = carried_out(authorised())
    story.tell(
        "documents-served", "service:application:1", "2026-06-12", "16:00",
        documents=["APPLICATION", "APPEARANCE_NOTICE"], mode="SUBSTITUTED", as_ordered=True,
    )  # fmt: skip
    assert told(story.case, "until", "service.served", "service:application:1") is None


def test_one_paper_of_three_is_not_the_set() -> None:
    assert isinstance(step(carried_out(authorised(), documents=["ORDER"]), "carry-out"), Wanted)


def test_personal_service_is_always_good() -> None:
    story = authorised().served("2026-06-11", order=TEMPORARY, documents=PAPERS)
    assert step(story, "carry-out") == Done(at("2026-06-11"))


# ---------------------------------------------------------------- knowledge (67FA(3)(b), 77D)
def known(story: Story) -> tuple[str, Done | Wanted]:
    case = story.case
    return told(case, "ask", "notice.by-substituted-service", TEMPORARY), told(case, "step", "notice.make-known", TEMPORARY)


def test_substituted_service_gives_effect_but_leaves_knowledge_to_be_proved() -> None:
    by_substitution, wanted = known(carried_out(authorised()))
    assert by_substitution == "YES"
    assert isinstance(wanted, Wanted)
    assert wanted.provision == "67FA(3), 77D"


@pytest.mark.provision("67FA(3)(b)")
def test_a_copy_served_in_person_leaves_nothing_to_be_proved() -> None:
    assert known(authorised().served("2026-06-11", order=TEMPORARY, documents=PAPERS))[0] == "NO"


@pytest.mark.parametrize("kind", ["informal-notice-given", "knowledge-left-open"])
@pytest.mark.parametrize(("day", "enough"), [("2026-06-11", False), ("2026-06-13", True)])
@pytest.mark.provision("67FA(3)(c)")
def test_telling_the_respondent_afterwards_or_leaving_it_open_answers_the_step(kind: str, day: str, enough: bool) -> None:
    story = carried_out(authorised()).tell(kind, TEMPORARY, day, conditions_told=True, reasons="r")
    assert isinstance(known(story)[1], Done) is enough


def test_a_personal_copy_afterwards_answers_the_step_and_is_offered_only_after_substituted_service() -> None:
    offer = OFFERS["record_personal_copy"].rule
    assert offer(authorised().case) == ()
    story = carried_out(authorised())
    assert offer(story.case) == (SERVICE,)
    story.served("2026-06-20", order=TEMPORARY, documents=("ORDER",))
    assert known(story) == ("YES", Done(at("2026-06-20")))
