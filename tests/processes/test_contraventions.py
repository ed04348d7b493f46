"""The contravention of an order through the door: from the allegation and what proves it to the charge and what came of it."""

from __future__ import annotations

from typing import Any

import pytest

from app.cli.cast import actor
from app.errors import NeedsConfirmation, NotPermitted, Refusal
from tests.processes.told import APPLICATION, FINAL, TEMPORARY, VARIED_PAPERS, Tale, in_force, prohibited, told_once

BRIEF, CASE = "contravention_brief", "contravention:1"
CONDUCT: dict[str, Any] = {"conduct": "A made-up visit to the made-up playground.", "place": "A made-up park"}
NOT_TOLD: dict[str, Any] = {"told_condition": "UNKNOWN"}
EXCUSE: dict[str, Any] = {"disability": "NO", "notice_adequate": "YES", "notice_words": "Explained in court, in English."}
ASSEMBLED: dict[str, Any] = {
    "attached": ["COPY_OF_ORDER", "STATEMENT_77_3"],
    "evidence": "A made-up witness saw it.",
    "protected_witness": "NO",
}
SUMMARILY: dict[str, Any] = {"course": "CHARGED", "mode": "SUMMARY", "court": "Magistrates Court at Brisbane", "reasons": "Made-up."}
CONVICTED: dict[str, Any] = {"outcome": "CONVICTED", "constituted_by": "MAGISTRATE", "imprisonment_months": 3}


def alleged(story: Tale, at: str, order: str = FINAL, *, now: str = "", confirm: bool = False, **more: Any) -> Tale:
    """An allegation about one order, recorded an hour later or at another time."""
    story.at(now or f"{at[:10]} 23:00")
    story.records("record_alleged_contravention", by="prosecutor", subject=order, confirm=confirm, at=at, **{**CONDUCT, **more})
    return story


def brief(url: str) -> Tale:
    """A prohibition order of 24 March in the respondent's presence, contravened on 7 April 2026."""
    return told_once(url, "contravened", lambda: alleged(prohibited(url), "2026-04-07 15:00"))


def excused(url: str) -> Tale:
    """The same with the condition named, knowledge gathered and the matters of an excuse recorded."""

    def tell() -> Tale:
        story = brief(url).step("name_condition", CASE, condition=1)
        return story.step("gather_knowledge", CASE, **NOT_TOLD).step("record_excuse", CASE, **EXCUSE)

    return told_once(url, "contravened and excused", tell)


def charged(url: str, based: str = "NONE", **how: Any) -> Tale:
    """The brief is complete and the charge decided on 4 May 2026."""

    def tell() -> Tale:
        story = excused(url).step("consider_same_conduct", CASE, based=based, reasons="Made-up reasons.")
        story.step("assemble_brief", CASE, **ASSEMBLED).at("2026-05-04 10:00")
        return story.step("decide_charge", CASE, at="2026-05-04 09:30", **{**SUMMARILY, **how})

    return told_once(url, f"charged {based} {sorted(how.items())}", tell)


def listed(url: str, **how: Any) -> Tale:
    """The hearing is fixed for Friday 17 July 2026: the defence has until the end of Monday 13 July."""

    def tell() -> Tale:
        story = charged(url, **how).at("2026-05-18 10:00")
        return story.step("fix_hearing", CASE, at="2026-05-18 10:00", hearing_at="2026-07-17 09:00", place="Brisbane")

    return told_once(url, f"listed {sorted(how.items())}", tell)


