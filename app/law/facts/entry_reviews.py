"""What the docket says of each application to review that a person was placed on the register, or how long the reporting period is (s 74).

Reads entry fields by name and decides nothing: whether an application was in time is the law's (law/reviewing/entry_reviews.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.casework.docket import DESTROYED, Docket, Entry
from app.law.facts import at_of, day, in_order
from app.law.facts.values import text, yes

ENTRY, PERIOD = "PLACED_ON_REGISTER", "LENGTH_OF_PERIOD"
CONFIRMED, REVOKED, CHANGED = "CONFIRMED", "REVOKED", "CHANGED"
REMOVAL = "74(6)"


@dataclass(frozen=True)
class Considered:
    """What was decided about an application that is not as section 74 wants it."""

    at: datetime
    taken: bool


@dataclass(frozen=True)
class Invited:
    """The opportunity to state the case: until which day."""

    at: datetime
    until: date


@dataclass(frozen=True)
class Decided:
    """The decision: CONFIRMED, REVOKED (of an entry) or CHANGED (of a period), with what the notice says."""

    at: datetime
    decision: str
    period: str
    reasons: str
    reference: str
    entry: str


@dataclass(frozen=True)
class EntryReview:
    """One application under s 74, and everything recorded about it; `said_given_on` is the day of a notice that is not on this file."""

    subject: str
    about: str
    applied_at: datetime
    by_agent: bool
    agent_authorised: bool
    in_writing: bool
    grounds: str
    said_given_on: date | None
    considered: Considered | None
    out_of_time_told_at: datetime | None
    invited: Invited | None
    case_stated_at: datetime | None
    case_was_stated: bool
    decided: Decided | None
    notice_at: datetime | None
    withdrawn_at: datetime | None
    removed_at: datetime | None
    corrected_at: datetime | None
    entry: str


def entry_reviews(docket: Docket) -> tuple[str, ...]:
    """Every application under s 74, by number."""
    return in_order(e.subject for e in docket.of_kind("entry-review-applied-for"))


def entry_review(docket: Docket, subject: str) -> EntryReview | None:
    """The review with this subject; None where nobody applied for it."""
    return docket.recall(_entry_review, subject)


def _entry_review(docket: Docket, subject: str) -> EntryReview | None:
    applied = docket.first(subject, "entry-review-applied-for")
    if applied is None:
        return None
    considered = docket.last(subject, "entry-review-application-considered")
    stated = docket.first(subject, "entry-review-case-stated")
    return EntryReview(
        subject=subject,
        about=text(applied, "about"),
        applied_at=applied.at,
        by_agent=text(applied, "applicant") == "AGENT",
        agent_authorised=yes(applied, "agent_authorised") is True,
        in_writing=yes(applied, "in_writing") is True,
        grounds=text(applied, "grounds"),
        said_given_on=day(applied.values.get("notice_said_given_on")),
        considered=Considered(considered.at, text(considered, "course") == "TAKEN") if considered else None,
        out_of_time_told_at=at_of(docket.first(subject, "entry-review-out-of-time-told")),
        invited=_invited(docket.first(subject, "entry-review-invited")),
        case_stated_at=at_of(stated),
        case_was_stated=text(stated, "what") == "STATED",
        decided=_decided(docket.first(subject, "entry-review-decided")),
        notice_at=at_of(docket.first(subject, "entry-review-notice-given")),
        withdrawn_at=at_of(docket.first(subject, "entry-review-withdrawn")),
        removed_at=at_of(docket.last(subject, "register-details-removed")),
        corrected_at=at_of(docket.last(subject, "register-corrected-after-review")),
        entry=applied.id,
    )


def _invited(entry: Entry | None) -> Invited | None:
    until = day(entry.values.get("until")) if entry else None
    return Invited(entry.at, until) if entry and until else None


def _decided(entry: Entry | None) -> Decided | None:
    if entry is None:
        return None
    return Decided(
        entry.at, text(entry, "decision"), text(entry, "period"), text(entry, "reasons"), text(entry, "reference"), entry.id
    )  # fmt: skip


def destroyed_under_74_6(docket: Docket, since: datetime) -> datetime | None:
    """When values of this file were first destroyed under s 74(6) at or after an instant: by one person, confirmed by another."""
    gone = (e.at for e in docket.of_kind(DESTROYED) if text(e, "provision") == REMOVAL and e.at >= since)
    return next(gone, None)


# ---------------------------------------------------------------- among entries about to be recorded
def removals_in(entries: tuple[Entry, ...]) -> tuple[tuple[str, str], ...]:
    """What is said of removing details among these entries: about which review, and what became of what this record held."""
    return tuple((e.subject, text(e, "this_record")) for e in entries if e.kind == "register-details-removed")
