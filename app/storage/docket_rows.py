"""Dockets at rest: entries are appended and never changed; their values lie beside them, under a keyed hash."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, text

from app.casework.clock import BRISBANE
from app.casework.docket import Docket, Entry
from app.storage.moment import read, written

_LOAD = text(
    "select e.id, e.kind, e.subject, e.at, v.contents, e.occasion, e.place, e.corrects, e.withdraws, e.reason, e.step, e.seq,"
    " e.recorded_at, e.recorded_by from entry e left join entry_values v on v.entry = e.id where e.matter = :matter order by e.seq"
)
_APPEND = text(
    "insert into entry (matter, seq, id, kind, subject, at, occasion, place, corrects, withdraws, reason, step, recorded_at,"
    " recorded_by, values_mac, flags) values (:matter, :seq, :id, :kind, :subject, :at, :occasion, :place, :corrects,"
    " :withdraws, :reason, :step, :recorded_at, :recorded_by, :values_mac, :flags)"
)
_APPEND_VALUES = text("insert into entry_values (entry, matter, contents) values (:entry, :matter, :contents)")


def canonical(values: Mapping[str, Any]) -> str:
    """The one JSON form of an entry's values, over which the keyed hash is taken."""
    return json.dumps(dict(values), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def values_mac(key: bytes, entry_id: str, contents: str) -> str:
    """The keyed hash that binds values to their entry."""
    return hmac.new(key, f"{entry_id}\n{contents}".encode(), sha256).hexdigest()


def load(connection: Connection, matter: str) -> Docket:
    """The docket of a matter. Values that were destroyed (s 74(6)) come back empty."""
    return Docket(
        tuple(
            Entry(
                id=row[0],
                kind=row[1],
                subject=row[2],
                at=read(row[3]).astimezone(BRISBANE),
                values=json.loads(row[4]) if row[4] else {},
                occasion=row[5],
                place=row[6],
                corrects=row[7],
                withdraws=row[8],
                reason=row[9],
                step=row[10],
                seq=row[11],
                recorded_at=read(row[12]).astimezone(BRISBANE),
                recorded_by=row[13],
            )
            for row in connection.execute(_LOAD, {"matter": matter})
        )
    )


def append(connection: Connection, matter: str, entries: Iterable[Entry], *, key: bytes, flags: Iterable[str] = ()) -> None:
    """Write new entries (already numbered by Docket.append) and their values. `flags`: what was confirmed in recording them."""
    flagged = json.dumps(list(flags), ensure_ascii=False)
    for entry in entries:
        contents = canonical(entry.values)
        recorded_at = entry.recorded_at
        if recorded_at is None:
            message = "an entry is numbered and dated by Docket.append before it is stored"
            raise ValueError(message)
        connection.execute(
            _APPEND,
            {
                "matter": matter,
                "seq": entry.seq,
                "id": entry.id,
                "kind": entry.kind,
                "subject": entry.subject,
                "at": written(entry.at),
                "occasion": entry.occasion,
                "place": entry.place,
                "corrects": entry.corrects,
                "withdraws": entry.withdraws,
                "reason": entry.reason,
                "step": entry.step,
                "recorded_at": written(recorded_at),
                "recorded_by": entry.recorded_by,
                "values_mac": values_mac(key, entry.id, contents),
                "flags": flagged,
            },
        )
        connection.execute(_APPEND_VALUES, {"entry": entry.id, "matter": matter, "contents": contents})


def tampered(connection: Connection, *, key: bytes) -> list[str]:
    """Sentences for entries whose values no longer carry their keyed hash (a change behind the door)."""
    rows = connection.execute(
        text("select e.matter, e.seq, e.id, e.values_mac, v.contents from entry e left join entry_values v on v.entry = e.id")
    )
    return [
        f"entry {row[1]} of matter {row[0]}: its values are not those that were recorded"
        for row in rows
        if row[4] is not None and not hmac.compare_digest(row[3], values_mac(key, row[2], row[4]))
    ]
