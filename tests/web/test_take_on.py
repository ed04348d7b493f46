"""The administrator's page that takes on running orders: a template for each kind, a look, then for good; no name on it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from app.law.taking_on.columns import KINDS
from tests.support.sheets import EXAMPLE, extensions, of_kind, sheet
from tests.support.wall import Walled, walled

SHEET = EXAMPLE.read_text(encoding="utf-8")


@pytest.fixture
def behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Walled:
    found = walled(tmp_path, monkeypatch)
    found.story.at("2026-04-12 09:00")
    return found


def posted(text: str, action: str) -> dict[str, object]:
    return {"file": (io.BytesIO(text.encode()), "orders.csv"), "_action": action}


def test_an_administrator_looks_then_takes_on(behind: Walled) -> None:
    administrator = behind.browser("administrator")
    assert "/take-on" in administrator.get("/people").get_data(as_text=True)
    looked = administrator.post("/take-on", posted(SHEET, "look")).get_data(as_text=True)
    assert "Nothing was changed." in looked
    # what the law says stands beside what the sheet says, with its reason, and what comes next with whose it is
    assert "the sheet: Sat 3 March 2029" in looked
    assert "5 years from Wed 6 March 2024" in looked
    assert "In force</dt><dd><strong>Yes</strong> · the sheet: Yes" in looked
    assert "Prosecutor (Prosecutions Brisbane)" in looked
    assert behind.the("select count(*) from matter") == 1
    done = administrator.post("/take-on", posted(SHEET, "take")).get_data(as_text=True)
    assert "INT-2026-000003" in done
    assert "Example-S" not in done
    assert behind.the("select count(*) from matter") == 8


def test_a_refused_row_names_line_column_sentence_and_provision(behind: Walled) -> None:
    administrator = behind.browser("administrator")
    rows = sheet(of_kind("TEMPORARY"), extensions()[1], of_kind("PROHIBITION", court=""))
    page = administrator.post("/take-on", posted(rows, "take")).get_data(as_text=True)
    assert "Line 3 · QP2600000003: refused" in page
    assert "<code>extended_until</code>: By the law this order was not running" in page
    assert "(section 13M(2), 13U(2))" in page
    assert "<code>court</code>: This is needed" in page
    assert behind.the("select count(*) from matter") == 1


def test_each_kind_has_its_template_with_its_columns_explained(behind: Walled) -> None:
    administrator = behind.browser("administrator")
    page = administrator.get("/take-on").get_data(as_text=True)
    for kind, one in KINDS.items():
        assert f"/take-on/template/{kind}.csv" in page
        template = administrator.get(f"/take-on/template/{kind}.csv")
        assert template.get_data().startswith(b"\xef\xbb\xbf"), "Excel reads it as UTF-8"
        assert template.get_data().decode("utf-8-sig").strip().split(",") == list(one.columns)
        assert one.label in page
    assert administrator.get("/take-on/template/SOMETHING.csv").status_code == 404
    assert administrator.get("/take-on/example.csv").get_data().decode("utf-8-sig") == SHEET


def test_a_file_that_cannot_be_read_is_said_so(behind: Walled) -> None:
    administrator = behind.browser("administrator")
    for wrong in ("", "a,b\n1,2"):
        assert administrator.post("/take-on", posted(wrong, "look")).status_code == 422
    assert administrator.post("/take-on", {"file": (io.BytesIO(b"\xff\xfe\x00"), "x.xls"), "_action": "look"}).status_code == 422
    turned = sheet(of_kind("TEMPORARY", birth_date="5/23/1980"))
    assert "month first" in administrator.post("/take-on", posted(turned, "look")).get_data(as_text=True)
    many = SHEET + "\n".join(SHEET.splitlines()[1].replace("QP2600000001", f"QP27{n:08}") for n in range(200))
    assert "at most 200 rows" in administrator.post("/take-on", posted(many, "look")).get_data(as_text=True)


def test_nobody_else_sees_the_page(behind: Walled) -> None:
    for who in ("prosecutor", "supervisor", "auditor"):
        assert behind.browser(who).get("/take-on").status_code == 403
        assert behind.browser(who).get("/take-on/template/TEMPORARY.csv").status_code == 403
        assert behind.browser(who).get("/take-on/example.csv").status_code == 403
