"""The door. Every change by a person, the command line or the timekeeper is `execute(command, by=actor)`.

One transaction, one lock, one permission decision, one audit row; what is due passes first and commits by itself. Any
exception rolls everything back; a refusal is then written to the audit in a transaction of its own.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, text
from ulid import ULID

from app.access.actor import TIMEKEEPER, Actor
from app.access.permit import Decision, permit
from app.casework.clock import Clock, MachineClock, machine_now
from app.commands.matter_file import House, MatterFile
from app.commands.words import LetTimePass, Outcome
from app.engine.catalogue import Catalogue
from app.errors import NotPermitted, Refusal, Stale
from app.forms.book import FormBook
from app.law.calendars import Calendars
from app.law.questions import Case
from app.storage import audit, house
from app.storage.database import lock_matter, reading, writing
from app.storage.visible import seated

NO_OTHER = "There is no matter of this number in which you have a seat. Give its number as it stands at the top of its page."
THE_SAME = "That is this matter. Give the number of the other one."
MOST_REMEMBERED = 64
"""Of how many matters, those last worked on, a process remembers what the law answered."""


@dataclass
class Work:
    """One command under way: the connection, both clocks, who acts, and the matter's file where there is one.

    `other` is the same for the other matter, of a command about two: its file is locked as well, and the actor has a seat in it.
    """

    door: Dispatcher
    connection: Connection
    now: datetime
    machine: datetime
    actor: Actor
    house: House
    file: MatterFile | None = None
    decision: Decision | None = None
    seat: tuple[bool, bool] = (False, False)
    appended: list[str] = field(default_factory=list)
    awaits: list[str] = field(default_factory=list)
    other: Work | None = None

    @property
    def matter(self) -> MatterFile:
        """The file of the matter that the command is about."""
        if self.file is None:
            raise NotPermitted(seen=False)
        return self.file

    @property
    def at_the_other(self) -> Work:
        """The same command at its other matter."""
        if self.other is None:
            raise NotPermitted(seen=False)
        return self.other

    def need(self, act: str, resource: Mapping[str, Any] | None = None, context: Mapping[str, Any] | None = None) -> None:
        """The one permission decision of this command (NotPermitted, which looks like "no such matter" to who has no seat)."""
        described: dict[str, Any] = dict(resource or {})
        seen = True
        if self.file is not None:
            has_seat, barred = self.seat
            described |= {"seated": has_seat, "barred": barred}
            seen = has_seat and not barred
        if self.other is not None:
            there, barred_there = self.other.seat
            described |= {"other_seated": there, "other_barred": barred_there}
        self.decision = permit(self.actor, act, described, {"mode": self.door.mode, **(context or {})})
        if not self.decision:
            raise NotPermitted(self.decision.sentence, policy=self.decision.policy, seen=seen)
        if self.other is not None:
            self.other.decision = self.decision

    def record(self, act: str, *, matter: str | None, details: Mapping[str, Any] | None = None, stream: str | None = None) -> None:
        """The audit row of this command, in the matter's stream (or the one named). It names every entry that was appended."""
        said: dict[str, Any] = {"entries": self.appended} if self.appended else {}
        said |= {"awaits": self.awaits} if self.awaits else {}
        if self.file is not None and self.file.seats_given:
            said["seats"] = {**(details or {}).get("seats", {}), **self.file.seats_given}
        if self.file is not None and self.file.seats_ended:
            said["seats_ended"] = self.file.seats_ended
        where = stream or (audit.of_matter(matter) if matter else audit.ADMINISTRATION)
        audit.append(
            self.connection, where, key=self.door.audit_key, act=act, actor=self.actor.id, machine_at=self.machine, legal_at=self.now,
            matter=matter, policy=self.decision.policy if self.decision else "", details={**(details or {}), **said},
        )  # fmt: skip


Handler = Callable[[Work, Any], Outcome]
HANDLERS: dict[type, Handler] = {}
AFTERWARDS: dict[type, Callable[[Dispatcher], object]] = {}
"""What the door does after a command has committed and before it answers (moving the clock: everything due passes)."""


def handles(command: type) -> Callable[[Handler], Handler]:
    """Register what carries out a command."""

    def keep(handler: Handler) -> Handler:
        HANDLERS[command] = handler
        return handler

    return keep


