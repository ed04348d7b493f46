"""The brief about an alleged contravention and the charge about it: what is wanted next, by when a challenge must come, and how it ends.

A proceeding may be started at any time (67FF), so that no date here ends anything. Once it is charged what was settled before stays settled;
what a later correction changes is asked about beside the proceeding. Whether the order was in force and what proves knowledge: contraventions.py.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from app.casework.answer import Answer, Deadline, Done, Reckoned, Wanted, certainly
from app.casework.clock import day_of
from app.law import reckoning
from app.law.applying.applications import answered
from app.law.facts import earliest_of
from app.law.facts.contraventions import COMMITTED, Contravention, Fixed
from app.law.facts.corresponding_orders import registered_orders
from app.law.facts.prohibition_orders import orders
from app.law.prosecuting.contraventions import (
    CHANGED,
    IN_FORCE,
    NOT_IN_FORCE,
    alleged,
    condition_in_words,
    doubts_of,
    force,
    gathered,
    knowledge,
    named,
    of,
    terms_in_words,
)
from app.law.provisions import implements
from app.law.questions import Case, ask, deadline, offer, since, start, step
from app.law.readings import Readings, answer
from app.law.reckoning import in_words
from app.law.status import deadline_from

GO_ON, DO_NOT_GO_ON = "GO_ON", "DO_NOT_GO_ON"
YES, NO = "YES", "NO"
BUSINESS_DAYS_TO_CHALLENGE: Final = 3
CHALLENGE_BY: Final = "contravention.challenge-by"
HEARING_DAY: Final = "contravention.hearing-day"
NEEDS_LEAVE: Final = ("THIS_ORDERS_APPLICATION", "NOT_KNOWN")
THE_OUTCOME: Final = "the outcome"
SUPERVISED: Final = "A contravention of an order that protects children stays without an answer; no limit of time runs (67FF)."


def _settled(one: Contravention | None) -> datetime | None:
    """When it was charged: nothing before that is asked for any more."""
    return one.charge.at if one and one.charge else None


def until_charged(one: Contravention | None, own: datetime | None) -> datetime | None:
    """When a step before the charge was done; nothing is asked for once it is charged."""
    return own or _settled(one)


# ---------------------------------------------------------------- was the order in force
def force_in_words(case: Case, one: Contravention) -> str:
    """What there is to settle about the order's force, naming the readings on which it turns."""
    said = force(case, one.subject)
    if said.values == (NOT_IN_FORCE,):
        return "the order was not in force then"
    if said.values in ((CHANGED,), (IN_FORCE,)):
        return "the order or its terms changed within that time"
    return f"whether the order, or which of its terms, was in force then ({', '.join(doubts_of(case, one))})"


@step("contravention.settle-force", provision="67FA(1), 67FA(4)", label="Settle whether the order and its terms were in force then")
def settle_force(case: Case, subject: str) -> Done | Wanted:
    """Answered by advice that names that very question."""
    one = of(case, subject)
    about = force_in_words(case, one) if one else "the order"
    seen = next((each.at for each in one.advice if each.of == about), None) if one else None
    missed = "Somebody may be charged with contravening an order, or terms, that bound nobody then."
    return answered(until_charged(one, seen), Wanted(about, None, "67FA(1), 67FA(4), 13Q(5), 13ZB(4)", missed))


def advised(one: Contravention | None, about: str) -> Answer[str]:
    """As last advised about that question; what is charged goes on."""
    if one is None:
        return certainly(DO_NOT_GO_ON)
    courses = [each.goes_on for each in one.advice if each.of == about]
    return certainly(GO_ON if _settled(one) or (courses and courses[-1]) else DO_NOT_GO_ON)


@ask("contravention.force-advice", GO_ON, DO_NOT_GO_ON, provision="67FA(1), 67FA(4)", label="Does the brief go on?")
def force_advice(case: Case, subject: str) -> Answer[str]:
    """As the legal officer last advised about the order's force; without advice it does not go on."""
    one = of(case, subject)
    return advised(one, force_in_words(case, one) if one else "")


