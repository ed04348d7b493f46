"""What the docket says of each disqualification order: its life as an interim order, the court's findings, applications to revoke it, who was told.

A disqualification order is no offender prohibition order: nothing that is read of those (sections 13R, 13S, 13Q) is read of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.casework.docket import Docket, Entry
from app.law.facts import in_order
from app.law.facts.hearings import Hearing
from app.law.facts.temporary_orders import InterimOrder, shared
from app.law.facts.values import text, yes

ORDER = "disqualification-order"


@dataclass(frozen=True)
class RevocationDecided:
    """An application to revoke the order, decided (13W); or an appeal court set it aside (O-A15). `leave` NOT_NEEDED | GRANTED | REFUSED | NOT_STATED."""

    at: datetime
    by_the_person: bool
    by_appeal_court: bool
    leave: str
    regard: bool
    revoked: bool
    application: str
    entry: str


@dataclass(frozen=True)
class DisqualificationOrder(InterimOrder):
    """One disqualification order: its life, what the court found (13T(3), 13T(4)), and the applications to revoke it (13W)."""

    interests_finding: str
    necessity: str
    revocations: tuple[RevocationDecided, ...]


def subjects(docket: Docket) -> tuple[str, ...]:
    """Every disqualification order of which a making stands, by number."""
    return in_order(e.subject for e in docket.of_kind("disqualification-order-made"))


def disqualification_order(docket: Docket, subject: str) -> DisqualificationOrder | None:
    """The disqualification order of this id; None if no making of it stands in the docket."""
    return docket.recall(_disqualification_order, subject)


def made_at(docket: Docket, at_hearing: Hearing) -> tuple[DisqualificationOrder, ...]:
    """The disqualification orders made at this hearing, by number."""
    known = (disqualification_order(docket, subject) for subject in subjects(docket))
    return tuple(one for one in known if one is not None and one.hearing == at_hearing.subject)


def _disqualification_order(docket: Docket, subject: str) -> DisqualificationOrder | None:
    made = docket.first(subject, "disqualification-order-made")
    if made is None:
        return None
    return DisqualificationOrder(
        **shared(docket, made),
        interests_finding=text(made, "interests_finding"),
        necessity=text(made, "without_notice_necessity"),
        revocations=tuple(_revocation(e) for e in docket.about(made.subject) if e.kind == "disqualification-revocation-decided"),
    )


def _revocation(entry: Entry) -> RevocationDecided:
    return RevocationDecided(
        at=entry.at,
        by_the_person=text(entry, "applicant") == "PERSON",
        by_appeal_court=text(entry, "applicant") == "APPEAL_COURT",
        leave=text(entry, "leave"),
        regard=yes(entry, "best_interests_regard") is True,
        revoked=text(entry, "outcome") == "REVOKED",
        application=text(entry, "application"),
        entry=entry.id,
    )


def revocations_in(entries: tuple[Entry, ...]) -> tuple[tuple[str, RevocationDecided], ...]:
    """The decisions on revoking among entries about to be recorded, each with its order."""
    return tuple((e.subject, _revocation(e)) for e in entries if e.kind == "disqualification-revocation-decided")


def made_in(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """The disqualification orders made among entries about to be recorded."""
    return in_order(e.subject for e in entries if e.kind == "disqualification-order-made")


def told_of(docket: Docket, order: str) -> tuple[tuple[str, datetime], ...]:
    """What the chief executive (justice) was told about this order, and when."""
    return tuple((text(e, "of"), e.at) for e in docket.about(order) if e.kind == "chief-executive-justice-told")
