"""After an appeal, through the door: an order that is put back, an application that is sent back, and an order for which none was applied (13ZJ)."""

from __future__ import annotations

from typing import Any

import pytest

from app.cli.player import instant
from app.errors import NeedsConfirmation, Refusal
from app.law.orders.order_documents import prohibition_order_facts
from tests.processes.test_appeals import NOTICE, OF_THE_REFUSAL, filed, heard
from tests.processes.test_appeals_about_registered_orders import appealed, results
from tests.processes.told import APPLICATION, CONDITIONS, FINAL, FINAL_MADE, NOT_MADE_13K, VARIATION, Tale, prohibited

NEW = "prohibition-order:2"
SENT_BACK: dict[str, Any] = {"sent_back": "YES", "sent_back_application": APPLICATION}


def sent_back(url: str) -> Tale:
    """The refusal of 24 March is set aside on 2 June 2026, and the application is to be decided again."""
    story = heard(filed(url), OF_THE_REFUSAL, "2026-06-02 12:00")
    words = "Set aside; to be heard again."
    said: dict[str, Any] = {"result": "ANOTHER_DECISION", "words": words, "costs": "NONE", **SENT_BACK}
    return story.step("record_result", OF_THE_REFUSAL, confirm=True, at="2026-06-02 12:00", **said)


@pytest.mark.provision("13ZJ(1)", "13ZG")
def test_an_application_sent_back_is_heard_again_and_the_new_decision_has_a_time_of_its_own(database_url: str) -> None:
    # given a refusal that the appeal court set aside
    story = sent_back(database_url)
    # then the application is pending, and it is for the registrar to list a hearing of it
    assert "list_first_hearing" in story.worklist("registrar")
    story.step("list_first_hearing", APPLICATION, listed_for="2026-06-22 09:00", court_place="Brisbane")
    assert story.open_on(APPLICATION) == set()
    # when it is refused again
    story.mentioned("2026-06-22 09:00", "hearing:2", outcome="FINAL_REFUSED")
    # then the commissioner may appeal from that within 28 days of it
    again = "appeal:hearing:2"
    assert story.open_on(again) == {"consider_appeal"}
    assert story.deadline("appeal.last-day", again) == instant("2026-07-21 00:00")
    assert story.is_over("prohibition_order_application", APPLICATION)


@pytest.mark.provision("13ZJ(1)")
def test_an_order_made_after_the_application_was_sent_back_is_an_order_like_any_other(sqlite_url: str) -> None:
    story = sent_back(sqlite_url)
    story.records("list_mention", by="registrar", subject=APPLICATION, listed_for="2026-06-22 09:00", court_place="Brisbane")
    story.mentioned("2026-06-22 09:00", "hearing:2", **FINAL_MADE)
    assert story.status(FINAL) == "YES"
    assert story.is_over("prohibition_order_application", APPLICATION)


def test_an_application_that_is_pending_cannot_be_sent_back_without_a_question(sqlite_url: str) -> None:
    story = heard(filed(sqlite_url), OF_THE_REFUSAL, "2026-06-02 12:00").begins("2026-06-02 12:30", application="application:2")
    said: dict[str, Any] = {"result": "ANOTHER_DECISION", "words": "Made-up words.", "costs": "NONE", "sent_back": "YES"}
    with pytest.raises(NeedsConfirmation, match="is pending already"):
        story.step("record_result", OF_THE_REFUSAL, at="2026-06-02 12:00", **said, sent_back_application="application:2")


def renewed(url: str) -> Tale:
    """An order of 24 March 2026, continued in 2031 by an application of that January, and the order made on it on 5 May 2031."""
    story = prohibited(url).begins("2031-01-06 09:00", application="application:2", renews=FINAL)
    if story.open("describe_respondent"):
        story.describes("application:2")
    story.seeks("application:2").starts("2031-01-07 10:00", "2031-02-03 09:00", application="application:2")
    story.mentioned("2031-02-03 09:00", "hearing:2", application="application:2", to="2031-05-05 09:00", **NOT_MADE_13K)
    return story.mentioned("2031-05-05 09:00", "hearing:3", application="application:2", **FINAL_MADE)


@pytest.mark.provision("13ZJ(1)", "13G(3)")
def test_with_the_new_order_revoked_the_old_one_is_put_back_until_the_application_is_decided_again(sqlite_url: str) -> None:
    # given a continued order that ended when the new one was made, and the respondent's appeal against the new one
    story, about = renewed(sqlite_url), f"appeal:{NEW}"
    assert (story.status(FINAL), story.status(NEW)) == ("NO", "YES")
    notice: dict[str, Any] = {"at": "2031-05-12 10:00", "side": "RESPONDENT", **NOTICE}
    story.at("2031-05-12 11:00").records("record_notice_of_appeal", by="registrar", subject=about, **notice)
    heard(story, about, "2031-07-01 12:00")
    # when the appeal court revokes it, puts the old one back and sends the application back
    revoked: dict[str, Any] = {"result": "ORDER_REVOKED", "order": NEW, "under": "S13ZJ_1_B", "costs": "NONE", "sent_back": "YES"}
    revoked |= {"sent_back_application": "application:2", "puts_back_too": "YES", "also_put_back": FINAL}
    story.step("record_result", about, at="2031-07-01 12:00", **revoked)
    # then the old order binds again from then, and its run goes on
    assert (story.status(FINAL, "2031-06-01 09:00"), story.status(FINAL), story.status(NEW)) == ("NO", "YES", "NO")
    assert not story.is_over("prohibition_order_term_and_renewal", FINAL)
    assert not story.gaps
    # until the application is decided again
    story.records(
        "list_mention", by="registrar", subject="application:2", listed_for="2031-07-21 09:00", court_place="Brisbane", confirm=True
    )
    story.mentioned("2031-07-21 09:00", "hearing:4", application="application:2", outcome="FINAL_REFUSED")
    assert story.status(FINAL) == "NO"
    assert "confirm_end" in story.open_on(FINAL)


