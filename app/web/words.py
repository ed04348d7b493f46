"""How pages say times: Brisbane time, dates in full. A period is half-open, so midnight is said as the end of the day before."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.casework.clock import BRISBANE


def day_in_full(day: date | datetime | None) -> str:
    """A day in full: "Fri 18 December 2026"."""
    if day is None:
        return "No date"
    if isinstance(day, datetime):
        day = day.astimezone(BRISBANE).date()
    return f"{day:%a} {day.day} {day:%B} {day.year}"


def time_of(at: datetime) -> str:
    """A time of day: "10:00am"."""
    local = at.astimezone(BRISBANE)
    return f"{(local.hour % 12) or 12}:{local:%M}{'am' if local.hour < 12 else 'pm'}"


def moment(at: datetime | None) -> str:
    """A day and a time: "Fri 18 December 2026, 10:00am"."""
    return "No date" if at is None else f"{day_in_full(at)}, {time_of(at)}"


def by_when(at: datetime | None) -> str:
    """When a time is up: "end of Fri 18 December 2026", or the day with its time."""
    if at is None:
        return "No date"
    local = at.astimezone(BRISBANE)
    if (local.hour, local.minute) == (0, 0):
        return f"end of {day_in_full(local.date() - timedelta(days=1))}"
    return moment(at)


def iso(at: datetime | date | None) -> str:
    """The machine's words for a moment or a day (`<time datetime>`)."""
    if at is None:
        return ""
    return at.astimezone(BRISBANE).isoformat(timespec="minutes") if isinstance(at, datetime) else at.isoformat()


def section(provision: str) -> str:
    """A provision as people say it: "s 13M(2)(c)"; words such as "house rule" stay as they are."""
    if not provision or not provision[0].isdigit():
        return provision
    return f"{'ss' if ',' in provision else 's'} {provision}"


def capital(sentence: str) -> str:
    """The sentence with a capital, the rest untouched."""
    return sentence[:1].upper() + sentence[1:]
