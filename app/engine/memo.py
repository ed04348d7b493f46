"""The same walks, remembered: a tree of answers per definition, so that the engine walks each way once. Knows no docket and no clock.

Where tokens are depends only on the definition, on which gates let pass, and on what gateways were answered. So each leg (from one
gate to the next) is kept by those, and SpiffWorkflow is asked only for a leg that nobody took before; it then walks from the start.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from app.engine.catalogue import Definition
from app.engine.stand import Stand, stand_by
from app.engine.walk import Crossed, Gate, Tell, Walk
from app.law.questions import Case

MOST_NODES = 20_000


@dataclass(frozen=True)
class _Node:
    """Tokens at these gates, and the legs from here that were taken before."""

    gates: tuple[Gate, ...]
    over: bool
    legs: dict[str, _Leg] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class _Fork:
    """A gateway (or, with an empty name, an end) on a leg, and how the leg goes on after each answer given before."""

    element: str
    name: str
    after: dict[str, _Leg] = field(default_factory=dict, compare=False)


_Leg = _Node | _Fork


@dataclass
class _Memory:
    """What is remembered of one definition: legs from the start, and nodes by all that was passed and answered on the way."""

    first: dict[str, _Leg] = field(default_factory=dict)
    nodes: dict[frozenset[tuple[str, str]], _Node] = field(default_factory=dict)


class Remembered:
    """A walk that asks the engine only for what nobody walked before (a Walker, see stand.py)."""

    def __init__(self, definition: Definition, tell: Tell) -> None:
        """Start a run and go as far as the first gates."""
        self._definition = definition
        self._tell = tell
        self._memory: _Memory = definition.memo.setdefault("walks", _Memory())
        self._passed: list[str] = []
        self._way: set[tuple[str, str]] = set()
        self._crossed: tuple[Crossed, ...] = ()
        self._node = self._along(self._memory.first, "")

    @property
    def gates(self) -> tuple[Gate, ...]:
        """The gates at which tokens stand, in the order in which they pass at one instant."""
        return self._node.gates

    @property
    def over(self) -> bool:
        """No token is left."""
        return self._node.over

    def let_pass(self, element: str) -> None:
        """Let the token at this gate go on, through gateways, to the next gates."""
        self._passed.append(element)
        self._way.add((element, ""))
        self._node = self._along(self._node.legs, element)

    def crossed(self) -> tuple[Crossed, ...]:
        """What was gone through since this was last asked."""
        found, self._crossed = self._crossed, ()
        return found

    def _along(self, legs: dict[str, _Leg], key: str) -> _Node:
        start, first = legs, key
        crossed: list[Crossed] = []
        while isinstance(leg := legs.get(key), _Fork):
            answer = self._tell(leg.name) if leg.name else ""
            crossed.append(Crossed(leg.element, leg.name, answer))
            legs, key = leg.after, answer
        if leg is None:
            return self._walked(start, first)
        self._crossed += tuple(crossed)
        self._way.update((one.element, one.answer) for one in crossed)
        return leg

    def _walked(self, legs: dict[str, _Leg], key: str) -> _Node:
        """Let the engine walk the whole way, and remember its last leg. The law gives the same answers as on the way here."""
        walk = Walk(self._definition, self._tell)
        for element in self._passed:
            walk.crossed()
            walk.let_pass(element)
        crossed = walk.crossed()
        self._crossed += crossed
        self._way.update((one.element, one.answer) for one in crossed)
        for one in crossed:
            fork = legs.setdefault(key, _Fork(one.element, one.name))
            legs, key = fork.after if isinstance(fork, _Fork) else {}, one.answer
        if len(self._memory.nodes) > MOST_NODES:
            self._definition.memo.pop("walks", None)
        node = self._memory.nodes.setdefault(frozenset(self._way), _Node(walk.gates, walk.over))
        legs[key] = node
        return node


def stand(definition: Definition, case: Case, subject: str, now: datetime) -> Stand:
    """Where the run stands, as `app.engine.stand.stand` says, with walks remembered (Fault after more than 200 passes)."""
    return stand_by(lambda tell: Remembered(definition, tell), definition, case, subject, now)
