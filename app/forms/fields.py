"""What a browser or the API sends, read into what the docket keeps: nesting of flat names, and one marshmallow field per type.

Every sentence says what is wrong and what would be right. Times are Brisbane times.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from marshmallow import ValidationError
from marshmallow import fields as m

from app.casework.clock import BRISBANE
from app.casework.place import as_known

MOST_ROWS = 100
DEEPEST = 9
SHORT, LONG = 500, 20_000
_SPLIT = re.compile(r"[-.\[\]]+")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_TIME = re.compile(r"^(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?::00)?\s*(?P<half>[ap])?\.?\s*m?\.?$")
_FIRST_YEAR, _LAST_YEAR = 1850, 2200
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""What turns the direction of the words that follow: a page would be read in another order than it was written."""


def nest(flat: Mapping[str, Any]) -> dict[str, Any]:
    """Flat names as a browser posts them ("conditions-0-text", "at.day", "told[0]") as mappings and lists; blank answers are left out."""
    tree: dict[str, Any] = {}
    for name, value in flat.items():
        path = _path(name)
        here = tree
        for part in path[:-1]:
            inner = here.get(part)
            if not isinstance(inner, dict):
                inner = here[part] = dict(inner) if isinstance(inner, Mapping) else {}
            here = inner
        here[path[-1]] = value
    return {name: value for name, branch in tree.items() if (value := _gathered(branch)) is not None}


def tops(flat: Mapping[str, Any]) -> frozenset[str]:
    """The names of the first level that were posted at all, blank or not."""
    return frozenset(_path(name)[0] for name in flat)


def _path(name: Any) -> list[str]:
    """The parts of a flat name; one that is deeper than any form is one part, which no form knows."""
    parts = [part for part in _SPLIT.split(str(name)) if part]
    return parts if 0 < len(parts) <= DEEPEST else [str(name)]


def _gathered(branch: Any, depth: int = 0) -> Any:
    """Rows in order, blanks gone; None where nothing was said."""
    if depth > DEEPEST:
        return branch
    if isinstance(branch, Mapping):
        if branch and all(str(key).isascii() and str(key).isdecimal() for key in branch):
            rows = [_gathered(branch[key], depth + 1) for key in sorted(branch, key=lambda key: int(str(key)[:9]))]
            return [row for row in rows if row is not None] or None
        inner = {str(key): value for key, each in branch.items() if (value := _gathered(each, depth + 1)) is not None}
        return inner or None
    if isinstance(branch, (list, tuple)):
        return [value for each in branch if (value := _gathered(each, depth + 1)) is not None] or None
    if isinstance(branch, str):
        return None if is_blank(branch) else branch
    return branch


def is_blank(said: str) -> bool:
    """Whether a text holds nothing that can be seen: blanks, and characters without width."""
    return all(each.isspace() or unicodedata.category(each) == "Cf" for each in said)


def clean(value: Any, label: str, most: int) -> str:
    """A text without surrounding blanks; ValidationError if it is none, too long, or holds control characters."""
    if not isinstance(value, str):
        raise ValidationError(f"“{label}” must be text.")
    said = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if len(said) > most:
        raise ValidationError(f"“{label}” must be {most:,} characters or fewer; it has {len(said):,}.")
    if any((unicodedata.category(each) in {"Cc", "Cs"} and each not in "\n\t") or each in _TURNING for each in said):
        raise ValidationError(f"“{label}” holds a character that cannot be printed: type it again instead of pasting it.")
    return said


class _Said(m.Field[Any]):
    """A field that knows its label, for its sentences."""

    def __init__(self, label: str, **more: Any) -> None:
        super().__init__(allow_none=False, error_messages={"null": f"“{label}” is empty: fill it in or leave it out."}, **more)
        self.label = label


class Text(_Said):
    """A line of text, or a long text."""

    def __init__(self, label: str, most: int = SHORT) -> None:
        super().__init__(label)
        self.most = most

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> str:
        said = clean(value, self.label, self.most)
        if self.most == SHORT and "\n" in said:
            raise ValidationError(f"“{self.label}” must be one line.")
        return said


class CourtPlace(Text):
    """The place of a court or registry, as it is known: registries and calendars are found by it."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> str:
        return as_known(super()._deserialize(value))


class OneOf(_Said):
    """One word of a list."""

    def __init__(self, label: str, of: tuple[str, ...]) -> None:
        super().__init__(label)
        self.of = of

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> str:
        if not isinstance(value, str) or value not in self.of:
            raise ValidationError(f"Choose one of the answers to “{self.label}”.")
        return value


class SomeOf(OneOf):
    """Several words of a list, each once, in the list's order."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        said = [value] if isinstance(value, str) else value
        if not isinstance(said, (list, tuple)) or any(not isinstance(each, str) or each not in self.of for each in said):
            raise ValidationError(f"Choose from the answers to “{self.label}”.")
        return [each for each in self.of if each in said]


