"""Demo mode: the legal clock moved forward by a person. Outside demo mode there is no such page."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from flask import Blueprint, abort, g, redirect, request

from app.casework.clock import BRISBANE
from app.commands.words import MoveLegalClock
from app.errors import Refusal
from app.web.refusals import house

pages = Blueprint("demo", __name__)
STEPS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(days=7), "month": timedelta(days=28)}


@pages.post("/demo/clock")
def move_clock() -> Any:
    """Move the legal clock forward; everything due on the way has passed when the page comes back."""
    frame = house()["reading"].frame(g.actor)
    if not frame.demo:
        abort(404)
    house()["door"].execute(MoveLegalClock(_to(frame.now)), by=g.actor)
    back = request.form.get("back", "/")
    return redirect(back if back.startswith("/") and not back.startswith("//") and "\\" not in back else "/", 303)


def _to(now: datetime) -> datetime:
    """The instant that the form asks for: a step from now, or nine in the morning of a day."""
    by = request.form.get("by", "")
    if by in STEPS:
        return now + STEPS[by]
    try:
        day, month, year = (int(request.form.get(f"to-{part}", "")) for part in ("day", "month", "year"))
        to = datetime.combine(datetime(year, month, day, tzinfo=BRISBANE).date(), time(9), BRISBANE)
    except (ValueError, OverflowError):
        sentence = "Say to which day the clock moves, such as 27 3 2026."
        raise Refusal(sentence) from None
    if to <= now:
        sentence = "The legal clock moves only forward: choose a later day."
        raise Refusal(sentence)
    return to
