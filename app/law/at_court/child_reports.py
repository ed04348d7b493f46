"""The report on a child respondent that a court directs before it makes a prohibition order: from the direction to its consideration.

No prohibition order can be made for a child before a report was given and considered (13C(2)(a)); a temporary order needs none (13K(3)(c)).
Whether the period is varied or a new report directed is for the court alone: a later direction takes the place of an earlier one.
"""

from __future__ import annotations

from datetime import datetime

from app.casework.answer import Answer, Deadline, Done, Reckoned, Wanted, certainly, earliest
from app.casework.clock import day_of
from app.law import reckoning
from app.law.applying.applications import answered
from app.law.facts import child_reports as facts
from app.law.facts.applications import application
from app.law.facts.child_reports import KIND, REQUEST, ChildReport, is_report
from app.law.facts.hearings import hearing, hearings
from app.law.facts.temporary_orders import final_order_made_at
from app.law.provisions import implements
from app.law.questions import Case, ask, deadline, law_list, offer, since, start, step
from app.law.readings import Readings, answer
from app.law.status import deadline_from
from app.law.venue import counted_where

GIVEN, REPLACED, NOT_GIVEN = "GIVEN", "REPLACED", "NOT_GIVEN"
YES, NO, NO_ORDER = "YES", "NO", "NO_ORDER"
NO_ORDER_BEFORE = "No prohibition order can be made for the child before the report was given and considered (13C(2)(a))."
NOT_BOUND = "The entity may give the information and need not: nothing follows for it. The report is due all the same."


@start("child_respondent_report")
@implements("13E(2)")
def directed(case: Case) -> tuple[str, ...]:
    """Every report that a court directed has a run of its own."""
    return facts.subjects(case.docket)


def of(case: Case, subject: str) -> ChildReport | None:
    """The report with this subject, as the docket tells it."""
    return facts.child_report(case.docket, subject) if is_report(subject) else None


# ---------------------------------------------------------------- what became of it
def _over_at(case: Case, one: ChildReport) -> datetime | None:
    ending = application(case.docket, one.application).ending
    return ending.at if ending else None


def _settled_at(case: Case, one: ChildReport) -> datetime | None:
    return min((at for at in (one.given_at, one.replaced_at, _over_at(case, one)) if at), default=None)


@since("child-report.settled", provision="13E(4)", label="The report is given, or no longer awaited", conclusion=True)
def settled(case: Case, subject: str) -> Answer[datetime | None]:
    """From when it was given to the court, another direction took the place of this one, or the application was over."""
    one = of(case, subject)
    return certainly(_settled_at(case, one) if one else None)


@ask("child-report.outcome", GIVEN, REPLACED, NOT_GIVEN, provision="13E(2), 13E(4)", label="What became of the direction?")
def outcome(case: Case, subject: str) -> Answer[str]:
    """Whichever came first; a report given at the instant at which the application ended was given."""
    one = of(case, subject)
    at = _settled_at(case, one) if one else None
    if one is None or at is None:
        return certainly(NOT_GIVEN)
    return certainly(GIVEN if one.given_at == at else REPLACED if one.replaced_at == at else NOT_GIVEN)


@since("child-report.overdue", provision="13E(4)", label="The report is overdue")
@implements("13E(4)")
def overdue(case: Case, subject: str) -> Answer[datetime | None]:
    """From when the period that the court stated is over; never where it stated none."""
    one = of(case, subject)
    return _due(case, one).map(lambda found: found.at) if one else certainly(None)


@since("child-report.information-asked", provision="74G(1)", label="A government entity was asked for information")
def information_asked(case: Case, subject: str) -> Answer[datetime | None]:
    """From the first request for this report."""
    one = of(case, subject)
    return certainly(min((asked.at for asked in one.requests), default=None) if one else None)


@since("child-report.application-over", provision="13C(2)", label="The application is decided or discontinued")
def application_over(case: Case, subject: str) -> Answer[datetime | None]:
    """From the end of the application: only then is it known whether the court considered the report."""
    one = of(case, subject)
    return certainly(_over_at(case, one) if one else None)


