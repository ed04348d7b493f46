"""Varying and revoking orders, told through the door: who needs leave, what binds from when, who has to be served, given copies and told."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from app.casework.clock import BRISBANE
from app.cli.cast import actor
from app.cli.player import instant
from app.errors import NeedsConfirmation, Refusal
from app.law.orders.terms import terms_at
from tests.processes.told import (
    CHILD,
    FINAL,
    FINAL_MADE,
    TEMPORARY,
    VARIATION,
    VARIED_PAPERS,
    Tale,
    in_force,
    pending,
    prohibited,
    told_once,
)

PROCESS = "variation_or_revocation"
EXPLAINED: dict[str, Any] = {
    "by_whom": "The magistrate",
    "language": "English",
    "obligations_explained": "YES",
    "consequences_explained": "YES",
}


def final(url: str, *, presence: str = "IN_PERSON") -> Tale:
    """A prohibition order of 24 March 2026; what follows its making has been done."""
    story = prohibited(url, presence=presence)
    return story.tells_of(FINAL, "2026-03-24 12:00")


def versions(story: Tale, order: str, at: str) -> set[int]:
    """The versions of the terms that may bind at an instant."""
    when = datetime.fromisoformat(at).replace(tzinfo=BRISBANE)
    found: set[int] = story.looking_at(lambda file: {one.version for one in terms_at(file.case, order, when).values if one})
    return found


# ------------------------------------------------------------------ leave (13Q(2), (3))
@pytest.mark.provision("13Q(1)")
def test_the_commissioner_needs_no_leave(sqlite_url: str) -> None:
    story = final(sqlite_url).asks("VARY", FINAL, "2026-06-01 10:00")
    assert story.open_on(VARIATION) == {"record_variation_hearing"}


@pytest.mark.provision("13Q(2)")
def test_the_respondent_needs_leave_where_the_order_was_made_in_presence(database_url: str) -> None:
    story = final(database_url).asks("VARY", FINAL, "2026-06-01 10:00", applicant="RESPONDENT")
    assert story.open_on(VARIATION) == {"decide_leave"}
    story.leave("GRANTED", "2026-06-08 10:00")
    assert story.open_on(VARIATION) == {"record_variation_hearing"}


@pytest.mark.provision("13Q(3)")
def test_leave_refused_ends_the_application_and_leaves_the_order_as_it_is(sqlite_url: str) -> None:
    story = final(sqlite_url).asks("REVOKE", FINAL, "2026-06-01 10:00", applicant="RESPONDENT").leave("REFUSED", "2026-06-08 10:00")
    assert story.is_over(PROCESS, VARIATION)
    assert story.status(FINAL) == "YES"


@pytest.mark.provision("13Q(2)")
def test_the_respondent_needs_no_leave_where_the_order_was_made_in_absence(sqlite_url: str) -> None:
    story = prohibited(sqlite_url, presence="ABSENT").asks("VARY", FINAL, "2026-04-01 10:00", applicant="RESPONDENT")
    assert story.open_on(VARIATION) == {"record_variation_hearing"}


def test_an_order_made_while_the_respondent_was_on_a_link_asks_for_leave_to_be_safe(sqlite_url: str) -> None:
    story = prohibited(sqlite_url, presence="AV_LINK").asks("VARY", FINAL, "2026-04-01 10:00", applicant="RESPONDENT")
    assert story.open_on(VARIATION) == {"decide_leave"}, "whether a link is presence is doubtful (O-A10)"


@pytest.mark.provision("13Q(2)")
def test_a_court_that_revokes_after_refusing_leave_is_asked_about_recorded_and_flagged(sqlite_url: str) -> None:
    # given a respondent whose leave was refused, and a registrar who records the hearing of a second application without leave
    story = final(sqlite_url).asks("REVOKE", FINAL, "2026-06-01 10:00", applicant="RESPONDENT").leave("REFUSED", "2026-06-08 10:00")
    story.asks("REVOKE", FINAL, "2026-06-09 10:00", applicant="RESPONDENT").leave("GRANTED", "2026-06-20 10:00", "variation:2")
    with pytest.raises(NeedsConfirmation, match="no leave of the court is recorded"):
        story.hears("REVOKED", "2026-06-19 10:00", FINAL, "variation:2")
    story.at("2026-06-21 10:00").hears("REVOKED", "2026-06-19 10:00", FINAL, "variation:2", confirm=True)
    assert story.status(FINAL, "2026-06-19 10:00") == "NO"
    assert "no leave" in story.flags


# ------------------------------------------------------------------ which terms bind (13Q(5))
@pytest.mark.provision("13Q(5)(a)", "13R(2)")
def test_a_variation_in_presence_binds_at_once_and_is_explained(database_url: str) -> None:
    story = final(database_url).asks("VARY", FINAL, "2026-06-01 10:00").hears("VARIED", "2026-06-15 10:00", FINAL)
    assert versions(story, FINAL, "2026-06-15 09:59") == {1}
    assert versions(story, FINAL, "2026-06-15 10:00") == {2}
    assert story.status(FINAL) == "YES", "varying leaves the order and its term as they were"
    assert story.open_on(VARIATION) == {"explain_variation", "tell_entities"}
    story.step("explain_variation", VARIATION, at="2026-06-15 10:30", **EXPLAINED)
    story.step("tell_entities", VARIATION, at="2026-06-15 10:30", outcome="NONE_HAD_INFORMATION")
    assert story.is_over(PROCESS, VARIATION)


@pytest.mark.provision("13Q(5)(b)", "13S(3)")
def test_a_variation_in_absence_binds_only_from_service_and_until_then_the_old_terms_do(database_url: str) -> None:
    # given an order varied on 15 June while the respondent was away
    story = final(database_url).asks("VARY", FINAL, "2026-06-01 10:00").hears("VARIED", "2026-06-15 10:00", FINAL, presence="ABSENT")
    # then the old terms bind, serving it is wanted, and nothing is to be explained
    assert versions(story, FINAL, "2026-06-15 12:00") == {1}
    assert story.open_on(VARIED_PAPERS) == {"plan_service"}
    assert "explain_variation" not in story.open_on(VARIATION)
    # when the copy is served two days later, it binds from that instant
    story.serves("2026-06-17 18:00", VARIED_PAPERS)
    assert versions(story, FINAL, "2026-06-17 17:59") == {1}
    assert versions(story, FINAL, "2026-06-17 18:00") == {2}
    story.step("tell_entities", VARIATION, at="2026-06-17 18:00", outcome="NONE_HAD_INFORMATION")
    assert story.is_over(PROCESS, VARIATION)


def test_on_a_link_either_terms_may_bind_until_the_copy_is_served(sqlite_url: str) -> None:
    story = final(sqlite_url).asks("VARY", FINAL, "2026-06-01 10:00").hears("VARIED", "2026-06-15 10:00", FINAL, presence="AV_LINK")
    assert versions(story, FINAL, "2026-06-15 12:00") == {1, 2}
    assert {"explain_variation"} <= story.open_on(VARIATION)
    story.serves("2026-06-17 18:00", VARIED_PAPERS)
    assert versions(story, FINAL, "2026-06-17 18:00") == {2}


def test_a_lawyer_alone_is_not_presence(sqlite_url: str) -> None:
    story = final(sqlite_url).asks("VARY", FINAL, "2026-06-01 10:00").hears("VARIED", "2026-06-15 10:00", FINAL, presence="LAWYER_ONLY")
    assert versions(story, FINAL, "2026-06-15 12:00") == {1}


def card(story: Tale) -> Any:
    """The order as the matter's page shows it to an officer who has to know its conditions."""
    with story.house() as house:
        page = house.desk.matter_page(actor("officer"), story.matter)
    return next(one for one in page.orders if one.subject == FINAL)


