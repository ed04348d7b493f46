"""A naive model of a temporary order: one day after another, once for every combination of readings, asked for or not.

Written from the table of states of a temporary order, not from the law's own module, to find where the two differ.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import product
from typing import Any

from app.casework.clock import day_of, start_of
from app.law.facts.temporary_orders import Mention, TemporaryOrder
from app.law.readings import REGISTER

DOUBTS = ("O-A01", "O-A03", "O-A04", "O-A05", "O-A06", "O-A10", "O-A35", "O-A39", "O-A55")
DAYS = 200
Lived = tuple["datetime | None", "datetime | None"]


def in_force(order: TemporaryOrder, at: datetime) -> str:
    """YES, NO or UNCERTAIN at an instant."""
    said = {start is not None and start <= at and (end is None or at < end) for start, end in lives(order)}
    return "UNCERTAIN" if len(said) > 1 else "YES" if said.pop() else "NO"


@lru_cache(maxsize=8)
def lives(order: TemporaryOrder) -> frozenset[Lived]:
    """Every (start, end) over all combinations of readings of the texts that bear on such a history at all."""
    extended = any(m.extension for m in order.mentions)
    untouched = set() if extended else {"O-A04", "O-A06", "O-A55"}
    if "AV_LINK" not in {order.presence, *(m.presence for m in order.mentions)}:
        untouched.add("O-A10")
    if all(d.how in ("MADE", "REFUSED") for d in order.disposals):
        untouched.add("O-A35")
    choices = [[reading.name for reading in REGISTER[doubt].readings][: 1 if doubt in untouched else None] for doubt in DOUBTS]
    return frozenset(Naive(order, dict(zip(DOUBTS, choice, strict=True))).lived() for choice in product(*choices))


class Naive:
    """One combination of readings."""

    def __init__(self, order: TemporaryOrder, readings: dict[str, str]) -> None:
        self.order, self.readings = order, readings
        self.first = 1 if readings["O-A01"] == "first-day-in" else 0
        self.start = order.made_at if self.present(order.presence) else None
        self.last: date | None = day_of(order.made_at) + timedelta(days=28 - self.first)
        self.longest = day_of(order.made_at) + timedelta(days=28)
        self.extended = False
        self.end: datetime | None = None

    def present(self, how: str) -> bool:
        return how == "IN_PERSON" or (how in ("AV_LINK", "PHONE") and self.readings["O-A10"] == "av-link-is-present")

    def events(self) -> list[tuple[datetime, int, str, Any]]:
        order = self.order
        found: list[tuple[datetime, int, str, Any]] = []
        ends = [order.discontinued_at, order.revoked_at]
        if (
            order.by_magistrate
            and order.return_at
            and (order.proceeding_started_at is None or order.proceeding_started_at > order.return_at)
        ):
            ends.append(order.return_at)
        for disposal in order.disposals:
            doubtful = disposal.how not in ("MADE", "REFUSED")
            if not doubtful:
                ends.append(disposal.at)
            elif self.readings["O-A35"] == "any-final-disposal":
                found.append((disposal.at, 4, "over", None))
        found += [(at, 1, "over", None) for at in ends if at]
        if order.copy:
            found.append((order.copy.at, 2, "served", None))
        found += [(m.at, 3, "mention", m) for m in order.mentions]
        day = day_of(order.made_at)
        found += [(start_of(day + timedelta(days=n)), 0, "midnight", day + timedelta(days=n)) for n in range(1, DAYS)]
        return sorted(found, key=lambda event: event[:2])

    def lived(self) -> Lived:
        for at, _, what, about in self.events():
            if self.end is None:
                getattr(self, what)(at, about)
        return self.start, self.end

    def over(self, at: datetime, _: Any) -> None:
        self.end = at

    def midnight(self, at: datetime, day: date) -> None:
        if self.last is None or day <= self.last:
            return
        if self.start or self.extended or (self.readings["O-A39"] == "runs-from-making" and self.readings["O-A03"] == "from-making"):
            self.end = at
        else:
            self.last = None

    def served(self, at: datetime, _: Any) -> None:
        if self.start is not None:
            return
        self.start = at
        if not self.extended:
            self.longest = day_of(at) + timedelta(days=28)
            if self.last is None or self.readings["O-A03"] == "from-effect":
                self.last = day_of(at) + timedelta(days=28 - self.first)

    def mention(self, at: datetime, mention: Mention) -> None:
        new = self.new_last(mention)
        if new is not None:
            self.last, self.extended = new, True
        elif self.start is None:
            self.end = at if self.readings["O-A39"] == "runs-from-making" else None
        elif not (self.extended and self.readings["O-A05"] == "first-mention-only"):
            self.end = at

    def new_last(self, mention: Mention) -> date | None:
        given, bad = mention.extension, self.readings["O-A55"] == "of-no-effect"
        if given is None or (self.start is None and self.readings["O-A06"] == "cannot-extend-before-effect"):
            return None
        may_be_absent = mention.documents_served and mention.satisfied_of_service
        if bad and not (mention.adjourned and (may_be_absent or self.present(mention.presence))):
            return None
        granted, last = day_of(mention.at), self.last
        old_longest = self.longest if last is not None else granted
        capped = granted + timedelta(days=28 - self.first)
        from_end = self.readings["O-A04"] == "from-current-end"
        if given.until is None:
            n = given.days or 28
            if n > 28 and bad and not given.consent:
                return None
            from_grant = granted + timedelta(days=n)
            self.longest = max(from_grant, old_longest + timedelta(days=n)) if last is not None else from_grant
            return last + timedelta(days=n) if from_end and last is not None else from_grant - timedelta(days=self.first)
        ahead = (given.until - granted).days
        if given.consent or ahead <= 27:
            self.longest = max(given.until, granted)
            return self.longest
        if ahead == 28 or (given.until <= old_longest + timedelta(days=28) and not from_end):
            self.longest = granted + timedelta(days=28)
            return capped
        if given.until > old_longest + timedelta(days=28) and bad:
            return None
        self.longest = given.until
        return given.until
