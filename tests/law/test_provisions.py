"""The index of provisions: what rules cite exists in the Act, and which rule carries out what."""

from __future__ import annotations

import pytest

import app.law.all  # noqa: F401 - every rule registers itself
from app.law.provisions import CARRIED_OUT, INDEX, UnknownProvision, implements, known, lookup, paragraph, provision_link, section_of
from app.law.questions import QUESTIONS
from app.law.readings import REGISTER


def test_a_provision_is_found_by_its_section() -> None:
    assert lookup("13M(2)(c)").number == "13M"
    assert lookup("13ZH(1)").part == "3A"
    assert section_of("schedule 5") == section_of("sch 5 child respondent") == "sch 5"


def test_a_rule_cannot_cite_a_section_that_does_not_exist() -> None:
    with pytest.raises(UnknownProvision, match=r"13ZZ\(1\) is not in the index"):
        implements("13ZZ(1)")
    assert not known("13M(2), 13ZZ(1)")


def test_implements_records_the_rule_and_leaves_it_alone() -> None:
    def a_rule() -> int:
        return 7

    assert implements("13N(2)", "13M(3)")(a_rule)() == 7
    assert any(name.endswith("a_rule") for name in CARRIED_OUT["13N(2)"])
    CARRIED_OUT["13N(2)"].pop()
    CARRIED_OUT["13M(3)"].pop()


def test_every_question_and_every_doubt_cites_provisions_that_exist() -> None:
    ours = [q for q in QUESTIONS.values() if q.rule.__module__.startswith("app.")]  # tests of the engine and of forms register samples
    assert len(ours) > 50
    cited = {q.name: q.provision for q in ours} | {d.id: d.provision for d in REGISTER.values()}
    unknown = {name: provision for name, provision in cited.items() if provision != "house rule" and not known(provision)}
    assert unknown == {}


def test_headings_are_our_own_and_links_lead_to_the_legislation_site() -> None:
    assert all(p.heading and not p.heading.endswith(".") for p in INDEX.values())
    assert provision_link("13M(2)(c)").startswith("https://www.legislation.qld.gov.au/")


def test_a_paragraph_that_is_kept_as_one_word_is_said_as_the_act_writes_it() -> None:
    assert [paragraph(word) for word in ("a", "fa", "d_i", "h_ii")] == ["(a)", "(fa)", "(d)(i)", "(h)(ii)"]
    assert [paragraph(word) for word in ("NOT_HOME", "application", "Yes")] == ["NOT_HOME", "application", "Yes"]
