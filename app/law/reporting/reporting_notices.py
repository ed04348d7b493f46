"""Notices of reporting obligations that are given by themselves (ss 54, 54A, 56): what calls for one, preparing, giving, what falls away with it.

An initial notice of an order is prepared and given or served with the order (law/serving/notices.py); here is asked only what fell
away with it. All times are "as soon as practicable": a day shown is a practice of the house. Without a notice the duties stand (61),
but who neither received one nor knew otherwise has a defence (50(4)).
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from app.casework.answer import Answer, Deadline, Done, Reckoned, Wanted, certainly, latest
from app.casework.clock import day_of
from app.law import reckoning
from app.law.applying.applications import answered
from app.law.facts import earliest_of
from app.law.facts import reporting_notices as facts
from app.law.facts.reporting_notices import FURTHER, INITIAL, PERIOD_CHANGED, ToGive, to_be_given
from app.law.facts.respondents import RESPONDENT, respondent
from app.law.provisions import implements
from app.law.questions import Case, ask, deadline, offer, since, start, step
from app.law.readings import Readings, answer
from app.law.reckoning import in_words
from app.law.reporting import notice_chain
from app.law.reporting.heightened_reporting import notice_of_decision_by
from app.law.reporting.notice_chain import chain, link_of
from app.law.serving.notices import practice_day
from app.law.status import deadline_from

WITH_ORDER: Final = "WITH_ORDER"
UNREPORTED_BY: Final = "reporting-notice.unreported-by"
DAYS_FOR_UNREPORTED: Final = 7
SOMETHING, NOTHING = "SOMETHING", "NOTHING"
UNTOLD: Final = "The duties to report stand without it (61), but a person who was not told has a defence (50(4))."


@start("reporting_obligations_notice")
@implements("54(2)", "54A(1)", "54A(3)")
def to_give(case: Case) -> tuple[str, ...]:
    """Every notice that is given by itself; and every order whose initial notice ended an earlier notice that asks more."""
    orders = {link.notice.subject for links in chain(case).values for link in links if link.fell_away and link.notice.kind == INITIAL}
    return (*facts.opened(case.docket), *sorted(orders - set(facts.opened(case.docket))))


@ask(
    "reporting-notice.kind", INITIAL, FURTHER, PERIOD_CHANGED, WITH_ORDER,
    provision="54A(1), 54A(3), 56(2)", label="Which notice is it?",
)  # fmt: skip
def kind(case: Case, subject: str) -> Answer[str]:
    """As it was begun; WITH_ORDER for the initial notice of an order, which is given with that order."""
    one = to_be_given(case.docket, subject)
    return certainly(one.notice if one else WITH_ORDER)


# ---------------------------------------------------------------- no longer owed
@since("reporting-notice.not-owed", provision="54A(3), 54A(5)(a)", label="No such notice has to be given any more", conclusion=True)
@implements("54A(5)(a)")
def not_owed(case: Case, subject: str) -> Answer[datetime | None]:
    """From when the reporting period is over, or a further notice was given up, before it was given: of one that is given nothing is owed either."""
    one = to_be_given(case.docket, subject)
    return certainly(_not_owed(case, one) if one else None)


def _not_owed(case: Case, one: ToGive) -> datetime | None:
    over = earliest_of((one.dropped_at, facts.period_ended_at(case.docket, one.opened_at)))
    return over if over and (one.given_at is None or over < one.given_at) else None


# ---------------------------------------------------------------- by when
def _practice(case: Case, one: ToGive) -> Reckoned | None:
    """By when to give it, by a practice. What states a decision has the decision's own day; any other further notice has none."""
    provision = {INITIAL: "54A(1)", PERIOD_CHANGED: "56(2)"}.get(one.notice)
    if provision is None:
        return None
    words = "what calls for the notice happened"
    return practice_day(case, one.opened_at, "reporting-notice.give", provision, words=words, entry=one.entry)


