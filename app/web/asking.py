"""Small forms: sent once, and shown again with what was typed where the door refuses it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import flash, g, redirect, request

from app.errors import Refusal
from app.web.raw import at_most
from app.web.refusals import house

LONGEST = 300


def said(name: str, most: int = LONGEST) -> str:
    """One answer."""
    return at_most(request.form.get(name), most)


def chosen(name: str) -> tuple[str, ...]:
    """Every option that was ticked."""
    return tuple(at_most(each, LONGEST) for each in request.form.getlist(name))


def day(name: str) -> str:
    """A day typed in three parts, as ISO; what is no day is handed on as it was typed, for the door to refuse."""
    parts = [said(f"{name}-{part}", 10).strip() for part in ("year", "month", "day")]
    if not any(parts):
        return ""
    year, month, number = parts
    return f"{year:0>4}-{month:0>2}-{number:0>2}"


def sent(command: Any, *, then: str, again: Callable[[Refusal], str] | None = None) -> Any:
    """Carry out a command, say what came of it and go on; where it is refused, the page `again` with the refusal on it.

    Without `again` the refusal has a page of its own (web/refusals.py).
    """
    try:
        outcome = house()["door"].execute(command, by=g.actor)
    except Refusal as refused:
        if again is None:
            raise
        return again(refused), 422
    flash(outcome.sentence)
    return redirect(then, 303)
