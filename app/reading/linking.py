"""Matters that name each other: which of them an actor may see, and so may be told of."""

from __future__ import annotations

from sqlalchemy import select

from app.access.actor import Actor
from app.casework.docket import Entry
from app.forms.entries import Dictionary
from app.reading.room import Opened
from app.storage import tables
from app.storage.visible import visible


def other_matter(file: Opened, actor: Actor, *, number: str) -> str | None:
    """The matter of a number, None where there is none that the actor sees."""
    m = tables.matter.c
    found = file.connection.execute(select(m.id).where(m.number == number, visible(actor, file.now))).scalar()
    return str(found) if found is not None else None


def links(file: Opened, actor: Actor, dictionary: Dictionary) -> dict[str, str]:
    """The other matters that entries of this docket name and the actor sees: id -> number."""
    named = {other for e in file.case.docket.entries for other in matters_named(dictionary, e)}
    if not named:
        return {}
    m = tables.matter.c
    rows = file.connection.execute(select(m.id, m.number).where(m.id.in_(sorted(named)), visible(actor, file.now))).all()
    return {row.id: row.number for row in rows}


def matters_named(dictionary: Dictionary, entry: Entry) -> tuple[str, ...]:
    """The other matters that an entry names."""
    kind = dictionary.kinds.get(entry.kind)
    return tuple(str(entry.values[f.name]) for f in kind.fields if f.type == "matter" and entry.values.get(f.name)) if kind else ()
