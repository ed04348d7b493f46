"""Invariants of what is reviewed: decisions of schedule 4 (Part 4A), entries on the register and reporting periods (s 74); and of a suspension."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from app.law.facts.entry_reviews import REVOKED, entry_review
from app.law.facts.reviews import CHANGED, decision, review, reviews_of
from app.law.facts.suspensions import Suspension, suspension
from app.law.invariants import ACT, ALERT, BLOCK, STATUS, Found, flagged, invariant, numbered_of
from app.law.questions import OFFERS, QUESTIONS, Case
from app.law.reporting import suspensions
from app.law.reviewing.effects import turns
from app.law.reviewing.entry_review_checks import deciding, removing
from app.law.reviewing.entry_review_steps import remove_by, removed_at
from app.law.reviewing.review_checks import reviewer

reviews_asked = numbered_of("review-applied-for")
reviews_decided = numbered_of("review-decided")
appeals_decided = numbered_of("review-appeal-decided")
entry_reviews_decided = numbered_of("entry-review-decided")
suspensions_begun = numbered_of("suspension-applied-for", "suspension-proposed")
SCHEDULE_4 = ("S19_2", "S19B_1", "S67D_4", "S67F_1", "S68_2_F")


# ---------------------------------------------------------------- review and appeal
@invariant("R-I48", provision="67G, sch 4", severity=BLOCK, kind=ACT, over=reviews_asked)
def only_what_schedule_4_lists_is_reviewed(case: Case, subject: str) -> Iterator[Found]:
    """An internal review is about one of the five decisions that schedule 4 lists."""
    one = review(case.docket, subject)
    made = decision(case.docket, one.decision) if one else None
    if one is not None and (made is None or made.decision not in SCHEDULE_4):
        yield Found("The review is about no decision of schedule 4 that stands on the file.", one.applied_at)


@invariant("R-I49", provision="67I(2), 67I(3)", severity=BLOCK, kind=ACT, over=reviews_decided)
def nobody_reviews_who_must_not(case: Case, subject: str) -> Iterator[Found]:
    """Who decides a review neither made the decision nor holds a less senior office than who did, unless the commissioner made it in person."""
    one = review(case.docket, subject)
    if one is not None and one.outcome is not None:
        yield from flagged(reviewer(case, subject, case.docket.about(subject)), one.outcome.at, "67I(2)(a)", "67I(2)(b)")


@invariant("R-I52", provision="67I(6)", severity=BLOCK, kind=STATUS, over=reviews_asked)
def nothing_is_confirmed_without_a_decision(case: Case, subject: str) -> Iterator[Found]:
    """Nothing is taken to be confirmed before there is a decision on the review, nor before it."""
    one = review(case.docket, subject)
    concluded = [at for at in QUESTIONS["review.deemed-confirmed"].rule(case, subject).values if at is not None]
    if one is not None and concluded and (one.outcome is None or min(concluded) <= one.outcome.at):
        yield Found("The decision is told to be confirmed by the law before any decision on the review.", min(concluded))


@invariant("R-I54", provision="67J(5)", severity=BLOCK, kind=STATUS, over=appeals_decided)
def what_a_court_decided_is_not_reviewed_again(case: Case, subject: str) -> Iterator[Found]:
    """A decision that a Magistrates Court amended or replaced is not offered for an internal review."""
    one = review(case.docket, subject)
    if one is None or one.result is None or one.result.result not in CHANGED:
        return
    if one.decision in OFFERS["record_review_application"].rule(case):
        yield Found("The decision of the court is offered for an internal review.", one.result.at)


# ---------------------------------------------------------------- an entry on the register, or a reporting period (s 74)
@invariant("R-I55", provision="74(2)(b)", severity=BLOCK, kind=ACT, over=entry_reviews_decided)
def nothing_is_reviewed_out_of_time(case: Case, subject: str) -> Iterator[Found]:
    """A review under section 74 is decided only on an application made within 28 days after an initial notice, which nobody extends."""
    one = entry_review(case.docket, subject)
    if one is not None and one.decided is not None:
        yield from flagged(deciding(case, subject, case.docket.about(subject)), one.decided.at, "74(2)(b)")


@invariant("R-I56", provision="74(5)(a)", severity=BLOCK, kind=ACT, over=entry_reviews_decided)
def nothing_is_decided_unheard(case: Case, subject: str) -> Iterator[Found]:
    """A review under section 74 is decided after the person had a reasonable opportunity to state the case."""
    one = entry_review(case.docket, subject)
    if one is not None and one.decided is not None:
        yield from flagged(deciding(case, subject, case.docket.about(subject)), one.decided.at, "74(5)(a)")


@invariant("R-I57", provision="74(6)", severity=BLOCK, kind=ACT, over=entry_reviews_decided)
def details_of_a_revoked_entry_are_gone(case: Case, subject: str) -> Iterator[Found]:
    """After an entry on the register was revoked its details are removed, its copies destroyed, and the evidence of that is recorded."""
    one, by = entry_review(case.docket, subject), remove_by(case, subject)
    if one is not None and one.decided is not None and one.decided.decision == REVOKED and removed_at(one) is None:
        since = by.act_by if by is not None and by.act_by is not None else one.decided.at
        yield Found("The entry was revoked, and that details were removed and copies destroyed is not recorded.", since)
    elif one is not None and one.removed_at is not None:
        yield from flagged(removing(case, subject, case.docket.about(subject)), one.removed_at, "74(6)")


# ---------------------------------------------------------------- a suspension of reporting obligations
@invariant("R-I53", provision="67C(3), 67D(3), 67F(3)", severity=BLOCK, kind=STATUS, over=suspensions_begun)
def nothing_but_a_notice_or_a_decision_on_review_moves_it(case: Case, subject: str) -> Iterator[Found]:
    """A suspension begins and ends with a notice, or with what a review or a court decided; never because something was applied for or filed."""
    one = suspension(case.docket, subject)
    if one is None:
        return
    known = _movers(case, one)
    for found in suspensions.stretches(case, subject).values:
        for at in (at for stretch in found for at in stretch if at is not None and at not in known):
            yield Found("The suspension is told to begin or end where no notice was given and nothing was decided on review.", at)


def _movers(case: Case, one: Suspension) -> set[datetime]:
    """The instants of notices, and at which a decision about the suspension began or ceased to stand."""
    about = (*one.revocations, *((one.refusal,) if one.refusal else ()))
    turned = {turn.at for made in about for found in turns(case, made.subject).values for turn in found}
    heard = {at for made in about for each in reviews_of(case.docket, made.subject) for at in (each.carried_out_at,) if at}
    return {given.at for given in one.notices} | {made.notified_at for made in about if made.notified_at} | turned | heard


@invariant("R-I41", provision="67E", severity=ALERT, kind=STATUS, over=suspensions_begun)
def only_an_initial_report_is_owed_meanwhile(case: Case, subject: str) -> Iterator[Found]:
    """While a suspension by the commissioner lasts no report is told to be owed but an initial one, which is never surely not owed."""
    for at in {stretch[0] for found in suspensions.stretches(case, subject).values for stretch in found}:
        if suspensions.suspended(case, at).values != (True,):
            continue
        if suspensions.report_owed(case, at, initial=False).values != ("NO",):
            yield Found("A report is told to be owed that the suspension relieves of.", at)
        if "YES" not in suspensions.report_owed(case, at, initial=True).values:
            yield Found("The initial report is told not to be owed.", at)
