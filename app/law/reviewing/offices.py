"""Which office is less senior than which (s 67I(2)(b)): data of the house, because the Act compares offices and lists none.

An agency sets its own in data/offices.csv; two offices with the same number are equal. It bears on who may review a decision, never
on a date.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Final

TABLE: Final = Path(__file__).resolve().parents[3] / "data" / "offices.csv"


class OfficesRefused(ValueError):
    """A row of the table that cannot be followed, and what it should say."""


def read(text: str) -> dict[str, int]:
    """The seniority of each office by its name (OfficesRefused where a row is not a name and a whole number)."""
    found: dict[str, int] = {}
    for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        if not row.get("office") or not str(row.get("seniority")).isdecimal():
            message = f"data/offices.csv, line {number}: it must say office, and its seniority as a whole number."
            raise OfficesRefused(message)
        found[str(row["office"])] = int(str(row["seniority"]))
    return found


@cache
def offices() -> dict[str, int]:
    """Every office with its seniority; the higher number is the more senior."""
    return read(TABLE.read_text(encoding="utf-8"))


def less_senior(one: str, than: str) -> bool | None:
    """Is one office less senior than another? None where either is not known."""
    known = offices()
    return known[one] < known[than] if one in known and than in known else None
