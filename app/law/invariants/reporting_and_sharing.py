"""Invariants of offender reporting orders (Part 3), and of information directed to be given and given (74D, 74E)."""

from __future__ import annotations

from collections.abc import Iterator

from app.law import status
from app.law.facts.information import sharing
from app.law.facts.offender_reporting_orders import FORENSIC_ORDER, reporting_order
from app.law.invariants import ACT, ALERT, BLOCK, STATUS, Found, flagged, invariant, numbered_of, opos
from app.law.questions import Case
from app.law.reporting import information
from app.law.reporting.offender_reporting_order_checks import asked_in_time, opened_as_provided
from app.law.reporting.reportable_offenders import YES, reportable, reports_for_another_reason, with_terms

orders_made = numbered_of("offender-reporting-order-made")
orders_asked_for = numbered_of("reporting-order-asked")
directions_proposed = numbered_of("information-direction-proposed")
information_shared = numbered_of("information-direction-given", "information-given-to-entity")


@invariant("I-80", provision="74D(2), 74D(5)", severity=BLOCK, kind=ACT, over=directions_proposed)
def a_direction_is_written_to_whom_it_may_be(case: Case, subject: str) -> Iterator[Found]:
    """A direction is in writing, has a day to come, and goes to no Hospital and Health Service nor the health department's chief executive."""
    one = sharing(case.docket, subject)
    if one is not None:
        found = information.direction_as_provided(case, subject, case.docket.about(subject))
        yield from flagged(found, one.done_at or one.proposed_at, "74D(2)(a)", "74D(2)(b)", "74D(5)")


@invariant("I-81", provision="12B(1)", severity=BLOCK, kind=ACT, over=orders_made)
def made_where_the_power_is_open(case: Case, subject: str) -> Iterator[Found]:
    """An offender reporting order after a conviction is made for no prescribed offence, and where a conviction is recorded."""
    one = reporting_order(case.docket, subject)
    if one is not None and one.made_at is not None:
        found = opened_as_provided(case, subject, case.docket.about(subject))
        yield from flagged(found, one.made_at, "12B(1)(a), 5(1)(a)", "12B(1)(b)")


@invariant("I-82", provision="12E(2)", severity=BLOCK, kind=ACT, over=orders_asked_for)
def asked_for_within_six_months(case: Case, subject: str) -> Iterator[Found]:
    """The prosecution applies for an offender reporting order within six months after the day of the sentence or forensic order."""
    one = reporting_order(case.docket, subject)
    if one is not None and one.asked is not None:
        yield from flagged(asked_in_time(case, subject, case.docket.about(subject)), one.asked.at, "12E(2)")


@invariant("I-83", provision="12C(5)", severity=BLOCK, kind=STATUS, over=orders_made)
def ends_with_the_forensic_order(case: Case, subject: str) -> Iterator[Found]:
    """An offender reporting order that was made with a forensic order ends no later than the forensic order is revoked."""
    one = reporting_order(case.docket, subject)
    if one is None or one.basis != FORENSIC_ORDER or one.made_at is None or one.forensic_order_revoked_at is None:
        return
    last = max(one.made_at, one.forensic_order_revoked_at)
    if any(life.end is None or life.end > last for life in status.life(case, subject).values):
        yield Found("The order is told to go on after the forensic order was revoked.", last)


@invariant("I-88", provision="74D(1), 74E(1)", severity=BLOCK, kind=ACT, over=information_shared)
def shared_about_a_reportable_offender(case: Case, subject: str) -> Iterator[Found]:
    """A direction is given, and information given to an entity, about who is a reportable offender on that day, or let through by a legal officer."""
    one = sharing(case.docket, subject)
    if one is not None and one.done_at is not None:
        mine = case.docket.about(subject)
        found = (*information.direction_as_provided(case, subject, mine), *information.giving_as_provided(case, subject, mine))
        yield from flagged(found, one.done_at, "74D(1), 5", "74E(1), 5")


@invariant("I-89", provision="39E, sch 5", severity=ALERT, kind=STATUS, over=opos)
def reporting_ends_with_the_order(case: Case, subject: str) -> Iterator[Found]:
    """Who reports because of an offender prohibition order alone reports only while one is in effect."""
    over = max((one.end for one in status.life(case, subject).values if one.end is not None), default=None)
    if over is None or any(status.in_force(case, order, over) != "NO" for order in with_terms(case)):
        return
    if reports_for_another_reason(case, over) or reportable(case, over).values != (YES,):
        return
    yield Found("The person is said to be a reportable offender because of an order, and none is in effect.", over)
