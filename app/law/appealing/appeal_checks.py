"""What is looked at before something about an appeal is recorded: our own slips are refused, what a court or a party did is asked about and flagged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from app.casework.answer import latest
from app.casework.clock import day_of
from app.casework.docket import Docket, Entry
from app.law.appealing.appeals import appeal_court, may_not_have_started, reckoned
from app.law.facts.appealed_orders import restorations_in, sent_back_in, stays_in
from app.law.facts.appeals import (
    FRIVOLOUS,
    SECOND,
    Appeal,
    NoticeFiled,
    Result,
    about_another_place,
    appeal,
    appeal_of,
    decision_of,
    decisions,
    hearings_in,
    more_time_in,
    notices_in,
    results_in,
    second_of,
    services_in,
)  # fmt: skip
from app.law.facts.applications import application
from app.law.facts.corresponding_orders import REGISTERED, origin, registered_orders
from app.law.facts.prohibition_orders import made
from app.law.provisions import implements
from app.law.questions import Case, Concern, check, confirm, slip
from app.law.reckoning import in_words, last_day_before
from app.law.reporting.information import telling_concerns
from app.law.status import kind_of, life

COURTS = {"DISTRICT_COURT": "the District Court", "CHILDRENS_COURT_JUDGE": "a Childrens Court judge"}
NEEDS_ORDER = ("ORDER_VARIED", "ORDER_REVOKED", "ORDER_PUT_BACK", "REGISTRATION_REVOKED")
ENDING = ("ORDER_REVOKED", "REGISTRATION_REVOKED")
TEMPORARY = "temporary-order"


# ---------------------------------------------------------------- the notice
@check("appeal.in-time", provision="13ZG, 13ZH", label="Is the notice of appeal in time, and in the right court?")
@implements("13ZG", "13ZH(1)(a)", "13ZH(1)(b)", "13ZH(2)", "13ZH(3)")
def in_time(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A notice before the decision is a slip; one out of time, or in another court, is recorded as filed and flagged."""
    del subject
    found: list[Concern] = []
    for about, notice in notices_in(entries):
        one = appeal(case.docket, about)
        if one is not None:
            found += [*_time(case, one, notice), *_court(case, about, notice), *_again(case, about, notice)]
    return tuple(found)


def _again(case: Case, about: str, notice: NoticeFiled) -> Iterator[Concern]:
    """The same side has an appeal from this decision pending already."""
    other = appeal(case.docket, appeal_of(decision_of(about)) if about.startswith(SECOND) else second_of(about))
    if other is not None and other.started is not None and other.started.by == notice.by and other.result is None:
        yield confirm("This side has an appeal from the same decision pending already. Is it another notice?", "13ZG, 13ZH(3)", "side")


def _time(case: Case, one: Appeal, notice: NoticeFiled) -> Iterator[Concern]:
    if notice.at < one.decision.at:
        made_on = in_words(day_of(one.decision.at))
        yield slip(f"The decision was made on {made_on}: the notice of appeal cannot be filed before it.", "13ZH(1)", "at")
        return
    ends = [reckoned_.at for reckoned_ in reckoned(case, one).values if reckoned_.at]
    if not ends or notice.at < min(ends):
        return
    last = in_words(last_day_before(min(ends)))
    if notice.at >= max(ends) and not may_not_have_started(one.decision):
        sentence = f"The last day to appeal was {last}: the notice is out of time unless the appeal court extends the period. Ask it to."
    else:
        sentence = f"In one reading the last day to appeal was {last}: ask the appeal court to extend the period, to be safe."
    yield confirm(sentence, "13ZH(1), 13ZH(2)", "at")


def _court(case: Case, about: str, notice: NoticeFiled) -> Iterator[Concern]:
    right = appeal_court(case, about)
    if notice.court and notice.court != right:
        why = "the respondent is, or may be, a child" if right == "CHILDRENS_COURT_JUDGE" else "the respondent is an adult"
        yield confirm(f"The appeal lies to {COURTS[right]}, because {why}; this notice is for {COURTS[notice.court]}.", "13ZG", "court")


