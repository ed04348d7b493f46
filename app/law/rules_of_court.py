"""What is taken from outside the Act: the rules of court on which dates of an appeal hang, each with its source and how far it was read.

Configuration, not law of this house: data/rules_of_court.csv may be changed where the rules are. s 13ZI(1) lets a judge give
directions instead where a rule cannot be applied, for a child respondent above all.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).resolve().parents[2] / "data" / "rules_of_court.csv"


@dataclass(frozen=True)
class RuleOfCourt:
    """One rule: its name here, where it stands, the days that it gives (0: none, a practice of the house), in words, its source."""

    id: str
    rule: str
    days: int
    says: str
    source: str
    read: str

    @property
    def note(self) -> str:
        """What a date that hangs on it says of it."""
        return f"From outside the Act: {self.rule} ({self.read}; {self.source}). A judge may direct otherwise (13ZI(1))."


@cache
def rules_of_court() -> Mapping[str, RuleOfCourt]:
    """Every rule by its name (ValueError where a line is not a rule: then nothing starts)."""
    lines = csv.DictReader(io.StringIO(FILE.read_text(encoding="utf-8")))
    return {
        line["id"]: RuleOfCourt(line["id"], line["rule"], int(line["days"]), line["says"], line["source"], line["read"]) for line in lines
    }


def rule_of_court(name: str) -> RuleOfCourt:
    """The rule of this name (KeyError if there is none)."""
    return rules_of_court()[name]
