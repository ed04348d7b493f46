"""One matter opened under its lock: docket, runs, case; appending, bringing into line, and projecting by difference."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import Connection, text
from ulid import ULID

from app.access.roles import WHEN_ASKED, role_of_lane
from app.casework.answer import Deadline, Status
from app.casework.docket import DESTROYED, JOINED_HERE, CannotCorrect, Docket, Entry
from app.commands.passages import Passage, passages_between
from app.engine.catalogue import Catalogue, Definition
from app.engine.runs import Runs, brought_into_line
from app.engine.stand import OpenStep, Stand, Waiting
from app.errors import Refusal, Stale
from app.law import destruction, likenesses
from app.law import joining as law_joining
from app.law import status as law_status
from app.law.calendars import Calendars
from app.law.facts import venues
from app.law.facts.respondents import RESPONDENT
from app.law.invariants import Breach, breaches
from app.law.questions import OFFERS, Case
from app.storage import definitions, docket_rows, house, seats
from app.storage.moment import read, read_or_none, written, written_or_none
from app.storage.projection import rows_of, write_difference

JOINED = "This matter was joined with another one of the same person: record it there. This one stays to be read."

SPOKEN_OF_MEANWHILE = "Somebody has corrected or withdrawn this entry meanwhile: look at the docket again, then decide."


@dataclass(frozen=True)
class House:
    """What every command needs and no command changes: diagrams, calendars, the key of the record, what is elected."""

    catalogue: Catalogue
    calendars: Calendars
    record_key: bytes
    derived_with: str


@dataclass
class MatterFile:
    """One matter, opened under its lock."""

    connection: Connection
    house: House
    id: str
    number: str
    place: str
    unit: str
    version: int
    next_due: datetime | None
    derived_with: str
    docket: Docket
    runs: Runs
    elections: Mapping[str, str]
    case: Case
    run_rows: dict[tuple[Any, ...], dict[str, Any]]
    seats_given: dict[str, list[str]] = field(default_factory=dict)
    seats_ended: dict[str, list[str]] = field(default_factory=dict)
    _weighed: tuple[Sequence[Entry], Case] | None = None

    @classmethod
    def opened(cls, connection: Connection, shared: House, matter: str, last_seen: Case | None = None) -> MatterFile | None:
        """Open the file (None if there is no such matter). The caller holds the lock; `last_seen` is the case as it was left last time."""
        row = connection.execute(
            text("select number, place, unit, version, next_due, derived_with from matter where id=:id"), {"id": matter}
        ).first()
        if row is None:
            return None
        docket = docket_rows.load(connection, matter, last_seen.docket if last_seen is not None else None)
        elected = house.elections(connection, matter)
        run_rows = rows_of(connection, "run", matter)
        runs = {(key[0], key[1]): _stand(value["stand"]) for key, value in run_rows.items()}
        for (process, _), run in runs.items():
            shared.catalogue.as_kept(process, run.bundle, partial(definitions.contents, connection))
        case = Case(docket, shared.calendars, elected, row[1]).following(last_seen)
        return cls(
            connection, shared, matter, row[0], row[1], row[2], row[3], read_or_none(row[4]), row[5], docket, runs, elected, case, run_rows
        )  # fmt: skip

    # ------------------------------------------------------------------ looking
    def would_be(self, entries: Sequence[Entry], *, now: datetime, by: str) -> Case:
        """The case as it would be with these entries (CannotCorrect if one names a word that is no longer the newest)."""
        weighed = self._weighed
        if weighed is None or weighed[0] is not entries or weighed[1].before is not self.case:
            after = self.docket.append(*entries, recorded_at=now, by=by)
            weighed = self._weighed = (entries, self.case.after(after))
        return weighed[1]

    def definition(self, process: str, subject: str) -> Definition | None:
        """What this run is computed from: its own bundle while that is published, else the release's."""
        run = self.runs.get((process, subject))
        return self.house.catalogue.as_kept(process, run.bundle if run is not None else "")

    def older_form(self, process: str, subject: str, element: str) -> str:
        """The form of a step in the bundle of its run ("" where the release's form holds)."""
        run = self.runs.get((process, subject))
        return self.house.catalogue.older_form(process, run.bundle, element) if run is not None else ""

    def new_id(self) -> str:
        """An identity for an entry."""
        return str(ULID())

    def is_due(self, now: datetime) -> bool:
        """Whether something ought to pass before anything else is done, or was derived with older calendars or elections."""
        return (self.next_due is not None and self.next_due <= now) or self.derived_with != self.house.derived_with

    def must_go_on_here(self) -> None:
        """Refusal if this matter was joined into another: it stays to be read, and what happens is recorded there."""
        if self.docket.joined_into is not None:
            raise Refusal(JOINED)

    # ------------------------------------------------------------------ changing
    def append(self, entries: Sequence[Entry], *, now: datetime, by: str, flags: Iterable[str] = ()) -> tuple[Entry, ...]:
        """Append entries to the docket and to the record (Stale if one names a word that is no longer the newest).

        To a matter that was joined into another nothing is added, but for the word that parts them and what must be destroyed again.
        """
        into = self.docket.joined_into
        if into is not None and not all(e.kind == DESTROYED or e.withdraws == into.id for e in entries):
            self.must_go_on_here()
        try:
            would_be = self.would_be(entries, now=now, by=by)
        except CannotCorrect as error:
            raise Stale(SPOKEN_OF_MEANWHILE) from error
        added = would_be.docket.entries[len(self.docket.entries) :]
        docket_rows.append(self.connection, self.id, added, key=self.house.record_key, flags=flags)
        self.docket, self.case = would_be.docket, would_be
        return added

    def read_anew(self) -> None:
        """Read the docket from the record again: nothing of what was destroyed stays behind in memory."""
        self.docket, self._weighed = docket_rows.load(self.connection, self.id), None
        self.case = Case(self.docket, self.house.calendars, self.elections, self.place)

    def moved(self, process: str, now: datetime) -> Runs:
        """The runs as they would stand if those of a process were computed from the release's bundle."""
        kept = {run: stand for run, stand in self.runs.items() if run[0] != process}
        return brought_into_line(self.house.catalogue, kept, self.case, now)[0]

    def settle(
        self, now: datetime, *, how: str, entry: str | None = None, at: datetime | None = None, keeping: Runs | None = None
    ) -> set[tuple[str, str]]:
        """Bring every run (or `keeping`) into line at `now` and write what differs; `at` is when a passage is said to have happened."""
        runs, anew = brought_into_line(self.house.catalogue, self.runs if keeping is None else keeping, self.case, now)
        moved = [key for key in {**self.runs, **runs} if self.runs.get(key) is not runs.get(key)]
        passages = [p for key in moved for p in passages_between(key, self.runs.get(key), runs.get(key))]
        self._write_passages(passages, at=at or now, how=how, entry=entry)
        self.runs = runs
        return anew

    def tell_anew(self, runs: Iterable[tuple[str, str]], *, now: datetime, how: str) -> None:
        """Write where these runs stand as if they had come there now: for those whose story before is gone."""
        self._write_passages(
            (p for key in sorted(runs) for p in passages_between(key, None, self.runs.get(key))), at=now, how=how, entry=None
        )

    def _write_passages(self, passages: Iterable[Passage], *, at: datetime, how: str, entry: str | None) -> None:
        for p in passages:
            self.connection.execute(
                _PASSAGE,
                {
                    "matter": self.id, "process": p.process, "subject": p.subject, "element": p.element, "about": p.about,
                    "moved": p.moved, "at": written(at), "due_at": written_or_none(p.due_at), "how": how, "entry": entry,
                    "answer": p.answer,
                },
            )  # fmt: skip

    def write(self, now: datetime) -> None:
        """Project what the record now says, by difference, and count the version up."""
        known: dict[str, Any] = {"run": self.run_rows}
        for table, rows in self.projected().items():
            write_difference(self.connection, table, self.id, rows, known=known.get(table))
        self._write_steps(now)
        gaps = [{"sentence": s[:300], "since": written(now)} for s in law_status.protection_gap(self.case, now)]
        write_difference(self.connection, "gap", self.id, gaps)
        self.next_due = min((s.next_due for s in self.runs.values() if s.next_due is not None), default=None)
        self.version += 1
        self.derived_with = self.house.derived_with
        self.connection.execute(
            text("update matter set version=:v, next_due=:d, derived_with=:w where id=:id"),
            {"v": self.version, "d": written_or_none(self.next_due), "w": self.derived_with, "id": self.id},
        )

    # ------------------------------------------------------------------ rows
    def projected(self) -> dict[str, list[dict[str, Any]]]:
        """What the record gives for the tables that hang on it alone, by table: the doctor compares it with what lies there."""
        return {
            "run": self._run_rows(), "timer": self._timer_rows(), "deadline": self.case.recall(_deadline_rows),
            "status": self._status_rows(), "breach": self.case.recall(_breach_rows),
        }  # fmt: skip

    def steps(self, now: datetime) -> list[dict[str, Any]]:
        """The open steps, each before a unit is chosen for it."""
        gap = bool(law_status.protection_gap(self.case, now))
        rows = [self._step_row(p, s, step, gap=gap, now=now) for (p, s), r in self.runs.items() for step in r.wanted]
        return rows + self._confirmations(now)

    def _run_rows(self) -> list[dict[str, Any]]:
        return [
            {"process": p, "subject": s, "bundle": r.bundle, "stand": self._stand_text(p, s, r), "over": r.over}
            for (p, s), r in self.runs.items()
        ]

    def _stand_text(self, process: str, subject: str, run: Stand) -> str:
        """A run that was kept is written as it was read."""
        known = self.run_rows.get((process, subject))
        return known["stand"] if known and _stand(known["stand"]) is run else run.to_json()

    def _timer_rows(self) -> list[dict[str, Any]]:
        return [
            {"process": p, "subject": s, "element": gate.element, "due_at": written(gate.instant)}
            for (p, s), r in self.runs.items()
            for gate in _gates(r)
            if gate.instant is not None
        ]

    def _write_steps(self, now: datetime) -> None:
        known = rows_of(self.connection, "step", self.id)
        rows = self.steps(now)
        fresh = [row for row in rows if (row["process"], row["subject"], row["element"], row["about"]) not in known]
        moved = self._registries(now) if self._ever_moved or self.docket.of_kind(JOINED_HERE) else {}
        if fresh:
            units = house.units(self.connection)
            for row in fresh:
                row["unit"] = self._registry(row, moved) or _unit_for(units, row["role"], self.place)
                self._seat_when_asked(row["unit"], row["role"], now)
        self._hand_to_its_registry([row for row in rows if row not in fresh], known, moved)
        write_difference(self.connection, "step", self.id, rows, known=known)
        self._end_seats_of_who_is_done(now)
        self._end_seats_where_nothing_was_moved(now)

    @property
    def _ever_moved(self) -> bool:
        """Was an application ever said to have moved, also where that was withdrawn again?"""
        return any(e.kind == venues.MOVED for e in self.docket.entries)

    def _registries(self, now: datetime) -> dict[str, str]:
        """For each other place at which something of this matter is: the unit of its registry, which has a seat (place -> unit).

        One to which an application was moved gets its seat with the move; one of a matter that was joined here only if it was chosen.
        """
        found, units = {}, house.units(self.connection)
        for name, role, place in units:
            if role != REGISTRAR or place in (None, self.place):
                continue
            if place in venues.places_moved_to(self.docket) and not seats.unit_has_one(self.connection, self.id, name, now):
                given = seats.give(self.connection, self.id, unit=name, role=role, at=now, basis=seats.MOVED_THERE)
                self.seats_given[given] = [name, role]
            if seats.unit_has_one(self.connection, self.id, name, now):
                found[place] = name
        return found

    def _registry(self, row: Mapping[str, Any], registries: Mapping[str, str]) -> str:
        """The unit of another place whose step this is: the registrar's, of what was moved there or came from there ("" otherwise)."""
        if row["role"] != REGISTRAR:
            return ""
        place = venues.registry_of(self.docket, row["subject"]) or self.case.place_for(row["subject"])
        return registries.get(place, "")

    def _hand_to_its_registry(
        self, rows: Iterable[Mapping[str, Any]], known: Mapping[tuple[Any, ...], Mapping[str, Any]], registries: Mapping[str, str]
    ) -> None:
        """Open steps of what was moved go to the registry of the new place; whoever held one at the old place holds it no more."""
        if not self._ever_moved:
            return
        units = house.units(self.connection)
        for row in rows:
            if row["role"] != REGISTRAR:
                continue
            key = {name: row[name] for name in ("process", "subject", "element", "about")} | {"matter": self.id}
            unit = self._registry(row, registries) or _unit_for(units, row["role"], self.place)
            if unit and known[row["process"], row["subject"], row["element"], row["about"]]["unit"] != unit:
                self.connection.execute(_STEP_TO, key | {"unit": unit})
                self.connection.execute(_LET_GO, key)

    def _seat_when_asked(self, unit: str, role: str, now: datetime) -> None:
        """A unit that comes in when it is asked sees the matter from its first step on; the seats so given stand in the command's audit row."""
        if unit and role in WHEN_ASKED and not seats.unit_has_one(self.connection, self.id, unit, now):
            given = seats.give(self.connection, self.id, unit=unit, role=role, at=now, basis=seats.ASKED)
            self.seats_given[given] = [unit, role]

    def _end_seats_of_who_is_done(self, now: datetime) -> None:
        """A unit that came in when it was asked, and to which neither a step nor anything begun is left, need not see the matter any more."""
        for seat, unit, role in seats.done_with(self.connection, self.id):
            if not self._has_begun(role):
                self.seats_ended[seat] = [unit, role, seats.end(self.connection, seat, at=now)]

    def _end_seats_where_nothing_was_moved(self, now: datetime) -> None:
        """A registry that got its seat with a move that was withdrawn, or corrected to another place, need not see the matter any more."""
        if not self._ever_moved or self.docket.joined_into is not None:
            return
        places = venues.places_ever_moved_to(self.docket)
        there = {name for name, _, place in house.units(self.connection) if place in places}
        for seat, unit, role in seats.open_on(self.connection, self.id, seats.MOVED_THERE):
            if unit not in there:
                self.seats_ended[seat] = [unit, role, seats.end(self.connection, seat, at=now)]

    def _has_begun(self, role: str) -> bool:
        """May this role record something about what was begun here? What may be said of the person at any time, nobody has begun."""
        theirs = (offer.rule(self.case) for offer in OFFERS.values() if offer.role == role)
        return any(subject != RESPONDENT for subjects in theirs for subject in subjects)

    def _step_row(self, process: str, subject: str, step: Any, *, gap: bool, now: datetime) -> dict[str, Any]:
        definition = self.definition(process, subject)
        return {
            "process": process, "subject": subject, "element": step.element, "about": step.about,
            "title": definition.steps[step.element].name if definition else step.element, "role": role_of_lane(step.lane), "unit": "",
            "due_at": written_or_none(step.act_by), "provision": step.provision, "missed": step.missed,
            "opened_at": written(now), "gap": gap and "service" in subject,
        }  # fmt: skip

    def _confirmations(self, now: datetime) -> list[dict[str, Any]]:
        """What awaits a second person stands on a list: a correction that moved what was past, a destruction or a joining proposed."""
        waiting = rows_of(self.connection, "awaiting", self.id)
        since = {e.id: written_or_none(e.recorded_at) for e in self.docket.entries if (e.id,) in waiting} if waiting else {}
        proposed = [
            {
                "process": "destructions", "subject": entry.subject, "element": "confirm_destruction", "about": entry.id,
                "title": "Confirm that values are destroyed", "role": "supervisor", "unit": "", "due_at": None,
                "provision": str(entry.values.get("provision")).replace("OTHER_LAW", ""),
                "missed": "Until then the values stay.", "opened_at": written(now), "gap": False,
            }
            for entry in destruction.waiting(self.docket)
        ]  # fmt: skip
        joining = [
            {
                "process": "joinings", "subject": entry.subject, "element": "confirm_joining", "about": entry.id,
                "title": "Confirm that two matters of one person are joined", "role": "legal_officer", "unit": "", "due_at": None,
                "provision": "house rule", "missed": "Until then each goes on by itself.", "opened_at": written(now), "gap": False,
            }
            for entry in law_joining.waiting(self.docket)
        ]  # fmt: skip
        likely = [
            {
                "process": "likenesses", "subject": entry.subject, "element": "look_at_likeness", "about": entry.id,
                "title": "Look whether two matters are of one person", "role": "supervisor", "unit": "", "due_at": None,
                "provision": "house rule", "missed": "Two files about one person hide orders from each other.", "opened_at": written(now),
                "gap": False,
            }
            for entry in likenesses.waiting(self.docket, of=self.id)
        ]  # fmt: skip
        return joining + likely + proposed + [
            {
                "process": "corrections", "subject": row["subject"], "element": "confirm_correction", "about": key[0],
                "title": "Confirm a correction that changes what was past", "role": "supervisor", "unit": "", "due_at": since.get(key[0]),
                "provision": "house rule", "missed": "Until then the status is shown as UNCERTAIN.", "opened_at": written(now), "gap": False,
            }
            for key, row in waiting.items()
        ]  # fmt: skip

    def _status_rows(self) -> list[dict[str, Any]]:
        doubted = _doubted_stretches(rows_of(self.connection, "awaiting", self.id).values())
        lost = destruction.unknown(self.docket)
        rows = []
        for order in dict.fromkeys((*law_status.orders(self.case), *doubted, *lost)):
            shown = _as_shown(law_status.status_intervals(self.case, order, shown=True), lost.get(order), _LOST, over=True)
            rows += [_status_row(order, n, one) for n, one in enumerate(_as_shown(shown, doubted.get(order), _AWAITS))]
        return rows


