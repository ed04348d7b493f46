"""How orders end, told through the door: unserved at the return date, discontinued, refused, revoked, replaced, lapsed."""

from __future__ import annotations

from typing import Any

import pytest

from app.cli.player import instant
from app.errors import NeedsConfirmation
from tests.processes.told import (
    APPLICATION,
    EVERY_13D,
    FINAL,
    FINAL_MADE,
    FINAL_PAPERS,
    MADE_13K,
    NOT_MADE_13K,
    ORDER_PAPERS,
    PAPERS,
    TEMPORARY,
    Tale,
    in_force,
    not_extended,
    pending,
    prohibited,
    told_once,
    unserved,
)
from tests.support.scenario import TEMPORARY_ORDER

TERM, SERVICE = "temporary_order_term", "service_on_respondent"
FROM_PAPER: dict[str, Any] = {name: said for name, said in TEMPORARY_ORDER.items() if name != "recovery_of_property"}


# ------------------------------------------------------------------ never served
def mentioned_unserved(url: str) -> Tale:
    """The return date is a mention at which the unserved order is not extended."""
    return unserved(url).mentioned("2026-03-20 09:00", to="2026-04-07 09:00", presence="ABSENT", orders=[not_extended()], **NOT_MADE_13K)


def test_an_order_unserved_at_the_return_date_is_put_before_a_legal_officer_and_its_service_goes_on(database_url: str) -> None:
    story = mentioned_unserved(database_url)
    assert story.status(TEMPORARY) == "NO", "it binds nobody yet"
    assert "decide_on_hold" in story.worklist("legal")
    assert "serve_documents" in story.open_on(ORDER_PAPERS)
    # when it is decided to serve all the same, and it is served
    story.step("decide_on_hold", ORDER_PAPERS, decision="SERVE", reasons="On one reading it still takes effect.")
    assert "serve_documents" in story.open_on(ORDER_PAPERS)
    story.serves("2026-03-21 18:00", ORDER_PAPERS, confirm=True)
    # then whether it is in force is uncertain: the readings differ
    assert story.status(TEMPORARY) == "UNCERTAIN"
    assert story.is_over(SERVICE, ORDER_PAPERS)


def test_only_a_legal_officer_withdraws_the_service(sqlite_url: str) -> None:
    story = mentioned_unserved(sqlite_url)
    story.step("decide_on_hold", ORDER_PAPERS, decision="WITHDRAW", reasons="A new order is asked for.")
    assert story.open_on(ORDER_PAPERS) == set()
    assert story.is_over(SERVICE, ORDER_PAPERS)
    assert story.open_on(PAPERS) == {"serve_documents"}, "the application is still to be served"


def test_an_attempt_that_failed_is_recorded_and_serving_goes_on(sqlite_url: str) -> None:
    story = unserved(sqlite_url).at("2026-03-03 19:00")
    attempt: dict[str, Any] = {"what_happened": "NOT_SERVED", "at": "2026-03-03 18:10", "place": "At home", "attempt": "NOT_HOME"}
    story.step("serve_documents", ORDER_PAPERS, **attempt)
    assert "serve_documents" in story.worklist("officer")
    assert story.status(TEMPORARY) == "NO"


@pytest.mark.provision("13M(1)(b)")
def test_the_copy_of_the_order_gives_effect_and_the_application_documents_do_not(sqlite_url: str) -> None:
    story = unserved(sqlite_url).serves("2026-03-04 18:00", PAPERS)
    assert story.status(TEMPORARY) == "NO"
    story.serves("2026-03-05 18:00", ORDER_PAPERS)
    assert story.status(TEMPORARY, "2026-03-05 17:59") == "NO"
    assert story.status(TEMPORARY, "2026-03-05 18:00") == "YES"