@deadline(
    "reporting-notice.give-by", provision="54A(1), 56(2)", label="Give the notice of reporting obligations",
    consequence="The duties to report stand without it (61); a person who was not told has a defence (50(4)).",
)  # fmt: skip
@implements("54A(1)", "56(2)")
def give_by(case: Case, subject: str) -> Deadline | None:
    """As soon as practicable after what calls for it; one business day as a practice."""
    one = to_be_given(case.docket, subject)
    reckoned = _practice(case, one) if one else None
    if one is None or reckoned is None:
        return None
    met = earliest_of((one.given_at, _not_owed(case, one)))
    return deadline_from("reporting-notice.give-by", subject, certainly(reckoned), met_at=met, warn=(1,))


def _due(case: Case, one: ToGive) -> datetime | None:
    reckoned = _practice(case, one)
    decided = notice_of_decision_by(case, one.decision) if one.decision else None
    return reckoned.at if reckoned else decided


# ---------------------------------------------------------------- preparing and giving
def _wanted(case: Case, subject: str, done: datetime | None, provision: str, missed: str) -> Done | Wanted:
    one = to_be_given(case.docket, subject)
    about = "the reporting period" if one and one.notice == PERIOD_CHANGED else "the notice"
    return answered(done, Wanted(about, _due(case, one) if one else None, provision, missed))


@step("reporting-notice.prepare-initial", provision="54A(1), 54A(2)", label="Prepare the initial reporting obligations notice")
@implements("54A(2)")
def prepare_initial(case: Case, subject: str) -> Done | Wanted:
    """Are the places and ways settled that it has to state? Answered too by a notice that was given without."""
    one = to_be_given(case.docket, subject)
    done = earliest_of((one.prepared_at, one.given_at)) if one else None
    return _wanted(case, subject, done, "54A(2)", "The notice cannot be printed, and without it the times of schedule 3 run (14(4)).")


@step("reporting-notice.prepare-further", provision="54A(3), 54A(4)", label="Prepare the further reporting obligations notice")
@implements("54A(3)", "54A(4)")
def prepare_further(case: Case, subject: str) -> Done | Wanted:
    """Is settled all that the person has to do from now on? The notice takes the place of the whole one before it (54A(5)(b))."""
    one = to_be_given(case.docket, subject)
    done = earliest_of((one.prepared_at, one.given_at)) if one else None
    return _wanted(case, subject, done, "54A(4)", "What only a further notice may ask is asked by none.")


@step("reporting-notice.give", provision="54A(1), 54A(3), 54A(6)", label="Give the reporting obligations notice")
@implements("54A(1)", "54A(3)", "54A(6)", "61")
def give(case: Case, subject: str) -> Done | Wanted:
    """Was it given, by a police officer for the commissioner?"""
    one = to_be_given(case.docket, subject)
    return _wanted(case, subject, one.given_at if one else None, "54A(6)", UNTOLD)


@step("reporting-notice.give-period", provision="56(2)", label="Give notice that the reporting period changed")
@implements("56(1)", "56(2)")
def give_period(case: Case, subject: str) -> Done | Wanted:
    """Was written notice of the new reporting period given?"""
    one = to_be_given(case.docket, subject)
    missed = "The person may go on reporting, or stop, without knowing which is right."
    return _wanted(case, subject, one.given_at if one else None, "56(2)", missed)


@ask(
    "reporting-notice.section-54", "COMMISSIONER_GAVE_NOTICE", "ENTITY_GAVE_NOTICE", "NOT_GIVEN", "UNCERTAIN",
    provision="54(3), 54(4)", label="Was the notice of section 54 given?",
)  # fmt: skip
@implements("54(1)", "54(4)")
def section_54(case: Case, subject: str) -> Answer[str]:
    """No entity has to give it where another has, or the commissioner gave a reporting obligations notice (54(4)).

    Whether a notice that the commissioner gave about another event is enough is doubtful (R-A85).
    """
    if facts.notice_of(case.docket, subject) is not None:
        return certainly("COMMISSIONER_GAVE_NOTICE")
    if facts.by_entity(case.docket, subject):
        return certainly("ENTITY_GAVE_NOTICE")
    return answer(_freed) if facts.notices(case.docket) else certainly("NOT_GIVEN")


