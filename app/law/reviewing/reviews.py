"""Internal review of a decision of schedule 4 (ss 67G to 67I): who may ask for it and by when, who decides it, and what follows without a notice.

The clock of s 67I(6) runs from the decision on the review, never from the application: without a decision nothing is taken to be confirmed.
A review changes no duty meanwhile: Part 4A gives no stay. What people do about the appeal: law/review_appeals.py.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from app.casework.answer import Answer, Deadline, Done, Reckoned, Wanted, certainly, latest
from app.casework.clock import day_of, start_of
from app.law import reckoning
from app.law.applying.applications import answered
from app.law.facts import earliest_of
from app.law.facts.reviews import (
    CHANGED,
    DECIDED_BY_A_COURT,
    DEVICE_OFFENCE,
    RELEVANT_OFFENCES,
    Decision,
    MoreTime,
    Notice,
    Outcome,
    Review,
    decision,
    decisions,
    review,
    reviews,
    reviews_of,
)
from app.law.practice import practice
from app.law.provisions import implements
from app.law.questions import Case, ask, deadline, offer, since, start, step
from app.law.readings import Readings, answer
from app.law.reckoning import in_words, last_day_before
from app.law.reviewing.offices import less_senior
from app.law.status import deadline_from

DAYS_TO_APPLY: Final = 28
BUSINESS_DAYS_FOR_NOTICE: Final = 10
DEVICE_GROUNDS: Final = (
    "About a device inspection offence it may be made only on two grounds together: that the offence is one under section 21B(5), "
    "definition, paragraph (b) or (d), or (f) as one of those, and that the use of a network or device was found in error."
)
RESPONDENT: Final = "respondent:1"
REVIEWER: Final = "reviewer"
NOT_LOADED: Final = "No calendar is loaded for these days, so nothing is taken to be confirmed by itself: a legal officer says when."
DEEMED: Final = (
    "Without a notice given in time the commissioner is taken to have confirmed the decision, whatever the reviewer decided (67I(6))."
)


@start("internal_review")
@implements("67G", "67H(1)")
def applied_for(case: Case) -> tuple[str, ...]:
    """Every application for an internal review has a run, whether or not it is in time."""
    return reviews(case.docket)


# ---------------------------------------------------------------- by when to apply
@deadline(
    "reviewable-decision.apply-by", provision="67H(3)(c)", label="Last day to apply for an internal review",
    consequence="An application is out of time unless the commissioner extends the time, which may be done at any time (s 67H(4)).",
)  # fmt: skip
@implements("67H(3)(c)", "67H(4)")
def apply_by(case: Case, subject: str) -> Deadline | None:
    """28 days after the offender received written notice of the decision; none while no notice was received.

    It is a time to do something and rolls off a day that is no business day there. Nobody here meets it: it is past with its day.
    """
    one = decision(case.docket, subject)
    found = _apply_by(case, one) if one else None
    if one is None or found is None:
        return None
    first = min((r.applied_at for r in reviews_of(case.docket, subject)), default=None)
    met = earliest_of((first, found.at))
    return deadline_from("reviewable-decision.apply-by", subject, certainly(found), met_at=met, doing=False)


def _apply_by(case: Case, one: Decision) -> Reckoned | None:
    """The end of the time to apply, as the Act counts it or as it was extended to a later day; None while it has not started, extended or not."""
    if one.notified_at is None:
        return None
    longest = max((m for m in one.more_time if m.extended and m.until), key=lambda m: str(m.until), default=None)
    mine = reckoning.act_by_days(
        day_of(one.notified_at), DAYS_TO_APPLY, place=one.place or case.place_for(one.subject), calendars=case.calendars, provision="67H(3)(c)",
        rule="reviewable-decision.apply-by", trigger_words="written notice of the decision was received", trigger_entry=one.notified_entry,
    )  # fmt: skip
    if longest is None or longest.until is None:
        return mine
    given = reckoning.stated_last_day(
        longest.until,
        provision="67H(4)",
        rule="reviewable-decision.apply-by",
        trigger_words="the time was extended",
        trigger_entry=longest.entry,
    )
    return given if given.at and mine.at and given.at > mine.at else mine


def in_time(case: Case, one: Review) -> bool:
    """Was the application made in time: before the time was over, or within more time that was given, before or after?"""
    about = decision(case.docket, one.decision)
    end = _apply_by(case, about) if about else None
    return end is None or end.at is None or one.applied_at < end.at or any(_covers(m, one.applied_at) for m in one.more_time)


def _covers(given: MoreTime, at: datetime) -> bool:
    return given.extended and (given.until is None or day_of(at) <= given.until)


@ask("reviewable-decision.device", "YES", "NO", provision="67H(2)", label="Is it about an entry of a device inspection offence?")
def about_a_device(case: Case, subject: str) -> Answer[str]:
    """YES for a decision under s 68(2)(f): its review may be applied for on two grounds together only."""
    one = decision(case.docket, subject)
    return certainly("YES" if one and one.decision == DEVICE_OFFENCE else "NO")


@ask("review.time", "IN_TIME", "LATE", provision="67H(3)(c), 67H(4)", label="Was the application made in time?")
@implements("67H(3)(c)", "67H(4)")
def time(case: Case, subject: str) -> Answer[str]:
    """IN_TIME also where the time was extended afterwards."""
    one = review(case.docket, subject)
    return certainly("IN_TIME" if one is None or in_time(case, one) else "LATE")


@ask("review.more-time", "EXTENDED", "NOT_EXTENDED", provision="67H(4)", label="Was the time extended?")
def more_time(case: Case, subject: str) -> Answer[str]:
    """EXTENDED as soon as an extension covers the application, whatever was decided before."""
    one = review(case.docket, subject)
    return certainly("EXTENDED" if one is None or in_time(case, one) else "NOT_EXTENDED")


def lacks(case: Case, one: Review) -> tuple[tuple[str, str], ...]:
    """What the application lacks of what section 67H wants: a sentence and its provision each."""
    about = decision(case.docket, one.decision)
    device = about is not None and about.decision == DEVICE_OFFENCE
    grounds = one.offence_ground in RELEVANT_OFFENCES and one.error_ground
    wanted = (
        (one.by_offender, "Only the reportable offender may apply: Part 4A knows no agent, parent or guardian.", "67H(1)"),
        (one.in_writing, "The application must be in writing.", "67H(3)(a)"),
        (bool(one.grounds.strip()), "The application must state its grounds.", "67H(3)(b)"),
        (not device or grounds, DEVICE_GROUNDS, "67H(2)"),
    )
    return tuple((sentence, provision) for there, sentence, provision in wanted if not there)


@ask(
    "review.application",
    "AS_REQUIRED",
    "NOT_AS_REQUIRED",
    provision="67H(1), 67H(2), 67H(3)",
    label="Is the application as section 67H wants it?",
)
@implements("67H(1)", "67H(2)", "67H(3)(a)", "67H(3)(b)")
def application(case: Case, subject: str) -> Answer[str]:
    """By the offender, in writing, with grounds; about a device inspection offence on the permitted grounds."""
    one = review(case.docket, subject)
    return certainly("NOT_AS_REQUIRED" if one and lacks(case, one) else "AS_REQUIRED")


@ask("review.considered", "TAKEN", "RETURNED", provision="67H(2), 67H(3)", label="Is the application taken all the same?")
def considered(case: Case, subject: str) -> Answer[str]:
    """What a legal officer decided last."""
    one = review(case.docket, subject)
    return certainly("TAKEN" if one and one.considered and one.considered.taken else "RETURNED")


# ---------------------------------------------------------------- who may decide it
@implements("67I(2)(a)", "67I(2)(b)", "67I(3)")
def may_decide(case: Case, one: Review, name: str, office: str, maker_office_now: str = "") -> Answer[bool]:
    """May this person decide the review (D-15)? Doubtful: which office of the maker counts (R-A48), and when the bars are off (R-A49)."""
    about = decision(case.docket, one.decision)
    if about is None or about.in_person:
        return certainly(True)

    def rule(readings: Readings) -> bool:
        then = less_senior(office, about.maker_office)
        now = less_senior(office, maker_office_now) if maker_office_now else then
        barred = then if then == now or readings.ask("R-A48") == "when-deciding" else now
        return not (barred or same_person(name, about.maker)) or readings.ask("R-A49") == "every-listed-decision"

    return answer(rule)


def same_person(one: str, other: str) -> bool:
    """The same person, by name as people write it."""
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


@implements("67I(2)(a)")
def maker_person(case: Case, subject: str) -> str:
    """Who signed in and recorded the reviewed decision as their own: they may not do a reviewer's step ("" where nobody is barred so)."""
    one = review(case.docket, subject)
    about = decision(case.docket, one.decision) if one else None
    return about.maker_person if about and not about.in_person else ""


