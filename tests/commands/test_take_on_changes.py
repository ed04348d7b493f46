"""Changes of running orders from a spreadsheet: extensions and variations of an order that is taken on, each by the forms of a hand entry."""

from __future__ import annotations

import pytest

from app.commands.take_on import BEFORE, REFUSED, TAKEN
from tests.support.scenario import Scenario
from tests.support.sheets import count, example, extensions, in_the_matter_of, kinds, of_kind, on_the_application_of, sentences, taken
from tests.support.staff import CAIRNS, staffed


@pytest.fixture
def story(database_url: str) -> Scenario:
    """An empty house with its people, on 25 March 2026."""
    return staffed(Scenario(database_url), CAIRNS).at("2026-03-25 09:00")


@pytest.fixture
def in_april(story: Scenario) -> Scenario:
    """The same on 12 April, after every hearing of the example."""
    return story.at("2026-04-12 09:00")


@pytest.mark.provision("13N(1)", "13M(2)(b)")
def test_an_order_is_taken_on_with_each_of_its_extensions(in_april: Scenario) -> None:
    # given an order of 2 March, extended on 20 March to 15 April and on 10 April to 5 May
    first, *later = taken(in_april, of_kind("TEMPORARY"), *extensions())
    # then it ends with the second extension, and the next mention is the one that was fixed
    assert first.law is not None
    assert (first.law.computed, first.law.agrees) == ("Tue 5 May 2026", True)
    assert [row.number for row in later] == [first.number] * 2
    in_the_matter_of(in_april, first)
    assert in_april.status(at="2026-04-14 09:00") == "YES"
    assert {hearing for (hearing,) in in_april.rows("select subject from entry where matter=:m and kind='hearing-held'")} == {
        "hearing:1",
        "hearing:2",
    }


def test_no_order_stands_here_without_its_extension(in_april: Scenario) -> None:
    # given that the second extension cannot be read
    one, two = extensions()
    rows = taken(in_april, of_kind("TEMPORARY"), one, {**two, "extended_until": "soon"}, of_kind("PROHIBITION"))
    # then nothing of that order is taken on, and what is another person's is
    assert [row.outcome for row in rows] == [REFUSED, REFUSED, REFUSED, TAKEN]
    assert "until line 4 is put right" in rows[0].sentence
    assert rows[2].wrong == (("extended_until", "Write it as 2026-03-02, or day first: 2/03/2026.", ""),)
    assert count(in_april, "select count(*) from matter") == 1


def test_an_extension_is_added_when_it_has_happened(in_april: Scenario) -> None:
    # given an order that was taken on with its first extension
    one, two = extensions()
    taken(in_april, of_kind("TEMPORARY"), one)
    # when the sheet comes again with the second
    rows = taken(in_april, of_kind("TEMPORARY"), one, two)
    assert [row.outcome for row in rows] == [BEFORE, BEFORE, TAKEN]
    assert rows[2].law is not None
    assert rows[2].law.computed == "Tue 5 May 2026"


@pytest.mark.provision("13M(2)(b)", "13N(1)")
def test_an_extension_of_an_order_that_was_over_by_then_is_refused_with_its_reason(in_april: Scenario) -> None:
    # given that the mention of 20 March, at which it was extended, is not on the sheet
    rows = taken(in_april, of_kind("TEMPORARY"), {**extensions()[1], "made_at": "2026-04-10 09:00"})
    assert "was not running when that hearing began" in rows[1].sentence
    assert rows[1].wrong[0][0] == "extended_until"
    assert rows[1].wrong[0][2].startswith("13M(2)")


@pytest.mark.provision("13M(2)(b)")
def test_a_mention_on_another_day_is_a_hearing_of_its_own(story: Scenario) -> None:
    # given an order whose appearance is on 20 March, extended at a mention on the 18th that was listed on no row
    rows = taken(story, of_kind("TEMPORARY", ends_on=""), {**extensions()[0], "made_at": "2026-03-18 09:00"})
    assert [row.outcome for row in rows] == [TAKEN, TAKEN], sentences(*rows)
    in_the_matter_of(story, rows[0])
    # then what happened on the 20th is still asked for, since the order may have ended there
    assert story.rows("select subject from entry where matter=:m and kind='hearing-held'") == [("hearing:2",)]
    assert "record_mention" in {step.element for step in story.page().open_steps if step.subject == "hearing:1"}


