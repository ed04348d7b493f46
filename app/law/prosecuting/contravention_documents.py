"""The facts of what is printed about a contravention: the terms as they bound then, the prosecution's statement (77), and the brief.

Where it is not certain that the order and its terms were in force then, no words of the terms are printed by themselves; and nothing of an
application, a proceeding or another order is printed that needs the court's leave, until leave is recorded (77F(2)).
"""

from __future__ import annotations

from typing import Final

from app.casework.clock import day_of
from app.law.document_facts import Facts, conditions_in_words, day_in_words, document, moment_in_words, order_in_words, person_in_words
from app.law.facts import PRESENT, kind_of, service_of
from app.law.facts import contraventions as facts
from app.law.facts import documents as recorded
from app.law.facts.contraventions import Contravention
from app.law.facts.corresponding_orders import REGISTERED
from app.law.facts.prohibition_orders import OrderMade, made
from app.law.facts.prohibition_orders import orders as orders_made
from app.law.facts.reporting_notices import notice_of
from app.law.orders.terms import varied
from app.law.prosecuting.briefs import GO_ON, YES, force_advice, leave_needed
from app.law.prosecuting.contraventions import (
    IN_FORCE,
    Route,
    bound,
    condition,
    doubts_of,
    force,
    knowledge_of,
    named,
    of,
    terms_in_words,
)
from app.law.prosecuting.penalties import ON_INDICTMENT, SUMMARY
from app.law.provisions import implements
from app.law.questions import Case

REFERENCES: Final = {
    "a": "the existence of an application under the Act",
    "b": "the existence of a proceeding about one",
    "c": "the making of any other order on it, or a refusal to make one",
    "d": "the making of a variation, or a refusal to make one, but for the terms that are alleged",
    "e": "evidence of any nature or content given in such a proceeding",
}
ATTACHED: Final = {
    "COPY_OF_ORDER": "A copy of the order that proves it under the law of evidence (section 77C speaks of proceedings under Part 3A, O-A44)",
    "COPY_OF_VARYING_ORDER": "A copy of the order that varied its terms",
    "CERTIFICATE_OF_REGISTRATION": "The registrar's certificate of the registration (section 13ZA(1))",
    "COPY_OF_NOTICE": "A copy of each notice of reporting obligations that was given",
    "STATEMENT_77_1": "The statement of what the register contained (section 77(1))",
    "CERTIFICATE_77_2": "A certificate under a corresponding Act (section 77(2))",
    "STATEMENT_77_3": "The statement about service and presence (section 77(3))",
    "AFFIDAVIT_77_4": "Affidavits of service (section 77(4))",
}
WITNESS: Final = (
    "A witness is an alleged victim who was under 16 when the offence was committed: a protected witness, whatever age now. A respondent without a "
    "lawyer may not cross-examine that witness in person (section 77B; Evidence Act 1977, part 2, division 6)."
)
ANSWERS: Final = {"YES": "Yes", "NO": "No", "UNKNOWN": "Not known"}


def _named_order(case: Case, one: Contravention) -> str:
    order = made(case.docket, one.order)
    return order_in_words(order) if order else ""


def _alleged(one: Contravention) -> str:
    at = moment_in_words(one.at)
    return f"from {at} to {moment_in_words(one.until)}" if one.until else at


def _terms_are_certain(case: Case, subject: str) -> bool:
    one = of(case, subject)
    return one is not None and bound(case, one) is not None


@document("documents.terms-at-the-time", about=_terms_are_certain)
@implements("67FA(1)", "67FA(4)", "13Q(5)", "13ZB(4)")
def terms_facts(case: Case, subject: str) -> Facts:
    """The order with its terms as they bound at the time alleged; nothing where that is not certain."""
    one = of(case, subject)
    found = bound(case, one) if one else None
    if one is None or found is None:
        return person_in_words(case)
    return {
        **person_in_words(case),
        "order": _named_order(case, one),
        "alleged": _alleged(one),
        "which": terms_in_words(case, one),
        "conditions": conditions_in_words(found.conditions),
        "dated": one.at.isoformat(),
    }


