"""What may be imposed for a failure to report or the contravention of an order (ss 50, 67FA, 67FH): facts of the Act, each with its provision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.law.provisions import implements

MONTHS: Final = 12


@dataclass(frozen=True)
class Maximum:
    """The most that may be imposed: penalty units, or years of imprisonment; and the provision."""

    penalty_units: int
    years: int
    provision: str

    @property
    def in_words(self) -> str:
        """As a sentence says it."""
        return f"{self.penalty_units} penalty units or {self.years} years imprisonment"


ON_INDICTMENT: Final = Maximum(300, 5, "67FA(1), 67FA(4)")
OF_A_FAILURE: Final = Maximum(300, 5, "50(1)")
SUMMARY: Final = Maximum(200, 3, "67FH(3)")


@implements("50(1)", "67FA(1)", "67FA(4)", "67FH(3)")
def maximum(*, summary: bool, failure: bool) -> Maximum:
    """The most for a conviction summarily, or on indictment: of a failure to report, or of contravening an order."""
    return SUMMARY if summary else OF_A_FAILURE if failure else ON_INDICTMENT


def exceeds(penalty_units: int | None, imprisonment_months: int | None, most: Maximum) -> bool:
    """Is what was imposed more than the most?"""
    return (penalty_units or 0) > most.penalty_units or (imprisonment_months or 0) > most.years * MONTHS
