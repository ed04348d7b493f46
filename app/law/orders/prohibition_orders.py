"""Prohibition orders, ss 13G and 39E: when one takes effect, how long its term is, when it is continued, why and when it ends.

Knows two clocks and keeps them apart: the *effect* (on the day notice is given) and the *term* (5 years, or 2 for a child
respondent), which for an order that follows a continued one starts the moment the old term ended. Ends never roll.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from app.casework.answer import Answer, Derivation, Reckoned
from app.casework.clock import BRISBANE, day_of, start_of
from app.law import facts
from app.law.calendars import UnknownCalendar
from app.law.facts import prohibition_orders as recorded
from app.law.facts.appealed_orders import Revocations
from app.law.facts.applications import Application, application, applications
from app.law.facts.corresponding_orders import origin, registered_order, registered_orders
from app.law.facts.prohibition_orders import OrderMade
from app.law.orders.stays import RESTORED, effective_as_made, interruptions
from app.law.other_places.home_periods import PERIOD, home_end
from app.law.provisions import implements
from app.law.questions import Case
from app.law.readings import Readings, answer_settling
from app.law.reckoning import in_words, instant, last_day_before, period_of_years, stated_last_day
from app.law.respondents import class_in, class_of
from app.law.serving.notices import Notice, notice_of
from app.law.status import Interruption, Life, life_of

YEARS = {"CHILD": 2, "ADULT": 5}
TERM, REPLACED, REFUSED, DISCONTINUED, REVOKED, LIVES = "term", "replaced", "refused", "discontinued", "revoked", "lives"
PUT_BACK = "put-back-to-a-day"
WHY = {
    TERM: "Its term is over, and no application made in time continues it.",
    REPLACED: "The new application that continued it was decided: a new order was made.",
    REFUSED: "The new application that continued it was decided: no new order was made.",
    DISCONTINUED: "The new application that continued it was discontinued.",
    REVOKED: "It was revoked.",
    PUT_BACK: "The day is over to which the appeal court had put it back.",
}
EARLIER = "the earlier of the two"
SETTLED = (
    ("O-A49", "from-the-instant"), ("O-A38", "does-not-move"), ("O-A53", EARLIER), ("O-A40", "first-decision"),
    ("O-A35", "any-final-disposal"), ("O-A08", "ends-at-discontinuance"), ("O-A54", "child"),
)  # fmt: skip


@dataclass(frozen=True)
class Course:
    """One prohibition order from effect to end, in one world. `term_from` is the first day of the term, which need not be the effect day.

    `last_day` is the last day of the term, never of a continuation (13G(5)); `continued_by` the applications that continued it.
    """

    start: datetime | None
    notice: Notice | None
    term_from: date | None
    last_day: date | None
    term: Reckoned | None
    continued_by: tuple[str, ...]
    end: datetime | None
    reason: str
    end_derivation: Derivation | None
    interruptions: tuple[Interruption, ...] = ()


@implements("13G")
def course(case: Case, subject: str, readings: Readings) -> Course:
    """The course of one order in one world: effect, term, continuation, end. It looks at no clock and never ahead of what it decides."""
    order = recorded.made(case.docket, subject)
    if order is None:
        return Course(None, None, None, None, None, (), None, LIVES, None)
    notice = _effective_by(order, readings)
    start = _effect(order, notice, readings)
    term = _term(case, order, notice, readings)
    if term is None or term[1].at is None:
        lived = Course(start, notice, None, None, None, (), None, LIVES, None)
    else:
        lived = _continued(case, order, Course(
            start, notice, term[0], last_day_before(term[1].at), term[1], (), term[1].at, TERM, term[1].derivation,
        ), readings)  # fmt: skip
    lived = _put_back(case, order, lived, readings)
    return replace(_revoked(order, lived), interruptions=(*lived.interruptions, *interruptions(order.stays, order.revoked, readings)))


@implements("13G(1)(a)", "13ZJ(3)")
def _effective_by(order: OrderMade, readings: Readings) -> Notice | None:
    """What makes it effective: notice of it or, made by the appeal court, perhaps the making itself."""
    notice = notice_of(order, readings)
    if (notice is None or notice.how != facts.PRESENT) and effective_as_made(order.on_appeal, readings):
        return Notice(order.made_at, "ON_APPEAL", order.entry)
    return notice


@implements("13G(1)(a)")
def _effect(order: OrderMade, notice: Notice | None, readings: Readings) -> datetime | None:
    """From which instant it binds: the day notice is given. Doubtful on that day (O-A49); never before the order was made."""
    if notice is None:
        return None
    first = max(order.made_at, start_of(day_of(notice.at)))
    if first < notice.at and readings.ask("O-A49") == "from-the-instant":
        return notice.at
    return first


@implements("13G(1)(b)", "13G(4)")
def _term(case: Case, order: OrderMade, notice: Notice | None, readings: Readings) -> tuple[date, Reckoned] | None:
    """The first day of the term and the instant at which the term is over; None while neither notice nor an old term starts it."""
    years = _years(case, order, readings)
    followed = _old_last_day(case, order, readings)
    if followed is not None:
        first = followed + timedelta(days=1)
        return first, _stated(order, period_of_years(
            first, years, readings=readings, provision="13G(1)(b), 13G(4)", rule="prohibition-order.term-after-continuation",
            trigger_words="the term of the old order ended the day before", trigger_entry=order.entry, first_day_counts=True,
        ), readings)  # fmt: skip
    if notice is None:
        return None
    first = day_of(notice.at)
    return first, _stated(order, period_of_years(
        first, years, readings=readings, provision="13G(1)", rule="prohibition-order.term",
        trigger_words="notice of the order was given", trigger_entry=notice.entry,
    ), readings)  # fmt: skip


@implements("13G(1)(b)(i)", "13G(1)(b)(ii)")
def _years(case: Case, order: OrderMade, readings: Readings) -> int:
    """5 years, or 2 for a respondent who was a child when the application was made; both where that is not known (O-A54)."""
    classes = class_of(case, order.subject)
    of = classes.only if classes.certain else class_in(case.docket, order, readings)
    if of not in YEARS:
        of = readings.ask("O-A54").upper()
    return YEARS[of]


def _stated(order: OrderMade, term: Reckoned, readings: Readings) -> Reckoned:
    """The term as the Act gives it, or the last day that the court stated where that is another one (O-A53)."""
    if order.stated_last_day is None or term.at is None or order.stated_last_day == last_day_before(term.at):
        return term
    reading = readings.ask("O-A53")
    if reading == "act-term" or (reading == EARLIER and order.stated_last_day > last_day_before(term.at)):
        return term
    return stated_last_day(
        order.stated_last_day, provision="13G(1)(b)", rule="prohibition-order.stated-last-day",
        trigger_words="the court stated a last day", trigger_entry=order.entry,
    )  # fmt: skip


@implements("13G(4)")
def _old_last_day(case: Case, order: OrderMade, readings: Readings) -> date | None:
    """The last day of the term that this order's own term follows, or None where it starts with its effect.

    It follows an older order whose term its application was made within, if that application was not decided before the day
    on which that order ended. The day on which it ended is the last day of its term, so a decision on that day follows too.
    """
    own = next((a for a in _applications(case) if a.subject == order.application), None)
    if own is None:
        return None
    found = []
    for other in recorded.prohibition_orders(case.docket):
        old = recorded.made(case.docket, other)
        if other == order.subject or old is None:
            break
        if old.application == order.application:
            continue
        term = _term(case, old, _effective_by(old, readings), readings)
        if term is None or term[1].at is None:
            continue
        over, last_day = term[1].at, last_day_before(term[1].at)
        if day_of(order.made_at) < last_day or not own.pending_at(start_of(last_day)):
            continue
        if _ran_its_term(old.revoked, over, order.made_at) and _made_in_time(case, own, last_day, over, readings):
            found.append(last_day)
    return max((*found, *_after_registered_order(case, order, own, readings)), default=None)


@implements("13ZJ(3)")
def _ran_its_term(revoked: Revocations, over: datetime, by: datetime) -> bool:
    """Was an order not revoked before its term was over? One that the appeal court put back only after an instant was revoked by then."""
    stood = revoked.standing_at is not None and revoked.standing_at < over
    return not stood and not any(start < over and back > by for start, back, _ in revoked.set_aside)


@implements("13G(4)", "13Z(11)", "13ZB(1)(a)")
def _after_registered_order(case: Case, order: OrderMade, own: Application, readings: Readings) -> tuple[date, ...]:
    """The last days of registered orders that this order's application continued, if it can continue one of them (O-A31)."""
    found = []
    for one in registered_orders(case.docket):
        registered, home = registered_order(case.docket, one), origin(case.docket, one)
        over, why = home_end(home, readings) if home else (None, "")
        if registered is None or registered.registered_at > order.made_at or over is None or over.at is None or why != PERIOD:
            continue
        last_day = last_day_before(over.at)
        ran_it = _ran_its_term(registered.revoked, over.at, order.made_at)
        after = day_of(order.made_at) >= last_day and _made_in_time(case, own, last_day, over.at, readings)
        if ran_it and after and readings.ask("O-A31") == "continued":
            found.append(last_day)
    return tuple(found)


