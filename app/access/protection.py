"""Protected information: who may be told a name, on what basis, and what is shown instead (s 67FE).

Names are masked by default everywhere. Unmasking is an act with a basis and is audited; the eleven grounds on
which s 67FE(2) lifts the prohibition are listed here in our own words, with what limits each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.law.provisions import implements

PUBLIC, MATTER, NEEDED, PROTECTED = "public", "matter", "needed", "protected"
HIDDEN = "hidden"


@dataclass(frozen=True)
class Basis:
    """One ground of s 67FE(2). `for_staff`: whether someone working on a matter can rely on it to see or pass on a name."""

    code: str
    provision: str
    words: str
    for_staff: bool = True
    only_about_a_child: bool = False


_ALL = (
    Basis("COURT_AUTHORISED", "67FE(2)(a)", "A magistrate or court authorised it in a proceeding under part 3A."),
    Basis("ORDER_AUTHORISES", "67FE(2)(b)", "A prohibition order, a temporary order or a registered order authorises it."),
    Basis(
        "RESPONDENT_SELF",
        "67FE(2)(c)",
        "The person says of themself that they are a respondent. It covers that fact only, nobody else's name.",
        for_staff=False,
    ),
    Basis("IN_A_PROCEEDING", "67FE(2)(d)", "It is made in a proceeding before a court or tribunal."),
    Basis("TO_THE_RESPONDENT", "67FE(2)(e)", "It is made to a respondent, to administer part 3A or so that the order can operate."),
    Basis(
        "LAW_ENFORCEMENT",
        "67FE(2)(f)",
        "A police officer, or a member of a law enforcement agency of a State or the Commonwealth, needs it for their functions. "
        "Foreign police are not covered.",
    ),
    Basis("ACT_REQUIRES", "67FE(2)(g)", "An Act could not operate without it (an Act of the Commonwealth or of another State counts)."),
    Basis("ASSESSMENT_AND_MANAGEMENT", "67FE(2)(h)", "To someone involved under an Act in assessing and managing this respondent."),
    Basis("LAWYER_FOR_A_PARTY", "67FE(2)(i)", "To a lawyer for someone who is or was a party to a proceeding under part 3A."),
    Basis("OTHER_ACT_PERMITS", "67FE(2)(j)", "To someone else whom an Act requires or permits to be told."),
    Basis(
        "CHILD_PROTECTION",
        "67FE(2)(k)",
        "The information is about a child, and the purpose is directly related to that child's protection or wellbeing.",
        only_about_a_child=True,
    ),
)

BASES: dict[str, Basis] = {basis.code: basis for basis in _ALL}
FOR_UNMASKING: tuple[Basis, ...] = tuple(basis for basis in _ALL if basis.for_staff)


@implements("67FE(2)")
def stands(code: str, *, about_a_child: bool = False) -> bool:
    """Whether a basis may be relied on by staff for this information (s 67FE(2)); (k) only where it is about a child."""
    basis = BASES.get(code)
    return basis is not None and basis.for_staff and (about_a_child or not basis.only_about_a_child)


def initials(name: str) -> str:
    """The first letter of the first and of the last name: "Testa Mid Example-Person" -> "T.E."; a single name -> "T."."""
    words = [word.strip("'\"\u2018\u2019.,()-") for word in name.split()]
    letters = [next((letter for letter in word if letter.isalpha()), "") for word in words]
    found = [letter.upper() for letter in letters if letter]
    if not found:
        return HIDDEN
    kept = found if len(found) == 1 else [found[0], found[-1]]
    return "".join(f"{letter}." for letter in kept)


@implements("67FE(1)", "67FE(5)")
def is_hidden(protection: str, *, unmasked: bool = False, needs: bool = False) -> bool:
    """Is a field of this protection masked: until unmasked with a basis (s 67FE(5)), and what is `needed` but from whoever needs it?"""
    return not unmasked and protection not in {PUBLIC, MATTER} and not (protection == NEEDED and needs)


def mask(value: Any, protection: str, *, unmasked: bool = False, needs: bool = False) -> Any:
    """A field's value as it may be shown: what is masked becomes "hidden"."""
    return value if value in (None, "", [], {}) or not is_hidden(protection, unmasked=unmasked, needs=needs) else HIDDEN


@implements("67FE(1)", "67FE(5)")
def mask_name(name: str, *, unmasked: bool = False) -> str:
    """A person's name as it may be shown: initials until unmasked with a basis (s 67FE(5)(a)-(c))."""
    return name if unmasked or not name else initials(name)
