"""Entries that were put on the wrong matter: which go together, what each must be called on the right one, which may not go.

Knows no storage. Whose matter an entry belongs to is for people to say: the Act knows courts' files, and no matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from app.casework.docket import DESTROYED, Docket, Entry
from app.casework.naming import kind_of
from app.casework.renaming import named_in
from app.errors import Refusal
from app.law.destruction import PROPOSED
from app.law.joining import ABOUT_JOINING
from app.law.likenesses import ABOUT_LIKENESSES

REASON: Final = "Belongs to another matter."
AWAY: Final = "entries-moved-away"
HERE: Final = "entries-moved-here"
ABOUT_MOVES: Final = frozenset({AWAY, HERE})
NEW: Final = "new"
STAYING: Final = frozenset({"correction-confirmed", PROPOSED, DESTROYED}) | ABOUT_MOVES | ABOUT_JOINING | ABOUT_LIKENESSES
"""What says something of this docket itself, and of no event."""
BY_ITS_MAKER: Final = "recorded_by_maker"


def may_go(entry: Entry, *, by: str) -> str:
    """Why an entry cannot be moved by this person, or ""."""
    if entry.kind in STAYING:
        return "This says something of this docket, and goes nowhere else."
    if entry.values.get(BY_ITS_MAKER) and entry.recorded_by != by:
        return "Whoever made this decision recorded it: they move it themself, so that it is known who may not review it (s 67I(2)(a))."
    return ""


def going_with(docket: Docket, entry: Entry) -> tuple[Entry, ...]:
    """What may belong with an entry: what was recorded with it, what happened at the same time, and papers issued about its subject."""
    return tuple(
        e
        for e in docket.effective
        if e.id != entry.id
        and e.kind not in STAYING
        and (
            (e.occasion and e.occasion == entry.occasion)
            or (e.step and e.step == entry.step and e.recorded_at == entry.recorded_at)
            or (e.kind == "document-issued" and e.subject == entry.subject)
        )
    )


def subjects_there(docket: Docket, name: str) -> tuple[str, ...]:
    """What a subject of one matter may be in the other: each of its kind that this docket knows."""
    return tuple(each for each in named_in(docket.effective) if kind_of(each) == kind_of(name))


def names_there(docket: Docket, entries: Iterable[Entry], said: Mapping[str, str]) -> dict[str, str]:
    """For each subject that the entries name: its name in the other docket (Refusal where nobody said which, or it is not there)."""
    names: dict[str, str] = {}
    wrong: dict[str, tuple[str, ...]] = {}
    for name in named_in(entries):
        chosen = said.get(name, "")
        if chosen == NEW:
            names[name] = docket.next_subject(kind_of(name), (*named_in(docket.entries), *names.values()))
        elif chosen in subjects_there(docket, name):
            names[name] = chosen
        else:
            wrong[f"subject-{name}"] = ("Say which it is in the other matter.",)
    if wrong:
        raise Refusal("Say what each of these is in the other matter.", fields=wrong)
    return names
