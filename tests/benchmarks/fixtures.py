"""Matters to measure with: made through the door where that is quick, and by whole dockets where a thousand entries are wanted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from app.casework.clock import BRISBANE, SetClock
from app.casework.docket import Docket, Entry
from app.cli.cast import UNITS, actor
from app.cli.player import instant
from app.commands.matter_file import House, MatterFile
from app.commands.upkeep import add_units
from app.commands.words import OpenMatter, RecordStep
from app.storage import house as house_rows
from app.storage.database import opened, writing
from app.storage.migrate import upgrade
from tests.benchmarks import naive
from tests.support.scenario import EXAMPLE_PERSON, TestHouse

FIRST = datetime(2026, 3, 2, 10, tzinfo=BRISBANE)
PER_APPLICATION = 50


def big(entries: int) -> tuple[Entry, ...]:
    """A docket of so many entries: applications of fifty, each with one temporary order extended at mention after mention."""
    out: list[Entry] = []
    numbers = count()

    def said(kind: str, subject: str, at: datetime, occasion: str = "", place: int = 0, **values: Any) -> None:
        out.append(Entry(f"{next(numbers):026}", kind, subject, at, values, occasion, place))

    for a in range(1, max(1, entries // PER_APPLICATION) + 1):
        start, application, order = FIRST + timedelta(days=a * 400 - 400), f"application:{a}", f"temporary-order:{a}"
        most = min(a * PER_APPLICATION, entries)
        if a == 1:
            said("respondent-described", "respondent:1", start, given_names="Testa", family_name="Example-Person", birth_date="1980-05-05")
        said("belief-recorded", application, start, belief="made up", grounds="made up")
        said("temporary-order-made", order, start, application=application, made_under="S13K", presence="ABSENT")
        said("appearance-notice-issued", application, start, court="MAGISTRATES", court_place="Brisbane", appear_at=_iso(start, 10))
        said("application-filed", application, start + timedelta(days=1), registry="Brisbane")
        for subject, document in ((order, "ORDER"), (application, "APPLICATION")):
            at = start + timedelta(days=2)
            said("service-planned", f"service:{subject}", at, way="PERSONAL")
            said(
                "documents-served",
                f"service:{subject}",
                at,
                documents=[document, "APPEARANCE_NOTICE", "NOTICE_13S4A"],
                mode="PERSONAL",
                server="Constable Made-Up",
            )
        mention = 0
        while len(out) < most - 3:
            hearing, at = f"hearing:{a}{mention:02}", start + timedelta(days=10 + 20 * mention)
            said(
                "mention-listed",
                hearing,
                at - timedelta(days=9),
                application=application,
                listed_for=at.isoformat(),
                court_place="Brisbane",
            )
            said("extension-asked", hearing, at - timedelta(days=3), of=order, ask=True)
            held = {"application": application, "mention_of_final_application": True, "presence": "IN_PERSON", "outcome": "ADJOURNED"}
            said("hearing-held", hearing, at, hearing, 0, **held)
            said("extension-decided", order, at, hearing, 1, hearing=hearing, decision="EXTENDED", days=28)
            mention += 1
        while len(out) < most:
            said("note-made", "respondent:1", start + timedelta(days=3), note="a made-up note")
    return tuple(out)


def _iso(start: datetime, days: int) -> str:
    return (start + timedelta(days=days)).isoformat()


@contextmanager
def empty_house(url: str) -> Iterator[TestHouse]:
    """A migrated house with the units of the cast."""
    engine = opened(url)
    upgrade(engine)
    naive.metadata.create_all(engine)
    house = TestHouse(engine, SetClock(instant("2026-03-02 09:00")))
    add_units(house.door, UNITS)
    try:
        yield house
    finally:
        engine.dispose()


def matter_of(house: TestHouse, entries: tuple[Entry, ...], *, prefix: str) -> str:
    """A matter that holds these entries (with identities of its own), settled at the last of them."""
    house.clock.at = FIRST
    person = {**EXAMPLE_PERSON, "family_name": "Madeup" + "".join(c for c in prefix if c.isalnum())}  # somebody else each time
    matter = house.door.execute(OpenMatter(person, "Prosecutions Brisbane"), by=actor("prosecutor")).matter
    last = max(e.at for e in entries)
    house.clock.at = last + timedelta(hours=1)
    with writing(house.engine) as connection:
        standing = house_rows.house(connection)
        shared = House(
            house.catalogue, house.door.calendars(connection, standing.calendar_revision), house.door.audit_key, standing.derived_with
        )
        file = MatterFile.opened(connection, shared, matter)
        assert file is not None
        mine = [Entry(prefix + e.id[len(prefix) :], e.kind, e.subject, e.at, e.values, e.occasion, e.place) for e in entries[1:]]
        file.append(mine, now=house.clock.at, by="a made-up person")
        file.settle(house.clock.at, how="recorded")
        file.write(house.clock.at)
    return matter


def a_note(matter: str) -> RecordStep:
    """A step that every matter offers at any time: one entry, every room entered."""
    return RecordStep(matter, "offers", "respondent:1", "record_note", "", {"note": "A made-up note."})


def as_docket(entries: tuple[Entry, ...]) -> Docket:
    """The same entries without a database."""
    return Docket().append(*entries, recorded_at=max(e.at for e in entries), by="a made-up person")
