"""How papers were served can name whoever took them, and where: it is read by who serves and files, and hidden from the rest."""

from __future__ import annotations

from app.cli.cast import actor
from tests.processes.told import Tale


def test_how_papers_were_served_is_read_by_who_serves_and_hidden_from_the_rest(sqlite_url: str) -> None:
    story = Tale(sqlite_url).pending(served=False).serves("2026-03-04 17:00", way="Left with a made-up mother.")

    def ways(who: str) -> list[str]:
        with story.house() as house:
            rows = house.desk.matter_page(actor(who), story.matter).docket
        return [value.said for row in rows for value in row.values if row.label == "Documents served" and value.label == "Way"]

    assert ways("officer") == ways("registrar") == ["Left with a made-up mother."]
    assert ways("legal") == ["hidden"]
