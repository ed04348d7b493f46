"""The database: how it is opened, how its settings are made safe, and how one transaction locks one matter."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, OperationalError

from app.errors import Fault

SAFE_SQLITE = (
    "pragma journal_mode=wal",
    "pragma synchronous=full",
    "pragma foreign_keys=on",
    "pragma busy_timeout=10000",
    "pragma trusted_schema=off",
    "pragma secure_delete=on",
)
SAFE_POSTGRESQL = "set statement_timeout='15s'; set lock_timeout='5s'; set idle_in_transaction_session_timeout='30s'"


def opened(url: str) -> Engine:
    """An engine with the settings of docs/reliability.md: WAL and full sync on SQLite, time limits on PostgreSQL."""
    sqlite = url.startswith("sqlite")
    engine = create_engine(url, pool_pre_ping=not sqlite)

    @event.listens_for(engine, "connect")
    def made_safe(raw: Any, _record: Any) -> None:
        if sqlite:
            raw.isolation_level = None  # the driver must not begin by itself: BEGIN IMMEDIATE is ours
            for pragma in SAFE_SQLITE:
                raw.execute(pragma)
        else:
            with raw.cursor() as cursor:
                cursor.execute(SAFE_POSTGRESQL)
            raw.commit()

    return engine


def is_sqlite(connection: Connection) -> bool:
    """Whether this connection speaks to SQLite."""
    return connection.dialect.name == "sqlite"


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One write transaction: all or nothing. On SQLite the write lock is taken at once (BEGIN IMMEDIATE)."""
    with _faults_in_words(), engine.connect() as connection:
        if is_sqlite(connection):
            connection.exec_driver_sql("begin immediate")
        try:
            yield connection
        except BaseException:
            connection.rollback()
            raise
        connection.commit()


@contextmanager
def in_part(connection: Connection, *, keep: bool) -> Iterator[None]:
    """A part of a transaction that is taken back by itself where it fails, or where it is not to be kept."""
    saved = connection.begin_nested()
    try:
        yield
    except BaseException:
        saved.rollback()
        raise
    if keep:
        saved.commit()
    else:
        saved.rollback()


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection for SELECTs that all see the same moment of the database; nothing written on it is kept."""
    with _faults_in_words(), engine.connect() as connection:
        if is_sqlite(connection):
            connection.exec_driver_sql("begin")
        else:
            connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection


def lock_matter(connection: Connection, matter: str, *, wait: bool = True) -> bool:
    """Lock the matter row; True if held. With `wait` False a matter that somebody else holds is passed over (False)."""
    if is_sqlite(connection):
        found = connection.execute(text("select 1 from matter where id=:id"), {"id": matter}).first()
    else:
        tail = "" if wait else " skip locked"
        found = connection.execute(text(f"select 1 from matter where id=:id for no key update{tail}"), {"id": matter}).first()  # noqa: S608 - fixed words
    return found is not None


def one_at_a_time(connection: Connection, what: str) -> None:
    """Wait until nobody else is at this; held to the end of the transaction. SQLite has one writer at a time anyway."""
    if not is_sqlite(connection):
        connection.execute(text("select pg_advisory_xact_lock(hashtext(:what))"), {"what": what})


def overwritten(engine: Engine, *, whole: bool = False) -> None:
    """Let the database forget what was deleted: the write-ahead log is emptied (SQLite); `whole`: every table is written anew.

    SQLite overwrites what is deleted (secure_delete), but the log still holds it until it was carried over. PostgreSQL keeps deleted
    rows until it vacuums; VACUUM FULL writes tables anew and holds each of them meanwhile. Neither reaches backups, archived logs or disks.
    """
    with _faults_in_words(), engine.connect() as connection:
        if is_sqlite(connection):
            if whole:
                connection.exec_driver_sql("vacuum")
            connection.exec_driver_sql("pragma wal_checkpoint(truncate)").all()
        elif whole:
            own = connection.execution_options(isolation_level="AUTOCOMMIT")
            own.exec_driver_sql("set statement_timeout=0")
            own.exec_driver_sql("vacuum full")
            own.invalidate()


@contextmanager
def _faults_in_words() -> Iterator[None]:
    """A full disk, a lock that does not come, a database that is away: one clear sentence each."""
    try:
        yield
    except OperationalError as error:
        raise Fault(_sentence(str(error.orig).lower())) from error
    except DBAPIError as error:
        if error.connection_invalidated:
            raise Fault(_sentence("server closed the connection")) from error
        raise


def _sentence(said: str) -> str:
    if "full" in said or "no space" in said:
        return "The disk is full: nothing was recorded. Make room on the disk of the database, then try again."
    if "locked" in said or "lock timeout" in said:
        return "Somebody else is writing to this matter and did not finish in time: nothing was recorded. Try again in a moment."
    return "The database does not answer: nothing was recorded. It will work again by itself when the database is back."
