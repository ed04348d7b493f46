"""Two matters of one person become one: proposed by a supervisor, confirmed by a second person, undone while nothing hangs on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from app.access.actor import Actor
from app.cli.cast import actor
from app.commands import joining as joining_commands
from app.commands.documents import DocumentRoom
from app.commands.health import findings
from app.commands.upkeep import seal_now
from app.commands.words import (
    ConfirmDestruction,
    ConfirmJoining,
    CorrectEntry,
    EndSeat,
    GiveSeat,
    IssueDocument,
    LiftBar,
    NoteViewed,
    ProposeDestruction,
    ProposeJoining,
    SaveDraft,
    SeparateMatters,
    SetBar,
    TakeStep,
)
from app.errors import NotPermitted, Refusal
from app.storage.database import writing
from tests.support.scenario import EXAMPLE_PERSON, NOTICE, ROOT, TEMPORARY_ORDER, Scenario, TestHouse
from tests.support.staff import CAIRNS, staffed

GROUNDS = "The same made-up fingerprints."
CASS = Actor("cairns", "Cass Madeup-Cairns", frozenset({"registrar"}), frozenset({"Registry Cairns"}))
CAIRNS_SEAT = "unit:Registry Cairns:registrar"


class Twice:
    """One made-up person of whom two matters were opened, with an order in force in each."""

    def __init__(self, url: str) -> None:
        self.story = staffed(Scenario(url), CAIRNS)
        self.kept = self.opened("2026-03-02")
        self.second = self.opened("2026-03-03")

    def opened(self, day: str) -> str:
        self.story.opens().at(f"{day} 10:30")
        self.story.records("record_temporary_order_13j", by="prosecutor", **{**TEMPORARY_ORDER, "at": f"{day}T10:00"})
        notice = {**NOTICE, "at": f"{day}T10:20"}
        self.story.records("record_appearance_notice", by="prosecutor", subject="application:1", confirm=True, **notice)
        return self.story.matter

    def at(self, matter: str) -> Scenario:
        self.story.matter = matter
        return self.story

    def number(self, matter: str) -> str:
        return str(self.at(matter).rows("select number from matter where id=:m")[0][0])

    def proposes(self, *seats: str, by: str = "supervisor") -> str:
        command = ProposeJoining(self.kept, self.number(self.second), GROUNDS, seats)
        return str(self.story.executes(command, by=by).details["proposal"])

    def joined(self, *seats: str) -> Twice:
        self.story.executes(ConfirmJoining(self.kept, self.proposes(*seats), self.number(self.second)), by="legal")
        return self

    def separates(self, by: str = "legal") -> Any:
        joining = self.at(self.kept).rows("select id from entry where matter=:m and kind='matter-joined-here' order by seq desc")[0][0]
        return self.story.executes(SeparateMatters(self.kept, joining, self.number(self.second), "not the same person"), by=by)

    def dates(self, matter: str, order: str) -> dict[str, Any]:
        return {row.name: row.act_by for row in self.at(matter).page().deadlines if row.subject == order}


@pytest.fixture
def twice(database_url: str) -> Twice:
    return Twice(database_url)


@contextmanager
def papers(story: Scenario) -> Iterator[TestHouse]:
    with story.house() as house:
        house.door.documents = DocumentRoom(ROOT)
        yield house


def sound(story: Scenario, folder: Path) -> list[str]:
    """What the doctor says is wrong with the record, and with what hangs on it."""
    with papers(story) as house:
        seal_now(house.door, folder / "seals")
        return [
            said for said in findings(house.door, folder / "seals") if "record:" in said or "docket:" in said or "matter" in said.lower()
        ]


def test_both_orders_are_in_one_docket_with_the_dates_that_they_had(twice: Twice, tmp_path: Path) -> None:
    before = {matter: twice.dates(matter, "temporary-order:1") for matter in (twice.kept, twice.second)}
    steps = len(twice.at(twice.second).page().open_steps)
    twice.joined()
    page = twice.at(twice.kept).page()
    assert {card.subject: card.said for card in page.orders} == {"temporary-order:1": "YES", "temporary-order:2": "YES"}
    assert twice.dates(twice.kept, "temporary-order:1") == before[twice.kept]
    assert twice.dates(twice.kept, "temporary-order:2") == before[twice.second]
    assert len([s for s in page.open_steps if s.subject.endswith("2")]) > 0
    assert steps > 0
    # the one that was joined stays to be read, and nothing in it runs, waits or is in force
    tombstone = twice.at(twice.second).page()
    assert (tombstone.orders, tombstone.open_steps, tombstone.deadlines, tombstone.runs, tombstone.offers) == ((), (), (), (), ())
    assert [row.label for row in tombstone.docket if row.corrected] == []
    assert len(tombstone.docket) == 6
    assert tombstone.goes_on_in == (twice.kept, twice.number(twice.kept))
    assert sound(twice.story, tmp_path) == []


def test_one_person_alone_joins_nothing(twice: Twice) -> None:
    for who in ("prosecutor", "registrar", "legal"):
        with pytest.raises(NotPermitted, match="propose that two matters are joined"):
            twice.proposes(by=who)
    proposal = twice.proposes()
    for who in ("supervisor", "prosecutor"):
        with pytest.raises(NotPermitted):
            twice.story.executes(ConfirmJoining(twice.kept, proposal, twice.number(twice.second)), by=who)
    assert "confirm_joining" in twice.at(twice.kept).worklist("legal")
    assert [card.subject for card in twice.at(twice.kept).page().orders] == ["temporary-order:1"]


def test_who_sees_one_of_them_alone_learns_nothing_of_a_proposal_and_confirms_none(twice: Twice) -> None:
    proposal = twice.proposes()
    twice.story.executes(SetBar(twice.second, "legal", "KNOWS_SOMEONE"), by="supervisor")
    page = twice.at(twice.kept).page()
    assert not [row for row in page.docket if "Joining" in row.label]
    assert not [row for row in page.open_steps if row.process == "joinings"]
    assert "confirm_joining" not in twice.at(twice.kept).worklist("legal")
    with pytest.raises(Refusal, match="no matter of this number"):
        twice.story.executes(ConfirmJoining(twice.kept, proposal, twice.number(twice.second)), by="legal")


def test_nobody_gains_sight_without_being_chosen_and_whoever_is_not_chosen_loses_it(twice: Twice, tmp_path: Path) -> None:
    twice.story.executes(GiveSeat(twice.second, "AT_ANOTHER_PLACE", unit="Registry Cairns"), by="supervisor")
    with twice.story.house() as house:
        assert house.desk.matter_page(CASS, twice.second)
    twice.joined()  # nobody was chosen
    with twice.story.house() as house, pytest.raises(NotPermitted):
        house.desk.matter_page(CASS, twice.kept)
    with twice.story.house() as house:  # what they saw before they still may read
        assert house.desk.matter_page(CASS, twice.second).goes_on_in == ("", "")
    twice.separates()
    twice.joined(CAIRNS_SEAT)
    with twice.story.house() as house:
        assert len(house.desk.matter_page(CASS, twice.kept).orders) == 2
    assert sound(twice.story, tmp_path) == []


def test_who_sat_in_the_kept_matter_alone_leaves_unless_chosen(twice: Twice) -> None:
    twice.story.executes(GiveSeat(twice.kept, "AT_ANOTHER_PLACE", unit="Registry Cairns"), by="supervisor")
    twice.joined()
    with twice.story.house() as house, pytest.raises(NotPermitted):
        house.desk.matter_page(CASS, twice.kept)


def test_a_matter_that_no_supervisor_would_see_is_not_joined(twice: Twice) -> None:
    proposal = twice.proposes()
    seat = twice.at(twice.second).rows("select id from seat where matter=:m and unit='Supervisors'")[0][0]
    twice.story.executes(GiveSeat(twice.second, "EXAMINES", person="supervisor"), by=_other_supervisor(twice))
    twice.story.executes(EndSeat(twice.second, seat), by="supervisor")
    with pytest.raises(Refusal, match="Seats have changed"):
        twice.story.executes(ConfirmJoining(twice.kept, proposal, twice.number(twice.second)), by="legal")


def _other_supervisor(twice: Twice) -> Actor:
    staffed_as = actor("supervisor")
    return Actor("supervisor2", "Second Madeup-Supervisor", staffed_as.roles, staffed_as.units)


def test_bars_unite(twice: Twice, tmp_path: Path) -> None:
    twice.story.executes(SetBar(twice.second, "prosecutor", "KNOWS_SOMEONE"), by="supervisor")
    twice.story.executes(SetBar(twice.kept, "officer", "KNOWS_SOMEONE"), by="supervisor")
    twice.joined()
    with twice.story.house() as house:
        for who in ("prosecutor", "officer"):
            for matter in (twice.kept, twice.second):
                with pytest.raises(NotPermitted):
                    house.desk.matter_page(actor(who), matter)
    assert sound(twice.story, tmp_path) == []


def test_a_bar_that_is_set_after_the_joining_hides_both_and_is_lifted_from_both(twice: Twice, tmp_path: Path) -> None:
    # given two matters that are read as one
    twice.joined()
    # when somebody is barred from the one that goes on
    twice.story.executes(SetBar(twice.kept, "registrar", "DECIDED_IT"), by="supervisor")
    # then the other one, which only stays to be read, is closed to them too
    with twice.story.house() as house:
        for matter in (twice.kept, twice.second):
            with pytest.raises(NotPermitted) as hidden:
                house.desk.matter_page(actor("registrar"), matter)
            assert not hidden.value.seen
    assert sound(twice.story, tmp_path) == []
    # and a bar on the one that stays to be read would leave the whole file open: it is set where the file goes on
    for command in (SetBar(twice.second, "officer", "DECIDED_IT"), LiftBar(twice.second, "registrar", "BY_MISTAKE")):
        with pytest.raises(Refusal, match="Set it, or lift it, in the one in which it goes on"):
            twice.story.executes(command, by="supervisor")
    twice.story.executes(LiftBar(twice.kept, "registrar", "BY_MISTAKE"), by="legal")
    assert twice.story.rows("select person from bar") == []
    assert sound(twice.story, tmp_path) == []


def test_a_proposal_that_is_sent_twice_is_one_and_nothing_waits_once_it_is_joined(twice: Twice) -> None:
    # given a proposal, and the same page sent once more
    proposal = twice.proposes()
    with pytest.raises(Refusal, match="has been proposed already") as refused:
        twice.proposes()
    assert "other" in refused.value.fields
    # and one in the other direction, made before anybody looked
    back = ProposeJoining(twice.second, twice.number(twice.kept), GROUNDS)
    twice.story.executes(back, by="supervisor")
    # when the first is confirmed
    twice.story.executes(ConfirmJoining(twice.kept, proposal, twice.number(twice.second)), by="legal")
    # then nobody is asked about a joining any more
    for matter in (twice.kept, twice.second):
        assert not [step for step in twice.at(matter).page().open_steps if step.process == "joinings"]


def test_drafts_held_steps_documents_and_what_was_shown_go_with_it(twice: Twice, tmp_path: Path) -> None:
    two = twice.at(twice.second)
    where = two.where("ask_extension")
    two.executes(SaveDraft(twice.second, *where, {"made_on": "x"}), by="prosecutor")
    two.executes(TakeStep(twice.second, *where), by="prosecutor")
    two.executes(NoteViewed(twice.second, (("temporary-order:1", "YES"),)), by="registrar")
    with papers(two) as house:
        made = two.looking_at(
            lambda f: house.door.documents.prepared(f.case, "temporary-order:1", "temporary_order", number=f.number, now=two.clock.at)
        )
        house.door.execute(IssueDocument(twice.second, "temporary-order:1", "temporary_order", made.sha256), by=actor("registrar"))
    twice.joined()
    kept = twice.at(twice.kept)
    assert kept.rows("select subject, person from draft where matter=:m") == [("temporary-order:2", "prosecutor")]
    assert kept.rows("select subject, person from holding where matter=:m") == [("temporary-order:2", "prosecutor")]
    assert kept.rows("select subject, answer from seen where matter=:m") == [("temporary-order:2", "YES")]
    assert kept.rows("select subject from document where matter=:m") == [("temporary-order:2",)]
    assert kept.where("ask_extension", "temporary-order:2")[3] == "hearing 2"
    assert kept.rows("select about from draft where matter=:m") == [("hearing 2",)]
    assert sound(twice.story, tmp_path) == []
    twice.separates()
    second = twice.at(twice.second)
    assert second.rows("select subject from document where matter=:m") == [("temporary-order:1",)]
    assert second.rows("select subject, person from draft where matter=:m") == [("temporary-order:1", "prosecutor")]
    assert second.rows("select subject, person from holding where matter=:m") == [("temporary-order:1", "prosecutor")]
    assert sound(twice.story, tmp_path) == []


def test_the_joined_matter_takes_nothing_more_and_says_where_to_go(twice: Twice) -> None:
    twice.joined()
    with pytest.raises(Refusal, match="joined with another one"):
        twice.at(twice.second).records("record_note", by="prosecutor", note="Made up.")
    with pytest.raises(Refusal, match="joined with another one"):
        twice.at(twice.second).records("describe_respondent", by="prosecutor", **EXAMPLE_PERSON)


def test_life_goes_on_in_one_docket_and_corrections_reach_what_came(twice: Twice, tmp_path: Path) -> None:
    twice.joined()
    kept = twice.at(twice.kept)
    kept.records(
        "discontinue_application",
        by="prosecutor",
        subject="application:2",
        confirm=True,
        at="2026-03-03T10:25",
        communicated="by letter",
        legal_officer_agrees="NO",
    )
    made = twice.at(twice.second).rows("select id from entry where matter=:m and kind='temporary-order-made'")[0][0]
    kept = twice.at(twice.kept)
    kept.executes(CorrectEntry(twice.kept, made, {"return_at": "2026-03-21T09:00:00+10:00"}, "a slip"), by="registrar")
    returned = kept.looking_at(
        lambda f: [e.values["return_at"] for e in f.docket.about("temporary-order:2") if e.kind == "temporary-order-made"]
    )
    assert returned == ["2026-03-21T09:00:00+10:00"]
    with pytest.raises(Refusal, match="recorded since about what came"):
        twice.separates()
    kept.at("2026-04-20 09:00")
    assert {order: twice.at(twice.kept).status(order) for order in ("temporary-order:1", "temporary-order:2")} != {}
    assert sound(twice.story, tmp_path) == []


def test_undone_each_is_what_it_was(twice: Twice, tmp_path: Path) -> None:
    projected = ("run", "timer", "deadline", "status", "breach")
    before = {m: {t: rows for t, rows in twice.at(m).everything().items() if t in projected} for m in (twice.kept, twice.second)}
    twice.joined()
    twice.at(twice.kept).records("record_note", by="prosecutor", note="About the first order.", subject="respondent:1")
    twice.separates()
    after = {m: {t: rows for t, rows in twice.at(m).everything().items() if t in projected} for m in (twice.kept, twice.second)}
    assert after == before
    twice.at(twice.second).records("record_note", by="prosecutor", note="It goes on.")
    assert sound(twice.story, tmp_path) == []
    twice.joined()
    assert len(twice.at(twice.kept).page().orders) == 2


def test_what_awaits_a_second_person_is_settled_first(twice: Twice) -> None:
    kept = twice.at(twice.kept)
    kept.corrects("temporary-order-made", by="registrar", presence="ABSENT")
    with pytest.raises(Refusal, match="awaits a second person"):
        twice.proposes()


def test_values_destroyed_after_the_joining_are_gone_from_both(twice: Twice, tmp_path: Path) -> None:
    twice.at(twice.second).records("record_note", by="prosecutor", note="Canarybird")
    note = twice.at(twice.second).rows("select id from entry where matter=:m and kind='note-made'")[0][0]
    twice.joined()
    proposed = twice.story.executes(ProposeDestruction(twice.kept, (note,), (), "74(6)", "QP2600012345"), by="register")
    twice.story.executes(ConfirmDestruction(twice.kept, proposed.details["proposal"]), by="supervisor")
    assert twice.at(twice.second).rows("select count(*) from entry_values where contents like '%Canarybird%'") == [(0,)]
    assert sound(twice.story, tmp_path) == []
    assert [row.corrected for row in twice.at(twice.second).page().docket if row.label == "Note"] == ["destroyed"]


def test_a_change_behind_the_door_is_found_in_either(twice: Twice, tmp_path: Path) -> None:
    twice.joined()
    with twice.story.house() as house, writing(house.engine) as connection:
        connection.execute(text("update seat set to_at=null where matter=:m"), {"m": twice.kept})
        connection.execute(text("delete from bar"))
        connection.execute(text("update entry set kind='note-made' where matter=:m and kind='matter-joined-into'"), {"m": twice.second})
    assert any("one of its columns was changed" in said for said in sound(twice.story, tmp_path))


@pytest.mark.parametrize("where", ["_seats_united", "_closed", "_carried"])
def test_joined_whole_or_not_at_all(twice: Twice, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    proposal = twice.proposes()
    before = {m: twice.at(m).everything() for m in (twice.kept, twice.second)}

    def fails(*_: Any) -> None:
        message = "the lights went out"
        raise RuntimeError(message)

    monkeypatch.setattr(joining_commands, where, fails)
    with pytest.raises(RuntimeError):
        twice.story.executes(ConfirmJoining(twice.kept, proposal, twice.number(twice.second)), by="legal")
    assert {m: twice.at(m).everything() for m in (twice.kept, twice.second)} == before
