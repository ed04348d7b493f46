"""How a date comes about. Two notions kept apart: a time to do something (it rolls off excluded days) and the life of an order (never).

Every function gives the first instant *after* the last day: what must be done on 7 April must be done before 00:00 of 8 April.
Where the calendar is not loaded a forward count gives the day unmoved, which is the earlier one, with a warning; a backward
count gives no instant at all, because a missing holiday would make it too late.
"""

from __future__ import annotations

import calendar as months
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

import app.law.register  # noqa: F401 - so that the doubt asked here is known to whoever counts
from app.casework.answer import Derivation, Reckoned, Skipped
from app.casework.clock import BRISBANE, start_of
from app.law.calendars import Calendars, UnknownCalendar
from app.law.readings import Readings

ONE_DAY: Final = timedelta(days=1)
FEBRUARY: Final = 2
LONGEST_ROLL: Final = 31
NO_SAFE_DATE: Final = "No calendar is loaded for these days, so no safe last day can be given: do it now."


def end_of(day: date) -> datetime:
    """The first instant after a legal day."""
    return start_of(day + ONE_DAY)


def last_day_before(instant: datetime) -> date:
    """The last legal day that is wholly or partly before an instant: the last day of a period that is over then."""
    return (instant.astimezone(BRISBANE) - timedelta(microseconds=1)).date()


@lru_cache(maxsize=4096)
def in_words(day: date) -> str:
    """A day as it is told: "Tue 7 April 2026"."""
    return f"{day:%a} {day.day} {day:%B} {day.year}"


# ---------------------------------------------------------------- a time to do something
@lru_cache(maxsize=8192)
def _rolled(last: date, place: str, calendars: Calendars, *, filing: bool) -> tuple[date, tuple[Skipped, ...], tuple[str, ...]]:
    """The last day moved on to the next day that is not excluded; the unmoved day with a warning where that is not known."""
    day, moved = last, []
    try:
        while (why := calendars.why_not(place, day, filing)) is not None:
            moved.append(Skipped(day, why))
            day += ONE_DAY
            if len(moved) > LONGEST_ROLL:
                return last, (), (f"No open day is known within {LONGEST_ROLL} days after {in_words(last)}.",)
    except UnknownCalendar as unknown:
        return last, (), (f"{unknown} The last day is shown unmoved: it may be later, never earlier.",)
    return day, tuple(moved), _provisional(calendars, place, [m.day for m in moved])


def _provisional(calendars: Calendars, place: str, days: list[date]) -> tuple[str, ...]:
    unsure = [in_words(day) for day in days if calendars.provisional(place, day)]
    return (f"Leans on a holiday not confirmed against the gazette: {', '.join(unsure)}.",) if unsure else ()


def act_by_days(
    trigger: date, n: int, *, place: str, calendars: Calendars, provision: str, rule: str, trigger_words: str,
    filing: bool = False, trigger_entry: str = "",
) -> Reckoned:  # fmt: skip
    """The instant after the last day for doing something "within n days after" the trigger day, which is left out.

    An excluded last day moves on: for filing a day when the registry is closed, otherwise a day that is no business day there.
    """
    last, skipped, notes = _rolled(trigger + timedelta(days=n), place, calendars, filing=filing)
    return _reckoned(last, rule, provision, trigger_words, trigger, "days", n, trigger_entry, skipped, calendars, notes)


def act_by_months(
    trigger: date, n: int, *, place: str, calendars: Calendars, provision: str, rule: str, trigger_words: str,
    filing: bool = False, trigger_entry: str = "",
) -> Reckoned:  # fmt: skip
    """The instant after the last day "within n months after" the trigger day: the same-numbered day, or that month's last; it rolls."""
    last, skipped, notes = _rolled(_months_after(trigger, n), place, calendars, filing=filing)
    return _reckoned(last, rule, provision, trigger_words, trigger, "months", n, trigger_entry, skipped, calendars, notes)


def _months_after(day: date, n: int) -> date:
    index = day.month - 1 + n
    year, month = day.year + index // 12, index % 12 + 1
    return date(year, month, min(day.day, months.monthrange(year, month)[1]))


