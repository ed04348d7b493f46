"""A disqualification order, told through the door: made where a temporary order is refused, extended by itself, ended in each of its ways (13T-13W)."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import NeedsConfirmation, Refusal
from tests.processes.told import (
    APPLICATION,
    DISQUALIFICATION,
    DISQUALIFIED,
    DISQUALIFYING_PAPERS,
    MADE_13K,
    TEMPORARY,
    Tale,
    extended,
    not_extended,
    pending,
    told_once,
)

PROCESS, SERVICE = "disqualification_order", "service_on_respondent"
ABSENT: dict[str, Any] = {"presence": "ABSENT", "documents_served_satisfied": "YES"}
REVOKED: dict[str, Any] = {"applicant": "PERSON", "leave": "GRANTED", "outcome": "REVOKED", "best_interests_regard": "YES"}


def made(url: str, **more: Any) -> Tale:
    """At the mention of 24 March the court refuses a temporary order and makes a disqualification order; the next mention is on 14 April."""
    return told_once(
        url, f"disqualified {more}", lambda: pending(url).mentioned("2026-03-24 09:00", to="2026-04-14 09:00", **DISQUALIFIED, **more)
    )


def by_magistrate(url: str) -> Tale:
    """A magistrate refuses a temporary order on 2 March and makes a disqualification order, to return on 20 March."""
    return told_once(url, "disqualified by a magistrate", lambda: Tale(url).disqualified_by_magistrate())


def tells(story: Tale, at: str) -> Tale:
    """The chief executive (justice) is told."""
    return story.step("tell_chief_executive", DISQUALIFICATION, at=at, way="By secure made-up mail")


# ------------------------------------------------------------------ the making
@pytest.mark.provision("13T(1)(b)")
def test_a_court_that_refuses_a_temporary_order_makes_one_and_the_form_records_it_with_the_hearing(database_url: str) -> None:
    # given a mention at which the court decides against a temporary order, and for a disqualification order
    story = made(database_url)
    # then it is in force from that moment, and has a run of its own
    assert story.status(DISQUALIFICATION, "2026-03-24 08:59") == "NO"
    assert story.status(DISQUALIFICATION, "2026-03-24 09:00") == "YES"
    assert story.open_on(DISQUALIFICATION) == {"tell_chief_executive", "ask_extension"}, "the mention is listed already"
    assert story.is_over("hearing_and_interim_orders", "hearing:1")
    # and nothing is asked that is asked of offender prohibition orders
    assert story.rows("select count(*) from run where matter=:m and subject=:s", s=DISQUALIFICATION) == [(1,)]
    assert story.deadline("appeal.last-day", DISQUALIFICATION) is None
    # and once the chief executive (justice) is told, only the extension is left
    tells(story, "2026-03-24 09:30")
    assert story.open_on(DISQUALIFICATION) == {"ask_extension"}


def test_one_recorded_after_the_hearing_is_an_order_too(sqlite_url: str) -> None:
    # given a mention of which it was recorded only afterwards what the court decided about orders
    story = pending(sqlite_url).mentioned("2026-03-24 09:00", to="2026-04-14 09:00", s13k_decision="NOT_ADDRESSED", confirm=True)
    story.corrects("s13k-decided", by="registrar", subject="hearing:1", decision="NOT_MADE", reason="The file says so.")
    assert "consider_disqualification" in story.open_on("hearing:1")
    # when the making is recorded at the step that asks for it
    decided: dict[str, Any] = {"at": "2026-03-24 09:20", "outcome": "MADE", "interests_finding": DISQUALIFIED["interests_finding"]}
    story.step("consider_disqualification", "hearing:1", application=APPLICATION, presence="IN_PERSON", **decided)
    # then the order stands
    assert story.status(DISQUALIFICATION, "2026-03-24 09:19") == "NO"
    assert story.status(DISQUALIFICATION, "2026-03-24 09:20") == "YES"
    # and when that record of the order is withdrawn, the hearing asks for it again
    story.withdraws("disqualification-order-made", by="registrar", subject=DISQUALIFICATION)
    assert "consider_disqualification" in story.open_on("hearing:1")


@pytest.mark.provision("13T(6)", "13U(1)(b)")
def test_made_in_absence_it_binds_from_the_service_of_its_copy_alone(database_url: str) -> None:
    # given an order made while the person was away
    story = made(database_url, **ABSENT)
    assert story.status(DISQUALIFICATION) == "NO"
    assert "plan_service" in story.open_on(DISQUALIFYING_PAPERS)
    # when papers that belong to an offender prohibition order are said to have been served with it, that is a slip
    with pytest.raises(Refusal, match="Not among the documents of this set") as refused:
        story.serves("2026-03-26 18:00", DISQUALIFYING_PAPERS, documents=["ORDER", "NOTICE_13S4A"])
    assert set(refused.value.fields) == {"documents"}
    # when its copy is served
    story.serves("2026-03-26 18:00", DISQUALIFYING_PAPERS)
    # then it takes effect, and the service is done
    assert story.status(DISQUALIFICATION, "2026-03-26 17:59") == "NO"
    assert story.status(DISQUALIFICATION, "2026-03-26 18:00") == "YES"
    assert story.is_over(SERVICE, DISQUALIFYING_PAPERS)


def test_made_in_absence_without_service_of_the_application_it_is_asked_about_and_recorded(sqlite_url: str) -> None:
    story = pending(sqlite_url)
    with pytest.raises(NeedsConfirmation, match="A disqualification order was made in the respondent's absence") as asked:
        story.mentioned("2026-03-24 09:00", to="2026-04-14 09:00", presence="ABSENT", documents_served_satisfied="NO", **DISQUALIFIED)
    assert asked.value.provision == "13T(4)(b), 13K(5)"


@pytest.mark.provision("13T(3)")
def test_made_without_a_finding_it_is_asked_about_recorded_and_flagged(sqlite_url: str) -> None:
    story = pending(sqlite_url)
    what: dict[str, Any] = {**DISQUALIFIED, "interests_finding": "", "to": "2026-04-14 09:00"}
    with pytest.raises(NeedsConfirmation, match="without a finding on the interests of children") as asked:
        story.mentioned("2026-03-24 09:00", **what)
    assert asked.value.provision == "13T(3)"
    story.mentioned("2026-03-24 09:00", confirm=True, **what)
    assert story.status(DISQUALIFICATION) == "YES"
    assert "without a finding on the interests of children" in story.flags


# ------------------------------------------------------------------ mentions
def test_at_a_mention_it_needs_a_decision_of_its_own(database_url: str) -> None:
    story = tells(made(database_url), "2026-03-24 09:30").asks_extension("hearing:2", "2026-05-10", DISQUALIFICATION)
    assert story.open_on(DISQUALIFICATION) == set()
    # when a mention is recorded without a decision on it, the form says what is missing
    with pytest.raises(Refusal) as refused:
        story.mentioned("2026-04-14 09:00", "hearing:2", to="2026-05-05 09:00", **MADE_13K)
    assert "orders-0-decision" in refused.value.fields
    # when a temporary order is made there and this order extended, both are in force
    story.mentioned("2026-04-14 09:00", "hearing:2", to="2026-05-05 09:00", orders=[extended("2026-05-10", DISQUALIFICATION)], **MADE_13K)
    assert (story.status(DISQUALIFICATION), story.status(TEMPORARY)) == ("YES", "YES")
    assert "tell_chief_executive" in story.open_on(DISQUALIFICATION), "the extension is to be told as well"
    # and at the next mention each of them needs a decision again
    with pytest.raises(Refusal) as refused:
        story.mentioned("2026-05-05 09:00", "hearing:3", to="2026-05-08 09:00", orders=[extended("2026-05-31")])
    assert set(refused.value.fields) == {"orders-1-decision"}


def test_a_temporary_order_made_in_its_place_does_not_carry_it_further(sqlite_url: str) -> None:
    # when at the next mention a temporary order is made, and this order not extended
    story = made(sqlite_url).mentioned(
        "2026-04-14 09:00", "hearing:2", to="2026-05-05 09:00", orders=[not_extended(DISQUALIFICATION)], **MADE_13K
    )
    # then it ended there, and the temporary order goes on
    assert (story.status(DISQUALIFICATION), story.status(TEMPORARY)) == ("NO", "YES")
    assert story.open_on(DISQUALIFICATION) == {"confirm_end"}
    story.confirms_end(DISQUALIFICATION)
    assert story.is_over(PROCESS, DISQUALIFICATION)


def test_a_vacated_mention_is_to_be_listed_again(sqlite_url: str) -> None:
    story = made(sqlite_url).at("2026-03-30 09:00")
    story.records("vacate_mention", by="registrar", subject="hearing:2", reason="The court does not sit.")
    assert "list_mention" in story.open_on(DISQUALIFICATION)
    listing: dict[str, Any] = {"application": APPLICATION, "court_place": "Brisbane"}
    with pytest.raises(NeedsConfirmation, match="Disqualification order 1 may be over before that mention") as asked:
        story.step("list_mention", DISQUALIFICATION, listed_for="2026-04-24 09:00", **listing)
    assert asked.value.provision == "13V, 13U(2)(c), 13N(1)"
    story.step("list_mention", DISQUALIFICATION, listed_for="2026-04-16 09:00", **listing)
    assert "list_mention" not in story.open_on(DISQUALIFICATION)


# ------------------------------------------------------------------ its ends
@pytest.mark.provision("13U(2)(a)")
def test_after_a_magistrates_refusal_it_ends_at_the_return_date_unless_the_proceeding_was_started(database_url: str) -> None:
    story = by_magistrate(database_url)
    assert story.status(DISQUALIFICATION) == "YES"
    assert "describe_respondent" in story.open_on(APPLICATION), "the proceeding for the final order is to be started at once"
    assert story.deadline("application.start-at-once", APPLICATION) == story.clock.at
    assert story.at("2026-03-20 08:59").status(DISQUALIFICATION) == "YES"
    assert story.at("2026-03-20 09:00").status(DISQUALIFICATION) == "NO"
    story.confirms_end(DISQUALIFICATION)
    assert story.is_over(PROCESS, DISQUALIFICATION)


def test_a_notice_for_another_time_than_the_magistrate_fixed_is_asked_about(sqlite_url: str) -> None:
    story = by_magistrate(sqlite_url).describes().seeks().at("2026-03-02 11:00")
    notice: dict[str, Any] = {"at": "2026-03-02 11:00", "court": "MAGISTRATES", "court_place": "Brisbane", "list_the_hearing": "YES"}
    with pytest.raises(NeedsConfirmation, match="the date and time that the magistrate fixed"):
        story.step("issue_appearance_notice", APPLICATION, appear_at="2026-03-23 09:00", **notice)
    story.starts("2026-03-02 11:00", "2026-03-20 09:00")
    assert story.status(DISQUALIFICATION, "2026-03-20 08:59") == "YES"


def test_a_return_date_before_the_making_is_refused(sqlite_url: str) -> None:
    with pytest.raises(Refusal, match="return date comes before") as refused:
        Tale(sqlite_url).disqualified_by_magistrate(return_at="2026-03-01 09:00")
    assert set(refused.value.fields) == {"return_at"}


@pytest.mark.provision("13U(2)(c)")
def test_its_28_days_run_out_on_one_reading_a_day_before_the_other(sqlite_url: str) -> None:
    story = made(sqlite_url).at("2026-03-30 09:00")
    story.records("vacate_mention", by="registrar", subject="hearing:2", reason="The court does not sit.")
    assert story.at("2026-04-20 23:59").status(DISQUALIFICATION) == "YES"
    assert story.at("2026-04-21 00:00").status(DISQUALIFICATION) == "UNCERTAIN"
    assert "act_as_if_ended" in story.open_on(DISQUALIFICATION)
    story.step("act_as_if_ended", DISQUALIFICATION, note="The chief executive (justice) was told to take advice first.")
    assert "act_as_if_ended" not in story.open_on(DISQUALIFICATION)
    assert story.at("2026-04-22 00:00").status(DISQUALIFICATION) == "NO"
    assert story.open_on(DISQUALIFICATION) == {"confirm_end"}


@pytest.mark.provision("13U(2)(d)")
def test_it_ends_when_the_application_is_refused(sqlite_url: str) -> None:
    story = made(sqlite_url).mentioned("2026-04-14 09:00", "hearing:2", outcome="FINAL_REFUSED")
    assert story.status(DISQUALIFICATION, "2026-04-14 08:59") == "YES"
    assert story.status(DISQUALIFICATION, "2026-04-14 09:00") == "NO"


@pytest.mark.provision("13U(2)(e)")
def test_it_ends_when_the_application_is_discontinued(sqlite_url: str) -> None:
    story = made(sqlite_url).at("2026-04-01 12:00")
    story.records("discontinue_application", by="prosecutor", subject=APPLICATION, at="2026-04-01 11:00", communicated="By made-up letter")
    assert story.status(DISQUALIFICATION, "2026-04-01 10:59") == "YES"
    assert story.status(DISQUALIFICATION, "2026-04-01 11:00") == "NO"
    assert story.open_on(DISQUALIFICATION) == {"confirm_end"}


@pytest.mark.provision("13U(2)(f)", "13W(5)")
def test_the_person_has_it_revoked_and_it_is_over_when_that_is_made(database_url: str) -> None:
    story = made(database_url).at("2026-04-02 12:00")
    story.records("record_disqualification_revocation", by="registrar", subject=DISQUALIFICATION, at="2026-04-02 11:00", **REVOKED)
    assert story.status(DISQUALIFICATION, "2026-04-02 10:59") == "YES"
    assert story.status(DISQUALIFICATION, "2026-04-02 11:00") == "NO"
    story.confirms_end(DISQUALIFICATION)
    assert story.is_over(PROCESS, DISQUALIFICATION)


@pytest.mark.provision("13W(1)")
def test_a_revocation_on_somebody_elses_application_is_asked_about_recorded_and_flagged(sqlite_url: str) -> None:
    story = made(sqlite_url).at("2026-04-02 12:00")
    what = {"at": "2026-04-02 11:00", **REVOKED, "applicant": "OTHER"}
    with pytest.raises(NeedsConfirmation, match="Only the person") as asked:
        story.records("record_disqualification_revocation", by="registrar", subject=DISQUALIFICATION, **what)
    assert asked.value.provision == "13W(1)"
    story.records("record_disqualification_revocation", by="registrar", subject=DISQUALIFICATION, confirm=True, **what)
    assert story.status(DISQUALIFICATION) == "NO"
    assert "Only the person who is subject to the order" in story.flags


def test_an_application_to_revoke_that_failed_changes_nothing(sqlite_url: str) -> None:
    story = made(sqlite_url).at("2026-04-02 12:00")
    refused: dict[str, Any] = {"applicant": "PERSON", "leave": "REFUSED", "outcome": "NOT_REVOKED"}
    story.records("record_disqualification_revocation", by="registrar", subject=DISQUALIFICATION, at="2026-04-02 11:00", **refused)
    assert story.status(DISQUALIFICATION) == "YES"


def test_an_unserved_order_that_may_be_over_is_put_before_a_legal_officer(sqlite_url: str) -> None:
    # given an order made in absence that nobody has served when the application is mentioned again
    story = made(sqlite_url, **ABSENT).plans(DISQUALIFYING_PAPERS)
    what: dict[str, Any] = {**ABSENT, "to": "2026-05-05 09:00", "orders": [not_extended(DISQUALIFICATION)], **DISQUALIFIED}
    story.mentioned("2026-04-14 09:00", "hearing:2", **what)
    # then on one reading it is over: whether to serve it is a legal officer's decision, and serving goes on until then
    assert {"decide_on_hold", "serve_documents"} <= story.open_on(DISQUALIFYING_PAPERS)
    # and the second order, made there, is one of its own
    assert story.open_on("disqualification-order:2") >= {"tell_chief_executive"}
    assert story.status("disqualification-order:2") == "NO", "it is to be served as well"
