"""The facts of the notices about a suspension of reporting obligations: that it is made or refused (67C(2), 67D(6)), and that it is revoked (67F(2))."""

from __future__ import annotations

from typing import Final

from app.law.document_facts import Facts, document, moment_in_words, person_in_words
from app.law.facts.suspensions import revocation, suspension
from app.law.provisions import implements
from app.law.questions import Case
from app.law.reporting.suspensions import outcome, substituted

SUSPENDED: Final = (
    "Your reporting obligations are suspended from the moment at which this notice is given to you (sections 67C(3), 67D(7)). While the suspension "
    "lasts you do not have to make any report but an initial report (section 67E): if you have not made it, it is still asked for."
)
AFTER_ALL: Final = (
    "The refusal of your application no longer stands. Your reporting obligations are suspended, at the latest from the moment at which this notice is "
    "given to you (section 67D(7)). While the suspension lasts you do not have to make any report but an initial report (section 67E): if you have not "
    "made it, it is still asked for."
)
REFUSED: Final = "Your application for a suspension of your reporting obligations is refused. You must go on reporting (section 67D(3))."
REVOKED: Final = (
    "The suspension of your reporting obligations is revoked from the moment at which this notice is given to you (section 67F(3)). From then on you "
    "must report again."
)
REVIEW: Final = (
    "You may apply to the police commissioner for an internal review of this decision, in writing and with your grounds, within 28 days after you "
    "receive this notice (section 67H)."
)
GROUNDS: Final = {
    "RISK": "You pose, or may pose, a risk to the lives or sexual safety of children (section 67F(1)(a)).",
    "IMPAIRMENT_NOT_SIGNIFICANT": "Your impairment is not, or is no longer, significant (section 67F(1)(b)).",
    "ILLNESS_NOT_SIGNIFICANT": "Your mental illness is not, or is no longer, significant (section 67F(1)(c)).",
}


def _decided(case: Case, subject: str) -> bool:
    one = suspension(case.docket, subject)
    return one is not None and one.decided is not None and outcome(case, subject).only != "NOT_SUSPENDED"


def _whose(case: Case) -> Facts:
    said = person_in_words(case)
    return {"offender": said.get("respondent"), "birth_date": said.get("birth_date")}


@document("documents.suspension-notice", about=_decided)
@implements("67C(2)", "67D(6)")
def notice_facts(case: Case, subject: str) -> Facts:
    """The notice: suspended, refused, or suspended after all; the reasons and, of a refusal, the right to a review, by a practice of the house."""
    one = suspension(case.docket, subject)
    if one is None or one.decided is None:
        return {}
    turn = substituted(case, one)
    if turn is not None:
        at = turn.at
        return {**_whose(case), "decided_on": moment_in_words(at), "decision": AFTER_ALL, "reasons": turn.why, "dated": at.isoformat()}
    return {
        **_whose(case),
        "decided_on": moment_in_words(one.decided.at),
        "decision": SUSPENDED if one.decided.suspended else REFUSED,
        "reasons": one.decided.reasons,
        "review": "" if one.decided.suspended else REVIEW,
        "dated": one.decided.at.isoformat(),
    }


def _revoked(case: Case, subject: str) -> bool:
    return revocation(case.docket, subject) is not None


@document("documents.suspension-revocation-notice", about=_revoked)
@implements("67F(2)")
def revocation_facts(case: Case, subject: str) -> Facts:
    """The notice: revoked, on which grounds, with the right to a review."""
    one = revocation(case.docket, subject)
    if one is None:
        return {}
    return {
        **_whose(case),
        "decided_on": moment_in_words(one.decision.at),
        "decision": REVOKED,
        "grounds": [GROUNDS[each] for each in one.grounds if each in GROUNDS],
        "reasons": one.reasons,
        "review": REVIEW,
        "dated": one.decision.at.isoformat(),
    }
