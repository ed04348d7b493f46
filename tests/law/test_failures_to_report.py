"""A suspected failure to report (s 50): what stands against it at that time, in which readings, and what of it goes to a legal officer."""

from __future__ import annotations

from typing import Any

import pytest

import app.law.all  # noqa: F401 - registers every question
from app.casework.answer import Done, Wanted
from app.law.facts.contraventions import contravention
from app.law.prosecuting.briefs import terms_changed
from app.law.prosecuting.failures_to_report import GROUNDS, OBLIGATIONS, against
from app.law.questions import OFFERS, STARTS, told
from tests.law.test_heightened_reporting import decided, reviewed
from tests.law.test_reporting_notices import FIRST, SECOND, THIRD, UNREPORTED, further, initial
from tests.law.test_suspensions import lasting, revoked
from tests.support.order_stories import Story, at
from tests.support.scenario import forms

CASE, PERSON = "contravention:1", "respondent:1"


def person(story: Story | None = None, *, notice: str = "2026-01-05") -> Story:
    """Somebody whom a court declared a reportable offender in 2025, and who had the initial notice of a release."""
    found = (story or Story()).tell("declaration-recorded", PERSON, "2025-12-01", offence="o", court="c")
    return initial(found, notice) if notice else found


def failed(story: Story, day: str, obligation: str = "PERIODIC_REPORT", *, begins: str = "", clock: str = "00:00") -> Story:
    """A failure whose time was over with the beginning of a day."""
    since = {"begins_at": at(begins, "00:00").isoformat()} if begins else {}
    return story.tell("reporting-failure-alleged", CASE, day, clock, obligation=obligation, conduct="c", **since)


def established(story: Story, *grounds: str, aware: str = "UNKNOWN", **more: Any) -> Story:
    return story.tell(
        "reporting-obligation-established", CASE, "2026-07-01", grounds=list(grounds or ["NONE"]), aware=aware, words="w", **more
    )


def found(story: Story) -> list[tuple[str, bool]]:
    """The provisions of what stands against it, and whether each is certain."""
    one = contravention(story.case.docket, CASE)
    assert one is not None
    return [(each.provision, each.certain) for each in against(story.case, one)]


def said(story: Story) -> str:
    return str(told(story.case, "ask", "contravention.against", CASE))


# ---------------------------------------------------------------- nothing, or the person and the period
def test_a_failure_has_a_brief_of_its_own_and_is_recorded_of_any_person_who_is_described() -> None:
    story = failed(person(), "2026-03-01")
    assert STARTS["contravention_brief"](story.case) == (CASE,)
    assert OFFERS["record_failure_to_report"].rule(story.case) == (PERSON,)
    assert told(story.case, "ask", "contravention.offence", CASE) == "FAILURE_TO_REPORT"
    assert said(story) == "NOTHING"
    assert told(story.case, "ask", "contravention.force", CASE) == "NOT_IN_FORCE", "no order is alleged to be contravened"
    assert terms_changed(story.case, CASE).only is None


def test_of_who_is_not_surely_a_reportable_offender_it_is_not_charged_by_itself() -> None:
    assert found(failed(initial(Story(), "2026-01-05"), "2026-03-01")) == [("5, 8", False)]


def test_nothing_is_owed_once_the_reporting_period_has_ended() -> None:
    story = person().tell("reporting-period-ended", PERSON, "2026-03-10", "09:00")
    assert found(failed(story, "2026-03-10", clock="09:00")) == [], "the time was over at the instant at which the period ended"
    story.entries[-1] = failed(Story(), "2026-03-10", clock="09:01").entries[-1]
    assert found(story) == [("18(1), 54A(5)(a)", True)]


