"""Workers who play random commands on the same few matters through the door, legal and illegal; and the tickers among them."""

from __future__ import annotations

import traceback
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from multiprocessing.connection import Connection as Pipe
from random import Random
from typing import Any

from sqlalchemy import event, text

from app.access.actor import Actor
from app.casework.docket import Entry
from app.cli.cast import CAST, actor
from app.commands.dispatcher import Dispatcher
from app.commands.matter_file import House, MatterFile
from app.commands.passing import sweep
from app.commands.word_out import send_outbox, write_warnings
from app.commands.words import ConfirmCorrection, CorrectEntry, MoveLegalClock, Outcome, RecordStep, SaveDraft, TakeStep, WithdrawEntry
from app.errors import NeedsConfirmation, NotPermitted, Refusal, Stale
from app.forms.form import Form
from app.law.questions import OFFERS
from app.storage import house as house_rows
from app.storage.database import opened, reading
from tests.support.filling_in import Typist
from tests.support.scenario import KEY, diagrams, forms

diagrams()
forms()
Place = tuple[str, str, str, str]
ACTS = {
    "record": 44, "offer": 12, "twice": 8, "correct": 9, "withdraw": 5, "confirm": 5, "stale": 5, "wrong person": 4, "take": 3, "draft": 2,
    "clock": 3,
}  # fmt: skip
PATIENT_SQLITE = "pragma busy_timeout=300000"
PATIENT_POSTGRESQL = "set statement_timeout='300s'; set lock_timeout='300s'; set idle_in_transaction_session_timeout='300s'"
PUT_RIGHT = 5
HALF = 0.5
REASON = "a made-up slip"


def door_of(url: str) -> Dispatcher:
    """A door onto this database as a process of a demonstration has it: the clock is the database's own.

    It waits longer for its turn than the house does, so that a machine that is busy with other things is no failure. A deadlock is one all
    the same: the database itself finds it.
    """
    engine = opened(url)

    @event.listens_for(engine, "connect")
    def patient(raw: Any, _record: Any) -> None:
        raw.execute(PATIENT_SQLITE if url.startswith("sqlite") else PATIENT_POSTGRESQL)
        raw.commit()

    return Dispatcher(engine, catalogue=diagrams(), book=forms(), audit_key=KEY, mode="demo")


@dataclass
class Told:
    """What came of a worker's commands, as the worker saw it: what was accepted, how often it was refused, what should never have been."""

    seed: int
    accepted: list[tuple[str, str, tuple[str, ...]]] = field(default_factory=list)
    """(command, matter, the entries that its outcome names)"""
    refused: Counter[str] = field(default_factory=Counter)
    amiss: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Seen:
    """A matter as a page showed it: perhaps no longer so."""

    now: datetime
    steps: tuple[tuple[Place, str], ...]
    offers: tuple[tuple[Place, str], ...]
    entries: tuple[Entry, ...]
    newest: dict[str, str]

    @property
    def ordinary(self) -> tuple[tuple[Place, str], ...]:
        """The steps that a form answers: not those of a second person."""
        return tuple(one for one in self.steps if one[0][0] not in ("corrections", "destructions"))


