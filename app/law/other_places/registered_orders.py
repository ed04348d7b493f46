"""A registered order (ss 13Z(11)-13ZB, 13ZD(4), 39F): its life, the certificate, what is served and given, and how long the respondent reports.

A corresponding order of another place that is registered here has the effect of a prohibition order from its registration, served or
not. It lives as long as the order, as it was made, does where it was made, and no longer than the registration. Which of its terms bind
when is law/terms.py's.
"""

from __future__ import annotations

from datetime import datetime

from app.casework.answer import Answer, Deadline, Done, Reckoned, Wanted, certainly, earliest, latest
from app.casework.clock import day_of, start_of
from app.law import reckoning
from app.law.applying.applications import answered
from app.law.facts import service_of
from app.law.facts.applications import application, applications
from app.law.facts.corresponding_orders import (
    CorrespondingOrder,
    RegisteredOrder,
    corresponding_order,
    registered_order,
    registered_orders,
)
from app.law.facts.prohibition_orders import acknowledged_at, made
from app.law.facts.respondents import respondent
from app.law.orders.prohibition_orders import YEARS, continuation, end_named
from app.law.orders.removals import details, removed_at
from app.law.orders.stays import interruptions
from app.law.other_places.home_periods import HOME, LIVES, PERIOD, home_end
from app.law.provisions import implements
from app.law.questions import Case, ask, deadline, since, start, step
from app.law.readings import Readings, answer
from app.law.reckoning import last_day_before
from app.law.respondents import class_on, may_be_a_child
from app.law.serving.notices import practice_day, replaced, told_of_change, took_effect
from app.law.serving.service import over as service_over
from app.law.status import Life, deadline_from, ended, life, life_of

YES, NO = "YES", "NO"
CANCELLED, REVOKED, CONTINUED = "cancelled", "revoked", "continued"
WHY = {
    PERIOD: "The period of the original order is over.",
    HOME: "The original order stopped being in force where it was made.",
    CANCELLED: "A court cancelled its registration.",
    REVOKED: "The appeal court revoked its registration.",
    CONTINUED: "If a new application continues it, until that was decided (O-A31).",
    LIVES: "It is in force as long as the original order is.",
}


@start("registered_order")
@implements("13Z(2)")
def registered(case: Case) -> tuple[str, ...]:
    """Every registered order has a run of its own."""
    return registered_orders(case.docket)


def of(case: Case, subject: str) -> tuple[RegisteredOrder | None, CorrespondingOrder | None]:
    """The registered order, and the corresponding order that it is."""
    one = registered_order(case.docket, subject)
    return one, corresponding_order(case.docket, one.of) if one else None


# ---------------------------------------------------------------- its life
@life_of("registered-order")
@implements("13Z(11)", "13ZA(5)", "13ZB(1)", "13ZB(2)", "13ZD(4)", "13ZI(3)", "13ZJ(2)(a)", "13ZJ(3)")
def life_of_registered_order(case: Case, subject: str) -> Answer[Life]:
    """From its registration, also where nobody was there and nothing is served (13ZA(5), 13ZB(2)), to the end of the original order or of the registration.

    The appeal court may revoke the registration, put back one that was cancelled, with effect from then, or stay the order (13ZI(3), 13ZJ(2)).
    """
    return endings(case, subject).map(lambda pair: pair[0])


def endings(case: Case, subject: str) -> Answer[tuple[Life, str]]:
    """Each life that it may have, with the reason why it ends."""
    return case.recall(_endings, subject)


def _endings(case: Case, subject: str) -> Answer[tuple[Life, str]]:
    one, origin = of(case, subject)
    if one is None:
        return certainly((Life(None, None, "No such order was registered."), LIVES))
    return answer(lambda readings: _lived(case, one, origin, readings))


def _lived(case: Case, one: RegisteredOrder, origin: CorrespondingOrder | None, readings: Readings) -> tuple[Life, str]:
    began = reckoning.instant(
        one.registered_at,
        provision="13ZB(1), 13ZB(2)",
        rule="registered-order.takes-effect",
        trigger_words="it was registered",
        trigger_entry=one.entry,
    )
    over, reason = home_end(origin, readings) if origin else (None, LIVES)
    over, reason = _continued(case, over, reason, readings)
    if one.cancelled_at is not None and (over is None or over.at is None or one.cancelled_at < over.at):
        over, reason = (
            reckoning.instant(
                one.cancelled_at,
                provision="13ZJ(2)(a)" if one.revoked_on_appeal else "13ZD(4)",
                rule="registered-order.cancelled",
                trigger_words="the registration was revoked on appeal" if one.revoked_on_appeal else "the registration was cancelled",
                trigger_entry=one.cancelled_entry,
            ),
            REVOKED if one.revoked_on_appeal else CANCELLED,
        )
    end, broken = over.at if over else None, interruptions(one.stays, one.revoked, readings)
    return Life(one.registered_at, end, WHY[reason], over.derivation if over else None, began.derivation, broken), reason


