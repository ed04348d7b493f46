"""Sheets of running orders for tests: the made-up rows of data/take-on.csv, and how a spreadsheet program would save others."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from sqlalchemy import text

from app.access.actor import COMMAND_LINE
from app.commands.take_on import Row, take_on
from app.law.taking_on.columns import COLUMNS
from app.storage.database import reading
from tests.support.scenario import ROOT, Scenario

EXAMPLE = ROOT / "data" / "take-on.csv"
SheetRow = dict[str, str]


def example() -> list[SheetRow]:
    """Every row of the example: one of each kind at the least."""
    return list(csv.DictReader(io.StringIO(EXAMPLE.read_text(encoding="utf-8"))))


def of_kind(kind: str, **changed: str) -> SheetRow:
    """The first row of a kind."""
    return {**next(row for row in example() if row["order"] == kind), **changed}


def on_the_application_of(of: SheetRow, kind: str, **changed: str) -> SheetRow:
    """A row of a kind whose order was made on the application of another row: it says nothing of the person or the application."""
    said = (
        "reference",
        "order",
        "made_at",
        "presence",
        "moved_by",
        "by_consent",
        "conditions",
        "reportable_offender_before",
        "next_listed_for",
    )
    found = ("relevant_sexual_offender", "unacceptable_risk", "order_will_reduce_risk")
    row = {name: value for name, value in of_kind(kind).items() if name in {*said, *found}}
    return {**row, "on_application_of": of["reference"], "confirmed": "YES", **changed}


def extensions() -> tuple[SheetRow, SheetRow]:
    """The two mentions at which the temporary order of the example was extended."""
    one, two = (row for row in example() if row["order"] == "EXTENSION")
    return one, two


def sheet(*rows: SheetRow, delimiter: str = ",", columns: Sequence[str] = tuple(COLUMNS)) -> str:
    """The rows as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns), delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def taken(story: Scenario, *rows: dict[str, str], look: bool = False, by: Any = COMMAND_LINE) -> list[Row]:
    """What comes of the rows of a sheet."""
    with story.house() as house:
        return list(take_on(house.door, sheet(*rows), by=by, look=look))


def count(story: Scenario, sql: str) -> int:
    """A number of the database."""
    with story.house() as house, reading(house.engine) as connection:
        return int(connection.execute(text(sql)).scalar_one())


def in_the_matter_of(story: Scenario, row: Row) -> Scenario:
    """The story, which now tells of the matter of this row."""
    with story.house() as house, reading(house.engine) as connection:
        story.matter = str(connection.execute(text("select id from matter where number=:n"), {"n": row.number}).scalar())
    return story


def kinds(story: Scenario) -> set[str]:
    """What is recorded in the matter, but for the person and the rows."""
    return {kind for (kind,) in story.rows("select kind from entry where matter=:m")} - {"respondent-described", "order-taken-on"}


def sentences(*rows: Row) -> str:
    """What came of rows, in one piece."""
    return " ".join(row.sentence for row in rows)