def test_a_corrected_service_date_moves_everything_and_awaits_a_second_person(database_url: str) -> None:
    # given an order that took effect with its service on the 5th
    story = unserved(database_url).serves("2026-03-05 18:00", ORDER_PAPERS).at("2026-03-09 09:00")
    assert story.status(TEMPORARY, "2026-03-06 09:00") == "YES"
    assert story.deadline("appeal.last-day", f"appeal:{TEMPORARY}") == instant("2026-04-03 00:00")
    # when the officer finds that it was on the 7th
    story.corrects("documents-served", by="officer", subject=ORDER_PAPERS, at="2026-03-07 18:00", reason="The notebook says Saturday.")
    # then what was past is uncertain until somebody else confirms; the officer cannot
    assert story.status(TEMPORARY, "2026-03-06 09:00") == "UNCERTAIN"
    assert "confirm_correction" in story.worklist("supervisor")
    story.confirms(by="supervisor")
    # and then it has moved, with every date that hangs on it: the last day to appeal falls on Easter Saturday and rolls to the Tuesday
    assert story.status(TEMPORARY, "2026-03-06 09:00") == "NO"
    assert story.status(TEMPORARY, "2026-03-07 18:00") == "YES"
    assert story.deadline("appeal.last-day", f"appeal:{TEMPORARY}") == instant("2026-04-08 00:00")


# ------------------------------------------------------------------ the return date, the period
@pytest.mark.provision("13M(2)(a)")
def test_the_return_date_passes_and_no_proceeding_was_started(database_url: str) -> None:
    story = Tale(database_url).order_by_magistrate()
    assert story.at("2026-03-20 08:59").status(TEMPORARY) == "YES"
    assert story.at("2026-03-20 09:00").status(TEMPORARY) == "NO"
    assert story.gaps
    assert "confirm_end" in story.worklist("registrar")
    story.confirms_end(TEMPORARY)
    assert story.is_over(TERM, TEMPORARY)
    # the application that the magistrate's order called for is still to be made
    assert "describe_respondent" in story.open_on(APPLICATION)


def test_a_proceeding_started_after_the_return_date_does_not_bring_the_order_back(sqlite_url: str) -> None:
    story = Tale(sqlite_url).order_by_magistrate().at("2026-03-20 09:00").describes().seeks().starts("2026-03-20 09:30", "2026-04-10 09:00")
    assert story.status(TEMPORARY) == "NO"


@pytest.mark.provision("13M(2)(c)")
def test_the_28_days_run_out_on_one_reading_a_day_before_the_other(sqlite_url: str) -> None:
    story = in_force(sqlite_url, "2026-03-27 09:00")
    assert story.at("2026-03-29 23:59").status(TEMPORARY) == "YES"
    assert story.at("2026-03-30 00:00").status(TEMPORARY) == "UNCERTAIN"
    assert story.open_on(TEMPORARY) >= {"act_as_if_ended"}
    assert story.at("2026-03-31 00:00").status(TEMPORARY) == "NO"
    assert story.open_on(TEMPORARY) >= {"confirm_end"}


# ------------------------------------------------------------------ discontinued, refused, otherwise disposed of
@pytest.mark.provision("13M(2)(e)")
def test_discontinuing_the_application_ends_the_order_at_that_instant(database_url: str) -> None:
    story = in_force(database_url).at("2026-03-10 11:30")
    story.records(
        "discontinue_application",
        by="prosecutor",
        subject=APPLICATION,
        confirm=True,
        at="2026-03-10 11:00",
        communicated="By e-mail to the registry",
    )
    assert story.status(TEMPORARY, "2026-03-10 10:59") == "YES"
    assert story.status(TEMPORARY, "2026-03-10 11:00") == "NO"
    assert not story.gaps, "nothing is pending that an order would protect"
    assert story.is_over("prohibition_order_application", APPLICATION)
    story.confirms_end(TEMPORARY)
    assert story.is_over(TERM, TEMPORARY)


