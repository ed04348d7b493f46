"""Notice of an order: when the respondent has it, and what else must be said, served, given and told after an order is made.

Serves temporary orders and prohibition orders alike. Knows no periods: when notice gives effect, and until when, is told elsewhere.
The Act gives no number of days for these duties (O-A25): a day shown here is a practice of the house and says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.casework.answer import Answer, Deadline, Done, Reckoned, Wanted, certainly, latest
from app.casework.clock import day_of
from app.casework.docket import Entry
from app.law import facts
from app.law.facts import prohibition_orders as recorded
from app.law.facts.prohibition_orders import OrderMade
from app.law.facts.reporting_notices import ONLY_FURTHER, subjects_in
from app.law.facts.respondents import respondent
from app.law.practice import practice
from app.law.provisions import implements
from app.law.questions import Case, Concern, ask, check, confirm, deadline, since, start, step, told
from app.law.readings import Readings, answer
from app.law.reckoning import act_by_business_days, in_words, last_day_before
from app.law.reporting.notice_chain import before
from app.law.respondents import class_of, was_present
from app.law.status import deadline_from, ended, life

PRACTICE = "The Act says as soon as practicable; the number of days is a practice of the house (O-A25)."


@dataclass(frozen=True)
class Notice:
    """The respondent has notice of an order, in one world: when, how (PRESENT, SERVED, TOLD), and the entry that says so."""

    at: datetime
    how: str
    entry: str


@implements("13G(1)(a)", "13M(1)(a)", "13M(1)(b)", "13S(2)", "13R(6)", "13S(6)")
def notice_of(order: OrderMade, readings: Readings) -> Notice | None:
    """When notice of this order was given, in this world; None while it has not been.

    By presence at the making, or else by service of the copy; no other paper that was not given keeps the order from having
    effect (13R(6), 13S(6)). Doubtful: presence by link or telephone (O-A10) and, for a
    prohibition order, whether being told by an officer is notice (O-A07).
    """
    if was_present(order.presence, readings):
        return Notice(order.made_at, "PRESENT", order.entry)
    told_first = order.told_at is not None and (order.served_at is None or order.told_at < order.served_at)
    if order.told_at and told_first and order.kind == recorded.ORDER and readings.ask("O-A07") == "also-when-told":
        return Notice(order.told_at, "TOLD", order.told_entry)
    return Notice(order.served_at, "SERVED", order.served_entry) if order.served_at else None


@start("notice_of_order")
def orders_to_give_notice_of(case: Case) -> tuple[str, ...]:
    """Every temporary order and prohibition order made has a notice run of its own."""
    return recorded.orders(case.docket)


@ask(
    "notice.respondent-present",
    "YES",
    "NO",
    "UNCERTAIN",
    provision="13R(1), 13S(1)",
    label="Was the respondent present when the order was made?",
)
@implements("13R(1)", "13S(1)")
def respondent_present(case: Case, subject: str) -> Answer[str]:
    """Was the respondent present at the making? By link or telephone it depends on O-A10."""
    order = recorded.made(case.docket, subject)
    if order is None:
        return certainly("UNCERTAIN")
    presence = order.presence

    return answer(lambda readings: "YES" if was_present(presence, readings) else "NO")


@ask("notice.child", "YES", "NO", "UNCERTAIN", provision="13S(5), sch 5", label="Is the respondent a child respondent for this order?")
def child_respondent(case: Case, subject: str) -> Answer[str]:
    """Is the respondent a child for this order? Frozen on the day of the application, whatever the age now (sch 5)."""
    order = recorded.made(case.docket, subject)
    if order is None:
        return certainly("UNCERTAIN")
    return class_of(case, subject).map(lambda said: {"CHILD": "YES", "ADULT": "NO"}.get(said, "UNCERTAIN"))


@since("notice.given", provision="13G(1)(a), 13M(1)", label="The respondent has notice of the order")
def notice_given(case: Case, subject: str) -> Answer[datetime | None]:
    """From when the respondent has notice of the order, in every reading; None while that is not so."""
    order = recorded.made(case.docket, subject)
    if order is None:
        return certainly(None)

    def rule(readings: Readings) -> datetime | None:
        notice = notice_of(order, readings)
        return notice.at if notice else None

    return answer(rule)


@since("notice.served", provision="13S(2), 13S(3)", label="A copy of the order has been served")
def copy_served(case: Case, subject: str) -> Answer[datetime | None]:
    """When a copy of the order was served, whoever was present at the making."""
    order = recorded.made(case.docket, subject)
    return certainly(order.served_at if order else None)


@since(
    "notice.order-over",
    provision="13G, 13M(2)",
    label="The order is over, and nothing is left to give notice of but its end",
    conclusion=True,
)
def order_over(case: Case, subject: str) -> Answer[datetime | None]:
    """When the order is over in every reading, so that nothing is left to give notice of."""
    return certainly(over_at(case, subject))


def took_effect(case: Case, subject: str) -> bool:
    """Was the order in force in some world, so that reporting hung on it (39E)?"""
    return any(one.start is not None and (one.end is None or one.start < one.end) for one in life(case, subject).values)


def over_at(case: Case, subject: str) -> datetime | None:
    """When the order is over in every world."""
    return latest(ended(case, subject))


def _given(at: datetime | None, wanted: Wanted) -> Done | Wanted:
    return Done(at) if at is not None else wanted


@step("notice.explain-in-court", provision="13R(2)", label="Record how the order was explained in court")
@implements("13R(2)")
def explain_in_court(case: Case, subject: str) -> Done | Wanted:
    """Was it recorded how the order was explained to a respondent who was present? Failing to does not touch the order (13R(6))."""
    order = recorded.made(case.docket, subject)
    if order is None or (order.presence == facts.ABSENT):
        return Done(order.made_at) if order else Wanted(subject)
    wanted = Wanted(subject, order.made_at, "13R(2)", "The order stays valid (13R(6)); proof that it was understood is missing.")
    return _given(recorded.papers(case.docket, order).explained_at, wanted)


@step("notice.prepare-reporting-notice", provision="54A(1), 54A(2)", label="Prepare the initial reporting obligations notice")
@implements("54A(2)")
def prepare_reporting_notice(case: Case, subject: str) -> Done | Wanted:
    """Is settled what the notice has to state: the place of the initial report, the ways and the place of the periodic ones?

    Answered also by a notice that was given or served without it: then there is nothing left to prepare.
    """
    order = recorded.made(case.docket, subject)
    if order is None:
        return Wanted(subject)
    papers = recorded.papers(case.docket, order)
    due = _practice_day(case, order, "reporting notice", "54A(1)").at
    wanted = Wanted(subject, due, "54A(2)", "The notice cannot be printed, and without it the times of schedule 3 run (14(4)).")
    return _given(papers.reporting_notice_prepared_at or papers.reporting_notice_at, wanted)


@step("notice.give-reporting-notice", provision="54A(1), 13R(4)", label="Give the initial reporting obligations notice")
@implements("13R(4)", "54A(1)")
def give_reporting_notice(case: Case, subject: str) -> Done | Wanted:
    """Was the reporting obligations notice given? Due for every order, whether or not the respondent reported before (54A(1))."""
    order = recorded.made(case.docket, subject)
    if order is None:
        return Wanted(subject)
    due = _practice_day(case, order, "reporting notice", "54A(1)").at
    if order.reportable_before:
        wanted = Wanted(subject, due, "54A(1)", "The duties to report stand without it (61), but a person who was not told has a defence.")
    else:
        wanted = Wanted(subject, due, "13R(4), 54A(1)", "The order stays valid (13R(6)); the person may not know what to report.")
    return _given(recorded.papers(case.docket, order).reporting_notice_at, wanted)


@step("notice.serve", provision="13S(2), 13S(3)", label="Serve the order made in absence")
@implements("13S(2)", "13S(3)")
def serve(case: Case, subject: str) -> Done | Wanted:
    """Was the order served on a respondent who was not certainly present? Until then it has, or may have, no effect."""
    order = recorded.made(case.docket, subject)
    if order is None:
        return Wanted(subject)
    if order.presence == facts.PRESENT:
        return Done(order.made_at)
    due = order.made_at + timedelta(hours=practice("order.service"))
    wanted = Wanted(f"service:{subject}", due, "13S(2)", "The order is valid (13S(6)) but has no effect: children may be unprotected.")
    return _given(order.served_at, wanted)


@step("notice.give-copies", provision="13S(5)", label="Give copies of a child's order")
@implements("13S(5)(a)", "13S(5)(b)")
def give_copies(case: Case, subject: str) -> Done | Wanted:
    """Were the copies of a child's order given? Asked in presence too: whether the duty is limited to absence is open (O-A34)."""
    order = recorded.made(case.docket, subject)
    if order is None:
        return Wanted(subject)
    due = _practice_day(case, order, "copies", "13S(5)").at
    wanted = Wanted(subject, due, "13S(5)", "The order stays valid (13S(6)); a parent and child safety do not know of it.")
    return _given(recorded.papers(case.docket, order).copies_at, wanted)


