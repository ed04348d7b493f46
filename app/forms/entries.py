"""The data dictionary forms/entries.yaml: every kind of entry, every field, its type and its protection.

Knows what a value of each type looks like once it stands in a docket; knows no form and no law.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from app.casework.docket import Entry
from app.casework.families import is_of
from app.errors import Refusal

TYPES = frozenset(
    [
        "text",
        "long text",
        "choice",
        "several",
        "yes/no",
        "yes/no/unknown",
        "day",
        "instant",
        "number",
        "place",
        "person",
        "subject",
        "file",
        "matter",
        "group",
        "many",
    ],
)
PROTECTIONS = ("public", "matter", "needed", "protected")


class BrokenDictionary(ValueError):
    """The data dictionary names something that it cannot mean."""


class UnknownKind(KeyError):
    """A kind of entry that the dictionary does not know."""


class PlainLoader(yaml.SafeLoader):
    """YAML in which only true and false are booleans and nothing is a date: YES stays a word, and so does 13M."""


PlainLoader.yaml_implicit_resolvers = {
    letter: [(tag, shape) for tag, shape in resolvers if not tag.endswith((":timestamp", ":bool", ":float", ":int"))]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_yaml(text: str) -> Any:
    """A YAML text, every scalar but null as a string."""
    return yaml.load(text, Loader=PlainLoader)  # noqa: S506 (a SafeLoader)


def truth(said: Any) -> bool:
    """A truth value as the YAML files write it."""
    return said is True or str(said).lower() in {"true", "yes"}


@dataclass(frozen=True)
class KindField:
    """One field of a kind of entry."""

    name: str
    label: str
    type: str
    required: bool = False
    of: tuple[str, ...] = ()
    protection: str = "matter"
    fields: tuple[KindField, ...] = ()

    def field(self, name: str) -> KindField:
        """A field inside this group (KeyError if there is none)."""
        for each in self.fields:
            if each.name == name:
                return each
        raise KeyError(name)


@dataclass(frozen=True)
class Kind:
    """One kind of entry: what it is called, what it is about, where the Act says so, its fields."""

    name: str
    label: str
    subject: str
    provision: str
    fields: tuple[KindField, ...]

    def field(self, name: str) -> KindField:
        """A field of this kind (KeyError if there is none)."""
        for each in self.fields:
            if each.name == name:
                return each
        raise KeyError(name)

    def takes(self, subject: str) -> bool:
        """May an entry of this kind be about this subject? A family's name ("order") means each of its kinds."""
        return self.subject == "any" or is_of(subject.split(":", 1)[0], self.subject)


@dataclass(frozen=True)
class Dictionary:
    """The data dictionary, read once at start-up."""

    kinds: Mapping[str, Kind]

    @classmethod
    def load(cls, path: Path) -> Dictionary:
        """The dictionary in a file or in a folder's entries.yaml (BrokenDictionary if it cannot be meant)."""
        file = path / "entries.yaml" if path.is_dir() else path
        said = read_yaml(file.read_text(encoding="utf-8"))
        return cls({name: _kind(name, spec) for name, spec in said["kinds"].items()})

    def kind(self, name: str) -> Kind:
        """A kind by its name (UnknownKind if there is none)."""
        try:
            return self.kinds[name]
        except KeyError:
            raise UnknownKind(name) from None

    def field(self, path: str) -> KindField:
        """A field by its path "kind.field" or "kind.field.inner" (KeyError if there is none)."""
        kind, *names = path.split(".")
        found: Kind | KindField = self.kind(kind)
        for name in names:
            found = found.field(name)
        if isinstance(found, Kind):
            raise KeyError(path)
        return found

    def check_entry(self, entry: Entry) -> None:
        """Refuse an entry whose kind, subject, fields or values the dictionary does not know. A correction may be partial."""
        if entry.kind not in self.kinds:
            raise Refusal(f"There is no kind of entry called {entry.kind}.")
        kind = self.kinds[entry.kind]
        if not kind.takes(entry.subject):
            raise Refusal(f"“{kind.label}” is recorded about a subject of the kind {kind.subject}, not about {entry.subject}.")
        if entry.withdraws:
            return
        values = dict(entry.values)
        if entry.corrects:
            values.pop("at", None)
        wrong = dict(_wrong(kind.fields, values, "", partial=bool(entry.corrects)))
        if wrong:
            raise Refusal(f"“{kind.label}” cannot be recorded as it stands.", fields={name: (said,) for name, said in wrong.items()})


