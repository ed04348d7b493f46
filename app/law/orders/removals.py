"""An order of a court that takes a person out of the Act: its details go to the commissioner (55(1)(c), 55(2)).

A person who reports only because of an order stops being a reportable offender with it (5(1)(f), 39E). Where a court's own order
ends it, the court tells the commissioner; where its term or period simply runs out no order of a court does so.
"""

from __future__ import annotations

from datetime import datetime

from app.casework.answer import Deadline, Done, Wanted, certainly
from app.casework.docket import Docket
from app.casework.families import is_of
from app.law.facts.applications import applications
from app.law.facts.prohibition_orders import made, removal_told_at
from app.law.facts.temporary_orders import disposals
from app.law.provisions import implements
from app.law.questions import Case, deadline, step
from app.law.serving.notices import over_at, practice_day, replaced, took_effect
from app.law.status import deadline_from, in_force, kind_of, orders

WORDS = "a court's order ended the reason to report"


@implements("55(1)(c)")
def removed_at(case: Case, subject: str) -> datetime | None:
    """When a court's order took the person out of the Act by ending this order; None where none did.

    A revocation, or a decision of an application other than making an order. Not so where a new order was made at that moment, where
    another order of this matter was surely in force then, or where the order never took effect. Whether the person reports for a
    reason outside this matter is not known here: it is said when the step is done.
    """
    order, over = made(case.docket, subject), over_at(case, subject)
    if order is None or over is None or not (order.revoked_at == over or over in case.docket.recall(_refused)):
        return None
    if not took_effect(case, subject) or replaced(case, order, over) or _goes_on(case, subject, over):
        return None
    return over


def _refused(docket: Docket) -> frozenset[datetime]:
    """The instants at which an application was decided otherwise than by an order."""
    return frozenset(d.at for one in applications(docket) for d in disposals(docket, one) if d.how != "MADE")


@implements("5(1)(e)", "5(1)(f)")
def _goes_on(case: Case, subject: str, over: datetime) -> bool:
    """Is another order that makes the person a reportable offender surely in force then?"""
    others = (one for one in orders(case) if one != subject and is_of(kind_of(one), "makes-reportable"))
    return any(in_force(case, one, over) == "YES" for one in others)


@step("notice.details-of-removal", provision="55(1)(c), 55(2)", label="Give details of the order that took the person out of the Act")
@implements("55(2)")
def details_of_removal(case: Case, subject: str) -> Done | Wanted:
    """Were the commissioner given details of the revocation or refusal? Answered at once where no court's order removed the person."""
    return details(case, subject, removed_at(case, subject))


def details(case: Case, subject: str, removed: datetime | None) -> Done | Wanted:
    """The same of an order of any kind, by when a court's order removed the person."""
    over = over_at(case, subject)
    if over is not None and removed is None:
        return Done(over)
    about = f"end of {subject}"
    if removed is None:
        return Wanted(about)
    told = removal_told_at(case.docket, subject)
    due = practice_day(case, removed, "notice.removal", "55(2)", words=WORDS, entry="").at
    return Done(told) if told else Wanted(about, due, "55(1)(c), 55(2)", "The register goes on asking a person to report who need not.")


@deadline(
    "order.removal-details-by", provision="55(1)(c), 55(2)", label="Give details of the order that took the person out of the Act",
    consequence="The Act does not say.",
)  # fmt: skip
def details_by(case: Case, subject: str) -> Deadline | None:
    """By when: as soon as practicable; one business day as a practice."""
    removed = removed_at(case, subject)
    if removed is None:
        return None
    reckoned = practice_day(case, removed, "order.removal-details", "55(2)", words=WORDS, entry="")
    return deadline_from("order.removal-details-by", subject, certainly(reckoned), met_at=removal_told_at(case.docket, subject), warn=(1,))
