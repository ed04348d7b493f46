"""Notices of reporting obligations through the door: after an event, further ones, of a changed period; what falls away, and what is asked again."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import NeedsConfirmation, Refusal
from tests.processes.told import FINAL, REPORTING_NOTICE, Tale, prohibited, told_once

PROCESS, PERSON = "reporting_obligations_notice", "respondent:1"
FIRST, SECOND, THIRD = (f"reporting-notice:{n}" for n in (1, 2, 3))
CONTENTS: dict[str, Any] = {
    "initial_report_place": "Made-up police station",
    "periodic_ways": "In person",
    "periodic_in_person": "YES",
    "periodic_place": "Made-up police station",
}
UNREPORTED: dict[str, Any] = {
    "unreported": "A made-up telephone number.",
    "unreported_ways": "In person or by telephone",
    "unreported_within": "NOTICE",
}
HANDED: dict[str, Any] = {"officer": "Constable Madeup", "way": "Handed over at the station", "acknowledgement": "SIGNED"}


def released(story: Tale, at: str = "2026-05-04 09:00", **more: Any) -> Tale:
    """The person is released from prison, where they were for something else."""
    said = {"event": "RELEASED", "at": at, "words": "From a made-up prison; the made-up superintendent told us.", **more}
    story.at(at).records("record_reporting_event", by="register", subject=PERSON, **said)
    return story


def initial(story: Tale, at: str, subject: str, *, confirm: bool = False, **more: Any) -> Tale:
    """The initial notice is prepared and given; and that the reporting period did not change, where that is asked."""
    if "look_at_period" in story.at(at).open_on(subject):
        story.step("look_at_period", subject, at=at, course="NOT_CHANGED", words="Made up: not a day of it was in detention.")
    story.at(at).step("prepare_initial_notice", subject, confirm=confirm, **{**CONTENTS, "earlier_requirements": "NO"})
    return story.step("give_notice", subject, confirm=confirm, at=at, **{**HANDED, **more})


def further(story: Tale, at: str, subject: str, *, confirm: bool = False, **asks: Any) -> Tale:
    """A further notice is prepared and given."""
    story.at(at).step("prepare_further_notice", subject, confirm=confirm, **{**CONTENTS, **asks})
    return story.step("give_notice", subject, at=at, **HANDED)


def told_after_release(url: str) -> Tale:
    """A prohibition order of 24 March 2026; a release on 4 May, of which initial notice was given."""
    return told_once(url, "told after a release", lambda: initial(released(prohibited(url)), "2026-05-04 10:00", FIRST))


def asked_for_more(url: str) -> Tale:
    """The same; and on 1 June a further notice that asks for unreported information."""

    def tell() -> Tale:
        story = told_after_release(url).at("2026-06-01 09:00")
        why: dict[str, Any] = {"at": "2026-06-01 09:00", "words": "A made-up conviction of failing to report."}
        story.delegates_asked().records("begin_further_notice", by="delegate", subject=PERSON, **why)
        return further(story, "2026-06-01 10:00", SECOND, confirm=True, **UNREPORTED)

    return told_once(url, "asked for more", tell)


# ---------------------------------------------------------------- after an event
def test_every_release_calls_for_an_initial_notice_also_of_a_person_who_had_one(database_url: str) -> None:
    # given a person who has to report because of an order, released from a prison where they were for something else
    story = released(prohibited(database_url))
    assert story.open_on(FIRST) == {"prepare_initial_notice"}
    assert f"{story.deadline('reporting-notice.give-by', FIRST):%Y-%m-%d}" == "2026-05-06", "Labour Day is left out; practice: end of 5 May"
    # when it is prepared and given
    story.step("prepare_initial_notice", FIRST, **{**CONTENTS, "earlier_requirements": "NO"})
    assert "give_notice" in story.worklist("officer")
    story.at("2026-05-04 10:00").step("give_notice", FIRST, at="2026-05-04 10:00", **HANDED)
    # then nothing is left to do: the notice before it asked for no more
    assert story.is_over(PROCESS, FIRST)


def test_of_who_is_recorded_as_no_reportable_offender_it_is_asked_whether_notice_is_due(database_url: str) -> None:
    story = Tale(database_url)
    story.records("start_application", by="prosecutor", at="2026-03-02 09:00", belief="Made-up belief.", grounds="Made-up grounds.")
    story.describes(basis="REPORTING_PERIODS_ENDED", reportable_offender_now="NO")
    with pytest.raises(NeedsConfirmation, match="no reportable offender"):
        released(story, "2026-03-02 09:30")


def test_an_entry_calls_for_a_notice_only_of_who_was_never_told_here(database_url: str) -> None:
    with pytest.raises(NeedsConfirmation, match="not told in Queensland before"):
        released(told_after_release(database_url), "2026-07-01 09:00", event="ENTERED_QUEENSLAND")


def test_who_was_told_here_by_another_entity_was_told_in_queensland_too(database_url: str) -> None:
    given: dict[str, Any] = {"at": "2026-05-04 09:30", "entity": "A made-up prison", "entity_is_court": "NO", "way": "By hand"}
    story = Tale(database_url)
    story.records("record_declaration", by="prosecutor", at="2026-02-20 10:00", offence="Made up", court="Made-up District Court")
    released(story).at("2026-05-04 10:00").records("record_notice_by_entity", by="register", subject=FIRST, **given)
    with pytest.raises(NeedsConfirmation, match="not told in Queensland before"):
        released(story, "2026-07-01 09:00", event="ENTERED_QUEENSLAND")


def test_a_notice_is_not_given_before_what_calls_for_it_nor_received_before_it_is_given(database_url: str) -> None:
    story = released(prohibited(database_url))
    story.step("prepare_initial_notice", FIRST, **{**CONTENTS, "earlier_requirements": "NO"})
    with pytest.raises(Refusal, match="after what calls for it"):
        story.step("give_notice", FIRST, at="2026-05-03 10:00", **HANDED)
    with pytest.raises(Refusal, match="received before it is given"):
        story.at("2026-05-04 11:00").step("give_notice", FIRST, at="2026-05-04 10:00", received_at="2026-05-04 09:30", **HANDED)


def test_a_refusal_to_sign_is_recorded_and_changes_nothing(database_url: str) -> None:
    story = released(prohibited(database_url)).at("2026-05-04 10:00")
    story.step("prepare_initial_notice", FIRST, **{**CONTENTS, "earlier_requirements": "NO"})
    story.step("give_notice", FIRST, at="2026-05-04 10:00", **{**HANDED, "acknowledgement": "REFUSED"})
    assert story.is_over(PROCESS, FIRST)


# ---------------------------------------------------------------- did the reporting period change with it?
@pytest.mark.parametrize(("course", "notices"), [("CHANGED", 3), ("NOT_CHANGED", 2)])
def test_after_another_release_it_is_looked_at_whether_the_reporting_period_changed(database_url: str, course: str, notices: int) -> None:
    # given a person who was told of reporting, and who is released again: detention extends the period by as long (34(2))
    story = released(told_after_release(database_url), "2026-07-01 09:00")
    assert story.worklist("register") == ["look_at_period", "prepare_initial_notice"]
    # when it was looked at, notice of a change is begun by itself, and the initial notice waits for none of it
    story.step("look_at_period", SECOND, at="2026-07-01 09:00", course=course, words="Until 30 August 2031 (section 34(2)).")
    assert story.open_on(SECOND) == {"prepare_initial_notice"}
    assert story.open_on(THIRD) == ({"give_period_notice"} if course == "CHANGED" else set())
    assert len(story.rows("select 1 from run where matter=:m and process=:p", p=PROCESS)) == notices


def test_a_change_of_the_period_that_is_recorded_otherwise_answers_it_too(database_url: str) -> None:
    story = released(told_after_release(database_url), "2026-07-01 09:00")
    changed: dict[str, Any] = {"at": "2026-07-01 09:00", "words": "Until 30 August 2031 (section 34(2))."}
    story.records("record_period_changed", by="register", subject=PERSON, **changed)
    assert story.open_on(SECOND) == {"prepare_initial_notice"}


# ---------------------------------------------------------------- a further notice takes the place of the whole one before it
def test_a_further_notice_that_does_not_restate_what_is_asked_is_refused_by_name(database_url: str) -> None:
    story = asked_for_more(database_url).at("2026-06-10 09:00")
    story.delegates_asked().records(
        "begin_further_notice", by="delegate", subject=PERSON, at="2026-06-10 09:00", words="Another made-up station."
    )
    with pytest.raises(Refusal, match=r"Restate .*when periodic reports|Restate the ways of making periodic reports") as refused:
        story.step("prepare_further_notice", THIRD, initial_report_place="Another made-up police station")
    assert "54A(5)(b)" in (refused.value.provision or "")


def test_what_is_kept_from_view_is_carried_on_where_it_is_left_empty_and_left_out_on_purpose_alone(database_url: str) -> None:
    story = asked_for_more(database_url).at("2026-06-10 09:00")
    story.delegates_asked().records("begin_further_notice", by="delegate", subject=PERSON, at="2026-06-10 09:00", words="It was reported.")
    with pytest.raises(Refusal, match="must be put right"):
        story.step("prepare_further_notice", THIRD, **CONTENTS, left_out=["UNREPORTED"])
    story.step("prepare_further_notice", THIRD, **CONTENTS, left_out=["UNREPORTED"], left_out_because="It was reported on 9 June.")
    story.step("give_notice", THIRD, at="2026-06-10 09:00", **HANDED)
    assert story.is_over(PROCESS, THIRD)


def test_in_person_needs_a_place_and_unreported_information_its_ways_and_its_seven_days(database_url: str) -> None:
    story = told_after_release(database_url).at("2026-06-01 09:00")
    story.delegates_asked().records("begin_further_notice", by="delegate", subject=PERSON, at="2026-06-01 09:00", words="w")
    left: dict[str, Any] = {"left_out": ["PLACE"], "left_out_because": "r"}
    with pytest.raises(Refusal, match="police station or other place"):
        story.step("prepare_further_notice", SECOND, **{**CONTENTS, "periodic_place": "", **left})
    with pytest.raises(Refusal, match="7 days after what"):
        story.step("prepare_further_notice", SECOND, **CONTENTS, unreported="A made-up number.")


@pytest.mark.parametrize(
    ("asks", "after"),
    [
        ({"times": "Every month."}, "a decision that periodic reports be more frequent"),
        ({"stays": "YES"}, "a decision that each change of stay"),
        (UNREPORTED, "a conviction of failing to report"),
    ],
)
def test_what_rests_on_a_decision_or_a_conviction_is_asked_about_where_none_is_recorded(
    database_url: str, asks: dict[str, Any], after: str
) -> None:
    story = told_after_release(database_url).at("2026-06-01 09:00")
    story.delegates_asked().records("begin_further_notice", by="delegate", subject=PERSON, at="2026-06-01 09:00", words="w")
    with pytest.raises(NeedsConfirmation, match=after):
        story.step("prepare_further_notice", SECOND, **CONTENTS, **asks)
    # what the notice before it asks is restated without that question
    further(story, "2026-06-01 10:00", SECOND, confirm=True, **asks)
    story.records("begin_further_notice", by="delegate", subject=PERSON, at="2026-06-01 10:00", words="w")
    story.step("prepare_further_notice", THIRD, **CONTENTS, **asks)


def test_what_is_both_asked_and_left_out_is_a_slip(database_url: str) -> None:
    story = told_after_release(database_url).at("2026-06-01 09:00")
    story.delegates_asked().records("begin_further_notice", by="delegate", subject=PERSON, at="2026-06-01 09:00", words="w")
    with pytest.raises(Refusal, match="Both asked and left out"):
        story.step("prepare_further_notice", SECOND, **CONTENTS, left_out=["WAYS"], left_out_because="r")


def test_a_further_notice_may_be_given_up_because_the_commissioner_need_not_give_it(database_url: str) -> None:
    story = told_after_release(database_url).at("2026-06-01 09:00")
    story.delegates_asked().records("begin_further_notice", by="delegate", subject=PERSON, at="2026-06-01 09:00", words="w")
    story.records("drop_further_notice", by="delegate", subject=SECOND, at="2026-06-01 09:00", reasons="Not needed.")
    assert story.is_over(PROCESS, SECOND)


def test_with_the_end_of_the_reporting_period_nothing_is_owed_any_more(database_url: str) -> None:
    story = released(told_after_release(database_url), "2026-06-01 09:00").at("2026-06-02 09:00")
    assert story.open_on(SECOND) == {"prepare_initial_notice", "look_at_period"}
    story.records("record_period_ended", by="register", subject=PERSON, at="2026-06-02 09:00", authority="Worked out by a made-up officer.")
    assert story.is_over(PROCESS, SECOND)


# ---------------------------------------------------------------- what falls away
def test_an_initial_notice_ends_what_only_a_further_one_may_ask_until_it_is_asked_again(database_url: str) -> None:
    # given unreported information asked for in June, and another release in July
    story = released(asked_for_more(database_url), "2026-07-01 09:00")
    with pytest.raises(NeedsConfirmation, match="give a further notice"):
        initial(story, "2026-07-01 10:00", THIRD)
    initial(story, "2026-07-01 10:00", THIRD, confirm=True)
    # then a delegate settles what becomes of it
    assert story.open_on(THIRD) == {"settle_what_fell_away"}
    story.step("settle_what_fell_away", THIRD, at="2026-07-01 10:00", course="FURTHER_NOTICE", reasons="It is still wanted.")
    assert story.is_over(PROCESS, THIRD)
    # and the further notice begins with all that is asked, and with what fell away
    fourth = "reporting-notice:4"
    assert story.open_on(fourth) == {"prepare_further_notice"}
    story.step("prepare_further_notice", fourth, **CONTENTS, unreported_ways="By telephone", unreported_within="NOTICE")
    story.step("give_notice", fourth, at="2026-07-01 10:00", **HANDED)
    assert story.is_over(PROCESS, fourth)


def test_what_fell_away_may_be_let_go(database_url: str) -> None:
    story = initial(released(asked_for_more(database_url), "2026-07-01 09:00"), "2026-07-01 10:00", THIRD, confirm=True)
    story.step("settle_what_fell_away", THIRD, at="2026-07-01 10:00", course="LET_GO", reasons="It was reported.")
    assert story.is_over(PROCESS, THIRD)


def test_one_paper_meant_as_both_notices_is_asked_about_because_the_act_leaves_it_open(database_url: str) -> None:
    story = released(asked_for_more(database_url), "2026-07-01 09:00")
    initial(story, "2026-07-01 10:00", THIRD, confirm=True, combined="YES")
    assert story.open_on(THIRD) == {"settle_what_fell_away"}


def test_the_initial_notice_of_an_order_ends_an_earlier_one_too(database_url: str) -> None:
    # given unreported information asked for by a further notice, before the notice of the order of March was given
    story = asked_for_more(database_url)
    with pytest.raises(NeedsConfirmation, match="further notice"):
        story.step("prepare_reporting_notice", FINAL, **REPORTING_NOTICE)
    story.step("prepare_reporting_notice", FINAL, confirm=True, **REPORTING_NOTICE)
    story.at("2026-06-08 10:00").step("give_reporting_notice", FINAL, confirm=True, at="2026-06-08 10:00", way="Handed over")
    assert story.open_on(FINAL) >= {"settle_what_fell_away"}
    story.step("settle_what_fell_away", FINAL, at="2026-06-08 10:00", course="LET_GO", reasons="It was reported.")
    assert story.is_over(PROCESS, FINAL)


# ---------------------------------------------------------------- a changed period, another entity, a detention
def test_notice_is_given_of_a_changed_period_and_ends_no_other_notice(database_url: str) -> None:
    story = asked_for_more(database_url).at("2026-06-10 09:00")
    words = "Until 1 March 2041, because of 60 days in detention (section 34(2))."
    story.records("record_period_changed", by="register", subject=PERSON, at="2026-06-10 09:00", words=words)
    assert story.open_on(THIRD) == {"give_period_notice"}
    story.step("give_period_notice", THIRD, at="2026-06-10 09:00")
    assert story.is_over(PROCESS, THIRD)


def test_a_notice_of_another_entity_is_no_notice_of_the_commissioner_and_a_court_gives_one_only_with_its_own_order(
    database_url: str,
) -> None:
    story = released(prohibited(database_url)).at("2026-05-04 10:00")
    given: dict[str, Any] = {"at": "2026-05-04 09:30", "entity": "A made-up court", "way": "By hand"}
    with pytest.raises(NeedsConfirmation, match="must not name a court"):
        story.records("record_notice_by_entity", by="register", subject=FIRST, entity_is_court="YES", **given)
    story.records("record_notice_by_entity", by="register", subject=FIRST, entity_is_court="NO", **given)
    assert story.open_on(FIRST) == {"prepare_initial_notice"}


def test_a_detention_says_what_the_person_was_told_and_nobody_is_held_for_a_signature(database_url: str) -> None:
    story = Tale(database_url).at("2026-03-02 12:00")
    said: dict[str, Any] = {
        "at": "2026-03-02 10:00",
        "purpose": ["WHETHER_NOTIFIED", "GIVE_NOTICE"],
        "grounds": "Made-up grounds.",
        "released_at": "2026-03-02 10:40",
        "signed": "REFUSED",
        "held_for_signature": "NO",
        "officer": "Constable Madeup",
    }
    for wrong, words in (
        ({"told": ["WHY", "AUTHORITY"]}, "released immediately"),
        ({"told": ["WHY", "AUTHORITY", "RELEASE"], "held_for_signature": "YES"}, "refusal to sign"),
    ):
        with pytest.raises(NeedsConfirmation, match=words):
            story.records("record_detention_for_notice", by="officer", subject=PERSON, **{**said, **wrong})
    before: dict[str, Any] = {"told": ["WHY", "AUTHORITY", "RELEASE"], "released_at": "2026-03-02 09:40"}
    with pytest.raises(Refusal, match="comes after the beginning"):
        story.records("record_detention_for_notice", by="officer", subject=PERSON, **{**said, **before})
    story.records("record_detention_for_notice", by="officer", subject=PERSON, told=["WHY", "AUTHORITY", "RELEASE"], **said)
    assert story.flags == ""
