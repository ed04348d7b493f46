"""Back through a run: each moment at which it moved, and where it stood then."""

from __future__ import annotations

import pytest

from app.cli.cast import actor
from app.errors import NotPermitted
from app.reading.history import HistoryPage
from tests.support.scenario import ADJOURNED_AND_EXTENDED, Scenario, mention_listed

TERM, ORDER = "temporary_order_term", "temporary-order:1"


def history(story: Scenario, process: str = TERM, subject: str = ORDER, moment: int | None = None) -> HistoryPage:
    with story.house() as house:
        found: HistoryPage = house.desk.run_history(actor("legal"), story.matter, process=process, subject=subject, moment=moment)
        return found


def test_the_last_moment_of_every_run_is_where_it_stands(database_url: str) -> None:
    # given a matter in which things were recorded, time passed, and an entry was corrected and one withdrawn
    story = mention_listed(database_url)
    story.at("2026-03-20 11:00").does("record_mention", by="registrar", **ADJOURNED_AND_EXTENDED)
    story.at("2026-03-25 09:00").corrects("extension-decided", by="registrar", until="2026-04-16")
    story.at("2026-04-20 09:00").withdraws("extension-decided", by="registrar")
    # then each run's story ends where it stands
    for run in story.page().runs:
        last = history(story, run.process, run.subject).moment
        assert {(e.element, e.note) for e in last.open} == {(e.element, e.note) for e in run.open}, run.process
        assert {(e.element, e.at) for e in last.waits} == {(e.element, e.at) for e in run.waits}, run.process


def test_each_moment_says_why_and_what_moved(database_url: str) -> None:
    story = mention_listed(database_url)
    before = history(story, "hearing_and_interim_orders", "hearing:1")
    assert [e.element for e in before.moment.open] == ["record_mention"]
    story.at("2026-03-20 11:00").does("record_mention", by="registrar", **ADJOURNED_AND_EXTENDED)
    after = history(story, "hearing_and_interim_orders", "hearing:1")
    assert after.moments[: len(before.moments)] == before.moments, "what was, stays"
    assert after.moment.why == "Recorded: Hearing held"
    assert after.moment.by == "registrar"
    assert "Closed: Record what happened at the hearing" in after.moment.moved
    # and one may look at an earlier moment; beyond the ends is the first or the last
    assert history(story, "hearing_and_interim_orders", "hearing:1", moment=1).chosen == 1
    assert history(story, "hearing_and_interim_orders", "hearing:1", moment=99).chosen == len(after.moments)


def test_time_that_passed_is_a_moment_of_its_own(database_url: str) -> None:
    story = mention_listed(database_url)
    story.at("2026-04-20 09:00")
    assert "Time passed" in {moment.why for moment in history(story).moments}


def test_a_run_that_never_was_has_no_history(database_url: str) -> None:
    story = mention_listed(database_url)
    with pytest.raises(NotPermitted):
        history(story, TERM, "temporary-order:9")
