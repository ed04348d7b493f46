"""When the machine itself fails: a plain sentence, nothing half done, and work goes on when the machine is well again."""

from __future__ import annotations

import contextlib
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import OperationalError

from app.casework.clock import SetClock
from app.cli.cast import actor
from app.cli.player import instant
from app.commands.dispatcher import Dispatcher
from app.commands.words import OpenMatter, RecordStep
from app.errors import Fault
from app.storage.database import opened
from tests.support.scenario import ADJOURNED_AND_EXTENDED, EXAMPLE_PERSON, KEY, Scenario, diagrams, forms, mention_listed


def door_on(engine: Engine, story: Scenario) -> Dispatcher:
    return Dispatcher(engine, catalogue=diagrams(), book=forms(), audit_key=KEY, clock=story.clock)


def filled(url: str) -> Engine:
    """An engine on a database that has used up its last page and may have no more."""
    engine = opened(url)

    @event.listens_for(engine, "connect")
    def cannot_grow(raw: sqlite3.Connection, _record: object) -> None:
        raw.execute(f"pragma max_page_count={raw.execute('pragma page_count').fetchone()[0]}")

    with engine.connect() as connection, contextlib.suppress(OperationalError):
        for number in range(1000):
            connection.execute(text("insert into unit (name, role) values (:n, 'made-up')"), {"n": f"{number:060}"})
    return engine


def test_a_full_disk_is_said_and_nothing_is_half_done(sqlite_url: str) -> None:
    # given a database that cannot grow by one page
    story = mention_listed(sqlite_url).at("2026-03-20 10:00")
    command = RecordStep(story.matter, *story.where("record_mention"), ADJOURNED_AND_EXTENDED)
    before = story.everything()
    engine = filled(sqlite_url)
    # when a mention is recorded
    with pytest.raises(Fault, match="disk is full: nothing was recorded"):
        door_on(engine, story).execute(command, by=actor("registrar"))
    engine.dispose()
    # then nothing at all has changed in the matter, the file is whole, and with room the same command is recorded
    assert story.everything() == before
    assert story.rows("pragma integrity_check") == [("ok",)]
    story.executes(command, by="registrar")
    assert story.status(at="2026-04-15 12:00") == "YES"


def test_a_database_that_is_away_is_said_plainly(postgresql_url: str) -> None:
    story = mention_listed(postgresql_url)
    engine = opened(postgresql_url.replace(":5432", ":5431"))
    with pytest.raises(Fault, match="does not answer: nothing was recorded"):
        door_on(engine, story).execute(OpenMatter(EXAMPLE_PERSON, "Prosecutions Brisbane"), by=actor("prosecutor"))
    engine.dispose()


def test_a_folder_that_cannot_be_opened_is_said_plainly() -> None:
    engine = opened("sqlite:////proc/no-such-folder/interdict.db")
    door = Dispatcher(engine, catalogue=diagrams(), book=forms(), audit_key=KEY, clock=SetClock(instant("2026-03-02 09:00")))
    with pytest.raises(Fault, match="does not answer"):
        door.execute(OpenMatter(EXAMPLE_PERSON, "Prosecutions Brisbane"), by=actor("prosecutor"))


def test_a_connection_that_breaks_in_the_middle_of_a_command_leaves_nothing(postgresql_url: str) -> None:
    # given a command whose connection the server ends when its entries are written
    story = mention_listed(postgresql_url).at("2026-03-20 10:00")
    command = RecordStep(story.matter, *story.where("record_mention"), ADJOURNED_AND_EXTENDED)
    before = story.everything()
    engine, killer = opened(postgresql_url), opened(postgresql_url)

    @event.listens_for(engine, "before_cursor_execute")
    def broken(_connection: Any, cursor: Any, statement: str, *_: object) -> None:
        if statement.lower().startswith("insert into audit"):
            pid = cursor.connection.info.backend_pid
            with killer.begin() as other:
                other.execute(text("select pg_terminate_backend(:p)"), {"p": pid})

    with pytest.raises(Fault, match="does not answer: nothing was recorded"):
        door_on(engine, story).execute(command, by=actor("registrar"))
    # then the matter is as it was, and the next command finds a new connection by itself
    assert story.everything() == before
    event.remove(engine, "before_cursor_execute", broken)
    door_on(engine, story).execute(command, by=actor("registrar"))
    engine.dispose()
    killer.dispose()


SEAMS = """
import os, sys
sys.path.insert(0, {root!r})
from sqlalchemy import event
from app.cli.cast import actor
from app.commands.dispatcher import Dispatcher
from app.commands.words import RecordStep
from app.storage.database import opened
from tests.support.scenario import ADJOURNED_AND_EXTENDED, KEY, diagrams, forms
from app.casework.clock import SetClock
from tests.support.scenario import instant
engine = opened({url!r})
left = [int(sys.argv[1])]
@event.listens_for(engine, "before_cursor_execute")
def seam(connection, cursor, statement, *_):
    if not left[0]:
        os._exit(9)
    left[0] -= 1
door = Dispatcher(engine, catalogue=diagrams(), book=forms(), audit_key=KEY, clock=SetClock(instant("2026-03-20 10:00")))
door.execute(RecordStep({matter!r}, *{where!r}, ADJOURNED_AND_EXTENDED), by=actor("registrar"))
"""


@pytest.mark.soak
def test_a_process_that_ends_between_any_two_statements_leaves_the_state_before_or_the_state_after(sqlite_url: str) -> None:
    story = mention_listed(sqlite_url).at("2026-03-20 10:00")
    before = story.everything()
    program = SEAMS.format(
        root=str(Path(__file__).resolve().parents[2]), url=sqlite_url, matter=story.matter, where=story.where("record_mention")
    )
    ended = 0
    for seam in range(200):
        if subprocess.run([sys.executable, "-c", program, str(seam)], check=False).returncode == 0:
            break
        ended += 1
        assert story.everything() == before, f"the process ended before statement {seam}"
    assert ended > 12
    assert story.everything() != before