def test_a_discontinuance_told_at_the_hearing_ends_the_order_there(sqlite_url: str) -> None:
    story = in_force(sqlite_url).mentioned("2026-03-24 09:00", outcome="DISCONTINUED", communicated="In court")
    assert story.status(TEMPORARY) == "NO"
    assert story.is_over("hearing_and_interim_orders", "hearing:1")
    assert "give_changed_period_notice" in story.open_on(TEMPORARY)


def test_discontinuing_before_service_leaves_nothing_to_serve(sqlite_url: str) -> None:
    story = unserved(sqlite_url).at("2026-03-10 11:30")
    story.records(
        "discontinue_application", by="prosecutor", subject=APPLICATION, confirm=True, at="2026-03-10 11:00", communicated="By e-mail"
    )
    assert not story.open("serve_documents", "plan_service")
    assert story.is_over(SERVICE, PAPERS)
    assert story.is_over(SERVICE, ORDER_PAPERS)


@pytest.mark.provision("13M(2)(d)")
def test_a_final_order_that_is_refused_ends_the_temporary_order(database_url: str) -> None:
    story = in_force(database_url).mentioned("2026-03-24 09:00", outcome="FINAL_REFUSED")
    assert story.status(TEMPORARY, "2026-03-24 08:59") == "YES"
    assert story.status(TEMPORARY) == "NO"
    assert not story.gaps
    story.confirms_end(TEMPORARY)
    assert story.is_over(TERM, TEMPORARY)
    assert story.is_over("prohibition_order_application", APPLICATION)


@pytest.mark.parametrize("outcome", ["STRUCK_OUT", "DISMISSED_BY_CONSENT"])
@pytest.mark.parametrize(("mention", "status"), [("YES", "NO"), ("NO", "UNCERTAIN")])
def test_whether_a_striking_out_is_a_decision_is_doubtful_but_a_mention_without_extension_ends_the_order_anyway(
    sqlite_url: str, outcome: str, mention: str, status: str
) -> None:
    story = in_force(sqlite_url).mentioned("2026-03-24 09:00", outcome=outcome, mention_of_final_application=mention)
    assert story.status(TEMPORARY) == status
    assert "consider_other_outcome" in story.worklist("legal")
    story.step("consider_other_outcome", APPLICATION, advice="Treat the order as over.")
    assert story.is_over("prohibition_order_application", APPLICATION)


# ------------------------------------------------------------------ revoked
@pytest.mark.provision("13M(2)(f)", "13Q(6)")
def test_a_revocation_in_the_respondents_absence_ends_the_order_at_once(database_url: str) -> None:
    story = in_force(database_url).revokes(TEMPORARY, "2026-03-12 15:00")
    assert story.status(TEMPORARY, "2026-03-12 14:59") == "YES"
    assert story.status(TEMPORARY, "2026-03-12 15:00") == "NO"
    story.confirms_end(TEMPORARY)
    assert story.is_over(TERM, TEMPORARY)


def test_an_unserved_order_that_is_revoked_needs_no_service_any_more(sqlite_url: str) -> None:
    story = prohibited(sqlite_url, presence="ABSENT").at("2026-03-26 16:00")
    assert "plan_service" in story.open_on(FINAL_PAPERS)
    assert story.gaps
    story.revokes(FINAL, "2026-03-26 17:00")
    assert story.open_on(FINAL_PAPERS) == set()
    assert not story.gaps


def test_a_prohibition_order_that_is_revoked_has_its_end_confirmed(sqlite_url: str) -> None:
    story = prohibited(sqlite_url).tells_of(FINAL, "2026-03-24 12:00").revokes(FINAL, "2026-06-01 10:00")
    assert story.status(FINAL, "2026-06-01 09:59") == "YES"
    assert story.status(FINAL, "2026-06-01 10:00") == "NO"
    story.at("2026-06-01 12:00").confirms_end(FINAL).step("give_changed_period_notice", FINAL, at="2026-06-01 12:00")
    assert not story.is_over("notice_of_order", FINAL), "the court still has to tell the commissioner (55(1)(c))"
    story.step("give_details_of_removal", FINAL, at="2026-06-01 12:00", given="GIVEN", way="The court's record")
    assert story.is_over("prohibition_order_term_and_renewal", FINAL)
    assert story.is_over("notice_of_order", FINAL)


