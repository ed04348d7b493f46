"""The timeline of a matter, drawn to scale on the server: one lane per order, both readings shaded, today marked.

Knows nothing but the page's own values. Colours and fonts stand in the style sheet; the drawing carries geometry only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.casework.clock import BRISBANE
from app.reading.pages import OrderCard
from app.web.words import moment

WIDTH, LEFT, LANE, TOP, BAR = 960, 12, 92, 34, 18
_LETTER = 6.4
_MOST_TICKS = 12
_SAID = {"YES": "In force", "NO": "Not in force", "UNCERTAIN": "May be in force"}


@dataclass(frozen=True)
class Bar:
    """One stretch of an order's life."""

    x: float
    y: float
    width: float
    said: str
    words: str


@dataclass(frozen=True)
class Pin:
    """One instant on a lane; `tier` keeps neighbouring labels apart, `anchor` keeps them inside the drawing."""

    x: float
    y: float
    label_y: float
    kind: str
    label: str
    words: str
    anchor: str


@dataclass(frozen=True)
class Tick:
    """The first day of a month or year on the scale."""

    x: float
    label: str


@dataclass(frozen=True)
class Lane:
    """One order."""

    y: float
    label: str
    bars: tuple[Bar, ...]
    pins: tuple[Pin, ...]


@dataclass(frozen=True)
class Timeline:
    """A drawing and the same in words."""

    width: int
    height: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    now_x: float
    words: tuple[str, ...]


def drawn(orders: Sequence[OrderCard], now: datetime) -> Timeline | None:
    """The timeline of these orders, or None where there is nothing to draw."""
    instants = [at for order in orders for at in _instants(order)]
    if not instants:
        return None
    first, last = min(*instants, now), max(*instants, now)
    margin = max((last - first) * 0.05, timedelta(days=2))
    first, last = first - margin, last + margin
    scale = (WIDTH - 2 * LEFT) / (last - first).total_seconds()

    def x(at: datetime) -> float:
        return round(LEFT + (min(max(at, first), last) - first).total_seconds() * scale, 1)

    lanes = tuple(_lane(order, TOP + n * LANE, x, first, last) for n, order in enumerate(orders))
    words = tuple(words for order in orders for words in _words(order))
    return Timeline(WIDTH, TOP + len(orders) * LANE + 8, lanes, tuple(_ticks(first, last, x)), x(now), words)


def _instants(order: OrderCard) -> Iterable[datetime]:
    yield from (mark.at for mark in order.marks)
    for interval in order.intervals:
        yield from (at for at in (interval.start, interval.end) if at is not None)


def _lane(order: OrderCard, y: float, x: object, first: datetime, last: datetime) -> Lane:
    assert callable(x)  # noqa: S101 (for the type checker)
    bars = []
    for interval in order.intervals:
        start, end = interval.start or first, interval.end or last
        left = x(start)
        bars.append(Bar(left, y + 26, max(x(end) - left, 2.0), interval.said, _stretch(order, interval.start, interval.end, interval.said)))
    pins: list[Pin] = []
    tiers = [-1e9, -1e9]
    for mark in sorted(order.marks, key=lambda mark: mark.at):
        at = x(mark.at)
        width = len(mark.label) * _LETTER
        anchor = "end" if at + width > WIDTH - LEFT else "start"
        begins = at - width if anchor == "end" else at
        tier = 0 if begins >= tiers[0] else 1
        tiers[tier] = begins + width + 10
        pins.append(Pin(at, y + 26, y + 26 + BAR + 14 + tier * 14, mark.kind, mark.label, f"{mark.label}: {moment(mark.at)}", anchor))
    return Lane(y, order.label, tuple(bars), tuple(pins))


def _stretch(order: OrderCard, start: datetime | None, end: datetime | None, said: str) -> str:
    begins = f" from {moment(start)}" if start else ""
    ends = f" until {moment(end)}" if end else ""
    return f"{order.label}: {_SAID.get(said, said).lower()}{begins}{ends}"


def _words(order: OrderCard) -> Iterable[str]:
    yield from (_stretch(order, interval.start, interval.end, interval.said) for interval in order.intervals)
    yield from (f"{order.label}: {mark.label}, {moment(mark.at)}" for mark in sorted(order.marks, key=lambda mark: mark.at))


def _ticks(first: datetime, last: datetime, x: object) -> Iterable[Tick]:
    """Months where they fit, else quarters, else years."""
    assert callable(x)  # noqa: S101 (for the type checker)
    begin = first.astimezone(BRISBANE)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    every = next(step for step in (1, 3, 12, 60, 600) if months / step <= _MOST_TICKS or step == 600)
    year, month = begin.year, begin.month
    while True:
        month += 1
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        at = datetime(year, month, 1, tzinfo=BRISBANE)
        if at >= last:
            return
        if ((year * 12 + month - 1) % every) == 0:
            yield Tick(x(at), f"{at:%b} {year}" if every < 12 else str(year))
