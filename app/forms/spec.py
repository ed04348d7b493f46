"""What one form file says, read and judged once: fields, records, checks. A file that says anything else is a BrokenForm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.forms import conditions
from app.forms.conditions import BrokenCondition, Condition, LawSays
from app.forms.entries import TYPES, Dictionary, Kind, KindField, truth
from app.law.wording import spelled

_FORM = {"title", "intro", "provision", "checks", "records", "fields", "pages"}
_FIELD = {
    "name", "type", "label", "hint", "required", "of", "options", "shown-when", "required-when", "page", "repeat-for",
    "fields", "prefill", "derived", "entry", "confirm", "provision", "protection",
}  # fmt: skip
_RECORD = {"kind", "subject", "occasion", "at", "when", "values", "each"}
FORM_TYPES = TYPES | {"repeat", "derived"}


class BrokenForm(ValueError):
    """A form file that is not in the form language."""


@dataclass(frozen=True)
class FieldSpec:
    """One question of a form."""

    name: str
    type: str
    label: str
    hint: str = ""
    required: bool = False
    of: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    shown_when: Condition | None = None
    required_when: Condition | None = None
    page: int = 1
    repeat_for: str = ""
    prefill: str = ""
    derived: str = ""
    protection: str = "matter"
    fields: tuple[FieldSpec, ...] = ()

    def label_of(self, value: str) -> str:
        """The words of one of its options."""
        return dict(self.options).get(value, value)


@dataclass(frozen=True)
class RecordSpec:
    """One entry, or one per repeated subject, that the form records."""

    kind: Kind
    subject: str
    occasion: str = "none"
    at: str = "now"
    when: Condition | None = None
    values: Mapping[str, str] | None = None
    each: str = ""


@dataclass(frozen=True)
class FormSpec:
    """A form as its file says it."""

    process: str
    step: str
    title: str
    intro: str
    provision: str
    checks: tuple[str, ...]
    records: tuple[RecordSpec, ...]
    fields: tuple[FieldSpec, ...]
    pages: Mapping[int, str]

    def field(self, name: str) -> FieldSpec | None:
        """A field of the form's first level."""
        return next((each for each in self.fields if each.name == name), None)


def read_form(process: str, step: str, said: Any, dictionary: Dictionary) -> FormSpec:
    """A form file's content as a FormSpec (BrokenForm if it is not in the language)."""
    where = f"{process}/{step}"
    if not isinstance(said, Mapping) or set(said) - _FORM or not said.get("title"):
        raise BrokenForm(f"{where}: a form has a title and only {', '.join(sorted(_FORM))}")
    reader = _Reader(where, dictionary, tuple(_kinds(where, said, dictionary)))
    fields = tuple(reader.field(each, where, top=True) for each in said.get("fields") or ())
    names = [each.name for each in fields]
    if len(set(names)) != len(names):
        raise BrokenForm(f"{where}: two fields have one name")
    records = tuple(reader.record(each, fields) for each in said.get("records") or ())
    _check_conditions(where, fields, fields)
    for record in records:
        _check_condition(where, record.when, (*fields, *(inner for each in fields if each.repeat_for for inner in each.fields)))
    return FormSpec(
        process, step, said["title"], said.get("intro") or "", str(said.get("provision") or ""), tuple(_list(said.get("checks"))),
        records, fields, {int(number): title for number, title in (said.get("pages") or {}).items()},
    )  # fmt: skip


def _list(said: Any) -> list[str]:
    return [said] if isinstance(said, str) else [str(each) for each in said or ()]


def _kinds(where: str, said: Mapping[str, Any], dictionary: Dictionary) -> list[Kind]:
    kinds = []
    for record in said.get("records") or ():
        if not isinstance(record, Mapping) or record.get("kind") not in dictionary.kinds:
            raise BrokenForm(f"{where}: records an unknown kind: {record}")
        kinds.append(dictionary.kind(record["kind"]))
    return kinds


