"""The whole language of a diagram: five forms and the property `answered`. Knows no law and no engine.

- on a flow out of a gateway: ask('order.outcome') == 'MADE'
- on a wait: until('...'), due('...'), act_by('...')
- on a user task: the property answered = temporary-order.list-a-mention
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NAME = r"[a-z0-9]+(?:[.-][a-z0-9]+)*"
_WAIT = re.compile(rf"(until|due|act_by)\('({NAME})'\)")
_ASK = re.compile(rf"ask\('({NAME})'\) == '([A-Z][A-Z0-9_]*)'")
_NAME = re.compile(NAME)


class NotOurWords(ValueError):
    """An expression that is none of the five."""


@dataclass(frozen=True)
class Asked:
    """One question a diagram names: how it is asked (ask | until | due | act_by | step), its name, and for a flow the answer it waits for."""

    how: str
    name: str
    answer: str = ""


def wait(text: str | None) -> Asked:
    """Read the expression of a wait (NotOurWords)."""
    found = _WAIT.fullmatch((text or "").strip())
    if found is None:
        message = f"{text!r} is none of until('...'), due('...'), act_by('...')"
        raise NotOurWords(message)
    return Asked(found[1], found[2])


def flow(text: str | None) -> Asked:
    """Read the condition of a flow out of a gateway (NotOurWords)."""
    found = _ASK.fullmatch((text or "").strip())
    if found is None:
        message = f"{text!r} is not of the form ask('question') == 'ANSWER'"
        raise NotOurWords(message)
    return Asked("ask", found[1], found[2])


def step(text: str | None) -> Asked:
    """Read the property `answered` of a user task (NotOurWords)."""
    if _NAME.fullmatch(text or "") is None:
        message = f"{text!r} is not the name of a question"
        raise NotOurWords(message)
    return Asked("step", text or "")
