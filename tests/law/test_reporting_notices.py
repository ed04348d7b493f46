"""Reporting obligations notices (s 54A): which were given, which one applies at a moment, and what it asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

import app.law.all  # noqa: F401 - registers every question
from app.casework.answer import Done
from app.law.facts.reporting_notices import INITIAL, initial_notices
from app.law.reporting import notifying_entities
from app.law.reporting.notice_chain import chain, next_draft, standing
from app.law.reporting.notifying_entities import EntitiesRefused, read
from app.law.reporting.reporting_notice_checks import by_entity
from app.law.reporting.reporting_notices import (
    fell_away,
    give_by,
    not_owed,
    record_by_entity,
    section_54,
    settle_fallen_away,
    to_give,
    unreported_by,
)
from app.law.status import also
from tests.support.order_stories import NEW, ORDER, Story, at


def test_a_notice_is_given_once_by_itself_or_served_with_its_order_whichever_came_first() -> None:
    # given an order of 2 March whose notice was served with it on the 5th, and handed over again on the 6th
    story = Story().made("2026-03-02", presence="ABSENT").served("2026-03-05", documents=("ORDER", "REPORTING_NOTICE"))
    story.tell("reporting-notice-given", ORDER, "2026-03-06", way="by hand")
    # then it was given on the 5th
    (only,) = initial_notices(story.case.docket)
    assert (only.subject, only.kind, only.given_at, only.received_at) == (ORDER, INITIAL, at("2026-03-05"), at("2026-03-05"))


def test_nothing_is_given_before_the_order_that_it_is_about() -> None:
    story = Story().made("2026-03-02").tell("reporting-notice-given", ORDER, "2026-03-01", way="by hand")
    assert initial_notices(story.case.docket) == ()


def test_each_order_has_a_notice_of_its_own_in_the_order_of_giving() -> None:
    story = Story().made("2026-03-02").made("2026-04-02", order=NEW, n=2)
    story.tell("reporting-notice-given", NEW, "2026-04-03", way="by hand").tell(
        "reporting-notice-given", ORDER, "2026-03-03", way="by hand"
    )
    assert [one.subject for one in initial_notices(story.case.docket)] == [ORDER, NEW]


# ---------------------------------------------------------------- the chain
REPORTING_ORDER = "offender-reporting-order:1"
FIRST, SECOND, THIRD = (f"reporting-notice:{n}" for n in (1, 2, 3))
STATION: dict[str, Any] = {"initial_report_place": "s", "periodic_ways": "w", "periodic_in_person": True, "periodic_place": "p"}
UNREPORTED: dict[str, Any] = {"unreported": "a telephone number", "unreported_ways": "by telephone", "unreported_within": "NOTICE"}


def initial(story: Story, day: str, subject: str = FIRST, *, event: str = "RELEASED", combined: bool = False, earlier: str = "NO") -> Story:
    """A release, and the initial notice of it given on the same day."""
    story.tell("reporting-notice-opened", subject, day, "08:00", notice="INITIAL", event=event, words="w")
    story.tell("reporting-notice-prepared", subject, day, "08:30", **STATION, earlier_requirements=earlier)
    return story.tell("reporting-notice-given", subject, day, way="by hand", officer="o", acknowledgement="SIGNED", combined=combined)


def further(story: Story, day: str, subject: str, clock: str = "10:00", **asks: Any) -> Story:
    """A further notice, prepared and given on a day."""
    story.tell("reporting-notice-opened", subject, day, "08:00", notice="FURTHER", words="w")
    story.tell("further-notice-prepared", subject, day, "08:30", **{**STATION, **asks})
    return story.tell("reporting-notice-given", subject, day, clock, way="by hand", officer="o", acknowledgement="SIGNED")


def asked_for_more() -> Story:
    """An initial notice of 2 March, and on 1 April a further one that asks for unreported information and each change of stay."""
    return further(initial(Story(), "2026-03-02"), "2026-04-01", SECOND, **UNREPORTED, stays=True)


def asks_at(story: Story, day: str, clock: str = "10:00") -> frozenset[str]:
    """What is asked for certain at a moment."""
    link = standing(story.case, at(day, clock)).only
    return link.asks.parts if link else frozenset()


ALL_OF_54A_2 = frozenset({"INITIAL_PLACE", "WAYS", "PLACE"})


def test_before_any_notice_none_applies_and_from_the_giving_of_the_next_the_one_before_does_not() -> None:
    story = asked_for_more()
    assert standing(story.case, at("2026-03-02", "09:59")).only is None
    assert asks_at(story, "2026-03-02") == ALL_OF_54A_2
    assert asks_at(story, "2026-04-01", "09:59") == ALL_OF_54A_2
    assert asks_at(story, "2026-04-01") == ALL_OF_54A_2 | {"STAYS", "UNREPORTED"}


def test_an_initial_notice_ends_what_only_a_further_one_may_ask() -> None:
    # given another release on 1 May
    story = initial(asked_for_more(), "2026-05-01", THIRD)
    # then nobody is bound by it from then on, and the draft of the next notice asks it again
    assert asks_at(story, "2026-05-01", "09:59") >= {"STAYS", "UNREPORTED"}
    assert asks_at(story, "2026-05-01") == ALL_OF_54A_2
    assert fell_away(story.case, THIRD).only == "SOMETHING"
    story.tell("reporting-notice-opened", "reporting-notice:4", "2026-05-02", notice="FURTHER", words="w")
    assert next_draft(story.case, "reporting-notice:4") == {**STATION, **UNREPORTED, "stays": True}


def test_the_draft_of_an_initial_notice_never_asks_what_only_a_further_one_may() -> None:
    story = asked_for_more().tell("reporting-notice-opened", THIRD, "2026-05-01", notice="INITIAL", event="RELEASED", words="w")
    assert next_draft(story.case, THIRD) == {**STATION, "stays": False}


def test_what_is_let_go_is_not_in_the_next_draft() -> None:
    story = initial(asked_for_more(), "2026-05-01", THIRD)
    story.tell("earlier-requirements-settled", THIRD, "2026-05-01", "11:00", course="LET_GO", reasons="r")
    story.tell("reporting-notice-opened", "reporting-notice:4", "2026-05-02", notice="FURTHER", words="w")
    assert next_draft(story.case, "reporting-notice:4") == {**STATION, "stays": False}
    assert isinstance(settle_fallen_away(story.case, THIRD), Done)


def test_a_further_notice_given_after_it_at_the_same_moment_restores_it() -> None:
    # given two papers handed over at one instant: the initial one counts first
    story = further(initial(asked_for_more(), "2026-05-01", THIRD), "2026-05-01", "reporting-notice:4", **UNREPORTED, stays=True)
    assert asks_at(story, "2026-05-01") >= {"STAYS", "UNREPORTED"}
    assert settle_fallen_away(story.case, THIRD) == Done(at("2026-05-01"))


def test_one_paper_meant_as_both_asks_it_in_one_reading_alone() -> None:
    story = initial(asked_for_more(), "2026-05-01", THIRD, combined=True)
    assert standing(story.case, at("2026-05-01")).doubts() == ("R-A42",)
    assert fell_away(story.case, THIRD).doubts() == ("R-A42",)
    assert fell_away(initial(Story(), "2026-05-01", combined=True).case, FIRST).only == "NOTHING"


def test_a_notice_applies_no_longer_than_the_reporting_period_and_the_next_one_starts_from_nothing() -> None:
    story = asked_for_more().tell("reporting-period-ended", "respondent:1", "2026-05-01", authority="a")
    assert asks_at(story, "2026-05-01", "09:59") >= {"STAYS"}
    assert standing(story.case, at("2026-05-01")).only is None
    initial(story, "2027-03-01", THIRD, event="SENTENCED")
    assert fell_away(story.case, THIRD).only == "NOTHING"


def test_what_an_earlier_notice_outside_this_record_asks_falls_away_too_unless_it_is_known_to_ask_nothing() -> None:
    assert fell_away(initial(Story(), "2026-03-02", earlier="NO").case, FIRST).only == "NOTHING"
    for said in ("YES", "UNKNOWN"):
        assert fell_away(initial(Story(), "2026-03-02", earlier=said).case, FIRST).only == "SOMETHING"


def test_a_run_of_an_order_begins_only_where_its_notice_ended_one_that_asks_more() -> None:
    alone = Story().made("2026-03-02").tell("reporting-notice-given", ORDER, "2026-03-03", way="by hand")
    assert to_give(alone.case) == ()
    after = asked_for_more().made("2026-05-01").tell("reporting-notice-given", ORDER, "2026-05-02", way="by hand")
    assert to_give(after.case) == (FIRST, SECOND, ORDER)


def test_a_further_notice_that_leaves_out_on_purpose_loses_nothing_and_one_that_forgets_does() -> None:
    left_out = further(asked_for_more(), "2026-05-01", THIRD, stays=True, left_out=["UNREPORTED"], left_out_because="r")
    assert [link.fell_away for link in chain(left_out.case).only][-1] == frozenset()
    forgotten = further(asked_for_more(), "2026-05-01", THIRD, stays=True)
    assert [link.fell_away for link in chain(forgotten.case).only][-1] == {"UNREPORTED"}


def test_the_day_to_give_it_by_is_a_practice_and_says_so_and_a_further_notice_of_ones_own_accord_has_none() -> None:
    # given a release on Friday 1 May; Monday 4 May is Labour Day
    story = Story().tell("reporting-notice-opened", FIRST, "2026-05-01", notice="INITIAL", event="RELEASED", words="w")
    by = give_by(story.case, FIRST)
    assert by is not None
    assert by.act_by == at("2026-05-06", "00:00")
    assert any("practice of the house" in note for note in by.warnings)
    story.tell("reporting-notice-opened", SECOND, "2026-05-01", notice="FURTHER", words="w")
    assert give_by(story.case, SECOND) is None


def test_nothing_is_owed_after_the_end_of_the_period_or_once_a_further_notice_is_given_up_but_what_is_given_is_given() -> None:
    story = Story().tell("reporting-notice-opened", FIRST, "2026-05-01", notice="FURTHER", words="w")
    assert not_owed(story.case, FIRST).only is None
    story.tell("reporting-notice-dropped", FIRST, "2026-05-02", reasons="r")
    assert not_owed(story.case, FIRST).only == at("2026-05-02")
    given = asked_for_more().tell("reporting-period-ended", "respondent:1", "2026-05-01", authority="a")
    assert not_owed(given.case, SECOND).only is None


def test_no_entity_has_to_give_notice_where_the_commissioner_or_another_entity_gave_it() -> None:
    story = Story().tell("reporting-notice-opened", FIRST, "2026-05-01", notice="INITIAL", event="RELEASED", words="w")
    assert section_54(story.case, FIRST).only == "NOT_GIVEN"
    story.tell("notice-by-entity-given", FIRST, "2026-05-01", entity="e", entity_is_court=False, way="w")
    assert section_54(story.case, FIRST).only == "ENTITY_GAVE_NOTICE"
    assert section_54(initial(Story(), "2026-05-01").case, FIRST).only == "COMMISSIONER_GAVE_NOTICE"


def test_whether_an_earlier_notice_of_the_commissioner_frees_other_entities_is_open() -> None:
    # given a notice about a release of May, and another release in June of which nobody has given notice
    story = initial(Story(), "2026-05-01").tell(
        "reporting-notice-opened", SECOND, "2026-06-01", notice="INITIAL", event="RELEASED", words="w"
    )
    found = section_54(story.case, SECOND)
    assert (set(found.values), found.doubts()) == ({"COMMISSIONER_GAVE_NOTICE", "NOT_GIVEN"}, ("R-A85",))
    # then the commissioner's notice about that release, or the entity's, settles it
    entity: dict[str, Any] = {"entity": "A made-up entity", "entity_is_court": False, "way": "w"}
    assert section_54(story.tell("notice-by-entity-given", SECOND, "2026-06-02", **entity).case, SECOND).only == "ENTITY_GAVE_NOTICE"


def test_the_page_says_which_notice_applies_what_it_states_and_what_fell_away_in_each_reading() -> None:
    story = asked_for_more()
    assert also(story.case, at("2026-03-01")) == ()
    (said,) = also(story.case, at("2026-04-01"))
    assert said.startswith(
        "The further notice of reporting obligations given on Wed 1 April 2026 applies until the reporting period ends or another is given"
    )
    assert "each change of where the person stays and unreported information" in said
    (after,) = also(initial(asked_for_more(), "2026-05-01", THIRD).case, at("2026-05-01"))
    assert after.endswith("With it fell away reports of each change of where the person stays and unreported information.")
    both = also(initial(asked_for_more(), "2026-05-01", THIRD, combined=True).case, at("2026-05-01"))
    assert len(both) == 2
    assert all(one.endswith("It depends on R-A42.") for one in both)
    over = story.tell("reporting-period-ended", "respondent:1", "2026-05-01", authority="a")
    assert also(over.case, at("2026-05-01")) == ()


# ---------------------------------------------------------------- which entity
def test_an_entity_is_named_from_the_day_on_which_the_regulation_says_so() -> None:
    text = "event,entity,authority,from\nRELEASED,A made-up office,A made-up regulation s 1,2026-03-02\n"
    (one,) = read(text)
    assert (one.entity, one.since) == ("A made-up office", date(2026, 3, 2))
    for wrong in ("NONE,e,a,2026-03-02", "RELEASED,,a,2026-03-02", "RELEASED,e,a,soon"):
        with pytest.raises(EntitiesRefused, match="line 2"):
            read(f"event,entity,authority,from\n{wrong}\n")


def test_while_the_regulation_is_not_entered_nothing_is_guessed_and_another_entity_than_it_names_is_flagged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    story = Story().tell("reporting-notice-opened", FIRST, "2026-05-01", notice="INITIAL", event="RELEASED", words="w")
    story.tell("notice-by-entity-given", FIRST, "2026-05-02", entity="Another office", entity_is_court=False, way="w")
    new = story.case.docket.about(FIRST)[-1:]
    assert by_entity(story.case, FIRST, new) == ()
    named = read("event,entity,authority,from\nRELEASED,A made-up office,A made-up regulation s 1,2026-05-01\n")
    monkeypatch.setattr(notifying_entities, "_table", lambda: named)
    assert [one.sentence for one in by_entity(story.case, FIRST, new)] == [
        "After this event A made-up office gives the notice (A made-up regulation s 1)."
    ]


def test_a_court_gives_notice_only_of_the_offender_reporting_order_that_it_made() -> None:
    story = Story().made("2026-03-02").tell("offender-reporting-order-made", REPORTING_ORDER, "2026-03-02", on_appeal=False)
    assert record_by_entity(story.case) == (REPORTING_ORDER, ORDER)
    for about in (REPORTING_ORDER, ORDER):
        story.tell("notice-by-entity-given", about, "2026-03-03", entity="A made-up court", entity_is_court=True, way="w")
    found = {about: by_entity(story.case, about, story.case.docket.about(about)) for about in (REPORTING_ORDER, ORDER)}
    assert found[REPORTING_ORDER] == ()
    assert [one.provision for one in found[ORDER]] == ["54(5)"]
    assert record_by_entity(story.case) == ()
    early = Story().made("2026-03-02").tell("notice-by-entity-given", ORDER, "2026-03-01", entity="e", entity_is_court=False, way="w")
    assert [one.confirm for one in by_entity(early.case, ORDER, early.case.docket.about(ORDER))] == [True], (
        "a prison that told the person before the release did so: it is asked about and recorded"
    )


# ---------------------------------------------------------------- unreported information (50(7)(c))
def days_for_unreported(story: Story, subject: str = SECOND) -> tuple[datetime | None, ...] | None:
    found = unreported_by(story.case, subject)
    return (found.act_by, found.lapse_not_before, found.met_at) if found else None


def test_seven_days_after_the_notice_off_a_day_that_is_no_business_day() -> None:
    # given on Friday 27 March 2026: seven days later is Good Friday, and the next business day is Tuesday 7 April
    story = further(initial(Story(), "2026-03-02"), "2026-03-27", SECOND, **UNREPORTED)
    end = at("2026-04-08", "00:00")
    assert days_for_unreported(story) == (end, end, end), "the person's time: past with its day"
    assert days_for_unreported(story, FIRST) is None, "an initial notice cannot ask for it"
    assert days_for_unreported(further(initial(Story(), "2026-03-02"), "2026-03-27", SECOND)) is None


def test_after_imprisonment_seven_days_after_the_first_release_since() -> None:
    # given a notice of 27 March in prison, and the release of Friday 25 September 2026
    def told(day: str = "") -> Story:
        story = further(initial(Story(), "2026-03-02"), "2026-03-27", SECOND, **{**UNREPORTED, "unreported_within": "RELEASE"})
        return story.tell("reporting-notice-opened", THIRD, day, notice="INITIAL", event="RELEASED", words="w") if day else story

    assert days_for_unreported(told()) is None, "no time runs before the release"
    assert days_for_unreported(told("2026-03-26")) is None, "a release before the notice is none from which it runs"
    end = at("2026-10-03", "00:00")
    assert days_for_unreported(told("2026-09-25")) == (end, end, end), "Friday 2 October"
    # the initial notice that each release calls for ends what only a further one asks
    ended = told("2026-09-25").tell("reporting-notice-given", THIRD, "2026-09-28", way="by hand")
    assert days_for_unreported(ended) == (end, end, at("2026-09-28"))


def test_of_a_notice_that_was_sent_nothing_has_failed_before_seven_days_after_its_receipt() -> None:
    story = further(initial(Story(), "2026-03-02"), "2026-03-09", SECOND, **UNREPORTED)
    given = story.entries[-1]
    story.entries[-1] = replace(given, values={**given.values, "received_at": at("2026-03-12").isoformat()})
    assert days_for_unreported(story) == (at("2026-03-17", "00:00"), at("2026-03-20", "00:00"), at("2026-03-20", "00:00"))
