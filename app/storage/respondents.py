"""How the respondents of all matters are described, for one question alone: does this person have a matter already? Decides nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, text

_EVERY = text(
    "select e.matter, v.contents from entry e join entry_values v on v.entry = e.id"
    " where e.subject='respondent:1' and e.kind in ('respondent-described', 'correction') order by e.matter, e.seq"
)


def ever_described(connection: Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    """(matter, what was once said of its respondent): every description, each with the corrections said so far laid over it."""
    matter, said = "", dict[str, Any]()
    for row in connection.execute(_EVERY):
        said = {**(said if row[0] == matter else {}), **json.loads(row[1])}
        matter = row[0]
        yield matter, said
