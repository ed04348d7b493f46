"""What is looked at before something about a suspension of reporting obligations is recorded: our own slips are refused, what was decided is flagged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from app.casework.clock import day_of
from app.casework.docket import Entry
from app.law.facts.respondents import respondent
from app.law.facts.reviews import subjects_in
from app.law.facts.suspensions import (
    NOBODY_FOUND,
    NOT_DUE,
    REFUSAL,
    SUSPENSION,
    Suspension,
    copies_in,
    notices_in,
    revocation,
    suspension,
)
from app.law.provisions import implements
from app.law.questions import Case, Concern, check, confirm, slip
from app.law.readings import answer
from app.law.reckoning import in_words
from app.law.reporting.reportable_offenders import YES, reportable
from app.law.reporting.suspensions import NO, applies, copy_due, has_illness, has_impairment, outcome
from app.law.respondents import ADULT, class_on
from app.law.reviewing.effects import no_longer_stands

OF_WHOM = "On that day the person was not surely a reportable offender, to whom alone division 10 applies."


@check("suspension.applying", provision="67A, 67D", label="Is the application one that section 67D provides for?")
@implements("67A", "67D(1)", "67D(2)")
def applying(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """An application that is not in writing, or by somebody else than the section names, is recorded as it was made, and flagged."""
    del subject
    begun = (*subjects_in(entries, "suspension-applied-for"), *subjects_in(entries, "suspension-proposed"))
    return tuple(concern for about, at in begun for concern in _about_application(case, about, at))


def _about_application(case: Case, about: str, at: datetime) -> Iterator[Concern]:
    said = reportable(case, at)
    if not (said.certain and said.only == YES):
        yield confirm(OF_WHOM, "67A", "")
    one = suspension(case.docket, about)
    if one is None or one.applied is None:
        return
    if not one.applied.in_writing:
        yield confirm("An application must be in writing.", "67D(1)", "in_writing")
    if one.applied.applicant == "SOMEBODY_ELSE":
        sentence = (
            "Only the offender may apply, or the parent or guardian of a child or of an adult for whom a legal guardian is appointed."
        )
        yield confirm(sentence, "67D(2)", "applicant")
    person = respondent(case.docket)
    grown = answer(lambda readings: class_on(person, day_of(at), readings)).values == (ADULT,)
    if one.applied.applicant == "PARENT" and grown:
        yield confirm("The offender is an adult: a parent may apply only as the legal guardian who is appointed.", "67D(2)", "applicant")


@check("suspension.guardian-applied", provision="67D(2)", label="Was the guardian who applied appointed?")
@implements("67D(2)")
def guardian_applied(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """For an adult only the legal guardian who is appointed may apply; that it was somebody else is known when section 67A is looked at, and flagged."""
    del subject
    known = (suspension(case.docket, about) for about, _ in subjects_in(entries, "suspension-eligibility-recorded"))
    sentence = "A guardian applied for an adult for whom no legal guardian is appointed: then only the offender may apply."
    return tuple(confirm(sentence, "67D(2)", "guardian_appointed") for one in known if one is not None and _guardian_of_nobody(case, one))


def _guardian_of_nobody(case: Case, one: Suspension) -> bool:
    if (
        one.applied is None
        or one.applied.applicant != "GUARDIAN"
        or one.eligibility is None
        or one.eligibility.guardian_appointed is not False
    ):
        return False
    person, on = respondent(case.docket), day_of(one.applied.at)
    return answer(lambda readings: class_on(person, on, readings)).values == (ADULT,)


# ---------------------------------------------------------------- the decision
@check("suspension.deciding", provision="67C(1), 67D(5)", label="May it be decided so?")
@implements("67C(1)", "67D(5)")
def deciding(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A decision before it was asked for is a slip; a suspension without what the Act wants is recorded and flagged. To refuse is always open."""
    del subject
    return tuple(concern for about, at in subjects_in(entries, "suspension-decided") for concern in _about_decision(case, about, at))


def _about_decision(case: Case, about: str, at: datetime) -> Iterator[Concern]:
    one = suspension(case.docket, about)
    if one is None or one.decided is None:
        return
    if at < one.begun_at:
        sentence = f"It was asked for or considered on {in_words(day_of(one.begun_at))}: the decision comes after it."
        yield slip(sentence, "67D(4)", "at")
    if one.decided.suspended:
        yield from _not_satisfied(case, one)