# ------------------------------------------------------------------ on an application that was over before
@pytest.mark.provision("13J(6)", "13M(2)(a)")
def test_a_proceeding_that_was_given_up_before_the_order_is_none_for_it(sqlite_url: str) -> None:
    # given an application that was started in March and discontinued, and a magistrate's order of May
    story = Tale(sqlite_url).pending().at("2026-04-01 12:00")
    story.records("discontinue_application", by="prosecutor", subject=APPLICATION, at="2026-04-01 11:00", communicated="By e-mail")
    urgent: dict[str, Any] = {"application_begun": "YES", "application": APPLICATION, "return_at": "2026-05-20 09:00"}
    with pytest.raises(NeedsConfirmation, match="Application 1 was over before this order was made"):
        story.order_by_magistrate("2026-05-04 10:00", **urgent)
    # when it is recorded on that application all the same
    story.at("2026-05-04 10:00").records(
        "record_temporary_order_13j", by="prosecutor", confirm=True, **{**FROM_PAPER, **urgent, "at": "2026-05-04 10:00"}
    )
    # then that proceeding does not carry it past its return date, and starting one is shown as not done
    assert story.status(TEMPORARY, "2026-05-20 08:59") == "YES"
    assert story.status(TEMPORARY, "2026-05-20 09:00") == "NO"
    assert next(d for d in story.page().deadlines if d.name == "application.start-at-once").met_at is None
    # and recorded as on a new application it has one to start
    anew = Tale(f"{sqlite_url}.anew").pending().at("2026-04-01 12:00")
    anew.records("discontinue_application", by="prosecutor", subject=APPLICATION, at="2026-04-01 11:00", communicated="By e-mail")
    anew.order_by_magistrate("2026-05-04 10:00", return_at="2026-05-20 09:00")
    assert "describe_respondent" in anew.open_on("application:2")


@pytest.mark.provision("13J(6)")
def test_an_order_recorded_beside_an_application_that_goes_on_is_asked_about(sqlite_url: str) -> None:
    # given an application that was started, and an order of a magistrate that is recorded as if none had begun
    story = pending(sqlite_url)
    with pytest.raises(NeedsConfirmation, match="Application 1 is pending"):
        story.order_by_magistrate("2026-03-09 10:00", return_at="2026-03-24 09:00")
    # when it is recorded on that application, then it has been started, and the return date ends nothing
    story.order_by_magistrate("2026-03-09 10:00", return_at="2026-03-24 09:00", application_begun="YES", application=APPLICATION)
    assert story.status(TEMPORARY, "2026-03-24 09:00") == "YES"


@pytest.mark.provision("13J(5)")
def test_a_return_date_before_the_hearing_that_was_listed_is_to_be_listed_too(sqlite_url: str) -> None:
    # given an application to be heard on 24 March, and a magistrate who returns it to court on the 18th
    story = pending(sqlite_url)
    story.order_by_magistrate("2026-03-09 10:00", return_at="2026-03-18 09:00", application_begun="YES", application=APPLICATION)
    # then that day is to be listed: at a mention on it the order ends unless it is extended
    assert "list_mention" in story.open_on(TEMPORARY)
    story.step("list_mention", TEMPORARY, application=APPLICATION, listed_for="2026-03-18 09:00", court_place="Brisbane")
    assert "list_mention" not in story.open_on(TEMPORARY)
    # and when it was given up, nobody is asked again
    story.records("vacate_mention", by="registrar", subject="hearing:2", reason="The made-up magistrate is away.")
    assert "list_mention" not in story.open_on(TEMPORARY)


