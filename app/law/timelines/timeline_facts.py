"""From a mapping of facts, as a person writes them, to a case that the law can be asked about; or sentences that say what is wrong.

Knows the shape of a fact file and of the data dictionary (handed in); reads no file and no clock. Every fault is found in one
pass, and each names where it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Final

from app.casework.clock import BRISBANE
from app.casework.docket import CannotCorrect, Docket, Entry
from app.casework.families import is_of, kinds_of
from app.law.calendars import Calendars
from app.law.facts.appeals import PREFIX, SECOND
from app.law.questions import Case
from app.law.register import REGISTER

TOP: Final = ("place", "respondent", "elections", "entries")
OWN: Final = ("kind", "subject", "at", "occasion", "id", "values", "corrects", "withdraws", "because")
RESPONDENT_FIELDS: Final = ("birth_date", "birth_date_certainty")
SETS: Final = ("service", "appeal")
EXAMPLES: Final = {
    "service": "service:application:1",
    "appeal": "appeal:prohibition-order:1",
    "any": "application:1",
}
AT_A_HEARING: Final = ("hearing-held", "s13k-decided", "disqualification-considered")
MOST_ENTRIES: Final = 5_000
EARLIEST: Final = 1900
LATEST: Final = 2200
_SUBJECT: Final = re.compile(r"(?:service:|appeal:(?:second:)?)?[a-z]+(?:-[a-z]+)*:[1-9][0-9]{0,5}")


class FactsRefused(ValueError):
    """The facts cannot be read: one sentence for each thing that is wrong."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


@dataclass
class Faults:
    """The sentences found so far."""

    sentences: list[str] = field(default_factory=list)

    def add(self, where: str, sentence: str) -> None:
        """Say what is wrong, and where."""
        self.sentences.append(f"{where}: {sentence}")


Dictionary = Mapping[str, Any]


def case_of(facts: Any, *, dictionary: Dictionary, calendars: Calendars) -> Case:
    """The case that these facts make; FactsRefused with every fault where they cannot be read."""
    faults = Faults()
    if not isinstance(facts, Mapping):
        raise FactsRefused(("The facts must be a mapping with place, respondent, elections and entries.",))
    for name in facts:
        if name not in TOP:
            faults.add("facts", f"{name!r} is not known; what may stand here is {', '.join(TOP)}.")
    place = facts.get("place", "Brisbane")
    if not isinstance(place, str) or not place.strip():
        faults.add("place", "this must be the name of a court place, such as Brisbane.")
        place = "Brisbane"
    elections = _elections(facts.get("elections") or {}, faults)
    entries = _entries(facts.get("entries"), dictionary, faults)
    entries = [*_respondent(facts.get("respondent"), entries, faults), *entries]
    docket = _docket(entries, faults)
    if faults.sentences:
        raise FactsRefused(tuple(faults.sentences))
    return Case(docket, calendars, elections, place)


def _docket(entries: list[Entry], faults: Faults) -> Docket:
    docket = Docket()
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            faults.add(entry.id, "two entries have this id.")
            continue
        seen.add(entry.id)
        try:
            docket = docket.append(entry, recorded_at=entry.at)
        except CannotCorrect:
            faults.add(
                entry.id,
                f"it corrects or withdraws {entry.corrects or entry.withdraws!r}, on which it must name the newest word of an earlier entry.",
            )
    return docket


def _elections(given: Any, faults: Faults) -> dict[str, str]:
    if not isinstance(given, Mapping):
        faults.add("elections", "this must be a mapping from doubt to reading, such as O-A01: first-day-in.")
        return {}
    kept: dict[str, str] = {}
    for name, reading in given.items():
        if name not in REGISTER:
            faults.add("elections", f"there is no doubt {name!r}.")
            continue
        readings = [one.name for one in REGISTER[name].readings]
        if reading not in readings:
            faults.add(f"elections.{name}", f"{reading!r} is not one of its readings; they are {', '.join(readings)}.")
            continue
        kept[name] = str(reading)
    return kept


def _respondent(given: Any, entries: list[Entry], faults: Faults) -> Iterator[Entry]:
    """The birth date that the facts give, as a description of the respondent at the first instant of the facts."""
    if given is None:
        return
    if not isinstance(given, Mapping):
        faults.add("respondent", "this must be a mapping with birth_date.")
        return
    for name in given:
        if name not in RESPONDENT_FIELDS:
            faults.add("respondent", f"{name!r} is not known; what may stand here is {', '.join(RESPONDENT_FIELDS)}.")
    if "birth_date" not in given:
        return
    born = _day(given["birth_date"], "respondent.birth_date", faults)
    certainty = given.get("birth_date_certainty", "EXACT")
    if certainty not in ("EXACT", "ESTIMATED"):
        faults.add("respondent.birth_date_certainty", "this must be EXACT or ESTIMATED.")
    first = min((e.at for e in entries), default=None)
    if born and first:
        values = {"family_name": "(not stated)", "birth_date": born, "birth_date_certainty": certainty}
        yield Entry("respondent", "respondent-described", "respondent:1", first, values)


