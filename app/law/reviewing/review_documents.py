"""The facts of what is printed about an internal review: the application (67H(3)), the notice of the decision (67I(5)), of what the law confirmed (67I(6))."""

from __future__ import annotations

from typing import Final

from app.casework.answer import earliest, latest
from app.casework.clock import day_of
from app.law.document_facts import Facts, Span, day_in_words, document, moment_in_words, person_in_words
from app.law.facts.reviews import Review, decision, review
from app.law.provisions import implements
from app.law.questions import Case
from app.law.reckoning import in_words, last_day_before
from app.law.reviewing.review_appeals import appeal_by
from app.law.reviewing.reviews import deemed, differs

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


DEEMED: Final = (
    "No notice of the decision on the review was given to you within 10 business days after it was made, that is by the end of {last}. So the police "
    "commissioner is taken to have confirmed the decision (section 67I(6))."
)
MAY_BE_DEEMED: Final = (
    "The notice of the decision on the review was given to you after {last}. Counted by the business days of one of two places that was too late: then the "
    "police commissioner is taken to have confirmed the decision (section 67I(6))."
)
OPEN: Final = (
    "The decision on the review was another one: {words} Whether the decision above is confirmed, or the decision on the review, is open in law. The "
    "commissioner considers whether to decide afresh, and you will be told."
)
APPEAL_FROM_DEEMED: Final = (
    "You may appeal to a Magistrates Court within 28 days after the day on which you receive, or ought to have received, the notice (section 67J(1)). You "
    "appeal by filing a notice of appeal with the court, and you must serve a copy of it on the police commissioner. The court may extend the time."
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


def _until_confirmed(case: Case, subject: str) -> Span:
    """The notice of the decision may be given until the law has confirmed in every reading; once given in time it stays what it was."""
    one = review(case.docket, subject)
    return (None, latest(deemed(case, one)) if one else None)


def _once_confirmed(case: Case, subject: str) -> Span:
    """From when the law has, or may have, confirmed."""
    one = review(case.docket, subject)
    return (earliest(deemed(case, one)) if one else None, None)


def _may_be_confirmed(case: Case, subject: str) -> bool:
    one = review(case.docket, subject)
    return one is not None and earliest(deemed(case, one)) is not None


@document("documents.deemed-confirmation", about=_may_be_confirmed, during=_once_confirmed)
@implements("67I(6)", "67J(1)(a)")
def deemed_facts(case: Case, subject: str) -> Facts:
    """The notice of what the law confirmed: since when and why, what is open about it, and the right to appeal in the Act's time first."""
    one = review(case.docket, subject)
    end = earliest(deemed(case, one)) if one else None
    if one is None or one.outcome is None or end is None:
        return {}
    by = appeal_by(case, subject)
    last = day_in_words(last_day_before(by.act_by)) if by and by.act_by else ""
    changed = "YES" in differs(case, subject).values
    return {
        **_about(case, one),
        "decided_on": moment_in_words(one.outcome.at),
        "confirmed": (DEEMED if None not in deemed(case, one).values else MAY_BE_DEEMED).format(last=day_in_words(last_day_before(end))),
        "open": OPEN.format(words=one.outcome.words) if changed else "",
        "appeal": APPEAL_FROM_DEEMED,
        "to_be_safe": f"These days may have begun before you receive this notice: to be safe, file by {last}." if last else "",
        "dated": end.isoformat(),
    }


@document("documents.review-notice", about=_decided, during=_until_confirmed)
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
