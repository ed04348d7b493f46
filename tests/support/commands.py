"""A command of the house, run as a person types it."""

from __future__ import annotations

from typing import Any

from click.testing import CliRunner, Result

from app.cli.root import interdict


def run(given: dict[str, Any], *words: str) -> Result:
    """What `interdict WORDS` says and with which exit code, in a house put together from what is given."""
    return CliRunner().invoke(interdict, list(words), obj=given)
