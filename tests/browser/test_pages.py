"""Every page, for those who work with it: wide and narrow, for whoever uses a keyboard or has no script, and by the rules of WCAG 2.2 AA."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.axe import NARROW, UNFOLD, WIDE, faults
from tests.browser.conftest import Demo
from tests.browser.person import Person

pytestmark = pytest.mark.browser
LISTS = ("/", "/deadlines", "/look-up", "/readings", "/processes", "/paper", "/open-a-matter", "/calendars", "/moved-dates", "/password")
OWN = {"Adi": ("/people", "/people/registrar", "/calendars", "/take-on"), "Sandy": ("/team", "/?holder=unit")}
FOCUSED = "(() => { const it = document.activeElement; return it.name || it.textContent.trim() })()"


def _addresses(person: Person) -> list[str]:
    """Pages of matters that this person is led to: one matter with a protection gap if there is one, a step, a date, an entry."""
    found: list[str] = []
    person.open("/")
    for where in (".gap a[href^='/matters/']", ".card a[href*='/steps/']", ".card dd a[href^='/matters/']"):
        links = person.page.locator(where)
        if links.count():
            found.append(str(links.first.get_attribute("href")))
    matter = next((address for address in found if "/steps/" not in address), None)
    if matter:
        person.open(matter)
        for where in (
            "#main-content a[href*='/why/']",
            "a[href*='/entries/']",
            "a[href*='/history/']",
            "a[href$='/what-if']",
        ):
            links = person.page.locator(where)
            if links.count():
                found.append(str(links.first.get_attribute("href")))
        if f"{matter}/what-if" in found:
            person.open(f"{matter}/what-if")
            turn = person.page.locator(".turns a")
            found += [str(turn.first.get_attribute("href"))] if turn.count() else []
    return found


@pytest.mark.parametrize("who", ["Robin", "Pat", "Sam", "Lee", "Rory", "Ari", "Sandy", "Audrey", "Adi"])
def test_no_page_is_wider_than_the_window_or_keeps_anyone_out(demo: Demo, person_at: Callable[..., Person], who: str) -> None:
    person = person_at(demo.base)
    person.sign_in(who)
    of_matters = _addresses(person)
    everything = who == "Robin"
    found = []
    for address in (*(LISTS if everything else LISTS[:1]), *OWN.get(who, ()), *of_matters):
        person.open(address)
        person.page.evaluate(UNFOLD)
        changes = (
            address == "/" or address in OWN.get(who, ()) or address.startswith("/matters/")
        )  # with who looks; the other lists are one and the same
        if everything:
            found += faults(person, address, WIDE)
        found += faults(person, address, NARROW, rules=changes and "/why/" not in address)
    assert found == []


def test_signing_in_keeps_nobody_out(demo: Demo, person_at: Callable[..., Person]) -> None:
    person = person_at(demo.base)
    person.open("/")
    assert [*faults(person, "sign-in", WIDE), *faults(person, "sign-in", NARROW)] == []


def test_without_scripts_a_matter_is_opened_and_its_first_step_recorded(demo: Demo, person_at: Callable[..., Person]) -> None:
    pat = person_at(demo.base, scripts=False)
    pat.sign_in("Pat")
    pat.menu("Open a matter")
    pat.answer({"Family name or only name": "Fictional-Scriptless", "Date of birth": "1 1 1980", "How sure is the date": "Estimated"})
    pat.press("Open the matter")
    pat.follow("Begin an application")
    pat.record({"When was the belief formed": "2 3 2026 8:30am", "What is believed": "Made up.", "Reasonable grounds": "Made up."})
    assert "Describe the respondent" in pat.words()


def test_without_scripts_an_administrator_adds_somebody_who_then_signs_in(demo: Demo, person_at: Callable[..., Person]) -> None:
    adi = person_at(demo.base, scripts=False)
    adi.sign_in("Adi")
    adi.menu("People and units")
    adi.page.get_by_text("Add a person").click()
    adi.answer({"Name": "Nova Madeup-New", "E-mail": "nova@example.invalid", "First password": "a made-up long password"})
    adi.page.get_by_label("Registrar", exact=True).check()
    adi.page.get_by_label("Registry Brisbane", exact=True).check()
    adi.press("Add this person")
    assert "Nova Madeup-New can sign in." in adi.words()
    nova = person_at(demo.base, scripts=False)
    nova.sign_in("Nova")
    assert "Record what happened at the hearing" in nova.words()


def test_what_was_typed_is_still_there_when_an_answer_is_refused(demo: Demo, person_at: Callable[..., Person]) -> None:
    pat = person_at(demo.base)
    pat.sign_in("Pat")
    pat.menu("Open a matter")
    pat.answer({"Family name or only name": "Unreal-Halfway", "Date of birth": "31 2 1980"})
    pat.press("Open the matter")
    # then the date that does not exist is named, and nothing that was typed is lost
    assert "Date of birth" in pat.page.locator(".govuk-error-summary").inner_text()
    assert pat.page.get_by_label("Family name or only name").input_value() == "Unreal-Halfway"
    assert pat.page.locator("fieldset", has_text="Date of birth").get_by_label("Day").input_value() == "31"
    pat.forgive(422)


def test_every_question_of_a_form_is_reached_with_the_keyboard_alone(demo: Demo, person_at: Callable[..., Person]) -> None:
    pat = person_at(demo.base)
    pat.sign_in("Pat")
    pat.open("/open-a-matter")
    pat.page.keyboard.press("Tab")
    assert pat.page.evaluate(FOCUSED) == "Skip to main content"
    pat.page.keyboard.press("Enter")
    names = set(pat.page.locator("main form").evaluate("it => [...it.elements].filter(e => e.name && e.type != 'hidden').map(e => e.name)"))
    reached: list[str] = []
    for _ in range(60):
        pat.page.keyboard.press("Tab")
        reached.append(pat.page.evaluate(FOCUSED))
        if reached[-1] == "Open the matter":
            break
    assert reached[-1] == "Open the matter"
    assert names <= set(reached)
    assert len(names) >= 8
