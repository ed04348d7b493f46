"""People, units and who stands in for whom, through the door: what is audited, what is refused, and that somebody is always left to do it."""

from __future__ import annotations

import pytest

from app.access.actor import COMMAND_LINE
from app.accounts import Passwords
from app.cli.cast import actor
from app.commands import health
from app.commands.wholeness import record_findings
from app.commands.words import (
    AddPerson,
    AddUnit,
    ChangePassword,
    EndPerson,
    EndStandIn,
    HandOverStep,
    PlacePerson,
    RecordStep,
    RemoveUnit,
    StandIn,
    TakeStep,
)
from app.errors import NotPermitted, Refusal, Stale
from app.reading.pages import Filters
from app.storage import people
from app.storage.database import reading
from tests.support.scenario import ADJOURNED_AND_EXTENDED, Scenario, house_on, mention_listed, order_in_force
from tests.support.staff import CAIRNS, SECOND, staffed

ADMINISTRATOR = actor("administrator")
NEW = AddPerson("new@example.invalid", "Nova Madeup-New", "a made-up long password", ("registrar",), ("Registry Brisbane",))


def executes(story: Scenario, command: object, by: object) -> object:
    """A command through a door that knows passwords."""
    with house_on(story.url, story.clock) as house:
        house.door.passwords = Passwords()
        return house.door.execute(command, by=by)  # type: ignore[arg-type]


def known(story: Scenario, name: str) -> people.Known:
    with story.house() as house, reading(house.engine) as connection:
        return next(one for one in people.everybody(connection) if name in (one.id, one.name))


def now_actor(story: Scenario, person: str) -> object:
    """Somebody as they act now, with what is lent to them."""
    with story.house() as house, reading(house.engine) as connection:
        found = people.staff(connection, story.clock.at).actor(person)
        assert found is not None
        return found


def titles(story: Scenario, who: object, **filters: str) -> list[str]:
    with story.house() as house:
        work = house.desk.your_work(who, Filters(**filters))
    return sorted(item.element for _, _, items in work.groups for item in items)


# ---------------------------------------------------------------- people
def test_an_administrator_adds_places_and_ends_somebody_and_the_audit_says_so_without_a_name(database_url: str) -> None:
    story = staffed(Scenario(database_url))
    executes(story, AddUnit("Registry Cairns", "registrar", "Cairns"), ADMINISTRATOR)
    executes(story, NEW, ADMINISTRATOR)
    nova = known(story, "Nova Madeup-New")
    assert (nova.active, nova.roles, nova.units) == (True, ("registrar",), ("Registry Brisbane",))
    executes(story, PlacePerson(nova.id, ("registrar", "prosecutor"), ("Registry Cairns",)), ADMINISTRATOR)
    nova = known(story, nova.id)
    assert (nova.roles, nova.units) == (("prosecutor", "registrar"), ("Registry Cairns",))
    executes(story, EndPerson(nova.id), ADMINISTRATOR)
    assert not known(story, nova.id).active
    audit = story.rows("select act, actor, matter, policy, details from audit where stream='administration' order by number")
    assert [row[0] for row in audit] == ["add_unit", "add_person", "place_person", "end_person"]
    assert {row[1:4] for row in audit} == {("administrator", None, "an administrator looks after people and calendars")}
    said = " ".join(row[4] for row in audit)
    assert nova.id in said
    assert not any(word in said for word in ("Nova", "example.invalid", "made-up long"))


