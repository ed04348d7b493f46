"""The application for a prohibition order, from the belief to its end: steps, conclusions, deadlines (ss 13A, 13B, 13C, 13J(6)).

Says nothing about what the court should decide. What an application must contain is in law/application_checks.py.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from app.casework.answer import Answer, Deadline, Done, Reckoned, Wanted, certainly, earliest
from app.casework.clock import BRISBANE, day_of, start_of
from app.law import reckoning
from app.law.facts.applications import Application, application, applications
from app.law.facts.hearings import Hearing
from app.law.facts.respondents import basis_recorded_at, respondent
from app.law.facts.temporary_orders import interim_order
from app.law.orders.temporary_orders import sections_of
from app.law.practice import practice
from app.law.provisions import implements
from app.law.questions import Case, ask, deadline, since, start, step
from app.law.readings import Readings, answer
from app.law.respondents import CHILD, handled_as
from app.law.status import deadline_from
from app.law.venue import counted_where

CLEAR_DAYS = 3
FOUR_O_CLOCK = 16
AS_SOON = "The Act says as soon as practicable; the day is a practice of the house (O-A25)."
AFTER_FOUR = "Served after 4 p.m. it may count on the next day only (O-A21)."


@start("prohibition_order_application")
@implements("13A(1)", "13J(6)")
def begun(case: Case) -> tuple[str, ...]:
    """Every application begun, also one that a magistrate's temporary order calls for although nothing of it is recorded yet."""
    return applications(case.docket)


def of(case: Case, subject: str) -> Application:
    """The application with this subject, as the docket tells it."""
    return application(case.docket, subject)


# ---------------------------------------------------------------- steps
def answered(at: datetime | None, wanted: Wanted) -> Done | Wanted:
    """Done where it has happened, else what is wanted."""
    return Done(at) if at else wanted


def _at_once(one: Application) -> tuple[datetime | None, str]:
    """When the proceeding has to be started "immediately", and what happens otherwise: only after a magistrate's order."""
    if one.returned is None:
        return None, ""
    sections = sections_of(one.returned.order)
    return (
        one.returned.made_at,
        f"If it has not started by the return date and time the {sections.in_words} ends then (s {sections.ends('a')}).",
    )


@step("application.describe-respondent", provision="13A(1)", label="Describe the respondent and the basis for the application")
def describe_respondent(case: Case, subject: str) -> Done | Wanted:
    """Answered when the person is described and the basis for being a relevant sexual offender is recorded (s 13A(1)(a)).

    For each application anew, until its notice is issued: what was so for an older one may not be so any more.
    """
    one, described_at = of(case, subject), respondent(case.docket).described_at
    act_by, missed = _at_once(one)
    basis_at = basis_recorded_at(case.docket, since=_in_preparation_from(one))
    since_when = max(described_at, basis_at) if described_at and basis_at else None
    return answered(since_when, Wanted("the respondent and the basis", act_by, "13A(1)", missed))


def _in_preparation_from(one: Application) -> datetime | None:
    """The beginning of the day of the belief, or of a magistrate's order that calls for the application; None once its notice is issued."""
    known = [at for at in (one.believed_at, one.returned.made_at if one.returned else None) if at and one.issued is None]
    return start_of(day_of(min(known))) if known else None


@step("application.record-belief", provision="13A(1)", label="Record the belief on reasonable grounds")
def record_belief(case: Case, subject: str) -> Done | Wanted:
    """Answered when the commissioner's belief and its grounds are recorded (s 13A(1))."""
    one = of(case, subject)
    act_by, missed = _at_once(one)
    return answered(one.believed_at, Wanted("the belief and its grounds", act_by, "13A(1)", missed))


@step("application.record-conduct", provision="13A(2)(b), 13A(2)(c)", label="Record the concerning conduct")
def record_conduct(case: Case, subject: str) -> Done | Wanted:
    """Answered when at least one instance of concerning conduct is recorded (s 13A(2)(b), (c))."""
    one = of(case, subject)
    act_by, missed = _at_once(one)
    return answered(one.conduct_at, Wanted("the concerning conduct", act_by, "13A(2)(b)", missed))


