"""Who may do what: each permission and each prohibition as a story, and the matrix of acts by role as a table."""

from __future__ import annotations

import time
from typing import Any

import cedarpy
import pytest

import app.access.permit as access
from app.access.actor import COMMAND_LINE, TIMEKEEPER, Actor
from app.access.permit import ACTS, permit, policies
from app.access.roles import ROLES, WORKING, supervised
from app.storage.tables import audit

UNIT = "brisbane"


def someone(*roles: str, name: str = "p1", units: tuple[str, ...] = (UNIT,)) -> Actor:
    return Actor(id=name, name="Testa Example-Person", roles=frozenset(roles), units=frozenset(units))


def step(role: str = "registrar", **facts: Any) -> dict[str, Any]:
    return {"seated": True, "barred": False, "roles": [role], "unit": UNIT, "supervised": True, **facts}


def test_a_registrar_records_a_registrars_step_in_their_registry() -> None:
    decision = permit(someone("registrar"), "record_step", step())
    assert decision.allowed
    assert decision.policy == "a step is for the role of its lane, in its unit"


@pytest.mark.parametrize(
    ("actor", "facts"),
    [
        (someone("prosecutor"), {}),
        (someone("registrar", units=("cairns",)), {}),
        (someone("registrar"), {"seated": False}),
        (someone("registrar"), {"barred": True}),
        (someone("registrar"), {"barred_people": ["p1"]}),
        (someone("supervisor"), {}),
        (someone(), {}),
        (TIMEKEEPER, {}),
        (COMMAND_LINE, {}),
    ],
)
def test_nobody_else_records_it(actor: Actor, facts: dict[str, Any]) -> None:
    decision = permit(actor, "record_step", step(**facts))
    assert not decision
    assert decision.sentence.startswith("You may not record this step")


@pytest.mark.parametrize("missing", ["seated", "barred"])
def test_what_is_not_said_about_a_matter_is_not_assumed(missing: str) -> None:
    facts = {key: value for key, value in step().items() if key != missing}
    assert not permit(someone("registrar"), "record_step", facts)
    assert not permit(someone("registrar"), "view", facts)


def test_a_step_without_an_active_person_in_its_role_goes_to_the_supervisor() -> None:
    assert permit(someone("supervisor"), "record_step", step(orphaned=True))


def test_a_forbid_beats_a_permit_and_names_itself() -> None:
    decision = permit(someone("registrar"), "view", step(barred=True))
    assert not decision
    assert decision.policy == "a barred person has no part in the matter"


def test_nobody_confirms_their_own_correction() -> None:
    mine = permit(someone("registrar"), "confirm_correction", step(recorded_by="p1"))
    assert not mine
    assert mine.policy == "nobody confirms their own correction"
    assert permit(someone("registrar"), "confirm_correction", step(recorded_by="p2"))
    assert not permit(someone("registrar"), "confirm_correction", step())


def test_nobody_reviews_their_own_decision() -> None:
    review = step("delegate", decided_by="p1")
    decision = permit(someone("delegate"), "record_step", review)
    assert not decision
    assert "67I(2)" in decision.policy
    assert permit(someone("delegate", name="p2"), "record_step", review)


def test_only_the_timekeeper_lets_time_pass() -> None:
    assert permit(TIMEKEEPER, "let_time_pass")
    everyone = someone(*ROLES)
    for actor in (everyone, COMMAND_LINE):
        assert not permit(actor, "let_time_pass", step())


def test_the_timekeeper_does_nothing_else() -> None:
    others = {"mode": "demo", "basis": "LAW_ENFORCEMENT", "purpose": "x"}
    allowed = {act for act in ACTS if permit(TIMEKEEPER, act, step(recorded_by="p2", orphaned=True), others)}
    assert allowed == {"let_time_pass"}


def test_the_clock_moves_in_a_demonstration_only() -> None:
    assert permit(someone("prosecutor"), "move_clock", {}, {"mode": "demo"})
    for mode in ("production", "development", "", "Demo"):
        assert not permit(someone(*ROLES), "move_clock", {}, {"mode": mode})


def test_a_name_is_unmasked_only_on_a_basis_that_staff_can_rely_on() -> None:
    who = someone("prosecutor")
    assert permit(who, "unmask", step(), {"basis": "LAW_ENFORCEMENT"})
    for basis in ("", "CURIOSITY", "RESPONDENT_SELF", "CHILD_PROTECTION"):
        assert not permit(who, "unmask", step(), {"basis": basis})
    assert permit(who, "unmask", step(), {"basis": "CHILD_PROTECTION", "about_a_child": True})
    assert not permit(someone("auditor"), "unmask", step(), {"basis": "LAW_ENFORCEMENT"})


def test_an_order_is_looked_up_for_a_stated_purpose() -> None:
    assert permit(someone("service_officer"), "look_up", {}, {"purpose": "stopped at a park"})
    assert not permit(someone("service_officer"), "look_up", {}, {"purpose": "  "})


