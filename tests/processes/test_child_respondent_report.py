"""The report on a child respondent, told through the door: from the direction through requests, report and copies to the order, or without one."""

from __future__ import annotations

from typing import Any

import pytest

from app.cli.cast import actor
from app.commands import health
from app.commands.documents import DocumentRoom
from app.commands.words import CorrectEntry, IssueDocument, WithdrawEntry
from app.errors import NeedsConfirmation, NotPermitted, Refusal
from tests.processes.told import APPLICATION, FINAL, FINAL_MADE, MADE_13K, TEMPORARY, Tale, extended, told_once
from tests.support.scenario import ROOT

REPORT, SECOND, ASKED = "child-report:hearing:1", "child-report:hearing:2", "information-request:1"
PROCESS = "child_respondent_report"
BORN = "2008-04-01"
"""Seventeen when the proceeding is started on 3 March 2026, eighteen from 1 April."""
DIRECTED: dict[str, Any] = {
    "report": "DIRECTED",
    "report_matters": "SATISFIED",
    "report_about_whom": ["CHILD", "FAMILY"],
    "report_about": "Accommodation, education and health.",
    "report_due_on": "2026-04-10",
}
REQUEST: dict[str, Any] = {"entity": "A made-up department", "what": "Made-up school reports.", "by_on": "2026-04-02", "way": "By letter"}
COPIES: dict[str, Any] = {"applicant": "YES", "applicant_way": "By hand", "respondent": "YES", "respondent_way": "By hand to the lawyer"}
TESTED: dict[str, Any] = {"report_considered": "YES", "last_resort": "SATISFIED", "most_effective": "SATISFIED"}
CHILDS_ORDER: dict[str, Any] = {**FINAL_MADE, "considered_13d": [*FINAL_MADE["considered_13d"], "i"], **TESTED}


def pending(url: str) -> Tale:
    """An application about a child, started in the Childrens Court, served, with the copies given; first mention on 24 March."""

    def tell() -> Tale:
        story = Tale(url, born=BORN).begins("2026-03-02 09:30").seeks()
        home: dict[str, Any] = {"residence_change_likely": "YES", "reason": "The made-up home.", "parents": "A made-up parent"}
        story.step("record_child_circumstances", **home).starts("2026-03-03 10:00", "2026-03-24 09:00", court="CHILDRENS")
        story.step("give_copy_to_chief_executive", at="2026-03-03 10:00", given="GIVEN", way="By hand")
        story.step("give_copy_to_parent", at="2026-03-03 10:00", given="GIVEN", way="By hand")
        return story.serves("2026-03-04 17:00", discreet="YES", school_or_work="NO")

    return told_once(url, "a child, pending", tell)


def directed(url: str, **more: Any) -> Tale:
    """The court made a temporary order on 24 March, and directed a report by 10 April; the next mention is on 14 April."""
    said = {**DIRECTED, **more}

    def tell() -> Tale:
        return pending(url).mentioned("2026-03-24 09:00", to="2026-04-14 09:00", **MADE_13K, **said)

    return told_once(url, "a child, directed", tell) if not more else tell()


def sent(url: str) -> Tale:
    """The direction was sent on the same day."""
    return directed(url).at("2026-03-24 11:00").step("send_direction", REPORT, at="2026-03-24 11:00", way="By courier")


def asks(story: Tale, at: str = "2026-03-25 09:00", *, confirm: bool = False, **more: Any) -> Tale:
    """The author asks a government entity."""
    story.at(at).records("ask_government_entity", by="author", subject=REPORT, confirm=confirm, at=at, **{**REQUEST, **more})
    return story


def given(url: str) -> Tale:
    """The report was sent to the court and received on 8 April."""

    def tell() -> Tale:
        story = sent(url).at("2026-04-08 09:00").step("prepare_report", REPORT, at="2026-04-07 16:00", way="By courier")
        return story.step("receive_report", REPORT, at="2026-04-08 09:00", pages="14", opinion_on=["EDUCATION", "SOCIAL"])

    return told_once(url, "a child, given", tell)


