"""Facts: what the law reads, built from the docket. The only package in which entry fields are read by name.

Here stands what every kind of fact shares: subjects and their numbers, days and instants in values, presence, service. Knows no rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.casework.docket import Docket, Entry

PRESENT, ABSENT, DOUBTFUL = "PRESENT", "ABSENT", "DOUBTFUL"
_PRESENCE = {"IN_PERSON": PRESENT, "LAWYER_ONLY": ABSENT, "ABSENT": ABSENT, "AV_LINK": DOUBTFUL, "PHONE": DOUBTFUL}
APPLICATION_DOCUMENTS = ("APPLICATION", "APPEARANCE_NOTICE")


def presence(recorded: str | None) -> str:
    """PRESENT in person; ABSENT when away or by a lawyer alone; DOUBTFUL by video or phone, and where nothing is recorded (O-A10)."""
    return _PRESENCE.get(recorded or "", DOUBTFUL)


def kind_of(subject: str) -> str:
    """The kind of a subject: "hearing" of "hearing:2", "service:application" of "service:application:1"."""
    return subject.rpartition(":")[0]


def number_of(subject: str) -> int:
    """The number of a subject inside its matter: 2 of "hearing:2"; 0 where there is none."""
    last = subject.rpartition(":")[2]
    return int(last) if last.isdigit() else 0


def numbered(docket: Docket, kind: str) -> tuple[str, ...]:
    """Every subject of a kind of which something still stands in the docket, by number."""
    return in_order(e.subject for e in docket.effective if kind_of(e.subject) == kind)


def in_order(subjects: Iterable[str]) -> tuple[str, ...]:
    """Subjects without repetition, by kind and number: an order that recording does not change."""
    return tuple(sorted(set(subjects), key=lambda s: (kind_of(s), number_of(s), s)))


def service_of(subject: str) -> str:
    """The set of documents to be served about a subject: "service:application:1"."""
    return f"service:{subject}"


def day(value: Any) -> date | None:
    """A day as an entry holds it (ISO), or None."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return date.fromisoformat(str(value)[:10]) if value else None


def instant(value: Any) -> datetime | None:
    """An aware instant as an entry holds it (ISO with offset), or None."""
    if isinstance(value, datetime):
        return value
    return datetime.fromisoformat(str(value)) if value else None


def whole(value: Any) -> int | None:
    """A whole number as an entry holds it, or None."""
    return None if value in (None, "") else int(value)


def group(value: Any) -> Mapping[str, Any]:
    """The fields of a group, none where it was left empty."""
    return value if isinstance(value, Mapping) else {}


def at_of(entry: Entry | None) -> datetime | None:
    """When it happened, if it did."""
    return entry.at if entry else None


def earliest_of(instants: Iterable[datetime | None]) -> datetime | None:
    """The earliest of those that are known."""
    return min((at for at in instants if at is not None), default=None)


@dataclass(frozen=True)
class Service:
    """One service of documents: when it counts as done, what was served, how, and the entry that says so.

    `at` is the instant that an order for substituted service takes as the service, never earlier than the carrying out.
    """

    at: datetime
    carried_out_at: datetime
    documents: tuple[str, ...]
    mode: str
    entry: str


def services(docket: Docket, served_set: str) -> tuple[Service, ...]:
    """Every service of one set of documents, in the order in which they count as done.

    Substituted service without the court's order is none (13ZL(3), 13ZL(5)).
    """
    found = []
    for e in docket.about(served_set):
        unauthorised = e.values.get("mode") == "SUBSTITUTED" and not e.values.get("substituted_order")
        if e.kind != "documents-served" or unauthorised:
            continue
        deemed = instant(e.values.get("deemed_served_at")) if e.values.get("mode") == "SUBSTITUTED" else None
        counts = max(e.at, deemed) if deemed else e.at
        found.append(Service(counts, e.at, tuple(e.values.get("documents") or ()), str(e.values.get("mode") or ""), e.id))
    return tuple(sorted(found, key=lambda s: (s.at, s.entry)))


def served(docket: Docket, served_set: str, *documents: str, not_before: datetime | None = None) -> Service | None:
    """The service with which the last of these documents had been served, whether together or one by one; None until then."""
    firsts = []
    for document in documents:
        first = next(
            (s for s in services(docket, served_set) if document in s.documents and (not_before is None or s.at >= not_before)), None
        )
        if first is None:
            return None
        firsts.append(first)
    return max(firsts, key=lambda s: (s.at, s.entry))


def application_documents_served(docket: Docket, application: str) -> Service | None:
    """When both the application and the appearance notice had been served: one without the other is not service (13B(3))."""
    return served(docket, service_of(application), *APPLICATION_DOCUMENTS)
