"""A person at the pages: reads questions by their words, answers them as one would by hand, and notices what went wrong on the way.

Knows nothing of the system but its pages. Every page that is opened is listened to: an error in the console or a request to
another place than the demonstration is remembered and fails the test at the end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page

DAY = re.compile(r"(\d{1,2}) (\d{1,2}) (\d{4})(?: (\S+))?")
_PARTS = ("Day", "Month", "Year", "Time")


class Person:
    """One made-up person with a window of their own."""

    def __init__(self, browser: Browser, base: str, *, width: int = 1280, scripts: bool = True) -> None:
        self.base = base
        self.context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(30_000)
        self.wrong: list[str] = []
        self.page.on("console", lambda said: self.wrong.append(f"console: {said.text}") if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.wrong.append(f"script: {error}"))
        self.page.on("request", lambda asked: self._asked(asked.url))
        self.page.on("response", lambda answer: self._answered(answer.status, answer.url))

    def _asked(self, url: str) -> None:
        if urlsplit(url).scheme not in {"data", "blob", "about"} and not url.startswith(self.base):
            self.wrong.append(f"request elsewhere: {url}")

    def _answered(self, status: int, url: str) -> None:
        if status >= 400:
            self.wrong.append(f"{status}: {url}")

    # ------------------------------------------------------------------------------------------------------------ going about
    def sign_in(self, who: str) -> None:
        """Sign in as one of the cast, by the name on the button; whoever was signed in here goes home first."""
        self.context.clear_cookies()
        self.open("/")
        self.go(self.page.locator("main").get_by_role("button", name=f"as {who}"))
        assert self.page.get_by_role("button", name="Sign out").is_visible(), self.words()

    def open(self, path: str) -> None:
        """Go to an address of the demonstration."""
        self.page.goto(self.base + path)

    def go(self, by: Locator) -> None:
        """Follow a link or press a button that leads to a page, and wait for the page."""
        with self.page.expect_navigation():
            by.click()

    def follow(self, words: str) -> None:
        """Follow a link of the page's main part by its words."""
        link = self.page.locator("main").get_by_role("link", name=words).first
        if not link.count():  # what is asked for less often is folded away
            self.page.get_by_text("Record something else").click()
        self.go(link)

    def take_up(self, step: str, matter: str) -> None:
        """Follow a step of a matter from the list of one's work."""
        self.menu("Your work")
        cards = self.page.locator("li.card", has=self.page.locator(f"a[href='{matter}']"))
        self.go(cards.get_by_role("heading").get_by_role("link", name=step, exact=True))

    def menu(self, words: str) -> None:
        """Follow a link of the menu."""
        self.go(self.page.get_by_role("navigation", name="Main").get_by_role("link", name=words, exact=True))

    def press(self, words: str) -> None:
        """Press a button by its words."""
        self.go(self.page.get_by_role("button", name=words, exact=True).first)

    def words(self) -> str:
        """What the page says, in its main part."""
        return self.page.locator("main").inner_text()

    def move_to(self, day: int, month: int, year: int) -> None:
        """Move the clock of the demonstration to the morning of a day."""
        bar = self.page.get_by_role("region", name="Demonstration clock")
        if not bar.get_by_label("Month").is_visible():
            bar.locator("summary").click()
        for label, said in zip(_PARTS, (day, month, year), strict=False):
            bar.get_by_label(label).fill(str(said))
        self.go(bar.get_by_role("button", name="Move", exact=True))

    # ------------------------------------------------------------------------------------------------------------ answering
    def answer(self, questions: Mapping[str, str | Sequence[str]]) -> None:
        """Answer questions by their words, in the order given: text is typed, options are chosen, days are filled part by part."""
        for question, said in questions.items():
            self._answer(question, said)

    def _answer(self, question: str, said: str | Sequence[str]) -> None:
        group, label = self._asked_for(question)
        if group is None:
            assert label is not None, f"the page asks nothing like “{question}”:\n{self.words()}"
            field = self.page.locator(f"[id='{label.get_attribute('for')}']")
            field.fill(str(said))
            return
        day = DAY.fullmatch(said) if isinstance(said, str) else None
        if day:
            for part, value in zip(_PARTS, day.groups(), strict=True):
                if value is not None:
                    group.get_by_label(part, exact=True).fill(value)
            return
        for option in [said] if isinstance(said, str) else said:
            group.get_by_label(option, exact=True).check()

    def _asked_for(self, question: str) -> tuple[Locator | None, Locator | None]:
        """The group or else the label that asks just this; or else one that begins so."""
        for said in ("normalize-space(.) = $q", "starts-with(normalize-space(.), $q)"):
            where = said.replace("$q", f'"{question}"')
            group, label = self._visible(f"//main//fieldset[legend[{where}]]"), self._visible(f"//main//label[{where}]")
            if group or label:
                return group, label
        return None, None

    def _visible(self, path: str) -> Locator | None:
        return next((each for each in self.page.locator(f"xpath={path}").all() if each.is_visible()), None)

    def record(self, questions: Mapping[str, Any], *, confirm: bool = False) -> None:
        """Answer and record; where the page asks whether it was really so, say yes if `confirm`."""
        self.answer(questions)
        self.press("Record")
        asked = self.page.get_by_role("heading", name="Is this what in fact happened?")
        if confirm and asked.count():
            for box in self.page.locator("input[name='_confirmed']").all():
                box.check()
            self.forgive(422)
            self.press("Confirm and record")
        assert not self.page.locator(".govuk-error-summary").count(), self.page.locator(".govuk-error-summary").inner_text()

    def forgive(self, status: int) -> None:
        """An answer with this status was what the test asked for."""
        self.wrong = [each for each in self.wrong if not each.startswith(f"{status}: ") and f"status of {status}" not in each]

    def close(self) -> None:
        """Go home. Nothing may have gone wrong on the way."""
        self.context.close()
        assert self.wrong == []
