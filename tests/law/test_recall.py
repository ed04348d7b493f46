"""An answer is worked out again only where something that it looked at has changed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.casework.docket import Docket, Entry
from app.law.calendars import seed
from app.law.questions import Case

AT = datetime(2026, 3, 2, 10, tzinfo=UTC)
worked_out: list[str] = []


@pytest.fixture(autouse=True)
def _nothing_worked_out_yet() -> None:
    worked_out.clear()


def kinds(docket: Docket, subject: str) -> tuple[str, ...]:
    """A fact: the kinds of what is recorded about a subject."""
    worked_out.append(f"kinds of {subject}")
    return tuple(e.kind for e in docket.about(subject))


def is_noted(case: Case, subject: str) -> bool:
    """An answer that rests on the fact."""
    worked_out.append(f"is {subject} noted")
    return "note-made" in case.docket.recall(kinds, subject)


def all_noted(case: Case) -> bool:
    """An answer that rests on other answers, and on all entries."""
    worked_out.append("are all noted")
    return all(case.recall(is_noted, subject) for subject in sorted({e.subject for e in case.docket.effective}))


def entry(name: str, kind: str, subject: str, *, corrects: str | None = None, withdraws: str | None = None) -> Entry:
    return Entry(name, kind, subject, AT, corrects=corrects, withdraws=withdraws)


def case_with(*entries: Entry) -> Case:
    return Case(Docket().append(*entries, recorded_at=AT), seed())


def and_then(case: Case, *entries: Entry) -> Case:
    worked_out.clear()
    return case.after(case.docket.append(*entries, recorded_at=AT))


def test_nothing_is_asked_twice_of_one_case() -> None:
    case = case_with(entry("1", "note-made", "order:1"))
    assert case.recall(is_noted, "order:1")
    assert case.recall(is_noted, "order:1")
    assert worked_out == ["is order:1 noted", "kinds of order:1"]


def test_an_entry_about_something_else_changes_nothing() -> None:
    case = case_with(entry("1", "note-made", "order:1"))
    case.recall(is_noted, "order:1")
    later = and_then(case, entry("2", "note-made", "order:2"))
    assert later.recall(is_noted, "order:1")
    assert worked_out == []


def test_an_entry_about_it_is_looked_at() -> None:
    case = case_with(entry("1", "order-made", "order:1"))
    assert not case.recall(is_noted, "order:1")
    later = and_then(case, entry("2", "note-made", "order:1"))
    assert later.recall(is_noted, "order:1")
    assert worked_out == ["kinds of order:1", "is order:1 noted"]


def test_a_fact_that_comes_out_the_same_changes_nothing_further() -> None:
    case = case_with(entry("1", "note-made", "order:1"), entry("2", "order-made", "order:1"))
    case.recall(is_noted, "order:1")
    later = and_then(case, entry("3", "note-made", "order:1", corrects="1"))
    assert later.recall(is_noted, "order:1")
    assert worked_out == ["kinds of order:1"]


def test_a_withdrawal_bears_on_what_the_withdrawn_entry_was_about() -> None:
    case = case_with(entry("1", "note-made", "order:1"), entry("2", "order-made", "order:1"))
    assert case.recall(is_noted, "order:1")
    later = and_then(case, entry("3", "", "", withdraws="1"))
    assert not later.recall(is_noted, "order:1")


def test_who_looks_at_all_entries_is_asked_again_but_not_what_it_rests_on() -> None:
    case = case_with(entry("1", "note-made", "order:1"))
    assert case.recall(all_noted)
    later = and_then(case, entry("2", "order-made", "order:2"))
    assert not later.recall(all_noted)
    assert worked_out == ["are all noted", "is order:2 noted", "kinds of order:2"]


def test_a_case_left_alone_keeps_its_answers_and_takes_over_no_more() -> None:
    case = case_with(entry("1", "note-made", "order:1"))
    case.recall(is_noted, "order:1")
    later = and_then(case, entry("2", "note-made", "order:2")).alone()
    assert later.recall(is_noted, "order:1")
    assert worked_out == ["is order:1 noted", "kinds of order:1"]
    worked_out.clear()
    assert later.recall(is_noted, "order:1")
    assert worked_out == []


def test_a_case_with_other_entries_takes_over_nothing() -> None:
    case = case_with(entry("1", "note-made", "order:1"))
    case.recall(is_noted, "order:1")
    other = case.after(Docket())
    assert not other.recall(is_noted, "order:1")


def what_happened_last(docket: Docket) -> str:
    """A fact that looks at the second order only where nothing is recorded about the first."""
    return next((e.kind for subject in ("order:1", "order:2") for e in docket.about(subject)), "")


def anything(case: Case) -> bool:
    """An answer that rests on it."""
    return bool(case.docket.recall(what_happened_last))


def test_an_answer_that_stays_the_same_for_another_reason_then_rests_on_that_one() -> None:
    case = case_with(entry("1", "note-made", "order:1"), entry("2", "note-made", "order:2"))
    for word in (entry("3", "", "", withdraws="1"), entry("4", "note-made", "order:3")):
        assert case.recall(anything)
        case = case.alone().after(case.docket.append(word, recorded_at=AT))
    assert case.recall(anything)
    last = case.alone().after(case.docket.append(entry("5", "", "", withdraws="2"), recorded_at=AT))
    assert not last.recall(anything)
