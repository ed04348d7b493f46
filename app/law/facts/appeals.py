"""Builds what the law reads about appeals: the decisions that may be appealed, what was done about each, and what the appeal court did to orders.

Reads entry fields by name and decides nothing. A decision is named by the subject that it is about: an order (its making), an
application (how it was disposed of) or a hearing (what was decided there about temporary orders). The appeal against it is that
subject with "appeal:" before it, so that it has one name, whoever records what first. Where both sides appeal, the appeal of which the
notice is recorded second has "appeal:second:" before it: its notice is served, answered, heard and decided by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from app.casework.docket import Docket, Entry
from app.law.facts import DOUBTFUL, at_of, day, earliest_of, in_order, kind_of, presence, served, service_of
from app.law.facts.appealed_orders import made_on_appeal, set_aside
from app.law.facts.corresponding_orders import REGISTERED
from app.law.facts.hearings import hearing
from app.law.facts.values import text, yes
from app.law.facts.variations import of_registered_order

PREFIX: Final = "appeal:"
SECOND: Final = "appeal:second:"
COMMISSIONER, RESPONDENT, NOBODY = "COMMISSIONER", "RESPONDENT", ""
NOT_RELEVANT: Final = "disqualification-order:"
"""A disqualification order is no offender prohibition order: nothing that is decided about it may be appealed under Division 4 (13ZG)."""
FRIVOLOUS: Final = "DISMISSED_AS_ABUSE"
DECIDED: Final = ("VARIED", "REVOKED", "CANCELLED", "DISMISSED")


@dataclass(frozen=True)
class Relevant:
    """How one kind of entry records a decision that may be appealed.

    `field` says what was decided ("" where the entry itself does), `told` which of its values are such decisions, in words;
    `on` whose decision it is: the entry's "subject", or the "hearing" or "application" that it names; `lost` which side lost;
    `alone` whether a magistrate without a court decides so (O-A13); `elsewhere` whether it is about an order of another place that is not
    registered yet (O-A91), which is served as it is registered (13ZA(3)).
    """

    kind: str
    field: str
    told: dict[str, str]
    lost: Callable[[Docket, Entry], str]
    on: str = "subject"
    order: str = ""
    alone: bool = False
    elsewhere: bool = False


def _commissioner(_docket: Docket, _entry: Entry) -> str:
    return COMMISSIONER


def _respondent(_docket: Docket, _entry: Entry) -> str:
    return RESPONDENT


def _nobody(_docket: Docket, _entry: Entry) -> str:
    """Leave that is granted need not have been opposed."""
    return NOBODY


def _who_moved(_docket: Docket, entry: Entry) -> str:
    """Not making a temporary order is lost by the commissioner who asked for one; of its own initiative nobody loses."""
    return COMMISSIONER if text(entry, "moved_by") == COMMISSIONER else NOBODY


def _extension(_docket: Docket, entry: Entry) -> str:
    return RESPONDENT if text(entry, "decision") == "EXTENDED" else COMMISSIONER


def _applicant(docket: Docket, entry: Entry) -> str:
    """Who applied to vary or revoke: on the application that the entry is about, or that it names."""
    return text(docket.last(text(entry, "application") or entry.subject, "variation-applied-for"), "applicant")


def _other_side(docket: Docket, entry: Entry) -> str:
    return {COMMISSIONER: RESPONDENT, RESPONDENT: COMMISSIONER}.get(_applicant(docket, entry), NOBODY)


def _referral(docket: Docket, entry: Entry) -> str:
    """On a referral the respondent loses what is to be registered, varied or not; the commissioner what is refused, or not varied as asked."""
    asked = yes(docket.last(entry.subject, "registration-applied-for"), "referral_asked")
    refused = text(entry, "outcome") == "REFUSED" or (text(entry, "outcome") == "NOT_VARIED" and asked is True)
    return COMMISSIONER if refused else RESPONDENT


REFUSALS: Final = {
    "REFUSED": "the application was refused",
    "STRUCK_OUT": "the application was struck out",
    "DISMISSED_BY_CONSENT": "the application was dismissed by consent",
}
RELEVANT: Final = (
    Relevant("temporary-order-made", "", {"": "a temporary order was made"}, _respondent, order="RESULTS"),
    Relevant("prohibition-order-made", "", {"": "a prohibition order was made"}, _respondent, order="RESULTS"),
    Relevant("application-decided", "decision", REFUSALS, _commissioner, order="NONE"),
    Relevant("hearing-held", "outcome", {"FINAL_" + k if k == "REFUSED" else k: v for k, v in REFUSALS.items()}, _commissioner, "application", "NONE"),
    Relevant("s13k-decided", "decision", {"NOT_MADE": "no temporary order was made"}, _who_moved, order="NONE"),
    Relevant(
        "extension-decided", "decision", {"EXTENDED": "a temporary order was extended", "NOT_EXTENDED": "a temporary order was not extended"},
        _extension, "hearing",
    ),
    Relevant(
        "variation-heard", "outcome",
        {"VARIED": "an order was varied", "REVOKED": "an order was revoked", "CANCELLED": "the registration of an order was cancelled"},
        _other_side, order="RESULTS",
    ),
    Relevant("order-varied", "", {"": "an order was varied"}, _other_side, "application", "RESULTS"),
    Relevant("order-revoked", "", {"": "an order was revoked"}, _other_side, "application", "RESULTS"),
    Relevant("registration-cancelled", "", {"": "the registration of an order was cancelled"}, _other_side, "application", "RESULTS"),
    Relevant("variation-heard", "outcome", {"DISMISSED": "an application to vary or revoke was dismissed"}, _applicant),
    Relevant("leave-decided", "decision", {"REFUSED": "leave to apply was refused"}, _respondent),
    Relevant("leave-decided", "decision", {"GRANTED": "leave to apply was granted"}, _nobody),
    Relevant("referral-heard", "outcome", {"VARIED": "a corresponding order was varied for its registration"}, _referral, order="RESULTS", elsewhere=True),
    Relevant("referral-heard", "outcome", {"NOT_VARIED": "a corresponding order was left as it is on a referral"}, _referral, elsewhere=True),
    Relevant("referral-heard", "outcome", {"REFUSED": "the registration of a corresponding order was refused"}, _referral, order="NONE", elsewhere=True),
    Relevant(
        "temporary-order-application-heard", "outcome", {"NOT_MADE": "a magistrate made no temporary order"}, _commissioner, order="NONE", alone=True,
    ),
)  # fmt: skip
"""Every kind of decision that may be appealed; `order`: one RESULTS from it, or NONE exists after it, or "" (one goes on).

