"""Correcting an entry by a form over its own kind: what was posted, laid over what stands, gives only what changes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.access.protection import NEEDED, PROTECTED
from app.casework.docket import Entry
from app.errors import Refusal
from app.forms.fields import nest, tops
from app.forms.form import Form
from app.law.questions import Case


def changes(form: Form, stands: Entry, raw: Mapping[str, Any], *, case: Case, now: datetime) -> Mapping[str, Any]:
    """The values that a correction changes (None: cleared; "at" among them as ISO), from what a page or the API posted.

    Whatever is not posted at all stays as it stands, and so does a protected value posted empty: a page never shows it (s 67FE).
    `form` is `FormBook.correction(kind)`. Refusal names each field at fault, an instant after `now`, and a correction that changes
    nothing.
    """
    answered = nest(raw)
    blank = {spec.name for spec in form.spec.fields if spec.protection in {NEEDED, PROTECTED} and spec.name not in answered}
    posted = tops(raw) - {name for name in blank if raw.get(name, "") is not None}
    base: dict[str, Any] = {name: value for name, value in {**stands.values, "at": stands.at.isoformat()}.items() if name not in posted}
    answers = dict(
        form.read({"reason": "kept beside the correction", **base, **answered}, case=case, subject=stands.subject, now=now).values
    )
    answers.pop("reason", None)
    moved = datetime.fromisoformat(answers.pop("at"))
    if moved > now:
        sentence = "An entry cannot say that something happened in the future: give an instant that is past."
        raise Refusal(sentence, fields={"at": (sentence,)})
    changed = {name: value for name, value in answers.items() if value != stands.values.get(name)}
    changed |= {name: None for name in stands.values if name in posted and name not in answers}
    if moved != stands.at:
        changed["at"] = moved.isoformat()
    if not changed:
        sentence = "Nothing is different from what stands: change an answer, or leave without correcting."
        raise Refusal(sentence)
    return changed
