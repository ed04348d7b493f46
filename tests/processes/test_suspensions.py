"""Suspension of reporting obligations, through the door: asked for, decided, told, put into practice, revoked, and what a review makes of it."""

from __future__ import annotations

from typing import Any

import pytest

from app.access.actor import Actor
from app.cli.cast import actor
from app.commands import health
from app.commands.words import RecordStep
from app.errors import NeedsConfirmation, NotPermitted, Refusal
from tests.processes.told import Tale, told_once

PROCESS, REVOKING, PERSON = "commissioner_suspension", "suspension_revocation", "respondent:1"
SUSPENSION, DECISION, REVIEW = "suspension:1", "reviewable-decision:1", "review:1"
ELIGIBLE: dict[str, Any] = {
    "child_at_offence": "NO",
    "impairment": "YES",
    "mental_illness": "NO",
    "guardian_appointed": "NO",
    "evidence": "A made-up report.",
}
BY: dict[str, Any] = {
    "made_by": "ANOTHER_PERSON",
    "maker": "Mary Madeup-Maker",
    "maker_office": "INSPECTOR",
    "recorded_by_maker": "NO",
    "place": "Brisbane",
}
SATISFIED: dict[str, Any] = {"no_risk": "SATISFIED", "impairment_significant": "SATISFIED", "reasons": "Made-up grounds.", **BY}
OFFICE: dict[str, Any] = {"reviewer": "Rita Madeup-Equal", "office": "INSPECTOR"}


def asked(url: str, at: str = "2026-03-02 10:00", *, born: str = "1980-05-05", confirm: bool = False, **more: Any) -> Tale:
    """Somebody whom a court declared a reportable offender applies on 2 March 2026."""
    story = Tale(url, born=born)
    story.records("record_declaration", by="prosecutor", at="2026-02-20 10:00", offence="Made up", court="Made-up District Court")
    said: dict[str, Any] = {"applicant": "OFFENDER", "in_writing": "YES", "words": "Made up.", **more}
    story.at(at).records("record_suspension_application", by="register", confirm=confirm, at=at, **said)
    return story


def eligible(url: str, *, born: str = "1980-05-05", **more: Any) -> Tale:
    """And what is known of section 67A is recorded."""
    story = asked(url, born=born)
    return story.step("record_eligibility", SUSPENSION, at="2026-03-02 10:00", **{**ELIGIBLE, **more})


def decided(url: str, decision: str = "SUSPENDED", *, born: str = "1980-05-05", confirm: bool = False, **eligibility: Any) -> Tale:
    """Decided on Monday 9 March."""
    story = eligible(url, born=born, **eligibility).at("2026-03-09 10:00")
    return story.step("decide_suspension", SUSPENSION, confirm=confirm, at="2026-03-09 10:00", decision=decision, **SATISFIED)


def lasting(url: str) -> Tale:
    """Told on Wednesday 11 March, and put into practice."""

    def tell() -> Tale:
        story = decided(url).at("2026-03-11 10:00")
        story.step("give_suspension_notice", SUSPENSION, at="2026-03-11 10:00", manner="IN_PERSON")
        return story.step("put_into_practice", SUSPENSION, at="2026-03-11 10:00", initial_report="MADE", words="Reminders stopped.")

    return told_once(url, "suspension lasting", tell)


def revoked(url: str) -> Tale:
    """Revoked on Monday 4 May."""
    story = lasting(url).at("2026-05-04 10:00")
    story.records("revoke_suspension", by="delegate", subject=SUSPENSION, at="2026-05-04 10:00", grounds=["RISK"], reasons="Made up.", **BY)
    return story


def told_of_revocation(url: str) -> Tale:
    """And told of it on Wednesday 6 May."""

    def tell() -> Tale:
        return revoked(url).at("2026-05-06 10:00").step("give_revocation_notice", DECISION, at="2026-05-06 10:00", manner="POST")

    return told_once(url, "suspension revoked and told", tell)


def refused(url: str) -> Tale:
    """Refused on 9 March, told on the 11th."""

    def tell() -> Tale:
        story = decided(url, "NOT_SUSPENDED").at("2026-03-11 10:00")
        return story.step("give_refusal_notice", SUSPENSION, at="2026-03-11 10:00", manner="POST")

    return told_once(url, "suspension refused and told", tell)