class Passwords(Protocol):
    """How passwords are kept: the accounts room hashes them and says what one must be like."""

    def objection(self, password: str, *, demo: bool) -> str:
        """Why this may not be a password, or ""."""
        ...

    def hash_of(self, password: str) -> str:
        """What is kept of it."""
        ...

    def matches(self, password: str, stored: str) -> bool:
        """Whether it is the one of which this is kept."""
        ...


class Dispatcher:
    """The door of one house."""

    def __init__(
        self,
        engine: Engine,
        *,
        catalogue: Catalogue,
        book: FormBook,
        audit_key: bytes,
        mode: str = "production",
        clock: Clock | None = None,
        documents: Any = None,
        passwords: Passwords | None = None,
        destroyed_list: Path | None = None,
    ) -> None:
        """A door onto this database, with these diagrams and forms. `clock` replaces legal time in tests and rehearsals."""
        self.engine = engine
        self.catalogue = catalogue
        self.book = book
        self.audit_key = audit_key
        self.mode = mode
        self.documents = documents
        self.passwords = passwords
        self.destroyed_list = destroyed_list
        self._clock = clock
        self._calendars: tuple[int, Calendars] | None = None
        self._last_seen: OrderedDict[str, Case] = OrderedDict()

    @staticmethod
    def new_id() -> str:
        """An identity for an entry."""
        return str(ULID())

    def now(self, connection: Connection) -> datetime:
        """Legal time: machine time and, in demo mode alone, the offset kept in the database."""
        return self._now(house.house(connection))

    def _now(self, standing: house.House) -> datetime:
        if self._clock is not None:
            return self._clock.now()
        return MachineClock(standing.offset).now() if self.mode == "demo" else MachineClock().now()

    def offset_seconds(self) -> int:
        """By how much the legal clock of this database was moved (zero outside a demonstration)."""
        with reading(self.engine) as connection:
            return int(house.house(connection).offset.total_seconds())

    def calendars(self, connection: Connection, revision: int) -> Calendars:
        """The calendars at a revision, read once."""
        if self._calendars is None or self._calendars[0] != revision:
            self._calendars = (revision, house.calendars(connection))
        return self._calendars[1]

    def last_seen(self, matter: str) -> Case | None:
        """What is known of a matter from the last command on it, for pages to take over; None if nothing is, or a command is at work on it."""
        return self._last_seen.get(matter)

    def execute(self, command: Any, *, by: Actor) -> Outcome:
        """Carry out a command, all or nothing.

        Refusal or NeedsConfirmation (what was asked cannot stand as it is), NotPermitted, Stale (somebody or time was
        faster), Fault (the system itself): nothing has changed then.
        """
        try:
            while True:
                done = self._once(command, by)
                if done is not None:
                    break
        except (Refusal, NotPermitted, Stale) as error:
            self._write_refusal(command, by, error)
            raise
        if afterwards := AFTERWARDS.get(type(command)):
            afterwards(self)
        return done

    def _once(self, command: Any, by: Actor) -> Outcome | None:
        """One transaction: either what was due passed (None: ask again), or the command was carried out."""
        outcome, files = self._transaction(command, by)
        for file in files:  # committed: what is now known of the matter serves the next command
            self._last_seen[file.id] = file.case.alone()
            self._last_seen.move_to_end(file.id)
            while len(self._last_seen) > MOST_REMEMBERED:
                self._last_seen.popitem(last=False)
        return outcome

    def _transaction(self, command: Any, by: Actor) -> tuple[Outcome | None, tuple[MatterFile, ...]]:
        matter = getattr(command, "matter", "")
        waiting = isinstance(command, LetTimePass) and by is TIMEKEEPER
        with writing(self.engine) as connection:
            other = self._other(connection, by, matter, getattr(command, "other", None))
            held = [lock_matter(connection, each, wait=not waiting) for each in sorted({matter, other} - {""})]  # always in this order
            if not all(held):
                if waiting:
                    return Outcome(matter, sentence="somebody else holds it"), ()
                raise NotPermitted(seen=False)
            if not matter:
                house.lock_house(connection)
            standing = house.house(connection)
            now = self._now(standing)
            shared = House(self.catalogue, self.calendars(connection, standing.calendar_revision), self.audit_key, standing.derived_with)
            work = self._opened(connection, by, matter, now, shared)
            work.other = self._opened(connection, by, other, now, shared) if other else None
            files = tuple(each.file for each in (work, work.other) if each is not None and each.file is not None)
            for file in () if isinstance(command, LetTimePass) else files:
                if file.is_due(now):
                    HANDLERS[LetTimePass](Work(self, connection, now, work.machine, TIMEKEEPER, shared, file), LetTimePass(file.id))
                    return None, files
            if (again := self._already(connection, command, by)) is not None:
                return again, files
            outcome = HANDLERS[type(command)](work, command)
            self._remember(connection, command, by, outcome)
            return outcome, files

    def _opened(self, connection: Connection, by: Actor, matter: str, now: datetime, shared: House) -> Work:
        """A command under way at one matter (none: about no matter), whose lock is held."""
        seat = self._seat(connection, by, matter, now) if matter else (False, False)
        file = MatterFile.opened(connection, shared, matter, self._last_seen.pop(matter, None)) if matter else None
        return Work(self, connection, now, machine_now(), by, shared, file, seat=seat)

    def _other(self, connection: Connection, by: Actor, matter: str, number: str | None) -> str:
        """The other matter that a command names by its number, "" if it is about one alone.

        Refusal where the actor has no seat there, in the words in which it is refused where there is none: nobody learns which.
        """
        if number is None:
            return ""
        now = self.now(connection)
        self._seat(connection, by, matter, now)
        found = connection.execute(text("select id from matter where number=:n"), {"n": number.strip().upper()}).scalar()
        there, barred = seated(connection, by, found, now) if found is not None else (False, frozenset[str]())
        if found is None or (by.is_person and (not there or by.id in barred)):
            raise Refusal(NO_OTHER, fields={"other": (NO_OTHER,)})
        if found == matter:
            raise Refusal(THE_SAME, fields={"other": (THE_SAME,)})
        return str(found)

    @staticmethod
    def _seat(connection: Connection, by: Actor, matter: str, now: datetime) -> tuple[bool, bool]:
        """Whether the actor has a seat, and whether they are barred: who may not see a matter learns nothing else about it."""
        has_seat, barred = seated(connection, by, matter, now)
        if by.is_person and (not has_seat or by.id in barred):
            raise NotPermitted(policy="who may not see a matter learns nothing of it", seen=False)
        return has_seat, by.id in barred

    @staticmethod
    def _already(connection: Connection, command: Any, by: Actor) -> Outcome | None:
        """The outcome of the same command sent before by the same person, where it carried a token."""
        if not getattr(command, "token", ""):
            return None
        kept = connection.execute(text("select outcome from done_token where token=:t"), {"t": _token(command, by)}).scalar()
        return Outcome(**json.loads(kept)) if kept else None

    @staticmethod
    def _remember(connection: Connection, command: Any, by: Actor, outcome: Outcome) -> None:
        if getattr(command, "token", ""):
            kept = {"matter": outcome.matter, "version": outcome.version, "sentence": outcome.sentence, "details": dict(outcome.details)}
            connection.execute(
                text("insert into done_token (token, matter, outcome) values (:t, :m, :o)"),
                {"t": _token(command, by), "m": outcome.matter, "o": json.dumps(kept)},
            )

    def _write_refusal(self, command: Any, by: Actor, error: Refusal | NotPermitted | Stale) -> None:
        """A refusal leaves its class and provision in the audit, never what was typed."""
        details = {"command": type(command).__name__, "refused": type(error).__name__, "provision": getattr(error, "provision", None)}
        matter = getattr(command, "matter", "") or None
        with writing(self.engine) as connection:
            if matter and not lock_matter(connection, matter):
                matter = None
            standing = house.house(connection)
            audit.append(
                connection, audit.of_matter(matter) if matter else audit.ADMINISTRATION, key=self.audit_key, act="refused", actor=by.id,
                machine_at=machine_now(), legal_at=self._now(standing), matter=matter, policy=getattr(error, "policy", None) or "",
                details=details,
            )  # fmt: skip


def _token(command: Any, by: Actor) -> str:
    """What a token is kept under: it stands for this person's command on this matter and for nobody else's."""
    return sha256("\n".join((type(command).__name__, getattr(command, "matter", ""), by.id, command.token)).encode()).hexdigest()
