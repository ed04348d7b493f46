"""Several writers at once: on both databases a stream never forks, and seals and verification agree."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from app.storage import audit
from app.storage.database import opened, reading, writing
from app.storage.tables import audit as audit_table
from app.storage.tables import metadata
from app.storage.tables import seal as seal_table

KEY = b"a key that lies outside the database"
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_writers_of_one_stream_follow_each_other(database_url: str, tmp_path: Path) -> None:
    engine = opened(database_url)
    metadata.create_all(engine, tables=[audit_table, seal_table])

    def write(writer: int) -> None:
        for _ in range(5):
            with writing(engine) as connection:
                audit.append(
                    connection,
                    audit.ADMINISTRATION,
                    key=KEY,
                    act="elect",
                    actor=f"p{writer}",
                    machine_at=NOW,
                    legal_at=NOW,
                    details={"a": "\u00e9"},
                )

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    with writing(engine) as connection:
        made = audit.seal(connection, key=KEY, machine_at=NOW, seal_file=tmp_path / "seals")
    with reading(engine) as connection:
        numbers = list(connection.execute(select(audit_table.c.number).order_by(audit_table.c.number)).scalars())
        verified = audit.verify(connection, KEY, tmp_path / "seals")
    engine.dispose()
    assert made is not None
    assert numbers == list(range(1, 21))
    assert verified.sound, verified.findings