@implements("13G(2)", "13G(3)", "13Z(11)", "13ZB(1)(a)")
def _continued(case: Case, over: Reckoned | None, reason: str, readings: Readings) -> tuple[Reckoned | None, str]:
    """The end of an order whose own period ran out while a new application, made within it, is undecided: perhaps continued by it (O-A31).

    Only the running out of the period is the end of a term; an order that stopped where it was made, or whose registration was cancelled, is over.
    """
    if over is None or over.at is None or reason != PERIOD:
        return over, reason
    asked = tuple(application(case.docket, a) for a in applications(case.docket))
    found = continuation(case, asked, last_day_before(over.at), over.at, readings)
    if found is None or readings.ask("O-A31") == "not-continued":
        return over, reason
    words = "the new application that would continue it was decided"
    return (
        reckoning.instant(found.end, provision="13G(3), 13ZB(1)(a)", rule="registered-order.continued", trigger_words=words)
        if found.end
        else None
    ), CONTINUED


# ---------------------------------------------------------------- what is so, and from when
@since(
    "registered-order.ends", provision="13Z(11), 13ZD(4)", label="Registered order ends",
    consequence="The corresponding order has no effect in Queensland any more.",
)  # fmt: skip
def ends(case: Case, subject: str) -> Answer[datetime | None]:
    """When it is over in each world."""
    return ended(case, subject)


def _over_because(case: Case, subject: str, *reasons: str) -> Answer[datetime | None]:
    return endings(case, subject).map(lambda pair: pair[0].end if pair[1] in reasons else None)


@since("registered-order.period-over", provision="13Z(11)", label="The original order is over", conclusion=True)
def period_over(case: Case, subject: str) -> Answer[datetime | None]:
    """From when the original order's own period is over, or it stopped being in force there; continued, from when that is over."""
    return _over_because(case, subject, PERIOD, HOME, CONTINUED)


@since("registered-order.cancelled", provision="13ZD(4), 13ZJ(2)(a)", label="Registration cancelled, or revoked on appeal", conclusion=True)
def cancelled(case: Case, subject: str) -> Answer[datetime | None]:
    """From when its registration is cancelled or revoked: that takes effect when it is done, whoever was there."""
    return _over_because(case, subject, CANCELLED, REVOKED)


@since("registered-order.service-settled", provision="13ZA(3)", label="The copy is served, or serving it has no use any more")
def service_settled(case: Case, subject: str) -> Answer[datetime | None]:
    """From when nothing is left to be done about serving it; its service is a run of its own."""
    return service_over(case, service_of(subject))


# ---------------------------------------------------------------- what people have to do
@step("registered-order.give-certificate", provision="13ZA(1)", label="Give the commissioner the certificate of registration")
@implements("13ZA(1)", "13ZA(2)")
def give_certificate(case: Case, subject: str) -> Done | Wanted:
    """Was the certificate given, with a copy of the registered order? No fee and no expenses may be asked for (13ZA(2))."""
    one, _ = of(case, subject)
    due = certificate_by(case, subject)
    missed = "The commissioner cannot serve what has not been received; the order binds all the same (13ZB(1))."
    return answered(one.certificate_at if one else None, Wanted(subject, due.act_by if due else None, "13ZA(1)", missed))


@ask(
    "registered-order.reporting-notice-due", YES, NO, "UNCERTAIN",
    provision="13ZA(3)(b)", label="Is an initial reporting obligations notice to be served with it?",
)  # fmt: skip
@implements("13ZA(3)(b)")
def reporting_notice_due(case: Case, subject: str) -> Answer[str]:
    """Where the respondent was no reportable offender immediately before the registration; UNCERTAIN where that is not recorded."""
    one, _ = of(case, subject)
    before = one.reportable_before if one else None
    if before is None:
        return Answer(((YES, ((),)), (NO, ((),))))
    return certainly(NO if before else YES)


