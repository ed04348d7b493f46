"""What the docket says of each decision that a person reports more: more frequent periodic reports (19(2)), or each change of stay (19B(1)).

The decision itself is one of schedule 4 (facts/reviews.py). Reads entry fields by name and decides nothing: what a review or an appeal
makes of it is the law's (law/reporting/heightened_reporting.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from app.casework.docket import Docket
from app.law.facts.reporting_notices import Asks
from app.law.facts.reviews import Decision, decision, decisions
from app.law.facts.values import text, yes

MORE_FREQUENT, STAYS = "S19_2", "S19B_1"
PART_OF: Final = {MORE_FREQUENT: "TIMES", STAYS: "STAYS"}
"""What each of them asks of a notice (54A(4)(c), (d))."""


@dataclass(frozen=True)
class Grounds:
    """Of what the commissioner was satisfied, why, and when periodic reports are to be made."""

    at: datetime
    satisfied: bool
    grounds: str
    times: str


@dataclass(frozen=True)
class Effect:
    """What a changed decision means for the person's reports: `of` the change, whether it goes on, and when periodic reports are then due."""

    at: datetime
    of: str
    goes_on: bool
    times: str


@dataclass(frozen=True)
class Heightened:
    """One such decision, its grounds, and the effects of what changed it."""

    subject: str
    made: Decision
    grounds: Grounds | None
    effects: tuple[Effect, ...]

    @property
    def part(self) -> str:
        """What it asks of a notice: TIMES or STAYS."""
        return PART_OF[self.made.decision]

    @property
    def goes_on(self) -> bool:
        """Does it go on, as last settled?"""
        return self.effects[-1].goes_on if self.effects else True

    @property
    def turns(self) -> tuple[tuple[datetime, bool], ...]:
        """From when it asked what, and whether anything: what changed its words and not what is asked is no turn. Of stays only one thing can be asked."""
        found, asked = [(self.made.at, True)], self.grounds.times if self.grounds else ""
        for effect in self.effects:
            same = effect.goes_on and found[-1][1] and (self.part == "STAYS" or effect.times in ("", asked))
            if not same:
                found.append((effect.at, effect.goes_on))
            asked = effect.times or asked
        return tuple(found)

    @property
    def since(self) -> datetime:
        """From when it asks what it asks now."""
        return self.turns[-1][0]

    @property
    def times(self) -> str:
        """When periodic reports are to be made, as last settled."""
        last = self.effects[-1].times if self.effects else ""
        return last or (self.grounds.times if self.grounds else "")


def heightened(docket: Docket) -> tuple[Heightened, ...]:
    """Every such decision, the one that last came to say what it says being the last."""
    return docket.recall(_heightened)


def _heightened(docket: Docket) -> tuple[Heightened, ...]:
    found = (one for subject in decisions(docket) if (one := of(docket, subject)) is not None)
    return tuple(sorted(found, key=lambda one: (one.since, one.subject)))


def of(docket: Docket, subject: str) -> Heightened | None:
    """The decision with this subject; None where it is none of these two."""
    return docket.recall(_of, subject)


def _of(docket: Docket, subject: str) -> Heightened | None:
    made = decision(docket, subject)
    if made is None or made.decision not in PART_OF:
        return None
    said = docket.last(subject, "heightened-reporting-grounds")
    grounds = Grounds(said.at, yes(said, "satisfied") is True, text(said, "grounds"), text(said, "times")) if said else None
    effects = tuple(
        Effect(e.at, text(e, "of"), text(e, "effect") == "GOES_ON", text(e, "times"))
        for e in docket.about(subject)
        if e.kind == "heightened-reporting-effect"
    )
    return Heightened(subject, made, grounds, effects)


def asked_by_another(docket: Docket, one: Heightened) -> bool:
    """Does another decision that goes on want a notice to ask the same?"""
    return any(other.part == one.part and other.goes_on for other in heightened(docket) if other.subject != one.subject)


def ended_parts(docket: Docket, at: datetime) -> frozenset[str]:
    """What a decision asked that was ended by an instant, and that no other decision asks."""
    known = [one for one in heightened(docket) if one.since <= at]
    return frozenset(one.part for one in known if not one.goes_on) - frozenset(one.part for one in known if one.goes_on)


def wanted_parts(docket: Docket, at: datetime) -> frozenset[str]:
    """What decisions that stood at an instant want a notice to ask, as far as their grounds were recorded by then."""
    return frozenset(one.part for one in heightened(docket) if one.since <= at and one.goes_on and one.grounds and one.grounds.at <= at)


def with_decisions(docket: Docket, asks: Asks) -> Asks:
    """What is asked, and what the decisions that stand want a notice to ask besides; without what they no longer want."""
    for part in PART_OF.values():
        known = [one for one in heightened(docket) if one.part == part]
        standing = [one for one in known if one.goes_on]
        if part == "TIMES" and known:
            asks = replace(asks, times=(standing[-1].times or asks.times) if standing else "")
        elif known:
            asks = replace(asks, stays=bool(standing))
    return asks
