"""`interdict timeline FACTS.yaml`: what the law says of the facts in a file. Reads files and prints; decides nothing."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Final

import click
import yaml
from rich.console import Console
from rich.highlighter import RegexHighlighter
from rich.theme import Theme

from app.law.calendars import Calendars, rows_from_csv, seed
from app.law.readings import TooManyWorlds
from app.law.timelines.timeline import in_lines, timeline
from app.law.timelines.timeline_facts import FactsRefused, instant_of
from app.law.timelines.timeline_schema import both

DICTIONARY: Final = Path(__file__).resolve().parents[2] / "forms" / "entries.yaml"
MOST_BYTES: Final = 2_000_000


class StatusWords(RegexHighlighter):
    """Colours for the words that matter; the words stand there without colours as well."""

    base_style = "status."
    highlights = (r"(?P<yes>\bYES\b)", r"(?P<no>\bNO\b)", r"(?P<uncertain>\bUNCERTAIN\b|OVERDUE|PROTECTION GAP)")


COLOURS: Final = Theme({"status.yes": "bold green", "status.no": "bold red", "status.uncertain": "bold yellow"})


def dictionary() -> Any:
    """The data dictionary as the fact files are read against it."""
    return yaml.safe_load(DICTIONARY.read_text(encoding="utf-8"))


@click.command("timeline")
@click.argument("facts", required=False, type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--at", "at", metavar="INSTANT", help="Say what is so at this instant (2026-06-20 09:00 is Brisbane time).")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option("--days", is_flag=True, help="Unfold every date day by day.")
@click.option(
    "--calendar", type=click.Path(exists=True, dir_okay=False), help="More rows of holidays (CSV: place,day,name,kind,source,confidence)."
)
@click.option("--loaded", multiple=True, metavar="PLACE=YEAR", help="With --calendar: the place and year that its rows complete.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the facts and of the result.")
def timeline_command(
    facts: str | None, at: str | None, *, as_json: bool, days: bool, calendar: str | None, loaded: tuple[str, ...], schema: bool
) -> None:
    """Say which orders are in force when, and every date that matters, from the facts in FACTS (YAML or JSON; - for standard input)."""
    if schema:
        click.echo(json.dumps(both(dictionary()), indent=2, ensure_ascii=False))
        return
    if facts is None:
        message = "Name a file of facts, or ask for --schema."
        raise click.UsageError(message)
    try:
        moment = instant_of(at) if at else None
        result = timeline(_read(facts), dictionary=dictionary(), calendars=_calendars(calendar, loaded), at=moment)
    except FactsRefused as refused:
        for sentence in refused.sentences:
            click.echo(sentence, err=True)
        sys.exit(2)
    except TooManyWorlds as fault:
        click.echo(f"The Act may be read in too many ways on these facts for anyone to judge ({fault}): ask a legal officer.", err=True)
        sys.exit(3)
    if as_json:
        click.echo(json.dumps(result, indent=2, ensure_ascii=False))
        return
    _print(in_lines(result, days=days))


def _print(lines: list[str]) -> None:
    if not sys.stdout.isatty():
        click.echo("\n".join(lines))
        return
    console = Console(theme=COLOURS, highlighter=StatusWords(), markup=False)
    for line in lines:
        console.print(line, markup=False)


def _read(name: str) -> Any:
    """What a fact file holds; FactsRefused where it is no YAML."""
    try:
        data = sys.stdin.buffer.read(MOST_BYTES + 1) if name == "-" else Path(name).read_bytes()
        if len(data) > MOST_BYTES:
            raise FactsRefused((f"{name}: more than {MOST_BYTES} bytes are not read.",))
        text = data.decode("utf-8")
        if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(text)):
            raise FactsRefused((f"{name}: aliases (*name) are not read.",))
        return yaml.safe_load(text)
    except OSError as fault:
        raise FactsRefused((f"{name}: it cannot be opened ({fault.strerror}).",)) from None
    except UnicodeDecodeError:
        raise FactsRefused((f"{name}: it is not UTF-8 text.",)) from None
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError) as fault:
        if isinstance(fault, FactsRefused):
            raise
        said = " ".join(str(fault).split())[:300]
        raise FactsRefused((f"{name}: it is not YAML or JSON ({said}).",)) from None


def _calendars(name: str | None, loaded: tuple[str, ...]) -> Calendars:
    if name is None:
        return seed()
    try:
        pairs = tuple((place, int(year)) for place, _, year in (one.rpartition("=") for one in loaded))
        return seed().with_rows(rows_from_csv(Path(name).read_text(encoding="utf-8")), revision=f"seed-1+{Path(name).name}", loaded=pairs)
    except (ValueError, UnicodeDecodeError) as fault:
        raise FactsRefused((f"{name}: {fault}",)) from None
