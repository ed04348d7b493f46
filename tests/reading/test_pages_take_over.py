"""A page takes over what the door knows of a matter from the last command, and says what it would have said without."""

from __future__ import annotations

from app.cli.cast import actor
from app.commands.words import RecordStep
from tests.support.scenario import Scenario, TestHouse, mention_listed


def a_note(story: Scenario, house: TestHouse, words: str) -> None:
    house.door.execute(RecordStep(story.matter, "offers", "respondent:1", "record_note", "", {"note": words}), by=actor("prosecutor"))


def page(story: Scenario, house: TestHouse) -> object:
    return house.desk.matter_page(actor("legal"), story.matter)


def test_a_page_says_the_same_with_and_without_what_the_door_knows(database_url: str) -> None:
    # given a house that has just recorded a note
    story = mention_listed(database_url)
    with story.house() as house, story.house() as other:
        a_note(story, house, "A made-up note.")
        known = house.door.last_seen(story.matter)
        assert known is not None
        assert other.door.last_seen(story.matter) is None
        # when the page is looked at there, and in a house that knows nothing yet
        with house.desk.room.connection() as connection:
            assert house.desk.room.opened(connection, actor("legal"), story.matter).case.before is known
        # then both say the same, and what the door knows is as it was
        assert page(story, house) == page(story, other)
        assert house.door.last_seen(story.matter) is known
        assert not known.at_work


def test_what_another_process_recorded_meanwhile_is_on_the_page(database_url: str) -> None:
    story = mention_listed(database_url)
    with story.house() as house, story.house() as other:
        a_note(story, house, "A made-up note.")
        a_note(story, other, "Another made-up note.")
        story.at("2026-03-20 09:30")
        with story.house() as fresh:
            assert page(story, house) == page(story, fresh)
            assert page(story, other) == page(story, fresh)
