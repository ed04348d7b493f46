"""Where a run stands."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.engine.catalogue import Catalogue, StepSpec
from app.engine.runs import brought_into_line, rebuilt
from app.engine.stand import Passed, Stand, stand, still_stands
from tests.engine.conftest import MADE, SUBJECT, case_of, entry

MADE_ENTRY = entry("1", "made", 0)


def standing(catalogue: Catalogue, day: float, *entries: object) -> Stand:
    return stand(catalogue.definition("tiny_term"), case_of(MADE_ENTRY, *entries), SUBJECT, MADE + timedelta(days=day))  # type: ignore[arg-type]


def elements(found: Stand) -> set[str]:
    return {step.element for step in found.wanted}


def test_a_new_run_opens_its_first_step_and_waits_for_the_instants_the_law_gives(catalogue: Catalogue) -> None:
    found = standing(catalogue, 1)
    assert [(s.element, s.about, s.lane) for s in found.open] == [("list_it", "the listing", "Prosecutor")]
    assert {w.element: w.instant for w in found.waits} == {
        "may_have_ended": MADE + timedelta(days=27),
        "life_over": MADE + timedelta(days=28),
        "lapsed": MADE + timedelta(days=28),
        "decided": None,
    }
    assert found.next_due == MADE + timedelta(days=27)
    assert not found.over


def test_a_step_is_passed_over_because_the_docket_answers_it_whoever_recorded_that(catalogue: Catalogue) -> None:
    assert elements(standing(catalogue, 3, entry("2", "listed", 2))) == {"ask_for_more"}


def test_a_step_that_the_docket_answers_only_from_tomorrow_stands_on_no_worklist_and_passes_tomorrow(catalogue: Catalogue) -> None:
    today = standing(catalogue, 1, entry("2", "listed", 2))
    assert elements(today) == set()
    assert [(s.element, s.instant) for s in today.open] == [("list_it", MADE + timedelta(days=2))]
    assert today.next_due == MADE + timedelta(days=2)
    assert elements(standing(catalogue, 2, entry("2", "listed", 2))) == {"ask_for_more"}


def test_between_the_readings_the_run_still_lives_and_says_it_may_have_ended(catalogue: Catalogue) -> None:
    assert elements(standing(catalogue, 27.5)) == {"list_it", "act_as_if_ended"}


def test_at_the_very_instant_of_its_end_in_every_world_the_run_has_lapsed(catalogue: Catalogue) -> None:
    assert elements(standing(catalogue, 28)) == {"confirm_end"}
    assert "lapsed" in {p.element for p in standing(catalogue, 28).passed}


def test_the_path_is_kept_in_legal_time_with_the_gateways_answer(catalogue: Catalogue) -> None:
    found = standing(catalogue, 40, entry("2", "decided", 5, outcome="GRANTED"))
    at = MADE + timedelta(days=5)
    assert found.passed == (Passed("decided", at, "until"), Passed("what_came_of_it", at, "ask", "GRANTED"))
    assert elements(found) == {"confirm_end"}


def test_worlds_that_differ_go_to_the_legal_officer(catalogue: Catalogue) -> None:
    found = standing(catalogue, 40, entry("2", "decided", 5, outcome="BOTH"))
    assert elements(found) == {"officer_looks"}
    ended = standing(catalogue, 40, entry("2", "decided", 5, outcome="BOTH"), entry("3", "looked", 6))
    assert ended.over
    assert ended.passed[-1] == Passed("looked", MADE + timedelta(days=6), "end")


def test_a_stand_is_written_as_text_and_read_back_whole_in_two_kilobytes(catalogue: Catalogue) -> None:
    found = standing(catalogue, 40, entry("2", "listed", 2), entry("3", "more", 3, days=35), entry("4", "decided", 34, outcome="OTHER"))
    text = found.to_json()
    assert len(text.encode()) <= 2048
    back = Stand.from_json(text)
    assert back == found
    assert (back.open, back.trace, back.passed, back.bundle) == (found.open, found.trace, found.passed, found.bundle)
    assert [s.act_by for s in back.open] == [s.act_by for s in found.open]


def test_a_changed_answer_is_noticed_and_the_same_answers_leave_the_run_alone(catalogue: Catalogue) -> None:
    now = MADE + timedelta(days=3)
    found = standing(catalogue, 3)
    other_matter = entry("9", "listed", 2, subject="tiny:2")
    assert still_stands(found, case_of(MADE_ENTRY, other_matter), SUBJECT, now)
    assert not still_stands(found, case_of(MADE_ENTRY, entry("2", "listed", 2)), SUBJECT, now)
    assert not still_stands(found, case_of(MADE_ENTRY), SUBJECT, MADE + timedelta(days=27))


def test_only_the_runs_whose_answers_changed_are_built_anew(catalogue: Catalogue) -> None:
    now = MADE + timedelta(days=3)
    two = entry("8", "made", 0, subject="tiny:2")
    before = rebuilt(catalogue, case_of(MADE_ENTRY, two), now)
    assert set(before) == {("tiny_term", "tiny:1"), ("tiny_term", "tiny:2")}
    after, anew = brought_into_line(catalogue, before, case_of(MADE_ENTRY, two, entry("9", "listed", 2, subject="tiny:2")), now)
    assert anew == {("tiny_term", "tiny:2")}
    assert after["tiny_term", "tiny:1"] is before["tiny_term", "tiny:1"]
    assert elements(after["tiny_term", "tiny:2"]) == {"ask_for_more"}


def test_a_definition_tells_of_each_step_whose_it_is_and_under_which_provisions(catalogue: Catalogue) -> None:
    definition = catalogue.definition("tiny_term")
    assert definition.steps["list_it"] == StepSpec(
        "list_it", "List it", "Prosecutor", "tiny.list-it", ("1", "2(a)"), "List it before it ends."
    )


@pytest.mark.parametrize("day", [0, 5, 27, 27.5, 28, 60])
def test_standing_twice_gives_the_same_twice(catalogue: Catalogue, day: float) -> None:
    assert standing(catalogue, day) == standing(catalogue, day)
