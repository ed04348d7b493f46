"""An application to vary or revoke an order (13Q), and what follows a variation or revocation: explaining, serving, copies, telling entities.

Serves temporary orders and prohibition orders alike. Which terms bind when is law/terms.py's; what ends an order is told in its life.
The Act gives no number of days for what follows (O-A25): a day shown here is a practice of the house and says so.
"""

from __future__ import annotations

from datetime import datetime

from app.casework.answer import Answer, Deadline, Done, Reckoned, Wanted, certainly, latest
from app.law import facts, reckoning
from app.law.applying.applications import by_the_civil_rules
from app.law.facts import prohibition_orders as recorded
from app.law.facts import service_of
from app.law.facts.variations import (
    REVOKED,
    VARIED,
    Change,
    Variation,
    consent_was_enough,
    of_registered_order,
    variation,
    variations,
)
from app.law.provisions import implements
from app.law.questions import Case, ask, deadline, law_list, since, start, step
from app.law.readings import Readings, answer
from app.law.reporting.information import entities_told, untold
from app.law.respondents import class_of, may_be_a_child, was_present
from app.law.serving.notices import practice_day
from app.law.serving.service import over as service_over
from app.law.status import deadline_from

YES, NO = "YES", "NO"


@start("variation_or_revocation")
@implements("13Q(1)")
def applications_to_vary_or_revoke(case: Case) -> tuple[str, ...]:
    """Each application by the commissioner or the respondent to vary or revoke an order; those about registered orders stand elsewhere."""
    return tuple(one for one in variations(case.docket) if not of_registered_order(case.docket, one))


def of(case: Case, subject: str) -> Variation | None:
    """The application with this subject."""
    return variation(case.docket, subject)


def _change(case: Case, subject: str) -> Change | None:
    asked = of(case, subject)
    return asked.change if asked else None


def _over(asked: Variation) -> datetime | None:
    """From when nothing is left to be decided on the application."""
    return asked.disposed[0] if asked.disposed else None


# ---------------------------------------------------------------- leave
@ask("variation.leave-needed", YES, NO, "UNCERTAIN", provision="13Q(2)", label="Does the respondent need leave to apply?")
@implements("13Q(2)")
def leave_needed(case: Case, subject: str) -> Answer[str]:
    """The commissioner never does; the respondent does unless the order was *made* in absence, whatever happened at a later variation.

    Where the respondent was there by link or telephone at the making it depends on O-A10.
    """
    asked = of(case, subject)
    order = recorded.made(case.docket, asked.order) if asked else None
    if asked is None or asked.applicant == "COMMISSIONER":
        return certainly(NO)
    presence = order.presence if order else facts.DOUBTFUL
    return answer(lambda readings: YES if was_present(presence, readings) else NO)


@step("variation.decide-leave", provision="13Q(2), 13Q(3)", label="Record the decision about leave")
@implements("13Q(2)", "13Q(3)")
def decide_leave(case: Case, subject: str) -> Done | Wanted:
    """Answered by the court's decision about leave, or when the application was decided or withdrawn without one."""
    asked = of(case, subject)
    if asked is None:
        return Wanted("leave")
    done = asked.leave.at if asked.leave else _over(asked)
    missed = "Without leave the respondent may not apply, unless the order was made in absence."
    return Done(done) if done else Wanted("leave", asked.listed_for, _leave_wanted_by(asked), missed)


def _leave_wanted_by(asked: Variation) -> str:
    """The provision that asks for leave: another one for a registered order, and there for a cancellation."""
    if not asked.order.startswith("registered-order:"):
        return "13Q(2)"
    return "13ZD(3)" if asked.relief == "CANCEL" else "13ZC(3)"


@ask("variation.leave", "GRANTED", "REFUSED", "NOT_DECIDED", provision="13Q(3)", label="Was leave granted?")
def leave(case: Case, subject: str) -> Answer[str]:
    """NOT_DECIDED where the application was heard or withdrawn without a decision, or decided although leave had been refused."""
    asked = of(case, subject)
    if asked is None or asked.leave is None or (not asked.leave.granted and asked.disposed):
        return certainly("NOT_DECIDED")
    return certainly("GRANTED" if asked.leave.granted else "REFUSED")


@deadline(
    "variation.serve-before-hearing", provision="13Q(1), 77A(2)", label="Serve the application to vary or revoke before its hearing",
    consequence="The other side may ask the court to adjourn; the order stays as it is until then.",
)  # fmt: skip
@implements("77A(2)")
def serve_before_hearing(case: Case, subject: str) -> Deadline | None:
    """On the other side, before the first hearing, as the civil rules have it; whether they govern one about a temporary order is open (O-A37).

    Its service is recorded nowhere: no police officer need serve it. The date is past with its latest day, or with the application.
    """
    asked = of(case, subject)
    order = recorded.made(case.docket, asked.order) if asked else None
    if asked is None or order is None or asked.listed_for is None or asked.heard:
        return None
    found = answer(lambda readings: _serve_by(case, asked, order.application, readings))
    over = latest(found.map(lambda one: one.at))
    met = min((at for at in (over, _over(asked)) if at), default=None)
    return deadline_from("variation.serve-before-hearing", subject, found, met_at=met, doing=False, warn=(5, 3, 1))


