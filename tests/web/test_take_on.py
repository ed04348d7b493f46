"""The administrator's page that takes on running orders: a look, then for good; no name on it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.support.scenario import ROOT
from tests.support.wall import Walled, walled

SHEET = (ROOT / "data" / "take-on.csv").read_text(encoding="utf-8")


@pytest.fixture
def behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Walled:
    found = walled(tmp_path, monkeypatch)
    found.story.at("2026-03-25 09:00")
    return found


def posted(text: str, action: str) -> dict[str, object]:
    return {"file": (io.BytesIO(text.encode()), "orders.csv"), "_action": action}


def test_an_administrator_looks_then_takes_on(behind: Walled) -> None:
    administrator = behind.browser("administrator")
    assert "/take-on" in administrator.get("/people").get_data(as_text=True)
    assert administrator.get("/take-on/template.csv").get_data(as_text=True).strip() == SHEET.splitlines()[0]
    looked = administrator.post("/take-on", posted(SHEET, "look")).get_data(as_text=True)
    assert "Nothing was changed." in looked
    assert "Sat 3 March 2029" in looked
    assert "5 years from Wed 6 March 2024" in looked
    assert behind.the("select count(*) from matter") == 1
    done = administrator.post("/take-on", posted(SHEET, "take")).get_data(as_text=True)
    assert "INT-2026-000003" in done
    assert "Example-S" not in done
    assert behind.the("select count(*) from matter") == 3


def test_a_file_that_cannot_be_read_is_said_so(behind: Walled) -> None:
    administrator = behind.browser("administrator")
    for wrong in ("", "a,b\n1,2"):
        assert administrator.post("/take-on", posted(wrong, "look")).status_code == 422
    assert administrator.post("/take-on", {"file": (io.BytesIO(b"\xff\xfe\x00"), "x.xls"), "_action": "look"}).status_code == 422
    many = SHEET + "\n".join(SHEET.splitlines()[1].replace("QP2600000001", f"QP27{n:08}") for n in range(200))
    assert "at most 200 rows" in administrator.post("/take-on", posted(many, "look")).get_data(as_text=True)


def test_nobody_else_sees_the_page(behind: Walled) -> None:
    for who in ("prosecutor", "supervisor", "auditor"):
        assert behind.browser(who).get("/take-on").status_code == 403