# ---------------------------------------------------------------- the prosecution's statement (77(1), 77(3))
def _served(case: Case, one: Contravention, order: OrderMade) -> list[str]:
    """77(3)(a), (e): each copy of the order, and each reporting obligations notice, that an officer served on the respondent."""
    said = []
    for each in recorded.servings(case.docket, service_of(one.order)):
        how = "in person" if not each.authority else "in the way that the court authorised"
        on = day_in_words(day_of(each.at))
        if "ORDER" in each.documents:
            what = "registered corresponding order" if order.kind == REGISTERED else "offender prohibition order"
            sentence = f"{each.server} served the respondent {how} with a copy of that {what} on {on} (section 77(3)(a))."
            said.append(sentence)
        if "REPORTING_NOTICE" in each.documents:
            said.append(f"{each.server} gave the respondent the reporting obligations notice {how} on {on} (section 77(3)(e)).")
    given = notice_of(case.docket, one.order)
    if given is not None and given.officer and not any("(e)" in sentence for sentence in said):
        on = day_in_words(day_of(given.given_at))
        said.append(f"{given.officer} gave the respondent the reporting obligations notice on {on} (section 77(3)(e)).")
    return said


def _at_home(case: Case, one: Contravention) -> list[str]:
    """77(3)(a), (b): the copy of the original order that was served where it was made, by whom, and that this person was authorised to."""
    copy = facts.home_service(case.docket, one.subject)
    if copy is None or copy.at is None or not copy.by:
        return []
    said = [
        f"{copy.by} served the respondent with a copy of that corresponding order on {day_in_words(day_of(copy.at))} (section 77(3)(a))."
    ]
    if copy.authority:
        said.append(f"{copy.by} was authorised to serve that corresponding order: {copy.authority} (section 77(3)(b)).")
    return said


def _present(case: Case, one: Contravention, order: OrderMade) -> list[str]:
    """77(3)(c), (d): presence in court at the making, only where it was in person, and at the registration."""
    home = facts.home(case.docket, one.order) if order.kind == REGISTERED else None
    there = home.presence if home else order.presence
    what = "the corresponding order was made where it was made" if home else "the order was made"
    said = [f"The respondent was present in court when {what} (section 77(3)(c))."] if there == PRESENT else []
    if facts.present_when_registered(case.docket, one.order):
        said.append("The respondent was present in court when the order was registered (section 77(3)(d)).")
    return said


def _of_an_order(case: Case, subject: str) -> bool:
    one = of(case, subject)
    return one is not None and one.failure is None


@document("documents.statement-of-the-prosecution", about=_of_an_order)
@implements("77(1)", "77(3)(a)", "77(3)(b)", "77(3)(c)", "77(3)(d)", "77(3)(e)")
def statement_facts(case: Case, subject: str) -> Facts:
    """What the prosecution states as evidence: service, presence, notice given; and what the register contained."""
    one = of(case, subject)
    order = made(case.docket, one.order) if one else None
    if one is None or order is None:
        return person_in_words(case)
    register = facts.said_of(case.docket, subject).register_words
    return {
        **person_in_words(case),
        "order": order_in_words(order),
        "matters": [*_present(case, one, order), *_at_home(case, one), *_served(case, one, order)],
        "register": f"{register} (section 77(1))" if register else "",
        "dated": one.at.isoformat(),
    }


# ---------------------------------------------------------------- the brief
def _may_be_printed(case: Case, subject: str) -> bool:
    """Once a condition is named of terms that are certain, or that a legal officer settled on."""
    one = of(case, subject)
    if one is None or named(case, one) is None:
        return False
    return bound(case, one) is not None or force_advice(case, subject).values == (GO_ON,)


@document("documents.brief-of-evidence", about=_may_be_printed)
@implements("67FA", "67FB", "77F(2)")
def brief_facts(case: Case, subject: str) -> Facts:
    """What is alleged, in force by which reckoning, known by which proof, with what excuse; what is left out, and what may be imposed."""
    one = of(case, subject)
    if one is None:
        return person_in_words(case)
    said, routes = facts.said_of(case.docket, subject), _routes(case, one)
    return {
        **person_in_words(case),
        "order": _named_order(case, one),
        "alleged": _alleged(one),
        "place": said.place,
        "conduct": said.conduct,
        "terms": terms_in_words(case, one),
        "condition": _condition(case, one),
        "in_force": _force(case, one),
        "knowledge": [f"The respondent {each.words}{_on(each)} (section {each.provision})." for each in routes]
        or ["No way of proving it that section 67FA names is certain."],
        "condition_told": _condition_told(case, one),
        "excuse": excuse_in_words(said, age_in_words(case, one), other="d"),
        "evidence": said.evidence,
        "attached": [ATTACHED[each] for each in said.attached if each in ATTACHED],
        "left_out": [words for letter, words in REFERENCES.items() if letter not in _allowed(one)],
        "referred": _referred(case, one),
        "leave": _leave(case, one),
        "witness": WITNESS if said.protected_witness else "",
        "penalty": [
            f"On indictment: {ON_INDICTMENT.in_words} (section {ON_INDICTMENT.provision}).",
            f"Summarily, before a magistrate: {SUMMARY.in_words} (section {SUMMARY.provision}).",
            "A proceeding may be started at any time (section 67FF).",
        ],
        "dated": one.at.isoformat(),
    }


