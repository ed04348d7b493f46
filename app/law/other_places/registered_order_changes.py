"""An application to vary a registered order or to cancel its registration (ss 13ZC, 13ZD).

The facts, the steps about leave, service and telling entities are those of any application to vary or revoke (law/variations.py); here
stands what is different: who needs leave, what the court considers, and that a cancelled registration stops the order in Queensland.
"""

from __future__ import annotations

from app.casework.answer import Answer, Done, Wanted, certainly
from app.law import facts
from app.law.applying.variations import of
from app.law.facts.corresponding_orders import origin
from app.law.facts.variations import CANCELLED, VARIED, of_registered_order, variations
from app.law.provisions import implements
from app.law.questions import Case, ask, start, step
from app.law.readings import Readings, answer
from app.law.respondents import may_be_a_child, was_present

YES, NO = "YES", "NO"
WANTED = {"CHILD": ("TEST_13C1", "CHILD_13C2", "MATTERS_13D", "CHANGES"), "ADULT": ("TEST_13C1", "MATTERS_13D", "CHANGES")}
"""What the court must consider (13ZC(2), 13ZD(2)): all that it must on an application for a prohibition order, and what has changed."""


@start("registered_order_variation_or_cancellation")
@implements("13ZC(1)", "13ZD(1)")
def applications_about_registered_orders(case: Case) -> tuple[str, ...]:
    """Each application by the commissioner or the respondent to vary a registered order or cancel its registration."""
    return tuple(one for one in variations(case.docket) if of_registered_order(case.docket, one))


@ask(
    "registered-variation.leave-needed",
    YES,
    NO,
    "UNCERTAIN",
    provision="13ZC(3), 13ZD(3), 13Q(2)",
    label="Does the respondent need leave to apply?",
)
@implements("13ZC(3)", "13ZD(3)")
def leave_needed(case: Case, subject: str) -> Answer[str]:
    """The commissioner never does; the respondent does unless the order was made in absence: where it was made, or here (O-A19)."""
    asked = of(case, subject)
    home = origin(case.docket, asked.order) if asked else None
    if asked is None or asked.applicant == "COMMISSIONER":
        return certainly(NO)
    at_home = home.home_presence if home else facts.DOUBTFUL
    here = home.decided.presence if home and home.decided else facts.ABSENT

    def rule(readings: Readings) -> str:
        presence = at_home if readings.ask("O-A19") == "made-at-home" else here
        return YES if was_present(presence, readings) else NO

    return answer(rule)


@ask(
    "registered-variation.outcome", VARIED, CANCELLED, "DISMISSED", "WITHDRAWN", "OTHER_OUTCOME",
    provision="13ZC, 13ZD(4)", label="What came of the application?",
)  # fmt: skip
@implements("13ZD(4)")
def outcome(case: Case, subject: str) -> Answer[str]:
    """How the application ended; OTHER_OUTCOME for anything else."""
    asked = of(case, subject)
    found = asked.disposed[1] if asked and asked.disposed else "OTHER_OUTCOME"
    return certainly(found if found in (VARIED, CANCELLED, "DISMISSED", "WITHDRAWN") else "OTHER_OUTCOME")


@step("registered-variation.hear", provision="13ZC(2), 13ZD(2)", label="Record what happened at the hearing of the application")
@implements("13ZC(2)", "13ZD(2)")
def hear(case: Case, subject: str) -> Done | Wanted:
    """Answered when the application is decided or withdrawn; after an adjournment it is wanted about the next hearing."""
    asked = of(case, subject)
    if asked is None:
        return Wanted("hearing 1")
    if asked.disposed:
        return Done(asked.disposed[0])
    return Wanted(f"hearing {len(asked.heard) + 1}", asked.listed_for, "13ZC(2), 13ZD(2)", "Until it is decided the order stays as it is.")


@ask("registered-variation.consider", "CHILD", "ADULT", provision="13ZC(2)(a), 13ZD(2)(a)", label="Which matters must the court consider?")
def consider(case: Case, subject: str) -> Answer[str]:
    """CHILD also where the class is not certain: then all of them; whether a new report is among them is doubtful (O-A43)."""
    return certainly("CHILD" if may_be_a_child(case, subject) else "ADULT")
