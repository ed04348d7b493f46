"""Invariants of everything that is derived: ends that never roll, orders that never revive, dates that show how they came about, replay.

Those that compute the matter a second time, from the same entries told in another order or without its papers, are run over a whole
database by `interdict audit invariants`, and not at each write.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.casework.answer import Deadline, Derivation
from app.casework.clock import day_of
from app.casework.docket import Docket, Entry
from app.law import status
from app.law.facts import kind_of
from app.law.facts.prohibition_orders import made
from app.law.facts.records import PAPERS
from app.law.facts.temporary_orders import interim_order
from app.law.invariants import BLOCK, STATUS, Found, every_order, invariant, the_matter
from app.law.questions import Case

WITHOUT_CALENDAR = {"days", "years", "months", "hours", "instant", "stated last day"}
"""Units that no calendar bears on."""


@invariant("I-18", provision="13M, 13G, 13U", severity=BLOCK, kind=STATUS, over=every_order)
def ends_never_roll(case: Case, subject: str) -> Iterator[Found]:
    """The end of an order is never moved because its day is no business day."""
    for one in status.life(case, subject).values:
        if one.end is not None and one.derivation is not None and one.derivation.skipped:
            yield Found("Its end was moved off a day because that is no business day.", one.end)


@invariant("I-19", provision="13M(2), 13G", severity=BLOCK, kind=STATUS, over=every_order)
def what_is_over_stays_over(case: Case, subject: str) -> Iterator[Found]:
    """An order that is over in every reading is in force again only if the appeal court put it back, or a stay of it ended."""
    order = made(case.docket, subject) or interim_order(case.docket, subject)
    if order is None or order.stays or order.revoked.set_aside or getattr(order, "restored", ()):
        return
    began = over = False
    for stretch in status.status_intervals(case, subject):
        over = over or (began and stretch.said == "NO")
        began = began or stretch.said != "NO"
        if over and stretch.said == "YES" and stretch.start is not None:
            yield Found("It is said to be in force again after it was over.", stretch.start)
            return


@invariant("I-85", provision="house rule", severity=BLOCK, kind=STATUS, over=the_matter)
def each_date_tells_how_it_came_about(case: Case, subject: str) -> Iterator[Found]:
    """Each date that is shown names its provision, what started it, the readings on which it turns and the calendar it used."""
    del subject
    for shown in status.deadlines(case):
        for reckoned, worlds in shown.answer.results:
            at = reckoned.at
            if at is not None and not _tells(shown, reckoned.derivation, worlds=bool(worlds)):
                yield Found(f"A date does not tell how it came about: {shown.label}.", at, subject=shown.subject)


def _tells(shown: Deadline, how: Derivation | None, *, worlds: bool) -> bool:
    if how is None or not (shown.provision and how.provision and how.trigger and worlds):
        return False
    return (how.unit in WITHOUT_CALENDAR and not how.skipped) or bool(how.calendar)


@invariant("I-90", provision="13N, 13Q", severity=BLOCK, kind=STATUS, over=every_order)
def changes_leave_the_effect_alone(case: Case, subject: str) -> Iterator[Found]:
    """An order takes effect by its making or its notice; neither an extension nor a variation moves that."""
    order, interim = made(case.docket, subject), interim_order(case.docket, subject)
    instants = [order.made_at, order.served_at, order.told_at] if order else []
    instants += [interim.made_at, interim.copy.at if interim.copy else None] if interim else []
    known = {at for at in instants if at is not None}
    days = {day_of(at) for at in known} if kind_of(subject) == "prohibition-order" else set()
    for one in status.life(case, subject).values:
        if one.start is not None and one.start not in known and day_of(one.start) not in days:
            yield Found("It is said to take effect at a time at which it was neither made, served nor told.", one.start)


# ---------------------------------------------------------------- computed a second time
def _lives(case: Case, order: str) -> object:
    return {(one.start, one.end, one.why) for one in status.life(case, order).values}


@invariant("I-86", provision="13R(6), 13S(6)", severity=BLOCK, kind=STATUS, over=every_order, again=True)
def papers_never_make_an_order_invalid(case: Case, subject: str) -> Iterator[Found]:
    """Whether an order was explained, copied, reported or told of changes nothing about whether it is in force."""
    bare = _told_anew(case, tuple(e for e in case.docket.effective if e.kind not in PAPERS))
    at = case.docket.about(subject)[0].at
    if _lives(case, subject) != _lives(bare, subject):
        yield Found("Its status turns on papers on which the Act lets nothing turn.", at)


@invariant("I-87", provision="house rule", severity=BLOCK, kind=STATUS, over=every_order, again=True)
def the_same_entries_say_the_same(case: Case, subject: str) -> Iterator[Found]:
    """The same entries give the same status, in whatever order they were recorded and however often they are read."""
    anew = _told_anew(case, tuple(reversed(case.docket.entries)))
    if status.status_intervals(anew, subject) != status.status_intervals(case, subject):
        yield Found("Told anew from the same entries, its status is another one.", case.docket.about(subject)[0].at)


def _told_anew(case: Case, entries: tuple[Entry, ...]) -> Case:
    return replace(case, docket=Docket(entries), before=None)
