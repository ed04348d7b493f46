"""Invariants of prohibition orders: the law keeps each of them, and a faulty life or course in its place breaks it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.casework.answer import certainly
from app.law import status
from app.law.orders import prohibition_orders
from app.law.orders.prohibition_orders import Course
from app.law.status import Life
from tests.support.invariants_told import broken, coursed, forever, found, kept, lives, temporary
from tests.support.order_stories import NEW, ORDER, Story, at

PO = "prohibition-order"
Patch = pytest.MonkeyPatch


def order(presence: str = "IN_PERSON", **values: Any) -> Story:
    """An order of 1 July 2021: 5 years, to 30 June or 1 July 2026."""
    return Story().applied("2021-06-01").made("2021-07-01", presence=presence, **values)


def continued() -> Story:
    """The same, with a new application of June 2026 that is undecided."""
    return order().applied("2026-06-01", 2)


# ---------------------------------------------------------------- from when
def test_i22_not_before_notice(monkeypatch: Patch) -> None:
    story = order("ABSENT").served("2021-07-05")
    assert kept(story, "I-22")
    forever(monkeypatch, PO, "2021-07-05", "09:59")
    assert broken(story, "I-22")
    forever(monkeypatch, PO, "2021-07-05", "10:00")
    assert kept(story, "I-22")


def test_i23_not_before_service_if_made_in_absence(monkeypatch: Patch) -> None:
    story = order("ABSENT").tell("informal-notice-given", ORDER, "2021-07-02", officer="Officer Sample", conditions_told=True)
    assert kept(story, "I-23")
    forever(monkeypatch, PO, "2021-07-02")
    assert broken(story, "I-23", "before its copy was served")
    assert kept(story, "I-22"), "it was told, which may be notice (O-A07)"


# ---------------------------------------------------------------- for how long
def test_i24_five_years_or_two(monkeypatch: Patch) -> None:
    assert kept(order(), "I-24")
    assert kept(Story(born="2010-01-01").applied("2021-06-01").made("2021-07-01"), "I-24")
    assert broken(order(stated_last_day="2027-01-01"), "I-24", "The Act fixes the term")
    monkeypatch.setitem(prohibition_orders.YEARS, "ADULT", 3)
    assert broken(order(), "I-24", "neither the 5 years nor the 2")


@pytest.mark.parametrize(("born", "said"), [("2003-05-31", "ADULT"), ("2003-06-15", "CHILD"), ("1980-05-05", "ADULT")])
def test_i25_class_by_the_day_of_the_application(monkeypatch: Patch, born: str, said: str) -> None:
    story = Story(born=born).applied("2021-06-01")
    assert kept(story, "I-25"), "judged on 1 June 2021, whatever birthday comes later"
    other = {"ADULT": "CHILD", "CHILD": "ADULT"}[said]
    monkeypatch.setattr("app.law.respondents.class_of", lambda *_: certainly(other))
    assert broken(story, "I-25")


# ---------------------------------------------------------------- what continues it
def test_i26_continued_by_an_application_in_time(monkeypatch: Patch) -> None:
    assert kept(continued(), "I-26")
    forever(monkeypatch, PO, "2021-07-01")
    assert kept(continued(), "I-26")
    assert broken(order(), "I-26")
    assert broken(order().applied("2026-07-20", 2), "I-26"), "made too late"
    decided = continued().tell("application-decided", "application:2", "2026-06-20", decision="REFUSED")
    assert broken(decided, "I-26"), "decided before the term ended"


def test_i27_continued_to_the_decision(monkeypatch: Patch) -> None:
    story = continued().tell("application-decided", "application:2", "2026-08-20", decision="REFUSED")
    assert kept(story, "I-27")
    lives(monkeypatch, PO, Life(at("2021-07-01"), at("2026-08-20", "10:01"), "made up"))
    assert broken(story, "I-27")
    assert kept(continued(), "I-27"), "undecided"


def test_i28_not_continued_by_an_application_during_continuation(monkeypatch: Patch) -> None:
    story = continued().tell("application-decided", "application:2", "2026-08-20", decision="REFUSED")
    assert kept(story.applied("2026-08-01", 3), "I-28")
    forever(monkeypatch, PO, "2021-07-01")
    assert broken(story, "I-28")


# ---------------------------------------------------------------- the order that follows
def test_i29_the_term_follows_the_old_one(monkeypatch: Patch) -> None:
    story = continued().made("2026-08-20", order=NEW, n=2)
    assert kept(story, "I-29")
    coursed(monkeypatch, lambda one: replace(one, term_from=date(2026, 8, 20)))
    assert broken(story, "I-29")


def test_i30_decided_early_the_term_is_its_own(monkeypatch: Patch) -> None:
    story = continued().made("2026-06-20", order=NEW, n=2)
    assert kept(story, "I-30")

    def later(one: Course) -> Course:
        return replace(one, term_from=one.term_from and one.term_from + timedelta(days=10))

    coursed(monkeypatch, later)
    assert broken(story, "I-30")


def test_i31_in_force_only_from_its_own_notice(monkeypatch: Patch) -> None:
    story = continued().made("2026-08-20", order=NEW, n=2, presence="ABSENT").served("2026-08-25", order=NEW)
    assert kept(story, "I-31")
    coursed(monkeypatch, lambda one: replace(one, start=at("2026-07-01", "00:00")))
    assert NEW in {one.subject for one in found(story, "I-31")}


# ---------------------------------------------------------------- conditions, and the gap
@pytest.mark.parametrize(("answered", "is_kept"), [("NOT_NEEDED", True), ("PROVIDED", True), (None, False)])
def test_i37_property_is_thought_of(answered: str | None, is_kept: bool) -> None:
    sought = [{"kind": "PROHIBIT", "text": "t", "excludes_from_place": True}]
    story = order(recovery_of_property=answered).tell("conditions-sought", "application:1", "2021-05-01", conditions=sought)
    assert kept(story, "I-37") is is_kept
    assert kept(order(), "I-37"), "no exclusion is sought"


def test_i38_a_tracking_device_for_a_stated_period() -> None:
    device = {"kind": "REQUIRE_TRACKING_DEVICE", "text": "t"}
    assert broken(order(conditions=[device]), "I-38")
    assert kept(order(conditions=[{**device, "tracking_until": "2021-12-31"}]), "I-38")
    varied = order().tell("order-varied", ORDER, "2022-01-01", presence="IN_PERSON", conditions=[device], how="VARIATION_APPLICATION")
    assert [one.since for one in found(varied, "I-38")] == [at("2022-01-01")]


def test_i39_a_gap_is_told(monkeypatch: Patch) -> None:
    assert kept(order("ABSENT"), "I-39")
    monkeypatch.setattr(status, "GAPS", [])
    assert broken(order("ABSENT"), "I-39")
    assert kept(order(), "I-39"), "in force from the making"
    assert kept(temporary().made("2026-03-10", presence="ABSENT"), "I-39") is False, "the temporary order ended with the decision"
