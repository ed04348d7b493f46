"""Registered orders (ss 13Z-13ZD, 39F): when one is in force, which terms bind, and by when what has to be done. I-50 to I-59."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from click.testing import CliRunner

from app.cli.timeline import timeline_command
from app.law import status
from app.law.applying.variation_documents import order_varying
from app.law.facts.service import document_set
from app.law.facts.variations import changes
from app.law.orders.terms import terms, terms_at
from app.law.other_places.corresponding_order_documents import notice_of_referral
from app.law.reporting.reportable_offenders import reportable
from app.law.timelines.timeline import in_lines, told_of
from tests.support.order_stories import Story, at

ORIGIN, ORDER = "corresponding-order:1", "registered-order:1"
ORIGINAL = [{"kind": "PROHIBIT", "text": "as made"}]
VARIED = [{"kind": "PROHIBIT", "text": "as varied"}]


def applied(born: str = "1980-05-05", **more: Any) -> Story:
    """An order of New South Wales to the end of August 2028, of which the registration is applied for."""
    said: dict[str, Any] = {"jurisdiction": "NSW", "court": "c", "made_on": "2025-09-01", "indefinite": False, "last_day": "2028-08-31"}
    said |= {
        "conditions": ORIGINAL,
        "home_presence": "IN_PERSON",
        "referral_asked": False,
        "proof_of_service": "p",
        "closely_corresponds": "w",
    }
    return Story(born=born).tell("registration-applied-for", ORIGIN, "2026-03-02", "09:00", **{**said, **more})


def registered(story: Story, day: str = "2026-03-03", clock: str = "10:00", *, reportable: bool = True) -> Story:
    return story.tell("registered-order-made", ORDER, day, clock, corresponding_order=ORIGIN, reportable_offender_before=reportable)


def varied_by_court(presence: str, **more: Any) -> Story:
    """Referred, varied by the court on 12 March, and registered on the 13th."""
    story = applied(**more)
    story.tell(
        "corresponding-order-referred", ORIGIN, "2026-03-02", "10:00", reason="REGISTRAR_BELIEF", listed_for=at("2026-03-12").isoformat()
    )
    heard: dict[str, Any] = {"presence": presence, "outcome": "VARIED", "conditions": VARIED, "considered": ["MATTERS_13C_13D", "CHANGES"]}
    return registered(story.tell("referral-heard", ORIGIN, "2026-03-12", **heard), "2026-03-13")


def binding(story: Story, day: str, clock: str = "10:00") -> set[str]:
    """The words of the terms that bind then, in some world."""
    found = terms_at(story.case, ORDER, at(day, clock)).values
    return {one.conditions[0].words for one in found if one}


def said(story: Story, day: str, clock: str = "10:00") -> str:
    return status.in_force(story.case, ORDER, at(day, clock))


def date_of(story: Story, name: str) -> Any:
    return next((one for one in status.deadlines(story.case) if one.name == name), None)


# ---------------------------------------------------------------- its life
@pytest.mark.provision("13ZB(2)", "13ZA(5)")
def test_it_is_in_force_from_its_registration_served_or_not() -> None:
    story = registered(applied())
    assert [said(story, "2026-03-03", "09:59"), said(story, "2026-03-03")] == ["NO", "YES"]


@pytest.mark.parametrize(
    ("jurisdiction", "last", "first_without"),
    [
        ("NSW", "2028-08-31", ("2028-09-01", "00:00")),
        ("NSW", "2027-12-31", ("2027-12-31", "23:00")),
        ("WA", "2028-08-31", ("2028-09-01", "02:00")),
        ("SA", "2028-08-31", ("2028-09-01", "00:30")),
        ("NEW_ZEALAND", "2028-08-31", ("2028-08-31", "22:00")),
    ],
)
def test_its_last_day_ends_where_it_was_made(jurisdiction: str, last: str, first_without: tuple[str, str]) -> None:
    story = registered(applied(jurisdiction=jurisdiction, last_day=last))
    life = status.life(story.case, ORDER).only
    assert life.end == at(*first_without)
    assert said(story, *first_without) == "NO"


def test_what_is_said_of_the_original_at_one_instant_says_the_same_whoever_recorded_which_first() -> None:
    # given two letters that say of the same instant that the order ended, and that its last day was moved
    said: tuple[dict[str, Any], ...] = ({"what": "ENDED"}, {"what": "NEW_LAST_DAY", "last_day": "2026-12-31"})
    lives = []
    for first, second in (said, said[::-1]):
        story = registered(applied()).tell("home-order-changed", ORIGIN, "2026-06-01", **first)
        lives.append(status.life(story.tell("home-order-changed", ORIGIN, "2026-06-01", **second).case, ORDER).only.end)
    # then it ended, in either order
    assert lives == [at("2026-06-01"), at("2026-06-01")]


def test_an_order_without_a_last_day_has_no_end() -> None:
    story = registered(applied(indefinite=True, last_day=None))
    assert status.life(story.case, ORDER).only.end is None
    assert date_of(story, "registered-order.last-day") is None
    assert said(story, "2099-01-01") == "YES"


@pytest.mark.provision("13Z(11)")
def test_it_is_over_in_no_reading_later_than_the_original_order() -> None:
    # given the original order stops where it was made: it stops here too, whatever was said of its last day before
    story = registered(applied())
    story.tell("home-order-changed", ORIGIN, "2026-05-01", what="NEW_LAST_DAY", last_day="2030-08-31")
    story.tell("home-order-changed", ORIGIN, "2027-01-01", what="ENDED")
    assert said(story, "2027-01-01") == "NO"
    assert status.life(story.case, ORDER).map(lambda one: one.end).only == at("2027-01-01")


@pytest.mark.parametrize(("moved_to", "doubtful_on"), [("2027-01-31", "2027-03-01"), ("2029-01-31", "2028-10-01")])
def test_a_last_day_moved_there_is_doubtful_here(moved_to: str, doubtful_on: str) -> None:
    story = registered(applied())
    story.tell("home-order-changed", ORIGIN, "2026-05-01", what="NEW_LAST_DAY", last_day=moved_to)
    assert said(story, doubtful_on) == "UNCERTAIN"
    assert status.status_at(story.case, ORDER, at(doubtful_on)).doubts == ("O-A18",)


def test_an_order_that_was_over_there_already_is_not_changed_any_more() -> None:
    story = registered(applied(last_day="2026-04-30"))
    story.tell("home-order-changed", ORIGIN, "2026-05-02", what="NEW_LAST_DAY", last_day="2026-06-30")
    assert said(story, "2026-05-03") == "NO"


@pytest.mark.provision("13ZD(4)")
def test_a_cancellation_takes_effect_when_it_is_made() -> None:
    story = registered(applied()).tell("registration-cancelled", ORDER, "2026-06-01", "11:30", presence="ABSENT")
    assert [said(story, "2026-06-01", "11:29"), said(story, "2026-06-01", "11:30")] == ["YES", "NO"]
    assert "cancelled" in status.status_at(story.case, ORDER, at("2026-06-02")).why


def test_registered_after_its_end_it_is_never_in_force() -> None:
    story = registered(applied(last_day="2026-02-28"))
    assert status.status_intervals(story.case, ORDER) == ()
    assert said(story, "2026-03-03") == "NO"


# ---------------------------------------------------------------- which terms bind
@pytest.mark.provision("13ZB(3)", "13ZB(4)")
def test_varied_in_absence_the_unvaried_terms_bind_until_service() -> None:
    story = varied_by_court("ABSENT")
    assert binding(story, "2026-03-13") == {"as made"}
    assert binding(story, "2027-03-13") == {"as made"}, "however long that takes"
    story.served("2026-04-02", order=ORDER, documents=("ORDER",))
    assert binding(story, "2026-04-02", "09:59") == {"as made"}
    assert binding(story, "2026-04-02") == {"as varied"}


def test_varied_in_presence_it_binds_as_varied_from_the_registration() -> None:
    story = varied_by_court("IN_PERSON")
    (found,) = terms(story.case, ORDER).values
    assert [(one.version, one.start) for one in found] == [(2, at("2026-03-13"))]


def test_a_link_leaves_it_open_which_terms_bind() -> None:
    assert binding(varied_by_court("AV_LINK"), "2026-03-14") == {"as made", "as varied"}


def test_being_told_may_be_notice_of_the_variation() -> None:
    story = varied_by_court("ABSENT").tell("registered-variation-made-known", ORDER, "2026-03-20", officer="o", how="by phone")
    assert binding(story, "2026-03-19") == {"as made"}
    assert binding(story, "2026-03-20") == {"as made", "as varied"}
    story.served("2026-04-02", order=ORDER, documents=("ORDER",))
    assert binding(story, "2026-04-02") == {"as varied"}


def test_notice_before_the_registration_makes_the_varied_terms_bind_from_it_at_the_earliest() -> None:
    story = varied_by_court("ABSENT").tell("registered-variation-made-known", ORDER, "2026-03-12", "15:00", officer="o", how="in person")
    assert {one.start for found in terms(story.case, ORDER).values for one in found} == {at("2026-03-13")}


def test_a_later_variation_in_absence_binds_on_service_or_perhaps_at_once() -> None:
    story = varied_by_court("IN_PERSON")
    story.tell("variation-applied-for", "variation:1", "2026-05-01", order=ORDER, applicant="COMMISSIONER", relief="VARY")
    milder = [{"kind": "PROHIBIT", "text": "milder"}]
    story.tell("order-varied", ORDER, "2026-05-08", presence="ABSENT", conditions=milder, application="variation:1")
    assert [one.at for one in changes(story.case.docket, ORDER)] == [at("2026-03-13"), at("2026-05-08")]
    assert binding(story, "2026-05-09") == {"as varied", "milder"}
    story.served("2026-05-20", order="variation:1", documents=("ORDER",))
    assert binding(story, "2026-05-20") == {"milder"}


# ---------------------------------------------------------------- dates
@pytest.mark.parametrize(
    ("day", "due"),
    [
        ("2026-03-03", "2026-03-06"),  # Tuesday: Wednesday, Thursday
        ("2026-03-06", "2026-03-11"),  # Friday: Monday, Tuesday
        ("2026-04-02", "2026-04-09"),  # before Easter: Tuesday and Wednesday after it
        ("2026-12-24", "2026-12-31"),  # Boxing Day is kept on the Monday: 29 and 30 December
        ("2020-12-18", "2020-12-23"),  # the registry is closed from the 21st: those days count all the same
    ],
)
@pytest.mark.provision("13ZA(1)")
def test_the_certificate_is_due_at_the_end_of_the_second_business_day(day: str, due: str) -> None:
    found = date_of(registered(applied(), day), "registered-order.certificate-by")
    assert found.act_by == found.lapse_not_before == at(due, "00:00")


@pytest.mark.parametrize(
    ("born", "until"),
    [
        ("1980-05-05", ("2031-03-03", "00:00")),  # an adult: five years from 3 March 2026, which is the first of its days
        ("2010-05-05", ("2028-03-03", "00:00")),  # a child: two years
        ("2008-03-03", ("2031-03-03", "00:00")),  # who turns 18 on the day of the registration is an adult
        ("2008-03-04", ("2028-03-03", "00:00")),  # a day later: a child
    ],
)
def test_reporting_lasts_five_or_two_years_from_the_day_of_the_registration(born: str, until: tuple[str, str]) -> None:
    found = date_of(registered(applied(born, indefinite=True, last_day=None)), "registered-order.reporting-until")
    assert found.act_by == at(*until)
    assert {one.at for one in found.answer.values} == {at(*until), at(*until) + timedelta(days=1), None}, (
        "the day itself may be left out (O-A36)"
    )
    assert found.lapse_not_before is None, "the order has no end, and the reporting may go on with it (R-A29)"


def test_who_has_no_date_of_birth_may_report_for_two_years_or_for_five() -> None:
    story = registered(applied(indefinite=True, last_day=None))
    story.tell("respondent-described", "respondent:1", "2026-03-04", given_names="Testa", family_name="Example-Person", birth_date=None)
    found = date_of(story, "registered-order.reporting-until")
    assert (found.act_by, found.lapse_not_before) == (at("2028-03-03", "00:00"), None)
    assert {one.at for one in found.answer.values} - {None} == {at(f"{year}-03-0{day}", "00:00") for year in (2028, 2031) for day in (3, 4)}
    assert set(found.doubts) == {"O-A36", "O-A54", "R-A29"}


@pytest.mark.parametrize(("last_day", "doubts"), [("2031-03-01", set()), ("2033-06-30", {"O-A36", "R-A29"})])
def test_reporting_may_go_on_with_an_order_that_outlives_the_years(last_day: str, doubts: set[str]) -> None:
    # registered on 3 March 2026 for an adult: the five years of section 39F are over early in March 2031
    story = registered(applied("1980-05-05", last_day=last_day))
    found = date_of(story, "registered-order.reporting-until")
    # then it is over with the order where that ends first; else with the years, or with the order (R-A29)
    own = status.life(story.case, ORDER).only.end
    assert own is not None
    assert (found.act_by, found.lapse_not_before) == (min(own, at("2031-03-03", "00:00")), own)
    assert set(found.doubts) == doubts
    # and from the end of the years on it is open whether the person is a reportable offender (8(d)), though the order is in force
    story.tell(
        "sexual-offender-basis-recorded", "respondent:1", "2026-03-03", basis="REPORTING_PERIODS_ENDED", reportable_offender_now=False
    )
    assert reportable(story.case, at("2031-02-27")).values == ("YES",)
    open_then = set(reportable(story.case, at("2031-06-01")).values)
    assert (said(story, "2031-06-01"), open_then) == (("YES", {"YES", "NO"}) if doubts else ("NO", {"NO"}))


def test_reporting_never_outlives_the_order() -> None:
    story = registered(applied())
    assert date_of(story, "registered-order.reporting-until").act_by == status.life(story.case, ORDER).only.end
    story.tell("registration-cancelled", ORDER, "2026-06-01", presence="ABSENT")
    assert date_of(story, "registered-order.reporting-until").act_by == at("2026-06-01")


@pytest.mark.provision("13ZA(3)(a)")
def test_the_copy_is_to_be_served_once_it_is_received() -> None:
    story = registered(applied())
    assert date_of(story, "registered-order.serve-by") is None
    story.tell("registration-certificate-given", ORDER, "2026-03-05", way="w", copy_attached=True)
    assert date_of(story, "registered-order.serve-by").act_by == at("2026-03-06")


def test_copies_are_due_for_a_child_alone() -> None:
    for born, due in (("1980-05-05", None), ("2010-05-05", at("2026-03-07", "00:00"))):
        story = registered(applied(born)).tell("registration-certificate-given", ORDER, "2026-03-05", way="w", copy_attached=True)
        found = date_of(story, "registered-order.copies-by")
        assert (found.act_by if found else None) == due


@pytest.mark.parametrize(("before", "needed"), [(True, ("ORDER",)), (False, ("ORDER", "REPORTING_NOTICE"))])
def test_the_set_served_has_the_reporting_notice_where_the_person_did_not_report(before: bool, needed: tuple[str, ...]) -> None:
    story = registered(applied(), reportable=before)
    assert document_set(story.case.docket, f"service:{ORDER}").needed == needed


# ---------------------------------------------------------------- the notice of the referral
@pytest.mark.provision("13Z(13)")
def test_the_notice_of_a_referral_says_what_its_own_provision_asks_for() -> None:
    story = applied()
    story.tell("referral-notice-issued", ORIGIN, "2026-03-03", appear_at=at("2026-03-12", "09:00").isoformat(), place="Brisbane")
    told = notice_of_referral(story.case, ORIGIN)
    assert "has been referred to the court" in told["referred"]
    assert "Thursday 12 March 2026 at 9:00 am, at Brisbane" in told["heard"]
    assert "required to appear" in told["appear"]
    assert "in your absence, as it is or as the court varies it" in told["absence"]


# ---------------------------------------------------------------- appeals
@pytest.mark.parametrize(("kind", "more"), [("order-varied", {"conditions": VARIED}), ("registration-cancelled", {})])
def test_the_time_to_appeal_runs_from_what_a_court_decides_about_it(kind: str, more: dict[str, Any]) -> None:
    story = registered(applied())
    story.tell("variation-applied-for", "variation:1", "2026-05-01", order=ORDER, applicant="COMMISSIONER", relief="VARY")
    story.tell(kind, ORDER, "2026-05-08", presence="IN_PERSON", application="variation:1", **more)
    found = [one for one in status.deadlines(story.case) if one.name == "appeal.last-day"]
    assert [(one.subject, one.act_by) for one in found] == [("appeal:variation:1", at("2026-06-06", "00:00"))]


def test_what_the_registrar_decides_has_no_appeal() -> None:
    assert [one for one in status.deadlines(registered(applied()).case) if one.name == "appeal.last-day"] == []


# ---------------------------------------------------------------- the timeline
def test_the_timeline_tells_which_terms_bind_until_notice() -> None:
    told = told_of(varied_by_court("ABSENT").case, at("2026-03-20"))
    (order,) = told["orders"]
    assert order["now"]["in_force"] == "YES"
    assert order["binding"] == [1]
    assert [(one["version"], one["binds_from"], one["served_at"]) for one in order["varied"]] == [(2, None, None)]
    lines = "\n".join(in_lines(told))
    assert "not served, and so does not bind in every reading yet" in lines
    assert "binding now if in force: version 1" in lines


def test_the_timeline_reads_a_file_about_an_order_of_another_place() -> None:
    facts = """
