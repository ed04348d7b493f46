"""The person's application to have a disqualification order revoked (13W): leave, hearing, and what ends it.

Until it is decided the order stays as it is, and goes on to its own ends (13U(2)). What was decided is an entry about the order.
"""

from __future__ import annotations

from datetime import datetime

from app.casework.answer import Answer, Done, Wanted, certainly, latest
from app.casework.docket import Entry
from app.law import facts
from app.law.applying.applications import answered
from app.law.facts.disqualification_orders import disqualification_order
from app.law.facts.disqualification_orders import subjects as disqualification_orders
from app.law.facts.disqualification_revocations import RevocationAsked, application, applications, applied_in, decided_of, heard_in
from app.law.provisions import implements
from app.law.questions import Case, Concern, ask, check, confirm, offer, since, slip, start, step
from app.law.readings import answer
from app.law.respondents import was_present
from app.law.status import life

YES, NO = "YES", "NO"
STANDS = "Until it is decided the order stays as it is."


@start("disqualification_order_revocation")
@implements("13W(1)")
def asked_for(case: Case) -> tuple[str, ...]:
    """Each application to have a disqualification order revoked has a run of its own."""
    return applications(case.docket)


def of(case: Case, subject: str) -> RevocationAsked | None:
    """The application with this subject."""
    return application(case.docket, subject)


def _ended(one: RevocationAsked | None) -> datetime | None:
    return one.disposed[0] if one and one.disposed else None


@ask("disqualification-revocation.leave-needed", YES, NO, "UNCERTAIN", provision="13W(2)", label="Does the person need leave to apply?")
@implements("13W(2)")
def leave_needed(case: Case, subject: str) -> Answer[str]:
    """The person does, unless the order was made in the person's absence; by link or telephone it depends on O-A10."""
    one = of(case, subject)
    order = disqualification_order(case.docket, one.order) if one else None
    there = facts.presence(order.presence) if order else facts.DOUBTFUL
    return answer(lambda readings: YES if was_present(there, readings) else NO)


@step("disqualification-revocation.decide-leave", provision="13W(2), 13W(3)", label="Record the decision about leave")
@implements("13W(2)", "13W(3)")
def decide_leave(case: Case, subject: str) -> Done | Wanted:
    """Answered by the court's decision about leave, or when the application ended without one."""
    one = of(case, subject)
    done = (one.leave.at if one.leave else _ended(one)) if one else None
    missed = "Without leave the person may not apply, unless the order was made in absence."
    return answered(done, Wanted("leave", one.listed_for if one else None, "13W(2)", missed))


@ask("disqualification-revocation.leave", "GRANTED", "REFUSED", "NOT_DECIDED", provision="13W(3)", label="Was leave granted?")
def leave(case: Case, subject: str) -> Answer[str]:
    """NOT_DECIDED where it was heard or ended without a decision about leave, or was decided although leave had been refused."""
    one = of(case, subject)
    if one is None or one.leave is None:
        return certainly("NOT_DECIDED")
    if one.leave.granted:
        return certainly("GRANTED")
    return certainly("REFUSED" if one.disposed and one.disposed[1] == "LEAVE_REFUSED" else "NOT_DECIDED")


@step("disqualification-revocation.hear", provision="13W(4)", label="Record what happened at the hearing of the application")
@implements("13W(4)")
def hear(case: Case, subject: str) -> Done | Wanted:
    """Answered when it is decided or withdrawn; after an adjournment it is wanted about the next hearing."""
    one = of(case, subject)
    number = len(one.hearings) + 1 if one else 1
    return answered(_ended(one), Wanted(f"hearing {number}", one.listed_for if one else None, "13W(4)", STANDS))


@since(
    "disqualification-revocation.order-over",
    provision="13U(2)",
    label="The order is over before the application is decided",
    conclusion=True,
)
@implements("13U(2)")
def order_over(case: Case, subject: str) -> Answer[datetime | None]:
    """When the order is over in every reading while the application is pending: there is nothing left to revoke."""
    one = of(case, subject)
    if one is None or disqualification_order(case.docket, one.order) is None:
        return certainly(None)
    over, ended = latest(life(case, one.order).map(lambda lived: lived.end)), _ended(one)
    return certainly(over if over is not None and (ended is None or over < ended) else None)


@ask(
    "disqualification-revocation.outcome", "REVOKED", "NOT_REVOKED", "LEAVE_REFUSED", "WITHDRAWN", "OTHER_OUTCOME",
    provision="13W(4), 13W(5)", label="What came of the application?",
)  # fmt: skip
@implements("13W(5)")
def outcome(case: Case, subject: str) -> Answer[str]:
    """How it ended; a revocation takes effect when it is made."""
    one = of(case, subject)
    return certainly(one.disposed[1] if one and one.disposed else "OTHER_OUTCOME")


@step("disqualification-revocation.consider-outcome", provision="13W", label="Consider what the outcome means")
def consider_outcome(case: Case, subject: str) -> Done | Wanted:
    """Answered by a legal officer's advice."""
    one = of(case, subject)
    missed = "Nobody has said whether the order stands."
    return answered(one.considered_at if one else None, Wanted("the outcome", None, "13W", missed))


# ---------------------------------------------------------------- what is looked at before recording
@check("disqualification-revocation.applying", provision="13W(1)", label="May it be applied for?")
@implements("13W(1)")
def applying(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """An application before the order is a slip; by anybody but the person, or about an order that is over, it is recorded and flagged."""
    del subject
    found = []
    for about in applied_in(entries):
        one = of(case, about)
        order = disqualification_order(case.docket, one.order) if one else None
        if one is None or order is None:
            continue
        if one.applied_at < order.made_at:
            found.append(slip("The application comes before the making of the order.", "13W(1)", "at"))
        if not one.by_the_person:
            found.append(confirm("Only the person who is subject to the order may apply to have it revoked.", "13W(1)", "applicant"))
        over = latest(life(case, one.order).map(lambda lived: lived.end))
        if over is not None and over <= one.applied_at:
            found.append(confirm("This order is over in every reading: there is nothing left to revoke.", "13U(2), 13W(1)", "at"))
    return tuple(found)


@check("disqualification-revocation.hearing", provision="13W(4)", label="Is it the hearing of this application?")
def hearing(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A hearing before the application, or a decision about another order than it names, is a slip."""
    del subject
    found = []
    for about, at in heard_in(entries):
        one = of(case, about)
        if one is not None and at < one.applied_at:
            found.append(slip("The hearing comes before the application.", "13W(1)", "at"))
        if one is not None and decided_of(entries) - {one.order}:
            found.append(slip("The application is about another order.", "13W(1)", "order"))
    return tuple(found)


# ---------------------------------------------------------------- what may be recorded at any time
@offer("record_disqualification_application", "registrar", label="Record the application to revoke a disqualification order")
@implements("13W(1)")
def record_disqualification_application(case: Case) -> tuple[str, ...]:
    """For each disqualification order made and not revoked; whether leave is needed is asked afterwards."""
    known = (disqualification_order(case.docket, s) for s in disqualification_orders(case.docket))
    return tuple(order.subject for order in known if order is not None and order.revoked_at is None)


@offer(
    "withdraw_disqualification_application",
    "registrar",
    label="Record that an application to revoke a disqualification order was withdrawn",
)
def withdraw_disqualification_application(case: Case) -> tuple[str, ...]:
    """While it is pending."""
    return tuple(s for s in applications(case.docket) if (one := of(case, s)) is not None and one.disposed is None)
