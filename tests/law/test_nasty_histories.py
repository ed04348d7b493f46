"""Histories that nobody would plan: what was revoked before it bound, overtaken, stayed, refused and then heard, refused by a magistrate."""

from __future__ import annotations

from typing import Any

import pytest

import app.law.all  # noqa: F401 - every life, gap and question
from app.law.appealing.appeal_checks import in_time, result
from app.law.appealing.appeal_steps import appealable, settled
from app.law.appealing.appeals import appeal_court, last_day
from app.law.at_court.hearing_checks import as_the_act_provides
from app.law.destruction import may_bind
from app.law.facts.appeals import COMMISSIONER, RESPONDENT, decisions
from app.law.orders.removals import removed_at
from app.law.orders.renewals import gaps_at
from app.law.orders.terms import binds_from, overtaken, terms_at, varied
from app.law.status import deadlines, in_force, protection_gap, status_at, wanted_next
from app.reading.terms import terms_now
from tests.support.order_stories import NEW, ORDER, Story, at

TEMPORARY, SECOND, VARIATION, URGENT = "temporary-order:1", "temporary-order:2", "variation:1", "temporary-order-application:1"
APPEAL = f"appeal:{TEMPORARY}"
MENTION: dict[str, Any] = {"application": "application:1", "outcome": "ADJOURNED", "mention_of_final_application": True}
NOTICE: dict[str, Any] = {"court": "DISTRICT_COURT", "registry": "Brisbane"}


def made(presence: str = "IN_PERSON", **values: Any) -> Story:
    return Story().applied("2026-02-01").made("2026-03-10", presence=presence, **values)


def temporary() -> Story:
    return Story().applied("2026-02-27").made("2026-03-02", order=TEMPORARY, made_under="S13K")


def asked(story: Story, day: str, n: int = 1, *, applicant: str = COMMISSIONER, order: str = ORDER) -> Story:
    values = {"order": order, "applicant": applicant, "relief": "VARY", "grounds": "g", "circumstances_since": "c"}
    return story.tell("variation-applied-for", f"variation:{n}", day, **values)


def varying(story: Story, day: str, n: int, presence: str, clock: str = "10:00") -> Story:
    values: dict[str, Any] = {"presence": presence, "application": f"variation:{n}", "how": "VARIATION_APPLICATION"}
    return story.tell("order-varied", ORDER, day, clock, conditions=[{"kind": "PROHIBIT", "text": f"v{n}"}], **values)


def revoking(story: Story, day: str, order: str = ORDER) -> Story:
    return story.tell("order-revoked", order, day, how="REVOCATION_APPLICATION", presence="IN_PERSON")


# ---------------------------------------------------------------- revoked before it bound anybody
def test_an_order_revoked_before_it_was_served_leaves_no_gap_open_until_a_late_service() -> None:
    story = revoking(made("ABSENT"), "2026-03-20").served("2026-03-27")
    assert gaps_at(story.case, at("2026-03-20", "09:59"))
    assert not gaps_at(story.case, at("2026-03-20", "10:00")), "what waits for no notice is no order"


def test_what_was_given_after_an_order_was_over_was_not_wanted_until_then() -> None:
    story = revoking(made("ABSENT"), "2026-03-20").served("2026-03-27", documents=("ORDER", "NOTICE_13S4A", "REPORTING_NOTICE"))
    found = {one.name: one.met_at for one in deadlines(story.case) if one.subject == ORDER}
    assert found["order.reporting-notice-by"] == found["order.details-by"] == at("2026-03-20")
    assert "order.reporting-notice-by" not in [one.name for one in wanted_next(story.case, at("2026-03-22"))]


# ---------------------------------------------------------------- another order goes on
def test_revoking_one_of_two_orders_takes_nobody_out_of_the_act() -> None:
    story = temporary().made("2026-03-10", order=SECOND, made_under="S13K")
    revoking(story, "2026-03-16", TEMPORARY)
    assert in_force(story.case, SECOND, at("2026-03-16")) == "YES"
    assert removed_at(story.case, TEMPORARY) is None
    revoking(story, "2026-03-18", SECOND)
    assert removed_at(story.case, SECOND) == at("2026-03-18"), "the last one does"


