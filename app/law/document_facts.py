"""The facts of each document, in words ready to be printed. What is not known is left out: the document then says which part is missing.

A template names its facts ("documents.application"); each rule here takes (case, subject) and gives plain JSON values only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final, TypeVar

from app.casework.clock import BRISBANE, day_of
from app.casework.families import is_of
from app.errors import Fault
from app.law import facts
from app.law.appeals import appeal_court, last_day, place_of
from app.law.document_words import CONSEQUENCE, FORMS, PROPERTY, REPORTING_CONSEQUENCES, REPORTING_HELP, REPORTING_OBLIGATIONS
from app.law.facts import documents as recorded
from app.law.facts.appeals import appeal
from app.law.facts.applications import application
from app.law.facts.disqualification_orders import disqualification_order
from app.law.facts.prohibition_orders import OrderMade, made
from app.law.facts.substituted_service import rounds
from app.law.facts.variations import VARIED, variation
from app.law.provisions import implements
from app.law.questions import Case
from app.law.reckoning import last_day_before
from app.law.respondents import class_of
from app.law.rules_of_court import rule_of_court
from app.law.status import kind_of

Facts = dict[str, Any]
F = TypeVar("F", bound=Callable[[Case, str], Facts])
FACTS: dict[str, Callable[[Case, str], Facts]] = {}
COURTS: Final = {"MAGISTRATES": "Magistrates Court", "CHILDRENS": "Childrens Court"}
ORDER_NAMES: Final = {
    "temporary-order": "temporary order",
    "prohibition-order": "prohibition order",
    "disqualification-order": "disqualification order",
}
PRESENCE: Final = {"PRESENT": "Present", "ABSENT": "Not present", "DOUBTFUL": "By audio-visual link or telephone"}
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


def document(name: str) -> Callable[[F], F]:
    """Register the facts of a document by the name that its template gives."""

    def keep(rule: F) -> F:
        FACTS[name] = rule
        return rule

    return keep


def document_facts(case: Case, name: str, subject: str) -> Mapping[str, Any]:
    """The facts of a document about a subject (Fault if the law does not know the name)."""
    if name not in FACTS:
        raise Fault(f"the law gives no facts named {name!r}")
    found = FACTS[name](case, subject)
    return {part: value for part, value in found.items() if value not in (None, "", [], ())}


def applicable(case: Case, name: str, subject: str) -> bool:
    """Is there anything for this document to be about: an extension granted, a service done, an order made?"""
    if name == "documents.extension":
        return recorded.extended(case.docket, subject) is not None
    if name == "documents.notice-of-appeal":
        return appeal_document(case, subject)
    if kind_of(subject) == "variation":
        return _of_a_variation(case, name, subject)
    if name == "documents.notice-of-temporary-order-application":
        return recorded.urgent(case.docket, subject).notice_given
    if name == "documents.affidavit":
        return bool(recorded.servings(case.docket, subject))
    if name == "documents.substituted-service":
        return bool(rounds(case.docket, subject))
    if name.startswith("documents.") and kind_of(subject) in ORDER_NAMES:
        return made(case.docket, subject) is not None
    return True


def _of_a_variation(case: Case, name: str, subject: str) -> bool:
    """The commissioner's own application; and the order that varies or revokes, whoever applied."""
    asked = variation(case.docket, subject)
    if asked is None or name == "documents.application-to-vary":
        return asked is not None and asked.applicant == "COMMISSIONER"
    return asked.change is not None and name == {VARIED: "documents.order-varying"}.get(asked.change.what, "documents.order-revoking")


def _day(day: date | None) -> str:
    return f"{day:%A} {day.day} {day:%B} {day.year}" if day else ""


def _time(at: datetime) -> str:
    local = at.astimezone(BRISBANE)
    return f"{local.hour % 12 or 12}:{local:%M} {'am' if local.hour < 12 else 'pm'}"


