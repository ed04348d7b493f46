"""Invariants of the life and the extension of temporary and disqualification orders: each is kept by the law, and broken on purpose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.casework.answer import Done
from app.law.questions import QUESTIONS, Case
from app.law.status import Life
from tests.support.invariants_told import (
    DISQUALIFICATION,
    TEMPORARY,
    answered_by,
    application_served,
    broken,
    by_magistrate,
    extended,
    forever,
    found,
    kept,
    lives,
    mentioned,
    temporary,
)
from tests.support.order_stories import Story, at

Patch = pytest.MonkeyPatch


@pytest.mark.parametrize("decision", ["MADE", "REFUSED", "STRUCK_OUT"])
def test_i01_over_with_the_decision(monkeypatch: Patch, decision: str) -> None:
    story = temporary().tell("application-decided", "application:1", "2026-03-10", decision=decision)
    assert kept(story, "I-01")
    forever(monkeypatch)
    assert broken(story, "I-01", "the application was decided")


def test_i01_unless_the_appeal_court_put_it_back(monkeypatch: Patch) -> None:
    story = temporary().tell("application-decided", "application:1", "2026-03-10", decision="REFUSED")
    story.tell("order-restored", TEMPORARY, "2026-03-15", until="2026-03-25")
    lives(monkeypatch, "temporary-order", Life(at("2026-03-15"), at("2026-03-26", "00:00"), "made up"))
    assert kept(story, "I-01")
    forever(monkeypatch)
    assert [one.since for one in found(story, "I-01")] == [at("2026-03-10")], "between the two it was over"


def test_i02_over_with_discontinuance(monkeypatch: Patch) -> None:
    story = temporary().tell("application-discontinued", "application:1", "2026-03-10", communicated="by letter")
    assert kept(story, "I-02")
    forever(monkeypatch)
    assert broken(story, "I-02", "discontinued")


def test_i03_not_before_service(monkeypatch: Patch) -> None:
    story = temporary("ABSENT").served("2026-03-05", order=TEMPORARY)
    assert kept(story, "I-03")
    forever(monkeypatch, since="2026-03-05", clock="09:59")
    assert broken(story, "I-03", "before its copy was served")


def test_i03_never_where_it_was_not_served(monkeypatch: Patch) -> None:
    assert kept(temporary("LAWYER_ONLY"), "I-03")
    forever(monkeypatch)
    assert broken(temporary("LAWYER_ONLY"), "I-03")
    assert kept(temporary("AV_LINK"), "I-03"), "by link it may have been made in presence (O-A10)"


def test_i04_over_at_an_empty_return_date(monkeypatch: Patch) -> None:
    story = by_magistrate()
    assert kept(story, "I-04")
    lives(monkeypatch, "temporary-order", Life(at("2026-03-02"), at("2026-03-20", "09:01"), "made up"))
    assert broken(story, "I-04", "return date")
    started = by_magistrate().applied("2026-03-20")  # the notice is issued at nine, the very instant
    assert kept(started, "I-04")


def test_i05_a_mention_ends_it(monkeypatch: Patch) -> None:
    story = mentioned(temporary(), "2026-03-10")
    assert kept(story, "I-05")
    forever(monkeypatch)
    assert broken(story, "I-05", "mentioned")
    assert kept(extended(mentioned(temporary(), "2026-03-10"), "2026-03-10", until="2026-03-20"), "I-05")


def test_i06_over_28_days_after_the_day_it_took_effect(monkeypatch: Patch) -> None:
    story = temporary()
    assert kept(story, "I-06")
    lives(monkeypatch, "temporary-order", Life(at("2026-03-02"), at("2026-03-31", "00:00"), "made up"))
    assert kept(story, "I-06"), "30 March is the 28th day if the first is left out"
    lives(monkeypatch, "temporary-order", Life(at("2026-03-02"), at("2026-03-31", "00:01"), "made up"))
    assert broken(story, "I-06", "28 days are over")


def test_i47_the_same_of_a_disqualification_order(monkeypatch: Patch) -> None:
    story = temporary(order=DISQUALIFICATION).tell("application-decided", "application:1", "2026-03-10", decision="REFUSED")
    assert kept(story, "I-47")
    assert broken(extended(mentioned(temporary(order=DISQUALIFICATION), "2026-03-10", outcome="OTHER_OUTCOME"), "2026-03-10", order=DISQUALIFICATION,
                           days=20), "I-47", "only when the application is adjourned")  # fmt: skip
    forever(monkeypatch, "disqualification-order")
    assert broken(story, "I-47", "the application was decided")
    assert kept(story, "I-01"), "it is told of it under its own number"


def test_i20_the_date_to_act_by_is_the_earliest(monkeypatch: Patch) -> None:
    story = temporary()
    assert kept(story, "I-20")
    rule = QUESTIONS["temporary-order.last-day"].rule

    def later(case: Case, subject: str) -> object:
        shown = rule(case, subject)
        return replace(shown, act_by=shown.lapse_not_before)

    answered_by(monkeypatch, "temporary-order.last-day", later)
    assert broken(story, "I-20", "after an end that is still arguable")


@pytest.mark.parametrize(("day", "is_kept"), [("2026-03-20", True), ("2026-03-21", False), ("2026-03-22", False)])
def test_i21_a_mention_on_a_day_on_which_the_court_sits(day: str, is_kept: bool) -> None:
    listed = {"application": "application:1", "listed_for": at(day).isoformat(), "court_place": "Brisbane"}
    story = temporary().tell("mention-listed", "hearing:2", "2026-03-03", **listed)
    assert kept(story, "I-21") is is_kept


def test_i21_or_somebody_is_asked_to_list_one(monkeypatch: Patch) -> None:
    assert kept(temporary(), "I-21")
    answered_by(monkeypatch, "temporary-order.list-a-mention", lambda *_: Done(at("2026-03-02")))
    assert broken(temporary(), "I-21", "nobody is asked")


# ---------------------------------------------------------------- extensions
@pytest.mark.parametrize(("until", "is_kept"), [("2026-04-06", True), ("2026-04-07", False), ("2026-04-08", False)])
def test_i07_for_28_days_counted_the_shorter_way(until: str, is_kept: bool) -> None:
    story = extended(mentioned(temporary(), "2026-03-10"), "2026-03-10", until=until)
    assert kept(story, "I-07") is is_kept
    assert kept(extended(mentioned(temporary(), "2026-03-10"), "2026-03-10", until=until, consent={"given": True}), "I-07")


@pytest.mark.parametrize(("outcome", "is_kept"), [("ADJOURNED", True), ("RESERVED", True), ("OTHER_OUTCOME", False)])
def test_i08_on_an_adjournment(outcome: str, is_kept: bool) -> None:
    story = extended(mentioned(temporary(), "2026-03-10", outcome=outcome), "2026-03-10", until="2026-04-01")
    assert kept(story, "I-08") is is_kept


def test_i09_while_it_is_in_force() -> None:
    assert kept(extended(mentioned(temporary(), "2026-03-29"), "2026-03-29", until="2026-04-10"), "I-09")
    over = extended(mentioned(temporary(), "2026-04-10"), "2026-04-10", until="2026-04-20")
    assert broken(over, "I-09", "was over before this hearing")
    unserved = extended(mentioned(temporary("ABSENT"), "2026-03-10"), "2026-03-10", until="2026-03-20")
    assert broken(unserved, "I-09", "had not taken effect")


def test_i10_in_absence_after_service() -> None:
    def absent(story: Story) -> Story:
        story = mentioned(story, "2026-03-10", presence="ABSENT", documents_served_satisfied=True)
        return extended(story, "2026-03-10", until="2026-03-20")

    assert kept(absent(application_served(temporary(), "2026-03-05")), "I-10")
    assert broken(absent(temporary()), "I-10", "in the respondent's absence")
    assert broken(absent(application_served(temporary(), "2026-03-05", ("APPLICATION",))), "I-10")
    assert broken(absent(application_served(temporary(), "2026-03-11")), "I-10")