@implements("67I(2)(a)")
def decided_by(case: Case, subject: str, role: str | None) -> str:
    """Who made the decision that a step of this role is about, and so may not do it; "" for every step that is no reviewer's."""
    return maker_person(case, subject) if role == REVIEWER else ""


# ---------------------------------------------------------------- the notice, and what the law concludes without it
@deadline(
    "review.notice-by", provision="67I(6)", label="Give the notice of the review decision",
    consequence="The commissioner is taken to have confirmed the decision, whatever the reviewer decided.",
)  # fmt: skip
@implements("67I(5)", "67I(6)")
def notice_by(case: Case, subject: str) -> Deadline | None:
    """10 business days after the decision on the review was made; none before: without a decision no clock runs."""
    one = review(case.docket, subject)
    if one is None or one.outcome is None:
        return None
    given = first_notice(one)
    loaded = calendars_loaded(case, one.outcome)
    return deadline_from(
        "review.notice-by", subject, notice_end(case, one), met_at=given.at if given else latest(deemed(case, one)),
        warn=(5, 2, 1), warnings=() if loaded else (NOT_LOADED,),
    )  # fmt: skip


def first_notice(one: Review) -> Notice | None:
    """The first notice of the review decision that was given."""
    return next((n for n in one.notices if n.of_review_decision), None)


