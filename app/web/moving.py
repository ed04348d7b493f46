"""Pages that move entries to the matter to which they belong."""

from __future__ import annotations

import secrets
from typing import Any

from flask import Blueprint, g, render_template, request, url_for

from app.commands.words import MoveEntries
from app.errors import NeedsConfirmation, Refusal
from app.web.asking import chosen, said, sent
from app.web.raw import at_most
from app.web.refusals import house

pages = Blueprint("moving", __name__)
MOST_NAMED = 100
_SUBJECT = "subject-"


def _page(matter: str, entry: str, other: str, going: tuple[str, ...]) -> Any:
    return house()["reading"].move_form(g.actor, matter, at_most(entry, 26), other=other, going=going)


@pages.get("/matters/<matter>/entries/<entry>/move")
def form(matter: str, entry: str) -> Any:
    """An entry that belongs to another matter: which matter, what goes with it, what each thing is there."""
    other = at_most(request.args.get("other"), 20)
    going = tuple(at_most(one, 26) for one in request.args.getlist("going")[:MOST_NAMED])
    page = _page(matter, entry, other, going)
    shown = render_template("move.html", page=page, going=going if other else page.likely, token=secrets.token_urlsafe(18), subjects={})
    return shown, 422 if page.refused else 200


@pages.post("/matters/<matter>/entries/<entry>/move")
def move(matter: str, entry: str) -> Any:
    """Withdraw here, record there, in one act."""
    other, going, token = said("other", 20), chosen("going")[:MOST_NAMED], said("_token", 64)
    subjects = {name.removeprefix(_SUBJECT): said(name, 80) for name in request.form if name.startswith(_SUBJECT)}
    command = MoveEntries(matter, (at_most(entry, 26), *going), other, subjects, tuple(request.form.getlist("_confirmed")), token)

    def again(refused: Refusal) -> str:
        flags = refused.flags if isinstance(refused, NeedsConfirmation) else ()
        page = _page(matter, entry, other, going)
        return render_template(
            "move.html", page=page, refused=refused, flags=flags, confirmed=command.confirmed, going=going, token=token, subjects=subjects
        )

    return sent(command, then=url_for("matters.matter", matter=matter, _anchor="docket"), again=again)
