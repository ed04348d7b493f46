"""What the browser posted, handed on unread: names and texts, nothing understood."""

from __future__ import annotations

from typing import Any

from flask import g, request

from app.casework.clock import BRISBANE
from app.web.refusals import house
from app.web.words import time_of

_OURS = ("_", "csrf_token")


def posted() -> dict[str, Any]:
    """The answers as posted: one text, or a list where a name came more than once. What is the page's own is left out."""
    return {name: values if len(values) > 1 else values[0] for name, values in request.form.lists() if not name.startswith(_OURS)}


def shown_again() -> dict[str, Any]:
    """The same with how many groups the page showed, for showing it again as it was."""
    answers = posted()
    answers |= {name: value for name, value in request.form.items() if name.startswith("_rows.")}
    add = request.form.get("_add", "")
    if add:
        count = str(answers.get(f"_rows.{add}", "1"))
        answers[f"_rows.{add}"] = str(int(count) + 1) if count.isdecimal() and len(count) < 4 else "1"
    remove = request.form.get("_remove", "")
    if remove:
        answers = {name: value for name, value in answers.items() if not name.startswith(f"{remove}-")}
        group = remove.rpartition("-")[0]
        count = str(answers.get(f"_rows.{group}", "2"))
        answers[f"_rows.{group}"] = str(max(int(count) - 1, 1)) if count.isdecimal() and len(count) < 4 else "1"
    answers |= _said_now()
    return answers or {"_shown": "1"}


def changed_in_shape() -> bool:
    """The page is only to be shown again: with another group, one less, or a moment filled in as now."""
    return any(name in request.form for name in ("_add", "_remove", "_now"))


def _said_now() -> dict[str, str]:
    """The moment that the person fills in with a button: now, on the legal clock."""
    name = request.form.get("_now", "")
    if not name:
        return {}
    now = house()["reading"].frame(g.actor).now.astimezone(BRISBANE)
    parts = {"day": str(now.day), "month": str(now.month), "year": str(now.year), "time": time_of(now)}
    return {f"{name}-{part}": said for part, said in parts.items()}


def at_most(value: str | None, most: int) -> str:
    """A text cut to a length that nothing legitimate exceeds."""
    return (value or "").strip()[:most]
