"""Somebody with a seat does what their role says and nothing else; each refusal is said in a sentence and changes nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from app.access.actor import COMMAND_LINE, Actor
from app.cli.cast import actor
from app.commands.words import (
    ConfirmCorrection,
    CorrectEntry,
    Elect,
    HandOverStep,
    ImportCalendar,
    LetTimePass,
    MoveLegalClock,
    NoteLookUp,
    NoteViewed,
    RecordStep,
    SaveDraft,
    TakeStep,
    WithdrawEntry,
)
from app.errors import NotPermitted, Refusal
from tests.support.scenario import Scenario, mention_listed

TIMEKEEPING_PERSON = Actor("timekeeper", "Not the timekeeper", frozenset({"supervisor"}), frozenset({"Supervisors"}))
PRETENDER = Actor("timekeeper", "Timekeeper", kind="timekeeper")


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    told = mention_listed(f"sqlite:///{tmp_path_factory.mktemp('roles') / 'interdict.db'}").at("2026-03-12 09:00")
    return told.corrects("temporary-order-made", by="registrar", at="2026-03-03T10:00:00+10:00")


def refused(story: Scenario, command: object, by: Actor) -> NotPermitted:
    before = story.everything()
    with pytest.raises(NotPermitted) as said:
        story.executes(command, by=by)
    assert story.everything() == before
    return said.value


def first(story: Scenario) -> str:
    return str(story.rows("select id from entry where matter=:m and seq=1")[0][0])


@pytest.mark.parametrize("who", ["auditor", "officer", "legal", "register", "supervisor", "prosecutor"])
def test_a_step_of_another_lane_is_refused_in_a_sentence(story: Scenario, who: str) -> None:
    where = story.where("record_mention")
    for command in (RecordStep(story.matter, *where, answers={}), TakeStep(story.matter, *where)):
        error = refused(story, command, actor(who))
        assert error.seen
        assert error.sentence.startswith("You may not ")


def test_an_auditor_with_a_seat_changes_nothing_and_is_shown_no_name(story: Scenario) -> None:
    where, entry = story.where("record_mention"), first(story)
    for command in (
        RecordStep(story.matter, "offers", "respondent:1", "record_note", "", {"note": "x"}),
        SaveDraft(story.matter, *where, answers={"note": "x"}),
        HandOverStep(story.matter, *where, person="auditor"),
        CorrectEntry(story.matter, entry, {"languages": "Example"}, "a made-up slip"),
        WithdrawEntry(story.matter, entry, "a made-up slip"),
        NoteViewed(story.matter, basis="LAW_ENFORCEMENT"),
        NoteViewed(story.matter, document="0" * 64),
        NoteLookUp("INVESTIGATION", "", ()),
        Elect("O-A01", "FIRST_DAY_COUNTS", "a made-up reason at length"),
        ImportCalendar("place,day,name,kind,source,confidence\n", "a gazette"),
    ):
        assert refused(story, command, actor("auditor")).sentence, command
    story.executes(NoteViewed(story.matter), by="auditor")


def test_nobody_confirms_their_own_correction_and_no_auditor_confirms_any(story: Scenario) -> None:
    entry = str(story.rows("select entry from awaiting where matter=:m")[0][0])
    for who in ("registrar", "auditor"):
        assert refused(story, ConfirmCorrection(story.matter, entry), actor(who)).sentence.startswith("You may not confirm this correction")


@pytest.mark.parametrize("by", [actor("supervisor"), actor("auditor"), TIMEKEEPING_PERSON, COMMAND_LINE, PRETENDER], ids=lambda a: a.name)
def test_nobody_but_the_timekeeper_lets_time_pass(story: Scenario, by: Actor) -> None:
    assert refused(story, LetTimePass(story.matter), by).sentence == "Time passes by itself: no person can let it."


def test_the_clock_of_a_house_that_is_no_demonstration_is_moved_by_nobody(story: Scenario) -> None:
    for by in (actor("administrator"), actor("supervisor"), COMMAND_LINE):
        refused(story, MoveLegalClock(story.clock.at + timedelta(days=1)), by)
    assert story.rows("select count(*) from legal_clock where offset_seconds <> 0") == [(0,)]


def test_a_reference_is_a_number_and_no_name(story: Scenario) -> None:
    for name in ("Testa Example-Person", "Example", "Person2 Testa"):
        with pytest.raises(Refusal) as said:
            story.executes(NoteLookUp("INVESTIGATION", name, ()), by="officer")
        assert "reference" in said.value.fields
    story.executes(NoteLookUp("INVESTIGATION", "QP2600012345", ()), by="officer")
    assert story.rows("select count(*) from audit where details like '%Example%'") == [(0,)]


def test_a_seat_that_has_ended_opens_nothing(sqlite_url: str) -> None:
    story = mention_listed(sqlite_url)
    with story.house() as house, house.engine.begin() as connection:
        connection.execute(text("update seat set to_at=from_at where role='registrar'"))
    assert not refused(story, NoteViewed(story.matter), actor("registrar")).seen
