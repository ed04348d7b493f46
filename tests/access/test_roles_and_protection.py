"""Roles that staff can read, and what is shown in place of a name."""

from __future__ import annotations

import pytest

from app.access.protection import BASES, FOR_UNMASKING, HIDDEN, initials, mask, mask_name, stands
from app.access.roles import ROLES, UnknownRole, lane_of_role, objections, role_of_lane


def test_each_lane_has_its_role_and_each_role_its_lane() -> None:
    assert role_of_lane("Prosecutor") == "prosecutor"
    assert role_of_lane("Service officer") == "service_officer"
    assert all(role_of_lane(lane_of_role(name)) == name for name in ROLES)


def test_an_unknown_lane_is_said_to_be_unknown() -> None:
    with pytest.raises(UnknownRole):
        role_of_lane("Magistrate")
    with pytest.raises(UnknownRole):
        lane_of_role("magistrate")


def test_every_role_is_explained_in_a_sentence() -> None:
    assert all(role.sentence.endswith(".") and len(role.sentence) > 30 for role in ROLES.values())


def test_an_auditor_and_an_administrator_hold_nothing_else() -> None:
    assert objections(["auditor"]) == objections(["administrator"]) == objections(["prosecutor", "legal_officer"]) == ()
    assert len(objections(["auditor", "prosecutor"])) == 1
    assert len(objections(["administrator", "registrar"])) == 1
    assert objections(["god"]) == ("There is no role called 'god'.",)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Testa Example-Person", "T.E."),
        ("Testa Middle Example", "T.E."),
        ("Testa", "T."),
        ("  o'Example  ", "O."),
        ("\u2018Testa\u2019 (Tee) Example", "T.E."),
        ("\u00c9xample Tester", "\u00c9.T."),
        ("\u9648 \u6d4b", "\u9648.\u6d4b."),
        ("  ", HIDDEN),
        ("---", HIDDEN),
    ],
)
def test_a_name_is_masked_to_its_first_letters(name: str, shown: str) -> None:
    assert initials(name) == shown


@pytest.mark.provision("67FE(1)", "67FE(5)")
def test_a_name_shows_whole_only_when_unmasked() -> None:
    assert mask_name("Testa Example-Person") == "T.E."
    assert mask_name("Testa Example-Person", unmasked=True) == "Testa Example-Person"
    assert mask_name("") == ""


@pytest.mark.provision("67FE(1)", "67FE(5)")
def test_protected_values_are_hidden_and_others_are_not() -> None:
    assert mask("1 Example Street", "protected") == HIDDEN
    assert mask(["a"], "protected") == HIDDEN
    assert mask("1 Example Street", "protected", unmasked=True) == "1 Example Street"
    assert mask("Brisbane", "matter") == mask("Brisbane", "public") == "Brisbane"
    assert mask("anything", "a class nobody declared") == HIDDEN
    assert mask(None, "protected") is None


def test_there_are_eleven_bases_one_for_each_paragraph() -> None:
    assert [basis.provision for basis in BASES.values()] == [f"67FE(2)({letter})" for letter in "abcdefghijk"]


@pytest.mark.provision("67FE(2)")
def test_a_respondents_own_word_is_no_basis_for_staff() -> None:
    assert not stands("RESPONDENT_SELF", about_a_child=True)
    assert BASES["RESPONDENT_SELF"] not in FOR_UNMASKING


@pytest.mark.provision("67FE(2)")
def test_child_protection_is_a_basis_for_information_about_a_child_only() -> None:
    assert stands("CHILD_PROTECTION", about_a_child=True)
    assert not stands("CHILD_PROTECTION")
    assert stands("COURT_AUTHORISED")
    assert not stands("NOT_A_BASIS", about_a_child=True)
