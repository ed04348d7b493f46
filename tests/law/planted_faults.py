"""Faults planted in the rules on purpose: each is one thing that a rule could get wrong. The walk in tests/support/day_by_day must notice every one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from app.law import reckoning
from app.law.facts.prohibition_orders import OrderMade
from app.law.facts.temporary_orders import InterimOrder
from app.law.orders import prohibition_orders, temporary_orders
from app.law.orders.temporary_orders import Walk
from app.law.readings import Readings

Patch = pytest.MonkeyPatch
INTERIM, PROHIBITION = "temporary-order", "prohibition-order"
SATURDAY = 5


@dataclass(frozen=True)
class Fault:
    """What is wrong in words, the kind of order in which it shows, and how it is planted."""

    words: str
    kind: str
    plant: Callable[[Patch], None]


def _settled(doubt: str, reading: str) -> Callable[[Patch], None]:
    """One reading of a doubt is taken for the law."""
    asked = Readings.ask
    return lambda patch: patch.setattr(Readings, "ask", lambda self, name: reading if name == doubt else asked(self, name))


def _put(where: Any, name: str, value: Any) -> Callable[[Patch], None]:
    return lambda patch: patch.setattr(where, name, value)


def _rolls(patch: Patch) -> None:
    """An order's end moves to the next Monday."""
    counted = reckoning.period_of_days

    def rolled(*said: Any, **more: Any) -> Any:
        found = counted(*said, **more)
        if found.at is None:
            return found
        weekday = (found.at - timedelta(days=1)).weekday()
        return replace(found, at=found.at + timedelta(days=7 - weekday)) if weekday >= SATURDAY else found

    patch.setattr(reckoning, "period_of_days", rolled)


def _mention_never_ends(patch: Patch) -> None:
    def mentioned(self: Walk, mention: Any) -> None:
        period = self._extension_of(mention) if mention.extension else None
        if period is not None:
            self.period, self.extended = period, True

    patch.setattr(Walk, "_mentioned", mentioned)


FAULTS = (
    Fault("the first day always counts", INTERIM, _settled("O-A01", "first-day-in")),
    Fault("the first day never counts", INTERIM, _settled("O-A01", "first-day-out")),
    Fault("27 days for 28", INTERIM, _put(temporary_orders, "PERIOD", 27)),
    Fault("29 days for 28", INTERIM, _put(temporary_orders, "PERIOD", 29)),
    Fault("the end of a period moves from the weekend to Monday", INTERIM, _rolls),
    Fault("an extension is measured from its grant only", INTERIM, _settled("O-A04", "from-grant")),
    Fault("an extension is measured from the end of the period only", INTERIM, _settled("O-A04", "from-current-end")),
    Fault("the 28 days run from the making only", INTERIM, _settled("O-A03", "from-making")),
    Fault("the 28 days run from the service only", INTERIM, _settled("O-A03", "from-effect")),
    Fault("a mention without an extension does not end the order", INTERIM, _mention_never_ends),
    Fault("a mention inside an extension surely ends the order", INTERIM, _settled("O-A05", "every-mention")),
    Fault("an unserved order may surely be extended", INTERIM, _settled("O-A06", "can-extend-before-effect")),
    Fault("an unserved order surely outlives a mention", INTERIM, _settled("O-A39", "runs-from-effect")),
    Fault("an extension does nothing", INTERIM, _put(Walk, "_extension_of", lambda *_: None)),
    Fault("an extension needs no adjournment, and no service in absence", INTERIM, _put(Walk, "_as_provided", lambda *_: True)),
    Fault("an extension that the Act does not provide for surely stands", INTERIM, _settled("O-A55", "stands-until-set-aside")),
    Fault("service does not make an order effective", INTERIM, _put(Walk, "_served", lambda *_: None)),
    Fault("an order made in absence is effective at once", INTERIM, _put(Walk, "_present", lambda *_: True)),
    Fault("presence does not make an order effective", INTERIM, _put(Walk, "_present", lambda *_: False)),
    Fault("a link is presence for certain", INTERIM, _settled("O-A10", "av-link-is-present")),
    Fault("the return date ends nothing", INTERIM, _put(temporary_orders, "_started_in_time", lambda *_: True)),
    Fault("a proceeding started in time is overlooked", INTERIM, _put(temporary_orders, "_started_in_time", lambda *_: False)),
    Fault("a revocation is overlooked", INTERIM, _put(InterimOrder, "revoked_at", None)),
    Fault("a child's order lasts five years", PROHIBITION, _put(prohibition_orders, "YEARS", {"CHILD": 5, "ADULT": 5})),
    Fault("an adult's order lasts two years", PROHIBITION, _put(prohibition_orders, "YEARS", {"CHILD": 2, "ADULT": 2})),
    Fault("the first day of a term never counts", PROHIBITION, _settled("O-A01", "first-day-out")),
    Fault("an application is made when filed, for certain", PROHIBITION, _settled("O-A02", "filed")),
    Fault("telling is notice for certain", PROHIBITION, _settled("O-A07", "also-when-told")),
    Fault("an order binds from midnight of the day of notice, for certain", PROHIBITION, _settled("O-A49", "whole-day")),
    Fault("a new application continues nothing", PROHIBITION, _put(prohibition_orders, "_continued", lambda _case, _order, lived, _readings: lived)),
    Fault("an application made after the term continues the order", PROHIBITION, _put(prohibition_orders, "_made_in_time", lambda *_: True)),
    Fault("the term of a new order starts with the order, not after the old term", PROHIBITION, _put(prohibition_orders, "_old_last_day", lambda *_: None)),
    Fault("a discontinuance ends a continued order for certain", PROHIBITION, _settled("O-A08", "ends-at-discontinuance")),
    Fault("a revoked prohibition order goes on", PROHIBITION, _put(OrderMade, "revoked_at", None)),
)  # fmt: skip
