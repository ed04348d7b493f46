"""What the destruction of values means to the law: which entries go together, what hangs on them, what is no longer known after.

Knows no storage. The Act's one duty to destroy is s 74(6); whatever else is destroyed rests on another law, which the decision names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from app.casework.docket import DESTROYED, Docket, Entry
from app.casework.joining import JOINING
from app.errors import Fault, Refusal
from app.law import status as law_status
from app.law.document_facts import document_facts
from app.law.facts import instant
from app.law.provisions import implements
from app.law.questions import Case
from app.law.status import Life

PROPOSED: Final = "destruction-proposed"
ABOUT_DESTRUCTION: Final = frozenset({PROPOSED, DESTROYED})
PROVISIONS: Final[Mapping[str, str]] = {
    "74(6)": "The decision to place the person on the register was revoked: personal details go, and copies of what was taken from the person.",
    "OTHER_LAW": "Another Act, or an order of a court, which the decision names.",
}
"""Under what values may be destroyed."""


@dataclass(frozen=True)
class Unknown:
    """An order of which the record said something, in this stretch, that can no longer be known."""

    order: str
    start: datetime
    end: datetime


@implements("74(6)")
def named(docket: Docket, entries: Iterable[str], subjects: Iterable[str]) -> tuple[str, ...]:
    """The entries whose values are to go, in the order of the docket: those named, and all of each subject.

    An entry goes with every word on it, since a correction repeats what it corrects; naming the word names the entry. Left out is
    what is gone already, and what says that something was destroyed. LookupError for an entry that is not in the docket.
    """
    by_id = {e.id: e for e in docket.entries}
    wanted, about = {_root(by_id, by_id[one]).id for one in entries}, set(subjects)
    return tuple(
        e.id
        for e in docket.entries
        if not (e.corrects or e.withdraws)
        and (e.id in wanted or e.subject in about)
        and e.kind not in ABOUT_DESTRUCTION
        and e.kind not in JOINING
        and e.id not in docket.destroyed
    )


def _root(by_id: Mapping[str, Entry], entry: Entry) -> Entry:
    while (target := entry.corrects or entry.withdraws) is not None:
        entry = by_id[target]
    return entry


def with_words(docket: Docket, entries: Iterable[str]) -> tuple[str, ...]:
    """These entries and every word on each: all whose values go."""
    return tuple(one for entry in entries for one in (entry, *(word.id for word in docket.words_on(entry))))


def without(case: Case, entries: Iterable[str]) -> Case:
    """The case as it will be when the values of these entries are gone."""
    if not case.docket.entries:
        return case
    tombstone = Entry("-", DESTROYED, "destruction:0", case.docket.entries[0].at, {"of": [{"entry": one} for one in entries]})
    return case.after(Docket((*case.docket.entries, tombstone)))


def may_bind(case: Case, entries: Iterable[str], now: datetime) -> tuple[str, ...]:
    """The orders that bind somebody, or still may, and that rest on these entries: without them nobody could say from when to when.

    Also an order that is over but would seem to bind again, because what ended it is named and its making is not.
    """
    after = without(case, entries)
    return tuple(
        order
        for order in law_status.orders(case)
        if _lived(case, order) != _lived(after, order)
        and (
            any(one.end is None or one.end > now for one in _lives(case, order))
            or any(one.start is not None and (one.end is None or one.end > now) for one in _lives(after, order))
        )
    )


def _lived(case: Case, order: str) -> frozenset[tuple[datetime | None, datetime | None]]:
    return frozenset((one.start, one.end) for one in _lives(case, order))


def _lives(case: Case, order: str) -> tuple[Life, ...]:
    return tuple(law_status.life(case, order).values) if order in law_status.orders(case) else ()


def no_longer_known(case: Case, entries: Iterable[str]) -> tuple[Unknown, ...]:
    """For each order of which the law will say something else: the stretch in which the record could have said that it was in force."""
    after = without(case, entries)
    found = []
    for order in law_status.orders(case):
        if _lived(case, order) == _lived(after, order):
            continue
        edges = [at for one in (*_lives(case, order), *_lives(after, order)) if one.start is not None for at in (one.start, one.end) if at]
        if edges:
            found.append(Unknown(order, min(edges), max(edges)))
    return tuple(found)


def unknown(docket: Docket) -> Mapping[str, tuple[datetime, datetime]]:
    """What destructions left unknown: order -> the stretch in which it is shown as UNCERTAIN."""
    found: dict[str, tuple[datetime, datetime]] = {}
    for entry in docket.of_kind(DESTROYED):
        for row in entry.values.get("unknown") or ():
            start, end = instant(row.get("from")), instant(row.get("to"))
            if start is not None and end is not None:
                known = found.get(str(row.get("order")), (start, end))
                found[str(row.get("order"))] = (min(start, known[0]), max(end, known[1]))
    return found


def must_stay(case: Case, entries: Iterable[str], now: datetime) -> None:
    """Refuse to destroy what an order that binds somebody, or still may, rests on."""
    orders = may_bind(case, entries, now)
    if orders:
        said = " and ".join(order.replace("-", " ").replace(":", " ") for order in orders)
        message = (
            f"{said.capitalize()} binds somebody, or still may or would seem to again, and rests on what is named: nobody could say any more "
            "from when to when. "
            "Leave those entries out; record first how the order ended if it has."
        )
        raise Refusal(message, provision="74(6)", fields={"entries": (message,)})


def quotes(case: Case, issued: Entry, facts: str, gone: Iterable[str]) -> bool:
    """Did a document say something that stood in these entries when it was issued? What cannot be told counts as said."""
    then = case.after(Docket(tuple(e for e in case.docket.entries if e.seq < issued.seq)))
    try:
        return document_facts(then, facts, issued.subject) != document_facts(without(then, gone), facts, issued.subject)
    except Fault:
        return True


def quoting(case: Case, documents: Mapping[str, str], facts: Mapping[str, str], gone: Iterable[str]) -> tuple[str, ...]:
    """The fingerprints of those documents (fingerprint -> template) that say something of what is gone; `facts`: template -> its facts."""
    issued = {str(e.values.get("sha256")): e for e in case.docket.entries if e.kind == "document-issued"}
    going, found = tuple(gone), []
    for sha256, name in sorted(documents.items()):
        entry = issued.get(sha256)
        if entry is None or entry.id in going or name not in facts or quotes(case, entry, facts[name], going):
            found.append(sha256)
    return tuple(found)


def standing_proposal(docket: Docket, proposal: str) -> Entry | None:
    """A proposal that waits for a second person: neither withdrawn nor carried out."""
    done = {str(e.values.get("proposal")) for e in docket.entries if e.kind == DESTROYED}
    return next((e for e in docket.of_kind(PROPOSED) if e.id == proposal and e.id not in done), None)


def waiting(docket: Docket) -> tuple[Entry, ...]:
    """Every proposal that waits for a second person."""
    return tuple(e for e in docket.of_kind(PROPOSED) if standing_proposal(docket, e.id) is not None)


def values_of(unknowns: Iterable[Unknown]) -> list[dict[str, Any]]:
    """As an entry holds it."""
    return [{"order": one.order, "from": one.start.isoformat(), "to": one.end.isoformat()} for one in unknowns]
