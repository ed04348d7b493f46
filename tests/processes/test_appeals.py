"""Appeals from the decision to the result, through the door: who may, by when, what is filed and served, a stay, and what becomes of the order."""

from __future__ import annotations

from typing import Any

import pytest

from app.cli.player import instant
from app.errors import NeedsConfirmation, Refusal
from tests.processes.told import (
    APPLICATION,
    CONDITIONS,
    FINAL,
    NOT_MADE_13K,
    TEMPORARY,
    Tale,
    in_force,
    not_extended,
    pending,
    prohibited,
    told_once,
)

APPEAL = "appeal"
OF_THE_ORDER, OF_THE_REFUSAL, OF_THE_HEARING = f"appeal:{FINAL}", f"appeal:{APPLICATION}", "appeal:hearing:1"
NOTICE: dict[str, Any] = {"court": "DISTRICT_COURT", "registry": "Brisbane"}
GROUNDS: dict[str, Any] = {"reasons": "Made-up reasons.", "grounds": "Made-up grounds.", "orders_sought": "That the order be made."}
NO_EVIDENCE: dict[str, Any] = {"further_evidence": "NO", "attendees": [{"who": "The made-up prosecutor", "paragraph": "a"}]}


def refused(url: str) -> Tale:
    """An application refused on 24 March 2026 with the respondent there: the commissioner may appeal until 21 April."""
    return told_once(url, "refused", lambda: pending(url).mentioned("2026-03-24 09:00", outcome="FINAL_REFUSED"))


def considered(story: Tale, course: str = "APPEAL", about: str = OF_THE_REFUSAL) -> Tale:
    said = GROUNDS if course != "DO_NOT_APPEAL" else {"reasons": "No ground that is likely to succeed."}
    return story.step("consider_appeal", about, course=course, **said)


def filed(url: str) -> Tale:
    """The commissioner's appeal of Tuesday 14 April 2026 against the refusal."""
    return told_once(
        url,
        "appealed",
        lambda: considered(refused(url)).at("2026-04-14 11:00").step("file_notice", OF_THE_REFUSAL, at="2026-04-14 10:00", **NOTICE),
    )


def respondent_appeals(url: str) -> Tale:
    """The respondent's appeal of 1 April 2026 against the prohibition order of 24 March."""

    def tell() -> Tale:
        story, notice = prohibited(url).at("2026-04-01 11:00"), {"at": "2026-04-01 10:00", "side": "RESPONDENT", **NOTICE}
        story.records("record_notice_of_appeal", by="registrar", subject=OF_THE_ORDER, **notice)
        return story

    return told_once(url, "the respondent appeals", tell)


# ------------------------------------------------------------------ the time to appeal
def test_a_refusal_is_for_a_legal_officer_to_consider_and_its_last_day_is_shown(database_url: str) -> None:
    story = refused(database_url)
    assert story.open_on(OF_THE_REFUSAL) == {"consider_appeal"}
    assert "consider_appeal" in story.worklist("legal")
    assert story.deadline("appeal.last-day", OF_THE_REFUSAL) == instant("2026-04-22 00:00")


def test_a_decision_that_the_commissioner_won_is_watched_and_asks_nothing_of_anybody(sqlite_url: str) -> None:
    story = prohibited(sqlite_url)
    assert story.open_on(OF_THE_ORDER) == set()
    assert story.deadline("appeal.last-day", OF_THE_ORDER) == instant("2026-04-22 00:00")
    assert not story.is_over(APPEAL, OF_THE_ORDER)
    assert story.at("2026-04-22 00:00").is_over(APPEAL, OF_THE_ORDER)


def test_not_to_appeal_is_a_decision_too_and_the_time_of_the_other_side_runs_on(sqlite_url: str) -> None:
    story = considered(refused(sqlite_url), "DO_NOT_APPEAL")
    assert story.open_on(OF_THE_REFUSAL) == set()
    assert not story.is_over(APPEAL, OF_THE_REFUSAL)
    assert story.at("2026-04-22 00:00").is_over(APPEAL, OF_THE_REFUSAL)


