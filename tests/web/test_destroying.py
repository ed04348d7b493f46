"""The pages that destroy: they name entries and never a value, ask for a second person, and leave nothing behind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.wall import CANARY, NOTED, Walled, walled

ASKED = {"provision": "74(6)", "decision": "QP2600012345"}


@pytest.fixture
def behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Walled:
    return walled(tmp_path, monkeypatch)


def holding(behind: Walled, word: str) -> set[str]:
    return {table for table, rows in behind.dump().items() if word in repr(rows)}


def test_one_person_proposes_on_a_page_and_another_confirms_on_a_page(behind: Walled) -> None:
    note = behind.the("select id from entry where matter=:m and kind='note-made'")
    legal, address = behind.browser("legal"), f"/matters/{behind.matter}/destroy"
    # given the page that names what could go, and no value of it
    page = legal.get(address)
    assert page.status_code == 200
    assert f'value="{note}"' in page.get_data(as_text=True)
    assert CANARY not in page.get_data(as_text=True)
    # when nothing is chosen, each answer that is missing is named and what was chosen is kept
    wrong = legal.post(address, {"provision": "74(6)", "entries": note, "decision": "no number"})
    assert wrong.status_code == 422
    said = wrong.get_data(as_text=True)
    assert "Give the number of the decision" in said
    assert re.search(rf'value="{note}" checked', said)
    # when it is proposed, it stands on the matter's page and is confirmed by somebody else
    assert legal.post(address, {**ASKED, "entries": note}).status_code == 303
    proposal = behind.the("select id from entry where matter=:m and kind='destruction-proposed'")
    waiting = legal.get(f"{address}/{proposal}").get_data(as_text=True)
    assert "Another person has to confirm it" in waiting
    assert "Destroy them" not in waiting
    assert legal.post(f"{address}/{proposal}").status_code == 403
    assert holding(behind, NOTED) == {"entry_values"}
    supervisor = behind.browser("supervisor")
    assert f"{address}/{proposal}" in supervisor.get(f"/matters/{behind.matter}").get_data(as_text=True)
    shown = supervisor.get(f"{address}/{proposal}").get_data(as_text=True)
    assert "Destroy them" in shown
    assert "Note, Respondent" in shown
    assert CANARY not in shown
    assert supervisor.post(f"{address}/{proposal}").status_code == 303
    # then the value is nowhere, and the docket says what went, under which decision
    assert holding(behind, NOTED) == set()
    docket = supervisor.get(f"/matters/{behind.matter}").get_data(as_text=True)
    assert "Decision QP2600012345" in docket
    assert supervisor.get(f"{address}/{proposal}").status_code == 404


def test_whoever_may_not_propose_is_shown_no_page_and_no_link(behind: Walled) -> None:
    for who in ("prosecutor", "officer", "registrar", "supervisor", "auditor"):
        browser = behind.browser(who)
        assert browser.get(f"/matters/{behind.matter}/destroy").status_code == 403
        assert "Propose that values be destroyed" not in browser.get(f"/matters/{behind.matter}").get_data(as_text=True)


def test_what_an_order_in_force_rests_on_is_refused_in_a_sentence(behind: Walled) -> None:
    made = behind.the("select id from entry where matter=:m and kind='temporary-order-made'")
    answer = behind.browser("legal").post(f"/matters/{behind.matter}/destroy", {**ASKED, "entries": made})
    assert answer.status_code == 422
    assert "Temporary order 1 binds somebody, or still may" in answer.get_data(as_text=True)


def test_a_proposal_is_withdrawn_on_its_page(behind: Walled) -> None:
    note = behind.the("select id from entry where matter=:m and kind='note-made'")
    register = behind.browser("register")
    register.post(f"/matters/{behind.matter}/destroy", {**ASKED, "entries": note})
    proposal = behind.the("select id from entry where matter=:m and kind='destruction-proposed'")
    assert register.post(f"/matters/{behind.matter}/entries/{proposal}/withdraw", {"reason": "set aside"}).status_code == 303
    assert behind.browser("supervisor").post(f"/matters/{behind.matter}/destroy/{proposal}").status_code == 422
    assert holding(behind, NOTED) == {"entry_values"}
