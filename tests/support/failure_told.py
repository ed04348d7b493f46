"""A failure to report, told entry by entry, with its brief."""

from __future__ import annotations

from typing import Any, Final

from tests.support.order_stories import Story, at

FAILURE: Final = "contravention:2"


def told_of_a_failure(story: Story, **more: Any) -> Story:
    """A change of a telephone number that was not reported by 25 March 2026, with its brief."""
    said = {"obligation": "CHANGE", "begins_at": at("2026-03-18").isoformat(), "conduct": "did not report a sample telephone number"}
    story.tell("reporting-failure-alleged", FAILURE, "2026-03-26", "00:00", **{**said, **more})
    found: dict[str, Any] = {"grounds": ["AGREED_TIME"], "aware": "YES", "aware_words": "a sample letter", "words": "w"}
    story.tell("reporting-obligation-established", FAILURE, "2026-03-27", **found)
    excuse = {"disability": "NO", "notice_adequate": "YES", "notice_words": "read out slowly", "other": "a sample illness"}
    story.tell("excuse-matters-recorded", FAILURE, "2026-03-28", **excuse)
    brief: dict[str, Any] = {"attached": ["COPY_OF_NOTICE"], "evidence": "a sample provider said so", "protected_witness": "NO"}
    return story.tell("contravention-brief-assembled", FAILURE, "2026-03-29", register_words="no such number in March 2026", **brief)