# ---------------------------------------------------------------- the brief
@pytest.mark.provision("67FA(1)", "67FB")
def test_a_contravention_is_briefed_charged_heard_and_ends_in_a_conviction(database_url: str) -> None:
    story = brief(database_url)
    assert story.open_on(CASE) == {"name_condition"}
    story.step("name_condition", CASE, condition=1)
    assert story.where("gather_knowledge")[3] == "condition 1 of the terms as made on Tue 24 March 2026"
    story.step("gather_knowledge", CASE, **NOT_TOLD).step("record_excuse", CASE, **EXCUSE)
    assert story.worklist("legal") == ["consider_same_conduct"]
    story.step("consider_same_conduct", CASE, based="NONE", reasons="Another conduct.").step("assemble_brief", CASE, **ASSEMBLED)
    story.at("2026-05-04 10:00").step("decide_charge", CASE, at="2026-05-04 09:30", **SUMMARILY)
    assert story.open_on(CASE) == {"fix_hearing"}
    story.step("fix_hearing", CASE, at="2026-05-04 10:00", hearing_at="2026-07-17 09:00", place="Brisbane")
    assert story.deadline("contravention.hearing-day", CASE) is not None
    story.at("2026-07-17 12:00").step("record_summary_outcome", CASE, at="2026-07-17 11:00", **CONVICTED)
    assert story.is_over(BRIEF, CASE)


def test_an_order_that_was_not_in_force_goes_to_a_legal_officer_and_no_further_by_itself(database_url: str) -> None:
    story = prohibited(database_url, presence="ABSENT")
    with pytest.raises(NeedsConfirmation, match="In no reading was the order in force"):
        alleged(story, "2026-04-07 15:00")
    alleged(story, "2026-04-07 15:00", confirm=True)
    assert story.open_on(CASE) == {"settle_force"}
    assert story.where("settle_force")[3] == "the order was not in force then"
    story.step("settle_force", CASE, course="DO_NOT_GO_ON", advice="It was not served yet.")
    assert story.is_over(BRIEF, CASE)


def test_a_service_recorded_late_takes_it_back_from_the_legal_officer(database_url: str) -> None:
    story = alleged(prohibited(database_url, presence="ABSENT"), "2026-04-07 15:00", confirm=True)
    story.at("2026-04-08 09:00").plans("service:prohibition-order:1")
    said: dict[str, Any] = {
        "documents": ["ORDER", "NOTICE_13S4A", "REPORTING_NOTICE"],
        "conditions_told": "YES",
        "mode": "PERSONAL",
        "server": "Constable Madeup",
    }
    story.step("serve_documents", f"service:{FINAL}", what_happened="SERVED", place="At home", way="By hand", at="2026-04-01 18:00", **said)
    assert story.open_on(CASE) == {"name_condition"}


def test_where_readings_differ_nothing_is_printed_and_a_legal_officer_names_the_terms(database_url: str) -> None:
    story = prohibited(database_url, presence="AV_LINK")
    alleged(story, "2026-04-07 15:00")
    assert story.open_on(CASE) == {"settle_force"}
    assert "O-A10" in story.where("settle_force")[3]
    story.step("settle_force", CASE, course="GO_ON", advice="The terms as made.")
    with pytest.raises(Refusal):
        story.step("name_condition", CASE, words="")
    story.step("name_condition", CASE, words="Not to go near a made-up playground.")
    assert story.open_on(CASE) == {"gather_knowledge"}


@pytest.mark.provision("67FA(1)")
def test_a_contravention_before_the_order_and_one_that_ends_before_it_begins_are_slips(database_url: str) -> None:
    story = prohibited(database_url)
    with pytest.raises(Refusal, match="had not been made"):
        alleged(story, "2026-03-23 15:00", now="2026-03-25 09:00")
    with pytest.raises(Refusal, match="cannot end before it begins"):
        alleged(story, "2026-04-07 15:00", until="2026-04-07 14:00")


@pytest.mark.provision("13Q(5)(a)")
def test_a_condition_that_the_terms_do_not_have_is_a_slip(database_url: str) -> None:
    with pytest.raises(Refusal, match="There is no such condition"):
        brief(database_url).step("name_condition", CASE, condition=2)


