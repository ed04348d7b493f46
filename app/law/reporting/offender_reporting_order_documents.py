"""The facts of an offender reporting order as it is printed (ss 12A to 12C)."""

from __future__ import annotations

from app.law.document_facts import Facts, document, moment_in_words, person_in_words
from app.law.facts.offender_reporting_orders import CONVICTION, reporting_order
from app.law.provisions import implements
from app.law.questions import Case

GROUNDS = {
    "RISK": "The court is satisfied, on the balance of probabilities, that the person poses a risk to the lives or the sexual safety of "
    "1 or more children, or of children generally.",
    "CHILD_ABDUCTION": "The offence is a child abduction offence. The court is satisfied, on the balance of probabilities, that the context in "
    "which it was committed was not familial, and that it is appropriate in the circumstances to make the order.",
}


@document("documents.offender-reporting-order")
@implements("12A")
def offender_reporting_order_facts(case: Case, subject: str) -> Facts:
    """Who, for what, by which court and on which ground; and what the order asks: to comply with the reporting obligations (12A)."""
    one = reporting_order(case.docket, subject)
    if one is None or one.made_at is None:
        return person_in_words(case)
    after = "a conviction and sentence" if one.basis == CONVICTION else "a forensic order"
    limb = one.decided.limb if one.decided and not one.made_on_appeal else ""
    return {
        **person_in_words(case),
        "court": "The appeal court" if one.made_on_appeal else one.court,
        "made_on": moment_in_words(one.made_at),
        "after": f"{after} on {moment_in_words(one.opened_at)} (section {'12B' if one.basis == CONVICTION else '12C'})",
        "offence": one.offence,
        "ground": "The order is made on appeal against a refusal." if one.made_on_appeal else GROUNDS.get(limb, ""),
        "obligation": "The person must comply with the reporting obligations that the Child Protection (Offender Reporting and Offender "
        "Prohibition Order) Act 2004 imposes on a reportable offender.",
        "appeal": "The person may appeal against the making of this order under "
        + ("chapter 67 of the Criminal Code (section 12F)." if one.basis == CONVICTION else "the Mental Health Act 2016 (section 12G)."),
        "dated": one.made_at.isoformat(),
    }
