"""What the house does whichever reading of a doubtful text is right, or because a text is settled, where no story of a process tells it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

import app.law.all  # noqa: F401 - every rule registers itself
from app.law import status
from tests.support.court import NOT_13K, Court, provisions
from tests.support.order_stories import ORDER, Story, at

TEMPORARY = "temporary-order:1"


def test_a_supervision_order_that_comes_later_ends_no_order() -> None:
    # given a prohibition order, and a respondent who is recorded afterwards as under a supervision order (O-A29)
    story = Story().applied("2026-02-01").made("2026-03-10")
    before = status.life(story.case, ORDER)
    basis: dict[str, Any] = {"basis": "REPORTABLE_OFFENDER", "reportable_offender_now": True, "under_supervision_or_forensic_order": True}
    story.tell("sexual-offender-basis-recorded", "respondent:1", "2026-06-01", **basis)
    # then the order goes on as it was
    assert status.in_force(story.case, ORDER, at("2026-06-02")) == "YES"
    assert status.life(story.case, ORDER) == before


@pytest.mark.parametrize("moved_by", ["OWN_INITIATIVE", "COMMISSIONER"])
@pytest.mark.provision("13T(4)(b)")
def test_the_safeguards_of_a_disqualification_order_are_asked_about_whoever_moved_the_court(moved_by: str) -> None:
    # in one reading they do not hold where the court acts of its own motion (O-A45): they are asked about all the same
    what: dict[str, Any] = {
        **NOT_13K, "s13k_moved_by": moved_by, "disqualification": "MADE", "interests_finding": "made up",
        "disqualification_order_made_at": "2026-06-16T10:40:00+10:00",
    }  # fmt: skip
    assert provisions(Court().mention(presence="ABSENT", documents_served_satisfied="NO", **what)) == {"13T(4)(b), 13K(5)"}


@pytest.mark.provision("13N(2)")
def test_each_extension_is_measured_by_itself_however_many_there_are() -> None:
    # given a temporary order of 2 March 2026, extended five times for 27 days at mentions 25 days apart, five months in all (O-A57)
    story = Story().tell(
        "temporary-order-made", TEMPORARY, "2026-03-02", application="application:1", made_under="S13K", presence="IN_PERSON"
    )
    mention = at("2026-03-27")
    for number in range(1, 6):
        held: dict[str, Any] = {
            "application": "application:1",
            "mention_of_final_application": True,
            "presence": "IN_PERSON",
            "outcome": "ADJOURNED",
        }
        day, hearing = mention.date().isoformat(), f"hearing:{number}"
        until = (mention + timedelta(days=27)).date().isoformat()
        story.tell("hearing-held", hearing, day, **held).tell(
            "extension-decided", TEMPORARY, day, hearing=hearing, decision="EXTENDED", until=until
        )
        # then the last is as good as the first
        assert status.in_force(story.case, TEMPORARY, mention + timedelta(days=26)) == "YES"
        mention += timedelta(days=25)
