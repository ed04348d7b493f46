from __future__ import annotations

from datetime import timedelta

import pytest

from app.reading.pages import Interval, Mark, OrderCard
from app.web.timeline import LEFT, WIDTH, close_up, drawn
from app.web.words import by_when, moment, section
from tests.web.fakes import CARDS, NOW, at


def test_the_timeline_is_drawn_to_scale() -> None:
    card = OrderCard(
        "temporary-order:1", "Order", "YES", "", intervals=(Interval(at(1), at(11), "YES"), Interval(at(11), at(31), "UNCERTAIN"))
    )
    line = drawn((card,), at(1))
    assert line is not None
    certain, doubtful = line.lanes[0].bars
    assert doubtful.width == pytest.approx(2 * certain.width, abs=0.2)
    assert certain.x + certain.width == pytest.approx(doubtful.x, abs=0.2)
    assert LEFT <= certain.x < doubtful.x + doubtful.width <= WIDTH - LEFT


def test_without_orders_nothing_is_drawn() -> None:
    assert drawn((), NOW) is None
    assert drawn((OrderCard("x:1", "Order", "NO", ""),), NOW) is None
    assert close_up((), NOW) is None


def test_labels_of_one_lane_never_lie_on_each_other() -> None:
    marks = tuple(Mark(NOW + timedelta(hours=n), f"A label of some length {n}") for n in range(8))
    line = drawn((OrderCard("x:1", "Order", "NO", "", marks=marks),), NOW + timedelta(days=300))
    assert line is not None
    pins = line.lanes[0].pins
    assert len(pins) == 8
    shown = [pin for pin in pins if pin.label]
    assert len({(pin.x, pin.label_y) for pin in shown}) == len(shown)
    assert all(pin.words for pin in pins), "what has no room for a label is still said"


def test_weeks_around_now_are_drawn_apart_when_years_are_shown() -> None:
    near = close_up(CARDS, NOW)
    assert near is not None
    assert close_up(CARDS[:1], NOW) is None
    assert {bar.said for bar in near.lanes[0].bars} == {"NO", "YES", "UNCERTAIN"}
    assert all(LEFT <= bar.x <= WIDTH - LEFT for lane in near.lanes for bar in lane.bars)


def test_a_period_that_ends_at_midnight_is_said_as_the_end_of_the_day_before() -> None:
    assert by_when(at(30, 3, 0)) == "end of Sun 29 March 2026"
    assert by_when(at(30, 3, 14)) == "Mon 30 March 2026, 2:00pm"
    assert moment(at(30, 3, 0)) == "Mon 30 March 2026, 12:00am"
    assert by_when(None) == "No date"


def test_a_provision_is_said_as_people_say_it() -> None:
    assert section("13M(2)(c)") == "s 13M(2)(c)"
    assert section("13A(2), 13F") == "ss 13A(2), 13F"
    assert section("house rule") == "house rule"
