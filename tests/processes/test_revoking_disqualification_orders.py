"""The application to revoke a disqualification order through the door (13W): leave, hearing, withdrawal, and an order that is over first."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import NeedsConfirmation, Refusal
from tests.processes.told import DISQUALIFICATION, Tale

PROCESS, ASKED = "disqualification_order_revocation", "disqualification-revocation:1"
HELD: dict[str, Any] = {"order": DISQUALIFICATION, "at": "2026-03-09 09:00"}
DECIDED: dict[str, Any] = {**HELD, "best_interests_regard": "YES", "leave": "GRANTED"}


def disqualified(url: str, presence: str = "IN_PERSON") -> Tale:
    """A magistrate's disqualification order of 2 March 2026, with a return on the 20th."""
    more: dict[str, Any] = {"presence": presence}
    if presence != "IN_PERSON":
        more["without_notice_necessity"] = "The made-up risk was immediate."
    return Tale(url).disqualified_by_magistrate(**more)


def asked(story: Tale, at: str = "2026-03-05 10:00", *, confirm: bool = False, **more: Any) -> Tale:
    """The person applies."""
    said = {"applicant": "PERSON", "grounds": "Made-up grounds.", "listed_for": "2026-03-09 09:00", **more}
    story.at(at).records("record_disqualification_application", by="registrar", subject=DISQUALIFICATION, confirm=confirm, at=at, **said)
    return story


def left(story: Tale, decision: str) -> Tale:
    return story.step("decide_leave", ASKED, at="2026-03-05 10:00", decision=decision)


def test_with_leave_the_order_is_revoked_at_once(database_url: str) -> None:
    story = asked(disqualified(database_url))
    assert story.open_on(ASKED) == {"decide_leave"}
    assert left(story, "GRANTED").open_on(ASKED) == {"record_revocation_hearing"}
    assert story.status(DISQUALIFICATION) == "YES", "until it is decided the order stays as it is"
    story.at("2026-03-09 10:00").step("record_revocation_hearing", ASKED, outcome="REVOKED", **DECIDED)
    assert (story.status(DISQUALIFICATION, "2026-03-09 08:59"), story.status(DISQUALIFICATION)) == ("YES", "NO")
    assert story.is_over(PROCESS, ASKED)


def test_refused_leave_ends_the_application_and_leaves_the_order(database_url: str) -> None:
    story = left(asked(disqualified(database_url)), "REFUSED")
    assert story.is_over(PROCESS, ASKED)
    assert story.status(DISQUALIFICATION) == "YES"


def test_made_in_absence_no_leave_is_needed_and_the_order_may_stand(database_url: str) -> None:
    story = asked(disqualified(database_url, "ABSENT"))
    assert story.open_on(ASKED) == {"record_revocation_hearing"}
    stands: dict[str, Any] = {**DECIDED, "leave": "NOT_NEEDED", "outcome": "NOT_REVOKED"}
    story.at("2026-03-09 10:00").step("record_revocation_hearing", ASKED, **stands)
    assert story.is_over(PROCESS, ASKED)


def test_by_link_leave_is_asked_about_and_may_be_left_undecided(sqlite_url: str) -> None:
    story = asked(disqualified(sqlite_url, "AV_LINK"))
    assert story.open_on(ASKED) == {"decide_leave"}
    other: dict[str, Any] = {**DECIDED, "leave": "NOT_STATED", "outcome": "REVOKED", "applicant": "PERSON"}
    del other["order"]
    story.at("2026-03-09 10:00").records(
        "record_disqualification_revocation", by="registrar", subject=DISQUALIFICATION, confirm=True, **other
    )
    assert story.is_over(PROCESS, ASKED), "what was decided at the order itself answers it"


def test_an_adjourned_application_is_heard_again(sqlite_url: str) -> None:
    story = left(asked(disqualified(sqlite_url)), "GRANTED").at("2026-03-09 10:00")
    story.step("record_revocation_hearing", ASKED, outcome="ADJOURNED", listed_for="2026-03-16 09:00", **HELD)
    assert story.where("record_revocation_hearing")[3] == "hearing 2"


def test_an_order_that_is_over_first_leaves_nothing_to_revoke(database_url: str) -> None:
    story = left(asked(disqualified(database_url)), "GRANTED")
    assert not story.at("2026-03-20 08:59").is_over(PROCESS, ASKED)
    assert story.at("2026-03-20 09:00").is_over(PROCESS, ASKED), "no proceeding was started by the return date and time (13U(2)(a))"
    assert story.open_on(ASKED) == set()


def test_an_application_may_be_withdrawn(sqlite_url: str) -> None:
    story = left(asked(disqualified(sqlite_url)), "GRANTED").at("2026-03-06 10:00")
    story.records("withdraw_disqualification_application", by="registrar", subject=ASKED, at="2026-03-06 09:00", communicated="By letter.")
    assert story.is_over(PROCESS, ASKED)
    assert story.status(DISQUALIFICATION) == "YES"


def test_another_outcome_goes_to_a_legal_officer(sqlite_url: str) -> None:
    story = left(asked(disqualified(sqlite_url)), "GRANTED").at("2026-03-09 10:00")
    story.step("record_revocation_hearing", ASKED, outcome="OTHER_OUTCOME", words="Made-up words.", **HELD)
    assert story.open_on(ASKED) == {"consider_revocation_outcome"}
    story.step("consider_revocation_outcome", ASKED, advice="The order stands.")
    assert story.is_over(PROCESS, ASKED)


def test_an_application_of_somebody_else_is_recorded_and_flagged(sqlite_url: str) -> None:
    story = disqualified(sqlite_url)
    with pytest.raises(NeedsConfirmation, match="Only the person"):
        asked(story, applicant="OTHER")
    asked(story, confirm=True, applicant="OTHER")
    assert "Only the person" in story.flags


def test_an_application_before_the_order_and_a_hearing_before_the_application_are_slips(sqlite_url: str) -> None:
    story = disqualified(sqlite_url)
    with pytest.raises(Refusal, match="before the making"):
        story.at("2026-03-05 10:00").records(
            "record_disqualification_application", by="registrar", subject=DISQUALIFICATION, at="2026-03-02 09:30", applicant="PERSON"
        )
    left(asked(story), "GRANTED").at("2026-03-09 10:00")
    with pytest.raises(Refusal, match="comes before the application"):
        story.step("record_revocation_hearing", ASKED, outcome="REVOKED", **{**DECIDED, "at": "2026-03-04 09:00"})


def test_a_revocation_without_regard_to_the_best_interests_of_children_is_asked_about(sqlite_url: str) -> None:
    story = left(asked(disqualified(sqlite_url)), "GRANTED").at("2026-03-09 10:00")
    with pytest.raises(NeedsConfirmation, match="best interests of children"):
        story.step("record_revocation_hearing", ASKED, outcome="REVOKED", **{**DECIDED, "best_interests_regard": "NO"})
