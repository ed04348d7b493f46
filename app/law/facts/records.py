"""What is recorded, counted plainly, for whoever checks what the law makes of it. Reads entry fields by name and decides nothing."""

from __future__ import annotations

from datetime import datetime

from app.casework.docket import Docket
from app.law.facts.child_reports import report_of
from app.law.facts.values import text

PAPERS = frozenset(
    {
        "order-explained", "reporting-notice-prepared", "reporting-notice-given", "order-copies-given", "commissioner-given-details",
        "changed-period-notice-given", "removal-details-given", "variation-explained", "variation-copies-given", "entities-told",
    }
)  # fmt: skip
"""What is done about an order's papers: that it is left undone never makes the order invalid (13R(6), 13S(6))."""
FILINGS = (
    "application-filed",
    "appearance-notice-issued",
    "temporary-order-applied-for",
    "variation-applied-for",
    "notice-of-appeal-filed",
)
"""What is filed under Part 3A."""


def given_without_direction(docket: Docket, subject: str) -> tuple[datetime, ...]:
    """Each giving of a report on a child, recorded of it or of its application, before any direction for one."""
    said = (e for e in docket.of_kind("report-directed") if text(e, "directed") == "DIRECTED")
    directed = tuple(e.at for e in said if subject in (e.subject, report_of(text(e, "hearing"))))
    given = (e.at for e in docket.about(subject) if e.kind == "report-given")
    return tuple(at for at in given if not any(first <= at for first in directed))


def people_in_the_room(docket: Docket, subject: str) -> tuple[tuple[datetime, str], ...]:
    """Each person in the room at each hearing of a subject: when, and under which paragraph ("" where none is recorded)."""
    return tuple((e.at, str(row.get("paragraph") or "")) for e in docket.about(subject) for row in e.values.get("attendees") or ())


def paragraph_is_asked_for(subject: str) -> bool:
    """Does the Act say who may be in the room at a hearing of this subject (13O, 13ZH(5))? It does not for 13Q and 13W."""
    return subject.startswith(("hearing:", "temporary-order-application:", "appeal:"))


def recovery_is_answered(docket: Docket, order: str) -> bool:
    """Is it recorded whether the respondent needs to recover property (13F(4))?"""
    return bool(text(docket.first(order, f"{order.partition(':')[0]}-made"), "recovery_of_property"))


def exclusion_is_sought(docket: Docket, application: str) -> bool:
    """Is a condition sought that excludes the respondent from a place that they may enter (13F(3), 13F(4))?"""
    sought = docket.last(application, "conditions-sought")
    return any(row.get("excludes_from_place") in (True, "YES") for row in (sought.values.get("conditions") or () if sought else ()))


def fees(docket: Docket) -> tuple[tuple[str, datetime], ...]:
    """Each filing under Part 3A on which a fee is recorded."""
    filed = (e for kind in FILINGS for e in docket.of_kind(kind))
    return tuple((e.subject, e.at) for e in filed if any("fee" in name for name in e.values))


def served_without_particulars(docket: Docket, served_set: str) -> tuple[datetime, ...]:
    """Each personal service of which the officer or the way is not recorded."""
    personal = (e for e in docket.about(served_set) if e.kind == "documents-served" and text(e, "mode") == "PERSONAL")
    return tuple(e.at for e in personal if not (text(e, "server") and text(e, "way")))


def document_served(docket: Docket, served_set: str, document: str, by: datetime) -> bool:
    """Is a service of this document recorded that was carried out by an instant, whether or not it counts?"""
    done = (e for e in docket.about(served_set) if e.kind == "documents-served" and e.at <= by)
    return any(document in (e.values.get("documents") or ()) for e in done)
