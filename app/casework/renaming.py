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
from app.casework.naming import RESPONDENT, SUBJECT, base_of, kind_of, subjects_in

COUNTING_HEARINGS: Final = frozenset({"variation", "corresponding-order"})
"""Subjects that count the hearings of their own: their "hearing 2" is the second one, and no subject."""
ACKNOWLEDGED: Final = "of"
STEP_PARTS: Final = 4
"""process / subject / element / about"""
_WITHIN = re.compile(r"(?:[a-z][a-z-]*:)+[1-9][0-9]*|\bhearing [1-9][0-9]*")


def named_in(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The subjects that stand by themselves and are named by these entries, in their order; the respondent is left out."""
    found = [name for e in entries for said in (e.subject, e.occasion, e.values) for name in subjects_in(said)]
    return tuple(name for name in dict.fromkeys(map(base_of, found)) if name != RESPONDENT)


def renamed(said: Any, names: Mapping[str, str]) -> Any:
    """A subject, or values that name subjects, where those are called as `names` says (subjects that stand by themselves)."""
    if isinstance(said, str):
        if not SUBJECT.fullmatch(said):
            return said
        base = base_of(said)
        return said[: len(said) - len(base)] + names.get(base, base)
    if isinstance(said, Mapping):
        return {name: renamed(each, names) for name, each in said.items()}
    if isinstance(said, (list, tuple)):
        return [renamed(each, names) for each in said]
    return said


def about_renamed(about: str, subject: str, names: Mapping[str, str]) -> str:
    """What a step about a subject says that it is about ("hearing 2", "end of temporary-order:1"), where subjects are called otherwise."""
    counts_its_own = kind_of(base_of(subject)) in COUNTING_HEARINGS

    def called(found: re.Match[str]) -> str:
        said = found[0]
        if said.startswith("hearing "):
            return said if counts_its_own else str(renamed(said.replace(" ", ":"), names)).replace(":", " ")
        return str(renamed(said, names))

    return _WITHIN.sub(called, about)


def entry_renamed(entry: Entry, names: Mapping[str, str]) -> Entry:
    """The same entry where its subjects are called otherwise: its own, its occasion's, those in its values, those of its step.

    A word that acknowledges a conclusion names it in its field "of", as the step was about it.
    """
    values = renamed(entry.values, names)
    if isinstance(values.get(ACKNOWLEDGED), str):
        values[ACKNOWLEDGED] = about_renamed(entry.values[ACKNOWLEDGED], entry.subject, names)
    step = entry.step
    if step.count("/") >= STEP_PARTS - 1:
        process, subject, element, about = step.split("/", STEP_PARTS - 1)
        step = "/".join((process, renamed(subject, names), element, about_renamed(about, subject, names)))
    return replace(entry, subject=renamed(entry.subject, names), occasion=renamed(entry.occasion, names), values=values, step=step)
