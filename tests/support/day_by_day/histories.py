"""Random histories of one order as entries, drawn from a seed: mostly what happens, now and then what should not."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from app.casework.clock import BRISBANE
from app.casework.docket import Entry

FIRST = datetime(2026, 3, 2, 10, tzinfo=BRISBANE)
APPLICATION = "application:1"
PRESENCES = ("IN_PERSON", "IN_PERSON", "IN_PERSON", "ABSENT", "ABSENT", "AV_LINK", "LAWYER_ONLY")
OUTCOMES = ("ADJOURNED",) * 6 + ("RESERVED", "OTHER_OUTCOME", "FINAL_REFUSED", "STRUCK_OUT")


class Telling:
    """Entries under way."""

    def __init__(self, seed: int) -> None:
        """Drawn from this seed."""
        self.chance = random.Random(seed)
        self.numbers = count()
        self.entries: list[Entry] = []

    def tell(self, kind: str, subject: str, at: datetime, occasion: str = "", place: int = 0, **values: Any) -> None:
        """One entry; what was not said is not in it."""
        kept = {name: value for name, value in values.items() if value is not None}
        self.entries.append(Entry(f"{kind}-{next(self.numbers)}", kind, subject, at, kept, occasion, place))

    def when(self, first: datetime, most: int) -> datetime:
        """Some days later, mostly at the same hour, so that things coincide."""
        return first + timedelta(days=self.chance.randint(0, most), hours=self.chance.choice([0, 0, 0, 1, 4, 14]))

    def once_in(self, times: int) -> bool:
        """True once in so many times."""
        return self.chance.randrange(times) == 0


def interim(seed: int, kind: str = "temporary-order") -> list[Entry]:
    """The history of a temporary order or of a disqualification order."""
    telling, order = Telling(seed), f"{kind}:1"
    chance = telling.chance
    by_magistrate = chance.random() < 0.6
    return_at = FIRST + timedelta(days=chance.randint(3, 24), hours=-1)
    under = "made_under" if kind == "temporary-order" else "relevant_application"
    section = ("S13J" if by_magistrate else "S13K") if kind == "temporary-order" else ("S13I" if by_magistrate else "S13K")
    telling.tell("respondent-described", "respondent:1", FIRST, birth_date="1980-05-05", birth_date_certainty="EXACT")
    how: dict[str, Any] = {under: section, "return_at": return_at.isoformat() if by_magistrate else None}
    telling.tell(f"{kind}-made", order, FIRST, application=APPLICATION, presence=chance.choice(PRESENCES), **how)
    if not telling.once_in(5):
        at = FIRST + timedelta(days=chance.choice([0, 0, 1, 6]), hours=1)
        if telling.once_in(5):
            at = return_at + timedelta(hours=chance.choice([-1, 0, 1]))
        telling.tell(
            "appearance-notice-issued", APPLICATION, at, court="MAGISTRATES", court_place="Brisbane", appear_at=return_at.isoformat()
        )
    for subject, papers in ((APPLICATION, ["APPLICATION", "APPEARANCE_NOTICE"]), (order, ["ORDER", "NOTICE_13S4A"])):
        if not telling.once_in(3):
            telling.tell(
                "documents-served", f"service:{subject}", telling.when(FIRST + timedelta(hours=2), 40), documents=papers, mode="PERSONAL"
            )
    at = return_at
    for number in range(1, chance.randint(0, 4) + 1):
        _hearing(telling, order, f"hearing:{number}", at)
        at = telling.when(at + timedelta(days=chance.choice([2, 7, 14])), 14)
    if telling.once_in(5):
        telling.tell("application-discontinued", APPLICATION, telling.when(FIRST + timedelta(days=1), 60), communicated="a made-up letter")
    if telling.once_in(5) and kind == "temporary-order":
        telling.tell("order-revoked", order, telling.when(FIRST + timedelta(days=1), 60), how="REVOCATION_APPLICATION", presence="ABSENT")
    if telling.once_in(5) and kind == "disqualification-order":
        at, outcome = telling.when(FIRST + timedelta(days=1), 60), chance.choice(["REVOKED", "REVOKED", "NOT_REVOKED"])
        telling.tell("disqualification-revocation-decided", order, at, applicant="PERSON", leave="GRANTED", outcome=outcome)
    return telling.entries


def _hearing(telling: Telling, order: str, hearing: str, at: datetime) -> None:
    chance = telling.chance
    outcome = chance.choice(OUTCOMES)
    telling.tell("mention-listed", hearing, FIRST, application=APPLICATION, listed_for=at.isoformat(), court_place="Brisbane")
    telling.tell(
        "hearing-held", hearing, at, hearing, 0, application=APPLICATION, mention_of_final_application=not telling.once_in(6),
        presence=chance.choice(PRESENCES), documents_served_satisfied=chance.choice([True, True, False, None]), outcome=outcome,
    )  # fmt: skip
    decision = chance.choice(["EXTENDED", "EXTENDED", "EXTENDED", "NOT_EXTENDED", "NOT_ADDRESSED"])
    values: dict[str, Any] = {}
    if decision == "EXTENDED":
        days = chance.choice([7, 14, 28, 28, 40])
        stated = chance.random() < 0.5
        values = {
            "days": None if stated else days,
            "until": (at + timedelta(days=chance.choice([13, 27, 28, 29, 45]))).date().isoformat() if stated else None,
            "consent": {"given": True} if telling.once_in(4) else None,
        }
    telling.tell("extension-decided", order, at, hearing, 1, hearing=hearing, decision=decision, **values)
    if outcome in ("FINAL_REFUSED", "STRUCK_OUT"):
        telling.tell(
            "application-decided",
            APPLICATION,
            at,
            hearing,
            2,
            decision="REFUSED" if outcome == "FINAL_REFUSED" else outcome,
            hearing=hearing,
        )


def prohibition(seed: int) -> list[Entry]:
    """The history of a prohibition order of an adult or a child, and of new applications about its end."""
    telling, order = Telling(seed), "prohibition-order:1"
    chance = telling.chance
    first = datetime(2024, chance.choice([2, 2, 6]), chance.choice([27, 28, 29]), 10, tzinfo=BRISBANE)
    born = chance.choice(["2006-02-28", "2006-03-01", "2008-02-29", "1980-05-05", "1980-05-05", None])
    telling.tell("respondent-described", "respondent:1", first - timedelta(days=60), birth_date=born, birth_date_certainty="EXACT")
    applied = first - timedelta(days=chance.choice([0, 1, 3, 30]), hours=5)
    _applied(telling, APPLICATION, applied)
    presence = chance.choice(PRESENCES)
    years = chance.choice([2, 5])
    stated = date(first.year + years, first.month, 27 + chance.randint(0, 1)).isoformat() if telling.once_in(8) else None
    telling.tell(
        "prohibition-order-made",
        order,
        first,
        "hearing:1",
        1,
        application=APPLICATION,
        hearing="hearing:1",
        presence=presence,
        stated_last_day=stated,
    )
    telling.tell(
        "hearing-held", "hearing:1", first, "hearing:1", 0, application=APPLICATION, mention_of_final_application=True, presence=presence,
        documents_served_satisfied=True, outcome="FINAL_MADE",
    )  # fmt: skip
    telling.tell("application-decided", APPLICATION, first, "hearing:1", 2, decision="MADE", hearing="hearing:1")
    served = telling.when(first + timedelta(hours=1), 12)
    if not telling.once_in(4):
        telling.tell("documents-served", f"service:{order}", served, documents=["ORDER", "NOTICE_13S4A"], mode="PERSONAL")
    if telling.once_in(4):
        telling.tell(
            "informal-notice-given", order, telling.when(first + timedelta(hours=1), 12), officer="Constable Made-Up", conditions_told=True
        )
    near = datetime(first.year + years, first.month, 28, 9, tzinfo=BRISBANE)
    for number in range(2, 2 + chance.choice([0, 1, 1, 1, 2])):
        _new_application(telling, f"application:{number}", near, number)
    if telling.once_in(5):
        telling.tell("order-revoked", order, telling.when(near - timedelta(days=60), 120), how="REVOCATION_APPLICATION", presence="ABSENT")
    return telling.entries


def _applied(telling: Telling, application: str, at: datetime) -> None:
    telling.tell(
        "appearance-notice-issued",
        application,
        at,
        court="MAGISTRATES",
        court_place="Brisbane",
        appear_at=(at + timedelta(days=20)).isoformat(),
    )
    if not telling.once_in(6):
        telling.tell("application-filed", application, at + timedelta(hours=telling.chance.choice([1, 25])), registry="Brisbane")


def _new_application(telling: Telling, application: str, near: datetime, number: int) -> None:
    """A new application near the end of the term, and what becomes of it."""
    chance, hearing = telling.chance, f"hearing:{number}"
    at = near + timedelta(days=chance.choice([-40, -2, -1, 0, 1, 2, 9, 20, 33]))
    _applied(telling, application, at)
    decided = at + timedelta(days=chance.choice([0, 1, 2, 3, 10, 40, 60]), hours=4)
    fate = chance.choice(["MADE", "MADE", "REFUSED", "STRUCK_OUT", "DISCONTINUED", "PENDING"])
    if fate == "PENDING":
        return
    if fate == "DISCONTINUED":
        telling.tell("application-discontinued", application, decided, communicated="a made-up letter")
        return
    presence = chance.choice(PRESENCES)
    outcome = {"MADE": "FINAL_MADE", "REFUSED": "FINAL_REFUSED"}.get(fate, fate)
    telling.tell(
        "hearing-held", hearing, decided, hearing, 0, application=application, mention_of_final_application=True, presence=presence,
        documents_served_satisfied=True, outcome=outcome,
    )  # fmt: skip
    telling.tell("application-decided", application, decided, hearing, 1, decision=fate, hearing=hearing)
    if fate == "MADE":
        order = f"prohibition-order:{number}"
        telling.tell("prohibition-order-made", order, decided, hearing, 2, application=application, hearing=hearing, presence=presence)
        if not telling.once_in(3):
            telling.tell(
                "documents-served", f"service:{order}", telling.when(decided + timedelta(hours=1), 9), documents=["ORDER"], mode="PERSONAL"
            )