def _applications(case: Case) -> tuple[Application, ...]:
    return tuple(application(case.docket, a) for a in applications(case.docket))


@implements("13G(2)(a)")
def _made_in_time(case: Case, one: Application, last_day: date, over: datetime, readings: Readings) -> bool:
    """Was this application made before the term was over? Doubtful: what makes it (O-A02), and a closed last day (O-A38)."""
    issued = one.issued.at if one.issued else None
    made = {"notice-issued": issued, "filed": one.filed_at, "moved-in-court": one.first_heard_at}
    if len({_before(at, over) for at in made.values()}) == 1 and _before(issued, over):
        return True
    limits = {over, _next_open(case, case.place_for(one.subject), last_day, over)}
    if not any(_before(at, limit) for at in made.values() for limit in limits):
        return False
    at = made[readings.ask("O-A02")]
    if _before(at, over):
        return True
    return _before(at, max(limits)) and readings.ask("O-A38") == "moves"


def _before(at: datetime | None, limit: datetime) -> bool:
    return at is not None and at < limit


def _next_open(case: Case, place: str, last_day: date, over: datetime) -> datetime:
    """The end of the first open day from the last day of a term on; the end of the term where that is an open day or not known."""
    day = last_day
    try:
        while not case.calendars.registry_open(place, day):
            day += timedelta(days=1)
    except UnknownCalendar:
        return over
    return over if day == last_day else start_of(day + timedelta(days=1))


