"""What the appeal court did to orders: stays, orders put back, revocations set aside, and what it made or varied (13ZI(3), 13ZJ).

Reads entry fields by name and decides nothing. The appeals themselves: law/facts/appeals.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.casework.docket import Docket, Entry
from app.law.facts import day, earliest_of, instant
from app.law.facts.values import text


@dataclass(frozen=True)
class Stay:
    """A stay of an order's operation: from when, to which instant if the court named one, when it was lifted, when the appeal was decided."""

    start: datetime
    until: datetime | None
    lifted_at: datetime | None
    appeal_decided_at: datetime | None
    entry: str


@dataclass(frozen=True)
class Restored:
    """An order put back by the appeal court, which set aside what had ended it; `until`: the last day, if the court named one."""

    at: datetime
    until: date | None
    entry: str


@dataclass(frozen=True)
class Revocations:
    """When the order was revoked for good (None: not), and the stretches of revocations that the appeal court set aside."""

    standing_at: datetime | None
    set_aside: tuple[tuple[datetime, datetime, str], ...]


def stays(docket: Docket, order: str) -> tuple[Stay, ...]:
    """Every stay of this order, in legal order, whichever appeal it was ordered on."""
    return tuple(_stay(docket, e) for e in docket.of_kind("stay-ordered") if text(e, "order") == order)


def _stay(docket: Docket, entry: Entry) -> Stay:
    order, mine = text(entry, "order"), docket.about(entry.subject)
    lifted = earliest_of(e.at for e in mine if e.kind == "stay-ended" and text(e, "order") == order and e.at >= entry.at)
    decided = earliest_of(e.at for e in mine if e.kind == "appeal-decided" and e.at >= entry.at)
    return Stay(entry.at, instant(entry.values.get("until")), lifted, decided, entry.id)


def stays_in(entries: tuple[Entry, ...]) -> tuple[tuple[str, str, Stay], ...]:
    """The stays among entries about to be recorded, each with its appeal and its order."""
    return tuple(
        (e.subject, text(e, "order"), Stay(e.at, instant(e.values.get("until")), None, None, e.id))
        for e in entries
        if e.kind == "stay-ordered"
    )


def restored(docket: Docket, order: str) -> tuple[Restored, ...]:
    """Every time the appeal court put this order back."""
    return tuple(Restored(e.at, day(e.values.get("until")), e.id) for e in docket.about(order) if e.kind == "order-restored")


def set_aside(docket: Docket, application: str) -> tuple[datetime, ...]:
    """Every time the appeal court set aside a decision of this application and sent it back to be decided again."""
    return tuple(e.at for e in docket.about(application) if e.kind == "decision-set-aside")


def sent_back_in(entries: tuple[Entry, ...]) -> tuple[tuple[str, datetime], ...]:
    """Among entries about to be recorded: the applications sent back, and when."""
    return tuple((e.subject, e.at) for e in entries if e.kind == "decision-set-aside")


def restorations_in(entries: tuple[Entry, ...]) -> tuple[tuple[str, Restored], ...]:
    """The orders put back among entries about to be recorded."""
    return tuple((e.subject, Restored(e.at, day(e.values.get("until")), e.id)) for e in entries if e.kind == "order-restored")


REVOKING = ("order-revoked", "registration-cancelled", "registration-revoked")


def revokes(entry: Entry) -> bool:
    """An order revoked (13Q(6)), the registration of one cancelled or revoked (13ZD(4), 13ZJ(2)(a)), or a disqualification order by its only way (13W)."""
    return entry.kind in REVOKING or (_of_a_disqualification_order(entry) and not _by_appeal_court(entry))


def _of_a_disqualification_order(entry: Entry) -> bool:
    return entry.kind == "disqualification-revocation-decided" and entry.values.get("outcome") == "REVOKED"


def _by_appeal_court(entry: Entry) -> bool:
    return text(entry, "applicant") == "APPEAL_COURT"


def set_aside_at(docket: Docket, order: str, *, since: datetime) -> datetime | None:
    """When an appeal court set a disqualification order aside, for which the Act names no way (O-A15)."""
    return earliest_of(e.at for e in docket.about(order) if e.at >= since and _of_a_disqualification_order(e) and _by_appeal_court(e))


def revocations(docket: Docket, order: str, *, since: datetime) -> Revocations:
    """The revocation that stands, and those that the appeal court set aside afterwards."""
    standing: datetime | None = None
    aside: list[tuple[datetime, datetime, str]] = []
    for e in docket.about(order):
        if revokes(e) and e.at >= since and standing is None:
            standing = e.at
        elif e.kind == "order-restored" and standing is not None:
            aside.append((standing, e.at, e.id))
            standing = None
    return Revocations(standing, tuple(aside))


def made_on_appeal(entry: Entry) -> str:
    """Under which paragraph of s 13ZJ(1) or (2) the appeal court made or varied this order: A, B; "" where another court did."""
    named = text(entry, "on_appeal").removeprefix("S13ZJ_1_").removeprefix("S13ZJ_2_")
    return named or ("A" if text(entry, "how") == "APPEAL" else "")
