"""The audit trail: streams of rows chained by keyed hashes, and seals of their heads kept outside the database.

A matter's changes chain in the matter's stream (under the lock the caller holds), views and sign-ins in the session's, the
rest in "administration". The key never lies in the database: whoever owns the tables can break the chain but not mend it.
Cutting off a stream's end leaves a good chain, so each minute the heads and counts of the streams that moved are sealed into
a file elsewhere. Details carry ids and words of the house, never a name or any other protected value.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, text

from app.storage.database import one_at_a_time
from app.storage.moment import written
from app.storage.tables import audit as audit_table
from app.storage.tables import seal as seal_table

START = "0" * 64
ADMINISTRATION = "administration"
_OVERLAP = timedelta(minutes=10)
"""How far back a seal looks for rows that were written before the last seal and committed after it."""


def of_matter(matter: str) -> str:
    """The stream in which a matter's changes chain."""
    return f"matter:{matter}"


def of_session(session: str) -> str:
    """The stream in which one session's views and its sign-in chain (`session` is the public id, never the cookie)."""
    return f"session:{session}"


def append(
    connection: Connection,
    stream: str,
    *,
    key: bytes,
    act: str,
    actor: str,
    machine_at: datetime,
    legal_at: datetime,
    matter: str | None = None,
    policy: str = "",
    details: Mapping[str, Any] | None = None,
) -> int:
    """Add one row to a stream and give its number. The caller holds the matter's lock; other streams are locked here."""
    if not stream.startswith("matter:"):
        one_at_a_time(connection, stream)
    newest = connection.execute(_NEWEST, {"stream": stream}).first()
    row: dict[str, Any] = {
        "stream": stream,
        "number": newest.number + 1 if newest else 1,
        "previous": newest.mac if newest else START,
        "machine_at": machine_at,
        "legal_at": legal_at,
        "actor": actor,
        "act": act,
        "matter": matter,
        "policy": policy,
        "details": json.dumps(dict(details or {}), sort_keys=True, ensure_ascii=False, separators=(",", ":")),
    }
    row["mac"] = _mac(key, _contents(row))
    connection.execute(_APPEND, {**row, "machine_at": written(machine_at), "legal_at": written(legal_at)})
    number: int = row["number"]
    return number


_NEWEST = text("select number, mac from audit where stream=:stream order by number desc limit 1")
_APPEND = text(
    "insert into audit (stream, number, previous, mac, machine_at, legal_at, actor, act, matter, policy, details) values"
    " (:stream, :number, :previous, :mac, :machine_at, :legal_at, :actor, :act, :matter, :policy, :details)"
)


