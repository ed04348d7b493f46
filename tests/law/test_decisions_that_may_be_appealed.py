"""Which decisions may be appealed, and from which day the time for each runs (ss 13ZG, 13ZH(1), (2)): one table, one run for each."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

import app.law.all  # noqa: F401 - every question
from app.law import status
from app.law.appealing.appeal_steps import appealable, settled, to_be_considered
from app.law.appealing.appeals import appeal_court, last_day
from app.law.facts.appeals import COMMISSIONER, RELEVANT, RESPONDENT, appeal, decisions
from app.law.orders.terms import terms_at
from tests.support.order_stories import ORDER, Story, at

TEMPORARY, VARIATION = "temporary-order:1", "variation:1"
MENTION: dict[str, Any] = {"application": "application:1", "outcome": "ADJOURNED", "mention_of_final_application": True}


def temporary() -> Story:
    return Story().applied("2026-02-27").made("2026-03-02", order=TEMPORARY, made_under="S13K")


def mentioned(presence: str = "IN_PERSON", decision: str = "EXTENDED") -> Story:
    story = temporary().tell("hearing-held", "hearing:2", "2026-03-20", "09:00", presence=presence, **MENTION)
    return story.tell("extension-decided", TEMPORARY, "2026-03-20", "09:00", hearing="hearing:2", decision=decision, until="2026-04-10")


def applied_to_vary(applicant: str, outcome: str = "", presence: str = "IN_PERSON") -> Story:
    story = Story().applied("2026-02-01").made("2026-03-10")
    story.tell(
        "variation-applied-for",
        VARIATION,
        "2026-05-04",
        order=ORDER,
        applicant=applicant,
        relief="VARY",
        grounds="g",
        circumstances_since="c",
    )
    if not outcome:
        return story
    return story.tell("variation-heard", VARIATION, "2026-06-03", order=ORDER, presence=presence, outcome=outcome)


def act_by(story: Story, subject: str) -> datetime | None:
    found = last_day(story.case, f"appeal:{subject}")
    assert found is not None
    return found.act_by


# ---------------------------------------------------------------- which
def test_each_decision_has_a_run_of_its_own_in_an_order_that_recording_does_not_change() -> None:
    story = mentioned().made("2026-04-01")
    assert appealable(story.case) == ("appeal:hearing:2", f"appeal:{ORDER}", f"appeal:{TEMPORARY}")
    story.entries.reverse()
    assert appealable(story.case) == ("appeal:hearing:2", f"appeal:{ORDER}", f"appeal:{TEMPORARY}")


@pytest.mark.parametrize("silent", ["NOT_ADDRESSED", ""])
def test_what_a_court_did_not_address_is_no_decision(silent: str) -> None:
    assert "hearing:2" not in decisions(mentioned(decision=silent).case.docket)


def test_nothing_about_a_disqualification_order_may_be_appealed_here() -> None:
    order = "disqualification-order:1"
    story = Story().applied("2026-02-27").made("2026-03-02", order=order, relevant_application="S13K")
    story.tell("extension-decided", order, "2026-03-20", hearing="hearing:1", decision="EXTENDED", until="2026-04-10")
    assert appealable(story.case) == ()


def test_every_row_of_the_table_names_a_kind_once_for_each_value() -> None:
    rows = [(row.kind, value) for row in RELEVANT for value in row.told]
    assert len(rows) == len(set(rows))


# ---------------------------------------------------------------- who lost, and so who considers
@pytest.mark.parametrize(("decision", "lost"), [("EXTENDED", RESPONDENT), ("NOT_EXTENDED", COMMISSIONER)])
def test_an_extension_is_lost_by_the_respondent_and_none_by_the_commissioner(decision: str, lost: str) -> None:
    story = mentioned(decision=decision)
    assert decisions(story.case.docket)["hearing:2"].lost_by == (lost,)
    assert to_be_considered(story.case, "appeal:hearing:2").only == ("YES" if lost == COMMISSIONER else "NO")


@pytest.mark.parametrize(("moved_by", "said"), [("COMMISSIONER", "YES"), ("OWN_INITIATIVE", "NO")])
def test_not_making_a_temporary_order_is_lost_only_by_who_asked_for_one(moved_by: str, said: str) -> None:
    story = Story().applied("2026-02-27").tell("hearing-held", "hearing:2", "2026-03-20", presence="IN_PERSON", **MENTION)
    story.tell("s13k-decided", "hearing:2", "2026-03-20", decision="NOT_MADE", moved_by=moved_by)
    assert to_be_considered(story.case, "appeal:hearing:2").only == said
    assert act_by(story, "hearing:2") == at("2026-04-18", "00:00"), "the time runs all the same"


@pytest.mark.parametrize(
    ("applicant", "outcome", "said"),
    [
        (COMMISSIONER, "VARIED", "NO"), (COMMISSIONER, "DISMISSED", "YES"), (RESPONDENT, "REVOKED", "YES"), (RESPONDENT, "DISMISSED", "NO"),
    ],
)  # fmt: skip
def test_whoever_did_not_get_what_was_asked_for_lost_a_variation(applicant: str, outcome: str, said: str) -> None:
    assert to_be_considered(applied_to_vary(applicant, outcome).case, f"appeal:{VARIATION}").only == said


# ---------------------------------------------------------------- from which day
def test_an_extension_has_28_days_from_its_own_hearing() -> None:
    assert act_by(mentioned(), "hearing:2") == at("2026-04-18", "00:00"), "the last day is Friday 17 April"
    assert act_by(mentioned(), TEMPORARY) == at("2026-03-31", "00:00"), "and the making has its own"


def test_an_extension_in_absence_leaves_no_order_to_serve_so_that_its_time_is_open() -> None:
    found = last_day(mentioned("ABSENT").case, "appeal:hearing:2")
    assert found is not None
    assert (found.act_by, found.lapse_not_before, found.doubts) == (at("2026-04-18", "00:00"), None, ("O-A14",))


def test_an_extension_is_no_refusal_and_no_decision_of_a_magistrate_alone() -> None:
    found = last_day(mentioned().case, "appeal:hearing:2")
    assert found is not None
    assert found.doubts == ()


def test_a_variation_in_absence_has_28_days_from_the_service_of_its_copy() -> None:
    story = applied_to_vary(COMMISSIONER, "VARIED", "ABSENT")
    assert act_by(story, VARIATION) is None
    story.served("2026-06-10", order=VARIATION)
    assert act_by(story, VARIATION) == at("2026-07-09", "00:00")


def test_a_variation_in_presence_and_one_refused_have_28_days_from_the_decision() -> None:
    assert act_by(applied_to_vary(COMMISSIONER, "VARIED"), VARIATION) == at("2026-07-02", "00:00")
    assert act_by(applied_to_vary(RESPONDENT, "DISMISSED"), VARIATION) == at("2026-07-02", "00:00")


def test_leave_refused_is_a_decision_with_a_time_of_its_own() -> None:
    story = Story().applied("2026-02-01").made("2026-03-10")
    story.tell(
        "variation-applied-for",
        VARIATION,
        "2026-05-04",
        order=ORDER,
        applicant=RESPONDENT,
        relief="VARY",
        grounds="g",
        circumstances_since="c",
    )
    story.tell("leave-decided", VARIATION, "2026-05-12", decision="REFUSED")
    assert act_by(story, VARIATION) == at("2026-06-10", "00:00")


def test_leave_granted_may_be_appealed_until_the_application_is_decided() -> None:
    story = applied_to_vary(RESPONDENT).tell("leave-decided", VARIATION, "2026-05-12", decision="GRANTED", grounds=["COMPASSIONATE"])
    assert act_by(story, VARIATION) == at("2026-06-10", "00:00")
    varied = story.tell("variation-heard", VARIATION, "2026-06-03", order=ORDER, presence="IN_PERSON", outcome="VARIED")
    assert act_by(varied, VARIATION) == at("2026-07-02", "00:00"), "then what was decided on it counts"


def test_of_leave_and_the_decision_in_one_sitting_the_decision_counts() -> None:
    # given an order varied at the very minute of the leave, of which nobody notes who was there (O-A14), and a copy served that day
    story = applied_to_vary(RESPONDENT).tell("leave-decided", VARIATION, "2026-05-12", decision="GRANTED", grounds=["COMPASSIONATE"])
    story.tell("variation-heard", VARIATION, "2026-05-12", order=ORDER, presence="AV_LINK", outcome="VARIED")
    story.tell("order-varied", ORDER, "2026-05-12", application=VARIATION, presence="AV_LINK", conditions=[])
    story.tell("documents-served", f"service:{VARIATION}", "2026-05-12", documents=["ORDER"], mode="PERSONAL")
    (last,) = [d for d in status.deadlines(story.case) if (d.name, d.subject) == ("appeal.last-day", f"appeal:{VARIATION}")]
    assert last.act_by == last.lapse_not_before == at("2026-06-10", "00:00")


@pytest.mark.parametrize("outcome", ["VARIED", "CANCELLED", "DISMISSED"])
def test_what_is_decided_after_an_appeal_about_leave_has_a_time_and_an_appeal_of_its_own(outcome: str) -> None:
    # given leave refused, and an appeal against that which was decided
    story = applied_to_vary(RESPONDENT).tell("leave-decided", VARIATION, "2026-05-12", decision="REFUSED")
    about = f"appeal:{VARIATION}"
    story.tell("notice-of-appeal-filed", about, "2026-05-14", side=RESPONDENT, court="DISTRICT_COURT", registry="Brisbane")
    story.tell("appeal-decided", about, "2026-05-28", result="ANOTHER_DECISION", words="Leave is granted.", costs="NONE")
    # when the application is heard and decided
    story.tell("variation-heard", VARIATION, "2026-06-03", order=ORDER, presence="IN_PERSON", outcome=outcome)
    # then its own 28 days run, and no appeal against it was begun or decided
    assert act_by(story, VARIATION) == at("2026-07-02", "00:00")
    one = appeal(story.case.docket, about)
    assert one is not None
    assert (one.started, one.result) == (None, None)


# ---------------------------------------------------------------- more time, and when it is over
def test_more_time_has_no_cap_and_its_day_does_not_roll() -> None:
    story = mentioned().tell("more-time-to-appeal-decided", "appeal:hearing:2", "2026-04-15", decision="GRANTED", until="2027-01-03")
    assert act_by(story, "hearing:2") == at("2027-01-04", "00:00"), "a Sunday, as the court named it"


def test_the_time_is_not_over_while_more_is_asked_for() -> None:
    story = mentioned()
    assert settled(story.case, "appeal:hearing:2").only == at("2026-04-18", "00:00")
    story.tell("more-time-to-appeal-asked", "appeal:hearing:2", "2026-04-17", side=RESPONDENT, reasons="r")
    assert settled(story.case, "appeal:hearing:2").only is None
    story.tell("more-time-to-appeal-decided", "appeal:hearing:2", "2026-04-22", decision="REFUSED")
    assert settled(story.case, "appeal:hearing:2").only == at("2026-04-22")


def test_a_late_notice_is_an_appeal_all_the_same() -> None:
    story = mentioned().tell(
        "notice-of-appeal-filed", "appeal:hearing:2", "2026-05-20", side=RESPONDENT, court="DISTRICT_COURT", registry="Brisbane"
    )
    assert settled(story.case, "appeal:hearing:2").only == at("2026-05-20")


def test_the_court_of_the_appeal_is_the_one_for_the_class_of_the_respondent_whatever_was_decided() -> None:
    young = Story(born="2010-05-05").applied("2026-02-27").made("2026-03-02", order=TEMPORARY, made_under="S13K")
    young.tell("hearing-held", "hearing:2", "2026-03-20", presence="IN_PERSON", **MENTION)
    young.tell("s13k-decided", "hearing:2", "2026-03-20", decision="NOT_MADE", moved_by=COMMISSIONER)
    assert {appeal_court(young.case, one) for one in appealable(young.case)} == {"CHILDRENS_COURT_JUDGE"}
    assert appeal_court(mentioned().case, "appeal:hearing:2") == "DISTRICT_COURT"


# ---------------------------------------------------------------- varied by the appeal court
def varied_on_appeal(paragraph: str) -> Story:
    story = Story().applied("2026-02-01").made("2026-03-10", conditions=[{"kind": "PROHIBIT", "text": "the old term"}])
    told: dict[str, Any] = {
        "presence": "ABSENT",
        "how": "APPEAL",
        "on_appeal": f"S13ZJ_1_{paragraph}",
        "conditions": [{"kind": "PROHIBIT", "text": "the new term"}],
    }
    story.tell("order-varied", ORDER, "2026-05-04", **told)
    story.entries[-1] = type(story.entries[-1])(**{**story.entries[-1].__dict__, "occasion": f"appeal:{ORDER}"})
    return story


def words(story: Story, day: str) -> set[str]:
    return {one.conditions[0].words for one in terms_at(story.case, ORDER, at(day)).values if one}


def test_terms_varied_by_the_appeal_court_are_open_until_served_and_certain_where_it_made_another_order() -> None:
    assert words(varied_on_appeal("B"), "2026-05-05") == {"the new term"}
    story = varied_on_appeal("A")
    assert words(story, "2026-05-05") == {"the new term", "the old term"}
    story.tell("appeal-result-served", f"appeal:{ORDER}", "2026-05-06", way="In person")
    assert words(story, "2026-05-07") == {"the new term"}


def test_every_date_of_an_appeal_is_among_those_of_the_matter() -> None:
    story = mentioned().tell(
        "notice-of-appeal-filed", "appeal:hearing:2", "2026-04-01", side=COMMISSIONER, court="DISTRICT_COURT", registry="Brisbane"
    )
    story.tell("notice-of-appeal-served", "appeal:hearing:2", "2026-04-02", way="ON_THE_LAWYER")
    names = {one.name for one in status.deadlines(story.case) if one.subject == "appeal:hearing:2"}
    assert names == {"appeal.last-day", "appeal.copy-by", "appeal.address-by"}