@ask("child-report.considered", YES, NO, NO_ORDER, provision="13C(2)(a)", label="Did the court consider the report?")
@implements("13C(2)(a)")
def considered(case: Case, subject: str) -> Answer[str]:
    """NO_ORDER where no prohibition order was made: then nothing hangs on it."""
    one = of(case, subject)
    ending = application(case.docket, one.application).ending if one else None
    if one is None or ending is None or ending.how != "MADE":
        return certainly(NO_ORDER)
    made = [order for h in hearings(case.docket, one.application) if (order := final_order_made_at(case.docket, h.subject))]
    return certainly(YES if any(order.report_considered for order in made) else NO)


# ---------------------------------------------------------------- steps
@step("child-report.send", provision="13E(2)", label="Is the direction sent to the chief executive?")
def send(case: Case, subject: str) -> Done | Wanted:
    """Answered when it was sent, or when the report is there all the same, or no longer awaited."""
    one = of(case, subject)
    at = min((x for x in (one.sent_at, _settled_at(case, one)) if x), default=None) if one else None
    missed = "The chief executive does not know what to report on, and the period runs."
    return answered(at, Wanted("the direction", one.direction.at if one else None, "13E(2)", missed))


@step("child-report.prepare", provision="13E(2), 13E(4)", label="Is the report prepared and sent to the court?")
@implements("13E(2)")
def prepare(case: Case, subject: str) -> Done | Wanted:
    """Answered when its author sent it to the court; it is given when the court has it."""
    one = of(case, subject)
    return answered(one.prepared_at if one else None, Wanted("the report", _due_at(case, one), "13E(2), 13E(4)", NO_ORDER_BEFORE))


@step("child-report.receive", provision="13E(4)", label="Is the report given to the court?")
def receive(case: Case, subject: str) -> Done | Wanted:
    """Answered when the court has it, or does not wait for it any more."""
    one = of(case, subject)
    return answered(_settled_at(case, one) if one else None, Wanted("the report", _due_at(case, one), "13E(4), 13C(2)(a)", NO_ORDER_BEFORE))


@step("child-report.answers", provision="74G(2), 74G(3)", label="Is it recorded what each entity answered?")
@implements("74G(3)")
def answers(case: Case, subject: str) -> Done | Wanted:
    """Answered when each request has an answer, which may be that the entity does not give the information: it need not."""
    one = of(case, subject)
    open_ones = one.unanswered if one else ()
    if one is not None and one.requests and not open_ones:
        return Done(max(asked.answered_at or asked.at for asked in one.requests))
    about = ", ".join(f"request {asked.subject.rpartition(':')[2]}" for asked in open_ones) or "requests"
    first = min((at for asked in open_ones if (at := _asked_by(asked).at)), default=None)
    return Wanted(about, first, "74G(2), 74G(3)", NOT_BOUND)


@law_list("child-report.unanswered")
def unanswered(case: Case, subject: str) -> tuple[str, ...]:
    """The requests of which no answer is recorded, by number."""
    one = of(case, subject)
    return tuple(asked.subject for asked in one.unanswered) if one else ()


@step("child-report.list-a-mention", provision="13E(4)", label="Is a hearing listed at which the court deals with its direction?")
def list_a_mention(case: Case, subject: str) -> Done | Wanted:
    """Answered when it is said at which hearing the court deals with the overdue report; asked again where that hearing is vacated."""
    one = of(case, subject)
    due = _due_at(case, one)
    about = f"the report due by {reckoning.in_words(reckoning.last_day_before(due))}" if due else "the overdue report"
    for arranged in reversed(one.arranged if one else ()):
        heard_at = hearing(case.docket, arranged.hearing)
        if arranged.of == about and heard_at is not None and heard_at.vacated_at is None:
            return Done(arranged.at)
    return Wanted(about, due, "13E(4)", "Only the court can give more time, or deal with its direction otherwise.")


@step("child-report.copies", provision="13E(5)", label="Does each party have a copy of the report?")
@implements("13E(5)")
def copies(case: Case, subject: str) -> Done | Wanted:
    """Answered when the applicant and the respondent each have one. It is the registrar's duty, and at once."""
    one = of(case, subject)
    about = ", ".join(party.lower() for party in one.not_copied) if one else "each party"
    missed = "A party has not seen what the court considers. The Act states no other consequence."
    return answered(one.copied_at if one else None, Wanted(about, one.given_at if one else None, "13E(5)", missed))


