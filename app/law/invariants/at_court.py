"""Invariants of what a court or a magistrate decided: each decision that the Act asks for, and the findings on which an order rests.

The sentences are those of law/hearing_checks.py and its neighbours, asked of the docket as it stands, whenever it was recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from app.casework.answer import latest
from app.law.at_court.hearing_checks import as_recorded, by_consent
from app.law.at_court.hearings import NO, order_after
from app.law.facts import temporary_order_applications as urgent
from app.law.facts.applications import application
from app.law.facts.disqualification_orders import DisqualificationOrder, disqualification_order
from app.law.facts.hearings import Hearing, hearing, hearings
from app.law.facts.records import given_without_direction, paragraph_is_asked_for, people_in_the_room
from app.law.facts.temporary_orders import TemporaryOrder, interim_orders_on, temporary_order
from app.law.invariants import (
    ACT,
    ALERT,
    BLOCK,
    STATUS,
    Found,
    disqualification_orders,
    flagged,
    hearings_held,
    invariant,
    numbered_of,
)
from app.law.orders.disqualification_orders import made_as_provided
from app.law.orders.magistrates_orders import without_notice
from app.law.questions import STARTS, Case
from app.law.status import life

heard_by_magistrates = numbered_of("temporary-order-application-heard")
interim_orders = numbered_of("temporary-order-made", "disqualification-order-made")
in_a_room = numbered_of("hearing-held", "temporary-order-application-heard", "appeal-heard")


def _held(case: Case, subject: str) -> Iterator[tuple[Hearing, datetime]]:
    """The hearing and when it was held, one or none."""
    one = hearing(case.docket, subject)
    if one is not None and one.held_at is not None:
        yield one, one.held_at


def _recorded(case: Case, subject: str, *provisions: str) -> Iterator[Found]:
    for _, at in _held(case, subject):
        yield from flagged(case.recall(as_recorded, subject), at, *provisions)


def _by_magistrate(case: Case, subject: str) -> Iterator[TemporaryOrder | DisqualificationOrder]:
    order = temporary_order(case.docket, subject) or disqualification_order(case.docket, subject)
    if order is not None and order.by_magistrate:
        yield order


# ---------------------------------------------------------------- temporary orders
@invariant("I-11", provision="13J(5)", severity=BLOCK, kind=ACT, over=interim_orders)
def a_magistrate_fixed_the_return(case: Case, subject: str) -> Iterator[Found]:
    """For a magistrate's order of either kind the date, time and place at which the application is to be heard are recorded."""
    for order in _by_magistrate(case, subject):
        if order.return_at is None or not order.return_place:
            yield Found("It is not recorded when and where the application for the final order is to be heard.", order.made_at)


@invariant("I-13", provision="13J(3)", severity=BLOCK, kind=ACT, over=interim_orders)
def necessity_without_notice(case: Case, subject: str) -> Iterator[Found]:
    """A magistrate's order of either kind made without notice rests on a finding that acting without notice was necessary."""
    for order in _by_magistrate(case, subject):
        yield from flagged(without_notice(case, order, "13J(3)"), order.made_at, "13J(3)")


@invariant("I-14", provision="13K(2)", severity=BLOCK, kind=ACT, over=hearings_held)
def made_on_an_adjournment(case: Case, subject: str) -> Iterable[Found]:
    """A court makes a temporary order only while it adjourns a hearing of the application for the final order."""
    return _recorded(case, subject, "13K(2)(b)")


@invariant("I-15", provision="13K(5)", severity=BLOCK, kind=ACT, over=hearings_held)
def made_in_absence_after_service(case: Case, subject: str) -> Iterable[Found]:
    """A court makes a temporary order in absence only after service of the application documents."""
    return _recorded(case, subject, "13K(5)")


@invariant("I-16", provision="13K(1)", severity=ALERT, kind=ACT, over=hearings_held)
def the_court_decided_about_an_order(case: Case, subject: str) -> Iterator[Found]:
    """After each adjournment without a temporary order in force a decision whether to make one is recorded."""
    for one, at in _held(case, subject):
        if one.is_mention and one.adjourned and order_after(case, subject).values == (NO,):
            if one.s13k == "NOT_ADDRESSED":
                yield from flagged(case.recall(as_recorded, subject), at, "13K(1)")
            elif not one.s13k:
                yield Found("The application goes on without an order, and no decision whether to make one is recorded.", at)


@invariant("I-17", provision="13T(2)", severity=ALERT, kind=ACT, over=in_a_room)
def a_disqualification_order_was_considered(case: Case, subject: str) -> Iterator[Found]:
    """Whoever decides not to make a temporary order considers a disqualification order."""
    sentence = "No temporary order was made, and it is not recorded that a disqualification order was considered."
    for one, at in _held(case, subject):
        if one.s13k == "NOT_MADE" and one.disqualification in ("", "NOT_ADDRESSED"):
            yield Found(sentence, at)
    asked = urgent.temporary_order_application(case.docket, subject)
    heard = asked.heard if asked else None
    if asked is not None and heard is not None and heard.outcome == "NOT_MADE" and asked.disqualification in ("", "NOT_ADDRESSED"):
        yield Found(sentence, heard.at)


