"""Instants at rest: one text form in UTC, the same in both databases, which sorts as time does. A naive instant is refused."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.types import TypeDecorator


class NaiveInstant(ValueError):
    """An instant without an offset was about to be stored or compared."""


def written(instant: datetime) -> str:
    """The stored form of an aware instant (NaiveInstant otherwise)."""
    if instant.tzinfo is None:
        message = f"the instant {instant} has no offset; give it one, for example +10:00"
        raise NaiveInstant(message)
    return instant.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def read(stored: str) -> datetime:
    """The aware instant behind a stored form."""
    return datetime.fromisoformat(stored)


def written_or_none(instant: datetime | None) -> str | None:
    """The stored form, or None."""
    return None if instant is None else written(instant)


def read_or_none(stored: str | None) -> datetime | None:
    """The instant, or None."""
    return None if stored is None else read(stored)


class Moment(TypeDecorator[datetime]):
    """A column of instants."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Python to database."""
        return written_or_none(value)

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Database to Python."""
        return read_or_none(value)
