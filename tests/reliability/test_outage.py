"""After an outage everything passes once, in due order, and says that it was late; one broken matter stops no other."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy import text

from app.cli.player import instant
from app.commands.passing import sweep
from app.storage.database import writing
from app.storage.moment import read
from tests.support.clones import cloned
from tests.support.scenario import Scenario, mention_listed, order_in_force

MOVED = "select process, subject, element, about, moved, due_at, answer from passage where matter=:m and how='time' order by n"
TRIES = 5


def two_matters(url: str) -> tuple[Scenario, Scenario]:
    """A mention listed in one; in the other nothing was done after the order was made."""
    return mention_listed(url), order_in_force(url)


def test_after_forty_days_without_power_each_timer_passes_once_in_due_order_and_is_marked_late(database_url: str) -> None:
    # given two matters, and an outage of forty days that begins the day after the orders were made
    one, two = two_matters(database_url)
    armed = one.rows("select count(*) from timer where due_at <= '2026-04-12T00:00:00.000000Z'")[0][0]
    assert armed > 2
    one.at_night(instant("2026-03-03 10:00") + timedelta(days=40))
    # when the power is back and one sweep runs
    with one.house() as house:
        sweep(house.door)
    # then over both matters things passed in the order in which they fell due, once each, and late
    passed = one.rows("select matter, process, element, at, due_at from passage where how='time' and moved='passed' order by n")
    due = [row[4] for row in passed]
    assert due
    assert due == sorted(due)
    assert len({(row[0], row[1], row[2], row[4]) for row in passed}) == len(passed)
    assert all(read(at) - read(due_at) > timedelta(days=1) for *_, at, due_at in passed)
    assert {row[0] for row in passed} == {one.matter, two.matter}
    # and a second sweep finds nothing to do
    with one.house() as house:
        assert sweep(house.door) == 0


def test_a_matter_brought_forward_late_has_the_same_story_as_one_brought_forward_on_time(sqlite_url: str, tmp_path: Path) -> None:
    # given the same story in two houses
    late, punctual = mention_listed(sqlite_url), mention_listed(f"sqlite:///{tmp_path / 'punctual.db'}")
    end = instant("2026-04-12 10:00")
    # when one is swept every six hours and the other once at the end
    moment = instant("2026-03-02 12:00")
    while moment < end:
        punctual.at(moment)
        moment += timedelta(hours=6)
    punctual.at(end)
    late.at_night(end).at(end)
    # then the same things passed in the same order, and everything stands alike
    assert late.rows(MOVED) == punctual.rows(MOVED)
    for table in ("run", "timer", "deadline", "status"):
        columns = {
            "run": "process, subject, stand",
            "timer": "process, subject, element, due_at",
            "deadline": "name, subject, act_by",
            "status": "subject, from_at, said",
        }
        assert late.rows(f"select {columns[table]} from {table} where matter=:m order by 1, 2, 3") == punctual.rows(
            f"select {columns[table]} from {table} where matter=:m order by 1, 2, 3"
        )


def broken(story: Scenario) -> None:
    """Spoil a run row behind the door, as a disk might."""
    with story.house() as house, writing(house.engine) as connection:
        connection.execute(
            text("update run set stand='{' || stand where matter=:m and process='temporary_order_term'"), {"m": story.matter}
        )


def mended(story: Scenario) -> None:
    with story.house() as house, writing(house.engine) as connection:
        connection.execute(
            text("update run set stand=substr(stand, 2) where matter=:m and process='temporary_order_term'"), {"m": story.matter}
        )


def test_one_broken_matter_becomes_an_incident_after_five_tries_and_stops_no_other(database_url: str) -> None:
    # given twenty matters in which something falls due, the first of them broken
    story = mention_listed(database_url)
    with story.house() as house, writing(house.engine) as connection:
        cloned(connection, story.matter, 19, prefix="AAA")
    broken(story)
    # when the ticker sweeps again and again
    for sweeps in range(1, TRIES + 3):
        story.at("2026-05-01 09:00")
        # then after the first sweep already all others stand where they should
        assert story.rows("select id from matter where next_due <= '2026-04-30T23:00:00.000000Z'") == [(story.matter,)]
        # and the broken one was tried once a sweep, at most five times
        assert story.rows("select matter, tries from incident") == [(story.matter, min(sweeps, TRIES))]
    # and what people see names the kind of failure and nothing from the file
    ((sentence,),) = story.rows("select sentence from incident")
    assert "could not be computed" in sentence
    assert "Example-Person" not in sentence


def test_an_incident_is_over_when_the_matter_comes_right(sqlite_url: str) -> None:
    story = mention_listed(sqlite_url)
    broken(story)
    story.at("2026-05-01 09:00").at("2026-05-01 09:05")
    assert story.rows("select tries from incident") == [(2,)]
    mended(story)
    story.at("2026-05-01 09:10")
    assert story.rows("select tries from incident") == []
    assert story.rows("select count(*) from matter where next_due <= '2026-04-30T23:00:00.000000Z'") == [(0,)]


def test_a_person_who_opens_a_parked_matter_that_was_mended_brings_it_forward(sqlite_url: str) -> None:
    story = mention_listed(sqlite_url)
    broken(story)
    for _ in range(TRIES + 1):
        story.at("2026-05-01 09:00")
    mended(story)
    story.at("2026-05-01 09:05")
    assert story.rows("select tries from incident") == [(TRIES,)]
    story.records("record_note", by="prosecutor", note="A made-up note.")
    assert story.rows("select tries from incident") == []


def test_more_than_two_hundred_broken_matters_do_not_starve_the_ones_behind_them(sqlite_url: str) -> None:
    # given more broken matters than one sweep reads at a time, all due before a good one
    bad, good = order_in_force(sqlite_url), mention_listed(sqlite_url)
    broken(bad)
    with bad.house() as house, writing(house.engine) as connection:
        cloned(connection, bad.matter, 210, prefix="AAA")
        connection.execute(text("update matter set next_due='2026-03-03T00:00:00.000000Z' where id <> :m"), {"m": good.matter})
    good.at("2026-05-01 09:00")
    # then one sweep is enough for the good one
    assert good.rows("select count(*) from incident") == [(211,)]
    assert good.rows("select next_due > '2026-05-01T00:00:00.000000Z' or next_due is null from matter where id=:m") == [(1,)]
