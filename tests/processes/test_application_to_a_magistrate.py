"""The application to a magistrate for a temporary order, told through the door: notice or none, the hearing, and what follows each outcome."""

from __future__ import annotations

from typing import Any

import pytest

from app.cli.player import instant
from app.errors import NeedsConfirmation, Refusal
from tests.processes.told import ADULT, APPLICATION, CONDITIONS, SATISFIED, TEMPORARY, Tale

URGENT = "temporary-order-application:1"
PAPERS = f"service:{URGENT}"
OF_THE_REFUSAL = f"appeal:{URGENT}"
DISQUALIFICATION = "disqualification-order:1"
NECESSARY: dict[str, Any] = {"without_notice_necessity": "The made-up risk was a matter of hours."}
MADE: dict[str, Any] = {
    "outcome": "MADE",
    "application": APPLICATION,
    "presence": "IN_PERSON",
    "return_at": "2026-03-24T09:00",
    "return_place": "Brisbane",
    **SATISFIED,
    "conditions": CONDITIONS,
    "reportable_offender_before": "YES",
}
NOTICE: dict[str, Any] = {"court": "MAGISTRATES", "court_place": "Brisbane", "appear_at": "2026-03-25 09:00", "list_the_hearing": "YES"}
NOT_MADE: dict[str, Any] = {"outcome": "NOT_MADE", "presence": "ABSENT", "reasons": "Made-up reasons."}
DISQUALIFIED: dict[str, Any] = {
    "outcome": "MADE",
    "application": APPLICATION,
    "interests_finding": "A made-up finding.",
    "presence": "ABSENT",
    "return_at": "2026-03-24T09:00",
    "return_place": "Brisbane",
    **NECESSARY,
}


def begun(url: str, *, born: str = ADULT, at: str = "2026-03-02 09:10") -> Tale:
    """An immediate risk is believed, and what both applications must state is recorded."""
    belief: dict[str, Any] = {"at": at, "application_begun": "NO", "belief": "Made-up belief, both limbs.", "grounds": "Made-up grounds."}
    belief |= {"necessity": "A made-up risk, tonight.", "reduces_risk": "It keeps the person away."}
    story = Tale(url, born=born).at(at)
    story.records("start_temporary_order_application", by="prosecutor", **belief)
    return story.describes().seeks()


def applied(url: str, **more: Any) -> Tale:
    """Without notice, by phone, at 11 on the same morning."""
    story = begun(url, **more).step("decide_notice", decision="DO_NOT_GIVE", reasons="A made-up danger of flight.")
    how: dict[str, Any] = {"channel": "PHONE", "why_remote": "The made-up court is far away.", "court_place": "Brisbane"}
    return story.at("2026-03-02 11:00").step("make_application", at="2026-03-02 11:00", **how)


def heard(story: Tale, at: str = "2026-03-02 11:30", *, confirm: bool = False, **said: Any) -> Tale:
    """What the magistrate decided."""
    return story.at(at).step("record_hearing", URGENT, confirm=confirm, at=at, **said)


def starting(story: Tale) -> Any:
    """The date that asks for the start of the proceeding for the final order."""
    return next((d for d in story.page().deadlines if d.name == "application.start-at-once"), None)


# ---------------------------------------------------------------- before the magistrate
@pytest.mark.provision("13I(1)")
def test_the_two_applications_are_prepared_side_by_side(sqlite_url: str) -> None:
    story = begun(sqlite_url)
    assert "decide_notice" in story.worklist("prosecutor")
    assert story.open_on(APPLICATION) == {"issue_appearance_notice"}, "what 13A(2) asks for is recorded once, for both (13I(2)(a))"
    assert starting(story) is None, "nothing has to be started before an order is made"


@pytest.mark.provision("13I(3)")
def test_a_decision_not_to_give_notice_needs_its_reason(sqlite_url: str) -> None:
    with pytest.raises(Refusal) as refused:
        begun(sqlite_url).step("decide_notice", decision="DO_NOT_GIVE")
    assert set(refused.value.fields) == {"reasons"}


