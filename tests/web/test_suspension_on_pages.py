"""What holds of a person besides orders is said on the matter's page, under what stands now."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.scenario import Scenario
from tests.support.wall import with_pages

SATISFIED: dict[str, Any] = {"no_risk": "SATISFIED", "impairment_significant": "SATISFIED", "reasons": "Made-up grounds."}
BY: dict[str, Any] = {
    "made_by": "ANOTHER_PERSON",
    "maker": "Mary Madeup",
    "maker_office": "INSPECTOR",
    "recorded_by_maker": "NO",
    "place": "Brisbane",
}


def test_a_suspension_that_lasts_is_said_on_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story = Scenario(f"sqlite:///{tmp_path / 'suspension.db'}").opens(by="legal")
    story.records("record_declaration", by="prosecutor", at="2026-03-02 08:00", offence="Made up", court="Made up")
    applied: dict[str, Any] = {"at": "2026-03-02 08:30", "applicant": "OFFENDER", "in_writing": "YES", "words": "Made-up words."}
    story.records("record_suspension_application", by="register", **applied)
    eligible: dict[str, Any] = {
        "child_at_offence": "NO",
        "impairment": "YES",
        "mental_illness": "NO",
        "guardian_appointed": "NO",
        "evidence": "Made up.",
    }
    story.does("record_eligibility", by="register", at="2026-03-02 08:30", **eligible)
    story.does("decide_suspension", by="delegate", at="2026-03-02 08:45", decision="SUSPENDED", **SATISFIED, **BY)
    pages = with_pages(story, tmp_path, monkeypatch)
    legal = pages.browser("legal")
    address = f"/matters/{pages.matter}"
    assert "suspended by the commissioner" not in legal.get(address).get_data(as_text=True), "not before the notice"
    story.does("give_suspension_notice", by="register", at="2026-03-02 09:00", manner="IN_PERSON")
    assert "suspended by the commissioner since Monday 2 March 2026 at 9:00 am" in legal.get(address).get_data(as_text=True)
