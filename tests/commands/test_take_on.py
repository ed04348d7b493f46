"""Running orders from a spreadsheet: each row by the forms and the law of a hand entry, whole or not at all, and never twice."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from app.access.actor import COMMAND_LINE
from app.cli.cast import actor
from app.commands import take_on as taking
from app.commands.health import findings
from app.commands.take_on import BEFORE, REFUSED, TAKEN, Row, take_on
from app.commands.upkeep import seal_now
from app.errors import NotPermitted, Refusal
from app.law.taking_on import COLUMNS
from app.storage.database import reading
from tests.support.commands import run
from tests.support.scenario import ROOT, Scenario
from tests.support.staff import CAIRNS, staffed

TEMPLATE = ROOT / "data" / "take-on.csv"


def template() -> list[dict[str, str]]:
    """The two made-up rows of the template: a temporary order extended once, and a prohibition order served after its making."""
    return list(csv.DictReader(io.StringIO(TEMPLATE.read_text(encoding="utf-8"))))


def sheet(*rows: dict[str, str]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(COLUMNS))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@pytest.fixture
def story(database_url: str) -> Scenario:
    """An empty house with its people, on 25 March 2026."""
    return staffed(Scenario(database_url), CAIRNS).at("2026-03-25 09:00")


def taken(story: Scenario, *rows: dict[str, str], look: bool = False, by: Any = COMMAND_LINE) -> list[Row]:
    with story.house() as house:
        return list(take_on(house.door, sheet(*rows), by=by, look=look))


def count(story: Scenario, sql: str) -> int:
    with story.house() as house, reading(house.engine) as connection:
        return int(connection.execute(text(sql)).scalar_one())


def test_the_template_names_every_column_and_is_taken(story: Scenario, tmp_path: Path) -> None:
    assert TEMPLATE.read_text(encoding="utf-8").splitlines()[0] == ",".join(COLUMNS)
    first, second = taken(story, *template())
    assert (first.outcome, first.agrees, first.computed) == (TAKEN, True, "Wed 15 April 2026")
    # then the end that the sheet claims is set beside the one that the law gives, with its derivation in each reading
    assert (second.outcome, second.agrees, second.claimed) == (TAKEN, False, "Sat 3 March 2029")
    assert second.computed == "Mon 5 March 2029 or Tue 6 March 2029 (O-A01)"
    assert all("5 years from Wed 6 March 2024" in said for said in second.why)
    for row, order in ((first, "temporary-order:1"), (second, "prohibition-order:1")):
        story.matter = str(_matter(story, row.number))
        assert story.status(order) == "YES"
    with story.house() as house:
        seal_now(house.door, tmp_path / "seals")
        assert [said for said in findings(house.door, tmp_path / "seals") if "matter" in said.lower() or "record" in said] == []


def _matter(story: Scenario, number: str) -> str:
    with story.house() as house, reading(house.engine) as connection:
        return str(connection.execute(text("select id from matter where number=:n"), {"n": number}).scalar())


def test_a_dry_run_says_the_same_and_changes_nothing(story: Scenario) -> None:
    looked = taken(story, *template(), look=True)
    assert count(story, "select count(*) from matter") == 0
    assert count(story, "select count(*) from number_given") == 0
    done = taken(story, *template())
    assert [(r.outcome, r.computed, r.agrees, r.why) for r in looked] == [(r.outcome, r.computed, r.agrees, r.why) for r in done]


def test_run_twice_nothing_is_taken_twice(story: Scenario) -> None:
    taken(story, *template())
    again = taken(story, *template())
    assert [row.outcome for row in again] == [BEFORE, BEFORE]
    assert count(story, "select count(*) from matter") == 2
    assert count(story, "select count(*) from entry where kind='order-taken-on'") == 2


def test_cut_short_it_goes_on_where_it_stopped(story: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = template()

    def dies(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, story.house() as house:
        rows = take_on(house.door, sheet(first, second), by=COMMAND_LINE)
        assert next(rows).outcome == TAKEN
        patch.setattr(taking, "_reconciled", dies)  # when everything of the second row is written, and not yet committed
        with pytest.raises(KeyboardInterrupt):
            next(rows)
    assert count(story, "select count(*) from matter") == 1
    assert [row.outcome for row in taken(story, first, second)] == [BEFORE, TAKEN]


@pytest.mark.parametrize(
    ("column", "said", "sentence"),
    [
        ("reference", "", "Give each row a reference"),
        ("reference", "Testa", "no words"),
        ("made_at", "yesterday", "Write it as 2026-03-02 10:00."),
        ("made_at", "2027-03-02 10:00", "at:"),
        ("order", "SOMETHING", "Write TEMPORARY or PROHIBITION."),
        ("presence", "PERHAPS", "presence"),
        ("return_at", "", "return_at"),
        ("extended_until", "2026-12-31", "no temporary order is certainly in force"),
        ("mention_presence", "", "How was the respondent there"),
        ("confirmed", "", "write YES under"),
        ("birth_date", "5/5/1980", "Write it as 2026-03-02."),
    ],
)
def test_a_row_is_refused_with_a_sentence_and_leaves_nothing(story: Scenario, column: str, said: str, sentence: str) -> None:
    row = {**template()[0], column: said}
    if column == "extended_until":
        row |= {"confirmed": ""}  # an extension beyond what the section lets a court give is asked about, whatever else the sheet confirms
    (done,) = taken(story, row)
    assert done.outcome == REFUSED
    assert any(part in done.sentence for part in sentence.split("|")), done.sentence
    assert count(story, "select count(*) from matter") == 0
    assert count(story, "select count(*) from entry") == 0


def test_a_prohibition_order_needs_the_day_on_which_a_child_is_told_from_an_adult(story: Scenario) -> None:
    (done,) = taken(story, {**template()[1], "notice_issued_at": ""})
    assert done.outcome == REFUSED
    assert "child" in done.sentence


def test_what_the_act_does_not_provide_for_is_asked_about_and_flagged(story: Scenario) -> None:
    row = template()[0]
    (asked,) = taken(story, {**row, "confirmed": ""})
    assert "The application does not yet have the belief" in asked.sentence
    taken(story, row)
    assert count(story, "select count(*) from entry where flags <> '[]'") > 0


def test_two_orders_of_one_person_stand_in_one_matter(story: Scenario) -> None:
    one, two = template()
    second = {**two, "same_person_as": one["reference"]}
    assert [row.outcome for row in taken(story, one, second, look=True)] == [TAKEN, TAKEN]
    rows = taken(story, one, second)
    assert rows[0].number == rows[1].number
    assert count(story, "select count(*) from matter") == 1
    assert [row.outcome for row in taken(story, {**two, "reference": "QP2600000003", "same_person_as": "QP2600000099"})] == [REFUSED]


def test_a_person_who_may_have_a_matter_already_is_a_step_for_supervisors(story: Scenario) -> None:
    one, two = template()
    taken(story, one, {**two, **{name: one[name] for name in ("given_names", "family_name", "birth_date")}})
    assert count(story, "select count(*) from step where process='likenesses'") == 1


def test_a_reference_that_stands_twice_is_taken_once(story: Scenario) -> None:
    one = template()[0]
    assert [row.outcome for row in taken(story, one, {**one, "family_name": "Example-Third"})] == [TAKEN, REFUSED]


def test_a_sheet_that_is_not_the_template_is_refused_before_anything(story: Scenario) -> None:
    for wrong in ("", "a,b\n1,2\n", sheet(template()[0]).replace("family_name", "surname")):
        with story.house() as house, pytest.raises(Refusal, match="not the template"):
            list(take_on(house.door, wrong, by=COMMAND_LINE))


@pytest.mark.parametrize("who", ["prosecutor", "registrar", "supervisor", "auditor"])
def test_nobody_else_takes_orders_on(story: Scenario, who: str) -> None:
    with pytest.raises(NotPermitted):
        taken(story, template()[0], by=actor(who))
    assert [row.outcome for row in taken(story, template()[0], by=actor("administrator"))] == [TAKEN]


# ---------------------------------------------------------------- the command
def test_the_command_reports_each_row_and_says_where_it_stands(story: Scenario, tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    file.write_text(sheet(*template(), {**template()[0], "reference": "QP2600000009", "presence": ""}), encoding="utf-8-sig")
    with story.house() as house:
        given = {"environment": {}, "build": lambda *_, **__: house}
        looked = run(given, "take-on", str(file), "--dry-run")
        assert "Read 3: would be taken 2, taken before 0, refused 1; the end is another than on the sheet in 1." in looked.output
        done = run(given, "take-on", str(file))
    assert done.exit_code == 1
    assert "line 2  QP2600000001  taken  INT-2026-000001" in done.output
    assert "ends Mon 5 March 2029 or Tue 6 March 2029 (O-A01); the sheet says Sat 3 March 2029" in done.output
    assert "presence: This is needed." in done.output
    assert "Example" not in done.output, "a report names nobody"
