"""What does not keep the Act is shown until it is put right: on the matter's page, to supervisors and legal officers, and by the audit of a database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from app.cli.cast import actor
from app.cli.root import interdict
from app.main import Interdict, put_together
from app.reading.pages import BreachRow, Filters
from app.settings import Settings
from tests.processes.told import NOT_MADE_13K, TEMPORARY, Tale, extended, in_force
from tests.reliability.full_matter import CONSIDERED, ORIGINAL
from tests.support.invariants_told import forever
from tests.support.scenario import ROOT

TOO_LONG: dict[str, Any] = {"to": "2026-04-28 09:00", "orders": [extended("2026-05-20")], **NOT_MADE_13K}


def too_long(url: str) -> Tale:
    """A temporary order that the court in fact extended, on 24 March, for longer than 28 days without consent."""
    return in_force(url).mentioned("2026-03-24 09:00", confirm=True, **TOO_LONG)


def shown_to(story: Tale, who: str) -> tuple[BreachRow, ...]:
    """What stands above somebody's list."""
    with story.house() as house:
        return tuple(house.desk.your_work(actor(who), Filters()).breaches)


def invariants(story: Tale) -> list[str]:
    """The invariants that do not hold, as the matter's page shows them."""
    return [one.invariant for one in story.page().breaches]


def audited(story: Tale, url: str, folder: Path, *words: str) -> Result:
    """`interdict audit invariants` where the story's clock stands, of this database or of another one."""
    environment = {"INTERDICT_MODE": "demo", "INTERDICT_DATABASE_URL": url, "INTERDICT_SEAL_PATH": str(folder / "seals.jsonl")}
    houses: list[Interdict] = []

    def build(settings: Settings) -> Interdict:
        houses.append(put_together(settings, clock=story.clock))
        return houses[-1]

    said = CliRunner().invoke(interdict, ["audit", "invariants", *words], obj={"root": ROOT, "build": build, "environment": environment})
    for house in houses:
        house.engine.dispose()
    return said


def test_an_ordinary_matter_keeps_every_invariant(database_url: str) -> None:
    story = in_force(database_url)
    assert invariants(story) == []
    assert story.rows("select * from breach where matter=:m") == []


def test_what_the_court_in_fact_did_is_shown_until_it_is_put_right(database_url: str) -> None:
    # given an extension longer than the Act allows, which was asked about, confirmed and recorded
    story = too_long(database_url)
    # then the matter's page names the invariant and the provision, and so do the lists of those who look after it
    (shown,) = story.page().breaches
    assert (shown.invariant, shown.provision, shown.subject_label, shown.ours) == ("I-07", "13N(2)", "Temporary order 1", False)
    assert "no consent of the respondent is recorded" in shown.sentence
    for who in ("supervisor", "legal"):
        assert [(one.number, one.invariant) for one in shown_to(story, who)] == [("INT-2026-000001", "I-07")]
    assert shown_to(story, "registrar") == ()
    # and when the court's record is corrected it is gone
    story.corrects("extension-decided", by="registrar", subject=TEMPORARY, until="2026-04-15")
    assert invariants(story) == []
    assert shown_to(story, "supervisor") == ()


def test_what_becomes_a_breach_later_is_shown_from_then_on(sqlite_url: str) -> None:
    # given a proceeding that was started, and of which nothing is filed before the respondent must appear
    story = Tale(sqlite_url).begins("2026-03-02 09:30").seeks()
    notice = {"at": "2026-03-03 10:00", "court": "MAGISTRATES", "court_place": "Brisbane", "appear_at": "2026-03-24 09:00"}
    story.at("2026-03-03 10:00").step("issue_appearance_notice", confirm=True, **notice, list_the_hearing="YES")
    assert (invariants(story), shown_to(story, "legal")) == ([], ())
    # then it is shown when that time has come, though nothing more is recorded
    story.at_night("2026-03-24 09:00")
    assert invariants(story) == ["I-74"]
    assert [one.invariant for one in shown_to(story, "legal")] == ["I-74"]


def test_a_certificate_that_does_not_come_is_shown_from_the_third_business_day_on(sqlite_url: str, tmp_path: Path) -> None:
    # given an order of another place, registered on Tuesday 3 March
    story, at = Tale(sqlite_url), "2026-03-03 10:00"
    story.at(at).records("apply_for_registration", by="prosecutor", at=at, **ORIGINAL)
    story.step("consider_registration", at=at, **CONSIDERED)
    story.step("register_order", at=at, register_number="Q 1", reportable_offender_before="YES")
    # when the registrar gives no certificate
    assert invariants(story.at("2026-03-05 23:59")) == []
    assert invariants(story.at("2026-03-06 00:00")) == ["I-55"]
    # then the audit of the database says so, too
    assert "I-55" in audited(story, sqlite_url, tmp_path).output
    # and nothing makes it undone: given late, it was late
    story.at("2026-03-06 09:00").step("give_certificate", at="2026-03-06 09:00", way="By email", copy_attached="YES")
    assert invariants(story) == ["I-55"]


def test_a_fault_of_this_software_is_told_as_one(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    story = in_force(sqlite_url)
    assert invariants(story) == []
    forever(monkeypatch, since="2026-03-02", clock="09:00")
    ours = [one.invariant for one in story.page().breaches if one.ours]
    assert "I-90" in ours, "it was made at ten"


def test_the_audit_of_a_database_says_each_breach_in_a_line(database_url: str, tmp_path: Path) -> None:
    said = audited(too_long(database_url), database_url, tmp_path)
    assert said.exit_code == 1
    line, count = said.output.splitlines()
    assert line.startswith("INT-2026-000001  I-07 B  temporary-order:1  2026-03-24 09:00  s 13N(2): The extension to Wed 20 May 2026 is ")
    assert count == "1 matter, 1 breach."


def test_the_audit_may_be_of_another_database(sqlite_url: str, tmp_path: Path) -> None:
    said = audited(in_force(sqlite_url), f"sqlite:///{tmp_path}/elsewhere.db", tmp_path, "--database", sqlite_url)
    assert (said.exit_code, said.output) == (0, "1 matter, 0 breaches.\n")
