"""A bundle is its files under their own fingerprint; what is unpacked is what was packed; and a run keeps the one it began with."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from app.engine.catalogue import Catalogue, Definition, packed, unpacked
from app.engine.runs import brought_into_line, rebuilt
from app.engine.stand import OpenStep
from app.errors import Fault
from tests.engine.conftest import HOUSE, MADE, case_of, entry

ROOT = Path(__file__).resolve().parents[2]
MADE_ENTRY = entry("1", "made", 0)
HISTORIES = (
    (),
    (entry("2", "listed", 2),),
    (entry("2", "listed", 2), entry("3", "more", 3, days=35)),
    (entry("4", "decided", 5, outcome="GRANTED"),),
    (entry("4", "decided", 5, outcome="BOTH"),),
)


def later(definition: Definition) -> Definition:
    """The same process as a later release has it: one step is another."""
    files = {name: data.replace(b"list_it", b"put_it_on_the_list") for name, data in definition.files.items()}
    return unpacked(packed(files))


def test_every_process_comes_back_from_its_bundle_as_it_went_in() -> None:
    for one in Catalogue.load(ROOT).definitions.values():
        back = unpacked(one.contents)
        assert sha256(one.contents).hexdigest() == one.bundle_hash
        assert (back, back.xml, back.files, back.asks, back.steps) == (one, one.xml, one.files, one.asks, one.steps)
        assert {
            f"workflows/{one.process}/{one.process}.bpmn",
            *(f"forms/{one.process}/{step}.yaml" for step in one.steps),
        } <= back.files.keys()


def test_one_byte_a_name_or_a_file_more_makes_another_bundle(catalogue: Catalogue) -> None:
    files = dict(catalogue.definition("tiny_term").files)
    name = next(iter(files))
    others = [
        {**files, name: files[name] + b" "},
        {**files, "forms/tiny_term/more.yaml": b""},
        {f"{n}x": data for n, data in files.items()},
    ]
    assert len({sha256(packed(one)).hexdigest() for one in [files, *others]}) == 4


@pytest.mark.parametrize("contents", [b"", b"half a bundle", b"a\0ten\0x", b"forms/a.yaml\x001\x00x"])
def test_bytes_that_are_no_bundle_are_a_fault_in_words(contents: bytes) -> None:
    with pytest.raises(Fault, match="cannot be read"):
        unpacked(contents)


def test_a_bundle_that_lies_under_another_name_is_refused(catalogue: Catalogue) -> None:
    mine = replace(catalogue, older={})
    with pytest.raises(Fault, match="not what was published"):
        mine.as_kept("tiny_term", "0" * 16, lambda _, __: catalogue.definition("tiny_term").contents)


def test_runs_at_every_gate_stay_on_their_bundle_and_can_all_be_computed_from_the_later_one() -> None:
    # given runs that stand at every step and wait of the first release
    first = Catalogue.load(HOUSE)
    one = first.definition("tiny_term")
    second = Catalogue({"tiny_term": later(one)})
    stood: set[str] = set()
    for history in HISTORIES:
        for half_days in range(82):
            case, now = case_of(MADE_ENTRY, *history), MADE + timedelta(days=half_days / 2)
            before = rebuilt(first, case, now)
            stood |= {step.element for run in before.values() for step in run.open} | {
                w.element for run in before.values() for w in run.waits
            }
            # when a later release comes in which the first is published, then each stays as it is
            for run in before:
                second.as_kept(run[0], before[run].bundle, lambda _, __: one.contents)
            kept, anew = brought_into_line(second, before, case, now)
            assert (kept, anew) == (before, set())
            assert rebuilt(second, case, now, before) == before
            # and moved to the later one, each stands at the same places under their newer names
            moved = rebuilt(second, case, now)
            assert {run: renamed(stand.open) for run, stand in before.items()} == {
                run: [s.element for s in stand.open] for run, stand in moved.items()
            }
    gates = {element for element, kind in one.kinds.items() if kind in {"userTask", "boundaryEvent", "intermediateCatchEvent"}}
    assert stood == gates


def renamed(steps: tuple[OpenStep, ...]) -> list[str]:
    return [step.element.replace("list_it", "put_it_on_the_list") for step in steps]
