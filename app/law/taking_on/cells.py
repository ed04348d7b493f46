"""What stands in the cells of a row: days and times as a spreadsheet writes them, choices in any case. Knows no form and no file.

A day is written year first (2026-03-02), or day first as in Australia (2/03/2026): no day is guessed, and none has a year of two digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Final

from app.casework.clock import BRISBANE
from app.casework.place import PLACES
from app.law.taking_on.columns import (
    APPLIED,
    AT_THE_APPLICATION,
    CHANGES,
    COLUMNS,
    DAY,
    DISQUALIFICATION_BY_COURT,
    EXTENSION,
    INSTANT,
    KINDS,
    LAST_DAY,
    NONE,
    OF_A_PERSON,
    PLACE,
    POINTING,
    PROHIBITION,
    REFERENCE,
    TEMPORARY_BY_COURT,
    VARIATION,
    Column,
)

NEEDED: Final = "This is needed."
A_DAY: Final = "Write it as 2026-03-02, or day first: 2/03/2026."
AN_INSTANT: Final = "Write it as 2026-03-02 10:00, or day first: 2/03/2026 10:00."
TOO_MANY_CELLS: Final = "It has more cells than there are columns: put words with a comma into quotation marks."
_DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:,? +(.+))?")
_TIMES: Final = ("%H:%M", "%H:%M:%S", "%I:%M %p", "%I:%M:%S %p", "%I:%M%p", "%I:%M:%S%p")
_MONTHS: Final = 12
YEARS: Final = range(1850, 2200)
"""Any other year is a slip."""
_ON_AN_APPLICATION: Final = (PROHIBITION, TEMPORARY_BY_COURT, DISQUALIFICATION_BY_COURT)


def parts(said: str) -> tuple[str, ...]:
    """What stands in a cell between its bars."""
    return tuple(each.strip() for each in said.split("|") if each.strip())


def month_first(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The cells (column, words) in which a date can only be one with its month first, as a program set to another country writes it."""
    for name, said in row.items():
        found = _DAY_FIRST.fullmatch(said) if name in COLUMNS and COLUMNS[name].type in {DAY, LAST_DAY, INSTANT} else None
        if found and int(found[2]) > _MONTHS >= int(found[1]):
            yield name, said


def read(row: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """A row with its cells as the forms read them, and what cannot be read: column -> sentence."""
    cells: dict[str, str] = {}
    wrong: dict[str, str] = {"row": TOO_MANY_CELLS} if "" in row else {}
    for name, said in row.items():
        if not said or name not in COLUMNS:
            continue
        try:
            cells[name] = "|".join(_cell(COLUMNS[name], each) for each in (parts(said) if COLUMNS[name].several else (said,)))
        except ValueError as error:
            wrong[name] = str(error)
    cells["order"] = _word(row.get("order", ""))
    if cells["order"] not in KINDS:
        wrong["order"] = f"Write {_or(tuple(KINDS))}."
        return cells, wrong
    return cells, {**_missing(cells, wrong), **wrong}


def _missing(cells: Mapping[str, str], wrong: Mapping[str, str]) -> dict[str, str]:
    """What a row of this kind needs and does not say, and what it says and is not asked."""
    kind = KINDS[cells["order"]]
    needed = dict.fromkeys(kind.needed, NEEDED)
    if cells["order"] not in CHANGES and not any(cells.get(name) for name in POINTING):
        needed |= dict.fromkeys(OF_A_PERSON, NEEDED)
    if cells["order"] in _ON_AN_APPLICATION and not cells.get("on_application_of"):
        needed |= dict.fromkeys(APPLIED, AT_THE_APPLICATION)
    found = {name: said for name, said in needed.items() if not cells.get(name) and name not in wrong}
    found |= {
        name: f"This is not asked of a row {cells['order']}: clear it." for name in cells if name not in kind.columns and name in COLUMNS
    }
    named, days = parts(cells.get("changes", "")), parts(cells.get("extended_until", ""))
    if cells["order"] == EXTENSION and named and len(days) not in {0, 1, len(named)}:
        found["extended_until"] = "Write one day for all, or one for each order that is named under changes."
    if cells["order"] == VARIATION and len(named) > 1:
        found["changes"] = "Each order is varied by a row of its own."
    return found


def _cell(column: Column, said: str) -> str:
    """One cell as a form reads it (ValueError in words where it cannot be read)."""
    if column.of:
        if (word := _word(said)) not in column.of:
            message = f"Write {_or(column.of)}."
            raise ValueError(message)
        return word
    if column.type == LAST_DAY and _word(said) == NONE:
        return NONE
    if column.type in {DAY, LAST_DAY}:
        return day(said).isoformat()
    if column.type == INSTANT:
        return f"{instant(said):%Y-%m-%dT%H:%M}"
    if column.type == REFERENCE:
        return said.upper()
    if column.type == PLACE:
        return next((name for name in PLACES if name.casefold() == said.casefold()), said)
    return said


def _word(said: str) -> str:
    return re.sub(r"[\s-]+", "_", said.strip().upper())


def _or(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"


def day(said: str) -> date:
    """A day (ValueError in words); a time of midnight, which some programs add, is passed over."""
    try:
        at = _read(said, time())
    except ValueError as error:
        raise ValueError(A_DAY) from error
    if at.time() != time() or at.year not in YEARS:
        raise ValueError(A_DAY)
    return at.date()


def instant(said: str) -> datetime:
    """A time of the clock in Brisbane (ValueError in words): a day alone is none."""
    try:
        at = _read(said, None)
    except ValueError as error:
        raise ValueError(AN_INSTANT) from error
    if at.year not in YEARS:
        raise ValueError(AN_INSTANT)
    return at.astimezone(BRISBANE) if at.tzinfo else at


def _read(said: str, otherwise: time | None) -> datetime:
    """A day with its time, or with `otherwise` where none is written (ValueError)."""
    found = _DAY_FIRST.fullmatch(said)
    if found is None:
        if len(said) == len("2026-03-02") and otherwise is not None:
            return datetime.combine(date.fromisoformat(said), otherwise)
        if len(said) < len("2026-03-02 10:00"):
            raise ValueError(said)
        return datetime.fromisoformat(said)
    on = date(int(found[3]), int(found[2]), int(found[1]))
    if not found[4]:
        if otherwise is None:
            raise ValueError(said)
        return datetime.combine(on, otherwise)
    return datetime.combine(on, _clock(found[4]))


def _clock(said: str) -> time:
    for shape in _TIMES:
        try:
            return datetime.strptime(said.strip().upper().replace(".", ""), shape).time()  # noqa: DTZ007 - a time of the clock
        except ValueError:
            continue
    raise ValueError(said)