What was done to an order on an application to vary or revoke it is found in either word on it: the hearing, or the order varied or revoked.
"""


@dataclass(frozen=True)
class Decision:
    """A decision that may be appealed: who was there, what it left, when a copy of the order resulting from it was served, who lost."""

    subject: str
    at: datetime
    told: tuple[str, ...]
    presence: str
    results_in_order: bool
    leaves_no_order: bool
    by_magistrate_alone: bool
    before_registration: bool
    lost_by: tuple[str, ...]
    copy_served_at: datetime | None
    application: str
    hearing_place: str
    entry: str


@dataclass(frozen=True)
class Considered:
    """What a legal officer decided about appealing: APPEAL, MORE_TIME or DO_NOT_APPEAL, with the grounds and what is asked for."""

    at: datetime
    course: str
    grounds: str
    orders_sought: str


@dataclass(frozen=True)
class NoticeFiled:
    """A notice of appeal filed: by which side, with which court's registrar, where."""

    at: datetime
    by: str
    court: str
    registry: str
    entry: str


@dataclass(frozen=True)
class MoreTime:
    """What the appeal court decided about more time: GRANTED (until a day, if it named one) or REFUSED."""

    at: datetime
    decision: str
    until: date | None
    entry: str


@dataclass(frozen=True)
class Heard:
    """One hearing of the appeal: how it ended, the paragraphs of s 13ZH(5) of those in the room, and whether evidence was received."""

    at: datetime
    outcome: str
    further_evidence: bool


@dataclass(frozen=True)
class Result:
    """What the appeal court did, under which paragraph of s 13ZJ(1) or (2), to which order; `origin`: what it registered; and costs."""

    at: datetime
    result: str
    under: str
    order: str
    origin: str
    costs: bool
    words: str
    entry: str