@pytest.mark.provision("13ZL(2)")
def test_notice_is_served_in_person_and_does_not_hold_up_the_application(database_url: str) -> None:
    # given a notice that is to be served: the application will be made at three
    story = begun(database_url)
    story.step("decide_notice", decision="GIVE", to_be_made_at="2026-03-02T15:00", to_be_made_how="In person, at Brisbane")
    assert story.open_on(PAPERS) == {"plan_service"}
    assert "make_application" in story.open(), "also before the notice is served"
    # when it is served at noon and the application made and heard at three
    story.serves("2026-03-02 12:00", PAPERS, documents=["NOTICE_OF_APPLICATION"], conditions_told="")
    assert story.is_over("service_on_respondent", PAPERS)
    story.at("2026-03-02 15:00").step("make_application", at="2026-03-02 15:00", channel="IN_PERSON", court_place="Brisbane")
    # then no finding is asked for that acting without notice was necessary (13J(3))
    heard(story, "2026-03-02 15:30", **MADE)
    assert story.status(TEMPORARY) == "YES"
    assert story.is_over("temporary_order_application", URGENT)


@pytest.mark.provision("13J(3)")
def test_an_unserved_notice_is_of_no_use_once_the_magistrate_has_decided(sqlite_url: str) -> None:
    story = begun(sqlite_url)
    story.step("decide_notice", decision="GIVE", to_be_made_at="2026-03-02T15:00", to_be_made_how="In person, at Brisbane").plans(PAPERS)
    story.at("2026-03-02 15:00").step("make_application", at="2026-03-02 15:00", channel="IN_PERSON", court_place="Brisbane")
    with pytest.raises(NeedsConfirmation, match="No notice of the application was served"):
        heard(story, "2026-03-02 15:30", **MADE)
    heard(story, "2026-03-02 15:30", **MADE, **NECESSARY)
    assert story.open_on(PAPERS) == set()
    assert story.is_over("service_on_respondent", PAPERS)


def test_an_application_made_before_the_time_that_the_notice_states_is_asked_about(sqlite_url: str) -> None:
    story = begun(sqlite_url)
    story.step("decide_notice", decision="GIVE", to_be_made_at="2026-03-02T15:00", to_be_made_how="In person, at Brisbane")
    story.at("2026-03-02 14:00")
    with pytest.raises(NeedsConfirmation, match="another time"):
        story.step("make_application", at="2026-03-02 14:00", channel="IN_PERSON", court_place="Brisbane")


@pytest.mark.provision("13I(4)")
def test_an_application_by_phone_says_why(sqlite_url: str) -> None:
    story = begun(sqlite_url).step("decide_notice", decision="DO_NOT_GIVE", reasons="r").at("2026-03-02 11:00")
    with pytest.raises(Refusal) as refused:
        story.step("make_application", at="2026-03-02 11:00", channel="PHONE", court_place="Brisbane")
    assert set(refused.value.fields) == {"why_remote"}


@pytest.mark.provision("13I(2)")
def test_what_the_application_does_not_state_is_asked_about(sqlite_url: str) -> None:
    belief: dict[str, Any] = {
        "at": "2026-03-02 09:10",
        "application_begun": "NO",
        "belief": "b",
        "grounds": "g",
        "necessity": "n",
        "reduces_risk": "r",
    }
    story = Tale(sqlite_url).at("2026-03-02 09:10")
    story.records("start_temporary_order_application", by="prosecutor", **belief)
    story.step("decide_notice", decision="DO_NOT_GIVE", reasons="r").at("2026-03-02 11:00")
    with pytest.raises(NeedsConfirmation, match="particulars of the concerning conduct"):
        story.step("make_application", at="2026-03-02 11:00", channel="IN_PERSON", court_place="Brisbane")


def test_a_withdrawn_application_is_over(sqlite_url: str) -> None:
    story = applied(sqlite_url).at("2026-03-02 11:10")
    story.records("withdraw_temporary_order_application", by="prosecutor", subject=URGENT, at="2026-03-02 11:10", reasons="In custody now.")
    assert story.is_over("temporary_order_application", URGENT)
    assert "record_hearing" not in story.open()
    assert not story.is_over("prohibition_order_application", APPLICATION), "the application for the final order goes on"


# ---------------------------------------------------------------- an order is made
@pytest.mark.provision("13J(6)")
def test_on_the_making_of_the_order_the_final_proceeding_has_to_be_started_at_once(database_url: str) -> None:
    story = heard(applied(database_url), **MADE, **NECESSARY)
    assert story.status(TEMPORARY) == "YES", "made in the respondent's presence (13M(1)(a))"
    assert story.is_over("temporary_order_application", URGENT)
    due = starting(story)
    assert due is not None
    assert due.act_by == story.clock.at, "immediately (13J(6))"
    assert "issue_appearance_notice" in story.worklist("prosecutor")
    # when the notice states another time than the magistrate fixed, that is asked about
    story.at("2026-03-02 11:45")
    with pytest.raises(NeedsConfirmation, match="magistrate fixed"):
        story.step("issue_appearance_notice", at="2026-03-02 11:45", **NOTICE)
    story.starts("2026-03-02 11:50", "2026-03-24 09:00")
    assert starting(story).met_at == story.clock.at


