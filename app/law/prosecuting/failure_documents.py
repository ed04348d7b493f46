"""The facts of what is printed about a failure to report (s 50): the brief, and the prosecution's statement of the register and of notices (77).

Nothing of an application, a proceeding or an order is printed: a notice is named by its kind alone, not by what called for it (77F(2)).
"""

from __future__ import annotations

from app.casework.clock import day_of
from app.law.document_facts import Facts, day_in_words, document, moment_in_words, person_in_words
from app.law.facts import contraventions as facts
from app.law.facts.contraventions import Contravention
from app.law.facts.reporting_notices import notices
from app.law.prosecuting.contravention_documents import ATTACHED, REFERENCES, WITNESS, age_in_words, excuse_in_words
from app.law.prosecuting.contraventions import of
from app.law.prosecuting.failures_to_report import OBLIGATIONS, against
from app.law.prosecuting.penalties import OF_A_FAILURE, SUMMARY
from app.law.provisions import implements
from app.law.questions import Case
from app.law.reporting.reporting_notice_documents import KINDS


def _of_a_failure(case: Case, subject: str) -> bool:
    one = of(case, subject)
    return one is not None and one.failure is not None


def _ready(case: Case, subject: str) -> bool:
    """Once it was looked for what may stand against it."""
    one = of(case, subject)
    return one is not None and one.failure is not None and one.failure.established is not None


def _given(case: Case, one: Contravention) -> list[str]:
    """77(3)(e): each reporting obligations notice that was received before the time was over, by whom it was given and when."""
    return [
        f"{each.officer or 'A police officer'} gave the respondent the {KINDS[each.kind]} on {day_in_words(day_of(each.given_at))}; it was received on "
        f"{moment_in_words(each.received_at)} (section 77(3)(e))."
        for each in notices(case.docket)
        if each.received_at < one.at
    ]


@document("documents.brief-about-a-failure", about=_ready)
@implements("50(1)", "50(3)", "50(4)", "77F(2)")
def brief_facts(case: Case, subject: str) -> Facts:
    """What was to be reported, by when, how the person knew, what may stand against it, with what excuse; and what may be imposed."""
    one = of(case, subject)
    if one is None or one.failure is None:
        return person_in_words(case)
    said, failure = facts.said_of(case.docket, subject), one.failure
    obligation, provision = OBLIGATIONS[failure.obligation]
    aware = failure.established.aware_words if failure.established else ""
    return {
        **person_in_words(case),
        "obligation": f"The obligation {obligation} (section {provision}).",
        "begins": moment_in_words(failure.begins_at),
        "over": moment_in_words(one.at),
        "conduct": said.conduct,
        "notices": _given(case, one) or ["No reporting obligations notice is recorded that was received before that time."],
        "aware": f"The respondent knew of it otherwise: {aware}" if aware else "",
        "against": [f"{each.words[0].upper()}{each.words[1:]} (section {each.provision})." for each in against(case, one)]
        or ["By what is recorded nothing stands against it."],
        "excuse": excuse_in_words(said, age_in_words(case, one), other="e"),
        "evidence": said.evidence,
        "attached": [ATTACHED[each] for each in said.attached if each in ATTACHED],
        "left_out": [words for letter, words in REFERENCES.items() if letter not in (one.leave.references if one.leave else ())],
        "witness": WITNESS if said.protected_witness else "",
        "penalty": [
            f"On indictment: {OF_A_FAILURE.in_words} (section {OF_A_FAILURE.provision}).",
            f"Summarily, before a magistrate: {SUMMARY.in_words} (section {SUMMARY.provision}).",
            "A proceeding may be started at any time (section 67FF).",
        ],
        "dated": one.at.isoformat(),
    }


@document("documents.statement-about-a-failure", about=_of_a_failure)
@implements("77(1)", "77(3)(e)")
def statement_facts(case: Case, subject: str) -> Facts:
    """What the prosecution states as evidence: what the register contained or indicated, and the notices that were given."""
    one = of(case, subject)
    if one is None:
        return person_in_words(case)
    register = facts.said_of(case.docket, subject).register_words
    return {**person_in_words(case), "matters": _given(case, one), "register": register, "dated": one.at.isoformat()}
