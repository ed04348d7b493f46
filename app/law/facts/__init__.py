"""Facts: what the law reads, built from the docket. The only package in which entry fields are read by name.

Here stands what every kind of fact shares: subjects and their numbers, days and instants in values, presence, service. Knows no rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from app.casework.clock import day_of, start_of
from app.casework.docket import Docket, Entry

PRESENT, ABSENT, DOUBTFUL = "PRESENT", "ABSENT", "DOUBTFUL"
_PRESENCE = {"IN_PERSON": PRESENT, "LAWYER_ONLY": ABSENT, "ABSENT": ABSENT, "AV_LINK": DOUBTFUL, "PHONE": DOUBTFUL}
LAST_MINUTE = timedelta(minutes=1)
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
    return tuple(sorted(set(subjects), key=_placed))


def _placed(subject: str) -> tuple[str, int, str]:
    kind, _, last = subject.rpartition(":")
    return kind, int(last) if last.isdigit() else 0, subject


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


@dataclass(frozen=True)
class Authorisation:
    """The court's order that one set may be served in another way (13ZL(5)), and from when service in that way counts.

    `counts` is WHEN_DONE, AT_STATED_TIME (`counts_at`), AFTER_DAYS (the last minute of the day that is so many
    days after the day on which it is done: on that day it is served, and not before the day is out) or ON_EVENT (at the instant of the
    event, which is recorded with the service).
    """

    entry: str
    at: datetime
    way: str
    words: str
    counts: str
    counts_at: datetime | None
    days: int | None
    event: str

    def counts_from(self, done_at: datetime, event_at: datetime | None) -> datetime | None:
        """From when a service carried out then counts, never earlier than that; None while the event has not happened."""
        if self.counts == "ON_EVENT":
            return max(done_at, event_at) if event_at else None
        if self.counts == "AFTER_DAYS" and self.days is not None:
            return start_of(day_of(done_at) + timedelta(days=self.days + 1)) - LAST_MINUTE
        return max(done_at, self.counts_at) if self.counts == "AT_STATED_TIME" and self.counts_at else done_at


def authorisations(docket: Docket, served_set: str) -> tuple[Authorisation, ...]:
    """Every order of a court that authorised substituted service of this set, in legal order."""
    return tuple(
        Authorisation(
            e.id, e.at, str(e.values.get("way_authorised") or ""), str(e.values.get("order_ref") or ""), str(e.values.get("counts") or ""),
            instant(e.values.get("counts_at")), whole(e.values.get("counts_after_days")), str(e.values.get("counts_on_event") or ""),
        )
        for e in docket.about(served_set)
        if e.kind == "substituted-service-decided" and e.values.get("decision") == "AUTHORISED"
    )  # fmt: skip


def authorisation_of(docket: Docket, serving: Entry) -> Authorisation | None:
    """The court's order under which this was served: the newest one made before it; None where there is none in the docket."""
    return next((one for one in reversed(authorisations(docket, serving.subject)) if one.at <= serving.at), None)


def counts_from(docket: Docket, serving: Entry) -> datetime | None:
    """From when this service counts; None where it is none (13ZL(3)-(5)).

    Substituted service needs the court's order, in the docket or named on the entry, and counts only if done as that order says.
    """
    if serving.values.get("mode") != "SUBSTITUTED":
        return serving.at
    if serving.values.get("as_ordered") in (False, "NO"):
        return None
    stated = instant(serving.values.get("deemed_served_at"))
    if serving.values.get("substituted_order"):
        return max(serving.at, stated) if stated else serving.at
    authorised = authorisation_of(docket, serving)
    return authorised.counts_from(serving.at, stated) if authorised else None


def services(docket: Docket, served_set: str) -> tuple[Service, ...]:
    """Every service of one set of documents, in the order in which they count as done.

    Substituted service without the court's order is none (13ZL(3), 13ZL(5)).
    """
    done = ((e, counts_from(docket, e)) for e in docket.about(served_set) if e.kind == "documents-served")
    found = [
        Service(counts, e.at, tuple(e.values.get("documents") or ()), str(e.values.get("mode") or ""), e.id)
        for e, counts in done
        if counts is not None
    ]
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
