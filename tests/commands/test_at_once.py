"""What concerns no single matter is done one at a time as well: the clock, calendars, readings, the opening of a matter."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

from app.cli.cast import actor
from app.cli.player import instant
from app.commands.dispatcher import Dispatcher
from app.commands.passing import start_demo_clock
from app.commands.wholeness import record_findings
from app.commands.words import Elect, ImportCalendar, MoveLegalClock, OpenMatter
from app.errors import Refusal
from app.storage.database import opened
from app.storage.moment import read
from tests.support.scenario import EXAMPLE_PERSON, KEY, Scenario, diagrams, forms, order_in_force

EIGHT = 8


def door_of(story: Scenario, **more: Any) -> Dispatcher:
    return Dispatcher(opened(story.url), catalogue=diagrams(), book=forms(), audit_key=KEY, clock=story.clock, **more)


def at_once(does: Callable[[Any], Any], given: Iterable[Any]) -> list[Any]:
    with ThreadPoolExecutor(EIGHT) as pool:
        return list(pool.map(does, given))


def test_eight_clicks_on_open_a_matter_open_one(database_url: str) -> None:
    # given the form of a new matter, sent again and again by an impatient hand
    story = order_in_force(database_url)
    door = door_of(story)
    somebody = {**EXAMPLE_PERSON, "family_name": "Newcomer", "birth_date": "1991-11-30"}  # whom nobody in the story resembles
    command = OpenMatter(somebody, "Prosecutions Brisbane", token="a made-up token")
    outcomes = at_once(lambda _: door.execute(command, by=actor("prosecutor")), range(EIGHT))
    door.engine.dispose()
    # then one matter is open, and every click was told its number
    assert len({one.matter for one in outcomes}) == 1
    assert story.rows("select count(*) from matter") == [(2,)]


def test_the_clock_of_a_demonstration_never_goes_back_whoever_moves_it(database_url: str) -> None:
    # given a demonstration that several people show at once
    story = order_in_force(database_url)
    door = Dispatcher(opened(story.url), catalogue=diagrams(), book=forms(), audit_key=KEY, mode="demo")
    start_demo_clock(door, instant("2026-04-02 12:00"))

    def moves(hours: int) -> bool:
        try:
            door.execute(MoveLegalClock(instant("2026-04-02 13:00") + timedelta(hours=hours)), by=actor("administrator"))
        except Refusal:
            return False
        return True

    # when each moves it to an instant of their own
    at_once(moves, [40, 1, 30, 2, 20, 3, 10, 4] * 3)
    door.engine.dispose()
    # then it only went forward, and stands at the latest of them
    said = [read(json.loads(row[0])["to"]) for row in story.rows("select details from audit where act='move_clock' order by number")]
    assert said == sorted(set(said))
    assert said[-1] == instant("2026-04-04 05:00")


def test_of_eight_readings_elected_at_once_each_has_every_matter_derived_again(database_url: str) -> None:
    story = order_in_force(database_url)
    door = door_of(story)
    commands = [Elect("O-A01", "first-day-out", f"Made-up reasons, the {n}th.") for n in range(EIGHT)]
    at_once(lambda command: door.execute(command, by=actor("legal")), commands)
    door.engine.dispose()
    assert story.rows("select elections_revision from legal_clock") == [(EIGHT,)]


def test_days_imported_at_once_are_all_there_and_none_looks_put_in_by_hand(database_url: str) -> None:
    story = order_in_force(database_url)
    door = door_of(story)
    head = "place,day,name,kind,source,confidence\n"
    commands = [
        ImportCalendar(f"{head}Cairns,2026-07-{n + 1:02},Made-up show day,show,x,gazetted\n", "A made-up gazette") for n in range(EIGHT)
    ]
    at_once(lambda command: door.execute(command, by=actor("administrator")), commands)
    assert story.rows("select count(*), count(distinct revision) from holiday") == [(EIGHT, EIGHT)]
    assert list(record_findings(door)) == []
    door.engine.dispose()