def _mac(key: bytes, contents: str) -> str:
    return hmac.new(key, contents.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def _contents(row: Mapping[str, Any]) -> str:
    return json.dumps(
        [
            row["stream"],
            row["number"],
            row["previous"],
            written(row["machine_at"]),
            written(row["legal_at"]),
            row["actor"],
            row["act"],
            row["matter"],
            row["policy"],
            row["details"],
        ],
        ensure_ascii=False,
    )


# ---------------------------------------------------------------- seals


@dataclass(frozen=True)
class Seal:
    """The heads of the streams that moved, as sealed at one machine instant: stream -> (count, head)."""

    number: int
    machine_at: str
    heads: tuple[tuple[str, int, str], ...]
    previous: str
    mac: str

    @property
    def heads_text(self) -> str:
        """The heads as they are stored and hashed."""
        return json.dumps([list(head) for head in self.heads], ensure_ascii=False, separators=(",", ":"))

    def line(self) -> str:
        """The seal as one line of the seal file."""
        return json.dumps([self.number, self.machine_at, [list(head) for head in self.heads], self.previous, self.mac], ensure_ascii=False)

    def rightly_made(self, key: bytes) -> bool:
        """Whether its keyed hash is right."""
        return hmac.compare_digest(self.mac, _mac(key, _sealed(self.number, self.machine_at, self.heads_text, self.previous)))


def _sealed(number: int, machine_at: str, heads: str, previous: str) -> str:
    return json.dumps(["seal", number, machine_at, heads, previous], ensure_ascii=False)


def seal(connection: Connection, *, key: bytes, machine_at: datetime, seal_file: Path) -> Seal | None:
    """Seal the heads that moved since the last seal, into the file first and then the database; None if nothing moved.

    The file leads: a seal that reached the file but not the database (a crash in between) is copied the next time.
    """
    known = list(_read(seal_file, mend=True))
    _copy_missing(connection, known)
    last = known[-1] if known else None
    sealed = {stream: head for each in known for stream, _, head in each.heads}
    moved = tuple(head for head in _heads(connection, machine_at, last) if sealed.get(head[0]) != head[2])
    if not moved:
        return None
    number, previous, at = (last.number + 1 if last else 1), (last.mac if last else START), written(machine_at)
    unsigned = Seal(number, at, moved, previous, "")
    made = Seal(number, at, moved, previous, _mac(key, _sealed(number, at, unsigned.heads_text, previous)))
    _write(seal_file, made)
    _copy_missing(connection, [made])
    return made


def _heads(connection: Connection, machine_at: datetime, last: Seal | None) -> list[tuple[str, int, str]]:
    newest = select(audit_table.c.stream, func.max(audit_table.c.number).label("number")).group_by(audit_table.c.stream)
    if last is not None and last.machine_at <= written(machine_at):
        recent = datetime.fromisoformat(last.machine_at) - _OVERLAP
        newest = newest.where(audit_table.c.machine_at >= recent)
    found = newest.subquery()
    rows = connection.execute(
        select(audit_table.c.stream, audit_table.c.number, audit_table.c.mac)
        .join(found, (audit_table.c.stream == found.c.stream) & (audit_table.c.number == found.c.number))
        .order_by(audit_table.c.stream)
    )
    return [(row.stream, row.number, row.mac) for row in rows]


def _copy_missing(connection: Connection, seals: list[Seal]) -> None:
    newest = connection.execute(select(func.max(seal_table.c.number))).scalar() or 0
    for each in seals:
        if each.number > newest:
            connection.execute(
                insert(seal_table).values(
                    number=each.number,
                    machine_at=datetime.fromisoformat(each.machine_at),
                    heads=each.heads_text,
                    previous=each.previous,
                    mac=each.mac,
                )
            )


def _write(seal_file: Path, made: Seal) -> None:
    seal_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(seal_file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8", newline="\n") as out:
        out.write(made.line() + "\n")
        out.flush()
        os.fsync(out.fileno())


class UnreadableSeal(ValueError):
    """A line of the seal file is not a seal."""


def _read(seal_file: Path, *, mend: bool = False) -> Iterator[Seal]:
    """Every seal of the file. A last line cut short by a crash is no seal yet; with `mend` it is taken off the file."""
    if not seal_file.exists():
        return
    contents = seal_file.read_bytes()
    whole, _, rest = contents.rpartition(b"\n")
    if rest and mend:
        os.truncate(seal_file, len(contents) - len(rest))
    for at, line in enumerate(whole.split(b"\n") if whole else [], start=1):
        try:
            number, machine_at, heads, previous, mac = json.loads(line)
            yield Seal(int(number), str(machine_at), tuple((str(s), int(n), str(h)) for s, n, h in heads), str(previous), str(mac))
        except (ValueError, TypeError) as error:
            raise UnreadableSeal(f"line {at}") from error


# ---------------------------------------------------------------- verification


@dataclass(frozen=True)
class Finding:
    """Something wrong with the trail: where, and what, in words."""

    stream: str
    number: int
    sentence: str


@dataclass(frozen=True)
class Verified:
    """What a verification looked at and what it found; `sound` where nothing is wrong."""

    rows: int
    streams: int
    seals: int
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Nothing was found."""
        return not self.findings


def verify(connection: Connection, key: bytes, seal_file: Path | None) -> Verified:
    """Walk every stream and every seal and say what was edited, deleted, cut off, put elsewhere or forged.

    Rows written after the last seal can be cut off unseen: that is at most the minute between two seals.
    """
    findings: list[Finding] = []
    seals = _verified_seals(connection, key, seal_file, findings)
    sealed = {stream: (count, head) for each in seals for stream, count, head in each.heads}
    counts: dict[str, int] = {}
    rows, before = 0, ("", 0, START)
    ordered = select(audit_table).order_by(audit_table.c.stream, audit_table.c.number).execution_options(yield_per=1000)
    for row in connection.execute(ordered):
        rows += 1
        stream, number, mac = before if row.stream == before[0] else (row.stream, 0, START)
        findings += _wrong_with(row, key, number, mac)
        if sealed.get(stream, (0, ""))[0] == row.number and sealed[stream][1] != row.mac:
            findings.append(Finding(stream, row.number, "The row is not the one that was sealed."))
        counts[stream] = row.number
        before = (stream, row.number, row.mac)
    for stream, (count, _) in sorted(sealed.items()):
        if counts.get(stream, 0) < count:
            there = counts.get(stream, 0)
            findings.append(Finding(stream, there + 1, f"The end was cut off: {count} rows were sealed, {there} are there."))
    return Verified(rows, len(counts), len(seals), tuple(findings))


def _wrong_with(row: Row[Any], key: bytes, number: int, mac: str) -> Iterator[Finding]:
    if row.number != number + 1:
        yield Finding(row.stream, number + 1, f"Rows {number + 1} to {row.number - 1} are missing.")
    elif row.previous != mac:
        yield Finding(row.stream, row.number, "The row does not follow the one before it: one of them was put in another's place.")
    try:
        right = _mac(key, _contents(row._asdict()))
    except (ValueError, TypeError):
        right = ""
    if not hmac.compare_digest(row.mac.encode(), right.encode()):
        yield Finding(row.stream, row.number, "The row was changed or forged: its keyed hash is wrong.")


def _verified_seals(connection: Connection, key: bytes, seal_file: Path | None, findings: list[Finding]) -> list[Seal]:
    stored = {row.number: row for row in connection.execute(select(seal_table))}
    if seal_file is None or not seal_file.exists():
        if stored or seal_file is not None:
            findings.append(Finding("seals", 1, "There is no seal file: a stream whose end was cut off cannot be told from a whole one."))
        return []
    seals: list[Seal] = []
    try:
        for each in _read(seal_file):
            _judge_seal(each, seals[-1] if seals else None, key, findings)
            seals.append(each)
    except UnreadableSeal as error:
        findings.append(Finding("seals", len(seals) + 1, f"The seal file cannot be read at {error}."))
        return seals
    _compare_with_stored(seals, stored, findings)
    return seals


def _judge_seal(each: Seal, before: Seal | None, key: bytes, findings: list[Finding]) -> None:
    if each.number != (before.number if before else 0) + 1 or each.previous != (before.mac if before else START):
        findings.append(Finding("seals", each.number, "The seal does not follow the one before it: a line was taken out or moved."))
    if not each.rightly_made(key):
        findings.append(Finding("seals", each.number, "The seal was changed or forged: its keyed hash is wrong."))


def _compare_with_stored(seals: list[Seal], stored: Mapping[int, Row[Any]], findings: list[Finding]) -> None:
    in_file = {each.number: each for each in seals}
    newest = max(stored, default=0)
    for number, each in in_file.items():
        row = stored.get(number)
        if row is None and number < newest:
            findings.append(Finding("seals", number, "The seal is in the file and no longer in the database."))
        elif row is not None and (row.mac, row.heads, row.previous) != (each.mac, each.heads_text, each.previous):
            findings.append(Finding("seals", number, "The seal in the database is not the one in the file."))
    gone = sorted(stored.keys() - in_file.keys())
    findings.extend(Finding("seals", number, "The seal is no longer in the seal file.") for number in gone)
