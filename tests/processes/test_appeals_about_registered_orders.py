"""Appeals about orders of other places, through the door: from the referral, and what the appeal court does to the registration (13ZG, 13ZJ(2))."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import NeedsConfirmation, Refusal
from tests.processes.test_corresponding_orders import (
    AS_VARIED,
    COPY,
    ORDER,
    ORIGIN,
    asks,
    decided,
    heard,
    referred,
    registered,
    registers,
    terms_of,
)
from tests.processes.told import Tale, told_once

APPEAL, REFERRAL, CANCELLATION = "appeal", f"appeal:{ORIGIN}", "appeal:variation:1"
NOTICE: dict[str, Any] = {"side": "RESPONDENT", "court": "DISTRICT_COURT", "registry": "Brisbane"}
HEARD: dict[str, Any] = {"outcome": "DECIDED", "further_evidence": "NO", "attendees": [{"who": "The made-up appellant", "paragraph": "a"}]}


def appealed(url: str) -> Tale:
    """Varied on the referral of 12 March, registered on the 13th; the respondent appeals on the 20th and is heard on 2 June 2026."""

    def tell() -> Tale:
        story = registers(heard(referred(url), "VARIED"), "2026-03-13 10:00").at("2026-03-20 11:00")
        story.records("record_notice_of_appeal", by="registrar", subject=REFERRAL, at="2026-03-20 10:00", **NOTICE)
        return on_the_day(story, REFERRAL)

    return told_once(url, "referral appealed", tell)


def on_the_day(story: Tale, about: str) -> Tale:
    """The appeal is heard on 2 June 2026."""
    return story.at("2026-06-02 12:00").step("record_hearing", about, at="2026-06-02 12:00", **HEARD)


def results(story: Tale, what: str, about: str = REFERRAL, *, confirm: bool = False, **more: Any) -> Tale:
    """What the appeal court decided."""
    return story.step("record_result", about, confirm=confirm, at="2026-06-02 12:00", result=what, costs="NONE", **more)


def test_the_time_to_appeal_from_a_referral_is_shown_and_runs_out(database_url: str) -> None:
    story = registers(heard(referred(database_url), "VARIED"), "2026-03-13 10:00")
    assert f"{story.deadline('appeal.last-day', REFERRAL):%Y-%m-%d}" == "2026-04-10"
    assert not story.at("2026-04-09 23:59").is_over(APPEAL, REFERRAL)
    assert story.at("2026-04-10 00:00").is_over(APPEAL, REFERRAL)


def test_a_refusal_of_the_court_is_put_before_a_legal_officer_to_consider_an_appeal(sqlite_url: str) -> None:
    story = heard(referred(sqlite_url), "REFUSED", confirm=True)
    assert "consider_appeal" in story.open_on(REFERRAL)


def test_a_registration_revoked_on_appeal_ends_the_order_and_its_run(database_url: str) -> None:
    story = appealed(database_url)
    assert story.status(ORDER) == "YES"
    results(story, "REGISTRATION_REVOKED", order=ORDER, under="S13ZJ_2_A")
    assert story.status(ORDER) == "NO"
    assert "confirm_registration_ended" in story.open_on(ORDER)
    assert "serve_result" in story.open_on(REFERRAL)
    story.step("serve_result", REFERRAL, at="2026-06-02 12:00", way="In person")
    assert story.open_on(REFERRAL) == {"tell_entities"}, "a practice, as of a cancellation"


def test_the_appeal_court_varies_a_registered_order(database_url: str) -> None:
    story = appealed(database_url)
    conditions = [{"kind": "PROHIBIT", "text": "Not to enter the made-up garden."}]
    results(story, "ORDER_VARIED", order=ORDER, under="S13ZJ_2_B", presence="ABSENT", conditions=conditions)
    assert terms_of(story)[0] == ["Not to enter the made-up garden."], "it takes effect from when it is made (13ZJ(3))"


def test_a_cancellation_that_the_appeal_court_sets_aside_puts_the_registration_back(database_url: str) -> None:
    story = decided(asks(registered(database_url), "CANCEL"), "CANCELLED").at("2026-03-20 10:00")
    assert story.status(ORDER) == "NO"
    notice: dict[str, Any] = {**NOTICE, "side": "COMMISSIONER"}
    story.records("record_notice_of_appeal", by="registrar", subject=CANCELLATION, at="2026-03-20 10:00", **notice)
    on_the_day(story, CANCELLATION)
    results(story, "ORDER_PUT_BACK", CANCELLATION, order=ORDER)
    assert (story.status(ORDER, "2026-04-01 09:00"), story.status(ORDER)) == ("NO", "YES")
    assert not story.is_over("registered_order", ORDER), "its run goes on"
    # and those who were told that it was cancelled are told that it is back, a practice
    story.step("serve_result", CANCELLATION, at="2026-06-02 12:00", way="In person")
    assert story.open_on(CANCELLATION) == {"tell_entities"}


@pytest.mark.provision("13ZJ(2)", "13ZJ(3)")
def test_a_corresponding_order_that_the_appeal_court_registers_is_served_and_certified_as_any_other(database_url: str) -> None:
    story = heard(referred(database_url), "REFUSED", confirm=True).at("2026-03-20 11:00")
    story.records("record_notice_of_appeal", by="registrar", subject=REFERRAL, at="2026-03-20 10:00", **{**NOTICE, "side": "COMMISSIONER"})
    on_the_day(story, REFERRAL)
    said: dict[str, Any] = {"corresponding_order": ORIGIN, "under": "S13ZJ_2_A", "registered_reportable_before": "YES"}
    results(story, "ORDER_REGISTERED", varied_too="YES", presence="IN_PERSON", conditions=AS_VARIED, **said)
    assert story.status(ORDER) == "YES"
    assert terms_of(story)[0] == [AS_VARIED[0]["text"]]
    assert "give_certificate" in story.open_on(ORDER)
    assert story.open_on(COPY) == {"plan_service"}
    assert story.is_over(APPEAL, REFERRAL)


@pytest.mark.parametrize(
    ("what", "more", "why"),
    [
        ("ORDER_REVOKED", {"order": ORDER}, "the registration is revoked"),
        ("REGISTRATION_REVOKED", {}, "must be put right"),
        ("REGISTRATION_REVOKED", {"order": ORDER, "under": "S13ZJ_1_A"}, "subsection \\(2\\) from one on a registered order"),
    ],
)
@pytest.mark.provision("13ZJ(1)", "13ZJ(2)")
def test_a_result_that_does_not_fit_the_kind_of_order_is_a_slip(sqlite_url: str, what: str, more: dict[str, Any], why: str) -> None:
    with pytest.raises(Refusal, match=why):
        results(appealed(sqlite_url), what, **more)


@pytest.mark.provision("13ZJ(2)")
def test_an_order_that_was_registered_before_is_not_registered_again_without_a_question(sqlite_url: str) -> None:
    said: dict[str, Any] = {"corresponding_order": ORIGIN, "under": "S13ZJ_2_A", "varied_too": "NO"}
    with pytest.raises(NeedsConfirmation, match="was registered before"):
        results(appealed(sqlite_url), "ORDER_REGISTERED", **said)


def test_a_stay_of_a_registered_order_is_shown_at_the_order(sqlite_url: str) -> None:
    story = registers(heard(referred(sqlite_url), "VARIED"), "2026-03-13 10:00").at("2026-03-20 11:00")
    story.records("record_notice_of_appeal", by="registrar", subject=REFERRAL, at="2026-03-20 10:00", **NOTICE)
    assert story.status(ORDER) == "YES", "an appeal alone stays nothing"
    story.records("record_stay", by="registrar", subject=REFERRAL, at="2026-03-20 11:00", order=ORDER, terms="Made-up terms.")
    assert story.status(ORDER) == "NO"