@step("child-report.legal-officer-looks", provision="13C(2)(a)", label="Has a legal officer looked at an order made without the report?")
def legal_officer_looks(case: Case, subject: str) -> Done | Wanted:
    """Answered by advice that names what it is about."""
    one = of(case, subject)
    about = "a prohibition order without the report"
    seen = next((at for what, at in one.considered if what == about), None) if one else None
    missed = "The order may have to be appealed against or revoked; the time to appeal runs."
    return answered(seen, Wanted(about, _over_at(case, one) if one else None, "13C(2)(a)", missed))


# ---------------------------------------------------------------- asking for information
@offer("ask_government_entity", "report_author", label="Ask a government entity for information for the report")
@implements("74G(1)")
def ask_government_entity(case: Case) -> tuple[str, ...]:
    """For each report that is still awaited: its author may ask, and need not."""
    known = (of(case, subject) for subject in facts.subjects(case.docket))
    return tuple(one.subject for one in known if one is not None and _settled_at(case, one) is None)


# ---------------------------------------------------------------- dates
def _due(case: Case, one: ChildReport) -> Answer[Reckoned]:
    """The end of the period stated in the direction, in every world (O-A92)."""
    return answer(lambda readings: _due_in(case, one, readings))


def _due_in(case: Case, one: ChildReport, readings: Readings) -> Reckoned:
    """The same in one world. A day that a court fixes does not roll; a number of days is counted as any other."""
    said, rule = one.direction, f"{KIND}.due"
    if said.due_on is not None:
        return reckoning.stated_last_day(
            said.due_on, provision="13E(4)", rule=rule, trigger_words="the court stated a day in its direction", trigger_entry=said.entry
        )
    if said.within_days is None:
        return Reckoned(None)
    days = said.within_days

    def count(place: str) -> Reckoned:
        return reckoning.act_by_days(
            day_of(said.at), days, place=place, calendars=case.calendars, provision="13E(4)", rule=rule, trigger_words="the direction",
            trigger_entry=said.entry,
        )  # fmt: skip

    return counted_where(case, one.application, said.at, count, readings)


def _due_at(case: Case, one: ChildReport | None) -> datetime | None:
    return earliest(_due(case, one).map(lambda found: found.at)) if one else None


@deadline(
    f"{KIND}.due", provision="13E(4), 13C(2)(a)", label="The report on the child is to be given to the court", consequence=NO_ORDER_BEFORE,
)  # fmt: skip
@implements("13E(4)")
def due(case: Case, subject: str) -> Deadline | None:
    """TL-04: within the period that the court stated in its direction."""
    one = of(case, subject)
    if one is None or _due_at(case, one) is None:
        return None
    return deadline_from(f"{KIND}.due", subject, _due(case, one), met_at=_settled_at(case, one), warn=(14, 7, 3, 1))


@deadline(
    f"{KIND}.copies-by", provision="13E(5)", label="Give each party a copy of the report on the child",
    consequence="The registrar's duty is breached; the Act states no other consequence, but a party has not seen what the court considers.",
)  # fmt: skip
def copies_by(case: Case, subject: str) -> Deadline | None:
    """TL-05: when the report is given; no time is stated, so it is due at once."""
    one = of(case, subject)
    if one is None or one.given_at is None:
        return None
    name = f"{KIND}.copies-by"
    now = reckoning.instant(
        one.given_at, provision="13E(5)", rule=name, trigger_words="the report was given to the court", trigger_entry=one.given_entry
    )
    return deadline_from(name, subject, certainly(now), met_at=one.copied_at, warn=())


def _asked_by(asked: facts.Request) -> Reckoned:
    if asked.by_on is None:
        return Reckoned(None)
    words = "the day stated in the request, or in the last reminder"
    return reckoning.stated_last_day(
        asked.by_on, provision="74G(2)(b)", rule=f"{REQUEST}.by", trigger_words=words, trigger_entry=asked.entry
    )


@deadline(f"{REQUEST}.by", provision="74G(2)(b), 74G(3)", label="Information for a child's report was asked for by", consequence=NOT_BOUND)
@implements("74G(2)(b)")
def asked_by(case: Case, subject: str) -> Deadline | None:
    """TL-24: the day stated. It binds nobody: the entity is authorised to answer, and may be reminded."""
    asked = facts.request(case.docket, subject)
    one = of(case, asked.report) if asked else None
    if asked is None or one is None:
        return None
    met = min((at for at in (asked.answered_at, _settled_at(case, one)) if at), default=None)
    return deadline_from(f"{REQUEST}.by", subject, certainly(_asked_by(asked)), met_at=met, warn=(3, 1))
