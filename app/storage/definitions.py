"""The bundles that were published: their bytes under their own fingerprint. Only ever added to."""

from __future__ import annotations

from sqlalchemy import Connection, text

_SHORT = text("select contents from definition where process=:p and bundle like :b")
_ONE = text("select 1 from definition where process=:p and bundle=:b")
_NEWEST = text("select contents from definition where process=:p order by published_at desc, bundle desc limit 1")
_ALL = text("select process, bundle, contents from definition order by process, published_at, bundle")
_KEEP = text(
    "insert into definition (process, bundle, contents, published_at) values (:p, :b, :c, :t) on conflict (bundle) do nothing returning bundle"
)


def contents(connection: Connection, process: str, bundle: str) -> bytes | None:
    """What was published under the short name of a bundle (None if nothing was)."""
    found = connection.execute(_SHORT, {"p": process, "b": f"{bundle}%"}).scalar()
    return None if found is None else bytes(found)


def is_published(connection: Connection, process: str, bundle_hash: str) -> bool:
    """Whether this very bundle was published."""
    return connection.execute(_ONE, {"p": process, "b": bundle_hash}).first() is not None


def newest(connection: Connection, process: str) -> bytes | None:
    """What was published last of a process (None if nothing was)."""
    found = connection.execute(_NEWEST, {"p": process}).scalar()
    return None if found is None else bytes(found)


def every(connection: Connection) -> list[tuple[str, str, bytes]]:
    """(process, bundle, contents) of all that was published, the oldest of each process first."""
    return [(row[0], row[1], bytes(row[2])) for row in connection.execute(_ALL)]


def publish(connection: Connection, process: str, bundle_hash: str, contents: bytes, at: str) -> bool:
    """Keep a bundle; whether it is new."""
    return connection.execute(_KEEP, {"p": process, "b": bundle_hash, "c": contents, "t": at}).first() is not None


def in_use(connection: Connection) -> list[tuple[str, str]]:
    """(process, short name of its bundle) of every run, under way or over: each may have to be computed again."""
    return [(row[0], row[1]) for row in connection.execute(text("select distinct process, bundle from run order by process, bundle"))]