def _entries(given: Any, dictionary: Dictionary, faults: Faults) -> list[Entry]:
    if not isinstance(given, list):
        faults.add("entries", "this must be a list, each of kind, subject, at and the fields of its kind.")
        return []
    if len(given) > MOST_ENTRIES:
        faults.add("entries", f"more than {MOST_ENTRIES} entries are not read.")
        return []
    known = {str(one["id"]): one for one in given if isinstance(one, Mapping) and "id" in one}
    found = [_entry(number, one, dictionary["kinds"], known, faults) for number, one in enumerate(given, start=1)]
    return [entry for entry in found if entry is not None]


def _entry(number: int, given: Any, kinds: Mapping[str, Any], known: Mapping[str, Any], faults: Faults) -> Entry | None:
    where = f"entry {number}"
    if not isinstance(given, Mapping):
        faults.add(where, "it must be a mapping with kind, subject and at.")
        return None
    for own in ("because", "occasion", "id", "corrects", "withdraws"):
        if own in given and not isinstance(given[own], str | int):
            faults.add(where, f"{own} must be a word.")
            return None
    word_on = given.get("corrects") or given.get("withdraws")
    target = _spoken_of(word_on, known)
    name = given.get("kind") or (target.get("kind") if target else None)
    if not isinstance(name, str) or name not in kinds:
        faults.add(where, f"there is no kind of entry {name!r}." if name else "it has no kind.")
        return None
    where = f"entry {number} ({name})"
    subject = str(given.get("subject") or (target.get("subject") if target else "") or "")
    _check_subject(subject, str(kinds[name]["subject"]), where, faults)
    at = _instant(given.get("at"), f"{where}, at", faults) if "at" in given else None
    if "at" not in given:
        faults.add(where, "it says not when it happened (at).")
    values = _values_of(given, where, faults)
    if given.get("withdraws"):
        values = {}
    elif word_on and "at" in values:
        moved = _instant(values.pop("at"), f"{where}, values.at", faults)
        values = _fields(values, kinds[name].get("fields") or {}, where, faults, partial=True) | (
            {"at": moved.isoformat()} if moved else {}
        )
    else:
        values = _fields(values, kinds[name].get("fields") or {}, where, faults, partial=word_on is not None)
    if at is None:
        return None
    return Entry(
        str(given.get("id") or f"entry-{number}"), str(name), subject, at, values, _occasion(given, str(name), subject, values), number,
        corrects=_word(given, "corrects"), withdraws=_word(given, "withdraws"), reason=str(given.get("because", "")),
    )  # fmt: skip