def test_a_legal_officer_may_take_up_what_the_commissioner_won(sqlite_url: str) -> None:
    story = prohibited(sqlite_url)
    story.records("consider_appeal", by="legal", subject=OF_THE_ORDER, course="APPEAL", **GROUNDS)
    assert story.open_on(OF_THE_ORDER) == {"file_notice"}


def test_a_legal_officer_may_decide_again_while_there_is_time(sqlite_url: str) -> None:
    story = considered(refused(sqlite_url), "DO_NOT_APPEAL").at("2026-04-01 09:00")
    story.records("consider_appeal", by="legal", subject=OF_THE_REFUSAL, course="APPEAL", **GROUNDS)
    assert story.open_on(OF_THE_REFUSAL) == {"file_notice"}


def test_not_extending_is_a_decision_with_a_time_of_its_own(sqlite_url: str) -> None:
    # given a mention at which the court extends nothing and makes no temporary order of its own initiative
    story = in_force(sqlite_url).mentioned("2026-03-24 09:00", to="2026-04-14 09:00", orders=[not_extended()], **NOT_MADE_13K)
    # then what was decided there may be appealed from that day, and the order's making from its own
    assert story.deadline("appeal.last-day", OF_THE_HEARING) == instant("2026-04-22 00:00")
    assert story.deadline("appeal.last-day", f"appeal:{TEMPORARY}") == instant("2026-03-31 00:00")
    assert story.open_on(OF_THE_HEARING) == {"consider_appeal"}


@pytest.mark.provision("13ZH(1)(b)")
def test_an_order_made_in_absence_is_appealed_from_its_service_by_both_sides(sqlite_url: str) -> None:
    story = prohibited(sqlite_url, presence="ABSENT")
    assert story.deadline("appeal.last-day", OF_THE_ORDER) is None
    assert not story.at("2026-06-30 09:00").is_over(APPEAL, OF_THE_ORDER), "never over while the order is unserved"
    story.serves("2026-06-30 09:00", f"service:{FINAL}")
    assert story.deadline("appeal.last-day", OF_THE_ORDER) == instant("2026-07-29 00:00")


# ------------------------------------------------------------------ more time
@pytest.mark.provision("13ZH(2)")
def test_more_time_is_asked_for_and_given_and_moves_the_last_day(database_url: str) -> None:
    story = considered(refused(database_url).at("2026-04-20 09:00"), "MORE_TIME")
    story.step("ask_for_more_time", OF_THE_REFUSAL, at="2026-04-20 09:00", reasons="The made-up transcript is awaited.")
    assert story.open_on(OF_THE_REFUSAL) == {"file_notice", "record_more_time_decision"}
    # then the time is not over while the appeal court has still to decide
    assert story.at("2026-04-23 09:00").open_on(OF_THE_REFUSAL) == {"file_notice", "record_more_time_decision"}
    with pytest.raises(Refusal, match="Without a day the time to appeal is not known"):
        story.step("record_more_time_decision", OF_THE_REFUSAL, at="2026-04-23 09:00", decision="GRANTED")
    story.step("record_more_time_decision", OF_THE_REFUSAL, at="2026-04-23 09:00", decision="GRANTED", until="2026-05-30")
    assert story.deadline("appeal.last-day", OF_THE_REFUSAL) == instant("2026-05-31 00:00"), (
        "a day that the court named does not roll off a Saturday"
    )
    assert story.at("2026-05-30 23:59").open_on(OF_THE_REFUSAL) == {"file_notice"}
    assert story.at("2026-05-31 00:00").is_over(APPEAL, OF_THE_REFUSAL)


def test_more_time_refused_after_the_time_is_over_ends_it(sqlite_url: str) -> None:
    story = refused(sqlite_url).at("2026-04-20 10:00")
    asked: dict[str, Any] = {"at": "2026-04-20 09:00", "side": "RESPONDENT", "reasons": "Made-up."}
    story.records("record_more_time_asked", by="registrar", subject=OF_THE_REFUSAL, **asked).at("2026-04-27 09:00")
    assert not story.is_over(APPEAL, OF_THE_REFUSAL)
    story.step("record_more_time_decision", OF_THE_REFUSAL, at="2026-04-27 09:00", decision="REFUSED")
    assert story.is_over(APPEAL, OF_THE_REFUSAL)


