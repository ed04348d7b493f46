"""What is looked at when a service is recorded: was it done as the Act provides (s 13ZL)? What an officer did is asked about, never refused."""

from __future__ import annotations

from app.casework.answer import latest
from app.casework.docket import Entry
from app.law.facts import APPLICATION_DOCUMENTS
from app.law.facts.service import DocumentSet, Serving, document_set, made_at, servings_in
from app.law.facts.temporary_order_applications import NOTICE
from app.law.provisions import implements
from app.law.questions import Case, Concern, check, confirm, slip
from app.law.serving.service import OVER, WORDS, duty, end_of_use, of_a_child
from app.law.status import kind_of

FITTING = {
    "application": APPLICATION_DOCUMENTS,
    "temporary-order": ("ORDER", "NOTICE_13S4A", "REPORTING_NOTICE"),
    "prohibition-order": ("ORDER", "NOTICE_13S4A", "REPORTING_NOTICE"),
    "disqualification-order": ("ORDER",),
    "variation": ("ORDER",),
    "temporary-order-application": (NOTICE,),
    "corresponding-order": APPLICATION_DOCUMENTS,
    "registered-order": ("ORDER", "REPORTING_NOTICE"),
}
"""The documents that can be of a set about a subject of this kind."""
OF_NO_USE = {
    "application": "application was decided or discontinued",
    "temporary-order-application": "application to the magistrate was decided or withdrawn",
    "corresponding-order": "application to register the order was decided or withdrawn",
}
"""From when serving has no use; for any other kind, when the order is over in every reading."""


@check("service.as-the-act-provides", provision="13ZL", label="Were the documents served as the Act provides?")
@implements("13ZL(3)", "13ZL(4)", "13ZL(5)", "13ZL(6)", "13ZL(7)(a)", "13ZL(7)(b)")
def as_the_act_provides(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """What is doubtful about each service about to be recorded: documents, time, mode, explanation, a child's school or work."""
    del subject
    found: list[Concern] = []
    for about, serving in servings_in(case.docket, entries):
        one = document_set(case.docket, about)
        found += [*_documents(one, serving), *_time(case, one, serving), *_mode(case, one, serving), *_explained(serving)]
        if of_a_child(case, about):
            found += _child(serving)
    return tuple(found)


def _documents(one: DocumentSet, serving: Serving) -> list[Concern]:
    """A document that cannot be of this set is a slip of the pen."""
    strange = [d for d in serving.documents if d not in FITTING[kind_of(one.about)]]
    if not strange:
        return []
    words = ", ".join(WORDS.get(d, d) for d in strange)
    return [slip(f"Not among the documents of this set: {words}. Record it at its own set.", "13ZL", "documents")]


def _time(case: Case, one: DocumentSet, serving: Serving) -> list[Concern]:
    found = []
    made = made_at(case.docket, one.about)
    if made is not None and serving.done_at < made:
        sentence = "The documents were served before they existed: the order was made, or the notice issued, later. It does not count."
        found.append(confirm(sentence, f"13ZL, {duty(case, one.about)}", "at"))
    over = latest(end_of_use(case, one.about))
    if over is not None and serving.done_at >= over:
        what = OF_NO_USE.get(kind_of(one.about), "order was over in every reading")
        found.append(
            confirm(
                f"The {what} before the documents were served: serving them has no effect.", OVER.get(kind_of(one.about), "13M(2)"), "at"
            )
        )
    return found


def _mode(case: Case, one: DocumentSet, serving: Serving) -> list[Concern]:
    """Personal service is the rule; another way needs the court's order, which is asked for only after reasonable attempts."""
    if serving.mode == "GIVEN_IN_COURT":
        sentence = (
            "A police officer serves these documents in person: papers handed over in court count only if an officer served them there."
        )
        return [confirm(sentence, f"13ZL(3), {duty(case, one.about)}", "mode")]
    if serving.mode != "SUBSTITUTED":
        return []
    found = []
    if serving.as_ordered is False:
        sentence = "This was not done in the way that the court authorised, and so it does not count as service."
        found.append(confirm(sentence, "13ZL(5)", "as_ordered"))
    elif not serving.authorised:
        sentence = "Substituted service needs an order of the court that was made before it; without one this does not count as service."
        found.append(confirm(sentence, "13ZL(5)", "substituted_order"))
    if not any(at < serving.done_at for at in one.attempts):
        sentence = "No earlier attempt at personal service is recorded; substituted service presupposes reasonable attempts."
        found.append(confirm(sentence, "13ZL(4)", "mode"))
    return found


def _explained(serving: Serving) -> list[Concern]:
    if serving.mode == "PERSONAL" and "APPEARANCE_NOTICE" in serving.documents and serving.explained is not True:
        sentence = "The appearance notice was not explained in language that the respondent is likely to understand."
        return [confirm(sentence, "13ZL(6)", "explained")]
    return []


def _child(serving: Serving) -> list[Concern]:
    """A child is served discreetly, and not at or near school or work unless there is no other place (s 13ZL(7))."""
    if serving.mode != "PERSONAL":
        return []
    found = []
    if serving.school_or_work and not serving.no_other_place_reason:
        sentence = "A child was served at or near school or work, and no reason is given why there was no other place."
        found.append(confirm(sentence, "13ZL(7)(b)", "no_other_place_reason"))
    if serving.discreet is not True:
        found.append(confirm("A child has to be served as discreetly as possible.", "13ZL(7)(a)", "discreet"))
    return found
