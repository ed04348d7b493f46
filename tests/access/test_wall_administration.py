"""Every page and form of administration, for every role: who is shown it, who may send it, and that an administrator sees no matter by it."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from app.access.roles import ROLES
from app.cli.cast import WHO_DOES
from tests.support.wall import CANARY, Walled, person, walled

WHO = WHO_DOES


@dataclass(frozen=True)
class Page:
    """An address, whom it is shown or whose form is taken, and what is sent."""

    address: str
    for_roles: frozenset[str]
    posted: dict[str, str] = field(default_factory=dict)


EVERYBODY = frozenset(ROLES)
ADMINISTRATOR, SUPERVISOR = frozenset({"administrator"}), frozenset({"supervisor"})
SHOWN = (
    Page("/people", ADMINISTRATOR), Page("/people/registrar", ADMINISTRATOR), Page("/team", SUPERVISOR), Page("/calendars", EVERYBODY),
    Page("/calendars?year=2027", EVERYBODY), Page("/calendars?year=x", EVERYBODY), Page("/moved-dates", EVERYBODY), Page("/password", EVERYBODY),
)  # fmt: skip
SENT = (
    Page("/people", ADMINISTRATOR, {"email": "x"}), Page("/people/registrar/place", ADMINISTRATOR, {"roles": "god"}),
    Page("/people/officer/password", ADMINISTRATOR, {"password": "short"}), Page("/units", ADMINISTRATOR, {"unit_name": ""}),
    Page("/units/remove", ADMINISTRATOR, {"unit": "Registry Brisbane"}), Page("/calendars", ADMINISTRATOR, {"csv": "x"}),
    Page("/team/stand-in", SUPERVISOR, {"person": "registrar", "deputy": "registrar"}),
)  # fmt: skip
"""Each is refused as it stands (422) to whom it is for, and is not permitted (403) to everybody else: nothing is changed by asking."""


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Walled:
    with pytest.MonkeyPatch.context() as patch:
        found = walled(tmp_path_factory.mktemp("administration"), patch)
        for role in ROLES.keys() - WHO.keys():
            person(found.house, role, f"Testa Madeup-{role}", role, "Supervisors")
        return found


@pytest.mark.parametrize("role", sorted(ROLES))
def test_each_page_is_shown_to_whom_it_is_for(behind: Walled, role: str) -> None:
    browser = behind.browser(WHO.get(role, role))
    for page in SHOWN:
        answer = browser.get(page.address)
        assert answer.status_code == (200 if role in page.for_roles else 403), (role, page.address)
        assert CANARY not in answer.get_data(as_text=True)


@pytest.mark.parametrize("role", sorted(ROLES))
def test_each_form_is_taken_from_whom_it_is_for(behind: Walled, role: str) -> None:
    browser = behind.browser(WHO.get(role, role))
    kept = ("audit", "account_session")
    before = behind.dump(but=kept)
    for page in SENT:
        answer = browser.post(page.address, dict(page.posted))
        assert answer.status_code == (422 if role in page.for_roles else 403), (role, page.address)
        for method in ("PUT", "PATCH", "DELETE"):
            assert browser.client.open(page.address, method=method, data={"csrf_token": browser.token}).status_code in {404, 405}
    assert behind.dump(but=kept) == before


@pytest.mark.parametrize("page", [*SHOWN, *SENT], ids=lambda page: f"{'POST' if page.posted else 'GET'} {page.address}")
def test_nobody_is_shown_anything_before_signing_in(behind: Walled, page: Page) -> None:
    client = behind.pages.test_client()
    answer = client.post(page.address, data=page.posted) if page.posted else client.get(page.address)
    assert answer.status_code in {303, 403}
    assert "Madeup-Registrar" not in answer.get_data(as_text=True)


def test_whoever_is_unknown_is_no_page_even_to_an_administrator(behind: Walled) -> None:
    browser = behind.browser("administrator")
    assert browser.get("/people/nobody-of-this-name").status_code == 404
    for act in ("place", "password", "end"):
        assert browser.post(f"/people/nobody-of-this-name/{act}", {"roles": "registrar"}).status_code == 404


def test_who_gives_and_who_bars_in_a_matter(behind: Walled) -> None:
    of_matter = {
        "seats": ({"who": "person:nobody", "basis": "x"}, {"who": "unit:Registry Brisbane", "basis": "x"}),
        "bars": ({"person": "nobody", "reason": "x"},),
    }
    may = {"seats": {"supervisor"}, "bars": {"supervisor", "legal"}}
    before = behind.dump(but=("audit", "account_session"))
    for what, forms in of_matter.items():
        for who in (
            "prosecutor",
            "officer",
            "registrar",
            "legal",
            "register",
            "supervisor",
            "auditor",
            "administrator",
            "outsider",
            "barred",
        ):
            answer = behind.browser(who).post(f"/matters/{behind.matter}/{what}", forms[-1])
            unseen = who in {"administrator", "outsider", "barred"}
            assert answer.status_code == (404 if unseen else 422 if who in may[what] else 403), (who, what)
    assert behind.dump(but=("audit", "account_session")) == before


def test_an_account_that_is_ended_on_the_page_is_dead_at_its_next_click(behind: Walled) -> None:
    person(behind.house, "leaving", "Testa Madeup-Leaving", "registrar", "Registry Brisbane")
    leaving, administrator = behind.browser("leaving"), behind.browser("administrator")
    assert leaving.get("/").status_code == 200
    assert administrator.post("/people/leaving/end").status_code == 303
    assert leaving.get("/").status_code == 303
    assert administrator.post("/people/leaving/end").status_code == 409
    assert administrator.post("/people/administrator/end").status_code == 403


def test_a_password_is_never_shown_again(behind: Walled) -> None:
    page = behind.browser("administrator").post("/people", {"name": "Nova", "password": "a secret made-up password"})
    assert page.status_code == 422
    assert "Nova" in page.get_data(as_text=True)
    assert "a secret made-up" not in page.get_data(as_text=True)
