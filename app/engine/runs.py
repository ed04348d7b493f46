"""The runs of one matter: which there should be, and where each stands. Knows no storage."""

from __future__ import annotations

from datetime import datetime

from app.engine.catalogue import Catalogue
from app.engine.memo import stand
from app.engine.stand import Stand, still_stands
from app.law.questions import STARTS, Case

Run = tuple[str, str]
"""(process, subject)"""
Runs = dict[Run, Stand]


def wanted(case: Case) -> tuple[Run, ...]:
    """Which process should run for which subject: the start conditions of the law."""
    return tuple((process, subject) for process, subjects in STARTS.items() for subject in subjects(case))


def rebuilt(catalogue: Catalogue, case: Case, now: datetime) -> Runs:
    """Every run of the matter, from nothing."""
    return {(process, subject): stand(catalogue.definition(process), case, subject, now) for process, subject in _runnable(catalogue, case)}


def brought_into_line(catalogue: Catalogue, runs: Runs, case: Case, now: datetime) -> tuple[Runs, set[Run]]:
    """The same runs as `rebuilt`, but one whose answers and definition are unchanged is kept; with those that were built anew."""
    line: Runs = {}
    anew: set[Run] = set()
    for process, subject in _runnable(catalogue, case):
        definition = catalogue.definition(process)
        kept = runs.get((process, subject))
        if kept is not None and kept.bundle == definition.bundle_hash[:16] and still_stands(kept, case, subject, now):
            line[process, subject] = kept
        else:
            line[process, subject] = stand(definition, case, subject, now)
            anew.add((process, subject))
    return line, anew


def _runnable(catalogue: Catalogue, case: Case) -> tuple[Run, ...]:
    return tuple(run for run in wanted(case) if run[0] in catalogue.definitions)
