"""What a test in fact reached: rules of the law called, elements of diagrams reached, forms read, documents prepared.

A test marked with a provision fails unless it reached something that carries the provision out (tools/provisions.py). This
module must be imported before the law is, so that every rule with @implements is noted when it is called.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from app.law import provisions  # before every rule

assert not provisions.CARRIED_OUT, "rules that are registered already cannot be watched"

Carrier = tuple[str, str]
REACHED: set[Carrier] = set()
"""By kind and name, as tools/provisions.py names them; emptied before each test."""


def _noting(implements: Callable[..., Any]) -> Callable[..., Any]:
    def watched(*cited: str) -> Callable[..., Any]:
        keep = implements(*cited)

        def noted(rule: Callable[..., Any]) -> Callable[..., Any]:
            kept = keep(rule)
            carrier = ("rule", f"{rule.__module__}.{rule.__qualname__}")

            @wraps(kept)
            def calling(*args: Any, **more: Any) -> Any:
                REACHED.add(carrier)
                return kept(*args, **more)

            return calling

        return noted

    return watched


provisions.implements = _noting(provisions.implements)

import app.law.all  # noqa: E402, F401 - every rule registers itself, watched
from app.commands.matter_file import MatterFile  # noqa: E402
from app.forms.form import Form  # noqa: E402
from tools.provisions import carrying  # noqa: E402

_file: Any = MatterFile
_form: Any = Form
_documents: Any = importlib.import_module("app.documents.prepare")
_write, _read, _refuse = _file.write, _form.read, _documents._refuse_what_is_missing


def _write_and_note(file: MatterFile, *args: Any) -> None:
    _write(file, *args)
    for (process, _), run in file.runs.items():
        REACHED.update(("element", f"{process}/{one.element}") for one in run.open)
        REACHED.update(("element", f"{process}/{one.element}") for one in run.passed)


def _read_and_note(form: Form, *args: Any, **more: Any) -> Any:
    REACHED.add(("form", f"{form.spec.process}/{form.spec.step}"))
    return _read(form, *args, **more)


def _refuse_and_note(template: Any, *args: Any) -> None:
    REACHED.add(("document", template.name))
    _refuse(template, *args)


_file.write, _form.read, _documents._refuse_what_is_missing = _write_and_note, _read_and_note, _refuse_and_note


_LAW = [vars(module) for name, module in sys.modules.items() if name.startswith("app.law")]
_FORGET = [forget for names in _LAW for thing in names.values() if callable(forget := getattr(thing, "cache_clear", None))]


def begin() -> None:
    """Nothing is reached yet, and no rule's answer is remembered from another test."""
    REACHED.clear()
    for forget in _FORGET:
        forget()


def wanting(provision: str) -> str:
    """What is to be said of a test that names a provision: nothing, if it reached something that carries the provision out."""
    carried = carrying(provision)
    if REACHED & carried.keys():
        return ""
    among = ", ".join(f"{kind} {name}" for kind, name in carried)
    return f"It names {provision}, and reached none of what carries it out ({among or 'nothing cites it'})."


@contextmanager
def apart() -> Iterator[set[Carrier]]:
    """What is reached in here alone, as if nothing had been before: for beginnings that are told once and kept."""
    before = frozenset(REACHED)
    begin()
    kept: set[Carrier] = set()
    try:
        yield kept
    finally:
        kept |= REACHED
        REACHED.update(before)
