"""Calendars as people look at them: what is loaded, from where, what is missing, and which dates a newer one has moved."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select, text

from app.access.actor import Actor
from app.access.permit import permit
from app.casework.clock import day_of
from app.casework.place import place_named
from app.law.calendars import STATEWIDE, Calendars, Missing, missing, wanted_by_now
from app.reading import house_pages
from app.reading.room import Room
from app.reading.words import subject_label
from app.storage import house, tables
from app.storage.visible import visible

MOST = 500
SHOUTED_AT = ("administrator", "supervisor")


def calendars_page(room: Room, actor: Actor, *, year: int | None = None) -> house_pages.CalendarsPage:
    """What is loaded for each place of this house, from last year to two years on; and the days of one year with their sources."""
    with room.connection() as connection:
        now = room.door.now(connection)
        calendars = room.door.calendars(connection, house.house(connection).calendar_revision)
        places = _places(connection, actor, now)
        imports = tuple(
            house_pages.ImportRow(row[0], row[1], row[2], date.fromisoformat(row[3]), date.fromisoformat(row[4]))
            for row in connection.execute(
                text("select revision, source, count(*), min(day), max(day) from holiday group by revision, source order by revision desc")
            )
        )
    today = day_of(now)
    years = tuple(range(today.year - 1, today.year + 3))
    chosen = year if year in years else today.year
    lacking = set(missing(calendars, places, years))
    areas = {place_named(place).local_government for place in places} | {STATEWIDE}
    return house_pages.CalendarsPage(
        years,
        tuple(
            house_pages.CalendarRow(p, place_named(p).local_government, tuple(_cell(calendars, lacking, p, y) for y in years))
            for p in places
        ),
        tuple(one.sentence for one in wanted_by_now(calendars, places, today)),
        imports,
        chosen,
        tuple(
            house_pages.DayRow(r.day, "the whole State" if r.place == STATEWIDE else r.place, r.name, r.kind, r.source, r.confidence)
            for r in sorted(calendars.rows, key=lambda r: (r.day, r.place))
            if r.day.year == chosen and r.place in areas
        ),
        may_import=bool(permit(actor, "import_calendar")),
    )


def _cell(calendars: Calendars, lacking: set[Missing], place: str, year: int) -> house_pages.CalendarCell:
    area = place_named(place).local_government
    rows = [r for r in calendars.rows if r.place in {STATEWIDE, area} and r.day.year == year]
    return house_pages.CalendarCell(
        year, Missing(place, year) not in lacking, Missing(place, year, closure=True) not in lacking, len(rows),
        sum(r.confidence == "single source" for r in rows),
    )  # fmt: skip


def _places(connection: Connection, actor: Actor, now: datetime) -> tuple[str, ...]:
    """The places of the units, and of the matters that this person may see."""
    m = tables.matter.c
    units = {place for _, _, place in house.units(connection) if place}
    return tuple(sorted(units | set(connection.execute(select(m.place).where(visible(actor, now)).distinct()).scalars())))


def shouted(room: Room, connection: Connection, actor: Actor, now: datetime) -> tuple[str, ...]:
    """What administrators and supervisors are told on their worklist: calendars that ought to be loaded by now and are not."""
    if not actor.has(*SHOUTED_AT):
        return ()
    calendars = room.door.calendars(connection, house.house(connection).calendar_revision)
    return tuple(one.sentence for one in wanted_by_now(calendars, _places(connection, actor, now), day_of(now)))


# ------------------------------------------------------------------ what moved
def moved_page(room: Room, actor: Actor) -> house_pages.MovedPage:
    """Every date that a newer calendar, election or rule moved, in the matters that the actor may see."""
    d, m = tables.moved_date.c, tables.matter.c
    with room.connection() as connection:
        now = room.door.now(connection)
        rows = connection.execute(
            select(tables.moved_date, m.number)
            .join(tables.matter, m.id == d.matter)
            .where(visible(actor, now))
            .order_by(d.at.desc(), m.number, d.subject, d.name)
            .limit(MOST)
        ).all()
    return house_pages.MovedPage(tuple(_moved(row) for row in rows), MOST)


def _moved(row: Any) -> house_pages.MovedRow:
    return house_pages.MovedRow(
        row.matter, row.number, row.subject, subject_label(row.subject), row.name, row.label, row.before_act_by, row.before_lapse,
        row.after_act_by, row.after_lapse, row.why, row.at,
    )  # fmt: skip
