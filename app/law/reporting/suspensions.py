"""Suspension of reporting obligations by the commissioner (division 10): what came of an application, from when to when it lasts, what it does.

It takes effect when its notice is given, and so does its revocation (67C(3), 67D(7), 67F(3)). The Act names no time for deciding and none after
which anything lapses. What people do about it: law/reporting/suspension_steps.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from app.casework.answer import Answer, certainly, latest
from app.casework.clock import day_of
from app.law.document_facts import moment_in_words
from app.law.facts import earliest_of
from app.law.facts.respondents import respondent
from app.law.facts.reviews import Decision
from app.law.facts.suspensions import REFUSAL, REVOCATION, SUSPENSION, Suspension, revocation, suspension, suspensions
from app.law.provisions import implements
from app.law.questions import Case, ask, since
from app.law.readings import Readings, answer
from app.law.respondents import CHILD, DOUBTFUL_MARGIN, OF_AGE, UNKNOWN, class_on
from app.law.reviewing.effects import Turn, no_longer_stands, turns, turns_in
from app.law.status import ALSO

Stretch = tuple[datetime, datetime | None]
YES, NO = "YES", "NO"
_EITHER: Answer[str] = Answer(((YES, ((),)), (NO, ((),))))


# ---------------------------------------------------------------- whether it applies, and what was decided
@ask("suspension.begun-by", "APPLICATION", "OWN_INITIATIVE", provision="67C(1), 67D(1)", label="Was it applied for?")
def begun_by(case: Case, subject: str) -> Answer[str]:
    """OWN_INITIATIVE where nobody applied: then there is nothing to refuse."""
    one = suspension(case.docket, subject)
    return certainly("APPLICATION" if one and one.applied else "OWN_INITIATIVE")


@ask("suspension.applies", "APPLIES", "DOES_NOT_APPLY", "NOT_KNOWN", provision="67A", label="Does division 10 apply to the offender?")
@implements("67A")
def applies(case: Case, subject: str) -> Answer[str]:
    """By what was recorded of section 67A: one of its three limbs is enough; NOT_KNOWN while one of them is open and none is met."""
    one = suspension(case.docket, subject)
    said = one.eligibility if one else None
    if said is None:
        return certainly("NOT_KNOWN")
    limbs = (said.child_at_offence, said.impairment, said.mental_illness)
    if True in limbs:
        return certainly("APPLIES")
    return certainly("NOT_KNOWN" if None in limbs else "DOES_NOT_APPLY")


@ask("suspension.has-impairment", YES, NO, provision="67C(1)(b), 67D(5)(b)", label="Has the offender an impairment?")
def has_impairment(case: Case, subject: str) -> Answer[str]:
    """NO only where that was recorded: otherwise whoever decides is asked whether it is significant."""
    one = suspension(case.docket, subject)
    return certainly(NO if one and one.eligibility and one.eligibility.impairment is False else YES)


@ask("suspension.has-illness", YES, NO, provision="67C(1)(c), 67D(5)(c)", label="Has the offender a mental illness?")
def has_illness(case: Case, subject: str) -> Answer[str]:
    """NO only where that was recorded."""
    one = suspension(case.docket, subject)
    return certainly(NO if one and one.eligibility and one.eligibility.mental_illness is False else YES)


@ask("suspension.outcome", "SUSPENDED", "REFUSED", "NOT_SUSPENDED", provision="67C(1), 67D(4)", label="What was decided?")
@implements("67C(1)", "67D(4)")
def outcome(case: Case, subject: str) -> Answer[str]:
    """As it was decided at first: what a review made of a refusal is waited for."""
    one = suspension(case.docket, subject)
    if one and one.decided and one.decided.suspended:
        return certainly("SUSPENDED")
    return certainly("REFUSED" if one and one.applied else "NOT_SUSPENDED")


@since("suspension.withdrawn", provision="67D(1)", label="The application is withdrawn", conclusion=True)
def withdrawn(case: Case, subject: str) -> Answer[datetime | None]:
    """From when the application was withdrawn; not once it is decided."""
    one = suspension(case.docket, subject)
    decided = one.decided.at if one and one.decided else None
    return certainly(one.withdrawn_at if one and one.withdrawn_at and (decided is None or one.withdrawn_at < decided) else None)


# ---------------------------------------------------------------- from when to when it lasts
def stretches(case: Case, subject: str) -> Answer[tuple[Stretch, ...]]:
    """When the obligations are suspended, in every world: half open, the last one without an end while it lasts."""
    return case.recall(_stretches, subject)


@implements("67C(3)", "67D(7)", "67F(3)", "34(1)(d)")
def _stretches(case: Case, subject: str) -> Answer[tuple[Stretch, ...]]:
    one = suspension(case.docket, subject)
    return certainly(()) if one is None else answer(lambda readings: _lasting(case, one, readings))


def _lasting(case: Case, one: Suspension, readings: Readings) -> tuple[Stretch, ...]:
    kept = _granted(case, one, readings)
    for revoked in one.revocations:
        kept = _without(kept, _revoked(case, revoked, readings))
    return tuple(kept)


def _granted(case: Case, one: Suspension, readings: Readings) -> list[Stretch]:
    """From the notice of the suspension; where it was refused, from when a review or a court put a suspension in the refusal's place."""
    told = one.told(SUSPENSION)
    if one.decided and one.decided.suspended:
        return [(told.at, None)] if told else []
    undone = _gone(case, one.refusal, readings) if one.refusal else []
    if told is None or one.refusal is None:
        return undone
    first = min([told.at, *(start for start, _ in undone)])
    return [(first, undone[0][1] if undone else None), *undone[1:]]


