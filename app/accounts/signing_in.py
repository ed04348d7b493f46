"""Signing in and out, and who is acting now. Decides nothing about access: it only says who someone is.

Roles, units and whether the account is active are read anew for every request, and the session used for that is closed
at once: an open one would hold a lock on SQLite when the dispatcher opens the door. Forgery of forms is the web's concern.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from flask import Blueprint, Flask, current_app, g, redirect, render_template, request, session, url_for
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_security import Security, current_user, login_user, logout_user
from sqlalchemy import Connection, Engine, select
from sqlalchemy.orm import Session, scoped_session
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response

from app.access.actor import Actor
from app.access.roles import ROLES
from app.accounts.sessions import TableSession, TableSessions
from app.accounts.staff import DEMO_PASSWORD, LONGEST_PASSWORD, SECURITY, datastore, hash_of, matches, people
from app.accounts.tables import Person
from app.casework.clock import MachineClock, machine_now
from app.settings import Settings
from app.storage import audit
from app.storage.database import reading, writing
from app.storage.people import standing_in

WRONG = "The e-mail address or the password is wrong."
pages = Blueprint("accounts", __name__)


def _machine_is_legal(_: Connection) -> datetime:
    return MachineClock().now()


@dataclass
class Accounts:
    """Sign-in for one application. `legal_now` is the legal time for the audit (`Dispatcher.now`); `now` is machine time."""

    engine: Engine
    settings: Settings
    legal_now: Callable[[Connection], datetime] = _machine_is_legal
    now: Callable[[], datetime] = machine_now
    sign_in_url: ClassVar[str] = "/sign-in"
    sign_out_url: ClassVar[str] = "/sign-out"
    people: scoped_session[Session] = field(init=False, repr=False)
    no_such_person: str = field(init=False, repr=False)

    def attach(self, flask_app: Flask) -> None:
        """Put the session, the sign-in pages and their limits into the application."""
        flask_app.config.update(SECURITY)
        flask_app.config.update(
            SECRET_KEY=self.settings.secret_keys[0],
            SECRET_KEY_FALLBACKS=list(self.settings.secret_keys[1:]),
            SESSION_COOKIE_NAME="__Host-interdict" if self.settings.secure_cookies else "interdict",
            RATELIMIT_STORAGE_URI=self.settings.rate_limits,
            SECURITY_PASSWORD_SALT="unused",  # noqa: S106 - argon2 makes its own salt
        )
        store, self.people = datastore(self.engine)
        self.no_such_person = hash_of("nobody has this password")
        flask_app.session_interface = TableSessions(self.engine, self.settings, self.now)
        Security(flask_app, store, register_blueprint=False)
        if hops := self.settings.proxies:
            flask_app.wsgi_app = ProxyFix(flask_app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
        flask_app.extensions["accounts"] = self
        flask_app.teardown_appcontext(lambda _: self.people.remove())
        flask_app.register_blueprint(pages)
        _limit(flask_app)

    def actor(self) -> Actor | None:
        """Who is acting, with the roles and units they hold at this request; None where nobody is signed in."""
        if "accounts_actor" not in g:
            g.accounts_actor = _read_actor()
            self.people.remove()
        found: Actor | None = g.accounts_actor
        return found

    def password_was_given(self) -> bool:
        """Does whoever is signed in use a password that somebody else gave them? Not asked in a demonstration, where nobody needs one."""
        self.actor()
        return not self.settings.demo and bool(g.get("accounts_password_given", False))

    def stream(self) -> str:
        """The audit stream of this session, for views and sign-ins."""
        return audit.of_session(_session().public_id)

    def person(self, email: str, password: str) -> Person | None:
        """The active person with this address and password. A stranger takes as long as a wrong password."""
        person: Person | None = self.people.scalar(select(Person).where(Person.email == email))
        self.people.remove()
        right = len(password) <= LONGEST_PASSWORD and matches(password, person.password if person else self.no_such_person)
        return person if right and person is not None and person.active else None

    def made_up_person(self, email: str) -> Person | None:
        """In a demonstration, the person whom a visitor wants to be; nobody anywhere else."""
        if not self.settings.demo:
            return None
        person: Person | None = self.people.scalar(select(Person).where(Person.email == email, Person.active))
        self.people.remove()
        return person

    def write_audit(self, act: str, *, actor: str, details: Mapping[str, Any]) -> None:
        """One row in the session's stream, in a transaction of its own."""
        with writing(self.engine) as connection:
            audit.append(
                connection,
                self.stream(),
                key=self.settings.audit_key_bytes,
                act=act,
                actor=actor,
                machine_at=self.now(),
                legal_at=self.legal_now(connection),
                details=details,
            )


