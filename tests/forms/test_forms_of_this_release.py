from __future__ import annotations

from pathlib import Path

from app.forms.book import FormBook, compiled, files
from app.forms.entries import Dictionary

ROOT = Path(__file__).resolve().parents[2] / "forms"


def test_the_data_dictionary_can_be_meant() -> None:
    assert Dictionary.load(ROOT).kind("hearing-held").field("attendees").field("who").protection == "protected"


def test_every_form_compiles_and_records_something() -> None:
    dictionary = Dictionary.load(ROOT)
    for file in files(ROOT):
        assert compiled(file, dictionary).spec.records, f"{file}: a form that records nothing answers no step"


def test_the_book_holds_every_file_under_its_process_and_step() -> None:
    book = FormBook.load(ROOT)
    assert set(book.forms) == {(file.parent.name, file.stem) for file in files(ROOT)}
    assert all(book.correction(kind).schema for kind in book.dictionary.kinds)
