"""Seats as rows: who may see a matter, from when, on what basis. Decides nothing about who may give one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, text
from ulid import ULID

from app.storage.moment import written


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


def unit_has_one(connection: Connection, matter: str, unit: str, at: datetime) -> bool:
    """Whether a unit has a seat in a matter at this instant."""
    found = connection.execute(
        text("select 1 from seat where matter=:m and unit=:u and from_at <= :at and (to_at is null or to_at > :at)"),
        {"m": matter, "u": unit, "at": written(at)},
    ).first()
    return found is not None