def moment_in_words(at: datetime | None) -> str:
    """A day and time as documents print it; "" where there is none."""
    return f"{_day(day_of(at))} at {_time(at)}" if at else ""


def person_in_words(case: Case) -> Facts:
    """The respondent's name and birth date, as documents print them."""
    person = recorded.person(case.docket)
    born = _day(person.birth_date)
    return {"respondent": person.name, "birth_date": born and (born if person.birth_date_exact else f"{born} (estimated)")}


def conditions_in_words(conditions: tuple[recorded.Condition, ...]) -> list[str]:
    """Each condition as a sentence to the respondent."""
    said = []
    for one in conditions:
        verb = "The respondent must not: " if one.kind == "PROHIBIT" else "The respondent must: "
        until = f" (tracking device until {_day(one.tracking_until)})" if one.tracking_until else ""
        recovery = f" Property is recovered in this way: {one.recovery}" if one.recovery else ""
        if one.words:
            said.append(f"{verb}{one.words}{until}{recovery}")
    return said


# ---------------------------------------------------------------- the application and its notice
@document("documents.application")
@implements("13A(2)")
def application_facts(case: Case, subject: str) -> Facts:
    """What the application must state: convictions, concerning conduct, when, and what is to be prohibited (13A(2)(a)-(d))."""
    conduct = recorded.conduct(case.docket, subject)
    heard = recorded.heard(case.docket, subject)
    file = application(case.docket, subject)
    return {
        **person_in_words(case),
        "court": COURTS.get(heard.court, "") + (f" at {heard.place}" if heard.place else "") if heard else "",
        "court_file": heard.court_file if heard else "",
        "renews": file.renews.replace("prohibition-order:", "Prohibition order ") if file.renews else "",
        "convictions": _against_a_child(case),
        "conduct": [one.description + (f" (at {one.place})" if one.place else "") for one in conduct if one.description],
        "conduct_when": [_when(one) for one in conduct if one.start],
        "conditions": conditions_in_words(recorded.conditions_sought(case.docket, subject)),
        "dated": file.believed_at.isoformat() if file.believed_at else "",
    }


def _against_a_child(case: Case) -> list[str]:
    """The particulars of each conviction against a child that stands, or that none is known; nothing where that was not looked into."""
    found = [_conviction(one) for one in recorded.convictions(case.docket) if one.against_child and not one.quashed]
    none = ["No conviction of the respondent for a reportable offence committed against a child is known."]
    return found or (none if recorded.no_conviction_known(case.docket) else [])


def _conviction(one: recorded.Convicted) -> str:
    parts = [one.offence, f"{one.court} ({FORMS.get(one.form, one.form.lower())})"]
    parts += [f"committed {one.committed_on}"] if one.committed_on else []
    parts += [f"sentence: {one.sentence}"] if one.sentence else []
    return "; ".join(parts)


def _when(one: recorded.Conduct) -> str:
    return f"From {_day(one.start)} to {_day(one.end)}" if one.end and one.end != one.start else f"On or from {_day(one.start)}"


@document("documents.appearance-notice")
@implements("schedule 5", "13B(1)")
def appearance_notice_facts(case: Case, subject: str) -> Facts:
    """What an appearance notice must state, paragraph by paragraph (schedule 5, appearance notice (a)-(f))."""
    heard = recorded.heard(case.docket, subject)
    issued = application(case.docket, subject).current_notice
    where = f"{COURTS.get(heard.court, 'the court')}, {heard.place}" if heard and heard.place else ""
    when = moment_in_words(heard.appear_at) if heard else ""
    return {
        **person_in_words(case),
        "court": COURTS.get(heard.court, "") if heard else "",
        "court_place": heard.place if heard else "",
        "appear_at": when,
        "court_file": heard.court_file if heard else "",
        "a": "An application for an offender prohibition order will be made against you.",
        "b": f"The application is to be heard on {when} in the {where}." if when and where else "",
        "c": "You are required to appear at that hearing, to be heard on the application.",
        "d": "If you do not appear at the hearing, the court may make the order without you.",
        "e": [
            "When the order is made you become a reportable offender.",
            "You are then not allowed to make a working with children check application.",
            "A working with children authority or card that you hold is suspended if the order is a temporary order, and cancelled if it is a final order.",
        ],
        "f": "The order may be registered in a place other than Queensland, also outside Australia, if a law of that place provides for it.",
        "dated": issued.at.isoformat() if issued else "",
    }


