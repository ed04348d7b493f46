"""The chain of reporting obligations notices: each ends the one before it, so that what it does not ask is no longer asked (s 54A(5)).

An initial notice (54A(1)) cannot ask what only a further one may (54A(3), (4)): that falls away with it until a further notice is given.
Sees no clock: asked for a moment, it says which notice applies then. The steps: law/reporting/reporting_notices.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from app.casework.answer import Answer
from app.casework.clock import day_of
from app.law.facts.heightened_reporting import ended_parts, with_decisions
from app.law.facts.reporting_notices import (
    FURTHER,
    ONLY_FURTHER,
    Asks,
    GivenNotice,
    draft_of,
    notices,
    period_ended_at,
    settled,
    to_be_given,
)
from app.law.provisions import implements
from app.law.questions import Case, draft
from app.law.readings import Readings, answer
from app.law.reckoning import in_words as words_of_day
from app.law.status import ALSO

LET_GO: Final = "LET_GO"
EARLIER: Final = "EARLIER"
PARTS: Final = {
    "INITIAL_PLACE": "where the initial report is to be made",
    "WAYS": "the ways of making periodic reports",
    "PLACE": "where periodic reports are to be made in person",
    "OTHER_WAYS": "the ways of making other reports",
    "TIMES": "when periodic reports are due",
    "STAYS": "reports of each change of where the person stays",
    "UNREPORTED": "unreported information",
    EARLIER: "what an earlier notice asks that is not in this record",
}


@dataclass(frozen=True)
class Link:
    """One notice in the chain: what is asked from its giving on, what fell away with it, and what the next notice has to restate or leave out."""

    notice: GivenNotice
    asks: Asks
    fell_away: frozenset[str]
    live: Asks


def chain(case: Case) -> Answer[tuple[Link, ...]]:
    """Every notice given, each with what it asks and ended, in the order of giving; doubtful where one paper was meant as two (R-A42)."""
    return case.recall(_chain)


def _chain(case: Case) -> Answer[tuple[Link, ...]]:
    return answer(lambda readings: links_in(case, readings))


def links_in(case: Case, readings: Readings) -> tuple[Link, ...]:
    """The same in one world."""
    found: list[Link] = []
    for one in notices(case.docket):
        before = found[-1] if found else None
        ended = before and period_ended_at(case.docket, before.notice.given_at)
        found.append(_link(case, one, None if ended and ended <= one.given_at else before, readings))
    return tuple(found)


@implements("54A(5)(b)", "19B(2)", "50(5)")
def _link(case: Case, one: GivenNotice, before: Link | None, readings: Readings) -> Link:
    """The notice after the one before it: what that asked and this neither asks nor leaves out falls away."""
    asked = before.live if before else Asks()
    if one.kind == FURTHER:
        restated = one.asks.parts | one.left_out | ended_parts(case.docket, one.given_at)
        return Link(one, one.asks, asked.parts - restated, one.asks)
    lost = asked.parts & ONLY_FURTHER or (frozenset({EARLIER}) if one.earlier else frozenset())
    if one.combined and lost and readings.ask("R-A42") == "one-paper":
        whole = one.asks.with_further(asked)
        return Link(one, whole, frozenset(), whole)
    decided = settled(case.docket, one.subject)
    return Link(one, one.asks, lost, one.asks if decided and decided.course == LET_GO else one.asks.with_further(asked))


def link_of(links: tuple[Link, ...], subject: str) -> Link | None:
    """The link of the notice about one subject."""
    return next((one for one in links if one.notice.subject == subject), None)


@implements("54A(5)")
def standing(case: Case, at: datetime) -> Answer[Link | None]:
    """Which notice applies to the person at a moment, and what it asks: the one given last, until the reporting period ends (54A(5)(a))."""
    return chain(case).map(lambda links: _standing(case, links, at))


def _standing(case: Case, links: tuple[Link, ...], at: datetime) -> Link | None:
    last = next((one for one in reversed(links) if one.notice.given_at <= at), None)
    ended = last and period_ended_at(case.docket, last.notice.given_at)
    return None if ended and ended <= at else last


def before(case: Case, subject: str) -> Link | None:
    """The notice before the one of this subject (not given yet: the newest), in the reading in which most fell away; None where none applied."""
    found = [link for link in chain(case).map(lambda links: _before(case, links, subject)).values if link is not None]
    return max(found, key=lambda link: (len(link.fell_away), sorted(link.live.parts)), default=None)


def _before(case: Case, links: tuple[Link, ...], subject: str) -> Link | None:
    mine = link_of(links, subject)
    earlier = links[: links.index(mine)] if mine else links
    last = earlier[-1] if earlier else None
    ended = last and period_ended_at(case.docket, last.notice.given_at)
    return None if ended and (mine is None or ended <= mine.notice.given_at) else last


@implements("54A(4)", "54A(5)(b)")
def owed(case: Case, subject: str) -> Asks:
    """What the notice of this subject has to state, or to leave out on purpose: all that the one before asks, and what decisions want.

    An initial notice states no more than it may (54A(2)).
    """
    last, one = before(case, subject), to_be_given(case.docket, subject)
    asks = with_decisions(case.docket, last.live if last else Asks())
    return asks if one is not None and one.notice == FURTHER else asks.with_further(Asks())


def in_words(parts: frozenset[str]) -> str:
    """Parts of what a notice asks, as a sentence names them."""
    said = [words for part, words in PARTS.items() if part in parts]
    return " and ".join((", ".join(said[:-1]), said[-1])) if len(said) > 1 else "".join(said)


@implements("54A(5)")
def applies_in_words(case: Case, at: datetime) -> tuple[str, ...]:
    """Which notice applies at a moment, what it asks and what fell away with it, in sentences; one for each reading where they differ."""
    said = standing(case, at)
    if said.values == (None,):
        return ()
    doubts = f" It depends on {', '.join(said.doubts())}." if said.doubts() else ""
    return tuple(f"{_in_words(link)}{doubts}" if link else f"No notice of reporting obligations applies.{doubts}" for link in said.values)


def _in_words(link: Link) -> str:
    kind = "further" if link.notice.kind == FURTHER else "initial"
    asks = in_words(link.asks.parts) or "nothing that is recorded here"
    given = words_of_day(day_of(link.notice.given_at))
    until = "until the reporting period ends or another is given (s 54A(5))"
    sentence = f"The {kind} notice of reporting obligations given on {given} applies {until}. It states {asks}."
    lost = in_words(link.fell_away - link.asks.parts)
    return f"{sentence} With it fell away {lost}." if lost else sentence


ALSO.append(applies_in_words)


@draft("reporting-notice-draft")
def next_draft(case: Case, subject: str) -> dict[str, Any]:
    """The draft of a notice that is being prepared: all that has to be restated, ready to be changed."""
    return draft_of(owed(case, subject))
