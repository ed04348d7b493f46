"""The house's own times where the Act names none: data that an agency may change, and that is refused where it cannot be followed."""

from __future__ import annotations

import pytest

from app.law import practice as practices
from app.law.practice import PracticeRefused, practice, read, revision

HEAD = "name,n,unit,about\n"


def test_the_delivered_practices_are_those_that_rules_ask_for() -> None:
    assert {practice(name) for name in ("application.child-copies", "order.papers")} == {1}
    assert (practice("application.filing"), practice("order.service")) == (0, 24)
    with pytest.raises(PracticeRefused, match="does not say"):
        practice("application.nothing")


@pytest.mark.parametrize(
    "row", ["application.filing,soon,days,x", "application.filing,-1,days,x", "application.filing,1,weeks,x", ",1,days,x"]
)
def test_a_row_that_cannot_be_followed_is_refused_with_its_line(row: str) -> None:
    with pytest.raises(PracticeRefused, match="line 2"):
        read(HEAD + row)


def test_an_agency_sets_its_own_and_what_was_derived_is_derived_again(monkeypatch: pytest.MonkeyPatch) -> None:
    before = revision()
    monkeypatch.setattr(practices, "_text", lambda: HEAD + "application.filing,2,days,x")
    monkeypatch.setattr(practices, "_table", lambda: read(practices._text()))
    assert practice("application.filing") == 2
    assert revision() != before
