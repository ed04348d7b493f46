"""Sessions in a table: the cookie holds a random id and nothing else, the table holds only its hash.

Idle for 15 minutes or 12 hours old, a session is dead; signing in gives a new id. Machine time, never legal time.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from flask import Flask, Request, Response
from flask.json.tag import TaggedJSONSerializer
from flask.sessions import SessionInterface, SessionMixin
from sqlalchemy import Engine, delete, insert, or_, select, update
from werkzeug.datastructures import CallbackDict

from app.accounts.tables import metadata
from app.settings import Settings
from app.storage.database import reading, writing

_ONCE_A_MINUTE = timedelta(minutes=1)
_SERIALIZER = TaggedJSONSerializer()
_TABLE = metadata.tables["account_session"]


def hashed(cookie: str) -> str:
    """What the table keeps of a cookie's value."""
    return hashlib.sha256(cookie.encode("utf-8", "replace")).hexdigest()


class TableSession(CallbackDict[str, Any], SessionMixin):
    """One browser's session while a request runs."""

    def __init__(self, contents: dict[str, Any] | None = None, *, cookie: str = "", public_id: str = "", lapsed: bool = False) -> None:
        def noticed(_: Any) -> None:
            self.modified = True

        super().__init__(contents, noticed)
        self.cookie = cookie
        self.public_id = public_id or secrets.token_hex(12)
        self.new = not cookie
        self.modified = False
        self.lapsed = lapsed
        self.touch = False
        self.replaces: str | None = None

    def renew(self) -> None:
        """Forget everything and take a new id: at sign-in, so that nobody knows the id from before (fixation)."""
        self.end()
        self.modified = True

    def end(self) -> None:
        """Forget everything: at sign-out. The row goes, and the cookie with it."""
        self.clear()
        self.replaces = self.cookie or self.replaces
        self.cookie = ""
        self.public_id = secrets.token_hex(12)
        self.modified = False


class TableSessions(SessionInterface):
    """Reads a session when a request begins and writes it when it ends, each in one short transaction."""

    def __init__(self, engine: Engine, settings: Settings, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._settings = settings
        self._now = now

    def open_session(self, app: Flask, request: Request) -> TableSession:
        """The session that the cookie names, or an empty one; `lapsed` where it was idle for too long or too old."""
        cookie = request.cookies.get(self.get_cookie_name(app), "")
        if not cookie:
            return TableSession()
        with reading(self._engine) as connection:
            row = connection.execute(select(_TABLE).where(_TABLE.c.id_hash == hashed(cookie))).first()
        now = self._now()
        if row is None:
            return TableSession(lapsed=True)
        if now - row.last_seen_at >= self._settings.idle or now - row.created_at >= self._settings.longest_session:
            session = TableSession(lapsed=True)
            session.replaces = cookie
            return session
        session = TableSession(_SERIALIZER.loads(row.contents), cookie=cookie, public_id=row.public_id)
        session.touch = now - row.last_seen_at >= _ONCE_A_MINUTE
        return session

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Write what changed; a session seen in the last minute and not changed is not written at all."""
        if not isinstance(session, TableSession):
            message = "sessions are opened here"
            raise TypeError(message)
        response.vary.add("Cookie")
        if session.replaces:
            self._delete(session.replaces)
        if not session and not session.cookie:
            if session.replaces or session.lapsed:
                self._delete_cookie(app, response)
            return
        if not session.cookie:
            session.cookie = secrets.token_urlsafe(32)
            self._insert(session)
            self._set_cookie(app, response, session.cookie)
        elif session.modified or session.touch:
            self._update(session)

    def _insert(self, session: TableSession) -> None:
        now = self._now()
        row = {
            "id_hash": hashed(session.cookie),
            "public_id": session.public_id,
            "person": session.get("person"),
            "created_at": now,
            "last_seen_at": now,
            "contents": _SERIALIZER.dumps(dict(session)),
        }
        with writing(self._engine) as connection:
            connection.execute(insert(_TABLE).values(row))

    def _update(self, session: TableSession) -> None:
        changed: dict[str, Any] = {"last_seen_at": self._now()}
        if session.modified:
            changed |= {"contents": _SERIALIZER.dumps(dict(session)), "person": session.get("person")}
        with writing(self._engine) as connection:
            connection.execute(update(_TABLE).where(_TABLE.c.id_hash == hashed(session.cookie)).values(changed))

    def _delete(self, cookie: str) -> None:
        with writing(self._engine) as connection:
            connection.execute(delete(_TABLE).where(_TABLE.c.id_hash == hashed(cookie)))

    def _set_cookie(self, app: Flask, response: Response, value: str) -> None:
        response.set_cookie(
            self.get_cookie_name(app),
            value,
            max_age=int(self._settings.longest_session.total_seconds()),
            path="/",
            secure=self._settings.secure_cookies,
            httponly=True,
            samesite="Lax",
        )

    def _delete_cookie(self, app: Flask, response: Response) -> None:
        secure = self._settings.secure_cookies
        response.delete_cookie(self.get_cookie_name(app), path="/", secure=secure, httponly=True, samesite="Lax")


def sweep_sessions(engine: Engine, settings: Settings, now: datetime) -> int:
    """Delete dead sessions and say how many: housekeeping only, a dead session opens nothing anyway."""
    dead = or_(_TABLE.c.last_seen_at <= now - settings.idle, _TABLE.c.created_at <= now - settings.longest_session)
    with writing(engine) as connection:
        return connection.execute(delete(_TABLE).where(dead)).rowcount
