"""What the docket says of a device inspection offence placed on the register (s 68(2)(f)): the conviction, and how the register was corrected after.

Reads entry fields by name and decides nothing. The decision itself, who made it and when the offender was told: law/facts/reviews.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.casework.docket import Docket
from app.law.facts import at_of, day
from app.law.facts.reviews import DEVICE_OFFENCE, Decision, decision, decisions
from app.law.facts.values import text


@dataclass(frozen=True)
class DeviceEntry:
    """One entry that the offender was convicted of a device inspection offence; `offence` and the rest are empty where only the decision was recorded."""

    decision: Decision
    offence: str
    court: str
    convicted_on: date | None
    paragraph: str
    corrected_at: datetime | None


def device_entries(docket: Docket) -> tuple[str, ...]:
    """Every decision to place a device inspection offence on the register."""
    return tuple(s for s in decisions(docket) if (one := decision(docket, s)) is not None and one.decision == DEVICE_OFFENCE)


def device_entry(docket: Docket, subject: str) -> DeviceEntry | None:
    """The entry that this decision placed on the register; None for another decision."""
    return docket.recall(_device_entry, subject)


def _device_entry(docket: Docket, subject: str) -> DeviceEntry | None:
    made = decision(docket, subject)
    if made is None or made.decision != DEVICE_OFFENCE:
        return None
    said = docket.last(subject, "device-offence-recorded")
    return DeviceEntry(
        decision=made,
        offence=text(said, "offence"),
        court=text(said, "court"),
        convicted_on=day(said.values.get("convicted_on")) if said else None,
        paragraph=text(said, "paragraph"),
        corrected_at=at_of(docket.last(subject, "device-entry-corrected")),
    )