# ---------------------------------------------------------------- told, or aware
@pytest.mark.parametrize(("aware", "left"), [("UNKNOWN", [("50(4), 61", False)]), ("NO", [("50(4), 61", True)]), ("YES", [])])
def test_without_a_notice_received_by_then_only_what_the_person_knew_otherwise_is_left(aware: str, left: list[tuple[str, bool]]) -> None:
    story = failed(initial(person(notice=""), "2026-03-01"), "2026-03-01", clock="10:00")
    assert found(established(story, aware=aware)) == left, "received at the very instant at which the time was over is too late"
    story = failed(initial(person(notice=""), "2026-03-01"), "2026-03-01", clock="10:01")
    assert found(established(story, aware=aware)) == []


def test_a_notice_of_another_entity_is_notice_too() -> None:
    story = person(notice="").tell("reporting-notice-opened", FIRST, "2026-01-05", notice="INITIAL", event="RELEASED", words="w")
    story.tell("notice-by-entity-given", FIRST, "2026-01-06", entity="Made-up entity", entity_is_court=False, way="by hand")
    assert found(failed(story, "2026-03-01")) == []


# ---------------------------------------------------------------- what only a notice asks
@pytest.mark.parametrize(
    ("obligation", "asks"), [("EACH_STAY", {"stays": True}), ("MORE_FREQUENT", {"times": "monthly"}), ("UNREPORTED", UNREPORTED)]
)
def test_what_only_a_notice_asks_is_owed_only_while_one_that_asks_it_applies(obligation: str, asks: dict[str, Any]) -> None:
    not_bound = ("19(3), 19B(2), 50(5), 54A(5)(b)", True)
    assert found(failed(person(), "2026-03-01", obligation)) == [not_bound]
    story = further(person(), "2026-02-02", SECOND, **asks)
    assert found(failed(story, "2026-03-01", obligation)) == []
    # an initial notice given after it, because of another release, ends what only the further one asked
    assert found(failed(initial(further(person(), "2026-02-02", SECOND, **asks), "2026-02-20", THIRD), "2026-03-01", obligation)) == [
        not_bound
    ]


def test_a_decision_without_a_notice_that_states_it_binds_in_one_reading_alone() -> None:
    story = decided(person(), "2026-02-02", kind="S19_2", times="monthly")
    assert found(failed(story, "2026-03-01", "MORE_FREQUENT")) == [("19(3), 19B(2), 50(5), 54A(5)(b)", False)], "R-A57"


@pytest.mark.parametrize(("on", "left"), [("2026-05-06", []), ("2026-06-01", [("67I(6)", False)])])
def test_no_failure_rests_by_itself_on_a_decision_that_only_the_want_of_a_notice_confirmed(on: str, left: list[tuple[str, bool]]) -> None:
    # given a review of 20 April that changed the decision, of which no notice was given by the end of 5 May (R-A17)
    story = reviewed(further(decided(person()), "2026-04-02", SECOND, stays=True), noticed="")
    assert found(failed(story, on, "EACH_STAY")) == left


def test_a_fresh_decision_or_a_court_takes_the_deemed_confirmation_away() -> None:
    story = reviewed(further(decided(person()), "2026-04-02", SECOND, stays=True), noticed="")
    story.tell("review-appeal-filed", "review:1", "2026-05-12", registry="Brisbane")
    story.tell("review-appeal-decided", "review:1", "2026-05-20", result="CONFIRMED", costs="NONE")
    assert found(failed(story, "2026-06-01", "EACH_STAY")) == []


# ---------------------------------------------------------------- suspended by the commissioner
def test_while_the_commissioners_suspension_lasts_no_report_but_an_initial_one_is_owed() -> None:
    # 11 March ten o'clock to 6 May ten o'clock
    assert found(failed(person(revoked()), "2026-03-11", clock="10:00")) == []
    assert found(failed(person(revoked()), "2026-04-01")) == [("34(1)(d), 67E", True)]
    assert found(failed(person(revoked()), "2026-05-06", clock="10:00")) == [("34(1)(d), 67E", True)]
    assert found(failed(person(revoked()), "2026-05-06", clock="10:01")) == []
    assert found(failed(person(lasting()), "2026-04-01", "INITIAL_REPORT")) == [("34(1)(d), 67E", False)], "R-A25"


