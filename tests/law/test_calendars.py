"""Calendars: ordinary days by place, and what is not known is never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from app.casework.place import PLACES, place_named
from app.law.calendars import Calendars, Holiday, UnknownCalendar, rows_from_csv, seed

EKKA_2026 = date(2026, 8, 12)


def test_a_show_day_is_a_holiday_in_its_own_place_only() -> None:
    calendars = seed()
    assert not calendars.business_day("Brisbane", EKKA_2026)
    assert calendars.business_day("Cairns", EKKA_2026)
    assert calendars.why_not("Cairns", date(2026, 7, 17), False) == "Cairns Show"


def test_a_court_place_has_the_show_day_of_its_local_government() -> None:
    assert place_named("Beenleigh").local_government == "Logan"
    assert not seed().business_day("Beenleigh", date(2026, 8, 10))
    assert {"Brisbane", "Cairns", "Townsville", "Toowoomba", "Rockhampton", "Southport", "Ipswich", "Mount Isa"} <= set(PLACES)


def test_weekends_and_statewide_holidays_are_not_business_days() -> None:
    calendars = seed()
    assert calendars.why_not("Brisbane", date(2026, 3, 7), False) == "Saturday"
    assert calendars.why_not("Brisbane", date(2026, 4, 3), False) == "Good Friday"
    assert calendars.business_day("Brisbane", date(2026, 3, 2))


def test_the_evening_of_24_december_leaves_it_a_business_day() -> None:
    assert seed().business_day("Brisbane", date(2026, 12, 24))


def test_a_registry_may_be_closed_on_a_business_day() -> None:
    calendars, closed = seed(), date(2024, 12, 24)
    assert calendars.business_day("Brisbane", closed)
    assert not calendars.registry_open("Brisbane", closed)
    assert not calendars.sitting_day("Brisbane", closed)


@pytest.mark.parametrize(("place", "day"), [("Mount Isa", date(2026, 3, 2)), ("Brisbane", date(2031, 3, 3)), ("Nowhere", date(2026, 3, 2))])
def test_a_place_or_year_that_is_not_loaded_is_an_unknown_calendar(place: str, day: date) -> None:
    assert not seed().knows(place, day)
    with pytest.raises(UnknownCalendar, match=f"{place} is loaded for {day.year}"):
        seed().business_day(place, day)


def test_an_open_registry_at_the_end_of_a_year_is_unknown_until_its_closure_is_loaded() -> None:
    day = date(2026, 12, 22)
    assert seed().business_day("Brisbane", day)
    with pytest.raises(UnknownCalendar, match="end-of-year closure"):
        seed().registry_open("Brisbane", day)
    newer = seed().with_rows((), revision="2026-closures", loaded=(("registry Brisbane", 2026),))
    assert newer.registry_open("Brisbane", day)
    assert newer.registry_open("Brisbane", date(2027, 1, 6)), "the season that began in December reaches into January"


def test_newer_rows_take_the_place_of_older_ones_and_leave_the_old_calendars_alone() -> None:
    old = seed()
    confirmed = Holiday("Brisbane", EKKA_2026, "Royal Queensland Show", "show", "the gazette", "gazetted")
    newer = old.with_rows((confirmed,), revision="r2", loaded=(("Ipswich", 2026),))
    assert len(newer.rows) == len(old.rows)
    assert newer.on("Brisbane", EKKA_2026) == (confirmed,)
    assert newer.knows("Ipswich", EKKA_2026)
    assert not old.knows("Ipswich", EKKA_2026)
    assert newer.revision == "r2"


def test_a_row_from_a_single_source_is_provisional() -> None:
    assert seed().provisional("Cairns", date(2026, 7, 17))
    assert not seed().provisional("Brisbane", date(2026, 4, 3))


def test_a_line_that_cannot_be_read_is_named() -> None:
    with pytest.raises(ValueError, match="line 3"):
        rows_from_csv("place,day,name,kind,source,confidence\nQLD,2026-01-01,New Year,public,x,rule\nQLD,soon,x,public,x,rule\n")


def test_every_seeded_row_is_of_a_kind_that_is_known_and_has_a_source() -> None:
    kinds = {"public", "show", "special", "bank", "part-day", "registry-closed"}
    assert {row.kind for row in seed().rows} <= kinds
    assert all(row.source and row.confidence for row in seed().rows)


def test_calendars_are_told_apart_by_identity() -> None:
    assert Calendars((), "a", frozenset()) != Calendars((), "a", frozenset())
    assert hash(seed()) == hash(seed())


HEAD = "place,day,name,kind,source,confidence\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "no day stands in it"),
        (HEAD, "no day stands in it"),
        (HEAD + "Brisbane,2031-12-25\n", "line 2 of the calendar cannot be read: it needs a place, a name and a confidence"),
        (HEAD + ",2031-12-25,Made up,public,,rule\n", "it needs a place"),
        (HEAD + "Brisbane,2031-12-25,Made up,holiday,,rule\n", "its kind is one of bank, part-day, public"),
        (HEAD + "Brisbane,2031-12-25," + "x" * 140_000 + ",public,,rule\n", "a quotation mark that was opened and not closed"),
    ],
)
def test_a_calendar_that_says_too_little_is_refused_by_its_line(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        rows_from_csv(text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_calendar_is_read_whatever_ends_its_lines(end: str) -> None:
    text = (HEAD + "Brisbane,2031-12-25,Made up,public,,rule\nBrisbane,2031-12-26,Made up,public,,rule\n").replace("\n", end)
    assert [row.day.day for row in rows_from_csv(text)] == [25, 26]
