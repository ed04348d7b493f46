"""Forms filled in at random, rightly and wrongly, as a browser posts them; and put right where they were refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from random import Random
from typing import Any

from app.errors import Refusal
from app.forms.form import Form
from app.forms.spec import FieldSpec

WORDS = (
    "Made-up words.",
    "x" * 25_000,
    "<script>alert(1)</script>",
    "\N{GRINNING FACE}",
    "'; drop table entry; --",
    "one line\nand another",
    " ",
)
DAYS = (
    ("29", "2", "2027"),
    ("29", "2", "2028"),
    ("1", "1", "1851"),
    ("31", "12", "2199"),
    ("5", "5", "1979"),
    ("31", "6", "2026"),
    ("", "1", "2026"),
)


class Typist:
    """Somebody who types: `wild` is how much of it is amiss, from 0 to 1."""

    def __init__(self, chance: Random, now: datetime, subjects: Iterable[str]) -> None:
        """Draw from this chance, at this legal time, among these subjects."""
        self.chance = chance
        self.now = now
        self.subjects = sorted(subjects)

    def fills(self, specs: tuple[FieldSpec, ...], wild: float, under: str = "") -> dict[str, Any]:
        """Answers to these questions."""
        said: dict[str, Any] = {}
        for spec in specs:
            if spec.type != "derived" and self.chance.random() > wild / 2:
                said |= self.answer(spec, wild, under + spec.name)
        return said

    def answer(self, spec: FieldSpec, wild: float, name: str) -> Mapping[str, Any]:
        """The answer to one."""
        chance, amiss = self.chance, self.chance.random() < wild
        match spec.type:
            case "choice":
                return {name: "NOT_AN_ANSWER" if amiss else chance.choice(spec.of)}
            case "several":
                return {name: chance.sample(spec.of, chance.randint(1, len(spec.of)))}
            case "yes/no" | "yes/no/unknown":
                return {name: "PERHAPS" if amiss else chance.choice(("YES", "NO"))}
            case "number":
                return {name: chance.choice(("-5", "0", "999999999", "x")) if amiss else str(chance.randint(1, 90))}
            case "day" | "instant":
                day = self.now + timedelta(days=chance.choice((0, 0, 0, 0, -1, -30, 20, 400)))
                parts = chance.choice(DAYS) if amiss else (str(day.day), str(day.month), str(day.year))
                said = dict(zip((f"{name}-day", f"{name}-month", f"{name}-year"), parts, strict=True))
                return said if spec.type == "day" else said | {f"{name}-time": "25:61" if amiss else f"{self.now:%H:%M}"}
            case "group":
                return self.fills(spec.fields, wild, f"{name}-")
            case "many" | "repeat":
                rows = range(chance.choice((1, 1, 2)))
                keyed = {f"{name}-{n}-subject": chance.choice(self.subjects) for n in rows if spec.type == "repeat"}
                return {inner: said for n in rows for inner, said in self.fills(spec.fields, wild, f"{name}-{n}-").items()} | keyed
            case "subject":
                return {name: chance.choice(self.subjects)}
            case _:
                return {name: chance.choice(WORDS) if amiss else WORDS[0]}

    def put_right(self, form: Form, said: Mapping[str, Any], refused: Refusal) -> dict[str, Any]:
        """The same answers; those at fault anew, or left out."""
        faults = tuple(path.split("-")[0] for path in refused.fields)
        again = self.fills(tuple(spec for spec in form.spec.fields if spec.name in faults), 0.0)
        unasked = {path.split("-")[0] for path, says in refused.fields.items() if any("not asked" in each for each in says)}
        kept = {name: value for name, value in said.items() if name.split("-")[0] not in faults}
        return kept | {name: value for name, value in again.items() if name.split("-")[0] not in unasked}
