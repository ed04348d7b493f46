"""Two people, one step; one person, two clicks; and time, which passes before a late click."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from app.access.actor import Actor
from app.commands.words import RecordStep, SaveDraft
from app.errors import Stale
from tests.support.scenario import ADJOURNED_AND_EXTENDED, Scenario, mention_listed

SECOND_REGISTRAR = Actor("robin-2", "Rowan Madeup-Registrar", frozenset({"registrar"}), frozenset({"Registry Brisbane"}))
EXPLAINED = {"at": "2026-03-02T10:05", "purpose": "YES", "effect": "YES"}
TOLD = {"told": ["APPLICANT"], "note": "The court file says so."}


def outcome_of(story: Scenario, command: RecordStep, by: Actor | str) -> str:
    """What came of a command: "recorded", or the sentence of the refusal."""
    try:
        story.executes(command, by=by)
    except Stale as stale:
        return stale.sentence
    return "recorded"


def held(story: Scenario, **changed: Any) -> RecordStep:
    return RecordStep(story.matter, *story.where("record_mention"), {**ADJOURNED_AND_EXTENDED, **changed})


def test_of_two_people_at_one_step_one_succeeds_and_the_other_is_told_who_and_when(database_url: str) -> None:
    # given a mention that is over, and two registrars with its form open
    story = mention_listed(database_url).at("2026-03-20 14:05")
    command = held(story)
    # when both send it at the same moment
    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(lambda by: outcome_of(story, command, by), ["registrar", SECOND_REGISTRAR]))
    # then one is recorded, and the other is told who was faster and at what time
    first = "registrar" if outcomes[0] == "recorded" else "robin-2"
    told = next(sentence for sentence in outcomes if sentence != "recorded")
    assert outcomes.count("recorded") == 1
    assert told.startswith(f"{first} recorded this at 2:05 pm on Friday 20 March 2026")
    assert len(story.rows("select id from entry where matter=:m and kind='hearing-held'")) == 1


def test_eight_clicks_at_once_record_once(database_url: str) -> None:
    story = mention_listed(database_url).at("2026-03-20 14:05")
    command = held(story)
    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(lambda _: outcome_of(story, command, "registrar"), range(8)))
    assert outcomes.count("recorded") == 1
    assert len(story.rows("select id from entry where matter=:m and kind='hearing-held'")) == 1


def test_the_same_form_sent_twice_has_one_effect_and_one_answer(database_url: str) -> None:
    story = mention_listed(database_url).at("2026-03-20 14:05")
    process, subject, element, about = story.where("record_mention")
    command = RecordStep(story.matter, process, subject, element, about, ADJOURNED_AND_EXTENDED, token="a made-up token")
    first = story.executes(command, by="registrar")
    entries = story.rows("select count(*) from entry where matter=:m")
    # when the browser sends it again
    second = story.executes(command, by="registrar")
    # then nothing more is recorded, and the answer is the first one's
    assert second == first
    assert story.rows("select count(*) from entry where matter=:m") == entries


def test_a_token_answers_to_the_person_who_sent_it_and_to_nobody_else(sqlite_url: str) -> None:
    story = mention_listed(sqlite_url).at("2026-03-20 14:05")
    command = RecordStep(story.matter, *story.where("record_mention"), ADJOURNED_AND_EXTENDED, token="a made-up token")
    story.executes(command, by="registrar")
    with pytest.raises(Stale, match="registrar recorded this"):
        story.executes(command, by=SECOND_REGISTRAR)


def test_what_is_due_passes_before_a_late_click_which_is_refused_with_the_reason(database_url: str) -> None:
    # given the step "ask for an extension", open while the order is in force
    story = mention_listed(database_url)
    where = story.where("ask_extension")
    # when nobody asks, no ticker runs, the order's 28 days go by, and somebody then sends the form that stood open all the time
    story.at_night("2026-04-08 10:00")
    assert story.rows("select 1 from passage where matter=:m and how='time'") == []
    with pytest.raises(Stale) as refused:
        story.executes(RecordStep(story.matter, *where, {"mentions": []}), by="prosecutor")
    # then time passed first, in a transaction of its own, and the person is told that the step closed by itself
    assert "closed by itself" in refused.value.sentence
    late = story.rows("select at, due_at from passage where matter=:m and how='time' and moved='passed'")
    assert late
    assert all(at > due for at, due in late)
    assert story.status() == "NO"


def test_what_was_typed_is_kept_for_the_person_who_typed_it(database_url: str) -> None:
    story = mention_listed(database_url)
    where = story.where("record_mention")
    story.executes(SaveDraft(story.matter, *where, {"took_place": "HELD"}), by="registrar")
    story.executes(SaveDraft(story.matter, *where, {"took_place": "VACATED"}), by="registrar")
    assert story.rows("select person, answers from draft where matter=:m") == [("registrar", '{"took_place": "VACATED"}')]
    # when the step is recorded the draft goes
    story.at("2026-03-20 14:05").does("record_mention", by="registrar", **ADJOURNED_AND_EXTENDED)
    assert story.rows("select person from draft where matter=:m") == []
