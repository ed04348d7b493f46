"""What the docket says of each temporary order: its making, the service of its copy, the mentions after it, and what may end it.

What a disqualification order shares with it stands here as well, as an interim order: 13T to 13V send back to 13J, 13K and 13N.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.casework.docket import Docket, Entry
from app.casework.families import is_of, kinds_of
from app.law.facts import (
    Service,
    application_documents_served,
    day,
    earliest_of,
    group,
    in_order,
    instant,
    kind_of,
    served,
    service_of,
    whole,
)  # fmt: skip
from app.law.facts.appealed_orders import Restored, Revocations, Stay, made_on_appeal, restored, revocations, set_aside, set_aside_at, stays
from app.law.facts.hearings import DECIDING, Hearing, hearings

ORDER = "temporary-order"
THE_TEST = ("relevant_sexual_offender", "unacceptable_risk", "order_will_reduce_risk")
THE_TEST_FOR_A_CHILD = ("last_resort", "most_effective")
MATTERS = ("a", "b", "c", "d_i", "d_ii", "e", "f", "fa", "g", "h_i", "h_ii", "j")


@dataclass(frozen=True)
class Extension:
    """An extension that a court granted: a stated last day, or else a number of days; neither: the court said only "extended"."""

    until: date | None
    days: int | None
    consent: bool
    entry: str
    lawyer_present: bool = False


@dataclass(frozen=True)
class Mention:
    """A mention of the application for the final order, held after the making of the order, and what was said of the order at it.

    `addressed` is EXTENDED, NOT_EXTENDED, NOT_ADDRESSED, or "" where nothing is recorded. Two hearings at one instant are one.
    """

    hearing: str
    at: datetime
    presence: str
    adjourned: bool
    documents_served: bool
    satisfied_of_service: bool
    addressed: str
    extension: Extension | None
    entry: str


@dataclass(frozen=True)
class Disposal:
    """The application disposed of: MADE, REFUSED, STRUCK_OUT or DISMISSED_BY_CONSENT."""

    at: datetime
    how: str
    entry: str


@dataclass(frozen=True)
class InterimOrder:
    """A temporary or disqualification order and everything on which its life depends (13M, 13N, 13Q(6); 13U, 13V, 13W(5))."""

    subject: str
    application: str
    hearing: str
    made_at: datetime
    presence: str
    by_magistrate: bool
    return_at: datetime | None
    return_place: str
    copy: Service | None
    proceeding_started_at: datetime | None
    mentions: tuple[Mention, ...]
    disposals: tuple[Disposal, ...]
    discontinued_at: datetime | None
    revoked: Revocations
    set_aside_at: datetime | None
    stays: tuple[Stay, ...]
    restored: tuple[Restored, ...]
    on_appeal: str
    entry: str

    @property
    def revoked_at(self) -> datetime | None:
        """When it was revoked, by a revocation that no appeal court set aside."""
        return self.revoked.standing_at


@dataclass(frozen=True)
class TemporaryOrder(InterimOrder):
    """One temporary order: its life, and what the court found and the parties agreed to (13J(1), 13K(2), 13P)."""

    findings: tuple[tuple[str, str], ...]
    by_consent: bool
    both_consents: bool
    interests_of_justice: str
    necessity: str


@dataclass(frozen=True)
class FinalOrder:
    """A prohibition order made at a hearing, as the court's findings and consents were recorded."""

    subject: str
    made_at: datetime
    by_consent: bool
    both_consents: bool
    interests_of_justice: str
    findings: tuple[tuple[str, str], ...]
    child_findings: tuple[tuple[str, str], ...]
    considered: tuple[str, ...]
    report_considered: bool
    entry: str


def subjects(docket: Docket) -> tuple[str, ...]:
    """Every temporary order of which a making stands, by number."""
    return in_order(e.subject for e in docket.of_kind("temporary-order-made"))


def orders_on(docket: Docket, application: str) -> tuple[str, ...]:
    """The temporary orders made on one application, by number."""
    return in_order(e.subject for e in docket.of_kind("temporary-order-made") if e.values.get("application") == application)


def interim_orders_on(docket: Docket, application: str) -> tuple[str, ...]:
    """The temporary and disqualification orders made on one application: temporary orders first, each kind by number."""
    return tuple(
        subject
        for kind in kinds_of("interim-order")
        for subject in in_order(e.subject for e in docket.of_kind(f"{kind}-made") if e.values.get("application") == application)
    )


