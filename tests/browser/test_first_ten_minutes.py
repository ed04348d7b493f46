"""The first ten minutes of a newcomer, as the README tells them: one matter from its opening to the end of the order's term, by hand.

Everything is done through the pages as a person would: links and buttons by their words, questions by their words.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.by_hand import EXPLAINED, PAPERS, opens_a_matter, serves, status, swears
from tests.browser.conftest import Demo
from tests.browser.person import Person

pytestmark = pytest.mark.browser
PARK = {"Kind": "Prohibit", "Words of the condition": "Must not enter the made-up park."}
HELD = {
    "Did the hearing take place": "It took place",
    "Application that was heard": "Application 1",
    "Was the application for the final": "Yes",
}


def _prepares_the_application(pat: Person) -> None:
    pat.follow("Begin an application")
    pat.record(
        {"When was the belief formed": "2 3 2026 8:30am", "What is believed": "Made up, both limbs.", "Reasonable grounds": "Made up."}
    )
    pat.follow("Describe the respondent")
    pat.record({
        "Is the description on the file": "Yes", "Why is the respondent a relevant": "Is a reportable offender",
        "Is the respondent a reportable": "Yes", "Is the respondent under a": "No",
    })  # fmt: skip
    pat.follow("Record the concerning conduct")
    pat.record({"What was done": "Made-up conduct.", "From which day": "1 2 2026", "Where": "A made-up park"})
    pat.follow("Record the conditions sought")
    pat.record(PARK | {"Excludes from a place": "No"})
    pat.follow("Issue the appearance notice")
    pat.record({
        "When was the notice issued": "2 3 2026 9:00am", "Court": "Magistrates Court", "Place of the court": "Brisbane",
        "When the respondent must appear": "23 3 2026 9:00am", "List the hearing": "Yes",
    }, confirm=True)  # fmt: skip
    pat.follow("File the application")
    pat.record({"When were they filed": "2 3 2026 9:00am"})


def _explains(one: Person) -> None:
    """The order is explained in court: what will follow is looked at first, and nothing is recorded by looking."""
    one.follow("Record how the order was explained")
    one.page.get_by_role("button", name="It is now").click()
    one.answer({
        "By whom": "The magistrate", "Language and interpreter": "English", "Was explained what the order asks": "Yes", "Was explained what may follow": "Yes",
    })  # fmt: skip
    one.press("See what will follow")
    assert "Nothing has been recorded yet" in one.words()
    assert "Record how the order was explained" in one.page.locator("section[aria-labelledby=steps]").inner_text()
    one.press("Change the answers")
    one.record({})
    assert "Order explained in court" in one.words()


def _asks_why(person: Person, matter: str) -> int:
    """Open “Why this date?” for every date of the matter; each gives a rule, its provision and what it runs from."""
    person.open(matter)
    dates = person.page.locator("section[aria-labelledby=dates] a[href*='/why/']")
    asked = [str(each.get_attribute("href")) for each in dates.all()]
    for address in asked:
        person.open(address)
        said = person.words()
        assert "Why this date?" in said, address
        assert "If missed" in said, said
        reasons = person.page.locator("section.world").get_by_text("Runs from").count()
        warnings = person.page.locator(".govuk-warning-text").count()
        assert reasons or ("No date" in said and warnings), f"no reason is given for {address}:\n{said}"
    person.open(matter)
    return len(asked)


def _goes_to(person: Person, who: str, matter: str, day: tuple[int, int, int] | None = None) -> None:
    if who:
        person.sign_in(who)
    if day:
        person.move_to(*day)
    person.open(matter)


def test_a_newcomer_takes_one_matter_from_its_opening_to_the_end_of_the_order(own_demo: Demo, person_at: Callable[..., Person]) -> None:
    one = person_at(own_demo.base)

    # given an application, its notice issued and filed on Monday 2 March, and served that evening
    one.sign_in("Pat")
    matter = opens_a_matter(one, "Invented-Newcomer", "27 3 1984")
    _prepares_the_application(one)
    _goes_to(one, "Sam", matter)
    one.follow("Plan the service")
    one.record({"Plan": "At home in the evening."})
    _goes_to(one, "", matter, (3, 3, 2026))
    serves(one, "2 3 2026 6:00pm", PAPERS, EXPLAINED)
    swears(one, "3 3 2026 9:00am")

    # when the court adjourns on 23 March and makes a temporary order
    _goes_to(one, "Robin", matter, (23, 3, 2026))
    one.follow("Record what happened at the hearing")
    one.record(HELD | {
        "How was the respondent there": "In person", "What was the outcome": "Adjourned to a day", "Was a day fixed": "Yes",
        "Day and time of the next": "14 4 2026 9:00am", "Place of the court": "Brisbane", "Did the court make a temporary": "Made",
        "Who raised it": "The police commissioner", "Satisfied that the respondent": "Satisfied", "Satisfied of an": "Satisfied",
        "Satisfied that the temporary": "Satisfied",
    } | PARK, confirm=True)  # fmt: skip
    # then it is in force, for 28 days in one reading and one day more in another
    assert status(one, "Temporary order 1") == "In force"
    assert "Sun 19 April 2026" in one.words()
    assert "O-A01" in one.words()

    # and it is explained to the respondent who is there
    _explains(one)

    # when the prosecutor asks for an extension, and the court gives one on 14 April, until 11 May
    _goes_to(one, "Pat", matter)
    one.follow("Ask for an extension")
    one.record({"Ask for": "Yes", "Last day to be asked for": "11 5 2026", "Does the respondent consent": "No", "Reasons": "Made up."})
    _goes_to(one, "Robin", matter, (14, 4, 2026))
    one.follow("Record what happened at the hearing")
    one.record(HELD | {
        "How was the respondent there": "In person", "What was the outcome": "Adjourned to a day", "Was a day fixed": "Yes",
        "Day and time of the next": "5 5 2026 9:00am", "Place of the court": "Brisbane", "Was this order extended": "Extended",
        "Last day, as the court": "11 5 2026", "Did the respondent consent": "No",
    }, confirm=True)  # fmt: skip
    assert status(one, "Temporary order 1") == "In force"
    assert "Mon 11 May 2026" in one.words()

    # when on 5 May the prohibition order is made and the respondent is not there
    _goes_to(one, "", matter, (5, 5, 2026))
    one.follow("Record what happened at the hearing")
    one.record(HELD | {
        "How was the respondent there": "Not at all", "Was the court satisfied that": "Yes", "What was the outcome": "Prohibition order made",
        "Was it made by consent": "No", "Satisfied that the respondent": "Satisfied", "Satisfied of an": "Satisfied",
        "Satisfied that the order": "Satisfied", "Which matters of": ["(a) when the conduct happened", "(j) anything else the court found relevant"],
        "Was the respondent a reportable": "Yes",
    } | PARK, confirm=True)  # fmt: skip
    # then nothing protects until it is served, and everybody is told so in red
    assert (status(one, "Temporary order 1"), status(one, "Prohibition order 1")) == ("Not in force", "Not in force")
    gap = one.page.get_by_role("region", name="Protection gap")
    assert gap.is_visible()
    assert gap.evaluate("it => getComputedStyle(it).backgroundColor") == "rgb(148, 37, 20)"
    assert _asks_why(one, matter) >= 5

    # when it is served that evening
    _goes_to(one, "Sam", matter)
    one.follow("Plan the service")
    one.record({"Plan": "At home in the evening."})
    _goes_to(one, "", matter, (6, 5, 2026))
    serves(
        one,
        "5 5 2026 6:00pm",
        ["A copy of the order", "The notice that the order may be registered elsewhere"],
        {"Was the respondent told each": "Yes"},
    )
    # then the gap is closed and the order runs for five years
    assert one.page.get_by_role("region", name="Protection gap").count() == 0
    assert status(one, "Prohibition order 1") == "In force"
    assert "4 May 2031" in one.words()
    swears(one, "6 5 2026 9:00am")
    assert _asks_why(one, matter) >= 6

    # when the years pass
    for year in (2027, 2028, 2029, 2030, 2031):
        _goes_to(one, "", matter, (4, 5, year))
        assert status(one, "Prohibition order 1") == "In force"
    # then the day after its last day it may be over, and the day after that it is, in every reading
    _goes_to(one, "", matter, (5, 5, 2031))
    assert status(one, "Prohibition order 1") in {"May be in force", "Not in force"}
    _goes_to(one, "", matter, (7, 5, 2031))
    assert status(one, "Prohibition order 1") == "Not in force"
    assert _asks_why(one, matter) >= 6
