"""What the docket says of each report on a child respondent: the direction, the requests for it, when it was given, copied and dealt with.

Reads entry fields by name and decides nothing. A report's subject is named after the hearing at which the court directed it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from app.casework.docket import Docket, Entry
from app.law.facts import at_of, day, in_order, whole
from app.law.facts.values import text

KIND, REQUEST = "child-report", "information-request"
APPLICANT, RESPONDENT = "APPLICANT", "RESPONDENT"
PARTIES = (APPLICANT, RESPONDENT)
"""The parties to whom a copy always goes; the court may have joined others."""


@dataclass(frozen=True)
class Direction:
    """What the court directed: what the report is to contain, about whom, by when, and whether it was satisfied of 13C(1)."""

    entry: str
    at: datetime
    matters: str
    about_whom: tuple[str, ...]
    about: str
    due_on: date | None
    within_days: int | None


@dataclass(frozen=True)
class Request:
    """One written request to a government entity. `by_on` is the newest day stated, in the request or in a reminder."""

    subject: str
    report: str
    at: datetime
    entry: str
    entity: str
    what: str
    by_on: date | None
    answered_at: datetime | None


@dataclass(frozen=True)
class Arranged:
    """That the court deals with its direction, since the report is overdue: of which overdue report, and at which hearing."""

    at: datetime
    of: str
    hearing: str


@dataclass(frozen=True)
class ChildReport:
    """One report that a court directed. `replaced_at`: a later direction for the same application took its place before it was given."""

    subject: str
    application: str
    hearing: str
    direction: Direction
    sent_at: datetime | None
    prepared_at: datetime | None
    given_at: datetime | None
    given_entry: str
    copied: tuple[tuple[str, datetime], ...]
    arranged: tuple[Arranged, ...]
    requests: tuple[Request, ...]
    replaced_at: datetime | None
    considered: tuple[tuple[str, datetime], ...]

    @property
    def not_copied(self) -> tuple[str, ...]:
        """The parties of whom no copy is recorded."""
        given = {party for party, _ in self.copied}
        return tuple(party for party in PARTIES if party not in given)

    @property
    def copied_at(self) -> datetime | None:
        """When each party had a copy; None while one has none."""
        firsts = [min(at for party, at in self.copied if party == wanted) for wanted in PARTIES if wanted not in self.not_copied]
        return max(firsts) if len(firsts) == len(PARTIES) else None

    @property
    def unanswered(self) -> tuple[Request, ...]:
        """The requests of which no answer is recorded, by number."""
        return tuple(one for one in self.requests if one.answered_at is None)


def report_of(hearing: str) -> str:
    """The report that was directed at a hearing: "child-report:hearing:1"."""
    return f"{KIND}:{hearing}"


def is_report(subject: str) -> bool:
    """Is this subject a report on a child respondent?"""
    return subject.partition(":")[0] == KIND


def subjects(docket: Docket) -> tuple[str, ...]:
    """Every report that a court directed, by the number of the hearing."""
    return docket.recall(_subjects)


def _subjects(docket: Docket) -> tuple[str, ...]:
    return in_order(_standing(docket))


def _standing(docket: Docket) -> dict[str, Entry]:
    """The last word of each hearing about a report, where that word is that one was directed."""
    last = {report_of(text(e, "hearing")): e for e in docket.of_kind("report-directed") if text(e, "hearing")}
    return {subject: e for subject, e in last.items() if text(e, "directed") == "DIRECTED"}


def child_report(docket: Docket, subject: str) -> ChildReport | None:
    """The report of this id; None if no direction for it stands in the docket."""
    return docket.recall(_child_report, subject)


def reports_on(docket: Docket, application: str) -> tuple[ChildReport, ...]:
    """The reports directed on one application, in the order of their directions."""
    known = (child_report(docket, subject) for subject in subjects(docket))
    mine = (one for one in known if one is not None and one.application == application)
    return tuple(sorted(mine, key=lambda one: (one.direction.at, one.subject)))


def _child_report(docket: Docket, subject: str) -> ChildReport | None:
    standing = _standing(docket)
    directed = standing.get(subject)
    if directed is None:
        return None
    following = min((e.at for e in standing.values() if e.subject == directed.subject and e.at > directed.at), default=None)
    given = _given(docket, subject, directed, following)
    return ChildReport(
        subject=subject,
        application=directed.subject,
        hearing=text(directed, "hearing"),
        direction=_direction(directed),
        sent_at=at_of(docket.first(subject, "direction-sent")),
        prepared_at=at_of(docket.first(subject, "report-sent-to-court")),
        given_at=at_of(given),
        given_entry=given.id if given else "",
        copied=tuple((text(e, "party"), e.at) for e in docket.about(subject) if e.kind == "report-copied"),
        arranged=tuple(
            Arranged(e.at, text(e, "of"), text(e, "hearing")) for e in docket.about(subject) if e.kind == "overdue-report-listed"
        ),
        requests=tuple(one for one in requests(docket) if one.report == subject),
        replaced_at=None if given and following and given.at < following else following,
        considered=tuple((text(e, "of"), e.at) for e in docket.about(subject) if e.kind == "other-outcome-considered"),
    )


def _direction(e: Entry) -> Direction:
    return Direction(
        e.id,
        e.at,
        text(e, "matters"),
        tuple(e.values.get("about_whom") or ()),
        text(e, "about"),
        day(e.values.get("due_on")),
        whole(e.values.get("within_days")),
    )


def directions_in(entries: Iterable[Entry]) -> tuple[Direction, ...]:
    """The directions for a report among entries about to be recorded."""
    return tuple(_direction(e) for e in entries if e.kind == "report-directed" and text(e, "directed") == "DIRECTED")


def _given(docket: Docket, subject: str, directed: Entry, following: datetime | None) -> Entry | None:
    """When it was given to the court; an older record says so of the application, and means the direction that then stood."""
    own = docket.first(subject, "report-given")
    older = (e for e in docket.about(directed.subject) if e.kind == "report-given" and e.at >= directed.at)
    return own or next((e for e in older if following is None or e.at < following), None)


def requests(docket: Docket) -> tuple[Request, ...]:
    """Every request to a government entity, by number."""
    return docket.recall(_requests)


def _requests(docket: Docket) -> tuple[Request, ...]:
    found = (request(docket, subject) for subject in in_order(e.subject for e in docket.of_kind("information-requested")))
    return tuple(one for one in found if one is not None)


def request(docket: Docket, subject: str) -> Request | None:
    """The request of this id; None if no asking of it stands in the docket."""
    asked = docket.last(subject, "information-requested")
    if asked is None:
        return None
    reminded = docket.last(subject, "information-request-reminded")
    return Request(
        subject,
        text(asked, "report"),
        asked.at,
        asked.id,
        text(asked, "entity"),
        text(asked, "what"),
        day((reminded or asked).values.get("by_on")),
        at_of(docket.first(subject, "information-request-answered")),
    )
