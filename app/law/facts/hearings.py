"""What the docket says of each hearing: when it was listed for, whether it was held, and what was decided at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.casework.docket import Docket, Entry
from app.law.facts import at_of, in_order, instant, kind_of, number_of
from app.law.facts.values import costs_without_abuse

FURTHER_NOTICE = "FURTHER_NOTICE_DIRECTED"
ADJOURNING = ("ADJOURNED", "ADJOURNED_NO_DATE", "RESERVED", "PART_HEARD", FURTHER_NOTICE)
DECIDING = {"FINAL_MADE": "MADE", "FINAL_REFUSED": "REFUSED", "STRUCK_OUT": "STRUCK_OUT", "DISMISSED_BY_CONSENT": "DISMISSED_BY_CONSENT"}


@dataclass(frozen=True)
class Hearing:
    """One hearing, listed or held. `held_at` None: not yet; `vacated_at` only where it was vacated and not held all the same."""

    subject: str
    application: str
    listed_at: datetime | None
    listed_for: datetime | None
    court_place: str
    vacated_at: datetime | None
    held_at: datetime | None
    is_mention: bool
    presence: str
    satisfied_of_service: bool
    outcome: str
    next_listed_for: datetime | None
    extensions_asked: tuple[tuple[str, datetime], ...]
    s13k: str
    s13k_at: datetime | None
    s13k_reasons: str
    disqualification: str
    disqualification_at: datetime | None
    report: str
    report_at: datetime | None
    considered: tuple[tuple[str, datetime], ...]
    paragraphs: tuple[str, ...]
    interests_finding: str
    costs_without_abuse: bool
    entry: str

    @property
    def adjourned(self) -> bool:
        """The application goes on after it: adjourned to a day or without one, reserved, part heard, further notice directed."""
        return self.outcome in ADJOURNING

    @property
    def awaits_another(self) -> bool:
        """The same, but for a decision that was reserved: nothing has to be heard for that."""
        return self.adjourned and self.outcome != "RESERVED"

    def extension_asked_at(self, order: str) -> datetime | None:
        """When the request for an extension of this order was prepared; one that names no order is about temporary orders."""
        return min(
            (at for of, at in self.extensions_asked if of == order or (not of and kind_of(order) == "temporary-order")), default=None
        )

    @property
    def stands_at(self) -> datetime | None:
        """Its place in time: when it was held, or else what it is listed for."""
        return self.held_at or self.listed_for


def hearing(docket: Docket, subject: str) -> Hearing | None:
    """The hearing of this id; None if neither a listing nor a holding of it stands in the docket."""
    return docket.recall(_hearing, subject)


def _hearing(docket: Docket, subject: str) -> Hearing | None:
    listed, held = docket.last(subject, "mention-listed"), docket.last(subject, "hearing-held")
    if listed is None and held is None:
        return None
    decided_13k, disqualified = docket.last(subject, "s13k-decided"), docket.last(subject, "disqualification-considered")
    directed = _directed(docket, subject)
    said = held.values if held else {}
    return Hearing(
        subject=subject,
        application=_application(held) or _application(listed),
        listed_at=at_of(docket.first(subject, "mention-listed")),
        listed_for=instant(listed.values.get("listed_for")) if listed else None,
        court_place=str(listed.values.get("court_place") or "") if listed else "",
        vacated_at=None if held else _vacated_at(docket, subject, listed),
        held_at=at_of(held),
        is_mention=bool(said.get("mention_of_final_application")),
        presence=_word(said, "presence"),
        satisfied_of_service=said.get("documents_served_satisfied") is True,
        outcome=_word(said, "outcome"),
        next_listed_for=instant(said.get("next_listed_for")),
        extensions_asked=tuple((_word(e.values, "order"), e.at) for e in docket.about(subject) if e.kind == "extension-asked"),
        s13k=_decision(decided_13k, "decision"),
        s13k_at=at_of(decided_13k),
        s13k_reasons=_decision(decided_13k, "reasons"),
        disqualification=_decision(disqualified, "outcome"),
        disqualification_at=at_of(disqualified),
        report=_decision(directed, "directed"),
        report_at=at_of(directed),
        considered=tuple((str(e.values.get("of")), e.at) for e in docket.about(subject) if e.kind == "other-outcome-considered"),
        paragraphs=tuple(str(row.get("paragraph")) for row in said.get("attendees") or ()),
        interests_finding=_decision(disqualified, "interests_finding"),
        costs_without_abuse=costs_without_abuse(held),
        entry=held.id if held else listed.id if listed else "",
    )


def _application(entry: Entry | None) -> str:
    return str(entry.values.get("application") or "") if entry else ""


def _word(values: Any, name: str) -> str:
    return str(values.get(name) or "")


def _decision(entry: Entry | None, name: str) -> str:
    return _word(entry.values, name) if entry else ""


def _directed(docket: Docket, subject: str) -> Entry | None:
    """What was decided at this hearing about a report on a child respondent (13E(2))."""
    told = [e for e in docket.of_kind("report-directed") if subject in (e.values.get("hearing"), e.occasion)]
    return told[-1] if told else None


def _vacated_at(docket: Docket, subject: str, listed: Entry | None) -> datetime | None:
    """When the listing was vacated, unless it was listed again afterwards."""
    vacated = docket.last(subject, "mention-vacated")
    again = vacated and listed and listed.at > vacated.at
    return None if again else at_of(vacated)


def subjects(docket: Docket) -> tuple[str, ...]:
    """Every hearing listed or held, in an order that recording does not change."""
    return docket.recall(_subjects)


def _subjects(docket: Docket) -> tuple[str, ...]:
    return in_order(e.subject for kind in ("mention-listed", "hearing-held") for e in docket.of_kind(kind))


def hearings(docket: Docket, application: str) -> tuple[Hearing, ...]:
    """The hearings of one application, by the time at which they were held or are listed for."""
    return docket.recall(_hearings, application)


def _hearings(docket: Docket, application: str) -> tuple[Hearing, ...]:
    return docket.recall(_by_application).get(application, ())


def _by_application(docket: Docket) -> dict[str, tuple[Hearing, ...]]:
    groups: dict[str, list[Hearing]] = {}
    for one in (hearing(docket, subject) for subject in subjects(docket)):
        if one is not None:
            groups.setdefault(one.application, []).append(one)
    return {name: tuple(sorted(group, key=lambda h: (_time(h), number_of(h.subject)))) for name, group in groups.items()}


def _time(one: Hearing) -> float:
    return one.stands_at.timestamp() if one.stands_at else float("inf")


def coming(docket: Docket, application: str) -> Hearing | None:
    """The next hearing listed and neither held nor vacated; the earliest where several are listed."""
    return next((h for h in hearings(docket, application) if h.held_at is None and h.vacated_at is None), None)


def last_held(docket: Docket, application: str) -> Hearing | None:
    """The last hearing held of an application."""
    return next((h for h in reversed(hearings(docket, application)) if h.held_at is not None), None)
