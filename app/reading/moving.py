"""Matters that name each other, as people see them: a link for who sees both, and the form that moves entries from one to the other."""

from __future__ import annotations

from app.access.actor import Actor
from app.access.permit import permit
from app.casework.docket import Entry
from app.casework.naming import kind_of
from app.casework.renaming import named_in
from app.errors import NotPermitted
from app.law import moving
from app.reading import pages
from app.reading.linking import other_matter
from app.reading.matter import IN_BOTH, kind_label
from app.reading.room import Opened, Room
from app.reading.words import KINDS, subject_label, value_in_words

NO_OTHER = "There is no matter of this number in which you have a seat. Give its number as it stands at the top of its page."


def move_form(room: Room, actor: Actor, matter: str, entry: str, *, other: str = "", going: tuple[str, ...] = ()) -> pages.MovePage:
    """An entry that may be moved, with what may belong with it; and, once the other matter is named, what each thing is there."""
    with room.connection() as connection:
        file = room.opened(connection, actor, matter)
        one = next((e for e in file.case.docket.effective if e.id == entry), None)
        if one is None:
            raise NotPermitted(seen=False)
        may = permit(actor, "move_entries", IN_BOTH)
        if not may:
            raise NotPermitted(may.sentence, policy=may.policy, seen=True)
        together = moving.going_with(file.case.docket, one)
        chosen = [e for e in (one, *together) if e.id == entry or e.id in going]
        there = _there(room, actor, file, other)
        return pages.MovePage(
            file.id, file.number, entry, _line(room, one),
            tuple(pages.Choice(e.id, _line(room, e)) for e in together),
            refused=moving.may_go(one, by=actor.id) or (NO_OTHER if other and there is None else ""),
            other=there.number if there is not None else other,
            asks=tuple(_asks(there, chosen)) if there is not None else (),
            named=there is not None,
            likely=tuple(e.id for e in together if e.kind != "document-issued"),
        )  # fmt: skip


def _there(room: Room, actor: Actor, file: Opened, number: str) -> Opened | None:
    """The other matter, if it is one that the actor may see."""
    found = other_matter(file, actor, number=number.strip().upper()) if number else None
    return room.opened(file.connection, actor, found) if found not in (None, file.id) else None


def _asks(there: Opened, going: list[Entry]) -> list[pages.WhichThere]:
    return [
        pages.WhichThere(
            name, subject_label(name),
            (
                *(pages.Choice(each, subject_label(each)) for each in moving.subjects_there(there.case.docket, name)),
                pages.Choice(moving.NEW, f"One that is not there yet ({KINDS.get(kind_of(name), kind_of(name)).lower()})"),
            ),
        )
        for name in named_in(going)
    ]  # fmt: skip


def _line(room: Room, entry: Entry) -> str:
    return f"{kind_label(room.book.dictionary, entry.kind)} · {subject_label(entry.subject)} · {value_in_words(entry.at.isoformat())}"
