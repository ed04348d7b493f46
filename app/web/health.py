"""Is the process alive, and is it ready: for whoever runs the machine. Says nothing about matters."""

from __future__ import annotations

from flask import Blueprint

from app.web.refusals import house

pages = Blueprint("health", __name__)


@pages.get("/healthz")
def healthz() -> tuple[str, int, dict[str, str]]:
    """The process answers."""
    return "ok\n", 200, {"Content-Type": "text/plain; charset=utf-8"}


@pages.get("/readyz")
def readyz() -> tuple[str, int, dict[str, str]]:
    """The database can be read and the timekeeper is heard; 503 otherwise."""
    plain = {"Content-Type": "text/plain; charset=utf-8"}
    try:
        frame = house()["reading"].frame(None)
    except Exception:  # noqa: BLE001 (whatever it is, we are not ready)
        return "the database cannot be read\n", 503, plain
    if frame.heartbeat_silent_since is not None:
        return "the timekeeper is silent\n", 503, plain
    return "ready\n", 200, plain
