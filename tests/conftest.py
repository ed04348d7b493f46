"""What every test may ask for: a database of each kind, how hard the searches search, and whether it reached the provisions it names.

PostgreSQL is tested where INTERDICT_TEST_POSTGRES names a server on which databases may be created; elsewhere those tests are skipped
and the summary says so. Under INTERDICT_CI nothing may be skipped for want of a server.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests.support import reached  # before the law: its rules are noted when they are called
from tests.support.postgres import WHY_NOT, postgres_database, server

# isort: split
from app.commands.matter_file import MatterFile

hypothesis.settings.register_profile("quick", max_examples=40, deadline=None)
hypothesis.settings.register_profile("soak", max_examples=4000, deadline=None, print_blob=True)
hypothesis.settings.load_profile("quick")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database of this test's own, once of each kind; it is dropped afterwards."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'interdict.db'}"
    else:
        yield from postgres_database()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of an empty SQLite database of this test's own, for what does not depend on the kind of database."""
    return f"sqlite:///{tmp_path / 'interdict.db'}"


@pytest.fixture
def postgresql_url() -> Iterator[str]:
    """The URL of an empty PostgreSQL database of this test's own, for what only PostgreSQL can do."""
    yield from postgres_database()


MOST_OF_A_RUN = 2048
"""Bytes that a run may take, whatever happened in its matter."""
largest: dict[str, int] = {}
_run_rows = MatterFile._run_rows


def _measured(file: MatterFile) -> list[dict[str, Any]]:
    rows = _run_rows(file)
    for row in rows:
        took = len(row["stand"].encode())
        largest[row["process"]] = max(took, largest.get(row["process"], 0))
        assert took <= MOST_OF_A_RUN, f"a run of {row['process']} takes {took} bytes"
    return rows


MatterFile._run_rows = _measured  # type: ignore[assignment]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Each test reaches what it names by itself."""
    reached.begin()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """A test that names a provision fails unless something that carries it out was reached."""
    yield
    wanting = [said for mark in item.iter_markers("provision") for named in mark.args if (said := reached.wanting(named))]
    if wanting:
        pytest.fail(" ".join(wanting), pytrace=False)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where the tests are shared among processes, each tells the first one how large its largest runs were."""
    if (told := getattr(session.config, "workeroutput", None)) is not None:
        told["largest"] = largest


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """What a process that is done says of its largest runs."""
    for process, size in getattr(node, "workeroutput", {}).get("largest", {}).items():
        largest[process] = max(size, largest.get(process, 0))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how large the largest run of each process was, and plainly that half of the databases was left out, if it was."""
    if largest:
        found = ", ".join(f"{process} {size:,}" for process, size in sorted(largest.items()))
        terminalreporter.write_line(f"Largest run of each process, in bytes (at most {MOST_OF_A_RUN:,}): {found}")
    if server() is None:
        terminalreporter.write_line(WHY_NOT, yellow=True)
