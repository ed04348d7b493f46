"""Dates: why a date is as it is, the board of all dates, and the list on paper for when the system is down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, exists, or_, select

from app.access.actor import Actor
from app.casework.answer import Derivation
from app.casework.clock import BRISBANE, day_of, start_of
from app.casework.families import kinds_of
from app.errors import NotPermitted
from app.law import status as law_status
from app.law.practice import AT_ONCE
from app.law.provisions import provision_link
from app.law.readings import REGISTER
from app.law.reckoning import unfold
from app.reading import pages, register_pages
from app.reading.linking import OF_TWO
from app.reading.matter import order_card
from app.reading.room import Room
from app.reading.words import is_late, left, subject_label
from app.reading.worklist import steps_for_unit
from app.storage import tables
from app.storage.visible import visible

ENDING_SOON_DAYS = 60
PAPER_DAYS = 14
ENDS = tuple(f"{kind}.last-day" for kind in kinds_of("any-order"))


def why_date(room: Room, actor: Actor, matter: str, *, name: str, subject: str) -> register_pages.WhyDate:
    """Each distinct result of a deadline with the readings that give it and its derivation, day by day."""
    with room.connection() as connection:
        file = room.opened(connection, actor, matter)
        one = next((d for d in law_status.deadlines(file.case) if d.name == name and d.subject == subject), None)
        if one is None:
            message = "There is no such date in this matter now: the facts that gave it have changed."
            raise NotPermitted(message, seen=True)
        worlds = []
        for reckoned, in_worlds in sorted(one.answer.results, key=lambda r: (r[0].at is None, r[0].at)):
            readings = {(doubt, reading) for world in in_worlds for doubt, reading in world if doubt in one.doubts}
            worlds.append(
                register_pages.WorldView(
                    at=reckoned.at,
                    readings=tuple((d, REGISTER[d].title, _reading_words(d, r)) for d, r in sorted(readings)),
                    derivation=_unfolded(reckoned.derivation, file.case.calendars) if reckoned.derivation else None,
                    elected=bool(file.case.elections)
                    and any(all(file.case.elections.get(d, r) == r for d, r in world) for world in in_worlds),
                )
            )
        return register_pages.WhyDate(
            matter=file.id, number=file.number, name=one.name, subject=one.subject, label=one.label,
            subject_label=subject_label(one.subject), provision=one.provision, consequence=one.consequence, act_by=one.act_by,
            lapse_not_before=one.lapse_not_before, worlds=tuple(worlds), warnings=one.warnings, derived_with=file.derived_with,
            link=provision_link(one.provision.split(",")[0].strip()),
        )  # fmt: skip


def _reading_words(doubt: str, reading: str) -> str:
    return next((r.sentence for r in REGISTER[doubt].readings if r.name == reading), reading)


def _unfolded(derivation: Derivation, calendars: object) -> register_pages.DerivationView:
    days = tuple(register_pages.DayRow(day, counted, n, why) for day, counted, n, why in unfold(derivation, calendars))  # type: ignore[arg-type]
    return register_pages.DerivationView(
        rule=derivation.rule, provision=derivation.provision, trigger=derivation.trigger, trigger_on=derivation.trigger_on,
        unit=derivation.unit, n=derivation.n, result=derivation.result, first_day_counts=derivation.first_day_counts,
        calendar=derivation.calendar, notes=derivation.notes, trigger_entry=derivation.trigger_entry, days=days,
    )  # fmt: skip


# ------------------------------------------------------------------ the board
def deadline_board(
    room: Room, actor: Actor, *, place: str = "", first: date | None = None, days: int = 60, whose: str = "", kind: str = ""
) -> register_pages.DeadlineBoard:
    """All unmet dates of the matters that the actor may see: what is overdue, then by day from a day on; and the orders that end soon.

    `whose` narrows to matters in which the actor holds a step ("mine") or a unit of theirs has one ("unit"); `kind` to dates of one name.
    """
    with room.connection() as connection:
        now = room.door.now(connection)
        begin = first or day_of(now)
        end = begin + timedelta(days=days)
        every = _board_rows(connection, actor, now, place, whose)
    kinds = sorted({(r.label, r.name) for r in every})
    rows = [r for r in every if kind in {"", r.name}]
    inside = [r for r in rows if r.act_by is not None and start_of(begin) <= r.act_by < start_of(end)]
    by_day: dict[date, list[pages.DeadlineRow]] = {}
    for row in inside:
        by_day.setdefault(_shown_day(row.act_by), []).append(row)  # type: ignore[arg-type]
    soon = tuple(r for r in rows if r.name in ENDS and r.act_by and now <= r.act_by <= now + timedelta(days=ENDING_SOON_DAYS))
    late = [r for r in rows if r.act_by is not None and r.act_by < start_of(begin) and r.name not in ENDS] if first is None else []
    return register_pages.DeadlineBoard(
        first=begin, last=end - timedelta(days=1), days=tuple(register_pages.BoardDay(d, tuple(r)) for d, r in sorted(by_day.items())),
        undated=tuple(r for r in rows if r.act_by is None), places=tuple(pages.Choice(p, p) for p in sorted({r.place for r in every})),
        place=place, ending_soon=soon, overdue=tuple(late), kinds=tuple(pages.Choice(name, label) for label, name in kinds),
    )  # fmt: skip


def _shown_day(at: datetime) -> date:
    """An end at midnight belongs to the day that it ends."""
    local = at.astimezone(BRISBANE)
    return (local - timedelta(microseconds=1)).date()


def _board_rows(connection: Connection, actor: Actor, now: datetime, place: str, whose: str = "") -> list[pages.DeadlineRow]:
    d, m, h, s = tables.deadline.c, tables.matter.c, tables.holding.c, tables.step.c
    query = (
        select(tables.deadline, m.number, m.place)
        .join(tables.matter, m.id == d.matter)
        .where(visible(actor, now), or_(d.met_at.is_(None), d.met_at > now))
        .order_by(d.act_by.is_(None), d.act_by, m.number)
    )
    if place:
        query = query.where(m.place == place)
    if whose == "mine":
        query = query.where(exists(select(h.person).where(h.matter == m.id, h.person == actor.id)))
    elif whose == "unit":
        query = query.where(exists(select(s.unit).where(s.matter == m.id, s.unit.in_(sorted(actor.units)), s.process.not_in(OF_TWO))))
    return [
        pages.DeadlineRow(
            name=r.name, subject=r.subject, label=r.label, act_by=r.act_by, lapse_not_before=r.lapse_not_before, provision=r.provision,
            consequence=r.consequence, doubts=tuple(x for x in r.doubts.split(", ") if x), matter=r.matter, number=r.number, place=r.place,
            subject_label=subject_label(r.subject), left=left(r.act_by, now, at_once=r.name in AT_ONCE),
        )
        for r in connection.execute(query)
    ]  # fmt: skip


# ------------------------------------------------------------------ paper
def paper_list(room: Room, actor: Actor, *, unit: str = "") -> register_pages.PaperList:
    """What a unit needs on paper: what is late, the next fourteen days, and which orders are in force or doubtful."""
    units = sorted(actor.units)
    chosen = unit or (units[0] if units else "")
    if chosen and chosen not in actor.units:
        raise NotPermitted(seen=False)
    with room.connection() as connection:
        now = room.door.now(connection)
        steps = steps_for_unit(connection, actor, now, chosen)
        rows = _board_rows(connection, actor, now, "")
        orders = _orders(room, connection, actor, now)
    first = day_of(now)
    days = [first + timedelta(days=n) for n in range(PAPER_DAYS)]
    return register_pages.PaperList(
        unit=chosen,
        unit_label=chosen,
        printed_at=now,
        overdue=tuple(s for s in steps if is_late(s.due_at, now, at_once=s.at_once)),
        days=tuple(
            register_pages.PaperDay(
                day,
                tuple(r for r in rows if r.act_by is not None and _shown_day(r.act_by) == day),
                tuple(
                    s
                    for s in steps
                    if s.due_at is not None and not is_late(s.due_at, now, at_once=s.at_once) and _shown_day(s.due_at) == day
                ),
            )
            for day in days
        ),
        orders=tuple(orders),
        units=tuple(pages.Choice(u, u) for u in units),
    )


def _orders(room: Room, connection: Connection, actor: Actor, now: datetime) -> Sequence[tuple[str, pages.OrderCard]]:
    s, m = tables.status.c, tables.matter.c
    live = connection.execute(
        select(s.matter, m.number, s.subject)
        .join(tables.matter, m.id == s.matter)
        .where(visible(actor, now), s.said != "NO", s.from_at <= now, (s.to_at.is_(None)) | (s.to_at > now))
        .order_by(m.number, s.subject)
    ).all()
    return [(row.number, order_card(room.opened(connection, actor, row.matter), row.subject, actor)) for row in live]
