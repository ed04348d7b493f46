"""The application for a prohibition order: what is wanted, what is concluded, by when (ss 13A, 13B, 13C, 13J(6))."""

from __future__ import annotations

from typing import Any

import pytest

import app.law.all  # noqa: F401 - registers every question
from app.casework.answer import Deadline, Done, Wanted
from app.law.applying.applications import AS_SOON
from app.law.questions import QUESTIONS, STARTS, Concern, told
from tests.support.order_stories import Story, at

APPLICATION = "application:1"
TRIAL: dict[str, Any] = {"court": "MAGISTRATES", "court_place": "Brisbane"}


def issued(story: Story, day: str = "2026-06-04", appear: str = "2026-06-26", clock: str = "09:00") -> Story:
    return story.tell("appearance-notice-issued", APPLICATION, day, **TRIAL, appear_at=at(appear, clock).isoformat())


def made_13j(story: Story, day: str = "2026-06-04", returns: str = "2026-06-19") -> Story:
    values: dict[str, Any] = {"application": APPLICATION, "made_under": "S13J", "presence": "ABSENT", "return_place": "Brisbane"}
    return story.tell("temporary-order-made", "temporary-order:1", day, **values, return_at=at(returns, "09:00").isoformat())


def step(story: Story, name: str) -> Any:
    return told(story.case, "step", f"application.{name}", APPLICATION)


def deadline(story: Story, name: str) -> Deadline | None:
    found: Deadline | None = QUESTIONS[name].rule(story.case, APPLICATION)
    return found


def concerns(story: Story, name: str) -> tuple[Concern, ...]:
    last = (story.entries[-1],)
    return tuple(QUESTIONS[name].rule(story.case, APPLICATION, last))


# ---------------------------------------------------------------- where it begins and ends
@pytest.mark.provision("13A(1)")
def test_a_belief_begins_an_application() -> None:
    story = Story().tell("belief-recorded", APPLICATION, "2026-06-01", belief="b", grounds="g")
    assert STARTS["prohibition_order_application"](story.case) == (APPLICATION,)


def test_an_application_of_which_nothing_is_recorded_begins_with_the_magistrates_order() -> None:
    story = made_13j(Story())
    assert STARTS["prohibition_order_application"](story.case) == (APPLICATION,)
    wanted = step(story, "issue-appearance-notice")
    assert wanted == Wanted(wanted.about, at("2026-06-04"), "13J(6), 13J(7)", wanted.missed)
    assert "13M(2)(a)" in wanted.missed


def test_an_order_of_the_court_begins_nothing() -> None:
    values: dict[str, Any] = {"application": APPLICATION, "made_under": "S13K", "presence": "IN_PERSON"}
    story = Story().tell("temporary-order-made", "temporary-order:1", "2026-06-04", **values)
    assert STARTS["prohibition_order_application"](story.case) == ()


@pytest.mark.provision("13B(1)")
def test_issuing_the_notice_starts_the_proceeding_and_a_further_notice_does_not_start_it_again() -> None:
    story = issued(issued(Story()), "2026-06-20", "2026-07-10")
    assert told(story.case, "until", "application.started", APPLICATION) == at("2026-06-04")
    assert step(story, "list-hearing").act_by == at("2026-07-10", "09:00"), "the newest notice says when"


@pytest.mark.provision("13B(3)")
def test_one_of_the_two_documents_is_not_service_of_them() -> None:
    story = issued(Story())
    story.served("2026-06-08", order=APPLICATION, documents=("APPLICATION",))
    assert told(story.case, "until", "application.served", APPLICATION) is None
    story.served("2026-06-09", order=APPLICATION, documents=("APPEARANCE_NOTICE",))
    assert told(story.case, "until", "application.served", APPLICATION) == at("2026-06-09")


