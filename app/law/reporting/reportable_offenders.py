"""Is the person a reportable offender at an instant (ss 5, 8)? As far as one matter's file can say: by what is recorded, and by its orders.

A relevant sexual offender whose sentence or reporting periods are over is none until an order makes the person one (schedule 5, s 8(d)).
"""

from __future__ import annotations

from datetime import datetime

from app.casework.answer import Answer, certainly
from app.casework.families import kinds_of
from app.law import status
from app.law.facts import information
from app.law.facts.prohibition_orders import made
from app.law.facts.respondents import respondent
from app.law.other_places.registered_orders import reporting_until
from app.law.provisions import implements
from app.law.questions import Case
from app.law.readings import Readings, answer
from app.law.reporting.offender_reporting_orders import subject_to

YES, NO = "YES", "NO"
_EITHER: Answer[str] = Answer(((YES, ((),)), (NO, ((),))))


@implements("5(1)")
def reportable(case: Case, at: datetime) -> Answer[str]:
    """YES by a declaration, an order in force, or as recorded of the person; NO if none is; either where that is open.

    The orders are offender prohibition orders, registered orders and offender reporting orders (5(1)(e)-(g)). One that is made and has not
    taken effect: doubtful (O-A48); so is a registered order that outlives the years of its reporting (R-A29, s 8(d)). Whether reporting
    periods have run out since it was recorded that the person reports is not known here.
    """
    if reports_for_another_reason(case, at):
        return certainly(YES)
    basis = respondent(case.docket).basis
    orders = with_terms(case)
    said = {_makes_reportable(case, order, at) for order in orders}
    if YES in said:
        return certainly(YES)
    if "UNCERTAIN" in said or basis is None or basis.reportable_offender_now is None:
        return _EITHER
    if any(_not_yet_effective(case, order, at) for order in orders):
        return answer(_from_making)
    return certainly(NO)


def reports_for_another_reason(case: Case, at: datetime) -> bool:
    """Does the person report by a declaration, an offender reporting order, or as recorded, whatever orders with terms there are?"""
    if subject_to(case, at) or any(declared <= at for declared in information.declared_at(case.docket)):
        return True
    basis = respondent(case.docket).basis
    return basis is not None and basis.reportable_offender_now is True


def with_terms(case: Case) -> tuple[str, ...]:
    """The orders of this matter that make the respondent report while they are in effect: of this State, and registered ones."""
    return tuple(order for kind in kinds_of("order-with-terms") for order in status.orders(case) if status.kind_of(order) == kind)


def _makes_reportable(case: Case, order: str, at: datetime) -> str:
    """Is the order in force; and, if it is one of another place, are the years of section 39F not over, or does that end nothing (R-A29)?"""
    said = status.in_force(case, order, at)
    until = reporting_until(case, order) if said == YES else None
    over = until is not None and until.act_by is not None and until.act_by <= at
    return "UNCERTAIN" if over else said


def _from_making(readings: Readings) -> str:
    return YES if readings.ask("O-A48") == "from-making" else NO


def _not_yet_effective(case: Case, order: str, at: datetime) -> bool:
    """Was the order made by then, and in some world neither in effect nor over?"""
    one = made(case.docket, order)
    waiting = [
        each for each in status.life(case, order).values if (each.start is None or each.start > at) and (each.end is None or each.end > at)
    ]
    return one is not None and one.made_at <= at and bool(waiting)
