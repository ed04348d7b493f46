"""Taking on running orders that were kept in a spreadsheet: each row through the forms and the law by which a person would record it.

The rows of one person are one command and one transaction: taken whole or not at all, so that no order stands here without its extension.
A row's reference stays in the docket: no row is taken twice, and a run that was cut short goes on where it stopped. Nothing that a row
does not say is made up: what the Act wants and the sheet does not hold stands on worklists afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import text

from app.access.actor import Actor
from app.casework.docket import Entry
from app.casework.families import is_of
from app.casework.naming import kind_of
from app.casework.place import PLACES
from app.commands.dispatcher import Dispatcher, Work, handles
from app.commands.matter_file import MatterFile
from app.commands.matters import REFERENCE, REFERENCE_IS, opened
from app.commands.reconciling import Reconciled, reconciled
from app.commands.row_forms import RowForms
from app.commands.sheet import SheetRow, of_one_person, rows_of
from app.commands.steps import recorded
from app.commands.telling import tell_of_changes
from app.commands.words import OpenMatter, Outcome, TakeOnRows
from app.errors import Fault, NeedsConfirmation, NotPermitted, Refusal, Stale
from app.law.taking_on.cells import parts
from app.law.taking_on.columns import CHANGES, COLUMNS, EXTENSION, KIND, KINDS, NO, NONE, PLACE, POINTING, VARIATION, YES
from app.law.taking_on.forms import forms_of
from app.storage import house
from app.storage.database import in_part, lock_matter

TAKEN, BEFORE, REFUSED = "taken", "taken before", "refused"
ANOTHER: Final = "row"
"""Where a refusal is about no column of its own: another row of the person, or the row as a whole."""
MADE: Final = frozenset(
    f"{kind}-made"
    for kind in ("temporary-order", "prohibition-order", "disqualification-order", "registered-order", "offender-reporting-order")
)
MAY_CHANGE: Final = {
    EXTENSION: ("interim-order", "Only a temporary order or a disqualification order is extended (ss 13N, 13V)."),
    VARIATION: ("order-with-terms", "Only a temporary, prohibition or registered order is varied (ss 13Q, 13ZC)."),
}


@dataclass(frozen=True)
class Row:
    """What came of one row. `wrong` names each column at fault with a sentence and its provision; `law` is what the law now says of the order."""

    line: int
    reference: str
    outcome: str
    number: str = ""
    wrong: tuple[tuple[str, str, str], ...] = ()
    law: Reconciled | None = None

    @property
    def sentence(self) -> str:
        """What came of it, in one piece."""
        if self.outcome == BEFORE:
            return f"Taken before, in {self.number}: what has changed is corrected there."
        return " ".join(f"{column}: {said}{f' (s {provision})' if provision else ''}" for column, said, provision in self.wrong)


class RowRefused(Refusal):
    """A row that cannot be taken on as it stands, and with it none of that person's; by column, with sentence and provision."""

    def __init__(self, line: int, wrong: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(" ".join(said for _, said, _ in wrong), provision=next((p for _, _, p in wrong if p), None))
        self.line = line
        self.wrong = tuple(wrong)


def take_on(door: Dispatcher, text_of_file: str, *, by: Actor, look: bool = False) -> Iterator[Row]:
    """Take on each person's rows, or (`look`) say what would come of them and change nothing. A fault of the system ends it: run it again."""
    for group in of_one_person(rows_of(text_of_file)):
        misread = {row.line: [(column, said, "") for column, said in row.wrong.items()] for row in group if row.wrong}
        if misread:
            yield from _refused(group, misread)
            continue
        try:
            done = door.execute(TakeOnRows(tuple((row.line, row.cells) for row in group), look=look), by=by)
        except RowRefused as refused:
            yield from _refused(group, {refused.line: list(refused.wrong)})
            continue
        yield from done.details["rows"]


def _refused(group: Sequence[SheetRow], wrong: Mapping[int, list[tuple[str, str, str]]]) -> Iterator[Row]:
    """Each row of a person of whom one or more rows are at fault."""
    at_fault = ", ".join(map(str, wrong))
    for row in group:
        said = wrong.get(row.line) or [(ANOTHER, f"Nothing of this person is taken on until line {at_fault} is put right.", "")]
        yield Row(row.line, row.reference, REFUSED, wrong=tuple(said))


@handles(TakeOnRows)
def take_on_rows(work: Work, command: TakeOnRows) -> Outcome:
    """Take on the rows of one person. `look`: all of it is done, looked at, and taken back."""
    work.need("take_on")
    done: list[tuple[Row, MatterFile | None, str, Mapping[str, str]]] = []
    with in_part(work.connection, keep=not command.look):
        for line, row in command.rows:
            try:
                done.append(_one(work, line, row))
            except (Refusal, Stale) as refused:
                raise RowRefused(line, _wrong(refused)) from refused
        files = {file.id: file for _, file, _, _ in done if file is not None}
        rows = tuple(
            replace(one, law=reconciled(work.connection, files[file.id].case, file.id, order, cells, now=work.now))
            if file is not None
            else one
            for one, file, order, cells in done
        )
    if command.look:
        there = {one.number for one, file, _, _ in done if file is None}
        rows = tuple(replace(row, number=row.number if row.number in there else "") for row in rows)
    return Outcome(details={"rows": rows})


def _wrong(refused: Refusal | Stale) -> tuple[tuple[str, str, str], ...]:
    """What a refusal says of each column."""
    provision = getattr(refused, "provision", None) or ""
    cited = provision if provision[:1].isdigit() else ""
    if isinstance(refused, NeedsConfirmation):
        said = f"The Act does not provide for this; if it is so, write YES under “confirmed”: {' '.join(refused.flags)}"
        return (("confirmed", said, cited),)
    fields: Mapping[str, Sequence[str]] = getattr(refused, "fields", {})
    return tuple((name, " ".join(said), cited) for name, said in fields.items()) or ((ANOTHER, refused.sentence, cited),)


def _one(work: Work, line: int, row: Mapping[str, str]) -> tuple[Row, MatterFile | None, str, Mapping[str, str]]:
    """One row recorded: what came of it, the file as it then stands (None where it was taken before), and its order."""
    reference = row.get("reference", "")
    if not REFERENCE.fullmatch(reference):
        raise Refusal("Give each row a reference of its own.", fields={"reference": (REFERENCE_IS,)})
    before = _taken(work, reference)
    if before is not None:
        return Row(line, reference, BEFORE, before[1]), None, before[2], row
    file, changed = _where(work, row)
    order = _recorded(work, file, row, changed)
    one = replace(work, file=file, appended=work.appended, seat=(False, False))
    one.record("take_on", matter=file.id, details={"reference": reference, "order": order})
    return Row(line, reference, TAKEN, file.number), file, order, row


def _taken(work: Work, reference: str) -> tuple[str, str, str] | None:
    """The matter (id and number) in which a row of this reference stands, and the order that it is about; None if none does."""
    found = work.connection.execute(_TAKEN, {"kind": KIND, "like": f'%"reference":"{reference.lower()}"%'}).first()
    return (found[0], found[1], found[2]) if found is not None else None


# ---------------------------------------------------------------- where a row belongs
def _where(work: Work, row: Mapping[str, str]) -> tuple[MatterFile, dict[str, str]]:
    """The matter that the row goes into, new or that of the rows that it names, and the orders of those by their references."""
    _place_is_known(work, row)
    named = {name: (column, _named(work, column, name)) for column in POINTING for name in parts(row.get(column, ""))}
    matters = {there[0]: column for column, there in named.values()}
    if len(matters) > 1:
        said = "The rows that are named are of different matters: each row is about one person."
        raise Refusal(said, fields=dict.fromkeys(matters.values(), (said,)))
    orders = {name: there[2] for name, (_, there) in named.items()}
    if row["order"] in CHANGES:
        family, said = MAY_CHANGE[row["order"]]
        if not all(is_of(kind_of(orders[name]), family) for name in parts(row["changes"])):
            raise Refusal(said, fields={"changes": (said,)})
    if not matters:
        return _opened(work, row), {}
    (matter,) = matters
    lock_matter(work.connection, matter)
    file = MatterFile.opened(work.connection, work.house, matter)
    if file is None:
        raise NotPermitted(seen=False)
    return file, orders


def _named(work: Work, column: str, reference: str) -> tuple[str, str, str]:
    found = _taken(work, reference)
    if found is None:
        said = f"No row with the reference {reference} was taken on: put it before this one."
        raise Refusal(said, fields={column: (said,)})
    return found


def _opened(work: Work, row: Mapping[str, str]) -> MatterFile:
    names = ("given_names", "family_name", "other_names", "birth_date", "birth_date_certainty")
    answers = {name: row[name] for name in names if row.get(name)}
    opening = replace(work, file=None, appended=[], awaits=[], other=None)
    file = MatterFile.opened(work.connection, work.house, opened(opening, OpenMatter(answers, "", row.get("place") or "Brisbane")).matter)
    if file is None:
        message = "The matter could not be opened: nothing was recorded."
        raise Fault(message)
    return file


def _place_is_known(work: Work, row: Mapping[str, str]) -> None:
    """The registry must be one that is known here; any other place that is not must be confirmed, since no calendar counts its days."""
    units = {place for _, _, place in house.units(work.connection) if place}
    known = sorted({*PLACES, *units})
    if (place := row.get("place")) and place not in known:
        said = f"There is no registry at “{place}”: write one of {', '.join(known)}."
        raise Refusal(said, fields={"place": (said,)})
    wrong = {
        name: (f"No court place “{said}” is known here, and no calendar counts its days: put it right, or write YES under confirmed.",)
        for name, said in row.items()
        if name in COLUMNS and COLUMNS[name].type == PLACE and said and said not in known
    }
    if wrong and row.get("confirmed") != YES:
        raise Refusal("A place is not known.", fields=wrong)


# ---------------------------------------------------------------- what a row records
def _recorded(work: Work, file: MatterFile, row: Mapping[str, str], orders: Mapping[str, str]) -> str:
    """Record what the row says by the forms by which a person would; the order that it made or changed (NeedsConfirmation names all that is asked)."""
    one, before = replace(work, file=file), file.case
    changed = tuple(orders[name] for name in parts(row.get("changes", "")))
    same, place = orders.get(row.get("on_application_of", "")), row.get("place") or file.place
    through = RowForms(one, file, place=place, under=KINDS[row["order"]].provision, same_application=same)
    order = changed[0] if changed else ""
    for form in forms_of(row, changed):
        entries = through.fill_in(form)
        order = order or next((e.subject for e in entries if e.kind in MADE), "")
    if through.asked and row.get("confirmed") != YES:
        raise NeedsConfirmation(tuple(dict.fromkeys(through.asked)), provision=through.provision)
    values: dict[str, Any] = {"reference": row["reference"]}
    if row.get("ends_on") and row["ends_on"] != NONE:
        values["claimed_end"] = row["ends_on"]
    if row.get("in_force"):
        values["claimed_in_force"] = row["in_force"] != NO
    recorded(one, file, (Entry(file.new_id(), KIND, order, work.now, values),))
    tell_of_changes(one, file, before=before, entries=())
    return order


_TAKEN = text(
    "select m.id, m.number, e.subject from entry e join entry_values v on v.entry = e.id join matter m on m.id = e.matter"
    " where e.kind=:kind and lower(v.contents) like :like"
)
