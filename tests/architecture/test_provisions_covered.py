"""The index of provisions, what carries each out, and the tests that name it: what is wanting is said."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.law import provisions as law
from tests.support import reached
from tools import provisions
from tools.provisions import Row, carrying, index, within


@pytest.fixture(autouse=True)
def apart() -> Iterator[None]:
    with reached.apart():
        yield


def test_every_rule_is_watched_while_tests_run() -> None:
    assert [name for name, rule in _rules() if not hasattr(rule, "__wrapped__")] == []


def _rules() -> Iterator[tuple[str, object]]:
    import sys

    for name in {name for names in law.CARRIED_OUT.values() for name in names if name.startswith("app.")}:
        module = max((each for each in sys.modules if name.startswith(f"{each}.")), key=len)
        rule: object = sys.modules[module]
        for part in name.removeprefix(f"{module}.").split("."):
            rule = getattr(rule, part)
        yield name, rule


def test_a_test_that_names_a_provision_and_reaches_nothing_of_it_is_told_what_it_might_have_reached() -> None:
    assert "rule app.law.destruction.named" in reached.wanting("74(6)")


def test_a_test_that_calls_the_rule_is_told_nothing() -> None:
    from app.law.destruction import named

    with pytest.raises(TypeError):
        named()  # type: ignore[call-arg]
    assert reached.wanting("74(6)") == ""


def test_what_nothing_cites_cannot_be_reached() -> None:
    assert "nothing cites it" in reached.wanting("13ZN")


def test_a_part_of_a_provision_carries_it_and_the_whole_does_not_carry_its_parts() -> None:
    assert within("13M(2)(c)", "13M(2)")
    assert not within("13M(2)", "13M(2)(c)")
    assert not within("13ZA(1)", "13Z")
    assert not within("13N", "13N(2)")


def test_rules_elements_forms_and_documents_are_found_by_what_they_cite() -> None:
    assert {kind for provision in index() for kind, _ in carrying(provision)} == {"rule", "element", "form", "document"}
    assert ("element", "temporary_order_term/takes_effect") in carrying("13M(1)(b)")
    assert ("document", "appearance_notice") not in carrying("13B(3)")


def test_the_reason_why_a_provision_is_not_a_process_is_one_of_four() -> None:
    assert {row.not_a_process for row in index().values()} - {""} <= set(provisions.REASONS)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (Row("13ZN", "a", "", ""), "13ZN (a): no rule, element, form or document cites it"),
        (Row("13ZN", "a", "", ""), "13ZN (a): no test names it"),
        (Row("13ZN", "a", "a guess", "w"), "13ZN is 'a guess'"),
        (Row("13ZN", "a", "definition", ""), "13ZN does not say why"),
    ],
)
def test_what_is_wanting_in_the_index_is_said(row: Row, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provisions, "index", lambda: {row.provision: row})
    monkeypatch.setattr(provisions, "carriers", dict)
    monkeypatch.setattr(provisions, "tests", dict)
    assert [each for each in provisions.findings() if said in each]


@pytest.mark.parametrize(
    ("cited", "said"), [("13M(9)", "cites 13M(9), which the Act does not have"), ("13M. Soon", "cites '13M. Soon', which is no provision")]
)
def test_a_provision_that_does_not_exist_cannot_be_cited(cited: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provisions, "carriers", lambda: {("rule", "a"): (cited,)})
    assert [each for each in provisions.findings() if said in each]


@pytest.mark.parametrize(("named", "said"), [("13M(9)", "which is no provision of"), ("13ZN", "says is not a process")])
def test_a_test_names_only_provisions_that_are_carried_out(named: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provisions, "tests", lambda: {named: ("test_a.py::test_b",)})
    assert [each for each in provisions.findings() if said in each]
