"""The registration of a corresponding order, and its referral to the court first (ss 13Y, 13Z): what is wanted next, and how it ends (O-D10).

The registrar must register an order that is in force and was served where it was made, unless it must be referred to the court first:
then it is registered as the court varied it. What follows a registration stands in law/registered_orders.py; what may be wrong in
law/corresponding_order_checks.py.
"""

from __future__ import annotations

from datetime import datetime

from app.casework.answer import Answer, Done, Wanted, certainly
from app.law.applying.applications import answered
from app.law.facts import earliest_of, service_of
from app.law.facts.corresponding_orders import (
    NOT_VARIED,
    OTHER,
    REFUSED,
    VARIED,
    CorrespondingOrder,
    corresponding_order,
    corresponding_orders,
)
from app.law.provisions import implements
from app.law.questions import Case, ask, since, start, step
from app.law.serving.service import over as service_over

REGISTER, REFER, DO_NOT_REGISTER, WITHDRAWN, NOT_PROVIDED_FOR = "REGISTER", "REFER", "DO_NOT_REGISTER", "WITHDRAWN", "NOT_PROVIDED_FOR"
UNPROTECTED = "Until it is registered the order has no effect in Queensland."


@start("corresponding_order_registration")
@implements("13Y")
def applied_for(case: Case) -> tuple[str, ...]:
    """Each application to register a corresponding order has a run of its own."""
    return corresponding_orders(case.docket)


@start("corresponding_order_referral")
@implements("13Z(3)")
def referred(case: Case) -> tuple[str, ...]:
    """Each corresponding order that was referred to the court, or that a court heard."""
    known = [corresponding_order(case.docket, one) for one in corresponding_orders(case.docket)]
    return tuple(one.subject for one in known if one is not None and (one.referral or one.hearings))


def of(case: Case, subject: str) -> CorrespondingOrder | None:
    """The corresponding order of this subject."""
    return corresponding_order(case.docket, subject)


# ---------------------------------------------------------------- the registrar
def decision(one: CorrespondingOrder | None) -> str:
    """O-D10: what the registrar must do. Not satisfied: not register. Adapting necessary, or asked for: refer. Else: register."""
    if one is None or one.considered is None:
        return REFER if one and (one.referral or one.hearings) else REGISTER
    seen = one.considered
    if not (seen.corresponds and seen.in_force and seen.served_at_home):
        return DO_NOT_REGISTER
    return REFER if seen.adaptation or one.referral_asked else REGISTER


@step("corresponding-order.consider", provision="13Z(1), 13Z(3)", label="Consider whether to register the order or refer it to the court")
@implements("13Z(1)")
def consider(case: Case, subject: str) -> Done | Wanted:
    """Answered by the registrar's consideration, or by what came of the application without one being recorded."""
    one = of(case, subject)
    done = earliest_of((one.considered.at if one.considered else None, one.registered_at, one.withdrawn_at)) if one else None
    return answered(done, Wanted("the application", one.applied_at if one else None, "13Z(1)", UNPROTECTED))


@ask(
    "corresponding-order.what-to-do", REGISTER, REFER, DO_NOT_REGISTER, WITHDRAWN,
    provision="13Z(1), 13Z(2), 13Z(3)", label="Register, refer, or not register?",
)  # fmt: skip
@implements("13Z(2)", "13Z(3)")
def what_to_do(case: Case, subject: str) -> Answer[str]:
    """What the registrar must do by what was recorded (O-D10); what was in fact done goes before what had to be done."""
    one = of(case, subject)
    if one is None:
        return certainly(DO_NOT_REGISTER)
    if one.referral or one.hearings:
        return certainly(REFER)
    if one.registered_at:
        return certainly(REGISTER)
    return certainly(WITHDRAWN if one.withdrawn_at else decision(one))


@step("corresponding-order.refer", provision="13Z(3)", label="Refer the order to the court")
@implements("13Z(3)")
def refer(case: Case, subject: str) -> Done | Wanted:
    """Must be referred where the registrar believes it necessary, or where the commissioner asks for it."""
    one = of(case, subject)
    done = (
        earliest_of((one.referral.at if one.referral else None, one.hearings[0].at if one.hearings else None, one.over_at)) if one else None
    )
    return answered(done, Wanted("the referral", one.considered.at if one and one.considered else None, "13Z(3)", UNPROTECTED))


@since("corresponding-order.referral-over", provision="13Z(8), 13Z(10)", label="The court has decided on the referral")
def referral_over(case: Case, subject: str) -> Answer[datetime | None]:
    """From when nothing is left for the court: it decided, or the application was withdrawn, or the order registered without it."""
    one = of(case, subject)
    return certainly(one.over_at if one else None)


