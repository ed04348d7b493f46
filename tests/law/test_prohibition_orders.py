"""Stories of s 13G: effect on the day of notice, the term, continuation by a new application, and why an order ends."""

from __future__ import annotations

from datetime import date

import pytest

import app.law.orders.renewals  # noqa: F401 - registers the questions
from app.casework.answer import Deadline, Done, Wanted
from app.law.orders.prohibition_orders import Course, courses, crowded
from app.law.orders.renewals import gaps_at, lapsed_while_applied_for, protection_gap
from app.law.questions import told
from app.law.reckoning import last_day_before
from app.law.status import deadlines, in_force, status_intervals
from tests.support.order_stories import NEW, ORDER, Story, at


def in_world(story: Story, order: str = ORDER, **readings: str) -> Course:
    """The course of an order in the worlds with these readings (all the same there)."""
    wanted = {f"O-{doubt}": reading for doubt, reading in readings.items()}
    found = [c for c, worlds in courses(story.case, order).results if any(wanted.items() <= dict(w).items() for w in worlds)]
    assert len(found) == 1, found
    return found[0]


def last_days(story: Story, order: str = ORDER) -> set[str]:
    return {c.last_day.isoformat() for c in courses(story.case, order).values if c.last_day}


@pytest.mark.provision("13G(1)(b)(i)")
def test_an_order_made_in_presence_binds_from_its_making_for_five_years() -> None:
    story = Story().applied("2026-02-01").made("2026-03-10", "14:00")
    assert in_force(story.case, ORDER, at("2026-03-10", "13:59")) == "NO"
    assert in_force(story.case, ORDER, at("2026-03-10", "14:00")) == "YES"
    assert last_days(story) == {"2031-03-09", "2031-03-10"}, "5 years; whether the first day counts is open"
    assert in_force(story.case, ORDER, at("2031-03-09", "23:59")) == "YES"
    assert in_force(story.case, ORDER, at("2031-03-10")) == "UNCERTAIN"
    assert in_force(story.case, ORDER, at("2031-03-11", "00:00")) == "NO"


@pytest.mark.provision("13G(1)(b)(ii)")
def test_the_order_of_a_child_respondent_runs_two_years_whatever_birthday_comes_between() -> None:
    story = Story(born="2008-03-01").applied("2026-02-01").made("2026-03-10")
    assert last_days(story) == {"2028-03-09", "2028-03-10"}


@pytest.mark.provision("13G(1)(a)")
def test_an_order_made_in_absence_has_no_effect_before_it_is_served() -> None:
    story = Story().applied("2026-02-01").made("2026-03-10", presence="ABSENT")
    assert in_force(story.case, ORDER, at("2026-03-20")) == "NO"
    assert told(story.case, "until", "prohibition-order.ends", ORDER) is None
    story.served("2026-04-02", "18:30")
    assert in_force(story.case, ORDER, at("2026-03-20")) == "NO"
    assert in_force(story.case, ORDER, at("2026-04-02", "18:29")) == "UNCERTAIN", "the Act counts the day, the instant is open"
    assert in_force(story.case, ORDER, at("2026-04-02", "18:30")) == "YES"
    assert last_days(story) == {"2031-04-01", "2031-04-02"}


def test_being_told_by_an_officer_may_be_notice_and_so_start_the_term() -> None:
    story = Story().applied("2026-02-01").made("2026-03-10", presence="ABSENT")
    story.tell("informal-notice-given", ORDER, "2026-03-12", officer="Officer Sample", conditions_told=True).served("2026-04-02")
    assert in_force(story.case, ORDER, at("2026-03-20")) == "UNCERTAIN"
    assert min(last_days(story)) == "2031-03-11", "end dates from the earliest notice"


@pytest.mark.parametrize("presence", ["AV_LINK", "PHONE"])
def test_presence_by_link_is_uncertain_until_service(presence: str) -> None:
    story = Story().applied("2026-02-01").made("2026-03-10", presence=presence).served("2026-03-20")
    assert in_force(story.case, ORDER, at("2026-03-15")) == "UNCERTAIN"
    assert in_force(story.case, ORDER, at("2026-03-21")) == "YES"


