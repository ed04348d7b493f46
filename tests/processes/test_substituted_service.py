"""Substituted service through the door: after attempts, by the commissioner, by the court's order, and what is left open by it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from app.errors import NotPermitted, Refusal, Stale
from tests.processes.test_application_to_a_magistrate import begun
from tests.processes.told import APPLICATION, ORDER_PAPERS, PAPERS, SERVED, TEMPORARY, Tale, told_once, unserved

PROCESS = "substituted_service"
ALL_PAPERS = ["ORDER", "NOTICE_13S4A", "REPORTING_NOTICE"]
AUTHORISED: dict[str, Any] = {
    "decision": "AUTHORISED",
    "order_ref": "Brisbane 123/26",
    "way_authorised": "To the made-up brother at his home.",
    "counts": "WHEN_DONE",
}
DONE: dict[str, Any] = {
    "place": "At the made-up brother's home",
    "documents": ALL_PAPERS,
    "server": "Constable Madeup",
    "way": "Handed to the brother",
    "to_whom": "The made-up brother",
    "as_ordered": "YES",
}


def failed(story: Tale, at: str, papers: str = ORDER_PAPERS) -> Tale:
    """An attempt at personal service that failed."""
    tried: dict[str, Any] = {"what_happened": "NOT_SERVED", "at": at, "place": "At home", "attempt": "NOT_HOME"}
    return story.at(at).step("serve_documents", papers, **tried)


def asked(story: Tale, at: str, papers: str = ORDER_PAPERS) -> Tale:
    """The officer asks for substituted service."""
    story.at(at).records("ask_for_substituted_service", by="officer", subject=papers, at=at, reasons="Never at home.")
    return story


def applied(story: Tale, at: str, papers: str = ORDER_PAPERS, documents: list[str] | None = None) -> Tale:
    """The commissioner applies to the court."""
    why: dict[str, Any] = {
        "why_not_practicable": "Never at home.",
        "proposed_way": "By a relative",
        "proposed_person": "The made-up brother",
    }
    return story.at(at).step("apply_to_court", papers, course="APPLIED", at=at, documents=documents or ALL_PAPERS, **why)


def sought(url: str) -> Tale:
    """A magistrate's order of 2 March in absence: an attempt on the 3rd, asked for on the 4th, applied for on the 5th."""

    def tell() -> Tale:
        return applied(asked(failed(unserved(url), "2026-03-03 18:00"), "2026-03-04 09:00"), "2026-03-05 09:00")

    return told_once(url, "substituted service applied for", tell)


def authorised(url: str, **more: Any) -> Tale:
    """The court authorised it on 6 March at ten."""
    return sought(url).at("2026-03-06 10:30").step("record_decision", ORDER_PAPERS, at="2026-03-06 10:00", **{**AUTHORISED, **more})


def handed_over(story: Tale, at: str, *, confirm: bool = False, **more: Any) -> Tale:
    """The papers are handed over in the way authorised."""
    return story.at(at).step("carry_out", ORDER_PAPERS, confirm=confirm, at=at, **{**DONE, **more})


@pytest.mark.provision("13ZL(4)")
def test_nothing_may_be_asked_for_before_an_attempt_has_failed(database_url: str) -> None:
    story = unserved(database_url)
    with pytest.raises(Stale):
        asked(story, "2026-03-03 12:00")
    assert "ask_for_substituted_service" not in {offer.element for offer in story.page().offers}


def test_only_the_commissioners_side_applies(database_url: str) -> None:
    story = asked(failed(unserved(database_url), "2026-03-03 18:00"), "2026-03-04 09:00")
    assert "apply_to_court" in story.worklist("prosecutor")
    for other in ("officer", "registrar", "legal"):
        with pytest.raises(NotPermitted):
            story.does("apply_to_court", by=other, subject=ORDER_PAPERS, course="NOT_APPLIED", at="2026-03-04 09:00", reasons="x")


@pytest.mark.provision("13ZL(5)")
def test_the_order_takes_effect_when_the_way_is_carried_out(database_url: str) -> None:
    story = authorised(database_url)
    assert story.status(TEMPORARY) == "NO"
    assert "serve_documents" in story.open_on(ORDER_PAPERS), "personal service goes on beside it"
    handed_over(story, "2026-03-07 15:00")
    assert story.status(TEMPORARY) == "YES"
    assert story.is_over(PROCESS, ORDER_PAPERS)
    assert story.open_on(ORDER_PAPERS) == {"swear_affidavit"}


