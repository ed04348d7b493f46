"""Imports every family of commands, so that each registers what it carries out. The composition root imports this once."""

from app.commands import administration, destruction, documents, joining, matters, moving, passing, people, publishing, seats, steps
from app.law import all as law

__all__ = [
    "administration",
    "destruction",
    "documents",
    "joining",
    "law",
    "matters",
    "moving",
    "passing",
    "people",
    "publishing",
    "seats",
    "steps",
]
