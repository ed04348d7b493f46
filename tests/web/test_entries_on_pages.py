"""The page of one entry: corrected in two windows, withdrawn whole or by its newest correction, with nothing typed lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.wall import Browser, Walled, walled


@pytest.fixture
def behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Walled:
    return walled(tmp_path, monkeypatch)


def note(behind: Walled) -> str:
    """The address of the note in this matter."""
    entry = behind.the("select id from entry where matter=:m and kind='note-made'")
    return f"/matters/{behind.matter}/entries/{entry}"


def seen(browser: Browser, address: str) -> dict[str, str]:
    """What the page keeps of the entry as it was shown."""
    found = re.search(r'name="_seen" value="([^"]+)"', browser.get(address).get_data(as_text=True))
    assert found
    return {"_seen": found[1]}


def corrections(behind: Walled) -> int:
    return int(behind.the("select count(*) from entry where matter=:m and kind='correction'"))


def test_of_two_windows_on_one_entry_the_second_is_told_and_keeps_what_was_typed(behind: Walled) -> None:
    # given the same entry in two windows
    prosecutor, address = behind.browser("prosecutor"), note(behind)
    first, second = seen(prosecutor, address), seen(prosecutor, address)
    assert prosecutor.post(address, {**first, "note": "Put right.", "reason": "a made-up slip"}).status_code == 303
    # when the second is sent, as it stood before the first
    late = prosecutor.post(address, {**second, "note": "Put right in another way.", "reason": "a made-up slip"})
    # then nothing is overwritten, and what was typed is there to be read
    assert late.status_code == 409
    assert "Put right in another way." in late.get_data(as_text=True)
    assert corrections(behind) == 1


def test_a_page_that_was_refused_still_knows_what_was_seen_first(behind: Walled) -> None:
    prosecutor, address = behind.browser("prosecutor"), note(behind)
    first = seen(prosecutor, address)
    other = behind.browser("legal")
    assert other.post(address, {**seen(other, address), "note": "Put right.", "reason": "a made-up slip"}).status_code == 303
    refused = prosecutor.post(address, {**first, "note": "Mine.", "reason": ""})
    assert refused.status_code == 422
    assert f'name="_seen" value="{first["_seen"]}"' in refused.get_data(as_text=True)


def test_a_corrected_entry_is_withdrawn_whole_or_by_its_newest_correction(behind: Walled) -> None:
    # given an entry that was corrected
    prosecutor, address = behind.browser("prosecutor"), note(behind)
    assert "What is withdrawn?" not in prosecutor.get(address).get_data(as_text=True)
    prosecutor.post(address, {**seen(prosecutor, address), "note": "Put right.", "reason": "a made-up slip"})
    asked = prosecutor.get(address).get_data(as_text=True)
    assert "It was corrected. What is withdrawn?" in asked
    # when no reason is given, what was chosen stays chosen and the sentence says what is missing
    refused = prosecutor.post(f"{address}/withdraw", {**seen(prosecutor, address), "what": "NEWEST", "reason": " "})
    assert refused.status_code == 422
    said = refused.get_data(as_text=True)
    assert "Say in a few words why the entry is wrong" in said
    assert re.search(r'value="NEWEST" checked', said)
    # when the newest correction is withdrawn, the entry stands as it was first said
    assert (
        prosecutor.post(f"{address}/withdraw", {**seen(prosecutor, address), "what": "NEWEST", "reason": "it was right"}).status_code == 303
    )
    assert prosecutor.get(address).status_code == 200
    # and when the whole is, from a window that was open all the time or twice from the same, it is gone once
    last = seen(prosecutor, address)
    assert prosecutor.post(f"{address}/withdraw", {**last, "what": "WHOLE", "reason": "it never happened"}).status_code == 303
    assert prosecutor.get(address).status_code == 404
    assert prosecutor.post(f"{address}/withdraw", {**last, "what": "WHOLE", "reason": "it never happened"}).status_code in {404, 409, 422}
    assert behind.the("select count(*) from entry where matter=:m and kind='withdrawal'") == 2
