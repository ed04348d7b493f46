"""The pages: Flask, Jinja and a little script of our own. Hands raw answers to the door, shows what the read side says.

No decision about law or access is taken here. Knows no storage, engine, forms or documents.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from flask import Flask, abort, g, redirect, request, url_for
from flask_wtf.csrf import CSRFProtect
from jinja2 import ChoiceLoader, PackageLoader
from werkzeug.wrappers import Response

from app.access.actor import Actor
from app.reading.pages import Frame
from app.web import administration, demo, destroying, health, joining, lists, matters, moving, refusals, seats, steps, take_on, words

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
MOST_BYTES = 2 * 1024 * 1024
MOST_FIELDS = 5_000
OPEN_TO_ALL = {"static", "health.healthz", "health.readyz", "refusals.style"}
UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}


class Door(Protocol):
    """Whoever carries out commands (commands.dispatcher)."""

    def execute(self, command: Any, *, by: Actor) -> Any:
        """Carry out a command, all or nothing."""
        ...


class Accounts(Protocol):
    """Who is signed in (app/accounts): brings its own session, sign-in and sign-out pages."""

    @property
    def sign_in_url(self) -> str:
        """Where to sign in."""
        ...

    @property
    def sign_out_url(self) -> str:
        """Where to sign out."""
        ...

    def attach(self, app: Flask) -> None:
        """Put the session, the sign-in pages and their limits into the application."""
        ...

    def actor(self) -> Actor | None:
        """Who is signed in on this request; its database session is closed before this returns."""
        ...


def create_app(*, door: Door, reading: Any, accounts: Accounts, settings: Any) -> Flask:
    """The pages as a WSGI application."""
    app = Flask(__name__, static_folder=str(Path(__file__).parent / "static"), template_folder=str(Path(__file__).parent / "templates"))
    app.config.update(
        SECRET_KEY=settings.secret_keys[0],
        SECRET_KEY_FALLBACKS=list(settings.secret_keys[1:]),
        MAX_CONTENT_LENGTH=MOST_BYTES,
        MAX_FORM_MEMORY_SIZE=MOST_BYTES,
        MAX_FORM_PARTS=MOST_FIELDS,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        SESSION_COOKIE_NAME="__Host-interdict" if settings.secure_cookies else "interdict",
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,  # it asks for a Referer, which our own policy withholds; Sec-Fetch-Site and Origin are asked instead
    )
    app.extensions["interdict"] = {"door": door, "reading": reading, "accounts": accounts, "settings": settings}
    _dress(app)
    refusals.attach(app)
    app.before_request(_same_site)
    app.before_request(_text_alone)
    CSRFProtect(app)
    accounts.attach(app)
    app.before_request(_who)
    app.after_request(_headers)
    for room in (
        lists.pages,
        matters.pages,
        moving.pages,
        joining.pages,
        destroying.pages,
        steps.pages,
        seats.pages,
        administration.pages,
        take_on.pages,
        demo.pages,
        health.pages,
    ):
        app.register_blueprint(room)
    return app


def _dress(app: Flask) -> None:
    """Templates, filters and what every template knows."""
    own = app.jinja_loader
    assert own is not None  # noqa: S101 (Flask makes one for a template folder)
    app.jinja_env.loader = ChoiceLoader([own, _Prefixed("govuk_frontend_jinja")])
    app.jinja_env.filters.update(
        day=words.day_in_full, moment=words.moment, by_when=words.by_when, iso=words.iso, section=words.section, capital=words.capital,
        time=words.time_of,
    )  # fmt: skip
    app.context_processor(_surroundings)


class _Prefixed(PackageLoader):
    """The component library, under the prefix by which its own templates call each other."""

    def get_source(self, environment: Any, template: str) -> Any:
        return super().get_source(environment, template.removeprefix("govuk_frontend_jinja/"))


def _surroundings() -> dict[str, Any]:
    """What every template knows: the frame, where one is, how to sign out."""
    house = refusals.house()
    return {"frame": frame(), "actor": g.get("actor"), "accounts": house["accounts"], "here": request.path}


def frame() -> Frame:
    """The frame of this page, asked once; an empty one where the read side itself is down."""
    if "frame" not in g:
        try:
            g.frame = refusals.house()["reading"].frame(g.get("actor"))
        except Exception:  # noqa: BLE001 (an error page must never fail)
            g.frame = Frame(now=datetime.fromisoformat("1970-01-01T00:00:00+00:00"))
    found: Frame = g.frame
    return found


def _same_site() -> None:
    """What another site sends is refused before anything is read."""
    if request.method not in UNSAFE:
        return
    origin = request.headers.get("Origin")
    fetched = request.headers.get("Sec-Fetch-Site", "same-origin")
    if fetched not in {"same-origin", "none"} or (origin not in {None, "null"} and origin != request.host_url.rstrip("/")):
        raise refusals.FromElsewhere


def _text_alone() -> None:
    """What no database can keep as text (NUL, half of a surrogate pair) is refused before anybody reads it."""
    said = [request.path, *request.args.keys(), *request.args.values()]
    if request.method in UNSAFE:
        said += [*request.form.keys(), *(value for values in request.form.listvalues() for value in values)]
    if any(refusals.UNPRINTABLE.search(each) for each in said):
        abort(400)


def _who() -> Response | None:
    """Everyone but on the few open pages is signed in."""
    accounts = refusals.house()["accounts"]
    if request.endpoint in {"static", "health.healthz"}:
        return None
    g.actor = accounts.actor()
    if request.endpoint in OPEN_TO_ALL or request.path.startswith((accounts.sign_in_url, accounts.sign_out_url)):
        return None
    if g.actor is not None:
        first = accounts.password_was_given() and request.endpoint not in {"administration.password", "administration.change_password"}
        return redirect(url_for("administration.password"), 303) if first else None
    if (
        request.blueprint
        not in {"lists", "matters", "moving", "joining", "destroying", "steps", "seats", "administration", "take_on", "demo"}
        and request.endpoint is not None
    ):
        return None
    target = accounts.sign_in_url
    if request.method == "GET" and request.path != url_for("lists.work"):
        target = f"{target}?next={request.path}"
    return redirect(target, 303)


def _headers(response: Response) -> Response:
    """The headers of every answer; only third-party files that never change may be kept by the browser."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers["Cache-Control"] = "no-store" if request.endpoint != "static" else "private, max-age=600"
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=63072000"
    return response
