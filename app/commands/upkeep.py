"""The house kept up: heartbeats of the ticker, seals of the audit, units and people's places at the start."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import text

from app.casework.clock import machine_now
from app.commands.dispatcher import Dispatcher
from app.storage import audit
from app.storage.database import reading, writing
from app.storage.moment import written


def beat(door: Dispatcher, worker: str) -> None:
    """Say that this worker's ticker lives."""
    with writing(door.engine) as connection:
        connection.execute(
            text("insert into heartbeat (worker, at) values (:w, :t) on conflict (worker) do update set at=:t"),
            {"w": worker[:60], "t": written(machine_now())},
        )


def seal_now(door: Dispatcher, seal_file: Path) -> None:
    """Seal the heads of the audit streams that moved, outside the database first."""
    with writing(door.engine) as connection:
        audit.seal(connection, key=door.audit_key, machine_at=machine_now(), seal_file=seal_file)


def add_units(door: Dispatcher, units: Iterable[tuple[str, str, str | None]]) -> None:
    """Add units (name, role, place or None for the whole State) that are not there yet."""
    with writing(door.engine) as connection:
        for name, role, place in units:
            connection.execute(
                text("insert into unit (name, role, place) values (:n, :r, :p) on conflict (name) do nothing"),
                {"n": name, "r": role, "p": place},
            )


def has_units(door: Dispatcher) -> bool:
    """Whether the house was set up."""
    with reading(door.engine) as connection:
        return connection.execute(text("select 1 from unit limit 1")).first() is not None
