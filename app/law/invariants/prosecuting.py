"""The invariant of the brief about a contravention: what it alleges is a condition of the terms that bound at that instant."""

from __future__ import annotations

from collections.abc import Iterator

from app.law.facts.contraventions import contravention
from app.law.invariants import ACT, BLOCK, Found, invariant, numbered_of
from app.law.prosecuting.contraventions import SETTLED_ON, bound, terms_in_words
from app.law.questions import Case

conditions_named = numbered_of("contravention-condition-named")


@invariant("I-91", provision="67FA, 13Q(5), 13ZB(4), 77D", severity=BLOCK, kind=ACT, over=conditions_named)
def the_condition_is_one_that_bound(case: Case, subject: str) -> Iterator[Found]:
    """The condition in a brief about a contravention is one of the terms that bound at the instant alleged, or was settled on by a legal officer."""
    one = contravention(case.docket, subject)
    if one is None or one.dropped_at is not None:
        return
    last, found, wanted = one.named[-1], bound(case, one), terms_in_words(case, one)
    if last.of != wanted:
        other = "no terms that bound then are certain" if wanted == SETTLED_ON else f"{wanted} bound then"
        yield Found(f"The brief names a condition of {last.of}; {other}.", last.at)
    elif found is not None and not 1 <= (last.condition or 0) <= len(found.conditions):
        yield Found(f"The brief names a condition that {wanted} does not have.", last.at)