def copied(story: Tale, at: str = "2026-04-08 10:00", **more: Any) -> Tale:
    """Copies are given to both parties."""
    return story.at(at).step("give_copies", REPORT, applicant_at=at, respondent_at=at, **{**COPIES, **more})


# ------------------------------------------------------------------ from notice to parents to the order
@pytest.mark.provision("13E(1)", "13E(3)", "13E(5)", "13G(1)(b)(ii)")
def test_a_childs_matter_runs_from_the_notice_to_parents_through_the_report_to_an_order_of_two_years(database_url: str) -> None:
    # given a child of seventeen, a temporary order, and a report directed by 10 April
    story = directed(database_url)
    assert story.open_on(REPORT) == {"send_direction", "prepare_report", "receive_report"}
    assert {"send_direction", "receive_report"} <= set(story.worklist("registrar"))
    assert story.worklist("author") == ["prepare_report"]
    due = story.deadline("child-report.due", REPORT)
    assert f"{due:%Y-%m-%d %H:%M}" == "2026-04-11 00:00", "by the end of 10 April"
    # when the direction is sent, an entity asked and reminded, and the report prepared
    story.at("2026-03-24 11:00").step("send_direction", REPORT, at="2026-03-24 11:00", way="By courier")
    asks(story)
    assert story.worklist("author") == ["prepare_report", "record_answers"]
    by = story.deadline("information-request.by", ASKED)
    assert f"{by:%Y-%m-%d}" == "2026-04-03", "by the end of 2 April"
    reminded = [{"subject": ASKED, "what": "REMINDED", "by_on": "2026-04-07"}]
    story.at("2026-04-03 09:00").step("record_answers", REPORT, at="2026-04-03 09:00", requests=reminded)
    by = story.deadline("information-request.by", ASKED)
    assert f"{by:%Y-%m-%d}" == "2026-04-08", "the day in the reminder"
    nothing = [{"subject": ASKED, "what": "NOT_GIVEN", "note": "It may, and does not."}]
    story.at("2026-04-07 09:00").step("record_answers", REPORT, at="2026-04-07 09:00", requests=nothing)
    assert story.worklist("author") == ["prepare_report"], "an entity that gives nothing has answered"
    story.step("prepare_report", REPORT, at="2026-04-07 09:00", way="By courier")
    assert story.worklist("author") == []
    story.at("2026-04-08 09:00").step("receive_report", REPORT, at="2026-04-08 09:00", pages="14", opinion_on=["EDUCATION"])
    # then a copy is due at once to each party, and one is not enough
    assert story.open_on(REPORT) == {"give_copies"}
    at = story.deadline("child-report.copies-by", REPORT)
    assert f"{at:%Y-%m-%d %H:%M}" == "2026-04-08 09:00"
    story.at("2026-04-08 10:00").step(
        "give_copies", REPORT, applicant="YES", applicant_at="2026-04-08 10:00", applicant_way="By hand", respondent="NO"
    )
    assert story.where("give_copies", REPORT)[3] == "respondent"
    story.step("give_copies", REPORT, applicant="NO", respondent="YES", respondent_at="2026-04-08 10:00", respondent_way="By hand")
    assert story.open_on(REPORT) == set()
    # when the court, at the resumed hearing, has considered it and makes the order; the respondent is eighteen by then
    story.mentioned("2026-04-14 09:00", **CHILDS_ORDER)
    # then it is a child's order all the same: two years, a copy for a parent, and nothing flagged about the report
    assert story.is_over(PROCESS, REPORT)
    assert "13E" not in story.flags
    assert "13C(2)" not in story.flags
    last = story.deadline("prohibition-order.last-day", FINAL)
    assert last is not None
    assert last.year == 2028
    assert "give_copies" in story.open_on(FINAL)