def test_the_order_takes_effect_only_when_the_courts_order_says_that_it_is_served(database_url: str) -> None:
    story = authorised(database_url, counts="AFTER_DAYS", counts_after_days="2")
    handed_over(story, "2026-03-07 15:00")
    assert story.status(TEMPORARY, "2026-03-09 23:58") == "NO"
    assert not story.is_over(PROCESS, ORDER_PAPERS)
    assert "carry_out" not in story.open()
    story.at("2026-03-09 23:59")
    assert story.status(TEMPORARY) == "YES"
    assert story.is_over(PROCESS, ORDER_PAPERS)


@pytest.mark.provision("67FA(3)(c)")
def test_the_respondent_is_then_told_in_person_so_that_knowledge_can_be_proved(database_url: str) -> None:
    story = handed_over(authorised(database_url), "2026-03-07 15:00")
    assert "make_known" in story.worklist("officer")
    story.at("2026-03-08 10:00").step(
        "make_known", TEMPORARY, what="TOLD", at="2026-03-08 09:30", officer="Constable Madeup", conditions_told="YES"
    )
    assert "make_known" not in story.open()


@pytest.mark.provision("67FA(3)(b)")
def test_a_copy_served_in_person_as_well_answers_that_too(database_url: str) -> None:
    story = handed_over(authorised(database_url), "2026-03-07 15:00").at("2026-03-08 19:00")
    personal = {"at": "2026-03-08 18:00", "documents": ["ORDER"], "conditions_told": "YES"}
    copy = {**SERVED, **personal}
    for asked_elsewhere in ("what_happened", "mode"):
        copy.pop(asked_elsewhere)
    story.records("record_personal_copy", by="officer", subject=ORDER_PAPERS, **copy)
    assert "make_known" not in story.open()
    assert story.status(TEMPORARY, "2026-03-07 15:00") == "YES", "the effect is from the first service"


def test_a_refusal_leaves_personal_service_and_another_way_may_be_asked_for_again(database_url: str) -> None:
    story = sought(database_url).at("2026-03-06 10:30")
    story.step("record_decision", ORDER_PAPERS, at="2026-03-06 10:00", decision="REFUSED", order_ref="Brisbane 123/26")
    assert story.is_over(PROCESS, ORDER_PAPERS)
    assert story.open_on(ORDER_PAPERS) == {"serve_documents"}
    asked(failed(story, "2026-03-06 18:00"), "2026-03-07 09:00")
    assert "apply_to_court" in story.open_on(ORDER_PAPERS)
    assert not story.is_over(PROCESS, ORDER_PAPERS)


def test_the_commissioner_may_decide_not_to_apply(database_url: str) -> None:
    story = asked(failed(unserved(database_url), "2026-03-03 18:00"), "2026-03-04 09:00")
    story.step("apply_to_court", ORDER_PAPERS, course="NOT_APPLIED", at="2026-03-04 09:00", reasons="One attempt is not enough.")
    assert story.is_over(PROCESS, ORDER_PAPERS)
    assert "serve_documents" in story.open_on(ORDER_PAPERS)


def test_papers_served_in_person_meanwhile_end_it(database_url: str) -> None:
    story = sought(database_url).serves("2026-03-06 19:00", ORDER_PAPERS, sworn=False)
    assert story.is_over(PROCESS, ORDER_PAPERS)
    assert "record_decision" not in story.open()
    assert "make_known" not in story.open()


def test_it_falls_away_when_serving_has_no_use_any_more(database_url: str) -> None:
    story = sought(database_url).at("2026-03-06 09:00")
    story.records("discontinue_application", by="prosecutor", subject=APPLICATION, at="2026-03-06 09:00", communicated="In writing")
    assert story.is_over(PROCESS, ORDER_PAPERS)
    assert "record_decision" not in story.open()


def test_what_was_handed_over_in_another_way_is_recorded_flagged_and_does_not_count(database_url: str) -> None:
    story = authorised(database_url)
    with pytest.raises(Refusal):
        handed_over(story, "2026-03-07 15:00", as_ordered="NO")
    handed_over(story, "2026-03-07 15:00", as_ordered="NO", confirm=True)
    assert story.status(TEMPORARY) == "NO"
    assert "carry_out" in story.open()
    assert "not done in the way that the court authorised" in story.flags


