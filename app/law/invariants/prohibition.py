"""Invariants of prohibition orders: when one binds, how long its term is, what continues it, and what follows it (13G).

Told by the facts of an order and of the applications in its matter, and held against law/prohibition_orders.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from app.casework.clock import day_of, start_of
from app.law import respondents, status
from app.law.facts import ABSENT, earliest_of
from app.law.facts.applications import Application, application, applications
from app.law.facts.documents import conditions_ordered
from app.law.facts.prohibition_orders import OrderMade, made
from app.law.facts.prohibition_orders import prohibition_orders as in_turn
from app.law.facts.records import exclusion_is_sought, recovery_is_answered
from app.law.facts.respondents import respondent
from app.law.facts.variations import changes
from app.law.invariants import ACT, ALERT, BLOCK, STATUS, Found, flagged, invariant, notices_issued, opos, prohibition_orders
from app.law.invariants.stretches import surely, within
from app.law.orders import prohibition_orders as law
from app.law.orders.prohibition_orders import Course
from app.law.orders.renewals import term_is_fixed
from app.law.questions import Case

DAY = timedelta(days=1)
YEARS = {"ADULT": 5, "CHILD": 2}


def _order(case: Case, subject: str) -> Iterator[OrderMade]:
    order = made(case.docket, subject)
    if order is not None:
        yield order


def _courses(case: Case, subject: str) -> tuple[Course, ...]:
    return law.courses(case, subject).values


def _notice_at(order: OrderMade) -> datetime | None:
    """The earliest instant at which notice of it can have been given; on appeal the making itself may be enough."""
    there = order.presence != ABSENT or bool(order.on_appeal)
    return earliest_of((order.made_at if there else None, order.served_at, order.told_at))


# ---------------------------------------------------------------- from when
@invariant("I-22", provision="13G(1)(a)", severity=BLOCK, kind=STATUS, over=prohibition_orders)
def not_before_notice(case: Case, subject: str) -> Iterator[Found]:
    """A prohibition order is certainly in force only from the instant at which notice of it was given."""
    for order in _order(case, subject):
        for first in within(surely(case, subject), None, _notice_at(order)):
            yield Found("It is said to be in force before notice of it was given.", first)


@invariant("I-23", provision="13G(1)(a), 13S", severity=BLOCK, kind=STATUS, over=prohibition_orders)
def not_before_service_if_made_in_absence(case: Case, subject: str) -> Iterator[Found]:
    """A prohibition order made in absence is certainly in force only once service of its copy is recorded."""
    for order in _order(case, subject):
        if order.presence == ABSENT and not order.on_appeal:
            for first in within(surely(case, subject), None, order.served_at):
                yield Found("It was made in the respondent's absence, and is said to be in force before its copy was served.", first)


# ---------------------------------------------------------------- for how long
@invariant("I-24", provision="13G(1)(b)", severity=BLOCK, kind=STATUS, over=prohibition_orders)
def five_years_or_two(case: Case, subject: str) -> Iterator[Found]:
    """The term is 5 years, or 2 for a child respondent; a last day that the court stated otherwise is flagged."""
    for order in _order(case, subject):
        classes = respondents.class_of(case, order.subject).values
        years = {YEARS[one] for one in classes if one in YEARS} or set(YEARS.values())
        years |= set(YEARS.values()) if "UNKNOWN" in classes else set()
        for one in _courses(case, subject):
            if one.term_from and one.last_day and one.last_day not in {order.stated_last_day, *_last_days(one.term_from, years)}:
                yield Found("Its term is neither the 5 years nor the 2 years that the Act gives.", order.made_at)
                break
        concerns = term_is_fixed(case, subject, case.docket.about(subject))
        yield from flagged(concerns, order.made_at, "13G(1)(b)")


def _last_days(first: date, years: set[int]) -> set[date]:
    """The last day of so many years, whether or not the first day counts; 29 February has two anniversaries in a common year."""
    ends = set()
    for n in years:
        try:
            anniversaries = {first.replace(year=first.year + n)}
        except ValueError:
            anniversaries = {date(first.year + n, 2, 28), date(first.year + n, 3, 1)}
        ends |= {day - back for day in anniversaries for back in (timedelta(0), DAY)}
    return ends


@invariant("I-25", provision="sch 5", severity=BLOCK, kind=STATUS, over=notices_issued)
def class_by_the_day_of_the_application(case: Case, subject: str) -> Iterator[Found]:
    """Child or adult is judged by the birth date and the day of the application; no later birthday changes it."""
    one, person = application(case.docket, subject), respondent(case.docket)
    days = {day_of(at) for at in (one.issued.at if one.issued else None, one.filed_at, one.first_heard_at, one.appear_at) if at}
    born = person.birth_date
    if born is None or not days or one.issued is None:
        return
    of_age = date(born.year + 18, 3, 1) if (born.month, born.day) == (2, 29) else born.replace(year=born.year + 18)
    said = respondents.class_of(case, subject).values
    if max(days) < of_age - DAY and said != ("CHILD",):
        yield Found("The respondent was under 18 when the application was made, and is not said to be a child respondent.", one.issued.at)
    if min(days) >= of_age and said != ("ADULT",):
        yield Found("The respondent was 18 when the application was made, and is not said to be an adult.", one.issued.at)


# ---------------------------------------------------------------- what continues it
def _terms_over(case: Case, subject: str) -> datetime | None:
    """When its term is over in every reading."""
    ends = [one.term.at for one in _courses(case, subject) if one.term is not None and one.term.at is not None]
    return max(ends) if ends and len(ends) == len(_courses(case, subject)) else None


def _others(case: Case, order: OrderMade) -> Iterator[Application]:
    return (application(case.docket, one) for one in applications(case.docket) if one != order.application)


def _begun_at(one: Application) -> datetime | None:
    """When, in any reading, an application was made."""
    return earliest_of((one.issued.at if one.issued else None, one.filed_at, one.first_heard_at))


def _in_time(case: Case, one: Application, over: datetime) -> bool:
    """Was it begun before a term was over, or by the day on which a registry closed on its last day opens again (O-A38)?"""
    begun = _begun_at(one)
    return begun is not None and (begun < over or day_of(begun) <= _next_open(case, day_of(over)))


def _next_open(case: Case, day: date) -> date:
    """The first day from a day on that no weekend or holiday of the place is, as far as ten days on."""
    for ahead in range(10):
        if _is_open(case, day + ahead * DAY):
            return day + ahead * DAY
    return day


def _is_open(case: Case, day: date) -> bool:
    return not case.calendars.knows(case.place, day) or case.calendars.business_day(case.place, day)


def _pending(one: Application, at: datetime) -> bool:
    """Is it undecided at an instant? What is discontinued or ends without the merits may be pending in some reading."""
    return one.ending is None or one.ending.at > at or one.ending.how not in ("MADE", "REFUSED")


def _after_its_term(case: Case, subject: str) -> Iterator[tuple[OrderMade, datetime, tuple[datetime | None, datetime | None]]]:
    """The order, when its term is over, and each stretch after that in which it is certainly in force; none that the appeal court put back."""
    over = _terms_over(case, subject)
    if over is None:
        return
    for order in _order(case, subject):
        if order.restored:
            continue
        for begins, ends in surely(case, subject):
            if ends is None or ends > over:
                yield order, over, (begins, ends)


@invariant("I-26", provision="13G(2)", severity=BLOCK, kind=STATUS, over=prohibition_orders)
def continued_by_an_application_in_time(case: Case, subject: str) -> Iterator[Found]:
    """Beyond its term a prohibition order is in force only by a new application made within the term and undecided when it ended."""
    for order, over, _ in _after_its_term(case, subject):
        known = [one for one in _others(case, order) if _in_time(case, one, over)]
        if not any(one.ending is None or one.ending.at >= over for one in known):
            yield Found(
                "It is said to be in force after its term, and no application made in time was undecided when the term ended.", over
            )


@invariant("I-27", provision="13G(3)", severity=BLOCK, kind=STATUS, over=prohibition_orders)
def continued_to_the_decision(case: Case, subject: str) -> Iterator[Found]:
    """A prohibition order that is continued ends when the new application is decided."""
    for order, over, (_, ends) in _after_its_term(case, subject):
        known = [one for one in _others(case, order) if _in_time(case, one, over)]
        decided = max((one.ending.at for one in known if one.ending), default=None)
        if decided is not None and (ends is None or ends > max(decided, over)) and not any(_pending(one, decided) for one in known):
            yield Found("It is said to be in force although the new application was decided.", max(decided, over))


@invariant("I-28", provision="13G(5)", severity=BLOCK, kind=STATUS, over=prohibition_orders)
def not_continued_by_an_application_during_continuation(case: Case, subject: str) -> Iterator[Found]:
    """An application made only while the order is continued does not continue it further."""
    for order, over, (_, ends) in _after_its_term(case, subject):
        late = [one for one in _others(case, order) if _begun_at(one) and not _in_time(case, one, over)]
        early = [one for one in _others(case, order) if _in_time(case, one, over)]
        decided = max((one.ending.at for one in early if one.ending), default=over)
        only_late = any(_pending(one, decided) for one in late) and not any(_pending(one, decided) for one in early)
        if only_late and (ends is None or ends > max(decided, over)):
            yield Found("It is said to be in force only because of an application made while it was continued.", max(decided, over))


# ---------------------------------------------------------------- the order that follows
def _old_last_days(case: Case, order: OrderMade) -> list[set[date]]:
    """For each older order within whose term this one's application may have been made: the days that may be the last of that term."""
    begun, found = _begun_at(application(case.docket, order.application)), []
    for other in in_turn(case.docket):
        old = made(case.docket, other)
        if other == order.subject or old is None:
            break
        last_days = {one.last_day for one in _courses(case, other) if one.last_day}
        if last_days and begun is not None and day_of(begun) <= _next_open(case, max(last_days) + DAY):
            found.append(last_days)
    return found


