"""No SELECT on a matter's tables without the wall: each statement holds the condition of seats and bars, or is keyed by a matter
that was opened through it in the same call. Every question of the read side is asked, and what it sends is looked at."""

# ruff: noqa: ARG005 - every question has one shape
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event, select, text

from app.access.actor import Actor
from app.casework.clock import start_of
from app.cli.cast import actor
from app.commands.documents import DocumentRoom
from app.errors import NotPermitted, Refusal, Stale
from app.reading.desk import Desk
from app.reading.pages import Filters
from app.reading.room import Room
from app.storage import tables
from tests.support.scenario import ROOT, Scenario, TestHouse, mention_listed

OF_A_MATTER = {table.name for table in tables.metadata.tables.values() if table.name == "matter" or "matter" in table.c} - {
    "election",
    "seat",
    "bar",
}
"""Elections are asked for by matter or for all; seats and bars are the wall itself."""
OUTSIDER = Actor("outsider", "Otto Madeup-Outsider", frozenset({"registrar"}), frozenset({"Registry Cairns"}))
NOTE: dict[str, Any] = {"process": "offers", "subject": "respondent:1", "element": "record_note", "about": ""}
LOOK = {"family_name": "Example-Person", "purpose": "INVESTIGATION"}

Ask = Callable[[Desk, Actor, str], Any]
QUESTIONS: dict[str, Ask] = {
    "frame": lambda d, a, m: d.frame(a),
    "your_work": lambda d, a, m: [d.your_work(a, Filters(holder=h)) for h in ("", "mine", "unit", "nobody")],
    "matter_page": lambda d, a, m: [d.matter_page(a, m), d.matter_page(a, m, unmask="LAW_ENFORCEMENT")],
    "may_see": lambda d, a, m: d.may_see(a, m),
    "step_form": lambda d, a, m: d.step_form(a, m, **NOTE),
    "what_follows": lambda d, a, m: d.what_follows(a, m, **NOTE, answers={"note": "Made up."}),
    "what_if": lambda d, a, m: [d.what_if(a, m), d.what_if(a, m, then=start_of(date(2026, 6, 1)))],
    "run_history": lambda d, a, m: d.run_history(a, m, process="temporary_order_term", subject="temporary-order:1"),
    "left_draft": lambda d, a, m: d.left_draft(a, m, **NOTE),
    "open_matter_form": lambda d, a, m: d.open_matter_form(a, values={}, errors={}),
    "entry_page": lambda d, a, m: d.entry_page(a, m, d.matter_page(a, m).docket[0].id, values={}, errors={}),
    "join_form": lambda d, a, m: d.join_form(a, m, other="INT-2026-000002"),
    "joining_page": lambda d, a, m: d.joining_page(a, m, d.matter_page(a, m).docket[0].id),
    "likeness_page": lambda d, a, m: d.likeness_page(a, m, d.matter_page(a, m).docket[0].id),
    "joined_page": lambda d, a, m: d.joined_page(a, m, d.matter_page(a, m).docket[0].id),
    "move_form": lambda d, a, m: d.move_form(a, m, d.matter_page(a, m).docket[0].id, other="INT-2026-000002"),
    "document": lambda d, a, m: [d.document(a, m, subject="application:1", document="appearance_notice", sha256=s) for s in ("0" * 64, "")],
    "destruction_form": lambda d, a, m: d.destruction_form(a, m),
    "destruction_page": lambda d, a, m: d.destruction_page(a, m, d.matter_page(a, m).docket[0].id),
    "why_date": lambda d, a, m: d.why_date(a, m, name="temporary-order.last-day", subject="temporary-order:1"),
    "deadline_board": lambda d, a, m: d.deadline_board(a, place="Brisbane"),
    "paper_list": lambda d, a, m: d.paper_list(a),
    "look_up": lambda d, a, m: d.look_up(a, query=LOOK),
    "readings_page": lambda d, a, m: d.readings_page(a),
    "processes_page": lambda d, a, m: d.processes_page(a),
    "people_page": lambda d, a, m: d.people_page(a),
    "person_page": lambda d, a, m: d.person_page(a, "registrar"),
    "team_page": lambda d, a, m: d.team_page(a),
    "access_page": lambda d, a, m: d.access_page(a, m),
    "hand_over_page": lambda d, a, m: d.hand_over_page(
        a, m, process="temporary_order_term", subject="temporary-order:1", element="ask_extension", about=""
    ),
    "calendars_page": lambda d, a, m: d.calendars_page(a),
    "moved_page": lambda d, a, m: d.moved_page(a),
    "matter_readings": lambda d, a, m: d.matter_readings(a, m),
    "diagram_xml": lambda d, a, m: d.diagram_xml("temporary_order_term"),
}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    return mention_listed(f"sqlite:///{tmp_path_factory.mktemp('queries') / 'interdict.db'}")