# ---------------------------------------------------------------- the brief
@step(
    "contravention.name-condition", provision="67FA(1), 67FA(4), 13Q(5), 13ZB(4)", label="Name the condition that is said to be contravened"
)
@implements("13Q(5)", "13ZB(4)")
def name_condition(case: Case, subject: str) -> Done | Wanted:
    """Answered by a condition of the very terms that bound then; wanted again where it turns out that others did."""
    one = of(case, subject)
    about = terms_in_words(case, one) if one else "the terms"
    found = named(case, one) if one else None
    missed = "The charge would rest on terms that did not bind then."
    return answered(until_charged(one, found.at if found else None), Wanted(about, None, "67FA(1), 67FA(4)", missed))


def outdated_at(case: Case, one: Contravention) -> datetime | None:
    """From when a charge rests on a condition of other terms than bound then, or did until it was named anew; None where it never did."""
    if one.failure:
        return None
    others = bool(one.named) and any(each.of != terms_in_words(case, one) for each in one.named)
    return _settled(one) if one.charge and one.charge.charged and (others or not one.named) else None


@since("contravention.terms-changed", provision="13Q(5), 13ZB(4)", label="Other terms than the charge names turn out to have bound then")
def terms_changed(case: Case, subject: str) -> Answer[datetime | None]:
    """From the charge, where a later record moved the terms that bound at the time alleged."""
    one = of(case, subject)
    return certainly(outdated_at(case, one) if one else None)


@step("contravention.name-condition-anew", provision="13Q(5), 13ZB(4)", label="Name the condition anew")
def name_condition_anew(case: Case, subject: str) -> Done | Wanted:
    """Answered by a condition of the terms that bound then, or by the end of the proceeding."""
    one = of(case, subject)
    found = named(case, one) if one else None
    missed = "The charge rests on terms that did not bind then, as it is recorded now."
    at = found.at if found else one.disposed.at if one and one.disposed else None
    return answered(at, Wanted(terms_in_words(case, one) if one else "the terms", None, "13Q(5), 13ZB(4)", missed))


@step("contravention.gather-knowledge", provision="67FA(3), 67FA(6), 77D", label="Gather what proves that the respondent knew")
@implements("67FA(3)", "67FA(6)", "77D(2)")
def gather_knowledge(case: Case, subject: str) -> Done | Wanted:
    """Answered by what was gathered about that very condition."""
    one = of(case, subject)
    found = gathered(case, one) if one else None
    missed = "That the respondent knew of the order, or was told of the condition, may be impossible to prove."
    return answered(
        until_charged(one, found.at if found else None),
        Wanted(condition_in_words(case, one) if one else "the condition", None, "67FA(3), 67FA(6), 77D", missed),
    )


def knowledge_in_words(case: Case, one: Contravention) -> str:
    """What there is to settle about knowledge."""
    said = knowledge(case, one.subject)
    told = {"TOLD_ONLY": "told of the order and not of", "NOT_SHOWN": "no way of proving knowledge of"}
    which = told.get(said.only if said.certain else "", "what proves knowledge of")
    return f"{which} {condition_in_words(case, one)}"


@step("contravention.settle-knowledge", provision="67FA(3), 67FA(6), 77D", label="Settle what is to be done about proving knowledge")
def settle_knowledge(case: Case, subject: str) -> Done | Wanted:
    """Answered by advice that names that very question."""
    one = of(case, subject)
    about = knowledge_in_words(case, one) if one else "knowledge"
    seen = next((each.at for each in one.advice if each.of == about), None) if one else None
    missed = "The respondent cannot be convicted where only the order was told of, and the condition was not (77D(2))."
    return answered(until_charged(one, seen), Wanted(about, None, "67FA(3), 67FA(6), 77D", missed))