@dataclass(frozen=True)
class Appeal:
    """Everything recorded about the appeal against one decision."""

    subject: str
    decision: Decision
    considered: tuple[Considered, ...] = ()
    time_asked: tuple[datetime, ...] = ()
    time_decided: tuple[MoreTime, ...] = ()
    notices: tuple[NoticeFiled, ...] = ()
    copy_filed_at: datetime | None = None
    documents_sent_at: datetime | None = None
    served_at: datetime | None = None
    served_entry: str = ""
    address_at: datetime | None = None
    heard: tuple[Heard, ...] = ()
    result: Result | None = None
    result_served_at: datetime | None = None
    entities_told_at: datetime | None = None

    @property
    def started(self) -> NoticeFiled | None:
        """The notice that started the appeal."""
        return self.notices[0] if self.notices else None

    @property
    def extended_to(self) -> MoreTime | None:
        """The grant of more time that goes furthest: to extend the period again is never to shorten it."""
        granted = [one for one in self.time_decided if one.decision == "GRANTED"]
        return max(granted, key=lambda one: (one.until or date.min, one.at), default=None)


def appeal_of(subject: str) -> str:
    """The appeal against the decision that this subject stands for; an appeal is its own."""
    return subject if subject.startswith(PREFIX) else f"{PREFIX}{subject}"


def decision_of(subject: str) -> str:
    """The subject of the decision that an appeal, the first or the second, is against."""
    return subject.removeprefix(SECOND).removeprefix(PREFIX)


def second_of(subject: str) -> str:
    """The appeal of the other side against the same decision."""
    return f"{SECOND}{decision_of(subject)}"


def appeals(docket: Docket) -> tuple[str, ...]:
    """The appeal against each decision; and that of the other side where one is recorded, or is the commissioner's to consider."""
    return docket.recall(_appeals)


def _appeals(docket: Docket) -> tuple[str, ...]:
    return tuple(
        each
        for one in decisions(docket)
        for each in ((appeal_of(one), second_of(one)) if _on_both_sides(docket, one) else (appeal_of(one),))
    )


def _on_both_sides(docket: Docket, subject: str) -> bool:
    """Is there an appeal of each side: one recorded, or one that the commissioner had taken up, or lost, when the respondent appealed?"""
    first = appeal(docket, subject)
    if first is None or first.started is None:
        return False
    for_us = COMMISSIONER in first.decision.lost_by or bool(first.considered)
    recorded = any(e.at >= first.decision.at for e in docket.about(second_of(subject)))
    return recorded or (for_us and all(one.by == RESPONDENT for one in first.notices))


def about_another_place(docket: Docket, decision: Decision) -> bool:
    """Is a decision about an order of another place: registered, or on its way to be (13ZJ(2))?"""
    about = decision.subject
    return decision.before_registration or kind_of(about) == REGISTERED or of_registered_order(docket, about)


# ---------------------------------------------------------------- the decisions
def decisions(docket: Docket) -> dict[str, Decision]:
    """Every decision that may be appealed, by the subject that it is about, in an order that recording does not change."""
    return docket.recall(_decisions)


def _decisions(docket: Docket) -> dict[str, Decision]:
    found: dict[str, Decision] = {}
    for row in RELEVANT:
        for entry in docket.of_kind(row.kind):
            told = row.told.get(text(entry, row.field) if row.field else "")
            on = _on(docket, entry, row.on)
            if told is None or not on or entry.subject.startswith(NOT_RELEVANT) or made_on_appeal(entry) or _overtaken(docket, entry, on):
                continue
            one = _decision(docket, row, entry, on, told)
            found[on] = _together(found[on], one) if on in found else one
    return {subject: found[subject] for subject in in_order(found)}


def _overtaken(docket: Docket, entry: Entry, on: str) -> bool:
    """Was leave decided about, no appeal against that begun or it was decided, and the application heard? Then what was decided on it counts.

    So it does of an application to vary or revoke that was sent back and decided again.
    """
    if not on.startswith("variation:"):
        return False
    heard = [e.at for e in docket.about(on) if e.kind == "variation-heard" and text(e, "outcome") in DECIDED]
    if entry.kind != "leave-decided":
        later = earliest_of(at for at in heard if at > entry.at)
        return later is not None and any(entry.at <= at < later for at in set_aside(docket, on))
    later = earliest_of(at for at in heard if at >= entry.at)  # leave may be given and the application decided in one sitting
    begun, over = (at_of(docket.first(appeal_of(on), kind)) for kind in ("notice-of-appeal-filed", "appeal-decided"))
    return later is not None and (begun is None or begun >= later or (over is not None and over <= later))