@contextmanager
def watched(house: TestHouse, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[list[tuple[str, Any]], set[str]]]:
    """What is sent to the database, and which matters were opened through the wall."""
    sent: list[tuple[str, Any]] = []
    opened: set[str] = set()
    through = Room.opened

    def noting(self: Room, connection: Any, who: Actor, matter: str) -> Any:
        file = through(self, connection, who, matter)
        opened.add(file.id)
        return file

    monkeypatch.setattr(Room, "opened", noting)

    def before(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        sent.append((statement, parameters))

    event.listen(house.engine, "before_cursor_execute", before)
    try:
        yield sent, opened
    finally:
        event.remove(house.engine, "before_cursor_execute", before)


def outside_the_wall(statement: str, parameters: Any, opened: set[str]) -> bool:
    """Whether a statement reads a matter's table neither through the wall nor for a matter that was opened."""
    words = " ".join(statement.lower().split())
    touched = {name for name in re.findall(r"(?:from|join|,)\s+\"?([a-z_]+)", words) if name in OF_A_MATTER}
    if not touched:
        return False
    if "from seat where" in words and "from bar where" in words and "not (exists" in words:
        return False
    keyed = re.search(r"\b(?:matter|m)\s*=\s*(?:\?|:)|\.matter\s*=\s*(?:\?|:)", words)
    given = parameters.values() if isinstance(parameters, dict) else parameters
    return not (keyed and any(value in opened for value in given))


def asked(house: TestHouse, name: str, who: Actor, matter: str) -> Any:
    try:
        return QUESTIONS[name](house.desk, who, matter)
    except (NotPermitted, Stale, Refusal) as refused:
        return refused


def test_every_question_of_the_read_side_is_asked_here(story: Scenario) -> None:
    with story.house() as house:
        held = {name for name in vars(house.desk) if not name.startswith("_")} | {n for n in vars(Desk) if not n.startswith("_")}
    assert held - {"room"} == QUESTIONS.keys()


@pytest.mark.parametrize(
    "who", [actor("legal"), actor("prosecutor"), actor("auditor"), actor("supervisor"), OUTSIDER], ids=lambda one: one.id
)
@pytest.mark.parametrize("name", QUESTIONS)
def test_nothing_of_a_matter_is_read_outside_the_wall(story: Scenario, name: str, who: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    with story.house() as house:
        house.door.documents = DocumentRoom(ROOT)
        with watched(house, monkeypatch) as (sent, opened):
            asked(house, name, who, story.matter)
    assert [words for words, given in sent if outside_the_wall(words, given, opened)] == []
    if who is OUTSIDER:
        assert opened == set()


@pytest.mark.parametrize(
    "breach",
    [
        select(tables.status.c.said),
        select(tables.matter.c.number).where(tables.matter.c.number == "INT-2026-000001"),
        select(tables.entry.c.kind).join(tables.matter, tables.matter.c.id == tables.entry.c.matter),
        text("select contents from entry_values where matter = 'M'"),
        text("select number from matter m join step s on s.matter = m.id"),
    ],
)
def test_a_query_without_the_wall_is_seen(story: Scenario, breach: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with story.house() as house, watched(house, monkeypatch) as (sent, opened), house.engine.connect() as connection:
        connection.execute(breach).all()
    assert any(outside_the_wall(words, given, opened) for words, given in sent)
