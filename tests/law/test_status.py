"""What may be said of any order: intervals, elections, dates, whatever kind of order it is. The lives here are made up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest

import app.law.all  # noqa: F401 - every rule registers itself
from app.casework.answer import Answer, certainly
from app.casework.clock import start_of
from app.casework.docket import Docket, Entry
from app.law import status
from app.law.calendars import seed
from app.law.questions import Case
from app.law.readings import Readings, answer
from app.law.reckoning import period_of_days
from app.law.status import Life

ORDER = "temporary-order:1"
MADE = start_of(date(2026, 3, 2))
ENTRY = Entry("made", "temporary-order-made", ORDER, MADE, {})


def case(elections: dict[str, str] | None = None) -> Case:
    return Case(Docket().append(ENTRY, recorded_at=MADE), seed(), elections or {})


@pytest.fixture
def lives() -> Iterator[dict[str, Answer[Life]]]:
    """The life of the order is whatever a test puts here."""
    real = status.LIFE["temporary-order"]
    put: dict[str, Answer[Life]] = {}
    status.life_of("temporary-order")(lambda _, order: put[order])
    yield put
    status.life_of("temporary-order")(real)


def day(number: int) -> datetime:
    return start_of(date(2026, 3, number))


def two_ways() -> Answer[Life]:
    """In force from 2 March; over with 9 or 10 March by O-A01; in O-A03's second reading it starts on 4 March only."""

    def rule(readings: Readings) -> Life:
        first = day(2) if readings.ask("O-A03") == "from-effect" else day(4)
        end = period_of_days(date(2026, 3, 2), 8, readings=readings, provision="13M(3)", rule="made up", trigger_words="made")
        return Life(first, end.at, "Its period is over.", end.derivation)

    return answer(rule)


def stretches(of: Case, *, shown: bool = False) -> list[tuple[int, int, str, tuple[str, ...]]]:
    found = status.status_intervals(of, ORDER, shown=shown)
    return [(one.start.day, one.end.day, one.said, one.doubts) for one in found if one.start and one.end]


def test_intervals_run_from_the_first_start_to_the_last_end_and_name_their_doubts(lives: dict[str, Answer[Life]]) -> None:
    lives[ORDER] = two_ways()
    assert stretches(case()) == [(2, 4, "UNCERTAIN", ("O-A03",)), (4, 10, "YES", ()), (10, 11, "UNCERTAIN", ("O-A01",))]


def test_an_election_narrows_what_is_shown_and_nothing_else(lives: dict[str, Answer[Life]]) -> None:
    lives[ORDER] = two_ways()
    elected = case({"O-A01": "first-day-in"})
    assert stretches(elected, shown=True) == [(2, 4, "UNCERTAIN", ("O-A03",)), (4, 10, "YES", ())]
    assert stretches(elected) == stretches(case())
    assert (status.in_force(elected, ORDER, day(10)), status.in_force(elected, ORDER, day(10), shown=True)) == ("UNCERTAIN", "NO")


def test_an_election_of_a_reading_that_was_not_asked_changes_nothing(lives: dict[str, Answer[Life]]) -> None:
    lives[ORDER] = two_ways()
    elected = case({"O-A05": "first-mention-only"})
    assert stretches(elected, shown=True) == stretches(elected)


def test_an_election_that_leaves_no_world_hides_no_result() -> None:
    only = answer(lambda readings: readings.ask("O-A32"))
    assert status.narrowed(only, {"O-A32": "another"}) == only


def test_an_order_that_never_took_effect_has_no_interval_and_says_why(lives: dict[str, Answer[Life]]) -> None:
    lives[ORDER] = certainly(Life(None, day(5), "It was revoked before it was served."))
    assert status.status_intervals(case(), ORDER) == ()
    told = status.status_at(case(), ORDER, day(6))
    assert (told.said, "revoked before it was served" in told.why) == ("NO", True)
    assert "not taken effect yet" in status.status_at(case(), ORDER, day(4)).why


def test_an_order_without_an_end_has_a_last_interval_without_one(lives: dict[str, Answer[Life]]) -> None:
    lives[ORDER] = certainly(Life(day(2), None, "It has no end yet."))
    (only,) = status.status_intervals(case(), ORDER)
    assert (only.start, only.end, only.said) == (day(2), None, "YES")


def test_an_end_in_some_readings_only_leaves_it_uncertain_without_an_end(lives: dict[str, Answer[Life]]) -> None:
    lives[ORDER] = answer(lambda readings: Life(day(2), day(9) if readings.ask("O-A08") == "goes-on" else None, "x"))
    assert [(one.said, one.end) for one in status.status_intervals(case(), ORDER)] == [("YES", day(9)), ("UNCERTAIN", None)]


def test_a_life_that_ends_as_it_starts_is_none(lives: dict[str, Answer[Life]]) -> None:
    lives[ORDER] = certainly(Life(day(2), day(2), "It ended as it began."))
    assert status.status_intervals(case(), ORDER) == ()
    assert status.in_force(case(), ORDER, day(2)) == "NO"


def test_an_order_that_was_not_made_is_not_in_force() -> None:
    assert status.in_force(case(), "temporary-order:2", day(3)) == "NO"
    assert status.status_intervals(case(), "prohibition-order:1") == ()
    assert status.orders(case()) == (ORDER,)


@pytest.mark.parametrize(
    ("name", "subject", "asked"),
    [
        ("temporary-order.last-day", "temporary-order:1", True), ("temporary-order.last-day", "prohibition-order:1", False),
        ("order.serve-by", "prohibition-order:2", True), ("order.serve-by", "application:1", False),
        ("service.served", "service:temporary-order:1", True), ("appeal.last-day", "appeal:application:1", True), ("appeal.last-day", "application:1", False),
    ],
)  # fmt: skip
def test_a_date_is_asked_only_of_the_subjects_that_its_name_is_about(name: str, subject: str, asked: bool) -> None:
    assert status.concerns(name, subject) is asked


def test_what_is_met_later_is_still_wanted_now_and_what_is_met_is_not() -> None:
    served = Entry(
        "served", "documents-served", f"service:{ORDER}", day(5),
        {"documents": ["ORDER"], "mode": "PERSONAL", "server": "Constable Made-Up", "place": "a made-up street", "way": "handed over"},
    )  # fmt: skip
    made = Entry("made", "temporary-order-made", ORDER, MADE, {"application": "application:1", "made_under": "S13K", "presence": "ABSENT"})
    of = Case(Docket().append(made, served, recorded_at=MADE), seed())
    assert "order.serve-by" in {one.name for one in status.wanted_next(of, day(4))}
    assert "order.serve-by" not in {one.name for one in status.wanted_next(of, day(5))}


def test_dates_are_told_the_earliest_first() -> None:
    made = Entry(
        "made", "temporary-order-made", ORDER, MADE, {"application": "application:1", "made_under": "S13K", "presence": "IN_PERSON"}
    )
    found = [one.act_by for one in status.deadlines(Case(Docket().append(made, recorded_at=MADE), seed())) if one.act_by]
    assert len(found) > 1
    assert found == sorted(found)
