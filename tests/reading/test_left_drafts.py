"""A draft of a step that somebody else recorded: kept for its author alone, in words, with who recorded the step and when."""

from __future__ import annotations

import pytest

from app.access.actor import Actor
from app.cli.cast import actor
from app.commands.words import DismissDraft, SaveDraft, TakeStep
from app.errors import NotPermitted
from app.reading.pages import Filters, LeftDraft
from tests.support.scenario import ADJOURNED_AND_EXTENDED, Scenario, mention_listed

STEP = {"process": "hearing_and_interim_orders", "subject": "hearing:1", "element": "record_mention", "about": "hearing 1"}
OTHER = Actor("second", "Rita Madeup-Registrar", frozenset({"registrar"}), frozenset({"Registry Brisbane"}))
TYPED = {
    "took_place": "HELD", "at-day": "20", "at-month": "3", "at-year": "2026", "at-time": "9am", "outcome": "ADJOURNED",
    "orders-0-subject": "temporary-order:1", "orders-0-decision": "EXTENDED",
}  # fmt: skip


def drafted(url: str) -> Scenario:
    """A mention that the second registrar took and began to write down."""
    story = mention_listed(url)
    story.at("2026-03-20 11:00").executes(TakeStep(story.matter, **STEP), by=OTHER)
    story.executes(SaveDraft(story.matter, **STEP, answers=TYPED), by=OTHER)
    return story


def left(story: Scenario, who: Actor) -> tuple[LeftDraft, ...]:
    with story.house() as house:
        listed: tuple[LeftDraft, ...] = house.desk.your_work(who, Filters()).left_drafts
        assert listed == house.desk.matter_page(who, story.matter).left_drafts
        return listed


def test_while_the_step_is_open_a_draft_is_simply_a_draft(database_url: str) -> None:
    assert left(drafted(database_url), OTHER) == ()


def test_when_somebody_else_records_the_step_its_author_still_reads_the_draft_until_it_is_dismissed(database_url: str) -> None:
    # given a draft of one registrar, and the step recorded by another
    story = drafted(database_url)
    story.does("record_mention", by="registrar", **ADJOURNED_AND_EXTENDED)
    # then its author is told who recorded it and when, and reads what was typed in the words of the form
    (draft,) = left(story, OTHER)
    assert draft.closed_by == "registrar"
    assert draft.closed_at == story.clock.at
    with story.house() as house:
        page = house.desk.left_draft(OTHER, story.matter, **STEP)
    assert ("Did the hearing take place?", "It took place") in page.answers
    assert ("When did it begin?", "20 3 2026 9am") in page.answers
    assert any(question.endswith("Was this order extended?") and "Temporary order 1" in question for question, _ in page.answers)
    # and nobody else sees it
    assert left(story, actor("registrar")) == ()
    with story.house() as house, pytest.raises(NotPermitted):
        house.desk.left_draft(actor("registrar"), story.matter, **STEP)
    # when it is dismissed it is gone
    story.executes(DismissDraft(story.matter, **STEP), by=OTHER)
    assert left(story, OTHER) == ()
    assert story.rows("select count(*) from draft where matter=:m") == [(0,)]


def test_nobody_dismisses_the_draft_of_another(database_url: str) -> None:
    story = drafted(database_url)
    story.does("record_mention", by="registrar", **ADJOURNED_AND_EXTENDED)
    story.executes(DismissDraft(story.matter, **STEP), by="registrar")
    assert len(left(story, OTHER)) == 1


def test_a_step_that_opens_again_shows_the_draft_in_its_form(database_url: str) -> None:
    story = drafted(database_url)
    story.does("record_mention", by="registrar", **ADJOURNED_AND_EXTENDED)
    for kind in ("hearing-held", "extension-decided", "mention-listed"):
        subject = "hearing:2" if kind == "mention-listed" else None
        story.withdraws(kind, by="registrar", subject=subject)
    assert left(story, OTHER) == ()
    with story.house() as house:
        assert house.desk.step_form(OTHER, story.matter, **STEP).draft_saved_at is not None
