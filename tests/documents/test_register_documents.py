"""Documents about the register against the Act: entries, suspensions and reviews under section 74 say what they must, and nothing before its time."""

from __future__ import annotations

from dataclasses import replace

from app.law.document_facts import applicable, span
from tests.documents.test_documents import (
    DEVICE_ENTRY,
    ENTRY_REVIEW,
    REVIEW,
    REVOCATION_OF_SUSPENSION,
    SUSPENSION,
    prepared,
    reviewed,
    told_about_the_register,
    words,
)
from tests.support.order_stories import Story, at


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


def test_the_notice_of_a_deemed_confirmation_says_what_stands_what_is_open_and_by_when_to_appeal() -> None:
    # given a review decided on Wednesday 25 March 2026: ten business days end with Friday 10 April, because of Easter
    said = words(prepared("notice_of_deemed_confirmation", reviewed(Story()), REVIEW))
    assert "To report in every month." in said
    assert "by the end of Friday 10 April 2026. So the police commissioner is taken to have confirmed the decision (section 67I(6))" in said
    assert "The decision on the review was another one: To report in every second month." in said, "R-A17"
    assert said.index("within 28 days after the day on which you receive, or ought to have received") < said.index(
        "to be safe, file by Friday 8 May 2026"
    )
    # where the reviewer confirmed, nothing about it is open
    told = reviewed(Story())
    told.entries[-1] = replace(told.entries[-1], values={**told.entries[-1].values, "outcome": "CONFIRMED"})
    assert "open in law" not in words(prepared("notice_of_deemed_confirmation", told, REVIEW))


def test_between_the_last_days_of_two_places_it_says_that_it_may_be_confirmed() -> None:
    # given a review of Thursday 30 July 2026: ten business days end in Cairns with 13 August, in Brisbane with the 14th; the notice came on the 14th
    story = reviewed(Story())
    story.entries[-1] = replace(story.entries[-1], at=at("2026-07-30"), values={**story.entries[-1].values, "offender_place": "Cairns"})
    story.tell("review-notice-given", REVIEW, "2026-08-14", notice="REVIEW_DECISION", manner="POST")
    assert "Counted by the business days of one of two places" in words(prepared("notice_of_deemed_confirmation", story, REVIEW))


def test_each_notice_about_a_review_may_be_prepared_only_while_what_it_says_is_so() -> None:
    ends, story = at("2026-04-11", "00:00"), reviewed(Story())
    assert span(story.case, "documents.deemed-confirmation", REVIEW) == (ends, None)
    assert span(story.case, "documents.review-notice", REVIEW) == (None, ends)
    story.tell("review-notice-given", REVIEW, "2026-04-10", notice="REVIEW_DECISION", manner="POST")
    assert not applicable(story.case, "documents.deemed-confirmation", REVIEW)
    assert span(story.case, "documents.review-notice", REVIEW) == (None, None), "given in time it stays what it was"


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
