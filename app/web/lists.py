"""Pages that are lists: your work, the deadline board, the look-up, readings, processes, the list on paper."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, Response, abort, g, redirect, render_template, request, url_for

from app.commands.words import Elect, NoteLookUp
from app.errors import Refusal
from app.reading.pages import Filters
from app.web.raw import at_most
from app.web.refusals import house

pages = Blueprint("lists", __name__)
_HOLDERS = {"", "mine", "unit", "nobody"}
_WHOSE = {"mine", "unit"}
_SHOWN = {"affected", "elected"}
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_SPANS = {14, 28, 60, 90, 365}


def _reading() -> Any:
    return house()["reading"]


@pages.get("/")
def work() -> str:
    """Your work."""
    holder = request.args.get("holder", "")
    filters = Filters(holder if holder in _HOLDERS else "", at_most(request.args.get("process"), 80), at_most(request.args.get("unit"), 80))
    return render_template("work.html", work=_reading().your_work(g.actor, filters))


@pages.get("/deadlines")
def board() -> str:
    """The deadline board."""
    try:
        first = date.fromisoformat(request.args["from"]) if request.args.get("from") else None
        span = int(request.args.get("days", "28"))
    except ValueError:
        abort(400)
    if first is not None and not _FIRST_YEAR <= first.year <= _LAST_YEAR:
        abort(400)
    span = span if span in _SPANS else 28
    whose, kind = at_most(request.args.get("whose"), 10), at_most(request.args.get("kind"), 80)
    whose = whose if whose in _WHOSE else ""
    found = _reading().deadline_board(g.actor, place=at_most(request.args.get("place"), 80), first=first, days=span, whose=whose, kind=kind)
    return render_template("board.html", board=found, span=span, spans=sorted(_SPANS), whose=whose, kind=kind)


@pages.get("/look-up")
def look_up_page() -> str:
    """Order look-up: the bare page."""
    return render_template("look_up.html", result=_reading().look_up(g.actor, query={}), asked={})


@pages.post("/look-up")
def look_up() -> Any:
    """Order look-up: asked by POST, so that no name stands in an address; each one is logged with its purpose."""
    names = ("family_name", "given_names", "birth_day", "birth_month", "birth_year", "number", "purpose", "reference")
    asked = {name: at_most(request.form.get(name), 200) for name in names}
    query = {name: asked[name] for name in ("family_name", "given_names", "number", "purpose", "reference")} | {"birth_date": _birth(asked)}
    problems = []
    if not query["purpose"]:
        problems.append(("purpose", "Choose what the look-up is for: it is kept with your name."))
    if not query["number"] and not query["family_name"]:
        problems.append(("family_name", "Enter a family name or a matter number."))
    if query["birth_date"] is None:
        problems.append(("birth-day", "Date of birth must be a real date, such as 27 3 1980."))
    if problems:
        bare = _reading().look_up(g.actor, query={})
        return render_template("look_up.html", result=bare, asked=asked, problems=problems), 422
    result = _reading().look_up(g.actor, query=query)
    if result.asked:
        shown = tuple((one.matter, order.subject, order.said) for one in result.found for order in one.orders)
        unordered = tuple((one.matter, "", "") for one in result.found if not one.orders)
        try:
            house()["door"].execute(NoteLookUp(asked["purpose"], asked["reference"], shown + unordered), by=g.actor)
        except Refusal as refused:
            problems = [(name, sentence) for name, said in refused.fields.items() for sentence in said]
            bare = _reading().look_up(g.actor, query={})
            return render_template("look_up.html", result=bare, asked=asked, problems=problems), 422
    return render_template("look_up.html", result=result, asked=asked)


def _birth(asked: dict[str, str]) -> str | None:
    """The date of birth as ISO, "" if none was typed, None if it is not a date."""
    parts = [asked[f"birth_{part}"].strip() for part in ("year", "month", "day")]
    if not any(parts):
        return ""
    try:
        year, month, day = (int(part) for part in parts)
        return date(year, month, day).isoformat()
    except (ValueError, OverflowError):
        return None


@pages.get("/readings")
def readings() -> str:
    """The register of doubtful texts."""
    shown = request.args.get("show", "")
    return render_template("readings.html", page=_reading().readings_page(g.actor), show=shown if shown in _SHOWN else "")


@pages.post("/readings/<doubt>")
def elect(doubt: str) -> Any:
    """Elect a reading, with reasons."""
    command = Elect(at_most(doubt, 40), at_most(request.form.get("reading"), 80), at_most(request.form.get("reasons"), 5000))
    house()["door"].execute(command, by=g.actor)
    return redirect(url_for("lists.readings", _anchor=doubt), 303)


@pages.get("/processes")
def processes() -> str:
    """Processes as they run."""
    return render_template("processes.html", page=_reading().processes_page(g.actor))


@pages.get("/processes/<process>/diagram.bpmn")
def diagram(process: str) -> Response:
    """A process's diagram, for the viewer on the page. It holds no personal data."""
    try:
        xml = _reading().diagram_xml(process)
    except KeyError:
        abort(404)
    return Response(xml, mimetype="application/xml")


@pages.get("/paper")
def paper() -> str:
    """The evening list of a unit on paper: the next fourteen days."""
    return render_template("paper.html", list=_reading().paper_list(g.actor, unit=at_most(request.args.get("unit"), 80)))
