"""Signing in: people, their roles and units, sessions. The one room beside the dispatcher that commits, each time before the door opens.

What others use: `Accounts` (an application's sign-in), `people`, `create_person`, and the
metadata of its tables in `accounts.tables`.
"""

from __future__ import annotations

from app.accounts.sessions import sweep_sessions
from app.accounts.signing_in import Accounts
from app.accounts.staff import DEMO_PASSWORD, Passwords, create_person, people
from app.accounts.tables import create_tables, metadata

__all__ = [
    "DEMO_PASSWORD",
    "Accounts",
    "Passwords",
    "create_person",
    "create_tables",
    "metadata",
    "people",
    "sweep_sessions",
]
