"""`interdict audit`: is the trail whole, and does every matter keep the invariants? Knows nothing of tables: it is handed what to ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import click
from rich.console import Console


class Finding(Protocol):
    """Something wrong: where, and what, in words."""

    @property
    def stream(self) -> str:
        """The stream it was found in."""
        ...

    @property
    def number(self) -> int:
        """The row at which it was found."""
        ...

    @property
    def sentence(self) -> str:
        """What is wrong."""
        ...


class Verified(Protocol):
    """What was looked at and what was found."""

    @property
    def rows(self) -> int:
        """How many rows were read."""
        ...

    @property
    def streams(self) -> int:
        """How many streams they make."""
        ...

    @property
    def seals(self) -> int:
        """How many seals were checked against them."""
        ...

    @property
    def findings(self) -> Sequence[Finding]:
        """Everything that is wrong."""
        ...


def audit_commands(verify: Callable[[], Verified], invariants: Callable[[str], tuple[int, Sequence[str]]]) -> click.Group:
    """The group `audit`: `verify` walks the trail; `invariants` looks through every matter of a database, here or at an address."""

    @click.group("audit", help="Who did and saw what.")
    def group() -> None:
        """Hold the commands."""

    @group.command("verify", help="Walk every stream and every seal; exit 1 if anything was edited, deleted, cut off, moved or forged.")
    def verify_command() -> None:
        """Ask, say, and exit with 1 if anything is wrong."""
        with Console(stderr=True).status("Walking the trail ..."):
            verified = verify()
        for found in verified.findings:
            click.echo(f"{found.stream} row {found.number}: {found.sentence}", err=True)
        verdict = f"{len(verified.findings)} found wrong" if verified.findings else "whole"
        click.echo(f"{verified.rows} rows in {verified.streams} streams, {verified.seals} seals: {verdict}.")
        if verified.findings:
            raise SystemExit(1)

    @group.command("invariants", help="Run every invariant over every matter, one line for each breach; exit 1 if there is one.")
    @click.option("--database", default="", metavar="URL", help="The database to look through, if not that of this house.")
    def invariants_command(database: str) -> None:
        """Ask, say, and exit with 1 if anything is found."""
        matters, found = invariants(database)
        for line in found:
            click.echo(line)
        click.echo(f"{matters} {'matter' if matters == 1 else 'matters'}, {len(found)} {'breach' if len(found) == 1 else 'breaches'}.")
        if found:
            raise SystemExit(1)

    return group
