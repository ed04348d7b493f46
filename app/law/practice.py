"""Practices of the house: how long something may take where the Act says "immediately" or "as soon as practicable" (O-A25).

They are data (data/practice.csv) and an agency may set its own. They never move a limit of the Act, and every date made of one says
what it is. `REVISION` changes with them, so that what was derived with others is derived again.
"""

from __future__ import annotations

import csv
import hashlib
from functools import cache
from pathlib import Path
from typing import Final

TABLE: Final = Path(__file__).resolve().parents[2] / "data" / "practice.csv"
UNITS: Final = ("days", "business days", "hours")
MOST: Final = 1_000


AT_ONCE: Final = frozenset({"application.start-at-once", "child-report.copies-by"})
"""Dates that stand at the instant from which they run, since the Act says "immediately" or states no time: due now, late from the next day on."""


class PracticeRefused(ValueError):
    """A row of the table that cannot be followed, and what it should say."""


def read(text: str) -> dict[str, int]:
    """Each practice by name (PracticeRefused where a row is not a name, a whole number and a unit that is known)."""
    found: dict[str, int] = {}
    for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        n, unit = str(row.get("n")), row.get("unit")
        if not row.get("name") or not n.isdecimal() or int(n) > MOST or unit not in UNITS:
            message = f"data/practice.csv, line {number}: it must say name, a whole number up to {MOST}, and one of {', '.join(UNITS)}."
            raise PracticeRefused(message)
        found[str(row["name"])] = int(n)
    return found


@cache
def _text() -> str:
    return TABLE.read_text(encoding="utf-8")


@cache
def _table() -> dict[str, int]:
    return read(_text())


def practice(name: str) -> int:
    """How many days, business days or hours the house takes for this (PracticeRefused where the table does not say)."""
    if name not in _table():
        message = f"data/practice.csv does not say how long {name} may take."
        raise PracticeRefused(message)
    return _table()[name]


def revision() -> str:
    """A short word that changes with any of them."""
    return hashlib.sha256(_text().encode()).hexdigest()[:8]
