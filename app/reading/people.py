"""People, units, teams, and who sees one matter: what administration and supervisors look at. Writes nothing.

An administrator is shown people and units and nothing of any matter; a supervisor the units that they look after.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select, text

from app.access.actor import Actor
from app.access.permit import permit
from app.access.roles import ROLES, lane_of_role, supervised
from app.errors import NotPermitted, Stale
from app.law.reviewing.reviews import decided_by
from app.reading import house_pages
from app.reading.linking import OF_TWO
from app.reading.pages import Choice
from app.reading.room import Room
from app.reading.words import subject_label
from app.storage import people, tables
from app.storage.moment import read, read_or_none, written
from app.storage.people import Known, Staff
from app.storage.visible import could_take, visible

ROLE_CHOICES = tuple(house_pages.RoleChoice(role.name, role.lane, role.sentence) for role in ROLES.values())


# ------------------------------------------------------------------ an administrator
def people_page(room: Room, actor: Actor) -> house_pages.PeoplePage:
    """Everybody who has an account, and every unit (NotPermitted unless the actor administers)."""
    staff = _administered(room, actor)
    rows = [_person(one, actor) for one in staff.people.values()]
    return house_pages.PeoplePage(
        tuple(r for r in rows if r.active), tuple(r for r in rows if not r.active), tuple(_units(staff)), ROLE_CHOICES
    )


def person_page(room: Room, actor: Actor, person: str) -> house_pages.PersonPage:
    """One person, with the roles and units that may be given (NotPermitted where there is nobody of this id)."""
    staff = _administered(room, actor)
    known = staff.people.get(person)
    if known is None:
        raise NotPermitted(seen=False)
    return house_pages.PersonPage(_person(known, actor), tuple(_units(staff)), ROLE_CHOICES)


def _administered(room: Room, actor: Actor) -> Staff:
    decision = permit(actor, "administer")
    if not decision:
        raise NotPermitted(decision.sentence, policy=decision.policy, seen=True)
    with room.connection() as connection:
        return people.staff(connection, room.door.now(connection))


def _person(one: Known, actor: Actor) -> house_pages.PersonRow:
    words = tuple(lane_of_role(role) for role in one.roles if role in ROLES)
    return house_pages.PersonRow(one.id, one.name, one.email, one.active, one.roles, one.units, words, one.id == actor.id)


def _units(staff: Staff, only: frozenset[str] | None = None) -> Iterable[house_pages.UnitRow]:
    for name, role, place in staff.units:
        if only is None or name in only:
            there = tuple(one.name for one in staff.people.values() if one.active and name in one.units)
            yield house_pages.UnitRow(name, lane_of_role(role), place or "", there)


# ------------------------------------------------------------------ a supervisor
def team_page(room: Room, actor: Actor) -> house_pages.TeamPage:
    """The units that a supervisor looks after (NotPermitted for anybody else)."""
    decision = permit(actor, "stand_in", {"supervised": True})
    if not decision:
        raise NotPermitted(decision.sentence, policy=decision.policy, seen=True)
    with room.connection() as connection:
        now = room.door.now(connection)
        staff = people.staff(connection, now)
        mine = supervised(actor.units, staff.units)
        s = tables.step.c
        steps = connection.execute(select(s.role, s.unit).where(visible(actor, now, of=s.matter), s.process.not_in(OF_TWO))).all()
        later = people.away(connection, now, later=True)
    theirs = [one for one in staff.people.values() if one.active and not mine.isdisjoint(one.units)]
    orphans = Counter((row.role, row.unit) for row in steps if staff.orphaned(row.role, row.unit))
    shown = {one.id for one in theirs}
    return house_pages.TeamPage(
        tuple(_units(staff, mine)),
        tuple(
            house_pages.AwayRow(a.id, _name(staff, a.person), _name(staff, a.deputy), a.from_at, a.to_at, a.from_at <= now, may_end=True)
            for a in later
            if a.person in shown
        ),
        tuple(house_pages.Unmanned(lane_of_role(role), unit, count) for (role, unit), count in sorted(orphans.items())),
        tuple(Choice(one.id, _named(one)) for one in theirs),
        tuple(
            Choice(one.id, _named(one))
            for one in staff.people.values()
            if one.active and one.id != actor.id and "administrator" not in one.roles
        ),
    )


def _named(one: Known) -> str:
    return f"{one.name} ({', '.join(lane_of_role(role).lower() for role in one.roles if role in ROLES)})"


def _name(staff: Staff, person: str | None) -> str:
    known = staff.people.get(person or "")
    return known.name if known else str(person)


# ------------------------------------------------------------------ one matter
def access_page(room: Room, actor: Actor, matter: str) -> house_pages.AccessPage:
    """Who sees a matter and who is barred from it, to who may bar somebody also why; with what the actor may give, end, set and lift."""
    with room.connection() as connection:
        file = room.opened(connection, actor, matter)
        staff = people.staff(connection, file.now)
        rows = connection.execute(_SEATS, {"m": matter}).all()
        bars = connection.execute(text("select person, reason from bar where matter=:m order by person"), {"m": matter}).all()
    here = {"seated": True, "barred": False}
    mine = supervised(actor.units, staff.units)
    may_give = bool(permit(actor, "give_seat", {**here, "supervised": True}))
    may_bar = bool(permit(actor, "set_bar", here))
    seats = [_seat(row, staff, mine, may=may_give) for row in rows]
    over = {row.id for row in rows if row.to_at is not None and row.to_at <= written(file.now)}
    barred = {row.person for row in bars}
    choices = [one for one in staff.people.values() if one.active and "administrator" not in one.roles]
    return house_pages.AccessPage(
        file.id, file.number, tuple(s for s in seats if s.id not in over), tuple(s for s in seats if s.id in over),
        tuple(house_pages.BarRow(b.person, _name(staff, b.person), b.reason if may_bar else "", may_bar and b.person != actor.id) for b in bars),
        may_give, may_bar,
        tuple(Choice(one.id, _named(one)) for one in choices if one.id != actor.id and not mine.isdisjoint(one.units)) if may_give else (),
        tuple(Choice(name, f"{name} ({lane_of_role(role).lower()})") for name, role, _ in staff.units if name in mine) if may_give else (),
        tuple(Choice(one.id, _named(one)) for one in choices if one.id not in barred) if may_bar else (),
    )  # fmt: skip


def _seat(row: Any, staff: Staff, mine: frozenset[str], *, may: bool) -> house_pages.SeatRow:
    seat, person, unit, role, basis, from_at, to_at = row
    units = {unit} if unit else set(staff.people[person].units) if person in staff.people else set(mine)
    who = f"{unit}, {lane_of_role(role).lower()}" if unit else _name(staff, person)
    return house_pages.SeatRow(seat, who, basis, read(from_at), read_or_none(to_at), may and not mine.isdisjoint(units))


_SEATS = text("select id, person, unit, role, basis, from_at, to_at from seat where matter=:m order by unit is null, unit, person, from_at")


def hand_over_page(
    room: Room, actor: Actor, matter: str, *, process: str, subject: str, element: str, about: str
) -> house_pages.HandOverPage:
    """An open step, with everybody who could take it (NotPermitted where the actor may not hand it over)."""
    key = {"m": matter, "p": process, "s": subject, "e": element, "a": about}
    with room.connection() as connection:
        file = room.opened(connection, actor, matter)
        row = connection.execute(_STEP, key).first()
        if row is None:
            message = "This step is not open any more: it was recorded, or the facts have moved. Look at the matter."
            raise Stale(message)
        holder = connection.execute(_HOLDER, key).scalar() or ""
        staff = people.staff(connection, file.now)
        mine = supervised(actor.units, staff.units)
        made_by = decided_by(file.case, subject, row.role)
        described = {"seated": True, "barred": False, "holder": holder, "supervised": not row.unit or row.unit in mine}
        decision = permit(actor, "hand_over", described)
        if not decision:
            raise NotPermitted(decision.sentence, policy=decision.policy, seen=True)
        able = [
            one
            for one in staff.people.values()
            if one.id != holder
            and (their := staff.actor(one.id)) is not None
            and could_take(connection, staff, their, matter, (row.role, row.unit), file.now, decided_by=made_by)
        ]
    away = {one.person: one for one in staff.away}
    return house_pages.HandOverPage(
        file.id, file.number, process, subject, element, about, row.title, subject_label(subject), row.unit,
        _name(staff, holder) if holder else "",
        tuple(Choice(one.id, f"{one.name}, away: {_name(staff, away[one.id].deputy)} stands in" if one.id in away else one.name) for one in able),
    )  # fmt: skip


_WHERE = " where matter=:m and process=:p and subject=:s and element=:e and about=:a"
_STEP = text("select title, role, unit from step" + _WHERE)  # noqa: S608 - words of this file
_HOLDER = text("select person from holding" + _WHERE)  # noqa: S608 - words of this file
