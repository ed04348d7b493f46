"""An internal review and the appeal about it (67H to 67J), counted day by day in every world."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tests.support.day_by_day.facts import Fact, Facts, World, counted, day_of, midnight, worlds
from tests.support.day_by_day.registered import business_days_after

TO_APPLY, TO_APPEAL, TO_TELL = 28, 28, 10
OF_THE_REVIEW = "REVIEW_DECISION"


@dataclass(frozen=True)
class Calendar:
    """Which days are business days in a place; whether the registry there, or any registry, is open on a day."""

    business: Callable[[str, date], bool]
    registry: Callable[[str, date], bool]
    any_registry: Callable[[date], bool]


@dataclass(frozen=True)
class Reviewed:
    """One world's answer: the last instant for the notice, when the law confirmed, and the end of the time to appeal (None: none runs)."""

    notice_by: datetime | None
    deemed: datetime | None
    appeal_by: datetime | None


def apply_by(facts: Facts, decision: str, calendar: Calendar) -> datetime | None:
    """67H(3)(c), (4): 28 days after written notice was received, moved on where that is no business day; or the day allowed instead."""
    notified = facts.of("reviewable-decision-notified", decision)
    if not notified:
        return None
    place = str(_made(facts, decision).values["place"])
    last = _moved_on(counted(day_of(notified[0].at), TO_APPLY), lambda day: calendar.business(place, day))
    return midnight(counted(max([last, *_allowed(facts, decision)]), 1))


def in_time(facts: Facts, review: str, calendar: Calendar) -> bool:
    """Was the application made in time? Without written notice no time runs."""
    applied = _one(facts, "review-applied-for", review)
    by = apply_by(facts, str(applied.values["decision"]), calendar)
    return by is None or applied.at < by or any(day_of(applied.at) <= day for day in _allowed(facts, review))


def _allowed(facts: Facts, subject: str) -> list[date]:
    extended = (f for f in facts.of("review-time-decided", subject) if f.values.get("decision") == "EXTENDED")
    return [date.fromisoformat(str(f.values["until"])) for f in extended]


def reviewed(facts: Facts, review: str, calendar: Calendar) -> list[Reviewed]:
    """What becomes of the review in each world."""
    return [_reviewed(facts, review, calendar, world) for world in worlds("R-A31", "R-A10", "O-A27")]


def _reviewed(facts: Facts, review: str, calendar: Calendar, world: World) -> Reviewed:
    decided = _newest(facts, "review-decided", review)
    if decided is None:
        return Reviewed(None, None, None)
    office = str(decided.values["place"])
    place = office if world["R-A31"] == "office-of-the-notice" else str(decided.values.get("offender_place") or office)
    last = business_days_after(day_of(decided.at), TO_TELL, lambda day: calendar.business(place, day))
    given = [f for f in facts.of("review-notice-given", review) if f.at >= decided.at]
    told = [f for f in given if f.values.get("notice") == OF_THE_REVIEW and f.at < midnight(counted(last, 1))]
    if told:
        return Reviewed(midnight(counted(last, 1)), None, _to_appeal(facts, review, day_of(told[0].at), calendar, world, office))
    since = last if world["R-A10"] == "from-deemed-day" else day_of(given[0].at) if given else None
    over = midnight(counted(last, 1))
    return Reviewed(over, over, _to_appeal(facts, review, since, calendar, world, office) if since else None)


def _to_appeal(facts: Facts, review: str, first: date, calendar: Calendar, world: World, place: str) -> datetime:
    """67J(1): 28 days after that day, moved on where the registry is closed (O-A27: perhaps only where every one is); or what the court allowed."""
    this = world["O-A27"] == "this-registry"
    last = _moved_on(counted(first, TO_APPEAL), lambda day: calendar.registry(place, day) if this else calendar.any_registry(day))
    allowed = [
        date.fromisoformat(str(f.values["until"]))
        for f in facts.of("review-appeal-time-decided", review)
        if f.values.get("decision") == "EXTENDED" and f.values.get("until")
    ]
    return midnight(counted(max([last, *allowed]), 1))


def _moved_on(day: date, is_open: Callable[[date], bool]) -> date:
    while not is_open(day):
        day += timedelta(days=1)
    return day


def _made(facts: Facts, decision: str) -> Fact:
    return _one(facts, "reviewable-decision-made", decision)


def _one(facts: Facts, kind: str, subject: str) -> Fact:
    found = facts.one(kind, subject)
    assert found is not None
    return found


def _newest(facts: Facts, kind: str, subject: str) -> Fact | None:
    found = facts.of(kind, subject)
    return found[-1] if found else None
