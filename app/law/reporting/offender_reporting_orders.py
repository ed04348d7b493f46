"""Offender reporting orders (Part 3): is the court's power open, by when may the prosecution ask, what was decided, what follows, how it ends.

The order is made by the court that imposes the sentence or makes the forensic order. It makes the person a reportable offender
(s 5(1)(e)) and prohibits nothing; it is neither an offender prohibition order nor a declaration under s 5(5), which makes a person a
reportable offender in its own way (s 5(1)(b)). The times to appeal lie in other Acts and are entered by hand.
"""

from __future__ import annotations

from datetime import datetime

from app.casework.answer import Answer, Deadline, Done, Reckoned, Wanted, certainly
from app.casework.clock import day_of
from app.law import reckoning, status
from app.law.applying.applications import answered
from app.law.facts import offender_reporting_orders as facts
from app.law.facts.offender_reporting_orders import CONVICTION, FORENSIC_ORDER, ReportingOrder
from app.law.facts.respondents import RESPONDENT, respondent
from app.law.provisions import implements
from app.law.questions import Case, ask, deadline, offer, since, start, step
from app.law.serving.notices import practice_day
from app.law.status import Life, deadline_from, life_of

OPEN, NOT_OPEN, NOT_KNOWN = "OPEN", "NOT_OPEN", "NOT_KNOWN"
GO_ON, DO_NOT_GO_ON = "GO_ON", "DO_NOT_GO_ON"
ASKED, NOT_ASKED = "ASKED", "NOT_ASKED"
MADE, REFUSED, WITHDRAWN, OTHER = "MADE", "REFUSED", "WITHDRAWN", "OTHER"
MONTHS = 6
BY_HAND = "Entered by hand with its authority: the time to appeal lies in another Act, which this house does not reckon."
ENDS = {
    "quashed": "It was quashed on appeal (8(c)).",
    "revoked": "The forensic order was revoked under section 441 of the Mental Health Act 2016 (12C(5)).",
}


@start("offender_reporting_order")
@implements("12B(1)", "12C(1)")
def questions_of_an_order(case: Case) -> tuple[str, ...]:
    """Each conviction with a sentence, and each forensic order, on which an offender reporting order may be made has a run of its own."""
    return facts.subjects(case.docket)


def of(case: Case, subject: str) -> ReportingOrder | None:
    """The question with this subject, as the docket tells it."""
    return facts.reporting_order(case.docket, subject)


# ---------------------------------------------------------------- is the power open
@ask(
    "offender-reporting-order.power", OPEN, NOT_OPEN, NOT_KNOWN,
    provision="12B(1), 12C(1), 9(1)", label="May the court make an offender reporting order here?",
)  # fmt: skip
@implements("12B(1)", "12C(1)")
def power(case: Case, subject: str) -> Answer[str]:
    """After a conviction only for an offence that is no prescribed one, with a conviction recorded; after a forensic order for any offence.

    A person sentenced for a prescribed offence is a reportable offender already, subject to s 5(2). Whether an offence of schedule 1,
    item 9 is prescribed turns on the victim, or on what is believed of it (s 9(1)(a)): where that is not known it is NOT_KNOWN.
    """
    one = of(case, subject)
    if one is None:
        return certainly(NOT_KNOWN)
    if one.basis == FORENSIC_ORDER:
        return certainly(OPEN)
    if one.prescribed is True or one.conviction_recorded is False:
        return certainly(NOT_OPEN)
    return certainly(NOT_KNOWN if one.prescribed is None or one.conviction_recorded is None else OPEN)


@step("offender-reporting-order.settle-power", provision="12B(1), 9(1)", label="Has a legal officer settled whether the power is open?")
def settle_power(case: Case, subject: str) -> Done | Wanted:
    """Answered by advice that names this question."""
    return _advised(of(case, subject), "the power", "12B(1), 9(1)", "An order may be asked for that the court has no power to make.")


