"""House rules that no linter knows: who commits, who reads the clock, how long a file may be, which words are ours."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app"
SOURCES = sorted(path for folder in ("app", "tools", "tests") for path in (ROOT / folder).rglob("*.py"))

MAY_COMMIT = ("app/commands/dispatcher.py", "app/storage/", "app/accounts/")
CLOCK = "app/casework/clock.py"
CLOCK_READERS = {
    ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"),
    ("time", "time"), ("time", "time_ns"), ("time", "localtime"), ("time", "gmtime"),
}  # fmt: skip
NOT_OUR_WORDS = re.compile(r"\b(defendants?|accused)\b", re.IGNORECASE)
NOT_OUR_CLASSES = re.compile(r"(Manager|Helper|Utils?|Handler|\wService)$")  # "Service" alone is the serving of documents


def named(path: Path) -> str:
    """A path as this page writes it."""
    return path.relative_to(ROOT).as_posix()


def commits(source: str) -> list[int]:
    """The lines on which a transaction is begun or committed."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"commit", "begin", "begin_nested"}
    ]


def clock_readings(source: str) -> list[int]:
    """The lines on which the machine's clock is read."""
    lines = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            if (owner, node.attr) in CLOCK_READERS:
                lines.append(node.lineno)
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            lines += [node.lineno for name in node.names if ("time", name.name) in CLOCK_READERS]
    return lines


def sources_of_the_app() -> list[Path]:
    """Every Python file of the product."""
    found = sorted(APP.rglob("*.py"))
    assert found
    return found


def test_only_the_dispatcher_storage_and_accounts_commit() -> None:
    found = [
        f"{named(path)}:{line}"
        for path in sources_of_the_app()
        if not named(path).startswith(MAY_COMMIT)
        for line in commits(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("source", ["session.commit()", "with engine.begin() as c:\n    pass", "a.b.begin_nested()"])
def test_a_commit_elsewhere_would_be_seen(source: str) -> None:
    assert commits(source)


def test_only_the_clock_reads_the_machines_clock() -> None:
    found = [
        f"{named(path)}:{line}"
        for path in sources_of_the_app()
        if named(path) != CLOCK
        for line in clock_readings(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    ["datetime.now(UTC)", "datetime.datetime.utcnow()", "dt.date.today()", "time.time()", "from time import time", "default=datetime.now"],
)
def test_a_reading_of_the_clock_elsewhere_would_be_seen(source: str) -> None:
    assert clock_readings(source)


@pytest.mark.parametrize("source", ["clock.now()", "machine_now()", "time.monotonic()", "self._clock.now()"])
def test_asking_the_clock_is_no_reading(source: str) -> None:
    assert not clock_readings(source)


def test_no_file_is_longer_than_500_lines() -> None:
    """A released migration is never edited again, so its length is what the schema asks for."""
    written = [path for path in SOURCES if "migrations/versions" not in named(path)]
    found = {named(path): lines for path in written if (lines := len(path.read_text(encoding="utf-8").splitlines())) >= 500}
    assert found == {}


def test_every_module_of_the_product_says_what_it_knows() -> None:
    silent = [
        named(path)
        for path in sources_of_the_app()
        if (text := path.read_text(encoding="utf-8")).strip()
        and not ast.get_docstring(ast.parse(text))
        and "migrations/versions" not in named(path)
    ]
    assert silent == []


def test_words_and_names_are_those_of_the_act_and_of_the_house() -> None:
    wrong = []
    for path in sources_of_the_app():
        text = path.read_text(encoding="utf-8")
        wrong += [f"{named(path)}: {said.group()}" for said in NOT_OUR_WORDS.finditer(text)]
        wrong += [
            f"{named(path)}: class {node.name}"
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.ClassDef) and NOT_OUR_CLASSES.search(node.name)
        ]
    assert wrong == []


def locked(file: str) -> dict[str, set[str]]:
    """Package -> its versions, as a lock file says (some differ from one Python to the next)."""
    versions: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE):
        versions.setdefault(canonicalize_name(name), set()).add(version)
    return versions


def test_the_lock_files_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run, tests = locked("requirements.txt"), locked("requirements-dev.txt")
    for wanted, files in ((project["project"]["dependencies"], (run, tests)), (project["dependency-groups"]["dev"], (tests,))):
        for requirement in map(Requirement, wanted):
            for lock in files:
                versions = lock.get(canonicalize_name(requirement.name))
                assert versions, requirement.name
                assert all(requirement.specifier.contains(version) for version in versions), f"{requirement} is locked as {versions}"
    assert {name: versions for name, versions in tests.items() if name in run} == run


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_locked_package_has_hashes_and_no_lock_names_an_index(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert entries
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert not re.search(r"https?:|file:|--(extra-)?index|--find-links", text)


def test_the_assets_lock_names_no_registry_and_every_version_is_exact() -> None:
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text(encoding="utf-8")
    versions = re.findall(r'"[^"]+": "([^"]+)"', (ROOT / "package.json").read_text(encoding="utf-8").split('"dependencies"')[1])
    assert versions
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions)


def test_the_licences_page_names_every_package() -> None:
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    packages = locked("requirements-dev.txt").items()
    missing = [name for name, versions in packages for version in versions if f"| {name} | {version} |" not in page]
    assert missing == []


def test_the_law_reads_only_entries_that_count() -> None:
    """What a rule looked at is known by the docket's own look-ups: `entries`, the trail, would go unseen (casework/recall.py)."""
    found = [
        f"{named(path)}:{node.lineno}"
        for path in sorted((APP / "law").rglob("*.py"))
        if path.name not in MAY_READ_THE_TRAIL
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"entries", "newest_word", "words_on"}
    ]
    assert not found


MAY_READ_THE_TRAIL = {"hearing_checks.py", "destruction.py", "derived.py", "joining.py", "moving.py"}
"""A check takes away the entries that are about to be recorded, a destruction names entries of the trail, replay (I-87) tells them anew,
a joining reads two trails as one, a move gives numbers that were never given.

What they find is not remembered."""
