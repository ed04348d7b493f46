"""The runs of one matter: which there should be, and where each stands. Knows no storage."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from app.engine.catalogue import Catalogue, Definition
from app.engine.memo import stand
from app.engine.stand import Stand, still_stands
from app.law.questions import STARTS, Case

Run = tuple[str, str]
"""(process, subject)"""
Runs = dict[Run, Stand]


def wanted(case: Case) -> tuple[Run, ...]:
    """Which process should run for which subject: the start conditions of the law."""
    return tuple((process, subject) for process, subjects in STARTS.items() for subject in case.recall(subjects))


def rebuilt(catalogue: Catalogue, case: Case, now: datetime, kept: Runs | None = None) -> Runs:
    """Every run of the matter, from nothing but the bundles of the runs that are kept."""
    return {run: stand(definition, case, run[1], now) for run, definition in _runnable(catalogue, case, kept or {})}


def brought_into_line(catalogue: Catalogue, runs: Runs, case: Case, now: datetime) -> tuple[Runs, set[Run]]:
    """The same runs as `rebuilt`, but one whose answers and definition are unchanged is kept; with those that were built anew."""
    line: Runs = {}
    anew: set[Run] = set()
    for run, definition in _runnable(catalogue, case, runs):
        kept = runs.get(run)
        if kept is not None and kept.bundle == definition.bundle and still_stands(kept, case, run[1], now):
            line[run] = kept
        else:
            line[run] = stand(definition, case, run[1], now)
            anew.add(run)
    return line, anew


def _runnable(catalogue: Catalogue, case: Case, kept: Runs) -> Iterator[tuple[Run, Definition]]:
    """Each run there should be, with its own bundle as long as that is published, or else the release's."""
    for run in wanted(case):
        definition = catalogue.as_kept(run[0], kept[run].bundle if run in kept else "")
        if definition is not None:
            yield run, definition
