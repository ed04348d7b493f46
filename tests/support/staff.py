"""People of tests, put into the rows by which they sign in: the cast without passwords, somebody ended, somebody placed anew."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Engine

from app.casework.clock import machine_now
from app.cli.cast import CAST, UNITS, email
from app.commands.upkeep import add_units
from app.storage import people
from app.storage.database import opened, writing
from app.storage.people import Known
from tests.support.scenario import Scenario

SECOND = ("registrar2", "Ronnie Madeup-Second", "registrar", "Registry Brisbane")
CAIRNS = ("cairns", "Cass Madeup-Cairns", "registrar", "Registry Cairns")


def staffed(story: Scenario, *more: tuple[str, str, str, str]) -> Scenario:
    """The whole cast, and more, have accounts in this story's house; a unit that comes with them has no seat in what was opened before."""
    units = [*UNITS, *((unit, role, "Cairns" if "Cairns" in unit else None) for _, _, role, unit in more)]
    with story.house() as house:
        add_units(house.door, units)
    engine = opened(story.url)
    with writing(engine) as connection:
        for short, name, role, unit in (*CAST, *more):
            known = Known(short, email(short), name, active=True, roles=(role,), units=(unit,) if unit else ())
            people.add(connection, known, password_hash="unusable", created_at=machine_now())
    engine.dispose()
    return story


def ended(engine: Engine, person: str) -> None:
    """This account is over."""
    with writing(engine) as connection:
        people.end(connection, person)


def placed(engine: Engine, person: str, *, roles: Iterable[str], units: Iterable[str]) -> None:
    """These roles and units, in place of those before."""
    with writing(engine) as connection:
        people.place(connection, person, roles=roles, units=units)


assert "Registry Cairns" not in {unit for unit, _, _ in UNITS}, "a unit without a seat"
