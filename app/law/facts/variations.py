"""What the docket says of each application to vary or revoke an order, and of each variation and revocation that was made (13Q).

Reads entry fields by name and decides nothing: whether leave was needed, and from when a variation binds, is the law's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.casework.docket import Docket, Entry
from app.law.facts import at_of, earliest_of, in_order, instant, number_of, presence, served, service_of
from app.law.facts.appealed_orders import made_on_appeal, set_aside
from app.law.facts.corresponding_orders import REGISTERED, origin, registered_order
from app.law.facts.documents import Condition, conditions_in
from app.law.facts.values import costs_without_abuse, text, yes

KIND = "variation"
VARIED, REVOKED, CANCELLED = "VARIED", "REVOKED", "CANCELLED"
DECISIONS = ("leave-decided", "variation-heard")
"""What no longer counts once the appeal court set a decision aside and sent the application back."""
_CHANGES = {"order-varied": VARIED, "order-revoked": REVOKED, "registration-cancelled": CANCELLED}


@dataclass(frozen=True)
class Change:
    """One variation or revocation of an order. `application` is the one on which it was made; "" where none is known.

    `presence` PRESENT | ABSENT | DOUBTFUL; `on_appeal` the paragraph of 13ZJ(1) (A, B), or ""; `served_at` is the service of the
    varying or revoking order, on appeal of the appeal court's; `conditions` are all the terms as varied, and none for a revocation.
    `for_registration`: a court adapted an order of another place so that it can be registered (13Z(8)); `at` is then the registration,
    and `told_at` when the respondent was told of it.
    """

    order: str
    what: str
    at: datetime
    presence: str
    on_appeal: str
    application: str
    conditions: tuple[Condition, ...]
    served_at: datetime | None
    entry: str
    property_provided_for: bool = False
    for_registration: bool = False
    told_at: datetime | None = None


@dataclass(frozen=True)
class Leave:
    """The decision about leave to apply."""

    at: datetime
    granted: bool


@dataclass(frozen=True)
class Heard:
    """One hearing of the application, with what the court regarded and decided."""

    at: datetime
    order: str
    presence: str
    outcome: str
    regarded: frozenset[str]
    costs_without_abuse: bool
    paragraphs: tuple[str, ...]
    listed_for: datetime | None
    entry: str


@dataclass(frozen=True)
class Variation:
    """One application for the variation or revocation of an order."""

    subject: str
    order: str
    applicant: str
    relief: str
    terms_sought: tuple[Condition, ...]
    grounds: str
    circumstances_since: str
    court_file: str
    applied_at: datetime
    leave: Leave | None
    heard: tuple[Heard, ...]
    withdrawn_at: datetime | None
    listed_for: datetime | None
    change: Change | None
    explained_at: datetime | None
    copies_at: datetime | None
    entities: tuple[datetime, str] | None
    considered_at: datetime | None
    entry: str

    @property
    def disposed(self) -> tuple[datetime, str] | None:
        """When and how it ended: VARIED, REVOKED, CANCELLED, DISMISSED, OTHER_OUTCOME or WITHDRAWN; None while it is pending."""
        ends = [(self.change.at, self.change.what)] if self.change else []
        ends += [(h.at, h.outcome) for h in self.heard if h.outcome in ("DISMISSED", "OTHER_OUTCOME")]
        ends += [(self.withdrawn_at, "WITHDRAWN")] if self.withdrawn_at else []
        return min(ends, default=None)


def variations(docket: Docket) -> tuple[str, ...]:
    """Every application to vary or revoke of which the making stands, by number."""
    return in_order(e.subject for e in docket.of_kind("variation-applied-for"))


def variation(docket: Docket, subject: str) -> Variation | None:
    """The application of this id; None if no making of it stands in the docket."""
    return docket.recall(_variation, subject)


def _variation(docket: Docket, subject: str) -> Variation | None:
    made = docket.last(subject, "variation-applied-for")
    if made is None:
        return None
    back = max(set_aside(docket, subject), default=None)
    mine = tuple(e for e in docket.about(subject) if back is None or e.at > back or e.kind not in DECISIONS)
    leave = next((e for e in reversed(mine) if e.kind == "leave-decided"), None)
    told = docket.last(subject, "entities-told")
    listings = [instant(e.values.get("listed_for")) for e in mine if e.values.get("listed_for")]
    return Variation(
        subject=subject,
        order=text(made, "order"),
        applicant=text(made, "applicant"),
        relief=text(made, "relief"),
        terms_sought=conditions_in(made, "terms_sought"),
        grounds=text(made, "grounds"),
        circumstances_since=text(made, "circumstances_since"),
        court_file=text(made, "court_file"),
        applied_at=made.at,
        leave=Leave(leave.at, text(leave, "decision") == "GRANTED") if leave else None,
        heard=tuple(_heard(e) for e in mine if e.kind == "variation-heard"),
        withdrawn_at=at_of(docket.first(subject, "variation-withdrawn")),
        listed_for=listings[-1] if listings else None,
        change=change_on(docket, subject),
        explained_at=at_of(docket.first(subject, "variation-explained")),
        copies_at=at_of(docket.first(subject, "variation-copies-given")),
        entities=(told.at, text(told, "outcome")) if told else None,
        considered_at=at_of(docket.first(subject, "variation-outcome-considered")),
        entry=made.id,
    )


def _heard(entry: Entry) -> Heard:
    return Heard(
        at=entry.at,
        order=text(entry, "order"),
        presence=presence(text(entry, "presence")),
        outcome=text(entry, "outcome"),
        regarded=frozenset(entry.values.get("regarded") or ()),
        costs_without_abuse=costs_without_abuse(entry),
        paragraphs=tuple(str(row.get("paragraph")) for row in entry.values.get("attendees") or ()),
        listed_for=instant(entry.values.get("listed_for")),
        entry=entry.id,
    )


def changes(docket: Docket, order: str) -> tuple[Change, ...]:
    """Every variation and revocation of this order, in legal order; at one instant by the number of the application, not as recorded."""
    return docket.recall(_changes_of, order)


def _changes_of(docket: Docket, order: str) -> tuple[Change, ...]:
    found = [*_for_registration(docket, order), *(_change(docket, e) for e in docket.about(order) if e.kind in _CHANGES)]
    return tuple(sorted(found, key=lambda one: (one.at, number_of(one.application))))


def _for_registration(docket: Docket, order: str) -> tuple[Change, ...]:
    """The variation with which a court sent an order of another place back to be registered (13Z(8), (10)).

    None where the appeal court registered the order itself (13ZJ(2)(a)): it then stands as that court left it.
    """
    one, home = registered_order(docket, order), origin(docket, order)
    heard = home.variation if home else None
    made = docket.first(order, f"{REGISTERED}-made")
    if one is None or home is None or heard is None or made is None or made_on_appeal(made):
        return ()
    return (
        Change(
            order=order,
            what=VARIED,
            at=one.registered_at,
            presence=heard.presence,
            on_appeal="",
            application=home.subject,
            conditions=heard.conditions,
            served_at=one.copy_served_at,
            entry=heard.entry,
            for_registration=True,
            told_at=one.told_at,
        ),
    )


def of_registered_order(docket: Docket, subject: str) -> bool:
    """Is this application about a registered order (13ZC, 13ZD), and not about an offender prohibition order (13Q)?"""
    made = docket.last(subject, "variation-applied-for")
    return text(made, "order").startswith(f"{REGISTERED}:")


def change_on(docket: Docket, subject: str) -> Change | None:
    """The variation or revocation that was made on this application: the first, where two are recorded."""
    return docket.recall(_change_on, subject)


def _change_on(docket: Docket, subject: str) -> Change | None:
    back = max(set_aside(docket, subject), default=None)
    made = (e for kind in _CHANGES for e in docket.of_kind(kind) if text(e, "application") == subject and (back is None or e.at > back))
    first = min(made, key=lambda e: (e.at, e.kind), default=None)
    return _change(docket, first) if first else None


def _change(docket: Docket, entry: Entry) -> Change:
    application = text(entry, "application")
    return Change(
        order=entry.subject,
        what=_CHANGES[entry.kind],
        at=entry.at,
        presence=presence(text(entry, "presence")),
        on_appeal=made_on_appeal(entry),
        application=application,
        conditions=conditions_in(entry),
        served_at=_served_at(docket, entry, application),
        entry=entry.id,
        property_provided_for=text(entry, "recovery_of_property") == "PROVIDED",
    )


def _served_at(docket: Docket, entry: Entry, application: str) -> datetime | None:
    if application:
        copy = served(docket, service_of(application), "ORDER", not_before=entry.at)
        return copy.at if copy else None
    one = registered_order(docket, entry.subject)
    if one is not None and one.registered_at == entry.at:  # varied as it was registered: its own copy has the terms (13ZA(3)(a))
        return one.copy_served_at
    return earliest_of(e.at for e in docket.about(entry.occasion) if e.kind == "appeal-result-served" and e.at >= entry.at)


def applied_in(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """Among entries about to be recorded: the applications to vary or revoke."""
    return tuple(dict.fromkeys(e.subject for e in entries if e.kind == "variation-applied-for"))


def heard_in(entries: tuple[Entry, ...]) -> tuple[Heard, ...]:
    """Among entries about to be recorded: the hearings of such applications."""
    return tuple(_heard(e) for e in entries if e.kind == "variation-heard")


def consent_was_enough(docket: Docket, order: str) -> bool:
    """Was this order made by a court by consent, without that being found against the interests of justice (13P(3))?

    A magistrate acting alone may not be able to leave the tests out (O-A46): such an order is taken as one made by the tests.
    """
    entry = docket.first(order, f"{order.partition(':')[0]}-made")
    return yes(entry, "by_consent") is True and text(entry, "interests_of_justice") != "AGAINST" and text(entry, "made_under") != "S13J"