def test_an_event_from_which_it_counts_is_asked_for(database_url: str) -> None:
    story = authorised(database_url, counts="ON_EVENT", counts_on_event="The brother confirms that the respondent has the papers.")
    with pytest.raises(Refusal) as refused:
        handed_over(story, "2026-03-07 15:00")
    assert set(refused.value.fields) == {"event_at"}
    story.at("2026-03-09 09:00").step("carry_out", ORDER_PAPERS, **{**DONE, "at": "2026-03-07 15:00", "event_at": "2026-03-08 11:00"})
    assert story.status(TEMPORARY, "2026-03-08 10:59") == "NO"
    assert story.status(TEMPORARY, "2026-03-08 11:00") == "YES"


def test_a_decision_recorded_late_makes_the_earlier_handing_over_count(database_url: str) -> None:
    """What was done on the 7th did not count for want of a decision in the file; the decision of the 6th, recorded later, mends that."""
    story = sought(database_url).at("2026-03-07 16:00")
    handed: dict[str, Any] = {**SERVED, "mode": "SUBSTITUTED", "at": "2026-03-07 15:00", "documents": ALL_PAPERS, "conditions_told": "NO"}
    story.step("serve_documents", ORDER_PAPERS, confirm=True, **handed)
    assert story.status(TEMPORARY) == "NO"
    story.at("2026-03-09 09:00").step("record_decision", ORDER_PAPERS, at="2026-03-06 10:00", **AUTHORISED)
    assert story.status(TEMPORARY, "2026-03-07 15:00") == "YES"
    assert story.is_over(PROCESS, ORDER_PAPERS)


def test_application_documents_may_be_served_in_another_way_and_nothing_is_to_be_made_known(database_url: str) -> None:
    papers = ["APPLICATION", "APPEARANCE_NOTICE"]
    story = applied(
        asked(failed(unserved(database_url), "2026-03-03 18:00", PAPERS), "2026-03-04 09:00", PAPERS), "2026-03-05 09:00", PAPERS, papers
    )
    story.at("2026-03-06 10:30").step("record_decision", PAPERS, at="2026-03-06 10:00", **AUTHORISED)
    story.at("2026-03-07 15:00").step("carry_out", PAPERS, **{**DONE, "at": "2026-03-07 15:00", "documents": papers})
    assert story.is_over(PROCESS, PAPERS)
    assert "make_known" not in story.open()


def test_a_stated_time_is_waited_for_and_then_the_affidavit_is_wanted(database_url: str) -> None:
    story = authorised(database_url, counts="AT_STATED_TIME", counts_at="2026-03-12 09:00")
    handed_over(story, "2026-03-07 15:00").at("2026-03-12 09:00")
    assert story.status(TEMPORARY, datetime.fromisoformat("2026-03-12T08:59+10:00")) == "NO"
    assert "swear_affidavit" in story.worklist("officer")


# ---------------------------------------------------------------- the notice of an application to a magistrate
@pytest.mark.provision("13ZL(2)", "13ZL(4)")
def test_the_notice_of_an_application_to_a_magistrate_may_be_served_in_another_way_too(sqlite_url: str) -> None:
    # given a notice that the application is made on the next afternoon, and an attempt that failed
    papers, notice = "service:temporary-order-application:1", ["NOTICE_OF_APPLICATION"]
    story = begun(sqlite_url)
    story.step("decide_notice", decision="GIVE", to_be_made_at="2026-03-03T15:00", to_be_made_how="In person, at Brisbane").plans(papers)
    applied(asked(failed(story, "2026-03-02 12:00", papers), "2026-03-02 12:30", papers), "2026-03-02 13:00", papers, notice)
    # when the court authorises another way, and it is carried out
    story.at("2026-03-02 14:00").step("record_decision", papers, at="2026-03-02 14:00", **AUTHORISED)
    story.at("2026-03-02 15:00").step("carry_out", papers, at="2026-03-02 15:00", **{**DONE, "documents": notice})
    # then the notice is served
    assert story.open_on(papers) == {"swear_affidavit"}