def test_the_page_shows_the_terms_that_bind_now_and_says_what_is_still_to_be_served(sqlite_url: str) -> None:
    story = final(sqlite_url).asks("VARY", FINAL, "2026-06-01 10:00").hears("VARIED", "2026-06-15 10:00", FINAL, presence="ABSENT")
    assert "3 pm" not in card(story).conditions[0].text
    assert "not yet served" in card(story).terms
    story.serves("2026-06-17 18:00", VARIED_PAPERS)
    assert "3 pm" in card(story).conditions[0].text
    assert card(story).terms == "The terms as varied on Mon 15 June 2026."


def test_where_either_terms_may_bind_the_page_says_so(sqlite_url: str) -> None:
    story = final(sqlite_url).asks("VARY", FINAL, "2026-06-01 10:00").hears("VARIED", "2026-06-15 10:00", FINAL, presence="PHONE")
    assert "uncertain (O-A10): those as made, or as varied on Mon 15 June 2026" in card(story).terms


# ------------------------------------------------------------------ revocation (13Q(6)), its service (13S) and what it ends
@pytest.mark.provision("13Q(6)", "13S(1)")
def test_a_revocation_in_absence_ends_the_order_at_once_and_is_served_all_the_same(database_url: str) -> None:
    story = final(database_url).revokes(FINAL, "2026-06-15 10:00")
    assert story.status(FINAL, "2026-06-15 09:59") == "YES"
    assert story.status(FINAL, "2026-06-15 10:00") == "NO"
    assert story.open_on(VARIED_PAPERS) == {"plan_service"}
    story.serves("2026-06-16 18:00", VARIED_PAPERS)
    story.step("tell_entities", VARIATION, at="2026-06-16 18:00", outcome="NONE_HAD_INFORMATION")
    assert story.is_over(PROCESS, VARIATION)


