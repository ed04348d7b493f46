"""What the registers show, as frozen values: why a date, the board, the look-up, readings, processes, the list on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.reading.pages import Choice, DeadlineRow, OrderCard, WorkItem


# ------------------------------------------------------------------ why this date?
@dataclass(frozen=True)
class DayRow:
    """One day of an unfolded derivation: counted (with its number) or left out, and why."""

    day: date
    counted: bool
    n: int | None = None
    why: str = ""


@dataclass(frozen=True)
class DerivationView:
    """How a date came about, unfolded."""

    rule: str
    provision: str
    trigger: str
    trigger_on: date | None
    unit: str
    n: int
    result: str
    first_day_counts: bool = False
    calendar: str = ""
    notes: tuple[str, ...] = ()
    trigger_entry: str = ""
    days: tuple[DayRow, ...] = ()


@dataclass(frozen=True)
class WorldView:
    """One result and the readings under which it is so: ((doubt id, its title, the reading in words), ...)."""

    at: datetime | None
    readings: tuple[tuple[str, str, str], ...] = ()
    derivation: DerivationView | None = None
    elected: bool = False


@dataclass(frozen=True)
class WhyDate:
    """Why a date is as it is: each distinct result with its worlds, earliest first."""

    matter: str
    number: str
    name: str
    subject: str
    label: str
    subject_label: str
    provision: str
    consequence: str
    act_by: datetime | None
    lapse_not_before: datetime | None
    worlds: tuple[WorldView, ...] = ()
    warnings: tuple[str, ...] = ()
    derived_with: str = ""
    link: str = ""
    """An address of the provision's official text."""


# ------------------------------------------------------------------ board, look-up, readings, processes, paper
@dataclass(frozen=True)
class BoardDay:
    """The dates that fall on one legal day."""

    day: date
    rows: tuple[DeadlineRow, ...]


@dataclass(frozen=True)
class DeadlineBoard:
    """All dates by day and place, from a first day over a number of days."""

    first: date
    last: date
    days: tuple[BoardDay, ...] = ()
    undated: tuple[DeadlineRow, ...] = ()
    places: tuple[Choice, ...] = ()
    place: str = ""
    ending_soon: tuple[DeadlineRow, ...] = ()
    overdue: tuple[DeadlineRow, ...] = ()
    kinds: tuple[Choice, ...] = ()

    @property
    def coming(self) -> int:
        """How many dates fall into this time."""
        return sum(len(each.rows) for each in self.days)


@dataclass(frozen=True)
class Found:
    """One matter found by a look-up."""

    matter: str
    number: str
    masked: str
    orders: tuple[OrderCard, ...] = ()
    served: str = ""
    told: str = ""
    may_open: bool = False


@dataclass(frozen=True)
class LookUp:
    """The result of a look-up for a purpose; `asked` False: nothing was looked for yet."""

    asked: bool = False
    found: tuple[Found, ...] = ()
    purposes: tuple[Choice, ...] = ()
    refused: str = ""


@dataclass(frozen=True)
class ReadingRow:
    """One way to read a doubtful text, and who elected it."""

    name: str
    sentence: str
    elected: bool = False


@dataclass(frozen=True)
class DoubtRow:
    """A doubtful text of the Act with its readings and how many matters it moves.

    `anyway`: what the house does whichever reading is right; `asked`: whether a rule asks it at all, so that electing a reading says something.
    """

    id: str
    title: str
    provision: str
    readings: tuple[ReadingRow, ...]
    safer: str
    affected: int = 0
    elected_by: str = ""
    elected_at: datetime | None = None
    reasons: str = ""
    anyway: str = ""
    asked: bool = True


@dataclass(frozen=True)
class ReadingsPage:
    """The register of doubtful texts."""

    doubts: tuple[DoubtRow, ...] = ()
    may_elect: bool = False


@dataclass(frozen=True)
class ElementCount:
    """How many matters stand at one element."""

    element: str
    name: str
    count: int
    lane: str = ""


@dataclass(frozen=True)
class TableView:
    """A decision table as it runs: headings and rows of words."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class ProcessRow:
    """One process as it runs: its diagram, its bundle, where its runs stand."""

    process: str
    label: str
    summary: str = ""
    bundle: str = ""
    runs: int = 0
    over: int = 0
    standing: tuple[ElementCount, ...] = ()
    tables: tuple[TableView, ...] = ()


@dataclass(frozen=True)
class IncidentRow:
    """A matter that the timekeeper could not bring forward."""

    matter: str
    number: str
    sentence: str
    since: datetime | None = None


@dataclass(frozen=True)
class ProcessesPage:
    """Every process as it runs."""

    processes: tuple[ProcessRow, ...] = ()
    incidents: tuple[IncidentRow, ...] = ()


@dataclass(frozen=True)
class PaperDay:
    """One day of the paper list: what must be done, in words that fit on paper."""

    day: date
    rows: tuple[DeadlineRow, ...] = ()
    steps: tuple[WorkItem, ...] = ()


@dataclass(frozen=True)
class PaperList:
    """The evening list of a unit for the next fourteen days: what is needed if the machine is away tomorrow."""

    unit: str
    unit_label: str
    printed_at: datetime
    overdue: tuple[WorkItem, ...] = ()
    days: tuple[PaperDay, ...] = ()
    orders: tuple[tuple[str, OrderCard], ...] = ()
    """(matter number, its order in force or doubtful)."""
    units: tuple[Choice, ...] = ()
