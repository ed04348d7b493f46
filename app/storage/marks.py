"""Rows of the house under keyed hashes: who stands in for whom, who is barred, which readings are elected, which days were imported.

The key never lies in the database, so whoever owns the tables can change such a row and cannot mark it. That a row was taken
away is seen by the audit, which names what each command wrote (commands/wholeness.py).
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, text

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "absence": ("id", "person", "deputy", "from_at", "to_at"),
    "bar": ("matter", "person", "reason"),
    "election": ("id", "doubt", "reading", "reasons", "by", "at", "matter"),
    "holiday": ("place", "day", "kind", "name", "source", "confidence", "revision"),
}
"""What is marked: every column of the table, as it is stored."""
_CALLED = {
    "absence": "Who stands in for somebody",
    "bar": "A bar",
    "election": "An election of a reading",
    "holiday": "A day of a calendar",
}


def mark(key: bytes, table: str, row: Mapping[str, Any]) -> str:
    """The keyed hash over a whole row of one of these tables; instants as they are written."""
    said = json.dumps([table, *(row[column] for column in COLUMNS[table])], ensure_ascii=False, separators=(",", ":"))
    return hmac.new(key, said.encode(), sha256).hexdigest()


def rows(connection: Connection, table: str) -> Iterator[dict[str, Any]]:
    """Every row of one of these tables, with its mark."""
    columns = ", ".join(f'"{column}"' for column in (*COLUMNS[table], "row_mac"))
    for row in connection.execute(text(f"select {columns} from {table} order by 1, 2, 3")).mappings():  # noqa: S608 - names above
        yield dict(row)


def forged(connection: Connection, *, key: bytes) -> Iterator[tuple[str, str]]:
    """(where, sentence) for each row that does not carry its keyed hash: it was changed or put there behind the door."""
    for table in COLUMNS:
        for row in rows(connection, table):
            if not hmac.compare_digest(row["row_mac"], mark(key, table, row)):
                yield _where(table, row), f"{_CALLED[table]} was changed or forged: its keyed hash is wrong."


def _where(table: str, row: Mapping[str, Any]) -> str:
    if table == "holiday":
        return f"calendar:{row['place']}:{row['day']}"
    return f"record:{row['matter']}" if row.get("matter") else "house"


def of_calendars(connection: Connection) -> str:
    """One hash over every imported day as it stands: the audit of each import keeps it, so that a day taken away is missed."""
    marks = "\n".join(sorted(row["row_mac"] for row in rows(connection, "holiday")))
    return sha256(marks.encode()).hexdigest()
