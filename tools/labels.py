"""Where labels go: of some places near a shape or a way, the one that meets least. Knows no BPMN."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tools.routing import Box, Point

WIDEST, LINE, LETTER = 90, 13, 6.0


@dataclass(frozen=True)
class Label:
    """A text that stands beside a shape (event, boundary, gateway) or a way (flow); `wish` is above, below, left or right."""

    of: str
    text: str
    sort: str
    box: Box | None = None
    way: tuple[Point, ...] = ()
    wish: str | None = None


def lines(text: str) -> list[str]:
    """A text broken into lines as a reader of BPMN breaks it."""
    out: list[str] = []
    for word in text.split():
        if out and len(out[-1] + " " + word) * LETTER <= WIDEST:
            out[-1] += " " + word
        else:
            out.append(word)
    return out


def wrapped(text: str) -> tuple[int, int]:
    """The size of a text: width, height."""
    broken = lines(text)
    return int(max(len(line) for line in broken) * LETTER + 12), LINE * len(broken) + 2


def placed(wanted: Sequence[Label], shapes: Sequence[Box], rims: Sequence[Box], ways: Sequence[Sequence[Point]]) -> dict[str, Box]:
    """A box for each label; those with the fewest good places first."""
    strokes = [stroke for way in ways for stroke in _strokes(way)]
    done: dict[str, Box] = {}
    for label in sorted(wanted, key=lambda one: {"boundary": 0, "gateway": 1, "event": 2, "flow": 3}[one.sort]):
        best = min(
            enumerate(_places(label)),
            key=lambda item: _cost(item[1], shapes, rims, strokes, list(done.values())) + item[0],
        )
        done[label.of] = best[1]
    return done


def _cost(box: Box, shapes: Sequence[Box], rims: Sequence[Box], strokes: Sequence[Box], others: Sequence[Box]) -> float:
    return (
        1000 * sum(box.meets(shape) for shape in shapes)
        + 1000 * sum(box.meets(other.grown(2)) for other in others)
        + 200 * sum(box.meets(stroke) for stroke in strokes)
        + 120 * sum(box.meets(rim) for rim in rims)
    )


def _strokes(way: Sequence[Point]) -> list[Box]:
    return [Box(min(x1, x2) - 1, min(y1, y2) - 1, abs(x1 - x2) + 2, abs(y1 - y2) + 2) for (x1, y1), (x2, y2) in pairwise(way)]


def _places(label: Label) -> list[Box]:
    w, h = wrapped(label.text)
    if label.sort == "flow":
        return _beside_way(label, w, h)
    b = label.box or Box(0, 0, 0, 0)
    cx, cy = b.centre
    below, above = Box(cx - w // 2, b.bottom + 4, w, h), Box(cx - w // 2, b.y - h - 2, w, h)
    right, left = Box(b.right + 4, cy - h // 2, w, h), Box(b.x - w - 4, cy - h // 2, w, h)
    low_right, low_left = Box(b.right - 8, b.bottom + 1, w, h), Box(b.x - w + 8, b.bottom + 1, w, h)
    high_right, high_left = Box(b.right - 8, b.y - h, w, h), Box(b.x - w + 8, b.y - h, w, h)
    named = {"below": below, "above": above, "right": right, "left": left}
    named |= {"below right": low_right, "below left": low_left, "above right": high_right, "above left": high_left}
    if label.wish:
        return [named[label.wish]]
    if label.sort == "boundary":
        return [low_right, low_left, below, right, left]
    if label.sort == "gateway":
        return [above, below, high_right, high_left, low_right, low_left]
    return [below, above, right, low_right, low_left, left, high_right, high_left]


def _beside_way(label: Label, w: int, h: int) -> list[Box]:
    out: list[Box] = []
    for (x1, y1), (x2, y2) in list(pairwise(label.way))[:4]:
        if y1 == y2:
            if abs(x2 - x1) < 20:
                continue
            sign = 1 if x2 > x1 else -1
            near = x1 + (6 if sign > 0 else -6 - w)
            mid = (x1 + x2 - w) // 2
            out += [Box(near, y1 - h - 1, w, h), Box(near, y1 + 3, w, h), Box(mid, y1 - h - 1, w, h), Box(mid, y1 + 3, w, h)]
        else:
            if abs(y2 - y1) < 20:
                continue
            near = y1 + 6 if y2 > y1 else y1 - 6 - h
            mid = (y1 + y2 - h) // 2
            out += [Box(x1 + 4, near, w, h), Box(x1 - w - 3, near, w, h), Box(x1 + 4, mid, w, h), Box(x1 - w - 3, mid, w, h)]
    return out or [Box(label.way[0][0], label.way[0][1], w, h)]
