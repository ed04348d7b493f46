"""What is true of the whole house: the legal clock's offset, revisions of calendars and elections, units, numbers given out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, text

from app.law import practice, rules_of_court
from app.law.calendars import Calendars, Holiday, closing_season, seed
from app.storage.database import one_at_a_time
from app.storage.moment import written

_READ = text("select offset_seconds, calendar_revision, elections_revision from legal_clock where id=1")


@dataclass(frozen=True)
class House:
    """The singleton row: the clock's offset and the revisions with which dates are derived."""

    offset: timedelta
    calendar_revision: int
    elections_revision: int

    @property
    def derived_with(self) -> str:
        """The word kept beside each matter: with what its dates were last derived."""
        rules = f"law 2, practice {practice.revision()}, court rules {rules_of_court.revision()}"
        return f"{rules}, calendars {self.calendar_revision}, elections {self.elections_revision}"


def house(connection: Connection) -> House:
    """The house as it stands (zero offset and revisions where nothing was set)."""
    row = connection.execute(_READ).first()
    return House(timedelta(seconds=row[0]), row[1], row[2]) if row else House(timedelta(0), 0, 0)


def lock_house(connection: Connection) -> None:
    """Lock what is true of the whole house, and whatever concerns no single matter, as a matter's row is locked for what concerns it."""
    one_at_a_time(connection, "the house")


def change_house(connection: Connection, *, offset: timedelta | None = None, calendar: bool = False, elections: bool = False) -> None:
    """Move the offset, or count up a revision."""
    lock_house(connection)
    now = house(connection)
    seconds = int((offset if offset is not None else now.offset).total_seconds())
    values = {"o": seconds, "c": now.calendar_revision + calendar, "e": now.elections_revision + elections}
    connection.execute(
        text(
            "insert into legal_clock (id, offset_seconds, calendar_revision, elections_revision) values (1, :o, :c, :e)"
            " on conflict (id) do update set offset_seconds=:o, calendar_revision=:c, elections_revision=:e"
        ),
        values,
    )


def calendars(connection: Connection) -> Calendars:
    """The calendars that are delivered, with the rows that were imported laid over them."""
    rows = connection.execute(text("select place, day, name, kind, source, confidence, revision from holiday")).all()
    if not rows:
        return seed()
    imported = [Holiday(r[0], date.fromisoformat(r[1]), r[2], r[3], r[4], r[5]) for r in rows]
    loaded = {closing_season(h) if h.kind == "registry-closed" else (h.place, h.day.year) for h in imported}
    return seed().with_rows(imported, revision=f"imported {max(r[6] for r in rows)}", loaded=loaded)


def elections(connection: Connection, matter: str) -> dict[str, str]:
    """The readings elected for all matters, and over them those elected for this one."""
    rows = connection.execute(
        text("select doubt, reading, matter from election where matter is null or matter=:m order by at, id"), {"m": matter}
    ).all()
    general = {row[0]: row[1] for row in rows if row[2] is None}
    return general | {row[0]: row[1] for row in rows if row[2] is not None}


def units(connection: Connection) -> list[tuple[str, str, str | None]]:
    """(name, role, place or None for the whole State) of every unit."""
    return [(row[0], row[1], row[2]) for row in connection.execute(text("select name, role, place from unit order by name"))]


def places(connection: Connection) -> tuple[str, ...]:
    """Every place at which a unit works or a matter is: the places whose calendars this house needs."""
    found = connection.execute(text("select place from unit where place is not null union select place from matter")).scalars()
    return tuple(sorted(found))


def next_number(connection: Connection, now: datetime) -> str:
    """The next matter number of the year: INT-2026-000001."""
    year = int(written(now)[:4])
    last = connection.execute(
        text(
            "insert into number_given (year, last) values (:y, 1) on conflict (year) do update set last = number_given.last + 1 returning last"
        ),
        {"y": year},
    ).scalar_one()
    return f"INT-{year}-{last:06d}"