# ------------------------------------------------------------------ the notice
@pytest.mark.provision("13ZH(3)")
def test_a_notice_out_of_time_is_recorded_and_flagged_and_opens_the_appeal(sqlite_url: str) -> None:
    story = prohibited(sqlite_url).at("2026-04-30 11:00")
    assert story.is_over(APPEAL, OF_THE_ORDER)
    late: dict[str, Any] = {"at": "2026-04-30 10:00", "side": "RESPONDENT", **NOTICE}
    with pytest.raises(Refusal, match="out of time unless"):
        story.records("record_notice_of_appeal", by="registrar", subject=OF_THE_ORDER, **late)
    story.records("record_notice_of_appeal", by="registrar", subject=OF_THE_ORDER, confirm=True, **late)
    assert "out of time unless the appeal court extends" in story.flags
    assert "record_hearing" in story.open_on(OF_THE_ORDER)


def test_a_notice_before_the_decision_is_a_slip(sqlite_url: str) -> None:
    with pytest.raises(Refusal):
        considered(refused(sqlite_url)).step("file_notice", OF_THE_REFUSAL, confirm=True, at="2026-03-20 10:00", **NOTICE)


@pytest.mark.provision("13ZG")
def test_a_notice_to_another_court_than_the_act_names_is_recorded_and_flagged(sqlite_url: str) -> None:
    story = considered(refused(sqlite_url)).at("2026-04-01 11:00")
    wrong: dict[str, Any] = {"at": "2026-04-01 10:00", "court": "CHILDRENS_COURT_JUDGE", "registry": "Brisbane"}
    story.step("file_notice", OF_THE_REFUSAL, confirm=True, **wrong)
    assert "The appeal lies to the District Court" in story.flags


# ------------------------------------------------------------------ while it is pending
@pytest.mark.provision("13ZI(1)")
def test_the_commissioners_appeal_is_copied_sent_served_and_answered(database_url: str) -> None:
    story = filed(database_url)
    assert story.open_on(OF_THE_REFUSAL) == {"file_copy", "serve_notice", "record_hearing"}
    assert story.deadline("appeal.copy-by", OF_THE_REFUSAL) == instant("2026-04-15 00:00"), "the same day, a practice"
    story.step("file_copy", OF_THE_REFUSAL, at="2026-04-14 10:30", registry="Brisbane")
    story.step("send_documents", OF_THE_REFUSAL, at="2026-04-14 10:45", way="By internal mail")
    story.at("2026-04-16 12:00").step("serve_notice", OF_THE_REFUSAL, at="2026-04-16 10:00", way="ON_THE_LAWYER", words="By hand")
    assert story.deadline("appeal.address-by", OF_THE_REFUSAL) == instant("2026-05-01 00:00"), "14 days after the service"
    story.at("2026-04-28 12:00").step("record_address", OF_THE_REFUSAL, at="2026-04-28 10:00", copy_served="YES")
    assert story.open_on(OF_THE_REFUSAL) == {"record_hearing"}


def test_the_respondents_appeal_asks_the_commissioner_for_an_address_and_for_no_copy(sqlite_url: str) -> None:
    story = respondent_appeals(sqlite_url)
    assert story.open_on(OF_THE_ORDER) == {"send_documents", "serve_notice", "record_hearing"}
    story.at("2026-04-02 12:00").step("serve_notice", OF_THE_ORDER, at="2026-04-02 10:00", way="ON_THE_COMMISSIONER")
    assert "record_address" in story.worklist("legal")


@pytest.mark.provision("13ZH(4)")
def test_another_way_of_serving_counts_only_with_the_appeal_courts_order(sqlite_url: str) -> None:
    story = filed(sqlite_url).at("2026-04-20 12:00")
    story.step("serve_notice", OF_THE_REFUSAL, confirm=True, at="2026-04-20 10:00", way="OTHER_WAY", words="Left with a relative")
    assert "needs an order of the appeal court" in story.flags
    assert "serve_notice" in story.open_on(OF_THE_REFUSAL)
    story.step("serve_notice", OF_THE_REFUSAL, at="2026-04-20 11:00", way="OTHER_WAY", other_way_order="Order of 20 April 2026: by post")
    assert "serve_notice" not in story.open_on(OF_THE_REFUSAL)


