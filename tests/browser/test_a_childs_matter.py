"""A child's matter by hand: notice to a parent, the report that the court directs, and an order of two years; the child turns eighteen on the way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.axe import faults_of_the_matter
from tests.browser.by_hand import EXPLAINED, PAPERS, opens_a_matter, serves, what_next
from tests.browser.conftest import Demo
from tests.browser.person import Person

pytestmark = pytest.mark.browser
NAME = "Nonexistent-Youth"
PARK = "Must not enter the made-up park."
HELD = {
    "Did the hearing take place": "It took place", "Application that was heard": "Application 1", "Was the application for the final": "Yes",
    "How was the respondent there": "In person",
}  # fmt: skip
SATISFIED = {"Satisfied that the respondent": "Satisfied", "Satisfied of an": "Satisfied"}
EVERY_13D = [
    "(a) when the conduct happened", "(b) how serious the reportable offences against children were", "(c) the time since those offences",
    "(d)(i) the ages at each offence", "(d)(ii) the difference in age at each offence", "(e) the respondent's age now",
    "(f) how serious the criminal history is", "(fa) whether ever under a division 3 order",
    "(g) the effect of the order against the level of risk", "(h)(i) circumstances that bear on the conduct",
    "(h)(ii) accommodation, work, place in the community", "(i) a child respondent's education", "(j) anything else the court found relevant",
]  # fmt: skip


def _prepares(pat: Person, matter: str) -> None:
    """From the belief to the conditions sought; the order would make the child leave home."""
    pat.follow("Begin an application for a prohibition order")
    pat.record(
        {"When was the belief formed": "2 3 2026 8:30am", "What is believed": "Made up, both limbs.", "Reasonable grounds": "Made up."}
    )
    pat.take_up("Describe the respondent", matter)
    pat.record({
        "Is the description on the file": "Yes", "Why is the respondent a relevant": "Is a reportable offender",
        "Is the respondent a reportable": "Yes", "Is the respondent under a": "No",
    })  # fmt: skip
    pat.open(matter)
    pat.follow("Record a conviction or a charge")
    pat.record({
        "What is recorded": "A conviction", "On which day": "4 3 2022", "Offence": "A made-up reportable offence", "Court": "A made-up court",
        "Against or in relation": "Yes", "Form": "Convicted",
    })  # fmt: skip
    pat.take_up("Record the concerning conduct", matter)
    pat.record({"What was done": "Made-up conduct.", "From which day": "1 2 2026", "Where": "A made-up park"})
    pat.take_up("Record the conditions sought", matter)
    pat.record({"Kind": "Prohibit", "Words of the condition": PARK, "Excludes from a place": "No"})
    pat.take_up("Record the circumstances of the child", matter)
    pat.record({"Is the order sought likely": "Yes", "Why, or why not": "The made-up home.", "Parents known": "A made-up parent"})


def _starts(pat: Person, matter: str) -> None:
    """The notice names the Childrens Court; the copies for the chief executive and a parent are given with it."""
    pat.take_up("Issue the appearance notice", matter)
    pat.record({
        "When was the notice issued": "2 3 2026 9:00am", "Court": "Childrens Court (for a child respondent)", "Place of the court": "Brisbane",
        "When the respondent must appear": "24 3 2026 9:00am", "List the hearing": "Yes",
    })  # fmt: skip
    pat.take_up("File the application and the notice", matter)
    pat.record({"When were they filed": "2 3 2026 9:00am"})
    pat.take_up("Give a copy to the chief executive (child safety)", matter)
    pat.record({"When was it given": "2 3 2026 9:00am", "What happened": "A copy was given", "Way": "By hand"})
    pat.take_up("Give a copy to a parent", matter)
    pat.record({"When was it given": "2 3 2026 9:00am", "What happened": "A copy was given to a parent", "Way": "By hand"})


def _serves_the_child(sam: Person, matter: str) -> None:
    sam.take_up("Plan the service", matter)
    sam.record({"Plan": "At home in the evening.", "At or near the child's school": "No"})
    sam.move_to(5, 3, 2026)
    sam.open(matter)
    serves(sam, "4 3 2026 6:00pm", PAPERS, EXPLAINED | {"Was the child served as discreetly": "Yes", "At or near the child's school": "No"})


def _records_the_first_mention(robin: Person, matter: str) -> None:
    """A temporary order, and a report about the child and the family to be given by 10 April."""
    robin.take_up("Record what happened at the hearing", matter)
    robin.answer(HELD | {"What was the outcome": "Adjourned to a day"})
    headed = robin.page.locator("main").get_by_role("heading", level=2).all_inner_texts()
    assert "The prohibition order made" not in headed, "nothing is asked there"
    robin.record({
        "What was the outcome": "Adjourned to a day", "Was a day fixed": "Yes", "Day and time of the next": "14 4 2026 9:00am",
        "Place of the court": "Brisbane", "Did the court make a temporary": "Made", "Who raised it": "The police commissioner",
    } | SATISFIED | {
        "Satisfied that the temporary": "Satisfied", "Kind": "Prohibit", "Words of the condition": PARK, "Did the court direct a report": "It did",
        "Was the court satisfied, about the child": "Satisfied", "About whom or what": ["The child", "The child's family"],
        "Which information, assessments": "School and home.", "Day by which it must be given": "10 4 2026",
    })  # fmt: skip
    robin.take_up("Send the direction to the chief executive", matter)
    robin.record({"When was it sent": "24 3 2026 9:00am", "How": "By courier"})


def _makes_the_report(ari: Person, matter: str) -> None:
    """The author asks an entity under section 74G, hears that it gives nothing, and sends the report."""
    ari.open(matter)
    ari.follow("Ask a government entity")
    assert "74H" in ari.words()
    ari.record({
        "When did the request go out": "24 3 2026 9:00am", "Government entity": "A made-up department", "Information asked for": "Made-up school reports.",
        "To be given on or before": "2 4 2026", "How the written request": "By letter",
    })  # fmt: skip
    ari.move_to(3, 4, 2026)
    ari.take_up("Record what the entities answered", matter)
    assert "it is not bound to" in ari.words()
    ari.record({"When was that": "3 4 2026 9:00am", "What happened": "The entity gives nothing"})
    ari.take_up("Prepare the report and send it to the court", matter)
    ari.record({"When was it sent": "3 4 2026 9:00am", "How": "By courier"})


def _receives_the_report(robin: Person, matter: str) -> None:
    robin.take_up("Record that the report was given to the court", matter)
    robin.record({"When did the court have": "3 4 2026 9:00am", "How many pages": "14", "Does it give an opinion": ["Education"]})
    robin.take_up("Give each party a copy of the report", matter)
    robin.record({
        "Was the applicant given": "Yes", "When was the applicant": "3 4 2026 9:00am", "How was the applicant": "By hand",
        "Was the respondent given": "Yes", "When was the respondent": "3 4 2026 9:00am", "How was the respondent": "By hand",
    })  # fmt: skip


def _records_the_order(robin: Person, matter: str) -> None:
    robin.take_up("Record what happened at the hearing", matter)
    robin.record(HELD | {"What was the outcome": "Prohibition order made", "Was it made by consent": "No"} | SATISFIED | {
        "Satisfied that the order will": "Satisfied", "Which matters of": EVERY_13D, "Did the court consider the report": "Yes",
        "Satisfied that the order is a last": "Satisfied", "Satisfied that the order is the most": "Satisfied",
        "Was the respondent a reportable": "Yes", "Kind": "Prohibit", "Words of the condition": PARK,
    })  # fmt: skip


def _gives_the_copies(pat: Person, matter: str) -> None:
    pat.take_up("Give copies of a child’s order", matter)
    pat.record({"When was the last": "14 4 2026 9:00am", "Copy for the chief executive": "Given", "Copy for a parent": "Given"})


def test_a_childs_matter_runs_from_notice_to_a_parent_through_the_report_to_an_order_of_two_years(
    own_demo: Demo, person_at: Callable[..., Person]
) -> None:
    pat, sam, robin, ari = (person_at(own_demo.base) for _ in range(4))
    for person, who in ((pat, "Pat"), (sam, "Sam"), (robin, "Robin"), (ari, "Ari")):
        person.sign_in(who)

    # given an application about a child who turns 18 on 1 April, with copies for the chief executive and a parent, served discreetly
    matter = opens_a_matter(pat, NAME, "1 4 2008")
    _prepares(pat, matter)
    _starts(pat, matter)
    assert "Give a copy to" not in what_next(pat, matter)
    _serves_the_child(sam, matter)

    # when the court makes a temporary order on 24 March and directs a report
    robin.move_to(24, 3, 2026)
    _records_the_first_mention(robin, matter)

    # then its author reads neither the name nor the conditions
    ari.open(matter)
    assert NAME not in ari.words()
    assert PARK not in ari.page.content()
    assert faults_of_the_matter(robin, matter) == []

    # when the entity gives nothing, the report comes all the same, and each party has a copy
    _makes_the_report(ari, matter)
    _receives_the_report(robin, matter)
    assert "copy of the report" not in what_next(robin, matter)

    # when the court, which has considered it, makes the order on 14 April: the respondent has been 18 for two weeks
    robin.move_to(14, 4, 2026)
    _records_the_order(robin, matter)

    # then it is a child's order all the same: two years, and copies for a parent
    card = robin.page.get_by_role("article", name="Prohibition order 1").inner_text()
    assert "In force" in card
    assert "End of Thu 13 April 2028" in card
    _gives_the_copies(pat, matter)
    assert "Give copies of a child’s order" not in what_next(pat, matter)
