"""Every invariant over every matter of a database, computed anew from the record: what `interdict audit invariants` says. Reads only."""

from __future__ import annotations

from sqlalchemy import text

from app.casework.clock import BRISBANE
from app.commands.dispatcher import Dispatcher
from app.law.invariants import Breach, all_breaches
from app.law.questions import Case
from app.storage import docket_rows, house
from app.storage.database import reading


def broken(door: Dispatcher) -> tuple[int, tuple[str, ...]]:
    """How many matters were looked through, and a line for each breach that is one by now."""
    with reading(door.engine) as connection:
        now, standing = door.now(connection), house.house(connection)
        calendars = door.calendars(connection, standing.calendar_revision)
        matters = connection.execute(text("select id, number, place from matter order by number")).all()
        found: list[str] = []
        for matter, number, place in matters:
            case = Case(docket_rows.load(connection, matter), calendars, house.elections(connection, matter), place)
            found += [_line(number, one) for one in all_breaches(case) if one.since <= now]
    return len(matters), tuple(found)


def _line(number: str, one: Breach) -> str:
    since = one.since.astimezone(BRISBANE)
    return f"{number}  {one.invariant} {one.severity}  {one.subject}  {since:%Y-%m-%d %H:%M}  {_under(one.provision)}: {one.sentence}"


def _under(provision: str) -> str:
    return f"s {provision}" if provision[:1].isdigit() else provision
