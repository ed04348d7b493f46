"""Child or adult, relevant sexual offender or not, which court (schedule 5; O-D01 to O-D03)."""

from __future__ import annotations

from typing import Any

import pytest

import app.law.all  # noqa: F401 - registers every question
from app.law.appealing.appeals import appeal_court
from app.law.questions import told
from app.law.respondents import class_of, may_be_a_child, proper_court
from tests.support.order_stories import Story

APPLICATION, TEMPORARY = "application:1", "temporary-order:1"
BASIS: dict[str, Any] = {"basis": "REPORTABLE_OFFENDER", "under_supervision_or_forensic_order": False, "reportable_offender_now": True}


def class_told(story: Story) -> str:
    return str(told(story.case, "ask", "application.respondent-class", APPLICATION))


@pytest.mark.parametrize(("day", "expected"), [("2026-05-04", "CHILD"), ("2026-05-05", "ADULT")])
def test_a_person_is_a_child_up_to_the_day_before_turning_18(day: str, expected: str) -> None:
    assert class_told(Story(born="2008-05-05").applied(day)) == expected


def test_a_child_respondent_stays_one_after_turning_18() -> None:
    story = Story(born="2008-05-05").applied("2026-05-04")
    story.tell("hearing-held", "hearing:2", "2028-01-01", application=APPLICATION, outcome="ADJOURNED", mention_of_final_application=True)
    assert class_told(story) == "CHILD"


@pytest.mark.parametrize(("filed", "moved"), [("2026-05-06", "2026-05-04"), ("2026-05-04", "2026-05-06")])
def test_turning_18_between_issuing_filing_and_moving_is_uncertain(filed: str, moved: str) -> None:
    story = Story(born="2008-05-05").applied("2026-05-04", filed=filed, moved=moved)
    assert class_told(story) == "UNCERTAIN"
    assert class_of(story.case, APPLICATION).doubts() == ("O-A02",)
    assert told(story.case, "ask", "application.handled-as", APPLICATION) == "CHILD"


@pytest.mark.parametrize(("day", "expected"), [("2026-02-27", "CHILD"), ("2026-02-28", "UNCERTAIN"), ("2026-03-01", "ADULT")])
def test_who_was_born_on_29_february_may_be_a_child_until_1_march(day: str, expected: str) -> None:
    story = Story(born="2008-02-29").applied(day)
    assert class_told(story) == expected
    assert may_be_a_child(story.case, APPLICATION) is (expected != "ADULT")


def test_an_estimated_birth_date_near_18_leaves_the_class_open_and_a_distant_one_does_not() -> None:
    for born, expected in (("2007-01-01", "UNCERTAIN"), ("1970-01-01", "ADULT")):
        story = Story().applied("2026-05-04")
        story.tell("respondent-described", "respondent:1", "2001-01-01", birth_date=born, birth_date_certainty="ESTIMATED")
        assert class_told(story) == expected


def test_without_a_birth_date_the_class_is_uncertain() -> None:
    story = Story().applied("2026-05-04")
    story.entries = story.entries[1:]
    assert class_told(story) == "UNCERTAIN"


def test_a_legal_officer_may_settle_that_the_person_is_handled_as_an_adult() -> None:
    story = Story(born="2008-05-05").applied("2026-05-04", filed="2026-05-06")
    story.tell("legal-officer-advised", APPLICATION, "2026-05-07", of="class", course="TREAT_AS_ADULT", advice="a")
    assert told(story.case, "ask", "application.handled-as", APPLICATION) == "ADULT"


def test_advice_never_turns_a_certain_child_into_an_adult() -> None:
    story = Story(born="2010-05-05").applied("2026-05-04")
    story.tell("legal-officer-advised", APPLICATION, "2026-05-07", of="class", course="TREAT_AS_ADULT", advice="a")
    assert told(story.case, "ask", "application.handled-as", APPLICATION) == "CHILD"


def test_a_temporary_order_of_a_magistrate_has_a_class_of_its_own_day() -> None:
    story = Story(born="2008-05-05").applied("2026-05-06")
    story.tell("temporary-order-made", TEMPORARY, "2026-05-04", application=APPLICATION, made_under="S13J", presence="ABSENT")
    assert class_of(story.case, TEMPORARY).values == ("CHILD",)
    assert class_of(story.case, APPLICATION).values == ("ADULT",)


def test_a_temporary_order_of_the_court_may_follow_either_day() -> None:
    story = Story(born="2008-05-05").applied("2026-05-04")
    story.tell("temporary-order-made", TEMPORARY, "2026-06-04", application=APPLICATION, made_under="S13K", presence="IN_PERSON")
    assert set(class_of(story.case, TEMPORARY).values) == {"CHILD", "ADULT"}
    assert class_of(story.case, TEMPORARY).doubts() == ("O-A11",)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "YES"),
        ({"basis": "SENTENCE_ENDED_BEFORE_COMMENCEMENT", "reportable_offender_now": False}, "YES"),
        ({"basis": "REPORTING_PERIODS_ENDED", "reportable_offender_now": False}, "YES"),
        ({"under_supervision_or_forensic_order": True}, "NO"),
        ({"under_supervision_or_forensic_order": True, "supervision_grounds": "the order ends next week"}, "UNCERTAIN"),
        ({"reportable_offender_now": False}, "UNCERTAIN"),
    ],
)
def test_relevant_sexual_offender_by_what_is_recorded(changed: dict[str, object], expected: str) -> None:
    story = Story().applied("2026-05-04").tell("sexual-offender-basis-recorded", "respondent:1", "2026-05-01", **{**BASIS, **changed})
    assert told(story.case, "ask", "application.is-relevant-sexual-offender", APPLICATION) == expected


def test_with_no_basis_recorded_it_is_uncertain() -> None:
    assert told(Story().applied("2026-05-04").case, "ask", "application.is-relevant-sexual-offender", APPLICATION) == "UNCERTAIN"


def test_a_child_belongs_to_the_childrens_court() -> None:
    assert (proper_court("CHILD"), proper_court("ADULT")) == ("CHILDRENS", "MAGISTRATES")


@pytest.mark.parametrize(
    ("born", "child", "court"), [("1980-05-05", "NO", "DISTRICT_COURT"), ("2010-05-05", "YES", "CHILDRENS_COURT_JUDGE")]
)
def test_the_order_made_on_an_application_has_its_class(born: str, child: str, court: str) -> None:
    story = Story(born=born).applied("2026-05-04").made("2026-06-04", presence="ABSENT")
    assert told(story.case, "ask", "service.on-a-child", "service:prohibition-order:1") == child
    assert appeal_court(story.case, "prohibition-order:1") == court
