"""Invariants of orders of other places, kept, and broken on purpose: by what was recorded, or by a law that says what it must not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from app.casework.answer import Answer, certainly
from app.law import status
from app.law.orders.terms import terms
from app.law.other_places import registered_orders
from app.law.questions import Case
from app.law.status import Life
from tests.support.invariants_told import broken, kept, lives
from tests.support.order_stories import Story, at

ORIGIN, ORDER, COPY = "corresponding-order:1", "registered-order:1", "service:registered-order:1"
KIND = "registered-order"
Patch = pytest.MonkeyPatch


def asked(born: str = "1980-05-05", **more: Any) -> Story:
    """An order of New South Wales to the end of August 2028, of which the registration was applied for on 2 March 2026."""
    said: dict[str, Any] = {
        "jurisdiction": "NSW",
        "made_on": "2025-09-01",
        "indefinite": False,
        "last_day": "2028-08-31",
        "referral_asked": False,
    }
    said["conditions"] = [{"kind": "PROHIBIT", "text": "as made"}]
    return Story(born=born).tell("registration-applied-for", ORIGIN, "2026-03-02", "09:00", **{**said, **more})


def satisfied(story: Story, **more: Any) -> Story:
    """The registrar found what section 13Z(1) asks for."""
    found = dict.fromkeys(("corresponds", "in_force", "served_at_home"), True) | {"adaptation": False}
    return story.tell("registration-considered", ORIGIN, "2026-03-02", "14:00", **{**found, **more})


def registered(story: Story, day: str = "2026-03-03") -> Story:
    """It is registered at ten."""
    return story.tell("registered-order-made", ORDER, day, corresponding_order=ORIGIN, reportable_offender_before=True)


def ordinary(born: str = "1980-05-05", **more: Any) -> Story:
    """Applied for, considered, registered, and the certificate given on the next day."""
    return registered(satisfied(asked(born, **more))).tell(
        "registration-certificate-given", ORDER, "2026-03-04", way="w", copy_attached=True
    )


def varied_in_absence() -> Story:
    """Varied by the court on 12 March in the respondent's absence, and registered on the 13th."""
    story = satisfied(asked())
    story.tell(
        "corresponding-order-referred", ORIGIN, "2026-03-02", "15:00", reason="REGISTRAR_BELIEF", listed_for=at("2026-03-12").isoformat()
    )
    terms_varied = [{"kind": "PROHIBIT", "text": "as varied"}]
    story.tell("referral-heard", ORIGIN, "2026-03-12", presence="ABSENT", outcome="VARIED", conditions=terms_varied)
    return registered(story, "2026-03-13")


def living(patch: Patch, start: datetime, end: datetime | None = None) -> None:
    """Every registered order is said to be in force from one instant to another."""
    lives(patch, KIND, Life(start, end, "made up"))


# ---------------------------------------------------------------- how it comes to be registered
@pytest.mark.provision("13Z(1)")
def test_i50_registered_on_both_findings() -> None:
    assert kept(ordinary(), "I-50")
    assert broken(registered(asked()), "I-50", "was satisfied of it")
    for finding in ("in_force", "served_at_home"):
        assert broken(registered(satisfied(asked(), **{finding: False})), "I-50", "was satisfied of it")


def test_i50_not_out_of_nothing() -> None:
    assert broken(registered(Story()), "I-50", "of the application")


@pytest.mark.provision("13Z(3)")
def test_i51_registered_after_the_referral() -> None:
    wanted = satisfied(asked(referral_asked=True))
    assert broken(registered(wanted), "I-51", "referred to the court first")
    assert broken(registered(satisfied(asked(), adaptation=True)), "I-51", "referred to the court first")
    assert kept(varied_in_absence(), "I-51")
    assert kept(ordinary(), "I-51")


def test_i59_the_notice_of_a_referral_is_its_own() -> None:
    def papers(story: Story, day: str) -> Story:
        documents = ["APPLICATION", "APPEARANCE_NOTICE"]
        return story.tell("documents-served", f"service:{ORIGIN}", day, documents=documents, mode="PERSONAL", server="Officer Sample")

    def noticed(story: Story) -> Story:
        return story.tell("referral-notice-issued", ORIGIN, "2026-03-04", appear_at=at("2026-03-12").isoformat(), place="Brisbane")

    assert kept(papers(noticed(asked()), "2026-03-05"), "I-59")
    assert broken(papers(asked(), "2026-03-05"), "I-59", "another form")
    assert broken(papers(noticed(asked()), "2026-03-03"), "I-59", "another form")


# ---------------------------------------------------------------- while it is in force
def test_i52_only_while_the_original_is_in_force(monkeypatch: Patch) -> None:
    ended: dict[str, Any] = {"what": "ENDED", "source": "s"}
    moved: dict[str, Any] = {"what": "NEW_LAST_DAY", "last_day": "2026-12-31", "source": "s"}
    for story in (
        ordinary(),
        ordinary(indefinite=True, last_day=None),
        ordinary().tell("home-order-changed", ORIGIN, "2026-06-01", **ended),
        ordinary().tell("home-order-changed", ORIGIN, "2026-06-01", **moved),
        ordinary().tell("home-order-changed", ORIGIN, "2026-06-01", **{**moved, "last_day": "2030-12-31"}),
    ):
        assert kept(story, "I-52")
    living(monkeypatch, at("2026-03-03"))
    assert broken(ordinary(), "I-52", "may be over where it was made")
    assert kept(ordinary(indefinite=True, last_day=None), "I-52")
    assert broken(ordinary(indefinite=True, last_day=None).tell("home-order-changed", ORIGIN, "2026-06-01", **ended), "I-52")
    living(monkeypatch, at("2026-03-03"), at("2028-09-01", "00:00"))
    assert broken(ordinary().tell("home-order-changed", ORIGIN, "2026-06-01", **moved), "I-52", "may be over")


