"""Moving entries that were put on the wrong matter: withdrawn there and recorded on the right one, in one act, or neither.

Both matters are locked. What the right one says of how they came, and the wrong one of where they went, names the other matter; it is
told only to who sees both (reading/matter.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import text

from app.casework.docket import WHOLE, Entry
from app.casework.renaming import entry_renamed, renamed
from app.commands.dispatcher import Work, handles
from app.commands.matter_file import MatterFile
from app.commands.steps import recorded
from app.commands.words import MoveEntries, Outcome
from app.errors import NeedsConfirmation, NotPermitted, Refusal
from app.forms.book import UnknownForm
from app.forms.form import Form
from app.forms.proposal import provisions_of
from app.law import moving
from app.law.questions import Concern


@handles(MoveEntries)
def move_entries(work: Work, command: MoveEntries) -> Outcome:
    """Withdraw entries here and record them, as they stand, on the other matter; issued documents go with the entry that says so."""
    there = work.at_the_other
    work.need("move_entries")
    going = _going(work, command.entries)
    names = moving.names_there(there.matter.docket, going, command.subjects)
    arriving = tuple(replace(entry_renamed(e, names), id=there.matter.new_id(), corrects=None, withdraws=None, reason="") for e in going)
    for entry in arriving:
        work.door.book.dictionary.check_entry(entry)
    flags = _held_against_the_law(there, arriving, command.confirmed)
    of = [{"entry": old.id, "there": new.id} for old, new in zip(going, arriving, strict=True)]
    back = [{"entry": row["there"], "there": row["entry"]} for row in of]
    here = _said(work.matter, moving.AWAY, there.matter.id, of, work)
    received = _said(there.matter, moving.HERE, work.matter.id, back, work)
    withdrawals = tuple(
        Entry(
            work.matter.new_id(), "withdrawal", e.subject, work.now, {WHOLE: True}, withdraws=_newest(work.matter, e), reason=moving.REASON
        )
        for e in going
    )
    recorded(work, work.matter, (*withdrawals, here))
    recorded(there, there.matter, (*arriving, received), flags=flags)
    papers = _papers(work, going, names)
    away = {"documents_away": sorted(papers)} if papers else {}
    arrived = {"documents_here": papers} if papers else {}
    work.record("move_entries", matter=work.matter.id, details={"moved": of, "other": there.matter.id, **away})
    there.record("move_entries", matter=there.matter.id, details={"received": back, "other": work.matter.id, **arrived})
    one, they = ("1 entry now stands", "counts") if len(of) == 1 else (f"{len(of)} entries now stand", "count")
    sentence = f"Moved: {one} in {there.matter.number}, and no longer {they} here."
    return Outcome(work.matter.id, work.matter.version, sentence, {"entries": [e.id for e in arriving]})


def _going(work: Work, ids: Sequence[str]) -> tuple[Entry, ...]:
    """The entries named, as they stand (Refusal where one cannot go)."""
    file = work.matter
    standing = {e.id: e for e in file.docket.effective}
    if not set(ids) <= {e.id for e in file.docket.entries}:
        raise NotPermitted(seen=False)
    waiting = set(work.connection.execute(text("select entry from awaiting where matter=:m"), {"m": file.id}).scalars())
    going = tuple(e for e in file.docket.effective if e.id in ids)
    wrong = [sentence for e in going if (sentence := moving.may_go(e, by=work.actor.id))]
    if not going or any(each not in standing for each in ids):
        wrong = ["Choose entries that stand: one that was withdrawn, or whose values were destroyed, goes nowhere."]
    if any(word.id in waiting for e in going for word in file.docket.words_on(e.id)):
        wrong = ["A correction of it awaits a second person: let it be confirmed or withdrawn first."]
    if wrong:
        raise Refusal(wrong[0], fields={"entries": (wrong[0],)})
    return going


def _held_against_the_law(there: Work, arriving: tuple[Entry, ...], confirmed: Sequence[str]) -> tuple[str, ...]:
    """What the checks of the forms that recorded them find on the other docket: a slip refuses, the rest is to be confirmed."""
    after = there.matter.would_be(arriving, now=there.now, by=there.actor.id)
    concerns: dict[Concern, None] = {}
    for step in dict.fromkeys(e.step for e in arriving):
        form, subject = _form(there, step)
        if form is not None:
            concerns |= dict.fromkeys(form.concerns(after, subject, tuple(e for e in arriving if e.step == step)))
    slips = [one for one in concerns if not one.confirm]
    if slips:
        said = " ".join(one.sentence for one in slips)
        raise Refusal(said, provision=provisions_of(slips), fields={"entries": tuple(one.sentence for one in slips)})
    flags = tuple(dict.fromkeys(one.sentence for one in concerns))
    if any(flag not in confirmed for flag in flags):
        raise NeedsConfirmation(flags, provision=next(iter(concerns)).provision)
    return flags


def _form(there: Work, step: str) -> tuple[Form | None, str]:
    """The form of the step that recorded an entry, and the subject that the step is about in the other matter."""
    parts = step.split("/", 3)
    if len(parts) < 3:
        return None, ""
    try:
        return there.door.book.form(parts[0], parts[2]), parts[1]
    except UnknownForm:
        return None, ""


def _newest(file: MatterFile, entry: Entry) -> str:
    words = file.docket.words_on(entry.id)
    return words[-1].id if words else entry.id


def _said(file: MatterFile, kind: str, other: str, of: list[dict[str, str]], work: Work) -> Entry:
    return Entry(file.new_id(), kind, file.docket.next_subject("move"), work.now, {"other": other, "of": of})


def _papers(work: Work, going: Sequence[Entry], names: dict[str, str]) -> dict[str, Any]:
    """The issued documents whose entry goes lie with the other matter from now on: fingerprint -> who issued it."""
    found: dict[str, Any] = {}
    for entry in going:
        if entry.kind != "document-issued":
            continue
        row = {"h": str(entry.values.get("sha256")), "m": work.matter.id}
        by = work.connection.execute(text("select issued_by from document where sha256=:h and matter=:m"), row).scalar()
        if by is not None:
            found[row["h"]] = by
            said = row | {"to": work.at_the_other.matter.id, "s": renamed(entry.subject, names)}
            work.connection.execute(text("update document set matter=:to, subject=:s where sha256=:h and matter=:m"), said)
    return found
