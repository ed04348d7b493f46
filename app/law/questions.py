"""What a diagram, a form or a page may ask of the law, by name. Names are append-only once released.

Four sorts of question, each registered by a decorator beside its rule; every rule takes (case, subject):
  ask    one of the declared answers for a gateway (Answer[str]; "UNCERTAIN" is told when worlds differ)
  since  the instant from which something is so (Answer[datetime | None]); named by until / due / act_by
  step   Done(since) or Wanted(about, ...): is a person's step answered by the docket
  check  sentences that stop or must be confirmed before entries are recorded (used by forms)
and `start`, which gives the subjects for which a process runs, `deadline`, which gives a Deadline or None, and `draft`, which
gives what a form is filled with at first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from app.casework.answer import Answer, Deadline, Done, Reckoned, Wanted, certainly, earliest, latest
from app.casework.docket import Docket
from app.casework.joining import place_of
from app.casework.naming import base_of
from app.casework.recall import Looked, Recalling
from app.law.calendars import Calendars

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Case(Recalling):
    """What the law is asked about: one docket, the calendars, and the elections of the legal officers.

    `place` is the court place by which days are judged where a fact names none, but see `place_for`. Answers are remembered here: a case
    never changes, so no answer is ever stale; the case `after` it takes over those on which nothing new bears.
    """

    docket: Docket
    calendars: Calendars
    elections: Mapping[str, str] = field(default_factory=dict)
    place: str = "Brisbane"
    before: Case | None = field(default=None, compare=False, repr=False)

    def after(self, docket: Docket) -> Case:
        """The same case with the docket that came after its own (or with any other one: then nothing is taken over)."""
        if docket is self.docket:
            return self
        return replace(self, docket=docket, before=self if docket.before is self.docket else None)

    def following(self, last: Case | None) -> Case:
        """This case, which takes over what `last` knows, if that was asked with the same calendars, elections and place of a docket before."""
        same = last is not None and last == replace(self, docket=last.docket)
        return last.after(self.docket) if last is not None and same else self

    def alone(self) -> Case:
        """This case, which now takes over nothing more from the one before it."""
        self.docket.alone()
        object.__setattr__(self, "before", None)
        return self

    def place_for(self, subject: str) -> str:
        """The place by which the days of one subject are judged where a fact names none: of the matter with which it came here."""
        return place_of(self.docket, base_of(subject)) or self.place

    @cached_property
    def at_work(self) -> list[Looked]:
        """What each rule now at work has looked at so far, the innermost last: the docket's and the case's in one."""
        return self.docket.at_work

    @property
    def touched(self) -> frozenset[str]:
        """The groups of entries that are not as they were in the docket before."""
        return self.docket.touched

    def part(self, kind: type) -> Recalling:
        """A fact is asked of the docket, an answer of the law of the case."""
        return self if kind is Case else self.docket


@dataclass(frozen=True)
class Question:
    """A registered question: its rule, the answers it may give (for ask), and how it is explained."""

    name: str
    sort: str
    rule: Callable[..., Any]
    provision: str
    label: str
    answers: tuple[str, ...] = ()
    conclusion: bool = False
    consequence: str = ""


@dataclass(frozen=True)
class Concern:
    """What a check finds in entries about to be recorded.

    `confirm` True: an act of a court or officer that the Act does not provide for; ask, record, flag. False: a slip
    that cannot be recorded (a field that contradicts another). `field` is a form field path or "".
    """

    sentence: str
    provision: str
    confirm: bool
    field: str = ""


def slip(sentence: str, provision: str, field: str) -> Concern:
    """What contradicts itself and cannot be recorded so, at the field at fault."""
    return Concern(sentence, provision, confirm=False, field=field)


def confirm(sentence: str, provision: str, field: str = "") -> Concern:
    """What the Act does not provide for, though it may be what happened: asked about, recorded, flagged."""
    return Concern(sentence, provision, confirm=True, field=field)


@dataclass(frozen=True)
class Offer:
    """An act that a person may record at any time while it is open: its form (forms/offers), the role (None: whoever works here), the subjects."""

    form: str
    role: str | None
    label: str
    rule: Callable[[Case], tuple[str, ...]]


QUESTIONS: dict[str, Question] = {}
OFFERS: dict[str, Offer] = {}
STARTS: dict[str, Callable[[Case], tuple[str, ...]]] = {}
LISTS: dict[str, Callable[[Case, str], tuple[str, ...]]] = {}
DRAFTS: dict[str, Callable[[Case, str], Mapping[str, Any]]] = {}


class UnknownQuestion(KeyError):
    """A name that the law does not know."""


def _register(question: Question) -> None:
    if question.name in QUESTIONS:
        message = f"the question {question.name} is registered twice"
        raise ValueError(message)
    QUESTIONS[question.name] = question


def ask(name: str, *answers: str, provision: str, label: str) -> Callable[[F], F]:
    """Register a gateway's question; the rule gives Answer[str] over `answers`; worlds that differ are told as UNCERTAIN."""

    def keep(rule: F) -> F:
        _register(Question(name, "ask", rule, provision, label, answers))
        return rule

    return keep


