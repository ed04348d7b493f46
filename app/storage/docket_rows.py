"""Dockets at rest: entries are appended and never changed; their values lie beside them. Both are under keyed hashes.

What a person wrote freely (values, and why something was corrected) lies in `entry_values` alone, so that it can be destroyed
(s 74(6)); the entry's row keeps the hash of it, and a hash of itself: no column can change behind the door unnoticed.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, text

from app.casework.clock import BRISBANE
from app.casework.docket import DESTROYED, JOINED_HERE, JOINED_INTO, Docket, Entry
from app.casework.joining import JOINING, read_as_one, standing
from app.storage.moment import read, written

_LOADED = (
    "select e.id, e.kind, e.subject, e.at, v.contents, e.occasion, e.place, e.corrects, e.withdraws, e.reason, e.step, e.seq,"
    " e.recorded_at, e.recorded_by from entry e left join entry_values v on v.entry = e.id where e.matter = :matter"
)
_LOAD = text(_LOADED + " order by e.seq")
_LOAD_FROM = text(_LOADED + " and e.seq >= :seq order by e.seq")
_LAST = text("select coalesce(max(seq), 0) from entry where matter = :matter")
_VALUES_THERE = text("select count(*) from entry_values where matter = :matter")
_ROW = (
    "matter", "seq", "id", "kind", "subject", "at", "occasion", "place", "corrects", "withdraws", "reason", "step", "recorded_at",
    "recorded_by", "values_mac", "flags",
)  # fmt: skip
_APPEND = text(
    f"insert into entry ({', '.join(_ROW)}, row_mac) values ({', '.join(':' + column for column in _ROW)}, :row_mac)"  # noqa: S608 - names above
)
_INTO = text("select e.matter, v.contents from entry e join entry_values v on v.entry = e.id where e.kind=:kind order by e.seq")
_REASON = ""
"""The name under which the reason of a correction lies among its values: no field is called like that."""
_APPEND_VALUES = text("insert into entry_values (entry, matter, contents) values (:entry, :matter, :contents)")


def canonical(values: Mapping[str, Any]) -> str:
    """The one JSON form of an entry's values, over which the keyed hash is taken."""
    return json.dumps(dict(values), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def values_mac(key: bytes, entry_id: str, contents: str) -> str:
    """The keyed hash that binds values to their entry."""
    return hmac.new(key, f"{entry_id}\n{contents}".encode(), sha256).hexdigest()


def row_mac(key: bytes, row: Mapping[str, Any]) -> str:
    """The keyed hash over an entry's whole row: matter, place in the docket, kind, subject, instants, by whom, what it corrects."""
    said = json.dumps(["entry", *(row[column] for column in _ROW)], ensure_ascii=False, separators=(",", ":"))
    return hmac.new(key, said.encode(), sha256).hexdigest()


def _contents(entry: Entry) -> str:
    return canonical({**entry.values, _REASON: entry.reason} if entry.reason else entry.values)


def load(connection: Connection, matter: str, known: Docket | None = None) -> Docket:
    """The docket of a matter. Entries whose values were destroyed (s 74(6)) come back without any, and count as withdrawn.

    `known` is the docket as this process last saw it: if its last entry is still in its place and as many values lie there as are to be expected
    (none was destroyed meanwhile), only what came after it is read. A docket that was joined with another is always read whole.
    """
    if known is not None and known.entries and not any(e.kind in JOINING for e in known.entries):
        last = known.entries[-1]
        rows = connection.execute(_LOAD_FROM, {"matter": matter, "seq": last.seq}).all()
        gone = sum(e.id in known.destroyed for e in known.entries)
        values = connection.execute(_VALUES_THERE, {"matter": matter}).scalar_one()
        joined = any(row[1] in JOINING for row in rows)
        if rows and not joined and rows[0][0] == last.id and values == len(known.entries) - gone + len(rows) - 1:
            return known.extended(_entry(row) for row in rows[1:])
    return Docket(_whole(connection, matter))


def own(connection: Connection, matter: str) -> Docket:
    """The docket of a matter as it lies there, without what was joined to it."""
    return Docket(_own(connection, matter))


def _own(connection: Connection, matter: str) -> tuple[Entry, ...]:
    return tuple(_entry(row) for row in connection.execute(_LOAD, {"matter": matter}))


def _whole(connection: Connection, matter: str) -> tuple[Entry, ...]:
    return read_as_one(_own(connection, matter), lambda other: _whole(connection, other))


def joined_to(connection: Connection, matter: str) -> tuple[str, ...]:
    """The matters that were joined to this one, with those that had been joined to them."""
    found: list[str] = []
    for entry in standing(_own(connection, matter), JOINED_HERE):
        found += [str(entry.values["other"]), *joined_to(connection, str(entry.values["other"]))]
    return tuple(found)


def _entry(row: Any) -> Entry:
    values = json.loads(row[4]) if row[4] else {}
    reason = values.pop(_REASON, row[9])
    return Entry(
        id=row[0], kind=row[1], subject=row[2], at=read(row[3]).astimezone(BRISBANE), values=values, occasion=row[5], place=row[6],
        corrects=row[7], withdraws=row[8], reason=reason, step=row[10], seq=row[11], recorded_at=read(row[12]).astimezone(BRISBANE),
        recorded_by=row[13],
    )  # fmt: skip


def append(connection: Connection, matter: str, entries: Iterable[Entry], *, key: bytes, flags: Iterable[str] = ()) -> None:
    """Write new entries (already numbered by Docket.append) and their values. `flags`: what was confirmed in recording them."""
    flagged = json.dumps(list(flags), ensure_ascii=False)
    last = connection.execute(_LAST, {"matter": matter}).scalar_one()  # what was joined to a docket has numbers of its own
    for seq, entry in enumerate(entries, start=last + 1):
        contents = _contents(entry)
        if entry.recorded_at is None:
            message = "an entry is numbered and dated by Docket.append before it is stored"
            raise ValueError(message)
        row = {
            "matter": matter, "seq": seq, "id": entry.id, "kind": entry.kind, "subject": entry.subject, "at": written(entry.at),
            "occasion": entry.occasion, "place": entry.place, "corrects": entry.corrects, "withdraws": entry.withdraws, "reason": "",
            "step": entry.step, "recorded_at": written(entry.recorded_at), "recorded_by": entry.recorded_by,
            "values_mac": values_mac(key, entry.id, contents), "flags": flagged,
        }  # fmt: skip
        connection.execute(_APPEND, {**row, "row_mac": row_mac(key, row)})
        connection.execute(_APPEND_VALUES, {"entry": entry.id, "matter": matter, "contents": contents})


def destroy(connection: Connection, entries: Iterable[str]) -> None:
    """Take away the values of these entries, and the reasons of corrections; their rows stay with the hash of what was there."""
    for entry in entries:
        connection.execute(text("delete from entry_values where entry=:e"), {"e": entry})
        connection.execute(text("update entry set reason='' where id=:e and reason<>''"), {"e": entry})  # as recorded before 0002


def destroyed(connection: Connection, *, key: bytes) -> dict[str, str]:
    """Every entry whose values were destroyed -> its matter, as the entries say that stand where that was done and carry their hash."""
    rows = text("select e.id, e.matter, e.values_mac, v.contents from entry e join entry_values v on v.entry = e.id where e.kind=:kind")
    found: dict[str, str] = {}
    for entry, matter, mac, contents in connection.execute(rows, {"kind": DESTROYED}):
        if hmac.compare_digest(mac, values_mac(key, entry, contents)):
            found |= {row["entry"]: matter for row in json.loads(contents).get("of", ())}
    return found


def _into(into: Mapping[str, str], matter: str) -> Iterator[str]:
    """The matters into which one was joined, and that one into another."""
    while matter in into:
        matter = json.loads(into[matter])["other"]
        yield matter


def tampered(connection: Connection, *, key: bytes) -> Iterator[tuple[str, int, str]]:
    """(matter, place in the docket, sentence) for each entry that is not as it was recorded: a change behind the door."""
    columns = ", ".join(f"e.{column}" for column in _ROW)
    rows = connection.execute(
        text(
            f"select {columns}, e.row_mac, v.contents, v.matter as of_matter from entry e left join entry_values v on v.entry = e.id"  # noqa: S608 - names above
            " order by e.matter, e.seq"
        )
    )
    gone = destroyed(connection, key=key)
    into = {row[0]: row[1] for row in connection.execute(_INTO, {"kind": JOINED_INTO})}
    before = ("", 0)
    for found in rows.mappings():
        row: dict[str, Any] = dict(found)
        matter, seq = row["matter"], row["seq"]
        if seq != (before[1] if matter == before[0] else 0) + 1:
            yield matter, seq, "An entry before this one is gone, or one was put between."
        if not hmac.compare_digest(row["row_mac"], row_mac(key, row)):
            yield matter, seq, "The entry's row is not the one that was recorded: one of its columns was changed, or it was forged."
        if gone.get(row["id"]) in (matter, *_into(into, matter)):
            if row["contents"] is not None:
                yield matter, seq, "The entry's values were destroyed, and something lies in their place."
        elif row["contents"] is None:
            yield matter, seq, "The entry's values are gone, and nothing says that they were destroyed."
        elif row["of_matter"] != matter or not hmac.compare_digest(row["values_mac"], values_mac(key, row["id"], row["contents"])):
            yield matter, seq, "The entry's values are not those that were recorded."
        before = (matter, seq)
    orphans = text("select v.matter, v.entry from entry_values v left join entry e on e.id = v.entry where e.id is null order by v.matter")
    for matter, entry in connection.execute(orphans):
        yield matter, 0, f"Values lie beside no entry ({entry})."