def test_a_revocation_in_presence_is_neither_served_nor_explained(sqlite_url: str) -> None:
    story = final(sqlite_url).asks("REVOKE", FINAL, "2026-06-15 10:00").hears("REVOKED", "2026-06-15 10:00", FINAL)
    assert story.open_on(VARIATION) == {"tell_entities"}
    assert story.open_on(VARIED_PAPERS) == set()


def test_the_court_tells_the_commissioner_of_a_revocation_that_takes_the_person_out_of_the_act(sqlite_url: str) -> None:
    story = final(sqlite_url).revokes(FINAL, "2026-06-15 10:00")
    assert {"give_details_of_removal", "give_changed_period_notice"} <= story.open_on(FINAL)
    due = story.deadline("order.removal-details-by", FINAL)
    assert due is not None
    assert f"{due:%Y-%m-%d}" == "2026-06-17", "one business day, a practice: the end of Tuesday 16 June"
    said: dict[str, Any] = {"given": "REPORTS_FOR_ANOTHER_REASON", "reason": "A made-up sentence."}
    story.step("give_details_of_removal", FINAL, at="2026-06-15 11:00", **said)
    assert "give_details_of_removal" not in story.open_on(FINAL)


def test_a_refusal_that_ends_a_temporary_order_is_told_too_and_a_final_order_in_its_place_is_not(sqlite_url: str) -> None:
    story = in_force(sqlite_url).tells_of(TEMPORARY, "2026-03-05 10:00").mentioned("2026-03-24 09:00", outcome="FINAL_REFUSED")
    assert "give_details_of_removal" in story.open_on(TEMPORARY)


def test_a_final_order_that_takes_a_temporary_orders_place_removes_nobody(sqlite_url: str) -> None:
    story = in_force(sqlite_url).tells_of(TEMPORARY, "2026-03-05 10:00").mentioned("2026-03-24 09:00", **FINAL_MADE)
    assert "give_details_of_removal" not in story.open_on(TEMPORARY)


# ------------------------------------------------------------------ temporary orders
def test_a_temporary_order_varied_in_absence_keeps_its_period_and_waits_for_service(sqlite_url: str) -> None:
    story = in_force(sqlite_url).asks("VARY", TEMPORARY, "2026-03-06 10:00")
    story.hears("VARIED", "2026-03-09 10:00", TEMPORARY, presence="ABSENT", regarded=["TEST_13C1", "CHANGES"])
    assert versions(story, TEMPORARY, "2026-03-10 10:00") == {1}
    ended = story.deadline("temporary-order.last-day", TEMPORARY)
    assert ended is not None
    assert f"{ended:%Y-%m-%d}" == "2026-03-30", "28 days from 2 March, the first day counted"


def test_serving_a_variation_has_no_use_once_the_order_is_over(sqlite_url: str) -> None:
    story = in_force(sqlite_url).asks("VARY", TEMPORARY, "2026-03-06 10:00")
    story.hears("VARIED", "2026-03-09 10:00", TEMPORARY, presence="ABSENT", regarded=["TEST_13C1", "CHANGES"])
    story.mentioned("2026-03-24 09:00", outcome="FINAL_REFUSED")
    assert story.open_on(VARIED_PAPERS) == set()


# ------------------------------------------------------------------ a child respondent
def a_child(url: str) -> Tale:
    """A prohibition order for a child respondent, made in presence."""

    def tell() -> Tale:
        story = Tale(url, born=CHILD).begins("2026-03-02 09:30").seeks()
        story.step("record_child_circumstances", residence_change_likely="NO", reason="Lives with a made-up parent.")
        story.starts("2026-03-03 10:00", "2026-03-24 09:00", court="CHILDRENS")
        story.serves("2026-03-04 18:00", discreet="YES", school_or_work="NO")
        young = {"report_considered": "YES", "last_resort": "SATISFIED", "most_effective": "SATISFIED"}
        made = {**FINAL_MADE, **young, "considered_13d": [*FINAL_MADE["considered_13d"], "i"]}
        return story.mentioned("2026-03-24 09:00", confirm=True, **made)

    return told_once(url, "a child's order", tell)


