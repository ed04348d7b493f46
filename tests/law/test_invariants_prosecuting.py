"""The invariant of the brief about a contravention: kept, and broken on purpose."""

from __future__ import annotations

from typing import Any

from tests.law.test_contraventions import CASE, alleged, named, ordered
from tests.support.invariants_told import broken, found, kept


def test_i91_the_condition_is_one_that_bound() -> None:
    varied = named(alleged(ordered().asked("2026-04-01").varied("2026-04-08", presence="ABSENT"), "2026-04-20"))
    assert kept(varied, "I-91")
    served: dict[str, Any] = {"documents": ["ORDER"], "mode": "PERSONAL", "server": "Officer Sample", "place": "p", "way": "by hand"}
    varied.tell("documents-served", "service:variation:1", "2026-04-15", **served)
    assert broken(varied, "I-91", "version 2 of the terms, as varied on Wed 8 April 2026 bound then")


def test_i91_a_number_that_the_terms_do_not_have_breaks_it() -> None:
    assert kept(named(alleged(ordered(), "2026-04-01"), 1), "I-91")
    assert broken(named(alleged(ordered(), "2026-04-01"), 2), "I-91", "does not have")


def test_i91_where_no_terms_are_certain_a_condition_of_certain_terms_breaks_it() -> None:
    story = alleged(ordered(), "2031-03-10")
    story.tell("contravention-condition-named", CASE, "2031-06-01", of="the terms as made on Tue 10 March 2026", condition=1)
    assert broken(story, "I-91", "no terms that bound then are certain")
    settled = named(alleged(ordered(), "2031-03-10"))
    assert kept(settled, "I-91"), "those that a legal officer settled on"
    assert not found(story.tell("contravention-brief-dropped", CASE, "2031-06-02", reasons="r"), "I-91")
