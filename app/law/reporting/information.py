"""Sharing information: directions to entities (74D), giving information to entities and persons (74E, 74I), and who must be told again (74E(2), 74F).

The gate: ss 74D and 74E speak of a reportable offender. Where the person is surely none, or that is open, nothing is given before a
legal officer has looked at it. The gate never stands before a notice of a variation or revocation: that is a duty.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from app.casework.answer import Answer, Deadline, Done, Wanted, certainly
from app.casework.docket import Entry
from app.law import reckoning
from app.law.applying.applications import answered
from app.law.facts import information as facts
from app.law.facts.corresponding_orders import REGISTERED, registered_orders
from app.law.facts.information import Direction, Giving, Sharing
from app.law.facts.prohibition_orders import made, orders
from app.law.facts.respondents import RESPONDENT, respondent
from app.law.facts.variations import REVOKED, VARIED, Change, changes
from app.law.provisions import implements
from app.law.questions import Case, Concern, ask, check, confirm, deadline, offer, since, slip, start, step
from app.law.readings import Readings, answer
from app.law.reporting.reportable_offenders import NO, YES, reportable
from app.law.status import deadline_from

OPEN, CLOSED, NOT_CERTAIN = "OPEN", "CLOSED", "NOT_CERTAIN"
GO_ON, DO_NOT_GO_ON = "GO_ON", "DO_NOT_GO_ON"
DIRECTION, GIVING, DROPPED = "DIRECTION", "GIVING", "DROPPED"
GIVEN, OTHER = "GIVEN", "OTHER"
HEALTH = ("HOSPITAL_AND_HEALTH_SERVICE", "HEALTH_CHIEF_EXECUTIVE")
PRESCRIBED = ("CHIEF_EXECUTIVE_OF_GOVERNMENT_ENTITY", "FUNDED_ENTITY")
FROM_ELSEWHERE = "Section 74I speaks of an order made under this Act; whether a registered order is one is open (O-A51)."
NOT_ONE = "On that day the person was not surely a reportable offender, of whom alone the section speaks."


@start("information_sharing")
@implements("74D(1)", "74E(1)", "74I")
def sharings(case: Case) -> tuple[str, ...]:
    """Each direction, and each entity or person to whom information is given, has a run of its own."""
    return (*facts.directions(case.docket), *facts.givings(case.docket))


def of(case: Case, subject: str) -> Direction | Giving | None:
    """The direction or giving with this subject."""
    return facts.sharing(case.docket, subject)


# ---------------------------------------------------------------- the gate
def _gate_at(case: Case, one: Direction | Giving, at: datetime) -> str:
    """At an instant. Telling a person under s 74I asks for an order made under this Act, not for a reportable offender."""
    if isinstance(one, Giving) and one.basis == "S74I":
        order = made(case.docket, one.order) if one.order else None
        if order is None or order.made_at > at:
            return CLOSED
        return OPEN if answer(lambda readings: _is_of_this_act(order.kind, readings)).values == (True,) else NOT_CERTAIN
    said = reportable(case, at)
    return {YES: OPEN, NO: CLOSED}[said.only] if said.certain else NOT_CERTAIN


@implements("74I")
def _is_of_this_act(kind: str, readings: Readings) -> bool:
    """Is an order of this kind made under this Act? Of one that was made elsewhere and is registered here that is doubtful (O-A51)."""
    return kind != REGISTERED or readings.ask("O-A51") == "as-a-prohibition-order"


@ask(
    "information.gate", OPEN, CLOSED, NOT_CERTAIN,
    provision="74D(1), 74E(1), 5, 8(d)", label="Is the person a reportable offender, so that the section is open?",
)  # fmt: skip
@implements("74D(1)", "74E(1)")
def gate(case: Case, subject: str) -> Answer[str]:
    """As at the proposal, or the giving if it was done; OPEN too for one that was dropped, of which nothing is asked any more."""
    one = of(case, subject)
    if one is None or _dropped(one):
        return certainly(OPEN if one else CLOSED)
    return certainly(_gate_at(case, one, one.done_at or one.proposed_at))


def _dropped(one: Sharing) -> bool:
    return one.dropped_at is not None and one.done_at is None


@step("information.settle-gate", provision="74D(1), 74E(1), 5", label="Has a legal officer settled whether information may be shared?")
def settle_gate(case: Case, subject: str) -> Done | Wanted:
    """Answered by advice that names the gate."""
    missed = "Information may be given, or asked for, that the Act does not let anyone give."
    return _advised(of(case, subject), "the gate", "74D(1), 74E(1), 5", missed)


def _advised(one: Sharing | None, about: str, provision: str, missed: str) -> Done | Wanted:
    seen = [at for what, _, at in one.advice if what == about] if one else []
    return answered(seen[-1] if seen else None, Wanted(about, one.proposed_at if one else None, provision, missed))


@ask("information.advice", GO_ON, DO_NOT_GO_ON, provision="74D(1), 74E(1)", label="Does it go on?")
def advice(case: Case, subject: str) -> Answer[str]:
    """As the legal officer last advised about the gate; without advice it does not go on."""
    one = of(case, subject)
    return certainly(GO_ON if one is not None and _let_through(one) else DO_NOT_GO_ON)


def _let_through(one: Sharing) -> bool:
    courses = [course for what, course, _ in one.advice if what == "the gate"]
    return bool(courses) and courses[-1] == GO_ON


@ask("information.way", DIRECTION, GIVING, DROPPED, provision="74D, 74E, 74I", label="Is information wanted, or to be given?")
def way(case: Case, subject: str) -> Answer[str]:
    """By the kind of subject; DROPPED where it was dropped before it was done."""
    one = of(case, subject)
    if one is None or _dropped(one):
        return certainly(DROPPED)
    return certainly(DIRECTION if isinstance(one, Direction) else GIVING)


# ---------------------------------------------------------------- a direction (74D)
@step("information.give-direction", provision="74D(1), 74D(2)", label="Give the direction in writing")
@implements("74D(2)(a)")
def give_direction(case: Case, subject: str) -> Done | Wanted:
    """Answered when it was given to the entity."""
    one = of(case, subject)
    return answered(one.done_at if one else None, Wanted("the direction", one.proposed_at if one else None, "74D(1)", "Nothing was asked."))


@step("information.record-answer", provision="74D(3), 74D(4)", label="Record what the entity gave")
@implements("74D(3)", "74D(4)")
def record_answer(case: Case, subject: str) -> Done | Wanted:
    """Answered by what the entity gave or did not; it need not give what legal professional privilege covers."""
    one = facts.direction(case.docket, subject)
    by = reckoning.end_of(one.answer_by) if one and one.answer_by else None
    missed = "The entity is required to give it, despite any other Act."
    return answered(one.answered[0] if one and one.answered else None, Wanted("the answer", by, "74D(2)(b), 74D(3)", missed))


@ask("information.answer", GIVEN, OTHER, provision="74D(3), 74D(4)", label="Was everything given?")
def answer_given(case: Case, subject: str) -> Answer[str]:
    """OTHER where part or all was held back as privileged, or not given."""
    one = facts.direction(case.docket, subject)
    return certainly(GIVEN if one and one.answered and one.answered[1] == GIVEN else OTHER)


@step("information.settle-answer", provision="74D(3), 74D(4)", label="Has a legal officer looked at what was held back?")
def settle_answer(case: Case, subject: str) -> Done | Wanted:
    """Answered by advice that names the answer."""
    return _advised(
        of(case, subject), "the answer", "74D(3), 74D(4)", "What was asked for is missing, and nobody has said whether it may be."
    )


@deadline(
    "information-direction.answer-by", provision="74D(2)(b)", label="Information that an entity was directed to give",
    consequence="The entity is in breach of its duty (74D(3)).",
)  # fmt: skip
@implements("74D(2)(b)")
def answer_by(case: Case, subject: str) -> Deadline | None:
    """TL-23: the day that the direction states; nothing is counted and nothing rolls. None before the direction was given."""
    one = facts.direction(case.docket, subject)
    if one is None or one.done_at is None or one.answer_by is None:
        return None
    name = "information-direction.answer-by"
    reckoned = reckoning.stated_last_day(
        one.answer_by, provision="74D(2)(b)", rule=name, trigger_words="the day stated in the direction", trigger_entry=one.entry
    )
    return deadline_from(name, subject, certainly(reckoned), met_at=one.answered[0] if one.answered else None, warn=(3, 1))


# ---------------------------------------------------------------- giving information (74E, 74I)
@step("information.give", provision="74E(1), 74E(3), 74I", label="Give the information")
def give(case: Case, subject: str) -> Done | Wanted:
    """Answered when it was given, orally or in writing."""
    one = of(case, subject)
    return answered(
        one.done_at if one else None, Wanted("the information", None, "74E(1), 74I", "The commissioner may give it; nobody has to.")
    )


def _changes_to_tell(case: Case, one: Giving) -> tuple[Change, ...]:
    """The variations and revocations made after the information was given; an end of the term, or a cancellation, is none."""
    if one.done_at is None or not one.order:
        return ()
    return tuple(change for change in changes(case.docket, one.order) if change.what in (VARIED, REVOKED) and change.at >= one.done_at)


@since("information.order-changed", provision="74E(2)", label="The order was varied or revoked after the information was given")
@implements("74E(2)")
def order_changed(case: Case, subject: str) -> Answer[datetime | None]:
    """When the order was first varied or revoked after that: by the making, not by when it binds."""
    one = facts.giving(case.docket, subject)
    return certainly(min((change.at for change in _changes_to_tell(case, one)), default=None) if one else None)


@since("information.told-again", provision="74E(2), 74E(3)", label="The entity was told of every variation and revocation")
@implements("74E(3)")
def told_again(case: Case, subject: str) -> Answer[datetime | None]:
    """When it was told of the last of them; None while one is untold. Telling is a step of the variation, or of the appeal."""
    one = facts.giving(case.docket, subject)
    told = [one.told_of(change) for change in _changes_to_tell(case, one)] if one else []
    known = [at for at in told if at is not None]
    return certainly(max(known) if known and len(known) == len(told) else None)


@ask("information.passed-on", YES, NO, provision="74F(2), 74F(4)", label="Did the entity pass the information on?")
@implements("74F(3)")
def passed_on(case: Case, subject: str) -> Answer[str]:
    """YES where a passing on is recorded."""
    one = facts.giving(case.docket, subject)
    return certainly(YES if one and one.passed_on else NO)


@step(
    "information.ask-about-onward-notice",
    provision="74F(4)",
    label="Ask whether the entity told those to whom it passed the information on",
)
@implements("74F(4)")
def ask_about_onward_notice(case: Case, subject: str) -> Done | Wanted:
    """The duty is the prescribed entity's; asking is a practice of the house. About the last change."""
    one = facts.giving(case.docket, subject)
    last = _changes_to_tell(case, one)[-1:] if one else ()
    about = f"change of {reckoning.in_words(reckoning.last_day_before(last[0].at))}" if last else "the change"
    seen = next((at for of_what, at in one.onward if of_what == about), None) if one else None
    missed = "Persons act on terms that are not those of the order any more."
    return answered(seen, Wanted(about, last[0].at if last else None, "74F(4)", missed))


