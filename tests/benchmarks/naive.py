"""What we compare with, frozen: the same house, but each run's SpiffWorkflow state is stored whole and each entry is an ORM object.

The command, the forms, the law, the permission, the projection and the audit are those of the house. Only this differs: a
matter's entries come as mapped objects, and every run of the matter is loaded from the JSON that SpiffWorkflow's own serializer
wrote, let on with the same questions and answers, and stored again after every command. It cannot take a correction back into
the past; the measurements ask it for steps forward only.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.serializer.config import DEFAULT_CONFIG
from SpiffWorkflow.bpmn.serializer.helpers.spec import EventDefinitionConverter
from sqlalchemy import Column, Connection, MetaData, String, Table, Text
from sqlalchemy.orm import Session, registry

from app.casework.docket import Docket, Entry
from app.commands import dispatcher, matter_file
from app.commands.matter_file import MatterFile
from app.commands.passages import passages_between
from app.engine.catalogue import Definition
from app.engine.runs import Runs, wanted
from app.engine.stand import Stand, stand_by
from app.engine.waits import Wait
from app.engine.walk import Tell, Walk, _Words
from app.storage import tables
from app.storage.docket_rows import canonical, values_mac

SERIALIZER = BpmnWorkflowSerializer(BpmnWorkflowSerializer.configure({**DEFAULT_CONFIG, Wait: EventDefinitionConverter}))
metadata = MetaData()
states = Table(
    "naive_state",
    metadata,
    Column("matter", String(26), primary_key=True),
    Column("process", String(60), primary_key=True),
    Column("subject", String(80), primary_key=True),
    Column("state", Text, nullable=False),
)


class State:
    """One run's state, as a mapped object."""

    def __init__(self, matter: str, process: str, subject: str, state: str) -> None:
        self.matter, self.process, self.subject, self.state = matter, process, subject, state


class EntryRow:
    """One entry, as a mapped object."""

    id: str
    seq: int

    def __init__(self, **columns: Any) -> None:
        for name, value in columns.items():
            setattr(self, name, value)


class ValuesRow(EntryRow):
    """One entry's values, as a mapped object."""

    entry: str
    contents: str


_mapped = registry()
_mapped.map_imperatively(State, states)
_mapped.map_imperatively(EntryRow, tables.entry)
_mapped.map_imperatively(ValuesRow, tables.entry_values)


class LoadedWalk(Walk):
    """A run loaded from its stored state, with the house's questions."""

    def __init__(self, definition: Definition, tell: Tell, state: str | None) -> None:
        if state is None:
            super().__init__(definition, tell)
            return
        self._definition, self._tell = definition, tell
        self._crossed, self._tasks = {}, {}
        self._workflow = SERIALIZER.deserialize_json(state)
        self._workflow.script_engine = _Words(self)
        self._settle()

    @property
    def state(self) -> str:
        """The state to be stored."""
        return str(SERIALIZER.serialize_json(self._workflow))


class NaiveFile(MatterFile):
    """A matter whose runs are states in rows and whose entries are objects."""

    session: Session

    def settle(self, now: datetime, *, how: str, entry: str | None = None, at: datetime | None = None, **_: Any) -> set[tuple[str, str]]:
        """Load every run, let it on, store it again."""
        self.session = Session(bind=self.connection)
        stored = {(s.process, s.subject): s for s in self.session.query(State).filter(states.c.matter == self.id)}
        runs: Runs = {}
        for process, subject in wanted(self.case):
            definition = self.house.catalogue.definitions.get(process)
            if definition is None:
                continue
            row = stored.get((process, subject))
            walks: list[LoadedWalk] = []

            def walker(
                tell: Tell, definition: Definition = definition, row: State | None = row, walks: list[LoadedWalk] = walks
            ) -> LoadedWalk:
                walks.append(LoadedWalk(definition, tell, row.state if row else None))
                return walks[-1]

            found = stand_by(walker, definition, self.case, subject, now)
            kept = self.runs.get((process, subject))
            runs[process, subject] = replace(found, passed=(*kept.passed, *found.passed)) if kept else found
            if row is None:
                self.session.add(State(self.id, process, subject, walks[0].state))
            else:
                row.state = walks[0].state
        self.session.flush()
        self._write_passages(
            [p for key in {**self.runs, **runs} for p in passages_between(key, self.runs.get(key), runs.get(key))],
            at=at or now,
            how=how,
            entry=entry,
        )
        self.runs = runs
        return set(runs)


class _Rows:
    """In place of storage/docket_rows: the same rows, through a session."""

    @staticmethod
    def load(connection: Connection, matter: str, _known: Docket | None = None) -> Docket:
        """The docket from mapped objects, whole each time."""
        import json

        session = Session(bind=connection)
        values = {v.entry: v.contents for v in session.query(ValuesRow).filter(tables.entry_values.c.matter == matter)}
        rows: list[Any] = session.query(EntryRow).filter(tables.entry.c.matter == matter).order_by(tables.entry.c.seq).all()
        return Docket(
            tuple(
                Entry(
                    r.id, r.kind, r.subject, r.at, json.loads(values.get(r.id, "{}")), r.occasion, r.place, r.corrects, r.withdraws, r.reason, r.step,
                    r.seq, r.recorded_at, r.recorded_by,
                )
                for r in rows
            )
        )  # fmt: skip

    @staticmethod
    def append(connection: Connection, matter: str, entries: Any, *, key: bytes, flags: Any = ()) -> None:
        """New entries as mapped objects."""
        import json

        session = Session(bind=connection)
        for e in entries:
            contents = canonical(e.values)
            session.add(
                EntryRow(
                    matter=matter, seq=e.seq, id=e.id, kind=e.kind, subject=e.subject, at=e.at, occasion=e.occasion, place=e.place,
                    corrects=e.corrects, withdraws=e.withdraws, reason=e.reason, step=e.step, recorded_at=e.recorded_at, recorded_by=e.recorded_by,
                    values_mac=values_mac(key, e.id, contents), flags=json.dumps(list(flags)),
                )
            )  # fmt: skip
            session.add(ValuesRow(entry=e.id, matter=matter, contents=contents))
        session.flush()


@contextmanager
def naively() -> Iterator[None]:
    """While this lasts the door works naively."""
    changed = ((dispatcher, "MatterFile", NaiveFile), (matter_file, "docket_rows", _Rows))
    ours = [getattr(module, name) for module, name, _ in changed]
    for module, name, ours_no_more in changed:
        setattr(module, name, ours_no_more)
    try:
        yield
    finally:
        for (module, name, _), kept in zip(changed, ours, strict=True):
            setattr(module, name, kept)


def stands(connection: Connection, matter: str) -> dict[tuple[str, str], Stand]:
    """Where the runs stand, as the run rows say: the measurements compare both."""
    rows = connection.execute(tables.run.select().where(tables.run.c.matter == matter))
    return {(r.process, r.subject): Stand.from_json(r.stand) for r in rows}