def test_a_term_from_29_february_ends_with_28_february() -> None:
    story = Story().applied("2028-02-01").made("2028-02-29")
    assert last_days(story) == {"2033-02-28"}


def the_acts_example() -> Story:
    """The term ends on 30 June 2018; applied on 31 May 2018; decided and made on 1 August 2018 (the example in s 13G)."""
    story = Story().applied("2013-05-01").made("2013-07-01").applied("2018-05-31", 2)
    return story.made("2018-08-01", order=NEW, n=2)


@pytest.mark.provision("13G(4)")
def test_the_example_of_section_13g_by_its_own_dates() -> None:
    story = the_acts_example()
    old, new = in_world(story, A01="first-day-in"), in_world(story, NEW, A01="first-day-in")
    assert old.last_day == date(2018, 6, 30)
    assert old.continued_by == ("application:2",)
    assert old.end == at("2018-08-01")
    assert in_force(story.case, ORDER, at("2018-07-15")) == "YES"
    assert in_force(story.case, ORDER, at("2018-08-01", "10:01")) == "NO"
    assert new.start == at("2018-08-01"), "it takes effect when it is made"
    assert new.term_from == date(2018, 7, 1), "its term starts when the old one ended"
    assert new.last_day == date(2023, 6, 30)
    assert in_force(story.case, NEW, at("2018-07-15")) == "NO", "a term may run before the order binds"


@pytest.mark.provision("13G(4)")
def test_the_new_term_follows_the_old_last_day_in_each_reading() -> None:
    assert in_world(the_acts_example(), NEW, A01="first-day-out").last_day == date(2023, 7, 1)


def test_a_new_order_made_well_before_the_old_one_ends_has_its_own_term() -> None:
    story = Story().applied("2013-05-01").made("2013-07-01").applied("2018-05-31", 2).made("2018-06-20", order=NEW, n=2)
    assert last_days(story, NEW) == {"2023-06-19", "2023-06-20"}
    assert in_force(story.case, ORDER, at("2018-06-25")) == "YES"
    assert in_force(story.case, NEW, at("2018-06-25")) == "YES"
    assert told(story.case, "until", "prohibition-order.term-over", ORDER) == at("2018-07-02", "00:00")


def test_a_decision_on_the_last_day_lets_the_old_order_run_out_and_starts_the_new_term_the_day_after() -> None:
    story = Story().applied("2021-06-01").made("2021-07-01").applied("2026-05-01", 2).made("2026-06-30", order=NEW, n=2)
    old = in_world(story, A01="first-day-in")
    assert (old.last_day, old.continued_by, old.reason) == (date(2026, 6, 30), (), "term")
    assert in_world(story, NEW, A01="first-day-in").last_day == date(2031, 6, 30), "decided on the day it ends"
    assert in_world(story, NEW, A01="first-day-out").last_day == date(2031, 6, 30), "decided before that day: from its own effect"
    assert in_world(story, NEW, A01="first-day-out").term_from == date(2026, 6, 30)


@pytest.mark.provision("13G(2)", "13G(5)")
def test_an_application_made_only_during_the_continuation_continues_nothing() -> None:
    story = Story().applied("2013-05-01").made("2013-07-01").applied("2018-05-31", 2).applied("2018-07-15", 3)
    story.tell("application-decided", "application:2", "2018-08-01", decision="REFUSED")
    assert in_force(story.case, ORDER, at("2018-07-20")) == "YES"
    assert in_force(story.case, ORDER, at("2018-08-05")) == "NO"
    assert told(story.case, "until", "prohibition-order.new-application-refused", ORDER) == at("2018-08-01")


@pytest.mark.provision("13G(3)")
def test_an_order_is_continued_while_the_new_application_is_undecided() -> None:
    story = Story().applied("2013-05-01").made("2013-07-01").applied("2018-05-31", 2)
    assert told(story.case, "until", "prohibition-order.ends", ORDER) is None
    assert told(story.case, "until", "prohibition-order.continued", ORDER) == at("2018-07-02", "00:00")
    assert in_force(story.case, ORDER, at("2019-01-01")) == "YES"


def test_an_application_issued_in_time_but_filed_late_leaves_it_uncertain() -> None:
    story = Story().applied("2013-05-01").made("2013-07-01").applied("2018-06-29", 2, filed="2018-07-10", moved="2018-07-20")
    assert in_force(story.case, ORDER, at("2018-07-05")) == "UNCERTAIN"


