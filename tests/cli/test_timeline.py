"""`interdict timeline`: what it prints, what it refuses and with which exit code. Never a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.timeline import timeline_command

FACTS = """
entries:
  - {kind: temporary-order-made, subject: "temporary-order:1", at: 2026-06-01 10:15, application: "application:1",
     made_under: S13K, presence: IN_PERSON}
"""


def run(*words: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(timeline_command, list(words), input=given, catch_exceptions=False)


def test_it_prints_what_is_so_at_an_instant() -> None:
    result = run("-", "--at", "2026-06-29 12:00", given=FACTS)
    assert result.exit_code == 0
    assert "now: UNCERTAIN" in result.output
    assert "O-A01" in result.output


def test_it_prints_json_for_machines() -> None:
    told = json.loads(run("-", "--json", "--at", "2026-06-20T09:00:00+10:00", given=FACTS).output)
    assert told["orders"][0]["now"]["in_force"] == "YES"


def test_an_instant_of_another_zone_is_the_same_instant() -> None:
    told = json.loads(run("-", "--json", "--at", "2026-06-01T00:14:59Z", given=FACTS).output)
    assert told["orders"][0]["now"]["in_force"] == "NO"


def test_it_prints_the_schemas_without_facts() -> None:
    assert set(json.loads(run("--schema").output)) == {"facts", "result"}


def test_a_calendar_of_ones_own_may_be_added(tmp_path: Path) -> None:
    rows = tmp_path / "isa.csv"
    rows.write_text("place,day,name,kind,source,confidence\nMount Isa,2026-07-03,Made-up show,show,none,gazetted\n", encoding="utf-8")
    facts = """
place: Mount Isa
entries:
  - {kind: appearance-notice-issued, subject: "application:1", at: 2026-05-01 09:00, court: MAGISTRATES, court_place: Mount Isa, appear_at: 2026-06-05 09:00}
  - {kind: prohibition-order-made, subject: "prohibition-order:1", at: 2026-06-05 10:00, application: "application:1", presence: IN_PERSON}
"""

    def appeal(*words: str) -> dict[str, object]:
        told = json.loads(run("-", "--json", *words, given=facts).output)
        return next(one for one in told["deadlines"] if one["name"] == "appeal.last-day")

    assert "No calendar of Mount Isa is loaded for 2026." in str(appeal()["warnings"])
    loaded = appeal("--calendar", str(rows), "--loaded", "Mount Isa=2026")
    assert "No calendar" not in str(loaded["warnings"])
    assert loaded["lapse_not_before"] == "2026-07-07T00:00:00+10:00", "the 28th day is the made-up show, and a weekend follows"


@pytest.mark.parametrize(
    ("given", "words", "sentence"),
    [
        ("entries: [", (), "it is not YAML or JSON"),
        (b"\xff\xfe\x00", (), "it is not UTF-8 text"),
        ("", (), "The facts must be a mapping"),
        ("entries: [{kind: x}]", (), "there is no kind of entry 'x'"),
        (FACTS, ("--at", "noon"), "--at: 'noon' is not an instant"),
        ("a: &a [1]\nb: [*a, *a]", (), "aliases (*name) are not read"),
        ("entries: !!python/object/apply:os.system [echo]", (), "it is not YAML or JSON"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(given: str | bytes, words: tuple[str, ...], sentence: str) -> None:
    result = run("-", *words, given=given)
    assert result.exit_code == 2
    assert sentence in result.output


def test_a_file_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    result = run(str(tmp_path / "gone.yaml"))
    assert (result.exit_code, "it cannot be opened" in result.output) == (2, True)


def test_without_facts_it_says_how_to_ask() -> None:
    assert "Name a file of facts" in run().output


def test_a_calendar_that_cannot_be_read_is_told_in_a_sentence(tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("place,day\nQLD,soon\n", encoding="utf-8")
    result = run("-", "--calendar", str(rows), given=FACTS)
    assert (result.exit_code, "line 2 of the calendar cannot be read" in result.output) == (2, True)