def test_an_order_from_paper_leads_to_the_same_law(sqlite_url: str) -> None:
    through_the_step = heard(applied(sqlite_url), **MADE, **NECESSARY)
    said = {d.name for d in through_the_step.page().deadlines if d.subject in (TEMPORARY, APPLICATION)}
    steps = through_the_step.open_on(APPLICATION), through_the_step.open_on(TEMPORARY)
    again = f"{sqlite_url}.paper"
    paper = Tale(again).order_by_magistrate("2026-03-02 11:30", return_at="2026-03-24 09:00", reportable_offender_before="YES")
    paper.describes().seeks()
    assert {d.name for d in paper.page().deadlines if d.subject in (TEMPORARY, APPLICATION)} == said
    assert (paper.open_on(APPLICATION), paper.open_on(TEMPORARY)) == steps


@pytest.mark.provision("13M(2)(a)")
def test_an_order_for_which_no_proceeding_is_started_ends_on_its_return_date(sqlite_url: str) -> None:
    story = heard(applied(sqlite_url), **MADE, **NECESSARY)
    assert story.at("2026-03-24 08:59").status(TEMPORARY) == "YES"
    assert story.at("2026-03-24 09:00").status(TEMPORARY) == "NO"
    assert story.gaps


def test_a_return_date_after_the_order_may_be_over_is_asked_about(sqlite_url: str) -> None:
    story = applied(sqlite_url)
    with pytest.raises(NeedsConfirmation, match="after 28 days"):
        heard(story, **{**MADE, **NECESSARY, "return_at": "2026-03-30T00:00"})
    # the last of the 28 days is in time; that it is a Sunday, on which no court sits and which nothing moves, is asked about
    with pytest.raises(NeedsConfirmation, match="does not sit on Sun 29 March 2026") as asked:
        heard(story, **{**MADE, **NECESSARY, "return_at": "2026-03-29T23:59"})
    assert len(asked.value.flags) == 1
    heard(story, confirm=True, **{**MADE, **NECESSARY, "return_at": "2026-03-29T23:59"})
    assert story.status(TEMPORARY) == "YES"


@pytest.mark.provision("13J(1)", "13J(2)")
def test_an_order_without_the_three_findings_is_asked_about_and_recorded_all_the_same(sqlite_url: str) -> None:
    story = applied(sqlite_url)
    with pytest.raises(NeedsConfirmation, match="unacceptable risk"):
        heard(story, **{**MADE, **NECESSARY, "unacceptable_risk": "NOT_STATED"})
    heard(story, confirm=True, **{**MADE, **NECESSARY, "unacceptable_risk": "NOT_STATED"})
    assert story.status(TEMPORARY) == "YES"
    assert "unacceptable risk" in story.flags


@pytest.mark.provision("13C(1)")
def test_an_order_about_somebody_recorded_as_under_a_forensic_order_is_asked_about(sqlite_url: str) -> None:
    # given a respondent of whom it is recorded anew that a forensic order was made
    story = applied(sqlite_url)
    basis: dict[str, Any] = {"basis": "REPORTABLE_OFFENDER", "reportable_offender_now": "YES", "under_supervision_or_forensic_order": "YES"}
    story.records("record_sexual_offender_basis", by="prosecutor", **basis)
    # when the magistrate makes an order all the same it is asked about, recorded and flagged
    with pytest.raises(NeedsConfirmation, match="forensic order"):
        heard(story, **MADE, **NECESSARY)
    heard(story, confirm=True, **MADE, **NECESSARY)
    assert story.status(TEMPORARY) == "YES"
    assert "no relevant sexual offender" in story.flags


@pytest.mark.provision("13O(1)")
def test_slips_are_refused(sqlite_url: str) -> None:
    story = applied(sqlite_url)
    with pytest.raises(Refusal, match="before the application was made"):
        story.at("2026-03-02 11:30").step("record_hearing", URGENT, at="2026-03-02 10:59", **MADE, **NECESSARY)
    in_the_room = [{"who": "The respondent", "paragraph": "b"}]
    with pytest.raises(Refusal, match="not there in person"):
        heard(story, **{**NOT_MADE, "attendees": in_the_room})