def test_a_new_application_disposed_of_before_the_term_ends_continues_nothing() -> None:
    story = Story().applied("2013-05-01").made("2013-07-01").applied("2018-05-31", 2)
    story.tell("application-discontinued", "application:2", "2018-06-15", communicated="by letter")
    assert in_force(story.case, ORDER, at("2018-07-05")) == "NO"


def test_discontinuing_during_the_continuation_is_uncertain() -> None:
    story = Story().applied("2013-05-01").made("2013-07-01").applied("2018-05-31", 2)
    story.tell("application-discontinued", "application:2", "2018-07-15", communicated="by letter")
    assert in_force(story.case, ORDER, at("2018-07-14")) == "YES"
    assert in_force(story.case, ORDER, at("2018-07-16")) == "UNCERTAIN"
    assert told(story.case, "due", "prohibition-order.ends", ORDER) is None, "in one reading it goes on"


def test_two_applications_made_in_time_leave_it_uncertain_after_the_first_decision() -> None:
    story = Story().applied("2013-05-01").made("2013-07-01").applied("2018-05-31", 2).applied("2018-06-05", 3)
    story.tell("application-decided", "application:2", "2018-08-01", decision="REFUSED")
    story.tell("application-decided", "application:3", "2018-09-01", decision="REFUSED")
    assert in_force(story.case, ORDER, at("2018-08-15")) == "UNCERTAIN"
    assert in_force(story.case, ORDER, at("2018-09-02")) == "NO"


def test_a_struck_out_application_may_or_may_not_have_been_decided() -> None:
    story = Story().applied("2013-05-01").made("2013-07-01").applied("2018-05-31", 2)
    story.tell("application-decided", "application:2", "2018-08-01", decision="STRUCK_OUT")
    assert in_force(story.case, ORDER, at("2018-08-02")) == "UNCERTAIN"


@pytest.mark.provision("13Q(6)")
def test_revocation_ends_an_order_when_it_is_made() -> None:
    story = (
        Story().applied("2026-02-01").made("2026-03-10").tell("order-revoked", ORDER, "2027-01-05", "11:00", how="REVOCATION_APPLICATION")
    )
    assert in_force(story.case, ORDER, at("2027-01-05", "10:59")) == "YES"
    assert in_force(story.case, ORDER, at("2027-01-05", "11:00")) == "NO"
    assert told(story.case, "until", "prohibition-order.revoked", ORDER) == at("2027-01-05", "11:00")
    assert told(story.case, "until", "prohibition-order.term-over", ORDER) is None


def test_of_the_conclusions_about_one_order_at_most_one_is_ever_true() -> None:
    names = ("term-over", "replaced", "new-application-refused", "revoked")
    for story in (the_acts_example(), Story().applied("2026-02-01").made("2026-03-10")):
        said = [n for n in names if told(story.case, "until", f"prohibition-order.{n}", ORDER) is not None]
        assert len(said) == 1


def test_a_last_day_that_the_court_stated_against_the_act_is_uncertain() -> None:
    story = Story().applied("2026-02-01").made("2026-03-10", stated_last_day="2029-03-10")
    assert in_force(story.case, ORDER, at("2029-03-09")) == "YES"
    assert in_force(story.case, ORDER, at("2030-01-01")) == "UNCERTAIN"


# ------------------------------------------------------------ the protection gap
def gap_story() -> Story:
    return Story().applied("2026-02-01").made("2026-03-10", "11:00", presence="ABSENT")


def test_a_final_order_made_in_absence_leaves_a_gap_until_the_instant_of_notice() -> None:
    story = gap_story()
    assert told(story.case, "until", "prohibition-order.protection-gap", ORDER) == at("2026-03-10", "11:00")
    assert gaps_at(story.case, at("2026-03-12"))
    story.served("2026-03-13", "16:00")
    (gap,) = protection_gap(story.case, ORDER).values
    assert gap is not None
    assert (gap.start, gap.end) == (at("2026-03-10", "11:00"), at("2026-03-13", "16:00"))
    assert gaps_at(story.case, at("2026-03-13", "15:59"))
    assert not gaps_at(story.case, at("2026-03-13", "16:00"))
    assert told(story.case, "until", "prohibition-order.protection-gap", ORDER) is None


