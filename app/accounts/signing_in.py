"""Signing in and out, and who is acting now. Decides nothing about access: it only says who someone is.

Roles, units and whether the account is active are read anew for every request, and the session used for that is closed
at once: an open one would hold a lock on SQLite when the dispatcher opens the door.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Flask, abort, current_app, g, redirect, render_template, request, session, url_for
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_security import Security, SQLAlchemySessionUserDatastore, current_user, login_user, logout_user
from flask_wtf.csrf import CSRFError, CSRFProtect
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, scoped_session
from werkzeug.wrappers import Response

from app.access.actor import Actor
from app.access.roles import ROLES
from app.accounts.people import DEMO_PASSWORD, SECURITY, datastore, hash_of, matches, people
from app.accounts.sessions import TableSession, TableSessions
from app.accounts.tables import Person
from app.casework.clock import Clock, MachineClock, machine_now
from app.settings import Settings
from app.storage import audit
from app.storage.database import writing

WRONG = "The e-mail address or the password is wrong."
STALE_FORM = "This form was opened before you signed in, or came from elsewhere. Go back, load the page again and send it once more."
_OPEN = frozenset({"static", "accounts.sign_in", "accounts.sign_out"})
accounts = Blueprint("accounts", __name__)


@dataclass(frozen=True)
class _Wiring:
    """What signing in needs, kept with the Flask application."""

    engine: Engine
    settings: Settings
    clock: Clock
    now: Callable[[], datetime]
    store: SQLAlchemySessionUserDatastore
    people: scoped_session[Session]
    no_such_person: str


def init_app(
    flask_app: Flask,
    engine: Engine,
    settings: Settings,
    *,
    clock: Clock | None = None,
    now: Callable[[], datetime] = machine_now,
) -> None:
    """Give an application sessions, sign-in and sign-out (`clock` is legal time, for the audit; `now` machine time)."""
    flask_app.config.update(SECURITY)
    flask_app.config.update(
        SECRET_KEY=settings.secret_keys[0],
        SECRET_KEY_FALLBACKS=list(settings.secret_keys[1:]),
        SESSION_COOKIE_NAME="__Host-interdict" if settings.secure_cookies else "interdict",
        WTF_CSRF_CHECK_DEFAULT=False,  # checked below, after the origin, and answered with 403
        WTF_CSRF_TIME_LIMIT=None,  # a token lives as long as its session
        WTF_CSRF_SSL_STRICT=False,  # we send no referrer; the origin is checked below
        RATELIMIT_STORAGE_URI=settings.rate_limits,
        SECURITY_PASSWORD_SALT="unused",  # noqa: S106 - argon2 makes its own salt
    )
    store, own_session = datastore(engine)
    flask_app.session_interface = TableSessions(engine, settings, now)
    Security(flask_app, store, register_blueprint=False)
    if "csrf" not in flask_app.extensions:
        CSRFProtect(flask_app)
    flask_app.extensions["accounts"] = _Wiring(
        engine, settings, clock or MachineClock(), now, store, own_session, hash_of("nobody has this password")
    )
    flask_app.before_request(_refuse_other_sites)
    flask_app.teardown_appcontext(lambda _: own_session.remove())
    flask_app.register_blueprint(accounts)
    _limit(flask_app)


def _limit(flask_app: Flask) -> None:
    """Count failed sign-ins only, by address and by account, so that a busy counter is never locked out by its own use."""
    limiter = Limiter(get_remote_address, app=flask_app)
    view: Callable[..., Any] = flask_app.view_functions["accounts.sign_in"]
    for limit, key in (("20 per minute", get_remote_address), ("10 per minute; 50 per hour", _account_key)):
        view = limiter.limit(limit, key_func=key, methods=["POST"], deduct_when=lambda answer: answer.status_code == 422)(view)
    flask_app.view_functions["accounts.sign_in"] = view


def _account_key() -> str:
    return hashlib.sha256(request.form.get("email", "").strip().lower().encode("utf-8", "replace")).hexdigest()


def _refuse_other_sites() -> None:
    """Nothing that changes anything may come from another site's page."""
    if request.method not in {"GET", "HEAD", "OPTIONS"}:
        origin = request.headers.get("Origin")
        elsewhere = origin not in {None, "null"} and urlsplit(origin or "").netloc != request.host
        if elsewhere or request.headers.get("Sec-Fetch-Site") == "cross-site":
            abort(403)
        if current_app.config.get("WTF_CSRF_ENABLED", True):
            try:
                current_app.extensions["csrf"].protect()
            except CSRFError:
                abort(403, STALE_FORM)


