"""Invariants of variations and revocations (13Q, 13W, 74E), and of the revocation of a disqualification order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from app.law.applying import variations
from app.law.applying.variation_checks import as_the_act_provides, entities
from app.law.facts import ABSENT, earliest_of
from app.law.facts.appealed_orders import Revocations
from app.law.facts.disqualification_orders import disqualification_order
from app.law.facts.prohibition_orders import made
from app.law.facts.variations import variation
from app.law.invariants import (
    ACT,
    ALERT,
    BLOCK,
    STATUS,
    Found,
    disqualification_orders,
    every_order,
    flagged,
    invariant,
    opos,
    variations_asked,
)
from app.law.invariants.stretches import possibly, still_said
from app.law.orders import terms
from app.law.orders.disqualification_orders import revoked_as_provided
from app.law.questions import Case


@invariant("I-41", provision="13Q(5)", severity=BLOCK, kind=STATUS, over=opos)
def varied_terms_bind_from_presence_or_service(case: Case, subject: str) -> Iterator[Found]:
    """Terms as varied bind only a respondent who was present at the variation, and else from service of the varying order."""
    for version, change in enumerate(terms.varied(case, subject), start=2):
        there = change.presence != ABSENT or bool(change.on_appeal)
        first = change.at if there else change.served_at
        starts = [one.start for turns in terms.terms(case, subject).values for one in turns if one.version == version]
        if any(first is None or start < first for start in starts):
            yield Found("The terms as varied are said to bind before the respondent was present or served.", change.at)


@invariant("I-42", provision="13Q(6), 13W(5)", severity=BLOCK, kind=STATUS, over=every_order)
def over_when_revoked(case: Case, subject: str) -> Iterator[Found]:
    """An order that was revoked is not in force from then on, served or not, unless the appeal court sets the revocation aside."""
    order = made(case.docket, subject)
    for start, until in _revoked(order.revoked) if order else ():
        yield from still_said(possibly(case, subject), start, until, "it was revoked")


def _revoked(revocations: Revocations) -> Iterator[tuple[datetime, datetime | None]]:
    """The stretches in which it is revoked: those set aside later, and the one that stands."""
    yield from ((start, end) for start, end, _ in revocations.set_aside)
    if revocations.standing_at is not None:
        yield revocations.standing_at, None


@invariant("I-43", provision="13Q(2)", severity=BLOCK, kind=ACT, over=variations_asked)
def the_respondent_had_leave(case: Case, subject: str) -> Iterator[Found]:
    """A respondent's application is dealt with on leave of the court, unless the order was made in absence."""
    asked = variation(case.docket, subject)
    if asked is not None and asked.heard:
        concerns = as_the_act_provides(case, subject, case.docket.about(subject))
        yield from flagged(concerns, asked.heard[-1].at, "13Q(2)")


@invariant("I-44", provision="13Q(1)", severity=BLOCK, kind=STATUS, over=variations_asked)
def the_commissioner_needs_no_leave(case: Case, subject: str) -> Iterator[Found]:
    """The commissioner is never asked for leave."""
    asked = variation(case.docket, subject)
    if asked is not None and asked.applicant == "COMMISSIONER" and variations.leave_needed(case, subject).values != ("NO",):
        yield Found("The commissioner applied, and leave of the court is asked for.", asked.applied_at)


@invariant("I-45", provision="74E(2)", severity=ALERT, kind=ACT, over=variations_asked)
def each_entity_is_told(case: Case, subject: str) -> Iterator[Found]:
    """Each entity that was given information about an order is told that it was varied or revoked, or telling it is an open step."""
    asked = variation(case.docket, subject)
    if asked is not None and asked.change is not None and asked.entities is not None:
        yield from flagged(entities(case, subject, case.docket.about(subject)), asked.entities[0], "74E(2)")


@invariant("I-49", provision="13W(1)", severity=BLOCK, kind=ACT, over=disqualification_orders)
def the_person_applies(case: Case, subject: str) -> Iterator[Found]:
    """Only the person who is subject to a disqualification order applies to have it revoked."""
    order = disqualification_order(case.docket, subject)
    decided = earliest_of(one.at for one in order.revocations) if order else None
    if decided is not None:
        yield from flagged(revoked_as_provided(case, subject, case.docket.about(subject)), decided, "13W(1)")
