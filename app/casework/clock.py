"""The only place that reads the machine's clock. Legal time and machine time are two clocks (docs/flows.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo

BRISBANE = ZoneInfo("Australia/Brisbane")


@lru_cache(maxsize=8192)
def start_of(day: date) -> datetime:
    """The first instant of a legal day: midnight in Brisbane."""
    return datetime.combine(day, time(0), BRISBANE)


def day_of(instant: datetime) -> date:
    """The legal day on which an aware instant falls."""
    return instant.astimezone(BRISBANE).date()


def machine_now() -> datetime:
    """Machine time, UTC: for sessions, heartbeats, rate limits, backups. Never for law."""
    return datetime.now(UTC)


class Clock(Protocol):
    """Whoever can say what the legal time is."""

    def now(self) -> datetime:
        """The legal instant, aware."""
        ...


@dataclass(frozen=True)
class MachineClock:
    """Legal time outside demo mode: machine time, plus the demo offset where there is one."""

    offset: timedelta = timedelta(0)

    def now(self) -> datetime:
        """Machine time moved by the offset."""
        return machine_now() + self.offset


@dataclass
class SetClock:
    """A legal clock that stands where it is put: tests, rehearsals, catch-up in due order."""

    at: datetime

    def now(self) -> datetime:
        """The instant at which the clock stands."""
        return self.at
