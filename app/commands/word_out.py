"""How word gets out: warnings of dates that come near, a morning digest, escalation, and the outbox. Matter numbers only."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, text

from app.casework.clock import day_of, machine_now, start_of
from app.commands.dispatcher import Dispatcher
from app.storage import outbox, people
from app.storage.database import reading, writing
from app.storage.moment import read, written
from app.storage.people import Staff

MOST_TRIES = 10
DIGEST_HOUR = 7


@dataclass(frozen=True)
class Message:
    """One message: the key makes a second sending harmless; the recipient is a person, a unit, or "role:" and a role.

    `to` are the e-mail addresses of the people who are there for it.
    """

    key: str
    recipient: str
    subject: str
    body: str
    to: tuple[str, ...] = ()


Send = Callable[[Message], None]


def write_warnings(door: Dispatcher) -> int:
    """Write a message for every step whose date comes near, once for each day of its ladder, to the unit in whose list it stands."""
    with writing(door.engine) as connection:
        now = door.now(connection)
        count = 0
        for row in connection.execute(_NEAR, {"now": written(now), "until": written(now + timedelta(days=31))}).all():
            days = (day_of(read(row.act_by)) - day_of(now)).days
            rungs = [r for r in json.loads(row.warn) if days <= r]
            if rungs:
                body = f"{row.label} in matter {row.number}: act by {row.act_by[:10]} ({row.provision}). {row.consequence}"
                key = f"warn/{row.matter}/{row.subject}/{row.name}/{row.act_by[:10]}/{min(rungs)}"
                count += _put(connection, Message(key, row.unit, f"{row.number}: {row.label}", body))
        count += _escalations(connection, now)
        count += _digests(connection, now)
    return count


def _escalations(connection: Connection, now: datetime) -> int:
    """Steps overdue that nobody has taken go to the supervisors who see the matter; to all of them, where none does.

    A step that was due the moment it opened is overdue from the next day on.
    """
    count, instants = 0, {"now": written(now), "today": written(start_of(day_of(now)))}
    for row in connection.execute(_UNTAKEN, instants).all():
        key = f"escalate/{row.matter}/{row.process}/{row.subject}/{row.element}/{row.due_at[:10]}"
        body = f"Nobody has taken a step in matter {row.number} that was due on {row.due_at[:10]} (unit {row.unit or 'none'}, {row.provision})."
        seated = connection.execute(_SUPERVISORS, {"m": row.matter, "now": written(now)}).scalars().all()
        for recipient in seated or ("role:supervisor",):
            count += _put(connection, Message(f"{key}/{recipient}", recipient, f"{row.number}: overdue and nobody has it", body))
    return count


def _digests(connection: Connection, now: datetime) -> int:
    """Each morning one message to each unit: how many of its steps are overdue or due in a week, by matter number."""
    local = day_of(now)
    if now - start_of(local) < timedelta(hours=DIGEST_HOUR):
        return 0
    count = 0
    rows = connection.execute(_BY_UNIT, {"until": written(now + timedelta(days=7))}).all()
    for unit in sorted({r.unit for r in rows if r.unit}):
        mine = [r for r in rows if r.unit == unit]
        lines = "\n".join(f"{r.number}: {r.title}, by {r.due_at[:10]}" for r in mine)
        count += _put(connection, Message(f"digest/{unit}/{local}", unit, _due(len(mine)), lines))
    return count


def _put(connection: Connection, message: Message) -> int:
    return outbox.put(
        connection, key=message.key, recipient=message.recipient, subject=message.subject, body=message.body, at=machine_now()
    )


def addresses(staff: Staff, recipient: str, barred: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Where word for a person, a unit or a role goes: to the people who are there for it now, or else to every supervisor.

    Nobody who is barred from the matter that it names is told of it.
    """
    away = {one.person for one in staff.away}
    here = [actor for person in staff.people if person not in away | barred and (actor := staff.actor(person)) is not None]
    role = recipient.removeprefix("role:") if recipient.startswith("role:") else ""
    meant = [actor for actor in here if (role in actor.roles if role else recipient in actor.persons | actor.units)]
    found = meant or [actor for actor in here if "supervisor" in actor.roles]
    return tuple(sorted(staff.people[actor.id].email for actor in found))


def _letters(row: Any, staff: Staff, bars: Sequence[Any]) -> Iterator[Message]:
    """A message as it goes out: not to who is barred from a matter that it names; a digest reaches them without those matters."""
    named = [bar for bar in bars if bar.matter in row.key or bar.number in row.subject or bar.number in row.body]
    barred = frozenset(bar.person for bar in named)
    yield Message(row.key, row.recipient, row.subject, row.body, addresses(staff, row.recipient, barred))
    meant = addresses(staff, row.recipient)
    for person in sorted(barred) if row.key.startswith("digest/") else ():
        theirs = {bar.number for bar in named if bar.person == person}
        lines = [line for line in row.body.split("\n") if not any(number in line for number in theirs)]
        if person in staff.people and staff.people[person].email in meant and lines:
            yield Message(f"{row.key}/{person}", row.recipient, _due(len(lines)), "\n".join(lines), (staff.people[person].email,))


def _due(count: int) -> str:
    return f"{count} step{'' if count == 1 else 's'} overdue or due within a week"


def send_outbox(door: Dispatcher, send: Send) -> int:
    """Send what lies in the outbox: at least once, each with its key, so that the receiver can drop a second copy."""
    with reading(door.engine) as connection:
        rows = connection.execute(_UNSENT, {"most": MOST_TRIES}).all()
        if not rows:
            return 0
        bars = connection.execute(_BARS).all()
        staff = people.staff(connection, door.now(connection))
    sent = 0
    for row in rows:
        try:
            for letter in _letters(row, staff, bars):
                send(letter)
        except OSError:
            with writing(door.engine) as connection:
                connection.execute(text("update outbox set tries=tries+1 where key=:k"), {"k": row.key})
            continue
        with writing(door.engine) as connection:
            connection.execute(text("update outbox set sent_at=:t where key=:k"), {"t": written(machine_now()), "k": row.key})
        sent += 1
    return sent


_NEAR = text(
    "select d.matter, m.number, d.subject, d.name, d.label, d.provision, d.consequence, d.act_by, d.warn, m.unit from deadline d"
    " join matter m on m.id = d.matter where (d.met_at is null or d.met_at > :now) and d.act_by > :now and d.act_by <= :until"
)
_UNTAKEN = text(
    "select s.*, m.number from step s join matter m on m.id = s.matter left join holding h on h.matter = s.matter and h.process = s.process"
    " and h.subject = s.subject and h.element = s.element and h.about = s.about"
    " where s.due_at <= :now and (s.due_at > s.opened_at or s.due_at <= :today) and h.person is null"
)
_SUPERVISORS = text(
    "select distinct unit from seat where matter=:m and role='supervisor' and unit is not null and from_at <= :now"
    " and (to_at is null or to_at > :now) order by unit"
)
_BY_UNIT = text(
    "select s.unit, s.title, s.due_at, m.number from step s join matter m on m.id = s.matter where s.due_at <= :until order by s.due_at, m.number"
)
_BARS = text("select b.matter, b.person, m.number from bar b join matter m on m.id = b.matter")
_UNSENT = text("select key, recipient, subject, body from outbox where sent_at is null and tries < :most order by created_at limit 200")