@step("notice.give-details-to-commissioner", provision="55(2)", label="Give details of the order to the commissioner")
@implements("55(2)")
def give_details(case: Case, subject: str) -> Done | Wanted:
    """Were details of an order that makes a person report given to the commissioner? Not due of one who reported before (55(1)(a)).

    But due where the person reported until then only because of an order that ended by the same decision: this one is then the reason.
    """
    order = recorded.made(case.docket, subject)
    if order is None:
        return Wanted(subject)
    if order.reportable_before and not _takes_over_from_another(case, order):
        return Done(order.made_at)
    due = _practice_day(case, order, "details", "55(2)").at
    wanted = Wanted(subject, due, "55(2)", "The register does not know that this person has to report.")
    return _given(recorded.papers(case.docket, order).details_at, wanted)


@implements("55(1)(a)")
def _takes_over_from_another(case: Case, order: OrderMade) -> bool:
    """Did another order of this matter end at the very moment of the making, and is no other reason to report recorded of the person?"""
    basis = respondent(case.docket).basis
    if basis is not None and basis.reportable_offender_now:
        return False
    others = (one for one in recorded.orders(case.docket) if one != order.subject)
    return any(lived.start and lived.start < order.made_at == lived.end for one in others for lived in life(case, one).values)


@step("notice.changed-period", provision="56(2)", label="Give notice that the reporting period changed")
@implements("56(2)")
def changed_period(case: Case, subject: str) -> Done | Wanted:
    """Was notice given that reporting under this order ended? Not where another order took its place then, nor if it never took effect."""
    order, over = recorded.made(case.docket, subject), over_at(case, subject)
    if order is not None and over is not None and (replaced(case, order, over) or not took_effect(case, subject)):
        return Done(over)
    return told_of_change(case, subject, "end", over)


