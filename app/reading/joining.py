"""Two matters of one person, as people join them: who sees which, what a proposal would change, and how it is undone. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import text

from app.access.actor import Actor
from app.access.permit import permit
from app.access.roles import lane_of_role
from app.casework.joining import names_of
from app.errors import NotPermitted
from app.law import joining, likenesses
from app.law import status as law_status
from app.reading import joining_pages, pages
from app.reading.linking import links, other_matter
from app.reading.matter import IN_BOTH
from app.reading.room import Opened, Room
from app.reading.words import subject_label, value_in_words
from app.storage import people
from app.storage import seats as seats_of
from app.storage.moment import written
from app.storage.people import Staff


def join_form(room: Room, actor: Actor, matter: str, *, other: str = "") -> joining_pages.JoinForm:
    """The form that proposes to join another matter with this one: first its number, then who shall see both."""
    with room.connection() as connection:
        file = room.opened(connection, actor, matter)
        _need(actor, "propose_joining")
        there = _named(room, actor, file, other)
        if there is None:
            return joining_pages.JoinForm(file.id, file.number, other, named=False, unknown=bool(other))
        staff = people.staff(connection, file.now)
        here_seats, there_seats = _seats(file), _seats(there)
        alone = [(who, file.number) for who in here_seats if who not in there_seats]
        alone += [(who, there.number) for who in there_seats if who not in here_seats]
        return joining_pages.JoinForm(
            file.id, file.number, there.number, named=True, unknown=False,
            both=tuple(_in_words(staff, who) for who in here_seats if who in there_seats),
            alone=tuple(pages.Choice(who, f"{_in_words(staff, who)}, now in {number} alone") for who, number in alone),
            barred=_newly_barred(file, there, staff),
            born_differently=joining.born_on_different_days(file.case.docket, there.case.docket),
        )  # fmt: skip


def joining_page(room: Room, actor: Actor, matter: str, proposal: str) -> joining_pages.JoiningPage:
    """A proposal as the second person sees it: what would come, who would see it, and what would be said otherwise than now."""
    with room.connection() as connection:
        file = room.opened(connection, actor, matter)
        entry = joining.standing_proposal(file.case.docket, proposal)
        number = links(file, actor, room.book.dictionary).get(str(entry.values["other"])) if entry is not None else None
        if entry is None or number is None:
            raise NotPermitted(seen=False)
        may = permit(actor, "confirm_joining", {**IN_BOTH, "recorded_by": entry.recorded_by})
        if not (may or permit(actor, "propose_joining", IN_BOTH)):
            raise NotPermitted(may.sentence, policy=may.policy, seen=True)
        there = room.opened(connection, actor, str(entry.values["other"]))
        staff = people.staff(connection, file.now)
        said = joining.joining_entry(file.case, there.case, entry, new_id="-", at=file.now)
        one, names = joining.as_one(file.case, there.case, said), names_of(said)
        return joining_pages.JoiningPage(
            file.id, file.number, number, entry.id, proposed_at=entry.at, proposed_by=_person(staff, entry.recorded_by),
            comes=tuple(f"{subject_label(o)} becomes {subject_label(names.get(o, o)).lower()}" for o in law_status.orders(there.case)),
            moves=tuple(_moves(joining.differences(file.case, there.case, one, names))),
            seats=tuple(_in_words(staff, str(row["who"])) for row in entry.values.get("seats") or ()),
            ending=tuple(
                _in_words(staff, who)
                for who in _seats(file)
                if who not in _seats(there) and who not in {str(row["who"]) for row in entry.values.get("seats") or ()}
            ),
            barred=_newly_barred(file, there, staff),
            born_differently=joining.born_on_different_days(file.case.docket, there.case.docket), may_confirm=bool(may),
        )  # fmt: skip


def joined_page(room: Room, actor: Actor, matter: str, joined: str) -> joining_pages.JoinedPage:
    """What was joined here, and whether it can still be undone."""
    with room.connection() as connection:
        file = room.opened(connection, actor, matter)
        entry = joining.standing_joining(file.case.docket, joined)
        number = links(file, actor, room.book.dictionary).get(str(entry.values["other"])) if entry is not None else None
        if entry is None or number is None:
            raise NotPermitted(seen=False)
        _need(actor, "separate_matters")
        since = len(joining.recorded_since(file.case.docket, entry))
        return joining_pages.JoinedPage(file.id, file.number, number, entry.id, entry.at, since)


def likeness_page(room: Room, actor: Actor, matter: str, likeness: str) -> joining_pages.LikenessPage:
    """Another matter that could be of the same person, for who sees both."""
    with room.connection() as connection:
        file = room.opened(connection, actor, matter)
        entry = likenesses.waiting_for(file.case.docket, likeness, of=file.id)
        number = links(file, actor, room.book.dictionary).get(str(entry.values["other"])) if entry is not None else None
        if entry is None or number is None:
            raise NotPermitted(seen=False)
        _need(actor, "pass_likeness")
        may_join = bool(permit(actor, "propose_joining", IN_BOTH))
        return joining_pages.LikenessPage(
            file.id, file.number, str(entry.values["other"]), number, entry.id, str(entry.values["alike"]), may_join
        )


def _need(actor: Actor, act: str) -> None:
    may = permit(actor, act, IN_BOTH)
    if not may:
        raise NotPermitted(may.sentence, policy=may.policy, seen=True)


def _named(room: Room, actor: Actor, file: Opened, number: str) -> Opened | None:
    found = other_matter(file, actor, number=number.strip().upper()) if number else None
    return room.opened(file.connection, actor, found) if found is not None and found != file.id else None


def _seats(file: Opened) -> dict[str, Any]:
    rows = file.connection.execute(_OPEN, {"m": file.id, "now": written(file.now)})
    return {seats_of.named(row.person, row.unit, row.role): row for row in rows}


def _in_words(staff: Staff, who: str) -> str:
    kind, _, rest = who.partition(":")
    if kind == "person":
        return _person(staff, rest)
    unit, _, role = rest.rpartition(":")
    return f"{unit} ({lane_of_role(role).lower()})"


def _person(staff: Staff, person: str) -> str:
    known = staff.people.get(person)
    return known.name if known else person


def _newly_barred(file: Opened, there: Opened, staff: Staff) -> tuple[str, ...]:
    """Who is barred from one of the two, and would be from both."""
    barred = [
        set(file.connection.execute(text("select person from bar where matter=:m"), {"m": each.id}).scalars()) for each in (file, there)
    ]
    return tuple(_person(staff, person) for person in sorted(barred[0] ^ barred[1]))


def _moves(differing: Iterable[joining.Differs]) -> Iterable[joining_pages.Moves]:
    for one in differing:
        yield joining_pages.Moves(subject_label(one.subject), one.label, _said(one.before), _said(one.after))


def _said(values: tuple[object, ...]) -> str:
    """Instants, or stretches of time with what is said of each, in words."""
    if not values:
        return "not asked"
    if isinstance(values[0], tuple):
        rows = [row for row in values if isinstance(row, tuple)]
        return "; ".join(f"{_instant(row[0])} to {_instant(row[1])}: {_STATUS[str(row[2])]}" for row in rows)
    return _instant(values[0])


def _instant(at: object) -> str:
    return value_in_words(at.isoformat()) if isinstance(at, datetime) else "no date"


_STATUS = {"YES": "in force", "NO": "not in force", "UNCERTAIN": "may be in force"}
_OPEN = text(
    "select person, unit, role from seat where matter=:m and from_at<=:now and (to_at is null or to_at>:now) order by unit, person"
)
