"""Which entity gives the notice of section 54 after which event: data of a regulation (s 54(3)), which this house does not hold.

An agency enters what the regulation says in data/notifying_entities.csv, each row with its authority and the day from which it counts.
While a row is missing nothing is guessed. It bears on who is expected to give a notice, never on a date.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

TABLE: Final = Path(__file__).resolve().parents[3] / "data" / "notifying_entities.csv"
EVENTS: Final = ("SENTENCED", "ORDERED", "RELEASED", "ENTERED_QUEENSLAND", "BECAME_CORRESPONDING")


class EntitiesRefused(ValueError):
    """A row of the table that cannot be followed, and what it should say."""


@dataclass(frozen=True)
class Named:
    """The entity that a regulation names for an event, its authority, and from which day."""

    event: str
    entity: str
    authority: str
    since: date


def read(text: str) -> tuple[Named, ...]:
    """Every row (EntitiesRefused where one does not say event, entity, authority and a day)."""
    found = []
    for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        try:
            since = date.fromisoformat(str(row.get("from")))
        except ValueError:
            since = None
        if row.get("event") not in EVENTS or not row.get("entity") or not row.get("authority") or since is None:
            message = f"data/notifying_entities.csv, line {number}: it must say event ({', '.join(EVENTS)}), entity, authority and a day."
            raise EntitiesRefused(message)
        found.append(Named(str(row["event"]), str(row["entity"]), str(row["authority"]), since))
    return tuple(found)


@cache
def _table() -> tuple[Named, ...]:
    return read(TABLE.read_text(encoding="utf-8"))


def named_for(event: str, on: date) -> Named | None:
    """The entity that is to give notice after this event on a day; None where the table does not say."""
    known = [one for one in _table() if one.event == event and one.since <= on]
    return max(known, key=lambda one: one.since, default=None)