@pytest.mark.provision("13ZI(3)")
def test_an_appeal_stays_nothing_and_a_stay_is_told_at_the_order(database_url: str) -> None:
    story = respondent_appeals(database_url)
    assert story.status(FINAL) == "YES", "the appeal alone changes nothing"
    story.at("2026-04-08 12:00").records(
        "record_stay", by="registrar", subject=OF_THE_ORDER, at="2026-04-08 10:00", order=FINAL, terms="Until further order."
    )
    assert story.status(FINAL) == "NO"
    assert any("stayed its operation" in card.why for card in story.page().orders if card.subject == FINAL)
    assert story.gaps
    story.at("2026-04-20 12:00").records("record_stay_ended", by="registrar", subject=OF_THE_ORDER, at="2026-04-20 10:00", order=FINAL)
    assert story.status(FINAL) == "YES"
    assert not story.gaps


@pytest.mark.provision("13ZI(3)")
def test_a_stay_without_an_appeal_is_not_offered_and_one_that_ends_before_it_begins_is_a_slip(sqlite_url: str) -> None:
    story = respondent_appeals(sqlite_url).at("2026-04-08 12:00")
    with pytest.raises(Refusal):
        story.records(
            "record_stay",
            by="registrar",
            subject=OF_THE_ORDER,
            confirm=True,
            at="2026-04-08 10:00",
            order=FINAL,
            until="2026-04-08 10:00",
            terms="t",
        )


# ------------------------------------------------------------------ hearing and result
def heard(story: Tale, about: str, at: str, **more: Any) -> Tale:
    return story.at(at).step("record_hearing", about, at=at, **{"outcome": "DECIDED", **NO_EVIDENCE, **more})


@pytest.mark.provision("13ZI(2)")
def test_further_evidence_on_the_appeal_is_recorded_and_flagged(sqlite_url: str) -> None:
    story = filed(sqlite_url).at("2026-06-02 12:00")
    evidence: dict[str, Any] = {**NO_EVIDENCE, "further_evidence": "YES", "evidence_words": "A made-up report"}
    with pytest.raises(Refusal):
        heard(story, OF_THE_REFUSAL, "2026-06-02 12:00", **evidence)
    story.step("record_hearing", OF_THE_REFUSAL, confirm=True, at="2026-06-02 12:00", outcome="RESERVED", **evidence)
    assert "Further evidence may not be admitted" in story.flags


@pytest.mark.provision("13ZH(5)")
def test_an_adjourned_appeal_is_heard_again(sqlite_url: str) -> None:
    story = heard(filed(sqlite_url), OF_THE_REFUSAL, "2026-06-02 12:00", outcome="ADJOURNED")
    assert "record_hearing" in story.open_on(OF_THE_REFUSAL)
    assert "record_hearing" not in heard(story, OF_THE_REFUSAL, "2026-06-16 12:00").open_on(OF_THE_REFUSAL)


def test_an_appeal_dismissed_leaves_everything_as_it_was_and_closes_what_was_open(database_url: str) -> None:
    story = heard(respondent_appeals(database_url), OF_THE_ORDER, "2026-06-02 12:00")
    story.step("record_result", OF_THE_ORDER, at="2026-06-02 12:00", result="DISMISSED", costs="NONE")
    assert story.is_over(APPEAL, OF_THE_ORDER)
    assert story.status(FINAL) == "YES"


@pytest.mark.provision("13ZK")
def test_costs_without_an_abuse_are_recorded_and_flagged(sqlite_url: str) -> None:
    story = heard(respondent_appeals(sqlite_url), OF_THE_ORDER, "2026-06-02 12:00")
    story.step("record_result", OF_THE_ORDER, confirm=True, at="2026-06-02 12:00", result="DISMISSED", costs="AWARDED")
    assert "Costs are awarded only where" in story.flags


