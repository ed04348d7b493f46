"""The rooms know each other as the house plan says; and each contract is shown to break when it is broken."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
ROOMS = [room for layer in CONTRACTS[0]["layers"] for room in layer.split(" | ")]

# Contract -> (the room in which the breach is planted, the breach).
BREACHES = {
    "layers": [
        ("law", "import app.engine"),
        ("casework", "import app.law"),
        ("reading", "import app.commands"),
        ("web", "import app.cli"),
        ("storage", "import app.documents"),
        ("errors", "import app.main"),
        ("attic", ""),
    ],
    "engine": [("commands", "import SpiffWorkflow"), ("main", "from SpiffWorkflow.bpmn import PythonScriptEngine")],
    "ticker": [("web", "import apscheduler"), ("commands", "from apscheduler.schedulers.background import BackgroundScheduler")],
    "policies": [("law", "import cedarpy"), ("web", "import cedarpy")],
    "flask": [("commands", "import flask"), ("timekeeper", "from flask_login import current_user"), ("reading", "import werkzeug")],
    "entrances": [
        ("web", "import app.storage"),
        ("cli", "import app.forms"),
        ("timekeeper", "import app.documents"),
        ("web", "from sqlalchemy import select"),
    ],
    "plain": [("law", "import sqlalchemy"), ("casework", "import rich"), ("access", "import marshmallow"), ("errors", "import flask")],
}
PLANTED = [(contract, room, breach) for contract, breaches in BREACHES.items() for room, breach in breaches]

# Runs in a process of its own, inside a copy of the house: plants each breach, looks at its contract, and takes the breach away.
JUDGE = """
import contextlib, io, json, shutil, sys
from pathlib import Path
from importlinter import configuration
from importlinter.application import use_cases

configuration.configure()

def report(*contracts):
    words = io.StringIO()
    with contextlib.redirect_stdout(words):
        kept = use_cases.lint_imports(
            config_filename="pyproject.toml", limit_to_contracts=contracts, cache_dir="cache", is_debug_mode=True, no_logo=True)
    return "" if kept else words.getvalue()

# A room that is still to be built stands empty here; in the house itself `lint-imports` says that it is missing.
for room in json.loads(sys.argv[2]):
    place = Path("app", room)
    if not place.with_suffix(".py").exists() and not (place / "__init__.py").exists():
        if room in ("main", "settings", "errors"):
            place.with_suffix(".py").touch()
        else:
            place.mkdir(exist_ok=True)
            (place / "__init__.py").touch()

said = {"as it stands": report()}
for contract, room, breach in json.loads(sys.argv[1]):
    place = Path("app", room)
    fresh = not place.exists() and not place.with_suffix(".py").exists()
    if place.with_suffix(".py").exists():
        planted = place.with_suffix(".py")
    else:
        place.mkdir(exist_ok=True)
        (place / "__init__.py").touch()
        planted = place / "breach.py"
    before = planted.read_text() if planted.exists() else None
    planted.write_text(breach + chr(10))
    said["|".join((contract, room, breach))] = report(contract)
    planted.unlink() if before is None else planted.write_text(before)
    if fresh and place.is_dir():
        shutil.rmtree(place)
Path("said.json").write_text(json.dumps(said))
"""


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """For the house as it stands and for each planted breach: what is said against it (nothing where all is kept)."""
    house = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "app", house / "app", ignore=shutil.ignore_patterns("__pycache__", "static", "templates", "fonts"))
    shutil.copyfile(ROOT / "pyproject.toml", house / "pyproject.toml")
    done = subprocess.run(
        [sys.executable, "-c", JUDGE, json.dumps(PLANTED), json.dumps(ROOMS)],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    said: dict[str, str] = json.loads((house / "said.json").read_text(encoding="utf-8"))
    return said


def test_the_house_keeps_its_contracts(verdicts: dict[str, str]) -> None:
    assert verdicts["as it stands"] == ""


def test_every_contract_has_a_breach_to_show_that_it_works() -> None:
    assert {contract["id"] for contract in CONTRACTS} == set(BREACHES)


@pytest.mark.parametrize(("contract", "room", "breach"), PLANTED)
def test_a_planted_breach_breaks_its_contract(verdicts: dict[str, str], contract: str, room: str, breach: str) -> None:
    planted = (f"app.{room}.breach", f"app.{room} ", f"- app.{room}", f"- {room}")
    said = verdicts[f"{contract}|{room}|{breach}"]
    assert any(name in said for name in planted), said or "nothing was said"