def _advised(one: ReportingOrder | None, about: str, provision: str, missed: str) -> Done | Wanted:
    seen = [at for what, _, at in one.advice if what == about] if one else []
    return answered(seen[-1] if seen else None, Wanted(about, one.opened_at if one else None, provision, missed))


@ask("offender-reporting-order.advice", GO_ON, DO_NOT_GO_ON, provision="12B(1)", label="Does it go on?")
def advice(case: Case, subject: str) -> Answer[str]:
    """As the legal officer last advised about the power; where nothing was advised it does not go on."""
    one = of(case, subject)
    courses = [course for what, course, _ in one.advice if what == "the power"] if one else []
    return certainly(GO_ON if courses and courses[-1] == GO_ON else DO_NOT_GO_ON)


# ---------------------------------------------------------------- asking and deciding
def _apply_by(case: Case, one: ReportingOrder) -> Reckoned:
    words = "the sentence was imposed" if one.basis == CONVICTION else "the forensic order was made"
    return reckoning.act_by_months(
        day_of(one.opened_at), MONTHS, place=one.court_place or case.place_for(one.subject), calendars=case.calendars, provision="12E(2)",
        rule="offender-reporting-order.apply-by", trigger_words=words, filing=True, trigger_entry=one.opened_entry,
    )  # fmt: skip


@implements("12E(2)")
def last_moment_to_apply(case: Case, one: ReportingOrder) -> datetime | None:
    """The instant after the last day on which the prosecution may apply: six months after the day of the sentence or forensic order."""
    return _apply_by(case, one).at


@deadline(
    "offender-reporting-order.apply-by", provision="12E(2)", label="Apply for an offender reporting order",
    consequence="The prosecution may no longer apply. No time is stated for what the court does of its own initiative (O-A70).",
)  # fmt: skip
@implements("12E(2)")
def apply_by(case: Case, subject: str) -> Deadline | None:
    """TL-01: six months after the day; a day on which the registry is closed moves it on."""
    one = of(case, subject)
    if one is None:
        return None
    stopped = [at for what, course, at in one.advice if what == "the power" and course == DO_NOT_GO_ON]
    met = min((at for at in (one.asked.at if one.asked else None, one.decided.at if one.decided else None, *stopped) if at), default=None)
    return deadline_from("offender-reporting-order.apply-by", subject, certainly(_apply_by(case, one)), met_at=met, warn=(30, 14, 7, 1))


@step("offender-reporting-order.ask-court", provision="12E(1), 12E(2)", label="Is it recorded how the question came before the court?")
@implements("12E(1)")
def ask_court(case: Case, subject: str) -> Done | Wanted:
    """Answered by the application, by the court's own initiative, or by the decision not to apply; also by what the court decided."""
    one = of(case, subject)
    if one is None:
        return Wanted("the application")
    at = min((each.at for each in (one.asked, one.decided) if each), default=None)
    return answered(at, Wanted("the application", last_moment_to_apply(case, one), "12E(2)", "The prosecution may no longer apply."))


@ask("offender-reporting-order.asked", ASKED, NOT_ASKED, provision="12E(1)", label="Does the court decide?")
def was_asked(case: Case, subject: str) -> Answer[str]:
    """NOT_ASKED only where the prosecution does not apply and the court has decided nothing."""
    one = of(case, subject)
    silent = one is None or (one.decided is None and (one.asked is None or one.asked.course == NOT_ASKED))
    return certainly(NOT_ASKED if silent else ASKED)


@step("offender-reporting-order.record-decision", provision="12B(2), 12C(2), 12D", label="Record what the court decided")
@implements("12B(2)", "12C(2)")
def record_decision(case: Case, subject: str) -> Done | Wanted:
    """Answered when the court's decision, or the withdrawal of the application, is recorded."""
    one = of(case, subject)
    since_when = one.asked.at if one and one.asked else None
    missed = "Nobody knows whether the person has to report."
    return answered(one.decided.at if one and one.decided else None, Wanted("the decision", since_when, "12B(2), 12C(2)", missed))


