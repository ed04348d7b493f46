"""The wall: which matters a person may see, as one SQL condition used by every query on a matter's tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, exists, false, or_, select, text

from app.access.actor import Actor
from app.storage.moment import written
from app.storage.tables import bar, matter, seat

_SEATS = text("select person, unit, role from seat where matter=:matter and from_at<=:now and (to_at is null or to_at>:now)")
_BARS = text("select person from bar where matter=:matter")


def visible(actor: Actor, now: datetime, *, of: ColumnElement[str] | None = None) -> ColumnElement[bool]:
    """True for matters in which the actor has a seat now (in person, or by unit and role) and is not barred.

    `of` is the column that holds the matter's id (matter.id by default).
    """
    column = matter.c.id if of is None else of
    seated = exists(
        select(seat.c.id).where(
            seat.c.matter == column,
            seat.c.from_at <= now,
            or_(seat.c.to_at.is_(None), seat.c.to_at > now),
            or_(
                seat.c.person == actor.id,
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
    has = any(row[0] == actor.id or (row[0] is None and row[1] in actor.units and row[2] in actor.roles) for row in rows)
    return has, frozenset(row[0] for row in connection.execute(_BARS, {"matter": matter_id}))
