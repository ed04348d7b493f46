"""What we use of SpiffWorkflow that its authors have not promised, in one list, tested against the pinned version. None is patched."""

from __future__ import annotations

PINNED = "3.2.0"

USED: tuple[tuple[str, str], ...] = (
    ("SpiffWorkflow.specs.base.TaskSpec", "_update"),
    ("SpiffWorkflow.bpmn.parser.event_parsers.EventDefinitionParser", "parse_timer_event"),
    ("SpiffWorkflow.bpmn.parser.event_parsers.EventDefinitionParser", "parse_conditional_event"),
    ("SpiffWorkflow.bpmn.parser.BpmnParser.BpmnParser", "PARSER_CLASSES"),
    ("SpiffWorkflow.bpmn.parser.BpmnParser.BpmnParser", "OVERRIDE_PARSER_CLASSES"),
    ("SpiffWorkflow.bpmn.specs.event_definitions.base.EventDefinition", "catch"),
    ("SpiffWorkflow.bpmn.specs.event_definitions.base.EventDefinition", "catches"),
    ("SpiffWorkflow.bpmn.specs.event_definitions.base.EventDefinition", "has_fired"),
    ("SpiffWorkflow.bpmn.workflow.BpmnWorkflow", "do_engine_steps"),
)
"""(class, attribute): each is called or overridden by waits.py or walk.py."""
