"""People: created, given roles and units, disabled. Passwords are hashed with argon2id by Flask-Security-Too."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from flask import Flask
from flask_security import Security, SQLAlchemySessionUserDatastore, hash_password, verify_password
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, scoped_session, sessionmaker
from ulid import ULID

from app.access.actor import Actor
from app.access.roles import objections
from app.accounts.tables import AccountRole, Person
from app.casework.clock import machine_now
from app.errors import Refusal
from app.storage import people as rows
from app.storage.database import reading, writing
from app.storage.people import Known

SHORTEST_PASSWORD, LONGEST_PASSWORD = 12, 128
DEMO_PASSWORD = "made-up people only"  # noqa: S105 - shown on the sign-in page of a demonstration, refused elsewhere

SECURITY = {
    "SECURITY_PASSWORD_HASH": "argon2",
    "SECURITY_PASSWORD_SCHEMES": ["argon2"],
    "SECURITY_DEPRECATED_PASSWORD_SCHEMES": [],
    "SECURITY_PASSWORD_SINGLE_HASH": ["argon2"],
    "SECURITY_REGISTER_BLUEPRINT": False,
    "SECURITY_DEFAULT_REMEMBER_ME": False,
    "SECURITY_TRACKABLE": False,
    "SECURITY_AUTHORIZE_REQUEST": None,
}
"""What Flask-Security-Too is told: argon2id, and none of its pages, mails or cookies."""


def datastore(engine: Engine) -> tuple[SQLAlchemySessionUserDatastore, scoped_session[Session]]:
    """The library's datastore on a session of our own, which is closed as soon as a person has been read."""
    session = scoped_session(sessionmaker(bind=engine, expire_on_commit=False))
    return SQLAlchemySessionUserDatastore(session, Person, AccountRole), session


@lru_cache(maxsize=1)
def _hashing() -> Flask:
    app = Flask("passwords")
    app.config.update(SECURITY, SECRET_KEY="hashes passwords, signs nothing", SECURITY_PASSWORD_SALT="unused")  # noqa: S106 - argon2 makes its own salt
    Security(app, SQLAlchemySessionUserDatastore(scoped_session(sessionmaker()), Person, AccountRole), register_blueprint=False)
    return app


def hash_of(password: str) -> str:
    """The argon2id hash of a password."""
    with _hashing().app_context():
        return str(hash_password(password))


def matches(password: str, stored: str) -> bool:
    """Whether a password has this hash."""
    with _hashing().app_context():
        return bool(verify_password(password, stored))


class Passwords:
    """How passwords are kept, as the door is told (commands/dispatcher)."""

    def objection(self, password: str, *, demo: bool) -> str:
        """Why this may not be a password, or ""."""
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            return f"A password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters."
        if password == DEMO_PASSWORD and not demo:
            return "This is the password of the demonstration; everybody knows it."
        return ""

    def hash_of(self, password: str) -> str:
        """What is kept of it."""
        return hash_of(password)

    def matches(self, password: str, stored: str) -> bool:
        """Whether it is the one of which this is kept."""
        return matches(password, stored)


def create_person(
    engine: Engine,
    *,
    email: str,
    name: str,
    password: str,
    roles: Iterable[str],
    units: Iterable[str] = (),
    person_id: str | None = None,
    demo: bool = False,
    created_at: datetime | None = None,
) -> Actor:
    """Create someone who can sign in before there is anybody to do it through the door: the demonstration's cast, and tests.

    Everybody else is added by the command AddPerson. Refusal in words where it may not be.
    """
    held, places = sorted(set(roles)), sorted(set(units))
    address = email.strip().lower()
    _examine(address, name, password, held, demo=demo)
    identity = person_id or str(ULID())
    person = Known(identity, address, name.strip(), active=True, roles=tuple(held), units=tuple(places))
    kept = hash_of(password)
    with writing(engine) as connection:
        if connection.execute(select(Person.id).where(Person.email == address)).first():
            raise Refusal("Somebody signs in with this e-mail address already.", fields={"email": ["Give another e-mail address."]})
        rows.add(connection, person, password_hash=kept, created_at=created_at or machine_now())
    return person.actor


def _examine(address: str, name: str, password: str, roles: list[str], *, demo: bool) -> None:
    wrong: dict[str, list[str]] = {}
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", address) or len(address) > 255:
        wrong["email"] = ["Give an e-mail address, like name@example.org."]
    if not name.strip() or len(name) > 200:
        wrong["name"] = ["Give a name of at most 200 letters."]
    if said := Passwords().objection(password, demo=demo):
        wrong["password"] = [said]
    if clash := objections(roles):
        wrong["roles"] = list(clash)
    if wrong:
        raise Refusal("This person cannot be created as described.", fields=wrong)


def people(engine: Engine) -> tuple[Known, ...]:
    """Everybody who has an account, by name."""
    with reading(engine) as connection:
        return rows.everybody(connection)
