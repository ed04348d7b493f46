"""One worker of the storm: it sweeps as the ticker does, and at a seam inside a transaction it says so and waits to be killed."""

from __future__ import annotations

import random
from multiprocessing.connection import Connection as Pipe
from typing import Any

from sqlalchemy import event

from app.casework.clock import SetClock
from app.cli.player import instant
from app.commands.passing import sweep
from app.storage.database import opened
from tests.support.scenario import TestHouse, diagrams, forms

diagrams()
forms()
MOST_BEFORE = 4
MOST_STATEMENTS = 14


class Seam:
    """Where this worker stops: in the n-th transaction that writes passages, at the k-th statement from the first passage on."""

    def __init__(self, pipe: Pipe, seed: int) -> None:
        chance = random.Random(seed)
        self.pipe = pipe
        self.transactions = chance.randrange(MOST_BEFORE)
        self.statements = chance.randrange(MOST_STATEMENTS)
        self.writing = False

    def statement(self, connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        """Before a statement is sent."""
        self.writing = self.writing or statement.startswith("insert into passage")
        if self.writing and not self.transactions:
            if not self.statements:
                self.stop(connection, statement)
            self.statements -= 1

    def commit(self, connection: Any) -> None:
        """Before a transaction is committed."""
        if self.writing and not self.transactions:
            self.stop(connection, "commit")
        self.transactions -= self.writing
        self.writing = False

    def stop(self, connection: Any, where: str) -> None:
        """Say where, and whether a transaction is open in truth; then wait for the end."""
        raw = connection.connection.driver_connection
        is_open = raw.in_transaction if hasattr(raw, "in_transaction") else raw.info.transaction_status.name == "INTRANS"
        self.pipe.send((bool(is_open), where[:40]))
        self.pipe.recv()


def work(url: str, now: str, pipe: Pipe, seed: int | None) -> None:
    """Sweep until nothing is due. With a seed the worker stops at a seam of its own; without, it runs to its end."""
    engine = opened(url)
    if seed is not None:
        seam = Seam(pipe, seed)
        event.listen(engine, "before_cursor_execute", seam.statement)
        event.listen(engine, "commit", seam.commit)
    house = TestHouse(engine, SetClock(instant(now)))
    sweep(house.door)
    engine.dispose()
