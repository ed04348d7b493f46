"""Where a matter stands is a function of what happened, not of who typed it when; and a run kept equals a run built anew."""

from __future__ import annotations

import os
from datetime import datetime
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import app.law.all  # noqa: F401 - every rule registers itself
from app.casework.docket import Docket
from app.engine.runs import Runs, brought_into_line, rebuilt, wanted
from app.law import status
from app.law.calendars import seed
from app.law.questions import QUESTIONS, Case, told
from tests.reliability.histories import END, ORDER, REGISTERED, histories_of_any_kind
from tests.support.recordings import FIRST, docket_of, recordings
from tests.support.scenario import diagrams

CALENDARS = seed()
LONG = bool(os.environ.get("INTERDICT_SOAK")) or settings.get_current_profile_name() == "soak"
EXAMPLES = int(os.environ.get("INTERDICT_SOAK_EXAMPLES", "1500" if LONG else "50"))
many = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))


def case_of(docket: Docket) -> Case:
    return Case(docket, CALENDARS)


def runs_at(docket: Docket, now: datetime) -> Runs:
    return rebuilt(diagrams(), case_of(docket), now)


@many
@given(st.data())
def test_open_steps_and_waits_are_the_same_for_every_order_of_recording(data: Any) -> None:
    commands = data.draw(histories_of_any_kind())
    recorded = [data.draw(recordings(commands)) for _ in range(3)]
    now = max([one[-1][0] for one in recorded] + [data.draw(st.sampled_from([FIRST, END]))])
    first, *others = [runs_at(docket_of(one), now) for one in recorded]
    assert all(other == first for other in others)


@many
@given(st.data())
def test_runs_kept_while_their_answers_stay_the_same_equal_runs_built_anew_after_each_command(data: Any) -> None:
    case, runs, clock = case_of(Docket()), Runs(), FIRST
    for clock, entries in data.draw(recordings(data.draw(histories_of_any_kind()))):
        runs, _ = brought_into_line(diagrams(), runs, case, clock)  # time passes first
        case = case.alone().after(case.docket.append(*entries, recorded_at=clock))
        runs, _ = brought_into_line(diagrams(), runs, case, clock)
        assert runs == runs_at(Docket(case.docket.entries), clock)
    end = max(END, clock)
    runs, _ = brought_into_line(diagrams(), runs, case, end)
    assert runs == runs_at(Docket(case.docket.entries), end)


@many
@given(st.data())
def test_an_answer_taken_over_from_the_docket_before_is_the_answer_that_asking_anew_gives(data: Any) -> None:
    case = case_of(Docket())
    for clock, entries in data.draw(recordings(data.draw(histories_of_any_kind()))):
        everything_asked(case)
        case = case.alone().after(case.docket.append(*entries, recorded_at=clock))
        assert everything_asked(case) == everything_asked(case_of(Docket(case.docket.entries)))


def everything_asked(case: Case) -> dict[object, object]:
    """Every question of the law about every subject, every date, every stretch of status, every gap."""
    return {
        **{(name, subject): told(case, how, name, subject) for how, name, subject in _askable(case)},
        "deadlines": status.deadlines(case),
        "intervals": [status.status_intervals(case, order) for order in status.orders(case)],
        "gaps": [status.protection_gap(case, at) for at in (FIRST, END)],
        "runs": wanted(case),
    }


def _askable(case: Case) -> list[tuple[str, str, str]]:
    hows = {"ask": "ask", "step": "step", "since": "until"}
    return [
        (hows[question.sort], name, subject)
        for name, question in QUESTIONS.items()
        for subject in status.subjects(case)
        if question.sort in hows and status.concerns(name, subject)
    ]


@many
@given(st.data())
def test_the_law_says_the_same_of_every_order_of_recording(data: Any) -> None:
    commands = data.draw(histories_of_any_kind())
    one, two = (case_of(docket_of(data.draw(recordings(commands)))) for _ in range(2))
    assert status.orders(one) == status.orders(two)
    for order in status.orders(one):
        assert status.life(one, order) == status.life(two, order)
        assert status.status_intervals(one, order) == status.status_intervals(two, order)
    assert [(d.name, d.subject, d.act_by, d.met_at) for d in status.deadlines(one)] == [
        (d.name, d.subject, d.act_by, d.met_at) for d in status.deadlines(two)
    ]


@many
@given(st.data())
def test_a_run_that_is_over_and_a_law_that_says_in_force_never_stand_side_by_side(data: Any) -> None:
    docket = docket_of(data.draw(recordings(data.draw(histories_of_any_kind()))))
    now = data.draw(st.sampled_from([FIRST, END])) if docket.entries else FIRST
    case = case_of(docket)
    runs = rebuilt(diagrams(), case, now)
    for process, order in (("temporary_order_term", ORDER), ("registered_order", REGISTERED)):
        run = runs.get((process, order))
        if run is not None and run.over:
            assert status.in_force(case, order, now) == "NO"