@pytest.mark.provision("13K(1)", "13M(2)(b)")
def test_a_court_makes_an_order_on_the_application_of_an_earlier_one(story: Scenario) -> None:
    # given a magistrate's order, and that the court did not extend it on 20 March but made one of its own
    second = on_the_application_of(of_kind("TEMPORARY"), "TEMPORARY_BY_COURT", made_at="2026-03-20 09:00")
    refused = taken(story, of_kind("TEMPORARY", in_force="", ends_on=""), second)
    assert refused[1].wrong[0][:2] == ("earlier_order", "Choose an answer to “Was this order extended?”.")
    rows = taken(story, of_kind("TEMPORARY", in_force="", ends_on=""), {**second, "earlier_order": "NOT_EXTENDED"})
    assert [row.outcome for row in rows] == [TAKEN, TAKEN]
    assert [row.law.in_force for row in rows if row.law] == ["No", "Yes"]
    in_the_matter_of(story, rows[0])
    assert story.rows("select distinct subject from entry where matter=:m and subject like 'application:%'") == [("application:1",)]


@pytest.mark.provision("13Q(1)", "13Q(3)")
def test_a_variation_is_applied_for_heard_and_in_force(story: Scenario) -> None:
    made, changed = of_kind("PROHIBITION"), of_kind("VARIATION")
    rows = taken(story, made, changed)
    assert [row.outcome for row in rows] == [TAKEN, TAKEN]
    in_the_matter_of(story, rows[0])
    assert {"variation-applied-for", "variation-heard", "order-varied"} <= kinds(story)
    found = story.looking_at(lambda file: file.docket.last("prohibition-order:1", "order-varied"))
    assert [one["text"] for one in found.values["conditions"]] == [changed["conditions"]]


@pytest.mark.provision("13ZC(1)", "13ZC(3)")
def test_a_registered_order_is_varied_on_the_respondents_application(story: Scenario) -> None:
    changed = next(row for row in example() if row["changes"] == of_kind("REGISTERED")["reference"])
    rows = taken(story, of_kind("REGISTERED"), changed)
    assert [row.outcome for row in rows] == [TAKEN, TAKEN]
    assert "leave-decided" in kinds(in_the_matter_of(story, rows[0]))


@pytest.mark.parametrize(
    ("change", "of", "why"), [("EXTENSION", "PROHIBITION", "is extended"), ("VARIATION", "DISQUALIFICATION", "is varied")]
)
def test_a_change_is_of_an_order_that_can_be_changed(in_april: Scenario, change: str, of: str, why: str) -> None:
    order = of_kind(of)
    rows = taken(in_april, order, of_kind(change, changes=order["reference"]))
    assert [row.outcome for row in rows] == [REFUSED, REFUSED]
    assert why in rows[1].sentence


@pytest.mark.provision("13V")
def test_two_orders_are_extended_at_one_mention(in_april: Scenario) -> None:
    # given a disqualification order of a magistrate, and a temporary order that the court then made on the same application
    first = of_kind("DISQUALIFICATION")
    clear = ("mention_at", "mention_presence", "extended_until", "next_listed_for", "ends_on", "in_force")
    first |= dict.fromkeys((*clear, "temporary_order_decided", "moved_by", "disqualification_considered"), "")
    second = on_the_application_of(
        first, "TEMPORARY_BY_COURT", made_at="2026-03-20 09:00", next_listed_for="2026-04-10 09:00", earlier_order="EXTENDED",
        extended_until="2026-04-15",
    )  # fmt: skip
    # when both are extended on 10 April
    both = f"{first['reference']}|{second['reference']}"
    third = {**extensions()[1], "changes": both, "extended_until": "2026-04-20|2026-05-05", "confirmed": "YES"}
    rows = taken(in_april, first, second, third)
    assert [row.outcome for row in rows] == [TAKEN] * 3, sentences(*rows)
    assert [row.law.computed for row in rows[:2] if row.law] == ["Mon 20 April 2026", "Tue 5 May 2026"]