def test_an_order_of_which_it_is_doubtful_that_it_goes_on_does_not_hide_a_removal() -> None:
    story = temporary().made("2026-03-10", order=SECOND, made_under="S13K", presence="AV_LINK")
    assert removed_at(revoking(story, "2026-03-16", TEMPORARY).case, TEMPORARY) == at("2026-03-16")


def test_who_reports_under_an_offender_reporting_order_stays_under_the_act() -> None:
    story = revoking(made(), "2026-06-15")
    assert removed_at(story.case, ORDER) == at("2026-06-15")
    story.tell("reporting-order-question-opened", "offender-reporting-order:1", "2026-03-20", basis="SENTENCED")
    story.tell("offender-reporting-order-made", "offender-reporting-order:1", "2026-04-01", on_appeal=False)
    assert removed_at(story.case, ORDER) is None


def test_a_disqualification_order_hides_no_gap_that_a_stay_leaves() -> None:
    story = made().tell("notice-of-appeal-filed", f"appeal:{ORDER}", "2026-03-20", side=RESPONDENT, **NOTICE)
    story.tell("stay-ordered", f"appeal:{ORDER}", "2026-03-25", order=ORDER, terms="t").applied("2026-03-26", 2)
    story.made("2026-03-30", order="disqualification-order:1", n=2, relevant_application="S13K")
    assert in_force(story.case, "disqualification-order:1", at("2026-03-31")) == "YES"
    assert any("is stayed" in said for said in protection_gap(story.case, at("2026-03-31")))
    story.made("2026-04-01", order=NEW, n=2)
    assert not any("is stayed" in said for said in protection_gap(story.case, at("2026-04-02"))), "an order that protects does"


# ---------------------------------------------------------------- extended while it is stayed
def stayed_and_extended() -> Story:
    story = temporary().tell("notice-of-appeal-filed", APPEAL, "2026-03-05", side=RESPONDENT, **NOTICE)
    story.tell("stay-ordered", APPEAL, "2026-03-06", order=TEMPORARY, terms="t")
    story.tell("hearing-held", "hearing:2", "2026-03-20", "09:00", presence="IN_PERSON", **MENTION)
    return story.tell(
        "extension-decided", TEMPORARY, "2026-03-20", "09:00", hearing="hearing:2", decision="EXTENDED", until="2026-04-10"
    ).tell("appeal-decided", APPEAL, "2026-03-25", result="DISMISSED", costs="NONE")


def test_whether_a_stayed_order_can_be_extended_is_doubtful() -> None:
    story = stayed_and_extended()
    assert [in_force(story.case, TEMPORARY, at(day)) for day in ("2026-03-19", "2026-03-24", "2026-03-26")] == ["NO", "NO", "UNCERTAIN"]
    assert status_at(story.case, TEMPORARY, at("2026-03-26")).doubts == ("O-A61",)


def test_an_order_extended_after_its_stay_is_certain() -> None:
    story = stayed_and_extended().tell("stay-ended", APPEAL, "2026-03-20", "09:00", order=TEMPORARY)
    assert in_force(story.case, TEMPORARY, at("2026-03-26")) == "YES"


def test_the_court_that_extends_a_stayed_order_is_asked_about_the_stay_and_not_about_service() -> None:
    case = stayed_and_extended().case
    new = tuple(e for e in case.docket.entries if e.kind in ("hearing-held", "extension-decided") and e.at == at("2026-03-20", "09:00"))
    said = [one.sentence for one in as_the_act_provides(case, "hearing:2", new)]
    assert any("it was stayed" in one and "O-A61" in one for one in said)
    assert not any("had not taken effect" in one for one in said)


# ---------------------------------------------------------------- terms overtaken
def test_a_variation_overtaken_by_a_later_one_is_not_said_to_bind_in_every_reading() -> None:
    # given two variations in absence, of which the second is served first
    story = varying(asked(made(conditions=[{"kind": "PROHIBIT", "text": "v0"}]), "2026-06-01"), "2026-06-15", 1, "ABSENT")
    varying(asked(story, "2026-07-01", 2), "2026-07-06", 2, "ABSENT")
    story.served("2026-07-08", order="variation:2", documents=("ORDER",)).served("2026-07-10", order=VARIATION, documents=("ORDER",))
    first, second = varied(story.case, ORDER)
    assert (binds_from(story.case, ORDER, first), overtaken(story.case, ORDER, first)) == (None, True)
    assert (binds_from(story.case, ORDER, second), overtaken(story.case, ORDER, second)) == (at("2026-07-08"), False)