def _certainly_made_within(one: Application, last_days: set[date]) -> bool:
    """Was it made before the last day of a term in every reading: issued, filed and heard?"""
    steps = (one.issued.at if one.issued else None, one.filed_at, one.first_heard_at)
    return all(at is not None and at < start_of(min(last_days)) for at in steps)


@invariant("I-29", provision="13G(4)", severity=BLOCK, kind=STATUS, over=prohibition_orders)
def the_term_follows_the_old_one(case: Case, subject: str) -> Iterator[Found]:
    """The term of an order made while the old one was continued starts on the day after the old term ended."""
    for order in _order(case, subject):
        older, own = _old_last_days(case, order), application(case.docket, order.application)
        follows = [one for one in older if _certainly_made_within(own, one) and order.made_at >= start_of(max(one) + DAY)]
        days_before = {one.term_from - DAY for one in _courses(case, subject) if one.term_from}
        if follows and not days_before <= set().union(*older):
            yield Found("It followed a continued order, and its term does not start on the day after the old term.", order.made_at)


@invariant("I-30", provision="13G(1), 13G(4)", severity=BLOCK, kind=STATUS, over=prohibition_orders)
def decided_early_the_term_is_its_own(case: Case, subject: str) -> Iterator[Found]:
    """The term of an order decided before the old one's last day starts with its own effect."""
    for order in _order(case, subject):
        older = _old_last_days(case, order)
        if older and all(day_of(order.made_at) < min(one) for one in older):
            starts = {one.term_from for one in _courses(case, subject) if one.notice and one.term_from != day_of(one.notice.at)}
            if starts - {None}:
                yield Found(
                    "It was decided before the old order's last day, and its term does not start with its own effect.", order.made_at
                )


