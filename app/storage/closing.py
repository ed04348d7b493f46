"""When a step last closed, and who recorded what closed it: read from its passages, by whoever holds or has opened the matter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, text

from app.storage.moment import read

_LEFT = text(
    "select p.at, e.recorded_by from passage p left join entry e on e.id = p.entry where p.matter=:matter and p.process=:process"
    " and p.subject=:subject and p.element=:element and p.about=:about and p.moved='left' order by p.n desc limit 1"
)


def closed(connection: Connection, step: Mapping[str, str]) -> tuple[datetime, str] | None:
    """When this step last closed and who recorded what closed it ("": it closed by itself); None if it never did.

    `step` names matter, process, subject, element and about.
    """
    row = connection.execute(_LEFT, dict(step)).first()
    return (read(row[0]), row[1] or "") if row is not None else None
