"""What the invariants find in a story, and ways to make the law say what it must not: a faulty life in the rule's place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

import app.law.all  # noqa: F401 - every rule and every invariant registers itself
from app.casework.answer import Derivation, certainly
from app.law import status
from app.law.invariants import Breach, all_breaches
from app.law.orders.prohibition_orders import Course, courses
from app.law.questions import QUESTIONS, Case
from app.law.status import Interruption, Life
from tests.support.order_stories import Story, at

TEMPORARY, DISQUALIFICATION = "temporary-order:1", "disqualification-order:1"
BOTH = ("APPLICATION", "APPEARANCE_NOTICE")
ROLLED = Derivation("r", "13M", "the order was made", None, "days", 28, "2026-03-30")
Patch = pytest.MonkeyPatch


def found(story: Story, invariant: str) -> list[Breach]:
    """What breaks this invariant in the story, also what is found only by computing it a second time."""
    return [one for one in all_breaches(story.case) if one.invariant == invariant]


def kept(story: Story, invariant: str) -> bool:
    """Does the story keep it?"""
    return not found(story, invariant)


def broken(story: Story, invariant: str, words: str = "") -> bool:
    """Does the story break it, with a sentence that holds these words?"""
    return any(words in one.sentence for one in found(story, invariant))


# ---------------------------------------------------------------- stories
def temporary(presence: str = "IN_PERSON", *, order: str = TEMPORARY, under: str = "S13K", **values: Any) -> Story:
    """An application of 1 March 2026 and an interim order made on the next day at ten."""
    said: dict[str, Any] = {"made_under" if order == TEMPORARY else "relevant_application": under, **values}
    return Story().applied("2026-03-01").made("2026-03-02", order=order, presence=presence, **said)


def by_magistrate(presence: str = "IN_PERSON", **values: Any) -> Story:
    """A temporary order that a magistrate made on 2 March 2026, with a return on 20 March at nine; no application begun."""
    fixed = {"return_at": at("2026-03-20", "09:00").isoformat(), "return_place": "Brisbane"}
    return Story().made("2026-03-02", order=TEMPORARY, presence=presence, made_under="S13J", **{**fixed, **values})


def mentioned(story: Story, day: str, n: int = 2, **values: Any) -> Story:
    """A mention of the application, adjourned unless it is said otherwise."""
    said = {"application": "application:1", "mention_of_final_application": True, "presence": "IN_PERSON", "outcome": "ADJOURNED"}
    return story.tell("hearing-held", f"hearing:{n}", day, **{**said, **values})


def extended(story: Story, day: str, n: int = 2, *, order: str = TEMPORARY, **values: Any) -> Story:
    """The extension of an order at a hearing."""
    return story.tell("extension-decided", order, day, hearing=f"hearing:{n}", decision="EXTENDED", **values)


def application_served(story: Story, day: str, documents: tuple[str, ...] = BOTH, **values: Any) -> Story:
    """The application documents served personally."""
    how = {"mode": "PERSONAL", "server": "Officer Sample", "place": "p", "way": "by hand", "explained": True}
    return story.tell("documents-served", "service:application:1", day, documents=list(documents), **{**how, **values})


# ---------------------------------------------------------------- a law that says what it must not
def lives(patch: Patch, kind: str, one: Life) -> None:
    """Put one life in the place of whatever the law says of every order of a kind."""

    def faulty(case: Case, order: str) -> Any:
        del case, order
        return certainly(one)

    patch.setitem(status.LIFE, kind, faulty)


def forever(patch: Patch, kind: str = "temporary-order", since: str = "2026-03-02", clock: str = "10:00") -> None:
    """Every order of a kind is in force from an instant on, whatever happens."""
    lives(patch, kind, Life(at(since, clock), None, "made up"))


def interrupted(patch: Patch, kind: str, start: datetime, end: datetime) -> None:
    """Every order of a kind is in force from 2 March on, but for one stretch."""
    lives(patch, kind, Life(at("2026-03-02"), None, "made up", interruptions=(Interruption(start, end, "made up"),)))


def answered_by(patch: Patch, question: str, rule: Callable[[Case, str], Any]) -> None:
    """Put another rule behind a question."""
    patch.setitem(QUESTIONS, question, replace(QUESTIONS[question], rule=rule))


def coursed(patch: Patch, change: Callable[[Course], Course]) -> None:
    """Every course of a prohibition order comes out changed."""
    patch.setattr("app.law.orders.prohibition_orders.courses", lambda case, order: courses(case, order).map(change))
