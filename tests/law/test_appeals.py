"""The last day to appeal (s 13ZH(1)): from the decision or from service, for both sides."""

from __future__ import annotations

from typing import Any

import pytest

import app.law.all  # noqa: F401 - registers every question
from app.casework.answer import Deadline
from app.law.appealing.appeals import appeal_court
from app.law.questions import QUESTIONS
from app.law.status import deadlines, wanted_next
from tests.support.order_stories import ORDER, Story, at

APPLICATION = "application:1"


def last_day(story: Story, subject: str = ORDER) -> Deadline:
    found: Deadline | None = QUESTIONS["appeal.last-day"].rule(story.case, subject)
    assert found is not None
    return found


def refused(presence: str, day: str = "2026-06-03", **decision: Any) -> Story:
    story = Story().applied("2026-05-04")
    held: dict[str, Any] = {
        "application": APPLICATION,
        "presence": presence,
        "outcome": "FINAL_REFUSED",
        "mention_of_final_application": True,
    }
    story.tell("hearing-held", "hearing:2", day, **held)
    return story.tell("application-decided", APPLICATION, day, decision="REFUSED", hearing="hearing:2", **decision)


@pytest.mark.provision("13ZH(1)(a)")
def test_an_order_made_in_presence_is_appealed_within_28_days_after_the_decision() -> None:
    found = last_day(Story().applied("2026-05-04").made("2026-06-03"))
    assert found.act_by == found.lapse_not_before == at("2026-07-02", "00:00"), "the last day is Wednesday 1 July"
    assert found.doubts == ()


def test_the_last_day_to_appeal_is_past_with_its_latest_day_and_no_longer_on_the_list() -> None:
    story = Story().applied("2026-05-04").made("2026-06-03")

    def listed(day: str, time: str) -> bool:
        return "appeal.last-day" in {d.name for d in wanted_next(story.case, at(day, time)) if d.subject == f"appeal:{ORDER}"}

    assert listed("2026-07-01", "23:59")
    assert not listed("2026-07-02", "00:00")


def test_while_the_order_is_unserved_the_time_to_appeal_is_never_past() -> None:
    for presence in ("ABSENT", "AV_LINK"):
        story = Story().applied("2026-05-04").made("2026-06-03", presence=presence)
        assert last_day(story).met_at is None
        assert last_day(story.served("2026-06-10")).met_at == at("2026-07-09", "00:00")


@pytest.mark.provision("13ZH(1)(b)")
def test_an_order_made_in_absence_is_appealed_within_28_days_after_its_service() -> None:
    story = Story().applied("2026-05-04").made("2026-06-03", presence="ABSENT")
    assert last_day(story).act_by is None, "the period has not started"
    assert last_day(story).warnings
    story.served("2026-06-10")
    assert last_day(story).act_by == at("2026-07-09", "00:00")
    assert last_day(story).lapse_not_before == at("2026-07-09", "00:00")


def test_on_a_link_both_ways_of_counting_stand_and_the_earlier_is_acted_on() -> None:
    story = Story().applied("2026-05-04").made("2026-06-03", presence="AV_LINK")
    assert last_day(story).act_by == at("2026-07-02", "00:00")
    assert last_day(story).lapse_not_before is None, "never over before service in the other reading"
    story.served("2026-06-10")
    assert last_day(story).lapse_not_before == at("2026-07-09", "00:00")
    assert last_day(story).doubts == ("O-A10",)


def test_a_last_day_on_which_only_this_registry_is_closed_is_doubtful() -> None:
    # 28 days from Wednesday 16 July 2025 are over with Wednesday 13 August, the show holiday in Brisbane
    found = last_day(Story().applied("2025-07-01").made("2025-07-16"))
    assert found.act_by == at("2025-08-14", "00:00")
    assert found.lapse_not_before == at("2025-08-15", "00:00")
    assert found.doubts == ("O-A27",)