def reviewed(story: Tale, on: str, noticed: str, effect: str = "NO_LONGER_STANDS") -> Tale:
    """The refusal or the revocation is reviewed, and another decision put in its place."""
    applied: dict[str, Any] = {"at": f"{on} 09:00", "applicant": "OFFENDER", "in_writing": "YES", "grounds": "Made up."}
    story.at(f"{on} 09:00").records("record_review_application", by="legal", subject=DECISION, **applied)
    story.step("assign_reviewer", REVIEW, at=f"{on} 09:00", maker_office_now="INSPECTOR", **OFFICE)
    said: dict[str, Any] = {"outcome": "SUBSTITUTED", "effect": effect, "words": "Made up.", "reasons": "Made up.", "place": "Brisbane"}
    story.at(f"{on} 15:00").step("decide_review", REVIEW, at=f"{on} 15:00", **OFFICE, **said)
    return story.at(f"{noticed} 10:00").step("give_notice", REVIEW, at=f"{noticed} 10:00", manner="POST") if noticed else story


# ---------------------------------------------------------------- who sees it
def seen_by_the_delegate(story: Tale) -> bool:
    with story.house() as house:
        assert health.trail(house.door, None).findings == ()
        return bool(house.desk.may_see(actor("delegate"), story.matter))


def test_a_delegate_sees_the_matter_once_there_is_something_to_decide_and_while_it_may_be_revoked(database_url: str) -> None:
    # given a person who is described, and an application about whom the register has not looked at what it needs
    assert not seen_by_the_delegate(Tale(database_url))
    # when it is the delegate's to decide, they see it; and still while the suspension lasts, since they may revoke it
    assert seen_by_the_delegate(eligible(database_url))
    assert seen_by_the_delegate(lasting(database_url))


def test_a_delegate_sees_the_matter_no_longer_once_the_application_was_withdrawn(database_url: str) -> None:
    story = eligible(database_url)
    story.records("record_suspension_withdrawn", by="register", subject=SUSPENSION, at="2026-03-02 10:00", words="Made up.")
    assert not seen_by_the_delegate(story)


# ---------------------------------------------------------------- the application
def test_an_application_stays_open_until_it_is_decided_and_suspends_nothing(database_url: str) -> None:
    story = eligible(database_url).at("2027-03-02 10:00")
    assert story.open_on(SUSPENSION) == {"decide_suspension"}, "a year later it is still to be decided"
    due = story.deadline("suspension.decide-by", SUSPENSION)
    assert f"{due:%Y-%m-%d %H:%M}" == "2026-03-31 00:00"
    assert story.worklist("delegate") == ["decide_suspension"]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"in_writing": "NO"}, "in writing"),
        ({"applicant": "SOMEBODY_ELSE"}, "Only the offender may apply"),
        ({"applicant": "PARENT"}, "The offender is an adult"),
    ],
)
def test_an_application_that_is_not_as_the_section_wants_it_is_asked_about_and_recorded(
    database_url: str, more: dict[str, Any], words: str
) -> None:
    with pytest.raises(NeedsConfirmation, match=words):
        asked(database_url, **more)


def test_a_guardian_of_an_adult_who_is_not_appointed_is_asked_about_when_that_is_known(database_url: str) -> None:
    with pytest.raises(NeedsConfirmation, match="no legal guardian is appointed"):
        asked(database_url, applicant="GUARDIAN").step("record_eligibility", SUSPENSION, at="2026-03-02 10:00", **ELIGIBLE)
    appointed = {**ELIGIBLE, "guardian_appointed": "YES"}
    asked(database_url, applicant="GUARDIAN").step("record_eligibility", SUSPENSION, at="2026-03-02 10:00", **appointed)
    asked(database_url, born="2010-05-05", applicant="GUARDIAN").step("record_eligibility", SUSPENSION, at="2026-03-02 10:00", **ELIGIBLE)


def test_a_parent_applies_for_a_child(database_url: str) -> None:
    assert asked(database_url, born="2010-05-05", applicant="PARENT").open_on(SUSPENSION) == {"record_eligibility"}


