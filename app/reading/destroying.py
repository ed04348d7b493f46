"""Destruction of values as people see it: what may be proposed, and a proposal before the second person confirms it. Shows no value."""

from __future__ import annotations

from sqlalchemy import select

from app.access.actor import Actor
from app.access.permit import permit
from app.errors import NotPermitted
from app.law import destruction
from app.reading import pages
from app.reading.matter import docket_rows, told_of_destruction
from app.reading.room import Opened, Room
from app.reading.words import subject_label, value_in_words
from app.storage import tables


def destruction_form(room: Room, actor: Actor, matter: str) -> pages.DestructionForm:
    """What could be destroyed in this matter (NotPermitted for who may not propose it)."""
    with room.connection() as connection:
        file = room.opened(connection, actor, matter)
        may = permit(actor, "propose_destruction", {"seated": True, "barred": False})
        if not may:
            raise NotPermitted(may.sentence, policy=may.policy, seen=True)
        docket = file.case.docket
        named = set(destruction.named(docket, (), {e.subject for e in docket.entries}))
        rows = [row for row in docket_rows(file, actor, room.book.dictionary, shown=False) if row.id in named]
        subjects = dict.fromkeys(row.subject for row in rows)
        return pages.DestructionForm(
            file.id, file.number, tuple(pages.Choice(row.id, _line(row)) for row in rows),
            tuple(pages.Choice(one, subject_label(one)) for one in sorted(subjects)),
            tuple(pages.Choice(name, said) for name, said in destruction.PROVISIONS.items()),
        )  # fmt: skip


def _line(row: pages.EntryRow) -> str:
    return f"{row.label} · {row.subject_label} · {value_in_words(row.at.isoformat())}"


def destruction_page(room: Room, actor: Actor, matter: str, proposal: str) -> pages.DestructionPage:
    """One proposal that waits: what goes with it and what nobody will know after."""
    with room.connection() as connection:
        file = room.opened(connection, actor, matter)
        entry = destruction.standing_proposal(file.case.docket, proposal)
        if entry is None:
            raise NotPermitted(seen=False)
        described = {"seated": True, "barred": False, "recorded_by": entry.recorded_by}
        may = permit(actor, "confirm_destruction", described)
        if not (may or permit(actor, "propose_destruction", described)):
            raise NotPermitted(may.sentence, policy=may.policy, seen=True)
        named = destruction.named(file.case.docket, [str(row["entry"]) for row in entry.values["of"]], ())
        return pages.DestructionPage(
            file.id, file.number, entry.id, tuple(told_of_destruction(file, room.book.dictionary, entry)), entry.at, entry.recorded_by,
            documents=tuple(_documents(room, file, destruction.with_words(file.case.docket, named))),
            unknown=tuple(subject_label(one.order) for one in destruction.no_longer_known(file.case, named)),
            binds=tuple(subject_label(order) for order in destruction.may_bind(file.case, named, file.now)),
            may_confirm=bool(may),
        )  # fmt: skip


def _documents(room: Room, file: Opened, gone: tuple[str, ...]) -> list[str]:
    """The issued documents that go as well, because they said something of these entries."""
    d = tables.document.c
    templates = room.door.documents.templates.by_name if room.door.documents is not None else {}
    kept = file.connection.execute(select(d.sha256, d.name, d.subject).where(d.matter == file.id)).all()
    going = destruction.quoting(file.case, {row.sha256: row.name for row in kept}, {n: t.facts for n, t in templates.items()}, gone)
    return [f"{row.name.replace('_', ' ').capitalize()}, {subject_label(row.subject)}" for row in kept if row.sha256 in going]