@check("appeal.more-time", provision="13ZH(2)", label="Is the extension of the appeal period complete?")
@implements("13ZH(2)")
def more_time(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """Time that is granted needs its last day, which cannot lie before the decision of the court below."""
    del subject
    found: list[Concern] = []
    for about, decided in more_time_in(entries):
        one = appeal(case.docket, about)
        if decided.decision == "GRANTED" and decided.until is None:
            found.append(
                slip("Until which day was the period extended? Without a day the time to appeal is not known.", "13ZH(2)", "until")
            )
        elif decided.until is not None and one is not None and decided.until < day_of(one.decision.at):
            found.append(slip("The period cannot end before the decision that is appealed.", "13ZH(1)", "until"))
    return tuple(found)


@check("appeal.service", provision="13ZH(4)", label="Was the notice of appeal served as it may be?")
@implements("13ZH(4)")
def service(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """Another way of serving needs the appeal court's order; nothing is served before it was filed."""
    one, found = appeal(case.docket, subject), []
    for at, unauthorised in services_in(entries):
        if one is not None and one.started is not None and at < one.started.at:
            found.append(slip("The notice of appeal was filed later: it cannot be served before that.", "13ZH(3)", "at"))
        if unauthorised:
            sentence = "Another way of serving needs an order of the appeal court; without one this does not count as service."
            found.append(confirm(sentence, "13ZH(4)", "other_way_order"))
    return tuple(found)


# ---------------------------------------------------------------- stay, hearing, result
@check("appeal.stay", provision="13ZI(3)", label="Is the stay one that can be?")
@implements("13ZI(3)")
def stay(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A stay ends after it begins; it presupposes an appeal, and an order that is not over."""
    del subject
    found: list[Concern] = []
    for about, order, one in stays_in(entries):
        pending = appeal(case.docket, about)
        if one.until is not None and one.until <= one.start:
            found.append(slip("The stay would be over before it begins: name a later day and time.", "13ZI(3)", "until"))
        if pending is None or pending.started is None or pending.started.at > one.start:
            found.append(confirm("No appeal had been started: only on an appeal may the appeal court stay an order.", "13ZI(3)", "at"))
        over = latest(life(case, order).map(lambda lived: lived.end)) if made(case.docket, order) else None
        if over is not None and over <= one.start:
            found.append(confirm("This order is over in every reading: there is nothing left to stay.", "13ZI(3)", "order"))
    return tuple(found)


@check("appeal.hearing", provision="13ZH(5), 13ZI(2)", label="Was the appeal heard as the Act provides?")
@implements("13ZH(5)", "13ZI(1)", "13ZI(2)")
def hearing(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """The appeal is a rehearing on the record: that further evidence was received on it is recorded and flagged."""
    one, found = appeal(case.docket, subject), []
    for heard in hearings_in(entries):
        if one is not None and one.started is not None and heard.at < one.started.at:
            found.append(slip("The notice of appeal was filed later: the appeal cannot be heard before that.", "13ZH(3)", "at"))
        if heard.further_evidence:
            sentence = "Further evidence may not be admitted on the appeal; only applications about time, service, a stay or costs have material of their own."
            found.append(confirm(sentence, "13ZI(2)", "further_evidence"))
    return tuple(found)


@check("appeal.result-as-provided", provision="13ZJ, 13ZK", label="Is the result complete, and one that the Act provides for?")
@implements("13ZJ(1)", "13ZJ(2)", "13ZK")
def result(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """The order that is varied, revoked or put back is named; costs follow only a dismissal as frivolous, vexatious or another abuse."""
    one = appeal(case.docket, subject)
    found: list[Concern] = []
    for said in results_in(entries):
        found += [*_complete(one, said), *_costs(said), *_of_its_kind(case.docket, one, said), *_registrable(case, said)]
        if said.order and said.result in ENDING:
            found += _revocable(case.docket, said)
    for order, restored in restorations_in(entries):
        found += _restorable(case, order, restored.at, day_named=restored.until is not None)
        if restored.until is not None and restored.until < day_of(restored.at):
            sentence = "That day was over when the appeal court decided, and its decision takes effect when it is made: an order that is over stays so."
            found.append(confirm(sentence, "13ZJ(3)", "restored_until"))
    for name, at in sent_back_in(entries):
        found += _sendable(case, name, at)
    return tuple(found)


def _complete(one: Appeal | None, said: Result) -> Iterator[Concern]:
    if one is not None and one.started is not None and said.at < one.started.at:
        yield slip("The notice of appeal was filed later: the appeal cannot be decided before that.", "13ZH(3)", "at")
    if said.result in NEEDS_ORDER and not said.order:
        yield slip("Which order is it? Choose the order that the appeal court varied, revoked or put back.", "13ZJ(1)", "order")
    if said.result == "ANOTHER_DECISION":
        sentence = (
            "Recorded as another decision it changes no order here, and what was in force stays so. If it ended an order, as by setting aside its "
            "extension, choose that the order was revoked; if it made, varied or put one back, choose that."
        )
        yield confirm(sentence, "13ZJ(1)(b), 13ZJ(3)", "result")


@implements("13ZK")
def _costs(said: Result) -> Iterator[Concern]:
    if said.costs and said.result != FRIVOLOUS:
        sentence = "Costs are awarded only where the appeal is dismissed as frivolous, vexatious or another abuse of process."
        yield confirm(sentence, "13ZK", "costs")


@implements("13ZJ(1)", "13ZJ(2)")
def _of_its_kind(docket: Docket, one: Appeal | None, said: Result) -> Iterator[Concern]:
    """Of a registered order the registration is revoked; and which subsection it is goes by the decision appealed, not by what the court then made."""
    registered = kind_of(said.order) == REGISTERED
    if registered and said.result == "ORDER_REVOKED":
        yield slip("Of a registered order the registration is revoked: choose that.", "13ZJ(2)(a)", "result")
    if said.order and not registered and said.result == "REGISTRATION_REVOKED":
        yield slip("This order is not one that was registered: choose that it was revoked.", "13ZJ(1)(a)", "result")
    if one is not None and said.under and said.under.startswith("S13ZJ_2") != about_another_place(docket, one.decision):
        sentence = "Subsection (1) is about an appeal from a decision on an offender prohibition order, subsection (2) from one on a registered order."
        yield slip(sentence, "13ZJ(1), 13ZJ(2)", "under")


@implements("13ZJ(2)(a)")
def _registrable(case: Case, said: Result) -> Iterator[Concern]:
    """An order that is registered already, or was and is not any more, is put back or varied, and not registered a second time."""
    if said.result != "ORDER_REGISTERED":
        return
    known = [
        made(case.docket, one)
        for one in registered_orders(case.docket)
        if (home := origin(case.docket, one)) and home.subject == said.origin
    ]
    if any(one is not None and one.made_at < said.at for one in known):
        sentence = (
            "This order was registered before. If the appeal court set aside the cancelling of its registration, choose that the order was put back; "
            "if it varied it, choose that."
        )
        yield confirm(sentence, "13ZJ(2)(a)", "corresponding_order")


def _revocable(docket: Docket, said: Result) -> Iterator[Concern]:
    order = made(docket, said.order)
    if order is not None and said.at < order.made_at:
        yield slip("The order was made later: it cannot be revoked before that.", "13ZJ(1)(a)", "at")


@implements("13ZJ(1)", "13ZJ(3)")
def _restorable(case: Case, order: str, at: datetime, *, day_named: bool) -> Iterator[Concern]:
    """What ended an order by itself (its term, its period) is no decision that an appeal could set aside."""
    one = made(case.docket, order)
    goes_on = any(broken.end == at for lived in life(case, order).values for broken in lived.interruptions)
    if one is not None and one.kind == TEMPORARY and goes_on and not (one.revoked.set_aside or day_named):
        sentence = (
            "This order was not revoked, and no last day is named: whether it goes on for what is left of its period is open (O-A94). "
            "Ask the appeal court to name the day."
        )
        yield confirm(sentence, "13ZJ(1), 13N(2)", "restored_until")
    if one is None or one.revoked.set_aside or goes_on or (one.kind == TEMPORARY and day_named):
        return
    if one.kind == REGISTERED or day_named:
        sentence = (
            "This order was not revoked, so that its status does not change. If the appeal court made an order, record that order as made."
        )
        yield confirm(sentence, "13ZJ(1), 13ZJ(2)", "order")
    else:
        sentence = (
            "This order was not revoked, nor ended by the decision of an application that continued it: it goes on only to a day that the "
            "appeal court named. Without one its status does not change."
        )
        yield confirm(sentence, "13ZJ(1), 13N(2)", "restored_until")


@implements("13ZJ(1)")
def _sendable(case: Case, name: str, at: datetime) -> Iterator[Concern]:
    """An application that was not decided before is pending already."""
    earlier = decisions(case.docket).get(name)
    if not any(one.at < at for one in application(case.docket, name).endings) and not (earlier and earlier.at < at):
        yield confirm(
            "This application had not been decided: it is pending already, and nothing about it changes.", "13ZJ(1)(b)", "sent_back"
        )


@check("appeal.entities", provision="74E(2)", label="Was each entity told that had been given information?")
@implements("74E(2)")
def entities(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """The same as for a variation or revocation under s 13Q."""
    one = appeal(case.docket, subject)
    return () if one is None or one.result is None else tuple(telling_concerns(case, one.result.order, one.result.at, subject, entries))
