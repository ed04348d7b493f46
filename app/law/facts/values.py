"""Words and yes/no among the values of an entry. Knows notation, no rule."""

from __future__ import annotations

from app.casework.docket import Entry
from app.law.facts import number_of

ABUSES = ("FRIVOLOUS", "VEXATIOUS", "OTHER_ABUSE")


def text(entry: Entry | None, name: str) -> str:
    """Words or a chosen value among the values of an entry; "" where nothing was said."""
    said = entry.values.get(name) if entry else None
    return str(said) if said else ""


def yes(entry: Entry | None, name: str) -> bool | None:
    """A yes/no among the values of an entry; None where it was not said, or said to be unknown."""
    said = entry.values.get(name) if entry else None
    if isinstance(said, str):
        return {"YES": True, "NO": False}.get(said.upper())
    return None if said is None else bool(said)


def reportable_before(made: Entry | None) -> bool | None:
    """Was the respondent a reportable offender immediately before an order was made or registered, as that is stated of the making itself?

    None where nothing is stated: what was recorded of the person on another day says nothing of that moment (13R(3), 13S(4)(b), 13ZA(3)(b)),
    and whoever is not stated to have reported before is served and told as one who did not.
    """
    return yes(made, "reportable_offender_before")


def costs_without_abuse(heard: Entry | None) -> bool:
    """Were costs awarded at this hearing, although nothing was dismissed as frivolous, vexatious or another abuse of process?"""
    return yes(heard, "costs_awarded") is True and text(heard, "dismissed_as") not in ABUSES


__all__ = ["costs_without_abuse", "number_of", "reportable_before", "text", "yes"]
