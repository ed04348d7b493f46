"""Answers that know what they looked at: a docket with one entry more takes over every answer that the entry does not bear on.

Knows nothing of law, diagrams or clocks. What is asked here never changes (a docket, or a case of the law); but it has a successor, and
that one is asked the same things again. So each answer is kept with the groups of entries and the other answers that it looked at. The
successor takes it over if all of them are as they were, and works it out anew otherwise; an answer worked out anew that comes out the
same changes nothing further. Nothing is taken on trust: what is taken over is what asking anew would give.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
MANY = 32


@dataclass(eq=False, slots=True)
class Kept:
    """An answer, what it is the answer to, and what was looked at to find it: names of groups of entries, and other answers. Never changed."""

    asked_of: type
    key: tuple[Any, ...]
    value: Any
    looked_at: tuple[Kept | str, ...]
    _groups: tuple[frozenset[str], ...] | None = None

    @property
    def groups(self) -> tuple[frozenset[str], ...]:
        """The names of all groups looked at, also by the answers that it rests on; long lists of names are shared, not copied."""
        if self._groups is None:
            self._groups = self._all_groups()
        return self._groups

    def _all_groups(self) -> tuple[frozenset[str], ...]:
        names: set[str] = set()
        shared: dict[int, frozenset[str]] = {}
        for one in self.looked_at:
            if isinstance(one, str):
                names.add(one)
                continue
            for part in one.groups:
                if len(part) > MANY:
                    shared[id(part)] = part
                else:
                    names |= part
        return (frozenset(names), *shared.values())


Looked = dict[Kept | str, None]
"""What a rule at work has looked at so far, in order."""


class Recalling:
    """What can be asked, remembers, and may take over answers from what came before it."""

    before: Self | None

    @cached_property
    def at_work(self) -> list[Looked]:
        """What each rule now at work has looked at so far, the innermost last."""
        return []

    @property
    def touched(self) -> frozenset[str]:
        """The groups of entries that are not as they were before."""
        raise NotImplementedError

    def part(self, _kind: type) -> Recalling:
        """What a question of this kind of thing is asked of here."""
        return self

    def recall(self, rule: Callable[Concatenate[Self, P], T], *args: P.args, **_: P.kwargs) -> T:
        """What this rule answers, worked out once. The rule looks at nothing but this, and its arguments."""
        key = (rule, *args)
        kept = self._kept.get(key) or self._find(key)
        if self.at_work:
            self.at_work[-1][kept] = None
        return kept.value  # type: ignore[no-any-return]

    @cached_property
    def _kept(self) -> dict[Any, Kept]:
        return {}

    def _find(self, key: tuple[Any, ...], resting: Kept | None = None) -> Kept:
        """The answer as it was known before, if it stands, or else worked out.

        `resting`: the answer on which another one rested that was taken over whole, so that this one was not asked for in between.
        """
        known = (self.before._kept.get(key) if self.before is not None else None) or resting  # noqa: SLF001 - of one class
        kept = self._kept[key] = (self._taken_over(known) if known is not None else None) or self._work_out(key)
        return kept

    def _taken_over(self, known: Kept) -> Kept | None:
        """An answer known before that stands; None where something it looked at has changed."""
        touched = self.touched
        if all(touched.isdisjoint(part) for part in known.groups):
            return known
        looked: Looked = {}
        for one in known.looked_at:
            now = self._unchanged(one)
            if now is None:
                return None
            looked[now] = None
        if tuple(looked) == known.looked_at:
            return known
        return Kept(known.asked_of, known.key, known.value, tuple(looked))

    def _unchanged(self, one: Kept | str) -> Kept | str | None:
        """What was looked at, as it is now, if that says the same as before."""
        if isinstance(one, str):
            return None if one in self.touched else one
        there = self.part(one.asked_of)
        now = there._kept.get(one.key) or there._find(one.key, one)  # noqa: SLF001 - of one family
        return now if now is one or bool(now.value == one.value) else None

    def _work_out(self, key: tuple[Any, ...]) -> Kept:
        rule, *args = key
        looked: Looked = {}
        self.at_work.append(looked)
        try:
            value = rule(self, *args)
        finally:
            self.at_work.pop()
        return Kept(type(self), key, value, tuple(looked))
