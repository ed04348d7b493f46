"""Seats and bars of one matter, through the door: who sees it from when on, who never does, and that the audit knows every one."""

from __future__ import annotations

import pytest

from app.access.actor import Actor
from app.cli.cast import actor
from app.commands.seats import BASES_OF_SEATS, REASONS_OF_BARS
from app.commands.wholeness import record_findings
from app.commands.words import EndSeat, GiveSeat, LiftBar, NoteViewed, RecordStep, SetBar, TakeStep
from app.errors import NotPermitted, Refusal, Stale
from tests.support.scenario import Scenario, mention_listed, order_in_force
from tests.support.staff import CAIRNS, SECOND, staffed

CASS = Actor("cairns", "Cass Madeup-Cairns", frozenset({"registrar"}), frozenset({"Registry Cairns"}))


def sees(story: Scenario, who: Actor) -> bool:
    with story.house() as house:
        try:
            house.desk.matter_page(who, story.matter)
        except NotPermitted:
            return False
        return True


def seat_of(story: Scenario, **who: str) -> str:
    column, value = next(iter(who.items()))
    return str(story.rows(f"select id from seat where matter=:m and {column}=:v and to_at is null", v=value)[0][0])


def unknown_to_the_audit(story: Scenario) -> list[str]:
    with story.house() as house:
        return [found.sentence for found in record_findings(house.door)]


def test_a_supervisor_gives_one_person_a_seat_and_ends_it_and_the_record_agrees_with_the_audit(database_url: str) -> None:
    story = staffed(order_in_force(database_url), CAIRNS)
    assert not sees(story, CASS)
    story.executes(GiveSeat(story.matter, "AT_ANOTHER_PLACE", person="cairns"), by="supervisor")
    assert sees(story, CASS)
    assert story.rows("select basis from seat where person='cairns'") == [(BASES_OF_SEATS["AT_ANOTHER_PLACE"],)]
    with pytest.raises(Refusal, match="has a seat in this matter already"):
        story.executes(GiveSeat(story.matter, "WORKS_ON_IT", person="cairns"), by="supervisor")
    seat = seat_of(story, person="cairns")
    assert unknown_to_the_audit(story) == []
    story.at("2026-03-03 09:00").executes(EndSeat(story.matter, seat), by="supervisor")
    assert not sees(story, CASS)
    with pytest.raises(Stale):
        story.executes(EndSeat(story.matter, seat), by="supervisor")
    assert unknown_to_the_audit(story) == []
    # but a seat that is opened again behind the door is found
    with story.house() as house, house.engine.begin() as connection:
        connection.exec_driver_sql("update seat set to_at=null where person='cairns'")
    assert any("the audit does not know" in said for said in unknown_to_the_audit(story))


def test_a_supervisor_lets_the_delegates_decide_of_their_own_initiative(database_url: str) -> None:
    # given a matter that nobody has brought before a delegate
    story = staffed(order_in_force(database_url))
    assert not sees(story, actor("delegate"))
    # when a supervisor gives them a seat, they see it, and the seat does not end by itself
    story.executes(GiveSeat(story.matter, "DECIDES", unit="Delegates"), by="supervisor")
    story.records("record_note", by="prosecutor", note="Made up.")
    assert sees(story, actor("delegate"))
    with story.house() as house:
        offered = {offer.element for offer in house.desk.matter_page(actor("delegate"), story.matter).offers}
    assert "decide_heightened_reporting" in offered
    assert unknown_to_the_audit(story) == []


def test_a_seat_for_a_unit_is_everybodys_in_it_and_brings_the_steps_that_no_unit_could_do(database_url: str) -> None:
    # given a house in which no unit does the work of report authors when a step for one opens
    story = staffed(order_in_force(database_url), CAIRNS)
    with story.house() as house, house.engine.begin() as connection:
        connection.exec_driver_sql("update step set unit='' where role='registrar'")
    story.executes(GiveSeat(story.matter, "TAKES_OVER", unit="Registry Cairns"), by="supervisor")
    assert sees(story, CASS)
    assert {row[0] for row in story.rows("select unit from step where role='registrar'")} <= {"Registry Cairns"}
    assert unknown_to_the_audit(story) == []


