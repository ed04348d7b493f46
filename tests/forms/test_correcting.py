from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest

from app.casework.docket import Docket, Entry
from app.errors import Refusal
from app.forms.book import FormBook
from app.forms.correcting import changes
from tests.forms.sample import NOW, a_case, a_dictionary

STANDS = Entry(
    "e9",
    "extension-decided",
    "temporary-order:1",
    NOW - timedelta(hours=2),
    {"hearing": "hearing:1", "decision": "EXTENDED", "until": "2026-04-01"},
)
BOOK = FormBook({}, a_dictionary())


def changed(raw: Mapping[str, object]) -> dict[str, object]:
    case = a_case()
    with_hearing = Docket((*case.docket.entries, Entry("e8", "hearing-held", "hearing:1", NOW, {"outcome": "RESERVED"}), STANDS))
    case = type(case)(with_hearing, case.calendars)
    return dict(changes(BOOK.correction("extension-decided"), STANDS, raw, case=case, now=NOW))


def test_only_what_differs_is_changed() -> None:
    assert changed({"decision": "EXTENDED", "until-day": "2", "until-month": "4", "until-year": "2026"}) == {"until": "2026-04-02"}
    assert changed({"until": "2026-04-02"}) == {"until": "2026-04-02"}


def test_the_instant_may_move_but_not_into_the_future() -> None:
    posted = {"at-day": "2", "at-month": "3", "at-year": "2026", "at-time": "9:00am"}
    assert changed(posted) == {"at": "2026-03-02T09:00:00+10:00"}
    with pytest.raises(Refusal) as refused:
        changed({**posted, "at-time": "12:01pm"})
    assert list(refused.value.fields) == ["at"]


def test_what_is_cleared_is_gone_and_what_is_not_posted_stays() -> None:
    assert changed({"decision": "NOT_EXTENDED", "until-day": "", "until-month": "", "until-year": ""}) == {
        "decision": "NOT_EXTENDED",
        "until": None,
    }


@pytest.mark.parametrize(
    "raw",
    [{}, {"decision": "EXTENDED"}, {"decision": "MAYBE"}, {"until-day": "31", "until-month": "2", "until-year": "2026"}, {"other": "x"}],
)
def test_a_correction_that_changes_nothing_or_something_impossible_is_refused(raw: dict[str, object]) -> None:
    with pytest.raises(Refusal):
        changed(raw)
