"""A hearing of the application for the final order: what came of it, what the court then had to decide, and who records it.

A mention and what was decided at it are one event: everything is asked about the hearing as a whole. What may be wrong with what was
recorded stands in law/hearing_checks.py; the life of an order in law/temporary_orders.py.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from app.casework.answer import Answer, Done, Wanted, certainly
from app.law.facts import kind_of
from app.law.facts.applications import application
from app.law.facts.disqualification_orders import made_at as disqualification_orders_made_at
from app.law.facts.hearings import DECIDING, Hearing, hearing, subjects
from app.law.facts.temporary_orders import interim_order, interim_orders_on, orders_on, temporary_order
from app.law.orders.temporary_order_questions import hearing_in_words
from app.law.provisions import implements
from app.law.questions import Case, ask, law_list, since, start, step
from app.law.respondents import which_class
from app.law.status import in_force, life

YES, NO, UNCERTAIN = "YES", "NO", "UNCERTAIN"
ANOTHER_OUTCOME = "another outcome"
NOT_ADDRESSED = "no decision about a temporary order"


@start("hearing_and_interim_orders")
def hearings_listed_or_held(case: Case) -> tuple[str, ...]:
    """Every hearing that was listed or held has a run of its own."""
    return subjects(case.docket)


def of(case: Case, subject: str) -> Hearing | None:
    """The hearing with this subject, as the docket tells it."""
    return hearing(case.docket, subject) if kind_of(subject) == "hearing" else None


# ---------------------------------------------------------------- what came of it
@ask(
    "hearing.outcome", "ADJOURNED", "DECIDED", "DISCONTINUED", "OTHER",
    provision="13C, 13N(1)(b), 13M(2)", label="What was the outcome of the hearing?",
)  # fmt: skip
def outcome(case: Case, subject: str) -> Answer[str]:
    """ADJOURNED also where judgment is reserved, the case part heard, no day set, or a further notice directed; OTHER for anything else."""
    one = of(case, subject)
    if one is None:
        return certainly("OTHER")
    if one.adjourned:
        return certainly("ADJOURNED")
    if one.outcome in DECIDING:
        return certainly("DECIDED")
    return certainly("DISCONTINUED" if one.outcome == "DISCONTINUED" else "OTHER")


@ask("hearing.mention", YES, NO, provision="13M(2)(b)", label="Was the application for the final order mentioned?")
def was_a_mention(case: Case, subject: str) -> Answer[str]:
    """As the court's file says, never inferred from the list: a hearing about leave or service may not be a mention."""
    one = of(case, subject)
    return certainly(YES if one is not None and one.is_mention else NO)


@since("hearing.vacated", provision="13M(2)(b)", label="The mention was vacated", conclusion=True)
def vacated(case: Case, subject: str) -> Answer[datetime | None]:
    """From when the hearing is not to take place, unless it was listed again or held all the same."""
    one = of(case, subject)
    return certainly(one.vacated_at if one else None)


# ---------------------------------------------------------------- orders before and after it
def orders_before(case: Case, one: Hearing) -> tuple[str, ...]:
    """The interim orders made before a hearing that in some reading are not over when it begins: in force, or waiting for service."""
    began = one.stands_at
    if began is None:
        return ()
    found = []
    for subject in interim_orders_on(case.docket, one.application):
        order = interim_order(case.docket, subject)
        if order is None or order.made_at >= began or order.hearing == one.subject:
            continue
        if any(each.end is None or each.end >= began for each in life(case, subject).values):
            found.append(subject)
    return tuple(found)


@law_list("hearing.orders-needing-a-decision")
@implements("13N(1)", "13V")
def orders_needing_a_decision(case: Case, subject: str) -> tuple[str, ...]:
    """The orders each of which needs its own decision at this hearing: extending a temporary order extends no disqualification order."""
    one = of(case, subject)
    return orders_before(case, one) if one else ()


@ask(
    "hearing.extension-needed",
    YES,
    NO,
    provision="13N(1), 13M(2)(b), 13V, 13U(2)(b)",
    label="Is there an order that ends at this hearing unless extended?",
)
def extension_needed(case: Case, subject: str) -> Answer[str]:
    """Is there an order that may be in force, or is still to be served, when the hearing begins?"""
    return certainly(YES if orders_needing_a_decision(case, subject) else NO)


@ask(
    "hearing.order-before-it",
    YES,
    NO,
    UNCERTAIN,
    provision="13K(1), 13N(1)",
    label="Was a temporary order in force just before the hearing?",
)
def order_before(case: Case, subject: str) -> Answer[str]:
    """Was an order on this application in force just before the hearing began?"""
    one = of(case, subject)
    if one is None or one.stands_at is None:
        return certainly(NO)
    just_before = one.stands_at - timedelta(microseconds=1)
    before = [order for order in orders_before(case, one) if kind_of(order) == "temporary-order"]
    return certainly(_of_any([in_force(case, order, just_before) for order in before]))


@ask("hearing.order-after-it", YES, NO, UNCERTAIN, provision="13K(1)", label="Is a temporary order in force after the hearing?")
@implements("13K(1)")
def order_after(case: Case, subject: str) -> Answer[str]:
    """Is an order on this application in force when the hearing is over, one made at it included?"""
    one = of(case, subject)
    if one is None or one.held_at is None:
        return certainly(NO)
    made = [o for s in orders_on(case.docket, one.application) if (o := temporary_order(case.docket, s)) is not None]
    over = max([one.held_at, *(o.made_at for o in made if o.hearing == one.subject)])
    return certainly(_of_any([in_force(case, o.subject, over) for o in made]))


