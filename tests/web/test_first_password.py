"""A password that somebody else gave is changed before anything else is done."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.scenario import mention_listed
from tests.support.wall import Browser, Walled, with_pages

GIVEN, OWN = "a made-up first password", "a made-up password of my own"


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Walled:
    """The pages of a house in which an administrator has just added somebody, and which then left its demonstration."""
    found = with_pages(mention_listed(f"sqlite:///{tmp_path / 'first.db'}"), tmp_path, monkeypatch)
    nova = {
        "name": "Nova Madeup-New",
        "email": "nova@example.invalid",
        "password": GIVEN,
        "roles": "registrar",
        "units": "Registry Brisbane",
    }
    assert found.browser("administrator").post("/people", nova).status_code == 303
    accounts = found.pages.extensions["accounts"]
    monkeypatch.setattr(accounts, "settings", replace(accounts.settings, mode="production"))
    return found


def signed_in(pages: Walled, password: str) -> Browser:
    browser = Browser(pages.pages.test_client())
    assert browser.post("/sign-in", {"email": "nova@example.invalid", "password": password}).status_code == 303
    browser.token = browser._token("/password")
    return browser


def test_whoever_was_given_a_password_chooses_one_of_their_own_first(pages: Walled) -> None:
    # given somebody who signs in with the password that an administrator gave them
    nova = signed_in(pages, GIVEN)
    # then every page leads to the choice of another one, and nothing is recorded
    for address in ("/", f"/matters/{pages.matter}", "/deadlines"):
        answer = nova.get(address)
        assert (answer.status_code, answer.location) == (303, "/password"), address
    assert nova.post("/open-a-matter", {}).location == "/password"
    assert "given to you by somebody else" in nova.get("/password").get_data(as_text=True)
    # and the same password again is not another one
    assert nova.post("/password", {"current": GIVEN, "password": GIVEN}).status_code == 422
    # when they have chosen one and sign in with it, they work as everybody does
    assert nova.post("/password", {"current": GIVEN, "password": OWN}).status_code == 303
    assert signed_in(pages, OWN).get(f"/matters/{pages.matter}").status_code == 200


def test_a_password_given_anew_is_changed_again(pages: Walled) -> None:
    nova = signed_in(pages, GIVEN)
    assert nova.post("/password", {"current": GIVEN, "password": OWN}).status_code == 303
    person = pages.the("select id from account_person where email='nova@example.invalid'")
    accounts = pages.pages.extensions["accounts"]
    accounts.settings = replace(accounts.settings, mode="demo")
    assert pages.browser("administrator").post(f"/people/{person}/password", {"password": GIVEN}).status_code == 303
    accounts.settings = replace(accounts.settings, mode="production")
    assert signed_in(pages, GIVEN).get("/").location == "/password"