@dataclass(frozen=True)
class _Reader:
    where: str
    dictionary: Dictionary
    kinds: tuple[Kind, ...]

    def condition(self, said: Any) -> Condition | None:
        if said is None:
            return None
        try:
            return conditions.parsed(str(said))
        except BrokenCondition as broken:
            raise BrokenForm(f"{self.where}: {broken}") from broken

    def known(self, said: Mapping[str, Any], at: str, *, top: bool) -> KindField | None:
        """The dictionary's field that this one takes after."""
        if said.get("entry"):
            try:
                return self.dictionary.field(said["entry"])
            except KeyError:
                raise BrokenForm(f"{at}: the data dictionary has no {said['entry']}") from None
        if "type" in said or "derived" in said or "repeat-for" in said:
            return None
        for kind in self.kinds:
            for field in kind.fields:
                if field.name == said["name"]:
                    return field
        raise BrokenForm(f"{at}: no type, no entry, and no recorded kind has a field {said['name']}" + ("" if top else " (inside a group)"))

    def field(self, said: Any, parent: str, *, top: bool = False) -> FieldSpec:
        if not isinstance(said, Mapping) or not said.get("name") or set(said) - _FIELD:
            unknown = sorted(set(said) - _FIELD) if isinstance(said, Mapping) else said
            raise BrokenForm(f"{parent}: a field has a name and only what the language knows, not {unknown}")
        name, at = str(said["name"]), f"{parent}.{said['name']}"
        if not name.replace("_", "").isalnum() or name.isdigit() or not name.isascii():
            raise BrokenForm(f"{at}: a name is letters, digits and underscores")
        known = self.known(said, at, top=top)
        type_ = (
            "repeat" if said.get("repeat-for") else "derived" if said.get("derived") else said.get("type") or (known.type if known else "")
        )
        if type_ not in FORM_TYPES:
            raise BrokenForm(f"{at}: there is no type {type_}")
        of = tuple(_list(said["of"])) if said.get("of") else (known.of if known else ())
        options = tuple((str(value), str(label)) for value, label in (said.get("options") or {}).items())
        if options and not of:
            of = tuple(value for value, _ in options)
        words = dict(options)
        if type_ in {"choice", "several"}:
            if not of or set(words) - set(of):
                raise BrokenForm(f"{at}: options {sorted(set(words) - set(of))} are not among {of}")
            options = tuple(
                (value, words.get(value) or spelled(value)) for value in (words if said.get("options") and not said.get("of") else of)
            )
            of = tuple(value for value, _ in options)
        required = truth(said["required"]) if "required" in said else bool(known and known.required and "required-when" not in said)
        return FieldSpec(
            name=name, type=type_, label=str(said.get("label") or (known.label if known else "") or spelled(name.upper())),
            hint=str(said.get("hint") or "") or (_provision_in_words(str(said["provision"])) if said.get("provision") else ""),
            required=required, of=of, options=options,
            shown_when=self.condition(said.get("shown-when")), required_when=self.condition(said.get("required-when")),
            page=int(said.get("page") or 1), repeat_for=str(said.get("repeat-for") or ""), prefill=str(said.get("prefill") or ""),
            derived=str(said.get("derived") or ""), protection=str(said.get("protection") or (known.protection if known else "matter")),
            fields=self.inner(said, known, type_, at),
        )  # fmt: skip

    def inner(self, said: Mapping[str, Any], known: KindField | None, type_: str, at: str) -> tuple[FieldSpec, ...]:
        if type_ not in {"group", "many", "repeat"}:
            if said.get("fields"):
                raise BrokenForm(f"{at}: only a group, a many or a repeat has fields")
            return ()
        if said.get("fields"):
            return tuple(self.within(each, known, at) for each in said["fields"])
        if known is None or not known.fields:
            raise BrokenForm(f"{at}: a {type_} has fields")
        return tuple(_taken(each) for each in known.fields)

    def within(self, said: Any, group: KindField | None, at: str) -> FieldSpec:
        """A field inside a group: what it does not say it takes from the dictionary's group."""
        if isinstance(said, Mapping) and group is not None and not {"type", "entry", "derived"} & set(said):
            mine = next((each for each in group.fields if each.name == said.get("name")), None)
            if mine is not None:
                taken = _taken(mine)
                filled: dict[str, Any] = {"type": mine.type, "label": mine.label, "required": mine.required, "protection": mine.protection}
                if taken.of:
                    filled["of"] = list(taken.of)
                if taken.fields and "fields" not in said:
                    return _taken(mine)
                return self.field({**filled, **said}, at)
        return self.field(said, at)

    def record(self, said: Mapping[str, Any], fields: tuple[FieldSpec, ...]) -> RecordSpec:
        at = f"{self.where}: {said['kind']}"
        if set(said) - _RECORD:
            raise BrokenForm(f"{at}: a record has only {', '.join(sorted(_RECORD))}")
        kind, repeats = self.dictionary.kind(said["kind"]), [each for each in fields if each.repeat_for]
        subject, each = str(said.get("subject") or "this"), ""
        if subject == "each" or said.get("each"):
            each = str(said.get("each") or (repeats[0].name if repeats else ""))
            if each not in {field.name for field in repeats}:
                raise BrokenForm(f"{at}: subject each, but there is no field that repeats")
        names = {field.name for field in fields} | {inner.name for field in repeats for inner in field.fields}
        values = said.get("values")
        if values is not None:
            values = {str(name): str(value) for name, value in values.items()}
            self._check_values(at, kind, values, names)
        if subject.startswith("answer ") and subject.split(None, 1)[1] not in names:
            raise BrokenForm(f"{at}: subject {subject} names no field")
        when_at = str(said.get("at") or ("at" if "at" in names else "now")).removeprefix("answer.").removeprefix("answer ")
        if when_at != "now" and when_at not in names:
            raise BrokenForm(f"{at}: at {when_at} names no field")
        return RecordSpec(kind, subject, str(said.get("occasion") or "none"), when_at, self.condition(said.get("when")), values, each)

    @staticmethod
    def _check_values(at: str, kind: Kind, values: Mapping[str, str], names: set[str]) -> None:
        for name, value in values.items():
            if name not in {field.name for field in kind.fields}:
                raise BrokenForm(f"{at}: the kind has no field {name}")
            if value.startswith(("answer.", "answer ")) and value[7:].split(".")[0].strip() not in names:
                raise BrokenForm(f"{at}: {value} names no field")


