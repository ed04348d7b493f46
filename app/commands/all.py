"""Imports every family of commands, so that each registers what it carries out. The composition root imports this once."""

from app.commands import administration, matters, passing, steps
from app.law import all as law

__all__ = ["administration", "law", "matters", "passing", "steps"]
