"""The register of doubtful texts as a legal officer looks at it: what is asked and may be elected, and what is done whichever reading is right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.law.readings import REGISTER
from tests.processes.told import Tale
from tests.support.wall import with_pages


def test_a_reading_is_elected_only_where_a_rule_asks_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    behind = with_pages(Tale(f"sqlite:///{tmp_path / 'interdict.db'}"), tmp_path, monkeypatch)
    page = behind.browser("legal").get("/readings").get_data(as_text=True)
    sections = dict(re.findall(r'<section class="doubt" id="([^"]+)"(.*?)</section>', page, re.DOTALL))
    assert sections.keys() == REGISTER.keys()
    # the first day of a period is asked, and a reading of it may be elected
    assert "/readings/O-A01" in sections["O-A01"]
    assert "Whichever reading is right" not in sections["O-A01"]
    # copies of a child's order are given whichever reading is right, so that there is nothing to elect
    assert "/readings/O-A34" not in sections["O-A34"]
    assert "The copies are asked for, and have their date, whether or not the child was there." in sections["O-A34"]
