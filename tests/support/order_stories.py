"""What happened in one matter about prohibition orders, told in any order; always about Testa Example-Person."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from app.casework.clock import BRISBANE
from app.casework.docket import Docket, Entry
from app.law.calendars import seed
from app.law.questions import Case

ORDER, NEW = "prohibition-order:1", "prohibition-order:2"


def at(day: str, clock: str = "10:00") -> datetime:
    """An instant in Brisbane."""
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(clock), BRISBANE)


class Story:
    """A matter being told, one entry after the other."""

    def __init__(self, born: str = "1980-05-05") -> None:
        self.entries: list[Entry] = []
        person = {"given_names": "Testa", "family_name": "Example-Person", "birth_date": born, "birth_date_certainty": "EXACT"}
        self.tell("respondent-described", "respondent:1", "2000-01-01", **person)

    def tell(self, kind: str, subject: str, day: str, clock: str = "10:00", **values: Any) -> Story:
        """One entry."""
        self.entries.append(Entry(f"e{len(self.entries)}", kind, subject, at(day, clock), values))
        return self

    def applied(self, day: str, n: int = 1, *, filed: str = "", moved: str = "") -> Story:
        """An application: believed, issued, filed and first mentioned."""
        application, place = f"application:{n}", {"court": "MAGISTRATES", "court_place": "Brisbane"}
        self.tell("belief-recorded", application, day, "08:00", belief="b", grounds="g")
        self.tell("appearance-notice-issued", application, day, "09:00", **place, appear_at=at(day, "15:00").isoformat())
        self.tell("application-filed", application, filed or day, "11:00", registry="Brisbane")
        held = {"application": application, "presence": "IN_PERSON", "outcome": "ADJOURNED", "mention_of_final_application": True}
        return self.tell("hearing-held", f"hearing:{n}", moved or day, "15:00", **held)

    def made(self, day: str, clock: str = "10:00", *, order: str = ORDER, presence: str = "IN_PERSON", n: int = 1, **values: Any) -> Story:
        """A prohibition order, or another kind of order by its subject."""
        kind = f"{order.partition(':')[0]}-made"
        return self.tell(kind, order, day, clock, application=f"application:{n}", presence=presence, **values)

    def served(
        self, day: str, clock: str = "10:00", *, order: str = ORDER, documents: tuple[str, ...] = ("ORDER", "NOTICE_13S4A")
    ) -> Story:
        """The order served personally."""
        values = {"documents": list(documents), "mode": "PERSONAL", "server": "Officer Sample", "place": "p", "way": "by hand"}
        return self.tell("documents-served", f"service:{order}", day, clock, **values)

    @property
    def case(self) -> Case:
        """The matter as the law is asked about it."""
        return Case(Docket().append(*self.entries, recorded_at=at("2031-12-31")), seed())
