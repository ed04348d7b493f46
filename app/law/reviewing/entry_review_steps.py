"""What people do about a review under s 74: steps, offers, and the days that the house sets itself where the Act names none."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from app.casework.answer import Deadline, Done, Reckoned, Wanted, certainly
from app.casework.clock import day_of
from app.law import reckoning
from app.law.applying.applications import answered
from app.law.facts import earliest_of
from app.law.facts.entry_reviews import CHANGED, REVOKED, EntryReview, entry_review, entry_reviews
from app.law.facts.respondents import RESPONDENT
from app.law.practice import practice
from app.law.provisions import implements
from app.law.questions import Case, deadline, offer, step
from app.law.reviewing.entry_reviews import heard_at, lacks, outcome
from app.law.status import deadline_from

PRACTICE: Final = "The number of days is a practice of the house."


def _decided_at(one: EntryReview | None) -> datetime | None:
    return one.decided.at if one and one.decided else None


# ---------------------------------------------------------------- days of the house
@deadline(
    "entry-review.decide-by", provision="74(5)", label="Decide the review of the entry or the period (by a practice of the house)",
    consequence="The Act names no time; nothing is taken to be decided, and the obligations go on meanwhile (s 74(4)).",
)  # fmt: skip
def decide_by(case: Case, subject: str) -> Deadline | None:
    """A number of days after the application, as a practice; none where it is not taken."""
    one = entry_review(case.docket, subject)
    if one is None or outcome(case, subject).only != "DECIDED":
        return None
    found = reckoning.act_by_days(
        day_of(one.applied_at), practice("entry-review.decision"), place=case.place, calendars=case.calendars, provision="74(5)",
        rule="entry-review.decide-by", trigger_words="the application was received", trigger_entry=one.entry,
    )  # fmt: skip
    return deadline_from(
        "entry-review.decide-by", subject, certainly(_noted(found)), met_at=earliest_of((_decided_at(one), one.withdrawn_at))
    )


def _noted(found: Reckoned) -> Reckoned:
    how = found.derivation
    return replace(found, derivation=replace(how, notes=(PRACTICE, *how.notes)) if how else None)


def _after_decision(case: Case, one: EntryReview, name: str, practice_name: str, provision: str, met: datetime | None) -> Deadline | None:
    if one.decided is None:
        return None
    found = reckoning.act_by_business_days(
        day_of(one.decided.at), practice(practice_name), place=case.place, calendars=case.calendars, provision=provision, rule=name,
        trigger_words="the review was decided", trigger_entry=one.decided.entry,
    )  # fmt: skip
    return deadline_from(name, one.subject, certainly(_noted(found)), met_at=met, warn=(1,))


@deadline(
    "entry-review.notice-by", provision="74(5)(d)", label="Give written notice of the decision about the entry or the period",
    consequence="The person does not know what stands, nor that a copy of what the register holds may be asked for.",
)  # fmt: skip
@implements("74(5)(d)")
def notice_by(case: Case, subject: str) -> Deadline | None:
    """After the decision: the Act names no time, and a number of business days is a practice."""
    one = entry_review(case.docket, subject)
    return _after_decision(case, one, "entry-review.notice-by", "entry-review.notice", "74(5)(d)", one.notice_at) if one else None


@deadline(
    "entry-review.remove-by", provision="74(6)", label="Remove the personal details and destroy the copies",
    consequence="The register holds the details of a person who should not be on it; copies are kept that must not be.",
)  # fmt: skip
@implements("74(6)")
def remove_by(case: Case, subject: str) -> Deadline | None:
    """After an entry was revoked: the Act names no time, and a number of business days is a practice."""
    one = entry_review(case.docket, subject)
    if one is None or one.decided is None or one.decided.decision != REVOKED:
        return None
    return _after_decision(case, one, "entry-review.remove-by", "entry-review.removal", "74(6)", removed_at(one))


def removed_at(one: EntryReview) -> datetime | None:
    """When the removal was recorded, if that was after the decision."""
    return one.removed_at if one.removed_at and one.decided and one.removed_at >= one.decided.at else None


# ---------------------------------------------------------------- steps
def _target(case: Case, subject: str) -> datetime | None:
    found = decide_by(case, subject)
    return found.act_by if found else None


@step("entry-review.consider-application", provision="74(2)(a), 74(3)", label="Consider an application that is not as section 74 wants it")
def consider_application(case: Case, subject: str) -> Done | Wanted:
    """Answered when a legal officer took the application all the same or returned it."""
    one = entry_review(case.docket, subject)
    done = earliest_of((one.considered.at if one and one.considered else None, _decided_at(one)))
    about = "lacking under " + ", ".join(provision for _, provision in lacks(one)) if one else subject
    return answered(done, Wanted(about, None, "74(2)(a), 74(3)", "The person does not learn that it is not taken, and the time runs."))


@step("entry-review.tell-out-of-time", provision="74(2)(b), 73(4)", label="Tell the person that the application is out of time")
@implements("73(4)")
def tell_out_of_time(case: Case, subject: str) -> Done | Wanted:
    """Answered when the person was told, and offered that what the register holds be corrected (73(4), (5))."""
    one = entry_review(case.docket, subject)
    done = earliest_of((one.out_of_time_told_at if one else None, _decided_at(one)))
    return answered(
        done,
        Wanted("a late application", None, "74(2)(b), 73(4)", "An error on the register may stand because nobody said what else is open."),
    )


@step("entry-review.invite", provision="74(5)(a)", label="Give the person an opportunity to state the case")
@implements("74(5)(a)")
def invite(case: Case, subject: str) -> Done | Wanted:
    """Answered when the person was invited, or has stated the case without that."""
    one = entry_review(case.docket, subject)
    done = earliest_of((one.invited.at if one and one.invited else None, heard_at(one) if one else None, _decided_at(one)))
    return answered(
        done, Wanted("the opportunity", _target(case, subject), "74(5)(a)", "A decision without it would be open to challenge.")
    )


@step("entry-review.record-case", provision="74(5)(a)", label="Record what the person said")
@implements("74(5)(a)")
def record_case(case: Case, subject: str) -> Done | Wanted:
    """Answered when the case was stated, or it is recorded that nothing was said by the last day."""
    one = entry_review(case.docket, subject)
    until = reckoning.end_of(one.invited.until) if one and one.invited else None
    done = earliest_of((one.case_stated_at if one else None, _decided_at(one)))
    return answered(done, Wanted("the case", until, "74(5)(a)", "Whether the person was heard is not known."))


@step("entry-review.decide", provision="74(5)(b), 74(5)(c)", label="Decide the review of the entry or the period")
@implements("74(5)(b)", "74(5)(c)")
def decide(case: Case, subject: str) -> Done | Wanted:
    """Answered by the decision."""
    missed = "Nothing is taken to be decided; the obligations go on meanwhile (74(4))."
    return answered(_decided_at(entry_review(case.docket, subject)), Wanted("the review", _target(case, subject), "74(5)", missed))


@step("entry-review.give-notice", provision="74(5)(d)", label="Give written notice of the decision")
@implements("74(5)(d)")
def give_notice(case: Case, subject: str) -> Done | Wanted:
    """Answered when the person was given the notice."""
    one, by = entry_review(case.docket, subject), notice_by(case, subject)
    missed = "The person does not know what stands, nor of the right to a copy under section 73."
    return answered(one.notice_at if one else None, Wanted("the decision", by.act_by if by else None, "74(5)(d)", missed))


@step("entry-review.remove-details", provision="74(6)", label="Remove the personal details and destroy the copies")
@implements("74(6)")
def remove_details(case: Case, subject: str) -> Done | Wanted:
    """Answered by the evidence of it, recorded after the decision."""
    one, by = entry_review(case.docket, subject), remove_by(case, subject)
    missed = "Details and copies are kept that must not be."
    return answered(removed_at(one) if one else None, Wanted("the details", by.act_by if by else None, "74(6)", missed))


@step("entry-review.correct-register", provision="74(7)", label="Correct the register")
@implements("74(7)")
def correct_register(case: Case, subject: str) -> Done | Wanted:
    """Answered by a correction recorded after the decision."""
    one = entry_review(case.docket, subject)
    return answered(
        _after(one, one.corrected_at if one else None), Wanted("the period", None, "74(7)", "The register says a period that is wrong.")
    )


def _after(one: EntryReview | None, at: datetime | None) -> datetime | None:
    made = one.decided if one else None
    return at if at and made and made.decision == CHANGED and at >= made.at else None


# ---------------------------------------------------------------- what may be recorded at any time
@offer(
    "record_entry_review_application",
    "legal_officer",
    label="Record an application to review an entry on the register or a reporting period",
)
@implements("74(1)")
def record_entry_review_application(case: Case) -> tuple[str, ...]:  # noqa: ARG001 - open whatever is recorded
    """Always: a person applies, who need not be a reportable offender, in time or not."""
    return (RESPONDENT,)


@offer("record_entry_review_withdrawn", "legal_officer", label="Record that an application to review an entry or a period was withdrawn")
def record_entry_review_withdrawn(case: Case) -> tuple[str, ...]:
    """While it is neither decided nor withdrawn."""
    known = (entry_review(case.docket, s) for s in entry_reviews(case.docket))
    return tuple(one.subject for one in known if one and one.decided is None and one.withdrawn_at is None)
