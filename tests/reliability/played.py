"""A matter played through the door at random, what is right and what is wrong, held against the walk through its days after each step.

A step that the house does not allow is refused with a sentence, or asked about and recorded; it is never an error of the system.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.cli.cast import actor
from app.cli.player import BrokenScript, Player
from app.errors import NotPermitted, Refusal, Stale
from app.storage.database import opened
from app.storage.moment import read_or_none
from tests.processes.told import Tale
from tests.support.day_by_day.comparison import dated, dates_walked, disagreements, edges, spoken, walked
from tests.support.day_by_day.facts import Facts, Lived, said
from tests.support.scenario import TestHouse

REFUSED = (Refusal, NotPermitted, Stale, BrokenScript)
ORDERS = ("temporary-order:1", "temporary-order:2", "disqualification-order:1", "prohibition-order:1")


class Kept(Tale):
    """A tale whose database stays open between steps, since thousands are played; each step still has a door of its own."""

    def __init__(self, url: str) -> None:
        """Opened once."""
        self.engine = opened(url)
        super().__init__(url)

    @contextmanager
    def house(self) -> Iterator[TestHouse]:
        """A fresh door on the open database."""
        yield TestHouse(self.engine, self.clock)

    def does(self, step: str, *, by: str, subject: str | None = None, confirm: bool = False, **answers: Any) -> Kept:
        """Record an open step, found by its row instead of on the matter's page."""
        rows = self.rows("select process, subject, element, about from step where matter=:m and element=:e order by subject, about", e=step)
        where = next((tuple(row) for row in rows if subject in (None, row[1])), None)
        if where is None:
            message = f"the step {step} is not open"
            raise BrokenScript(message)
        with self.house() as house:
            player = Player(house, self.clock)
            player.matter = self.matter
            player._record(actor(by), where, {"with": answers, "confirm": confirm})
        self._note()
        return self


class Played(RuleBasedStateMachine):
    """One matter that is played through the door; after each step the law says what the walk says."""

    def __init__(self) -> None:
        """A house of its own, on a file that goes with it."""
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.told = Kept(f"sqlite:///{Path(self.folder.name) / 'interdict.db'}")
        self.looked_at = -1

    def teardown(self) -> None:
        """The house goes."""
        self.told.engine.dispose()
        self.folder.cleanup()

    def now(self) -> str:
        """The legal clock, as a form wants it."""
        return f"{self.told.clock.at:%Y-%m-%d %H:%M}"

    def tries(self, step: Callable[[], Any]) -> None:
        """Do it, or be refused; anything else that is raised fails the test."""
        with suppress(*REFUSED):
            step()

    # ------------------------------------------------------------------ what people do
    @rule(days=st.integers(0, 9), hours=st.sampled_from([1, 3, 14]))
    def time_passes(self, days: int, hours: int) -> None:
        self.told.at(self.told.clock.at + timedelta(days=days, hours=hours))

    @rule(order=st.sampled_from(ORDERS), by=st.sampled_from(["prosecutor", "auditor", "officer"]))
    def does_what_is_not_allowed(self, order: str, by: str) -> None:
        """Serve tomorrow, hold a hearing without saying anything, record what is another's to record, about what may not be there."""
        tomorrow = f"{self.told.clock.at + timedelta(days=1):%Y-%m-%d %H:%M}"
        wrong: tuple[Callable[[], Any], ...] = (
            lambda: self.told.records("discontinue_application", by=by, subject=order, at=tomorrow),
            lambda: self.told.records("record_informal_notice", by=by, subject=order, at=tomorrow, officer="", conditions_told="PERHAPS"),
            lambda: self.told.step("record_mention", took_place="HELD", at="the day before", application="application:99"),
        )
        before = self._recorded()
        for step in wrong:
            with pytest.raises(REFUSED):
                step()
        assert self._recorded() == before

    # ------------------------------------------------------------------ what is then so
    def _recorded(self) -> int:
        return int(self.told.rows("select count(*) from entry where matter = :m")[0][0])

    def _facts(self) -> Facts:
        return Facts(self.told.looking_at(lambda file: file.docket.effective))

    @staticmethod
    def _alive(life: Lived, at: datetime) -> bool:
        return life.end is None or at < life.end

    def _made(self) -> list[str]:
        return [f.subject for f in self._facts().all if f.kind.endswith("-order-made")]

    @precondition(lambda self: self._recorded() != self.looked_at)
    @invariant()
    def the_law_says_what_the_walk_says(self) -> None:
        """Status over time and the day by which to act, as the projected rows have them."""
        self.looked_at = self._recorded()
        facts, page = self._facts(), self.told.page()
        cards = {card.subject: card.intervals for card in page.orders}
        dates = {d.subject: d for d in page.deadlines if d.name.endswith("-order.last-day")}
        for order in {f.subject for f in facts.all if f.kind.endswith("-order-made")}:
            lives = walked(facts, order)
            for at in edges(lives, facts):
                assert (order, at, spoken(cards.get(order, ()), at)) == (order, at, said(lives, at))
            if order in dates:
                assert (order, dates[order].act_by, dates[order].lapse_not_before) == (order, *dated(lives))
        recorded = "select name, subject, act_by, lapse_not_before from deadline where matter=:m"
        shown = {(name, about): (read_or_none(by), read_or_none(lapse)) for name, about, by, lapse in self.told.rows(recorded)}
        for date_of, walk in dates_walked(facts).items():
            assert (date_of, shown.get(date_of, (None, None))) == (date_of, walk)
        assert self.told.looking_at(lambda file: disagreements(file.case)) == []