def act_by_business_days(
    trigger: date, n: int, *, place: str, calendars: Calendars, provision: str, rule: str, trigger_words: str, trigger_entry: str = "",
) -> Reckoned:  # fmt: skip
    """The instant after the last day "no later than n business days after" the trigger day, which is left out. No roll is possible.

    Where the calendar is not loaded weekends alone are left out: the earlier day, with a warning.
    """
    day, left = trigger, n
    skipped: list[Skipped] = []
    notes: tuple[str, ...] = ()
    while left:
        day += ONE_DAY
        try:
            why = calendars.why_not(place, day, False)
        except UnknownCalendar as unknown:
            why, notes = None, (f"{unknown} Only weekends are left out: the last day may be later, never earlier.",)
        if why is None:
            left -= 1
        else:
            skipped.append(Skipped(day, why))
    notes += _provisional(calendars, place, [s.day for s in skipped])
    return _reckoned(day, rule, provision, trigger_words, trigger, "business days", n, trigger_entry, tuple(skipped), calendars, notes)


def clear_business_days_before(
    event: date, n: int, *, place: str, calendars: Calendars, provision: str, rule: str, trigger_words: str, trigger_entry: str = "",
) -> Reckoned:  # fmt: skip
    """The instant after the last day for giving something "at least n business days before" the event's day; both ends are left out.

    No instant where the calendar is not loaded.
    """
    day, left = event, n
    skipped: list[Skipped] = []
    while left:
        day -= ONE_DAY
        try:
            why = calendars.why_not(place, day, False)
        except UnknownCalendar as unknown:
            return _unknown(rule, provision, trigger_words, event, n, trigger_entry, calendars, unknown)
        if why is None:
            left -= 1
        else:
            skipped.append(Skipped(day, why))
    notes = _provisional(calendars, place, [s.day for s in skipped])
    return _reckoned(
        day - ONE_DAY, rule, provision, trigger_words, event, "clear business days before", n, trigger_entry, tuple(skipped), calendars, notes,
    )  # fmt: skip


def _unknown(
    rule: str, provision: str, words: str, on: date, n: int, entry: str, calendars: Calendars, unknown: UnknownCalendar,
) -> Reckoned:  # fmt: skip
    return Reckoned(None, Derivation(
        rule, provision, words, on, "clear business days before", n, "not known", entry, calendar=calendars.revision, notes=(f"{unknown} {NO_SAFE_DATE}",),
    ))  # fmt: skip


def last_registry_open_day_on_or_before(day: date, place: str, calendars: Calendars) -> date:
    """The last day on which the registry is open, not later than this day (UnknownCalendar where it cannot be said)."""
    while not calendars.registry_open(place, day):
        day -= ONE_DAY
    return day


# ---------------------------------------------------------------- the life of an order
def period_of_days(
    first_day: date, n: int, *, readings: Readings, provision: str, rule: str, trigger_words: str,
    trigger_entry: str = "", first_day_counts: bool | None = None,
) -> Reckoned:  # fmt: skip
    """The instant at which a period of n days in the life of an order is over; it never rolls.

    Doubtful: whether its first day counts (O-A01), unless `first_day_counts` says so.
    """
    counts = _counts(readings) if first_day_counts is None else first_day_counts
    last = first_day + timedelta(days=n - 1 if counts else n)
    return _lived(last, rule, provision, trigger_words, first_day, "days", n, trigger_entry, counts=counts)


def last_of_days(first_day: date, n: int, readings: Readings) -> date:
    """The last day of a period of n days in the life of an order; it never rolls. Doubtful: whether its first day counts (O-A01)."""
    return first_day + timedelta(days=n - 1 if _counts(readings) else n)


def period_of_years(
    first_day: date, n: int, *, readings: Readings, provision: str, rule: str, trigger_words: str,
    trigger_entry: str = "", first_day_counts: bool | None = None,
) -> Reckoned:  # fmt: skip
    """The instant at which a term of n years is over; it never rolls.

    Doubtful: whether its first day counts (O-A01). A term from 29 February ends in a common year with 28 February on either
    reading (O-A23, the safer course: the anniversary is then 28 February, and the term does not end before it).
    """
    counts = _counts(readings) if first_day_counts is None else first_day_counts
    leap_day = (first_day.month, first_day.day) == (FEBRUARY, 29)
    anniversary = anniversary_of(first_day, n, "mar-1" if counts and leap_day else "feb-28")
    last = anniversary - ONE_DAY if counts else anniversary
    return _lived(last, rule, provision, trigger_words, first_day, "years", n, trigger_entry, counts=counts)


def anniversary_of(day: date, n: int, leap: str = "feb-28") -> date:
    """The same day n years on; for 29 February in a common year the day that the reading of O-A23 names."""
    try:
        return day.replace(year=day.year + n)
    except ValueError:
        return date(day.year + n, 2, 28) if leap == "feb-28" else date(day.year + n, 3, 1)