def test_the_last_administrator_stays_whoever_asks(database_url: str) -> None:
    story = staffed(Scenario(database_url))
    for command in (EndPerson("administrator"), PlacePerson("administrator", ("registrar",), ("Registry Brisbane",))):
        with pytest.raises(Refusal, match="the last administrator"):
            executes(story, command, COMMAND_LINE)
        with pytest.raises(NotPermitted, match="nobody changes their own roles or ends themself"):
            executes(story, command, ADMINISTRATOR)
    # when there is another one, the first may go
    executes(story, AddPerson("b@example.invalid", "Billie Madeup-Second", "a made-up long password", ("administrator",)), ADMINISTRATOR)
    executes(story, EndPerson("administrator"), COMMAND_LINE)
    # and then the second is the last
    with pytest.raises(Refusal, match="the last administrator"):
        executes(story, EndPerson(known(story, "Billie Madeup-Second").id), COMMAND_LINE)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (AddPerson("nobody", "N", "a made-up long password", ("registrar",), ("Registry Brisbane",)), "email"),
        (AddPerson("registrar@example.invalid", "N", "a made-up long password", ("registrar",), ("Registry Brisbane",)), "email"),
        (AddPerson("n@example.invalid", " ", "a made-up long password", ("registrar",), ("Registry Brisbane",)), "name"),
        (AddPerson("n@example.invalid", "N", "short", ("registrar",), ("Registry Brisbane",)), "password"),
        (AddPerson("n@example.invalid", "N", "made-up people only", ("registrar",), ("Registry Brisbane",)), "password"),
        (AddPerson("n@example.invalid", "N", "a made-up long password", (), ("Registry Brisbane",)), "roles"),
        (AddPerson("n@example.invalid", "N", "a made-up long password", ("administrator", "registrar"), ("Registry Brisbane",)), "roles"),
        (AddPerson("n@example.invalid", "N", "a made-up long password", ("god",), ("Registry Brisbane",)), "roles"),
        (AddPerson("n@example.invalid", "N", "a made-up long password", ("registrar",)), "units"),
        (AddPerson("n@example.invalid", "N", "a made-up long password", ("registrar",), ("No such unit",)), "units"),
    ],
)  # fmt: skip
def test_who_cannot_be_added_as_described_is_told_what_is_wrong(sqlite_url: str, wrong: AddPerson, field: str) -> None:
    story = staffed(order_in_force(sqlite_url))
    before = story.rows("select id from account_person")
    with pytest.raises(Refusal) as refused:
        executes(story, wrong, ADMINISTRATOR)
    assert list(refused.value.fields) == [field]
    assert story.rows("select id from account_person") == before


@pytest.mark.parametrize("who", ["prosecutor", "registrar", "legal", "register", "supervisor", "auditor", "officer"])
def test_nobody_but_an_administrator_changes_people_or_units(sqlite_url: str, who: str) -> None:
    story = staffed(order_in_force(sqlite_url))
    commands = (
        NEW,
        EndPerson("officer"),
        PlacePerson("officer", ("registrar",), ("Audit",)),
        AddUnit("U", "registrar"),
        RemoveUnit("Audit"),
    )
    for command in (*commands, ChangePassword("officer2", "a made-up long password")):
        with pytest.raises(NotPermitted):
            executes(story, command, actor(who))


def test_whoever_changes_their_own_password_says_the_old_one(sqlite_url: str) -> None:
    story = staffed(Scenario(sqlite_url))
    executes(story, NEW, ADMINISTRATOR)
    nova = known(story, "Nova Madeup-New")
    with pytest.raises(Refusal) as refused:
        executes(story, ChangePassword(nova.id, "another made-up password", "not the old one"), nova.actor)
    assert "current" in refused.value.fields
    executes(story, ChangePassword(nova.id, "another made-up password", NEW.password), nova.actor)
    executes(story, ChangePassword(nova.id, "a third made-up password"), ADMINISTRATOR)
    with story.house() as house, reading(house.engine) as connection:
        assert Passwords().matches("a third made-up password", people.password_of(connection, nova.id))


def test_a_unit_that_was_ever_used_stays(database_url: str) -> None:
    story = staffed(order_in_force(database_url))
    executes(story, AddUnit("A mistake", "registrar", "Cairns"), ADMINISTRATOR)
    for again in (AddUnit("a  MISTAKE", "registrar"), AddUnit("Other", "administrator"), AddUnit(" ", "registrar")):
        with pytest.raises(Refusal):
            executes(story, again, ADMINISTRATOR)
    executes(story, RemoveUnit("A mistake"), ADMINISTRATOR)
    with pytest.raises(Stale):
        executes(story, RemoveUnit("A mistake"), ADMINISTRATOR)
    with pytest.raises(Refusal, match="People work in"):
        executes(story, RemoveUnit("Registry Brisbane"), ADMINISTRATOR)
    executes(story, EndPerson("registrar"), ADMINISTRATOR)
    with pytest.raises(Refusal, match="has seats in matters"):
        executes(story, RemoveUnit("Registry Brisbane"), ADMINISTRATOR)


