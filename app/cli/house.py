"""Commands of the house: serve, demo, init, migrate, doctor, backup, restore."""

from __future__ import annotations

import signal
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from app.access.actor import COMMAND_LINE
from app.accounts import DEMO_PASSWORD, create_person
from app.casework.clock import BRISBANE, SetClock
from app.cli.cast import CAST, UNITS, email
from app.cli.player import BrokenScript, Player
from app.commands.broken import broken
from app.commands.copies import back_up, restore_from
from app.commands.destruction import list_destructions, replay
from app.commands.health import findings, is_behind, lacking, trail
from app.commands.passing import start_demo_clock, sweep
from app.commands.upkeep import add_units, has_units, seal_now
from app.commands.words import AddPerson, Publish
from app.errors import Refusal
from app.settings import Settings

DEMO_STARTS = datetime(2026, 3, 2, 9, 0, tzinfo=BRISBANE)
SCRIPTS = "data/rehearsals"


def _house(given: dict[str, Any], **changes: Any) -> Any:
    return given["build"](
        replace(Settings.from_environment(given["environment"]), **changes) if changes else Settings.from_environment(given["environment"])
    )


def verified_trail() -> Any:
    """The audit of the house that the command was called for, verified."""
    given: dict[str, Any] = click.get_current_context().find_object(dict) or {}
    house = _house(given)
    return trail(house.door, house.settings.seal_path)


def broken_invariants(database: str = "") -> tuple[int, tuple[str, ...]]:
    """How many matters there are, and one line for each invariant that does not hold; of another database if its address is given."""
    given: dict[str, Any] = click.get_current_context().find_object(dict) or {}
    house = _house(given, **({"database_url": database} if database else {}))
    return broken(house.door)


@click.command()
@click.pass_obj
def migrate(given: dict[str, Any]) -> None:
    """Bring the database to the schema of this release."""
    _house(given).migrate()
    click.echo("The database is at this release's schema.")


@click.command()
@click.pass_obj
def serve(given: dict[str, Any]) -> None:
    """Serve the pages and tick, until a signal ends it."""
    house = _house(given)
    _stop_on_signal()
    click.echo(f"Interdict serves http://{house.settings.host}:{house.settings.port}")
    house.serve()


def _stop_on_signal() -> None:
    def stop(*_: Any) -> None:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, stop)


@click.command()
@click.option("--port", type=int, default=None, help="The port (PORT, or 8000).")
@click.option("--fresh", is_flag=True, help="Begin again: forget what was done in the demonstration.")
@click.pass_obj
def demo(given: dict[str, Any], port: int | None, *, fresh: bool) -> None:
    """A demonstration with made-up people in every interesting state, and a clock that you move."""
    settings = Settings.from_environment(given["environment"], mode="demo")
    if "INTERDICT_DATABASE_URL" not in given["environment"]:
        settings = replace(
            settings, database_url=f"sqlite:///{given['root']}/var/demo.db", seal_path=given["root"] / "var" / "demo-seals" / "seals.jsonl"
        )
    if port is not None:
        settings = replace(settings, port=port)
    if fresh and settings.sqlite_file:
        for tail in ("", "-wal", "-shm"):
            Path(f"{settings.sqlite_file}{tail}").unlink(missing_ok=True)
        settings.seal_path.unlink(missing_ok=True)
        settings.destroyed_list.unlink(missing_ok=True)
    _stop_on_signal()
    house = given["build"](settings)
    house.migrate()
    if not has_units(house.door):
        _load(given, settings)
    click.echo(f"\nInterdict serves http://{settings.host}:{settings.port}   (stop with Ctrl+C)\n")
    click.echo(f"Sign in as one of these; the password of each is: {DEMO_PASSWORD}")
    for short, name, role, _ in CAST:
        click.echo(f"  {email(short):34} {role.replace('_', ' '):18} {name}")
    sys.stdout.flush()
    house.serve()


def _load(given: dict[str, Any], settings: Settings) -> None:
    """People, units and the matters of every rehearsal script, up to Monday 2 March 2026, 9 am."""
    clock = SetClock(DEMO_STARTS)
    house = given["build"](settings, clock=clock)
    add_units(house.door, UNITS)
    for short, name, role, unit in CAST:
        create_person(
            house.engine, email=email(short), name=name, password=DEMO_PASSWORD, roles=[role], units=[unit] if unit else [],
            person_id=short, demo=True,
        )  # fmt: skip
    player = Player(house, clock, looks=False)
    scripts = sorted((given["root"] / SCRIPTS).glob("*.yaml"))
    with click.progressbar(scripts, label="Loading made-up matters") as bar:
        for script in bar:
            try:
                for _ in player.play(script.read_text(encoding="utf-8")):
                    pass
            except BrokenScript as error:
                raise click.ClickException(f"{script.name}: {error}") from error
    clock.at = DEMO_STARTS
    sweep(house.door)
    start_demo_clock(house.door, DEMO_STARTS)
    house.engine.dispose()