# ------------------------------------------------------------------ the direction
@pytest.mark.provision("13E(2)", "13E(1)")
def test_a_direction_without_what_the_act_asks_of_it_is_asked_about_recorded_and_flagged(sqlite_url: str) -> None:
    with pytest.raises(NeedsConfirmation) as asked:
        directed(sqlite_url, report_matters="NOT_STATED", report_due_on="")
    assert asked.value.provision in {"13E(1)", "13E(4)", "13E(4), 13E(1)"}
    story = pending(sqlite_url).mentioned(
        "2026-03-24 09:00",
        to="2026-04-14 09:00",
        confirm=True,
        **MADE_13K,
        **{**DIRECTED, "report_matters": "NOT_STATED", "report_due_on": ""},
    )
    assert "satisfied of the matters of section 13C(1)" in story.flags
    assert "state the period" in story.flags
    assert story.deadline("child-report.due", REPORT) is None, "no date is made up"


def test_a_report_due_before_it_was_directed_is_a_slip(sqlite_url: str) -> None:
    with pytest.raises(Refusal) as refused:
        directed(sqlite_url, report_due_on="2026-03-23")
    assert set(refused.value.fields) == {"report_due_on"}


@pytest.mark.provision("13E(4)")
def test_a_period_in_days_is_counted_from_the_day_after_the_direction(sqlite_url: str) -> None:
    # fourteen days after 24 March end on Tuesday 7 April, the day after Easter Monday
    story = directed(sqlite_url, report_due_on="", report_within_days="14")
    due = story.deadline("child-report.due", REPORT)
    assert f"{due:%Y-%m-%d %H:%M}" == "2026-04-08 00:00"


def test_a_direction_that_was_withdrawn_has_no_run_any_more(sqlite_url: str) -> None:
    story = directed(sqlite_url)
    story.withdraws("report-directed", by="registrar")
    assert story.open("send_direction", "prepare_report", "receive_report") == set()


# ------------------------------------------------------------------ overdue
def test_an_overdue_report_brings_the_matter_back_to_the_court_which_gives_more_time(database_url: str) -> None:
    # given a period that is over, and nothing received
    story = sent(database_url).at("2026-04-10 23:59")
    assert "list_for_direction" not in story.open()
    story.at("2026-04-11 00:00")
    assert "list_for_direction" in story.worklist("registrar")
    # when it is said that the court deals with it at the mention that is listed
    story.at("2026-04-13 09:00").step("list_for_direction", REPORT, course="LISTED_ALREADY", hearing="hearing:2")
    assert "list_for_direction" not in story.open()
    # and the court gives more time there
    more: dict[str, Any] = {**DIRECTED, "report_due_on": "2026-05-01"}
    story.mentioned("2026-04-14 09:00", "hearing:2", to="2026-05-05 09:00", orders=[extended("2026-05-10")], **more)
    # then the later direction takes the place of the earlier one
    assert story.is_over(PROCESS, REPORT)
    assert story.open_on(REPORT) == set()
    assert story.open_on(SECOND) == {"send_direction", "prepare_report", "receive_report"}
    due = story.deadline("child-report.due", SECOND)
    assert f"{due:%Y-%m-%d}" == "2026-05-02"


def test_a_hearing_for_an_overdue_report_is_listed_and_asked_for_again_when_vacated(sqlite_url: str) -> None:
    story = sent(sqlite_url).at("2026-04-11 09:00")
    listing: dict[str, Any] = {"course": "LIST", "application": APPLICATION, "listed_for": "2026-04-13 14:00", "court_place": "Brisbane"}
    story.step("list_for_direction", REPORT, **listing)
    assert "record_mention" in story.open_on("hearing:3")
    assert "list_for_direction" not in story.open()
    story.at("2026-04-11 10:00").records("vacate_mention", by="registrar", subject="hearing:3", reason="A made-up reason.")
    assert "list_for_direction" in story.open()


