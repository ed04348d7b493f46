"""How a matter would stand: with entries that are not recorded, or at a later instant, beside how it stands now. Writes nothing.

Both pages ask the same thing: a run is computed from the docket and the instant, so another docket or instant needs no machinery.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import text

from app.access.actor import Actor
from app.casework.answer import Deadline
from app.casework.clock import BRISBANE, start_of
from app.engine.runs import Runs, brought_into_line
from app.engine.stand import OpenStep
from app.errors import Refusal, Stale
from app.forms.proposal import proposed, provisions_of
from app.law import status as law_status
from app.law.questions import OFFERS, Case
from app.law.reckoning import in_words
from app.reading.forms import CLOSED, form_of, may_record
from app.reading.matter import docket_rows
from app.reading.outlook_pages import DateOutlook, OrderOutlook, Outlook, Said, StepOutlook, WhatFollows, WhatIf
from app.reading.room import Opened, Room
from app.reading.words import subject_label

AWAITS = "A correction that changes what was past awaits confirmation by a second person. "
LAST_YEAR = 2200
MOST_TURNS = 8


@dataclass(frozen=True)
class Situation:
    """A docket and an instant, and where every run stands then."""

    case: Case
    runs: Runs
    at: datetime

    @property
    def steps(self) -> Mapping[tuple[str, str, str, str], OpenStep]:
        """The steps that somebody is to do."""
        return {(p, s, step.element, step.about): step for (p, s), run in self.runs.items() for step in run.wanted}


def what_follows(
    room: Room, actor: Actor, matter: str, *, process: str, subject: str, element: str, about: str, answers: Mapping[str, Any]
) -> WhatFollows:
    """What would follow if this person recorded these answers at this step; Refusal where they cannot be recorded, Stale if it is not open."""
    with room.connection() as connection:
        file = room.opened(connection, actor, matter)
        row = may_record(file, actor, process=process, subject=subject, element=element, about=about)
        form = form_of(room, file, process, subject, element)
        now = _now(room, file)
        offered = process == "offers" and element in OFFERS and subject in OFFERS[element].rule(file.case)
        if not offered and (process, subject, element, about) not in now.steps:
            raise Stale(CLOSED)
        step = f"{process}/{subject}/{element}/{about}"
        docket = file.case.docket
        proposal = proposed(
            form, answers, case=file.case, subject=subject, about=about, now=file.now, step=step,
            would_be=lambda entries: file.case.after(docket.append(*entries, recorded_at=file.now, by=actor.id)),
        )  # fmt: skip
        case = proposal.case
        then = Situation(case, brought_into_line(room.catalogue, now.runs, case, file.now)[0], file.now)
        rows = tuple(docket_rows(replace(file, case=case), actor, room.book.dictionary, shown=False))
        new = {entry.id for entry in proposal.entries}
        return WhatFollows(
            matter=file.id, number=file.number, process=process, subject=subject, element=element, about=about,
            title=row.title if row is not None else OFFERS[element].label, subject_label=subject_label(subject),
            entries=tuple(r for r in reversed(rows) if r.id in new), docket=rows,
            outlook=_outlook(room, file, now, then), flags=proposal.flags,
            flags_provision=provisions_of(proposal.to_confirm),
        )  # fmt: skip


def what_if(room: Room, actor: Actor, matter: str, *, then: datetime | None = None) -> WhatIf:
    """How the matter would stand at a later instant if nothing more were recorded; Refusal for an instant that is not later."""
    with room.connection() as connection:
        file = room.opened(connection, actor, matter)
        if then is not None and not file.now < then < start_of(file.now.date().replace(year=LAST_YEAR, day=1)):
            said = f"Choose a later day and time: it is {file.now.astimezone(BRISBANE):%H:%M} on {in_words(file.now.astimezone(BRISBANE).date())}."
            raise Refusal(said, fields={"then": (said,)})
        now = _now(room, file)
        turns = tuple(sorted(_turns(file, now), key=lambda turn: turn[0]))[:MOST_TURNS]
        if then is None:
            return WhatIf(file.id, file.number, file.now, turns)
        later = Situation(file.case, brought_into_line(room.catalogue, now.runs, file.case, then)[0], then)
        return WhatIf(file.id, file.number, file.now, turns, _outlook(room, file, now, later))


def _now(room: Room, file: Opened) -> Situation:
    """How the matter stands now, also where the timekeeper has not been here yet."""
    kept = dict(file.runs())
    for (process, _), run in kept.items():
        room.definition(file.connection, process, run.bundle)  # so that a run keeps its own
    return Situation(file.case, brought_into_line(room.catalogue, kept, file.case, file.now)[0], file.now)


def _turns(file: Opened, now: Situation) -> Iterator[tuple[datetime, str]]:
    """The instants ahead at which something changes by itself, each with the first thing that does."""
    found: dict[datetime, str] = {}
    for order in law_status.orders(file.case):
        for one in law_status.status_intervals(file.case, order, shown=True):
            for edge in (one.start, one.end):
                if edge is not None and edge > now.at:
                    found.setdefault(edge, f"{subject_label(order)} changes")
    for date in law_status.wanted_next(file.case, now.at):
        if date.act_by is not None and date.act_by > now.at:
            found.setdefault(date.act_by, date.label)
    yield from found.items()


# ------------------------------------------------------------------ side by side
def _outlook(room: Room, file: Opened, now: Situation, then: Situation) -> Outlook:
    doubted = set(file.connection.execute(text("select subject from awaiting where matter=:m"), {"m": file.id}).scalars())
    orders = dict.fromkeys((*law_status.orders(now.case), *law_status.orders(then.case)))
    before, after = (law_status.protection_gap(one.case, one.at) for one in (now, then))
    return Outlook(
        then=then.at,
        orders=tuple(OrderOutlook(o, subject_label(o), _said(now, o, doubted), _said(then, o, doubted)) for o in orders),
        dates=tuple(_dates(now, then)),
        steps=tuple(_steps(room, file, now, then)),
        gaps_then=after,
        gaps_closed=tuple(said for said in before if said not in after),
    )


def _said(one: Situation, order: str, doubted: Iterable[str]) -> Said | None:
    if order not in law_status.orders(one.case):
        return None
    at = law_status.status_at(one.case, order, one.at)
    edges = [edge for i in law_status.status_intervals(one.case, order, shown=True) for edge in (i.start, i.end) if edge and edge > one.at]
    if order in doubted:
        return Said("UNCERTAIN", AWAITS + at.why, at.doubts, min(edges, default=None))
    return Said(at.said, at.why, at.doubts, min(edges, default=None))


def _dates(now: Situation, then: Situation) -> Iterator[DateOutlook]:
    before, after = ({(d.subject, d.name): d for d in law_status.deadlines(one.case)} for one in (now, then))
    for key in dict.fromkeys((*after, *before)):
        old, new = before.get(key), after.get(key)
        one = new or before[key]
        yield DateOutlook(
            name=one.name, subject=one.subject, label=one.label, subject_label=subject_label(one.subject), provision=one.provision,
            consequence=one.consequence, change=_change(old, new, now.at, then.at), now=_span(old), then=_span(new),
            reason=_reason(new) if new is not None else "Nothing in the docket gives this date any more.", doubts=one.doubts,
        )  # fmt: skip


def _change(old: Deadline | None, new: Deadline | None, now: datetime, then: datetime) -> str:
    if new is None:
        return "gone"
    met = new.met_at is not None and new.met_at <= then
    if old is None:
        return "" if met else "new"
    if met:
        return "" if old.met_at is not None and old.met_at <= now else "met"
    if new.act_by is not None and now < new.act_by <= then:
        return "late"
    return "moved" if _span(old) != _span(new) else ""


def _span(one: Deadline | None) -> tuple[datetime | None, datetime | None] | None:
    return (one.act_by, one.lapse_not_before) if one is not None else None


def _reason(one: Deadline) -> str:
    """From what the date runs, by its earliest reading."""
    earliest = next((r.derivation for r in one.answer.values if r.at == one.act_by and r.derivation is not None), None)
    if earliest is None:
        return ""
    day = f", {in_words(earliest.trigger_on)}" if earliest.trigger_on is not None else ""
    return f"Runs from {earliest.trigger}{day} ({earliest.provision})."


def _steps(room: Room, file: Opened, now: Situation, then: Situation) -> Iterator[StepOutlook]:
    before, after = now.steps, then.steps
    for key in dict.fromkeys((*after, *before)):
        process, subject, element, about = key
        step = after.get(key) or before[key]
        run = then.runs.get((process, subject)) or now.runs[process, subject]
        definition = room.definition(file.connection, process, run.bundle)
        title = definition.steps[element].name if definition is not None else element
        change = "opens" if key not in before else "closes" if key not in after else ""
        yield StepOutlook(title, step.lane, subject_label(subject), about, step.act_by, step.provision, change)