def test_i53_from_its_registration_served_or_not(monkeypatch: Patch) -> None:
    assert kept(ordinary(), "I-53")
    assert kept(ordinary(last_day="2026-03-01"), "I-53"), "an order that was over is registered, and binds nobody"
    living(monkeypatch, at("2026-03-05"))
    assert broken(ordinary(), "I-53", "not said to be in force")
    living(monkeypatch, at("2026-03-01"))
    assert broken(ordinary(), "I-53", "before it was registered")


def test_i54_unvaried_until_notified(monkeypatch: Patch) -> None:
    assert kept(varied_in_absence(), "I-54")
    served = varied_in_absence().tell("documents-served", COPY, "2026-03-20", documents=["ORDER"], mode="PERSONAL", server="Officer Sample")
    assert kept(served, "I-54")

    def too_early(case: Case, order: str) -> Answer[Any]:
        first = terms(case, order).values[0][0]
        varied = next(e for e in case.docket.effective if e.kind == "referral-heard")
        return certainly((replace(first, end=varied.at), replace(first, version=2, start=varied.at, entry=varied.id)))

    monkeypatch.setattr("app.law.invariants.registered.terms", too_early)
    assert broken(varied_in_absence(), "I-54", "before the respondent was notified")
    assert broken(served, "I-54", "before the respondent was notified")


def test_i56_over_when_its_registration_is_cancelled(monkeypatch: Patch) -> None:
    def cancelled() -> Story:
        return ordinary().tell("registration-cancelled", ORDER, "2026-06-01", presence="ABSENT")

    assert kept(cancelled(), "I-56")
    living(monkeypatch, at("2026-03-03"), at("2028-09-01", "00:00"))
    assert broken(cancelled(), "I-56", "was cancelled")
    assert kept(ordinary(), "I-56")


# ---------------------------------------------------------------- the certificate, and reporting
def test_i55_a_certificate_in_two_business_days() -> None:
    # registered on Tuesday 3 March 2026: the second business day is the 5th
    def given(day: str, clock: str) -> Story:
        return registered(satisfied(asked())).tell("registration-certificate-given", ORDER, day, clock, way="w", copy_attached=True)

    assert kept(given("2026-03-05", "23:59"), "I-55")
    assert broken(given("2026-03-06", "00:00"), "I-55", "2 business days")
    assert broken(registered(satisfied(asked())), "I-55", "2 business days")


def reporting_ends(patch: Patch, end: datetime, *warnings: str) -> None:
    """The law says that reporting ends then, whatever the facts."""
    real = registered_orders.reporting_until

    def faulty(case: Case, order: str) -> Any:
        found = real(case, order)
        assert found is not None
        return replace(found, act_by=end, warnings=warnings)

    patch.setattr(registered_orders, "reporting_until", faulty)


def test_i57_reporting_for_the_shortest_period(monkeypatch: Patch) -> None:
    def endless(born: str) -> Story:
        return ordinary(born, indefinite=True, last_day=None)

    assert kept(endless("1980-05-05"), "I-57")
    assert kept(endless("2010-05-05"), "I-57")
    five_years = at("2031-03-03", "00:00")
    reporting_ends(monkeypatch, five_years, "w")
    assert kept(endless("1980-05-05"), "I-57")
    assert broken(endless("2010-05-05"), "I-57", "beyond"), "a child reports for two"
    assert broken(ordinary(), "I-57", "beyond"), "the order ends in 2028"
    reporting_ends(monkeypatch, five_years + timedelta(minutes=1), "w")
    assert broken(endless("1980-05-05"), "I-57", "beyond")
    reporting_ends(monkeypatch, five_years)
    assert broken(endless("1980-05-05"), "I-57", "detention")


def test_i58_class_by_the_day_of_the_registration(monkeypatch: Patch) -> None:
    # who turns 18 on the day after the registration was a child, and stays one
    assert kept(ordinary("2008-03-04"), "I-58")
    assert kept(ordinary("2008-03-03"), "I-58")
    monkeypatch.setattr("app.law.invariants.registered.class_of", lambda *_: certainly("ADULT"))
    assert broken(ordinary("2008-03-04"), "I-58", "day of the registration")
    assert kept(ordinary("2008-03-03"), "I-58")


def test_what_the_law_says_of_every_one_of_these_stories_is_no_fault_of_it() -> None:
    for story in (ordinary(), ordinary("2008-03-04"), varied_in_absence(), ordinary(jurisdiction="WA"), ordinary(last_day="2026-03-01")):
        for number in (52, 53, 54, 56, 57, 58):
            assert kept(story, f"I-{number}"), status.orders(story.case)
