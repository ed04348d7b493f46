"""Invariants of what a court or a magistrate decided: each is kept by a story in which it went as the Act provides, and broken by one in which it did not."""

from __future__ import annotations

from typing import Any

import pytest

from app.law.questions import STARTS
from tests.support.invariants_told import (
    DISQUALIFICATION,
    TEMPORARY,
    application_served,
    broken,
    by_magistrate,
    extended,
    found,
    kept,
    mentioned,
    temporary,
)
from tests.support.order_stories import ORDER, Story, at

TEST = dict.fromkeys(("relevant_sexual_offender", "unacceptable_risk", "order_will_reduce_risk"), "SATISFIED")
FOR_A_CHILD = dict.fromkeys(("last_resort", "most_effective"), "SATISFIED")
MATTERS = ["a", "b", "c", "d_i", "d_ii", "e", "f", "fa", "g", "h_i", "h_ii", "j"]
ASKED = "temporary-order-application:1"
CHILD, REPORT = "2010-05-05", "child-report:hearing:1"


def decided(story: Story, *, presence: str = "IN_PERSON", satisfied: bool = True, **values: Any) -> Story:
    """A hearing on 10 March 2026 at which a prohibition order was made."""
    held: dict[str, Any] = {"outcome": "FINAL_MADE", "presence": presence, "documents_served_satisfied": satisfied}
    mentioned(story, "2026-03-10", **held)
    return story.made("2026-03-10", hearing="hearing:2", presence=presence, **{**TEST, "considered_13d": MATTERS, **values})


def made_by_the_court(presence: str = "IN_PERSON", outcome: str = "ADJOURNED", **values: Any) -> Story:
    """A hearing on 10 March 2026 at which a temporary order was made."""
    story = Story().applied("2026-03-01")
    mentioned(story, "2026-03-10", outcome=outcome, presence=presence, documents_served_satisfied=True)
    return story.made("2026-03-10", order=TEMPORARY, presence=presence, made_under="S13K", hearing="hearing:2", **{**TEST, **values})


def urgent(*, notice: bool, **values: Any) -> Story:
    """An application to a magistrate of 2 March 2026 and the order made on it, with or without notice of the application."""
    story = Story().tell(
        "immediate-risk-believed", ASKED, "2026-03-02", "08:00", application="application:1", necessity="n", reduces_risk="r"
    )
    if notice:
        how: dict[str, Any] = {
            "documents": ["NOTICE_OF_APPLICATION"],
            "mode": "PERSONAL",
            "server": "Officer Sample",
            "place": "p",
            "way": "by hand",
        }
        story.tell("documents-served", f"service:{ASKED}", "2026-03-02", "09:00", **how)
    fixed: dict[str, Any] = {"return_at": at("2026-03-20", "09:00").isoformat(), "return_place": "Brisbane", "hearing": ASKED}
    return story.made("2026-03-02", order=TEMPORARY, presence="IN_PERSON", made_under="S13J", **{**fixed, **values})


# ---------------------------------------------------------------- temporary orders
def test_i11_the_return_is_fixed() -> None:
    assert kept(by_magistrate(), "I-11")
    assert broken(by_magistrate(return_at=None), "I-11")
    assert broken(by_magistrate(return_place=""), "I-11")
    assert kept(temporary(), "I-11"), "a court that adjourns fixes no return"
    assert broken(Story().made("2026-03-02", order=DISQUALIFICATION, relevant_application="S13I"), "I-11"), "13T(4)(a) applies 13J(5)"


def test_i13_necessity_without_notice() -> None:
    assert kept(urgent(notice=True), "I-13")
    assert kept(urgent(notice=False, without_notice_necessity="urgent"), "I-13")
    assert broken(urgent(notice=False), "I-13"), "being there is no notice given before"
    assert broken(by_magistrate("ABSENT"), "I-13")
    assert kept(by_magistrate("ABSENT", without_notice_necessity="urgent"), "I-13")
    instead: dict[str, Any] = {"order": DISQUALIFICATION, "relevant_application": "S13I", "presence": "ABSENT"}
    assert broken(Story().made("2026-03-02", **instead), "I-13"), "13T(4)(a) applies 13J(3)"
    assert kept(Story().made("2026-03-02", **instead, without_notice_necessity="urgent"), "I-13")


