"""Two dockets of one person read as one: what was answered about each order and date stays the answer, under its new name."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.casework.docket import JOINED_HERE, JOINED_INTO, Docket, Entry
from app.casework.joining import names_of, read_as_one
from app.casework.naming import base_of
from app.casework.renaming import about_renamed, entry_renamed
from app.errors import Refusal
from app.law import all as every_rule
from app.law import joining
from app.law import status as law_status
from app.law.calendars import seed
from app.law.facts.applications import applications
from app.law.questions import STARTS, Case
from tests.support.day_by_day.histories import FIRST, interim, prohibition

KINDS = ("temporary-order", "disqualification-order", "prohibition-order")
REGISTERED = every_rule
LATER = FIRST + timedelta(days=200)
PROPOSAL = Entry("proposal", joining.PROPOSED, "joining:1", LATER, {"other": "there", "grounds": "fingerprints"}, recorded_by="supervisor")
stories = st.tuples(st.sampled_from(KINDS), st.integers(0, 4_000))
interim_stories = st.tuples(st.sampled_from(KINDS[:2]), st.integers(0, 4_000))
births = st.sampled_from(["1980-05-05", "2009-08-01"])


def told(story: tuple[str, int], *, place: str = "Brisbane", mark: str = "", born: str = "1980-05-05") -> Case:
    """A case of one made-up history of a person born on a day; `mark` makes its entries' ids its own."""
    kind, chance = story
    drawn = prohibition(chance) if kind == "prohibition-order" else interim(chance, kind)
    entries = [replace(e, values={**e.values, "birth_date": born}) if e.kind == "respondent-described" else e for e in drawn]
    names = {e.id: f"{mark}{e.id}" for e in entries}
    own = [
        replace(e, id=names[e.id], corrects=names.get(e.corrects or ""), withdraws=names.get(e.withdraws or ""), recorded_at=LATER, seq=n)
        for n, e in enumerate(entries, start=1)
    ]
    return Case(Docket(tuple(own)), seed(), {}, place)


def joined(here: Case, there: Case) -> tuple[Case, dict[str, str]]:
    """The two as one, and how the second one's subjects are called in it."""
    proposal = replace(PROPOSAL, id=f"proposal-{len(there.docket.entries)}", subject=here.docket.next_subject("joining"))
    here = replace(here, docket=Docket((*here.docket.entries, proposal)))
    entry = joining.joining_entry(here, there, proposal, new_id=f"joining-{len(there.docket.entries)}", at=LATER)
    return joining.as_one(here, there, entry), names_of(entry)


OF_THE_PERSON = "Give details of the order that took the person out of the Act"
"""The one date of an order that asks for all orders of the person: whether anything still makes them a reportable offender (s 5)."""


def differing(here: Case, there: Case, one: Case, names: dict[str, str]) -> list[joining.Differs]:
    """What the joined docket says otherwise of what was about one order alone."""
    return [each for each in joining.differences(here, there, one, names) if each.label != OF_THE_PERSON]


@given(interim_stories, interim_stories, st.sampled_from(["Brisbane", "Cairns"]), births)
def test_every_status_and_date_is_the_same_before_and_after(mine: tuple[str, int], other: tuple[str, int], place: str, born: str) -> None:
    here, there = told(mine, born=born), told(other, place=place, mark="there-", born=born)
    one, names = joined(here, there)
    assert differing(here, there, one, names) == []


@given(stories, stories, st.sampled_from(["Brisbane", "Cairns"]), births)
def test_nothing_differs_but_what_an_application_of_the_other_matter_continues(
    mine: tuple[str, int], other: tuple[str, int], place: str, born: str
) -> None:
    # a new application against the same person continues a prohibition order (s 13G(2)), in whichever matter it was recorded
    here, there = told(mine, born=born), told(other, place=place, mark="there-", born=born)
    one, names = joined(here, there)
    found = differing(here, there, one, names)
    assert {base_of(each.subject).rpartition(":")[0] for each in found} <= {"prohibition-order"}
    if not applications(here.docket):
        assert not [each for each in found if each.subject in names.values()]
    if not applications(there.docket):
        assert not [each for each in found if each.subject not in names.values()]


@given(stories, stories)
def test_each_process_runs_for_the_same_subjects(mine: tuple[str, int], other: tuple[str, int]) -> None:
    here, there = told(mine), told(other, mark="there-")
    one, _ = joined(here, there)
    for process, subjects in STARTS.items():
        assert len(subjects(one)) == len(subjects(here)) + len(subjects(there)), process