def ends(story: Story) -> tuple[Any, Any, str]:
    case = story.case
    return (
        told(case, "until", "application.decided", APPLICATION),
        told(case, "until", "application.discontinued", APPLICATION),
        told(case, "ask", "application.outcome", APPLICATION),
    )


def test_only_the_first_ending_counts() -> None:
    story = issued(Story()).tell("application-decided", APPLICATION, "2026-06-26", decision="REFUSED")
    story.tell("application-discontinued", APPLICATION, "2026-07-01", communicated="by letter")
    assert ends(story) == (at("2026-06-26"), None, "REFUSED")
    story.tell("application-discontinued", APPLICATION, "2026-06-20", communicated="by letter")
    assert ends(story) == (None, at("2026-06-20"), "DISCONTINUED")


def test_a_prohibition_order_made_decides_its_application_although_nothing_else_says_so() -> None:
    assert ends(issued(Story()).made("2026-06-26")) == (at("2026-06-26"), None, "MADE")


def test_what_the_hearing_says_decides_it_too() -> None:
    for outcome, expected in (("FINAL_REFUSED", "REFUSED"), ("STRUCK_OUT", "OTHER"), ("DISCONTINUED", "DISCONTINUED")):
        story = issued(Story()).tell("hearing-held", "hearing:1", "2026-06-26", application=APPLICATION, presence="ABSENT", outcome=outcome)
        assert ends(story)[2] == expected
        assert told(story.case, "until", "application.over", APPLICATION) == at("2026-06-26")


def test_another_outcome_is_considered_by_advice_that_names_it() -> None:
    story = issued(Story()).tell("application-decided", APPLICATION, "2026-06-26", decision="STRUCK_OUT")
    about = step(story, "consider-other-outcome").about
    story.tell("legal-officer-advised", APPLICATION, "2026-06-27", of="class", course="NOTED", advice="a")
    assert isinstance(step(story, "consider-other-outcome"), Wanted)
    story.tell("legal-officer-advised", APPLICATION, "2026-06-28", of=about, course="NOTED", advice="a")
    assert step(story, "consider-other-outcome") == Done(at("2026-06-28"))


# ---------------------------------------------------------------- steps
def test_each_step_is_answered_by_what_is_recorded() -> None:
    story = issued(Story())
    recorded: dict[str, tuple[str, dict[str, Any]]] = {
        "record-belief": ("belief-recorded", {"belief": "b", "grounds": "g"}),
        "record-conduct": ("concerning-conduct-recorded", {"description": "d", "from": "2026-05-01"}),
        "conditions-sought": ("conditions-sought", {"conditions": [{"kind": "PROHIBIT", "text": "t"}]}),
        "child-circumstances": ("child-circumstances-recorded", {"residence_change_likely": True, "reason": "r"}),
        "file": ("application-filed", {"registry": "Brisbane"}),
        "give-copy-to-chief-executive": ("copy-given-to-chief-executive", {"given": "GIVEN"}),
        "give-copy-to-parent": ("copy-given-to-parent", {"given": "NOT_FOUND", "attempts": "three"}),
    }
    for name, (kind, values) in recorded.items():
        assert isinstance(step(story, name), Wanted), name
        story.tell(kind, APPLICATION, "2026-06-05", **values)
        assert step(story, name) == Done(at("2026-06-05")), name


