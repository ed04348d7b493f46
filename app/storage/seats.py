"""Seats as rows: who may see a matter, from when, on what basis. Decides nothing about who may give one."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, text
from ulid import ULID

from app.storage.moment import written

ASKED: Final = "was asked to do a step of this matter"
"""The basis of a seat that lasts while something is left to do."""
MOVED_THERE: Final = "an application was moved to its place"
"""The basis of a seat that lasts while an application is, or was, at the unit's place."""


def give(
    connection: Connection,
    matter: str,
    *,
    at: datetime,
    basis: str,
    unit: str | None = None,
    role: str | None = None,
    person: str | None = None,
) -> str:
    """A seat for a person, or for a unit in its role, from an instant on; its identity, which the audit names."""
    seat = str(ULID())
    connection.execute(
        text("insert into seat (id, matter, person, unit, role, from_at, basis) values (:id, :m, :person, :unit, :role, :at, :basis)"),
        {"id": seat, "m": matter, "person": person, "unit": unit, "role": role, "at": written(at), "basis": basis},
    )
    return seat


def end(connection: Connection, seat: str, *, at: datetime) -> str:
    """End a seat at an instant; the instant as it is written, which the audit names."""
    connection.execute(text("update seat set to_at=:at where id=:id"), {"at": written(at), "id": seat})
    return written(at)


def done_with(connection: Connection, matter: str) -> list[tuple[str, str, str]]:
    """The seats of units that were asked to do a step of a matter, and to which none is left: identity, unit, role."""
    rows = connection.execute(
        text(
            "select id, unit, role from seat where matter=:m and basis=:basis and to_at is null and not exists"
            " (select 1 from step where step.matter=seat.matter and step.unit=seat.unit and step.role=seat.role) order by id"
        ),
        {"m": matter, "basis": ASKED},
    )
    return [(row[0], row[1], row[2]) for row in rows]


def open_on(connection: Connection, matter: str, basis: str) -> list[tuple[str, str, str]]:
    """The seats of units on this basis that have not ended: identity, unit, role."""
    rows = connection.execute(
        text("select id, unit, role from seat where matter=:m and basis=:basis and to_at is null order by id"),
        {"m": matter, "basis": basis},
    )
    return [(row[0], row[1], row[2]) for row in rows]


def named(person: str | None, unit: str | None, role: str | None) -> str:
    """Who sits in a seat, in one word: "person:..." or "unit:NAME:role"."""
    return f"person:{person}" if person is not None else f"unit:{unit}:{role}"


def unit_has_one(connection: Connection, matter: str, unit: str, at: datetime) -> bool:
    """Whether a unit has a seat in a matter at this instant."""
    found = connection.execute(
        text("select 1 from seat where matter=:m and unit=:u and from_at <= :at and (to_at is null or to_at > :at)"),
        {"m": matter, "u": unit, "at": written(at)},
    ).first()
    return found is not None
