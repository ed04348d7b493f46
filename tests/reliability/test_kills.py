"""T-01: workers die with transactions open, and no timer is lost and none passes twice."""

from __future__ import annotations

import os
import signal
from collections import Counter
from multiprocessing.connection import wait
from typing import Any

from app.commands.wholeness import projection_findings
from app.storage import audit
from app.storage.database import reading, writing
from tests.reliability import worker
from tests.reliability.forked import FORKS
from tests.support.clones import cloned
from tests.support.scenario import KEY, Scenario, mention_listed, order_in_force

KILLS = int(os.environ.get("INTERDICT_SOAK_KILLS", "25"))
LEAST_OPEN = KILLS * 15 // 25
NOW = "2026-05-01 09:00"
PATIENCE = 60


def two_hundred_timers(url: str) -> Scenario:
    """Two hundred matters in which something falls due: at the return date in half of them, with the period in the others."""
    listed, bare = mention_listed(url), order_in_force(url)
    with listed.house() as house, writing(house.engine) as connection:
        cloned(connection, listed.matter, 99, prefix="AAA")
        cloned(connection, bare.matter, 99, prefix="BBB")
    return listed


def armed(story: Scenario) -> Counter[tuple[Any, ...]]:
    return Counter(story.rows("select matter, process, subject, element, due_at from timer where due_at <= '2026-04-30T23:00:00.000000Z'"))


def went(story: Scenario) -> Counter[tuple[Any, ...]]:
    """What became of timers: each passed, or was called off because another conclusion came first."""
    return Counter(
        story.rows(
            "select matter, process, subject, element, due_at from passage where moved in ('passed', 'called off') and due_at is not null"
        )
    )


class Storm:
    """Two workers at a time; each one that dies is followed by another."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.started = 0
        self.kills = 0
        self.open_when_killed = 0
        self.living: dict[Any, Any] = {}

    def start(self) -> None:
        """One more worker, with a seam of its own."""
        here, there = FORKS.Pipe()
        process = FORKS.Process(target=worker.work, args=(self.url, NOW, there, self.started))
        process.start()
        there.close()
        self.living[here] = process
        self.started += 1

    def kill(self, pipe: Any) -> None:
        """End a worker as a power cut would."""
        process = self.living.pop(pipe)
        os.kill(process.pid, signal.SIGKILL)
        process.join(PATIENCE)
        assert process.exitcode == -signal.SIGKILL
        pipe.close()
        self.kills += 1

    def rages(self) -> None:
        """Kill until enough have died; every fifth time it is the other worker, wherever that may be."""
        while self.kills < KILLS:
            while len(self.living) < 2:
                self.start()
            ready = wait(list(self.living), timeout=PATIENCE)
            assert ready, "no worker came to a seam"
            struck: Any = ready[0]
            is_open, _ = struck.recv()
            if self.kills % 5 == 4:
                self.kill(next(pipe for pipe in self.living if pipe is not ready[0]))
                if self.kills >= KILLS:
                    break
            self.kill(ready[0])
            self.open_when_killed += is_open
        for pipe in list(self.living):
            self.kill(pipe)

    def calms(self) -> None:
        """One worker that nobody kills finishes what is due."""
        process = FORKS.Process(target=worker.work, args=(self.url, NOW, None, None))
        process.start()
        process.join(PATIENCE * 2)
        assert process.exitcode == 0


def test_through_twenty_five_kills_no_timer_is_lost_and_none_passes_twice(database_url: str) -> None:
    # given two hundred matters in which something fell due while nobody swept
    story = two_hundred_timers(database_url)
    story.at_night(NOW)
    before = armed(story)
    assert len({row[0] for row in before}) == 200
    # when workers sweep, and are killed with their transactions open
    storm = Storm(database_url)
    storm.rages()
    storm.calms()
    # then most of the kills struck an open transaction, so that this test tests something
    assert storm.kills >= KILLS
    assert storm.open_when_killed >= LEAST_OPEN
    # and each timer went exactly once
    after = went(story)
    assert set(after) >= set(before)
    assert [row for row, times in after.items() if times > 1] == []
    # and nothing is due any more, every run stands where its docket says, and the audit chain is whole
    assert story.rows("select count(*) from matter where next_due <= '2026-04-30T23:00:00.000000Z'") == [(0,)]
    with story.house() as house:
        assert list(projection_findings(house.door)) == []
        with reading(house.engine) as connection:
            assert audit.verify(connection, KEY, None).sound
