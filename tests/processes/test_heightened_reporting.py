"""A decision that a person reports more: its grounds, the notice through which it binds, and what a review or an appeal makes of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from app.errors import NeedsConfirmation, Refusal
from tests.processes.test_reporting_notices import CONTENTS, FIRST, HANDED, PERSON, SECOND, told_after_release
from tests.processes.test_reviews import APPLIED, ASSIGNED, DECIDED, FILED
from tests.processes.told import Tale, told_once

PROCESS, DECISION, REVIEW = "heightened_reporting", "reviewable-decision:1", "review:1"
MONTHLY, OTHER_MONTHS = "In the first week of every month.", "In the first week of every second month."
MAKER: dict[str, Any] = {
    "made_by": "ANOTHER_PERSON",
    "maker": "Mary Madeup-Maker",
    "maker_office": "SUPERINTENDENT",
    "recorded_by_maker": "NO",
    "place": "Brisbane",
}
MORE_OFTEN: dict[str, Any] = {"decision": "S19_2", "words": "To report in every month.", "times": MONTHLY, **MAKER}
EACH_STAY: dict[str, Any] = {"decision": "S19B_1", "words": "To report each change of stay.", **MAKER}


def decided(story: Tale, at: str = "2026-06-01 09:00", *, confirm: bool = False, **more: Any) -> Tale:
    """A delegate decides that the person reports more often."""
    said = {**MORE_OFTEN, "satisfied": "YES", "grounds": "Made-up grounds.", "at": at, **more}
    story.at(at).delegates_asked().records("decide_heightened_reporting", by="delegate", subject=PERSON, confirm=confirm, **said)
    return story


def noticed(story: Tale, at: str, subject: str = SECOND, **asks: Any) -> Tale:
    """The further notice is begun, prepared and given."""
    story.at(at).step("ask_for_notice", DECISION, at=at, words="The decision.")
    story.step("prepare_further_notice", subject, **{**CONTENTS, **asks})
    return story.step("give_notice", subject, at=at, **HANDED)


def bound(url: str) -> Tale:
    """Decided on Monday 1 June 2026; the notice was given on Tuesday 2 June."""
    return told_once(url, "bound", lambda: noticed(decided(told_after_release(url)), "2026-06-02 10:00", times=MONTHLY))


def reviewed(story: Tale, outcome: str = "AMENDED", *, told_at: str = "2026-06-22 10:00") -> Tale:
    """Applied for on 15 June, decided on Friday 19 June: ten business days end with Friday 3 July."""
    story.at("2026-06-15 09:00").records("record_review_application", by="legal", subject=DECISION, at="2026-06-15 09:00", **APPLIED)
    story.step("assign_reviewer", REVIEW, at="2026-06-15 09:00", **ASSIGNED)
    story.at("2026-06-19 15:00").step("decide_review", REVIEW, at="2026-06-19 15:00", **{**DECIDED, "outcome": outcome})
    return story.at(told_at).step("give_notice", REVIEW, at=told_at, manner="IN_PERSON") if told_at else story


def day_of(story: Tale, name: str, subject: str = DECISION) -> str:
    at = story.deadline(name, subject)
    return f"{at:%Y-%m-%d}" if isinstance(at, datetime) else ""


# ---------------------------------------------------------------- the decision and its notice
def test_a_decision_is_told_by_a_further_notice_that_restates_everything(database_url: str) -> None:
    # given a decision of Monday 1 June, with its grounds
    story = decided(told_after_release(database_url))
    assert story.open_on(DECISION) == {"ask_for_notice"}
    assert day_of(story, "reviewable-decision.further-notice-by") == "2026-06-03", "one business day: a practice"
    assert day_of(story, "reviewable-decision.apply-by") == "", "no time to apply for a review runs before written notice"
    # when the notice is begun it must state the decision, and all that was asked before
    story.step("ask_for_notice", DECISION, at="2026-06-01 09:00", words="The decision.")
    with pytest.raises(Refusal, match="state when periodic reports are due"):
        story.step("prepare_further_notice", SECOND, **CONTENTS, left_out=["TIMES"], left_out_because="Forgotten.")
    story.step("prepare_further_notice", SECOND, **CONTENTS, times=MONTHLY)
    assert not story.is_over(PROCESS, DECISION), "it waits until the person is told"
    story.at("2026-06-02 10:00").step("give_notice", SECOND, at="2026-06-02 10:00", **HANDED)
    # then the person is told, and 28 days run for a review
    assert story.is_over(PROCESS, DECISION)
    assert day_of(story, "reviewable-decision.apply-by") == "2026-07-01", "28 days after 2 June"


def test_the_time_for_a_review_runs_from_the_receipt_of_the_notice(database_url: str) -> None:
    story = decided(told_after_release(database_url)).step("ask_for_notice", DECISION, at="2026-06-01 09:00", words="w")
    story.step("prepare_further_notice", SECOND, **CONTENTS, times=MONTHLY).at("2026-06-10 09:00")
    story.step("give_notice", SECOND, at="2026-06-02 10:00", received_at="2026-06-09 10:00", **HANDED)
    assert day_of(story, "reviewable-decision.apply-by") == "2026-07-08"


def test_a_decision_whose_grounds_were_withdrawn_asks_for_them_again(database_url: str) -> None:
    story = decided(told_after_release(database_url), **EACH_STAY, times="")
    story.withdraws("heightened-reporting-grounds", by="delegate")
    assert story.open_on(DECISION) == {"record_grounds"}
    story.step("record_grounds", DECISION, at="2026-06-01 08:00", satisfied="YES", grounds="Made-up grounds.")
    noticed(story, "2026-06-01 11:00", stays="YES")
    assert story.is_over(PROCESS, DECISION)


def test_more_may_be_asked_only_where_it_is_necessary_to_protect_children(database_url: str) -> None:
    story = told_after_release(database_url)
    with pytest.raises(NeedsConfirmation, match="necessary to protect children"):
        decided(story, satisfied="NO")
    with pytest.raises(Refusal, match="must be put right"):
        decided(story, times="")


def test_a_notice_given_up_is_wanted_again(database_url: str) -> None:
    story = decided(told_after_release(database_url)).step("ask_for_notice", DECISION, at="2026-06-01 09:00", words="w")
    story.records("drop_further_notice", by="delegate", subject=SECOND, at="2026-06-01 09:00", reasons="A slip.")
    assert story.open_on(DECISION) == {"ask_for_notice"}


# ---------------------------------------------------------------- changed on review or appeal
def test_an_amended_decision_asks_for_a_further_notice(database_url: str) -> None:
    story = reviewed(bound(database_url))
    assert story.open_on(DECISION) == {"settle_effect"}
    story.step("settle_effect", DECISION, effect="GOES_ON", at="2026-06-22 10:00", times=OTHER_MONTHS, words="Every second month.")
    assert story.open_on(DECISION) == {"ask_for_notice"}
    noticed(story, "2026-06-23 10:00", "reporting-notice:3", times=OTHER_MONTHS)
    assert story.is_over(PROCESS, DECISION)


def test_a_decision_set_aside_is_ended_by_a_notice_that_no_longer_asks_for_it(database_url: str) -> None:
    story = reviewed(bound(database_url), "SUBSTITUTED")
    story.step("settle_effect", DECISION, effect="ENDED", at="2026-06-22 10:00", words="No more is asked.")
    assert story.open_on(DECISION) == {"ask_for_notice"}, "the notice that applies still asks it"
    story.step("ask_for_notice", DECISION, at="2026-06-22 10:00", words="It was ended on review.")
    third = "reporting-notice:3"
    with pytest.raises(Refusal, match="was ended"):
        story.step("prepare_further_notice", third, **CONTENTS, times=MONTHLY)
    story.step("prepare_further_notice", third, **CONTENTS)
    story.step("give_notice", third, at="2026-06-22 10:00", **HANDED)
    assert story.is_over(PROCESS, DECISION)


def test_a_confirmed_decision_changes_nothing(database_url: str) -> None:
    assert reviewed(bound(database_url), "CONFIRMED").is_over(PROCESS, DECISION)


def test_without_a_notice_in_time_a_legal_officer_looks_at_which_decision_stands(database_url: str) -> None:
    # given an amended decision of which no notice was given until the end of 3 July
    story = reviewed(bound(database_url), told_at="").at("2026-07-04 00:00").at("2026-07-06 10:00")
    assert story.is_over(PROCESS, DECISION), "nothing is known to have changed before the offender is told"
    story.step("tell_of_deemed", REVIEW, at="2026-07-06 10:00", manner="POST")
    assert story.open_on(DECISION) == {"look_at_effect"}
    story.step(
        "look_at_effect",
        DECISION,
        effect="GOES_ON",
        at="2026-07-06 10:00",
        times=OTHER_MONTHS,
        words="The milder one, until it is decided afresh.",
    )
    assert story.open_on(DECISION) == {"ask_for_notice"}


def test_a_court_that_puts_another_decision_in_its_place_asks_for_a_further_notice(database_url: str) -> None:
    story = reviewed(bound(database_url), "CONFIRMED").at("2026-07-10 10:00")
    story.records("record_review_appeal", by="legal", subject=REVIEW, at="2026-07-10 10:00", **FILED)
    story.step("record_copy", REVIEW, at="2026-07-10 10:00", way="By hand").at("2026-08-03 10:00")
    story.step("record_result", REVIEW, at="2026-08-03 10:00", result="SUBSTITUTED", words="No more reports.", costs="NONE")
    assert story.open_on(DECISION) == {"settle_effect"}
    story.step("settle_effect", DECISION, effect="ENDED", at="2026-08-03 10:00", words="No more reports.")
    assert story.open_on(DECISION) == {"ask_for_notice"}


def test_an_effect_does_not_count_from_before_the_decision(database_url: str) -> None:
    story = reviewed(bound(database_url))
    with pytest.raises(Refusal, match="comes after the decision"):
        story.step("settle_effect", DECISION, effect="ENDED", at="2026-05-01 10:00", words="w")


# ---------------------------------------------------------------- an initial notice ends it
def test_an_initial_notice_ends_reports_of_each_stay_until_a_further_one_asks_them_again(database_url: str) -> None:
    story = noticed(decided(told_after_release(database_url), **{**EACH_STAY, "times": ""}), "2026-06-02 10:00", stays="YES")
    assert story.is_over(PROCESS, DECISION)
    story.at("2026-07-01 09:00").records(
        "record_reporting_event", by="register", subject=PERSON, event="RELEASED", at="2026-07-01 09:00", words="w"
    )
    third = "reporting-notice:3"
    story.step("look_at_period", third, at="2026-07-01 09:00", course="NOT_CHANGED", words="Made up.")
    story.step("prepare_initial_notice", third, confirm=True, **{**CONTENTS, "earlier_requirements": "NO"})
    story.step("give_notice", third, at="2026-07-01 09:00", **HANDED)
    assert story.open_on(third) == {"settle_what_fell_away"}
    assert story.is_over("reporting_obligations_notice", FIRST)
