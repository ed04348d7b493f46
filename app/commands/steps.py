"""Commands about steps: record one, take it, hand it over, keep a draft; and what may be recorded at any time (offers)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import text

from app.access.roles import role_of_lane, supervised
from app.casework.clock import BRISBANE
from app.casework.docket import Entry
from app.commands.dispatcher import Work, handles
from app.commands.matter_file import MatterFile
from app.commands.telling import tell_of_changes
from app.commands.words import DismissDraft, HandOverStep, Outcome, RecordStep, SaveDraft, TakeStep
from app.errors import Refusal, Stale
from app.forms.proposal import proposed
from app.law.questions import OFFERS
from app.law.reviewing.reviews import decided_by
from app.storage import people
from app.storage.closing import closed
from app.storage.moment import written
from app.storage.visible import could_take

OFFERED = "offers"
"""The process name under which what may be recorded at any time is asked for."""


@handles(RecordStep)
def record_step(work: Work, command: RecordStep) -> Outcome:
    """Record what a step asks: read the answers, ask the law, append all entries, bring every run into line."""
    file = work.matter
    file.must_go_on_here()
    role = _role_of(file, command)
    work.need("record_offer" if command.process == OFFERED else "record_step", _described(work, command, role))
    if command.process != OFFERED:
        must_be_open(file, command)
    form = work.door.book.form(command.process, command.element, file.older_form(command.process, command.subject, command.element))
    step = f"{command.process}/{command.subject}/{command.element}/{command.about}"
    proposal = proposed(
        form, command.answers, case=file.case, subject=command.subject, about=command.about, now=work.now, step=step,
        would_be=lambda entries: file.would_be(entries, now=work.now, by=work.actor.id),
    )  # fmt: skip
    recorded(work, file, proposal.entries, flags=proposal.confirmed_by(command.confirmed))
    work.connection.execute(_FORGET_DRAFT, _key(command) | {"person": work.actor.id})
    details = {"process": command.process, "subject": command.subject, "element": command.element}
    work.record("record_step", matter=file.id, details=details)
    return Outcome(file.id, file.version, f"Recorded: {form.spec.title}.", {"entries": [e.id for e in proposal.entries]})


def recorded(work: Work, file: MatterFile, entries: Sequence[Entry], *, flags: Sequence[str] = ()) -> tuple[Entry, ...]:
    """Append entries, bring the runs into line, project, and tell whoever was shown what has changed."""
    before = file.case
    added = file.append(entries, now=work.now, by=work.actor.id, flags=flags)
    work.appended += [entry.id for entry in added]
    file.settle(work.now, how="recorded", entry=added[0].id if added else None)
    tell_of_changes(work, file, before=before, entries=added)
    file.write(work.now)
    return added


def must_be_open(file: MatterFile, command: RecordStep | TakeStep | HandOverStep) -> None:
    """Stale, with who did what and when, unless this step is open now."""
    run = file.runs.get((command.process, command.subject))
    if run is not None and any(s.element == command.element and s.about == command.about for s in run.wanted):
        return
    if command.process == "corrections":
        return
    left = closed(file.connection, _key(command))
    if left is None:
        message = "This step is not open any more: the facts have moved since the page was shown. What you typed is kept below."
    elif not left[1]:
        message = f"This step closed by itself at {_when(left[0])}: time passed, or an earlier fact changed. What you typed is kept below."
    else:
        message = f"{left[1]} recorded this at {_when(left[0])}. What you typed is kept below; compare it with the docket."
    raise Stale(message)


def _role_of(file: MatterFile, command: RecordStep) -> str | None:
    """The role that does this step; for an offer the role that the law's register of offers names (None: whoever works here)."""
    if command.process == OFFERED:
        offer = OFFERS.get(command.element)
        if offer is None or command.subject not in offer.rule(file.case):
            message = "This cannot be recorded here now."
            raise Stale(message)
        return offer.role
    definition = file.definition(command.process, command.subject)
    if definition is None or command.element not in definition.steps:
        message = "This step is not one of this release. Reload the page."
        raise Stale(message)
    return role_of_lane(definition.steps[command.element].lane)


def _described(work: Work, command: RecordStep, role: str | None) -> dict[str, Any]:
    row = work.connection.execute(_STEP_UNIT, _key(command)).first()
    return {**_standing(work, command, row), "role": role, "decided_by": decided_by(work.matter.case, command.subject, role)}


def _standing(work: Work, command: Any, row: Any) -> dict[str, Any]:
    """What a permission about a step must know: its role and unit, who holds it, whether nobody is there to do it, whose unit it is."""
    holder = work.connection.execute(_HOLDER, _key(command)).scalar()
    said: dict[str, Any] = {"role": row[1] if row else None, "unit": row[0] if row else "", "holder": holder or ""}
    if row is not None and work.actor.has("supervisor"):  # it makes a difference to nobody else
        staff = people.staff(work.connection, work.now)
        said["orphaned"] = staff.orphaned(row[1], row[0])
        said["supervised"] = not row[0] or row[0] in supervised(work.actor.units, staff.units)
    return said


