"""Service on the respondent: what is to be served, when it is done, when it is given up, and whether it was done as the Act provides (s 13ZL)."""

from __future__ import annotations

from typing import Any

import pytest

import app.law.all  # noqa: F401 - registers every question
from app.casework.answer import Deadline, Done, Wanted
from app.law.questions import QUESTIONS, STARTS, Concern, told
from app.law.status import deadlines
from tests.support.order_stories import Story, at

APPLICATION, TEMPORARY, FINAL = "application:1", "temporary-order:1", "prohibition-order:1"
SERVICE, PAPERS = f"service:{TEMPORARY}", ("ORDER", "NOTICE_13S4A", "REPORTING_NOTICE")


def issued(story: Story, day: str = "2026-06-04", appear: str = "2026-06-26") -> Story:
    values: dict[str, Any] = {"court": "MAGISTRATES", "court_place": "Brisbane", "appear_at": at(appear, "09:00").isoformat()}
    return story.tell("appearance-notice-issued", APPLICATION, day, "09:00", **values)


def made_13j(presence: str = "ABSENT", returns: str = "2026-06-19", *, born: str = "1980-05-05", **more: Any) -> Story:
    """A magistrate's order of 4 June with its return date, and the proceeding started that day."""
    values: dict[str, Any] = {"made_under": "S13J", "return_place": "Brisbane", "return_at": at(returns, "09:00").isoformat(), **more}
    story = Story(born).made("2026-06-04", order=TEMPORARY, presence=presence, **values)
    return issued(story, appear=returns)


def ask(story: Story, how: str, name: str, subject: str = SERVICE) -> Any:
    return told(story.case, how, f"service.{name}", subject)


def substituted(story: Story, day: str, **values: Any) -> Story:
    said: dict[str, Any] = {
        "documents": list(PAPERS),
        "mode": "SUBSTITUTED",
        "server": "Officer Sample",
        "place": "p",
        "way": "left with the brother",
    }
    return story.tell("documents-served", SERVICE, day, "15:00", **said, **values)


def concerns(story: Story, subject: str = SERVICE) -> tuple[Concern, ...]:
    return tuple(QUESTIONS["service.as-the-act-provides"].rule(story.case, subject, (story.entries[-1],)))


# ---------------------------------------------------------------- what is to be served
@pytest.mark.parametrize(
    ("presence", "served"), [("IN_PERSON", False), ("AV_LINK", True), ("PHONE", True), ("LAWYER_ONLY", True), ("ABSENT", True)]
)
@pytest.mark.provision("13S(2)")
def test_an_order_is_to_be_served_unless_the_respondent_was_there_in_person(presence: str, served: bool) -> None:
    found = STARTS["service_on_respondent"](made_13j(presence).case)
    assert ("service:temporary-order:1" in found) is served
    assert "service:application:1" in found


def test_nothing_is_to_be_served_before_the_notice_is_issued() -> None:
    story = Story().tell("belief-recorded", APPLICATION, "2026-06-01", belief="b", grounds="g")
    assert STARTS["service_on_respondent"](story.case) == ()


# ---------------------------------------------------------------- when it is done
def test_the_set_is_served_with_its_last_paper_although_the_copy_gave_the_order_its_effect() -> None:
    story = made_13j().served("2026-06-05", order=TEMPORARY, documents=("ORDER",))
    assert told(story.case, "until", "temporary-order.takes-effect", TEMPORARY) == at("2026-06-05")
    wanted = ask(story, "step", "serve")
    assert isinstance(wanted, Wanted)
    assert wanted.about == "the notice about registration elsewhere, the notice of reporting obligations"
    story.served("2026-06-08", order=TEMPORARY, documents=PAPERS[1:])
    assert ask(story, "step", "serve") == Done(at("2026-06-08"))
    assert ask(story, "until", "served") == at("2026-06-08")


@pytest.mark.parametrize(
    ("stated", "wanted"), [(True, None), (False, "the notice of reporting obligations"), (None, "the notice of reporting obligations")]
)
def test_whether_the_person_reported_before_is_what_was_stated_of_the_making_and_nothing_else(
    stated: bool | None, wanted: str | None
) -> None:
    # what was recorded of the person on another day says nothing of the moment before the order was made (13S(4)(b))
    basis: dict[str, Any] = {"basis": "REPORTABLE_OFFENDER", "under_supervision_or_forensic_order": False, "reportable_offender_now": True}
    story = made_13j(reportable_offender_before=stated).tell("sexual-offender-basis-recorded", "respondent:1", "2026-06-01", **basis)
    story.served("2026-06-05", order=TEMPORARY, documents=PAPERS[:2])
    left = ask(story, "step", "serve")
    assert (left.about if isinstance(left, Wanted) else None) == wanted
    assert (ask(story, "until", "served") is None) == (wanted is not None)