def _revoked(case: Case, one: Decision, readings: Readings) -> list[Stretch]:
    """From the notice of the revocation, but for the time in which it stands no more (R-A82)."""
    if one.notified_at is None:
        return []
    gone = _gone(case, one, readings)
    if gone and gone[-1][1] is None and readings.ask("R-A82") == "never-interrupted":
        return []
    return _without([(one.notified_at, None)], gone)


def _gone(case: Case, one: Decision, readings: Readings) -> list[Stretch]:
    """When a decision that was reviewed stands no more."""
    found: list[Stretch] = []
    for turn in turns_in(case, one.subject, readings):
        if not turn.stands:
            found.append((turn.at, None))
        elif found and found[-1][1] is None:
            found[-1] = (found[-1][0], turn.at)
    return found


def _without(kept: Iterable[Stretch], gaps: Iterable[Stretch]) -> list[Stretch]:
    """The stretches less the gaps."""
    left = list(kept)
    for start, end in gaps:
        cut: list[Stretch] = []
        for begins, ends in left:
            if begins < start:
                cut.append((begins, start if ends is None or ends > start else ends))
            if end is not None and (ends is None or ends > end):
                cut.append((max(begins, end), ends))
        left = cut
    return left


@since("suspension.in-force", provision="67C(3), 67D(7)", label="The reporting obligations are suspended")
@implements("67C(3)", "67D(7)")
def in_force(case: Case, subject: str) -> Answer[datetime | None]:
    """Since when the suspension that lasts has lasted; None where it does not last."""
    return stretches(case, subject).map(lambda found: found[-1][0] if found and found[-1][1] is None else None)


@since("suspension.over", provision="67F(3)", label="The suspension is over")
@implements("67F(3)")
def over(case: Case, subject: str) -> Answer[datetime | None]:
    """Since when it lasts no more: from the notice of a revocation that stands. It has no other end in the Act."""
    return stretches(case, subject).map(lambda found: found[-1][1] if found else None)


@ask("suspension.took-effect", YES, NO, provision="67C(3), 67D(7)", label="Did the suspension take effect?")
@implements("67C(3)", "67D(7)")
def took_effect(case: Case, subject: str) -> Answer[str]:
    """NO where it was revoked, and that told, before its own notice was given: then nothing was ever suspended."""
    return stretches(case, subject).map(lambda found: YES if found else NO)


@since("suspension.after-all", provision="67I(1)(b), 67J(5)", label="A review or a court put a suspension in the place of the refusal")
@implements("67J(5)")
def after_all(case: Case, subject: str) -> Answer[datetime | None]:
    """Since when the refusal stands no more; None while it stands."""
    one = suspension(case.docket, subject)
    return no_longer_stands(case, one.refusal.subject) if one and one.refusal else certainly(None)


def substituted(case: Case, one: Suspension) -> Turn | None:
    """What put a suspension in the place of the refusal, where every reading has it so: the last that any of them has."""
    if one.refusal is None or None in no_longer_stands(case, one.refusal.subject).values:
        return None
    return max((found[-1] for found in turns(case, one.refusal.subject).values), key=lambda turn: turn.at)


# ---------------------------------------------------------------- what it does
def suspended(case: Case, at: datetime) -> Answer[bool]:
    """Are the reporting obligations suspended by the commissioner at an instant (34(1)(d))?"""
    return case.recall(_suspended, at)


@implements("34(1)(d)")
def _suspended(case: Case, at: datetime) -> Answer[bool]:
    known = [one for s in suspensions(case.docket) if (one := suspension(case.docket, s)) is not None]
    return answer(lambda readings: any(_has(_lasting(case, one, readings), at) for one in known))


def _has(found: Iterable[Stretch], at: datetime) -> bool:
    return any(start <= at and (end is None or at < end) for start, end in found)


def not_suspended(case: Case, stretches_of_time: Iterable[Stretch], readings: Readings) -> tuple[Stretch, ...]:
    """These stretches less every time in which the commissioner's suspension lasts, in one world."""
    left = list(stretches_of_time)
    for s in suspensions(case.docket):
        one = suspension(case.docket, s)
        left = _without(left, _lasting(case, one, readings)) if one else left
    return tuple(left)


