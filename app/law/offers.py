"""What a person may record at any time, and on which subjects it is open: optional acts, and events that nobody here decides.

Each has a form of the same name under forms/offers. Nothing here is a duty; what is wanted is asked by the steps.
"""

from __future__ import annotations

from app.law.facts.applications import application, applications
from app.law.facts.corresponding_orders import (
    corresponding_order,
    corresponding_orders,
    origin,
    registered_order,
    registered_orders,
)
from app.law.facts.disqualification_orders import disqualification_order
from app.law.facts.disqualification_orders import subjects as disqualification_orders
from app.law.facts.hearings import hearing, subjects
from app.law.facts.prohibition_orders import made, orders
from app.law.facts.respondents import RESPONDENT, respondent
from app.law.facts.temporary_order_applications import subjects as temporary_order_applications
from app.law.facts.temporary_order_applications import temporary_order_application
from app.law.facts.variations import variation, variations
from app.law.questions import Case, offer


def _described(case: Case) -> tuple[str, ...]:
    return (RESPONDENT,) if respondent(case.docket).described_at else ()


def _pending(case: Case) -> tuple[str, ...]:
    return tuple(s for s in applications(case.docket) if application(case.docket, s).ending is None)


@offer("describe_respondent", "prosecutor", label="Describe the respondent again")
def describe_respondent(case: Case) -> tuple[str, ...]:  # noqa: ARG001 - open whatever is recorded
    """Always: a newer description replaces the older one (s 13A(1)), also one that was withdrawn or whose values were destroyed."""
    return (RESPONDENT,)


@offer("record_sexual_offender_basis", "prosecutor", label="Record anew whether the respondent is a relevant sexual offender")
def record_sexual_offender_basis(case: Case) -> tuple[str, ...]:
    """Open when the respondent is described: a supervision or forensic order may be made or end at any time (schedule 5)."""
    return _described(case)


@offer("start_application", "prosecutor", label="Begin an application for a prohibition order")
def start_application(case: Case) -> tuple[str, ...]:
    """Open when the respondent is described; a new application may also be made while another order is in force (s 13G(2))."""
    return _described(case)


@offer("start_temporary_order_application", "prosecutor", label="Begin an application to a magistrate for a temporary order")
def start_temporary_order_application(case: Case) -> tuple[str, ...]:
    """Open when the respondent is described: the risk is immediate, and nothing else has to come first (s 13I(1))."""
    return _described(case)


@offer("withdraw_temporary_order_application", "prosecutor", label="Withdraw an application to a magistrate")
def withdraw_temporary_order_application(case: Case) -> tuple[str, ...]:
    """While it is neither heard nor withdrawn (s 13I(1))."""
    known = [temporary_order_application(case.docket, s) for s in temporary_order_applications(case.docket)]
    return tuple(one.subject for one in known if one is not None and one.closed_at is None)


@offer("record_conviction", "prosecutor", label="Record a conviction or a charge")
def record_conviction(case: Case) -> tuple[str, ...]:
    """Always: the application gives particulars of each conviction against a child (s 13A(2)(a)); charges are criminal history (sch 5)."""
    return _described(case)


@offer("record_temporary_order_13j", "prosecutor", label="Record a temporary order that a magistrate made")
def record_temporary_order_13j(case: Case) -> tuple[str, ...]:
    """Always: a magistrate may make one before any application for a prohibition order has begun (s 13J)."""
    return _described(case)


@offer("record_disqualification_order_13i", "prosecutor", label="Record a disqualification order that a magistrate made")
def record_disqualification_order_13i(case: Case) -> tuple[str, ...]:
    """Always: a magistrate who refuses a temporary order may make one before any application for a prohibition order has begun (s 13T(1)(a))."""
    return _described(case)


@offer("record_disqualification_revocation", "registrar", label="Record what was decided on revoking a disqualification order")
def record_disqualification_revocation(case: Case) -> tuple[str, ...]:
    """For each disqualification order made and not revoked (s 13W)."""
    known = [disqualification_order(case.docket, s) for s in disqualification_orders(case.docket)]
    return tuple(order.subject for order in known if order is not None and order.revoked_at is None)


@offer("record_appearance_notice", "prosecutor", label="Record an appearance notice issued, or a further one")
def record_appearance_notice(case: Case) -> tuple[str, ...]:
    """While an application is pending: nothing that is still to be prepared may stand in the way of starting at once (s 13J(6), 13C(5))."""
    return _pending(case)


