"""The facts of what is printed about an application for a prohibition order: the application itself, and the appearance notice (13A, 13B)."""

from __future__ import annotations

from app.law.document_facts import COURTS, Facts, conditions_in_words, day_in_words, document, moment_in_words, person_in_words
from app.law.document_words import FORMS
from app.law.facts import documents as recorded
from app.law.facts.applications import application
from app.law.provisions import implements
from app.law.questions import Case


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
    parts = [one.offence, f"{one.court}, {day_in_words(one.on)} ({FORMS.get(one.form, one.form.lower())})"]
    parts += [f"committed {one.committed_on}"] if one.committed_on else []
    parts += [f"sentence: {one.sentence}"] if one.sentence else []
    return "; ".join(parts)


def _when(one: recorded.Conduct) -> str:
    return (
        f"From {day_in_words(one.start)} to {day_in_words(one.end)}"
        if one.end and one.end != one.start
        else f"On or from {day_in_words(one.start)}"
    )


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