def since(name: str, *, provision: str, label: str, conclusion: bool = False, consequence: str = "") -> Callable[[F], F]:
    """Register an instant: the rule gives Answer[datetime | None]. `conclusion`: at most one such of its family is ever true (boundaries)."""

    def keep(rule: F) -> F:
        _register(Question(name, "since", rule, provision, label, (), conclusion, consequence))
        return rule

    return keep


def step(name: str, *, provision: str, label: str) -> Callable[[F], F]:
    """Register a step's question: the rule gives Done or Wanted."""

    def keep(rule: F) -> F:
        _register(Question(name, "step", rule, provision, label))
        return rule

    return keep


def check(name: str, *, provision: str, label: str) -> Callable[[F], F]:
    """Register a check: (case as it would be, subject, entries about to be recorded) -> tuple of Concerns."""

    def keep(rule: F) -> F:
        _register(Question(name, "check", rule, provision, label))
        return rule

    return keep


def deadline(name: str, *, provision: str, label: str, consequence: str) -> Callable[[F], F]:
    """Register a deadline: the rule gives a Deadline, or None where there is none for this subject."""

    def keep(rule: F) -> F:
        _register(Question(name, "deadline", rule, provision, label, (), conclusion=False, consequence=consequence))
        return rule

    return keep


def start(process: str) -> Callable[[F], F]:
    """Register a process's start condition: the subjects for which it runs, in an order that recording does not change."""

    def keep(rule: F) -> F:
        STARTS[process] = rule
        return rule

    return keep


def offer(form: str, role: str | None, *, label: str = "") -> Callable[[F], F]:
    """Register an optional act: the rule gives the subjects for which it is open, in an order that recording does not change."""

    def keep(rule: F) -> F:
        if form in OFFERS:
            message = f"the offer {form} is registered twice"
            raise ValueError(message)
        OFFERS[form] = Offer(form, role, label or form.replace("_", " ").capitalize(), rule)
        return rule

    return keep


def law_list(name: str) -> Callable[[F], F]:
    """Register a list of subjects for which a form repeats a group of fields: (case, subject) -> subjects."""

    def keep(rule: F) -> F:
        LISTS[name] = rule
        return rule

    return keep


def draft(name: str) -> Callable[[F], F]:
    """Register what the law fills into a form that begins from what is already asked: (case, subject) -> values by field."""

    def keep(rule: F) -> F:
        DRAFTS[name] = rule
        return rule

    return keep


def told(case: Case, how: str, name: str, subject: str) -> Any:
    """The answer as a diagram is told it; `how` is ask | until | due | act_by | step.

    ask gives one word; until and due the instant by which it is so in every world (or None); act_by the earliest
    instant in any world (or None); step Done or Wanted. UnknownQuestion if the law does not know the name.
    """
    return case.recall(_told, how, name, subject)


def _told(case: Case, how: str, name: str, subject: str) -> Any:
    question = QUESTIONS.get(name)
    wanted = {"ask": "ask", "step": "step"}.get(how, "since")
    if question is None or question.sort != wanted:
        raise UnknownQuestion(name)
    answer = question.rule(case, subject)
    if how == "step":
        return answer
    if how == "ask":
        return answer.only if answer.certain else "UNCERTAIN"
    return earliest(answer) if how == "act_by" else latest(answer)


__all__ = [
    "DRAFTS", "OFFERS", "QUESTIONS", "STARTS", "Answer", "Case", "Concern", "Deadline", "Done", "Offer", "Question", "Reckoned", "UnknownQuestion",
    "Wanted", "ask", "certainly", "check", "confirm", "datetime", "deadline", "draft", "earliest", "latest", "offer", "since", "slip", "start", "step", "told",
]  # fmt: skip
