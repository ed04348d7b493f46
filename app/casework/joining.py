"""Two dockets of one person read as one: nothing is copied. One entry says that another docket belongs here and how its subjects are called.

The docket that was joined says so too, and from then on nothing in it counts: it stays to be read. Both words can be withdrawn, and then
each docket is what it was. Knows nothing of storage: `whole` gives the entries of the other docket, with what was joined to that one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

from app.casework.docket import JOINED_HERE, JOINED_INTO, Docket, Entry
from app.casework.naming import kind_of
from app.casework.renaming import entry_renamed, named_in

JOINING: Final = frozenset({JOINED_HERE, JOINED_INTO})


def standing(entries: Iterable[Entry], kind: str) -> tuple[Entry, ...]:
    """The entries of this kind that nobody has withdrawn."""
    every = tuple(entries)
    withdrawn = {e.withdraws for e in every if e.withdraws}
    return tuple(e for e in every if e.kind == kind and e.id not in withdrawn)


def names_of(joined: Entry) -> dict[str, str]:
    """How each subject of the other docket is called here."""
    return {str(row["was"]): str(row["is"]) for row in joined.values.get("names") or ()}


def names_here(docket: Docket, other: Docket) -> dict[str, str]:
    """How the subjects of another docket shall be called here: the next free numbers of each kind, in their own order."""
    names: dict[str, str] = {}
    known = named_in(docket.entries)
    for name in sorted(named_in(other.entries), key=lambda s: (kind_of(s), int(s.rpartition(":")[2]))):
        names[name] = docket.next_subject(kind_of(name), (*known, *names.values()))
    return names


def read_as_one(own: tuple[Entry, ...], whole: Callable[[str], Iterable[Entry]]) -> tuple[Entry, ...]:
    """The entries of a docket with those of each docket joined to it, before the entry that joins it; numbered in that order."""
    joined = {e.id for e in standing(own, JOINED_HERE)}
    if not joined:
        return own
    out: list[Entry] = []
    for entry in own:
        if entry.id in joined:
            names = names_of(entry)
            out += [entry_renamed(e, names) for e in without_its_joining(tuple(whole(str(entry.values["other"]))))]
        out.append(entry)
    return tuple(replace(e, seq=n) for n, e in enumerate(out, start=1))


def without_its_joining(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries of a docket as they were before it was joined into another."""
    gone = {e.id for e in entries if e.kind == JOINED_INTO}
    return tuple(e for e in entries if e.id not in gone and e.withdraws not in gone)


def place_of(docket: Docket, subject_base: str) -> str:
    """The place of the matter with which a subject came here, "" for one that was always here."""
    return docket.recall(_places).get(subject_base, "")


def _places(docket: Docket) -> Mapping[str, str]:
    """For each subject that came: the place of the matter in which it was first; one that was joined twice is in the smaller joining too."""
    found: dict[str, str] = {}
    for names, place in sorted(((names_of(e), str(e.values["place"])) for e in docket.of_kind(JOINED_HERE)), key=lambda one: -len(one[0])):
        found |= dict.fromkeys(names.values(), place)
    return found
