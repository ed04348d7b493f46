"""What may be said of every order of a matter: its life per world, whether it is in force, its intervals, the dates that matter.

Knows no rule of any one kind of order: the rule authors register `life_of(kind)` beside their rules, and everything here only
looks at that answer. Elections of a legal officer narrow what is shown, never a date to act by.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from typing import Any, TypeVar

from app.casework.answer import Answer, Deadline, Derivation, Reckoned, Status, earliest, latest
from app.casework.families import is_of, kinds_of
from app.law.facts.appeals import appeals
from app.law.facts.applications import applications
from app.law.facts.child_reports import subjects as child_reports
from app.law.questions import QUESTIONS, Case

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True)
class Interruption:
    """A stretch in which an order binds nobody although its life goes on (a stay, a revocation set aside later), and why; half open."""

    start: datetime
    end: datetime | None
    why: str

    def has(self, at: datetime) -> bool:
        """Does it last at this instant?"""
        return self.start <= at and (self.end is None or at < self.end)


@dataclass(frozen=True)
class Life:
    """From when and until when one order is in force, in one world; half open.

    `start` None: it never took effect (yet). `end` may stand without `start`: over before it took effect. `why` says in a
    sentence why it ended, or why it has no end yet. `derivation` is how the end came about, `start_derivation` the start.
    `interruptions` are stretches inside it in which it is not in force.
    """

    start: datetime | None
    end: datetime | None
    why: str
    derivation: Derivation | None = None
    start_derivation: Derivation | None = None
    interruptions: tuple[Interruption, ...] = ()

    def has(self, at: datetime) -> bool:
        """Is the order in force at this instant in this world?"""
        alive = self.start is not None and self.start <= at and (self.end is None or at < self.end)
        return alive and self.interrupted(at) is None

    def interrupted(self, at: datetime) -> Interruption | None:
        """The interruption that lasts at this instant."""
        return next((one for one in self.interruptions if one.has(at)), None)

    def why_not(self, at: datetime) -> str:
        """Why the order is not in force at an instant at which it is not."""
        if self.end is not None and self.end <= at:
            return self.why
        if self.start is None or at < self.start:
            return "It has not taken effect yet."
        broken = self.interrupted(at)
        return broken.why if broken else self.why


LifeRule = Callable[[Case, str], Answer[Life]]
LIFE: dict[str, LifeRule] = {}
GAPS: list[Callable[[Case, datetime], tuple[str, ...]]] = []
ALSO: list[Callable[[Case, datetime], tuple[str, ...]]] = []


def life_of(kind: str) -> Callable[[LifeRule], LifeRule]:
    """Register the one expensive question about a kind of order: its life in every world."""

    def keep(rule: LifeRule) -> LifeRule:
        LIFE[kind] = rule
        return rule

    return keep


def kind_of(subject: str) -> str:
    """The kind of a subject: "temporary-order" of "temporary-order:1"."""
    return subject.partition(":")[0]


def orders(case: Case) -> tuple[str, ...]:
    """Every order that was made in this matter, in the order of making."""
    return case.recall(_orders)


def _orders(case: Case) -> tuple[str, ...]:
    made = [e for kind in kinds_of("standing-order") for e in case.docket.of_kind(f"{kind}-made")]
    return tuple(dict.fromkeys(e.subject for e in sorted(made, key=lambda e: (e.at, e.subject))))


def protecting(case: Case) -> tuple[str, ...]:
    """The orders made that can protect children: temporary, prohibition and registered orders, in the order of making.

    A registered order has the effect of a prohibition order (13ZB(1)(a)). A disqualification order keeps the person from working with
    children, and from nothing else; an offender reporting order prohibits nothing.
    """
    return tuple(order for order in orders(case) if is_of(kind_of(order), "order-with-terms"))


def protected(case: Case, at: datetime) -> bool:
    """Is any of them surely in force at this instant?"""
    return any(in_force(case, order, at) == "YES" for order in protecting(case))


def life(case: Case, order: str) -> Answer[Life]:
    """Every life that this order may have (KeyError for a kind of order on which no rule is written)."""
    return case.recall(LIFE[kind_of(order)], order)


def ended(case: Case, order: str) -> Answer[datetime | None]:
    """When this order is over, for whatever cause, in every world; None where it has no end yet."""
    return case.recall(_ended, order)


def _ended(case: Case, order: str) -> Answer[datetime | None]:
    return life(case, order).map(lambda one: one.end)


def narrowed(answer: Answer[T], elections: Mapping[str, str]) -> Answer[T]:
    """The answer in the worlds that agree with the readings elected; the whole answer where none does. For showing only."""
    kept = []
    for value, worlds in answer.results:
        agreeing = tuple(w for w in worlds if all(elections.get(doubt, reading) == reading for doubt, reading in w))
        if agreeing:
            kept.append((value, agreeing))
    return Answer(tuple(kept)) if kept else answer


def _looked_at(case: Case, order: str, *, shown: bool) -> Answer[Life]:
    whole = life(case, order)
    return narrowed(whole, case.elections) if shown else whole


def said(answer: Answer[Life], at: datetime) -> str:
    """YES if the order is in force at the instant in every world, NO if in none, else UNCERTAIN."""
    found = {one.has(at) for one in answer.values}
    if len(found) > 1:
        return "UNCERTAIN"
    return "YES" if found.pop() else "NO"


def in_force(case: Case, order: str, at: datetime, *, shown: bool = False) -> str:
    """Is this order in force at this instant: YES, NO or UNCERTAIN (`shown`: as narrowed by elections). NO if it was never made."""
    if order not in orders(case):
        return "NO"
    return said(_looked_at(case, order, shown=shown), at)


def status_intervals(case: Case, order: str, *, shown: bool = False) -> tuple[Status, ...]:
    """What is said of an order from its first start to its last end in any world: half-open stretches that join without a gap.

    An order that takes effect in no world has none. The last stretch has no end where in some world there is none yet.
    """
    if order not in orders(case):
        return ()
    return _intervals(_looked_at(case, order, shown=shown))


@lru_cache(maxsize=4096)
def _intervals(answer: Answer[Life]) -> tuple[Status, ...]:
    lived = [one for one in answer.values if one.start is not None and (one.end is None or one.start < one.end)]
    edges = sorted({at for one in lived for at in _edges(one)})
    if not edges:
        return ()
    ends: list[datetime | None] = [*edges[1:]]
    if any(one.end is None for one in lived):
        ends.append(None)
    stretches = [_status(answer, start, end) for start, end in zip(edges, ends, strict=False)]
    return tuple(_joined(stretches))


def _edges(one: Life) -> set[datetime]:
    """The instants at which this life starts, ends, is interrupted or goes on."""
    start, end = one.start, one.end
    broken = (
        at for each in one.interruptions for at in (each.start, each.end) if at and start and start < at and (end is None or at < end)
    )
    return {at for at in (start, end) if at is not None} | set(broken)


def _status(answer: Answer[Life], start: datetime, end: datetime | None) -> Status:
    word = said(answer, start)
    doubts = answer.map(lambda one: one.has(start)).doubts() if word == "UNCERTAIN" else ()
    if word == "YES":
        why = "In force in every reading."
    elif word == "NO":
        why = "Not in force: " + _whys(answer, start)
    else:
        why = f"May be in force: it depends on {', '.join(doubts)}. If not: {_whys(answer, start)}"
    return Status(start, end, word, why, doubts)


def _whys(answer: Answer[Life], at: datetime) -> str:
    """Why the order is not in force in the worlds in which it is not."""
    return " Or: ".join(dict.fromkeys(one.why_not(at) for one in answer.values if not one.has(at)))


def _joined(stretches: list[Status]) -> list[Status]:
    """Neighbours that say the same for the same reasons become one."""
    out: list[Status] = []
    for one in stretches:
        last = out[-1] if out else None
        if last and last.end == one.start and (last.said, last.why, last.doubts) == (one.said, one.why, one.doubts):
            out[-1] = Status(last.start, one.end, one.said, one.why, one.doubts)
        else:
            out.append(one)
    return out


def status_at(case: Case, order: str, at: datetime, *, shown: bool = True) -> Status:
    """What is said of an order at one instant, with its reason, also before its first start and after its last end."""
    if order not in orders(case):
        return Status(None, None, "NO", "No such order was made.")
    for one in status_intervals(case, order, shown=shown):
        if (one.start is None or one.start <= at) and (one.end is None or at < one.end):
            return one
    answer = _looked_at(case, order, shown=shown)
    return Status(None, None, "NO", "Not in force: " + _whys(answer, at))


def deadline_from(
    name: str,
    subject: str,
    answer: Answer[Reckoned],
    *,
    met_at: datetime | None = None,
    doing: bool = True,
    warn: tuple[int, ...] = (7, 3, 1),
    warnings: tuple[str, ...] = (),
) -> Deadline:
    """A Deadline from what its registered question says of itself and the instants reckoned in every world."""
    question = QUESTIONS[name]
    instants = answer.map(lambda reckoned: reckoned.at)
    notes = tuple(note for reckoned in answer.values if reckoned.derivation for note in reckoned.derivation.notes)
    return Deadline(
        name, subject, question.provision, question.label, question.consequence, earliest(instants), latest(instants), answer,
        warn=warn, doing=doing, met_at=met_at, warnings=tuple(dict.fromkeys((*warnings, *notes))),
    )  # fmt: skip


def subjects(case: Case) -> tuple[str, ...]:
    """Every subject of the matter, with what is named after one: a service, an appeal, a report on a child; recording does not change the order.

    Also an application that a magistrate's order calls for although nothing is recorded about it yet (13J(6)): it must be started at once.
    """
    known = dict.fromkeys(e.subject for e in case.docket.effective) | dict.fromkeys(applications(case.docket))
    served = {
        f"service:{s}": None
        for s in known
        if kind_of(s) in kinds_of("any-order", "application", "temporary-order-application", "corresponding-order")
    }
    appealable = dict.fromkeys(appeals(case.docket))
    reports = dict.fromkeys(child_reports(case.docket))
    return tuple(known | served | appealable | reports)


def concerns(name: str, subject: str) -> bool:
    """Is a question of this name asked of this subject? By its first word: "order" means an offender prohibition order of either kind."""
    return is_of(kind_of(subject), name.partition(".")[0])


def deadlines(case: Case) -> tuple[Deadline, ...]:
    """Every date that matters in this matter, the earliest first; those without a date last."""
    return case.recall(_deadlines)


def _deadlines(case: Case) -> tuple[Deadline, ...]:
    found = [one for subject in case.recall(subjects) for one in case.recall(_dates_about, subject)]
    return tuple(sorted(found, key=_when))


def _dates_about(case: Case, subject: str) -> tuple[Deadline, ...]:
    asked = (case.recall(QUESTIONS[name].rule, subject) for name in _dates_of(kind_of(subject), len(QUESTIONS)))
    return tuple(one for one in asked if one is not None)


@cache
def _dates_of(kind: str, _registered: int) -> tuple[str, ...]:
    """The names of the dates that a kind of subject has."""
    return tuple(q.name for q in QUESTIONS.values() if q.sort == "deadline" and is_of(kind, q.name.partition(".")[0]))


def _when(one: Deadline) -> tuple[Any, ...]:
    at = one.act_by
    return (at is None, at.timestamp() if at else 0, one.name, one.subject)


def wanted_next(case: Case, at: datetime) -> tuple[Deadline, ...]:
    """The deadlines that nothing recorded up to this instant has met, the earliest first."""
    return tuple(one for one in deadlines(case) if one.met_at is None or one.met_at > at)


def protection_gap(case: Case, at: datetime) -> tuple[str, ...]:
    """The sentences that say where children are left without a live order at this instant (each rule author may add one to GAPS)."""
    return case.recall(_gaps, at)


def _gaps(case: Case, at: datetime) -> tuple[str, ...]:
    return tuple(sentence for rule in GAPS for sentence in rule(case, at))


def also(case: Case, at: datetime) -> tuple[str, ...]:
    """What holds of the person at this instant besides orders, in sentences (each rule author may add one to ALSO)."""
    return case.recall(_also, at)


def _also(case: Case, at: datetime) -> tuple[str, ...]:
    return tuple(sentence for rule in ALSO for sentence in rule(case, at))