def _condition(case: Case, one: Contravention) -> str:
    found, chosen = condition(case, one), named(case, one)
    if found is not None:
        return next(iter(conditions_in_words((found,))), "")
    return chosen.words if chosen else ""


def _force(case: Case, one: Contravention) -> str:
    if force(case, one.subject).values == (IN_FORCE,):
        return "The order was in force at that time in every reading, and these terms bound."
    doubts = ", ".join(doubts_of(case, one))
    return f"It is not certain that the order, or these terms, were in force then{f' ({doubts})' if doubts else ''}: a legal officer settled what is alleged."


def _routes(case: Case, one: Contravention) -> list[Route]:
    """The ways of proving knowledge that every reading allows."""
    found = knowledge_of(case, one).values
    return [each for each in found[0].routes if all(each in other.routes for other in found)]


def _on(route: Route) -> str:
    return f" on {day_in_words(day_of(route.at))}" if route.at else ""


def _condition_told(case: Case, one: Contravention) -> str:
    told = all(each.condition_told for each in knowledge_of(case, one).values)
    if told:
        return "It is recorded that the respondent was told of the condition (section 77D)."
    return "It is not recorded that the respondent was told of the condition: who only was told of the order cannot be convicted (section 77D)."


@implements("50(3)", "67FB")
def age_in_words(case: Case, one: Contravention) -> str:
    """How old the respondent was on that day, by the birth date recorded; "" where none is."""
    person, on = recorded.person(case.docket), day_of(one.at)
    if person.birth_date is None:
        return ""
    years = on.year - person.birth_date.year - ((on.month, on.day) < (person.birth_date.month, person.birth_date.day))
    return f"{years} years on that day{'' if person.birth_date_exact else ', by an estimated date of birth'}"


def excuse_in_words(said: facts.Said, age: str, *, other: str) -> list[str]:
    """The matters of section 67FB or 50(3), for and against, of which `other` is the last paragraph; nothing before they were looked at."""
    if not said.notice_words:
        return []
    rows = (
        ("Age (a)", ". ".join(each for each in (age, said.age_words) if each)),
        ("Disability at that time (b)", ": ".join(each for each in (ANSWERS.get(said.disability, ""), said.disability_words) if each)),
        ("Form of notice adequate (c)", ": ".join(each for each in (ANSWERS.get(said.notice_adequate, ""), said.notice_words) if each)),
        (f"What the respondent said ({other})", said.excuse_given),
        (f"Other matters ({other})", said.other),
    )
    return [f"{label}: {words}" for label, words in rows if words]


def _allowed(one: Contravention) -> frozenset[str]:
    return one.leave.references if one.leave else frozenset()


@implements("77F(2)")
def _referred(case: Case, one: Contravention) -> list[str]:
    """What the court's leave covers, as far as the record says it; the rest of it stands in the court's words."""
    order, allowed = made(case.docket, one.order), _allowed(one)
    if order is None:
        return []
    heard = recorded.heard(case.docket, order.application) if order.application and kind_of(order.application) == "application" else None
    lines = []
    if "a" in allowed and order.application:
        lines.append("An application for the order was made.")
    if "b" in allowed and heard is not None:
        lines.append(f"The proceeding: {', '.join(each for each in (heard.place, heard.court_file) if each)}.")
    if "c" in allowed:
        others = (made(case.docket, each) for each in orders_made(case.docket) if each != one.order)
        lines += [f"Also made: {order_in_words(each)}." for each in others if each is not None and each.application == order.application]
    if "d" in allowed:
        lines += [f"The order was varied on {day_in_words(day_of(change.at))}." for change in varied(case, one.order)]
    return lines


def _leave(case: Case, one: Contravention) -> str:
    if leave_needed(case, one.subject).values != (YES,) or "c" in _allowed(one):
        return ""
    return "The application for this very order is, or may be, based on the conduct alleged: its making may be referred to with the court's leave only."