def interim_order(docket: Docket, subject: str) -> InterimOrder | None:
    """The temporary or disqualification order of this id; None if no making of it stands in the docket."""
    return docket.recall(_interim_order, subject)


def _interim_order(docket: Docket, subject: str) -> InterimOrder | None:
    made = docket.first(subject, f"{kind_of(subject)}-made") if is_of(kind_of(subject), "interim-order") else None
    return None if made is None else InterimOrder(**shared(docket, made))


def temporary_order(docket: Docket, subject: str) -> TemporaryOrder | None:
    """The temporary order of this id; None if no making of it stands in the docket (never recorded, or withdrawn)."""
    return docket.recall(_temporary_order, subject)


def _temporary_order(docket: Docket, subject: str) -> TemporaryOrder | None:
    made = docket.first(subject, "temporary-order-made")
    if made is None:
        return None
    return TemporaryOrder(
        **shared(docket, made),
        findings=_findings(made, THE_TEST),
        by_consent=made.values.get("by_consent") is True,
        both_consents=made.values.get("both_consents_recorded") is True,
        interests_of_justice=str(made.values.get("interests_of_justice") or ""),
        necessity=str(made.values.get("without_notice_necessity") or ""),
    )


def shared(docket: Docket, made: Entry) -> dict[str, Any]:
    """What an order of either kind depends on, from its making on: the fields of an InterimOrder by name."""
    application = str(made.values.get("application") or "")
    here = str(made.values.get("hearing") or made.occasion or "")
    return {
        "subject": made.subject,
        "application": application,
        "hearing": here,
        "made_at": made.at,
        "presence": str(made.values.get("presence") or ""),
        "by_magistrate": by_magistrate(made),
        "return_at": instant(made.values.get("return_at")),
        "return_place": str(made.values.get("return_place") or ""),
        "copy": served(docket, service_of(made.subject), "ORDER", not_before=made.at),
        "proceeding_started_at": _proceeding_started_at(docket, application, made.at),
        "mentions": _mentions(docket, made, application, here),
        "disposals": tuple(d for d in disposals(docket, application) if d.at >= made.at),
        "discontinued_at": earliest_of(at for at in _discontinued(docket, application) if at >= made.at),
        "revoked": revocations(docket, made.subject, since=made.at),
        "set_aside_at": set_aside_at(docket, made.subject, since=made.at),
        "stays": stays(docket, made.subject),
        "restored": restored(docket, made.subject),
        "on_appeal": made_on_appeal(made),
        "entry": made.id,
    }


def _proceeding_started_at(docket: Docket, application: str, made_at: datetime) -> datetime | None:
    """When a proceeding for the final order was started: by the first notice, but not by one of an application that was over before the order."""
    since = made_at if over_before(docket, application, made_at) else None
    issued = (e.at for e in docket.about(application) if e.kind == "appearance-notice-issued")
    return earliest_of(at for at in issued if since is None or at >= since)


def over_before(docket: Docket, application: str, at: datetime) -> bool:
    """Was the application decided or discontinued before an instant, and not sent back by an appeal court since?"""
    ended = [x for x in (*(d.at for d in disposals(docket, application)), *_discontinued(docket, application)) if x < at]
    return bool(ended) and not any(max(ended) <= back <= at for back in set_aside(docket, application))


def by_magistrate(made: Entry) -> bool:
    """Was this order made on an application to a magistrate, before any proceeding (13J; 13T(1)(a))?"""
    return made.values.get("made_under") == "S13J" or made.values.get("relevant_application") == "S13I"


def _findings(made: Entry, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(made.values.get(name) or "")) for name in names)


def final_order_made_at(docket: Docket, at_hearing: str) -> FinalOrder | None:
    """The prohibition order made at this hearing."""
    made = next((e for e in docket.of_kind("prohibition-order-made") if at_hearing in (e.values.get("hearing"), e.occasion)), None)
    if made is None:
        return None
    return FinalOrder(
        subject=made.subject,
        made_at=made.at,
        by_consent=made.values.get("by_consent") is True,
        both_consents=made.values.get("both_consents_recorded") is True,
        interests_of_justice=str(made.values.get("interests_of_justice") or ""),
        findings=_findings(made, THE_TEST),
        child_findings=_findings(made, THE_TEST_FOR_A_CHILD),
        considered=tuple(made.values.get("considered_13d") or ()),
        report_considered=made.values.get("report_considered") is True,
        entry=made.id,
    )