def _limit(flask_app: Flask) -> None:
    """Count failed sign-ins only, by address and by account, so that a busy counter is never locked out by its own use."""
    limiter = Limiter(get_remote_address, app=flask_app)
    view: Callable[..., Any] = flask_app.view_functions["accounts.sign_in"]
    for limit, key in (("20 per minute", get_remote_address), ("10 per minute; 50 per hour", _account_key)):
        view = limiter.limit(limit, key_func=key, methods=["POST"], deduct_when=lambda answer: answer.status_code == 422)(view)
    flask_app.view_functions["accounts.sign_in"] = view


def _account_key() -> str:
    return hashlib.sha256(_address("email").encode("utf-8", "replace")).hexdigest()


def _address(name: str) -> str:
    return request.form.get(name, "").strip().lower()


def _read_actor() -> Actor | None:
    if "_user_id" not in session or not getattr(current_user, "is_authenticated", False):
        return None
    person = current_user
    own = Actor(
        id=person.id,
        name=person.name,
        roles=frozenset(role.name for role in person.roles),
        units=frozenset(unit.unit for unit in person.units),
    )
    g.accounts_password_given = person.password_given
    accounts = _house()
    accounts.people.remove()
    with reading(accounts.engine) as connection:
        return standing_in(connection, own, accounts.legal_now(connection))


def _house() -> Accounts:
    accounts: Accounts = current_app.extensions["accounts"]
    return accounts


def _session() -> TableSession:
    found: Any = session
    return found._get_current_object()  # type: ignore[no-any-return] # noqa: SLF001 - Flask's own way to the object behind a proxy


@pages.route(Accounts.sign_in_url, methods=["GET", "POST"])
def sign_in() -> tuple[str, int] | str | Response:
    """Ask for an e-mail address and a password, and begin a session with a new id."""
    accounts, after = _house(), _safe(request.values.get("next", ""))
    if request.method == "GET":
        return redirect(after, 303) if accounts.actor() is not None else _page(after)
    become, email = _address("become"), _address("email")
    person = accounts.made_up_person(become) if become else accounts.person(email, request.form.get("password", ""))
    if person is None:
        accounts.write_audit("sign_in_refused", actor="stranger", details={})
        return _page(after, email=email, wrong=WRONG), 422
    _session().renew()
    for remembered in ("csrf_token", "accounts_actor", "actor", "_login_user"):
        g.pop(remembered, None)
    login_user(person, remember=False)
    session["person"] = person.id
    accounts.people.remove()
    accounts.write_audit("sign_in", actor=person.id, details={"roles": sorted(role.name for role in person.roles)})
    return redirect(after, 303)


@pages.post(Accounts.sign_out_url)
def sign_out() -> Response:
    """End the session: its id opens nothing any more, and the browser forgets the pages it kept."""
    accounts = _house()
    if (actor := accounts.actor()) is not None:
        accounts.write_audit("sign_out", actor=actor.id, details={})
    logout_user()
    _session().end()
    answer = redirect(url_for("accounts.sign_in"), 303)
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def _page(after: str, *, email: str = "", wrong: str = "") -> str:
    accounts = _house()
    demo = accounts.settings.demo
    shown = [each for each in people(accounts.engine) if each.active] if demo else []
    return render_template(
        "accounts/sign_in.html",
        next=after,
        email=email,
        wrong=wrong,
        lapsed=_session().lapsed,
        demo=demo,
        demo_password=DEMO_PASSWORD if demo else "",
        demo_people=[{"email": each.email, "name": each.name, "roles": [ROLES[r].lane for r in each.roles]} for each in shown],
    )


def _safe(after: str) -> str:
    """A path of this site to go to after signing in; anything else becomes the first page."""
    fine = after.startswith("/") and not after.startswith(("//", "/\\")) and "\\" not in after and after.isprintable()
    return after if fine else "/"