def _when(at: datetime) -> str:
    local = at.astimezone(BRISBANE)
    return f"{local:%-I:%M} {'am' if local.hour < 12 else 'pm'} on {local:%A} {local.day} {local:%B %Y}"


# ---------------------------------------------------------------- taking, handing over, drafts
@handles(TakeStep)
def take_step(work: Work, command: TakeStep) -> Outcome:
    """Take a step: it stands on this person's list."""
    return _held_by(work, command, work.actor.id, "take", "You have taken this step.")


@handles(HandOverStep)
def hand_over_step(work: Work, command: HandOverStep) -> Outcome:
    """Hand a step to another person, who could take it themself, or back to the unit."""
    return _held_by(work, command, command.person, "hand_over", "Handed over." if command.person else "Given back to the unit.")


def _held_by(work: Work, command: TakeStep | HandOverStep, person: str, act: str, sentence: str) -> Outcome:
    file = work.matter
    row = work.connection.execute(_STEP_UNIT, _key(command)).first()
    work.need(act, _standing(work, command, row) | {"decided_by": _maker(file, command, row)})
    must_be_open(file, command)
    if person and isinstance(command, HandOverStep):
        _must_be_able(work, file, command, row)
    work.connection.execute(_LET_GO, _key(command))
    if person:
        work.connection.execute(_HOLD, _key(command) | {"person": person, "since": written(work.now)})
    details = {"process": command.process, "subject": command.subject, "element": command.element, "person": person}
    work.record(act, matter=file.id, details=details)
    return Outcome(file.id, file.version, sentence)


def _maker(file: MatterFile, command: Any, row: Any) -> str:
    return decided_by(file.case, command.subject, row[1] if row else None)


def _must_be_able(work: Work, file: MatterFile, command: HandOverStep, row: Any) -> None:
    """Refusal unless this person sees the matter and could take the step: nobody is handed what they cannot do."""
    staff = people.staff(work.connection, work.now)
    their, step = staff.actor(command.person), (row[1], row[0]) if row else ("", "")
    if their is None or not could_take(work.connection, staff, their, file.id, step, work.now, decided_by=_maker(file, command, row)):
        message = "This person cannot be handed the step: they do not do such steps in this unit, or may not see the matter. Choose somebody who does."
        raise Refusal(message, fields={"person": (message,)})


@handles(SaveDraft)
def save_draft(work: Work, command: SaveDraft) -> Outcome:
    """Keep what was typed at a step; it is shown again when the same step about the same thing is open."""
    file = work.matter
    row = work.connection.execute(_STEP_UNIT, _key(command)).first()
    work.need("draft", {"role": None, "decided_by": _maker(file, command, row)})
    values = _key(command) | {"person": work.actor.id, "answers": json.dumps(dict(command.answers)), "at": written(work.now)}
    work.connection.execute(_FORGET_DRAFT, values)
    work.connection.execute(_KEEP_DRAFT, values)
    return Outcome(file.id, file.version, "Draft kept.")


@handles(DismissDraft)
def dismiss_draft(work: Work, command: DismissDraft) -> Outcome:
    """Forget a draft of one's own: the step was recorded by somebody else, and what was typed has been read."""
    file = work.matter
    work.need("draft", {"role": None})
    work.connection.execute(_FORGET_DRAFT, _key(command) | {"person": work.actor.id})
    return Outcome(file.id, file.version, "Draft dismissed.")


def _key(command: Any) -> dict[str, str]:
    return {name: getattr(command, name) for name in ("matter", "process", "subject", "element", "about")}


_WHERE = " where matter=:matter and process=:process and subject=:subject and element=:element and about=:about"
_STEP_UNIT = text("select unit, role from step" + _WHERE)  # noqa: S608 - words of this file
_HOLDER = text("select person from holding" + _WHERE)  # noqa: S608 - words of this file
_LET_GO = text("delete from holding" + _WHERE)  # noqa: S608 - words of this file
_HOLD = text(
    "insert into holding (matter, process, subject, element, about, person, since) values"
    " (:matter, :process, :subject, :element, :about, :person, :since)"
)
_FORGET_DRAFT = text("delete from draft" + _WHERE + " and person=:person")  # noqa: S608 - words of this file
_KEEP_DRAFT = text(
    "insert into draft (matter, process, subject, element, about, person, answers, saved_at) values"
    " (:matter, :process, :subject, :element, :about, :person, :answers, :at)"
)