def _kind(name: str, spec: Mapping[str, Any]) -> Kind:
    unknown = set(spec) - {"label", "subject", "provision", "fields"}
    if unknown or "subject" not in spec or "label" not in spec:
        raise BrokenDictionary(f"{name}: a kind has label, subject, provision and fields, not {sorted(unknown)}")
    fields = tuple(_field(f"{name}.{field}", field, said) for field, said in (spec.get("fields") or {}).items())
    return Kind(name, spec["label"], spec["subject"], str(spec.get("provision", "")), fields)


def _field(path: str, name: str, spec: Mapping[str, Any]) -> KindField:
    unknown = set(spec) - {"label", "type", "required", "of", "protection", "fields"}
    if unknown or not name.replace("_", "").isalnum():
        raise BrokenDictionary(f"{path}: unknown {sorted(unknown)}, or a name that is not letters, digits and underscores")
    type_, protection = spec.get("type", "text"), spec.get("protection", "matter")
    if type_ not in TYPES or protection not in PROTECTIONS:
        raise BrokenDictionary(f"{path}: there is no type {type_} or no protection {protection}")
    of = spec.get("of") or ()
    of = (of,) if isinstance(of, str) else tuple(str(each) for each in of)
    if type_ in {"choice", "several"} and not of:
        raise BrokenDictionary(f"{path}: a {type_} says of which")
    inner = tuple(_field(f"{path}.{each}", each, said) for each, said in (spec.get("fields") or {}).items())
    if bool(inner) != (type_ in {"group", "many"}):
        raise BrokenDictionary(f"{path}: a group or many has fields, and nothing else has")
    return KindField(name, spec.get("label", name), type_, truth(spec.get("required", False)), of, protection, inner)


def _wrong(fields: tuple[KindField, ...], values: Mapping[str, Any], at: str, *, partial: bool) -> Iterator[tuple[str, str]]:
    known = {field.name: field for field in fields}
    for name in values:
        if name not in known:
            yield at + name, f"There is no field {name} here."
    for field in fields:
        value = values.get(field.name)
        if value is None or value in ("", [], {}):
            if field.required and not (partial and field.name not in values):
                yield at + field.name, f"“{field.label}” is needed."
        else:
            yield from _wrong_value(field, value, at + field.name)


def _wrong_value(field: KindField, value: Any, path: str) -> Iterator[tuple[str, str]]:
    if field.type == "group":
        if isinstance(value, Mapping):
            yield from _wrong(field.fields, value, f"{path}-", partial=False)
            return
    elif field.type == "many":
        if isinstance(value, (list, tuple)) and all(isinstance(row, Mapping) for row in value):
            for index, row in enumerate(value):
                yield from _wrong(field.fields, row, f"{path}-{index}-", partial=False)
            return
    elif fits(field, value):
        return
    yield path, f"“{field.label}” is not a {field.type}{' of ' + ', '.join(field.of) if field.of else ''}."


def fits(field: KindField, value: Any) -> bool:
    """Does a value have the shape that the docket keeps for this type?"""
    match field.type:
        case "choice":
            return isinstance(value, str) and value in field.of
        case "several":
            return isinstance(value, (list, tuple)) and all(each in field.of for each in value)
        case "yes/no":
            return isinstance(value, bool)
        case "yes/no/unknown":
            return value in {"YES", "NO", "UNKNOWN"} if isinstance(value, str) else False
        case "number":
            return isinstance(value, int) and not isinstance(value, bool)
        case "day":
            return _parses(value, date.fromisoformat)
        case "instant":
            parsed = _parses(value, datetime.fromisoformat)
            return parsed and datetime.fromisoformat(value).tzinfo is not None
        case _:
            return isinstance(value, str)


def _parses(value: Any, parse: Any) -> bool:
    try:
        parse(value)
    except (TypeError, ValueError):
        return False
    return True
