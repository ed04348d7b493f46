"""A failure to report through the door: what may stand against it, the brief, the charge, and what is asked for after a conviction."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import NeedsConfirmation, Refusal
from tests.processes.test_contraventions import CONVICTED, EXCUSE, SUMMARILY
from tests.processes.test_reporting_notices import CONTENTS, HANDED, UNREPORTED, initial, released
from tests.processes.told import Tale, told_once

BRIEF, CASE, PERSON, FIRST, SECOND = "contravention_brief", "contravention:1", "respondent:1", "reporting-notice:1", "reporting-notice:2"
MISSED: dict[str, Any] = {"obligation": "PERIODIC_REPORT", "begins_at": "2026-05-01 00:00", "conduct": "No made-up report was made in May."}
NOTHING_FOUND: dict[str, Any] = {"grounds": ["NONE"], "aware": "UNKNOWN", "words": "Made-up records of prisons and of travel."}
ASSEMBLED: dict[str, Any] = {
    "attached": ["COPY_OF_NOTICE", "STATEMENT_77_1"],
    "register_words": "In May 2026 the register indicated no report.",
    "evidence": "A made-up officer looked at the register.",
    "protected_witness": "NO",
}


def told_of_reporting(url: str) -> Tale:
    """Somebody declared a reportable offender on 20 February 2026, released on 2 March and told of reporting the same day."""

    def tell() -> Tale:
        story = Tale(url)
        story.records("record_declaration", by="prosecutor", at="2026-02-20 10:00", offence="Made up", court="Made-up District Court")
        return initial(released(story, "2026-03-02 10:00"), "2026-03-02 11:00", FIRST)

    return told_once(url, "told of reporting", tell)


def missed(url: str, *, confirm: bool = False, **more: Any) -> Tale:
    """The report of May was not made: its time was over, as it rolls off a weekend in one reading, with Monday 1 June."""
    story = told_of_reporting(url).at("2026-06-03 09:00")
    story.records("record_failure_to_report", by="register", confirm=confirm, **{"at": "2026-06-02 00:00", **MISSED, **more})
    return story


def charged(url: str) -> Tale:
    """Nothing stands against it; the brief is complete and charged on 10 June."""

    def tell() -> Tale:
        story = missed(url).step("establish_obligation", CASE, **NOTHING_FOUND).step("record_excuse", CASE, **EXCUSE)
        story.step("consider_same_conduct", CASE, based="NONE", reasons="Made up.").step("assemble_brief", CASE, **ASSEMBLED)
        return story.at("2026-06-10 10:00").step("decide_charge", CASE, at="2026-06-10 10:00", **SUMMARILY)

    return told_once(url, "failure charged", tell)


def convicted(url: str, **how: Any) -> Tale:
    """Convicted on 17 July 2026."""
    story = (
        charged(url)
        .step("fix_hearing", CASE, at="2026-06-10 10:00", hearing_at="2026-07-17 09:00", place="Brisbane")
        .at("2026-07-17 12:00")
    )
    return story.step("record_summary_outcome", CASE, at="2026-07-17 11:00", **{**CONVICTED, **how})


# ---------------------------------------------------------------- the brief
def test_a_failure_to_report_is_briefed_charged_and_ends_in_a_conviction_after_which_what_was_not_reported_may_be_asked_for(
    database_url: str,
) -> None:
    # given a report that was not made: it is looked for what may stand against it, then for an excuse
    story = missed(database_url)
    assert story.open_on(CASE) == {"establish_obligation"}
    story.step("establish_obligation", CASE, **NOTHING_FOUND)
    assert story.open_on(CASE) == {"record_excuse"}
    assert story.where("record_excuse")[3] == "the matters of section 50(3)"
    # when it is charged and heard: the defence has the same time to challenge, here until the end of Monday 13 July
    story = charged(database_url).step("fix_hearing", CASE, at="2026-06-10 10:00", hearing_at="2026-07-17 09:00", place="Brisbane")
    assert f"{story.deadline('contravention.challenge-by', CASE):%Y-%m-%d %H:%M}" == "2026-07-14 00:00"
    story.at("2026-07-17 12:00").step("record_summary_outcome", CASE, at="2026-07-17 11:00", **CONVICTED)
    # then a delegate considers whether the unreported information is asked for
    assert story.worklist("delegate") == ["consider_unreported"]
    story.step("consider_unreported", CASE, at="2026-07-17 12:00", course="NOT_ASKED_FOR", words="It is known since.")
    assert story.is_over(BRIEF, CASE)


def test_what_stands_against_it_goes_to_a_legal_officer_and_no_further_by_itself(database_url: str) -> None:
    story = missed(database_url).step("establish_obligation", CASE, **{**NOTHING_FOUND, "grounds": ["DETAINED"]}, forensic="NO")
    assert story.worklist("legal") == ["settle_failure"]
    assert "government detention (34(1)(a))" in story.where("settle_failure")[3]
    story.step("settle_failure", CASE, course="DO_NOT_GO_ON", advice="Detained all of May.")
    assert story.is_over(BRIEF, CASE)


def test_a_person_who_was_never_told_is_not_charged_by_itself(database_url: str) -> None:
    story = Tale(database_url)
    story.records("record_declaration", by="prosecutor", at="2026-02-20 10:00", offence="Made up", court="Made-up District Court")
    story.at("2026-06-03 09:00").records("record_failure_to_report", by="register", at="2026-06-02 00:00", **MISSED)
    story.step("establish_obligation", CASE, **NOTHING_FOUND)
    assert story.open_on(CASE) == {"settle_failure"}
    story.step("settle_failure", CASE, course="GO_ON", advice="There is a made-up letter in which the person speaks of it.")
    assert story.open_on(CASE) == {"record_excuse"}
    # and whoever charges it is told of it once more
    story.step("record_excuse", CASE, **EXCUSE).step("consider_same_conduct", CASE, based="NONE", reasons="Made up.")
    story.step("assemble_brief", CASE, **ASSEMBLED)
    with pytest.raises(NeedsConfirmation, match="no notice was received"):
        story.step("decide_charge", CASE, at="2026-06-03 09:00", **SUMMARILY)


def test_a_notice_that_is_recorded_late_takes_it_back_from_the_legal_officer(database_url: str) -> None:
    story = Tale(database_url)
    story.records("record_declaration", by="prosecutor", at="2026-02-20 10:00", offence="Made up", court="Made-up District Court")
    released(story, "2026-03-02 10:00").at("2026-06-03 09:00")
    story.records("record_failure_to_report", by="register", at="2026-06-02 00:00", **MISSED)
    story.step("establish_obligation", CASE, **NOTHING_FOUND)
    assert story.open_on(CASE) == {"settle_failure"}
    story.step("prepare_initial_notice", FIRST, **CONTENTS, earlier_requirements="NO")
    story.step("give_notice", FIRST, at="2026-03-03 09:00", **HANDED)
    assert story.open_on(CASE) == {"record_excuse"}


# ---------------------------------------------------------------- slips, and what is asked about
def test_a_time_that_is_over_before_it_begins_is_a_slip(database_url: str) -> None:
    with pytest.raises(Refusal, match="over before it begins"):
        missed(database_url, begins_at="2026-06-02 00:00")


def test_what_does_not_bear_on_the_obligation_is_asked_about_recorded_and_not_counted(database_url: str) -> None:
    story = missed(database_url)
    elsewhere: dict[str, Any] = {**NOTHING_FOUND, "grounds": ["CONVICTED_ELSEWHERE"]}
    with pytest.raises(NeedsConfirmation, match="not counted"):
        story.step("establish_obligation", CASE, **elsewhere)
    story.step("establish_obligation", CASE, confirm=True, **elsewhere)
    assert story.open_on(CASE) == {"record_excuse"}


def test_nothing_and_something_found_at_once_is_a_slip(database_url: str) -> None:
    with pytest.raises(Refusal, match="clear one of the two"):
        missed(database_url).step("establish_obligation", CASE, **{**NOTHING_FOUND, "grounds": ["NONE", "DETAINED"]}, forensic="NO")


def test_a_brief_without_what_proves_that_notice_was_given_is_asked_about(database_url: str) -> None:
    story = missed(database_url).step("establish_obligation", CASE, **NOTHING_FOUND).step("record_excuse", CASE, **EXCUSE)
    story.step("consider_same_conduct", CASE, based="NONE", reasons="Made up.")
    with pytest.raises(NeedsConfirmation, match="notice of reporting obligations was given"):
        story.step("assemble_brief", CASE, **{**ASSEMBLED, "attached": ["STATEMENT_77_1"]})


def test_a_penalty_of_more_than_the_most_is_asked_about(database_url: str) -> None:
    with pytest.raises(NeedsConfirmation, match="200 penalty units or 3 years"):
        convicted(database_url, imprisonment_months=37)


# ---------------------------------------------------------------- after a conviction
def test_what_was_not_reported_is_asked_for_by_a_further_notice_with_the_seven_days_that_apply(database_url: str) -> None:
    # given a conviction with three months of imprisonment, after which the unreported information is asked for
    story = convicted(database_url).step(
        "consider_unreported", CASE, at="2026-07-17 12:00", course="ASKED_FOR", words="A made-up telephone number."
    )
    assert story.is_over(BRIEF, CASE)
    # then a further notice is begun, which must state it, and 7 days after the release
    with pytest.raises(Refusal, match="because of a conviction"):
        story.step("prepare_further_notice", SECOND, **CONTENTS)
    with pytest.raises(NeedsConfirmation, match="run from the release"):
        story.step("prepare_further_notice", SECOND, **CONTENTS, **UNREPORTED)
    story.step("prepare_further_notice", SECOND, **CONTENTS, **{**UNREPORTED, "unreported_within": "RELEASE"})
    story.step("give_notice", SECOND, at="2026-07-17 12:00", **HANDED)
    assert story.is_over("reporting_obligations_notice", SECOND)


def test_without_imprisonment_the_seven_days_run_from_the_notice(database_url: str) -> None:
    story = convicted(database_url, imprisonment_months=None, penalty_units=10)
    story.step("consider_unreported", CASE, at="2026-07-17 12:00", course="ASKED_FOR", words="A made-up telephone number.")
    with pytest.raises(NeedsConfirmation, match="run from the notice"):
        story.step("prepare_further_notice", SECOND, **CONTENTS, **{**UNREPORTED, "unreported_within": "RELEASE"})
    story.step("prepare_further_notice", SECOND, **CONTENTS, **UNREPORTED)
