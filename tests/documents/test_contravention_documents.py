"""What is printed about the contravention of an order (67FA, 77, 77F): what stands there, what is left out, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import Refusal
from app.law.document_facts import applicable
from tests.documents.test_documents import BAN, CONTRAVENTION, prepared, told_of_a_contravention, words
from tests.support.order_stories import Story, at


def contravened(presence: str = "ABSENT", day: str = "2026-03-12", **more: Any) -> Story:
    """An order of 10 March 2026, served on a day, and the brief about a contravention of 20 March."""
    story = Story().applied("2026-02-02").made("2026-03-10", presence=presence, conditions=[BAN]).served(day)
    return told_of_a_contravention(story, **more)


def test_the_terms_are_printed_as_they_bound_at_the_time_alleged() -> None:
    said = words(prepared("terms_at_the_time", contravened(), CONTRAVENTION))
    for stated in ("Friday 20 March 2026 at 3:30 pm", "the terms as made on Tue 10 March 2026", "be within 100 m of Sample Park"):
        assert stated in said


def test_nothing_is_printed_of_terms_that_are_not_certain() -> None:
    for story in (contravened(day="2026-03-21"), contravened("AV_LINK", day="2026-03-21")):
        assert not applicable(story.case, "documents.terms-at-the-time", CONTRAVENTION)
        assert not applicable(story.case, "documents.brief-of-evidence", CONTRAVENTION), "nor a brief, until a legal officer settled it"


def test_a_brief_about_terms_that_are_not_certain_is_not_printed_before_a_legal_officer_let_it_through() -> None:
    story = contravened("AV_LINK", day="2026-03-21")
    story.tell("contravention-condition-named", CONTRAVENTION, "2026-03-24", of="the terms that a legal officer settled on", words="w")
    assert not applicable(story.case, "documents.brief-of-evidence", CONTRAVENTION)
    about = "whether the order, or which of its terms, was in force then (O-A10)"
    story.tell("contravention-advised", CONTRAVENTION, "2026-03-25", of=about, course="DO_NOT_GO_ON", advice="a")
    assert not applicable(story.case, "documents.brief-of-evidence", CONTRAVENTION)
    story.tell("contravention-advised", CONTRAVENTION, "2026-03-26", of=about, course="GO_ON", advice="a")
    assert applicable(story.case, "documents.brief-of-evidence", CONTRAVENTION)


def test_a_brief_that_a_legal_officer_let_through_prints_the_words_that_were_settled_on_and_says_so() -> None:
    story = contravened("AV_LINK", day="2026-03-21")
    about = "whether the order, or which of its terms, was in force then (O-A10)"
    story.tell("contravention-advised", CONTRAVENTION, "2026-03-23", of=about, course="GO_ON", advice="a")
    settled = {"of": "the terms that a legal officer settled on", "words": "as it was read out"}
    story.tell("contravention-condition-named", CONTRAVENTION, "2026-03-24", **settled)
    said = words(prepared("brief_of_evidence", story, CONTRAVENTION))
    assert "It is not certain that the order" in said
    assert "O-A10" in said
    assert "as it was read out" in said
    assert "be within 100 m of Sample Park" not in said


@pytest.mark.provision("67FB")
def test_the_brief_says_what_is_alleged_what_proves_it_and_what_may_be_imposed() -> None:
    said = words(prepared("brief_of_evidence", contravened(), CONTRAVENTION))
    for stated in (
        "prohibition order made on Tuesday 10 March 2026",
        "stood at the sample fence",
        "be within 100 m of Sample Park",
        "in force at that time in every reading",
        "served personally with a copy of the order by Officer Sample on Thursday 12 March 2026 (section 67FA(3)(b))",
        "It is not recorded that the respondent was told of the condition",
        "Age (a): 45 years on that day",
        "Form of notice adequate (c): Yes: read out at the door",
        "What the respondent said (d): lost the way",
        "may not cross-examine that witness in person",
        "300 penalty units or 5 years imprisonment",
        "200 penalty units or 3 years imprisonment",
        "section 67FF",
    ):
        assert stated in said


@pytest.mark.provision("77F(2)")
def test_the_brief_leaves_out_the_application_and_says_so_until_leave_is_recorded() -> None:
    story = contravened()
    said = words(prepared("brief_of_evidence", story, CONTRAVENTION))
    assert "What this brief leaves out (section 77F(2))" in said
    assert "the existence of an application under the Act" in said
    assert "An application for the order was made" not in said
    assert "Proceeding: Brisbane" not in said
    story.tell("leave-to-refer-decided", CONTRAVENTION, "2026-06-01", decision="GRANTED", references=["a", "b"])
    with_leave = words(prepared("brief_of_evidence", story, CONTRAVENTION))
    assert "An application for the order was made" in with_leave
    assert "The proceeding: Brisbane" in with_leave
    assert "the existence of an application under the Act" not in with_leave
    assert "the making of any other order on it" in with_leave, "what leave does not cover stays left out"
    story.tell("leave-to-refer-decided", CONTRAVENTION, "2026-06-02", decision="REFUSED", references=["a", "b"])
    assert "An application for the order was made" not in words(prepared("brief_of_evidence", story, CONTRAVENTION))


def test_the_brief_says_where_the_making_of_the_order_itself_needs_leave() -> None:
    story = contravened().tell("same-conduct-considered", CONTRAVENTION, "2026-03-24", based="THIS_ORDERS_APPLICATION", reasons="r")
    assert "its making may be referred to" in words(prepared("brief_of_evidence", story, CONTRAVENTION))
    story.tell("leave-to-refer-decided", CONTRAVENTION, "2026-06-01", decision="GRANTED", references=["c"])
    assert "its making may be referred to" not in words(prepared("brief_of_evidence", story, CONTRAVENTION))


@pytest.mark.parametrize(
    ("kind", "missing"),
    [("contravention-brief-assembled", {"evidence", "attached"}), ("excuse-matters-recorded", {"excuse"})],
)
def test_the_brief_is_refused_while_a_part_is_missing(kind: str, missing: set[str]) -> None:
    story = contravened()
    story.entries = [each for each in story.entries if each.kind != kind]
    with pytest.raises(Refusal, match="67F") as refused:
        prepared("brief_of_evidence", story, CONTRAVENTION)
    assert set(refused.value.fields) == missing


@pytest.mark.provision("77(1)", "77(3)")
def test_the_statement_of_the_prosecution_states_service_presence_and_the_register() -> None:
    said = words(prepared("statement_of_the_prosecution", contravened("IN_PERSON"), CONTRAVENTION))
    for stated in (
        "The respondent was present in court when the order was made (section 77(3)(c))",
        "Officer Sample served the respondent in person with a copy of that offender prohibition order on Thursday 12 March 2026 (section 77(3)(a))",
        "that the person was registered (section 77(1))",
        "at least 3 business days before the day fixed",
    ):
        assert stated in said


def test_presence_by_link_is_not_stated_as_presence() -> None:
    assert "was present in court" not in words(prepared("statement_of_the_prosecution", contravened("AV_LINK"), CONTRAVENTION))


def test_a_statement_without_anything_to_state_is_refused() -> None:
    story = told_of_a_contravention(Story().applied("2026-02-02").made("2026-03-10", presence="ABSENT", conditions=[BAN]))
    with pytest.raises(Refusal, match=r"77\(3\)") as refused:
        prepared("statement_of_the_prosecution", story, CONTRAVENTION)
    assert set(refused.value.fields) == {"matters"}


def of_another_place(**more: Any) -> Story:
    """A registered order, contravened on 20 March 2026; what was gathered about the copy served where it was made."""
    asked: dict[str, Any] = {
        "jurisdiction": "NSW",
        "court": "Sample Court",
        "made_on": "2025-09-01",
        "indefinite": True,
        "home_presence": "ABSENT",
    }
    story = Story().tell("registration-applied-for", "corresponding-order:1", "2026-02-01", conditions=[BAN], **asked)
    made = {"corresponding_order": "corresponding-order:1", **more}
    story.tell("registered-order-made", "registered-order:1", "2026-03-10", **made)
    return told_of_a_contravention(story, order="registered-order:1")


@pytest.mark.provision("77(3)")
def test_the_statement_says_who_served_the_original_order_and_under_which_authority() -> None:
    story = of_another_place()
    copy: dict[str, Any] = {"of": "c", "told_condition": "NO", "home_copy_served": "YES", "home_copy_at": at("2025-09-03").isoformat()}
    by = {"home_copy_by": "Officer Elsewhere", "home_copy_authority": "a member of the sample police force"}
    said = words(
        prepared(
            "statement_of_the_prosecution",
            story.tell("knowledge-evidence-gathered", CONTRAVENTION, "2026-03-24", **copy, **by),
            CONTRAVENTION,
        )
    )
    assert (
        "Officer Elsewhere served the respondent with a copy of that corresponding order on Wednesday 3 September 2025 (section 77(3)(a))"
        in said
    )
    assert (
        "Officer Elsewhere was authorised to serve that corresponding order: a member of the sample police force (section 77(3)(b))" in said
    )
    assert "present in court" not in said
    # and nothing is stated of a service of which nobody knows who did it
    with pytest.raises(Refusal):
        prepared(
            "statement_of_the_prosecution", story.tell("knowledge-evidence-gathered", CONTRAVENTION, "2026-03-25", **copy), CONTRAVENTION
        )


@pytest.mark.provision("77(3)")
def test_the_statement_says_that_the_respondent_was_there_when_the_order_was_registered() -> None:
    said = words(prepared("statement_of_the_prosecution", of_another_place(present_when_registered="YES"), CONTRAVENTION))
    assert "The respondent was present in court when the order was registered (section 77(3)(d))" in said
    with pytest.raises(Refusal):
        prepared("statement_of_the_prosecution", of_another_place(present_when_registered="NO"), CONTRAVENTION)


@pytest.mark.provision("77(3)")
def test_the_statement_says_who_gave_the_reporting_obligations_notice_by_itself() -> None:
    story = contravened("IN_PERSON").tell(
        "reporting-notice-given", "prohibition-order:1", "2026-03-11", way="by hand", officer="Constable Sample"
    )
    said = words(prepared("statement_of_the_prosecution", story, CONTRAVENTION))
    assert "Constable Sample gave the respondent the reporting obligations notice on Wednesday 11 March 2026 (section 77(3)(e))" in said
    assert said.count("(section 77(3)(e))") == 1
