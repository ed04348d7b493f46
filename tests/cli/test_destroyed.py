"""`interdict destroyed` and `restore`: what was destroyed is said without a value, and a record from before it does not open with one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from app.cli.cast import actor
from app.commands.words import ConfirmDestruction, ProposeDestruction
from app.errors import Fault
from app.main import put_together
from app.settings import Settings
from app.storage.database import reading
from tests.support.commands import run
from tests.support.scenario import KEY, ROOT, Scenario

CANARY = "Canarybird"


@pytest.fixture
def given(sqlite_url: str, tmp_path: Path) -> dict[str, Any]:
    environment = {
        "INTERDICT_MODE": "demo", "INTERDICT_DATABASE_URL": sqlite_url, "INTERDICT_AUDIT_KEY": KEY.decode(),
        "INTERDICT_SEAL_PATH": str(tmp_path / "seals" / "seals.jsonl"),
    }  # fmt: skip
    return {"root": ROOT, "build": put_together, "environment": environment}


def test_a_backup_of_before_a_destruction_is_restored_without_what_was_destroyed(
    given: dict[str, Any], sqlite_url: str, tmp_path: Path
) -> None:
    # given a record backed up, and a destruction after it
    story = Scenario(sqlite_url).opens(family_name=f"{CANARY}two")
    kept = tmp_path / "backup"
    assert run(given, "backup", str(kept)).exit_code == 0
    assert CANARY.encode() in kept.read_bytes()
    house = put_together_from(given)
    done = house.door.execute(ProposeDestruction(story.matter, (), ("respondent:1",), "74(6)", "QP2600012345"), by=actor("legal"))
    house.door.execute(ConfirmDestruction(story.matter, done.details["proposal"]), by=actor("supervisor"))
    house.engine.dispose()
    # then the command says what was destroyed and by whom, and no value
    said = run(given, "destroyed").output
    assert "1 entry, s 74(6), decision QP2600012345, proposed by legal, confirmed by supervisor" in said
    assert CANARY not in said
    # when the record is lost and the list of destructions is not at hand, the backup is not put back
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    for path in file.parent.glob(f"{file.name}*"):
        path.unlink()
    listed = tmp_path / "seals" / "destroyed.jsonl"
    listed.rename(tmp_path / "elsewhere")
    refused = run(given, "restore", str(kept))
    assert refused.exit_code == 1
    assert "There is no list of destructions" in refused.output
    assert not file.exists()
    # when it is, what was destroyed is destroyed again before anybody opens it
    (tmp_path / "elsewhere").rename(listed)
    restored = run(given, "restore", str(kept))
    assert restored.exit_code == 0
    assert "Destroyed again, since the backup is of before it: 1." in restored.output
    assert CANARY.encode() not in file.read_bytes()
    house = put_together_from(given)
    with reading(house.engine) as connection:
        assert CANARY not in repr(connection.execute(text("select contents from entry_values")).all())


def put_together_from(given: dict[str, Any]) -> Any:
    return put_together(Settings.from_environment(given["environment"]))


def test_a_record_put_back_by_hand_does_not_open_before_it_was_destroyed_again(
    given: dict[str, Any], sqlite_url: str, tmp_path: Path
) -> None:
    # given a record that was put back as it was before a destruction, as pg_restore does
    story = Scenario(sqlite_url).opens(family_name=f"{CANARY}two")
    run(given, "backup", str(tmp_path / "backup"))
    house = put_together_from(given)
    done = house.door.execute(ProposeDestruction(story.matter, (), ("respondent:1",), "74(6)", "QP2600012345"), by=actor("legal"))
    house.door.execute(ConfirmDestruction(story.matter, done.details["proposal"]), by=actor("supervisor"))
    house.engine.dispose()
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    for path in file.parent.glob(f"{file.name}*"):
        path.unlink()
    (tmp_path / "backup").rename(file)
    # then it does not start, and the doctor says what to run
    with pytest.raises(Fault, match="interdict destroyed --replay"):
        put_together_from(given).serve()
    assert "run `interdict destroyed --replay`" in run(given, "doctor").output
    assert "Destroyed again: 1." in run(given, "destroyed", "--replay", "--overwrite").output
    assert "not carried out" not in run(given, "doctor").output
    assert CANARY.encode() not in file.read_bytes()


def test_a_backup_is_put_back_without_a_list_by_who_says_that_nothing_was_destroyed(
    given: dict[str, Any], sqlite_url: str, tmp_path: Path
) -> None:
    Scenario(sqlite_url).opens()
    run(given, "backup", str(tmp_path / "backup"))
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    for path in file.parent.glob(f"{file.name}*"):
        path.unlink()
    assert run(given, "restore", str(tmp_path / "backup")).exit_code == 1
    assert run(given, "restore", str(tmp_path / "backup"), "--nothing-destroyed").exit_code == 0
