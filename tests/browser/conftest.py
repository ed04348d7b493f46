"""A demonstration of a test's own, and a browser to look at it with."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.person import Person

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
PATIENCE = 180.0  # seconds for a slow machine to load the made-up matters


@dataclass
class Demo:
    """A demonstration that serves, and the file it is kept in."""

    base: str
    file: Path
    process: subprocess.Popen[bytes]


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
    return port


def _started(folder: Path) -> Demo:
    """`interdict demo` on a free port, once it says that it is well."""
    port, file = _free_port(), folder / "demo.db"
    said = folder / "demo.log"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("INTERDICT_")} | {
        "INTERDICT_DATABASE_URL": f"sqlite:///{file}",
        "INTERDICT_SEAL_PATH": str(folder / "seals" / "seals.jsonl"),
    }
    with said.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-c", "from app.main import run; run()", "demo", "--port", str(port)],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=log,
        )
    base, until = f"http://127.0.0.1:{port}", time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, said.read_text(encoding="utf-8")
        try:
            with urllib.request.urlopen(f"{base}/healthz", timeout=5) as answer:
                if answer.status == 200:
                    return Demo(base, file, process)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            process_waits(process)
    _stopped(process)
    pytest.fail(f"the demonstration did not start in {PATIENCE:.0f} seconds:\n{said.read_text(encoding='utf-8')}")


def process_waits(process: subprocess.Popen[bytes]) -> None:
    """Wait a moment, or until the process has ended."""
    try:
        process.wait(0.2)
    except subprocess.TimeoutExpired:
        return


def _stopped(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium. Where there is none the test is skipped and says so; in continuous integration it fails."""
    if CHROMIUM is None:
        why = "the pages are not looked at: Chromium is not on this machine"
        if os.environ.get("INTERDICT_CI"):
            pytest.fail(why)
        pytest.skip(why)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        try:
            yield browser
        finally:
            browser.close()


@pytest.fixture(scope="session")
def demo(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demonstration as it is when it has just been started. Its clock is not moved: `own_demo` is for that."""
    found = _started(tmp_path_factory.mktemp("demo"))
    try:
        yield found
    finally:
        _stopped(found.process)


@pytest.fixture
def own_demo(demo: Demo, tmp_path: Path) -> Iterator[Demo]:
    """A demonstration of this test's own, begun from a copy of the one that was loaded."""
    with sqlite3.connect(demo.file) as loaded, sqlite3.connect(tmp_path / "demo.db") as copy:
        loaded.backup(copy)
    loaded.close()
    copy.close()
    found = _started(tmp_path)
    try:
        yield found
    finally:
        _stopped(found.process)


@pytest.fixture
def person_at(chromium: Browser) -> Iterator[Callable[..., Person]]:
    """Makes a person with a window at an address: `person_at(demo.base, width=320, scripts=False)`."""
    came: list[Person] = []

    def at(base: str, *, width: int = 1280, scripts: bool = True) -> Person:
        came.append(Person(chromium, base, width=width, scripts=scripts))
        return came[-1]

    yield at
    for person in came:
        person.close()
