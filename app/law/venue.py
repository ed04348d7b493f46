"""Change of venue: whose calendar counts for a time after an application was moved to the court at another place.

What begins to run after the move is judged by the new place. What was running already is doubtful (O-A92): the Act says "in the place
in which it must be done" of a business day, and nothing of a place that changes meanwhile. Both days are shown, and the earlier one is
to act by. The Act itself knows no change of venue: it is recorded as it happened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from app.casework.answer import Derivation, Reckoned
from app.casework.docket import Entry
from app.law.facts.applications import application, applications
from app.law.facts.hearings import hearing
from app.law.facts.venues import moves, moves_in
from app.law.questions import Case, Concern, check, confirm, offer, slip
from app.law.readings import Readings

BEGAN: Final = "place-when-it-began"
WHILE_IT_RAN: Final = "The application was moved to {} while this time was running: whose calendar counts is doubtful (O-A92)."


def place_at(case: Case, subject: str, at: datetime) -> str:
    """The place of the court of an application at an instant: to which it was moved last by then, or where it began."""
    one = application(case.docket, subject)
    noticed = [n for n in one.notices if n.at <= at and n.court_place]
    moved = [m for m in moves(case.docket, subject) if m.at <= at]
    if moved and (not noticed or moved[-1].at >= noticed[-1].at):
        return moved[-1].place
    return noticed[-1].court_place if noticed else began_at(case, subject)


def began_at(case: Case, subject: str) -> str:
    """Where an application began: the place of its first notice, or fixed when a magistrate made an order; else that of the matter."""
    one = application(case.docket, subject)
    first = next((n.court_place for n in one.notices if n.court_place), "")
    return first or (one.returned.return_place if one.returned else "") or case.place_for(subject)


def counted_where(
    case: Case, subject: str, since: datetime, count: Callable[[str], Reckoned], readings: Readings, *, place: str = ""
) -> Reckoned:
    """A time of an application that runs since an instant, `count` giving its end by the calendar of a place (O-A92).

    `place` is where it had to be done at first, where that is not the court of the application at that instant.
    """
    found = count(place or place_at(case, subject, since))
    for move in moves(case.docket, subject):
        if move.at <= since or found.at is None or move.at >= found.at:
            continue  # it ran from the new place on, or was over by then
        there = count(move.place)
        if there.at == found.at:
            continue
        if readings.ask("O-A92") != BEGAN:
            found = there
        found = replace(found, derivation=_noted(found, move.place))
    return found


def _noted(found: Reckoned, place: str) -> Derivation | None:
    how = found.derivation
    return replace(how, notes=(*how.notes, WHILE_IT_RAN.format(place))) if how is not None else None


@offer("record_change_of_venue", "registrar", label="Record that the application was moved to another court place")
def record_change_of_venue(case: Case) -> tuple[str, ...]:
    """For each application that is neither decided nor discontinued."""
    return tuple(s for s in applications(case.docket) if application(case.docket, s).ending is None)


@check("application.moves-elsewhere", provision="house rule", label="Is the other place another one?")
def moves_elsewhere(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A slip where the application is at that place already, or the mention there comes before the move; asked, where it moved before it began."""
    del subject
    found: list[Concern] = []
    for one, move in moves_in(entries):
        before = [m for m in moves(case.docket, one) if m.entry != move.entry and m.at <= move.at]
        if move.place == (before[-1].place if before else _before_all(case, one, move.at)):
            found.append(slip(f"The application is at {move.place} already: name the place to which it goes.", "house rule", "place"))
        if all(e.at > move.at for e in case.docket.about(one) if e.id != move.entry):
            early = "By what is recorded nothing of this application had happened when it is said to have been moved."
            found.append(confirm(early, "house rule", "at"))
    listed = (hearing(case.docket, e.subject) for e in entries)
    sentence = "The mention at the other place must be later than the move."
    found += [
        slip(sentence, "house rule", "listed_for")
        for mention in listed
        if mention is not None and mention.listed_at and mention.listed_for and mention.listed_for <= mention.listed_at
    ]
    return tuple(found)


def _before_all(case: Case, subject: str, at: datetime) -> str:
    noticed = [n.court_place for n in application(case.docket, subject).notices if n.at <= at and n.court_place]
    return noticed[-1] if noticed else began_at(case, subject)
