"""Somebody who works on a matter's pages: follows its links, fills in forms as a browser posts them, and reads what comes back."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from werkzeug.test import TestResponse

from tests.support.wall import Walled

INSTANT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def as_posted(name: str, value: Any) -> dict[str, Any]:
    """An answer as a browser posts it: days and moments in their parts, groups by their place."""
    if isinstance(value, Mapping):
        return {flat: said for inner, each in value.items() for flat, said in as_posted(f"{name}-{inner}", each).items()}
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return {flat: said for place, each in enumerate(value) for flat, said in as_posted(f"{name}-{place}", each).items()}
    if isinstance(value, str) and (INSTANT.fullmatch(value) or DAY.fullmatch(value)):
        year, month, day = value[:10].split("-")
        parts = {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}
        return parts | ({f"{name}-time": value[11:]} if INSTANT.fullmatch(value) else {})
    return {name: value}


def words(page: str) -> str:
    """What a page says."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


class AtWork:
    """Somebody who works on the matter's pages."""

    def __init__(self, house: Walled, who: str) -> None:
        self.house, self.browser = house, house.browser(who)

    def page(self) -> str:
        """What the matter's page says."""
        return words(self.source())

    def source(self) -> str:
        """The matter's page as it is sent."""
        return str(self.browser.get(f"/matters/{self.house.matter}").get_data(as_text=True))

    def has(self, element: str, subject: str = "") -> bool:
        """Does the matter's page lead to this step or offer?"""
        return bool(self._links(element, subject))

    def _links(self, element: str, subject: str) -> list[str]:
        found = [html.unescape(each) for each in re.findall(r'href="([^"]+/steps/[^"]+)"', self.source())]
        return [each for each in found if f"/{element}" in each and subject in each]

    def sends(self, element: str, subject: str = "", *, confirmed: list[str] | None = None, **answers: Any) -> tuple[str, TestResponse]:
        """Fill in the form that a link of the matter's page leads to and send it: what the form said, and the answer."""
        address = self._links(element, subject)[0]
        shown = self.browser.get(address)
        assert shown.status_code == 200
        said = {name: part for field, value in answers.items() for name, part in as_posted(field, value).items()}
        return words(shown.get_data(as_text=True)), self.browser.post(address, said | ({"_confirmed": confirmed} if confirmed else {}))

    def records(self, element: str, subject: str = "", **answers: Any) -> str:
        """Send the form, which must be recorded; what the form said."""
        said, answer = self.sends(element, subject, **answers)
        assert answer.status_code == 303, words(answer.get_data(as_text=True))
        return said

    def opens(self, subject: str, document: str) -> int:
        """Open a document of the matter; the status of the answer."""
        return self.browser.get(f"/matters/{self.house.matter}/documents/{subject}/{document}").status_code