def test_an_order_that_the_appeal_court_makes_has_a_notice_of_its_own(database_url: str) -> None:
    story = heard(filed(database_url), OF_THE_REFUSAL, "2026-06-02 12:00")
    made: dict[str, Any] = {"application": APPLICATION, "presence": "ABSENT", "conditions": CONDITIONS, "reportable_offender_before": "YES"}
    story.step(
        "record_result", OF_THE_REFUSAL, at="2026-06-02 12:00", result="PROHIBITION_ORDER_MADE", under="S13ZJ_1_A", costs="NONE", **made
    )
    # then when it takes effect is open (O-A16), and it is to be served
    assert story.status(FINAL) == "UNCERTAIN"
    assert story.open_on(f"service:{FINAL}") == {"plan_service"}
    assert story.at("2026-06-03 19:00").serves("2026-06-03 18:00", f"service:{FINAL}").status(FINAL) == "YES"
    assert story.is_over(APPEAL, OF_THE_REFUSAL), "what was not done before the result has no use any more"


@pytest.mark.provision("13ZJ(1)", "74E(2)")
def test_an_order_revoked_on_appeal_is_over_and_those_who_knew_of_it_are_told(database_url: str) -> None:
    story = heard(respondent_appeals(database_url), OF_THE_ORDER, "2026-06-02 12:00")
    story.step("record_result", OF_THE_ORDER, at="2026-06-02 12:00", result="ORDER_REVOKED", order=FINAL, under="S13ZJ_1_A", costs="NONE")
    assert story.status(FINAL) == "NO"
    assert story.open_on(OF_THE_ORDER) == {"serve_result"}
    story.at("2026-06-03 09:00").step("serve_result", OF_THE_ORDER, at="2026-06-03 08:00", way="In person")
    story.step("tell_entities", OF_THE_ORDER, at="2026-06-03 08:30", outcome="NONE_HAD_INFORMATION")
    assert story.is_over(APPEAL, OF_THE_ORDER)


@pytest.mark.provision("74E(2)")
def test_whoever_was_told_of_an_order_is_told_that_it_was_revoked_on_appeal(sqlite_url: str) -> None:
    # given a child care centre that was told of the order
    story = respondent_appeals(sqlite_url).at("2026-04-10 10:00")
    school: dict[str, Any] = {"entity": "A made-up child care centre", "entity_kind": "FUNDED_ENTITY", "what": ["TERM"], "way": "ORALLY"}
    story.records("record_information_given", by="prosecutor", subject=FINAL, at="2026-04-10 10:00", **school)
    # when the order is revoked on appeal
    heard(story, OF_THE_ORDER, "2026-06-02 12:00")
    story.step("record_result", OF_THE_ORDER, at="2026-06-02 12:00", result="ORDER_REVOKED", order=FINAL, under="S13ZJ_1_A", costs="NONE")
    # then nobody records that there was no one to tell
    tell: dict[str, Any] = {"at": "2026-06-03 08:30"}
    story.at("2026-06-03 09:00").step("serve_result", OF_THE_ORDER, at="2026-06-03 08:00", way="In person")
    with pytest.raises(Refusal, match="1 entity is recorded"):
        story.step("tell_entities", OF_THE_ORDER, outcome="NONE_HAD_INFORMATION", **tell)
    rows = [{"subject": "information-giving:1", "way": "ORALLY"}]
    story.step("tell_entities", OF_THE_ORDER, outcome="EACH_WAS_TOLD", told=rows, **tell)
    assert "tell_entities" not in story.open_on(OF_THE_ORDER)


def test_another_decision_of_the_appeal_court_is_served_and_tells_no_entity_of_anything(sqlite_url: str) -> None:
    # given a decision that neither varied nor revoked an order nor put one back
    story = heard(respondent_appeals(sqlite_url), OF_THE_ORDER, "2026-06-02 12:00")
    other: dict[str, Any] = {"result": "ANOTHER_DECISION", "words": "A made-up direction about the costs below.", "costs": "NONE"}
    story.step("record_result", OF_THE_ORDER, confirm=True, at="2026-06-02 12:00", **other)
    # then it is served, and that is all
    story.at("2026-06-03 09:00").step("serve_result", OF_THE_ORDER, at="2026-06-03 08:00", way="In person")
    assert story.open_on(OF_THE_ORDER) & {"serve_result", "tell_entities"} == set()
    assert story.status(FINAL) == "YES"


