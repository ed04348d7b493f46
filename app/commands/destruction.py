"""Destroying values: one person proposes, another confirms, and what a person wrote is gone from everywhere in the record.

What stays: the entry's row (kind, subject, when, by whom) with the keyed hash of what was there, and an entry that says under which
provision and decision it went. Everything that was derived from the values is derived anew without them (docs/decisions/0010).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import text

from app.casework.docket import DESTROYED, Entry
from app.commands.dispatcher import AFTERWARDS, Dispatcher, Work, handles
from app.commands.matter_file import MatterFile
from app.commands.matters import REFERENCE
from app.commands.steps import recorded
from app.commands.words import ConfirmDestruction, Outcome, ProposeDestruction, ReplayDestruction
from app.engine.runs import Runs
from app.errors import Fault, NotPermitted, Refusal
from app.law import destruction
from app.storage import destroyed, docket_rows
from app.storage.database import lock_matter, overwritten, reading
from app.storage.moment import read

DECISION_IS = "Give the number of the decision, such as QP2600012345: no words, since it is kept, and no name may stand in it."


@handles(ProposeDestruction)
def propose_destruction(work: Work, command: ProposeDestruction) -> Outcome:
    """Propose that values be destroyed: nothing is gone before a second person has confirmed it."""
    file = work.matter
    work.need("propose_destruction")
    if command.provision not in destruction.PROVISIONS:
        raise Refusal("Say why the values are to be destroyed.", fields={"provision": ("Choose under what they are destroyed.",)})
    if not REFERENCE.fullmatch(command.decision.strip()):
        raise Refusal("Name the decision by its number.", fields={"decision": (DECISION_IS,)})
    try:
        entries = destruction.named(file.docket, command.entries, command.subjects)
    except LookupError as error:
        raise NotPermitted(seen=False) from error
    if not entries:
        sentence = "Choose entries that still hold values, or a subject that has some."
        raise Refusal("Nothing was named.", fields={"entries": (sentence,)})
    destruction.must_stay(file.case, entries, work.now)
    values = {"provision": command.provision, "decision": command.decision.strip(), "of": [{"entry": one} for one in entries]}
    proposal = Entry(file.new_id(), destruction.PROPOSED, file.docket.next_subject("destruction"), work.now, values)
    recorded(work, file, (proposal,))
    work.record("propose_destruction", matter=file.id, details={"proposal": proposal.id, "of": list(entries)})
    return Outcome(file.id, file.version, "Proposed. Nothing is gone yet: another person has to confirm it.", {"proposal": proposal.id})


@handles(ConfirmDestruction)
def confirm_destruction(work: Work, command: ConfirmDestruction) -> Outcome:
    """A second person confirms: values, document bytes and whatever quoted them are gone, and what hung on them is derived anew."""
    file = work.matter
    proposal = destruction.standing_proposal(file.docket, command.proposal)
    if proposal is None:
        message = "No proposal of that number waits: it was confirmed or withdrawn. Look at the docket."
        raise Refusal(message)
    work.need("confirm_destruction", {"recorded_by": proposal.recorded_by})
    entries = destruction.named(file.docket, _ids(proposal.values), ())
    if not entries:
        message = "The values that were named are gone already: withdraw the proposal."
        raise Refusal(message)
    destruction.must_stay(file.case, entries, work.now)
    gone = destruction.with_words(file.docket, entries)
    documents = _quoting(work, file, gone)
    values = {
        **proposal.values, "of": [{"entry": one} for one in gone], "proposal": proposal.id, "proposed_by": proposal.recorded_by,
        "documents": [{"sha256": one} for one in documents],
        "unknown": destruction.values_of(destruction.no_longer_known(file.case, entries)),
    }  # fmt: skip
    tombstone = Entry(file.new_id(), DESTROYED, proposal.subject, work.now, values)
    _carry_out(work, file, tombstone)
    work.record(
        "confirm_destruction", matter=file.id, details={"proposal": proposal.id, "destroyed": list(gone), "documents": list(documents)}
    )
    count = f"{len(entries)} {'entry' if len(entries) == 1 else 'entries'}"
    papers = f" and {len(documents)} {'document' if len(documents) == 1 else 'documents'}" if documents else ""
    return Outcome(
        file.id, file.version, f"Destroyed: the values of {count}{papers}. What kind of entry it was, and when, stays in the docket."
    )


@handles(ReplayDestruction)
def replay_destruction(work: Work, command: ReplayDestruction) -> Outcome:
    """Destroy again, in a record restored from before it, what was destroyed: the entry that says so is the same one."""
    file = work.matter
    work.need("replay_destruction")
    line = command.destroyed
    if any(e.id == line["entry"] for e in file.docket.entries):
        return Outcome(file.id, file.version, "It is destroyed in this record.")
    tombstone = Entry(line["entry"], DESTROYED, line["subject"], read(line["at"]), line["values"])
    _carry_out(work, file, tombstone)
    documents = [str(row["sha256"]) for row in line["values"].get("documents", ())]
    details = {"by": line["by"], "destroyed": list(_ids(line["values"])), "documents": documents}
    work.record("replay_destruction", matter=file.id, details=details)
    return Outcome(file.id, file.version, "Destroyed again.")


# ---------------------------------------------------------------- taking away
def _carry_out(work: Work, file: MatterFile, tombstone: Entry) -> None:
    """Take values, documents and all that quoted them away, and let everything else be derived without them."""
    gone = _ids(tombstone.values)
    subjects = {e.subject for e in file.docket.entries if e.id in gone}
    before = dict(file.runs)
    docket_rows.destroy(work.connection, gone)
    for row in tombstone.values.get("documents") or ():
        work.connection.execute(text("delete from document where sha256=:h and matter=:m"), {"h": row["sha256"], "m": file.id})
    joined = docket_rows.joined_to(work.connection, file.id)
    for table in ("draft", "moved_date"):
        for matter in (file.id, *joined):
            work.connection.execute(text(f"delete from {table} where matter=:m"), {"m": matter})  # noqa: S608 - names above
    for matter in joined:  # its story was worked out from the same values, and goes on here
        work.connection.execute(text("delete from passage where matter=:m"), {"m": matter})
    for entry in gone:
        work.connection.execute(text("delete from awaiting where matter=:m and entry=:e"), {"m": file.id, "e": entry})
    for matter in (file.id, *joined):
        _forget_messages(work, matter)
    for matter in joined:
        _in_what_was_joined(work, matter, tombstone)
    recorded(work, file, (tombstone,))
    file.read_anew()
    _forget_passages(work, file, gone, before, subjects)


def _in_what_was_joined(work: Work, matter: str, tombstone: Entry) -> None:
    """The docket of a matter that was joined here says as well which of its entries no longer hold values."""
    lock_matter(work.connection, matter)
    file = MatterFile.opened(work.connection, work.house, matter)
    mine = {e.id for e in file.docket.entries} if file is not None else set()
    of = [{"entry": one} for one in _ids(tombstone.values) if one in mine]
    if file is None or not of:
        return
    values = {**tombstone.values, "of": of, "documents": [], "unknown": []}
    entry = Entry(file.new_id(), DESTROYED, file.docket.next_subject("destruction"), tombstone.at, values)
    there = replace(work, file=file, appended=[entry.id], awaits=[], other=None)
    file.append((entry,), now=work.now, by=work.actor.id)
    file.write(work.now)
    there.record("confirm_destruction", matter=matter, details={"destroyed": [row["entry"] for row in of]})


def _quoting(work: Work, file: MatterFile, gone: tuple[str, ...]) -> tuple[str, ...]:
    """The fingerprints of the issued documents that said something of these entries, or that these entries issued."""
    templates = work.door.documents.templates.by_name if work.door.documents is not None else {}
    rows = work.connection.execute(text("select sha256, name from document where matter=:m"), {"m": file.id}).all()
    return destruction.quoting(file.case, {row[0]: row[1] for row in rows}, {name: one.facts for name, one in templates.items()}, gone)


def _forget_messages(work: Work, matter: str) -> None:
    """Messages about this matter alone go, sent or not; out of a digest of several matters its lines go."""
    number = str(work.connection.execute(text("select number from matter where id=:m"), {"m": matter}).scalar())
    for key, body in work.connection.execute(text("select key, body from outbox")).all():
        if matter in key:
            work.connection.execute(text("delete from outbox where key=:k"), {"k": key})
        elif number in body:
            kept = "\n".join(line for line in body.split("\n") if number not in line)
            work.connection.execute(text("update outbox set body=:b where key=:k"), {"k": key, "b": kept})


def _forget_passages(work: Work, file: MatterFile, gone: tuple[str, ...], before: Runs, subjects: set[str]) -> None:
    """The story of each run that hung on what is gone goes with it, since it was worked out from the values: it begins anew where it stands."""
    touched = {key for key in {**before, **file.runs} if before.get(key) != file.runs.get(key) or key[1] in subjects}
    rows = work.connection.execute(
        text("select distinct process, subject, entry from passage where matter=:m and entry is not null"), {"m": file.id}
    )
    touched |= {(process, subject) for process, subject, entry in rows if entry in gone}
    for process, subject in touched:
        values = {"m": file.id, "p": process, "s": subject}
        work.connection.execute(text("delete from passage where matter=:m and process=:p and subject=:s"), values)
        if (process, subject) not in file.runs:
            work.connection.execute(text("delete from holding where matter=:m and process=:p and subject=:s"), values)
    file.tell_anew(touched, now=work.now, how="destroyed")


def _ids(values: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(row["entry"]) for row in values.get("of") or ())


# ---------------------------------------------------------------- outside the record
def list_destructions(door: Dispatcher) -> None:
    """Write to the list outside the database whatever was destroyed and is not on it."""
    if door.destroyed_list is not None:
        with reading(door.engine) as connection:
            destroyed.write_missing(connection, door.destroyed_list, key=door.audit_key)


def _after_a_destruction(door: Dispatcher) -> None:
    """The values are gone from the record, and nothing brings them back: now onto the list, and out of what the database keeps beside it."""
    with suppress(OSError, Fault):  # the next seal writes the line; until then the doctor misses it
        list_destructions(door)
    with suppress(Fault):  # somebody was reading: the next destruction empties the log, or `interdict destroyed --overwrite`
        overwritten(door.engine)


AFTERWARDS[ConfirmDestruction] = _after_a_destruction
AFTERWARDS[ReplayDestruction] = _after_a_destruction


def overwrite(door: Dispatcher) -> None:
    """Write every table anew, so that the database itself keeps nothing of what was deleted."""
    overwritten(door.engine, whole=True)


def replay(door: Dispatcher, by: Any) -> int:
    """Destroy again whatever is on the list and this record still holds; how many destructions that were."""
    waiting = not_replayed(door)
    for line in waiting:
        door.execute(ReplayDestruction(line["matter"], line), by=by)
    return len(waiting)


def not_replayed(door: Dispatcher) -> list[destroyed.Line]:
    """The destructions of the list that this record does not know: it was restored from a backup of before them."""
    if door.destroyed_list is None:
        return []
    with reading(door.engine) as connection:
        return destroyed.not_replayed(connection, destroyed.listed(door.destroyed_list, key=door.audit_key)[0])


def findings(door: Dispatcher) -> Iterable[str]:
    """What is wrong with the list of destructions, or with this record against it."""
    if door.destroyed_list is None:
        return
    lines, wrong = destroyed.listed(door.destroyed_list, key=door.audit_key)
    yield from wrong
    with reading(door.engine) as connection:
        known = list(destroyed.recorded(connection, key=door.audit_key))
        for line in destroyed.not_replayed(connection, lines):
            yield f"Matter {line['matter']}: a destruction on the list was not carried out in this record: run `interdict destroyed --replay`."
    on_list = {line["entry"] for line in lines}
    for line in known:
        if line["entry"] not in on_list:
            yield f"Matter {line['matter']}: a destruction is not on the list {door.destroyed_list}; the next seal writes it, if it can."


def all_destroyed(door: Dispatcher) -> Iterator[tuple[str, datetime, str, str, int, str, str]]:
    """(matter number, when, provision, decision, how many entries, proposed by, confirmed by) of every destruction."""
    with reading(door.engine) as connection:
        numbers = {row[0]: row[1] for row in connection.execute(text("select id, number from matter"))}
        for line in destroyed.recorded(connection, key=door.audit_key):
            said = line["values"]
            yield (
                numbers[line["matter"]], read(line["at"]), said["provision"], said["decision"], len(said["of"]), said.get("proposed_by", ""),
                line["by"],
            )  # fmt: skip
