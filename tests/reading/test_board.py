"""The deadline board: what is overdue first, and narrowed to one's own matters, a unit's, or one kind of date."""

from __future__ import annotations

from typing import Any

from app.cli.cast import actor
from app.commands.words import TakeStep
from tests.support.scenario import Scenario, mention_listed


def board(story: Scenario, who: str = "prosecutor", **narrowed: Any) -> Any:
    with story.house() as house:
        return house.desk.deadline_board(actor(who), **narrowed)


def names(found: Any) -> set[str]:
    return {row.name for day in found.days for row in day.rows}


def test_what_is_overdue_stands_by_itself_and_not_among_the_days(database_url: str) -> None:
    story = mention_listed(database_url)
    story.at("2026-03-12 09:00")
    found = board(story)
    assert found.overdue
    assert all(row.act_by is not None and row.act_by < story.clock.at for row in found.overdue)
    assert not {(r.name, r.subject) for r in found.overdue} & {(r.name, r.subject) for day in found.days for r in day.rows}
    assert found.coming == sum(len(day.rows) for day in found.days)


def test_mine_are_the_matters_in_which_i_hold_a_step(database_url: str) -> None:
    story = mention_listed(database_url)
    assert names(board(story, whose="mine")) == set()
    process, subject, element, about = story.where("record_mention", "hearing:1")
    story.executes(TakeStep(story.matter, process, subject, element, about), by="registrar")
    assert names(board(story, "registrar", whose="mine")) == names(board(story, "registrar"))
    assert names(board(story, "prosecutor", whose="mine")) == set()


def test_a_units_are_the_matters_with_a_step_in_its_lists(database_url: str) -> None:
    story = mention_listed(database_url)
    assert names(board(story, "registrar", whose="unit")) == names(board(story, "registrar")) != set()
    assert names(board(story, "auditor", whose="unit")) == set()


def test_one_kind_of_date_is_chosen_and_the_choice_names_every_kind(database_url: str) -> None:
    story = mention_listed(database_url)
    every = board(story)
    one = min(names(every))
    found = board(story, kind=one)
    assert names(found) == {one}
    assert found.kinds == every.kinds
    assert {choice.value for choice in every.kinds} >= names(every)
