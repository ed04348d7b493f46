"""A temporary order (13M, 13N) or a disqualification order (13U, 13V, 13W), walked instant by instant in every world."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from tests.support.day_by_day import appeals
from tests.support.day_by_day.facts import (
    ADJOURNMENTS,
    DOUBTFUL_DISPOSALS,
    LINKS,
    Fact,
    Facts,
    Lived,
    Pause,
    World,
    counted,
    day_of,
    disposes,
    instant,
    is_there,
    midnight,
    paused,
    worlds,
)

TWENTY_EIGHT = 28


@dataclass
class Walk:
    """Where the order stands while its instants are walked."""

    effect: datetime | None = None
    end: datetime | None = None
    last_day: date | None = None
    longest: date | None = None  # the last day in the longest reading: what an extension at most may follow
    extended: bool = False
    over: list[Pause] = field(default_factory=list)  # from what ended the order to what put it back


def lives(facts: Facts, order: str) -> list[Lived]:
    """What becomes of the order in each world that can be told apart."""
    live = ["O-A01", "O-A03", "O-A39"]
    if any(f.values.get("decision") == "EXTENDED" for f in facts.of("extension-decided", order)):
        live += ["O-A04", "O-A05", "O-A06", "O-A55"]
    if facts.presences() & set(LINKS):
        live += ["O-A10"]
    if any(f.values.get("decision") in DOUBTFUL_DISPOSALS for f in facts.of("application-decided")):
        live += ["O-A35"]
    if any(f.values.get("applicant") == "APPEAL_COURT" for f in facts.of("disqualification-revocation-decided", order)):
        live += ["O-A15"]
    live = list(dict.fromkeys([*live, *appeals.doubts(facts, order)]))
    instants, hearings = _instants(facts, made(facts, order).at), _hearings(facts, made(facts, order))
    return [lived(facts, order, world, instants, hearings) for world in worlds(*live)]


def made(facts: Facts, order: str) -> Fact:
    """The making of the order."""
    found = facts.one(f"{order.partition(':')[0]}-made", order)
    assert found is not None
    return found


def lived(facts: Facts, order: str, world: World, instants: list[datetime], hearings: list[Fact]) -> Lived:
    """The order's life in one world, walked through these instants, at some of which there are hearings."""
    making = made(facts, order)
    walk, stays = Walk(longest=counted(day_of(making.at), TWENTY_EIGHT)), appeals.stays(facts, order, world)
    undone = appeals.undone(facts, order, making.at)
    if world["O-A03"] == "from-making":
        walk.last_day = _last(day_of(making.at), TWENTY_EIGHT, world)
    for at in instants:
        if walk.end is None and _over(facts, order, making, world, at, undone):
            walk.end = at
        if walk.end is None and _ran_out(walk, world, at):
            walk.end = at
        if walk.effect is None and _takes_effect(facts, order, making, world, at):
            walk.effect = at
            if not walk.extended and world["O-A39"] == "runs-from-effect" and walk.last_day and day_of(at) > walk.last_day:
                walk.last_day = None  # nothing could end before it began: it is counted from now
            walk.last_day = walk.last_day or _last(day_of(at), TWENTY_EIGHT, world)
            if not walk.extended:
                walk.longest = counted(day_of(at), TWENTY_EIGHT)
        for hearing in hearings:  # after the service of the same instant: what ends an order at that instant keeps it from going on
            if walk.end is None and hearing.at == at:
                _heard(walk, facts, order, hearing, world, stayed=paused(stays, at), revoked=paused(undone, at))
        for word in facts.of("order-restored", order):
            if word.at == at:
                _put_back(walk, word, world, of_a_revocation=any(to == at for _, to in undone))
    start = walk.effect if walk.effect and (walk.end is None or walk.effect < walk.end) else None
    return Lived(start, walk.end, midnight(counted(walk.last_day, 1)) if walk.last_day else None, (*walk.over, *undone, *stays))


