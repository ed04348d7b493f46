"""The page of processes: each with its decision tables as they run, in words."""

from __future__ import annotations

from app.cli.cast import actor
from tests.support.scenario import Scenario


def test_a_process_shows_its_decision_tables_in_words(sqlite_url: str) -> None:
    with Scenario(sqlite_url).house() as house:
        page = house.desk.processes_page(actor("legal"))
    (table,) = next(each.tables for each in page.processes if each.process == "contravention_brief")
    assert table.name == "Can it be proved that the respondent knew?"
    assert table.headings == (
        "What can be proved",
        "Was the condition told?",
        "Do these ways reach this kind of order (O-A47)?",
        "Can it be proved?",
    )
    assert ("Told by an officer and nothing else", "No", "Any", "Told only") in table.rows
    assert all("_" not in cell for row in table.rows for cell in row)