@pytest.mark.provision("13M(2)(f)")
def test_a_temporary_order_ended_on_appeal_ends_under_the_last_paragraph(sqlite_url: str) -> None:
    story = in_force(sqlite_url).at("2026-03-09 11:00")
    about = f"appeal:{TEMPORARY}"
    story.records("record_notice_of_appeal", by="registrar", subject=about, at="2026-03-09 10:00", side="RESPONDENT", **NOTICE)
    heard(story, about, "2026-03-16 12:00")
    story.step("record_result", about, at="2026-03-16 12:00", result="ORDER_REVOKED", order=TEMPORARY, under="S13ZJ_1_A", costs="NONE")
    assert story.status(TEMPORARY) == "NO"
    assert "order_revoked" in {p.element for run in story.page().runs if run.subject == TEMPORARY for p in run.passed}


def test_an_order_put_back_by_the_appeal_court_binds_again_and_its_run_goes_on(database_url: str) -> None:
    # given a temporary order that was not extended, and an appeal against that
    story = in_force(database_url).mentioned("2026-03-24 09:00", to="2026-04-14 09:00", orders=[not_extended()], **NOT_MADE_13K)
    assert story.status(TEMPORARY) == "NO"
    considered(story, about=OF_THE_HEARING).step("file_notice", OF_THE_HEARING, at="2026-03-24 10:00", **NOTICE)
    heard(story, OF_THE_HEARING, "2026-03-30 12:00")
    # when the appeal court sets it aside and extends the order
    put_back: dict[str, Any] = {"result": "ORDER_PUT_BACK", "order": TEMPORARY, "restored_until": "2026-04-20", "costs": "NONE"}
    story.step("record_result", OF_THE_HEARING, at="2026-03-30 12:00", **put_back)
    # then it binds from then, it did not in between, and its mention is wanted
    assert (story.status(TEMPORARY, "2026-03-25 09:00"), story.status(TEMPORARY)) == ("NO", "YES")
    assert not story.is_over("temporary_order_term", TEMPORARY)
    story.step("serve_result", OF_THE_HEARING, at="2026-03-30 12:00", way="In person")


@pytest.mark.provision("13ZJ(1)")
def test_an_order_that_was_not_revoked_is_not_brought_back_by_its_name_alone(sqlite_url: str) -> None:
    story = heard(respondent_appeals(sqlite_url), OF_THE_ORDER, "2026-06-02 12:00")
    story.step("record_result", OF_THE_ORDER, confirm=True, at="2026-06-02 12:00", result="ORDER_PUT_BACK", order=FINAL, costs="NONE")
    assert "was not revoked" in story.flags


# ------------------------------------------------------------------ both sides appeal
OF_THE_OTHER_SIDE = f"appeal:second:{FINAL}"


def both_appeal(url: str) -> Tale:
    """The respondent's appeal of 1 April; a legal officer takes it up against the conditions, and files on 14 April 2026."""

    def tell() -> Tale:
        story = respondent_appeals(url)
        story.records("consider_appeal", by="legal", subject=OF_THE_OTHER_SIDE, course="APPEAL", **GROUNDS)
        return story.at("2026-04-14 11:00").step("file_notice", OF_THE_OTHER_SIDE, at="2026-04-14 10:00", **NOTICE)

    return told_once(url, "both sides appeal", tell)


@pytest.mark.provision("13ZG", "13ZH(3)")
def test_a_decision_to_appeal_is_not_lost_because_the_other_side_was_first(sqlite_url: str) -> None:
    # given that a legal officer decided to appeal, and the notice is not filed yet
    story = prohibited(sqlite_url)
    story.records("consider_appeal", by="legal", subject=OF_THE_ORDER, course="APPEAL", **GROUNDS).at("2026-04-01 11:00")
    # when the respondent files first
    story.records("record_notice_of_appeal", by="registrar", subject=OF_THE_ORDER, at="2026-04-01 10:00", side="RESPONDENT", **NOTICE)
    # then filing the commissioner's notice stays on the list until the time is over
    assert story.open_on(OF_THE_OTHER_SIDE) == {"file_notice"}
    assert story.deadline("appeal.last-day", OF_THE_OTHER_SIDE) == instant("2026-04-22 00:00")
    assert story.at("2026-04-22 00:00").is_over(APPEAL, OF_THE_OTHER_SIDE)