def told_only(url: str) -> Tale:
    """An order made in absence, left with somebody as a court authorised; an officer told the respondent of it, and of no condition."""

    def tell() -> Tale:
        story = prohibited(url, presence="ABSENT").plans(f"service:{FINAL}")
        served = {"documents": ["ORDER", "NOTICE_13S4A", "REPORTING_NOTICE"], "mode": "SUBSTITUTED", "substituted_order": "Court 1/26"}
        said = {**served, "server": "Constable Madeup", "way": "Left with a brother"}
        story.at("2026-03-27 10:00").step(
            "serve_documents", f"service:{FINAL}", confirm=True, what_happened="SERVED", at="2026-03-27 09:00", place="At home", **said
        )
        story.records(
            "record_informal_notice", by="officer", subject=FINAL, at="2026-03-27 09:30", officer="Sgt Madeup", conditions_told="NO"
        )
        return alleged(story, "2026-04-07 15:00").step("name_condition", CASE, condition=1)

    return told_once(url, "told only", tell)


def test_who_only_was_told_of_the_order_is_a_question_for_a_legal_officer(database_url: str) -> None:
    story = told_only(database_url).step("gather_knowledge", CASE, **NOT_TOLD)
    assert story.open_on(CASE) == {"settle_knowledge"}
    assert "told of the order and not of" in story.where("settle_knowledge")[3]
    story.step("settle_knowledge", CASE, course="DO_NOT_GO_ON", advice="Section 77D.")
    assert story.is_over(BRIEF, CASE)


def test_a_condition_that_was_told_as_well_goes_on(database_url: str) -> None:
    said: dict[str, Any] = {"told_condition": "YES", "told_at": "2026-03-28 10:00", "told_by": "Sgt Madeup"}
    assert told_only(database_url).step("gather_knowledge", CASE, **said).open_on(CASE) == {"record_excuse"}


def test_what_was_told_after_the_contravention_is_recorded_flagged_and_not_counted(database_url: str) -> None:
    story = told_only(database_url)
    said: dict[str, Any] = {"told_condition": "YES", "told_at": "2026-04-07 16:00", "told_by": "Sgt Madeup"}
    with pytest.raises(NeedsConfirmation, match="does not prove"):
        story.step("gather_knowledge", CASE, **said)
    assert story.step("gather_knowledge", CASE, confirm=True, **said).open_on(CASE) == {"settle_knowledge"}


@pytest.mark.provision("77D(2)")
def test_a_charge_on_knowledge_by_telling_alone_is_asked_about_and_flagged(database_url: str) -> None:
    story = told_only(database_url).step("gather_knowledge", CASE, **NOT_TOLD)
    story.step("settle_knowledge", CASE, course="GO_ON", advice="A witness is still to be found.").step("record_excuse", CASE, **EXCUSE)
    story.step("consider_same_conduct", CASE, based="NONE", reasons="r").step("assemble_brief", CASE, **ASSEMBLED)
    story.at("2026-05-04 10:00")
    with pytest.raises(NeedsConfirmation, match="cannot be convicted"):
        story.step("decide_charge", CASE, at="2026-05-04 09:30", **SUMMARILY)
    story.step("decide_charge", CASE, confirm=True, at="2026-05-04 09:30", **SUMMARILY)
    assert "cannot be convicted" in story.flags


def test_a_brief_may_be_dropped_at_any_time_before_it_is_charged(database_url: str) -> None:
    story = brief(database_url)
    story.records("drop_contravention_brief", by="prosecutor", subject=CASE, reasons="Made-up reasons.")
    assert story.is_over(BRIEF, CASE)
    assert story.open_on(CASE) == set()


@pytest.mark.provision("67FF")
def test_nobody_has_to_charge(database_url: str) -> None:
    assert charged(database_url, course="NOT_CHARGED", mode=None, court=None).is_over(BRIEF, CASE)


def test_only_a_legal_officer_decides_the_charge(database_url: str) -> None:
    story = excused(database_url).step("consider_same_conduct", CASE, based="NONE", reasons="r").step("assemble_brief", CASE, **ASSEMBLED)
    story.at("2026-05-04 10:00")
    for other in ("prosecutor", "officer", "registrar"):
        with pytest.raises(NotPermitted):
            story.does("decide_charge", by=other, subject=CASE, at="2026-05-04 09:30", **SUMMARILY)


