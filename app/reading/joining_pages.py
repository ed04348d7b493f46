"""What the pages that join two matters of one person show, as frozen values. Knows no storage and no framework."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.reading.pages import Choice


@dataclass(frozen=True)
class JoinForm:
    """Proposing to join `other` with this matter; `alone`: who is in one of them alone, to be chosen from."""

    matter: str
    number: str
    other: str
    named: bool
    unknown: bool
    both: tuple[str, ...] = ()
    alone: tuple[Choice, ...] = ()
    barred: tuple[str, ...] = ()
    born_differently: bool = False


@dataclass(frozen=True)
class Moves:
    """Something that is said otherwise of one subject once the matters are joined."""

    subject_label: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class JoiningPage:
    """A proposal to join, before a second person confirms it."""

    matter: str
    number: str
    other: str
    proposal: str
    proposed_at: datetime
    proposed_by: str
    comes: tuple[str, ...]
    moves: tuple[Moves, ...]
    seats: tuple[str, ...]
    ending: tuple[str, ...]
    barred: tuple[str, ...]
    born_differently: bool
    may_confirm: bool


@dataclass(frozen=True)
class LikenessPage:
    """Another matter that could be of the same person, and in what it is alike."""

    matter: str
    number: str
    other: str
    other_number: str
    likeness: str
    alike: str
    may_join: bool


@dataclass(frozen=True)
class JoinedPage:
    """What was joined here and when; `since`: how many entries recorded since hang on it, so that it cannot be undone."""

    matter: str
    number: str
    other: str
    joining: str
    at: datetime
    since: int
