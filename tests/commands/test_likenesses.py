"""Is there a matter of this person already? Who opens is told of what they see; of what they do not see they learn nothing, and who sees both looks."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.casework.likeness import alike, described, folded
from app.cli.cast import actor
from app.commands.health import lacking
from app.commands.words import ConfirmJoining, OpenMatter, PassLikeness, ProposeJoining, SetBar, WithdrawEntry
from app.errors import NeedsConfirmation, Refusal
from app.reading.words import subject_label
from tests.support.scenario import EXAMPLE_PERSON, TEMPORARY_ORDER, Scenario
from tests.support.staff import staffed

HERE = "Prosecutions Brisbane"


def person(family: str, given: str = "Testa", born: str = "1980-05-05", **more: str) -> dict[str, str]:
    return {"family_name": family, "given_names": given, "birth_date": born, "birth_date_certainty": "EXACT", **more}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Example-Person"), person("EXAMPLE PERSON")),
        (person("Madeup"), person("Mádeup", "Testa Maria")),
        (person("O'Madeup"), person("OMadeup", "T.")),
        (person("Madeup"), person("Other", other_names="Testa Madeup")),
        (person("Madeup", born="1980-05-06"), person("Madeup", born="1980-06-05")),
        (person("Madeup"), person("Madeup", born="1981-01-01", birth_date_certainty="ESTIMATED")),
        (person("Testa", "Madeup"), person("Madeup", "Testa")),
        (person("Madeup", ""), person("Madeup")),
    ],
)
def test_these_could_be_one_person(one: dict[str, str], other: dict[str, str]) -> None:
    assert alike(described(one), described(other))
    assert alike(described(other), described(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Madeup"), person("Example")),
        (person("Madeup"), person("Madeup", born="1992-11-30")),
        (person("Madeup", "Testa"), person("Other", "Testa")),
    ],
)
def test_these_are_not_alike(one: dict[str, str], other: dict[str, str]) -> None:
    assert not alike(described(one), described(other))


@given(st.text(max_size=20), st.text(max_size=20))
def test_whoever_is_described_twice_alike_is_found_whatever_the_name(family: str, names: str) -> None:
    one = described(person(family, names))
    if one.family:
        assert alike(one, one)


def test_folding_takes_accents_case_and_punctuation_away() -> None:
    assert folded("O\u2019Neill-\u00c5ngstr\u00f6m J.") == ("oneill", "angstrom", "j")


# ---------------------------------------------------------------- through the door
@pytest.fixture
def story(database_url: str) -> Scenario:
    """A matter of a made-up person is open."""
    return staffed(Scenario(database_url)).opens()


def number(story: Scenario) -> str:
    return str(story.rows("select number from matter where id=:m")[0][0])


def opens(story: Scenario, by: str = "prosecutor", confirmed: tuple[str, ...] = (), **more: Any) -> Any:
    return story.executes(OpenMatter({**EXAMPLE_PERSON, **more}, HERE, confirmed=confirmed), by=by)


def test_who_sees_the_other_is_told_and_passes_it_in_one_tick(story: Scenario) -> None:
    with pytest.raises(NeedsConfirmation) as asked:
        opens(story)
    assert asked.value.flags == (
        f"Matter {number(story)} has a respondent of the same name and date of birth. This one is of another person.",
    )
    opened = opens(story, confirmed=asked.value.flags)
    story.matter = opened.matter
    page = story.page()
    assert any(row.label == "Another matter is of a different person, said at the opening" for row in page.docket)
    assert not [step for step in page.open_steps if step.process == "likenesses"]


def test_who_does_not_see_the_other_is_told_nothing_and_who_sees_both_looks(story: Scenario) -> None:
    first, first_number = story.matter, number(story)
    story.executes(SetBar(first, "prosecutor", "KNOWS_SOMEONE"), by="supervisor")
    blind, plain = opens(story), opens(story, family_name="Nobody-Else", given_names="Someone", birth_date="1955-02-02")
    # what the opener is told and shown is what they would be told and shown of anybody
    assert blind.sentence.replace("000002", "") == plain.sentence.replace("000003", "")
    with story.house() as house:
        for hidden, other in ((blind.matter, plain.matter),):
            pages = [house.desk.matter_page(actor("prosecutor"), m) for m in (hidden, other)]
            assert [row.label for row in pages[0].docket] == [row.label for row in pages[1].docket]
            assert [s.element for s in pages[0].open_steps] == [s.element for s in pages[1].open_steps]
    # and it stands on the list of who sees both
    story.matter = blind.matter
    assert "look_at_likeness" in story.worklist("supervisor")
    likeness = next(step.about for step in story.page().open_steps if step.process == "likenesses")
    with pytest.raises(Refusal, match="no matter of this number"):
        story.executes(PassLikeness(blind.matter, likeness, first_number), by="prosecutor")
    story.executes(PassLikeness(blind.matter, likeness, first_number), by="supervisor")
    assert "look_at_likeness" not in story.worklist("supervisor")


def test_what_the_opener_sees_is_not_numbered_after_what_they_do_not_see(story: Scenario) -> None:
    # given a matter from which the prosecutor is barred, and one of the same person that the prosecutor sees
    story.executes(SetBar(story.matter, "prosecutor", "KNOWS_SOMEONE"), by="supervisor")
    opens(story)
    # when the prosecutor opens one more, and says of the one they see that it is of another person
    with pytest.raises(NeedsConfirmation) as asked:
        opens(story)
    assert len(asked.value.flags) == 1
    story.matter = opens(story, confirmed=asked.value.flags).matter
    # then nothing on the page counts a likeness that is not shown to them
    with story.house() as house:
        rows = house.desk.matter_page(actor("prosecutor"), story.matter).docket
    assert [row.subject_label for row in rows if row.subject.startswith("likeness:")] == ["Likeness to another matter"]
    assert [row.subject for row in rows if row.subject.startswith("likeness:")] == ["likeness:1"]


@pytest.mark.parametrize("kind", ["likeness", "joining", "move"])
def test_what_names_another_matter_carries_no_number_by_which_a_hidden_one_could_be_counted(kind: str) -> None:
    assert subject_label(f"{kind}:2") == subject_label(f"{kind}:1")


def test_a_board_of_ones_unit_is_no_longer_for_a_step_that_is_not_shown(story: Scenario) -> None:
    # given a supervisor who is barred from the first matter, and a second one of the same person in which an order was made
    for who in ("supervisor", "prosecutor"):
        story.executes(SetBar(story.matter, who, "KNOWS_SOMEONE"), by="legal")
    story.matter = opens(story).matter
    story.at("2026-03-02 10:30").records("record_temporary_order_13j", by="prosecutor", **TEMPORARY_ORDER)
    assert [row[0] for row in story.rows("select process from step where matter=:m and unit='Supervisors'")] == ["likenesses"]
    # then what is due where the supervisor's unit has a step does not say that there is a likeness to look at
    with story.house() as house:
        board = house.desk.deadline_board(actor("supervisor"), days=365, whose="unit")
        assert house.desk.deadline_board(actor("supervisor"), days=365).days
    assert board.days == ()


def test_a_proposal_to_join_answers_it_too(story: Scenario) -> None:
    first_number = number(story)
    story.executes(SetBar(story.matter, "prosecutor", "KNOWS_SOMEONE"), by="supervisor")
    story.matter = opens(story).matter
    story.executes(ProposeJoining(story.matter, first_number, "The same made-up fingerprints."), by="supervisor")
    assert "look_at_likeness" not in story.worklist("supervisor")


def test_the_newer_matter_joined_into_the_older_one_does_not_ask_about_itself(story: Scenario) -> None:
    # given a second matter whose docket names the first one as like it
    first = story.matter
    story.executes(SetBar(first, "prosecutor", "KNOWS_SOMEONE"), by="supervisor")
    story.matter = opens(story).matter
    second = number(story)
    # when it goes on in the first one
    proposal = story.executes(ProposeJoining(first, second, "The same made-up fingerprints."), by="supervisor").details["proposal"]
    story.executes(ConfirmJoining(first, proposal, second), by="legal")
    # then nobody is asked whether that one is of the same person as itself
    story.matter = first
    assert "look_at_likeness" not in story.worklist("supervisor")


def test_a_description_that_was_withdrawn_is_like_nobody(story: Scenario) -> None:
    entry = story.rows("select id from entry where matter=:m and kind='respondent-described'")[0][0]
    story.executes(WithdrawEntry(story.matter, entry, "the wrong person"), by="prosecutor")
    assert opens(story).sentence.endswith("is open.")


def test_a_corrected_description_is_compared_as_it_stands(story: Scenario) -> None:
    story.corrects("respondent-described", by="prosecutor", family_name="Quite-Other", given_names="Anna", birth_date="1970-01-09")
    assert opens(story).sentence.endswith("is open.")
    with pytest.raises(NeedsConfirmation):
        opens(story, family_name="Quite-Other", given_names="Anna", birth_date="1970-01-09")


def test_a_person_of_a_joined_matter_is_found_in_the_one_that_goes_on(story: Scenario) -> None:
    kept, kept_number = story.matter, number(story)
    other: dict[str, Any] = {"family_name": "Quite-Other", "given_names": "Anna", "birth_date": "1970-01-09"}
    story.matter = opens(story, **other).matter
    proposal = story.executes(ProposeJoining(kept, number(story), "The same made-up fingerprints."), by="supervisor").details["proposal"]
    story.executes(ConfirmJoining(kept, proposal, number(story)), by="legal")
    with pytest.raises(NeedsConfirmation, match=kept_number):
        opens(story, **other)


def test_the_doctor_says_where_nobody_sees_both(story: Scenario) -> None:
    for who in ("prosecutor", "supervisor", "register"):
        story.executes(SetBar(story.matter, who, "KNOWS_SOMEONE"), by="legal")
    first, story.matter = story.matter, opens(story).matter
    with story.house() as house:
        assert not [said for said in lacking(house.door) if "sees both" in said]  # the legal officer does
    story.executes(SetBar(first, "legal", "KNOWS_SOMEONE"), by="legal")
    with story.house() as house:
        (said,) = [said for said in lacking(house.door) if "sees both" in said]
    assert number(story) in said


def test_of_two_who_open_the_same_person_at_once_the_second_is_told(database_url: str) -> None:
    story = staffed(Scenario(database_url))

    def one(_: int) -> str:
        try:
            return str(opens(story).sentence)
        except NeedsConfirmation as asked:
            return asked.flags[0]

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(one, range(2)))
    assert said == [
        "Matter INT-2026-000001 has a respondent of the same name and date of birth. This one is of another person.",
        "Matter INT-2026-000001 is open.",
    ]
