"""Each end of each process, and each step, is reached by a story of this folder (run last; see conftest.py)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.processes.told import REACHED
from tests.support.scenario import diagrams

HERE = Path(__file__).parent
STORIES = {path.name for path in HERE.glob("test_*.py") if "from tests.processes.told import" in path.read_text(encoding="utf-8")}
HELD_OPEN = "It holds the sub-process open while its subject lives; at the instant at which it would end, the boundary on the sub-process passes first."
DISPOSED = "The end of the proceeding disposes of the charge: at that instant the boundary on the sub-process passes first."
NOT_REACHED: dict[tuple[str, str], str] = {
    (
        "appeal",
        "notice_filed",
    ): "The filing of the notice settles that there is an appeal: at that instant the boundary on the sub-process passes first.",
    ("appeal", "watched"): HELD_OPEN,
    (
        "child_respondent_report",
        "received",
    ): "The giving of the report settles the direction: at that instant the boundary on the sub-process passes first.",
    ("contravention_brief", "summary_over"): DISPOSED,
    ("contravention_brief", "trial_over"): DISPOSED,
    ("disqualification_order", "lived"): HELD_OPEN,
    ("notice_of_order", "lived"): HELD_OPEN,
    ("prohibition_order_application", "nothing_pending"): HELD_OPEN,
    ("prohibition_order_term_and_renewal", "lived"): HELD_OPEN,
    ("registered_order", "lived"): HELD_OPEN,
    ("service_on_respondent", "all_served"): HELD_OPEN,
    ("service_on_respondent", "nothing_to_serve"): HELD_OPEN,
    ("temporary_order_term", "lived"): HELD_OPEN,
}
"""Ends, conclusions and steps that no story can reach, each with the reason."""


def _of_kind(process: str, kind: str) -> list[str]:
    return [element for element, found in diagrams().definition(process).kinds.items() if found == kind]


@pytest.fixture
def all_told(request: pytest.FixtureRequest) -> None:
    """Skip where only some of the stories were run: then nothing can be said."""
    run = {item.path.name for item in request.session.items}
    chosen = request.config.option
    if not STORIES - {Path(__file__).name} <= run or chosen.keyword or any("::" in each for each in request.config.args):
        pytest.skip("only some of the stories were told")


@pytest.mark.usefixtures("all_told")
@pytest.mark.parametrize("process", sorted(diagrams().definitions))
def test_each_end_of_the_process_is_reached_by_a_story(process: str) -> None:
    wanted = {(process, end) for end in _of_kind(process, "endEvent")} - set(NOT_REACHED)
    assert wanted - REACHED == set()


@pytest.mark.usefixtures("all_told")
@pytest.mark.parametrize("process", sorted(diagrams().definitions))
def test_each_conclusion_of_the_process_is_reached_by_a_story(process: str) -> None:
    wanted = {(process, boundary) for boundary in _of_kind(process, "boundaryEvent")} - set(NOT_REACHED)
    assert wanted - REACHED == set()


@pytest.mark.usefixtures("all_told")
@pytest.mark.parametrize("process", sorted(diagrams().definitions))
def test_each_step_of_the_process_is_open_in_a_story(process: str) -> None:
    wanted = {(process, step) for step in diagrams().definition(process).steps} - set(NOT_REACHED)
    assert wanted - REACHED == set()


@pytest.mark.usefixtures("all_told")
def test_what_is_said_not_to_be_reached_is_not_reached() -> None:
    assert set(NOT_REACHED) & REACHED == set()
