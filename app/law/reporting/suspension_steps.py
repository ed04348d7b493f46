"""What people do about a suspension of reporting obligations (division 10): steps, offers and the days that the house sets itself.

"As soon as reasonably practicable" has no number in the Act: the days here are a practice, they escalate, and nothing lapses with them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from app.casework.answer import Deadline, Done, Reckoned, Wanted, certainly, earliest, latest
from app.casework.clock import day_of
from app.law import reckoning
from app.law.applying.applications import answered
from app.law.facts import earliest_of
from app.law.facts.respondents import RESPONDENT, respondent
from app.law.facts.suspensions import (
    REFUSAL,
    REVOCATION,
    SUSPENSION,
    Suspension,
    copy_of,
    revocation,
    revocations,
    suspension,
    suspensions,
)
from app.law.practice import practice
from app.law.provisions import implements
from app.law.questions import Case, deadline, offer, start, step
from app.law.reporting.suspensions import in_force, lasts, outcome, revoked_at, revoked_untold, substituted, suspended
from app.law.reviewing.effects import no_longer_stands
from app.law.status import deadline_from

PRACTICE: Final = "The number of days is a practice of the house."
NOT_EFFECTIVE: Final = "It takes effect only when the notice is given: until then every report is owed."


@start("commissioner_suspension")
@implements("67C(1)", "67D(1)")
def asked_for(case: Case) -> tuple[str, ...]:
    """Every application for a suspension, and every suspension considered of the commissioner's own initiative, has a run."""
    return suspensions(case.docket)


@start("suspension_revocation")
@implements("67F(1)")
def revoked(case: Case) -> tuple[str, ...]:
    """Every revocation of a suspension has a run: its notice gives it effect."""
    return revocations(case.docket)


# ---------------------------------------------------------------- until it is decided
def _decided_at(one: Suspension | None) -> datetime | None:
    return one.decided.at if one and one.decided else None


@step("suspension.record-eligibility", provision="67A", label="Record whether division 10 applies")
@implements("67A")
def record_eligibility(case: Case, subject: str) -> Done | Wanted:
    """Answered by what is known of the three limbs of section 67A, or by the decision."""
    one = suspension(case.docket, subject)
    done = earliest_of((one.eligibility.at if one and one.eligibility else None, _decided_at(one)))
    return answered(
        done, Wanted("section 67A", _target(case, subject), "67A", "Whether the offender may have reports suspended is not known.")
    )


@step("suspension.settle-application", provision="67A", label="Settle whether division 10 applies")
def settle_application(case: Case, subject: str) -> Done | Wanted:
    """Answered by a legal officer's advice, or by the decision."""
    one = suspension(case.docket, subject)
    done = earliest_of((one.advised_at if one else None, _decided_at(one)))
    missed = "A suspension may be decided for somebody to whom the division does not apply."
    return answered(done, Wanted("section 67A", _target(case, subject), "67A", missed))


def _target(case: Case, subject: str) -> datetime | None:
    found = decide_by(case, subject)
    return found.act_by if found else None


@deadline(
    "suspension.decide-by", provision="67D(4)", label="Decide the application for a suspension (by a practice of the house)",
    consequence="The Act asks for it as soon as reasonably practicable; the application stays open, and nothing is suspended meanwhile.",
)  # fmt: skip
@implements("67D(3)", "67D(4)")
def decide_by(case: Case, subject: str) -> Deadline | None:
    """As soon as reasonably practicable after the application; none for what is considered of the commissioner's own initiative."""
    one = suspension(case.docket, subject)
    if one is None or one.applied is None:
        return None
    found = reckoning.act_by_days(
        day_of(one.applied.at), practice("suspension.decision"), place=case.place, calendars=case.calendars, provision="67D(4)",
        rule="suspension.decide-by", trigger_words="the application was received", trigger_entry=one.applied.entry,
    )  # fmt: skip
    met = earliest_of((_decided_at(one), one.withdrawn_at))
    return deadline_from("suspension.decide-by", subject, certainly(_noted(found)), met_at=met)


def _noted(found: Reckoned) -> Reckoned:
    how = found.derivation
    return replace(found, derivation=replace(how, notes=(PRACTICE, *how.notes)) if how else None)


@step("suspension.decide", provision="67C(1), 67D(4)", label="Decide whether reporting obligations are suspended")
@implements("67D(4)")
def decide(case: Case, subject: str) -> Done | Wanted:
    """Answered by the decision: suspended, or not."""
    missed = "The Act asks for it as soon as reasonably practicable. An application alone suspends nothing."
    wanted = Wanted("whether to suspend", _target(case, subject), "67C(1), 67D(4)", missed)
    return answered(_decided_at(suspension(case.docket, subject)), wanted)


