"""An order of another place that is registered here (13Z, 13ZB, 13ZD, 39F), walked instant by instant in every world."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests.support.day_by_day import appeals
from tests.support.day_by_day.facts import Fact, Facts, Lived, World, counted, day_of, midnight, worlds
from tests.support.day_by_day.prohibition import ADULT_YEARS, CHILD_YEARS, OF_AGE, anniversary, before_anniversary

ZONES = {
    "NSW": "Australia/Sydney", "VIC": "Australia/Melbourne", "SA": "Australia/Adelaide", "WA": "Australia/Perth", "TAS": "Australia/Hobart",
    "NT": "Australia/Darwin", "ACT": "Australia/Sydney", "NEW_ZEALAND": "Pacific/Auckland",
}  # fmt: skip
CERTIFICATE_DAYS = 2
DOUBTS_OF_REPORTING = ("O-A18", "O-A23", "O-A36", "O-A54", "R-A29")
Open = Callable[[date], bool]


def lives(facts: Facts, order: str) -> list[Lived]:
    """What becomes of it in each world that can be told apart."""
    moved = any(f.values.get("what") == "NEW_LAST_DAY" for f in facts.of("home-order-changed"))
    return [lived(facts, order, world) for world in worlds(*(["O-A18"] if moved else []), *appeals.doubts(facts, order))]


def lived(facts: Facts, order: str, world: World) -> Lived:
    """The order's life in one world: it binds when it is registered, served or not (13ZB(2)), for as long as the original one does (13Z(11))."""
    registering = facts.one("registered-order-made", order)
    assert registering is not None
    runs_out, home, here = _last_moment(facts, registering), None, None
    undone = appeals.undone(facts, order, registering.at)
    for at in sorted({f.at for f in facts.all} | {f for f in (runs_out,) if f} | _moved_to(facts, registering)):
        for f in [None, *_at_once(facts, at)]:
            if home is None and runs_out is not None and runs_out <= at:
                home = runs_out
            if f is None:
                continue
            if f.kind in appeals.REVOKING and f.subject == order and not any(since <= at < (to or at) for since, to in undone):
                here = here or at
            if home is None and f.kind == "home-order-changed" and f.subject == _original(registering):
                if f.values.get("what") == "ENDED":
                    home = at
                elif world["O-A18"] == "follows-the-order-at-home":
                    runs_out = _end_of_day_there(facts, registering, date.fromisoformat(str(f.values["last_day"])))
    end = min((at for at in (home or runs_out, here) if at), default=None)  # what it is at home does not hang on what is done here
    start = registering.at if end is None or registering.at < end else None
    return Lived(start, end, runs_out, (*undone, *appeals.stays(facts, order, world)))


def _at_once(facts: Facts, at: datetime) -> list[Fact]:
    """What happened at one instant: what ends the order first, then the earlier last day, in whatever order it was recorded."""
    return sorted(
        (f for f in facts.all if f.at == at),
        key=lambda f: (f.values.get("what") == "NEW_LAST_DAY", str(f.values.get("last_day"))),
    )


def _original(registering: Fact) -> str:
    return str(registering.values["corresponding_order"])


def _last_moment(facts: Facts, registering: Fact) -> datetime | None:
    """The end of the last day with which the order was made, by the clock of the place where it was made; none for an order without end."""
    applied = facts.one("registration-applied-for", _original(registering))
    if applied is None or applied.values.get("indefinite") or not applied.values.get("last_day"):
        return None
    return _end_of_day_there(facts, registering, date.fromisoformat(str(applied.values["last_day"])))


def _moved_to(facts: Facts, registering: Fact) -> set[datetime]:
    days = [f.values.get("last_day") for f in facts.of("home-order-changed", _original(registering))]
    return {_end_of_day_there(facts, registering, date.fromisoformat(str(day))) for day in days if day}


def _end_of_day_there(facts: Facts, registering: Fact, day: date) -> datetime:
    applied = facts.one("registration-applied-for", _original(registering))
    zone = ZONES.get(str(applied.values.get("jurisdiction")) if applied else "", "Australia/Brisbane")
    return datetime.combine(counted(day, 1), time(0), ZoneInfo(zone))


# ---------------------------------------------------------------- dates
def dates(facts: Facts, order: str, is_business_day: Open) -> dict[str, tuple[datetime | None, datetime | None]]:
    """By when the certificate is to be given (13ZA(1)), and until when the respondent reports because of the order (39F)."""
    registering = facts.one("registered-order-made", order)
    assert registering is not None
    by = business_days_after(day_of(registering.at), CERTIFICATE_DAYS, is_business_day)
    ends = reporting_ends(facts, order)
    return {
        "registered-order.certificate-by": (midnight(counted(by, 1)),) * 2,
        "registered-order.reporting-until": (min(at for at in ends if at), None if None in ends else max(at for at in ends if at)),
    }


def reporting_ends(facts: Facts, order: str) -> set[datetime | None]:
    """Every instant at which the reporting that hangs on the order may be over; None: in some world with the order, which has no end."""
    registering = facts.one("registered-order-made", order)
    assert registering is not None
    return {_reporting_ends(facts, registering, lived(facts, order, world), world) for world in worlds(*DOUBTS_OF_REPORTING)}


def _reporting_ends(facts: Facts, registering: Fact, one: Lived, world: World) -> datetime | None:
    """With the order, or with the years if they are over first and that ends it (39F), and not the order alone (39E; R-A29)."""
    years = _years_are_over(facts, registering, world)
    if world["R-A29"] == "while-it-has-effect":
        return one.end
    return years if one.end is None else min(one.end, years)


def _years_are_over(facts: Facts, registering: Fact, world: World) -> datetime:
    """Five years, or a child's two, of which the day of the registration is the first, or is left out (O-A36); child or adult on that day."""
    first = day_of(registering.at)
    born = next((f.values["birth_date"] for f in reversed(facts.of("respondent-described")) if f.values.get("birth_date")), None)
    young = first < anniversary(date.fromisoformat(str(born)), OF_AGE, world["O-A23"]) if born else world["O-A54"] == "child"
    years = CHILD_YEARS if young else ADULT_YEARS
    last = before_anniversary(first, years) if world["O-A36"] == "day-counts" else anniversary(first, years)
    return midnight(counted(last, 1))


def business_days_after(first: date, days: int, is_business_day: Open) -> date:
    """The last of so many business days after a day."""
    while days:
        first += timedelta(days=1)
        days -= is_business_day(first)
    return first
