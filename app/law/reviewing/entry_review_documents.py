"""The facts of the notice of what was decided on a review under s 74 (74(5)(d)). That a period changed is told by a notice of its own (56(2))."""

from __future__ import annotations

from typing import Final

from app.law.document_facts import Facts, document, moment_in_words, person_in_words
from app.law.facts.entry_reviews import PERIOD, REVOKED, entry_review
from app.law.provisions import implements
from app.law.questions import Case

COPY: Final = "You have the right to a copy of all reportable information that is held in the register about you (section 73). You need only ask for it."
GOES_ON: Final = "Your reporting obligations were not suspended by the application (section 74(4))."
DECISIONS: Final = {
    ("PLACED_ON_REGISTER", "CONFIRMED"): "The decision to place you on the child protection register is confirmed.",
    ("PLACED_ON_REGISTER", "REVOKED"): (
        "The decision to place you on the child protection register is revoked. Your personal details are removed from the register, and copies of "
        "documents, fingerprints or photographs taken from you under the Act are not kept (section 74(6))."
    ),
    ("LENGTH_OF_PERIOD", "CONFIRMED"): "The decision about the length of your reporting period is confirmed.",
    (
        "LENGTH_OF_PERIOD",
        "CHANGED",
    ): "The decision about the length of your reporting period is changed, and the register is corrected (section 74(7)).",
}


def _decided(case: Case, subject: str) -> bool:
    one = entry_review(case.docket, subject)
    return one is not None and one.decided is not None


def _whose(case: Case) -> Facts:
    said = person_in_words(case)
    return {"person": said.get("respondent"), "birth_date": said.get("birth_date")}


@document("documents.entry-review-notice", about=_decided)
@implements("74(5)(d)")
def notice_facts(case: Case, subject: str) -> Facts:
    """The notice: the decision, and the right to a copy of what the register holds; the reasons by a practice of the house."""
    one = entry_review(case.docket, subject)
    if one is None or one.decided is None:
        return {}
    revoked = one.decided.decision == REVOKED
    return {
        **_whose(case),
        "decided_on": moment_in_words(one.decided.at),
        "decision": DECISIONS.get((one.about, one.decided.decision), ""),
        "period": one.decided.period if one.about == PERIOD else "",
        "reasons": one.decided.reasons,
        "copy": COPY,
        "goes_on": "" if revoked else GOES_ON,
        "dated": one.decided.at.isoformat(),
    }
