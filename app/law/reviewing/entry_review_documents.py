"""The facts of what is printed about a review under s 74: the notice of the decision (74(5)(d)), and of a reporting period that changed (56(2))."""

from __future__ import annotations

from typing import Final

from app.law.document_facts import Facts, document, moment_in_words, person_in_words
from app.law.facts.entry_reviews import CHANGED, PERIOD, REVOKED, entry_review
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


def _changed(case: Case, subject: str) -> bool:
    one = entry_review(case.docket, subject)
    return one is not None and one.decided is not None and one.decided.decision == CHANGED


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


@document("documents.changed-period-after-review", about=_changed)
@implements("56(2)")
def changed_period_facts(case: Case, subject: str) -> Facts:
    """The notice that the period changed: what it now is, since when that is so, and why."""
    one = entry_review(case.docket, subject)
    if one is None or one.decided is None:
        return {}
    return {
        **_whose(case),
        "changed_on": moment_in_words(one.decided.at),
        "period": one.decided.period,
        "why": "An error in working it out was put right on a review (section 74(5)(c)).",
        "dated": one.decided.at.isoformat(),
    }