def _not_satisfied(case: Case, one: Suspension) -> Iterator[Concern]:
    provision, made = ("67D(5)" if one.applied else "67C(1)"), one.decided
    if made is None:
        return
    if not made.no_risk:
        sentence = "Obligations may be suspended only where whoever decides is satisfied that the offender poses no risk to children."
        yield confirm(sentence, f"{provision}(a)", "no_risk")
    if has_impairment(case, one.subject).only != NO and made.impairment_significant != "SATISFIED":
        yield confirm("An offender's impairment must be a significant one.", f"{provision}(b)", "impairment_significant")
    if has_illness(case, one.subject).only != NO and made.illness_significant != "SATISFIED":
        yield confirm("An offender's mental illness must be a significant one.", f"{provision}(c)", "illness_significant")
    if applies(case, one.subject).only != "APPLIES" and not one.advised_applies:
        yield confirm("Nothing recorded brings the offender within division 10.", "67A", "")


# ---------------------------------------------------------------- notices and copies
@check("suspension.notice-in-order", provision="67C(2), 67D(6)", label="Does the notice fit what was decided?")
@implements("67C(2)", "67D(6)")
def notice_in_order(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A notice before the decision, or of something that was not decided, is a slip: it would give effect to what is not there."""
    del subject
    return tuple(concern for about, at, of in notices_in(entries) for concern in _about_notice(case, about, at, of))


def _about_notice(case: Case, about: str, at: datetime, of: str) -> Iterator[Concern]:
    one = suspension(case.docket, about)
    made = one.decided if one else None
    if one is None or made is None or at < made.at:
        yield slip("The notice cannot be given before it is decided: one of the two times is wrong.", "67C(2), 67D(6)", "at")
        return
    decided = outcome(case, about).only
    undone = one.refusal is not None and any(since is not None for since in no_longer_stands(case, one.refusal.subject).values)
    if (of == REFUSAL and decided != "REFUSED") or (of == SUSPENSION and decided != "SUSPENDED" and not undone):
        yield slip("That is not what was decided.", "67C(2), 67D(6)", "")


@check("suspension.copy-in-order", provision="67B(2)(b)", label="Is the copy surely due?")
@implements("67B(2)(b)")
def copy_in_order(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """Not due where it surely is: a slip. Nobody found to give it to: flagged, since the Act makes no exception."""
    del subject
    found: list[Concern] = []
    for about, of, given in copies_in(entries):
        said = copy_due(case, about, of)
        if given == NOT_DUE and said.certain and said.only == YES:
            sentence = "The offender is a child, or an adult with an appointed legal guardian: a copy is due to the parent or guardian."
            found.append(slip(sentence, "67B(1), 67B(2)(b)", "given"))
        if given == NOBODY_FOUND:
            found.append(
                confirm("A copy is due to the parent or guardian, and the Act makes no exception: look further.", "67B(2)(b)", "given")
            )
    return tuple(found)


# ---------------------------------------------------------------- the revocation
@check("suspension.revoking", provision="67F(1)", label="May it be revoked so?")
@implements("67F(1)")
def revoking(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A revocation before the suspension was decided is a slip; a ground that the file does not bear out is recorded and flagged."""
    del subject
    return tuple(concern for about, at in subjects_in(entries, "suspension-revoked") for concern in _about_revocation(case, about, at))


def _about_revocation(case: Case, about: str, at: datetime) -> Iterator[Concern]:
    one = revocation(case.docket, about)
    of = suspension(case.docket, one.decision.about) if one else None
    if one is None or of is None or of.decided is None:
        return
    if at < of.decided.at:
        yield slip("It cannot be revoked before it is decided: one of the two times is wrong.", "67F(1)", "at")
    has = of.eligibility
    if "IMPAIRMENT_NOT_SIGNIFICANT" in one.grounds and has and has.impairment is False:
        yield confirm("No impairment is recorded, so that ground is not open.", "67F(1)(b)", "grounds")
    if "ILLNESS_NOT_SIGNIFICANT" in one.grounds and has and has.mental_illness is False:
        yield confirm("No mental illness is recorded, so that ground is not open.", "67F(1)(c)", "grounds")
