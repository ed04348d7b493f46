"""`interdict check`, as it is typed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli.check import check

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _tiny_law() -> None:
    """The real law alone."""


def copied(to: Path) -> Path:
    for folder in ("workflows", "forms"):
        shutil.copytree(CHECKOUT / folder, to / folder)
    return to


def test_this_checkout_is_not_refused() -> None:
    said = CliRunner().invoke(check, ["--root", str(CHECKOUT)])
    assert (said.exit_code, said.stderr) == (0, "")


def test_a_missing_form_is_one_line_and_exit_1(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / "forms/temporary_order_term/confirm_end.yaml").unlink()
    said = CliRunner().invoke(check, ["--root", str(root)])
    assert said.exit_code == 1
    assert said.stderr.splitlines() == [
        "workflows/temporary_order_term/temporary_order_term.bpmn: confirm_end: has no form; write forms/temporary_order_term/confirm_end.yaml"
    ]


def test_a_field_that_the_data_dictionary_does_not_hold_is_refused(tmp_path: Path) -> None:
    root = copied(tmp_path)
    form = root / "forms/temporary_order_term/confirm_end.yaml"
    odd = "fields:\n  - {name: shoe_size, entry: end-confirmed.shoe_size}\n"
    form.write_text(form.read_text(encoding="utf-8").replace("fields:\n", odd, 1), encoding="utf-8")
    said = CliRunner().invoke(check, ["--root", str(root)])
    assert said.exit_code == 1
    assert any(
        line.startswith("forms/temporary_order_term/confirm_end.yaml: confirm_end: ") and "shoe_size" in line
        for line in said.stderr.splitlines()
    )


def test_a_form_that_nobody_asks_for_is_refused(tmp_path: Path) -> None:
    root = copied(tmp_path)
    shutil.copy(root / "forms/temporary_order_term/confirm_end.yaml", root / "forms/temporary_order_term/confirm_beginning.yaml")
    said = CliRunner().invoke(check, ["--root", str(root)])
    assert said.exit_code == 1
    assert "forms/temporary_order_term/confirm_beginning.yaml: confirm_beginning: no step of a diagram" in said.stderr
