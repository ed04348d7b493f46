"""What the doctor looks at: chains, keyed hashes, the record against both, runs that stand as they would be computed, work that nobody can do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sqlalchemy import text

from app.commands import bundles
from app.commands.dispatcher import Dispatcher
from app.commands.wholeness import projection_findings, record_findings
from app.errors import Fault
from app.storage import audit
from app.storage.database import reading
from app.storage.migrate import behind


def trail(door: Dispatcher, seal_file: Path | None) -> audit.Verified:
    """Every stream and every seal of the audit walked, and the record held against them."""
    with reading(door.engine) as connection:
        walked = audit.verify(connection, door.audit_key, seal_file)
    return replace(walked, findings=(*walked.findings, *record_findings(door), *projection_findings(door)))


def findings(door: Dispatcher, seal_file: Path | None) -> tuple[str, ...]:
    """Everything that is wrong, one sentence each; empty where nothing is."""
    if behind(door.engine):
        return ("The database is not at this release's schema: run `interdict migrate`.",)
    found = list(bundles.findings(door.engine, door.catalogue, door.book.dictionary, published=door.mode == "production"))
    try:
        found += [f"{f.stream} row {f.number}: {f.sentence}" for f in trail(door, seal_file).findings]
    except Fault as fault:  # a bundle that cannot be read: nothing can be computed with it, and the rest is said all the same
        found.append(fault.sentence)
    with reading(door.engine) as connection:
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
    return tuple(found)