_stand = lru_cache(maxsize=8192)(Stand.from_json)
"""A stand never changes and is a function of its text: many commands read the same ones."""
_PASSAGE = text(
    "insert into passage (matter, process, subject, element, about, moved, at, due_at, how, entry, answer) values"
    " (:matter, :process, :subject, :element, :about, :moved, :at, :due_at, :how, :entry, :answer)"
)


_STEP_TO = text(
    "update step set unit=:unit where matter=:matter and process=:process and subject=:subject and element=:element and about=:about"
)
_LET_GO = text("delete from holding where matter=:matter and process=:process and subject=:subject and element=:element and about=:about")
REGISTRAR = "registrar"
"""Whose steps are done at the registry of the place where a proceeding is."""
_AWAITS = "A correction that changes what was past awaits confirmation by a second person. "
_LOST = "What this rested on was destroyed, so it is no longer known. "


def _doubted_stretches(awaiting: Iterable[Mapping[str, Any]]) -> dict[str, tuple[datetime, datetime]]:
    """For each order with corrections that await confirmation: the stretch of the past about which they say something else."""
    found: dict[str, tuple[datetime, datetime]] = {}
    for row in awaiting:
        start, end = read(row["changed_from"]), read(row["changed_to"])
        known = found.get(row["subject"], (start, end))
        found[row["subject"]] = (min(start, known[0]), max(end, known[1]))
    return found


