"""A diagram as a picture, for looking: reads the BPMN DI and writes SVG, and PNG where rsvg-convert is at hand.

Run as: python -m tools.picture workflows/x/x.bpmn x.svg [x.png]
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape

from lxml import etree

from tools.labels import LINE, lines

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
BPMNDI = "{http://www.omg.org/spec/BPMN/20100524/DI}"
DC = "{http://www.omg.org/spec/DD/20100524/DC}"
DI = "{http://www.omg.org/spec/DD/20100524/DI}"
TASK_LETTERS = 22


def _text(x: float, y: float, said: list[str], anchor: str = "middle", size: int = 11) -> str:
    rows = "".join(f'<tspan x="{x}" dy="{0 if n == 0 else LINE}">{escape(line)}</tspan>' for n, line in enumerate(said))
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-size="{size}">{rows}</text>'


def _broken(text: str, letters: int) -> list[str]:
    out: list[str] = []
    for word in text.split():
        if out and len(out[-1]) + 1 + len(word) <= letters:
            out[-1] += " " + word
        else:
            out.append(word)
    return out


def _bounds(of: etree._Element) -> tuple[float, float, float, float]:
    found = of.find(f"{DC}Bounds")
    assert found is not None  # noqa: S101
    return tuple(float(found.get(name, "0")) for name in ("x", "y", "width", "height"))  # type: ignore[return-value]


def _shape(node: etree._Element, box: tuple[float, float, float, float], name: str) -> str:
    x, y, w, h = box
    kind, cx, cy = etree.QName(node).localname, x + w / 2, y + h / 2
    if kind == "lane":
        label = f'<text transform="translate({x + 19},{cy}) rotate(-90)" text-anchor="middle" font-size="12">{escape(name)}</text>'
        return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="#fff"/><rect x="{x}" y="{y}" width="30" height="{h}" fill="#eee"/>{label}'
    if kind == "subProcess":
        return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="10" fill="#f6f9ff" fill-opacity="0.6"/>' + _text(
            cx, y + 16, [name], size=12
        )
    if kind.endswith("Gateway"):
        mark = "+" if kind.startswith("parallel") else "×"
        diamond = f'<path d="M{cx},{y} L{x + w},{cy} L{cx},{y + h} L{x},{cy} Z" fill="#fffbe8"/>'
        return f'{diamond}<text x="{cx}" y="{cy + 9}" text-anchor="middle" font-size="28">{mark}</text>'
    if kind.endswith("Event"):
        return _event(node, kind, cx, cy)
    said = _broken(name, TASK_LETTERS)
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="8" fill="#fff"/>' + _text(cx, cy + 4 - LINE * (len(said) - 1) / 2, said)


def _event(node: etree._Element, kind: str, cx: float, cy: float) -> str:
    dash = ' stroke-dasharray="4 3"' if node.get("cancelActivity") == "false" else ""
    out = f'<circle cx="{cx}" cy="{cy}" r="18" fill="#fff" stroke-width="{4 if kind == "endEvent" else 1.5}"{dash}/>'
    if kind not in {"startEvent", "endEvent"}:
        out += f'<circle cx="{cx}" cy="{cy}" r="14" fill="none"{dash}/>'
        timer = node.find(f"{BPMN}timerEventDefinition") is not None
        out += (
            f'<path d="M{cx},{cy - 8} V{cy} H{cx + 6}" fill="none"/>'
            if timer
            else f'<path d="M{cx - 6},{cy - 5} h12 m-12,5 h12 m-12,5 h12" fill="none"/>'
        )
    return out


def svg(data: bytes) -> str:
    """The picture of a diagram that has been laid out."""
    root = etree.fromstring(data)
    by_id = {e.get("id"): e for e in root.iter(etree.Element) if e.get("id")}
    parts, right, bottom = [], 0.0, 0.0
    for shape in root.iter(f"{BPMNDI}BPMNShape"):
        box, node = _bounds(shape), by_id[shape.get("bpmnElement")]
        right, bottom = max(right, box[0] + box[2]), max(bottom, box[1] + box[3])
        parts.append(_shape(node, box, node.get("name", "")))
    for edge in root.iter(f"{BPMNDI}BPMNEdge"):
        way = " ".join(f"{p.get('x')},{p.get('y')}" for p in edge.iter(f"{DI}waypoint"))
        parts.append(f'<polyline points="{way}" fill="none" marker-end="url(#arrow)"/>')
    for label in root.iter(f"{BPMNDI}BPMNLabel"):
        holder = label.getparent()
        assert holder is not None  # noqa: S101
        x, y, w, _ = _bounds(label)
        parts.append(_text(x + w / 2, y + 10, lines(by_id[holder.get("bpmnElement")].get("name", ""))))
    marker = 'id="arrow" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="9" markerHeight="9" orient="auto"'
    arrow = f'<defs><marker {marker}><path d="M0,0 L10,5 L0,10 Z" fill="#333" stroke="none"/></marker></defs>'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{right + 20}" height="{bottom + 20}" font-family="Liberation Sans, Arial, sans-serif">'
    style = "<style>text{fill:#111;stroke:none}</style>"
    return (
        f'{head}{style}{arrow}<rect width="100%" height="100%" fill="#fff"/><g stroke="#333" stroke-width="1.5">{"".join(parts)}</g></svg>'
    )


def main(arguments: list[str]) -> int:
    """Write the SVG, and the PNG if a third name is given."""
    source, target = Path(arguments[0]), Path(arguments[1])
    target.write_text(svg(source.read_bytes()), encoding="utf-8")
    if len(arguments) > 2:
        tool = shutil.which("rsvg-convert")
        if tool is None:
            print("rsvg-convert is not installed (librsvg2-bin)", file=sys.stderr)
            return 1
        subprocess.run([tool, str(target), "-o", arguments[2]], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
