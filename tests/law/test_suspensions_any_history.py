"""Suspensions in any history: stretches that follow each other, moved by notices and reviews alone, the same in whatever order they were recorded."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import app.law.all  # noqa: F401 - registers every question
from app.casework.docket import Docket
from app.law.calendars import seed
from app.law.invariants import all_breaches
from app.law.questions import Case
from app.law.reporting.suspensions import report_owed, stretches, suspended
from tests.support.order_stories import Story, at

SUSPENSION = "suspension:1"
MADE: dict[str, Any] = {"words": "w", "made_by": "ANOTHER_PERSON", "maker": "Mary", "maker_office": "INSPECTOR", "place": "Brisbane"}
REVIEWED: dict[str, Any] = {"words": "w", "reasons": "r", "reviewer": "Rita", "office": "INSPECTOR", "place": "Brisbane"}
FIRST = at("2026-03-02")
KEEN = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


class History:
    """One suspension being told: each word is a day or more after the one before it."""

    def __init__(self, draw: Any) -> None:
        self.draw, self.story, self.day, self.reviews = draw, Story(), 0, 0

    def tell(self, kind: str, subject: str, **values: Any) -> None:
        """One entry, some days on."""
        self.day += self.draw(st.integers(1, 9))
        when = FIRST + timedelta(days=self.day)
        self.story.tell(kind, subject, f"{when:%Y-%m-%d}", f"{self.draw(st.integers(8, 17)):02}:30", **values)

    def perhaps(self) -> bool:
        """Yes or no."""
        return bool(self.draw(st.booleans()))

    def reviewed(self, decision: str) -> None:
        """A review of a decision, with or without a notice, and perhaps an appeal."""
        self.reviews += 1
        review = f"review:{self.reviews}"
        self.tell("review-applied-for", review, decision=decision, applicant="OFFENDER", in_writing=True, grounds="g")
        outcome, effect = self.draw(
            st.sampled_from((("CONFIRMED", None), ("AMENDED", "STILL_STANDS"), ("SUBSTITUTED", "NO_LONGER_STANDS")))
        )
        self.tell("review-decided", review, outcome=outcome, effect=effect, **REVIEWED)
        if self.perhaps():
            self.tell("review-notice-given", review, notice="REVIEW_DECISION", manner="POST")
        if self.perhaps():
            effect = self.draw(st.sampled_from(("STILL_STANDS", "NO_LONGER_STANDS")))
            self.tell("review-appeal-decided", review, result="SUBSTITUTED", effect=effect, words="w", costs="NONE")
            if self.perhaps():
                self.tell("review-appeal-carried-out", review, words="w")


@st.composite
def histories(draw: Any) -> Story:
    """An application, granted or refused, told or not; revoked up to twice; each decision perhaps reviewed."""
    one = History(draw)
    one.tell("suspension-applied-for", SUSPENSION, applicant="OFFENDER", in_writing=True)
    granted = one.perhaps()
    one.tell("suspension-decided", SUSPENSION, decision="SUSPENDED" if granted else "NOT_SUSPENDED", no_risk="SATISFIED", reasons="r")
    if not granted:
        one.tell("reviewable-decision-made", "reviewable-decision:1", decision="S67D_4", about=SUSPENSION, **MADE)
        one.tell("suspension-notice-given", SUSPENSION, notice="REFUSAL", manner="POST")
        one.reviewed("reviewable-decision:1")
    if one.perhaps():
        one.tell("suspension-notice-given", SUSPENSION, notice="SUSPENSION", manner="POST")
    for n in range(2, 2 + draw(st.integers(0, 2))):
        revocation = f"reviewable-decision:{n}"
        one.tell("reviewable-decision-made", revocation, decision="S67F_1", about=SUSPENSION, **MADE)
        if one.perhaps():
            one.tell("reviewable-decision-notified", revocation, manner="POST")
        if one.perhaps():
            one.reviewed(revocation)
    return one.story


@KEEN
@given(histories())
def test_stretches_follow_each_other_and_only_the_last_may_lack_an_end(story: Story) -> None:
    for found in stretches(story.case, SUSPENSION).values:
        edges = [edge for stretch in found for edge in stretch]
        assert None not in edges[:-1]
        known = [edge for edge in edges if edge is not None]
        assert known == sorted(set(known))


@KEEN
@given(histories())
def test_what_moves_a_suspension_and_what_it_leaves_owed_is_kept_in_every_history(story: Story) -> None:
    assert [one for one in all_breaches(story.case) if one.invariant in ("R-I41", "R-I53", "R-I52", "R-I54")] == []


@KEEN
@given(histories(), st.integers(0, 200))
def test_reports_other_than_an_initial_one_are_owed_exactly_while_nothing_is_suspended(story: Story, days: int) -> None:
    when = FIRST + timedelta(days=days, hours=2)
    lasts = set(suspended(story.case, when).values)
    owed = set(report_owed(story.case, when, initial=False).values)
    assert owed == {"NO" if one else "YES" for one in lasts}


@KEEN
@given(histories(), st.randoms(use_true_random=False))
def test_it_is_the_same_in_whatever_order_it_was_recorded(story: Story, random: Random) -> None:
    shuffled = list(story.entries)
    random.shuffle(shuffled)
    late = Case(Docket().append(*shuffled, recorded_at=at("2031-12-31")), seed())
    assert set(stretches(late, SUSPENSION).values) == set(stretches(story.case, SUSPENSION).values)


@KEEN
@given(histories())
def test_what_was_certain_stays_possible_whatever_comes_later(story: Story) -> None:
    """A later entry may make doubtful what was certain (R-A82: a revocation that was undone), and never makes it false in every reading."""
    last: datetime = max(entry.at for entry in story.entries)
    before = Story()
    before.entries = [entry for entry in story.entries if entry.at < last]
    for moment in {entry.at for entry in before.entries}:
        then = suspended(before.case, moment)
        assert not then.certain or then.only in suspended(story.case, moment).values