class Player:
    """One worker: looks at a matter, and sends what a person would."""

    def __init__(self, door: Dispatcher, matters: tuple[str, ...], seed: int) -> None:
        """Play on these matters, drawn from this seed."""
        self.door = door
        self.matters = matters
        self.chance = Random(seed)
        self.told = Told(seed)
        self.pages: dict[str, Seen] = {}
        self.older: list[tuple[str, Place, str]] = []
        self.tokens = 0

    def plays(self, acts: int) -> Told:
        """So many acts, whatever comes of each."""
        for _ in range(acts):
            try:
                self.acts(self.chance.choices(tuple(ACTS), tuple(ACTS.values()))[0], self.chance.choice(self.matters))
            except Exception:  # noqa: BLE001 - whatever it is, it should not have been: the test says what
                self.told.amiss.append(traceback.format_exc())
        return self.told

    # ------------------------------------------------------------------ looking
    def page(self, matter: str) -> Seen:
        """The matter as it is, or as it was when this worker looked last."""
        if matter not in self.pages or self.chance.random() < 0.6:
            with reading(self.door.engine) as connection:
                standing = house_rows.house(connection)
                shared = House(self.door.catalogue, self.door.calendars(connection, standing.calendar_revision), KEY, standing.derived_with)
                file = MatterFile.opened(connection, shared, matter)
                assert file is not None
                rows = connection.execute(_STEPS, {"m": matter}).all()
                now = self.door.now(connection)
            offers = tuple(
                (("offers", s, name, ""), offer.role or "legal_officer") for name, offer in OFFERS.items() for s in offer.rule(file.case)
            )
            docket = file.docket
            newest = {e.id: (e, *docket.words_on(e.id))[-1].id for e in docket.effective}
            steps = tuple(((r[0], r[1], r[2], r[3]), r[4]) for r in rows)
            self.pages[matter] = Seen(now, steps, offers, tuple(docket.effective), newest)
            self.older += [(matter, *one) for one in self.pages[matter].ordinary]
        return self.pages[matter]

    def typist(self, seen: Seen) -> Typist:
        """Who fills in a form of this page."""
        return Typist(self.chance, seen.now, {e.subject for e in seen.entries} | {"hearing:99", "nobody"})

    # ------------------------------------------------------------------ sending
    def sends(self, command: Any, by: Actor) -> Outcome | Exception:
        """Send it; a refusal is an answer like another."""
        try:
            return self.door.execute(command, by=by)
        except (Refusal, NotPermitted, Stale) as refused:
            return refused

    def notes(self, command: Any, *came: Outcome | Exception) -> Outcome | Exception:
        """Note what came of one command, sent once or several times under one token."""
        outcomes = [one for one in came if isinstance(one, Outcome)]
        self.told.refused.update(type(one).__name__ for one in came if isinstance(one, Exception))
        if any(one != outcomes[0] for one in outcomes):
            self.told.amiss.append(f"one token, two outcomes: {outcomes}")
        if outcomes:
            said = outcomes[0].details
            named = tuple(said.get("entries", ())) or tuple(said[name] for name in ("entry",) if name in said)
            self.told.accepted.append((type(command).__name__, getattr(command, "matter", ""), named))
        return outcomes[0] if outcomes else came[0]

    def acts(self, act: str, matter: str) -> None:
        """One act of a kind."""
        seen = self.page(matter)
        confirmations = [about for (_, _, element, about), _ in seen.steps if element == "confirm_correction"]
        if act == "clock":
            later = seen.now + timedelta(hours=self.chance.choice((-1, 1, 5, 24, 24 * 3, 24 * 12)), minutes=self.chance.randrange(60))
            command: Any = MoveLegalClock(later)
            self.notes(command, self.sends(command, actor("administrator")))
        elif act == "confirm" and confirmations:
            command = ConfirmCorrection(matter, self.chance.choice(confirmations))
            self.notes(command, self.sends(command, actor(self.chance.choice(("supervisor", "supervisor", "legal")))))
        elif act == "correct":
            self.corrects(matter, seen)
        elif act == "withdraw":
            stands = self.chance.choice(seen.entries)
            command = WithdrawEntry(matter, seen.newest[stands.id], REASON)
            self.notes(command, self.sends(command, self.anybody()))
        elif act == "stale" and self.older:
            where, place, role = self.chance.choice(self.older)
            self.fills_in(where, place, actor(role), self.pages.get(where, seen))
        elif act in ("take", "draft") and seen.ordinary:
            place, role = self.chance.choice(seen.ordinary)
            command = TakeStep(matter, *place) if act == "take" else SaveDraft(matter, *place, {"note": "Made-up words."})
            self.notes(command, self.sends(command, actor(role)))
        else:
            from_offers = act == "offer" or not seen.ordinary or (act == "twice" and self.chance.random() < HALF)
            place, role = self.chance.choice(seen.offers if from_offers else seen.ordinary)
            self.fills_in(matter, place, self.anybody() if act == "wrong person" else actor(role), seen, twice=act == "twice")

    def anybody(self) -> Actor:
        """One of the cast."""
        return actor(self.chance.choice(CAST)[0])

    def corrects(self, matter: str, seen: Seen) -> None:
        """Correct one answer of an entry."""
        stands = self.chance.choice(seen.entries)
        spec = self.chance.choice(self.door.book.correction(stands.kind).spec.fields[:-1])
        said = self.typist(seen).answer(spec, self.chance.choice((0.0, 0.3)), spec.name)
        command = CorrectEntry(matter, stands.id, said, REASON)
        self.notes(command, self.sends(command, actor(self.chance.choice(("legal", "prosecutor", "registrar")))))

    def fills_in(self, matter: str, place: Place, by: Actor, seen: Seen, *, twice: bool = False) -> None:
        """Fill in a form, put right a few times what it refuses, and confirm what it asks about."""
        form = self.form(place)
        typist = self.typist(seen)
        said = typist.fills(form.spec.fields, self.chance.choice((0.0, 0.0, 0.1, 0.6)))
        confirmed: tuple[str, ...] = ()
        for _ in range(PUT_RIGHT):
            self.tokens += 1
            command = RecordStep(matter, *place, said, confirmed, token=f"{self.told.seed}-{self.tokens}")
            came = self.notes(command, *(self.at_once(command, by) if twice else (self.sends(command, by),)))
            if isinstance(came, NeedsConfirmation):
                confirmed = came.flags
            elif isinstance(came, Refusal):
                said = typist.put_right(form, said, came)
            else:
                return

    def form(self, place: Place) -> Form:
        """The form of a step or an offer."""
        process, _, element, _ = place
        return self.door.book.form(process, element)

    def at_once(self, command: Any, by: Actor) -> tuple[Outcome | Exception, ...]:
        """The same command, with the same token, sent twice at the same moment: a second click."""
        with ThreadPoolExecutor(2) as pool:
            return tuple(pool.map(lambda _: self.sends(command, by), range(2)))


_STEPS = text("select process, subject, element, about, role from step where matter=:m order by process, subject, element, about")


def play(url: str, matters: tuple[str, ...], seed: int, acts: int, start: Any, pipe: Pipe) -> None:
    """A worker: waits for the others, plays, and tells what came of it."""
    door = door_of(url)
    player = Player(door, matters, seed)
    start.wait()
    pipe.send(player.plays(acts))
    door.engine.dispose()


def tick(url: str, start: Any, over: Any, pipe: Pipe) -> None:
    """A ticker: sweeps and writes word, as the timekeeper's beats do, until the players are done."""
    door = door_of(url)
    told = Told(-1)
    start.wait()
    while True:
        last = over.wait(0.2)
        try:
            sweep(door)
            write_warnings(door)
            send_outbox(door, lambda _: None)
        except Exception:  # noqa: BLE001 - see above
            told.amiss.append(traceback.format_exc())
        if last:
            break
    pipe.send(told)
    door.engine.dispose()


def together(told: list[Told]) -> Told:
    """What all of them say."""
    whole = Told(told[0].seed)
    for one in told:
        whole.accepted += one.accepted
        whole.refused += one.refused
        whole.amiss += one.amiss
    return replace(whole)