def _serve_by(case: Case, asked: Variation, application: str, readings: Readings) -> Reckoned:
    rule, hearing = "variation.serve-before-hearing", asked.listed_for
    assert hearing is not None  # noqa: S101 - the caller has it
    if facts.kind_of(asked.order) == "temporary-order" and readings.ask("O-A37") == "rules-do-not-apply":
        return reckoning.instant(hearing, provision="13Q(1)", rule=rule, trigger_words="the hearing", trigger_entry=asked.entry)
    return by_the_civil_rules(
        case, application, hearing, readings, since=asked.applied_at, provision="13Q(1), 77A(2)", rule=rule, entry=asked.entry
    )


# ---------------------------------------------------------------- hearing and decision
@step("variation.hear", provision="13Q(4)", label="Record what happened at the hearing of the application")
@implements("13Q(4)")
def hear(case: Case, subject: str) -> Done | Wanted:
    """Answered when the application is decided or withdrawn; after an adjournment it is wanted about the next hearing."""
    asked = of(case, subject)
    if asked is None:
        return Wanted("hearing 1")
    if asked.disposed:
        return Done(asked.disposed[0])
    return Wanted(f"hearing {len(asked.heard) + 1}", asked.listed_for, "13Q(4)", "Until it is decided the order stays as it is.")


@ask(
    "variation.outcome", VARIED, REVOKED, "DISMISSED", "WITHDRAWN", "OTHER_OUTCOME",
    provision="13Q(4)", label="What came of the application?",
)  # fmt: skip
def outcome(case: Case, subject: str) -> Answer[str]:
    """How the application ended; OTHER_OUTCOME also where nothing is known of it."""
    asked = of(case, subject)
    return certainly(asked.disposed[1] if asked and asked.disposed else "OTHER_OUTCOME")


@ask(
    "variation.regard", "TEMPORARY", "CONSENT", "ADULT", "CHILD",
    provision="13Q(4)(a), 13P(3), 13K(3)(c)", label="Which matters did the maker of the order have to regard?",
)  # fmt: skip
@implements("13Q(4)(a)")
def regard(case: Case, subject: str) -> Answer[str]:
    """Of the matters of ss 13C and 13D only those that the maker of this order had to regard (13Q(4)(a)).

    For a temporary order the test of s 13C(1) alone; for an adult's order that a court made by consent none; for a child's
    prohibition order also s 13C(2). Where the class is not certain: CHILD, which asks for all of them.
    """
    asked = of(case, subject)
    if asked is None:
        return certainly("CHILD")
    young = may_be_a_child(case, subject)
    if not young and consent_was_enough(case.docket, asked.order):
        return certainly("CONSENT")
    if asked.order.startswith("temporary-order:"):
        return certainly("TEMPORARY")
    return certainly("CHILD" if young else "ADULT")


WANTED = {
    "TEMPORARY": ("TEST_13C1", "CHANGES"),
    "CONSENT": ("CHANGES",),
    "ADULT": ("TEST_13C1", "MATTERS_13D", "CHANGES"),
    "CHILD": ("TEST_13C1", "CHILD_13C2", "MATTERS_13D", "CHANGES"),
}
"""What the court must regard (13Q(4)), by what the maker had to."""


@step("variation.consider-outcome", provision="13Q", label="Consider what the outcome means")
def consider_outcome(case: Case, subject: str) -> Done | Wanted:
    """Answered when a legal officer advised about an outcome that the Act does not name."""
    asked = of(case, subject)
    done = asked.considered_at if asked else None
    return (
        Done(done)
        if done
        else Wanted("the outcome", None, "13Q", "Whether the order stands as it was may not be clear to those who serve it.")
    )


# ---------------------------------------------------------------- what follows
@ask(
    "variation.in-presence",
    YES,
    NO,
    "UNCERTAIN",
    provision="13Q(5), 13S(1)",
    label="Was the respondent present when it was varied or revoked?",
)
@implements("13S(1)")
def in_presence(case: Case, subject: str) -> Answer[str]:
    """By link or telephone it depends on O-A10."""
    change = _change(case, subject)
    presence = change.presence if change else facts.DOUBTFUL
    return answer(lambda readings: YES if was_present(presence, readings) else NO)


@ask("variation.to-be-explained", YES, NO, "UNCERTAIN", provision="13R(1)(b), 13R(2)", label="Is the variation to be explained in court?")
@implements("13R(1)")
def to_be_explained(case: Case, subject: str) -> Answer[str]:
    """A variation made in the respondent's presence is explained; for a revocation the Act asks for no explanation."""
    change = _change(case, subject)
    return in_presence(case, subject) if change and change.what == VARIED else certainly(NO)


