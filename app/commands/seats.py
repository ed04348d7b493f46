"""Commands about who sees one matter: seats given and ended, people barred. Under the matter's lock, audited in its stream.

Bases and reasons are chosen from short lists and kept as their codes: a sentence that somebody types here could hold a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import text

from app.access.roles import supervised
from app.casework.docket import JOINED_HERE
from app.commands.dispatcher import Work, handles
from app.commands.words import EndSeat, GiveSeat, LiftBar, Outcome, SetBar
from app.errors import Refusal, Stale
from app.storage import marks, people
from app.storage import seats as seats_of
from app.storage.database import lock_matter
from app.storage.moment import written

BASES_OF_SEATS: Final[Mapping[str, str]] = {
    "WORKS_ON_IT": "works on this matter",
    "TAKES_OVER": "takes the matter over from another unit or person",
    "DECIDES": "decides for the commissioner of their own initiative (ss 19, 54A, 67C)",
    "REVIEWS": "reviews a decision in it (s 67I)",
    "AT_ANOTHER_PLACE": "does one task in it at another place, such as service",
    "EXAMINES": "examines how it was handled",
}
REASONS_OF_BARS: Final[Mapping[str, str]] = {
    "DECIDED_IT": "made the decision that is reviewed here (s 67I(2)(a))",
    "LESS_SENIOR": "holds a less senior office than whoever made the decision reviewed here (s 67I(2)(b))",
    "KNOWS_SOMEONE": "knows somebody whom the matter is about",
    "TAKES_PART": "is, or may become, a witness or a party",
    "OTHER_CONFLICT": "another conflict of interest, kept on paper by the supervisor",
}
REASONS_TO_LIFT: Final[Mapping[str, str]] = {
    "BY_MISTAKE": "the bar was set by mistake",
    "NO_LONGER": "what it was set for is over",
}


@handles(GiveSeat)
def give_seat(work: Work, command: GiveSeat) -> Outcome:
    """Let one person, or a unit in its role, see the matter from now on."""
    file = work.matter
    staff = people.staff(work.connection, work.now)
    person = staff.people.get(command.person)
    role = next((role for name, role, _ in staff.units if name == command.unit), "")
    theirs = {command.unit} if command.unit else set(person.units) if person else set()
    mine = supervised(work.actor.units, staff.units)
    described = {"person": command.person, "unit": command.unit, "given_role": role, "supervised": not mine.isdisjoint(theirs)}
    if command.person or command.unit:
        work.need("give_seat", described)
    else:
        work.need("give_seat", {"supervised": True})
    wrong: dict[str, tuple[str, ...]] = {}
    if bool(command.person) == bool(command.unit):
        wrong["who"] = ("Choose a person or a unit.",)
    elif command.unit and not role:
        wrong["who"] = ("There is no such unit.",)
    elif command.person and (person is None or not person.active or "administrator" in person.roles):
        wrong["who"] = ("Choose somebody who can sign in and is not an administrator: an administrator sees no matter.",)
    if command.basis not in BASES_OF_SEATS:
        wrong["basis"] = ("Choose on what basis.",)
    if wrong:
        raise Refusal("This seat cannot be given.", fields=wrong)
    who = {"person": command.person or None, "unit": command.unit or None, "role": role or None}
    if any((row.person, row.unit, row.role) == tuple(who.values()) for row in _open(work)):
        message = f"{_named(staff, **who)} has a seat in this matter already."
        raise Refusal(message, fields={"who": (message,)})
    seat = seats_of.give(work.connection, file.id, at=work.now, basis=BASES_OF_SEATS[command.basis], **who)
    if command.unit:  # the steps that no unit could do are this one's from now on
        work.connection.execute(
            text("update step set unit=:u where matter=:m and unit='' and role=:r"), {"u": command.unit, "m": file.id, "r": role}
        )
    work.record("give_seat", matter=file.id, details={"seat": seat, "who": list(who.values()), "basis": command.basis})
    return Outcome(file.id, file.version, f"{_named(staff, **who)} has a seat in this matter.", {"seat": seat})


@handles(EndSeat)
def end_seat(work: Work, command: EndSeat) -> Outcome:
    """End a seat, but never the last one through which a supervisor sees the matter: nobody could give one again."""
    file = work.matter
    seats = _open(work)
    seat = next((row for row in seats if row.id == command.seat), None)
    staff = people.staff(work.connection, work.now)
    person = staff.people.get(seat.person) if seat and seat.person else None
    theirs = {seat.unit} if seat and seat.unit else set(person.units) if person else set()
    known = seat is None or (person is None and not seat.unit)  # a seat of somebody who is gone belongs to no unit
    work.need("end_seat", {"supervised": known or not supervised(work.actor.units, staff.units).isdisjoint(theirs)})
    if seat is None:
        message = "This seat has ended already."
        raise Stale(message)
    if not any(of_a_supervisor(staff, row) for row in seats if row.id != seat.id):
        message = "This is the last seat through which a supervisor sees the matter. Give another one first."
        raise Refusal(message)
    at = seats_of.end(work.connection, seat.id, at=work.now)
    work.record("end_seat", matter=file.id, details={"seat": seat.id, "who": [seat.person, seat.unit, seat.role], "to": at})
    return Outcome(file.id, file.version, f"The seat of {_named(staff, seat.person, seat.unit, seat.role)} has ended.")


def _open(work: Work) -> list[Any]:
    return list(work.connection.execute(_OPEN_SEATS, {"m": work.matter.id, "now": written(work.now)}))


def of_a_supervisor(staff: people.Staff, row: Any) -> bool:
    """Is it a seat through which a supervisor, who is there, sees the matter?"""
    if row.person is None:
        return bool(row.role == "supervisor") and not staff.orphaned("supervisor", row.unit)
    found = staff.people.get(row.person)
    return found is not None and found.active and "supervisor" in found.roles


def _named(staff: people.Staff, person: str | None, unit: str | None, role: str | None) -> str:  # noqa: ARG001 - a seat's three columns
    known = staff.people.get(person or "")
    return unit or (known.name if known else str(person))


@handles(SetBar)
def set_bar(work: Work, command: SetBar) -> Outcome:
    """Bar a person: they see nothing of the matter from now on, and what they held in it goes back to the unit."""
    file = work.matter
    work.need("set_bar", {"person": command.person})
    found = people.staff(work.connection, work.now).people.get(command.person)
    wrong: dict[str, tuple[str, ...]] = {}
    if found is None:
        wrong["person"] = ("Choose whom to bar.",)
    if command.reason not in REASONS_OF_BARS:
        wrong["reason"] = ("Choose why.",)
    if wrong or found is None:
        raise Refusal("This bar cannot be set.", fields=wrong)
    if _reason(work, command.person, file.id) is not None:
        message = f"{found.name} is barred already."
        raise Stale(message)
    for matter in _read_as_one(work):
        if _reason(work, command.person, matter) is None:
            bar(work, matter, command.person, REASONS_OF_BARS[command.reason])
            work.record("set_bar", matter=matter, details={"barred": [command.person], "reason": command.reason})
    provision = " (s 67I(2))" if command.reason in {"DECIDED_IT", "LESS_SENIOR"} else ""
    return Outcome(file.id, file.version, f"{found.name} is barred from this matter{provision}.")


@handles(LiftBar)
def lift_bar(work: Work, command: LiftBar) -> Outcome:
    """Lift a bar: the person sees what their seats show."""
    file = work.matter
    work.need("lift_bar", {"person": command.person})
    if command.reason not in REASONS_TO_LIFT:
        raise Refusal("Say why the bar is lifted.", fields={"reason": ("Choose why.",)})
    together = _read_as_one(work)
    if _reason(work, command.person, file.id) is None:
        message = "This bar was lifted already."
        raise Stale(message)
    for matter in together:
        if _reason(work, command.person, matter) is not None:
            work.connection.execute(text("delete from bar where matter=:m and person=:p"), {"m": matter, "p": command.person})
            work.record("lift_bar", matter=matter, details={"unbarred": [command.person], "reason": command.reason})
    return Outcome(file.id, file.version, "The bar was lifted.")


def bar(work: Work, matter: str, person: str, reason: str) -> str:
    """Keep a bar, and let go what the person held there; the person, for the audit."""
    row = {"matter": matter, "person": person, "reason": reason}
    work.connection.execute(
        text("insert into bar (matter, person, reason, row_mac) values (:matter, :person, :reason, :mac)"),
        row | {"mac": marks.mark(work.house.record_key, "bar", row)},
    )
    work.connection.execute(text("delete from holding where matter=:matter and person=:person"), row)
    return person


def _read_as_one(work: Work) -> tuple[str, ...]:
    """This matter, and those that were joined here and stay to be read: who is barred from one of them reads none.

    Refusal at one that was joined elsewhere; Stale where somebody else is at work on one of them: their locks are not waited for.
    """
    file = work.matter
    if file.docket.joined_into is not None:
        message = "This matter was joined with another one of the same person. Set it, or lift it, in the one in which it goes on: it holds for both."
        raise Refusal(message)
    others = sorted({str(e.values["other"]) for e in file.docket.of_kind(JOINED_HERE)})
    if not all(lock_matter(work.connection, each, wait=False) for each in others):
        message = "Somebody is at work on a matter that was joined here. Try again in a moment."
        raise Stale(message)
    return (file.id, *others)


def _reason(work: Work, person: str, matter: str) -> str | None:
    found = work.connection.execute(text("select reason from bar where matter=:m and person=:p"), {"m": matter, "p": person})
    return found.scalar()


_OPEN_SEATS = text(
    "select id, person, unit, role from seat where matter=:m and from_at<=:now and (to_at is null or to_at>:now) order by id"
)
