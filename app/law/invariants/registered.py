"""Invariants of orders made elsewhere: how one comes to be registered, while it is in force, which terms bind, how long the respondent reports.

Told by the facts of the original order and of its registration (13Y to 13ZD, 39F), and held against law/other_places.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from app.casework.clock import BRISBANE, day_of, start_of
from app.law import status
from app.law.facts import ABSENT, earliest_of, services
from app.law.facts.corresponding_orders import (
    ENDED,
    CorrespondingOrder,
    RegisteredOrder,
    corresponding_order,
    known_zone,
    registered_order,
)
from app.law.facts.respondents import respondent
from app.law.invariants import ACT, ALERT, BLOCK, STATUS, Found, flagged, invariant, numbered_of
from app.law.invariants.stretches import possibly, still_said, surely, within
from app.law.orders.terms import terms
from app.law.other_places import registered_orders as law
from app.law.other_places.corresponding_order_checks import registering
from app.law.questions import Case
from app.law.reckoning import anniversary_of
from app.law.respondents import class_of

ADULT_YEARS, CHILD_YEARS, OF_AGE = 5, 2, 18
registrations = numbered_of("registered-order-made")
asked_for = numbered_of("registration-applied-for")


def _order(case: Case, subject: str) -> Iterator[RegisteredOrder]:
    one = registered_order(case.docket, subject)
    if one is not None:
        yield one


# ---------------------------------------------------------------- how it comes to be registered
@invariant("I-50", provision="13Z(1)", severity=BLOCK, kind=ACT, over=registrations)
def registered_on_both_findings(case: Case, subject: str) -> Iterator[Found]:
    """An order is registered where the registrar was satisfied that it is in force, and that it was served where it was made."""
    for one in _order(case, subject):
        if corresponding_order(case.docket, one.of) is None:
            yield Found("Nothing is recorded of the application on which it was registered.", one.registered_at)
        yield from flagged(registering(case, subject, case.docket.about(subject)), one.registered_at, "13Z(1)")


@invariant("I-51", provision="13Z(3)", severity=BLOCK, kind=ACT, over=registrations)
def registered_after_the_referral(case: Case, subject: str) -> Iterator[Found]:
    """An order whose referral to the court was asked for, or believed necessary, is registered after the court's decision."""
    for one in _order(case, subject):
        yield from flagged(registering(case, subject, case.docket.about(subject)), one.registered_at, "13Z(3)")


@invariant("I-59", provision="13Z(13)", severity=BLOCK, kind=ACT, over=asked_for)
def the_notice_of_a_referral_is_its_own(case: Case, subject: str) -> Iterator[Found]:
    """The appearance notice that is served about a referral is that of s 13Z(13), which tells what the court may do in absence."""
    one = corresponding_order(case.docket, subject)
    if one is None:
        return
    issued = min(one.notices, default=None)
    for service in services(case.docket, f"service:{subject}"):
        if "APPEARANCE_NOTICE" in service.documents and (issued is None or service.at < issued):
            yield Found("An appearance notice was served before the notice of the referral was issued: it is another form.", service.at)
            return


# ---------------------------------------------------------------- while it is in force
def _end_at_home(origin: CorrespondingOrder | None) -> datetime | None:
    """The earliest instant at which the original order may be over where it was made, whatever a last day moved there later does (O-A18)."""
    if origin is None:
        return None
    first = moved = _day_over(origin, None if origin.indefinite else origin.last_day)
    for change in origin.home_changes:
        if moved is not None and moved <= change.at:
            break
        if change.what == ENDED:
            return earliest_of((first, change.at))
        moved = _day_over(origin, change.last_day)
    return earliest_of((first, moved))


def _day_over(origin: CorrespondingOrder, last: date | None) -> datetime | None:
    zone = known_zone(origin.zone) or BRISBANE
    return datetime.combine(last + timedelta(days=1), time(0), zone) if last else None


@invariant("I-52", provision="13Z(11)", severity=BLOCK, kind=STATUS, over=registrations)
def only_while_the_original_is_in_force(case: Case, subject: str) -> Iterator[Found]:
    """A registered order is certainly in force only within the original order's own period."""
    for one in _order(case, subject):
        over = _end_at_home(corresponding_order(case.docket, one.of))
        if over is not None:
            yield from still_said(surely(case, subject), over, None, "the original order may be over where it was made")


