"""What the file gives to a form: what is already on record, the subjects that may be chosen, and those for which a part repeats. Reads only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.casework.families import kinds_of
from app.forms.spec import FieldSpec
from app.law import questions
from app.law import status as law_status
from app.law.questions import Case


def listed(case: Case, name: str, subject: str) -> tuple[str, ...]:
    """The subjects of a law list for this subject (UnknownQuestion if the law has no such list)."""
    if name not in questions.LISTS:
        raise questions.UnknownQuestion(name)
    return tuple(questions.LISTS[name](case, subject))


def on_record(spec: FieldSpec, case: Case, subject: str, about: str = "") -> Any:
    """What the file fills in: about, this, a literal in quotes, the newest value of "kind.field" (of this subject first), or "draft.field" of the law."""
    said = spec.prefill
    if not said:
        return None
    if said in {"about", "this"}:
        return about if said == "about" else subject
    kind, dot, name = said.partition(".")
    if not dot:
        return said.strip("'\"")
    if kind in questions.DRAFTS:
        return questions.DRAFTS[kind](case, subject).get(name)
    entry = case.docket.last(subject, kind) or next(reversed(case.docket.of_kind(kind)), None)
    found: Any = entry.values if entry else {}
    if entry and name == "at":
        return entry.at.isoformat()
    for part in name.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def subjects_of(case: Case, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The subjects of these kinds that the docket knows, in the order of their numbers; also an application that a magistrate's order calls for."""
    families = kinds_of(*kinds)
    found = {subject for subject in law_status.subjects(case) if subject.split(":", 1)[0] in families}
    return tuple(
        sorted(
            found, key=lambda subject: (subject.rsplit(":", 1)[0], int(number) if (number := subject.rsplit(":", 1)[-1]).isdigit() else 0)
        )
    )
