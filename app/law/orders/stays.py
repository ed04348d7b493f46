"""What an appeal does to an order while it lives: nothing by itself (s 13ZI(3)), a stay where one is ordered, and what the result gives back.

Asked by the life of each kind of order; knows no kind of order.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from app.law.facts import earliest_of
from app.law.facts.appealed_orders import Revocations, Stay
from app.law.provisions import implements
from app.law.questions import Case
from app.law.readings import Readings
from app.law.status import GAPS, Interruption, life, protected, protecting

STAYED: Final = "The appeal court stayed its operation (13ZI(3)); its term goes on running."
RESTORED: Final = "The appeal court put it back later, with effect from then (13ZJ(3))."
SET_ASIDE: Final = f"It was revoked. {RESTORED}"


@implements("13ZI(3)", "13ZJ(3)")
def interruptions(stays: tuple[Stay, ...], revocations: Revocations, readings: Readings) -> tuple[Interruption, ...]:
    """The stretches in which an order binds nobody although its life goes on, in one world.

    An appeal alone is none. A stay lasts until it is lifted, to the instant named, or to the decision of the appeal; doubtful
    where it names a later instant than that decision (O-A60). The Act says nothing of a longer term for it: none is given.
    """
    stayed = tuple(Interruption(one.start, _ends(one, readings), STAYED) for one in stays)
    revoked = tuple(Interruption(start, end, SET_ASIDE) for start, end, _ in revocations.set_aside)
    return (*stayed, *revoked)


def _ends(one: Stay, readings: Readings) -> datetime | None:
    stated, decided = earliest_of((one.until, one.lifted_at)), one.appeal_decided_at
    if stated is None or decided is None or stated <= decided:
        return stated or decided
    return decided if readings.ask("O-A60") == "ends-with-the-appeal" else stated


@implements("13ZJ(1)", "13ZJ(3)")
def effective_as_made(on_appeal: str, readings: Readings) -> bool:
    """Does an order of the appeal court take effect when it is made, whoever was there? So under 13ZJ(1)(b); under (1)(a) it is open (O-A16)."""
    if on_appeal == "B":
        return True
    return on_appeal == "A" and readings.ask("O-A16") == "when-made"


@implements("13ZI(3)", "13ZB(1)(a)")
def stayed_and_unprotected(case: Case, at: datetime) -> tuple[str, ...]:
    """The orders whose operation is stayed at an instant at which no order that protects is surely in force."""
    if protected(case, at):
        return ()
    said = []
    for order in protecting(case):
        alive = [one for one in life(case, order).values if one.start and one.start <= at and (one.end is None or at < one.end)]
        if any((broken := one.interrupted(at)) is not None and broken.why == STAYED for one in alive):
            said.append(f"Nothing protects: the operation of {order.replace('-', ' ').replace(':', ' ')} is stayed (13ZI(3)).")
    return tuple(said)


GAPS.append(stayed_and_unprotected)
