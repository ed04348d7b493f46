"""Builds what the law reads about service: which documents of a set were served, when, in which way; attempts, plan, decisions on hold.

Reads entry fields by name. A set is the subject "service:<what it is about>"; what is about an application is its two
application documents (s 13B(3)), what is about an offender prohibition order is the copy with the papers of s 13S(3), (4), what
is about a disqualification order its copy (s 13T(6)), what is about a corresponding order referred to the court the application to
register it and the appearance notice (s 13Z(4)), what is about a registered order its copy with, where it is due, the reporting notice
(s 13ZA(3)), and what is about an application to vary or revoke the copy of the order
made on it (s 13S(3)).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.casework.docket import Docket, Entry
from app.casework.families import is_of, kinds_of
from app.law.facts import APPLICATION_DOCUMENTS, PRESENT, counts_from, in_order, kind_of, service_of, temporary_order_applications
from app.law.facts import corresponding_orders as elsewhere
from app.law.facts.values import reportable_before, text, yes
from app.law.facts.variations import change_on, variations

PREFIX: Final = "service:"


@dataclass(frozen=True)
class Serving:
    """One occasion on which documents were served. `at` is when it counts: for substituted service as the court's order says.

    `authorised`: personal, given in court, or substituted as a court had authorised (13ZL(3)-(5)); else it does not count.
    """

    entry: str
    at: datetime
    done_at: datetime
    documents: tuple[str, ...]
    mode: str
    explained: bool | None
    conditions_told: bool | None
    discreet: bool | None
    school_or_work: bool
    no_other_place_reason: str
    authorised: bool
    as_ordered: bool | None


@dataclass(frozen=True)
class OnHold:
    """A legal officer's decision about a set still unserved when the order may be over."""

    at: datetime
    of: str
    decision: str


@dataclass(frozen=True)
class DocumentSet:
    """Everything recorded about the service of one set of documents."""

    subject: str
    about: str
    needed: tuple[str, ...]
    servings: tuple[Serving, ...]
    attempts: tuple[datetime, ...]
    planned_at: datetime | None
    affidavits_at: tuple[datetime, ...]
    on_hold: tuple[OnHold, ...]
    made_entry: str

    def served_at(self, document: str) -> datetime | None:
        """When this document was first served as the Act provides, or None."""
        return min((s.at for s in self.servings if document in s.documents and s.authorised), default=None)

    @property
    def complete_at(self) -> datetime | None:
        """When the last document of the set was served, or None while one is missing."""
        instants = [self.served_at(document) for document in self.needed]
        known = [at for at in instants if at is not None]
        return max(known, default=None) if len(known) == len(instants) else None

    @property
    def carried_out_at(self) -> datetime | None:
        """When the last document of the set was handed over as the Act provides, whether or not that counts already."""
        firsts = [min((s.done_at for s in self.servings if d in s.documents and s.authorised), default=None) for d in self.needed]
        known = [at for at in firsts if at is not None]
        return max(known, default=None) if len(known) == len(firsts) else None

    @property
    def missing(self) -> tuple[str, ...]:
        """The documents of the set that have not been served."""
        return tuple(document for document in self.needed if self.served_at(document) is None)


def document_set(docket: Docket, subject: str) -> DocumentSet:
    """The set of documents whose subject this is ("service:application:1")."""
    return docket.recall(_document_set, subject)


def _document_set(docket: Docket, subject: str) -> DocumentSet:
    about = subject.removeprefix(PREFIX)
    mine = docket.about(subject)
    made = _making(docket, about)
    since, entry = (made.at, made.id) if made else _changing(docket, about)
    return DocumentSet(
        subject=subject,
        about=about,
        needed=_needed(about, made),
        servings=_servings(docket, mine, since),
        attempts=tuple(e.at for e in mine if e.kind == "service-attempted"),
        planned_at=next((e.at for e in mine if e.kind == "service-planned"), None),
        affidavits_at=tuple(e.at for e in mine if e.kind == "affidavit-of-service-sworn"),
        on_hold=tuple(OnHold(e.at, text(e, "of"), text(e, "decision")) for e in mine if e.kind == "service-on-hold-decided"),
        made_entry=entry,
    )


def _making(docket: Docket, about: str) -> Entry | None:
    """The entry that made the order the set is about; None for an application."""
    return docket.first(about, f"{about.partition(':')[0]}-made")


def _changing(docket: Docket, about: str) -> tuple[datetime | None, str]:
    """When the varying or revoking order was made that the set is about, and the entry that says so."""
    change = change_on(docket, about)
    return (change.at, change.entry) if change else (None, "")


