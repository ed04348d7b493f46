"""Pages about who sees one matter and who does its steps: seats, bars, handing a step over, the readings elected for it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, g, render_template, url_for

from app.commands.seats import BASES_OF_SEATS, REASONS_OF_BARS, REASONS_TO_LIFT
from app.commands.words import Elect, EndSeat, GiveSeat, LiftBar, SetBar
from app.errors import Refusal
from app.web.asking import said, sent
from app.web.raw import at_most
from app.web.refusals import house

pages = Blueprint("seats", __name__)
_PERSON, _UNIT = "person:", "unit:"


def _reading() -> Any:
    return house()["reading"]


def _access(matter: str, refused: Refusal | None = None, asked: str = "") -> str:
    return render_template(
        "access.html", page=_reading().access_page(g.actor, matter), bases=BASES_OF_SEATS, reasons=REASONS_OF_BARS, lifts=REASONS_TO_LIFT,
        refused=refused, asked=asked,
    )  # fmt: skip


def _back(matter: str) -> str:
    return url_for("seats.access", matter=matter)


@pages.get("/matters/<matter>/access")
def access(matter: str) -> str:
    """Who sees this matter, and who is barred from it."""
    return _access(matter)


@pages.post("/matters/<matter>/seats")
def give_seat(matter: str) -> Any:
    """Give a person or a unit a seat."""
    who = said("who")
    person = who.removeprefix(_PERSON) if who.startswith(_PERSON) else ""
    unit = who.removeprefix(_UNIT) if who.startswith(_UNIT) else ""
    command = GiveSeat(matter, said("basis"), person=person, unit=unit)
    return sent(command, then=_back(matter), again=lambda refused: _access(matter, refused, "seat"))


@pages.post("/matters/<matter>/seats/<seat>/end")
def end_seat(matter: str, seat: str) -> Any:
    """End a seat."""
    return sent(EndSeat(matter, at_most(seat, 26)), then=_back(matter), again=lambda refused: _access(matter, refused, "end"))


@pages.post("/matters/<matter>/bars")
def set_bar(matter: str) -> Any:
    """Bar somebody."""
    command = SetBar(matter, said("person", 60), said("reason"))
    then = url_for("lists.work") if command.person == g.actor.id else _back(matter)
    return sent(command, then=then, again=lambda refused: _access(matter, refused, "bar"))


@pages.post("/matters/<matter>/bars/<person>/lift")
def lift_bar(matter: str, person: str) -> Any:
    """Lift a bar."""
    command = LiftBar(matter, at_most(person, 60), said("lift"))
    return sent(command, then=_back(matter), again=lambda refused: _access(matter, refused, "lift"))


# ------------------------------------------------------------------ readings
def _readings(matter: str, refused: Refusal | None = None) -> str:
    return render_template("matter_readings.html", page=_reading().matter_readings(g.actor, matter), refused=refused)


@pages.get("/matters/<matter>/readings")
def readings(matter: str) -> str:
    """The doubtful texts on which this matter depends."""
    return _readings(matter)


@pages.post("/matters/<matter>/readings/<doubt>")
def elect(matter: str, doubt: str) -> Any:
    """Elect a reading for this matter alone."""
    command = Elect(at_most(doubt, 40), said("reading"), said("reasons", 5000), matter=matter)
    return sent(command, then=url_for("seats.readings", matter=matter), again=lambda refused: _readings(matter, refused))
