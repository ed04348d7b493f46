"""Review of an entry on the register or of a reporting period (s 74): the 28 days that nobody extends, on both sides, and who was heard."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

import app.law.all  # noqa: F401 - registers every question
from app.casework.answer import Deadline
from app.law.facts.entry_reviews import entry_review
from app.law.questions import OFFERS, QUESTIONS, STARTS, told
from app.law.reviewing.entry_reviews import heard_at
from tests.support.order_stories import ORDER, Story, at

REVIEW, PERSON = "entry-review:1", "respondent:1"


def noticed(day: str = "2026-03-06", story: Story | None = None, order: str = ORDER, n: int = 1) -> Story:
    """A prohibition order of Monday 2 March 2026 and the initial notice given on a day."""
    told_ = story or Story()
    told_.applied("2026-02-02", n).made("2026-03-02", order=order, n=n)
    return told_.tell("reporting-notice-given", order, day, way="by hand")


def applied(story: Story, day: str, clock: str = "10:00", **more: Any) -> Story:
    said = {"about": "PLACED_ON_REGISTER", "applicant": "PERSON", "in_writing": True, "grounds": "g"}
    return story.tell("entry-review-applied-for", REVIEW, day, clock, **{**said, **more})


def asked(story: Story, name: str) -> str:
    return str(told(story.case, "ask", name, REVIEW))


def due(story: Story) -> Deadline | None:
    found: Deadline | None = QUESTIONS["respondent.entry-review-by"].rule(story.case, PERSON)
    return found


# ---------------------------------------------------------------- the 28 days (74(2)(b))
@pytest.mark.parametrize(("day", "clock", "said"), [("2026-04-07", "23:59", "IN_TIME"), ("2026-04-08", "00:00", "LATE")])
def test_28_days_from_the_giving_of_an_initial_notice_and_not_a_minute_more(day: str, clock: str, said: str) -> None:
    # 28 days after 6 March end with Good Friday; the next business day is Tuesday 7 April
    assert asked(applied(noticed(), day, clock), "entry-review.time") == said


def test_the_last_day_is_told_to_the_person_and_nobody_here_meets_it() -> None:
    found = due(noticed())
    assert found is not None
    assert found.act_by == found.lapse_not_before == at("2026-04-08", "00:00")
    assert not found.doing
    assert found.met_at == found.act_by, "past with its day"
    assert "nobody can extend" in found.consequence


def test_of_a_notice_that_was_sent_the_earlier_day_is_told_and_late_is_what_is_late_in_every_reading() -> None:
    # given a notice sent on Friday 6 March 2026 and received on Thursday 12 March: 28 days end with 7 April, or with 9 April (R-A86)
    def sent() -> Story:
        story = noticed()
        received = at("2026-03-12").isoformat()
        story.entries[-1] = replace(story.entries[-1], values={**story.entries[-1].values, "received_at": received})
        return story

    found = due(sent())
    assert found is not None
    assert (found.act_by, found.lapse_not_before) == (at("2026-04-08", "00:00"), at("2026-04-10", "00:00"))
    assert found.met_at == found.lapse_not_before, "past only with the later day"
    assert asked(applied(sent(), "2026-04-09", "23:59"), "entry-review.time") == "IN_TIME"
    assert asked(applied(sent(), "2026-04-10", "00:00"), "entry-review.time") == "LATE"


def test_without_an_initial_notice_no_time_runs() -> None:
    assert due(Story()) is None
    assert asked(applied(Story(), "2031-01-01"), "entry-review.time") == "IN_TIME"


def test_an_application_before_the_notice_is_in_time() -> None:
    assert asked(applied(noticed("2026-03-06"), "2026-03-05"), "entry-review.time") == "IN_TIME"


def test_each_initial_notice_opens_the_time_again() -> None:
    story = noticed("2026-08-03", noticed("2026-03-06"), order="prohibition-order:2", n=2)
    assert asked(applied(story, "2026-08-31", "23:59"), "entry-review.time") == "IN_TIME"
    between = noticed("2026-08-03", noticed("2026-03-06"), order="prohibition-order:2", n=2)
    assert asked(applied(between, "2026-06-01"), "entry-review.time") == "LATE", "the first is over and the second not yet given"
    found = due(story)
    assert found is not None
    assert found.act_by == at("2026-09-01", "00:00"), "28 days after 3 August"


def test_a_notice_that_is_not_on_the_file_counts_as_the_application_says() -> None:
    late = applied(noticed(), "2026-06-01", notice_said_given_on="2026-05-01")
    assert asked(late, "entry-review.time") == "LATE"
    assert asked(applied(noticed(), "2026-05-29", notice_said_given_on="2026-05-01"), "entry-review.time") == "IN_TIME"
    assert asked(applied(Story(), "2026-06-01", notice_said_given_on="2026-05-01"), "entry-review.time") == "LATE"


# ---------------------------------------------------------------- as section 74 wants it
@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "AS_REQUIRED"),
        ({"in_writing": False}, "NOT_AS_REQUIRED"),
        ({"applicant": "AGENT", "agent_authorised": False}, "NOT_AS_REQUIRED"),
        ({"applicant": "AGENT"}, "NOT_AS_REQUIRED"),
        ({"applicant": "AGENT", "agent_authorised": True}, "AS_REQUIRED"),
    ],
)
def test_in_writing_by_the_person_or_an_agent_authorised_in_writing(more: dict[str, Any], said: str) -> None:
    assert asked(applied(noticed(), "2026-03-20", **more), "entry-review.application") == said


def test_anybody_may_apply_who_is_on_the_register_or_was() -> None:
    assert OFFERS["record_entry_review_application"].rule(Story().case) == (PERSON,)
    assert STARTS["register_entry_review"](applied(noticed(), "2026-03-20").case) == (REVIEW,)


# ---------------------------------------------------------------- heard before it is decided (74(5)(a))
def heard(*told_: tuple[str, str, dict[str, Any]]) -> datetime | None:
    story = applied(noticed(), "2026-03-20")
    for kind, day, values in told_:
        story.tell(kind, REVIEW, day, **values)
    one = entry_review(story.case.docket, REVIEW)
    return heard_at(one) if one else None


def test_who_was_not_invited_and_said_nothing_was_not_heard() -> None:
    assert heard() is None
    assert heard(("entry-review-case-stated", "2026-03-24", {"what": "NOTHING_SAID"})) is None


def test_the_opportunity_was_had_when_the_case_was_stated_or_the_last_day_was_over() -> None:
    invited = ("entry-review-invited", "2026-03-23", {"until": "2026-04-13", "manner": "POST"})
    assert heard(invited) == at("2026-04-14", "00:00")
    assert heard(invited, ("entry-review-case-stated", "2026-04-02", {"what": "STATED", "words": "w"})) == at("2026-04-02")
    assert heard(invited, ("entry-review-case-stated", "2026-04-20", {"what": "STATED", "words": "w"})) == at("2026-04-14", "00:00")
    assert heard(("entry-review-case-stated", "2026-03-24", {"what": "STATED", "words": "w"})) == at("2026-03-24")
    assert heard(invited, ("entry-review-case-stated", "2026-04-02", {"what": "NOTHING_SAID"})) == at("2026-04-14", "00:00")


def test_an_application_on_the_very_day_of_a_notice_is_in_its_time() -> None:
    again = noticed("2026-06-01", noticed("2026-03-06"), order="prohibition-order:2", n=2)
    assert asked(applied(again, "2026-06-01", "10:00"), "entry-review.time") == "IN_TIME"
    assert asked(applied(again, "2026-06-01", "09:59"), "entry-review.time") == "LATE", "a minute before that notice was given"
    assert asked(applied(noticed(), "2026-06-01", notice_said_given_on="2026-06-01"), "entry-review.time") == "IN_TIME"


def test_the_date_is_met_by_an_application_after_the_newest_notice_alone() -> None:
    story = applied(noticed("2026-06-01", noticed("2026-03-06"), order="prohibition-order:2", n=2), "2026-03-20")
    found = due(story)
    assert found is not None
    assert found.met_at == found.act_by, "the application of March was about the notice of March"
    story.tell("entry-review-applied-for", "entry-review:2", "2026-06-01", about="PLACED_ON_REGISTER", applicant="PERSON", in_writing=True)
    again = due(story)
    assert again is not None
    assert again.met_at == at("2026-06-01")


def test_what_came_of_an_application_and_when_it_was_withdrawn() -> None:
    fresh = applied(noticed(), "2026-03-20")
    assert asked(fresh, "entry-review.outcome") == "DECIDED", "it is to be decided"
    assert asked(applied(noticed(), "2026-06-01"), "entry-review.outcome") == "OUT_OF_TIME"
    lacking = applied(noticed(), "2026-03-20", in_writing=False)
    assert asked(lacking, "entry-review.outcome") == asked(lacking, "entry-review.considered") == "RETURNED"
    lacking.tell("entry-review-application-considered", REVIEW, "2026-03-23", course="TAKEN", reasons="r")
    assert asked(lacking, "entry-review.considered") == "TAKEN"
    assert asked(lacking, "entry-review.outcome") == "DECIDED"
    assert told(fresh.case, "until", "entry-review.withdrawn", REVIEW) is None
    fresh.tell("entry-review-decided", REVIEW, "2026-04-15", decision="REVOKED", reasons="r", maker="m")
    assert asked(fresh, "entry-review.decided") == "REVOKED"
    late = told(fresh.tell("entry-review-withdrawn", REVIEW, "2026-04-15").case, "until", "entry-review.withdrawn", REVIEW)
    assert late is None, "at the instant of the decision it is too late"
    gone = applied(noticed(), "2026-03-20").tell("entry-review-withdrawn", REVIEW, "2026-03-24")
    assert told(gone.case, "until", "entry-review.withdrawn", REVIEW) == at("2026-03-24")


# ---------------------------------------------------------------- days of the house
def test_the_days_after_a_decision_are_practices_and_say_so() -> None:
    story = applied(noticed(), "2026-03-20")
    assert QUESTIONS["entry-review.decide-by"].rule(story.case, REVIEW).act_by == at("2026-04-18", "00:00"), "28 days after 20 March"
    assert QUESTIONS["entry-review.notice-by"].rule(story.case, REVIEW) is None
    story.tell("entry-review-decided", REVIEW, "2026-04-15", decision="REVOKED", reasons="r", reference="QP2600012345", maker="m")
    notice, removal = (QUESTIONS[name].rule(story.case, REVIEW) for name in ("entry-review.notice-by", "entry-review.remove-by"))
    assert notice.act_by == at("2026-04-17", "00:00")
    assert removal.act_by == at("2026-04-23", "00:00"), "five business days after Wednesday 15 April"
    assert all("practice of the house" in " ".join(one.warnings) for one in (notice, removal))
    late = applied(noticed(), "2026-06-01")
    assert QUESTIONS["entry-review.decide-by"].rule(late.case, REVIEW) is None, "nothing is to be decided out of time"


def test_a_confirmed_decision_leaves_nothing_to_remove() -> None:
    story = applied(noticed(), "2026-03-20").tell(
        "entry-review-decided", REVIEW, "2026-04-15", decision="CONFIRMED", reasons="r", maker="m"
    )
    assert QUESTIONS["entry-review.remove-by"].rule(story.case, REVIEW) is None


# ---------------------------------------------------------------- a changed period is told by a notice of its own (56)
def changed() -> Story:
    story = applied(noticed(), "2026-03-20", about="LENGTH_OF_PERIOD")
    return story.tell("entry-review-decided", REVIEW, "2026-04-15", decision="CHANGED", period="p", reasons="r", maker="m")


def told_on(story: Story) -> datetime | None:
    found: datetime | None = told(story.case, "until", "entry-review.told-of-period", REVIEW)
    return found


def test_a_changed_period_is_told_with_the_notice_that_the_decision_opened_and_no_earlier_one() -> None:
    story = changed().tell("reporting-notice-opened", "reporting-notice:1", "2026-04-01", notice="PERIOD_CHANGED", words="w")
    story.tell("changed-period-notice-given", "reporting-notice:1", "2026-04-02", of="o")
    assert told_on(story) is None, "that was about another change"
    story.tell("reporting-notice-opened", "reporting-notice:2", "2026-04-15", notice="PERIOD_CHANGED", words="w")
    assert told_on(story) is None
    story.tell("changed-period-notice-given", "reporting-notice:2", "2026-04-17", of="o")
    assert told_on(story) == at("2026-04-17")


def test_where_the_period_is_over_before_that_nothing_is_waited_for() -> None:
    assert told_on(changed().tell("reporting-period-ended", PERSON, "2026-04-20")) == at("2026-04-20")
    confirmed = applied(noticed(), "2026-03-20").tell("entry-review-decided", REVIEW, "2026-04-15", decision="CONFIRMED", reasons="r")
    assert told_on(confirmed.tell("reporting-period-ended", PERSON, "2026-04-20")) is None