def test_where_division_10_may_not_apply_a_legal_officer_advises_first(database_url: str) -> None:
    story = eligible(database_url, impairment="UNKNOWN")
    assert story.worklist("legal") == ["settle_division_10"]
    story.step("settle_division_10", SUSPENSION, at="2026-03-02 10:00", course="DOES_NOT_APPLY", advice="Made up.")
    story.at("2026-03-09 10:00")
    with pytest.raises(NeedsConfirmation, match="within division 10"):
        story.step("decide_suspension", SUSPENSION, at="2026-03-09 10:00", decision="SUSPENDED", illness_significant=None, **SATISFIED)


def test_an_application_that_is_withdrawn_is_decided_no_more_and_another_may_follow(database_url: str) -> None:
    story = eligible(database_url).at("2026-03-04 10:00")
    story.records("record_suspension_withdrawn", by="register", subject=SUSPENSION, at="2026-03-04 10:00")
    assert story.is_over(PROCESS, SUSPENSION)
    again: dict[str, Any] = {"at": "2026-03-05 10:00", "applicant": "OFFENDER", "in_writing": "YES"}
    story.at("2026-03-05 10:00").records("record_suspension_application", by="register", **again)
    assert story.open_on("suspension:2") == {"record_eligibility"}


# ---------------------------------------------------------------- the decision and its notice
@pytest.mark.parametrize(
    ("finding", "words"),
    [({"no_risk": "NOT_SATISFIED"}, "poses no risk"), ({"impairment_significant": "NOT_SATISFIED"}, "significant one")],
)
def test_a_suspension_without_what_the_act_wants_is_asked_about_recorded_and_flagged(
    database_url: str, finding: dict[str, Any], words: str
) -> None:
    story = eligible(database_url).at("2026-03-09 10:00")
    said = {"at": "2026-03-09 10:00", "decision": "SUSPENDED", **SATISFIED, **finding}
    with pytest.raises(NeedsConfirmation, match=words):
        story.step("decide_suspension", SUSPENSION, **said)
    story.step("decide_suspension", SUSPENSION, confirm=True, **said)
    assert words in story.flags
    assert story.open_on(SUSPENSION) == {"give_suspension_notice"}, "what was decided is told"


def test_who_meets_every_test_may_be_refused_all_the_same(database_url: str) -> None:
    story = decided(database_url, "NOT_SUSPENDED")
    assert story.open_on(SUSPENSION) == {"give_refusal_notice"}
    assert story.flags == ""


def test_only_a_delegate_decides(database_url: str) -> None:
    story = eligible(database_url).at("2026-03-09 10:00")
    for other in ("legal", "register", "reviewer"):
        with pytest.raises(NotPermitted):
            story.does("decide_suspension", by=other, subject=SUSPENSION, at="2026-03-09 10:00", decision="SUSPENDED", **SATISFIED)


def test_a_decision_before_the_application_is_a_slip(database_url: str) -> None:
    story = eligible(database_url)
    with pytest.raises(Refusal, match="comes after it"):
        story.step("decide_suspension", SUSPENSION, at="2026-03-02 09:00", decision="NOT_SUSPENDED", **SATISFIED)


def test_a_notice_before_the_decision_is_a_slip(database_url: str) -> None:
    story = decided(database_url)
    with pytest.raises(Refusal, match="cannot be given before"):
        story.step("give_suspension_notice", SUSPENSION, at="2026-03-09 09:59", manner="POST")


def test_considered_of_own_initiative_and_not_done_refuses_nothing_and_opens_no_review(database_url: str) -> None:
    story = Tale(database_url)
    story.records("record_declaration", by="prosecutor", at="2026-02-20 10:00", offence="Made up", court="Made-up District Court")
    story.delegates_asked().records("consider_suspension", by="delegate", at="2026-03-02 09:00", words="Made up.")
    story.step("record_eligibility", SUSPENSION, at="2026-03-02 09:00", **ELIGIBLE)
    story.step("decide_suspension", SUSPENSION, at="2026-03-02 09:00", decision="NOT_SUSPENDED", **SATISFIED)
    assert story.is_over(PROCESS, SUSPENSION)
    assert story.deadline("suspension.notice-by", SUSPENSION) is None
    assert "record_review_application" not in {offer.element for offer in story.page().offers}


