"""`interdict audit verify`: says whether the trail is whole, and exits with 1 where it is not."""

from __future__ import annotations

import click
from rich.console import Console

from app.commands.upkeep import verified
from app.settings import Settings


@click.group("audit")
def audit() -> None:
    """Who did and saw what."""


@audit.command("verify")
@click.pass_context
def verify(context: click.Context) -> None:
    """Walk every stream and every seal; exit with 1 if anything was edited, deleted, cut off, moved or forged."""
    settings = Settings.from_environment(context.obj["environment"])
    house = context.obj["build"](settings)
    with Console(stderr=True).status("Walking the trail ..."):
        found = verified(house.engine, settings.audit_key_bytes, settings.seal_path)
    for finding in found.findings:
        click.echo(f"{finding.stream} row {finding.number}: {finding.sentence}", err=True)
    verdict = f"{len(found.findings)} found wrong" if found.findings else "whole"
    click.echo(f"{found.rows} rows in {found.streams} streams, {found.seals} seals: {verdict}.")
    if found.findings:
        context.exit(1)
