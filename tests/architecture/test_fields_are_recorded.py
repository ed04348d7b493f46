"""Whatever a rule of the law reads from an entry, somebody can record: by a form of a step, by an offer, or by a command of the house."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from app.forms.entries import Kind
from tests.support.scenario import forms

LAW = Path(__file__).resolve().parents[2] / "app" / "law"
MADE_BY_NAME = {"temporary-order-made", "prohibition-order-made", "disqualification-order-made", "registered-order-made"}
"""Kinds whose name the law puts together from the kind of order."""
RECORDED_BY_THE_HOUSE = {
    "correction-confirmed": "written by the command with which a second person confirms a correction",
    "document-issued": "written when a document is issued",
    "destruction-proposed": "written by the command with which a person proposes that values be destroyed",
    "likeness-found": "written when a matter is opened that is like another one which its opener does not see",
    "likeness-passed-at-opening": "written when a matter is opened by somebody who says that another one is of a different person",
    "likeness-passed": "written by the command with which somebody who sees both says so",
    "order-taken-on": "written by the command that takes on running orders from a spreadsheet",
    "joining-proposed": "written by the command with which a supervisor proposes that two matters are joined",
    "matter-joined-here": "written by the command with which a second person confirms it",
    "matter-joined-into": "written by the same command in the matter that was joined",
    "entries-moved-away": "written by the command with which a person moves entries to the matter to which they belong",
    "entries-moved-here": "written by the same command on the other matter",
    "values-destroyed": "written by the command with which a second person confirms it",
}
NOT_RECORDED: dict[tuple[str, str], str] = {}
"""(kind, field) that a rule reads and no form records, each with the reason."""


def words(files: Iterator[Path]) -> set[str]:
    """Every string constant in these modules."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in files)
    return {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def kinds_read() -> dict[str, Kind]:
    """The kinds of entry that some rule names."""
    named = words(LAW.rglob("*.py")) | MADE_BY_NAME
    return {name: kind for name, kind in forms().dictionary.kinds.items() if name in named}


def recorded() -> dict[str, set[str]]:
    """For each kind that a form records: the fields that some form gives a value."""
    found: dict[str, set[str]] = {}
    for form in forms().forms.values():
        for record in form.spec.records:
            asked = {field.name for field in form.spec.fields}
            named = asked & {field.name for field in record.kind.fields} if record.values is None else set(record.values)
            found.setdefault(record.kind.name, set()).update(named)
    return found


def test_every_kind_that_the_law_reads_is_recorded() -> None:
    missing = set(kinds_read()) - set(recorded()) - set(RECORDED_BY_THE_HOUSE)
    assert missing == set()


def test_every_field_that_the_law_reads_is_recorded_by_some_form() -> None:
    read, given = words((LAW / "facts").rglob("*.py")), recorded()
    kinds = {name: kind for name, kind in kinds_read().items() if name not in RECORDED_BY_THE_HOUSE}
    wanted = {(name, field.name) for name, kind in kinds.items() for field in kind.fields if field.name in read}
    assert ("extension-decided", "until") in wanted, "the law's reading is seen"
    assert {(name, field) for name, field in wanted if field not in given.get(name, set())} == set(NOT_RECORDED)


def test_every_kind_that_a_form_records_is_read_or_shown() -> None:
    unread = set(recorded()) - set(kinds_read())
    assert unread == UNREAD


def test_every_kind_of_the_dictionary_can_be_recorded() -> None:
    assert set(forms().dictionary.kinds) - set(recorded()) - set(RECORDED_BY_THE_HOUSE) == set()


UNREAD = {"note-made"}
"""Kinds that are recorded for people alone: no rule reads them."""