@pytest.mark.provision("77(3)")
def test_a_brief_without_proof_of_the_order_is_asked_about(database_url: str) -> None:
    story = excused(database_url).step("consider_same_conduct", CASE, based="NONE", reasons="r")
    with pytest.raises(NeedsConfirmation, match="the order has to be proved"):
        story.step("assemble_brief", CASE, **{**ASSEMBLED, "attached": ["STATEMENT_77_3"]})


def test_a_temporary_order_and_no_disqualification_order_may_be_contravened(database_url: str) -> None:
    story = in_force(database_url)
    story.disqualified_by_magistrate("2026-03-02 12:00", return_at="2026-03-24 09:00", application_begun="YES", application=APPLICATION)
    alleged(story, "2026-03-10 15:00", TEMPORARY)
    assert story.open_on(CASE) == {"name_condition"}
    with story.house() as house:
        offered = {(o.element, o.subject) for o in house.desk.matter_page(actor("prosecutor"), story.matter).offers}
    assert ("record_alleged_contravention", TEMPORARY) in offered
    assert not any(element == "record_alleged_contravention" and about.startswith("disqualification") for element, about in offered)


# ---------------------------------------------------------------- the charge before the court
@pytest.mark.provision("77(5)")
def test_a_challenge_in_time_asks_for_proof_and_the_date_is_met(database_url: str) -> None:
    story = listed(database_url)
    last = story.deadline("contravention.challenge-by", CASE)
    assert f"{last:%Y-%m-%d %H:%M}" == "2026-07-14 00:00"
    story.at("2026-07-13 23:59")
    said: dict[str, Any] = {"at": "2026-07-13 23:59", "matters": ["S77_3_C"], "in_writing": "YES"}
    story.records("record_challenge", by="prosecutor", subject=CASE, **said)
    assert story.where("provide_for_challenge")[3] == "challenge of Mon 13 July 2026"
    story.step("provide_for_challenge", CASE, words="The officer who was in court.")
    assert story.open_on(CASE) == {"record_summary_outcome"}


@pytest.mark.provision("77(5)")
def test_a_late_challenge_is_recorded_and_flagged_and_the_act_does_not_say_what_follows(database_url: str) -> None:
    story = listed(database_url).at("2026-07-14 09:00")
    said: dict[str, Any] = {"at": "2026-07-14 00:00", "matters": ["S77_3_C"], "in_writing": "NO"}
    with pytest.raises(NeedsConfirmation, match="O-A20"):
        story.records("record_challenge", by="prosecutor", subject=CASE, **said)
    story.records("record_challenge", by="prosecutor", subject=CASE, confirm=True, **said)
    assert "must be in writing" in story.flags
    assert "provide_for_challenge" in story.open_on(CASE)


def test_another_day_fixed_moves_the_time_for_a_challenge(database_url: str) -> None:
    story = listed(database_url).at("2026-07-10 09:00")
    story.records(
        "fix_hearing_of_charge", by="prosecutor", subject=CASE, at="2026-07-10 09:00", hearing_at="2026-07-24 09:00", place="Brisbane"
    )
    assert f"{story.deadline('contravention.challenge-by', CASE):%Y-%m-%d %H:%M}" == "2026-07-21 00:00"
    with pytest.raises(Refusal, match="cannot be before what is charged"):
        story.records(
            "fix_hearing_of_charge", by="prosecutor", subject=CASE, at="2026-07-10 09:00", hearing_at="2026-04-01 09:00", place="Brisbane"
        )


