"""Invariants of reviews, appeals and suspensions: kept, and broken on purpose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.casework.answer import certainly
from app.law.questions import OFFERS
from tests.law.test_effects_of_reviews import DECISION, REVIEW, noticed, reviewed
from tests.law.test_entry_reviews import REVIEW as ENTRY_REVIEW
from tests.law.test_entry_reviews import applied
from tests.law.test_entry_reviews import noticed as told_of_obligations
from tests.law.test_suspensions import lasting, refused, revoked, undone
from tests.support.invariants_told import answered_by, broken, found, kept
from tests.support.order_stories import Story, at

Patch = pytest.MonkeyPatch


def always(said: Any) -> Callable[..., Any]:
    """A rule that says the same whatever it is asked."""

    def rule(*_about: Any, **_more: Any) -> Any:
        return said

    return rule


def appealed() -> Story:
    """A review confirmed, and a court that put another decision in its place."""
    story = noticed(reviewed("CONFIRMED", None)).tell("review-appeal-filed", REVIEW, "2026-04-20", registry="Brisbane")
    said = {"result": "SUBSTITUTED", "effect": "NO_LONGER_STANDS", "words": "w", "costs": "NONE"}
    return story.tell("review-appeal-decided", REVIEW, "2026-06-10", **said)


def test_r_i48_only_what_schedule_4_lists_is_reviewed() -> None:
    assert kept(reviewed(), "R-I48")
    story = Story().tell("review-applied-for", REVIEW, "2026-03-20", decision=DECISION, applicant="OFFENDER", in_writing=True, grounds="g")
    assert broken(story, "R-I48", "no decision of schedule 4")


def test_r_i49_nobody_reviews_who_must_not() -> None:
    assert kept(reviewed(), "R-I49")
    assert broken(reviewed(reviewer="mary madeup-maker"), "R-I49", "made the decision that is reviewed")
    assert broken(reviewed(office="SERGEANT"), "R-I49", "less senior office")


def test_r_i52_nothing_is_confirmed_without_a_decision(monkeypatch: Patch) -> None:
    undecided = reviewed()
    undecided.entries.pop()
    assert kept(reviewed(), "R-I52")
    assert kept(undecided, "R-I52")
    answered_by(monkeypatch, "review.deemed-confirmed", always(certainly(at("2026-03-21"))))
    assert broken(undecided, "R-I52", "before any decision")
    assert broken(reviewed(), "R-I52", "before any decision")


def test_r_i54_what_a_court_decided_is_not_reviewed_again(monkeypatch: Patch) -> None:
    assert kept(appealed(), "R-I54")
    offer = OFFERS["record_review_application"]
    monkeypatch.setitem(OFFERS, "record_review_application", replace(offer, rule=always((DECISION,))))
    assert broken(appealed(), "R-I54", "offered for an internal review")


def decided(decision: str = "REVOKED", *, on: str = "2026-03-20", heard: str = "2026-03-30", day: str = "2026-04-15") -> Story:
    """An application under section 74, the case stated, and the decision."""
    story = applied(told_of_obligations(), on)
    if heard:
        story.tell("entry-review-case-stated", ENTRY_REVIEW, heard, what="STATED", words="w")
    return story.tell("entry-review-decided", ENTRY_REVIEW, day, decision=decision, reasons="r", reference="QP2600012345", maker="m")


def test_r_i55_nothing_is_reviewed_out_of_time() -> None:
    assert kept(decided("CONFIRMED", on="2026-04-07"), "R-I55")
    assert broken(decided("CONFIRMED", on="2026-04-08"), "R-I55", "out of time")


def test_r_i56_nothing_is_decided_unheard() -> None:
    assert kept(decided("CONFIRMED"), "R-I56")
    assert broken(decided("CONFIRMED", heard=""), "R-I56", "reasonable opportunity")
    assert broken(decided("CONFIRMED", heard="2026-04-16"), "R-I56", "reasonable opportunity")


def test_r_i57_details_of_a_revoked_entry_are_gone() -> None:
    assert kept(decided("CONFIRMED"), "R-I57")
    story = decided()
    assert broken(story, "R-I57", "not recorded")
    assert [one.since for one in found(story, "R-I57")] == [at("2026-04-23", "00:00")], "once the days of the house are over"
    removed = {
        "this_record": "ONLY_IN_FILES_OF_ORDERS",
        "register": "DETAILS_REMOVED",
        "copies": "NONE_HELD",
        "evidence": "e",
        "witness": "w",
    }
    assert broken(decided().tell("register-details-removed", ENTRY_REVIEW, "2026-04-14", **removed), "R-I57"), "before the decision"
    assert kept(decided().tell("register-details-removed", ENTRY_REVIEW, "2026-04-16", **removed), "R-I57")
    nothing = {**removed, "this_record": "NOTHING_HELD"}
    assert broken(decided().tell("register-details-removed", ENTRY_REVIEW, "2026-04-16", **nothing), "R-I57", "still describes the person")


def test_r_i53_nothing_but_a_notice_or_a_decision_on_review_moves_it(monkeypatch: Patch) -> None:
    for story in (
        lasting(),
        refused(),
        revoked(),
        undone(revoked(), "2026-06-10", "2026-06-15"),
        undone(refused(), "2026-04-08", "2026-04-13"),
    ):
        assert kept(story, "R-I53")

    from_the_application = certainly(((at("2026-03-02"), None),))
    monkeypatch.setattr("app.law.reporting.suspensions.stretches", always(from_the_application))
    assert broken(lasting(), "R-I53", "no notice was given")


def test_r_i41_only_an_initial_report_is_owed_meanwhile(monkeypatch: Patch) -> None:
    for story in (lasting(), revoked(), undone(revoked(), "2026-06-10", "2026-06-15")):
        assert kept(story, "R-I41")
    monkeypatch.setattr("app.law.reporting.suspensions.report_owed", always(certainly("YES")))
    assert broken(lasting(), "R-I41", "relieves of")
    monkeypatch.setattr("app.law.reporting.suspensions.report_owed", always(certainly("NO")))
    assert broken(lasting(), "R-I41", "told not to be owed")
