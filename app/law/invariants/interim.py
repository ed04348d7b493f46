"""Invariants of the life of temporary orders (13M) and, word for word, of disqualification orders (13U): what the facts alone say of it.

What is asked here is told by the facts of an order (law/facts), and held against the status that law/temporary_orders.py gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from app.casework.answer import Done, earliest
from app.casework.clock import day_of, start_of
from app.law.at_court.hearing_checks import extension_as_recorded
from app.law.calendars import UnknownCalendar
from app.law.facts import ABSENT, kind_of, presence
from app.law.facts.hearings import coming
from app.law.facts.temporary_orders import InterimOrder, interim_order
from app.law.invariants import (
    ACT,
    ALERT,
    BLOCK,
    STATUS,
    Found,
    Predicate,
    disqualification_orders,
    flagged,
    invariant,
    temporary_orders,
)
from app.law.invariants.stretches import possibly, put_back_after, still_said, surely, within
from app.law.questions import QUESTIONS, Case, told
from app.law.reckoning import in_words
from app.law.status import ended

PERIOD = timedelta(days=28)
DAY = timedelta(days=1)


def _order(case: Case, subject: str) -> Iterator[InterimOrder]:
    """The order as the facts tell it, one or none."""
    found = interim_order(case.docket, subject)
    if found is not None:
        yield found


@invariant("I-01", provision="13M(2)(d)", severity=BLOCK, kind=STATUS, over=temporary_orders)
def never_after_the_decision(case: Case, subject: str) -> Iterator[Found]:
    """No temporary order is in force once the application for the final order is decided."""
    for order in _order(case, subject):
        for one in order.disposals:
            yield from still_said(surely(case, subject), one.at, put_back_after(order, one.at), "the application was decided")


@invariant("I-02", provision="13M(2)(e)", severity=BLOCK, kind=STATUS, over=temporary_orders)
def never_after_discontinuance(case: Case, subject: str) -> Iterator[Found]:
    """No temporary order is in force once the application for the final order is discontinued."""
    for order in _order(case, subject):
        if order.discontinued_at is not None:
            until = put_back_after(order, order.discontinued_at)
            yield from still_said(possibly(case, subject), order.discontinued_at, until, "the application was discontinued")


@invariant("I-03", provision="13M(1)(b)", severity=BLOCK, kind=STATUS, over=temporary_orders)
def not_before_service(case: Case, subject: str) -> Iterator[Found]:
    """A temporary order made in absence is not in force before its copy is served."""
    for order in _order(case, subject):
        if presence(order.presence) == ABSENT and not order.on_appeal:
            served = order.copy.at if order.copy else None
            for first in within(possibly(case, subject), None, served):
                yield Found("It was made in the respondent's absence, and is said to be in force before its copy was served.", first)


@invariant("I-04", provision="13M(2)(a)", severity=BLOCK, kind=STATUS, over=temporary_orders)
def not_after_an_empty_return_date(case: Case, subject: str) -> Iterator[Found]:
    """A magistrate's temporary order is over at the return date and time if no proceeding was started by then."""
    for order in _order(case, subject):
        at, started = order.return_at, order.proceeding_started_at
        if order.by_magistrate and at is not None and (started is None or started > at):
            why = "no proceeding was started by the return date and time"
            yield from still_said(possibly(case, subject), at, put_back_after(order, at), why)


@invariant("I-05", provision="13M(2)(b)", severity=BLOCK, kind=STATUS, over=temporary_orders)
def not_after_a_mention_without_extension(case: Case, subject: str) -> Iterator[Found]:
    """After a mention at which it was not extended no temporary order is certainly in force."""
    for order in _order(case, subject):
        for mention in order.mentions:
            if mention.addressed != "EXTENDED":
                why = "the application was mentioned and the order was not extended"
                yield from still_said(surely(case, subject), mention.at, put_back_after(order, mention.at), why)


@invariant("I-06", provision="13M(2)(c)", severity=BLOCK, kind=STATUS, over=temporary_orders)
def not_after_28_days(case: Case, subject: str) -> Iterator[Found]:
    """Without an extension a temporary order is over, in every reading, 28 days after the day it took effect."""
    for order in _order(case, subject):
        if not order.restored and all(mention.extension is None for mention in order.mentions):
            took_effect = max(order.made_at, order.copy.at) if order.copy else order.made_at
            over = start_of(day_of(took_effect) + PERIOD + DAY)
            yield from still_said(possibly(case, subject), over, None, "28 days are over and it was never extended")


