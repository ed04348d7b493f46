"""Commands about the whole house: electing a reading, importing a calendar."""

from __future__ import annotations

from sqlalchemy import text
from ulid import ULID

from app.commands.dispatcher import Work, handles
from app.commands.words import Elect, ImportCalendar, Outcome
from app.errors import Refusal
from app.forms.reasons import in_words
from app.law.calendars import rows_from_csv
from app.law.readings import REGISTER
from app.storage import house
from app.storage.marks import mark, of_calendars
from app.storage.moment import written

LEAST_REASONS = 10


@handles(Elect)
def elect(work: Work, command: Elect) -> Outcome:
    """A legal officer elects a reading: it narrows what is shown, never a date by which to act."""
    work.need("elect")
    doubt = REGISTER.get(command.doubt)
    if doubt is None or command.reading not in {r.name for r in doubt.readings}:
        message = f"{command.doubt} has no reading called {command.reading!r}."
        raise Refusal(message, fields={"reading": ("Choose one of the readings listed.",)})
    reasons = in_words(
        command.reasons, "reasons", "Give the reasons for this reading; they are shown wherever it matters.", least=LEAST_REASONS
    )
    row = {
        "id": str(ULID()), "doubt": command.doubt, "reading": command.reading, "reasons": reasons, "by": work.actor.id,
        "at": written(work.now), "matter": command.matter or None,
    }  # fmt: skip
    work.connection.execute(_ELECTION, {**row, "mac": mark(work.door.audit_key, "election", row)})
    house.change_house(work.connection, elections=True)
    work.record("elect", matter=command.matter or None, details={"doubt": command.doubt, "reading": command.reading, "election": row["id"]})
    return Outcome(command.matter, sentence=f"{command.doubt}: {command.reading} was elected.")


@handles(ImportCalendar)
def import_calendar(work: Work, command: ImportCalendar) -> Outcome:
    """Import days that are not ordinary days, with the reference of the gazette or direction that says so."""
    work.need("import_calendar")
    if not command.reference.strip():
        raise Refusal(
            "Name the source.", fields={"reference": ("Give the gazette, or the practice direction, that these days come from.",)}
        )
    try:
        rows = rows_from_csv(command.csv)
    except ValueError as error:
        raise Refusal(str(error), fields={"csv": (str(error),)}) from error
    revision = house.house(work.connection).calendar_revision + 1
    for day in rows:
        row = {
            "place": day.place, "day": day.day.isoformat(), "kind": day.kind, "name": day.name, "source": command.reference,
            "confidence": day.confidence, "revision": revision,
        }  # fmt: skip
        work.connection.execute(_HOLIDAY, {**row, "mac": mark(work.door.audit_key, "holiday", row)})
    house.change_house(work.connection, calendar=True)
    details = {"rows": len(rows), "reference": command.reference, "calendars": of_calendars(work.connection)}
    work.record("import_calendar", matter=None, details=details)
    return Outcome(
        sentence=f"{len(rows)} {'day was' if len(rows) == 1 else 'days were'} imported. Every matter is derived again with them.",
        details={"rows": len(rows)},
    )


_ELECTION = text(
    "insert into election (id, doubt, reading, reasons, by, at, matter, row_mac)"
    " values (:id, :doubt, :reading, :reasons, :by, :at, :matter, :mac)"
)
_HOLIDAY = text(
    "insert into holiday (place, day, kind, name, source, confidence, revision, row_mac)"
    " values (:place, :day, :kind, :name, :source, :confidence, :revision, :mac) on conflict (place, day, kind)"
    " do update set name=:name, source=:source, confidence=:confidence, revision=:revision, row_mac=:mac"
)