@ask("contravention.knowledge-advice", GO_ON, DO_NOT_GO_ON, provision="67FA(3), 67FA(6), 77D", label="Does the brief go on?")
def knowledge_advice(case: Case, subject: str) -> Answer[str]:
    """As the legal officer last advised about knowledge."""
    one = of(case, subject)
    return advised(one, knowledge_in_words(case, one) if one else "")


@step("contravention.record-excuse", provision="50(3), 67FB", label="Record what bears on a reasonable excuse")
@implements("50(3)", "67FB")
def record_excuse(case: Case, subject: str) -> Done | Wanted:
    """Age, disability at that time, the form of notice, anything else: the court must have regard to them."""
    one = of(case, subject)
    missed = "The court must have regard to these matters; nobody has looked at them."
    return answered(
        until_charged(one, one.excuse_at if one else None),
        Wanted(
            "the matters of section 67FB" if one is None or one.failure is None else "the matters of section 50(3)",
            None,
            "50(3), 67FB",
            missed,
        ),
    )


@step("contravention.consider-same-conduct", provision="77F(2)", label="Consider whether an application is based on the same conduct")
@implements("77F(2)")
def consider_same_conduct(case: Case, subject: str) -> Done | Wanted:
    """Answered by a legal officer: none, another application, this order's own, or not known (O-A90)."""
    one = of(case, subject)
    missed = "A trial may miscarry because of a reference that needed the court's leave."
    return answered(
        until_charged(one, one.based_on[0] if one and one.based_on else None), Wanted("the conduct alleged", None, "77F(2)", missed)
    )


@step("contravention.assemble", provision="77", label="Put the brief together")
@implements("77(1)", "77(2)", "77(3)", "77(4)")
def assemble(case: Case, subject: str) -> Done | Wanted:
    """Answered when the brief is put together: copies of the order, statements, affidavits, evidence of the conduct."""
    one = of(case, subject)
    return answered(until_charged(one, one.assembled_at if one else None), Wanted("the brief", None, "77", "Nothing could be proved."))


@step("contravention.decide-charge", provision="67FG(1), 67FF", label="Decide whether it is charged, and how")
@implements("67FF", "67FG(1)")
def decide_charge(case: Case, subject: str) -> Done | Wanted:
    """Answered by the decision: charged, summarily or on indictment as the prosecution elects, or not charged. No time limits it."""
    one = of(case, subject)
    return answered(_settled(one), Wanted("the charge", None, "67FG(1), 67FF", SUPERVISED))


@since("contravention.dropped", provision="67FA", label="The brief was dropped", conclusion=True)
def dropped(case: Case, subject: str) -> Answer[datetime | None]:
    """When it was dropped, before it was charged."""
    one = of(case, subject)
    return certainly(one.dropped_at if one and not _settled(one) else None)


@ask("contravention.charged", "CHARGED", "NOT_CHARGED", provision="67FG(1)", label="Is it charged?")
def charged(case: Case, subject: str) -> Answer[str]:
    """What was decided last; without a decision it is not charged."""
    one = of(case, subject)
    return certainly("CHARGED" if one and one.charge and one.charge.charged else "NOT_CHARGED")


# ---------------------------------------------------------------- the charge before the court
@step("contravention.fix-hearing", provision="77(5)", label="Record the day fixed for the hearing of the charge")
def fix_hearing(case: Case, subject: str) -> Done | Wanted:
    """Answered when a day is fixed; also where it ended without one."""
    one = of(case, subject)
    done = (one.fixed[0].at if one.fixed else one.disposed.at if one.disposed else None) if one else None
    return answered(done, Wanted("the hearing", None, "77(5)", "The defence's time to give notice of a challenge cannot be told."))


@ask("contravention.mode", "SUMMARY", "INDICTMENT", provision="67FG(1)", label="How is the charge taken?")
@implements("67FG(1)(a)", "67FG(1)(b)")
def mode(case: Case, subject: str) -> Answer[str]:
    """As the prosecution elected."""
    one = of(case, subject)
    return certainly("INDICTMENT" if one and one.charge and one.charge.mode == "INDICTMENT" else "SUMMARY")


