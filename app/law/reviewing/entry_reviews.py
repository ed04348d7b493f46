"""Review of being placed on the register, or of the length of the reporting period (s 74): in time or not, heard first, decided, and what follows.

The 28 days run from each initial reporting obligations notice and cannot be extended. Nothing is stayed (74(4)), nothing is taken to be decided, and
this Act gives no appeal. Steps of it: law/reviewing/entry_review_steps.py.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from app.casework.answer import Answer, Deadline, Reckoned, certainly, latest
from app.casework.clock import day_of
from app.law import reckoning
from app.law.facts import earliest_of
from app.law.facts.entry_reviews import CHANGED, CONFIRMED, REVOKED, EntryReview, entry_review, entry_reviews
from app.law.facts.reporting_notices import PERIOD_CHANGED, GivenNotice, initial_notices, opened, period_ended_at, to_be_given
from app.law.facts.respondents import RESPONDENT
from app.law.provisions import implements
from app.law.questions import Case, ask, deadline, since, start
from app.law.readings import answer
from app.law.status import deadline_from

DAYS_TO_APPLY: Final = 28
NAME: Final = "respondent.entry-review-by"


@start("register_entry_review")
@implements("74(1)")
def applied_for(case: Case) -> tuple[str, ...]:
    """Every application under section 74 has a run, whether or not it is in time."""
    return entry_reviews(case.docket)


# ---------------------------------------------------------------- by when to apply
@deadline(
    NAME, provision="74(2)(b)", label="Last day to apply for a review of the entry on the register or of the reporting period",
    consequence="No review is open any more, and nobody can extend the time; the next initial notice opens it again.",
)  # fmt: skip
@implements("74(2)(b)")
def apply_by(case: Case, subject: str) -> Deadline | None:
    """28 days after the newest initial notice was given; none while none was given. The person's: nobody here meets it."""
    given = initial_notices(case.docket) if subject == RESPONDENT else ()
    if not given:
        return None
    newest = given[-1]
    found = _ends(case, newest)
    over = latest(found.map(lambda each: each.at))
    asked = (
        one.applied_at for s in entry_reviews(case.docket) if (one := entry_review(case.docket, s)) and one.applied_at >= newest.given_at
    )
    return deadline_from(NAME, subject, found, met_at=earliest_of((min(asked, default=None), over)), doing=False)


@implements("74(2)(b)")
def _ends(case: Case, notice: GivenNotice) -> Answer[Reckoned]:
    """28 days after the notice was given; where it was sent, doubtful whether that is its sending or its receipt (R-A86)."""
    sent, received = day_of(notice.given_at), day_of(notice.received_at)
    if sent == received:
        return certainly(_end(case, sent, notice.entry))
    return answer(lambda readings: _end(case, received if readings.ask("R-A86") == "when-received" else sent, notice.entry))


def _end(case: Case, given_on: date, entry: str) -> Reckoned:
    return reckoning.act_by_days(
        given_on, DAYS_TO_APPLY, place=case.place, calendars=case.calendars, provision="74(2)(b)", rule=NAME,
        trigger_words="an initial reporting obligations notice was given", trigger_entry=entry,
    )  # fmt: skip


@implements("74(2)(b)")
def in_time(case: Case, one: EntryReview) -> bool:
    """Was it made within 28 days after some initial notice was given, or before any was: on this file, or as the application says?

    Out of time only where it is in every reading: nobody can extend the time.
    """
    known = [given for given in initial_notices(case.docket) if given.given_at <= one.applied_at]
    ends = [each.at for given in known for each in _ends(case, given).values]
    if one.said_given_on is not None and one.said_given_on <= day_of(one.applied_at):
        ends.append(_end(case, one.said_given_on, one.entry).at)
    return not ends or any(end is None or one.applied_at < end for end in ends)


@ask("entry-review.time", "IN_TIME", "LATE", provision="74(2)(b)", label="Was the application made in time?")
def time(case: Case, subject: str) -> Answer[str]:
    """LATE cannot be helped: section 74 knows no more time."""
    one = entry_review(case.docket, subject)
    return certainly("IN_TIME" if one is None or in_time(case, one) else "LATE")