@click.command()
@click.option("--email", "address", prompt="E-mail of the first administrator")
@click.option("--name", prompt="Their name")
@click.option("--password", prompt=True, hide_input=True, confirmation_prompt=True)
@click.option("--unit", "units", multiple=True, help="A unit, as NAME:role:PLACE (PLACE empty: the whole State). Repeat.")
@click.pass_obj
def init(given: dict[str, Any], address: str, name: str, password: str, units: tuple[str, ...]) -> None:
    """Set up an empty house: schema, the first administrator, the units."""
    house = _house(given)
    house.migrate()
    wanted = []
    for said in units:
        parts = said.split(":")
        if len(parts) != 3 or not parts[0] or not parts[1]:
            raise click.ClickException(f"{said!r}: write a unit as NAME:role:PLACE, for example 'Registry Brisbane:registrar:Brisbane'.")
        wanted.append((parts[0], parts[1], parts[2] or None))
    add_units(house.door, wanted or UNITS)
    house.door.execute(AddPerson(address, name, password, ("administrator",)), by=COMMAND_LINE)
    house.door.execute(Publish(), by=COMMAND_LINE)
    list_destructions(house.door)
    seal_now(house.door, house.settings.seal_path)  # so that the trail can be verified from the first day
    click.echo("Set up. Now run `interdict doctor`, then `interdict serve`.")


@click.command("add-administrator")
@click.option("--email", "address", prompt="E-mail of the administrator")
@click.option("--name", prompt="Their name")
@click.option("--password", prompt=True, hide_input=True, confirmation_prompt=True)
@click.pass_obj
def add_administrator(given: dict[str, Any], address: str, name: str, password: str) -> None:
    """Add an administrator where none can sign in; everybody else is added on the page "People and units"."""
    try:
        done = _house(given).door.execute(AddPerson(address, name, password, ("administrator",)), by=COMMAND_LINE)
    except Refusal as refusal:
        raise click.ClickException(" ".join(said for sentences in refusal.fields.values() for said in sentences)) from refusal
    click.echo(done.sentence)


@click.command()
@click.pass_obj
def doctor(given: dict[str, Any]) -> None:
    """Say what is wrong with this installation; exit 1 if anything is."""
    house = _house(given)
    found = (*findings(house.door, house.settings.seal_path), *lacking(house.door))
    for sentence in (*house.settings.warnings(), *found):
        click.echo(sentence)
    if found:
        raise SystemExit(1)
    click.echo("Nothing is wrong.")


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@click.pass_obj
def backup(given: dict[str, Any], target: Path) -> None:
    """Copy the whole record, while it is in use, to a file (SQLite) or a folder (PostgreSQL: pg_dump)."""
    house = _house(given)
    click.echo(back_up(house.door, target))


@click.command()
@click.argument("source", type=click.Path(path_type=Path, exists=True))
@click.option("--verify", is_flag=True, help="Check the chain of the audit and that every run computed anew equals its row.")
@click.option("--nothing-destroyed", is_flag=True, help="There is no list of destructions because nothing was ever destroyed.")
@click.pass_obj
def restore(given: dict[str, Any], source: Path, *, verify: bool, nothing_destroyed: bool) -> None:
    """Put a backup in the place of an empty database, destroy again what was destroyed since, and verify it before anybody opens it."""
    settings = Settings.from_environment(given["environment"])
    if not (settings.destroyed_list.exists() or nothing_destroyed):
        message = (
            f"There is no list of destructions at {settings.destroyed_list}: put it there, so that what was destroyed since the backup is "
            "destroyed again. If nothing ever was, say --nothing-destroyed."
        )
        raise click.ClickException(message)
    restore_from(settings.sqlite_file, source)
    house = given["build"](settings)
    if is_behind(house.door):
        click.echo(
            "Restored, from an older release: run `interdict migrate`, then `interdict destroyed --replay`, then `interdict doctor`."
        )
        return
    if again := replay(house.door, COMMAND_LINE):
        click.echo(f"Destroyed again, since the backup is of before it: {again}.")
    found = findings(house.door, settings.seal_path) if verify else ()
    for sentence in found:
        click.echo(sentence)
    if found:
        raise SystemExit(1)
    click.echo("Restored." + (" Chains, hashes and runs are right." if verify else ""))