@step(
    "contravention.summary-outcome", provision="67FG(2), 67FG(3), 67FG(4), 67FG(5), 67FH", label="Record how the summary proceeding ended"
)
@implements("67FH(1)")
def summary_outcome(case: Case, subject: str) -> Done | Wanted:
    """Answered when it ended: decided, discontinued, or not to be decided summarily."""
    one = of(case, subject)
    done = next((each.at for each in one.ended if each.summary), None) if one else None
    return answered(done, Wanted("the summary proceeding", _heard_at(one), "67FG, 67FH", "What became of the charge is not known."))


@ask("contravention.summary-is", "DECIDED", "TO_BE_COMMITTED", provision="67FG(2), 67FG(3)", label="Was it decided summarily?")
@implements("67FG(2)", "67FG(3)", "67FG(4)", "67FG(5)")
def summary_is(case: Case, subject: str) -> Answer[str]:
    """TO_BE_COMMITTED where the magistrate was satisfied that a summary conviction may not punish adequately: then it must not be decided so."""
    one = of(case, subject)
    committed = one is not None and any(each.outcome == COMMITTED for each in one.ended)
    return certainly("TO_BE_COMMITTED" if committed else "DECIDED")


@step("contravention.indictment-outcome", provision="67FG(1)(b), 67FG(3)(b)", label="Record how the proceeding on indictment ended")
def indictment_outcome(case: Case, subject: str) -> Done | Wanted:
    """Answered when it ended."""
    one = of(case, subject)
    done = next((each.at for each in one.ended if not each.summary), None) if one else None
    return answered(done, Wanted("the proceeding on indictment", _heard_at(one), "67FG", "What became of the charge is not known."))


def newest(one: Contravention | None) -> Fixed | None:
    """The day last fixed for the hearing."""
    return one.fixed[-1] if one and one.fixed else None


def _heard_at(one: Contravention | None) -> datetime | None:
    fixed = newest(one)
    return fixed.hearing_at if fixed else None


@since("contravention.disposed", provision="67FG", label="The charge is disposed of", conclusion=True)
def disposed(case: Case, subject: str) -> Answer[datetime | None]:
    """When the charge was decided or discontinued, by whichever court."""
    one = of(case, subject)
    return certainly(one.disposed.at if one and one.disposed and _settled(one) else None)


@ask(
    "contravention.outcome", "CONVICTED", "NOT_CONVICTED", "DISCONTINUED", "OTHER_OUTCOME",
    provision="67FA(1), 67FA(4)", label="What came of the charge?",
)  # fmt: skip
def outcome(case: Case, subject: str) -> Answer[str]:
    """As the court decided; anything else goes to a legal officer."""
    one = of(case, subject)
    return certainly(one.disposed.outcome if one and one.disposed else "OTHER_OUTCOME")


@step("contravention.consider-outcome", provision="67FA, 67FG", label="Consider what follows from another outcome")
def consider_outcome(case: Case, subject: str) -> Done | Wanted:
    """Answered by advice about the outcome."""
    one = of(case, subject)
    return answered(one.considered_at if one else None, Wanted(THE_OUTCOME, None, "67FA, 67FG", "Nobody has said what follows."))


# ---------------------------------------------------------------- a challenge of the defence (77(5)), and leave (77F(2))
@since("contravention.challenged", provision="77(5)", label="The defence challenges a statement or affidavit")
def challenged(case: Case, subject: str) -> Answer[datetime | None]:
    """When it first gave notice, in time or not."""
    one = of(case, subject)
    return certainly(one.challenges[0].at if one and one.challenges else None)