def disposals(docket: Docket, application: str) -> tuple[Disposal, ...]:
    """Everything recorded that disposes of an application, as decided, as the outcome of a hearing or as a prohibition order made."""
    found = {(e.at, str(e.values.get("decision") or "")): e.id for e in docket.about(application) if e.kind == "application-decided"}
    for h in hearings(docket, application):
        if h.held_at is not None and h.outcome in DECIDING:
            found.setdefault((h.held_at, DECIDING[h.outcome]), h.entry)
    for e in docket.of_kind("prohibition-order-made"):
        if e.values.get("application") == application:
            found.setdefault((e.at, "MADE"), e.id)
    return tuple(Disposal(at, how, entry) for (at, how), entry in sorted(found.items()))


def _discontinued(docket: Docket, application: str) -> tuple[datetime, ...]:
    told = [e.at for e in docket.about(application) if e.kind == "application-discontinued"]
    return (*told, *(h.held_at for h in hearings(docket, application) if h.held_at is not None and h.outcome == "DISCONTINUED"))


def _mentions(docket: Docket, made: Entry, application: str, here: str) -> tuple[Mention, ...]:
    """The mentions after the making, in legal order; the hearing at which the order was made is not one of them."""
    documents = application_documents_served(docket, application)
    found: list[Mention] = []
    for h in hearings(docket, application):
        if h.held_at is None or h.held_at <= made.at or h.subject == here:
            continue
        one = _mention(docket, made.subject, h, h.held_at, documents)
        if not h.is_mention and one.extension is None:
            continue
        if found and found[-1].at == one.at:
            found[-1] = min(found[-1], one, key=_telling)
        else:
            found.append(one)
    return tuple(found)


def _telling(one: Mention) -> tuple[bool, date, int, str]:
    """Of mentions at one instant the one that extends speaks, and of two the shorter extension: never the order of recording."""
    given = one.extension
    return (given is None, (given and given.until) or date.max, (given and given.days) or 0, one.addressed)


def _mention(docket: Docket, order: str, h: Hearing, at: datetime, documents: Service | None) -> Mention:
    said = _decisions_on(docket, order, h.subject)
    extension = _extension(said)
    return Mention(
        hearing=h.subject,
        at=at,
        presence=h.presence,
        adjourned=h.adjourned,
        documents_served=documents is not None and documents.at <= at,
        satisfied_of_service=h.satisfied_of_service,
        addressed="EXTENDED" if extension else str(said[-1].values.get("decision") or "") if said else "",
        extension=extension,
        entry=h.entry,
    )


def _decisions_on(docket: Docket, order: str, at_hearing: str) -> tuple[Entry, ...]:
    """What was recorded about extending this order at this hearing, whenever it was recorded."""
    return tuple(e for e in docket.about(order) if e.kind == "extension-decided" and at_hearing in (e.values.get("hearing"), e.occasion))


def _extension(said: tuple[Entry, ...]) -> Extension | None:
    granted = [_granted(e) for e in said if e.values.get("decision") == "EXTENDED"]
    return min(granted, key=lambda x: (x.until or date.max, x.days or 0, not x.consent), default=None)


def extensions_served(docket: Docket, order: str) -> tuple[tuple[str, datetime], ...]:
    """Which extensions of this order were served, or settled not to be, and when."""
    return tuple((str(e.values.get("of") or ""), e.at) for e in docket.about(order) if e.kind == "extension-served")


def _granted(entry: Entry) -> Extension:
    consent = group(entry.values.get("consent"))
    lawyer = consent.get("lawyer_present") == "YES"
    return Extension(day(entry.values.get("until")), whole(entry.values.get("days")), consent.get("given") is True, entry.id, lawyer)


def extension_decided_at(docket: Docket, order: str, at_hearing: str) -> datetime | None:
    """When something was recorded about extending this order at this hearing; None if nothing was."""
    return earliest_of(e.at for e in _decisions_on(docket, order, at_hearing))


def last_mention(order: InterimOrder) -> Mention | None:
    """The last mention held after the making."""
    return order.mentions[-1] if order.mentions else None


__all__ = [
    "MATTERS", "ORDER", "Disposal", "Extension", "FinalOrder", "InterimOrder", "Mention", "TemporaryOrder", "by_magistrate", "disposals",
    "extension_decided_at", "extensions_served", "final_order_made_at", "interim_order", "interim_orders_on", "last_mention", "orders_on",
    "over_before", "shared",
    "subjects", "temporary_order",
]  # fmt: skip
