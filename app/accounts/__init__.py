"""Signing in: people, their roles and units, sessions. The one room beside the dispatcher that commits, each time before the door opens.

What others use: `init_app`, `current_actor`, `protect`, `session_stream`, `people.create_person`, `tables.create_tables`.
"""

from __future__ import annotations

from app.accounts.signing_in import current_actor, init_app, protect, session_stream

__all__ = ["current_actor", "init_app", "protect", "session_stream"]
