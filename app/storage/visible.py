"""The wall: which matters a person may see, as one SQL condition used by every query on a matter's tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, exists, false, or_, select, text

from app.access.actor import Actor
from app.access.permit import permit
from app.storage.moment import written
from app.storage.people import Staff
from app.storage.tables import bar, matter, seat

_SEATS = text("select person, unit, role from seat where matter=:matter and from_at<=:now and (to_at is null or to_at>:now)")
_BARS = text("select person from bar where matter=:matter")


def visible(actor: Actor, now: datetime, *, of: ColumnElement[str] | None = None) -> ColumnElement[bool]:
    """True for matters in which the actor has a seat now (in person, or by unit and role) and is not barred.

    `of` is the column that holds the matter's id (matter.id by default). Whoever stands in for somebody sits in their seat; a bar
    is on a person, so that the deputy's own bars hold. An administrator sees no matter, whatever seat may lie there.
    """
    if actor.has("administrator"):
        return false()
    column = matter.c.id if of is None else of
    seated = exists(
        select(seat.c.id).where(
            seat.c.matter == column,
            seat.c.from_at <= now,
            or_(seat.c.to_at.is_(None), seat.c.to_at > now),
            or_(
                seat.c.person.in_(_list(actor.persons)),
                and_(seat.c.unit.in_(_list(actor.units)), seat.c.role.in_(_list(actor.roles))) if actor.units and actor.roles else false(),
            ),
        )
    )
    barred = exists(select(bar.c.person).where(bar.c.matter == column, bar.c.person == actor.id))
    return and_(seated, ~barred)


def _list(names: frozenset[str]) -> Sequence[str]:
    return sorted(names)


def seated(connection: Connection, actor: Actor, matter_id: str, now: datetime) -> tuple[bool, frozenset[str]]:
    """The same rows, read under the lock for the permission decision: has the actor a seat, and who is barred."""
    rows = connection.execute(_SEATS, {"matter": matter_id, "now": written(now)}).all()
    has = not actor.has("administrator") and any(
        row[0] in actor.persons or (row[0] is None and row[1] in actor.units and row[2] in actor.roles) for row in rows
    )
    return has, frozenset(row[0] for row in connection.execute(_BARS, {"matter": matter_id}))


def could_take(
    connection: Connection, staff: Staff, their: Actor, matter: str, role_and_unit: tuple[str, str], now: datetime, *, decided_by: str = ""
) -> bool:
    """Whether a person could take a step of this role and unit in this matter; `decided_by` made the decision that it reviews."""
    role, unit = role_and_unit
    has_seat, barred = seated(connection, their, matter, now)
    described = {
        "seated": has_seat, "barred": their.id in barred, "role": role, "unit": unit, "orphaned": staff.orphaned(role, unit),
        "decided_by": decided_by,
    }  # fmt: skip
    return bool(permit(their, "take", described))
