"""An alleged contravention (s 67FA): was the order in force and in which terms, what proves knowledge, and by when a challenge must come."""

from __future__ import annotations

from typing import Any

import pytest

import app.law.all  # noqa: F401 - registers every question
from app.casework.answer import Done, Wanted
from app.law.facts.contraventions import contravention
from app.law.prosecuting.contraventions import condition, doubts_of, knowledge_of, terms_in_words
from app.law.prosecuting.penalties import OF_A_FAILURE, ON_INDICTMENT, SUMMARY, exceeds, maximum
from app.law.questions import OFFERS, QUESTIONS, STARTS, told
from app.law.readings import REGISTER
from tests.law.test_terms import Varied, conditions
from tests.support.invariants_told import temporary
from tests.support.order_stories import ORDER, Story, at

CASE, TEMPORARY, REGISTERED, ELSEWHERE = "contravention:1", "temporary-order:1", "registered-order:1", "corresponding-order:1"


def ordered(presence: str = "IN_PERSON") -> Varied:
    """A prohibition order of Tuesday 10 March 2026 with one condition."""
    story = Varied()
    story.applied("2026-02-01").made("2026-03-10", presence=presence, conditions=conditions("as made"))
    return story


def alleged(story: Story, day: str, clock: str = "10:00", order: str = ORDER, **more: Any) -> Story:
    return story.tell("contravention-alleged", CASE, day, clock, order=order, conduct="c", **more)


def force(story: Story) -> str:
    return str(told(story.case, "ask", "contravention.force", CASE))


def knowledge(story: Story) -> str:
    return str(told(story.case, "ask", "contravention.knowledge", CASE))


def about(story: Story) -> str:
    one = contravention(story.case.docket, CASE)
    assert one is not None
    return terms_in_words(story.case, one)


def named(story: Story, number: int = 1) -> Story:
    return story.tell("contravention-condition-named", CASE, "2026-06-01", of=about(story), condition=number)


def gathered(story: Story, **said: Any) -> Story:
    wanted = told(story.case, "step", "contravention.gather-knowledge", CASE)
    assert isinstance(wanted, Wanted)
    return story.tell("knowledge-evidence-gathered", CASE, "2026-06-02", of=wanted.about, **{"told_condition": "NO", **said})


# ------------------------------------------------------------------ was the order in force
@pytest.mark.parametrize(
    ("day", "clock", "said"),
    [("2026-03-10", "09:59", "NOT_IN_FORCE"), ("2026-03-10", "10:00", "IN_FORCE"), ("2031-03-09", "23:59", "IN_FORCE"),
     ("2031-03-10", "12:00", "UNCERTAIN"), ("2031-03-11", "00:00", "NOT_IN_FORCE")],
)  # fmt: skip
def test_the_order_is_in_force_from_notice_to_the_end_of_its_term(day: str, clock: str, said: str) -> None:
    assert force(alleged(ordered(), day, clock)) == said


def test_what_is_uncertain_names_the_readings_and_goes_to_a_legal_officer() -> None:
    story = alleged(ordered(), "2031-03-10")
    one = contravention(story.case.docket, CASE)
    assert one is not None
    assert doubts_of(story.case, one) == ("O-A01",)
    wanted = told(story.case, "step", "contravention.settle-force", CASE)
    assert isinstance(wanted, Wanted)
    assert "O-A01" in wanted.about
    assert told(story.case, "ask", "contravention.force-advice", CASE) == "DO_NOT_GO_ON"
    story.tell("contravention-advised", CASE, "2031-06-01", of=wanted.about, course="GO_ON", advice="a")
    assert isinstance(told(story.case, "step", "contravention.settle-force", CASE), Done)
    assert told(story.case, "ask", "contravention.force-advice", CASE) == "GO_ON"


def test_an_unserved_order_made_in_absence_binds_nobody() -> None:
    story = ordered("ABSENT")
    assert force(alleged(story, "2026-04-01")) == "NOT_IN_FORCE"
    assert force(story.served("2026-03-20")) == "IN_FORCE", "a service recorded later of a day before moves it by itself"


def test_over_a_time_that_an_end_falls_into_it_changed() -> None:
    assert force(alleged(ordered(), "2026-03-09", until=at("2026-03-11").isoformat())) == "CHANGED"
    assert force(alleged(ordered(), "2026-03-11", until=at("2026-03-12").isoformat())) == "IN_FORCE"
    revoked = alleged(ordered(), "2026-04-01", until=at("2026-04-20").isoformat())
    assert force(revoked.tell("order-revoked", ORDER, "2026-04-10", presence="IN_PERSON")) == "CHANGED"
    assert force(alleged(ordered(), "2026-03-01", until=at("2026-03-02").isoformat())) == "NOT_IN_FORCE"


