"""The register of doubtful texts: its names are fixed, its pages keep in step, something becomes of each, and a rule is run once per world."""

from __future__ import annotations

from pathlib import Path

import pytest

import app.law.all  # noqa: F401 - every doubt is entered, and every question known
from app.law.doubts import asked_by, left_open
from app.law.readings import REGISTER, Doubt, Reading, Readings, answer
from app.law.register import ABOUT, page, page_name
from app.reading import release

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "docs" / "readings"
FIXED = {
    "O-A01": "first-day-out/first-day-in", "O-A02": "notice-issued/filed/moved-in-court", "O-A03": "from-effect/from-making",
    "O-A04": "from-grant/from-current-end", "O-A05": "every-mention/first-mention-only",
    "O-A06": "cannot-extend-before-effect/can-extend-before-effect", "O-A07": "present-or-served/also-when-told",
    "O-A08": "ends-at-discontinuance/goes-on", "O-A10": "av-link-is-present/bodily-only", "O-A14": "from-decision/from-service",
    "O-A15": "no-appeal/with-the-refusal", "O-A37": "rules-apply/rules-do-not-apply", "O-A51": "not-reached/as-a-prohibition-order",
    "R-A29": "shortest-period/while-it-has-effect",
    "O-A23": "feb-28/mar-1", "O-A35": "any-final-disposal/merits-only", "O-A39": "runs-from-making/runs-from-effect",
    "O-A40": "later-decision/first-decision", "O-A49": "whole-day/from-the-instant",
    "R-A10": "from-deemed-day/from-notice", "R-A17": "decision-under-review/review-decision",
    "R-A31": "office-of-the-notice/place-of-the-offender", "R-A48": "when-deciding/when-reviewed", "R-A49": "in-person/every-listed-decision",
}  # fmt: skip


@pytest.mark.parametrize("id_", sorted(FIXED))
def test_the_names_of_readings_never_change(id_: str) -> None:
    assert "/".join(reading.name for reading in REGISTER[id_].readings) == FIXED[id_]


@pytest.mark.parametrize("id_", sorted(ABOUT))
def test_the_page_of_each_doubt_keeps_in_step_with_the_register(id_: str) -> None:
    assert (PAGES / page_name(id_)).read_text(encoding="utf-8") == page(id_)


def test_there_is_no_page_without_a_doubt() -> None:
    assert {p.name for p in PAGES.glob("[0-9]*.md")} == {page_name(id_) for id_ in ABOUT}


def test_a_rule_is_run_once_for_each_choice_really_asked() -> None:
    def rule(readings: Readings) -> str:
        if readings.ask("O-A03") == "from-making":
            return "making"
        return readings.ask("O-A01")

    told = answer(rule)
    assert {value: len(worlds) for value, worlds in told.results} == {"first-day-out": 1, "first-day-in": 1, "making": 1}


def test_a_settled_doubt_makes_no_second_world() -> None:
    assert answer(lambda readings: readings.ask("O-A32")).certain


def test_every_doubt_has_a_safer_course_and_names_who_is_exposed() -> None:
    assert all(REGISTER[id_].safer and about.exposed and about.open_because for id_, about in ABOUT.items())


# ---------------------------------------------------------------- what becomes of a doubt
def doubtful(*names: str, anyway: str = "", by: tuple[str, ...] = ()) -> dict[str, Doubt]:
    return {"O-A99": Doubt("O-A99", "A made-up doubt", "13G", tuple(Reading(name, name) for name in names), "made up", anyway, by)}


def test_each_doubt_is_asked_or_the_same_is_done_whichever_reading_is_right() -> None:
    assert list(left_open(REGISTER, asked_by())) == []


@pytest.mark.parametrize(
    ("register", "asked", "wrong"),
    [
        (doubtful("a", "b"), {}, "is asked by no rule"),
        (doubtful("a"), {}, "is asked by no rule"),
        (doubtful("a", "b", anyway="Something is done."), {}, "but not both"),
        (doubtful("a", "b", by=("notice.give-copies",)), {"O-A99": ("terms",)}, "but not both"),
        ({}, {"O-A99": ("terms",)}, "stands in no register"),
    ],
)
def test_a_doubt_of_which_nothing_becomes_is_refused(register: dict[str, Doubt], asked: dict[str, tuple[str, ...]], wrong: str) -> None:
    assert [wrong in said for _, said, _ in left_open(register, asked)] == [True]


def test_a_doubt_that_is_asked_or_whose_course_is_named_is_not() -> None:
    asked = {"O-A99": ("terms",)}
    named = doubtful("a", anyway="Something is done.", by=("notice.give-copies",))
    assert list(left_open(doubtful("a", "b"), asked)) == list(left_open(named, {})) == []


@pytest.mark.parametrize("name", ["nothing.at-all", "notice_of_order/no_such_step", "offers/no_such_offer"])
def test_what_does_it_must_be_there(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # given a doubt whose course is said to be carried out by something that nobody made
    monkeypatch.setitem(REGISTER, "O-A99", doubtful("a", anyway="Something is done.", by=("notice.give-copies", name))["O-A99"])
    # then the release is refused for that name alone
    assert [name in line for line in release.findings(ROOT)] == [True]


def test_a_rule_that_asks_is_found_in_its_source() -> None:
    assert asked_by()["O-A01"] == ("reckoning",)
    assert asked_by()["O-A56"] == ("orders/terms",)
    assert "O-A09" not in asked_by()


def test_the_page_says_what_becomes_of_it() -> None:
    assert "`law/orders/terms`" in page("O-A56")
    assert "Whichever reading is right: The copies are asked for" in page("O-A34")
    assert "`notice.give-copies`" in page("O-A34")
