"""Rules from outside the Act: data with a source, refused where they cannot be followed, and named by every date that hangs on them."""

from __future__ import annotations

import pytest

import app.law.all  # noqa: F401 - every question
from app.law import rules_of_court
from app.law.appealing.appeal_steps import address_by
from app.law.rules_of_court import RuleRefused, days_of, read, revision, rule_of_court
from tests.support.order_stories import ORDER, Story, at

HEAD = "id,rule,days,says,source,read\n"
APPEAL = f"appeal:{ORDER}"


def served(day: str) -> Story:
    story = Story().applied("2026-02-01").made("2026-03-10")
    story.tell("notice-of-appeal-filed", APPEAL, "2026-03-20", side="RESPONDENT", court="DISTRICT_COURT", registry="Brisbane")
    return story.tell("notice-of-appeal-served", APPEAL, day, way="ON_THE_COMMISSIONER")


def test_each_rule_says_where_it_stands_and_how_far_it_was_read() -> None:
    rule = rule_of_court("address-for-service")
    assert (rule.days, rule.rule) == (14, "Uniform Civil Procedure Rules 1999 r 786(2)")
    assert rule.source.startswith("https://")
    assert rule.source in rule.note


def test_answering_an_appeal_is_counted_from_its_service_and_says_that_it_stands_outside_the_act() -> None:
    # served on Tuesday 30 June 2026: Tuesday 14 July is the last day
    found = address_by(served("2026-06-30").case, APPEAL)
    assert found is not None
    assert found.act_by == at("2026-07-15", "00:00")
    assert any("outside the Act" in warning for warning in found.warnings)


def test_the_last_day_for_it_rolls_off_a_closed_day() -> None:
    found = address_by(served("2026-06-27").case, APPEAL)  # the fourteenth day is Saturday 11 July
    assert found is not None
    assert found.act_by == at("2026-07-14", "00:00")


def test_nobody_is_asked_for_an_address_before_the_notice_is_served() -> None:
    story = Story().applied("2026-02-01").made("2026-03-10")
    assert address_by(story.case, APPEAL) is None


@pytest.mark.parametrize(
    "row", ["address,r 786(2),14,words,,read", "address,r 786(2),fourteen,words,source,read", ",r,1,words,source,read"]
)
def test_a_row_that_cannot_be_followed_is_refused_with_its_line(row: str) -> None:
    with pytest.raises(RuleRefused, match="line 2"):
        read(HEAD + row)


def test_a_rule_that_is_not_there_or_gives_no_days_is_refused() -> None:
    with pytest.raises(RuleRefused, match="no rule nothing"):
        rule_of_court("nothing")
    with pytest.raises(RuleRefused, match="how many days"):
        days_of("documents-sent")


def test_another_table_gives_another_date_and_another_revision(monkeypatch: pytest.MonkeyPatch) -> None:
    before = revision()
    monkeypatch.setattr(rules_of_court, "_text", lambda: HEAD + "address-for-service,r,7,words,source,read")
    monkeypatch.setattr(rules_of_court, "_table", lambda: read(rules_of_court._text()))
    found = address_by(served("2026-06-30").case, APPEAL)
    assert found is not None
    assert found.act_by == at("2026-07-08", "00:00")
    assert revision() != before
