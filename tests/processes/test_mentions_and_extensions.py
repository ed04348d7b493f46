"""What a mention does to a temporary order, told through the door: decisions that are missing, extensions, and what the Act does not provide for."""

from __future__ import annotations

from typing import Any

import pytest

from app.cli.player import instant
from app.errors import NeedsConfirmation, Refusal
from tests.processes.told import APPLICATION, MADE_13K, NOT_MADE_13K, TEMPORARY, Tale, extended, in_force, not_extended, pending


# ------------------------------------------------------------------ decisions
def test_a_mention_without_a_decision_on_the_order_in_force_is_refused_and_says_what_is_missing(sqlite_url: str) -> None:
    story = in_force(sqlite_url)
    with pytest.raises(Refusal) as refused:
        story.mentioned("2026-03-24 09:00", to="2026-04-10 09:00")
    assert "orders-0-decision" in refused.value.fields
    assert story.open_on("hearing:1") == {"record_mention"}
    assert story.rows("select count(*) from entry where matter=:m and kind='hearing-held'") == [(0,)]


@pytest.mark.provision("13M(2)(b)", "13K(1)")
def test_an_order_not_extended_ends_at_the_mention_and_the_court_must_decide_about_another(sqlite_url: str) -> None:
    story = in_force(sqlite_url)
    with pytest.raises(Refusal) as refused:
        story.mentioned("2026-03-24 09:00", to="2026-04-10 09:00", orders=[not_extended()])
    assert refused.value.provision == "13K(1)"
    story.mentioned("2026-03-24 09:00", to="2026-04-10 09:00", orders=[not_extended()], **NOT_MADE_13K)
    assert story.status(TEMPORARY, "2026-03-24 08:59") == "YES"
    assert story.status(TEMPORARY, "2026-03-24 09:00") == "NO"
    assert story.gaps
    story.confirms_end(TEMPORARY)
    assert story.is_over("temporary_order_term", TEMPORARY)


def test_a_new_order_made_where_the_old_one_was_not_extended_leaves_no_gap(sqlite_url: str) -> None:
    story = in_force(sqlite_url).mentioned("2026-03-24 09:00", to="2026-04-10 09:00", orders=[not_extended()], **MADE_13K)
    assert (story.status(TEMPORARY), story.status("temporary-order:2")) == ("NO", "YES")
    assert not story.gaps


def test_each_of_two_orders_needs_its_own_decision(sqlite_url: str) -> None:
    story = in_force(sqlite_url).mentioned(
        "2026-03-24 09:00", to="2026-04-07 09:00", confirm=True, orders=[extended("2026-04-15")], **MADE_13K
    )
    with pytest.raises(Refusal) as refused:
        story.mentioned("2026-04-07 09:00", "hearing:2", to="2026-04-14 09:00", orders=[extended("2026-04-20")])
    assert set(refused.value.fields) == {"orders-1-decision"}
    rows = [extended("2026-04-20"), not_extended("temporary-order:2")]
    story.mentioned("2026-04-07 09:00", "hearing:2", to="2026-04-14 09:00", orders=rows)
    assert (story.status(TEMPORARY), story.status("temporary-order:2")) == ("YES", "NO")


def test_a_reserved_decision_is_a_mention_too(sqlite_url: str) -> None:
    story = in_force(sqlite_url)
    story.mentioned("2026-03-24 09:00", outcome="RESERVED", next_fixed="NO", orders=[not_extended()], **NOT_MADE_13K)
    assert story.status(TEMPORARY) == "NO"
    assert story.gaps


def test_a_hearing_that_was_no_mention_of_the_application_ends_nothing(sqlite_url: str) -> None:
    story = in_force(sqlite_url).mentioned("2026-03-24 09:00", to="2026-03-27 09:00", mention_of_final_application="NO")
    assert story.status(TEMPORARY) == "YES"
    assert story.is_over("hearing_and_interim_orders", "hearing:1")


