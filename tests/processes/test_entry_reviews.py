"""Review of an entry on the register or of a reporting period (s 74), through the door: in time or not, heard, decided, and what follows from it."""

from __future__ import annotations

from typing import Any

import pytest

from app.commands.words import ConfirmDestruction, ProposeDestruction
from app.errors import NeedsConfirmation, NotPermitted, Refusal
from tests.processes.told import Tale, told_once

PROCESS, PERSON, REVIEW = "register_entry_review", "respondent:1", "entry-review:1"
OPENED: dict[str, Any] = {
    "at": "2026-03-02T10:00",
    "basis": "CONVICTION",
    "court": "District Court at a made-up place",
    "court_place": "Brisbane",
    "offence": "A made-up offence",
    "prescribed_offence": "NO",
    "conviction_recorded": "YES",
    "child_abduction": "NO",
}
MADE: dict[str, Any] = {
    "outcome": "MADE",
    "limb": "RISK",
    "risk": "SATISFIED",
    "considered_12d": ["a", "b", "c_i", "c_ii", "d", "e_i", "e_ii"],
}
STATION: dict[str, Any] = {
    "initial_report_place": "Made-up police station",
    "periodic_ways": "In person",
    "periodic_in_person": "YES",
    "periodic_place": "Made-up police station",
    "earlier_requirements": "NO",
}
APPLIED: dict[str, Any] = {"about": "PLACED_ON_REGISTER", "applicant": "PERSON", "in_writing": "YES", "grounds": "A made-up error."}
PERIOD: dict[str, Any] = {"about": "LENGTH_OF_PERIOD", "grounds": "A made-up slip of ten years."}
REVOKED: dict[str, Any] = {"decision": "REVOKED", "reasons": "Made up.", "reference": "QP2600012345", "maker": "Del Madeup"}
CONFIRMED: dict[str, Any] = {"decision": "CONFIRMED", "reasons": "Made up.", "maker": "Del Madeup"}
CHANGED: dict[str, Any] = {"decision": "CHANGED", "period": "Until the end of 5 March 2031.", "reasons": "Made up.", "maker": "Del Madeup"}
REMOVED: dict[str, Any] = {
    "this_record": "DESTROYED",
    "register": "DETAILS_REMOVED",
    "copies": "DESTROYED",
    "acknowledgements": "WORDS_DESTROYED",
    "evidence": "Made up: shredded.",
    "witness": "Wil Madeup-Witness",
}


def noticed(url: str) -> Tale:
    """An offender reporting order of Monday 16 March 2026, and the initial notice given on Friday the 20th: 28 days end with 17 April."""

    def tell() -> Tale:
        story = Tale(url).at("2026-03-02 11:00")
        story.records("open_reporting_order_question", by="prosecutor", **OPENED)
        story.at("2026-03-09 10:00").step("ask_court", at="2026-03-09 10:00", course="PROSECUTION", registry="Brisbane")
        story.at("2026-03-16 10:00").step("record_decision", at="2026-03-16 10:00", **MADE)
        story.at("2026-03-20 10:00").step("prepare_notice", **STATION)
        return story.step("give_notice", at="2026-03-20 10:00", way="By hand")

    return told_once(url, "entry review: noticed", tell)


def applied(url: str, at: str = "2026-04-17 16:00", *, confirm: bool = False, **more: Any) -> Tale:
    """The person applies."""
    story = noticed(url).at(at)
    story.records("record_entry_review_application", by="legal", confirm=confirm, at=at, **{**APPLIED, **more})
    return story


def invited(url: str, **more: Any) -> Tale:
    """And is invited on 20 April to state the case until 11 May."""
    story = applied(url, **more).at("2026-04-20 10:00")
    return story.step("invite_to_state_case", REVIEW, at="2026-04-20 10:00", until="2026-05-11", manner="POST")


def heard(url: str, **more: Any) -> Tale:
    """And states it on 4 May."""
    story = invited(url, **more).at("2026-05-04 10:00")
    return story.step("record_case", REVIEW, at="2026-05-04 10:00", what="STATED", words="Made up.")


