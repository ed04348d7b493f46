"""Invariants of notices of reporting obligations: one applies at a time, nothing falls away unseen, each event has its notice (ss 54, 54A, 60)."""

from __future__ import annotations

from collections.abc import Iterator

from app.casework.answer import Done
from app.law.facts import heightened_reporting
from app.law.facts import reporting_notices as facts
from app.law.facts.heightened_reporting import wanted_parts
from app.law.facts.reporting_notices import FURTHER, INITIAL, to_be_given
from app.law.invariants import ACT, ALERT, BLOCK, STATUS, Found, invariant, numbered_of, the_matter
from app.law.questions import Case, told
from app.law.reporting.heightened_reporting import bound
from app.law.reporting.notice_chain import chain, in_words, link_of, standing
from app.law.reporting.reporting_notice_checks import as_provided

notices_opened = numbered_of("reporting-notice-opened")
decisions_made = numbered_of("reviewable-decision-made")


@invariant("R-I43", provision="54A(5)", severity=BLOCK, kind=STATUS, over=the_matter)
def one_notice_applies_at_a_time(case: Case, subject: str) -> Iterator[Found]:
    """From the giving of a reporting obligations notice that one applies and none before it, until the reporting period ends."""
    del subject
    for one in facts.notices(case.docket):
        ended = facts.period_ended_at(case.docket, one.given_at)
        together = [other.subject for other in facts.notices(case.docket) if other.given_at == one.given_at]
        said = {link.notice.subject if link else None for link in standing(case, one.given_at).values}
        if said != {together[-1]} and not (ended and ended <= one.given_at):
            yield Found("Another notice is told to apply than the one that was given last.", one.given_at)


@invariant("R-I44", provision="54A(4), 54A(5)(b)", severity=BLOCK, kind=ACT, over=notices_opened)
def a_further_notice_is_whole(case: Case, subject: str) -> Iterator[Found]:
    """A further notice restates all that the notice before it asks, but for what is left out on purpose, and what a decision wants asked."""
    for links in chain(case).values:
        link = link_of(links, subject)
        if link is None or link.notice.kind != FURTHER:
            continue
        if link.fell_away:
            sentence = f"The notice neither asks nor leaves out on purpose {in_words(link.fell_away)}, which the one before it asks: it falls away."
            yield Found(sentence, link.notice.given_at)
        forgotten = wanted_parts(case.docket, link.notice.given_at) - link.asks.parts
        if forgotten:
            sentence = f"A decision that the person reports more goes on, and the notice does not ask {in_words(forgotten)}."
            yield Found(sentence, link.notice.given_at, "19(3), 19B(2)")


@invariant("R-I45", provision="19(3), 19B(2)", severity=BLOCK, kind=STATUS, over=decisions_made)
def nobody_is_bound_before_the_notice(case: Case, subject: str) -> Iterator[Found]:
    """A decision that a person reports each change of stay binds nobody before a notice that states it; nor, but for R-A57, one on periodic reports."""
    one = heightened_reporting.of(case.docket, subject)
    if one is None:
        return
    given = [n.given_at for n in facts.notices(case.docket) if n.kind == FURTHER and one.part in n.asks.parts]
    for stretches, worlds in bound(case, subject).results:
        by_decision = all(dict(world).get("R-A57") == "by-decision" for world in worlds)
        early = [found.start for found in stretches if not any(at <= found.start for at in given)]
        if early and not by_decision:
            yield Found("The person is told to be bound before a notice that states the decision was given.", early[0])


@invariant("R-I46", provision="54(2), 54A(1)", severity=BLOCK, kind=STATUS, over=notices_opened)
def each_event_has_its_notice(case: Case, subject: str) -> Iterator[Found]:
    """After each event of section 54(2) an initial notice is wanted until it is given, or until nothing is owed any more."""
    one = to_be_given(case.docket, subject)
    if (
        one is not None
        and one.notice == INITIAL
        and one.given_at is None
        and isinstance(told(case, "step", "reporting-notice.give", subject), Done)
    ):
        yield Found("The giving of the notice is told to be done, and none was given.", one.opened_at)


@invariant("R-I47", provision="60(3), 60(4)(b)", severity=ALERT, kind=ACT, over=the_matter)
def a_detention_is_as_section_60_allows(case: Case, subject: str) -> Iterator[Found]:
    """Who is detained so that notice can be given is told three things, is released at once, and is never held only for a signature."""
    del subject
    for one in facts.detentions(case.docket):
        for concern in as_provided(case, one):
            yield Found(concern.sentence, one.at, concern.provision)
