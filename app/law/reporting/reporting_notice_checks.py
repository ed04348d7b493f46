"""What is looked at before something about a notice of reporting obligations is recorded: our own slips are refused, what was done is flagged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from app.casework.clock import day_of
from app.casework.docket import Entry
from app.law.facts import heightened_reporting, kind_of
from app.law.facts import reporting_notices as facts
from app.law.facts.contraventions import contravention, contraventions
from app.law.facts.offender_reporting_orders import KIND as REPORTING_ORDER
from app.law.facts.reporting_notices import FURTHER, INITIAL, ONLY_FURTHER, Detention, GivenNotice, notice_of, subjects_in, to_be_given
from app.law.provisions import implements
from app.law.questions import Case, Concern, check, confirm, slip
from app.law.reporting.notice_chain import Link, before, in_words, owed
from app.law.reporting.notifying_entities import named_for
from app.law.reporting.reportable_offenders import NO, reportable

TOLD: Final = {
    "WHY": ("why they were detained", "60(3)(a)"),
    "AUTHORITY": ("that the detention is authorised under the Act", "60(3)(b)"),
    "RELEASE": ("that they would be released immediately once the reasons are satisfied", "60(3)(c)"),
}


RESTS_ON: Final = {
    "TIMES": ("a decision that periodic reports be more frequent", "19(2), 54A(4)(c)", "times"),
    "STAYS": ("a decision that each change of stay be reported", "19B(1), 54A(4)(d)", "stays"),
    "UNREPORTED": ("a conviction of failing to report", "50(5), 54A(4)(e)", "unreported"),
}
"""What lets a further notice ask this, its provision, and the field that asks it."""


@check("reporting-notice.event", provision="54(2), 54A(1)", label="Does this event call for a notice?")
@implements("54(2)")
def event(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """Notice is due to a reportable offender; after an entry into Queensland only to who was never told here before."""
    del subject
    found: list[Concern] = []
    for about in subjects_in(entries, "reporting-notice-opened"):
        one = to_be_given(case.docket, about)
        if one is None or one.notice != INITIAL:
            continue
        if reportable(case, one.opened_at).values == (NO,):
            found.append(
                confirm("By what is recorded the person was no reportable offender then: notice is due to one only.", "5, 54A(1)", "")
            )
        earlier = any(notice.given_at <= one.opened_at for notice in facts.notices(case.docket)) or facts.told_by_entity(
            case.docket, one.opened_at
        )
        if one.event == "ENTERED_QUEENSLAND" and earlier:
            found.append(
                confirm("After an entry notice is due to who was not told in Queensland before; a notice was given.", "54(2)(c)", "event")
            )
    return tuple(found)


# ---------------------------------------------------------------- preparing
@check("reporting-notice.whole", provision="54A(4), 54A(5)(b)", label="Does the further notice restate all that is asked?")
@implements("54A(5)(b)", "54A(4)", "50(7)")
def whole(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A further notice takes the place of the whole one before it: what it does not ask it must leave out on purpose."""
    del subject
    return tuple(found for about in subjects_in(entries, "further-notice-prepared") for found in _whole(case, about))


def _whole(case: Case, about: str) -> Iterator[Concern]:
    settled = facts.settled_contents(case.docket, about)
    if settled is None:
        return
    asks, left_out, both = settled.asks, settled.left_out, settled.contradicts
    missing = owed(case, about).parts - asks.parts - left_out
    if missing:
        sentence = f"This notice ends the one before it. Restate {in_words(missing)}, or say that it is left out and why."
        yield slip(sentence, "54A(5)(b)", "left_out")
    if both:
        yield slip(f"Both asked and left out: {in_words(both)}. Clear one of the two.", "54A(4)", "left_out")
    if not asks.parts:
        yield slip("A further notice that asks for nothing says nothing: give it up instead.", "54A(4)", "left_out")
    if asks.periodic_in_person and not asks.periodic_place:
        yield slip("Reports in person need the police station or other place.", "54A(4)(b)", "periodic_place")
    if asks.unreported and not (asks.unreported_ways and asks.unreported_within):
        yield slip(
            "Unreported information needs the ways in which to report it, and 7 days after what.", "50(7)(b), 50(7)(c)", "unreported_ways"
        )
    yield from _states_its_decision(case, about)
    yield from _asks_after_conviction(case, about)
    yield from _rests_on_nothing(case, about)