@offer("discontinue_application", "prosecutor", label="Discontinue the application")
def discontinue_application(case: Case) -> tuple[str, ...]:
    """While it is neither decided nor discontinued (s 13M(2)(e))."""
    return _pending(case)


@offer("list_mention", "registrar", label="List a mention")
def list_mention(case: Case) -> tuple[str, ...]:
    """While the application is pending (s 13M(2)(b))."""
    return _pending(case)


@offer("vacate_mention", "registrar", label="Vacate a mention")
def vacate_mention(case: Case) -> tuple[str, ...]:
    """For each hearing listed and neither held nor vacated."""
    known = [h for s in subjects(case.docket) if (h := hearing(case.docket, s)) is not None]
    return tuple(h.subject for h in known if h.held_at is None and h.vacated_at is None)


@offer("apply_to_vary_or_revoke", "prosecutor", label="Apply for an order to be varied or revoked")
def apply_to_vary_or_revoke(case: Case) -> tuple[str, ...]:
    """For each order made and not revoked: the commissioner may apply (s 13Q(1))."""
    return tuple(s for s in orders(case.docket) if (order := made(case.docket, s)) is not None and order.revoked_at is None)


@offer("record_respondents_application", "registrar", label="Record the respondent's application to vary or revoke an order")
def record_respondents_application(case: Case) -> tuple[str, ...]:
    """For each order made and not revoked, as it reached the registry (s 13Q(1)); whether leave is needed is asked afterwards."""
    return apply_to_vary_or_revoke(case)


@offer("withdraw_variation", "registrar", label="Record that an application to vary or revoke was withdrawn")
def withdraw_variation(case: Case) -> tuple[str, ...]:
    """For each such application that is pending (s 13Q(1))."""
    return tuple(s for s in variations(case.docket) if (asked := variation(case.docket, s)) is not None and asked.disposed is None)


@offer("apply_for_registration", "prosecutor", label="Apply to register an order of another place")
def apply_for_registration(case: Case) -> tuple[str, ...]:
    """Open when the respondent is described (s 13Y)."""
    return _described(case)


@offer("withdraw_registration", "prosecutor", label="Withdraw an application to register an order of another place")
def withdraw_registration(case: Case) -> tuple[str, ...]:
    """While it is neither registered nor withdrawn, nor decided by a court (s 13Y)."""
    known = (corresponding_order(case.docket, s) for s in corresponding_orders(case.docket))
    return tuple(one.subject for one in known if one is not None and one.over_at is None)


@offer("record_home_order_changed", "prosecutor", label="Record what became of a corresponding order where it was made")
def record_home_order_changed(case: Case) -> tuple[str, ...]:
    """For each corresponding order: the registration lasts while it is in force there (s 13Z(11))."""
    return corresponding_orders(case.docket)


@offer(
    "record_registered_variation_known",
    "service_officer",
    label="Record that the respondent was told of the variation of a registered order",
)
def record_registered_variation_known(case: Case) -> tuple[str, ...]:
    """For each order that was registered as a court varied it, until its copy is served (s 13ZB(4))."""
    known = ((registered_order(case.docket, s), origin(case.docket, s)) for s in registered_orders(case.docket))
    return tuple(one.subject for one, home in known if one and home and home.variation and one.copy_served_at is None)


@offer("apply_about_registered_order", "prosecutor", label="Apply to vary a registered order or cancel its registration")
def apply_about_registered_order(case: Case) -> tuple[str, ...]:
    """For each registered order of which the registration is not cancelled (ss 13ZC(1), 13ZD(1))."""
    known = (registered_order(case.docket, s) for s in registered_orders(case.docket))
    return tuple(one.subject for one in known if one is not None and one.cancelled_at is None)


@offer(
    "record_respondents_application_about_registered_order",
    "registrar",
    label="Record the respondent's application about a registered order",
)
def record_respondents_application_about_registered_order(case: Case) -> tuple[str, ...]:
    """For the same orders, as it reached the registry; whether leave is needed is asked afterwards."""
    return apply_about_registered_order(case)


@offer("record_informal_notice", "service_officer", label="Record that a police officer told the respondent of an order")
def record_informal_notice(case: Case) -> tuple[str, ...]:
    """For each order made and not revoked: being told is one way of knowing of it (s 67FA(3)(c))."""
    return apply_to_vary_or_revoke(case)


@offer("record_note", "prosecutor", label="Make a note")
def record_note(case: Case) -> tuple[str, ...]:
    """Always."""
    return _described(case)
