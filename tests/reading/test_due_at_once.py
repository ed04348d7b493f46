"""What is due at once is due now and shown first; it is overdue from the next day on, and not the moment it opens."""

from __future__ import annotations

import pytest

from app.cli.cast import actor
from app.commands.word_out import write_warnings
from app.reading.pages import Filters, WorkItem, WorkList
from app.reading.words import is_late
from tests.support.order_stories import at
from tests.support.scenario import TEMPORARY_ORDER, Scenario, order_in_force

FIRST = "describe_respondent"


def work(story: Scenario) -> WorkList:
    with story.house() as house:
        found: WorkList = house.desk.your_work(actor("prosecutor"), Filters())
    return found


@pytest.mark.parametrize(
    ("due", "at_once", "late"),
    [("09:59", True, False), ("10:00", True, False), ("09:59", False, True), ("10:00", False, True), ("10:01", False, False)],
)
def test_a_time_of_the_clock_is_up_when_it_is_up(due: str, at_once: bool, late: bool) -> None:
    assert is_late(at("2026-03-02", due), at("2026-03-02"), at_once=at_once) is late


def names(items: tuple[WorkItem, ...]) -> list[str]:
    return [item.element for item in items]


def escalated(story: Scenario) -> list[str]:
    with story.house() as house:
        write_warnings(house.door)
    return [key for (key,) in story.rows("select key from outbox where key like 'escalate/%'")]


@pytest.mark.provision("13J(6)")
def test_what_must_be_done_immediately_is_due_now_and_first_of_the_day(database_url: str) -> None:
    # given a magistrate's order of Monday at ten, recorded at half past: the proceeding must be started immediately
    story = order_in_force(database_url)
    # then its first step is due now, before everything else that is due on that day
    found = work(story)
    assert not found.overdue
    assert names(found.today)[0] == FIRST
    assert found.today[0].left == "now"
    assert escalated(story) == []
    page = story.page()
    assert {row.left for row in page.open_steps if row.element == FIRST} == {"now"}
    assert next(row.left for row in page.deadlines if row.name == "application.start-at-once") == "now"
    # and the last minute of the day changes nothing
    story.at("2026-03-02 23:59")
    assert FIRST in names(work(story).today)


@pytest.mark.provision("13J(6)")
def test_it_is_overdue_from_the_next_day_on(database_url: str) -> None:
    story = order_in_force(database_url).at("2026-03-03 00:00")
    found = work(story)
    assert FIRST in names(found.overdue)
    assert found.overdue[0].left == "1 day late"
    assert any(FIRST in key for key in escalated(story)), "nobody has it"


def test_recorded_days_afterwards_it_is_overdue_when_it_opens(sqlite_url: str) -> None:
    # given the same order, recorded on the Thursday
    story = Scenario(sqlite_url).opens().at("2026-03-05 10:00")
    story.records("record_temporary_order_13j", by="prosecutor", **TEMPORARY_ORDER)
    assert FIRST in names(work(story).overdue)
