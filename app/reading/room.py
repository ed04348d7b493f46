"""The read side's one object: what every page asks, with the wall before every question. Writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, select, text

from app.access.actor import Actor
from app.casework.clock import machine_now
from app.engine.catalogue import Catalogue, Definition
from app.engine.stand import Stand
from app.errors import NotPermitted
from app.forms.book import FormBook
from app.law.calendars import Calendars
from app.law.questions import Case
from app.storage import definitions, docket_rows, house, tables
from app.storage.database import reading
from app.storage.moment import read
from app.storage.visible import visible

SILENT_AFTER_SECONDS = 120


class House(Protocol):
    """What the read side needs of a house: its database, diagrams and forms, and what the legal time is."""

    engine: Engine
    catalogue: Catalogue
    book: FormBook
    mode: str
    documents: Any

    def now(self, connection: Connection) -> datetime:
        """Legal time."""
        ...

    def calendars(self, connection: Connection, revision: int) -> Calendars:
        """The calendars at a revision."""
        ...

    def last_seen(self, matter: str) -> Case | None:
        """What is known of a matter from the last command on it."""
        ...


@dataclass(frozen=True)
class Opened:
    """A matter as the read side sees it: its row, its case, where its runs stand, the legal time."""

    connection: Connection
    id: str
    number: str
    place: str
    unit: str
    version: int
    derived_with: str
    case: Case
    now: datetime

    def runs(self) -> Mapping[tuple[str, str], Stand]:
        """Where each run stands."""
        rows = self.connection.execute(
            text("select process, subject, stand from run where matter=:m order by process, subject"), {"m": self.id}
        )
        return {(row[0], row[1]): Stand.from_json(row[2]) for row in rows}


class Room:
    """What the pages of one house are read from."""

    def __init__(self, door: House) -> None:
        """Read what this house's door writes."""
        self.door = door
        self.engine: Engine = door.engine
        self.catalogue: Catalogue = door.catalogue
        self.book: FormBook = door.book

    def definition(self, connection: Connection, process: str, bundle: str) -> Definition | None:
        """What a run with this bundle is computed from."""
        return self.catalogue.as_kept(process, bundle, partial(definitions.contents, connection))

    def connection(self) -> Any:
        """A connection for SELECTs."""
        return reading(self.engine)

    def opened(self, connection: Connection, actor: Actor, matter: str) -> Opened:
        """A matter in which the actor has a seat; NotPermitted that looks like "no such matter" otherwise."""
        now = self.door.now(connection)
        m = tables.matter.c
        row = connection.execute(
            select(m.id, m.number, m.place, m.unit, m.version, m.derived_with).where(m.id == matter, visible(actor, now))
        ).first()
        if row is None:
            message = "There is no such matter, or you have no seat in it."
            raise NotPermitted(message, seen=False)
        standing = house.house(connection)
        calendars = self.door.calendars(connection, standing.calendar_revision)
        last = self.door.last_seen(matter)
        docket = docket_rows.load(connection, matter, last.docket if last is not None else None)
        if last is not None and docket is last.docket:
            docket = docket.again()
        case = Case(docket, calendars, house.elections(connection, matter), row.place).following(last)
        return Opened(connection, row.id, row.number, row.place, row.unit, row.version, row.derived_with, case, now)

    def may_see(self, actor: Actor, matter: str) -> bool:
        """Whether the actor has a seat in this matter now."""
        with self.connection() as connection:
            m = tables.matter.c
            return connection.execute(select(m.id).where(m.id == matter, visible(actor, self.door.now(connection)))).first() is not None

    def heartbeat_silent_since(self, connection: Connection) -> datetime | None:
        """Since when no timekeeper was heard, if that is longer than two minutes (None: it is heard, or none ever ran)."""
        last = connection.execute(text("select max(at) from heartbeat")).scalar()
        if last is None:
            return None
        at = read(last)
        return at if (machine_now() - at).total_seconds() > SILENT_AFTER_SECONDS else None