# ------------------------------------------------------------------ what the Act does not provide for
def test_an_extension_in_absence_without_service_is_asked_about_recorded_flagged_and_uncertain(sqlite_url: str) -> None:
    # given an order in force whose application documents were never served
    story = Tale(sqlite_url).order_by_magistrate().describes().seeks().starts("2026-03-02 11:00", "2026-03-20 09:00")
    what: dict[str, Any] = {"presence": "ABSENT", "to": "2026-04-07 09:00", "orders": [extended("2026-04-10")], **NOT_MADE_13K}
    # when the registrar records that the court extended it all the same
    with pytest.raises(NeedsConfirmation, match="extended in the respondent's absence") as asked:
        story.mentioned("2026-03-20 09:00", **what)
    assert asked.value.provision == "13N(3)"
    assert not story.flags
    # then it is recorded once it is confirmed, flagged, and the order may or may not be in force
    story.mentioned("2026-03-20 09:00", confirm=True, **what)
    assert "extended in the respondent's absence" in story.flags
    assert story.status(TEMPORARY) == "UNCERTAIN"
    assert story.open("act_as_if_ended") == {"act_as_if_ended"}
    story.step("act_as_if_ended", TEMPORARY, note="The court was asked for a new order.")
    assert not story.open("act_as_if_ended")


@pytest.mark.provision("13N(2)")
def test_more_than_28_days_without_consent_is_asked_about_and_uncertain_from_the_mention(sqlite_url: str) -> None:
    story = in_force(sqlite_url)
    what: dict[str, Any] = {"to": "2026-04-28 09:00", "orders": [extended("2026-05-20")], **NOT_MADE_13K}
    with pytest.raises(NeedsConfirmation, match="no consent of the respondent is recorded"):
        story.mentioned("2026-03-24 09:00", **what)
    story.mentioned("2026-03-24 09:00", confirm=True, **what)
    assert "no consent" in story.flags
    assert story.status(TEMPORARY, "2026-03-24 08:59") == "YES"
    assert story.status(TEMPORARY, "2026-03-24 09:00") == "UNCERTAIN"


def test_with_the_respondents_consent_it_may_be_longer(sqlite_url: str) -> None:
    consent: dict[str, Any] = {"given": "YES", "text": "I agree.", "lawyer_present": "YES", "interpreter": "NO"}
    story = in_force(sqlite_url).mentioned("2026-03-24 09:00", to="2026-04-28 09:00", orders=[extended("2026-05-20", consent=consent)])
    assert not story.flags
    assert story.deadline("temporary-order.last-day", TEMPORARY) == instant("2026-05-21 00:00")


def test_a_court_that_said_nothing_about_a_temporary_order_is_a_legal_officers_matter(sqlite_url: str) -> None:
    story = in_force(sqlite_url)
    story.mentioned("2026-03-24 09:00", to="2026-04-10 09:00", confirm=True, orders=[not_extended()], s13k_decision="NOT_ADDRESSED")
    assert "legal_officer_looks" in story.worklist("legal")
    story.step("legal_officer_looks", advice="Have the matter mentioned tomorrow.")
    assert story.is_over("hearing_and_interim_orders", "hearing:1")


# ------------------------------------------------------------------ an extension is served, whether or not that is a duty (O-A22)
def absent_and_extended(url: str, presence: str = "ABSENT") -> Tale:
    """An order in force whose application documents were served, extended on 24 March while the respondent was not surely there."""
    more: dict[str, Any] = {"presence": presence, "documents_served_satisfied": "YES"} if presence != "IN_PERSON" else {}
    return in_force(url).mentioned("2026-03-24 09:00", to="2026-04-10 09:00", orders=[extended("2026-04-20")], **more)


@pytest.mark.parametrize("presence", ["ABSENT", "AV_LINK"])
@pytest.mark.provision("13N(3)")
def test_an_extension_granted_while_the_respondent_was_not_surely_there_is_served(sqlite_url: str, presence: str) -> None:
    story = absent_and_extended(sqlite_url, presence)
    # then it is told to last from its grant, served or not, and a service officer is asked to serve it within a day
    assert story.status(TEMPORARY, "2026-03-30 12:00") == "YES"
    assert "serve_extension" in story.worklist("officer")
    assert story.where("serve_extension")[3] == "the extension at hearing 1"
    # when it is served, nothing is left to do about it
    story.at("2026-03-25 10:00").step("serve_extension", at="2026-03-25 09:00", outcome="IN_PERSON", words="Handed over at a made-up door.")
    assert "serve_extension" not in story.open_on(TEMPORARY)
    # and the next one is wanted by itself
    again: dict[str, Any] = {"presence": presence, "documents_served_satisfied": "YES"}
    story.mentioned("2026-04-10 09:00", "hearing:2", to="2026-04-28 09:00", orders=[extended("2026-05-06")], **again)
    assert story.where("serve_extension")[3] == "the extension at hearing 2"


def test_an_extension_granted_before_the_respondent_needs_no_service(sqlite_url: str) -> None:
    assert "serve_extension" not in absent_and_extended(sqlite_url, "IN_PERSON").open_on(TEMPORARY)


