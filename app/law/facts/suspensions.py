"""What the docket says of each suspension of reporting obligations by the commissioner (division 10), asked for, considered, decided, revoked.

Reads entry fields by name and decides nothing. The refusal and the revocation are decisions that may be reviewed: law/facts/reviews.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.casework.docket import Docket, Entry
from app.law.facts import at_of, in_order
from app.law.facts.reviews import Decision, decision, decisions
from app.law.facts.values import text, yes

REFUSAL, REVOCATION, SUSPENSION = "REFUSAL", "REVOCATION", "SUSPENSION"
REFUSED, REVOKED = "S67D_4", "S67F_1"
GIVEN, NOT_DUE, NOBODY_FOUND = "GIVEN", "NOT_DUE", "NOBODY_FOUND"


@dataclass(frozen=True)
class Applied:
    """An application, and who made it: OFFENDER, PARENT, GUARDIAN or SOMEBODY_ELSE."""

    at: datetime
    applicant: str
    in_writing: bool
    entry: str


@dataclass(frozen=True)
class Eligibility:
    """What was recorded of s 67A, and whether a legal guardian is appointed (67B(1)(b)); None where that is not known."""

    at: datetime
    child_at_offence: bool | None
    impairment: bool | None
    mental_illness: bool | None
    guardian_appointed: bool | None


@dataclass(frozen=True)
class Decided:
    """SUSPENDED or not, and of what whoever decided was satisfied; "" where it was not asked."""

    at: datetime
    suspended: bool
    no_risk: bool
    impairment_significant: str
    illness_significant: str
    reasons: str
    entry: str


@dataclass(frozen=True)
class Given:
    """A notice that the offender was given: SUSPENSION or REFUSAL."""

    at: datetime
    of: str
    entry: str


@dataclass(frozen=True)
class Suspension:
    """One suspension, asked for or considered, and everything recorded about it."""

    subject: str
    begun_at: datetime
    applied: Applied | None
    eligibility: Eligibility | None
    advised_at: datetime | None
    advised_applies: bool
    decided: Decided | None
    withdrawn_at: datetime | None
    notices: tuple[Given, ...]
    practised_at: datetime | None
    taken_up_at: datetime | None
    refusal: Decision | None
    revocations: tuple[Decision, ...]

    def told(self, of: str) -> Given | None:
        """The first notice of the suspension, or of its refusal."""
        return next((one for one in self.notices if one.of == of), None)


def suspensions(docket: Docket) -> tuple[str, ...]:
    """Every suspension that was asked for or considered, by number."""
    return in_order(e.subject for kind in ("suspension-applied-for", "suspension-proposed") for e in docket.of_kind(kind))


def suspension(docket: Docket, subject: str) -> Suspension | None:
    """The suspension with this subject; None where none was asked for or considered."""
    return docket.recall(_suspension, subject)


def _suspension(docket: Docket, subject: str) -> Suspension | None:
    applied, proposed = docket.first(subject, "suspension-applied-for"), docket.first(subject, "suspension-proposed")
    begun = applied or proposed
    if begun is None:
        return None
    advised, mine = docket.last(subject, "suspension-advised"), _decisions_about(docket, subject)
    return Suspension(
        subject=subject,
        begun_at=begun.at,
        applied=Applied(applied.at, text(applied, "applicant"), yes(applied, "in_writing") is True, applied.id) if applied else None,
        eligibility=_eligibility(docket.last(subject, "suspension-eligibility-recorded")),
        advised_at=at_of(advised),
        advised_applies=text(advised, "course") == "APPLIES",
        decided=_decided(docket.first(subject, "suspension-decided")),
        withdrawn_at=at_of(docket.first(subject, "suspension-withdrawn")),
        notices=tuple(Given(e.at, text(e, "notice"), e.id) for e in docket.about(subject) if e.kind == "suspension-notice-given"),
        practised_at=at_of(docket.last(subject, "suspension-put-into-practice")),
        taken_up_at=at_of(docket.last(subject, "reports-taken-up-again")),
        refusal=next((one for one in mine if one.decision == REFUSED), None),
        revocations=tuple(one for one in mine if one.decision == REVOKED),
    )


def _decisions_about(docket: Docket, subject: str) -> tuple[Decision, ...]:
    known = (decision(docket, s) for s in decisions(docket))
    return tuple(one for one in known if one is not None and one.about == subject)


def _eligibility(entry: Entry | None) -> Eligibility | None:
    if entry is None:
        return None
    return Eligibility(
        entry.at, yes(entry, "child_at_offence"), yes(entry, "impairment"), yes(entry, "mental_illness"), yes(entry, "guardian_appointed")
    )


def _decided(entry: Entry | None) -> Decided | None:
    if entry is None:
        return None
    return Decided(
        entry.at, text(entry, "decision") == "SUSPENDED", text(entry, "no_risk") == "SATISFIED", text(entry, "impairment_significant"),
        text(entry, "illness_significant"), text(entry, "reasons"), entry.id,
    )  # fmt: skip


@dataclass(frozen=True)
class Revocation:
    """A revocation: the decision, and the grounds on which it rests."""

    decision: Decision
    grounds: tuple[str, ...]
    reasons: str


def revocations(docket: Docket) -> tuple[str, ...]:
    """Every decision that revokes a suspension of this file."""
    return tuple(s for s in decisions(docket) if revocation(docket, s) is not None)


def revocation(docket: Docket, subject: str) -> Revocation | None:
    """The revocation with this subject; None for another decision, or one about no suspension of this file."""
    made = decision(docket, subject)
    if made is None or made.decision != REVOKED or suspension(docket, made.about) is None:
        return None
    said = docket.last(subject, "suspension-revoked")
    return Revocation(made, tuple(said.values.get("grounds") or ()) if said else (), text(said, "reasons"))


def copy_of(docket: Docket, subject: str, of: str) -> tuple[datetime, str] | None:
    """What was last recorded of the copy of this notice for a parent or guardian: when, and GIVEN, NOT_DUE or NOBODY_FOUND."""
    mine = [e for e in docket.about(subject) if e.kind == "suspension-copy-given" and text(e, "of") == of]
    return (mine[-1].at, text(mine[-1], "given")) if mine else None


# ---------------------------------------------------------------- among entries about to be recorded
def copies_in(entries: tuple[Entry, ...]) -> tuple[tuple[str, str, str], ...]:
    """The copies among these entries: about which subject, of which notice, and whether given."""
    return tuple((e.subject, text(e, "of"), text(e, "given")) for e in entries if e.kind == "suspension-copy-given")


def notices_in(entries: tuple[Entry, ...]) -> tuple[tuple[str, datetime, str], ...]:
    """The notices of a suspension or refusal among these entries: about which, when, of what."""
    return tuple((e.subject, e.at, text(e, "notice")) for e in entries if e.kind == "suspension-notice-given")
