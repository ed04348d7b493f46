"""What `interdict check` refuses in a diagram: one finding a line. Reads files only; knows the law's names, no docket and no clock."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from app.access.roles import WORKING, UnknownRole, role_of_lane
from app.engine import diagram, expressions
from app.engine.expressions import Asked, NotOurWords
from app.engine.soundness import GATES, Net, explored
from app.errors import Fault
from app.law import tables
from app.law.questions import QUESTIONS, STARTS

GENERATED = re.compile(
    r"(?i)^(activity|gateway|event|flow|task|usertask|startevent|endevent|boundaryevent|intermediatecatchevent|exclusivegateway|parallelgateway"
    r"|subprocess|sequenceflow|process|lane|laneset|sid|id|node|element)[_-]?([0-9a-f]{8}-[0-9a-f-]{20,}|(?=[a-z]*[0-9])[0-9a-z]{7}|[0-9]+)$"
)
SNAKE = re.compile(r"^[a-z][a-z0-9_]*$")
NODES = frozenset(
    {"startEvent", "endEvent", "userTask", "exclusiveGateway", "parallelGateway", "intermediateCatchEvent", "boundaryEvent", "subProcess"}
)
BESIDE = frozenset(
    {"laneSet", "lane", "flowNodeRef", "sequenceFlow", "incoming", "outgoing", "conditionExpression", "documentation", "extensionElements"}
    | {"conditionalEventDefinition", "condition", "timerEventDefinition", "timeDate", "textAnnotation", "text", "association", "process"}
)
INSTEAD = {
    "scriptTask": "ask the law in a gateway, or let a person do it",
    "serviceTask": "let a person do it, and let the outbox tell others",
    "businessRuleTask": "ask a question of the law that reads the table",
    "callActivity": "give it a run of its own by a start condition, and wait with until('...')",
    "eventBasedGateway": "use a sub-process with boundary events",
    "messageEventDefinition": "wait with until('...')",
    "signalEventDefinition": "wait with until('...')",
    "linkEventDefinition": "draw the flow",
    "timeDuration": "use due('...') or act_by('...'): the law gives the instant",
    "timeCycle": "use a step that becomes wanted again by itself",
    "standardLoopCharacteristics": "make what repeats a subject with a run of its own",
    "multiInstanceLoopCharacteristics": "make what repeats a subject with a run of its own",
}


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is refused: where, what is wrong, what would be right."""

    file: str
    element: str
    wrong: str
    right: str

    def __str__(self) -> str:
        """One line."""
        return f"{self.file}: {self.element}: {self.wrong}; {self.right}"


Found = Iterator[tuple[str, str, str]]
"""(element, what is wrong, what would be right)"""


@dataclass(frozen=True)
class Drawn:
    """One diagram under the eye: its file, the checkout's root, and its process."""

    path: Path
    root: Path
    definitions: etree._Element
    process: etree._Element

    @property
    def name(self) -> str:
        """The process's id."""
        return self.process.get("id", "")

    def all(self, *names: str) -> Iterator[etree._Element]:
        """Elements of the process by BPMN name."""
        yield from self.process.iter(*(diagram.tag(name) for name in names))


def findings(root: Path) -> tuple[Finding, ...]:
    """Everything refused in the diagrams and tables below `root`; import app.law.all first, so that the law's names are known."""
    out: list[Finding] = []
    paths = sorted(root.glob("workflows/*/*.bpmn"))
    for path in paths:
        out += in_diagram(path, root)
    for path in sorted(root.glob("workflows/*/*.dmn")):
        try:
            tables.read(path)
        except tables.TableRefused as refused:
            out.append(Finding(_named(path, root), path.stem, str(refused), "answer each combination by exactly one row"))
    drawn = {path.stem for path in paths}
    out += [
        Finding("app/law", p, "starts a process that no diagram draws", f"draw workflows/{p}/{p}.bpmn")
        for p in sorted(STARTS.keys() - drawn)
    ]
    return tuple(out)


