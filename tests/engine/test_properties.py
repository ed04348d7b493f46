"""What holds of every history: told in any order, kept or built anew, walked by the engine or remembered."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import app.law.all  # noqa: F401 - every rule registers itself
from app.casework.docket import Docket, Entry
from app.engine import memo, stand
from app.engine.catalogue import Catalogue, Definition
from app.engine.runs import Runs, brought_into_line, rebuilt, wanted
from app.engine.stand import Stand
from app.engine.walk import Tell, Walk
from app.law.calendars import seed
from app.law.questions import Case
from tests.engine.conftest import HOUSE, MADE, SUBJECT, ends
from tests.law import histories as real
from tests.support import recordings

LOOSE = settings(suppress_health_check=list(HealthCheck))
TINY_CATALOGUE = Catalogue.load(HOUSE)
WHOLE = Catalogue.load(Path(__file__).resolve().parents[2])
CALENDARS = seed()


def tiny(docket: Docket) -> Case:
    return Case(docket, calendars=None)  # type: ignore[arg-type]


def whole(runs: Runs) -> dict[tuple[str, str], str]:
    """Everything of every run, also what equality of stands leaves out."""
    return {run: where.to_json() for run, where in runs.items()}


def by_the_engine(catalogue: Catalogue, case: Case, now: datetime) -> Runs:
    """Every run, in the plain form: nothing kept and nothing remembered."""
    return {(p, s): stand.stand(catalogue.definition(p), case, s, now) for p, s in wanted(case) if p in catalogue.definitions}


@st.composite
def tiny_histories(draw: Any) -> list[Entry]:
    """The entries of one tiny matter: some coincide, some come after the end, some correct or withdraw another."""
    days = st.integers(0, 45)
    of = [f"end {(MADE + timedelta(days=n)).isoformat()}" for n in (27, 28, 35)]
    out = [Entry("made", "made", SUBJECT, MADE)]
    for n in range(draw(st.integers(0, 6))):
        kind = draw(st.sampled_from(["listed", "more", "decided", "noted", "confirmed", "looked"]))
        values: dict[str, Any] = {"days": 35} if kind == "more" else {"of": draw(st.sampled_from(of))}
        if kind == "decided":
            values = {"outcome": draw(st.sampled_from(["GRANTED", "OTHER", "BOTH"]))}
        out.append(Entry(f"e{n}", kind, SUBJECT, MADE + timedelta(days=draw(days)), values))
    for n, target in enumerate(draw(st.lists(st.sampled_from(out), unique_by=lambda e: e.id, max_size=2))):
        at = target.at + timedelta(days=1)
        if draw(st.booleans()):
            out.append(Entry(f"w{n}", target.kind, SUBJECT, at, withdraws=target.id))
        else:
            moved = {"at": (MADE + timedelta(days=draw(days))).isoformat()}
            out.append(Entry(f"c{n}", target.kind, SUBJECT, at, moved, corrects=target.id))
    return out


def in_some_order(data: st.DataObject, entries: list[Entry]) -> list[Entry]:
    """An order of recording: a word on an entry comes after it."""
    mixed = data.draw(st.permutations(entries))
    plain = [e for e in mixed if not (e.corrects or e.withdraws)]
    return plain + [e for e in mixed if e.corrects or e.withdraws]


def docket_of(entries: list[Entry]) -> Docket:
    return Docket().append(*entries, recorded_at=MADE)


@LOOSE
@given(st.data())
def test_open_steps_and_waits_do_not_depend_on_the_order_of_recording(data: st.DataObject) -> None:
    entries = data.draw(tiny_histories())
    now = MADE + timedelta(days=data.draw(st.integers(0, 60)))
    one, two = (tiny(docket_of(in_some_order(data, entries))) for _ in range(2))
    assert whole(rebuilt(TINY_CATALOGUE, one, now)) == whole(rebuilt(TINY_CATALOGUE, two, now))


@LOOSE
@given(st.data())
def test_a_run_kept_by_its_trace_equals_the_run_built_anew_in_everything(data: st.DataObject) -> None:
    docket, now = Docket(), MADE
    line: Runs = {}
    for entry in in_some_order(data, data.draw(tiny_histories())):
        now += timedelta(days=data.draw(st.integers(0, 9)))
        line, _ = brought_into_line(TINY_CATALOGUE, line, tiny(docket), now)
        docket = docket.append(entry, recorded_at=now)
        line, _ = brought_into_line(TINY_CATALOGUE, line, tiny(docket), now)
        assert whole(line) == whole(by_the_engine(TINY_CATALOGUE, tiny(docket), now))


@LOOSE
@given(st.data())
def test_where_a_run_stands_never_contradicts_the_law(data: st.DataObject) -> None:
    case = tiny(docket_of(data.draw(tiny_histories())))
    now = MADE + timedelta(days=data.draw(st.integers(0, 60)))
    where = memo.stand(TINY_CATALOGUE.definition("tiny_term"), case, SUBJECT, now) if wanted(case) else None
    if where is None:
        return
    of = ends(case, SUBJECT).values
    over = all(at is not None and at <= now for at in of)
    maybe = any(at is not None and at <= now for at in of)
    waits, steps = {w.element for w in where.waits}, {s.element for s in where.open}
    assert ("life_over" in waits) == (not over)
    assert ("may_have_ended" in waits) == (not maybe)
    assert (steps & {"confirm_end", "officer_looks"} != set() or where.over) == over


@LOOSE
@given(st.data())
def test_remembered_walks_of_the_real_processes_equal_those_of_the_engine_in_everything(data: st.DataObject) -> None:
    case = Case(recordings.docket_of(data.draw(recordings.recordings(data.draw(real.histories())))), CALENDARS)
    now = recordings.FIRST + timedelta(days=data.draw(st.integers(0, 120)))
    plain = by_the_engine(WHOLE, case, now)
    assert whole(rebuilt(WHOLE, case, now)) == whole(plain)
    assert all(Stand.from_json(where.to_json()).to_json() == where.to_json() for where in plain.values())
    assert all(len(where.to_json().encode()) <= 2048 for where in plain.values())


def test_a_walk_is_asked_of_the_engine_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = Catalogue.load(HOUSE)
    walked: list[str] = []

    def counted(definition: Definition, tell: Tell) -> Walk:
        walked.append(definition.process)
        return Walk(definition, tell)

    monkeypatch.setattr(memo, "Walk", counted)
    case = tiny(docket_of([Entry("made", "made", SUBJECT, MADE)]))
    definition = catalogue.definition("tiny_term")
    first = memo.stand(definition, case, SUBJECT, MADE + timedelta(days=60))
    legs = len(walked)
    assert legs > 0
    assert memo.stand(definition, case, SUBJECT, MADE + timedelta(days=60)) == first
    assert len(walked) == legs
