"""A device inspection offence placed on the register, through the door: the notice, the narrow review, and what is left when it is undone."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import NeedsConfirmation, Refusal
from tests.processes.told import Tale, told_once

PROCESS, PERSON, DECISION, REVIEW = "device_offence_entry", "respondent:1", "reviewable-decision:1", "review:1"
ENTERED: dict[str, Any] = {
    "offence": "A made-up offence committed through a made-up network",
    "court": "Made-up District Court",
    "convicted_on": "2026-02-20",
    "paragraph": "S21B_5_B",
    "device_used": "A made-up telephone",
    "made_by": "ANOTHER_PERSON",
    "maker": "Mary Madeup-Maker",
    "maker_office": "SUPERINTENDENT",
    "recorded_by_maker": "NO",
    "place": "Brisbane",
}
DECLARED: dict[str, Any] = {"at": "2026-02-20 10:00", "offence": "A made-up offence", "court": "Made-up District Court"}
GROUNDS: dict[str, Any] = {"grounds": "No device was used.", "offence_ground": "S21B_5_B", "error_ground": "YES"}
OFFICE: dict[str, Any] = {"reviewer": "Rita Madeup-Equal", "office": "SUPERINTENDENT"}


def person(url: str) -> Tale:
    """Somebody whom a court declared a reportable offender on 20 February 2026."""

    def tell() -> Tale:
        story = Tale(url)
        story.records("record_declaration", by="prosecutor", **DECLARED)
        return story

    return told_once(url, "device person", tell)


def entered(url: str, at: str = "2026-03-05 10:00", **more: Any) -> Tale:
    """Placed on the register on Thursday 5 March 2026."""
    story = person(url).at(at)
    story.records("enter_device_offence", by="register", **{**ENTERED, "at": at, **more})
    return story


def told(url: str) -> Tale:
    """The offender received the notice on Friday 6 March."""

    def tell() -> Tale:
        return entered(url).at("2026-03-06 10:00").step("give_notice_of_entry", DECISION, at="2026-03-06 10:00", manner="IN_PERSON")

    return told_once(url, "device entry told", tell)


def reviewed(url: str, **more: Any) -> Tale:
    """Reviewed on the two grounds together; decided on 25 March, with the notice of it on 1 April."""
    story = told(url).at("2026-03-20 09:00")
    applied: dict[str, Any] = {"at": "2026-03-20 09:00", "applicant": "OFFENDER", "in_writing": "YES"}
    story.records("record_review_application", by="legal", subject=DECISION, **applied, **GROUNDS)
    story.step("assign_reviewer", REVIEW, at="2026-03-20 09:00", maker_office_now="SUPERINTENDENT", **OFFICE)
    said: dict[str, Any] = {"outcome": "SUBSTITUTED", "effect": "NO_LONGER_STANDS", "words": "Not placed on the register.", "reasons": "r"}
    story.at("2026-03-25 15:00").step("decide_review", REVIEW, at="2026-03-25 15:00", place="Brisbane", **OFFICE, **{**said, **more})
    return story.at("2026-04-01 10:00").step("give_notice", REVIEW, at="2026-04-01 10:00", manner="POST")


def test_the_offender_is_told_in_writing_as_soon_as_practicable_and_it_does_not_lapse(database_url: str) -> None:
    story = entered(database_url)
    assert story.worklist("register") == ["give_notice_of_entry"]
    due = story.deadline("reviewable-decision.device-notice-by", DECISION)
    assert f"{due:%Y-%m-%d %H:%M}" == "2026-03-07 00:00", "by practice the next business day, Friday 6 March"
    assert story.at("2027-03-05 10:00").open_on(DECISION) == {"give_notice_of_entry"}, "nothing lapses"


def test_with_the_notice_the_time_to_apply_for_a_review_runs(database_url: str) -> None:
    story = entered(database_url)
    assert story.deadline("reviewable-decision.apply-by", DECISION) is None, "no notice, no time"
    end = told(database_url).deadline("reviewable-decision.apply-by", DECISION)
    assert f"{end:%Y-%m-%d %H:%M}" == "2026-04-08 00:00", "28 days after 6 March end with Good Friday; Tuesday 7 April follows"


def test_a_notice_before_the_entry_is_a_slip(database_url: str) -> None:
    story = entered(database_url)
    with pytest.raises(Refusal, match="cannot be received before"):
        story.step("give_notice_of_entry", DECISION, at="2026-03-05 09:59", manner="POST")


def test_an_entry_before_the_conviction_is_asked_about_and_recorded_as_it_was_made(database_url: str) -> None:
    story = person(database_url).at("2026-03-10 10:00")
    said = {**ENTERED, "at": "2026-03-05 10:00", "convicted_on": "2026-03-06"}
    with pytest.raises(NeedsConfirmation, match="before the conviction"):
        story.records("enter_device_offence", by="register", **said)
    story.records("enter_device_offence", by="register", confirm=True, **said)
    assert "before the conviction" in story.flags
    assert story.open_on(DECISION) == {"give_notice_of_entry"}, (
        "the offender is told of what stands on the register, and may have it reviewed"
    )


def test_an_entry_about_who_may_not_be_a_reportable_offender_is_asked_about_and_flagged(database_url: str) -> None:
    story = Tale(database_url).at("2026-03-05 10:00")
    with pytest.raises(NeedsConfirmation, match="not surely a reportable offender"):
        story.records("enter_device_offence", by="register", at="2026-03-05 10:00", **ENTERED)
    story.records("enter_device_offence", by="register", confirm=True, at="2026-03-05 10:00", **ENTERED)
    assert "not surely a reportable offender" in story.flags
    assert story.open_on(DECISION) == {"give_notice_of_entry"}, "it stands on the register, so the offender is told"


def test_an_application_changes_nothing_and_is_open_on_the_two_grounds_together_only(database_url: str) -> None:
    story = told(database_url).at("2026-03-20 09:00")
    said: dict[str, Any] = {"at": "2026-03-20 09:00", "applicant": "OFFENDER", "in_writing": "YES", **GROUNDS}
    with pytest.raises(NeedsConfirmation, match="two grounds together"):
        story.records("record_review_application", by="legal", subject=DECISION, **{**said, "error_ground": "NO"})
    story.records("record_review_application", by="legal", subject=DECISION, **said)
    assert story.open_on(DECISION) == set()
    assert not story.is_over(PROCESS, DECISION)


def test_an_entry_undone_on_review_is_taken_off_the_register(database_url: str) -> None:
    story = reviewed(database_url)
    assert story.worklist("register") == ["take_off_entry"]
    story.step("take_off_entry", DECISION, at="2026-04-01 10:00", words="Taken off.", offender_told="IN_WRITING")
    assert story.is_over(PROCESS, DECISION)


def test_an_entry_that_the_review_leaves_in_other_words_stays(database_url: str) -> None:
    story = reviewed(database_url, outcome="AMENDED", effect="STILL_STANDS")
    assert story.open_on(DECISION) == set()
    assert not story.is_over(PROCESS, DECISION)


def test_it_is_asked_whether_the_entry_still_stands(database_url: str) -> None:
    with pytest.raises(Refusal, match="One answer"):
        reviewed(database_url, effect=None)


def test_an_entry_undone_before_the_offender_was_told_is_not_told_any_more(database_url: str) -> None:
    story = entered(database_url).at("2026-03-20 09:00")
    said: dict[str, Any] = {"at": "2026-03-20 09:00", "applicant": "OFFENDER", "in_writing": "YES", **GROUNDS}
    story.records("record_review_application", by="legal", subject=DECISION, **said)
    story.step("assign_reviewer", REVIEW, at="2026-03-20 09:00", maker_office_now="SUPERINTENDENT", **OFFICE)
    undone: dict[str, Any] = {"outcome": "SUBSTITUTED", "effect": "NO_LONGER_STANDS", "words": "w", "reasons": "r", "place": "Brisbane"}
    story.at("2026-03-25 15:00").step("decide_review", REVIEW, at="2026-03-25 15:00", **OFFICE, **undone)
    assert story.open_on(DECISION) == {"give_notice_of_entry"}, "until the notice of the review it may still stand"
    story.at("2026-04-01 10:00").step("give_notice", REVIEW, at="2026-04-01 10:00", manner="POST")
    assert story.open_on(DECISION) == {"take_off_entry"}
