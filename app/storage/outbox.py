"""Word that is to go out, written in the transaction of what it tells; who sends it stands in commands/word_out.py."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, text

from app.storage.moment import written

_PUT = text(
    "insert into outbox (key, recipient, subject, body, created_at, tries) values (:k, :r, :s, :b, :c, 0) on conflict (key) do nothing"
)


def put(connection: Connection, *, key: str, recipient: str, subject: str, body: str, at: datetime) -> int:
    """Put one message into the outbox: how many that are new, 0 where one of this key lies there already."""
    found = connection.execute(_PUT, {"k": key[:120], "r": recipient, "s": subject[:200], "b": body, "c": written(at)})
    return found.rowcount or 0
