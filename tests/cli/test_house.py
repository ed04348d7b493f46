"""The commands of the house: set up, said to be well, loaded with the demonstration. Answers are sentences and exit codes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app.casework.clock import BRISBANE, SetClock, day_of, machine_now
from app.cli import house
from app.main import put_together
from app.settings import Settings
from app.storage.database import reading
from tests.support.commands import run
from tests.support.scenario import ROOT

ADMINISTRATOR = ("--email", "adi@example.invalid", "--name", "Adi Madeup", "--password", "a made-up long password 1")


@pytest.fixture
def given(sqlite_url: str, tmp_path: Path) -> dict[str, Any]:
    """What the composition root hands the commands, for a house of this test's own in demo mode."""
    environment = {"INTERDICT_MODE": "demo", "INTERDICT_DATABASE_URL": sqlite_url, "INTERDICT_SEAL_PATH": str(tmp_path / "seals.jsonl")}
    return {"root": ROOT, "now": machine_now, "build": put_together, "environment": environment}


def on(given: dict[str, Any], day: str) -> dict[str, Any]:
    """The same house on another day of the legal clock."""
    return given | {"build": partial(put_together, clock=SetClock(datetime.fromisoformat(f"{day}T09:00:00+10:00")))}


def test_from_the_first_of_november_the_doctor_asks_for_next_years_calendar(given: dict[str, Any]) -> None:
    assert run(on(given, "2026-10-31"), "init", *ADMINISTRATOR, "--unit", "Registry Cairns:registrar:Cairns").exit_code == 0
    assert run(on(given, "2026-10-31"), "doctor").output.splitlines()[-1] == "Nothing is wrong."
    seen = run(on(given, "2026-11-01"), "doctor")
    assert seen.exit_code == 1
    assert "No calendar of Cairns is loaded for 2027" in seen.output
    assert "when the registry at Cairns closes at the end of 2026" in seen.output
    assert "Nothing is wrong." not in seen.output


def test_a_house_that_was_set_up_is_well_from_the_first_day(given: dict[str, Any]) -> None:
    given = on(given, "2026-03-02")
    assert run(given, "init", *ADMINISTRATOR).exit_code == 0
    seen = run(given, "doctor")
    assert (seen.exit_code, seen.output.splitlines()[-1]) == (0, "Nothing is wrong.")


def test_the_doctor_says_that_an_empty_database_has_no_schema(given: dict[str, Any]) -> None:
    seen = run(given, "doctor")
    assert seen.exit_code == 1
    assert "interdict migrate" in seen.output


def test_an_administrator_is_added_from_the_command_line_where_none_can_sign_in(given: dict[str, Any]) -> None:
    assert run(given, "init", *ADMINISTRATOR).exit_code == 0
    again = run(given, "add-administrator", *ADMINISTRATOR)
    assert (again.exit_code, "signs in with this e-mail address already" in again.output) == (1, True)
    second = ("--email", "billie@example.invalid", *ADMINISTRATOR[2:])
    assert "can sign in" in run(given, "add-administrator", *second).output


@pytest.mark.parametrize("said", ["Registry", "Registry:", ":registrar:Brisbane", "a:b:c:d"])
def test_a_unit_that_is_not_one_is_said_so(given: dict[str, Any], said: str) -> None:
    result = run(given, "init", *ADMINISTRATOR, "--unit", said)
    assert result.exit_code == 1
    assert "write a unit as NAME:role:PLACE" in result.output


def test_the_demonstration_holds_every_rehearsal_and_begins_on_monday(given: dict[str, Any], sqlite_url: str) -> None:
    settings = replace(Settings.from_environment(given["environment"]), database_url=sqlite_url)
    built = put_together(settings)
    built.migrate()
    house._load(given, settings)
    scripts = [script.read_text(encoding="utf-8") for script in (given["root"] / house.SCRIPTS).glob("*.yaml")]
    with reading(built.engine) as connection:
        assert connection.exec_driver_sql("select count(*) from matter").scalar() == sum(text.count("\n    opens: ") for text in scripts)
        assert connection.exec_driver_sql("select count(*) from incident").scalar() == 0
        on_lists = {process for (process,) in connection.exec_driver_sql("select distinct process from step")}
        now = built.door.now(connection)
    assert {path.name for path in (given["root"] / "workflows").iterdir() if path.is_dir()} <= on_lists, (
        "a process that nobody sees at work"
    )
    assert day_of(now) == house.DEMO_STARTS.date()
    assert now.astimezone(BRISBANE).hour == 9
    built.engine.dispose()