def notice_end(case: Case, one: Review) -> Answer[Reckoned]:
    """The instant after the last of the 10 business days, in every world."""
    made = one.outcome
    return certainly(Reckoned(None)) if made is None else answer(lambda readings: end_of_notice(case, made, readings))


def end_of_notice(case: Case, made: Outcome, readings: Readings) -> Reckoned:
    """The same in one world: doubtful is only whose business days count, where the two places differ (R-A31)."""
    office = _ten_business_days(case, made, made.place or case.place)
    theirs = _ten_business_days(case, made, made.offender_place) if made.offender_place else office
    if theirs.at == office.at:
        return office
    return office if readings.ask("R-A31") == "office-of-the-notice" else theirs


def _ten_business_days(case: Case, made: Outcome, place: str) -> Reckoned:
    return reckoning.act_by_business_days(
        day_of(made.at), BUSINESS_DAYS_FOR_NOTICE, place=place, calendars=case.calendars, provision="67I(6)", rule="review.notice-by",
        trigger_words="the decision on the review was made", trigger_entry=made.entry,
    )  # fmt: skip


def calendars_loaded(case: Case, made: Outcome) -> bool:
    """Is every day of the count known? A holiday that is not known would make the conclusion too early."""
    places = {made.place or case.place, made.offender_place or made.place or case.place}
    ends = {place: _ten_business_days(case, made, place).at for place in places}
    return all(case.calendars.knows(place, on) for place, end in ends.items() if end for on in (day_of(made.at), last_day_before(end)))


def deemed(case: Case, one: Review) -> Answer[datetime | None]:
    """When the law confirms, in every world: at the end of the 10 business days, unless the notice was given before."""
    made = one.outcome
    if made is None or not calendars_loaded(case, made):
        return certainly(None)
    return answer(lambda readings: _deemed(one, end_of_notice(case, made, readings).at))


def _deemed(one: Review, end: datetime | None) -> datetime | None:
    given = first_notice(one)
    return None if end is None or (given is not None and given.at < end) else end


@since("review.deemed-confirmed", provision="67I(6)", label="The decision is taken to be confirmed", conclusion=True, consequence=DEEMED)
@implements("67I(6)")
def deemed_confirmed(case: Case, subject: str) -> Answer[datetime | None]:
    """From when the commissioner is taken to have confirmed the decision."""
    one = review(case.docket, subject)
    return deemed(case, one) if one else certainly(None)


@ask("review.notice", "IN_TIME", "LATE", provision="67I(6)", label="Was the notice given in time?")
def notice(case: Case, subject: str) -> Answer[str]:
    """Asked when it was given; UNCERTAIN where it was given between two last days (R-A31)."""
    one = review(case.docket, subject)
    return deemed(case, one).map(lambda at: "LATE" if at else "IN_TIME") if one else certainly("IN_TIME")


@ask("review.differs", "YES", "NO", provision="67I(6)", label="Does what the law confirms differ from what the reviewer decided?")
@implements("67I(6)")
def differs(case: Case, subject: str) -> Answer[str]:
    """NO where the reviewer confirmed; else it depends on which decision is confirmed (R-A17)."""
    one = review(case.docket, subject)
    if one is None or one.outcome is None or one.outcome.outcome not in CHANGED:
        return certainly("NO")
    return answer(lambda readings: "YES" if readings.ask("R-A17") == "decision-under-review" else "NO")


