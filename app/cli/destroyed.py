"""`interdict destroyed`: what was destroyed, destroying it again after a restore, and writing the database anew without it."""

from __future__ import annotations

from typing import Any

import click

from app.access.actor import COMMAND_LINE
from app.casework.clock import BRISBANE
from app.commands import destruction
from app.settings import Settings


@click.command()
@click.option("--replay", is_flag=True, help="Destroy again whatever is on the list of destructions and this record still holds.")
@click.option("--overwrite", is_flag=True, help="Write every table anew, so that the database keeps nothing of what was deleted.")
@click.pass_obj
def destroyed(given: dict[str, Any], *, replay: bool, overwrite: bool) -> None:
    """Say what was destroyed, under which decision; never what it was."""
    house = given["build"](Settings.from_environment(given["environment"]))
    if replay:
        click.echo(f"Destroyed again: {destruction.replay(house.door, COMMAND_LINE)}.")
    if overwrite:
        destruction.overwrite(house.door)
        click.echo("Every table was written anew.")
    if replay or overwrite:
        return
    for number, at, provision, decision, count, proposed_by, confirmed_by in destruction.all_destroyed(house.door):
        under = "another law" if provision == "OTHER_LAW" else f"s {provision}"
        who = f"proposed by {proposed_by}, confirmed by {confirmed_by}"
        click.echo(
            f"{at.astimezone(BRISBANE):%Y-%m-%d %H:%M}  {number}  {count} {'entry' if count == 1 else 'entries'}, {under}, decision {decision}, {who}"
        )
