"""A decision that a person reports more (ss 19(2), 19B(1)): from when it binds, what changed it, and what its next notice asks."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import app.law.all  # noqa: F401 - registers every question
from app.casework.answer import Done, Wanted
from app.law.reporting.heightened_reporting import (
    Bound,
    ask_for_notice,
    binds,
    bound,
    changed,
    changes,
    further_notice_by,
    settle_effect,
    told,
)
from app.law.reporting.notice_chain import chain, next_draft
from tests.law.test_reporting_notices import FIRST, SECOND, STATION, THIRD, further, initial
from tests.support.order_stories import Story, at

DECISION, REVIEW = "reviewable-decision:1", "review:1"
STAYS, OFTEN = "S19B_1", "S19_2"


def decided(story: Story, day: str = "2026-04-01", *, kind: str = STAYS, times: str = "", subject: str = DECISION) -> Story:
    """A decision of a day, with its grounds."""
    made = {"decision": kind, "words": "w", "made_by": "ANOTHER_PERSON", "maker": "Mary Madeup-Maker", "maker_office": "INSPECTOR"}
    story.tell("reviewable-decision-made", subject, day, "08:00", place="Brisbane", **made)
    return story.tell("heightened-reporting-grounds", subject, day, "08:00", satisfied=True, grounds="g", times=times)


def effect(story: Story, day: str, effect: str, *, of: str = "the decision on review 1", times: str = "") -> Story:
    return story.tell("heightened-reporting-effect", DECISION, day, of=of, effect=effect, times=times, words="w")


def reviewed(story: Story, outcome: str = "AMENDED", *, noticed: str = "2026-05-04") -> Story:
    """A review decided on Monday 20 April: its ten business days end with Tuesday 5 May, because of Labour Day."""
    story.tell("review-applied-for", REVIEW, "2026-04-13", decision=DECISION, applicant="OFFENDER", in_writing=True, grounds="g")
    said = {"outcome": outcome, "words": "w", "reasons": "r", "reviewer": "Rita", "office": "INSPECTOR", "place": "Brisbane"}
    story.tell("review-decided", REVIEW, "2026-04-20", **said)
    return story.tell("review-notice-given", REVIEW, noticed, notice="REVIEW_DECISION", manner="POST") if noticed else story


def stretches(story: Story) -> tuple[Bound, ...]:
    return bound(story.case, DECISION).only


def instants(story: Story) -> set[datetime | None]:
    return set(binds(story.case, DECISION).values)


# ---------------------------------------------------------------- from when it binds
def test_each_change_of_stay_is_required_only_from_the_giving_of_a_notice_that_says_so() -> None:
    story = decided(initial(Story(), "2026-03-02"))
    assert stretches(story) == ()
    further(story, "2026-04-02", SECOND, stays=True)
    assert stretches(story) == (Bound(at("2026-04-02"), None),)
    assert told(story.case, DECISION).only == at("2026-04-02")


def test_a_notice_from_before_the_decision_binds_nobody_to_it() -> None:
    story = decided(further(Story(), "2026-03-31", SECOND, stays=True))
    assert stretches(story) == ()


def test_an_initial_notice_ends_it_and_what_is_restated_without_a_break_is_one_stretch() -> None:
    story = further(decided(Story()), "2026-04-02", SECOND, stays=True)
    further(story, "2026-04-20", THIRD, stays=True)
    assert stretches(story) == (Bound(at("2026-04-02"), None),)
    initial(story, "2026-05-11", FIRST)
    assert stretches(story) == (Bound(at("2026-04-02"), at("2026-05-11")),)


def test_more_frequent_reports_bind_from_the_notice_or_from_the_decision_by_the_reading() -> None:
    story = further(decided(Story(), kind=OFTEN, times="monthly"), "2026-04-02", SECOND, times="monthly")
    assert bound(story.case, DECISION).doubts() == ("R-A57",)
    assert instants(story) == {at("2026-04-01", "08:00"), at("2026-04-02")}


def test_it_binds_no_longer_than_it_goes_on_nor_than_the_reporting_period() -> None:
    story = effect(further(decided(Story()), "2026-04-02", SECOND, stays=True), "2026-05-04", "ENDED")
    assert stretches(story) == (Bound(at("2026-04-02"), at("2026-05-04")),)
    assert binds(story.case, DECISION).only is None
    over = further(decided(Story()), "2026-04-02", SECOND, stays=True).tell(
        "reporting-period-ended", "respondent:1", "2026-04-30", authority="a"
    )
    assert stretches(over) == (Bound(at("2026-04-02"), at("2026-04-30")),)


def test_an_amended_decision_binds_anew_through_a_new_notice_alone() -> None:
    story = further(decided(Story(), kind=OFTEN, times="monthly"), "2026-04-02", SECOND, times="monthly")
    effect(story, "2026-05-04", "GOES_ON", times="every second month")
    by_notice = next(value for value, worlds in bound(story.case, DECISION).results if dict(worlds[0])["R-A57"] == "by-notice")
    assert by_notice == (Bound(at("2026-04-02"), at("2026-05-04")),)
    assert next_draft(story.tell("reporting-notice-opened", THIRD, "2026-05-05", notice="FURTHER", words="w").case, THIRD) == {
        **STATION, "times": "every second month", "stays": False,
    }  # fmt: skip


def test_each_change_of_stay_can_only_go_on_as_it_was_and_the_notice_that_asks_it_goes_on_binding() -> None:
    story = effect(further(decided(Story()), "2026-04-02", SECOND, stays=True), "2026-05-04", "GOES_ON")
    assert stretches(story) == (Bound(at("2026-04-02"), None),), "the notice applies until another is given (54A(5)(b))"
    assert told(story.case, DECISION).only == at("2026-04-02")
    assert isinstance(ask_for_notice(story.case, DECISION), Done), "no second notice is forced"
    often = further(decided(Story(), kind=OFTEN, times="monthly"), "2026-04-02", SECOND, times="monthly")
    effect(often, "2026-05-04", "GOES_ON", times="monthly")
    assert instants(often) == {at("2026-04-01", "08:00"), at("2026-04-02")}
    assert isinstance(ask_for_notice(effect(often, "2026-05-05", "GOES_ON", times="weekly").case, DECISION), Wanted)


def test_who_is_told_what_another_decision_still_asks_is_told_that_the_first_one_ended() -> None:
    story = further(decided(Story(), kind=OFTEN, times="weekly"), "2026-04-02", SECOND, times="weekly")
    decided(story, "2026-04-20", kind=OFTEN, times="monthly", subject="reviewable-decision:2")
    effect(story, "2026-05-04", "ENDED")
    assert None in told(story.case, DECISION).values
    further(story, "2026-05-05", THIRD, times="monthly")
    assert told(story.case, DECISION).only == at("2026-05-05")


def test_in_no_reading_it_binds_beyond_the_reporting_period() -> None:
    story = further(decided(Story(), kind=OFTEN, times="monthly"), "2026-04-02", SECOND, times="monthly")
    story.tell("reporting-period-ended", "respondent:1", "2026-04-30", authority="a")
    assert {found[-1].end for found in bound(story.case, DECISION).values} == {at("2026-04-30")}
    assert instants(story) == {None}


def test_while_reports_are_suspended_nobody_is_bound_and_afterwards_by_the_same_notice() -> None:
    story = further(decided(Story()), "2026-04-02", SECOND, stays=True)
    story.tell("suspension-proposed", "suspension:1", "2026-04-10", words="w")
    story.tell("suspension-decided", "suspension:1", "2026-04-10", decision="SUSPENDED", no_risk="SATISFIED", reasons="r")
    assert stretches(story) == (Bound(at("2026-04-02"), None),), "not before its notice"
    story.tell("suspension-notice-given", "suspension:1", "2026-04-13", notice="SUSPENSION", manner="POST")
    assert stretches(story) == (Bound(at("2026-04-02"), at("2026-04-13")),)
    assert instants(story) == {None}
    revoked = {
        "decision": "S67F_1",
        "about": "suspension:1",
        "words": "w",
        "made_by": "COMMISSIONER_IN_PERSON",
        "maker": "M",
        "place": "Brisbane",
    }
    story.tell("reviewable-decision-made", "reviewable-decision:2", "2026-05-11", **revoked)
    story.tell("suspension-revoked", "reviewable-decision:2", "2026-05-11", grounds=["RISK"], reasons="r")
    story.tell("reviewable-decision-notified", "reviewable-decision:2", "2026-05-12", manner="POST")
    assert stretches(story) == (Bound(at("2026-04-02"), at("2026-04-13")), Bound(at("2026-05-12"), None))


# ---------------------------------------------------------------- the notice that is wanted
def test_a_notice_is_wanted_until_one_is_begun_and_again_if_it_is_given_up() -> None:
    story = decided(Story())
    wanted = ask_for_notice(story.case, DECISION)
    assert isinstance(wanted, Wanted)
    assert wanted.act_by == at("2026-04-03", "00:00")
    story.tell("reporting-notice-opened", SECOND, "2026-04-01", notice="FURTHER", words="w", decision=DECISION)
    assert ask_for_notice(story.case, DECISION) == Done(at("2026-04-01"))
    story.tell("reporting-notice-dropped", SECOND, "2026-04-02", reasons="r")
    assert isinstance(ask_for_notice(story.case, DECISION), Wanted)


def test_the_day_to_give_it_by_is_met_by_the_notice() -> None:
    story = decided(Story())
    by = further_notice_by(story.case, DECISION)
    assert by is not None
    assert (by.act_by, by.met_at) == (at("2026-04-03", "00:00"), None)
    after = further_notice_by(further(story, "2026-04-02", SECOND, stays=True).case, DECISION)
    assert after is not None
    assert after.met_at == at("2026-04-02")


def test_what_was_ended_and_is_asked_by_no_notice_wants_none() -> None:
    story = effect(decided(Story()), "2026-05-04", "ENDED")
    assert told(story.case, DECISION).only == at("2026-05-04")
    assert isinstance(ask_for_notice(story.case, DECISION), Done)


def test_the_draft_leaves_out_what_was_ended_unless_another_decision_asks_it() -> None:
    story = effect(further(decided(Story()), "2026-04-02", SECOND, stays=True), "2026-05-04", "ENDED")
    story.tell("reporting-notice-opened", THIRD, "2026-05-05", notice="FURTHER", words="w", decision=DECISION)
    assert next_draft(story.case, THIRD)["stays"] is False
    decided(story, "2026-05-04", subject="reviewable-decision:2")
    assert next_draft(story.case, THIRD)["stays"] is True


# ---------------------------------------------------------------- what changed it
def test_a_review_counts_once_notice_of_it_was_given_and_a_confirmation_changes_nothing() -> None:
    assert changes(reviewed(decided(Story()), noticed="").case, DECISION).only == ()
    assert changes(reviewed(decided(Story()), "CONFIRMED").case, DECISION).only == ()
    (only,) = changes(reviewed(decided(Story()), noticed="2026-05-01").case, DECISION).only
    assert (only.at, only.of) == (at("2026-05-01"), "the decision on review 1")


def test_a_notice_after_the_ten_business_days_leaves_it_open_which_decision_stands() -> None:
    # given ten business days that end with Tuesday 5 May: Anzac Day falls on a Saturday, and Labour Day is left out
    assert changed(reviewed(decided(Story()), noticed="2026-05-05").case, DECISION).only == "YES"
    late = reviewed(decided(Story()), noticed="2026-05-06").case
    assert changed(late, DECISION).doubts() == ("R-A17",)


def test_the_newest_change_is_the_one_to_settle() -> None:
    story = effect(reviewed(decided(Story()), noticed="2026-05-01"), "2026-05-01", "GOES_ON")
    assert settle_effect(story.case, DECISION) == Done(at("2026-05-01"))
    story.tell("review-appeal-filed", REVIEW, "2026-05-11", registry="Brisbane")
    story.tell("review-appeal-decided", REVIEW, "2026-06-01", result="SUBSTITUTED", words="w", costs="NONE")
    wanted: Any = settle_effect(story.case, DECISION)
    assert wanted.about == "the decision of the court after review 1"


def test_a_fresh_decision_after_a_deemed_confirmation_changes_it_too() -> None:
    story = reviewed(decided(Story()), noticed="").tell(
        "review-notice-given", REVIEW, "2026-05-07", notice="DEEMED_CONFIRMATION", manner="POST"
    )
    story.tell("fresh-decision-considered", REVIEW, "2026-05-08", course="DECIDED_AFRESH", words="w", reasons="r")
    assert changed(story.case, DECISION).only == "YES"
    wanted: Any = settle_effect(story.case, DECISION)
    assert wanted.about == "the fresh decision after review 1"


def test_what_was_ended_is_told_only_by_a_notice_that_no_longer_asks_it() -> None:
    # given a notice that was drafted before and still asks it, given on the day after the end
    story = effect(further(decided(Story()), "2026-04-02", SECOND, stays=True), "2026-05-04", "ENDED")
    further(story, "2026-05-05", THIRD, stays=True)
    assert told(story.case, DECISION).only is None
    further(story, "2026-05-06", FIRST, left_out=["STAYS"])
    assert told(story.case, DECISION).only == at("2026-05-06")


def test_what_one_decision_no_longer_asks_and_another_does_falls_away_with_a_notice_that_forgets_it() -> None:
    def after(*, other: bool) -> frozenset[str]:
        story = effect(further(decided(Story()), "2026-04-02", SECOND, stays=True), "2026-05-04", "ENDED")
        if other:
            decided(story, "2026-04-15", subject="reviewable-decision:2")
        return chain(further(story, "2026-05-06", THIRD).case).only[-1].fell_away

    assert after(other=False) == frozenset()
    assert after(other=True) == {"STAYS"}