# ---------------------------------------------------------------- as section 74 wants it
def lacks(one: EntryReview) -> tuple[tuple[str, str], ...]:
    """What the application lacks of what section 74 wants: a sentence and its provision each."""
    wanted = (
        (one.in_writing, "The application must be in writing.", "74(2)(a)"),
        (not one.by_agent or one.agent_authorised, "An agent may apply only if the person authorised the agent in writing.", "74(3)"),
    )
    return tuple((sentence, provision) for there, sentence, provision in wanted if not there)


@ask(
    "entry-review.application",
    "AS_REQUIRED",
    "NOT_AS_REQUIRED",
    provision="74(2)(a), 74(3)",
    label="Is the application as section 74 wants it?",
)
@implements("74(2)(a)", "74(3)")
def application(case: Case, subject: str) -> Answer[str]:
    """In writing, by the person or by an agent whom the person authorised in writing."""
    one = entry_review(case.docket, subject)
    return certainly("NOT_AS_REQUIRED" if one and lacks(one) else "AS_REQUIRED")


@ask("entry-review.considered", "TAKEN", "RETURNED", provision="74(2)(a), 74(3)", label="Is the application taken all the same?")
def considered(case: Case, subject: str) -> Answer[str]:
    """What a legal officer decided last."""
    one = entry_review(case.docket, subject)
    return certainly("TAKEN" if one and one.considered and one.considered.taken else "RETURNED")


@since("entry-review.withdrawn", provision="74(1)", label="The application is withdrawn", conclusion=True)
def withdrawn(case: Case, subject: str) -> Answer[datetime | None]:
    """From when the application was withdrawn; not once it is decided."""
    one = entry_review(case.docket, subject)
    decided = one.decided.at if one and one.decided else None
    return certainly(one.withdrawn_at if one and one.withdrawn_at and (decided is None or one.withdrawn_at < decided) else None)


@ask("entry-review.outcome", "DECIDED", "RETURNED", "OUT_OF_TIME", provision="74(2), 74(5)", label="What came of the application?")
def outcome(case: Case, subject: str) -> Answer[str]:
    """DECIDED where it is decided, whatever was lacking; else why it was not taken."""
    one = entry_review(case.docket, subject)
    if one is not None and one.decided is None:
        if lacks(one) and not (one.considered and one.considered.taken):
            return certainly("RETURNED")
        if not in_time(case, one):
            return certainly("OUT_OF_TIME")
    return certainly("DECIDED")


# ---------------------------------------------------------------- a period that changed
@since("entry-review.told-of-period", provision="56(2)", label="Notice of the changed period is given, or not owed any more")
@implements("56(1)", "56(2)")
def told_of_period(case: Case, subject: str) -> Answer[datetime | None]:
    """When the notice that the decision called for was given, or when the reporting period was over before that."""
    one = entry_review(case.docket, subject)
    made = one.decided if one else None
    if made is None or made.decision != CHANGED:
        return certainly(None)
    called = (to_be_given(case.docket, s) for s in opened(case.docket))
    mine = next((notice for notice in called if notice and notice.notice == PERIOD_CHANGED and notice.opened_at >= made.at), None)
    return certainly(earliest_of((mine.given_at if mine else None, period_ended_at(case.docket, made.at))))


# ---------------------------------------------------------------- heard before it is decided, and what was decided
@implements("74(5)(a)")
def heard_at(one: EntryReview) -> datetime | None:
    """When the opportunity to state the case had been had: the case was stated, or the last day for it was over. None before an invitation."""
    if one.invited is None:
        return one.case_stated_at if one.case_was_stated else None
    over = reckoning.end_of(one.invited.until)
    return min(one.case_stated_at, over) if one.case_stated_at and one.case_was_stated else over


@ask("entry-review.decided", CONFIRMED, REVOKED, CHANGED, provision="74(5)(b), 74(5)(c)", label="What was decided?")
@implements("74(5)(b)", "74(5)(c)")
def decided(case: Case, subject: str) -> Answer[str]:
    """An entry is confirmed or revoked, the length of a period confirmed or changed."""
    one = entry_review(case.docket, subject)
    said = one.decided.decision if one and one.decided else ""
    return certainly(said if said in (REVOKED, CHANGED) else CONFIRMED)