# ---------------------------------------------------------------- who is told of a change, by whichever court
def untold(case: Case, order: str, at: datetime, of_what: str) -> tuple[Giving, ...]:
    """Those who had been given information about this order when it changed, and have not been told in this proceeding."""
    return tuple(one for one in facts.informed(case.docket, order, at) if all(told.of != of_what for told in one.told))


def entities_told(case: Case, order: str, at: datetime, of_what: str, acknowledged: datetime | None, wanted: Wanted) -> Done | Wanted:
    """Done when it is recorded that they were told, or that there is none, and nobody is left; who is recorded late is wanted again.

    Read of ss 74E(2) and 74I together: whoever was given information about an order is told, also a person under s 74I (O-A71).
    """
    if acknowledged is None or untold(case, order, at, of_what):
        return wanted
    told = [each.at for one in facts.informed(case.docket, order, at) for each in one.told if each.of == of_what]
    return Done(max([acknowledged, *told]))


def telling_concerns(case: Case, order: str, at: datetime, of_what: str, entries: tuple[Entry, ...]) -> Iterator[Concern]:
    """None may be recorded as having had information where the docket says that some had; those left over are asked about."""
    for about, outcome in facts.entities_told_in(entries):
        if about != of_what:
            continue
        given, left = len(facts.informed(case.docket, order, at)), len(untold(case, order, at, of_what))
        recorded = "1 entity is" if given == 1 else f"{given} entities are"
        if given and outcome == "NONE_HAD_INFORMATION":
            yield slip(f"{recorded} recorded as given information about this order: tell each.", "74E(2)", "outcome")
        elif outcome == "EACH_WAS_TOLD" and not given:
            yield confirm("Nobody is recorded as given information about this order before it changed.", "74E(2)", "outcome")
        elif left:
            yield confirm(f"{recorded} recorded as given information about this order, and {left} not told yet.", "74E(2)", "told")


