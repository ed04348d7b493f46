"""What a diagram, a form or a page may ask about a temporary order: its effect, its end and why, and what people have to do meanwhile.

A disqualification order is asked the same under its own names (law/disqualification_orders.py), so that each rule here is about either.
Everything here looks at the order's life (law/temporary_orders.py) and at the hearings listed; nothing counts a day of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from app.casework.answer import Answer, Deadline, Done, Reckoned, Wanted, certainly, earliest, latest
from app.casework.clock import BRISBANE, day_of, start_of
from app.law import reckoning
from app.law.facts import PRESENT, at_of, number_of, presence
from app.law.facts import temporary_orders as facts
from app.law.facts.hearings import Hearing, coming, hearings, last_held
from app.law.orders.temporary_orders import cause, crowded, sections_of
from app.law.practice import practice
from app.law.provisions import implements
from app.law.questions import Case, deadline, law_list, since, start, step
from app.law.readings import in_words_of
from app.law.status import GAPS, Life, deadline_from, ended, life, protected

LADDER = (14, 7, 5, 3, 2, 1)
FIRST_TOLD = "defabc"
"""Where two causes end an order at one instant in different worlds, the one that is told: what a court decided comes first."""
AFTER_THE_END = {
    "temporary-order": "The order ends and nothing protects children until another is made.",
    "disqualification-order": "The order ends, and the person may again hold or apply for a working with children authority.",
}


@start("temporary_order_term")
def temporary_orders_made(case: Case) -> tuple[str, ...]:
    """Every temporary order that was made has a term to watch."""
    return facts.subjects(case.docket)


# ---------------------------------------------------------------- its life
@since("temporary-order.takes-effect", provision="13M(1)", label="Temporary order takes effect")
def takes_effect(case: Case, subject: str) -> Answer[datetime | None]:
    """The instant from which the order is in force."""
    return life(case, subject).map(lambda one: one.start)


@since("temporary-order.ends", provision="13M(2)", label="Temporary order ends", consequence="The temporary order stops being in force.")
def ends(case: Case, subject: str) -> Answer[datetime | None]:
    """The instant at which the order stops being in force, for whatever cause."""
    return ended(case, subject)


def end_and_cause(case: Case, subject: str) -> tuple[datetime, str] | None:
    """When the order is over in every world, and the paragraph of 13M(2) or 13U(2) by which it is in the world in which it lasted longest."""
    return case.recall(_end_and_cause, subject)


def _end_and_cause(case: Case, subject: str) -> tuple[datetime, str] | None:
    over = latest(ended(case, subject))
    if over is None:
        return None
    causes = {cause(one) for one in life(case, subject).values if one.end == over}
    return over, min(causes, key=FIRST_TOLD.index)


def over_because(letter: str) -> Callable[[Case, str], Answer[datetime | None]]:
    """A conclusion: the order is over, and for this cause. At most one of the six is ever so, so that a boundary may ask it."""

    def rule(case: Case, subject: str) -> Answer[datetime | None]:
        over = end_and_cause(case, subject)
        return certainly(over[0] if over and over[1] == letter else None)

    return rule


CONCLUSIONS = (
    ("a", "return-date-passed", "The return date passed and no proceeding had been started"),
    ("b", "ended-at-a-mention", "Mentioned and not extended"),
    ("c", "lapsed", "The prescribed period is over"),
    ("d", "application-decided", "The application was decided"),
    ("e", "application-discontinued", "The application was discontinued"),
    ("f", "revoked", "The order was revoked"),
)
for _letter, _name, _label in CONCLUSIONS:
    since(f"temporary-order.{_name}", provision=f"13M(2)({_letter})", label=_label, conclusion=True)(over_because(_letter))


# ---------------------------------------------------------------- what people have to do
def end_in_words(at: datetime) -> str:
    """An end as a step names it: "end of Wed 1 July 2026", or "end at 10:30 on Wed 1 July 2026"."""
    local = at.astimezone(BRISBANE)
    if local == start_of(local.date()):
        return f"end of {reckoning.in_words(reckoning.last_day_before(at))}"
    return f"end at {local:%H:%M} on {reckoning.in_words(local.date())}"


def hearing_in_words(subject: str) -> str:
    """A hearing as a step names it: "hearing 2"."""
    return f"hearing {number_of(subject)}"


def _next_end(case: Case, subject: str, after: datetime) -> datetime | None:
    """The earliest end in any world that lies after an instant."""
    return min((at for at in ends(case, subject).values if at is not None and at > after), default=None)


def _listed(case: Case, subject: str) -> tuple[Hearing | None, datetime | None, str]:
    """The mention that is listed, the end before which it must be held, and after what."""
    order = facts.interim_order(case.docket, subject)
    if order is None:
        return None, None, ""
    mention = facts.last_mention(order)
    held = last_held(case.docket, order.application)
    after = max([order.made_at, *([mention.at] if mention else [])])
    said = f"after {hearing_in_words(held.subject)}" if held and held.held_at and held.held_at >= order.made_at else "after the making"
    return coming(case.docket, order.application), _next_end(case, subject, after), said


@step("temporary-order.list-a-mention", provision="13M(2)(b), 13N", label="Is a mention listed before the order ends?")
@implements("13N(1)")
def list_a_mention(case: Case, subject: str) -> Done | Wanted:
    """A mention must be listed before the earliest end in any world: at a mention alone can the order be extended."""
    listed, before, said = _listed(case, subject)
    sections = sections_of(subject)
    missed = AFTER_THE_END[sections.name]
    if listed is None or listed.listed_for is None or listed.listed_at is None:
        return Wanted(said, before, f"{sections.ends('b')}, {sections.extending}", missed)
    if before is not None and listed.listed_for >= before:
        too_late = f"{hearing_in_words(listed.subject)} is listed too late: {end_in_words(before)}"
        return Wanted(too_late, before, f"{sections.ends('c')}, {sections.extending}", missed)
    returns = _return_date_left_out(case, subject)
    if returns is not None:
        about = f"the return date, {reckoning.in_words(day_of(returns))}"
        return Wanted(
            about, returns, f"13J(5), {sections.ends('b')}", "A mention that nobody listed ends the order there unless it is extended."
        )
    return Done(listed.listed_at)


@implements("13J(5)")
def _return_date_left_out(case: Case, subject: str) -> datetime | None:
    """The return date of a magistrate's order where the proceeding had begun before it, and its hearing is listed for a later day alone."""
    order = facts.interim_order(case.docket, subject)
    if order is None or not order.by_magistrate or order.return_at is None:
        return None
    if order.proceeding_started_at is None or order.proceeding_started_at >= order.made_at:
        return None
    last = day_of(order.return_at)
    for one in hearings(case.docket, order.application):
        if one.held_at is not None and one.held_at >= order.made_at:
            return None
        if one.listed_for is not None and one.listed_for >= order.made_at and day_of(one.listed_for) <= last:
            return None
    return order.return_at


