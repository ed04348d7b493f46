"""Applications that are not the ordinary one, told through the door: a child respondent, an open class, doubts about the basis, a listing of its own."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import NeedsConfirmation, Refusal
from tests.processes.told import (
    APPLICATION,
    CHILD,
    CONDITIONS,
    FINAL_MADE,
    FINAL_PAPERS,
    MADE_13K,
    NOT_MADE_13K,
    PAPERS,
    SERVED,
    TEMPORARY,
    Tale,
    not_extended,
    pending,
    told_once,
)

DISCREET: dict[str, Any] = {"discreet": "YES", "school_or_work": "NO"}
DIRECTED: dict[str, Any] = {
    "report_matters": "SATISFIED",
    "report_about_whom": ["CHILD"],
    "report_about": "Accommodation and education.",
    "report_due_on": "2026-04-02",
}
REPORT: dict[str, Any] = {"report": "DIRECTED", **DIRECTED}


def child(url: str) -> Tale:
    """An application about a child, ready to be started on 3 March 2026."""

    def tell() -> Tale:
        story = Tale(url, born=CHILD).begins("2026-03-02 09:30").seeks()
        likely: dict[str, Any] = {
            "residence_change_likely": "YES",
            "reason": "The made-up order keeps the child from home.",
            "parents": "A made-up parent",
        }
        return story.step("record_child_circumstances", **likely)

    return told_once(url, "child", tell)


def started(url: str) -> Tale:
    """The same, started in the Childrens Court for 24 March."""
    return told_once(url, "child, started", lambda: child(url).starts("2026-03-03 10:00", "2026-03-24 09:00", court="CHILDRENS"))


# ------------------------------------------------------------------ a child respondent
@pytest.mark.provision("13ZL(7)(a)")
def test_a_childs_application_goes_with_copies_and_discreet_service(database_url: str) -> None:
    # given an application about a child, started in the Childrens Court (the report: test_child_respondent_report)
    story = started(database_url)
    assert {"give_copy_to_chief_executive", "give_copy_to_parent"} <= set(story.worklist("prosecutor"))
    story.step("give_copy_to_chief_executive", at="2026-03-03 10:00", given="GIVEN", way="By hand")
    story.step("give_copy_to_parent", at="2026-03-03 10:00", given="NOT_FOUND", attempts="Three made-up addresses.")
    # when it is served discreetly and away from school, and a temporary order is made
    story.serves("2026-03-04 17:00", **DISCREET)
    story.mentioned("2026-03-24 09:00", to="2026-04-14 09:00", **MADE_13K, **REPORT)
    # then a parent and the chief executive get copies of the order too
    assert "give_copies" in story.worklist("prosecutor")
    story.step(
        "give_copies", TEMPORARY, at="2026-03-24 10:00", chief_executive="GIVEN", parent="NOT_FOUND", attempts="Asked the made-up school."
    )
    story.tells_of(TEMPORARY, "2026-03-24 12:00")


@pytest.mark.provision("13ZL(7)(b)")
def test_serving_a_child_at_school_is_asked_about_and_flagged(sqlite_url: str) -> None:
    story = started(sqlite_url).at("2026-03-04 13:00").plans(school_or_work="YES", no_other_place_reason="No address is known.")
    at_school: dict[str, Any] = {
        **SERVED,
        "at": "2026-03-04 12:30",
        "documents": ["APPLICATION", "APPEARANCE_NOTICE"],
        "explained": "YES",
        "explained_how": "In plain English",
        "discreet": "YES",
        "school_or_work": "YES",
    }
    with pytest.raises(NeedsConfirmation) as asked:
        story.step("serve_documents", PAPERS, **at_school)
    assert asked.value.provision == "13ZL(7)(b)"
    story.step("serve_documents", PAPERS, confirm=True, **at_school)
    assert "school" in story.flags
    assert "swear_affidavit" in story.open_on(PAPERS), "what an officer did is service all the same"


def test_a_child_must_be_said_to_be_served_discreetly_or_not(sqlite_url: str) -> None:
    story = started(sqlite_url).at("2026-03-04 17:00").plans(school_or_work="NO")
    said: dict[str, Any] = {**SERVED, "at": "2026-03-04 17:00", "documents": ["APPLICATION", "APPEARANCE_NOTICE"]}
    with pytest.raises(Refusal) as refused:
        story.step("serve_documents", PAPERS, **said, explained="YES", explained_how="In plain English")
    assert {"discreet", "school_or_work"} <= set(refused.value.fields)


def test_a_childs_application_in_the_wrong_court_is_asked_about(sqlite_url: str) -> None:
    story = child(sqlite_url).at("2026-03-03 10:00")
    notice: dict[str, Any] = {"at": "2026-03-03 10:00", "court": "MAGISTRATES", "court_place": "Brisbane", "appear_at": "2026-03-24 09:00"}
    with pytest.raises(NeedsConfirmation):
        story.step("issue_appearance_notice", **notice, list_the_hearing="YES")


def test_a_report_on_a_child_is_asked_for_where_the_hearing_did_not_say(sqlite_url: str) -> None:
    story = started(sqlite_url).serves("2026-03-04 17:00", **DISCREET)
    story.mentioned("2026-03-24 09:00", to="2026-04-14 09:00", **MADE_13K, report="NOT_DIRECTED")
    assert "consider_report" not in story.open()
    story.withdraws("report-directed", by="registrar")
    assert "consider_report" in story.open_on("hearing:1")
    story.step("consider_report", "hearing:1", at="2026-03-24 09:00", application=APPLICATION, directed="DIRECTED", **DIRECTED)
    assert "send_direction" in story.open_on("child-report:hearing:1")
    assert story.is_over("hearing_and_interim_orders", "hearing:1")


@pytest.mark.provision("13C(2)(a)")
def test_a_prohibition_order_for_a_child_without_a_report_is_asked_about(sqlite_url: str) -> None:
    story = started(sqlite_url).serves("2026-03-04 17:00", **DISCREET)
    made: dict[str, Any] = {**FINAL_MADE, "report_considered": "NO", "last_resort": "SATISFIED", "most_effective": "SATISFIED"}
    with pytest.raises(NeedsConfirmation, match="without a report being considered"):
        story.mentioned("2026-03-24 09:00", **made)


def test_the_class_stays_open_with_an_estimated_birth_date_until_a_legal_officer_settles_it(sqlite_url: str) -> None:
    story = Tale(sqlite_url, born="2008-05-05", certainty="ESTIMATED").begins("2026-03-02 09:30").seeks()
    assert "settle_class" in story.worklist("legal")
    story.step("settle_class", course="TREAT_AS_ADULT", advice="A made-up passport shows 1999.")
    story.starts("2026-03-03 10:00", "2026-03-24 09:00")
    assert not story.open("give_copy_to_parent", "record_child_circumstances")
    story.withdraws("legal-officer-advised", by="legal")
    assert "settle_class" in story.open(), "without the advice the question is open again"


# ------------------------------------------------------------------ the basis, the listing
def test_whoever_is_not_shown_to_be_a_relevant_sexual_offender_is_a_legal_officers_question(sqlite_url: str) -> None:
    story = Tale(sqlite_url).at("2026-03-02 09:30")
    story.records("start_application", by="prosecutor", at="2026-03-02 09:30", belief="Made-up belief.", grounds="Made-up grounds.")
    story.describes(under_supervision_or_forensic_order="YES")
    assert "consider_eligibility" in story.worklist("legal")
    story.step("consider_eligibility", course="GO_ON", advice="The made-up order ends next week.")
    assert "record_conditions_sought" in story.worklist("prosecutor")


def test_a_first_hearing_not_listed_with_the_notice_is_listed_by_the_registrar(sqlite_url: str) -> None:
    story = Tale(sqlite_url).begins("2026-03-02 09:30").seeks().starts("2026-03-03 10:00", "2026-03-24 09:00", listed="NO")
    assert "list_first_hearing" in story.worklist("registrar")
    story.step("list_first_hearing", listed_for="2026-03-24 09:00", court_place="Brisbane")
    assert story.open_on("hearing:1") == {"record_mention"}


@pytest.mark.provision("13T(2)")
def test_a_court_that_makes_no_order_considers_a_disqualification_order(sqlite_url: str) -> None:
    story = pending(sqlite_url).mentioned("2026-03-24 09:00", to="2026-04-07 09:00", **NOT_MADE_13K)
    story.withdraws("disqualification-considered", by="registrar")
    assert "consider_disqualification" in story.open_on("hearing:1")
    story.step("consider_disqualification", "hearing:1", at="2026-03-24 09:00", outcome="NOT_MADE")
    assert story.is_over("hearing_and_interim_orders", "hearing:1")


def test_a_decision_about_a_temporary_order_may_be_recorded_after_the_hearing(sqlite_url: str) -> None:
    story = pending(sqlite_url).mentioned("2026-03-24 09:00", to="2026-04-07 09:00", **NOT_MADE_13K)
    story.withdraws("s13k-decided", by="registrar")
    made: dict[str, Any] = {"presence": "IN_PERSON", "application": APPLICATION, "conditions": CONDITIONS, "moved_by": "COMMISSIONER"}
    found: dict[str, Any] = dict.fromkeys(("relevant_sexual_offender", "unacceptable_risk", "order_will_reduce_risk"), "SATISFIED")
    story.step("decide_13k", "hearing:1", at="2026-03-24 09:30", decision="MADE", **made, **found)
    assert story.status(TEMPORARY, "2026-03-24 09:30") == "YES"


@pytest.mark.provision("13R(1)")
def test_over_a_link_the_order_is_explained_and_served_all_the_same(sqlite_url: str) -> None:
    story = (
        Tale(sqlite_url)
        .pending()
        .mentioned("2026-03-24 09:00", to="2026-04-07 09:00", presence="AV_LINK", documents_served_satisfied="YES", **MADE_13K)
    )
    assert story.status(TEMPORARY) == "UNCERTAIN", "whether a link is presence is doubtful (O-A10)"
    assert "explain_in_court" in story.worklist("registrar")
    assert "plan_service" in story.open_on("service:temporary-order:1")
    story.serves("2026-03-25 18:00", "service:temporary-order:1")
    assert story.status(TEMPORARY) == "YES"


def test_an_order_by_consent_needs_both_consents(sqlite_url: str) -> None:
    story = pending(sqlite_url)
    made: dict[str, Any] = {"outcome": "FINAL_MADE", "by_consent": "YES", "both_consents_recorded": "NO", "conditions": CONDITIONS}
    made |= {"interests_of_justice": "NOT_AGAINST", "consent_matters": ["a"]}
    with pytest.raises(NeedsConfirmation, match="consents of both parties"):
        story.mentioned("2026-03-24 09:00", **made, reportable_offender_before="YES")


@pytest.mark.provision("13S(4)(b)")
def test_who_was_not_reportable_before_gets_the_reporting_notice_with_the_order(sqlite_url: str) -> None:
    story = pending(sqlite_url)
    final: dict[str, Any] = {**FINAL_MADE, "presence": "ABSENT", "documents_served_satisfied": "YES", "reportable_offender_before": "NO"}
    story.mentioned("2026-03-24 09:00", **final).plans(FINAL_PAPERS)
    wanted = next(s.about for s in story.page().open_steps if s.element == "serve_documents")
    assert "notice of reporting obligations" in wanted
    assert "give_details_to_commissioner" in story.worklist("registrar")


def test_a_second_mention_inside_an_extension_without_another_is_uncertain(sqlite_url: str) -> None:
    story = pending(sqlite_url).mentioned("2026-03-24 09:00", to="2026-04-07 09:00", **MADE_13K)
    story.mentioned(
        "2026-04-07 09:00",
        "hearing:2",
        to="2026-04-14 09:00",
        orders=[{"subject": TEMPORARY, "decision": "EXTENDED", "until": "2026-04-30"}],
    )
    story.mentioned("2026-04-14 09:00", "hearing:3", to="2026-04-21 09:00", orders=[not_extended()], **NOT_MADE_13K)
    assert story.status(TEMPORARY) == "UNCERTAIN", "whether only the first mention ends it is doubtful (O-A05)"


@pytest.mark.parametrize(
    ("before", "wanted"), [("YES", set()), ("NO", {"give_details_to_commissioner"}), ("", {"give_details_to_commissioner"})]
)
def test_details_of_a_temporary_order_are_due_unless_the_person_had_to_report_before(
    sqlite_url: str, before: str, wanted: set[str]
) -> None:
    # given an order that a magistrate made, in the respondent's presence or not
    story = Tale(sqlite_url).order_by_magistrate(reportable_offender_before=before)
    # then details go to the commissioner (s 55(2)) unless the record says that the person was a reportable offender already
    assert story.open("give_details_to_commissioner") == wanted
    assert story.open("prepare_reporting_notice"), "due in any case (s 54A(1))"


@pytest.mark.parametrize(("before", "wanted"), [("YES", False), ("NO", True)])
def test_a_temporary_order_of_the_court_asks_whether_the_person_had_to_report_before(sqlite_url: str, *, before: str, wanted: bool) -> None:
    story = pending(sqlite_url)
    story.mentioned("2026-03-24 09:00", to="2026-04-14 09:00", **MADE_13K, interim_reportable_offender_before=before)
    assert bool(story.open("give_details_to_commissioner") & story.open_on(TEMPORARY)) is wanted


@pytest.mark.provision("13F(1)", "13F(3)", "13F(4)")
def test_what_keeps_the_respondent_from_a_place_says_how_property_is_fetched(sqlite_url: str) -> None:
    # given a condition that keeps the respondent out of a home in which the respondent may live
    story = Tale(sqlite_url).begins("2026-03-02 09:30")
    home: dict[str, Any] = {"kind": "PROHIBIT", "text": "Not to enter the made-up flat.", "excludes_from_place": "YES"}
    # when nothing is said of what is left there, it is refused, with the section that asks for it
    with pytest.raises(Refusal):
        story.step("record_conditions_sought", APPLICATION, conditions=[home])
    # then it is asked for with the way, and with a thing that the respondent is to do
    fetched = {**home, "recovery_of_property": "With a police officer, on a day agreed."}
    story.step("record_conditions_sought", APPLICATION, conditions=[fetched, {"kind": "REQUIRE_TREATMENT", "text": "Made-up treatment."}])
    assert "record_conditions_sought" not in story.open_on(APPLICATION)


def directed(url: str, **more: Any) -> Tale:
    """An application that was started on 3 March, and a court that on the 24th wants the respondent called once more for 7 April."""
    story = Tale(url).pending()
    said: dict[str, Any] = {
        "outcome": "FURTHER_NOTICE_DIRECTED",
        "outcome_in_the_courts_words": "To be sent to the made-up address as well.",
    }
    said |= {"next_fixed": "YES", "next_listed_for": "2026-04-07 09:00", "next_place": "Brisbane"}
    return story.mentioned("2026-03-24 09:00", presence="ABSENT", **{**said, **NOT_MADE_13K, **more})


ANOTHER: dict[str, Any] = {"court": "MAGISTRATES", "court_place": "Brisbane", "appear_at": "2026-04-07T09:00"}
BY_POST: dict[str, Any] = {"at": "2026-03-25 15:00", "way": "By post to the made-up address"}


@pytest.mark.provision("13B(1)", "13C(5)")
def test_a_further_notice_that_the_court_directs_is_somebodys_to_give_and_starts_nothing_again(sqlite_url: str) -> None:
    # given that the court directed a further appearance notice
    story = directed(sqlite_url)
    assert "give_further_notice" in story.worklist("prosecutor")
    # when it is issued for the next hearing and given as the court directed
    story.at("2026-03-25 16:00").step("give_further_notice", APPLICATION, confirm=True, issued_at="2026-03-25 10:00", **ANOTHER, **BY_POST)
    # then nothing is filed anew, and nothing is left to do: the proceeding began with the first notice
    assert story.open_on(APPLICATION) == set()
    assert [at[:10] for (at,) in story.rows("select at from entry where matter=:m and kind='appearance-notice-issued' order by at")] == [
        "2026-03-03",
        "2026-03-25",
    ]


@pytest.mark.provision("13C(5)")
def test_a_further_notice_recorded_as_issued_is_still_to_be_given_and_after_another_direction_anew(sqlite_url: str) -> None:
    # given a further notice that was recorded as issued, and not as given
    story = directed(sqlite_url).at("2026-03-25 10:00")
    notice = {"at": "2026-03-25 10:00", **ANOTHER, "list_the_hearing": "NO"}
    story.records("record_appearance_notice", by="prosecutor", subject=APPLICATION, confirm=True, **notice)
    assert story.open_on(APPLICATION) == {"give_further_notice"}
    # then it is asked for the giving alone, which does not come before the issuing
    with pytest.raises(Refusal, match="before it was issued"):
        story.at("2026-03-25 16:00").step("give_further_notice", APPLICATION, **{**BY_POST, "at": "2026-03-25 09:00"})
    story.step("give_further_notice", APPLICATION, **BY_POST)
    assert story.open_on(APPLICATION) == set()
    # and when the court directs another one, that is another notice
    again: dict[str, Any] = {"outcome": "FURTHER_NOTICE_DIRECTED", "outcome_in_the_courts_words": "Once more.", "next_fixed": "NO"}
    story.mentioned("2026-04-07 09:00", "hearing:2", presence="ABSENT", **again, **NOT_MADE_13K)
    assert story.open_on(APPLICATION) == {"give_further_notice", "list_first_hearing"}
    with pytest.raises(Refusal, match="before the court directed it"):
        story.step("give_further_notice", APPLICATION, issued_at="2026-04-06 10:00", **ANOTHER, **{**BY_POST, "at": "2026-04-07 09:30"})