def test_i14_made_on_an_adjournment() -> None:
    assert kept(made_by_the_court(), "I-14")
    assert broken(made_by_the_court(outcome="OTHER_OUTCOME"), "I-14", "no adjournment is recorded")


def test_i15_made_in_absence_after_service() -> None:
    assert kept(application_served(made_by_the_court("ABSENT"), "2026-03-05"), "I-15")
    assert broken(made_by_the_court("ABSENT"), "I-15")


def test_i16_the_court_decided_about_an_order() -> None:
    story = mentioned(Story().applied("2026-03-01"), "2026-03-10").tell(
        "s13k-decided", "hearing:1", "2026-03-01", "15:00", decision="NOT_MADE"
    )
    assert broken(story, "I-16", "no decision whether to make one")
    assert kept(story.tell("s13k-decided", "hearing:2", "2026-03-10", decision="NOT_MADE"), "I-16")
    assert broken(story.tell("s13k-decided", "hearing:2", "2026-03-10", "10:01", decision="NOT_ADDRESSED"), "I-16", "said nothing")
    alive = extended(mentioned(temporary(), "2026-03-10"), "2026-03-10", until="2026-03-20")
    assert [one.subject for one in found(alive, "I-16")] == ["hearing:1"], (
        "no order was in force after the first hearing, and one is after the second"
    )


def test_i17_a_disqualification_order_was_considered() -> None:
    story = Story().applied("2026-03-01").tell("s13k-decided", "hearing:1", "2026-03-01", "15:00", decision="NOT_MADE")
    assert broken(story, "I-17")
    assert kept(story.tell("disqualification-considered", "hearing:1", "2026-03-01", "15:00", outcome="NOT_MADE"), "I-17")


def test_i17_also_by_a_magistrate() -> None:
    story = urgent(notice=True).tell("temporary-order-application-heard", ASKED, "2026-03-02", outcome="NOT_MADE", presence="IN_PERSON")
    assert broken(story, "I-17")
    assert broken(story.tell("disqualification-considered", ASKED, "2026-03-02", outcome="NOT_ADDRESSED"), "I-17")
    assert kept(story.tell("disqualification-considered", ASKED, "2026-03-02", "10:01", outcome="NOT_MADE"), "I-17")


# ---------------------------------------------------------------- prohibition orders
def test_i32_a_childs_order_rests_on_a_report() -> None:
    def told(**values: Any) -> Story:
        return decided(Story(born=CHILD).applied("2026-03-01"), report_considered=True, **{**FOR_A_CHILD, **values})

    def report(story: Story, *, copied: bool) -> Story:
        story.tell("report-directed", "application:1", "2026-03-01", "15:00", hearing="hearing:1", directed="DIRECTED")
        story.tell("report-given", REPORT, "2026-03-08")
        for party in ("APPLICANT", "RESPONDENT") if copied else ("APPLICANT",):
            story.tell("report-copied", REPORT, "2026-03-09", party=party)
        return story

    assert kept(report(told(), copied=True), "I-32")
    assert broken(report(told(), copied=False), "I-32", "had a copy of the report")
    assert broken(told(), "I-32", "none as given to the court")
    assert broken(told(last_resort="NOT"), "I-32", "last resort")
    assert broken(decided(Story(born=CHILD).applied("2026-03-01")), "I-32", "without a report being considered")
    assert kept(decided(Story().applied("2026-03-01")), "I-32"), "an adult"


def test_i33_a_report_follows_a_direction() -> None:
    story = Story(born=CHILD).applied("2026-03-01").tell("report-given", REPORT, "2026-03-08")
    assert broken(story, "I-33")
    story.tell("report-directed", "application:1", "2026-03-09", hearing="hearing:1", directed="DIRECTED")
    assert broken(story, "I-33"), "directed later"
    assert kept(story.tell("report-directed", "application:1", "2026-03-01", "15:00", hearing="hearing:1", directed="DIRECTED"), "I-33")


def test_i34_by_consent_of_both_for_an_adult() -> None:
    consent: dict[str, Any] = {"by_consent": True, "both_consents_recorded": True}
    assert kept(decided(Story().applied("2026-03-01"), **consent), "I-34")
    assert broken(decided(Story().applied("2026-03-01"), by_consent=True), "I-34", "consents of both parties")
    assert broken(decided(Story(born=CHILD).applied("2026-03-01"), **consent), "I-34", "adult respondent only")
    assert kept(by_magistrate(**consent), "I-34")
    assert broken(by_magistrate(by_consent=True), "I-34")


