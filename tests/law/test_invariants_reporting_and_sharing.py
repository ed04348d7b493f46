"""Invariants of offender reporting orders and of shared information: kept, and broken on purpose."""

from __future__ import annotations

from typing import Any

import pytest

from app.casework.answer import certainly
from tests.support.invariants_told import broken, forever, found, kept, temporary
from tests.support.order_stories import Story

REPORTING, DIRECTION, GIVING = "offender-reporting-order:1", "information-direction:1", "information-giving:1"
BASIS: dict[str, Any] = {"basis": "REPORTABLE_OFFENDER", "under_supervision_or_forensic_order": False}


def asked(at: str = "2026-09-02", **opened: Any) -> Story:
    """A sentence of 2 March 2026, and an application of the prosecution."""
    said: dict[str, Any] = {"basis": "CONVICTION", "court": "c", "court_place": "Brisbane", "offence": "o", "child_abduction": False}
    story = Story().tell(
        "reporting-order-question-opened",
        REPORTING,
        "2026-03-02",
        **{**said, "prescribed_offence": "NO", "conviction_recorded": "YES", **opened},
    )
    return story.tell("reporting-order-asked", REPORTING, at, course="PROSECUTION", registry="Brisbane")


def made(**opened: Any) -> Story:
    """The same, and the order made on 16 March."""
    return asked("2026-03-09", **opened).tell("offender-reporting-order-made", REPORTING, "2026-03-16", on_appeal=False)


def directed(way: str = "IN_WRITING", *, reports: bool = True, **more: Any) -> Story:
    """A direction of 4 March 2026."""
    said: dict[str, Any] = {
        "entity": "e",
        "entity_kind": "GOVERNMENT_ENTITY",
        "relevant_to": ["a"],
        "information": "i",
        "answer_by": "2026-03-13",
    }
    story = Story().tell("sexual-offender-basis-recorded", "respondent:1", "2026-03-02", **BASIS, reportable_offender_now=reports)
    story.tell("information-direction-proposed", DIRECTION, "2026-03-04", **{**said, **more})
    return story.tell("information-direction-given", DIRECTION, "2026-03-04", way=way)


def test_i80_a_direction_is_written_to_whom_it_may_be() -> None:
    assert kept(directed(), "I-80")
    assert broken(directed("ORALLY"), "I-80", "in writing")
    assert broken(directed(entity_kind="HOSPITAL_AND_HEALTH_SERVICE"), "I-80", "No direction may be given")
    assert broken(directed(answer_by="2026-03-03"), "I-80", "over already")


def test_i81_made_where_the_power_is_open() -> None:
    assert kept(made(), "I-81")
    assert broken(made(prescribed_offence="YES"), "I-81", "no prescribed one")
    assert broken(made(conviction_recorded="NO"), "I-81", "records a conviction")
    assert kept(made(basis="FORENSIC_ORDER", prescribed_offence=None, conviction_recorded=None), "I-81")


def test_i82_asked_for_within_six_months() -> None:
    assert kept(asked("2026-09-02"), "I-82")
    assert broken(asked("2026-09-03"), "I-82", "the last day was Wed 2 September 2026")


def test_i83_ends_with_the_forensic_order(monkeypatch: pytest.MonkeyPatch) -> None:
    def revoked() -> Story:
        return made(basis="FORENSIC_ORDER").tell("forensic-order-revoked", REPORTING, "2026-06-01", reference="r")

    assert kept(revoked(), "I-83")
    forever(monkeypatch, "offender-reporting-order")
    assert broken(revoked(), "I-83", "go on")


def test_i88_shared_about_a_reportable_offender() -> None:
    assert kept(directed(), "I-88")
    none = directed(reports=False)
    assert broken(none, "I-88", "not surely a reportable offender")
    advised: dict[str, Any] = {"of": "the gate", "course": "GO_ON", "advice": "a"}
    assert kept(none.tell("information-sharing-advised", DIRECTION, "2026-03-04", **advised), "I-88")
    story = Story().tell("sexual-offender-basis-recorded", "respondent:1", "2026-03-02", **BASIS, reportable_offender_now=False)
    story.tell("information-giving-proposed", GIVING, "2026-03-04", entity="e", basis="S74E", what=["NAME_AND_BIRTH_DATE"])
    assert broken(story.tell("information-given-to-entity", GIVING, "2026-03-04", way="ORALLY"), "I-88", "not surely a reportable offender")


def test_i89_reporting_ends_with_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    def over(**basis: Any) -> Story:
        """A temporary order that a discontinuance ended."""
        story = temporary().tell(
            "sexual-offender-basis-recorded", "respondent:1", "2026-03-01", **{**BASIS, "reportable_offender_now": False, **basis}
        )
        return story.tell("application-discontinued", "application:1", "2026-03-10", communicated="c")

    assert kept(over(), "I-89")
    monkeypatch.setattr("app.law.invariants.reporting_and_sharing.reportable", lambda *_: certainly("YES"))
    assert broken(over(), "I-89", "none is in effect")
    assert kept(over(reportable_offender_now=True), "I-89"), "who reports for another reason goes on"
    two = over().made("2026-03-09", order="prohibition-order:1")
    assert {one.subject for one in found(two, "I-89")} == {"prohibition-order:1"}, "while another order is in effect it is no breach"