THE_LIFE: tuple[Predicate, ...] = (
    never_after_the_decision,
    never_after_discontinuance,
    not_before_service,
    not_after_an_empty_return_date,
    not_after_a_mention_without_extension,
    not_after_28_days,
)


@invariant("I-47", provision="13U, 13V", severity=BLOCK, kind=STATUS, over=disqualification_orders)
def the_same_of_a_disqualification_order(case: Case, subject: str) -> Iterator[Found]:
    """What holds of a temporary order and of extending it (I-01 to I-10) holds of a disqualification order."""
    for rule in THE_LIFE:
        yield from rule(case, subject)
    yield from _extensions(case, subject, *(f"13V, {one}" for one in ("13N(1)(a)", "13N(1)(b)", "13N(2)", "13N(3)")))


# ---------------------------------------------------------------- dates to act by, and the next mention
def _last_day(case: Case, subject: str) -> Iterator[Found]:
    question = QUESTIONS[f"{kind_of(subject)}.last-day"]
    shown = case.recall(question.rule, subject)
    ends = [at for at in ended(case, subject).values if at is not None]
    if shown is not None and shown.act_by is not None and ends and shown.act_by > min(ends):
        yield Found("The date to act by lies after an end that is still arguable.", min(ends))


@invariant("I-20", provision="house rule", severity=BLOCK, kind=STATUS, over=temporary_orders)
def act_by_is_the_earliest(case: Case, subject: str) -> Iterable[Found]:
    """The date to act by is never after any end of the order that is still arguable."""
    return _last_day(case, subject)


@invariant("I-21", provision="13N, 13M(2)(c)", severity=ALERT, kind=ACT, over=temporary_orders)
def a_mention_in_time(case: Case, subject: str) -> Iterator[Found]:
    """For a temporary order that may live a mention is listed in time, on a day on which the court sits, or listing it is an open step."""
    for order in _order(case, subject):
        listed = coming(case.docket, order.application)
        if listed is None or listed.listed_for is None or listed.listed_at is None:
            if isinstance(told(case, "step", "temporary-order.list-a-mention", subject), Done):
                yield Found("No mention is listed, and nobody is asked to list one.", order.made_at)
            continue
        on = day_of(listed.listed_for)
        try:
            sits = case.calendars.sitting_day(listed.court_place or case.place_for(subject), on)
        except UnknownCalendar:
            sits = True
        end = earliest(ended(case, subject))
        if not sits and (end is None or listed.listed_for <= end):
            yield Found(f"The mention that must extend it is listed for {in_words(on)}, on which the court does not sit.", listed.listed_at)


# ---------------------------------------------------------------- extensions
def _extensions(case: Case, subject: str, *provisions: str) -> Iterator[Found]:
    """The concerns about extending this order at each mention of it, by provision as it stands for a temporary order."""
    for order in _order(case, subject):
        for mention in order.mentions:
            if mention.extension is not None:
                yield from flagged(extension_as_recorded(case, subject, mention), mention.at, *provisions)


@invariant("I-07", provision="13N(2)", severity=BLOCK, kind=ACT, over=temporary_orders)
def extended_for_28_days_at_most(case: Case, subject: str) -> Iterable[Found]:
    """An extension is for at most 28 days, counted the shorter way, unless the respondent's consent to a longer one is recorded."""
    return _extensions(case, subject, "13N(2)")


@invariant("I-08", provision="13N(1)(b)", severity=BLOCK, kind=ACT, over=temporary_orders)
def extended_on_an_adjournment(case: Case, subject: str) -> Iterable[Found]:
    """Each extension was granted at a hearing at which the application was adjourned."""
    return _extensions(case, subject, "13N(1)(b)")


@invariant("I-09", provision="13N(1)(a)", severity=BLOCK, kind=ACT, over=temporary_orders)
def extended_while_in_force(case: Case, subject: str) -> Iterable[Found]:
    """Each extension was of an order in force just before it."""
    return _extensions(case, subject, "13N(1)(a)")


@invariant("I-10", provision="13N(3)", severity=BLOCK, kind=ACT, over=temporary_orders)
def extended_in_absence_after_service(case: Case, subject: str) -> Iterable[Found]:
    """An extension in absence came after service of both application documents, of which the court was satisfied."""
    return _extensions(case, subject, "13N(3)")
