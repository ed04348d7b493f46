"""A person's own drafts of steps that closed before they were recorded: kept for their author to read until dismissed. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, and_, select

from app.access.actor import Actor
from app.reading.pages import LeftDraft
from app.reading.room import Room
from app.reading.words import subject_label
from app.storage import tables
from app.storage.closing import closed
from app.storage.visible import visible


def left_drafts(room: Room, connection: Connection, actor: Actor, now: datetime, matter: str = "") -> Iterator[LeftDraft]:
    """The drafts of this person whose step is not open any more, in one matter or in every one that they may see."""
    d, s, m = tables.draft.c, tables.step.c, tables.matter.c
    same = and_(s.matter == d.matter, s.process == d.process, s.subject == d.subject, s.element == d.element, s.about == d.about)
    query = (
        select(tables.draft, m.number)
        .join(tables.matter, m.id == d.matter)
        .outerjoin(tables.step, same)
        .where(visible(actor, now), d.person == actor.id, s.element.is_(None))
        .order_by(d.saved_at)
    )
    for row in connection.execute(query.where(d.matter == matter) if matter else query):
        key = {name: getattr(row, name) for name in ("matter", "process", "subject", "element", "about")}
        at, by = closed(connection, key) or (None, "")
        title = _title(room, row.process, row.element)
        yield LeftDraft(**key, number=row.number, title=title, subject_label=subject_label(row.subject), saved_at=row.saved_at,
                        closed_at=at, closed_by=by)  # fmt: skip


def _title(room: Room, process: str, element: str) -> str:
    definition = room.catalogue.definitions.get(process)
    return (
        definition.steps[element].name if definition is not None and element in definition.steps else element.replace("_", " ").capitalize()
    )
