"""Internal review through the door: from the application to what the law concludes. The appeal: test_magistrates_appeals.py."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from app.access.actor import Actor
from app.cli.cast import actor
from app.commands import health
from app.commands.documents import DocumentRoom
from app.commands.words import CorrectEntry, RecordStep, SaveDraft, TakeStep, WithdrawEntry
from app.errors import NeedsConfirmation, NotPermitted, Refusal, Stale
from tests.processes.told import Tale, told_once

ROOT = Path(__file__).parents[2]
REVIEW_PROCESS, APPEAL_PROCESS = "internal_review", "magistrates_appeal"
PERSON, DECISION, REVIEW = "respondent:1", "reviewable-decision:1", "review:1"
MAKER: dict[str, Any] = {
    "at": "2026-03-03 10:00",
    "made_by": "ANOTHER_PERSON",
    "maker": "Mary Madeup-Maker",
    "maker_office": "SUPERINTENDENT",
    "recorded_by_maker": "NO",
    "place": "Brisbane",
}
MADE: dict[str, Any] = {
    **MAKER,
    "decision": "S19_2",
    "words": "To report in every month, for two years.",
    "times": "In the first week of every month.",
    "satisfied": "YES",
    "grounds": "Made-up grounds.",
}
REFUSED: dict[str, Any] = {**MAKER, "decision": "S67D_4", "words": "Refused.", "notified": "NO"}
DEVICE: dict[str, Any] = {
    **MAKER,
    "offence": "A made-up offence",
    "court": "Made-up District Court",
    "convicted_on": "2026-02-20",
    "paragraph": "S21B_5_B",
    "device_used": "A made-up telephone",
}
APPLIED: dict[str, Any] = {"applicant": "OFFENDER", "in_writing": "YES", "grounds": "It was a made-up mistake."}
ASSIGNED: dict[str, Any] = {"reviewer": "Rita Madeup-Equal", "office": "SUPERINTENDENT", "maker_office_now": "SUPERINTENDENT"}
DECIDED: dict[str, Any] = {
    "outcome": "AMENDED",
    "words": "To report in every second month.",
    "reasons": "Once a month is more than is needed.",
    "reviewer": "Rita Madeup-Equal",
    "office": "SUPERINTENDENT",
    "place": "Brisbane",
}
FILED: dict[str, Any] = {"registry": "Brisbane", "court_file": "MAG-1/26"}


def listed(url: str, *, notified_at: str = "2026-03-06 10:00", **more: Any) -> Tale:
    """A decision of 3 March 2026, of which the offender received written notice on Friday 6 March."""
    story = Tale(url).at("2026-03-06 11:00")
    story.delegates_asked().records("decide_heightened_reporting", by="delegate", subject=PERSON, **{**MADE, **more})
    return told_of(story, notified_at) if notified_at else story


def told_of(story: Tale, at: str) -> Tale:
    """The offender received written notice of the decision."""
    story.records("record_decision_notice", by="legal", subject=DECISION, at=at, manner="IN_PERSON")
    return story


def applied(story: Tale, at: str = "2026-03-20 09:00", *, confirm: bool = False, **more: Any) -> Tale:
    """The offender applies for a review."""
    story.at(at).records("record_review_application", by="legal", subject=DECISION, confirm=confirm, at=at, **{**APPLIED, **more})
    return story


def assigned(story: Tale, at: str = "2026-03-23 09:00", subject: str = REVIEW, **more: Any) -> Tale:
    """A reviewer is assigned."""
    return story.at(at).step("assign_reviewer", subject, at=at, **{**ASSIGNED, **more})


def decided(url: str, at: str = "2026-03-25 15:00", **more: Any) -> Tale:
    """Applied for on 20 March, decided on Wednesday 25 March: ten business days end with Friday 10 April."""

    def tell() -> Tale:
        story = assigned(applied(listed(url))).at(at)
        return story.step("decide_review", REVIEW, at=at, **{**DECIDED, **more})

    return told_once(url, f"review decided {at} {sorted(more.items())}", tell)


def noticed(story: Tale, at: str, *, confirm: bool = False) -> Tale:
    """The notice of the review decision is given."""
    return story.at(at).step("give_notice", REVIEW, confirm=confirm, at=at, manner="IN_PERSON")


def deemed_and_told(url: str, **more: Any) -> Tale:
    """No notice came; the law confirmed with the end of 10 April; the offender is told on Monday 13 April."""
    story = decided(url, **more).at("2026-04-11 00:00").at("2026-04-13 10:00")
    return story.step("tell_of_deemed", REVIEW, at="2026-04-13 10:00", manner="POST")


def appealed(story: Tale, at: str, *, confirm: bool = False) -> Tale:
    """A notice of appeal is filed with the Magistrates Court."""
    story.at(at).records("record_review_appeal", by="legal", subject=REVIEW, confirm=confirm, at=at, **FILED)
    return story


def told_off(story: Tale, name: str, subject: str = REVIEW) -> str:
    """The last day that a deadline shows, with its hour."""
    at = story.deadline(name, subject)
    return f"{at:%Y-%m-%d %H:%M}" if isinstance(at, datetime) else ""


# ---------------------------------------------------------------- the application
@pytest.mark.provision("67I(1)", "67I(4)", "67I(5)")
def test_a_review_decided_with_a_notice_in_time_is_told_and_the_time_to_appeal_runs_out(database_url: str) -> None:
    story = decided(database_url)
    assert story.open_on(REVIEW) == {"give_notice"}
    noticed(story, "2026-04-01 10:00")
    assert story.is_over(REVIEW_PROCESS, REVIEW)
    assert told_off(story, "review.appeal-by") == "2026-04-30 00:00", "28 days after 1 April"
    story.at("2026-04-29 23:59")
    assert not story.is_over(APPEAL_PROCESS, REVIEW)
    story.at("2026-04-30 00:00")
    assert story.is_over(APPEAL_PROCESS, REVIEW)


@pytest.mark.provision("67G")
@pytest.mark.parametrize("other", ["S67C_1", "S19_2", "S19B_1", "S68_2_F"])
def test_each_decision_of_schedule_4_is_recorded_in_one_way_and_no_other_is(database_url: str, other: str) -> None:
    # given that reporting more often, each stay and a device inspection offence are recorded with their grounds, by themselves
    story = listed(database_url)
    # then what was decided elsewhere about a suspension is recorded here, and nothing else
    with pytest.raises(Refusal):
        story.records("record_reviewable_decision", by="legal", subject=PERSON, **{**REFUSED, "decision": other})
    story.records("record_reviewable_decision", by="legal", subject=PERSON, **REFUSED)
    story.records("record_decision_notice", by="legal", subject="reviewable-decision:2", at="2026-03-06 10:00", manner="POST")
    assert told_off(story, "reviewable-decision.apply-by", "reviewable-decision:2") == "2026-04-08 00:00"


def test_without_written_notice_no_time_runs_and_the_application_is_taken(database_url: str) -> None:
    story = listed(database_url, notified_at="")
    assert told_off(story, "reviewable-decision.apply-by", DECISION) == ""
    applied(story, "2026-06-30 09:00")
    assert story.open_on(REVIEW) == {"assign_reviewer"}


def test_an_application_on_the_last_day_is_in_time(database_url: str) -> None:
    # 28 days after 6 March are over with Good Friday; Easter moves the last day to Tuesday 7 April
    story = listed(database_url)
    assert told_off(story, "reviewable-decision.apply-by", DECISION) == "2026-04-08 00:00"
    assert applied(story, "2026-04-07 23:59").open_on(REVIEW) == {"assign_reviewer"}


def late(url: str) -> Tale:
    """An application of the day after the last."""
    return told_once(url, "late for review", lambda: applied(listed(url), "2026-04-08 00:00", confirm=True))


@pytest.mark.provision("67H(3)(c)")
def test_a_late_application_is_recorded_flagged_and_asked_about(database_url: str) -> None:
    story = listed(database_url)
    with pytest.raises(NeedsConfirmation, match="out of time"):
        applied(story, "2026-04-08 00:00")
    story = applied(story, "2026-04-08 00:00", confirm=True)
    assert story.open_on(REVIEW) == {"decide_more_time"}
    assert "decide_more_time" in story.worklist("delegate")


@pytest.mark.provision("67H(4)")
def test_the_time_may_be_extended_after_it_is_over(database_url: str) -> None:
    story = late(database_url)
    story.at("2026-04-09 10:00").step(
        "decide_more_time", REVIEW, at="2026-04-09 10:00", decision="EXTENDED", until="2026-04-08", reasons="r"
    )
    assert story.open_on(REVIEW) == {"assign_reviewer"}


@pytest.mark.provision("67H(4)")
def test_an_extension_that_does_not_reach_the_application_is_a_slip(database_url: str) -> None:
    story = late(database_url).at("2026-04-09 10:00")
    with pytest.raises(Refusal, match="extend the time to that day"):
        story.step("decide_more_time", REVIEW, at="2026-04-09 10:00", decision="EXTENDED", until="2026-04-07", reasons="r")


def test_an_application_not_extended_is_out_of_time_until_the_commissioner_extends_after_all(database_url: str) -> None:
    story = late(database_url)
    refused: dict[str, Any] = {"at": "2026-04-09 10:00", "decision": "NOT_EXTENDED", "reasons": "No reason was given."}
    story.at("2026-04-09 10:00").step("decide_more_time", REVIEW, **refused)
    assert story.is_over(REVIEW_PROCESS, REVIEW)
    assert told_off(story, "review.notice-by") == "", "nothing was decided, so no clock runs"
    extended: dict[str, Any] = {"at": "2026-09-01 10:00", "decision": "EXTENDED", "until": "2026-04-30", "reasons": "At any time."}
    story.at("2026-09-01 10:00").delegates_asked().records("extend_review_time", by="delegate", subject=REVIEW, **extended)
    assert story.open_on(REVIEW) == {"assign_reviewer"}


def test_time_extended_beforehand_moves_the_last_day(database_url: str) -> None:
    story = listed(database_url)
    extended: dict[str, Any] = {"at": "2026-03-06 11:00", "decision": "EXTENDED", "until": "2026-05-30", "reasons": "In hospital."}
    story.delegates_asked().records("extend_review_time", by="delegate", subject=DECISION, **extended)
    assert told_off(story, "reviewable-decision.apply-by", DECISION) == "2026-05-31 00:00", "a day that was named does not roll"
    assert applied(story, "2026-05-30 12:00").open_on(REVIEW) == {"assign_reviewer"}


def test_only_a_delegate_extends_the_time(database_url: str) -> None:
    story = late(database_url).at("2026-04-09 10:00")
    for other in ("legal", "reviewer", "register"):
        with pytest.raises(NotPermitted):
            story.does("decide_more_time", by=other, subject=REVIEW, at="2026-04-09 10:00", decision="NOT_EXTENDED", reasons="r")


@pytest.mark.provision("67H(2)")
def test_a_device_entry_is_reviewed_on_the_two_grounds_together_only(database_url: str) -> None:
    story = Tale(database_url).at("2026-03-06 11:00")
    story.records("enter_device_offence", by="register", subject=PERSON, confirm=True, **DEVICE)
    told_of(story, "2026-03-06 10:00")
    grounds: dict[str, Any] = {"grounds": "Too harsh.", "offence_ground": "S21B_5_B", "error_ground": "NO"}
    with pytest.raises(NeedsConfirmation, match="two grounds together"):
        applied(story, **grounds)
    applied(story, confirm=True, **grounds)
    assert story.open_on(REVIEW) == {"consider_application"}
    said: dict[str, Any] = {"at": "2026-03-21 09:00", "course": "RETURNED", "reasons": "No ground that section 67H(2) allows."}
    story.at("2026-03-21 09:00").step("consider_application", REVIEW, **said)
    assert story.is_over(REVIEW_PROCESS, REVIEW)
    applied(story, "2026-03-24 09:00", offence_ground="S21B_5_D", error_ground="YES")
    assert story.open_on("review:2") == {"assign_reviewer"}, "another application in time, on the permitted grounds"


@pytest.mark.provision("67H(3)(a)")
def test_an_application_that_is_not_in_writing_may_be_taken_all_the_same(database_url: str) -> None:
    story = applied(listed(database_url), confirm=True, in_writing="NO")
    story.at("2026-03-21 09:00").step("consider_application", REVIEW, at="2026-03-21 09:00", course="TAKEN", reasons="Signed since.")
    assert story.open_on(REVIEW) == {"assign_reviewer"}


def test_an_application_withdrawn_ends_the_review_and_another_may_follow(database_url: str) -> None:
    story = applied(listed(database_url)).at("2026-03-24 09:00")
    story.records("record_review_withdrawn", by="legal", subject=REVIEW, at="2026-03-24 09:00")
    assert story.is_over(REVIEW_PROCESS, REVIEW)
    assert story.open_on(REVIEW) == set()
    applied(story, "2026-03-25 09:00")
    assert story.open_on("review:2") == {"assign_reviewer"}


# ---------------------------------------------------------------- the reviewer
@pytest.mark.parametrize(
    ("who", "why"),
    [
        ({"reviewer": "mary  madeup-maker", "office": "COMMISSIONER"}, "made the decision"),
        ({"office": "INSPECTOR"}, "less senior"),
        ({"office": "SUPERINTENDENT", "maker_office_now": "ASSISTANT_COMMISSIONER"}, "less senior"),
    ],
)
@pytest.mark.provision("67I(2)(a)", "67I(2)(b)")
def test_a_reviewer_who_may_not_is_not_assigned(database_url: str, who: dict[str, str], why: str) -> None:
    story = applied(listed(database_url))
    with pytest.raises(Refusal, match=why):
        assigned(story, **who)


def test_an_equal_office_may_review(database_url: str) -> None:
    assert assigned(applied(listed(database_url))).open_on(REVIEW) == {"decide_review"}


@pytest.mark.provision("67I(3)")
def test_a_decision_of_the_commissioner_in_person_may_be_reviewed_by_anybody(database_url: str) -> None:
    story = listed(database_url, made_by="COMMISSIONER_IN_PERSON", maker="Cora Madeup-Commissioner", maker_office="COMMISSIONER")
    assert assigned(applied(story), office="SUPERINTENDENT", maker_office_now="COMMISSIONER").open_on(REVIEW) == {"decide_review"}


def test_a_review_that_the_maker_in_fact_decided_is_recorded_and_flagged(database_url: str) -> None:
    story = assigned(applied(listed(database_url))).at("2026-03-25 15:00")
    said = {**DECIDED, "at": "2026-03-25 15:00", "reviewer": "Mary Madeup-Maker"}
    with pytest.raises(NeedsConfirmation, match="made the decision that is reviewed"):
        story.step("decide_review", REVIEW, **said)
    story.step("decide_review", REVIEW, confirm=True, **said)
    assert "not theirs to decide" in story.flags


def test_who_signed_in_and_recorded_the_decision_as_their_own_cannot_record_its_review(database_url: str) -> None:
    both = Actor("both", "Bo Madeup-Both", frozenset({"delegate", "reviewer"}), frozenset({"Delegates", "Reviews"}))
    story = Tale(database_url).at("2026-03-06 11:00")
    answers = {**MADE, "recorded_by_maker": "YES"}
    decides = RecordStep(story.matter, "offers", PERSON, "decide_heightened_reporting", "", answers)
    story.delegates_asked().executes(decides, by=both)
    assigned(applied(told_of(story, "2026-03-06 10:00"))).at("2026-03-25 15:00")
    step = RecordStep(story.matter, *story.where("decide_review"), {**DECIDED, "at": "2026-03-25 15:00"})
    with pytest.raises(NotPermitted) as refused:
        story.executes(step, by=both)
    assert refused.value.policy == "nobody reviews their own decision (67I(2))"
    where = story.where("decide_review")
    # nor may they take it, keep a draft of it, be handed it, see its form or what would follow from it
    for command in (TakeStep(story.matter, *where), SaveDraft(story.matter, *where, answers={"words": "x"})):
        with pytest.raises(NotPermitted):
            story.executes(command, by=both)
    process, subject, element, about = where
    named = {"process": process, "subject": subject, "element": element, "about": about}
    with story.house() as house:
        for values in (None, {"words": "x"}):
            with pytest.raises(NotPermitted):
                house.desk.step_form(both, story.matter, **named, values=values)
        with pytest.raises(NotPermitted):
            house.desk.what_follows(both, story.matter, **named, answers=step.answers)
        assert not [row for row in house.desk.matter_page(both, story.matter).open_steps if row.element == element and row.may]
    story.executes(step, by=actor("reviewer"))
    # and what the reviewer decided is not theirs to correct or to take back
    (decision,) = story.rows("select id from entry where matter=:m and kind='review-decided'")[0]
    for word in (CorrectEntry(story.matter, decision, {"outcome": "CONFIRMED"}, "no"), WithdrawEntry(story.matter, decision, "no, no")):
        with pytest.raises(NotPermitted, match=r"67I\(2\)"):
            story.executes(word, by=both)
    with story.house() as house:
        rows = {row.id: row.may_correct for row in house.desk.matter_page(both, story.matter).docket}
    assert not rows[decision]
    assert any(rows.values())


def test_a_reviewer_sees_the_matter_while_a_step_of_it_is_theirs(database_url: str) -> None:
    # given an application for review: nobody who reviews sees the matter yet
    story = applied(listed(database_url))
    assert not seen_by_the_reviewer(story)
    # when one is assigned, they do; and not any more once they have decided and given notice of it
    assert seen_by_the_reviewer(assigned(story))
    told = noticed(decided(database_url), "2026-03-27 10:00")
    assert not seen_by_the_reviewer(told)
    with told.house() as house:
        assert health.trail(house.door, None).findings == ()


def seen_by_the_reviewer(story: Tale) -> bool:
    with story.house() as house:
        return bool(house.desk.may_see(actor("reviewer"), story.matter))


def test_only_a_reviewer_decides_the_review(database_url: str) -> None:
    story = assigned(applied(listed(database_url))).at("2026-03-25 15:00")
    for other in ("legal", "delegate", "register"):
        with pytest.raises(NotPermitted):
            story.does("decide_review", by=other, subject=REVIEW, **{**DECIDED, "at": "2026-03-25 15:00"})


# ---------------------------------------------------------------- the notice, or none
def test_a_notice_in_the_last_minute_of_the_tenth_business_day_is_in_time(database_url: str) -> None:
    story = decided(database_url)
    assert told_off(story, "review.notice-by") == "2026-04-11 00:00"
    noticed(story, "2026-04-10 23:59")
    story.at("2026-04-11 00:00")
    assert story.is_over(REVIEW_PROCESS, REVIEW)
    assert "tell_of_deemed" not in story.open()


@pytest.mark.provision("67I(6)")
def test_without_a_notice_the_law_confirms_at_the_end_of_the_tenth_business_day_and_not_before(database_url: str) -> None:
    story = decided(database_url).at("2026-04-10 23:59")
    assert story.open_on(REVIEW) == {"give_notice"}
    story.at("2026-04-11 00:00")
    assert story.open_on(REVIEW) == {"tell_of_deemed", "decide_afresh"}, "the reviewer had amended it: a delegate is asked at once"
    assert story.where("tell_of_deemed")[3] == "taken to be confirmed with the end of Fri 10 April 2026"


def test_a_notice_given_in_time_and_recorded_late_undoes_the_conclusion(database_url: str) -> None:
    story = deemed_and_told(database_url)
    assert "decide_afresh" in story.open_on(REVIEW)
    story.records("record_review_notice", by="legal", subject=REVIEW, at="2026-04-10 16:00", manner="IN_PERSON")
    assert story.is_over(REVIEW_PROCESS, REVIEW)
    assert told_off(story, "review.appeal-by") == "2026-05-09 00:00"


@pytest.mark.provision("67I(6)")
def test_a_notice_given_too_late_is_recorded_and_flagged_and_undoes_nothing(database_url: str) -> None:
    story = deemed_and_told(database_url)
    late: dict[str, Any] = {"by": "legal", "subject": REVIEW, "at": "2026-04-11 00:00", "manner": "IN_PERSON"}
    with pytest.raises(NeedsConfirmation, match="Fri 10 April 2026"):
        story.records("record_review_notice", **late)
    story.records("record_review_notice", confirm=True, **late)
    assert "decide_afresh" in story.open_on(REVIEW)


def test_once_the_law_has_confirmed_no_notice_of_the_review_decision_is_recorded_as_if_it_counted(database_url: str) -> None:
    story = decided(database_url)
    step = RecordStep(story.matter, *story.where("give_notice"), {"at": "2026-04-10 10:00", "manner": "POST"})
    story.at_night("2026-04-11 09:00")
    with pytest.raises(Stale, match="closed by itself"):
        story.executes(step, by="legal")


def test_without_a_decision_nothing_is_ever_concluded(database_url: str) -> None:
    story = assigned(applied(listed(database_url))).at("2027-06-30 09:00")
    assert story.open_on(REVIEW) == {"decide_review"}
    assert told_off(story, "review.notice-by") == ""
    assert not story.rows("select 1 from run where matter=:m and process=:p", p=APPEAL_PROCESS)


def test_where_the_reviewer_confirmed_the_deemed_confirmation_changes_nothing(database_url: str) -> None:
    story = deemed_and_told(database_url, outcome="CONFIRMED")
    assert story.is_over(REVIEW_PROCESS, REVIEW)


def test_where_the_reviewer_had_amended_it_a_delegate_considers_deciding_afresh(database_url: str) -> None:
    story = deemed_and_told(database_url)
    assert "decide_afresh" in story.worklist("delegate")
    fresh: dict[str, Any] = {"course": "DECIDED_AFRESH", "words": "To report in every second month.", "reasons": "As the reviewer said."}
    story.at("2026-04-14 09:00").step("decide_afresh", REVIEW, at="2026-04-14 09:00", **fresh)
    assert story.is_over(REVIEW_PROCESS, REVIEW)


@pytest.mark.provision("67J(5)")
@pytest.mark.parametrize(("result", "left"), [("CONFIRMED", False), ("SUBSTITUTED", False), ("ENDED_WITHOUT_DECISION", True)])
def test_what_a_magistrates_court_has_decided_nobody_considers_deciding_afresh(sqlite_url: str, result: str, *, left: bool) -> None:
    # given that the law confirmed what the reviewer had amended, and the offender appealed
    story = appealed(deemed_and_told(sqlite_url), "2026-05-08 16:00")
    story.at("2026-05-08 16:30").step("record_copy", REVIEW, at="2026-05-08 16:30", way="By hand at headquarters")
    assert "decide_afresh" in story.worklist("delegate")
    # when the court decides: then its decision is the commissioner's, and nothing of the deemed confirmation is left to put right
    more: dict[str, Any] = {"words": "To report in every second month."} if result == "SUBSTITUTED" else {}
    story.at("2026-06-10 12:00").step("record_result", REVIEW, at="2026-06-10 11:00", result=result, costs="NONE", **more)
    assert ("decide_afresh" in story.worklist("delegate")) is left


def printable(story: Tale) -> set[str]:
    """The documents about the review that the matter's page offers."""
    with story.house() as house:
        house.door.documents = DocumentRoom(ROOT)
        return {row.document for row in house.desk.matter_page(actor("legal"), story.matter).documents if row.subject == REVIEW}


