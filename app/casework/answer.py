"""What the law says back: answers per world, derivations, deadlines, and the three things a diagram may be told."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import combinations
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)
U = TypeVar("U", bound=Hashable)

World = tuple[tuple[str, str], ...]
"""One consistent choice of the readings really asked: ((doubt, reading), ...)."""


@dataclass(frozen=True)
class Skipped:
    """A day that was not counted, or off which a last day was moved, and why."""

    day: date
    why: str


@dataclass(frozen=True)
class Derivation:
    """How a date came about: kept small, and unfolded day by day (law/reckoning.unfold) when someone looks.

    `unit` is "days", "years", "months", "business days", "hours" or "instant"; `trigger_entry` is an entry id or "".
    """

    rule: str
    provision: str
    trigger: str
    trigger_on: date | None
    unit: str
    n: int
    result: str
    trigger_entry: str = ""
    first_day_counts: bool = False
    skipped: tuple[Skipped, ...] = ()
    calendar: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reckoned:
    """An instant together with how it came about. `at` None: never, or not known."""

    at: datetime | None
    derivation: Derivation | None = None


@dataclass(frozen=True)
class Answer(Generic[T]):
    """Each distinct result with the worlds that give it. One result: certain."""

    results: tuple[tuple[T, tuple[World, ...]], ...]

    @cached_property
    def values(self) -> tuple[T, ...]:
        """The distinct results."""
        return tuple([value for value, _ in self.results])

    @property
    def certain(self) -> bool:
        """Every world says the same."""
        return len(self.results) == 1

    @property
    def only(self) -> T:
        """The result, where it is certain (ValueError otherwise)."""
        if not self.certain:
            message = "the worlds differ"
            raise ValueError(message)
        return self.results[0][0]

    def map(self, look: Callable[[T], U]) -> Answer[U]:
        """The same worlds, looked at more narrowly: results that become equal are joined."""
        if self.certain:
            ((only, worlds),) = self.results
            return Answer(((look(only), worlds),))
        joined: dict[U, list[World]] = {}
        for value, worlds in self.results:
            joined.setdefault(look(value), []).extend(worlds)
        return Answer(tuple((value, tuple(worlds)) for value, worlds in joined.items()))

    def doubts(self) -> tuple[str, ...]:
        """The readings that make a difference: two worlds alike but for one of them differ in result."""
        if self.certain:
            return ()
        flat = [(dict(world), value) for value, worlds in self.results for world in worlds]
        live: set[str] = set()
        for (one, first), (two, second) in combinations(flat, 2):
            if first != second:
                differing = [doubt for doubt, reading in one.items() if two.get(doubt, reading) != reading]
                live.update(differing if len(differing) == 1 else ())
        return tuple(sorted(live or {doubt for world, _ in flat for doubt in world}))


def certainly(value: T) -> Answer[T]:
    """An answer on which no reading bears."""
    return Answer(((value, ((),)),))


def earliest(answer: Answer[datetime | None]) -> datetime | None:
    """The earliest instant in any world: `act_by`."""
    return min((at for at in answer.values if at is not None), default=None)


def latest(answer: Answer[datetime | None]) -> datetime | None:
    """The instant by which it is so in every world, or None if in some world it never is: `lapse_not_before`."""
    instants = [at for at in answer.values if at is not None]
    return max(instants) if len(instants) == len(answer.values) else None


@dataclass(frozen=True)
class Done:
    """The docket answers a step: since when."""

    since: datetime


@dataclass(frozen=True)
class Wanted:
    """The docket does not answer a step: what it is about, in words that name the same thing whoever records when.

    `act_by` is the instant by which it ought to be done (None: none known), `provision` and `missed` say why, and what
    happens if it is not done.
    """

    about: str
    act_by: datetime | None = None
    provision: str = ""
    missed: str = ""


@dataclass(frozen=True)
class Status:
    """Is an order in force over one half-open stretch of time? `said` is YES, NO or UNCERTAIN."""

    start: datetime | None
    end: datetime | None
    said: str
    why: str
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deadline:
    """A date that matters, in every world. `act_by` is the earliest, `lapse_not_before` the latest (None: in some world never)."""

    name: str
    subject: str
    provision: str
    label: str
    consequence: str
    act_by: datetime | None
    lapse_not_before: datetime | None
    answer: Answer[Reckoned]
    warn: tuple[int, ...] = ()
    doing: bool = False
    met_at: datetime | None = None
    warnings: tuple[str, ...] = ()

    @cached_property
    def doubts(self) -> tuple[str, ...]:
        """The readings that move this date."""
        return self.answer.map(lambda reckoned: reckoned.at).doubts()
