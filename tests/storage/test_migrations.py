"""The migrations give exactly the tables that the code speaks of, on both databases, however often and by however many they are run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from app.accounts.tables import Base
from app.storage.database import opened
from app.storage.migrate import _config, behind, upgrade
from app.storage.tables import metadata

ROOT = Path(__file__).resolve().parents[2]


def differences(engine: Engine) -> list[Any]:
    """What would have to be migrated to come from this database to the tables of the code."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found: list[Any] = compare_metadata(context, [metadata, Base.metadata])  # type: ignore[arg-type]  # Alembic takes several; its types say one
        return found


def test_a_migrated_database_has_exactly_the_tables_of_the_code(database_url: str) -> None:
    engine = opened(database_url)
    assert behind(engine)
    upgrade(engine)
    assert not behind(engine)
    assert differences(engine) == []
    engine.dispose()


def test_a_table_that_the_migrations_forgot_would_be_named(sqlite_url: str) -> None:
    engine = opened(sqlite_url)
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text("drop table gap"))
    assert [one[0] for one in differences(engine)] == ["add_table"]
    engine.dispose()


def test_migrating_again_changes_nothing_and_keeps_what_is_there(database_url: str) -> None:
    engine = opened(database_url)
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text("insert into unit (name, role, place) values ('A made-up unit', 'registrar', null)"))
    upgrade(engine)
    with engine.connect() as connection:
        assert connection.execute(text("select name from unit")).scalars().all() == ["A made-up unit"]
    assert differences(engine) == []
    engine.dispose()


def test_processes_that_start_together_migrate_once(database_url: str) -> None:
    program = f"from app.storage.database import opened; from app.storage.migrate import upgrade; upgrade(opened({database_url!r}))"
    started = [subprocess.Popen([sys.executable, "-c", program], cwd=ROOT) for _ in range(3)]
    assert [one.wait(timeout=60) for one in started] == [0, 0, 0]
    engine = opened(database_url)
    assert differences(engine) == []
    engine.dispose()


def test_a_migration_that_fails_leaves_nothing_half_done(database_url: str) -> None:
    # given a database in which one of the tables to be made stands in the way
    engine = opened(database_url)
    with engine.begin() as connection:
        connection.execute(text("create table timer (x integer)"))
    # when it is migrated
    try:
        upgrade(engine)
    except Exception:  # noqa: BLE001 - which error is the database's affair
        failed = True
    else:
        failed = False
    # then it fails, and no other table was made
    assert failed
    assert set(inspect(engine).get_table_names()) <= {"timer", "alembic_version"}
    engine.dispose()


def test_going_back_leaves_nothing(database_url: str) -> None:
    engine = opened(database_url)
    upgrade(engine)
    command.downgrade(_config(engine), "base")
    assert set(inspect(engine).get_table_names()) == {"alembic_version"}
    engine.dispose()
