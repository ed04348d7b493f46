"""Costs of an application for an order, or to vary or revoke one (s 13X). Of applications about orders of other places the Act says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from app.law.provisions import implements
from app.law.questions import Concern, confirm


@implements("13X")
def about_costs(*, costs_without_abuse: bool) -> Iterator[Concern]:
    """Costs are awarded only where the application is dismissed as an abuse of process; awarded otherwise, that is asked about."""
    if costs_without_abuse:
        sentence = "Costs were awarded, though the application was not dismissed as frivolous, vexatious or another abuse of process."
        yield confirm(sentence, "13X", "costs_awarded")
