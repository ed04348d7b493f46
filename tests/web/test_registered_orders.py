"""The page of a matter, asked through the browser's own door: which terms of a registered order bind until the respondent has notice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.processes.test_corresponding_orders import AS_VARIED, COPY, ORIGINAL, heard, referred, registers
from tests.support.wall import Walled, with_pages


def card(behind: Walled) -> str:
    """What the prosecutor reads of the order's status on the page of the matter."""
    answer = behind.browser("prosecutor").get(f"/matters/{behind.matter}")
    assert answer.status_code == 200
    (found,) = re.findall(r"<article.*?</article>", answer.get_data(as_text=True), re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found))


def test_a_registrar_registers_what_the_court_varied_in_absence_and_the_unvaried_terms_are_shown_until_notice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given an order referred by the registrar, varied by the court in the respondent's absence, and registered as varied
    story = referred(f"sqlite:///{tmp_path / 'interdict.db'}")
    registers(heard(story, "VARIED", presence="ABSENT"), "2026-03-13 10:00")
    # then the page shows it in force, with the terms before the variation, and says until when they bind
    behind = with_pages(story, tmp_path, monkeypatch)
    said = card(behind)
    assert "In force" in said
    assert ORIGINAL[0]["text"] in said
    assert AS_VARIED[0]["text"] not in said
    assert "until the respondent is notified of that it binds as if not varied (s 13ZB(4))" in said
    # and once the copy is served, the terms as varied
    story.serves("2026-03-14 18:00", COPY, documents=["ORDER"])
    said = card(behind)
    assert AS_VARIED[0]["text"] in said
    assert ORIGINAL[0]["text"] not in said
    assert "until the respondent is notified" not in said
