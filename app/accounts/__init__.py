"""Signing in: people, their roles and units, sessions. The one room beside the dispatcher that commits, each time before the door opens.

What others use: `Accounts` (an application's sign-in), `people`, `create_person`, `disable_person`, `give_roles`, and the
metadata of its tables in `accounts.tables`.
"""

from __future__ import annotations

from app.accounts.sessions import sweep_sessions
from app.accounts.signing_in import Accounts
from app.accounts.staff import DEMO_PASSWORD, Known, create_person, disable_person, give_roles, people
from app.accounts.tables import create_tables, metadata

__all__ = [
    "DEMO_PASSWORD",
    "Accounts",
    "Known",
    "create_person",
    "create_tables",
    "disable_person",
    "give_roles",
    "metadata",
    "people",
    "sweep_sessions",
]
