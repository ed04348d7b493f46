"""What the doctor looks at: chains, keyed hashes, runs that stand as they would be computed, work that nobody can do."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text

from app.commands.dispatcher import Dispatcher
from app.commands.matter_file import House, MatterFile
from app.engine.runs import rebuilt
from app.storage import audit, docket_rows, house
from app.storage.database import reading
from app.storage.migrate import behind


def trail(door: Dispatcher, seal_file: Path | None) -> audit.Verified:
    """Every stream and every seal of the audit, walked."""
    with reading(door.engine) as connection:
        return audit.verify(connection, door.audit_key, seal_file)


def findings(door: Dispatcher, seal_file: Path | None) -> tuple[str, ...]:
    """Everything that is wrong, one sentence each; empty where nothing is."""
    if behind(door.engine):
        return ("The database is not at this release's schema: run `interdict migrate`.",)
    with reading(door.engine) as connection:
        found = [f"{f.stream} row {f.number}: {f.sentence}" for f in trail(door, seal_file).findings]
        found += docket_rows.tampered(connection, key=door.audit_key)
        found += [
            f"Matter {row[0]} has the step {row[1]}, which no unit can do: give a unit the role {row[2]}."
            for row in connection.execute(
                text("select m.number, s.title, s.role from step s join matter m on m.id = s.matter where s.unit = ''")
            )
        ]
        found += [
            f"Matter {row[0]} is parked as an incident: {row[1]}"
            for row in connection.execute(text("select m.number, i.sentence from incident i join matter m on m.id = i.matter"))
        ]
    return (*found, *runs_that_differ(door))


def runs_that_differ(door: Dispatcher) -> tuple[str, ...]:
    """A sentence for each matter whose run rows are not what its docket gives when computed anew (and nothing is due)."""
    said = []
    with reading(door.engine) as connection:
        standing = house.house(connection)
        shared = House(door.catalogue, door.calendars(connection, standing.calendar_revision), door.audit_key, standing.derived_with)
        now = door.now(connection)
        for matter in connection.execute(text("select id from matter order by id")).scalars().all():
            file = MatterFile.opened(connection, shared, matter)
            if file is None or file.is_due(now):
                continue
            anew = rebuilt(door.catalogue, file.case, now)
            if anew != file.runs:
                said.append(f"Matter {file.number}: its runs do not stand where its docket says; run `interdict migrate` and look again.")
    return tuple(said)
