"""JSON Schema (2020-12) of the fact file that `interdict timeline` reads and of the result that it gives.

The schema of the facts is made from the data dictionary, so it never falls behind it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app.law.readings import REGISTER
from app.law.timelines.timeline_facts import OWN

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]
_TEXT: Final[Schema] = {"type": "string"}
_INSTANT: Final[Schema] = {"type": ["string", "null"], "format": "date-time"}
_DAY: Final[Schema] = {"type": ["string", "null"], "format": "date"}
_SUBJECT: Final[Schema] = {"type": "string", "pattern": r"^(service:|appeal:(second:)?)?[a-z]+(-[a-z]+)*:[1-9][0-9]*$"}


def both(dictionary: Mapping[str, Any]) -> Schema:
    """The two schemas by name: facts and result."""
    return {"facts": facts_schema(dictionary), "result": result_schema()}


def _object(properties: Mapping[str, Schema], *, optional: tuple[str, ...] = ()) -> Schema:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": dict(properties), "required": required, "additionalProperties": False}


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


# ---------------------------------------------------------------- facts
def facts_schema(dictionary: Mapping[str, Any]) -> Schema:
    """The fact file: place, respondent, elections, entries."""
    elections = {name: {"enum": [reading.name for reading in doubt.readings]} for name, doubt in sorted(REGISTER.items())}
    return {
        "$schema": DRAFT,
        "title": "Facts for interdict timeline",
        "type": "object",
        "properties": {
            "place": {**_TEXT, "description": "Court place by whose days dates are judged", "default": "Brisbane"},
            "respondent": _object(
                {"birth_date": {"type": "string", "format": "date"}, "birth_date_certainty": {"enum": ["EXACT", "ESTIMATED"]}},
                optional=("birth_date", "birth_date_certainty"),
            ),
            "elections": {"type": "object", "properties": elections, "additionalProperties": False},
            "entries": _list({"oneOf": [_kind(name, spec) for name, spec in dictionary["kinds"].items()]}),
        },
        "required": ["entries"],
        "additionalProperties": False,
    }


def _kind(name: str, spec: Mapping[str, Any]) -> Schema:
    """One kind of entry: its fields stand beside kind, subject and at (or under `values`)."""
    fields = spec.get("fields") or {}
    own: dict[str, Schema] = {
        "kind": {"const": name},
        "subject": {**_SUBJECT, "description": f"about: {spec['subject']}"},
        "at": {"type": "string", "description": "when it happened; Brisbane time where no offset is written"},
        **{one: _TEXT for one in OWN if one not in ("kind", "subject", "at", "values")},
        "values": {"type": "object"},
    }
    properties = {**own, **{field: _field(one) for field, one in fields.items()}}
    optional = tuple(one for one in properties if one not in ("kind", "subject", "at"))
    return {"title": spec["label"], "description": f"s {spec['provision']}", **_object(properties, optional=optional)}


def _field(spec: Mapping[str, Any]) -> Schema:
    told: Schema = {"title": spec["label"]}
    kind = spec["type"]
    if kind == "choice":
        return {**told, "enum": [str(one) for one in spec["of"]]}
    if kind == "several":
        return {**told, **_list({"enum": [str(one) for one in spec["of"]]}), "uniqueItems": True}
    if kind in {"group", "many"}:
        inner = {name: _field(one) for name, one in spec["fields"].items()}
        whole = _object(inner, optional=tuple(name for name, one in spec["fields"].items() if not one.get("required")))
        return {**told, **(whole if kind == "group" else _list(whole))}
    simple: dict[str, Schema] = {
        "yes/no": {"type": "boolean"}, "yes/no/unknown": {"enum": ["YES", "NO", "UNKNOWN", True, False]}, "number": {"type": "integer", "minimum": 0},
        "day": {"type": "string", "format": "date"}, "subject": _SUBJECT,
    }  # fmt: skip
    return {**told, **simple.get(kind, _TEXT)}


# ---------------------------------------------------------------- result
def result_schema() -> Schema:
    """The result of `interdict timeline --json`."""
    word = {"type": "object", "additionalProperties": _TEXT}
    derivation = {"oneOf": [{"type": "null"}, _derivation()]}
    stretch = _object(
        {"from": _INSTANT, "to": _INSTANT, "in_force": {"enum": ["YES", "NO", "UNCERTAIN"]}, "why": _TEXT, "doubts": _list(_TEXT)}
    )
    life = _object(
        {"from": _INSTANT, "to": _INSTANT, "why": _TEXT, "worlds": _list(word), "start_derivation": derivation, "derivation": derivation}
    )
    condition = _object({"kind": _TEXT, "text": _TEXT})
    version = _object({"version": {"type": "integer"}, "from": _INSTANT, "to": _INSTANT, "conditions": _list(condition)})
    varied = _object(
        {"version": {"type": "integer"}, "at": _INSTANT, "binds_from": _INSTANT, "served_at": _INSTANT, "overtaken": {"type": "boolean"}}
    )
    order = _object({
        "order": _SUBJECT, "now": {"oneOf": [{"type": "null"}, stretch]}, "status": _list(stretch),
        "shown_as": {"oneOf": [{"type": "null"}, _list(stretch)]}, "lives": _list(life),
        "terms": _list(_object({"versions": _list(version), "worlds": _list(word)})), "varied": _list(varied),
        "binding": {"oneOf": [{"type": "null"}, _list({"type": "integer"})]},
    })  # fmt: skip
    common: dict[str, Schema] = {
        "subject": _SUBJECT, "label": _TEXT, "provision": _TEXT, "act_by": _INSTANT, "last_day": _DAY, "something_to_do": {"type": "boolean"},
    }  # fmt: skip
    world = _object({"at": _INSTANT, "worlds": _list(word), "derivation": derivation})
    deadline = _object({
        **common, "name": _TEXT, "consequence": _TEXT, "lapse_not_before": _INSTANT, "met_at": _INSTANT,
        "doubts": _list(_TEXT), "warnings": _list(_TEXT), "worlds": _list(world),
    })  # fmt: skip
    review = _object({
        "review": _SUBJECT, "decision": _SUBJECT, "application": {"enum": ["DECIDED", "RETURNED", "OUT_OF_TIME", "WITHDRAWN"]}, "decided_at": _INSTANT,
        "taken_to_be_confirmed": _list(_object({"at": _INSTANT, "worlds": _list(word)})),
    })  # fmt: skip
    wanted = _object({**common, "overdue": {"type": "boolean"}, "if_not": _TEXT})
    return {"$schema": DRAFT, "title": "Result of interdict timeline", **_object({
        "place": _TEXT, "calendar": _TEXT, "at": _INSTANT, "elections": word, "orders": _list(order),
        "deadlines": _list(deadline), "wanted_next": _list(wanted), "reviews": _list(review), "protection_gaps": _list(_TEXT),
    })}  # fmt: skip


def _derivation() -> Schema:
    day = _object({"day": _DAY, "counted": {"type": "boolean"}, "number": {"type": ["integer", "null"]}, "why": _TEXT})
    return _object({
        "rule": _TEXT, "provision": _TEXT, "trigger": _TEXT, "trigger_on": _DAY, "trigger_entry": _TEXT, "unit": _TEXT, "n": {"type": "integer"},
        "first_day_counts": {"type": "boolean"}, "result": _TEXT, "skipped": _list(_object({"day": _DAY, "why": _TEXT})),
        "calendar": _TEXT, "notes": _list(_TEXT), "days": _list(day),
    })  # fmt: skip
