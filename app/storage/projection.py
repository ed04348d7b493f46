"""What is projected from the record is written by difference: only rows that changed are touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, TextClause, text

Row = Mapping[str, Any]

_KEYS: Mapping[str, tuple[str, ...]] = {
    "run": ("process", "subject"),
    "step": ("process", "subject", "element", "about"),
    "timer": ("process", "subject", "element"),
    "deadline": ("subject", "name"),
    "status": ("subject", "place"),
    "awaiting": ("entry",),
    "gap": ("sentence",),
    "breach": ("invariant", "subject", "sentence"),
}
_VALUES: Mapping[str, tuple[str, ...]] = {
    "run": ("bundle", "stand", "over"),
    "step": ("title", "role", "unit", "due_at", "provision", "missed", "opened_at", "gap"),
    "timer": ("due_at",),
    "deadline": ("label", "provision", "consequence", "act_by", "lapse_not_before", "doubts", "warnings", "met_at", "warn"),
    "status": ("from_at", "to_at", "said", "why", "doubts"),
    "awaiting": ("subject", "recorded_by", "changed_from", "changed_to"),
    "gap": ("since",),
    "breach": ("provision", "severity", "kind", "since"),
}
_LASTING = {"step": {"opened_at", "unit"}, "gap": {"since"}}
"""Columns that keep their first value while the row lives."""


def _statements(table: str) -> tuple[TextClause, TextClause, TextClause, TextClause]:
    keys, values = _KEYS[table], _VALUES[table]
    where = " and ".join(f"{k}=:{k}" for k in ("matter", *keys))
    columns = ("matter", *keys, *values)
    return (
        text(f"select {', '.join((*keys, *values))} from {table} where matter=:matter"),  # noqa: S608 - names from this file
        text(f"insert into {table} ({', '.join(columns)}) values ({', '.join(':' + c for c in columns)})"),  # noqa: S608
        text(f"update {table} set {', '.join(f'{v}=:{v}' for v in values)} where {where}"),  # noqa: S608
        text(f"delete from {table} where {where}"),  # noqa: S608
    )


_SQL = {table: _statements(table) for table in _KEYS}


def rows_of(connection: Connection, table: str, matter: str) -> dict[tuple[Any, ...], dict[str, Any]]:
    """The rows of one matter in a projected table, by key."""
    keys, values = _KEYS[table], _VALUES[table]
    return {
        tuple(row[: len(keys)]): dict(zip(values, row[len(keys) :], strict=True))
        for row in connection.execute(_SQL[table][0], {"matter": matter})
    }


def write_difference(
    connection: Connection, table: str, matter: str, wanted: Iterable[Row], *, known: Mapping[tuple[Any, ...], Row] | None = None
) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """Make the rows of a matter those wanted; gives the keys that came and the keys that went. `known`: rows already read."""
    keys, values = _KEYS[table], _VALUES[table]
    before = rows_of(connection, table, matter) if known is None else known
    _, insert, update, delete = _SQL[table]
    after = {tuple(row[k] for k in keys): row for row in wanted}
    lasting = _LASTING.get(table, set())
    for key, row in after.items():
        was = before.get(key)
        if was is None:
            connection.execute(insert, {"matter": matter, **row})
        elif any(was[v] != row[v] and not (isinstance(was[v], int) and bool(was[v]) == row[v]) for v in values if v not in lasting):
            kept = {v: was[v] for v in lasting}
            connection.execute(update, {"matter": matter, **row, **kept})
    gone = [key for key in before if key not in after]
    for key in gone:
        connection.execute(delete, {"matter": matter, **dict(zip(keys, key, strict=True))})
    return [key for key in after if key not in before], gone
