"""A whole house for those who try the wall: pages, accounts, a matter full of canaries, and people who may not see it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from flask.testing import FlaskClient
from sqlalchemy import inspect, text
from werkzeug.test import TestResponse

import app.accounts.staff
from app.accounts import create_person, create_tables
from app.cli.cast import CAST, UNITS, email
from app.main import Interdict, put_together
from app.settings import Settings
from app.storage.database import reading, writing
from tests.support.scenario import KEY, NOTICE, TEMPORARY_ORDER, Scenario
from tests.support.staff import ended

CANARY = "Canarybird"
GIVEN, FAMILY, STREET, NOTED = f"{CANARY}one", f"{CANARY}two", f"3 {CANARY}three Street", f"{CANARY}four was there"
CONDITION = f"Not to go near {CANARY}victim."
NEVER_WAS = "01ARZ3NDEKTSV4RRFFQ69G5FAV"
PASSWORD = "a made-up password of tests"
OUTSIDE = ("outsider", "barred", "administrator")
"""Who may not see the matter: of another place, barred, an administrator."""


@dataclass
class Walled:
    """The house, its pages and the matter."""

    house: Interdict
    pages: Any
    story: Scenario

    @property
    def matter(self) -> str:
        """The matter behind the wall."""
        return self.story.matter

    def browser(self, who: str) -> Browser:
        """Somebody signed in."""
        browser = Browser(self.pages.test_client())
        assert browser.post("/sign-in", {"become": email(who)}).status_code == 303
        return browser

    def dump(self, *, but: tuple[str, ...] = ()) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table."""
        with reading(self.house.engine) as connection:
            names = [name for name in inspect(self.house.engine).get_table_names() if name not in but]
            return {name: sorted((tuple(row) for row in connection.execute(text(f"select * from {name}"))), key=repr) for name in names}

    def the(self, sql: str) -> Any:
        """One value of the matter's rows."""
        with reading(self.house.engine) as connection:
            return connection.execute(text(sql), {"m": self.matter}).scalar()


class Browser:
    """A browser that sends the token of the page it is on."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.token = self._token("/sign-in")

    def _token(self, address: str) -> str:
        found = re.search(r'name="csrf_token" value="([^"]+)"', self.client.get(address).get_data(as_text=True))
        return found[1] if found else ""

    def get(self, address: str) -> TestResponse:
        """Look at a page."""
        return self.client.get(address)

    def post(self, address: str, data: dict[str, Any] | None = None) -> TestResponse:
        """Send a form; after signing in, with the new session's token."""
        answer = self.client.post(address, data={"csrf_token": self.token, **(data or {})})
        if address == "/sign-in":
            self.token = self._token("/look-up")
        return answer


def walled(folder: Path, monkeypatch: Any) -> Walled:
    """A demonstration on a database of its own, with canaries for names."""
    story = Scenario(f"sqlite:///{folder / 'wall.db'}")
    story.opens(given_names=GIVEN, family_name=FAMILY, addresses=STREET).at("2026-03-02 10:30")
    story.records(
        "record_temporary_order_13j", by="prosecutor", **{**TEMPORARY_ORDER, "conditions": [{"kind": "PROHIBIT", "text": CONDITION}]}
    )
    story.records("record_appearance_notice", by="prosecutor", subject="application:1", confirm=True, **NOTICE)
    story.records("record_note", by="prosecutor", note=NOTED)
    found = with_pages(story, folder, monkeypatch)
    house = found.house
    person(house, "outsider", "Otto Madeup-Outsider", "registrar", "Registry Cairns")
    person(house, "barred", "Barbara Madeup-Barred", "prosecutor", "Prosecutions Brisbane")
    person(house, "gone", "Gone Madeup-Gone", "prosecutor", "Prosecutions Brisbane")
    ended(house.engine, "gone")
    with writing(house.engine) as connection:
        connection.execute(text("insert into bar (matter, person, reason) values (:m, 'barred', 'knows them')"), {"m": story.matter})
    return found


def with_pages(story: Scenario, folder: Path, monkeypatch: Any) -> Walled:
    """The pages of a story's house, and the cast to use them; its clock is the story's."""
    monkeypatch.setattr(app.accounts.staff, "hash_of", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash)
    environment = {
        "INTERDICT_DATABASE_URL": story.url,
        "INTERDICT_AUDIT_KEY": KEY.decode(),
        "INTERDICT_SEAL_PATH": str(folder / "seals" / "s"),
    }
    house = put_together(Settings.from_environment(environment, mode="demo"), clock=story.clock)
    create_tables(house.engine)
    for short, name, role, unit in CAST:
        person(house, short, name, role, unit)
    return Walled(house, house.pages(), story)


def person(house: Interdict, short: str, name: str, role: str, unit: str) -> None:
    """One made-up person who can sign in."""
    create_person(
        house.engine,
        email=email(short),
        name=name,
        password=PASSWORD,
        roles=[role],
        units=[unit] if unit else [],
        person_id=short,
        demo=True,
    )


assert "Registry Cairns" not in {unit for unit, _, _ in UNITS}, "the outsider's unit has no seat"
