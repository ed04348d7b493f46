"""Invariants of applications, notices, filing and service: each is kept by what the Act asks for, and broken by its lack."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.invariants_told import application_served, broken, by_magistrate, kept, temporary
from tests.support.order_stories import Story, at

ASKED = "temporary-order-application:1"


def notice(story: Story, day: str, **values: Any) -> Story:
    """The appearance notice as the magistrate fixed it, unless said otherwise."""
    said = {"court": "MAGISTRATES", "court_place": "Brisbane", "appear_at": at("2026-03-20", "09:00").isoformat()}
    return story.tell("appearance-notice-issued", "application:1", day, **{**said, **values})


def complete() -> Story:
    """An application with everything that the Act asks for."""
    story = Story().tell("conviction-recorded", "respondent:1", "2020-01-01", offence="o", court="c", against_child=True, form="CONVICTED")
    story.tell("concerning-conduct-recorded", "application:1", "2026-02-20", **{"description": "d", "from": "2026-02-01"})
    story.tell("conditions-sought", "application:1", "2026-02-20", conditions=[{"kind": "PROHIBIT", "text": "t"}])
    return story.applied("2026-03-01")


def test_i12_the_notice_says_what_the_magistrate_fixed() -> None:
    assert kept(notice(by_magistrate(), "2026-03-03"), "I-12")
    assert broken(notice(by_magistrate(), "2026-03-03", appear_at=at("2026-03-21", "09:00").isoformat()), "I-12", "date and time")
    assert broken(notice(by_magistrate(), "2026-03-03", court_place="Cairns"), "I-12", "the place")


def test_i40_the_commissioner_applies() -> None:
    assert kept(Story().applied("2026-03-01"), "I-40")
    assert broken(notice(Story(), "2026-03-01"), "I-40")


def test_i72_the_notice_is_complete() -> None:
    assert kept(notice(Story(), "2026-03-01"), "I-72")
    for lacking in ("court", "court_place", "appear_at"):
        assert broken(notice(Story(), "2026-03-01", **{lacking: None}), "I-72")


def test_i73_the_application_is_complete() -> None:
    assert kept(complete(), "I-73")
    assert broken(Story().applied("2026-03-01"), "I-73", "conduct")
    assert broken(Story().applied("2026-03-01"), "I-73", "conviction")


def test_i73_also_that_to_a_magistrate() -> None:
    def asked(**values: Any) -> Story:
        story = Story().tell("immediate-risk-believed", ASKED, "2026-03-01", application="application:1", **values)
        return story.tell("temporary-order-applied-for", ASKED, "2026-03-02", channel="IN_PERSON", court_place="Brisbane")

    assert kept(asked(necessity="n", reduces_risk="r"), "I-73")
    assert broken(asked(necessity="n"), "I-73", "reduces the risk")


@pytest.mark.parametrize(("clock", "is_kept"), [("08:59", True), ("09:00", False)])
def test_i74_filed_before_the_hearing(clock: str, is_kept: bool) -> None:
    assert broken(notice(Story(), "2026-03-01"), "I-74"), "never filed"
    story = notice(Story(), "2026-03-01").tell("application-filed", "application:1", "2026-03-20", clock, registry="Brisbane")
    assert kept(story, "I-74") is is_kept


@pytest.mark.provision("13ZM")
def test_i75_no_fee() -> None:
    assert kept(complete(), "I-75")
    story = notice(Story(), "2026-03-01").tell("application-filed", "application:1", "2026-03-02", registry="Brisbane", filing_fee="10")
    assert broken(story, "I-75")


def test_i84_about_a_relevant_sexual_offender() -> None:
    basis: dict[str, Any] = {"basis": "REPORTABLE_OFFENDER", "reportable_offender_now": True}
    told: dict[str, Any] = {"under_supervision_or_forensic_order": False, **basis}
    assert kept(complete().tell("sexual-offender-basis-recorded", "respondent:1", "2026-01-01", **told), "I-84")
    supervised = complete().tell(
        "sexual-offender-basis-recorded", "respondent:1", "2026-01-01", **{**told, "under_supervision_or_forensic_order": True}
    )
    assert broken(supervised, "I-84")
    advised = {"of": "eligibility", "course": "GO_ON", "advice": "a"}
    assert kept(supervised.tell("legal-officer-advised", "application:1", "2026-02-01", **advised), "I-84")


# ---------------------------------------------------------------- service
def test_i66_served_only_with_both_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kept(application_served(complete(), "2026-03-05"), "I-66")
    one_alone = application_served(complete(), "2026-03-05", ("APPLICATION",))
    assert kept(one_alone, "I-66"), "it does not count as served"
    monkeypatch.setattr("app.law.facts.service.APPLICATION_DOCUMENTS", ("APPLICATION",))
    assert broken(one_alone, "I-66", "one of the two was not")


def test_i67_personal_service_has_its_particulars() -> None:
    assert kept(application_served(complete(), "2026-03-05"), "I-67")
    assert broken(application_served(complete(), "2026-03-05", server=""), "I-67")
    assert broken(application_served(complete(), "2026-03-05", way=""), "I-67")


def test_i68_substituted_service_is_authorised() -> None:
    def substituted(*, attempt: bool, order: str) -> Story:
        story = complete()
        if attempt:
            story.tell("service-attempted", "service:application:1", "2026-03-04", place="p", outcome="NOT_HOME")
        return application_served(story, "2026-03-05", mode="SUBSTITUTED", substituted_order=order)

    assert kept(substituted(attempt=True, order="made up 1/26"), "I-68")
    assert broken(substituted(attempt=False, order="made up 1/26"), "I-68", "No earlier attempt")
    assert broken(substituted(attempt=True, order=""), "I-68", "needs an order of the court")


def test_i69_the_notice_is_explained() -> None:
    assert kept(application_served(complete(), "2026-03-05"), "I-69")
    assert broken(application_served(complete(), "2026-03-05", explained=False), "I-69")


def test_i70_a_child_is_served_discreetly() -> None:
    def child(**values: Any) -> Story:
        return application_served(Story(born="2010-05-05").applied("2026-03-01"), "2026-03-05", **{"discreet": True, **values})

    assert kept(child(), "I-70")
    assert broken(child(school_or_work=True), "I-70", "school or work")
    assert kept(child(school_or_work=True, no_other_place_reason="moved"), "I-70")
    assert broken(child(discreet=False), "I-70", "discreetly")
    assert kept(application_served(complete(), "2026-03-05", school_or_work=True), "I-70"), "an adult"


def test_i71_the_papers_go_with_the_order() -> None:
    def copy(documents: tuple[str, ...], *, before: bool) -> Story:
        story = temporary().made("2026-03-10", presence="ABSENT", reportable_offender_before=before)
        return story.served("2026-03-12", documents=documents)

    assert kept(copy(("ORDER", "NOTICE_13S4A"), before=True), "I-71")
    assert broken(copy(("ORDER",), before=True), "I-71")
    assert broken(copy(("ORDER", "NOTICE_13S4A"), before=False), "I-71"), "the notice of reporting obligations as well"
    assert kept(copy(("ORDER",), before=True).served("2026-03-13", documents=("NOTICE_13S4A",)), "I-71"), "put right"
