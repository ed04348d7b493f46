"""People as rows: who has an account, in which roles and units, who is away and who stands in for them.

The accounts room owns these tables and signs people in by them; here they are read and written on the connection of whoever
asks, inside the transaction of the door. Decides nothing about who may; hashes no password.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection, text

from app.access.actor import Actor
from app.access.roles import ROLES
from app.storage import house
from app.storage.database import is_sqlite
from app.storage.moment import read, written


@dataclass(frozen=True)
class Known:
    """One person as administration and the demonstration's sign-in page show them."""

    id: str
    email: str
    name: str
    active: bool
    roles: tuple[str, ...]
    units: tuple[str, ...]

    @property
    def actor(self) -> Actor:
        """The actor this person is, without anything that was lent to them."""
        return Actor(id=self.id, name=self.name, roles=frozenset(self.roles), units=frozenset(self.units))


@dataclass(frozen=True)
class Away:
    """One absence: `deputy` stands in for `person` from an instant up to another."""

    id: str
    person: str
    deputy: str
    from_at: datetime
    to_at: datetime


@dataclass(frozen=True)
class Staff:
    """Everybody who has an account, the units, and who is away now."""

    people: Mapping[str, Known]
    units: tuple[tuple[str, str, str | None], ...]
    away: tuple[Away, ...]

    def actor(self, person: str) -> Actor | None:
        """The actor that a person is now, with what is lent to them while they stand in (None: nobody active has this id)."""
        known = self.people.get(person)
        if known is None or not known.active:
            return None
        return lent(known.actor, self)

    @cached_property
    def manned(self) -> frozenset[tuple[str, str]]:
        """(role, unit) for which somebody is there: active and not away, or standing in for somebody who is."""
        away = {one.person for one in self.away}
        found: set[tuple[str, str]] = set()
        for person in self.people.values():
            here = self.actor(person.id) if person.id not in away else None
            if here is not None:
                found |= {(role, unit) for role in here.roles for unit in here.units}
        return frozenset(found)

    def orphaned(self, role: str, unit: str) -> bool:
        """Whether nobody is there for a step of this role in this unit: no unit does it, or no active person is in it.

        A house that keeps no accounts at all (a rehearsal) is judged by its units alone.
        """
        return unit == "" or (bool(self.people) and (role, unit) not in self.manned)


def lent(actor: Actor, staff: Staff) -> Actor:
    """An actor with what is theirs while they stand in: the absent person's list, and those of their units whose role the actor has too."""
    for_whom = {one.person for one in staff.away if one.deputy == actor.id}
    role_of = {name: role for name, role, _ in staff.units}
    units = {u for person in for_whom if person in staff.people for u in staff.people[person].units if role_of.get(u) in actor.roles}
    return Actor(actor.id, actor.name, actor.roles, actor.units | units, actor.kind, frozenset(for_whom)) if for_whom else actor


def standing_in(connection: Connection, actor: Actor, now: datetime) -> Actor:
    """The same actor, with what is lent to them now; one short question where they stand in for nobody."""
    found = connection.execute(_STANDS_IN, {"person": actor.id, "now": written(now)}).first()
    return lent(actor, staff(connection, now)) if found else actor


def staff(connection: Connection, now: datetime) -> Staff:
    """Everybody, read anew."""
    return Staff({one.id: one for one in everybody(connection)}, tuple(house.units(connection)), away(connection, now))


def names(connection: Connection) -> dict[str, str]:
    """What people are called, by the id that the record keeps."""
    return {row[0]: row[1] for row in connection.execute(text("select id, name from account_person"))}


def everybody(connection: Connection) -> tuple[Known, ...]:
    """Everybody who has an account, by name."""
    roles = connection.execute(text("select person, role from account_person_role order by role")).all()
    units = connection.execute(text("select person, unit from account_person_unit order by unit")).all()
    return tuple(
        Known(
            row.id, row.email, row.name, bool(row.active), tuple(r.role for r in roles if r.person == row.id),
            tuple(u.unit for u in units if u.person == row.id),
        )
        for row in connection.execute(text("select id, email, name, active from account_person order by name, id"))
    )  # fmt: skip