@invariant("I-53", provision="13ZB(2)", severity=BLOCK, kind=STATUS, over=registrations)
def from_its_registration_served_or_not(case: Case, subject: str) -> Iterator[Found]:
    """A registered order is in force from its registration, also while it is unserved, and never before."""
    for one in _order(case, subject):
        for first in within(possibly(case, subject), None, one.registered_at):
            yield Found("It is said to be in force before it was registered.", first)
        over = earliest_of((_end_at_home(corresponding_order(case.docket, one.of)), one.cancelled_at))
        alive = over is None or one.registered_at < over
        if alive and not one.stays and status.in_force(case, subject, one.registered_at) != "YES":
            yield Found("It is registered, and is not said to be in force from then on.", one.registered_at)


@invariant("I-54", provision="13ZB(4)", severity=BLOCK, kind=STATUS, over=registrations)
def unvaried_until_notified(case: Case, subject: str) -> Iterator[Found]:
    """Varied for its registration in the respondent's absence, an order binds as if it had not been varied until the respondent is notified."""
    for one in _order(case, subject):
        origin = corresponding_order(case.docket, one.of)
        varied = origin.variation if origin else None
        if varied is None or varied.presence != ABSENT:
            continue
        notified = earliest_of((one.copy_served_at, one.told_at))
        for turns in terms(case, subject).values:
            early = [turn for turn in turns if turn.entry == varied.entry and (notified is None or turn.start < notified)]
            if early:
                yield Found("Terms varied in the respondent's absence are said to bind before the respondent was notified.", early[0].start)
                break


@invariant("I-56", provision="13ZD(4)", severity=BLOCK, kind=STATUS, over=registrations)
def over_when_its_registration_is_cancelled(case: Case, subject: str) -> Iterator[Found]:
    """From when its registration is cancelled an order of another place is not in force in Queensland."""
    for one in _order(case, subject):
        if one.cancelled_at is not None:
            yield from still_said(possibly(case, subject), one.cancelled_at, None, "its registration was cancelled")


# ---------------------------------------------------------------- the certificate, and reporting
@invariant("I-55", provision="13ZA(1)", severity=ALERT, kind=ACT, over=registrations)
def a_certificate_in_two_business_days(case: Case, subject: str) -> Iterator[Found]:
    """The registrar gives the commissioner the certificate of registration no later than 2 business days after the registration."""
    due = law.certificate_by(case, subject)
    for one in _order(case, subject):
        if due is not None and due.act_by is not None and (one.certificate_at is None or one.certificate_at >= due.act_by):
            yield Found("The certificate of registration was not given within 2 business days.", due.act_by)


@invariant("I-57", provision="39F", severity=BLOCK, kind=STATUS, over=registrations)
def reporting_for_the_shortest_period(case: Case, subject: str) -> Iterator[Found]:
    """Reporting under a registered order is certain only to the end of the order, of 5 years, or of a child's 2; then s 34 is pointed to."""
    until = law.reporting_until(case, subject)
    for one in _order(case, subject):
        born, on = respondent(case.docket).birth_date, day_of(one.registered_at)
        adult = born is not None and anniversary_of(born, OF_AGE, "mar-1") <= on
        years = start_of(anniversary_of(on, ADULT_YEARS if adult else CHILD_YEARS))
        last = earliest_of((years, _end_at_home(corresponding_order(case.docket, one.of)), one.cancelled_at))
        if until is None or until.act_by is None or (last is not None and until.act_by > last):
            yield Found("Reporting is said to go on for certain beyond the shortest of its periods.", one.registered_at)
        elif not until.warnings:
            yield Found(
                "It is not said that detention, and time outside Queensland, may lengthen or suspend the reporting.", one.registered_at
            )


@invariant("I-58", provision="sch 5", severity=BLOCK, kind=STATUS, over=registrations)
def class_by_the_day_of_the_registration(case: Case, subject: str) -> Iterator[Found]:
    """Whether the respondent to a registered order is a child is judged on the day of the registration; no later birthday changes it."""
    born = respondent(case.docket).birth_date
    for one in _order(case, subject):
        on = day_of(one.registered_at)
        wanted = {"CHILD" if on < anniversary_of(born, OF_AGE, leap) else "ADULT" for leap in ("feb-28", "mar-1")} if born else {"UNKNOWN"}
        if not set(class_of(case, subject).values) <= wanted:
            yield Found("Child or adult is not judged by the day of the registration.", one.registered_at)
