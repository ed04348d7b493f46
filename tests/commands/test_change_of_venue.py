"""An application moves to another court place: its registry sees the matter and has the registrar's steps from then on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.access.actor import Actor
from app.commands.health import findings
from app.commands.upkeep import seal_now
from app.commands.words import TakeStep
from app.errors import NotPermitted, Refusal
from app.reading.pages import Filters
from tests.support.scenario import Scenario, mention_listed
from tests.support.staff import CAIRNS, staffed

CASS = Actor("cairns", "Cass Madeup-Cairns", frozenset({"registrar"}), frozenset({"Registry Cairns"}))
MOVED: dict[str, Any] = {"at": "2026-03-03T09:00", "place": "Cairns", "moved_by": "COURT", "listed_anew": "NO"}


@pytest.fixture
def story(database_url: str) -> Scenario:
    """A mention is listed in Brisbane for 20 March, and the registrar there holds its step."""
    told = staffed(mention_listed(database_url), CAIRNS).at("2026-03-03 09:30")
    told.executes(TakeStep(told.matter, *told.where("record_mention")), by="registrar")
    return told


def units(story: Scenario) -> dict[str, set[str]]:
    """The steps of registrars by the unit in whose lists they stand."""
    found: dict[str, set[str]] = {}
    for unit, element in story.rows("select unit, element from step where matter=:m and role='registrar'"):
        found.setdefault(unit, set()).add(element)
    return found


def moves(story: Scenario, **more: Any) -> Scenario:
    return story.records("record_change_of_venue", by="registrar", subject="application:1", **{**MOVED, **more})


def test_steps_and_a_seat_go_to_the_registry_of_the_new_place(story: Scenario, tmp_path: Path) -> None:
    before = units(story)
    assert "record_mention" in before["Registry Brisbane"]
    with story.house() as house, pytest.raises(NotPermitted):
        house.desk.matter_page(CASS, story.matter)
    moves(story)
    assert "record_mention" in units(story)["Registry Cairns"]
    assert story.rows("select count(*) from holding where matter=:m") == [(0,)]
    with story.house() as house:
        assert house.desk.matter_page(CASS, story.matter)
        work = house.desk.your_work(CASS, Filters())
        assert "record_mention" in {item.element for _, _, items in work.groups for item in items}
        seal_now(house.door, tmp_path / "seals")
        assert [said for said in findings(house.door, tmp_path / "seals") if "matter" in said.lower() or "record" in said] == []
    # the old registry still reads it, and has what does not hang on the application
    assert story.page()
    assert units(story).get("Registry Brisbane", set()) == before["Registry Brisbane"] - units(story)["Registry Cairns"]


def test_steps_that_open_later_are_the_new_registrys(story: Scenario) -> None:
    moves(story, listed_anew="YES", listed_for="2026-03-19T09:00")
    assert {unit for (unit,) in story.rows("select unit from step where matter=:m and subject='hearing:2'")} == {"Registry Cairns"}


def test_a_move_that_was_withdrawn_gives_the_steps_back(story: Scenario) -> None:
    before = units(story)
    moves(story).withdraws("venue-changed", by="registrar")
    assert units(story) == before


@pytest.mark.parametrize("how", ["withdrawn", "corrected"])
def test_a_registry_to_which_nothing_was_moved_in_fact_sees_it_no_longer(story: Scenario, tmp_path: Path, how: str) -> None:
    # given a move to the wrong place, with which its registry got a seat
    moves(story)
    # when that is put right
    if how == "withdrawn":
        story.withdraws("venue-changed", by="registrar")
    else:
        story.corrects("venue-changed", by="registrar", place="Townsville")
    # then the seat has ended, and the audit knows it
    with story.house() as house:
        with pytest.raises(NotPermitted) as hidden:
            house.desk.matter_page(CASS, story.matter)
        assert not hidden.value.seen
        seal_now(house.door, tmp_path / "seals")
        assert [said for said in findings(house.door, tmp_path / "seals") if "matter" in said.lower() or "record" in said] == []


def test_a_registry_from_which_it_was_moved_on_still_reads_it(story: Scenario) -> None:
    moves(story).at("2026-03-03 10:30")
    moves(story, place="Townsville", at="2026-03-03T10:00")
    with story.house() as house:
        assert house.desk.matter_page(CASS, story.matter)


def test_where_no_unit_is_the_steps_stay(story: Scenario) -> None:
    before = units(story)
    moves(story, place="Logan")
    assert units(story) == before


@pytest.mark.parametrize("written", ["cairns", " CAIRNS ", "Cairns"])
def test_the_registry_is_found_however_its_place_is_written(story: Scenario, written: str) -> None:
    moves(story, place=written)
    assert "record_mention" in units(story)["Registry Cairns"]
    with pytest.raises(Refusal, match="at Cairns already"):
        moves(story, place="cairns")


def test_a_slip_is_refused(story: Scenario) -> None:
    with pytest.raises(Refusal, match="at Brisbane already"):
        moves(story, place="Brisbane")
