"""`interdict import-calendar FILE --reference R`: days that are not ordinary days, with the gazette or direction that says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from app.access.actor import COMMAND_LINE
from app.commands.words import ImportCalendar
from app.errors import Refusal
from app.settings import Settings


@click.command("import-calendar")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--reference", required=True, help="The gazette notice or practice direction that the days come from.")
@click.pass_obj
def import_calendar(given: dict[str, Any], file: Path, reference: str) -> None:
    """Import FILE (CSV: place,day,name,kind,source,confidence).

    The file holds every such day of each place and year that it names: a place and year that is in it counts as known from
    then on. Rows of the kind registry-closed make the end-of-year closure of that registry known.
    """
    house = given["build"](Settings.from_environment(given["environment"]))
    try:
        done = house.door.execute(ImportCalendar(file.read_text(encoding="utf-8"), reference), by=COMMAND_LINE)
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file.name} is not text in UTF-8.") from error
    except Refusal as refusal:
        raise click.ClickException(refusal.sentence) from refusal
    click.echo(done.sentence)
