"""What is printed about a failure to report (50, 77): the obligation, the notices, what may stand against it; and nothing of any order."""

from __future__ import annotations

from typing import Any

import pytest

import app.law.all  # noqa: F401 - every fact and life
from app.errors import Refusal
from app.law.document_facts import applicable
from tests.documents.test_documents import TEMPLATES, prepared, told_in_full, words
from tests.law.test_reporting_notices import initial
from tests.support.failure_told import FAILURE, told_of_a_failure
from tests.support.order_stories import Story


def of_a_failure(**more: Any) -> Story:
    """The same person, told of reporting after a release on 5 January 2026."""
    return told_of_a_failure(initial(Story(), "2026-01-05"), **more)


def test_the_brief_names_the_obligation_the_notices_and_what_may_stand_against_it() -> None:
    said = words(prepared("brief_about_failure", of_a_failure(), FAILURE))
    assert "The obligation to report a change of personal details (section 19A)." in said
    assert "Thursday 26 March 2026 at 12:00 am" in said
    assert "gave the respondent the initial reporting obligations notice (section 54A(1)) on Monday 5 January 2026" in said
    assert "The respondent knew of it otherwise: a sample letter" in said
    assert "A later time was agreed with the commissioner (section 33)." in said
    assert "Age (a): 45 years on that day" in said
    assert "Other matters (e): a sample illness" in said
    assert "300 penalty units or 5 years imprisonment (section 50(1))" in said


def test_no_order_and_no_application_is_named_in_it() -> None:
    # given a matter with orders and applications, and a notice that an order called for
    for name in ("brief_about_failure", "statement_about_failure"):
        said = words(prepared(name, told_in_full(), FAILURE))
        assert "prohibition order" not in said
        assert "Sample Park" not in said
    assert "an application under the Act" in words(prepared("brief_about_failure", told_in_full(), FAILURE)), "that it is left out is said"


def test_a_notice_that_was_received_later_is_not_named() -> None:
    said = words(prepared("brief_about_failure", told_of_a_failure(initial(Story(), "2026-03-30")), FAILURE))
    assert "No reporting obligations notice is recorded that was received before that time." in said
    said = words(prepared("statement_about_failure", told_of_a_failure(initial(Story(), "2026-03-30")), FAILURE))
    assert "Notices of reporting obligations" not in said


@pytest.mark.parametrize("kind", ["contravention-brief-assembled", "excuse-matters-recorded"])
def test_it_is_refused_while_a_part_is_missing(kind: str) -> None:
    story = of_a_failure()
    story.entries = [entry for entry in story.entries if entry.kind != kind]
    with pytest.raises(Refusal):
        prepared("brief_about_failure", story, FAILURE)


def test_before_it_was_looked_for_what_stands_against_it_there_is_no_brief_and_of_an_order_another_one() -> None:
    story = of_a_failure()
    facts = TEMPLATES.template("brief_about_failure").facts
    assert applicable(story.case, facts, FAILURE)
    assert not applicable(story.case, TEMPLATES.template("statement_of_the_prosecution").facts, FAILURE)
    assert not applicable(story.case, TEMPLATES.template("brief_of_evidence").facts, FAILURE)
    story.entries = [entry for entry in story.entries if entry.kind != "reporting-obligation-established"]
    assert not applicable(story.case, facts, FAILURE)