@step("notice.continued-period", provision="56(2)", label="Tell the respondent that reporting goes on with the order")
@implements("56(2)")
def continued_period(case: Case, subject: str) -> Done | Wanted:
    """Was notice given that reporting goes on because the order was continued beyond its term (13G(3))?"""
    return told_of_change(case, subject, "term", _term_over(case, subject))


def told_of_change(case: Case, subject: str, what: str, at: datetime | None) -> Done | Wanted:
    """A change of the reporting period is told only by an entry that names that very change."""
    order = recorded.made(case.docket, subject)
    if order is None or at is None:
        return Wanted(f"{what} of {subject}")
    about = f"{what} of {subject}, {in_words(last_day_before(at))}"
    given = next((when for of, when in recorded.papers(case.docket, order).changes if of == about), None)
    if given is not None:
        return Done(given)
    return Wanted(about, at + timedelta(days=1), "56(2)", "The person may go on reporting, or stop, without knowing which is right.")


def _term_over(case: Case, subject: str) -> datetime | None:
    """When the term was over and the order was continued, in every world."""
    found: datetime | None = told(case, "until", "prohibition-order.continued", subject)
    return found


def replaced(case: Case, order: OrderMade, over: datetime) -> bool:
    """Was a prohibition order made at the very moment at which this one was over? Its own reporting notice then tells of the change."""
    made = [found for other in recorded.prohibition_orders(case.docket) if (found := recorded.made(case.docket, other))]
    return any(one.subject != order.subject and one.made_at == over for one in made)


