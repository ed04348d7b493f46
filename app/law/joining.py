"""Two matters of one person as one: what must be settled first, and which answers would be others than before.

Knows no storage. That two matters are of one person is for people to say; the law only answers about what they recorded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from app.casework.answer import Deadline, Status
from app.casework.docket import JOINED_HERE, Docket, Entry
from app.casework.joining import JOINING, names_here, names_of, read_as_one
from app.casework.naming import RESPONDENT
from app.casework.renaming import named_in, renamed
from app.errors import Refusal
from app.law import status as law_status
from app.law.facts.respondents import respondent
from app.law.questions import Case

PROPOSED: Final = "joining-proposed"
ABOUT_JOINING: Final = JOINING | {PROPOSED}


@dataclass(frozen=True)
class Differs:
    """Something that is said otherwise of one subject of the joined docket than it was said before."""

    subject: str
    label: str
    before: tuple[object, ...]
    after: tuple[object, ...]


def joining_entry(here: Case, there: Case, proposal: Entry, *, new_id: str, at: datetime) -> Entry:
    """The entry with which another matter is read as a part of this one."""
    names = names_here(here.docket, there.docket)
    values = {
        "other": proposal.values["other"], "place": there.place, "proposal": proposal.id, "proposed_by": proposal.recorded_by,
        "names": [{"was": was, "is": now} for was, now in names.items()],
    }  # fmt: skip
    return Entry(new_id, JOINED_HERE, proposal.subject, at, values)


def as_one(here: Case, there: Case, joining: Entry) -> Case:
    """The case of the joined docket, as it will be once this entry is recorded."""
    came = read_as_one((joining,), lambda _: there.docket.entries)
    return replace(here, docket=Docket((*here.docket.entries, *came)), before=None)


def differences(here: Case, there: Case, one: Case, names: Mapping[str, str]) -> tuple[Differs, ...]:
    """Every status of an order and every date of either matter that the joined docket says otherwise."""
    found = [*_differences(here, one, {}), *_differences(there, one, names)]
    return tuple(found)


def _differences(before: Case, after: Case, names: Mapping[str, str]) -> Iterator[Differs]:
    for order in law_status.orders(before):
        called = renamed(order, names)
        was, now = _statuses(law_status.status_intervals(before, order)), _statuses(law_status.status_intervals(after, called))
        if was != now:
            yield Differs(called, "When it is in force", was, now)
    then = {(d.subject, d.name): d for d in law_status.deadlines(after)}
    for one in law_status.deadlines(before):
        called = renamed(one.subject, names)
        was, now = _instants(one), _instants(then.get((called, one.name)))
        if was != now:
            yield Differs(called, one.label, was, now)


def _statuses(intervals: tuple[Status, ...]) -> tuple[object, ...]:
    return tuple((one.start, one.end, one.said, one.doubts) for one in intervals)


def _instants(one: Deadline | None) -> tuple[object, ...]:
    return (one.act_by, one.lapse_not_before, one.met_at) if one is not None else ()


def born_on_different_days(here: Docket, there: Docket) -> bool:
    """Are the dates of birth that were recorded last not the same?"""
    return respondent(here).birth_date != respondent(there).birth_date


def refuse_a_second_proposal(docket: Docket, other: str) -> None:
    """Refuse to propose what waits for a second person already: the page was sent twice, or two people thought of it."""
    if any(e.values["other"] == other for e in waiting(docket)):
        wrong = "This has been proposed already and waits for a second person, who finds it among the steps of this matter."
        raise Refusal(wrong, fields={"other": (wrong,)})


def refuse_unless_ready(here: Case, there: Case, *, awaiting: bool) -> None:
    """Refuse to join what somebody must settle first: a correction that awaits a second person, readings that were elected differently."""
    wrong = ""
    if here.docket.joined_into is not None or there.docket.joined_into is not None:
        wrong = "One of these matters was joined with another already. Join the matter in which it goes on."
    elif awaiting:
        wrong = "A correction in one of these matters awaits a second person: let it be confirmed or withdrawn first."
    elif differing := sorted(d for d in {*here.elections, *there.elections} if here.elections.get(d) != there.elections.get(d)):
        said = ", ".join(differing)
        wrong = (
            f"Readings are elected for one of these matters alone, or differently ({said}): a legal officer elects the same for both first."
        )
    if wrong:
        raise Refusal(wrong, fields={"other": (wrong,)})


def standing_proposal(docket: Docket, proposal: str) -> Entry | None:
    """A proposal to join that waits for a second person."""
    return next((e for e in waiting(docket) if e.id == proposal), None)


def waiting(docket: Docket) -> tuple[Entry, ...]:
    """Every proposal to join that waits for a second person: neither withdrawn nor carried out.

    What was proposed in a matter that was joined here since concerned that one, and is not asked of this one.
    """
    done = {str(e.values.get("proposal")) for e in docket.entries if e.kind == JOINED_HERE}
    joined = docket.of_kind(JOINED_HERE)
    there = {str(e.values["other"]) for e in joined}
    came = {name for e in joined for name in names_of(e).values()}
    return tuple(e for e in docket.of_kind(PROPOSED) if e.id not in done and e.values["other"] not in there and e.subject not in came)


def standing_joining(docket: Docket, joining: str) -> Entry | None:
    """An entry that joins another matter here and was not withdrawn."""
    return next((e for e in docket.of_kind(JOINED_HERE) if e.id == joining), None)


def recorded_since(docket: Docket, joining: Entry) -> tuple[Entry, ...]:
    """What was recorded after two matters were joined and hangs on what came with the joined one: about its subjects, or a word on its entries.

    A word on an entry about the respondent counts as well: each docket had its own description.
    """
    at = next(n for n, e in enumerate(docket.entries) if e.id == joining.id)
    came = set(names_of(joining).values())
    hanging = {e.id for e in docket.entries[:at] if e.subject == RESPONDENT or not came.isdisjoint(named_in((e,)))}
    return tuple(
        e
        for e in docket.entries[at + 1 :]
        if e.kind not in ABOUT_JOINING
        and e.withdraws != joining.id
        and (not came.isdisjoint(named_in((e,))) or (e.corrects or e.withdraws) in hanging)
    )