def decided(url: str, said: dict[str, Any], **more: Any) -> Tale:
    """Decided on Thursday 7 May, with written notice on the Friday."""
    story = heard(url, **more).at("2026-05-07 10:00").step("decide_entry_review", REVIEW, at="2026-05-07 10:00", **said)
    assert story.open_on(REVIEW) == {"give_decision_notice"}
    return story.at("2026-05-08 10:00").step("give_decision_notice", REVIEW, at="2026-05-08 10:00", manner="POST")


# ---------------------------------------------------------------- the application
def test_the_person_is_told_the_last_day_from_the_notice_on(database_url: str) -> None:
    end = noticed(database_url).deadline("respondent.entry-review-by", PERSON)
    assert f"{end:%Y-%m-%d %H:%M}" == "2026-04-18 00:00", "28 days after 20 March"


def test_an_application_on_the_last_day_goes_on_to_the_hearing_of_the_person(database_url: str) -> None:
    assert applied(database_url, "2026-04-17 23:59").open_on(REVIEW) == {"invite_to_state_case"}


def test_a_late_application_is_recorded_and_flagged_and_cannot_be_helped_but_what_else_is_open_is_offered(database_url: str) -> None:
    with pytest.raises(NeedsConfirmation, match="nobody can extend"):
        applied(database_url, "2026-04-18 00:00")
    story = applied(database_url, "2026-04-18 00:00", confirm=True)
    assert "out of time" in story.flags
    assert story.open_on(REVIEW) == {"tell_out_of_time"}
    assert not {offer.element for offer in story.page().offers if "time" in offer.element and offer.subject == REVIEW}, "no way to extend"
    told: dict[str, Any] = {"correction": "OFFERED", "own_look": "NO_ERROR_FOUND", "words": "Made up."}
    story.at("2026-04-20 10:00").step("tell_out_of_time", REVIEW, at="2026-04-20 10:00", **told)
    assert story.is_over(PROCESS, REVIEW)


def test_a_notice_corrected_to_a_later_day_brings_a_late_application_into_time(database_url: str) -> None:
    story = applied(database_url, "2026-04-20 09:00", confirm=True)
    assert story.open_on(REVIEW) == {"tell_out_of_time"}
    story.corrects("reporting-notice-given", by="register", at="2026-03-23T10:00+10:00")
    assert story.open_on(REVIEW) == {"invite_to_state_case"}


@pytest.mark.parametrize(
    ("more", "words"),
    [({"in_writing": "NO"}, "in writing"), ({"applicant": "AGENT", "agent_authorised": "NO"}, "authorised the agent in writing")],
)
def test_an_application_that_lacks_something_goes_to_a_legal_officer(database_url: str, more: dict[str, Any], words: str) -> None:
    with pytest.raises(NeedsConfirmation, match=words):
        applied(database_url, **more)
    story = applied(database_url, confirm=True, **more)
    assert story.open_on(REVIEW) == {"consider_application"}
    story.step("consider_application", REVIEW, at="2026-04-17 16:00", course="RETURNED", reasons="Made up.")
    assert story.is_over(PROCESS, REVIEW)


def test_what_was_missing_may_come_and_the_application_be_taken(database_url: str) -> None:
    story = applied(database_url, confirm=True, applicant="AGENT", agent_authorised="NO")
    story.step("consider_application", REVIEW, at="2026-04-17 16:00", course="TAKEN", reasons="The authority has come.")
    assert story.open_on(REVIEW) == {"invite_to_state_case"}


def test_a_notice_after_the_application_is_a_slip(database_url: str) -> None:
    with pytest.raises(Refusal, match="cannot have been given after"):
        applied(database_url, notice_said_given_on="2026-04-18")


def test_an_application_that_is_withdrawn_is_decided_no_more(database_url: str) -> None:
    story = invited(database_url)
    story.records("record_entry_review_withdrawn", by="legal", subject=REVIEW, at="2026-04-20 10:00")
    assert story.is_over(PROCESS, REVIEW)
    assert story.open_on(REVIEW) == set()


