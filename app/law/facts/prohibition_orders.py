"""What the docket says of each prohibition order, and of the notice of any order: making, presence, service, what was told and given.

Reads entry fields by name and decides nothing: whether presence by video is presence, and whether being told is notice, is the law's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.casework.docket import Docket, Entry
from app.law.facts import at_of, day, earliest_of, presence, served, service_of
from app.law.facts.appealed_orders import Restored, Revocations, Stay, made_on_appeal, restored, revocations, stays
from app.law.facts.applications import Application, application, applications
from app.law.facts.values import number_of, reportable_before, text, yes

ORDER = "prohibition-order"
ORDERS = ("temporary-order", ORDER)


@dataclass(frozen=True)
class OrderMade:
    """The making of a temporary order or a prohibition order, and what is known of its notice. `presence` PRESENT | ABSENT | DOUBTFUL."""

    subject: str
    kind: str
    application: str
    hearing: str
    made_at: datetime
    presence: str
    served_at: datetime | None
    served_entry: str
    told_at: datetime | None
    told_entry: str
    revoked: Revocations
    stays: tuple[Stay, ...]
    restored: tuple[Restored, ...]
    on_appeal: str
    reportable_before: bool | None
    stated_last_day: date | None
    entry: str

    @property
    def revoked_at(self) -> datetime | None:
        """When it was revoked, by a revocation that no appeal court set aside."""
        return self.revoked.standing_at


@dataclass(frozen=True)
class Papers:
    """What was done about the notice of one order, each with the instant at which it was first done."""

    explained_at: datetime | None
    reporting_notice_prepared_at: datetime | None
    reporting_notice_at: datetime | None
    copies_at: datetime | None
    details_at: datetime | None
    changes: tuple[tuple[str, datetime], ...]


@dataclass(frozen=True)
class Renewal:
    """What was decided about applying again before the term ends."""

    at: datetime
    decision: str


def made(docket: Docket, order: str) -> OrderMade | None:
    """The making of this order; None if none stands in the docket (never recorded, or withdrawn)."""
    return docket.recall(_made, order)


def _made(docket: Docket, order: str) -> OrderMade | None:
    entry = docket.first(order, f"{order.partition(':')[0]}-made")
    if entry is None:
        return None
    copy = served(docket, service_of(order), "ORDER", not_before=entry.at)
    told = next((e for e in docket.about(order) if e.kind == "informal-notice-given" and e.at >= entry.at), None)
    return OrderMade(
        subject=order,
        kind=order.partition(":")[0],
        application=text(entry, "application"),
        hearing=text(entry, "hearing") or entry.occasion,
        made_at=entry.at,
        presence=presence(text(entry, "presence")),
        served_at=copy.at if copy else None,
        served_entry=copy.entry if copy else "",
        told_at=at_of(told),
        told_entry=told.id if told else "",
        revoked=revocations(docket, order, since=entry.at),
        stays=stays(docket, order),
        restored=restored(docket, order),
        on_appeal=made_on_appeal(entry),
        reportable_before=reportable_before(entry),
        stated_last_day=day(entry.values.get("stated_last_day")),
        entry=entry.id,
    )


def prohibition_orders(docket: Docket) -> tuple[str, ...]:
    """Every prohibition order of which a making stands, in the order of making."""
    return _in_order(docket, (ORDER,))


def orders(docket: Docket) -> tuple[str, ...]:
    """Every temporary order and prohibition order of which a making stands, in the order of making."""
    return _in_order(docket, ORDERS)


def _in_order(docket: Docket, kinds: tuple[str, ...]) -> tuple[str, ...]:
    firsts = {e.subject: e.at for kind in kinds for e in reversed(docket.of_kind(f"{kind}-made"))}
    return tuple(sorted(firsts, key=lambda s: (firsts[s], s.partition(":")[0], number_of(s), s)))


def other_applications(docket: Docket, order: OrderMade) -> tuple[Application, ...]:
    """The applications of this matter on which this order was not made, by number: any of them may be one for a new order (13G(2))."""
    return tuple(application(docket, a) for a in applications(docket) if a != order.application)


def papers(docket: Docket, order: OrderMade) -> Papers:
    """What was done about the notice of this order."""
    notice = served(docket, service_of(order.subject), "REPORTING_NOTICE", not_before=order.made_at)
    return Papers(
        explained_at=_done(docket, order, "order-explained"),
        reporting_notice_prepared_at=_done(docket, order, "reporting-notice-prepared"),
        reporting_notice_at=earliest_of((_done(docket, order, "reporting-notice-given"), notice.at if notice else None)),
        copies_at=_done(docket, order, "order-copies-given"),
        details_at=_done(docket, order, "commissioner-given-details"),
        changes=tuple((text(e, "of"), e.at) for e in docket.about(order.subject) if e.kind == "changed-period-notice-given"),
    )


def removal_told_at(docket: Docket, order: str) -> datetime | None:
    """When details of the court's order that ended this one, and the person's reporting with it, were given to the commissioner."""
    return at_of(docket.first(order, "removal-details-given"))


def _done(docket: Docket, order: OrderMade, kind: str) -> datetime | None:
    return earliest_of(e.at for e in docket.about(order.subject) if e.kind == kind and e.at >= order.made_at)


def renewal_decided(docket: Docket, order: str) -> Renewal | None:
    """The latest decision whether to apply again before the term of this order ends."""
    entry = docket.last(order, "renewal-decided")
    return Renewal(entry.at, text(entry, "decision")) if entry else None


def acknowledged_at(docket: Docket, order: str, kind: str, of: str) -> datetime | None:
    """When a conclusion of the law about this order was acknowledged: only an entry that names that very conclusion counts."""
    return earliest_of(e.at for e in docket.about(order) if e.kind == kind and text(e, "of") == of)


def stated_in(entries: tuple[Entry, ...]) -> tuple[tuple[str, date, Entry], ...]:
    """Among entries about to be recorded: each prohibition order of which the court stated a last day."""
    said = ((e.subject, day(e.values.get("stated_last_day")), e) for e in entries if e.kind == "prohibition-order-made")
    return tuple((subject, stated, entry) for subject, stated, entry in said if stated is not None)


def documents_in(entries: tuple[Entry, ...]) -> tuple[tuple[str, frozenset[str]], ...]:
    """Among entries about to be recorded: each set served about an order, with the documents in it."""
    return tuple(
        (e.subject.partition(":")[2], frozenset(e.values.get("documents") or ()))
        for e in entries
        if e.kind == "documents-served" and e.subject.partition(":")[2].partition(":")[0] in ORDERS
    )


def replaces_in(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """Among entries about to be recorded: the orders whose reporting notice may end an earlier one that asks more (54A(5)(b))."""
    prepared = (e for e in entries if e.kind == "reporting-notice-prepared")
    return tuple(e.subject for e in prepared if yes(e, "earlier_requirements") is not False)