@step("temporary-order.ask-for-an-extension", provision="13N", label="Is the request for an extension prepared?")
def ask_for_an_extension(case: Case, subject: str) -> Done | Wanted:
    """Before each mention the prosecutor settles whether to ask for an extension, until when, and whether the respondent consents."""
    listed, before, said = _listed(case, subject)
    sections = sections_of(subject)
    missed = "At a mention at which the order is not extended it ends."
    if listed is None or listed.listed_for is None:
        return Wanted(f"no mention is listed {said}", before, sections.extending, missed)
    asked = listed.extension_asked_at(subject)
    if asked is not None:
        return Done(asked)
    return Wanted(
        hearing_in_words(listed.subject), start_of(day_of(listed.listed_for)), f"{sections.extending}, {sections.ends('b')}", missed
    )


@step("temporary-order.serve-extension", provision="13N, 13S(1), 13S(2)", label="Is an extension served that was granted in absence?")
@implements("13N(3)")
def serve_extension(case: Case, subject: str) -> Done | Wanted:
    """Asked about the last extension, if the respondent was not surely there: to serve it is the safer course, whether or not it is a duty (O-A22)."""
    order = facts.interim_order(case.docket, subject)
    if order is None:
        return Wanted("the order", None, "13N")
    last = next((m for m in reversed(order.mentions) if m.extension is not None), None)
    if last is None or presence(last.presence) == PRESENT:
        return Done(last.at if last else order.made_at)
    of = f"the extension at {hearing_in_words(last.hearing)}"
    seen = next((at for what, at in facts.extensions_served(case.docket, subject) if what == of), None)
    missed = "The respondent does not know that the order goes on, and knowledge of it may have to be proved."
    return Done(seen) if seen else Wanted(of, last.at + timedelta(hours=practice("order.service")), "13N, 13S(2)", missed)


