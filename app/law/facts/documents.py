"""What documents print, as it stands in the docket: names, convictions, conduct, conditions, extensions, notices, service. Decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.casework.clock import day_of
from app.casework.docket import Docket, Entry
from app.law.facts import Service, authorisation_of, day, group, instant, services, whole
from app.law.facts.respondents import RESPONDENT
from app.law.facts.temporary_orders import interim_order
from app.law.facts.values import text, yes


@dataclass(frozen=True)
class Person:
    """The respondent as last described."""

    name: str
    birth_date: date | None
    birth_date_exact: bool


@dataclass(frozen=True)
class Convicted:
    """One conviction with its particulars."""

    offence: str
    court: str
    on: date
    committed_on: str
    form: str
    sentence: str
    against_child: bool
    quashed: bool


@dataclass(frozen=True)
class Conduct:
    """One piece of concerning conduct."""

    description: str
    start: date | None
    end: date | None
    place: str


@dataclass(frozen=True)
class Condition:
    """One condition, sought or ordered, in its own words."""

    kind: str
    words: str
    tracking_until: date | None
    recovery: str


@dataclass(frozen=True)
class Heard:
    """When and where an application is to be heard, by the newest appearance notice."""

    court: str
    place: str
    appear_at: datetime | None
    court_file: str


@dataclass(frozen=True)
class Urgent:
    """What an application to a magistrate says of itself: why an order is necessary and reduces the risk, how and where made, notice or none."""

    necessity: str
    reduces_risk: str
    channel: str
    court_place: str
    notice_given: bool


@dataclass(frozen=True)
class Registration:
    """What an application to register an order of another place says of it in words."""

    elsewhere: str
    corresponds: str
    proof_of_service: str
    says_registrable: str


@dataclass(frozen=True)
class ReferralNotice:
    """The newest appearance notice of a referral (13Z(13))."""

    at: datetime
    appear_at: datetime | None
    place: str


@dataclass(frozen=True)
class Extended:
    """The newest extension of a temporary order."""

    at: datetime
    until: date | None
    days: int | None
    consent: str


@dataclass(frozen=True)
class ReportingNotice:
    """What was settled for an initial reporting obligations notice (54A(2)), and how the person is told of the reporting period (54(6))."""

    at: datetime
    initial_report_place: str
    periodic_ways: str
    periodic_in_person: bool | None
    periodic_place: str
    period_told: str = ""
    period: str = ""


@dataclass(frozen=True)
class Served:
    """One service, as the officer tells it."""

    at: datetime
    documents: tuple[str, ...]
    server: str
    place: str
    way: str
    identity: str
    explained: str
    authority: str
    to_whom: str
    counts_at: datetime


def person(docket: Docket) -> Person:
    """The respondent's name and birth date."""
    entry = docket.last(RESPONDENT, "respondent-described")
    name = " ".join(part for part in (text(entry, "given_names"), text(entry, "family_name")) if part)
    exact = text(entry, "birth_date_certainty") != "ESTIMATED"
    return Person(name, day(entry.values.get("birth_date")) if entry else None, exact)


def convictions(docket: Docket) -> tuple[Convicted, ...]:
    """Every conviction of the respondent, in legal order."""
    return tuple(
        Convicted(
            text(e, "offence"), text(e, "court"), day_of(e.at), text(e, "committed_on"), text(e, "form"), text(e, "sentence"),
            bool(yes(e, "against_child")), bool(e.values.get("quashed_on")),
        )
        for e in docket.about(RESPONDENT)
        if e.kind == "conviction-recorded"
    )  # fmt: skip


def conduct(docket: Docket, application: str) -> tuple[Conduct, ...]:
    """Every piece of concerning conduct recorded for an application."""
    return tuple(
        Conduct(text(e, "description"), day(e.values.get("from")), day(e.values.get("to")), text(e, "place"))
        for e in docket.about(application)
        if e.kind == "concerning-conduct-recorded"
    )


def urgent(docket: Docket, subject: str) -> Urgent:
    """The words of an application to a magistrate for a temporary order, as last recorded."""
    believed, made = docket.last(subject, "immediate-risk-believed"), docket.last(subject, "temporary-order-applied-for")
    given = text(docket.last(subject, "temporary-order-notice-decided"), "decision") == "GIVE"
    return Urgent(text(believed, "necessity"), text(believed, "reduces_risk"), text(made, "channel"), text(made, "court_place"), given)


def registration(docket: Docket, subject: str) -> Registration:
    """The words of an application to register a corresponding order, as last recorded."""
    entry = docket.last(subject, "registration-applied-for")
    return Registration(
        text(entry, "elsewhere"), text(entry, "closely_corresponds"), text(entry, "proof_of_service"), text(entry, "says_registrable")
    )


def referral_notice(docket: Docket, subject: str) -> ReferralNotice | None:
    """The newest appearance notice of a referral; None before one was issued."""
    entry = docket.last(subject, "referral-notice-issued")
    return ReferralNotice(entry.at, instant(entry.values.get("appear_at")), text(entry, "place")) if entry else None


