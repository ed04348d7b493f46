"""Matters that name each other: which of them an actor may see, and so may be told of."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from app.access.actor import Actor
from app.casework.docket import Entry
from app.forms.entries import Dictionary
from app.reading.room import Opened
from app.storage import tables
from app.storage.visible import visible

OF_TWO = frozenset({"joinings", "likenesses"})
"""The process names of steps about two matters, which only who sees both is told of; each is about an entry that names the other."""


def other_matter(file: Opened, actor: Actor, *, number: str) -> str | None:
    """The matter of a number, None where there is none that the actor sees."""
    m = tables.matter.c
    found = file.connection.execute(select(m.id).where(m.number == number, visible(actor, file.now))).scalar()
    return str(found) if found is not None else None


def proposals_seen(connection: Connection, actor: Actor, now: datetime, steps: Iterable[Row[Any]]) -> frozenset[str]:
    """Of the open steps about two matters those of which the actor sees the other matter too: the entries that they are about."""
    asked = sorted(row.about for row in steps if row.process in OF_TWO)
    v, m = tables.entry_values.c, tables.matter.c
    said = connection.execute(select(v.entry, v.contents).where(v.entry.in_(asked))).all() if asked else ()
    others = {row.entry: str(json.loads(row.contents)["other"]) for row in said}
    seen = set(connection.execute(select(m.id).where(m.id.in_(sorted(set(others.values()))), visible(actor, now))).scalars())
    return frozenset(entry for entry, other in others.items() if other in seen)


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