def acknowledged(case: Case, subject: str, kind: str, of: str) -> datetime | None:
    """When somebody said "seen" to this very thing: an entry of the kind that names it."""
    return at_of(next((e for e in case.docket.about(subject) if e.kind == kind and e.values.get("of") == of), None))


@step("temporary-order.may-have-ended", provision="13M(2)", label="Has somebody acted on it that the order may have ended?")
def may_have_ended(case: Case, subject: str) -> Done | Wanted:
    """From the earliest end in any world people act as if the order had ended, and go on serving, until it is over in every world."""
    end, provision = earliest(ends(case, subject)), f"{sections_of(subject).term}(2)"
    if end is None:
        return Wanted("no end yet", None, provision, "")
    of = end_in_words(end)
    seen = acknowledged(case, subject, "may-have-ended-noted", of)
    return (
        Done(seen) if seen else Wanted(of, end, provision, "Children may be unprotected, or the respondent held to an order that is over.")
    )


@step("temporary-order.confirm-end", provision="13M(2)", label="Is the end of the order confirmed?")
def confirm_end(case: Case, subject: str) -> Done | Wanted:
    """Somebody confirms the end that the law concludes, after a look at the court's file; a later end is to be confirmed anew."""
    over, sections = end_and_cause(case, subject), sections_of(subject)
    if over is None:
        return Wanted("not over", None, f"{sections.term}(2)", "")
    of = end_in_words(over[0])
    seen = acknowledged(case, subject, "end-confirmed", of)
    return Done(seen) if seen else Wanted(of, over[0], sections.ends(over[1]), "The order may still be acted on although it is over.")


# ---------------------------------------------------------------- dates that matter
def _reckoned(one: Life) -> Reckoned:
    return Reckoned(one.end, one.derivation)


@deadline(
    "temporary-order.last-day", provision="13M(2), 13M(3)", label="Temporary order ends",
    consequence="The temporary order stops being in force. Only a mention at which it is extended carries it further (13N).",
)  # fmt: skip
def last_day(case: Case, subject: str) -> Deadline | None:
    """The end of the order in every world: a life, so it never rolls off a weekend or holiday. Past, once it is over in every world."""
    if facts.interim_order(case.docket, subject) is None:
        return None
    answer = life(case, subject).map(_reckoned)
    if all(reckoned.at is None for reckoned in answer.values):
        return None
    over = latest(answer.map(lambda reckoned: reckoned.at))
    name, warnings = f"{sections_of(subject).name}.last-day", in_words_of(crowded(case, subject))
    return deadline_from(name, subject, answer, met_at=over, doing=False, warn=LADDER, warnings=warnings)


