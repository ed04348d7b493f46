"""The facts of what is printed about a report on a child respondent: the court's direction, and a request to a government entity."""

from __future__ import annotations

from app.law.at_court.child_reports import asked_by, due, of
from app.law.document_facts import COURTS, Facts, day_in_words, document, moment_in_words, person_in_words
from app.law.document_words import FALSE_INFORMATION
from app.law.facts import child_reports as facts
from app.law.facts import documents as recorded
from app.law.provisions import implements
from app.law.questions import Case, Deadline
from app.law.reckoning import last_day_before

ABOUT = {"CHILD": "The child respondent", "FAMILY": "The child respondent's family", "OTHER": "Other matters"}
SATISFIED = "The court is satisfied of the matters of section 13C(1) of the Act about the respondent, who is a child respondent."
OPINION = (
    "The report may say what impact, in the chief executive's opinion, a prohibition order may have on the child: on where the child lives, "
    "on education, health, culture and social life (section 13E(3))."
)
CONSEQUENCE = (
    "No prohibition order can be made for the child before the court has been given the report and has considered it (section 13C(2)(a))."
)
AUTHORISED = (
    "The entity is authorised to give this information, whatever another Act says (section 74G(3)). It is not bound to: if it does not give "
    f"it, please say so. {FALSE_INFORMATION}"
)
DUTY = (
    "Whoever obtains this information must take all reasonable steps to see that it is used and passed on only for the purpose for which it "
    "was obtained: this report to the court (section 74H)."
)


def _last_day(date: Deadline | None) -> str:
    return day_in_words(last_day_before(date.act_by)) if date is not None and date.act_by is not None else ""


def _directed(case: Case, subject: str) -> bool:
    return of(case, subject) is not None


def _asked_for(case: Case, subject: str) -> bool:
    asked = facts.request(case.docket, subject)
    return asked is not None and _directed(case, asked.report)


@document("documents.direction-for-report", about=_directed)
@implements("13E(2)")
def direction_for_report(case: Case, subject: str) -> Facts:
    """What the court directed: which information, assessments and reports, about whom, and by when."""
    one = of(case, subject)
    if one is None:
        return person_in_words(case)
    heard = recorded.heard(case.docket, one.application)
    return {
        **person_in_words(case),
        "court": COURTS.get(heard.court, "") + (f" at {heard.place}" if heard.place else "") if heard else "",
        "court_file": heard.court_file if heard else "",
        "directed": moment_in_words(one.direction.at),
        "satisfied": SATISFIED if one.direction.matters == "SATISFIED" else "",
        "about_whom": [ABOUT[each] for each in one.direction.about_whom if each in ABOUT],
        "contents": one.direction.about,
        "due": _last_day(due(case, subject)),
        "opinion": OPINION,
        "consequence": CONSEQUENCE,
        "dated": one.direction.at.isoformat(),
    }


@document("documents.request-for-information", about=_asked_for)
@implements("74G(2)(a)", "74H(2)")
def request_for_information(case: Case, subject: str) -> Facts:
    """A written request to a government entity: what is asked for, by which day, what the entity may do, and the duty of whoever obtains it."""
    asked = facts.request(case.docket, subject)
    one = of(case, asked.report) if asked else None
    if asked is None or one is None:
        return {}
    return {
        **person_in_words(case),
        "entity": asked.entity,
        "what": asked.what,
        "by": _last_day(asked_by(case, subject)),
        "directed": moment_in_words(one.direction.at),
        "authorised": AUTHORISED,
        "duty": DUTY,
        "dated": asked.at.isoformat(),
    }
