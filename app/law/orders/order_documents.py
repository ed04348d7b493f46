"""The facts of what is printed about an order: the order itself, its extension, and the notice that goes with it (13C-13N, 13S(4), 13T)."""

from __future__ import annotations

from typing import Final

from app.casework.clock import day_of
from app.law import facts
from app.law.document_facts import Facts, conditions_in_words, day_in_words, document, moment_in_words, order_in_words, person_in_words
from app.law.document_words import CONSEQUENCE, PROPERTY
from app.law.facts import documents as recorded
from app.law.facts.disqualification_orders import disqualification_order
from app.law.facts.prohibition_orders import OrderMade, made
from app.law.orders.prohibition_orders import courses
from app.law.provisions import implements
from app.law.questions import Case
from app.law.respondents import class_of

PRESENCE: Final = {"PRESENT": "Present", "ABSENT": "Not present", "DOUBTFUL": "By audio-visual link or telephone"}


def _order(case: Case, subject: str) -> tuple[OrderMade | None, Facts]:
    order = made(case.docket, subject)
    if order is None:
        return None, person_in_words(case)
    said: Facts = {
        **person_in_words(case),
        "made_on": moment_in_words(order.made_at),
        "presence": PRESENCE[order.presence],
        "dated": order.made_at.isoformat(),
    }
    conditions = recorded.conditions_ordered(case.docket, subject)
    said["conditions"] = conditions_in_words(conditions)
    said["tracking"] = tracking_in_words(conditions)
    said["property"] = PROPERTY if recorded.property_provided_for(case.docket, subject) else ""
    said["consequence"] = CONSEQUENCE
    return order, said


def tracking_in_words(conditions: tuple[recorded.Condition, ...]) -> str:
    """That every tracking device has its stated period (13FA(1)(a)); nothing while one has none."""
    periods = [one.tracking_until for one in conditions if one.kind == "REQUIRE_TRACKING_DEVICE"]
    return "" if None in periods else "Each tracking device is worn for the period stated." if periods else "None is required."


@implements("13ZJ(3)")
def _effect(order: OrderMade, *, present: str, absent: str) -> str:
    """From when the order has effect. By link or telephone the Act does not say whether that is presence (O-A10): both are printed.

    What the appeal court makes under 13ZJ(1)(b) or (2)(b) takes effect when it is made, whoever was there; otherwise that is open (O-A16).
    """
    if order.on_appeal and order.presence != facts.PRESENT:
        if order.on_appeal == "B":
            return "It takes effect when it is made, whoever was present (section 13ZJ(3))."
        return f"It takes effect when it is made if an order of the appeal court does so whoever was present, and otherwise {absent}."
    if order.presence != facts.DOUBTFUL:
        return f"It takes effect {present if order.presence == facts.PRESENT else absent}."
    return f"It takes effect {present} if appearing by audio-visual link or telephone is being present, and otherwise {absent}."


@document("documents.temporary-order")
@implements("13J(5)", "13L", "13LA")
def temporary_order_facts(case: Case, subject: str) -> Facts:
    """A temporary order: what it prohibits or requires and, made by a magistrate, when and where to return (13J(5))."""
    order, said = _order(case, subject)
    if order is None:
        return said
    by_magistrate = recorded.magistrates_order(case.docket, subject)
    at, place = recorded.return_fixed(case.docket, subject)
    fixed = f"{moment_in_words(at)}, {place}" if at and place else ""
    effect = _effect(order, present="when it is made", absent="when a copy of it is served on the respondent")
    return {
        **said,
        "made_by": "The appeal court (section 13ZJ)"
        if order.on_appeal
        else "A magistrate (section 13J)"
        if by_magistrate
        else "The court (section 13K)",
        "return": fixed
        if by_magistrate
        else fixed or f"None is fixed: the order was made by {'the appeal court' if order.on_appeal else 'the court on an adjournment'}",
        "effect": effect,
        "ends": "It ends after 28 days unless a court extends it, and sooner at the next mention without an extension, when the application for "
        "the final order is decided or discontinued, when it is revoked, or when no proceeding has been started by the return date and time (section 13M(2)).",
    }