def test_the_two_application_documents_may_be_served_one_by_one() -> None:
    story = issued(Story()).served("2026-06-08", order=APPLICATION, documents=("APPLICATION",))
    assert ask(story, "until", "served", "service:application:1") is None
    story.served("2026-06-09", order=APPLICATION, documents=("APPEARANCE_NOTICE",))
    assert ask(story, "until", "served", "service:application:1") == at("2026-06-09")


def test_what_was_served_before_the_order_was_made_was_not_a_copy_of_it() -> None:
    story = made_13j().served("2026-06-03", order=TEMPORARY, documents=PAPERS)
    assert ask(story, "until", "served") is None


def test_substituted_service_counts_from_the_instant_that_the_court_named() -> None:
    story = substituted(
        made_13j(), "2026-06-10", substituted_order="order of 9 June", deemed_served_at=at("2026-06-12", "15:00").isoformat()
    )
    assert ask(story, "until", "served") == at("2026-06-12", "15:00")


def test_substituted_service_without_an_order_of_the_court_is_not_service() -> None:
    story = substituted(made_13j(), "2026-06-10")
    assert ask(story, "until", "served") is None
    assert isinstance(ask(story, "step", "serve"), Wanted)
    assert told(story.case, "until", "temporary-order.takes-effect", TEMPORARY) is None


# ---------------------------------------------------------------- when it is given up
def test_serving_is_not_given_up_while_the_order_lives_in_some_reading() -> None:
    # given an unserved order and a mention at which it was not extended
    story = made_13j()
    held: dict[str, Any] = {"application": APPLICATION, "presence": "ABSENT", "outcome": "ADJOURNED", "mention_of_final_application": True}
    story.tell("hearing-held", "hearing:1", "2026-06-19", "09:00", **held)
    # then it may be over from the mention on, but serving goes on
    assert ask(story, "act_by", "may-be-too-late") == at("2026-06-19", "09:00")
    assert ask(story, "until", "no-longer-needed") is None
    assert isinstance(ask(story, "step", "serve"), Wanted)


def test_the_decision_on_hold_is_about_the_end_that_is_doubtful() -> None:
    story = made_13j()
    first = ask(story, "step", "on-hold-decision").about
    story.tell("service-on-hold-decided", SERVICE, "2026-07-02", of=first, decision="SERVE", reasons="r")
    assert ask(story, "step", "on-hold-decision") == Done(at("2026-07-02"))
    held: dict[str, Any] = {"application": APPLICATION, "presence": "ABSENT", "outcome": "ADJOURNED", "mention_of_final_application": True}
    story.tell("hearing-held", "hearing:1", "2026-06-19", "09:00", **held)
    again = ask(story, "step", "on-hold-decision")
    assert isinstance(again, Wanted)
    assert again.about != first


def test_a_legal_officer_may_withdraw_the_service() -> None:
    story = made_13j().tell("service-on-hold-decided", SERVICE, "2026-07-02", of="x", decision="WITHDRAW", reasons="r")
    assert ask(story, "until", "no-longer-needed") == at("2026-07-02")
    story.served("2026-07-03", order=TEMPORARY, documents=PAPERS)
    assert ask(story, "until", "served") is None, "at most one of the two conclusions is ever true"


def test_serving_is_given_up_when_the_application_is_discontinued() -> None:
    story = made_13j().tell("application-discontinued", APPLICATION, "2026-06-10", communicated="by letter")
    for subject in (SERVICE, "service:application:1"):
        assert ask(story, "until", "no-longer-needed", subject) == at("2026-06-10")
        assert ask(story, "ask", "ended", subject) == "NO_LONGER_NEEDED"


def test_a_copy_served_in_time_leaves_nothing_that_may_be_too_late() -> None:
    story = made_13j().served("2026-06-05", order=TEMPORARY, documents=("ORDER",))
    assert ask(story, "act_by", "may-be-too-late") is None


def test_a_prohibition_order_made_in_absence_is_served_however_late() -> None:
    story = issued(Story()).made("2026-06-26", presence="ABSENT")
    assert ask(story, "act_by", "may-be-too-late", f"service:{FINAL}") is None
    story.served("2027-06-26", order=FINAL, documents=PAPERS)
    assert ask(story, "until", "served", f"service:{FINAL}") == at("2027-06-26")


