"""What the file gives to a form: what is already on record, the subjects that may be chosen, and those for which a part repeats. Reads only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.casework.docket import Docket, Entry
from app.casework.families import kinds_of
from app.casework.naming import RESPONDENT, base_of, subjects_in
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
    """What the file fills in: about, this, a literal in quotes, "kind.field" of the newest entry that is the subject's own, or "draft.field" of the law."""
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
    entry = _own(case.docket, subject, kind)
    found: Any = entry.values if entry else {}
    if entry and name == "at":
        return entry.at.isoformat()
    for part in name.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def _own(docket: Docket, subject: str, kind: str) -> Entry | None:
    """The newest entry of a kind that is a subject's own, where there is one.

    That is one about it; else one about what its papers or entries name, or that names it, or about the respondent, whose file it is. What
    was said of another decision is never filled in.
    """
    own = docket.last(subject, kind)
    said = docket.of_kind(kind)
    if own is not None or not said:
        return own
    itself = {subject, base_of(subject)}
    near = itself | {RESPONDENT} | {name for each in itself for entry in docket.about(each) for name in subjects_in(entry.values)}
    return next((e for e in reversed(said) if e.subject in near or itself & set(subjects_in(e.values))), None)


def subjects_of(case: Case, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The subjects of these kinds that the docket knows, in the order of their numbers; also an application that a magistrate's order calls for."""
    families = kinds_of(*kinds)
    found = {subject for subject in law_status.subjects(case) if subject.split(":", 1)[0] in families}
    return tuple(
        sorted(
            found, key=lambda subject: (subject.rsplit(":", 1)[0], int(number) if (number := subject.rsplit(":", 1)[-1]).isdigit() else 0)
        )
    )
