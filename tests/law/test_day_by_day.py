"""The law beside a plain walk through the days, written from the Act without sight of the rules: they say the same of every order.

And the comparison is worth something: it catches every fault that is planted (tests/law/planted_faults.py).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import islice

import pytest
from hypothesis import settings

from app.casework.docket import Entry
from tests.law.planted_faults import FAULTS, Fault
from tests.support.day_by_day import appealed, histories
from tests.support.day_by_day.comparison import case_of, disagreements

SOAK = bool(os.environ.get("INTERDICT_SOAK")) or settings.get_current_profile_name() == "soak"
IN_SOAK = {
    "temporary-order": 10_000,
    "disqualification-order": 5_000,
    "prohibition-order": 5_000,
    "registered-order": 5_000,
    "review": 5_000,
    "appeal": 5_000,
}
HOW_MANY = IN_SOAK if SOAK else dict.fromkeys(IN_SOAK, 200 // len(IN_SOAK))
TOLD_BY = {
    "prohibition-order": histories.prohibition,
    "registered-order": histories.registered,
    "review": histories.review,
    "appeal": appealed.appealed,
}
MOST = 600


def history(kind: str, seed: int) -> list[Entry]:
    return TOLD_BY[kind](seed) if kind in TOLD_BY else histories.interim(seed, kind)


@pytest.mark.parametrize("kind", HOW_MANY)
def test_the_law_says_what_a_walk_through_the_days_says(kind: str) -> None:
    for seed in range(HOW_MANY[kind]):
        assert disagreements(case_of(history(kind, seed))) == [], f"history {seed} of a {kind}"


@pytest.fixture
def nothing_remembered() -> Iterator[None]:
    """Rules remember answers by their facts; what a fault made them say must not outlive the fault."""
    _forget()
    yield
    _forget()


def _forget() -> None:
    """Whatever the rules remember from one case to the next, in whichever module."""
    for name, module in list(sys.modules.items()):
        if name.startswith("app.law."):
            for kept in vars(module).values():
                if hasattr(kept, "cache_clear"):
                    kept.cache_clear()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.words)
def test_a_planted_fault_is_caught(fault: Fault, monkeypatch: pytest.MonkeyPatch, nothing_remembered: None) -> None:
    fault.plant(monkeypatch)
    found = (d for seed in range(MOST) for d in disagreements(case_of(history(fault.kind, seed))))
    caught = list(islice(found, 1))
    monkeypatch.undo()
    assert caught, f"nobody noticed that {fault.words}"


def test_the_list_of_planted_faults_is_long_enough_and_names_each_once() -> None:
    assert len({fault.words for fault in FAULTS}) == len(FAULTS) >= 20
