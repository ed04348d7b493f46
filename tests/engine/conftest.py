"""A tiny law for a tiny diagram: an order that lives 28 days (or 27, by another reading), may be decided, and is confirmed when over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.casework.answer import Answer, Done, Wanted, certainly
from app.casework.docket import Docket, Entry
from app.engine.catalogue import Catalogue
from app.law import questions
from app.law.questions import Case, Question

HOUSE = Path(__file__).parent / "house"
MADE = datetime(2026, 3, 2, tzinfo=UTC)
SUBJECT = "tiny:1"


def entry(id_: str, kind: str, day: int, **values: Any) -> Entry:
    """One entry on a day after the making."""
    return Entry(id_, kind, values.pop("subject", SUBJECT), MADE + timedelta(days=day), values)


def case_of(*entries: Entry) -> Case:
    """A case with these entries and no calendar (the tiny law counts in bare days)."""
    docket = Docket()
    for one in entries:
        docket = docket.append(one, recorded_at=MADE)
    return Case(docket, calendars=None)  # type: ignore[arg-type]


def _worlds(case: Case, subject: str) -> tuple[tuple[datetime, str], ...]:
    """(end, why) as each of two readings gives it."""
    made = case.docket.first(subject, "made")
    assert made is not None
    out = []
    for days in (27, 28):
        end = made.at + timedelta(days=days)
        for more in case.docket.about(subject):
            if more.kind == "more" and more.at < end:
                end = max(end, made.at + timedelta(days=int(more.values["days"])))
        decided = case.docket.first(subject, "decided")
        out.append((decided.at, "decided") if decided is not None and decided.at < end else (end, "lapsed"))
    return tuple(out)


def _answer(values: Any) -> Answer[Any]:
    return Answer(tuple((value, ((("T", str(n)),),)) for n, value in enumerate(values))) if len(set(values)) > 1 else certainly(values[0])


def ends(case: Case, subject: str) -> Answer[datetime | None]:
    """When it ends, in each world."""
    return _answer([end for end, _ in _worlds(case, subject)])


def _because(why: str) -> Any:
    def rule(case: Case, subject: str) -> Answer[datetime | None]:
        worlds = _worlds(case, subject)
        over = max(end for end, _ in worlds)
        return certainly(over if max(worlds)[1] == why else None)

    return rule


def _outcome(case: Case, subject: str) -> Answer[str]:
    decided = case.docket.first(subject, "decided")
    said = str(decided.values.get("outcome", "OTHER")) if decided else "OTHER"
    return Answer((("GRANTED", ((),)), ("OTHER", ((),)))) if said == "BOTH" else certainly(said)


def _done_by(kind: str, about: str = "") -> Any:
    def rule(case: Case, subject: str) -> Done | Wanted:
        found = case.docket.first(subject, kind)
        over = max(end for end, _ in _worlds(case, subject))
        if found is not None:
            return Done(found.at)
        return Wanted(about or f"until {over.date()}", act_by=over, provision="1", missed="it ends")

    return rule


def _names_the_end(kind: str) -> Any:
    def rule(case: Case, subject: str) -> Done | Wanted:
        about = f"end {max(end for end, _ in _worlds(case, subject)).isoformat()}"
        found = next((e for e in case.docket.about(subject) if e.kind == kind and e.values.get("of") == about), None)
        return Done(found.at) if found else Wanted(about)

    return rule


TINY = (
    Question("tiny.ends", "since", ends, "1", "ends"),
    Question("tiny.over", "since", ends, "1", "over"),
    Question("tiny.decided", "since", _because("decided"), "1", "decided", conclusion=True),
    Question("tiny.lapses", "since", _because("lapsed"), "1", "lapses", conclusion=True),
    Question("tiny.outcome", "ask", _outcome, "1", "outcome", ("GRANTED", "OTHER")),
    Question("tiny.list-it", "step", _done_by("listed", "the listing"), "1", "listed"),
    Question("tiny.ask-for-more", "step", _done_by("more"), "1", "more"),
    Question("tiny.may-have-ended", "step", _names_the_end("noted"), "1", "noted"),
    Question("tiny.confirm-end", "step", _names_the_end("confirmed"), "1", "confirmed"),
    Question("tiny.officer-looks", "step", _done_by("looked", "the outcome"), "1", "looked"),
)


def _starts(case: Case) -> tuple[str, ...]:
    return tuple(sorted({e.subject for e in case.docket.of_kind("made")}))


@pytest.fixture(autouse=True)
def _tiny_law() -> Iterator[None]:
    questions.QUESTIONS.update({question.name: question for question in TINY})
    questions.STARTS["tiny_term"] = _starts
    yield
    for question in TINY:
        del questions.QUESTIONS[question.name]
    del questions.STARTS["tiny_term"]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The tiny house's one process."""
    return Catalogue.load(HOUSE)