@step("application.consider-eligibility", provision="13A(1)(a), sch 5", label="Consider whether the person is a relevant sexual offender")
def consider_eligibility(case: Case, subject: str) -> Done | Wanted:
    """Answered when a legal officer has advised on it, or when the proceeding was started all the same."""
    one = of(case, subject)
    advised = next((a.at for a in one.advice if a.of == "eligibility"), None)
    return answered(advised or (one.issued.at if one.issued else None), Wanted("eligibility", None, "13A(1)(a)"))


@step("application.conditions-sought", provision="13A(2)(d), 13F, 13FA", label="Record the conditions sought")
def conditions_sought(case: Case, subject: str) -> Done | Wanted:
    """Answered when the conduct to be prohibited and the conditions sought are recorded (s 13A(2)(d))."""
    one = of(case, subject)
    act_by, missed = _at_once(one)
    return answered(one.conditions_at, Wanted("the conditions sought", act_by, "13A(2)(d)", missed))


@step("application.settle-class", provision="sch 5", label="Settle whether the respondent is handled as a child")
def settle_class(case: Case, subject: str) -> Done | Wanted:
    """Answered when a legal officer advised how the person is to be handled."""
    advised = next((a.at for a in of(case, subject).advice if a.of == "class"), None)
    return answered(advised, Wanted("class", None, "sch 5", "Until then the respondent is handled as a child."))


@step("application.child-circumstances", provision="13B(4)", label="Record the circumstances of the child respondent")
def child_circumstances(case: Case, subject: str) -> Done | Wanted:
    """Answered when it is recorded whether a change of residence is likely, and which parents are known (s 13B(4))."""
    one = of(case, subject)
    return answered(one.circumstances_at, Wanted("residence and parents", None, "13B(4)"))


@step("application.issue-appearance-notice", provision="13B(1), 13J(6)", label="Issue the appearance notice")
@implements("13B(1)", "13J(6)", "13J(7)")
def issue_appearance_notice(case: Case, subject: str) -> Done | Wanted:
    """Answered when the notice is issued, which starts the proceeding; immediately after a magistrate's order (s 13J(6), 13T(4)(a))."""
    one = of(case, subject)
    act_by, missed = _at_once(one)
    provision = "13J(6), 13J(7)" if one.returned else "13B(1)"
    return answered(one.issued.at if one.issued else None, Wanted("the appearance notice", act_by, provision, missed))


@step("application.file", provision="13B(2)", label="File the application and a copy of the appearance notice")
@implements("13B(2)")
def file_application(case: Case, subject: str) -> Done | Wanted:
    """Answered when both are filed; as soon as practicable, and before the respondent has to appear (s 13B(2))."""
    one = of(case, subject)
    missed = "Not filed before the time to appear the duty is breached; the Act states no other consequence. Tell a legal officer."
    soon = file_soon(case, subject)
    return answered(one.filed_at, Wanted("the application and the notice", soon.act_by if soon else None, "13B(2)", missed))


@step("application.list-hearing", provision="13B(1)", label="List a hearing")
def list_hearing(case: Case, subject: str) -> Done | Wanted:
    """Answered when a hearing of the application is listed and not vacated, or was held.

    Asked again once the appeal court sent it back, and after an adjournment for as long as no later hearing is listed.
    """
    one = of(case, subject)
    back = max(one.set_aside, default=None)
    instants = [h.listed_at or h.held_at for h in one.hearings if h.vacated_at is None and (back is None or (h.stands_at or back) > back)]
    listed = min((at for at in instants if at), default=None)
    about, by = ("the first hearing", one.appear_at) if back is None else ("the hearing after it was sent back on appeal", back)
    left = _left_without_a_day(one)
    if listed is not None and left is not None:
        number = left.subject.rpartition(":")[2]
        return Wanted(f"the hearing after hearing {number}", None, "13C(1)", "Without a listing nobody hears the application.")
    return answered(listed, Wanted(about, by, "13B(1)" if back is None else "13ZJ(1)", "Without a listing nobody hears the application."))


def _left_without_a_day(one: Application) -> Hearing | None:
    """The last hearing held, where the application was adjourned there and no later hearing is listed; not while a decision is reserved."""
    held = [h for h in one.hearings if h.held_at is not None]
    last = max(held, key=lambda h: (h.held_at, h.subject), default=None)
    if last is None or not last.awaits_another:
        return None
    later = (h for h in one.hearings if h.vacated_at is None and h.stands_at and last.held_at and h.stands_at > last.held_at)
    return None if any(later) else last


