"""What the docket says of each application to revoke a disqualification order (13W): leave, hearings, and what was decided.

Reads entry fields by name and decides nothing. A decision that names no application answers every application made before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.casework.docket import Docket, Entry
from app.law.facts import at_of, in_order, instant
from app.law.facts.disqualification_orders import disqualification_order
from app.law.facts.values import text

APPLIED = "disqualification-revocation-applied-for"


@dataclass(frozen=True)
class Leave:
    """The decision about leave to apply."""

    at: datetime
    granted: bool


@dataclass(frozen=True)
class RevocationAsked:
    """One application to revoke a disqualification order, and everything recorded about it."""

    subject: str
    order: str
    applied_at: datetime
    by_the_person: bool
    leave: Leave | None
    hearings: tuple[tuple[datetime, str], ...]
    listed_for: datetime | None
    decided: tuple[datetime, str] | None
    withdrawn_at: datetime | None
    considered_at: datetime | None
    entry: str

    @property
    def disposed(self) -> tuple[datetime, str] | None:
        """When and how it ended: REVOKED, NOT_REVOKED, OTHER_OUTCOME, WITHDRAWN or LEAVE_REFUSED; None while it is pending."""
        ends = [self.decided] if self.decided else []
        ends += [(at, outcome) for at, outcome in self.hearings if outcome == "OTHER_OUTCOME"]
        ends += [(self.withdrawn_at, "WITHDRAWN")] if self.withdrawn_at else []
        if not ends and self.leave and not self.leave.granted:
            ends.append((self.leave.at, "LEAVE_REFUSED"))
        return min(ends, default=None)


def applications(docket: Docket) -> tuple[str, ...]:
    """Every application to revoke a disqualification order, by number."""
    return in_order(e.subject for e in docket.of_kind(APPLIED))


def application(docket: Docket, subject: str) -> RevocationAsked | None:
    """The application with this subject; None where none stands."""
    return docket.recall(_application, subject)


def _application(docket: Docket, subject: str) -> RevocationAsked | None:
    made = docket.first(subject, APPLIED)
    if made is None:
        return None
    mine, leave = docket.about(subject), docket.last(subject, "disqualification-leave-decided")
    listings = [instant(e.values.get("listed_for")) for e in mine if e.values.get("listed_for")]
    return RevocationAsked(
        subject=subject,
        order=text(made, "order"),
        applied_at=made.at,
        by_the_person=text(made, "applicant") == "PERSON",
        leave=Leave(leave.at, text(leave, "decision") == "GRANTED") if leave else None,
        hearings=tuple((e.at, text(e, "outcome")) for e in mine if e.kind == "disqualification-revocation-heard"),
        listed_for=listings[-1] if listings else None,
        decided=_decided(docket, made),
        withdrawn_at=at_of(docket.first(subject, "disqualification-revocation-withdrawn")),
        considered_at=at_of(docket.first(subject, "disqualification-revocation-considered")),
        entry=made.id,
    )


def _decided(docket: Docket, made: Entry) -> tuple[datetime, str] | None:
    """What was decided on it: the decision that names it, or the first one after it that names none."""
    order = disqualification_order(docket, text(made, "order"))
    known = order.revocations if order else ()
    mine = [one for one in known if one.application == made.subject or (not one.application and one.at >= made.at)]
    first = min(mine, key=lambda one: one.at, default=None)
    return (first.at, "REVOKED" if first.revoked else "NOT_REVOKED") if first else None


def heard_in(entries: tuple[Entry, ...]) -> tuple[tuple[str, datetime], ...]:
    """The hearings of such applications among entries about to be recorded: of which, and when."""
    return tuple((e.subject, e.at) for e in entries if e.kind == "disqualification-revocation-heard")


def decided_of(entries: tuple[Entry, ...]) -> frozenset[str]:
    """The orders about which something is decided among entries about to be recorded."""
    return frozenset(e.subject for e in entries if e.kind == "disqualification-revocation-decided")


def applied_in(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """The applications among entries about to be recorded."""
    return in_order(e.subject for e in entries if e.kind == APPLIED)