def _as_shown(intervals: Sequence[Status], doubted: tuple[datetime, datetime] | None, why: str, *, over: bool = False) -> list[Status]:
    """What is shown of an order: as the law says, or, where that is in doubt (`why`), UNCERTAIN also where it now says NO.

    `over`: the doubt has an end, since it is about an order that was over.
    """
    if doubted is None:
        return list(intervals)
    shown = [replace(one, said="UNCERTAIN", why=why + one.why) for one in intervals]
    first, last = (shown[0].start, shown[-1].end) if shown else (None, doubted[0])
    if first is not None and doubted[0] < first:
        shown.insert(0, Status(doubted[0], first, "UNCERTAIN", why.strip()))
    if last is not None and last < doubted[1]:
        shown.append(Status(last, doubted[1] if over else None, "UNCERTAIN", why.strip()))
    return shown


def _status_row(order: str, place: int, one: Status) -> dict[str, Any]:
    return {
        "subject": order, "place": place, "from_at": written_or_none(one.start), "to_at": written_or_none(one.end),
        "said": one.said, "why": one.why, "doubts": ", ".join(one.doubts),
    }  # fmt: skip


def _deadline_rows(case: Case) -> list[dict[str, Any]]:
    return [_deadline_row(one) for one in law_status.deadlines(case)]