# ------------------------------------------------------------------ continued by a new application
NEW: dict[str, Any] = {"application": "application:2"}


def continued(url: str, first_mention: str = "2026-01-12 09:00") -> Tale:
    """An order of January 2021 that goes on after its term, because an application made in time is undecided on 22 January 2026."""

    def tell() -> Tale:
        story = Tale(url, start="2021-01-04 09:00")
        story.begins("2021-01-04 09:30").seeks().starts("2021-01-05 10:00", "2021-01-20 09:00").serves("2021-01-06 18:00")
        story.mentioned("2021-01-20 09:00", **FINAL_MADE)
        story.at("2025-11-20 09:00").step("decide_renewal", decision="APPLY", reasons="The made-up risk goes on.")
        story.step("start_new_application", FINAL, belief="Made-up belief.", grounds="Made-up grounds.")
        story.describes("application:2")
        story.seeks("application:2").starts("2025-12-01 10:00", first_mention, application="application:2")
        story.serves("2025-12-02 18:00", "service:application:2")
        if first_mention < "2026-01-20":
            story.mentioned(first_mention, "hearing:2", to="2026-02-10 09:00", **NEW, **NOT_MADE_13K)
        return story.at("2026-01-22 09:00")

    return told_once(url, f"continued {first_mention}", tell)


def test_an_application_first_mentioned_after_the_term_may_have_been_made_too_late(sqlite_url: str) -> None:
    story = continued(sqlite_url, first_mention="2026-02-10 09:00")
    assert story.status(FINAL) == "UNCERTAIN", "on which day an application is made is doubtful (O-A02)"
    assert "act_as_if_ended" in story.open_on(FINAL)


def test_a_continued_order_ends_when_the_new_application_is_refused(sqlite_url: str) -> None:
    story = continued(sqlite_url)
    assert story.status(FINAL) == "YES"
    story.mentioned("2026-02-10 09:00", "hearing:3", outcome="FINAL_REFUSED", **NEW)
    assert story.status(FINAL, "2026-02-10 08:59") == "YES"
    assert story.status(FINAL) == "NO"
    story.confirms_end(FINAL)
    assert story.is_over("prohibition_order_term_and_renewal", FINAL)


@pytest.mark.provision("13G(3)")
def test_a_continued_order_is_replaced_by_the_new_one(sqlite_url: str) -> None:
    story = continued(sqlite_url)
    story.mentioned("2026-02-10 09:00", "hearing:3", **NEW, **{**FINAL_MADE, "considered_13d": EVERY_13D})
    assert (story.status(FINAL), story.status("prohibition-order:2")) == ("NO", "YES")
    assert not story.gaps


def test_discontinuing_the_application_that_continues_an_order_is_asked_about_first(sqlite_url: str) -> None:
    story = continued(sqlite_url).at("2026-02-02 12:00")
    said: dict[str, Any] = {"at": "2026-02-02 11:00", "communicated": "By e-mail"}
    with pytest.raises(NeedsConfirmation):
        story.records("discontinue_application", by="prosecutor", subject="application:2", **said)
    assert story.status(FINAL) == "YES"
    story.records("discontinue_application", by="prosecutor", subject="application:2", legal_officer_agrees="YES", **said)
    assert story.status(FINAL, "2026-02-02 10:59") == "YES"
    assert story.status(FINAL, "2026-02-02 11:00") == "UNCERTAIN", "whether it ends or goes on is doubtful (O-A08)"
    assert "act_as_if_ended" in story.open_on(FINAL)


