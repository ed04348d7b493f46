"""Which terms of an order bind when (13Q(5), 13ZB(4)): as it was made, and as each variation left them, from the instant it takes effect.

Says nothing of whether the order is in force: a reader asks both. Each varying order is recorded with all the terms as varied, so
that terms take the place of terms; whoever looks at an instant sees the version that binds then.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from app.casework.answer import Answer, certainly, latest
from app.law import facts
from app.law.facts import kind_of
from app.law.facts.corresponding_orders import REGISTERED, origin
from app.law.facts.documents import Condition, conditions_ordered
from app.law.facts.prohibition_orders import made
from app.law.facts.variations import VARIED, Change, changes
from app.law.orders.stays import effective_as_made
from app.law.provisions import implements
from app.law.questions import Case
from app.law.readings import Readings, answer


@dataclass(frozen=True)
class Terms:
    """The terms that bind from one instant to another (half open). `version` 1 is as made; 2 as first varied, by the day of variation."""

    version: int
    start: datetime
    end: datetime | None
    conditions: tuple[Condition, ...]
    entry: str

    def bind(self, at: datetime) -> bool:
        """Do these terms bind at this instant, if the order is in force?"""
        return self.start <= at and (self.end is None or at < self.end)


@implements("13Q(5)(a)", "13Q(5)(b)", "13ZJ(3)", "13ZC(3)")
def effect(change: Change, readings: Readings) -> datetime | None:
    """From when a variation binds in one world: when made if the respondent was present, else when its copy is served; None until then.

    Doubtful: presence by link or telephone (O-A10), and whether this holds for a variation on appeal (O-A16). A variation for the
    registration of an order of another place binds in absence from when the respondent is notified of it (13ZB(4)); a later one of that
    order perhaps when it is made (O-A42).
    """
    if change.presence == facts.PRESENT or effective_as_made(change.on_appeal, readings):
        return change.at
    if change.presence == facts.DOUBTFUL and readings.ask("O-A10") == "av-link-is-present":
        return change.at
    if change.for_registration:
        return _notified(change, readings)
    if kind_of(change.order) == REGISTERED and readings.ask("O-A42") == "when-made":
        return change.at
    return change.served_at


@implements("13ZB(3)", "13ZB(4)")
def _notified(change: Change, readings: Readings) -> datetime | None:
    """When the respondent was notified of a variation for registration: by the copy served, or perhaps by being told (O-A80)."""
    at = change.served_at
    if change.told_at is not None and (at is None or change.told_at < at) and readings.ask("O-A80") == "any-notice":
        at = change.told_at
    return max(at, change.at) if at else None


def varied(case: Case, order: str) -> tuple[Change, ...]:
    """The variations of this order, in the order in which they were made."""
    return tuple(change for change in changes(case.docket, order) if change.what == VARIED)


def terms(case: Case, order: str) -> Answer[tuple[Terms, ...]]:
    """Which terms bind from when to when, in every world; nothing for an order that was never made."""
    return case.recall(_terms, order)


def _terms(case: Case, order: str) -> Answer[tuple[Terms, ...]]:
    first, home = made(case.docket, order), origin(case.docket, order)
    if first is None:
        return certainly(())
    conditions = home.conditions if home else conditions_ordered(case.docket, order)
    as_made = Terms(1, first.made_at, None, conditions, first.entry)
    return answer(lambda readings: _in_turn(as_made, varied(case, order), readings))


def _in_turn(as_made: Terms, variations: tuple[Change, ...], readings: Readings) -> tuple[Terms, ...]:
    """The versions one after the other as they take effect.

    Doubtful: a varying order that is served only after a later one took effect (O-A56).
    """
    effective = [(at, number, one) for number, one in enumerate(variations, start=2) if (at := effect(one, readings)) is not None]
    found = [as_made]
    for at, number, one in sorted(effective, key=lambda each: each[:2]):
        overtaken = number < max(each.version for each in found)
        if overtaken and readings.ask("O-A56") == "later-made-prevails":
            continue
        last = found.pop()
        found += [replace(last, end=at)] if last.start < at else []
        found.append(Terms(number, at, None, one.conditions, one.entry))
    return tuple(found)


def terms_at(case: Case, order: str, at: datetime) -> Answer[Terms | None]:
    """The terms that bind at an instant, in every world; None before the order was made."""
    return terms(case, order).map(lambda turns: next((one for one in turns if one.bind(at)), None))


def binds_from(case: Case, order: str, change: Change) -> datetime | None:
    """From when the terms of a variation bind in every world; None while in some world they do not, or were overtaken before they did."""
    return latest(terms(case, order).map(lambda turns: next((one.start for one in turns if one.entry == change.entry), None)))


def overtaken(case: Case, order: str, change: Change) -> bool:
    """Does a variation made later bind in some world before this one does, so that this one may never bind (O-A56)?"""
    own = {one.entry: number for number, one in enumerate(varied(case, order))}
    bound = binds_from(case, order, change)
    later = {
        one.start for turns in terms(case, order).values for one in turns if own.get(one.entry, -1) > own[change.entry]
    }  # fmt: skip
    return any(bound is None or start <= bound for start in later)


def waiting(case: Case, order: str, at: datetime) -> tuple[Change, ...]:
    """The variations made by an instant whose order has still to be served to bind: until then the terms before it may bind."""
    made_by_then = (one for one in varied(case, order) if one.at <= at)
    return tuple(one for one in made_by_then if (bound := _effective(one)) is None or bound > at)


def _effective(change: Change) -> datetime | None:
    """From when a variation has taken effect in every world, whatever was varied later."""
    return latest(answer(lambda readings: effect(change, readings)))