def test_a_last_day_on_a_sunday_moves_everywhere() -> None:
    found = last_day(Story().applied("2026-05-04").made("2026-05-31"))  # 28 June 2026 is a Sunday
    assert found.act_by == found.lapse_not_before == at("2026-06-30", "00:00")


def test_a_refusal_in_absence_is_counted_from_the_decision_and_never_shown_as_over() -> None:
    found = last_day(refused("ABSENT"), APPLICATION)
    assert found.act_by == at("2026-07-02", "00:00")
    assert found.lapse_not_before is None
    assert "O-A14" in found.doubts


def test_a_refusal_in_presence_is_counted_from_the_decision_if_it_may_be_appealed() -> None:
    found = last_day(refused("IN_PERSON"), APPLICATION)
    assert found.act_by == at("2026-07-02", "00:00")
    assert found.doubts == ("O-A50",)


def test_an_order_of_a_magistrate_alone_is_diarised_although_it_may_not_be_appealable() -> None:
    story = Story().made("2026-06-03", order="temporary-order:1", made_under="S13J", return_at=at("2026-06-19").isoformat())
    found = last_day(story, "temporary-order:1")
    assert found.act_by == at("2026-07-02", "00:00")
    assert found.doubts == ("O-A13",)


def test_an_application_that_led_to_an_order_or_was_discontinued_has_no_appeal_of_its_own() -> None:
    rule = QUESTIONS["appeal.last-day"].rule
    assert rule(Story().applied("2026-05-04").made("2026-06-03").case, APPLICATION) is None
    gone = Story().applied("2026-05-04").tell("application-discontinued", APPLICATION, "2026-06-03", communicated="by letter")
    assert rule(gone.case, APPLICATION) is None
    assert rule(Story().applied("2026-05-04").case, APPLICATION) is None


def test_the_last_day_is_among_the_dates_of_the_matter_and_no_duty() -> None:
    (found,) = [d for d in deadlines(Story().applied("2026-05-04").made("2026-06-03").case) if d.name == "appeal.last-day"]
    assert (found.subject, found.doing) == (f"appeal:{ORDER}", False)


@pytest.mark.provision("13ZG")
def test_who_may_be_a_child_appeals_to_a_childrens_court_judge() -> None:
    assert appeal_court(Story(born="2010-05-05").applied("2026-05-04").case, APPLICATION) == "CHILDRENS_COURT_JUDGE"
    assert appeal_court(Story().applied("2026-05-04").case, APPLICATION) == "DISTRICT_COURT"


@pytest.mark.provision("13ZH(2)")
def test_more_time_never_makes_the_time_end_sooner() -> None:
    granted = {"decision": "GRANTED", "until": "2026-03-20"}
    # given the order of a magistrate alone, from which perhaps no appeal lies (O-A13): more time to a day within the 28 days changes nothing
    alone = Story().applied("2026-02-01").made("2026-03-10", order="temporary-order:1", made_under="S13J")
    before = last_day(alone, "temporary-order:1")
    alone.tell("more-time-to-appeal-decided", "appeal:temporary-order:1", "2026-03-12", **granted)
    after = last_day(alone, "temporary-order:1")
    assert (after.act_by, after.lapse_not_before) == (before.act_by, before.lapse_not_before) == (at("2026-04-08", "00:00"), None)
    # given an order that is still to be served: the days have not begun, and more time to a day does not end them
    unserved = Story().applied("2026-02-01").made("2026-03-10", presence="ABSENT")
    unserved.tell("more-time-to-appeal-decided", f"appeal:{ORDER}", "2026-03-12", **granted)
    told = last_day(unserved)
    assert (told.act_by, told.lapse_not_before) == (at("2026-03-21", "00:00"), None)
    # and given two grants, the one that goes further counts, whichever was made first
    twice = Story().applied("2026-02-01").made("2026-03-10")
    for day, until in (("2026-03-12", "2026-05-15"), ("2026-03-13", "2026-04-13")):
        twice.tell("more-time-to-appeal-decided", f"appeal:{ORDER}", day, decision="GRANTED", until=until)
    assert last_day(twice).act_by == at("2026-05-16", "00:00")