def away(connection: Connection, now: datetime, *, later: bool = False) -> tuple[Away, ...]:
    """Who is away now (with `later`: or will be)."""
    rows = connection.execute(_LATER if later else _AWAY, {"now": written(now)})
    return tuple(Away(r.id, r.person, r.deputy, read(r.from_at), read(r.to_at)) for r in rows)


# ---------------------------------------------------------------- writing
def alone(connection: Connection) -> None:
    """Nobody else changes people until this transaction ends: two administrators must not end each other at once."""
    if not is_sqlite(connection):
        connection.execute(text("lock table account_person in share row exclusive mode"))


def add(connection: Connection, known: Known, *, password_hash: str, created_at: datetime, given: bool = False) -> None:
    """Add somebody with roles and units; `given`: the password is one that somebody else gave them."""
    for role in sorted(ROLES):
        connection.execute(text("insert into account_role (name) values (:n) on conflict (name) do nothing"), {"n": role})
    connection.execute(
        text(
            "insert into account_person (id, email, name, password, password_given, active, fs_uniquifier, created_at)"
            " values (:id, :email, :name, :password, :given, :active, :unique, :at)"
        ),
        {
            "id": known.id, "email": known.email, "name": known.name, "password": password_hash, "given": given, "active": known.active,
            "unique": uuid.uuid4().hex, "at": written(created_at),
        },
    )  # fmt: skip
    _place(connection, known.id, known.roles, known.units)


def place(connection: Connection, person: str, *, roles: Iterable[str], units: Iterable[str]) -> None:
    """Give somebody these roles and units in place of those they had."""
    connection.execute(text("delete from account_person_role where person=:p"), {"p": person})
    connection.execute(text("delete from account_person_unit where person=:p"), {"p": person})
    _place(connection, person, roles, units)


def _place(connection: Connection, person: str, roles: Iterable[str], units: Iterable[str]) -> None:
    for role in sorted(set(roles)):
        connection.execute(text("insert into account_person_role (person, role) values (:p, :r)"), {"p": person, "r": role})
    for unit in sorted(set(units)):
        connection.execute(text("insert into account_person_unit (person, unit) values (:p, :u)"), {"p": person, "u": unit})


def end(connection: Connection, person: str) -> None:
    """Take away an account: it is dead at the next request, whatever is open. Its name stays, since the record names it."""
    connection.execute(
        text("update account_person set active=:no, fs_uniquifier=:u where id=:p"), {"no": False, "u": uuid.uuid4().hex, "p": person}
    )
    connection.execute(text("delete from account_session where person=:p"), {"p": person})


def new_password(connection: Connection, person: str, password_hash: str, *, given: bool) -> None:
    """Another password, of their own or `given` by somebody else; every session that was opened with the old one is over."""
    connection.execute(
        text("update account_person set password=:h, password_given=:given, fs_uniquifier=:u where id=:p"),
        {"h": password_hash, "given": given, "u": uuid.uuid4().hex, "p": person},
    )
    connection.execute(text("delete from account_session where person=:p"), {"p": person})


def password_of(connection: Connection, person: str) -> str:
    """The hash of somebody's password ("" where nobody has this id)."""
    return str(connection.execute(text("select password from account_person where id=:p"), {"p": person}).scalar() or "")


_STANDS_IN = text("select 1 from absence where deputy=:person and from_at<=:now and to_at>:now")
_AWAY = text("select id, person, deputy, from_at, to_at from absence where from_at<=:now and to_at>:now order by from_at, id")
_LATER = text("select id, person, deputy, from_at, to_at from absence where to_at>:now order by from_at, id")
