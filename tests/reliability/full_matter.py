"""A matter in which much is going on at once: two applications, three orders, an appeal and a review."""

from __future__ import annotations

from typing import Any

from tests.processes.told import ADULT, FINAL, FINAL_MADE, Tale
from tests.support.scenario import CONDITION

LIVES = (
    "application:1",
    "application:2",
    "temporary-order:1",
    "prohibition-order:1",
    "registered-order:1",
    f"appeal:{FINAL}",
    "review:1",
)
ORIGINAL: dict[str, Any] = {
    "jurisdiction": "NSW",
    "court": "A made-up court in Sydney",
    "made_on": "2025-09-01",
    "closely_corresponds": "A made-up reason: it keeps a person from children.",
    "conditions": [CONDITION],
    "home_presence": "IN_PERSON",
    "indefinite": "NO",
    "last_day": "2028-08-31",
    "proof_of_service": "A made-up affidavit of service.",
    "says_registrable": "YES",
    "referral_asked": "NO",
}
CONSIDERED: dict[str, Any] = {
    "corresponds": "YES", "in_force": "YES", "served_at_home": "YES", "evidence": "Made up.", "adaptation": "NO",
}  # fmt: skip
DECISION: dict[str, Any] = {
    "decision": "S19_2",
    "at": "2026-03-31 10:00",
    "words": "To report in every month, for two years.",
    "made_by": "ANOTHER_PERSON",
    "maker": "Mary Madeup-Maker",
    "maker_office": "SUPERINTENDENT",
    "recorded_by_maker": "NO",
    "place": "Brisbane",
    "times": "In the first week of every month.",
    "satisfied": "YES",
    "grounds": "Made-up grounds.",
}
NOTIFIED: dict[str, Any] = {"at": "2026-03-31 10:00", "manner": "IN_PERSON"}


def full_matter(url: str, *, born: str = ADULT) -> Tale:
    """Told through the door from 2 March to 2 April 2026: a temporary order that the final order ended, one from another State beside it."""
    story = (
        Tale(url, born=born)
        .order_by_magistrate(return_at="2026-03-24 09:00")
        .describes()
        .seeks()
        .starts("2026-03-02 11:00", "2026-03-24 09:00")
    )
    story.serves("2026-03-04 18:00").mentioned("2026-03-24 09:00", confirm=True, **FINAL_MADE)
    story.begins("2026-03-30 09:00", application="application:2")
    at = "2026-03-31 11:00"
    story.at(at).records("apply_for_registration", by="prosecutor", at=at, **ORIGINAL)
    story.step("consider_registration", at=at, **CONSIDERED)
    story.step("register_order", at=at, register_number="Q 1", reportable_offender_before="YES")
    story.delegates_asked().records("decide_heightened_reporting", by="delegate", subject="respondent:1", **DECISION)
    story.records("record_decision_notice", by="legal", subject="reviewable-decision:1", **NOTIFIED)
    at = "2026-04-02 11:00"
    applied: dict[str, Any] = {"applicant": "OFFENDER", "in_writing": "YES", "grounds": "It was a made-up mistake."}
    story.at(at).records("record_review_application", by="legal", subject="reviewable-decision:1", at=at, **applied)
    notice: dict[str, Any] = {"at": at, "side": "RESPONDENT", "court": "DISTRICT_COURT", "registry": "Brisbane"}
    story.records("record_notice_of_appeal", by="registrar", subject=f"appeal:{FINAL}", **notice)
    return story
