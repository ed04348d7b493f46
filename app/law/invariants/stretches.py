"""When an order is said to be in force, and whether that reaches where the facts do not let it. Knows no rule of any kind of order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from app.law import status
from app.law.facts.temporary_orders import InterimOrder
from app.law.invariants import Found
from app.law.questions import Case

Stretch = tuple[datetime | None, datetime | None]


def surely(case: Case, order: str) -> tuple[Stretch, ...]:
    """The stretches in which the order is said to be in force in every reading."""
    return tuple((one.start, one.end) for one in status.status_intervals(case, order) if one.said == "YES")


def possibly(case: Case, order: str) -> tuple[Stretch, ...]:
    """The stretches in which it is said to be in force in some reading."""
    return tuple((one.start, one.end) for one in status.status_intervals(case, order) if one.said != "NO")


def within(stretches: Iterable[Stretch], start: datetime | None, end: datetime | None) -> Iterator[datetime]:
    """The first instant of each stretch that lies between two instants (half open; None: without a bound)."""
    for begins, ends in stretches:
        first = max((at for at in (begins, start) if at is not None), default=None)
        if first is not None and (ends is None or first < ends) and (end is None or first < end):
            yield first


def put_back_after(order: InterimOrder, at: datetime) -> datetime | None:
    """When the appeal court put this order back after an instant; None where it did not: what ended it ended it for good."""
    return min((one.at for one in order.restored if one.at >= at), default=None)


def still_said(stretches: Iterable[Stretch], at: datetime, until: datetime | None, why: str) -> Iterator[Found]:
    """A breach where the order is still said to be in force from an instant on at which it is over, because of what `why` says."""
    for first in within(stretches, at, until):
        yield Found(f"It is said to be in force although {why}.", first)
        return
