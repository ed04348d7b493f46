"""The pages made from the law say what the law says now."""

from __future__ import annotations

from tools.law_pages import DOCS, EXAMPLE, out_of_step
from tools.provisions import findings


def test_the_pages_made_from_the_law_keep_in_step_with_it() -> None:
    stale = [path.name for path in out_of_step()]
    assert stale == [], "run tools/law_pages.py and read what has changed"


def test_every_provision_is_carried_out_and_a_test_names_it() -> None:
    assert findings() == []


def test_the_manual_has_three_full_examples() -> None:
    manual = (DOCS / "timeline.md").read_text(encoding="utf-8")
    assert len(EXAMPLE.findall(manual)) == 3