def _on(docket: Docket, entry: Entry, where: str) -> str:
    """What a decision is about; one on an application that the appeal court had sent back stands by its hearing, as another decision."""
    on = entry.subject if where == "subject" else text(entry, where) or (entry.occasion if where == "hearing" else "")
    again = any(at <= entry.at for at in set_aside(docket, on))
    return (entry.subject if where != "subject" else text(entry, "hearing") or entry.occasion or on) if again else on


def _decision(docket: Docket, row: Relevant, entry: Entry, on: str, told: str) -> Decision:
    held = next((h for s in (on, text(entry, "hearing"), entry.occasion) if s.startswith("hearing:") and (h := hearing(docket, s))), None)
    resulting = _registered(docket, on) if row.elsewhere else on if row.order == "RESULTS" else ""
    copy = served(docket, service_of(resulting), "ORDER", not_before=entry.at) if resulting else None
    return Decision(
        subject=on,
        at=entry.at,
        told=(told,),
        presence=presence(text(entry, "presence") or (held.presence if held else "")),
        results_in_order=row.order == "RESULTS",
        leaves_no_order=row.order == "NONE",
        by_magistrate_alone=row.alone or text(entry, "made_under") == "S13J",
        before_registration=row.elsewhere,
        lost_by=(row.lost(docket, entry),),
        copy_served_at=copy.at if copy else None,
        application=_application(docket, entry) or (held.application if held else ""),
        hearing_place=held.court_place if held else _place(docket, entry),
        entry=entry.id,
    )


def _place(docket: Docket, entry: Entry) -> str:
    """Where it was decided, if no hearing of the application for a prohibition order says so."""
    urgent = text(docket.last(entry.subject, "temporary-order-applied-for"), "court_place")
    return urgent or text(docket.last(entry.subject, "corresponding-order-referred"), "place")


def _registered(docket: Docket, origin: str) -> str:
    """The registered order that a corresponding order became; "" while it is not registered."""
    return next((e.subject for e in docket.of_kind("registered-order-made") if text(e, "corresponding_order") == origin), "")


def _application(docket: Docket, entry: Entry) -> str:
    """The application for a prohibition order from which it all springs: the entry's own, or that of the order it is about."""
    if entry.subject.startswith("application:"):
        return entry.subject
    if entry.subject.startswith("temporary-order-application:"):
        return text(docket.last(entry.subject, "immediate-risk-believed"), "application")
    if entry.kind in ("order-varied", "order-revoked"):
        return text(docket.first(entry.subject, f"{kind_of(entry.subject)}-made"), "application")
    order = text(entry, "order") or text(docket.last(entry.subject, "variation-applied-for"), "order")
    return text(docket.first(order, f"{kind_of(order)}-made") if order else entry, "application")


def _together(one: Decision, two: Decision) -> Decision:
    """What was decided on one occasion about one subject counts as one decision, from the earlier word on it."""
    first, second = sorted((one, two), key=lambda d: (d.at, d.entry))
    if second.at > first.at:
        return first
    return replace(
        first,
        told=tuple(dict.fromkeys((*first.told, *second.told))),
        presence=second.presence if first.presence == DOUBTFUL else first.presence,
        lost_by=tuple(dict.fromkeys((*first.lost_by, *second.lost_by))),
        leaves_no_order=first.leaves_no_order and second.leaves_no_order,
    )


# ---------------------------------------------------------------- the appeal
def appeal(docket: Docket, subject: str) -> Appeal | None:
    """The appeal against a decision, by its own subject or the decision's; None where no such decision stands."""
    return docket.recall(_appeal, appeal_of(subject))


