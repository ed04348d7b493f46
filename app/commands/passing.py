"""Time as a command: what is due passes in the order in which it fell due; and, in demo mode, the clock is moved."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import text

from app.access.actor import TIMEKEEPER
from app.casework.clock import MachineClock
from app.commands.dispatcher import AFTERWARDS, Dispatcher, Work, handles
from app.commands.moved import Before
from app.commands.words import LetTimePass, MoveLegalClock, Outcome
from app.errors import Fault, NotPermitted, Refusal
from app.storage import house
from app.storage.database import reading, writing
from app.storage.moment import read, written

MOST_AT_ONCE = 200


@handles(LetTimePass)
def let_time_pass(work: Work, command: LetTimePass) -> Outcome:
    """Let everything due in a matter (up to `until`) pass, the earliest first, each once, however late."""
    if work.actor is not TIMEKEEPER:
        message = "Time passes by itself: no person can let it."
        raise NotPermitted(message, policy="only-the-timekeeper-lets-time-pass")
    file = work.matter
    until = min(command.until or work.now, work.now)
    passed = 0
    while file.next_due is not None and file.next_due <= until:
        due = file.next_due
        file.settle(due, how="time", at=work.now)
        file.next_due = min((s.next_due for s in file.runs.values() if s.next_due is not None), default=None)
        passed += 1
        if passed > MOST_AT_ONCE:
            message = f"More than {MOST_AT_ONCE} things fell due in one matter at once: it is parked as an incident for people to look at."
            raise Fault(message)
    if passed == 0 and file.derived_with == file.house.derived_with:
        return Outcome(file.id, file.version, "nothing was due")
    older = Before.of(file) if file.derived_with != file.house.derived_with else None
    if older is not None:
        file.settle(work.now, how="calendar", at=work.now)
    file.write(work.now)
    moved = older.note_moved(work, file) if older is not None else 0
    work.connection.execute(text("delete from incident where matter=:m"), {"m": file.id})  # whatever was wrong has passed
    work.record("let_time_pass", matter=file.id, details={"passed": passed, **({"moved": moved} if moved else {})})
    return Outcome(file.id, file.version, "time passed", {"passed": passed})


def sweep(door: Dispatcher, *, until_each: bool = True) -> int:
    """Bring every matter in which something is due up to now, in due order over all matters; how many commands that took.

    Reads without a lock; each matter is opened by the door, which asks again what is due. A matter that fails is counted
    and parked as an incident after five tries; the rest go on.
    """
    done = 0
    skipped: set[str] = set()
    while True:
        with reading(door.engine) as connection:
            now = door.now(connection)
            due = [
                (row[0], row[1])
                for row in connection.execute(_DUE, {"now": written(now), "most": MOST_AT_ONCE + len(skipped)})
                if row[0] not in skipped
            ]  # fmt: skip
        if not due:
            return done + _derive_again(door, skipped)
        for matter, due_at in due:
            outcome = _one(door, matter, due_at if until_each else None)
            if outcome is None or outcome.sentence == "somebody else holds it":
                skipped.add(matter)
            else:
                done += 1


def _derive_again(door: Dispatcher, skipped: set[str]) -> int:
    """Matters derived with older calendars, elections or law are derived again, in batches."""
    done = 0
    while True:
        with reading(door.engine) as connection:
            current = house.house(connection).derived_with
            found = connection.execute(_OLDER, {"current": current, "most": MOST_AT_ONCE + len(skipped)}).scalars().all()
        stale = [matter for matter in found if matter not in skipped]
        if not stale:
            return done
        for matter in stale:
            skipped.add(matter)
            done += _one(door, matter, None) is not None


def _one(door: Dispatcher, matter: str, due_at: str | None) -> Outcome | None:
    try:
        return door.execute(LetTimePass(matter, read(due_at) if due_at else None), by=TIMEKEEPER)
    except Exception as error:  # noqa: BLE001 - one broken matter must never stop the rest; people see it as an incident
        note_incident(door, matter, error)
        return None


def note_incident(door: Dispatcher, matter: str, error: Exception) -> None:
    """Count a failure of a matter: who looks at the incidents sees what kind of failure, never a value."""
    sentence = error.sentence if isinstance(error, Fault) else f"Its runs could not be computed ({type(error).__name__})."
    with writing(door.engine) as connection:
        now = written(door.now(connection))
        connection.execute(
            text(
                "insert into incident (matter, first_at, last_at, tries, sentence) values (:m, :t, :t, 1, :s)"
                " on conflict (matter) do update set last_at=:t, tries=incident.tries+1, sentence=:s"
            ),
            {"m": matter, "t": now, "s": sentence},
        )


_DUE = text(
    "select m.id, m.next_due from matter m left join incident i on i.matter = m.id"
    " where m.next_due <= :now and (i.tries is null or i.tries < 5) order by m.next_due limit :most"
)
_OLDER = text(
    "select m.id from matter m left join incident i on i.matter = m.id"
    " where m.derived_with <> :current and (i.tries is null or i.tries < 5) order by m.id limit :most"
)


@handles(MoveLegalClock)
def move_legal_clock(work: Work, command: MoveLegalClock) -> Outcome:
    """Demo mode: legal time moves forward to an instant. The entrance then sweeps before it answers (see `moved`)."""
    work.need("move_clock")
    if work.door.mode != "demo":
        message = "The clock can be moved in demo mode only."
        raise Refusal(message)
    if command.to <= work.now:
        raise Refusal("Legal time only moves forward.", fields={"to": (f"Give an instant after {work.now:%-d %B %Y %H:%M}.",)})
    if command.to - work.now > timedelta(days=366 * 6):
        raise Refusal("That is too far.", fields={"to": ("Move the clock by at most six years at a time.",)})
    house.change_house(work.connection, offset=command.to - MachineClock().now())
    work.record("move_clock", matter=None, details={"to": written(command.to)})
    return Outcome(sentence="The clock was moved.")


def start_demo_clock(door: Dispatcher, at: datetime) -> None:
    """Let the demonstration's legal clock begin at an instant (once, when its matters were loaded)."""
    with writing(door.engine) as connection:
        house.change_house(connection, offset=at - MachineClock().now())


AFTERWARDS[MoveLegalClock] = sweep