def in_diagram(path: Path, root: Path) -> list[Finding]:
    """Everything refused in one diagram: first what it is made of, and only if that is right whether it is sound."""
    file = _named(path, root)
    try:
        definitions = diagram.parsed(path.read_bytes(), path.name)
    except Fault as fault:
        return [Finding(file, path.stem, fault.sentence.removeprefix(f"{path.name}: "), "write plain BPMN without it")]
    processes = definitions.findall(diagram.tag("process"))
    if len(processes) != 1:
        return [Finding(file, path.stem, f"holds {len(processes)} processes", "a file holds exactly one")]
    drawn = Drawn(path, root, definitions, processes[0])
    found = [Finding(file, *one) for check in CHECKS for one in check(drawn)]
    broken = {one.element for one in found}
    if not any(True for _ in _cycles(drawn)) and not any(True for _ in _joints(drawn)):
        found += [Finding(file, *one) for one in _unsound(drawn) if one[0] not in broken]
    return found


def forgotten(xml: bytes, where: str) -> list[Finding]:
    """Every name (question, answer, role) in a diagram that was released before and that this release no longer knows."""
    definitions = diagram.parsed(xml, where)
    drawn = Drawn(Path(where), Path(), definitions, definitions.findall(diagram.tag("process"))[0])
    return [Finding(where, *one) for check in (_names_of_steps, _waits, _gateways) for one in check(drawn)]


