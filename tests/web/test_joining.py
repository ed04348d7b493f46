"""The pages that join two matters of one person: the second person sees what changes; who sees one alone is shown nothing of the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.wall import CANARY, Walled, walled


@pytest.fixture
def behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Walled:
    return walled(tmp_path, monkeypatch)


def second(behind: Walled) -> str:
    """Another matter of the same made-up person; its number."""
    first = behind.matter
    behind.story.opens(family_name="Canarybirdtwo", birth_date="1981-01-01")
    number = str(behind.the("select number from matter where id=:m"))
    behind.story.matter = first
    return number


def test_one_person_proposes_on_a_page_another_confirms_and_it_is_undone_on_a_page(behind: Walled) -> None:
    number, address = second(behind), f"/matters/{behind.matter}/join"
    supervisor, legal = behind.browser("supervisor"), behind.browser("legal")
    assert address in supervisor.get(f"/matters/{behind.matter}").get_data(as_text=True)
    unknown = supervisor.get(f"{address}?other=INT-2026-000088")
    assert unknown.status_code == 422
    assert "INT-2026-000088" in unknown.get_data(as_text=True)
    # given what the supervisor must decide: who shall see it
    asked = supervisor.get(f"{address}?other={number}").get_data(as_text=True)
    assert "The dates of birth in the two matters are not the same." in asked
    assert "Barred from one of them" in asked
    assert CANARY not in asked
    wrong = supervisor.post(address, {"other": number, "grounds": "no"})
    assert wrong.status_code == 422
    assert "Say how it is known" in wrong.get_data(as_text=True)
    assert supervisor.post(address, {"other": number, "grounds": "The same made-up fingerprints."}).status_code == 303
    proposal = behind.the("select id from entry where matter=:m and kind='joining-proposed'")
    # when a second person reads what changes and confirms
    assert f"{address}/{proposal}" in legal.get(f"/matters/{behind.matter}").get_data(as_text=True)
    assert "Join them" not in supervisor.get(f"{address}/{proposal}").get_data(as_text=True)
    shown = legal.get(f"{address}/{proposal}").get_data(as_text=True)
    assert "Join them" in shown
    assert CANARY not in shown
    assert legal.post(f"{address}/{proposal}", {"other": number}).status_code == 303
    other = behind.the("select matter from entry where kind='matter-joined-into'")
    tombstone = legal.get(f"/matters/{other}")
    assert "stays to be read" in tombstone.get_data(as_text=True)
    assert f"/matters/{behind.matter}" in tombstone.get_data(as_text=True)
    # and when it was a mistake
    joined = behind.the("select id from entry where matter=:m and kind='matter-joined-here'")
    undo = f"/matters/{behind.matter}/joined/{joined}"
    assert undo in legal.get(f"/matters/{behind.matter}").get_data(as_text=True)
    assert "Separate them" in legal.get(undo).get_data(as_text=True)
    assert legal.post(undo, {"other": number, "reason": ""}).status_code == 422
    assert legal.post(undo, {"other": number, "reason": "not the same person"}).status_code == 303
    assert "stays to be read" not in legal.get(f"/matters/{other}").get_data(as_text=True)


def test_a_proposal_is_shown_to_nobody_who_sees_one_of_them_alone(behind: Walled) -> None:
    number, address = second(behind), f"/matters/{behind.matter}/join"
    behind.browser("supervisor").post(address, {"other": number, "grounds": "The same made-up fingerprints."})
    proposal = behind.the("select id from entry where matter=:m and kind='joining-proposed'")
    other = behind.the("select id from matter where id <> :m")
    behind.browser("supervisor").post(f"/matters/{other}/bars", {"person": "legal", "reason": "KNOWS_SOMEONE"})
    legal = behind.browser("legal")
    assert legal.get(f"{address}/{proposal}").status_code == 404
    page = legal.get(f"/matters/{behind.matter}").get_data(as_text=True)
    assert "joined" not in page.lower().replace("join another matter", "")
    assert "Confirm that two matters" not in legal.get("/work").get_data(as_text=True) + legal.get("/").get_data(as_text=True)
    for who in ("prosecutor", "registrar", "auditor"):
        assert behind.browser(who).get(address).status_code == 403
