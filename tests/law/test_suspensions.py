"""Suspension by the commissioner (division 10): from when to when it lasts, what it leaves owed, who is copied, on both sides of each instant."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

import app.law.all  # noqa: F401 - registers every question
from app.casework.answer import Done, Wanted
from app.law.questions import OFFERS, QUESTIONS, STARTS, told
from app.law.reporting.suspension_documents import notice_facts
from app.law.reporting.suspensions import copy_due, report_owed, stretches, suspended
from app.law.status import also
from tests.support.order_stories import Story, at

SUSPENSION, REVOCATION, REVIEW = "suspension:1", "reviewable-decision:1", "review:1"
ADULT: dict[str, Any] = {"child_at_offence": False, "impairment": True, "mental_illness": False, "guardian_appointed": False}
MADE: dict[str, Any] = {"words": "w", "made_by": "ANOTHER_PERSON", "maker": "Mary", "maker_office": "INSPECTOR", "place": "Brisbane"}


def applied(day: str = "2026-03-02", born: str = "1980-05-05", **eligibility: Any) -> Story:
    story = Story(born).tell("suspension-applied-for", SUSPENSION, day, applicant="OFFENDER", in_writing=True)
    return story.tell("suspension-eligibility-recorded", SUSPENSION, day, **{**ADULT, **eligibility})


def decided(decision: str = "SUSPENDED", **eligibility: Any) -> Story:
    return applied(**eligibility).tell("suspension-decided", SUSPENSION, "2026-03-09", decision=decision, no_risk="SATISFIED", reasons="r")


def lasting(**eligibility: Any) -> Story:
    """Suspended on 9 March 2026, the notice given on the 11th at ten."""
    return decided(**eligibility).tell("suspension-notice-given", SUSPENSION, "2026-03-11", notice="SUSPENSION", manner="POST")


def revoked(*, noticed: str = "2026-05-06") -> Story:
    """The same, revoked on 4 May 2026 with notice on the 6th."""
    story = lasting().tell("reviewable-decision-made", REVOCATION, "2026-05-04", decision="S67F_1", about=SUSPENSION, **MADE)
    story.tell("suspension-revoked", REVOCATION, "2026-05-04", grounds=["RISK"], reasons="r")
    return story.tell("reviewable-decision-notified", REVOCATION, noticed, manner="POST") if noticed else story


def refused() -> Story:
    """Refused on 9 March 2026, with notice on the 11th."""
    story = decided("NOT_SUSPENDED").tell("reviewable-decision-made", REVOCATION, "2026-03-09", decision="S67D_4", about=SUSPENSION, **MADE)
    return story.tell("suspension-notice-given", SUSPENSION, "2026-03-11", notice="REFUSAL", manner="POST")


def undone(story: Story, decided_on: str, noticed_on: str) -> Story:
    """The decision is reviewed and another is put in its place."""
    story.tell("review-applied-for", REVIEW, decided_on, "09:00", decision=REVOCATION, applicant="OFFENDER", in_writing=True, grounds="g")
    said = {"outcome": "SUBSTITUTED", "effect": "NO_LONGER_STANDS", "words": "w", "reasons": "r", "reviewer": "Rita", "office": "INSPECTOR"}
    story.tell("review-decided", REVIEW, decided_on, "15:00", place="Brisbane", **said)
    return story.tell("review-notice-given", REVIEW, noticed_on, notice="REVIEW_DECISION", manner="POST")


def when(story: Story) -> set[tuple[tuple[datetime, datetime | None], ...]]:
    return set(stretches(story.case, SUSPENSION).values)


NOTICE, ENDED = at("2026-03-11"), at("2026-05-06")


# ---------------------------------------------------------------- from when, to when (67C(3), 67D(7), 67F(3))
def test_nothing_is_suspended_by_the_application_nor_by_the_decision_alone() -> None:
    assert when(applied()) == when(decided()) == {()}


def test_it_lasts_from_the_notice_on_and_has_no_end_by_itself() -> None:
    assert when(lasting()) == {((NOTICE, None),)}
    assert suspended(lasting().case, at("2026-03-11", "09:59")).values == (False,)
    assert suspended(lasting().case, NOTICE).values == (True,)


def test_a_revocation_ends_it_with_its_notice_and_not_before() -> None:
    assert when(revoked(noticed="")) == {((NOTICE, None),)}
    assert when(revoked()) == {((NOTICE, ENDED),)}
    assert suspended(revoked().case, at("2026-05-06", "09:59")).values == (True,)
    assert suspended(revoked().case, ENDED).values == (False,)


def test_a_refusal_suspends_nothing() -> None:
    assert when(refused()) == {()}


# ---------------------------------------------------------------- what a review makes of it
def test_a_revocation_that_a_review_undid_interrupted_it_or_never_did() -> None:
    answer = stretches(undone(revoked(), "2026-06-10", "2026-06-15").case, SUSPENSION)
    assert set(answer.values) == {
        ((NOTICE, None),),
        ((NOTICE, ENDED), (at("2026-06-10", "15:00"), None)),
        ((NOTICE, ENDED), (at("2026-06-15"), None)),
    }
    assert answer.doubts() == ("R-A81", "R-A82")


def test_each_reading_of_an_undone_revocation_gives_its_own_stretches() -> None:
    found = stretches(undone(revoked(), "2026-06-10", "2026-06-15").case, SUSPENSION).results
    never = {dict(world)["R-A82"] for value, worlds in found for world in worlds if value == ((NOTICE, None),)}
    assert never == {"never-interrupted"}


def test_a_refusal_that_a_review_undid_suspends_from_the_review_or_from_its_notice() -> None:
    found = when(undone(refused(), "2026-04-08", "2026-04-13"))
    assert found == {((at("2026-04-08", "15:00"), None),), ((at("2026-04-13"), None),)}


def test_a_suspension_put_in_the_place_of_a_refusal_is_revoked_only_with_a_notice_of_that() -> None:
    story = undone(refused(), "2026-04-08", "2026-04-13")
    story.tell("reviewable-decision-made", "reviewable-decision:2", "2026-05-04", decision="S67F_1", about=SUSPENSION, **MADE)
    assert all(found[-1][1] is None for found in when(story)), "the notice of the refusal tells of no revocation"
    story.tell("reviewable-decision-notified", "reviewable-decision:2", "2026-05-06", manner="POST")
    assert {found[-1][1] for found in when(story)} == {ENDED}


def test_what_a_court_puts_in_the_place_of_a_refusal_suspends_at_the_latest_with_its_notice() -> None:
    story = refused().tell(
        "review-applied-for", REVIEW, "2026-03-20", decision=REVOCATION, applicant="OFFENDER", in_writing=True, grounds="g"
    )
    said = {"outcome": "CONFIRMED", "words": "w", "reasons": "r", "reviewer": "Rita", "office": "INSPECTOR", "place": "Brisbane"}
    story.tell("review-decided", REVIEW, "2026-04-08", **said)
    story.tell("review-notice-given", REVIEW, "2026-04-09", notice="REVIEW_DECISION", manner="POST")
    story.tell("review-appeal-filed", REVIEW, "2026-04-20", registry="Brisbane")
    story.tell("review-appeal-decided", REVIEW, "2026-06-10", result="SUBSTITUTED", effect="NO_LONGER_STANDS", words="w", costs="NONE")
    assert when(story) == {(), ((at("2026-06-10"), None),)}
    story.tell("suspension-notice-given", SUSPENSION, "2026-06-12", notice="SUSPENSION", manner="POST")
    assert when(story) == {((at("2026-06-10"), None),), ((at("2026-06-12"), None),)}


def test_a_fresh_decision_suspends_nothing_by_itself_since_a_suspension_takes_effect_with_its_own_notice() -> None:
    story = undone(refused(), "2026-04-08", "2026-06-01")
    story.tell("fresh-decision-considered", REVIEW, "2026-06-02", course="DECIDED_AFRESH", words="w", reasons="r")
    assert () in when(story), "in the reading in which the law confirmed the refusal"


def test_reports_are_not_taken_up_while_another_suspension_lasts_on() -> None:
    assert isinstance(told(revoked().case, "step", "suspension.take-up-reports", SUSPENSION), Wanted)
    story = revoked().tell("suspension-proposed", "suspension:2", "2026-04-01", words="w")
    story.tell("suspension-decided", "suspension:2", "2026-04-01", decision="SUSPENDED", no_risk="SATISFIED", reasons="r")
    story.tell("suspension-notice-given", "suspension:2", "2026-05-06", "10:01", notice="SUSPENSION", manner="POST")
    assert isinstance(told(story.case, "step", "suspension.take-up-reports", SUSPENSION), Wanted), "a minute too late"
    story.tell("suspension-notice-given", "suspension:2", "2026-05-06", "09:59", notice="SUSPENSION", manner="POST")
    assert told(story.case, "step", "suspension.take-up-reports", SUSPENSION) == Done(ENDED)


# ---------------------------------------------------------------- revoked before it was told (67C(3), 67D(7), 67F(3))
def revoked_untold() -> Story:
    """Suspended on 9 March, revoked on the 10th with notice on the 12th; no notice of the suspension was ever given."""
    story = decided().tell("reviewable-decision-made", REVOCATION, "2026-03-10", decision="S67F_1", about=SUSPENSION, **MADE)
    story.tell("suspension-revoked", REVOCATION, "2026-03-10", grounds=["RISK"], reasons="r")
    return story.tell("reviewable-decision-notified", REVOCATION, "2026-03-12", manner="POST")


def test_what_was_revoked_before_it_was_told_never_took_effect() -> None:
    story = revoked_untold()
    assert when(story) == {()}
    assert told(story.case, "ask", "suspension.took-effect", SUSPENSION) == "NO"
    assert isinstance(told(story.case, "step", "suspension.give-notice", SUSPENSION), Done)
    assert QUESTIONS["suspension.notice-by"].rule(story.case, SUSPENSION).met_at == at("2026-03-12")
    assert OFFERS["revoke_suspension"].rule(story.case) == (), "it is not revoked twice"
    late = revoked_untold().tell("suspension-notice-given", SUSPENSION, "2026-03-13", notice="SUSPENSION", manner="POST")
    assert told(late.case, "ask", "suspension.took-effect", SUSPENSION) == "NO", "a notice of what is revoked gives effect to nothing"
    before = revoked_untold().tell("suspension-notice-given", SUSPENSION, "2026-03-12", "09:59", notice="SUSPENSION", manner="POST")
    assert told(before.case, "ask", "suspension.took-effect", SUSPENSION) == "YES", "a minute before"


def test_where_a_review_undoes_that_revocation_the_notice_of_the_suspension_is_wanted_again() -> None:
    story = undone(revoked_untold(), "2026-04-08", "2026-04-13")
    assert isinstance(told(story.case, "step", "suspension.give-notice", SUSPENSION), Wanted)
    assert when(story) == {()}, "still nobody was told"
    story.tell("suspension-notice-given", SUSPENSION, "2026-04-15", notice="SUSPENSION", manner="POST")
    assert when(story) == {((at("2026-04-15"), None),)}


# ---------------------------------------------------------------- what is printed, and by when, after a refusal was undone
def test_the_notice_of_a_suspension_in_the_place_of_a_refusal_is_owed_anew_and_says_so() -> None:
    story = undone(refused(), "2026-04-08", "2026-04-13")
    by = QUESTIONS["suspension.notice-by"].rule(story.case, SUSPENSION)
    assert (by.act_by, by.met_at) == (at("2026-04-15", "00:00"), None), (
        "a business day after the notice of the review, the last instant in any reading"
    )
    said = notice_facts(story.case, SUSPENSION)
    assert "no longer stands" in said["decision"]
    assert "suspended" in said["decision"]
    assert not said.get("review"), "what was granted is not reviewed"
    assert "is refused" in notice_facts(refused().case, SUSPENSION)["decision"]


# ---------------------------------------------------------------- what it does (34(1)(d), 67E)
def test_no_report_but_an_initial_one_is_owed_while_it_lasts() -> None:
    case, during = revoked().case, at("2026-04-01")
    assert report_owed(case, during, initial=False).values == ("NO",)
    assert report_owed(case, during, initial=True).doubts() == ("R-A25",), "asked for, and nothing started because of it"
    for outside in (at("2026-03-11", "09:59"), ENDED):
        assert report_owed(case, outside, initial=False).values == report_owed(case, outside, initial=True).values == ("YES",)


def test_between_a_revocation_and_the_review_that_undid_it_reports_are_owed_only_in_one_reading() -> None:
    case = undone(revoked(), "2026-06-10", "2026-06-15").case
    assert set(report_owed(case, at("2026-05-20"), initial=False).values) == {"YES", "NO"}


# ---------------------------------------------------------------- whether it applies (67A)
@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"impairment": False}, "DOES_NOT_APPLY"),
        ({"impairment": False, "child_at_offence": True}, "APPLIES"),
        ({"impairment": False, "mental_illness": True}, "APPLIES"),
        ({"impairment": "UNKNOWN"}, "NOT_KNOWN"),
        ({"impairment": True, "mental_illness": "UNKNOWN"}, "APPLIES"),
    ],
)
def test_one_of_the_three_limbs_is_enough(said: dict[str, Any], expected: str) -> None:
    assert told(applied(**said).case, "ask", "suspension.applies", SUSPENSION) == expected


@pytest.mark.parametrize(
    ("said", "impairment", "illness"),
    [({}, "YES", "NO"), ({"impairment": False}, "NO", "NO"), ({"impairment": "UNKNOWN", "mental_illness": "UNKNOWN"}, "YES", "YES")],
)
def test_whether_it_is_significant_is_asked_unless_there_surely_is_none(said: dict[str, Any], impairment: str, illness: str) -> None:
    case = applied(**said).case
    assert told(case, "ask", "suspension.has-impairment", SUSPENSION) == impairment
    assert told(case, "ask", "suspension.has-illness", SUSPENSION) == illness


def test_before_anything_is_recorded_of_section_67a_everything_is_open() -> None:
    case = Story().tell("suspension-proposed", SUSPENSION, "2026-03-02", words="w").case
    for name, said in (
        ("applies", "NOT_KNOWN"), ("has-impairment", "YES"), ("has-illness", "YES"), ("begun-by", "OWN_INITIATIVE"), ("outcome", "NOT_SUSPENDED"),
    ):  # fmt: skip
        assert told(case, "ask", f"suspension.{name}", SUSPENSION) == said
    assert told(case, "until", "suspension.withdrawn", SUSPENSION) is None
    assert told(case, "until", "suspension.after-all", SUSPENSION) is None


def test_what_was_decided_is_told_by_whether_it_was_applied_for() -> None:
    assert told(decided().case, "ask", "suspension.outcome", SUSPENSION) == "SUSPENDED"
    assert told(decided("NOT_SUSPENDED").case, "ask", "suspension.outcome", SUSPENSION) == "REFUSED"
    own = Story().tell("suspension-proposed", SUSPENSION, "2026-03-02", words="w")
    own.tell("suspension-decided", SUSPENSION, "2026-03-09", decision="NOT_SUSPENDED", no_risk="SATISFIED", reasons="r")
    assert told(own.case, "ask", "suspension.outcome", SUSPENSION) == "NOT_SUSPENDED"


def test_an_application_withdrawn_after_the_decision_is_not_withdrawn() -> None:
    gone = applied().tell("suspension-withdrawn", SUSPENSION, "2026-03-04")
    assert told(gone.case, "until", "suspension.withdrawn", SUSPENSION) == at("2026-03-04")
    late = decided().tell("suspension-withdrawn", SUSPENSION, "2026-03-10")
    assert told(late.case, "until", "suspension.withdrawn", SUSPENSION) is None
    assert told(decided().case, "until", "suspension.withdrawn", SUSPENSION) is None


# ---------------------------------------------------------------- copies (67B)
@pytest.mark.parametrize(("born", "expected"), [("2005-06-01", {"YES", "NO"}), ("2004-06-01", {"NO"}), ("2011-06-01", {"YES", "NO"})])
def test_an_estimated_birth_date_within_three_years_of_18_leaves_it_open(born: str, expected: set[str]) -> None:
    story = lasting()
    described = story.entries[0]
    story.entries[0] = replace(described, values={**described.values, "birth_date": born, "birth_date_certainty": "ESTIMATED"})
    assert set(copy_due(story.case, SUSPENSION, "SUSPENSION").values) == expected


def test_before_the_notice_and_without_a_birth_date_it_is_open_whether_a_copy_is_due() -> None:
    assert set(copy_due(decided().case, SUSPENSION, "SUSPENSION").values) == {"YES", "NO"}
    story = lasting()
    story.entries.pop(0)
    assert set(copy_due(story.case, SUSPENSION, "SUSPENSION").values) == {"YES", "NO"}


@pytest.mark.parametrize(
    ("born", "guardian", "expected"),
    [
        ("1980-05-05", False, {"NO"}),
        ("1980-05-05", True, {"YES"}),
        ("1980-05-05", "UNKNOWN", {"YES", "NO"}),
        ("2008-03-12", False, {"YES"}),  # 18 on the day after the notice
        ("2008-03-10", False, {"YES", "NO"}),  # a child on the day of the decision, 18 before the notice (R-A84)
        ("2008-03-09", False, {"NO"}),  # 18 on the day of the decision
        ("2008-03-12", "UNKNOWN", {"YES"}),
        ("2008-03-10", "UNKNOWN", {"YES", "NO"}),
    ],
)
def test_a_copy_goes_to_the_parent_of_a_child_or_the_appointed_guardian_of_an_adult(born: str, guardian: Any, expected: set[str]) -> None:
    assert set(copy_due(lasting(born=born, guardian_appointed=guardian).case, SUSPENSION, "SUSPENSION").values) == expected


def test_whose_copy_a_child_gets_who_came_of_age_between_decision_and_notice_is_a_doubt_with_a_name() -> None:
    assert copy_due(lasting().case, SUSPENSION, "SUSPENSION").doubts() == ()
    story = lasting()
    story.entries[0] = Story("2008-03-10").entries[0]
    assert copy_due(story.case, SUSPENSION, "SUSPENSION").doubts() == ("R-A84",)


def test_who_has_turned_18_since_the_suspension_is_copied_no_more_when_it_is_revoked() -> None:
    story = revoked()
    story.entries[0] = Story("2008-04-20").entries[0]
    assert copy_due(story.case, SUSPENSION, "SUSPENSION").values == ("YES",)
    assert copy_due(story.case, REVOCATION, "REVOCATION").values == ("NO",)


# ---------------------------------------------------------------- days, steps, offers
def test_an_application_is_to_be_decided_by_a_practice_and_never_lapses() -> None:
    found = QUESTIONS["suspension.decide-by"].rule(applied().case, SUSPENSION)
    assert found.act_by == at("2026-03-31", "00:00"), "28 days after 2 March"
    assert any("practice of the house" in note for note in found.warnings)
    assert "stays open" in found.consequence
    own = Story().tell("suspension-proposed", SUSPENSION, "2026-03-02", words="w")
    assert QUESTIONS["suspension.decide-by"].rule(own.case, SUSPENSION) is None


def test_a_notice_is_to_be_given_on_the_next_business_day_by_a_practice() -> None:
    assert QUESTIONS["suspension.notice-by"].rule(decided().case, SUSPENSION).act_by == at("2026-03-11", "00:00")
    assert QUESTIONS["reviewable-decision.revocation-notice-by"].rule(revoked(noticed="").case, REVOCATION).act_by == at(
        "2026-05-06", "00:00"
    )


def test_the_time_to_have_a_refusal_reviewed_runs_from_its_notice() -> None:
    assert QUESTIONS["reviewable-decision.apply-by"].rule(refused().case, REVOCATION).act_by == at("2026-04-09", "00:00")
    story = refused()
    story.entries.pop()
    assert QUESTIONS["reviewable-decision.apply-by"].rule(story.case, REVOCATION) is None


def test_each_suspension_and_each_revocation_has_a_run() -> None:
    assert STARTS["commissioner_suspension"](revoked().case) == (SUSPENSION,)
    assert STARTS["suspension_revocation"](revoked().case) == (REVOCATION,)
    assert STARTS["suspension_revocation"](refused().case) == ()


def test_it_can_be_revoked_while_it_lasts_and_not_twice() -> None:
    offered = OFFERS["revoke_suspension"].rule
    assert offered(applied().case) == offered(refused().case) == ()
    assert offered(decided().case) == offered(lasting().case) == (SUSPENSION,)
    assert offered(revoked(noticed="").case) == offered(revoked().case) == ()
    assert offered(undone(revoked(), "2026-06-10", "2026-06-15").case) == (SUSPENSION,), "it goes on, so it can be revoked again"


# ---------------------------------------------------------------- what the matter's page says besides orders
def test_the_matters_page_says_that_it_lasts_or_may_and_nothing_once_it_is_over() -> None:
    assert also(lasting().case, at("2026-03-11", "09:59")) == ()
    (said,) = also(lasting().case, at("2026-04-01"))
    assert "suspended by the commissioner since Wednesday 11 March 2026 at 10:00 am" in said
    assert also(revoked().case, ENDED) == ()
    (doubtful,) = also(undone(revoked(), "2026-06-10", "2026-06-15").case, at("2026-05-20"))
    assert "may be suspended by the commissioner: it depends on R-A82" in doubtful
