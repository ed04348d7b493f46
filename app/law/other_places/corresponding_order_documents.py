"""The facts of what is printed about an order of another place (13Y, 13Z(13), 13ZA(1), 13ZD(4)).

The application to register it, the notice of its referral, the certificate of registration, and the order that cancels it.
"""

from __future__ import annotations

from typing import Final

from app.casework.answer import latest
from app.law.document_facts import COURTS, Facts, conditions_in_words, day_in_words, document, moment_in_words, person_in_words
from app.law.document_words import CONSEQUENCE
from app.law.facts import corresponding_orders as recorded
from app.law.facts import documents as words
from app.law.facts.corresponding_orders import CorrespondingOrder, RegisteredOrder, corresponding_order, registered_order
from app.law.facts.variations import CANCELLED, VARIED, Change, changes, variation
from app.law.other_places.registered_orders import ends
from app.law.provisions import implements
from app.law.questions import Case

PLACES: Final = {
    "NSW": "New South Wales", "VIC": "Victoria", "SA": "South Australia", "WA": "Western Australia", "TAS": "Tasmania", "NT": "Northern Territory",
    "ACT": "Australian Capital Territory", "NEW_ZEALAND": "New Zealand",
}  # fmt: skip


def _the_order(case: Case, one: CorrespondingOrder) -> Facts:
    stated = words.registration(case.docket, one.subject)
    where = PLACES.get(one.jurisdiction) or stated.elsewhere
    return {
        **person_in_words(case),
        "order": f"Order made on {day_in_words(one.made_on)} by {one.court}, {where}" if one.made_on else "",
        "original_terms": conditions_in_words(one.conditions),
        "period": "No last day is fixed"
        if one.indefinite
        else f"To the end of {day_in_words(one.last_day)} in {where}"
        if one.last_day
        else "",
    }


@document("documents.application-for-registration")
@implements("13Y", "13Z(1)", "13Z(3)(b)")
def application_for_registration(case: Case, subject: str) -> Facts:
    """The commissioner's application: the order and its terms, why it corresponds, that it is in force and was served, and whether to refer it."""
    one = corresponding_order(case.docket, subject)
    if one is None:
        return person_in_words(case)
    stated = words.registration(case.docket, subject)
    return {
        **_the_order(case, one),
        "corresponds": stated.corresponds,
        "served": stated.proof_of_service,
        "registrable": {"YES": "The order says so", "NO": "The order does not say so"}.get(stated.says_registrable, ""),
        "referral": "The registrar is asked to refer it to the court" if one.referral_asked else "No referral is asked for",
        "dated": one.applied_at.isoformat(),
    }


def _issued(case: Case, subject: str) -> bool:
    return words.referral_notice(case.docket, subject) is not None


@document("documents.notice-of-referral", about=_issued)
@implements("13Z(13)")
def notice_of_referral(case: Case, subject: str) -> Facts:
    """The appearance notice of 13Z(13), which is not that of an application for a prohibition order: its four statements."""
    one, stated = corresponding_order(case.docket, subject), words.referral_notice(case.docket, subject)
    if one is None or stated is None:
        return person_in_words(case)
    where = f"the {COURTS[one.referral.court]} at {stated.place}" if one.referral and one.referral.court else stated.place
    when = f"{moment_in_words(stated.appear_at)}, at {where}" if stated.appear_at and stated.place else ""
    return {
        "respondent": person_in_words(case)["respondent"],
        "order": _the_order(case, one)["order"],
        "referred": "An application to register this order in Queensland has been referred to the court.",
        "heard": f"The application will be heard on {when}." if when else "",
        "appear": "You are required to appear at the hearing.",
        "absence": "If you do not appear, the court may register the order in your absence, as it is or as the court varies it.",
        "dated": stated.at.isoformat(),
    }


@document("documents.certificate-of-registration")
@implements("13ZA(1)")
def certificate_of_registration(case: Case, subject: str) -> Facts:
    """The certificate with the registered order attached: when it was registered, its terms as registered, its period."""
    made = registered_order(case.docket, subject)
    one = corresponding_order(case.docket, made.of) if made else None
    if made is None or one is None:
        return person_in_words(case)
    varied = next((change for change in reversed(changes(case.docket, subject)) if _with_the_registration(change, made)), None)
    when = one.variation.at if varied and varied.for_registration and one.variation else made.registered_at
    end = latest(ends(case, subject))
    return {
        **_the_order(case, one),
        "registered_on": moment_in_words(made.registered_at),
        "register_number": words.register_number(case.docket, subject),
        "terms": conditions_in_words(varied.conditions if varied else one.conditions),
        "varied": f"As the court varied it on {moment_in_words(when)}" if varied else "As it was made",
        "unvaried": "Until the respondent is notified of the variation, the order binds as if it had not been varied."
        if varied and varied.presence != "PRESENT"
        else "",
        "ends": moment_in_words(end) if end else "",
        "consequence": CONSEQUENCE,
        "dated": made.registered_at.isoformat(),
    }


def _with_the_registration(change: Change, made: RegisteredOrder) -> bool:
    """Was the order varied for its registration: by the court that it was referred to, or by the appeal court that registered it?"""
    return change.what == VARIED and change.at <= made.registered_at


def _cancelled(case: Case, subject: str) -> bool:
    asked = variation(case.docket, subject)
    return asked is not None and asked.change is not None and asked.change.what == CANCELLED


@document("documents.order-cancelling-registration", about=_cancelled)
@implements("13ZD(4)")
def order_cancelling_registration(case: Case, subject: str) -> Facts:
    """The order that cancels a registration, which takes effect when it is made."""
    asked = variation(case.docket, subject)
    one = recorded.origin(case.docket, asked.order) if asked else None
    if asked is None or asked.change is None or one is None:
        return person_in_words(case)
    return {**_the_order(case, one), "cancelled_on": moment_in_words(asked.change.at), "dated": asked.change.at.isoformat()}
