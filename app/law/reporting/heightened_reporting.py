"""A decision that a person report more (ss 19(2), 19B(1)): its grounds, the further notice through which it binds, and what a review or an appeal makes of it.

It is one of the decisions of schedule 4: its review, and the appeal from that, run by themselves (law/reviewing). Neither stays it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.casework.answer import Answer, Deadline, Done, Reckoned, Wanted, certainly, latest
from app.casework.docket import Entry
from app.law.applying.applications import answered
from app.law.facts import earliest_of
from app.law.facts.heightened_reporting import MORE_FREQUENT, Heightened, asked_by_another, heightened, of
from app.law.facts.reporting_notices import opened, period_ended_at, subjects_in, to_be_given
from app.law.facts.respondents import RESPONDENT, respondent
from app.law.facts.reviews import CHANGED, Review, reviews_of
from app.law.provisions import implements
from app.law.questions import Case, Concern, ask, check, confirm, deadline, offer, since, slip, start, step
from app.law.readings import Readings, answer
from app.law.reporting.notice_chain import Link, chain, links_in
from app.law.reporting.reportable_offenders import NO, reportable
from app.law.reporting.suspensions import not_suspended
from app.law.reviewing.reviews import calendars_loaded, end_of_notice, first_notice
from app.law.serving.notices import practice_day
from app.law.status import deadline_from

NAME: Final = "reviewable-decision.further-notice-by"
NOT_BOUND: Final = "It binds through the notice; until it is given nobody is held to it (19B(2), 50(4))."


@dataclass(frozen=True)
class Change:
    """What changed a decision, in words that name the same thing whoever records when; and since when it is known."""

    at: datetime
    of: str


@dataclass(frozen=True)
class Bound:
    """From when until when the person is bound by a decision, in one world; still bound where there is no end."""

    start: datetime
    end: datetime | None


@start("heightened_reporting")
@implements("19(2)", "19B(1)")
def decided(case: Case) -> tuple[str, ...]:
    """Every decision that a person report more has a run."""
    return tuple(sorted(one.subject for one in heightened(case.docket)))


@ask("heightened-reporting.kind", "MORE_FREQUENT", "EACH_STAY", provision="19(2), 19B(1)", label="What does it ask?")
def kind(case: Case, subject: str) -> Answer[str]:
    """Periodic reports more often, or a report of each change of where the person stays."""
    one = of(case.docket, subject)
    return certainly("MORE_FREQUENT" if one and one.made.decision == MORE_FREQUENT else "EACH_STAY")


@step("heightened-reporting.record-grounds", provision="19(2), 19B(1)", label="Record the grounds and findings")
@implements("19(2)", "19B(1)")
def record_grounds(case: Case, subject: str) -> Done | Wanted:
    """Is it recorded of what the commissioner was satisfied, why, and when periodic reports are to be made?"""
    one = of(case.docket, subject)
    missed = "Without the grounds the decision cannot be defended on review, and a notice cannot state when reports are due."
    return answered(one.grounds.at if one and one.grounds else None, Wanted("the decision", None, "19(2), 19B(1)", missed))


# ---------------------------------------------------------------- what a review or an appeal makes of it
def changes(case: Case, subject: str) -> Answer[tuple[Change, ...]]:
    """What changed the decision, the earliest first: reviews of which notice was given, the Magistrates Court, a fresh decision.

    Where no notice of a review came in time it depends on what the law confirmed (R-A17), and it is known when the offender was told.
    """
    return case.recall(_changes, subject)


@implements("67I(1)(b)", "67I(6)", "67J(5)")
def _changes(case: Case, subject: str) -> Answer[tuple[Change, ...]]:
    every = reviews_of(case.docket, subject)
    return answer(lambda readings: tuple(sorted((c for one in every for c in _of_review(case, one, readings)), key=lambda c: (c.at, c.of))))


def _of_review(case: Case, one: Review, readings: Readings) -> Iterator[Change]:
    number = one.subject.rpartition(":")[2]
    told = _told_of_review(case, one, readings)
    if told is not None:
        yield Change(told, f"the decision on review {number}")
    if one.fresh is not None and one.fresh.afresh:
        yield Change(one.fresh.at, f"the fresh decision after review {number}")
    if one.result is not None and one.result.result in CHANGED:
        yield Change(one.result.at, f"the decision of the court after review {number}")


def _told_of_review(case: Case, one: Review, readings: Readings) -> datetime | None:
    """When the offender was told of a review that changed the decision, if it counts in this world."""
    made = one.outcome
    if made is None or made.outcome not in CHANGED or not one.notices:
        return None
    given, end = first_notice(one), end_of_notice(case, made, readings).at if calendars_loaded(case, made) else None
    if given is not None and (end is None or given.at < end):
        return given.at
    return one.notices[0].at if end is not None and readings.ask("R-A17") == "review-decision" else None


def _newest(case: Case, subject: str) -> Change | None:
    """The newest change in any world."""
    last = [found[-1] for found in changes(case, subject).values if found]
    return max(last, key=lambda change: (change.at, change.of), default=None)


@ask("heightened-reporting.changed", "YES", "NO", provision="67I(1)(b), 67J(5)", label="Was the decision changed on review or appeal?")
@implements("67J(5)")
def changed(case: Case, subject: str) -> Answer[str]:
    """YES where it was amended or another was put in its place; doubtful where the law confirmed one of two (R-A17)."""
    last = _newest(case, subject)
    return changes(case, subject).map(lambda found: "YES" if found and found[-1] == last else "NO")


@step("heightened-reporting.settle-effect", provision="67I(1)(b), 67J(5)", label="Settle what the changed decision means for the reports")
@implements("67J(5)")
def settle_effect(case: Case, subject: str) -> Done | Wanted:
    """Answered by an entry that names this very change: whether the reports go on, and how."""
    last, one = _newest(case, subject), of(case.docket, subject)
    about = last.of if last else "the change"
    done = next((effect.at for effect in reversed(one.effects) if effect.of == about), None) if one else None
    missed = "The notice that applies still asks what the decision no longer does, or does not ask what it does."
    return answered(done, Wanted(about, last.at if last else None, "67I(1)(b), 67J(5)", missed))


# ---------------------------------------------------------------- the further notice
def _states(link: Link, one: Heightened) -> bool:
    return one.part in link.asks.parts


def told_at(case: Case, subject: str) -> Answer[datetime | None]:
    """When the person was told by a notice what the decision says now: it states what goes on, or no longer asks what was ended."""
    one = of(case.docket, subject)
    return chain(case).map(lambda links: _told(case, one, links)) if one else certainly(None)


def _told(case: Case, one: Heightened, links: tuple[Link, ...]) -> datetime | None:
    ended = period_ended_at(case.docket, one.since)
    before = [link for link in links if link.notice.given_at <= one.since]
    if not one.goes_on and not (before and _states(before[-1], one)):
        return one.since
    asked = one.goes_on or asked_by_another(case.docket, one)
    given = (link.notice.given_at for link in links if link.notice.given_at >= one.since and _states(link, one) == asked)
    return earliest_of((min(given, default=None), ended))


@since("heightened-reporting.told", provision="19(3), 19B(2), 54A(4)", label="The person was told by a further notice")
@implements("19(3)", "19B(2)", "54A(4)")
def told(case: Case, subject: str) -> Answer[datetime | None]:
    """From when a notice says what the decision says now, in every reading."""
    return told_at(case, subject)


@step("heightened-reporting.ask-for-notice", provision="19(3), 19B(2), 54A(3)", label="Begin the further notice that states the decision")
@implements("19(3)", "54A(3)")
def ask_for_notice(case: Case, subject: str) -> Done | Wanted:
    """Answered when a further notice about what the decision says now is begun and not given up, or the person was told."""
    one = of(case.docket, subject)
    if one is None:
        return Wanted(subject)
    begun = [found for notice in opened(case.docket) if (found := to_be_given(case.docket, notice)) and found.decision == subject]
    known = [found.opened_at for found in begun if found.opened_at >= one.since and found.dropped_at is None]
    about = "the decision" if not one.effects else one.effects[-1].of
    wanted = Wanted(about, notice_of_decision_by(case, subject), "19(3), 19B(2)", NOT_BOUND)
    return answered(earliest_of((*known, latest(told_at(case, subject)))), wanted)


def _practice(case: Case, one: Heightened) -> Reckoned:
    return practice_day(
        case,
        one.since,
        NAME,
        "19(3)",
        words="the decision came to say what it says",
        entry=one.made.entry,
        of="heightened-reporting.notice",
    )


def notice_of_decision_by(case: Case, subject: str) -> datetime | None:
    """By when to give the notice that states this decision, by a practice of the house."""
    one = of(case.docket, subject)
    return _practice(case, one).at if one else None


@deadline(NAME, provision="19(3), 19B(2)", label="Give the further notice that states the decision", consequence=NOT_BOUND)
@implements("19(3)")
def further_notice_by(case: Case, subject: str) -> Deadline | None:
    """As soon as reasonably practicable after the decision, or after it was changed; a number of business days as a practice."""
    one = of(case.docket, subject)
    if one is None:
        return None
    return deadline_from(NAME, subject, certainly(_practice(case, one)), met_at=latest(told_at(case, subject)), warn=(1,))


# ---------------------------------------------------------------- from when the person is bound
@implements("18(2)", "67E")
def bound(case: Case, subject: str) -> Answer[tuple[Bound, ...]]:
    """When the person is bound by the decision: while a notice states it (R-A57), as long as it asks the same, and not while reports are suspended.

    Other grounds on which obligations are suspended (34) are not known here.
    """
    one = of(case.docket, subject)
    if one is None:
        return certainly(())
    known = one

    def rule(readings: Readings) -> tuple[Bound, ...]:
        by_decision = known.made.decision == MORE_FREQUENT and readings.ask("R-A57") == "by-decision"
        found = _joined(_by_decision(case, known) if by_decision else _by_notices(case, known, links_in(case, readings)))
        return tuple(Bound(*left) for left in not_suspended(case, ((each.start, each.end) for each in found), readings))

    return answer(rule)


def _windows(one: Heightened) -> Iterator[tuple[datetime, datetime | None]]:
    """The times in which the decision goes on and asks the same."""
    for n, (begun, goes_on) in enumerate(one.turns):
        if goes_on:
            yield begun, one.turns[n + 1][0] if n + 1 < len(one.turns) else None


@implements("19B(2)")
def _by_notices(case: Case, one: Heightened, links: tuple[Link, ...]) -> Iterator[Bound]:
    for begun, over in _windows(one):
        for n, link in enumerate(links):
            at = link.notice.given_at
            if at < begun or (over is not None and at >= over) or not _states(link, one):
                continue
            after = links[n + 1].notice.given_at if n + 1 < len(links) else None
            yield Bound(at, earliest_of((after, over, period_ended_at(case.docket, at))))


def _joined(stretches: Iterable[Bound]) -> tuple[Bound, ...]:
    """The same with what follows without a break made one."""
    found: list[Bound] = []
    for one in stretches:
        if found and found[-1].end == one.start:
            one = Bound(found.pop().start, one.end)  # noqa: PLW2901 - it goes on from there
        found.append(one)
    return tuple(found)


@implements("18(1)")
def _by_decision(case: Case, one: Heightened) -> Iterator[Bound]:
    return (Bound(begun, earliest_of((over, period_ended_at(case.docket, begun)))) for begun, over in _windows(one))


@since("heightened-reporting.binds", provision="19(3), 19B(2)", label="The person is bound by the decision")
@implements("19(3)", "19B(2)")
def binds(case: Case, subject: str) -> Answer[datetime | None]:
    """From when the person is bound by it as it stands now; None where no notice says so any more, or none yet."""
    return bound(case, subject).map(lambda found: found[-1].start if found and found[-1].end is None else None)


# ---------------------------------------------------------------- what may be recorded, and what is looked at before
@offer("decide_heightened_reporting", "delegate", label="Decide that the person reports more")
@implements("19(2)", "19B(1)")
def decide(case: Case) -> tuple[str, ...]:
    """At any time, once the person is described (19(2)): it is for a reportable offender."""
    return (RESPONDENT,) if respondent(case.docket).described_at else ()


@check("heightened-reporting.as-provided", provision="19(2), 19B(1)", label="Is the decision one that the commissioner may make?")
@implements("19(2)", "19B(1)")
def as_provided(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """The commissioner is satisfied that it is necessary; more frequent reports say when; the person is a reportable offender."""
    del subject
    found: list[Concern] = []
    for about in subjects_in(entries, "heightened-reporting-grounds"):
        one = of(case.docket, about)
        if one is None or one.grounds is None:
            continue
        if not one.grounds.satisfied:
            sentence = "More may be asked only where the commissioner is reasonably satisfied that it is necessary to protect children."
            found.append(confirm(sentence, "19(2), 19B(1)", "satisfied"))
        if one.made.decision == MORE_FREQUENT and not one.grounds.times:
            found.append(slip("Say when periodic reports are to be made: the notice states it.", "19(3)", "times"))
        if reportable(case, one.made.at).values == (NO,):
            found.append(confirm("By what is recorded the person was no reportable offender then.", "5, 19(1)", "at"))
    return tuple(found)


@check("heightened-reporting.effect", provision="67J(5)", label="Does the effect fit the decision?")
def effect_fits(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """What a change means counts from no time before the decision itself."""
    del subject
    known = (of(case.docket, about) for about in subjects_in(entries, "heightened-reporting-effect"))
    return tuple(
        slip("The change comes after the decision: one of the two times is wrong.", "67I(1)", "at")
        for one in known
        if one is not None and one.effects and one.effects[-1].at < one.made.at
    )
