"""The facts of what is printed about an internal review: the application in writing (67H(3)), and the notice of the decision on it (67I(5))."""

from __future__ import annotations

from typing import Final

from app.casework.clock import day_of
from app.law.document_facts import Facts, document, moment_in_words, person_in_words
from app.law.facts.reviews import Review, decision, review
from app.law.provisions import implements
from app.law.questions import Case
from app.law.reckoning import in_words

LISTED: Final = {
    "S19_2": "To report more often than in each reporting month (section 19(2))",
    "S19B_1": "To report each change of where the offender stays (section 19B(1))",
    "S67D_4": "To refuse to suspend reporting obligations (section 67D(4))",
    "S67F_1": "To revoke a suspension of reporting obligations (section 67F(1))",
    "S68_2_F": "To place a device inspection offence on the register (section 68(2)(f))",
}
OUTCOMES: Final = {
    "CONFIRMED": "The decision is confirmed.",
    "AMENDED": "The decision is amended.",
    "SUBSTITUTED": "Another decision is put in the place of the decision.",
}
OFFENCES: Final = {
    "S21B_5_B": "paragraph (b)",
    "S21B_5_D": "paragraph (d)",
    "S21B_5_F_AS_B_OR_D": "paragraph (f), as an offence of (b) or (d)",
}
APPEAL: Final = (
    "You may appeal against this decision to a Magistrates Court within 28 days after the day on which this notice is given to you (section 67J(1)). "
    "You appeal by filing a notice of appeal with the court, and you must serve a copy of it on the police commissioner. The court may extend the time."
)


def _about(case: Case, one: Review) -> Facts:
    """Whose review it is, and of which decision."""
    made, said = decision(case.docket, one.decision), person_in_words(case)
    told: Facts = {"offender": said.get("respondent"), "birth_date": said.get("birth_date")}
    if made is None:
        return told
    received = in_words(day_of(made.notified_at)) if made.notified_at else ""
    return {
        **told,
        "decision": LISTED.get(made.decision, ""),
        "words": made.words,
        "made_on": in_words(day_of(made.at)),
        "received_on": received,
    }


def _applied(case: Case, subject: str) -> bool:
    return review(case.docket, subject) is not None


def _decided(case: Case, subject: str) -> bool:
    one = review(case.docket, subject)
    return one is not None and one.outcome is not None


@document("documents.review-application", about=_applied)
@implements("67H(2)", "67H(3)(a)", "67H(3)(b)")
def application_facts(case: Case, subject: str) -> Facts:
    """The application in writing: the decision, and the grounds on which its review is sought."""
    one = review(case.docket, subject)
    if one is None:
        return {}
    device = []
    if one.offence_ground in OFFENCES:
        device.append(
            f"The offence is one mentioned in section 21B(5), definition device inspection offence, {OFFENCES[one.offence_ground]}."
        )
    if one.error_ground:
        device.append("That it was committed by using an electronic communication network or digital device was decided in error.")
    return {**_about(case, one), "grounds": one.grounds, "device_grounds": device, "dated": one.applied_at.isoformat()}


@document("documents.review-notice", about=_decided)
@implements("67I(5)")
def notice_facts(case: Case, subject: str) -> Facts:
    """The notice: the decision on the review, the reasons, and the right to appeal in the Act's time."""
    one = review(case.docket, subject)
    if one is None or one.outcome is None:
        return {}
    return {
        **_about(case, one),
        "outcome": OUTCOMES.get(one.outcome.outcome, ""),
        "decided_on": moment_in_words(one.outcome.at),
        "now_reads": one.outcome.words,
        "reasons": one.outcome.reasons,
        "appeal": APPEAL,
        "dated": one.outcome.at.isoformat(),
    }
