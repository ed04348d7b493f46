"""The last day to file something that any of several registries may take, one of which may be closed on it (O-A27).

Knows no proceeding: which registries may take a filing, and from when the days run, is for the rule that asks.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.casework.answer import Derivation, Reckoned
from app.casework.place import PLACES
from app.law import reckoning
from app.law.calendars import Calendars
from app.law.readings import Readings

ANOTHER_IS_OPEN = "Another registry that may take the notice is open on that day (O-A27)."


def last_day_to_file(
    trigger: date, n: int, *, place: str, calendars: Calendars, readings: Readings, provision: str, rule: str, trigger_words: str,
    trigger_entry: str = "",
) -> Reckoned:  # fmt: skip
    """The instant after the last day "within n days after" the trigger day for filing at the registry of a place.

    It moves off a day on which that registry is closed; doubtful, where another that may take it is open (O-A27).
    """

    def there(where: str) -> Reckoned:
        return reckoning.act_by_days(
            trigger, n, place=where, calendars=calendars, filing=True, provision=provision, rule=rule, trigger_words=trigger_words,
            trigger_entry=trigger_entry,
        )  # fmt: skip

    mine = there(place)
    if mine.derivation is None or not mine.derivation.skipped or mine.at is None:
        return mine
    others = [there(each) for each in PLACES if calendars.knows(each, trigger)]
    first = min((one.at for one in others if one.at), default=mine.at)
    if first >= mine.at or readings.ask("O-A27") == "this-registry":
        return mine
    return next(replace(one, derivation=_elsewhere(one.derivation)) for one in others if one.at == first)


def _elsewhere(derivation: Derivation | None) -> Derivation | None:
    return replace(derivation, notes=(*derivation.notes, ANOTHER_IS_OPEN)) if derivation else None
