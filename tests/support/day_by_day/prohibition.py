"""A prohibition order (13G), walked day by day in every world: its effect, its term, what continues it, what ends it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache

from tests.support.day_by_day import appeals
from tests.support.day_by_day.facts import (
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
    is_there,
    midnight,
    worlds,
)

Closed = Callable[[date], bool]
OVER = ("application-decided", "application-discontinued")
ADULT_YEARS, CHILD_YEARS, OF_AGE = 5, 2, 18


def lives(facts: Facts, order: str, closed: Closed) -> list[Lived]:
    """What becomes of the order in each world that can be told apart. `closed`: is the registry closed on this day?"""
    live = ["O-A01", "O-A02", "O-A49"]
    kinds = {f.kind for f in facts.all}
    for name, matters in {
        "O-A07": "informal-notice-given" in kinds,
        "O-A08": "application-discontinued" in kinds,
        "O-A10": bool(facts.presences() & set(LINKS)),
        "O-A23": True,
        "O-A35": any(f.values.get("decision") in DOUBTFUL_DISPOSALS for f in facts.of("application-decided")),
        "O-A38": len(_applications(facts)) > 1,
        "O-A40": len(_applications(facts)) > 2,
        "O-A53": any(f.values.get("stated_last_day") for f in facts.of("prohibition-order-made")),
        "O-A54": not any(f.values.get("birth_date") for f in facts.of("respondent-described")),
    }.items():
        live += [name] if matters else []
    live += appeals.doubts(facts, order)
    return [lived(facts, order, world, closed) for world in worlds(*live)]


def lived(facts: Facts, order: str, world: World, closed: Closed) -> Lived:
    """The order's life in one world."""
    making = facts.one("prohibition-order-made", order)
    assert making is not None
    effect = effect_of(facts, order, making, world)
    stays = appeals.stays(facts, order, world)
    if effect is None and _existing_term_end(facts, making, world, closed) is None:
        end, over = _revoked_and_put_back(facts, making, None, None, world, closed)
        return Lived(None, end, None, (*over, *stays))
    last = _last_day(facts, making, effect or making.at, world, closed)
    runs_out = midnight(counted(last, 1))
    if effect is None:  # no notice yet, but the term runs since the old one ended (13G(4))
        end, over = _revoked_and_put_back(facts, making, None, runs_out, world, closed)
        return Lived(None, end, runs_out, (*over, *stays))
    start = effect if world["O-A49"] == "from-the-instant" else max(making.at, midnight(day_of(effect)))
    end, over = _revoked_and_put_back(facts, making, last, runs_out, world, closed)
    return Lived(None if end is not None and end <= start else start, end, runs_out, (*over, *stays))


def _revoked_and_put_back(
    facts: Facts, making: Fact, last: date | None, runs_out: datetime | None, world: World, closed: Closed
) -> tuple[datetime | None, list[Pause]]:
    """13Q(6), 13ZJ(1): what ends it at once, and what puts it back for the rest of its term, which runs out then or, after its last day, is continued."""
    order = making.subject
    natural = _continued_to(facts, making, last, world, closed) if last else runs_out
    undone = appeals.undone(facts, order, making.at)
    pauses = [*undone]
    for word in facts.of("order-restored", order):
        if natural is None or word.at < natural or any(to == word.at for _, to in undone):
            continue
        named = word.values.get("until")
        again: datetime | None = None
        if named and date.fromisoformat(str(named)) < day_of(word.at):
            continue  # nothing that the appeal court decides reaches back (13ZJ(3))
        if named:
            again = midnight(counted(date.fromisoformat(str(named)), 1))
        elif last and natural > midnight(counted(last, 1)) and not _discontinued(facts, natural):
            again = _continued_to(facts, making, last, world, closed, word.at)
        else:
            continue  # its term is over: no decision ended it that could be set aside
        pauses.append((natural, word.at))
        natural = again
    revoked = [f.at for f in facts.of("order-revoked", order) if f.at >= making.at]
    standing = [at for at in revoked if not any(since <= at and (to is None or at < to) for since, to in undone)]
    ends = [*standing, *([natural] if natural else [])]
    return min(ends, default=None), pauses


def _discontinued(facts: Facts, at: datetime) -> bool:
    """Was it no court's decision that was made at that instant?"""
    return any(f.at == at for f in facts.of("application-discontinued")) and not any(f.at == at for f in facts.of("application-decided"))


def effect_of(facts: Facts, order: str, making: Fact, world: World) -> datetime | None:
    """13G(1)(a): notice by being there, by service of the copy, and perhaps by being told (O-A07)."""
    if is_there(making.values.get("presence"), world) or appeals.binds_when_made(making, world):
        return making.at
    notices = [
        f.at for f in facts.of("documents-served", f"service:{order}") if f.at >= making.at and "ORDER" in (f.values.get("documents") or ())
    ]
    if world["O-A07"] == "also-when-told":
        notices += [f.at for f in facts.of("informal-notice-given", order) if f.at >= making.at]
    return min(notices, default=None)


def _last_day(facts: Facts, making: Fact, effect: datetime, world: World, closed: Closed) -> date:
    """13G(1)(b), (4): the last day of the term, without any continuation."""
    if making.values.get("stated_last_day") and world["O-A53"] == "stated-day":
        return date.fromisoformat(str(making.values["stated_last_day"]))
    years = CHILD_YEARS if _is_child(facts, making, world) else ADULT_YEARS
    after = _existing_term_end(facts, making, world, closed)
    if after is not None:  # the term starts with the instant at which the old one ended: its first day is a whole day
        return before_anniversary(counted(after, 1), years)
    if world["O-A01"] == "first-day-in":
        return before_anniversary(day_of(effect), years)
    return anniversary(day_of(effect), years)


