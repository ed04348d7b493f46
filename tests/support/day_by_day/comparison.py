"""The law's answers beside those of the walk, at every instant at which either of them could change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

import app.law.all  # noqa: F401 - every rule registers itself
from app.casework.answer import Status
from app.casework.docket import Docket, Entry
from app.law import status
from app.law.calendars import UnknownCalendar, seed
from app.law.questions import Case
from tests.support.day_by_day import interim, prohibition
from tests.support.day_by_day.facts import Facts, Lived, midnight, said

CALENDARS = seed()
LAST_DAY = "last-day"


def closed(day: date) -> bool:
    """Is the registry in Brisbane closed on this day? Where nothing is loaded: on weekends."""
    try:
        return not CALENDARS.registry_open("Brisbane", day)
    except UnknownCalendar:
        return day.weekday() > 4


def walked(facts: Facts, order: str) -> list[Lived]:
    """The walk that belongs to this kind of order."""
    return prohibition.lives(facts, order, closed) if order.startswith("prohibition") else interim.lives(facts, order)


def case_of(entries: Iterable[Entry]) -> Case:
    """The case that these entries make."""
    told = tuple(entries)
    return Case(Docket().append(*told, recorded_at=max(e.at for e in told)), CALENDARS)


def edges(lives: Iterable[Lived], facts: Facts) -> list[datetime]:
    """Every instant at which something changes or happened, one minute before and one after."""
    found = {at for life in lives for at in (life.start, life.end) if at} | {f.at for f in facts.all}
    found |= {midnight(at.date()) for at in found}
    return sorted(at + timedelta(minutes=m) for at in found for m in (-1, 0, 1))


def disagreements(case: Case, of: Callable[[Facts, str], list[Lived]] = walked) -> list[str]:
    """Where the law and the walk differ about the orders of a case: a sentence each."""
    facts = Facts(case.docket.effective)
    return [one for order in status.orders(case) for one in _about(case, facts, order, of(facts, order))]


def spoken(intervals: Iterable[Status], at: datetime) -> str:
    """What stretches of status say at an instant."""
    return next((i.said for i in intervals if (i.start is None or i.start <= at) and (i.end is None or at < i.end)), "NO")


def dated(lives: Iterable[Lived]) -> tuple[datetime | None, datetime | None]:
    """By when to act, and before when it does not lapse: the earliest end in any world, and the latest if every world has one."""
    ends = [life.end for life in lives]
    known = [end for end in ends if end is not None]
    return min(known, default=None), max(known) if len(known) == len(ends) and known else None


def _about(case: Case, facts: Facts, order: str, lives: list[Lived]) -> list[str]:
    found = []
    intervals = status.status_intervals(case, order)
    theirs = {at for one in intervals for at in (one.start, one.end) if at}
    for at in sorted({*edges(lives, facts), *theirs}):
        law, walk = spoken(intervals, at), said(lives, at)
        if law != walk:
            found.append(f"{order} at {at:%Y-%m-%d %H:%M}: the law says {law}, the walk {walk}")
    last = next((d for d in status.deadlines(case) if d.subject == order and d.name.endswith(f".{LAST_DAY}")), None)
    if last is not None and (last.act_by, last.lapse_not_before) != dated(lives):
        found.append(f"{order}: the law says act by {last.act_by}, not over before {last.lapse_not_before}; the walk {dated(lives)}")
    return found
