"""What the docket says of the reporting obligations notices given to the person: which, when, received when, by whom (s 54A).

Reads entry fields by name and decides nothing: which notice applies at a moment, and what it asks, is the law's
(law/reporting/reporting_notices.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.casework.docket import Docket
from app.casework.families import kinds_of
from app.law.facts import in_order, served, service_of

INITIAL: Final = "INITIAL"


@dataclass(frozen=True)
class GivenNotice:
    """One notice as it was given first: `kind` INITIAL (54A(1)); given by an officer, received by the person, and the entry that says so.

    `subject` is what the notice is recorded about: an order that makes its respondent report.
    """

    subject: str
    kind: str
    given_at: datetime
    received_at: datetime
    entry: str


def notices(docket: Docket) -> tuple[GivenNotice, ...]:
    """Every reporting obligations notice that was given, in the order of giving: given by itself, or served with an order."""
    return docket.recall(_notices)


def initial_notices(docket: Docket) -> tuple[GivenNotice, ...]:
    """The initial ones among them: from the giving of each runs the time of s 74(2)(b)."""
    return tuple(one for one in notices(docket) if one.kind == INITIAL)


def _notices(docket: Docket) -> tuple[GivenNotice, ...]:
    made = in_order(e.subject for kind in kinds_of("makes-reportable") for e in docket.of_kind(f"{kind}-made"))
    found = [one for subject in made if (one := _of_order(docket, subject)) is not None]
    return tuple(sorted(found, key=lambda one: (one.given_at, one.subject)))


def _of_order(docket: Docket, order: str) -> GivenNotice | None:
    """The initial notice of an order as it was first given, by itself or served with it; nothing is given before the order is made."""
    made = docket.first(order, f"{order.partition(':')[0]}-made")
    if made is None:
        return None
    papers = served(docket, service_of(order), "REPORTING_NOTICE", not_before=made.at)
    given = [GivenNotice(order, INITIAL, papers.at, papers.at, papers.entry)] if papers else []
    by_itself = (e for e in docket.about(order) if e.kind == "reporting-notice-given" and e.at >= made.at)
    given += [GivenNotice(order, INITIAL, e.at, e.at, e.id) for e in by_itself]
    return min(given, key=lambda one: (one.given_at, one.entry), default=None)
