"""An appeal about an order (13ZG to 13ZK): what stays it, from when an order of the appeal court binds, and the last day to appeal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from tests.support.day_by_day.facts import LINKS, Fact, Facts, Pause, World, counted, day_of, instant, is_there, midnight, worlds

TO_APPEAL = 28
NO_ORDER = ("REFUSED", "STRUCK_OUT", "DISMISSED_BY_CONSENT")
ON_AN_APPLICATION = ("VARIED", "REVOKED", "CANCELLED", "DISMISSED")
ON_ITS_APPLICATION = {"order-varied": "VARIED", "order-revoked": "REVOKED", "registration-cancelled": "CANCELLED"}
REVOKING = ("order-revoked", "registration-cancelled", "registration-revoked")
Open = Callable[[str, date], bool | None]


# ---------------------------------------------------------------- the order meanwhile and afterwards
def doubts(facts: Facts, order: str) -> list[str]:
    """The doubts about appeals on which the life of an order can turn here."""
    stayed = [f for f in facts.of("stay-ordered") if f.values.get("order") == order]
    made_on_appeal = any(f.values.get("on_appeal") for kind in ("temporary-order-made", "prohibition-order-made") for f in facts.of(kind))
    found = ["O-A16"] if made_on_appeal else []
    found += ["O-A60"] if stayed and facts.of("appeal-decided") else []
    found += (
        ["O-A94"] if order.startswith("temporary") and any(not f.values.get("until") for f in facts.of("order-restored", order)) else []
    )
    found += ["O-A95"] if facts.of("order-restored", order) and facts.of("order-revoked", order) and order.startswith("temporary") else []
    found += ["O-A05"] if any(f.values.get("until") for f in facts.of("order-restored", order)) else []
    extended = any(f.values.get("decision") == "EXTENDED" for f in facts.of("extension-decided", order))
    return found + (["O-A61"] if stayed and extended else [])


def stays(facts: Facts, order: str, world: World) -> list[Pause]:
    """13ZI(3): an appeal stays nothing by itself; what the appeal court stays does not bind until the stay is lifted, its day or the decision."""
    found: list[Pause] = []
    for stay in facts.of("stay-ordered"):
        if stay.values.get("order") != order:
            continue
        stated = [f.at for f in facts.of("stay-ended", stay.subject) if f.values.get("order") == order and f.at >= stay.at]
        stated += [instant(stay.values["until"])] if stay.values.get("until") else []
        decided = [f.at for f in facts.of("appeal-decided", stay.subject) if f.at >= stay.at]
        if stated and world["O-A60"] == "to-the-day-stated":  # or lifted after the appeal was decided: somebody held that it lasted
            decided = []
        found.append((stay.at, min([*stated, *decided], default=None)))
    return found


def undone(facts: Facts, order: str, since: datetime) -> list[Pause]:
    """The stretches between a revocation and the appeal court's setting it aside: as if it had never been, but for that stretch (13ZJ(3))."""
    found: list[Pause] = []
    revoked: datetime | None = None
    words = [f for kind in (*REVOKING, "order-restored") for f in facts.of(kind, order) if f.at >= since]
    for f in sorted(words, key=lambda f: (f.at, f.kind == "order-restored")):
        if f.kind in REVOKING:
            revoked = revoked or f.at
        elif revoked is not None:
            found.append((revoked, f.at))
            revoked = None
    return found


def binds_when_made(making: Fact, world: World) -> bool:
    """13ZJ(3): another order that should have been made binds from when it is made; of one made under (1)(a) that is O-A16."""
    under = making.values.get("on_appeal")
    return under == "S13ZJ_1_B" or (under == "S13ZJ_1_A" and world["O-A16"] == "when-made")


# ---------------------------------------------------------------- the last day to appeal
@dataclass(frozen=True)
class Decision:
    """A decision of a court below: about what, when, in whose presence; the papers with which the order that results is served."""

    subject: str
    at: datetime
    presence: str | None
    papers: str | None = None
    only_if: Mapping[str, str] = field(default_factory=dict)


def last_days(facts: Facts, is_open: Open, any_open: Open) -> dict[str, tuple[datetime | None, datetime | None]]:
    """Of each appeal by when to file, and from when the time is over in every world. None: no time runs, or it cannot be said to be over."""
    live = ["O-A13", "O-A14", "O-A27", "O-A50", "O-A91"] + (["O-A10"] if facts.presences() & set(LINKS) else [])
    found = {}
    for one in decisions(facts):
        for appeal in (f"appeal:{one.subject}", f"appeal:second:{one.subject}"):
            told = [_last(facts, one, appeal, world, is_open, any_open) for world in worlds(*live)]
            by = [day for day, _ in told if day]
            over = by and all(day and begun for day, begun in told)
            found[appeal] = (midnight(counted(min(by), 1)) if by else None, midnight(counted(max(by), 1)) if over else None)
    return {appeal: ends for appeal, ends in found.items() if "second" not in appeal or any(f.subject == appeal for f in facts.all)}


