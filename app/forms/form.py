"""One form at work: raw answers into answers, answers into entries, entries into concerns.

Asks the law by name only and sees no clock: `now` is given. Nothing personal is put into a sentence of refusal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from marshmallow import RAISE, Schema, ValidationError
from marshmallow import fields as m

from app.access.protection import PROTECTED
from app.casework.clock import BRISBANE, day_of, start_of
from app.casework.docket import Entry
from app.errors import Refusal
from app.forms import fields as f
from app.forms import view
from app.forms.conditions import Condition, LawSays, Scope, parts
from app.forms.on_file import listed, on_record, subjects_of
from app.forms.showing import shown
from app.forms.spec import FieldSpec, FormSpec, RecordSpec
from app.law import questions
from app.law.questions import Case, Concern
from app.law.reckoning import in_words


@dataclass(frozen=True)
class Answers:
    """What was answered, as the docket keeps values: a mapping from field name to value; nothing stands for what was not said."""

    values: Mapping[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        """The answer to one field (KeyError if none was given)."""
        return self.values[name]

    def get(self, name: str, default: Any = None) -> Any:
        """The answer to one field, or the default."""
        return self.values.get(name, default)


def _asker(case: Case, subject: str) -> Callable[[str], str]:
    return lambda name: str(questions.told(case, "ask", name, subject))


@dataclass(frozen=True)
class Form:
    """A compiled form: one per (process, step)."""

    spec: FormSpec

    @cached_property
    def schema(self) -> Schema:
        """The marshmallow schema of its answers; what it does not know it refuses."""
        return schema_of(self.spec.fields, self.spec.step)

    # ------------------------------------------------------------ reading
    def read(self, raw: Mapping[str, Any], *, case: Case, subject: str, about: str = "", now: datetime) -> Answers:  # noqa: ARG002 (one signature with entries)
        """What was posted as answers; Refusal names every field at fault, with what would be right."""
        wrong: dict[str, list[str]] = {}
        try:
            values: Any = self.schema.load(f.nest(raw))
        except ValidationError as error:
            for path, sentence in _flat(error.messages, ""):
                wrong.setdefault(path, []).append(sentence)
            values = error.valid_data if isinstance(error.valid_data, Mapping) else {}
        reader = _Reading(case, subject, now, wrong)
        kept = reader.level(self.spec.fields, dict(values), {}, subject, "")
        reader.not_in_future(self.spec, kept)
        if wrong:
            raise Refusal(_counted(len(wrong)), provision=self.spec.provision or None, fields=wrong)
        return Answers(kept)

    # ------------------------------------------------------------ entries
    def entries(
        self,
        answers: Answers,
        *,
        case: Case,
        subject: str,
        about: str = "",
        now: datetime,
        new_subject: Callable[[str], str],
        new_id: Callable[[], str],
    ) -> tuple[Entry, ...]:
        """The entries that these answers record, in the order of the file; `place` keeps that order within their occasion."""
        writer = _Writing(self.spec, answers.values, case, subject, about, now, new_subject, new_id)
        return tuple(entry for record in self.spec.records for entry in writer.record(record))

    def concerns(self, case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
        """What the named checks of the law find, on the docket as it would be."""
        found: list[Concern] = []
        for name in self.spec.checks:
            question = questions.QUESTIONS.get(name)
            if question is None or question.sort != "check":
                raise questions.UnknownQuestion(name)
            found += [concern for concern in question.rule(case, subject, entries) if concern not in found]
        return tuple(found)

    # ------------------------------------------------------------ showing
    def view(
        self,
        case: Case,
        subject: str,
        about: str = "",
        values: Mapping[str, Any] | None = None,
        errors: Mapping[str, tuple[str, ...]] | None = None,
        *,
        stands: Mapping[str, Any] | None = None,
        needs: bool = False,
    ) -> view.FormView:
        """The form as a page shows it, with what was typed (flat or nested), or else what stands (of a corrected entry) or is prefilled.

        `needs`: it is shown to somebody who needs an order's conditions, so that these are filled in as well.
        """
        return shown(self.spec, case, subject, about, values, errors or {}, stands, needs=needs)

    def names(self) -> Iterator[tuple[str, str]]:
        """Every name that the form uses: (sort, name), sort being check, ask, list or prefill; `derived` may be of any sort."""
        for name in self.spec.checks:
            yield "check", name
        for record in self.spec.records:
            yield from _asked(record.when)
        yield from _names(self.spec.fields)


def _asked(condition: Condition | None) -> Iterator[tuple[str, str]]:
    for part in parts(condition) if condition else ():
        if isinstance(part, LawSays):
            yield "ask", part.question


def _names(specs: tuple[FieldSpec, ...]) -> Iterator[tuple[str, str]]:
    for spec in specs:
        yield from _asked(spec.shown_when)
        yield from _asked(spec.required_when)
        if spec.repeat_for:
            yield "list", spec.repeat_for
        if spec.derived:
            yield "derived", spec.derived
        if spec.prefill:
            yield "prefill", spec.prefill
        yield from _names(spec.fields)


# ---------------------------------------------------------------- the schema
def schema_of(specs: tuple[FieldSpec, ...], name: str) -> Schema:
    """A marshmallow schema over these fields (unknown fields are refused)."""
    made: dict[str, m.Field[Any]] = {spec.name: _field(spec) for spec in specs if spec.type != "derived"}
    schema = Schema.from_dict(made, name=f"{name}_answers")
    return schema(unknown=RAISE)


def _field(spec: FieldSpec) -> m.Field[Any]:
    label = spec.label
    match spec.type:
        case "choice":
            return f.OneOf(label, spec.of)
        case "several":
            return f.SomeOf(label, spec.of)
        case "yes/no":
            return f.YesNo(label)
        case "yes/no/unknown":
            return f.YesNoUnknown(label)
        case "number":
            return f.Number(label)
        case "day":
            return f.Day(label)
        case "instant":
            return f.Instant(label)
        case "group":
            return f.Group(label, schema_of(spec.fields, spec.name))
        case "many":
            return f.Many(label, schema_of(spec.fields, spec.name))
        case "repeat":
            subject = FieldSpec("subject", "text", "Subject")
            mine = spec.fields if any(each.name == "subject" for each in spec.fields) else (subject, *spec.fields)
            return f.Many(label, schema_of(mine, spec.name), keyed=True)
        case "place":
            return f.CourtPlace(label)
        case "long text":
            return f.Text(label, f.LONG)
        case _:
            return f.Text(label)


def _flat(messages: Any, path: str) -> Iterator[tuple[str, str]]:
    """The schema's tree of messages as (path, sentence); a field that is not asked is named in our words."""
    if isinstance(messages, Mapping):
        for key, inner in messages.items():
            at = path if key == "_schema" else f"{path}-{key}" if path else str(key)
            yield from _flat(inner, at)
    elif isinstance(messages, (list, tuple)):
        for each in messages:
            yield from _flat(each, path)
    else:
        sentence = str(messages)
        if sentence in {"Unknown field.", "Invalid input type."}:
            sentence = "This form does not ask that: leave it out."
        yield path, sentence