def _spoken_of(word_on: Any, known: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The entry that a correction or withdrawal is about in the end: a word on a word speaks of the same entry."""
    target = None
    for _ in known:
        target = known.get(str(word_on)) if word_on else None
        if target is None or target.get("kind"):
            return target
        word_on = target.get("corrects") or target.get("withdraws")
    return target


def _word(given: Mapping[str, Any], name: str) -> str | None:
    return str(given[name]) if given.get(name) else None


def _values_of(given: Mapping[str, Any], where: str, faults: Faults) -> dict[str, Any]:
    """The fields of an entry: written beside kind, subject and at, or under `values`."""
    under = given.get("values") or {}
    if not isinstance(under, Mapping):
        faults.add(where, "values must be a mapping.")
        under = {}
    beside = {name: value for name, value in given.items() if name not in OWN}
    return {str(name): value for name, value in {**under, **beside}.items()}


def _occasion(given: Mapping[str, Any], kind: str, subject: str, values: Mapping[str, Any]) -> str:
    """What it happened at: as written, or else the hearing that the entry is about or names."""
    if given.get("occasion"):
        return str(given["occasion"])
    if kind in AT_A_HEARING:
        return subject
    return str(values.get("hearing") or "")


def _check_subject(subject: str, wanted: str, where: str, faults: Faults) -> None:
    if not _SUBJECT.fullmatch(subject):
        faults.add(where, f"its subject {subject!r} must be of the form {_example(wanted)}.")
        return
    if not _is_a(subject, wanted):
        faults.add(where, f"it is about {subject}, and entries of this kind are about {_example(wanted)}.")


def _is_a(subject: str, wanted: str) -> bool:
    kind = subject.partition(":")[0]
    if wanted == "any":
        return True
    if wanted in SETS:
        return kind == wanted and subject.replace(SECOND, PREFIX).count(":") == 2
    return is_of(kind, wanted) and subject.count(":") == 1


def _example(wanted: str) -> str:
    return EXAMPLES.get(wanted) or " or ".join(f"{kind}:1" for kind in kinds_of(wanted))


# ---------------------------------------------------------------- fields
def _fields(values: Mapping[str, Any], fields: Mapping[str, Any], where: str, faults: Faults, *, partial: bool = False) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for name, value in values.items():
        if name not in fields:
            faults.add(where, f"it has no field {name!r}; its fields are {', '.join(fields) or 'none'}.")
        elif value is not None:
            kept[name] = _value(value, fields[name], f"{where}, {name}", faults)
    if not partial:
        for name, spec in fields.items():
            if spec.get("required") and kept.get(name) in (None, "", [], {}) and not (name in kept and kept[name] is None):
                faults.add(where, f"{name} is missing ({spec['label']}).")
    return kept


def _value(value: Any, spec: Mapping[str, Any], where: str, faults: Faults) -> Any:
    kind = str(spec["type"])
    if kind == "day":
        return _day(value, where, faults)
    if kind == "instant":
        at = _instant(value, where, faults)
        return at.isoformat() if at else None
    if kind in {"yes/no", "yes/no/unknown"}:
        return _truth(value, where, faults, unknown=kind.endswith("unknown"))
    if kind == "number":
        return _number(value, where, faults)
    if kind in {"choice", "several"}:
        return _chosen(value, [str(one) for one in spec["of"]], where, faults, several=kind == "several")
    if kind in {"group", "many"}:
        return _nested(value, spec, where, faults)
    if kind == "subject":
        _check_subject(str(value), str(spec.get("of", "any")), where, faults)
        return str(value)
    if not isinstance(value, str | int | float | date):
        faults.add(where, "this must be text.")
    return str(value)


def _nested(value: Any, spec: Mapping[str, Any], where: str, faults: Faults) -> Any:
    if spec["type"] == "group":
        if isinstance(value, Mapping):
            return _fields(value, spec["fields"], where, faults)
        faults.add(where, f"this must be a mapping of {', '.join(spec['fields'])}.")
        return None
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        faults.add(where, f"this must be a list, each of {', '.join(spec['fields'])}.")
        return None
    return [_fields(one, spec["fields"], f"{where} {number}", faults) for number, one in enumerate(value, start=1)]


def _truth(value: Any, where: str, faults: Faults, *, unknown: bool) -> bool | str | None:
    word = str(value).upper() if isinstance(value, bool | str) else ""
    word = {"TRUE": "YES", "FALSE": "NO"}.get(word, word)
    if word in ("YES", "NO"):
        return word if unknown else word == "YES"
    if unknown and word == "UNKNOWN":
        return "UNKNOWN"
    faults.add(where, f"{value!r} must be yes{', no or unknown' if unknown else ' or no'}.")
    return None


def _number(value: Any, where: str, faults: Faults) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10_000:
        return value
    faults.add(where, f"{value!r} must be a whole number, not less than 0.")
    return None


def _chosen(value: Any, options: list[str], where: str, faults: Faults, *, several: bool) -> Any:
    given = value if several and isinstance(value, list) else [value]
    words = [str(one) for one in given]
    for word in words:
        if word not in options:
            faults.add(where, f"{word!r} is not one of {', '.join(options)}.")
    return words if several else words[0]


def _day(value: Any, where: str, faults: Faults) -> str | None:
    try:
        found = value.date() if isinstance(value, datetime) else value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        faults.add(where, f"{value!r} is not a day such as 2026-03-02.")
        return None
    if not EARLIEST <= found.year < LATEST:
        faults.add(where, f"{found.isoformat()} is not in the years {EARLIEST} to {LATEST - 1}.")
        return None
    return found.isoformat()


def _instant(value: Any, where: str, faults: Faults) -> datetime | None:
    """An instant; without an offset it is Brisbane time. A bare day is refused, because the hour matters."""
    try:
        found = value if isinstance(value, datetime) else None if isinstance(value, date) else datetime.fromisoformat(str(value).strip())
        bare = found is None or (
            not isinstance(value, datetime) and len(str(value).strip()) <= len("2026-03-02") and found.time() == time(0)
        )
    except ValueError:
        found, bare = None, True
    if found is None or bare:
        faults.add(where, f"{str(value)!r} is not an instant such as 2026-03-02 10:15 (Brisbane time) or 2026-03-02T10:15+10:00.")
        return None
    if not EARLIEST <= found.year < LATEST:
        faults.add(where, f"{found.isoformat()} is not in the years {EARLIEST} to {LATEST - 1}.")
        return None
    return found if found.tzinfo else found.replace(tzinfo=BRISBANE)


def instant_of(text: str) -> datetime:
    """An instant as a person writes it; FactsRefused where it is none."""
    faults = Faults()
    found = _instant(text, "--at", faults)
    if found is None:
        raise FactsRefused(tuple(faults.sentences))
    return found
