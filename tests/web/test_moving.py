"""The pages that move an entry to the matter to which it belongs: they name what goes with it, and no matter that the person may not see."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.wall import CANARY, Walled, walled


@pytest.fixture
def behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Walled:
    return walled(tmp_path, monkeypatch)


def test_a_note_is_moved_on_two_pages(behind: Walled) -> None:
    first = behind.matter
    behind.story.opens(family_name="Example-Other")
    number = behind.the("select number from matter where id=:m")
    behind.story.matter = first
    note = behind.the("select id from entry where matter=:m and kind='note-made'")
    address = f"/matters/{first}/entries/{note}"
    prosecutor = behind.browser("prosecutor")
    # given the link on the page that corrects an entry
    assert f"{address}/move" in prosecutor.get(address).get_data(as_text=True)
    asked = prosecutor.get(f"{address}/move").get_data(as_text=True)
    assert "Number of the other matter" in asked
    assert CANARY not in asked
    # when the number is one that was never given, it is said and kept
    wrong = prosecutor.get(f"{address}/move?other=INT-2026-000077")
    assert wrong.status_code == 422
    assert "no matter of this number" in wrong.get_data(as_text=True)
    assert 'value="INT-2026-000077"' in wrong.get_data(as_text=True)
    # when it is moved, the docket says so with a link
    assert f"Move to {number}" in prosecutor.get(f"{address}/move?other={number}").get_data(as_text=True)
    assert prosecutor.post(f"{address}/move", {"other": number}).status_code == 303
    assert f"Matter {number}</a>" in prosecutor.get(f"/matters/{first}").get_data(as_text=True)
    assert prosecutor.get(f"{address}/move").status_code == 404


def test_what_an_entry_names_is_asked_for_and_nothing_chosen_is_lost(behind: Walled) -> None:
    first = behind.matter
    behind.story.opens(family_name="Example-Other")
    number = behind.the("select number from matter where id=:m")
    behind.story.matter = first
    made = behind.the("select id from entry where matter=:m and kind='temporary-order-made'")
    address = f"/matters/{first}/entries/{made}/move"
    prosecutor = behind.browser("prosecutor")
    answer = prosecutor.post(address, {"other": number, "subject-application:1": "new"})
    assert answer.status_code == 422
    said = answer.get_data(as_text=True)
    assert "Say which it is in the other matter." in said
    assert '<option value="new" selected>' in said


def test_whoever_sees_nothing_is_shown_nothing(behind: Walled) -> None:
    note = behind.the("select id from entry where matter=:m and kind='note-made'")
    address = f"/matters/{behind.matter}/entries/{note}/move"
    for who in ("outsider", "barred", "administrator"):
        assert behind.browser(who).get(address).status_code == 404
        assert behind.browser(who).post(address, {"other": "INT-2026-000001"}).status_code == 404
    assert behind.browser("auditor").get(address).status_code == 403
