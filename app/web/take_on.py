"""The page on which an administrator takes on running orders from a spreadsheet: first a look, then for good. Shows no name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Blueprint, Response, abort, g, render_template, request

from app.access.permit import permit
from app.commands.sheet import rows_of
from app.commands.take_on import BEFORE, REFUSED, TAKEN, take_on
from app.errors import NotPermitted, Refusal
from app.law.taking_on.columns import COLUMNS, KINDS
from app.web.refusals import house

pages = Blueprint("take_on", __name__)
EXAMPLE = Path(__file__).resolve().parents[2] / "data" / "take-on.csv"
MOST_ON_A_PAGE = 200
TOO_MANY = f"A page takes at most {MOST_ON_A_PAGE} rows: use `interdict take-on FILE`, or divide the sheet."
NO_FILE = "Choose a file, saved as CSV (UTF-8)."


def _permitted() -> None:
    may = permit(g.actor, "take_on")
    if not may:
        raise NotPermitted(may.sentence, policy=may.policy, seen=True)


@pages.get("/take-on")
def form() -> str:
    """Choose the file."""
    _permitted()
    return _shown(rows=None, look=False)


@pages.get("/take-on/template/<kind>.csv")
def template(kind: str) -> Response:
    """The template for one kind of row: its first line names the columns. Marked as UTF-8, so that Excel reads it so."""
    _permitted()
    if kind.upper() not in KINDS:
        abort(404)
    answer = Response("\ufeff" + ",".join(KINDS[kind.upper()].columns) + "\r\n", mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="take-on-{kind.lower().replace("_", "-")}.csv"'
    return answer


@pages.get("/take-on/example.csv")
def example() -> Response:
    """The example: made-up rows of every kind, filled in."""
    _permitted()
    answer = Response("\ufeff" + EXAMPLE.read_text(encoding="utf-8"), mimetype="text/csv")
    answer.headers["Content-Disposition"] = 'attachment; filename="take-on-example.csv"'
    return answer


@pages.post("/take-on")
def send() -> Any:
    """Look at the sheet, or take its rows on: the report of each row."""
    _permitted()
    file, look = request.files.get("file"), request.form.get("_action") != "take"
    try:
        text = _sheet(file.read() if file else b"")
        rows = tuple(sorted(take_on(house()["door"], text, by=g.actor, look=look), key=lambda row: row.line))
    except Refusal as refused:
        return _shown(rows=None, look=look, refused=refused), 422
    counted = [(words, sum(row.outcome == each for row in rows)) for each, words in _WORDS.items()]
    differing = sum(row.law is not None and row.law.agrees is False for row in rows)
    return _shown(rows=rows, look=look, counted=counted, differing=differing)


def _shown(**said: Any) -> str:
    return render_template("take_on.html", kinds=KINDS, columns=COLUMNS, **said)


def _sheet(contents: bytes) -> str:
    """The text of the file (Refusal where there is none, it is not text, or it is more than a page takes)."""
    try:
        text = contents.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if not text.strip():
        raise Refusal(NO_FILE, fields={"file": (NO_FILE,)})
    if len(rows_of(text)) > MOST_ON_A_PAGE:
        raise Refusal(TOO_MANY, fields={"file": (TOO_MANY,)})
    return text


_WORDS = {TAKEN: "taken on", BEFORE: "taken on before", REFUSED: "refused"}
