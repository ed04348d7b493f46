"""Commands about a matter and its docket: open it, correct or withdraw an entry, confirm a correction, note who looked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import text
from ulid import ULID

from app.access.roles import WHEN_ASKED
from app.casework.docket import DESTROYED, WHOLE, Docket, Entry
from app.casework.joining import JOINING
from app.commands import likenesses
from app.commands.dispatcher import Work, handles
from app.commands.matter_file import SPOKEN_OF_MEANWHILE, MatterFile
from app.commands.steps import recorded
from app.commands.words import ConfirmCorrection, CorrectEntry, NoteLookUp, NoteViewed, OpenMatter, Outcome, WithdrawEntry
from app.errors import Fault, NotPermitted, Refusal, Stale
from app.forms.correcting import changes
from app.forms.reasons import in_words
from app.law import status as law_status
from app.law.destruction import PROPOSED
from app.law.joining import PROPOSED as PROPOSED_JOINING
from app.law.likenesses import ABOUT_LIKENESSES
from app.law.moving import ABOUT_MOVES, AWAY
from app.law.questions import Case
from app.law.reviewing.reviews import maker_person
from app.storage import audit, house
from app.storage import seats as seats_of
from app.storage.moment import written

OPENED_BY = "describe_respondent"
RESPONDENT = "respondent:1"
LEAST_REASON = 3
REFERENCE_IS = "A reference is a number such as QP2600012345: no words, since it is kept in the audit, where no name may stand."
REFERENCE = re.compile(r"(?=.*\d)[A-Za-z]{0,6}[0-9/.\- ]{1,30}[A-Za-z]{0,2}")


@handles(OpenMatter)
def open_matter(work: Work, command: OpenMatter) -> Outcome:
    """Open the file of one respondent, with its first entry and a seat for each unit that works at its place."""
    work.need("open_matter", {"unit": command.unit})
    return opened(work, command)


def opened(work: Work, command: OpenMatter) -> Outcome:
    """The same, for whom it was decided already that they may."""
    form = work.door.book.form("offers", OPENED_BY)
    empty = Case(Docket(), work.house.calendars, {}, command.place)
    answers = form.read(command.answers, case=empty, subject=RESPONDENT, about="", now=work.now)
    entries = form.entries(
        answers, case=empty, subject=RESPONDENT, about="", now=work.now, new_subject=lambda kind: f"{kind}:1", new_id=lambda: str(ULID())
    )
    matter, number = str(ULID()), house.next_number(work.connection, work.now)  # one after another: who comes second sees the first
    entries = (*entries, *likenesses.found(work, entries, command.confirmed))
    work.connection.execute(
        text(
            "insert into matter (id, number, place, unit, opened_at, version, derived_with) values (:id, :number, :place, :unit, :at, 0, :with)"
        ),
        {
            "id": matter,
            "number": number,
            "place": command.place,
            "unit": command.unit,
            "at": written(work.now),
            "with": work.house.derived_with,
        },
    )
    seats = _seat_everyone(work, matter, command.place)
    file = MatterFile.opened(work.connection, work.house, matter)
    if file is None:
        message = "The matter could not be opened: nothing was recorded."
        raise Fault(message)
    recorded(work, file, entries)
    work.record("open_matter", matter=matter, details={"number": number, "place": command.place, "unit": command.unit, "seats": seats})
    return Outcome(matter, file.version, f"Matter {number} is open.", {"number": number})


def _seat_everyone(work: Work, matter: str, place: str) -> dict[str, list[str]]:
    """Each unit of the place, and each that works for the whole State, has a seat from the opening on; the seats given, for the audit.

    But a role that comes in when it is asked gets its seat with its first step (matter_file.py).
    """
    given = {}
    for name, role, where in house.units(work.connection):
        if where in (None, place) and role not in WHEN_ASKED:
            seat = seats_of.give(work.connection, matter, unit=name, role=role, at=work.now, basis="works on matters of this place")
            given[seat] = [name, role]
    return given


@handles(CorrectEntry)
def correct_entry(work: Work, command: CorrectEntry) -> Outcome:
    """Correct an entry: the old words stay, the new ones count, and what moves is shown as uncertain until confirmed."""
    file = work.matter
    entry = _entry(file, command.entry)
    root = _root(file, entry)
    work.need("correct", _told_of(file, root))
    reason = _reason(command.reason)
    _may_be_spoken_of(file, root, corrected=True)
    newest = _newest(file, root)
    if command.seen not in {"", newest}:
        raise Stale(SPOKEN_OF_MEANWHILE)
    stands = _stands(file, root)
    if stands is None:
        message = "This entry was withdrawn: there is nothing to correct. Record what happened as a new entry."
        raise Refusal(message)
    if isinstance(command.values.get("at"), str):
        _moved_to(command.values["at"])
    values = dict(changes(work.door.book.correction(root.kind), stands, command.values, case=file.case, now=work.now))
    moved = datetime.fromisoformat(values["at"]) if "at" in values else stands.at
    merged = {**stands.values, **{k: v for k, v in values.items() if k != "at"}}
    work.door.book.dictionary.check_entry(Entry(root.id, root.kind, root.subject, moved, merged))
    word = Entry(file.new_id(), "correction", root.subject, work.now, values, corrects=newest, reason=reason)
    recorded(work, file, (word,))
    work.record("correct", matter=file.id, details={"entry": root.id, "correction": word.id, "fields": sorted(values)})
    return Outcome(file.id, file.version, "Corrected. The old words stay in the docket.", {"entry": word.id})


@handles(WithdrawEntry)
def withdraw_entry(work: Work, command: WithdrawEntry) -> Outcome:
    """Withdraw an entry with every correction of it, or its newest correction alone: it stays to be read and no longer counts."""
    file = work.matter
    entry = _entry(file, command.entry)
    root = _root(file, entry)
    work.need("withdraw", _told_of(file, root))
    _may_be_spoken_of(file, root)
    reason = _reason(command.reason)
    if command.whole and _stands(file, root) is None:
        message = "This entry was withdrawn already: nothing of it counts."
        raise Refusal(message)
    values = {WHOLE: True} if command.whole and entry.id != root.id else {}
    word = Entry(file.new_id(), "withdrawal", entry.subject, work.now, values, withdraws=entry.id, reason=reason)
    recorded(work, file, (word,))
    work.record("withdraw", matter=file.id, details={"entry": entry.id, "withdrawal": word.id})
    return Outcome(file.id, file.version, "Withdrawn. It stays in the docket and no longer counts.", {"entry": word.id})


@handles(ConfirmCorrection)
def confirm_correction(work: Work, command: ConfirmCorrection) -> Outcome:
    """A second person confirms a correction that moved what was past; until then the status was UNCERTAIN."""
    file = work.matter
    row = work.connection.execute(
        text("select recorded_by, subject from awaiting where matter=:m and entry=:e"), {"m": file.id, "e": command.entry}
    ).first()
    if row is None:
        message = "No correction of that number awaits confirmation: somebody may have confirmed it already."
        raise Refusal(message)
    work.need("confirm_correction", {"recorded_by": row[0]})
    work.connection.execute(text("delete from awaiting where matter=:m and entry=:e"), {"m": file.id, "e": command.entry})
    word = Entry(file.new_id(), "correction-confirmed", row[1], work.now, {"of": command.entry})
    recorded(work, file, (word,))
    work.record("confirm_correction", matter=file.id, details={"correction": command.entry})
    return Outcome(file.id, file.version, "Confirmed.")


@handles(NoteViewed)
def note_viewed(work: Work, command: NoteViewed) -> Outcome:
    """Note that someone looked, what statuses were shown, and on what basis names were unmasked."""
    file = work.matter
    if command.document:
        work.need("open_document", {"of": law_status.kind_of(command.about)})
        work.record("open_document", matter=file.id, details={"sha256": command.document[:64]})
        return Outcome(file.id, file.version)
    work.need("unmask" if command.basis else "view", {}, {"basis": command.basis})
    for subject, answer in command.shown:
        _note_seen(work, file.id, subject, answer)
    work.record("unmask" if command.basis else "view", matter=file.id, details={"basis": command.basis} if command.basis else {})
    return Outcome(file.id, file.version)


@handles(NoteLookUp)
def note_look_up(work: Work, command: NoteLookUp) -> Outcome:
    """Note a look-up with its purpose, and in each matter found that somebody looked and what status was shown."""
    work.need("look_up", {}, {"purpose": command.purpose})
    if command.reference and not REFERENCE.fullmatch(command.reference):
        raise Refusal("The audit keeps no names.", fields={"reference": (REFERENCE_IS,)})
    details = {"purpose": command.purpose, "reference": command.reference[:200]}
    work.record("look_up", matter=None, details={**details, "found": len({matter for matter, _, _ in command.shown})})
    for matter in dict.fromkeys(matter for matter, _, _ in command.shown):
        work.record("look_up", matter=matter, details=details, stream=audit.ADMINISTRATION)
    for matter, subject, answer in command.shown:
        if subject:
            _note_seen(work, matter, subject, answer)
    return Outcome()


def _note_seen(work: Work, matter: str, subject: str, answer: str) -> None:
    work.connection.execute(
        text(
            "insert into seen (person, matter, subject, answer, first_at, last_at) values (:p, :m, :s, :a, :t, :t)"
            " on conflict (person, matter, subject, answer) do update set last_at = :t, told_changed_at = null"
        ),
        {"p": work.actor.id, "m": matter, "s": subject, "a": answer[:300], "t": written(work.now)},
    )


def _moved_to(said: Any) -> datetime:
    """The instant to which a correction moves an entry: ISO with an offset (Refusal otherwise: no instant is guessed)."""
    try:
        at = datetime.fromisoformat(str(said))
    except ValueError as error:
        raise Refusal(
            "That is not a date and time.", fields={"at": ("Write a date and time, for example 2 March 2026 at 9:00am.",)}
        ) from error
    if at.tzinfo is None:
        raise Refusal(
            "That time has no offset.", fields={"at": ("Give the time with its offset from UTC, for example 2026-03-02T09:00:00+10:00.",)}
        )
    return at


def _entry(file: MatterFile, entry_id: str) -> Entry:
    found = next((e for e in file.docket.entries if e.id == entry_id), None)
    if found is None:
        raise NotPermitted(seen=False)
    return found


def _root(file: MatterFile, entry: Entry) -> Entry:
    """The entry on which a chain of corrections hangs."""
    by_id: Mapping[str, Entry] = {e.id: e for e in file.docket.entries}
    while (target := entry.corrects or entry.withdraws) is not None:
        entry = by_id[target]
    return entry


def _stands(file: MatterFile, root: Entry) -> Entry | None:
    """The entry as it counts now, None where it does not."""
    return next((e for e in file.docket.effective if e.id == root.id), None)


def _told_of(file: MatterFile, root: Entry) -> dict[str, str]:
    """What a permission to speak of an entry must know: what it is about, and who may not touch it since it reviews their own decision."""
    return {"of": law_status.kind_of(root.subject), "decided_by": maker_person(file.case, root.subject)}


def _newest(file: MatterFile, root: Entry) -> str:
    words = file.docket.words_on(root.id)
    return words[-1].id if words else root.id


def _may_be_spoken_of(file: MatterFile, root: Entry, *, corrected: bool = False) -> None:
    """What was destroyed or moved away stays so, and what a second person is asked to confirm stays as it was proposed."""
    if root.id in file.docket.destroyed or root.kind == DESTROYED:
        message = "Its values were destroyed: there is nothing left to correct or withdraw. Record what is known as a new entry."
        raise Refusal(message, provision="74(6)")
    if root.kind in JOINING:
        message = "Matters that were joined are separated on the page of the one in which they go on."
        raise Refusal(message)
    if corrected and root.kind == PROPOSED_JOINING:
        message = "A proposal to join is not corrected: withdraw it, and propose it anew."
        raise Refusal(message)
    if root.kind in ABOUT_MOVES | ABOUT_LIKENESSES:
        message = "This says what was done with two matters: it is neither corrected nor withdrawn. Undo what was done instead."
        raise Refusal(message)
    if any(row["entry"] == root.id for moved in file.docket.of_kind(AWAY) for row in moved.values.get("of") or ()):
        message = "This entry was moved to the matter to which it belongs: correct it there, or move it back from there."
        raise Refusal(message)
    if corrected and root.kind == PROPOSED:
        message = "A proposal to destroy is not corrected: withdraw it, and propose anew what is to go."
        raise Refusal(message)


def _reason(said: str) -> str:
    return in_words(said, "reason", "Say in a few words why the entry is wrong; it stays in the docket beside it.", least=LEAST_REASON)
