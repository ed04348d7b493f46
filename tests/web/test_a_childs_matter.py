"""A child's matter on the pages, by hand, from the copy for a parent through the report to an order of two years; the child turns eighteen on the way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.processes.told import APPLICATION, FINAL, PAPERS, Tale
from tests.support.at_work import AtWork
from tests.support.wall import Walled, with_pages

REPORT, REQUEST = "child-report:hearing:1", "information-request:1"
SATISFIED = dict.fromkeys(("relevant_sexual_offender", "unacceptable_risk", "order_will_reduce_risk"), "SATISFIED")
HELD = {"took_place": "HELD", "application": APPLICATION, "mention_of_final_application": "YES", "presence": "IN_PERSON"}
CONDITION = {"kind": "PROHIBIT", "text": "Not to enter the made-up park."}
EVERY_13D = ["a", "b", "c", "d_i", "d_ii", "e", "f", "fa", "g", "h_i", "h_ii", "i", "j"]


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Walled:
    """The application about a made-up child of seventeen is started, and is to be served."""
    story = Tale(f"sqlite:///{tmp_path / 'child.db'}", born="2008-04-01").begins("2026-03-02 09:30").seeks()
    home: dict[str, Any] = {"residence_change_likely": "YES", "reason": "The made-up home.", "parents": "A made-up parent"}
    story.step("record_child_circumstances", **home).starts("2026-03-03 10:00", "2026-03-24 09:00", court="CHILDRENS")
    return with_pages(story, tmp_path, monkeypatch)


def test_from_the_copy_for_a_parent_through_the_report_to_an_order_of_two_years(house: Walled) -> None:
    pat, sam, robin, ari = (AtWork(house, who) for who in ("prosecutor", "officer", "registrar", "author"))
    # given the copies for the chief executive and a parent, and discreet service
    house.story.at("2026-03-04 18:00")
    for copy in ("give_copy_to_chief_executive", "give_copy_to_parent"):
        pat.records(copy, at="2026-03-03 11:00", given="GIVEN", way="By hand")
    sam.records("plan_service", PAPERS, plan="At home in the evening.", school_or_work="NO")
    served: dict[str, Any] = {
        "documents": ["APPLICATION", "APPEARANCE_NOTICE"],
        "mode": "PERSONAL",
        "server": "Constable Madeup",
        "way": "By hand",
    }
    told: dict[str, Any] = {"explained": "YES", "explained_how": "In plain English", "discreet": "YES", "school_or_work": "NO"}
    sam.records("serve_documents", PAPERS, what_happened="SERVED", at="2026-03-04 17:00", place="At home", **served, **told)
    # when the court makes a temporary order and directs a report
    house.story.at("2026-03-24 10:00")
    adjourned: dict[str, Any] = {
        "outcome": "ADJOURNED",
        "next_fixed": "YES",
        "next_listed_for": "2026-04-14 09:00",
        "next_place": "Brisbane",
    }
    made: dict[str, Any] = {"s13k_decision": "MADE", "s13k_moved_by": "COMMISSIONER", "temporary_order_made_at": "2026-03-24 09:00"}
    found: dict[str, Any] = {f"interim_{name}": said for name, said in SATISFIED.items()} | {"interim_conditions": [CONDITION]}
    report: dict[str, Any] = {
        "report": "DIRECTED",
        "report_matters": "SATISFIED",
        "report_about_whom": ["CHILD"],
        "report_about": "School and home.",
    }
    robin.records("record_mention", **HELD, at="2026-03-24 09:00", **adjourned, **made, **found, **report, report_due_on="2026-04-10")
    robin.records("send_direction", REPORT, at="2026-03-24 10:00", way="By courier")
    assert robin.opens(REPORT, "direction_for_report") == 200
    # then its author, who is told neither the name nor the conditions, asks an entity, under the duty of section 74H
    assert "Example-Person" not in ari.page()
    assert "made-up park" not in ari.page()
    assert not ari.has("record_mention")
    asked: dict[str, Any] = {"entity": "A made-up department", "what": "Made-up school reports.", "by_on": "2026-04-02", "way": "By letter"}
    assert "74H" in ari.records("ask_government_entity", REPORT, at="2026-03-24 10:00", **asked)
    assert "Made-up school reports" not in ari.page(), "what was asked for is masked like a name"
    assert ari.opens(REQUEST, "request_for_information") == 200
    # when the entity gives nothing, the report is given, and each party has a copy
    house.story.at("2026-04-03 10:00")
    nothing: dict[str, Any] = {"requests": [{"subject": REQUEST, "what": "NOT_GIVEN"}]}
    assert "not bound" in ari.records("record_answers", REPORT, at="2026-04-03 10:00", **nothing)
    ari.records("prepare_report", REPORT, at="2026-04-03 10:00", way="By courier")
    robin.records("receive_report", REPORT, at="2026-04-03 10:00", pages="14", opinion_on=["EDUCATION"])
    given: dict[str, Any] = {
        "applicant_at": "2026-04-03 10:00",
        "applicant_way": "By hand",
        "respondent_at": "2026-04-03 10:00",
        "respondent_way": "By hand",
    }
    robin.records("give_copies", REPORT, applicant="YES", respondent="YES", **given)
    assert not robin.has("give_copies", REPORT)
    # and the court, which has considered it, makes the order; the respondent has been eighteen since 1 April
    house.story.at("2026-04-14 10:00")
    tested: dict[str, Any] = {"report_considered": "YES", "last_resort": "SATISFIED", "most_effective": "SATISFIED"}
    order: dict[str, Any] = {
        "by_consent": "NO",
        **SATISFIED,
        "considered_13d": EVERY_13D,
        "conditions": [CONDITION],
        "reportable_offender_before": "YES",
    }
    robin.records("record_mention", **HELD, at="2026-04-14 09:00", outcome="FINAL_MADE", **order, **tested)
    # then it is a child's order all the same: two years, and copies for a parent
    assert "13 April 2028" in pat.page()
    assert pat.has("give_copies", FINAL)