# ---------------------------------------------------------------- nobody is there
def test_a_step_whose_unit_has_no_active_person_goes_to_the_supervisor_and_the_doctor_says_so(database_url: str) -> None:
    # given a mention that the registrar of Brisbane records
    story = staffed(mention_listed(database_url)).at("2026-03-20 14:05")
    supervisor = actor("supervisor")
    assert "record_mention" not in titles(story, supervisor)
    with story.house() as house:
        assert not any("Registry Brisbane" in said for said in health.lacking(house.door))
    # when that registrar, the only one, is ended
    executes(story, TakeStep(story.matter, *story.where("record_mention")), actor("registrar"))
    executes(story, EndPerson("registrar"), ADMINISTRATOR)
    # then the step is nobody's, stands on the supervisor's list, and the doctor says so
    assert story.rows("select person from holding") == []
    assert "record_mention" in titles(story, supervisor)
    with story.house() as house:
        assert any("is there in Registry Brisbane now" in said and "the supervisor's" in said for said in health.lacking(house.door))
    # and the supervisor may record it, by the policy that says so
    executes(story, RecordStep(story.matter, *story.where("record_mention"), ADJOURNED_AND_EXTENDED), supervisor)
    policy = story.rows("select policy from audit where act='record_step' and matter=:m and actor='supervisor'")
    assert policy == [("a step that nobody in its role can do goes to the supervisor",)]


def test_while_a_registrar_is_there_the_supervisor_does_not_record_their_step(sqlite_url: str) -> None:
    story = staffed(mention_listed(sqlite_url)).at("2026-03-20 14:05")
    with pytest.raises(NotPermitted):
        executes(story, RecordStep(story.matter, *story.where("record_mention"), ADJOURNED_AND_EXTENDED), actor("supervisor"))


# ---------------------------------------------------------------- handing over
def test_a_step_is_handed_only_to_somebody_who_can_do_it(database_url: str) -> None:
    story = staffed(mention_listed(database_url), SECOND, CAIRNS).at("2026-03-20 14:05")
    step = story.where("record_mention")
    for person in ("prosecutor", "cairns", "administrator", "nobody-of-this-name", "supervisor"):
        with pytest.raises(Refusal, match="cannot be handed the step"):
            executes(story, HandOverStep(story.matter, *step, person=person), actor("supervisor"))
    executes(story, HandOverStep(story.matter, *step, person="registrar2"), actor("supervisor"))
    assert story.rows("select person from holding") == [("registrar2",)]
    # and whoever holds it hands it on, or gives it back
    second = known(story, "registrar2").actor
    executes(story, HandOverStep(story.matter, *step, person="registrar"), second)
    with pytest.raises(NotPermitted):
        executes(story, HandOverStep(story.matter, *step, person=""), second)
    executes(story, HandOverStep(story.matter, *step, person=""), actor("registrar"))
    assert story.rows("select person from holding") == []


# ---------------------------------------------------------------- standing in
def test_a_deputy_has_the_whole_list_for_a_time_and_nothing_after_it(database_url: str) -> None:
    # given the registrar of Brisbane holds a step, and is away from 19 to 20 March; a registrar of Cairns stands in
    story = staffed(mention_listed(database_url), CAIRNS)
    executes(story, TakeStep(story.matter, *story.where("record_mention")), actor("registrar"))
    executes(story, StandIn("registrar", "cairns", "2026-03-19", "2026-03-20"), actor("supervisor"))
    story.at("2026-03-18 23:59")
    assert titles(story, now_actor(story, "cairns")) == []
    # then from the morning of the 19th the deputy has the list, as theirs
    story.at("2026-03-20 14:05")
    deputy = now_actor(story, "cairns")
    assert "record_mention" in titles(story, deputy, holder="mine")
    executes(story, RecordStep(story.matter, *story.where("record_mention"), ADJOURNED_AND_EXTENDED), deputy)
    assert story.rows("select recorded_by from entry where kind='hearing-held'") == [("cairns",)]
    # and from the 21st nothing of it
    story.at("2026-03-21 00:00")
    assert titles(story, now_actor(story, "cairns")) == []
    with pytest.raises(NotPermitted) as refused:
        executes(story, TakeStep(story.matter, *story.where("record_mention")), now_actor(story, "cairns"))
    assert not refused.value.seen


