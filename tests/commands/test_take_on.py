"""Running orders from a spreadsheet: each row by the forms and the law of a hand entry, a person's rows whole or not at all, and never twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.access.actor import COMMAND_LINE
from app.cli.cast import actor
from app.commands import take_on as taking
from app.commands.health import findings
from app.commands.take_on import BEFORE, REFUSED, TAKEN, take_on
from app.commands.upkeep import seal_now
from app.errors import NotPermitted
from app.law.taking_on.columns import KINDS
from tests.support.commands import run
from tests.support.scenario import Scenario
from tests.support.sheets import count, example, extensions, in_the_matter_of, kinds, of_kind, sentences, sheet, taken
from tests.support.staff import CAIRNS, staffed


@pytest.fixture
def story(database_url: str) -> Scenario:
    """An empty house with its people, on 25 March 2026."""
    return staffed(Scenario(database_url), CAIRNS).at("2026-03-25 09:00")


@pytest.fixture
def in_april(story: Scenario) -> Scenario:
    """The same on 12 April, after every hearing of the example."""
    return story.at("2026-04-12 09:00")


# ---------------------------------------------------------------- every kind
def test_the_example_holds_every_kind_and_is_taken_on(in_april: Scenario, tmp_path: Path) -> None:
    rows = example()
    assert {row["order"] for row in rows} == set(KINDS)
    done = taken(in_april, *rows)
    assert [row.outcome for row in done] == [TAKEN] * len(rows)
    # then every order of it is in force, as the sheet says
    assert all(row.law is not None and row.law.in_force == "Yes" for row in done)
    assert not [row.line for row in done if row.law and any("in force" in said for said in row.law.differences)]
    # and the record is whole
    with in_april.house() as house:
        seal_now(house.door, tmp_path / "seals")
        assert [said for said in findings(house.door, tmp_path / "seals") if "matter" in said.lower() or "record" in said] == []


@pytest.mark.parametrize(
    ("kind", "order", "recorded"),
    [
        ("TEMPORARY", "temporary-order:1", {"temporary-order-made", "appearance-notice-issued", "mention-listed"}),
        (
            "TEMPORARY_BY_COURT", "temporary-order:1",
            {
                "temporary-order-made", "s13k-decided", "hearing-held", "appearance-notice-issued", "mention-listed", "belief-recorded",
                "concerning-conduct-recorded", "conditions-sought", "conviction-recorded", "sexual-offender-basis-recorded",
                "application-filed", "documents-served", "order-explained", "commissioner-given-details",
            },
        ),
        (
            "PROHIBITION", "prohibition-order:1",
            {
                "prohibition-order-made", "application-decided", "hearing-held", "appearance-notice-issued", "mention-listed",
                "documents-served", "affidavit-of-service-sworn",
            },
        ),
        (
            "DISQUALIFICATION", "disqualification-order:1",
            {
                "disqualification-order-made", "appearance-notice-issued", "mention-listed", "documents-served", "hearing-held",
                "extension-decided", "s13k-decided", "disqualification-considered",
            },
        ),
        (
            "DISQUALIFICATION_BY_COURT", "disqualification-order:1",
            {
                "disqualification-order-made", "disqualification-considered", "s13k-decided", "hearing-held", "appearance-notice-issued",
                "mention-listed",
            },
        ),
        (
            "REGISTERED", "registered-order:1",
            {
                "registration-applied-for", "registration-considered", "corresponding-order-referred", "referral-heard",
                "registered-order-made", "registration-certificate-given", "documents-served",
            },
        ),
        (
            "REPORTING", "offender-reporting-order:1",
            {
                "reporting-order-question-opened", "reporting-order-asked", "reporting-order-decided", "offender-reporting-order-made",
                "commissioner-given-details", "reporting-order-appeal-period",
            },
        ),
    ],
)  # fmt: skip
def test_a_row_records_what_a_person_would_and_nothing_else(story: Scenario, kind: str, order: str, recorded: set[str]) -> None:
    (done,) = taken(story, of_kind(kind))
    assert done.outcome == TAKEN
    assert kinds(in_the_matter_of(story, done)) == recorded
    assert story.status(order) == "YES"
    # and what the sheet does not hold is somebody's step
    assert done.law is not None
    assert ":" in done.law.next_step
    assert story.page().open_steps


def what_is_said(story: Scenario) -> dict[str, list[tuple[Any, ...]]]:
    """What the law and the worklists say of the matter, without who recorded it when."""
    said = {
        "status": story.rows("select subject, from_at, to_at, said, why, doubts from status where matter=:m order by 1, 2"),
        "deadline": story.rows("select subject, name, act_by, lapse_not_before, met_at from deadline where matter=:m order by 1, 2"),
        "step": story.rows("select process, subject, element, about, due_at, role from step where matter=:m order by 1, 2, 3, 4"),
        "gap": story.rows("select sentence from gap where matter=:m order by 1"),
    }
    return {name: sorted(rows, key=str) for name, rows in said.items()}


def test_what_a_row_says_is_what_the_same_recorded_by_hand_says(in_april: Scenario) -> None:
    # given the order of the example and its first extension, recorded by people at their steps on the day of the sheet
    row, one = of_kind("TEMPORARY"), extensions()[0]
    names = ("given_names", "family_name", "birth_date", "birth_date_certainty")
    in_april.opens_with(
        {name: row[name] for name in names} | {"given_names": "Quilla", "family_name": "Otherly", "birth_date": "1961-11-27"}
    )
    same = ("return_at", "return_place", "presence", "by_consent", "reportable_offender_before")
    made = {name: row[name] for name in (*same, "relevant_sexual_offender", "unacceptable_risk", "order_will_reduce_risk")}
    terms = [
        {"kind": "PROHIBIT", "text": "Not to go near a made-up park."},
        {"kind": "REQUIRE_TREATMENT", "text": "Made-up treatment."},
    ]
    in_april.records(
        "record_temporary_order_13j", by="prosecutor", confirm=True, at=row["made_at"], application_begun="NO", conditions=terms, **made
    )
    notice = {"court": row["court"], "court_place": "Brisbane", "appear_at": row["appear_at"], "list_the_hearing": "YES"}
    in_april.records(
        "record_appearance_notice", by="prosecutor", subject="application:1", confirm=True, at=row["notice_issued_at"], **notice
    )
    held: dict[str, Any] = {
        "took_place": "HELD", "at": one["made_at"], "application": "application:1", "mention_of_final_application": "YES",
        "presence": one["presence"], "outcome": "ADJOURNED", "next_fixed": "YES", "next_listed_for": one["next_listed_for"],
        "next_place": "Brisbane", "orders": [{"subject": "temporary-order:1", "decision": "EXTENDED", "until": one["extended_until"]}],
    }  # fmt: skip
    in_april.does("record_mention", by="registrar", confirm=True, **held)
    by_hand = what_is_said(in_april)
    # when the sheet is taken on
    rows = taken(in_april, row, one)
    # then the law, the dates and the worklists say the same of both
    assert what_is_said(in_the_matter_of(in_april, rows[0])) == by_hand


# ---------------------------------------------------------------- beside what the sheet says
def test_what_the_law_says_stands_beside_what_the_sheet_says(story: Scenario) -> None:
    (done,) = taken(story, of_kind("PROHIBITION"))
    law = done.law
    assert law is not None
    assert (law.agrees, law.claimed) == (False, "Sat 3 March 2029")
    assert law.computed == "Mon 5 March 2029 or Tue 6 March 2029 (O-A01)"
    assert all("5 years from Wed 6 March 2024" in said for said in law.why)
    assert (law.in_force, law.claimed_in_force) == ("Yes", "Yes")


@pytest.mark.provision("13M(2)(b)")
def test_an_order_that_is_over_is_taken_on_as_over_and_shown_to_differ(in_april: Scenario) -> None:
    # given a sheet that still has an order in force whose 28 days are over without an extension
    (done,) = taken(in_april, of_kind("TEMPORARY", ends_on="2026-03-29"))
    assert done.law is not None
    assert done.outcome == TAKEN
    assert done.law.in_force == "No"
    assert any(said == "in force: no; the sheet says yes" for said in done.law.differences)
    assert done.law.why
    # and the step that confirms the end is somebody's
    assert "confirm_end" in {step.element for step in in_the_matter_of(in_april, done).page().open_steps}


def test_the_next_step_names_whose_worklist_it_is_on(story: Scenario) -> None:
    (done,) = taken(story, of_kind("REPORTING"))
    assert done.law is not None
    in_the_matter_of(story, done)
    title, unit = story.rows("select title, unit from step where matter=:m order by due_at limit 1")[0]
    assert done.law.next_step.startswith(title)
    assert unit in done.law.next_step


# ---------------------------------------------------------------- looking, twice, cut short
def test_a_dry_run_says_the_same_and_changes_nothing(in_april: Scenario) -> None:
    looked = taken(in_april, *example(), look=True)
    assert count(in_april, "select count(*) from matter") == 0
    assert count(in_april, "select count(*) from number_given") == 0
    done = taken(in_april, *example())
    assert [(r.outcome, r.law) for r in looked] == [(r.outcome, r.law) for r in done]


def test_run_twice_nothing_is_taken_twice(in_april: Scenario) -> None:
    taken(in_april, *example())
    before = count(in_april, "select count(*) from entry")
    assert {row.outcome for row in taken(in_april, *example())} == {BEFORE}
    # nor where somebody has written the references in small letters
    assert {row.outcome for row in taken(in_april, *({**row, "reference": row["reference"].lower()} for row in example()))} == {BEFORE}
    assert count(in_april, "select count(*) from entry") == before


def test_cut_short_it_goes_on_where_it_stopped(story: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = of_kind("TEMPORARY"), of_kind("PROHIBITION")

    def dies(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, story.house() as house:
        rows = take_on(house.door, sheet(first, second), by=COMMAND_LINE)
        assert next(rows).outcome == TAKEN
        patch.setattr(taking, "reconciled", dies)  # when everything of the second row is written, and not yet committed
        with pytest.raises(KeyboardInterrupt):
            next(rows)
    assert count(story, "select count(*) from matter") == 1
    assert [row.outcome for row in taken(story, first, second)] == [BEFORE, TAKEN]


# ---------------------------------------------------------------- refused
@pytest.mark.parametrize(
    ("kind", "column", "said", "sentence"),
    [
        ("TEMPORARY", "reference", "", "This is needed."),
        ("TEMPORARY", "reference", "Testa", "no words"),
        ("TEMPORARY", "made_at", "yesterday", "Write it as 2026-03-02 10:00"),
        ("TEMPORARY", "made_at", "2026-03-02", "Write it as 2026-03-02 10:00"),
        ("TEMPORARY", "made_at", "2027-03-02 10:00", "must be now or in the past"),
        ("TEMPORARY", "order", "SOMETHING", "Write TEMPORARY, "),
        ("TEMPORARY", "presence", "PERHAPS", "Write IN_PERSON, "),
        ("TEMPORARY", "return_at", "", "Enter “Return date and time”"),
        ("TEMPORARY", "confirmed", "", "write YES under “confirmed”"),
        ("TEMPORARY", "birth_date", "5/5/80", "Write it as 2026-03-02"),
        ("TEMPORARY", "birth_date", "46083", "Write it as 2026-03-02"),
        ("TEMPORARY", "birth_date", "31/02/1980", "Write it as 2026-03-02"),
        ("TEMPORARY", "family_name", "", "This is needed."),
        ("TEMPORARY", "place", "Carins", "There is no registry at “Carins”"),
        ("TEMPORARY", "home_court", "Made up", "not asked of a row TEMPORARY"),
        ("TEMPORARY", "same_person_as", "QP2600000099", "No row with the reference QP2600000099"),
        ("TEMPORARY", "same_person_as", "QP2600000001", "put the row that is named before"),
        ("PROHIBITION", "notice_issued_at", "", "whether it is a child's order"),
        ("TEMPORARY_BY_COURT", "moved_by", "", "Who raised it?"),
        ("DISQUALIFICATION", "temporary_order_decided", "", "Did the court make a temporary order?"),
        ("REGISTERED", "home_made_on", "2026-12-01", "had not been made by then"),
        ("REGISTERED", "home_last_day", "", "no last day"),
        ("REPORTING", "limb", "", "On which ground?"),
        ("REPORTING", "sentenced_at", "", "This is needed."),
    ],
)  # fmt: skip
def test_a_row_is_refused_by_its_column_and_leaves_nothing(sqlite_url: str, kind: str, column: str, said: str, sentence: str) -> None:
    story = staffed(Scenario(sqlite_url), CAIRNS).at("2026-03-25 09:00")
    (done,) = taken(story, of_kind(kind, **{column: said}))
    assert done.outcome == REFUSED
    assert any(name == column and sentence in words for name, words, _ in done.wrong), done.wrong
    assert count(story, "select count(*) from matter") == 0
    assert count(story, "select count(*) from entry") == 0


def test_a_court_place_that_is_not_known_is_asked_about(story: Scenario) -> None:
    row = of_kind("TEMPORARY", return_place="Nowhere", confirmed="")
    (asked,) = taken(story, row)
    assert asked.wrong[0][0] == "return_place"
    assert "no calendar counts its days" in asked.sentence
    assert [one.outcome for one in taken(story, {**row, "confirmed": "yes"})] == [TAKEN]


@pytest.mark.provision("13B(2)")
def test_a_row_that_says_all_of_its_application_has_nothing_to_confirm(story: Scenario) -> None:
    # given a row with the belief, the conviction, the conduct, the conditions sought, the filing and the service, and no word under confirmed
    row = of_kind("TEMPORARY_BY_COURT")
    assert not row["confirmed"]
    (done,) = taken(story, row)
    # then nothing is asked about, nothing flagged, and nothing of it stands on a list
    assert done.outcome == TAKEN
    in_the_matter_of(story, done)
    assert story.rows("select flags from entry where matter=:m and flags <> '[]'") == []
    assert not {step.element for step in story.page().open_steps} & {
        "record_belief",
        "file_application",
        "serve_documents",
        "explain_in_court",
    }


def test_what_the_act_does_not_provide_for_is_asked_about_and_flagged(story: Scenario) -> None:
    row = of_kind("TEMPORARY")
    (asked,) = taken(story, {**row, "confirmed": ""})
    assert "The application does not yet have the belief" in asked.sentence
    assert asked.wrong[0][2], "with its provision"
    taken(story, row)
    assert count(story, "select count(*) from entry where flags <> '[]'") > 0


# ---------------------------------------------------------------- persons
def test_two_orders_of_one_person_stand_in_one_matter(story: Scenario) -> None:
    one = of_kind("TEMPORARY")
    second = of_kind("PROHIBITION", same_person_as=one["reference"])
    assert "is of somebody else" in sentences(*taken(story, one, second))
    second |= dict.fromkeys(("given_names", "family_name", "birth_date"), "")
    assert [row.outcome for row in taken(story, one, second, look=True)] == [TAKEN, TAKEN]
    rows = taken(story, one, second)
    assert rows[0].number == rows[1].number
    assert count(story, "select count(*) from matter") == 1


def test_two_persons_of_one_name_are_two_matters(story: Scenario) -> None:
    one = of_kind("TEMPORARY")
    rows = taken(story, one, {**one, "reference": "QP2600000031", "birth_date": "1951-09-17"})
    assert [row.outcome for row in rows] == [TAKEN, TAKEN]
    assert rows[0].number != rows[1].number
    assert count(story, "select count(*) from step where process='likenesses'") == 0


def test_a_person_who_may_have_a_matter_already_is_a_step_for_supervisors_and_no_word_to_the_sender(story: Scenario) -> None:
    # given a matter of somebody that the administrator may not see
    one = of_kind("TEMPORARY")
    story.opens_with({name: one[name] for name in ("given_names", "family_name", "birth_date", "birth_date_certainty")})
    # when a row about a person like this one is looked at and taken on: the report says what it says of anybody
    twin = {**of_kind("TEMPORARY"), "reference": "QP2600000041"}
    stranger = {**twin, "reference": "QP2600000042", "family_name": "Example-Nobody", "given_names": "Zeno", "birth_date": "1951-09-17"}
    for look in (True, False):
        rows = taken(story, twin, stranger, look=look, by=actor("administrator"))
        assert rows[0].outcome == rows[1].outcome == TAKEN
        assert rows[0].law == rows[1].law
    # and a step stands for the supervisors
    assert count(story, "select count(*) from step where process='likenesses'") == 1


def test_what_was_taken_before_is_not_told_again_to_who_may_not_see_it(story: Scenario) -> None:
    taken(story, of_kind("TEMPORARY"))
    (again,) = taken(story, of_kind("TEMPORARY"), by=actor("administrator"))
    assert (again.outcome, again.law) == (BEFORE, None)


@pytest.mark.parametrize("who", ["prosecutor", "registrar", "supervisor", "auditor"])
def test_nobody_else_takes_orders_on(story: Scenario, who: str) -> None:
    with pytest.raises(NotPermitted):
        taken(story, of_kind("TEMPORARY"), by=actor(who))
    assert [row.outcome for row in taken(story, of_kind("TEMPORARY"), by=actor("administrator"))] == [TAKEN]


# ---------------------------------------------------------------- the command
def test_the_command_reports_each_row_and_says_where_it_stands(story: Scenario, tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    wrong = of_kind("TEMPORARY", reference="QP2600000051", family_name="Example-Other", return_at="")
    file.write_text(sheet(of_kind("PROHIBITION"), of_kind("REPORTING"), wrong), encoding="utf-8-sig")
    with story.house() as house:
        given = {"environment": {}, "build": lambda *_, **__: house}
        looked = run(given, "take-on", str(file), "--dry-run")
        assert "Read 3: would be taken 2, taken before 0, refused 1; the law says otherwise than the sheet in 1." in looked.output
        done = run(given, "take-on", str(file))
        template = run(given, "take-on", "--template", "reporting")
        columns = run(given, "take-on", "--columns", "EXTENSION")
    assert done.exit_code == 1
    assert "line 2  QP2600000004  taken  INT-2026-000001" in done.output
    assert "DIFFERS  ends Mon 5 March 2029 or Tue 6 March 2029 (O-A01); the sheet says Sat 3 March 2029" in done.output
    assert "return_at: Enter “Return date and time”" in done.output
    assert "Example" not in done.output, "a report names nobody"
    assert template.output.strip() == ",".join(KINDS["REPORTING"].columns)
    assert "extended_until" in columns.output
