"""A form as a page shows it: frozen values only, every name already as the browser posts it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OptionView:
    """One choice of a field."""

    value: str
    label: str
    chosen: bool = False
    hint: str = ""


@dataclass(frozen=True)
class FieldView:
    """One question. `name` is what the browser posts ("conditions-0-text"); a day posts name-day, -month, -year; an instant name-time too.

    `kind` is text, long text, choice, several, yes/no, yes/no/unknown, day, instant, number, place, person, subject, file,
    group, many, repeat or derived. `shown` is the condition left to the browser, as JSON ("" : always shown); `only_if` says
    the same in words for whoever has no script.
    """

    name: str
    kind: str
    label: str
    hint: str = ""
    required: bool = False
    sometimes: bool = False
    """Required in some circumstances: neither marked optional nor always needed."""
    value: str = ""
    parts: tuple[str, str, str, str] = ("", "", "", "")
    options: tuple[OptionView, ...] = ()
    errors: tuple[str, ...] = ()
    shown: str = ""
    only_if: str = ""
    fields: tuple[FieldView, ...] = ()
    rows: tuple[RowView, ...] = ()
    protected: bool = False
    happened: bool = False
    """The instant of what is recorded: it may well be now."""

    @property
    def anchor(self) -> str:
        """The id of the first input, for the error summary."""
        if self.kind in {"day", "instant"}:
            return f"{self.name}-day"
        if self.kind == "group" and self.fields:
            return self.fields[0].anchor
        if self.kind in {"many", "repeat"} and self.rows and self.rows[0].fields:
            return self.rows[0].fields[0].anchor
        return self.name


@dataclass(frozen=True)
class RowView:
    """One group of a `many` or of a `repeat`: for a repeat, about which subject."""

    index: int
    fields: tuple[FieldView, ...]
    subject: str = ""
    subject_label: str = ""
    subject_name: str = ""
    """The name of the hidden input that carries the subject."""


@dataclass(frozen=True)
class PageView:
    """One section of a form."""

    number: int
    title: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True)
class FormView:
    """A form, filled with what was typed or what is known. `errors` pairs each sentence with the anchor of its field."""

    process: str
    step: str
    title: str
    intro: str = ""
    provision: str = ""
    pages: tuple[PageView, ...] = ()
    errors: tuple[tuple[str, str], ...] = ()
