"""People: created, given roles and units, disabled. Passwords are hashed with argon2id by Flask-Security-Too."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from flask import Flask
from flask_security import Security, SQLAlchemySessionUserDatastore, hash_password, verify_password
from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.orm import Session, scoped_session, sessionmaker
from ulid import ULID

from app.access.actor import Actor
from app.access.roles import ROLES, objections
from app.accounts.sessions import end_sessions_of
from app.accounts.tables import AccountRole, Person, PersonUnit, person_role
from app.casework.clock import machine_now
from app.errors import Refusal
from app.storage.database import reading, writing

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


@dataclass(frozen=True)
class Known:
    """One person as administration and the demonstration's sign-in page show them."""

    id: str
    email: str
    name: str
    active: bool
    roles: tuple[str, ...]
    units: tuple[str, ...]

    @property
    def actor(self) -> Actor:
        """The actor this person is."""
        return Actor(id=self.id, name=self.name, roles=frozenset(self.roles), units=frozenset(self.units))


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
    """Create someone who can sign in, and give the actor they are (Refusal in words where it may not be)."""
    held, places = sorted(set(roles)), sorted(set(units))
    address = email.strip().lower()
    _examine(address, name, password, held, demo=demo)
    identity = person_id or str(ULID())
    row = {
        "id": identity,
        "email": address,
        "name": name.strip(),
        "password": hash_of(password),
        "active": True,
        "fs_uniquifier": uuid.uuid4().hex,
        "created_at": created_at or machine_now(),
    }
    with writing(engine) as connection:
        if connection.execute(select(Person.id).where(Person.email == address)).first():
            raise Refusal("Somebody signs in with this e-mail address already.", fields={"email": ["Give another e-mail address."]})
        known = set(connection.execute(select(AccountRole.name)).scalars())
        for role in sorted(ROLES.keys() - known):
            connection.execute(insert(AccountRole).values(name=role))
        connection.execute(insert(Person).values(row))
        for role in held:
            connection.execute(insert(person_role).values(person=identity, role=role))
        for unit in places:
            connection.execute(insert(PersonUnit).values(person=identity, unit=unit))
    return Actor(id=identity, name=name.strip(), roles=frozenset(held), units=frozenset(places))


def _examine(address: str, name: str, password: str, roles: list[str], *, demo: bool) -> None:
    wrong: dict[str, list[str]] = {}
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", address) or len(address) > 255:
        wrong["email"] = ["Give an e-mail address, like name@example.org."]
    if not name.strip() or len(name) > 200:
        wrong["name"] = ["Give a name of at most 200 letters."]
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        wrong["password"] = [f"A password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters."]
    elif password == DEMO_PASSWORD and not demo:
        wrong["password"] = ["This is the password of the demonstration; everybody knows it."]
    if said := objections(roles):
        wrong["roles"] = list(said)
    if wrong:
        raise Refusal("This person cannot be created as described.", fields=wrong)


def people(engine: Engine) -> tuple[Known, ...]:
    """Everybody who has an account, by name."""
    with reading(engine) as connection:
        found = connection.execute(select(Person.id, Person.email, Person.name, Person.active).order_by(Person.name)).all()
        roles = connection.execute(select(person_role.c.person, person_role.c.role)).all()
        units = connection.execute(select(PersonUnit.person, PersonUnit.unit)).all()
    return tuple(
        Known(
            id=each.id,
            email=each.email,
            name=each.name,
            active=each.active,
            roles=tuple(sorted(role.role for role in roles if role.person == each.id)),
            units=tuple(sorted(unit.unit for unit in units if unit.person == each.id)),
        )
        for each in found
    )


def disable_person(engine: Engine, person: str) -> None:
    """Take away the account: it is dead at the next request, whatever is open."""
    with writing(engine) as connection:
        connection.execute(update(Person).where(Person.id == person).values(active=False, fs_uniquifier=uuid.uuid4().hex))
    end_sessions_of(engine, person)


def give_roles(engine: Engine, person: str, *, roles: Iterable[str], units: Iterable[str]) -> None:
    """Give someone these roles and units in place of those they had: in effect at their next request (Refusal if they clash)."""
    held = sorted(set(roles))
    if said := objections(held):
        raise Refusal("These roles cannot be held together.", fields={"roles": said})
    with writing(engine) as connection:
        connection.execute(delete(person_role).where(person_role.c.person == person))
        connection.execute(delete(PersonUnit).where(PersonUnit.person == person))
        for role in held:
            connection.execute(insert(person_role).values(person=person, role=role))
        for unit in sorted(set(units)):
            connection.execute(insert(PersonUnit).values(person=person, unit=unit))