@pytest.mark.provision("13G(3)")
def test_discontinuing_it_at_a_hearing_or_where_it_names_no_order_is_asked_about_as_well(sqlite_url: str) -> None:
    # given a continued order, and the new application as one that names no order
    story = continued(sqlite_url)
    story.corrects("belief-recorded", by="prosecutor", subject="application:2", renews="", reason="A made-up slip: it names none.")
    said: dict[str, Any] = {"at": "2026-02-02 11:00", "communicated": "By e-mail"}
    with pytest.raises(NeedsConfirmation, match="no legal officer has agreed"):
        story.at("2026-02-02 12:00").records("discontinue_application", by="prosecutor", subject="application:2", **said)
    # when it is discontinued before the court
    at_court: dict[str, Any] = {**NEW, "outcome": "DISCONTINUED", "communicated": "In court"}
    with pytest.raises(NeedsConfirmation, match="no legal officer has agreed"):
        story.mentioned("2026-02-10 09:00", "hearing:3", **at_court)
    # then a legal officer agreed first, and the order is uncertain from then on
    story.mentioned("2026-02-10 09:00", "hearing:3", legal_officer_agrees="YES", **at_court)
    assert story.status(FINAL, "2026-02-10 08:59") == "YES"
    assert story.status(FINAL, "2026-02-10 09:00") == "UNCERTAIN"


@pytest.mark.provision("13G(2)")
def test_a_new_application_given_up_while_the_term_runs_is_to_be_decided_about_anew(sqlite_url: str) -> None:
    # given an order in its last year, and a new application begun for it
    story = prohibited(sqlite_url).at("2030-06-03 09:00")
    story.step("decide_renewal", FINAL, decision="APPLY", reasons="The made-up risk goes on.")
    story.step("start_new_application", FINAL, belief="Made-up belief.", grounds="Made-up grounds.")
    assert not story.open("decide_renewal", "start_new_application")
    # when it is discontinued ten months before the term is over
    said: dict[str, Any] = {"at": "2030-06-03 12:00", "communicated": "By e-mail", "legal_officer_agrees": "YES"}
    story.at("2030-06-03 13:00").records("discontinue_application", by="prosecutor", subject="application:2", **said)
    # then nothing would continue the order, and the prosecutor is asked again, by the same last day
    assert story.open("decide_renewal", "start_new_application") == {"decide_renewal"}
    assert "decide_renewal" in story.worklist("prosecutor")


# ------------------------------------------------------------------ a gap that is seen
@pytest.mark.provision("13G(1)(a)")
def test_a_final_order_made_in_absence_leaves_a_gap_until_it_is_served(sqlite_url: str) -> None:
    story = prohibited(sqlite_url, presence="ABSENT")
    assert story.gaps
    story.serves("2026-03-25 18:00", FINAL_PAPERS)
    assert not story.gaps
    assert story.status(FINAL, "2026-03-25 17:59") == "UNCERTAIN", "the day of notice or its instant (O-A49)"
    assert story.status(FINAL, "2026-03-25 18:00") == "YES"


def test_a_hearing_put_before_a_legal_officer_because_nothing_else_fits(sqlite_url: str) -> None:
    story = in_force(sqlite_url)
    other: dict[str, Any] = {"outcome": "OTHER_OUTCOME", "outcome_in_the_courts_words": "Transferred to a made-up court."}
    story.mentioned("2026-03-24 09:00", confirm=True, orders=[not_extended()], **other)
    assert "legal_officer_looks" in story.worklist("legal")
    assert story.status(TEMPORARY, instant("2026-03-24 09:00")) in {"NO", "UNCERTAIN"}


def test_a_court_that_made_no_order_at_first_may_make_one_at_the_next_mention(sqlite_url: str) -> None:
    story = pending(sqlite_url).mentioned("2026-03-24 09:00", to="2026-04-07 09:00", **NOT_MADE_13K)
    assert story.rows("select subject from status where matter=:m") == []
    story.mentioned("2026-04-07 09:00", "hearing:2", to="2026-04-21 09:00", **MADE_13K)
    assert story.status(TEMPORARY) == "YES"
