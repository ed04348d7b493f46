"""Unsafe settings are refused in plain words; secrets are never shown."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from app.settings import DEMO_AUDIT_KEY, DEMO_SECRET, Settings

SECRET, AUDIT = "s" * 40, "a" * 40


def told(tmp_path: Path | None = None, /, **more: str) -> Settings:
    folder = tmp_path or Path("/nonexistent")
    environment = {
        "INTERDICT_MODE": "production",
        "INTERDICT_SECRET_KEY": SECRET,
        "INTERDICT_AUDIT_KEY": AUDIT,
        "INTERDICT_DATABASE_URL": f"sqlite:///{folder}/data/interdict.db",
        "INTERDICT_SEAL_PATH": f"{folder}/seals/seals",
    }
    return Settings.from_environment(environment | {f"INTERDICT_{name}": value for name, value in more.items()})


def test_a_demonstration_starts_without_any_setting_and_listens_to_this_machine_only() -> None:
    settings = Settings.from_environment({}, mode="demo")
    assert settings.refusals() == ()
    assert settings.loopback
    assert not settings.secure_cookies


def test_without_a_mode_it_is_production_and_nothing_starts_without_keys() -> None:
    settings = Settings.from_environment({})
    assert settings.mode == "production"
    assert any("SECRET_KEY is not set" in said for said in settings.refusals())
    assert any("AUDIT_KEY is not set" in said for said in settings.refusals())


def test_production_with_its_own_keys_starts(tmp_path: Path) -> None:
    settings = told(tmp_path)
    settings.make_room()
    assert settings.refusals() == ()
    assert settings.secure_cookies
    assert (settings.idle, settings.longest_session) == (timedelta(minutes=15), timedelta(hours=12))


@pytest.mark.parametrize(
    ("name", "value", "word"),
    [
        ("SECRET_KEY", "short", "too short"),
        ("SECRET_KEY", DEMO_SECRET, "demonstration"),
        ("AUDIT_KEY", DEMO_AUDIT_KEY, "demonstration"),
        ("AUDIT_KEY", SECRET, "must differ"),
        ("AUDIT_KEY", "short", "too short"),
        ("DEBUG", "yes", "Debugging is on"),
        ("DEBUG", "maybe", "yes or no"),
        ("MODE", "staging", "INTERDICT_MODE"),
        ("PORT", "eighty", "whole number"),
        ("PORT", "70000", "whole number"),
        ("IDLE_MINUTES", "60", "from 1 to 15"),
        ("SESSION_HOURS", "13", "from 1 to 12"),
        ("DATABASE_URL", "sqlite://", "in memory"),
        ("SEAL_PATH", "/nonexistent/data/seals", "beside the database"),
        ("SMTP_URL", "smtp://mail.example:25", "in the clear"),
        ("SMTP_URL", "http://mail.example", "must begin with"),
    ],
)
def test_an_unsafe_setting_is_refused(name: str, value: str, word: str) -> None:
    assert any(word in said for said in told(None, **{name: value}).refusals())


def test_the_flask_debugger_is_refused_too() -> None:
    assert any("Debugging" in said for said in Settings.from_environment({"FLASK_DEBUG": "1"}, mode="demo").refusals())


def test_cookies_in_the_clear_are_refused_off_loopback() -> None:
    assert any("in the clear" in said for said in told(HOST="0.0.0.0", HTTPS="no").refusals())
    assert told(HOST="0.0.0.0").refusals() == ()
    assert told(HTTPS="no").refusals() == ()


def test_a_demonstration_is_not_for_the_network() -> None:
    settings = Settings.from_environment({"INTERDICT_HOST": "0.0.0.0", "INTERDICT_HTTPS": "yes"}, mode="demo")
    assert any("127.0.0.1 only" in said for said in settings.refusals())


def test_a_moved_clock_is_refused_outside_a_demonstration() -> None:
    assert any("clock" in said for said in told().refusals(offset_seconds=1))
    assert Settings.from_environment({}, mode="demo").refusals(offset_seconds=86400) == ()


@pytest.mark.skipif(os.name != "posix", reason="files have no such permissions here")
@pytest.mark.parametrize(("which", "mode"), [("data/interdict.db", 0o640), ("data", 0o755), ("data/interdict.db", 0o604)])
def test_a_database_that_others_can_read_is_refused(tmp_path: Path, which: str, mode: int) -> None:
    settings = told(tmp_path)
    settings.make_room()
    (tmp_path / which).chmod(mode)
    assert [said for said in settings.refusals() if "chmod" in said]


@pytest.mark.skipif(os.name != "posix", reason="files have no such permissions here")
def test_the_room_that_is_made_is_for_the_owner_alone(tmp_path: Path) -> None:
    settings = told(tmp_path)
    settings.make_room()
    settings.make_room()
    assert (tmp_path / "data/interdict.db").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


def test_secrets_are_never_shown() -> None:
    settings = told(SMTP_URL="smtps://user:password@mail.example")
    shown = repr(settings) + " ".join(settings.refusals()) + " ".join(settings.warnings())
    assert SECRET not in shown
    assert AUDIT not in shown
    assert "password" not in shown


def test_keys_can_be_changed_newest_first() -> None:
    assert told(SECRET_KEYS=f"{'n' * 40}, {SECRET}").secret_keys == ("n" * 40, SECRET)


def test_a_misspelt_setting_is_pointed_out() -> None:
    assert any("INTERDICT_SECRETKEY" in said for said in told(SECRETKEY="x").warnings())


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("sqlite:///var/interdict.db", Path("var/interdict.db")),
        ("sqlite:////srv/data/interdict.db", Path("/srv/data/interdict.db")),
        ("sqlite+pysqlite:///x.db?mode=ro", Path("x.db")),
        ("sqlite://", None),
        ("sqlite:///:memory:", None),
        ("postgresql+psycopg://user@127.0.0.1/interdict", None),
    ],
)
def test_the_sqlite_file_is_known_from_its_address(url: str, file: Path | None) -> None:
    assert told(DATABASE_URL=url).sqlite_file == file