def test_a_stayed_order_is_contravened_by_nobody() -> None:
    story = alleged(ordered(), "2026-04-05")
    appealed = f"appeal:{ORDER}"
    story.tell("stay-ordered", appealed, "2026-04-01", order=ORDER, terms="t")
    assert force(story) == "NOT_IN_FORCE"
    story.tell("stay-ended", appealed, "2026-04-03", order=ORDER)
    assert force(story) == "IN_FORCE"


# ------------------------------------------------------------------ which terms bound
def test_the_condition_is_one_of_the_version_that_bound_then() -> None:
    story = ordered().asked("2026-04-01").varied("2026-04-08", presence="ABSENT").copy_served("2026-04-20", "15:00")
    before, after = alleged(story, "2026-04-20", "14:59"), None
    assert about(before) == "the terms as made on Tue 10 March 2026"
    story.entries.pop()
    after = alleged(story, "2026-04-20", "15:00")
    assert about(after) == "version 2 of the terms, as varied on Wed 8 April 2026"
    found = contravention(named(after).case.docket, CASE)
    assert found is not None
    told_condition = condition(after.case, found)
    assert told_condition is not None
    assert told_condition.words == "v1"


def test_a_condition_of_other_terms_is_wanted_again() -> None:
    story = named(alleged(ordered().asked("2026-04-01").varied("2026-04-08", presence="ABSENT"), "2026-04-20"))
    assert isinstance(told(story.case, "step", "contravention.name-condition", CASE), Done)
    assert isinstance(story, Varied)
    story.copy_served("2026-04-15")
    wanted = told(story.case, "step", "contravention.name-condition", CASE)
    assert isinstance(wanted, Wanted)
    assert "as varied on Wed 8 April 2026" in wanted.about


def test_terms_on_which_readings_differ_are_uncertain() -> None:
    story = alleged(ordered().asked("2026-04-01").varied("2026-04-08", presence="PHONE"), "2026-04-20")
    assert force(story) == "UNCERTAIN"
    assert about(story) == "the terms that a legal officer settled on"


def test_terms_that_changed_within_the_time_are_not_printed() -> None:
    story = alleged(ordered().asked("2026-04-01").varied("2026-04-08"), "2026-04-07", until=at("2026-04-09").isoformat())
    assert force(story) == "CHANGED"


# ------------------------------------------------------------------ what proves knowledge (67FA(3), 77D)
@pytest.mark.provision("67FA(3)(a)")
def test_who_was_present_in_court_knew() -> None:
    assert knowledge(named(alleged(ordered(), "2026-04-01"))) == "KNOWN"


def test_presence_by_link_is_uncertain() -> None:
    assert knowledge(named(alleged(ordered("AV_LINK"), "2026-04-01"))) == "UNCERTAIN"


@pytest.mark.provision("67FA(3)(b)")
def test_a_personal_copy_proves_it_from_when_it_was_served() -> None:
    story = alleged(ordered("ABSENT").served("2026-04-01", "09:00"), "2026-04-01", "09:00")
    assert knowledge(named(story)) == "KNOWN"
    later = alleged(ordered("ABSENT").served("2026-04-01", "09:01"), "2026-04-01", "09:00")
    assert knowledge(later) == "NOT_SHOWN"


def substituted() -> Varied:
    """Made in absence; a copy left with somebody as the court authorised."""
    story = ordered("ABSENT")
    said: dict[str, Any] = {
        "documents": ["ORDER"],
        "mode": "SUBSTITUTED",
        "server": "o",
        "place": "p",
        "way": "w",
        "substituted_order": "Court 1",
    }
    story.tell("documents-served", f"service:{ORDER}", "2026-03-12", **said)
    return story


def test_substituted_service_gives_effect_and_proves_no_knowledge() -> None:
    story = named(alleged(substituted(), "2026-04-01"))
    assert force(story) == "IN_FORCE"
    assert knowledge(story) == "NOT_SHOWN"


def told_only(*, conditions_told: bool) -> Story:
    story = substituted()
    story.tell("informal-notice-given", ORDER, "2026-03-20", officer="Constable Sample", conditions_told=conditions_told)
    return named(alleged(story, "2026-04-01"))


@pytest.mark.provision("67FA(3)(c)", "77D(1)", "77D(2)")
def test_who_only_was_told_of_the_order_must_have_been_told_of_the_condition() -> None:
    assert knowledge(told_only(conditions_told=False)) == "TOLD_ONLY"
    assert knowledge(told_only(conditions_told=True)) == "KNOWN"
    assert knowledge(gathered(told_only(conditions_told=False), told_condition="YES", told_at=at("2026-03-21").isoformat())) == "KNOWN"
    assert knowledge(gathered(told_only(conditions_told=False), told_condition="YES", told_at=at("2026-04-02").isoformat())) == "TOLD_ONLY"


