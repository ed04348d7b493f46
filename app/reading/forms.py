"""Forms as a person sees them: a step's, the one that opens a matter, the one that corrects an entry."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, text
from ulid import ULID

from app.access.actor import Actor
from app.access.permit import permit
from app.access.roles import role_of_lane
from app.casework.docket import Docket
from app.engine.catalogue import Definition
from app.errors import NotPermitted, Stale
from app.forms.book import UnknownForm
from app.forms.form import Form
from app.forms.showing import answered
from app.law import status as law_status
from app.law.questions import OFFERS, Case
from app.law.reviewing.reviews import decided_by
from app.reading import pages
from app.reading.drafts import left_drafts
from app.reading.matter import docket_rows, needs_conditions
from app.reading.room import Opened, Room
from app.reading.words import left, subject_label
from app.reading.worklist import incidents
from app.storage import house, people, tables
from app.storage.moment import read

Errors = Mapping[str, tuple[str, ...]]
NOT_HERE_NOW = "This cannot be recorded here now: it was recorded already, or what it is about is not in this matter. Look at the matter."
CLOSED = "This step is not open any more: it was recorded, or the facts have moved. Look at the matter."


def step_form(
    room: Room,
    actor: Actor,
    matter: str,
    *,
    process: str,
    subject: str,
    element: str,
    about: str,
    values: Mapping[str, Any] | None = None,
    errors: Errors | None = None,
) -> pages.StepPage:
    """A step's form, with what was typed or a kept draft; Stale if the step is not open (and nothing was typed)."""
    with room.connection() as connection:
        file = room.opened(connection, actor, matter)
        key = {"m": matter, "p": process, "s": subject, "e": element, "a": about, "who": actor.id}
        row = connection.execute(_STEP, key).first()
        typed: Mapping[str, Any] | None = values
        draft = connection.execute(_DRAFT, key).first()
        if process != "offers" and row is None and not values:
            raise Stale(f"{CLOSED} Your draft of it is kept: read it from your work." if draft is not None else CLOSED)
        if typed is None and draft is not None:
            typed = json.loads(draft[0])
        run = file.runs().get((process, subject))
        definition = room.definition(connection, process, run.bundle if run is not None else "")
        if process == "offers" or row is not None:
            _permitted(file, actor, process, subject, element, row)
        else:
            _was_theirs(file, actor, definition, subject, element)
        if process == "offers" and typed is None and element in OFFERS and subject not in OFFERS[element].rule(file.case):
            raise Stale(NOT_HERE_NOW)
        form = form_of(room, file, process, subject, element)
        offered = OFFERS[element].label if process == "offers" and element in OFFERS else ""
        documentation = definition.steps[element].documentation if definition and element in definition.steps else ""
        due = read(row[1]) if row and row[1] else None
        how_long = left(due, file.now, at_once=due is not None and due <= read(row[6]))
        view = form.view(file.case, subject, about, typed, errors or {}, needs=needs_conditions(actor))
        return pages.StepPage(
            matter=file.id, number=file.number, process=process, subject=subject, element=element, about=about,
            title=row[0] if row else (offered or form.spec.title), form=view,
            token=str(ULID()), documentation=documentation, subject_label=subject_label(subject), act_by=due, left=how_long,
            provision=row[2] if row else form.spec.provision, missed=row[3] if row else "",
            draft_saved_at=read(draft[1]) if draft and values is None else None,
        )  # fmt: skip


def form_of(room: Room, file: Opened, process: str, subject: str, element: str) -> Form:
    """The form of a step, as the bundle of its run has it; NotPermitted that looks like "no such page" if there is none."""
    run = file.runs().get((process, subject))
    room.definition(file.connection, process, run.bundle if run is not None else "")  # brings the run's own bundle
    try:
        return room.book.form(process, element, room.catalogue.older_form(process, run.bundle, element) if run is not None else "")
    except UnknownForm as error:
        raise NotPermitted(seen=False) from error


def may_record(file: Opened, actor: Actor, *, process: str, subject: str, element: str, about: str) -> Any:
    """The row of an open step that this person may record (None for an offer); NotPermitted, or Stale if it is not open."""
    row = file.connection.execute(_STEP, {"m": file.id, "p": process, "s": subject, "e": element, "a": about}).first()
    if process != "offers" and row is None:
        raise Stale(CLOSED)
    _permitted(file, actor, process, subject, element, row)
    return row


def _permitted(file: Opened, actor: Actor, process: str, subject: str, element: str, row: Any) -> None:
    """A form is shown to whoever may record it, and to nobody else who sees the matter."""
    if process == "offers":
        role = OFFERS[element].role if element in OFFERS else None
        _need(file, actor, "record_offer", subject, role)
    else:
        orphaned = actor.has("supervisor") and people.staff(file.connection, file.now).orphaned(row.role, row.unit)
        _need(file, actor, "record_step", subject, row.role, unit=row.unit, orphaned=orphaned)


