"""A sheet as spreadsheet programs save it: what is read in any of their ways, what is refused because it could be read wrongly."""

from __future__ import annotations

import pytest

from app.commands.sheet import of_one_person, rows_of
from app.errors import Refusal
from app.law.taking_on.columns import COLUMNS, KINDS
from tests.support.sheets import EXAMPLE, example, extensions, of_kind, sheet

ROW = of_kind("TEMPORARY")


def read(text: str) -> dict[str, str]:
    """The only row of a sheet, as the forms read it."""
    (row,) = rows_of(text)
    assert not row.wrong, row.wrong
    return dict(row.cells)


AS_WRITTEN = read(sheet(ROW))


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + sheet(ROW),
        sheet(ROW, delimiter=";"),
        "sep=;\r\n" + sheet(ROW, delimiter=";"),
        sheet(ROW, delimiter="\t"),
        sheet(ROW).replace("\r\n", "\n"),
        sheet(ROW).replace("\r\n", "\r"),
        sheet(ROW) + ",,,\r\n,,\r\n",
        sheet(ROW).replace("family_name", "Family name").replace("made_at", " Made_At "),
        sheet(
            {
                **ROW,
                "order": "temporary",
                "presence": "in person",
                "confirmed": "Yes",
                "reference": ROW["reference"].lower(),
                "place": "brisbane",
            }
        ),
    ],
)
def test_however_it_is_saved_it_is_the_same_row(text: str) -> None:
    assert read(text) == AS_WRITTEN


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("2026-03-02 10:00", "2026-03-02T10:00"),
        ("2026-03-02T10:00:00", "2026-03-02T10:00"),
        ("2026-03-02T00:00:00+00:00", "2026-03-02T10:00"),
        ("2/03/2026 10:00", "2026-03-02T10:00"),
        ("02/03/2026 10:00:00 AM", "2026-03-02T10:00"),
        ("2/3/2026 2:05 pm", "2026-03-02T14:05"),
        ("2/3/2026, 2:05 p.m.", "2026-03-02T14:05"),
    ],
)
def test_a_time_is_read_as_a_spreadsheet_of_this_country_writes_it(written: str, read_as: str) -> None:
    assert read(sheet({**ROW, "made_at": written}))["made_at"] == read_as


@pytest.mark.parametrize(
    ("written", "read_as"),
    [("1980-05-05", "1980-05-05"), ("6/05/1980", "1980-05-06"), ("6/05/1980 0:00", "1980-05-06"), ("1980-05-05 00:00:00", "1980-05-05")],
)
def test_a_day_is_read_year_first_or_day_first(written: str, read_as: str) -> None:
    assert read(sheet({**ROW, "birth_date": written}))["birth_date"] == read_as


def test_a_sheet_with_its_months_first_is_refused_whole() -> None:
    # given a program of another country: 3/4/2026 in the first row would be read as 3 April
    rows = ({**ROW, "made_at": "3/4/2026 10:00"}, {**of_kind("PROHIBITION"), "birth_date": "2/23/1970"})
    with pytest.raises(Refusal, match="line 3, birth_date: 2/23/1970"):
        rows_of(sheet(*rows))


def test_lines_are_those_of_the_spreadsheet() -> None:
    # given a cell of two lines and an empty row before the second row
    text = sheet({**ROW, "interests_finding": ""}, of_kind("PROHIBITION"))
    header, first, second = text.split("\r\n")[:3]
    quoted = first.replace("Not to go near a made-up park.|", '"Not to go near a made-up park.|').replace(
        "Made-up treatment.", 'Made-up\ntreatment."'
    )
    rows = rows_of(f"{header}\r\n{quoted}\r\n\r\n{second}")
    assert [row.line for row in rows] == [2, 4]
    assert "Made-up\ntreatment." in rows[0].cells["conditions"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "missing columns: reference, order, made_at"),
        ("a,b\n1,2\n", "unknown columns: a, b"),
        ("reference,order,made_at,made_at\n", "stands there twice"),
        ("reference,order,made_at,surname\n", "unknown columns: surname"),
        ('reference,order,made_at\n"' + "x" * 200_000 + '",TEMPORARY,\n', "no sheet"),
    ],
)
def test_what_is_no_sheet_of_ours_is_refused_before_anything(text: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        rows_of(text)


def test_a_cell_too_many_is_said() -> None:
    (row,) = rows_of("reference,order,made_at\nQP2600000001,TEMPORARY,2026-03-02 10:00,more\n")
    assert "more cells than there are columns" in row.wrong["row"]


def test_a_reference_and_an_order_stand_once() -> None:
    again = {**ROW, "family_name": "Example-Third"}
    twice = {**ROW, "reference": "QP2600000061", "confirmed": ""}
    rows = rows_of(sheet(ROW, again, twice, {**twice, "reference": "QP2600000062", "confirmed": "YES"}))
    assert "stands on line 2 as well" in rows[1].wrong["reference"]
    assert "Line 2 says the same" in rows[2].wrong["made_at"]
    assert not rows[3].wrong, "it was said that there are two"


def test_the_rows_of_one_person_go_together_wherever_they_stand() -> None:
    one, two = extensions()
    groups = of_one_person(rows_of(sheet(ROW, of_kind("PROHIBITION"), one, of_kind("REPORTING"), two)))
    assert [[row.line for row in group] for group in groups] == [[2, 4, 6], [3], [5]]
    # also where the last row shows that two were of one person
    joins = {**of_kind("REPORTING"), "same_person_as": ROW["reference"], "family_name": "", "birth_date": ""}
    pointing = {**two, "changes": f"{ROW['reference']}|{of_kind('PROHIBITION')['reference']}"}
    (group,) = of_one_person(rows_of(sheet(ROW, of_kind("PROHIBITION"), joins, pointing)))
    assert [row.line for row in group] == [2, 3, 4, 5]


def test_each_template_reads_as_a_sheet_of_its_kind() -> None:
    for kind, one in KINDS.items():
        assert rows_of("\ufeff" + ",".join(one.columns) + "\r\n") == []
        assert set(one.columns) <= set(COLUMNS)
        assert {"reference", "order", "made_at", "confirmed", "ends_on", "in_force"} <= set(one.columns), kind
    assert {name for kind in KINDS.values() for name in kind.columns} == set(COLUMNS), "no column belongs to no kind"


def test_the_example_has_only_columns_that_are_known_and_that_its_rows_use() -> None:
    columns = EXAMPLE.read_text(encoding="utf-8").splitlines()[0].split(",")
    assert [name for name in COLUMNS if name in columns] == columns
    assert all(any(row[name] for row in example()) for name in columns)
