"""Whatever happens in a matter with up to three orders and renewals, some things about a prohibition order always hold."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import app.law.all  # noqa: F401 - every question
from app.casework.answer import earliest, latest
from app.law.orders.prohibition_orders import courses
from app.law.orders.renewals import REASONS, over_because, protection_gap
from app.law.questions import Case, told
from app.law.status import in_force
from tests.support.order_stories import NEW, ORDER, Story, at

THIRD = "prohibition-order:3"
START = date(2021, 7, 1)
days = st.integers(0, 6 * 365)
near_the_end = st.integers(5 * 365 - 40, 5 * 365 + 120)
when = st.one_of(days, near_the_end).map(lambda n: (START + timedelta(days=n)).isoformat())
presences = st.sampled_from(["IN_PERSON", "AV_LINK", "ABSENT", "LAWYER_ONLY"])


@st.composite
def histories(draw: st.DrawFn) -> Story:
    """An order, perhaps renewals, service, being told, discontinuance, strike-out, revocation, stated days; in any order of recording."""
    story = Story(born=draw(st.sampled_from(["1980-05-05", "2004-02-29", "2003-06-15"])))
    story.applied("2021-06-01").made(
        START.isoformat(), presence=draw(presences), stated_last_day=draw(st.sampled_from([None, "2026-07-20"]))
    )
    for n, order in ((2, NEW), (3, THIRD)):
        if not draw(st.booleans()):
            continue
        begun = draw(when)
        story.applied(begun, n, filed=draw(st.sampled_from(["", "2026-07-03"])), moved=draw(st.sampled_from(["", "2026-07-05"])))
        after = (date.fromisoformat(begun) + timedelta(days=draw(st.integers(1, 200)))).isoformat()
        match draw(st.sampled_from(["made", "refused", "struck out", "discontinued", "pending"])):
            case "made":
                story.made(after, order=order, n=n, presence=draw(presences))
            case "refused":
                story.tell("application-decided", f"application:{n}", after, decision="REFUSED")
            case "struck out":
                story.tell("application-decided", f"application:{n}", after, decision="STRUCK_OUT")
            case "discontinued":
                story.tell("application-discontinued", f"application:{n}", after, communicated="c")
            case _:
                pass
    for order in draw(st.lists(st.sampled_from([ORDER, NEW, THIRD]), max_size=3)):
        story.served(draw(when), draw(st.sampled_from(["09:00", "18:30"])), order=order)
    for order in draw(st.lists(st.sampled_from([ORDER, NEW]), max_size=1)):
        story.tell("informal-notice-given", order, draw(when), officer="Officer Sample", conditions_told=True)
    if draw(st.booleans()):
        story.tell("order-revoked", ORDER, draw(when), how="APPEAL")
    return story


def orders_of(case: Case) -> list[str]:
    return [o for o in (ORDER, NEW, THIRD) if case.docket.first(o, "prohibition-order-made")]


@given(histories(), st.randoms())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_of_every_history(story: Story, chance: Any) -> None:
    case = story.case
    chance.shuffle(story.entries)
    again = story.case
    for order in orders_of(case):
        answer = courses(case, order)
        said = {frozenset(worlds): (c.start, c.end, c.reason, c.last_day) for c, worlds in answer.results}
        assert {frozenset(worlds): (c.start, c.end, c.reason, c.last_day) for c, worlds in courses(again, order).results} == said
        made = case.docket.first(order, "prohibition-order-made")
        assert made is not None
        for one in answer.values:
            assert one.start is None or one.start >= made.at, "it binds nobody before it is made"
            assert one.start is None or one.notice is not None, "and nobody who has no notice (13G(1)(a))"
            assert (
                not one.continued_by or one.reason == "revoked" or one.end is None or (one.term and one.term.at and one.end >= one.term.at)
            )
        true = [r for r in REASONS if over_because(case, order, r).only is not None]
        assert len(true) <= 1, "at most one conclusion is ever true"
        assert bool(true) is (told(case, "until", "prohibition-order.ends", order) is not None)
        for gap in protection_gap(case, order).values:
            if gap is not None:
                assert in_force(case, order, gap.start) != "YES"


@given(histories(), when)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_is_in_force_surely_after_its_last_end_or_before_its_first_start(story: Story, day: str) -> None:
    case, moment = story.case, at(day)
    for order in orders_of(case):
        starts, ends = courses(case, order).map(lambda c: c.start), courses(case, order).map(lambda c: c.end)
        if (first := earliest(starts)) is None or moment < first:
            assert in_force(case, order, moment) == "NO"
        if (last := latest(ends)) is not None and last <= moment:
            assert in_force(case, order, moment) == "NO"
