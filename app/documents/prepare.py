"""Prepares a document: refuses what is incomplete or cannot be printed, and turns template and facts into the bytes of a PDF.

Facts go in as JSON and are printed as they stand: nothing in them is ever read as markup. The same facts give the same bytes.
The PDF is tagged and meets PDF/A-2a (for keeping) and PDF/UA-1 (for reading aloud) in one file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import typst

from app.documents.templates import Template
from app.errors import Fault, Refusal

HERE: Final = Path(__file__).parent
FONTS: Final = HERE / "fonts"
STANDARDS: Final = ["a-2a", "ua-1"]
_COMPILE: Final[Any] = typst.compile  # its stubs want a root of the same type as the source
_LETTER: Final = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-fA-F]+)\}")
_FLOOR: Final = datetime.fromisoformat("2017-12-01T00:00+10:00")


@dataclass(frozen=True)
class Prepared:
    """A document ready to be issued: its bytes, their fingerprint (SHA-256, hex), and the name of its template."""

    contents: bytes
    sha256: str
    name: str


def prepare(template: Template, facts: Mapping[str, Any]) -> Prepared:
    """The document for these facts.

    Refusal where a mandatory part is missing (every one is named, with its provision) or where letters in the facts cannot be
    printed (which ones); Fault where the template itself is broken. `facts["dated"]`, an ISO instant, dates the file.
    """
    _refuse_what_is_missing(template, facts)
    contents = _compiled(template, {**facts, "title": template.title, "provision": template.provision})
    return Prepared(contents, sha256(contents).hexdigest(), template.name)


def _refuse_what_is_missing(template: Template, facts: Mapping[str, Any]) -> None:
    missing = template.missing(facts)
    if missing:
        parts = "; ".join(f"{part.label} ({_cited(part.provision)})" for part in missing)
        raise Refusal(
            f"{template.label} cannot be prepared yet. Missing: {parts}.",
            provision=template.provision,
            fields={part.name: (f"{part.label} is missing ({_cited(part.provision)}).",) for part in missing},
        )


def _cited(provision: str) -> str:
    return provision if provision.startswith("sch") else f"section {provision}"


def _compiled(template: Template, facts: Mapping[str, Any]) -> bytes:
    data = json.dumps(facts, ensure_ascii=False, sort_keys=True)
    dated = facts.get("dated")
    at = max(datetime.fromisoformat(str(dated)), _FLOOR) if dated else _FLOOR
    try:
        contents = _COMPILE(
            _source(template), root=str(FONTS), font_paths=_fonts(), sys_inputs={"data": data}, format="pdf",
            pdf_standards=STANDARDS, timestamp=int(at.timestamp()),
        )  # fmt: skip
    except typst.TypstError as error:
        letters = _unprintable(error)
        if letters:
            raise Refusal(
                f"{template.label} cannot be printed: the fonts at hand have no sign for {', '.join(letters)}. Write these letters in another way.",
                provision=template.provision,
            ) from None
        raise Fault(f"the template {template.name} is broken: {error.message}") from error
    if not isinstance(contents, bytes):
        raise Fault(f"the template {template.name} gave no file")
    return contents


def _unprintable(error: typst.TypstError) -> list[str]:
    """The letters for which no font has a sign, each once, as the compiler names them."""
    said = f"{error.message}\n{error.diagnostic}"
    runs = [_ESCAPED.sub(lambda found: chr(int(found[1], 16)), run) for run in _LETTER.findall(said)]
    return list(dict.fromkeys(f"“{letter}” (U+{ord(letter):04X})" for run in runs for letter in run))


def _source(template: Template) -> bytes:
    return f"{_house()}\n{template.source}".encode()


@cache
def _house() -> str:
    """What all documents share: page, fonts, headings, lists of parts."""
    return (HERE / "house.typ").read_text(encoding="utf-8")


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