def test_the_page_does_not_say_that_the_old_terms_bind_where_a_later_variation_does() -> None:
    story = varying(asked(made(), "2026-06-01"), "2026-06-15", 1, "ABSENT")
    assert "until it is the terms before it bind" in terms_now(story.case, ORDER, at("2026-07-01"))[1]
    varying(asked(story, "2026-07-01", 2), "2026-07-06", 2, "IN_PERSON")
    conditions, said = terms_now(story.case, ORDER, at("2026-07-07"))
    assert [one.words for one in conditions] == ["v2"]
    assert "a later one has taken effect" in said
    assert "until it is the terms before it bind" not in said


def test_two_variations_at_one_instant_give_the_same_terms_in_whichever_order_they_are_recorded() -> None:
    def story(*numbers: int) -> Story:
        found = asked(asked(made(), "2026-06-01"), "2026-06-02", 2)
        for n in numbers:
            varying(found, "2026-06-15", n, "IN_PERSON")
        return found

    bound = [terms_at(story(*order).case, ORDER, at("2026-06-16")).only for order in ((1, 2), (2, 1))]
    assert [[each.words for each in one.conditions] for one in bound if one] == [["v2"], ["v2"]]


# ---------------------------------------------------------------- the time to appeal
def test_an_order_that_the_appeal_court_made_is_not_offered_for_another_appeal() -> None:
    story = Story().applied("2026-02-01").made("2026-05-04", presence="ABSENT", on_appeal="S13ZJ_1_B")
    assert appealable(story.case) == ()
    assert appealable(made().case) == (f"appeal:{ORDER}",)


def test_more_time_given_before_service_does_not_shorten_what_the_act_gives_after_it() -> None:
    story = made("ABSENT").tell("more-time-to-appeal-decided", f"appeal:{ORDER}", "2026-03-20", decision="GRANTED", until="2026-04-10")
    assert settled(story.case, f"appeal:{ORDER}").only is None, "the order is unserved: the time has not begun"
    story.served("2026-04-08")
    found = last_day(story.case, f"appeal:{ORDER}")
    assert found is not None
    assert (found.act_by, found.met_at) == (at("2026-05-07", "00:00"), at("2026-05-07", "00:00"))


def test_more_time_that_lasts_longer_than_the_act_counts() -> None:
    story = made().tell("more-time-to-appeal-decided", f"appeal:{ORDER}", "2026-03-20", decision="GRANTED", until="2026-06-10")
    found = last_day(story.case, f"appeal:{ORDER}")
    assert found is not None
    assert found.act_by == at("2026-06-11", "00:00")


@pytest.mark.parametrize(("presence", "out"), [("IN_PERSON", True), ("AV_LINK", False)])
def test_a_notice_is_called_out_of_time_only_where_the_time_has_surely_begun(presence: str, out: bool) -> None:
    story = made(presence).tell("notice-of-appeal-filed", f"appeal:{ORDER}", "2026-05-20", side=RESPONDENT, **NOTICE)
    (said,) = [one.sentence for one in in_time(story.case, f"appeal:{ORDER}", (story.entries[-1],))]
    assert ("the notice is out of time" in said) is out


def heard_after_leave_was_refused() -> Story:
    story = asked(made(), "2026-05-04", applicant=RESPONDENT).tell("leave-decided", VARIATION, "2026-05-06", decision="REFUSED")
    return story.tell("variation-heard", VARIATION, "2026-06-03", order=ORDER, presence="IN_PERSON", outcome="REVOKED")


def test_what_a_court_decided_after_it_had_refused_leave_has_a_time_of_its_own() -> None:
    decision = decisions(heard_after_leave_was_refused().case.docket)[VARIATION]
    assert (decision.at, decision.told, decision.lost_by) == (at("2026-06-03"), ("an order was revoked",), (COMMISSIONER,))


