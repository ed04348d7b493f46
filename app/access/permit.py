"""The permission decision: Cedar policies as text, parsed once, asked after the lock. Whether one may *see* is data (seats, bars).

The caller describes the resource (`seated`, `barred`, `roles`, `unit`, ...) from rows it read under the lock. What it does
not say is never assumed in the actor's favour: a matter whose seat or bar is not stated is refused.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import cedarpy

from app.access.actor import Actor
from app.access.protection import stands
from app.access.roles import ROLES, WORKING

ACTS: dict[str, str] = {
    "view": "see this matter",
    "open_matter": "open a matter for this unit",
    "record_step": "record this step",
    "record_offer": "record this",
    "take": "take this step",
    "draft": "keep a draft of this step",
    "hand_over": "hand this step over",
    "issue_document": "issue this document",
    "open_document": "open a document: it holds names",
    "correct": "correct this entry",
    "withdraw": "withdraw this entry",
    "move_entries": "move these entries to another matter",
    "confirm_correction": "confirm this correction",
    "propose_destruction": "propose that values be destroyed",
    "confirm_destruction": "confirm this destruction",
    "replay_destruction": "destroy again what was destroyed",
    "pass_likeness": "say that two matters are of different persons",
    "propose_joining": "propose that two matters are joined",
    "confirm_joining": "confirm that two matters are joined",
    "separate_matters": "separate two matters",
    "unmask": "see this name",
    "read_conditions": "read the conditions of this order",
    "look_up": "look up whether an order is in force",
    "elect": "choose between readings",
    "move_clock": "move the clock",
    "import_calendar": "import a calendar",
    "move_runs": "move this matter to a newer version of a process",
    "administer": "administer people and settings",
    "change_password": "change this password",
    "give_seat": "give this seat",
    "end_seat": "end this seat",
    "set_bar": "bar this person from the matter",
    "lift_bar": "lift this bar",
    "stand_in": "let somebody stand in for this person",
    "read_audit": "read the audit trail",
    "take_on": "take on running orders from a spreadsheet",
    "let_time_pass": "let time pass",
}
"""Every act that may be asked about, and how a refusal names it."""

_EMPTY: dict[str, Any] = {
    "unit": "",
    "roles": [],
    "orphaned": False,
    "holder": "",
    "supervised": False,
    "person": "",
    "given_role": "",
    "recorded_by": "",
    "decided_by": "",
    "barred_people": [],
    "of": "",
    "other_seated": False,
    "other_barred": True,
}


@dataclass(frozen=True)
class Decision:
    """Whether it is allowed, the policy that decided ("" where none allowed it), and a sentence for the person."""

    allowed: bool
    policy: str
    sentence: str = ""

    def __bool__(self) -> bool:
        """A decision reads as a statement: `if permit(...)`."""
        return self.allowed


@lru_cache(maxsize=1)
def policies() -> str:
    """The text of every policy, in the order of the files' names."""
    folder = files("app.access").joinpath("policies")
    texts = sorted((item.name, item.read_text(encoding="utf-8")) for item in folder.iterdir() if item.name.endswith(".cedar"))
    return "\n".join(text for _, text in texts)


@lru_cache(maxsize=1)
def every_policy() -> Any:
    """All policies, parsed."""
    return cedarpy.PolicySet.from_str(policies())


@lru_cache(maxsize=64)
def policies_about(act: str) -> Any:
    """The policies that can bear on one act, parsed: those that name it and those that name none (asked faster than all)."""
    each = ["@id(" + statement for statement in policies().split("@id(")[1:]]
    return cedarpy.PolicySet.from_str("".join(text for text in each if f'Action::"{act}"' in text or "Action::" not in text))


def permit(actor: Actor, act: str, resource: Mapping[str, Any] | None = None, context: Mapping[str, Any] | None = None) -> Decision:
    """Whether this actor may do this act to this resource, and which policy says so (a forbid beats every permit).

    `resource` may say: seated, barred (both needed for anything in a matter), other_seated, other_barred (both needed as well for what
    is done in two matters), barred_people, roles (or lane's `role`), unit, orphaned, holder, recorded_by, decided_by, supervised (the
    unit or person is one that the actor looks after), person (whom it is about), given_role (of a seat), of (the kind of subject that
    a document is about). `context` may say: mode, basis, about_a_child, purpose.
    """
    if act not in ACTS:
        return Decision(allowed=False, policy=f"unknown act {act}", sentence="You may not do this.")
    return _decided(actor.id, act, json.dumps(_entities(actor, resource or {})), json.dumps(_surroundings(context or {})))


@lru_cache(maxsize=8192)
def _decided(actor_id: str, act: str, entities: str, surroundings: str) -> Decision:
    """A decision is a function of what it was told, so the same question is answered from memory (0.02 ms against 0.3 ms)."""
    result = cedarpy.is_authorized(
        {
            "principal": {"type": "Actor", "id": actor_id},
            "action": {"type": "Action", "id": act},
            "resource": {"type": "Thing", "id": "it"},
            "context": surroundings,
        },
        policies_about(act),
        entities,
    )
    names = sorted(result.diagnostics.id_annotations_by_reason.values())
    if result.allowed:
        return Decision(allowed=True, policy=names[0])
    return Decision(allowed=False, policy=names[0] if names else "", sentence=_refusal(act, names))


def _entities(actor: Actor, resource: Mapping[str, Any]) -> list[dict[str, Any]]:
    described = {**_EMPTY, **{key: _plain(value) for key, value in resource.items() if value is not None}}
    role = described.pop("role", None)
    if role is not None and not described["roles"]:
        described["roles"] = [role]
    held = {
        "person": actor.id, "persons": sorted(actor.persons), "kind": actor.kind, "roles": sorted(actor.roles & ROLES.keys()),
        "units": sorted(actor.units),
    }  # fmt: skip
    return [
        {"uid": {"type": "Actor", "id": actor.id}, "attrs": held, "parents": []},
        {"uid": {"type": "Thing", "id": "it"}, "attrs": described, "parents": []},
    ]


def _surroundings(context: Mapping[str, Any]) -> dict[str, Any]:
    basis = str(context.get("basis") or "")
    return {
        "working": sorted(WORKING),
        "mode": str(context.get("mode") or ""),
        "purpose": str(context.get("purpose") or "").strip(),
        "basis_stands": stands(basis, about_a_child=context.get("about_a_child") is True),
    }


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, set | frozenset | tuple) else value


def _refusal(act: str, names: list[str]) -> str:
    said = f"You may not {ACTS[act]}"
    return f"{said}: {names[0]}." if names else f"{said}."