@step("contravention.provide-for-challenge", provision="77(5)", label="Provide for proving what is challenged")
def provide_for_challenge(case: Case, subject: str) -> Done | Wanted:
    """Answered for each challenge: the statement stays evidence, and is not conclusive; a witness may be needed (practice)."""
    one = of(case, subject)
    if one is None or not one.challenges:
        return Wanted("the challenge")
    told = [(f"challenge of {in_words(day_of(each.at))}", each) for each in one.challenges]
    seen = dict(one.provided_for)
    left = next((about for about, _ in told if about not in seen), None)
    over = one.disposed.at if one.disposed else None
    if left is None or over:
        return Done(over or max(seen[about] for about, _ in told))
    return Wanted(left, _heard_at(one), "77(5)", "What is challenged may have to be proved by witnesses, and none is there.")


@ask(
    "contravention.leave-needed", YES, NO, provision="77F(2)", label="Is the court's leave needed to refer to the order's own application?"
)
@implements("77F(2)")
def leave_needed(case: Case, subject: str) -> Answer[str]:
    """YES where the application of this very order is, or may be, based on the conduct charged; any other application is left out of the brief."""
    one = of(case, subject)
    return certainly(YES if one and not one.failure and one.based_on and one.based_on[1] in NEEDS_LEAVE else NO)


@step("contravention.record-leave", provision="77F(2)", label="Record what the court decided about leave")
@implements("77F(2)")
def record_leave(case: Case, subject: str) -> Done | Wanted:
    """Answered by the court's decision, or by the end of the proceeding."""
    one = of(case, subject)
    done = earliest_of((one.leave.at if one.leave else None, one.disposed.at if one.disposed else None)) if one else None
    missed = "Without leave the making of the order may not be referred to at the trial."
    return answered(done, Wanted("the order and its application", _heard_at(one), "77F(2)", missed))


@deadline(
    CHALLENGE_BY, provision="77(5)", label="Last day for the defence to give notice of a challenge",
    consequence="The Act does not say what follows. A statement or affidavit is evidence in any case, and the court may still hear a challenge (O-A20).",
)  # fmt: skip
@implements("77(5)")
def challenge_by(case: Case, subject: str) -> Deadline | None:
    """TL-22: at least 3 business days before the day fixed, both days left out; the defence's, so nobody here meets it.

    Doubtful: whether the duty reaches this offence at all (O-A20). A day moved on moves it; met by a notice, or past with its day.
    """
    one = of(case, subject)
    fixed = newest(one)
    if one is None or fixed is None or fixed.hearing_at is None or not one.charge:
        return None
    counted = _challenge_by(case, fixed)
    found = answer(lambda readings: _reaches(readings, counted))
    met = earliest_of((*(each.at for each in one.challenges), counted.at, one.disposed.at if one.disposed else None))
    return deadline_from(CHALLENGE_BY, subject, found, met_at=met, doing=False, warn=(2, 1))


def _challenge_by(case: Case, fixed: Fixed) -> Reckoned:
    return reckoning.clear_business_days_before(
        day_of(fixed.hearing_at) if fixed.hearing_at else day_of(fixed.at), BUSINESS_DAYS_TO_CHALLENGE, place=fixed.place or case.place,
        calendars=case.calendars, provision="77(5)", rule=CHALLENGE_BY, trigger_words="the day fixed for the hearing", trigger_entry=fixed.entry,
    )  # fmt: skip


def _reaches(readings: Readings, counted: Reckoned) -> Reckoned:
    return counted if readings.ask("O-A20") == "offences-under-the-act" else Reckoned(None)


def challenge_is_late(case: Case, one: Contravention, at: datetime) -> bool:
    """Was a notice given after the last day, in the reading in which there is one?"""
    fixed = newest(one)
    by = _challenge_by(case, fixed).at if fixed and fixed.hearing_at else None
    return by is not None and at >= by


