"""Pages that join two matters of one person: one person proposes, another confirms; and the page that undoes it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, g, render_template, request, url_for

from app.commands.words import ConfirmJoining, PassLikeness, ProposeJoining, SeparateMatters
from app.errors import Refusal
from app.web.asking import chosen, said, sent
from app.web.raw import at_most
from app.web.refusals import house

pages = Blueprint("joining", __name__)
MOST_SEATS = 200


def _form(matter: str, other: str, refused: Refusal | None = None) -> str:
    return render_template("join.html", page=house()["reading"].join_form(g.actor, matter, other=other), refused=refused)


@pages.get("/matters/<matter>/join")
def form(matter: str) -> Any:
    """Propose that another matter of the same person goes on in this one: first its number, then who shall see both."""
    other = at_most(request.args.get("other"), 20)
    page = house()["reading"].join_form(g.actor, matter, other=other)
    return render_template("join.html", page=page, refused=None), 422 if page.unknown else 200


@pages.post("/matters/<matter>/join")
def propose(matter: str) -> Any:
    """Propose it: nothing is joined yet."""
    other = said("other", 20)
    command = ProposeJoining(matter, other, said("grounds", 5000), chosen("seats")[:MOST_SEATS])
    return sent(command, then=url_for("matters.matter", matter=matter, _anchor="next"), again=lambda refused: _form(matter, other, refused))


@pages.get("/matters/<matter>/join/<proposal>")
def proposal(matter: str, proposal: str) -> str:
    """A proposal before it is confirmed: what comes, who will see it, what will be said otherwise."""
    return render_template("joining.html", page=house()["reading"].joining_page(g.actor, matter, at_most(proposal, 26)))


@pages.post("/matters/<matter>/join/<proposal>")
def confirm(matter: str, proposal: str) -> Any:
    """A second person confirms: the two dockets are read as one."""
    command = ConfirmJoining(matter, at_most(proposal, 26), said("other", 20))
    return sent(command, then=url_for("matters.matter", matter=matter))


@pages.get("/matters/<matter>/likeness/<likeness>")
def likeness(matter: str, likeness: str) -> str:
    """Another matter that could be of the same person: joined, or passed."""
    return render_template("likeness.html", page=house()["reading"].likeness_page(g.actor, matter, at_most(likeness, 26)))


@pages.post("/matters/<matter>/likeness/<likeness>")
def pass_likeness(matter: str, likeness: str) -> Any:
    """They are of different persons."""
    return sent(
        PassLikeness(matter, at_most(likeness, 26), said("other", 20)), then=url_for("matters.matter", matter=matter, _anchor="next")
    )


def _joined(matter: str, joined: str, refused: Refusal | None = None) -> str:
    return render_template("joined.html", page=house()["reading"].joined_page(g.actor, matter, at_most(joined, 26)), refused=refused)


@pages.get("/matters/<matter>/joined/<joined>")
def joined(matter: str, joined: str) -> str:
    """What was joined here, and how it is undone."""
    return _joined(matter, joined)


@pages.post("/matters/<matter>/joined/<joined>")
def separate(matter: str, joined: str) -> Any:
    """Undo it: each docket is what it was."""
    command = SeparateMatters(matter, at_most(joined, 26), said("other", 20), said("reason", 5000))
    return sent(command, then=url_for("matters.matter", matter=matter), again=lambda refused: _joined(matter, joined, refused))
