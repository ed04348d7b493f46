"""What people get wrong, on the pages: each gets its sentence with the provision, and keeps what was typed.

What a court or an officer in fact did is asked about, recorded when confirmed, and flagged; a slip is refused. Nothing is lost, nothing half done.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.processes.test_appeals import NOTICE as NOTICE_OF_APPEAL
from tests.processes.test_appeals import OF_THE_ORDER
from tests.processes.test_children_and_other_applications import started
from tests.processes.test_corresponding_orders import APPLIED
from tests.processes.test_reviews import ASSIGNED, REVIEW, applied, listed
from tests.processes.told import FINAL_MADE, NOT_MADE_13K, PAPERS, SERVED, TEMPORARY, Tale, in_force, prohibited
from tests.support.at_work import AtWork, words
from tests.support.wall import with_pages

HELD = {"took_place": "HELD", "application": "application:1", "mention_of_final_application": "YES", "presence": "IN_PERSON"}
ADJOURNED = {"outcome": "ADJOURNED", "next_fixed": "YES", "next_listed_for": "2026-04-28 09:00", "next_place": "Brisbane"}
AT_SCHOOL = {
    **SERVED,
    "at": "2026-03-04 12:30",
    "documents": ["APPLICATION", "APPEARANCE_NOTICE"],
    "explained": "YES",
    "explained_how": "In plain English",
    "discreet": "YES",
    "school_or_work": "YES",
}


def of_a_child(url: str) -> Tale:
    """Served on a made-up child, with the first mention under way."""
    story = started(url).at("2026-03-04 17:00").plans(school_or_work="NO")
    discreet = {"documents": AT_SCHOOL["documents"], "explained": "YES", "explained_how": "In plain English", "discreet": "YES"}
    story.step("serve_documents", PAPERS, **{**SERVED, "at": "2026-03-04 17:00", **discreet, "school_or_work": "NO"})
    return story.at("2026-03-24 10:00")


@dataclass(frozen=True)
class Wrong:
    """Somebody sends a form that is not right."""

    what: str
    given: Callable[[str], Tale]
    who: str
    element: str
    subject: str
    answers: dict[str, Any]
    sentence: str
    provision: str


ASKED = (
    Wrong("an extension beyond the cap without consent", lambda url: in_force(url).at("2026-03-24 10:00"), "registrar", "record_mention", "hearing:1",
          {**HELD, "at": "2026-03-24 09:00", **ADJOURNED, **NOT_MADE_13K, "orders": [{"subject": TEMPORARY, "decision": "EXTENDED", "until": "2026-05-20"}]},
          "no consent of the respondent is recorded", "13N(2)"),
    Wrong("a child's consent order", of_a_child, "registrar", "record_mention", "hearing:1",
          {**HELD, "at": "2026-03-24 09:00", **FINAL_MADE, "by_consent": "YES", "both_consents_recorded": "YES", "interests_of_justice": "NOT_AGAINST",
           "consent_matters": ["a"], "report_considered": "NO", "last_resort": "SATISFIED", "most_effective": "SATISFIED"},
          "An order by consent is open for an adult respondent only", "13P(1)"),
    Wrong("service at a school without the reason", lambda url: started(url).at("2026-03-04 13:00").plans(school_or_work="NO"), "officer",
          "serve_documents", PAPERS, AT_SCHOOL, "school", "13ZL(7)(b)"),
    Wrong("an appeal out of time", lambda url: prohibited(url).at("2026-04-30 11:00"), "registrar", "record_notice_of_appeal", OF_THE_ORDER,
          {"at": "2026-04-30 10:00", "side": "RESPONDENT", **NOTICE_OF_APPEAL}, "out of time unless", "13ZH(3)"),
)  # fmt: skip
REFUSED = (
    Wrong("a reviewer who made the decision", lambda url: applied(listed(url)).at("2026-03-23 09:00"), "legal", "assign_reviewer", REVIEW,
          {**ASSIGNED, "at": "2026-03-23 09:00", "reviewer": "mary  madeup-maker", "office": "COMMISSIONER"}, "made the decision", "67I(2)(a)"),
    Wrong("a registration without proof of service at home", Tale, "prosecutor", "apply_for_registration", "",
          {**APPLIED, "at": "2026-03-02 09:00", "proof_of_service": ""}, "How it was served under the law of that place", "13Z(1)"),
    Wrong("an outcome that the form has no word for", lambda url: in_force(url).at("2026-03-24 10:00"), "registrar", "record_mention", "hearing:1",
          {**HELD, "at": "2026-03-24 09:00", "outcome": "PUT_OFF_FOR_EVER"}, "Choose", "13M(2)"),
)  # fmt: skip


@pytest.fixture
def open_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Tale], Any]:
    return lambda story: with_pages(story, tmp_path, monkeypatch)


def recorded(story: Tale) -> list[tuple[Any, ...]]:
    return story.rows("select id from entry where matter=:m order by id")


def is_kept(page: str, answers: dict[str, Any]) -> bool:
    """Does the page that comes back hold what was typed into its text fields and chosen from its lists?"""
    typed = [str(said) for said in answers.values() if isinstance(said, str) and said and not said[:4].isdigit()]
    return all(html.escape(said, quote=True) in page or said in html.unescape(page) for said in typed)


@pytest.mark.parametrize("wrong", ASKED, ids=lambda wrong: wrong.what)
def test_what_was_in_fact_done_is_asked_about_recorded_and_flagged(
    wrong: Wrong, sqlite_url: str, open_house: Callable[[Tale], Any]
) -> None:
    # given the matter as it stands, and somebody who records what was done
    story = wrong.given(sqlite_url)
    before, at_work = recorded(story), AtWork(open_house(story), wrong.who)
    # when the form is sent, it comes back with the sentence, the provision and everything that was typed
    _, answer = at_work.sends(wrong.element, wrong.subject, **wrong.answers)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert wrong.sentence in words(page)
    assert wrong.provision in words(page)
    assert is_kept(page, wrong.answers)
    assert recorded(story) == before
    # and once each sentence is confirmed it is recorded, and flagged
    asked = [html.unescape(each) for each in re.findall(r'name="_confirmed" value="([^"]*)"', page)]
    _, answer = at_work.sends(wrong.element, wrong.subject, confirmed=asked, **wrong.answers)
    assert answer.status_code == 303
    assert len(recorded(story)) > len(before)
    assert wrong.sentence in story.flags


@pytest.mark.parametrize("wrong", REFUSED, ids=lambda wrong: wrong.what)
def test_a_slip_is_refused_with_its_sentence(wrong: Wrong, sqlite_url: str, open_house: Callable[[Tale], Any]) -> None:
    story = wrong.given(sqlite_url)
    before, at_work = recorded(story), AtWork(open_house(story), wrong.who)
    _, answer = at_work.sends(wrong.element, wrong.subject, **wrong.answers)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert wrong.sentence in words(page)
    assert wrong.provision in words(page)
    assert is_kept(page, {name: said for name, said in wrong.answers.items() if name != "outcome"})
    assert recorded(story) == before


def test_a_document_with_a_mandatory_part_missing_says_which_and_is_not_made(sqlite_url: str, open_house: Callable[[Tale], Any]) -> None:
    # given an application in which no conditions are sought yet
    story = Tale(sqlite_url).begins("2026-03-02 09:30")
    pat = AtWork(open_house(story), "prosecutor")
    # then the page names the part that is missing, and the document is refused in the same words
    answer = pat.browser.get(f"/matters/{story.matter}/documents/application:1/application_for_prohibition_order")
    said = "Conduct to be prohibited and conditions sought"
    assert answer.status_code == 422
    assert f"Missing: {said} (section 13A(2)(d))" in words(answer.get_data(as_text=True))
    assert f"Application for a prohibition order · {said} (s 13A(2)(d))" in pat.page()
    # and once they are recorded it can be opened
    story.seeks()
    assert pat.opens("application:1", "application_for_prohibition_order") == 200
