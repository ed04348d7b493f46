"""The list of destructions, kept outside the database and its backups: what a restored record must destroy again before it opens.

One line for each destruction: the entry that stands where it was done, and no value of what is gone. Each line carries a keyed hash,
so that nobody without the key can have anything destroyed by writing to the list. The record leads: whatever it says was
destroyed is written to the list after the commit, and again with every seal where that failed.
"""

from __future__ import annotations

import hmac
import json
import os
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from app.casework.docket import DESTROYED

Line = Mapping[str, Any]
_RECORDED = text(
    "select e.matter, e.id, e.subject, e.at, e.recorded_by, v.contents from entry e join entry_values v on v.entry = e.id"
    " where e.kind=:kind order by e.recorded_at, e.id"
)


def recorded(connection: Connection, *, key: bytes) -> Iterator[Line]:
    """Every destruction that the record knows, as a line of the list."""
    for matter, entry, subject, at, by, contents in connection.execute(_RECORDED, {"kind": DESTROYED}):
        line = {"matter": matter, "entry": entry, "subject": subject, "at": at, "by": by, "values": json.loads(contents)}
        yield {**line, "mac": _mac(key, line)}


def listed(path: Path, *, key: bytes) -> tuple[list[Line], list[str]]:
    """The lines of the list that carry their keyed hash, each destruction once; and what is wrong with the others."""
    found: dict[str, Line] = {}
    wrong = []
    for number, said in enumerate(path.read_text(encoding="utf-8").split("\n") if path.exists() else (), start=1):
        if not said:
            continue
        try:
            line = json.loads(said)
            right = hmac.compare_digest(str(line["mac"]), _mac(key, {name: line[name] for name in line if name != "mac"}))
        except (ValueError, TypeError, KeyError):
            right = False
        if right:
            found[line["entry"]] = line
        else:
            wrong.append(f"Line {number} of the list of destructions is cut short, changed or forged.")
    return list(found.values()), wrong


def write_missing(connection: Connection, path: Path, *, key: bytes) -> int:
    """Write to the list what the record knows and the list does not; how many lines that were. The file is made where there is none."""
    known = {line["entry"] for line in listed(path, key=key)[0]}
    missing = [line for line in recorded(connection, key=key) if line["entry"] not in known]
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    torn = path.exists() and not path.read_bytes().endswith((b"\n", b"")[path.stat().st_size == 0])
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8", newline="\n") as out:
        out.write("\n" * torn + "".join(json.dumps(line, sort_keys=True, ensure_ascii=False) + "\n" for line in missing))
        out.flush()
        os.fsync(out.fileno())
    return len(missing)


def not_replayed(connection: Connection, lines: list[Line]) -> list[Line]:
    """The destructions of the list that this record does not know although it holds the matter: it was restored from before them."""
    known = {row[1] for row in connection.execute(_RECORDED, {"kind": DESTROYED})}
    matters = set(connection.execute(text("select id from matter")).scalars())
    return [line for line in lines if line["matter"] in matters and line["entry"] not in known]


def _mac(key: bytes, line: Line) -> str:
    said = json.dumps(["destroyed", dict(line)], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hmac.new(key, said.encode(), sha256).hexdigest()