def test_of_own_initiative_it_is_made_told_and_lasts(database_url: str) -> None:
    story = Tale(database_url)
    story.records("record_declaration", by="prosecutor", at="2026-02-20 10:00", offence="Made up", court="Made-up District Court")
    story.delegates_asked().records("consider_suspension", by="delegate", at="2026-03-02 09:00", words="Made up.")
    story.step("record_eligibility", SUSPENSION, at="2026-03-02 09:00", **ELIGIBLE)
    story.step("decide_suspension", SUSPENSION, at="2026-03-02 09:00", decision="SUSPENDED", **SATISFIED)
    story.step("give_suspension_notice", SUSPENSION, at="2026-03-02 09:00", manner="IN_PERSON")
    assert story.open_on(SUSPENSION) == {"put_into_practice"}


# ---------------------------------------------------------------- copies
def test_of_a_childs_notice_a_copy_goes_to_a_parent(database_url: str) -> None:
    story = decided(database_url, born="2010-05-05").at("2026-03-11 10:00")
    story.step("give_suspension_notice", SUSPENSION, at="2026-03-11 10:00", manner="IN_PERSON")
    assert story.open_on(SUSPENSION) == {"give_suspension_copy"}
    with pytest.raises(Refusal, match="a copy is due"):
        story.step("give_suspension_copy", SUSPENSION, at="2026-03-11 10:00", given="NOT_DUE", words="Made up.")
    with pytest.raises(NeedsConfirmation, match="look further"):
        story.step("give_suspension_copy", SUSPENSION, at="2026-03-11 10:00", given="NOBODY_FOUND", words="Made up.")
    story.step("give_suspension_copy", SUSPENSION, at="2026-03-11 10:00", given="GIVEN", to_whom="PARENT")
    assert story.open_on(SUSPENSION) == {"put_into_practice"}


def test_where_it_is_not_known_whether_a_guardian_is_appointed_the_copy_is_asked_for(database_url: str) -> None:
    story = decided(database_url, "NOT_SUSPENDED", guardian_appointed="UNKNOWN").at("2026-03-11 10:00")
    story.step("give_refusal_notice", SUSPENSION, at="2026-03-11 10:00", manner="POST")
    assert story.open_on(SUSPENSION) == {"give_refusal_copy"}
    story.step("give_refusal_copy", SUSPENSION, at="2026-03-11 10:00", given="NOT_DUE", words="No guardian is appointed.")
    assert story.open_on(SUSPENSION) == set()


# ---------------------------------------------------------------- the revocation
def test_a_revocation_takes_effect_with_its_notice_and_reports_are_taken_up_again(database_url: str) -> None:
    story = revoked(database_url)
    assert story.open_on(DECISION) == {"give_revocation_notice"}
    assert story.open_on(SUSPENSION) == set(), "until then the suspension goes on"
    story = told_of_revocation(database_url)
    assert story.is_over(REVOKING, DECISION)
    assert story.open_on(SUSPENSION) == {"take_up_reports"}
    story.step("take_up_reports", SUSPENSION, at="2026-05-06 10:00", words="Told what is due next.")
    assert story.is_over(PROCESS, SUSPENSION)


def test_a_copy_of_the_revocation_goes_to_an_appointed_guardian(database_url: str) -> None:
    story = decided(database_url, guardian_appointed="YES").at("2026-03-11 10:00")
    story.step("give_suspension_notice", SUSPENSION, at="2026-03-11 10:00", manner="POST")
    story.step("give_suspension_copy", SUSPENSION, at="2026-03-11 10:00", given="GIVEN", to_whom="GUARDIAN")
    story.records("revoke_suspension", by="delegate", subject=SUSPENSION, at="2026-03-11 10:00", grounds=["RISK"], reasons="r", **BY)
    story.step("give_revocation_notice", DECISION, at="2026-03-11 10:00", manner="POST")
    assert story.open_on(DECISION) == {"give_revocation_copy"}
    story.step("give_revocation_copy", DECISION, at="2026-03-11 10:00", given="GIVEN", to_whom="GUARDIAN")
    assert story.is_over(REVOKING, DECISION)


