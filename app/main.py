"""The composition root: settings, clock, catalogue, door, pages, timekeeper. The only room that knows all rooms."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from app.access.actor import COMMAND_LINE
from app.accounts import Accounts, Passwords, create_tables, people, sweep_sessions
from app.casework.clock import Clock, machine_now
from app.cli.root import interdict
from app.commands import all as every_command
from app.commands import bundles
from app.commands.destruction import list_destructions, not_replayed
from app.commands.dispatcher import Dispatcher
from app.commands.documents import DocumentRoom
from app.commands.passing import sweep
from app.commands.upkeep import beat, seal_now
from app.commands.word_out import send_outbox, write_warnings
from app.commands.words import Publish
from app.engine.catalogue import Catalogue
from app.errors import Fault
from app.forms.book import FormBook
from app.reading.desk import Desk
from app.reading.pages import Choice
from app.settings import Settings
from app.storage.database import opened
from app.storage.migrate import upgrade
from app.storage.tables import metadata
from app.timekeeper.post import sender
from app.timekeeper.ticker import Chores, started
from app.web import create_app

ROOT = Path(__file__).resolve().parents[1]
REGISTERED = (every_command, metadata)


@dataclass
class Interdict:
    """One house, put together: everything an entrance may use."""

    settings: Settings
    clock: Clock | None = None

    @cached_property
    def engine(self) -> Engine:
        """The database."""
        self.settings.make_room()
        return opened(self.settings.database_url)

    @cached_property
    def door(self) -> Dispatcher:
        """The one door for every change."""
        return Dispatcher(
            self.engine, catalogue=Catalogue.load(ROOT), book=FormBook.load(ROOT / "forms"), audit_key=self.settings.audit_key_bytes,
            mode=self.settings.mode, clock=self.clock, documents=DocumentRoom(ROOT), passwords=Passwords(),
            destroyed_list=self.settings.destroyed_list,
        )  # fmt: skip

    @cached_property
    def desk(self) -> Desk:
        """The read side."""
        return Desk(self.door, persons=self._persons)

    def _persons(self) -> tuple[Choice, ...]:
        return tuple(Choice(p.email, p.name) for p in people(self.engine) if p.active)

    def migrate(self) -> None:
        """Bring the schema to this release's."""
        upgrade(self.engine)
        create_tables(self.engine)

    def chores(self, worker: str = "") -> Chores:
        """What the ticker does for this house."""
        name = worker or f"{os.uname().nodename if hasattr(os, 'uname') else 'worker'}-{os.getpid()}"
        send = sender(self.settings.smtp_url, ROOT / "var" / "mail")
        return Chores(
            sweep=lambda: sweep(self.door),
            heartbeat=lambda: beat(self.door, name),
            seal=self._seal,
            send_word=lambda: (write_warnings(self.door), send_outbox(self.door, send)),
        )

    def _seal(self) -> None:
        seal_now(self.door, self.settings.seal_path)
        list_destructions(self.door)
        sweep_sessions(self.engine, self.settings, machine_now())

    def _refuse_a_moved_clock(self) -> None:
        """A database whose legal clock was moved for a demonstration is opened in demo mode only."""
        refusals = self.settings.refusals(offset_seconds=self.door.offset_seconds())
        if refusals:
            raise Fault("Interdict does not start:\n" + "\n".join(f"- {sentence}" for sentence in refusals))

    def _refuse_an_unpublished_release(self) -> None:
        """In production a release runs once its bundles are published; elsewhere they publish themselves. No name in use may be unknown."""
        if self.settings.mode != "production":
            self.door.execute(Publish(), by=COMMAND_LINE)
        refusals = bundles.refusals(self.engine, self.door.catalogue, self.door.book.dictionary)
        if refusals:
            raise Fault("Interdict does not start:\n" + "\n".join(f"- {sentence}" for sentence in refusals))

    def _refuse_what_was_destroyed(self) -> None:
        """A record restored from before a destruction does not open until that was carried out again."""
        if not_replayed(self.door):
            raise Fault("Interdict does not start: this record still holds what was destroyed. Run `interdict destroyed --replay`.")

    def pages(self) -> Any:
        """The web application."""
        accounts = Accounts(self.engine, self.settings, legal_now=self.door.now)
        return create_app(door=self.door, reading=self.desk, accounts=accounts, settings=self.settings)

    def serve(self) -> None:
        """Pages and ticker in one process, until a signal ends it."""
        from waitress import serve  # noqa: PLC0415 - only this command needs the server

        self._refuse_a_moved_clock()
        self._refuse_what_was_destroyed()
        self._refuse_an_unpublished_release()
        pages = self.pages()
        ticker = started(self.chores())
        try:
            serve(pages, host=self.settings.host, port=self.settings.port, threads=8, ident=None)
        finally:
            ticker.shutdown(wait=True)


def put_together(settings: Settings, *, clock: Clock | None = None) -> Interdict:
    """A house from its settings; Fault with every reason where it must not start like this."""
    refusals = settings.refusals()
    if refusals:
        raise Fault("Interdict does not start:\n" + "\n".join(f"- {sentence}" for sentence in refusals))
    return Interdict(settings, clock)


def run(environment: Mapping[str, str] | None = None, build: Callable[..., Interdict] = put_together) -> None:
    """The console script: hands the commands what they need and says faults in plain words."""
    try:
        interdict(obj={"environment": environment or os.environ, "build": build, "root": ROOT, "now": machine_now}, standalone_mode=True)
    except Fault as fault:
        sys.stderr.write(fault.sentence + "\n")
        sys.exit(1)


if __name__ == "__main__":
    run()
