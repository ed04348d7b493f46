"""Each document against the Act: every part that the Act wants is there, is refused while it is missing, and nothing else is claimed."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import Refusal
from app.law.document_facts import applicable
from app.law.questions import QUESTIONS, Concern
from tests.documents.test_documents import (
    BAN,
    DIRECTION,
    GIVING,
    REPORT,
    REPORTING_ORDER,
    REQUEST,
    REVIEW,
    STATION,
    URGENT,
    a_report_directed,
    asked_for_another_way,
    prepared,
    reviewed,
    told_in_full,
    told_of_information,
    words,
)
from tests.support.order_stories import ORDER, Story

NOTICE = "initial_reporting_obligations_notice"


def reporting(**settled: Any) -> Story:
    """A prohibition order made in presence, and what was settled for the notice."""
    return (
        Story().applied("2026-02-02").made("2026-03-10", conditions=[BAN]).tell("reporting-notice-prepared", ORDER, "2026-03-11", **settled)
    )


# ---------------------------------------------------------------- the initial reporting obligations notice (54A)
def test_the_initial_notice_says_what_to_report_what_follows_where_and_how() -> None:
    said = words(prepared(NOTICE, reporting(**STATION), ORDER))
    for stated in (
        "Sample Street police station",
        "Example Road police station",
        "in person, at the place stated above, when you receive this notice",
        "within 7 days after the day on which you receive it",
        "February, May, August and November",
        "reportable contact with a child within 24 hours",
        "300 penalty units or 5 years imprisonment",
        "prohibition order made on Tuesday 10 March 2026",
    ):
        assert stated in said


@pytest.mark.parametrize(
    ("left_out", "parts"),
    [
        ("initial_report_place", {"initial_report_place"}),
        ("periodic_ways", {"periodic_ways"}),
        ("periodic_place", {"periodic_place"}),
        ("periodic_in_person", {"periodic_place"}),
    ],
)
def test_the_initial_notice_is_refused_while_a_part_is_missing(left_out: str, parts: set[str]) -> None:
    settled = {name: said for name, said in STATION.items() if name != left_out}
    with pytest.raises(Refusal, match=r"54A\(2\)") as refused:
        prepared(NOTICE, reporting(**settled), ORDER)
    assert set(refused.value.fields) == parts


def test_before_anything_is_settled_every_place_and_way_is_named_as_missing() -> None:
    with pytest.raises(Refusal) as refused:
        prepared(NOTICE, Story().applied("2026-02-02").made("2026-03-10", conditions=[BAN]), ORDER)
    assert set(refused.value.fields) == {"initial_report_place", "periodic_ways", "periodic_place"}


def test_a_place_is_not_asked_for_where_periodic_reports_need_not_be_made_in_person() -> None:
    said = words(prepared(NOTICE, reporting(**{**STATION, "periodic_in_person": False, "periodic_place": ""}), ORDER))
    assert "do not have to be made in person" in said


def test_an_initial_notice_has_no_place_for_what_only_a_further_notice_may_ask() -> None:
    asked = {**STATION, "change_of_stay": True, "unreported_information": "A MADE-UP CAR", "frequency": "WEEKLY"}
    said = words(prepared(NOTICE, reporting(**asked), ORDER))
    assert prepared(NOTICE, reporting(**asked), ORDER).sha256 == prepared(NOTICE, reporting(**STATION), ORDER).sha256
    for never in ("19B", "50(5)", "unreported", "WEEKLY", "A MADE-UP CAR"):
        assert never not in said


@pytest.mark.parametrize(("said", "asked_about"), [("YES", True), ("UNKNOWN", True), (True, True), ("NO", False), (False, False)])
def test_an_initial_notice_that_ends_an_earlier_one_is_asked_about(said: Any, asked_about: bool) -> None:
    story = reporting(**STATION, earlier_requirements=said)
    concerns: tuple[Concern, ...] = QUESTIONS["notice.replaces-an-earlier-notice"].rule(story.case, ORDER, (story.entries[-1],))
    assert [(one.provision, one.confirm) for one in concerns] == ([("54A(5)(b)", True)] if asked_about else [])


# ---------------------------------------------------------------- the affidavit (77(4))
@pytest.mark.provision("77(4)(a)")
def test_papers_served_on_two_days_are_sworn_to_each_by_its_day() -> None:
    story = told_in_full().served("2026-03-14", "08:15", documents=("REPORTING_NOTICE",))
    said = words(prepared("affidavit_of_service", story, f"service:{ORDER}"))
    assert "On Thursday 12 March 2026 at 5:05 pm" in said
    assert "On Saturday 14 March 2026 at 8:15 am" in said
    assert "the order (77(4)(a)) and the reporting obligations notice (77(4)(b))" in said.replace("(77(4) (", "(77(4)(")


def test_two_officers_swear_two_affidavits() -> None:
    story = told_in_full()
    story.tell(
        "documents-served", f"service:{ORDER}", "2026-03-14",
        documents=["REPORTING_NOTICE"], mode="PERSONAL", server="Officer Second", place="p", way="by hand",
    )  # fmt: skip
    said = words(prepared("affidavit_of_service", story, f"service:{ORDER}"))
    assert said.count("make oath or affirm") == 2
    first, second = said.split("I, Officer Second, police officer")
    assert "12 March" in first
    assert "14 March" not in first
    assert "12 March" not in second


def test_an_affidavit_without_the_way_is_refused() -> None:
    story = told_in_full()
    story.tell(
        "documents-served", f"service:{ORDER}", "2026-03-14", documents=["REPORTING_NOTICE"], mode="PERSONAL", server="Officer Sample"
    )
    with pytest.raises(Refusal) as refused:
        prepared("affidavit_of_service", story, f"service:{ORDER}")
    assert set(refused.value.fields) == {"way"}


# ---------------------------------------------------------------- the application (13A(2))
def test_an_application_says_that_no_conviction_is_known_only_where_that_was_looked_into() -> None:
    for looked_into in (True, False):
        story = told_in_full(against_child=False)
        basis: dict[str, Any] = {
            "basis": "REPORTABLE_OFFENDER",
            "reportable_offender_now": True,
            "no_conviction_against_child": looked_into,
        }
        story.tell("sexual-offender-basis-recorded", "respondent:1", "2026-01-02", **basis)
        if looked_into:
            assert "No conviction of the respondent" in words(prepared("application_for_prohibition_order", story, "application:1"))
        else:
            with pytest.raises(Refusal, match=r"13A\(2\)\(a\)"):
                prepared("application_for_prohibition_order", story, "application:1")


def test_a_conviction_that_is_known_is_stated_whatever_was_said_about_none() -> None:
    story = told_in_full()
    basis: dict[str, Any] = {"basis": "REPORTABLE_OFFENDER", "no_conviction_against_child": True}
    story.tell("sexual-offender-basis-recorded", "respondent:1", "2026-01-02", **basis)
    said = words(prepared("application_for_prohibition_order", story, "application:1"))
    assert "Sample offence" in said
    assert "No conviction" not in said


def test_the_newest_word_on_the_places_is_printed() -> None:
    story = reporting(**STATION)
    newer: dict[str, Any] = {**STATION, "initial_report_place": "Newer Street police station"}
    story.tell("reporting-notice-prepared", ORDER, "2026-03-12", **newer)
    said = words(prepared(NOTICE, story, ORDER))
    assert "Newer Street" in said
    assert "Sample Street" not in said


# ---------------------------------------------------------------- substituted service (13ZL(4), (5))
def test_the_application_for_substituted_service_lists_papers_attempts_why_and_the_way() -> None:
    story = told_in_full()
    story.tell("service-attempted", f"service:{ORDER}", "2026-03-11", "18:00", place="after the application", outcome="MOVED")
    said = words(prepared("application_for_substituted_service", story, f"service:{ORDER}"))
    assert "Tuesday 10 March 2026 at 6:00 pm, the sample house: not at home; lights were on" in said
    assert "Copy of the order (prohibition order made on Tuesday 10 March 2026" in said
    assert "never at home" in said
    assert "by post and e-mail" in said
    assert "after the application" not in said, "an attempt made later was not before the court"


@pytest.mark.parametrize(
    ("left_out", "missing"),
    [("why_not_practicable", "why"), ("proposed_way", "way"), ("documents", "documents")],
)
def test_the_application_for_substituted_service_is_refused_while_a_part_is_missing(left_out: str, missing: str) -> None:
    asked: dict[str, Any] = {"course": "APPLIED", "why_not_practicable": "w", "proposed_way": "p", "documents": ["ORDER"]}
    story = told_in_full()
    story.tell("substituted-service-applied-for", f"service:{ORDER}", "2026-03-11", "11:00", **{**asked, left_out: None})
    with pytest.raises(Refusal, match="13ZL") as refused:
        prepared("application_for_substituted_service", story, f"service:{ORDER}")
    assert set(refused.value.fields) == {missing}


def test_an_application_without_an_attempt_before_it_is_refused() -> None:
    about = f"service:{ORDER}"
    story = Story().applied("2026-02-02").made("2026-03-10", presence="ABSENT", conditions=[BAN])
    asked: dict[str, Any] = {"course": "APPLIED", "why_not_practicable": "w", "proposed_way": "p", "documents": ["ORDER"]}
    story.tell("substituted-service-sought", about, "2026-03-11", "09:00", reasons="r")
    story.tell("substituted-service-applied-for", about, "2026-03-11", "10:00", **asked)
    story.tell("service-attempted", about, "2026-03-11", "10:01", place="p", outcome="NOT_HOME")
    with pytest.raises(Refusal) as refused:
        prepared("application_for_substituted_service", story, about)
    assert set(refused.value.fields) == {"attempts"}


def test_the_affidavit_of_substituted_service_says_by_what_authority_to_whom_and_when_it_counts() -> None:
    about = f"service:{ORDER}"
    story = Story().applied("2026-02-02").made("2026-03-10", presence="ABSENT", conditions=[BAN])
    asked_for_another_way(story)
    order: dict[str, Any] = {
        "order_ref": "Sample 9/26",
        "way_authorised": "to a named relative",
        "counts": "AFTER_DAYS",
        "counts_after_days": 3,
    }
    story.tell("substituted-service-decided", about, "2026-03-12", decision="AUTHORISED", **order)
    served: dict[str, Any] = {
        "mode": "SUBSTITUTED",
        "documents": ["ORDER"],
        "server": "Officer Sample",
        "way": "by hand",
        "as_ordered": True,
    }
    story.tell("documents-served", about, "2026-03-13", "17:00", to_whom="a sample relative", **served)
    said = words(prepared("affidavit_of_service", story, about))
    for stated in (
        "On Friday 13 March 2026 at 5:00 pm",
        "not personally but in the way that the court authorised",
        "a sample relative",
        "Sample 9/26: to a named relative",
        "taken as served on Monday 16 March 2026 at 11:59 pm",
    ):
        assert stated in said


def test_the_application_for_substituted_service_is_offered_once_it_is_asked_for() -> None:
    story = Story().applied("2026-02-02").made("2026-03-10", presence="ABSENT", conditions=[BAN])
    assert not applicable(story.case, "documents.substituted-service", f"service:{ORDER}")
    assert applicable(asked_for_another_way(story).case, "documents.substituted-service", f"service:{ORDER}")


# ---------------------------------------------------------------- the application to a magistrate and its notice (13I(2), 13I(3))
@pytest.mark.provision("13I(2)")
def test_an_application_to_a_magistrate_states_what_the_other_states_and_why_it_is_necessary() -> None:
    said = words(prepared("application_for_temporary_order", told_in_full(), URGENT))
    for stated in ("Sample offence", "Sample Park", "5 January 2026", BAN["text"], "Because it is near.", "By phone (section 13I(4))"):
        assert stated in said


def test_an_application_to_a_magistrate_without_what_the_act_wants_is_refused_with_each_part() -> None:
    story = Story().tell("immediate-risk-believed", URGENT, "2026-02-02", application="application:1")
    with pytest.raises(Refusal, match=r"13I\(2\)") as refused:
        prepared("application_for_temporary_order", story, URGENT)
    assert set(refused.value.fields) == {"convictions", "conduct", "conduct_when", "conditions", "necessity"}


@pytest.mark.provision("13I(3)")
def test_the_notice_says_when_how_and_what_the_respondent_may_do() -> None:
    said = words(prepared("notice_of_application_for_temporary_order", told_in_full(), URGENT))
    for stated in (
        "Tuesday 3 February 2026 at 10:00 am",
        "In person, at Brisbane",
        "may be present before the magistrate",
        "may make submissions",
    ):
        assert stated in said


def test_there_is_no_notice_where_none_is_given() -> None:
    story = told_in_full()
    assert applicable(story.case, "documents.notice-of-temporary-order-application", URGENT)
    story.tell("temporary-order-notice-decided", URGENT, "2026-02-02", "12:00", decision="DO_NOT_GIVE", reasons="danger of flight")
    assert not applicable(story.case, "documents.notice-of-temporary-order-application", URGENT)
    assert "danger of flight" in words(prepared("application_for_temporary_order", story, URGENT))


# ---------------------------------------------------------------- an offender reporting order, and the notice after it (12A, 54A)
@pytest.mark.provision("12A")
def test_an_offender_reporting_order_says_what_it_asks_why_and_that_it_prohibits_nothing() -> None:
    said = words(prepared("offender_reporting_order", told_in_full(), REPORTING_ORDER))
    for stated in (
        "must comply with the reporting obligations",
        "Sample offence",
        "balance of probabilities",
        "chapter 67",
        "prohibits no conduct",
    ):
        assert stated in said


def test_an_offender_reporting_order_without_a_ground_is_refused() -> None:
    story = told_in_full()
    story.tell("reporting-order-decided", REPORTING_ORDER, "2026-01-19", "11:00", outcome="MADE", considered_12d=["a"])
    with pytest.raises(Refusal, match=r"12B\(2\)") as refused:
        prepared("offender_reporting_order", story, REPORTING_ORDER)
    assert set(refused.value.fields) == {"ground"}


def test_the_notice_after_an_offender_reporting_order_names_it_and_its_own_period() -> None:
    said = words(prepared(NOTICE, told_in_full(), REPORTING_ORDER))
    assert "offender reporting order made on Monday 19 January 2026" in said
    assert "until the end of your reporting period" in said
    assert "while the order is in effect" not in said


# ---------------------------------------------------------------- a report on a child respondent (13E, 74G, 74H)
def directed(**more: Any) -> Story:
    """A report directed on 6 February and asked for."""
    return a_report_directed(Story(born="2010-01-01").applied("2026-02-02"), **more)


@pytest.mark.provision("13E(2)")
def test_the_direction_says_about_whom_what_and_by_when() -> None:
    said = words(prepared("direction_for_report", directed(), REPORT))
    for stated in (
        "The chief executive (communities)",
        "The child respondent's family",
        "School and home.",
        "Friday 6 March 2026",
        "13C(2)(a)",
    ):
        assert stated in said.replace("\u2019", "'")


def test_a_period_in_days_is_printed_as_its_last_day() -> None:
    assert "Monday 9 February 2026" in words(prepared("direction_for_report", directed(due_on="", within_days=2), REPORT)), (
        "8 February is a Sunday"
    )


@pytest.mark.parametrize(("left_out", "part"), [("matters", "satisfied"), ("about_whom", "about_whom"), ("due_on", "due")])
def test_the_direction_is_refused_while_a_part_is_missing(left_out: str, part: str) -> None:
    with pytest.raises(Refusal) as refused:
        prepared("direction_for_report", directed(**{left_out: ""}), REPORT)
    assert set(refused.value.fields) == {part}


@pytest.mark.provision("74G(2)(a)", "74H(2)")
def test_the_request_says_by_when_that_nobody_is_bound_and_what_the_information_may_be_used_for() -> None:
    said = words(prepared("request_for_information", directed(), REQUEST))
    for stated in ("A made-up department", "Friday 20 February 2026", "not bound to", "all reasonable steps", "74H", "section 67FD"):
        assert stated in said


def test_there_is_nothing_to_print_once_the_direction_is_gone() -> None:
    story = directed()
    assert applicable(story.case, "documents.request-for-information", REQUEST)
    story.tell("report-directed", "application:1", "2026-02-07", hearing="hearing:1", directed="NOT_DIRECTED")
    assert not applicable(story.case, "documents.direction-for-report", REPORT)
    assert not applicable(story.case, "documents.request-for-information", REQUEST)


# ---------------------------------------------------------------- internal review (67H(3), 67I(5))
@pytest.mark.provision("67I(5)")
def test_the_notice_of_a_review_decision_states_the_decision_the_reasons_and_the_right_to_appeal() -> None:
    said = words(prepared("notice_of_review_decision", reviewed(Story()), REVIEW))
    assert "The decision is amended." in said
    assert "To report in every second month." in said
    assert "It is enough." in said
    assert "to a Magistrates Court within 28 days after the day on which this notice is given to you" in said


@pytest.mark.parametrize(("left_out", "missing"), [("reasons", "reasons"), ("words", "now_reads"), ("outcome", "outcome")])
def test_the_notice_of_a_review_decision_is_refused_while_a_part_is_missing(left_out: str, missing: str) -> None:
    with pytest.raises(Refusal, match="67I") as refused:
        prepared("notice_of_review_decision", reviewed(Story(), **{left_out: None}), REVIEW)
    assert set(refused.value.fields) == {missing}


@pytest.mark.provision("67H(3)(b)")
def test_an_application_for_a_review_states_its_grounds_or_is_refused() -> None:
    assert "It was a made-up mistake." in words(prepared("application_for_internal_review", reviewed(Story()), REVIEW))
    with pytest.raises(Refusal, match=r"67H\(3\)\(b\)"):
        prepared("application_for_internal_review", reviewed(Story(), grounds=""), REVIEW)


def test_the_notice_of_a_review_decision_is_offered_once_it_is_decided() -> None:
    story = reviewed(Story())
    assert applicable(story.case, "documents.review-notice", REVIEW)
    story.entries.pop()
    assert not applicable(story.case, "documents.review-notice", REVIEW)
    assert applicable(story.case, "documents.review-application", REVIEW)


# ---------------------------------------------------------------- directions, and notices to entities (74D(2), 74E(2))
def test_a_direction_states_the_day_what_it_is_relevant_to_and_the_duty() -> None:
    said = words(prepared("direction_to_give_information", told_in_full(), DIRECTION))
    for stated in (
        "Sample Agency",
        "Friday 6 February 2026",
        "74D(1)(a)",
        "legal professional privilege",
        "the sample address",
        "section 67FD",
    ):
        assert stated in said


def test_a_direction_without_a_day_is_refused() -> None:
    story = told_in_full()
    story.tell("information-direction-proposed", DIRECTION, "2026-01-23", entity="Sample Agency", relevant_to=["a"], information="x")
    with pytest.raises(Refusal, match=r"74D\(2\)") as refused:
        prepared("direction_to_give_information", story, DIRECTION)
    assert set(refused.value.fields) == {"answer_by"}


@pytest.mark.provision("74F(4)")
def test_a_notice_to_an_entity_says_what_happened_and_that_those_it_told_are_told_too() -> None:
    said = words(prepared("notice_to_entity", told_in_full(), GIVING))
    for stated in ("Sample Club", "It has been", "74F(4)", "74H"):
        assert stated in said


def test_there_is_no_notice_to_an_entity_before_the_order_is_changed() -> None:
    story = told_of_information(Story().applied("2026-02-02").made("2026-03-10", conditions=[BAN]))
    assert not applicable(story.case, "documents.notice-of-change-to-entity", GIVING)
    assert applicable(told_in_full().case, "documents.notice-of-change-to-entity", GIVING)
