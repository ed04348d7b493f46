"""A form made ready for a page: what was typed kept as typed, what is known filled in, conditions left to the browser as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from app.access.protection import NEEDED, PROTECTED
from app.casework.clock import BRISBANE
from app.forms.conditions import in_words
from app.forms.fields import MOST_ROWS, nest
from app.forms.on_file import listed, on_record, subjects_of
from app.forms.spec import FieldSpec, FormSpec
from app.forms.view import FieldView, FormView, OptionView, PageView, RowView
from app.law import questions
from app.law.questions import Case
from app.law.wording import spelled

ROWS = "_rows."
"""What a page posts beside the answers: how many groups of a `many` it showed or is asked to show."""
KEPT = "Not shown here. Leave it empty to keep what is recorded."
AGAIN = "Not shown here: write it again."
_YES_NO = (("YES", "Yes"), ("NO", "No"))
_YES_NO_UNKNOWN = (*_YES_NO, ("UNKNOWN", "Not known"))


def subject_label(subject: str) -> str:
    """A subject in words: "temporary-order:1" reads "Temporary order 1"."""
    *kinds, number = subject.split(":")
    if not kinds:
        return spelled(subject.replace("-", "_").upper())
    words = " of ".join(kind.replace("-", " ") for kind in kinds)
    return f"{words} {number}".capitalize()


def said_on(instant: datetime) -> tuple[str, str, str, str]:
    """Day, month, year and time as a form's inputs show them, in Brisbane."""
    local = instant.astimezone(BRISBANE)
    return (str(local.day), str(local.month), str(local.year), f"{local:%I:%M}".lstrip("0") + f"{local:%p}".lower())


def shown(
    spec: FormSpec,
    case: Case,
    subject: str,
    about: str,
    values: Mapping[str, Any] | None,
    errors: Mapping[str, tuple[str, ...]],
    stands: Mapping[str, Any] | None = None,
    *,
    needs: bool = False,
) -> FormView:
    """The form over this case, filled with `values` (None or empty: with what `stands`, or else with what the file prefills).

    A protected value that is on record is never filled in (s 67FE): the hint says so, and what is left empty is kept. Neither are
    conditions of an order, but for those who need them (`needs`).
    """
    asked = {str(name)[len(ROWS) :]: str(count) for name, count in (values or {}).items() if str(name).startswith(ROWS)}
    typed = nest({name: value for name, value in (values or {}).items() if not str(name).startswith("_")}) if values else None
    rows = {name: min(int(count), MOST_ROWS) for name, count in asked.items() if count.isdecimal() and len(count) < 5}
    showing = _Showing(case, subject, about, errors, rows, stands or {}, fresh=typed is None, needs=needs)
    views = showing.level(spec.fields, (stands or {}) if typed is None else typed, (), subject, "")
    happened = {record.at for record in spec.records}
    views = {
        name: replace(view, happened=True) if name in happened and view.kind in {"day", "instant"} else view for name, view in views.items()
    }
    numbers = sorted({field.page for field in spec.fields})
    pages = tuple(
        PageView(
            number,
            spec.pages.get(number, ""),
            tuple(views[each.name] for each in spec.fields if each.page == number and each.name in views),
        )
        for number in numbers
    )
    anchors = {each.name: each.anchor for view in views.values() for each in _all(view)}
    said = tuple((sentence, anchors.get(path, _nearest(path, anchors))) for path, sentences in errors.items() for sentence in sentences)
    return FormView(spec.process, spec.step, spec.title, spec.intro, spec.provision, pages, said)


def _all(view: FieldView) -> list[FieldView]:
    return [
        view,
        *(each for inner in view.fields for each in _all(inner)),
        *(each for row in view.rows for inner in row.fields for each in _all(inner)),
    ]


def _nearest(path: str, anchors: Mapping[str, str]) -> str:
    """The anchor of the nearest field around a path, "" where there is none."""
    while path:
        if path in anchors:
            return anchors[path]
        path = path.rpartition("-")[0]
    return ""