def test_an_appeal_begun_against_the_refusal_of_leave_stays_one_against_it() -> None:
    story = heard_after_leave_was_refused().tell("notice-of-appeal-filed", f"appeal:{VARIATION}", "2026-05-20", side=RESPONDENT, **NOTICE)
    assert decisions(story.case.docket)[VARIATION].at == at("2026-05-06")


def test_a_variation_of_which_only_the_order_is_recorded_may_be_appealed() -> None:
    story = varying(asked(made(), "2026-05-04"), "2026-06-03", 1, "ABSENT").served("2026-06-10", order=VARIATION, documents=("ORDER",))
    decision = decisions(story.case.docket)[VARIATION]
    assert (decision.told, decision.lost_by, decision.application) == (("an order was varied",), (RESPONDENT,), "application:1")
    found = last_day(story.case, f"appeal:{VARIATION}")
    assert found is not None
    assert found.act_by == at("2026-07-09", "00:00")


def test_the_hearing_and_the_order_made_at_it_are_one_decision_whichever_was_recorded_first() -> None:
    told_twice = varying(asked(made(), "2026-05-04"), "2026-06-03", 1, "IN_PERSON")
    told_twice.tell("variation-heard", VARIATION, "2026-06-03", order=ORDER, presence="IN_PERSON", outcome="VARIED")
    said = decisions(told_twice.case.docket)[VARIATION]
    told_twice.entries.reverse()
    again = decisions(told_twice.case.docket)[VARIATION]
    assert (said.told, said.presence, said.lost_by) == (again.told, again.presence, again.lost_by) == (
        ("an order was varied",), "PRESENT", (RESPONDENT,),
    )  # fmt: skip


def test_setting_aside_an_extension_ends_the_order_only_if_it_is_recorded_with_the_order() -> None:
    # given an extension of a temporary order to 10 April, and an appeal against it
    story = temporary().tell("hearing-held", "hearing:2", "2026-03-20", "09:00", presence="IN_PERSON", **MENTION)
    story.tell("extension-decided", TEMPORARY, "2026-03-20", "09:00", hearing="hearing:2", decision="EXTENDED", until="2026-04-10")
    story.tell("notice-of-appeal-filed", "appeal:hearing:2", "2026-03-23", side=RESPONDENT, **NOTICE)
    # when the result is recorded as another decision, then it is asked about, because the order stays in force
    story.tell("appeal-decided", "appeal:hearing:2", "2026-03-30", result="ANOTHER_DECISION", words="Set aside.", costs="NONE")
    (said,) = result(story.case, "appeal:hearing:2", (story.entries[-1],))
    assert (said.confirm, said.field) == (True, "result")
    assert "setting aside its extension" in said.sentence
    assert in_force(story.case, TEMPORARY, at("2026-03-30")) == "YES"
    # when it is recorded that the order was revoked, then it ended with the decision (13ZJ(3))
    story.tell("order-revoked", TEMPORARY, "2026-03-30", how="APPEAL")
    assert [in_force(story.case, TEMPORARY, at("2026-03-30", clock)) for clock in ("09:59", "10:00")] == ["YES", "NO"]


# ---------------------------------------------------------------- refused by a magistrate (13I, 13J, O-A13)
def refused(born: str = "1980-05-05", presence: str = "IN_PERSON", outcome: str = "NOT_MADE") -> Story:
    story = Story(born).tell("belief-recorded", "application:1", "2026-03-02", "08:00", belief="b", grounds="g")
    story.tell("immediate-risk-believed", URGENT, "2026-03-02", "09:00", application="application:1", necessity="n", reduces_risk="r")
    story.tell("temporary-order-applied-for", URGENT, "2026-03-03", "10:00", channel="IN_PERSON", court_place="Cairns")
    return story.tell("temporary-order-application-heard", URGENT, "2026-03-03", "11:00", outcome=outcome, presence=presence)