@invariant("I-31", provision="13G(1)(a), 13G(4)", severity=BLOCK, kind=STATUS, over=prohibition_orders)
def in_force_only_from_its_own_notice(case: Case, subject: str) -> Iterator[Found]:
    """An order whose term starts with the end of an old one is in force, all the same, only from its own notice."""
    for order in _order(case, subject):
        notice = _notice_at(order)
        for one in _courses(case, subject):
            if one.start is not None and (notice is None or day_of(one.start) < day_of(notice)):
                yield Found("It is in force from a day before notice of it was given, because its term started earlier.", one.start)
                return


# ---------------------------------------------------------------- conditions, and the gap
@invariant("I-37", provision="13F(4)", severity=ALERT, kind=ACT, over=opos)
def property_is_thought_of(case: Case, subject: str) -> Iterator[Found]:
    """Where the respondent is kept from a place, it is recorded whether property has to be recovered from there."""
    for order in _order(case, subject):
        if exclusion_is_sought(case.docket, order.application) and not recovery_is_answered(case.docket, subject):
            yield Found("It keeps the respondent from a place, and it is not recorded whether property has to be recovered.", order.made_at)


@invariant("I-38", provision="13FA(1)(a)", severity=BLOCK, kind=ACT, over=opos)
def a_tracking_device_for_a_stated_period(case: Case, subject: str) -> Iterator[Found]:
    """A tracking device is to be worn for a stated period."""
    for order in _order(case, subject):
        versions = [(order.made_at, conditions_ordered(case.docket, subject))]
        versions += [(change.at, change.conditions) for change in changes(case.docket, subject)]
        for at, conditions in versions:
            if any(one.kind == "REQUIRE_TRACKING_DEVICE" and one.tracking_until is None for one in conditions):
                yield Found("A tracking device is to be worn, and no period is stated.", at)


@invariant("I-39", provision="13M(2)(d), 13G(1)(a)", severity=ALERT, kind=STATUS, over=prohibition_orders)
def a_gap_is_told(case: Case, subject: str) -> Iterator[Found]:
    """While a final order made in absence awaits notice, and no other order is certainly in force, a protection gap is shown."""
    for order in _order(case, subject):
        at = order.made_at
        known = order.served_at is not None and order.served_at <= at
        revoked = order.revoked_at is not None and order.revoked_at <= at
        if order.presence != ABSENT or known or revoked:
            continue
        if not status.protected(case, at) and not status.protection_gap(case, at):
            yield Found("It was made in absence and binds nobody yet, and no protection gap is shown.", at)