@pytest.mark.provision("67FG(2)", "67FG(3)")
def test_a_magistrate_who_cannot_punish_adequately_leaves_it_to_a_higher_court(database_url: str) -> None:
    story = listed(database_url).at("2026-07-17 12:00")
    said: dict[str, Any] = {"at": "2026-07-17 11:00", "outcome": "NOT_DECIDED_SUMMARILY", "constituted_by": "MAGISTRATE"}
    with pytest.raises(NeedsConfirmation, match="invite and hear submissions"):
        story.step("record_summary_outcome", CASE, submissions_heard="NO", **said)
    story.step("record_summary_outcome", CASE, submissions_heard="YES", **said)
    assert story.open_on(CASE) == {"record_outcome_on_indictment"}
    ended: dict[str, Any] = {"outcome": "NOT_CONVICTED", "court": "District Court at Brisbane"}
    story.at("2026-11-30 12:00").step("record_outcome_on_indictment", CASE, at="2026-11-30 11:00", **ended)
    assert story.is_over(BRIEF, CASE)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"imprisonment_months": 37}, "more than the most"),
        ({"imprisonment_months": None, "penalty_units": 201}, "more than the most"),
        ({"constituted_by": "JUSTICES"}, "constituted by a magistrate"),
    ],
)
@pytest.mark.provision("67FG(5)", "67FH(1)", "67FH(2)")
def test_what_a_court_did_otherwise_than_the_act_provides_is_asked_about_and_recorded(
    database_url: str, more: dict[str, Any], why: str
) -> None:
    story = listed(database_url).at("2026-07-17 12:00")
    said = {**CONVICTED, "at": "2026-07-17 11:00", **more}
    with pytest.raises(NeedsConfirmation, match=why):
        story.step("record_summary_outcome", CASE, **said)
    story.step("record_summary_outcome", CASE, confirm=True, **said)
    assert story.is_over(BRIEF, CASE)


@pytest.mark.provision("67FG(1)")
def test_on_indictment_five_years_are_the_most(database_url: str) -> None:
    story = listed(database_url, mode="INDICTMENT", court="District Court at Brisbane").at("2026-11-30 12:00")
    assert story.open_on(CASE) == {"record_outcome_on_indictment"}
    ended: dict[str, Any] = {"at": "2026-11-30 11:00", "outcome": "CONVICTED", "court": "District Court at Brisbane"}
    with pytest.raises(NeedsConfirmation, match="300 penalty units or 5 years"):
        story.step("record_outcome_on_indictment", CASE, imprisonment_months=61, **ended)
    story.step("record_outcome_on_indictment", CASE, imprisonment_months=60, **ended)
    assert story.is_over(BRIEF, CASE)


def test_a_charge_discontinued_ends_what_was_challenged_too(database_url: str) -> None:
    story = listed(database_url).at("2026-06-01 09:00")
    story.records("record_challenge", by="prosecutor", subject=CASE, at="2026-06-01 09:00", matters=["S77_4_A"], in_writing="YES")
    assert story.open_on(CASE) == {"record_summary_outcome", "provide_for_challenge"}
    ended: dict[str, Any] = {"outcome": "DISCONTINUED", "constituted_by": "MAGISTRATE"}
    story.step("record_summary_outcome", CASE, at="2026-06-01 09:00", **ended)
    assert story.is_over(BRIEF, CASE)
    assert story.open_on(CASE) == set()


def test_another_outcome_goes_to_a_legal_officer(database_url: str) -> None:
    story = listed(database_url).at("2026-07-17 12:00")
    ended: dict[str, Any] = {"outcome": "OTHER_OUTCOME", "words": "A made-up order.", "constituted_by": "MAGISTRATE"}
    story.step("record_summary_outcome", CASE, at="2026-07-17 11:00", **ended)
    assert story.open_on(CASE) == {"consider_outcome"}
    story.step("consider_outcome", CASE, advice="Nothing more.")
    assert story.is_over(BRIEF, CASE)


def test_a_penalty_without_a_conviction_is_a_slip(database_url: str) -> None:
    story = listed(database_url).at("2026-07-17 12:00")
    said = {"at": "2026-05-04 09:00", **CONVICTED}
    with pytest.raises(Refusal, match="cannot end before it is charged"):
        story.step("record_summary_outcome", CASE, **said)


# ---------------------------------------------------------------- leave, other terms, devices
@pytest.mark.provision("77F(2)")
def test_where_the_orders_own_application_may_be_based_on_the_conduct_leave_is_asked_for(database_url: str) -> None:
    story = charged(database_url, based="NOT_KNOWN")
    assert story.open_on(CASE) == {"fix_hearing", "record_leave"}
    granted: dict[str, Any] = {"decision": "GRANTED", "references": ["a", "c"]}
    story.at("2026-06-01 09:00").step("record_leave", CASE, at="2026-06-01 09:00", **granted)
    assert story.open_on(CASE) == {"fix_hearing"}


