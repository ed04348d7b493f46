"""What the docket says of each corresponding order: the application to register it, the registrar's decision, the referral, the registration.

Reads entry fields by name and decides nothing. A corresponding order ("corresponding-order:1") is an order of another place; once it
is registered it is a registered order ("registered-order:1") with a life of its own, which names the corresponding order that it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from app.casework.docket import Docket, Entry
from app.law.facts import at_of, day, earliest_of, in_order, instant, presence, served, service_of
from app.law.facts.appealed_orders import REVOKING, Revocations, Stay, revocations, stays
from app.law.facts.documents import Condition, conditions_in
from app.law.facts.values import reportable_before, text, yes

KIND: Final = "corresponding-order"
REGISTERED: Final = "registered-order"
VARIED, NOT_VARIED, REFUSED, OTHER = "VARIED", "NOT_VARIED", "REFUSED", "OTHER_OUTCOME"
ENDED, LAST_DAY = "ENDED", "NEW_LAST_DAY"
ZONES: Final = {
    "NSW": "Australia/Sydney", "VIC": "Australia/Melbourne", "SA": "Australia/Adelaide", "WA": "Australia/Perth", "TAS": "Australia/Hobart",
    "NT": "Australia/Darwin", "ACT": "Australia/Sydney", "NEW_ZEALAND": "Pacific/Auckland",
}  # fmt: skip
"""In whose time an order ends: that of the place where it was made. Any other place names its own."""


@dataclass(frozen=True)
class Considered:
    """What the registrar was satisfied of (13Z(1)), and whether adapting the order is believed to be necessary (13Z(3)(a))."""

    at: datetime
    corresponds: bool
    in_force: bool
    served_at_home: bool
    adaptation: bool
    entry: str


@dataclass(frozen=True)
class Referral:
    """The referral to the court, which court, and when and where the application is to be heard."""

    at: datetime
    reason: str
    listed_for: datetime | None
    place: str
    court: str
    entry: str


@dataclass(frozen=True)
class Heard:
    """One hearing of the application that was referred; `conditions` are all the terms of the order as the court varied it."""

    at: datetime
    presence: str
    paragraphs: tuple[str, ...]
    outcome: str
    considered: frozenset[str]
    further_notice: bool
    listed_for: datetime | None
    conditions: tuple[Condition, ...]
    entry: str


@dataclass(frozen=True)
class HomeChange:
    """What became of the order where it was made: ENDED, or a NEW_LAST_DAY."""

    at: datetime
    what: str
    last_day: date | None
    entry: str


@dataclass(frozen=True)
class CorrespondingOrder:
    """One corresponding order, from the application to register it to its registration."""

    subject: str
    applied_at: datetime
    jurisdiction: str
    zone: str
    court: str
    made_on: date | None
    indefinite: bool
    last_day: date | None
    home_presence: str
    conditions: tuple[Condition, ...]
    referral_asked: bool
    considered: Considered | None
    referral: Referral | None
    notices: tuple[datetime, ...]
    hearings: tuple[Heard, ...]
    settled: tuple[datetime, str] | None
    withdrawn_at: datetime | None
    registered: str
    registered_at: datetime | None
    home_changes: tuple[HomeChange, ...]
    entry: str

    @property
    def decided(self) -> Heard | None:
        """The hearing at which the court came to a decision: the first that did not adjourn."""
        return next((one for one in self.hearings if one.outcome != "ADJOURNED"), None)

    @property
    def variation(self) -> Heard | None:
        """The hearing at which the court varied the order for its registration (13Z(8))."""
        return self.decided if self.decided and self.decided.outcome == VARIED else None

    @property
    def listed_for(self) -> datetime | None:
        """When the application is to be heard next, or was last listed to be."""
        listings = [self.referral.listed_for if self.referral else None, *(one.listed_for for one in self.hearings)]
        return next((at for at in reversed(listings) if at), None)

    @property
    def over_at(self) -> datetime | None:
        """When nothing was left to be decided about the application by the court or the registrar."""
        return earliest_of((self.decided.at if self.decided else None, self.withdrawn_at, self.registered_at))


@dataclass(frozen=True)
class RegisteredOrder:
    """One registered order, and what was done after its registration.

    `told_at` is when somebody told the respondent of the variation otherwise than by serving the copy of the order.
    """

    subject: str
    of: str
    registered_at: datetime
    reportable_before: bool | None
    certificate_at: datetime | None
    copy_served_at: datetime | None
    told_at: datetime | None
    told_entry: str
    reporting_notice_prepared_at: datetime | None
    reporting_notice_at: datetime | None
    copies_at: datetime | None
    revoked: Revocations
    cancelled_entry: str
    revoked_on_appeal: bool
    stays: tuple[Stay, ...]
    entry: str

    @property
    def cancelled_at(self) -> datetime | None:
        """When its registration was cancelled, or revoked on appeal, and no appeal court put it back."""
        return self.revoked.standing_at


def corresponding_orders(docket: Docket) -> tuple[str, ...]:
    """Every corresponding order of which an application to register it stands, by number."""
    return in_order(e.subject for e in docket.of_kind("registration-applied-for"))


def registered_orders(docket: Docket) -> tuple[str, ...]:
    """Every registered order, by number."""
    return in_order(e.subject for e in docket.of_kind("registered-order-made"))


def corresponding_order(docket: Docket, subject: str) -> CorrespondingOrder | None:
    """The corresponding order of this id; None where no application to register it stands in the docket."""
    return docket.recall(_corresponding_order, subject)


def _corresponding_order(docket: Docket, subject: str) -> CorrespondingOrder | None:
    asked = docket.last(subject, "registration-applied-for")
    if asked is None:
        return None
    mine = docket.about(subject)
    considered, referral, settled = (
        docket.last(subject, kind) for kind in ("registration-considered", "corresponding-order-referred", "referral-outcome-considered")
    )
    registered = next((e for e in docket.of_kind("registered-order-made") if text(e, "corresponding_order") == subject), None)
    return CorrespondingOrder(
        subject=subject,
        applied_at=asked.at,
        jurisdiction=text(asked, "jurisdiction"),
        zone=ZONES.get(text(asked, "jurisdiction")) or text(asked, "home_time_zone"),
        court=text(asked, "court"),
        made_on=day(asked.values.get("made_on")),
        indefinite=yes(asked, "indefinite") is True,
        last_day=day(asked.values.get("last_day")),
        home_presence=presence(text(asked, "home_presence")),
        conditions=conditions_in(asked),
        referral_asked=yes(asked, "referral_asked") is True,
        considered=_considered(considered) if considered else None,
        referral=_referral(referral) if referral else None,
        notices=tuple(e.at for e in mine if e.kind == "referral-notice-issued"),
        hearings=tuple(_heard(e) for e in mine if e.kind == "referral-heard"),
        settled=(settled.at, text(settled, "course")) if settled else None,
        withdrawn_at=at_of(docket.first(subject, "registration-withdrawn")),
        registered=registered.subject if registered else "",
        registered_at=at_of(registered),
        home_changes=_home_changes(mine),
        entry=asked.id,
    )


def _home_changes(mine: tuple[Entry, ...]) -> tuple[HomeChange, ...]:
    """In legal order; of several at one instant an end comes first and then the earlier last day, whoever recorded which first."""
    found = (HomeChange(e.at, text(e, "what"), day(e.values.get("last_day")), e.id) for e in mine if e.kind == "home-order-changed")
    return tuple(sorted(found, key=lambda one: (one.at, one.what != ENDED, one.last_day or date.max)))


def _considered(entry: Entry) -> Considered:
    corresponds, in_force, at_home = (yes(entry, name) is True for name in ("corresponds", "in_force", "served_at_home"))
    return Considered(entry.at, corresponds, in_force, at_home, yes(entry, "adaptation") is True, entry.id)


def _referral(entry: Entry) -> Referral:
    return Referral(
        entry.at, text(entry, "reason"), instant(entry.values.get("listed_for")), text(entry, "place"), text(entry, "court"), entry.id
    )


def _heard(entry: Entry) -> Heard:
    return Heard(
        at=entry.at,
        presence=presence(text(entry, "presence")),
        paragraphs=tuple(str(row.get("paragraph")) for row in entry.values.get("attendees") or ()),
        outcome=text(entry, "outcome"),
        considered=frozenset(entry.values.get("considered") or ()),
        further_notice=yes(entry, "further_notice") is True,
        listed_for=instant(entry.values.get("listed_for")),
        conditions=conditions_in(entry),
        entry=entry.id,
    )


def registered_order(docket: Docket, subject: str) -> RegisteredOrder | None:
    """The registered order of this id; None where no registration of it stands in the docket."""
    return docket.recall(_registered_order, subject)


def _registered_order(docket: Docket, subject: str) -> RegisteredOrder | None:
    made = docket.first(subject, "registered-order-made")
    if made is None:
        return None
    papers = service_of(subject)
    copy, notice = (served(docket, papers, paper, not_before=made.at) for paper in ("ORDER", "REPORTING_NOTICE"))
    told, ended = docket.first(subject, "registered-variation-made-known"), revocations(docket, subject, since=made.at)
    return RegisteredOrder(
        subject=subject,
        of=text(made, "corresponding_order"),
        registered_at=made.at,
        reportable_before=reportable_before(made),
        certificate_at=at_of(docket.first(subject, "registration-certificate-given")),
        copy_served_at=copy.at if copy else None,
        told_at=at_of(told),
        told_entry=told.id if told else "",
        reporting_notice_prepared_at=at_of(docket.first(subject, "reporting-notice-prepared")),
        reporting_notice_at=notice.at if notice else None,
        copies_at=at_of(docket.first(subject, "registered-order-copies-given")),
        revoked=ended,
        cancelled_entry=_ended_by(docket, subject, ended.standing_at),
        revoked_on_appeal=bool(_ended_by(docket, subject, ended.standing_at, "registration-revoked")),
        stays=stays(docket, subject),
        entry=made.id,
    )


def _ended_by(docket: Docket, subject: str, at: datetime | None, *kinds: str) -> str:
    """The entry that ended the registration then, of these kinds; "" where there is none."""
    wanted = kinds or REVOKING
    return next((e.id for e in docket.about(subject) if e.kind in wanted and e.at == at), "")


def origin(docket: Docket, registered: str) -> CorrespondingOrder | None:
    """The corresponding order that a registered order is."""
    one = registered_order(docket, registered)
    return corresponding_order(docket, one.of) if one else None


def referred(docket: Docket) -> dict[str, datetime]:
    """Each corresponding order that was referred to the court, and from when its papers are to be served: the notice issued."""
    known = (corresponding_order(docket, one) for one in corresponding_orders(docket))
    return {one.subject: one.notices[0] for one in known if one is not None and one.notices}


def papers_served_at(docket: Docket, subject: str) -> datetime | None:
    """When both the application and the appearance notice of 13Z(13) had been served (13Z(4), (5))."""
    both = served(docket, service_of(subject), "APPLICATION", "APPEARANCE_NOTICE")
    return both.at if both else None


def known_zone(zone: str) -> ZoneInfo | None:
    """The time of a place by its name ("Australia/Perth"); None where there is no such name."""
    try:
        return ZoneInfo(zone) if zone else None
    except (KeyError, ValueError, OSError):
        return None


def of_kind_in(entries: tuple[Entry, ...], kind: str) -> tuple[str, ...]:
    """Among entries about to be recorded: the subjects of those of a kind."""
    return tuple(dict.fromkeys(e.subject for e in entries if e.kind == kind))


def heard_in(entries: tuple[Entry, ...]) -> tuple[Heard, ...]:
    """Among entries about to be recorded: the hearings of an application that was referred."""
    return tuple(_heard(e) for e in entries if e.kind == "referral-heard")
