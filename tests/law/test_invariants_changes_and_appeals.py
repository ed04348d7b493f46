"""Invariants of variations, revocations and appeals, and of everything that is derived: kept, and broken on purpose."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.casework.answer import Answer, Derivation, Reckoned, Skipped, certainly
from app.law import status
from app.law.appealing import appeals
from app.law.orders.terms import Terms
from app.law.questions import QUESTIONS, Case
from app.law.status import Life
from tests.support.invariants_told import (
    DISQUALIFICATION,
    ROLLED,
    TEMPORARY,
    answered_by,
    broken,
    forever,
    interrupted,
    kept,
    lives,
    temporary,
)
from tests.support.order_stories import ORDER, Story, at

Patch = pytest.MonkeyPatch
ASKED, PO, APPEAL = "variation:1", "prohibition-order", f"appeal:{ORDER}"
REGARDED = ["TEST_13C1", "MATTERS_13D", "CHANGES"]


def order(presence: str = "IN_PERSON", **values: Any) -> Story:
    """A prohibition order of 2 March 2026."""
    return Story().applied("2026-02-01").made("2026-03-02", presence=presence, **values)


def asked(applicant: str = "COMMISSIONER", *, relief: str = "VARY", **heard: Any) -> Story:
    """An application to vary or revoke of 1 April 2026, heard on the 10th."""
    story = order().tell("variation-applied-for", ASKED, "2026-04-01", order=ORDER, applicant=applicant, relief=relief, grounds="g")
    said = {"order": ORDER, "presence": "IN_PERSON", "outcome": "VARIED", "regarded": REGARDED}
    return story.tell("variation-heard", ASKED, "2026-04-10", **{**said, **heard})


def varied(presence: str) -> Story:
    """The order varied on 10 April 2026."""
    values: dict[str, Any] = {
        "presence": presence,
        "conditions": [{"kind": "PROHIBIT", "text": "as varied"}],
        "application": ASKED,
        "how": "VARIATION_APPLICATION",
    }
    return asked(presence=presence).tell("order-varied", ORDER, "2026-04-10", **values)


# ---------------------------------------------------------------- variations
def test_i41_varied_terms_bind_from_presence_or_service(monkeypatch: Patch) -> None:
    story = varied("ABSENT")
    assert kept(story, "I-41")
    assert kept(varied("IN_PERSON"), "I-41")
    monkeypatch.setattr("app.law.orders.terms.terms", lambda *_: certainly((Terms(2, at("2026-04-10"), None, (), "e"),)))
    assert broken(story, "I-41")
    assert kept(varied("IN_PERSON"), "I-41")


def test_i42_over_when_revoked(monkeypatch: Patch) -> None:
    story = order().tell("order-revoked", ORDER, "2026-04-10", how="REVOCATION_APPLICATION", presence="ABSENT")
    assert kept(story, "I-42")
    forever(monkeypatch, PO)
    assert broken(story, "I-42", "it was revoked")


def test_i42_unless_the_appeal_court_sets_it_aside(monkeypatch: Patch) -> None:
    story = order().tell("order-revoked", ORDER, "2026-04-10", how="REVOCATION_APPLICATION").tell("order-restored", ORDER, "2026-05-01")
    interrupted(monkeypatch, PO, at("2026-04-10"), at("2026-05-01"))
    assert kept(story, "I-42")
    interrupted(monkeypatch, PO, at("2026-04-11"), at("2026-05-01"))
    assert broken(story, "I-42"), "until then it was revoked"


def test_i43_the_respondent_had_leave() -> None:
    assert broken(asked("RESPONDENT"), "I-43", "no leave")
    assert kept(asked("RESPONDENT").tell("leave-decided", ASKED, "2026-04-05", decision="GRANTED"), "I-43")
    assert kept(asked("COMMISSIONER"), "I-43")


def test_i44_the_commissioner_needs_no_leave(monkeypatch: Patch) -> None:
    assert kept(asked(), "I-44")
    monkeypatch.setattr("app.law.applying.variations.leave_needed", lambda *_: certainly("YES"))
    assert broken(asked(), "I-44")
    assert kept(asked("RESPONDENT"), "I-44")


def informed() -> Story:
    """A varied order of which one entity had been told."""
    about: dict[str, Any] = {"entity": "a made-up school", "basis": "S74E", "order": ORDER, "what": ["TERM"]}
    story = varied("IN_PERSON").tell("information-giving-proposed", "information-giving:1", "2026-03-10", **about)
    return story.tell("information-given-to-entity", "information-giving:1", "2026-03-10", way="ORALLY")


def test_i45_each_entity_is_told() -> None:
    assert kept(informed(), "I-45"), "telling it is an open step"
    assert broken(informed().tell("entities-told", ASKED, "2026-04-12", outcome="NONE_HAD_INFORMATION"), "I-45", "tell each")
    other = informed().tell("entities-told", ASKED, "2026-04-12", outcome="EACH_WAS_TOLD")
    assert kept(other.tell("entity-told-of-change", "information-giving:1", "2026-04-12", of=ASKED, way="ORALLY"), "I-45")


@pytest.mark.parametrize(("applicant", "is_kept"), [("PERSON", True), ("OTHER", False)])
def test_i49_the_person_applies(applicant: str, is_kept: bool) -> None:
    story = temporary(order=DISQUALIFICATION)
    decided: dict[str, Any] = {"applicant": applicant, "leave": "GRANTED", "best_interests_regard": True, "outcome": "REVOKED"}
    assert kept(story.tell("disqualification-revocation-decided", DISQUALIFICATION, "2026-03-10", **decided), "I-49") is is_kept


# ---------------------------------------------------------------- appeals
def appealed(court: str = "DISTRICT_COURT", born: str = "1980-05-05") -> Story:
    """An appeal against the order, filed on 10 March 2026."""
    story = Story(born).applied("2026-02-01").made("2026-03-02")
    return story.tell("notice-of-appeal-filed", APPEAL, "2026-03-10", side="RESPONDENT", court=court, registry="Brisbane")


def test_i60_not_out_of_time_before_service(monkeypatch: Patch) -> None:
    story = order("ABSENT")
    assert kept(story, "I-60")
    rule = QUESTIONS[appeals.NAME].rule

    def shown_as_over(case: Case, subject: str) -> object:
        return replace(rule(case, subject), met_at=at("2026-04-01"))

    answered_by(monkeypatch, appeals.NAME, shown_as_over)
    assert broken(story, "I-60")
    assert kept(order("ABSENT").served("2026-03-05"), "I-60")


def test_i61_the_last_day_is_an_open_one(monkeypatch: Patch) -> None:
    assert kept(order(), "I-61")

    def on(day: str) -> Answer[Reckoned]:
        return certainly(Reckoned(at(day, "00:00"), Derivation(appeals.NAME, "13ZH(1)", "the decision", None, "days", 28, day)))

    monkeypatch.setattr("app.law.appealing.appeals.reckoned", lambda *_: on("2026-03-31"))
    assert kept(order(), "I-61"), "Monday 30 March"
    monkeypatch.setattr("app.law.appealing.appeals.reckoned", lambda *_: on("2026-03-30"))
    assert broken(order(), "I-61", "Sun 29 March 2026")


def test_i62_an_appeal_alone_stays_nothing(monkeypatch: Patch) -> None:
    stayed = appealed().tell("stay-ordered", APPEAL, "2026-03-12", order=ORDER, terms="t")
    assert kept(appealed(), "I-62")
    assert kept(stayed, "I-62")
    interrupted(monkeypatch, PO, at("2026-03-10"), at("2026-04-01"))
    assert broken(appealed(), "I-62")
    assert broken(stayed, "I-62"), "stayed two days later"


@pytest.mark.parametrize(("further", "is_kept"), [(False, True), (True, False)])
def test_i63_no_further_evidence(further: bool, is_kept: bool) -> None:
    story = appealed().tell("appeal-heard", APPEAL, "2026-04-10", outcome="DECIDED", further_evidence=further)
    assert kept(story, "I-63") is is_kept


def test_i64_to_the_right_court() -> None:
    assert kept(appealed(), "I-64")
    assert broken(appealed("CHILDRENS_COURT_JUDGE"), "I-64", "the District Court")
    assert kept(appealed("CHILDRENS_COURT_JUDGE", born="2010-05-05"), "I-64")
    assert broken(appealed(born="2010-05-05"), "I-64", "Childrens Court judge")


def test_i65_costs_only_for_an_abuse() -> None:
    def result(of: str) -> Story:
        return appealed().tell("appeal-decided", APPEAL, "2026-04-10", result=of, costs="AWARDED")

    assert kept(result("DISMISSED_AS_ABUSE"), "I-65")
    assert broken(result("DISMISSED"), "I-65", "Costs")
    assert broken(asked(outcome="DISMISSED", dismissed_as="NOT_MADE_OUT", costs_awarded=True), "I-65", "Costs were awarded")
    assert kept(asked(outcome="DISMISSED", dismissed_as="VEXATIOUS", costs_awarded=True), "I-65")
    refused: dict[str, Any] = {"application": "application:1", "presence": "IN_PERSON", "outcome": "FINAL_REFUSED", "costs_awarded": True}
    assert broken(
        order().tell("hearing-held", "hearing:9", "2026-04-10", **refused, dismissed_as="NOT_MADE_OUT"), "I-65", "Costs were awarded"
    )
    assert kept(order().tell("hearing-held", "hearing:9", "2026-04-10", **refused, dismissed_as="FRIVOLOUS"), "I-65")


# ---------------------------------------------------------------- everything that is derived
def test_i18_ends_never_roll(monkeypatch: Patch) -> None:
    sunday = Skipped(at("2026-03-29").date(), "Sunday")
    assert kept(temporary(), "I-18")
    lives(monkeypatch, "temporary-order", Life(at("2026-03-02"), at("2026-03-31", "00:00"), "made up", replace(ROLLED, skipped=(sunday,))))
    assert broken(temporary(), "I-18", "moved off a day")


def test_i19_what_is_over_stays_over(monkeypatch: Patch) -> None:
    assert kept(order(), "I-19")
    interrupted(monkeypatch, PO, at("2026-04-01"), at("2026-05-01"))
    assert broken(order(), "I-19", "in force again")
    assert kept(order().tell("stay-ordered", APPEAL, "2026-04-01", order=ORDER, terms="t"), "I-19")


def test_i85_each_date_tells_how_it_came_about(monkeypatch: Patch) -> None:
    assert kept(order("ABSENT").applied("2026-05-01", 2), "I-85")
    rule = QUESTIONS["temporary-order.last-day"].rule

    def untold(case: Case, subject: str) -> object:
        shown = rule(case, subject)
        return shown and replace(shown, answer=shown.answer.map(lambda one: replace(one, derivation=None)))

    assert kept(temporary(), "I-85")
    answered_by(monkeypatch, "temporary-order.last-day", untold)
    assert broken(temporary(), "I-85", "Temporary order ends")


def test_i90_changes_leave_the_effect_alone(monkeypatch: Patch) -> None:
    assert kept(varied("IN_PERSON"), "I-90")
    forever(monkeypatch, PO, "2026-04-10")
    assert broken(varied("IN_PERSON"), "I-90")
    forever(monkeypatch, "temporary-order", "2026-03-02", "10:01")
    assert broken(temporary(), "I-90")


def test_i86_papers_never_make_an_order_invalid(monkeypatch: Patch) -> None:
    explained: dict[str, Any] = {
        "by_whom": "a made-up clerk",
        "language": "English",
        "obligations_explained": True,
        "consequences_explained": True,
    }
    story = temporary().tell("order-explained", TEMPORARY, "2026-03-02", "10:05", **explained)
    assert kept(story, "I-86")

    def only_if_explained(case: Case, subject: str) -> Answer[Life]:
        told = case.docket.first(subject, "order-explained")
        return certainly(Life(at("2026-03-02") if told else None, None, "made up"))

    monkeypatch.setitem(status.LIFE, "temporary-order", only_if_explained)
    assert broken(story, "I-86")


def test_i87_the_same_entries_say_the_same(monkeypatch: Patch) -> None:
    story = temporary().tell("note-made", "respondent:1", "2026-03-02", note="n")
    assert kept(story, "I-87")

    def by_the_order_of_recording(case: Case, subject: str) -> Answer[Life]:
        del subject
        return certainly(Life(case.docket.entries[0].at, None, "made up"))

    monkeypatch.setitem(status.LIFE, "temporary-order", by_the_order_of_recording)
    assert broken(story, "I-87")