def _counted(n: int) -> str:
    return "One answer must be put right." if n == 1 else f"{n} answers must be put right."


# ---------------------------------------------------------------- what must, may and must not be answered
@dataclass
class _Reading:
    case: Case
    subject: str
    now: datetime
    wrong: dict[str, list[str]]

    def say(self, path: str, sentence: str) -> None:
        said = self.wrong.setdefault(path, [])
        if sentence not in said:
            said.append(sentence)

    def at_fault(self, path: str) -> bool:
        return any(each == path or each.startswith(f"{path}-") for each in self.wrong)

    def level(
        self, specs: tuple[FieldSpec, ...], values: dict[str, Any], outer: Mapping[str, Any], subject: str, at: str
    ) -> dict[str, Any]:
        """The answers of one level that count; required and unasked ones are put among the wrong."""
        scope = Scope({**outer, **values}, _asker(self.case, subject))
        kept: dict[str, Any] = {}
        for spec in specs:
            path, value = at + spec.name, values.get(spec.name)
            empty = value is None or value in ("", [], {})
            if spec.type == "derived":
                continue
            if spec.shown_when is not None and not spec.shown_when.holds(scope):
                if not empty and not _as_given(spec, value):
                    self.say(path, f"“{spec.label}” is not asked with the other answers given: clear it, or change those answers.")
                continue
            if spec.type == "repeat":
                kept[spec.name] = self.repeat(spec, value or [], scope.answers, subject, path)
                continue
            needed = spec.required or (spec.required_when is not None and spec.required_when.holds(scope))
            if empty and spec.protection == PROTECTED and not self.at_fault(path):
                value = on_record(spec, self.case, self.subject)  # the page does not show it: left empty it is kept
                if value not in (None, "", [], {}):
                    kept[spec.name] = value
                    continue
            if empty:
                self.missing(spec, scope.answers, subject, path, needed=needed)
                continue
            kept[spec.name] = self.inner(spec, value, scope.answers, subject, path)
        return kept

    def missing(self, spec: FieldSpec, outer: Mapping[str, Any], subject: str, path: str, *, needed: bool) -> None:
        if self.at_fault(path):
            return
        if spec.type == "group":
            self.level(spec.fields, {}, outer, subject, f"{path}-") if needed else None
        elif needed:
            self.say(path, _needed(spec))

    def inner(self, spec: FieldSpec, value: Any, outer: Mapping[str, Any], subject: str, path: str) -> Any:
        if spec.type == "group":
            return self.level(spec.fields, dict(value), outer, subject, f"{path}-")
        if spec.type == "many":
            return [self.level(spec.fields, dict(row), outer, subject, f"{path}-{index}-") for index, row in enumerate(value)]
        if spec.type == "subject" and spec.of and value not in subjects_of(self.case, spec.of):
            self.say(path, f"Choose one of the answers to “{spec.label}”.")
        return value

    def repeat(self, spec: FieldSpec, rows: list[Any], outer: Mapping[str, Any], subject: str, path: str) -> list[Any]:
        """One group for each listed subject, in the law's order; groups for others are refused."""
        wanted = listed(self.case, spec.repeat_for, subject)
        given: dict[str, tuple[int, dict[str, Any]]] = {}
        for index, row in enumerate(rows):
            about = str(row.get("subject") or (wanted[index] if index < len(wanted) else ""))
            if about not in wanted or about in given:
                self.say(f"{path}-{index}", f"“{spec.label}” is not asked about {about or 'this'} now: reload the page and answer again.")
            else:
                given[about] = (index, {name: value for name, value in row.items() if name != "subject"})
        out = []
        for place, about in enumerate(wanted):
            index, row = given.get(about, (place, {}))
            inner = tuple(each for each in spec.fields if each.name != "subject")
            out.append({"subject": about, **self.level(inner, row, outer, about, f"{path}-{index}-")})
        return out

    def not_in_future(self, spec: FormSpec, kept: Mapping[str, Any]) -> None:
        """What is recorded has happened: the instant of an entry is never after now."""
        for name in {record.at for record in spec.records} - {"now"}:
            asked = spec.field(name)
            value = kept.get(name)
            if asked is not None and isinstance(value, str) and not self.at_fault(name) and instant_of(value) > self.now:
                now = self.now.astimezone(BRISBANE)
                said = f"“{asked.label}” must be now or in the past: only what has happened is recorded. It is {now:%H:%M} on {in_words(day_of(now))}."
                self.say(name, said)