@document("documents.disqualification-order")
@implements("13T(2)", "13T(3)", "13T(4)(a)")
def disqualification_order_facts(case: Case, subject: str) -> Facts:
    """A disqualification order: the two things that the person may not do and, made by a magistrate, when and where to return (13T(4)(a))."""
    order, one = made(case.docket, subject), disqualification_order(case.docket, subject)
    if order is None or one is None:
        return person_in_words(case)
    at = f"{moment_in_words(one.return_at)}, {one.return_place}" if one.return_at and one.return_place else ""
    return {
        **person_in_words(case),
        "made_on": moment_in_words(order.made_at),
        "presence": PRESENCE[order.presence],
        "dated": order.made_at.isoformat(),
        "made_by": "A magistrate who refused a temporary order" if one.by_magistrate else "The court, which refused a temporary order",
        "return": at if one.by_magistrate else at or "None is fixed: the order was made by the court during the proceeding",
        "may_not": ["hold a working with children authority", "make a working with children check application"],
        "finding": one.interests_finding,
        "effect": _effect(order, present="when it is made", absent="when a copy of it is served on the person by a police officer"),
        "ends": "It ends after 28 days unless a court extends it, and sooner at the next mention without an extension, when the application for "
        "the final order is decided or discontinued, or when it is revoked on the person's own application"
        + (", or when no proceeding has been started by the return date and time" if one.by_magistrate else "")
        + " (section 13U(2)).",
    }


def _extended(case: Case, subject: str) -> bool:
    return recorded.extended(case.docket, subject) is not None


@document("documents.extension", about=_extended)
@implements("13N(2)", "13V")
def extension_facts(case: Case, subject: str) -> Facts:
    """The newest extension of a temporary or disqualification order: when, until when, and the consent to more than 28 days (13N(2), 13V)."""
    order, said = _order(case, subject)
    extension = recorded.extended(case.docket, subject)
    if order is None or extension is None:
        return said
    period = (
        f"Until the end of {day_in_words(extension.until)}" if extension.until else f"For {extension.days} days" if extension.days else ""
    )
    return {
        **said,
        "order": order_in_words(order, begins=True),
        "extended_on": moment_in_words(extension.at),
        "period": period,
        "consent": extension.consent,
        "dated": extension.at.isoformat(),
    }


@document("documents.prohibition-order")
@implements("13C(1)", "13F(1)", "13F(4)", "13FA(1)", "13G(1)")
def prohibition_order_facts(case: Case, subject: str) -> Facts:
    """A prohibition order: what it prohibits or requires, and its term, which the Act fixes (13G(1)(b))."""
    order, said = _order(case, subject)
    if order is None:
        return said
    classes = class_of(case, order.subject)
    years = {"ADULT": "5 years", "CHILD": "2 years (child respondent)"}
    absent = "on the day on which notice of it is given to the respondent"
    effect = _effect(order, present="on the day on which it is made", absent=absent)
    return {
        **said,
        "term": years.get(classes.only, "") + _counted(case, order) if classes.certain else "",
        "effect": effect,
        "ends": "It remains in force for its term. If an application for a new order is made before the term ends and is not decided by then, it goes on "
        "until that application is decided (section 13G(2), (3)).",
    }


@implements("13G(4)")
def _counted(case: Case, order: OrderMade) -> str:
    """From when the term is counted, where in some reading that is before the order was made."""
    if all(one.term_from is None or one.term_from >= day_of(order.made_at) for one in courses(case, order.subject).values):
        return ""
    return (
        ". They are counted from the end of the term of the order that this one follows, if that order was continued until this one was "
        "made (section 13G(4))"
    )


@document("documents.registration-elsewhere")
@implements("13S(4)(a)")
def registration_elsewhere_facts(case: Case, subject: str) -> Facts:
    """The notice served with an order made in absence: that it may be registered in another jurisdiction (13S(4)(a))."""
    order, said = _order(case, subject)
    if order is None:
        return said
    return {
        "respondent": said["respondent"],
        "order": order_in_words(order),
        "statement": "If a law of another jurisdiction provides for orders of this kind to be registered there, this order may be registered in that "
        "jurisdiction. A registered order may then be enforced there.",
        "dated": order.made_at.isoformat(),
    }
