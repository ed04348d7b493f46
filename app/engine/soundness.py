"""Is a diagram sound: explored whole, with every answer and every order of passing as a choice. Knows no law and no engine.

A state is the set of places where tokens are: ("at", node) at a step or wait, ("on", flow) before a parallel gateway,
("in", box) while a sub-process lives, ("fired", event) once a boundary event that does not interrupt has fired.
Without cycles there are finitely many; nothing here depends on how often or how fast anything passes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from app.engine import diagram

MOST_STATES = 200_000
GATES = frozenset({"userTask", "intermediateCatchEvent"})

Place = tuple[str, str]
State = frozenset[Place]


@dataclass(frozen=True)
class Net:
    """The flow nodes of a process and how they hang together."""

    kinds: Mapping[str, str]
    inside: Mapping[str, str]
    flows: Mapping[str, tuple[str, str]]
    out: Mapping[str, tuple[str, ...]]
    into: Mapping[str, tuple[str, ...]]
    attached: Mapping[str, tuple[str, ...]]
    interrupts: frozenset[str]

    @classmethod
    def of(cls, process: etree._Element) -> Net:
        """The net of a process."""
        found = {node.get("id", ""): node for node in diagram.nodes(process)}
        flows = {f.get("id", ""): (f.get("sourceRef", ""), f.get("targetRef", "")) for f in process.iter(diagram.tag("sequenceFlow"))}
        parents = {name: parent.get("id", "") for name, node in found.items() if (parent := node.getparent()) is not None}
        return cls(
            kinds={name: diagram.local(node) for name, node in found.items()},
            inside={name: parent for name, parent in parents.items() if parent in found},
            flows=flows,
            out=_grouped((source, name) for name, (source, _) in flows.items()),
            into=_grouped((target, name) for name, (_, target) in flows.items()),
            attached=_grouped(
                (node.get("attachedToRef", ""), name) for name, node in found.items() if diagram.local(node) == "boundaryEvent"
            ),
            interrupts=frozenset(name for name, node in found.items() if node.get("cancelActivity", "true") == "true"),
        )

    def starts(self, box: str | None) -> tuple[str, ...]:
        """The start events of the process (None) or of a sub-process."""
        return tuple(name for name, kind in self.kinds.items() if kind == "startEvent" and self.inside.get(name) == box)

    def within(self, place: Place, box: str) -> bool:
        """Is a place inside a sub-process, however deep?"""
        sort, name = place
        holder = self.inside.get(self.flows[name][0] if sort == "on" else name)
        while holder is not None:
            if holder == box:
                return True
            holder = self.inside.get(holder)
        return False

    def cycle(self) -> str | None:
        """An element on a cycle, if there is one; a boundary event comes after what it is attached to."""
        colour: dict[str, int] = {}
        after = {name: [self.flows[f][1] for f in self.out.get(name, ())] + list(self.attached.get(name, ())) for name in self.kinds}
        for first in self.kinds:
            stack = [(first, iter(after[first]))] if first not in colour else []
            colour.setdefault(first, 1)
            while stack:
                name, rest = stack[-1]
                nxt = next(rest, None)
                if nxt is None:
                    colour[name] = 2
                    stack.pop()
                elif colour.get(nxt) == 1:
                    return nxt
                elif nxt not in colour and nxt in after:
                    colour[nxt] = 1
                    stack.append((nxt, iter(after[nxt])))
        return None


@dataclass
class Explored:
    """What was found: elements that tokens reach, and faults by element."""

    reached: set[str] = field(default_factory=set)
    twice: set[str] = field(default_factory=set)
    stuck: set[str] = field(default_factory=set)
    over: bool = False
    finished: set[str] = field(default_factory=set)
    too_many: bool = False


def explored(net: Net, *, never: frozenset[str] = frozenset()) -> Explored:
    """Every state that the net can come to; gates named in `never` do not let pass (Net must have no cycle)."""
    found = Explored()
    first = _put(net, frozenset(), [f for start in net.starts(None) for f in net.out.get(start, ())], found)
    found.reached.update(net.starts(None))
    seen, todo = set(first), list(first)
    while todo:
        if len(seen) > MOST_STATES:
            found.too_many = True
            return found
        state = todo.pop()
        after = [one for place in state for one in _moves(net, state, place, found, never)]
        if not after and not any(sort == "at" for sort, _ in state):
            found.over = found.over or not state
            found.stuck.update(net.flows[name][1] for sort, name in state if sort == "on")
        fresh = set(after) - seen
        seen |= fresh
        todo.extend(fresh)
    return found


def _moves(net: Net, state: State, place: Place, found: Explored, never: frozenset[str]) -> Iterable[State]:
    sort, name = place
    if sort not in {"at", "in"}:
        return
    for event in net.attached.get(name, ()):
        if event in never or ("fired", event) in state:
            continue
        found.reached.add(event)
        if event in net.interrupts:
            yield from _put(net, _left(net, state, name), net.out.get(event, ()), found)
        else:
            yield from _put(net, state | {("fired", event)}, net.out.get(event, ()), found)
    if sort == "at" and name not in never:
        yield from _put(net, _left(net, state, name), net.out.get(name, ()), found)


def _left(net: Net, state: State, name: str) -> State:
    """The state without an activity, what is inside it, and the marks of its boundary events."""
    gone = {("at", name), ("in", name)} | {("fired", event) for event in net.attached.get(name, ())}
    return frozenset(place for place in state if place not in gone and not net.within(place, name))


def _put(net: Net, state: State, flows: Iterable[str], found: Explored) -> set[State]:
    """All states after tokens are put on these flows and have gone as far as gates, joins and ends."""
    todo: list[tuple[State, tuple[str, ...]]] = [(state, tuple(flows))]
    out: set[State] = set()
    while todo:
        now, on = todo.pop()
        if on:
            todo.extend(_arrived(net, now, on[0], on[1:], found))
            continue
        done = next((box for sort, box in now if sort == "in" and not any(net.within(p, box) and p[0] != "fired" for p in now)), None)
        if done is None:
            out.add(now)
        else:
            found.finished.add(done)
            todo.append((_left(net, now, done), net.out.get(done, ())))
    return out


def _arrived(net: Net, state: State, flow: str, rest: tuple[str, ...], found: Explored) -> list[tuple[State, tuple[str, ...]]]:
    target = net.flows[flow][1]
    kind = net.kinds.get(target, "")
    found.reached.add(target)
    if kind == "exclusiveGateway":
        return [(state, (*rest, one)) for one in net.out.get(target, ())]
    if kind == "parallelGateway":
        if ("on", flow) in state:
            found.twice.add(target)
        now = state | {("on", flow)}
        wanted = {("on", one) for one in net.into[target]}
        if wanted <= now:
            return [(now - wanted, (*rest, *net.out.get(target, ())))]
        return [(now, rest)]
    if kind == "endEvent":
        return [(state, rest)]
    place = ("in", target) if kind == "subProcess" else ("at", target)
    if place in state:
        found.twice.add(target)
    if kind == "subProcess":
        found.reached.update(net.starts(target))
        inner = tuple(f for start in net.starts(target) for f in net.out.get(start, ()))
        return [(state | {place}, (*inner, *rest))]
    return [(state | {place}, rest)]


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for key, value in pairs:
        out[key] = (*out.get(key, ()), value)
    return out
