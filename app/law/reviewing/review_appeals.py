"""The appeal to a Magistrates Court about a decision on an internal review (s 67J): the time, the copy, what the court did, and what follows.

It changes nothing until the court decides: Part 4A gives no stay. Times of the review itself: law/reviews.py.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from app.casework.answer import Answer, Deadline, Done, Reckoned, Wanted, certainly, latest
from app.casework.clock import day_of, start_of
from app.law import reckoning
from app.law.applying.applications import answered
from app.law.facts import earliest_of
from app.law.facts.reviews import CHANGED, Outcome, Review, review, reviews
from app.law.provisions import implements
from app.law.questions import Case, ask, deadline, offer, since, start, step
from app.law.readings import Readings, answer
from app.law.reckoning import last_day_before
from app.law.registries import last_day_to_file
from app.law.reviewing.reviews import end_of_notice, first_notice
from app.law.status import deadline_from

APPEAL_DAYS: Final = 28
NAME: Final = "review.appeal-by"
NO_NOTICE: Final = (
    "No notice was given yet: counted from the last day on which it can be given in time, and in one reading not before one is given."
)


@start("magistrates_appeal")
@implements("67I(4)", "67J(1)")
def appealable(case: Case) -> tuple[str, ...]:
    """Every review that is decided has a run that watches the time to appeal: the decision may be given notice of, or be confirmed by the law."""
    return tuple(s for s in reviews(case.docket) if (one := review(case.docket, s)) is not None and one.outcome is not None)


# ---------------------------------------------------------------- the time
@deadline(
    NAME, provision="67J(1)", label="Last day to appeal to a Magistrates Court",
    consequence="An appeal is out of time unless the court extends the time for filing the notice (s 67J(1)(b)).",
)  # fmt: skip
@implements("67J(1)(a)", "67J(1)(b)")
def appeal_by(case: Case, subject: str) -> Deadline | None:
    """28 days after the offender received, or ought to have received, the notice; the offender's, so nobody here meets it.

    Doubtful: after a deemed confirmation (R-A10), where another registry is open (O-A27), and whose days the notice had (R-A31).
    """
    one = review(case.docket, subject)
    if one is None or one.outcome is None:
        return None
    met = earliest_of((one.appealed.at if one.appealed else None, past(case, one)))
    return deadline_from(NAME, subject, reckoned(case, one), met_at=met, doing=False, warnings=() if one.notices else (NO_NOTICE,))


def reckoned(case: Case, one: Review) -> Answer[Reckoned]:
    """The last day in every world, or the one that the court allowed."""
    made = one.outcome
    if made is None:
        return certainly(Reckoned(None))
    return answer(lambda readings: _longer(one, _last_day(case, one, made, readings)))


def _longer(one: Review, by_the_act: Reckoned) -> Reckoned:
    """The later of the last day of the Act and the one that the court allowed: to extend is never to shorten, nor to begin what has not begun."""
    given = next((m for m in reversed(one.appeal_time) if m.extended and m.until), None)
    if given is None or given.until is None or by_the_act.at is None:
        return by_the_act
    allowed = reckoning.stated_last_day(
        given.until, provision="67J(1)(b)", rule=NAME, trigger_words="the court extended the time", trigger_entry=given.entry
    )
    return by_the_act if allowed.at and by_the_act.at > allowed.at else allowed


def _last_day(case: Case, one: Review, made: Outcome, readings: Readings) -> Reckoned:
    trigger, words, entry = _trigger(case, one, made, readings)
    if trigger is None:
        return Reckoned(None)
    return last_day_to_file(
        day_of(trigger), APPEAL_DAYS, place=one.appealed.registry if one.appealed else made.place or case.place_for(one.subject), calendars=case.calendars,
        readings=readings, provision="67J(1)(a)", rule=NAME, trigger_words=words, trigger_entry=entry,
    )  # fmt: skip


def _trigger(case: Case, one: Review, made: Outcome, readings: Readings) -> tuple[datetime | None, str, str]:
    """From what the 28 days run in this world, in words, and the entry that says so."""
    end = end_of_notice(case, made, readings).at
    given, any_notice = first_notice(one), one.notices[0] if one.notices else None
    if given is not None and (end is None or given.at < end):
        return given.at, "the notice was received, or ought to have been", given.entry
    if end is not None and readings.ask("R-A10") == "from-deemed-day":
        return start_of(last_day_before(end)), "the notice ought to have been received", made.entry
    return (any_notice.at, "a notice was received", any_notice.entry) if any_notice else (None, "", "")


def past(case: Case, one: Review) -> datetime | None:
    """When the time is over in every reading; None while in some reading it has not started."""
    return latest(reckoned(case, one).map(lambda found: found.at))


@since("review.appeal-settled", provision="67J(1)", label="An appeal is filed, or its time is over", conclusion=True)
@implements("67J(1)")
def settled(case: Case, subject: str) -> Answer[datetime | None]:
    """From when it is known whether there is an appeal: a notice was filed, in time or not, or the time is over in every reading."""
    one = review(case.docket, subject)
    if one is None:
        return certainly(None)
    return certainly(one.appealed.at if one.appealed else past(case, one))


@ask("review.appealed", "YES", "NO", provision="67J(1)", label="Was an appeal filed?")
def appealed(case: Case, subject: str) -> Answer[str]:
    """YES where a notice of appeal was filed with a Magistrates Court, in time or not."""
    one = review(case.docket, subject)
    return certainly("YES" if one and one.appealed else "NO")


@ask("review.appeal-time", "IN_TIME", "LATE", provision="67J(1)", label="Was it filed in time?")
@implements("67J(1)")
def appeal_time(case: Case, subject: str) -> Answer[str]:
    """UNCERTAIN where it was filed between two last days; IN_TIME where the time has not even started."""
    one = review(case.docket, subject)
    filed = one.appealed.at if one and one.appealed else None
    if one is None or filed is None:
        return certainly("IN_TIME")
    if any(m.extended and m.until is None for m in one.appeal_time):
        return certainly("IN_TIME")
    return reckoned(case, one).map(lambda found: "LATE" if found.at is not None and filed >= found.at else "IN_TIME")


@ask("review.appeal-more-time", "HEARD", "REFUSED", provision="67J(1)(b)", label="Does the court hear the appeal?")
def appeal_more_time(case: Case, subject: str) -> Answer[str]:
    """REFUSED where the court refused more time last; a result shows that it heard the appeal."""
    one = review(case.docket, subject)
    refused = one is not None and one.result is None and bool(one.appeal_time) and not one.appeal_time[-1].extended
    return certainly("REFUSED" if refused else "HEARD")


# ---------------------------------------------------------------- steps
def _result_at(one: Review | None) -> datetime | None:
    return one.result.at if one and one.result else None


@step("review.court-on-time", provision="67J(1)(b)", label="Record what the court decided about the time")
@implements("67J(1)(b)")
def court_on_time(case: Case, subject: str) -> Done | Wanted:
    """Answered when the court extended the time, refused to, or decided the appeal."""
    one = review(case.docket, subject)
    done = earliest_of((min((m.at for m in one.appeal_time), default=None) if one else None, _result_at(one)))
    return answered(done, Wanted("a late notice of appeal", None, "67J(1)(b)", "Whether there is an appeal is not known."))


@step("review.copy-served", provision="67J(2)", label="Record the copy of the notice of appeal")
@implements("67J(2)")
def copy_served(case: Case, subject: str) -> Done | Wanted:
    """Answered when the offender's copy reached the police commissioner; the Act names no time, and the rules of court govern (67J(3))."""
    one = review(case.docket, subject)
    done = earliest_of((one.copy_served_at if one else None, _result_at(one)))
    return answered(
        done,
        Wanted("the notice of appeal", None, "67J(2), 67J(3)", "The commissioner cannot answer an appeal whose grounds are not known."),
    )


