"""Builds what the law reads about an application for a prohibition order, and about how it ended.

Reads entry fields by name and decides nothing. What was decided at a hearing counts as a decision of the application
whether it was recorded as the application's decision, as the making of the order, or only as the hearing's outcome.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.casework.docket import Docket, Entry
from app.casework.families import kinds_of
from app.law.facts import at_of, in_order, instant
from app.law.facts.appealed_orders import set_aside
from app.law.facts.hearings import FURTHER_NOTICE, Hearing, hearings
from app.law.facts.service import application_documents_served_at
from app.law.facts.temporary_orders import by_magistrate, disposals
from app.law.facts.values import text, yes


@dataclass(frozen=True)
class Notice:
    """An appearance notice: issuing the first one starts the proceeding (s 13B(1))."""

    entry: str
    at: datetime
    court: str
    court_place: str
    appear_at: datetime | None


@dataclass(frozen=True)
class Returned:
    """A temporary or disqualification order that a magistrate made: it fixes when and where the application is to be heard (s 13J(5))."""

    order: str
    entry: str
    made_at: datetime
    return_at: datetime | None
    return_place: str


@dataclass(frozen=True)
class Advice:
    """What a legal officer settled about the application."""

    at: datetime
    of: str
    course: str


@dataclass(frozen=True)
class Ending:
    """How the application was disposed of: MADE, REFUSED, STRUCK_OUT, DISMISSED_BY_CONSENT or DISCONTINUED."""

    at: datetime
    how: str
    entry: str


@dataclass(frozen=True)
class Application:
    """One application for a prohibition order."""

    subject: str
    believed_at: datetime | None
    renews: str
    conduct_at: datetime | None
    conduct_dated: bool
    conditions_at: datetime | None
    circumstances_at: datetime | None
    residence_change_likely: bool | None
    notices: tuple[Notice, ...]
    filed_at: datetime | None
    chief_executive_at: datetime | None
    parent_at: datetime | None
    served_at: datetime | None
    returned: Returned | None
    hearings: tuple[Hearing, ...]
    advice: tuple[Advice, ...]
    further_given: tuple[tuple[str, datetime], ...]
    endings: tuple[Ending, ...]
    set_aside: tuple[datetime, ...]

    def pending_at(self, at: datetime) -> bool:
        """Was nothing that disposed of it before an instant standing then? What the appeal court had set aside by then was not (13ZJ(1)(b))."""
        return all(any(one.at < back < at for back in self.set_aside) for one in self.endings if one.at < at)

    @property
    def ending(self) -> Ending | None:
        """How it was disposed of; None while it is pending, also again since the appeal court set its decision aside and sent it back."""
        return next((one for one in self.endings if all(one.at > at for at in self.set_aside)), None)

    @property
    def further_directed(self) -> tuple[Hearing, ...]:
        """The hearings at which the court directed a further appearance notice (s 13C(5)), in legal order."""
        return tuple(one for one in self.hearings if one.held_at and one.outcome == FURTHER_NOTICE)

    @property
    def issued(self) -> Notice | None:
        """The notice that started the proceeding."""
        return self.notices[0] if self.notices else None

    @property
    def current_notice(self) -> Notice | None:
        """The newest appearance notice: the one that says when the respondent must appear."""
        return self.notices[-1] if self.notices else None

    @property
    def appear_at(self) -> datetime | None:
        """When the respondent must appear under the newest notice."""
        return self.current_notice.appear_at if self.current_notice else None

    @property
    def court_place(self) -> str:
        """The place of the court: of the notice, or fixed on the making of a temporary order; "" where neither says."""
        if self.current_notice and self.current_notice.court_place:
            return self.current_notice.court_place
        return self.returned.return_place if self.returned else ""

    @property
    def first_heard_at(self) -> datetime | None:
        """When the application was first before the court, or None."""
        return min((one.held_at for one in self.hearings if one.held_at), default=None)


def application(docket: Docket, subject: str) -> Application:
    """The application with this subject; of one nothing is recorded, everything is None."""
    return docket.recall(_application, subject)


def applications(docket: Docket) -> tuple[str, ...]:
    """Every application begun: a belief recorded, an appearance notice issued, or a magistrate's order made on it (s 13J(6), 13T(4)(a))."""
    return docket.recall(_applications)