@pytest.mark.provision("13ZG", "13ZH(4)")
def test_each_of_two_appeals_is_served_answered_and_decided_by_itself(database_url: str) -> None:
    story = both_appeal(database_url)
    assert story.open_on(OF_THE_ORDER) == {"send_documents", "serve_notice", "record_hearing"}
    assert story.open_on(OF_THE_OTHER_SIDE) == {"file_copy", "serve_notice", "record_hearing"}
    # when the respondent withdraws, the commissioner's appeal goes on
    story.at("2026-05-04 12:00").step("record_hearing", OF_THE_ORDER, at="2026-05-04 12:00", outcome="DECIDED", **NO_EVIDENCE)
    story.step("record_result", OF_THE_ORDER, at="2026-05-04 12:00", result="WITHDRAWN", costs="NONE")
    assert story.is_over(APPEAL, OF_THE_ORDER)
    assert story.open_on(OF_THE_OTHER_SIDE) == {"file_copy", "serve_notice", "record_hearing"}
    # and its result changes the order
    heard(story, OF_THE_OTHER_SIDE, "2026-06-02 12:00")
    stricter: dict[str, Any] = {"order": FINAL, "under": "S13ZJ_1_B", "presence": "ABSENT", "conditions": CONDITIONS}
    story.step("record_result", OF_THE_OTHER_SIDE, at="2026-06-02 12:00", result="ORDER_VARIED", costs="NONE", **stricter)
    assert story.open_on(OF_THE_OTHER_SIDE) == {"serve_result"}


@pytest.mark.provision("13ZI(3)")
def test_a_stay_ends_with_the_appeal_on_which_it_was_ordered_and_not_with_the_other(sqlite_url: str) -> None:
    story = both_appeal(sqlite_url)
    story.records("record_stay", by="registrar", subject=OF_THE_ORDER, at="2026-04-14 11:00", order=FINAL, terms="Until it is decided.")
    heard(story, OF_THE_OTHER_SIDE, "2026-05-04 12:00")
    story.step("record_result", OF_THE_OTHER_SIDE, at="2026-05-04 12:00", result="DISMISSED", costs="NONE")
    assert story.status(FINAL) == "NO"
    heard(story, OF_THE_ORDER, "2026-06-02 12:00")
    story.step("record_result", OF_THE_ORDER, at="2026-06-02 12:00", result="DISMISSED", costs="NONE")
    assert story.status(FINAL) == "YES"


def test_a_second_notice_of_the_same_side_is_asked_about(sqlite_url: str) -> None:
    again: dict[str, Any] = {"at": "2026-04-09 10:00", "side": "RESPONDENT", **NOTICE}
    with pytest.raises(NeedsConfirmation, match="pending already"):
        respondent_appeals(sqlite_url).at("2026-04-09 11:00").records(
            "record_notice_of_appeal", by="registrar", subject=OF_THE_OTHER_SIDE, **again
        )


def test_after_one_side_has_withdrawn_the_other_may_still_appeal_in_time(sqlite_url: str) -> None:
    story = respondent_appeals(sqlite_url)
    heard(story, OF_THE_ORDER, "2026-04-08 12:00")
    story.step("record_result", OF_THE_ORDER, at="2026-04-08 12:00", result="WITHDRAWN", costs="NONE")
    ours: dict[str, Any] = {"at": "2026-04-09 10:00", "side": "COMMISSIONER", **NOTICE}
    story.at("2026-04-09 11:00").records("record_notice_of_appeal", by="registrar", subject=OF_THE_OTHER_SIDE, **ours)
    assert "file_copy" in story.open_on(OF_THE_OTHER_SIDE)