def test_the_holder_or_a_supervisor_hands_over() -> None:
    assert permit(someone("registrar"), "hand_over", step(holder="p1"))
    assert permit(someone("supervisor"), "hand_over", step(holder="p2"))
    assert not permit(someone("registrar"), "hand_over", step(holder="p2"))
    assert not permit(someone("registrar"), "hand_over", step())
    # and a supervisor only what stands in a unit that they look after
    assert not permit(someone("supervisor"), "hand_over", step(holder="p2", supervised=False))


def test_whoever_stands_in_hands_over_what_the_absent_person_holds() -> None:
    deputy = Actor("p3", "Testa Example-Deputy", frozenset({"registrar"}), frozenset({UNIT}), stands_in_for=frozenset({"p2"}))
    assert permit(deputy, "hand_over", step(holder="p2"))


@pytest.mark.parametrize("act", ["give_seat", "stand_in"])
def test_nobody_gives_themself_a_seat(act: str) -> None:
    assert permit(someone("supervisor"), act, step(person="p2"))
    decision = permit(someone("supervisor"), act, step(person="p1"))
    assert not decision
    assert decision.policy == "nobody gives themself a seat"


def test_nobody_gives_a_seat_to_a_role_and_unit_of_their_own() -> None:
    assert permit(someone("supervisor"), "give_seat", step(given_role="registrar"))
    assert not permit(someone("supervisor", "registrar"), "give_seat", step(given_role="registrar"))


def test_nobody_lifts_a_bar_on_themself() -> None:
    assert permit(someone("legal_officer"), "lift_bar", step(person="p2"))
    assert permit(someone("legal_officer"), "lift_bar", step(person="p1")).policy == "nobody lifts a bar on themself"
    assert permit(someone("legal_officer"), "set_bar", step(person="p1")), "anybody who may bar may step aside"


def test_no_administrator_changes_their_own_roles() -> None:
    assert permit(someone("administrator"), "administer", {"person": "p2"})
    assert not permit(someone("administrator"), "administer", {"person": "p1"})


def test_a_supervisor_looks_after_their_units_and_a_unit_of_supervisors_after_every_unit_of_its_place() -> None:
    units = [("Registry", "registrar", "Brisbane"), ("Cairns", "registrar", "Cairns"), ("Legal", "legal_officer", None)]
    assert supervised({"Registry"}, units) == {"Registry"}
    assert supervised({"Heads"}, [*units, ("Heads", "supervisor", "Cairns")]) == {"Heads", "Cairns"}
    assert supervised({"Heads"}, [*units, ("Heads", "supervisor", None)]) == {"Heads", "Registry", "Cairns", "Legal"}


def test_nobody_confirms_a_destruction_that_they_proposed() -> None:
    decision = permit(someone("legal_officer"), "confirm_destruction", step(recorded_by="p1"))
    assert not decision
    assert decision.policy == "nobody confirms a destruction that they proposed"
    assert permit(someone("legal_officer"), "confirm_destruction", step(recorded_by="p2"))
    assert not permit(someone("legal_officer"), "confirm_destruction", step()), "who proposed it is said, or nobody confirms"


WITHOUT_A_LANE = {
    "view": set(ROLES),
    "open_matter": {"prosecutor", "registrar", "legal_officer", "registry_officer"},
    "issue_document": set(WORKING) - {"supervisor", "report_author"},
    "open_document": set(WORKING) - {"report_author"},
    "draft": set(WORKING),
    "hand_over": {"supervisor"},
    "correct": set(WORKING) - {"report_author"},
    "withdraw": set(WORKING) - {"report_author"},
    "confirm_correction": set(WORKING) - {"report_author"},
    "propose_destruction": {"registry_officer", "legal_officer", "delegate"},
    "confirm_destruction": {"legal_officer", "delegate", "supervisor"},
    "unmask": set(WORKING),
    "look_up": set(WORKING),
    "read_conditions": {"prosecutor", "service_officer", "registrar"},
    "elect": {"legal_officer"},
    "move_runs": {"legal_officer"},
    "import_calendar": {"administrator"},
    "administer": {"administrator"},
    "change_password": {"administrator"},
    "give_seat": {"supervisor"},
    "end_seat": {"supervisor"},
    "set_bar": {"legal_officer", "supervisor"},
    "lift_bar": {"legal_officer", "supervisor"},
    "stand_in": {"supervisor"},
    "read_audit": {"auditor", "supervisor"},
    "take_on": {"administrator"},
    "move_entries": set(WORKING) - {"report_author"},
    "propose_joining": {"supervisor"},
    "confirm_joining": {"legal_officer", "delegate", "supervisor"},
    "separate_matters": {"legal_officer", "supervisor"},
    "pass_likeness": {"supervisor", "registry_officer", "legal_officer"},
}
IN_TWO = ("move_entries", "propose_joining", "confirm_joining", "separate_matters", "pass_likeness")
"""What is done in two matters: only by who has a seat in both, and is barred from neither."""
BOTH = {"other_seated": True, "other_barred": False}


@pytest.mark.parametrize("act", sorted(ACTS))
def test_the_matrix_of_acts_by_role(act: str) -> None:
    facts = step(recorded_by="p2", holder="p2") | {"roles": []} | BOTH
    around = {"mode": "production", "basis": "LAW_ENFORCEMENT", "purpose": "a reason"}
    assert {role for role in ROLES if permit(someone(role), act, facts, around)} == WITHOUT_A_LANE.get(act, set())