@deadline(
    HEARING_DAY, provision="67FG", label="Hearing of the charge",
    consequence="The charge is heard. The brief, the witnesses and what was challenged must be ready.",
)  # fmt: skip
def hearing_day(case: Case, subject: str) -> Deadline | None:
    """The day and time last fixed; met when the proceeding ended."""
    one = of(case, subject)
    fixed = newest(one)
    if one is None or fixed is None or fixed.hearing_at is None:
        return None
    at = reckoning.instant(
        fixed.hearing_at, provision="67FG", rule=HEARING_DAY, trigger_words="the day fixed for the hearing", trigger_entry=fixed.entry
    )
    met = earliest_of((one.disposed.at if one.disposed else None, next((e.at for e in one.ended if e.at >= fixed.hearing_at), None)))
    return deadline_from(HEARING_DAY, subject, certainly(at), met_at=met, doing=False, warn=(7, 3, 1))


# ---------------------------------------------------------------- what may be recorded at any time
@offer("record_alleged_contravention", "prosecutor", label="Record an alleged contravention of an order")
@implements("67FA(1)", "67FA(4)")
def record_alleged_contravention(case: Case) -> tuple[str, ...]:
    """For each temporary order, prohibition order and registered order, also one that is over: no limit of time runs (67FF)."""
    return (*orders(case.docket), *registered_orders(case.docket))


def _pending(case: Case, *, charged_already: bool) -> tuple[str, ...]:
    known = (of(case, subject) for subject in alleged(case))
    return tuple(
        one.subject
        for one in known
        if one and one.disposed is None and one.dropped_at is None and (one.charge is not None and one.charge.charged) == charged_already
    )


@offer("drop_contravention_brief", "prosecutor", label="Drop the brief about an alleged contravention")
def drop_contravention_brief(case: Case) -> tuple[str, ...]:
    """While it is not charged: nobody has to charge."""
    return _pending(case, charged_already=False)


@offer("fix_hearing_of_charge", "prosecutor", label="Record another day fixed for the hearing of the charge")
@implements("77(5)")
def fix_hearing_of_charge(case: Case) -> tuple[str, ...]:
    """While the charge is before the court and a day was fixed before."""
    return tuple(s for s in _pending(case, charged_already=True) if (one := of(case, s)) is not None and one.fixed)


@offer("record_challenge", "prosecutor", label="Record a notice of challenge from the defence")
@implements("77(5)")
def record_challenge(case: Case) -> tuple[str, ...]:
    """While the charge is before the court, in time or not."""
    return _pending(case, charged_already=True)


@offer("record_leave_to_refer", "legal_officer", label="Record the court's leave to refer to an application")
@implements("77F(2)")
def record_leave_to_refer(case: Case) -> tuple[str, ...]:
    """While the charge is before the court: what leave covers is printed in the brief from then on."""
    return _pending(case, charged_already=True)


@offer("record_device_access_required", "prosecutor", label="Record that access to a digital device was required")
@implements("67FC(1)", "67FC(2)")
def record_device_access_required(case: Case) -> tuple[str, ...]:
    """For each contravention alleged: it is an indictable offence against the Act, and nobody has to require anything."""
    return alleged(case)


@start("post_search_approval")
def searched(case: Case) -> tuple[str, ...]:
    """Each contravention alleged in which access to a digital device was required."""
    return tuple(s for s in alleged(case) if (one := of(case, s)) is not None and one.devices)


@step("contravention.post-search-approval", provision="67FC(6), 67FC(7)", label="Record what the magistrate decided about the search")
@implements("67FC(6)", "67FC(7)")
def post_search_approval(case: Case, subject: str) -> Done | Wanted:
    """Was each requirement of access decided on by a magistrate? When that must be asked for stands in another Act."""
    one = of(case, subject)
    required, decided = (one.devices, one.approvals) if one else ((), ())
    if required and len(decided) >= len(required):
        return Done(max(required[-1].at, decided[len(required) - 1]))
    missed = "Without a post-search approval order failing to comply is no offence (67FC(7))."
    return Wanted(f"requirement {len(decided) + 1}", None, "67FC(6), 67FC(7)", missed)
