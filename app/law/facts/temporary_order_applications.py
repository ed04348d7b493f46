"""What the docket says of each application to a magistrate for a temporary order: the belief, the notice, the making, the hearing.

Reads entry fields by name and decides nothing. The matters that s 13A(2) asks for stand in the application for the final order,
which this one names: they are the same (s 13I(2)(a)), so they are recorded once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.casework.docket import Docket, Entry
from app.law.facts import Service, at_of, in_order, instant, served, service_of
from app.law.facts.values import costs_without_abuse, text

KIND = "temporary-order-application"
NOTICE = "NOTICE_OF_APPLICATION"
MAKINGS = ("temporary-order-made", "disqualification-order-made")


@dataclass(frozen=True)
class NoticeDecided:
    """Whether notice is given, and when and how the application will be made according to it."""

    at: datetime
    given: bool
    reasons: str
    to_be_made_at: datetime | None
    to_be_made_how: str
    entry: str


@dataclass(frozen=True)
class Heard:
    """The hearing before the magistrate."""

    at: datetime
    outcome: str
    presence: str
    paragraphs: tuple[str, ...]
    costs_without_abuse: bool
    entry: str


@dataclass(frozen=True)
class TemporaryOrderApplication:
    """One application to a magistrate (s 13I). `orders` are those of which it is the occasion: made at its hearing, of either kind."""

    subject: str
    application: str
    believed_at: datetime
    believed_entry: str
    notice: NoticeDecided | None
    notice_served: Service | None
    applied_at: datetime | None
    heard: Heard | None
    withdrawn_at: datetime | None
    orders: tuple[str, ...]
    disqualification: str
    disqualification_at: datetime | None
    considered: tuple[tuple[str, datetime], ...]

    @property
    def closed_at(self) -> datetime | None:
        """When it was heard or withdrawn, whichever came first."""
        return min((at for at in (self.heard.at if self.heard else None, self.withdrawn_at) if at), default=None)


def subjects(docket: Docket) -> tuple[str, ...]:
    """Every application to a magistrate that was begun, by number."""
    return in_order(e.subject for e in docket.of_kind("immediate-risk-believed"))


def temporary_order_application(docket: Docket, subject: str) -> TemporaryOrderApplication | None:
    """The application to a magistrate of this id; None if no belief of an immediate risk stands in the docket."""
    return docket.recall(_application, subject)


def _application(docket: Docket, subject: str) -> TemporaryOrderApplication | None:
    believed = docket.last(subject, "immediate-risk-believed")
    if believed is None:
        return None
    decided, heard = docket.last(subject, "temporary-order-notice-decided"), docket.last(subject, "temporary-order-application-heard")
    considered = docket.last(subject, "disqualification-considered")
    return TemporaryOrderApplication(
        subject=subject,
        application=text(believed, "application"),
        believed_at=believed.at,
        believed_entry=believed.id,
        notice=_decided(decided) if decided else None,
        notice_served=served(docket, service_of(subject), NOTICE),
        applied_at=at_of(docket.first(subject, "temporary-order-applied-for")),
        heard=_heard(heard) if heard else None,
        withdrawn_at=at_of(docket.last(subject, "temporary-order-application-withdrawn")),
        orders=in_order(e.subject for e in docket.on(subject) if e.kind in MAKINGS),
        disqualification=text(considered, "outcome"),
        disqualification_at=at_of(considered),
        considered=tuple((text(e, "of"), e.at) for e in docket.about(subject) if e.kind == "other-outcome-considered"),
    )


def _decided(entry: Entry) -> NoticeDecided:
    how = text(entry, "to_be_made_how")
    given = text(entry, "decision") == "GIVE"
    return NoticeDecided(entry.at, given, text(entry, "reasons"), instant(entry.values.get("to_be_made_at")), how, entry.id)


def _heard(entry: Entry) -> Heard:
    paragraphs = tuple(str(row.get("paragraph")) for row in entry.values.get("attendees") or ())
    return Heard(entry.at, text(entry, "outcome"), text(entry, "presence"), paragraphs, costs_without_abuse(entry), entry.id)


def notices_given(docket: Docket) -> dict[str, datetime]:
    """The applications to a magistrate of which notice is to be given, each with when that was decided."""
    known = (temporary_order_application(docket, subject) for subject in subjects(docket))
    return {one.subject: one.notice.at for one in known if one is not None and one.notice is not None and one.notice.given}


def applied_at(docket: Docket, occasion: str) -> datetime | None:
    """When the application was made to a magistrate at whose hearing something happened; None where it was at no such hearing."""
    one = temporary_order_application(docket, occasion)
    return one.applied_at if one else None


def pending(docket: Docket, application: str) -> tuple[str, ...]:
    """The applications to a magistrate about the same person that are neither heard nor withdrawn and name this application."""
    known = (temporary_order_application(docket, subject) for subject in subjects(docket))
    return tuple(one.subject for one in known if one is not None and one.application == application and one.closed_at is None)