@dataclass(frozen=True)
class _Showing:
    case: Case
    subject: str
    about: str
    errors: Mapping[str, tuple[str, ...]]
    asked: Mapping[str, int]
    stands: Mapping[str, Any]
    fresh: bool
    needs: bool

    def unseen(self, spec: FieldSpec) -> bool:
        """Is a value of this field kept from whoever looks?"""
        return spec.protection == PROTECTED or (spec.protection == NEEDED and not self.needs)

    def level(
        self, specs: tuple[FieldSpec, ...], values: Mapping[str, Any], outer: tuple[tuple[FieldSpec, str], ...], subject: str, at: str,
    ) -> dict[str, FieldView]:  # fmt: skip
        """The fields of one level by name; what the law alone rules out is not there."""
        seen = (*outer, *((spec, at + spec.name) for spec in specs))
        views = {}
        for spec in specs:
            left: Any = True
            if spec.shown_when is not None:
                left = spec.shown_when.left(lambda name: str(questions.told(self.case, "ask", name, subject)))
            if left is not False:
                views[spec.name] = self.one(spec, values.get(spec.name), left, seen, subject, at + spec.name)
        return views

    def one(self, spec: FieldSpec, value: Any, left: Any, seen: tuple[tuple[FieldSpec, str], ...], subject: str, name: str) -> FieldView:
        if self.fresh and value is None:
            value = on_record(spec, self.case, self.subject, self.about)
        hint = spec.hint
        if self.unseen(spec):
            hint, value = self.unsaid(spec, value, name), None if self.fresh else value
        text, parts = _typed(spec, value)
        names = {each.name: path for each, path in seen}
        options = self.options(spec, value)
        return FieldView(
            name=name, kind=spec.type, label=spec.label, hint=hint, required=spec.required,
            sometimes=spec.required_when is not None,
            value=self.derived(spec, subject) if spec.type == "derived" else text, parts=parts, options=options,
            errors=tuple(self.errors.get(name, ())), shown="" if left is True else json.dumps(_renamed(left, names)),
            only_if="" if left is True else in_words(left, _sayer(seen)),
            fields=self.group(spec, value, seen, subject, name), rows=self.rows(spec, value, seen, subject, name),
            protected=self.unseen(spec),
        )  # fmt: skip

    def group(self, spec: FieldSpec, value: Any, seen: tuple[tuple[FieldSpec, str], ...], subject: str, name: str) -> tuple[FieldView, ...]:
        if spec.type != "group":
            return ()
        return tuple(self.level(spec.fields, value if isinstance(value, Mapping) else {}, seen, subject, f"{name}-").values())

    def rows(self, spec: FieldSpec, value: Any, seen: tuple[tuple[FieldSpec, str], ...], subject: str, name: str) -> tuple[RowView, ...]:
        typed = [row if isinstance(row, Mapping) else {} for row in value] if isinstance(value, (list, tuple)) else []
        if spec.type == "many":
            count = max(len(typed), self.asked.get(name, 1))
            rows = typed + [{}] * (count - len(typed))
            return tuple(
                RowView(index, tuple(self.level(spec.fields, row, seen, subject, f"{name}-{index}-").values()))
                for index, row in enumerate(rows)
            )
        if spec.type != "repeat":
            return ()
        inner = tuple(each for each in spec.fields if each.name != "subject")
        found = []
        for index, about in enumerate(listed(self.case, spec.repeat_for, subject)):
            row = next(
                (row for row in typed if row.get("subject") == about),
                typed[index] if index < len(typed) and "subject" not in typed[index] else {},
            )
            fields = tuple(self.level(inner, row, seen, about, f"{name}-{index}-").values())
            found.append(RowView(index, fields, about, subject_label(about), f"{name}-{index}-subject"))
        return tuple(found)

    def options(self, spec: FieldSpec, value: Any) -> tuple[OptionView, ...]:
        match spec.type:
            case "choice" | "several":
                offered: tuple[tuple[str, str], ...] = spec.options
            case "yes/no":
                offered = _YES_NO
            case "yes/no/unknown":
                offered = _YES_NO_UNKNOWN
            case "subject":
                offered = tuple((each, subject_label(each)) for each in subjects_of(self.case, spec.of))
            case _:
                return ()
        if isinstance(value, bool):
            value = "YES" if value else "NO"
        chosen = value if isinstance(value, (list, tuple)) else [value]
        upper = {str(each).upper() for each in chosen} if spec.type.startswith("yes/no") else {str(each) for each in chosen}
        alone = spec.type == "subject" and self.fresh and len(offered) == 1
        return tuple(OptionView(each, label, each in upper or alone) for each, label in offered)

    def unsaid(self, spec: FieldSpec, value: Any, name: str) -> str:
        """The hint of a protected field: that there is something on record, which is not said here."""
        inside = "-" in name
        known = value if self.fresh or inside else self.stands.get(spec.name) or on_record(spec, self.case, self.subject, self.about)
        if known in (None, "", [], {}) or (inside and not self.fresh):
            return spec.hint
        return f"{spec.hint} {AGAIN if inside else KEPT}".strip()

    def derived(self, spec: FieldSpec, subject: str) -> str:
        """What the law says, in words."""
        question = questions.QUESTIONS.get(spec.derived)
        if question is None:
            raise questions.UnknownQuestion(spec.derived)
        if question.sort == "ask":
            return spelled(str(questions.told(self.case, "ask", spec.derived, subject)))
        if question.sort == "since":
            return in_full(questions.told(self.case, "act_by", spec.derived, subject))
        if question.sort == "deadline":
            found = question.rule(self.case, subject)
            return in_full(found.act_by) if found else "No such date"
        return ""


