"""The law's answers beside those of the walk, at every instant at which either of them could change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta

import app.law.all  # noqa: F401 - every rule registers itself
from app.casework.answer import Status
from app.casework.docket import Docket, Entry
from app.law import status
from app.law.calendars import UnknownCalendar, seed
from app.law.orders import prohibition_orders, temporary_orders
from app.law.questions import QUESTIONS, Case, told
from tests.support.day_by_day import appeals, interim, prohibition, registered, reviews
from tests.support.day_by_day.facts import Facts, Lived, midnight, said

CALENDARS = seed()
Between = tuple[datetime | None, datetime | None]
LAST_DAY = "last-day"
PLACE = "Brisbane"
PLACES = ("Brisbane", "Cairns", "Townsville")
"""Where the histories are: places whose days are loaded for 2026."""


def closed(day: date) -> bool:
    """Is the registry in Brisbane closed on this day? Where nothing is loaded: on weekends."""
    try:
        return not CALENDARS.registry_open("Brisbane", day)
    except UnknownCalendar:
        return day.weekday() > 4


def business(place: str, day: date) -> bool:
    """Is this a business day there? Where nothing is loaded: any but a weekend."""
    try:
        return CALENDARS.business_day(place, day)
    except UnknownCalendar:
        return day.weekday() <= 4


def registry(place: str, day: date) -> bool:
    """Is the registry there open?"""
    try:
        return CALENDARS.registry_open(place, day)
    except UnknownCalendar:
        return day.weekday() <= 4


def registry_known(place: str, day: date) -> bool | None:
    """Is the registry there open? None where it is not known: the year is not loaded for that place."""
    try:
        return CALENDARS.registry_open(place, day)
    except UnknownCalendar:
        return None


def any_registry_known(_: str, day: date) -> bool | None:
    """Is any registry open, as far as that is known?"""
    known = [one for one in (registry_known(place, day) for place in PLACES) if one is not None]
    return any(known) if known else None


DAYS = reviews.Calendar(business, registry, lambda day: any(registry(place, day) for place in PLACES))


def walked(facts: Facts, order: str) -> list[Lived]:
    """The walk that belongs to this kind of order."""
    if order.startswith("registered"):
        return registered.lives(facts, order)
    return prohibition.lives(facts, order, closed) if order.startswith("prohibition") else interim.lives(facts, order)


def case_of(entries: Iterable[Entry]) -> Case:
    """The case that these entries make."""
    told = tuple(entries)
    return Case(Docket().append(*told, recorded_at=max(e.at for e in told)), CALENDARS)


def edges(lives: Iterable[Lived], facts: Facts) -> list[datetime]:
    """Every instant at which something changes or happened, one minute before and one after."""
    found = {at for life in lives for at in (life.start, life.end, *(at for pause in life.pauses for at in pause)) if at}
    found |= {f.at for f in facts.all}
    found |= {midnight(at.date()) for at in found}
    return sorted(at + timedelta(minutes=m) for at in found for m in (-1, 0, 1))


def disagreements(case: Case, of: Callable[[Facts, str], list[Lived]] = walked) -> list[str]:
    """Where the law and the walk differ about the orders of a case: a sentence each."""
    facts = Facts(case.docket.effective)
    orders = [order for order in status.orders(case) if not crowded(case, order)]
    found = [one for order in orders for one in _about(case, facts, order, of(facts, order))]
    law = {(d.name, d.subject): (d.act_by, d.lapse_not_before) for d in status.deadlines(case)}
    walks = dates_walked(facts)
    unknown = [about for name, about in law if name == "appeal.last-day" and "second" not in about and (name, about) not in walks]
    found += [f"{about} has a last day by the law, and is no appeal by the walk" for about in unknown]
    for date_of, walk in walks.items():
        if law.get(date_of, (None, None)) != walk:
            found.append(f"{' of '.join(date_of)} is {law.get(date_of)} by the law, {walk} by the walk")
    found += [one for f in facts.of("registered-order-made") for one in _about_reporting(case, facts, f.subject)]
    return found + [one for f in facts.of("review-applied-for") for one in _about_review(case, facts, f.subject)]


def crowded(case: Case, order: str) -> bool:
    """Do so many doubts meet about it that the law takes some by their safer course, and says so?"""
    of_its_kind = prohibition_orders if order.startswith("prohibition") else temporary_orders
    return bool(of_its_kind.crowded(case, order))


def dates_walked(facts: Facts) -> dict[tuple[str, str], Between]:
    """The dates of registered orders, reviews and appeals as the walk has them, by name and subject."""
    found: dict[tuple[str, str], Between] = {}
    for f in facts.of("registered-order-made"):
        found |= {(name, f.subject): walk for name, walk in registered.dates(facts, f.subject, lambda day: business(PLACE, day)).items()}
    for f in facts.of("reviewable-decision-made"):
        by = reviews.apply_by(facts, f.subject, DAYS)
        found["reviewable-decision.apply-by", f.subject] = (by, by)
    for f in facts.of("review-applied-for"):
        walk = reviews.reviewed(facts, f.subject, DAYS)
        found["review.notice-by", f.subject] = between(one.notice_by for one in walk)
        found["review.appeal-by", f.subject] = between(one.appeal_by for one in walk)
    for appeal, ends in appeals.last_days(facts, registry_known, any_registry_known).items():
        found["appeal.last-day", appeal] = ends
    return found


def spoken(intervals: Iterable[Status], at: datetime) -> str:
    """What stretches of status say at an instant."""
    return next((i.said for i in intervals if (i.start is None or i.start <= at) and (i.end is None or at < i.end)), "NO")


def dated(lives: Iterable[Lived]) -> tuple[datetime | None, datetime | None]:
    """By when to act, and before when it does not lapse: the earliest end in any world, and the latest if every world has one."""
    return between(life.end for life in lives)


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


def _about_reporting(case: Case, facts: Facts, order: str) -> Iterator[str]:
    """Every end that the reporting may have, since the earliest and the latest alone hide what lies between."""
    told_of = next((d for d in status.deadlines(case) if (d.name, d.subject) == ("registered-order.reporting-until", order)), None)
    law = {one.at for one in told_of.answer.values} if told_of else set()
    walk = registered.reporting_ends(facts, order)
    if law != walk:
        yield f"{order}: reporting ends at one of {law} by the law, {walk} by the walk"


def _about_review(case: Case, facts: Facts, review: str) -> Iterator[str]:
    """Whether it was applied for in time, and when the law confirmed."""
    law, applied = told(case, "ask", "review.time", review), "IN_TIME" if reviews.in_time(facts, review, DAYS) else "LATE"
    if law != applied:
        yield f"{review}: applied for {law} by the law, {applied} by the walk"
    confirmed = set(QUESTIONS["review.deemed-confirmed"].rule(case, review).values)
    walked_to = {one.deemed for one in reviews.reviewed(facts, review, DAYS)}
    if confirmed != walked_to:
        yield f"{review}: taken to be confirmed at {confirmed} by the law, {walked_to} by the walk"


def between(ends: Iterable[datetime | None]) -> Between:
    """The earliest of these, and the latest if each world has one."""
    told_ends = list(ends)
    known = [end for end in told_ends if end is not None]
    return min(known, default=None), max(known) if known and len(known) == len(told_ends) else None