def test_whether_the_respondent_is_a_relevant_sexual_offender_is_asked_for_each_application_anew() -> None:
    # given an application of 2021, for which the basis was recorded
    basis: dict[str, Any] = {"basis": "REPORTABLE_OFFENDER", "reportable_offender_now": True, "under_supervision_or_forensic_order": False}
    story = issued(Story().tell("belief-recorded", APPLICATION, "2021-06-01", belief="b", grounds="g"), "2021-06-04", "2021-06-26")
    story.tell("sexual-offender-basis-recorded", "respondent:1", "2021-06-01", "07:00", **basis)
    assert step(story, "describe-respondent") == Done(at("2021-06-01", "07:00"))
    # when another one is begun five years later, then it is not answered by what was so then
    story.tell("belief-recorded", "application:2", "2026-06-01", belief="b", grounds="g")
    anew = "application.describe-respondent"
    assert isinstance(told(story.case, "step", anew, "application:2"), Wanted)
    assert step(story, "describe-respondent") == Done(at("2021-06-01", "07:00")), "the older one is not asked again"
    story.tell("sexual-offender-basis-recorded", "respondent:1", "2026-06-02", **basis)
    assert told(story.case, "step", anew, "application:2") == Done(at("2026-06-02"))
    # nor is it once the notice of an application is issued
    story.tell("belief-recorded", "application:3", "2026-06-10", belief="b", grounds="g")
    assert isinstance(told(story.case, "step", anew, "application:3"), Wanted)
    story.tell("appearance-notice-issued", "application:3", "2026-06-11", **TRIAL, appear_at=at("2026-06-30").isoformat())
    assert isinstance(told(story.case, "step", anew, "application:3"), Done)


@pytest.mark.provision("13B(4)(a)")
def test_no_copy_is_due_to_the_chief_executive_where_no_change_of_residence_is_likely() -> None:
    values: dict[str, Any] = {"residence_change_likely": False, "reason": "lives with both parents"}
    story = issued(Story()).tell("child-circumstances-recorded", APPLICATION, "2026-06-02", **values)
    assert step(story, "give-copy-to-chief-executive") == Done(at("2026-06-04")), "not before the proceeding started"
    assert isinstance(step(story, "give-copy-to-parent"), Wanted)


def test_a_vacated_listing_is_wanted_again() -> None:
    story = issued(Story())
    listed: dict[str, Any] = {"application": APPLICATION, "court_place": "Brisbane", "listed_for": at("2026-06-26", "09:00").isoformat()}
    story.tell("mention-listed", "hearing:1", "2026-06-05", **listed)
    assert step(story, "list-hearing") == Done(at("2026-06-05"))
    story.tell("mention-vacated", "hearing:1", "2026-06-10", reason="court closed")
    assert isinstance(step(story, "list-hearing"), Wanted)


# ---------------------------------------------------------------- dates
@pytest.mark.parametrize(
    ("issued_on", "appear", "by"),
    [
        ("2026-06-04", "2026-06-24", "2026-06-05"),  # a Thursday: by the end of that day
        ("2026-06-06", "2026-06-24", "2026-06-09"),  # a Saturday: by the end of Monday
    ],
)
@pytest.mark.provision("13B(2)")
def test_filing_is_asked_for_on_the_day_of_issuing_or_the_next_open_day(issued_on: str, appear: str, by: str) -> None:
    story = issued(Story(), issued_on, appear)
    found = deadline(story, "application.filing-in-practice")
    assert found is not None
    assert found.act_by == at(by, "00:00")
    assert AS_SOON in found.warnings
    assert step(story, "file").act_by == found.act_by
    assert found.met_at is None
    story.tell("application-filed", APPLICATION, issued_on, "16:00", registry="Brisbane")
    filed = deadline(story, "application.filing-in-practice")
    assert filed is not None
    assert filed.met_at == at(issued_on, "16:00")


def test_the_practice_of_filing_never_outlasts_the_time_to_appear() -> None:
    story = issued(Story(), "2026-06-04", "2026-06-04")
    soon, limit = deadline(story, "application.filing-in-practice"), deadline(story, "application.filing")
    assert soon is not None
    assert limit is not None
    assert soon.act_by == limit.act_by == at("2026-06-04", "09:00")


def test_filing_is_due_before_the_first_time_to_appear_and_does_not_roll() -> None:
    found = deadline(issued(Story(), appear="2026-06-06"), "application.filing")  # a Saturday
    assert found is not None
    assert found.act_by == found.lapse_not_before == at("2026-06-06", "09:00")
    assert found.met_at is None


