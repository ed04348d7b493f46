"""An alleged contravention of an order (s 67FA): was the order in force at that instant, which terms bound, and what proves that the respondent knew.

A failure to report (s 50) is charged and heard in the same way; what is to be shown of it instead: law/prosecuting/failures_to_report.py.

The offence reaches a prohibition order, a temporary order and a registered order; no offence is made of a disqualification order. What is said
here of an order is what its life says (law/status.py); nothing is narrowed by an election, since it is enforced against a person. What people do
about the brief and the charge: law/prosecuting/briefs.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from app.casework.answer import Answer, certainly
from app.casework.clock import day_of
from app.law import tables
from app.law.facts import contraventions as facts
from app.law.facts import kind_of
from app.law.facts.contraventions import Contravention, Gathered, Named
from app.law.facts.corresponding_orders import REGISTERED
from app.law.facts.documents import Condition
from app.law.facts.prohibition_orders import ORDER, OrderMade, made
from app.law.orders.terms import Terms, terms, varied
from app.law.provisions import implements
from app.law.questions import Case, ask, start
from app.law.readings import Readings, answer
from app.law.reckoning import in_words
from app.law.respondents import was_present
from app.law.status import Life, life

IN_FORCE, NOT_IN_FORCE, CHANGED, UNCERTAIN = "IN_FORCE", "NOT_IN_FORCE", "CHANGED", "UNCERTAIN"
ORDER_CONTRAVENED, FAILURE = "ORDER", "FAILURE_TO_REPORT"
KNOWN, TOLD_ONLY, NOT_SHOWN = "KNOWN", "TOLD_ONLY", "NOT_SHOWN"
PRESENT, SERVED, TOLD, OUGHT = "present", "served", "told", "ought"
PROOF_OF_KNOWLEDGE: Final = tables.read(Path(__file__).resolve().parents[3] / "workflows" / "contravention_brief" / "knowledge.dmn")
SETTLED_ON: Final = "the terms that a legal officer settled on"


@start("contravention_brief")
@implements("50(1)", "67FA(1)", "67FA(4)")
def alleged(case: Case) -> tuple[str, ...]:
    """Each alleged contravention of one order, and each suspected failure to report, has a run of its own."""
    return facts.contraventions(case.docket)


def of(case: Case, subject: str) -> Contravention | None:
    """The alleged contravention with this subject."""
    return facts.contravention(case.docket, subject)


# ---------------------------------------------------------------- was the order in force, and which terms bound
def _in_force(one: Contravention, lived: Life) -> str:
    """In one world: at that instant or, where it lasted, all the time; CHANGED where it was in force for a part of it."""
    first, last = one.instants[0], one.instants[-1]
    ends = lived.has(first), lived.has(last)
    broken = any(first < each.start <= last for each in lived.interruptions)
    if all(ends) and not broken:
        return IN_FORCE
    touched = lived.start is not None and lived.start <= last and (lived.end is None or first < lived.end)
    return NOT_IN_FORCE if not any(ends) and not (touched and first != last) else CHANGED


@ask("contravention.offence", ORDER_CONTRAVENED, FAILURE, provision="50(1), 67FA(1), 67FA(4)", label="Which offence is it?")
@implements("50(1)")
def offence(case: Case, subject: str) -> Answer[str]:
    """The contravention of an order, or a failure to comply with a reporting obligation."""
    one = of(case, subject)
    return certainly(FAILURE if one and one.failure else ORDER_CONTRAVENED)


def force_of(case: Case, one: Contravention) -> Answer[str]:
    """Whether the order was in force over the whole time alleged, in every world."""
    if made(case.docket, one.order) is None:
        return certainly(NOT_IN_FORCE)
    return life(case, one.order).map(lambda lived: _in_force(one, lived))


def terms_of(case: Case, one: Contravention) -> Answer[tuple[Terms, ...]]:
    """Every version of the terms that bound within the time alleged, in every world."""
    first, last = one.instants[0], one.instants[-1]
    return terms(case, one.order).map(
        lambda turns: tuple(each for each in turns if each.start <= last and (each.end is None or first < each.end))
    )


@ask(
    "contravention.force", IN_FORCE, NOT_IN_FORCE, CHANGED, UNCERTAIN,
    provision="67FA(1), 67FA(4), 13Q(5), 13ZB(4)", label="Was the order in force then, and do the same terms bind in every reading?",
)  # fmt: skip
@implements("67FA(1)", "67FA(4)")
def force(case: Case, subject: str) -> Answer[str]:
    """IN_FORCE only where every reading says so and names the same terms; CHANGED where either changed within the time alleged."""
    one = of(case, subject)
    if one is None or one.failure:
        return certainly(NOT_IN_FORCE)
    said, versions = force_of(case, one), terms_of(case, one)
    if not said.certain or said.only != IN_FORCE:
        return said
    if not versions.certain:
        return certainly(UNCERTAIN)
    return certainly(IN_FORCE if len(versions.only) == 1 else CHANGED)


def doubts_of(case: Case, one: Contravention) -> tuple[str, ...]:
    """The readings on which it turns whether the order was in force then, or which of its terms."""
    return tuple(sorted({*force_of(case, one).doubts(), *terms_of(case, one).doubts()}))


def bound(case: Case, one: Contravention) -> Terms | None:
    """The terms that bound all the time alleged, where that is certain and the order was in force; else None."""
    if force(case, one.subject).values != (IN_FORCE,):
        return None
    return terms_of(case, one).only[0]


def terms_in_words(case: Case, one: Contravention) -> str:
    """Which terms the brief is about, in words that name the same version whoever records when."""
    found = bound(case, one)
    if found is None:
        return SETTLED_ON
    days = {change.entry: in_words(day_of(change.at)) for change in varied(case, one.order)}
    if found.entry in days:
        return f"version {found.version} of the terms, as varied on {days[found.entry]}"
    return f"the terms as made on {in_words(day_of(found.start))}"


def named(case: Case, one: Contravention) -> Named | None:
    """The condition last named of those very terms; None while none is."""
    wanted = terms_in_words(case, one)
    return next((each for each in reversed(one.named) if each.of == wanted), None)


def condition(case: Case, one: Contravention) -> Condition | None:
    """The condition that is said to be contravened, in the words of the terms that bound then; None where no such terms are certain."""
    found, chosen = bound(case, one), named(case, one)
    if found is None or chosen is None or chosen.condition is None or not 1 <= chosen.condition <= len(found.conditions):
        return None
    return found.conditions[chosen.condition - 1]


def condition_in_words(case: Case, one: Contravention) -> str:
    """Which condition is meant, by its number and its terms."""
    chosen = named(case, one)
    number = f"condition {chosen.condition}" if chosen and chosen.condition else "the condition"
    return f"{number} of {terms_in_words(case, one)}"


@ask(
    "contravention.of-registered-order", "YES", "NO",
    provision="67FA(4), 67FA(6)", label="Is it the contravention of a registered order?",
)  # fmt: skip
def of_registered_order(case: Case, subject: str) -> Answer[str]:
    """YES for an order of another place that is registered here: what proves knowledge of it has a list of its own."""
    one = of(case, subject)
    return certainly("YES" if one and kind_of(one.order) == REGISTERED else "NO")


# ---------------------------------------------------------------- what proves that the respondent knew
@dataclass(frozen=True)
class Route:
    """One way of proving that the respondent knew of the order: present, served, told or ought; when, by whom, and the provision."""

    how: str
    at: datetime | None
    provision: str
    words: str


@dataclass(frozen=True)
class Knowledge:
    """What can be proved in one world: the ways, whether the condition was told, and whether the short way of 67FA reaches the order."""

    routes: tuple[Route, ...]
    condition_told: bool
    short_way: bool = True


def gathered(case: Case, one: Contravention) -> Gathered | None:
    """What was last gathered about this very condition."""
    wanted = condition_in_words(case, one)
    return next((each for each in reversed(one.gathered) if each.of == wanted), None)


def _terms_made_at(case: Case, one: Contravention, order: OrderMade) -> datetime:
    """From when the condition could be told: the making of the terms in which it stands."""
    found = bound(case, one)
    changed = {change.entry: change.at for change in varied(case, one.order)}
    return changed.get(found.entry, order.made_at) if found else order.made_at


@implements("67FA(3)", "67FA(6)", "77D")
def knowledge_of(case: Case, one: Contravention) -> Answer[Knowledge]:
    """What can be proved of knowledge, by what is recorded of the time before the contravention.

    Doubtful: presence by link or telephone (O-A10), and whether the short way covers a temporary order (O-A47).
    """
    order = made(case.docket, one.order)
    if order is None:
        return certainly(Knowledge((), condition_told=False))
    if kind_of(one.order) == REGISTERED:
        return answer(lambda readings: _of_registered(case, one, order, readings))
    return answer(lambda readings: _of_order(case, one, order, readings))


@implements("67FA(3)(a)", "67FA(3)(b)", "67FA(3)(c)")
def _of_order(case: Case, one: Contravention, order: OrderMade, readings: Readings) -> Knowledge:
    """Present in court when it was made, served personally with a copy, or told of it by a police officer. Substituted service is none of them."""
    routes = []
    if was_present(order.presence, readings):
        routes.append(Route(PRESENT, order.made_at, "67FA(3)(a)", "was present in court when the order was made"))
    copies = [each for each in facts.personal_copies(case.docket, one.order) if order.made_at <= each.at <= one.at]
    routes += [Route(SERVED, c.at, "67FA(3)(b)", f"was served personally with a copy of the order by {c.officer}") for c in copies[:1]]
    told = [each for each in facts.tellings(case.docket, one.order) if order.made_at <= each.at <= one.at]
    routes += [Route(TOLD, t.at, "67FA(3)(c)", f"was told of the order by {t.officer}, a police officer") for t in told[:1]]
    since, mine = _terms_made_at(case, one, order), gathered(case, one)
    explained = facts.explained_at(case.docket, one.order)
    conditions = [each.at for each in (*told, *copies) if each.conditions_told and each.at >= since]
    by_court = explained is not None and since <= explained <= one.at
    condition_told = bool(conditions) or bool(mine and mine.condition_told)
    short = order.kind == ORDER or bool(routes and (condition_told or by_court)) or readings.ask("O-A47") == "both-kinds"
    return Knowledge(tuple(routes), condition_told=condition_told, short_way=short)


@implements("67FA(6)(a)", "67FA(6)(b)", "67FA(6)(c)", "67FA(6)(d)", "67FA(7)")
def _of_registered(case: Case, one: Contravention, order: OrderMade, readings: Readings) -> Knowledge:
    """Its own list: each of the first three ways also wants that the order, or the officer, said that it could be registered elsewhere."""
    home, mine = facts.home(case.docket, one.order), gathered(case, one)
    routes, said = [], home is not None and home.says_registrable
    if home is not None and said and was_present(home.presence, readings):
        routes.append(
            Route(
                PRESENT, None, "67FA(6)(a)", "was present in court when the order was made, and it said that it can be registered elsewhere"
            )
        )
    if mine and said and mine.home_copy:
        routes.append(
            Route(
                SERVED, None, "67FA(6)(b)", "was served personally with a copy of the order, which said that it can be registered elsewhere"
            )
        )
    if mine and mine.told_registrable:
        by = mine.told_by or "a police officer"
        routes.append(Route(TOLD, None, "67FA(6)(c)", f"was told by {by} of the order and that it can be registered elsewhere"))
    copies = [c for c in facts.personal_copies(case.docket, one.order) if order.made_at <= c.at <= one.at]
    told_at = facts.told_of_registration_at(case.docket, one.order)
    if copies:
        routes.append(
            Route(OUGHT, copies[0].at, "67FA(6)(d)", f"was served personally with a copy of the registered order by {copies[0].officer}")
        )
    elif told_at is not None and told_at <= one.at:
        # who learned of it from an officer alone is not convicted unless the condition was told too (77D(1)(b)), whatever paragraph it proves
        routes.append(Route(TOLD, told_at, "67FA(6)(d)", "was told of the variation made for the registration"))
    since = _terms_made_at(case, one, order)
    conditions = bool(mine and mine.condition_told) or any(c.conditions_told and c.at >= since for c in copies)
    return Knowledge(tuple(routes), condition_told=conditions)


def _proved(found: Knowledge) -> str:
    """In one world, as the decision table has it. Who only was told of the order is not convicted unless the condition was told too (77D(2))."""
    told_alone = {each.how for each in found.routes} == {TOLD}
    ways = "TOLD_BY_AN_OFFICER_AND_NOTHING_ELSE" if told_alone else "ANOTHER_WAY" if found.routes else "NONE_OF_THE_WAYS"
    said = {"ways": ways, "condition_told": _yes(found.condition_told), "reaches_the_order": _yes(found.short_way)}
    return PROOF_OF_KNOWLEDGE.decide(said)


def _yes(so: bool) -> str:
    return "YES" if so else "NO"


@ask(
    "contravention.knowledge", KNOWN, TOLD_ONLY, NOT_SHOWN, UNCERTAIN,
    provision="67FA(3), 67FA(6), 77D", label="Can it be proved that the respondent knew of the order and of the condition?",
)  # fmt: skip
@implements("67FA(3)", "67FA(6)", "77D(1)", "77D(2)")
def knowledge(case: Case, subject: str) -> Answer[str]:
    """KNOWN by one of the ways that are enough; TOLD_ONLY where an officer told of the order and not of the condition; UNCERTAIN for grounds to be weighed.

    The Act says what is enough, not that nothing else is; so NOT_SHOWN goes to a legal officer and ends nothing by itself.
    """
    one = of(case, subject)
    if one is None:
        return certainly(NOT_SHOWN)
    found = knowledge_of(case, one).map(_proved)
    mine = gathered(case, one)
    to_be_weighed = mine is not None and bool(mine.ought_to_have_known) and kind_of(one.order) == REGISTERED
    return certainly(UNCERTAIN) if to_be_weighed and found.values == (NOT_SHOWN,) else found