entries:
  - {kind: registration-applied-for, subject: "corresponding-order:1", at: 2026-03-02 09:00, jurisdiction: WA, court: a court, made_on: 2025-09-01,
     closely_corresponds: w, conditions: [{kind: PROHIBIT, text: t}], indefinite: false, last_day: 2026-05-31, proof_of_service: p, referral_asked: false}
  - {kind: registered-order-made, subject: "registered-order:1", at: 2026-03-03 10:00, corresponding_order: "corresponding-order:1"}
"""
    result = CliRunner().invoke(timeline_command, ["-", "--at", "2026-06-01 01:59"], input=facts, catch_exceptions=False)
    assert result.exit_code == 0
    assert "now: YES" in result.output, "in Perth it is still 31 May"
    assert "from Mon 1 June 2026 02:00  NO  The period of the original order is over." in result.output


# ---------------------------------------------------------------- a new application at the end of its period (O-A31)
def renewed(applied_on: str = "2028-08-01", **more: Any) -> Story:
    """Registered to the end of August 2028, and an application for a prohibition order."""
    return registered(applied(**more)).applied(applied_on)


def test_a_new_application_made_in_time_leaves_it_uncertain_after_its_last_day() -> None:
    story = renewed()
    assert [said(story, "2028-08-31"), said(story, "2028-09-01", "00:00")] == ["YES", "UNCERTAIN"]
    assert status.status_at(story.case, ORDER, at("2028-09-10")).doubts == ("O-A31",)
    shown = date_of(story, "registered-order.last-day")
    assert (shown.act_by, shown.lapse_not_before) == (at("2028-09-01", "00:00"), None), (
        "act by the earlier; nothing lapses before it is decided"
    )
    story.tell("application-decided", "application:1", "2028-10-02", decision="REFUSED")
    assert [said(story, "2028-10-02", "09:59"), said(story, "2028-10-02")] == ["UNCERTAIN", "NO"]


def test_an_application_too_late_or_decided_before_continues_it_in_no_reading() -> None:
    assert said(renewed("2028-09-01"), "2028-09-10") == "NO"
    decided_before = renewed().tell("application-decided", "application:1", "2028-08-20", decision="REFUSED")
    assert said(decided_before, "2028-09-10") == "NO"


def test_an_order_that_stopped_at_home_or_was_cancelled_is_continued_by_nothing() -> None:
    stopped = renewed().tell("home-order-changed", ORIGIN, "2028-08-15", what="ENDED")
    assert said(stopped, "2028-08-20") == "NO"
    cancelled = renewed().tell("registration-cancelled", ORDER, "2028-08-15", presence="IN_PERSON")
    assert said(cancelled, "2028-09-10") == "NO"


def test_the_term_of_the_order_that_follows_may_start_when_that_period_ended() -> None:
    # made on 2 October 2028: five years from then, or from 1 September if the registered order was continued (13G(4))
    story = renewed().made("2028-10-02", order="prohibition-order:1")
    found = status.life(story.case, "prohibition-order:1").map(lambda one: one.end)
    assert {at("2033-09-01", "00:00"), at("2033-10-03", "00:00")} <= set(found.values)
    assert "O-A31" in found.doubts()
    before = renewed().made("2028-08-20", order="prohibition-order:1")
    assert "O-A31" not in status.life(before.case, "prohibition-order:1").map(lambda one: one.end).doubts(), "decided within the period"


def test_a_varying_order_made_in_absence_does_not_say_more_of_its_effect_than_the_act() -> None:
    story = registered(applied())
    asked = {"order": ORDER, "applicant": "COMMISSIONER", "relief": "VARY", "grounds": "g", "circumstances_since": "c"}
    story.tell("variation-applied-for", "variation:1", "2026-05-04", **asked)
    varied: dict[str, Any] = {"conditions": VARIED, "application": "variation:1", "how": "VARIATION_APPLICATION"}
    story.tell("order-varied", ORDER, "2026-06-01", presence="ABSENT", **varied)
    assert "does not plainly say (section 13ZC(3))" in order_varying(story.case, "variation:1")["effect"]