# ---------------------------------------------------------------- prohibition orders
@invariant("I-32", provision="13C(2), 13E", severity=BLOCK, kind=ACT, over=hearings_held)
def a_childs_order_rests_on_a_report(case: Case, subject: str) -> Iterator[Found]:
    """A child's prohibition order rests on a report given, copied and considered, and on both findings of s 13C(2)."""
    yield from _recorded(case, subject, "13C(2)(a)", "13C(2)(b)", "13E(5)")


@invariant("I-33", provision="13E(2)", severity=ALERT, kind=ACT, over=numbered_of("report-given"))
def a_report_follows_a_direction(case: Case, subject: str) -> Iterator[Found]:
    """A report on a child is given after the court directed one."""
    for given in given_without_direction(case.docket, subject):
        yield Found("A report was given, and no earlier direction of the court is recorded.", given)


@invariant("I-34", provision="13P(1), 13P(2)", severity=BLOCK, kind=ACT, over=numbered_of("hearing-held", "temporary-order-made"))
def by_consent_of_both(case: Case, subject: str) -> Iterator[Found]:
    """An order by consent is made for an adult alone, with the consents of both parties."""
    yield from _recorded(case, subject, "13P(1)", "13P(2)")
    for order in _by_magistrate(case, subject):
        yield from flagged(by_consent(case, subject, case.docket.about(subject)), order.made_at, "13P(1)", "13P(2)")


@invariant("I-35", provision="13C(4)", severity=BLOCK, kind=ACT, over=hearings_held)
def final_order_in_absence_after_service(case: Case, subject: str) -> Iterable[Found]:
    """A prohibition order is made in absence only after service of the application documents."""
    return _recorded(case, subject, "13C(4)")


@invariant("I-36", provision="13C(1), 13D", severity=ALERT, kind=ACT, over=hearings_held)
def the_test_and_the_matters(case: Case, subject: str) -> Iterable[Found]:
    """A prohibition order that is not by consent rests on the test of s 13C(1) and on every matter of s 13D."""
    return _recorded(case, subject, "13C(1)", "13C(1)(a)", "13D")


# ---------------------------------------------------------------- disqualification orders
@invariant("I-46", provision="13T(1), 13T(3)", severity=BLOCK, kind=ACT, over=numbered_of("hearing-held", "disqualification-order-made"))
def a_disqualification_order_takes_an_orders_place(case: Case, subject: str) -> Iterator[Found]:
    """A disqualification order is made where no temporary and no final order is, on a finding about the interests of children."""
    yield from _recorded(case, subject, "13T(1)(b)", "13T(3)", "13T(4)(b), 13K(5)")
    order = disqualification_order(case.docket, subject)
    if order is not None and order.by_magistrate:
        concerns = made_as_provided(case, subject, case.docket.about(subject))
        yield from flagged(concerns, order.made_at, "13T(3)")


@invariant("I-48", provision="sch 5, 5", severity=BLOCK, kind=STATUS, over=disqualification_orders)
def never_an_offender_prohibition_order(case: Case, subject: str) -> Iterator[Found]:
    """A disqualification order is never treated as an offender prohibition order: no notice of it, no reporting."""
    order = disqualification_order(case.docket, subject)
    if order is not None and subject in STARTS["notice_of_order"](case):
        yield Found("Its notice is followed up as if it were an offender prohibition order.", order.made_at)


# ---------------------------------------------------------------- the room, and the next mention
@invariant("I-78", provision="13O, 13ZH(5)", severity=ALERT, kind=ACT, over=in_a_room)
def each_person_in_the_room_by_a_paragraph(case: Case, subject: str) -> Iterator[Found]:
    """Each person in the room is there under a paragraph of s 13O, or on appeal of s 13ZH(5)."""
    if not paragraph_is_asked_for(subject):
        return
    for at, paragraph in people_in_the_room(case.docket, subject):
        if not paragraph:
            yield Found("For somebody in the room it is not recorded under which paragraph they were admitted.", at)


@invariant("I-92", provision="13M(2)(b)", severity=ALERT, kind=ACT, over=numbered_of("hearing-held", "mention-listed"))
def one_hearing_at_a_time_and_one_to_come(case: Case, subject: str) -> Iterator[Found]:
    """No two hearings of an application are at one instant, and after an adjournment another one is listed."""
    one = hearing(case.docket, subject)
    if one is None or one.vacated_at is not None or one.stands_at is None:
        return
    all_of_it = hearings(case.docket, one.application)
    for other in all_of_it:
        if other.subject > subject and other.stands_at == one.stands_at and other.vacated_at is None:
            number = other.subject.rpartition(":")[2]
            yield Found(f"Hearing {number} of the same application is at the same time: one of them did not take place.", one.stands_at)
    since = _nobody_asked_from(case, one, all_of_it)
    if since is not None:
        yield Found("The application was adjourned, no later hearing is listed, and no order on it holds.", since)


def _nobody_asked_from(case: Case, one: Hearing, all_of_it: tuple[Hearing, ...]) -> datetime | None:
    """From when an adjourned application has no hearing to come, and no order for which a mention has to be listed in time."""
    if one.held_at is None or not one.awaits_another or application(case.docket, one.application).ending:
        return None
    if any(h.stands_at and h.stands_at > one.held_at and h.vacated_at is None for h in all_of_it):
        return None
    ends = [latest(life(case, order).map(lambda lived: lived.end)) for order in interim_orders_on(case.docket, one.application)]
    return None if None in ends else max([one.held_at, *(end for end in ends if end is not None)])