@ask("offender-reporting-order.outcome", MADE, REFUSED, WITHDRAWN, OTHER, provision="12B(2), 12C(2)", label="What came of it?")
def outcome(case: Case, subject: str) -> Answer[str]:
    """MADE where an order stands in the docket, also one made on appeal against a refusal; else as the court decided."""
    one = of(case, subject)
    if one is not None and one.made_at is not None:
        return certainly(MADE)
    said = one.decided.outcome if one and one.decided else OTHER
    return certainly(said if said in (REFUSED, WITHDRAWN) else OTHER)


@step("offender-reporting-order.settle-outcome", provision="12B(2), 12C(2)", label="Has a legal officer looked at the outcome?")
def settle_outcome(case: Case, subject: str) -> Done | Wanted:
    """Answered by advice that names the outcome: one for which the Act has no name."""
    return _advised(of(case, subject), "the outcome", "12B(2), 12C(2)", "Whether the person has to report is not settled.")


# ---------------------------------------------------------------- what follows the making
def _followed(case: Case, subject: str, at: datetime | None, provision: str, missed: str) -> Done | Wanted:
    """Done when it was done, or when the order was over; wanted as soon as practicable after the making, a practice of the house."""
    one = of(case, subject)
    if one is None or one.made_at is None:
        return Wanted(subject)
    due = _practice(case, one, provision).at
    return answered(min((each for each in (at, ended_at(one)) if each), default=None), Wanted(subject, due, provision, missed))


def _practice(case: Case, one: ReportingOrder, provision: str) -> Reckoned:
    assert one.made_at is not None  # noqa: S101 - asked of an order that was made
    return practice_day(case, one.made_at, "offender-reporting-order.papers", provision, words="the order was made", entry=one.made_entry)


@step("offender-reporting-order.give-details", provision="55(1)(a), 55(2)", label="Give details of the order to the commissioner")
@implements("55(1)(a)", "55(2)")
def give_details(case: Case, subject: str) -> Done | Wanted:
    """The court makes sure that the commissioner has them; the record of verdict and judgement is enough (s 55(3))."""
    one = of(case, subject)
    return _followed(case, subject, one.details_at if one else None, "55(2)", "The register does not know that this person has to report.")


@step("offender-reporting-order.prepare-notice", provision="54A(1), 54A(2)", label="Prepare the initial reporting obligations notice")
@implements("54A(2)")
def prepare_notice(case: Case, subject: str) -> Done | Wanted:
    """Are the places and ways settled that the notice states? Answered too by a notice that was given."""
    one = of(case, subject)
    at = min((each for each in (one.prepared_at, one.notice_at) if each), default=None) if one else None
    return _followed(case, subject, at, "54A(2)", "The notice cannot be printed.")


@step("offender-reporting-order.give-notice", provision="54(2)(a)(ii), 54A(1)", label="Give the initial reporting obligations notice")
@implements("54(2)(a)(ii)", "54A(1)")
def give_notice(case: Case, subject: str) -> Done | Wanted:
    """Was the notice given? The making of an offender reporting order is one of the events of s 54(2)."""
    one = of(case, subject)
    missed = "The person may not know what to report; the duties stand without the notice (61), but who was not told has a defence."
    return _followed(case, subject, one.notice_at if one else None, "54A(1)", missed)


@deadline(
    "offender-reporting-order.details-by", provision="55(2)", label="Give details of the offender reporting order to the commissioner",
    consequence="The Act does not say.",
)  # fmt: skip
def details_by(case: Case, subject: str) -> Deadline | None:
    """As soon as practicable; one business day as a practice."""
    return _papers_by(case, subject, "offender-reporting-order.details-by", give_details(case, subject))


@deadline(
    "offender-reporting-order.notice-by", provision="54A(1)", label="Give the reporting obligations notice after an offender reporting order",
    consequence="The order stays valid; the duty is breached.",
)  # fmt: skip
def notice_by(case: Case, subject: str) -> Deadline | None:
    """As soon as practicable; one business day as a practice."""
    return _papers_by(case, subject, "offender-reporting-order.notice-by", give_notice(case, subject))


