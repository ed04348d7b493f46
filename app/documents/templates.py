"""The catalogue of documents: what each is about, which parts the Act wants in it, and where its Typst source lies.

A document is two files, workflows/<process>/documents/<name>.typ and <name>.yaml:
    label: Application for a prohibition order      what people call it
    title: ...                                      the title printed, if it is not the label
    subject: application                            the kind of subject that it is about
    facts: documents.application                    who gives its facts, by name (app/law/*_documents.py)
    provision: 13A(2)
    parts:                                          each must be there, or the document is refused
      convictions: {label: Particulars of each conviction, provision: 13A(2)(a)}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from app.casework.families import is_of
from app.errors import Fault

_KEYS = {"label", "title", "subject", "facts", "provision", "parts"}


@dataclass(frozen=True)
class Part:
    """A part that a document must have, and the provision that asks for it."""

    name: str
    label: str
    provision: str


@dataclass(frozen=True)
class Template:
    """One document: its name, what it is about, its mandatory parts, the question that gives its facts, its source."""

    name: str
    label: str
    title: str
    subject: str
    facts: str
    provision: str
    parts: tuple[Part, ...]
    source: str

    def is_about(self, kind: str) -> bool:
        """May it be about a subject of this kind? A family's name ("order") means each of its kinds."""
        return is_of(kind, self.subject)

    def missing(self, facts: Mapping[str, Any]) -> tuple[Part, ...]:
        """The mandatory parts that these facts do not fill."""
        return tuple(part for part in self.parts if facts.get(part.name) in (None, "", [], (), {}))


@dataclass(frozen=True)
class Templates:
    """Every document there is, by name."""

    by_name: Mapping[str, Template]

    @classmethod
    def load(cls, root: Path) -> Templates:
        """Read workflows/*/documents/*.yaml below `root` (Fault if one is not as described, lacks its .typ, or shares a name)."""
        found: dict[str, Template] = {}
        for path in sorted(root.glob("workflows/*/documents/*.yaml")):
            template = _read(path)
            if template.name in found:
                raise Fault(f"two documents are named {template.name}")
            found[template.name] = template
        orphans = {p.stem for p in root.glob("workflows/*/documents/*.typ")} - set(found)
        if orphans:
            raise Fault(f"templates without a .yaml beside them: {', '.join(sorted(orphans))}")
        return cls(found)

    def template(self, name: str) -> Template:
        """The document of this name (Fault if there is none)."""
        try:
            return self.by_name[name]
        except KeyError:
            raise Fault(f"there is no document {name!r} in this release") from None

    def about(self, kind: str) -> tuple[Template, ...]:
        """The documents about a kind of subject, by name."""
        return tuple(t for t in self.by_name.values() if t.is_about(kind))


def _read(path: Path) -> Template:
    try:
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
        source = path.with_suffix(".typ").read_text(encoding="utf-8")
        unknown = set(said) - _KEYS
        parts = tuple(Part(str(name), str(part["label"]), str(part["provision"])) for name, part in (said.get("parts") or {}).items())
        template = Template(
            path.stem, str(said["label"]), str(said.get("title") or said["label"]), str(said["subject"]), str(said["facts"]),
            str(said["provision"]), parts, source,
        )  # fmt: skip
    except (OSError, KeyError, TypeError, AttributeError, yaml.YAMLError) as wrong:
        raise Fault(f"the document {path.stem} cannot be read: {wrong}") from wrong
    if unknown:
        raise Fault(f"the document {path.stem} says what no document says: {', '.join(sorted(unknown))}")
    return template
