"""The docket: append-only entries of one matter, and the view of them that counts today.

Knows nothing of law, diagrams or clocks. Everything here is a function of the *set* of entries: no answer may depend
on the order in which they were recorded. `seq`, `recorded_at` and `recorded_by` serve the trail and are read by no rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from operator import attrgetter
from typing import Any

from app.casework.naming import base_of, kind_of, number_of, subjects_in
from app.casework.recall import Recalling

EVERYTHING = "everything"
"""The name of the group of all entries, for whoever looks at them all."""


MOST_NAMED = 10_000
"""A higher number in a value is something that somebody typed, and names nothing."""


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


DESTROYED = "values-destroyed"
"""The kind of the entry that stands where values were destroyed: it names every entry whose values are gone."""


WHOLE = "whole"
"""What a withdrawal says that takes the entry away with every correction of it, as where it belongs to another matter."""


JOINED_HERE = "matter-joined-here"
"""The kind of the entry with which another matter's docket is read as a part of this one (casework/joining.py)."""
JOINED_INTO = "matter-joined-into"
"""The kind of the entry with which everything in a docket has gone into another matter's: while it stands nothing here counts."""


class CannotCorrect(ValueError):
    """A correction or withdrawal names nothing, or an entry on which there is already a newer word."""


@dataclass(frozen=True)
class Docket(Recalling):
    """All entries of one matter. A docket never changes: `append` gives another one, which takes over what may be taken over.

    `entries` is for the trail; a rule reads the entries that count (`effective`, `about`, `of_kind`, `on`), so that it is known what it read.
    """

    entries: tuple[Entry, ...] = ()
    before: Docket | None = field(default=None, compare=False, repr=False)

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
        return Docket(tuple(out), before=self)

    def extended(self, new: Iterable[Entry]) -> Docket:
        """A docket with entries that were recorded elsewhere meanwhile, as they lie there."""
        added = tuple(new)
        return Docket((*self.entries, *added), before=self) if added else self

    def again(self) -> Docket:
        """The same docket for somebody who looks at it meanwhile: it takes over what is known here, and leaves this one as it is."""
        return Docket(self.entries, before=self)

    def alone(self) -> Docket:
        """This docket, which now takes over nothing more from the one before it."""
        object.__setattr__(self, "before", None)
        return self

    def next_subject(self, kind: str, taken: Iterable[str] = ()) -> str:
        """The subject that a new one of this kind gets ("hearing:3"): a number once named is never given again.

        Named is what an entry is about and what its values name, withdrawn or not, and what is `taken`: a magistrate's order names the
        application that has still to begin.
        """
        about = {e.subject for e in self.entries} | set(taken)
        named = {s for e in self.entries for s in subjects_in([e.subject, e.occasion, e.values]) if number_of(s) <= MOST_NAMED}
        numbers = (number_of(s) for s in map(base_of, about | named) if kind_of(s) == kind)
        return f"{kind}:{max(numbers, default=0) + 1}"

    # ------------------------------------------------------------------ what a rule looked at
    @cached_property
    def touched(self) -> frozenset[str]:
        """The groups that the new entries belong to, and those whose entries they correct, withdraw or say to be destroyed."""
        known = len(self.before.entries) if self.before is not None else 0
        new = self.entries[known:]
        if not new:
            return frozenset()
        by_id = {e.id: e for e in self.entries} if any(e.corrects or e.withdraws or e.kind == DESTROYED for e in new) else {}
        touched = {EVERYTHING}
        gone = (by_id.get(str(row["entry"])) for e in new if e.kind == DESTROYED for row in e.values.get("of") or ())
        for entry in (*new, *gone):
            root: Entry | None = entry
            while root is not None:
                touched |= {root.subject, root.kind, root.occasion}
                root = by_id.get(root.corrects or root.withdraws or "")
        return frozenset(touched - {""})

    def _look(self, group: str) -> None:
        if self.at_work:
            self.at_work[-1][group] = None

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
    def destroyed(self) -> Mapping[str, Entry]:
        """For each entry whose values were destroyed: the entry that says so. Whatever is said of that one later, they stay gone."""
        return {str(row["entry"]): e for e in self.entries if e.kind == DESTROYED for row in e.values.get("of") or ()}

    @cached_property
    def joined_into(self) -> Entry | None:
        """The entry that says that this matter was joined into another, and stands."""
        return next((e for e in self.entries if e.kind == JOINED_INTO and e.id not in self.newest_word), None)

    @property
    def effective(self) -> tuple[Entry, ...]:
        """The entries that count, each with its newest correction, in legal order (at, occasion, place).

        One whose values were destroyed counts as withdrawn: what it said is no longer known. Of a matter that was joined into another
        none counts here: they count there.
        """
        self._look(EVERYTHING)
        return self._effective

    @cached_property
    def _effective(self) -> tuple[Entry, ...]:
        out: list[Entry] = []
        if self.joined_into is not None:
            return ()
        newest_word, destroyed = self.newest_word, self.destroyed
        for entry in self.entries:
            if entry.corrects or entry.withdraws or entry.id in destroyed:
                continue
            stands = _corrected(entry, self.words_on(entry.id)) if entry.id in newest_word else entry
            if stands is not None:
                out.append(stands)
        return tuple(sorted(out, key=lambda e: (e.at, e.occasion or e.id, e.place, e.id)))

    @cached_property
    def _by_subject(self) -> Mapping[str, tuple[Entry, ...]]:
        return _grouped(self._effective, attrgetter("subject"))

    @cached_property
    def _by_subject_and_kind(self) -> Mapping[tuple[str, str], tuple[Entry, ...]]:
        return _grouped(self._effective, attrgetter("subject", "kind"))

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Entry, ...]]:
        return _grouped(self._effective, attrgetter("kind"))

    @cached_property
    def _by_occasion(self) -> Mapping[str, tuple[Entry, ...]]:
        return _grouped(self._effective, attrgetter("occasion"))

    def about(self, subject: str) -> tuple[Entry, ...]:
        """The effective entries about one subject, in legal order."""
        self._look(subject)
        return self._by_subject.get(subject, ())

    def of_kind(self, kind: str) -> tuple[Entry, ...]:
        """The effective entries of one kind, in legal order."""
        self._look(kind)
        return self._by_kind.get(kind, ())

    def on(self, occasion: str) -> tuple[Entry, ...]:
        """The effective entries that share an occasion, in legal order."""
        if not occasion:
            return ()
        self._look(occasion)
        return self._by_occasion.get(occasion, ())

    def first(self, subject: str, kind: str) -> Entry | None:
        """The earliest effective entry of a kind about a subject."""
        said = self._said(subject, kind)
        return said[0] if said else None

    def last(self, subject: str, kind: str) -> Entry | None:
        """The latest effective entry of a kind about a subject."""
        said = self._said(subject, kind)
        return said[-1] if said else None

    def _said(self, subject: str, kind: str) -> tuple[Entry, ...]:
        self._look(subject)
        return self._by_subject_and_kind.get((subject, kind), ())


def _corrected(entry: Entry, words: tuple[Entry, ...]) -> Entry | None:
    """The entry as its corrections leave it, or None if it is withdrawn.

    A withdrawal that names a word lets what stood before that word stand again; one that names the entry removes it, and so does one
    that is said of the whole (`WHOLE`), whatever was corrected before.
    """
    stood: list[Entry | None] = [entry]
    for word in words:
        if word.withdraws:
            stood.append(stood[-2] if len(stood) > 1 and not word.values.get(WHOLE) else None)
        else:
            stood.append(_with(stood[-1], word))
    return stood[-1]


def _with(entry: Entry | None, word: Entry) -> Entry | None:
    """The entry with a correction's values laid over its own (a withdrawn one stays withdrawn)."""
    if entry is None:
        return None
    values = dict(word.values)
    at = values.pop("at", None)
    return replace(entry, values={**entry.values, **values}, at=datetime.fromisoformat(at) if at else entry.at)


def _grouped(entries: tuple[Entry, ...], key: Any) -> Mapping[Any, tuple[Entry, ...]]:
    groups: dict[Any, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[key(entry)].append(entry)
    return {name: tuple(members) for name, members in groups.items()}
