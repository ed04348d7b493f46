"""A form of every sort of field, over two temporary orders, with a law of two lines."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.casework.answer import certainly
from app.casework.clock import BRISBANE
from app.casework.docket import Docket, Entry
from app.forms.entries import Dictionary, read_yaml
from app.forms.entries import _kind as kind_of
from app.forms.form import Form
from app.forms.spec import read_form
from app.law import questions
from app.law.calendars import Calendars
from app.law.questions import Case, Concern, Question

NOW = datetime(2026, 3, 2, 12, tzinfo=BRISBANE)
SUBJECT = "hearing:1"

KINDS = """
hearing-held:
  label: Hearing held
  subject: hearing
  fields:
    outcome: {label: Outcome, type: choice, of: [ADJOURNED, RESERVED], required: true}
    mention: {label: "Was it a mention?", type: yes/no}
    next_listed_for: {label: Adjourned to, type: instant}
    attendees:
      label: Who was there
      type: many
      fields:
        who: {label: Who, type: text, required: true, protection: protected}
        paragraph: {label: Paragraph, type: choice, of: [a, b], required: true}
extension-decided:
  label: Extension decided
  subject: temporary-order
  fields:
    hearing: {label: Hearing, type: subject, of: hearing, required: true}
    decision: {label: Decision, type: choice, of: [EXTENDED, NOT_EXTENDED], required: true}
    until: {label: Stated last day, type: day}
mention-listed:
  label: Mention listed
  subject: hearing
  fields:
    listed_for: {label: Listed for, type: instant, required: true}
    from_hearing: {label: From, type: subject, of: hearing}
    note: {label: Note, type: text}
temporary-order-made:
  label: Temporary order made
  subject: temporary-order
  fields: {}
"""

FORM = """
title: Record what happened
intro: Everything about one mention.
provision: 13M(2)(b)
checks: [sample.check]
records:
  - {kind: hearing-held, subject: this, occasion: this}
  - kind: extension-decided
    subject: each
    occasion: this
    values: {hearing: this, decision: answer.decision, until: answer.until}
  - kind: mention-listed
    subject: new hearing
    when: answer outcome == ADJOURNED
    at: now
    values: {listed_for: answer.next_listed_for, from_hearing: this, note: "'BY_COURT'"}
fields:
  - {name: at, type: instant, label: When it was held, required: true}
  - {name: outcome}
  - {name: mention, entry: hearing-held.mention}
  - {name: next_listed_for, shown-when: answer outcome == ADJOURNED, required-when: "answer outcome == ADJOURNED", page: 2}
  - {name: attendees, page: 2}
  - name: extensions
    label: Decisions on extension
    repeat-for: sample.orders
    page: 2
    fields:
      - {name: decision, entry: extension-decided.decision}
      - {name: until, entry: extension-decided.until, required-when: answer decision == EXTENDED}
  - {name: advice, label: Advice, type: text, shown-when: "ask('sample.doubtful') == 'YES'"}
  - {name: says, label: The law says, derived: sample.doubtful, page: 2}
"""


def a_dictionary() -> Dictionary:
    return Dictionary({name: kind_of(name, spec) for name, spec in read_yaml(KINDS).items()})


def a_form(text: str = FORM) -> Form:
    return Form(read_form("hearing", "record_mention", read_yaml(text), a_dictionary()))


def a_case() -> Case:
    made = tuple(Entry(f"e{n}", "temporary-order-made", f"temporary-order:{n}", NOW) for n in (1, 2))
    return Case(Docket(made), Calendars(rows=(), revision="test", loaded=frozenset()))


def _orders(case: Case, subject: str) -> tuple[str, ...]:
    return tuple(entry.subject for entry in case.docket.of_kind("temporary-order-made"))


def _check(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    return tuple(Concern("A mention was listed.", "13M", confirm=True) for entry in entries if entry.kind == "mention-listed")


def _doubtful(case: Case, subject: str) -> Any:
    return certainly("NO")


questions.QUESTIONS.setdefault("sample.check", Question("sample.check", "check", _check, "", ""))
questions.QUESTIONS.setdefault("sample.doubtful", Question("sample.doubtful", "ask", _doubtful, "", "", ("YES", "NO")))
questions.LISTS.setdefault("sample.orders", _orders)