def _as_given(spec: FieldSpec, value: Any) -> bool:
    """Could the page itself have put this there (prefilled, the only subject, a group's subject)? Then nobody typed it in vain."""
    if spec.prefill or spec.type == "subject":
        return True
    rows = [value] if isinstance(value, Mapping) else value if spec.type in {"many", "repeat"} else None
    if rows is None:
        return False
    inner = {each.name: each for each in spec.fields}
    return all(
        name == "subject" or _as_given(inner[name], said)
        for row in rows
        for name, said in row.items()
        if name == "subject" or name in inner
    )


def _needed(spec: FieldSpec) -> str:
    match spec.type:
        case "choice" | "several" | "yes/no" | "yes/no/unknown" | "subject":
            return f"Choose an answer to “{spec.label}”."
        case "day":
            return f"Enter “{spec.label}” as a day, month and year, such as 27 3 2026."
        case "instant":
            return f"Enter “{spec.label}” as a day and a time, such as 27 3 2026 at 10:00am."
        case "many":
            return f"Add at least one to “{spec.label}”."
        case _:
            return f"Enter “{spec.label}”."


def instant_of(value: str) -> datetime:
    """The instant of a kept day (its first moment in Brisbane) or instant."""
    return start_of(date.fromisoformat(value)) if len(value) == len("2026-03-02") else datetime.fromisoformat(value)


