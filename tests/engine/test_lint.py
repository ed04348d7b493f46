"""What `interdict check` refuses: for each refusal a small faulty diagram in tests/engine/faulty, and here its finding."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.engine.lint import findings, in_diagram
from app.law import questions
from tests.engine.conftest import HOUSE, TINY

FAULTY = Path(__file__).parent / "faulty"
TINY_NAMES = {question.name for question in TINY}

REFUSED: dict[str, tuple[str, str]] = {
    "generated_id": ("Activity_0x1y2z3", "is an id that an editor made up"),
    "wrong_name": ("another_name", "is not named like its file and folder"),
    "same_id_twice": ("do_it", "is the id of two elements"),
    "unstarted": ("unstarted", "the law has no start condition for it"),
    "without_form": ("do_it", "has no form"),
    "without_lane": ("do_it", "stands in no lane"),
    "unknown_lane": ("do_it", "stands in the lane 'Cook'"),
    "without_provision": ("do_it", "cites no provision"),
    "without_documentation": ("do_it", "has no documentation"),
    "without_answered": ("do_it", "does not say what answers it"),
    "unknown_step_question": ("do_it", "the law knows no step question 'tiny.nobody-asks'"),
    "unknown_wait_question": ("wait", "the law knows no since question 'tiny.nobody-knows'"),
    "step_question_as_wait": ("wait", "the law knows no since question 'tiny.list-it'"),
    "unknown_answer": ("which", "has a flow for PERHAPS"),
    "answer_without_flow": ("which", "has no flow for the answer OTHER"),
    "answer_with_two_flows": ("which", "has two flows for the answer OTHER"),
    "two_questions": ("which", "asks more than one question"),
    "default_flow": ("which", "has a default flow"),
    "python_condition": ("granted", "is not of the form"),
    "condition_without_gateway": ("conditional", "leaves no exclusive gateway"),
    "literal_duration": ("wait", "timeDuration is not used"),
    "literal_cycle": ("wait", "timeCycle is not used"),
    "literal_date": ("wait", "is none of until('...')"),
    "script_task": ("odd", "scriptTask is not used"),
    "service_task": ("odd", "serviceTask is not used"),
    "business_rule_task": ("odd", "businessRuleTask is not used"),
    "manual_task": ("odd", "manualTask is not used"),
    "call_activity": ("odd", "callActivity is not used"),
    "event_based_gateway": ("odd", "eventBasedGateway is not used"),
    "inclusive_gateway": ("odd", "inclusiveGateway is not used"),
    "message_event": ("wait", "messageEventDefinition is not used"),
    "signal_event": ("wait", "signalEventDefinition is not used"),
    "link_event": ("wait", "linkEventDefinition is not used"),
    "terminate_end": ("ended", "starts or ends on an event"),
    "event_sub_process": ("aside", "is an event sub-process"),
    "loop_marker": ("do_it", "standardLoopCharacteristics is not used"),
    "multi_instance": ("do_it", "multiInstanceLoopCharacteristics is not used"),
    "cycle": ("do_it", "lies on a cycle"),
    "life_without_wait": ("life", "may be over before the order's life is"),
    "life_that_waits_for_the_earliest_end": ("life", "may be over before the order's life is"),
    "boundary_on_no_conclusion": ("odd", "is not a conclusion of the law"),
    "boundary_on_nothing": ("lost", "is attached to nothing"),
    "flow_through_border": ("through", "leads through the border"),
    "orphan": ("never", "no flow leads to it"),
    "unreachable_step": ("do_it", "can never be reached"),
    "unreachable_end": ("ended", "this end can never be reached"),
    "deadlock": ("join", "waits for a token that may never come"),
    "two_tokens": ("do_it", "two tokens can come to it at once"),
    "implicit_fork": ("do_it", "has several flows out"),
    "dead_end": ("do_it", "leads nowhere"),
    "end_that_goes_on": ("ended", "goes on after an end"),
    "two_starts": ("two_starts", "has 2 start events"),
    "dangling_flow": ("dangling", "leads from or to nothing"),
    "without_layout": ("without_layout", "has no layout"),
    "half_a_layout": ("do_it", "is not drawn"),
    "doctype": ("doctype", "DOCTYPE"),
    "entity": ("entity", "entity is refused"),
    "two_processes": ("two_processes", "holds 2 processes"),
    "not_xml": ("not_xml", "not well-formed"),
}


@pytest.fixture(autouse=True)
def _started(_tiny_law: None) -> Iterator[None]:
    before = dict(questions.STARTS)
    mood = questions.Question("tiny.mood", "ask", TINY[0].rule, "1", "mood", ("GOOD", "BAD"))
    questions.QUESTIONS["tiny.mood"] = mood
    questions.STARTS.update({name: before["tiny_term"] for name in REFUSED if name != "unstarted"})
    yield
    questions.STARTS.clear()
    questions.STARTS.update(before)
    del questions.QUESTIONS["tiny.mood"]


def test_a_sound_diagram_is_not_refused() -> None:
    assert [str(one) for one in in_diagram(HOUSE / "workflows/tiny_term/tiny_term.bpmn", HOUSE)] == []


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_it_is_refused_by_element_and_reason(name: str) -> None:
    element, wrong = REFUSED[name]
    found = in_diagram(FAULTY / "workflows" / name / f"{name}.bpmn", FAULTY)
    assert any(one.element == element and wrong in one.wrong for one in found), [str(one) for one in found]
    assert all(one.right and "\n" not in str(one) for one in found)


def test_every_faulty_diagram_has_its_refusal_here() -> None:
    assert {path.stem for path in FAULTY.glob("workflows/*/*.bpmn")} == set(REFUSED)


def test_a_table_with_a_gap_is_refused() -> None:
    found = [one for one in findings(FAULTY) if one.file.endswith("gap.dmn")]
    assert len(found) == 1
    assert "no row answers who = ADULT" in found[0].wrong


def test_a_process_that_the_law_starts_and_nobody_drew_is_refused() -> None:
    questions.STARTS["nobody_drew_it"] = questions.STARTS["tiny_term"]
    assert any(one.element == "nobody_drew_it" and "no diagram draws" in one.wrong for one in findings(HOUSE))
