"""Which days are ordinary days, by place. Knows rows of holidays and which places and years are loaded; never guesses a holiday.

Two notions: a *business day* (not a weekend, nor a public, show, special or bank holiday in that place) and a day on which a
*registry is open* (a business day on which no court closure falls). A sitting day is taken to be a day on which the registry
is open. A place and year that is not loaded is UnknownCalendar, never "no holiday". From 20 December to 10 January registries
usually close by practice direction: in that season an open registry is known only where that season's closures are loaded.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from app.casework.place import place_named

STATEWIDE: Final = "QLD"
REGISTRY: Final = "registry "
NOT_BUSINESS: Final = frozenset({"public", "show", "special", "bank"})
KINDS: Final = NOT_BUSINESS | {"part-day", "registry-closed"}
SEED: Final = Path(__file__).resolve().parents[2] / "data" / "calendars"
SATURDAY: Final = 5
SHOUT_FROM_MONTH: Final = 11


class UnknownCalendar(LookupError):
    """No calendar is loaded for this place and year, so nobody may say whether the day is an ordinary one."""

    def __init__(self, place: str, year: int) -> None:
        super().__init__(f"No calendar of {place} is loaded for {year}.")
        self.place = place
        self.year = year


@dataclass(frozen=True)
class Holiday:
    """A day that is not ordinary. `place` is QLD or a local government area; `kind` public | show | special | bank | part-day | registry-closed."""

    place: str
    day: date
    name: str
    kind: str
    source: str
    confidence: str


@dataclass(frozen=True, eq=False)
class Calendars:
    """All loaded calendars at one revision. `loaded`: (local government area, year), and ("registry X", year) for the closure that begins that December."""

    rows: tuple[Holiday, ...]
    revision: str
    loaded: frozenset[tuple[str, int]]
    _by_day: dict[tuple[str, date], list[Holiday]] = field(init=False, repr=False, default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        """Index the rows by area and day."""
        for row in self.rows:
            self._by_day[row.place, row.day].append(row)

    def on(self, place: str, day: date) -> tuple[Holiday, ...]:
        """The rows that bear on a day in a place, statewide ones among them."""
        area = place_named(place).local_government
        areas = (STATEWIDE,) if area == STATEWIDE else (STATEWIDE, area)
        return tuple(row for where in areas for row in self._by_day.get((where, day), ()))

    def knows(self, place: str, day: date) -> bool:
        """Is the calendar of this place loaded for the year of this day?"""
        return (place_named(place).local_government, day.year) in self.loaded

    def business_day(self, place: str, day: date) -> bool:
        """Is this a business day in the place? (UnknownCalendar if it is a weekday of a year that is not loaded.)"""
        return self.why_not(place, day, filing=False) is None

    def registry_open(self, place: str, day: date) -> bool:
        """Is the registry at this place open? (UnknownCalendar where not loaded.)"""
        return self.why_not(place, day, filing=True) is None

    def sitting_day(self, place: str, day: date) -> bool:
        """May a mention be listed on this day? House practice: a day on which the registry is open."""
        return self.registry_open(place, day)

    def why_not(self, place: str, day: date, filing: bool) -> str | None:
        """Why this is not a day for doing something there (`filing`: for filing a document), or None if it is."""
        if day.weekday() >= SATURDAY:
            return f"{day:%A}"
        if not self.knows(place, day):
            raise UnknownCalendar(place, day.year)
        for row in self.on(place, day):
            if row.kind in NOT_BUSINESS or (filing and row.kind == "registry-closed"):
                return row.name
        if filing and _in_closing_season(day) and not self._knows_closure(place, day):
            raise UnknownCalendar(f"the registry at {place} (end-of-year closure)", day.year)
        return None

    def provisional(self, place: str, day: date) -> bool:
        """Does what is said of this day lean on a row that nobody has confirmed against the gazette?"""
        return any(row.confidence == "single source" for row in self.on(place, day))

    def with_rows(self, rows: Iterable[Holiday], *, revision: str, loaded: Iterable[tuple[str, int]] = ()) -> Calendars:
        """Newer calendars: the rows replace those of the same area, day and kind; places and years are added to what is loaded."""
        merged = {(r.place, r.day, r.kind): r for r in (*self.rows, *rows)}
        return Calendars(tuple(merged[key] for key in sorted(merged)), revision, self.loaded | frozenset(loaded))

    def _knows_closure(self, place: str, day: date) -> bool:
        season = day.year if day.month == 12 else day.year - 1
        area = place_named(place).local_government
        return any((REGISTRY + where, season) in self.loaded for where in (STATEWIDE, area))


def _in_closing_season(day: date) -> bool:
    return (day.month, day.day) >= (12, 20) or (day.month, day.day) <= (1, 10)


@dataclass(frozen=True)
class Missing:
    """What nobody has loaded: the holidays of a place in a year, or (`closure`) the registry's closure that begins in its December."""

    place: str
    year: int
    closure: bool = False

    @property
    def sentence(self) -> str:
        """What is missing and what follows, in words."""
        if self.closure:
            return (
                f"Nobody has said when the registry at {self.place} closes at the end of {self.year}: "
                "days for filing from 20 December to 10 January cannot be worked out."
            )
        return f"No calendar of {self.place} is loaded for {self.year}: dates that fall into it are given with a warning, or not at all."


