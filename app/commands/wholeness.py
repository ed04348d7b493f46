"""Is the record the one that was recorded? What lies in the database against its keyed hashes, against the audit, and against what the law gives.

The audit's chain shows that the audit is whole (storage/audit.py). This shows that the record agrees with it: each entry, seat,
document and waiting confirmation is named in the audit of its matter and each that is named is there. Reads only.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, text

from app.commands.dispatcher import Dispatcher
from app.commands.matter_file import House, MatterFile
from app.engine.runs import rebuilt
from app.engine.stand import Stand
from app.storage import docket_rows, house, marks
from app.storage.audit import Finding, of_matter
from app.storage.database import reading
from app.storage.projection import rows_of

Seat = tuple[str | None, str | None, str | None, str | None]
"""(person, unit, role, when it ended)"""


@dataclass
class Named:
    """What the audit of one matter names: id -> by whom, or what."""

    entries: dict[str, str] = field(default_factory=dict)
    awaits: set[str] = field(default_factory=set)
    documents: dict[str, str] = field(default_factory=dict)
    seats: dict[str, Seat] = field(default_factory=dict)
    opened: dict[str, str] = field(default_factory=dict)
    barred: set[str] = field(default_factory=set)
    destroyed: set[str] = field(default_factory=set)
    documents_destroyed: set[str] = field(default_factory=set)


def record_findings(door: Dispatcher) -> Iterator[Finding]:
    """Everything in the record that is not what the audit and the keyed hashes say it is."""
    with reading(door.engine) as connection:
        named = _named(connection)
        for matter, seq, sentence in docket_rows.tampered(connection, key=door.audit_key):
            yield Finding(f"docket:{matter}", seq, sentence)
        matters = {row.id: row for row in connection.execute(text("select id, number, place, unit from matter order by id"))}
        for gone in sorted(named.keys() - matters.keys()):
            yield Finding(of_matter(gone), 1, "The audit names this matter, and the record no longer holds it.")
        for matter, row in matters.items():
            for sentence in _of_one(connection, matter, row, named.get(matter, Named())):
                yield Finding(f"record:{matter}", 1, sentence)
        yield from _of_the_house(connection, door.audit_key)


def _of_the_house(connection: Connection, key: bytes) -> Iterator[Finding]:
    """Bars, elections and imported days: each carries its keyed hash, and what the audit names is there."""
    yield from (Finding(where, 1, sentence) for where, sentence in marks.forged(connection, key=key))
    elected, calendars = set(), None
    acts = text("select act, details from audit where act in ('elect', 'import_calendar') order by stream, number")
    for act, details in connection.execute(acts):
        try:
            said = json.loads(details)
        except ValueError:
            continue  # the chain says that this row was changed
        if act == "elect":
            elected.add(said.get("election"))
        else:
            calendars = said.get("calendars")
    there = {row["id"] for row in marks.rows(connection, "election")}
    yield from (Finding("house", 1, f"An election that the audit names is gone ({gone}).") for gone in sorted(elected - there - {None}))
    yield from (Finding("house", 1, f"An election lies here that no command of the audit made ({one}).") for one in sorted(there - elected))
    if calendars is not None and calendars != marks.of_calendars(connection):
        yield Finding("house", 1, "The imported days are not those that the last import left: one was put in, changed or taken away.")


def _named(connection: Connection) -> dict[str, Named]:
    found: dict[str, Named] = {}
    rows = text("select stream, act, actor, details from audit where stream like 'matter:%' and details <> '{}' order by stream, number")
    for stream, act, actor, details in connection.execute(rows):
        one = found.setdefault(stream.removeprefix("matter:"), Named())
        try:
            said = json.loads(details)
        except ValueError:
            continue  # the chain says that this row was changed
        one.entries |= dict.fromkeys(said.get("entries", ()), actor)
        one.awaits |= set(said.get("awaits", ()))
        one.destroyed |= set(said.get("destroyed", ()))
        for away in said.get("documents_away", ()):
            one.documents.pop(away, None)
        one.documents |= said.get("documents_here", {})
        one.documents_destroyed |= set(said.get("documents", ())) if "destroyed" in said else set()
        one.barred = (one.barred | set(said.get("barred", ()))) - set(said.get("unbarred", ()))
        if act == "issue_document":
            one.documents[said.get("sha256", "")] = actor
        elif act in {"give_seat", "end_seat"}:
            _of_a_seat(one, said)
        one.seats |= {seat: (*who, None) for seat, who in said.get("seats_joined", {}).items()}
        one.seats |= {seat: tuple(who) for seat, who in said.get("seats_not_joined", {}).items()}
        one.seats |= {seat: (None, unit, role, None) for seat, (unit, role) in said.get("seats", {}).items()}
        one.seats |= {seat: (None, unit, role, at) for seat, (unit, role, at) in said.get("seats_ended", {}).items()}
        if act == "open_matter":
            one.opened = {name: said.get(name, "") for name in ("number", "place", "unit")}
    return found


def _of_a_seat(one: Named, said: Mapping[str, Any]) -> None:
    """A seat that one command gave, or that one ended."""
    person, unit, role = said["who"]
    one.seats[said["seat"]] = (person, unit, role, said.get("to"))


def _of_one(connection: Connection, matter: str, row: Any, named: Named) -> Iterator[str]:
    if named.opened != {"number": row.number, "place": row.place, "unit": row.unit}:
        yield "Its number, place or unit is not what it was opened with."
    barred = set(connection.execute(_BARRED, {"m": matter}).scalars())
    yield from (f"A bar that the audit names is gone ({person})." for person in sorted(named.barred - barred))
    yield from (f"A bar lies here that no command of the audit set ({person})." for person in sorted(barred - named.barred))
    yield from _entries(connection, matter, named)
    yield from _documents(connection, matter, named)
    seats: dict[str, Seat] = {r[0]: (r[1], r[2], r[3], r[4]) for r in connection.execute(_SEATS, {"m": matter})}
    yield from (f"A seat is gone ({seat})." for seat in sorted(named.seats.keys() - seats.keys()))
    for seat, lies in seats.items():
        if named.seats.get(seat) != lies:
            yield f"A seat was given, changed or ended in a way that the audit does not know ({seat})."


def _entries(connection: Connection, matter: str, named: Named) -> Iterator[str]:
    there = {row[0]: row[1] for row in connection.execute(_ENTRIES, {"m": matter})}
    yield from (f"An entry that the audit names is gone ({entry})." for entry in sorted(named.entries.keys() - there.keys()))
    for entry, by in there.items():
        if entry not in named.entries:
            yield f"An entry lies in the docket that no command of the audit recorded ({entry})."
        elif named.entries[entry] != by:
            yield f"An entry is said to be recorded by somebody else than the audit says ({entry})."
    docket = docket_rows.own(connection, matter)
    confirmed = {str(e.values.get("of")) for e in docket.entries if e.kind == "correction-confirmed"}
    waiting = set(connection.execute(text("select entry from awaiting where matter=:m"), {"m": matter}).scalars())
    gone = set(docket.destroyed)
    if gone != named.destroyed:
        yield "What the docket says was destroyed is not what the audit says."
    if waiting != named.awaits - confirmed - gone:
        yield "A correction counts as confirmed, or as not, other than the record says."


def _documents(connection: Connection, matter: str, named: Named) -> Iterator[str]:
    there = {row.sha256: row for row in connection.execute(_DOCUMENTS, {"m": matter})}
    missing = named.documents.keys() - there.keys() - named.documents_destroyed
    yield from (f"An issued document is gone ({gone[:12]})." for gone in sorted(missing))
    yield from (f"A document that was destroyed lies here again ({one[:12]})." for one in sorted(there.keys() & named.documents_destroyed))
    for fingerprint, row in there.items():
        if sha256(bytes(row.contents)).hexdigest() != fingerprint:
            yield f"An issued document is not the one that was issued: its bytes have another fingerprint ({fingerprint[:12]})."
        if named.documents.get(fingerprint) != row.issued_by:
            yield f"A document lies here that was not issued, or not by the person named ({fingerprint[:12]})."


# ---------------------------------------------------------------- what hangs on the record
def projection_findings(door: Dispatcher) -> Iterator[Finding]:
    """Every run, timer, date, status and step that is not what the docket gives when computed anew (where nothing is due)."""
    with reading(door.engine) as connection:
        standing = house.house(connection)
        shared = House(door.catalogue, door.calendars(connection, standing.calendar_revision), door.audit_key, standing.derived_with)
        now = door.now(connection)
        for matter in connection.execute(text("select id from matter order by id")).scalars().all():
            file = MatterFile.opened(connection, shared, matter)
            if file is None or file.is_due(now):
                continue
            for table in _differing(file, now):
                sentence = f"What lies in “{table}” is not what its docket gives: somebody changed it, or a fault did."
                yield Finding(f"record:{matter}", 1, sentence)


def _differing(file: MatterFile, now: datetime) -> Iterator[str]:
    anew = replace(file, runs=rebuilt(file.house.catalogue, file.case, now, file.runs))
    expected = {**anew.projected(), "step": anew.steps(now)}
    for table, rows in expected.items():
        there = rows_of(file.connection, table, file.id)
        if len(there) != len(rows) or any(not _same(table, there.get(tuple(row[k] for k in _KEYS[table])), row) for row in rows):
            yield table
    due = min((stand.next_due for stand in anew.runs.values() if stand.next_due is not None), default=None)
    if due != file.next_due:
        yield "matter"


def _same(table: str, there: Mapping[str, Any] | None, row: Mapping[str, Any]) -> bool:
    if there is None:
        return False
    if table == "run":
        return (Stand.from_json(there["stand"]), there["bundle"], bool(there["over"])) == (
            Stand.from_json(row["stand"]), row["bundle"], row["over"],
        )  # fmt: skip
    return all(there[name] == row[name] for name in there if name not in _NOT_COMPARED)


_KEYS: Mapping[str, tuple[str, ...]] = {
    "run": ("process", "subject"), "timer": ("process", "subject", "element"), "deadline": ("subject", "name"),
    "status": ("subject", "place"), "step": ("process", "subject", "element", "about"), "breach": ("invariant", "subject", "sentence"),
}  # fmt: skip
_NOT_COMPARED = frozenset({"opened_at", "unit", "gap"})
"""Columns of a step that say when it first stood there, and where."""
_SEATS = text("select id, person, unit, role, to_at from seat where matter=:m order by id")
_BARRED = text("select person from bar where matter=:m")
_ENTRIES = text("select id, recorded_by from entry where matter=:m order by seq")
_DOCUMENTS = text("select sha256, contents, issued_by from document where matter=:m")