# ------------------------------------------------------------------ late, withdrawn, given up
def test_an_extension_made_on_day_27_and_recorded_on_day_30_takes_the_end_back(database_url: str) -> None:
    # given an order whose 28 days are over on 29 or 30 March, and a mention listed for 27 March that nobody recorded
    story = in_force(database_url, mention="2026-03-27 09:00")
    assert story.at("2026-03-30 12:00").status(TEMPORARY) == "UNCERTAIN"
    story.at("2026-04-01 09:00")
    assert story.status(TEMPORARY) == "NO"
    assert story.gaps
    story.confirms_end(TEMPORARY)
    assert story.is_over("temporary_order_term", TEMPORARY)
    # when the registrar records on 1 April that the court extended it on 27 March
    what: dict[str, Any] = {
        "took_place": "HELD",
        "at": "2026-03-27 09:00",
        "application": "application:1",
        "mention_of_final_application": "YES",
    }
    adjourned: dict[str, Any] = {
        "presence": "IN_PERSON",
        "outcome": "ADJOURNED",
        "next_fixed": "YES",
        "next_listed_for": "2026-04-14 09:00",
        "next_place": "Brisbane",
    }
    story.step("record_mention", "hearing:1", **what, **adjourned, orders=[extended("2026-04-20")])
    # then it was in force throughout, and the earlier confirmation does not answer for the new end
    assert story.status(TEMPORARY) == "YES"
    assert story.status(TEMPORARY, "2026-03-30 12:00") == "YES"
    assert not story.gaps
    assert not story.is_over("temporary_order_term", TEMPORARY)
    assert story.at("2026-04-21 00:00").open_on(TEMPORARY) >= {"confirm_end"}


def test_withdrawing_a_listing_makes_list_a_mention_wanted_again(sqlite_url: str) -> None:
    story = in_force(sqlite_url)
    assert not story.open("list_mention")
    story.withdraws("mention-listed", by="registrar")
    assert story.open("list_mention", "list_first_hearing", "ask_extension") == {"list_mention", "list_first_hearing"}
    story.step("list_mention", TEMPORARY, application="application:1", listed_for="2026-03-26 09:00", court_place="Brisbane")
    assert story.open("list_mention", "list_first_hearing", "ask_extension") == {"ask_extension"}


def test_a_vacated_mention_mentions_nothing_and_another_is_wanted(sqlite_url: str) -> None:
    story = in_force(sqlite_url).at("2026-03-10 09:00")
    story.records("vacate_mention", by="registrar", subject="hearing:1", reason="The made-up courtroom was flooded.")
    assert story.is_over("hearing_and_interim_orders", "hearing:1")
    assert "list_mention" in story.worklist("registrar")
    assert story.status(TEMPORARY) == "YES"


def test_a_mention_listed_after_the_earliest_end_is_too_late(sqlite_url: str) -> None:
    story = in_force(sqlite_url).at("2026-03-10 09:00")
    story.records("vacate_mention", by="registrar", subject="hearing:1", reason="The made-up courtroom was flooded.")
    late: dict[str, Any] = {"application": "application:1", "listed_for": "2026-03-31 09:00", "court_place": "Brisbane"}
    with pytest.raises(NeedsConfirmation, match="may be over before that mention"):
        story.step("list_mention", TEMPORARY, **late)
    story.step("list_mention", TEMPORARY, confirm=True, **late)
    assert "list_mention" in story.worklist("registrar")


def test_an_application_adjourned_without_a_day_is_on_the_registrars_list_until_a_hearing_is_listed(sqlite_url: str) -> None:
    # given an application on which no order was made, adjourned to a date to be fixed
    story = pending(sqlite_url)
    story.mentioned("2026-03-24 09:00", outcome="ADJOURNED_NO_DATE", **NOT_MADE_13K)
    # then the registrar is asked to list its next hearing, although no order would lapse without it
    assert story.open_on(APPLICATION) == {"list_first_hearing"}
    assert "list_first_hearing" in story.worklist("registrar")
    story.step("list_first_hearing", APPLICATION, listed_for="2026-04-21 09:00", court_place="Brisbane")
    assert story.open_on(APPLICATION) == set()
    # and a decision that is reserved asks for no hearing
    story.mentioned("2026-04-21 09:00", outcome="RESERVED", next_fixed="NO", **NOT_MADE_13K)
    assert story.open_on(APPLICATION) == set()
