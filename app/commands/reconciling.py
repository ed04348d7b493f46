"""What the law now says of an order that was taken on, beside what the sheet says of it: in force, its end, what comes next and whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, text

from app.access.roles import ROLES
from app.casework.clock import BRISBANE, day_of, start_of
from app.casework.naming import RESPONDENT, subjects_in
from app.law import status as law_status
from app.law.questions import Case
from app.law.reckoning import in_words, last_day_before
from app.law.taking_on.columns import NONE, YES
from app.storage.moment import read_or_none

NO_END = "no end yet"
IN_FORCE = {"YES": "Yes", "NO": "No", "UNCERTAIN": "Uncertain"}


@dataclass(frozen=True)
class Reconciled:
    """One order: what the law says (`computed` is its last day), what the sheet `claimed`, and why they differ where they do."""

    in_force: str
    claimed_in_force: str
    computed: str
    claimed: str
    differences: tuple[str, ...]
    why: tuple[str, ...]
    next_step: str
    more_steps: int

    @property
    def agrees(self) -> bool | None:
        """Does the law say what the sheet claims? None where it claims nothing."""
        return None if not (self.claimed or self.claimed_in_force) else not self.differences


def reconciled(connection: Connection, case: Case, matter: str, order: str, row: Mapping[str, str], *, now: datetime) -> Reconciled:
    """Set the two beside each other, as the matter now stands."""
    said = law_status.in_force(case, order, now)
    end = next((d for d in law_status.deadlines(case) if (d.name, d.subject) == (f"{order.rpartition(':')[0]}.last-day", order)), None)
    days = sorted({last_day_before(r.at) for r in end.answer.values if r.at is not None}) if end is not None else []
    doubts = f" ({', '.join(end.doubts)})" if end is not None and end.doubts else ""
    computed = (" or ".join(in_words(day) for day in days) or NO_END) + doubts
    differences = []
    claimed, claimed_in_force = _claimed_end(row), IN_FORCE.get(row.get("in_force", ""), "")
    other_end = bool(claimed) and days != ([] if row["ends_on"] == NONE else [date.fromisoformat(row["ends_on"])])
    if other_end:
        differences.append(f"ends {computed}; the sheet says {claimed}")
    if claimed_in_force and (row["in_force"] == YES) != (said == "YES"):
        differences.append(f"in force: {IN_FORCE[said].lower()}; the sheet says {claimed_in_force.lower()}")
    why = tuple(_why(end)) if end is not None and other_end else ()
    if claimed_in_force and said != row["in_force"] and (because := law_status.status_at(case, order, now).why):
        why = (*why, because)
    next_step, more = _next(connection, case, matter, order)
    return Reconciled(IN_FORCE[said], claimed_in_force, computed, claimed, tuple(differences), why, next_step, more)


def _claimed_end(row: Mapping[str, str]) -> str:
    if not row.get("ends_on"):
        return ""
    return NO_END if row["ends_on"] == NONE else in_words(date.fromisoformat(row["ends_on"]))


def _why(end: Any) -> Iterator[str]:
    """Each distinct end with what it is counted from, and the days left out."""
    for reckoned in end.answer.values:
        how = reckoned.derivation
        if how is None:
            continue
        skipped = "".join(f"; {in_words(s.day)} left out: {s.why}" for s in how.skipped)
        since = f" from {in_words(how.trigger_on)}" if how.trigger_on else ""
        count = f"{how.n} {how.unit}" if how.n else how.unit
        yield f"{in_words(last_day_before(reckoned.at)) if reckoned.at else 'no end'}: {count}{since} ({how.trigger}; s {how.provision}){skipped}"
    yield from end.warnings


def _next(connection: Connection, case: Case, matter: str, order: str) -> tuple[str, int]:
    """The step of this order that is due first, with whose worklist it stands on; and how many more there are."""
    near = {order} | {name for entry in case.docket.about(order) for name in subjects_in(entry.values)}
    near |= {e.subject for e in case.docket.effective if near & set(subjects_in(e.values))} - {RESPONDENT}
    rows = [
        row for row in connection.execute(_STEPS, {"m": matter}) if any(row.subject == s or row.subject.endswith(f":{s}") for s in near)
    ]
    if not rows:
        return "", 0
    first, due = rows[0], read_or_none(rows[0].due_at)
    by = f", by {_by(due.astimezone(BRISBANE))}" if due else ""
    unit = first.unit or "no unit at this place: the supervisors"
    return f"{first.title}{by}: {ROLES[first.role].lane} ({unit})", len(rows) - 1


def _by(due: datetime) -> str:
    """A time that is up at midnight is the end of the day before."""
    midnight = due == start_of(day_of(due))
    return f"the end of {in_words(last_day_before(due))}" if midnight else f"{due:%H:%M} on {in_words(day_of(due))}"


_STEPS = text("select subject, title, due_at, role, unit from step where matter=:m order by due_at is null, due_at, subject, element")
