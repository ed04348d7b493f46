"""Reporting obligations notices (s 54A): which were given, which one applies at a moment, and what it asks."""

from __future__ import annotations

from app.law.facts.reporting_notices import INITIAL, initial_notices
from tests.support.order_stories import NEW, ORDER, Story, at


def test_a_notice_is_given_once_by_itself_or_served_with_its_order_whichever_came_first() -> None:
    # given an order of 2 March whose notice was served with it on the 5th, and handed over again on the 6th
    story = Story().made("2026-03-02", presence="ABSENT").served("2026-03-05", documents=("ORDER", "REPORTING_NOTICE"))
    story.tell("reporting-notice-given", ORDER, "2026-03-06", way="by hand")
    # then it was given on the 5th
    (only,) = initial_notices(story.case.docket)
    assert (only.subject, only.kind, only.given_at, only.received_at) == (ORDER, INITIAL, at("2026-03-05"), at("2026-03-05"))


def test_nothing_is_given_before_the_order_that_it_is_about() -> None:
    story = Story().made("2026-03-02").tell("reporting-notice-given", ORDER, "2026-03-01", way="by hand")
    assert initial_notices(story.case.docket) == ()


def test_each_order_has_a_notice_of_its_own_in_the_order_of_giving() -> None:
    story = Story().made("2026-03-02").made("2026-04-02", order=NEW, n=2)
    story.tell("reporting-notice-given", NEW, "2026-04-03", way="by hand").tell(
        "reporting-notice-given", ORDER, "2026-03-03", way="by hand"
    )
    assert [one.subject for one in initial_notices(story.case.docket)] == [ORDER, NEW]
