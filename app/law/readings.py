"""The register of doubtful texts, and the answering machine that runs a rule once per world.

A rule is ordinary single-valued code that may call `readings.ask("O-A01")`. `answer` runs it once per world: the first
reading of everything asked, then back over the choices depth first. Only readings really asked make worlds.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from app.casework.answer import Answer, World, certainly

T = TypeVar("T", bound=Hashable)
MOST_WORLDS = 64


@dataclass(frozen=True)
class Reading:
    """One way to read a doubtful text."""

    name: str
    sentence: str


@dataclass(frozen=True)
class Doubt:
    """A doubtful text: its provision, the readings that are live, and what is the safer course.

    `anyway` says what the house does whichever reading is right, and `by` names what does it; a doubt that no rule asks has both.
    """

    id: str
    title: str
    provision: str
    readings: tuple[Reading, ...]
    safer: str
    anyway: str = ""
    by: tuple[str, ...] = ()


REGISTER: dict[str, Doubt] = {}


def doubt(
    id_: str, title: str, provision: str, *readings: tuple[str, str], safer: str, anyway: str = "", by: tuple[str, ...] = ()
) -> Doubt:
    """Enter a doubtful text in the register."""
    entered = Doubt(id_, title, provision, tuple(Reading(*r) for r in readings), safer, anyway, by)
    REGISTER[id_] = entered
    return entered


class TooManyWorlds(RuntimeError):
    """A rule asked more combinations of readings than anyone could judge."""


class Readings:
    """One world while a rule runs in it: the same doubt gets the same reading all through the chain."""

    def __init__(self, script: list[str]) -> None:
        """Follow the script as far as it goes; after it, take the first reading of each doubt newly asked."""
        self._script = script
        self.chosen: dict[str, str] = {}

    def ask(self, doubt_id: str) -> str:
        """The reading of this doubt in this world."""
        if doubt_id not in self.chosen:
            place = len(self.chosen)
            if place == len(self._script):
                self._script.append(REGISTER[doubt_id].readings[0].name)
            self.chosen[doubt_id] = self._script[place]
        return self.chosen[doubt_id]


def answer(rule: Callable[[Readings], T]) -> Answer[T]:
    """Run the rule in every world it really asks for (at most 64; TooManyWorlds beyond)."""
    results: dict[T, list[World]] = {}
    script: list[str] = []
    for _ in range(MOST_WORLDS):
        readings = Readings(script)
        result = rule(readings)
        if not readings.chosen:
            return certainly(result)
        results.setdefault(result, []).append(tuple(readings.chosen.items()))
        asked = list(readings.chosen.items())
        while asked and asked[-1][1] == REGISTER[asked[-1][0]].readings[-1].name:
            asked.pop()
        if not asked:
            return Answer(tuple((value, tuple(worlds)) for value, worlds in results.items()))
        last, taken = asked[-1]
        options = [reading.name for reading in REGISTER[last].readings]
        script = [choice for _, choice in asked[:-1]] + [options[options.index(taken) + 1]]
    raise TooManyWorlds(getattr(rule, "__name__", "rule"))


def answer_settling(rule: Callable[[Readings], T], settled: tuple[tuple[str, str], ...]) -> tuple[Answer[T], tuple[str, ...]]:
    """The same; where more doubts meet than anyone could judge, these are taken by the reading given here, one after the other, until the worlds can be told.

    Also which doubts were taken so: none in any ordinary matter.
    """
    for n in range(len(settled)):
        fixed = dict(settled[:n])
        try:
            return answer(lambda readings, fixed=fixed: rule(Settled(readings, fixed))), tuple(fixed)  # type: ignore[misc]
        except TooManyWorlds:
            continue
    fixed = dict(settled)
    return answer(lambda readings: rule(Settled(readings, fixed))), tuple(fixed)


class Settled(Readings):
    """A world in which some doubts are not asked, because their reading is given."""

    def __init__(self, world: Readings, fixed: Mapping[str, str]) -> None:
        super().__init__([])
        self._world, self._fixed = world, fixed

    def ask(self, doubt_id: str) -> str:
        """The reading given, or else that of the world."""
        return self._fixed.get(doubt_id) or self._world.ask(doubt_id)


def in_words_of(settled: tuple[str, ...]) -> tuple[str, ...]:
    """What is said beside a date where doubts were taken by their safer course."""
    if not settled:
        return ()
    return (f"More doubts meet here than can be told apart; {', '.join(settled)} are taken by the safer course. Ask a legal officer.",)
