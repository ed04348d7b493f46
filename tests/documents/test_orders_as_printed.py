"""The orders as they are printed: what they prohibit and require, for how long, from when, and what follows if they are not kept."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import Refusal
from tests.documents.test_documents import BAN, TEMPORARY, prepared, told_in_full, words
from tests.support.order_stories import NEW, ORDER, Story

DISQUALIFICATION = "disqualification-order:1"
VARIED = {"application": "variation:1", "how": "VARIATION_APPLICATION", "presence": "IN_PERSON"}


@pytest.mark.provision("13J(5)")
def test_a_magistrates_order_needs_a_return_date_and_a_courts_does_not() -> None:
    for under, refused in (("S13J", True), ("S13K", False)):
        story = Story().applied("2026-02-02").made("2026-02-03", order=TEMPORARY, made_under=under, conditions=[BAN])
        if refused:
            with pytest.raises(Refusal, match=r"13J\(5\)"):
                prepared("temporary_order", story, TEMPORARY)
        else:
            assert "None is fixed" in words(prepared("temporary_order", story, TEMPORARY))


def test_the_term_of_a_childs_order_is_printed_as_the_act_fixes_it() -> None:
    story = Story(born="2009-01-01").applied("2026-02-02").made("2026-03-10", conditions=[BAN])
    assert "2 years" in words(prepared("prohibition_order", story, ORDER))


@pytest.mark.provision("13A(2)(a)")
def test_the_particulars_of_a_conviction_say_of_what_where_and_when() -> None:
    said = words(prepared("application_for_prohibition_order", told_in_full(), "application:1"))
    assert "Sample offence; Sample Court, Wednesday 1 January 2020" in said


@pytest.mark.provision("13FA(1)")
def test_a_tracking_device_needs_its_stated_period() -> None:
    device = {"kind": "REQUIRE_TRACKING_DEVICE", "text": "wear a tracking device"}
    story = Story().applied("2026-02-02").made("2026-03-10", conditions=[device])
    with pytest.raises(Refusal, match=r"13FA\(1\)\(a\)"):
        prepared("prohibition_order", story, ORDER)
    story = Story().applied("2026-02-02").made("2026-03-10", conditions=[{**device, "tracking_until": "2026-09-10"}])
    assert "until Thursday 10 September 2026" in words(prepared("prohibition_order", story, ORDER))


@pytest.mark.provision("13F(4)")
def test_an_order_that_provides_for_the_recovery_of_property_says_so() -> None:
    for provided, said in (("PROVIDED", True), ("NOT_NEEDED", False)):
        story = Story().applied("2026-02-02").made("2026-03-10", conditions=[BAN], recovery_of_property=provided)
        assert ("13F(4)" in words(prepared("prohibition_order", story, ORDER))) is said


def varied(**terms: Any) -> Story:
    story = Story().applied("2026-02-02").made("2026-03-10", conditions=[BAN])
    story.tell("variation-applied-for", "variation:1", "2026-04-01", order=ORDER, applicant="COMMISSIONER", relief="VARY")
    return story.tell("order-varied", ORDER, "2026-04-20", **VARIED, **terms)


@pytest.mark.provision("13F(4)", "13FA(1)")
def test_an_order_as_varied_provides_for_what_the_order_itself_must() -> None:
    # a varied order that keeps the respondent from a place says so where property is recovered, and of a device its period
    story = varied(conditions=[BAN], recovery_of_property="PROVIDED")
    assert "13F(4)" in words(prepared("order_varying", story, "variation:1"))
    assert "13F(4)" not in words(prepared("order_varying", varied(conditions=[BAN]), "variation:1"))
    device = {"kind": "REQUIRE_TRACKING_DEVICE", "text": "wear a tracking device"}
    with pytest.raises(Refusal, match=r"13FA\(1\)\(a\)"):
        prepared("order_varying", varied(conditions=[BAN, device]), "variation:1")


@pytest.mark.provision("13G(4)")
def test_the_term_of_an_order_that_follows_a_continued_one_says_from_when_it_is_counted() -> None:
    # the Act's example: the old term ends on 30 June 2018, the new order is made on 1 August and counted from 1 July
    story = Story().applied("2013-05-01").made("2013-07-01", conditions=[BAN]).applied("2018-05-31", 2)
    story.made("2018-08-01", order=NEW, n=2, conditions=[BAN])
    assert "counted from the end of the term" in words(prepared("prohibition_order", story, NEW))
    assert "counted from" not in words(prepared("prohibition_order", story, ORDER))


@pytest.mark.provision("13L", "13LA")
def test_a_temporary_order_prohibits_and_requires_what_a_prohibition_order_may() -> None:
    device = {"kind": "REQUIRE_TRACKING_DEVICE", "text": "wear a tracking device", "tracking_until": "2026-02-20"}
    story = Story().applied("2026-02-02")
    story.made("2026-02-03", order=TEMPORARY, made_under="S13K", conditions=[BAN, device], recovery_of_property="PROVIDED")
    said = words(prepared("temporary_order", story, TEMPORARY))
    assert BAN["text"] in said
    assert "until Friday 20 February 2026" in said
    assert "13F(4)" in said, "how the respondent comes to what is left in a place"


@pytest.mark.parametrize(("presence", "doubtful"), [("AV_LINK", True), ("PHONE", True), ("IN_PERSON", False), ("ABSENT", False)])
def test_an_order_does_not_say_that_a_person_on_a_link_was_present_or_was_not(presence: str, doubtful: bool) -> None:
    story = Story().applied("2026-02-02")
    story.made("2026-02-03", order=TEMPORARY, presence=presence, made_under="S13K", conditions=[BAN])
    story.made("2026-03-10", presence=presence, conditions=[BAN])
    story.made("2026-02-04", order=DISQUALIFICATION, presence=presence, relevant_application="S13K", interests_finding="A made-up finding.")
    for name, subject in (("temporary_order", TEMPORARY), ("prohibition_order", ORDER), ("disqualification_order", DISQUALIFICATION)):
        assert ("if appearing by audio-visual link or telephone is being present" in words(prepared(name, story, subject))) is doubtful


@pytest.mark.parametrize(("name", "subject"), [("temporary_order", TEMPORARY), ("prohibition_order", ORDER)])
def test_both_orders_say_what_follows_if_they_are_not_kept(name: str, subject: str) -> None:
    assert "67FA" in words(prepared(name, told_in_full(), subject))


@pytest.mark.provision("13ZJ(3)")
@pytest.mark.parametrize(
    ("paragraph", "said"), [("B", "takes effect when it is made, whoever was present"), ("A", "and otherwise on the day on which notice")]
)
def test_an_order_of_the_appeal_court_says_from_when_it_has_effect(paragraph: str, said: str) -> None:
    story = Story().applied("2026-02-02").made("2026-05-04", presence="ABSENT", conditions=[BAN], on_appeal=f"S13ZJ_1_{paragraph}")
    assert said in words(prepared("prohibition_order", story, ORDER))


def test_a_temporary_order_of_the_appeal_court_names_who_made_it() -> None:
    story = Story().applied("2026-02-02").made("2026-03-02", order=TEMPORARY, made_under="S13ZJ", conditions=[BAN], on_appeal="S13ZJ_1_A")
    said = words(prepared("temporary_order", story, TEMPORARY))
    assert "The appeal court (section 13ZJ)" in said
    assert "section 13K" not in said