# ---------------------------------------------------------------- heard before it is decided
def test_that_nothing_was_said_is_known_only_after_the_last_day(database_url: str) -> None:
    story = invited(database_url).at("2026-05-11 23:59")
    with pytest.raises(Refusal, match="only after that day"):
        story.step("record_case", REVIEW, at="2026-05-11 23:59", what="NOTHING_SAID")
    story.at("2026-05-12 09:00").step("record_case", REVIEW, at="2026-05-12 09:00", what="NOTHING_SAID")
    assert story.worklist("delegate") == ["decide_entry_review"]


def test_a_last_day_on_the_day_of_the_invitation_is_a_slip(database_url: str) -> None:
    story = applied(database_url)
    with pytest.raises(Refusal, match="after the day of the invitation"):
        story.step("invite_to_state_case", REVIEW, at="2026-04-17 16:00", until="2026-04-17", manner="POST")


def test_a_decision_before_the_person_was_heard_is_asked_about_recorded_and_flagged(database_url: str) -> None:
    story = heard(database_url)
    said = {"at": "2026-05-04 09:00", **CONFIRMED}
    with pytest.raises(NeedsConfirmation, match="reasonable opportunity"):
        story.step("decide_entry_review", REVIEW, **said)
    story.step("decide_entry_review", REVIEW, confirm=True, **said)
    assert "reasonable opportunity" in story.flags
    assert story.open_on(REVIEW) == {"give_decision_notice"}


def test_only_a_delegate_decides(database_url: str) -> None:
    story = heard(database_url)
    for other in ("legal", "register", "reviewer"):
        with pytest.raises(NotPermitted):
            story.does("decide_entry_review", by=other, subject=REVIEW, at="2026-05-04 10:00", **CONFIRMED)


@pytest.mark.parametrize(("about", "said"), [({}, CHANGED), (PERIOD, REVOKED)])
def test_an_entry_is_not_changed_and_a_period_not_revoked(database_url: str, about: dict[str, Any], said: dict[str, Any]) -> None:
    story = heard(database_url, **about)
    with pytest.raises(Refusal, match="confirmed or revoked; the length of a period is confirmed or changed"):
        story.step("decide_entry_review", REVIEW, at="2026-05-04 10:00", **said)


# ---------------------------------------------------------------- what follows
def test_a_confirmed_entry_is_told_and_that_is_all(database_url: str) -> None:
    assert decided(database_url, CONFIRMED).is_over(PROCESS, REVIEW)


def test_a_changed_period_is_corrected_and_told(database_url: str) -> None:
    story = decided(database_url, CHANGED, **PERIOD)
    assert "correct_register" in story.worklist("register")
    with pytest.raises(Refusal, match="cannot come before the decision"):
        story.step("correct_register", REVIEW, at="2026-05-06 10:00", words="Made up.")
    story.step("correct_register", REVIEW, at="2026-05-08 10:00", words="Made up.")
    assert not story.is_over(PROCESS, REVIEW), "the notice of the change is not given yet"
    assert story.open_on("reporting-notice:1") == {"give_period_notice"}
    story.step("give_period_notice", "reporting-notice:1", at="2026-05-08 10:00")
    assert story.is_over(PROCESS, REVIEW)


def test_details_of_a_revoked_entry_are_destroyed_by_two_persons_before_that_is_recorded(database_url: str) -> None:
    story = decided(database_url, REVOKED)
    assert "remove_details" in story.worklist("register")
    # given nothing was destroyed, or only proposed: it cannot be recorded as destroyed
    with pytest.raises(Refusal, match="a second person confirms"):
        story.step("remove_details", REVIEW, at="2026-05-08 10:00", **REMOVED)
    grounds = str(story.rows("select id from entry where matter=:m and kind='entry-review-case-stated'")[0][0])
    proposal = story.executes(ProposeDestruction(story.matter, (grounds,), (), "74(6)", "QP2600012345"), by="register").details["proposal"]
    with pytest.raises(Refusal, match="a second person confirms"):
        story.step("remove_details", REVIEW, at="2026-05-08 10:00", **REMOVED)
    with pytest.raises(NotPermitted):
        story.executes(ConfirmDestruction(story.matter, str(proposal)), by="register")
    # when somebody else confirms it, what was said is gone, and the removal can be recorded with its evidence
    story.executes(ConfirmDestruction(story.matter, str(proposal)), by="supervisor")
    assert not story.rows("select 1 from entry_values where entry=:e", e=grounds)
    assert story.open_on(REVIEW) == {"remove_details"}, "what was destroyed opens nothing again"
    story.step("remove_details", REVIEW, at="2026-05-08 10:00", **REMOVED)
    assert story.is_over(PROCESS, REVIEW)


