"""Builds what the law reads about substituted service of one set: each time it was asked for, applied for, and what the court decided.

Reads entry fields by name. What the court authorised, and from when service in that way counts, is read with the services themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from app.casework.docket import Docket, Entry
from app.law.facts import in_order, instant, service_of, services, whole
from app.law.facts.values import text

SOUGHT, APPLIED_FOR, DECIDED = "substituted-service-sought", "substituted-service-applied-for", "substituted-service-decided"
STAGES: Final = (SOUGHT, APPLIED_FOR, DECIDED)


@dataclass(frozen=True)
class Applied:
    """Whether the commissioner applied to the court, and with what."""

    at: datetime
    applied: bool
    documents: tuple[str, ...]
    why: str
    way: str
    person: str


@dataclass(frozen=True)
class Decided:
    """What the court decided about one application."""

    at: datetime
    authorised: bool


@dataclass(frozen=True)
class Round:
    """One time that substituted service of a set was asked for, and what became of it."""

    sought_at: datetime
    reasons: str
    applied: Applied | None = None
    decided: Decided | None = None


def sets_sought(docket: Docket) -> tuple[str, ...]:
    """Every set of documents for which substituted service was asked for."""
    return in_order(e.subject for e in docket.of_kind(SOUGHT))


def rounds(docket: Docket, served_set: str) -> tuple[Round, ...]:
    """Each time substituted service of this set was asked for, in legal order; what was applied for and decided belongs to the newest before it."""
    found: list[Round] = []
    for e in sorted((e for e in docket.about(served_set) if e.kind in STAGES), key=lambda e: (e.at, STAGES.index(e.kind))):
        if e.kind == SOUGHT:
            found.append(Round(e.at, text(e, "reasons")))
        elif e.kind == APPLIED_FOR and found:
            found[-1] = replace(found[-1], applied=_applied(e))
        elif found and found[-1].applied:
            found[-1] = replace(found[-1], decided=Decided(e.at, text(e, "decision") == "AUTHORISED"))
    return tuple(found)


def _applied(e: Entry) -> Applied:
    documents = tuple(e.values.get("documents") or ())
    return Applied(
        e.at, text(e, "course") == "APPLIED", documents, text(e, "why_not_practicable"), text(e, "proposed_way"), text(e, "proposed_person")
    )


@dataclass(frozen=True)
class Stated:
    """From when service counts, as a decision about to be recorded says, beside when it was made."""

    at: datetime
    counts_at: datetime | None
    days: int | None


def applications_in(entries: tuple[Entry, ...]) -> tuple[tuple[str, datetime], ...]:
    """Among entries about to be recorded: each application that was made, with its set and when."""
    return tuple((e.subject, e.at) for e in entries if e.kind == APPLIED_FOR and text(e, "course") == "APPLIED")


def decisions_in(entries: tuple[Entry, ...]) -> tuple[tuple[str, Stated], ...]:
    """Among entries about to be recorded: each decision, with its set."""
    made = (e for e in entries if e.kind == DECIDED)
    return tuple((e.subject, Stated(e.at, instant(e.values.get("counts_at")), whole(e.values.get("counts_after_days")))) for e in made)


def known_at(docket: Docket, order: str, since: datetime | None) -> datetime | None:
    """When, from then on, the respondent was told of this order, served with a copy in person, or the matter was left open with reasons."""
    if since is None:
        return None
    told = [e.at for e in docket.about(order) if e.kind in {"informal-notice-given", "knowledge-left-open"} and e.at >= since]
    personal = [s.at for s in services(docket, service_of(order)) if s.mode == "PERSONAL" and "ORDER" in s.documents and s.at >= since]
    return min((*told, *personal), default=None)
