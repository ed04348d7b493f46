"""Documents: what could be prepared now and what is missing for it; issued by the fingerprint of what the person saw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from sqlalchemy import text

from app.casework.docket import Entry
from app.commands.dispatcher import Work, handles
from app.commands.steps import recorded
from app.commands.words import IssueDocument, Outcome
from app.documents import Prepared, Template, Templates, prepare
from app.errors import Refusal, Stale
from app.law import status as law_status
from app.law.document_facts import applicable, document_facts, span
from app.law.questions import Case
from app.storage.moment import written


@dataclass(frozen=True)
class Possible:
    """A document that belongs to a subject of this matter, and why it cannot be prepared yet ("" if it can)."""

    name: str
    label: str
    subject: str
    provision: str
    missing: str


class DocumentRoom:
    """The documents of this release, prepared from a case."""

    def __init__(self, root: Path) -> None:
        """The templates below this root."""
        self._root = root

    @cached_property
    def templates(self) -> Templates:
        """Every template, read once."""
        return Templates.load(self._root)

    def prepared(self, case: Case, subject: str, document: str, *, number: str, now: datetime) -> Prepared:
        """The document for the facts as they stand (Refusal that lists what is missing, or where what it says is not so yet, or no more)."""
        template = self._template(document, subject)
        if not _in_its_time(case, template, subject, now):
            message = f"{template.label}: what it says is not so yet, or no longer so. Look at what the matter’s page asks for now."
            raise Refusal(message, provision=template.provision)
        return prepare(template, {**document_facts(case, template.facts, subject), "number": number})

    def possible(self, case: Case, *, now: datetime) -> Iterator[Possible]:
        """Every document that belongs to a subject of this case now."""
        for subject in law_status.subjects(case):
            for template in self.templates.about(law_status.kind_of(subject)):
                if not (applicable(case, template.facts, subject) and _in_its_time(case, template, subject, now)):
                    continue
                facts = document_facts(case, template.facts, subject)
                missing = ", ".join(f"{part.label} (s {part.provision})" for part in template.missing(facts))
                yield Possible(template.name, template.label, subject, template.provision, missing)

    def _template(self, document: str, subject: str) -> Template:
        template = self.templates.by_name.get(document)
        if template is None or not template.is_about(law_status.kind_of(subject)):
            message = "There is no such document for this subject."
            raise Refusal(message)
        return template


def _in_its_time(case: Case, template: Template, subject: str, now: datetime) -> bool:
    since, until = span(case, template.facts, subject)
    return (since is None or since <= now) and (until is None or now < until)


@handles(IssueDocument)
def issue_document(work: Work, command: IssueDocument) -> Outcome:
    """Issue the document that the person saw, by its fingerprint; Stale if the facts have moved since."""
    file = work.matter
    work.need("issue_document", {"role": None, "of": law_status.kind_of(command.subject)})
    prepared: Prepared = work.door.documents.prepared(file.case, command.subject, command.document, number=file.number, now=work.now)
    if prepared.sha256 != command.sha256:
        message = "The facts have moved since you looked at this document: look at it again before you issue it."
        raise Stale(message)
    work.connection.execute(
        text(
            "insert into document (sha256, matter, subject, name, contents, prepared_version, issued_at, issued_by) values"
            " (:h, :m, :s, :n, :c, :v, :at, :by) on conflict (sha256) do nothing"
        ),
        {
            "h": prepared.sha256, "m": file.id, "s": command.subject, "n": command.document, "c": prepared.contents, "v": file.version,
            "at": written(work.now), "by": work.actor.id,
        },
    )  # fmt: skip
    entry = Entry(file.new_id(), "document-issued", command.subject, work.now, {"document": command.document, "sha256": prepared.sha256})
    recorded(work, file, (entry,))
    work.record("issue_document", matter=file.id, details={"document": command.document, "sha256": prepared.sha256})
    return Outcome(file.id, file.version, "Issued.", {"sha256": prepared.sha256})
