"""The made-up people and units of the demonstration and of rehearsals. Nobody here exists."""

from __future__ import annotations

from typing import Final

from app.access.actor import Actor

UNITS: Final[tuple[tuple[str, str, str | None], ...]] = (
    ("Prosecutions Brisbane", "prosecutor", "Brisbane"),
    ("Service Brisbane", "service_officer", "Brisbane"),
    ("Registry Brisbane", "registrar", "Brisbane"),
    ("Registry Townsville", "registrar", "Townsville"),
    ("Legal unit", "legal_officer", None),
    ("Register unit", "registry_officer", None),
    ("Child reports", "report_author", None),
    ("Delegates", "delegate", None),
    ("Reviews", "reviewer", None),
    ("Supervisors", "supervisor", None),
    ("Audit", "auditor", None),
)
CAST: Final[tuple[tuple[str, str, str, str], ...]] = (
    ("prosecutor", "Pat Madeup-Prosecutor", "prosecutor", "Prosecutions Brisbane"),
    ("officer", "Sam Madeup-Officer", "service_officer", "Service Brisbane"),
    ("registrar", "Robin Madeup-Registrar", "registrar", "Registry Brisbane"),
    ("legal", "Lee Madeup-Lawyer", "legal_officer", "Legal unit"),
    ("register", "Rory Madeup-Register", "registry_officer", "Register unit"),
    ("author", "Ari Madeup-Author", "report_author", "Child reports"),
    ("delegate", "Del Madeup-Delegate", "delegate", "Delegates"),
    ("reviewer", "Ridley Madeup-Reviewer", "reviewer", "Reviews"),
    ("supervisor", "Sandy Madeup-Supervisor", "supervisor", "Supervisors"),
    ("auditor", "Audrey Madeup-Auditor", "auditor", "Audit"),
    ("administrator", "Adi Madeup-Administrator", "administrator", ""),
    ("townsville", "Toby Madeup-Registrar", "registrar", "Registry Townsville"),
)
"""(short name, name, role, unit)"""
WHO_DOES: Final = {role: short for short, _, role, _ in reversed(CAST)}
"""Role -> whoever does it in Brisbane."""


def email(short: str) -> str:
    """The sign-in of one of the cast."""
    return f"{short}@example.invalid"


def actor(short: str) -> Actor:
    """One of the cast, as an actor (KeyError for a name that is not in it)."""
    for name, called, role, unit in CAST:
        if short in (name, role):
            return Actor(name, called, frozenset({role}), frozenset({unit} if unit else ()))
    raise KeyError(short)
