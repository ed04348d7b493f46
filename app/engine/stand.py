"""Where a run stands: a function of its definition, what the law says of the case, and the instant. Nothing is kept.

Three things let a token go on, and all three are the same: a question whose answer is an instant that is not in the
future. The earliest passes first, then document order; gateways are settled between; until nothing may pass.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Protocol
from zlib import crc32

from app.casework.answer import Done, Wanted
from app.engine.catalogue import Definition
from app.engine.walk import Crossed, Gate, Tell, Walk
from app.errors import Fault
from app.law.questions import Case, UnknownQuestion, told

MOST_PASSES = 200
HOWS = {"step": "s", "until": "u", "due": "d", "act_by": "b", "ask": "?", "end": "e"}
_HOW_OF = {letter: how for how, letter in HOWS.items()}


@dataclass(frozen=True, order=True)
class OpenStep:
    """A step at which the run stands: what it is about, by when it ought to be done, under which provision, and what happens if it is not.

    `instant` is None for a step that a person is to do. Otherwise the docket answers it from that instant on, which lies
    ahead: nobody is to do anything, `about` is empty, and the step stands on no worklist (`Stand.wanted`).
    """

    element: str
    about: str
    act_by: datetime | None = field(default=None, compare=False)
    provision: str = field(default="", compare=False)
    missed: str = field(default="", compare=False)
    instant: datetime | None = field(default=None, compare=False)
    lane: str = field(default="", compare=False)


@dataclass(frozen=True)
class Waiting:
    """A wait at which the run stands, and the instant from which it may pass (None: the law gives none yet)."""

    element: str
    instant: datetime | None


@dataclass(frozen=True)
class Passed:
    """A gate, gateway or end that a token went through: `at` in legal time (None: at the start), how, and a gateway's answer.

    How: step | until | due | act_by | ask (a gateway) | end.
    """

    element: str
    at: datetime | None
    how: str
    answer: str = ""


@dataclass(frozen=True)
class Told:
    """One question asked on the way and its answer, written plainly: a word, an instant, or a fingerprint of what a step is told."""

    how: str
    name: str
    answer: str | None


@dataclass(frozen=True)
class Stand:
    """Where a run stands, in document order. Two stands are equal if they have the same open steps (with what they are about), waits and end."""

    open: tuple[OpenStep, ...]
    waits: tuple[Waiting, ...]
    over: bool
    trace: tuple[Told, ...] = field(compare=False, default=())
    passed: tuple[Passed, ...] = field(compare=False, default=())
    bundle: str = field(compare=False, default="")

    @property
    def wanted(self) -> tuple[OpenStep, ...]:
        """The open steps that a person is to do: the worklist's."""
        return tuple(step for step in self.open if step.instant is None)

    @cached_property
    def asked(self) -> tuple[tuple[str, str, str | None], ...]:
        """The trace as plain words: how, name and answer of each question."""
        return tuple((one.how, one.name, one.answer) for one in self.trace)

    @cached_property
    def next_due(self) -> datetime | None:
        """The next instant at which something passes by itself."""
        instants = [*(wait.instant for wait in self.waits), *(step.instant for step in self.open)]
        return min((at for at in instants if at is not None), default=None)

    def to_json(self) -> str:
        """The stand as text, to be kept in a run row (at most 2 kB)."""
        kept = {
            "open": [[s.element, s.about, _written(s.act_by), s.provision, s.missed, _written(s.instant), s.lane] for s in self.open],
            "waits": [[w.element, _written(w.instant)] for w in self.waits],
            "over": self.over,
            "trace": _trace_written(self.trace),
            "passed": _passed_written(self.passed),
            "bundle": self.bundle,
        }
        return json.dumps(kept, separators=(",", ":"), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Stand:
        """The stand that `to_json` wrote."""
        kept = json.loads(text)
        return cls(
            open=tuple(
                OpenStep(e, about, _read(by), prov, missed, _read(at), lane) for e, about, by, prov, missed, at, lane in kept["open"]
            ),
            waits=tuple(Waiting(element, _read(at)) for element, at in kept["waits"]),
            over=kept["over"],
            trace=tuple(_trace_read(kept["trace"])),
            passed=tuple(_passed_read(kept["passed"])),
            bundle=kept["bundle"],
        )


class Walker(Protocol):
    """Whoever can say at which gates the tokens stand and where they go: the engine itself, or its memory (memo.py)."""

    @property
    def gates(self) -> tuple[Gate, ...]:
        """The gates at which tokens stand, in document order."""
        ...

    @property
    def over(self) -> bool:
        """No token is left."""
        ...

    def let_pass(self, element: str) -> None:
        """Let the token at this gate go on."""
        ...

    def crossed(self) -> tuple[Crossed, ...]:
        """What was gone through since this was last asked."""
        ...


class Asking:
    """The law, asked for one run: only about its own subject. Every answer is kept, in the order asked: the trace."""

    def __init__(self, case: Case, subject: str) -> None:
        """Ask about this subject of this case."""
        self._case = case
        self._subject = subject
        self._trace: dict[tuple[str, str], str | None] = {}

    def told(self, how: str, name: str) -> Any:
        """The law's answer (Fault if the law does not know the question)."""
        answer = _asked(self._case, how, name, self._subject)
        if (how, name) not in self._trace:
            self._trace[how, name] = _plain(self._case, how, name, self._subject)
        return answer

    def word(self, name: str) -> str:
        """The answer to a gateway's question."""
        return str(self.told("ask", name))

    def instant(self, gate: Gate) -> datetime | None:
        """The instant from which a gate lets pass, or None."""
        answer = self.told(gate.asked.how, gate.asked.name)
        if gate.step:
            return answer.since if isinstance(answer, Done) else None
        return answer  # type: ignore[no-any-return]

    @property
    def trace(self) -> tuple[Told, ...]:
        """The questions asked so far, in order."""
        return tuple(Told(how, name, answer) for (how, name), answer in self._trace.items())


def stand(definition: Definition, case: Case, subject: str, now: datetime) -> Stand:
    """Where the run of this process for this subject stands at `now` (Fault after more than 200 passes)."""
    return stand_by(lambda tell: Walk(definition, tell), definition, case, subject, now)


def stand_by(walker: Any, definition: Definition, case: Case, subject: str, now: datetime) -> Stand:
    """As `stand`, walked by whatever `walker(tell)` gives."""
    asking = Asking(case, subject)
    tell: Tell = asking.word
    walk: Walker = walker(tell)
    passed = [_through(crossed, None) for crossed in walk.crossed()]
    for _ in range(MOST_PASSES):
        may_pass = [
            (instant, n, gate) for n, gate in enumerate(walk.gates) if (instant := asking.instant(gate)) is not None and instant <= now
        ]
        if not may_pass:
            return _stand(definition, walk, asking, passed)
        at, _, gate = min(may_pass, key=lambda one: one[:2])
        walk.let_pass(gate.element)
        passed.append(Passed(gate.element, at, gate.asked.how))
        passed.extend(_through(crossed, at) for crossed in walk.crossed())
    raise Fault(f"{definition.process} {subject}: more than {MOST_PASSES} passes")


def still_stands(kept: Stand, case: Case, subject: str, now: datetime) -> bool:
    """True if building anew could change nothing: no instant has come, and every answer of the trace is given again.

    Asked in the order of the trace, up to the first difference: a question behind a gateway may have no meaning once
    the gateway answers otherwise.
    """
    due = kept.next_due
    return (due is None or due > now) and case.recall(_answered_again, subject, kept.asked)


def _answered_again(case: Case, subject: str, asked: tuple[tuple[str, str, str | None], ...]) -> bool:
    return all(_plain(case, how, name, subject) == answer for how, name, answer in asked)


def _stand(definition: Definition, walk: Walker, asking: Asking, passed: Iterable[Passed]) -> Stand:
    gates = walk.gates
    return Stand(
        open=tuple(_open(definition, gate, asking) for gate in gates if gate.step),
        waits=tuple(Waiting(gate.element, asking.instant(gate)) for gate in gates if not gate.step),
        over=walk.over,
        trace=asking.trace,
        passed=tuple(passed),
        bundle=definition.bundle,
    )


def _open(definition: Definition, gate: Gate, asking: Asking) -> OpenStep:
    answer = asking.told("step", gate.asked.name)
    lane = definition.steps[gate.element].lane
    if isinstance(answer, Wanted):
        return OpenStep(gate.element, answer.about, answer.act_by, answer.provision, answer.missed, None, lane)
    return OpenStep(gate.element, "", instant=answer.since, lane=lane)


def _through(crossed: Crossed, at: datetime | None) -> Passed:
    return Passed(crossed.element, at, "ask" if crossed.name else "end", crossed.answer)


def _asked(case: Case, how: str, name: str, subject: str) -> Any:
    try:
        return told(case, how, name, subject)
    except UnknownQuestion:
        raise Fault(f"the law does not know the question {name!r} ({how})") from None


def _plain(case: Case, how: str, name: str, subject: str) -> str | None:
    return case.recall(_told_plainly, how, name, subject)


def _told_plainly(case: Case, how: str, name: str, subject: str) -> str | None:
    return _plainly(_asked(case, how, name, subject))


def _plainly(answer: Any) -> str | None:
    if answer is None or isinstance(answer, str):
        return answer
    if isinstance(answer, datetime):
        return _written(answer)
    if isinstance(answer, Done):
        return f"done {_written(answer.since)}"
    rest = crc32(f"{_written(answer.act_by)}\0{answer.provision}\0{answer.missed}".encode())
    return f"wanted {answer.about} {rest:08x}"


def _trace_written(trace: Iterable[Told]) -> list[list[str | None]]:
    """Each question as one word (how, and its name; without its family if that is as before) with its answer."""
    rows, before = [], ""
    for one in trace:
        family, _, last = one.name.rpartition(".")
        rows.append([HOWS[one.how] + (f".{last}" if family == before else one.name), one.answer])
        before = family
    return rows


def _trace_read(rows: Iterable[list[Any]]) -> Iterator[Told]:
    before = ""
    for word, answer in rows:
        name = before + word[1:] if word[1] == "." else word[1:]
        before = name.rpartition(".")[0]
        yield Told(_HOW_OF[word[0]], name, answer)


def _passed_written(passed: Iterable[Passed]) -> list[list[Any]]:
    """Each passage with its instant (0: as the one before), how as one letter, and an answer where there is one."""
    rows: list[list[Any]] = []
    before: Any = 0
    for one in passed:
        at = _written(one.at)
        rows.append([one.element, 0 if at == before else at, HOWS[one.how], *filter(None, [one.answer])])
        before = at
    return rows


def _passed_read(rows: Iterable[list[Any]]) -> Iterator[Passed]:
    before: str | None = None
    for element, at, how, *answer in rows:
        before = before if at == 0 else at
        yield Passed(element, _read(before), _HOW_OF[how], *answer)


def _written(at: datetime | None) -> str | None:
    return None if at is None else at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="auto").removesuffix(":00") + "Z"


def _read(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
