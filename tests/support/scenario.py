"""A house on a database of a test's own, told as a story: who does what, when; and what the law and the worklists then say.

Each step opens the house anew (a new engine, a new door): nothing that the story needs may live in memory. The people are
those of app/cli/cast.py; nobody here exists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine, make_url, text

from app.access.actor import Actor
from app.casework.clock import SetClock
from app.cli.cast import actor
from app.cli.player import Player, instant
from app.commands import all as every_command
from app.commands.dispatcher import Dispatcher
from app.commands.matter_file import House, MatterFile
from app.commands.passing import sweep
from app.commands.words import Outcome
from app.engine.catalogue import Catalogue
from app.forms.book import FormBook
from app.reading.desk import Desk
from app.storage import house as house_rows
from app.storage.database import opened, reading
from app.storage.migrate import upgrade

ROOT = Path(__file__).resolve().parents[2]
KEY = b"a made-up key for the audit of tests: proves nothing"
REGISTERED = every_command
START = "2026-03-02 09:00"

EXAMPLE_PERSON: Mapping[str, Any] = {
    "given_names": "Testa",
    "family_name": "Example-Person",
    "birth_date": "1980-05-05",
    "birth_date_certainty": "EXACT",
}
CONDITION: Mapping[str, Any] = {"kind": "PROHIBIT", "text": "Not to go near a made-up playground."}
TEMPORARY_ORDER: Mapping[str, Any] = {
    "at": "2026-03-02T10:00",
    "application_begun": "NO",
    "presence": "IN_PERSON",
    "return_at": "2026-03-20T09:00",
    "return_place": "Brisbane",
    "relevant_sexual_offender": "SATISFIED",
    "unacceptable_risk": "SATISFIED",
    "order_will_reduce_risk": "SATISFIED",
    "conditions": [CONDITION],
    "recovery_of_property": "NOT_NEEDED",
}


@cache
def diagrams() -> Catalogue:
    """The diagrams of this release, read once for all tests."""
    return Catalogue.load(ROOT)


@cache
def forms() -> FormBook:
    """The forms of this release, read once for all tests."""
    return FormBook.load(ROOT / "forms")


@dataclass
class TestHouse:
    """One house as the player knows it: a door, a desk, an engine."""

    __test__ = False

    engine: Engine
    clock: SetClock
    mode: str = "development"
    catalogue: Catalogue = field(default_factory=diagrams)

    @cached_property
    def door(self) -> Dispatcher:
        """The door, put in when somebody first comes through it."""
        return Dispatcher(self.engine, catalogue=self.catalogue, book=forms(), audit_key=KEY, mode=self.mode, clock=self.clock)

    @cached_property
    def desk(self) -> Desk:
        """What people read at."""
        return Desk(self.door)


@contextmanager
def house_on(url: str, clock: SetClock, *, mode: str = "development") -> Iterator[TestHouse]:
    """A house opened for one step of a story and closed again."""
    engine = opened(url)
    try:
        yield TestHouse(engine, clock, mode)
    finally:
        engine.dispose()


def begin(url: str) -> None:
    """Migrate the database of this address; a file of SQLite that is not there yet becomes a copy of one that was."""
    file = make_url(url).database
    if url.startswith("sqlite") and file and not Path(file).exists():
        Path(file).write_bytes(_migrated_file())
        return
    engine = opened(url)
    upgrade(engine)
    engine.dispose()


@cache
def _migrated_file() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "empty.db"
        engine = opened(f"sqlite:///{file}")
        upgrade(engine)
        engine.dispose()
        return file.read_bytes()


class Scenario:
    """A story of one matter. `at` moves the clock; `does`, `records`, `corrects`, `withdraws`, `confirms` are people's steps."""

    def __init__(self, url: str, *, start: str = START) -> None:
        """A migrated, empty house on this database, with the units of the cast."""
        self.url = url
        self.clock = SetClock(instant(start))
        self.matter = ""
        begin(url)

    # ------------------------------------------------------------------ steps
    def house(self) -> Any:
        """A fresh house, as a context manager."""
        return house_on(self.url, self.clock)

    def opens(self, *, by: str = "prosecutor", **answers: Any) -> Scenario:
        """Open the matter of a made-up person."""
        return self._play({"as": by, "opens": {**EXAMPLE_PERSON, **answers}})

    def opens_with(self, answers: Mapping[str, Any], *, by: str = "prosecutor") -> Scenario:
        """Open a matter with exactly these answers."""
        return self._play({"as": by, "opens": dict(answers)})

    def at(self, when: str | datetime) -> Scenario:
        """Move the clock; what is due passes first, as the ticker would let it."""
        self.clock.at = instant(when)
        with self.house() as house:
            sweep(house.door)
        return self

    def at_night(self, when: str | datetime) -> Scenario:
        """Move the clock while no ticker runs: nothing passes by itself."""
        self.clock.at = instant(when)
        return self

    def does(self, step: str, *, by: str, subject: str | None = None, confirm: bool = False, **answers: Any) -> Scenario:
        """Record an open step."""
        where = {"subject": subject} if subject else {}
        return self._play({"as": by, "does": step, "with": answers, "confirm": confirm, **where})

    def records(self, offer: str, *, by: str, subject: str = "respondent:1", confirm: bool = False, **answers: Any) -> Scenario:
        """Record what may be recorded at any time."""
        return self._play({"as": by, "records": offer, "subject": subject, "with": answers, "confirm": confirm})

    def delegates_asked(self) -> Scenario:
        """A supervisor has given the delegates a seat: what they decide of their own initiative begins with it."""
        if not self.rows("select 1 from seat where matter=:m and unit='Delegates' and to_at is null"):
            self._play({"as": "supervisor", "seats": {"unit": "Delegates", "basis": "DECIDES"}})
        return self

    def corrects(self, kind: str, *, by: str, reason: str = "a made-up slip", subject: str | None = None, **values: Any) -> Scenario:
        """Correct the entry of a kind."""
        where = {"subject": subject} if subject else {}
        return self._play({"as": by, "corrects": {"kind": kind, "values": values, "reason": reason, **where}})

    def withdraws(self, kind: str, *, by: str, reason: str = "a made-up slip", subject: str | None = None) -> Scenario:
        """Withdraw the entry of a kind."""
        where = {"subject": subject} if subject else {}
        return self._play({"as": by, "withdraws": {"kind": kind, "reason": reason, **where}})

    def confirms(self, *, by: str) -> Scenario:
        """Confirm the correction that waits."""
        return self._play({"as": by, "confirms": True})

    def executes(self, command: Any, *, by: str | Actor) -> Outcome:
        """Any other command, through a door that was opened for it alone."""
        with self.house() as house:
            outcome: Outcome = house.door.execute(command, by=actor(by) if isinstance(by, str) else by)
            return outcome

    def _play(self, step: Mapping[str, Any]) -> Scenario:
        """One step of the rehearsals' player; its refusals are raised as the door raised them."""
        with self.house() as house:
            player = Player(house, self.clock)
            player.matter = self.matter
            player._act(step)
            self.matter = player.matter
        return self

    # ------------------------------------------------------------------ looking
    def page(self) -> Any:
        """The matter's page, as the legal officer sees it."""
        with self.house() as house:
            return house.desk.matter_page(actor("legal"), self.matter)

    def status(self, order: str = "temporary-order:1", at: str | datetime | None = None) -> str:
        """What the projected rows say of an order now, or at an instant: YES, NO or UNCERTAIN."""
        when = instant(at) if at else self.clock.at
        card = next((o for o in self.page().orders if o.subject == order), None)
        if card is None:
            return "NO"
        return next((i.said for i in card.intervals if (i.start is None or i.start <= when) and (i.end is None or when < i.end)), "NO")

    def worklist(self, who: str) -> list[str]:
        """The steps of this matter that are one person's to do."""
        with self.house() as house:
            player = Player(house, self.clock)
            player.matter = self.matter
            return list(player.worklists(player._page()).get(who, []))

    def deadline(self, name: str, subject: str) -> datetime | None:
        """By when to act, as the projected row says."""
        return next((d.act_by for d in self.page().deadlines if (d.name, d.subject) == (name, subject)), None)

    def where(self, step: str, subject: str | None = None) -> tuple[str, str, str, str]:
        """(process, subject, element, about) of an open step."""
        return next(
            (s.process, s.subject, s.element, s.about) for s in self.page().open_steps if s.element == step and subject in (None, s.subject)
        )

    def rows(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        """Rows of the database, for what no page shows. `:m` is the matter."""
        with self.house() as house, reading(house.engine) as connection:
            return [tuple(row) for row in connection.execute(text(sql), {"m": self.matter, **values})]

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """All that the record and its projections say of the matter: for comparing before and after."""
        tables = (
            "entry",
            "entry_values",
            "run",
            "step",
            "timer",
            "deadline",
            "status",
            "gap",
            "breach",
            "awaiting",
            "passage",
            "document",
            "matter",
        )
        return {t: self.rows(f"select * from {t} where {'id' if t == 'matter' else 'matter'} = :m order by 1, 2, 3") for t in tables}

    def looking_at(self, look: Callable[[MatterFile], Any]) -> Any:
        """Look at the matter's file as the door opens it."""
        with self.house() as house, reading(house.engine) as connection:
            standing = house_rows.house(connection)
            shared = House(house.catalogue, house.door.calendars(connection, standing.calendar_revision), KEY, standing.derived_with)
            file = MatterFile.opened(connection, shared, self.matter)
            assert file is not None
            return look(file)


NOTICE: Mapping[str, Any] = {
    "at": "2026-03-02T10:20",
    "court": "MAGISTRATES",
    "court_place": "Brisbane",
    "appear_at": "2026-03-20T09:00",
    "list_the_hearing": "YES",
}
ADJOURNED_AND_EXTENDED: Mapping[str, Any] = {
    "took_place": "HELD",
    "at": "2026-03-20T09:00",
    "application": "application:1",
    "mention_of_final_application": "YES",
    "presence": "IN_PERSON",
    "outcome": "ADJOURNED",
    "next_fixed": "YES",
    "next_listed_for": "2026-04-10T09:00",
    "next_place": "Brisbane",
    "orders": [{"subject": "temporary-order:1", "decision": "EXTENDED", "until": "2026-04-15"}],
}


def order_in_force(url: str) -> Scenario:
    """A temporary order made by a magistrate on Monday 2 March 2026 in the respondent's presence; nothing else is recorded yet."""
    story = Scenario(url).opens().at("2026-03-02 10:30")
    return story.records("record_temporary_order_13j", by="prosecutor", **TEMPORARY_ORDER)


def mention_listed(url: str) -> Scenario:
    """The same, with the appearance notice issued and the first mention listed for Friday 20 March at nine."""
    return order_in_force(url).records("record_appearance_notice", by="prosecutor", subject="application:1", confirm=True, **NOTICE)