def test_a_ground_that_the_file_does_not_bear_out_is_asked_about(database_url: str) -> None:
    story = lasting(database_url).at("2026-05-04 10:00")
    said: dict[str, Any] = {"at": "2026-05-04 10:00", "grounds": ["ILLNESS_NOT_SIGNIFICANT"], "reasons": "Made up.", **BY}
    with pytest.raises(NeedsConfirmation, match="No mental illness is recorded"):
        story.records("revoke_suspension", by="delegate", subject=SUSPENSION, **said)


def test_a_revocation_before_the_suspension_was_decided_is_a_slip(database_url: str) -> None:
    story = lasting(database_url).at("2026-05-04 10:00")
    said: dict[str, Any] = {"at": "2026-03-09 09:59", "grounds": ["RISK"], "reasons": "Made up.", **BY}
    with pytest.raises(Refusal, match="before it is decided"):
        story.records("revoke_suspension", by="delegate", subject=SUSPENSION, **said)


def test_a_suspension_revoked_before_it_was_told_ends_with_nothing_to_copy_to_practise_or_to_take_up(database_url: str) -> None:
    story = decided(database_url, born="2010-05-05").at("2026-03-10 10:00")
    story.records("revoke_suspension", by="delegate", subject=SUSPENSION, at="2026-03-10 10:00", grounds=["RISK"], reasons="Made up.", **BY)
    assert story.open_on(SUSPENSION) == {"give_suspension_notice"}, (
        "the suspension is owed its notice while the revocation has not had its own"
    )
    story.step("give_revocation_notice", DECISION, at="2026-03-10 10:00", manner="IN_PERSON")
    assert story.is_over(PROCESS, SUSPENSION)
    assert story.open_on(DECISION) == {"give_revocation_copy"}, "of the revocation a parent gets a copy"
    assert "revoke_suspension" not in {offer.element for offer in story.page().offers}


# ---------------------------------------------------------------- review
def test_a_refusal_undone_on_review_becomes_a_suspension_that_is_told_and_lasts(database_url: str) -> None:
    story = reviewed(refused(database_url), "2026-04-08", "")
    assert story.open_on(SUSPENSION) == set(), "nothing before the notice of the review"
    story.at("2026-04-13 10:00").step("give_notice", REVIEW, at="2026-04-13 10:00", manner="POST")
    assert story.open_on(SUSPENSION) == {"give_suspension_notice"}
    story.step("give_suspension_notice", SUSPENSION, at="2026-04-13 10:00", manner="POST")
    assert story.open_on(SUSPENSION) == {"put_into_practice"}


def test_a_refusal_that_the_review_left_stands(database_url: str) -> None:
    story = reviewed(refused(database_url), "2026-04-08", "2026-04-13", effect="STILL_STANDS")
    assert story.open_on(SUSPENSION) == set()


def test_without_a_notice_in_time_the_refusal_may_be_confirmed_and_nothing_is_suspended(database_url: str) -> None:
    story = reviewed(refused(database_url), "2026-04-08", "").at("2026-04-23 10:00")
    assert "tell_of_deemed" in story.open_on(REVIEW)
    assert story.open_on(SUSPENSION) == set()


def test_a_revocation_undone_on_review_lets_the_suspension_go_on(database_url: str) -> None:
    story = told_of_revocation(database_url)
    story.step("take_up_reports", SUSPENSION, at="2026-05-06 10:00", words="Told what is due next.")
    reviewed(story, "2026-05-27", "2026-06-01")
    assert story.open_on(SUSPENSION) == {"put_into_practice"}, "reminders are stopped again"
    story.step("put_into_practice", SUSPENSION, at="2026-06-01 10:00", initial_report="MADE")
    assert not story.is_over(PROCESS, SUSPENSION)
    story.delegates_asked().records(
        "revoke_suspension", by="delegate", subject=SUSPENSION, at="2026-06-01 10:00", grounds=["RISK"], reasons="r", **BY
    )
    assert story.open_on("reviewable-decision:2") == {"give_revocation_notice"}, "and it can be revoked again"