# ---------------------------------------------------------------- the notices
@deadline(
    "suspension.notice-by", provision="67C(2), 67D(6)", label="Give written notice of the suspension or its refusal",
    consequence="A suspension takes effect only with its notice; the offender's time to have a refusal reviewed does not run.",
)  # fmt: skip
@implements("67C(2)", "67D(6)")
def notice_by(case: Case, subject: str) -> Deadline | None:
    """As soon as reasonably practicable after the decision, or after what put a suspension in the place of a refusal: a practice.

    None where nothing was decided that needs a notice.
    """
    one = suspension(case.docket, subject)
    if one is None or one.decided is None or outcome(case, subject).only == "NOT_SUSPENDED":
        return None
    turn = substituted(case, one)
    at, told = (turn.at if turn else one.decided.at), one.told(SUSPENSION if turn or one.decided.suspended else REFUSAL)
    met = earliest_of((told.at if told else None, revoked_untold(case, one)))
    return _one_day(case, "suspension.notice-by", subject, "67C(2), 67D(6)", at, one.decided.entry, met)


def _one_day(case: Case, name: str, subject: str, provision: str, at: datetime, entry: str, met: datetime | None) -> Deadline:
    found = reckoning.act_by_business_days(
        day_of(at), practice("suspension.notice"), place=case.place, calendars=case.calendars, provision=provision, rule=name,
        trigger_words="it was decided", trigger_entry=entry,
    )  # fmt: skip
    return deadline_from(name, subject, certainly(_noted(found)), met_at=met, warn=(1,))


@step("suspension.give-notice", provision="67C(2), 67D(6)", label="Give written notice of the suspension")
@implements("67C(2)", "67D(6)")
def give_notice(case: Case, subject: str) -> Done | Wanted:
    """Answered when the offender was given the notice, or when the suspension was revoked before that."""
    one, by = suspension(case.docket, subject), notice_by(case, subject)
    told = one.told(SUSPENSION) if one else None
    done = earliest_of((told.at if told else None, revoked_untold(case, one) if one else None))
    return answered(done, Wanted("the suspension", by.act_by if by else None, "67C(2), 67D(6)", NOT_EFFECTIVE))


@step("suspension.give-refusal-notice", provision="67D(6)", label="Give written notice of the refusal")
@implements("67D(6)")
def give_refusal_notice(case: Case, subject: str) -> Done | Wanted:
    """Answered when the offender was given the notice: from then on the time to apply for a review runs."""
    one, by = suspension(case.docket, subject), notice_by(case, subject)
    made = one.refusal if one else None
    told = one.told(REFUSAL) if one else None
    done = earliest_of((told.at if told else None, made.notified_at if made else None))
    missed = "The offender does not know that the application is refused, and the time to apply for a review does not run."
    return answered(done, Wanted("the refusal", by.act_by if by else None, "67D(6)", missed))


@step("suspension.give-copy", provision="67B(2)(b)", label="Give a copy of the notice of the suspension to the parent or guardian")
@implements("67B(2)(b)")
def give_copy(case: Case, subject: str) -> Done | Wanted:
    """Answered by what was recorded of that copy."""
    return _copied(case, subject, SUSPENSION)


@step("suspension.give-refusal-copy", provision="67B(2)(b)", label="Give a copy of the notice of the refusal to the parent or guardian")
def give_refusal_copy(case: Case, subject: str) -> Done | Wanted:
    """Answered by what was recorded of that copy."""
    return _copied(case, subject, REFUSAL)


@step(
    "suspension-revocation.give-copy", provision="67B(2)(b)", label="Give a copy of the notice of the revocation to the parent or guardian"
)
def give_revocation_copy(case: Case, subject: str) -> Done | Wanted:
    """Answered by what was recorded of that copy."""
    return _copied(case, subject, REVOCATION)


def _copied(case: Case, subject: str, of: str) -> Done | Wanted:
    said = copy_of(case.docket, subject, of)
    missed = "A parent or guardian does not learn what the offender has to do."
    return answered(said[0] if said else None, Wanted("the copy for a parent or guardian", None, "67B(2)(b)", missed))