def _was_theirs(file: Opened, actor: Actor, definition: Definition | None, subject: str, element: str) -> None:
    """A step that has closed is shown, with what was typed, to whoever does such steps."""
    if definition is None or element not in definition.steps:
        raise NotPermitted(seen=False)
    role = role_of_lane(definition.steps[element].lane)
    _need(file, actor, "record_step", subject, role, orphaned=actor.has("supervisor"))


def _need(file: Opened, actor: Actor, act: str, subject: str, role: str | None, **more: Any) -> None:
    described = {"seated": True, "barred": False, "role": role, "decided_by": decided_by(file.case, subject, role), **more}
    decision = permit(actor, act, described)
    if not decision:
        raise NotPermitted(decision.sentence, policy=decision.policy, seen=True)


def left_draft(room: Room, actor: Actor, matter: str, *, process: str, subject: str, element: str, about: str) -> pages.LeftDraftPage:
    """A draft of one's own of a step that has closed, in the words of its form; NotPermitted that looks like "no such page" if there is none."""
    with room.connection() as connection:
        file = room.opened(connection, actor, matter)
        wanted = (process, subject, element, about)
        draft = next((one for one in left_drafts(room, connection, actor, file.now, file.id) if one.step == wanted), None)
        if draft is None:
            raise NotPermitted(seen=False)
        key = {"m": matter, "p": process, "s": subject, "e": element, "a": about, "who": actor.id}
        typed = json.loads(connection.execute(_DRAFT, key).one()[0])
        return pages.LeftDraftPage(draft, tuple(answered(form_of(room, file, process, subject, element).spec, typed)))


def open_matter_form(room: Room, actor: Actor, *, values: Mapping[str, Any], errors: Errors) -> pages.OpenMatterPage:
    """The form that opens a matter: the respondent described, and for which unit."""
    with room.connection() as connection:
        standing = house.house(connection)
        case = Case(Docket(), room.door.calendars(connection, standing.calendar_revision))
        mine = sorted(actor.units)
    form = room.book.form("offers", "describe_respondent")
    view = form.view(case, "respondent:1", "", values or None, errors)
    return pages.OpenMatterPage(view, tuple(pages.Choice(u, u) for u in mine), mine[0] if mine else "", str(ULID()))


def entry_page(room: Room, actor: Actor, matter: str, entry: str, *, values: Mapping[str, Any], errors: Errors) -> pages.EntryPage:
    """One entry with the form that corrects it, filled with what stands, but for protected values."""
    with room.connection() as connection:
        file = room.opened(connection, actor, matter)
        row = next((r for r in docket_rows(file, actor, room.book.dictionary, shown=False) if r.id == entry), None)
        stands = next((e for e in file.case.docket.effective if e.id == entry), None)
        if row is not None and stands is not None and not row.may_correct:
            message = "You may not correct this entry."
            raise NotPermitted(message, seen=True)
        if row is None or stands is None:
            message = "There is no such entry, or it was withdrawn."
            raise NotPermitted(message, seen=False)
        form = room.book.correction(stands.kind)
        return pages.EntryPage(
            file.id,
            file.number,
            row,
            form.view(file.case, stands.subject, "", values or None, errors, stands=_standing(stands), needs=needs_conditions(actor)),
        )


def _standing(entry: Any) -> Mapping[str, Any]:
    return {"at": entry.at.isoformat(), **entry.values}


def document(room: Room, actor: Actor, matter: str, *, subject: str, document: str, sha256: str = "") -> tuple[bytes, str]:
    """A document's bytes and fingerprint: as issued, or prepared from the facts as they stand."""
    with room.connection() as connection:
        file: Opened = room.opened(connection, actor, matter)
        may = permit(actor, "open_document", {"seated": True, "barred": False, "of": law_status.kind_of(subject)})
        if not may:
            raise NotPermitted(may.sentence, policy=may.policy, seen=True)
        if sha256:
            d = tables.document.c
            found = connection.execute(select(d.contents).where(d.matter == matter, d.sha256 == sha256, d.subject == subject)).scalar()
            if found is None:
                raise NotPermitted(seen=False)
            return bytes(found), sha256
        if room.door.documents is None:
            raise NotPermitted(seen=False)
        prepared = room.door.documents.prepared(file.case, subject, document, number=file.number, now=room.door.now(connection))
        return prepared.contents, prepared.sha256


def frame(room: Room, actor: Actor | None, *, demo: bool, persons: tuple[pages.Choice, ...] = ()) -> pages.Frame:
    """What stands on every page."""
    with room.connection() as connection:
        now: datetime = room.door.now(connection)
        silent = room.heartbeat_silent_since(connection)
        parked = incidents(connection, actor, now) if actor is not None else 0
    if actor is None:
        return pages.Frame(now, demo=demo, heartbeat_silent_since=silent, persons=persons)
    return pages.Frame(now, actor.name, ", ".join(sorted(actor.units)), tuple(sorted(actor.roles)), demo, silent, parked, persons)


_WHERE = " where matter=:m and process=:p and subject=:s and element=:e and about=:a"
_STEP = text("select title, due_at, provision, missed, role, unit, opened_at from step" + _WHERE)  # noqa: S608 - words of this file
_DRAFT = text("select answers, saved_at from draft" + _WHERE + " and person=:who")  # noqa: S608 - words of this file
