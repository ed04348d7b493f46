"""Draws a diagram: reads workflows/<p>/<p>.bpmn and layout.yaml beside it, writes the picture (BPMN DI) into the .bpmn. Idempotent.

    python -m tools.layout [--check] [process ...]      (all processes that have a layout.yaml)

layout.yaml:
    lanes: [prosecutor, registrar]        lanes from top to bottom, by name
    elements:
      record_mention: [3, 0]              column, row; rows are counted within the element's lane; halves are allowed
      at_once: [2, 1, prosecutor]         a lane of its own for an element that is listed in none
    boundary: {lapsed: 2}                 order of boundary events along the bottom edge of what they are attached to;
                                          an entry under `elements` ([column]) puts one under that column
    labels: {lapsed: left}                where a label goes, if not where the tool would put it: above, below, left, right
    sides: {f3: [bottom, left]}           the sides at which a flow leaves and arrives, if not as the tool would
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from lxml import etree

from tools.labels import Label, placed, wrapped
from tools.routing import DOWN, LEFT, PITCH, RIGHT, UP, Box, Cell, Plan, Point, Port, cells, straightened

ROOT = Path(__file__).parent.parent
BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DI = "http://www.omg.org/spec/DD/20100524/DI"
SIZES = {"task": (140, 100), "event": (36, 36), "gateway": (50, 50)}
GAP, LABEL_WIDTH, ROW, LANE_LABEL, MARGIN = 60, 90, 140, 30, 20
INSIDE_TOP, INSIDE_BOTTOM, INSIDE_SIDE, BELOW_EVENTS = 50, 20, 30, 90


class CannotDraw(ValueError):
    """What layout.yaml leaves out, or gives twice."""


def tag(name: str) -> str:
    """A BPMN name with its namespace."""
    return f"{{{BPMN}}}{name}"


def sort_of(node: etree._Element) -> str:
    """What is drawn: task, event, boundary, gateway or box."""
    name = etree.QName(node).localname
    if name == "subProcess":
        return "box"
    if name == "boundaryEvent":
        return "boundary"
    return "event" if name.endswith("Event") else "gateway" if name.endswith("Gateway") else "task"


@dataclass
class Drawing:
    """One diagram on its way to being drawn."""

    process: etree._Element
    wish: Mapping[str, Any]
    nodes: dict[str, etree._Element] = field(default_factory=dict)
    inside: dict[str, str] = field(default_factory=dict)
    lane_of: dict[str, str] = field(default_factory=dict)
    boxes: dict[str, Box] = field(default_factory=dict)
    lanes: dict[str, Box] = field(default_factory=dict)
    ways: dict[str, list[Point]] = field(default_factory=dict)
    labels: dict[str, Box] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read what there is to draw."""
        for node in self.process.iter():
            if node.get("id") is None:
                continue
            name = etree.QName(node).localname
            if name.endswith(("Task", "Event", "Gateway")) or name in {"task", "subProcess"}:
                self.nodes[node.get("id", "")] = node
                parent = node.getparent()
                if parent is not None and parent is not self.process:
                    self.inside[node.get("id", "")] = parent.get("id", "")
        for lane in self.process.iter(tag("lane")):
            for ref in lane.findall(tag("flowNodeRef")):
                self.lane_of[(ref.text or "").strip()] = lane.get("name", "")

    # -------------------------------------------------------------------------------------------------------- places

    def row_of(self, element: str) -> tuple[str, float]:
        """The lane and the row within it where the author put an element."""
        wish = self.wish["elements"][element]
        if len(wish) > 2:
            return str(wish[2]), float(wish[1])
        holder = element
        while holder not in self.lane_of and holder in self.inside:
            holder = self.inside[holder]
        if holder not in self.lane_of:
            raise CannotDraw(f"{element}: no lane lists it; list it, or give [column, row, lane]")
        return self.lane_of[holder], float(wish[1])

    def leaves(self, box: str) -> list[str]:
        """What a sub-process holds, however deep, without boxes and boundary events."""
        held = [e for e, parent in self.inside.items() if parent == box]
        deeper = [leaf for e in held if sort_of(self.nodes[e]) == "box" for leaf in self.leaves(e)]
        return [e for e in held if sort_of(self.nodes[e]) not in {"box", "boundary"}] + deeper

    def place(self) -> None:
        """Give every shape its box."""
        placed_by_author = [e for e, n in self.nodes.items() if sort_of(n) not in {"box", "boundary"}]
        missing = [e for e in placed_by_author if e not in self.wish["elements"]]
        if missing:
            raise CannotDraw(f"no place in layout.yaml for: {', '.join(missing)}")
        at = {e: (float(self.wish["elements"][e][0]), *self.row_of(e)) for e in placed_by_author}
        columns, rows = self._columns(at), self._rows(at)
        for element, (column, lane, row) in at.items():
            w, h = SIZES[sort_of(self.nodes[element])]
            cx, cy = _along(columns, column), _along(rows[lane], row)
            self.boxes[element] = Box(cx - w // 2, cy - h // 2, w, h)
        for box in sorted((e for e, n in self.nodes.items() if sort_of(n) == "box"), key=self._depth, reverse=True):
            self._draw_around(box)
        self._put_boundaries(columns)
        self._draw_lanes()

    def _depth(self, element: str) -> int:
        return 1 + self._depth(self.inside[element]) if element in self.inside else 0

    def _columns(self, at: Mapping[str, tuple[float, str, float]]) -> list[int]:
        last = int(max(column for column, _, _ in at.values())) + 2
        extra_before, extra_after = [0] * (last + 1), [0] * (last + 1)
        for box, node in self.nodes.items():
            if sort_of(node) == "box":
                held = [at[leaf][0] for leaf in self.leaves(box)]
                extra_before[int(min(held))] += 30
                extra_after[int(-(-max(held) // 1))] += 30
        wide = [LABEL_WIDTH] * (last + 1)
        for element, (column, _, _) in at.items():
            if sort_of(self.nodes[element]) == "task":
                for n in {int(column), int(-(-column // 1))}:
                    wide[n] = SIZES["task"][0]
        xs, x = [], MARGIN + LANE_LABEL + 40
        for n in range(last + 1):
            x += extra_before[n] + wide[n] // 2
            xs.append(x // PITCH * PITCH)
            x += wide[n] // 2 + GAP + extra_after[n]
        return xs

    def _rows(self, at: Mapping[str, tuple[float, str, float]]) -> dict[str, list[int]]:
        order = list(self.wish["lanes"])
        unknown = {lane for _, lane, _ in at.values()} - set(order)
        if unknown:
            raise CannotDraw(f"lanes that layout.yaml does not list: {', '.join(sorted(unknown))}")
        index = {lane: n for n, lane in enumerate(order)}
        above: dict[tuple[int, int], int] = {}
        below: dict[tuple[int, int], int] = {}
        for box, node in self.nodes.items():
            if sort_of(node) != "box":
                continue
            held = [(index[at[leaf][1]], at[leaf][2]) for leaf in self.leaves(box)]
            top, bottom = min(held), max(held)
            attached = any(n.get("attachedToRef") == box for n in self.nodes.values())
            above[top[0], int(top[1])] = above.get((top[0], int(top[1])), 0) + 60
            last = (bottom[0], int(-(-bottom[1] // 1)))
            below[last] = below.get(last, 0) + (BELOW_EVENTS + 30 if attached else 30)
        rows: dict[str, list[int]] = {}
        y = MARGIN
        self._bands: dict[str, tuple[int, int]] = {}
        for lane in order:
            n = index[lane]
            count = int(max((-(-row // 1) for _, of, row in at.values() if of == lane), default=0)) + 1
            begins, centres = y, []
            y += 30
            for row in range(count):
                y += above.get((n, row), 0)
                centres.append(y + ROW // 2 - ROW // 2 % PITCH)
                y += ROW + below.get((n, row), 0)
            rows[lane] = centres
            self._bands[lane] = (begins, y)
        return rows

    def _draw_around(self, box: str) -> None:
        held = [self.boxes[e] for e, parent in self.inside.items() if parent == box and e in self.boxes]
        left, top = min(b.x for b in held) - INSIDE_SIDE, min(*(b.y for b in held), *(b.centre[1] - 50 for b in held)) - INSIDE_TOP
        right, bottom = (
            max(b.right for b in held) + INSIDE_SIDE,
            max(*(b.bottom for b in held), *(b.centre[1] + 50 for b in held)) + INSIDE_BOTTOM,
        )
        bottom += 20 if any(n.get("attachedToRef") == box for n in self.nodes.values()) else 0
        left, top = left // PITCH * PITCH, top // PITCH * PITCH
        right, bottom = -(-right // PITCH) * PITCH, -(-bottom // PITCH) * PITCH
        self.boxes[box] = Box(left, top, right - left, bottom - top)

    def _put_boundaries(self, columns: list[int]) -> None:
        order = self.wish.get("boundary") or {}
        hosts: dict[str, list[str]] = {}
        for element, node in self.nodes.items():
            if sort_of(node) == "boundary":
                hosts.setdefault(node.get("attachedToRef", ""), []).append(element)
        for host, events in hosts.items():
            box = self.boxes[host]
            events.sort(key=lambda e: (float(order.get(e, 99)), list(self.nodes).index(e)))
            for n, event in enumerate(events):
                wish = self.wish["elements"].get(event)
                x = _along(columns, float(wish[0])) if wish else box.x + round(box.w * (n + 0.5) / len(events) / PITCH) * PITCH
                self.boxes[event] = Box(x - 18, box.bottom - 18, 36, 36)

    def _draw_lanes(self) -> None:
        right = max(b.right for b in self.boxes.values()) + 40
        for lane in self.process.iter(tag("lane")):
            top, bottom = self._bands[lane.get("name", "")]
            self.lanes[lane.get("id", "")] = Box(MARGIN, top, -(-right // PITCH) * PITCH - MARGIN, bottom - top)

    # ----------------------------------------------------------------------------------------------------------- ways

    def route(self) -> None:
        """Find a way for every flow: the shortest first, so that the main line stays straight."""
        right = max(b.right for b in self.lanes.values())
        bottom = max(b.bottom for b in self.lanes.values())
        plan = Plan(right // PITCH, bottom // PITCH, MARGIN // PITCH + 1)
        solid = {e: cells(b) for e, b in self.boxes.items()}
        near = set().union(*(cells(b, grown=PITCH) for e, b in self.boxes.items() if sort_of(self.nodes[e]) != "box"))
        for box, node in self.nodes.items():
            if sort_of(node) == "box":
                b = self.boxes[box]
                plan.labels |= cells(self._title(box))
                plan.strips |= cells(self._under(box))
                near |= cells(b) - cells(b, grown=-PITCH)
        for element in self.nodes:
            if (label := self._usual_label(element)) is not None:
                plan.labels |= cells(label)
        for flow in sorted(self.process.iter(tag("sequenceFlow")), key=self._length):
            source, target = flow.get("sourceRef", ""), flow.get("targetRef", "")
            blocked = self._blocked(source, target, solid)
            starts, ends = self._ports(flow, source, out=True), self._ports(flow, target, out=False)
            try:
                points = plan.way(starts, ends, blocked, near, (source, target))
            except ValueError as error:
                raise CannotDraw(f"{flow.get('id')}: {error}") from error
            plan.found(points, (source, target))
            self.ways[flow.get("id", "")] = points

    def _usual_label(self, element: str) -> Box | None:
        sort, name, box = sort_of(self.nodes[element]), self.nodes[element].get("name"), self.boxes[element]
        if not name or sort in {"task", "box"}:
            return None
        width, height = wrapped(name)
        if sort == "gateway" and (self.wish.get("labels") or {}).get(element) != "below":
            return Box(box.centre[0] - width // 2, box.y - height - 2, width, height)
        if sort == "boundary":
            return Box(box.right - 6, box.bottom + 1, width, height)
        return Box(box.centre[0] - width // 2, box.bottom + 4, width, height)

    def _title(self, box: str) -> Box:
        """Where a sub-process's name stands."""
        b, width = self.boxes[box], int(len(self.nodes[box].get("name", "")) * 6.5) + 10
        return Box(b.centre[0] - width // 2, b.y, width, 22)

    def _under(self, box: str) -> Box:
        """The strip under a sub-process where the names of its boundary events stand: ways run along below it."""
        b = self.boxes[box]
        heights = [wrapped(n.get("name", ""))[1] for n in self.nodes.values() if n.get("attachedToRef") == box and n.get("name")]
        return Box(b.x, b.bottom + 20, b.w + 60, max(heights)) if heights else Box(b.x, b.y, 0, 0)

    def _length(self, flow: etree._Element) -> float:
        a, b = self.boxes[flow.get("sourceRef", "")].centre, self.boxes[flow.get("targetRef", "")].centre
        return abs(a[0] - b[0]) + abs(a[1] - b[1]) * 1.5

    def _holders(self, element: str) -> set[str]:
        return {self.inside[element]} | self._holders(self.inside[element]) if element in self.inside else set()

    def _blocked(self, source: str, target: str, solid: Mapping[str, set[Cell]]) -> set[Cell]:
        open_ = (self._holders(source) | self._holders(target)) - {source, target}
        blocked: set[Cell] = set()
        for element, taken in solid.items():
            if element not in open_:
                blocked |= taken
        return blocked

    def _ports(self, flow: etree._Element, element: str, *, out: bool) -> list[Port]:
        box, sort = self.boxes[element], sort_of(self.nodes[element])
        cx, cy = box.centre
        sides = {
            "right": (Port((box.right, cy), RIGHT)),
            "left": Port((box.x, cy), LEFT),
            "top": Port((cx, box.y), UP),
            "bottom": Port((cx, box.bottom), DOWN),
        }
        wish = (self.wish.get("sides") or {}).get(flow.get("id"))
        if wish:
            port = sides[wish[0 if out else 1]]
            return [port]
        if sort == "boundary":
            return [Port(sides["bottom"].at, DOWN), Port(sides["right"].at, RIGHT, 200)]
        if sort == "box":
            heights = range(-(-(box.y + 20) // PITCH) * PITCH, box.bottom - 10, PITCH)
            x, way = (box.right, RIGHT) if out else (box.x, LEFT)
            return [Port((x, y), way, 1.0) for y in heights]
        if sort == "gateway":
            dear = {"right": 0, "bottom": 2, "top": 3, "left": 60} if out else {"left": 0, "top": 3, "bottom": 3, "right": 60}
        else:
            dear = {"right": 0, "bottom": 14, "top": 16, "left": 80} if out else {"left": 0, "top": 10, "bottom": 10, "right": 80}
        return [Port(sides[side].at, sides[side].way, float(cost)) for side, cost in dear.items()]

    # --------------------------------------------------------------------------------------------------------- labels

    def label(self) -> None:
        """Put every label where it meets no shape, no way and no other label."""
        wishes = self.wish.get("labels") or {}
        wanted = [
            Label(e, node.get("name", ""), sort_of(node), self.boxes[e], wish=wishes.get(e))
            for e, node in self.nodes.items()
            if node.get("name") and sort_of(node) not in {"task", "box"}
        ]
        wanted += [
            Label(flow.get("id", ""), flow.get("name", ""), "flow", way=tuple(self._own_stretch(flow)), wish=wishes.get(flow.get("id", "")))
            for flow in self.process.iter(tag("sequenceFlow"))
            if flow.get("name")
        ]
        solid = [b for e, b in self.boxes.items() if sort_of(self.nodes[e]) != "box"]
        solid += [self._title(e) for e, node in self.nodes.items() if sort_of(node) == "box"]
        rims = [rim for e, b in self.boxes.items() if sort_of(self.nodes[e]) == "box" for rim in _rims(b)]
        rims += [rim for b in self.lanes.values() for rim in _rims(b)]
        self.labels = placed(wanted, solid, rims, list(self.ways.values()))

    def _own_stretch(self, flow: etree._Element) -> list[Point]:
        """The part of a flow's way that it shares with no other flow from the same gateway: there its answer is to be read."""
        points, source, target = self.ways[flow.get("id", "")], flow.get("sourceRef"), flow.get("targetRef")
        others = [
            self.ways[other.get("id", "")]
            for other in self.process.iter(tag("sequenceFlow"))
            if other.get("sourceRef") == source and other.get("targetRef") != target
        ]
        shared = max((_common(points, other) for other in others), default=0)
        return _without_start(points, shared)

    # ---------------------------------------------------------------------------------------------------------- write

    def written(self) -> etree._Element:
        """The picture as BPMN DI."""
        nsmap = {"bpmndi": BPMNDI, "dc": DC, "di": DI}
        name = self.process.get("id", "")
        picture = etree.Element(f"{{{BPMNDI}}}BPMNDiagram", {"id": f"{name}_picture"}, nsmap=nsmap)
        plane = etree.SubElement(picture, f"{{{BPMNDI}}}BPMNPlane", {"id": f"{name}_plane", "bpmnElement": name})
        for lane, box in self.lanes.items():
            self._shape(plane, lane, box, {"isHorizontal": "true"})
        for element, box in sorted(self.boxes.items(), key=lambda item: (self._depth(item[0]), sort_of(self.nodes[item[0]]) == "boundary")):
            kind = etree.QName(self.nodes[element]).localname
            more = {"isExpanded": "true"} if kind == "subProcess" else {"isMarkerVisible": "true"} if kind == "exclusiveGateway" else {}
            self._shape(plane, element, box, more)
        for flow, points in self.ways.items():
            edge = etree.SubElement(plane, f"{{{BPMNDI}}}BPMNEdge", {"id": f"{flow}_di", "bpmnElement": flow})
            for x, y in points:
                etree.SubElement(edge, f"{{{DI}}}waypoint", {"x": str(x), "y": str(y)})
            self._label(edge, flow)
        return picture

    def _shape(self, plane: etree._Element, element: str, box: Box, more: Mapping[str, str]) -> None:
        shape = etree.SubElement(plane, f"{{{BPMNDI}}}BPMNShape", {"id": f"{element}_di", "bpmnElement": element, **more})
        _bounds(shape, box)
        self._label(shape, element)

    def _label(self, of: etree._Element, element: str) -> None:
        if element in self.labels:
            _bounds(etree.SubElement(of, f"{{{BPMNDI}}}BPMNLabel"), self.labels[element])


def _common(one: list[Point], two: list[Point]) -> int:
    """How long two ways run together from their start."""
    if one[0] != two[0]:
        return 0
    length = 0
    for a, b in zip(_steps(one), _steps(two), strict=False):
        if a != b:
            break
        length += 1
    return length


def _steps(points: list[Point]) -> list[Point]:
    out = [points[0]]
    for (x1, y1), (x2, y2) in pairwise(points):
        n = max(abs(x2 - x1), abs(y2 - y1))
        out += [(x1 + (x2 - x1) * i // n, y1 + (y2 - y1) * i // n) for i in range(1, n + 1)]
    return out


def _without_start(points: list[Point], length: int) -> list[Point]:
    """A way without its first so many points, if enough is left to write on."""
    if length == 0:
        return points
    steps = _steps(points)
    x, y = steps[min(length, len(steps) - 1)]
    away = 18 if x == steps[length - 1][0] and y != steps[length - 1][1] else 0
    rest = straightened(steps[length - 1 + away :])
    return rest if len(rest) > 1 else points


def _bounds(of: etree._Element, box: Box) -> None:
    etree.SubElement(of, f"{{{DC}}}Bounds", {"x": str(box.x), "y": str(box.y), "width": str(box.w), "height": str(box.h)})


def _rims(b: Box) -> list[Box]:
    return [Box(b.x - 1, b.y, 2, b.h), Box(b.right - 1, b.y, 2, b.h), Box(b.x, b.y - 1, b.w, 2), Box(b.x, b.bottom - 1, b.w, 2)]


def _along(places: list[int], at: float) -> int:
    low = int(at)
    high = min(low + 1, len(places) - 1)
    return round((places[low] + (places[high] - places[low]) * (at - low)) / PITCH) * PITCH


def drawn(data: bytes, wish: Mapping[str, Any]) -> bytes:
    """The diagram with its picture (CannotDraw)."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=False)
    root = etree.fromstring(data, parser)
    process = root.find(tag("process"))
    if process is None:
        raise CannotDraw("there is no process")
    drawing = Drawing(process, wish)
    drawing.place()
    drawing.route()
    drawing.label()
    for old in root.findall(f"{{{BPMNDI}}}BPMNDiagram"):
        root.remove(old)
    picture = drawing.written()
    root[-1].tail = "\n  "
    root.append(picture)
    etree.indent(picture, space="  ", level=1)
    picture.tail = "\n"
    etree.cleanup_namespaces(root, keep_ns_prefixes=["bpmn", "xsi", "spiffworkflow"])
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True)) + b"\n"


def main(arguments: list[str]) -> int:
    """Draw the processes named, or all that have a layout.yaml; with --check only say which are not drawn as written."""
    only = [a for a in arguments if not a.startswith("--")]
    stale = 0
    for plan in sorted(ROOT.glob("workflows/*/layout.yaml")):
        process = plan.parent.name
        if only and process not in only:
            continue
        path = plan.parent / f"{process}.bpmn"
        try:
            new = drawn(path.read_bytes(), yaml.safe_load(plan.read_text(encoding="utf-8")))
        except (CannotDraw, KeyError) as error:
            print(f"{process}: {error}", file=sys.stderr)
            stale += 1
            continue
        if new != path.read_bytes():
            stale += "--check" in arguments
            print(f"{process}: {'is not drawn as its layout.yaml says' if '--check' in arguments else 'drawn'}")
            if "--check" not in arguments:
                path.write_bytes(new)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
