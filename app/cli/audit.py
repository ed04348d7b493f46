"""`interdict audit verify`: says whether the trail is whole. Knows nothing of tables: it is handed what to ask."""

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


def audit_commands(verify: Callable[[], Verified]) -> click.Group:
    """The group `audit`, which asks `verify` when it is told to."""

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

    return group
