"""The facts of what is printed about a variation or revocation: the commissioner's application, and the order made on it (13Q, 13S(3))."""

from __future__ import annotations

from collections.abc import Callable

from app.law import facts
from app.law.document_facts import Facts, conditions_in_words, document, moment_in_words, order_in_words, person_in_words
from app.law.document_words import CONSEQUENCE, PROPERTY
from app.law.facts.prohibition_orders import made
from app.law.facts.variations import REVOKED, VARIED, Variation, of_registered_order, variation
from app.law.orders.order_documents import tracking_in_words
from app.law.orders.terms import terms_at
from app.law.provisions import implements
from app.law.questions import Case

EFFECT = {
    facts.PRESENT: "It takes effect when it is made.",
    facts.ABSENT: "It takes effect when a copy of this order is served on the respondent. Until then the order binds as it stood before.",
    facts.DOUBTFUL: "It takes effect when it is made if the respondent was present then, and otherwise when a copy of this order is served.",
}
"""13Q(5), by the respondent's presence as it was recorded."""
ELSEWHERE = (
    "It takes effect when a copy of this order is served on the respondent. Whether it has effect before that the Act does not plainly say "
    "(section 13ZC(3))."
)
"""Of a registered order that is varied in absence (O-A42)."""

RELIEF = {
    "VARY": "That the order be varied", "REVOKE": "That the order be revoked", "CANCEL": "That the registration of the order be cancelled",
}  # fmt: skip
NOTHING_LEFT = {"REVOKE": "None: the order is to be revoked.", "CANCEL": "None: the registration is to be cancelled."}
UNDER = {"VARY": "13ZC(1)", "CANCEL": "13ZD(1)"}
"""Under which provision an application about a registered order is made."""


def _commissioners(case: Case, subject: str) -> bool:
    asked = variation(case.docket, subject)
    return asked is not None and asked.applicant == "COMMISSIONER"


def _changed(what: str) -> Callable[[Case, str], bool]:
    """Did the court make the order that does this, whoever applied for it?"""

    def changed(case: Case, subject: str) -> bool:
        asked = variation(case.docket, subject)
        return asked is not None and asked.change is not None and asked.change.what == what

    return changed


def _asked(case: Case, subject: str) -> tuple[Variation | None, Facts]:
    asked = variation(case.docket, subject)
    order = made(case.docket, asked.order) if asked else None
    said = person_in_words(case)
    if order is not None:
        said["order"] = order_in_words(order, begins=True)
    return asked, said


@document("documents.application-to-vary", about=_commissioners)
@implements("13Q(1)")
def application_to_vary(case: Case, subject: str) -> Facts:
    """The commissioner's application: which order, what is asked for, on which grounds, what has changed since."""
    asked, said = _asked(case, subject)
    if asked is None:
        return said
    now = next((one for one in terms_at(case, asked.order, asked.applied_at).values if one), None)
    return {
        **said,
        "relief": RELIEF[asked.relief],
        "under": UNDER[asked.relief] if of_registered_order(case.docket, subject) else "13Q(1)",
        "court_file": asked.court_file,
        "terms_now": conditions_in_words(now.conditions) if now else [],
        "terms_sought": conditions_in_words(asked.terms_sought) if asked.relief == "VARY" else [NOTHING_LEFT[asked.relief]],
        "grounds": asked.grounds,
        "changes": asked.circumstances_since,
        "dated": asked.applied_at.isoformat(),
    }


@document("documents.order-varying", about=_changed(VARIED))
@implements("13F(4)", "13FA(1)(a)", "13Q(5)(a)", "13Q(5)(b)", "13S(3)")
def order_varying(case: Case, subject: str) -> Facts:
    """The order varying an order: all the terms as they now are, and from when they bind."""
    asked, said = _asked(case, subject)
    if asked is None or asked.change is None:
        return said
    return {
        **said,
        "varied_on": moment_in_words(asked.change.at),
        "conditions": conditions_in_words(asked.change.conditions),
        "tracking": tracking_in_words(asked.change.conditions),
        "property": PROPERTY if asked.change.property_provided_for else "",
        "effect": ELSEWHERE
        if asked.change.presence == facts.ABSENT and of_registered_order(case.docket, subject)
        else EFFECT[asked.change.presence],
        "consequence": CONSEQUENCE,
        "dated": asked.change.at.isoformat(),
    }


@document("documents.order-revoking", about=_changed(REVOKED))
@implements("13Q(6)", "13S(3)")
def order_revoking(case: Case, subject: str) -> Facts:
    """The order revoking an order, which takes effect when it is made, whoever was there."""
    asked, said = _asked(case, subject)
    if asked is None or asked.change is None:
        return said
    return {**said, "revoked_on": moment_in_words(asked.change.at), "dated": asked.change.at.isoformat()}