@given(interim_stories, interim_stories, interim_stories)
def test_what_was_joined_before_comes_with_it(first: tuple[str, int], second: tuple[str, int], third: tuple[str, int]) -> None:
    inner, names = joined(told(second, mark="second-"), told(third, mark="third-", place="Cairns"))
    one, outer = joined(told(first), inner)
    before = told(third, mark="third-", place="Cairns")
    twice = {was: outer[now] for was, now in names.items()}
    assert differing(told(first), before, one, twice) == []


def test_a_withdrawn_joining_leaves_each_docket_as_it_was() -> None:
    here, there = told(("temporary-order", 1)), told(("temporary-order", 2), mark="there-")
    entry = joining.joining_entry(here, there, PROPOSAL, new_id="joining", at=LATER)
    word = Entry("word", "withdrawal", "joining:1", LATER, {}, withdraws="joining")
    assert read_as_one((*here.docket.entries, entry, word), lambda _: there.docket.entries) == (*here.docket.entries, entry, word)


def test_nothing_counts_in_the_docket_that_was_joined_until_they_are_parted() -> None:
    there = told(("temporary-order", 2))
    into = Entry("into", JOINED_INTO, "joining:1", LATER, {"other": "here"})
    closed = Docket((*there.docket.entries, into))
    assert closed.effective == ()
    assert law_status.orders(replace(there, docket=closed)) == ()
    parted = Docket((*closed.entries, Entry("word", "withdrawal", "joining:1", LATER, {}, withdraws="into")))
    assert law_status.orders(replace(there, docket=parted)) == law_status.orders(there)


def test_names_never_meet() -> None:
    here, there = told(("temporary-order", 1)), told(("temporary-order", 2), mark="there-")
    one, names = joined(here, there)
    assert set(names.values()).isdisjoint(e.subject for e in here.docket.entries)
    assert len(set(names.values())) == len(names)
    assert {e.id for e in one.docket.entries} >= {e.id for e in there.docket.entries}
    assert [e.kind for e in one.docket.entries][-1] == JOINED_HERE


@pytest.mark.parametrize(("elected", "refused"), [({}, True), ({"O-A01": "first-day-in"}, False)])
def test_readings_elected_for_one_alone_are_settled_first(elected: dict[str, str], refused: bool) -> None:
    here = replace(told(("temporary-order", 1)), elections={"O-A01": "first-day-in"})
    there = replace(told(("temporary-order", 2)), elections=elected)
    if refused:
        with pytest.raises(Refusal, match="O-A01"):
            joining.refuse_unless_ready(here, there, awaiting=False)
    else:
        joining.refuse_unless_ready(here, there, awaiting=False)


def test_what_hangs_on_what_came_is_found() -> None:
    here, there = told(("temporary-order", 1)), told(("temporary-order", 2), mark="there-")
    one, names = joined(here, there)
    entry = next(e for e in one.docket.entries if e.kind == JOINED_HERE)
    about_mine = Entry("a", "note-made", "temporary-order:1", LATER)
    about_theirs = Entry("b", "note-made", names["temporary-order:1"], LATER)
    on_the_person = Entry("c", "correction", "respondent:1", LATER, {}, corrects="there-respondent-described-0")
    after = Docket((*one.docket.entries, about_mine, about_theirs, on_the_person))
    assert [e.id for e in joining.recorded_since(after, entry)] == ["b", "c"]


def test_what_a_step_is_about_is_called_by_its_new_name() -> None:
    names = {"hearing:1": "hearing:4", "temporary-order:1": "temporary-order:2"}
    assert about_renamed("after hearing 1", "temporary-order:1", names) == "after hearing 4"
    assert about_renamed("copies of temporary-order:1, Mon 2 March 2026", "service:temporary-order:1", names).startswith(
        "copies of temporary-order:2,"
    )
    assert about_renamed("hearing 1", "variation:1", names) == "hearing 1", "its first hearing, wherever it is"
    told = entry_renamed(
        Entry("e", "other-outcome-considered", "hearing:1", LATER, {"of": "hearing 1"}, step="p/hearing:1/legal_officer_looks/hearing 1"),
        names,
    )
    assert (told.subject, told.values["of"], told.step) == ("hearing:4", "hearing 4", "p/hearing:4/legal_officer_looks/hearing 4")
