"""What is asked about a prohibition order while it lives: when it ends and why, applying again in time, gaps in protection.

Knows no rule of its own about terms: everything here looks at the courses that prohibition_orders gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.casework.answer import Answer, Deadline, Derivation, Done, Reckoned, Wanted, certainly, earliest, latest
from app.casework.clock import start_of
from app.casework.docket import Entry
from app.law.calendars import UnknownCalendar
from app.law.facts import prohibition_orders as recorded
from app.law.facts.applications import Application
from app.law.orders.prohibition_orders import DISCONTINUED, PUT_BACK, REFUSED, REPLACED, REVOKED, TERM, Course, courses, crowded, end_named
from app.law.provisions import implements
from app.law.questions import Case, Concern, ask, check, confirm, deadline, since, start, step
from app.law.readings import in_words_of
from app.law.reckoning import anniversary_of, end_of, in_words, last_day_before, last_registry_open_day_on_or_before
from app.law.status import GAPS, deadline_from, in_force, protected, protecting
from app.law.status import life as life_of_any

REASONS = (REPLACED, REFUSED, DISCONTINUED, REVOKED, PUT_BACK, TERM)
WARN = (365, 180, 90, 60, 30, 21, 14, 7)
SEVEN_DAYS = timedelta(days=7)


@start("prohibition_order_term_and_renewal")
def orders_to_watch(case: Case) -> tuple[str, ...]:
    """Every prohibition order made has a run of its own that lives while the order lives."""
    return recorded.prohibition_orders(case.docket)


# ---------------------------------------------------------------- when it starts and ends
@since("prohibition-order.takes-effect", provision="13G(1)(a)", label="The order takes effect")
def takes_effect(case: Case, subject: str) -> Answer[datetime | None]:
    """From which instant the order binds; None while notice of it has not been given."""
    return courses(case, subject).map(lambda one: one.start)


@since(
    "prohibition-order.ends",
    provision="13G(1)(b), 13G(3)",
    label="The order ends",
    consequence="It no longer binds, and reporting under it ends (39E).",
)
@implements("13G(1)(b)", "39E")
def ends(case: Case, subject: str) -> Answer[datetime | None]:
    """When the order ends, for whatever reason; None in a world in which it has no end yet."""
    return courses(case, subject).map(lambda one: one.end)


@since("prohibition-order.continued", provision="13G(3)", label="The order goes on beyond its term")
def continued(case: Case, subject: str) -> Answer[datetime | None]:
    """When its term was over and an application made in time continued it."""
    return courses(case, subject).map(lambda one: one.term.at if one.term and one.continued_by else None)


def over_because(case: Case, subject: str, *reasons: str) -> Answer[datetime | None]:
    """The end, if the order is over in every world and this is why in the world in which it lasted longest; at most one conclusion is ever true."""
    found = courses(case, subject).values
    at = latest(ends(case, subject))
    if at is None:
        return certainly(None)
    why = min((one.reason for one in found if one.end == at), key=REASONS.index)
    return certainly(at if why in reasons else None)


@since("prohibition-order.term-over", provision="13G(1)(b)", label="Over: its term ran out", conclusion=True)
def term_over(case: Case, subject: str) -> Answer[datetime | None]:
    """The order is over because its term ran out, or the day to which the appeal court had put it back."""
    return over_because(case, subject, TERM, PUT_BACK)


@since("prohibition-order.replaced", provision="13G(3)", label="Over: a new order was made", conclusion=True)
def replaced(case: Case, subject: str) -> Answer[datetime | None]:
    """The continued order is over because a new one was made."""
    return over_because(case, subject, REPLACED)


@since("prohibition-order.new-application-refused", provision="13G(3)", label="Over: the new application brought no order", conclusion=True)
def new_application_refused(case: Case, subject: str) -> Answer[datetime | None]:
    """The continued order is over because the new application was decided and no order made.

    Or because it was discontinued. That alone never ends the order for certain: on one reading it goes on (O-A08).
    """
    return over_because(case, subject, REFUSED, DISCONTINUED)


@since("prohibition-order.revoked", provision="13Q(6)", label="Over: the order was revoked", conclusion=True)
def revoked(case: Case, subject: str) -> Answer[datetime | None]:
    """The order is over because it was revoked."""
    return over_because(case, subject, REVOKED)


def _acknowledged(case: Case, subject: str, kind: str, at: datetime | None, provision: str, missed: str) -> Done | Wanted:
    """A step that says "seen" is answered only by an entry that names the very end that was seen."""
    about = end_named(at) if at else f"{subject}: no end yet"
    done = recorded.acknowledged_at(case.docket, subject, kind, about)
    return Done(done) if done else Wanted(about, at, provision, missed)


@step("prohibition-order.may-have-ended", provision="13G", label="The order may have ended: act as if it had")
def may_have_ended(case: Case, subject: str) -> Done | Wanted:
    """Was it noted that in some reading the order is over? Not wanted where every reading gives the same end."""
    answer = ends(case, subject)
    if answer.certain and answer.only is not None:
        return Done(answer.only)
    missed = "The order may be enforced although it is over, or dropped although it goes on."
    return _acknowledged(case, subject, "may-have-ended-noted", earliest(answer), "13G", missed)


@step("prohibition-order.confirm-end", provision="13G, 13Q(6)", label="Confirm that the order has ended")
def confirm_end(case: Case, subject: str) -> Done | Wanted:
    """Was the end confirmed, by an entry that names this end?"""
    return _acknowledged(case, subject, "end-confirmed", latest(ends(case, subject)), "13G", "Officers may act on an order that is over.")


# ---------------------------------------------------------------- applying again
@since("prohibition-order.renewal-window", provision="13G(2)(a)", label="Twelve months are left of the term")
def renewal_window(case: Case, subject: str) -> Answer[datetime | None]:
    """Twelve months before the term is over (practice): time to decide whether to apply again."""
    return courses(case, subject).map(lambda one: start_of(anniversary_of(one.last_day, -1)) if one.last_day else None)


def new_applications(case: Case, subject: str) -> tuple[Application, ...]:
    """The applications that are meant to follow this order: those that name it, and those made after it in this matter."""
    order = recorded.made(case.docket, subject)
    if order is None:
        return ()
    others = recorded.other_applications(case.docket, order)
    return tuple(a for a in others if a.renews == subject or (not a.renews and (begun := _begun(a)) is not None and begun >= order.made_at))


def _begun(one: Application) -> datetime | None:
    """When an application began: with the belief, or with the notice where that was recorded first (13A(1), 13B(1))."""
    return min((at for at in (one.believed_at, one.issued.at if one.issued else None) if at), default=None)


@implements("13G(2)(b)")
def _came_to_nothing(case: Case, subject: str) -> dict[str, datetime]:
    """Which of them ended without an order while the term ran, and when: such an application continues nothing.

    A striking out and a dismissal by consent are among these, although on one reading they decide nothing (O-A35).
    """
    over = earliest(courses(case, subject).map(lambda one: one.term.at if one.term else None))
    ends = {a.subject: a.ending for a in new_applications(case, subject) if a.ending}
    return {name: end.at for name, end in ends.items() if end.how != "MADE" and (over is None or end.at < over)}


def _may_follow(case: Case, subject: str) -> tuple[Application, ...]:
    """The new applications of which something may still come, or has."""
    left_out = _came_to_nothing(case, subject)
    return tuple(a for a in new_applications(case, subject) if a.subject not in left_out)


def _first_begun(case: Case, subject: str) -> datetime | None:
    return min((at for a in _may_follow(case, subject) if (at := _begun(a))), default=None)


def _renewal_decided(case: Case, subject: str) -> recorded.Renewal | None:
    """The latest decision about applying again; none where an application came to nothing after it, so that it has to be decided anew."""
    decided = recorded.renewal_decided(case.docket, subject)
    failed = max(_came_to_nothing(case, subject).values(), default=None)
    return None if decided is None or (failed is not None and decided.at < failed) else decided


@step("prohibition-order.decide-renewal", provision="13G(2)(a)", label="Decide whether to apply for a new order before the term ends")
def decide_renewal(case: Case, subject: str) -> Done | Wanted:
    """Was it decided whether to apply again, by saying so or by beginning a new application? Anew after one that came to nothing."""
    decided = _renewal_decided(case, subject)
    begun = _first_begun(case, subject)
    known = [at for at in (decided.at if decided else None, begun) if at is not None]
    if known:
        return Done(min(known))
    return Wanted(subject, earliest(_apply_again_by(case, subject)), "13G(2)(a)", "The order ends with its term; nothing continues it.")


@ask("prohibition-order.apply-again", "APPLY", "DO_NOT_APPLY", provision="13G(2)(a)", label="Apply for a new order?")
def apply_again(case: Case, subject: str) -> Answer[str]:
    """What was decided last; APPLY where nothing else is said: a new application was begun, or children are safer if one is."""
    decided = _renewal_decided(case, subject)
    return certainly("DO_NOT_APPLY" if decided is not None and decided.decision == "DO_NOT_APPLY" else "APPLY")


@step("prohibition-order.start-new-application", provision="13G(2)(a), 13A(1)", label="Start the new application")
def start_new_application(case: Case, subject: str) -> Done | Wanted:
    """Was an application begun that is meant to follow this order, and that did not come to nothing?"""
    begun = _first_begun(case, subject)
    if begun is not None:
        return Done(begun)
    return Wanted(subject, earliest(_apply_again_by(case, subject)), "13G(2)(a)", "The order ends with its term; nothing continues it.")


def _apply_again_by(case: Case, subject: str) -> Answer[datetime | None]:
    return apply_again_reckoned(case, subject).map(lambda reckoned: reckoned.at)


@implements("13G(2)(a)")
def apply_again_reckoned(case: Case, subject: str) -> Answer[Reckoned]:
    """The instant after the last safe day to issue and file, per last day of the term: the last open day on or before it.

    One day serves every reading of what makes an application (O-A02) and of a closed last day (O-A38): the earliest. Where the
    calendar is not loaded a count back is not safe, so seven days are left, and more over the end of the year.
    """
    return courses(case, subject).map(lambda one: _apply_by(case, case.place_for(subject), one))


def _apply_by(case: Case, place: str, one: Course) -> Reckoned:
    if one.last_day is None:
        return Reckoned(None)
    notes: tuple[str, ...] = (
        "Issue and file it, and if you can have it mentioned, by then: what makes an application is open (O-A02, O-A38).",
    )
    try:
        day = last_registry_open_day_on_or_before(one.last_day, place, case.calendars)
    except UnknownCalendar as unknown:
        day = _well_before(one.last_day)
        notes = (*notes, f"{unknown} No safe last day can be given; this one leaves a margin.")
    derivation = Derivation(
        "prohibition-order.apply-again-by", "13G(2)(a)", "the last day of the term", one.last_day, "last open day", 0, day.isoformat(),
        trigger_entry=one.term.derivation.trigger_entry if one.term and one.term.derivation else "",
        calendar=case.calendars.revision, notes=notes,
    )  # fmt: skip
    return Reckoned(end_of(day), derivation)


def _well_before(day: date) -> date:
    """Seven days before; or, where that falls in the weeks over the end of the year, 19 December or the Friday before."""
    before = day - SEVEN_DAYS
    if (before.month, before.day) >= (12, 20):
        before = date(before.year, 12, 19)
    elif (before.month, before.day) <= (1, 10):
        before = date(before.year - 1, 12, 19)
    weekend = max(before.weekday() - 4, 0)
    return before - timedelta(days=weekend)


@deadline(
    "prohibition-order.apply-again-by",
    provision="13G(2)(a)",
    label="Apply for a new order",
    consequence="The order is not continued beyond its term.",
)
def apply_again_by(case: Case, subject: str) -> Deadline | None:
    """By when a new application must be issued and filed so that the order is continued (TL-13); met when both are done.

    One that came to nothing while the term runs meets it no longer. Past, and no longer something to do, once the term or the order
    itself is over in every reading: nothing continues it then.
    """
    order = recorded.made(case.docket, subject)
    decided, follow = _renewal_decided(case, subject), _may_follow(case, subject)
    if order is None or all(one.last_day is None for one in courses(case, subject).values):
        return None
    if decided is not None and decided.decision == "DO_NOT_APPLY" and not follow:
        return None
    both = [max(a.issued.at, a.filed_at) for a in follow if a.issued and a.filed_at]
    found = courses(case, subject)
    overs = [latest(found.map(lambda one: one.end)), latest(found.map(lambda one: one.term.at if one.term else None))]
    met = min([*both, *(at for at in overs if at)], default=None)
    return deadline_from("prohibition-order.apply-again-by", subject, apply_again_reckoned(case, subject), met_at=met, warn=WARN)


@deadline(
    "prohibition-order.last-day", provision="13G(1)(b)", label="The prohibition order ends",
    consequence="The order ends unless an application made in time continues it.",
)  # fmt: skip
def last_day(case: Case, subject: str) -> Deadline | None:
    """When the order ends, in every world (TL-11, TL-12); none before its term has begun, and past once it is over in every world."""
    found = courses(case, subject)
    if all(one.end is None for one in found.values):
        return None
    warnings = tuple(f"It is continued by {', '.join(one.continued_by)} until that is decided." for one in found.values if one.continued_by)
    warnings += in_words_of(crowded(case, subject))
    reckoned = found.map(lambda one: Reckoned(one.end, one.end_derivation))
    over = latest(found.map(lambda one: one.end))
    return deadline_from("prohibition-order.last-day", subject, reckoned, met_at=over, doing=False, warn=WARN, warnings=warnings)


# ---------------------------------------------------------------- gaps in protection
@dataclass(frozen=True)
class Gap:
    """Children are without a live order from `start` (an order was made, none binds) until `end` (None: still)."""

    start: datetime
    end: datetime | None

    def has(self, at: datetime) -> bool:
        """Is the gap open at this instant?"""
        return self.start <= at and (self.end is None or at < self.end)


@implements("13M(2)(d)", "13G(1)(a)", "13S(2)")
def protection_gap(case: Case, order: str) -> Answer[Gap | None]:
    """The gap between the making of a prohibition order and notice of it, in every world; None where it binds from its making.

    The decision ends any temporary order at once, while an order made in absence waits for notice. The gap opens when no other
    order is surely in force, and stays open until the instant of the notice, whatever O-A49 says of that day, or until the order is
    over if that comes first: an order that was revoked before it bound anybody waits for no notice.
    """
    made = recorded.made(case.docket, order)
    if made is None:
        return certainly(None)
    opens = _unprotected_from(case, made)

    def look(one: Course) -> Gap | None:
        closes = min((at for at in (one.notice.at if one.notice else None, one.end) if at), default=None)
        if opens is None or (closes is not None and closes <= opens):
            return None
        return Gap(opens, closes)

    return courses(case, order).map(look)


def _unprotected_from(case: Case, made: recorded.OrderMade) -> datetime | None:
    """The first instant from the making on at which no other order is surely in force; None: another goes on without end."""
    at = made.made_at
    others = [other for other in protecting(case) if other != made.subject]
    for _ in others:
        live = next((other for other in others if in_force(case, other, at) == "YES"), None)
        if live is None:
            break
        end = earliest(life_of_any(case, live).map(lambda one: one.end))
        if end is None:
            return None
        at = max(at, end)
    return at


@since(
    "prohibition-order.protection-gap",
    provision="13M(2)(d), 13G(1)(a)",
    label="An order was made, and none binds the respondent",
    conclusion=True,
)
def protection_gap_open(case: Case, subject: str) -> Answer[datetime | None]:
    """From when there is a gap that notice has not closed, in every world; None once notice has been given."""
    return protection_gap(case, subject).map(lambda gap: gap.start if gap and gap.end is None else None)


def gaps_at(case: Case, at: datetime) -> tuple[str, ...]:
    """The sentences that say which gaps are, or may be, open at an instant."""
    said = []
    for order in recorded.prohibition_orders(case.docket):
        found = [gap for gap in protection_gap(case, order).values if gap and gap.has(at)]
        if found:
            sure = len(found) == len(protection_gap(case, order).values)
            word = "is" if sure else "may be"
            said.append(
                f"Nothing protects: {order.replace('-', ' ').replace(':', ' ')} was made on {found[0].start.day} {found[0].start:%B %Y} "
                f"and {word} without effect until the respondent has notice."
            )
    return tuple(said)


GAPS.append(gaps_at)


@implements("13G(2)(a)", "13G(5)")
def lapsed_while_applied_for(case: Case, at: datetime) -> tuple[str, ...]:
    """Where the term of a prohibition order ran out although an application that should follow it is pending: made too late, or not yet made.

    Only an application made before the end of the term continues the order (13G(2)(a)). Where that is doubtful the order may have ended,
    and the gap may be open. None while another order is certainly in force, and none for an application begun afresh after the end.
    """
    if protected(case, at):
        return ()
    said = []
    for order in recorded.prohibition_orders(case.docket):
        found = courses(case, order).values
        lapsed = [one.end for one in found if one.end is not None and one.end <= at and one.reason == TERM]
        late = [a for a in new_applications(case, order) if lapsed and _meant_to_follow(a, order, min(lapsed)) and _pending(a, at)]
        if late:
            name, word = order.replace("-", " ").replace(":", " "), "has run out" if len(lapsed) == len(found) else "may have run out"
            said.append(
                f"Nothing protects: the term of {name} {word} with {in_words(last_day_before(min(lapsed)))}, and "
                f"{late[0].subject.replace(':', ' ')} does not certainly continue it, because it was not certainly made before then."
            )
    return tuple(said)


def _meant_to_follow(one: Application, order: str, over: datetime) -> bool:
    """Does this application name the order, or was it begun before the order's term was over?"""
    begun = _begun(one)
    return one.renews == order or (begun is not None and begun < over)


def _pending(one: Application, at: datetime) -> bool:
    """Is it begun, and neither decided nor discontinued, at an instant?"""
    begun = _begun(one)
    return begun is not None and begun <= at and (one.ending is None or one.ending.at > at)


GAPS.append(lapsed_while_applied_for)


# ---------------------------------------------------------------- checks
@check("prohibition-order.term-is-fixed", provision="13G(1)(b)", label="The term is the Act's, not the court's")
def term_is_fixed(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A last day that the court stated, and that no reading of the Act gives, is recorded only when it is confirmed."""
    del subject
    concerns = []
    for order, stated, _ in recorded.stated_in(entries):
        by_the_act = {
            one.last_day
            for one in courses(case, order).values
            if one.last_day and one.term and one.term.derivation and one.term.derivation.rule != "prohibition-order.stated-last-day"
        }
        if by_the_act and stated not in by_the_act:
            days = " or ".join(sorted(day.isoformat() for day in by_the_act))
            sentence = f"The Act fixes the term: it would end with {days}, not {stated.isoformat()}. The end shows as uncertain until that is corrected."
            concerns.append(confirm(sentence, "13G(1)(b)", "stated_last_day"))
    return tuple(concerns)