def test_a_refusal_undone_by_a_magistrates_court_becomes_a_suspension_when_that_is_carried_out(database_url: str) -> None:
    story = refused(database_url)
    applied: dict[str, Any] = {"at": "2026-03-20 09:00", "applicant": "OFFENDER", "in_writing": "YES", "grounds": "Made up."}
    story.at("2026-03-20 09:00").records("record_review_application", by="legal", subject=DECISION, **applied)
    story.step("assign_reviewer", REVIEW, at="2026-03-20 09:00", maker_office_now="INSPECTOR", **OFFICE)
    said: dict[str, Any] = {"outcome": "CONFIRMED", "words": "Refused.", "reasons": "Made up.", "place": "Brisbane"}
    story.at("2026-03-25 15:00").step("decide_review", REVIEW, at="2026-03-25 15:00", **OFFICE, **said)
    story.step("give_notice", REVIEW, at="2026-03-25 15:00", manner="POST")
    filed: dict[str, Any] = {"at": "2026-04-08 10:00", "registry": "Brisbane"}
    story.at("2026-04-08 10:00").records("record_review_appeal", by="legal", subject=REVIEW, **filed)
    story.step("record_copy", REVIEW, at="2026-04-08 10:00", way="By post")
    result: dict[str, Any] = {"result": "SUBSTITUTED", "effect": "NO_LONGER_STANDS", "words": "Suspended.", "costs": "NONE"}
    story.at("2026-06-10 12:00").step("record_result", REVIEW, at="2026-06-10 11:00", **result)
    assert story.worklist("register") == ["carry_out"]
    story.step("carry_out", REVIEW, at="2026-06-10 12:00", words="The offender is told.")
    assert story.worklist("register") == ["give_suspension_notice"]


def test_a_decision_corrected_into_a_refusal_is_linked_by_hand_so_that_it_can_be_reviewed(database_url: str) -> None:
    story = decided(database_url)
    story.corrects("suspension-decided", by="delegate", decision="NOT_SUSPENDED")
    assert story.open_on(SUSPENSION) == {"give_refusal_notice"}
    words: dict[str, Any] = {"decision": "S67D_4", "about": SUSPENSION, "at": "2026-03-09 10:00", "words": "Refused.", "notified": "NO"}
    story.records("record_reviewable_decision", by="legal", **words, **BY)
    story.step("give_refusal_notice", SUSPENSION, at="2026-03-09 10:00", manner="POST")
    assert story.deadline("reviewable-decision.apply-by", DECISION) is not None, "with the notice of the refusal the time runs"


def test_who_recorded_the_refusal_as_their_own_cannot_record_its_review(database_url: str) -> None:
    both = Actor("both", "Bo Madeup-Both", frozenset({"delegate", "reviewer"}), frozenset({"Delegates", "Reviews"}))
    story = eligible(database_url).at("2026-03-09 10:00")
    refusal = {"at": "2026-03-09 10:00", "decision": "NOT_SUSPENDED", **SATISFIED, "recorded_by_maker": "YES"}
    story.executes(RecordStep(story.matter, *story.where("decide_suspension"), refusal), by=both)
    story.at("2026-03-11 10:00").step("give_refusal_notice", SUSPENSION, at="2026-03-11 10:00", manner="POST")
    applied: dict[str, Any] = {"at": "2026-03-20 09:00", "applicant": "OFFENDER", "in_writing": "YES", "grounds": "Made up."}
    story.at("2026-03-20 09:00").records("record_review_application", by="legal", subject=DECISION, **applied)
    story.step("assign_reviewer", REVIEW, at="2026-03-20 09:00", maker_office_now="INSPECTOR", **OFFICE)
    said = {"at": "2026-03-20 09:00", "outcome": "CONFIRMED", "words": "Refused.", "reasons": "Made up.", "place": "Brisbane", **OFFICE}
    with pytest.raises(NotPermitted) as refused:
        story.executes(RecordStep(story.matter, *story.where("decide_review"), said), by=both)
    assert refused.value.policy == "nobody reviews their own decision (67I(2))"
