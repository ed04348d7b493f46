"""Pages that destroy values: one person proposes, another confirms."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, g, render_template, request, url_for

from app.commands.words import ConfirmDestruction, ProposeDestruction
from app.errors import Refusal
from app.web.asking import said, sent
from app.web.raw import at_most
from app.web.refusals import house

pages = Blueprint("destroying", __name__)
MOST_NAMED = 500


@pages.get("/matters/<matter>/destroy")
def form(matter: str) -> str:
    """Propose that values be destroyed: the form."""
    return render_template("destroy.html", page=house()["reading"].destruction_form(g.actor, matter), chosen=(), provision="", decision="")


@pages.post("/matters/<matter>/destroy")
def propose(matter: str) -> Any:
    """Propose it: nothing is gone yet."""
    entries = tuple(at_most(one, 40) for one in request.form.getlist("entries")[:MOST_NAMED])
    subjects = tuple(at_most(one, 80) for one in request.form.getlist("subjects")[:MOST_NAMED])
    provision, decision = said("provision", 20), said("decision", 200)

    def again(refused: Refusal) -> str:
        page = house()["reading"].destruction_form(g.actor, matter)
        chosen = (*entries, *subjects)
        return render_template("destroy.html", page=page, refused=refused, chosen=chosen, provision=provision, decision=decision)

    command = ProposeDestruction(matter, entries, subjects, provision, decision)
    return sent(command, then=url_for("matters.matter", matter=matter, _anchor="next"), again=again)


@pages.get("/matters/<matter>/destroy/<proposal>")
def proposal(matter: str, proposal: str) -> str:
    """A proposal before it is confirmed: what goes, and what nobody will know after."""
    return render_template("destruction.html", page=house()["reading"].destruction_page(g.actor, matter, proposal))


@pages.post("/matters/<matter>/destroy/<proposal>")
def confirm(matter: str, proposal: str) -> Any:
    """A second person confirms: the values are gone."""
    return sent(ConfirmDestruction(matter, proposal), then=url_for("matters.matter", matter=matter, _anchor="docket"))
