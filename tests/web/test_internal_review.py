"""A legal officer takes an internal review through its deemed confirmation to the Magistrates Court, all of it on the pages."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.support.at_work import as_posted
from tests.support.scenario import Scenario
from tests.support.wall import Browser, Walled, with_pages

MADE: dict[str, Any] = {
    "decision": "S67F_1",
    "at": "2026-03-02T10:00",
    "words": "That the suspension is revoked.",
    "made_by": "ANOTHER_PERSON",
    "maker": "Mary Madeup-Maker",
    "maker_office": "INSPECTOR",
    "recorded_by_maker": "NO",
    "place": "Brisbane",
    "notified": "YES",
    "notified_at": "2026-03-06T10:00",
    "manner": "POST",
}
ASSIGNED: dict[str, Any] = {
    "at": "2026-03-23T09:00",
    "reviewer": "Rita Madeup-Equal",
    "office": "INSPECTOR",
    "maker_office_now": "INSPECTOR",
}
DECIDED: dict[str, Any] = {
    "at": "2026-03-25T15:00",
    "outcome": "SUBSTITUTED",
    "effect": "NO_LONGER_STANDS",
    "words": "That the suspension goes on.",
    "reasons": "The made-up reason for it still stands.",
    "reviewer": "Rita Madeup-Equal",
    "office": "INSPECTOR",
    "place": "Brisbane",
}


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Walled:
    """The pages of a house with one matter, in which nothing but the offender is described."""
    story = Scenario(f"sqlite:///{tmp_path / 'review.db'}").opens(by="legal").at("2026-03-06 11:00")
    return with_pages(story, tmp_path, monkeypatch)


def matter_page(pages: Walled, who: Browser) -> str:
    """What the matter's page says, without its marks."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", who.get(f"/matters/{pages.matter}").get_data(as_text=True))).split())


def recorded(pages: Walled, who: Browser, link: str, **answers: Any) -> None:
    """Follow this link on the matter's page, answer, and record."""
    page = who.get(f"/matters/{pages.matter}").get_data(as_text=True)
    links = re.findall(r'<a[^>]*href="([^"]+)"[^>]*>(.*?)</a>', page, re.DOTALL)
    address = next(unescape(href) for href, said in links if link in " ".join(unescape(re.sub(r"<[^>]+>", " ", said)).split()))
    form = who.get(address)
    assert form.status_code == 200
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form.get_data(as_text=True))
    kept = {name: unescape(value) for name, value in hidden if name.startswith("_")}
    answer = who.post(address, kept | {part: said for name, value in answers.items() for part, said in as_posted(name, value).items()})
    assert answer.status_code == 303, re.findall(r"error-summary.*?</ul>", answer.get_data(as_text=True), re.DOTALL)


def test_a_review_goes_through_deemed_confirmation_to_the_magistrates_court_on_the_pages(pages: Walled) -> None:
    legal, reviewer = pages.browser("legal"), pages.browser("reviewer")
    # given a decision of schedule 4, an application in time, a reviewer, and a decision on the review
    recorded(pages, legal, "Record a refusal or revocation of a suspension decided elsewhere", **MADE)
    assert "Last day to apply for an internal review" in matter_page(pages, legal)
    pages.story.at("2026-03-23 09:00")
    applied: dict[str, Any] = {"applicant": "OFFENDER", "in_writing": "YES", "grounds": "Made up."}
    recorded(pages, legal, "Record an application for an internal review", at="2026-03-20T09:00", **applied)
    recorded(pages, legal, "Assign a reviewer", **ASSIGNED)
    pages.story.at("2026-03-25 15:00")
    recorded(pages, reviewer, "Decide the review", **DECIDED)
    said = matter_page(pages, legal)
    assert "Give the notice of the review decision" in said
    assert "Notice of the decision on an internal review" in said, "it can be printed"
    # when the tenth business day, Friday 10 April, is over without a notice
    pages.story.at("2026-04-11 00:00")
    said = matter_page(pages, legal)
    assert "Tell the offender what the law has confirmed" in said
    assert "taken to be confirmed with the end of Fri 10 April 2026" in said
    # then the offender is told, and the why of the date to appeal names the doubt
    pages.story.at("2026-04-13 10:00")
    recorded(pages, legal, "Tell the offender what the law has confirmed", at="2026-04-13T10:00", manner="POST")
    shown = legal.get(f"/matters/{pages.matter}").get_data(as_text=True)
    why = next(href for href in re.findall(r'href="([^"]*/why/[^"]*)"', shown) if "review.appeal-by" in href)
    assert "R-A10" in legal.get(unescape(why)).get_data(as_text=True)
    # and an appeal is filed with the Magistrates Court, served and decided
    pages.story.at("2026-05-08 16:00")
    recorded(pages, legal, "Record a notice of appeal filed with a Magistrates Court", at="2026-05-08T15:00", registry="Brisbane")
    recorded(pages, legal, "Record the copy of the notice of appeal", at="2026-05-08T15:30", way="By hand")
    pages.story.at("2026-06-10 12:00")
    result: dict[str, Any] = {
        "result": "SUBSTITUTED",
        "effect": "NO_LONGER_STANDS",
        "words": "That the suspension goes on.",
        "costs": "NONE",
    }
    recorded(pages, legal, "Record what the Magistrates Court decided", at="2026-06-10T11:00", **result)
    assert "Carry out the decision of the court" in matter_page(pages, pages.browser("register"))
