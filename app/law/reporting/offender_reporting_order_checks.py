"""What is looked at before anything about an offender reporting order is recorded (ss 12B to 12E, 8(c)).

A slip of ours is refused with the field at fault. What a court or the prosecution in fact did is asked about, recorded and flagged.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.casework.clock import day_of
from app.casework.docket import Entry
from app.law.facts import offender_reporting_orders as facts
from app.law.facts.offender_reporting_orders import CONVICTION, Decided, ReportingOrder
from app.law.provisions import implements, paragraph
from app.law.questions import Case, Concern, check, confirm, slip
from app.law.reckoning import in_words, last_day_before
from app.law.reporting.offender_reporting_orders import MADE, NOT_OPEN, last_moment_to_apply, of, power

MATTERS_12D = {
    "a": "when the conduct happened",
    "b": "the nature and seriousness of the conduct",
    "c_i": "the ages, and the difference between them",
    "c_ii": "the relationship with the victim",
    "d": "the criminal history and its seriousness",
    "e_i": "the access to children",
    "e_ii": "the needs in relation to accommodation, employment and health",
}
"""The matters of s 12D that a court must consider; (f), anything else, is left to the court."""


@check("offender-reporting-order.opened-as-provided", provision="12B(1)", label="Is the power to make the order open?")
@implements("12B(1)", "5(1)(a)")
def opened_as_provided(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A prescribed offence, or no conviction recorded: then section 12B is not open, and a legal officer looks at it (I-81)."""
    del subject
    found: list[Concern] = []
    for about in facts.recorded_in(entries, "reporting-order-question-opened"):
        one = of(case, about)
        if one is None or power(case, about).only != NOT_OPEN:
            continue
        if one.prescribed:
            sentence = (
                "Section 12B is for an offence that is no prescribed one. A person sentenced for a prescribed offence is a reportable "
                "offender without an order, subject to section 5(2). If it is recorded all the same a legal officer looks at it."
            )
            found.append(confirm(sentence, "12B(1)(a), 5(1)(a)", "prescribed_offence"))
        if one.conviction_recorded is False:
            sentence = (
                "The court may make the order only if it records a conviction. If it is recorded all the same a legal officer looks at it."
            )
            found.append(confirm(sentence, "12B(1)(b)", "conviction_recorded"))
    return tuple(found)


@check("offender-reporting-order.asked-in-time", provision="12E(2)", label="Did the prosecution apply in time?")
@implements("12E(2)")
def asked_in_time(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """Within six months after the day of the sentence or forensic order (I-82); before that day there is nothing to apply about."""
    del subject
    found: list[Concern] = []
    for about in facts.recorded_in(entries, "reporting-order-asked"):
        one = of(case, about)
        if one is None or one.asked is None:
            continue
        by = last_moment_to_apply(case, one)
        if day_of(one.asked.at) < day_of(one.opened_at):
            found.append(slip("This comes before the day of the sentence or forensic order.", "12E(2)", "at"))
        elif one.asked.course == "PROSECUTION" and by is not None and one.asked.at >= by:
            sentence = f"The prosecution may apply within six months: the last day was {in_words(last_day_before(by))}."
            found.append(confirm(sentence, "12E(2)", "at"))
    return tuple(found)


@check("offender-reporting-order.decided-as-provided", provision="12B, 12C, 12D", label="Was it decided as the Act provides?")
def decided_as_provided(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """What is wrong or doubtful about a decision that is about to be recorded."""
    del subject
    found: list[Concern] = []
    for about in facts.recorded_in(entries, "reporting-order-decided"):
        one = of(case, about)
        if one is None or one.decided is None:
            continue
        found += _about_time(case, one, one.decided)
        if one.decided.outcome == MADE:
            found += [*_about_matters(one.decided), *_about_findings(one, one.decided)]
    return tuple(found)


def _about_time(case: Case, one: ReportingOrder, decided: Decided) -> Iterator[Concern]:
    if day_of(decided.at) < day_of(one.opened_at):
        yield slip("The decision comes before the day of the sentence or forensic order.", "12B(1), 12C(1)", "at")
    if one.asked is None or decided.outcome != MADE:
        return
    by = last_moment_to_apply(case, one)
    if one.asked.course == "PROSECUTION" and decided.at < one.asked.at:
        yield slip("The decision comes before the application.", "12E(1)(b)", "at")
    if one.asked.course == "OWN_INITIATIVE" and by is not None and decided.at >= by:
        sentence = (
            "The court acted by itself more than six months after the sentence or forensic order: whether it still may is doubtful (O-A70)."
        )
        yield confirm(sentence, "12E(1)(a)", "at")


@implements("12D")
def _about_matters(decided: Decided) -> Iterator[Concern]:
    left = [f"{words} {paragraph(one)}" for one, words in MATTERS_12D.items() if one not in decided.considered]
    if left:
        yield confirm(f"Not recorded as considered by the court: {'; '.join(left)}.", "12D", "considered_12d")


@implements("12B(2)(a)", "12B(2)(b)", "12C(2)(a)", "12C(2)(b)")
def _about_findings(one: ReportingOrder, decided: Decided) -> Iterator[Concern]:
    section = "12B(2)" if one.basis == CONVICTION else "12C(2)"
    if decided.limb == "RISK" and decided.risk != "SATISFIED":
        sentence = "It is not recorded that the court was satisfied of a risk to the lives or sexual safety of children."
        yield confirm(sentence, f"{section}(a)", "risk")
    if decided.limb != "CHILD_ABDUCTION":
        return
    if not one.child_abduction:
        yield confirm("The offence is not recorded as a child abduction offence.", f"{section}(b)", "limb")
    if decided.not_familial != "SATISFIED":
        yield confirm(
            "It is not recorded that the context of the offence was found not to be familial.", f"{section}(b)(i)", "not_familial"
        )
    if decided.appropriate != "SATISFIED":
        yield confirm("It is not recorded that the court found the order appropriate.", f"{section}(b)(ii)", "appropriate")


@check("offender-reporting-order.appeal-as-provided", provision="12F, 12G, 8(c)", label="Does the result fit what was decided?")
@implements("12F(3)", "12G(3)")
def appeal_as_provided(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """Only an order that was made can be quashed, and only a refusal be turned into an order; no result comes before the decision."""
    del subject
    found: list[Concern] = []
    for about, result, at in facts.results_in(entries):
        one = of(case, about)
        if one is None:
            continue
        first = (one.decided.at if one.decided else None) if result != "QUASHED" else one.made_at
        if result == "QUASHED" and one.made_at is None:
            found.append(slip("No order stands in the record that could be quashed.", "8(c)", "result"))
        elif result == MADE and one.made_at is not None and not one.made_on_appeal:
            found.append(slip("The order was made already: on appeal only a refusal is turned into an order.", "12F(2), 12G(2)", "result"))
        elif first is not None and at < first:
            found.append(slip("The result comes before the decision that was appealed against.", "12F, 12G", "at"))
    return tuple(found)