def test_leave_may_be_recorded_where_it_was_not_asked_for_here(database_url: str) -> None:
    story = charged(database_url).at("2026-06-01 09:00")
    story.records("record_leave_to_refer", by="legal", subject=CASE, at="2026-06-01 09:00", decision="REFUSED")
    assert story.open_on(CASE) == {"fix_hearing"}


def test_other_terms_that_turn_out_to_have_bound_are_asked_about_beside_the_charge(database_url: str) -> None:
    def tell() -> Tale:
        story = prohibited(database_url).asks("VARY", FINAL, "2026-03-26 10:00")
        story.hears("VARIED", "2026-03-31 09:00", FINAL, presence="ABSENT").plans(VARIED_PAPERS)
        alleged(story, "2026-04-07 15:00").step("name_condition", CASE, condition=1).step("gather_knowledge", CASE, **NOT_TOLD)
        story.step("record_excuse", CASE, **EXCUSE).step("consider_same_conduct", CASE, based="NONE", reasons="r")
        story.step("assemble_brief", CASE, **ASSEMBLED).at("2026-05-04 10:00")
        return story.step("decide_charge", CASE, at="2026-05-04 09:30", **SUMMARILY)

    story = told_once(database_url, "charged, varied and unserved", tell)
    assert story.where("fix_hearing")[1] == CASE
    story.serves("2026-05-05 10:00", VARIED_PAPERS, sworn=False)
    assert "name_condition_anew" not in story.open_on(CASE), "served after the contravention: the terms before it bound"
    story.corrects("documents-served", by="officer", subject=VARIED_PAPERS, at="2026-04-02T10:00:00+10:00")
    assert "name_condition_anew" in story.open_on(CASE)
    assert "version 2 of the terms" in story.where("name_condition_anew")[3]
    assert story.rows("select invariant from breach where matter=:m and invariant='I-91'"), "and it is shown until it is put right"
    story.step("name_condition_anew", CASE, condition=1)
    assert story.open_on(CASE) == {"fix_hearing"}
    assert not story.rows("select invariant from breach where matter=:m and invariant='I-91'")


@pytest.mark.provision("67FC(1)", "67FC(2)", "67FC(6)", "67FC(7)", "67FC(8)")
def test_access_to_a_device_is_recorded_with_what_the_act_asks_for(database_url: str) -> None:
    story = brief(database_url)
    said: dict[str, Any] = {
        "at": "2026-04-07 20:00",
        "officer": "Detective Madeup",
        "suspicion": "A made-up message.",
        "required": "The passcode of a telephone.",
        "complied": "YES",
    }
    with pytest.raises(NeedsConfirmation, match="authorised in writing"):
        story.records("record_device_access_required", by="prosecutor", subject=CASE, authorised="NO", informed="YES", **said)
    with pytest.raises(NeedsConfirmation, match="although it may incriminate"):
        story.records("record_device_access_required", by="prosecutor", subject=CASE, authorised="YES", informed="NO", **said)
    story.records("record_device_access_required", by="prosecutor", subject=CASE, authorised="YES", informed="YES", **said)
    # when access was required, a magistrate's decision is waited for; and again where it is required again
    assert story.where("record_post_search_approval")[3] == "requirement 1"
    approval: dict[str, Any] = {"at": "2026-04-07 22:00", "decision": "MADE", "court": "Magistrates Court at Brisbane"}
    story.step("record_post_search_approval", CASE, **approval)
    assert story.is_over("post_search_approval", CASE)
    again = {**said, "at": "2026-04-08 09:00"}
    story.at("2026-04-08 10:00").records(
        "record_device_access_required", by="prosecutor", subject=CASE, authorised="YES", informed="YES", **again
    )
    assert story.where("record_post_search_approval")[3] == "requirement 2"
