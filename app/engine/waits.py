"""How SpiffWorkflow reads our diagrams: an event that waits fires only when we wake it. Knows no law."""

from __future__ import annotations

import logging
from typing import Any

from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.parser.event_parsers import BoundaryEventParser, IntermediateCatchEventParser
from SpiffWorkflow.bpmn.parser.util import full_tag
from SpiffWorkflow.bpmn.specs.event_definitions.base import EventDefinition

logging.getLogger("spiff").setLevel(logging.WARNING)


class Wait(EventDefinition):  # type: ignore[misc]
    """A wait for an instant that the law gives. It catches nothing and never fires by itself."""

    def catches(self, my_task: Any, event: Any) -> bool:  # noqa: ARG002
        """No message, no signal, no clock."""
        return False

    def wake(self, my_task: Any) -> None:
        """Let the token that stands here go on at the next step of the engine."""
        self.catch(my_task)
        my_task.task_spec._update(my_task)  # noqa: SLF001


class _OurEvents:
    """A timer and a condition are both a Wait; which question they ask is read from the diagram (catalogue)."""

    def parse_timer_event(self, event: Any) -> Wait:  # noqa: ARG002
        return Wait(name="wait")

    def parse_conditional_event(self, event: Any) -> Wait:  # noqa: ARG002
        return Wait(name="wait")


class _CatchEventParser(_OurEvents, IntermediateCatchEventParser):  # type: ignore[misc]
    pass


class _BoundaryParser(_OurEvents, BoundaryEventParser):  # type: ignore[misc]
    pass


class Parser(BpmnParser):  # type: ignore[misc]
    """SpiffWorkflow's reader with our waits in place of its timers and conditions."""

    OVERRIDE_PARSER_CLASSES = {  # noqa: RUF012
        full_tag("intermediateCatchEvent"): (_CatchEventParser, BpmnParser.PARSER_CLASSES[full_tag("intermediateCatchEvent")][1]),
        full_tag("boundaryEvent"): (_BoundaryParser, BpmnParser.PARSER_CLASSES[full_tag("boundaryEvent")][1]),
    }