# ------------------------------------------------------------------ requests
def test_only_the_author_asks_and_only_while_the_report_is_awaited(sqlite_url: str) -> None:
    story = sent(sqlite_url).at("2026-03-25 09:00")
    with pytest.raises(NotPermitted):
        story.records("ask_government_entity", by="prosecutor", subject=REPORT, at="2026-03-25 09:00", **REQUEST)
    asks(story)
    with pytest.raises(Refusal) as refused:
        asks(story, by_on="2026-03-24")
    assert set(refused.value.fields) == {"by_on"}
    with pytest.raises(NeedsConfirmation):
        asks(story, by_on="2026-04-13")
    story.at("2026-04-08 09:00").step("receive_report", REPORT, at="2026-04-08 09:00", pages="3")
    assert "record_answers" not in story.open(), "what was not answered is of no use any more"
    with pytest.raises(NotPermitted):
        asks(story, "2026-04-08 10:00", by_on="2026-04-09")


def test_an_author_who_has_given_the_report_sees_the_matter_no_more(database_url: str) -> None:
    # given an author who was asked for a report, and sees the matter
    story = sent(database_url).at("2026-04-08 09:00")
    with story.house() as house:
        assert house.desk.may_see(actor("author"), story.matter)
    # when the report was given, so that no step is left to the author
    story.step("receive_report", REPORT, at="2026-04-08 09:00", pages="3")
    # then the seat has ended, the audit names its end, and a direction for another report opens it again
    with story.house() as house:
        assert not house.desk.may_see(actor("author"), story.matter)
        assert health.trail(house.door, None).findings == ()
    again: dict[str, Any] = {**DIRECTED, "report_due_on": "2026-05-01"}
    story.mentioned("2026-04-14 09:00", "hearing:2", to="2026-05-05 09:00", orders=[extended("2026-05-10")], **again)
    with story.house() as house:
        assert house.desk.may_see(actor("author"), story.matter)


@pytest.mark.provision("74G(1)", "74G(3)")
def test_two_entities_answer_in_any_order_and_a_later_request_opens_the_step_again(sqlite_url: str) -> None:
    story = asks(asks(sent(sqlite_url)), entity="Another made-up department", by_on="2026-04-01")
    assert story.where("record_answers")[3] == "request 1, request 2"
    rows = [{"subject": ASKED, "what": "NOTHING_YET"}, {"subject": "information-request:2", "what": "GIVEN", "note": "By letter."}]
    story.at("2026-03-30 09:00").step("record_answers", REPORT, at="2026-03-30 09:00", requests=rows)
    assert story.where("record_answers")[3] == "request 1"
    story.step("record_answers", REPORT, at="2026-03-30 09:00", requests=[{"subject": ASKED, "what": "PARTLY"}])
    assert "record_answers" not in story.open()
    asks(story, "2026-03-31 09:00", entity="A third made-up department")
    assert story.where("record_answers")[3] == "request 3"


def test_the_author_sees_neither_the_name_nor_the_conditions(sqlite_url: str) -> None:
    story = sent(sqlite_url)
    with story.house() as house:
        page = house.desk.matter_page(actor("author"), story.matter)
    assert "Example-Person" not in repr(page)
    assert "made-up playground" not in repr(page)


def test_the_author_opens_and_corrects_what_concerns_the_report_and_nothing_else(sqlite_url: str) -> None:
    # given a matter with an order in it, and a request for information sent
    story = asks(sent(sqlite_url), "2026-03-30 09:00")
    with story.house() as house:
        house.door.documents = DocumentRoom(ROOT)
        page = house.desk.matter_page(actor("author"), story.matter)
        assert {d.subject.partition(":")[0] for d in page.documents if d.may_open} == {"child-report", "information-request"}
        # when they ask for the order itself, as it would be printed or as it was issued, also under the name of the report
        order = {"subject": "temporary-order:1", "document": "temporary_order"}
        _, fingerprint = house.desk.document(actor("registrar"), story.matter, **order)
        house.door.execute(IssueDocument(story.matter, "temporary-order:1", "temporary_order", fingerprint), by=actor("registrar"))
        for named in (order, {**order, "sha256": fingerprint}, {**order, "subject": REPORT, "sha256": fingerprint}):
            with pytest.raises(NotPermitted):
                house.desk.document(actor("author"), story.matter, **named)
        assert house.desk.document(actor("author"), story.matter, subject=REPORT, document="direction_for_report")
        # then of the docket, too, theirs is what concerns the report
        mine = {row.subject.partition(":")[0] for row in page.docket if row.may_correct}
    assert mine == {"child-report", "information-request"}
    (made,) = story.rows("select id from entry where matter=:m and kind='temporary-order-made'")[0]
    for command in (WithdrawEntry(story.matter, made, "not mine to say"), CorrectEntry(story.matter, made, {}, "not mine to say")):
        with pytest.raises(NotPermitted, match="what concerns the report alone"):
            story.executes(command, by="author")