def _deadline_row(one: Deadline) -> dict[str, Any]:
    return {
        "subject": one.subject, "name": one.name, "label": one.label, "provision": one.provision, "consequence": one.consequence,
        "act_by": written_or_none(one.act_by), "lapse_not_before": written_or_none(one.lapse_not_before),
        "doubts": ", ".join(one.doubts), "warnings": json.dumps(list(one.warnings)), "met_at": written_or_none(one.met_at),
        "warn": json.dumps(list(one.warn)),
    }  # fmt: skip


def _breach_rows(case: Case) -> list[dict[str, Any]]:
    """What breaks an invariant, also what does so only from a later instant: the earliest word on each."""
    found: dict[tuple[str, str, str], Breach] = {}
    for one in breaches(case):
        found.setdefault((one.invariant, one.subject, one.sentence[:500]), one)
    return [
        {
            "invariant": one.invariant, "subject": one.subject, "sentence": sentence, "provision": one.provision[:80],
            "severity": one.severity, "kind": one.kind, "since": written(one.since),
        }
        for (_, _, sentence), one in found.items()
    ]  # fmt: skip


def _unit_for(units: Sequence[tuple[str, str, str | None]], role: str, place: str) -> str:
    """The unit in whose lists a step of this role stands: of this place, or else for the whole State ("" if there is none)."""
    of_role = [u for u in units if u[1] == role]
    return next((u[0] for u in of_role if u[2] == place), next((u[0] for u in of_role if u[2] is None), ""))


def _gates(stand: Stand) -> tuple[OpenStep | Waiting, ...]:
    return (*stand.waits, *stand.open)