@implements("67E")
def report_owed(case: Case, at: datetime, *, initial: bool) -> Answer[str]:
    """Does the suspension leave this report owed: YES, NO, or both where that is open? Only an initial one may be owed meanwhile (R-A25).

    It says nothing of other grounds of section 34, and applies to a forensic reportable offender too (34(3) leaves section 67E alone).
    """
    known = [one for s in suspensions(case.docket) if (one := suspension(case.docket, s)) is not None]

    def rule(readings: Readings) -> str:
        if not any(_has(_lasting(case, one, readings), at) for one in known):
            return YES
        return YES if initial and readings.ask("R-A25") == "owed" else NO

    return answer(rule)


# ---------------------------------------------------------------- copies for a parent or guardian (67B)
def copy_due(case: Case, subject: str, of: str) -> Answer[str]:
    """Is a copy of this notice due: YES for a child, or an adult with an appointed guardian? Both where that is not known.

    Doubtful, for a child who comes of age in between: judged when the notice is called for, or when it is given (R-A84).
    """
    one = suspension(case.docket, subject)
    revoked = revocation(case.docket, subject) if of == REVOCATION else None
    if revoked is not None:
        one = suspension(case.docket, revoked.decision.about)
    told = one.told(of) if one else None
    at = revoked.decision.notified_at if revoked else told.at if told else None
    if one is None or at is None:
        return _EITHER
    called_for = revoked.decision.at if revoked else _called_for(case, one, of)
    return _copy_due(case, (called_for or at, at), one.eligibility.guardian_appointed if one.eligibility else None)


def _called_for(case: Case, one: Suspension, of: str) -> datetime | None:
    """What the notice is of: the decision, or what put a suspension in the place of a refusal."""
    turn = substituted(case, one) if of == SUSPENSION else None
    return turn.at if turn else one.decided.at if one.decided else None


@implements("67B(1)", "67B(2)")
def _copy_due(case: Case, instants: tuple[datetime, datetime], guardian: bool | None) -> Answer[str]:
    person = respondent(case.docket)
    born = person.birth_date
    if guardian:
        return certainly(YES)
    if born is None or (
        not person.birth_date_exact and any(abs(day_of(at).year - born.year - OF_AGE) <= DOUBTFUL_MARGIN for at in instants)
    ):
        return _EITHER
    found = answer(lambda readings: _class_for_copy(case, instants, readings))
    if found.values == (CHILD,):
        return certainly(YES)
    if guardian is None or UNKNOWN in found.values:
        return _EITHER
    return found.map(lambda said: YES if said == CHILD else NO)


def _class_for_copy(case: Case, instants: tuple[datetime, datetime], readings: Readings) -> str:
    when_called_for, when_given = (class_on(respondent(case.docket), day_of(at), readings) for at in instants)
    if when_called_for == when_given:
        return when_given
    return when_called_for if readings.ask("R-A84") == "when-called-for" else when_given


@ask("suspension.copy", YES, NO, provision="67B", label="Is a copy of the notice of the suspension due?")
def suspension_copy(case: Case, subject: str) -> Answer[str]:
    """For the parent or guardian of a child, or the appointed guardian of an adult."""
    return copy_due(case, subject, SUSPENSION)


@ask("suspension.refusal-copy", YES, NO, provision="67B", label="Is a copy of the notice of the refusal due?")
def refusal_copy(case: Case, subject: str) -> Answer[str]:
    """For the same persons."""
    return copy_due(case, subject, REFUSAL)


@ask("suspension-revocation.copy", YES, NO, provision="67B", label="Is a copy of the notice of the revocation due?")
def revocation_copy(case: Case, subject: str) -> Answer[str]:
    """For the same persons, judged when the notice of the revocation was given."""
    return copy_due(case, subject, REVOCATION)


def lasts(case: Case, one: Suspension) -> bool:
    """Does it last, or is it decided and only its notice to be given, in some reading? Then it can be revoked."""
    decided = bool(one.decided and one.decided.suspended) and one.told(SUSPENSION) is None and revoked_untold(case, one) is None
    return decided or any(at is not None for at in in_force(case, one.subject).values)


def revoked_untold(case: Case, one: Suspension) -> datetime | None:
    """When notice was given of a revocation that stands in every reading: then there is no suspension left to give notice of."""
    standing = (made for made in one.revocations if not any(no_longer_stands(case, made.subject).values))
    return earliest_of(made.notified_at for made in standing)


def revoked_at(case: Case, subject: str) -> datetime | None:
    """Since when it is over in every reading."""
    return latest(over(case, subject))


def said_now(case: Case, at: datetime) -> tuple[str, ...]:
    """What is said of each suspension that lasts at this instant, or may."""
    return tuple(sentence for s in suspensions(case.docket) if (sentence := _said(stretches(case, s), at)))


def _said(found: Answer[tuple[Stretch, ...]], at: datetime) -> str:
    lasting = found.map(lambda each: _has(each, at))
    if lasting.values == (True,):
        began = min(start for each in found.values for start, end in each if start <= at and (end is None or at < end))
        return (
            f"The reporting obligations are suspended by the commissioner since {moment_in_words(began)} (s 34(1)(d)): no report but an initial one "
            "is owed (s 67E)."
        )
    if True in lasting.values:
        return f"The reporting obligations may be suspended by the commissioner: it depends on {', '.join(lasting.doubts())}."
    return ""


ALSO.append(said_now)
