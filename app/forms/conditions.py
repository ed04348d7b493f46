"""The conditions of the form language: `answer x == Y`, `ask('q') == 'Y'`, and / or / not, parentheses. Nothing else parses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_TOKEN = re.compile(
    r"""\s*(?:(?P<punct>==|\(|\))|'(?P<single>[^']*)'|"(?P<double>[^"]*)"|(?P<word>[\w./:-]+))""",
)


class BrokenCondition(ValueError):
    """A condition that is not in the language."""


def same(value: Any, wanted: str) -> bool:
    """Does an answer equal a word of the form language? yes/no answers are booleans; of `several`, one is enough."""
    if isinstance(value, bool):
        return ("YES" if value else "NO") == wanted.upper() or str(value).upper() == wanted.upper()
    if isinstance(value, (list, tuple)):
        return any(same(each, wanted) for each in value)
    return value is not None and str(value) == wanted


@dataclass(frozen=True)
class Scope:
    """What a condition looks at: the answers by field name, and how the law is asked."""

    answers: Mapping[str, Any]
    ask: Callable[[str], str]


@dataclass(frozen=True)
class AnswerIs:
    """An earlier answer equals a word."""

    field: str
    value: str

    def holds(self, scope: Scope) -> bool:
        """Is it so?"""
        return same(scope.answers.get(self.field), self.value)

    def left(self, ask: Callable[[str], str]) -> Any:  # noqa: ARG002
        """What is left for the browser to judge."""
        return ["answer", self.field, self.value]


@dataclass(frozen=True)
class LawSays:
    """The law's answer equals a word."""

    question: str
    value: str

    def holds(self, scope: Scope) -> bool:
        """Is it so?"""
        return same(scope.ask(self.question), self.value)

    def left(self, ask: Callable[[str], str]) -> Any:
        """Settled here: nothing is left for the browser."""
        return same(ask(self.question), self.value)


@dataclass(frozen=True)
class Not:
    """The contrary."""

    of: Condition

    def holds(self, scope: Scope) -> bool:
        """Is it so?"""
        return not self.of.holds(scope)

    def left(self, ask: Callable[[str], str]) -> Any:
        """What is left for the browser to judge."""
        inner = self.of.left(ask)
        return (not inner) if isinstance(inner, bool) else ["not", inner]


@dataclass(frozen=True)
class Both:
    """`and` (every) or `or` (any)."""

    word: str
    of: tuple[Condition, ...]

    def holds(self, scope: Scope) -> bool:
        """Is it so?"""
        return (all if self.word == "and" else any)(each.holds(scope) for each in self.of)

    def left(self, ask: Callable[[str], str]) -> Any:
        """What is left for the browser to judge."""
        settles = self.word == "or"
        rest: list[Any] = []
        for each in self.of:
            inner = each.left(ask)
            if inner is settles:
                return settles
            if not isinstance(inner, bool):
                rest.append(inner)
        if not rest:
            return not settles
        return rest[0] if len(rest) == 1 else [self.word, *rest]


Condition = AnswerIs | LawSays | Not | Both


def parsed(text: str) -> Condition:
    """The condition that a text says (BrokenCondition if it says none)."""
    words = _Words(text)
    condition = words.any_of()
    if words.peek() is not None:
        raise BrokenCondition(f"{text!r}: nothing may follow {words.taken!r}")
    return condition


def parts(condition: Condition) -> Iterator[AnswerIs | LawSays]:
    """Every comparison in a condition."""
    if isinstance(condition, Not):
        yield from parts(condition.of)
    elif isinstance(condition, Both):
        for each in condition.of:
            yield from parts(each)
    else:
        yield condition


def in_words(left: Any, said: Callable[[str, str], tuple[str, str]]) -> str:
    """What is left to judge, as words; `said` gives the words for (field, value)."""
    if isinstance(left, bool):
        return "" if left else "never"
    if left[0] == "answer":
        return "“{}” is “{}”".format(*said(left[1], left[2]))
    if left[0] == "not":
        inner = left[1]
        if inner[0] == "answer":
            return "“{}” is not “{}”".format(*said(inner[1], inner[2]))
        return f"it is not so that {in_words(inner, said)}"
    return f" {left[0]} ".join(in_words(each, said) for each in left[1:])


class _Words:
    """The words of one condition, taken one by one."""

    def __init__(self, text: str) -> None:
        self.text, self.place, self.taken = text, 0, ""

    def peek(self) -> re.Match[str] | None:
        rest = self.text[self.place :]
        if not rest.strip():
            return None
        match = _TOKEN.match(rest)
        if match is None:
            raise BrokenCondition(f"{self.text!r}: cannot read {rest.strip()!r}")
        return match

    def take(self) -> re.Match[str]:
        match = self.peek()
        if match is None:
            raise BrokenCondition(f"{self.text!r} ends too early")
        self.place += match.end()
        self.taken = match.group().strip()
        return match

    def next_is(self, word: str) -> bool:
        match = self.peek()
        if match is not None and word in (match["word"], match["punct"]):
            self.take()
            return True
        return False

    def must(self, word: str) -> None:
        if not self.next_is(word):
            raise BrokenCondition(f"{self.text!r}: {word!r} expected after {self.taken!r}")

    def value(self) -> str:
        match = self.take()
        for sort in ("single", "double", "word"):
            if match[sort] is not None:
                return str(match[sort])
        raise BrokenCondition(f"{self.text!r}: a value expected, not {self.taken!r}")

    def any_of(self) -> Condition:
        return self._joined("or", self.all_of)

    def all_of(self) -> Condition:
        return self._joined("and", self.one)

    def _joined(self, word: str, inner: Callable[[], Condition]) -> Condition:
        members = [inner()]
        while self.next_is(word):
            members.append(inner())
        return members[0] if len(members) == 1 else Both(word, tuple(members))

    def one(self) -> Condition:
        if self.next_is("not"):
            return Not(self.one())
        if self.next_is("("):
            inner = self.any_of()
            self.must(")")
            return inner
        if self.next_is("answer"):
            field = self.value()
            self.must("==")
            return AnswerIs(field, self.value())
        if self.next_is("ask"):
            self.must("(")
            question = self.value()
            self.must(")")
            self.must("==")
            return LawSays(question, self.value())
        raise BrokenCondition(f"{self.text!r}: expected answer, ask, not or a parenthesis")
