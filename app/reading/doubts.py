"""The doubtful texts of the Act as people look at them: the whole register, or those on which one matter depends. Writes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, text

from app.access.actor import Actor
from app.access.permit import permit
from app.law.doubts import asked_by
from app.law.readings import REGISTER
from app.reading import house_pages, register_pages
from app.reading.room import Room
from app.storage import people, tables
from app.storage.moment import read
from app.storage.visible import visible

_FOR_ALL = text("select doubt, reading, reasons, by, at from election where matter is null order by at, id")
_NEWEST = text(
    "select doubt, reading, reasons, by, at, matter from election where matter is null or matter=:m order by matter is not null, at, id"
)


def readings_page(room: Room, actor: Actor) -> register_pages.ReadingsPage:
    """Every doubtful text, its readings, the safer course, and who elected what."""
    with room.connection() as connection:
        now = room.door.now(connection)
        elected = {row.doubt: row for row in connection.execute(_FOR_ALL)}
        affected = _affected(connection, actor, now)
        names = people.names(connection)
    return register_pages.ReadingsPage(
        tuple(_doubt(doubt, elected.get(doubt), affected[doubt], names) for doubt in sorted(REGISTER)),
        may_elect=bool(permit(actor, "elect")),
    )


def _affected(connection: Connection, actor: Actor, now: datetime) -> Counter[str]:
    s = tables.status.c
    rows = connection.execute(select(s.matter, s.doubts).where(visible(actor, now, of=s.matter), s.doubts != ""))
    pairs = {(row.matter, doubt) for row in rows for doubt in row.doubts.split(", ")}
    return Counter(doubt for _, doubt in pairs)


def matter_readings(room: Room, actor: Actor, matter: str) -> house_pages.MatterReadings:
    """The doubtful texts on which a date or status of this matter depends, and what is elected, for all matters or for this one."""
    with room.connection() as connection:
        file = room.opened(connection, actor, matter)
        said = [
            *connection.execute(text("select doubts from status where matter=:m"), {"m": matter}).scalars(),
            *connection.execute(text("select doubts from deadline where matter=:m"), {"m": matter}).scalars(),
        ]
        elected = {row.doubt: row for row in connection.execute(_NEWEST, {"m": matter})}
        names = people.names(connection)
    counted = Counter(doubt for doubts in said for doubt in doubts.split(", ") if doubt in REGISTER)
    concerned = sorted({*counted, *(doubt for doubt, row in elected.items() if row.matter)} & REGISTER.keys())
    return house_pages.MatterReadings(
        file.id, file.number,
        tuple(_doubt(doubt, elected.get(doubt), counted[doubt], names, scope=True) for doubt in concerned),
        may_elect=bool(permit(actor, "elect", {"seated": True, "barred": False})),
    )  # fmt: skip


def _doubt(name: str, row: Any, count: int, names: Mapping[str, str], *, scope: bool = False) -> register_pages.DoubtRow:
    """One doubtful text with what is elected (`row`, or None); `scope`: say for which matters."""
    one = REGISTER[name]
    readings = tuple(register_pages.ReadingRow(r.name, r.sentence, row is not None and row.reading == r.name) for r in one.readings)
    told = register_pages.DoubtRow(
        one.id, one.title, one.provision, readings, one.safer, count, anyway=one.anyway, asked=name in asked_by()
    )
    if row is None:
        return told
    by = names.get(row.by, row.by) + ((", for this matter" if row.matter else ", for all matters") if scope else "")
    return replace(told, elected_by=by, elected_at=read(row.at), reasons=row.reasons)
