"""`interdict rehearse SCRIPT.yaml`: plays a script through the real door on a throw-away database and prints what came of it."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from app.casework.clock import BRISBANE, SetClock
from app.cli.player import BrokenScript, Played, Player
from app.commands.upkeep import has_units
from app.reading.pages import OrderCard
from app.settings import Settings


@click.command()
@click.argument("script", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each step.")
@click.option("--database", default="", help="Play on this database (it must be empty) instead of a throw-away one.")
@click.pass_obj
def rehearse(given: dict[str, Any], script: Path, *, as_json: bool, database: str) -> None:
    """Play people's steps and moves of the legal clock, and print worklists, order status, deadlines and refusals after each."""
    try:
        text = script.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{script} cannot be read: {type(error).__name__}") from error
    with tempfile.TemporaryDirectory() as folder:
        clock = SetClock(given["now"]())
        settings = Settings.from_environment({}, mode="demo")
        url = database or f"sqlite:///{folder}/rehearsal.db"
        house = given["build"](replace(settings, database_url=url, seal_path=Path(folder) / "seals.jsonl"), clock=clock)
        house.migrate()
        if has_units(house.door):
            message = "That database is in use. A rehearsal plays on an empty one, or leave --database out."
            raise click.ClickException(message)
        try:
            for played in Player(house, clock).play(text):
                click.echo(json.dumps(_plain(played), ensure_ascii=False) if as_json else _said(played))
        except BrokenScript as error:
            raise click.ClickException(f"{script.name}: {error}") from error
        finally:
            house.engine.dispose()


def _when(at: Any) -> str:
    return "" if at is None else f"{at.astimezone(BRISBANE):%a %-d %b %Y %H:%M}"


def _said(played: Played) -> str:
    lines = [f"{played.number:>3}. {_when(played.at)}  {played.what}"]
    if played.refused:
        lines.append(f"       refused: {played.refused}")
    page = played.page
    if page is not None:
        lines += [
            f"       {o.subject}: {o.said} {('until ' + _when(o.next_change_at)) if o.next_change_at else ''} {o.why}".rstrip()
            for o in page.orders
        ]
        lines += [f"       GAP: {gap}" for gap in page.gaps]
        lines += [f"       {who}: {', '.join(steps)}" for who, steps in sorted(played.worklists.items())]
        lines += [f"       FLAG: {flag}" for flag in page.flags]
        lines += [f"       by {_when(d.act_by)}: {d.label} ({d.provision})" for d in page.deadlines if d.met_at is None and d.act_by]
        lines += [f"       issued: {d.label}" for d in page.documents if d.issued_at]
    return "\n".join(lines)


def _order(card: OrderCard) -> dict[str, Any]:
    until = card.next_change_at.isoformat() if card.next_change_at else None
    return {"said": card.said, "why": card.why, "doubts": list(card.doubts), "changes_at": until}


def _plain(played: Played) -> dict[str, Any]:
    page = played.page
    return {
        "step": played.number,
        "what": played.what,
        "at": played.at.isoformat(),
        "refused": played.refused or None,
        "orders": {o.subject: _order(o) for o in page.orders} if page else {},
        "gaps": list(page.gaps) if page else [],
        "flags": list(page.flags) if page else [],
        "worklists": dict(played.worklists),
        "deadlines": [
            {"name": d.name, "subject": d.subject, "act_by": d.act_by.isoformat() if d.act_by else None, "provision": d.provision}
            for d in page.deadlines
            if d.met_at is None
        ]
        if page
        else [],
        "documents": [d.document for d in page.documents if d.issued_at] if page else [],
    }