def _last(facts: Facts, one: Decision, appeal: str, world: World, is_open: Open, any_open: Open) -> tuple[date | None, bool]:
    """The last day in one world, and whether its days have begun to run: a day that the court allows takes nothing from them."""
    if any(world[doubt] != reading for doubt, reading in one.only_if.items()):
        return None, False
    allowed = [
        date.fromisoformat(str(f.values["until"]))
        for f in facts.of("more-time-to-appeal-decided", appeal)
        if f.values.get("decision") == "GRANTED" and f.values.get("until")
    ]
    first = _runs_from(facts, one, world)
    if first is None:
        return max(allowed, default=None), False
    day = _moved(counted(first, TO_APPEAL), _place(facts, one), is_open if world["O-A27"] == "this-registry" else any_open)
    return max([day, *allowed]), True


def _moved(day: date, place: str, is_open: Open) -> date:
    """The first open day from this one; where the days are not known it does not move."""
    first, found = day, is_open(place, day)
    while found is False:
        day += timedelta(days=1)
        found = is_open(place, day)
    return first if found is None else day


def _runs_from(facts: Facts, one: Decision, world: World) -> date | None:
    """13ZH(1): the day of the decision or, in absence, the day on which the order that results was served; without one that is O-A14."""
    if is_there(one.presence, world):
        return day_of(one.at)
    if one.papers is None:
        return day_of(one.at) if world["O-A14"] == "from-decision" else None
    served = [f.at for f in facts.of("documents-served", one.papers) if f.at >= one.at and "ORDER" in (f.values.get("documents") or ())]
    return day_of(min(served)) if served else None


def _place(facts: Facts, one: Decision) -> str:
    return "Brisbane"


def decisions(facts: Facts) -> list[Decision]:
    """Every decision of a court below that may be appealed, each by itself (13ZG)."""
    found: dict[str, Decision] = {}
    for one in _decisions(facts):
        found.setdefault(one.subject, one)
    return list(found.values())


def _decisions(facts: Facts) -> Iterator[Decision]:
    for f in facts.all:
        application = f.values.get("application")
        if f.kind in ("temporary-order-made", "prohibition-order-made") and not f.values.get("on_appeal"):
            alone = {"O-A13": "appealable"} if f.values.get("made_under") == "S13J" else {}
            yield Decision(f.subject, f.at, f.values.get("presence"), f"service:{f.subject}", alone)
        if f.kind == "application-decided" and f.values.get("decision") in NO_ORDER:
            again = any(back.at <= f.at for back in facts.of("decision-set-aside", f.subject))
            about = str(f.values["hearing"]) if again else f.subject
            yield Decision(about, f.at, _presence_at(facts, f.values.get("hearing")), None, {"O-A50": "appealable"})
        if f.kind == "hearing-held":
            yield from _about_temporary_orders(facts, f)
        if f.kind == "leave-decided" and f.values.get("decision") in ("GRANTED", "REFUSED") and not _overtaken(facts, f):
            yield Decision(f.subject, f.at, None)  # nobody notes who was there when leave is decided
        if f.kind == "variation-heard" and f.values.get("outcome") == "DISMISSED":
            yield Decision(f.subject, f.at, f.values.get("presence"))
        if f.kind in ON_ITS_APPLICATION and application:
            yield Decision(str(application), f.at, f.values.get("presence"), f"service:{application}")


def _overtaken(facts: Facts, leave: Fact) -> bool:
    """Was the application decided after the leave? Then that decision counts, unless an appeal about the leave was begun and is not over."""
    heard = [f.at for f in facts.of("variation-heard", leave.subject) if f.at >= leave.at and f.values.get("outcome") in ON_AN_APPLICATION]
    begun = facts.one("notice-of-appeal-filed", f"appeal:{leave.subject}")
    over = facts.one("appeal-decided", f"appeal:{leave.subject}")
    return bool(heard) and (begun is None or begun.at >= heard[0] or (over is not None and over.at <= heard[0]))


def _about_temporary_orders(facts: Facts, hearing: Fact) -> Iterator[Decision]:
    """Extended or not; none made. A disqualification order is no relevant order (13ZG)."""
    extensions = [
        f for f in facts.of("extension-decided") if f.values.get("hearing") == hearing.subject and f.subject.startswith("temporary")
    ]
    presence = hearing.values.get("presence")
    if any(f.values.get("decision") in ("EXTENDED", "NOT_EXTENDED") for f in extensions):
        yield Decision(hearing.subject, hearing.at, presence)
    elif any(f.values.get("decision") == "NOT_MADE" for f in facts.of("s13k-decided", hearing.subject)):
        yield Decision(hearing.subject, hearing.at, presence, None, {"O-A50": "appealable"})


def _presence_at(facts: Facts, hearing: str | None) -> str | None:
    held = facts.one("hearing-held", hearing) if hearing else None
    return held.values.get("presence") if held else None
