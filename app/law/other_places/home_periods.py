"""For how long an order of another place is in force where it was made (s 13Z(11)): its last day there, or when it stopped.

What that means for its registration here, and for an order that follows it, is said by the lives of those.
"""

from __future__ import annotations

from datetime import date

from app.casework.answer import Reckoned
from app.casework.clock import BRISBANE
from app.law import reckoning
from app.law.facts.corresponding_orders import ENDED, CorrespondingOrder, known_zone
from app.law.provisions import implements
from app.law.readings import Readings

PERIOD, HOME, LIVES = "period", "home", "lives"


@implements("13Z(11)")
def home_end(origin: CorrespondingOrder, readings: Readings) -> tuple[Reckoned | None, str]:
    """When the original order is over in its own place. Doubtful: whether a last day that was changed there later counts (O-A18)."""
    over, reason = _last_day(origin, origin.last_day if not origin.indefinite else None, origin.entry)
    for change in origin.home_changes:
        if over and over.at and over.at <= change.at:
            break
        if change.what == ENDED:
            words = "the original order stopped being in force"
            return reckoning.instant(
                change.at, provision="13Z(11)", rule="registered-order.ended-at-home", trigger_words=words, trigger_entry=change.entry
            ), HOME
        if readings.ask("O-A18") == "follows-the-order-at-home":
            over, reason = _last_day(origin, change.last_day, change.entry)
    return over, reason


def _last_day(origin: CorrespondingOrder, day: date | None, entry: str) -> tuple[Reckoned | None, str]:
    if day is None:
        return None, LIVES
    return reckoning.stated_last_day_elsewhere(
        day,
        known_zone(origin.zone) or BRISBANE,
        provision="13Z(11)",
        rule="registered-order.last-day",
        trigger_words="the last day of the original order, where it was made",
        trigger_entry=entry,
    ), PERIOD
