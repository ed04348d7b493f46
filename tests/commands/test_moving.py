"""An entry put on the wrong matter: withdrawn there and recorded on the right one in one act, or neither; who has no seat there learns nothing."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from app.cli.cast import actor
from app.commands import moving as moving_commands
from app.commands.documents import DocumentRoom
from app.commands.health import findings
from app.commands.upkeep import seal_now
from app.commands.words import CorrectEntry, GiveSeat, IssueDocument, MoveEntries, SetBar, WithdrawEntry
from app.errors import NotPermitted, Refusal
from app.storage.database import reading, writing
from tests.support.scenario import NOTICE, ROOT, TEMPORARY_ORDER, Scenario, TestHouse
from tests.support.staff import CAIRNS, staffed

OTHER_PERSON = {"given_names": "Otta", "family_name": "Example-Other", "birth_date": "1979-01-01", "birth_date_certainty": "EXACT"}
NOTED = "A made-up visit."


class Two:
    """Two matters of two made-up persons: the wrong one and the right one."""

    def __init__(self, url: str) -> None:
        """An order was made in the wrong matter on 2 March, and a note stands there; the right one is only described."""
        self.story = staffed(Scenario(url), CAIRNS).opens()
        self.wrong = self.story.matter
        self.story.opens_with(OTHER_PERSON)
        self.right = self.story.matter
        self.at(self.wrong).at("2026-03-02 10:30")
        self.story.records("record_temporary_order_13j", by="prosecutor", **TEMPORARY_ORDER)
        self.story.records("record_note", by="prosecutor", note=NOTED)

    def at(self, matter: str) -> Scenario:
        self.story.matter = matter
        return self.story

    def number(self, matter: str) -> str:
        return str(self.at(matter).rows("select number from matter where id=:m")[0][0])

    def entry(self, matter: str, kind: str) -> str:
        return str(self.at(matter).rows("select id from entry where matter=:m and kind=:k order by seq desc", k=kind)[0][0])

    def moves(self, *kinds: str, by: str = "prosecutor", other: str = "", **more: Any) -> Any:
        entries = tuple(self.entry(self.wrong, kind) for kind in kinds)
        return self.story.executes(MoveEntries(self.wrong, entries, other or self.number(self.right), **{"subjects": {}, **more}), by=by)

    def everything(self) -> dict[str, Any]:
        return {matter: self.at(matter).everything() for matter in (self.wrong, self.right)}


@pytest.fixture
def two(database_url: str) -> Two:
    return Two(database_url)


@contextmanager
def papers(story: Scenario) -> Iterator[TestHouse]:
    with story.house() as house:
        house.door.documents = DocumentRoom(ROOT)
        yield house


def sound(story: Scenario, folder: Path) -> list[str]:
    """What the doctor says is wrong with the record."""
    with papers(story) as house:
        seal_now(house.door, folder / "seals")
        return [said for said in findings(house.door, folder / "seals") if "matter" in said.lower() or "record" in said.lower()]


def kinds_that_count(story: Scenario) -> list[str]:
    return [e.kind for e in story.looking_at(lambda file: file.docket.effective)]


def test_a_note_counts_in_the_right_matter_and_stays_to_be_read_in_the_wrong_one(two: Two, tmp_path: Path) -> None:
    two.moves("note-made")
    assert "note-made" not in kinds_that_count(two.at(two.wrong))
    assert "note-made" in kinds_that_count(two.at(two.right))
    # then each docket says where it went and whence it came, with a link for who sees both
    shown = {row.label: row for row in two.at(two.wrong).page().docket}
    assert (shown["Note"].corrected, shown["Note"].reason) == ("withdrawn", "Belongs to another matter.")
    gone = shown["Entries withdrawn that belong to another matter"]
    assert gone.values[0].said == two.number(two.right)
    assert "Note, Respondent" in gone.values[1].said
    assert any(row.label == "Entries taken over from another matter" for row in two.at(two.right).page().docket)
    # and both streams of the audit name it, and the record is whole
    for matter in (two.wrong, two.right):
        assert two.at(matter).rows("select count(*) from audit where matter=:m and act='move_entries'") == [(1,)]
    assert sound(two.story, tmp_path) == []


def test_an_order_is_in_force_in_the_right_matter_and_its_dates_go_with_it(two: Two) -> None:
    before = two.at(two.wrong).page()
    order = {row.name: row.act_by for row in before.deadlines if row.subject == "temporary-order:1"}
    everything = [row.id for row in before.docket if row.label not in {"Respondent described", "Note"}]
    subjects = {"temporary-order:1": "new", "application:1": "new"}
    two.story.executes(MoveEntries(two.wrong, tuple(everything), two.number(two.right), subjects), by="prosecutor")
    assert two.at(two.wrong).status(at="2026-03-02 10:15") == "UNCERTAIN", "until a second person confirms it"
    assert two.at(two.wrong).status() == "UNCERTAIN"
    assert two.at(two.right).status() == "YES"
    there = two.at(two.right).page()
    assert {row.name: row.act_by for row in there.deadlines if row.subject == "temporary-order:1"} == order


def test_a_corrected_entry_goes_as_it_stands(two: Two) -> None:
    note = two.entry(two.wrong, "note-made")
    two.story.executes(CorrectEntry(two.wrong, note, {"note": "Put right."}, "a slip"), by="prosecutor")
    two.story.executes(MoveEntries(two.wrong, (note,), two.number(two.right), {}), by="prosecutor")
    assert "note-made" not in kinds_that_count(two.at(two.wrong))
    there = two.at(two.right).looking_at(lambda file: [e.values["note"] for e in file.docket.of_kind("note-made")])
    assert there == ["Put right."]
    # and nobody brings it back to the wrong one behind the other's back
    word = two.entry(two.wrong, "withdrawal")
    with pytest.raises(Refusal, match="move it back from there"):
        two.story.executes(WithdrawEntry(two.wrong, word, "no, here"), by="prosecutor")


def test_who_has_no_seat_there_is_told_what_is_told_of_a_number_that_was_never_given(two: Two) -> None:
    two.story.executes(SetBar(two.right, "prosecutor", "KNOWS_SOMEONE"), by="supervisor")
    before = two.everything()
    told = []
    for number in (two.number(two.right), "INT-2026-999999"):
        with pytest.raises(Refusal) as refused:
            two.moves("note-made", other=number)
        told.append((refused.value.sentence, refused.value.fields))
    assert told[0] == told[1]
    assert two.everything() == before
    assert two.at(two.right).rows("select count(*) from audit where matter=:m and act='refused'") == [(0,)]


def test_who_has_no_seat_here_learns_nothing_of_either(two: Two) -> None:
    two.story.executes(SetBar(two.wrong, "prosecutor", "KNOWS_SOMEONE"), by="supervisor")
    with pytest.raises(NotPermitted) as refused:
        two.moves("note-made")
    assert not refused.value.seen


def test_a_seat_in_one_shows_nothing_of_the_other(two: Two) -> None:
    two.moves("note-made")
    two.story.executes(SetBar(two.right, "legal", "KNOWS_SOMEONE"), by="supervisor")
    page = two.at(two.wrong).page()
    assert [row.corrected for row in page.docket if row.label == "Note"] == ["withdrawn"]
    assert not any("another matter" in row.label for row in page.docket)


def test_both_or_neither(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    before = two.everything()

    def fails(*_: Any) -> None:
        message = "the lights went out"
        raise RuntimeError(message)

    monkeypatch.setattr(moving_commands, "_papers", fails)  # when both dockets were written, before the audit
    with pytest.raises(RuntimeError):
        two.moves("note-made")
    assert two.everything() == before


def test_what_it_names_must_be_said_and_must_be_there(two: Two) -> None:
    for said in ({}, {"temporary-order:1": "temporary-order:7"}):
        with pytest.raises(Refusal) as refused:
            two.moves("temporary-order-made", subjects=said)
        assert "subject-temporary-order:1" in refused.value.fields


def test_sent_twice_it_is_moved_once(two: Two) -> None:
    note = two.entry(two.wrong, "note-made")
    command = MoveEntries(two.wrong, (note,), two.number(two.right), {}, token="once")
    assert two.story.executes(command, by="prosecutor").sentence == two.story.executes(command, by="prosecutor").sentence
    assert kinds_that_count(two.at(two.right)).count("note-made") == 1


def test_an_issued_document_goes_with_the_entry_that_says_so(two: Two, tmp_path: Path) -> None:
    two.at(two.wrong).records("record_appearance_notice", by="prosecutor", subject="application:1", confirm=True, **NOTICE)
    with papers(two.story) as house:
        order = house.door.documents
        file_of = two.at(two.wrong).looking_at(
            lambda file: order.prepared(file.case, "temporary-order:1", "temporary_order", number=file.number, now=two.story.clock.at)
        )
        house.door.execute(IssueDocument(two.wrong, "temporary-order:1", "temporary_order", file_of.sha256), by=actor("registrar"))
    with papers(two.story) as house:
        command = MoveEntries(two.wrong, (two.entry(two.wrong, "document-issued"),), two.number(two.right), {"temporary-order:1": "new"})
        house.door.execute(command, by=actor("prosecutor"))
    assert two.at(two.wrong).rows("select count(*) from document where matter=:m") == [(0,)]
    assert two.at(two.right).rows("select subject, name from document where matter=:m") == [("temporary-order:1", "temporary_order")]
    assert sound(two.story, tmp_path) == []
    # a document that lies with a matter whose audit does not know of it is found
    with papers(two.story) as house, writing(house.engine) as connection:
        connection.execute(text("update document set matter=:w"), {"w": two.wrong})
    assert any("document" in said for said in sound(two.story, tmp_path))


def test_seats_are_read_under_the_lock_of_each_matter(two: Two) -> None:
    # a person whose seat in the right one is of another place than the wrong one's
    cairns = actor("registrar").__class__("cairns", "Cass Madeup-Cairns", frozenset({"registrar"}), frozenset({"Registry Cairns"}))
    two.story.executes(GiveSeat(two.wrong, "AT_ANOTHER_PLACE", unit="Registry Cairns"), by="supervisor")
    with pytest.raises(Refusal, match="no matter of this number"):
        two.story.executes(MoveEntries(two.wrong, (two.entry(two.wrong, "note-made"),), two.number(two.right), {}), by=cairns)
    two.story.executes(GiveSeat(two.right, "WORKS_ON_IT", unit="Registry Cairns"), by="supervisor")
    two.story.executes(MoveEntries(two.wrong, (two.entry(two.wrong, "note-made"),), two.number(two.right), {}), by=cairns)
    with two.story.house() as house, reading(house.engine) as connection:
        assert connection.execute(text("select count(*) from audit where act='move_entries'")).scalar() == 2


def test_two_people_who_move_in_opposite_directions_both_come_through(postgresql_url: str) -> None:
    # given a note in each of two matters that belongs to the other
    two = Two(postgresql_url)
    two.at(two.right).records("record_note", by="prosecutor", note="Another made-up visit.")
    there, back = (two.number(two.right), two.number(two.wrong))
    commands = [
        MoveEntries(two.wrong, (two.entry(two.wrong, "note-made"),), there, {}),
        MoveEntries(two.right, (two.entry(two.right, "note-made"),), back, {}),
    ]
    # when both are moved at once, again and again
    for _ in range(3):
        with ThreadPoolExecutor(2) as pool:
            done = list(pool.map(lambda command: two.story.executes(command, by="prosecutor"), commands))
        commands = [MoveEntries(c.matter, tuple(o.details["entries"]), c.other, {}) for c, o in zip(commands, reversed(done), strict=True)]
    # then nobody waited for somebody who waited for them, and each note is where it ought to be
    assert [kinds_that_count(two.at(matter)).count("note-made") for matter in (two.wrong, two.right)] == [1, 1]
