"""What the docket says of each offender reporting order: what called for it, who asked, what the court decided, what followed (Part 3).

Reads entry fields by name and decides nothing. An offender reporting order is no offender prohibition order: it is made by the court
that sentences or makes a forensic order, prohibits nothing, and nothing of sections 13R to 13S is read of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.casework.docket import Docket, Entry
from app.law.facts import at_of, day, in_order
from app.law.facts.values import text, yes

KIND = "offender-reporting-order"
CONVICTION, FORENSIC_ORDER = "CONVICTION", "FORENSIC_ORDER"
OPENED, MADE = "reporting-order-question-opened", f"{KIND}-made"


@dataclass(frozen=True)
class Asked:
    """How the question came before the court: PROSECUTION, OWN_INITIATIVE, or NOT_ASKED."""

    at: datetime
    course: str
    entry: str


@dataclass(frozen=True)
class Decided:
    """What the court decided. `limb` RISK | CHILD_ABDUCTION; the findings SATISFIED | NOT | NOT_STATED, or "" where none was asked for."""

    at: datetime
    outcome: str
    limb: str
    risk: str
    not_familial: str
    appropriate: str
    considered: frozenset[str]
    entry: str


@dataclass(frozen=True)
class AppealPeriod:
    """The last day to appeal as a legal officer entered it, with the authority for it."""

    last_day: date | None
    authority: str
    at: datetime
    entry: str


@dataclass(frozen=True)
class ReportingOrder:
    """One question of an offender reporting order, from the sentence or forensic order to the end of what was made of it."""

    subject: str
    basis: str
    opened_at: datetime
    opened_entry: str
    court: str
    court_place: str
    offence: str
    prescribed: bool | None
    conviction_recorded: bool | None
    child_abduction: bool
    advice: tuple[tuple[str, str, datetime], ...]
    asked: Asked | None
    decided: Decided | None
    made_at: datetime | None
    made_entry: str
    made_on_appeal: bool
    details_at: datetime | None
    prepared_at: datetime | None
    notice_at: datetime | None
    appeal_period: AppealPeriod | None
    appeal_results: tuple[tuple[str, datetime], ...]
    quashed_at: datetime | None
    forensic_order_revoked_at: datetime | None
    confirmed: tuple[tuple[str, datetime], ...]


def subjects(docket: Docket) -> tuple[str, ...]:
    """Every such question of which the opening stands, or the making of the order alone, by number."""
    return in_order(e.subject for kind in (OPENED, MADE) for e in docket.of_kind(kind))


def reporting_order(docket: Docket, subject: str) -> ReportingOrder | None:
    """The question of this id; None if neither its opening nor the making of the order stands in the docket."""
    return docket.recall(_reporting_order, subject)


def _reporting_order(docket: Docket, subject: str) -> ReportingOrder | None:
    made, opened = docket.first(subject, MADE), docket.last(subject, OPENED)
    opened = opened or made  # what a court made binds, whatever else was recorded
    if opened is None:
        return None
    mine = docket.about(subject)
    asked, decided = docket.last(subject, "reporting-order-asked"), docket.last(subject, "reporting-order-decided")
    period = docket.last(subject, "reporting-order-appeal-period")
    results = tuple((text(e, "result"), e.at) for e in mine if e.kind == "reporting-order-appeal-decided")
    made_at = made.at if made else None
    ends = [at for result, at in results if result == "QUASHED" and made_at and at >= made_at]
    revoked = docket.first(subject, "forensic-order-revoked")
    return ReportingOrder(
        subject=subject,
        basis=text(opened, "basis"),
        opened_at=opened.at,
        opened_entry=opened.id,
        court=text(opened, "court"),
        court_place=text(opened, "court_place"),
        offence=text(opened, "offence"),
        prescribed=yes(opened, "prescribed_offence"),
        conviction_recorded=yes(opened, "conviction_recorded"),
        child_abduction=yes(opened, "child_abduction") is True,
        advice=tuple((text(e, "of"), text(e, "course"), e.at) for e in mine if e.kind == "reporting-order-advised"),
        asked=Asked(asked.at, text(asked, "course"), asked.id) if asked else None,
        decided=_decided(decided) if decided else None,
        made_at=made_at,
        made_entry=made.id if made else "",
        made_on_appeal=yes(made, "on_appeal") is True,
        details_at=at_of(docket.first(subject, "commissioner-given-details")),
        prepared_at=at_of(docket.first(subject, "reporting-notice-prepared")),
        notice_at=at_of(docket.first(subject, "reporting-notice-given")),
        appeal_period=AppealPeriod(day(period.values.get("last_day")), text(period, "authority"), period.at, period.id) if period else None,
        appeal_results=results,
        quashed_at=min(ends, default=None),
        forensic_order_revoked_at=at_of(revoked),
        confirmed=tuple((text(e, "of"), e.at) for e in mine if e.kind == "end-confirmed"),
    )


def _decided(entry: Entry) -> Decided:
    return Decided(
        at=entry.at,
        outcome=text(entry, "outcome"),
        limb=text(entry, "limb"),
        risk=text(entry, "risk"),
        not_familial=text(entry, "not_familial"),
        appropriate=text(entry, "appropriate"),
        considered=frozenset(entry.values.get("considered_12d") or ()),
        entry=entry.id,
    )


def recorded_in(entries: tuple[Entry, ...], kind: str) -> tuple[str, ...]:
    """The questions about which entries of a kind are about to be recorded."""
    return in_order(e.subject for e in entries if e.kind == kind)


def results_in(entries: tuple[Entry, ...]) -> tuple[tuple[str, str, datetime], ...]:
    """The results of appeals among entries about to be recorded: (question, result, when)."""
    return tuple((e.subject, text(e, "result"), e.at) for e in entries if e.kind == "reporting-order-appeal-decided")
