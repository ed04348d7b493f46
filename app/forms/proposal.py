"""What recording a form would put into the docket, and what the law finds in it: the same for whoever records and for whoever only looks.

Sees no clock and writes nothing: `now` and the case are given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from ulid import ULID

from app.casework.docket import Entry
from app.errors import NeedsConfirmation, Refusal
from app.forms.form import Form
from app.law.questions import Case, Concern


@dataclass(frozen=True)
class Proposal:
    """The entries that answers would record, the case as it would be, and what would have to be confirmed."""

    entries: tuple[Entry, ...]
    case: Case
    to_confirm: tuple[Concern, ...]

    @property
    def flags(self) -> tuple[str, ...]:
        """The sentences to be confirmed, each once."""
        return tuple(dict.fromkeys(concern.sentence for concern in self.to_confirm))

    def confirmed_by(self, sentences: Sequence[str]) -> tuple[str, ...]:
        """The flags to be kept with the entries; NeedsConfirmation unless each one is among these sentences."""
        if any(flag not in sentences for flag in self.flags):
            raise NeedsConfirmation(self.flags, provision=provisions_of(self.to_confirm))
        return self.flags


def provisions_of(concerns: Iterable[Concern]) -> str:
    """The provisions of these concerns, each once: "13N(2), 13S(1)"; empty if none has one."""
    return ", ".join(dict.fromkeys(concern.provision for concern in concerns if concern.provision))


def proposed(
    form: Form, raw: Mapping[str, Any], *, case: Case, subject: str, about: str, now: datetime, step: str,
    would_be: Callable[[tuple[Entry, ...]], Case],
) -> Proposal:  # fmt: skip
    """Read the answers and ask the law about the docket as it would be; Refusal for what cannot be recorded as it stands.

    A slip refuses. What a court or an officer in fact did never does: it is to be confirmed, recorded and flagged.
    """
    answers = form.read(raw, case=case, subject=subject, about=about, now=now)
    made = form.entries(
        answers, case=case, subject=subject, about=about, now=now,
        new_subject=case.docket.next_subject, new_id=lambda: str(ULID()),
    )  # fmt: skip
    entries = tuple(replace(entry, step=step[:200]) for entry in made)
    after = would_be(entries)
    concerns = form.concerns(after, subject, entries)
    slips = [concern for concern in concerns if not concern.confirm]
    if slips:
        fields: dict[str, list[str]] = {}
        for slip in slips:
            fields.setdefault(slip.field, []).append(slip.sentence)
        raise Refusal(" ".join(slip.sentence for slip in slips), provision=provisions_of(slips), fields=fields)
    return Proposal(entries, after, concerns)
