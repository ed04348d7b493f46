"""Calendars come in by command, with a reference; a place and year that nobody gave stays unknown."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.casework.clock import machine_now
from app.law.calendars import UnknownCalendar
from app.main import put_together
from app.settings import Settings
from app.storage import house as house_rows
from app.storage.database import reading
from tests.support.commands import run
from tests.support.scenario import ROOT

HEAD = "place,day,name,kind,source,confidence\n"
SHOW_DAY = HEAD + "Rockhampton,2027-06-10,Made-up show day,show,a made-up gazette,gazetted\n"
CLOSURE = HEAD + "Brisbane,2027-12-24,Made-up closure,registry-closed,a made-up direction,gazetted\n"


@pytest.fixture
def given(sqlite_url: str, tmp_path: Path) -> dict[str, Any]:
    environment = {"INTERDICT_MODE": "demo", "INTERDICT_DATABASE_URL": sqlite_url, "INTERDICT_SEAL_PATH": str(tmp_path / "seals.jsonl")}
    made = {"root": ROOT, "now": machine_now, "build": put_together, "environment": environment}
    assert run(made, "migrate").exit_code == 0
    return made


def calendars(given: dict[str, Any]) -> Any:
    house = put_together(Settings.from_environment(given["environment"]))
    with reading(house.engine) as connection:
        return house_rows.calendars(connection)


def test_a_place_and_year_is_known_once_its_days_are_imported_with_a_reference(given: dict[str, Any], tmp_path: Path) -> None:
    # given a place and year that nobody has loaded
    with pytest.raises(UnknownCalendar):
        calendars(given).business_day("Rockhampton", date(2027, 6, 10))
    # when its days are imported
    file = tmp_path / "days.csv"
    file.write_text(SHOW_DAY, encoding="utf-8")
    said = run(given, "import-calendar", str(file), "--reference", "A made-up gazette, page 1")
    assert said.exit_code == 0
    assert "1 day was imported" in said.output
    # then the show day is no business day there, and the day before is
    assert not calendars(given).business_day("Rockhampton", date(2027, 6, 10))
    assert calendars(given).business_day("Rockhampton", date(2027, 6, 9))


def test_a_registrys_closed_day_makes_that_closure_known_and_nothing_else(given: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "closure.csv"
    file.write_text(CLOSURE, encoding="utf-8")
    with pytest.raises(UnknownCalendar):
        calendars(given).registry_open("Brisbane", date(2027, 12, 23))
    assert run(given, "import-calendar", str(file), "--reference", "A made-up direction").exit_code == 0
    assert calendars(given).registry_open("Brisbane", date(2027, 12, 23))
    assert not calendars(given).registry_open("Brisbane", date(2027, 12, 24))


@pytest.mark.parametrize(
    ("text", "words"), [("place,day\nBrisbane,2027\n", "line 2"), (HEAD + "Brisbane,31/02/2027,x,show,y,z\n", "line 2")]
)
def test_a_file_that_cannot_be_read_is_said_so_by_its_line(given: dict[str, Any], tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "bad.csv"
    file.write_text(text, encoding="utf-8")
    said = run(given, "import-calendar", str(file), "--reference", "A made-up gazette")
    assert (said.exit_code, words in said.output) == (1, True)
