"""What the doctor looks at: chains, keyed hashes, the record against both, runs that stand as they would be computed, work that nobody can do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from app.access.actor import Actor
from app.access.roles import lane_of_role
from app.casework.clock import day_of
from app.commands import bundles, destruction
from app.commands.dispatcher import Dispatcher
from app.commands.wholeness import projection_findings, record_findings
from app.commands.word_out import MOST_TRIES
from app.errors import Fault
from app.law.calendars import wanted_by_now
from app.storage import audit, house, people
from app.storage.database import reading
from app.storage.migrate import behind
from app.storage.visible import seated


def trail(door: Dispatcher, seal_file: Path | None) -> audit.Verified:
    """Every stream and every seal of the audit walked, and the record held against them."""
    with reading(door.engine) as connection:
        walked = audit.verify(connection, door.audit_key, seal_file)
    return replace(walked, findings=(*walked.findings, *record_findings(door), *projection_findings(door)))


def is_behind(door: Dispatcher) -> bool:
    """Whether the database is not at this release's schema."""
    return behind(door.engine)


def findings(door: Dispatcher, seal_file: Path | None) -> tuple[str, ...]:
    """Everything that is wrong, one sentence each; empty where nothing is."""
    if behind(door.engine):
        return ("The database is not at this release's schema: run `interdict migrate`.",)
    found = list(bundles.findings(door.engine, door.catalogue, door.book.dictionary, published=door.mode == "production"))
    try:
        found += [f"{f.stream} row {f.number}: {f.sentence}" for f in trail(door, seal_file).findings]
    except Fault as fault:  # a bundle that cannot be read: nothing can be computed with it, and the rest is said all the same
        found.append(fault.sentence)
    found += destruction.findings(door)
    with reading(door.engine) as connection:
        found += [
            f"Matter {row[0]} is parked as an incident: {row[1]}"
            for row in connection.execute(text("select m.number, i.sentence from incident i join matter m on m.id = i.matter"))
        ]
    return tuple(found)


def lacking(door: Dispatcher) -> tuple[str, ...]:
    """What the house lacks to go on: people for open steps, calendars that ought to be loaded by now. The record itself is whole."""
    if behind(door.engine):
        return ()
    with reading(door.engine) as connection:
        now = door.now(connection)
        staff = people.staff(connection, now)
        found = [_nobody_for(row) for row in connection.execute(_STEPS) if staff.orphaned(row.role, row.unit)]
        found += _unseen_from_both_sides(connection, staff, now)
        calendars = door.calendars(connection, house.house(connection).calendar_revision)
        found += [one.sentence for one in wanted_by_now(calendars, house.places(connection), day_of(now))]
        given_up = connection.execute(_GIVEN_UP, {"most": MOST_TRIES}).scalar_one()
    if given_up:
        found.append(
            f"Word could not be sent {MOST_TRIES} times over, and is no longer tried: {given_up} in the outbox. Look at the mail server."
        )
    return tuple(found)


def _unseen_from_both_sides(connection: Connection, staff: people.Staff, now: datetime) -> Iterator[str]:
    """Steps about two matters that nobody sees who could do them: each needs somebody with a seat in both. Names the one that asks."""
    able = [each for person in staff.people.values() if (each := staff.actor(person.id)) is not None]
    for row in connection.execute(_OF_TWO):
        other = str(json.loads(row.contents)["other"])
        may = _MAY[row.process]
        if staff.people and not any(each.has(*may) and all(_sees(connection, each, m, now) for m in (row.matter, other)) for each in able):
            yield f"Matter {row.number} has the step “{row.title}”, and nobody who could do it sees both matters: give somebody a seat."


def _sees(connection: Connection, actor: Actor, matter: str, now: datetime) -> bool:
    has_seat, barred = seated(connection, actor, matter, now)
    return has_seat and actor.id not in barred


def _nobody_for(row: Any) -> str:
    role = lane_of_role(row.role).lower()
    steps = f"Matter {row.number} has the step “{row.title}”"
    if not row.unit:
        return f"{steps}, which no unit can do: add a unit for the role {role}. Until then it is the supervisor's."
    return f"{steps}, and nobody who is {role} is there in {row.unit} now. Until somebody is, it is the supervisor's."


_GIVEN_UP = text("select count(*) from outbox where sent_at is null and tries >= :most")
_MAY = {"likenesses": ("supervisor", "registry_officer", "legal_officer"), "joinings": ("legal_officer", "delegate", "supervisor")}
_OF_TWO = text(
    "select s.matter, m.number, s.title, s.process, v.contents from step s join matter m on m.id = s.matter"
    " join entry_values v on v.entry = s.about where s.process in ('likenesses', 'joinings') order by m.number, s.about"
)
_STEPS = text("select m.number, s.title, s.role, s.unit from step s join matter m on m.id = s.matter order by m.number, s.title")