@step("variation.explain", provision="13R(2)", label="Record how the variation was explained in court")
@implements("13R(2)")
def explain(case: Case, subject: str) -> Done | Wanted:
    """Was it recorded how the variation was explained? Failing to does not touch the order (13R(6))."""
    asked = of(case, subject)
    if asked is None or asked.change is None:
        return Wanted(subject)
    missed = "The variation stays valid (13R(6)); proof that it was understood is missing."
    return Done(asked.explained_at) if asked.explained_at else Wanted(subject, asked.change.at, "13R(2)", missed)


@since("variation.service-settled", provision="13S(2), 13S(3)", label="The copy is served, or serving it has no use any more")
@implements("13S(2)", "13S(3)")
def service_settled(case: Case, subject: str) -> Answer[datetime | None]:
    """From when nothing is left to be done about serving the varying or revoking order; its service is a run of its own."""
    return service_over(case, service_of(subject))


@ask("variation.child", YES, NO, "UNCERTAIN", provision="13S(5), sch 5", label="Is the respondent a child respondent for this order?")
def child(case: Case, subject: str) -> Answer[str]:
    """Frozen on the day of the application for the order, whatever the age now (sch 5)."""
    return class_of(case, subject).map(lambda said: NO if said == "ADULT" else YES)


@step("variation.give-copies", provision="13S(5)", label="Give copies of the order varying or revoking a child's order")
@implements("13S(5)(a)", "13S(5)(b)")
def give_copies(case: Case, subject: str) -> Done | Wanted:
    """Were the copies given? Asked in presence too: whether the duty is limited to absence is open (O-A34)."""
    asked = of(case, subject)
    if asked is None or asked.change is None:
        return Wanted(subject)
    missed = "The variation or revocation stays valid (13S(6)); a parent and child safety do not know of it."
    due = _practice(case, asked.change, "copies", "13S(5)")
    return Done(asked.copies_at) if asked.copies_at else Wanted(subject, due, "13S(5)", missed)


@step("variation.tell-entities", provision="74E(2)", label="Tell the entities that were given information about the order")
@implements("74E(2)")
def tell_entities(case: Case, subject: str) -> Done | Wanted:
    """Was each entity told, or is it recorded that none had been given information? From the making, not from when it binds."""
    asked = of(case, subject)
    if asked is None or asked.change is None:
        return Wanted(subject)
    left = len(untold(case, asked.order, asked.change.at, subject))
    missed = f"{left or 'Perhaps some'} {'entity acts' if left == 1 else 'entities act'} on terms that are not those of the order any more."
    wanted = Wanted(subject, _practice(case, asked.change, "entities", "74E(2)"), "74E(2)", missed)
    acknowledged = asked.entities[0] if asked.entities else None
    return entities_told(case, asked.order, asked.change.at, subject, acknowledged, wanted)


@law_list("variation.entities-to-tell")
def entities_to_tell(case: Case, subject: str) -> tuple[str, ...]:
    """Those to whom information about the order had been given when it changed, and who are not told of this change yet."""
    asked = of(case, subject)
    return tuple(one.subject for one in untold(case, asked.order, asked.change.at, subject)) if asked and asked.change else ()


def _practice(case: Case, change: Change, what: str, provision: str) -> datetime | None:
    return practice_day(case, change.at, f"variation.{what}", provision, words="it was varied or revoked", entry=change.entry).at


@deadline(
    "variation.copies-by", provision="13S(5)", label="Give copies of the order varying or revoking a child's order",
    consequence="It stays valid (13S(6)); the duty is breached.",
)  # fmt: skip
def copies_by(case: Case, subject: str) -> Deadline | None:
    """By when the copies are to be given; none for an adult in every reading, nor for a registered order."""
    if YES not in child(case, subject).values or of_registered_order(case.docket, subject):
        return None
    return _practice_deadline(case, subject, "variation.copies-by", "13S(5)", give_copies(case, subject))


@deadline(
    "variation.entities-told-by", provision="74E(2)", label="Tell the entities that were given information about the order",
    consequence="The duty is breached; entities rely on what is no longer so.",
)  # fmt: skip
def entities_told_by(case: Case, subject: str) -> Deadline | None:
    """By when entities are to be told: the Act names no time; one business day as a practice (TL-25)."""
    return _practice_deadline(case, subject, "variation.entities-told-by", "74E(2)", tell_entities(case, subject))


def _practice_deadline(case: Case, subject: str, name: str, provision: str, done: Done | Wanted) -> Deadline | None:
    change = _change(case, subject)
    if change is None:
        return None
    reckoned = practice_day(case, change.at, name.removesuffix("-by"), provision, words="it was varied or revoked", entry=change.entry)
    return deadline_from(name, subject, certainly(reckoned), met_at=done.since if isinstance(done, Done) else None, warn=(1,))
