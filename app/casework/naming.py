"""The names of subjects ("hearing:2", "service:temporary-order:1"): how they are read, and which of them a value names. Knows no docket."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

RESPONDENT: Final = "respondent:1"
"""A matter is one person's file: its respondent is called the same in each."""
MOST_DIGITS: Final = 9
SUBJECT: Final = re.compile(r"(?:[a-z][a-z-]*:)+[1-9][0-9]*")


def base_of(subject: str) -> str:
    """What a subject hangs on: "service:temporary-order:1" -> "temporary-order:1"."""
    return ":".join(subject.split(":")[-2:])


def kind_of(subject: str) -> str:
    """The kind of a subject that stands by itself: "temporary-order:1" -> "temporary-order"."""
    return subject.rpartition(":")[0]


def number_of(subject: str) -> int:
    """The number of a subject, 0 where it has none: "hearing:2" -> 2."""
    number = subject.rpartition(":")[2]
    return int(number) if number.isascii() and number.isdigit() and len(number) <= MOST_DIGITS else 0


def subjects_in(said: Any) -> list[str]:
    """The subjects that a value names, in their order: itself, or what its members name."""
    if isinstance(said, str):
        return [said] if SUBJECT.fullmatch(said) else []
    if isinstance(said, Mapping):
        return [name for each in said.values() for name in subjects_in(each)]
    if isinstance(said, (list, tuple)):
        return [name for each in said for name in subjects_in(each)]
    return []