@pytest.mark.provision("67I(6)")
def test_the_notice_of_the_decision_is_printed_until_the_law_confirms_and_from_then_on_the_notice_of_that(sqlite_url: str) -> None:
    decision, confirmed = "notice_of_review_decision", "notice_of_deemed_confirmation"
    story = decided(sqlite_url).at("2026-04-10 23:59")
    assert printable(story) & {decision, confirmed} == {decision}
    story.at("2026-04-11 00:00")
    assert printable(story) & {decision, confirmed} == {confirmed}
    with story.house() as house:
        house.door.documents = DocumentRoom(ROOT)
        with pytest.raises(Refusal, match="no longer so"):
            house.desk.document(actor("legal"), story.matter, subject=REVIEW, document=decision)


def test_nobody_is_told_of_a_deemed_confirmation_before_there_is_one(database_url: str) -> None:
    story = decided(database_url).at("2026-04-13 10:00")
    with pytest.raises(Refusal, match="Nothing is taken to be confirmed"):
        story.step("tell_of_deemed", REVIEW, at="2026-04-10 10:00", manner="POST")


def test_between_two_last_days_it_depends_on_the_place(database_url: str) -> None:
    # Thursday 30 July 2026: ten business days end in Cairns with 13 August, in Brisbane (show day on the 12th) with the 14th
    story = assigned(applied(listed(database_url))).at("2026-07-30 15:00")
    story.step("decide_review", REVIEW, **{**DECIDED, "at": "2026-07-30 15:00", "offender_place": "Cairns"})
    assert told_off(story, "review.notice-by") == "2026-08-14 00:00", "the earlier of the two"
    story.at("2026-08-14 10:00")
    assert story.open_on(REVIEW) == {"give_notice"}, "nothing is concluded before the later"
    noticed(story, "2026-08-14 10:00", confirm=True)
    assert story.open_on(REVIEW) == {"tell_of_deemed", "decide_afresh"}
