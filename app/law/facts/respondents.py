"""Builds what the law reads about the respondent: birth date, convictions, charges, the basis for being a relevant sexual offender.

Reads entry fields by name and decides nothing. A matter is one person's file, so it has one respondent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from app.casework.docket import Docket
from app.law.facts import at_of, day
from app.law.facts.values import text, yes

RESPONDENT: Final = "respondent:1"


@dataclass(frozen=True)
class Conviction:
    """One conviction as recorded (s 10: also a finding, an accepted plea, an offence taken into account)."""

    entry: str
    offence: str
    court: str
    against_child: bool
    form: str
    quashed_on: date | None


@dataclass(frozen=True)
class Charge:
    """One charge as recorded, with where it stands (sch 5 criminal history)."""

    entry: str
    offence: str
    against_child: bool
    status: str
    withdrawn_reason: str


@dataclass(frozen=True)
class Basis:
    """On what the respondent is said to be a relevant sexual offender (sch 5), and what would stand against it."""

    at: datetime
    basis: str
    under_supervision_or_forensic_order: bool | None
    supervision_grounds: str
    reportable_offender_now: bool | None


@dataclass(frozen=True)
class Respondent:
    """The person, as last described."""

    described_at: datetime | None
    birth_date: date | None
    birth_date_exact: bool
    basis: Basis | None
    convictions: tuple[Conviction, ...]
    charges: tuple[Charge, ...]


def respondent(docket: Docket) -> Respondent:
    """The respondent of this matter, as the newest description and records leave them."""
    return docket.recall(_respondent)


def _respondent(docket: Docket) -> Respondent:
    mine = docket.about(RESPONDENT)
    described = docket.last(RESPONDENT, "respondent-described")
    return Respondent(
        described_at=at_of(docket.first(RESPONDENT, "respondent-described")),
        birth_date=day(described.values.get("birth_date")) if described else None,
        birth_date_exact=text(described, "birth_date_certainty") != "ESTIMATED",
        basis=_basis(docket),
        convictions=tuple(
            Conviction(
                e.id, text(e, "offence"), text(e, "court"), bool(yes(e, "against_child")), text(e, "form"), day(e.values.get("quashed_on"))
            )
            for e in mine
            if e.kind == "conviction-recorded"
        ),
        charges=tuple(
            Charge(e.id, text(e, "offence"), bool(yes(e, "against_child")), text(e, "status"), text(e, "withdrawn_reason"))
            for e in mine
            if e.kind == "charge-recorded"
        ),
    )


def basis_recorded_at(docket: Docket, *, since: datetime | None) -> datetime | None:
    """When the basis was first recorded since an instant (None: at any time); None where it was not."""
    told = (e.at for e in docket.about(RESPONDENT) if e.kind == "sexual-offender-basis-recorded" and (since is None or e.at >= since))
    return min(told, default=None)


def under_supervision_or_forensic_order(docket: Docket, at: datetime) -> bool:
    """Was it recorded by then, and not otherwise since, that the person is under a supervision, interim supervision or forensic order?"""
    known = [e for e in docket.about(RESPONDENT) if e.kind == "sexual-offender-basis-recorded" and e.at <= at]
    return bool(known) and yes(known[-1], "under_supervision_or_forensic_order") is True


def _basis(docket: Docket) -> Basis | None:
    entry = docket.last(RESPONDENT, "sexual-offender-basis-recorded")
    if entry is None:
        return None
    return Basis(
        entry.at, text(entry, "basis"), yes(entry, "under_supervision_or_forensic_order"),
        text(entry, "supervision_grounds"), yes(entry, "reportable_offender_now"),
    )  # fmt: skip
