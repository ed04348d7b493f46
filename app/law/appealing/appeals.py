"""The time to appeal (s 13ZH(1), (2), O-D11) and the appeal court (s 13ZG): for both sides alike, from every decision that may be appealed.

Which decisions those are stands in one table (law/facts/appeals.py). What people do about an appeal: law/appeal_steps.py.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from app.casework.answer import Answer, Deadline, Reckoned, certainly
from app.casework.clock import day_of, start_of
from app.law import facts, reckoning
from app.law.facts.appeals import Appeal, Decision, MoreTime, appeal, decision_of, decisions
from app.law.facts.applications import application
from app.law.provisions import implements
from app.law.questions import Case, deadline
from app.law.readings import Readings, answer
from app.law.registries import last_day_to_file
from app.law.respondents import may_be_a_child, was_present
from app.law.status import deadline_from
from app.law.venue import counted_where

APPEAL_DAYS: Final = 28
NAME: Final = "appeal.last-day"
NONE: Final = Reckoned(None)
SERVED_FIRST: Final = (
    "The decision was made in the respondent's absence: the period runs from service of the order, which is not served yet."
)


def place_of(case: Case, decision: Decision) -> str:
    """The place by whose registry the time is judged: where the decision was made."""
    return decision.hearing_place or application(case.docket, decision.application).court_place or case.place_for(decision.subject)


@deadline(
    NAME, provision="13ZH(1)", label="Last day to appeal",
    consequence="An appeal is out of time unless the appeal court extends the period (s 13ZH(2)).",
)  # fmt: skip
@implements("13ZH(1)(a)", "13ZH(1)(b)", "13ZH(2)")
def last_day(case: Case, subject: str) -> Deadline | None:
    """TL-19: 28 days after the decision, or after service of the resulting order where it was made in the respondent's absence.

    A time to do something by filing: it rolls off a day on which the registry is closed, though perhaps only if every registry
    that may take the notice is (O-A27). Doubtful also: presence by link (O-A10), a decision that leaves no order to serve
    (O-A14), decisions of a magistrate alone (O-A13), refusals (O-A50) and decisions on a referral (O-A91). More time that the appeal court gave has no cap, and
    takes nothing away: where the period of the Act lasts longer, because the order was served late, that one counts.
    Nobody meets this date: it is past with its latest day, but never while the resulting order is still to be served, because in
    some reading the time has not started then.
    """
    one = appeal(case.docket, subject)
    if one is None:
        return None
    found = reckoned(case, one)
    over = past(case, one)
    waiting = unserved(one.decision) and one.decision.presence == facts.ABSENT
    told = deadline_from(
        NAME, one.subject, found, met_at=over, doing=False, warn=(14, 7, 3, 1), warnings=(SERVED_FIRST,) if waiting else ()
    )
    return replace(told, lapse_not_before=None) if may_not_have_started(one.decision) else told


def reckoned(case: Case, one: Appeal) -> Answer[Reckoned]:
    """The last day in every world: as the Act counts it, or as the appeal court extended it."""
    return case.recall(_reckoned_against, one.subject)


def _reckoned_against(case: Case, subject: str) -> Answer[Reckoned]:
    one = appeal(case.docket, subject)
    if one is None:
        return certainly(Reckoned(None))
    return answer(
        lambda readings: _longer(one.extended_to, _last_day(case, one.decision, readings)) if _lies(one.decision, readings) else NONE
    )


def unserved(decision: Decision) -> bool:
    """Is the order that resulted still to be served on a respondent who was not certainly present?"""
    return decision.results_in_order and decision.presence != facts.PRESENT and decision.copy_served_at is None


def may_not_have_started(decision: Decision) -> bool:
    """Has the time not begun in some reading: the order is still to be served, or a decision that leaves none would have to be (O-A14)?"""
    return None in answer(lambda readings: _trigger(decision, readings)[0]).values


def past(case: Case, one: Appeal) -> datetime | None:
    """When the time is over in every reading that gives one; None while in some reading it has not started (I-60)."""
    if unserved(one.decision):
        return None
    return max((found.at for found in reckoned(case, one).values if found.at), default=None)


@implements("13ZH(2)")
def _longer(given: MoreTime | None, by_the_act: Reckoned) -> Reckoned:
    """The later of the last day of the Act and the day to which the appeal court extended the period: to extend is never to shorten."""
    if given is None or given.until is None:
        return by_the_act
    extended = _extended(given, given.until)
    longer = by_the_act.at is not None and extended.at is not None and by_the_act.at > extended.at
    return by_the_act if longer else extended


def _extended(given: MoreTime, until: date) -> Reckoned:
    """The day to which the appeal court extended the period: a day that a court names does not roll."""
    told = reckoning.stated_last_day(
        until, provision="13ZH(2)", rule=NAME, trigger_words="the appeal court extended the period", trigger_entry=given.entry
    )
    return Reckoned(start_of(until + timedelta(days=1)), told.derivation)


@implements("13ZG")
def _lies(decision: Decision, readings: Readings) -> bool:
    """Does an appeal lie? Doubtful of a magistrate alone (O-A13), on a referral (O-A91), of a refusal (O-A50); more time makes none."""
    if decision.by_magistrate_alone and readings.ask("O-A13") == "not-appealable":
        return False
    if decision.before_registration and readings.ask("O-A91") == "not-appealable":
        return False
    return not (decision.leaves_no_order and readings.ask("O-A50") == "not-appealable")


def _last_day(case: Case, decision: Decision, readings: Readings) -> Reckoned:
    trigger, words = _trigger(decision, readings)
    if trigger is None:
        return Reckoned(None)

    def count(place: str) -> Reckoned:
        return last_day_to_file(
            day_of(trigger), APPEAL_DAYS, place=place, calendars=case.calendars, readings=readings, provision="13ZH(1)", rule=NAME,
            trigger_words=words, trigger_entry=decision.entry,
        )  # fmt: skip

    return counted_where(case, decision.application, trigger, count, readings, place=place_of(case, decision))


def _trigger(decision: Decision, readings: Readings) -> tuple[datetime | None, str]:
    """From what the 28 days run: the decision, or the service of the order that results from it."""
    if was_present(decision.presence, readings):
        return decision.at, "the decision"
    if decision.results_in_order:
        return decision.copy_served_at, "service of the order on the respondent"
    if readings.ask("O-A14") == "from-decision":
        return decision.at, "the decision"
    return decision.copy_served_at, "service of the decision on the respondent"


@implements("13ZG")
def appeal_court(case: Case, subject: str) -> str:
    """Which court hears the appeal (O-D21): a Childrens Court judge where the respondent is or may be a child, else the District Court."""
    decision = decisions(case.docket).get(decision_of(subject))
    about = decision.application if decision is not None and decision.subject.startswith("hearing:") else decision_of(subject)
    return "CHILDRENS_COURT_JUDGE" if may_be_a_child(case, about) else "DISTRICT_COURT"
