"""Who must be told: everyone who was shown a status that has changed; and which corrections await a second person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from sqlalchemy import text

from app.casework.answer import Status
from app.casework.docket import Entry
from app.commands.dispatcher import Work
from app.commands.matter_file import MatterFile
from app.law import status as law_status
from app.law.questions import Case
from app.storage import outbox
from app.storage.moment import written, written_or_none


def tell_of_changes(work: Work, file: MatterFile, *, before: Case, entries: Sequence[Entry]) -> None:
    """Compare what was said of the past before and after: tell whoever saw it, and let corrections await confirmation."""
    for order in dict.fromkeys((*law_status.orders(before), *law_status.orders(file.case))):
        changed = _past_changed(law_status.status_intervals(before, order), law_status.status_intervals(file.case, order), work.now)
        if changed is None:
            continue
        _tell(work, file, order)
        for entry in entries:
            if entry.corrects or entry.withdraws:
                _await_confirmation(work, file, entry, order, changed)


def _past_changed(before: Sequence[Status], after: Sequence[Status], now: datetime) -> tuple[datetime, datetime] | None:
    """The stretch of the past about which something else is said now, or None."""
    edges = sorted({at for one in (*before, *after) for at in (one.start, one.end) if at is not None and at < now} | {now})
    differing = [
        (start, end)
        for start, end in pairwise(edges)
        if _said_at(before, start) != _said_at(after, start)
    ]  # fmt: skip
    return (differing[0][0], differing[-1][1]) if differing else None


def _said_at(intervals: Sequence[Status], at: datetime) -> str:
    for one in intervals:
        if (one.start is None or one.start <= at) and (one.end is None or at < one.end):
            return one.said
    return "NO"


def _tell(work: Work, file: MatterFile, order: str) -> None:
    """A message with the matter's number alone to everyone to whom a status of this order was shown."""
    rows = work.connection.execute(
        text("select distinct person from seen where matter=:m and subject=:s"), {"m": file.id, "s": order}
    ).all()
    for (person,) in rows:
        outbox.put(
            work.connection, key=f"changed/{file.id}/{order}/{file.version}/{person}", recipient=person, at=work.machine,
            subject=f"{file.number}: a status that you were shown has changed",
            body=f"What Interdict told you about an order in matter {file.number} is no longer what it says. Open the matter and look again.",
        )  # fmt: skip
    work.connection.execute(
        text("update seen set told_changed_at=:at where matter=:m and subject=:s"), {"at": written(work.now), "m": file.id, "s": order}
    )


def _await_confirmation(work: Work, file: MatterFile, entry: Entry, order: str, changed: tuple[datetime, datetime]) -> None:
    work.awaits += [entry.id] if entry.id not in work.awaits else []
    work.connection.execute(
        text(
            "insert into awaiting (matter, entry, subject, recorded_by, changed_from, changed_to) values (:m, :e, :s, :by, :f, :t)"
            " on conflict (matter, entry) do nothing"
        ),
        {
            "m": file.id, "e": entry.id, "s": order, "by": entry.recorded_by, "f": written_or_none(changed[0]), "t": written_or_none(changed[1]),
        },
    )  # fmt: skip
