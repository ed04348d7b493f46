"""Could two descriptions be of one person? Names folded, dates of birth, other names. Errs towards yes: a person passes it, or looks.

Knows no matter. Nothing here is kept: what is compared is read each time, so that what was destroyed is gone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

ESTIMATE_IN_YEARS: Final = 3
SHORTEST: Final = 2


@dataclass(frozen=True)
class Described:
    """One description of a person: the words of each part of the name, folded, and the date of birth."""

    family: frozenset[str]
    given: tuple[str, ...]
    others: frozenset[str]
    born: date | None
    exact: bool

    @property
    def every_word(self) -> frozenset[str]:
        """Every word of every name."""
        return self.family | frozenset(self.given) | self.others


def folded(name: str) -> tuple[str, ...]:
    """The words of a name without accents, case and punctuation: "O'Neill-Ångström" -> ("oneill", "angstrom")."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"['\u2018\u2019`´.]", "", plain)
    return tuple(re.findall(r"\w+", plain))


def described(values: Mapping[str, Any]) -> Described:
    """A description as it stands in a docket."""
    try:
        born = date.fromisoformat(str(values.get("birth_date")))
    except ValueError:
        born = None
    return Described(
        frozenset(folded(str(values.get("family_name") or ""))), folded(str(values.get("given_names") or "")),
        frozenset(folded(str(values.get("other_names") or ""))), born, values.get("birth_date_certainty") != "ESTIMATED",
    )  # fmt: skip


def alike(one: Described, other: Described) -> tuple[str, ...]:
    """In what two descriptions are alike so that they could be of one person; empty where they are not."""
    family = bool(one.family & (other.family | other.others)) or bool(other.family & one.others)
    given = _given_meet(one, other)
    born = _born(one, other)
    if family and given and born:
        return ("name", born)
    if born == SAME_DAY and (family or (given and _share_an_alias(one, other))):
        return ("part of the name", born)
    if born == SAME_DAY and len(one.every_word & other.every_word) >= SHORTEST:
        return ("parts of the name in another order", born)
    return ()


SAME_DAY: Final = "date of birth"


def _given_meet(one: Described, other: Described) -> bool:
    """Do the given names share a word, or an initial where one of them is no more than that? Nothing given meets anything."""
    if not one.given or not other.given:
        return True
    mine, theirs = set(one.given) | one.others, set(other.given) | other.others
    if mine & theirs:
        return True
    first, second = one.given[0], other.given[0]
    return (len(first) == 1 or len(second) == 1) and first[0] == second[0]


def _share_an_alias(one: Described, other: Described) -> bool:
    return bool(one.others & other.every_word or other.others & one.every_word)


def _born(one: Described, other: Described) -> str:
    """In what the dates of birth agree, "" where they do not: the same day; near it where one is an estimate; one slip of a typist away."""
    if one.born is None or other.born is None:
        return ""
    if one.born == other.born:
        return SAME_DAY
    if not (one.exact and other.exact) and abs(one.born.year - other.born.year) <= ESTIMATE_IN_YEARS:
        return "estimated date of birth"
    parts = [(d.year, d.month, d.day) for d in (one.born, other.born)]
    if sum(a == b for a, b in zip(*parts, strict=True)) >= SHORTEST or parts[0] == (parts[1][0], parts[1][2], parts[1][1]):
        return "date of birth but for one part of it"
    return ""