# ---------------------------------------------------------------- while it lasts, and after
@step("suspension.put-into-practice", provision="34(1)(d), 67E", label="Stop reminders, but for the initial report")
@implements("67E")
def put_into_practice(case: Case, subject: str) -> Done | Wanted:
    """Answered after the suspension began to last, as it does now: not by what was done before it was revoked and put back."""
    one, began = suspension(case.docket, subject), in_force(case, subject)
    since = latest(began) or earliest(began)
    done = one.practised_at if one and one.practised_at and (since is None or one.practised_at >= since) else None
    missed = "The offender is reminded of reports that are not owed, or the initial report is not asked for any more."
    return answered(done, Wanted("the suspension that lasts", since, "34(1)(d), 67E", missed))


@step("suspension.take-up-reports", provision="67F(3)", label="Take reports up again")
@implements("67F(3)")
def take_up_reports(case: Case, subject: str) -> Done | Wanted:
    """Answered after the suspension was over, by what was done so that reports are asked for again; or where another suspension lasts on."""
    one, at = suspension(case.docket, subject), revoked_at(case, subject)
    done = one.taken_up_at if one and one.taken_up_at and at and one.taken_up_at >= at else None
    if done is None and at is not None and suspended(case, at).values == (True,):
        done = at
    return answered(done, Wanted("reports after the suspension", at, "67F(3)", "Reports are owed again, and nobody asks for them."))


# ---------------------------------------------------------------- the revocation
@deadline(
    "reviewable-decision.revocation-notice-by", provision="67F(2)", label="Give written notice that a suspension is revoked",
    consequence="The revocation takes effect only with its notice: until then no report but an initial one is owed.",
)  # fmt: skip
@implements("67F(2)")
def revocation_notice_by(case: Case, subject: str) -> Deadline | None:
    """As soon as reasonably practicable after the revocation: a practice."""
    one = revocation(case.docket, subject)
    if one is None:
        return None
    made, name = one.decision, "reviewable-decision.revocation-notice-by"
    return _one_day(case, name, subject, "67F(2)", made.at, made.entry, _revocation_told(case, subject))


def _revocation_told(case: Case, subject: str) -> datetime | None:
    """When the notice was given; or when nothing was left to tell because a review had undone the revocation in every reading."""
    one, gone = revocation(case.docket, subject), no_longer_stands(case, subject).values
    undone = max((at for at in gone if at), default=None) if None not in gone else None
    return earliest_of((one.decision.notified_at if one else None, undone))


@step("suspension-revocation.give-notice", provision="67F(2), 67F(3)", label="Give written notice of the revocation")
@implements("67F(2)")
def give_revocation_notice(case: Case, subject: str) -> Done | Wanted:
    """Answered when the offender received the notice: only then are reports owed again."""
    by = revocation_notice_by(case, subject)
    missed = "The revocation takes effect only when the notice is given: the suspension goes on, and the time to apply for a review does not run."
    return answered(_revocation_told(case, subject), Wanted("the revocation", by.act_by if by else None, "67F(2), 67F(3)", missed))


# ---------------------------------------------------------------- what may be recorded at any time
def _described(case: Case) -> tuple[str, ...]:
    return (RESPONDENT,) if respondent(case.docket).described_at else ()


@offer("record_suspension_application", "registry_officer", label="Record an application for a suspension of reporting obligations")
@implements("67D(1)")
def record_suspension_application(case: Case) -> tuple[str, ...]:
    """Open when the person is described; an offender may apply again at any time."""
    return _described(case)


@offer("consider_suspension", "delegate", label="Consider a suspension of reporting obligations of own initiative")
@implements("67C(1)")
def consider_suspension(case: Case) -> tuple[str, ...]:
    """Open when the person is described: the commissioner may, and need not."""
    return _described(case)


@offer("record_suspension_withdrawn", "registry_officer", label="Record that an application for a suspension was withdrawn")
def record_suspension_withdrawn(case: Case) -> tuple[str, ...]:
    """While it is neither decided nor withdrawn."""
    known = (suspension(case.docket, s) for s in suspensions(case.docket))
    return tuple(one.subject for one in known if one and one.applied and one.decided is None and one.withdrawn_at is None)


@offer("revoke_suspension", "delegate", label="Revoke a suspension of reporting obligations")
@implements("67F(1)")
def revoke_suspension(case: Case) -> tuple[str, ...]:
    """At any time while it lasts in some reading; not while a revocation that stands waits for its notice."""
    known = (suspension(case.docket, s) for s in suspensions(case.docket))
    return tuple(one.subject for one in known if one and lasts(case, one) and not _waiting(case, one))


def _waiting(case: Case, one: Suspension) -> bool:
    return any(made.notified_at is None and _revocation_told(case, made.subject) is None for made in one.revocations)
