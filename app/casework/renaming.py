"""Subjects under other names: what an entry names, and the same entry where its subjects are called otherwise.

An entry that is carried from one docket to another names subjects of the first: its own, its occasion's, and those in its values. Knows
nothing of law and nothing of matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from app.casework.docket import Entry

RESPONDENT: Final = "respondent:1"
"""A matter is one person's file: its respondent is called the same in each."""
_SUBJECT = re.compile(r"(?:[a-z][a-z-]*:)+[1-9][0-9]*")


def base_of(subject: str) -> str:
    """What a subject hangs on: "service:temporary-order:1" -> "temporary-order:1"."""
    return ":".join(subject.split(":")[-2:])


def kind_of(subject: str) -> str:
    """The kind of a subject that stands by itself: "temporary-order:1" -> "temporary-order"."""
    return subject.rpartition(":")[0]


def named_in(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The subjects that stand by themselves and are named by these entries, in their order; the respondent is left out."""
    found = [name for e in entries for said in (e.subject, e.occasion, e.values) for name in _named(said)]
    return tuple(name for name in dict.fromkeys(map(base_of, found)) if name != RESPONDENT)


def _named(said: Any) -> list[str]:
    if isinstance(said, str):
        return [said] if _SUBJECT.fullmatch(said) else []
    if isinstance(said, Mapping):
        return [name for each in said.values() for name in _named(each)]
    if isinstance(said, (list, tuple)):
        return [name for each in said for name in _named(each)]
    return []


def renamed(said: Any, names: Mapping[str, str]) -> Any:
    """A subject, or values that name subjects, where those are called as `names` says (subjects that stand by themselves)."""
    if isinstance(said, str):
        if not _SUBJECT.fullmatch(said):
            return said
        base = base_of(said)
        return said[: len(said) - len(base)] + names.get(base, base)
    if isinstance(said, Mapping):
        return {name: renamed(each, names) for name, each in said.items()}
    if isinstance(said, (list, tuple)):
        return [renamed(each, names) for each in said]
    return said


def entry_renamed(entry: Entry, names: Mapping[str, str]) -> Entry:
    """The same entry where its subjects are called otherwise: its own, its occasion's, those in its values, that of its step."""
    process, *rest = entry.step.split("/", 2)
    step = "/".join((process, renamed(rest[0], names), *rest[1:])) if rest else entry.step
    return replace(
        entry,
        subject=renamed(entry.subject, names),
        occasion=renamed(entry.occasion, names),
        values=renamed(entry.values, names),
        step=step,
    )