def _papers_by(case: Case, subject: str, name: str, done: Done | Wanted) -> Deadline | None:
    one = of(case, subject)
    if one is None or one.made_at is None:
        return None
    reckoned = certainly(_practice(case, one, name))
    return deadline_from(name, subject, reckoned, met_at=done.since if isinstance(done, Done) else None, warn=(1,))


# ---------------------------------------------------------------- the appeal, watched
@step("offender-reporting-order.enter-appeal-period", provision="12F, 12G", label="Enter the last day to appeal")
@implements("12F(1)", "12F(2)", "12G(1)", "12G(2)")
def enter_appeal_period(case: Case, subject: str) -> Done | Wanted:
    """The person may appeal against the making, the Attorney-General against a refusal; how long lies in another Act."""
    one = of(case, subject)
    if one is None:
        return Wanted("the time to appeal")
    about = "the time to appeal against the making" if one.made_at else "the time to appeal against the refusal"
    happened = one.made_at or (one.decided.at if one.decided else None)
    entered = one.appeal_period.at if one.appeal_period else None
    settled = min((at for at in (entered, *(at for _, at in one.appeal_results)) if at), default=None)
    return answered(settled, Wanted(about, happened, "12F, 12G", "Nobody watches whether the decision may still be changed."))


@since("offender-reporting-order.appeal-settled", provision="12F, 12G", label="The time to appeal is over, or the appeal is decided")
def appeal_settled(case: Case, subject: str) -> Answer[datetime | None]:
    """When the appeal was decided; else when the last day that was entered is over; None until one of them is known."""
    one = of(case, subject)
    if one is None:
        return certainly(None)
    if one.appeal_results:
        return certainly(one.appeal_results[0][1])
    last_day = one.appeal_period.last_day if one.appeal_period else None
    return certainly(reckoning.end_of(last_day) if last_day else None)


@deadline(
    "offender-reporting-order.appeal-last-day", provision="12F, 12G", label="Last day to appeal about the offender reporting order",
    consequence="The decision stands, unless the appeal court gives more time.",
)  # fmt: skip
def appeal_last_day(case: Case, subject: str) -> Deadline | None:
    """As entered by hand; nothing for the house to do on it."""
    one = of(case, subject)
    if one is None or one.appeal_period is None or one.appeal_period.last_day is None:
        return None
    name, entered = "offender-reporting-order.appeal-last-day", one.appeal_period
    reckoned = reckoning.stated_last_day(
        one.appeal_period.last_day,
        provision="12F, 12G",
        rule=name,
        trigger_words=f"entered on {entered.authority}",
        trigger_entry=entered.entry,
    )
    met = one.appeal_results[0][1] if one.appeal_results else None
    return deadline_from(name, subject, certainly(reckoned), met_at=met, doing=False, warn=(), warnings=(BY_HAND,))


# ---------------------------------------------------------------- its life and its end
@implements("8(c)", "12C(5)")
def _end(one: ReportingOrder) -> tuple[datetime, str] | None:
    """When and why the order ended: quashed on appeal, or, after a forensic order, with that order; whichever came first."""
    revoked = one.forensic_order_revoked_at if one.basis == FORENSIC_ORDER else None
    ends = [(at, why) for at, why in ((one.quashed_at, "quashed"), (revoked, "revoked")) if at is not None]
    return min(ends, default=None) if one.made_at else None


def ended_at(one: ReportingOrder) -> datetime | None:
    """When the order ended; None while it has not, or was never made."""
    end = _end(one)
    return max(end[0], one.made_at) if end and one.made_at else None