def _named(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


# ---------------------------------------------------------------------------------------------------- what it is made of


def _names(drawn: Drawn) -> Found:
    if not SNAKE.match(drawn.name) or not (drawn.name == drawn.path.stem == drawn.path.parent.name):
        yield drawn.name, "is not named like its file and folder", "process, file and folder share one snake_case name"
    if drawn.name not in STARTS:
        yield drawn.name, "the law has no start condition for it", "register one with @start in app/law"
    seen: set[str] = set()
    for element in drawn.definitions.iter():
        name = element.get("id")
        if name is None or not diagram.local(element) or etree.QName(element).namespace != diagram.BPMN:
            continue
        if name in seen:
            yield name, "is the id of two elements", "give each its own"
        seen.add(name)
        if GENERATED.match(name):
            yield name, "is an id that an editor made up", "give it a name of the trade, such as record_mention"


def _kinds(drawn: Drawn) -> Found:
    for element in drawn.process.iter():
        kind = diagram.local(element)
        if not kind or etree.QName(element).namespace != diagram.BPMN or kind in NODES or kind in BESIDE:
            continue
        holder = element if element.get("id") and diagram.is_node(kind) else element.getparent()
        while holder is not None and not (diagram.is_node(diagram.local(holder)) or holder is drawn.process):
            holder = holder.getparent()
        named = holder.get("id", "") if holder is not None else drawn.name
        yield named, f"{kind} is not used in this house", INSTEAD.get(kind, "say it with steps, waits, gateways and sub-processes")
    for box in drawn.all("subProcess"):
        if box.get("triggeredByEvent") == "true":
            yield box.get("id", ""), "is an event sub-process", "use a sub-process with boundary events"
    for event in drawn.all("startEvent", "endEvent"):
        if any(diagram.local(child).endswith("EventDefinition") for child in event):
            yield (
                event.get("id", ""),
                "starts or ends on an event",
                "use a plain start or end; the law's start condition says when a run begins",
            )


def _steps(drawn: Drawn) -> Found:
    for task in drawn.all("userTask"):
        name = task.get("id", "")
        form = drawn.root / "forms" / drawn.name / f"{name}.yaml"
        if not form.is_file():
            yield name, "has no form", f"write forms/{drawn.name}/{name}.yaml"
        first, _, words = diagram.documentation(task).partition("\n")
        if not first.startswith("provisions:") or not first.removeprefix("provisions:").strip():
            yield name, "cites no provision", "begin its documentation with a line `provisions: 13M(2)(b)`"
        if not words.strip():
            yield name, "has no documentation", "say in full sentences what the person does"
        if not (task.get("name") or "").strip():
            yield name, "has no name", "name it in the imperative"
    yield from _names_of_steps(drawn)


def _names_of_steps(drawn: Drawn) -> Found:
    lanes = diagram.lanes(drawn.process)
    for task in drawn.all("userTask"):
        name = task.get("id", "")
        yield from _lane(name, lanes.get(name))
        answered = diagram.prop(task, "answered")
        if answered is None:
            yield name, "does not say what answers it", "give it the property `answered` with the name of a step question"
        else:
            yield from _known(name, lambda answered=answered: expressions.step(answered), "step")  # type: ignore[misc]


def _lane(name: str, lane: str | None) -> Found:
    if lane is None:
        yield name, "stands in no lane", "list it in the lane of the role that does it, inside a sub-process too"
        return
    try:
        known = role_of_lane(lane) in WORKING
    except UnknownRole:
        known = False
    if not known:
        yield name, f"stands in the lane {lane!r}, which is no role that works on matters", "name the lane as app/access/roles.py does"


def _known(name: str, read: Callable[[], Asked], sort: str) -> Found:
    try:
        asked = read()
    except NotOurWords as error:
        yield name, str(error), "use ask, until, due, act_by or answered, as they are written in app/engine/expressions.py"
        return
    question = QUESTIONS.get(asked.name)
    if question is None or question.sort != sort:
        yield name, f"the law knows no {sort} question {asked.name!r}", "register it in app/law, or name one that is there"


def _waits(drawn: Drawn) -> Found:
    ids = {node.get("id") for node in diagram.nodes(drawn.process)}
    for event in drawn.all("intermediateCatchEvent", "boundaryEvent"):
        name, text = event.get("id", ""), diagram.condition(event)
        yield from _known(name, lambda text=text: expressions.wait(text), "since")  # type: ignore[misc]
        if diagram.local(event) == "intermediateCatchEvent":
            continue
        if event.get("attachedToRef") not in ids:
            yield name, "is attached to nothing", "attach it to a step or a sub-process"
        try:
            question = QUESTIONS.get(expressions.wait(text).name)
        except NotOurWords:
            continue
        if question is not None and question.sort == "since" and event.get("cancelActivity") != "false" and not question.conclusion:
            yield (
                name,
                f"interrupts on {question.name!r}, which is not a conclusion of the law",
                "ask a question registered with conclusion=True",
            )


def _gateways(drawn: Drawn) -> Found:
    flows: dict[str, list[etree._Element]] = {}
    for flow in drawn.all("sequenceFlow"):
        flows.setdefault(flow.get("sourceRef", ""), []).append(flow)
    for node in diagram.nodes(drawn.process):
        name, kind = node.get("id", ""), diagram.local(node)
        out = flows.get(name, [])
        if kind == "exclusiveGateway" and len(out) > 1:
            yield from _answers(name, node, out)
        else:
            for flow in out:
                if diagram.condition(flow) is not None:
                    yield (
                        flow.get("id", ""),
                        "has a condition, but leaves no exclusive gateway with a choice",
                        "put the question on a gateway",
                    )


def _answers(name: str, node: etree._Element, out: list[etree._Element]) -> Found:
    if node.get("default"):
        yield name, "has a default flow", "draw one flow for each answer, `anything else` among them"
    asked: list[Asked] = []
    for flow in out:
        text = diagram.condition(flow)
        wrong = list(_known(flow.get("id", ""), lambda text=text: expressions.flow(text), "ask"))  # type: ignore[misc]
        yield from wrong
        if not wrong:
            asked.append(expressions.flow(text))
    if len({one.name for one in asked}) > 1:
        yield name, "asks more than one question", "ask one question at one gateway"
        return
    if len(asked) < len(out) or not asked:
        return
    declared = set(QUESTIONS[asked[0].name].answers)
    given = [one.answer for one in asked]
    for answer in sorted(declared - set(given)):
        yield name, f"has no flow for the answer {answer} of {asked[0].name!r}", "draw one"
    for answer in sorted(set(given) - declared - {"UNCERTAIN"}):
        yield name, f"has a flow for {answer}, which {asked[0].name!r} never answers", f"its answers are {', '.join(sorted(declared))}"
    for answer in sorted({a for a in given if given.count(a) > 1}):
        yield name, f"has two flows for the answer {answer}", "leave one"


def _joints(drawn: Drawn) -> Found:
    net = Net.of(drawn.process)
    for flow, (source, target) in net.flows.items():
        if source not in net.kinds or target not in net.kinds:
            yield flow, "leads from or to nothing", "join it to two elements"
        elif net.inside.get(source) != net.inside.get(target):
            yield flow, "leads through the border of a sub-process", "end inside, and go on from the sub-process"
    for name, kind in net.kinds.items():
        out = net.out.get(name, ())
        if kind not in {"exclusiveGateway", "parallelGateway"} and len(out) > 1:
            yield name, "has several flows out", "put a gateway there"
        if kind != "endEvent" and not out:
            yield name, "leads nowhere", "lead it to an end"
        if kind == "endEvent" and out:
            yield name, "goes on after an end", "make it a wait or leave the flow out"
        if kind in GATES | {"exclusiveGateway", "parallelGateway", "endEvent", "subProcess"} and not net.into.get(name):
            yield name, "no flow leads to it", "lead one there or leave it out"
    for box in [None, *(name for name, kind in net.kinds.items() if kind == "subProcess")]:
        if len(net.starts(box)) != 1:
            yield box or drawn.name, f"has {len(net.starts(box))} start events", "give it exactly one"


def _cycles(drawn: Drawn) -> Found:
    on = Net.of(drawn.process).cycle()
    if on is not None:
        yield on, "lies on a cycle", "make what repeats a subject with a run of its own, or a step that becomes wanted again by itself"


def _picture(drawn: Drawn) -> Found:
    shapes = {s.get("bpmnElement") for s in drawn.definitions.iter(f"{{{diagram.BPMNDI}}}BPMNShape", f"{{{diagram.BPMNDI}}}BPMNEdge")}
    wanted = [node.get("id", "") for node in diagram.nodes(drawn.process)] + [e.get("id", "") for e in drawn.all("sequenceFlow", "lane")]
    missing = [name for name in wanted if name not in shapes]
    if missing and len(missing) == len(wanted):
        yield drawn.name, "has no layout", "write layout.yaml and run tools/layout.py"
    else:
        for name in missing:
            yield name, "is not drawn", "run tools/layout.py"


CHECKS: tuple[Callable[[Drawn], Found], ...] = (_names, _kinds, _steps, _waits, _gateways, _joints, _cycles, _picture)


# ------------------------------------------------------------------------------------------------------------- is it sound


def _unsound(drawn: Drawn) -> Found:
    net = Net.of(drawn.process)
    seen = explored(net)
    if seen.too_many:
        yield drawn.name, "has more states than anyone can look through", "split it into processes with start conditions"
        return
    for name in sorted(seen.twice):
        yield name, "two tokens can come to it at once", "join parallel branches with a parallel gateway before it"
    for name in sorted(seen.stuck):
        yield name, "waits for a token that may never come", "join only branches that a parallel gateway opened"
    for name, kind in net.kinds.items():
        if name not in seen.reached:
            end = kind == "endEvent"
            yield (
                name,
                "this end can never be reached" if end else "can never be reached",
                "lead a flow there that a token can take, or leave it out",
            )
    yield from _short_lives(drawn, net)


def _short_lives(drawn: Drawn, net: Net) -> Found:
    """A sub-process that lives while an order lives needs an inner wait as long as that life: else it ends when its steps are done."""
    asks = {e.get("id", ""): diagram.condition(e) for e in drawn.all("boundaryEvent", "intermediateCatchEvent")}
    inner = {name for name in asks if net.kinds[name] == "intermediateCatchEvent"}
    for box, events in net.attached.items():
        lives = {family for e in events if e in net.interrupts and (family := _family(asks.get(e))) and f"{family}.ends" in QUESTIONS}
        if net.kinds.get(box) != "subProcess" or not lives:
            continue
        waits = frozenset(
            name
            for name in inner
            if net.within(("at", name), box) and _family(asks[name]) in lives and not (asks[name] or "").startswith("act_by")
        )
        if box in explored(net, never=waits).finished:
            yield box, "may be over before the order's life is", "give it a branch that waits with until('...ends')"


def _family(text: str | None) -> str:
    try:
        return expressions.wait(text).name.rpartition(".")[0]
    except NotOurWords:
        return ""
