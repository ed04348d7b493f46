"""The docket: append-only entries of one matter, and the view of them that counts today.

Knows nothing of law, diagrams or clocks. Everything here is a function of the *set* of entries: no answer may depend
on the order in which they were recorded. `seq`, `recorded_at` and `recorded_by` serve the trail and are read by no rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Entry:
    """One thing that happened, or a word that corrects or withdraws one.

    `values` hold JSON scalars, lists and mappings only: days and instants as ISO strings, instants with offset.
    `occasion` names what it happened at (a hearing, an attempt at service); "" is an occasion of its own.
    A correction carries the changed `values` (and "at" among them, as ISO, if the instant moves).
    """

    id: str
    kind: str
    subject: str
    at: datetime
    values: Mapping[str, Any] = field(default_factory=dict)
    occasion: str = ""
    place: int = 0
    corrects: str | None = None
    withdraws: str | None = None
    reason: str = ""
    step: str = ""
    seq: int = 0
    recorded_at: datetime | None = None
    recorded_by: str = ""


class CannotCorrect(ValueError):
    """A correction or withdrawal names nothing, or an entry on which there is already a newer word."""


@dataclass(frozen=True)
class Docket:
    """All entries of one matter. A docket never changes: `append` gives another one."""

    entries: tuple[Entry, ...] = ()

    def append(self, *new: Entry, recorded_at: datetime, by: str = "") -> Docket:
        """A docket with these entries added; a correction must name the newest word on its entry (CannotCorrect)."""
        known = {e.id for e in self.entries}
        spoken_for = {e.corrects or e.withdraws for e in self.entries} - {None}
        out = list(self.entries)
        for entry in new:
            target = entry.corrects or entry.withdraws
            if target is not None and (target not in known or target in spoken_for):
                raise CannotCorrect(target)
            known.add(entry.id)
            if target is not None:
                spoken_for.add(target)
            out.append(replace(entry, seq=len(out) + 1, recorded_at=recorded_at, recorded_by=by))
        return Docket(tuple(out))

    @cached_property
    def newest_word(self) -> Mapping[str, Entry]:
        """For each entry id that is corrected or withdrawn: the entry that does so directly."""
        return {target: e for e in self.entries if (target := e.corrects or e.withdraws)}

    def words_on(self, entry_id: str) -> tuple[Entry, ...]:
        """The chain of corrections and withdrawals on an entry, oldest first."""
        chain: list[Entry] = []
        last = entry_id
        while (word := self.newest_word.get(last)) is not None:
            chain.append(word)
            last = word.id
        return tuple(chain)

    @cached_property
    def effective(self) -> tuple[Entry, ...]:
        """The entries that count, each with its newest correction, in legal order (at, occasion, place)."""
        out = []
        for entry in self.entries:
            if entry.corrects or entry.withdraws:
                continue
            stands = _corrected(entry, self.words_on(entry.id))
            if stands is not None:
                out.append(stands)
        return tuple(sorted(out, key=lambda e: (e.at, e.occasion or e.id, e.place, e.id)))

    @cached_property
    def _by_subject(self) -> Mapping[str, tuple[Entry, ...]]:
        return _grouped(self.effective, lambda e: e.subject)

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Entry, ...]]:
        return _grouped(self.effective, lambda e: e.kind)

    @cached_property
    def _by_occasion(self) -> Mapping[str, tuple[Entry, ...]]:
        return _grouped(self.effective, lambda e: e.occasion)

    def about(self, subject: str) -> tuple[Entry, ...]:
        """The effective entries about one subject, in legal order."""
        return self._by_subject.get(subject, ())

    def of_kind(self, kind: str) -> tuple[Entry, ...]:
        """The effective entries of one kind, in legal order."""
        return self._by_kind.get(kind, ())

    def on(self, occasion: str) -> tuple[Entry, ...]:
        """The effective entries that share an occasion, in legal order."""
        return self._by_occasion.get(occasion, ()) if occasion else ()

    def first(self, subject: str, kind: str) -> Entry | None:
        """The earliest effective entry of a kind about a subject."""
        return next((e for e in self.about(subject) if e.kind == kind), None)

    def last(self, subject: str, kind: str) -> Entry | None:
        """The latest effective entry of a kind about a subject."""
        return next((e for e in reversed(self.about(subject)) if e.kind == kind), None)

    @cached_property
    def memo(self) -> dict[Any, Any]:
        """What was worked out from this docket alone; never stale, because a docket never changes."""
        return {}


def _corrected(entry: Entry, words: tuple[Entry, ...]) -> Entry | None:
    """The entry as its corrections leave it, or None if it is withdrawn.

    A withdrawal that names a correction lets the word before it stand again; one that names the entry removes it.
    """
    standing = list(words)
    if standing and standing[-1].withdraws:
        standing.pop()
        if not standing:
            return None
        standing.pop()
    for word in standing:
        values = dict(word.values)
        at = values.pop("at", None)
        entry = replace(entry, values={**entry.values, **values}, at=datetime.fromisoformat(at) if at else entry.at)
    return entry


def _grouped(entries: tuple[Entry, ...], key: Any) -> Mapping[str, tuple[Entry, ...]]:
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[key(entry)].append(entry)
    return {name: tuple(members) for name, members in groups.items()}
