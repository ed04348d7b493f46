"""Orthogonal ways between boxes on a lattice: shortest first, few bends, no crossing of shapes, hardly any of other ways. Knows no BPMN."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count, pairwise

PITCH = 10
BEND, CROSSING, ALONG, CLOSE, NEAR_SHAPE, ON_LABEL = 7.0, 40.0, 90.0, 2.5, 3.0, 12.0
RIGHT, DOWN, LEFT, UP = (1, 0), (0, 1), (-1, 0), (0, -1)

Cell = tuple[int, int]
Point = tuple[int, int]
Way = tuple[int, int]
Ends = tuple[str, str]
"""What a way joins: its source and its target."""


@dataclass(frozen=True)
class Box:
    """A rectangle: left, top, width, height."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        """Its right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> int:
        """Its bottom edge."""
        return self.y + self.h

    @property
    def centre(self) -> Point:
        """Its middle."""
        return self.x + self.w // 2, self.y + self.h // 2

    def grown(self, by: int) -> Box:
        """The same, larger on every side."""
        return Box(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def meets(self, other: Box) -> bool:
        """Do the two share any area?"""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom


@dataclass(frozen=True)
class Port:
    """A point on a shape's edge where a way may begin or end, the direction in which it goes there, and what that costs."""

    at: Point
    way: Way
    cost: float = 0.0

    @property
    def cell(self) -> Cell:
        """The first lattice cell outside the shape, seen along the way out."""
        x, y = self.at
        dx, dy = self.way
        return _beyond(x, dx), _beyond(y, dy)


def _beyond(value: int, step: int) -> int:
    if step == 0:
        return round(value / PITCH)
    return value // PITCH + 1 if step > 0 else -(-value // PITCH) - 1


@dataclass
class Plan:
    """What stands on the lattice: blocked cells are given for each way; ways already found and labels cost, strips only along."""

    width: int
    height: int
    margin: int = 0
    labels: set[Cell] = field(default_factory=set)
    strips: set[Cell] = field(default_factory=set)
    horizontal: dict[Cell, set[Ends]] = field(default_factory=dict)
    vertical: dict[Cell, set[Ends]] = field(default_factory=dict)

    def found(self, points: Sequence[Point], joins: Ends) -> None:
        """Remember a way that was found, by what it joins."""
        for (x1, y1), (x2, y2) in pairwise(points):
            along = self.horizontal if y1 == y2 else self.vertical
            for cell in _between((round(x1 / PITCH), round(y1 / PITCH)), (round(x2 / PITCH), round(y2 / PITCH))):
                along.setdefault(cell, set()).add(joins)

    def way(self, starts: Sequence[Port], ends: Sequence[Port], blocked: set[Cell], near: set[Cell], joins: Ends) -> list[Point]:
        """The cheapest way from one of the starts to one of the ends; its corners."""
        targets = {(port.cell, (-port.way[0], -port.way[1])): port for port in ends}
        middle = ends[len(ends) // 2].cell
        tick = count()
        heap: list[tuple[float, int, float, Cell, Way, Port]] = []
        best: dict[tuple[Cell, Way], float] = {}
        before: dict[tuple[Cell, Way], tuple[Cell, Way] | None] = {}
        several = len(ends) > 4
        for port in starts:
            state = (port.cell, port.way)
            if port.cell in blocked or port.cost >= best.get(state, 1e9):
                continue
            best[state], before[state] = port.cost, None
            heappush(heap, (port.cost, next(tick), port.cost, port.cell, port.way, port))
        while heap:
            _, _, cost, cell, way, port = heappop(heap)
            if cost > best[cell, way]:
                continue
            if (cell, way) in targets:
                return self._corners(cell, way, before, port, targets[cell, way])
            for turn in (way, (way[1], way[0]), (-way[1], -way[0])):
                extra = 0.0 if turn == way else BEND
                nxt = (cell[0] + turn[0], cell[1] + turn[1])
                if nxt in blocked or not (self.margin <= nxt[0] < self.width and self.margin <= nxt[1] < self.height):
                    continue
                total = cost + 1 + extra + self._dear(nxt, turn, joins) + (NEAR_SHAPE if nxt in near else 0)
                end = targets.get((nxt, turn))
                total += end.cost if end else 0
                if total < best.get((nxt, turn), 1e9):
                    best[nxt, turn], before[nxt, turn] = total, (cell, way)
                    left = 0 if several else abs(nxt[0] - middle[0]) + abs(nxt[1] - middle[1])
                    heappush(heap, (total + left * 0.9, next(tick), total, nxt, turn, port))
        message = f"there is no way to {joins[1]}: move something in layout.yaml"
        raise ValueError(message)

    def _dear(self, nxt: Cell, turn: Way, joins: Ends) -> float:
        """What a step costs for what is there already: ways to one target may share a stretch, ways from one source only up and down."""
        along, across = (self.horizontal, self.vertical) if turn[1] == 0 else (self.vertical, self.horizontal)
        cost = ON_LABEL if nxt in self.labels or (turn[1] == 0 and nxt in self.strips) else 0.0
        if _strangers(along.get(nxt), joins) or (turn[1] == 0 and any(one[1] != joins[1] for one in along.get(nxt, ()))):
            cost += ALONG
        if _strangers(across.get(nxt), joins):
            cost += CROSSING
        for side in (1, -1):
            if _strangers(along.get((nxt[0] + side * turn[1], nxt[1] + side * turn[0])), joins):
                cost += CLOSE
        return cost

    @staticmethod
    def _corners(cell: Cell, way: Way, before: dict[tuple[Cell, Way], tuple[Cell, Way] | None], first: Port, last: Port) -> list[Point]:
        cells = [cell]
        state: tuple[Cell, Way] | None = (cell, way)
        while state is not None and (state := before[state]) is not None:
            cells.append(state[0])
        inner = [(x * PITCH, y * PITCH) for x, y in reversed(cells)]
        return straightened([first.at, *inner, last.at])


def _strangers(there: set[Ends] | None, joins: Ends) -> bool:
    """Is there a way that shares neither source nor target?"""
    return there is not None and any(one[0] != joins[0] and one[1] != joins[1] for one in there)


def straightened(points: Iterable[Point]) -> list[Point]:
    """The corners of a way: points in the middle of a straight stretch left out."""
    out: list[Point] = []
    for point in points:
        if out and out[-1] == point:
            continue
        while len(out) >= 2 and (out[-2][0] == out[-1][0] == point[0] or out[-2][1] == out[-1][1] == point[1]):
            out.pop()
        out.append(point)
    return out


def cells(box: Box, *, grown: int = 0) -> set[Cell]:
    """The lattice cells on and in a box."""
    b = box.grown(grown)
    return {(x, y) for x in range(-(-b.x // PITCH), b.right // PITCH + 1) for y in range(-(-b.y // PITCH), b.bottom // PITCH + 1)}


def _between(a: Cell, b: Cell) -> list[Cell]:
    (x1, y1), (x2, y2) = a, b
    return [(x, y) for x in range(min(x1, x2), max(x1, x2) + 1) for y in range(min(y1, y2), max(y1, y2) + 1)]
