"""A diagram as XML, read safely: no DOCTYPE, no entities, no network. Knows BPMN's names; knows no law and no engine."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from app.errors import Fault

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DI = "http://www.omg.org/spec/DD/20100524/DI"
XSI = "http://www.w3.org/2001/XMLSchema-instance"


def tag(name: str) -> str:
    """A BPMN name with its namespace."""
    return f"{{{BPMN}}}{name}"


def parsed(data: bytes, where: str) -> etree._Element:
    """The root of an XML document that has no DOCTYPE and no entities (Fault otherwise)."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Fault(f"{where}: a DOCTYPE or an entity is refused; write the diagram without it")
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Fault(f"{where}: not well-formed XML: {error.msg}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Fault(f"{where}: a DOCTYPE or an entity is refused; write the diagram without it")
    return root


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for comments and instructions."""
    name: object = element.tag
    return etree.QName(element).localname if isinstance(name, str) else ""


def nodes(process: etree._Element) -> Iterator[etree._Element]:
    """Every flow node of a process, sub-processes' nodes too, in document order."""
    for element in process.iter():
        if element.get("id") and is_node(local(element)):
            yield element


def is_node(name: str) -> bool:
    """Does a BPMN name stand for something a token can be at?"""
    return name.endswith(("Task", "Event", "Gateway")) or name in {"task", "subProcess", "callActivity", "transaction", "adHocSubProcess"}


def lanes(process: etree._Element) -> dict[str, str]:
    """The name of the lane in which each element is listed."""
    return {
        (ref.text or "").strip(): lane.get("name", "") for lane in process.iter(tag("lane")) for ref in lane.findall(tag("flowNodeRef"))
    }


def documentation(element: etree._Element) -> str:
    """The words on an element for the person at work: each line trimmed."""
    found = element.find(tag("documentation"))
    return "" if found is None else "\n".join(line.strip() for line in (found.text or "").strip().splitlines())


def prop(element: etree._Element, name: str) -> str | None:
    """An extension property of an element, by name."""
    extensions = element.find(tag("extensionElements"))
    if extensions is None:
        return None
    return next((p.get("value") for p in extensions.iter() if local(p) == "property" and p.get("name") == name), None)


def condition(element: etree._Element) -> str | None:
    """The expression of an event that waits (condition or date), or of a flow."""
    for path in ("conditionalEventDefinition/condition", "timerEventDefinition/timeDate", "conditionExpression"):
        found = element.find("/".join(tag(part) for part in path.split("/")))
        if found is not None:
            return found.text
    return None
