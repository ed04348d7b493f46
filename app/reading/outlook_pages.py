"""What the pages "What will follow" and "What if?" show, as frozen values: how things stand beside how they would stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.reading.pages import AtStep, EntryRow


@dataclass(frozen=True)
class Said:
    """What is said of one order: YES, NO or UNCERTAIN, why, and when that next changes."""

    said: str
    why: str
    doubts: tuple[str, ...] = ()
    next_change_at: datetime | None = None


@dataclass(frozen=True)
class OrderOutlook:
    """One order now and then; `now` None: there is no such order yet."""

    subject: str
    label: str
    now: Said | None
    then: Said | None

    @property
    def changes(self) -> bool:
        """Is anything else said of it then, or does it change at another instant?"""
        return (
            self.now is None or self.then is None or (self.now.said, self.now.next_change_at) != (self.then.said, self.then.next_change_at)
        )


@dataclass(frozen=True)
class DateOutlook:
    """One date now and then. `change`: new, moved, gone, met, late (it passes unmet) or "" (it stays as it is).

    Each side holds the earliest instant and, where readings differ, the latest; `reason` says from what the date runs.
    """

    name: str
    subject: str
    label: str
    subject_label: str
    provision: str
    consequence: str
    change: str
    now: tuple[datetime | None, datetime | None] | None
    then: tuple[datetime | None, datetime | None] | None
    reason: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class StepOutlook:
    """One step that is open now or then. `change`: opens, closes or "" (it stays open)."""

    title: str
    lane: str
    subject_label: str
    about: str
    act_by: datetime | None
    provision: str
    change: str


@dataclass(frozen=True)
class Outlook:
    """How a matter stands now beside how it would stand at `then`."""

    then: datetime
    orders: tuple[OrderOutlook, ...] = ()
    dates: tuple[DateOutlook, ...] = ()
    steps: tuple[StepOutlook, ...] = ()
    gaps_then: tuple[str, ...] = ()
    gaps_closed: tuple[str, ...] = ()

    @property
    def changing_dates(self) -> tuple[DateOutlook, ...]:
        """The dates that are new, move, go, are met or pass unmet."""
        return tuple(one for one in self.dates if one.change)

    @property
    def opening(self) -> tuple[StepOutlook, ...]:
        """The steps that open."""
        return tuple(one for one in self.steps if one.change == "opens")

    @property
    def closing(self) -> tuple[StepOutlook, ...]:
        """The steps that close."""
        return tuple(one for one in self.steps if one.change == "closes")


@dataclass(frozen=True)
class WhatFollows(AtStep):
    """What recording a step would put into the docket, and what would follow from it. Nothing of it is written."""

    entries: tuple[EntryRow, ...]
    docket: tuple[EntryRow, ...]
    outlook: Outlook
    flags: tuple[str, ...] = ()
    """What will have to be confirmed: the Act does not provide for it."""
    flags_provision: str = ""


@dataclass(frozen=True)
class WhatIf:
    """How a matter would stand at a later instant if nothing more were recorded. `turns`: instants at which something changes."""

    matter: str
    number: str
    now: datetime
    turns: tuple[tuple[datetime, str], ...] = ()
    outlook: Outlook | None = None