def test_serving_keeps_three_clear_business_days_or_else_comes_before_the_hearing() -> None:
    # hearing Friday 14 August 2026 in Brisbane; Wednesday 12 August is the show holiday there: 13, 11 and 10 August are clear
    found = deadline(issued(Story(), "2026-07-20", "2026-08-14"), "application.serve-before-hearing")
    assert found is not None
    assert found.act_by == at("2026-08-09", "16:00"), "served on Sunday 9 August before 4 p.m. at the latest"
    assert found.lapse_not_before == at("2026-08-14", "09:00")
    assert found.doubts == ("O-A21",)


@pytest.mark.provision("77A(2)")
def test_served_after_four_on_the_last_day_is_late_in_one_reading() -> None:
    found = deadline(issued(Story(), "2026-03-02", "2026-04-10"), "application.serve-before-hearing")
    assert found is not None
    # hearing Friday 10 April: 9, 8 and 7 April are clear; Easter Monday is no business day, but a person may be served on it
    assert found.act_by == at("2026-04-06", "16:00")
    assert "Served after 4 p.m. it may count on the next day only (O-A21)." in found.warnings


def test_where_the_calendar_is_not_loaded_the_day_is_a_week_earlier_and_says_so() -> None:
    story = Story().tell(
        "appearance-notice-issued", APPLICATION, "2040-06-04", court="MAGISTRATES", court_place="Brisbane",
        appear_at=at("2040-06-26", "09:00").isoformat(),
    )  # fmt: skip
    found = deadline(story, "application.serve-before-hearing")
    assert found is not None
    assert found.act_by == at("2040-06-16", "00:00")
    assert any("do it now" in warning for warning in found.warnings)


@pytest.mark.provision("13J(6)")
def test_after_a_magistrates_order_the_proceeding_starts_at_once() -> None:
    story = made_13j(Story())
    found = deadline(story, "application.start-at-once")
    assert found is not None
    assert found.act_by == at("2026-06-04")
    assert found.met_at is None
    met = deadline(issued(story, appear="2026-06-19"), "application.start-at-once")
    assert met is not None
    assert met.met_at == at("2026-06-04")
    assert deadline(issued(Story()), "application.start-at-once") is None


@pytest.mark.provision("13B(4)(b)")
def test_the_copies_for_a_child_are_a_practice_of_one_business_day() -> None:
    found = deadline(issued(Story(born="2010-05-05"), "2026-06-04"), "application.child-copies")
    assert found is not None
    assert found.act_by == at("2026-06-06", "00:00"), "Friday 5 June is the last day"
    assert deadline(issued(Story(), "2026-06-04"), "application.child-copies") is None, "an adult"


# ---------------------------------------------------------------- checks
def test_no_date_stands_for_copies_where_a_legal_officer_had_the_respondent_handled_as_an_adult() -> None:
    # given an estimated birth date that leaves it open whether the respondent is a child
    story = issued(Story()).tell(
        "respondent-described", "respondent:1", "2026-06-01", birth_date="2008-01-01", birth_date_certainty="ESTIMATED"
    )
    assert deadline(story, "application.child-copies") is not None
    # when a legal officer advises to handle the person as an adult, then no step asks for copies, and no date runs out
    story.tell("legal-officer-advised", APPLICATION, "2026-06-05", of="class", course="TREAT_AS_ADULT", advice="a")
    assert deadline(story, "application.child-copies") is None


@pytest.mark.provision("13A(2)(a)")
def test_an_empty_application_lacks_each_thing_that_the_act_asks_for() -> None:
    story = issued(Story())
    assert [c.provision for c in concerns(story, "application.complete")] == ["13A(1)", "13A(2)(a)", "13A(2)(b)", "13A(2)(d)"]
    assert all(c.confirm for c in concerns(story, "application.complete"))


