"""The index of provisions (docs/provisions.csv), what carries each of them out, and which tests name it.

A provision is carried out by a rule of the law (@implements), an element of a diagram, a form or a document that cites it or a
part of it, and by a test marked `@pytest.mark.provision("13M(2)(c)")`; tests/support/reached.py fails a test that does not in
fact reach what it names. `findings` says what is wanting, from the files alone.
"""

from __future__ import annotations

import ast
import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

import app.access.protection
import app.law.all  # noqa: F401 - every rule registers itself
from app.documents.templates import Templates
from app.engine import diagram
from app.law.provisions import CARRIED_OUT, section_of
from app.law.questions import QUESTIONS

ROOT: Final = Path(__file__).resolve().parents[1]
REASONS: Final = ("definition", "offence", "transitional", "power of another body")
RULE, ELEMENT, FORM, DOCUMENT = "rule", "element", "form", "document"
Carrier = tuple[str, str]
"""What carries a provision out: its kind, and its name ("order_term/confirm_end", "app.law.status.deadlines")."""
_CITED: Final = re.compile(r"(schedule \d+|sch \d+).*|\d+[A-Z]*(\(\w+\))*")


@dataclass(frozen=True)
class Row:
    """One provision of the index: what it is about, and why it is not a process, if it is none."""

    provision: str
    about: str
    not_a_process: str
    why: str


@cache
def index() -> Mapping[str, Row]:
    """Every provision of Parts 3, 3A, 4AA and 4A and of sections 74D to 77F, in the Act's order."""
    with (ROOT / "docs" / "provisions.csv").open(encoding="utf-8", newline="") as file:
        rows = [Row(one["provision"], one["about"], one["not_a_process"], one["why"] or "") for one in csv.DictReader(file)]
    return {row.provision: row for row in rows}


def within(cited: str, provision: str) -> bool:
    """Is what is cited this provision, or a part of it? "13M(2)(c)" lies within "13M(2)", not the other way round."""
    return cited == provision or cited.startswith(f"{provision}(")


@cache
def carriers() -> Mapping[Carrier, tuple[str, ...]]:
    """The provisions that each rule, element, form and document cites."""
    found: dict[Carrier, list[str]] = defaultdict(list)
    for provision, rules in CARRIED_OUT.items():
        for rule in rules:
            if rule.startswith("app."):  # tests of the index register samples
                found[RULE, rule].append(provision)
    for carrier, text in (*_elements(), *_forms(), *_documents()):
        found[carrier] += [part.strip() for part in text.split(",") if part.strip()]
    return {carrier: tuple(dict.fromkeys(cited)) for carrier, cited in sorted(found.items()) if cited}


def carrying(provision: str) -> dict[Carrier, tuple[str, ...]]:
    """What cites this provision or a part of it."""
    return {one: inside for one, cited in carriers().items() if (inside := tuple(each for each in cited if within(each, provision)))}


def wider(section: str) -> dict[Carrier, tuple[str, ...]]:
    """What cites this section, or a part of it that the index takes apart, as a whole: it carries none of the rows."""
    rows = [row for row in index() if section_of(row) == section]
    return {
        one: whole
        for one, cited in carriers().items()
        if (whole := tuple(each for each in cited if section_of(each) == section and not any(within(each, row) for row in rows)))
    }


def _elements() -> Iterator[tuple[Carrier, str]]:
    for path in sorted(ROOT.glob("workflows/*/*.bpmn")):
        for process in diagram.parsed(path.read_bytes(), path.name).iter(diagram.tag("process")):
            for node in diagram.nodes(process):
                first = diagram.documentation(node).partition("\n")[0]
                if first.startswith("provisions:"):
                    yield (ELEMENT, f"{path.stem}/{node.get('id')}"), first.removeprefix("provisions:")


def _forms() -> Iterator[tuple[Carrier, str]]:
    for path in sorted(ROOT.glob("forms/*/*.yaml")):
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
        yield (FORM, f"{path.parent.name}/{path.stem}"), ",".join(_cited_in(said))


def _cited_in(said: Any) -> Iterator[str]:
    """What a form cites, and each of its fields."""
    if isinstance(said, Mapping):
        yield from (str(said["provision"]),) if said.get("provision") else ()
        yield from (each for field in said.get("fields") or () for each in _cited_in(field))


def _documents() -> Iterator[tuple[Carrier, str]]:
    for template in Templates.load(ROOT).by_name.values():
        yield (DOCUMENT, template.name), ",".join([template.provision, *(part.provision for part in template.parts)])


# ---------------------------------------------------------------------------------------------------- tests
@cache
def tests() -> Mapping[str, tuple[str, ...]]:
    """The tests that name each provision, as "processes/test_reviews.py::test_...", from their source."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for test in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(test, ast.FunctionDef) and test.name.startswith("test_"):
                for provision in dict.fromkeys(_named(test.decorator_list)):
                    found[provision].append(f"{path.relative_to(ROOT / 'tests').as_posix()}::{test.name}")
    return {provision: tuple(names) for provision, names in found.items()}


def _named(decorators: Iterable[ast.expr]) -> Iterator[str]:
    for decorator in decorators:
        for call in ast.walk(decorator):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "provision":
                yield from (word.value for word in call.args if isinstance(word, ast.Constant) and isinstance(word.value, str))


# ---------------------------------------------------------------------------------------------------- what is wanting
def findings() -> list[str]:
    """What is uncovered, cited or named though it is not in the index, or both carried out and not a process: one line each."""
    return [*_of_the_index(), *_uncovered(), *_cited_wrongly(), *_named_wrongly()]


def _of_the_index() -> Iterator[str]:
    for row in index().values():
        if row.not_a_process and row.not_a_process not in REASONS:
            yield f"docs/provisions.csv: {row.provision} is {row.not_a_process!r}; one of {', '.join(REASONS)} is a reason"
        if row.not_a_process and not row.why:
            yield f"docs/provisions.csv: {row.provision} does not say why it is not a process"


def _uncovered() -> Iterator[str]:
    for row in index().values():
        if row.not_a_process:
            continue
        if not carrying(row.provision):
            yield f"{row.provision} ({row.about}): no rule, element, form or document cites it"
        if not tests().get(row.provision):
            yield f"{row.provision} ({row.about}): no test names it"


def _cited_wrongly() -> Iterator[str]:
    sections = {section_of(provision) for provision in index()}
    for (kind, name), cited in carriers().items():
        for one in cited:
            if not _CITED.fullmatch(one):
                yield f"{kind} {name} cites {one!r}, which is no provision"
            elif section_of(one) in sections and not any(within(one, known) or within(known, one) for known in index()):
                yield f"{kind} {name} cites {one}, which the Act does not have"


def _named_wrongly() -> Iterator[str]:
    for provision, names in tests().items():
        row = index().get(provision)
        if row is None:
            yield f"{names[0]} names {provision}, which is no provision of docs/provisions.csv"
        elif row.not_a_process:
            yield f"{names[0]} names {provision}, which docs/provisions.csv says is not a process"


# ---------------------------------------------------------------------------------------------------- the page
def asked(provision: str) -> list[str]:
    """The questions of the law that cite this provision or a part of it."""
    return sorted(q.name for q in QUESTIONS.values() if any(within(one.strip(), provision) for one in q.provision.split(",")))
