"""`interdict check`: what a release is refused for, before it runs. Decides nothing itself."""

from __future__ import annotations

from pathlib import Path

import click

from app.commands.bundles import forgotten
from app.reading import release


@click.command("check", help="Look through diagrams, tables and forms; one line for each thing refused; exit 1 if there is any.")
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(), help="The checkout (this folder).")
@click.option("--database", default="", metavar="URL", help="Look also whether every name that a run of this database uses is still known.")
def check(root: Path, database: str) -> None:
    """Say what is refused, and exit with 1 if anything is."""
    found = release.findings(root)
    if database and not found:
        found = forgotten(root, database)
    for line in found:
        click.echo(line, err=True)
    click.echo(f"{len(found)} refused." if found else "Nothing to refuse.")
    if found:
        raise SystemExit(1)
