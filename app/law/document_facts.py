"""The facts of each document, by name, and the words that all documents share. What is not known is left out: the document then says what is missing.

A template names its facts ("documents.application"); a rule beside its topic (law/*_documents.py) gives them for (case, subject), as plain
JSON values only, and says beside it whether there is anything for the document to be about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, TypeVar

from app.casework.clock import BRISBANE, day_of
from app.errors import Fault
from app.law.facts import documents as recorded
from app.law.facts import kind_of
from app.law.facts.prohibition_orders import OrderMade, made
from app.law.questions import Case

Facts = dict[str, Any]
Span = tuple[datetime | None, datetime | None]
F = TypeVar("F", bound=Callable[[Case, str], Facts])
COURTS: Final = {"MAGISTRATES": "Magistrates Court", "CHILDRENS": "Childrens Court"}
ORDER_NAMES: Final = {
    "temporary-order": "temporary order",
    "prohibition-order": "prohibition order",
    "disqualification-order": "disqualification order",
    "offender-reporting-order": "offender reporting order",
    "registered-order": "registered order",
}


@dataclass(frozen=True)
class Printed:
    """What a document is made of: the rule that gives its facts, whether there is anything for it to be about, and from when until when."""

    facts: Callable[[Case, str], Facts]
    about: Callable[[Case, str], bool]
    during: Callable[[Case, str], Span]


PRINTED: dict[str, Printed] = {}


def _made(case: Case, subject: str) -> bool:
    """An order must have been made; anything else is there as soon as it is a subject."""
    return kind_of(subject) not in ORDER_NAMES or made(case.docket, subject) is not None


def _always(case: Case, subject: str) -> Span:
    del case, subject
    return (None, None)


def document(name: str, *, about: Callable[[Case, str], bool] = _made, during: Callable[[Case, str], Span] = _always) -> Callable[[F], F]:
    """Register the facts of a document by the name that its template gives.

    `about`: is there anything for it to be about? `during`: from when, and until when, what it says is so; the law itself sees no clock.
    """

    def keep(rule: F) -> F:
        PRINTED[name] = Printed(rule, about, during)
        return rule

    return keep


def document_facts(case: Case, name: str, subject: str) -> Mapping[str, Any]:
    """The facts of a document about a subject (Fault if the law does not know the name)."""
    found = _printed(name).facts(case, subject)
    return {part: value for part, value in found.items() if value not in (None, "", [], ())}


def applicable(case: Case, name: str, subject: str) -> bool:
    """Is there anything for this document to be about: an extension granted, a service done, an order made? (Fault as above.)"""
    return _printed(name).about(case, subject)


def span(case: Case, name: str, subject: str) -> Span:
    """From when, and until when, the document may be prepared; half open, None where nothing bounds it. (Fault as above.)"""
    return _printed(name).during(case, subject)


def _printed(name: str) -> Printed:
    if name not in PRINTED:
        raise Fault(f"the law gives no facts named {name!r}")
    return PRINTED[name]


def day_in_words(day: date | None) -> str:
    """A day as documents print it; "" where there is none."""
    return f"{day:%A} {day.day} {day:%B} {day.year}" if day else ""


def time_in_words(at: datetime) -> str:
    """The time of day in Queensland as documents print it."""
    local = at.astimezone(BRISBANE)
    return f"{local.hour % 12 or 12}:{local:%M} {'am' if local.hour < 12 else 'pm'}"


def moment_in_words(at: datetime | None) -> str:
    """A day and time as documents print it; "" where there is none."""
    return f"{day_in_words(day_of(at))} at {time_in_words(at)}" if at else ""


def order_in_words(order: OrderMade, *, begins: bool = False) -> str:
    """Which order is meant, by its kind and when it was made; `begins`: as the first words of a line."""
    name = ORDER_NAMES[order.kind]
    how = "registered" if order.kind == "registered-order" else "made"
    return f"{name.capitalize() if begins else name} {how} on {moment_in_words(order.made_at)}"


def person_in_words(case: Case) -> Facts:
    """The respondent's name and birth date, as documents print them."""
    person = recorded.person(case.docket)
    born = day_in_words(person.birth_date)
    return {"respondent": person.name, "birth_date": born and (born if person.birth_date_exact else f"{born} (estimated)")}


def conditions_in_words(conditions: tuple[recorded.Condition, ...]) -> list[str]:
    """Each condition as a sentence to the respondent."""
    said = []
    for one in conditions:
        verb = "The respondent must not: " if one.kind == "PROHIBIT" else "The respondent must: "
        until = f" (tracking device until {day_in_words(one.tracking_until)})" if one.tracking_until else ""
        recovery = f" Property is recovered in this way: {one.recovery}" if one.recovery else ""
        if one.words:
            said.append(f"{verb}{one.words}{until}{recovery}")
    return said