# ---------------------------------------------------------------- how an application ends
@since("review.withdrawn", provision="67H(1)", label="The application is withdrawn", conclusion=True)
def withdrawn(case: Case, subject: str) -> Answer[datetime | None]:
    """From when the offender withdrew the application; not once the review is decided."""
    one = review(case.docket, subject)
    decided = one.outcome.at if one and one.outcome else None
    return certainly(one.withdrawn_at if one and one.withdrawn_at and (decided is None or one.withdrawn_at < decided) else None)


@ask("review.outcome", "DECIDED", "RETURNED", "OUT_OF_TIME", provision="67I(1)", label="What came of the application?")
def outcome(case: Case, subject: str) -> Answer[str]:
    """DECIDED where the review is decided, whatever was lacking; else why it was not taken."""
    one = review(case.docket, subject)
    if one is not None and one.outcome is None:
        if lacks(case, one) and not (one.considered and one.considered.taken):
            return certainly("RETURNED")
        if not in_time(case, one):
            return certainly("OUT_OF_TIME")
    return certainly("DECIDED")


# ---------------------------------------------------------------- steps
def _decided_at(one: Review | None) -> datetime | None:
    return one.outcome.at if one and one.outcome else None


@step("review.consider-application", provision="67H(2), 67H(3)", label="Consider an application that is not as section 67H wants it")
def consider_application(case: Case, subject: str) -> Done | Wanted:
    """Answered when a legal officer took the application all the same or returned it."""
    one = review(case.docket, subject)
    done = earliest_of((one.considered.at if one and one.considered else None, _decided_at(one)))
    about = "lacking under " + ", ".join(provision for _, provision in lacks(case, one)) if one else subject
    return answered(
        done, Wanted(about, None, "67H(2), 67H(3)", "The offender does not learn that the application is not taken, and its time runs.")
    )


@step("review.decide-more-time", provision="67H(4)", label="Decide whether the time to apply is extended")
@implements("67H(4)")
def decide_more_time(case: Case, subject: str) -> Done | Wanted:
    """Answered by a decision about this application; the commissioner may decide otherwise at any time."""
    one = review(case.docket, subject)
    done = earliest_of((min((m.at for m in one.more_time), default=None) if one else None, _decided_at(one)))
    return answered(done, Wanted("a late application", None, "67H(4)", "The application stays out of time."))


@step("review.assign", provision="67I(2)", label="Assign a reviewer")
@implements("67I(2)")
def assign(case: Case, subject: str) -> Done | Wanted:
    """Answered when a reviewer is assigned."""
    one = review(case.docket, subject)
    done = earliest_of((one.assigned.at if one and one.assigned else None, _decided_at(one)))
    return answered(done, Wanted("a reviewer", _target(case, subject), "67I(1), 67I(2)", "Nobody reviews the decision."))


def _target(case: Case, subject: str) -> datetime | None:
    found = decide_by(case, subject)
    return found.act_by if found else None


@deadline(
    "review.decide-by", provision="67I(1)", label="Decide the review (by a practice of the house)",
    consequence="The Act asks for it as soon as reasonably practicable; nothing is taken to be decided meanwhile.",
)  # fmt: skip
@implements("67I(1)")
def decide_by(case: Case, subject: str) -> Deadline | None:
    """As soon as reasonably practicable after the application: a number of days is a practice, and no law follows when it is over."""
    one = review(case.docket, subject)
    about = decision(case.docket, one.decision) if one else None
    if one is None or outcome(case, subject).only != "DECIDED":
        return None
    found = reckoning.act_by_days(
        day_of(one.applied_at), practice("review.decision"), place=about.place if about and about.place else case.place_for(one.subject),
        calendars=case.calendars, provision="67I(1)", rule="review.decide-by", trigger_words="the application was received", trigger_entry=one.entry,
    )  # fmt: skip
    how = found.derivation
    noted = replace(found, derivation=replace(how, notes=("The number of days is a practice of the house.", *how.notes)) if how else None)
    met = earliest_of((_decided_at(one), one.withdrawn_at))
    return deadline_from("review.decide-by", subject, certainly(noted), met_at=met)


@step("review.decide", provision="67I(1)(b)", label="Decide the review")
@implements("67I(1)")
def decide(case: Case, subject: str) -> Done | Wanted:
    """Answered by the decision on the review: confirmed, amended, or another put in its place."""
    one = review(case.docket, subject)
    missed = "The Act asks for it as soon as reasonably practicable. Nothing is taken to be confirmed while there is no decision."
    return answered(_decided_at(one), Wanted("the decision under review", _target(case, subject), "67I(1)", missed))