@pytest.mark.provision("13S(5)(a)", "13S(5)(b)")
def test_copies_of_an_order_varying_a_childs_order_are_given_though_the_respondent_has_grown_up(sqlite_url: str) -> None:
    # given a child respondent who has turned 18 since
    story = a_child(sqlite_url).at("2028-01-10 09:00")
    regarded = ["TEST_13C1", "CHILD_13C2", "MATTERS_13D", "CHANGES"]
    story.asks("REVOKE", FINAL, "2028-01-10 10:00").hears("REVOKED", "2028-01-10 10:00", FINAL, presence="ABSENT", regarded=regarded)
    assert "give_variation_copies" in story.open_on(VARIATION)
    assert story.deadline("variation.copies-by", VARIATION) is not None
    copies: dict[str, Any] = {
        "chief_executive": "NOT_LIKELY_TO_CHANGE_RESIDENCE",
        "parent": "NOT_FOUND",
        "attempts": "Asked at a made-up address.",
    }
    story.step("give_variation_copies", VARIATION, at="2028-01-10 11:00", **copies)
    assert "give_variation_copies" not in story.open_on(VARIATION)


@pytest.mark.provision("13Q(4)")
def test_for_a_child_the_court_regards_last_resort_too(sqlite_url: str) -> None:
    story = a_child(sqlite_url).asks("VARY", FINAL, "2026-06-01 10:00")
    with pytest.raises(NeedsConfirmation, match="last resort"):
        story.hears("VARIED", "2026-06-15 10:00", FINAL)


def test_varying_a_childs_order_without_a_report_of_now_is_asked_about(sqlite_url: str) -> None:
    # given a child's order, and a court that regarded all that the making of it asked for, but no report of now (O-A43)
    story = a_child(sqlite_url).asks("VARY", FINAL, "2026-06-01 10:00")
    regarded = ["TEST_13C1", "CHILD_13C2", "MATTERS_13D", "CHANGES"]
    with pytest.raises(NeedsConfirmation, match="O-A43"):
        story.hears("VARIED", "2026-06-15 10:00", FINAL, regarded=regarded)
    # when the court had one, or said that it wants none, nothing is asked
    story.hears("VARIED", "2026-06-15 10:00", FINAL, regarded=[*regarded, "REPORT_13E"])
    assert "O-A43" not in story.flags


def test_no_report_is_asked_about_where_an_adults_order_is_varied_or_a_childs_revoked(sqlite_url: str) -> None:
    regarded = ["TEST_13C1", "CHILD_13C2", "MATTERS_13D", "CHANGES"]
    young = a_child(sqlite_url).asks("REVOKE", FINAL, "2026-06-01 10:00").hears("REVOKED", "2026-06-15 10:00", FINAL, regarded=regarded)
    assert "O-A43" not in young.flags


# ------------------------------------------------------------------ serving the application (13Q(1), 77A(2))
@pytest.mark.provision("77A(2)")
def test_an_application_about_a_prohibition_order_is_served_as_the_civil_rules_have_it(sqlite_url: str) -> None:
    # heard on Monday 15 June 2026: three clear business days before are the 10th to the 12th, so Tuesday 9 June at four
    story = final(sqlite_url).asks("VARY", FINAL, "2026-06-01 10:00", listed_for="2026-06-15 10:00")
    assert story.deadline("variation.serve-before-hearing", VARIATION) == instant("2026-06-09 16:00")
    story.hears("ADJOURNED", "2026-06-15 10:00", FINAL, listed_for="2026-06-29 10:00")
    assert story.deadline("variation.serve-before-hearing", VARIATION) is None, "it is asked before the first hearing alone"


# ------------------------------------------------------------------ hearings and other ends
def test_an_adjourned_application_is_wanted_again_about_the_next_hearing(sqlite_url: str) -> None:
    story = final(sqlite_url).asks("VARY", FINAL, "2026-06-01 10:00")
    assert story.where("record_variation_hearing")[3] == "hearing 1"
    story.hears("ADJOURNED", "2026-06-15 10:00", FINAL, listed_for="2026-06-29 10:00")
    assert story.where("record_variation_hearing")[3] == "hearing 2"
    story.hears("DISMISSED", "2026-06-29 10:00", FINAL)
    assert story.is_over(PROCESS, VARIATION)
    assert versions(story, FINAL, "2026-06-29 12:00") == {1}


