"""Pages of administration: people and units, a supervisor's team, calendars and the dates they moved, one's own password."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, g, render_template, request, url_for

from app.commands.words import (
    AddPerson,
    AddUnit,
    ChangePassword,
    EndPerson,
    EndStandIn,
    ImportCalendar,
    PlacePerson,
    RemoveUnit,
    StandIn,
)
from app.errors import Refusal
from app.web.asking import chosen, day, said, sent
from app.web.raw import at_most
from app.web.refusals import house

pages = Blueprint("administration", __name__)


def _reading() -> Any:
    return house()["reading"]


# ------------------------------------------------------------------ people and units
def _people(refused: Refusal | None = None, asked: str = "") -> str:
    return render_template("people.html", page=_reading().people_page(g.actor), refused=refused, asked=asked)


def _person(person: str, refused: Refusal | None = None, asked: str = "") -> str:
    return render_template("person.html", page=_reading().person_page(g.actor, at_most(person, 60)), refused=refused, asked=asked)


@pages.get("/people")
def people() -> str:
    """Everybody who has an account, and the units."""
    return _people()


@pages.post("/people")
def add_person() -> Any:
    """Add somebody."""
    command = AddPerson(said("email"), said("name"), said("password"), chosen("roles"), chosen("units"))
    return sent(command, then=url_for("administration.people"), again=lambda refused: _people(refused, "person"))


@pages.post("/units")
def add_unit() -> Any:
    """Add a unit."""
    command = AddUnit(said("unit_name"), said("unit_role"), said("unit_place"))
    return sent(
        command, then=url_for("administration.people", _anchor="the-units"), again=lambda refused: _people(_for_unit(refused), "unit")
    )


def _for_unit(refused: Refusal) -> Refusal:
    """The fields of a unit have names of their own on a page that also asks for a person."""
    return Refusal(refused.sentence, fields={f"unit_{name}": words for name, words in refused.fields.items()})


@pages.post("/units/remove")
def remove_unit() -> Any:
    """Take away a unit that was never used."""
    return sent(
        RemoveUnit(said("unit")),
        then=url_for("administration.people", _anchor="the-units"),
        again=lambda refused: _people(refused, "remove"),
    )


@pages.get("/people/<person>")
def person(person: str) -> str:
    """One person."""
    return _person(person)


@pages.post("/people/<person>/place")
def place_person(person: str) -> Any:
    """Other roles and units."""
    command = PlacePerson(at_most(person, 60), chosen("roles"), chosen("units"))
    return sent(command, then=url_for("administration.people"), again=lambda refused: _person(person, refused, "place"))


@pages.post("/people/<person>/password")
def give_password(person: str) -> Any:
    """A new password for somebody else."""
    command = ChangePassword(at_most(person, 60), said("password"))
    return sent(command, then=url_for("administration.people"), again=lambda refused: _person(person, refused, "password"))


@pages.post("/people/<person>/end")
def end_person(person: str) -> Any:
    """End an account."""
    return sent(
        EndPerson(at_most(person, 60)), then=url_for("administration.people"), again=lambda refused: _person(person, refused, "end")
    )


@pages.get("/password")
def password() -> str:
    """One's own password."""
    return render_template("password.html", refused=None)


@pages.post("/password")
def change_password() -> Any:
    """Another password for oneself; every session is over, this one too."""
    command = ChangePassword(g.actor.id, said("password"), said("current"))
    return sent(command, then=house()["accounts"].sign_in_url, again=lambda refused: render_template("password.html", refused=refused))


# ------------------------------------------------------------------ a team
def _team(refused: Refusal | None = None) -> str:
    return render_template("team.html", page=_reading().team_page(g.actor), refused=refused)


@pages.get("/team")
def team() -> str:
    """The units that a supervisor looks after, who is away, what nobody is there for."""
    return _team()


@pages.post("/team/stand-in")
def stand_in() -> Any:
    """Somebody stands in for somebody for a time."""
    command = StandIn(said("person"), said("deputy"), day("first"), day("last"))
    return sent(command, then=url_for("administration.team"), again=_team)


@pages.post("/team/stand-in/<absence>/end")
def end_stand_in(absence: str) -> Any:
    """Somebody is back."""
    return sent(EndStandIn(at_most(absence, 26)), then=url_for("administration.team"), again=_team)


# ------------------------------------------------------------------ calendars
def _calendars(refused: Refusal | None = None) -> str:
    year = request.args.get("year", "")
    return render_template(
        "calendars.html",
        page=_reading().calendars_page(g.actor, year=int(year) if year.isdecimal() and len(year) == 4 else None),
        refused=refused,
    )


@pages.get("/calendars")
def calendars() -> str:
    """What is loaded, from where, and what is missing."""
    return _calendars()


@pages.post("/calendars")
def import_calendar() -> Any:
    """Import days, from a file or as text."""
    file = request.files.get("file")
    csv = file.read().decode("utf-8-sig", "replace") if file else ""
    command = ImportCalendar(csv or at_most(request.form.get("csv"), 500_000), said("reference"))
    return sent(command, then=url_for("administration.calendars"), again=_calendars)


@pages.get("/moved-dates")
def moved() -> str:
    """Every date that a newer calendar or election moved."""
    return render_template("moved.html", page=_reading().moved_page(g.actor))