def protect(flask_app: Flask, *, open_to_all: frozenset[str] = frozenset()) -> None:
    """Send strangers to the sign-in page from every endpoint but those named (protected by default)."""
    allowed = _OPEN | open_to_all

    def sign_in_first() -> Response | None:
        if request.endpoint in allowed or current_actor() is not None:
            return None
        if request.method == "GET":
            return redirect(url_for("accounts.sign_in", next=request.path), 303)
        return redirect(url_for("accounts.sign_in"), 303)

    flask_app.before_request(sign_in_first)


def current_actor() -> Actor | None:
    """Who is acting, with the roles and units they hold at this request; None where nobody is signed in."""
    if "actor" not in g:
        g.actor = _read_actor()
        _wiring().people.remove()
    found: Actor | None = g.actor
    return found


def _read_actor() -> Actor | None:
    if "_user_id" not in session or not getattr(current_user, "is_authenticated", False):
        return None
    person = current_user
    return Actor(
        id=person.id,
        name=person.name,
        roles=frozenset(role.name for role in person.roles),
        units=frozenset(unit.unit for unit in person.units),
    )


def session_stream() -> str:
    """The audit stream of this session, for views and sign-ins."""
    return audit.of_session(_session().public_id)


def _wiring() -> _Wiring:
    wiring: _Wiring = current_app.extensions["accounts"]
    return wiring


def _session() -> TableSession:
    found: Any = session
    return found._get_current_object()  # type: ignore[no-any-return] # noqa: SLF001 - Flask's own way to the object behind a proxy


@accounts.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> tuple[str, int] | str | Response:
    """Ask for an e-mail address and a password, and begin a session with a new id."""
    after = _safe(request.values.get("next", ""))
    if request.method == "GET":
        if current_actor() is not None:
            return redirect(after, 303)
        return _page(after)
    email, password = request.form.get("email", "").strip().lower(), request.form.get("password", "")
    person = _whose(email, password)
    if person is None:
        _write_audit("sign_in_refused", actor="stranger", details={})
        return _page(after, email=email, wrong=WRONG), 422
    _session().renew()
    for remembered in ("csrf_token", "actor", "_login_user"):
        g.pop(remembered, None)
    login_user(person, remember=False)
    session["person"] = person.id
    _wiring().people.remove()
    _write_audit("sign_in", actor=person.id, details={"roles": sorted(role.name for role in person.roles)})
    return redirect(after, 303)


@accounts.route("/sign-out", methods=["POST"])
def sign_out() -> Response:
    """End the session: its id opens nothing any more, and the browser forgets the pages it kept."""
    actor = current_actor()
    if actor is not None:
        _write_audit("sign_out", actor=actor.id, details={})
    logout_user()
    _session().end()
    answer = redirect(url_for("accounts.sign_in"), 303)
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def _whose(email: str, password: str) -> Person | None:
    """The active person with this address and password. A stranger takes as long as a wrong password."""
    wiring = _wiring()
    person: Person | None = wiring.people.scalar(select(Person).where(Person.email == email))
    wiring.people.remove()
    right = len(password) <= 128 and matches(password, person.password if person else wiring.no_such_person)
    return person if right and person is not None and person.active else None


def _page(after: str, *, email: str = "", wrong: str = "") -> str:
    wiring = _wiring()
    shown = [each for each in people(wiring.engine) if each.active] if wiring.settings.demo else []
    return render_template(
        "accounts/sign_in.html",
        next=after,
        email=email,
        wrong=wrong,
        lapsed=_session().lapsed,
        demo=wiring.settings.demo,
        demo_password=DEMO_PASSWORD if wiring.settings.demo else "",
        demo_people=[{"email": each.email, "name": each.name, "roles": [ROLES[r].lane for r in each.roles]} for each in shown],
    )


def _safe(after: str) -> str:
    """A path of this site to go to after signing in; anything else becomes the first page."""
    fine = after.startswith("/") and not after.startswith(("//", "/\\")) and "\\" not in after and after.isprintable()
    return after if fine else "/"


def _write_audit(act: str, *, actor: str, details: Mapping[str, Any]) -> None:
    wiring = _wiring()
    with writing(wiring.engine) as connection:
        audit.append(
            connection,
            session_stream(),
            key=wiring.settings.audit_key_bytes,
            act=act,
            actor=actor,
            machine_at=wiring.now(),
            legal_at=wiring.clock.now(),
            details=details,
        )