def test_nobody_gives_themself_or_their_own_role_and_unit_a_seat(sqlite_url: str) -> None:
    story = staffed(order_in_force(sqlite_url), CAIRNS)
    for command in (
        GiveSeat(story.matter, "WORKS_ON_IT", person="supervisor"), GiveSeat(story.matter, "WORKS_ON_IT", unit="Supervisors"),
    ):  # fmt: skip
        with pytest.raises(NotPermitted, match="nobody gives themself a seat"):
            story.executes(command, by="supervisor")


@pytest.mark.parametrize("who", ["prosecutor", "registrar", "legal", "auditor", "administrator"])
def test_nobody_but_a_supervisor_gives_or_ends_a_seat(sqlite_url: str, who: str) -> None:
    story = staffed(order_in_force(sqlite_url), CAIRNS)
    for command in (GiveSeat(story.matter, "WORKS_ON_IT", person="cairns"), EndSeat(story.matter, seat_of(story, role="auditor"))):
        with pytest.raises(NotPermitted) as refused:
            story.executes(command, by=who)
        assert refused.value.seen == (who != "administrator")


def test_a_supervisor_of_one_unit_gives_seats_to_its_people_alone(sqlite_url: str) -> None:
    story = staffed(order_in_force(sqlite_url), CAIRNS, SECOND)
    head = Actor("supervisor", "Sandy Madeup-Supervisor", frozenset({"supervisor"}), frozenset({"Registry Brisbane"}))
    story.executes(
        GiveSeat(story.matter, "WORKS_ON_IT", person="supervisor"),
        by=Actor("o", "Other", frozenset({"supervisor"}), frozenset({"Supervisors"})),
    )
    story.executes(GiveSeat(story.matter, "WORKS_ON_IT", person="registrar2"), by=head)
    for command in (GiveSeat(story.matter, "WORKS_ON_IT", person="cairns"), GiveSeat(story.matter, "WORKS_ON_IT", unit="Legal unit")):
        with pytest.raises(NotPermitted):
            story.executes(command, by=head)


def test_an_administrator_sees_no_matter_whatever_seat_lies_there(database_url: str) -> None:
    story = staffed(order_in_force(database_url), ("adi", "Adi Madeup-Second", "administrator", "Registry Brisbane"))
    with pytest.raises(Refusal, match="cannot be given") as refused:
        story.executes(GiveSeat(story.matter, "WORKS_ON_IT", person="adi"), by="supervisor")
    assert "an administrator sees no matter" in refused.value.fields["who"][0]
    with story.house() as house, house.engine.begin() as connection:
        connection.exec_driver_sql(
            "insert into seat (id, matter, person, from_at, basis)"
            " select 'forged', id, 'administrator', '2026-01-01T00:00:00.000000Z', '' from matter"
        )
    assert not sees(story, actor("administrator"))
    with pytest.raises(NotPermitted):
        story.executes(NoteViewed(story.matter), by="administrator")


def test_the_last_seat_of_a_supervisor_stays(sqlite_url: str) -> None:
    story = staffed(order_in_force(sqlite_url), ("head", "Hedy Madeup-Head", "supervisor", "Heads"))
    seat = seat_of(story, role="supervisor")
    with pytest.raises(Refusal, match="the last seat through which a supervisor sees the matter"):
        story.executes(EndSeat(story.matter, seat), by="supervisor")
    story.executes(GiveSeat(story.matter, "TAKES_OVER", person="head"), by="supervisor")
    story.executes(EndSeat(story.matter, seat), by="supervisor")
    assert not sees(story, actor("supervisor"))