@step("registered-order.prepare-reporting-notice", provision="13ZA(3)(b), 54A", label="Prepare the initial reporting obligations notice")
@implements("13ZA(3)(b)")
def prepare_reporting_notice(case: Case, subject: str) -> Done | Wanted:
    """Were its contents settled, or was it served already?"""
    one, _ = of(case, subject)
    done = (one.reporting_notice_prepared_at or one.reporting_notice_at) if one else None
    missed = "The respondent is not told what to report, and the time for the initial report may not run."
    return answered(done, Wanted(subject, _practice_at(case, one, "papers"), "13ZA(3)(b)", missed))


@ask("registered-order.child", YES, NO, provision="13ZA(4), sch 5", label="Was the respondent a child when it was registered?")
@implements("sch 5")
def child(case: Case, subject: str) -> Answer[str]:
    """Judged on the day of the registration, and never again; YES also where that is not certain (practice)."""
    return certainly(YES if may_be_a_child(case, subject) else NO)


@step("registered-order.give-copies", provision="13ZA(4)", label="Give copies of a child's registered order")
@implements("13ZA(4)(a)", "13ZA(4)(b)")
def give_copies(case: Case, subject: str) -> Done | Wanted:
    """To the chief executive (child safety) if it is likely to make the child move, and to a parent who can be found."""
    one, _ = of(case, subject)
    missed = "The registration stays valid (13ZA(5)); a parent and child safety do not know of it."
    return answered(one.copies_at if one else None, Wanted(subject, _practice_at(case, one, "copies"), "13ZA(4)", missed))


@step("registered-order.may-have-ended", provision="13Z(11)", label="Has somebody acted on it that the order may have ended?")
def may_have_ended(case: Case, subject: str) -> Done | Wanted:
    """Answered by a note that names that very end."""
    end = earliest(ends(case, subject))
    of_what = end_named(end) if end else "end"
    noted = acknowledged_at(case.docket, subject, "may-have-ended-noted", of_what)
    return answered(
        noted, Wanted(of_what, end, "13Z(11)", "In one reading it is enforced although it is over; in the other it is dropped too early.")
    )


@since("registered-order.reporting-over", provision="39F", label="Reporting under the registered order is over")
@implements("39F")
def reporting_over(case: Case, subject: str) -> Answer[datetime | None]:
    """From when nothing is to be reported any more because of this order; it may go on itself."""
    one, _ = of(case, subject)
    return answer(lambda readings: _reporting(case, one, readings).at) if one else certainly(None)


@step("registered-order.changed-period", provision="56(2), 39F", label="Give notice that the reporting period changed")
@implements("56(2)")
def changed_period(case: Case, subject: str) -> Done | Wanted:
    """Was notice given that reporting under this order is over? Not where a prohibition order was made at that moment.

    It is over in every reading only with the order, where that outlives its years (R-A29): until then nobody is told to stop.
    """
    order, over = made(case.docket, subject), latest(reporting_over(case, subject))
    if order is not None and over is not None and (replaced(case, order, over) or not took_effect(case, subject)):
        return Done(over)
    return told_of_change(case, subject, "reporting", over)


@step(
    "registered-order.details-of-removal",
    provision="55(1)(c), 55(2)",
    label="Give details of the order that took the person out of the Act",
)
@implements("55(1)(c)")
def details_of_removal(case: Case, subject: str) -> Done | Wanted:
    """Were the commissioner given details of the cancellation? Answered at once where reporting had surely ended before (39F; R-A29), or ended by itself."""
    removed, over = removed_at(case, subject), latest(reporting_over(case, subject))
    return details(case, subject, removed if over is None or removed is None or removed <= over else None)


@step("registered-order.confirm-end", provision="13Z(11), 13ZD(4)", label="Is the end of the order confirmed?")
def confirm_end(case: Case, subject: str) -> Done | Wanted:
    """Answered by an entry that names that very end."""
    end = latest(ends(case, subject))
    of_what = end_named(end) if end else "end"
    noted = acknowledged_at(case.docket, subject, "end-confirmed", of_what)
    return answered(noted, Wanted(of_what, end, "13Z(11), 13ZD(4)", "Officers may go on enforcing an order that is over."))


# ---------------------------------------------------------------- dates that matter
@deadline(
    "registered-order.certificate-by", provision="13ZA(1)", label="Give the commissioner the certificate of registration",
    consequence="The duty is breached. The order has effect all the same; nobody serves it until the copy is received.",
)  # fmt: skip
@implements("13ZA(1)")
def certificate_by(case: Case, subject: str) -> Deadline | None:
    """TL-17: not later than 2 business days after the registration. A day on which only the court is closed counts as one."""
    one, origin = of(case, subject)
    if one is None or origin is None:
        return None
    name = "registered-order.certificate-by"
    reckoned = reckoning.act_by_business_days(
        day_of(one.registered_at),
        2,
        place=case.place_for(subject),
        calendars=case.calendars,
        provision="13ZA(1)",
        rule=name,
        trigger_words="it was registered",
        trigger_entry=one.entry,
    )
    return deadline_from(name, subject, certainly(reckoned), met_at=one.certificate_at, warn=(1,))


