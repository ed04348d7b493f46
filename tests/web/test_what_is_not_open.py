"""An address of something that may be recorded, where it may not be now: said at once, before anybody fills in a form for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.wall import Walled, walled


@pytest.fixture
def behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Walled:
    return walled(tmp_path, monkeypatch)


@pytest.mark.parametrize("subject", ["application:7", "hearing:1", "temporary-order:1", "x", "application:1:1"])
def test_a_form_about_something_else_is_not_shown(behind: Walled, subject: str) -> None:
    address = f"/matters/{behind.matter}/steps/offers/{subject}/discontinue_application"
    answer = behind.browser("prosecutor").get(address)
    assert answer.status_code == 409
    assert "This cannot be recorded here now" in answer.get_data(as_text=True)


def test_what_was_typed_is_shown_all_the_same_where_it_closed_meanwhile(behind: Walled) -> None:
    address = f"/matters/{behind.matter}/steps/offers/application:7/discontinue_application"
    answer = behind.browser("prosecutor").post(address, {"_action": "record", "words": "A made-up reason."})
    assert answer.status_code == 409
    assert "A made-up reason." in answer.get_data(as_text=True)


def test_who_does_no_such_steps_is_told_that_first(behind: Walled) -> None:
    address = f"/matters/{behind.matter}/steps/offers/application:7/discontinue_application"
    assert behind.browser("register").get(address).status_code == 403


def test_a_character_that_nothing_can_keep_loses_no_other_word(behind: Walled) -> None:
    address = f"/matters/{behind.matter}/steps/offers/respondent:1/record_note"
    answer = behind.browser("prosecutor").post(address, {"note": b"a made-up note\x00 pasted"})
    assert answer.status_code == 400
    assert "a made-up note pasted" in answer.get_data(as_text=True)