@implements("13G(2)", "13G(3)", "13G(5)")
def _continued(case: Case, order: OrderMade, lived: Course, readings: Readings) -> Course:
    """The course with its continuation: while an application made within the term is undecided when the term is over (13G(2), (3)).

    An application that was disposed of in any way before then continues nothing, and one made during the continuation is not
    made within the term (13G(5)). Doubtful: two of them (O-A40), one discontinued (O-A08), one disposed of without the merits (O-A35).
    """
    assert lived.term is not None  # noqa: S101 - the caller has it
    assert lived.last_day is not None  # noqa: S101
    over = lived.term.at
    assert over is not None  # noqa: S101
    found = continuation(case, recorded.other_applications(case.docket, order), lived.last_day, over, readings)
    if found is None:
        return lived
    told = (
        instant(found.end, provision="13G(3)", rule=f"prohibition-order.{found.reason}", trigger_words=WHY[found.reason]).derivation
        if found.end
        else None
    )
    return replace(lived, continued_by=found.by, end=found.end, reason=found.reason, end_derivation=told)


@dataclass(frozen=True)
class Continuation:
    """By which applications an order is continued, until when (None: none of them is decided), and how they were decided."""

    by: tuple[str, ...]
    end: datetime | None
    reason: str


@implements("13G(2)", "13G(3)")
def continuation(
    case: Case, applications_made: tuple[Application, ...], last_day: date, over: datetime, readings: Readings
) -> Continuation | None:
    """How an order whose term is over then is continued by the applications that were made within it; None where none was."""
    pending = [a for a in applications_made if a.pending_at(over) and _made_in_time(case, a, last_day, over, readings)]
    if not pending:
        return None
    at, reason = _until_decided(pending, over, readings)
    return Continuation(tuple(a.subject for a in pending), at and max(at, over), reason)


def _until_decided(pending: list[Application], since: datetime, readings: Readings) -> tuple[datetime | None, str]:
    """When these applications are decided, from an instant on, and how; of several the last, or the first (O-A40)."""
    ends = [_decided(a, since, readings) for a in pending]
    known = sorted(((at, reason) for at, reason in ends if at is not None), key=lambda end: end[0])
    first_ends = len(ends) > 1 and len({at for at, _ in ends}) > 1 and bool(known) and readings.ask("O-A40") == "first-decision"
    if not known or (len(known) < len(ends) and not first_ends):
        return None, LIVES
    return known[0] if first_ends else known[-1]


