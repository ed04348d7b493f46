"""Commands about people and units: add, place, end, a new password; who stands in for whom. An administrator's and a supervisor's work.

The rows are those by which people sign in; the audit keeps ids, roles and units, never an e-mail address or a password.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import text
from ulid import ULID

from app.access.roles import ROLES, objections, supervised
from app.casework.clock import day_of, start_of
from app.casework.place import as_known
from app.commands.dispatcher import Passwords, Work, handles
from app.commands.words import (
    AddPerson,
    AddUnit,
    ChangePassword,
    EndPerson,
    EndStandIn,
    Outcome,
    PlacePerson,
    RemoveUnit,
    StandIn,
)
from app.errors import Fault, Refusal, Stale
from app.storage import house, marks
from app.storage import people as rows
from app.storage.moment import written
from app.storage.people import Known

LONGEST_ABSENCE = timedelta(days=366)
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")


# ---------------------------------------------------------------- people
@handles(AddPerson)
def add_person(work: Work, command: AddPerson) -> Outcome:
    """Add somebody who can sign in."""
    work.need("administer")
    rows.alone(work.connection)
    address, name = command.email.strip().lower(), command.name.strip()
    wrong = _wrong_places(work, command.roles, command.units)
    if not _ADDRESS.fullmatch(address) or len(address) > 255:
        wrong["email"] = ["Give an e-mail address, like name@example.org."]
    elif any(one.email == address for one in rows.everybody(work.connection)):
        wrong["email"] = ["Somebody signs in with this e-mail address already. Give another one."]
    if not name or len(name) > 200:
        wrong["name"] = ["Give a name of at most 200 letters."]
    if said := _passwords(work).objection(command.password, demo=work.door.mode == "demo"):
        wrong["password"] = [said]
    if wrong:
        raise Refusal("This person cannot be added as described.", fields=wrong)
    person = Known(
        str(ULID()), address, name, active=True, roles=tuple(sorted(set(command.roles))), units=tuple(sorted(set(command.units)))
    )
    rows.add(work.connection, person, password_hash=_passwords(work).hash_of(command.password), created_at=work.machine, given=True)
    work.record("add_person", matter=None, details={"person": person.id, "roles": person.roles, "units": person.units})
    return Outcome(sentence=f"{name} can sign in. The first thing asked of them is a password of their own.", details={"person": person.id})


@handles(PlacePerson)
def place_person(work: Work, command: PlacePerson) -> Outcome:
    """Give somebody these roles and units in place of those they had: in effect at their next request."""
    work.need("administer", {"person": command.person})
    rows.alone(work.connection)
    person = _active(work, command.person)
    if wrong := _wrong_places(work, command.roles, command.units):
        raise Refusal("These roles and units do not go together.", fields=wrong)
    if "administrator" not in command.roles:
        _not_the_last_administrator(work, person)
    rows.place(work.connection, person.id, roles=command.roles, units=command.units)
    before = {"roles": person.roles, "units": person.units}
    after = {"roles": sorted(set(command.roles)), "units": sorted(set(command.units))}
    work.record("place_person", matter=None, details={"person": person.id, "before": before, **after})
    return Outcome(sentence=f"{person.name} has these roles and units from now on.")


@handles(EndPerson)
def end_person(work: Work, command: EndPerson) -> Outcome:
    """End an account; what the person held goes back to their units."""
    work.need("administer", {"person": command.person})
    rows.alone(work.connection)
    person = _active(work, command.person)
    _not_the_last_administrator(work, person)
    rows.end(work.connection, person.id)
    given_back = work.connection.execute(text("delete from holding where person=:p"), {"p": person.id}).rowcount
    work.record("end_person", matter=None, details={"person": person.id, "given_back": given_back})
    steps = f" {given_back} {'step' if given_back == 1 else 'steps'} that they held went back to their units." if given_back else ""
    return Outcome(sentence=f"{person.name} cannot sign in any more.{steps}")


@handles(ChangePassword)
def change_password(work: Work, command: ChangePassword) -> Outcome:
    """A new password; every session opened with the old one is over."""
    work.need("change_password", {"person": command.person})
    person = _active(work, command.person)
    wrong: dict[str, list[str]] = {}
    own = work.actor.is_person and person.id == work.actor.id
    if own and not _passwords(work).matches(command.current[:200], rows.password_of(work.connection, person.id)):
        wrong["current"] = ["This is not the password that you sign in with now."]
    if said := _passwords(work).objection(command.password, demo=work.door.mode == "demo"):
        wrong["password"] = [said]
    elif own and command.password == command.current:
        wrong["password"] = ["This is the password that you have. Choose another one."]
    if wrong:
        raise Refusal("The password was not changed.", fields=wrong)
    rows.new_password(work.connection, person.id, _passwords(work).hash_of(command.password), given=not own)
    work.record("change_password", matter=None, details={"person": person.id})
    return Outcome(sentence="The password was changed. Sign in with the new one." if own else f"{person.name} has a new password.")


def _passwords(work: Work) -> Passwords:
    if work.door.passwords is None:
        message = "This house keeps no accounts: nobody can be added to it."
        raise Fault(message)
    return work.door.passwords


def _active(work: Work, person: str) -> Known:
    found = next((one for one in rows.everybody(work.connection) if one.id == person), None)
    if found is None:
        message = "There is no such person."
        raise Refusal(message, fields={"person": ("Choose somebody from the list.",)})
    if not found.active:
        message = f"{found.name} cannot sign in any more: somebody ended this account already."
        raise Stale(message)
    return found


def _wrong_places(work: Work, roles: Sequence[str], units: Sequence[str]) -> dict[str, list[str]]:
    wrong: dict[str, list[str]] = {}
    if not roles:
        wrong["roles"] = ["Choose at least one role: without one a person sees nothing."]
    elif said := objections(roles):
        wrong["roles"] = list(said)
    known = {name for name, _, _ in house.units(work.connection)}
    if strangers := sorted(set(units) - known):
        wrong["units"] = [f"There is no unit called {name!r}." for name in strangers]
    elif not units and not set(roles) <= {"administrator"} and "roles" not in wrong:
        wrong["units"] = ["Choose at least one unit: roles are held in units."]
    return wrong


def _not_the_last_administrator(work: Work, person: Known) -> None:
    """Refusal where nobody would be left who can add people."""
    administrators = [one.id for one in rows.everybody(work.connection) if one.active and "administrator" in one.roles]
    if administrators == [person.id]:
        message = f"{person.name} is the last administrator. Add another one first: without one nobody could add people any more."
        raise Refusal(message, fields={"person": (message,)})


# ---------------------------------------------------------------- units
@handles(AddUnit)
def add_unit(work: Work, command: AddUnit) -> Outcome:
    """Add a unit. It sees the matters opened from then on; earlier ones where a supervisor gives it a seat."""
    work.need("administer")
    name, place = " ".join(command.name.split()), as_known(" ".join(command.place.split()))
    wrong: dict[str, list[str]] = {}
    if not name or len(name) > 60:
        wrong["name"] = ["Give the unit a name of at most 60 letters."]
    elif any(name.casefold() == known.casefold() for known, _, _ in house.units(work.connection)):
        wrong["name"] = ["There is a unit of this name already."]
    if command.role not in ROLES or command.role == "administrator":
        wrong["role"] = ["Choose the role whose work the unit does."]
    if len(place) > 60:
        wrong["place"] = ["Give the place of a court, such as Brisbane, or leave it empty for the whole State."]
    if wrong:
        raise Refusal("This unit cannot be added as described.", fields=wrong)
    work.connection.execute(
        text("insert into unit (name, role, place) values (:n, :r, :p)"), {"n": name, "r": command.role, "p": place or None}
    )
    work.record("add_unit", matter=None, details={"unit": name, "role": command.role, "place": place})
    return Outcome(sentence=f"{name} was added. It sees every matter opened from now on{' there' if place else ''}.")


@handles(RemoveUnit)
def remove_unit(work: Work, command: RemoveUnit) -> Outcome:
    """Take away a unit that was added by mistake: nobody is in it and no matter has ever named it."""
    work.need("administer")
    if all(command.name != name for name, _, _ in house.units(work.connection)):
        message = "There is no such unit any more."
        raise Stale(message)
    if any(command.name in one.units for one in rows.everybody(work.connection) if one.active):
        message = f"People work in {command.name}. Give them other units first."
        raise Refusal(message)
    if work.connection.execute(_NAMED, {"u": command.name}).first():
        message = f"{command.name} has seats in matters, or matters of its own, so it stays. A unit that nobody is in does no harm."
        raise Refusal(message)
    work.connection.execute(text("delete from unit where name=:n"), {"n": command.name})
    work.record("remove_unit", matter=None, details={"unit": command.name})
    return Outcome(sentence=f"{command.name} was taken away.")


_NAMED = text("select 1 from seat where unit=:u union select 1 from step where unit=:u union select 1 from matter where unit=:u")


# ---------------------------------------------------------------- standing in
@handles(StandIn)
def stand_in(work: Work, command: StandIn) -> Outcome:
    """Somebody is away for a time, and a deputy has their whole list: what they hold, and the work of their units."""
    staff = rows.staff(work.connection, work.now)
    person, deputy = staff.people.get(command.person), staff.people.get(command.deputy)
    mine = supervised(work.actor.units, staff.units)
    work.need("stand_in", {"person": command.deputy, "supervised": person is None or not mine.isdisjoint(person.units)})
    wrong: dict[str, tuple[str, ...]] = {}
    if person is None or not person.active:
        wrong["person"] = ("Choose who is away.",)
    if deputy is None or not deputy.active or deputy.id == command.person:
        wrong["deputy"] = ("Choose somebody else, who can sign in.",)
    elif person is not None and set(person.roles).isdisjoint(deputy.roles):
        wrong["deputy"] = (
            f"{deputy.name} has none of the roles of {person.name}. Choose somebody who has one: a deputy gets no new role.",
        )
    first, last = _day(command.first), _day(command.last)
    if first is None:
        wrong["first"] = ("Give the first day, for example 27 3 2026.",)
    if last is None or (first is not None and last < first):
        wrong["last"] = ("Give the last day: it cannot be before the first.",)
    elif last < day_of(work.now):
        wrong["last"] = ("This day is past. Give the last day on which the deputy stands in.",)
    elif first is not None and last - first > LONGEST_ABSENCE:
        wrong["last"] = ("Somebody stands in for at most a year at a time. Give the person's work to others for longer.",)
    if wrong or first is None or last is None:
        raise Refusal("Nobody can stand in like this.", fields=wrong)
    from_at, to_at = max(start_of(first), work.now), start_of(last + timedelta(days=1))
    _no_other(work, command.person, from_at, to_at)
    row = {"id": str(ULID()), "person": command.person, "deputy": command.deputy, "from_at": written(from_at), "to_at": written(to_at)}
    work.connection.execute(
        text("insert into absence (id, person, deputy, from_at, to_at, row_mac) values (:id, :person, :deputy, :from_at, :to_at, :mac)"),
        row | {"mac": marks.mark(work.house.record_key, "absence", row)},
    )
    work.record("stand_in", matter=None, details=row)
    return Outcome(sentence=f"{staff.people[command.deputy].name} stands in for {staff.people[command.person].name}.")


def _no_other(work: Work, person: str, from_at: datetime, to_at: datetime) -> None:
    for one in rows.away(work.connection, work.now, later=True):
        if one.person == person and one.from_at < to_at and from_at < one.to_at:
            message = "Somebody stands in for this person in a part of that time already. End that first."
            raise Refusal(message, fields={"person": (message,)})


@handles(EndStandIn)
def end_stand_in(work: Work, command: EndStandIn) -> Outcome:
    """Somebody is back: what was lent to the deputy is the person's alone again, at once."""
    staff = rows.staff(work.connection, work.now)
    one = next((a for a in rows.away(work.connection, work.now, later=True) if a.id == command.absence), None)
    person = staff.people.get(one.person) if one else None
    mine = supervised(work.actor.units, staff.units)
    work.need("stand_in", {"supervised": person is None or not mine.isdisjoint(person.units)})
    if one is None or person is None:
        message = "This is over already."
        raise Stale(message)
    end = written(max(one.from_at, work.now))
    row = {"id": one.id, "person": one.person, "deputy": one.deputy, "from_at": written(one.from_at), "to_at": end}
    work.connection.execute(
        text("update absence set to_at=:to_at, row_mac=:mac where id=:id"),
        {"to_at": end, "id": one.id, "mac": marks.mark(work.house.record_key, "absence", row)},
    )
    work.record("end_stand_in", matter=None, details=row)
    return Outcome(sentence=f"{person.name} has their list alone again.")


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