@check("notice.service-set", provision="13S(3), 13S(4)", label="The papers served with an order made in absence are complete")
@implements("13S(3)", "13S(4)(a)", "13S(4)(b)")
def service_set(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """An order made in absence is served with the notice about other jurisdictions and, unless the person reported before, the reporting notice."""
    del subject
    concerns = []
    for about, documents in recorded.documents_in(entries):
        order = recorded.made(case.docket, about)
        if order is None or "ORDER" not in documents or order.presence == facts.PRESENT:
            continue
        if "NOTICE_13S4A" not in documents:
            sentence = "The notice that the order may be registered in another jurisdiction was not served with the order; the service counts all the same."
            concerns.append(confirm(sentence, "13S(4)(a), 13S(6)", "documents"))
        if "REPORTING_NOTICE" not in documents and not order.reportable_before:
            sentence = "The initial reporting obligations notice was not served with the order; the service counts all the same."
            concerns.append(confirm(sentence, "13S(4)(b), 13S(6)", "documents"))
    return tuple(concerns)


@check(
    "notice.replaces-an-earlier-notice",
    provision="54A(5)(b), 19B(2), 50(5)",
    label="Does the initial notice end an earlier one that asks more?",
)
@implements("54A(5)(b)")
def replaces_an_earlier_notice(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """An initial notice ends the notice before it and cannot itself ask for more frequent reports, reports under 19B or unreported information.

    Whether an earlier one asks more is known from the notices recorded here, or was said when this one was prepared.
    """
    del subject
    sentence = (
        "This notice ends any earlier one. What the earlier one asked beyond it, such as reports under section 19B or 50(5), falls away, and an initial "
        "notice cannot ask for it: give a further notice under section 54A(3) directly after this one."
    )
    asked = {one: before(case, one) for one in subjects_in(entries, "reporting-notice-prepared")}
    known = [one for one, last in asked.items() if last and last.live.parts & ONLY_FURTHER]
    return tuple(confirm(sentence, "54A(5)(b)", "earlier_requirements") for _ in dict.fromkeys((*recorded.replaces_in(entries), *known)))


def _practice_day(case: Case, order: OrderMade, what: str, provision: str) -> Reckoned:
    """The end of the next business day after the making: a practice, and told as one."""
    return practice_day(case, order.made_at, f"notice.{what}", provision, words="the order was made", entry=order.entry)


def practice_day(case: Case, at: datetime, rule: str, provision: str, *, words: str, entry: str, of: str = "order.papers") -> Reckoned:
    """The end of the next business day after what happened, where the Act says no more than as soon as practicable (O-A25); as `of` sets it."""
    reckoned = act_by_business_days(
        day_of(at), practice(of), place=case.place, calendars=case.calendars, provision=provision, rule=rule,
        trigger_words=words, trigger_entry=entry,
    )  # fmt: skip
    derivation = reckoned.derivation
    return replace(reckoned, derivation=replace(derivation, notes=(PRACTICE, *derivation.notes)) if derivation else None)


@deadline(
    "order.reporting-notice-by",
    provision="54A(1), 13R(4)",
    label="Give the reporting obligations notice",
    consequence="The order stays valid (13R(6)); the duty is breached.",
)
def reporting_notice_by(case: Case, subject: str) -> Deadline | None:
    """By when the reporting obligations notice is to be given: as soon as practicable; one business day as a practice (TL-15)."""
    return _practice_deadline(case, subject, "order.reporting-notice-by", "54A(1)", give_reporting_notice(case, subject))


@deadline(
    "order.copies-by",
    provision="13S(5)",
    label="Give copies of a child's order",
    consequence="The order stays valid (13S(6)); the duty is breached.",
)
def copies_by(case: Case, subject: str) -> Deadline | None:
    """By when copies of a child's order are to be given; none where the respondent is an adult in every reading (TL-16)."""
    if "YES" not in child_respondent(case, subject).values:
        return None
    return _practice_deadline(case, subject, "order.copies-by", "13S(5)", give_copies(case, subject))


@deadline(
    "order.details-by",
    provision="55(2)",
    label="Give details of the order to the commissioner",
    consequence="The Act does not say.",
)
def details_by(case: Case, subject: str) -> Deadline | None:
    """By when the court is to give details to the commissioner: as soon as practicable; one business day as a practice (TL-29)."""
    return _practice_deadline(case, subject, "order.details-by", "55(2)", give_details(case, subject))


def _practice_deadline(case: Case, subject: str, name: str, provision: str, done: Done | Wanted) -> Deadline | None:
    order = recorded.made(case.docket, subject)
    if order is None:
        return None
    reckoned = _practice_day(case, order, name.partition(".")[2], provision)
    return deadline_from(name, subject, certainly(reckoned), met_at=facts.earliest_of((_since(done), over_at(case, subject))), warn=(1,))


def _since(done: Done | Wanted) -> datetime | None:
    return done.since if isinstance(done, Done) else None