def test_a_magistrates_refusal_is_the_commissioners_to_consider_and_perhaps_no_decision_of_a_court() -> None:
    decision = decisions(refused().case.docket)[URGENT]
    assert (decision.by_magistrate_alone, decision.leaves_no_order, decision.lost_by) == (True, True, (COMMISSIONER,))
    assert (decision.application, decision.hearing_place) == ("application:1", "Cairns")
    found = last_day(refused().case, f"appeal:{URGENT}")
    assert found is not None
    assert (found.act_by, found.lapse_not_before, found.doubts) == (at("2026-04-01", "00:00"), None, ("O-A13", "O-A50"))


def test_in_absence_it_is_open_as_well_from_when_the_time_runs() -> None:
    found = last_day(refused(presence="ABSENT").case, f"appeal:{URGENT}")
    assert found is not None
    assert (found.act_by, found.doubts) == (at("2026-04-01", "00:00"), ("O-A13", "O-A14", "O-A50"))


@pytest.mark.parametrize("outcome", ["MADE", "OTHER_OUTCOME"])
def test_what_is_no_refusal_is_none(outcome: str) -> None:
    assert URGENT not in decisions(refused(outcome=outcome).case.docket)


@pytest.mark.parametrize(
    ("born", "court"), [("2008-03-02", "DISTRICT_COURT"), ("2008-03-03", "DISTRICT_COURT"), ("2008-03-04", "CHILDRENS_COURT_JUDGE")]
)
def test_child_or_adult_is_judged_on_the_day_of_the_application_to_the_magistrate(born: str, court: str) -> None:
    # the belief was recorded on 2 March, the application made to the magistrate on 3 March (schedule 5, child respondent (a))
    assert appeal_court(refused(born).case, f"appeal:{URGENT}") == court


# ---------------------------------------------------------------- what must stay when values are destroyed
def test_what_ended_an_order_is_not_destroyed_alone_so_that_the_order_seems_to_bind_again() -> None:
    # given an order that went on beyond its term until the new application was refused
    story = Story().applied("2021-02-01").made("2021-03-10").applied("2026-02-20", 2)
    story.tell("application-decided", "application:2", "2026-04-01", decision="REFUSED")
    making = next(e.id for e in story.entries if e.subject == ORDER)
    ended, now = story.entries[-1].id, at("2026-05-01")
    assert in_force(story.case, ORDER, now) == "NO"
    # then the refusal alone has to stay, and with the making it may go
    assert may_bind(story.case, (ended,), now) == (ORDER,)
    assert may_bind(story.case, (ended, making), now) == ()


def test_an_order_that_is_over_by_time_does_not_keep_what_else_is_known_of_it() -> None:
    story = revoking(Story().applied("2016-02-01").made("2016-03-10"), "2018-06-15")
    assert may_bind(story.case, (story.entries[-1].id,), at("2019-01-01")) == (ORDER,)
    assert may_bind(story.case, (story.entries[-1].id,), at("2026-05-01")) == (), "its term is long over as well"


# ---------------------------------------------------------------- a second temporary order beside the first (O-A26)
def second_at_a_mention(decision: str) -> Story:
    """The order of 2 March; at the mention of 20 March the court makes a second one, and says something of extending the first."""
    story = temporary().tell("hearing-held", "hearing:2", "2026-03-20", presence="IN_PERSON", **MENTION)
    story.tell("extension-decided", TEMPORARY, "2026-03-20", hearing="hearing:2", decision=decision, until="2026-04-10")
    return story.made("2026-03-20", order=SECOND, made_under="S13K", hearing="hearing:2")


def test_another_temporary_order_is_no_end_of_the_first_which_the_mention_ends_unless_it_is_extended() -> None:
    extended_too, not_extended = second_at_a_mention("EXTENDED"), second_at_a_mention("NOT_EXTENDED")
    assert [in_force(extended_too.case, order, at("2026-03-25")) for order in (TEMPORARY, SECOND)] == ["YES", "YES"]
    assert [in_force(not_extended.case, order, at("2026-03-25")) for order in (TEMPORARY, SECOND)] == ["NO", "YES"]


def test_an_order_that_a_magistrate_makes_between_two_mentions_leaves_the_first_to_its_own_end() -> None:
    story = temporary().made("2026-03-10", order=SECOND, made_under="S13J", return_at=at("2026-03-25", "09:00").isoformat())
    assert in_force(story.case, TEMPORARY, at("2026-03-20")) == "YES"