def register_number(docket: Docket, registered: str) -> str:
    """The number under which an order stands in the register."""
    return text(docket.first(registered, "registered-order-made"), "register_number")


def conditions_sought(docket: Docket, application: str) -> tuple[Condition, ...]:
    """The conditions sought, as last recorded."""
    return conditions_in(docket.last(application, "conditions-sought"))


def conditions_ordered(docket: Docket, order: str) -> tuple[Condition, ...]:
    """The conditions of an order as it was made."""
    return conditions_in(docket.first(order, f"{order.partition(':')[0]}-made"))


def conditions_in(entry: Entry | None, name: str = "conditions") -> tuple[Condition, ...]:
    """The conditions that one entry holds; none where it says nothing of them."""
    said = entry.values.get(name) or () if entry else ()
    return tuple(_condition(group(one)) for one in said)


def _condition(one: Mapping[str, Any]) -> Condition:
    return Condition(
        str(one.get("kind") or ""), str(one.get("text") or ""), day(one.get("tracking_until")), str(one.get("recovery_of_property") or "")
    )


def heard(docket: Docket, application: str) -> Heard | None:
    """The newest appearance notice's court, place and time; None before one was issued."""
    entry = docket.last(application, "appearance-notice-issued")
    if entry is None:
        return None
    file = text(docket.last(application, "application-filed"), "court_file") or text(entry, "court_file")
    return Heard(text(entry, "court"), text(entry, "court_place"), instant(entry.values.get("appear_at")), file)


def magistrates_order(docket: Docket, order: str) -> bool:
    """Was this temporary or disqualification order made by a magistrate, before any proceeding (13J, 13T(1)(a))?"""
    made = interim_order(docket, order)
    return made is not None and made.by_magistrate


def return_fixed(docket: Docket, order: str) -> tuple[datetime | None, str]:
    """The return date and time, and the place, that a magistrate fixed (13J(5))."""
    made = interim_order(docket, order)
    return (made.return_at, made.return_place) if made else (None, "")


def extended(docket: Docket, order: str) -> Extended | None:
    """The newest extension that a court granted; None where there is none."""
    granted = [e for e in docket.about(order) if e.kind == "extension-decided" and e.values.get("decision") == "EXTENDED"]
    if not granted:
        return None
    entry = granted[-1]
    consent = group(entry.values.get("consent"))
    words = str(consent.get("text") or "given") if consent.get("given") is True else ""
    return Extended(entry.at, day(entry.values.get("until")), whole(entry.values.get("days")), words)


@dataclass(frozen=True)
class Attempt:
    """One attempt at personal service that failed."""

    at: datetime
    place: str
    outcome: str
    notes: str


def attempts(docket: Docket, served_set: str) -> tuple[Attempt, ...]:
    """Every attempt at personal service of a set that failed, in legal order."""
    tried = (e for e in docket.about(served_set) if e.kind == "service-attempted")
    return tuple(Attempt(e.at, text(e, "place"), text(e, "outcome"), text(e, "notes")) for e in tried)


def reporting_notice(docket: Docket, order: str) -> ReportingNotice | None:
    """What the reporting obligations notice of this order states, as last settled; None while nothing is."""
    entry = docket.last(order, "reporting-notice-prepared")
    if entry is None:
        return None
    return ReportingNotice(
        entry.at,
        text(entry, "initial_report_place"),
        text(entry, "periodic_ways"),
        yes(entry, "periodic_in_person"),
        text(entry, "periodic_place"),
        text(entry, "period_told"),
        text(entry, "period"),
    )


def no_conviction_known(docket: Docket) -> bool:
    """Was it looked into, and no conviction for a reportable offence against a child found?"""
    return bool(yes(docket.last(RESPONDENT, "sexual-offender-basis-recorded"), "no_conviction_against_child"))


def property_provided_for(docket: Docket, order: str) -> bool:
    """Does the order provide for the respondent to recover personal property from a place (13F(4))?"""
    return text(docket.first(order, f"{order.partition(':')[0]}-made"), "recovery_of_property") == "PROVIDED"


def servings(docket: Docket, served_set: str) -> tuple[Served, ...]:
    """Every service of a set of documents, as carried out, in the order in which they count."""
    entries = {e.id: e for e in docket.about(served_set)}
    return tuple(_served(docket, entries[one.entry], one) for one in services(docket, served_set))


def _served(docket: Docket, entry: Entry, one: Service) -> Served:
    order = authorisation_of(docket, entry) if one.mode == "SUBSTITUTED" else None
    authority = text(entry, "substituted_order") or (f"{order.words}: {order.way}" if order else "")
    return Served(
        one.carried_out_at, one.documents, text(entry, "server"), text(entry, "place"), text(entry, "way"),
        text(entry, "identity_checked"), text(entry, "explained_how"), authority, text(entry, "to_whom"), one.at,
    )  # fmt: skip