@pytest.mark.parametrize("act", IN_TWO)
@pytest.mark.parametrize("other", [{}, {"other_seated": False}, {"other_barred": True}])
def test_who_has_no_seat_in_the_other_matter_does_nothing_in_two(act: str, other: dict[str, bool]) -> None:
    facts = step(recorded_by="p2") | {"roles": []} | (BOTH | other if other else {})
    assert not [role for role in ROLES if permit(someone(role), act, facts)]


def test_nobody_confirms_a_joining_that_they_proposed() -> None:
    facts = step(recorded_by="p1") | {"roles": []} | BOTH
    assert permit(someone("supervisor"), "confirm_joining", facts).policy == "nobody confirms a joining that they proposed"


@pytest.mark.parametrize("role", sorted(ROLES))
@pytest.mark.parametrize("act", ["record_step", "record_offer", "take", "draft"])
def test_a_lane_admits_its_own_role_alone(act: str, role: str) -> None:
    assert {other for other in ROLES if permit(someone(other), act, step(role))} == {role}


def test_an_unknown_act_is_refused() -> None:
    assert not permit(someone(*ROLES), "delete_everything", step())


def test_an_unknown_role_opens_nothing() -> None:
    assert not permit(someone("god"), "record_step", step("god"))


def test_every_policy_has_a_name_and_no_two_share_one() -> None:
    names = [line for line in policies().splitlines() if line.startswith("@id(")]
    statements = [line for line in policies().splitlines() if line.startswith(("permit (", "forbid ("))]
    assert len(names) == len(set(names)) == len(statements)


def test_a_decision_takes_less_than_a_fifth_of_a_millisecond() -> None:
    actors = [someone("registrar", name=f"p{n}") for n in range(50)]
    for actor in actors:
        permit(actor, "record_step", step())
    started = time.process_time()
    for _ in range(40):
        for actor in actors:
            permit(actor, "record_step", step())
    assert (time.process_time() - started) / 2000 < 0.0002


@pytest.mark.parametrize("act", sorted(ACTS))
def test_the_policies_about_an_act_decide_as_all_policies_do(act: str, monkeypatch: pytest.MonkeyPatch) -> None:
    actors = [someone(role) for role in ROLES] + [someone(), someone(*ROLES), TIMEKEEPER, COMMAND_LINE]
    more: list[dict[str, Any]] = [{}, {"barred": True}, {"seated": False}, {"roles": []}, {"orphaned": True}]
    more += [{"recorded_by": "p1"}, {"decided_by": "p1"}, {"holder": "p1"}, {"unit": "cairns"}]
    facts: list[dict[str, Any]] = [{}, {"seated": True}, *(step("registrar", **each) for each in more)]
    around: list[dict[str, Any]] = [{}, {"mode": "demo", "basis": "LAW_ENFORCEMENT", "purpose": "a reason"}]
    asked = [(actor, act, described, context) for actor in actors for described in facts for context in around]
    few = [permit(*question) for question in asked]
    access._decided.cache_clear()
    monkeypatch.setattr(access, "policies_about", lambda _: access.every_policy())
    assert [permit(*question) for question in asked] == few
    access._decided.cache_clear()


def test_every_policy_name_fits_the_audit() -> None:
    names = [line[5:-2] for line in policies().splitlines() if line.startswith("@id(")]
    assert max(len(name) for name in names) <= audit.c.policy.type.length  # type: ignore[attr-defined]


def test_the_policies_parse_alone() -> None:
    assert cedarpy.PolicySet.from_str(policies())


def test_a_report_author_issues_their_own_requests_and_no_document_of_another() -> None:
    seated = {"seated": True, "barred": False}
    assert permit(someone("report_author"), "issue_document", {**seated, "of": "information-request"})
    for of in ("child-report", "temporary-order-application", "prohibition-order", ""):
        assert not permit(someone("report_author"), "issue_document", {**seated, "of": of})


@pytest.mark.parametrize("act", ["open_document", "correct", "withdraw"])
def test_a_report_author_opens_and_corrects_what_concerns_the_report_and_nothing_else(act: str) -> None:
    seated = {"seated": True, "barred": False}
    for of in ("child-report", "information-request"):
        assert permit(someone("report_author"), act, {**seated, "of": of})
    for of in ("temporary-order", "application", "respondent", ""):
        assert not permit(someone("report_author"), act, {**seated, "of": of})
        assert permit(someone("report_author", "prosecutor"), act, {**seated, "of": of}), "another role of theirs is not narrowed"


@pytest.mark.parametrize("act", ["correct", "withdraw"])
def test_whoever_made_a_decision_corrects_nothing_of_its_review(act: str) -> None:
    review = {"seated": True, "barred": False, "of": "review", "decided_by": "p1"}
    assert permit(someone("delegate", name="p2"), act, review)
    decision = permit(someone("delegate"), act, review)
    assert not decision
    assert "67I(2)" in decision.sentence
