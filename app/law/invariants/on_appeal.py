"""Invariants of appeals (13ZG to 13ZK): the time, the court, the material, costs, and that an appeal alone changes no order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.law.appealing import appeals
from app.law.appealing.appeal_checks import hearing, in_time, result
from app.law.appealing.appeals import place_of
from app.law.applying.costs import about_costs
from app.law.calendars import UnknownCalendar
from app.law.facts import ABSENT, in_order
from app.law.facts.appeals import Appeal, appeal
from app.law.facts.appeals import appeals as known
from app.law.facts.prohibition_orders import made
from app.law.facts.temporary_orders import interim_order
from app.law.facts.values import costs_without_abuse
from app.law.invariants import ACT, ALERT, BLOCK, STATUS, Found, every_order, flagged, invariant, numbered_of
from app.law.questions import QUESTIONS, Case
from app.law.reckoning import in_words, last_day_before
from app.law.status import life

HEARINGS = ("hearing-held", "temporary-order-application-heard", "variation-heard")
filed = numbered_of("notice-of-appeal-filed")


def may_be_appealed(case: Case) -> tuple[str, ...]:
    """The appeals against each decision that may be appealed, filed or not."""
    return in_order(known(case.docket))


def _one(case: Case, subject: str) -> Iterator[Appeal]:
    found = appeal(case.docket, subject)
    if found is not None:
        yield found


@invariant("I-60", provision="13ZH(1)(b)", severity=BLOCK, kind=STATUS, over=may_be_appealed)
def not_out_of_time_before_service(case: Case, subject: str) -> Iterator[Found]:
    """While the order resulting from a decision in absence is unserved, the time to appeal is shown as over for neither side."""
    for one in _one(case, subject):
        decided = one.decision
        if decided.presence != ABSENT or not decided.results_in_order or decided.copy_served_at or one.extended_to:
            continue
        shown = case.recall(QUESTIONS[appeals.NAME].rule, subject)
        if shown is not None and shown.met_at is not None:
            yield Found("The time to appeal is shown as over although the order is still to be served.", shown.met_at)


@invariant("I-61", provision="13ZH(1)", severity=ALERT, kind=STATUS, over=may_be_appealed)
def the_last_day_is_an_open_one(case: Case, subject: str) -> Iterator[Found]:
    """The last day to appeal is one on which the notice can be filed, there or at another registry."""
    for one in _one(case, subject):
        for told in appeals.reckoned(case, one).values if one.extended_to is None else ():
            if (
                told.at is None or told.derivation is None or told.derivation.notes
            ):  # another registry is open, or the calendar is not known
                continue
            last, place = last_day_before(told.at), place_of(case, one.decision)
            if case.calendars.knows(place, last) and not _open(case, place, last):
                yield Found(
                    f"The last day to appeal is said to be {in_words(last)}, on which the registry at {place} is closed.", one.decision.at
                )


def _open(case: Case, place: str, day: date) -> bool:
    """Is the registry open, or is that not known of the end of the year?"""
    try:
        return case.calendars.registry_open(place, day)
    except UnknownCalendar:
        return True


@invariant("I-62", provision="13ZI(3)", severity=BLOCK, kind=STATUS, over=every_order)
def an_appeal_alone_stays_nothing(case: Case, subject: str) -> Iterator[Found]:
    """An order is interrupted by a stay that was ordered, or by what the appeal court undid, and never by an appeal alone."""
    order = made(case.docket, subject) or interim_order(case.docket, subject)
    if order is None:
        return
    starts = {one.start for one in order.stays} | {start for start, _, _ in order.revoked.set_aside}
    put_back = bool(getattr(order, "restored", ())) or bool(order.revoked.set_aside)
    for one in life(case, subject).values:
        for broken in one.interruptions:
            if broken.start not in starts and not put_back:
                yield Found("It is said to be interrupted, and no stay of it is recorded.", broken.start)


@invariant("I-63", provision="13ZI(2)", severity=BLOCK, kind=ACT, over=filed)
def no_further_evidence(case: Case, subject: str) -> Iterator[Found]:
    """No further evidence about the merits is received on an appeal."""
    for one in _one(case, subject):
        if one.heard:
            yield from flagged(hearing(case, subject, case.docket.about(subject)), one.heard[-1].at, "13ZI(2)")


@invariant("I-64", provision="13ZG", severity=BLOCK, kind=ACT, over=filed)
def to_the_right_court(case: Case, subject: str) -> Iterator[Found]:
    """An appeal lies to a Childrens Court judge if the respondent is or may be a child respondent, and else to the District Court."""
    for one in _one(case, subject):
        if one.started is not None:
            yield from flagged(in_time(case, subject, case.docket.about(subject)), one.started.at, "13ZG")


@invariant("I-65", provision="13X, 13ZK", severity=BLOCK, kind=ACT, over=numbered_of("appeal-decided", *HEARINGS))
def costs_only_for_an_abuse(case: Case, subject: str) -> Iterator[Found]:
    """Costs follow only the dismissal of an application or appeal as frivolous, vexatious or another abuse of process."""
    for one in _one(case, subject):
        if one.result is not None:
            yield from flagged(result(case, subject, case.docket.about(subject)), one.result.at, "13ZK")
    for heard in (e for e in case.docket.about(subject) if e.kind in HEARINGS):
        yield from flagged(about_costs(costs_without_abuse=costs_without_abuse(heard)), heard.at, "13X")
