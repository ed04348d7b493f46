"""`interdict publish` and `interdict move-runs`: what a new release brings is kept, and the matters that are named move to it."""

from __future__ import annotations

from typing import Any

import click

from app.access.actor import COMMAND_LINE
from app.commands.bundles import matter_called
from app.commands.words import MoveRuns, Outcome, Publish
from app.errors import NotPermitted, Refusal
from app.settings import Settings


@click.command()
@click.pass_obj
def publish(given: dict[str, Any]) -> None:
    """Keep every process of this release that is new: new runs are computed from it, runs under way stay as they are."""
    done = _carried_out(given, Publish())
    for process, bundle in sorted(done.details["bundles"].items()):
        click.echo(f"{process}  {bundle[:16]}")
    click.echo(done.sentence)


@click.command("move-runs")
@click.argument("matter")
@click.argument("process")
@click.option("--dry-run", "look", is_flag=True, help="Only say what would open and close.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def move_runs(given: dict[str, Any], matter: str, process: str, *, look: bool, yes: bool) -> None:
    """Move the runs of PROCESS in MATTER (its number) to this release, having shown what opens and what closes."""
    house = given["build"](Settings.from_environment(given["environment"]))
    one = matter_called(house.engine, matter)
    if one is None:
        raise click.ClickException(f"There is no matter {matter}.")
    shown = _carried_out(given, MoveRuns(one, process, look=True))
    for word in ("opens", "closes"):
        for name in shown.details[word]:
            click.echo(f"{word}: {name}")
    if not any(shown.details.values()):
        click.echo("Nothing opens and nothing closes.")
    if look:
        click.echo(shown.sentence)
    elif yes or click.confirm("Move?"):
        click.echo(_carried_out(given, MoveRuns(one, process)).sentence)


def _carried_out(given: dict[str, Any], command: Publish | MoveRuns) -> Outcome:
    house = given["build"](Settings.from_environment(given["environment"]))
    try:
        done: Outcome = house.door.execute(command, by=COMMAND_LINE)
    except (Refusal, NotPermitted) as error:
        raise click.ClickException(error.sentence) from error
    return done
