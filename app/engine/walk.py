"""Tokens over a diagram: which gates they stand at, and where they go when one gate lets pass. Knows no docket, no law, no clock.

A gate is a user task or a wait: each has a question. Gateways are crossed by asking `tell` for one word.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.exceptions import SpiffWorkflowException
from SpiffWorkflow.util.task import TaskState

from app.engine import expressions
from app.engine.catalogue import Definition
from app.engine.expressions import Asked
from app.engine.waits import Wait
from app.errors import Fault

LIVE = TaskState.READY | TaskState.WAITING


@dataclass(frozen=True)
class Gate:
    """Where a token stands until an instant has come: the element, its question, and whether a person's step opens there."""

    element: str
    asked: Asked
    step: bool


@dataclass(frozen=True)
class Crossed:
    """What a token went through between two gates: a gateway with its question and answer, or an end (name and answer empty)."""

    element: str
    name: str = ""
    answer: str = ""


Tell = Callable[[str], str]
"""The answer to the question of a gateway, by the question's name."""


class _Words(PythonScriptEngine):  # type: ignore[misc]
    """The engine's script engine, which knows one form of expression and refuses scripts."""

    def __init__(self, walk: Walk) -> None:
        super().__init__()
        self._walk = walk

    def evaluate(self, task: Any, expression: str, external_context: Any = None) -> bool:  # noqa: ARG002
        return self._walk.answers(task.task_spec.bpmn_id, expression)

    def execute(self, task: Any, script: str, external_context: Any = None) -> bool:  # noqa: ARG002
        raise Fault(f"{task.task_spec.bpmn_id}: a diagram holds no scripts")


class Walk:
    """One run walked by SpiffWorkflow, from its start."""

    def __init__(self, definition: Definition, tell: Tell) -> None:
        """Start a run and go as far as the first gates."""
        self._definition = definition
        self._tell = tell
        self._crossed: dict[str, Crossed] = {}
        self._workflow = BpmnWorkflow(definition.spec, definition.subs, script_engine=_Words(self))
        self._tasks: dict[str, Any] = {}
        self._settle()

    @property
    def gates(self) -> tuple[Gate, ...]:
        """The gates at which tokens stand, in the order in which they pass at one instant."""
        found = (self._gate(element, task) for element, task in self._tasks.items())
        return tuple(sorted(found, key=lambda gate: self._definition.place[gate.element]))

    @property
    def over(self) -> bool:
        """No token is left."""
        return bool(self._workflow.completed)

    def let_pass(self, element: str) -> None:
        """Let the token at this gate go on, through gateways, to the next gates."""
        task = self._tasks[element]
        if self._definition.asks[element].how == "step":
            task.run()
        else:
            task.task_spec.event_definition.wake(task)
        self._settle()

    def crossed(self) -> tuple[Crossed, ...]:
        """What was gone through since this was last asked."""
        found = tuple(self._crossed.values())
        self._crossed = {}
        return found

    def answers(self, element: str, expression: str) -> bool:
        """Does the gateway's question have the answer that a flow waits for?"""
        asked = expressions.flow(expression)
        if element not in self._crossed:
            self._crossed[element] = Crossed(element, asked.name, self._tell(asked.name))
        return self._crossed[element].answer == asked.answer

    def _settle(self) -> None:
        try:
            self._workflow.do_engine_steps(did_complete_task=self._completed)
        except SpiffWorkflowException as error:
            raise Fault(f"{self._definition.process}: {error}") from error
        self._tasks = {}
        for task in self._workflow.get_tasks(state=LIVE):
            spec = task.task_spec
            if isinstance(getattr(spec, "event_definition", None), Wait) or (spec.manual and task.state == TaskState.READY):
                if spec.bpmn_id in self._tasks:
                    raise Fault(f"{self._definition.process}: two tokens at {spec.bpmn_id}")
                self._tasks[spec.bpmn_id] = task

    def _completed(self, task: Any) -> None:
        element = task.task_spec.bpmn_id
        if self._definition.kinds.get(element) == "endEvent":
            self._crossed[element] = Crossed(element)

    def _gate(self, element: str, task: Any) -> Gate:
        return Gate(element, self._definition.asks[element], bool(task.task_spec.manual))
