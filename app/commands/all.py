"""Imports every family of commands, so that each registers what it carries out. The composition root imports this once."""

from app.commands import administration, documents, matters, passing, people, publishing, seats, steps
from app.law import all as law

__all__ = ["administration", "documents", "law", "matters", "passing", "people", "publishing", "seats", "steps"]
