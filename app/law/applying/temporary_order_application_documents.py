"""The facts of what is printed about an application to a magistrate: the application itself, and the notice of it (13I(2), 13I(3))."""

from __future__ import annotations

from app.law.applying.application_documents import application_facts
from app.law.document_facts import Facts, document, moment_in_words, person_in_words
from app.law.facts import documents as recorded
from app.law.facts.temporary_order_applications import temporary_order_application
from app.law.provisions import implements
from app.law.questions import Case

CHANNELS = {
    "IN_PERSON": "In person",
    "PHONE": "By phone (section 13I(4))",
    "FAX": "By fax (section 13I(4))",
    "RADIO": "By radio (section 13I(4))",
    "EMAIL": "By email (section 13I(4))",
    "OTHER_FACILITY": "By another such facility (section 13I(4))",
}


@document("documents.temporary-order-application")
@implements("13I(2)")
def temporary_order_application_facts(case: Case, subject: str) -> Facts:
    """What the application to a magistrate must state: all that 13A(2) asks for, and why a temporary order is necessary (13I(2))."""
    one = temporary_order_application(case.docket, subject)
    if one is None:
        return person_in_words(case)
    stated = recorded.urgent(case.docket, subject)
    file = application_facts(case, one.application)
    return {
        **{part: file[part] for part in ("respondent", "birth_date", "convictions", "conduct", "conduct_when", "conditions")},
        "court_place": stated.court_place,
        "made": ", ".join(part for part in (CHANNELS.get(stated.channel, ""), moment_in_words(one.applied_at)) if part),
        "notice": "" if one.notice is None else "Is given" if one.notice.given else f"Is not given: {one.notice.reasons}",
        "necessity": [words for words in (stated.necessity, stated.reduces_risk) if words],
        "dated": one.believed_at.isoformat(),
    }


def _noticed(case: Case, subject: str) -> bool:
    return recorded.urgent(case.docket, subject).notice_given


@document("documents.notice-of-temporary-order-application", about=_noticed)
@implements("13I(3)")
def notice_of_temporary_order_application_facts(case: Case, subject: str) -> Facts:
    """What a notice of the application states: when and how it will be made, and what the respondent may do (13I(3)(a), (b))."""
    one = temporary_order_application(case.docket, subject)
    if one is None or one.notice is None or not one.notice.given:
        return {}
    return {
        "respondent": person_in_words(case).get("respondent"),
        "made_when": moment_in_words(one.notice.to_be_made_at),
        "made_how": one.notice.to_be_made_how,
        "presence": "You may be present before the magistrate when the application is made.",
        "submissions": "You may make submissions to the magistrate.",
        "dated": one.notice.at.isoformat(),
    }