def _put_back(walk: Walk, word: Fact, world: World, *, of_a_revocation: bool) -> None:
    """13ZJ(1)(b), (3): it binds again from that decision, to the day that the appeal court named or perhaps as long as its days had to run (O-A94)."""
    named = date.fromisoformat(str(word.values["until"])) if word.values.get("until") else None
    if walk.end is not None:
        last = named or walk.last_day
        if named is None and (of_a_revocation or world["O-A94"] == "only-to-a-day-named"):
            return
        if last is not None and last < day_of(word.at):
            return
        walk.over.append((walk.end, word.at))
        walk.end = None
    if named is not None:  # nothing that the appeal court decides reaches back (13ZJ(3))
        last = max(named, day_of(word.at))
        walk.last_day, walk.extended, walk.longest = last, True, max(last, walk.longest or last)


def _instants(facts: Facts, first: datetime) -> list[datetime]:
    """The making, every midnight for long enough, every fact, and every return date."""
    until = [instant(f.values["return_at"]) for f in facts.all if f.values.get("return_at")]
    said_last = [
        date.fromisoformat(str(f.values["until"]))
        for kind in ("extension-decided", "order-restored")
        for f in facts.of(kind)
        if f.values.get("until")
    ]
    horizon = max([f.at for f in facts.all] + until + [midnight(day) for day in said_last]) + timedelta(days=130)
    found = {f.at for f in facts.all} | set(until) | {first}
    day = day_of(first)
    while midnight(day) < horizon:
        day += timedelta(days=1)
        found.add(midnight(day))
    return sorted(at for at in found if at >= first)


def _last(first: date, days: int, world: World) -> date:
    """The last of so many days: the day of the event counts, or it does not (O-A01)."""
    return counted(first, days if world["O-A01"] == "first-day-out" else days - 1)


def _takes_effect(facts: Facts, order: str, making: Fact, world: World, at: datetime) -> bool:
    """13M(1), 13U(1): at the making before the respondent, otherwise when the copy is served."""
    if is_there(making.values.get("presence"), world) or appeals.binds_when_made(making, world):
        return at == making.at
    served = facts.of("documents-served", f"service:{order}")
    return any(f.at == at and "ORDER" in (f.values.get("documents") or ()) for f in served)


def _over(facts: Facts, order: str, making: Fact, world: World, at: datetime, undone: list[Pause]) -> bool:
    """Paragraphs (a), (d), (e) and (f): what ends the order also while it is unserved."""
    application = str(making.values["application"])
    if _not_started(facts, making, at):
        return True
    for f in facts.all:
        if f.at != at:
            continue
        if f.kind == "application-decided" and f.subject == application and disposes(f.values.get("decision"), world):
            return True
        if f.kind == "prohibition-order-made" and f.values.get("application") == application:
            return True  # the appeal court decides the application by the order that it makes
        if f.kind == "application-discontinued" and f.subject == application:
            return True
        if f.kind == "order-revoked" and f.subject == order and not any(since <= at < (to or at) for since, to in undone):
            return True
        if f.kind == "disqualification-revocation-decided" and f.subject == order and _undone(f, world):
            return True
    return False


def _undone(f: Fact, world: World) -> bool:
    """Paragraph (f) of 13U(2): a court revoked it on the person's application; an appeal court set it aside, if an appeal reaches it (O-A15)."""
    reaches = f.values.get("applicant") != "APPEAL_COURT" or world["O-A15"] == "with-the-refusal"
    return f.values.get("outcome") == "REVOKED" and reaches


def _not_started(facts: Facts, making: Fact, at: datetime) -> bool:
    """Paragraph (a): this is the return instant that a magistrate fixed, and no proceeding has been started."""
    by_magistrate = making.values.get("made_under") == "S13J" or making.values.get("relevant_application") == "S13I"
    if not by_magistrate or not making.values.get("return_at") or at != instant(making.values["return_at"]):
        return False
    return not any(f.at <= at for f in facts.of("appearance-notice-issued", str(making.values["application"])))


def _ran_out(walk: Walk, world: World, at: datetime) -> bool:
    """Paragraph (c): the last day is behind us. Unserved, days counted from the making may end it or not (O-A39)."""
    if walk.last_day is None or day_of(at) <= walk.last_day:
        return False
    return walk.effect is not None or walk.extended or world["O-A39"] == "runs-from-making"


