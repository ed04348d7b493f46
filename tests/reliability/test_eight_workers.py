"""Eight workers and two tickers on three matters in which much is going on: no deadlock, no lost wake-up, nothing twice.

What each worker was told is held against what lies in the record. The seed stands in the name of the test; INTERDICT_SEED gives another.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from datetime import timedelta
from multiprocessing.connection import wait
from typing import Any

import pytest

from app.casework.clock import SetClock
from app.cli.player import instant
from app.commands.passing import start_demo_clock, sweep
from app.commands.wholeness import projection_findings, record_findings
from app.storage import audit
from app.storage.database import reading
from app.storage.moment import read, written
from tests.reliability.forked import FORKS
from tests.reliability.full_matter import LIVES, full_matter
from tests.reliability.players import Told, door_of, play, tick, together
from tests.support.scenario import KEY, Scenario

WORKERS, TICKERS, MATTERS = 8, 2, 3
SEED = int(os.environ.get("INTERDICT_SEED", "20040618"))
ACTS = 16
SOAK_ACTS = int(os.environ.get("INTERDICT_SOAK_ACTS", "1000"))
STARTED = "2026-04-02 12:00"
PATIENCE = 600
"""Seconds until a hang is a failure."""
WRITES = {"open_matter", "record_step", "correct", "withdraw", "confirm_correction", "let_time_pass"}
"""Acts that count the version of a matter up, each by one."""
ACT_OF = {
    "RecordStep": "record_step", "CorrectEntry": "correct", "WithdrawEntry": "withdraw", "ConfirmCorrection": "confirm_correction",
    "TakeStep": "take", "MoveLegalClock": "move_clock",
}  # fmt: skip
Row = tuple[Any, ...]


class Eight:
    """The workers at work on one database, and what came of it."""

    def __init__(self, url: str, acts: int) -> None:
        """Three matters; the clock of a demonstration starts after what was told of them."""
        self.url = url
        self.acts = acts
        self.stories = [full_matter(url, born=f"1980-05-{n + 5:02}") for n in range(MATTERS)]
        self.matters = tuple(story.matter for story in self.stories)
        for story in self.stories:
            assert set(LIVES) <= {row[0] for row in story.rows("select distinct subject from run where matter=:m")}
        self.before = self.audited()
        door = door_of(url)
        start_demo_clock(door, instant(STARTED))
        door.engine.dispose()

    def play(self) -> Told:
        """Let them all begin at once; what each was told when it is done."""
        start, over = FORKS.Barrier(WORKERS + TICKERS), FORKS.Event()
        players = [self._started(play, self.matters, SEED * 100 + n, self.acts, start) for n in range(WORKERS)]
        tickers = [self._started(tick, start, over) for _ in range(TICKERS)]
        told = [self._told(pipe, process) for pipe, process in players]
        over.set()
        told += [self._told(pipe, process) for pipe, process in tickers]
        return together(told)

    def _started(self, work: Any, *given: Any) -> tuple[Any, Any]:
        here, there = FORKS.Pipe()
        process = FORKS.Process(target=work, args=(self.url, *given, there))
        process.start()
        there.close()
        return here, process

    @staticmethod
    def _told(pipe: Any, process: Any) -> Told:
        assert wait([pipe], timeout=PATIENCE), "a worker hangs"
        told: Told = pipe.recv()
        process.join(PATIENCE)
        assert process.exitcode == 0
        return told

    # ------------------------------------------------------------------ looking
    def rows(self, sql: str) -> list[Row]:
        """Rows of the whole database."""
        return self.stories[0].rows(sql)

    def audited(self) -> Counter[Row]:
        """How often each thing stands in the audit: (act, matter, entries named there)."""
        found: Counter[Row] = Counter()
        for act, matter, details in self.rows("select act, matter, details from audit"):
            found[act, matter or "", tuple(json.loads(details).get("entries", ()))] += 1
        return found

    def swept(self) -> Scenario:
        """After one more sweep, at an instant at which the clock then stands still."""
        door = door_of(self.url)
        with reading(door.engine) as connection:
            now = door.now(connection) + timedelta(minutes=1)
        door.engine.dispose()
        story = self.stories[0]
        story.clock = SetClock(now)
        with story.house() as house:
            sweep(house.door)
        return story


def held_against_the_record(eight: Eight, told: Told) -> None:
    """Each command that was accepted stands once in the docket and once in the audit; each refusal once in the audit; nothing else does."""
    new = eight.audited() - eight.before
    accepted = Counter((ACT_OF[name], matter, entries) for name, matter, entries in told.accepted if entries and name in ACT_OF)
    written_down = Counter({what: times for what, times in new.items() if what[2]})
    # a confirmation names its entry in the audit alone
    confirmed = Counter({what: times for what, times in written_down.items() if what[0] == "confirm_correction"})
    assert written_down - confirmed == accepted
    assert confirmed.total() == sum(name == "ConfirmCorrection" for name, _, _ in told.accepted)
    acts = Counter[str]()
    for (act, _, _), times in new.items():
        acts[act] += times
    for name, act in ACT_OF.items():
        assert acts[act] == sum(one == name for one, _, _ in told.accepted), act
    assert acts["refused"] == told.refused.total()
    named = [entry for what, times in (eight.before + new).items() for entry in what[2] for _ in range(times)]
    assert len(named) == len(set(named)), "an entry was recorded by two commands"
    assert sorted(named) == sorted(row[0] for row in eight.rows("select id from entry"))


def nothing_was_overwritten(eight: Eight) -> None:
    """Entries are numbered without a gap, in the order of a clock that never went back; no write of a matter was lost."""
    for story in eight.stories:
        entries = story.rows("select seq, recorded_at from entry where matter=:m order by seq")
        assert [seq for seq, _ in entries] == list(range(entries[0][0], entries[0][0] + len(entries)))
        assert [at for _, at in entries] == sorted(at for _, at in entries)
        writes = sum(times for (act, about, _), times in eight.audited().items() if about == story.matter and act in WRITES)
        assert story.rows("select version from matter where id=:m") == [(writes,)]
    moves = [
        read(json.loads(details)["to"]) for (details,) in eight.rows("select details from audit where act='move_clock' order by number")
    ]
    assert moves == sorted(set(moves)), "legal time only moves forward"


def everything_stands_where_its_docket_says(eight: Eight) -> None:
    """After a last sweep nothing is due, and what is kept of every matter is what is computed anew from its docket."""
    story = eight.swept()
    assert story.rows("select id, next_due from matter where next_due <= :now", now=written(story.clock.at)) == []
    assert story.rows("select * from incident") == []
    with story.house() as house:
        assert list(projection_findings(house.door)) == []
        assert list(record_findings(house.door)) == []
        with reading(house.engine) as connection:
            verified = audit.verify(connection, KEY, None)
    assert verified.sound, verified.findings


def nobody_waits(eight: Eight) -> None:
    """No transaction of a worker is left open, and none waits for another."""
    if eight.url.startswith("postgresql"):
        left = "select state, query from pg_stat_activity where datname=current_database() and pid<>pg_backend_pid() and state<>'idle'"
        assert eight.rows(left) == []


def played_together(url: str, acts: int) -> None:
    # given three matters with two applications, three orders, an appeal and a review each
    eight = Eight(url, acts)
    # when eight workers send what comes into their heads, and two tickers let time pass
    told = eight.play()
    # then nobody saw an error of the system, and much was recorded as well as refused
    assert told.amiss == [], told.amiss[0]
    assert len(told.accepted) > WORKERS * acts // 5, "else nothing was tried"
    assert {"Stale", "Refusal", "NotPermitted", "NeedsConfirmation"} <= told.refused.keys()
    held_against_the_record(eight, told)
    nothing_was_overwritten(eight)
    everything_stands_where_its_docket_says(eight)
    nobody_waits(eight)


@pytest.mark.parametrize("acts", [pytest.param(ACTS, id=f"with seed {SEED}")])
def test_eight_workers_on_three_matters_leave_everything_recorded_once_and_nothing_undone(database_url: str, acts: int) -> None:
    played_together(database_url, acts)


@pytest.mark.soak
@pytest.mark.parametrize("acts", [pytest.param(SOAK_ACTS, id=f"with seed {SEED}")])
def test_eight_workers_for_a_long_time(database_url: str, acts: int) -> None:
    played_together(database_url, acts)