@step("review.appeal-result", provision="67J(4)", label="Record what the Magistrates Court decided")
@implements("67J(4)")
def appeal_result(case: Case, subject: str) -> Done | Wanted:
    """Answered when the result is recorded."""
    return answered(_result_at(review(case.docket, subject)), Wanted("the result", None, "67J(4)", "Which decision stands is not known."))


@ask("review.appeal-result-is", "STANDS", "CHANGED", provision="67J(4), 67J(5)", label="What did the court do?")
@implements("67J(4)", "67J(5)")
def appeal_result_is(case: Case, subject: str) -> Answer[str]:
    """CHANGED where the court amended the decision or put another in its place: that is then the commissioner's, but for Part 4A."""
    one = review(case.docket, subject)
    return certainly("CHANGED" if one and one.result and one.result.result in CHANGED else "STANDS")


@step("review.carry-out", provision="67J(5)", label="Carry out the decision of the court")
@implements("67J(5)")
def carry_out(case: Case, subject: str) -> Done | Wanted:
    """Answered when the register and the offender's duties follow what the court decided."""
    one = review(case.docket, subject)
    missed = "The register and the offender's duties do not follow what the court decided."
    return answered(one.carried_out_at if one else None, Wanted("the decision of the court", None, "67J(5)", missed))


# ---------------------------------------------------------------- what may be recorded at any time
@offer("record_review_appeal", "legal_officer", label="Record a notice of appeal filed with a Magistrates Court")
@implements("67J(1)")
def record_review_appeal(case: Case) -> tuple[str, ...]:
    """For each review that is decided and not appealed from, in time or not: the court decides about the time."""
    return tuple(s for s in appealable(case) if (one := review(case.docket, s)) is not None and one.appealed is None)
