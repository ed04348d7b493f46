"""What the docket says of each decision of schedule 4, of each internal review of one (ss 67H, 67I), and of the appeal about it (s 67J).

Reads entry fields by name and decides nothing: whether an application was in time, or a notice, is the law's (law/reviews.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.casework.docket import Docket, Entry
from app.law.facts import at_of, day, in_order
from app.law.facts.reporting_notices import notices
from app.law.facts.values import text, yes

DECIDED, EXTENDED = "review-decided", "EXTENDED"
DEVICE_OFFENCE = "S68_2_F"
RELEVANT_OFFENCES = ("S21B_5_B", "S21B_5_D", "S21B_5_F_AS_B_OR_D")
CHANGED = ("AMENDED", "SUBSTITUTED")
DECIDED_BY_A_COURT = ("CONFIRMED", *CHANGED)


@dataclass(frozen=True)
class MoreTime:
    """A decision about more time: EXTENDED (to a last day, if one was named), or another word."""

    at: datetime
    decision: str
    until: date | None
    entry: str

    @property
    def extended(self) -> bool:
        """Was the time extended?"""
        return self.decision == EXTENDED


@dataclass(frozen=True)
class Decision:
    """A decision that may be reviewed: which of schedule 4, who made it in which office, when the offender received written notice.

    A further reporting obligations notice that states the decision is written notice of it.

    `maker_person` is who signed in and recorded it as their own; "" where somebody else recorded it. `about` is the suspension that was
    refused or revoked; "" where none is named.
    """

    subject: str
    at: datetime
    decision: str
    words: str
    in_person: bool
    maker: str
    maker_office: str
    maker_person: str
    place: str
    notified_at: datetime | None
    notified_entry: str
    more_time: tuple[MoreTime, ...]
    entry: str
    about: str = ""


@dataclass(frozen=True)
class Considered:
    """What was decided about an application that is not as section 67H wants it."""

    at: datetime
    taken: bool


@dataclass(frozen=True)
class Reviewer:
    """Who reviews or decided the review, in which office; and the office that the maker of the decision holds then, if it was said."""

    at: datetime
    name: str
    office: str
    maker_office_now: str


@dataclass(frozen=True)
class Outcome:
    """The decision on the review: CONFIRMED, AMENDED or SUBSTITUTED, with its words and reasons; where the notice is made and to be given.

    `stands`: does what was decided at first still stand, if in other words? Where it is not said: not if another decision took its place.
    """

    at: datetime
    outcome: str
    words: str
    reasons: str
    reviewer: Reviewer
    place: str
    offender_place: str
    entry: str
    stands: bool = True


@dataclass(frozen=True)
class Notice:
    """A notice that the offender was given: of the review decision, or that the decision is taken to be confirmed."""

    at: datetime
    of_review_decision: bool
    entry: str


@dataclass(frozen=True)
class Fresh:
    """Whether it was decided afresh after a deemed confirmation."""

    at: datetime
    afresh: bool
    words: str


@dataclass(frozen=True)
class Filed:
    """A notice of appeal filed with a Magistrates Court."""

    at: datetime
    registry: str
    entry: str


@dataclass(frozen=True)
class Result:
    """What the Magistrates Court did: CONFIRMED, AMENDED, SUBSTITUTED or ENDED_WITHOUT_DECISION; costs; whether the first decision stands."""

    at: datetime
    result: str
    words: str
    costs: bool
    stands: bool = True


@dataclass(frozen=True)
class Review:
    """One application for an internal review, and everything recorded about it."""

    subject: str
    decision: str
    applied_at: datetime
    by_offender: bool
    in_writing: bool
    grounds: str
    offence_ground: str
    error_ground: bool
    considered: Considered | None
    more_time: tuple[MoreTime, ...]
    assigned: Reviewer | None
    outcome: Outcome | None
    notices: tuple[Notice, ...]
    withdrawn_at: datetime | None
    fresh: Fresh | None
    appealed: Filed | None
    appeal_time: tuple[MoreTime, ...]
    copy_served_at: datetime | None
    result: Result | None
    carried_out_at: datetime | None
    entry: str


def decisions(docket: Docket) -> tuple[str, ...]:
    """Every decision that may be reviewed."""
    return in_order(e.subject for e in docket.of_kind("reviewable-decision-made"))


def decision(docket: Docket, subject: str) -> Decision | None:
    """The decision with this subject; None where none stands."""
    return docket.recall(_decision, subject)


def _decision(docket: Docket, subject: str) -> Decision | None:
    made = docket.first(subject, "reviewable-decision-made")
    if made is None:
        return None
    about = text(made, "about")
    notified = docket.first(subject, "reviewable-decision-notified") or _told_of_refusal(docket, made)
    stated = next((n for n in notices(docket) if n.decision == subject and n.given_at >= made.at), None)
    received = [(notified.at, notified.id)] if notified else []
    received += [(stated.received_at, stated.entry)] if stated else []
    notified_at, notified_entry = min(received, default=(None, ""))
    return Decision(
        subject=subject,
        at=made.at,
        decision=text(made, "decision"),
        words=text(made, "words"),
        in_person=text(made, "made_by") == "COMMISSIONER_IN_PERSON",
        maker=text(made, "maker"),
        maker_office=text(made, "maker_office"),
        maker_person=made.recorded_by if yes(made, "recorded_by_maker") else "",
        place=text(made, "place"),
        notified_at=notified_at,
        notified_entry=notified_entry,
        more_time=_more_time(docket.about(subject), "review-time-decided"),
        entry=made.id,
        about=about,
    )


def _told_of_refusal(docket: Docket, made: Entry) -> Entry | None:
    """The written notice that a suspension is refused, which is recorded about the suspension (67D(6)); none of another decision."""
    about = text(made, "about")
    if not about or text(made, "decision") != "S67D_4":
        return None
    return next((e for e in docket.about(about) if e.kind == "suspension-notice-given" and text(e, "notice") == "REFUSAL"), None)


def reviews(docket: Docket) -> tuple[str, ...]:
    """Every application for an internal review."""
    return in_order(e.subject for e in docket.of_kind("review-applied-for"))


def reviews_of(docket: Docket, about: str) -> tuple[Review, ...]:
    """Every application for a review of one decision."""
    return tuple(one for s in reviews(docket) if (one := review(docket, s)) is not None and one.decision == about)


def review(docket: Docket, subject: str) -> Review | None:
    """The review with this subject; None where nobody applied for it."""
    return docket.recall(_review, subject)


def _review(docket: Docket, subject: str) -> Review | None:
    applied = docket.first(subject, "review-applied-for")
    if applied is None:
        return None
    mine = docket.about(subject)
    considered, fresh = docket.last(subject, "review-application-considered"), docket.last(subject, "fresh-decision-considered")
    filed, result = docket.first(subject, "review-appeal-filed"), docket.first(subject, "review-appeal-decided")
    return Review(
        subject=subject,
        decision=text(applied, "decision"),
        applied_at=applied.at,
        by_offender=text(applied, "applicant") == "OFFENDER",
        in_writing=yes(applied, "in_writing") is True,
        grounds=text(applied, "grounds"),
        offence_ground=text(applied, "offence_ground"),
        error_ground=yes(applied, "error_ground") is True,
        considered=Considered(considered.at, text(considered, "course") == "TAKEN") if considered else None,
        more_time=_more_time(mine, "review-time-decided"),
        assigned=_reviewer(docket.last(subject, "reviewer-assigned")),
        outcome=_outcome(docket.first(subject, DECIDED)),
        notices=tuple(Notice(e.at, text(e, "notice") == "REVIEW_DECISION", e.id) for e in mine if e.kind == "review-notice-given"),
        withdrawn_at=at_of(docket.first(subject, "review-withdrawn")),
        fresh=Fresh(fresh.at, text(fresh, "course") == "DECIDED_AFRESH", text(fresh, "words")) if fresh else None,
        appealed=Filed(filed.at, text(filed, "registry"), filed.id) if filed else None,
        appeal_time=_more_time(mine, "review-appeal-time-decided"),
        copy_served_at=at_of(docket.first(subject, "review-appeal-copy-served")),
        result=Result(
            result.at, text(result, "result"), text(result, "words"), text(result, "costs") == "AWARDED", _stands(result, "result")
        )
        if result
        else None,
        carried_out_at=at_of(docket.first(subject, "review-appeal-carried-out")),
        entry=applied.id,
    )


def _more_time(mine: tuple[Entry, ...], kind: str) -> tuple[MoreTime, ...]:
    return tuple(MoreTime(e.at, text(e, "decision"), day(e.values.get("until")), e.id) for e in mine if e.kind == kind)


def _reviewer(entry: Entry | None) -> Reviewer | None:
    return Reviewer(entry.at, text(entry, "reviewer"), text(entry, "office"), text(entry, "maker_office_now")) if entry else None


def _outcome(entry: Entry | None) -> Outcome | None:
    found = _reviewer(entry)
    if entry is None or found is None:
        return None
    return Outcome(
        entry.at, text(entry, "outcome"), text(entry, "words"), text(entry, "reasons"), found, text(entry, "place"),
        text(entry, "offender_place"), entry.id, _stands(entry, "outcome"),
    )  # fmt: skip


def _stands(entry: Entry, named: str) -> bool:
    said = text(entry, "effect")
    return said == "STILL_STANDS" if said else text(entry, named) != "SUBSTITUTED"


# ---------------------------------------------------------------- among entries about to be recorded
def applications_in(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """The reviews applied for among these entries."""
    return tuple(e.subject for e in entries if e.kind == "review-applied-for")


def reviewers_in(entries: tuple[Entry, ...]) -> tuple[tuple[str, Reviewer, bool], ...]:
    """The reviewers among these entries: of which review, who, and whether they have decided it (or are only assigned)."""
    found = ((e, _reviewer(e)) for e in entries if e.kind in ("reviewer-assigned", DECIDED))
    return tuple((e.subject, who, e.kind == DECIDED) for e, who in found if who is not None)


def subjects_in(entries: tuple[Entry, ...], kind: str) -> tuple[tuple[str, datetime], ...]:
    """What entries of this kind among these are about, and when each happened."""
    return tuple((e.subject, e.at) for e in entries if e.kind == kind)