def test_a_deputy_gets_no_role_and_nobody_names_themself(sqlite_url: str) -> None:
    story = staffed(mention_listed(sqlite_url), CAIRNS, ("head2", "Hedy Madeup-Head", "supervisor", "Supervisors"))
    supervisor = actor("supervisor")
    with pytest.raises(Refusal) as refused:
        executes(story, StandIn("registrar", "prosecutor", "2026-03-19", "2026-03-20"), supervisor)
    assert "gets no new role" in refused.value.fields["deputy"][0]
    with pytest.raises(NotPermitted, match="nobody gives themself a seat"):
        executes(story, StandIn("head2", "supervisor", "2026-03-19", "2026-03-20"), supervisor)
    for who in ("registrar", "administrator", "legal"):
        with pytest.raises(NotPermitted):
            executes(story, StandIn("registrar", "cairns", "2026-03-19", "2026-03-20"), actor(who))
    with pytest.raises(Refusal) as empty:
        executes(story, StandIn("", "", "", ""), supervisor)
    assert set(empty.value.fields) == {"person", "deputy", "first", "last"}
    for first, last in (("2026-03-20", "2026-03-19"), ("", ""), ("2026-02-01", "2026-02-28"), ("2026-03-20", "2028-03-20")):
        with pytest.raises(Refusal):
            executes(story, StandIn("registrar", "cairns", first, last), supervisor)


def test_whoever_is_back_early_has_their_list_alone_again(sqlite_url: str) -> None:
    story = staffed(mention_listed(sqlite_url), CAIRNS, SECOND)
    executes(story, StandIn("registrar", "cairns", "2026-03-02", "2026-03-31"), actor("supervisor"))
    with pytest.raises(Refusal, match="stands in for this person"):
        executes(story, StandIn("registrar", "registrar2", "2026-03-31", "2026-04-02"), actor("supervisor"))
    assert titles(story, now_actor(story, "cairns")) != []
    absence = story.rows("select id from absence")[0][0]
    executes(story, EndStandIn(absence), actor("supervisor"))
    assert titles(story, now_actor(story, "cairns")) == []
    with pytest.raises(Stale):
        executes(story, EndStandIn(absence), actor("supervisor"))


def test_a_deputy_who_was_put_there_behind_the_door_is_found(sqlite_url: str) -> None:
    story = staffed(mention_listed(sqlite_url), CAIRNS, SECOND)
    executes(story, StandIn("registrar", "cairns", "2026-03-02", "2026-03-31"), actor("supervisor"))
    with story.house() as house:
        assert [found.sentence for found in record_findings(house.door)] == []
        with house.engine.begin() as connection:
            connection.exec_driver_sql("update absence set deputy='registrar2'")
        assert any("Who stands in for somebody was changed or forged" in found.sentence for found in record_findings(house.door))


def test_whoever_is_away_without_a_deputy_who_is_there_leaves_the_steps_to_the_supervisor(sqlite_url: str) -> None:
    story = staffed(mention_listed(sqlite_url), CAIRNS).at("2026-03-20 14:05")
    executes(story, StandIn("registrar", "cairns", "2026-03-20", "2026-03-27"), actor("supervisor"))
    assert "record_mention" not in titles(story, actor("supervisor")), "the deputy is there"
    executes(story, EndPerson("cairns"), ADMINISTRATOR)
    assert "record_mention" in titles(story, actor("supervisor"))
