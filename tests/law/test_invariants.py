"""Every invariant of the list is a predicate or is held elsewhere; each predicate is kept and broken by a test."""

from __future__ import annotations

import ast
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import app.law.all  # noqa: F401 - every invariant registers itself
from app.casework.docket import Docket
from app.law.calendars import seed
from app.law.facts.records import FILINGS, PAPERS
from app.law.invariants import (
    ACT,
    HELD_ELSEWHERE,
    INVARIANTS,
    STATUS,
    Breach,
    all_breaches,
    breaches,
    invariant,
    the_matter,
)
from app.law.questions import Case
from tests.law.histories import histories as of_one_order
from tests.law.test_order_invariants import histories as of_a_matter
from tests.law.test_order_invariants import read
from tests.law.test_prohibition_orders_any_history import histories as of_final_orders
from tests.support.day_by_day import histories as told_at_random
from tests.support.day_by_day.comparison import case_of
from tests.support.invariants_told import forever, temporary
from tests.support.order_stories import Story, at
from tests.support.recordings import FIRST
from tests.support.scenario import forms
from tools.law_pages import invariant_tests

KEEN = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
ALL = {f"I-{n:02}" for n in range(1, 93)}


def test_each_of_the_92_has_its_place() -> None:
    places = [*(one for one in INVARIANTS if not one.startswith("R-")), *HELD_ELSEWHERE]
    assert sorted(places) == sorted(ALL), "none is left out, and none stands in two places"


def test_those_of_reporting_and_the_register_have_numbers_of_their_own() -> None:
    assert {one for one in INVARIANTS if one.startswith("R-")} <= {f"R-I{n:02}" for n in range(1, 77)}


def sources() -> dict[str, str]:
    """The text of every test function of the invariants, by file and name."""
    found: dict[str, str] = {}
    for path in Path(__file__).parent.glob("test_invariants_*.py"):
        text = path.read_text(encoding="utf-8")
        functions = (node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef))
        found |= {f"{path.stem}::{node.name}": ast.get_source_segment(text, node) or "" for node in functions}
    return found


def test_each_predicate_has_a_test_that_keeps_it_and_one_that_breaks_it() -> None:
    assert invariant_tests().keys() == INVARIANTS.keys()
    written = sources()
    for one, names in invariant_tests().items():
        told = "".join(written[name] for name in names)
        assert f'"{one}"' in told, one
        assert "kept(" in told, one
        assert "broken(" in told or "is is_kept" in told or "found(" in told, one


def test_each_tells_its_provision_and_what_is_always_so() -> None:
    for one in INVARIANTS.values():
        assert one.sentence.endswith("."), one.id
        assert one.provision, one.id
        assert one.kind in (ACT, STATUS), one.id


def test_a_number_is_given_once_and_a_provision_is_known() -> None:
    with pytest.raises(ValueError, match="registered twice"):
        invariant("I-01", provision="13M", severity="B", kind=STATUS, over=the_matter)
    with pytest.raises(ValueError, match="not in the index"):
        invariant("I-99", provision="99Z", severity="B", kind=STATUS, over=the_matter)


def test_the_kinds_of_entry_that_it_counts_are_in_the_dictionary() -> None:
    assert PAPERS | set(FILINGS) <= forms().dictionary.kinds.keys()


# ---------------------------------------------------------------- what the law says is never a breach
def faults(found: tuple[Breach, ...]) -> list[Breach]:
    """The breaches that would be faults of this software."""
    return [one for one in found if one.kind == STATUS]


@KEEN
@given(of_a_matter())
def test_no_history_of_a_matter_shows_a_fault_of_the_law(entries: list[dict[str, Any]]) -> None:
    assert faults(all_breaches(read(entries))) == []


@KEEN
@given(of_one_order())
def test_no_history_of_an_interim_order_shows_one(commands: Any) -> None:
    docket = Docket()
    for command in commands:
        docket = docket.append(*command, recorded_at=FIRST)
    assert faults(all_breaches(Case(docket, seed()))) == []


@KEEN
@given(of_final_orders())
def test_no_history_of_prohibition_orders_shows_one(story: Story) -> None:
    assert faults(all_breaches(story.case)) == []


def test_no_history_of_a_registered_order_or_of_a_review_shows_one() -> None:
    for number in range(60):
        assert faults(all_breaches(case_of(told_at_random.registered(number)))) == [], number
        assert faults(all_breaches(case_of(told_at_random.review(number)))) == [], number


def test_a_fault_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    forever(monkeypatch)
    assert {one.invariant for one in faults(all_breaches(temporary().case))} >= {"I-06"}


# ---------------------------------------------------------------- asked again only where something bears on it
def test_a_note_asks_nothing_anew_and_what_was_asked_anew_says_the_same() -> None:
    story = temporary()
    before = story.case
    found = breaches(before)
    noted = before.after(before.docket.append(_note(), recorded_at=at("2026-03-03")))
    assert breaches(noted) == found == breaches(Case(Docket(noted.docket.entries), seed()))


def _note() -> Any:
    story = Story()
    story.tell("note-made", "order-of-nothing:1", "2026-03-03", note="n")
    last = story.entries[-1]
    return type(last)("a-note", last.kind, last.subject, last.at, last.values)


def test_a_breach_says_since_when_it_is_one() -> None:
    due = at("2026-03-20", "09:00")
    story = Story().tell(
        "appearance-notice-issued", "application:1", "2026-03-01", court="MAGISTRATES", court_place="Brisbane", appear_at=due.isoformat()
    )
    late = [one.since for one in breaches(story.case) if one.invariant == "I-74"]
    assert late == [due], "from the time at which the respondent must appear, and not before"
    assert isinstance(due, datetime)