@implements("54(4)")
def _freed(readings: Readings) -> str:
    return "COMMISSIONER_GAVE_NOTICE" if readings.ask("R-A85") == "any-notice" else "NOT_GIVEN"


# ---------------------------------------------------------------- unreported information (50(5) to (9))
@deadline(
    UNREPORTED_BY, provision="50(7)(c)", label="Last day for the person to report the unreported information",
    consequence="Not to report it then is a failure to report (50(9)); whether it was reported is entered by hand.",
)  # fmt: skip
@implements("50(7)(c)", "50(9)")
def unreported_by(case: Case, subject: str) -> Deadline | None:
    """7 days after the notice was given or, where it says so, after the first release that is recorded since; none before that release.

    The person's: nobody here meets it; past with its day, or when a notice was given that no longer asks it. Doubtful where it was sent (R-A86).
    """
    notice = facts.notice_of(case.docket, subject)
    if notice is None or notice.kind != FURTHER or not notice.asks.unreported:
        return None
    after_release = notice.asks.unreported_within == "RELEASE"
    released = min((at for at in facts.releases(case.docket) if at >= notice.given_at), default=None)
    if after_release and released is None:
        return None
    days = {day_of(released)} if after_release and released else {day_of(notice.received_at), day_of(notice.given_at)}

    def rule(readings: Readings) -> Reckoned:
        on = max(days) if len(days) == 1 or readings.ask("R-A86") == "when-received" else min(days)
        words = "the release from government detention" if after_release else "the notice was given"
        return reckoning.act_by_days(
            on, DAYS_FOR_UNREPORTED, place=case.place, calendars=case.calendars, provision="50(7)(c)", rule=UNREPORTED_BY,
            trigger_words=words, trigger_entry=notice.entry,
        )  # fmt: skip

    found = answer(rule)
    asks_no_more = (one.given_at for one in facts.notices(case.docket) if one.given_at > notice.given_at and not one.asks.unreported)
    ended = earliest_of((*asks_no_more, facts.period_ended_at(case.docket, notice.given_at)))
    met = earliest_of((ended, latest(found.map(lambda each: each.at))))
    return deadline_from(UNREPORTED_BY, subject, found, met_at=met, doing=False)


# ---------------------------------------------------------------- did the reporting period change with it?
@ask(
    "reporting-notice.period",
    "TO_BE_LOOKED_AT",
    "NOT_ASKED",
    provision="56(1), 34(2)",
    label="Is it asked whether the reporting period changed?",
)
@implements("56(1)", "34(2)")
def period_asked(case: Case, subject: str) -> Answer[str]:
    """After an event of section 54(2) to who was told of reporting here before: of another person nothing can have changed since."""
    one = to_be_given(case.docket, subject)
    if one is None or one.notice != INITIAL:
        return certainly("NOT_ASKED")
    told = any(notice.given_at < one.opened_at for notice in facts.notices(case.docket)) or facts.told_by_entity(case.docket, one.opened_at)
    return certainly("TO_BE_LOOKED_AT" if told else "NOT_ASKED")


@step("reporting-notice.look-at-period", provision="56(1), 34(2)", label="Look whether the reporting period changed")
@implements("56(1)", "34(2)")
def look_at_period(case: Case, subject: str) -> Done | Wanted:
    """Answered when it was looked at, when notice of a change was begun otherwise since, or when the period is over."""
    one = to_be_given(case.docket, subject)
    if one is None:
        return Wanted(subject)
    begun = (
        found.opened_at for s in facts.opened(case.docket) if (found := to_be_given(case.docket, s)) and found.notice == PERIOD_CHANGED
    )
    since = [at for at in begun if at >= one.opened_at]
    missed = "Nobody tells the person of a period that is longer now."
    done = earliest_of((one.period_looked_at, *since, facts.period_ended_at(case.docket, one.opened_at)))
    return answered(done, Wanted("the reporting period", _due(case, one), "56(1), 56(2)", missed))


# ---------------------------------------------------------------- what fell away
@ask("reporting-notice.fell-away", SOMETHING, NOTHING, provision="54A(5)(b), 19B(2), 50(5)", label="Did it end a notice that asks more?")
@implements("54A(5)(b)")
def fell_away(case: Case, subject: str) -> Answer[str]:
    """SOMETHING where an initial notice ended what only a further one may ask; doubtful where one paper was meant as both (R-A42)."""
    return chain(case).map(lambda links: SOMETHING if (one := link_of(links, subject)) and _lost(one) else NOTHING)


