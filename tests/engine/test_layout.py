"""The diagrams are drawn as their authors placed them, so that a clerk can read them."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path

import pytest
import yaml
from lxml import etree

from tools.layout import CannotDraw, Drawing, drawn, sort_of, tag
from tools.picture import svg
from tools.routing import Box

CHECKOUT = Path(__file__).resolve().parents[2]
PLANS = sorted(CHECKOUT.glob("workflows/*/layout.yaml"))


def drawing(plan: Path) -> Drawing:
    process = etree.fromstring(diagram(plan).read_bytes()).find(tag("process"))
    assert process is not None
    made = Drawing(process, yaml.safe_load(plan.read_text(encoding="utf-8")))
    made.place()
    made.route()
    made.label()
    return made


def diagram(plan: Path) -> Path:
    return plan.parent / f"{plan.parent.name}.bpmn"


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.parent.name)
def test_a_diagram_is_drawn_as_its_layout_says_and_drawing_it_again_changes_nothing(plan: Path) -> None:
    data = diagram(plan).read_bytes()
    assert drawn(data, yaml.safe_load(plan.read_text(encoding="utf-8"))) == data, "run python -m tools.layout"
    assert svg(data).count("<polyline") == data.count(b"<bpmn:sequenceFlow ")


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.parent.name)
def test_no_way_goes_through_a_shape_and_no_label_meets_another_or_a_shape(plan: Path) -> None:
    made = drawing(plan)
    solid = {e: box for e, box in made.boxes.items() if sort_of(made.nodes[e]) != "box"}
    for flow, points in made.ways.items():
        for (x1, y1), (x2, y2) in pairwise(points):
            stroke = Box(min(x1, x2), min(y1, y2), max(abs(x1 - x2), 1), max(abs(y1 - y2), 1))
            through = [e for e, box in solid.items() if stroke.meets(box.grown(-1)) and sort_of(made.nodes[e]) != "boundary"]
            assert not through, (flow, through)
    assert not [(a, b) for (a, one), (b, two) in combinations(made.labels.items(), 2) if one.meets(two)]
    assert not [(a, e) for a, label in made.labels.items() for e, box in solid.items() if label.meets(box)]


def test_an_element_without_a_place_is_named() -> None:
    plan = yaml.safe_load(PLANS[0].read_text(encoding="utf-8"))
    lost = next(iter(plan["elements"]))
    del plan["elements"][lost]
    with pytest.raises(CannotDraw, match=lost):
        drawn(diagram(PLANS[0]).read_bytes(), plan)
