"""What will follow, and what if: what a page says beforehand is what then happens, and nothing is written by looking."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pytest

from app.cli.cast import actor
from app.cli.player import instant
from app.errors import NotPermitted, Refusal, Stale
from app.reading.outlook_pages import Outlook, WhatFollows
from tests.support.scenario import ADJOURNED_AND_EXTENDED, Scenario, mention_listed, order_in_force

HEARING = ("hearing_and_interim_orders", "hearing:1", "record_mention", "hearing 1")


def follows(
    story: Scenario, answers: Mapping[str, Any], *, by: str = "registrar", step: tuple[str, str, str, str] = HEARING
) -> WhatFollows:
    process, subject, element, about = step
    with story.house() as house:
        found: WhatFollows = house.desk.what_follows(
            actor(by), story.matter, process=process, subject=subject, element=element, about=about, answers=answers
        )
        return found


def foretold(story: Scenario, outlook: Outlook) -> None:
    """The matter now stands as the outlook said that it would."""
    page = story.page()
    assert {o.subject: o.then.said for o in outlook.orders if o.then} == {o.subject: o.said for o in page.orders}
    assert {o.subject: o.then.next_change_at for o in outlook.orders if o.then} == {o.subject: o.next_change_at for o in page.orders}
    open_then = sorted((s.title, s.subject_label, s.about) for s in outlook.steps if s.change != "closes")
    assert open_then == sorted((s.title, s.subject_label, s.about) for s in page.open_steps)
    assert {(d.subject, d.name): d.then for d in outlook.dates if d.then} == {
        (d.subject, d.name): (d.act_by, d.lapse_not_before) for d in page.deadlines
    }
    assert outlook.gaps_then == page.gaps


@pytest.mark.parametrize("decision", [{"decision": "EXTENDED", "until": "2026-04-15"}, {"decision": "NOT_EXTENDED"}])
def test_what_is_said_before_a_mention_is_recorded_is_what_follows_when_it_is(database_url: str, decision: dict[str, Any]) -> None:
    # given a temporary order in force and its mention held
    story = mention_listed(database_url)
    story.at("2026-03-20 11:00")
    answers = {**ADJOURNED_AND_EXTENDED, "orders": [{"subject": "temporary-order:1", **decision}]}
    if decision["decision"] == "NOT_EXTENDED":
        answers |= {"s13k_decision": "NOT_MADE", "s13k_moved_by": "OWN_INITIATIVE", "disqualification": "NOT_MADE"}
    before = story.everything()
    # when the registrar looks at what would follow
    page = follows(story, answers)
    # then nothing is written, not even that a draft was begun
    assert story.everything() == before
    # and when it is recorded, the matter stands as was said
    story.does("record_mention", by="registrar", confirm=True, **answers)
    foretold(story, page.outlook)
    assert [e.label for e in page.entries] == [e.label for e in reversed(story.page().docket[: len(page.entries)])]


def test_the_end_of_an_order_that_is_extended_moves_and_says_from_what_it_runs(database_url: str) -> None:
    story = mention_listed(database_url)
    story.at("2026-03-20 11:00")
    page = follows(story, ADJOURNED_AND_EXTENDED)
    (order,) = page.outlook.orders
    assert order.now is not None
    assert order.then is not None
    assert (order.now.said, order.then.said) == ("YES", "YES")
    assert order.changes
    end = next(d for d in page.outlook.changing_dates if d.name == "temporary-order.last-day")
    assert end.change == "moved"
    assert end.then == (datetime.fromisoformat("2026-04-16T00:00:00+10:00"),) * 2
    assert "Runs from" in end.reason
    assert "Record what happened at the hearing" in {s.title for s in page.outlook.closing}
    assert "Record what happened at the hearing" in {s.title for s in page.outlook.opening}, "the next one, hearing 2"


def test_what_the_act_does_not_provide_for_is_said_beforehand_and_not_refused(database_url: str) -> None:
    story = mention_listed(database_url)
    story.at("2026-03-20 11:00")
    answers = {
        **ADJOURNED_AND_EXTENDED, "orders": [{"subject": "temporary-order:1", "decision": "NOT_EXTENDED"}], "s13k_decision": "NOT_ADDRESSED",
    }  # fmt: skip
    page = follows(story, answers)
    assert page.flags
    assert page.flags_provision.startswith("13K")


def test_a_slip_is_refused_beforehand_as_it_would_be(database_url: str) -> None:
    story = mention_listed(database_url)
    story.at("2026-03-20 11:00")
    with pytest.raises(Refusal) as refused:
        follows(story, {**ADJOURNED_AND_EXTENDED, "at": "2026-03-21T09:00"})
    assert refused.value.fields.keys() == {"at"}


def test_a_step_that_is_not_open_any_more_foretells_nothing(database_url: str) -> None:
    story = mention_listed(database_url)
    story.at("2026-03-20 11:00")
    story.does("record_mention", by="registrar", **ADJOURNED_AND_EXTENDED)
    with pytest.raises(Stale):
        follows(story, ADJOURNED_AND_EXTENDED)


def test_only_who_may_record_a_step_is_told_what_would_follow(database_url: str) -> None:
    story = mention_listed(database_url)
    story.at("2026-03-20 11:00")
    with pytest.raises(NotPermitted):
        follows(story, ADJOURNED_AND_EXTENDED, by="officer")
    with pytest.raises(NotPermitted):
        follows(story, {"note": "Made up."}, by="auditor", step=("offers", "respondent:1", "record_note", ""))


def test_an_offer_foretells_too_and_protected_values_stay_masked(database_url: str) -> None:
    story = order_in_force(database_url)
    page = follows(
        story, {"given_names": "Other", "family_name": "Example-Renamed", "birth_date": "1980-05-05", "birth_date_certainty": "EXACT"},
        by="prosecutor", step=("offers", "respondent:1", "describe_respondent", ""),
    )  # fmt: skip
    said = " ".join(value.said for entry in page.entries for value in entry.values)
    assert "Renamed" not in said


# ------------------------------------------------------------ what if nothing more is recorded
@pytest.mark.parametrize("then", ["2026-03-20 09:30", "2026-03-30 00:00", "2026-03-31 00:00", "2026-04-30 09:00", "2027-03-02 09:00"])
def test_what_if_says_how_the_matter_will_stand_then(database_url: str, then: str) -> None:
    story = mention_listed(database_url)
    before = story.everything()
    with story.house() as house:
        page = house.desk.what_if(actor("legal"), story.matter, then=instant(then))
    assert story.everything() == before
    assert page.outlook is not None
    # when the day comes and nothing more was recorded
    story.at(then)
    foretold(story, page.outlook)


def test_what_if_leads_to_the_moments_at_which_something_changes(database_url: str) -> None:
    story = mention_listed(database_url)
    with story.house() as house:
        page = house.desk.what_if(actor("legal"), story.matter)
    assert page.outlook is None
    assert [at for at, _ in page.turns] == sorted(at for at, _ in page.turns)
    assert all(at > page.now for at, _ in page.turns)
    order = story.page().orders[0]
    assert order.next_change_at in {at for at, _ in page.turns}


@pytest.mark.parametrize("then", ["2026-03-02 10:30", "2026-03-01 09:00", "2400-01-01 09:00"])
def test_what_if_looks_only_ahead(database_url: str, then: str) -> None:
    story = order_in_force(database_url)
    with story.house() as house, pytest.raises(Refusal):
        house.desk.what_if(actor("legal"), story.matter, then=instant(then))


def test_while_a_correction_awaits_a_second_person_nothing_is_called_certain(database_url: str) -> None:
    # given an order whose making was corrected to the next day, so that what was said of the past is different
    story = mention_listed(database_url)
    story.at("2026-03-05 09:00").corrects("temporary-order-made", by="registrar", at="2026-03-04T10:00:00+10:00")
    assert story.status() == "UNCERTAIN"
    with story.house() as house:
        page = house.desk.what_if(actor("legal"), story.matter, then=instant("2026-03-06 09:00"))
    assert page.outlook is not None
    assert {(o.now.said, o.then.said) for o in page.outlook.orders if o.now and o.then} == {("UNCERTAIN", "UNCERTAIN")}