def test_the_author_has_no_seat_before_the_direction_and_the_audit_names_the_one_then_given(database_url: str) -> None:
    # given a child's matter in which no report was directed yet
    story = pending(database_url)
    with story.house() as house, pytest.raises(NotPermitted):
        house.desk.matter_page(actor("author"), story.matter)
    # when the court directs one
    story.mentioned("2026-03-24 09:00", to="2026-04-14 09:00", **MADE_13K, **DIRECTED)
    # then the author sees the matter, and every seat is one that the audit knows
    with story.house() as house:
        assert house.desk.matter_page(actor("author"), story.matter)
        assert health.trail(house.door, None).findings == ()
    assert story.rows("select basis from seat where role = 'report_author'") == [("was asked to do a step of this matter",)]


# ------------------------------------------------------------------ the report and its copies
@pytest.mark.provision("13E(5)")
def test_a_report_or_copy_out_of_order_is_a_slip(sqlite_url: str) -> None:
    story = sent(sqlite_url).at("2026-04-08 09:00")
    with pytest.raises(Refusal) as refused:
        story.step("receive_report", REPORT, at="2026-03-24 08:59", pages="3")
    assert set(refused.value.fields) == {"at"}
    story.step("receive_report", REPORT, at="2026-03-24 09:00", pages="3")
    with pytest.raises(Refusal) as refused:
        story.step("give_copies", REPORT, **{**COPIES, "applicant_at": "2026-03-24 08:59", "respondent_at": "2026-04-08 09:00"})
    assert set(refused.value.fields) == {"applicant_at"}


def test_an_order_before_each_party_had_a_copy_is_asked_about_and_the_copies_are_still_due(sqlite_url: str) -> None:
    story = given(sqlite_url)
    with pytest.raises(NeedsConfirmation) as asked:
        story.mentioned("2026-04-14 09:00", **CHILDS_ORDER)
    assert asked.value.provision == "13E(5)"
    story.mentioned("2026-04-14 09:00", confirm=True, **CHILDS_ORDER)
    assert "each party had a copy" in story.flags
    assert story.open_on(REPORT) == {"give_copies"}
    copied(story, "2026-04-14 11:00", other="YES", other_name="A made-up party", other_at="2026-04-14 11:00", other_way="By hand")
    assert story.is_over(PROCESS, REPORT)


def test_a_report_considered_that_was_never_given_is_asked_about(sqlite_url: str) -> None:
    story = sent(sqlite_url)
    with pytest.raises(NeedsConfirmation, match="none as given to the court by then"):
        story.mentioned("2026-04-14 09:00", **CHILDS_ORDER)


def test_an_order_without_the_report_is_a_legal_officers_question(sqlite_url: str) -> None:
    story = sent(sqlite_url).mentioned("2026-04-14 09:00", confirm=True, **{**CHILDS_ORDER, "report_considered": "NO"})
    assert story.open_on(REPORT) == {"legal_officer_looks"}
    assert "without a report being considered" in story.flags
    story.step("legal_officer_looks", REPORT, advice="Made-up advice: appeal.")
    assert story.is_over(PROCESS, REPORT)


def test_nothing_hangs_on_the_report_when_no_order_is_made(sqlite_url: str) -> None:
    story = copied(given(sqlite_url)).mentioned("2026-04-14 09:00", outcome="FINAL_REFUSED")
    assert story.is_over(PROCESS, REPORT)
    assert story.status(TEMPORARY) == "NO"
