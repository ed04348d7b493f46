"""Signing in: a session that is new at sign-in, dead when idle, old, ended or disabled, and that shows nothing to whoever reads the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask, jsonify, redirect, request
from flask.testing import FlaskClient
from flask_wtf.csrf import CSRFProtect, generate_csrf
from jinja2 import ChoiceLoader, DictLoader, FileSystemLoader
from sqlalchemy import Engine, select, text
from werkzeug.test import TestResponse

import app.accounts.signing_in
import app.accounts.staff
from app.accounts import Accounts
from app.accounts.sessions import hashed, sweep_sessions
from app.accounts.staff import DEMO_PASSWORD, create_person, people
from app.accounts.tables import Person, SessionRow, create_tables
from app.errors import Refusal
from app.settings import Settings
from app.storage import audit
from app.storage.database import opened
from app.storage.tables import absence as absence_table
from app.storage.tables import audit as audit_table
from app.storage.tables import seal as seal_table
from tests.support.staff import ended, placed

TEMPLATES = Path(__file__).parents[2] / "app/web/templates"
EMAIL, PASSWORD = "testa@example.test", "a long made-up password"
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@dataclass
class House:
    """An application with nothing but accounts, on a machine clock that the test moves."""

    app: Flask
    engine: Engine
    settings: Settings
    at: datetime

    def now(self) -> datetime:
        return self.at

    def later(self, **by: int) -> None:
        self.at += timedelta(**by)

    def browser(self) -> FlaskClient:
        return self.app.test_client()


def built(tmp_path: Path, settings: Settings, url: str = "") -> House:
    engine = opened(url or f"sqlite:///{tmp_path}/accounts.db")
    create_tables(engine)
    for table in (audit_table, seal_table, absence_table):
        table.create(engine)
    flask_app = Flask("house", template_folder=str(TEMPLATES))
    layout = "<title>{% block title %}{% endblock %}</title>{% block content %}{% endblock %}"
    flask_app.jinja_loader = ChoiceLoader([DictLoader({"base.html": layout}), FileSystemLoader(TEMPLATES)])
    house = House(flask_app, engine, settings, NOW)
    accounts = Accounts(engine, settings, legal_now=lambda _: NOW, now=house.now)
    CSRFProtect(flask_app)
    accounts.attach(flask_app)

    @flask_app.get("/")
    def first_page() -> Any:
        actor = accounts.actor()
        return jsonify(id=actor and actor.id, roles=sorted(actor.roles) if actor else [], units=sorted(actor.units) if actor else [])

    @flask_app.post("/record")
    def record() -> str:
        return "recorded"

    @flask_app.get("/token")
    def fresh_token() -> str:
        return str(generate_csrf())

    @flask_app.get("/pool")
    def pool() -> Any:
        return jsonify([accounts.actor() is not None, engine.pool.checkedout()])  # type: ignore[attr-defined]

    @flask_app.before_request
    def sign_in_first() -> Any:
        outside = request.path.startswith(("/sign-in", "/sign-out")) or accounts.actor() is not None
        return None if outside else redirect(f"{accounts.sign_in_url}?next={request.path}", 303)

    return house


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if "dear" not in request.fixturenames:
        cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
        for room in (app.accounts.staff, app.accounts.signing_in):
            monkeypatch.setattr(room, "hash_of", cheap.hash)


@pytest.fixture
def dear() -> None:
    """Hashes at their real cost."""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = built(tmp_path, Settings.from_environment({}, mode="demo"))
    yield made
    made.engine.dispose()


@pytest.fixture
def testa(house: House) -> str:
    return create_person(
        house.engine, email=EMAIL, name="Testa Example-Person", password=PASSWORD, roles=["registrar"], units=["brisbane-registry"]
    ).id


def token(page: TestResponse) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page.get_data(as_text=True))
    assert found is not None
    return found[1]


def sign_in(browser: FlaskClient, email: str = EMAIL, password: str = PASSWORD, **more: str) -> TestResponse:
    page = browser.get("/sign-in")
    return browser.post("/sign-in", data={"csrf_token": token(page), "email": email, "password": password, **more})


def cookie(browser: FlaskClient, name: str = "interdict") -> str:
    found = browser.get_cookie(name)
    assert found is not None
    return found.value


def test_a_person_signs_in_and_acts_with_their_roles_and_units(house: House, testa: str) -> None:
    browser = house.browser()
    answer = sign_in(browser)
    assert (answer.status_code, answer.location) == (303, "/")
    assert browser.get("/").json == {"id": testa, "roles": ["registrar"], "units": ["brisbane-registry"]}


def test_it_is_the_same_on_each_database(tmp_path: Path, database_url: str) -> None:
    house = built(tmp_path, Settings.from_environment({}, mode="demo"), database_url)
    who = create_person(house.engine, email=EMAIL, name="Testa Example-Person", password=PASSWORD, roles=["registrar"], units=["u"])
    browser = house.browser()
    assert sign_in(browser, password="a wrong password").status_code == 422
    assert sign_in(browser).status_code == 303
    assert browser.get("/").json == {"id": who.id, "roles": ["registrar"], "units": ["u"]}
    house.later(minutes=2)
    assert browser.get("/pool").json == [True, 0]
    ended(house.engine, who.id)
    assert browser.get("/").status_code == 303
    assert sweep_sessions(house.engine, house.settings, house.at + timedelta(hours=1)) == 0
    house.engine.dispose()


def test_a_stranger_is_sent_to_the_sign_in_page_from_everywhere(house: House) -> None:
    answer = house.browser().get("/")
    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/")
    assert house.browser().get("/no-such-page").status_code == 303


@pytest.mark.parametrize(
    ("email", "password"), [(EMAIL, "wrong password"), ("nobody@example.test", PASSWORD), ("", ""), (EMAIL, "x" * 5000)]
)
def test_a_wrong_address_and_a_wrong_password_look_the_same(house: House, testa: str, email: str, password: str) -> None:
    answer = sign_in(house.browser(), email, password)
    assert answer.status_code == 422
    assert "The e-mail address or the password is wrong." in answer.get_data(as_text=True)


def test_an_address_is_the_same_in_capitals(house: House, testa: str) -> None:
    assert sign_in(house.browser(), f" {EMAIL.upper()} ").status_code == 303


def test_signing_in_gives_a_new_id_and_the_old_one_opens_nothing(house: House, testa: str) -> None:
    browser = house.browser()
    browser.get("/sign-in")
    before = cookie(browser)
    sign_in(browser)
    assert cookie(browser) != before
    thief = house.browser()
    thief.set_cookie("interdict", before)
    assert thief.get("/").status_code == 303


def test_an_id_that_somebody_made_up_opens_nothing_and_is_never_adopted(house: House, testa: str) -> None:
    browser = house.browser()
    browser.set_cookie("interdict", "chosen-by-the-attacker")
    sign_in(browser)
    assert cookie(browser) != "chosen-by-the-attacker"


def test_the_table_holds_no_id_that_a_cookie_could_carry(house: House, testa: str) -> None:
    browser = house.browser()
    sign_in(browser)
    value = cookie(browser)
    with house.engine.connect() as connection:
        stored = str(connection.execute(text("select * from account_session")).all())
        assert connection.execute(select(SessionRow.person).where(SessionRow.id_hash == hashed(value))).scalar() == testa
    assert value not in stored
    assert len(value) >= 43


def test_fifteen_minutes_without_a_request_end_the_session(house: House, testa: str) -> None:
    browser = house.browser()
    sign_in(browser)
    house.later(minutes=14)
    assert browser.get("/").status_code == 200
    house.later(minutes=15)
    assert browser.get("/").status_code == 303


def test_who_was_signed_out_is_told_so(house: House, testa: str) -> None:
    browser = house.browser()
    sign_in(browser)
    house.later(minutes=15)
    assert "You were signed out" in browser.get("/sign-in").get_data(as_text=True)


def test_twelve_hours_end_the_session_however_busy_it_is(house: House, testa: str) -> None:
    browser = house.browser()
    sign_in(browser)
    for _ in range(71):
        house.later(minutes=10)
        assert browser.get("/").status_code == 200
    house.later(minutes=10)
    assert browser.get("/").status_code == 303


def test_signing_out_ends_the_session_for_a_copy_of_the_cookie_too(house: House, testa: str) -> None:
    browser = house.browser()
    sign_in(browser)
    copy = house.browser()
    copy.set_cookie("interdict", cookie(browser))
    assert copy.get("/").status_code == 200
    house.app.config["WTF_CSRF_ENABLED"] = False
    answer = browser.post("/sign-out")
    assert (answer.status_code, answer.headers["Clear-Site-Data"]) == (303, '"cache", "storage"')
    assert copy.get("/").status_code == 303
    assert browser.get("/").status_code == 303


def test_a_disabled_account_is_dead_at_the_next_request(house: House, testa: str) -> None:
    browser = house.browser()
    sign_in(browser)
    ended(house.engine, testa)
    assert browser.get("/").status_code == 303
    assert sign_in(browser).status_code == 422


def test_an_account_disabled_behind_our_back_is_dead_at_the_next_request(house: House, testa: str) -> None:
    browser = house.browser()
    sign_in(browser)
    with house.engine.connect() as connection:
        connection.execute(text("update account_person set active=0"))
    assert browser.get("/").status_code == 303


def test_a_role_taken_away_is_gone_at_the_next_request(house: House, testa: str) -> None:
    browser = house.browser()
    sign_in(browser)
    placed(house.engine, testa, roles=["prosecutor"], units=["unit-south"])
    assert browser.get("/").json == {"id": testa, "roles": ["prosecutor"], "units": ["unit-south"]}


def test_the_cookie_is_for_this_host_over_https_and_out_of_reach_of_scripts(tmp_path: Path) -> None:
    house = built(tmp_path, replace(Settings.from_environment({}, mode="demo"), https=True))
    set_cookie = house.browser().get("/sign-in", base_url="https://localhost").headers["Set-Cookie"]
    assert set_cookie.startswith("__Host-interdict=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(set_cookie.split("; "))
    assert "Domain" not in set_cookie
    house.engine.dispose()


def test_a_form_of_another_session_is_refused(house: House, testa: str) -> None:
    browser = house.browser()
    sign_in(browser)
    of_a_stranger = token(house.browser().get("/sign-in"))
    assert browser.post("/record", data={"csrf_token": of_a_stranger}).status_code == 400
    before_signing_in = house.browser()
    old = token(before_signing_in.get("/sign-in"))
    before_signing_in.post("/sign-in", data={"csrf_token": old, "email": EMAIL, "password": PASSWORD})
    assert before_signing_in.post("/record", data={"csrf_token": old}).status_code == 400


def test_a_form_of_this_session_is_accepted(house: House, testa: str) -> None:
    browser = house.browser()
    sign_in(browser)
    mine = browser.get("/token").get_data(as_text=True)
    assert browser.post("/record", data={"csrf_token": mine}).get_data(as_text=True) == "recorded"


@pytest.mark.parametrize(
    ("asked", "went"),
    [
        ("/matters/1", "/matters/1"),
        ("//elsewhere.test", "/"),
        ("https://elsewhere.test", "/"),
        ("/\\elsewhere.test", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\r\nSet-Cookie: x", "/"),
    ],
)
def test_signing_in_never_leads_to_another_site(house: House, testa: str, asked: str, went: str) -> None:
    assert sign_in(house.browser(), next=asked).location == went


def test_guessing_is_stopped_and_a_right_password_is_not_counted(house: House, testa: str) -> None:
    for _ in range(12):
        assert sign_in(house.browser()).status_code == 303
    answers = [sign_in(house.browser(), password="a wrong password").status_code for _ in range(12)]
    assert answers == [422] * 10 + [429] * 2


@pytest.mark.parametrize(("proxies", "last"), [(1, 422), (0, 429)])
def test_addresses_are_told_apart_only_behind_a_proxy_that_we_were_told_of(tmp_path: Path, proxies: int, last: int) -> None:
    house = built(tmp_path, replace(Settings.from_environment({}, mode="demo"), proxies=proxies))
    page = (browser := house.browser()).get("/sign-in")
    answers = [
        browser.post(
            "/sign-in",
            data={"csrf_token": token(page), "email": f"nobody{n}@example.test", "password": "a guess"},
            headers={"X-Forwarded-For": f"192.0.2.{n}"},
        ).status_code
        for n in range(21)
    ]
    assert answers == [422] * 20 + [last]
    house.engine.dispose()


def test_a_demonstration_lists_who_can_sign_in(house: House, testa: str) -> None:
    page = house.browser().get("/sign-in").get_data(as_text=True)
    assert "Testa Example-Person" in page
    assert "Registrar" in page


def test_a_visitor_of_a_demonstration_becomes_one_person_after_another(house: House, testa: str) -> None:
    second = create_person(
        house.engine, email="second@example.test", name="Seconda Example", password=DEMO_PASSWORD, roles=["prosecutor"], demo=True
    ).id
    browser = house.browser()
    page_token = token(browser.get("/sign-in"))
    assert browser.post("/sign-in", data={"csrf_token": page_token, "become": EMAIL}).status_code == 303
    before = cookie(browser)
    again = browser.get("/token").get_data(as_text=True)
    assert browser.post("/sign-in", data={"csrf_token": again, "become": "second@example.test"}).status_code == 303
    assert browser.get("/").json == {"id": second, "roles": ["prosecutor"], "units": []}
    assert cookie(browser) != before


def test_outside_a_demonstration_nobody_becomes_anybody(tmp_path: Path) -> None:
    house = built(tmp_path, replace(Settings.from_environment({}, mode="demo"), mode="development"))
    create_person(house.engine, email=EMAIL, name="Testa Example-Person", password=PASSWORD, roles=["registrar"])
    browser = house.browser()
    page_token = token(browser.get("/sign-in"))
    assert browser.post("/sign-in", data={"csrf_token": page_token, "become": EMAIL}).status_code == 422
    house.engine.dispose()


def test_outside_a_demonstration_nobody_is_listed(tmp_path: Path) -> None:
    house = built(tmp_path, replace(Settings.from_environment({}, mode="demo"), mode="development"))
    create_person(house.engine, email=EMAIL, name="Testa Example-Person", password=PASSWORD, roles=["registrar"])
    page = house.browser().get("/sign-in").get_data(as_text=True)
    assert "Testa" not in page
    assert "demonstration" not in page
    house.engine.dispose()


def test_signing_in_and_out_is_in_the_audit_of_the_session(house: House, testa: str, tmp_path: Path) -> None:
    browser = house.browser()
    sign_in(browser, password="a wrong password")
    sign_in(browser)
    house.app.config["WTF_CSRF_ENABLED"] = False
    browser.post("/sign-out")
    with house.engine.connect() as connection:
        rows = connection.execute(select(audit_table.c.stream, audit_table.c.act, audit_table.c.actor)).all()
        assert sorted((row.act, row.actor) for row in rows) == [("sign_in", testa), ("sign_in_refused", "stranger"), ("sign_out", testa)]
        assert len({row.stream for row in rows if row.actor == testa}) == 1
        assert audit.verify(connection, house.settings.audit_key_bytes, None).sound


def test_passwords_are_kept_as_argon2id_at_its_full_cost(dear: None, house: House, testa: str) -> None:
    with house.engine.connect() as connection:
        assert str(connection.execute(select(Person.password)).scalar()).startswith("$argon2id$v=19$m=65536,t=3,")


def test_nothing_stays_open_when_the_door_is_to_be_opened(house: House, testa: str) -> None:
    browser = house.browser()
    sign_in(browser)
    assert browser.get("/pool").json == [True, 0]


def test_dead_sessions_are_swept_away(house: House, testa: str) -> None:
    sign_in(house.browser())
    assert sweep_sessions(house.engine, house.settings, NOW + timedelta(minutes=14)) == 0
    assert sweep_sessions(house.engine, house.settings, NOW + timedelta(minutes=15)) == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"email": "no address"}, "email"),
        ({"email": EMAIL}, "email"),
        ({"name": " "}, "name"),
        ({"password": "short"}, "password"),
        ({"password": "made-up people only"}, "password"),
        ({"roles": ["auditor", "registrar"]}, "roles"),
        ({"roles": ["god"]}, "roles"),
    ],
)
def test_a_person_who_may_not_be_is_refused_by_field(house: House, testa: str, wrong: dict[str, Any], field: str) -> None:
    fine: dict[str, Any] = {"email": "second@example.test", "name": "Seconda Example", "password": PASSWORD, "roles": ["prosecutor"]}
    with pytest.raises(Refusal) as refused:
        create_person(house.engine, **(fine | wrong))
    assert list(refused.value.fields) == [field]
    assert [each.id for each in people(house.engine)] == [testa]
