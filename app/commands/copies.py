"""Backups: the whole record copied while it is in use, and put back where nothing is."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from app.commands.dispatcher import Dispatcher
from app.errors import Refusal


def back_up(door: Dispatcher, target: Path) -> str:
    """Copy the record to `target`, which must not exist; a sentence that says what was written."""
    if target.exists():
        message = f"{target} exists already; name a file that does not."
        raise Refusal(message)
    target.parent.mkdir(parents=True, exist_ok=True)
    url = door.engine.url
    if url.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(str(url.database))) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
        target.chmod(0o600)
        return f"Copied to {target} ({target.stat().st_size:,} bytes)."
    command = shutil.which("pg_dump")
    if command is None:
        message = "pg_dump is not on this machine; install PostgreSQL's client programs."
        raise Refusal(message)
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    subprocess.run([command, "--format=custom", f"--file={target}", plain], check=True, capture_output=True)  # noqa: S603 - our own arguments
    target.chmod(0o600)
    return f"Dumped to {target}; restore it with pg_restore, then run `interdict doctor`."


def restore_from(database: Path | None, source: Path) -> None:
    """Put a SQLite backup where no database is (Refusal where one is, or the file is not whole)."""
    if database is None:
        message = "A PostgreSQL database is restored with pg_restore; then run `interdict doctor`."
        raise Refusal(message)
    if database.exists() and database.stat().st_size:
        message = f"{database} exists: move it away first; a restore never writes over a record."
        raise Refusal(message)
    with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as opened:
        if opened.execute("pragma integrity_check").fetchone() != ("ok",):
            message = f"{source} is damaged: it fails SQLite's integrity check."
            raise Refusal(message)
    database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    shutil.copyfile(source, database)
    database.chmod(0o600)
