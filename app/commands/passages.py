"""What moved between two stands of one run: the append-only story that the history slider reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from app.engine.stand import Stand


@dataclass(frozen=True)
class Passage:
    """One move: a step opened or left, a wait armed, moved, passed or called off, a gateway answered or its answer undone."""

    process: str
    subject: str
    element: str
    about: str
    moved: str
    due_at: datetime | None = None
    answer: str = ""


def passages_between(run: tuple[str, str], before: Stand | None, after: Stand | None) -> Iterator[Passage]:
    """The difference of two stands of a run (None: there was, or is, no such run), in the order of the diagram."""
    process, subject = run

    def passage(element: str, moved: str, about: str = "", due_at: datetime | None = None, answer: str = "") -> Passage:
        return Passage(process, subject, element, about, moved, due_at, answer)

    was_open = {(s.element, s.about): s for s in before.wanted} if before else {}
    now_open = {(s.element, s.about): s for s in after.wanted} if after else {}
    yield from (passage(e, "left", about) for e, about in was_open if (e, about) not in now_open)
    yield from _waits(passage, before, after)
    yield from _answers(passage, before, after)
    yield from (passage(e, "entered", about, step.act_by) for (e, about), step in now_open.items() if (e, about) not in was_open)


def _waits(passage: Callable[..., Passage], before: Stand | None, after: Stand | None) -> Iterator[Passage]:
    had = {w.element: w.instant for w in before.waits} if before else {}
    has = {w.element: w.instant for w in after.waits} if after else {}
    before_passed = {p.element for p in before.passed if p.how in _INSTANTS} if before else set()
    passed = {p.element: p.at for p in after.passed if p.how in _INSTANTS} if after else {}
    for element, at in passed.items():
        if element not in before_passed:
            yield passage(element, "passed", due_at=at)
    for element in before_passed - passed.keys():
        yield passage(element, "undone")
    for element, instant in had.items():
        if element not in has and element not in passed:
            yield passage(element, "called off", due_at=instant)
    for element, instant in has.items():
        if element not in had:
            yield passage(element, "armed", due_at=instant)
        elif had[element] != instant:
            yield passage(element, "moved", due_at=instant)


def _answers(passage: Callable[..., Passage], before: Stand | None, after: Stand | None) -> Iterator[Passage]:
    told = {p.element: p.answer for p in before.passed if p.how == "ask"} if before else {}
    tells = {p.element: p.answer for p in after.passed if p.how == "ask"} if after else {}
    yield from (passage(e, "answered", answer=a) for e, a in tells.items() if told.get(e) != a)
    yield from (passage(e, "undone", answer=a) for e, a in told.items() if e not in tells)


_INSTANTS = ("until", "due", "act_by")