def test_a_destruction_under_another_law_does_not_answer_section_74(database_url: str) -> None:
    story = decided(database_url, REVOKED)
    grounds = str(story.rows("select id from entry where matter=:m and kind='entry-review-case-stated'")[0][0])
    proposal = story.executes(ProposeDestruction(story.matter, (grounds,), (), "OTHER_LAW", "QP2600012345"), by="register").details[
        "proposal"
    ]
    story.executes(ConfirmDestruction(story.matter, str(proposal)), by="supervisor")
    with pytest.raises(Refusal, match="a second person confirms"):
        story.step("remove_details", REVIEW, at="2026-05-08 10:00", **REMOVED)


def test_where_only_files_of_orders_hold_details_nothing_is_destroyed_and_the_evidence_is_recorded(database_url: str) -> None:
    story = decided(database_url, REVOKED)
    story.step("remove_details", REVIEW, at="2026-05-08 10:00", **{**REMOVED, "this_record": "ONLY_IN_FILES_OF_ORDERS"})
    assert story.is_over(PROCESS, REVIEW)


def test_even_the_whole_review_may_be_destroyed_and_then_there_is_no_run_of_it(database_url: str) -> None:
    story = decided(database_url, REVOKED)
    proposal = story.executes(ProposeDestruction(story.matter, (), (REVIEW,), "74(6)", "QP2600012345"), by="register").details["proposal"]
    story.executes(ConfirmDestruction(story.matter, str(proposal)), by="supervisor")
    assert not story.rows("select 1 from run where matter=:m and process=:p", p=PROCESS)
    assert story.open_on(REVIEW) == set()


def without_orders(url: str) -> Tale:
    """A matter that holds nothing but the person and a review, with an initial notice of which the application speaks; the entry is revoked."""
    story = Tale(url).at("2026-03-02 10:00")
    said: dict[str, Any] = {**APPLIED, "notice_said_given_on": "2026-02-16"}
    story.records("record_entry_review_application", by="legal", at="2026-03-02 10:00", **said)
    story.step("invite_to_state_case", REVIEW, at="2026-03-02 10:00", until="2026-03-20", manner="POST")
    story.at("2026-03-09 10:00").step("record_case", REVIEW, at="2026-03-09 10:00", what="STATED", words="Made up.")
    story.step("decide_entry_review", REVIEW, at="2026-03-09 10:00", **REVOKED)
    return story.step("give_decision_notice", REVIEW, at="2026-03-09 10:00", manner="POST")


def test_while_the_record_describes_the_person_for_no_order_it_is_asked_about_and_then_it_is_gone(database_url: str) -> None:
    story = without_orders(database_url)
    for said in ("NOTHING_HELD", "ONLY_IN_FILES_OF_ORDERS"):
        with pytest.raises(NeedsConfirmation, match="still describes the person"):
            story.step("remove_details", REVIEW, at="2026-03-09 10:00", **{**REMOVED, "this_record": said})
    # when the description of the person is destroyed by two persons
    proposal = story.executes(ProposeDestruction(story.matter, (), (PERSON,), "74(6)", "QP2600012345"), by="register").details["proposal"]
    story.executes(ConfirmDestruction(story.matter, str(proposal)), by="legal")
    assert story.page().respondent_masked == "Not yet described"
    # then nothing is asked any more, and what carried it out stands as evidence
    story.step("remove_details", REVIEW, at="2026-03-09 10:00", **REMOVED)
    assert story.is_over(PROCESS, REVIEW)
    assert story.flags == ""
