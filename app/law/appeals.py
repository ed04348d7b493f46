"""When the time to appeal ends (s 13ZH(1), O-D11): the one date of an appeal that is worked out here.

For both sides alike. The decision is the making of an order, or the refusal or dismissal of an application.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from app.casework.answer import Deadline, Derivation, Reckoned
from app.casework.clock import day_of
from app.casework.place import PLACES
from app.law import facts, reckoning
from app.law.facts.applications import application
from app.law.facts.prohibition_orders import made
from app.law.facts.temporary_orders import temporary_order
from app.law.provisions import implements
from app.law.questions import Case, deadline
from app.law.readings import Readings, answer
from app.law.respondents import may_be_a_child
from app.law.status import deadline_from, kind_of

APPEAL_DAYS: Final = 28
NAME: Final = "appeal.last-day"
SERVED_FIRST: Final = (
    "The decision was made in the respondent's absence: the period runs from service of the order, which is not served yet."
)


@dataclass(frozen=True)
class Decision:
    """What may be appealed: a decision, whether the respondent was there, and when a copy of the order resulting from it was served."""

    at: datetime
    presence: str
    results_in_order: bool
    by_magistrate_alone: bool
    copy_served_at: datetime | None
    place: str
    entry: str


def decision_on(case: Case, subject: str) -> Decision | None:
    """The decision that this subject stands for: an order's making, or how an application was refused or dismissed; None if neither."""
    if kind_of(subject) != "application":
        order = made(case.docket, subject)
        if order is None:
            return None
        temporary = temporary_order(case.docket, subject)
        alone = temporary is not None and temporary.by_magistrate
        place = application(case.docket, order.application).court_place or case.place
        return Decision(order.made_at, order.presence, True, alone, order.served_at, place, order.entry)
    one = application(case.docket, subject)
    if one.ending is None or one.ending.how in {"MADE", "DISCONTINUED"}:
        return None
    there = next((h.presence for h in one.hearings if h.held_at == one.ending.at), "")
    return Decision(one.ending.at, facts.presence(there), False, False, None, one.court_place or case.place, one.ending.entry)


@deadline(
    NAME, provision="13ZH(1)", label="Last day to appeal",
    consequence="An appeal is out of time unless the appeal court extends the period (s 13ZH(2)).",
)  # fmt: skip
@implements("13ZH(1)")
def last_day(case: Case, subject: str) -> Deadline | None:
    """TL-19: 28 days after the decision, or after service of the resulting order where it was made in the respondent's absence.

    A time to do something by filing: it rolls off a day on which the registry is closed, though perhaps only if every registry
    that may take the notice is (O-A27). Doubtful also: presence by link (O-A10), a decision that leaves no order to serve
    (O-A14), decisions of a magistrate alone (O-A13) and refusals (O-A50). Nobody meets this date: it is past with its latest day,
    but never while the resulting order is still to be served, because in some reading the time has not started then.
    """
    decision = decision_on(case, subject)
    if decision is None:
        return None
    found = answer(lambda readings: _last_day(case, decision, readings))
    unserved = decision.results_in_order and decision.presence != facts.PRESENT and decision.copy_served_at is None
    waiting = unserved and decision.presence == facts.ABSENT
    past = None if unserved else max((one.at for one in found.values if one.at), default=None)
    return deadline_from(NAME, subject, found, met_at=past, doing=False, warn=(14, 7, 3, 1), warnings=(SERVED_FIRST,) if waiting else ())


def _last_day(case: Case, decision: Decision, readings: Readings) -> Reckoned:
    if decision.by_magistrate_alone and readings.ask("O-A13") == "not-appealable":
        return Reckoned(None)
    if not decision.results_in_order and readings.ask("O-A50") == "not-appealable":
        return Reckoned(None)
    trigger, words = _trigger(decision, readings)
    if trigger is None:
        return Reckoned(None)
    mine = _reckoned(case, decision.place, trigger, words, decision.entry)
    if mine.derivation is None or not mine.derivation.skipped or mine.at is None:
        return mine
    unmoved = [_reckoned(case, place, trigger, words, decision.entry) for place in _known_places(case, trigger)]
    first = min((one.at for one in unmoved if one.at), default=mine.at)
    if first >= mine.at or readings.ask("O-A27") == "this-registry":
        return mine
    return next(replace(one, derivation=_elsewhere(one.derivation)) for one in unmoved if one.at == first)


def _trigger(decision: Decision, readings: Readings) -> tuple[datetime | None, str]:
    """From what the 28 days run: the decision, or the service of the order that results from it."""
    there = decision.presence
    if there == facts.DOUBTFUL:
        there = facts.PRESENT if readings.ask("O-A10") == "av-link-is-present" else facts.ABSENT
    if there == facts.PRESENT:
        return decision.at, "the decision"
    if decision.results_in_order:
        return decision.copy_served_at, "service of the order on the respondent"
    if readings.ask("O-A14") == "from-decision":
        return decision.at, "the decision"
    return decision.copy_served_at, "service of the decision on the respondent"


def _reckoned(case: Case, place: str, trigger: datetime, words: str, entry: str) -> Reckoned:
    return reckoning.act_by_days(
        day_of(trigger), APPEAL_DAYS, place=place, calendars=case.calendars, filing=True, provision="13ZH(1)", rule=NAME,
        trigger_words=words, trigger_entry=entry,
    )  # fmt: skip


def _known_places(case: Case, trigger: datetime) -> tuple[str, ...]:
    year: date = day_of(trigger)
    return tuple(place for place in PLACES if case.calendars.knows(place, year))


def _elsewhere(derivation: Derivation | None) -> Derivation | None:
    if derivation is None:
        return None
    return replace(derivation, notes=(*derivation.notes, "Another registry that may take the notice is open on that day (O-A27)."))


@implements("13ZG")
def appeal_court(case: Case, subject: str) -> str:
    """Which court hears the appeal (O-D21): a Childrens Court judge where the respondent is or may be a child, else the District Court."""
    return "CHILDRENS_COURT_JUDGE" if may_be_a_child(case, subject) else "DISTRICT_COURT"