def test_a_time_that_was_suspended_in_part_is_over_in_one_reading_alone() -> None:
    assert found(failed(person(revoked()), "2026-06-01", begins="2026-05-07")) == []
    assert found(failed(person(revoked()), "2026-06-01", begins="2026-05-01")) == [("34(1)(d), 67E", False)], "R-A45"
    assert found(failed(person(lasting()), "2026-04-01", begins="2026-03-01")) == [("34(1)(d), 67E", True)], "suspended at its end"


# ---------------------------------------------------------------- what was found by hand
@pytest.mark.parametrize(
    ("ground", "obligation", "counts"),
    [
        ("DETAINED", "PERIODIC_REPORT", True),
        ("OUTSIDE_QUEENSLAND", "CHANGE", True),
        ("OUTSIDE_QUEENSLAND", "TRAVEL_CHANGED", False),
        ("COURT_SUSPENSION", "PERIODIC_REPORT", True),
        ("SUPERVISION_ORDER", "PERIODIC_REPORT", True),
        ("SUPERVISION_ORDER", "INITIAL_REPORT", False),
        ("SUPERVISION_ORDER", "DNA_SAMPLE", False),
        ("AGREED_TIME", "CHANGE", True),
        ("CONVICTED_ELSEWHERE", "LEAVING", True),
        ("CONVICTED_ELSEWHERE", "RETURN", False),
        ("NOT_RETURNING", "CHANGE", True),
        ("NOT_RETURNING", "PERIODIC_REPORT", False),
        ("CONTACT_DEFENCE", "CONTACT", True),
        ("CONTACT_DEFENCE", "INITIAL_REPORT", False),
    ],
)
def test_each_ground_bears_on_the_obligations_that_the_act_names(ground: str, obligation: str, *, counts: bool) -> None:
    story = established(failed(person(), "2026-03-01", obligation), ground, forensic="NO")
    assert (GROUNDS[ground].provision in {provision for provision, _ in found(story)}) is counts


@pytest.mark.parametrize(("forensic", "left"), [("NO", [("34(1)(a)", True)]), ("UNKNOWN", [("34(1)(a)", False)]), ("YES", [])])
def test_section_34_does_not_reach_a_forensic_reportable_offender(forensic: str, left: list[tuple[str, bool]]) -> None:
    assert found(established(failed(person(), "2026-03-01"), "DETAINED", forensic=forensic)) == left


# ---------------------------------------------------------------- who settles what
def test_what_is_found_later_is_a_new_question_for_the_legal_officer() -> None:
    story = established(failed(person(), "2026-03-01"), "AGREED_TIME")
    wanted = told(story.case, "step", "contravention.settle-failure", CASE)
    assert isinstance(wanted, Wanted)
    story.tell("contravention-advised", CASE, "2026-07-02", of=wanted.about, course="GO_ON", advice="a")
    assert isinstance(told(story.case, "step", "contravention.settle-failure", CASE), Done)
    assert told(story.case, "ask", "contravention.failure-advice", CASE) == "GO_ON"
    story.tell(
        "reporting-obligation-established", CASE, "2026-07-03", grounds=["AGREED_TIME", "DETAINED"], forensic="NO", aware="YES", words="w"
    )
    assert isinstance(told(story.case, "step", "contravention.settle-failure", CASE), Wanted)
    assert told(story.case, "ask", "contravention.failure-advice", CASE) == "DO_NOT_GO_ON"


def test_each_obligation_that_may_be_recorded_has_its_words_and_provision() -> None:
    assert set(forms().dictionary.field("reporting-failure-alleged.obligation").of) == set(OBLIGATIONS)
    assert set(forms().dictionary.field("reporting-obligation-established.grounds").of) == {"NONE", *GROUNDS}
