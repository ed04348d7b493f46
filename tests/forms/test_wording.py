"""Choices are read as words, never as the codes in which they are stored."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from app.forms.entries import KindField
from app.law.wording import spelled
from tests.support.scenario import forms


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("NOT_HOME", "Not home"),
        ("d_i", "(d)(i)"),
        ("S13J", "Section 13J"),
        ("S13ZJ_1_A", "Section 13ZJ(1)(a)"),
        ("NSW", "New South Wales"),
        ("SERVE", "Serve"),
        ("UNKNOWN", "Not known"),
        ("REQUIRE_FACILITATE_DEVICE", "Require what helps a tracking device to operate"),
    ],
)
def test_a_stored_value_is_read_in_words(stored: str, read: str) -> None:
    assert spelled(stored) == read


def choices(fields: Iterable[KindField]) -> Iterable[str]:
    for field in fields:
        if field.type in {"choice", "several"}:
            yield from field.of
        yield from choices(field.fields)


def test_no_choice_of_the_dictionary_is_read_as_a_code() -> None:
    every = {value for kind in forms().dictionary.kinds.values() for value in choices(kind.fields)}
    assert len(every) > 300
    codes = {value: words for value in every if re.search(r"_|\b[a-z]*\d+[a-z]+\b|\b[A-Z]\d", words := spelled(value))}
    assert codes == {}