def test_a_condition_varied_since_was_not_told() -> None:
    story = substituted()
    story.tell("informal-notice-given", ORDER, "2026-03-20", officer="Constable Sample", conditions_told=True)
    story.asked("2026-04-01").varied("2026-04-08", presence="ABSENT").copy_served(
        "2026-04-10", mode="SUBSTITUTED", substituted_order="Court 2"
    )
    assert knowledge(named(alleged(story, "2026-04-20"))) == "TOLD_ONLY", "the varied condition is another one"


def test_what_was_gathered_about_another_condition_does_not_count() -> None:
    story = gathered(told_only(conditions_told=False), told_condition="YES", told_at=at("2026-03-21").isoformat())
    assert isinstance(story, Varied)
    story.asked("2026-03-22").varied("2026-03-23")
    wanted = told(story.case, "step", "contravention.gather-knowledge", CASE)
    assert isinstance(wanted, Wanted), "the terms are others now"


def test_of_a_temporary_order_ordinary_proof_is_gathered() -> None:
    # the Act's short way names prohibition orders: without each condition told it is open whether it is enough (O-A47)
    story = named(alleged(temporary(conditions=conditions("as made")), "2026-03-05", order=TEMPORARY))
    assert force(story) == "IN_FORCE"
    assert knowledge(story) == "UNCERTAIN"
    one = contravention(story.case.docket, CASE)
    assert one is not None
    assert knowledge_of(story.case, one).map(lambda found: found.short_way).doubts() == ("O-A47",)
    explained = {"by_whom": "b", "language": "English", "obligations_explained": True, "consequences_explained": True}
    assert knowledge(story.tell("order-explained", TEMPORARY, "2026-03-02", "10:05", **explained)) == "KNOWN"


# ------------------------------------------------------------------ a registered order has a list of its own (67FA(6))
def registered(says: str = "YES", home: str = "IN_PERSON") -> Story:
    asked: dict[str, Any] = {"jurisdiction": "NSW", "court": "c", "made_on": "2025-09-01", "indefinite": True, "proof_of_service": "p"}
    story = Story().tell(
        "registration-applied-for", ELSEWHERE, "2026-02-01", conditions=conditions("from there"), says_registrable=says, home_presence=home,
        closely_corresponds="c", referral_asked=False, **asked,
    )  # fmt: skip
    story.tell("registered-order-made", REGISTERED, "2026-03-01", corresponding_order=ELSEWHERE)
    return named(alleged(story, "2026-04-01", order=REGISTERED))


@pytest.mark.provision("67FA(6)(a)")
def test_presence_where_it_was_made_proves_it_only_if_the_order_said_that_it_may_be_registered() -> None:
    assert force(registered()) == "IN_FORCE"
    assert knowledge(registered()) == "KNOWN"
    assert knowledge(registered("NO")) == "NOT_SHOWN"
    assert knowledge(registered("YES", "ABSENT")) == "NOT_SHOWN"


@pytest.mark.provision("67FA(6)(b)", "67FA(6)(c)", "67FA(7)")
def test_a_copy_served_there_and_an_officer_of_that_place_count_with_the_same_word() -> None:
    served = {"home_copy_served": "YES", "home_copy_at": at("2025-09-03").isoformat()}
    assert knowledge(gathered(registered("YES", "ABSENT"), **served)) == "KNOWN"
    assert knowledge(gathered(registered("NO", "ABSENT"), **served)) == "NOT_SHOWN"
    told_there = {
        "told_registrable": "YES",
        "told_registrable_at": at("2025-10-01").isoformat(),
        "told_registrable_by": "Officer Elsewhere",
    }
    assert knowledge(gathered(registered("NO", "ABSENT"), **told_there)) == "TOLD_ONLY"
    condition_too = {**told_there, "told_condition": "YES", "told_at": at("2025-10-01").isoformat()}
    assert knowledge(gathered(registered("NO", "ABSENT"), **condition_too)) == "KNOWN"


@pytest.mark.provision("67FA(6)(d)")
def test_who_ought_to_have_known_of_the_registration_by_a_copy_served_here() -> None:
    story = registered("NO", "ABSENT")
    assert knowledge(gathered(story, ought_to_have_known="g")) == "UNCERTAIN", "grounds are to be weighed"
    story.entries.pop()
    assert knowledge(story.served("2026-03-05", order=REGISTERED, documents=("ORDER",))) == "KNOWN"