def test_i35_final_order_in_absence_after_service() -> None:
    absent = decided(Story().applied("2026-03-01"), presence="ABSENT")
    assert broken(absent, "I-35")
    assert kept(application_served(absent, "2026-03-05"), "I-35")
    assert broken(application_served(decided(Story().applied("2026-03-01"), presence="ABSENT", satisfied=False), "2026-03-05"), "I-35")


def test_i36_the_test_and_the_matters() -> None:
    assert kept(decided(Story().applied("2026-03-01")), "I-36")
    assert broken(decided(Story().applied("2026-03-01"), considered_13d=MATTERS[:-1]), "I-36", "13D (j)")
    assert broken(decided(Story().applied("2026-03-01"), unacceptable_risk="NOT"), "I-36", "unacceptable risk")


# ---------------------------------------------------------------- disqualification orders
def test_i46_a_disqualification_order_takes_an_orders_place() -> None:
    def told(*, s13k: str = "NOT_MADE", finding: str = "f", outcome: str = "ADJOURNED") -> Story:
        story = mentioned(Story().applied("2026-03-01"), "2026-03-10", outcome=outcome)
        story.tell("s13k-decided", "hearing:2", "2026-03-10", decision=s13k)
        return story.tell("disqualification-considered", "hearing:2", "2026-03-10", outcome="MADE", interests_finding=finding)

    assert kept(told(), "I-46")
    assert broken(told(s13k="MADE"), "I-46", "decides not to make a temporary order")
    assert broken(told(outcome="FINAL_MADE"), "I-46", "no final order")
    assert broken(told(finding=""), "I-46", "interests of children")


def test_i46_also_of_a_magistrate() -> None:
    made = Story().made("2026-03-02", order=DISQUALIFICATION, relevant_application="S13I", interests_finding="f")
    assert kept(made, "I-46")
    assert broken(Story().made("2026-03-02", order=DISQUALIFICATION, relevant_application="S13I"), "I-46")


def test_i48_never_an_offender_prohibition_order(monkeypatch: pytest.MonkeyPatch) -> None:
    story = temporary(order=DISQUALIFICATION, under="S13K")
    assert kept(story, "I-48")
    monkeypatch.setitem(STARTS, "notice_of_order", lambda _: (DISQUALIFICATION,))
    assert broken(story, "I-48")


# ---------------------------------------------------------------- the room, and what is to come
def test_i78_each_person_by_a_paragraph() -> None:
    room = [{"who": "Testa Example-Person", "paragraph": "b"}, {"who": "Otto Madeup-Watcher"}]
    assert broken(mentioned(temporary(), "2026-03-10", attendees=room), "I-78")
    assert kept(mentioned(temporary(), "2026-03-10", attendees=room[:1]), "I-78")
    heard = temporary().tell("variation-heard", "variation:1", "2026-03-10", order=TEMPORARY, attendees=room)
    assert kept(heard, "I-78"), "the Act has no list for those who hear an application to vary"


def test_i92_one_hearing_at_a_time() -> None:
    story = mentioned(mentioned(temporary(), "2026-03-10"), "2026-03-12", 3)
    assert not broken(story, "I-92", "at the same time")
    assert broken(mentioned(story, "2026-03-12", 4), "I-92", "at the same time")


def test_i92_and_one_to_come() -> None:
    listed: dict[str, Any] = {"application": "application:1", "listed_for": at("2026-03-30").isoformat(), "court_place": "Brisbane"}
    assert kept(mentioned(temporary(), "2026-03-10").tell("mention-listed", "hearing:3", "2026-03-10", **listed), "I-92")
    assert kept(mentioned(temporary(), "2026-03-10", outcome="RESERVED"), "I-92"), "a decision is to come, not a hearing"
    assert broken(mentioned(temporary(), "2026-03-10"), "I-92", "no later hearing is listed")
    alive = extended(mentioned(temporary(), "2026-03-10"), "2026-03-10", until="2026-03-20")
    assert [one.since for one in found(alive, "I-92")] == [at("2026-03-21", "00:00")], "while it lives, listing one is an open step"


def test_orders_of_a_hearing_are_told_by_their_own() -> None:
    assert kept(temporary(), "I-15")
    assert kept(Story().made("2026-03-10", order=ORDER), "I-35"), "an order of which the hearing is not recorded"