def _applications(docket: Docket) -> tuple[str, ...]:
    begun = {e.subject for kind in ("belief-recorded", "appearance-notice-issued") for e in docket.of_kind(kind)}
    returned = {text(e, "application") for e in _made_by_magistrates(docket)}
    return in_order((begun | returned) - {""})


def _application(docket: Docket, subject: str) -> Application:
    conduct = docket.first(subject, "concerning-conduct-recorded")
    circumstances = docket.last(subject, "child-circumstances-recorded")
    return Application(
        subject=subject,
        believed_at=at_of(docket.first(subject, "belief-recorded")),
        renews=text(docket.last(subject, "belief-recorded"), "renews"),
        conduct_at=at_of(conduct),
        conduct_dated=any(text(e, "from") for e in docket.about(subject) if e.kind == "concerning-conduct-recorded"),
        conditions_at=at_of(docket.first(subject, "conditions-sought")),
        circumstances_at=at_of(circumstances),
        residence_change_likely=yes(circumstances, "residence_change_likely"),
        notices=tuple(_notice(e) for e in docket.about(subject) if e.kind == "appearance-notice-issued"),
        filed_at=at_of(docket.first(subject, "application-filed")),
        chief_executive_at=at_of(docket.first(subject, "copy-given-to-chief-executive")),
        parent_at=at_of(docket.first(subject, "copy-given-to-parent")),
        served_at=application_documents_served_at(docket, subject),
        returned=_returned(docket, subject),
        hearings=hearings(docket, subject),
        further_given=tuple((text(e, "of"), e.at) for e in docket.about(subject) if e.kind == "further-notice-given"),
        advice=tuple(Advice(e.at, text(e, "of"), text(e, "course")) for e in docket.about(subject) if e.kind == "legal-officer-advised"),
        endings=_endings(docket, subject),
        set_aside=set_aside(docket, subject),
    )


def _notice(entry: Entry) -> Notice:
    return Notice(entry.id, entry.at, text(entry, "court"), text(entry, "court_place"), instant(entry.values.get("appear_at")))


def notices_in(entries: tuple[Entry, ...]) -> tuple[tuple[str, Notice], ...]:
    """The appearance notices among entries about to be recorded, each with its application."""
    return tuple((e.subject, _notice(e)) for e in entries if e.kind == "appearance-notice-issued")


def discontinuances_in(entries: tuple[Entry, ...]) -> tuple[tuple[str, bool], ...]:
    """The discontinuances among entries about to be recorded, each with its application and whether a legal officer agrees."""
    return tuple((e.subject, yes(e, "legal_officer_agrees") is True) for e in entries if e.kind == "application-discontinued")


def _returned(docket: Docket, subject: str) -> Returned | None:
    """The first temporary order, or disqualification order instead of one, that a magistrate made on this application."""
    for e in _made_by_magistrates(docket):
        if text(e, "application") == subject:
            return Returned(e.subject, e.id, e.at, instant(e.values.get("return_at")), text(e, "return_place"))
    return None


def _made_by_magistrates(docket: Docket) -> list[Entry]:
    """The interim orders made on an application to a magistrate, the earliest first, temporary orders before others at one instant."""
    made = [e for kind in kinds_of("interim-order") for e in docket.of_kind(f"{kind}-made") if by_magistrate(e)]
    return sorted(made, key=lambda e: e.at)


def _endings(docket: Docket, subject: str) -> tuple[Ending, ...]:
    """Every disposal or discontinuance in legal time; a decision recorded at the same instant comes first."""
    found = [Ending(one.at, one.how, one.entry) for one in disposals(docket, subject)]
    found += [Ending(e.at, "DISCONTINUED", e.id) for e in docket.about(subject) if e.kind == "application-discontinued"]
    found += [Ending(h.held_at, "DISCONTINUED", h.entry) for h in hearings(docket, subject) if h.held_at and h.outcome == "DISCONTINUED"]
    return tuple(sorted(found, key=lambda one: one.at))
