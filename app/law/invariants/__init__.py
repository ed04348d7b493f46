"""Invariants: what is never so in a matter, each a named predicate that looks at the docket and gives what breaks it.

Two kinds. An ACT is what a court, an officer or the house did: it is never refused, it is recorded, flagged and shown until it is
put right; its sentence is the one that the form asked about. A STATUS is what this software says of an order: it holds by the way
the law is computed, and is checked here against the facts alone, so that a breach of it is a fault of this software. Every write
runs them (law/questions.Case.recall: only what the new entries bear on is asked again), but for those that compute a matter a
second time (`again`): the audit of a whole database runs these too (`interdict audit invariants`).

No predicate sees a clock: a breach says since when it is one, and who shows it compares that with now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.law.facts import in_order
from app.law.provisions import known
from app.law.questions import Case, Concern

BLOCK, ALERT = "B", "A"
"""B: nothing rests on it until a legal officer has looked (an act is confirmed when it is recorded). A: people are told."""
ACT, STATUS = "ACT", "STATUS"


@dataclass(frozen=True)
class Found:
    """What a predicate found: a sentence, since when it is so; and provision, subject and kind where they are not the invariant's own."""

    sentence: str
    since: datetime
    provision: str = ""
    subject: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Breach:
    """One invariant that does not hold of one subject."""

    invariant: str
    subject: str
    sentence: str
    provision: str
    severity: str
    kind: str
    since: datetime


Predicate = Callable[[Case, str], Iterable[Found]]
Over = Callable[[Case], tuple[str, ...]]


@dataclass(frozen=True)
class Invariant:
    """One registered invariant: its provision, its severity, its kind, the subjects over which it is asked, and its predicate."""

    id: str
    provision: str
    severity: str
    kind: str
    over: Over
    again: bool
    rule: Predicate

    @property
    def sentence(self) -> str:
        """What is always so, in a sentence: the first line of the predicate's documentation."""
        return (self.rule.__doc__ or "").strip().splitlines()[0]

    def breaches(self, case: Case, subject: str) -> Iterator[Breach]:
        """What breaks it about one subject."""
        for found in self.rule(case, subject):
            yield Breach(
                self.id, found.subject or subject, found.sentence, found.provision or self.provision, self.severity, found.kind or self.kind,
                found.since,
            )  # fmt: skip


INVARIANTS: Final[dict[str, Invariant]] = {}
HELD_ELSEWHERE: Final = {
    "I-76": "tests/access/test_wall_forgery.py and tests/commands/test_looking.py: a name is shown on a basis alone, which the audit keeps",
    "I-77": "tests/web/test_leaks.py: no name occurs in addresses, titles, file names or logs",
    "I-79": "forms of hearings: the paragraph under which each person is admitted is chosen; whom a lawyer acts for is not recorded",
}
"""Invariants of what no docket shows, and what holds them."""


def invariant(id_: str, *, provision: str, severity: str, kind: str, over: Over, again: bool = False) -> Callable[[Predicate], Predicate]:
    """Register a predicate under its number; ValueError for a number given twice or a provision that is not in the index."""
    if id_ in INVARIANTS or not (provision == "house rule" or known(provision)):
        message = f"the invariant {id_} is registered twice, or {provision} is not in the index of provisions"
        raise ValueError(message)

    def keep(rule: Predicate) -> Predicate:
        INVARIANTS[id_] = Invariant(id_, provision, severity, kind, over, again, rule)
        return rule

    return keep


def breaches(case: Case) -> tuple[Breach, ...]:
    """Everything that breaks an invariant in this matter, by number and subject; also what is one only from a later instant."""
    return case.recall(_breaches)


def _breaches(case: Case) -> tuple[Breach, ...]:
    asked = dict.fromkeys(one.over for one in INVARIANTS.values())
    return _sorted(found for over in asked for subject in over(case) for found in case.recall(_about, over, subject))


def _about(case: Case, over: Over, subject: str) -> tuple[Breach, ...]:
    mine = (one for one in INVARIANTS.values() if one.over is over and not one.again)
    return tuple(found for one in mine for found in one.breaches(case, subject))


def all_breaches(case: Case) -> tuple[Breach, ...]:
    """The same with those that compute the matter a second time."""
    again = (one for one in INVARIANTS.values() if one.again)
    return _sorted((*breaches(case), *(found for one in again for subject in one.over(case) for found in one.breaches(case, subject))))


def _sorted(found: Iterable[Breach]) -> tuple[Breach, ...]:
    return tuple(sorted(dict.fromkeys(found), key=lambda b: (b.invariant, b.subject, b.since, b.sentence)))


# ---------------------------------------------------------------- what predicates share
def flagged(concerns: Iterable[Concern], since: datetime, *provisions: str) -> Iterator[Found]:
    """The concerns of a check that are about these provisions, with their own sentences: each is about what somebody did."""
    return (Found(one.sentence, since, one.provision, kind=ACT) for one in concerns if one.provision in provisions)


def the_matter(case: Case) -> tuple[str, ...]:
    """The matter as a whole, told by the respondent: a matter is one person's file."""
    del case
    return ("respondent:1",)


def numbered_of(*kinds: str) -> Over:
    """The subjects of which an entry of one of these kinds stands, by number."""

    def over(case: Case) -> tuple[str, ...]:
        return in_order(e.subject for kind in kinds for e in case.docket.of_kind(kind))

    return over


temporary_orders: Final = numbered_of("temporary-order-made")
prohibition_orders: Final = numbered_of("prohibition-order-made")
disqualification_orders: Final = numbered_of("disqualification-order-made")
opos: Final = numbered_of("temporary-order-made", "prohibition-order-made")
every_order: Final = numbered_of("temporary-order-made", "prohibition-order-made", "disqualification-order-made")
hearings_held: Final = numbered_of("hearing-held")
notices_issued: Final = numbered_of("appearance-notice-issued")
services_done: Final = numbered_of("documents-served")
variations_asked: Final = numbered_of("variation-applied-for")
