"""Where a proceeding is: the court place from which an application begins, and each place to which it was moved.

Reads entry fields by name and decides nothing. Whose calendar counts for which time is for app/law/venue.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.casework.docket import Docket, Entry
from app.casework.naming import base_of, kind_of
from app.law.facts.values import text

MOVED: Final = "venue-changed"
APPLICATION: Final = "application"


@dataclass(frozen=True)
class Move:
    """An application was moved to the court at a place."""

    at: datetime
    place: str
    entry: str


def moves(docket: Docket, application: str) -> tuple[Move, ...]:
    """Every move of an application, in legal order."""
    return docket.recall(_moves, application)


def _moves(docket: Docket, application: str) -> tuple[Move, ...]:
    return tuple(Move(e.at, text(e, "place"), e.id) for e in docket.about(application) if e.kind == MOVED)


def application_of(docket: Docket, subject: str) -> str:
    """The application to which a subject belongs: itself, that of a hearing or of an order made on it; "" where none is named."""
    return docket.recall(_application_of, subject)


def _application_of(docket: Docket, subject: str) -> str:
    base = base_of(subject)
    if kind_of(base) == APPLICATION:
        return base
    return next((named for e in reversed(docket.about(base)) if (named := text(e, APPLICATION))), "")


def registry_of(docket: Docket, subject: str) -> str:
    """The place to which the proceeding of a subject was moved last; "" if it never was."""
    moved = moves(docket, application_of(docket, subject))
    return moved[-1].place if moved else ""


def places_moved_to(docket: Docket) -> tuple[str, ...]:
    """Every place to which an application of this matter was moved last."""
    found = {registry_of(docket, e.subject) for e in docket.of_kind(MOVED)}
    return tuple(sorted(found - {""}))


def places_ever_moved_to(docket: Docket) -> frozenset[str]:
    """Every place to which an application of this matter was moved, also where it was moved on since."""
    return frozenset(text(e, "place") for e in docket.of_kind(MOVED))


def moves_in(entries: tuple[Entry, ...]) -> tuple[tuple[str, Move], ...]:
    """The moves among entries about to be recorded, each with its application."""
    return tuple((e.subject, Move(e.at, text(e, "place"), e.id)) for e in entries if e.kind == MOVED)