def test_a_conviction_counts_recorded_or_not_but_not_when_quashed_or_against_an_adult() -> None:
    story = issued(Story())
    for values in ({"against_child": False}, {"against_child": True, "quashed_on": "2020-01-01"}):
        story.tell("conviction-recorded", "respondent:1", "2015-01-01", offence="o", court="c", form="FINDING", **values)
    assert "13A(2)(a)" in {c.provision for c in concerns(story, "application.complete")}
    story.tell(
        "conviction-recorded",
        "respondent:1",
        "2015-01-01",
        offence="o",
        court="c",
        form="PLEA",
        against_child=True,
        conviction_recorded=False,
    )
    assert "13A(2)(a)" not in {c.provision for c in concerns(story, "application.complete")}


def test_a_notice_for_a_child_in_the_wrong_court_is_asked_about() -> None:
    basis: dict[str, Any] = {"basis": "REPORTABLE_OFFENDER", "under_supervision_or_forensic_order": False, "reportable_offender_now": True}
    child = issued(Story(born="2010-05-05").tell("sexual-offender-basis-recorded", "respondent:1", "2026-05-01", **basis))
    (concern,) = concerns(child, "application.before-issue")
    assert (concern.field, concern.confirm) == ("court", True)
    adult = issued(Story().tell("sexual-offender-basis-recorded", "respondent:1", "2026-05-01", **basis))
    assert concerns(adult, "application.before-issue") == ()


def test_a_supervision_order_asks_for_a_legal_officers_advice() -> None:
    basis: dict[str, Any] = {"basis": "REPORTABLE_OFFENDER", "under_supervision_or_forensic_order": True, "reportable_offender_now": True}
    story = Story().tell("sexual-offender-basis-recorded", "respondent:1", "2026-05-01", **basis)
    assert [c.provision for c in concerns(issued(story), "application.before-issue")] == ["13A(1)(a), sch 5"]
    story.tell("legal-officer-advised", APPLICATION, "2026-05-02", of="eligibility", course="GO_ON", advice="a")
    assert concerns(issued(story), "application.before-issue") == ()


@pytest.mark.provision("13J(7)")
def test_the_notice_states_what_the_magistrate_fixed() -> None:
    fields = {c.field for c in concerns(issued(made_13j(Story()), appear="2026-06-26"), "application.before-issue")}
    assert "appear_at" in fields
    fields = {c.field for c in concerns(issued(made_13j(Story()), appear="2026-06-19"), "application.before-issue")}
    assert "appear_at" not in fields


def test_a_notice_that_calls_the_respondent_before_it_was_issued_is_a_slip() -> None:
    slips = [c for c in concerns(issued(Story(), "2026-06-04", "2026-06-03"), "application.before-issue") if not c.confirm]
    assert [slip.field for slip in slips] == ["appear_at"]


@pytest.mark.provision("13M(2)(e)")
def test_discontinuing_what_may_continue_an_older_order_needs_a_legal_officer() -> None:
    for agreed, expected in ((False, 1), (True, 0)):
        story = Story().tell("belief-recorded", APPLICATION, "2026-06-01", belief="b", grounds="g", renews="prohibition-order:1")
        story.tell("application-discontinued", APPLICATION, "2026-06-10", communicated="by letter", legal_officer_agrees=agreed)
        assert len(concerns(story, "application.discontinuing")) == expected


@pytest.mark.provision("13J(5)")
def test_a_return_date_after_28_days_is_asked_about() -> None:
    assert concerns(made_13j(Story(), "2026-06-04", "2026-07-01"), "temporary-order.returns-in-time") == ()
    (late,) = concerns(made_13j(Story(), "2026-06-04", "2026-07-02"), "temporary-order.returns-in-time")
    assert late.confirm
    (slip,) = concerns(made_13j(Story(), "2026-06-04", "2026-06-03"), "temporary-order.returns-in-time")
    assert not slip.confirm