def _appeal(docket: Docket, subject: str) -> Appeal | None:
    decision = decisions(docket).get(decision_of(subject))
    if decision is None:
        return None
    mine = tuple(
        e for e in docket.about(subject) if e.at >= decision.at
    )  # what was done before is about an earlier decision of the same name
    before = _taken_up_before(docket, subject)
    if not mine:
        return Appeal(subject, decision, considered=before)
    notice = _counted_service(mine)
    return Appeal(
        subject=subject,
        decision=decision,
        considered=_considered(mine) or before,
        time_asked=tuple(e.at for e in mine if e.kind == "more-time-to-appeal-asked"),
        time_decided=tuple(
            MoreTime(e.at, text(e, "decision"), day(e.values.get("until")), e.id) for e in mine if e.kind == "more-time-to-appeal-decided"
        ),
        notices=tuple(_notice(e) for e in mine if e.kind == "notice-of-appeal-filed"),
        copy_filed_at=at_of(_first(mine, "copy-of-notice-of-appeal-filed")),
        documents_sent_at=at_of(_first(mine, "documents-sent-to-appeal-court")),
        served_at=at_of(notice),
        served_entry=notice.id if notice else "",
        address_at=at_of(_first(mine, "address-for-service-filed")),
        heard=tuple(Heard(e.at, text(e, "outcome"), yes(e, "further_evidence") is True) for e in mine if e.kind == "appeal-heard"),
        result=_result(_first(mine, "appeal-decided")),
        result_served_at=at_of(_first(mine, "appeal-result-served")),
        entities_told_at=at_of(_first(mine, "entities-told")),
    )


def _first(mine: tuple[Entry, ...], kind: str) -> Entry | None:
    return next((e for e in mine if e.kind == kind), None)


def _considered(mine: tuple[Entry, ...]) -> tuple[Considered, ...]:
    return tuple(
        Considered(e.at, text(e, "course"), text(e, "grounds"), text(e, "orders_sought")) for e in mine if e.kind == "appeal-considered"
    )


def _taken_up_before(docket: Docket, subject: str) -> tuple[Considered, ...]:
    """Of a second appeal: what the commissioner had decided about appealing when the respondent's notice became the first."""
    first = docket.about(appeal_of(decision_of(subject))) if subject.startswith(SECOND) else ()
    by = next((text(e, "side") for e in first if e.kind == "notice-of-appeal-filed"), "")
    return _considered(first) if by == RESPONDENT else ()


def _notice(entry: Entry) -> NoticeFiled:
    return NoticeFiled(entry.at, text(entry, "side"), text(entry, "court"), text(entry, "registry"), entry.id)


def _counted_service(mine: tuple[Entry, ...]) -> Entry | None:
    """The first service of the notice that counts: another way only with the appeal court's order (13ZH(4))."""
    return next(
        (e for e in mine if e.kind == "notice-of-appeal-served" and (text(e, "way") != "OTHER_WAY" or text(e, "other_way_order"))), None
    )


def _result(entry: Entry | None) -> Result | None:
    if entry is None:
        return None
    return Result(
        entry.at, text(entry, "result"), text(entry, "under"), text(entry, "order"), text(entry, "corresponding_order"),
        text(entry, "costs") == "AWARDED", text(entry, "words"), entry.id,
    )  # fmt: skip


def notices_in(entries: tuple[Entry, ...]) -> tuple[tuple[str, NoticeFiled], ...]:
    """The notices of appeal among entries about to be recorded, each with its appeal."""
    return tuple((e.subject, _notice(e)) for e in entries if e.kind == "notice-of-appeal-filed")


def more_time_in(entries: tuple[Entry, ...]) -> tuple[tuple[str, MoreTime], ...]:
    """The decisions about more time among entries about to be recorded, each with its appeal."""
    return tuple(
        (e.subject, MoreTime(e.at, text(e, "decision"), day(e.values.get("until")), e.id))
        for e in entries
        if e.kind == "more-time-to-appeal-decided"
    )


def services_in(entries: tuple[Entry, ...]) -> tuple[tuple[datetime, bool], ...]:
    """The services of a notice of appeal among entries: when, and whether in another way without the court's order."""
    return tuple(
        (e.at, text(e, "way") == "OTHER_WAY" and not text(e, "other_way_order")) for e in entries if e.kind == "notice-of-appeal-served"
    )


def hearings_in(entries: tuple[Entry, ...]) -> tuple[Heard, ...]:
    """The hearings of an appeal among entries about to be recorded."""
    return tuple(Heard(e.at, text(e, "outcome"), yes(e, "further_evidence") is True) for e in entries if e.kind == "appeal-heard")


def results_in(entries: tuple[Entry, ...]) -> tuple[Result, ...]:
    """The results of appeals among entries about to be recorded."""
    return tuple(found for e in entries if e.kind == "appeal-decided" and (found := _result(e)) is not None)
