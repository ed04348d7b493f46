"""What the pages of administration show, as frozen values: people and units, a team, who sees a matter, calendars, dates that moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.reading.pages import AtStep, Choice
from app.reading.register_pages import DoubtRow


@dataclass(frozen=True)
class PersonRow:
    """One person who has an account, or had one."""

    id: str
    name: str
    email: str
    active: bool
    roles: tuple[str, ...]
    units: tuple[str, ...]
    role_words: tuple[str, ...] = ()
    me: bool = False


@dataclass(frozen=True)
class UnitRow:
    """One unit: whose work it does, where, and who is in it."""

    name: str
    role: str
    place: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class RoleChoice:
    """One role, with the sentence that says what it is for."""

    value: str
    label: str
    hint: str


@dataclass(frozen=True)
class PeoplePage:
    """Everybody, and every unit."""

    people: tuple[PersonRow, ...]
    ended: tuple[PersonRow, ...]
    units: tuple[UnitRow, ...]
    roles: tuple[RoleChoice, ...]


@dataclass(frozen=True)
class PersonPage:
    """One person, to be placed anew or ended."""

    person: PersonRow
    units: tuple[UnitRow, ...]
    roles: tuple[RoleChoice, ...]


@dataclass(frozen=True)
class AwayRow:
    """Somebody is away, or will be, and who stands in."""

    id: str
    person: str
    deputy: str
    from_at: datetime
    to_at: datetime
    now: bool
    may_end: bool


@dataclass(frozen=True)
class Unmanned:
    """Steps that nobody is there to do: the supervisor's until somebody is."""

    role: str
    unit: str
    steps: int


@dataclass(frozen=True)
class TeamPage:
    """The units that a supervisor looks after: who is in them, who is away, what nobody is there for."""

    units: tuple[UnitRow, ...]
    away: tuple[AwayRow, ...]
    unmanned: tuple[Unmanned, ...]
    people: tuple[Choice, ...]
    deputies: tuple[Choice, ...]


@dataclass(frozen=True)
class SeatRow:
    """One seat in a matter."""

    id: str
    who: str
    basis: str
    from_at: datetime
    to_at: datetime | None = None
    may_end: bool = False


@dataclass(frozen=True)
class BarRow:
    """One person who is barred from a matter."""

    person: str
    name: str
    reason: str
    may_lift: bool = False


@dataclass(frozen=True)
class AccessPage:
    """Who sees one matter, who never does, and what this person may change of it."""

    matter: str
    number: str
    seats: tuple[SeatRow, ...]
    ended: tuple[SeatRow, ...]
    bars: tuple[BarRow, ...]
    may_give: bool
    may_bar: bool
    people: tuple[Choice, ...] = ()
    units: tuple[Choice, ...] = ()
    to_bar: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class HandOverPage(AtStep):
    """One step, and everybody to whom it can be handed."""

    unit: str
    holder: str
    people: tuple[Choice, ...]


@dataclass(frozen=True)
class MatterReadings:
    """The doubtful texts on which dates or statuses of one matter depend."""

    matter: str
    number: str
    doubts: tuple[DoubtRow, ...]
    may_elect: bool


@dataclass(frozen=True)
class CalendarCell:
    """What is loaded of one place in one year."""

    year: int
    known: bool
    closure_known: bool
    days: int
    unconfirmed: int


@dataclass(frozen=True)
class CalendarRow:
    """One place, year by year."""

    place: str
    area: str
    cells: tuple[CalendarCell, ...]


@dataclass(frozen=True)
class ImportRow:
    """One import: its reference, how many days it brought, from when to when."""

    revision: int
    source: str
    days: int
    first: date
    last: date


@dataclass(frozen=True)
class DayRow:
    """One day that is not an ordinary day."""

    day: date
    place: str
    name: str
    kind: str
    source: str
    confidence: str


@dataclass(frozen=True)
class CalendarsPage:
    """Calendars: what is loaded, from where, what is missing."""

    years: tuple[int, ...]
    places: tuple[CalendarRow, ...]
    wanted: tuple[str, ...]
    imports: tuple[ImportRow, ...]
    year: int
    days: tuple[DayRow, ...]
    may_import: bool


@dataclass(frozen=True)
class MovedRow:
    """One date that a newer calendar or election moved."""

    matter: str
    number: str
    subject: str
    subject_label: str
    name: str
    label: str
    before: datetime | None
    before_latest: datetime | None
    after: datetime | None
    after_latest: datetime | None
    why: str
    at: datetime


@dataclass(frozen=True)
class MovedPage:
    """The dates that moved, the latest first."""

    rows: tuple[MovedRow, ...]
    most: int
