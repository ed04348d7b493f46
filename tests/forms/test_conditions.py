from __future__ import annotations

from typing import Any

import pytest

from app.forms.conditions import BrokenCondition, Scope, in_words, parsed


def holds(text: str, answers: dict[str, Any], **law: str) -> bool:
    return parsed(text).holds(Scope(answers, lambda name: law[name]))


def test_a_condition_looks_at_an_earlier_answer_and_at_the_law() -> None:
    text = "answer outcome == ADJOURNED and not ask('q') == 'Y'"
    assert holds(text, {"outcome": "ADJOURNED"}, q="N")
    assert not holds(text, {"outcome": "ADJOURNED"}, q="Y")
    assert not holds(text, {"outcome": "RESERVED"}, q="N")


def test_and_binds_closer_than_or_and_parentheses_closest() -> None:
    assert holds("answer a == X or answer b == X and answer c == X", {"a": "X"})
    assert not holds("(answer a == X or answer b == X) and answer c == X", {"a": "X"})


def test_yes_and_no_are_truth_values_and_one_of_several_is_enough() -> None:
    assert holds("answer y == YES", {"y": True})
    assert holds("answer y == NO", {"y": False})
    assert not holds("answer y == NO", {})
    assert holds("answer s == B", {"s": ["A", "B"]})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "outcome == X",
        "answer x = Y",
        "answer x == Y and",
        "ask('q') == 'Y' 3",
        "__import__('os')",
        "answer x == Y; z",
        "(answer x == Y",
        "answer x != Y",
    ],
)
def test_nothing_else_parses(text: str) -> None:
    with pytest.raises(BrokenCondition):
        parsed(text)


def test_what_the_law_settles_is_not_left_to_the_browser() -> None:
    condition = parsed("answer outcome == ADJOURNED and not ask('q') == 'Y'")
    assert condition.left(lambda _: "Y") is False
    assert condition.left(lambda _: "N") == ["answer", "outcome", "ADJOURNED"]
    assert parsed("answer a == X or ask('q') == 'Y'").left(lambda _: "Y") is True
    words = in_words(parsed("not answer a == X or answer b == Z").left(lambda _: ""), lambda name, value: (name.upper(), value))
    assert words == "“A” is not “X” or “B” is “Z”"
