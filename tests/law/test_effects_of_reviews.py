"""What a review or a court makes of a decision of schedule 4: when it stands no more, in each reading, on both sides of each instant."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

import app.law.all  # noqa: F401 - registers every question
from app.law.questions import told
from app.law.reviewing.effects import no_longer_stands, stands_at, turns
from app.law.status import also
from tests.support.order_stories import Story, at

DECISION, REVIEW = "reviewable-decision:1", "review:1"
DECIDED, NOTICED, TENTH = at("2026-03-25", "15:00"), at("2026-04-01"), at("2026-04-11", "00:00")


def reviewed(outcome: str = "SUBSTITUTED", effect: str | None = "NO_LONGER_STANDS", **more: Any) -> Story:
    """A device inspection offence placed on the register on 3 March 2026, and its review decided on Wednesday 25 March."""
    made = {"decision": "S68_2_F", "words": "w", "made_by": "ANOTHER_PERSON", "maker": "Mary Madeup-Maker", "maker_office": "INSPECTOR"}
    story = Story().tell("reviewable-decision-made", DECISION, "2026-03-03", place="Brisbane", **made)
    story.tell("reviewable-decision-notified", DECISION, "2026-03-06", manner="POST")
    story.tell("review-applied-for", REVIEW, "2026-03-20", decision=DECISION, applicant="OFFENDER", in_writing=True, grounds="g")
    said = {"outcome": outcome, "words": "w", "reasons": "r", "reviewer": "Rita", "office": "INSPECTOR", "place": "Brisbane"}
    return story.tell("review-decided", REVIEW, "2026-03-25", "15:00", **{**said, "effect": effect, **more})


def noticed(story: Story, day: str = "2026-04-01", clock: str = "10:00") -> Story:
    return story.tell("review-notice-given", REVIEW, day, clock, notice="REVIEW_DECISION", manner="POST")


def over(story: Story) -> set[datetime | None]:
    return set(no_longer_stands(story.case, DECISION).values)


def test_a_decision_that_the_review_confirms_stands_as_it_was_made() -> None:
    assert turns(noticed(reviewed("CONFIRMED", None)).case, DECISION).only == ()


def test_an_amended_decision_stands_in_other_words_unless_it_is_said_otherwise() -> None:
    assert turns(noticed(reviewed("AMENDED", None)).case, DECISION).only == ()
    assert turns(noticed(reviewed("AMENDED", "STILL_STANDS")).case, DECISION).only == ()
    assert over(noticed(reviewed("AMENDED", "NO_LONGER_STANDS"))) == {DECIDED, NOTICED}


def test_another_decision_in_its_place_ends_it_unless_it_is_said_to_stand() -> None:
    assert over(noticed(reviewed(effect=None))) == {DECIDED, NOTICED}
    assert turns(noticed(reviewed(effect="STILL_STANDS")).case, DECISION).only == ()


def test_between_the_review_and_its_notice_it_depends_on_the_reading() -> None:
    case = noticed(reviewed()).case
    assert stands_at(case, DECISION, at("2026-03-25", "14:59")).values == (True,)
    assert stands_at(case, DECISION, DECIDED).doubts() == ("R-A81",)
    assert set(stands_at(case, DECISION, at("2026-04-01", "09:59")).values) == {True, False}
    assert stands_at(case, DECISION, NOTICED).values == (False,)


def by_reading(story: Story, doubt: str) -> dict[str, set[datetime | None]]:
    """Since when the decision stands no more, by the reading of one doubt."""
    found: dict[str, set[datetime | None]] = {}
    for value, worlds in no_longer_stands(story.case, DECISION).results:
        for world in worlds:
            found.setdefault(dict(world).get(doubt, ""), set()).add(value)
    return found


def test_each_reading_gives_its_own_instant() -> None:
    assert by_reading(noticed(reviewed()), "R-A81") == {"from-decision": {DECIDED}, "from-notice": {NOTICED}}
    assert by_reading(reviewed(), "R-A17") == {"decision-under-review": {None}, "review-decision": {DECIDED, TENTH}}


def test_a_review_of_which_nothing_is_decided_turns_nothing() -> None:
    story = reviewed()
    story.entries.pop()
    assert turns(story.case, DECISION).only == ()
    assert told(story.case, "ask", "review.effect-asked", REVIEW) == "YES"
    assert told(Story().case, "ask", "review.effect-asked", REVIEW) == "NO"


def test_it_is_not_asked_of_a_requirement_whether_it_still_stands() -> None:
    story = reviewed()
    made = story.entries[1]
    story.entries[1] = replace(made, values={**made.values, "decision": "S19_2"})
    assert told(story.case, "ask", "review.effect-asked", REVIEW) == "NO"


def test_without_a_notice_in_time_the_first_decision_stands_again_or_not_by_the_reading() -> None:
    answer = no_longer_stands(reviewed().case, DECISION)
    assert set(answer.values) == {None, DECIDED, TENTH}
    assert "R-A17" in answer.doubts()
    back = {found[-1].stands: found[-1].at for found in turns(reviewed().case, DECISION).values if found}
    assert back[True] == TENTH, "confirmed by the law at the end of the tenth business day"


@pytest.mark.parametrize(("day", "clock", "settled"), [("2026-04-10", "23:59", True), ("2026-04-11", "00:00", False)])
def test_a_notice_in_the_last_minute_settles_it_and_one_after_does_not(day: str, clock: str, settled: bool) -> None:
    assert (None not in over(noticed(reviewed(), day, clock))) is settled


def test_an_entry_decided_afresh_after_a_deemed_confirmation_stands_no_more_in_any_reading() -> None:
    story = reviewed()
    assert None in over(story), "the law may have confirmed the entry"
    story.tell("fresh-decision-considered", REVIEW, "2026-04-15", course="LEFT_AS_IT_IS", reasons="r")
    assert None in over(story)
    story.tell("fresh-decision-considered", REVIEW, "2026-04-16", course="DECIDED_AFRESH", words="w", reasons="r")
    assert at("2026-04-16") in over(story)
    assert None not in over(story)


def test_what_the_court_puts_in_its_place_counts_from_its_decision_or_from_when_it_was_carried_out() -> None:
    story = noticed(reviewed("CONFIRMED", None)).tell("review-appeal-filed", REVIEW, "2026-04-20", registry="Brisbane")
    story.tell("review-appeal-decided", REVIEW, "2026-06-10", result="SUBSTITUTED", effect="NO_LONGER_STANDS", words="w", costs="NONE")
    assert by_reading(story, "R-A81") == {"from-decision": {at("2026-06-10")}, "from-notice": {None}}
    story.tell("review-appeal-carried-out", REVIEW, "2026-06-12", words="w")
    assert over(story) == {at("2026-06-10"), at("2026-06-12")}


def test_a_court_that_decides_before_the_ten_business_days_are_over_leaves_nothing_to_be_confirmed() -> None:
    story = reviewed().tell("review-appeal-filed", REVIEW, "2026-04-01", registry="Brisbane")
    story.tell("review-appeal-decided", REVIEW, "2026-04-08", result="SUBSTITUTED", effect="NO_LONGER_STANDS", words="w", costs="NONE")
    story.tell("review-appeal-carried-out", REVIEW, "2026-04-09", words="w")
    assert over(story) == {DECIDED, at("2026-04-09")}
    assert "R-A17" not in no_longer_stands(story.case, DECISION).doubts()


def test_a_court_may_put_back_what_the_review_took_away() -> None:
    story = noticed(reviewed()).tell("review-appeal-filed", REVIEW, "2026-04-20", registry="Brisbane")
    story.tell("review-appeal-decided", REVIEW, "2026-06-10", result="SUBSTITUTED", effect="STILL_STANDS", words="w", costs="NONE")
    story.tell("review-appeal-carried-out", REVIEW, "2026-06-10", words="w")
    assert over(story) == {None}
    assert stands_at(story.case, DECISION, at("2026-06-10")).values == (True,)


def test_filing_a_review_or_an_appeal_changes_nothing() -> None:
    story = Story().tell("reviewable-decision-made", DECISION, "2026-03-03", decision="S68_2_F", place="Brisbane", made_by="ANOTHER_PERSON")
    story.tell("review-applied-for", REVIEW, "2026-03-20", decision=DECISION, applicant="OFFENDER", in_writing=True, grounds="g")
    assert turns(story.case, DECISION).only == ()


def test_the_matters_page_says_what_stands_on_the_register_and_whether_the_offender_was_told() -> None:
    case = noticed(reviewed()).case
    assert also(case, at("2026-03-02")) == ()
    assert "the offender was not told yet" in also(case, at("2026-03-05"))[0]
    assert "was told on Friday 6 March 2026" in also(case, at("2026-03-10"))[0]
    assert "depends on R-A81" in also(case, DECIDED)[0]
    assert also(case, NOTICED) == ()