@step("review.give-notice", provision="67I(5)", label="Give the notice of the review decision")
@implements("67I(5)")
def give_notice(case: Case, subject: str) -> Done | Wanted:
    """Answered when the offender was given the notice: the decision, the reasons, and the right to appeal."""
    one, by = review(case.docket, subject), notice_by(case, subject)
    given = first_notice(one) if one else None
    return answered(given.at if given else None, Wanted("the decision on the review", by.act_by if by else None, "67I(5), 67I(6)", DEEMED))


@step("review.tell-of-deemed", provision="67I(5), 67I(6)", label="Tell the offender what the law has confirmed")
def tell_of_deemed(case: Case, subject: str) -> Done | Wanted:
    """Answered by a notice that names this conclusion: that the decision is, or may be, taken to be confirmed."""
    one = review(case.docket, subject)
    end = earliest_of(deemed(case, one).values) if one else None
    told = next((n.at for n in one.notices if not n.of_review_decision), None) if one else None
    words = f"taken to be confirmed with the end of {in_words(last_day_before(end))}" if end else "taken to be confirmed"
    missed = "The offender does not know what stands, nor that it may be appealed (67J(1))."
    return answered(told, Wanted(words, start_of(day_of(end) + timedelta(days=1)) if end else None, "67I(5), 67I(6)", missed))


@step("review.decide-afresh", provision="67I(6), 67J(5)", label="Consider deciding afresh")
def decide_afresh(case: Case, subject: str) -> Done | Wanted:
    """Answered when the delegate decided afresh, or to leave it: what the reviewer had changed was undone by the law alone.

    Also by the decision of a Magistrates Court, which is the commissioner's from then on: nothing of the deemed confirmation is left.
    """
    one = review(case.docket, subject)
    by_a_court = one.result.at if one and one.result and one.result.result in DECIDED_BY_A_COURT else None
    missed = "A duty may be enforced that the reviewer had taken away; no breach should rest on the deemed confirmation alone (R-A17)."
    return answered(
        earliest_of((one.fresh.at if one and one.fresh else None, by_a_court)),
        Wanted("what the reviewer had decided", None, "67I(6)", missed),
    )


# ---------------------------------------------------------------- what may be recorded at any time
def _settled(one: Review) -> bool:
    return one.withdrawn_at is not None and one.outcome is None


@offer("record_reviewable_decision", "legal_officer", label="Record a refusal or revocation of a suspension decided elsewhere")
@implements("67G")
def record_reviewable_decision(case: Case) -> tuple[str, ...]:  # noqa: ARG001 - open whatever is recorded
    """Always. The other decisions of schedule 4 have a way of their own: more reports, a device inspection offence, what is decided on this file."""
    return (RESPONDENT,)


@offer("record_decision_notice", "legal_officer", label="Record that the offender received written notice of a decision")
@implements("67H(3)(c)")
def record_decision_notice(case: Case) -> tuple[str, ...]:
    """For each decision of which no written notice was received yet: until then no time to apply runs."""
    return tuple(s for s in decisions(case.docket) if (one := decision(case.docket, s)) is not None and one.notified_at is None)


@offer("record_review_application", "legal_officer", label="Record an application for an internal review")
@implements("67H(1)", "67J(5)")
def record_review_application(case: Case) -> tuple[str, ...]:
    """For each decision that is not under review and was not reviewed: what a court put in its place is not reviewed again (67J(5))."""
    return tuple(s for s in decisions(case.docket) if not any(_under_review(case, one) for one in reviews_of(case.docket, s)))


def _under_review(case: Case, one: Review) -> bool:
    return not _settled(one) and outcome(case, one.subject).only == "DECIDED"


@offer("extend_review_time", "delegate", label="Extend the time to apply for an internal review")
@implements("67H(4)")
def extend_review_time(case: Case) -> tuple[str, ...]:
    """At any time, also after it is over and after an application was found late; not once the decision was reviewed."""
    late = [s for s in reviews(case.docket) if outcome(case, s).only == "OUT_OF_TIME"]
    return (*record_review_application(case), *late)


@offer("record_review_withdrawn", "legal_officer", label="Record that an application for a review was withdrawn")
def record_review_withdrawn(case: Case) -> tuple[str, ...]:
    """While the review is not decided."""
    return tuple(
        s for s in reviews(case.docket) if (one := review(case.docket, s)) is not None and one.outcome is None and one.withdrawn_at is None
    )


@offer("record_review_notice", "legal_officer", label="Record that the notice of a review decision was given")
@implements("67I(5)")
def record_review_notice(case: Case) -> tuple[str, ...]:
    """While none is recorded: also after the law has confirmed, because a notice given in time may be recorded late."""
    return tuple(
        s for s in reviews(case.docket) if (one := review(case.docket, s)) is not None and one.outcome and first_notice(one) is None
    )
