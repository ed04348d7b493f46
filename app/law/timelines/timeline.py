"""Facts in, legal status and dates out: what the law says of one file from its first entry to the last date that matters.

Pure: a mapping of facts, the data dictionary and the calendars are handed in, and a plain value comes back that can be printed as
JSON. It takes no decision of its own: every word comes from law/status.py and the questions behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

import app.law.all  # noqa: F401 - every question, doubt and life registers itself
from app.casework.answer import Answer, Deadline, Derivation, Reckoned, Status, World
from app.casework.clock import BRISBANE, day_of, start_of
from app.law import status
from app.law.calendars import Calendars
from app.law.facts.reviews import review, reviews
from app.law.orders.terms import Terms, binds_from, overtaken, terms, terms_at, varied
from app.law.practice import AT_ONCE
from app.law.questions import Case
from app.law.readings import REGISTER
from app.law.reckoning import in_words, last_day_before, unfold
from app.law.reviewing.reviews import deemed_confirmed, outcome, withdrawn
from app.law.timelines.timeline_facts import case_of

Told = dict[str, Any]


def timeline(facts: Any, *, dictionary: Mapping[str, Any], calendars: Calendars, at: datetime | None = None) -> Told:
    """Everything the law says of these facts: orders, dates, what is wanted next; `at` adds what is so at that instant."""
    return told_of(case_of(facts, dictionary=dictionary, calendars=calendars), at)


def told_of(case: Case, at: datetime | None = None) -> Told:
    """The same of a case that exists already."""
    moment = at or max((e.at for e in case.docket.effective), default=None)
    return {
        "place": case.place,
        "calendar": case.calendars.revision,
        "at": at.isoformat() if at else None,
        "elections": dict(case.elections),
        "orders": [_order(case, order, at) for order in status.orders(case)],
        "deadlines": [_deadline(case, one) for one in status.deadlines(case)],
        "wanted_next": [_wanted(one, moment) for one in status.wanted_next(case, moment)] if moment else [],
        "reviews": [_review(case, subject) for subject in reviews(case.docket)],
        "protection_gaps": list(status.protection_gap(case, moment)) if moment else [],
    }


def _iso(at: datetime | None) -> str | None:
    return at.astimezone(BRISBANE).isoformat() if at else None


def _order(case: Case, order: str, at: datetime | None) -> Told:
    lives = status.life(case, order)
    return {
        "order": order,
        "now": _status(status.status_at(case, order, at, shown=False)) if at else None,
        "status": [_status(one) for one in status.status_intervals(case, order)],
        "shown_as": [_status(one) for one in status.status_intervals(case, order, shown=True)] if case.elections else None,
        "lives": [
            {
                "from": _iso(one.start),
                "to": _iso(one.end),
                "why": one.why,
                "worlds": [_world(w) for w in worlds],
                "start_derivation": _derivation(case, one.start_derivation),
                "derivation": _derivation(case, one.derivation),
            }
            for one, worlds in lives.results
        ],
        "terms": [
            {"versions": [_version(one) for one in turns], "worlds": [_world(w) for w in worlds]}
            for turns, worlds in terms(case, order).results
        ],
        "binding": sorted(one.version for one in terms_at(case, order, at).values if one) if at else None,
        "varied": [
            {
                "version": number,
                "at": _iso(one.at),
                "binds_from": _iso(binds_from(case, order, one)),
                "served_at": _iso(one.served_at),
                "overtaken": overtaken(case, order, one),
            }
            for number, one in enumerate(varied(case, order), start=2)
        ],
    }


def _review(case: Case, subject: str) -> Told:
    """An internal review: what came of the application, and when the law confirms if no notice is given in time (67I(6))."""
    one = review(case.docket, subject)
    confirmed = deemed_confirmed(case, subject)
    return {
        "review": subject,
        "decision": one.decision if one else "",
        "application": "WITHDRAWN" if withdrawn(case, subject).only else outcome(case, subject).only,
        "decided_at": _iso(one.outcome.at if one and one.outcome else None),
        "taken_to_be_confirmed": [{"at": _iso(at), "worlds": [_world(w) for w in worlds]} for at, worlds in confirmed.results],
    }


def _version(one: Terms) -> Told:
    """One version of the terms: as made, or as varied for the first time, the second, ..."""
    conditions = [{"kind": each.kind, "text": each.words} for each in one.conditions]
    return {"version": one.version, "from": _iso(one.start), "to": _iso(one.end), "conditions": conditions}


def _status(one: Status) -> Told:
    return {"from": _iso(one.start), "to": _iso(one.end), "in_force": one.said, "why": one.why, "doubts": list(one.doubts)}


def _world(world: World) -> dict[str, str]:
    return dict(world)


def _deadline(case: Case, one: Deadline) -> Told:
    return {
        "name": one.name,
        "subject": one.subject,
        "label": one.label,
        "provision": one.provision,
        "consequence": one.consequence,
        "act_by": _iso(one.act_by),
        "last_day": last_day_of(one.act_by),
        "lapse_not_before": _iso(one.lapse_not_before),
        "met_at": _iso(one.met_at),
        "something_to_do": one.doing,
        "doubts": list(one.doubts),
        "warnings": list(one.warnings),
        "worlds": _worlds(case, one.answer),
    }


def _worlds(case: Case, answer: Answer[Reckoned]) -> list[Told]:
    return [
        {"at": _iso(reckoned.at), "worlds": [_world(w) for w in worlds], "derivation": _derivation(case, reckoned.derivation)}
        for reckoned, worlds in answer.results
    ]


def _derivation(case: Case, one: Derivation | None) -> Told | None:
    if one is None:
        return None
    return {
        "rule": one.rule,
        "provision": one.provision,
        "trigger": one.trigger,
        "trigger_on": one.trigger_on.isoformat() if one.trigger_on else None,
        "trigger_entry": one.trigger_entry,
        "unit": one.unit,
        "n": one.n,
        "first_day_counts": one.first_day_counts,
        "result": one.result,
        "skipped": [{"day": s.day.isoformat(), "why": s.why} for s in one.skipped],
        "calendar": one.calendar,
        "notes": list(one.notes),
        "days": [
            {"day": d.isoformat(), "counted": counted, "number": number, "why": why}
            for d, counted, number, why in unfold(one, case.calendars)
        ],
    }


def _wanted(one: Deadline, moment: datetime) -> Told:
    return {
        "label": one.label,
        "subject": one.subject,
        "provision": one.provision,
        "act_by": _iso(one.act_by),
        "last_day": last_day_of(one.act_by),
        "overdue": one.act_by is not None and one.act_by <= (start_of(day_of(moment)) if one.name in AT_ONCE else moment),
        "something_to_do": one.doing,
        "if_not": one.consequence,
    }


def last_day_of(at: datetime | None) -> str | None:
    """The last whole day before an instant at midnight, or the day of any other instant."""
    return _day_and_hour(at)[0].isoformat() if at else None


def _day_and_hour(at: datetime) -> tuple[date, str]:
    here = at.astimezone(BRISBANE)
    if here - here.replace(hour=0, minute=0, second=0, microsecond=0) == timedelta(0):
        return last_day_before(at), ""
    return here.date(), f"{here:%H:%M}" + (f":{here:%S}" if here.second else "")


# ---------------------------------------------------------------- in words
def in_lines(result: Told, *, days: bool = False) -> list[str]:
    """The result as lines for a person; `days` adds how each date was counted, day by day."""
    lines = [
        f"Place {result['place']}, calendar {result['calendar']}" + (f", looked at on {_moment(result['at'])}" if result["at"] else "")
    ]
    lines += [f"Elected: {doubt} {reading}" for doubt, reading in result["elections"].items()]
    for order in result["orders"]:
        lines += ["", *_order_lines(order)]
    if not result["orders"]:
        lines += ["", "No order was made."]
    lines += ["", "Dates that matter"]
    for one in result["deadlines"]:
        lines += _deadline_lines(one, days=days)
    lines += ["", "Wanted next"]
    lines += [_wanted_line(one) for one in result["wanted_next"] if one["something_to_do"]] or ["  nothing"]
    lines += [line for one in result["reviews"] for line in ("", *_review_lines(one))]
    if result["protection_gaps"]:
        lines += ["", "PROTECTION GAP", *(f"  {sentence}" for sentence in result["protection_gaps"])]
    return [line.rstrip() for line in [*lines, *_doubt_lines(result)]]


def _order_lines(order: Told) -> list[str]:
    lines = [order["order"]]
    if order["now"]:
        lines.append(f"  now: {order['now']['in_force']}. {order['now']['why']}")
    lines += [f"  {_stretch(one)}  {one['in_force']}{_on(one['doubts'])}  {one['why']}" for one in order["status"]]
    if not order["status"]:
        asked = {doubt for one in order["lives"] for world in one["worlds"] for doubt in world}
        lines += [
            f"  not in force at any time so far{_on_worlds(one, asked if len(order['lives']) > 1 else ())}: {one['why']}"
            for one in order["lives"]
        ]
    elif order["status"][-1]["to"]:
        ends = dict.fromkeys(f"{one['why']}" for one in order["lives"] if one["to"] == order["status"][-1]["to"])
        lines.append(f"  from {_moment(order['status'][-1]['to'])}  NO  {' '.join(ends)}")
    if order["shown_as"] is not None and order["shown_as"] != order["status"]:
        lines += [f"  as elected: {_stretch(one)}  {one['in_force']}{_on(one['doubts'])}" for one in order["shown_as"]]
    return [*lines, *_terms_lines(order)] if order["varied"] else lines


def _from_when(one: Told) -> str:
    if one["overtaken"]:
        return "overtaken: a variation made later took effect first, so that this one does not bind in every reading (O-A56)"
    if one["binds_from"]:
        return f"binds in every reading from {_moment(one['binds_from'])}"
    return "not served, and so does not bind in every reading yet"


def _review_lines(one: Told) -> list[str]:
    """What came of an application for an internal review, and what the law concludes without a notice."""
    decided = f"decided {_moment(one['decided_at'])}" if one["decided_at"] else one["application"].replace("_", " ").lower()
    lines = [f"{one['review']} of {one['decision']}: {'to be decided' if decided == 'decided' else decided}"]
    confirmed = one["taken_to_be_confirmed"] if one["decided_at"] else []
    asked = {doubt for each in confirmed for world in each["worlds"] for doubt in world} if len(confirmed) > 1 else set()
    told = [(f"from {_moment(each['at'])}" if each["at"] else "no", _on_worlds(each, asked)) for each in confirmed]
    return lines + [f"  taken to be confirmed without a notice: {when}{worlds}" for when, worlds in told]


def _terms_lines(order: Told) -> list[str]:
    """Which terms bind when, if the order is in force; told only of an order that was varied."""
    lines = [f"  varied on {_moment(one['at'])} (version {one['version']}): {_from_when(one)}" for one in order["varied"]]
    asked = {doubt for one in order["terms"] for world in one["worlds"] for doubt in world}
    for one in order["terms"]:
        turns = "; ".join(f"version {each['version']} {_stretch(each)}" for each in one["versions"])
        lines.append(f"  terms{_on_worlds(one, asked if len(order['terms']) > 1 else ())}: {turns}")
    if order["binding"] is not None:
        lines.append(f"  binding now if in force: version {' or '.join(map(str, order['binding']))}")
    return lines


def _stretch(one: Told) -> str:
    until = f"until {_moment(one['to'])}" if one["to"] else "without an end yet"
    return f"from {_moment(one['from'])} {until}"


def _moment(iso: str | None) -> str:
    """An instant in words, its hour always told: "Mon 1 June 2026 10:15"."""
    if iso is None:
        return "never"
    here = datetime.fromisoformat(iso).astimezone(BRISBANE)
    return f"{in_words(here.date())} {here:%H:%M}"


def _by(iso: str | None) -> str:
    """A date to act by in words: the last day, or the day and hour."""
    if iso is None:
        return "no date"
    day, hour = _day_and_hour(datetime.fromisoformat(iso))
    return f"{in_words(day)} {hour}".rstrip()


def _on(doubts: list[str]) -> str:
    return f" ({', '.join(doubts)})" if doubts else ""


def _on_worlds(one: Told, doubts: Iterable[str]) -> str:
    """The readings in which it is so, told by those doubts alone that make a difference."""
    kept = [{doubt: reading for doubt, reading in world.items() if doubt in doubts} for world in one["worlds"]]
    said = list(dict.fromkeys(_readings(world) for world in kept if world))
    return f" ({'; or '.join(said)})" if said else ""


def _readings(world: Mapping[str, str]) -> str:
    return ", ".join(f"{doubt} {reading}" for doubt, reading in world.items())


def _deadline_lines(one: Told, *, days: bool) -> list[str]:
    met = f"; met or no longer due {_moment(one['met_at'])}" if one["met_at"] else ""
    lines = [f"  {_by(one['act_by'])}: {one['label']} [{one['subject']}, s {one['provision']}]{met}"]
    if one["lapse_not_before"] != one["act_by"]:
        latest = _by(one["lapse_not_before"]) if one["lapse_not_before"] else "in some reading never"
        lines.append(f"      in every reading by: {latest}{_on(one['doubts'])}")
    for world in one["worlds"]:
        lines += _world_lines(world, one["doubts"], alone=len(one["worlds"]) == 1, days=days)
    lines += [f"      ! {warning}" for warning in one["warnings"]]
    return [*lines, f"      if not: {one['consequence']}"] if one["consequence"] else lines


def _world_lines(world: Told, doubts: Iterable[str], *, alone: bool, days: bool) -> list[str]:
    how = world["derivation"]
    said = f"{_by(world['at'])}{'' if alone else _on_worlds(world, doubts)}"
    if how is None:
        return [] if alone else [f"      - {said}"]
    lines = [f"      - {said}: {_counted(how)}"]
    if days:
        lines += [f"          {_day_line(one)}" for one in how["days"]]
    return lines


def _counted(how: Told) -> str:
    on = f" on {in_words(date.fromisoformat(how['trigger_on']))}" if how["trigger_on"] else ""
    trigger = f"{how['trigger']}{on}"
    if how["unit"] in {"instant", "stated last day"}:
        return f"{trigger}, nothing is counted"
    if how["unit"] == "hours":
        return f"{how['n']} hours: {trigger}"
    if how["unit"] == "last open day":
        told = f"the last day the registry is open, not after{on.replace(' on', '')}"
    else:
        first = "that day counted" if how["first_day_counts"] else "that day left out"
        unit = how["unit"].replace("days", "day", 1).replace("years", "year") if how["n"] == 1 else how["unit"]
        told = f"{how['n']} {unit}: {trigger} ({first})"
    skipped = ", ".join(f"{in_words(date.fromisoformat(s['day']))} ({s['why']})" for s in how["skipped"])
    return f"{told}; not {skipped}" if skipped else told


def _day_line(one: Told) -> str:
    number = str(one["number"]) if one["number"] else "-"
    return f"{number:>5}  {in_words(date.fromisoformat(one['day']))}  {one['why']}".rstrip()


def _wanted_line(one: Told) -> str:
    late = "OVERDUE, " if one["overdue"] else ""
    return f"  {late}{_by(one['act_by'])}: {one['label']} [{one['subject']}, s {one['provision']}]"


def _doubt_lines(result: Told) -> list[str]:
    """The doubtful texts on which something in the result turns, with the safer course."""
    found = {d for order in result["orders"] for one in order["status"] for d in one["doubts"]}
    found |= {d for one in result["deadlines"] for d in one["doubts"]}
    if not found:
        return []
    titles = {d: REGISTER[d].title if REGISTER[d].title.endswith("?") else f"{REGISTER[d].title}." for d in sorted(found)}
    texts = [f"  {d} ({REGISTER[d].provision}): {title} Safer: {REGISTER[d].safer}" for d, title in titles.items()]
    return ["", "Doubtful texts", *texts]