def _lost(link: notice_chain.Link) -> bool:
    return link.notice.kind == INITIAL and bool(link.fell_away)


@step("reporting-notice.settle-fallen-away", provision="54A(3), 54A(5)(b)", label="Settle what becomes of what fell away")
@implements("54A(3)", "54A(5)(b)")
def settle_fallen_away(case: Case, subject: str) -> Done | Wanted:
    """Answered by a decision to give a further notice or to let it go, or by a further notice that was given after this one."""
    notice = facts.notice_of(case.docket, subject)
    decided = facts.settled(case.docket, subject)
    later = (one.given_at for one in facts.notices(case.docket) if notice and one.kind == FURTHER and one.given_at >= notice.given_at)
    lost = {part for links in chain(case).values if (one := link_of(links, subject)) for part in one.fell_away}
    day = in_words(day_of(notice.given_at)) if notice else ""
    missed = f"Nobody is bound by {notice_chain.in_words(frozenset(lost))} until a further notice asks it again."
    wanted = Wanted(f"what fell away on {day}", notice.given_at if notice else None, "54A(3), 54A(5)(b)", missed)
    return answered(earliest_of((decided.at if decided else None, *later)), wanted)


# ---------------------------------------------------------------- what may be recorded at any time
def _told_once(case: Case) -> tuple[str, ...]:
    """The person, once a reporting obligations notice was given."""
    return (RESPONDENT,) if facts.notices(case.docket) else ()


def _described(case: Case) -> tuple[str, ...]:
    return (RESPONDENT,) if respondent(case.docket).described_at else ()


@offer("record_reporting_event", "registry_officer", label="Record a sentence, a release or another event after which notice must be given")
@implements("54(2)")
def record_event(case: Case) -> tuple[str, ...]:
    """Open when the person is described: each sentence, each release from any detention, a first entry; an order calls for its own notice."""
    return _described(case)


@offer("begin_further_notice", "delegate", label="Begin a further reporting obligations notice")
@implements("54A(3)")
def begin_further(case: Case) -> tuple[str, ...]:
    """At any other time, once a notice was given."""
    return _told_once(case)


@offer("drop_further_notice", "delegate", label="Give up a further notice")
@implements("54A(3)")
def drop_further(case: Case) -> tuple[str, ...]:
    """While it is not given: the commissioner may give one, and need not."""
    known = (one for subject in facts.opened(case.docket) if (one := to_be_given(case.docket, subject)))
    return tuple(one.subject for one in known if one.notice == FURTHER and one.given_at is None and _not_owed(case, one) is None)


@offer("record_period_changed", "registry_officer", label="Record that the reporting period changed")
@implements("56(1)")
def record_period_changed(case: Case) -> tuple[str, ...]:
    """Once the person was told of reporting; the period is worked out by hand."""
    return _told_once(case)


@offer("record_period_ended", "registry_officer", label="Record that the reporting period ended")
@implements("54A(5)(a)")
def record_period_ended(case: Case) -> tuple[str, ...]:
    """Once the person was told of reporting; the period is worked out by hand."""
    return _told_once(case)


@offer("record_notice_by_entity", "registry_officer", label="Record a notice of reporting obligations that another entity gave")
@implements("54(3)", "54(5)")
def record_by_entity(case: Case) -> tuple[str, ...]:
    """For each event, and each order that makes a person report, of which no other entity is known to have given notice."""
    about = (*facts.opened(case.docket), *facts.orders_made(case.docket))
    return tuple(s for s in about if facts.called_for(case.docket, s) and facts.by_entity(case.docket, s) is None)


@offer("record_detention_for_notice", "service_officer", label="Record a detention so that notice could be given")
@implements("60")
def record_detention(case: Case) -> tuple[str, ...]:
    """Open when the person is described: a police officer may detain somebody who is suspected not to know of the duty to report."""
    return _described(case)
