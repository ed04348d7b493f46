"""The appeal to a Magistrates Court about a decision on an internal review, through the door: its time, the copy, the result, and what follows."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import NeedsConfirmation, Refusal
from tests.processes.test_reviews import (
    APPEAL_PROCESS,
    FILED,
    REVIEW,
    appealed,
    decided,
    deemed_and_told,
    noticed,
    told_off,
)


def test_after_a_deemed_confirmation_the_time_is_told_from_the_tenth_business_day_and_over_only_after_a_notice(database_url: str) -> None:
    story = deemed_and_told(database_url)
    assert told_off(story, "review.appeal-by") == "2026-05-09 00:00", "28 days after 10 April"
    assert not story.at("2026-05-11 23:59").is_over(APPEAL_PROCESS, REVIEW)
    assert story.at("2026-05-12 00:00").is_over(APPEAL_PROCESS, REVIEW), "28 days after the notice of 13 April are over with 11 May"


@pytest.mark.provision("67J(2)", "67J(4)", "67J(5)")
def test_an_appeal_after_a_deemed_confirmation_goes_to_the_magistrates_court_and_its_decision_is_carried_out(database_url: str) -> None:
    story = appealed(deemed_and_told(database_url), "2026-05-08 16:00")
    assert story.open_on(REVIEW) >= {"record_copy"}
    story.at("2026-05-08 16:30").step("record_copy", REVIEW, at="2026-05-08 16:30", way="By hand at headquarters")
    result: dict[str, Any] = {"result": "AMENDED", "words": "To report in every second month.", "costs": "NONE"}
    story.at("2026-06-10 12:00").step("record_result", REVIEW, at="2026-06-10 11:00", **result)
    assert story.worklist("register") == ["carry_out"]
    story.step("carry_out", REVIEW, at="2026-06-10 12:00", words="A new notice was given.")
    assert story.is_over(APPEAL_PROCESS, REVIEW)
    assert "record_review_application" not in {offer.element for offer in story.page().offers}, "not reviewed again (67J(5))"


@pytest.mark.provision("67J(1)(b)")
def test_an_appeal_between_the_two_last_days_may_be_late_and_the_court_decides(database_url: str) -> None:
    story = deemed_and_told(database_url)
    with pytest.raises(NeedsConfirmation, match="R-A10"):
        appealed(story, "2026-05-10 10:00")
    appealed(story, "2026-05-10 10:00", confirm=True)
    assert "record_court_on_time" in story.open_on(REVIEW)
    story.step("record_court_on_time", REVIEW, at="2026-05-10 10:00", decision="EXTENDED", until="2026-05-31")
    assert "record_copy" in story.open_on(REVIEW)


def test_a_late_appeal_that_the_court_does_not_hear_leaves_the_decision(database_url: str) -> None:
    story = noticed(decided(database_url), "2026-04-01 10:00").at("2026-04-30 00:00")
    assert story.is_over(APPEAL_PROCESS, REVIEW)
    appealed(story, "2026-04-30 09:00", confirm=True)
    assert story.open_on(REVIEW) == {"record_court_on_time"}
    story.at("2026-04-30 10:00").step("record_court_on_time", REVIEW, at="2026-04-30 10:00", decision="REFUSED")
    assert story.is_over(APPEAL_PROCESS, REVIEW)


def test_a_decision_that_the_court_confirms_stands(database_url: str) -> None:
    story = appealed(noticed(decided(database_url), "2026-04-01 10:00"), "2026-04-29 16:00")
    assert told_off(story, "review.appeal-by") == "2026-04-30 00:00"
    story.at("2026-04-29 16:30").step("record_copy", REVIEW, at="2026-04-29 16:30", way="By post")
    story.at("2026-06-10 12:00").step("record_result", REVIEW, at="2026-06-10 11:00", result="CONFIRMED", costs="NONE")
    assert story.is_over(APPEAL_PROCESS, REVIEW)


@pytest.mark.provision("67J(2)", "67J(4)")
def test_the_court_decides_whether_or_not_a_copy_reached_the_commissioner(database_url: str) -> None:
    # given an appeal of which no copy is recorded: the copy and the result are asked for at once
    story = appealed(noticed(decided(database_url), "2026-04-01 10:00"), "2026-04-29 16:00").at("2026-06-10 12:00")
    assert story.open_on(REVIEW) == {"record_copy", "record_result"}
    # when the result is recorded, nothing is asked about the copy any more
    more: dict[str, Any] = {"result": "AMENDED", "words": "To report in every second month.", "costs": "NONE"}
    story.step("record_result", REVIEW, at="2026-06-10 11:00", **more)
    assert story.open_on(REVIEW) == {"carry_out"}


@pytest.mark.provision("67J(6)")
def test_costs_that_the_court_awarded_all_the_same_are_recorded_and_flagged(database_url: str) -> None:
    story = appealed(noticed(decided(database_url), "2026-04-01 10:00"), "2026-04-29 16:00")
    story.at("2026-04-29 16:30").step("record_copy", REVIEW, at="2026-04-29 16:30", way="By post").at("2026-06-10 12:00")
    with pytest.raises(NeedsConfirmation, match="must not award costs"):
        story.step("record_result", REVIEW, at="2026-06-10 11:00", result="CONFIRMED", costs="AWARDED")
    story.step("record_result", REVIEW, confirm=True, at="2026-06-10 11:00", result="CONFIRMED", costs="AWARDED")
    assert "must not award costs" in story.flags


def test_an_appeal_before_the_decision_on_the_review_is_a_slip(database_url: str) -> None:
    story = decided(database_url)
    with pytest.raises(Refusal, match="cannot be filed before that"):
        story.records("record_review_appeal", by="legal", subject=REVIEW, at="2026-03-24 09:00", **FILED)
