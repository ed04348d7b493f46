"""The processes there are: each diagram read once, hashed with its tables, forms and templates. Knows no docket and no clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from lxml import etree

from app.engine import diagram, expressions
from app.engine.expressions import Asked, NotOurWords
from app.engine.waits import Parser
from app.errors import Fault


@dataclass(frozen=True)
class StepSpec:
    """What a diagram says of one user task: whose it is (lane), what answers it, its provisions, and words for the person doing it."""

    element: str
    name: str
    lane: str
    answered: str
    provisions: tuple[str, ...]
    documentation: str


@dataclass(frozen=True)
class Definition:
    """One process as released: the engine's reading of it, and what the rest of the house wants to know of it.

    `place` is the order in which elements pass at one instant; `kinds` what each element is; `asks` the question of each wait, step and gateway.
    """

    process: str
    bundle_hash: str
    name: str = field(compare=False, default="")
    spec: Any = field(compare=False, default=None, repr=False)
    subs: Any = field(compare=False, default=None, repr=False)
    place: Mapping[str, int] = field(compare=False, default_factory=dict, repr=False)
    kinds: Mapping[str, str] = field(compare=False, default_factory=dict, repr=False)
    steps: Mapping[str, StepSpec] = field(compare=False, default_factory=dict, repr=False)
    asks: Mapping[str, Asked] = field(compare=False, default_factory=dict, repr=False)
    names: Mapping[str, str] = field(compare=False, default_factory=dict, repr=False)
    xml: bytes = field(compare=False, default=b"", repr=False)
    memo: dict[Any, Any] = field(compare=False, default_factory=dict, repr=False)


@dataclass(frozen=True)
class Catalogue:
    """Every process of this release, by name."""

    definitions: Mapping[str, Definition]

    @classmethod
    def load(cls, root: Path | str) -> Catalogue:
        """Read workflows/*/*.bpmn below `root` (Fault if one cannot be read)."""
        root = Path(root)
        found = [read(path, root) for path in sorted(root.glob("workflows/*/*.bpmn"))]
        return cls({definition.process: definition for definition in found})

    def definition(self, process: str) -> Definition:
        """The definition of a process (Fault if there is none)."""
        try:
            return self.definitions[process]
        except KeyError:
            raise Fault(f"there is no process {process!r} in this release") from None

    def names_used(self) -> frozenset[str]:
        """Every question that a diagram of this release names."""
        return frozenset(asked.name for definition in self.definitions.values() for asked in definition.asks.values())


def read(path: Path, root: Path) -> Definition:
    """One diagram, with the hash of its bundle (Fault if it cannot be read)."""
    data = path.read_bytes()
    tree = diagram.parsed(data, str(path.name))
    process = tree.find(diagram.tag("process"))
    if process is None:
        raise Fault(f"{path.name}: there is no process in it")
    name = process.get("id", "")
    spec, subs = _parsed_by_the_engine(tree, name, path)
    try:
        asks = dict(_asks(process))
    except NotOurWords as error:
        raise Fault(f"{path.name}: {error}") from error
    return Definition(
        process=name,
        bundle_hash=bundle_hash(path.parent, root / "forms" / name),
        name=process.get("name", name),
        spec=spec,
        subs=subs,
        place=_places(process),
        kinds={node.get("id", ""): diagram.local(node) for node in diagram.nodes(process)},
        steps={spec.element: spec for spec in _steps(process)},
        asks=asks,
        names={element.get("id", ""): element.get("name") or "" for element in process.iter(etree.Element) if element.get("id")},
        xml=data,
    )


def _places(process: etree._Element) -> dict[str, int]:
    """Who passes first at one instant: boundary events before all else (what is inside no longer matters), then document order."""
    in_order = sorted(diagram.nodes(process), key=lambda node: diagram.local(node) != "boundaryEvent")
    return {node.get("id", ""): number for number, node in enumerate(in_order)}


def _parsed_by_the_engine(tree: etree._Element, name: str, path: Path) -> tuple[Any, Any]:
    parser = Parser()
    try:
        parser.add_bpmn_xml(tree, str(path))
        return parser.get_spec(name), parser.get_subprocess_specs(name)
    except Exception as error:
        raise Fault(f"{path.name}: the engine cannot read it: {error}") from error


def _asks(process: etree._Element) -> list[tuple[str, Asked]]:
    found: list[tuple[str, Asked]] = []
    for node in diagram.nodes(process):
        kind = diagram.local(node)
        if kind in {"intermediateCatchEvent", "boundaryEvent"}:
            found.append((node.get("id", ""), expressions.wait(diagram.condition(node))))
        elif kind == "userTask":
            found.append((node.get("id", ""), expressions.step(diagram.prop(node, "answered"))))
    for flow in process.iter(diagram.tag("sequenceFlow")):
        text = diagram.condition(flow)
        if text is not None:
            asked = expressions.flow(text)
            found.append((flow.get("sourceRef", ""), Asked("ask", asked.name)))
    return found


def _steps(process: etree._Element) -> list[StepSpec]:
    lanes = diagram.lanes(process)
    return [_step(node, lanes.get(node.get("id", ""), "")) for node in process.iter(diagram.tag("userTask"))]


def _step(node: etree._Element, lane: str) -> StepSpec:
    first, _, words = diagram.documentation(node).partition("\n")
    provisions, text = ((), f"{first}\n{words}") if not first.startswith("provisions:") else (_cited(first), words)
    return StepSpec(
        element=node.get("id", ""),
        name=node.get("name", ""),
        lane=lane,
        answered=diagram.prop(node, "answered") or "",
        provisions=provisions,
        documentation=text.strip(),
    )


def _cited(line: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in line.removeprefix("provisions:").split(",") if part.strip())


def bundle_hash(*folders: Path) -> str:
    """One hash over every file of the folders: diagram, tables, forms, templates. A changed name changes it too."""
    digest = sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.suffix in {".bpmn", ".dmn", ".yaml", ".typ"} and path.name != "layout.yaml":
                content = path.read_bytes()
                digest.update(f"{folder.name}/{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
                digest.update(content)
    return digest.hexdigest()