@deadline(
    "temporary-order.return-date", provision="13M(2)(a), 13J(5)", label="Return date and time: the order ends if no proceeding has been started",
    consequence="The temporary order ends at that moment.",
)  # fmt: skip
@implements("13J(5)", "13M(2)(a)")
def return_date(case: Case, subject: str) -> Deadline | None:
    """The instant that a magistrate fixed, at which the order ends unless a proceeding was started; it does not roll (O-A32).

    No duty of its own: that is to start immediately (13J(6), `application.start-at-once`). No longer due once started, or once the order is over.
    """
    order, sections = facts.interim_order(case.docket, subject), sections_of(subject)
    if order is None or not order.by_magistrate or order.return_at is None:
        return None
    name = f"{sections.name}.return-date"
    reckoned = reckoning.instant(
        order.return_at, provision=f"{sections.ends('a')}, 13J(5)", rule=name, trigger_words="return date and time fixed by the magistrate",
        trigger_entry=order.entry,
    )  # fmt: skip
    return deadline_from(
        name, subject, certainly(reckoned), doing=False, warn=(3, 2, 1),
        met_at=min((at for at in (order.proceeding_started_at, latest(ends(case, subject))) if at), default=None),
    )  # fmt: skip


@deadline(
    "temporary-order.next-mention", provision="13M(2)(b), 13N", label="Next mention: ask for an extension",
    consequence="If the order is not extended at that mention it ends then, even with days left.",
)  # fmt: skip
def next_mention(case: Case, subject: str) -> Deadline | None:
    """The next mention listed: an end of the order unless the court extends it there."""
    listed, _, _ = _listed(case, subject)
    over, sections = end_and_cause(case, subject), sections_of(subject)
    if listed is None or listed.listed_for is None or (over is not None and over[0] <= listed.listed_for):
        return None
    name = f"{sections.name}.next-mention"
    reckoned = reckoning.instant(
        listed.listed_for, provision=sections.ends("b"), rule=name, trigger_words=f"{hearing_in_words(listed.subject)} is listed",
        trigger_entry=listed.entry,
    )  # fmt: skip
    return deadline_from(name, subject, certainly(reckoned), met_at=listed.extension_asked_at(subject), warn=(3, 1))


# ---------------------------------------------------------------- for forms, and for the page of the matter
@law_list("temporary-order.coming-mention")
def coming_mention(case: Case, subject: str) -> tuple[str, ...]:
    """The mention listed next of the application on which the order was made."""
    listed, _, _ = _listed(case, subject)
    return (listed.subject,) if listed else ()


def unprotected(case: Case, at: datetime) -> tuple[str, ...]:
    """Where a temporary order is over, the final application is neither decided nor discontinued, and no order is certainly in force.

    Open only where an order was made and ended by its return date, at a mention or with its period (13M(2)(a)-(c)): protection that a
    magistrate or court had given has lapsed while the question is still undecided. An application on which no temporary order was ever
    made is no gap, nor one whose order the court revoked.
    """
    if protected(case, at):
        return ()
    left = {application: order for order in facts.subjects(case.docket) if (application := _left_open(case, order, at))}
    return tuple(
        f"Nothing protects: {application.replace(':', ' ')} {'has not been started' if _unstarted(case, order, at) else 'goes on'}, "
        "and no temporary order made on it is certainly in force."
        for application, order in left.items()
    )


def _unstarted(case: Case, subject: str, at: datetime) -> bool:
    """Did this order end because no proceeding had been started, and is that still so?"""
    order, over = facts.temporary_order(case.docket, subject), end_and_cause(case, subject)
    began = order.proceeding_started_at if order else None
    return over is not None and over[1] == "a" and (began is None or began > at)


def _left_open(case: Case, subject: str, at: datetime) -> str:
    """The application that goes on at an instant although this order on it is over by time, mention or return date; else ""."""
    order, over = facts.temporary_order(case.docket, subject), end_and_cause(case, subject)
    if order is None or over is None or over[0] > at or over[1] not in "abc":
        return ""
    return "" if any(d.at <= at for d in order.disposals) or (order.discontinued_at and order.discontinued_at <= at) else order.application


GAPS.append(unprotected)
