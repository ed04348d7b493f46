"""An order of New South Wales, by hand: applied for, referred, varied by the court in absence, registered as varied, and at last served."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.axe import faults_of_the_matter
from tests.browser.by_hand import EXPLAINED, PAPERS, opens_a_matter, serves, status, swears, what_next
from tests.browser.conftest import Demo
from tests.browser.person import Person

pytestmark = pytest.mark.browser
ORDER = "Registered order 1"
AS_MADE = "Must not enter the made-up swimming pool or any made-up school."
AS_VARIED = "Must not enter any made-up swimming pool in Queensland."
UNTIL_NOTICE = "until the respondent is notified of that it binds as if not varied"


def _applies(pat: Person) -> None:
    pat.follow("Apply to register an order of another place")
    pat.record({
        "When was the application made": "2 3 2026 8:30am", "Where the order was made": "New South Wales", "Court that made": "A made-up court in Sydney",
        "Made on": "1 9 2025", "Why it closely corresponds": "Made up: it keeps a person from children.", "Kind": "Prohibit",
        "Words of the condition": AS_MADE, "Was the respondent there": "In person", "Does the order have no last day": "No",
        "Last day of the original": "31 8 2028", "How it was served": "A made-up affidavit of service.", "It says that it can be registered": "Yes",
        "Is the registrar asked to refer": "No",
    })  # fmt: skip


def _refers(robin: Person, matter: str) -> None:
    """The pool is in New South Wales: the registrar believes that the order has to be adapted, and must refer it."""
    robin.take_up("Consider whether to register the order", matter)
    robin.record({
        "When did you consider": "2 3 2026 9:00am", "Does it closely correspond": "Yes", "Are you satisfied that it is in force": "Yes",
        "Are you satisfied that it was served": "Yes", "On what evidence": "A made-up certified copy.", "Do you believe that it has to be adapted": "Yes",
        "Reasons": "The made-up pool is in New South Wales.",
    })  # fmt: skip
    robin.take_up("Refer the order to the court", matter)
    robin.record({
        "When was it referred": "2 3 2026 9:00am", "Why": "The registrar believes that adapting it is necessary",
        "When is the application to be heard": "12 3 2026 9:00am", "Court place": "Brisbane",
    })  # fmt: skip


def _serves_the_papers(pat: Person, sam: Person, matter: str) -> None:
    pat.take_up("Issue the appearance notice of the referral", matter)
    pat.record({"When was it issued": "2 3 2026 9:00am"})
    sam.take_up("Plan the service", matter)
    sam.record({"Plan": "At home in the evening."})
    sam.move_to(5, 3, 2026)
    sam.open(matter)
    serves(sam, "4 3 2026 6:00pm", PAPERS, EXPLAINED)
    swears(sam, "5 3 2026 9:00am")


def _records_the_variation(robin: Person, matter: str) -> None:
    """Both papers were served, so that the court may vary the order though the respondent is not there."""
    robin.take_up("Record what happened at the hearing", matter)
    robin.record({
        "How was the respondent there": "Not at all", "Who": "The made-up prosecutor", "On what footing": "(a) the applicant",
        "What did the court do": "It varied the order for its registration",
        "What did the court say it considered": [
            "What may be considered under sections 13C and 13D on an application for a prohibition order",
            "Changes in the respondent's circumstances since the order was made",
        ],
        "Kind": "Prohibit", "Words of the condition": AS_VARIED,
    })  # fmt: skip


def _registers(robin: Person, matter: str) -> None:
    robin.take_up("Register the order", matter)
    robin.record({
        "When was it registered": "13 3 2026 9:00am", "Number in the register": "Made-up 1", "Was the respondent a reportable offender": "No",
    })  # fmt: skip


def _prepares_the_copy(sam: Person, matter: str) -> None:
    sam.take_up("Prepare the reporting obligations notice", matter)
    sam.record({
        "At which police station or other place is the initial": "Made-up Street police station", "In which ways must": "In person",
        "Must periodic reports": "No", "Does an earlier notice": "No",
    })  # fmt: skip
    sam.take_up("Plan the service", matter)
    sam.record({"Plan": "At home in the evening."})


def _terms(person: Person, matter: str) -> str:
    """What the matter's page says of the registered order; its conditions are unfolded, for something is to be said of them."""
    person.open(matter)
    return person.page.get_by_role("article", name=ORDER).inner_text()


def test_an_order_of_another_state_varied_in_absence_binds_as_it_was_made_until_it_is_served(
    own_demo: Demo, person_at: Callable[..., Person]
) -> None:
    pat, robin, sam = (person_at(own_demo.base) for _ in range(3))
    for person, who in ((pat, "Pat"), (robin, "Robin"), (sam, "Sam")):
        person.sign_in(who)

    # given an order that the registrar refers to the court, its papers served
    matter = opens_a_matter(pat, "Imaginary-Interstate", "7 8 1976")
    _applies(pat)
    _refers(robin, matter)
    _serves_the_papers(pat, sam, matter)

    # when the court varies it on 12 March, the respondent is not there, and the registrar registers it as varied
    robin.move_to(12, 3, 2026)
    _records_the_variation(robin, matter)
    robin.move_to(13, 3, 2026)
    _registers(robin, matter)

    # then it is in force; but the terms that bind are those it was made with, and the page says until when
    said = _terms(robin, matter)
    assert status(robin, ORDER) == "In force"
    assert AS_MADE in said
    assert AS_VARIED not in said
    assert UNTIL_NOTICE in said
    _prepares_the_copy(sam, matter)
    assert faults_of_the_matter(robin, matter) == []

    # when the copy is served with the notice of what is to be reported
    sam.move_to(17, 3, 2026)
    sam.open(matter)
    serves(sam, "16 3 2026 6:00pm", ["A copy of the order", "The notice of reporting obligations"], {"Was the respondent told each": "Yes"})

    # then the terms as the court varied them bind
    said = _terms(robin, matter)
    assert status(robin, ORDER) == "In force"
    assert AS_VARIED in said
    assert AS_MADE not in said
    assert UNTIL_NOTICE not in said

    # and the certificate closes the registrar's part on its last day
    robin.take_up("Give the commissioner the certificate of registration", matter)
    robin.record({"When was it given": "17 3 2026 9:00am", "In which way": "By email", "Was a copy": "Yes"})
    assert "Give the commissioner the certificate" not in what_next(robin, matter)
