"""Your work: every open step that a person can see, by urgency; and the gaps in protection above it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select, tuple_

from app.access.actor import Actor
from app.access.roles import lane_of_role, supervised
from app.casework.clock import day_of
from app.law.invariants import STATUS
from app.reading.calendars import shouted
from app.reading.drafts import left_drafts
from app.reading.linking import OF_TWO, proposals_seen
from app.reading.pages import BreachRow, Choice, Filters, Gap, WorkItem, WorkList
from app.reading.room import Room
from app.reading.words import is_late, left, process_label, subject_label
from app.storage import people, tables
from app.storage.people import Staff
from app.storage.visible import visible

MOST = 500


def your_work(room: Room, actor: Actor, filters: Filters) -> WorkList:
    """The open steps of the actor's roles and units, and what the actor holds; a supervisor sees the unit's and what nobody has."""
    with room.connection() as connection:
        now = room.door.now(connection)
        names = people.names(connection)
        staff = people.staff(connection, now) if actor.has("supervisor") else None
        items = [_item(row, actor, now, names, staff) for row in _rows(connection, actor, now, filters, staff)]
        gaps = gaps_of(connection, actor, now)
        broken = breaches_of(connection, actor, now) if actor.has("supervisor") or actor.has("legal_officer") else ()
        drafts = tuple(left_drafts(room, connection, actor, now))
        units = tuple(Choice(u, u) for u in sorted(_units_of(actor, staff)))
        shouts = shouted(room, connection, actor, now)
    processes = tuple(Choice(p, process_label(p)) for p in sorted({i.process for i in items}))
    groups: dict[str, list[WorkItem]] = {"overdue": [], "today": [], "week": [], "later": []}
    for item in items:
        groups[_group(item, now)].append(item)
    return WorkList(
        tuple(groups["overdue"]), tuple(groups["today"]), tuple(groups["week"]), tuple(groups["later"]), gaps, filters, processes, units,
        drafts, shouts, broken,
    )  # fmt: skip


def steps_for_unit(connection: Connection, actor: Actor, now: datetime, unit: str) -> list[WorkItem]:
    """Every open step that stands in one unit's lists."""
    names = people.names(connection)
    return [_item(row, actor, now, names) for row in _rows(connection, actor, now, Filters(unit=unit), None)]


def _units_of(actor: Actor, staff: Staff | None) -> frozenset[str]:
    """A person's units; a supervisor's are those that they look after."""
    return actor.units if staff is None else supervised(actor.units, staff.units)


def _rows(connection: Connection, actor: Actor, now: datetime, filters: Filters, staff: Staff | None) -> list[Row]:  # type: ignore[type-arg]
    s, m, h = tables.step.c, tables.matter.c, tables.holding.c
    same = and_(h.matter == s.matter, h.process == s.process, h.subject == s.subject, h.element == s.element, h.about == s.about)
    theirs = or_(
        and_(s.role.in_(sorted(actor.roles)), or_(s.unit.in_(sorted(actor.units)), s.unit == "")), h.person.in_(sorted(actor.persons))
    )
    mine = sorted(_units_of(actor, staff))
    if staff is not None:
        theirs = or_(theirs, _nobody_there(staff), s.role == "supervisor")
        if filters.holder == "unit" or filters.unit in mine:
            theirs = or_(theirs, s.unit.in_(mine))  # to be looked at and handed over
    query = (
        select(tables.step, m.number, h.person)
        .join(tables.matter, m.id == s.matter)
        .outerjoin(tables.holding, same)
        .where(visible(actor, now), theirs)
        .order_by(s.due_at.is_(None), s.due_at, m.number, s.element)
        .limit(MOST)
    )
    if filters.process:
        query = query.where(s.process == filters.process)
    if filters.unit:
        query = query.where(s.unit == filters.unit)
    if filters.holder == "mine":
        query = query.where(h.person.in_(sorted(actor.persons)))
    elif filters.holder == "nobody":
        query = query.where(h.person.is_(None))
    elif filters.holder == "unit":
        query = query.where(s.unit.in_(mine))
    rows = list(connection.execute(query))
    seen = proposals_seen(connection, actor, now, rows)
    return [row for row in rows if row.process not in OF_TWO or row.about in seen]


def _nobody_there(staff: Staff) -> ColumnElement[bool]:
    """True for steps that no active person is there to do: the supervisor's, until somebody is."""
    s = tables.step.c
    if not staff.people:
        return s.unit == ""
    return or_(s.unit == "", tuple_(s.role, s.unit).not_in(sorted(staff.manned)))


def _item(row: Row, actor: Actor, now: datetime, names: Mapping[str, str], staff: Staff | None = None) -> WorkItem:  # type: ignore[type-arg]
    return WorkItem(
        matter=row.matter, number=row.number, process=row.process, subject=row.subject, element=row.element, about=row.about,
        title=row.title, due_at=row.due_at, provision=row.provision, missed=row.missed, gap=bool(row.gap), holder=names.get(row.person, row.person or ""),
        unit=row.unit, lane=lane_of_role(row.role), subject_label=subject_label(row.subject), mine=row.person in actor.persons,
        left=left(row.due_at, now, at_once=was_due(row)), at_once=was_due(row),
        may=staff is None or row.role in actor.roles or staff.orphaned(row.role, row.unit),
    )  # fmt: skip


def was_due(row: Any) -> bool:
    """Was a step due the moment it opened? Then nobody could have been in time: it is due now, and overdue from the next day on."""
    return row.due_at is not None and row.due_at <= row.opened_at


def _group(item: WorkItem, now: datetime) -> str:
    due = item.due_at
    if due is None:
        return "later"
    if due <= now:
        return "overdue" if is_late(due, now, at_once=item.at_once) else "today"
    last_of_day = (due - timedelta(microseconds=1)) if due == due.replace(hour=0, minute=0, second=0, microsecond=0) else due
    if day_of(last_of_day) == day_of(now):
        return "today"
    return "week" if due - now <= timedelta(days=7) else "later"


def gaps_of(connection: Connection, actor: Actor, now: datetime) -> tuple[Gap, ...]:
    """Matters in which nothing is in force that should be, of those that the actor may see."""
    g, m = tables.gap.c, tables.matter.c
    rows = connection.execute(
        select(g.matter, m.number, g.sentence, g.since).join(tables.matter, m.id == g.matter).where(visible(actor, now)).order_by(g.since)
    )
    return tuple(Gap(row.matter, row.number, row.sentence, row.since) for row in rows)


def breaches_of(connection: Connection, actor: Actor, now: datetime) -> tuple[BreachRow, ...]:
    """What does not keep the Act in the matters that the actor may see, the newest first."""
    b, m = tables.breach.c, tables.matter.c
    rows = connection.execute(
        select(tables.breach, m.number)
        .join(tables.matter, m.id == b.matter)
        .where(visible(actor, now), b.since <= now)
        .order_by(b.since.desc(), m.number, b.invariant)
        .limit(MOST)
    )
    return tuple(
        BreachRow(
            r.invariant, r.sentence, r.provision, subject_label(r.subject), r.since, ours=r.kind == STATUS, matter=r.matter, number=r.number
        )
        for r in rows
    )


def incidents(connection: Connection, actor: Actor, now: datetime) -> int:
    """How many matters that the actor may see are parked as incidents."""
    i = tables.incident.c
    return int(connection.execute(select(func.count()).select_from(tables.incident).where(visible(actor, now, of=i.matter))).scalar_one())
