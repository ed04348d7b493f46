"""The papers about notices of reporting obligations: what each says, and that it is refused while a part is missing (54, 54A(3), 56, 60, 77(3)(e))."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import Refusal
from app.law.document_facts import applicable
from tests.documents.test_documents import ASKED_MORE, NEW_PERIOD, RELEASED, prepared, told_of_notices, words
from tests.law.test_heightened_reporting import DECISION, decided
from tests.support.order_stories import ORDER, Story


def test_a_further_notice_says_that_it_takes_the_place_of_the_whole_one_before_it_and_all_that_is_asked() -> None:
    said = words(prepared("further_reporting_obligations_notice", told_of_notices(Story()), ASKED_MORE))
    for stated in (
        "takes the place of the notice given to you on Tuesday 17 March 2026, as a whole",
        "in person at Example Road police station",
        "within 24 hours after the change happens, during each period of 3 or more days in a row",
        "A sample telephone number",
        "within 7 days after you are released from government detention for the offence",
        "No longer asked: where the initial report is to be made.",
    ):
        assert stated in said
    assert "internal review" not in said, "it states no decision"


def test_only_an_initial_notice_of_the_commissioner_calls_for_the_first_report_by_being_received() -> None:
    # 14(2): when the offender receives the initial notice; no other notice moves that, and without one the times of schedule 3 run (14(4))
    at_once = "when you receive this notice"
    assert at_once in words(prepared("initial_reporting_obligations_notice", told_of_notices(Story()), RELEASED))
    further = words(prepared("further_reporting_obligations_notice", told_of_notices(Story()), ASKED_MORE))
    assert at_once not in further
    assert "This notice gives no new time for it" in further
    entity = words(prepared("notice_of_reporting_obligations", told_of_notices(Story()), RELEASED))
    assert at_once not in entity
    assert "when you receive that notice" in entity
    assert "schedule 3" in entity
    assert "stated above" not in entity, "nothing is stated above"


def test_the_notice_of_another_entity_specifies_the_reporting_period_unless_it_is_told_when_the_person_reports() -> None:
    # 54(6): it need not be specified only where a regulation has it told when the person reports
    def settled(**said: str) -> Story:
        story = told_of_notices(Story())
        n, entry = next((n, e) for n, e in enumerate(story.entries) if e.kind == "reporting-notice-prepared")
        story.entries[n] = replace(entry, values={**entry.values, "period": "", **said})
        return story

    for name in ("notice_of_reporting_obligations", "initial_reporting_obligations_notice"):
        assert "Until 9 March 2031 (section 37(1))." in words(prepared(name, told_of_notices(Story()), RELEASED))
        assert "when you report your personal details (section 54(6))" in words(
            prepared(name, settled(period_told="WHEN_REPORTING"), RELEASED)
        )
    with pytest.raises(Refusal, match=r"54\(6\)") as refused:
        prepared("notice_of_reporting_obligations", settled(period_told="NOT_YET"), RELEASED)
    assert set(refused.value.fields) == {"period"}
    said = words(prepared("initial_reporting_obligations_notice", settled(period_told="NOT_YET"), RELEASED))
    assert "Your reporting period" not in said, "section 54A asks for none"


def test_a_further_notice_cannot_be_printed_before_it_is_settled_what_it_asks() -> None:
    story = Story().tell("reporting-notice-opened", ASKED_MORE, "2026-04-01", notice="FURTHER", words="w")
    with pytest.raises(Refusal, match=r"54A\(4\)") as refused:
        prepared("further_reporting_obligations_notice", story, ASKED_MORE)
    assert set(refused.value.fields) == {"asks", "replaces"}


def test_the_notice_after_a_release_says_why_it_is_given_and_how_long_reporting_lasts() -> None:
    said = words(prepared("initial_reporting_obligations_notice", told_of_notices(Story()), RELEASED))
    assert "release from government detention (section 54(2) (b)), on Monday 16 March 2026" in said, "the line breaks there"
    assert "until the end of your reporting period" in said


def test_what_proves_that_a_notice_was_given_names_the_officer_and_the_date_or_is_refused() -> None:
    said = words(prepared("statement_that_notice_was_given", told_of_notices(Story()), RELEASED))
    for stated in ("Constable Sample", "Tuesday 17 March 2026", "initial reporting obligations notice", "refused to sign", "section 77(5)"):
        assert stated in said
    unsaid = Story().made("2026-03-10").tell("reporting-notice-given", ORDER, "2026-03-11", way="by hand")
    with pytest.raises(Refusal, match=r"77\(3\)\(e\)") as refused:
        prepared("statement_that_notice_was_given", unsaid, ORDER)
    assert set(refused.value.fields) == {"officer"}


def test_the_affidavit_that_a_notice_was_served_states_date_time_and_way() -> None:
    said = words(prepared("affidavit_that_notice_was_given", told_of_notices(Story()), RELEASED))
    assert "I, Constable Sample, police officer, make oath or affirm" in said
    assert "On Tuesday 17 March 2026 at 10:00 am I served Testa Example-Person with the initial reporting obligations notice" in said
    assert "I did so in this way: By hand" in said


def test_each_of_them_is_offered_for_its_own_kind_of_notice() -> None:
    case = told_of_notices(Story()).case
    offered = {name: [one for one in (RELEASED, ASKED_MORE, NEW_PERIOD) if applicable(case, f"documents.{name}", one)] for name in (
        "reporting-notice", "section-54-notice", "further-reporting-notice", "changed-period", "notice-given",
    )}  # fmt: skip
    assert list(offered.values()) == [[RELEASED], [RELEASED], [ASKED_MORE], [NEW_PERIOD], [RELEASED]]


def test_a_further_notice_that_states_a_decision_is_written_notice_of_it_and_tells_of_the_review() -> None:
    story = decided(Story(), "2026-04-01").tell(
        "reporting-notice-opened", ASKED_MORE, "2026-04-01", notice="FURTHER", words="w", decision=DECISION
    )
    story.tell("further-notice-prepared", ASKED_MORE, "2026-04-02", stays=True)
    said = words(prepared("further_reporting_obligations_notice", story, ASKED_MORE))
    for stated in (
        "Decision of Wednesday 1 April 2026",
        "internal review",
        "within 28 days after the day on which you receive this notice",
    ):
        assert stated in said
