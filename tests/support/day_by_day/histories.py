"""Random histories of one order as entries, drawn from a seed: mostly what happens, now and then what should not."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from app.casework.clock import BRISBANE
from app.casework.docket import Entry

SHOWS = {"Brisbane": date(2026, 8, 12), "Cairns": date(2026, 7, 17), "Townsville": date(2026, 7, 6)}
"""Places of reviews, each with a day on which it alone keeps a holiday."""
PLACES = tuple(SHOWS)
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

    def tell(self, kind: str, subject: str, at: datetime, occasion: str = "", nth: int = 0, **values: Any) -> None:
        """One entry; what was not said is not in it."""
        kept = {name: value for name, value in values.items() if value is not None}
        self.entries.append(Entry(f"{kind}-{next(self.numbers)}", kind, subject, at, kept, occasion, nth))

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
    if telling.once_in(5) and kind == "disqualification-order":
        at = telling.when(FIRST + timedelta(days=1), 30)
        telling.tell(
            "disqualification-revocation-decided", order, at, applicant="APPEAL_COURT", outcome=chance.choice(["REVOKED", "NOT_REVOKED"])
        )
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


def registered(seed: int) -> list[Entry]:
    """The history of an order of another place: registered, perhaps ended or moved where it was made, cancelled, varied, served."""
    telling, order, original = Telling(seed), "registered-order:1", "corresponding-order:1"
    chance = telling.chance
    first = datetime(2026, chance.choice([3, 8, 12]), chance.choice([3, 11, 24, 30]), 10, tzinfo=BRISBANE)
    born = chance.choice(["1980-05-05", "2008-03-03", "2008-03-04", "2010-05-05", None])
    telling.tell("respondent-described", "respondent:1", first - timedelta(days=60), birth_date=born, birth_date_certainty="EXACT")
    last = first + timedelta(days=chance.choice([0, 1, 20, 200, 400, 5 * 365 + 40]))
    indefinite = telling.once_in(4)
    telling.tell(
        "registration-applied-for", original, first - timedelta(days=3), jurisdiction=chance.choice(["NSW", "WA", "SA", "NT", "NEW_ZEALAND"]),
        indefinite=indefinite, last_day=None if indefinite else last.date().isoformat(), home_presence=chance.choice(PRESENCES),
    )  # fmt: skip
    telling.tell("registered-order-made", order, first, corresponding_order=original, reportable_offender_before=telling.once_in(2))
    if not telling.once_in(3):
        telling.tell("documents-served", f"service:{order}", telling.when(first, 30), documents=["ORDER"], mode="PERSONAL")
    for _ in range(chance.choice([0, 0, 1, 1, 2])):
        at = telling.when(first + timedelta(days=1), chance.choice([10, 300]))
        what = chance.choice(["ENDED", "NEW_LAST_DAY", "NEW_LAST_DAY"])
        moved = at + timedelta(days=chance.choice([0, 5, 100, 500]))
        day = moved.date().isoformat() if what == "NEW_LAST_DAY" else None
        telling.tell("home-order-changed", original, at, what=what, last_day=day, source="a made-up letter")
    if telling.once_in(3):
        at = telling.when(first + timedelta(days=1), 300)
        telling.tell("registration-cancelled", order, at, presence="ABSENT", application="variation:1")
    return telling.entries


def review(seed: int) -> list[Entry]:
    """The history of a decision under review: notice or none, in time or late, told or not, appealed."""
    telling, decision, about = Telling(seed), "reviewable-decision:1", "review:1"
    chance = telling.chance
    first = datetime(2026, chance.choice([2, 3, 6, 7, 8]), chance.choice([2, 6, 13, 19, 24]), 10, tzinfo=BRISBANE)
    telling.tell("respondent-described", "respondent:1", first - timedelta(days=60), birth_date="1980-05-05", birth_date_certainty="EXACT")
    telling.tell(
        "reviewable-decision-made", decision, first, decision="S19_2", words="made up", made_by="ANOTHER_PERSON", maker="Mary Madeup-Maker",
        recorded_by_maker=False, maker_office="SUPERINTENDENT", place=chance.choice(PLACES),
    )  # fmt: skip
    at = first + timedelta(days=chance.choice([0, 1, 3]))
    if not telling.once_in(6):
        telling.tell("reviewable-decision-notified", decision, at, manner="IN_PERSON")
    if telling.once_in(6):
        until = (at + timedelta(days=40)).date().isoformat()
        telling.tell("review-time-decided", decision, at + timedelta(days=20), decision="EXTENDED", until=until, reasons="made up")
    at += timedelta(days=chance.choice([2, 20, 27, 28, 29, 30, 33]), hours=chance.choice([0, 13]))
    telling.tell("review-applied-for", about, at, decision=decision, applicant="OFFENDER", in_writing=True, grounds="a made-up mistake")
    if telling.once_in(3):
        extended = not telling.once_in(3)
        day = at.date().isoformat() if extended else None
        telling.tell(
            "review-time-decided",
            about,
            at + timedelta(days=1),
            decision="EXTENDED" if extended else "NOT_EXTENDED",
            until=day,
            reasons="r",
        )
    if telling.once_in(6):
        return telling.entries
    at = telling.when(at + timedelta(days=2), 9)
    office = chance.choice(PLACES)
    telling.tell(
        "review-decided", about, at, outcome=chance.choice(["CONFIRMED", "AMENDED", "SUBSTITUTED"]), words="made up", reasons="made up",
        reviewer="Rita Madeup-Equal", office="SUPERINTENDENT", place=office, offender_place=chance.choice([None, *PLACES]),
    )  # fmt: skip
    for notice in chance.choice([[], ["REVIEW_DECISION"], ["REVIEW_DECISION"], ["DEEMED_CONFIRMATION"]]):
        told = at + timedelta(days=chance.choice([0, 5, 10, 13, 14, 15, 16, 17, 25]), hours=chance.choice([0, 13]))
        if telling.once_in(3):  # so that 28 days later the show is in town
            told = max(at, datetime.combine(SHOWS[office] - timedelta(days=28), at.time(), BRISBANE))
        telling.tell("review-notice-given", about, told, notice=notice, manner="IN_PERSON")
    if telling.once_in(3):
        filed = at + timedelta(days=chance.choice([20, 30, 45]))
        telling.tell("review-appeal-filed", about, filed, registry=office, court_file="made up")
        decided = chance.choice(["EXTENDED", "REFUSED"])
        day = (filed + timedelta(days=chance.choice([0, 30]))).date().isoformat() if decided == "EXTENDED" else None
        telling.tell("review-appeal-time-decided", about, filed + timedelta(days=2), decision=decided, until=day)
    return telling.entries
