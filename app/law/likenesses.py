"""Another matter that could be of the same person: found when one was opened, and what somebody who sees both said of it. A house rule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.casework.docket import JOINED_HERE, Docket, Entry
from app.law.joining import PROPOSED

DESCRIBED: Final = "respondent-described"
LIKENESS: Final = "likeness"
FOUND: Final = "likeness-found"
PASSED: Final = "likeness-passed"
PASSED_AT_OPENING: Final = "likeness-passed-at-opening"
ABOUT_LIKENESSES: Final = frozenset({FOUND, PASSED, PASSED_AT_OPENING})


def flag(number: str, said: Sequence[str]) -> str:
    """The sentence that whoever opens a matter confirms, of a matter that they see."""
    return f"Matter {number} has a respondent of the same {' and '.join(said)}. This one is of another person."


def waiting(docket: Docket, *, of: str) -> tuple[Entry, ...]:
    """Every likeness at which nobody has looked: neither passed nor followed by a proposal to join, or by the joining.

    `of` is the matter whose docket it is: one that came with a matter that was joined here may have named this one.
    """
    passed = {str(e.values.get("likeness")) for e in docket.of_kind(PASSED)}
    joined = {of} | {str(e.values.get("other")) for kind in (PROPOSED, JOINED_HERE) for e in docket.of_kind(kind)}
    return tuple(e for e in docket.of_kind(FOUND) if e.id not in passed and e.values["other"] not in joined)


def waiting_for(docket: Docket, likeness: str, *, of: str) -> Entry | None:
    """One of them, by its entry."""
    return next((e for e in waiting(docket, of=of) if e.id == likeness), None)