# ---------------------------------------------------------------- entries
@dataclass
class _Writing:
    spec: FormSpec
    answers: Mapping[str, Any]
    case: Case
    subject: str
    about: str
    now: datetime
    new_subject: Callable[[str], str]
    new_id: Callable[[], str]
    made: dict[str, str] = field(default_factory=dict)
    place: int = 0

    def new(self, kind: str) -> str:
        """One form makes at most one new subject of a kind: every record that says `new hearing` means the same."""
        if kind not in self.made:
            self.made[kind] = self.new_subject(kind)
        return self.made[kind]

    def record(self, record: RecordSpec) -> Iterator[Entry]:
        if not record.each:
            yield from self.one(record, {}, self.subject)
            return
        for row in self.answers.get(record.each) or ():
            yield from self.one(record, row, row["subject"])

    def one(self, record: RecordSpec, row: Mapping[str, Any], each: str) -> Iterator[Entry]:
        answers = {**self.answers, **row}
        if record.when is not None and not record.when.holds(Scope(answers, _asker(self.case, each))):
            return
        subject = each if record.subject == "each" else self.named(record.subject, answers)
        at = answers.get(record.at)
        yield Entry(
            id=self.new_id(), kind=record.kind.name, subject=subject,
            at=instant_of(at) if record.at != "now" and isinstance(at, str) else self.now,
            values=self.values(record, answers, row), occasion=self.occasion(record.occasion), place=self.place,
        )  # fmt: skip
        self.place += 1

    def named(self, said: str, answers: Mapping[str, Any]) -> str:
        """The subject that a record or a value names."""
        if said == "this":
            return self.subject
        if said.startswith("new "):
            return self.new(said[4:].strip())
        if said.startswith(("answer ", "answer.")):
            return str(answers.get(said[7:].strip()) or self.subject)
        return said

    def occasion(self, said: str) -> str:
        if said == "none":
            return ""
        if said == "new":
            if "*" not in self.made:
                self.made["*"] = self.new_id()
            return self.made["*"]
        return self.named(said, self.answers)

    def values(self, record: RecordSpec, answers: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
        if record.values is None:
            named = {each.name for each in record.kind.fields}
            mine = {name: value for name, value in answers.items() if name in named and not (name == "subject" and row)}
        else:
            mine = {name: self.value(said, answers) for name, said in record.values.items()}
        types = {each.name: each.type for each in record.kind.fields}
        return {name: _fitted(value, types[name]) for name, value in mine.items() if value is not None and value not in ("", [], {})}

    def value(self, said: str, answers: Mapping[str, Any]) -> Any:
        if said in {"about", "this"} or said.startswith("new "):
            return self.about if said == "about" else self.named(said, answers)
        if said == "each":
            return answers.get("subject", self.subject)
        if said == "now":
            return self.now.isoformat()
        if said.startswith(("answer.", "answer ")):
            found: Any = answers
            for part in said[7:].strip().split("."):
                found = found.get(part) if isinstance(found, Mapping) else None
            return found
        return said.strip("'\"")


def _fitted(value: Any, type_: str) -> Any:
    """A literal as its type keeps it: YES for a yes/no is true, a number is a number."""
    if type_ == "yes/no" and isinstance(value, str):
        return value.upper() in {"YES", "TRUE"}
    if type_ == "yes/no/unknown" and isinstance(value, bool):
        return "YES" if value else "NO"
    if type_ == "number" and isinstance(value, str):
        return int(value)
    if type_ == "several" and isinstance(value, str):
        return [value]
    return value
