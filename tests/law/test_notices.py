"""Stories of ss 13R, 13S, 54A, 55 and 56: who is told what, by when, and what a failure leaves undone."""

from __future__ import annotations

from datetime import date

import pytest

import app.law.all  # noqa: F401 - the lives of both kinds of order
from app.casework.answer import Done, Wanted
from app.casework.docket import Entry
from app.law.questions import STARTS, told
from app.law.reckoning import last_day_before
from app.law.serving.notices import service_set
from app.law.status import deadlines, in_force
from tests.support.order_stories import ORDER, Story, at

TEMPORARY = "temporary-order:1"


def step(story: Story, name: str, order: str = ORDER) -> Done | Wanted:
    answer: Done | Wanted = told(story.case, "step", f"notice.{name}", order)
    return answer


def test_every_order_made_gets_a_notice_run_of_its_own() -> None:
    story = Story().applied("2026-02-01").made("2026-02-02", order=TEMPORARY, made_under="S13K").made("2026-03-10")
    assert STARTS["notice_of_order"](story.case) == (TEMPORARY, ORDER)
    assert STARTS["prohibition_order_term_and_renewal"](story.case) == (ORDER,)


@pytest.mark.parametrize(
    ("presence", "said"), [("IN_PERSON", "YES"), ("ABSENT", "NO"), ("LAWYER_ONLY", "NO"), ("AV_LINK", "UNCERTAIN"), ("PHONE", "UNCERTAIN")]
)
@pytest.mark.provision("13R(1)")
def test_whether_the_respondent_was_present(presence: str, said: str) -> None:
    story = Story().applied("2026-02-01").made("2026-03-10", presence=presence)
    assert told(story.case, "ask", "notice.respondent-present", ORDER) == said


def test_notice_is_given_by_presence_or_by_service() -> None:
    story = Story().applied("2026-02-01").made("2026-03-10", presence="ABSENT")
    assert told(story.case, "until", "notice.given", ORDER) is None
    story.served("2026-03-12", "17:00")
    assert told(story.case, "until", "notice.given", ORDER) == at("2026-03-12", "17:00")


def test_the_notice_served_without_the_order_is_not_notice_of_the_order() -> None:
    story = Story().applied("2026-02-01").made("2026-03-10", presence="ABSENT").served("2026-03-12", documents=("NOTICE_13S4A",))
    assert told(story.case, "until", "notice.given", ORDER) is None


def test_serving_in_absence_is_wanted_until_it_is_done_and_is_marked_as_a_practice_time() -> None:
    story = Story().applied("2026-02-01").made("2026-03-10", "11:00", presence="ABSENT")
    wanted = step(story, "serve")
    assert isinstance(wanted, Wanted)
    assert (wanted.act_by, wanted.provision) == (at("2026-03-11", "11:00"), "13S(2)")
    (due,) = [d for d in deadlines(story.case) if d.name == "order.serve-by"]
    assert due.met_at is None
    assert any("practice" in said for said in due.warnings)
    assert step(story.served("2026-03-12"), "serve") == Done(at("2026-03-12"))


@pytest.mark.provision("13R(4)")
def test_the_reporting_notice_is_due_for_a_person_who_reported_before_too() -> None:
    for before in (True, False):
        story = Story().applied("2026-02-01").made("2026-03-10", reportable_offender_before=before)
        wanted = step(story, "give-reporting-notice")
        assert isinstance(wanted, Wanted)
        assert ("13R(4)" in wanted.provision) is not before, "13R(4) is for one who did not report before"
        assert "54A(1)" in wanted.provision


def test_the_reporting_notice_served_with_the_order_answers_the_step() -> None:
    story = (
        Story().applied("2026-02-01").made("2026-03-10", presence="ABSENT").served("2026-03-12", documents=("ORDER", "REPORTING_NOTICE"))
    )
    assert step(story, "give-reporting-notice") == Done(at("2026-03-12"))


def test_the_practice_day_is_the_next_business_day() -> None:
    # given an order made on the Thursday before Easter 2026
    story = Story().applied("2026-02-01").made("2026-04-02")
    (due,) = [d for d in deadlines(story.case) if d.name == "order.reporting-notice-by"]
    assert due.act_by is not None
    assert last_day_before(due.act_by) == date(2026, 4, 7)


