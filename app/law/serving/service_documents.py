"""The facts of what is printed about service: the affidavit of each officer, and the application for substituted service (77(4), 13ZL)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from app.casework.clock import day_of
from app.casework.families import is_of
from app.law.document_facts import Facts, day_in_words, document, moment_in_words, order_in_words, person_in_words, time_in_words
from app.law.facts import documents as recorded
from app.law.facts.prohibition_orders import OrderMade, made
from app.law.facts.substituted_service import rounds
from app.law.provisions import implements
from app.law.questions import Case

PAPERS: Final = {
    "APPLICATION": "Application for a prohibition order",
    "APPEARANCE_NOTICE": "Appearance notice",
    "ORDER": "Copy of the order",
    "NOTICE_13S4A": "Notice that the order may be registered elsewhere (section 13S(4)(a))",
    "REPORTING_NOTICE": "Initial reporting obligations notice (section 54A)",
    "NOTICE_OF_APPLICATION": "Notice of an application for a temporary order (section 13I(3))",
}
OUTCOMES: Final = {
    "NOT_HOME": "not at home",
    "MOVED": "has moved",
    "REFUSED_DOOR": "the door was not opened",
    "NOT_FOUND": "could not be found",
}
EVIDENCE: Final = {"ORDER": "the order (77(4)(a))", "REPORTING_NOTICE": "the reporting obligations notice (77(4)(b))"}
ELSEWHERE: Final = {
    "APPLICATION": "Application to register a corresponding order",
    "APPEARANCE_NOTICE": "Appearance notice of the referral (section 13Z(13))",
}
"""The same papers about an order of another place that was referred to the court."""


def paper_named(paper: str, served_set: str) -> str:
    """A paper of a set as a document names it."""
    said = {**PAPERS, **ELSEWHERE} if served_set.startswith("service:corresponding-order:") else PAPERS
    return said.get(paper, paper)


def _served(case: Case, subject: str) -> bool:
    return bool(recorded.servings(case.docket, subject))


@document("documents.affidavit", about=_served)
@implements("77(4)(a)", "77(4)(b)", "13ZL")
def affidavit_facts(case: Case, subject: str) -> Facts:
    """Who served whom with what, on which date, at what time and in which way: one affidavit for each officer who served papers of this set.

    For an offender prohibition order and a reporting obligations notice it is evidence of that (77(4)); otherwise an ordinary affidavit.
    """
    servings = recorded.servings(case.docket, subject)
    if not servings:
        return person_in_words(case)
    order = made(case.docket, subject.partition(":")[2])
    servers = dict.fromkeys(one.server for one in servings)
    return {
        "respondent": person_in_words(case)["respondent"],
        "affidavits": [_affidavit(subject, order, [one for one in servings if one.server == server]) for server in servers],
        "deponent": _each(one.server for one in servings),
        "documents": _each(one.documents for one in servings),
        "way": _each(one.way for one in servings),
        "dated": servings[-1].at.isoformat(),
    }


def _asked_for(case: Case, subject: str) -> bool:
    return bool(rounds(case.docket, subject))


@document("documents.substituted-service", about=_asked_for)
@implements("13ZL(4)")
def substituted_service_facts(case: Case, subject: str) -> Facts:
    """The newest application for substituted service: the papers, each attempt that failed before it, why, and the way proposed."""
    applied = rounds(case.docket, subject)[-1].applied if rounds(case.docket, subject) else None
    about = subject.partition(":")[2]
    order = made(case.docket, about)
    heard = recorded.heard(case.docket, order.application if order else about)
    if applied is None:
        return person_in_words(case)
    named = f" ({order_in_words(order)})" if order else ""
    return {
        **person_in_words(case),
        "court_file": heard.court_file if heard else "",
        "documents": [paper_named(paper, subject) + (named if paper in EVIDENCE else "") for paper in applied.documents],
        "attempts": [_attempt(one) for one in recorded.attempts(case.docket, subject) if one.at <= applied.at],
        "why": applied.why,
        "way": applied.way,
        "person": applied.person,
        "dated": applied.at.isoformat(),
    }


def _attempt(one: recorded.Attempt) -> str:
    what = OUTCOMES.get(one.outcome, "")
    return f"{moment_in_words(one.at)}, {one.place}: " + "; ".join(words for words in (what, one.notes) if words)


def _each(said: Iterable[object]) -> str:
    """Something where each occasion says it, nothing where one does not."""
    return "stated" if all(said) else ""


def _affidavit(subject: str, order: OrderMade | None, servings: list[recorded.Served]) -> Facts:
    """What one officer swears: each occasion, and what kind of evidence it is."""
    papers = {paper for one in servings for paper in one.documents}
    statutory = order is not None and is_of(order.kind, "order")
    evidence = [words for paper, words in EVIDENCE.items() if paper in papers and (statutory or paper == "REPORTING_NOTICE")]
    named = f" ({order_in_words(order)})" if order else ""
    return {
        "deponent": servings[0].server,
        "standing": f"Affidavit under section 77(4): evidence of the date, time and way of service of {' and '.join(evidence)}."
        if evidence
        else "Ordinary affidavit: section 77(4) speaks of offender prohibition orders and reporting obligations notices only; the court weighs this one "
        "as other evidence.",
        "occasions": [
            {
                "documents": [paper_named(paper, subject) + (named if paper in EVIDENCE else "") for paper in one.documents],
                "served_on": day_in_words(day_of(one.at)),
                "served_at": time_in_words(one.at),
                "way": one.way,
                "place": one.place,
                "identity": one.identity,
                "explained": one.explained if "APPEARANCE_NOTICE" in one.documents else "",
                "authority": one.authority,
                "to_whom": one.to_whom,
                "counts": moment_in_words(one.counts_at) if one.counts_at != one.at else "",
            }
            for one in servings
        ],
    }
