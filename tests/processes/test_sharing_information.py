"""Information directed to be given, given to entities and persons, and told of again: each entity is a subject of its own (ss 74D to 74I)."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import NeedsConfirmation, Refusal
from tests.processes.test_corresponding_orders import ORDER as REGISTERED
from tests.processes.test_corresponding_orders import registered
from tests.processes.told import FINAL, FINAL_MADE, VARIATION, Tale, told_once

PROCESS = "information_sharing"
DIRECTION, GIVING, SECOND = "information-direction:1", "information-giving:1", "information-giving:2"
DIRECTED: dict[str, Any] = {
    "entity": "A made-up housing agency",
    "entity_kind": "GOVERNMENT_ENTITY",
    "relevant_to": ["a", "d"],
    "information": "The made-up address.",
    "answer_by": "2026-03-13",
}
TO_GIVE: dict[str, Any] = {
    "basis": "S74E",
    "entity": "A made-up child care centre",
    "entity_kind": "FUNDED_ENTITY",
    "what": ["NAME_AND_BIRTH_DATE"],
}
GIVEN: dict[str, Any] = {
    "entity": "A made-up child care centre",
    "entity_kind": "FUNDED_ENTITY",
    "what": ["TERM", "PROHIBITED_CONDUCT"],
    "way": "IN_WRITING",
}
REPORTS, DOES_NOT = {"reportable_offender_now": "YES"}, {"basis": "REPORTING_PERIODS_ENDED", "reportable_offender_now": "NO"}


def known(url: str, **basis: Any) -> Tale:
    """A person of whom it is recorded whether they report."""
    story = Tale(url).at("2026-03-02 09:30")
    belief: dict[str, Any] = {"at": "2026-03-02 09:30", "belief": "Made-up belief, both limbs.", "grounds": "Made-up grounds."}
    story.records("start_application", by="prosecutor", **belief)
    return story.describes(**basis)


def directed(story: Tale, **more: Any) -> Tale:
    """A direction is proposed."""
    story.at("2026-03-04 10:00").records("propose_direction", by="prosecutor", **{**DIRECTED, **more})
    return story


def final(url: str) -> Tale:
    """A prohibition order made on 24 March 2026."""

    def tell() -> Tale:
        return Tale(url).pending().mentioned("2026-03-24 09:00", **FINAL_MADE)

    return told_once(url, "a final order, for sharing", tell)


def given(story: Tale, at: str = "2026-04-01 10:00", *, confirm: bool = False, **more: Any) -> Tale:
    """An entity was given information about the order."""
    story.at(at).records("record_information_given", by="prosecutor", subject=FINAL, confirm=confirm, **{**GIVEN, "at": at, **more})
    return story


# ---------------------------------------------------------------- the gate
def test_nothing_is_asked_of_anybody_about_a_person_who_is_no_reportable_offender(database_url: str) -> None:
    # given a person whose reporting periods are over: a relevant sexual offender, and no reportable one
    story = directed(known(database_url, **DOES_NOT))
    # then the direction waits for a legal officer
    assert story.open_on(DIRECTION) == {"settle_gate"}
    assert "settle_gate" in story.worklist("legal")
    story.step("settle_gate", course="DO_NOT_GO_ON", advice="Not before an order is made (sections 5 and 8(d)).")
    assert story.is_over(PROCESS, DIRECTION)


def test_about_a_reportable_offender_it_goes_on_at_once(sqlite_url: str) -> None:
    assert directed(known(sqlite_url, **REPORTS)).open_on(DIRECTION) == {"give_direction"}


def test_where_nothing_is_recorded_it_is_not_certain(sqlite_url: str) -> None:
    assert directed(Tale(sqlite_url)).open_on(DIRECTION) == {"settle_gate"}


def test_a_declaration_of_a_court_opens_the_gate_by_itself(sqlite_url: str) -> None:
    story = known(sqlite_url, **DOES_NOT).at("2026-03-03 10:00")
    declared: dict[str, Any] = {"at": "2026-03-03 09:00", "offence": "A made-up offence", "court": "A made-up court"}
    story.records("record_declaration", by="prosecutor", **declared)
    assert directed(story).open_on(DIRECTION) == {"give_direction"}


def test_an_offender_reporting_order_opens_the_gate(sqlite_url: str) -> None:
    story = known(sqlite_url, **DOES_NOT)
    opened: dict[str, Any] = {
        "at": "2026-03-02 08:00",
        "basis": "FORENSIC_ORDER",
        "court": "Mental Health Court",
        "court_place": "Brisbane",
    }
    story.records("open_reporting_order_question", by="prosecutor", **opened, offence="A made-up offence", child_abduction="NO")
    order = "offender-reporting-order:1"
    story.step("ask_court", order, at="2026-03-02 09:30", course="OWN_INITIATIVE")
    made: dict[str, Any] = {
        "outcome": "MADE",
        "limb": "RISK",
        "risk": "SATISFIED",
        "considered_12d": ["a", "b", "c_i", "c_ii", "d", "e_i", "e_ii"],
    }
    story.step("record_decision", order, at="2026-03-02 09:30", **made)
    assert directed(story).open_on(DIRECTION) == {"give_direction"}


def test_an_order_that_is_made_and_not_served_leaves_it_open_until_it_takes_effect(sqlite_url: str) -> None:
    # given a person who did not report before, and an order made in absence: from when they are a reportable offender is doubtful (O-A48)
    story = known(sqlite_url, **DOES_NOT).order_by_magistrate(
        presence="ABSENT", reportable_offender_before="NO", application_begun="YES", application="application:1"
    )
    story.at("2026-03-04 10:00")
    give: dict[str, Any] = {**TO_GIVE, "order": "temporary-order:1"}
    story.records("propose_giving", by="prosecutor", **give)
    assert story.open_on(GIVING) == {"settle_gate"}
    # when it is served, information proposed then is given at once
    story.serves("2026-03-05 10:00", "service:temporary-order:1").records("propose_giving", by="prosecutor", **give)
    assert story.open_on(SECOND) == {"give_information"}


# ---------------------------------------------------------------- a direction
@pytest.mark.provision("74D(1)", "74D(2)(a)", "74D(2)(b)", "74D(3)")
def test_a_direction_is_given_in_writing_and_answered_by_the_day_that_it_states(database_url: str) -> None:
    story = directed(known(database_url, **REPORTS))
    with pytest.raises(Refusal, match="in writing"):
        story.step("give_direction", at="2026-03-04 10:00", way="ORALLY")
    story.step("give_direction", at="2026-03-04 10:00", way="IN_WRITING")
    assert str(story.deadline("information-direction.answer-by", DIRECTION)) == "2026-03-14 00:00:00+10:00", (
        "Friday 13 March is the last day"
    )
    story.step("record_answer", at="2026-03-04 10:00", outcome="GIVEN")
    assert story.is_over(PROCESS, DIRECTION)


@pytest.mark.provision("74D(2)(b)")
def test_a_day_stated_on_a_weekend_does_not_move(sqlite_url: str) -> None:
    story = directed(known(sqlite_url, **REPORTS), answer_by="2026-03-14").step("give_direction", at="2026-03-04 10:00", way="IN_WRITING")
    assert str(story.deadline("information-direction.answer-by", DIRECTION)) == "2026-03-15 00:00:00+10:00"


@pytest.mark.parametrize("kind", ["HOSPITAL_AND_HEALTH_SERVICE", "HEALTH_CHIEF_EXECUTIVE"])
@pytest.mark.provision("74D(5)")
def test_no_direction_goes_to_the_health_service_or_its_chief_executive(sqlite_url: str, kind: str) -> None:
    with pytest.raises(Refusal, match="No direction may be given") as refused:
        directed(Tale(sqlite_url), entity_kind=kind)
    assert set(refused.value.fields) == {"entity_kind"}


def test_a_direction_states_a_day_that_is_still_to_come(sqlite_url: str) -> None:
    with pytest.raises(Refusal, match="over already"):
        directed(Tale(sqlite_url), answer_by="2026-03-03")
    assert directed(Tale(sqlite_url.replace("interdict.db", "another.db")), answer_by="2026-03-04").open_on(DIRECTION)


@pytest.mark.provision("74D(4)")
def test_what_is_held_back_goes_to_a_legal_officer(sqlite_url: str) -> None:
    story = directed(known(sqlite_url, **REPORTS)).step("give_direction", at="2026-03-04 10:00", way="IN_WRITING")
    story.step("record_answer", at="2026-03-04 10:00", outcome="PARTLY_PRIVILEGED", words="Letters of a made-up lawyer.")
    assert story.open_on(DIRECTION) == {"settle_answer"}
    assert story.step("settle_answer", advice="They are privileged.").is_over(PROCESS, DIRECTION)


def test_a_direction_may_be_dropped(sqlite_url: str) -> None:
    story = directed(known(sqlite_url, **DOES_NOT))
    story.records("drop_sharing", by="prosecutor", subject=DIRECTION, reason="Not needed any more.")
    assert story.is_over(PROCESS, DIRECTION)


def test_a_legal_officer_may_let_it_go_on(sqlite_url: str) -> None:
    story = directed(Tale(sqlite_url)).step("settle_gate", course="GO_ON", advice="Reports elsewhere: a corresponding reportable offender.")
    story.step("give_direction", at="2026-03-04 10:00", way="IN_WRITING")
    assert story.open_on(DIRECTION) == {"record_answer"}


# ---------------------------------------------------------------- giving
@pytest.mark.provision("74E(1)")
def test_anything_that_identifies_needs_its_reason_and_what_an_order_requires_its_basis(sqlite_url: str) -> None:
    story = final(sqlite_url)
    with pytest.raises(Refusal) as refused:
        given(story, what=["IDENTIFYING", "REQUIRED_CONDUCT"])
    assert set(refused.value.fields) == {"necessary_because", "required_conduct_basis"}


@pytest.mark.provision("74I")
def test_a_parent_is_told_only_with_the_reasoning_and_about_an_order_that_was_made(sqlite_url: str) -> None:
    story = final(sqlite_url).at("2026-04-01 10:00")
    parent: dict[str, Any] = {"basis": "S74I", "entity": "A made-up parent", "what": ["PROHIBITED_CONDUCT"]}
    with pytest.raises(Refusal) as refused:
        story.records("propose_giving", by="prosecutor", **parent)
    assert set(refused.value.fields) == {"order", "necessary_because"}
    story.records("propose_giving", by="prosecutor", **parent, order=FINAL, necessary_because="The made-up child plays there.")
    story.step("give_information", at="2026-04-01 10:00", way="ORALLY")
    assert story.open_on(GIVING) == set()


@pytest.mark.provision("74I")
def test_a_person_is_told_of_a_registered_order_only_after_a_legal_officer_has_settled_it(sqlite_url: str) -> None:
    # given an order of another State that is registered here: section 74I speaks of orders made under this Act (O-A51)
    story = registered(sqlite_url).at("2026-04-01 10:00")
    parent: dict[str, Any] = {"basis": "S74I", "entity": "A made-up parent", "what": ["PROHIBITED_CONDUCT"], "order": REGISTERED}
    story.records("propose_giving", by="prosecutor", **parent, necessary_because="The made-up child plays there.")
    assert story.open_on(GIVING) == {"settle_gate"}
    story.step("settle_gate", course="GO_ON", advice="It has the effect of a prohibition order.")
    assert story.open_on(GIVING) == {"give_information"}


def test_information_is_not_given_about_an_order_before_it_is_made(sqlite_url: str) -> None:
    story = final(sqlite_url)
    with pytest.raises(Refusal, match="had not been made"):
        story.records("record_information_given", by="prosecutor", subject=FINAL, **GIVEN, at="2026-03-23 10:00")


@pytest.mark.provision("74F(1)", "74F(2)", "74F(7)")
def test_only_a_prescribed_entity_passes_information_on(sqlite_url: str) -> None:
    story = given(final(sqlite_url), entity_kind="OTHER_ENTITY").at("2026-04-02 10:00")
    passed: dict[str, Any] = {"at": "2026-04-02 10:00", "person": "A made-up teacher", "function": "Supervision at the gate"}
    with pytest.raises(NeedsConfirmation, match="prescribed entity"):
        story.records("record_passed_on", by="prosecutor", subject=GIVING, **passed)


# ---------------------------------------------------------------- told again (74E(2), TL-25)
@pytest.mark.provision("74E(2)", "74F(3)", "74F(4)", "74F(5)")
def test_each_entity_is_a_row_of_its_own_and_one_that_is_not_told_yet_stays(database_url: str) -> None:
    # given two entities that were told of the order, one of which passed it on
    story = given(given(final(database_url)), entity="A made-up club", entity_kind="OTHER_ENTITY")
    story.records(
        "record_passed_on", by="prosecutor", subject=GIVING, at="2026-04-01 10:00", person="A made-up teacher", function="Supervision"
    )
    # when the order is varied in absence, they are told at once and not from service
    story.asks("VARY", FINAL, "2026-06-01 10:00").hears("VARIED", "2026-06-15 10:00", FINAL, presence="ABSENT")
    assert str(story.deadline("variation.entities-told-by", VARIATION)) == "2026-06-17 00:00:00+10:00", "one business day, a practice"
    tell: dict[str, Any] = {"at": "2026-06-15 11:00", "outcome": "EACH_WAS_TOLD"}
    with pytest.raises(Refusal, match="2 entities are recorded"):
        story.step("tell_entities", VARIATION, at="2026-06-15 11:00", outcome="NONE_HAD_INFORMATION")
    rows = [{"subject": GIVING, "way": "ORALLY"}, {"subject": SECOND, "way": "NOT_YET"}]
    with pytest.raises(NeedsConfirmation, match="1 not told yet"):
        story.step("tell_entities", VARIATION, told=rows, **tell)
    story.step("tell_entities", VARIATION, told=rows, confirm=True, **tell)
    # then the one that was told is asked about those to whom it passed it on, and the other is still wanted
    assert story.open_on(GIVING) == {"ask_about_onward_notice"}
    assert "tell_entities" in story.open_on(VARIATION)
    story.step("ask_about_onward_notice", at="2026-06-15 11:00", outcome="TOLD")
    story.step("tell_entities", VARIATION, told=[{"subject": SECOND, "way": "IN_WRITING"}], **tell)
    assert "tell_entities" not in story.open_on(VARIATION)
    assert story.is_over(PROCESS, GIVING)
    assert story.is_over(PROCESS, SECOND)


@pytest.mark.provision("74E(2)", "74E(3)")
def test_a_second_change_is_told_again(sqlite_url: str) -> None:
    story = given(final(sqlite_url)).asks("VARY", FINAL, "2026-06-01 10:00").hears("VARIED", "2026-06-15 10:00", FINAL)
    told: dict[str, Any] = {"outcome": "EACH_WAS_TOLD", "told": [{"subject": GIVING, "way": "ORALLY"}]}
    story.step("tell_entities", VARIATION, at="2026-06-15 11:00", **told)
    assert story.is_over(PROCESS, GIVING)
    story.asks("REVOKE", FINAL, "2026-07-01 10:00").hears("REVOKED", "2026-07-06 10:00", FINAL, "variation:2")
    assert not story.is_over(PROCESS, GIVING), "it waits to be told of the revocation"
    story.step("tell_entities", "variation:2", at="2026-07-06 11:00", **told)
    assert story.is_over(PROCESS, GIVING)


def test_information_recorded_late_makes_the_telling_wanted_again(sqlite_url: str) -> None:
    # given a revocation after which it was recorded that nobody had been told of the order
    story = final(sqlite_url).asks("REVOKE", FINAL, "2026-06-01 10:00").hears("REVOKED", "2026-06-15 10:00", FINAL)
    story.step("tell_entities", VARIATION, at="2026-06-15 11:00", outcome="NONE_HAD_INFORMATION")
    assert story.open_on(VARIATION) == set()
    # when it turns out that an entity had been
    story.records("record_information_given", by="prosecutor", subject=FINAL, **GIVEN, at="2026-04-01 10:00")
    # then it must be told, though the person may be no reportable offender any more: the gate never stands before that duty
    assert story.open_on(VARIATION) == {"tell_entities"}
    story.step("tell_entities", VARIATION, at="2026-06-15 11:00", outcome="EACH_WAS_TOLD", told=[{"subject": GIVING, "way": "ORALLY"}])
    assert story.open_on(VARIATION) == set()


def test_information_given_after_the_change_is_not_told_of_it(sqlite_url: str) -> None:
    story = final(sqlite_url).asks("VARY", FINAL, "2026-06-01 10:00").hears("VARIED", "2026-06-15 10:00", FINAL)
    given(story, "2026-06-16 10:00").step("tell_entities", VARIATION, at="2026-06-16 10:00", outcome="NONE_HAD_INFORMATION")
    assert story.open_on(GIVING) == set()


def test_the_end_of_a_term_is_no_change_to_be_told_of(sqlite_url: str) -> None:
    story = given(final(sqlite_url)).at("2031-06-01 10:00")
    assert story.status(FINAL) == "NO"
    assert "tell_entities" not in story.open()
    assert not story.is_over(PROCESS, GIVING), "it still waits for a change that will not come"
