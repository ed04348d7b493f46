"""What happened, as the entries that count say it, and the worlds in which it is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import product
from typing import Any

from app.casework.clock import BRISBANE

World = Mapping[str, str]
Pause = tuple[datetime, datetime | None]
ADJOURNMENTS = ("ADJOURNED", "ADJOURNED_NO_DATE", "RESERVED", "PART_HEARD", "FURTHER_NOTICE_DIRECTED")
LINKS = ("AV_LINK", "PHONE")
DOUBTFUL_DISPOSALS = ("STRUCK_OUT", "DISMISSED_BY_CONSENT")
READINGS: Mapping[str, tuple[str, ...]] = {
    "O-A01": ("first-day-out", "first-day-in"),
    "O-A02": ("notice-issued", "filed", "moved-in-court"),
    "O-A03": ("from-effect", "from-making"),
    "O-A04": ("from-grant", "from-current-end"),
    "O-A05": ("every-mention", "first-mention-only"),
    "O-A06": ("cannot-extend-before-effect", "can-extend-before-effect"),
    "O-A07": ("present-or-served", "also-when-told"),
    "O-A08": ("ends-at-discontinuance", "goes-on"),
    "O-A10": ("av-link-is-present", "bodily-only"),
    "O-A13": ("not-appealable", "appealable"),
    "O-A14": ("from-decision", "from-service"),
    "O-A15": ("no-appeal", "with-the-refusal"),
    "O-A16": ("when-made", "ordinary-rules"),
    "O-A18": ("as-originally-made", "follows-the-order-at-home"),
    "O-A23": ("feb-28", "mar-1"),
    "O-A27": ("this-registry", "any-registry"),
    "O-A36": ("day-counts", "day-left-out"),
    "O-A35": ("any-final-disposal", "merits-only"),
    "O-A38": ("does-not-move", "moves"),
    "O-A39": ("runs-from-making", "runs-from-effect"),
    "O-A40": ("later-decision", "first-decision"),
    "O-A49": ("whole-day", "from-the-instant"),
    "O-A50": ("appealable", "not-appealable"),
    "O-A53": ("act-term", "stated-day"),
    "O-A54": ("adult", "child"),
    "O-A55": ("stands-until-set-aside", "of-no-effect"),
    "O-A60": ("ends-with-the-appeal", "to-the-day-stated"),
    "O-A61": ("in-force", "not-in-force"),
    "O-A91": ("appealable", "not-appealable"),
    "O-A94": ("for-the-rest-of-its-period", "only-to-a-day-named"),
    "O-A95": ("mention-counts", "nothing-to-extend"),
    "R-A10": ("from-deemed-day", "from-notice"),
    "R-A29": ("shortest-period", "while-it-has-effect"),
    "R-A31": ("office-of-the-notice", "place-of-the-offender"),
}


@dataclass(frozen=True)
class Fact:
    """One thing that happened, with its newest words."""

    kind: str
    subject: str
    at: datetime
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Lived:
    """One world's answer: from when and until when the order binds, but for its pauses, and the midnight at which its days run out."""

    start: datetime | None
    end: datetime | None
    runs_out: datetime | None
    pauses: tuple[Pause, ...] = ()

    def binds(self, at: datetime) -> bool:
        """Does the order bind at this instant in this world?"""
        begun = self.start is not None and self.start <= at
        return begun and (self.end is None or at < self.end) and not paused(self.pauses, at)


class Facts:
    """The facts of one matter, to be asked in plain loops."""

    def __init__(self, entries: Iterable[Any]) -> None:
        """Of anything that has kind, subject, at and values."""
        self.all = sorted((Fact(e.kind, e.subject, e.at, e.values) for e in entries), key=lambda f: f.at)
        self._of_kind: dict[str, list[Fact]] = {}
        for f in self.all:
            self._of_kind.setdefault(f.kind, []).append(f)

    def of(self, kind: str, subject: str | None = None) -> list[Fact]:
        """The facts of a kind, the oldest first."""
        return [f for f in self._of_kind.get(kind, ()) if subject in (None, f.subject)]

    def one(self, kind: str, subject: str) -> Fact | None:
        """The first fact of a kind about a subject."""
        found = self.of(kind, subject)
        return found[0] if found else None

    def presences(self) -> set[str]:
        """Every way in which the respondent was or was not there."""
        return {str(f.values["presence"]) for f in self.all if "presence" in f.values}


def worlds(*live: str) -> Iterator[World]:
    """Every combination of the choices of these readings; the first choice stands for the others."""
    for chosen in product(*(READINGS[name] for name in live)):
        yield {name: choices[0] for name, choices in READINGS.items()} | dict(zip(live, chosen, strict=True))


@cache
def midnight(day: date) -> datetime:
    """The first instant of a day in Brisbane."""
    return datetime.combine(day, time(0), BRISBANE)


def day_of(at: datetime) -> date:
    """The day in Brisbane on which an instant lies."""
    return at.astimezone(BRISBANE).date()


def instant(said: Any) -> datetime:
    """An instant as an entry holds it."""
    return datetime.fromisoformat(str(said)).astimezone(BRISBANE)


def counted(first: date, days: int) -> date:
    """The day that one reaches who takes so many steps of one day."""
    for _ in range(days):
        first += timedelta(days=1)
    return first


def paused(pauses: Iterable[Pause], at: datetime) -> bool:
    """Does an instant lie in one of these pauses?"""
    return any(since <= at and (until is None or at < until) for since, until in pauses)


def is_there(presence: Any, world: World) -> bool:
    """Is the respondent present? A lawyer alone is not; a link or a telephone is O-A10."""
    return presence == "IN_PERSON" or (presence in LINKS and world["O-A10"] == "av-link-is-present")


def disposes(decision: Any, world: World) -> bool:
    """Is the application decided by this? O-A35 for what disposes of it without its merits."""
    return decision in ("MADE", "REFUSED") or (decision in DOUBTFUL_DISPOSALS and world["O-A35"] == "any-final-disposal")


def said(lives: Iterable[Lived], at: datetime) -> str:
    """YES, NO or UNCERTAIN, over the worlds."""
    found = {life.binds(at) for life in lives}
    return "UNCERTAIN" if len(found) > 1 else "YES" if found == {True} else "NO"
