"""What the docket says of directions to give information (74D) and of information given to entities and persons (74E, 74F, 74I).

Reads entry fields by name and decides nothing. Each direction, and each entity that information is given to, is a subject of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.casework.docket import Docket, Entry
from app.law.facts import at_of, day, in_order, kind_of
from app.law.facts.respondents import RESPONDENT
from app.law.facts.values import text
from app.law.facts.variations import Change

DIRECTION, GIVING = "information-direction", "information-giving"


@dataclass(frozen=True)
class Sharing:
    """What a direction and a giving have in common: proposed, looked at, done or dropped."""

    subject: str
    entity_kind: str
    proposed_at: datetime
    done_at: datetime | None
    advice: tuple[tuple[str, str, datetime], ...]
    dropped_at: datetime | None
    entry: str


@dataclass(frozen=True)
class Direction(Sharing):
    """A direction of the commissioner to an entity (74D)."""

    relevant_to: tuple[str, ...]
    answer_by: date | None
    answered: tuple[datetime, str] | None


@dataclass(frozen=True)
class Told:
    """That the entity was told of a change: of which proceeding's, and when."""

    of: str
    at: datetime


@dataclass(frozen=True)
class Giving(Sharing):
    """Information given, or to be given, to one entity or person; `basis` S74E | S74I, `order` "" where it is about no order."""

    basis: str
    order: str
    passed_on: tuple[datetime, ...]
    told: tuple[Told, ...]
    onward: tuple[tuple[str, datetime], ...]

    def told_of(self, change: Change) -> datetime | None:
        """When it was told of this change of the order; None while it has not been."""
        return next((one.at for one in self.told if _is_of(one, change)), None)


def _is_of(one: Told, change: Change) -> bool:
    if change.application:
        return one.of == change.application
    return one.of.startswith("appeal:") and one.at >= change.at


def directions(docket: Docket) -> tuple[str, ...]:
    """Every direction of which a proposal stands, by number."""
    return in_order(e.subject for e in docket.of_kind("information-direction-proposed"))


def givings(docket: Docket) -> tuple[str, ...]:
    """Every giving of information of which a proposal or the giving stands, by number."""
    return in_order(e.subject for e in docket.of_kind("information-giving-proposed"))


def sharing(docket: Docket, subject: str) -> Direction | Giving | None:
    """The direction or giving with this id; None if no proposal of it stands in the docket."""
    return docket.recall(_direction if kind_of(subject) == DIRECTION else _giving, subject)


def direction(docket: Docket, subject: str) -> Direction | None:
    """The direction with this id."""
    one = sharing(docket, subject) if kind_of(subject) == DIRECTION else None
    return one if isinstance(one, Direction) else None


def giving(docket: Docket, subject: str) -> Giving | None:
    """The giving with this id."""
    one = sharing(docket, subject) if kind_of(subject) == GIVING else None
    return one if isinstance(one, Giving) else None


def _direction(docket: Docket, subject: str) -> Direction | None:
    proposed = docket.last(subject, "information-direction-proposed")
    if proposed is None:
        return None
    answered = docket.last(subject, "information-direction-answered")
    return Direction(
        subject=subject,
        entity_kind=text(proposed, "entity_kind"),
        proposed_at=proposed.at,
        done_at=at_of(docket.first(subject, "information-direction-given")),
        advice=_advice(docket, subject),
        dropped_at=at_of(docket.last(subject, "information-sharing-dropped")),
        entry=proposed.id,
        relevant_to=tuple(proposed.values.get("relevant_to") or ()),
        answer_by=day(proposed.values.get("answer_by")),
        answered=(answered.at, text(answered, "outcome")) if answered else None,
    )


def _giving(docket: Docket, subject: str) -> Giving | None:
    proposed = docket.last(subject, "information-giving-proposed")
    if proposed is None:
        return None
    mine = docket.about(subject)
    return Giving(
        subject=subject,
        entity_kind=text(proposed, "entity_kind"),
        proposed_at=proposed.at,
        done_at=at_of(docket.first(subject, "information-given-to-entity")),
        advice=_advice(docket, subject),
        dropped_at=at_of(docket.last(subject, "information-sharing-dropped")),
        entry=proposed.id,
        basis=text(proposed, "basis"),
        order=text(proposed, "order"),
        passed_on=tuple(e.at for e in mine if e.kind == "information-passed-on"),
        told=tuple(Told(text(e, "of"), e.at) for e in mine if e.kind == "entity-told-of-change"),
        onward=tuple((text(e, "of"), e.at) for e in mine if e.kind == "onward-notice-asked-about"),
    )


def _advice(docket: Docket, subject: str) -> tuple[tuple[str, str, datetime], ...]:
    return tuple((text(e, "of"), text(e, "course"), e.at) for e in docket.about(subject) if e.kind == "information-sharing-advised")


def informed(docket: Docket, order: str, before: datetime) -> tuple[Giving, ...]:
    """Everyone to whom information about this order had been given by an instant, by number."""
    known = (giving(docket, subject) for subject in givings(docket))
    return tuple(one for one in known if one is not None and one.order == order and one.done_at is not None and one.done_at <= before)


def entities_told_in(entries: tuple[Entry, ...]) -> tuple[tuple[str, str], ...]:
    """Among entries about to be recorded: what is said of telling entities of a change, each with the proceeding."""
    return tuple((e.subject, text(e, "outcome")) for e in entries if e.kind == "entities-told")


def writings_in(entries: tuple[Entry, ...]) -> tuple[tuple[str, str, datetime], ...]:
    """The directions given among entries about to be recorded: (subject, whether in writing, when)."""
    return tuple((e.subject, text(e, "way"), e.at) for e in entries if e.kind == "information-direction-given")


def recorded_in(entries: tuple[Entry, ...], kind: str) -> tuple[str, ...]:
    """The subjects about which entries of a kind are about to be recorded."""
    return in_order(e.subject for e in entries if e.kind == kind)


def declared_at(docket: Docket) -> tuple[datetime, ...]:
    """When courts declared that the facts of an offence amount to a reportable one (5(5))."""
    return tuple(e.at for e in docket.about(RESPONDENT) if e.kind == "declaration-recorded")


@dataclass(frozen=True)
class DirectionPrinted:
    """What a direction says, in its own words."""

    entity: str
    information: str


def direction_printed(docket: Docket, subject: str) -> DirectionPrinted:
    """What the newest proposal of a direction says."""
    proposed = docket.last(subject, "information-direction-proposed")
    return DirectionPrinted(text(proposed, "entity"), text(proposed, "information"))


def entity_printed(docket: Docket, subject: str) -> str:
    """The entity or person to whom information was given, in words."""
    return text(docket.last(subject, "information-giving-proposed"), "entity")