@life_of("offender-reporting-order")
@implements("5(1)(e)", "36(1)(a)")
def life(case: Case, subject: str) -> Answer[Life]:
    """From the making to the end, whoever was there and whatever was served; no appeal holds it up (s 5(4)(b)).

    How long the person has to report under it is a matter of the reporting periods (Part 4), not of the order.
    """
    one = of(case, subject)
    if one is None or one.made_at is None:
        return certainly(Life(None, None, "No making of it stands in the record."))
    began = reckoning.instant(
        one.made_at,
        provision="36(1)(a)",
        rule="offender-reporting-order.made",
        trigger_words="the order was made",
        trigger_entry=one.made_entry,
    )
    end = _end(one)
    if end is None:
        return certainly(Life(one.made_at, None, "It was made; it has no end of its own.", None, began.derivation))
    at, why = end
    over = reckoning.instant(
        at, provision="8(c)" if why == "quashed" else "12C(5)", rule=f"offender-reporting-order.{why}", trigger_words=ENDS[why]
    )
    return certainly(Life(one.made_at, max(at, one.made_at), ENDS[why], over.derivation, began.derivation))


@since("offender-reporting-order.over", provision="8(c), 12C(5)", label="The offender reporting order is over")
def over(case: Case, subject: str) -> Answer[datetime | None]:
    """When it was quashed, or ended with the forensic order; None while it stands."""
    one = of(case, subject)
    return certainly(ended_at(one) if one else None)


@step("offender-reporting-order.confirm-end", provision="8(c), 12C(5), 55(1)(c), 56(2)", label="Confirm that the order has ended")
@implements("55(1)(c)", "56(2)")
def confirm_end(case: Case, subject: str) -> Done | Wanted:
    """Answered only by an entry that names this very end, with who was told of it."""
    one = of(case, subject)
    at = ended_at(one) if one else None
    if one is None or at is None:
        return Wanted("end of the order")
    about = f"end of {reckoning.in_words(day_of(at))}"
    seen = next((when for what, when in one.confirmed if what == about), None)
    return answered(seen, Wanted(about, at, "55(1)(c), 56(2)", "The register goes on asking a person to report who may not have to."))


# ---------------------------------------------------------------- who is subject to one
def subject_to(case: Case, at: datetime) -> bool:
    """Was the person subject to an offender reporting order at this instant (s 5(1)(e))?"""
    return any(status.in_force(case, subject, at) == "YES" for subject in facts.subjects(case.docket))


# ---------------------------------------------------------------- what may be recorded at any time
@offer(
    "open_reporting_order_question",
    "prosecutor",
    label="Record a sentence or forensic order on which an offender reporting order may be made",
)
def open_question(case: Case) -> tuple[str, ...]:
    """Open when the respondent is described (ss 12B(1), 12C(1))."""
    return (RESPONDENT,) if respondent(case.docket).described_at else ()


@offer("record_reporting_order_asked", "prosecutor", label="Record that an offender reporting order is asked for after all")
def record_asked(case: Case) -> tuple[str, ...]:
    """Where it was decided not to apply: the prosecution may change its mind in time, and the court may act by itself (s 12E(1))."""
    return tuple(s for s in facts.subjects(case.docket) if (one := of(case, s)) and one.asked and was_asked(case, s).only == NOT_ASKED)


@offer("record_reporting_order_appeal", "legal_officer", label="Record the result of an appeal about an offender reporting order")
def record_appeal(case: Case) -> tuple[str, ...]:
    """For each that was made or refused (ss 12F, 12G)."""
    known = [one for s in facts.subjects(case.docket) if (one := of(case, s))]
    return tuple(one.subject for one in known if one.made_at or (one.decided and one.decided.outcome == REFUSED))


@offer("record_forensic_order_revoked", "legal_officer", label="Record that the forensic order was revoked")
def record_revoked(case: Case) -> tuple[str, ...]:
    """For each order made with a forensic order that stands (s 12C(5))."""
    known = [one for s in facts.subjects(case.docket) if (one := of(case, s))]
    return tuple(one.subject for one in known if one.basis == FORENSIC_ORDER and one.made_at and ended_at(one) is None)