def test_there_is_no_gap_where_the_respondent_was_present() -> None:
    assert protection_gap(Story().applied("2026-02-01").made("2026-03-10").case, ORDER).only is None


def test_there_is_no_gap_while_another_order_is_surely_in_force() -> None:
    story = Story().applied("2022-02-01").made("2022-03-10").applied("2026-02-01", 2).made("2026-03-10", order=NEW, n=2, presence="ABSENT")
    (gap,) = protection_gap(story.case, NEW).values
    assert gap is not None
    assert gap.start == at("2027-03-10", "00:00"), "the old order protects to the end of its shorter last day"


# ------------------------------------------------------------ applying again
def test_the_last_safe_day_to_apply_again_leaves_a_margin_where_no_calendar_is_loaded() -> None:
    case = Story().applied("2026-02-01").made("2026-03-10").case
    one = next(d for d in deadlines(case) if d.name == "prohibition-order.apply-again-by")
    assert one.act_by is not None
    assert last_day_before(one.act_by) <= date(2031, 3, 2)
    assert any("No calendar" in said for said in one.warnings)


def test_the_last_safe_day_to_apply_again_is_the_last_open_day_of_the_shorter_term() -> None:
    # given an order whose shorter last day is Sunday 8 March 2026
    case = Story().applied("2021-02-01").made("2021-03-09").case
    one = next(d for d in deadlines(case) if d.name == "prohibition-order.apply-again-by")
    assert one.act_by is not None
    assert last_day_before(one.act_by) == date(2026, 3, 6), "the Friday before"


def test_twelve_months_before_the_end_somebody_decides_whether_to_apply_again() -> None:
    story = Story().applied("2021-02-01").made("2021-03-09")
    assert told(story.case, "act_by", "prohibition-order.renewal-window", ORDER) == at("2025-03-08", "00:00")
    wanted = told(story.case, "step", "prohibition-order.decide-renewal", ORDER)
    assert isinstance(wanted, Wanted)
    assert wanted.act_by == at("2026-03-07", "00:00")
    assert told(story.case, "ask", "prohibition-order.apply-again", ORDER) == "APPLY", "unless it is decided otherwise"
    story.tell("renewal-decided", ORDER, "2025-04-01", decision="APPLY", reasons="r")
    assert told(story.case, "ask", "prohibition-order.apply-again", ORDER) == "APPLY"
    assert isinstance(told(story.case, "step", "prohibition-order.start-new-application", ORDER), Wanted)
    story.applied("2025-05-01", 2)
    assert isinstance(told(story.case, "step", "prohibition-order.start-new-application", ORDER), Done)


@pytest.mark.provision("13G(2)")
@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("application-discontinued", {"communicated": "by letter"}),
        ("application-decided", {"decision": "REFUSED"}),
        ("application-decided", {"decision": "STRUCK_OUT"}),
    ],
)
def test_an_application_that_came_to_nothing_leaves_it_to_be_decided_anew_whether_to_apply(kind: str, said: dict[str, str]) -> None:
    # given a decision to apply again, and an application that was issued and filed a year before the end
    story = Story().applied("2021-02-01").made("2021-03-09").tell("renewal-decided", ORDER, "2025-04-01", decision="APPLY", reasons="r")
    story.applied("2025-05-01", 2)
    assert _apply_again(story).met_at == at("2025-05-01", "11:00")
    # when it comes to nothing while the term still runs, so that it continues nothing
    story.tell(kind, "application:2", "2025-07-01", **said)
    # then all of it is wanted again: the decision, the application, and the date by which to file it
    for wanted in ("decide-renewal", "start-new-application"):
        assert isinstance(told(story.case, "step", f"prohibition-order.{wanted}", ORDER), Wanted)
    assert _apply_again(story).met_at == at("2026-03-10", "00:00"), "the term is over in every reading"
    # and what is decided after that counts
    story.tell("renewal-decided", ORDER, "2025-07-02", decision="DO_NOT_APPLY", reasons="r")
    assert told(story.case, "ask", "prohibition-order.apply-again", ORDER) == "DO_NOT_APPLY"
    assert "prohibition-order.apply-again-by" not in {d.name for d in deadlines(story.case)}


