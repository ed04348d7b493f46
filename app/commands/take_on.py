"""Taking on running orders that were kept in a spreadsheet: each row through the forms and the law by which a person would record it.

One row is one command and one transaction: taken whole or not at all. Its reference stays in the docket, so that no row is taken twice
and a run that was cut short goes on where it stopped. Nothing that a row does not say is made up: what the Act wants and the sheet does
not hold stands on worklists afterwards.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from sqlalchemy import text

from app.access.actor import Actor
from app.casework.docket import Entry
from app.commands.dispatcher import Dispatcher, Work, handles
from app.commands.matter_file import MatterFile
from app.commands.matters import REFERENCE, REFERENCE_IS, opened
from app.commands.steps import recorded
from app.commands.telling import tell_of_changes
from app.commands.words import OpenMatter, Outcome, TakeOnRow
from app.errors import Fault, NeedsConfirmation, NotPermitted, Refusal, Stale
from app.forms.proposal import proposed
from app.law import status as law_status
from app.law.reckoning import in_words, last_day_before
from app.law.taking_on import COLUMNS, KIND, Form, forms_of, misread
from app.storage.database import in_part, lock_matter

TAKEN, BEFORE, REFUSED = "taken", "taken before", "refused"
MOST_ROWS: Final = 20_000


@dataclass(frozen=True)
class Row:
    """What came of one row: `computed` is the end of the order as the law has it, `claimed` what the sheet says."""

    line: int
    reference: str
    outcome: str
    sentence: str
    number: str = ""
    claimed: str = ""
    computed: str = ""
    agrees: bool | None = None
    why: tuple[str, ...] = ()


def rows_of(text_of_file: str) -> list[tuple[int, dict[str, str]]]:
    """Each row of the sheet with its line; Refusal where the sheet is not one of ours."""
    reader = csv.DictReader(io.StringIO(text_of_file.removeprefix("\ufeff")))
    named = [name.strip() for name in reader.fieldnames or ()]
    unknown, missing = sorted(set(named) - set(COLUMNS)), sorted({"reference", "order", "made_at", "family_name"} - set(named))
    if unknown or missing or len(named) != len(set(named)):
        said = [f"unknown columns: {', '.join(unknown)}"] if unknown else []
        said += [f"missing columns: {', '.join(missing)}"] if missing else []
        message = f"This is not the template: {'; '.join(said) or 'a column stands there twice'}."
        raise Refusal(message, fields={"file": (message,)})
    rows: list[tuple[int, dict[str, str]]] = []
    for cells in reader:
        row = {str(name).strip(): str(value or "").strip() for name, value in cells.items() if name is not None}
        if any(row.values()):
            rows.append((reader.line_num, row if None not in cells else {**row, "": "more cells than columns"}))
    if len(rows) > MOST_ROWS:
        message = f"The sheet has more than {MOST_ROWS:,} rows: divide it."
        raise Refusal(message, fields={"file": (message,)})
    return rows


def take_on(door: Dispatcher, text_of_file: str, *, by: Actor, look: bool = False) -> Iterator[Row]:
    """Take on each row, or (`look`) say what would come of it and change nothing. A fault of the system ends it: run it again."""
    seen: dict[str, int] = {}
    rows = rows_of(text_of_file)
    known = frozenset(row.get("reference", "") for _, row in rows)
    for line, row in rows:
        reference = row.get("reference", "")
        if reference and reference in seen:
            yield Row(line, reference, REFUSED, f"This reference stands on line {seen[reference]} as well: each row has its own.")
            continue
        seen[reference] = line
        try:
            done = door.execute(TakeOnRow(row, look=look, known=known if look else frozenset()), by=by)
        except NeedsConfirmation as asked:
            sentence = f"The Act does not provide for this; if it is so, write YES under “confirmed”: {' '.join(asked.flags)}"
            yield Row(line, reference, REFUSED, sentence, claimed=row.get("ends_on", ""))
            continue
        except (Refusal, Stale) as refused:
            yield Row(line, reference, REFUSED, _sentence(refused), claimed=row.get("ends_on", ""))
            continue
        yield Row(line, reference, **done.details)


def _sentence(refused: Refusal | Stale) -> str:
    fields: Mapping[str, Sequence[str]] = getattr(refused, "fields", {})
    told = " ".join(f"{name}: {' '.join(said)}" for name, said in fields.items() if " ".join(said) != refused.sentence)
    provision = getattr(refused, "provision", None)
    return f"{refused.sentence} {told}".strip() + (f" (s {provision})" if provision and provision[:1].isdigit() else "")


@handles(TakeOnRow)
def take_on_row(work: Work, command: TakeOnRow) -> Outcome:
    """Take on one running order. `look`: all of it is done, looked at, and taken back."""
    work.need("take_on")
    row = command.row
    if not REFERENCE.fullmatch(row.get("reference", "")):
        raise Refusal("Give each row a reference of its own.", fields={"reference": (REFERENCE_IS,)})
    before = _taken(work, row["reference"])
    if before is not None:
        details = {
            "outcome": BEFORE,
            "number": before[1],
            "sentence": f"Taken before, in {before[1]}: what has changed is corrected there.",
        }
        return Outcome(before[0], details=details)
    if wrong := misread(row):
        raise Refusal("The row cannot be read.", fields={name: (said,) for name, said in wrong.items()})
    with in_part(work.connection, keep=not command.look):
        file, there = _matter(work, command)
        order = _recorded(work, file, row)
        details = {"outcome": TAKEN, "number": file.number, **_reconciled(file, order, row)}
    if command.look:
        return Outcome(details={**details, "number": file.number if there else "", "sentence": "Would be taken on."})
    one = replace(work, file=file, appended=work.appended, seat=(False, False))
    one.record("take_on", matter=file.id, details={"reference": row["reference"], "order": order})
    return Outcome(file.id, file.version, f"Taken on in {file.number}.", {**details, "sentence": "Taken on."})


def _taken(work: Work, reference: str) -> tuple[str, str] | None:
    """The matter (id and number) in which a row of this reference stands, if one does."""
    found = work.connection.execute(_TAKEN, {"kind": KIND, "like": f'%"reference":"{reference}"%'}).first()
    return (found[0], found[1]) if found is not None else None


def _matter(work: Work, command: TakeOnRow) -> tuple[MatterFile, bool]:
    """The matter that the row goes into: a new one, or that of an earlier row about the same person; and whether it was there already."""
    row, other = command.row, command.row.get("same_person_as", "")
    if other and not (command.look and other in command.known and _taken(work, other) is None):
        found = _taken(work, other)
        if found is None:
            said = f"No row with the reference {other} was taken on: put it before this one."
            raise Refusal(said, fields={"same_person_as": (said,)})
        lock_matter(work.connection, found[0])
        file = MatterFile.opened(work.connection, work.house, found[0])
        if file is None:
            raise NotPermitted(seen=False)
        return file, True
    answers = {
        name: row[name] for name in ("given_names", "family_name", "other_names", "birth_date", "birth_date_certainty") if row.get(name)
    }
    opening = replace(work, file=None, appended=[], awaits=[], other=None)
    done = opened(opening, OpenMatter(answers, "", row.get("place") or "Brisbane"))
    file = MatterFile.opened(work.connection, work.house, done.matter)
    if file is None:
        message = "The matter could not be opened: nothing was recorded."
        raise Fault(message)
    return file, False


def _recorded(work: Work, file: MatterFile, row: Mapping[str, str]) -> str:
    """Record what the row says by the forms by which a person would; the order that it made (NeedsConfirmation names all that is asked)."""
    one, order = replace(work, file=file), ""
    asked: list[str] = []
    told, before = _Told(file), file.case
    for form in forms_of(row):
        entries = _by_form(one, file, form, told, asked)
        order = order or next((e.subject for e in entries if e.kind in {"temporary-order-made", "prohibition-order-made"}), "")
        told.learn(entries)
    if asked and row.get("confirmed", "").upper() != "YES":
        raise NeedsConfirmation(tuple(dict.fromkeys(asked)))
    values = {"reference": row["reference"], **({"claimed_end": row["ends_on"]} if row.get("ends_on") else {})}
    recorded(one, file, (Entry(file.new_id(), KIND, order, work.now, values),))
    tell_of_changes(one, file, before=before, entries=())
    return order


class _Told:
    """The subjects that the forms of one row have made so far: later forms are about them."""

    def __init__(self, file: MatterFile) -> None:
        """Of a matter in which other orders may stand already."""
        self.names = {kind: file.docket.next_subject(kind) for kind in ("application", "hearing")}

    def learn(self, entries: Sequence[Entry]) -> None:
        """What these entries are about, and the application on which an order was made."""
        for entry in entries:
            self.names[entry.subject.rpartition(":")[0]] = entry.subject
            if entry.kind == "temporary-order-made":
                self.names["application"] = str(entry.values["application"])

    def named(self, said: Any) -> Any:
        """Answers in which "{hearing}" stands for the hearing of this row."""
        if isinstance(said, str):
            return said.format_map(self.names) if "{" in said and said.count("{") == said.count("}") else said
        if isinstance(said, Mapping):
            return {name: self.named(each) if name in NAMING or not isinstance(each, str) else each for name, each in said.items()}
        return [self.named(each) for each in said] if isinstance(said, (list, tuple)) else said


NAMING: Final = frozenset({"subject", "application"})
"""The answers that name a subject; in no other is a brace looked for."""


def _by_form(work: Work, file: MatterFile, form: Form, told: _Told, asked: list[str]) -> tuple[Entry, ...]:
    subject = str(told.named(form.subject))
    made = proposed(
        work.door.book.form(form.process, form.element), told.named(form.answers), case=file.case, subject=subject, about="", now=work.now,
        step=f"{form.process}/{subject}/{form.element}/",
        would_be=lambda entries: file.would_be(entries, now=work.now, by=work.actor.id),
    )  # fmt: skip
    asked += made.flags
    added = file.append(made.entries, now=work.now, by=work.actor.id, flags=made.flags)
    work.appended += [entry.id for entry in added]
    file.settle(work.now, how="recorded", entry=added[0].id)
    return added


def _reconciled(file: MatterFile, order: str, row: Mapping[str, str]) -> dict[str, Any]:
    """The end of the order as the law has it beside what the sheet says, with what it comes from where they differ."""
    name = f"{order.rpartition(':')[0]}.last-day"
    end = next((d for d in law_status.deadlines(file.case) if (d.name, d.subject) == (name, order)), None)
    days = sorted({last_day_before(r.at) for r in end.answer.values if r.at is not None}) if end is not None else []
    claimed = date.fromisoformat(row["ends_on"]) if row.get("ends_on") else None
    computed = " or ".join(in_words(day) for day in days) or "no end yet"
    agrees = None if claimed is None else days == [claimed]
    why = () if agrees or end is None else tuple(_why(end))
    return {
        "claimed": in_words(claimed) if claimed else "", "computed": computed + (f" ({', '.join(end.doubts)})" if end and end.doubts else ""),
        "agrees": agrees, "why": why,
    }  # fmt: skip


def _why(end: Any) -> Iterator[str]:
    """Each distinct end with what it is counted from, and the days left out."""
    for reckoned in end.answer.values:
        how = reckoned.derivation
        if how is None:
            continue
        skipped = "".join(f"; {in_words(s.day)} left out: {s.why}" for s in how.skipped)
        since = f" from {in_words(how.trigger_on)}" if how.trigger_on else ""
        count = f"{how.n} {how.unit}" if how.n else how.unit
        yield f"{in_words(last_day_before(reckoned.at)) if reckoned.at else 'no end'}: {count}{since} ({how.trigger}; s {how.provision}){skipped}"
    yield from end.warnings


_TAKEN = text(
    "select m.id, m.number from entry e join entry_values v on v.entry = e.id join matter m on m.id = e.matter"
    " where e.kind=:kind and v.contents like :like"
)