def test_child_or_adult_is_judged_on_the_day_of_the_application_to_the_magistrate(sqlite_url: str) -> None:
    # given a person who turns 18 on 3 March, and an application made on the 2nd on which an order is made on the 3rd
    story = heard(applied(sqlite_url, born="2008-03-03"), "2026-03-03 10:00", **MADE, **NECESSARY)
    # then the order is one for a child respondent (schedule 5), and copies of it are given
    assert "give_copies" in story.open_on(TEMPORARY)
    # while an order known from paper alone is judged by the day of its making
    paper = Tale(f"{sqlite_url}.paper", born="2008-03-03").order_by_magistrate("2026-03-03 10:00")
    assert "give_copies" not in paper.open_on(TEMPORARY)


# ---------------------------------------------------------------- no order is made
@pytest.mark.provision("13X")
def test_costs_of_an_application_that_was_refused_are_asked_about(sqlite_url: str) -> None:
    story = applied(sqlite_url)
    with pytest.raises(NeedsConfirmation, match="Costs were awarded"):
        heard(story, **NOT_MADE, costs_awarded="YES", dismissed_as="NOT_MADE_OUT")
    heard(story, **NOT_MADE, costs_awarded="YES", dismissed_as="VEXATIOUS")
    assert "Costs were awarded" not in story.flags


@pytest.mark.provision("13T(1)(a)", "13T(2)")
def test_after_a_refusal_a_disqualification_order_must_have_been_considered(sqlite_url: str) -> None:
    story = heard(applied(sqlite_url), **NOT_MADE)
    assert "consider_disqualification" in story.worklist("registrar")
    assert not story.is_over("temporary_order_application", URGENT)
    story.step("consider_disqualification", URGENT, at="2026-03-02 11:30", outcome="NOT_MADE", reasons="Made-up reasons.")
    assert story.is_over("temporary_order_application", URGENT)
    assert starting(story) is None, "no order, so nothing has to be started at once"
    assert not story.gaps, "no order was made that could have lapsed"


def test_a_refusal_is_for_a_legal_officer_to_consider_although_it_may_be_no_decision_of_a_court(database_url: str) -> None:
    # given a magistrate who refused a temporary order on Monday 2 March 2026 while the respondent was there
    story = heard(applied(database_url), **{**NOT_MADE, "presence": "IN_PERSON"})
    # then the 28 days are shown, doubtful as they are (O-A13), and a legal officer is asked
    assert story.open_on(OF_THE_REFUSAL) == {"consider_appeal"}
    assert "consider_appeal" in story.worklist("legal")
    assert story.deadline("appeal.last-day", OF_THE_REFUSAL) == instant("2026-03-31 00:00")
    (shown,) = [one for one in story.page().deadlines if one.subject == OF_THE_REFUSAL]
    assert "O-A13" in shown.doubts
    # when it is decided not to appeal, nothing more is asked, and with its time the run is over
    story.step("consider_appeal", OF_THE_REFUSAL, course="DO_NOT_APPEAL", reasons="The court is asked in the proceeding (13K).")
    assert story.open_on(OF_THE_REFUSAL) == set()
    assert story.at("2026-03-31 00:00").is_over("appeal", OF_THE_REFUSAL)


@pytest.mark.provision("13T(4)(a)")
def test_a_disqualification_order_made_instead_calls_for_the_final_proceeding_as_well(sqlite_url: str) -> None:
    story = heard(applied(sqlite_url), **NOT_MADE)
    story.step("consider_disqualification", URGENT, at="2026-03-02 11:30", **DISQUALIFIED)
    assert story.is_over("temporary_order_application", URGENT)
    due = starting(story)
    assert due is not None
    assert due.act_by == story.clock.at, "13T(4)(a) carries 13J(6) over"


@pytest.mark.provision("13T(2)")
@pytest.mark.provision("13T(4)(a)")
def test_after_a_notice_that_was_served_no_finding_is_asked_for_of_a_disqualification_order_either(sqlite_url: str) -> None:
    # given a notice that was served, and a respondent who did not come
    story = begun(sqlite_url)
    story.step("decide_notice", decision="GIVE", to_be_made_at="2026-03-02T15:00", to_be_made_how="In person, at Brisbane")
    story.serves("2026-03-02 12:00", PAPERS, documents=["NOTICE_OF_APPLICATION"], conditions_told="")
    story.at("2026-03-02 15:00").step("make_application", at="2026-03-02 15:00", channel="IN_PERSON", court_place="Brisbane")
    heard(story, "2026-03-02 15:30", **NOT_MADE)
    # then the order made instead was not made without notice (13J(3))
    instead = {**DISQUALIFIED, "without_notice_necessity": ""}
    story.step("consider_disqualification", URGENT, at="2026-03-02 15:30", **instead)
    assert "necessary" not in story.flags


