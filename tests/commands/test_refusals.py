"""A refusal changes nothing, is written down without what was typed, and tells an outsider nothing."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import text

from app.access.actor import COMMAND_LINE, TIMEKEEPER, Actor
from app.commands.words import CorrectEntry, LetTimePass, NoteViewed, OpenMatter, RecordStep, TakeStep
from app.errors import NotPermitted, Refusal, Stale
from app.storage import audit
from app.storage.database import opened, reading, writing
from tests.support.scenario import EXAMPLE_PERSON, KEY, Scenario, mention_listed, order_in_force

OUTSIDER = Actor("out-1", "Otto Madeup-Outsider", frozenset({"registrar"}), frozenset({"Registry Cairns"}))
TYPED = "Words that nobody but the person who typed them may ever see"


def refused_rows(story: Scenario) -> list[dict[str, object]]:
    return [json.loads(details) for (details,) in story.rows("select details from audit where act='refused' order by number")]


def test_a_refusal_changes_nothing_and_is_audited_without_what_was_typed(database_url: str) -> None:
    story = mention_listed(database_url).at("2026-03-20 10:00")
    before = story.everything()
    with pytest.raises(Refusal) as refused:
        story.does("record_mention", by="registrar", took_place="HELD", outcome_in_the_courts_words=TYPED)
    assert refused.value.fields
    assert story.everything() == before
    assert refused_rows(story)[-1]["command"] == "RecordStep"
    assert all(TYPED not in str(row) for row in story.rows("select * from audit"))


def test_a_person_without_a_seat_is_told_what_somebody_asking_for_a_matter_that_never_was_is_told(database_url: str) -> None:
    story = order_in_force(database_url)
    with pytest.raises(NotPermitted) as unseated:
        story.executes(NoteViewed(story.matter), by=OUTSIDER)
    with pytest.raises(NotPermitted) as unknown:
        story.executes(NoteViewed("01ARZ3NDEKTSV4RRFFQ69G5FAV"), by=OUTSIDER)
    assert not unseated.value.seen
    assert not unknown.value.seen


def test_somebody_barred_has_no_part_although_their_unit_has_a_seat(database_url: str) -> None:
    story = order_in_force(database_url)
    with story.house() as house, writing(house.engine) as connection:
        connection.execute(
            text("insert into bar (matter, person, reason) values (:m, 'registrar', 'knows the respondent')"), {"m": story.matter}
        )
    with pytest.raises(NotPermitted) as barred:
        story.does("list_mention", by="registrar", listed_for="2026-03-20T09:00", court_place="Brisbane", application="application:1")
    assert not barred.value.seen


def test_a_step_of_another_role_is_refused_in_words_to_somebody_who_sees_the_matter(sqlite_url: str) -> None:
    story = mention_listed(sqlite_url)
    with pytest.raises(NotPermitted) as refused:
        story.executes(TakeStep(story.matter, *story.where("record_mention")), by="officer")
    assert refused.value.seen


@pytest.mark.parametrize("by", ["supervisor", "legal", "administrator", COMMAND_LINE])
def test_no_person_lets_time_pass(sqlite_url: str, by: str | Actor) -> None:
    story = order_in_force(sqlite_url)
    with pytest.raises(NotPermitted):
        story.executes(LetTimePass(story.matter), by=by)


def test_letting_time_pass_when_nothing_is_due_changes_nothing(database_url: str) -> None:
    story = order_in_force(database_url)
    before = story.everything()
    story.executes(LetTimePass(story.matter), by=TIMEKEEPER)
    assert story.everything() == before


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {**EXAMPLE_PERSON, "birth_date": "31/02/1980"},
        {**EXAMPLE_PERSON, "given_names": ["a", "list"]},
        {**EXAMPLE_PERSON, "no_such_field": "x"},
        {**EXAMPLE_PERSON, "family_name": "\x00"},
        {**EXAMPLE_PERSON, "family_name": "\ud800"},
        {**EXAMPLE_PERSON, "birth_date": {"day": "1"}},
    ],
)
def test_malformed_answers_are_refused_by_field_and_open_no_matter(sqlite_url: str, answers: dict[str, object]) -> None:
    story = Scenario(sqlite_url)
    with pytest.raises(Refusal) as refused:
        story.opens_with(answers)
    assert refused.value.fields
    assert story.rows("select count(*) from matter") == [(0,)]


def test_an_entry_of_another_matter_cannot_be_corrected_through_this_one(sqlite_url: str) -> None:
    one = order_in_force(sqlite_url)
    (entry,) = one.rows("select id from entry where matter=:m and kind='temporary-order-made'")[0]
    two = Scenario(sqlite_url).opens()
    with pytest.raises(NotPermitted) as refused:
        two.executes(CorrectEntry(two.matter, entry, {"presence": "ABSENT"}, "not this one"), by="prosecutor")
    assert not refused.value.seen


def test_a_step_that_no_diagram_has_is_refused_and_no_fault_of_the_system(sqlite_url: str) -> None:
    story = order_in_force(sqlite_url)
    for process, element in (("no_such_process", "no_such_step"), ("temporary_order_term", "no_such_step"), ("offers", "no_such_offer")):
        with pytest.raises(Stale):
            story.executes(RecordStep(story.matter, process, "temporary-order:1", element, "", {}), by="registrar")


def test_every_change_and_every_refusal_stands_in_a_chain_that_verifies(database_url: str) -> None:
    story = mention_listed(database_url).at("2026-03-20 10:00")
    with pytest.raises(Refusal):
        story.does("record_mention", by="registrar", took_place="HELD")
    engine = opened(database_url)
    with reading(engine) as connection:
        verified = audit.verify(connection, KEY, None)
    engine.dispose()
    assert verified.sound
    acts = [act for (act,) in story.rows("select act from audit order by number")]
    assert acts == [
        "open_matter",
        "record_step",
        "refused",
        "record_step",
        "refused",
    ]  # the notice was asked about once before it was confirmed


def test_opening_a_matter_for_another_unit_is_refused(sqlite_url: str) -> None:
    story = Scenario(sqlite_url)
    with pytest.raises(NotPermitted):
        story.executes(OpenMatter(EXAMPLE_PERSON, "Registry Brisbane"), by="prosecutor")