def test_an_application_long_before_the_last_year_that_was_refused_settles_nothing_about_applying_again() -> None:
    # given an application of the second year that brought no other order
    story = Story().applied("2021-02-01").made("2021-03-09").applied("2022-05-01", 2)
    story.tell("application-decided", "application:2", "2022-07-01", decision="REFUSED")
    # then in the last year somebody is asked all the same, and the last day to file stands
    assert isinstance(told(story.case, "step", "prohibition-order.decide-renewal", ORDER), Wanted)
    assert _apply_again(story).met_at == at("2026-03-10", "00:00")


def test_an_application_that_brought_another_order_settles_it() -> None:
    story = Story().applied("2021-02-01").made("2021-03-09").applied("2025-05-01", 2).made("2025-07-01", order=NEW, n=2)
    assert isinstance(told(story.case, "step", "prohibition-order.decide-renewal", ORDER), Done)
    assert _apply_again(story).met_at == at("2025-05-01", "11:00")


def test_an_end_is_confirmed_only_by_an_entry_that_names_it() -> None:
    story = Story().applied("2021-02-01").made("2021-03-09").tell("end-confirmed", ORDER, "2026-03-10", of="end of something else")
    wanted = told(story.case, "step", "prohibition-order.confirm-end", ORDER)
    assert isinstance(wanted, Wanted)
    story.tell("end-confirmed", ORDER, "2026-03-10", of=wanted.about)
    assert isinstance(told(story.case, "step", "prohibition-order.confirm-end", ORDER), Done)


def test_where_an_order_stands_does_not_depend_on_the_order_of_recording() -> None:
    story = the_acts_example()
    said = status_intervals(story.case, ORDER), status_intervals(story.case, NEW)
    story.entries.reverse()
    assert (status_intervals(story.case, ORDER), status_intervals(story.case, NEW)) == said


def crowded_story(stated: str) -> Story:
    """Presence by link, being told, service, a stated last day, and two renewals that straddle the end and are not decided on their merits."""
    story = Story().applied("2021-06-01").made("2021-07-01", presence="AV_LINK", stated_last_day=stated)
    story.tell("informal-notice-given", ORDER, "2021-07-03", officer="Officer Sample", conditions_told=True).served("2021-07-10", "18:30")
    story.applied("2026-06-25", 2, filed="2026-07-05", moved="2026-07-12").applied("2026-06-26", 3, filed="2026-07-06", moved="2026-07-13")
    story.tell("application-discontinued", "application:2", "2026-08-01", communicated="by letter")
    return story.tell("application-decided", "application:3", "2026-09-01", decision="STRUCK_OUT")


@pytest.mark.parametrize(("stated", "act_by"), [("2026-07-20", "2026-07-01"), ("2026-06-20", "2026-06-21")])
def test_where_too_many_doubts_meet_a_stated_last_day_counts_if_it_is_the_earlier(stated: str, act_by: str) -> None:
    # the shortest term of the Act is over with 30 June 2026, whatever else is doubtful
    story = crowded_story(stated)
    assert "O-A53" in crowded(story.case, ORDER)
    (end,) = [d for d in deadlines(story.case) if d.name == "prohibition-order.last-day"]
    assert end.act_by == at(act_by, "00:00")


def test_where_too_many_doubts_meet_the_dates_say_which_were_settled() -> None:
    story = crowded_story("2026-07-20")
    # then the page can still be shown, the order is uncertain, and the warning names what was settled
    assert in_force(story.case, ORDER, at("2026-08-15")) == "UNCERTAIN"
    (end,) = [d for d in deadlines(story.case) if d.name == "prohibition-order.last-day"]
    assert any("O-A49" in said and "legal officer" in said for said in end.warnings)


