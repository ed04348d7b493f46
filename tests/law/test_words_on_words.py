"""A correction that was withdrawn counts no more, whatever is corrected or withdrawn after it."""

from __future__ import annotations

import pytest

from app.casework.docket import Docket, Entry
from tests.support.order_stories import at

NOW = at("2026-03-02")
CASES = {
    "corrected": ("A", "A"),
    "the correction withdrawn": ("A-", "first"),
    "that withdrawal withdrawn": ("A--", "A"),
    "corrected anew after a withdrawn correction": ("A-B", "first B"),
    "and that one withdrawn too": ("A-B-", "first"),
    "two corrections, the newest withdrawn": ("AB-", "A"),
    "withdrawn": ("-", None),
    "a withdrawal withdrawn": ("--", "first"),
    "withdrawn once more after that": ("---", None),
    "corrected after a withdrawal was withdrawn": ("--A", "A"),
}


@pytest.mark.parametrize("case", CASES)
def test_only_the_words_that_stand_count(case: str) -> None:
    # given an entry, and words on it one after the other: A corrects the note, B another field, - withdraws the word before
    words, said = CASES[case]
    docket = Docket().append(Entry("e", "note", "respondent:1", NOW, {"note": "first"}), recorded_at=NOW)
    newest = "e"
    for n, word in enumerate(words):
        values = {"A": {"note": "A"}, "B": {"more": "B"}, "-": {}}[word]
        kind, corrects, withdraws = ("withdrawal", None, newest) if word == "-" else ("correction", newest, None)
        newest, reason = f"w{n}", "a made-up slip"
        docket = docket.append(
            Entry(newest, kind, "respondent:1", NOW, values, corrects=corrects, withdraws=withdraws, reason=reason), recorded_at=NOW
        )
    # then what counts is what the words that stand make of it
    stands = docket.effective
    assert (" ".join(stands[0].values.values()) if stands else None) == said