# ---------------------------------------------------------------- affidavit, deadline
def test_an_affidavit_sworn_before_the_last_document_was_served_does_not_prove_the_service() -> None:
    story = made_13j().served("2026-06-05", order=TEMPORARY, documents=PAPERS)
    story.tell("affidavit-of-service-sworn", SERVICE, "2026-06-04", "12:00", deponent="Officer Sample")
    assert isinstance(ask(story, "step", "swear-affidavit"), Wanted)
    story.tell("affidavit-of-service-sworn", SERVICE, "2026-06-06", deponent="Officer Sample")
    assert ask(story, "step", "swear-affidavit") == Done(at("2026-06-06"))


def test_serving_an_order_within_a_day_is_called_a_practice() -> None:
    found: Deadline = next(d for d in deadlines(made_13j().case) if d.name == "order.serve-by")
    assert found.subject == TEMPORARY
    assert found.act_by == at("2026-06-05")
    assert any("practice" in warning for warning in found.warnings)


def test_serving_an_order_is_one_date_and_it_is_met_with_the_copy_whatever_other_paper_is_missing() -> None:
    story = made_13j().served("2026-06-05", order=TEMPORARY, documents=("ORDER",))
    (found,) = [d for d in deadlines(story.case) if d.label.startswith("Serve the order")]
    assert (found.name, found.met_at) == ("order.serve-by", at("2026-06-05"))
    assert isinstance(ask(story, "step", "serve"), Wanted), "the papers that go with it are still to be served"


def test_nothing_is_overdue_once_a_legal_officer_withdrew_the_service() -> None:
    story = made_13j().tell("service-on-hold-decided", SERVICE, "2026-07-02", of="x", decision="WITHDRAW", reasons="a new order was made")
    (found,) = [d for d in deadlines(story.case) if d.name == "order.serve-by"]
    assert found.met_at == at("2026-07-02")


# ---------------------------------------------------------------- as the Act provides
def test_an_ordinary_service_raises_nothing() -> None:
    assert concerns(made_13j().served("2026-06-05", order=TEMPORARY, documents=PAPERS)) == ()


def test_a_document_of_another_set_is_a_slip() -> None:
    (slip,) = concerns(made_13j().served("2026-06-05", order=TEMPORARY, documents=("APPLICATION",)))
    assert (slip.confirm, slip.field) == (False, "documents")


def test_serving_a_dead_order_is_recorded_when_confirmed() -> None:
    story = made_13j().tell("application-discontinued", APPLICATION, "2026-06-10", communicated="by letter")
    (concern,) = concerns(story.served("2026-06-11", order=TEMPORARY, documents=PAPERS))
    assert concern.confirm
    assert "no effect" in concern.sentence


def test_serving_before_the_making_is_recorded_when_confirmed() -> None:
    (concern,) = concerns(made_13j().served("2026-06-03", order=TEMPORARY, documents=PAPERS))
    assert (concern.confirm, concern.field) == (True, "at")


def test_substituted_service_asks_for_the_order_and_for_attempts() -> None:
    assert [c.provision for c in concerns(substituted(made_13j(), "2026-06-10"))] == ["13ZL(5)", "13ZL(4)"]
    story = made_13j().tell("service-attempted", SERVICE, "2026-06-05", place="p", outcome="NOT_HOME")
    assert concerns(substituted(story, "2026-06-10", substituted_order="order of 9 June")) == ()


@pytest.mark.provision("13ZL(6)")
def test_an_appearance_notice_is_explained() -> None:
    story = issued(Story()).served("2026-06-08", order=APPLICATION, documents=("APPLICATION", "APPEARANCE_NOTICE"))
    assert [c.provision for c in concerns(story, "service:application:1")] == ["13ZL(6)"]


@pytest.mark.parametrize(
    ("how", "provisions"),
    [
        ({"discreet": True}, []),
        ({"discreet": False}, ["13ZL(7)(a)"]),
        ({"discreet": True, "school_or_work": True}, ["13ZL(7)(b)"]),
        ({"discreet": True, "school_or_work": True, "no_other_place_reason": "no fixed address"}, []),
    ],
)
@pytest.mark.provision("13ZL(7)(a)", "13ZL(7)(b)")
def test_a_child_is_served_discreetly_and_not_at_school(how: dict[str, Any], provisions: list[str]) -> None:
    for born, expected in (("2010-05-05", provisions), ("1980-05-05", [])):
        values: dict[str, Any] = {"documents": list(PAPERS), "mode": "PERSONAL", "server": "Officer Sample", "place": "p", "way": "by hand"}
        story = made_13j(born=born).tell("documents-served", SERVICE, "2026-06-05", **values, **how)
        assert [c.provision for c in concerns(story)] == expected