@implements("54A(4)")
def _rests_on_nothing(case: Case, about: str) -> Iterator[Concern]:
    """What is asked anew and only a decision or a conviction lets a notice ask, where none is recorded: asked about, since it may stand elsewhere."""
    settled, last = facts.settled_contents(case.docket, about), before(case, about)
    asked = last.live.parts if last else frozenset[str]()
    for part in sorted((settled.asks.parts - asked if settled else frozenset()) & RESTS_ON.keys()):
        what, provision, field = RESTS_ON[part]
        if not _recorded(case, part):
            yield confirm(f"A notice may ask {in_words(frozenset({part}))} only after {what}, and none is recorded here.", provision, field)


def _recorded(case: Case, part: str) -> bool:
    if part == "UNREPORTED":
        known = (contravention(case.docket, subject) for subject in contraventions(case.docket))
        return any(one and one.failure and one.disposed and one.disposed.outcome == "CONVICTED" for one in known)
    return any(one.part == part and one.goes_on for one in heightened_reporting.heightened(case.docket))


def _states_its_decision(case: Case, about: str) -> Iterator[Concern]:
    one, settled = to_be_given(case.docket, about), facts.settled_contents(case.docket, about)
    decision = heightened_reporting.of(case.docket, one.decision) if one and one.decision else None
    if decision is None or settled is None:
        return
    stated = decision.part in settled.asks.parts
    if decision.goes_on and not stated:
        sentence = f"The notice is given because of a decision: state {in_words(frozenset({decision.part}))}. It binds through this notice."
        yield slip(sentence, "19(3), 19B(2), 54A(4)(c), 54A(4)(d)", "times")
    if not decision.goes_on and stated and not heightened_reporting.asked_by_another(case.docket, decision):
        yield slip(f"The decision about {in_words(frozenset({decision.part}))} was ended: the notice no longer asks it.", "54A(4)", "times")


@implements("50(5)", "50(7)")
def _asks_after_conviction(case: Case, about: str) -> Iterator[Concern]:
    """Begun because of a conviction it asks for the unreported information; 7 days after the release only where imprisonment was imposed."""
    one, settled = to_be_given(case.docket, about), facts.settled_contents(case.docket, about)
    of = contravention(case.docket, one.conviction) if one and one.conviction else None
    if of is None or settled is None:
        return
    asks = settled.asks
    if not asks.unreported:
        yield slip(
            "The notice is given because of a conviction: state the information that is to be reported.", "50(5), 50(7)(a)", "unreported"
        )
    imprisoned = bool(of.disposed and of.disposed.imprisonment_months)
    if asks.unreported_within == "RELEASE" and not imprisoned:
        yield confirm("No imprisonment is recorded for it: then the 7 days run from the notice.", "50(7)(c)(ii)", "unreported_within")
    if asks.unreported_within == "NOTICE" and imprisoned:
        yield confirm("Imprisonment was imposed: if it is served, the 7 days run from the release.", "50(7)(c)(i)", "unreported_within")


