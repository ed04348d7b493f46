"""Invariants of notices of reporting obligations: kept, and broken on purpose."""

from __future__ import annotations

from typing import Any

import pytest

from app.casework.answer import Done, certainly
from app.law.reporting.heightened_reporting import Bound
from tests.law.test_heightened_reporting import decided
from tests.law.test_reporting_notices import SECOND, THIRD, UNREPORTED, asked_for_more, further, initial
from tests.support.invariants_told import answered_by, broken, kept
from tests.support.order_stories import Story, at


def test_r_i43_one_notice_applies_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kept(initial(asked_for_more(), "2026-05-01", THIRD, combined=True), "R-I43")
    together = further(initial(asked_for_more(), "2026-05-01", THIRD), "2026-05-01", "reporting-notice:4", **UNREPORTED, stays=True)
    assert kept(together, "R-I43")
    monkeypatch.setattr("app.law.invariants.reporting_notices.standing", lambda *_: certainly(None))
    assert broken(asked_for_more(), "R-I43", "Another notice")


def test_r_i44_a_further_notice_is_whole() -> None:
    assert kept(further(asked_for_more(), "2026-05-01", THIRD, **UNREPORTED, stays=True), "R-I44")
    assert kept(further(asked_for_more(), "2026-05-01", THIRD, left_out=["STAYS", "UNREPORTED"]), "R-I44")
    assert broken(further(asked_for_more(), "2026-05-01", THIRD, stays=True), "R-I44", "unreported information")


def test_r_i44_a_further_notice_states_what_a_decision_wants() -> None:
    assert kept(further(decided(Story()), "2026-04-02", SECOND, stays=True), "R-I44")
    assert broken(further(decided(Story()), "2026-04-02", SECOND), "R-I44", "goes on")
    early = further(decided(Story(), "2026-05-01"), "2026-04-02", SECOND)
    assert kept(early, "R-I44"), "it was decided afterwards"


def test_r_i45_nobody_is_bound_before_the_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kept(further(decided(Story()), "2026-04-02", SECOND, stays=True), "R-I45")
    assert kept(decided(Story(), kind="S19_2", times="every month"), "R-I45"), "in one reading the decision binds by itself"
    whole: Any = certainly((Bound(at("2026-04-01"), None),))
    monkeypatch.setattr("app.law.invariants.reporting_notices.bound", lambda *_: whole)
    assert broken(further(decided(Story()), "2026-04-02", SECOND, stays=True), "R-I45", "before a notice")


def test_r_i46_each_event_has_its_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    def owed() -> Story:
        return Story().tell("reporting-notice-opened", SECOND, "2026-05-01", notice="INITIAL", event="RELEASED", words="w")

    assert kept(owed(), "R-I46")
    answered_by(monkeypatch, "reporting-notice.give", lambda *_: Done(at("2026-05-01")))
    assert broken(owed(), "R-I46", "none was given")


def test_r_i47_a_detention_is_as_section_60_allows() -> None:
    def detained(**more: Any) -> Story:
        said: dict[str, Any] = {"purpose": ["GIVE_NOTICE"], "grounds": "g", "told": ["WHY", "AUTHORITY", "RELEASE"], "signed": "REFUSED"}
        said |= {"released_at": at("2026-03-02", "11:00").isoformat(), "held_for_signature": False, "officer": "o", **more}
        return initial(Story(), "2026-03-02").tell("detained-for-notice", "respondent:1", "2026-03-02", "09:30", **said)

    assert broken(detained(), "R-I47", "held after the notice was given")
    assert kept(detained(why_so_long="The person was taken ill."), "R-I47")
    assert kept(detained(released_at=at("2026-03-02").isoformat()), "R-I47")
    assert broken(detained(told=["WHY", "RELEASE"]), "R-I47", "authorised")
    assert broken(detained(held_for_signature=True), "R-I47", "refusal to sign")