# ---------------------------------------------------------------- what is looked at before recording
@check("information.direction-as-provided", provision="74D", label="Is it a direction that the Act provides for?")
@implements("74D(2)", "74D(5)")
def direction_as_provided(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """Never to the health department's chief executive or a Hospital and Health Service (I-80); in writing; with a day to come."""
    del subject
    return tuple(
        concern for about in facts.recorded_in(entries, "information-direction-proposed") for concern in _about_proposal(case, about)
    ) + tuple(concern for about, written, at in facts.writings_in(entries) for concern in _about_direction(case, about, written, at))


def _about_proposal(case: Case, about: str) -> Iterator[Concern]:
    one = facts.direction(case.docket, about)
    if one is not None and one.entity_kind in HEALTH:
        sentence = (
            "No direction may be given to the chief executive of the department that administers the Hospital and Health Boards Act 2011, nor "
            "to a Hospital and Health Service. Ask for the information in another lawful way."
        )
        yield slip(sentence, "74D(5)", "entity_kind")
    if one is not None and one.answer_by is not None and reckoning.end_of(one.answer_by) <= one.proposed_at:
        yield slip("The day on or before which the information must be given is over already.", "74D(2)(b)", "answer_by")


def _about_direction(case: Case, about: str, written: str, at: datetime) -> Iterator[Concern]:
    one = of(case, about)
    if written != "IN_WRITING":
        yield slip("A direction must be given in writing.", "74D(2)(a)", "way")
    if one is not None and not _let_through(one) and _gate_at(case, one, at) != OPEN:
        yield confirm(NOT_ONE, "74D(1), 5", "at")


@check("information.giving-as-provided", provision="74E(1), 74I", label="Is it information that may be given?")
def giving_as_provided(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """Of a reportable offender on that day (I-88); about an order only when it was made."""
    del subject
    found: list[Concern] = []
    for about in facts.recorded_in(entries, "information-given-to-entity"):
        one = facts.giving(case.docket, about)
        if one is None or one.done_at is None:
            continue
        order = made(case.docket, one.order) if one.order else None
        if one.order and (order is None or one.done_at < order.made_at):
            found.append(slip("The order had not been made when the information is said to have been given.", "74E(1), 74I", "at"))
        elif not _let_through(one) and _gate_at(case, one, one.done_at) != OPEN:
            found.append(confirm(FROM_ELSEWHERE, "74I", "order") if one.basis == "S74I" else confirm(NOT_ONE, "74E(1), 5", "at"))
    return tuple(found)


@check("information.passed-on-as-provided", provision="74F(2), 74F(7)", label="May the entity pass it on?")
@implements("74F(1)", "74F(2)", "74F(7)")
def passed_on_as_provided(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """Only a prescribed entity: the chief executive of a government entity, or one funded by the State or the Commonwealth."""
    one = facts.giving(case.docket, subject)
    if one is None or not facts.recorded_in(entries, "information-passed-on"):
        return ()
    if one.done_at is not None and one.passed_on[-1] < one.done_at:
        return (slip("It cannot be passed on before it was given.", "74F(1)", "at"),)
    if one.basis == "S74E" and one.entity_kind in PRESCRIBED:
        return ()
    return (confirm("Only a prescribed entity that was given the information under section 74E may pass it on.", "74F(1), 74F(7)", "at"),)


# ---------------------------------------------------------------- what may be recorded at any time
def _described(case: Case) -> tuple[str, ...]:
    return (RESPONDENT,) if respondent(case.docket).described_at else ()


@offer("propose_direction", "prosecutor", label="Direct an entity to give information")
def propose_direction(case: Case) -> tuple[str, ...]:
    """Open when the respondent is described (s 74D(1))."""
    return _described(case)


@offer("propose_giving", "prosecutor", label="Give information to an entity or a person")
def propose_giving(case: Case) -> tuple[str, ...]:
    """Open when the respondent is described (ss 74E(1), 74I)."""
    return _described(case)


@offer("record_information_given", "prosecutor", label="Record that an entity was given information about an order")
def record_information_given(case: Case) -> tuple[str, ...]:
    """For each order made or registered (ss 74E(1), 74E(4)): whoever is told now has to be told of a later variation or revocation."""
    return (*orders(case.docket), *registered_orders(case.docket))


@offer("record_passed_on", "prosecutor", label="Record that an entity passed information on")
def record_passed_on(case: Case) -> tuple[str, ...]:
    """For each giving about an order that was done (s 74F(2))."""
    known = [facts.giving(case.docket, subject) for subject in facts.givings(case.docket)]
    return tuple(one.subject for one in known if one is not None and one.done_at is not None and one.order)


@offer("drop_sharing", "prosecutor", label="Drop a direction, or information to be given")
def drop_sharing(case: Case) -> tuple[str, ...]:
    """While it is not done: the commissioner may, and need not (ss 74D(1), 74E(1))."""
    return tuple(subject for subject in sharings(case) if (one := of(case, subject)) and one.done_at is None and one.dropped_at is None)


@offer("record_declaration", "prosecutor", label="Record a declaration that the facts amount to a reportable offence")
def record_declaration(case: Case) -> tuple[str, ...]:
    """Open when the respondent is described (s 5(5)): it makes the person a reportable offender, and is no offender reporting order."""
    return _described(case)
