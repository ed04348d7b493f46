"""The offender reporting order told through the door: the power, the six months, what the court decided, what follows, the appeal, the end (Part 3)."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import NeedsConfirmation, Refusal
from tests.processes.told import TEMPORARY, Tale

ORDER = "offender-reporting-order:1"
PROCESS = "offender_reporting_order"
CONVICTION: dict[str, Any] = {
    "at": "2026-03-02T10:00",
    "basis": "CONVICTION",
    "court": "District Court at a made-up place",
    "court_place": "Brisbane",
    "offence": "A made-up offence",
    "prescribed_offence": "NO",
    "conviction_recorded": "YES",
    "child_abduction": "NO",
}
FORENSIC: dict[str, Any] = {
    "at": "2026-03-02T10:00",
    "basis": "FORENSIC_ORDER",
    "court": "Mental Health Court",
    "court_place": "Brisbane",
    "offence": "A made-up offence",
    "child_abduction": "NO",
}
EVERY_12D = ["a", "b", "c_i", "c_ii", "d", "e_i", "e_ii"]
MADE: dict[str, Any] = {"outcome": "MADE", "limb": "RISK", "risk": "SATISFIED", "considered_12d": EVERY_12D}
ABDUCTION: dict[str, Any] = {"outcome": "MADE", "limb": "CHILD_ABDUCTION", "considered_12d": EVERY_12D}
STATION: dict[str, Any] = {
    "initial_report_place": "Made-up police station",
    "periodic_ways": "In person",
    "periodic_in_person": "YES",
    "periodic_place": "Made-up police station",
    "earlier_requirements": "NO",
}


def opened(url: str, *, confirm: bool = False, **more: Any) -> Tale:
    """A sentence, or a forensic order, of 2 March 2026."""
    story = Tale(url).at("2026-03-02 11:00")
    base = FORENSIC if more.get("basis") == "FORENSIC_ORDER" else CONVICTION
    story.records("open_reporting_order_question", by="prosecutor", confirm=confirm, **{**base, **more})
    return story


def asked(url: str, at: str = "2026-03-09 10:00", course: str = "PROSECUTION", **more: Any) -> Tale:
    """The prosecution applies, or the court acts by itself."""
    story = opened(url, **more).at(at)
    where: dict[str, Any] = {"registry": "Brisbane"} if course == "PROSECUTION" else {}
    return story.step("ask_court", at=at, course=course, **where)


def decided(story: Tale, at: str = "2026-03-16 10:00", *, confirm: bool = False, **said: Any) -> Tale:
    """What the court decided."""
    return story.at(at).step("record_decision", ORDER, confirm=confirm, at=at, **said)


# ---------------------------------------------------------------- the power
@pytest.mark.provision("12B(1)")
def test_a_prescribed_offence_needs_no_order_and_goes_to_a_legal_officer(database_url: str) -> None:
    # given a person sentenced for an offence of schedule 1
    with pytest.raises(NeedsConfirmation, match="no prescribed one"):
        opened(database_url, prescribed_offence="YES")
    story = opened(database_url, confirm=True, prescribed_offence="YES")
    # then nobody is asked to apply before a legal officer has looked at it
    assert story.open_on(ORDER) == {"settle_power"}
    story.step("settle_power", course="DO_NOT_GO_ON", advice="Section 5(1)(a) applies.")
    assert story.is_over(PROCESS, ORDER)
    assert ORDER not in {each.subject for each in story.page().orders}, "no order was made"


@pytest.mark.provision("12B(1)")
def test_without_a_recorded_conviction_section_12b_is_not_open(sqlite_url: str) -> None:
    with pytest.raises(NeedsConfirmation, match="only if it records a conviction"):
        opened(sqlite_url, conviction_recorded="NO")


def test_whether_an_offence_is_prescribed_may_be_open_and_a_legal_officer_lets_it_go_on(sqlite_url: str) -> None:
    story = opened(sqlite_url, prescribed_offence="UNKNOWN")
    assert story.open_on(ORDER) == {"settle_power"}
    story.step("settle_power", course="GO_ON", advice="The victim was an adult, and was known to be one.")
    assert story.open_on(ORDER) == {"ask_court"}


@pytest.mark.provision("12C(1)")
def test_after_a_forensic_order_the_kind_of_offence_does_not_matter(sqlite_url: str) -> None:
    assert opened(sqlite_url, basis="FORENSIC_ORDER").open_on(ORDER) == {"ask_court"}


# ---------------------------------------------------------------- the six months (TL-01)
@pytest.mark.provision("12E(2)")
def test_the_prosecution_has_six_months_after_the_day_of_the_sentence(sqlite_url: str) -> None:
    story = opened(sqlite_url)
    assert str(story.deadline("offender-reporting-order.apply-by", ORDER)) == "2026-09-03 00:00:00+10:00", (
        "Wednesday 2 September is the last day"
    )


def test_six_months_that_end_on_a_day_when_the_registry_is_closed_move_on(sqlite_url: str) -> None:
    story = Tale(sqlite_url, start="2026-02-01 09:00").at("2026-02-02 11:00")
    story.records("open_reporting_order_question", by="prosecutor", **{**CONVICTION, "at": "2026-02-01T10:00"})
    # 1 August 2026 is a Saturday: Monday the 3rd is the last day
    assert str(story.deadline("offender-reporting-order.apply-by", ORDER)) == "2026-08-04 00:00:00+10:00"


@pytest.mark.provision("12E(2)")
def test_an_application_on_the_last_day_is_in_time_and_one_on_the_next_is_asked_about(sqlite_url: str) -> None:
    late = opened(sqlite_url).at("2026-09-03 09:00")
    with pytest.raises(NeedsConfirmation, match="the last day was Wed 2 September 2026"):
        late.step("ask_court", at="2026-09-03 09:00", course="PROSECUTION", registry="Brisbane")
    late.step("ask_court", at="2026-09-02 16:00", course="PROSECUTION", registry="Brisbane")
    assert late.open_on(ORDER) == {"record_decision"}


@pytest.mark.provision("12E(1)")
def test_a_court_that_acts_by_itself_after_six_months_is_asked_about(sqlite_url: str) -> None:
    story = asked(sqlite_url, at="2026-09-10 10:00", course="OWN_INITIATIVE")
    with pytest.raises(NeedsConfirmation, match="O-A70"):
        decided(story, "2026-09-11 10:00", **MADE)


def test_who_does_not_apply_may_change_their_mind(sqlite_url: str) -> None:
    story = opened(sqlite_url).step("ask_court", at="2026-03-02 11:00", course="NOT_ASKED", reasons="Made-up reasons.")
    assert story.is_over(PROCESS, ORDER)
    story.at("2026-04-01 10:00").records(
        "record_reporting_order_asked", by="prosecutor", subject=ORDER, at="2026-04-01 10:00", course="OWN_INITIATIVE"
    )
    assert story.open_on(ORDER) == {"record_decision"}


# ---------------------------------------------------------------- what the court decided
def test_an_order_made_counts_from_its_making_and_everything_that_follows_is_asked_for(database_url: str) -> None:
    # given an application in time, and an order made on Monday 16 March at ten
    story = decided(asked(database_url), **MADE)
    assert story.status(ORDER, "2026-03-16 09:59") == "NO"
    assert story.status(ORDER, "2026-03-16 10:00") == "YES"
    assert story.open_on(ORDER) == {"give_details", "prepare_notice", "enter_appeal_period"}
    # when it is done
    story.at("2026-03-16 12:00").step("give_details", at="2026-03-16 12:00", way="The record of verdict and judgement")
    story.step("prepare_notice", **STATION).step("give_notice", at="2026-03-16 12:00", way="By hand")
    story.step("enter_appeal_period", last_day="2026-04-16", authority="A made-up section, from the day of the making")
    # then nothing is open: the order stands, and only its end would open something
    assert story.open_on(ORDER) == set()
    assert not story.is_over(PROCESS, ORDER)
    assert story.at("2027-03-16 10:00").status(ORDER) == "YES", "it has no end of its own"


def test_an_offender_reporting_order_is_no_prohibition_order(sqlite_url: str) -> None:
    story = decided(asked(sqlite_url), **MADE)
    processes = {row[0] for row in story.rows("select process from run where matter=:m")}
    assert processes == {PROCESS}, "it is not served, and no notice of an order and no term runs"
    assert story.gaps == ()


@pytest.mark.parametrize("basis", ["CONVICTION", "FORENSIC_ORDER"])
@pytest.mark.provision("12B(2)(a)", "12C(2)(a)", "12D")
def test_what_the_court_did_not_consider_or_find_is_asked_about(sqlite_url: str, basis: str) -> None:
    story = asked(sqlite_url, basis=basis)
    with pytest.raises(NeedsConfirmation) as needs:
        decided(story, outcome="MADE", limb="RISK", risk="NOT_STATED", considered_12d=["a", "b", "c_i", "c_ii", "d", "e_i"])
    said = str(needs.value)
    assert "satisfied of a risk" in said
    assert "accommodation, employment and health (e)(ii)" in said
    assert "access to children" not in said
    decided(story, confirm=True, outcome="MADE", limb="RISK", risk="NOT_STATED", considered_12d=["a"])
    assert story.status(ORDER) == "YES", "what a court in fact did stands"
    assert "satisfied of a risk" in story.flags


@pytest.mark.provision("12B(2)(b)")
def test_the_ground_of_child_abduction_needs_such_an_offence_and_both_findings(sqlite_url: str) -> None:
    with pytest.raises(NeedsConfirmation, match="not recorded as a child abduction offence"):
        decided(asked(sqlite_url), **ABDUCTION, not_familial="SATISFIED", appropriate="SATISFIED")


@pytest.mark.parametrize("basis", ["CONVICTION", "FORENSIC_ORDER"])
@pytest.mark.provision("12B(2)(b)", "12C(2)(b)")
def test_an_order_for_a_child_abduction_offence_that_was_not_familial(sqlite_url: str, basis: str) -> None:
    story = asked(sqlite_url, child_abduction="YES", basis=basis)
    with pytest.raises(NeedsConfirmation, match="found the order appropriate"):
        decided(story, **ABDUCTION, not_familial="SATISFIED", appropriate="NOT_STATED")
    assert decided(story, **ABDUCTION, not_familial="SATISFIED", appropriate="SATISFIED").status(ORDER) == "YES"


def test_a_decision_before_the_sentence_is_a_slip(sqlite_url: str) -> None:
    with pytest.raises(Refusal, match="before the day of the sentence"):
        asked(sqlite_url).step("record_decision", ORDER, at="2026-03-01 10:00", **MADE)


def test_a_withdrawn_application_is_over(sqlite_url: str) -> None:
    assert decided(asked(sqlite_url), outcome="WITHDRAWN").is_over(PROCESS, ORDER)


def test_an_outcome_without_a_name_goes_to_a_legal_officer(sqlite_url: str) -> None:
    story = decided(asked(sqlite_url), outcome="OTHER_OUTCOME", outcome_in_the_courts_words="Adjourned without a day.")
    assert story.open_on(ORDER) == {"settle_outcome"}
    assert story.step("settle_outcome", advice="List it again.").is_over(PROCESS, ORDER)


# ---------------------------------------------------------------- appeals, entered by hand
@pytest.mark.provision("12F(2)")
def test_the_time_to_appeal_against_a_refusal_is_entered_by_hand_and_watched(database_url: str) -> None:
    story = decided(asked(database_url), outcome="REFUSED")
    assert story.open_on(ORDER) == {"enter_appeal_period"}
    assert story.where("enter_appeal_period")[3] == "the time to appeal against the refusal"
    story.step("enter_appeal_period", last_day="2026-04-16", authority="A made-up section")
    date = next(each for each in story.page().deadlines if each.name == "offender-reporting-order.appeal-last-day")
    assert "by hand" in " ".join(date.warnings)
    # the last day counts to its end, and does not roll
    assert not story.at("2026-04-16 23:59").is_over(PROCESS, ORDER)
    assert story.at("2026-04-17 00:00").is_over(PROCESS, ORDER)


@pytest.mark.parametrize(("basis", "court"), [("CONVICTION", "Court of Appeal"), ("FORENSIC_ORDER", "Mental Health Court")])
@pytest.mark.provision("12F(2)", "12F(3)", "12G(2)", "12G(3)")
def test_a_refusal_turned_into_an_order_on_appeal_counts_from_then(sqlite_url: str, basis: str, court: str) -> None:
    story = decided(asked(sqlite_url, basis=basis), outcome="REFUSED").at("2026-05-04 11:00")
    assert "enter_appeal_period" in story.open_on(ORDER), "the time to appeal is another Act's: it is entered by hand"
    story.records("record_reporting_order_appeal", by="legal", subject=ORDER, at="2026-05-04 10:00", result="MADE", court=court)
    assert story.status(ORDER, "2026-05-04 09:59") == "NO"
    assert story.status(ORDER) == "YES"
    assert story.open_on(ORDER) == {"give_details", "prepare_notice"}


@pytest.mark.parametrize(("basis", "court"), [("CONVICTION", "Court of Appeal"), ("FORENSIC_ORDER", "Mental Health Court")])
@pytest.mark.provision("12F(1)", "12F(3)", "12G(1)", "12G(3)")
def test_an_order_that_is_quashed_is_over_and_the_commissioner_is_told(database_url: str, basis: str, court: str) -> None:
    story = decided(asked(database_url, basis=basis), **MADE).at("2026-05-04 11:00")
    assert "enter_appeal_period" in story.open_on(ORDER)
    story.records("record_reporting_order_appeal", by="legal", subject=ORDER, at="2026-05-04 10:00", result="QUASHED", court=court)
    assert story.status(ORDER) == "NO"
    assert story.open_on(ORDER) == {"confirm_end"}, "no notice of obligations is given any more"
    story.step("confirm_end", at="2026-05-04 11:00", given="GIVEN", way="The court's record")
    assert story.is_over(PROCESS, ORDER)


@pytest.mark.provision("12F(3)", "12G(3)")
def test_only_an_order_that_was_made_is_quashed_and_only_a_refusal_turned_around(sqlite_url: str) -> None:
    story = decided(asked(sqlite_url), outcome="REFUSED")
    result: dict[str, Any] = {"by": "legal", "subject": ORDER, "at": "2026-03-16 10:00", "court": "Court of Appeal"}
    with pytest.raises(Refusal, match="No order stands"):
        story.records("record_reporting_order_appeal", result="QUASHED", **result)


# ---------------------------------------------------------------- the end with the forensic order
@pytest.mark.provision("12C(5)")
def test_an_order_made_with_a_forensic_order_ends_with_it(database_url: str) -> None:
    story = decided(asked(database_url, basis="FORENSIC_ORDER"), **MADE).at("2026-06-01 11:00")
    story.records("record_forensic_order_revoked", by="legal", subject=ORDER, at="2026-06-01 10:30", reference="MHC made-up 1")
    assert story.status(ORDER, "2026-06-01 10:29") == "YES"
    assert story.status(ORDER) == "NO"
    assert "confirm_end" in story.open_on(ORDER)


def test_after_a_conviction_no_revocation_of_a_forensic_order_is_offered(sqlite_url: str) -> None:
    story = decided(asked(sqlite_url), **MADE)
    assert "record_forensic_order_revoked" not in str(story.page().offers)


def test_an_offender_reporting_order_closes_no_gap_in_protection(sqlite_url: str) -> None:
    # given a temporary order, and beside it an offender reporting order
    story = decided(asked(sqlite_url), **MADE)
    story.order_by_magistrate("2026-03-16 12:00", return_at="2026-04-02 09:00")
    alone = story.at("2026-04-02 09:01")
    assert alone.status(TEMPORARY) == "NO"
    assert alone.status(ORDER) == "YES"
    assert alone.gaps != (), "it prohibits nothing"