def test_an_application_may_be_withdrawn_before_leave_is_decided(sqlite_url: str) -> None:
    story = final(sqlite_url).asks("VARY", FINAL, "2026-06-01 10:00", applicant="RESPONDENT").at("2026-06-02 10:00")
    story.records("withdraw_variation", by="registrar", subject=VARIATION, at="2026-06-02 10:00", communicated="By letter")
    assert story.is_over(PROCESS, VARIATION)


def test_an_outcome_that_the_act_does_not_name_goes_to_a_legal_officer(sqlite_url: str) -> None:
    story = final(sqlite_url).asks("VARY", FINAL, "2026-06-01 10:00")
    story.hears("OTHER_OUTCOME", "2026-06-15 10:00", FINAL, outcome_in_the_courts_words="Struck out of the list.")
    assert "consider_variation_outcome" in story.worklist("legal")
    story.step("consider_variation_outcome", VARIATION, advice="The order stands as it was.")
    assert story.is_over(PROCESS, VARIATION)


@pytest.mark.provision("13X")
def test_costs_are_asked_about_unless_the_application_was_an_abuse_of_process(sqlite_url: str) -> None:
    story = final(sqlite_url).asks("VARY", FINAL, "2026-06-01 10:00")
    with pytest.raises(NeedsConfirmation, match="Costs were awarded"):
        story.hears("DISMISSED", "2026-06-15 10:00", FINAL, costs_awarded="YES")
    story.hears("DISMISSED", "2026-06-15 10:00", FINAL, costs_awarded="YES", dismissed_as="VEXATIOUS")
    assert story.is_over(PROCESS, VARIATION)


@pytest.mark.provision("13Q(1)")
def test_an_application_about_an_order_that_is_over_is_asked_about_and_recorded(sqlite_url: str) -> None:
    story = in_force(sqlite_url).mentioned("2026-03-24 09:00", outcome="FINAL_REFUSED")
    with pytest.raises(NeedsConfirmation, match="The order was over by then"):
        story.asks("REVOKE", TEMPORARY, "2026-03-25 10:00")
    story.asks("REVOKE", TEMPORARY, "2026-03-25 10:00", confirm=True)
    assert story.open_on(VARIATION) == {"record_variation_hearing"}


@pytest.mark.provision("13Q(1)")
def test_an_application_before_the_order_was_made_is_a_slip(sqlite_url: str) -> None:
    story = final(sqlite_url).at("2026-06-01 10:00")
    said: dict[str, Any] = {"relief": "REVOKE", "grounds": "g", "circumstances_since": "c", "at": "2026-03-24 08:00"}
    with pytest.raises(Refusal, match="The order had not been made by then"):
        story.records("apply_to_vary_or_revoke", by="prosecutor", subject=FINAL, **said)


@pytest.mark.provision("13Q(1)")
def test_an_application_to_vary_states_the_terms_that_it_seeks(sqlite_url: str) -> None:
    with pytest.raises(Refusal) as refused:
        final(sqlite_url).asks("VARY", FINAL, "2026-06-01 10:00", terms_sought=[])
    assert set(refused.value.fields) == {"terms_sought"}


def test_a_hearing_about_another_order_than_the_applications_is_refused(sqlite_url: str) -> None:
    story = in_force(sqlite_url).mentioned("2026-03-24 09:00", presence="IN_PERSON", **FINAL_MADE).asks("VARY", FINAL, "2026-06-01 10:00")
    with pytest.raises(Refusal, match="about another order"):
        story.hears("VARIED", "2026-06-15 10:00", TEMPORARY, confirm=True)


@pytest.mark.provision("13Q(4)")
def test_an_order_by_consent_asks_the_court_for_changes_alone(sqlite_url: str) -> None:
    consent = {
        **FINAL_MADE,
        "by_consent": "YES",
        "both_consents_recorded": "YES",
        "interests_of_justice": "NOT_AGAINST",
        "consent_matters": ["a"],
    }
    story = pending(sqlite_url).mentioned("2026-03-24 09:00", **consent).asks("VARY", FINAL, "2026-06-01 10:00")
    story.hears("VARIED", "2026-06-15 10:00", FINAL, regarded=["CHANGES"])
    assert versions(story, FINAL, "2026-06-15 10:00") == {2}


def test_a_correction_of_the_presence_moves_the_terms_and_wants_service(sqlite_url: str) -> None:
    story = final(sqlite_url).asks("VARY", FINAL, "2026-06-01 10:00").hears("VARIED", "2026-06-15 10:00", FINAL)
    assert story.open_on(VARIED_PAPERS) == set()
    story.corrects("order-varied", by="registrar", presence="ABSENT")
    assert versions(story, FINAL, "2026-06-15 11:00") == {1}
    assert story.open_on(VARIED_PAPERS) == {"plan_service"}