@ask(
    "corresponding-order.after-referral", REGISTER, WITHDRAWN, NOT_PROVIDED_FOR,
    provision="13Z(2), 13Z(8), 13Z(10)", label="What came of the referral?",
)  # fmt: skip
@implements("13Z(10)")
def after_referral(case: Case, subject: str) -> Answer[str]:
    """REGISTER as varied (13Z(10)) or, where nothing was varied, as it stands (13Z(2)); a refusal goes to a legal officer (O-A41)."""
    one = of(case, subject)
    if one is None:
        return certainly(NOT_PROVIDED_FOR)
    if one.registered_at or (one.decided and one.decided.outcome in (VARIED, NOT_VARIED)):
        return certainly(REGISTER)
    return certainly(WITHDRAWN if one.withdrawn_at and not one.decided else NOT_PROVIDED_FOR)


@step("corresponding-order.settle", provision="13Z(2), 13Z(10)", label="Settle what follows the court's decision")
def settle(case: Case, subject: str) -> Done | Wanted:
    """Answered by a legal officer's advice, or by the registration itself."""
    one = of(case, subject)
    done = (one.settled[0] if one.settled else one.registered_at) if one else None
    when = one.decided.at if one and one.decided else None
    return answered(done, Wanted("the court's decision", when, "13Z(2), 13Z(10)", UNPROTECTED))


@ask("corresponding-order.settled", REGISTER, DO_NOT_REGISTER, provision="13Z(2), 13Z(10)", label="Is it registered all the same?")
def settled(case: Case, subject: str) -> Answer[str]:
    """What the legal officer advised, or what was done."""
    one = of(case, subject)
    register = one is not None and (one.registered_at is not None or (one.settled is not None and one.settled[1] == REGISTER))
    return certainly(REGISTER if register else DO_NOT_REGISTER)


@step("corresponding-order.register", provision="13Z(2), 13Z(10)", label="Register the order")
@implements("13Z(2)", "13Z(10)")
def register(case: Case, subject: str) -> Done | Wanted:
    """Answered by the registration alone: the registrar must register it."""
    one = of(case, subject)
    when = (one.decided.at if one.decided else one.considered.at if one.considered else None) if one else None
    return answered(one.registered_at if one else None, Wanted("the registration", when, "13Z(2), 13Z(10)", UNPROTECTED))


# ---------------------------------------------------------------- the referral
@step("referral.issue-notice", provision="13Z(4), 13Z(6), 13Z(13)", label="Issue the appearance notice of the referral")
@implements("13Z(6)", "13Z(13)")
def issue_notice(case: Case, subject: str) -> Done | Wanted:
    """One notice for the referral, and one more after each hearing at which the court directed a further one (13Z(6))."""
    one = of(case, subject)
    if one is None:
        return Wanted("the notice")
    directed = [each for each in one.hearings if each.further_notice]
    if not directed:
        wanted = Wanted(
            "the notice", one.listed_for, "13Z(4), 13Z(13)", "The application cannot be heard in the respondent's absence (13Z(5))."
        )
        return answered(earliest_of((*one.notices[:1], one.over_at)), wanted)
    last = directed[-1].at
    further = next((at for at in one.notices if at >= last), None)
    of_what = f"the further notice after hearing {one.hearings.index(directed[-1]) + 1}"
    return answered(
        earliest_of((further, one.over_at)), Wanted(of_what, one.listed_for, "13Z(6)", "The court directed it before it decides.")
    )


@since("referral.papers-settled", provision="13Z(4)", label="The papers are served, or serving them has no use any more")
@implements("13Z(4)")
def papers_settled(case: Case, subject: str) -> Answer[datetime | None]:
    """From when nothing is left to be done about serving the application and the notice; their service is a run of its own."""
    one = of(case, subject)
    if one is not None and not one.notices:
        return certainly(one.over_at)
    return service_over(case, service_of(subject))


@step("referral.hear", provision="13Z(5), 13Z(6), 13Z(7), 13Z(8), 13Z(9)", label="Record what happened at the hearing of the referral")
@implements("13Z(5)", "13Z(7)", "13Z(8)")
def hear(case: Case, subject: str) -> Done | Wanted:
    """Answered when the court has decided, or nothing is left to decide; after an adjournment it is wanted about the next hearing."""
    one = of(case, subject)
    number = len(one.hearings) + 1 if one else 1
    return answered(one.over_at if one else None, Wanted(f"hearing {number}", one.listed_for if one else None, "13Z(8)", UNPROTECTED))


@ask(
    "referral.outcome", VARIED, NOT_VARIED, REFUSED, OTHER, WITHDRAWN,
    provision="13Z(8)", label="What did the court do?",
)  # fmt: skip
@implements("13Z(8)")
def outcome(case: Case, subject: str) -> Answer[str]:
    """What the court decided; WITHDRAWN where it came to no decision any more."""
    one = of(case, subject)
    found = one.decided.outcome if one and one.decided else WITHDRAWN
    return certainly(found if found in (VARIED, NOT_VARIED, REFUSED, WITHDRAWN) else OTHER)