@pytest.mark.provision("77D(1)", "77D(2)", "67FA(6)(d)")
def test_who_was_only_told_of_a_registration_by_an_officer_has_to_have_been_told_of_the_condition_too() -> None:
    def told_of_it() -> Story:
        return registered("NO", "ABSENT").tell("registered-variation-made-known", REGISTERED, "2026-03-05", officer="o", how="by phone")

    assert knowledge(told_of_it()) == "TOLD_ONLY"
    assert knowledge(gathered(told_of_it(), told_condition="YES", told_at=at("2026-03-05").isoformat())) == "KNOWN"
    assert knowledge(told_of_it().served("2026-03-20", order=REGISTERED, documents=("ORDER",))) == "KNOWN", "a copy is no telling"


# ------------------------------------------------------------------ which orders, how much, and by when
def test_a_disqualification_order_is_not_among_the_orders_whose_contravention_is_an_offence() -> None:
    story = ordered().made("2026-03-11", order="disqualification-order:1")
    open_on = OFFERS["record_alleged_contravention"].rule(story.case)
    assert open_on == (ORDER,)
    assert set(OFFERS["record_alleged_contravention"].rule(registered().case)) == {REGISTERED}


def test_each_allegation_has_a_run() -> None:
    assert STARTS["contravention_brief"](alleged(ordered(), "2026-04-01").case) == (CASE,)


@pytest.mark.provision("67FA(1)", "67FA(4)", "67FH(3)")
def test_what_may_be_imposed() -> None:
    assert [maximum(summary=s, failure=f) for s in (True, False) for f in (False, True)] == [SUMMARY, SUMMARY, ON_INDICTMENT, OF_A_FAILURE]
    assert not exceeds(200, 36, SUMMARY)
    assert exceeds(201, None, SUMMARY)
    assert exceeds(None, 37, SUMMARY)
    assert not exceeds(300, 60, ON_INDICTMENT)
    assert exceeds(None, 61, ON_INDICTMENT)


def charged(hearing: str, place: str = "Brisbane") -> Story:
    story = named(alleged(ordered(), "2026-04-01"))
    story.tell("contravention-charge-decided", CASE, "2026-06-03", course="CHARGED", mode="SUMMARY", court="c", reasons="r")
    return story.tell("charge-hearing-fixed", CASE, "2026-06-04", hearing_at=at(hearing, "09:00").isoformat(), place=place)


@pytest.mark.parametrize(
    ("hearing", "place", "over"),
    [
        ("2026-07-17", "Brisbane", "2026-07-14"),  # Friday: Thursday, Wednesday and Tuesday lie between, Monday is the last
        ("2026-08-14", "Brisbane", "2026-08-10"),  # the show day of 12 August is no business day there
        ("2026-08-14", "Cairns", "2026-08-11"),
    ],
)
@pytest.mark.provision("77(5)")
def test_a_challenge_comes_three_clear_business_days_before_the_hearing(hearing: str, place: str, over: str) -> None:
    shown = QUESTIONS["contravention.challenge-by"].rule(charged(hearing, place).case, CASE)
    assert shown is not None
    assert shown.act_by == at(over, "00:00")
    assert shown.doubts == ("O-A20",)
    assert "O-A20" in shown.consequence
    assert shown.lapse_not_before is None, "in one reading there is no such time"
    assert REGISTER["O-A20"].readings[0].name == "offences-under-the-act"


def test_another_day_fixed_moves_the_last_day() -> None:
    story = charged("2026-07-17").tell(
        "charge-hearing-fixed", CASE, "2026-07-10", hearing_at=at("2026-07-24").isoformat(), place="Brisbane"
    )
    shown = QUESTIONS["contravention.challenge-by"].rule(story.case, CASE)
    assert shown is not None
    assert shown.act_by == at("2026-07-21", "00:00")


def test_no_limit_of_time_stands_among_the_dates() -> None:
    story = alleged(ordered(), "2026-04-01")
    assert QUESTIONS["contravention.challenge-by"].rule(story.case, CASE) is None
    wanted = told(story.case, "step", "contravention.decide-charge", CASE)
    assert isinstance(wanted, Wanted)
    assert wanted.act_by is None


def test_a_leave_is_needed_only_where_the_orders_own_application_may_be_based_on_the_conduct() -> None:
    for based, needed in (("NONE", "NO"), ("ANOTHER_APPLICATION", "NO"), ("THIS_ORDERS_APPLICATION", "YES"), ("NOT_KNOWN", "YES")):
        story = alleged(ordered(), "2026-04-01").tell("same-conduct-considered", CASE, "2026-06-01", based=based, reasons="r")
        assert told(story.case, "ask", "contravention.leave-needed", CASE) == needed
