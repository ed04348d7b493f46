"""What a newer calendar, election or rule has moved: each date of a matter before and after, why, and who is told of it.

Knows nothing of how a date is worked out: it compares the rows that lay there with those that lie there now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import text
from ulid import ULID

from app.casework.clock import BRISBANE
from app.commands.dispatcher import Work
from app.commands.matter_file import MatterFile
from app.law.readings import REGISTER
from app.storage import outbox
from app.storage.moment import read, written
from app.storage.projection import rows_of

_REVISIONS = re.compile(r"(.*), calendars (\d+), elections (\d+)")
SHOWN_END = "shown-end"
_INSTANTS = ("act_by", "lapse_not_before")
Rows = Mapping[tuple[Any, ...], Mapping[str, Any]]


@dataclass(frozen=True)
class Before:
    """The dates of a matter as they lay there, and with what they had been worked out."""

    rows: Rows
    derived_with: str

    @classmethod
    def of(cls, file: MatterFile) -> Before:
        """As they lie there now."""
        return cls(_dates(file), file.derived_with)

    def note_moved(self, work: Work, file: MatterFile, why: str = "") -> int:
        """Keep each date that is another now, tell who holds the matter's steps, and say how many moved.

        `why` is the reason where it is no newer calendar, election or rule: then a date that was not there before has not moved.
        """
        moved = [row for row in _moved(self.rows, _dates(file)) if not why or (row["subject"], row["name"]) in self.rows]
        if not moved:
            return 0
        why = why or "; ".join(_reasons(work, self.derived_with, file.house.derived_with, file.id))[:300]
        for row in moved:
            work.connection.execute(
                _NOTE, row | {"id": str(ULID()), "matter": file.id, "why": why, "at": written(work.now)}
            )  # fmt: skip
        _tell(work, file, moved, why)
        return len(moved)


def _dates(file: MatterFile) -> Rows:
    """Every date of the matter, and of each order the end that is shown: an election narrows that alone."""
    found: dict[tuple[Any, ...], Mapping[str, Any]] = dict(rows_of(file.connection, "deadline", file.id))
    shown = rows_of(file.connection, "status", file.id)
    for subject in {key[0] for key in shown}:
        said = [shown[key] for key in sorted(shown) if key[0] == subject]
        found[subject, SHOWN_END] = {
            "label": "End of the order, as it is shown", "act_by": _last(said, ("YES",)), "lapse_not_before": _last(said, ("YES", "UNCERTAIN")),
        }  # fmt: skip
    return found


def _last(intervals: list[dict[str, Any]], said: tuple[str, ...]) -> Any:
    return next((one["to_at"] for one in reversed(intervals) if one["said"] in said), None)


def _moved(before: Rows, after: Rows) -> Iterator[dict[str, Any]]:
    for key in sorted({*before, *after}):
        was, now = before.get(key, {}), after.get(key, {})
        if all(was.get(name) == now.get(name) for name in _INSTANTS):
            continue
        yield {
            "subject": key[0], "name": key[1], "label": (now or was)["label"], "before_act_by": was.get("act_by"),
            "before_lapse": was.get("lapse_not_before"), "after_act_by": now.get("act_by"), "after_lapse": now.get("lapse_not_before"),
        }  # fmt: skip


def _reasons(work: Work, older: str, newer: str, matter: str) -> Iterator[str]:
    """What lies between two words of `derived_with`: the references that were imported, the readings that were elected."""
    was, now = _REVISIONS.fullmatch(older), _REVISIONS.fullmatch(newer)
    if was is None or now is None or was[1] != now[1]:
        yield "newer rules, or another practice of the house"
    if was is None or now is None:
        return
    given = {"old": int(was[2]), "new": int(now[2])}
    yield from (f"calendar imported: {source}" for (source,) in work.connection.execute(_SOURCES, given))
    elected = {"old": int(was[3]), "count": int(now[3]) - int(was[3])}
    for doubt, reading, only in work.connection.execute(_ELECTED, elected):
        if only in (None, matter):
            words = next((r.sentence for r in REGISTER[doubt].readings if r.name == reading), reading) if doubt in REGISTER else reading
            yield f"{doubt} elected: {words}"


def _tell(work: Work, file: MatterFile, moved: list[dict[str, Any]], why: str) -> None:
    """One message to each person who holds a step here, and to each unit with a step that nobody holds. Matter number and labels only."""
    lines = "\n".join(f"{one['label']}: {_said(one['before_act_by'])}, now {_said(one['after_act_by'])}" for one in moved)
    count = f"{len(moved)} {'date has' if len(moved) == 1 else 'dates have'} moved"
    for (recipient,) in work.connection.execute(_HOLDERS, {"m": file.id}).all():
        outbox.put(
            work.connection, key=f"moved/{file.id}/{file.version}/{recipient}", recipient=recipient, subject=f"{file.number}: {count}",
            body=f"In matter {file.number} {count} ({why}).\n{lines}", at=work.machine,
        )  # fmt: skip


def _said(at: str | datetime | None) -> str:
    if at is None:
        return "no date"
    instant = at if isinstance(at, datetime) else read(at)
    local = instant.astimezone(BRISBANE)
    return f"{local.day} {local:%B %Y}, {local:%H:%M}"


_NOTE = text(
    "insert into moved_date (id, matter, subject, name, label, before_act_by, before_lapse, after_act_by, after_lapse, why, at)"
    " values (:id, :matter, :subject, :name, :label, :before_act_by, :before_lapse, :after_act_by, :after_lapse, :why, :at)"
)
_SOURCES = text("select distinct source from holiday where revision > :old and revision <= :new order by source")
_ELECTED = text("select doubt, reading, matter from election order by at, id limit :count offset :old")
_HOLDERS = text(
    "select person from holding where matter=:m union"
    " select s.unit from step s left join holding h on h.matter = s.matter and h.process = s.process and h.subject = s.subject"
    " and h.element = s.element and h.about = s.about where s.matter=:m and h.person is null and s.unit <> ''"
)
