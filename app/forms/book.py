"""All forms of a release: forms/<process>/<step>.yaml and the data dictionary, read and compiled once at start-up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from app.forms.entries import Dictionary, read_yaml
from app.forms.form import Form
from app.forms.spec import BrokenForm, FieldSpec, FormSpec, asking, read_form
from app.law import questions


class UnknownForm(KeyError):
    """There is no form for this process and step."""


@dataclass(frozen=True)
class FormBook:
    """Every form by (process, step)."""

    forms: Mapping[tuple[str, str], Form]
    dictionary: Dictionary
    older: dict[tuple[str, str, str], Form] = field(compare=False, default_factory=dict, repr=False)

    @classmethod
    def load(cls, root: Path) -> FormBook:
        """The forms of a folder (BrokenForm, BrokenDictionary if one of them cannot be meant)."""
        dictionary = Dictionary.load(root)
        forms = {(file.parent.name, file.stem): compiled(file, dictionary) for file in files(root)}
        return cls(forms, dictionary)

    def form(self, process: str, step: str, older: str = "") -> Form:
        """The form of a step (UnknownForm if there is none); `older` is its text in an older bundle, compiled once, which then holds."""
        if older:
            key = (process, step, older)
            if key not in self.older:
                self.older[key] = compiled_text(process, step, older, self.dictionary)
            return self.older[key]
        try:
            return self.forms[process, step]
        except KeyError:
            raise UnknownForm(f"{process}/{step}") from None

    def correction(self, kind: str) -> Form:
        """A form over one kind of entry, for correcting it: when it happened, its fields, and why it is corrected."""
        known = self.dictionary.kind(kind)
        fields = (
            FieldSpec("at", "instant", "When it happened", required=True),
            *asking(known),
            FieldSpec("reason", "long text", "Why it is corrected", required=True),
        )
        return Form(FormSpec("correction", kind, known.label, "", known.provision, (), (), fields, {}))

    def fills(self, name: str) -> bool:
        """Can a form be filled from this: a draft of the law, when an entry happened, or a field of the dictionary?"""
        of, _, field = name.partition(".")
        if of in questions.DRAFTS or of not in self.dictionary.kinds:
            return of in questions.DRAFTS
        return field == "at" or field.partition(".")[0] in {one.name for one in self.dictionary.kind(of).fields}

    def unknown_names(self) -> Iterator[str]:
        """What a form asks of the law that the law does not know, in words: for `interdict check`."""
        for (process, step), form in self.forms.items():
            for sort, name in form.names():
                known = questions.QUESTIONS.get(name)
                if sort == "list":
                    ok = name in questions.LISTS
                elif sort == "prefill":
                    ok = name in {"about", "this"} or name[0] in "'\"" or self.fills(name)
                elif sort == "derived":
                    ok = known is not None and known.sort in {"ask", "since", "deadline"}
                else:
                    ok = known is not None and known.sort == sort
                if not ok:
                    yield f"{process}/{step}: the law knows no {sort} called {name}"


def files(root: Path) -> tuple[Path, ...]:
    """Every form file under a folder, in order."""
    return tuple(sorted(root.glob("*/*.yaml")))


def compiled(file: Path, dictionary: Dictionary) -> Form:
    """One form file compiled, schema and all (BrokenForm if it is not in the language)."""
    return compiled_text(file.parent.name, file.stem, file.read_text(encoding="utf-8"), dictionary)


def compiled_text(process: str, step: str, text: str, dictionary: Dictionary) -> Form:
    """The text of one form compiled, schema and all (BrokenForm if it is not in the language)."""
    try:
        said = read_yaml(text)
    except yaml.YAMLError as broken:
        raise BrokenForm(f"{process}/{step}: not YAML") from broken
    form = Form(read_form(process, step, said, dictionary))
    _ = form.schema
    return form
