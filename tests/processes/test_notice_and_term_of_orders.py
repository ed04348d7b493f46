"""Where the runs of a notice and of a prohibition order's term stand, as the matter goes on."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

import app.law.all  # noqa: F401 - every question of both diagrams
from app.engine.catalogue import Definition, read
from app.engine.stand import Stand, stand
from tests.support.order_stories import NEW, ORDER, Story, at

ROOT = Path(__file__).parents[2]
NOTICE, TERM = "notice_of_order", "prohibition_order_term_and_renewal"


@cache
def definition(process: str) -> Definition:
    return read(ROOT / "workflows" / process / f"{process}.bpmn", ROOT)


def standing(process: str, story: Story, now: datetime, order: str = ORDER) -> Stand:
    return stand(definition(process), story.case, order, now)


def steps(found: Stand) -> set[str]:
    return {one.element for one in found.open}


@pytest.mark.provision("13R(2)")
def test_an_order_made_in_presence_is_explained_and_told() -> None:
    story = Story().applied("2026-02-01").made("2026-03-10")
    assert steps(standing(NOTICE, story, at("2026-03-11"))) == {
        "explain_in_court",
        "prepare_reporting_notice",
        "give_details_to_commissioner",
    }


@pytest.mark.provision("13S(1)", "13S(2)")
def test_an_order_made_in_absence_waits_for_service() -> None:
    story = Story(born="2009-01-01").applied("2026-02-01").made("2026-03-10", presence="ABSENT")
    found = standing(NOTICE, story, at("2026-03-11"))
    assert steps(found) == {"prepare_reporting_notice", "give_details_to_commissioner", "give_copies"}
    assert "notice_given" in {wait.element for wait in found.waits}
    story.served("2026-03-12")
    assert "notice_given" not in {wait.element for wait in standing(NOTICE, story, at("2026-03-13")).waits}


def test_on_a_link_the_order_is_both_explained_and_served() -> None:
    found = standing(NOTICE, Story().applied("2026-02-01").made("2026-03-10", presence="AV_LINK"), at("2026-03-11"))
    assert "explain_in_court" in steps(found)
    assert "notice_given" in {wait.element for wait in found.waits}


def test_a_notice_run_is_over_when_all_is_done_and_the_change_of_reporting_is_told() -> None:
    story = Story().applied("2021-02-01").made("2021-03-09").tell("order-explained", ORDER, "2021-03-09")
    story.tell("reporting-notice-given", ORDER, "2021-03-10").tell("commissioner-given-details", ORDER, "2021-03-10")
    assert not standing(NOTICE, story, at("2021-03-11")).over
    assert steps(standing(NOTICE, story, at("2021-03-11"))) == set()
    (open_step,) = standing(NOTICE, story, at("2026-03-11")).open
    assert open_step.element == "give_changed_period_notice"
    story.tell("changed-period-notice-given", ORDER, "2026-03-11", of=open_step.about)
    assert standing(NOTICE, story, at("2026-03-12")).over


def test_an_order_revoked_before_service_leaves_nothing_open() -> None:
    story = Story().applied("2026-02-01").made("2026-03-10", presence="ABSENT").tell("order-revoked", ORDER, "2026-03-20", how="APPEAL")
    assert steps(standing(NOTICE, story, at("2026-03-21"))) == set()


@pytest.mark.provision("13G(2)")
def test_a_year_before_the_end_somebody_decides_and_then_starts_the_new_application() -> None:
    story = Story().applied("2021-02-01").made("2021-03-09")
    assert steps(standing(TERM, story, at("2025-03-07", "23:59"))) == set()
    assert steps(standing(TERM, story, at("2025-03-08", "00:00"))) == {"decide_renewal"}
    story.tell("renewal-decided", ORDER, "2025-04-01", decision="APPLY", reasons="r")
    assert steps(standing(TERM, story, at("2025-04-02"))) == {"start_new_application"}
    story.applied("2025-06-02", 2)
    assert steps(standing(TERM, story, at("2025-06-03"))) == set()


def test_a_decision_not_to_apply_lets_the_order_end_and_its_end_be_confirmed() -> None:
    story = (
        Story().applied("2021-02-01").made("2021-03-09").tell("renewal-decided", ORDER, "2025-04-01", decision="DO_NOT_APPLY", reasons="r")
    )
    assert steps(standing(TERM, story, at("2026-03-09"))) == {"act_as_if_ended"}, "over in one reading"
    (confirm,) = standing(TERM, story, at("2026-03-10")).open
    assert confirm.element == "confirm_end"
    story.tell("end-confirmed", ORDER, "2026-03-10", "12:00", of=confirm.about)
    assert standing(TERM, story, at("2026-03-11")).over


def test_a_continued_order_is_told_of_and_ends_with_the_decision() -> None:
    story = Story().applied("2013-05-01").made("2013-07-01").applied("2018-05-31", 2)
    assert steps(standing(TERM, story, at("2018-07-15"))) == {"tell_of_continuation"}
    story.made("2018-08-01", order=NEW, n=2)
    found = standing(TERM, story, at("2018-08-02"))
    assert steps(found) == {"confirm_end"}
    assert "replaced" in {one.element for one in found.passed}
