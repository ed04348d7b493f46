"""Internal review and the appeal about it (ss 67H to 67J): last days and conclusions by the worked cases, on both sides of each boundary."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

import app.law.all  # noqa: F401 - registers every question
from app.casework.answer import Deadline, latest
from app.law.facts.reviews import review
from app.law.questions import OFFERS, QUESTIONS, STARTS, told
from app.law.reviewing.offices import OfficesRefused, less_senior, offices, read
from app.law.reviewing.reviews import may_decide
from app.law.status import deadlines
from tests.support.order_stories import Story, at
from tests.support.scenario import forms

DECISION, REVIEW = "reviewable-decision:1", "review:1"


def made(day: str = "2026-03-03", **more: Any) -> Story:
    said = {"decision": "S19_2", "words": "w", "made_by": "ANOTHER_PERSON", "maker": "Mary Madeup-Maker", "maker_office": "SUPERINTENDENT"}
    return Story().tell("reviewable-decision-made", DECISION, day, place="Brisbane", **{**said, **more})


def notified(day: str, **more: Any) -> Story:
    return made(day, **more).tell("reviewable-decision-notified", DECISION, day, manner="POST")


def applied(story: Story, day: str, clock: str = "10:00", *, n: int = 1, **more: Any) -> Story:
    said = {"decision": DECISION, "applicant": "OFFENDER", "in_writing": True, "grounds": "g"}
    return story.tell("review-applied-for", f"review:{n}", day, clock, **{**said, **more})


def decided(day: str, **more: Any) -> Story:
    said = {"outcome": "AMENDED", "words": "w", "reasons": "r", "reviewer": "Rita", "office": "SUPERINTENDENT", "place": "Brisbane"}
    return applied(notified(day), day, "11:00").tell("review-decided", REVIEW, day, "15:00", **{**said, **more})


def noticed(story: Story, day: str, clock: str = "10:00", notice: str = "REVIEW_DECISION") -> Story:
    return story.tell("review-notice-given", REVIEW, day, clock, notice=notice, manner="IN_PERSON")


def filed(story: Story, day: str, clock: str = "10:00") -> Story:
    return story.tell("review-appeal-filed", REVIEW, day, clock, registry="Brisbane")


def due(story: Story, name: str, subject: str = REVIEW) -> Deadline | None:
    found: Deadline | None = QUESTIONS[name].rule(story.case, subject)
    return found


def by(story: Story, name: str, subject: str = REVIEW) -> datetime | None:
    found = due(story, name, subject)
    return found.act_by if found else None


def asked(story: Story, name: str, subject: str = REVIEW) -> str:
    return str(told(story.case, "ask", name, subject))


def deemed(story: Story) -> datetime | None:
    return latest(QUESTIONS["review.deemed-confirmed"].rule(story.case, REVIEW))


# ---------------------------------------------------------------- the time to apply (67H(3)(c), (4))
@pytest.mark.provision("67H(3)(c)")
def test_written_notice_of_6_march_leaves_until_7_april() -> None:
    found = due(notified("2026-03-06"), "reviewable-decision.apply-by", DECISION)
    assert found is not None
    assert found.act_by == at("2026-04-08", "00:00"), "28 days end with Good Friday; the next business day is Tuesday 7 April"
    assert not found.doing, "it is the offender's"


@pytest.mark.parametrize(("day", "clock", "said"), [("2026-04-07", "23:59", "IN_TIME"), ("2026-04-08", "00:00", "LATE")])
def test_the_last_day_to_apply_is_in_time_and_the_next_is_not(day: str, clock: str, said: str) -> None:
    assert asked(applied(notified("2026-03-06"), day, clock), "review.time") == said


def test_without_written_notice_there_is_no_last_day() -> None:
    story = applied(made(), "2027-03-03")
    assert due(story, "reviewable-decision.apply-by", DECISION) is None
    assert asked(story, "review.time") == "IN_TIME"


@pytest.mark.parametrize("about", [DECISION, REVIEW])
@pytest.mark.provision("67H(4)")
def test_the_time_is_extended_at_any_time_for_the_decision_or_for_the_application(about: str) -> None:
    story = applied(notified("2026-03-06"), "2026-04-20")
    story.tell("review-time-decided", about, "2027-01-05", decision="EXTENDED", until="2026-04-20", reasons="r")
    assert asked(story, "review.time") == "IN_TIME"


def test_an_extension_to_the_day_before_or_a_refusal_leaves_it_late() -> None:
    for said in ({"decision": "EXTENDED", "until": "2026-04-19"}, {"decision": "NOT_EXTENDED"}):
        story = applied(notified("2026-03-06"), "2026-04-20")
        story.tell("review-time-decided", REVIEW, "2026-04-21", reasons="r", **said)
        assert asked(story, "review.more-time") == "NOT_EXTENDED"


def test_an_extension_that_is_shorter_than_the_act_takes_nothing_away() -> None:
    story = notified("2026-03-06").tell("review-time-decided", DECISION, "2026-03-07", decision="EXTENDED", until="2026-03-20", reasons="r")
    assert by(story, "reviewable-decision.apply-by", DECISION) == at("2026-04-08", "00:00")


def test_an_extension_begins_no_time_that_has_not_begun() -> None:
    # given an offender who never received written notice, and was given more time all the same
    story = made().tell("review-time-decided", DECISION, "2026-03-07", decision="EXTENDED", until="2026-03-20", reasons="r")
    # then there is still no last day, and an application long afterwards is in time
    assert by(story, "reviewable-decision.apply-by", DECISION) is None
    assert asked(applied(story, "2026-06-30"), "review.time") == "IN_TIME"


# ---------------------------------------------------------------- what the application must be (67G, 67H)
def test_the_dictionary_knows_the_five_decisions_of_schedule_4_and_no_other() -> None:
    field = forms().dictionary.field("reviewable-decision-made.decision")
    assert field.of == ("S19_2", "S19B_1", "S67D_4", "S67F_1", "S68_2_F")


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ({}, "AS_REQUIRED"),
        ({"applicant": "SOMEBODY_ELSE"}, "NOT_AS_REQUIRED"),
        ({"in_writing": False}, "NOT_AS_REQUIRED"),
        ({"grounds": " "}, "NOT_AS_REQUIRED"),
    ],
)
@pytest.mark.provision("67H(1)", "67H(3)(a)", "67H(3)(b)")
def test_an_application_is_made_by_the_offender_in_writing_with_grounds(lacking: dict[str, Any], said: str) -> None:
    assert asked(applied(notified("2026-03-06"), "2026-03-20", **lacking), "review.application") == said


@pytest.mark.parametrize(
    ("offence", "error", "said"),
    [
        ("S21B_5_B", True, "AS_REQUIRED"),
        ("S21B_5_D", True, "AS_REQUIRED"),
        ("S21B_5_F_AS_B_OR_D", True, "AS_REQUIRED"),
        ("S21B_5_B", False, "NOT_AS_REQUIRED"),
        ("ANOTHER", True, "NOT_AS_REQUIRED"),
        (None, None, "NOT_AS_REQUIRED"),
    ],
)
@pytest.mark.provision("67H(2)")
def test_a_device_entry_is_reviewed_only_on_both_grounds_together(offence: str | None, error: bool | None, said: str) -> None:
    story = applied(notified("2026-03-06", decision="S68_2_F"), "2026-03-20", offence_ground=offence, error_ground=error)
    assert asked(story, "review.application") == said


# ---------------------------------------------------------------- the reviewer (67I(2), (3))
@pytest.mark.parametrize(
    ("name", "office", "now", "said"),
    [
        ("Rita", "SUPERINTENDENT", "SUPERINTENDENT", {True}),
        ("Rita", "COMMISSIONER", "SUPERINTENDENT", {True}),
        ("Rita", "INSPECTOR", "SUPERINTENDENT", {False, True}),
        ("mary MADEUP-Maker ", "COMMISSIONER", "SUPERINTENDENT", {False, True}),
        ("Rita", "SUPERINTENDENT", "ASSISTANT_COMMISSIONER", {False, True}),
        ("Rita", "INSPECTOR", "SERGEANT", {False, True}),
    ],
)
@pytest.mark.provision("67I(2)(a)", "67I(2)(b)")
def test_who_may_decide_a_review(name: str, office: str, now: str, said: set[bool]) -> None:
    one = review(applied(notified("2026-03-06"), "2026-03-20").case.docket, REVIEW)
    assert one is not None
    found = may_decide(applied(notified("2026-03-06"), "2026-03-20").case, one, name, office, now)
    assert set(found.values) == said
    if now != "SUPERINTENDENT":
        assert "R-A48" in found.doubts()
    if False in said:
        assert "R-A49" in found.doubts(), "read literally, the bars never apply"


@pytest.mark.provision("67I(3)")
def test_a_decision_of_the_commissioner_in_person_is_reviewed_by_anybody() -> None:
    story = applied(notified("2026-03-06", made_by="COMMISSIONER_IN_PERSON", maker_office="COMMISSIONER"), "2026-03-20")
    one = review(story.case.docket, REVIEW)
    assert one is not None
    assert may_decide(story.case, one, "Mary Madeup-Maker", "SUPERINTENDENT").values == (True,)


def test_offices_are_those_that_the_dictionary_offers_and_an_unknown_one_says_nothing() -> None:
    assert tuple(offices()) == forms().dictionary.field("reviewer-assigned.office").of
    assert less_senior("INSPECTOR", "SUPERINTENDENT") is True
    assert less_senior("SUPERINTENDENT", "SUPERINTENDENT") is False
    assert less_senior("SOMETHING_ELSE", "SUPERINTENDENT") is None
    with pytest.raises(OfficesRefused, match="line 2"):
        read("office,seniority,about\nINSPECTOR,high,x\n")


# ---------------------------------------------------------------- the ten business days (67I(6))
def test_a_review_decided_on_25_september_is_noticed_by_12_october() -> None:
    story = decided("2026-09-25")
    assert by(story, "review.notice-by") == at("2026-10-13", "00:00"), "5 October is the King's Birthday"
    assert deemed(story) == at("2026-10-13", "00:00")


@pytest.mark.parametrize(("day", "clock", "counts"), [("2026-10-12", "23:59", True), ("2026-10-13", "00:00", False)])
@pytest.mark.provision("67I(6)")
def test_a_notice_on_the_tenth_business_day_counts_and_the_day_after_does_not(day: str, clock: str, counts: bool) -> None:
    story = noticed(decided("2026-09-25"), day, clock)
    assert (deemed(story) is None) is counts
    assert asked(story, "review.notice") == ("IN_TIME" if counts else "LATE")


def test_a_notice_of_a_deemed_confirmation_is_no_notice_of_the_review_decision() -> None:
    assert deemed(noticed(decided("2026-09-25"), "2026-10-01", notice="DEEMED_CONFIRMATION")) == at("2026-10-13", "00:00")


def test_the_clock_runs_from_the_decision_on_the_review_and_never_without_one() -> None:
    story = applied(notified("2026-03-06"), "2026-03-20")
    assert due(story, "review.notice-by") is None
    assert deemed(story) is None
    assert STARTS["magistrates_appeal"](story.case) == ()


def test_where_the_two_places_have_other_holidays_the_earlier_is_acted_on_and_the_later_concludes() -> None:
    # the ten business days from 30 July 2026 meet the show day of Brisbane (12 August), which Cairns does not keep
    found = due(decided("2026-07-30", offender_place="Cairns"), "review.notice-by")
    assert found is not None
    assert (found.act_by, found.lapse_not_before) == (at("2026-08-14", "00:00"), at("2026-08-15", "00:00"))
    assert found.doubts == ("R-A31",)


def test_nothing_is_concluded_by_a_calendar_that_is_not_loaded() -> None:
    story = decided("2031-03-03")
    assert deemed(story) is None
    found = due(story, "review.notice-by")
    assert found is not None
    assert found.act_by is not None, "the duty is shown by the earlier day"
    assert any("nothing is taken to be confirmed by itself" in one for one in found.warnings)


@pytest.mark.parametrize(("outcome", "said"), [("CONFIRMED", "NO"), ("AMENDED", "UNCERTAIN"), ("SUBSTITUTED", "UNCERTAIN")])
def test_which_decision_the_law_confirms_is_open_only_where_the_reviewer_changed_it(outcome: str, said: str) -> None:
    assert asked(decided("2026-09-25", outcome=outcome), "review.differs") == said


# ---------------------------------------------------------------- the appeal (67J(1))
@pytest.mark.provision("67J(1)(a)")
def test_the_time_to_appeal_runs_from_a_notice_given_in_time() -> None:
    found = due(noticed(decided("2026-09-25"), "2026-10-01"), "review.appeal-by")
    assert found is not None
    assert found.act_by == found.lapse_not_before == at("2026-10-30", "00:00")
    assert found.doubts == ()


def test_deemed_with_7_january_2027_it_is_appealed_by_4_february() -> None:
    found = due(decided("2026-12-21"), "review.appeal-by")
    assert found is not None
    assert deemed(decided("2026-12-21")) == at("2027-01-08", "00:00")
    assert found.act_by == at("2027-02-05", "00:00"), "28 days after 7 January"
    assert found.lapse_not_before is None, "in one reading it has not started without a notice"
    assert found.doubts == ("R-A10",)


def test_a_notice_that_comes_after_a_deemed_confirmation_starts_the_other_reading() -> None:
    for notice in ("REVIEW_DECISION", "DEEMED_CONFIRMATION"):
        found = due(noticed(decided("2026-12-21"), "2027-01-20", notice=notice), "review.appeal-by")
        assert found is not None
        assert (found.act_by, found.lapse_not_before) == (at("2027-02-05", "00:00"), at("2027-02-18", "00:00"))


@pytest.mark.parametrize(
    ("day", "clock", "said"),
    [
        ("2027-02-04", "23:59", "IN_TIME"),
        ("2027-02-05", "00:00", "UNCERTAIN"),
        ("2027-02-17", "23:59", "UNCERTAIN"),
        ("2027-02-18", "00:00", "LATE"),
    ],
)
def test_an_appeal_is_late_only_when_it_is_so_in_every_reading(day: str, clock: str, said: str) -> None:
    story = noticed(decided("2026-12-21"), "2027-01-20", notice="DEEMED_CONFIRMATION")
    assert asked(filed(story, day, clock), "review.appeal-time") == said


def test_an_appeal_before_any_notice_is_in_time_or_uncertain_but_never_late() -> None:
    assert asked(filed(decided("2026-12-21"), "2026-12-29"), "review.appeal-time") == "IN_TIME"
    assert asked(filed(decided("2026-12-21"), "2028-01-05"), "review.appeal-time") == "UNCERTAIN"


def test_a_last_day_to_appeal_on_which_only_this_registry_is_closed_is_doubtful() -> None:
    # 28 days from Wednesday 15 July 2026 are over with 12 August, the show holiday in Brisbane
    found = due(noticed(decided("2026-07-13"), "2026-07-15"), "review.appeal-by")
    assert found is not None
    assert (found.act_by, found.lapse_not_before) == (at("2026-08-13", "00:00"), at("2026-08-14", "00:00"))
    assert found.doubts == ("O-A27",)


def test_time_that_the_court_allowed_is_taken_as_it_named_it() -> None:
    story = filed(noticed(decided("2026-09-25"), "2026-10-01"), "2026-11-05")
    assert asked(story, "review.appeal-time") == "LATE"
    story.tell("review-appeal-time-decided", REVIEW, "2026-11-06", decision="EXTENDED", until="2026-11-07")
    assert asked(story, "review.appeal-time") == "IN_TIME"
    assert asked(story, "review.appeal-more-time") == "HEARD"


def test_time_that_the_court_allowed_takes_nothing_away() -> None:
    story = noticed(decided("2026-09-25"), "2026-10-01")
    story.tell("review-appeal-time-decided", REVIEW, "2026-10-02", decision="EXTENDED", until="2026-10-20")
    assert by(story, "review.appeal-by") == at("2026-10-30", "00:00")


def test_a_decision_once_reviewed_is_not_offered_for_review_again() -> None:
    offered = OFFERS["record_review_application"].rule
    assert offered(notified("2026-03-06").case) == (DECISION,)
    assert offered(decided("2026-09-25").case) == ()
    late = applied(notified("2026-03-06"), "2026-04-20")
    assert offered(late.case) == (DECISION,), "a late application does not bar another"


# ---------------------------------------------------------------- no stay (Part 4A silent)
def test_more_time_to_appeal_ends_none_that_runs_only_from_a_notice() -> None:
    # given no notice of the review, and a court that allows more time until 20 March 2027
    story = decided("2026-12-21").tell("review-appeal-time-decided", REVIEW, "2027-02-05", decision="EXTENDED", until="2027-03-20")
    found = due(story, "review.appeal-by")
    # then that is the day to act by, and it is not over for certain: a notice may still come, and 28 days after it (R-A10)
    assert found is not None
    assert (found.act_by, found.lapse_not_before) == (at("2027-03-21", "00:00"), None)


def test_neither_a_review_nor_an_appeal_moves_a_date_of_an_order() -> None:
    def other(story: Story) -> list[Deadline]:
        return [one for one in deadlines(story.case) if not one.subject.startswith(("review", "reviewable"))]

    plain = Story().applied("2026-05-04").made("2026-06-03")
    before = other(plain)
    about_the_review = filed(noticed(decided("2026-09-25"), "2026-10-01"), "2026-10-20").entries[1:]
    plain.entries += [replace(entry, id=f"r{n}") for n, entry in enumerate(about_the_review)]
    assert [(d.name, d.subject, d.act_by) for d in other(plain)] == [(d.name, d.subject, d.act_by) for d in before]
