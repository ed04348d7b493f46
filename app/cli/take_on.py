"""`interdict take-on FILE`: running orders from a spreadsheet, each row checked as if a person recorded it; and a report of what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from app.access.actor import COMMAND_LINE
from app.commands.take_on import BEFORE, REFUSED, TAKEN, Row, take_on
from app.errors import Fault, Refusal
from app.law.taking_on.columns import COLUMNS, KINDS
from app.settings import Settings


@click.command("take-on")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would come of each row, and change nothing.")
@click.option(
    "--template", type=click.Choice(tuple(KINDS), case_sensitive=False), help="Write the template for rows of this kind, and stop."
)
@click.option("--columns", type=click.Choice(tuple(KINDS), case_sensitive=False), help="Say what each column of this kind holds, and stop.")
@click.pass_obj
def take_on_command(given: dict[str, Any], file: Path | None, *, dry_run: bool, template: str | None, columns: str | None) -> None:
    """Take on running orders from FILE (CSV in UTF-8; data/take-on.csv is an example).

    The rows of one person are taken whole or not at all, and no row twice: run it again after putting refused rows right, or if it was
    cut short.
    """
    if template or columns:
        for said in (",".join(KINDS[template].columns),) if template else _columns(str(columns)):
            click.echo(said)
        return
    if file is None:
        message = "Name the sheet, or ask for a template: interdict take-on --template TEMPORARY."
        raise click.UsageError(message)
    house = given["build"](Settings.from_environment(given["environment"]))
    counted = dict.fromkeys((TAKEN, BEFORE, REFUSED), 0)
    differing = last = 0
    try:
        for row in take_on(house.door, file.read_text(encoding="utf-8-sig"), by=COMMAND_LINE, look=dry_run):
            counted[row.outcome] += 1
            differing += row.law is not None and row.law.agrees is False
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
        f"refused {counted[REFUSED]}; the law says otherwise than the sheet in {differing}."
    )
    if counted[REFUSED]:
        raise SystemExit(1)


def _columns(kind: str) -> Iterator[str]:
    """Each column of a kind with what to write there."""
    one = KINDS[kind]
    yield f"{kind}: {one.label} (s {one.provision})"
    for name in one.columns:
        needed = "; needed" if name in one.needed else ""
        yield f"  {name}: {COLUMNS[name].in_words}{needed}"


def _said(row: Row) -> Iterator[str]:
    """One row in words, without a name."""
    yield f"line {row.line}  {row.reference or '(no reference)'}  {row.outcome}{'  ' + row.number if row.number else ''}"
    if row.outcome == REFUSED:
        for column, said, provision in row.wrong:
            yield f"    {column}: {said}{f' (s {provision})' if provision else ''}"
    if (law := row.law) is None:
        return
    in_force = f" (sheet: {law.claimed_in_force.lower()})" if law.claimed_in_force else ""
    ends = f" (sheet: {law.claimed})" if law.claimed else ""
    yield f"    in force: {law.in_force.lower()}{in_force}; ends: {law.computed}{ends}"
    for difference in law.differences:
        yield f"    DIFFERS  {difference}"
    for said in law.why:
        yield f"      {said}"
    more = f"; {law.more_steps} more" if law.more_steps else ""
    yield f"    next: {law.next_step or 'nothing is asked'}{more}"