def _hearings(facts: Facts, making: Fact) -> list[Fact]:
    """The hearings of the application after the order was made, but for the one at which it was."""
    return [
        f
        for f in facts.of("hearing-held")
        if f.at > making.at and f.values.get("application") == making.values["application"] and f.subject != making.values.get("hearing")
    ]


def _heard(walk: Walk, facts: Facts, order: str, hearing: Fact, world: World, *, stayed: bool, revoked: bool) -> None:
    """The extension (13N), which asks for an adjournment and not for a mention; and paragraph (b), which asks for a hearing."""
    extension = next(
        (
            f.values
            for f in facts.of("extension-decided", order)
            if f.values.get("hearing") == hearing.subject and f.values.get("decision") == "EXTENDED"
        ),
        None,
    )
    in_effect = walk.effect is not None
    out_of_force = stayed and world["O-A61"] == "not-in-force"
    if extension is not None and not out_of_force and (in_effect or world["O-A06"] == "can-extend-before-effect"):
        new_last, lawful = _extended_to(walk, facts, extension, hearing, world)
        if lawful or world["O-A55"] == "stands-until-set-aside":
            walk.longest = max(new_last, _longest(walk, extension, hearing))
            walk.last_day, walk.extended = new_last, True
            return
    if not hearing.values.get("mention_of_final_application") and extension is None:
        return  # a hearing of something else; where the order is extended the application was mentioned, whatever was ticked
    if revoked and world["O-A95"] == "nothing-to-extend":
        return
    if not in_effect and world["O-A39"] == "runs-from-effect":
        return
    if walk.extended and world["O-A05"] == "first-mention-only":
        return
    walk.end = hearing.at


def _longest(walk: Walk, extension: Any, hearing: Fact) -> date:
    """The last day of an extension in the longest reading."""
    if extension.get("until"):
        return date.fromisoformat(str(extension["until"]))
    return counted(max(walk.longest or day_of(hearing.at), day_of(hearing.at)), int(extension["days"]))


def _extended_to(walk: Walk, facts: Facts, extension: Any, hearing: Fact, world: World) -> tuple[date, bool]:
    """The new last day, and whether the Act provides for it: adjourned, served if absent, 28 days or consent.

    A stated last day that is within 28 days on one reading only (O-A01, O-A04) is good as far as the 28 days of the other go.
    """
    granted = day_of(hearing.at)
    from_end = world["O-A04"] == "from-current-end" and walk.last_day is not None
    consents = (extension.get("consent") or {}).get("given") is True
    there = is_there(hearing.values.get("presence"), world)
    lawful = hearing.values.get("outcome") in ADJOURNMENTS and (there or _papers_served(facts, hearing))
    if not extension.get("until"):
        days = int(extension["days"])
        new_last = counted(walk.last_day, days) if from_end and walk.last_day else _last(granted, days, world)
        return new_last, lawful and (days <= TWENTY_EIGHT or consents)
    stated, of_grant = date.fromisoformat(str(extension["until"])), _last(granted, TWENTY_EIGHT, world)
    most = max(counted(granted, TWENTY_EIGHT), counted(walk.longest or granted, TWENTY_EIGHT))
    if consents or stated <= of_grant or stated > most:
        return stated, lawful and (consents or stated <= of_grant)
    beyond_the_grant = stated > counted(granted, TWENTY_EIGHT)
    return (stated if from_end and beyond_the_grant else of_grant), lawful


def _papers_served(facts: Facts, hearing: Fact) -> bool:
    """13N(3) asks for the court's satisfaction; the house asks for a record of both papers served beforehand as well."""
    papers = [
        paper
        for f in facts.of("documents-served", f"service:{hearing.values['application']}")
        if f.at <= hearing.at
        for paper in f.values.get("documents") or ()
    ]
    return hearing.values.get("documents_served_satisfied") is True and {"APPLICATION", "APPEARANCE_NOTICE"} <= set(papers)
