"""Reckoning: acts roll off excluded days, the life of an order never does, and every date can be unfolded day by day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.casework.answer import Reckoned
from app.casework.clock import start_of
from app.law import reckoning as r
from app.law.calendars import Calendars, Holiday, seed
from app.law.readings import answer

WORDS: Mapping[str, Any] = {"provision": "13ZH(1)", "rule": "a rule", "trigger_words": "What happened"}
IN_BRISBANE: Mapping[str, Any] = {**WORDS, "place": "Brisbane", "calendars": seed()}
DAY = timedelta(days=1)


def last_day(reckoned: Reckoned) -> date:
    assert reckoned.at is not None
    return r.last_day_before(reckoned.at)


# ------------------------------------------------------------ a time to do something
def test_an_appeal_whose_last_day_is_the_show_holiday_moves_on_in_brisbane() -> None:
    reckoned = r.act_by_days(date(2025, 7, 16), 28, filing=True, **IN_BRISBANE)
    assert last_day(reckoned) == date(2025, 8, 14)
    assert reckoned.at == start_of(date(2025, 8, 15)), "the whole of the last day may be used"


def test_an_appeal_whose_last_day_is_good_friday_moves_to_the_tuesday_after_easter() -> None:
    reckoned = r.act_by_days(date(2026, 3, 6), 28, filing=True, **IN_BRISBANE)
    assert last_day(reckoned) == date(2026, 4, 7)
    assert reckoned.derivation is not None
    assert [s.why for s in reckoned.derivation.skipped] == ["Good Friday", "Saturday", "Sunday", "Easter Monday"]


def test_filing_looks_at_the_registry_and_other_acts_look_at_business_days() -> None:
    trigger = date(2024, 12, 9)  # the registry at Brisbane was closed from 23 December 2024 to 4 January 2025
    assert last_day(r.act_by_days(trigger, 14, **IN_BRISBANE)) == date(2024, 12, 23)
    assert last_day(r.act_by_days(trigger, 14, filing=True, **IN_BRISBANE)) == date(2025, 1, 6)


def test_two_business_days_over_the_show_holiday_differ_by_place() -> None:
    registered = date(2026, 8, 10)
    assert last_day(r.act_by_business_days(registered, 2, **IN_BRISBANE)) == date(2026, 8, 13)
    assert last_day(r.act_by_business_days(registered, 2, **{**IN_BRISBANE, "place": "Cairns"})) == date(2026, 8, 12)


def test_three_clear_business_days_before_leave_out_both_ends() -> None:
    assert last_day(r.clear_business_days_before(date(2026, 8, 14), 3, **IN_BRISBANE)) == date(2026, 8, 9)
    assert last_day(r.clear_business_days_before(date(2026, 3, 20), 3, **IN_BRISBANE)) == date(2026, 3, 16)


def test_months_end_with_the_same_numbered_day_or_the_last_of_the_month() -> None:
    assert last_day(r.act_by_months(date(2025, 8, 31), 6, **IN_BRISBANE)) == date(2026, 3, 2)  # Sat 28 February moves on
    assert last_day(r.act_by_months(date(2025, 9, 3), 6, **IN_BRISBANE)) == date(2026, 3, 3)


def test_the_last_open_day_before_an_end_goes_back_never_on() -> None:
    assert r.last_registry_open_day_on_or_before(date(2026, 4, 6), "Brisbane", seed()) == date(2026, 4, 2)


# ------------------------------------------------------------ a calendar that is not loaded
def test_a_forward_count_into_an_unknown_calendar_gives_the_unmoved_day_and_says_so() -> None:
    reckoned = r.act_by_days(date(2031, 3, 3), 28, **IN_BRISBANE)
    assert last_day(reckoned) == date(2031, 3, 31)
    assert reckoned.derivation is not None
    assert "No calendar of Brisbane is loaded for 2031." in reckoned.derivation.notes[0]


def test_business_days_in_an_unknown_calendar_leave_out_weekends_alone_and_say_so() -> None:
    reckoned = r.act_by_business_days(date(2031, 3, 7), 2, **IN_BRISBANE)
    assert last_day(reckoned) == date(2031, 3, 11)
    assert reckoned.derivation is not None
    assert reckoned.derivation.notes


def test_a_backward_count_into_an_unknown_calendar_gives_no_date() -> None:
    reckoned = r.clear_business_days_before(date(2031, 3, 14), 3, **IN_BRISBANE)
    assert reckoned.at is None
    assert reckoned.derivation is not None
    assert "do it now" in reckoned.derivation.notes[0]


# ------------------------------------------------------------ the life of an order
def ends_of_days(first: date, n: int) -> list[date]:
    return [last_day(x) for x in answer(lambda readings: r.period_of_days(first, n, readings=readings, **WORDS)).values]


def ends_of_years(first: date, n: int) -> list[date]:
    return [last_day(x) for x in answer(lambda readings: r.period_of_years(first, n, readings=readings, **WORDS)).values]


@pytest.mark.parametrize(
    ("first", "out", "counted"),
    [
        (date(2026, 6, 1), date(2026, 6, 29), date(2026, 6, 28)),
        (date(2028, 2, 3), date(2028, 3, 2), date(2028, 3, 1)),
        (date(2027, 2, 3), date(2027, 3, 3), date(2027, 3, 2)),
    ],
)
def test_28_days_of_an_order_end_on_two_days_and_roll_off_neither(first: date, out: date, counted: date) -> None:
    assert ends_of_days(first, 28) == [out, counted]


def test_a_term_of_years_ends_on_the_anniversary_or_the_day_before() -> None:
    assert ends_of_years(date(2026, 4, 2), 5) == [date(2031, 4, 2), date(2031, 4, 1)]
    assert ends_of_years(date(2024, 2, 29), 4) == [date(2028, 2, 29), date(2028, 2, 28)]


def test_a_term_from_29_february_ends_with_28_february_in_a_common_year_on_either_reading() -> None:
    assert ends_of_years(date(2028, 2, 29), 5) == [date(2033, 2, 28)] * 2


def test_a_term_that_starts_as_another_ends_counts_its_first_day_without_a_doubt() -> None:
    told = answer(lambda readings: r.period_of_years(date(2018, 7, 1), 5, readings=readings, first_day_counts=True, **WORDS))
    assert last_day(told.only) == date(2023, 6, 30)


def test_a_stated_last_day_is_that_day_even_on_a_sunday() -> None:
    assert last_day(r.stated_last_day(date(2026, 3, 29), **WORDS)) == date(2026, 3, 29)


# ------------------------------------------------------------ against a naive walk
DAYS = st.dates(date(2024, 1, 1), date(2027, 9, 1))
HOLIDAYS = st.frozensets(st.dates(date(2024, 1, 1), date(2027, 12, 31)), max_size=200)


def made_up(holidays: frozenset[date]) -> Calendars:
    rows = tuple(Holiday("Brisbane", day, "Made-up day", "public", "none", "rule") for day in sorted(holidays))
    seasons = {("registry Brisbane", year) for year in range(2022, 2029)}
    return Calendars(rows, "made-up", frozenset({("Brisbane", year) for year in range(2023, 2029)} | seasons))


def naive_open(day: date, holidays: frozenset[date]) -> bool:
    return day.isoweekday() <= 5 and day not in holidays


@settings(max_examples=150, deadline=None)
@given(DAYS, st.integers(1, 60), HOLIDAYS, st.booleans())
def test_a_forward_count_is_what_a_walk_day_by_day_gives(trigger: date, n: int, holidays: frozenset[date], filing: bool) -> None:
    day = trigger
    for _ in range(n):
        day += DAY
    while not naive_open(day, holidays):
        day += DAY
    reckoned = r.act_by_days(trigger, n, place="Brisbane", calendars=made_up(holidays), filing=filing, **WORDS)
    assert last_day(reckoned) == day
    assert reckoned.derivation is not None
    told = r.unfold(reckoned.derivation)
    assert [number for _, counted, number, _ in told if counted and number] == list(range(1, n + 1))
    assert told[-1][0] == day
    assert [t[0] for t in told] == [trigger + DAY * i for i in range((day - trigger).days + 1)], "each day is told once"


@settings(max_examples=150, deadline=None)
@given(DAYS, st.integers(1, 12), HOLIDAYS)
def test_business_days_are_what_a_walk_day_by_day_gives(trigger: date, n: int, holidays: frozenset[date]) -> None:
    calendars, day, seen = made_up(holidays), trigger, 0
    while seen < n:
        day += DAY
        seen += naive_open(day, holidays)
    reckoned = r.act_by_business_days(trigger, n, place="Brisbane", calendars=calendars, **WORDS)
    assert last_day(reckoned) == day
    back, seen = trigger, 0
    while seen < n:
        back -= DAY
        seen += naive_open(back, holidays)
    before = r.clear_business_days_before(trigger, n, place="Brisbane", calendars=calendars, **WORDS)
    assert last_day(before) == back - DAY
    assert before.derivation is not None
    assert r.unfold(before.derivation)[-1][0] == back - DAY


@settings(max_examples=100, deadline=None)
@given(DAYS, st.integers(1, 400))
def test_the_two_readings_of_a_period_differ_by_one_day_whatever_the_calendar(first: date, n: int) -> None:
    out, counted = ends_of_days(first, n)
    assert (out - counted, (out - first).days) == (DAY, n)
    inner = r.period_of_days(first, n, readings=None, first_day_counts=True, **WORDS)  # type: ignore[arg-type]
    assert inner.derivation is not None
    assert [number for _, _, number, _ in r.unfold(inner.derivation)] == list(range(1, n + 1))
