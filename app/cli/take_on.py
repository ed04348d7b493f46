"""`interdict take-on FILE`: running orders from a spreadsheet, each row checked as if a person recorded it; and a report of what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from app.access.actor import COMMAND_LINE
from app.commands.take_on import BEFORE, REFUSED, TAKEN, Row, take_on
from app.errors import Fault, Refusal
from app.settings import Settings


@click.command("take-on")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would come of each row, and change nothing.")
@click.pass_obj
def take_on_command(given: dict[str, Any], file: Path, *, dry_run: bool) -> None:
    """Take on running orders from FILE (CSV, the columns of data/take-on.csv).

    A row is taken whole or not at all, and never twice: run it again after putting refused rows right, or if it was cut short.
    """
    house = given["build"](Settings.from_environment(given["environment"]))
    counted = dict.fromkeys((TAKEN, BEFORE, REFUSED), 0)
    differing = last = 0
    try:
        for row in take_on(house.door, file.read_text(encoding="utf-8-sig"), by=COMMAND_LINE, look=dry_run):
            counted[row.outcome] += 1
            differing += row.agrees is False
            last = row.line
            for said in _said(row):
                click.echo(said)
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file.name} is not text in UTF-8: save it as CSV UTF-8.") from error
    except Refusal as refusal:
        raise click.ClickException(refusal.sentence) from refusal
    except Fault as fault:
        message = f"Stopped after line {last}: {fault.sentence} What was taken on is kept; run it again and it goes on from there."
        raise click.ClickException(message) from fault
    click.echo(
        f"Read {sum(counted.values())}: {'would be taken' if dry_run else 'taken'} {counted[TAKEN]}, taken before {counted[BEFORE]}, "
        f"refused {counted[REFUSED]}; the end is another than on the sheet in {differing}."
    )
    if counted[REFUSED]:
        raise SystemExit(1)


def _said(row: Row) -> list[str]:
    """One row in words, without a name."""
    lines = [f"line {row.line}  {row.reference or '(no reference)'}  {row.outcome}{'  ' + row.number if row.number else ''}"]
    if row.outcome == REFUSED:
        lines.append(f"    {row.sentence}")
    if row.agrees is False:
        lines.append(f"    ends {row.computed}; the sheet says {row.claimed}")
        lines += [f"      {said}" for said in row.why]
    elif row.outcome == TAKEN:
        lines.append(f"    ends {row.computed}{', as the sheet says' if row.agrees else ''}")
    return lines
