"""Decision tables: a small, closed part of DMN, read and evaluated here. Knows no date, no number and no expression language.

A file holds one decision with one table: hit policy UNIQUE, inputs and one output whose values are enumerated, and rules whose
cells are "-", a list of quoted values, or not(a list). Reading a table tries every combination: one that no rule or more than
one rule answers is refused. Files come from the checkout, and are read as though they came from anywhere.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from lxml import etree

MOST_COMBINATIONS: Final = 20_000
_VALUE: Final = re.compile(r'\s*"([^"]*)"\s*')
_NOT: Final = re.compile(r"^\s*not\s*\((.*)\)\s*$", re.DOTALL)


class TableRefused(ValueError):
    """A decision table that this house does not read: the sentence says what is wrong."""


@dataclass(frozen=True)
class Column:
    """An input or the output: its name, every value that it may have, and what people call it."""

    name: str
    values: tuple[str, ...]
    label: str = ""


@dataclass(frozen=True)
class Rule:
    """One row: the values that each input may have for it, and the answer."""

    id: str
    cells: tuple[frozenset[str], ...]
    answer: str

    def fits(self, given: tuple[str, ...]) -> bool:
        """Does this row answer these inputs?"""
        return all(value in cell for value, cell in zip(given, self.cells, strict=True))


@dataclass(frozen=True)
class Table:
    """A complete decision table: exactly one row answers each combination of inputs."""

    id: str
    inputs: tuple[Column, ...]
    output: Column
    rules: tuple[Rule, ...]
    title: str = ""

    @cached_property
    def _answers(self) -> Mapping[tuple[str, ...], Rule]:
        found: dict[tuple[str, ...], Rule] = {}
        for given in self.combinations():
            fitting = [rule for rule in self.rules if rule.fits(given)]
            if len(fitting) != 1:
                named = ", ".join(f"{column.name} = {value}" for column, value in zip(self.inputs, given, strict=True))
                which = "no row answers" if not fitting else f"rows {', '.join(r.id for r in fitting)} all answer"
                message = f"{self.id}: {which} {named}"
                raise TableRefused(message)
            found[given] = fitting[0]
        return found

    def combinations(self) -> Iterator[tuple[str, ...]]:
        """Every combination of inputs, in the order of the columns."""
        return itertools.product(*(column.values for column in self.inputs))

    def row(self, given: Mapping[str, str]) -> Rule:
        """The one row that answers (TableRefused where an input is missing, unknown or has a value that is not listed)."""
        wanted = {column.name for column in self.inputs}
        if set(given) != wanted:
            message = f"{self.id} asks for {', '.join(sorted(wanted))}, and was given {', '.join(sorted(given))}"
            raise TableRefused(message)
        try:
            return self._answers[tuple(given[column.name] for column in self.inputs)]
        except KeyError:
            message = f"{self.id}: a value that is not listed in {dict(given)}"
            raise TableRefused(message) from None

    def decide(self, given: Mapping[str, str]) -> str:
        """The answer of the one row that fits."""
        return self.row(given).answer


def read(source: Path | bytes) -> Table:
    """A decision table from a file or its bytes; TableRefused with the reason where it is not one that we read."""
    data = source if isinstance(source, bytes) else source.read_bytes()
    decision = _one(_root(data), "decision")
    name = str(decision.get("id") or "decision")
    table = _one(decision, "decisionTable")
    if table.get("hitPolicy", "UNIQUE") != "UNIQUE":
        message = f"{name}: the hit policy must be UNIQUE, not {table.get('hitPolicy')}"
        raise TableRefused(message)
    inputs = tuple(_input(name, one) for one in _all(table, "input"))
    output = _output(name, _one(table, "output"))
    if not inputs or len({column.name for column in inputs}) != len(inputs):
        message = f"{name}: a table needs inputs, each with a name of its own"
        raise TableRefused(message)
    size = 1
    for column in inputs:
        size *= len(column.values)
    if size > MOST_COMBINATIONS:
        message = f"{name}: {size} combinations are more than anyone can judge"
        raise TableRefused(message)
    rules = tuple(_rule(name, number, one, inputs, output) for number, one in enumerate(_all(table, "rule"), start=1))
    made = Table(name, inputs, output, rules, str(decision.get("name") or name))
    _no_idle_row(made, {rule.id for rule in made._answers.values()})  # noqa: SLF001 - trying every combination is part of reading
    return made


def _no_idle_row(table: Table, used: set[str]) -> None:
    idle = [rule.id for rule in table.rules if rule.id not in used]
    if idle or len({rule.id for rule in table.rules}) != len(table.rules):
        message = f"{table.id}: rows that never answer, or share an id: {', '.join(idle) or 'same id'}"
        raise TableRefused(message)


def _root(data: bytes) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    if re.search(rb"<!\s*(DOCTYPE|ENTITY)", data, re.IGNORECASE):
        message = "a decision table holds no DOCTYPE and no entity"
        raise TableRefused(message)
    try:
        root: Any = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        message = f"this is not XML: {fault}"
        raise TableRefused(message) from None
    if root.getroottree().docinfo.doctype:
        message = "a decision table holds no DOCTYPE and no entity"
        raise TableRefused(message)
    return root


def _all(parent: Any, name: str) -> list[Any]:
    return [child for child in parent if etree.QName(child).localname == name]


def _one(parent: Any, name: str) -> Any:
    found = _all(parent, name)
    if len(found) != 1:
        message = f"exactly one {name} is wanted, and {len(found)} are there"
        raise TableRefused(message)
    return found[0]


def _text(parent: Any, *path: str) -> str:
    for name in path:
        parent = _one(parent, name)
    return (parent.text or "").strip()


def _listed(where: str, text: str) -> tuple[str, ...]:
    """The quoted values of a list such as "YES","NO"."""
    values = []
    for part in text.split(","):
        found = _VALUE.fullmatch(part)
        if found is None:
            message = f"{where}: {text!r} is not a list of quoted values"
            raise TableRefused(message)
        values.append(found[1])
    if len(set(values)) != len(values):
        message = f"{where}: {text!r} names a value twice"
        raise TableRefused(message)
    return tuple(values)


def _input(table: str, element: Any) -> Column:
    name = _text(element, "inputExpression", "text")
    if not re.fullmatch(r"[a-z][a-z0-9_.-]*", name):
        message = f"{table}: the input {name!r} must be a plain name, no expression"
        raise TableRefused(message)
    return Column(name, _listed(f"{table}, input {name}", _text(element, "inputValues", "text")), str(element.get("label") or name))


def _output(table: str, element: Any) -> Column:
    name = str(element.get("name") or "answer")
    return Column(name, _listed(f"{table}, output {name}", _text(element, "outputValues", "text")), str(element.get("label") or name))


def _rule(table: str, number: int, element: Any, inputs: tuple[Column, ...], output: Column) -> Rule:
    name = str(element.get("id") or f"row {number}")
    entries = _all(element, "inputEntry")
    if len(entries) != len(inputs):
        message = f"{table}, {name}: {len(entries)} cells for {len(inputs)} inputs"
        raise TableRefused(message)
    cells = tuple(_cell(f"{table}, {name}", _text(entry, "text"), column) for entry, column in zip(entries, inputs, strict=True))
    answers = _listed(f"{table}, {name}", _text(_one(element, "outputEntry"), "text"))
    if len(answers) != 1 or answers[0] not in output.values:
        message = f"{table}, {name}: the answer must be one of {', '.join(output.values)}"
        raise TableRefused(message)
    return Rule(name, cells, answers[0])


def _cell(where: str, text: str, column: Column) -> frozenset[str]:
    every = frozenset(column.values)
    if text in {"", "-"}:
        return every
    negated = _NOT.match(text)
    named = frozenset(_listed(where, negated[1] if negated else text))
    if not named <= every:
        message = f"{where}: {', '.join(sorted(named - every))} is no value of {column.name}"
        raise TableRefused(message)
    return every - named if negated else named
