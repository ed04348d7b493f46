"""The measurements can be started: nothing that tests alone may import stands in their way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_measurements_say_what_can_be_measured() -> None:
    said = subprocess.run([sys.executable, "-m", "tests.benchmarks", "--help"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    assert "timers" in said.stdout