@pytest.mark.parametrize(("born", "said"), [("1980-01-01", "NO"), ("2009-01-01", "YES"), ("2008-02-15", "YES")])
def test_copies_are_asked_for_by_the_age_on_the_day_of_the_application(born: str, said: str) -> None:
    # the last was 17 on 1 February and 18 when the order was made
    story = Story(born=born).applied("2026-02-01").made("2026-03-10")
    assert told(story.case, "ask", "notice.child", ORDER) == said
    assert any(d.name == "order.copies-by" for d in deadlines(story.case)) is (said == "YES")


def test_details_are_not_due_for_an_order_that_makes_nobody_a_reportable_offender() -> None:
    assert isinstance(
        step(Story().applied("2026-02-01").made("2026-03-10", reportable_offender_before=True), "give-details-to-commissioner"), Done
    )
    assert isinstance(step(Story().applied("2026-02-01").made("2026-03-10"), "give-details-to-commissioner"), Wanted)


def test_no_paper_is_overdue_once_the_order_is_over() -> None:
    story = Story().applied("2026-02-01").made("2026-03-10").tell("order-revoked", ORDER, "2026-03-20", how="APPEAL")
    papers = {d.name: d.met_at for d in deadlines(story.case) if d.name.startswith("order.") and d.subject == ORDER}
    assert papers["order.reporting-notice-by"] == at("2026-03-20")
    assert papers["order.details-by"] == at("2026-03-20")


@pytest.mark.provision("13R(6)", "13S(6)")
def test_failing_to_give_papers_leaves_the_order_in_force() -> None:
    assert in_force(Story().applied("2026-02-01").made("2026-03-10").case, ORDER, at("2026-06-01")) == "YES"


def test_a_changed_period_is_told_only_by_a_notice_that_names_that_change() -> None:
    story = Story().applied("2026-02-01").made("2026-03-10").tell("order-revoked", ORDER, "2026-05-20", how="APPEAL")
    story.tell("changed-period-notice-given", ORDER, "2026-05-21", of="something else")
    wanted = step(story, "changed-period")
    assert isinstance(wanted, Wanted)
    story.tell("changed-period-notice-given", ORDER, "2026-05-22", of=wanted.about)
    assert step(story, "changed-period") == Done(at("2026-05-22"))


def test_an_order_that_never_took_effect_changes_no_reporting() -> None:
    story = Story().applied("2026-02-01").made("2026-03-10", presence="ABSENT").tell("order-revoked", ORDER, "2026-03-20", how="APPEAL")
    assert step(story, "changed-period") == Done(at("2026-03-20"))
    assert told(story.case, "until", "notice.order-over", ORDER) == at("2026-03-20")


@pytest.mark.provision("13S(3)", "13S(4)(a)", "13S(4)(b)")
def test_papers_missing_from_the_set_are_pointed_out_and_recorded_all_the_same() -> None:
    story = Story().applied("2026-02-01").made("2026-03-10", presence="ABSENT")
    served = Entry("x", "documents-served", f"service:{ORDER}", at("2026-03-12"), {"documents": ["ORDER"]})
    said = service_set(story.case, f"service:{ORDER}", (served,))
    assert [c.provision for c in said] == ["13S(4)(a), 13S(6)", "13S(4)(b), 13S(6)"]
    assert all(c.confirm for c in said)


# ---------------------------------------------------------------- details of an order that takes over from another (55(1)(a))
def taken_over(**basis: str) -> Story:
    """A temporary order of 2 March 2026, and the prohibition order that ended it on the 24th, when the person reported because of it."""
    story = Story().applied("2026-02-27").made("2026-03-02", order="temporary-order:1", made_under="S13K")
    if basis:
        story.tell("sexual-offender-basis-recorded", "respondent:1", "2026-02-27", **basis)
    return story.made("2026-03-24", reportable_offender_before="YES")


def test_details_are_due_of_an_order_that_takes_over_from_a_temporary_order_as_the_reason_to_report() -> None:
    assert isinstance(step(taken_over(), "give-details-to-commissioner"), Wanted)
    other_reason = {"basis": "REPORTABLE_OFFENDER", "reportable_offender_now": "YES", "under_supervision_or_forensic_order": "NO"}
    assert isinstance(step(taken_over(**other_reason), "give-details-to-commissioner"), Done), (
        "the person reports for a reason of their own"
    )
    alone = Story().applied("2026-02-27").made("2026-03-24", reportable_offender_before="YES")
    assert isinstance(step(alone, "give-details-to-commissioner"), Done)