def test_a_magistrate_who_said_nothing_about_it_goes_to_a_legal_officer(sqlite_url: str) -> None:
    story = heard(applied(sqlite_url), **NOT_MADE)
    with pytest.raises(NeedsConfirmation, match="must consider a disqualification order"):
        story.step("consider_disqualification", URGENT, at="2026-03-02 11:30", outcome="NOT_ADDRESSED")
    story.step("consider_disqualification", URGENT, confirm=True, at="2026-03-02 11:30", outcome="NOT_ADDRESSED")
    story.step("legal_officer_looks", URGENT, advice="Ask the magistrate again.")
    assert story.is_over("temporary_order_application", URGENT)


def test_an_outcome_for_which_no_way_is_drawn_goes_to_a_legal_officer(sqlite_url: str) -> None:
    story = heard(
        applied(sqlite_url), outcome="OTHER_OUTCOME", presence="ABSENT", outcome_in_the_magistrates_words="To be made to the court."
    )
    assert "legal_officer_looks" in story.worklist("legal")
    story.step("legal_officer_looks", URGENT, advice="Start the proceeding and ask the court (13K).")
    assert story.is_over("temporary_order_application", URGENT)


def test_no_appearance_notice_is_issued_while_a_magistrate_is_asked(sqlite_url: str) -> None:
    story = applied(sqlite_url)
    with pytest.raises(NeedsConfirmation, match="fixes when and where"):
        story.step("issue_appearance_notice", at="2026-03-02 11:00", **NOTICE)


# ---------------------------------------------------------------- recorded at the application and by itself
def test_an_order_that_was_recorded_by_itself_is_asked_about_when_the_application_says_so_too(sqlite_url: str) -> None:
    story = applied(sqlite_url).order_by_magistrate(
        "2026-03-02 11:20", return_at="2026-03-24 09:00", application_begun="YES", application=APPLICATION
    )
    with pytest.raises(NeedsConfirmation, match="is recorded already"):
        heard(story, **MADE, **NECESSARY)
    assert story.status("temporary-order:2") == "NO", "nothing was recorded"
    heard(story, confirm=True, **MADE, **NECESSARY)
    assert story.status("temporary-order:2") == "YES", "what a magistrate in fact did is recorded"
    assert "is recorded already" in story.flags


def test_a_disqualification_order_recorded_twice_is_asked_about_as_well(sqlite_url: str) -> None:
    story = heard(applied(sqlite_url), **NOT_MADE)
    story.disqualified_by_magistrate("2026-03-02 11:30", return_at="2026-03-24 09:00", application_begun="YES", application=APPLICATION)
    with pytest.raises(NeedsConfirmation, match="is recorded already"):
        story.step("consider_disqualification", URGENT, at="2026-03-02 11:30", **DISQUALIFIED)


@pytest.mark.provision("13J(3)")
def test_an_order_from_paper_made_in_absence_says_why_without_notice(sqlite_url: str) -> None:
    story = Tale(sqlite_url)
    with pytest.raises(NeedsConfirmation, match="why acting without notice was necessary"):
        story.order_by_magistrate(presence="ABSENT", without_notice_necessity="")
    assert story.order_by_magistrate(presence="ABSENT").status(TEMPORARY) == "NO"


@pytest.mark.provision("13P(4)")
def test_what_the_magistrate_looked_at_before_an_order_by_consent_is_recorded(sqlite_url: str) -> None:
    consent: dict[str, Any] = {"by_consent": "YES", "both_consents_recorded": "YES"}
    with pytest.raises(Refusal) as refused:
        heard(applied(sqlite_url), **MADE, **NECESSARY, **consent)
    assert set(refused.value.fields) == {"interests_of_justice"}
    story = applied(f"{sqlite_url}.again")
    heard(story, **MADE, **NECESSARY, **consent, interests_of_justice="NOT_AGAINST", consent_matters=["a", "b_v"])
    assert story.status(TEMPORARY) == "YES"


def test_an_order_of_another_day_is_another_order(sqlite_url: str) -> None:
    story = applied(sqlite_url).order_by_magistrate(
        "2026-03-02 11:20", return_at="2026-03-24 09:00", application_begun="YES", application=APPLICATION
    )
    heard(story.at("2026-03-03 10:00"), "2026-03-03 10:00", **{**MADE, **NECESSARY})
    assert story.status("temporary-order:2") == "YES"
