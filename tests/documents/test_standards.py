"""What PDF/A-2a and PDF/UA-1 ask of a file and can be seen in it: tags, language, titles, fonts, metadata, nothing active.

Typst claims both standards when it writes; here the file itself is looked at, whatever it claims.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from tests.documents.test_documents import WHOLE, prepared, told_in_full

HEADINGS = re.compile(r"/H([1-6])$")


def opened(name: str, subject: str) -> PdfReader:
    return PdfReader(io.BytesIO(prepared(name, told_in_full(), subject).contents))


def tags(node: Any) -> Iterator[tuple[str, DictionaryObject]]:
    """Every element of the structure tree, in reading order, by the name of its tag."""
    node = node.get_object()
    if isinstance(node, ArrayObject):
        for kid in node:
            yield from tags(kid)
    elif isinstance(node, DictionaryObject):
        if "/S" in node and node.get("/Type", "/StructElem") == "/StructElem":
            yield str(node["/S"]), node
        if "/K" in node:
            yield from tags(node["/K"])


@pytest.mark.parametrize(("name", "subject"), WHOLE)
def test_what_pdf_a_asks_of_a_file_that_is_kept(name: str, subject: str) -> None:
    reader = opened(name, subject)
    root: Any = reader.trailer["/Root"].get_object()
    said = root["/Metadata"].get_object().get_data().decode()
    assert re.search(r"pdfaid:part>2<", said)
    assert re.search(r"pdfaid:conformance>A<", said)
    assert root["/OutputIntents"][0].get_object()["/S"] == "/GTS_PDFA1"
    assert "/ID" in reader.trailer
    assert "/Encrypt" not in reader.trailer
    assert not {"/OpenAction", "/AA", "/JavaScript", "/EmbeddedFiles"} & (set(root) | set(root.get("/Names", {})))
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            deepest = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(deepest), "every font travels with the file"
            assert "/ToUnicode" in font.get_object(), "words can be copied and searched"


@pytest.mark.parametrize(("name", "subject"), WHOLE)
def test_what_pdf_ua_asks_of_a_file_that_is_read_aloud(name: str, subject: str) -> None:
    reader = opened(name, subject)
    root: Any = reader.trailer["/Root"].get_object()
    assert re.search(r"pdfuaid:part>1<", root["/Metadata"].get_object().get_data().decode())
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-AU"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"], "the window shows the title, not the file's name"
    assert reader.metadata is not None
    assert reader.metadata.title
    assert all(str(page["/Tabs"]) == "/S" for page in reader.pages if "/Annots" in page)


@pytest.mark.parametrize(("name", "subject"), WHOLE)
def test_headings_begin_at_one_and_skip_no_level_and_tables_have_heads(name: str, subject: str) -> None:
    root: Any = opened(name, subject).trailer["/Root"].get_object()
    found = list(tags(root["/StructTreeRoot"].get_object()["/K"]))
    levels = [int(level[1]) for tag, _ in found if (level := HEADINGS.search(tag))]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    names = [tag for tag, _ in found]
    assert ("/Table" in names) <= ("/TH" in names)
    assert all("/Alt" in element for tag, element in found if tag == "/Figure")
