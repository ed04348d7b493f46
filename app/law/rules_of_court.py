"""What is taken from outside the Act: the rules of court on which an appeal hangs, each with its source and how far it was read.

Data, not law of this house: data/rules_of_court.csv is changed where the rules are. s 13ZI(1) lets a judge give directions instead
where a rule cannot be applied. `revision` changes with them, so that what was derived with others is derived again.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

TABLE: Final = Path(__file__).resolve().parents[2] / "data" / "rules_of_court.csv"
COLUMNS: Final = ("id", "rule", "says", "source", "read")


class RuleRefused(ValueError):
    """A row of the table that cannot be followed, and what it should say."""


@dataclass(frozen=True)
class RuleOfCourt:
    """One rule: its name here, where it stands, the days that it gives (None: it names none), in words, its source, how far it was read."""

    id: str
    rule: str
    days: int | None
    says: str
    source: str
    read: str

    @property
    def note(self) -> str:
        """What a date that hangs on it says of it."""
        return f"From outside the Act: {self.rule} ({self.read}; {self.source}). A judge may direct otherwise (13ZI(1))."


def read(text: str) -> Mapping[str, RuleOfCourt]:
    """Each rule by name (RuleRefused where a row lacks a word, or its days are no whole number)."""
    found: dict[str, RuleOfCourt] = {}
    for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        days = str(row.get("days") or "")
        if not all(row.get(name) for name in COLUMNS) or not (days.isdecimal() or not days):
            message = f"data/rules_of_court.csv, line {number}: it must say {', '.join(COLUMNS)}, and days as a whole number or not at all."
            raise RuleRefused(message)
        found[str(row["id"])] = RuleOfCourt(
            str(row["id"]), str(row["rule"]), int(days) if days else None, str(row["says"]), str(row["source"]), str(row["read"])
        )
    return found


@cache
def _text() -> str:
    return TABLE.read_text(encoding="utf-8")


@cache
def _table() -> Mapping[str, RuleOfCourt]:
    return read(_text())


def rule_of_court(name: str) -> RuleOfCourt:
    """The rule of this name (RuleRefused if the table has none)."""
    if name not in _table():
        message = f"data/rules_of_court.csv has no rule {name}."
        raise RuleRefused(message)
    return _table()[name]


def days_of(name: str) -> int:
    """The days that a rule gives (RuleRefused if it gives none)."""
    days = rule_of_court(name).days
    if days is None:
        message = f"data/rules_of_court.csv does not say how many days {name} gives."
        raise RuleRefused(message)
    return days


def revision() -> str:
    """A short word that changes with any of them."""
    return hashlib.sha256(_text().encode()).hexdigest()[:8]
