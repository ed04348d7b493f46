"""Back through a run: where it stood at each moment, from the passages that were written when it moved. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import text

from app.access.actor import Actor
from app.engine.catalogue import Definition
from app.errors import NotPermitted
from app.forms.entries import Dictionary
from app.forms.showing import in_full
from app.reading.matter import kind_label
from app.reading.pages import ElementRow
from app.reading.room import Opened, Room
from app.reading.words import process_label, subject_label

_WHY = {
    "time": "Time passed", "calendar": "Calendars or readings changed", "moved": "The run was moved to a newer version of its process",
    "destroyed": "Values were destroyed: where it stood before is no longer known",
}  # fmt: skip


@dataclass(frozen=True)
class Moment:
    """One moment at which a run moved: why, what moved, and where it stood then."""

    at: datetime
    why: str
    by: str
    moved: tuple[str, ...]
    open: tuple[ElementRow, ...]
    waits: tuple[ElementRow, ...]
    passed: tuple[str, ...]


@dataclass(frozen=True)
class HistoryPage:
    """A run's moments, the earliest first, and which of them is looked at (the newest where nothing was asked)."""

    matter: str
    number: str
    process: str
    label: str
    subject: str
    subject_label: str
    moments: tuple[Moment, ...]
    chosen: int

    @property
    def moment(self) -> Moment:
        """The moment that is looked at."""
        return self.moments[self.chosen - 1]


def run_history(room: Room, actor: Actor, matter: str, *, process: str, subject: str, moment: int | None = None) -> HistoryPage:
    """Where a run of a matter stood after each moment at which it moved; NotPermitted where the matter has no such run."""
    with room.connection() as connection:
        file = room.opened(connection, actor, matter)
        run = file.runs().get((process, subject))
        definition = room.definition(connection, process, run.bundle if run is not None else "")
        rows = connection.execute(_PASSAGES, {"m": file.id, "p": process, "s": subject}).all()
        if not rows or definition is None:
            raise NotPermitted(seen=False)
        moments = tuple(_moments(rows, definition, file, room.book.dictionary))
    chosen = len(moments) if moment is None else min(max(moment, 1), len(moments))
    return HistoryPage(
        file.id, file.number, process, process_label(process), subject, subject_label(subject), moments, chosen,
    )  # fmt: skip


def _moments(rows: Sequence[Any], definition: Definition, file: Opened, dictionary: Dictionary) -> Iterator[Moment]:
    standing = _Standing({}, {}, {})
    entries = {entry.id: entry for entry in file.case.docket.entries}
    for (at, how, entry_id), group in groupby(rows, key=lambda row: (row.at, row.how, row.entry)):
        moved = tuple(standing.goes_on(row, definition.names.get(row.element, row.element)) for row in group)
        entry = entries.get(entry_id)
        why = f"Recorded: {kind_label(dictionary, entry.kind)}" if entry is not None else _WHY.get(how, "Recorded")
        yield Moment(
            datetime.fromisoformat(at), why, entry.recorded_by if entry is not None else "", moved,
            tuple(standing.open.values()), tuple(standing.waits.values()), tuple(standing.passed),
        )  # fmt: skip


@dataclass(frozen=True)
class _Standing:
    """Where the run stands while its passages are played again."""

    open: dict[tuple[str, str], ElementRow]
    waits: dict[str, ElementRow]
    passed: dict[str, None]

    def goes_on(self, row: Any, name: str) -> str:
        """Play one passage, and say it in words."""
        due = datetime.fromisoformat(row.due_at) if row.due_at else None
        until = f" (not before {in_full(due)})" if due is not None else ""
        match row.moved:
            case "entered":
                self.open[row.element, row.about] = ElementRow(row.element, name, due, row.about)
                return f"Open: {name}" + (f" (by {in_full(due)})" if due is not None else "")
            case "left":
                self.open.pop((row.element, row.about), None)
                self.passed[row.element] = None
                return f"Closed: {name}"
            case "armed" | "moved":
                self.waits[row.element] = ElementRow(row.element, name, due)
                return f"{'Waits for' if row.moved == 'armed' else 'Waits anew for'}: {name}{until}"
            case "called off":
                self.waits.pop(row.element, None)
                return f"No longer waits for: {name}"
            case "undone":
                self.passed.pop(row.element, None)
                return f"Undone: {name}"
            case "answered":
                self.passed[row.element] = None
                return f"{name} {row.answer.replace('_', ' ').capitalize()}"
        self.waits.pop(row.element, None)
        self.passed[row.element] = None
        return f"It is so: {name}"


_PASSAGES = text(
    "select element, about, moved, at, due_at, how, entry, answer from passage where matter=:m and process=:p and subject=:s order by n"
)