# ---------------------------------------------------------------- giving
@check("reporting-notice.giving", provision="54A(1), 54A(5)(b), 54A(6)", label="Does the giving fit what has happened?")
@implements("54A(5)(b)", "54A(6)")
def giving(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """Given before it was called for, or received before it was given: a slip. That it ends an earlier notice is said."""
    del subject
    found: list[Concern] = []
    for about in subjects_in(entries, "reporting-notice-given"):
        given = notice_of(case.docket, about)
        if given is None:
            continue
        one = to_be_given(case.docket, about)
        if one is not None and given.given_at < one.opened_at:
            sentence = (
                "The notice is given after what calls for it: one of the two times is wrong. A notice that was in fact given before is a further one "
                "(54A(3)): record it so, and give this one."
            )
            found.append(slip(sentence, "54A(1)", "at"))
        if given.received_at < given.given_at:
            found.append(slip("It cannot be received before it is given.", "54A(1)", "received_at"))
        found += _ends(case, given)
    return tuple(found)


def _ends(case: Case, given: GivenNotice) -> Iterator[Concern]:
    last = before(case, given.subject)
    asked = last.live.parts if last else frozenset()
    if given.kind == FURTHER:
        lost = asked - given.asks.parts - given.left_out - heightened_reporting.ended_parts(case.docket, given.given_at)
        if lost:
            sentence = (
                f"The notice before it asks {in_words(lost)}, which this one neither restates nor leaves out on purpose: it falls away."
            )
            yield confirm(sentence, "54A(5)(b)", "at")
    elif asked & ONLY_FURTHER and not given.combined and not _said_before(given, last):
        sentence = (
            f"This notice ends the one before it: {in_words(asked & ONLY_FURTHER)} falls away, and an initial notice cannot ask for it. "
            "Give a further notice directly after this one."
        )
        yield confirm(sentence, "54A(5)(b)", "at")


def _said_before(given: GivenNotice, last: Link | None) -> bool:
    """Was it said already when this notice was prepared, after the one that it ends was given?"""
    return last is not None and given.prepared_at is not None and given.prepared_at >= last.notice.given_at


@check("reporting-notice.by-entity", provision="54(3), 54(5)", label="Is it an entity that gives notice?")
@implements("54(3)", "54(5)")
def by_entity(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A court gives notice only where it made an offender reporting order; another entity than the regulation names is flagged."""
    del subject
    found: list[Concern] = []
    for about in subjects_in(entries, "notice-by-entity-given"):
        given, called = facts.by_entity(case.docket, about), facts.called_for(case.docket, about)
        if given is None or called is None:
            continue
        event, happened_at = called
        if given.at < happened_at:
            found.append(confirm("Notice is given after the event, as soon as practicable; this one was given before it.", "54(2)", "at"))
        if given.court and kind_of(about) != REPORTING_ORDER:
            found.append(
                confirm("A regulation must not name a court, but for an offender reporting order that it made.", "54(5)", "entity_is_court")
            )
        named = named_for(event, day_of(happened_at))
        if named is not None and named.entity.casefold() != given.entity.casefold():
            found.append(confirm(f"After this event {named.entity} gives the notice ({named.authority}).", "54(3)", "entity"))
    return tuple(found)


# ---------------------------------------------------------------- detaining
@check("reporting-notice.detention", provision="60", label="Is it a detention that section 60 allows?")
@implements("60(3)", "60(4)(b)")
def detention(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """The three things told, no holding only for a signature, release at once: what was done otherwise is recorded and flagged."""
    del subject
    new = {e.id for e in entries if e.kind == "detained-for-notice"}
    return tuple(found for one in facts.detentions(case.docket) if one.entry in new for found in as_provided(case, one))


def as_provided(case: Case, one: Detention) -> Iterator[Concern]:
    """What a detention lacks of what section 60 wants."""
    if one.released_at < one.at:
        yield slip("The release comes after the beginning: one of the two times is wrong.", "60(4)", "released_at")
    for what, (words, provision) in TOLD.items():
        if what not in one.told:
            yield confirm(f"The person was not told {words}.", provision, "told")
    if one.held_for_signature:
        yield confirm("Nobody may be held only for a refusal to sign.", "60(4)(b)(ii)", "held_for_signature")
    given = _given_meanwhile(case, one)
    if given is not None and "GIVE_NOTICE" in one.purposes and one.released_at > given and not one.why_so_long:
        yield confirm(
            "The person was held after the notice was given: release is immediate once the purpose is satisfied.",
            "60(4)(b)(iii)",
            "released_at",
        )


def _given_meanwhile(case: Case, one: Detention) -> datetime | None:
    return next((n.received_at for n in facts.notices(case.docket) if one.at <= n.given_at <= one.released_at), None)