def _needed(about: str, made: Entry | None) -> tuple[str, ...]:
    if kind_of(about) == temporary_order_applications.KIND:
        return (temporary_order_applications.NOTICE,)
    if kind_of(about) in ("application", elsewhere.KIND):
        return APPLICATION_DOCUMENTS
    if kind_of(about) == elsewhere.REGISTERED:  # no notice of 13S(4)(a): the order is one of another place
        return ("ORDER",) if reportable_before(made) else ("ORDER", "REPORTING_NOTICE")
    if not is_of(kind_of(about), "order"):  # a copy alone: of a disqualification order (s 13T(6)), of one varying or revoking (s 13S(3))
        return ("ORDER",)
    return ("ORDER", "NOTICE_13S4A") if reportable_before(made) else ("ORDER", "NOTICE_13S4A", "REPORTING_NOTICE")


def _servings(docket: Docket, mine: tuple[Entry, ...], since: datetime | None) -> tuple[Serving, ...]:
    """The servings that can be of this set: nothing can be served before it was made."""
    found = (_serving(docket, e) for e in mine if e.kind == "documents-served")
    return tuple(one for one in found if since is None or one.at >= since)


def servings_in(docket: Docket, entries: tuple[Entry, ...]) -> tuple[tuple[str, Serving], ...]:
    """The servings among entries about to be recorded, each with the set it is about, whether or not they count."""
    return tuple((e.subject, _serving(docket, e)) for e in entries if e.kind == "documents-served")


def made_at(docket: Docket, about: str) -> datetime | None:
    """When the order was made, varied or revoked, or the proceeding started, that a set is about; None where none is recorded."""
    made = docket.first(about, "appearance-notice-issued") if about.startswith("application:") else _making(docket, about)
    if made is None and kind_of(about) == elsewhere.KIND:
        return elsewhere.referred(docket).get(about)
    return made.at if made else _changing(docket, about)[0]


def _serving(docket: Docket, entry: Entry) -> Serving:
    counts = counts_from(docket, entry)
    return Serving(
        entry=entry.id,
        at=counts or entry.at,
        done_at=entry.at,
        documents=tuple(entry.values.get("documents") or ()),
        mode=text(entry, "mode"),
        explained=yes(entry, "explained"),
        conditions_told=yes(entry, "conditions_told"),
        discreet=yes(entry, "discreet"),
        school_or_work=bool(yes(entry, "school_or_work")),
        no_other_place_reason=text(entry, "no_other_place_reason"),
        authorised=counts is not None,
        as_ordered=yes(entry, "as_ordered"),
    )


def copy_served_at(docket: Docket, order: str) -> datetime | None:
    """When a copy of this order was served on the respondent (s 13S(2), (3)), whatever other papers are still to be served."""
    return document_set(docket, service_of(order)).served_at("ORDER")


def application_documents_served_at(docket: Docket, application: str) -> datetime | None:
    """When both application documents had been served (s 13B(3)); one without the other is not service of them."""
    return document_set(docket, service_of(application)).complete_at


def present(made: Entry) -> str:
    """The presence recorded at the making of an order ("" where none was)."""
    return text(made, "presence")


def service_subjects(docket: Docket) -> tuple[tuple[str, datetime], ...]:
    """Each set to be served, and from when: the notice issued, or the order made, varied or revoked otherwise than in person.

    Also the notice of an application to a magistrate, from when it was decided to give it (13I(3)); the papers of a referral, from when
    their notice was issued (13Z(4)); and every registered order (13ZA(3)).
    """
    return tuple(to_be_served_from(docket).items())


def to_be_served_from(docket: Docket) -> dict[str, datetime]:
    """The same by set."""
    return docket.recall(_to_be_served_from)


def _to_be_served_from(docket: Docket) -> dict[str, datetime]:
    return dict(_service_subjects(docket))


def _service_subjects(docket: Docket) -> tuple[tuple[str, datetime], ...]:
    issued = {e.subject: e.at for e in reversed(docket.of_kind("appearance-notice-issued"))}
    orders = {e.subject: e.at for kind in kinds_of("any-order") for e in docket.of_kind(f"{kind}-made") if present(e) != "IN_PERSON"}
    dealt_with = {one: change.at for one in variations(docket) if (change := change_on(docket, one)) and change.presence != PRESENT}
    since = {**issued, **orders, **dealt_with, **temporary_order_applications.notices_given(docket), **elsewhere.referred(docket)}
    return tuple((service_of(subject), since[subject]) for subject in in_order(since))
