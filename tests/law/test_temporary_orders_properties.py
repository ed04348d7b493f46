"""What holds of every history of a temporary order, in whatever order it was recorded."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import app.law.all  # noqa: F401 - every rule registers itself
from app.casework.answer import earliest, latest
from app.casework.docket import Docket
from app.engine import runs, stand
from app.engine.catalogue import Catalogue
from app.law.calendars import seed
from app.law.facts.temporary_orders import temporary_order
from app.law.orders.temporary_orders import cause
from app.law.questions import Case
from app.law.status import in_force, life
from tests.law import naive_temporary_orders as naive
from tests.law.histories import ORDER, histories
from tests.support.recordings import FIRST, docket_of, recordings

LATE = FIRST + timedelta(days=200)
MIDDLE = (FIRST, FIRST + timedelta(days=30), LATE)
LOOSE = settings(suppress_health_check=list(HealthCheck))
OURS = ("temporary_order_term", "hearing_and_interim_orders")
CALENDARS = seed()
_ALL = Catalogue.load(Path(__file__).resolve().parents[2])
CATALOGUE = Catalogue({name: _ALL.definitions[name] for name in OURS})


def case_of(docket: Docket) -> Case:
    return Case(docket, CALENDARS)


@LOOSE
@given(st.data())
def test_the_law_does_not_depend_on_the_order_of_recording(data: st.DataObject) -> None:
    commands = data.draw(histories())
    one, two = docket_of(data.draw(recordings(commands))), docket_of(data.draw(recordings(commands)))
    assert temporary_order(one, ORDER) == temporary_order(two, ORDER)
    assert life(case_of(one), ORDER) == life(case_of(two), ORDER)


@LOOSE
@given(st.data())
def test_open_steps_and_waits_do_not_depend_on_the_order_of_recording(data: st.DataObject) -> None:
    commands = data.draw(histories())
    one, two = data.draw(recordings(commands)), data.draw(recordings(commands))
    now = max(one[-1][0], two[-1][0], data.draw(st.sampled_from(MIDDLE)))
    assert runs.rebuilt(CATALOGUE, case_of(docket_of(one)), now) == runs.rebuilt(CATALOGUE, case_of(docket_of(two)), now)


@LOOSE
@given(st.data())
def test_a_run_kept_while_its_answers_are_the_same_equals_one_built_from_nothing(data: st.DataObject) -> None:
    docket = Docket()
    line: runs.Runs = {}
    for clock, command in data.draw(recordings(data.draw(histories()))):
        line, _ = runs.brought_into_line(CATALOGUE, line, case_of(docket), clock)
        docket = docket.append(*command, recorded_at=clock)
        line, _ = runs.brought_into_line(CATALOGUE, line, case_of(docket), clock)
        assert line == runs.rebuilt(CATALOGUE, case_of(docket), clock)


@LOOSE
@given(st.data())
def test_where_the_run_stands_never_contradicts_the_law(data: st.DataObject) -> None:
    recording = data.draw(recordings(data.draw(histories())))
    case, now = case_of(docket_of(recording)), recording[-1][0] + timedelta(days=data.draw(st.integers(0, 60)))
    if temporary_order(case.docket, ORDER) is None:
        return
    where = stand.stand(CATALOGUE.definition("temporary_order_term"), case, ORDER, now)
    waits, steps = {w.element for w in where.waits}, {s.element for s in where.open if s.instant is None}
    ends = life(case, ORDER).map(lambda one: one.end)
    first, last = earliest(ends), latest(ends)
    over = last is not None and last <= now
    assert ("life_over" in waits) == (not over)
    if over:
        assert in_force(case, ORDER, now) == "NO"
        assert steps <= {"confirm_end"}
    else:
        may_have = first is not None and first <= now
        assert may_have == ("may_have_ended" not in waits)
    if in_force(case, ORDER, now) == "UNCERTAIN" and first is not None and first <= now:
        assert "may_have_ended" in {p.element for p in where.passed}


@LOOSE
@given(st.data())
def test_a_naive_model_that_steps_through_the_days_agrees(data: st.DataObject) -> None:
    case = case_of(docket_of(data.draw(recordings(data.draw(histories())))))
    order = temporary_order(case.docket, ORDER)
    if order is None:
        return
    answer = life(case, ORDER)
    edges = {at for one in answer.values for at in (one.start, one.end) if at} | {at for pair in naive.lives(order) for at in pair if at}
    marks = {at + timedelta(seconds=s) for at in edges | {e.at for e in case.docket.effective} for s in (-1, 0)}
    for at in sorted(mark for mark in marks if FIRST <= mark < LATE - timedelta(days=1)):
        assert in_force(case, ORDER, at) == naive.in_force(order, at), (at, order, answer)


@LOOSE
@given(st.data())
def test_an_order_in_force_has_not_met_any_end_of_the_act(data: st.DataObject) -> None:
    """I-01 to I-06: what YES excludes, asked of the facts and not of the fold."""
    case = case_of(docket_of(data.draw(recordings(data.draw(histories())))))
    order = temporary_order(case.docket, ORDER)
    if order is None:
        return
    at: datetime = data.draw(st.builds(lambda d, h: FIRST + timedelta(days=d, hours=h), st.integers(0, 120), st.integers(0, 23)))
    if in_force(case, ORDER, at) != "YES":
        return
    assert order.revoked_at is None or at < order.revoked_at
    assert order.discontinued_at is None or at < order.discontinued_at
    assert all(at < d.at for d in order.disposals)
    assert order.presence == "IN_PERSON" or (order.copy is not None and order.copy.at <= at)
    assert all(m.extension is not None for m in order.mentions if m.at < at)
    if not order.by_magistrate or order.return_at is None or order.return_at > at:
        return
    assert order.proceeding_started_at is not None
    assert order.proceeding_started_at <= order.return_at


@LOOSE
@given(st.data())
def test_no_order_ends_for_two_causes_and_none_is_revived(data: st.DataObject) -> None:
    case = case_of(docket_of(data.draw(recordings(data.draw(histories())))))
    from app.law.questions import told

    names = ("lapsed", "ended-at-a-mention", "return-date-passed", "application-decided", "application-discontinued", "revoked")
    concluded = [at for name in names if (at := told(case, "until", f"temporary-order.{name}", ORDER)) is not None]
    assert len(concluded) <= 1
    if temporary_order(case.docket, ORDER) is None:
        return
    over = latest(life(case, ORDER).map(lambda one: one.end))
    assert concluded == ([over] if over else [])
    for one in life(case, ORDER).values:
        assert (one.end is None) == (cause(one) == "")
        assert one.end is None or one.start is None or one.start <= one.end
