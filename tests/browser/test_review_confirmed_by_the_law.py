"""An internal review by hand: decided, no notice given, confirmed by the law as it was, and at last decided by a Magistrates Court."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.axe import faults_of_the_matter
from tests.browser.by_hand import opens_a_matter, what_next
from tests.browser.conftest import Demo
from tests.browser.person import Person

pytestmark = pytest.mark.browser
GIVE_NOTICE, TELL = "Give the notice of the review decision", "Tell the offender what the law has confirmed"
CARRY_OUT = "Carry out the decision of the court"


def _records_the_decision(lee: Person) -> None:
    """A suspension was revoked in February, and the offender has had written notice of it since Friday 27 February."""
    lee.follow("Record a refusal or revocation of a suspension decided elsewhere")
    lee.record({
        "Which decision of schedule 4": "To revoke a suspension of reporting obligations (section 67F(1))", "When was it made": "23 2 2026 10:00am",
        "What was decided": "That the suspension is revoked.", "Who made it": "Another person for the commissioner",
        "Name of who made it": "Mary Madeup-Maker", "Office": "Inspector", "Did you make this decision": "No",
        "Place of the office": "Brisbane", "Has the offender received": "Yes", "When was it received": "27 2 2026 10:00am", "In which way": "By post",
    })  # fmt: skip


def _records_the_application(lee: Person) -> None:
    lee.follow("Record an application for an internal review")
    lee.record({
        "When was the application received": "20 3 2026 9:00am", "Who applied": "The reportable offender", "Is the application in writing": "Yes",
        "Grounds stated": "Made up.",
    })  # fmt: skip


def _assigns(lee: Person, matter: str) -> None:
    lee.take_up("Assign a reviewer", matter)
    lee.record({
        "When?": "23 3 2026 9:00am", "Name of the reviewer": "Rita Madeup-Equal", "Office of the reviewer": "Inspector",
        "Office that the maker": "Inspector",
    })  # fmt: skip


def _decides(ridley: Person, matter: str) -> None:
    ridley.take_up("Decide the review", matter)
    ridley.record({
        "When was it decided": "25 3 2026 9:00am", "Decision on the review": "Another decision is put in its place",
        "Does what was decided at first": "It no longer stands", "The decision as it now reads": "That the suspension goes on.",
        "Reasons": "The made-up reason for it still stands.",
    })  # fmt: skip


def test_a_review_without_a_notice_is_confirmed_by_the_law_and_decided_by_the_magistrates_court(
    own_demo: Demo, person_at: Callable[..., Person]
) -> None:
    lee, ridley, rory = (person_at(own_demo.base) for _ in range(3))
    for person, who in ((lee, "Lee"), (ridley, "Ridley"), (rory, "Rory")):
        person.sign_in(who)

    # given a decision, an application in time and a reviewer in an equal office
    matter = opens_a_matter(lee, "Pretended-Reviewed", "12 6 1979")
    _records_the_decision(lee)
    assert "End of Fri 27 March 2026" in lee.words()
    lee.move_to(23, 3, 2026)
    lee.open(matter)
    _records_the_application(lee)
    _assigns(lee, matter)

    # when the reviewer decides otherwise on Wednesday 25 March, and ten business days pass over Easter without a notice
    lee.move_to(25, 3, 2026)
    _decides(ridley, matter)
    lee.move_to(10, 4, 2026)
    assert GIVE_NOTICE in what_next(lee, matter)
    assert "Notice of the decision on an internal review (PDF)" in lee.words()
    lee.move_to(11, 4, 2026)

    # then the law has confirmed the first decision, and the offender is to be told that
    said = what_next(lee, matter)
    assert GIVE_NOTICE not in said
    assert TELL in said
    assert "taken to be confirmed with the end of Fri 10 April 2026" in lee.words()

    # when the offender is told on Monday 13 April, then why the time to appeal ends when it does names the doubt
    lee.move_to(13, 4, 2026)
    lee.take_up(TELL, matter)
    lee.record({"When was it given": "13 4 2026 9:00am", "In which way": "In person"})
    dates = lee.page.get_by_role("region", name="Dates of this matter")
    lee.go(dates.get_by_role("row", name="appeal").get_by_role("link", name="why this date?"))
    assert "R-A10" in lee.words()

    # when a notice of appeal is filed on 8 May and its copy served
    lee.move_to(8, 5, 2026)
    lee.open(matter)
    lee.follow("Record a notice of appeal filed with a Magistrates Court")
    lee.record({"When was it filed": "8 5 2026 9:00am", "Registry": "Brisbane"})
    assert faults_of_the_matter(lee, matter) == []
    lee.take_up("Record the copy of the notice of appeal", matter)
    lee.record({"When was it served": "8 5 2026 9:00am", "How it was served": "By hand"})

    # when the court puts another decision in its place on 10 June
    lee.move_to(10, 6, 2026)
    lee.take_up("Record what the Magistrates Court decided", matter)
    lee.record({
        "When did it decide": "10 6 2026 9:00am", "Result": "It set the decision aside and put another in its place",
        "Does what was decided at first": "It no longer stands", "What the court": "That the suspension goes on.", "Costs": "None awarded",
    })  # fmt: skip

    # then whoever keeps the register carries it out, and nothing is left to do, not even to decide afresh
    rory.take_up(CARRY_OUT, matter)
    rory.record({"When?": "10 6 2026 9:00am", "What was done": "The made-up register says that the suspension goes on."})
    assert "Nothing is waiting for anyone in this matter." in what_next(lee, matter)