def _decided(one: Application, since: datetime, readings: Readings) -> tuple[datetime | None, str]:
    """When an application that was pending at an instant is decided, and how; None: not yet, or in this reading never.

    What in this reading decides nothing (O-A08, O-A35) leaves it to be decided by what comes after.
    """
    for ending in one.endings:
        if ending.at < since:
            continue
        if ending.how in ("MADE", "REFUSED"):
            return ending.at, REPLACED if ending.how == "MADE" else REFUSED
        if ending.how == "DISCONTINUED" and readings.ask("O-A08") == "ends-at-discontinuance":
            return ending.at, DISCONTINUED
        if ending.how != "DISCONTINUED" and readings.ask("O-A35") == "any-final-disposal":
            return ending.at, REFUSED
    return None, LIVES


@implements("13ZJ(1)", "13ZJ(3)")
def _put_back(case: Case, order: OrderMade, lived: Course, readings: Readings) -> Course:
    """The course with what the appeal court gave back: never before it did so.

    An order that ended because the application that continued it was decided goes on until that is decided again, or to a day that the
    appeal court named; one that ended with its term, only to such a day. A revocation set aside is told with the revocations.
    """
    aside = {entry for _, _, entry in order.revoked.set_aside}
    for one in order.restored:
        over = lived.end
        if one.entry in aside or over is None or one.at < over or (one.until is None and lived.reason not in (REPLACED, REFUSED)):
            continue
        if one.until is not None and one.until < day_of(one.at):
            continue
        broken = Interruption(over, one.at, f"{WHY[lived.reason]} {RESTORED}")
        end: datetime | None
        if one.until is not None:
            end, reason, words = start_of(one.until + timedelta(days=1)), PUT_BACK, "the appeal court put the order back to a last day"
        else:
            pending = [application(case.docket, name) for name in lived.continued_by]
            end, reason = _until_decided(pending, one.at + timedelta(microseconds=1), readings)
            words = "the application was decided again"
        told = (
            instant(end, provision="13ZJ(1)", rule=f"prohibition-order.{reason}", trigger_words=words, trigger_entry=one.entry)
            if end
            else None
        )
        lived = replace(
            lived, end=end, reason=reason, end_derivation=told.derivation if told else None, interruptions=(*lived.interruptions, broken)
        )
    return lived


@implements("13Q(6)")
def _revoked(order: OrderMade, lived: Course) -> Course:
    """The course with its revocation, which takes effect when it is made, whoever is there."""
    at = order.revoked_at
    if at is None or (lived.end is not None and lived.end <= at):
        return lived
    told = instant(
        at, provision="13Q(6)", rule="prohibition-order.revoked", trigger_words="the order was revoked", trigger_entry=order.entry
    )
    return replace(lived, end=at, reason=REVOKED, end_derivation=told.derivation)


def courses(case: Case, subject: str) -> Answer[Course]:
    """Every course this order may have: the one expensive question about it.

    Where more doubts meet than anyone could judge, those that reach least are taken by their safer course (SETTLED, one after
    the other, until the worlds can be told); `crowded` says which, and the dates then carry a warning.
    """
    return case.recall(_courses, subject)[0]


def crowded(case: Case, subject: str) -> tuple[str, ...]:
    """The doubts that were taken by their safer course because too many met; none in any ordinary matter."""
    return case.recall(_courses, subject)[1]


def _courses(case: Case, subject: str) -> tuple[Answer[Course], tuple[str, ...]]:
    return answer_settling(lambda readings: course(case, subject, readings), SETTLED)


@life_of("prohibition-order")
def life(case: Case, subject: str) -> Answer[Life]:
    """From when and until when this order is in force, in every world (13G)."""
    return courses(case, subject).map(_life)


def _life(one: Course) -> Life:
    why = WHY.get(one.reason) or ("It is in force." if one.start else "Notice of it has not been given.")
    if one.reason == LIVES and one.continued_by:
        why = "It is continued until the new application is decided."
    how = {
        facts.PRESENT: "the respondent was present", "SERVED": "a copy was served", "TOLD": "an officer told the respondent",
        "ON_APPEAL": "the appeal court made it",
    }  # fmt: skip
    start = one.start and one.notice and instant(
        one.start, provision="13G(1)(a)", rule="prohibition-order.takes-effect", trigger_words=how[one.notice.how], trigger_entry=one.notice.entry,
    ).derivation  # fmt: skip
    return Life(one.start, one.end, why, one.end_derivation, start or None, one.interruptions)


def end_named(at: datetime) -> str:
    """An end in words that name it whoever records when: its last day, or the instant where it falls inside a day."""
    local = at.astimezone(BRISBANE)
    if (local.hour, local.minute) == (0, 0):
        return f"end of {in_words(last_day_before(at))}"
    return f"end on {in_words(local.date())} at {local:%H:%M}"