def _taken(field: KindField) -> FieldSpec:
    """A dictionary's field as a form asks it where the form says nothing more."""
    options = tuple((value, spelled(value)) for value in field.of) if field.type in {"choice", "several"} else ()
    return FieldSpec(
        field.name, field.type, field.label, required=field.required, of=field.of, options=options, protection=field.protection,
        fields=tuple(_taken(each) for each in field.fields),
    )  # fmt: skip


def asking(kind: Kind) -> tuple[FieldSpec, ...]:
    """Every field of a kind, as a correction asks them: nothing is required but what is required to record it."""
    return tuple(_taken(field) for field in kind.fields)


def _check_conditions(where: str, fields: tuple[FieldSpec, ...], seen: tuple[FieldSpec, ...]) -> None:
    for field in fields:
        for condition in (field.shown_when, field.required_when):
            _check_condition(f"{where}.{field.name}", condition, seen)
        _check_conditions(f"{where}.{field.name}", field.fields, (*seen, *field.fields))


def _check_condition(where: str, condition: Condition | None, seen: tuple[FieldSpec, ...]) -> None:
    for part in conditions.parts(condition) if condition else ():
        if isinstance(part, LawSays):
            continue
        field = next((each for each in reversed(seen) if each.name == part.field), None)
        if field is None:
            raise BrokenForm(f"{where}: a condition names no field: {part.field}")
        if field.type in {"choice", "several"} and part.value not in field.of:
            raise BrokenForm(f"{where}: {part.field} is never {part.value}")
        if field.type.startswith("yes/no") and part.value.upper() not in {"YES", "NO", "TRUE", "FALSE", "UNKNOWN"}:
            raise BrokenForm(f"{where}: {part.field} is answered yes or no, not {part.value}")


def _provision_in_words(provision: str) -> str:
    """A provision as a hint says it: "Section 77D", "Schedule 5"."""
    return provision.replace("sch ", "Schedule ") if provision.startswith("sch ") else f"Section {provision}"
