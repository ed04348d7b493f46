"""Is this release fit to run: diagrams, tables, forms and doubtful texts against each other and the law's names. Reads files, no database."""

from __future__ import annotations

from pathlib import Path

import app.law.all  # noqa: F401 - registers every question before names are looked up
from app.engine import lint
from app.engine.catalogue import Catalogue
from app.errors import Fault
from app.forms import BrokenForm, Dictionary, FormBook
from app.forms.book import compiled, files
from app.forms.entries import BrokenDictionary
from app.law.doubts import asked_by, left_open
from app.law.questions import OFFERS, QUESTIONS
from app.law.register import REGISTER


def findings(root: Path) -> tuple[str, ...]:
    """What a checkout is refused for, one line each: file, element, what is wrong, what would be right; empty if it may run."""
    return tuple(dict.fromkeys([*(str(found) for found in lint.findings(root)), *_in_forms(root), *_in_register(root)]))


def _in_register(root: Path) -> list[str]:
    """Doubts that no rule asks and for which nothing is done whichever reading is right; and names of what does it that nothing has."""
    out = [f"app/law/register: {id_}: {wrong}; {right}" for id_, wrong, right in left_open(REGISTER, asked_by())]
    steps = _steps(root)
    documents = {f"{file.parent.parent.name}/{file.stem}" for file in root.glob("workflows/*/documents/*.yaml")}
    known = QUESTIONS.keys() | documents | {f"{process}/{step}" for process, names in (steps or {}).items() for step in names}
    return out + [
        f"app/law/register: {id_}: nothing is called {name}; name a question of the law, a step or document as process/name, or an offer as offers/name"
        for id_, one in REGISTER.items()
        for name in one.by
        if name not in known and (steps is not None or "/" not in name)
    ]


def _in_forms(root: Path) -> list[str]:
    folder = root / "forms"
    try:
        dictionary = Dictionary.load(folder)
    except (BrokenDictionary, OSError) as broken:
        return [f"forms/entries.yaml: {broken}; mend the data dictionary"]
    out: list[str] = []
    forms = {}
    steps = _steps(root)
    for file in files(folder):
        where = file.relative_to(root).as_posix()
        try:
            forms[file.parent.name, file.stem] = compiled(file, dictionary)
        except BrokenForm as broken:
            out.append(f"{where}: {file.stem}: {broken}; say it in the form language")
        if steps is not None and file.stem not in steps.get(file.parent.name, frozenset()):
            out.append(f"{where}: {file.stem}: no step of a diagram and no offer of the law has this form; name it like one, or remove it")
    if steps is not None:
        missing = sorted(OFFERS.keys() - {name for process, name in forms if process == "offers"})
        out += [f"app/law: {name}: is offered, and has no form; write forms/offers/{name}.yaml" for name in missing]
    return out + [
        f"forms: {said}; register it in app/law, or name one that is there" for said in FormBook(forms, dictionary).unknown_names()
    ]


def _steps(root: Path) -> dict[str, frozenset[str]] | None:
    """The user tasks of each process, and what the law offers at any time; None if a diagram cannot be read, which is a finding of its own."""
    try:
        definitions = Catalogue.load(root).definitions
    except Fault:
        return None
    return {name: frozenset(definition.steps) for name, definition in definitions.items()} | {"offers": frozenset(OFFERS)}
