"""The facts of what is printed about an appeal: the commissioner's notice (13ZG, 13ZH)."""

from __future__ import annotations

from typing import Final

from app.law.appealing.appeals import appeal_court, last_day, place_of
from app.law.document_facts import COURTS, Facts, day_in_words, document, moment_in_words, person_in_words
from app.law.facts import documents as recorded
from app.law.facts.appeals import appeal
from app.law.provisions import implements
from app.law.questions import Case
from app.law.reckoning import last_day_before
from app.law.rules_of_court import rule_of_court

APPEAL_COURTS: Final = {"DISTRICT_COURT": "District Court", "CHILDRENS_COURT_JUDGE": "Childrens Court (constituted by a judge)"}


def _is_appealed(case: Case, subject: str) -> bool:
    """Is there a notice of appeal to print: did a legal officer decide that the commissioner appeals?"""
    one = appeal(case.docket, subject)
    return one is not None and bool(one.considered) and one.considered[-1].course != "DO_NOT_APPEAL"


@document("documents.notice-of-appeal", about=_is_appealed)
@implements("13ZG", "13ZH(3)")
def notice_of_appeal_facts(case: Case, subject: str) -> Facts:
    """The commissioner's notice of appeal: from which decision, to which court, on which grounds, and what is asked for."""
    one = appeal(case.docket, subject)
    if one is None or not one.considered:
        return person_in_words(case)
    last, decided = one.considered[-1], one.decision
    heard, found = recorded.heard(case.docket, decided.application), last_day(case, subject)
    return {
        "respondent": person_in_words(case)["respondent"],
        "appellant": "The police commissioner",
        "court": APPEAL_COURTS[appeal_court(case, subject)],
        "decision": "; ".join(decided.told).capitalize(),
        "decided_on": moment_in_words(decided.at),
        "below": f"{COURTS.get(heard.court, 'the court')} at {place_of(case, decided)}" if heard else "",
        "court_file": heard.court_file if heard else "",
        "last_day": day_in_words(last_day_before(found.act_by)) if found and found.act_by else "",
        "grounds": last.grounds,
        "orders_sought": last.orders_sought,
        "address_rule": rule_of_court("address-for-service").rule,
        "dated": last.at.isoformat(),
    }
