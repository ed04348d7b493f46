"""What the docket says of the notices of reporting obligations: which were given, when, received when, by whom; what each asks (ss 54, 54A, 56).

Reads entry fields by name and decides nothing: which notice applies at a moment, and what fell away with it, is the law's
(law/reporting/reporting_notices.py). A notice is recorded about the order that calls for it, or stands by itself ("reporting-notice:1").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, Final

from app.casework.docket import Docket, Entry
from app.casework.families import kinds_of
from app.law.facts import at_of, earliest_of, in_order, instant, served, service_of
from app.law.facts.respondents import RESPONDENT
from app.law.facts.values import text, yes

KIND: Final = "reporting-notice"
INITIAL, FURTHER, PERIOD_CHANGED = "INITIAL", "FURTHER", "PERIOD_CHANGED"


@dataclass(frozen=True)
class Asks:
    """What a notice states of how this person reports: the places and ways of 54A(2), and what only a further notice may ask (54A(4))."""

    initial_report_place: str = ""
    periodic_ways: str = ""
    periodic_in_person: bool | None = None
    periodic_place: str = ""
    other_ways: str = ""
    times: str = ""
    stays: bool = False
    unreported: str = ""
    unreported_ways: str = ""
    unreported_within: str = ""

    @property
    def parts(self) -> frozenset[str]:
        """What it asks for, by the words with which a further notice may leave it out."""
        said = {
            "INITIAL_PLACE": self.initial_report_place, "WAYS": self.periodic_ways, "PLACE": self.periodic_place, "OTHER_WAYS": self.other_ways,
            "TIMES": self.times, "STAYS": self.stays, "UNREPORTED": self.unreported,
        }  # fmt: skip
        return frozenset(part for part, there in said.items() if there)

    def with_further(self, other: Asks) -> Asks:
        """This, and what the other asks that only a further notice may."""
        return replace(
            self, other_ways=other.other_ways, times=other.times, stays=other.stays, unreported=other.unreported,
            unreported_ways=other.unreported_ways, unreported_within=other.unreported_within,
        )  # fmt: skip


ONLY_FURTHER: Final = frozenset({"OTHER_WAYS", "TIMES", "STAYS", "UNREPORTED"})
"""What only a notice under 54A(3) may ask."""


@dataclass(frozen=True)
class Contents:
    """What was settled for a notice: what it asks, what it leaves out on purpose, and what was said both to be asked and left out."""

    at: datetime
    asks: Asks
    left_out: frozenset[str]
    contradicts: frozenset[str]


@dataclass(frozen=True)
class GivenNotice:
    """One reporting obligations notice as it was given first: `kind` INITIAL (54A(1)) or FURTHER (54A(3)).

    `subject` is what it is recorded about; `decision` the decision of schedule 4 that a further one states; `combined`: the officer's one
    paper was meant as both; `earlier`: an earlier notice, of which nothing is recorded here, asks or may ask more.
    """

    subject: str
    kind: str
    given_at: datetime
    received_at: datetime
    entry: str
    officer: str = ""
    way: str = ""
    acknowledgement: str = ""
    combined: bool = False
    asks: Asks = Asks()
    prepared_at: datetime | None = None
    left_out: frozenset[str] = frozenset()
    decision: str = ""
    earlier: bool = False


@dataclass(frozen=True)
class ToGive:
    """A notice that is given by itself, from what calls for it to its giving: INITIAL, FURTHER, or PERIOD_CHANGED (56).

    `decision`: of schedule 4, which it states; `conviction`: of failing to report, after which it asks for unreported information (50(5)).
    """

    subject: str
    notice: str
    event: str
    words: str
    decision: str
    opened_at: datetime
    prepared_at: datetime | None
    given_at: datetime | None
    dropped_at: datetime | None
    entry: str
    conviction: str = ""
    period_looked_at: datetime | None = None


@dataclass(frozen=True)
class Detention:
    """One detention under section 60: why, what the person was told, from when until when, and what was said about signing."""

    at: datetime
    released_at: datetime
    told: frozenset[str]
    signed: str
    held_for_signature: bool
    why_so_long: str
    purposes: frozenset[str]
    grounds: str
    station: str
    officer: str
    entry: str


@dataclass(frozen=True)
class Settled:
    """What was decided about what fell away with an initial notice: FURTHER_NOTICE or LET_GO."""

    at: datetime
    course: str


@dataclass(frozen=True)
class ByEntity:
    """A notice under section 54 that an entity other than the commissioner gave."""

    at: datetime
    entity: str
    court: bool
    way: str


# ---------------------------------------------------------------- given
def notices(docket: Docket) -> tuple[GivenNotice, ...]:
    """Every reporting obligations notice that was given, in the order of giving; at one instant an initial one is before a further one."""
    return docket.recall(_notices)


def initial_notices(docket: Docket) -> tuple[GivenNotice, ...]:
    """The initial ones among them: from the giving of each runs the time of s 74(2)(b)."""
    return tuple(one for one in notices(docket) if one.kind == INITIAL)


def notice_of(docket: Docket, subject: str) -> GivenNotice | None:
    """The notice of one subject as it was given; None where none was."""
    return next((one for one in notices(docket) if one.subject == subject), None)


def _notices(docket: Docket) -> tuple[GivenNotice, ...]:
    found = [*(_of_order(docket, subject) for subject in orders_made(docket)), *(_by_itself(docket, subject) for subject in opened(docket))]
    given = (one for one in found if one is not None)
    return tuple(sorted(given, key=lambda one: (one.given_at, one.kind != INITIAL, one.subject)))


def _of_order(docket: Docket, order: str) -> GivenNotice | None:
    """The initial notice of an order as it was first given, by itself or served with it; nothing is given before the order is made."""
    made = docket.first(order, f"{order.partition(':')[0]}-made")
    if made is None:
        return None
    prepared = docket.last(order, "reporting-notice-prepared")
    found = [_given(e, INITIAL, prepared) for e in docket.about(order) if e.kind == "reporting-notice-given" and e.at >= made.at]
    papers = served(docket, service_of(order), "REPORTING_NOTICE", not_before=made.at)
    if papers is not None:
        entry = next(e for e in docket.about(service_of(order)) if e.id == papers.entry)
        served_with = GivenNotice(order, INITIAL, papers.at, papers.at, papers.entry, text(entry, "server"), text(entry, "way"))
        found.append(_with(served_with, prepared))
    return min(found, key=lambda one: (one.given_at, one.entry), default=None)


def _by_itself(docket: Docket, subject: str) -> GivenNotice | None:
    to_give = to_be_given(docket, subject)
    given = docket.first(subject, "reporting-notice-given")
    if to_give is None or given is None or to_give.notice == PERIOD_CHANGED:
        return None
    if to_give.notice == INITIAL:
        return _given(given, INITIAL, docket.last(subject, "reporting-notice-prepared"))
    contents = settled_contents(docket, subject)
    asks, left_out = (contents.asks, contents.left_out) if contents else (Asks(), frozenset[str]())
    return replace(_given(given, FURTHER, None), asks=asks, decision=to_give.decision, left_out=left_out)


def _given(entry: Entry, kind: str, prepared: Entry | None) -> GivenNotice:
    one = GivenNotice(
        entry.subject, kind, entry.at, instant(entry.values.get("received_at")) or entry.at, entry.id, text(entry, "officer"), text(entry, "way"),
        text(entry, "acknowledgement"), yes(entry, "combined") is True,
    )  # fmt: skip
    return _with(one, prepared)


def _with(one: GivenNotice, prepared: Entry | None) -> GivenNotice:
    """An initial notice with what was settled for it: whether an earlier one asks more was asked then, and may not be known."""
    if prepared is None:
        return one
    earlier = bool(text(prepared, "earlier_requirements")) and yes(prepared, "earlier_requirements") is not False
    return replace(one, asks=_asks(prepared), prepared_at=prepared.at, earlier=earlier)


def _contents(prepared: Entry) -> Contents:
    """Unreported information is kept from view, so that its field cannot be cleared: leaving it out takes it out."""
    asks, left_out = _asks(prepared), _several(prepared.values, "left_out")
    if "UNREPORTED" in left_out:
        asks = replace(asks, unreported="", unreported_ways="", unreported_within="")
    return Contents(prepared.at, asks, left_out, asks.parts & left_out)


def _asks(prepared: Entry) -> Asks:
    said: dict[str, Any] = {one.name: text(prepared, one.name) for one in fields(Asks) if one.type == "str"}
    return Asks(**{**said, "periodic_in_person": yes(prepared, "periodic_in_person"), "stays": yes(prepared, "stays") is True})


# ---------------------------------------------------------------- to be given
def opened(docket: Docket) -> tuple[str, ...]:
    """Every notice that is, or was to be, given by itself."""
    return in_order(e.subject for e in docket.of_kind("reporting-notice-opened"))


def to_be_given(docket: Docket, subject: str) -> ToGive | None:
    """The notice with this subject; None where nothing calls for one."""
    return docket.recall(_to_be_given, subject)


def _to_be_given(docket: Docket, subject: str) -> ToGive | None:
    entry = docket.first(subject, "reporting-notice-opened")
    if entry is None:
        return None
    notice = text(entry, "notice")
    prepared = "further-notice-prepared" if notice == FURTHER else "reporting-notice-prepared"
    given = "changed-period-notice-given" if notice == PERIOD_CHANGED else "reporting-notice-given"
    return ToGive(
        subject=subject,
        notice=notice,
        event=text(entry, "event"),
        words=text(entry, "words"),
        decision=text(entry, "decision"),
        opened_at=entry.at,
        prepared_at=at_of(docket.first(subject, prepared)),
        given_at=at_of(docket.first(subject, given)),
        dropped_at=at_of(docket.first(subject, "reporting-notice-dropped")),
        entry=entry.id,
        conviction=text(entry, "conviction"),
        period_looked_at=at_of(docket.first(subject, "reporting-period-looked-at")),
    )


def releases(docket: Docket) -> tuple[datetime, ...]:
    """Every release from government detention that is recorded."""
    return tuple(e.at for e in docket.of_kind("reporting-notice-opened") if text(e, "event") == "RELEASED")


def called_for(docket: Docket, subject: str) -> tuple[str, datetime] | None:
    """The event of section 54(2) for which an initial notice about this subject is due, and when it happened; None where there is none."""
    one = to_be_given(docket, subject)
    if one is not None:
        return (one.event, one.opened_at) if one.notice == INITIAL else None
    made = docket.first(subject, f"{subject.partition(':')[0]}-made")
    return ("ORDERED", made.at) if made else None


def orders_made(docket: Docket) -> tuple[str, ...]:
    """Every order that makes a person report."""
    return in_order(e.subject for kind in kinds_of("makes-reportable") for e in docket.of_kind(f"{kind}-made"))


def settled_contents(docket: Docket, subject: str) -> Contents | None:
    """What was settled for a notice that is given by itself, given or not; None while nothing is."""
    entry = docket.last(subject, "further-notice-prepared") or docket.last(subject, "reporting-notice-prepared")
    return _contents(entry) if entry else None


def period_ended_at(docket: Docket, since: datetime) -> datetime | None:
    """When the reporting period ended next after an instant, as it was entered by hand."""
    return earliest_of(e.at for e in docket.about(RESPONDENT) if e.kind == "reporting-period-ended" and e.at >= since)


def settled(docket: Docket, subject: str) -> Settled | None:
    """What was decided about what fell away with the initial notice of a subject."""
    entry = docket.last(subject, "earlier-requirements-settled")
    return Settled(entry.at, text(entry, "course")) if entry else None


def by_entity(docket: Docket, subject: str) -> ByEntity | None:
    """The notice of section 54 about a subject that another entity gave first."""
    entry = docket.first(subject, "notice-by-entity-given")
    return ByEntity(entry.at, text(entry, "entity"), yes(entry, "entity_is_court") is True, text(entry, "way")) if entry else None


def told_by_entity(docket: Docket, at: datetime) -> bool:
    """Had another entity given a notice of section 54 by an instant, after whatever event?"""
    return any(e.at <= at for e in docket.of_kind("notice-by-entity-given"))


def detentions(docket: Docket) -> tuple[Detention, ...]:
    """Every detention of the person under section 60."""
    return tuple(_detention(e) for e in docket.about(RESPONDENT) if e.kind == "detained-for-notice")


def _detention(entry: Entry) -> Detention:
    return Detention(
        entry.at, instant(entry.values.get("released_at")) or entry.at, _several(entry.values, "told"), text(entry, "signed"),
        yes(entry, "held_for_signature") is True, text(entry, "why_so_long"), _several(entry.values, "purpose"), text(entry, "grounds"),
        text(entry, "station"), text(entry, "officer"), entry.id,
    )  # fmt: skip


def _several(values: Mapping[str, Any], name: str) -> frozenset[str]:
    return frozenset(values.get(name) or ())


# ---------------------------------------------------------------- among entries about to be recorded
def subjects_in(entries: tuple[Entry, ...], *kinds: str) -> tuple[str, ...]:
    """What entries of these kinds among these are about."""
    return tuple(dict.fromkeys(e.subject for e in entries if e.kind in kinds))


def draft_of(asks: Asks) -> dict[str, Any]:
    """What a notice asks, as the fields of the next one's draft."""
    said = {one.name: getattr(asks, one.name) for one in fields(Asks)}
    return {name: value for name, value in said.items() if value not in ("", None)}
