"""Many matters from one: a matter that was opened through the door is copied row by row, for tests and measurements of quantity."""

from __future__ import annotations

from sqlalchemy import Connection, text

from app.storage.tables import metadata

COPIED = ("matter", "entry", "entry_values", "run", "step", "timer", "deadline", "status", "gap", "seat")


def cloned(connection: Connection, matter: str, count: int, *, prefix: str, tables: tuple[str, ...] = COPIED) -> None:
    """Insert `count` copies of a matter by SQL, with identities of their own; what is due in them is due at the same instants."""
    assert len(prefix) == 3
    for table in tables:
        columns = [c.name for c in metadata.tables[table].columns]
        connection.execute(
            text(
                f"with recursive n(i) as (select 1 union all select i + 1 from n where i < :count)"
                f" insert into {table} ({', '.join(columns)})"
                f" select {', '.join(_value(table, c) for c in columns)} from {table}, n where {'id' if table == 'matter' else 'matter'} = :matter"
            ),
            {"count": count, "matter": matter, "prefix": prefix},
        )


def _value(table: str, column: str) -> str:
    number = "substr(cast(100000000 + i as varchar(9)), 2)"
    if (table, column) == ("matter", "number"):
        return f"'C' || :prefix || {number}"
    if (table, column) == ("matter", "id") or column == "matter":
        return f":prefix || {number} || substr({table}.{column}, 12)"
    if (table, column) in {("entry", "id"), ("seat", "id"), ("entry_values", "entry")}:
        return f":prefix || {number} || substr({table}.{column}, 12)"
    return f"{table}.{column}"