# ---------------------------------------------------------------- orders
def _order(case: Case, subject: str) -> tuple[OrderMade | None, Facts]:
    order = made(case.docket, subject)
    if order is None:
        return None, person_in_words(case)
    said: Facts = {
        **person_in_words(case),
        "made_on": moment_in_words(order.made_at),
        "presence": PRESENCE[order.presence],
        "dated": order.made_at.isoformat(),
    }
    conditions = recorded.conditions_ordered(case.docket, subject)
    said["conditions"] = conditions_in_words(conditions)
    said["tracking"] = _tracking(conditions)
    said["property"] = PROPERTY if recorded.property_provided_for(case.docket, subject) else ""
    said["consequence"] = CONSEQUENCE
    return order, said


def _tracking(conditions: tuple[recorded.Condition, ...]) -> str:
    """That every tracking device has its stated period (13FA(1)(a)); nothing while one has none."""
    periods = [one.tracking_until for one in conditions if one.kind == "REQUIRE_TRACKING_DEVICE"]
    return "" if None in periods else "Each tracking device is worn for the period stated." if periods else "None is required."


def _effect(order: OrderMade, *, present: str, absent: str) -> str:
    """From when the order has effect. By link or telephone the Act does not say whether that is presence (O-A10): both are printed."""
    if order.presence != facts.DOUBTFUL:
        return f"It takes effect {present if order.presence == facts.PRESENT else absent}."
    return f"It takes effect {present} if appearing by audio-visual link or telephone is being present, and otherwise {absent}."


@document("documents.temporary-order")
@implements("13J(5)", "13L", "13LA")
def temporary_order_facts(case: Case, subject: str) -> Facts:
    """A temporary order: what it prohibits or requires and, made by a magistrate, when and where to return (13J(5))."""
    order, said = _order(case, subject)
    if order is None:
        return said
    by_magistrate = recorded.magistrates_order(case.docket, subject)
    at, place = recorded.return_fixed(case.docket, subject)
    fixed = f"{moment_in_words(at)}, {place}" if at and place else ""
    effect = _effect(order, present="when it is made", absent="when a copy of it is served on the respondent")
    return {
        **said,
        "made_by": "A magistrate (section 13J)" if by_magistrate else "The court (section 13K)",
        "return": fixed if by_magistrate else fixed or "None is fixed: the order was made by the court on an adjournment",
        "effect": effect,
        "ends": "It ends after 28 days unless a court extends it, and sooner at the next mention without an extension, when the application for "
        "the final order is decided or discontinued, when it is revoked, or when no proceeding has been started by the return date and time (section 13M(2)).",
    }


@document("documents.disqualification-order")
@implements("13T(2)", "13T(3)", "13T(4)(a)")
def disqualification_order_facts(case: Case, subject: str) -> Facts:
    """A disqualification order: the two things that the person may not do and, made by a magistrate, when and where to return (13T(4)(a))."""
    order, one = made(case.docket, subject), disqualification_order(case.docket, subject)
    if order is None or one is None:
        return person_in_words(case)
    at = f"{moment_in_words(one.return_at)}, {one.return_place}" if one.return_at and one.return_place else ""
    there = order.presence == "PRESENT"
    return {
        **person_in_words(case),
        "made_on": moment_in_words(order.made_at),
        "presence": PRESENCE[order.presence],
        "dated": order.made_at.isoformat(),
        "made_by": "A magistrate who refused a temporary order" if one.by_magistrate else "The court, which refused a temporary order",
        "return": at if one.by_magistrate else at or "None is fixed: the order was made by the court during the proceeding",
        "may_not": ["hold a working with children authority", "make a working with children check application"],
        "finding": one.interests_finding,
        "effect": "It takes effect when it is made."
        if there
        else "It takes effect when a copy of it is served on the person by a police officer.",
        "ends": "It ends after 28 days unless a court extends it, and sooner at the next mention without an extension, when the application for "
        "the final order is decided or discontinued, or when it is revoked on the person's own application"
        + (", or when no proceeding has been started by the return date and time" if one.by_magistrate else "")
        + " (section 13U(2)).",
    }