def missing(calendars: Calendars, places: Iterable[str], years: Iterable[int]) -> tuple[Missing, ...]:
    """What is not loaded for these places and years."""
    found = []
    for year in years:
        for place in sorted(set(places)):
            area = place_named(place).local_government
            if (area, year) not in calendars.loaded:
                found.append(Missing(place, year))
            if not any((REGISTRY + where, year) in calendars.loaded for where in (STATEWIDE, area)):
                found.append(Missing(place, year, closure=True))
    return tuple(found)


def wanted_by_now(calendars: Calendars, places: Iterable[str], on: date) -> tuple[Missing, ...]:
    """What ought to be loaded on a day and is not: this year's holidays always; from 1 November next year's too, and the coming closure."""
    where = tuple(places)
    due = {(on.year, False)} | ({(on.year + 1, False), (on.year, True)} if on.month >= SHOUT_FROM_MONTH else set())
    return tuple(one for one in missing(calendars, where, (on.year, on.year + 1)) if (one.year, one.closure) in due)


def closing_season(row: Holiday) -> tuple[str, int]:
    """What a registry's closed day makes known: the end-of-year closure that begins in that December."""
    return REGISTRY + row.place, row.day.year if row.day.month == 12 else row.day.year - 1


def rows_from_csv(text: str) -> tuple[Holiday, ...]:
    """Rows of place, day, name, kind, source, confidence; ValueError names the line that cannot be read, or says that there is none."""
    lines = _lines(text)
    rows = []
    for number, line in lines:
        try:
            row = Holiday(line["place"], date.fromisoformat(line["day"]), line["name"], line["kind"], line["source"], line["confidence"])
            if wrong := _wrong(row):
                raise ValueError(wrong)  # noqa: TRY301 - one sentence for whatever is wrong with a line
        except (KeyError, ValueError, TypeError) as fault:
            message = f"line {number} of the calendar cannot be read: {fault}"
            raise ValueError(message) from fault
        rows.append(row)
    if not rows:
        message = f"no day stands in it: the first line names the columns ({', '.join(f.name for f in fields(Holiday))}), and each other one a day"
        raise ValueError(message)
    return tuple(rows)


def _lines(text: str) -> list[tuple[int, dict[str, str]]]:
    """Each row with the line on which it ends, whatever ends the lines; ValueError where it cannot be read."""
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        return [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        message = (
            f"the row after line {reader.line_num} cannot be read: a cell is longer than {csv.field_size_limit():,} characters. "
            "Look for a quotation mark that was opened and not closed"
        )
        raise ValueError(message) from error


def _wrong(row: Holiday) -> str:
    """What a row of a calendar lacks, or ""."""
    if not all((row.place, row.name, row.confidence)):
        return "it needs a place, a name and a confidence"
    return "" if row.kind in KINDS else f"its kind is one of {', '.join(sorted(KINDS))}"


@cache
def seed() -> Calendars:
    """The calendars that the product is delivered with: public holidays by rule, and what show days and closures could be found."""
    loaded = _lines((SEED / "loaded.csv").read_text(encoding="utf-8"))
    pairs = frozenset((line["place"], int(line["year"])) for _, line in loaded)
    return Calendars(rows_from_csv((SEED / "queensland.csv").read_text(encoding="utf-8")), "seed-1", pairs)