class YesNo(_Said):
    """Yes or no, kept as true or false."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> bool:
        word = str(value).lower() if isinstance(value, (str, bool)) else ""
        if word in {"yes", "true"}:
            return True
        if word in {"no", "false"}:
            return False
        raise ValidationError(f"Answer “{self.label}” with yes or no.")


class YesNoUnknown(_Said):
    """Yes, no or unknown, kept as YES, NO or UNKNOWN."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> str:
        word = {"true": "YES", "false": "NO"}.get(str(value).lower(), str(value).upper())
        if word not in {"YES", "NO", "UNKNOWN"}:
            raise ValidationError(f"Answer “{self.label}” with yes, no or not known.")
        return word


class Number(_Said):
    """A whole number."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> int:
        said = str(value).strip() if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
        if not re.fullmatch(r"-?[0-9]{1,9}", said):
            raise ValidationError(f"“{self.label}” must be a whole number, such as 28.")
        return int(said)


def day_read(value: Any, label: str) -> date:
    """A day from three inputs, an ISO text or a date; ValidationError in words."""
    right = "such as 27 3 2026"
    if isinstance(value, Mapping):
        said = [str(value.get(part, "")).strip() for part in ("day", "month", "year")]
        missing = [part for part, given in zip(("a day", "a month", "a year"), said, strict=True) if not given]
        if missing:
            raise ValidationError(f"“{label}” must include {' and '.join(missing)}, {right}.")
        day, month, year = said[0], _month(said[1]), said[2]
    else:
        match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", str(value).strip(), re.ASCII)
        if match is None:
            raise ValidationError(f"“{label}” must be a day, month and year, {right}.")
        year, month, day = match.groups()
    if not re.fullmatch(r"[0-9]{4}", year) or not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        raise ValidationError(f"The year of “{label}” must have four figures, {right}.")
    try:
        return date(int(year), int(month[:3]), int(day[:3]))
    except ValueError:
        raise ValidationError(f"“{label}” must be a real date, {right}.") from None


def _month(said: str) -> str:
    """A month's number; names are taken too."""
    word = said.lower()
    if len(word) >= len("mar") and word.isalpha():
        return next((str(number) for number, name in enumerate(_MONTHS, 1) if name.startswith(word)), word)
    return said


def time_read(said: str, label: str) -> time:
    """A time of day as people type it: 10am, 10:00am, 2.30 pm, 14:30, midday, midnight."""
    word = said.strip().lower()
    word = {"midday": "12:00pm", "noon": "12:00pm", "midnight": "12:00am"}.get(word, word)
    match = _TIME.match(word) if word.isascii() else None
    if match is not None:
        hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match["half"]
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        elif half or (match["minute"] is None):
            hour = 99
        if hour <= 23 and minute <= 59:
            return time(hour, minute)
    raise ValidationError(f"The time of “{label}” must be a time of day, such as 10:00am or 14:30.")


class Day(_Said):
    """A legal day, kept as an ISO text."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> str:
        return day_read(value, self.label).isoformat()


class Instant(_Said):
    """A moment, kept as an ISO text with Brisbane's offset."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> str:
        if isinstance(value, Mapping):
            if set(value) - {"day", "month", "year", "time"}:
                raise ValidationError(f"“{self.label}” is a day, a month, a year and a time.")
            day = day_read(value, self.label)
            if not str(value.get("time", "")).strip():
                raise ValidationError(f"“{self.label}” must include a time, such as 10:00am or 14:30.")
            return datetime.combine(day, time_read(str(value["time"]), self.label), BRISBANE).isoformat()
        try:
            at = datetime.fromisoformat(value.strip())
        except (AttributeError, ValueError):
            raise ValidationError(f"“{self.label}” must be a day and a time, such as 27 3 2026 at 10:00am.") from None
        if not _FIRST_YEAR <= at.year <= _LAST_YEAR:
            raise ValidationError(f"The year of “{self.label}” must have four figures, such as 2026.")
        return (at.replace(tzinfo=BRISBANE) if at.tzinfo is None else at.astimezone(BRISBANE)).isoformat()


class Group(_Said):
    """A group of fields, read by a schema of its own."""

    def __init__(self, label: str, schema: Any) -> None:
        super().__init__(label)
        self.schema = schema

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        if not isinstance(value, Mapping):
            raise ValidationError(f"“{self.label}” must be a group of answers.")
        return self.schema.load(value)


class Many(Group):
    """Groups of fields, one after another. With `keyed`, a mapping from subject to group is taken too."""

    def __init__(self, label: str, schema: Any, *, keyed: bool = False) -> None:
        super().__init__(label, schema)
        self.keyed = keyed

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        if self.keyed and isinstance(value, Mapping) and all(isinstance(row, Mapping) for row in value.values()):
            value = [{"subject": subject, **row} for subject, row in value.items()]
        if not isinstance(value, (list, tuple)) or len(value) > MOST_ROWS:
            raise ValidationError(f"“{self.label}” must be a list of at most {MOST_ROWS} groups of answers.")
        rows: list[Any] = []
        wrong: dict[Any, Any] = {}
        for index, row in enumerate(value):
            if not isinstance(row, Mapping):
                wrong[index] = [f"“{self.label}” must be a list of groups of answers."]
                rows.append({})
                continue
            try:
                rows.append(self.schema.load(row))
            except ValidationError as error:
                wrong[index] = error.messages
                rows.append(error.valid_data if isinstance(error.valid_data, Mapping) else {})
        if wrong:
            raise ValidationError(wrong, valid_data=rows)
        return rows