@document("documents.extension")
@implements("13N(2)", "13V")
def extension_facts(case: Case, subject: str) -> Facts:
    """The newest extension of a temporary or disqualification order: when, until when, and the consent to more than 28 days (13N(2), 13V)."""
    order, said = _order(case, subject)
    extension = recorded.extended(case.docket, subject)
    if order is None or extension is None:
        return said
    period = f"Until the end of {_day(extension.until)}" if extension.until else f"For {extension.days} days" if extension.days else ""
    return {
        **said,
        "order": f"{ORDER_NAMES[order.kind].capitalize()} made on {moment_in_words(order.made_at)}",
        "extended_on": moment_in_words(extension.at),
        "period": period,
        "consent": extension.consent,
        "dated": extension.at.isoformat(),
    }


@document("documents.prohibition-order")
@implements("13C(1)", "13F", "13FA", "13G(1)")
def prohibition_order_facts(case: Case, subject: str) -> Facts:
    """A prohibition order: what it prohibits or requires, and its term, which the Act fixes (13G(1)(b))."""
    order, said = _order(case, subject)
    if order is None:
        return said
    classes = class_of(case, order.application)
    years = {"ADULT": "5 years", "CHILD": "2 years (child respondent)"}
    absent = "on the day on which notice of it is given to the respondent"
    effect = _effect(order, present="on the day on which it is made", absent=absent)
    return {
        **said,
        "term": years.get(classes.only, "") if classes.certain else "",
        "effect": effect,
        "ends": "It remains in force for its term. If an application for a new order is made before the term ends and is not decided by then, it goes on "
        "until that application is decided (section 13G(2), (3)).",
    }


@document("documents.registration-elsewhere")
@implements("13S(4)(a)")
def registration_elsewhere_facts(case: Case, subject: str) -> Facts:
    """The notice served with an order made in absence: that it may be registered in another jurisdiction (13S(4)(a))."""
    order, said = _order(case, subject)
    if order is None:
        return said
    return {
        "respondent": said["respondent"],
        "order": f"{ORDER_NAMES[order.kind]} made on {moment_in_words(order.made_at)}",
        "statement": "If a law of another jurisdiction provides for orders of this kind to be registered there, this order may be registered in that "
        "jurisdiction. A registered order may then be enforced there.",
        "dated": order.made_at.isoformat(),
    }


# ---------------------------------------------------------------- the notice of reporting obligations
@document("documents.reporting-notice")
@implements("54A(1)", "54A(2)", "14(2)", "14(3)")
def reporting_notice_facts(case: Case, subject: str) -> Facts:
    """The initial reporting obligations notice: what is to be reported, what follows if it is not, where and in which ways (54A(1), (2)).

    It carries nothing that only a further notice may ask for: frequency, reports under 19B, unreported information (54A(4)).
    """
    order, said = _order(case, subject)
    settled = recorded.reporting_notice(case.docket, subject)
    if order is None:
        return said
    told: Facts = {
        "respondent": said["respondent"],
        "order": f"{ORDER_NAMES[order.kind]} made on {moment_in_words(order.made_at)}",
        "obligations": [{"heading": heading, "text": _paragraphs(words)} for heading, words in REPORTING_OBLIGATIONS],
        "consequences": [one for words in REPORTING_CONSEQUENCES for one in _paragraphs(words)],
        "help": [one for words in REPORTING_HELP for one in _paragraphs(words)],
    }
    if settled is None:
        return told
    place = {True: settled.periodic_place, False: "Periodic reports do not have to be made in person.", None: ""}
    return {
        **told,
        "initial_report_place": settled.initial_report_place,
        "periodic_ways": settled.periodic_ways,
        "periodic_place": place[settled.periodic_in_person],
        "dated": settled.at.isoformat(),
    }


