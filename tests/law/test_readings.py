"""The register of doubtful texts: its names are fixed, its pages keep in step, and a rule is run once per world."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.law.readings import REGISTER, Readings, answer
from app.law.register import ABOUT, page, page_name

PAGES = Path(__file__).resolve().parents[2] / "docs" / "readings"
FIXED = {
    "O-A01": "first-day-out/first-day-in", "O-A02": "notice-issued/filed/moved-in-court", "O-A03": "from-effect/from-making",
    "O-A04": "from-grant/from-current-end", "O-A05": "every-mention/first-mention-only",
    "O-A06": "cannot-extend-before-effect/can-extend-before-effect", "O-A07": "present-or-served/also-when-told",
    "O-A08": "ends-at-discontinuance/goes-on", "O-A10": "av-link-is-present/bodily-only", "O-A14": "from-decision/from-service",
    "O-A23": "feb-28/mar-1", "O-A35": "any-final-disposal/merits-only", "O-A39": "runs-from-making/runs-from-effect",
    "O-A40": "later-decision/first-decision", "O-A49": "whole-day/from-the-instant",
    "R-A10": "from-deemed-day/from-notice", "R-A17": "decision-under-review/review-decision",
    "R-A31": "office-of-the-notice/place-of-the-offender", "R-A48": "when-deciding/when-reviewed", "R-A49": "in-person/every-listed-decision",
}  # fmt: skip


@pytest.mark.parametrize("id_", sorted(FIXED))
def test_the_names_of_readings_never_change(id_: str) -> None:
    assert "/".join(reading.name for reading in REGISTER[id_].readings) == FIXED[id_]


@pytest.mark.parametrize("id_", sorted(ABOUT))
def test_the_page_of_each_doubt_keeps_in_step_with_the_register(id_: str) -> None:
    assert (PAGES / page_name(id_)).read_text(encoding="utf-8") == page(id_)


def test_there_is_no_page_without_a_doubt() -> None:
    assert {p.name for p in PAGES.glob("[0-9]*.md")} == {page_name(id_) for id_ in ABOUT}


def test_a_rule_is_run_once_for_each_choice_really_asked() -> None:
    def rule(readings: Readings) -> str:
        if readings.ask("O-A03") == "from-making":
            return "making"
        return readings.ask("O-A01")

    told = answer(rule)
    assert {value: len(worlds) for value, worlds in told.results} == {"first-day-out": 1, "first-day-in": 1, "making": 1}


def test_a_settled_doubt_makes_no_second_world() -> None:
    assert answer(lambda readings: readings.ask("O-A32")).certain


def test_every_doubt_has_a_safer_course_and_names_who_is_exposed() -> None:
    assert all(REGISTER[id_].safer and about.exposed and about.open_because for id_, about in ABOUT.items())
