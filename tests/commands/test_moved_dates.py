"""What a newer calendar or an election moves is kept, before and after, with the reason, and told to whoever holds the matter's steps."""

from __future__ import annotations

from app.commands.passing import sweep
from app.commands.words import Elect, ImportCalendar, TakeStep
from tests.support.scenario import Scenario, mention_listed, order_in_force

HEAD = "place,day,name,kind,source,confidence\n"


def swept(story: Scenario) -> Scenario:
    with story.house() as house:
        sweep(house.door)
    return story


def moved(story: Scenario) -> list[tuple[object, ...]]:
    return story.rows("select name, before_act_by, after_act_by, why from moved_date where matter=:m order by name")


def test_a_newer_calendar_says_of_every_date_what_it_was_and_what_it_is(database_url: str) -> None:
    # given an order made on 2 March; some date of the matter ends on a business day in Brisbane
    story = order_in_force(database_url)
    before = {(row[0], row[1]): row[2] for row in story.rows("select subject, name, act_by from deadline where matter=:m")}
    days = sorted({str(at)[:10] for at in before.values() if at and "2026-03" in str(at)})
    story.executes(TakeStep(story.matter, *_first_step(story)), by="prosecutor")
    # when each of those days, and the days after, become special holidays by a made-up gazette
    holidays = "".join(f"Brisbane,2026-03-{day:02d},Made-up holiday,special,x,gazetted\n" for day in range(3, 31))
    story.executes(ImportCalendar(HEAD + holidays, "A made-up gazette, page 1"), by="administrator")
    assert moved(story) == [], "nothing is derived again before the sweep"
    swept(story)
    # then each date that is another now is kept with both, and the gazette; nothing else is
    after = {(row[0], row[1]): row[2] for row in story.rows("select subject, name, act_by from deadline where matter=:m")}
    changed = {name: (at, after[subject, name]) for (subject, name), at in before.items() if at != after[subject, name]}
    assert changed, days
    kept = {row[0]: (row[1], row[2]) for row in moved(story) if row[1] != row[2]}
    assert kept == changed
    assert {row[3] for row in moved(story)} == {"calendar imported: A made-up gazette, page 1"}
    # and whoever holds a step is told, by number alone
    told = dict(story.rows("select recipient, body from outbox where key like 'moved/%'"))
    assert "prosecutor" in told
    assert "A made-up gazette, page 1" in told["prosecutor"]
    assert not any("Example" in body for body in told.values())
    # and a second sweep says nothing again
    rows = len(moved(story))
    swept(story)
    assert len(moved(story)) == rows


def _first_step(story: Scenario) -> tuple[str, str, str, str]:
    step = next(s for s in story.page().open_steps if s.lane == "Prosecutor")
    return step.process, step.subject, step.element, step.about


def test_a_calendar_that_moves_nothing_is_kept_of_nothing(sqlite_url: str) -> None:
    story = order_in_force(sqlite_url)
    story.executes(ImportCalendar(HEAD + "Cairns,2026-07-17,Made-up show day,show,x,gazetted\n", "A made-up gazette"), by="administrator")
    swept(story)
    assert moved(story) == []
    assert story.rows("select 1 from outbox where key like 'moved/%'") == []


def test_an_election_says_which_end_is_shown_before_and_after(database_url: str) -> None:
    # given an order that ends on one of two days, as O-A01 is read
    story = mention_listed(database_url)
    assert "O-A01" in {doubt for order in story.page().orders for doubt in _doubts(story, order.subject)}
    story.executes(Elect("O-A01", _second_reading(), "A made-up opinion of a made-up counsel."), by="legal")
    swept(story)
    rows = story.rows("select name, before_act_by, after_act_by, before_lapse, after_lapse, why from moved_date where matter=:m")
    shown = [row for row in rows if row[0] == "shown-end"]
    assert len(shown) == 1
    assert shown[0][1:3] != shown[0][3:5]
    assert str(shown[0][5]).startswith("O-A01 elected: ")
    # and an election never moves a date by which to act
    assert all(row[1] == row[2] for row in rows if row[0] != "shown-end")


def test_an_election_for_one_matter_moves_nothing_in_another(sqlite_url: str) -> None:
    story = mention_listed(sqlite_url)
    first = story.matter
    second = mention_listed(sqlite_url).matter
    story.executes(Elect("O-A01", _second_reading(), "A made-up opinion of a made-up counsel.", matter=first), by="legal")
    swept(story)
    assert {row[0] for row in story.rows("select matter from moved_date")} == {first}
    assert second != first


def _doubts(story: Scenario, order: str) -> list[str]:
    return [d for (said,) in story.rows("select doubts from status where matter=:m and subject=:s", s=order) for d in str(said).split(", ")]


def _second_reading() -> str:
    from app.law.readings import REGISTER

    return REGISTER["O-A01"].readings[-1].name
