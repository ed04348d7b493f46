"""That somebody looked at the statuses of a matter is noted; what they looked at otherwise changes nothing."""

from __future__ import annotations

import logging

from flask import g

from app.commands.words import NoteViewed
from app.errors import Fault
from app.reading.outlook_pages import Outlook
from app.web.refusals import house

log = logging.getLogger(__name__)


def note(matter: str, shown: tuple[tuple[str, str], ...], basis: str = "") -> None:
    """Note what was shown of each order; a page without names is shown even where that cannot be noted."""
    try:
        house()["door"].execute(NoteViewed(matter, shown, basis), by=g.actor)
    except Fault:
        log.error("a look at a matter could not be noted")  # noqa: TRY400 (no values in logs)
        if basis:
            raise


def noted(matter: str, outlook: Outlook) -> None:
    """Note the statuses of today that stand on a page beside how things would stand."""
    note(matter, tuple((order.subject, order.now.said) for order in outlook.orders if order.now is not None))
