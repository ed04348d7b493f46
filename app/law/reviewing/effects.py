"""What an internal review or a Magistrates Court made of a decision of schedule 4 (ss 67I, 67J(4), (5)): does it still stand, and since when not?

The decision stays in operation meanwhile: Part 4A gives no stay. What the decision itself does is told beside its own rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.casework.answer import Answer, certainly
from app.law.facts.reviews import CHANGED, DEVICE_OFFENCE, Outcome, Review, decision, review, reviews_of
from app.law.provisions import implements
from app.law.questions import Case, ask
from app.law.readings import Readings, answer
from app.law.reviewing.reviews import calendars_loaded, end_of_notice, first_notice

STANDS_BY_ITSELF: Final = ("S67D_4", "S67F_1", "S68_2_F")
"""Decisions that stand or do not: a refusal, a revocation, an entry. The others are requirements, which may go on in other words."""


@dataclass(frozen=True)
class Turn:
    """From an instant on the decision stands, or stands no more, and why; "stands" too where its words were amended."""

    at: datetime
    stands: bool
    why: str


@ask("review.effect-asked", "YES", "NO", provision="67I(1)(b), 67J(4)", label="Is it asked whether the first decision still stands?")
def effect_asked(case: Case, subject: str) -> Answer[str]:
    """YES for a refusal, a revocation and an entry on the register."""
    one = review(case.docket, subject)
    about = decision(case.docket, one.decision) if one else None
    return certainly("YES" if about and about.decision in STANDS_BY_ITSELF else "NO")


def turns(case: Case, subject: str) -> Answer[tuple[Turn, ...]]:
    """Each time the decision began or ceased to stand after it was made, the earliest first; none where it stands as it was made."""
    return case.recall(_turns, subject)


@implements("67I(6)", "67J(5)")
def _turns(case: Case, subject: str) -> Answer[tuple[Turn, ...]]:
    return answer(lambda readings: turns_in(case, subject, readings))


def turns_in(case: Case, subject: str, readings: Readings) -> tuple[Turn, ...]:
    """The same in one world, in order of time. What says the same as what stands already is no turn."""
    found: list[Turn] = []
    for one in reviews_of(case.docket, subject):
        stood = found[-1].stands if found else True
        found += [*_reviewed(case, one, readings, stands=stood), *_decided_afresh(case, one), *_appealed(one, readings)]
    return tuple(_turning(sorted(found, key=lambda turn: turn.at)))


def _turning(found: Iterable[Turn]) -> Iterator[Turn]:
    stands = True
    for turn in found:
        if turn.stands != stands:
            yield turn
        stands = turn.stands


def _reviewed(case: Case, one: Review, readings: Readings, *, stands: bool) -> Iterator[Turn]:
    """By the review: from its decision or its notice (R-A81); and back at the end of the ten business days where no notice came (R-A17).

    Not back once a court has put something else in its place.
    """
    made = one.outcome
    if made is None or made.outcome not in CHANGED or made.stands == stands:
        return
    given, end = first_notice(one), _end(case, made, readings)
    at_once = readings.ask("R-A81") == "from-decision"
    if given is not None and (end is None or given.at < end):
        yield Turn(made.at if at_once else given.at, made.stands, "An internal review decided otherwise.")
        return
    if at_once:
        yield Turn(made.at, made.stands, "An internal review decided otherwise.")
    overtaken = one.result is not None and one.result.result in CHANGED and end is not None and one.result.at < end
    if end is not None and not overtaken:
        confirmed = readings.ask("R-A17") == "decision-under-review"
        why = "No notice of the review was given in time: the law confirms."
        yield Turn(end, stands if confirmed else made.stands, why)


def _end(case: Case, made: Outcome, readings: Readings) -> datetime | None:
    return end_of_notice(case, made, readings).at if calendars_loaded(case, made) else None


def _decided_afresh(case: Case, one: Review) -> Iterator[Turn]:
    """By a fresh decision after a deemed confirmation: an entry is taken off the register by it.

    A suspension that is granted afresh is another one, which takes effect with a notice of its own (67C(3)): it is recorded by itself.
    """
    about = decision(case.docket, one.decision)
    if about is not None and about.decision == DEVICE_OFFENCE and one.outcome is not None and one.fresh is not None and one.fresh.afresh:
        yield Turn(one.fresh.at, one.outcome.stands, "It was decided afresh, as the review had decided.")


def _appealed(one: Review, readings: Readings) -> Iterator[Turn]:
    """By the court: from its decision, or from when that was carried out and the offender told (R-A81)."""
    result = one.result
    if result is None or result.result not in CHANGED:
        return
    at = result.at if readings.ask("R-A81") == "from-decision" else one.carried_out_at
    if at is not None:
        yield Turn(at, result.stands, "A Magistrates Court decided otherwise.")


def no_longer_stands(case: Case, subject: str) -> Answer[datetime | None]:
    """Since when the decision stands no more, as far as is recorded; None while it stands."""
    return turns(case, subject).map(lambda found: found[-1].at if found and not found[-1].stands else None)


def stands_at(case: Case, subject: str, at: datetime) -> Answer[bool]:
    """Does the decision stand at an instant at or after its making?"""
    return turns(case, subject).map(lambda found: next((turn.stands for turn in reversed(found) if turn.at <= at), True))