def _of_any(said: list[str]) -> str:
    """Of several orders one in force is enough; a doubtful one leaves it doubtful."""
    return YES if YES in said else UNCERTAIN if UNCERTAIN in said else NO


# ---------------------------------------------------------------- what the court then had to decide
@step("hearing.record", provision="13C, 13M(2)(b)", label="Is it recorded what happened at the hearing?")
def record(case: Case, subject: str) -> Done | Wanted:
    """Answered when the hearing is recorded as held."""
    one = of(case, subject)
    if one is not None and one.held_at is not None:
        return Done(one.held_at)
    missed = "Whether an order ended or was extended at it is not known to those who enforce it."
    return Wanted(hearing_in_words(subject), one.listed_for if one else None, "13C, 13M(2)(b)", missed)


@step("hearing.decide-13k", provision="13K(1)", label="Is the court's decision about a temporary order recorded?")
@implements("13K(1)")
def decide_13k(case: Case, subject: str) -> Done | Wanted:
    """While the application goes on without an order in force the court must decide whether to make one, of its own motion or as asked."""
    one = of(case, subject)
    if one is not None and one.s13k_at is not None:
        return Done(max(one.s13k_at, one.held_at or one.s13k_at))
    return Wanted(hearing_in_words(subject), one.held_at if one else None, "13K(1)", "No order protects children until the next mention.")


@ask("hearing.s13k", "MADE", "NOT_MADE", "NOT_ADDRESSED", provision="13K(1)", label="What did the court decide about a temporary order?")
def s13k(case: Case, subject: str) -> Answer[str]:
    """MADE or NOT_MADE; NOT_ADDRESSED where the court decided nothing, which the Act does not provide for."""
    one = of(case, subject)
    return certainly(one.s13k if one is not None and one.s13k in ("MADE", "NOT_MADE") else "NOT_ADDRESSED")


@step(
    "hearing.consider-disqualification", provision="13T(1)(b), 13T(2)", label="Is it recorded that a disqualification order was considered?"
)
@implements("13T(2)")
def consider_disqualification(case: Case, subject: str) -> Done | Wanted:
    """A court that decides not to make a temporary order, and has made no final order, must consider a disqualification order.

    Where it made one, answered only when that order is recorded as well: it has a life of its own.
    """
    one = of(case, subject)
    if one is not None and one.disqualification_at is not None and not _order_left_out(case, one):
        return Done(max(one.disqualification_at, one.held_at or one.disqualification_at))
    missed = "The person may go on holding a working with children authority."
    return Wanted(hearing_in_words(subject), one.held_at if one else None, "13T(2)", missed)


def _order_left_out(case: Case, one: Hearing) -> bool:
    """Is it recorded that the court made a disqualification order at this hearing, and no such order?"""
    return one.disqualification == "MADE" and not disqualification_orders_made_at(case.docket, one)


@ask("hearing.child", YES, NO, UNCERTAIN, provision="13E(1), sch 5", label="Is the respondent a child respondent?")
def child(case: Case, subject: str) -> Answer[str]:
    """By the class on the day of the application, whatever the age now."""
    one = of(case, subject)
    if one is None or not one.application:
        return certainly(UNCERTAIN)
    found: Answer[str] = which_class(case, one.application)
    return found.map(lambda said: {"CHILD": YES, "ADULT": NO}.get(said, UNCERTAIN))


@step("hearing.consider-report", provision="13E(2)", label="Is it recorded whether a report on the child was directed?")
@implements("13E(2)")
def consider_report(case: Case, subject: str) -> Done | Wanted:
    """Before a prohibition order for a child the court must direct a report; once directed for the application it need not be asked again."""
    one = of(case, subject)
    if one is not None and one.held_at is not None:
        decided = one.report_at or _directed_before(case, one)
        if decided is not None:
            return Done(max(decided, one.held_at))
    missed = "No prohibition order can be made for a child before a report was given and considered (13C(2))."
    return Wanted(hearing_in_words(subject), one.held_at if one else None, "13E(2)", missed)


def _directed_before(case: Case, one: Hearing) -> datetime | None:
    """When a report was directed at an earlier hearing of the application."""
    earlier = [
        h
        for h in application(case.docket, one.application).hearings
        if h.held_at is not None and one.held_at is not None and h.held_at < one.held_at
    ]
    return min((h.report_at for h in earlier if h.report == "DIRECTED" and h.report_at), default=None)


@step("hearing.legal-officer-looks", provision="13C, 13K(1)", label="Has a legal officer looked at an outcome for which no way is drawn?")
def legal_officer_looks(case: Case, subject: str) -> Done | Wanted:
    """Answered by advice that names what it is about: another outcome, or that the court did not address a temporary order."""
    one = of(case, subject)
    about = f"{ANOTHER_OUTCOME} of {hearing_in_words(subject)}"
    if one is not None and one.adjourned:
        about = f"{NOT_ADDRESSED} at {hearing_in_words(subject)}"
    seen = next((at for what, at in one.considered if what == about), None) if one else None
    if seen is not None:
        return Done(seen)
    return Wanted(about, one.held_at if one else None, "13C, 13K(1)", "What protects children now is not settled.")