@pytest.mark.provision("13ZJ(1)")
def test_an_order_in_force_is_not_put_back_without_a_question(sqlite_url: str) -> None:
    story, about = prohibited(sqlite_url), f"appeal:{FINAL}"
    notice: dict[str, Any] = {"at": "2026-04-01 10:00", "side": "RESPONDENT", **NOTICE}
    story.at("2026-04-01 11:00").records("record_notice_of_appeal", by="registrar", subject=about, **notice)
    heard(story, about, "2026-06-02 12:00")
    put_back: dict[str, Any] = {"result": "ORDER_PUT_BACK", "order": FINAL, "costs": "NONE"}
    with pytest.raises(NeedsConfirmation, match="nor ended by the decision"):
        story.step("record_result", about, at="2026-06-02 12:00", **put_back)


# ------------------------------------------------------------------ an order for which none had applied
def made_instead(url: str, **more: Any) -> Tale:
    """On the respondent's appeal against a variation for registration the appeal court makes a prohibition order on 2 June 2026 (13ZJ(2)(b))."""
    story = appealed(url)
    made: dict[str, Any] = {"under": "S13ZJ_2_B", "presence": "IN_PERSON", "conditions": CONDITIONS, "reportable_offender_before": "YES"}
    return results(story, "PROHIBITION_ORDER_MADE", **{**made, **more})


@pytest.mark.provision("13ZJ(2)", "13ZJ(3)", "13G(1)(b)(i)")
def test_a_prohibition_order_on_an_appeal_about_another_place_needs_no_application(database_url: str) -> None:
    story = made_instead(database_url)
    assert story.status(FINAL) == "YES"
    assert story.deadline("prohibition-order.last-day", FINAL) == instant("2031-06-02 00:00"), "an adult: five years, the earlier reading"
    assert "explain_in_court" in story.open_on(FINAL)
    assert story.looking_at(lambda file: prohibition_order_facts(file.case, FINAL))["term"] == "5 years"


@pytest.mark.provision("13ZJ(1)")
def test_an_order_on_any_other_appeal_names_its_application(sqlite_url: str) -> None:
    story = heard(filed(sqlite_url), OF_THE_REFUSAL, "2026-06-02 12:00")
    made: dict[str, Any] = {"result": "PROHIBITION_ORDER_MADE", "under": "S13ZJ_1_A", "costs": "NONE", "presence": "IN_PERSON"}
    with pytest.raises(Refusal):
        story.step("record_result", OF_THE_REFUSAL, at="2026-06-02 12:00", conditions=CONDITIONS, **made)


@pytest.mark.provision("13G(1)(b)(i)")
def test_a_last_day_that_the_appeal_court_stated_and_the_act_does_not_give_is_asked_about(sqlite_url: str) -> None:
    with pytest.raises(NeedsConfirmation, match="The Act fixes the term"):
        made_instead(sqlite_url, stated_last_day="2027-06-01")


# ------------------------------------------------------------------ an application to vary that is sent back
@pytest.mark.provision("13ZJ(1)", "13Q(3)")
def test_after_leave_was_refused_and_that_set_aside_leave_is_recorded_and_the_application_heard(sqlite_url: str) -> None:
    # given the respondent's application of 4 May 2026, for which leave was refused on the 12th
    story = prohibited(sqlite_url).asks("VARY", FINAL, "2026-05-04 10:00", applicant="RESPONDENT").leave("REFUSED", "2026-05-12 10:00")
    about = f"appeal:{VARIATION}"
    notice: dict[str, Any] = {"at": "2026-05-14 10:00", "side": "RESPONDENT", **NOTICE}
    story.at("2026-05-14 11:00").records("record_notice_of_appeal", by="registrar", subject=about, **notice)
    heard(story, about, "2026-06-02 12:00")
    # when the appeal court sets that aside and sends the application back
    back: dict[str, Any] = {
        "result": "ANOTHER_DECISION",
        "words": "Leave is granted.",
        "sent_back": "YES",
        "sent_back_application": VARIATION,
    }
    story.step("record_result", about, confirm=True, at="2026-06-02 12:00", costs="NONE", **back)
    assert "decide_leave" in story.open_on(VARIATION)
    # then leave is recorded, the application heard, and the order varied
    story.leave("GRANTED", "2026-06-03 10:00").hears("VARIED", "2026-06-22 10:00", FINAL)
    assert story.deadline("appeal.last-day", about) == instant("2026-07-21 00:00"), "28 days from the variation"
    assert "tell_entities" in story.open_on(VARIATION)