# ---------------------------------------------------------------- bars
def test_a_barred_person_sees_nothing_holds_nothing_and_cannot_lift_it(database_url: str) -> None:
    story = staffed(mention_listed(database_url), SECOND)
    step = story.where("record_mention")
    story.executes(TakeStep(story.matter, *step), by="registrar")
    story.executes(SetBar(story.matter, "registrar", "DECIDED_IT"), by="legal")
    assert not sees(story, actor("registrar"))
    assert story.rows("select person from holding") == []
    assert story.rows("select reason from bar") == [(REASONS_OF_BARS["DECIDED_IT"],)]
    assert unknown_to_the_audit(story) == []
    for command in (RecordStep(story.matter, *step, {}), LiftBar(story.matter, "registrar", "BY_MISTAKE")):
        with pytest.raises(NotPermitted) as refused:
            story.executes(command, by="registrar")
        assert not refused.value.seen
    with pytest.raises(Stale):
        story.executes(SetBar(story.matter, "registrar", "KNOWS_SOMEONE"), by="supervisor")
    story.executes(LiftBar(story.matter, "registrar", "NO_LONGER"), by="supervisor")
    assert sees(story, actor("registrar"))
    assert unknown_to_the_audit(story) == []
    acts = story.rows("select act, actor, details from audit where matter=:m and act like '%_bar' order by number")
    assert [row[:2] for row in acts] == [("set_bar", "legal"), ("lift_bar", "supervisor")]


def test_a_bar_that_is_set_or_lifted_behind_the_door_is_found(sqlite_url: str) -> None:
    story = staffed(order_in_force(sqlite_url))
    story.executes(SetBar(story.matter, "registrar", "TAKES_PART"), by="legal")
    with story.house() as house, house.engine.begin() as connection:
        connection.exec_driver_sql("delete from bar")
    assert any("A bar that the audit names is gone" in said for said in unknown_to_the_audit(story))


@pytest.mark.parametrize("who", ["prosecutor", "registrar", "officer", "auditor", "administrator"])
def test_nobody_but_a_legal_officer_or_supervisor_bars(sqlite_url: str, who: str) -> None:
    story = staffed(order_in_force(sqlite_url))
    for command in (SetBar(story.matter, "register", "KNOWS_SOMEONE"), LiftBar(story.matter, "register", "BY_MISTAKE")):
        with pytest.raises(NotPermitted):
            story.executes(command, by=who)


def test_a_reason_is_chosen_so_that_no_name_is_kept(sqlite_url: str) -> None:
    story = staffed(order_in_force(sqlite_url))
    for command in (
        SetBar(story.matter, "registrar", "is a cousin of Testa Example-Person"), SetBar(story.matter, "nobody", "TAKES_PART"),
        LiftBar(story.matter, "registrar", "because"), GiveSeat(story.matter, "I say so", person="registrar"), GiveSeat(story.matter, "WORKS_ON_IT"),
    ):  # fmt: skip
        with pytest.raises(Refusal):
            story.executes(command, by="supervisor")
    assert story.rows("select count(*) from audit where details like '%Example%'") == [(0,)]


def test_a_deputy_is_judged_by_their_own_bar(sqlite_url: str) -> None:
    story = staffed(order_in_force(sqlite_url), CAIRNS)
    deputy = Actor("cairns", "Cass", CASS.roles, CASS.units | {"Registry Brisbane"}, stands_in_for=frozenset({"registrar"}))
    assert sees(story, deputy)
    story.executes(SetBar(story.matter, "cairns", "KNOWS_SOMEONE"), by="legal")
    assert not sees(story, deputy)


def test_why_somebody_is_barred_is_told_to_who_may_bar_and_to_nobody_else(database_url: str) -> None:
    story = staffed(mention_listed(database_url))
    story.executes(SetBar(story.matter, "registrar", "KNOWS_SOMEONE"), by="supervisor")

    def why(who: str) -> list[str]:
        with story.house() as house:
            return [bar.reason for bar in house.desk.access_page(actor(who), story.matter).bars]

    assert why("legal") == why("supervisor") != [""]
    assert why("prosecutor") == [""]
