"""The terms of an order as a page shows them: those that bind now, and in one sentence what a reader must know about them."""

from __future__ import annotations

from datetime import datetime

from app.casework.clock import day_of
from app.law.facts.documents import Condition
from app.law.facts.variations import Change
from app.law.orders.terms import Terms, overtaken, terms_at, varied, waiting
from app.law.questions import Case
from app.law.reckoning import in_words


def terms_now(case: Case, order: str, now: datetime) -> tuple[tuple[Condition, ...], str]:
    """The conditions that bind now if the order is in force, and what is to be said of them ("" for an order never varied).

    Where it is uncertain which of several versions binds, the conditions are those of the oldest, and the sentence says so.
    """
    found = terms_at(case, order, now)
    binding = sorted((one for one in found.values if one is not None), key=lambda one: one.version)
    if not binding:
        return (), ""
    return binding[0].conditions, " ".join(_said(case, order, now, binding, found.doubts()))


def _said(case: Case, order: str, now: datetime, binding: list[Terms], doubts: tuple[str, ...]) -> list[str]:
    days = {change.entry: in_words(day_of(change.at)) for change in varied(case, order)}
    if len(binding) > 1:
        which = ", or ".join(_named(one, days) for one in binding)
        return [f"Which terms bind is uncertain ({', '.join(doubts)}): those {which}. Shown: the first of them. Serve the varying order."]
    said = [f"The terms {_named(binding[0], days)}."] if binding[0].version > 1 else []
    return said + [_late(case, order, one, days[one.entry]) for one in waiting(case, order, now)]


def _late(case: Case, order: str, one: Change, day: str) -> str:
    if overtaken(case, order, one):
        return f"Varied on {day}; that varying order is not yet served, and a later one has taken effect: serve it, and see O-A56."
    if one.for_registration:
        return f"Registered on {day} as the court varied it in absence; until the respondent is notified of that it binds as if not varied (s 13ZB(4))."
    return f"Varied on {day}; the varying order is not yet served, and until it is the terms before it bind (s 13Q(5)(b))."


def _named(one: Terms, days: dict[str, str]) -> str:
    return f"as varied on {days[one.entry]}" if one.entry in days else "as made"
