"""A sheet of running orders as a spreadsheet program saves it: its rows, which of them belong together, and what cannot be so in any case.

Knows no record: nothing here says whether a row was taken before.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.casework.likeness import alike, described
from app.errors import Refusal
from app.law.taking_on.cells import month_first, parts, read
from app.law.taking_on.columns import CHANGES, COLUMNS, POINTING, YES

MOST_ROWS: Final = 20_000
MOST_SHOWN: Final = 5
NEEDED: Final = ("reference", "order", "made_at")
DELIMITERS: Final = (",", ";", "\t")
_SAME: Final = ("order", "made_at", "given_names", "family_name", "birth_date")


@dataclass(frozen=True)
class SheetRow:
    """One row: the line on which it stands in the spreadsheet, its cells as the forms read them, and what is wrong with it already."""

    line: int
    cells: Mapping[str, str]
    wrong: Mapping[str, str]

    @property
    def reference(self) -> str:
        """Its own number ("" where it has none)."""
        return self.cells.get("reference", "")

    @property
    def points_to(self) -> tuple[str, ...]:
        """The references of the rows that it names."""
        return tuple(name for column in POINTING for name in parts(self.cells.get(column, "")))


def rows_of(text_of_file: str) -> list[SheetRow]:
    """Each row of the sheet; Refusal where the sheet is not one of ours, or its dates would be read the wrong way round."""
    found, raw = _raw(text_of_file), []
    names = _names(found[0] if found else [])
    for line, cells in enumerate(found[1:], start=2):
        if any(cell.strip() for cell in cells):
            row = {name: cell.strip() for name, cell in zip(names, cells, strict=False)}
            raw.append((line, {**row, "": "more cells than columns"} if any(c.strip() for c in cells[len(names) :]) else row))
    if len(raw) > MOST_ROWS:
        raise _refused(f"The sheet has more than {MOST_ROWS:,} rows: divide it.")
    turned = [f"line {line}, {name}: {said}" for line, row in raw for name, said in month_first(row)]
    if turned:
        raise _refused(
            f"A date has its month first ({'; '.join(turned[:MOST_SHOWN])}): the program that saved the sheet is set to another country, and"
            " every date of it could be read the wrong way round. Write days as 2026-03-02, or set the program to Australia and save it again."
        )
    rows = []
    for line, row in raw:
        as_read, wrong = read({**row, "reference": row.get("reference", "").upper()})
        rows.append(SheetRow(line, as_read, wrong))
    return list(_compared(rows))


def _raw(text_of_file: str) -> list[list[str]]:
    """The cells of each line, by whichever of comma, semicolon and tab divides the first one; a line that names it is passed over."""
    said = text_of_file.removeprefix("\ufeff")
    said = said if "\n" in said else said.replace("\r", "\n")
    if said[:4].casefold() == "sep=":
        said = said.partition("\n")[2]
    first = said.lstrip("\r\n").partition("\n")[0]
    divided = max(DELIMITERS, key=lambda each: sum(name in COLUMNS for name in map(_name, first.split(each))))
    try:
        return list(csv.reader(io.StringIO(said.lstrip("\r\n")), delimiter=divided))
    except csv.Error as error:
        message = f"The file is no sheet that was saved as CSV ({error})."
        raise _refused(message) from error


def _names(first: Sequence[str]) -> list[str]:
    names = [_name(cell) for cell in first]
    while names and not names[-1]:
        names.pop()
    unknown, missing = sorted(set(names) - set(COLUMNS)), [name for name in NEEDED if name not in names]
    if unknown or missing or len(names) != len(set(names)):
        said = [f"unknown columns: {', '.join(name or '(no name)' for name in unknown)[:500]}"] if unknown else []
        said += [f"missing columns: {', '.join(missing)}"] if missing else []
        raise _refused(f"This is not a template: {'; '.join(said) or 'a column stands there twice'}.")
    return names


def _name(cell: str) -> str:
    """A column's name as it is known: "Family name" is family_name."""
    return "_".join(cell.strip().strip('"').casefold().split())


def _refused(message: str) -> Refusal:
    return Refusal(message, fields={"file": (message,)})


# ---------------------------------------------------------------- rows beside each other
def _compared(rows: Sequence[SheetRow]) -> Iterator[SheetRow]:
    """The rows, with what is wrong with one beside the others: a reference given twice, an order twice, a row named that comes later."""
    firsts: dict[str, SheetRow] = {}
    said: dict[tuple[str, ...], int] = {}
    lines = {row.reference: row.line for row in reversed(rows)}
    for row in rows:
        wrong = dict(row.wrong)
        if row.reference and row.reference in firsts:
            wrong["reference"] = f"This reference stands on line {firsts[row.reference].line} as well: each row has its own."
        for column in POINTING:
            for name in parts(row.cells.get(column, "")):
                if name == row.reference or (name in lines and name not in firsts):
                    wrong.setdefault(
                        column, f"{name} stands on line {lines[name]}: put the row that is named before the one that names it."
                    )
        same = tuple(row.cells.get(name, "").casefold() for name in _SAME)
        is_order, confirmed = row.cells.get("order") not in CHANGES, row.cells.get("confirmed") == YES
        if is_order and not confirmed and same in said and row.cells.get("family_name"):
            wrong.setdefault(
                "made_at", f"Line {said[same]} says the same. Clear one of them, or write YES under confirmed if there are two."
            )
        other = next((firsts[name] for name in row.points_to if name in firsts), None)
        if is_order and other and _is_another(row, other):
            wrong["family_name"] = (
                f"{other.reference}, which this row names, is of somebody else by name or date of birth: name the right row."
            )
        said.setdefault(same, row.line)
        firsts.setdefault(row.reference, row)
        yield SheetRow(row.line, row.cells, wrong)


def _is_another(row: SheetRow, other: SheetRow) -> bool:
    """Do both rows name a person, and not the same one?"""
    both = row.cells.get("family_name") and other.cells.get("family_name") and row.cells.get("birth_date") and other.cells.get("birth_date")
    return bool(both) and not alike(described(row.cells), described(other.cells))


def of_one_person(rows: Sequence[SheetRow]) -> list[list[SheetRow]]:
    """The rows in groups: those of one person, which are taken on together or not at all. A row that names none is one by itself."""
    group_of: dict[str, list[SheetRow]] = {}
    groups: list[list[SheetRow]] = []
    for row in rows:
        mine: list[SheetRow] = [row]
        for other in {id(g): g for g in (group_of.get(name) for name in row.points_to) if g is not None}.values():
            mine = sorted([*other, *mine], key=lambda each: each.line)
            groups.remove(other)
        groups.append(mine)
        group_of |= {each.reference: mine for each in mine if "reference" not in each.wrong}
    return sorted(groups, key=lambda group: group[0].line)