@step("application.give-copy-to-chief-executive", provision="13B(4)(a)", label="Give a copy to the chief executive (child safety)")
@implements("13B(4)(a)")
def give_copy_to_chief_executive(case: Case, subject: str) -> Done | Wanted:
    """Answered when the copy is given, or found not due because no change of residence is likely (s 13B(4)(a))."""
    one = of(case, subject)
    done = one.chief_executive_at
    if done is None and one.residence_change_likely is False and one.issued and one.circumstances_at:
        done = max(one.circumstances_at, one.issued.at)
    wanted = Wanted("the copy for the chief executive", _copies_at(case, one), "13B(4)(a)", "The Act states no consequence.")
    return answered(done, wanted)


@step("application.give-copy-to-parent", provision="13B(4)(b)", label="Give a copy to a parent")
@implements("13B(4)(b)")
def give_copy_to_parent(case: Case, subject: str) -> Done | Wanted:
    """Answered when the copy is given, or no parent was found after reasonable attempts (s 13B(4)(b))."""
    one = of(case, subject)
    return answered(one.parent_at, Wanted("the copy for a parent", _copies_at(case, one), "13B(4)(b)", "The Act states no consequence."))


@step("application.consider-other-outcome", provision="13C", label="Consider what follows from this outcome")
def consider_other_outcome(case: Case, subject: str) -> Done | Wanted:
    """Answered when a legal officer has advised on an application that ended neither by an order nor by a refusal (O-A35)."""
    one = of(case, subject)
    about = f"outcome {one.ending.how}" if one.ending else "outcome"
    advised = next((a.at for a in one.advice if a.of == about), None)
    return answered(advised, Wanted(about, None, "13C", "Whether a temporary or continued order ended with it is doubtful (O-A35)."))


# ---------------------------------------------------------------- what is so, and from when
@ask("application.outcome", "MADE", "REFUSED", "DISCONTINUED", "OTHER", provision="13C(1)", label="How did the application end?")
@implements("13C(1)")
def outcome(case: Case, subject: str) -> Answer[str]:
    """MADE, REFUSED or DISCONTINUED; OTHER for a striking out, a dismissal by consent, and while it has not ended."""
    ending = of(case, subject).ending
    return certainly(ending.how if ending and ending.how in {"MADE", "REFUSED", "DISCONTINUED"} else "OTHER")


@since("application.started", provision="13B(1)", label="The proceeding is started")
@implements("13B(1)")
def started(case: Case, subject: str) -> Answer[datetime | None]:
    """From the issuing of the first appearance notice (s 13B(1)): the start that s 13M(2)(a) looks for."""
    issued = of(case, subject).issued
    return certainly(issued.at if issued else None)


@since("application.served", provision="13B(3)", label="The application documents are served")
@implements("13B(3)")
def served(case: Case, subject: str) -> Answer[datetime | None]:
    """From when both application documents are served (s 13B(3)); one of them alone is not service."""
    return certainly(of(case, subject).served_at)


def _ended(case: Case, subject: str, *, discontinued: bool) -> Answer[datetime | None]:
    ending = of(case, subject).ending
    return certainly(ending.at if ending and (ending.how == "DISCONTINUED") == discontinued else None)


@since("application.decided", provision="13C(1), 13M(2)(d)", label="The application is decided", conclusion=True)
def decided(case: Case, subject: str) -> Answer[datetime | None]:
    """From when the court disposed of the application, unless it was discontinued before.

    A striking out and a dismissal by consent are among these: nothing of the application is left to be done. Whether they are a
    decision that ends an order is another question (O-A35), which the life of the order asks.
    """
    return _ended(case, subject, discontinued=False)


@since("application.discontinued", provision="13M(2)(e)", label="The application is discontinued", conclusion=True)
def discontinued(case: Case, subject: str) -> Answer[datetime | None]:
    """From when the commissioner discontinued the application, unless it was decided before."""
    return _ended(case, subject, discontinued=True)


@since("application.over", provision="13C, 13M(2)(e)", label="The application is decided or discontinued")
def over(case: Case, subject: str) -> Answer[datetime | None]:
    """From when the application is decided or discontinued, whichever came first."""
    ending = of(case, subject).ending
    return certainly(ending.at if ending else None)