@cache
def anniversary(first: date, years: int, born_again: str = "feb-28") -> date:
    """Day by day to the day of the same number so many years on. A term that began on 29 February has it on the 28th (O-A23: a birthday may not)."""
    day = first
    while day.year < first.year + years or (day.month, day.day) < (first.month, first.day):
        if (first.month, first.day) == (2, 29) and day == date(first.year + years, 2, 28) and born_again == "feb-28":
            return day
        day += timedelta(days=1)
    return day


def before_anniversary(first: date, years: int) -> date:
    """The last whole day of so many years whose first day is counted."""
    leap = (first.month, first.day) == (2, 29)
    return date(first.year + years, 2, 28) if leap else anniversary(first, years) - timedelta(days=1)


def _is_child(facts: Facts, making: Fact, world: World) -> bool:
    """Schedule 5: under 18 on the day the application for the order was made (O-A02)."""
    described = [f for f in facts.of("respondent-described") if f.values.get("birth_date")]
    if not described:
        return world["O-A54"] == "child"
    born = date.fromisoformat(str(described[-1].values["birth_date"]))
    issued = facts.one("appearance-notice-issued", str(making.values["application"]))  # if it was never filed nothing better is known
    when = _made_at(facts, str(making.values["application"]), world) or (issued.at if issued else making.at)
    return day_of(when) < anniversary(born, OF_AGE, world["O-A23"])


def _applications(facts: Facts) -> list[str]:
    return list(dict.fromkeys(f.subject for f in facts.of("appearance-notice-issued")))


def _made_at(facts: Facts, application: str, world: World) -> datetime | None:
    """When the application was made: O-A02."""
    if world["O-A02"] == "notice-issued":
        found = facts.of("appearance-notice-issued", application)
    elif world["O-A02"] == "filed":
        found = facts.of("application-filed", application)
    else:
        found = [f for f in facts.of("hearing-held") if f.values.get("application") == application]
    return min((f.at for f in found), default=None)


def _renewals(facts: Facts, making: Fact, last: date, world: World, closed: Closed) -> list[str]:
    """13G(2)(a), (5): the new applications made before the end of the term (O-A38: or on the next open day)."""
    by = last
    if world["O-A38"] == "moves":
        while closed(by):
            by += timedelta(days=1)
    found = []
    for application in _applications(facts):
        when = _made_at(facts, application, world)
        if application != making.values["application"] and when is not None and when < midnight(counted(by, 1)):
            found.append(application)
    return found


def _pending_at(facts: Facts, application: str, at: datetime) -> bool:
    """Is nothing decided of it by then, on its merits or not, that stands then? What is over before the term ends continues nothing."""
    words = [f for kind in (*OVER, "decision-set-aside") for f in facts.of(kind, application) if f.at < at]
    words += [f for f in facts.of("prohibition-order-made") if f.values.get("application") == application and f.at < at]
    return not words or max(words, key=lambda f: f.at).kind == "decision-set-aside"


def _decided(facts: Facts, application: str, world: World, since: datetime) -> datetime | None:
    """When from then on it is decided (O-A35), or discontinued where that ends what it continued (O-A08)."""
    ends = [f.at for f in facts.of("application-decided", application) if disposes(f.values.get("decision"), world)]
    ends += [f.at for f in facts.of("prohibition-order-made") if f.values.get("application") == application]
    if world["O-A08"] == "ends-at-discontinuance":
        ends += [f.at for f in facts.of("application-discontinued", application)]
    return min((at for at in ends if at >= since), default=None)


def _continued_to(
    facts: Facts, making: Fact, last: date, world: World, closed: Closed, put_back: datetime | None = None
) -> datetime | None:
    """13G(2), (3): the end of the term, or of what continues the order (again, where it was put back). None: nothing has decided it yet."""
    term_end = midnight(counted(last, 1))
    since = put_back + timedelta(minutes=1) if put_back else term_end
    pending = [one for one in _renewals(facts, making, last, world, closed) if _pending_at(facts, one, term_end)]
    until = [_decided(facts, one, world, since) for one in pending]
    if not until:
        return term_end
    known = sorted(at for at in until if at is not None)
    if world["O-A40"] == "first-decision" and known:
        return known[0]
    return None if None in until else known[-1]


def _existing_term_end(facts: Facts, making: Fact, world: World, closed: Closed) -> date | None:
    """13G(4): the last day of the term of an older order that this order's application continued, if decided on that day or later."""
    found: list[date] = []
    for old in facts.of("prohibition-order-made"):
        effect = effect_of(facts, old.subject, old, world)
        if old.subject == making.subject or old.at >= making.at or effect is None:
            continue
        last = _last_day(facts, old, effect, world, closed)
        application = str(making.values["application"])
        if (
            application in _renewals(facts, old, last, world, closed)
            and _pending_at(facts, application, midnight(last))
            and day_of(making.at) >= last
        ):
            revoked = [f for f in facts.of("order-revoked", old.subject) if f.at < midnight(counted(last, 1))]
            put_back = [f for f in facts.of("order-restored", old.subject) if f.at <= making.at]
            if not revoked or (put_back and put_back[-1].at >= revoked[-1].at):
                found.append(last)
    return max(found, default=None)
