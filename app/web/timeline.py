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

WIDTH, LEFT, LANE, TOP, BAR, TIERS = 960, 12, 104, 34, 18, 3
LONG, BEFORE, AFTER = timedelta(days=400), timedelta(days=35), timedelta(days=105)
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
    """The timeline of these orders from first to last, or None where there is nothing to draw."""
    instants = [at for order in orders for at in _instants(order)]
    if not instants:
        return None
    first, last = min(*instants, now), max(*instants, now)
    margin = max((last - first) * 0.05, timedelta(days=2))
    return _drawn(orders, now, first - margin, last + margin)


def close_up(orders: Sequence[OrderCard], now: datetime) -> Timeline | None:
    """The weeks around now, where the whole time is so long that they would not be seen; None where they would."""
    instants = [at for order in orders for at in _instants(order)]
    if not instants or max(*instants, now) - min(*instants, now) <= LONG:
        return None
    return _drawn(orders, now, now - BEFORE, now + AFTER)


def _drawn(orders: Sequence[OrderCard], now: datetime, first: datetime, last: datetime) -> Timeline:
    scale = Scale(first, last)
    lanes = tuple(_lane(order, TOP + n * LANE, scale) for n, order in enumerate(orders))
    words = tuple(words for order in orders for words in _words(order))
    return Timeline(WIDTH, TOP + len(orders) * LANE + 8, lanes, tuple(_ticks(scale)), scale.x(now), words)


@dataclass(frozen=True)
class Scale:
    """From instants to places on the drawing, linear."""

    first: datetime
    last: datetime

    def x(self, at: datetime) -> float:
        """The place of an instant; what lies outside stands at the edge."""
        part = (min(max(at, self.first), self.last) - self.first) / (self.last - self.first)
        return round(LEFT + part * (WIDTH - 2 * LEFT), 1)

    def holds(self, at: datetime) -> bool:
        """Does the drawing reach this instant?"""
        return self.first <= at <= self.last


def _instants(order: OrderCard) -> Iterable[datetime]:
    yield from (mark.at for mark in order.marks)
    for interval in order.intervals:
        yield from (at for at in (interval.start, interval.end) if at is not None)


def _lane(order: OrderCard, y: float, scale: Scale) -> Lane:
    bars = []
    for interval in order.intervals:
        start, end = interval.start or scale.first, interval.end or scale.last
        if start < scale.last and end > scale.first:
            left = scale.x(start)
            words = _stretch(order, interval.start, interval.end, interval.said)
            bars.append(Bar(left, y + 26, round(max(scale.x(end) - left, 2.0), 1), interval.said, words))
    pins: list[Pin] = []
    ends_at = [-1e9] * TIERS
    for mark in sorted(order.marks, key=lambda mark: mark.at):
        if not scale.holds(mark.at):
            continue
        at, width = scale.x(mark.at), len(mark.label) * _LETTER
        anchor = "end" if at + width > WIDTH - LEFT else "start"
        begins = at - width if anchor == "end" else at
        tier = next((n for n, end in enumerate(ends_at) if begins >= end), None)
        if tier is not None:
            ends_at[tier] = begins + width + 10
        label_y = y + 26 + BAR + 14 + (tier or 0) * 14
        pins.append(Pin(at, y + 26, label_y, mark.kind, mark.label if tier is not None else "", f"{mark.label}: {moment(mark.at)}", anchor))
    return Lane(y, order.label, tuple(bars), tuple(pins))


def _stretch(order: OrderCard, start: datetime | None, end: datetime | None, said: str) -> str:
    begins = f" from {moment(start)}" if start else ""
    ends = f" until {moment(end)}" if end else ""
    return f"{order.label}: {_SAID.get(said, said).lower()}{begins}{ends}"


def _words(order: OrderCard) -> Iterable[str]:
    yield from (_stretch(order, interval.start, interval.end, interval.said) for interval in order.intervals)
    yield from (f"{order.label}: {mark.label}, {moment(mark.at)}" for mark in sorted(order.marks, key=lambda mark: mark.at))


def _ticks(scale: Scale) -> Iterable[Tick]:
    """Months where they fit, else quarters, years, and so on."""
    begin, last = scale.first.astimezone(BRISBANE), scale.last.astimezone(BRISBANE)
    months = (last.year - begin.year) * 12 + last.month - begin.month + 1
    every = next((step for step in (1, 3, 12, 60) if months / step <= _MOST_TICKS), 600)
    year, month = begin.year, begin.month
    while True:
        month += 1
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        at = datetime(year, month, 1, tzinfo=BRISBANE)
        if at >= last:
            return
        if (year * 12 + month - 1) % every == 0:
            yield Tick(scale.x(at), f"{at:%b} {year}" if every < 12 else str(year))