# ---------------------------------------------------------------- dates
def _met(one: Application, at: datetime | None) -> datetime | None:
    """When a date stopped mattering: the act was done, or the application was over."""
    ending = one.ending.at if one.ending else None
    return min((x for x in (at, ending) if x), default=None)


@deadline(
    "application.filing", provision="13B(2)", label="File the application and a copy of the notice",
    consequence="The duty to file is breached; the Act states no other consequence.",
)  # fmt: skip
def file_by(case: Case, subject: str) -> Deadline | None:
    """TL-02: before the time at which the respondent has to appear; an instant, so it does not roll."""
    one = of(case, subject)
    if one.issued is None:
        return None
    reckoned = reckoning.instant(
        one.issued.appear_at, provision="13B(2)", rule="application.filing",
        trigger_words="the time to appear in the first notice", trigger_entry=one.issued.entry,
    )  # fmt: skip
    return deadline_from("application.filing", subject, certainly(reckoned), met_at=_met(one, one.filed_at), warn=(3, 1))


@deadline(
    "application.filing-in-practice", provision="13B(2)", label="File as soon as practicable (by a practice of the house)",
    consequence="The Act says as soon as practicable, and before the time to appear. What is filed later than the house's own day has to be explained.",
)  # fmt: skip
@implements("13B(2)")
def file_soon(case: Case, subject: str) -> Deadline | None:
    """TL-02: as soon as practicable after the issuing: the same day, if the registry is open, as a practice of the house (O-A25).

    It stands beside the Act's own limit and is never later: the time to appear (`application.filing`).
    """
    one = of(case, subject)
    if one.issued is None:
        return None
    met = _met(one, one.filed_at)
    found = answer(lambda readings: _soon(case, one, readings))
    return deadline_from("application.filing-in-practice", subject, found, met_at=met, warn=(), warnings=(AS_SOON,))


def _soon(case: Case, one: Application, readings: Readings) -> Reckoned:
    issued = one.issued
    if issued is None:
        return Reckoned(None)

    def count(place: str) -> Reckoned:
        return reckoning.act_by_days(
            day_of(issued.at), practice("application.filing"), place=place, calendars=case.calendars, provision="13B(2)",
            rule="application.filing-in-practice", trigger_words="the proceeding was started", trigger_entry=issued.entry, filing=True,
        )  # fmt: skip

    counted, limit = counted_where(case, one.subject, issued.at, count, readings), issued.appear_at
    return replace(counted, at=limit) if limit is not None and counted.at is not None and limit < counted.at else counted


@deadline(
    "application.start-at-once", provision="13J(6), 13M(2)(a), 13T(4)(a)", label="Start the proceeding for the final order",
    consequence="If it has not started by the return date and time the order that the magistrate made ends then.",
)  # fmt: skip
@implements("13J(6)", "13M(2)(a)", "13T(4)(a)")
def start_at_once(case: Case, subject: str) -> Deadline | None:
    """TL-06: immediately after a magistrate's order; the return date and time is the last instant that keeps the order."""
    one = of(case, subject)
    if one.returned is None:
        return None
    words, sections = f"the making of {one.returned.order}", sections_of(one.returned.order)
    provision = "13J(6)" if sections.name == "temporary-order" else "13T(4)(a), 13J(6)"
    now = reckoning.instant(
        one.returned.made_at, provision=provision, rule="application.start-at-once", trigger_words=words, trigger_entry=one.returned.entry,
    )  # fmt: skip
    at = one.returned.return_at.astimezone(BRISBANE) if one.returned.return_at else None
    hard = (
        f"The order ends at {at:%H:%M} on {reckoning.in_words(at.date())} if no proceeding has been started ({sections.ends('a')})."
        if at
        else ""
    )
    order, over = interim_order(case.docket, one.returned.order), one.ending.at if one.ending else None
    known = (order.proceeding_started_at if order else None, over if over and over >= one.returned.made_at else None)
    return deadline_from(
        "application.start-at-once", subject, certainly(now), met_at=min((at for at in known if at), default=None), warn=(),
        warnings=(hard,) if hard else (),
    )  # fmt: skip


def _copies_by(case: Case, one: Application) -> Answer[Reckoned]:
    return answer(lambda readings: _copies(case, one, readings))