def answered(spec: FormSpec, raw: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What was typed at a form, each question with its answer in words: for reading, whatever the law asks there now."""
    yield from _answered(spec.fields, nest(raw), "")


def _answered(specs: tuple[FieldSpec, ...], values: Mapping[str, Any], before: str) -> Iterator[tuple[str, str]]:
    for spec in specs:
        value = values.get(spec.name)
        if value in (None, "", [], {}):
            continue
        label = before + spec.label
        if spec.type == "group" and isinstance(value, Mapping):
            yield from _answered(spec.fields, value, f"{label}: ")
        elif spec.type in {"many", "repeat"} and isinstance(value, (list, tuple)):
            for number, row in enumerate(value, 1):
                about = row.get("subject") if isinstance(row, Mapping) else None
                named = subject_label(str(about)) if about else str(number)
                yield from _answered(spec.fields, row if isinstance(row, Mapping) else {}, f"{label}, {named}: ")
        elif spec.type in {"day", "instant"} and isinstance(value, Mapping):
            yield label, " ".join(str(value[part]) for part in ("day", "month", "year", "time") if value.get(part))
        else:
            said = value if isinstance(value, (list, tuple)) else [value]
            known = dict(spec.options) or dict(_YES_NO_UNKNOWN if spec.type.startswith("yes/no") else ())
            yield label, "; ".join(known.get(str(each), str(each)) for each in said)


def in_full(at: datetime | None) -> str:
    """When a period is over, in full and in Brisbane time: "end of Fri 18 December 2026" (periods are half-open), or with its time."""
    if at is None:
        return "Not known"
    local = at.astimezone(BRISBANE)
    whole = (local.hour, local.minute) == (0, 0)
    day = local - timedelta(days=1) if whole else local
    said = f"{day:%a} {day.day} {day:%B} {day.year}"
    return f"end of {said}" if whole else f"{said}, {said_on(local)[3]}"


def _typed(spec: FieldSpec, value: Any) -> tuple[str, tuple[str, str, str, str]]:
    """The text of one input, or the parts of a day or instant, as typed or as kept."""
    blank = ("", "", "", "")
    if spec.type in {"day", "instant"}:
        if isinstance(value, Mapping):
            return "", tuple(str(value.get(part, "")) for part in ("day", "month", "year", "time"))  # type: ignore[return-value]
        try:
            if spec.type == "day":
                day = date.fromisoformat(str(value))
                return "", (str(day.day), str(day.month), str(day.year), "")
            return "", said_on(datetime.fromisoformat(str(value)))
        except ValueError:
            return "", blank
    if isinstance(value, (Mapping, list, tuple)) or value is None:
        return "", blank
    return str(value), blank


def _renamed(left: Any, names: Mapping[str, str]) -> Any:
    """The condition with each field under the name the browser knows."""
    if left[0] == "answer":
        return ["answer", names.get(left[1], left[1]), left[2]]
    return [left[0], *(_renamed(each, names) for each in left[1:])]


def _sayer(seen: tuple[tuple[FieldSpec, str], ...]) -> Any:
    specs = {spec.name: spec for spec, _ in seen}

    def said(name: str, value: str) -> tuple[str, str]:
        spec = specs[name]
        return spec.label, spec.label_of(value) if spec.options else spelled(value.upper() if spec.type.startswith("yes/no") else value)

    return said
