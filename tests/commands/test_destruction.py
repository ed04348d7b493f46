"""Destroying values: one proposes, another confirms; then no table and no file of the record holds what was destroyed, and all else stands.

Section 74(6) is the one duty to destroy that the Act knows. Whatever was typed carries a canary here, so that it is found wherever it lies.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, text

from app.access.actor import COMMAND_LINE
from app.cli.cast import actor
from app.commands import destruction
from app.commands.copies import back_up, restore_from
from app.commands.documents import DocumentRoom
from app.commands.health import findings, trail
from app.commands.passing import sweep
from app.commands.upkeep import seal_now
from app.commands.word_out import write_warnings
from app.commands.words import (
    ConfirmDestruction,
    CorrectEntry,
    IssueDocument,
    NoteViewed,
    ProposeDestruction,
    RecordStep,
    ReplayDestruction,
    SaveDraft,
    WithdrawEntry,
)
from app.errors import NotPermitted, Refusal
from app.storage import tables
from app.storage.database import overwritten, reading, writing
from tests.support.scenario import ADJOURNED_AND_EXTENDED, NOTICE, ROOT, TEMPORARY_ORDER, Scenario, TestHouse

CANARY = "Canarybird"
BORN = "1983-07-19"
DECISION = "QP2600012345"


@contextmanager
def house(story: Scenario, folder: Path) -> Iterator[TestHouse]:
    """The house with its documents and its list of destructions."""
    with story.house() as one:
        one.door.documents = DocumentRoom(ROOT)
        one.door.destroyed_list = folder / "seals" / "destroyed.jsonl"
        yield one


def does(story: Scenario, folder: Path, command: Any, by: Any) -> Any:
    with house(story, folder) as one:
        return one.door.execute(command, by=actor(by) if isinstance(by, str) else by)


@pytest.fixture
def story(database_url: str) -> Scenario:
    """An order that is over, and a matter in which every text holds a canary: corrected, in drafts, in a document, in messages."""
    told = Scenario(database_url).opens(
        given_names=f"{CANARY}one", family_name=f"{CANARY}two", addresses=f"3 {CANARY}three Street", birth_date=BORN
    )
    told.at("2026-03-02 10:30")
    conditions = [{"kind": "PROHIBIT", "text": f"Not to go near {CANARY}four."}]
    told.records("record_temporary_order_13j", by="prosecutor", **{**TEMPORARY_ORDER, "conditions": conditions})
    told.records("record_appearance_notice", by="prosecutor", subject="application:1", confirm=True, **NOTICE)
    told.records("record_note", by="prosecutor", note=f"{CANARY}five was there")
    return told


def issued(story: Scenario, folder: Path) -> str:
    with house(story, folder) as one:
        _, fingerprint = one.desk.document(actor("prosecutor"), story.matter, subject="application:1", document="appearance_notice")
        one.door.execute(IssueDocument(story.matter, "application:1", "appearance_notice", fingerprint), by=actor("prosecutor"))
    return str(fingerprint)


def ended(story: Scenario) -> Scenario:
    """The mention passes without an extension: the order is over."""
    return story.at("2026-04-20 09:00")


def entry(story: Scenario, kind: str) -> str:
    return str(story.rows("select id from entry where matter=:m and kind=:k order by seq", k=kind)[0][0])


def proposed(story: Scenario, folder: Path, *entries: str, subjects: tuple[str, ...] = (), by: str = "legal") -> str:
    done = does(story, folder, ProposeDestruction(story.matter, entries, subjects, "74(6)", DECISION), by)
    return str(done.details["proposal"])


def destroyed(story: Scenario, folder: Path, *entries: str, subjects: tuple[str, ...] = ()) -> str:
    proposal = proposed(story, folder, *entries, subjects=subjects)
    does(story, folder, ConfirmDestruction(story.matter, proposal), "supervisor")
    return proposal


def tables_with(story: Scenario, *said: str) -> set[str]:
    """Every table of the database in any row and column of which one of these stands."""
    with story.house() as one, reading(one.engine) as connection:
        names = inspect(one.engine).get_table_names()
        rows = {name: repr([tuple(map(plain, row)) for row in connection.execute(text(f'select * from "{name}"'))]) for name in names}
    return {name for name, held in rows.items() if any(each.lower() in held.lower() for each in said)}


def plain(value: Any) -> Any:
    return bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else value


def whole(story: Scenario, folder: Path) -> None:
    with house(story, folder) as one:
        seal_now(one.door, folder / "seals" / "seals.jsonl")
        destruction.list_destructions(one.door)
        assert trail(one.door, folder / "seals" / "seals.jsonl").findings == ()
        assert [said for said in findings(one.door, folder / "seals" / "seals.jsonl") if "no unit can do" not in said] == []


# ---------------------------------------------------------------- two people
def test_one_person_proposes_and_nothing_is_gone_before_another_confirms(story: Scenario, tmp_path: Path) -> None:
    ended(story)
    note = entry(story, "note-made")
    proposal = proposed(story, tmp_path, note)
    # then it waits on the supervisors' list, and everything is still there
    assert "confirm_destruction" in story.worklist("supervisor")
    assert "entry_values" in tables_with(story, f"{CANARY}five")
    # whoever proposed it cannot confirm it, nor can who only keeps the register, prosecutes or audits
    for who in ("legal", "register", "prosecutor", "auditor"):
        with pytest.raises(NotPermitted):
            does(story, tmp_path, ConfirmDestruction(story.matter, proposal), who)
    # when a second person confirms it, the value is gone and the step is closed
    does(story, tmp_path, ConfirmDestruction(story.matter, proposal), "supervisor")
    assert tables_with(story, f"{CANARY}five") == set()
    assert "confirm_destruction" not in story.worklist("supervisor")
    with pytest.raises(Refusal, match="confirmed or withdrawn"):
        does(story, tmp_path, ConfirmDestruction(story.matter, proposal), "supervisor")
    whole(story, tmp_path)


@pytest.mark.parametrize("who", ["prosecutor", "officer", "registrar", "supervisor", "auditor"])
def test_who_neither_keeps_the_register_nor_advises_proposes_nothing(story: Scenario, tmp_path: Path, who: str) -> None:
    with pytest.raises(NotPermitted):
        proposed(story, tmp_path, entry(story, "note-made"), by=who)


def test_a_proposal_is_withdrawn_and_never_corrected(story: Scenario, tmp_path: Path) -> None:
    ended(story)
    proposal = proposed(story, tmp_path, entry(story, "note-made"))
    with pytest.raises(Refusal, match="not corrected"):
        does(story, tmp_path, CorrectEntry(story.matter, proposal, {"decision": "QP2600000001"}, "another number"), "supervisor")
    does(story, tmp_path, WithdrawEntry(story.matter, proposal, "the decision was set aside"), "legal")
    with pytest.raises(Refusal, match="confirmed or withdrawn"):
        does(story, tmp_path, ConfirmDestruction(story.matter, proposal), "supervisor")
    assert "entry_values" in tables_with(story, f"{CANARY}five")


def test_a_proposal_names_its_provision_its_decision_and_what_still_holds_values(story: Scenario, tmp_path: Path) -> None:
    ended(story)
    note = entry(story, "note-made")
    for entries, provision, decision, field in (
        ((note,), "73", DECISION, "provision"),
        ((note,), "74(6)", f"{CANARY}six decided", "decision"),
        ((), "74(6)", DECISION, "entries"),
    ):
        with pytest.raises(Refusal) as refused:
            does(story, tmp_path, ProposeDestruction(story.matter, entries, (), provision, decision), "legal")
        assert list(refused.value.fields) == [field]
    with pytest.raises(NotPermitted) as unseen:
        does(story, tmp_path, ProposeDestruction(story.matter, ("01ARZ3NDEKTSV4RRFFQ69G5FAV",), (), "74(6)", DECISION), "legal")
    assert not unseen.value.seen
    # and what is gone already is not destroyed twice
    destroyed(story, tmp_path, note)
    with pytest.raises(Refusal, match="Nothing was named"):
        proposed(story, tmp_path, note)


# ---------------------------------------------------------------- what is gone, and what stays
def test_of_a_destroyed_respondent_nothing_lies_anywhere(story: Scenario, tmp_path: Path) -> None:
    # given a description that was corrected with a reason, quoted in a document, typed into a draft
    issued(story, tmp_path)
    story.corrects("respondent-described", by="prosecutor", reason=f"not {CANARY}seven", family_name=f"{CANARY}eight")
    does(story, tmp_path, SaveDraft(story.matter, "offers", "respondent:1", "record_note", "", {"note": f"{CANARY}nine"}), "prosecutor")
    ended(story)
    with house(story, tmp_path) as one:
        write_warnings(one.door)
    assert {"entry_values", "draft"} <= tables_with(story, CANARY)
    # when every entry about the respondent is destroyed
    destroyed(story, tmp_path, subjects=("respondent:1",))
    # then no row of any table holds a word of it, the birth date included
    assert tables_with(story, *(f"{CANARY}{n}" for n in ("one", "two", "three", "five", "seven", "eight", "nine")), BORN) == set()
    assert story.rows("select sha256 from document where matter=:m") == []
    # and what stays says what kind of entry it was, about what, when, by whom, and under which decision it went
    with house(story, tmp_path) as one:
        rows = [row for row in one.desk.matter_page(actor("legal"), story.matter).docket if row.corrected == "destroyed"]
    assert [(row.label, row.subject, row.values, row.reason) for row in rows if row.label == "Respondent described"] == [
        ("Respondent described", "respondent:1", (), f"s 74(6). Decision {DECISION}.")
    ]
    assert rows[0].recorded_by == "prosecutor"
    # and the chains, the hashes and every run are right
    whole(story, tmp_path)
    sweep_again(story)
    whole(story, tmp_path)


def sweep_again(story: Scenario) -> None:
    story.at("2026-06-01 09:00")
    with story.house() as one:
        sweep(one.door)


def test_everything_of_a_matter_can_go_once_no_order_binds(story: Scenario, tmp_path: Path) -> None:
    issued(story, tmp_path)
    ended(story)
    subjects = tuple(row[0] for row in story.rows("select distinct subject from entry where matter=:m"))
    destroyed(story, tmp_path, subjects=subjects)
    assert tables_with(story, CANARY, BORN, "2026-03-20T09:00", "playground") == set()
    # no step, date or run hangs on what is gone, the pages open, and matters go on being recorded
    for table in ("run", "step", "timer", "deadline", "gap", "passage", "draft", "document", "outbox"):
        held = story.rows(f"select * from {table}" + (" where matter=:m" if table != "outbox" else ""))
        assert held == [] or table == "step", (table, held)
    with house(story, tmp_path) as one:
        for who in ("legal", "registrar", "auditor"):
            page = one.desk.matter_page(actor(who), story.matter)
            assert page.respondent_masked == "Not yet described"
    whole(story, tmp_path)
    story.records(
        "describe_respondent", by="prosecutor", family_name="Newly-Described", birth_date="1980-05-05", birth_date_certainty="EXACT"
    )
    story.records(
        "record_temporary_order_13j", by="prosecutor", **{**TEMPORARY_ORDER, "at": "2026-04-20T08:00", "return_at": "2026-05-11T09:00"}
    )
    assert story.status("temporary-order:2") == "YES", "numbers of what was destroyed are not given again"
    whole(story, tmp_path)


KEEPS_NO_VALUE = {
    "entry": "rows without values: kind, subject, when, by whom",
    "run": "derived, computed anew", "step": "derived, computed anew", "timer": "derived, computed anew", "deadline": "derived, computed anew",
    "status": "derived, computed anew", "gap": "derived, computed anew", "breach": "derived, computed anew",
    "seen": "what status was shown to whom: words of this system",
    "seat": "who may see", "bar": "who may not", "audit": "no value stands in it", "done_token": "identities of entries",
    "incident": "the kind of failure", "election": "a reading of the Act and its reasons",
}  # fmt: skip
CLEANED = {"entry_values", "document", "draft", "moved_date", "awaiting", "passage", "holding"}


def test_of_each_table_of_a_matter_it_is_known_whether_a_destruction_reaches_it() -> None:
    of_a_matter = {table.name for table in tables.metadata.tables.values() if "matter" in table.c}
    assert of_a_matter == KEEPS_NO_VALUE.keys() | CLEANED, "say of a new table whether what was typed, or worked out from it, lies there"


def test_the_story_of_a_run_begins_anew_where_it_stands(story: Scenario, tmp_path: Path) -> None:
    # given a run whose steps hung on a hearing that is destroyed after the order was over
    story.at("2026-03-20 09:10").does("record_mention", by="registrar", **ADJOURNED_AND_EXTENDED)
    story.at("2026-06-01 09:00")
    destroyed(story, tmp_path, entry(story, "extension-decided"))
    # then nothing tells of the time until which it was extended, and each run that goes on says where it stands
    assert story.rows("select * from passage where matter=:m and due_at like '2026-04-15%'") == []
    runs = {tuple(row) for row in story.rows("select process, subject from run where matter=:m")}
    assert {tuple(row) for row in story.rows("select process, subject from passage where matter=:m")} == runs
    with house(story, tmp_path) as one:
        page = one.desk.run_history(actor("legal"), story.matter, process="temporary_order_term", subject="temporary-order:1")
    assert [moment.why for moment in page.moments][:1] == ["Values were destroyed: where it stood before is no longer known"]


def test_the_file_of_a_sqlite_record_holds_no_byte_of_it(sqlite_url: str, tmp_path: Path) -> None:
    told = Scenario(sqlite_url).opens(family_name=f"{CANARY}two", addresses="x" * 1500 + f"{CANARY}three")
    told.at("2026-03-02 10:30").records("record_note", by="prosecutor", note=f"{CANARY}five" * 300)
    does(told, tmp_path, SaveDraft(told.matter, "offers", "respondent:1", "record_note", "", {"note": f"{CANARY}nine" * 500}), "prosecutor")
    file = Path(sqlite_url.removeprefix("sqlite:///"))

    def held() -> set[str]:
        return {path.name for path in file.parent.glob(f"{file.name}*") if CANARY.encode() in path.read_bytes()}

    assert held() != set()
    with house(told, tmp_path) as one:  # a house that stays open: its log is not emptied by closing
        done = one.door.execute(ProposeDestruction(told.matter, (), ("respondent:1",), "74(6)", DECISION), by=actor("legal"))
        one.door.execute(ConfirmDestruction(told.matter, done.details["proposal"]), by=actor("supervisor"))
        assert held() == set()
        destruction.overwrite(one.door)
        assert held() == set()
    whole(told, tmp_path)


def test_every_table_of_either_database_can_be_written_anew(story: Scenario, tmp_path: Path) -> None:
    ended(story)
    destroyed(story, tmp_path, entry(story, "note-made"))
    with house(story, tmp_path) as one:
        overwritten(one.engine, whole=True)
    whole(story, tmp_path)


def test_a_document_that_says_nothing_of_it_stays(story: Scenario, tmp_path: Path) -> None:
    sha = issued(story, tmp_path)
    ended(story)
    destroyed(story, tmp_path, entry(story, "note-made"))
    assert story.rows("select sha256 from document where matter=:m") == [(sha,)]
    # but one that quoted what was corrected since goes with what it quoted
    story.corrects("respondent-described", by="prosecutor", family_name="Other-Name")
    destroyed(story, tmp_path, entry(story, "respondent-described"))
    assert story.rows("select sha256 from document where matter=:m") == []
    whole(story, tmp_path)


def test_nothing_is_corrected_or_withdrawn_that_was_destroyed(story: Scenario, tmp_path: Path) -> None:
    ended(story)
    note = entry(story, "note-made")
    destroyed(story, tmp_path, note)
    for command in (
        CorrectEntry(story.matter, note, {"note": "anew"}, "a made-up slip"),
        WithdrawEntry(story.matter, note, "a made-up slip"),
        WithdrawEntry(story.matter, entry(story, "values-destroyed"), "a made-up slip"),
    ):
        with pytest.raises(Refusal, match="destroyed"):
            does(story, tmp_path, command, "legal")


# ---------------------------------------------------------------- orders
def test_what_an_order_in_force_rests_on_stays(story: Scenario, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="Temporary order 1 binds somebody, or still may") as refused:
        proposed(story, tmp_path, entry(story, "temporary-order-made"))
    assert refused.value.provision == "74(6)"
    # and what no order rests on goes while one is in force, which changes nothing about it
    destroyed(story, tmp_path, entry(story, "note-made"))
    assert story.status() == "YES"


def test_what_came_to_bind_between_proposal_and_confirmation_stays(story: Scenario, tmp_path: Path) -> None:
    # given a proposal about an order that is over, as far as anything was recorded
    story.at("2026-04-05 09:00")
    proposal = proposed(story, tmp_path, entry(story, "temporary-order-made"))
    # when it is recorded late that the order was extended until 15 April
    story.does("record_mention", by="registrar", confirm=True, **ADJOURNED_AND_EXTENDED)
    # then the second person cannot destroy it
    with pytest.raises(Refusal, match="binds somebody, or still may"):
        does(story, tmp_path, ConfirmDestruction(story.matter, proposal), "supervisor")


def test_an_order_that_is_over_is_shown_as_uncertain_over_its_time_and_never_as_not_in_force(story: Scenario, tmp_path: Path) -> None:
    # given an order that was extended, and is over
    story.at("2026-03-20 09:10").does("record_mention", by="registrar", **ADJOURNED_AND_EXTENDED)
    story.at("2026-06-01 09:00")
    assert story.status(at="2026-04-14 12:00") == "YES"
    assert story.status() == "NO"
    # when the extension is destroyed
    destroyed(story, tmp_path, entry(story, "extension-decided"))
    # then nobody is told that it was not in force, or that it was, in the days of which the record knew
    assert story.status(at="2026-03-10 12:00") == "UNCERTAIN"
    assert story.status(at="2026-04-14 12:00") == "UNCERTAIN"
    assert story.status() == "NO"
    # also when the making itself goes
    destroyed(story, tmp_path, entry(story, "temporary-order-made"))
    assert story.status(at="2026-03-10 12:00") == "UNCERTAIN"
    whole(story, tmp_path)


def test_a_house_that_remembers_answers_remembers_none_that_hung_on_what_is_gone(story: Scenario, tmp_path: Path) -> None:
    # given a house that stays open and knows the matter from the commands before
    story.at("2026-03-20 09:10").does("record_mention", by="registrar", **ADJOURNED_AND_EXTENDED)
    story.at("2026-06-01 09:00")
    extension = entry(story, "extension-decided")
    with house(story, tmp_path) as one:
        done = one.door.execute(ProposeDestruction(story.matter, (extension,), (), "OTHER_LAW", DECISION), by=actor("register"))
        one.door.execute(ConfirmDestruction(story.matter, done.details["proposal"]), by=actor("legal"))
        note = RecordStep(story.matter, "offers", "respondent:1", "record_note", "", {"note": "afterwards"})
        one.door.execute(note, by=actor("prosecutor"))
        # then what it wrote is what another house works out from the docket alone
        assert trail(one.door, None).findings == ()
        kept = one.door._last_seen[story.matter]
        assert [e.values for e in kept.docket.entries if e.id == extension] == [{}]
    whole(story, tmp_path)


def test_whoever_was_shown_the_order_is_told(story: Scenario, tmp_path: Path) -> None:
    does(story, tmp_path, NoteViewed(story.matter, (("temporary-order:1", "YES"),)), "officer")
    ended(story)
    destroyed(story, tmp_path, entry(story, "temporary-order-made"))
    told = story.rows("select recipient, body from outbox")
    assert [who for who, _ in told] == ["officer"]
    assert CANARY not in repr(told)


# ---------------------------------------------------------------- behind the door
def test_values_taken_away_without_a_destruction_are_still_found(story: Scenario, tmp_path: Path) -> None:
    ended(story)
    destroyed(story, tmp_path, entry(story, "note-made"))
    with house(story, tmp_path) as one:
        with writing(one.engine) as connection:
            connection.execute(text("delete from entry_values where entry=:e"), {"e": entry(story, "respondent-described")})
        assert "nothing says that they were destroyed" in repr(trail(one.door, None).findings)


def test_values_put_back_and_destructions_forged_are_found(story: Scenario, tmp_path: Path) -> None:
    ended(story)
    note = entry(story, "note-made")
    destroyed(story, tmp_path, note)
    with house(story, tmp_path) as one:
        with writing(one.engine) as connection:
            connection.execute(text("insert into entry_values values (:e, :m, '{}')"), {"e": note, "m": story.matter})
        assert "something lies in their place" in repr(trail(one.door, None).findings)
        # and a destruction that names more than was confirmed is a changed entry, and hides nothing
        with writing(one.engine) as connection:
            other, stone = entry(story, "respondent-described"), entry(story, "values-destroyed")
            connection.execute(text("delete from entry_values where entry in (:n, :o)"), {"n": note, "o": other})
            connection.execute(
                text("update entry_values set contents=replace(contents, :n, :o) where entry=:s"), {"n": note, "o": other, "s": stone}
            )
        said = repr(trail(one.door, None).findings)
        assert "values are not those that were recorded" in said
        assert "nothing says that they were destroyed" in said


# ---------------------------------------------------------------- backups
def test_a_restored_record_destroys_again_what_was_destroyed_after_the_backup(sqlite_url: str, tmp_path: Path) -> None:
    told = Scenario(sqlite_url).opens(family_name=f"{CANARY}two").records("record_note", by="prosecutor", note=f"{CANARY}five")
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    with house(told, tmp_path) as one:
        back_up(one.door, tmp_path / "backup")
    destroyed(told, tmp_path, subjects=("respondent:1",))
    # given the record restored from before the destruction
    for path in file.parent.glob(f"{file.name}*"):
        path.unlink()
    restore_from(file, tmp_path / "backup")
    assert tables_with(told, CANARY) == {"entry_values"}
    with house(told, tmp_path) as one:
        assert [said for said in destruction.findings(one.door) if "was not carried out in this record" in said]
        # when the list is replayed, what was destroyed is destroyed again, once
        assert destruction.replay(one.door, COMMAND_LINE) == 1
        assert destruction.replay(one.door, COMMAND_LINE) == 0
        assert list(destruction.findings(one.door)) == []
        assert trail(one.door, None).findings == ()
    assert tables_with(told, CANARY) == set()
    assert CANARY.encode() not in file.read_bytes()


def test_no_person_replays_and_no_forged_line_destroys_anything(story: Scenario, tmp_path: Path) -> None:
    ended(story)
    destroyed(story, tmp_path, entry(story, "note-made"))
    kept = tmp_path / "seals" / "destroyed.jsonl"
    line = kept.read_text(encoding="utf-8")
    assert CANARY not in line
    for who in ("legal", "supervisor", "administrator"):
        with pytest.raises(NotPermitted):
            does(story, tmp_path, ReplayDestruction(story.matter, {}), who)
    # given a line that names another entry, and one that was cut short
    kept.write_text(line + line.replace(entry(story, "note-made"), entry(story, "respondent-described")) + line[:40], encoding="utf-8")
    with house(story, tmp_path) as one:
        assert destruction.replay(one.door, COMMAND_LINE) == 0
        assert [said for said in destruction.findings(one.door) if "changed or forged" in said] == [
            f"Line {n} of the list of destructions is cut short, changed or forged." for n in (2, 3)
        ]
    assert "entry_values" in tables_with(story, f"{CANARY}two")
    # and a line that is missing is written again with the next seal, after what was cut short
    kept.write_text(line[:40], encoding="utf-8")
    with house(story, tmp_path) as one:
        assert [said for said in destruction.findings(one.door) if "not on the list" in said]
        destruction.list_destructions(one.door)
        assert line.strip() in kept.read_text(encoding="utf-8").split("\n")