def _copies_at(case: Case, one: Application) -> datetime | None:
    return earliest(_copies_by(case, one).map(lambda found: found.at))


def _copies(case: Case, one: Application, readings: Readings) -> Reckoned:
    issued = one.issued
    if issued is None:
        return Reckoned(None)

    def count(place: str) -> Reckoned:
        return reckoning.act_by_business_days(
            day_of(issued.at), practice("application.child-copies"), place=place, calendars=case.calendars, provision="13B(4)",
            rule="application.child-copies", trigger_words="the proceeding was started", trigger_entry=issued.entry,
        )  # fmt: skip

    return counted_where(case, one.subject, issued.at, count, readings)


@deadline(
    "application.child-copies", provision="13B(4)", label="Give the copies for a child respondent (by a practice of the house)",
    consequence="The duty is breached; the Act states no other consequence.",
)  # fmt: skip
def child_copies_by(case: Case, subject: str) -> Deadline | None:
    """TL-03: as soon as practicable; the number of business days is a practice of the house (O-A25), not the Act's."""
    one = of(case, subject)
    if one.issued is None or handled_as(case, subject).only != CHILD:
        return None
    steps = (give_copy_to_chief_executive(case, subject), give_copy_to_parent(case, subject))
    done = [s.since for s in steps if isinstance(s, Done)]
    met = _met(one, max(done) if len(done) == len(steps) else None)
    return deadline_from("application.child-copies", subject, _copies_by(case, one), met_at=met, warn=())


@deadline(
    "application.serve-before-hearing", provision="13B(3), 13C(4)", label="Serve the application documents before the hearing",
    consequence="Unserved, the application cannot be heard in the respondent's absence, nor a temporary order made or extended then.",
)  # fmt: skip
@implements("13C(4)")
def serve_before_hearing(case: Case, subject: str) -> Deadline | None:
    """The last moment for serving both documents so that the hearing may go on without the respondent (s 13C(4); O-A21)."""
    one = of(case, subject)
    if one.issued is None or one.appear_at is None:
        return None
    found = answer(lambda readings: _serve_by(case, one, readings))
    return deadline_from("application.serve-before-hearing", subject, found, met_at=_met(one, one.served_at), warn=(5, 3, 1))


def _serve_by(case: Case, one: Application, readings: Readings) -> Reckoned:
    notice = one.current_notice
    entry = notice.entry if notice else ""
    rule = "application.serve-before-hearing"
    if readings.ask("O-A21") == "rules-displaced" or one.appear_at is None:
        return reckoning.instant(one.appear_at, provision="13C(4)", rule=rule, trigger_words="the hearing", trigger_entry=entry)
    since = notice.at if notice else one.appear_at
    return by_the_civil_rules(case, one.subject, one.appear_at, readings, since=since, provision="13C(4), 77A(2)", rule=rule, entry=entry)


def by_the_civil_rules(
    case: Case, application_: str, hearing: datetime, readings: Readings, *, since: datetime, provision: str, rule: str, entry: str
) -> Reckoned:
    """By when an application is served that the civil rules govern: three clear business days before its hearing, by four o'clock."""
    appear = day_of(hearing)

    def count(place: str) -> Reckoned:
        return reckoning.clear_business_days_before(
            appear, CLEAR_DAYS, place=place, calendars=case.calendars, provision=provision, rule=rule, trigger_words="the hearing",
            trigger_entry=entry,
        )  # fmt: skip

    counted = counted_where(case, application_, since, count, readings)
    if counted.at is None:  # no calendar: never later than a week before the earliest day that could be right
        return replace(counted, at=start_of(appear - timedelta(days=CLEAR_DAYS + 7)))
    return _by_four(counted, counted.at)


@implements("77A(2)")
def _by_four(counted: Reckoned, at: datetime) -> Reckoned:
    """Four in the afternoon of that day: what is served later counts on the next day if the civil rules apply (O-A21).

    It is never Christmas Day or Good Friday, when nobody is served: a business day follows it, and none follows these.
    """
    day = reckoning.last_day_before(at)
    by = start_of(day) + timedelta(hours=FOUR_O_CLOCK)
    how = counted.derivation
    told = how and replace(how, result=f"{reckoning.in_words(day)} {by:%H:%M}", notes=(*how.notes, AFTER_FOUR))
    return Reckoned(by, told)
