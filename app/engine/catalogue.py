"""The processes there are: each diagram read once, hashed with its tables, forms and templates. Knows no docket and no clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from lxml import etree

from app.engine import diagram, expressions
from app.engine.expressions import Asked, NotOurWords
from app.engine.waits import Parser
from app.errors import Fault

SHORT = 16
Stored = Callable[[str, str], bytes | None]
"""(process, short name of a bundle) -> what was published, or None"""


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
    files: Mapping[str, bytes] = field(compare=False, default_factory=dict, repr=False)
    memo: dict[Any, Any] = field(compare=False, default_factory=dict, repr=False)

    @property
    def bundle(self) -> str:
        """The short name of the bundle, as a run row keeps it."""
        return self.bundle_hash[:SHORT]

    @property
    def contents(self) -> bytes:
        """The bundle as it is published."""
        return packed(self.files)

    def form_text(self, step: str) -> str:
        """The form of a step as this bundle has it ("" if it has none)."""
        return self.files.get(f"forms/{self.process}/{step}.yaml", b"").decode()


@dataclass(frozen=True)
class Catalogue:
    """Every process of this release, by name; and, once asked for, the older bundles on which runs still stand."""

    definitions: Mapping[str, Definition]
    older: dict[tuple[str, str], Definition] = field(compare=False, default_factory=dict, repr=False)

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

    def as_kept(self, process: str, bundle: str, stored: Stored | None = None) -> Definition | None:
        """What a run with this bundle is computed from: its own bundle while it is published, else the release's (None if there is neither).

        `stored` gives the contents of a published bundle; each is read once.
        """
        newest = self.definitions.get(process)
        if newest is not None and bundle in {"", newest.bundle}:
            return newest
        if (process, bundle) not in self.older:
            contents = stored(process, bundle) if stored is not None else None
            if contents is None:
                return newest
            found = unpacked(contents)
            if (found.process, found.bundle) != (process, bundle):
                raise Fault(f"{process}: the published bundle {bundle} is not what was published; run `interdict doctor`")
            self.older[process, bundle] = found
        return self.older[process, bundle]

    def older_form(self, process: str, bundle: str, step: str) -> str:
        """The form of a step in an older bundle that was asked for before ("" where the release's form holds)."""
        found = self.older.get((process, bundle))
        return "" if found is None else found.form_text(step)


def read(path: Path, root: Path) -> Definition:
    """One diagram, with the hash of its bundle (Fault if it cannot be read)."""
    return _defined(path.name, path.read_bytes(), _files(path.parent, root))


def unpacked(contents: bytes) -> Definition:
    """The definition that was published as `contents` (Fault if it cannot be read)."""
    files: dict[str, bytes] = {}
    rest = contents
    try:
        while rest:
            name, size, rest = rest.split(b"\0", 2)
            files[name.decode()], rest = rest[: int(size)], rest[int(size) :]
        diagram_name = next(name for name in files if name.endswith(".bpmn"))
    except (ValueError, StopIteration) as error:
        message = "a published bundle cannot be read: it is not what was published; run `interdict doctor`"
        raise Fault(message) from error
    return _defined(diagram_name.rpartition("/")[2], files[diagram_name], files)


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files of a bundle as one: each name, its length and its bytes, in the order of names. The same files always give the same bytes."""
    return b"".join(f"{name}\0{len(files[name])}\0".encode() + files[name] for name in sorted(files))


def _files(folder: Path, root: Path) -> dict[str, bytes]:
    """What belongs to the bundle of a process: diagram, tables, templates, and the forms of its steps."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for place in (folder, root / "forms" / folder.name)
        for path in sorted(place.rglob("*"))
        if path.suffix in {".bpmn", ".dmn", ".yaml", ".typ"} and path.name != "layout.yaml"
    }


def _defined(file: str, data: bytes, files: Mapping[str, bytes]) -> Definition:
    tree = diagram.parsed(data, file)
    process = tree.find(diagram.tag("process"))
    if process is None:
        raise Fault(f"{file}: there is no process in it")
    name = process.get("id", "")
    spec, subs = _parsed_by_the_engine(tree, name, file)
    try:
        asks = dict(_asks(process))
    except NotOurWords as error:
        raise Fault(f"{file}: {error}") from error
    return Definition(
        process=name,
        bundle_hash=sha256(packed(files)).hexdigest(),
        name=process.get("name", name),
        spec=spec,
        subs=subs,
        place=_places(process),
        kinds={node.get("id", ""): diagram.local(node) for node in diagram.nodes(process)},
        steps={spec.element: spec for spec in _steps(process)},
        asks=asks,
        names={element.get("id", ""): element.get("name") or "" for element in process.iter(etree.Element) if element.get("id")},
        xml=data,
        files=files,
    )


def _places(process: etree._Element) -> dict[str, int]:
    """Who passes first at one instant: boundary events before all else (what is inside no longer matters), then document order."""
    in_order = sorted(diagram.nodes(process), key=lambda node: diagram.local(node) != "boundaryEvent")
    return {node.get("id", ""): number for number, node in enumerate(in_order)}


def _parsed_by_the_engine(tree: etree._Element, name: str, file: str) -> tuple[Any, Any]:
    parser = Parser()
    try:
        parser.add_bpmn_xml(tree, file)
        return parser.get_spec(name), parser.get_subprocess_specs(name)
    except Exception as error:
        raise Fault(f"{file}: the engine cannot read it: {error}") from error


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
