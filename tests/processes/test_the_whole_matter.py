"""The main job of the house, from the belief to the confirmed end of a five-year order; on both kinds of database, opened anew for every step."""

from __future__ import annotations

from typing import Any

from app.cli.player import instant
from tests.processes.told import EVERY_13D, FINAL, FINAL_MADE, FINAL_PAPERS, MADE_13K, TEMPORARY, Tale, extended


def test_from_the_belief_to_the_confirmed_end_of_the_term(database_url: str) -> None:
    # given an application that is started, filed and served
    story = Tale(database_url).pending()
    assert story.status(TEMPORARY) == "NO"
    # when the first mention is adjourned with a temporary order, in the respondent's presence
    story.mentioned("2026-03-24 09:00", to="2026-04-14 09:00", **MADE_13K)
    # then it is in force at once; it is explained, told and its extension prepared
    assert story.status(TEMPORARY) == "YES"
    story.tells_of(TEMPORARY, "2026-03-24 12:00").at("2026-04-10 09:00").asks_extension("hearing:2", "2026-05-08")
    # when it is extended at the second mention
    story.mentioned("2026-04-14 09:00", to="2026-05-05 09:00", orders=[extended("2026-05-08")])
    # then it outlives its 28 days
    assert story.deadline("temporary-order.last-day", TEMPORARY) == instant("2026-05-09 00:00")
    assert story.status(TEMPORARY, "2026-05-08 23:59") == "YES"
    # when the final order is made in absence
    story.mentioned("2026-05-05 09:00", presence="ABSENT", documents_served_satisfied="YES", **FINAL_MADE)
    # then the temporary order has ended, the final order has no effect yet, and nothing protects
    assert (story.status(TEMPORARY), story.status(FINAL)) == ("NO", "NO")
    assert story.gaps
    assert "plan_service" in story.worklist("officer")
    # when it is served
    story.confirms_end(TEMPORARY).serves("2026-05-06 18:00", FINAL_PAPERS)
    # then it is in force from that moment and the gap is closed
    assert story.status(FINAL) == "YES"
    assert story.status(FINAL, "2026-05-05 12:00") == "NO"
    assert not story.gaps
    assert story.is_over("service_on_respondent", FINAL_PAPERS)
    # and its five years end on the earlier reading of the day on which they begin
    assert story.deadline("prohibition-order.last-day", FINAL) == instant("2031-05-06 00:00")
    # when the last year begins
    assert not story.at("2030-05-04 23:59").open("decide_renewal")
    assert story.at("2030-05-06 00:00").open("decide_renewal")
    # and it is decided to let the order end
    story.step("decide_renewal", FINAL, decision="DO_NOT_APPLY", reasons="The made-up risk is gone.")
    # then it may be over on one day, is over on the next, and that is confirmed
    assert story.at("2031-05-06 00:00").status(FINAL) == "UNCERTAIN"
    assert story.open("act_as_if_ended")
    story.step("act_as_if_ended", FINAL, note="Officers told.")
    assert story.at("2031-05-07 00:00").status(FINAL) == "NO"
    story.confirms_end(FINAL).step("give_changed_period_notice", FINAL, at="2031-05-07T00:00")
    assert story.is_over("prohibition_order_term_and_renewal", FINAL)
    assert story.is_over("notice_of_order", FINAL)


def test_an_application_made_in_time_keeps_the_order_going_until_it_is_replaced(database_url: str) -> None:
    # given a prohibition order made in the respondent's presence, five years ago
    story = Tale(database_url, start="2021-01-04 09:00")
    story.begins("2021-01-04 09:30").seeks().starts("2021-01-05 10:00", "2021-01-20 09:00").serves("2021-01-06 18:00")
    story.mentioned("2021-01-20 09:00", **FINAL_MADE).tells_of(FINAL, "2021-01-20 12:00")
    # when it is decided to apply again and the new application is started before the term ends
    story.at("2025-11-20 09:00").step("decide_renewal", decision="APPLY", reasons="The made-up risk goes on.")
    story.step("start_new_application", FINAL, belief="Made-up belief.", grounds="Made-up grounds.")
    story.describes("application:2")
    story.seeks("application:2").starts("2025-12-01 10:00", "2026-01-12 09:00", application="application:2")
    story.serves("2025-12-02 18:00", "service:application:2")
    again: dict[str, Any] = {"application": "application:2"}
    story.mentioned("2026-01-12 09:00", "hearing:2", to="2026-03-10 09:00", **again, s13k_decision="NOT_MADE", s13k_moved_by="COMMISSIONER",
                    disqualification="NOT_MADE")  # fmt: skip
    # then it goes on after its term, and the respondent is told
    story.at("2026-01-22 09:00")
    assert story.status(FINAL) == "YES"
    story.step("tell_of_continuation", FINAL, at="2026-01-22T09:00")
    # when the new order is made
    story.mentioned("2026-03-10 09:00", "hearing:3", **again, **{**FINAL_MADE, "considered_13d": EVERY_13D})
    # then the old one is over, the new one in force, and only the end of the old one is to be confirmed
    assert (story.status(FINAL), story.status("prohibition-order:2")) == ("NO", "YES")
    assert not story.gaps
    story.confirms_end(FINAL)
    assert story.is_over("prohibition_order_term_and_renewal", FINAL)