def stated_last_day(day: date, *, provision: str, rule: str, trigger_words: str, trigger_entry: str = "") -> Reckoned:
    """The instant after a last day that a court stated: nothing is counted and nothing rolls."""
    return _lived(day, rule, provision, trigger_words, day, "stated last day", 0, trigger_entry, counts=False)


def stated_last_day_elsewhere(
    day: date, zone: ZoneInfo, *, provision: str, rule: str, trigger_words: str, trigger_entry: str = "",
) -> Reckoned:  # fmt: skip
    """The same for an order of another place: it is over when that day is over there, which need not be midnight in Brisbane."""
    over = datetime.combine(day + ONE_DAY, time(0), zone).astimezone(BRISBANE)
    notes = () if over == end_of(day) else (f"The day ends there at {over:%H:%M} of {in_words(over.date())} in Brisbane.",)
    return Reckoned(over, Derivation(rule, provision, trigger_words, day, "stated last day", 0, in_words(day), trigger_entry, notes=notes))


def instant(at: datetime | None, *, provision: str, rule: str, trigger_words: str, trigger_entry: str = "") -> Reckoned:
    """An instant that an event or an order fixes by itself: nothing is counted."""
    on = at.astimezone(BRISBANE).date() if at else None
    told = f"{in_words(on)} {at.astimezone(BRISBANE):%H:%M}" if at and on else "not known"
    return Reckoned(at, Derivation(rule, provision, trigger_words, on, "instant", 0, told, trigger_entry))


def _counts(readings: Readings) -> bool:
    return readings.ask("O-A01") == "first-day-in"


def _lived(
    last: date, rule: str, provision: str, words: str, on: date, unit: str, n: int, entry: str, *, counts: bool,
) -> Reckoned:  # fmt: skip
    return Reckoned(end_of(last), Derivation(rule, provision, words, on, unit, n, in_words(last), entry, first_day_counts=counts))


def _reckoned(
    last: date, rule: str, provision: str, words: str, on: date, unit: str, n: int, entry: str,
    skipped: tuple[Skipped, ...], calendars: Calendars, notes: tuple[str, ...],
) -> Reckoned:  # fmt: skip
    return Reckoned(end_of(last), Derivation(
        rule, provision, words, on, unit, n, in_words(last), entry, skipped=skipped, calendar=calendars.revision, notes=notes,
    ))  # fmt: skip


# ---------------------------------------------------------------- "Why this date?"
DayTold = tuple[date, bool, "int | None", str]


def unfold(derivation: Derivation, calendars: Calendars | None = None) -> list[DayTold]:
    """A derivation day by day: (day, counted?, its number, why not). Months and years are told by their ends only.

    The calendars are not looked at again: what was skipped is in the derivation, so an old one unfolds as it was made.
    """
    del calendars
    on = derivation.trigger_on
    if on is None:
        return []
    skipped = {s.day: s.why for s in derivation.skipped}
    if derivation.unit == "days":
        return list(_days_told(on, derivation, skipped))
    if derivation.unit in {"business days", "clear business days before"}:
        return list(_business_days_told(on, derivation, skipped))
    ends: list[DayTold] = [(on, derivation.first_day_counts, None, derivation.trigger)]
    return ends + [(day, False, None, why) for day, why in sorted(skipped.items())]


def _days_told(on: date, derivation: Derivation, skipped: dict[date, str]) -> Iterator[DayTold]:
    number = 0
    if not derivation.first_day_counts:
        yield on, False, None, f"{derivation.trigger}: left out"
        on += ONE_DAY
    for number in range(1, derivation.n + 1):
        moved = number == derivation.n and on in skipped
        yield on, True, number, f"{skipped[on]}: the last day moves on" if moved else ""
        on += ONE_DAY
    while on in skipped:
        yield on, False, None, skipped[on]
        on += ONE_DAY
    if skipped:
        yield on, True, None, "the next open day"


def _business_days_told(on: date, derivation: Derivation, skipped: dict[date, str]) -> Iterator[DayTold]:
    back = derivation.unit.endswith("before")
    step = -ONE_DAY if back else ONE_DAY
    yield on, False, None, f"{derivation.trigger}: left out"
    number = 0
    if derivation.result == "not known":
        return
    while number < derivation.n:
        on += step
        if on in skipped:
            yield on, False, None, skipped[on]
        else:
            number += 1
            yield on, True, number, ""
    if back:
        yield on + step, False, None, "the last day for giving it: it is left out as well"
