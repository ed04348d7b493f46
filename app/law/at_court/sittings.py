"""Is a day for which somebody must come to court one on which it sits? A practice of the house: the Act fixes no such day, and none of its ends rolls."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from app.casework.clock import day_of
from app.law.calendars import UnknownCalendar
from app.law.provisions import implements
from app.law.questions import Case, Concern, confirm
from app.law.reckoning import in_words


@implements("13J(5)", "13N(1)")
def about_sitting(case: Case, place: str, at: datetime | None, provision: str, field: str) -> Iterator[Concern]:
    """A time on a day on which the court at that place does not sit is asked about; nothing where the calendar is not loaded."""
    try:
        sits = at is None or case.calendars.sitting_day(place or case.place, day_of(at))
    except UnknownCalendar:
        return
    if at is not None and not sits:
        sentence = f"The court does not sit on {in_words(day_of(at))}: nothing moves to the next day, and an order may end before anybody is heard (O-A32)."
        yield confirm(sentence, provision, field)