def test_a_new_application_begins_with_its_notice_where_the_belief_is_recorded_later() -> None:
    # a notice may be recorded before anything else (13B(1)): it is the new application all the same
    story = Story().applied("2021-06-01").made("2021-07-01")
    values = {"court": "MAGISTRATES", "court_place": "Brisbane", "appear_at": at("2026-06-29", "09:00").isoformat()}
    story.tell("appearance-notice-issued", "application:2", "2026-06-15", **values)
    assert told(story.case, "ask", "prohibition-order.apply-again", ORDER) == "APPLY"
    assert isinstance(told(story.case, "step", "prohibition-order.start-new-application", ORDER), Done)
    story.tell("application-filed", "application:2", "2026-06-16", registry="Brisbane")
    assert _apply_again(story).met_at == at("2026-06-16")


def test_applying_again_is_no_longer_asked_for_once_nothing_could_continue_the_order() -> None:
    story = Story().applied("2021-06-01").made("2021-07-01")
    assert _apply_again(story).met_at == at("2026-07-02", "00:00"), "the term is over in every reading"
    story.tell("order-revoked", ORDER, "2024-03-01", how="REVOCATION_APPLICATION")
    assert _apply_again(story).met_at == at("2024-03-01")


def _apply_again(story: Story) -> Deadline:
    return next(d for d in deadlines(story.case) if d.name == "prohibition-order.apply-again-by" and d.subject == ORDER)


def test_an_unserved_order_that_is_over_leaves_no_gap() -> None:
    # given an order made in absence, and revoked before anybody served it
    story = Story().applied("2026-02-01").made("2026-03-10", presence="ABSENT").tell("order-revoked", ORDER, "2026-03-20", how="APPEAL")
    assert gaps_at(story.case, at("2026-03-19"))
    assert gaps_at(story.case, at("2026-03-20")) == ()


# ------------------------------------------------------------ the term ran out while a new application is pending
def lapsed(*, applied: str, **more: str) -> Story:
    """An order of 9 March 2021, whose term ends on 8 or 9 March 2026 (O-A01), and an application that names it."""
    story = Story().applied("2021-02-01").made("2021-03-09")
    story.tell("belief-recorded", "application:2", "2026-02-01", belief="b", grounds="g", renews=ORDER)
    return story.applied(applied, 2, **more)


def test_a_new_application_made_after_the_term_leaves_a_gap() -> None:
    story = lapsed(applied="2026-03-12")
    (said,) = lapsed_while_applied_for(story.case, at("2026-03-10"))
    assert said.startswith("Nothing protects: the term of prohibition order 1 has run out with Sun 8 March 2026"), (
        "already while it is prepared"
    )
    assert lapsed_while_applied_for(story.case, at("2026-04-01")), "and still when it is pending"
    assert lapsed_while_applied_for(story.case, at("2026-03-08")) == (), "not while the term runs"


def test_a_new_application_made_within_the_term_leaves_no_gap() -> None:
    story = lapsed(applied="2026-02-20", filed="2026-02-20", moved="2026-03-03")
    assert in_force(story.case, ORDER, at("2026-04-01")) == "YES"
    assert lapsed_while_applied_for(story.case, at("2026-04-01")) == ()


def test_a_gap_that_hangs_on_a_doubt_says_that_it_may_be() -> None:
    story = lapsed(applied="2026-02-20", filed="2026-04-02", moved="2026-04-20")
    assert in_force(story.case, ORDER, at("2026-04-01")) == "UNCERTAIN", "issued in time, filed too late (O-A02)"
    (said,) = lapsed_while_applied_for(story.case, at("2026-04-01"))
    assert "may have run out" in said


def test_the_gap_closes_with_the_application_and_with_another_order() -> None:
    story = lapsed(applied="2026-03-12")
    story.tell("application-discontinued", "application:2", "2026-04-10", communicated="by letter")
    assert lapsed_while_applied_for(story.case, at("2026-04-10", "09:59"))
    assert lapsed_while_applied_for(story.case, at("2026-04-10", "10:00")) == ()
    made = lapsed(applied="2026-03-12").made("2026-05-04", "11:00", order=NEW, n=2)
    assert lapsed_while_applied_for(made.case, at("2026-05-04", "10:59"))
    assert lapsed_while_applied_for(made.case, at("2026-05-04", "11:00")) == ()


def test_an_application_begun_afresh_after_the_end_is_no_gap_of_the_old_order() -> None:
    story = Story().applied("2021-02-01").made("2021-03-09").applied("2028-01-10", 2)
    assert lapsed_while_applied_for(story.case, at("2028-02-01")) == ()
