"""Documents about the register against the Act: entries, suspensions and reviews under section 74 say what they must, and nothing before its time."""

from __future__ import annotations

from app.law.document_facts import applicable
from tests.documents.test_documents import (
    DEVICE_ENTRY,
    ENTRY_REVIEW,
    REVOCATION_OF_SUSPENSION,
    SUSPENSION,
    prepared,
    reviewed,
    told_about_the_register,
    words,
)
from tests.support.order_stories import Story


# ---------------------------------------------------------------- the register (68(4))
def test_the_notice_of_a_device_offence_says_that_the_register_says_it_and_how_narrow_the_review_is() -> None:
    said = words(prepared("notice_of_device_offence_entry", told_about_the_register(Story()), DEVICE_ENTRY))
    for stated in (
        "convicted of a device inspection offence",
        "A made-up device offence",
        "paragraph (d)",
        "Only two grounds together",
        "28 days",
    ):
        assert stated in said
    assert not applicable(reviewed(Story()).case, "documents.device-entry-notice", "reviewable-decision:1"), "another decision has none"


# ---------------------------------------------------------------- a review under section 74 (74(5)(d), 56(2))
def test_the_notice_of_a_review_under_section_74_says_what_was_decided_and_that_a_copy_may_be_asked_for() -> None:
    said = words(prepared("notice_of_entry_review_decision", told_about_the_register(Story()), ENTRY_REVIEW))
    for stated in (
        "is changed, and the register is corrected",
        "It ends with 5 March 2031.",
        "right to a copy of all reportable information",
    ):
        assert stated in said
    assert "were not suspended by the application" in said


def test_the_notice_of_a_revoked_entry_says_what_goes_and_no_more_that_reports_go_on() -> None:
    story = Story().tell(
        "entry-review-applied-for", ENTRY_REVIEW, "2026-05-05", about="PLACED_ON_REGISTER", applicant="PERSON", in_writing=True
    )
    assert not applicable(story.case, "documents.entry-review-notice", ENTRY_REVIEW), "not before it is decided"
    story.tell("entry-review-decided", ENTRY_REVIEW, "2026-05-29", decision="REVOKED", reasons="Made up.", reference="QP2600012345")
    said = words(prepared("notice_of_entry_review_decision", story, ENTRY_REVIEW))
    assert "are not kept (section 74(6))" in said
    assert "were not suspended" not in said


# ---------------------------------------------------------------- a suspension of reporting obligations (67C(2), 67D(6), 67F(2))
def test_the_notice_of_a_suspension_says_from_when_and_what_is_still_asked_for() -> None:
    said = words(prepared("notice_about_suspension", told_about_the_register(Story()), SUSPENSION))
    assert "suspended from the moment at which this notice is given to you" in said
    assert "any report but an initial report" in said
    assert "internal review" not in said, "a suspension has none"


def test_the_notice_of_a_refusal_says_that_reports_go_on_and_that_it_may_be_reviewed() -> None:
    story = Story().tell("suspension-applied-for", SUSPENSION, "2026-03-05", applicant="OFFENDER", in_writing=True)
    assert not applicable(story.case, "documents.suspension-notice", SUSPENSION), "not before it is decided"
    story.tell("suspension-decided", SUSPENSION, "2026-03-12", decision="NOT_SUSPENDED", no_risk="NOT_SATISFIED", reasons="Made up.")
    said = words(prepared("notice_about_suspension", story, SUSPENSION))
    for stated in ("is refused", "You must go on reporting", "within 28 days after you receive this notice"):
        assert stated in said


def test_there_is_no_notice_where_nothing_was_applied_for_and_nothing_done() -> None:
    story = Story().tell("suspension-proposed", SUSPENSION, "2026-03-05", words="w")
    story.tell("suspension-decided", SUSPENSION, "2026-03-12", decision="NOT_SUSPENDED", no_risk="NOT_SATISFIED", reasons="Made up.")
    assert not applicable(story.case, "documents.suspension-notice", SUSPENSION)


def test_the_notice_of_a_revocation_says_from_when_on_which_grounds_and_that_it_may_be_reviewed() -> None:
    said = words(prepared("notice_of_revocation_of_suspension", told_about_the_register(Story()), REVOCATION_OF_SUSPENSION))
    for stated in ("is revoked from the moment", "67F(1)(a)", "A made-up new fact.", "within 28 days after you receive this notice"):
        assert stated in said
    assert not applicable(reviewed(Story()).case, "documents.suspension-revocation-notice", "reviewable-decision:1")