def _paragraphs(words: str) -> list[str]:
    """Standing words as they are printed: paragraph by paragraph, without the line breaks of the source."""
    return [" ".join(one.split()) for one in words.split("\n\n")]


# ---------------------------------------------------------------- service
@document("documents.affidavit")
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
        "affidavits": [_affidavit(order, [one for one in servings if one.server == server]) for server in servers],
        "deponent": _each(one.server for one in servings),
        "documents": _each(one.documents for one in servings),
        "way": _each(one.way for one in servings),
        "dated": servings[-1].at.isoformat(),
    }


@document("documents.substituted-service")
@implements("13ZL(4)")
def substituted_service_facts(case: Case, subject: str) -> Facts:
    """The newest application for substituted service: the papers, each attempt that failed before it, why, and the way proposed."""
    applied = rounds(case.docket, subject)[-1].applied if rounds(case.docket, subject) else None
    about = subject.partition(":")[2]
    order = made(case.docket, about)
    heard = recorded.heard(case.docket, order.application if order else about)
    if applied is None:
        return person_in_words(case)
    named = f" ({ORDER_NAMES[order.kind]} made on {moment_in_words(order.made_at)})" if order else ""
    return {
        **person_in_words(case),
        "court_file": heard.court_file if heard else "",
        "documents": [PAPERS.get(paper, paper) + (named if paper in EVIDENCE else "") for paper in applied.documents],
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


def _affidavit(order: OrderMade | None, servings: list[recorded.Served]) -> Facts:
    """What one officer swears: each occasion, and what kind of evidence it is."""
    papers = {paper for one in servings for paper in one.documents}
    statutory = order is not None and is_of(order.kind, "order")
    evidence = [words for paper, words in EVIDENCE.items() if statutory and paper in papers]
    named = f" ({ORDER_NAMES[order.kind]} made on {moment_in_words(order.made_at)})" if order else ""
    return {
        "deponent": servings[0].server,
        "standing": f"Affidavit under section 77(4): evidence of the date, time and way of service of {' and '.join(evidence)}."
        if evidence
        else "Ordinary affidavit: section 77(4) speaks of offender prohibition orders and reporting obligations notices only; the court weighs this one "
        "as other evidence.",
        "occasions": [
            {
                "documents": [PAPERS.get(paper, paper) + (named if paper in EVIDENCE else "") for paper in one.documents],
                "served_on": _day(day_of(one.at)),
                "served_at": _time(one.at),
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


# ---------------------------------------------------------------- an appeal
APPEAL_COURTS: Final = {"DISTRICT_COURT": "District Court", "CHILDRENS_COURT_JUDGE": "Childrens Court (constituted by a judge)"}


def appeal_document(case: Case, subject: str) -> bool:
    """Is there a notice of appeal to print: did a legal officer decide that the commissioner appeals?"""
    one = appeal(case.docket, subject)
    return one is not None and bool(one.considered) and one.considered[-1].course != "DO_NOT_APPEAL"


@document("documents.notice-of-appeal")
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
        "last_day": _day(last_day_before(found.act_by)) if found and found.act_by else "",
        "grounds": last.grounds,
        "orders_sought": last.orders_sought,
        "address_rule": rule_of_court("address-for-service").rule,
        "dated": last.at.isoformat(),
    }