@deadline(
    "registered-order.copies-by", provision="13ZA(4)", label="Give copies of a child's registered order",
    consequence="The registration stays valid (13ZA(5)); the duty is breached.",
)  # fmt: skip
def copies_by(case: Case, subject: str) -> Deadline | None:
    """As soon as practicable after the copy is received; one business day as a practice. None where the respondent is surely an adult."""
    one, _ = of(case, subject)
    if one is None or one.certificate_at is None or child(case, subject).only == NO:
        return None
    reckoned = practice_day(
        case, one.certificate_at, "registered-order.copies", "13ZA(4)", words="the commissioner received the copy", entry=one.entry
    )
    return deadline_from("registered-order.copies-by", subject, certainly(reckoned), met_at=one.copies_at, warn=(1,))


def _practice_at(case: Case, one: RegisteredOrder | None, what: str) -> datetime | None:
    if one is None or one.certificate_at is None:
        return None
    words = "the commissioner received the copy"
    return practice_day(case, one.certificate_at, f"registered-order.{what}", "13ZA", words=words, entry=one.entry).at


@deadline(
    "registered-order.last-day", provision="13Z(11)", label="Registered order ends",
    consequence="The corresponding order has no effect in Queensland any more. Whether a new application continues it is open (O-A31): ask in time.",
)  # fmt: skip
@implements("13Z(11)")
def last_day(case: Case, subject: str) -> Deadline | None:
    """The last day of the original order, by the time of its own place; none where it has no end."""
    one, _ = of(case, subject)
    if one is None:
        return None
    reckoned = life(case, subject).map(lambda lived: Reckoned(lived.end, lived.derivation))
    if all(each.at is None for each in reckoned.values):
        return None
    over = latest(ends(case, subject))
    return deadline_from("registered-order.last-day", subject, reckoned, met_at=over, doing=False, warn=(90, 30, 7))


@deadline(
    "registered-order.reporting-until", provision="39F", label="Reporting under the registered order ends",
    consequence="Reporting that hangs on this order alone ends; the order itself may go on.",
)  # fmt: skip
@implements("39F")
def reporting_until(case: Case, subject: str) -> Deadline | None:
    """TL-26: from the day of the registration, for the shortest of the order's own life and 5 years, or 2 for a child.

    Time in detention or out of Queensland can stop or lengthen the period (s 34): the register unit settles that, and it is said here.
    """
    one, _ = of(case, subject)
    if one is None:
        return None
    reckoned = answer(lambda readings: _reporting(case, one, readings))
    over = latest(reckoned.map(lambda each: each.at))
    warning = "Detention and time outside Queensland are not counted here: they may suspend or lengthen the period (s 34)."
    return deadline_from(
        "registered-order.reporting-until", subject, reckoned, met_at=over, doing=False, warn=(90, 30), warnings=(warning,)
    )


@implements("39F")
def _reporting(case: Case, one: RegisteredOrder, readings: Readings) -> Reckoned:
    """The shortest of the three periods in one world; or, where the order outlives the years, perhaps as long as it has effect (R-A29).

    Doubtful also: whether the day of the registration is the first of the years (O-A36); child or adult where no date of birth is known (O-A54).
    """
    lived, _ = _lived(case, one, corresponding_order(case.docket, one.of), readings)
    own = Reckoned(lived.end, lived.derivation)
    if lived.end is not None and lived.end < _first_end_of_years(one):
        return own
    if readings.ask("R-A29") == "while-it-has-effect":
        return own
    age = class_on(respondent(case.docket), day_of(one.registered_at), readings)
    years = YEARS[age if age in YEARS else readings.ask("O-A54").upper()]
    period = reckoning.period_of_years(
        day_of(one.registered_at),
        years,
        readings=readings,
        provision="39F",
        rule="registered-order.reporting-until",
        trigger_words="it was registered",
        trigger_entry=one.entry,
        first_day_counts=readings.ask("O-A36") == "day-counts",
    )
    return own if lived.end is not None and period.at is not None and lived.end < period.at else period


def _first_end_of_years(one: RegisteredOrder) -> datetime:
    """Before this instant the years of section 39F are over in no reading."""
    first = day_of(one.registered_at)
    return start_of(first.replace(year=first.year + min(YEARS.values()), day=1))
