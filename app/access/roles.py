"""The roles that people hold, each with a sentence that staff can read, and the lane of a diagram that each one works in.

Role names are append-only once released: running bundles and old audit rows name them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """One role: its stored name, the lane drawn in diagrams, whether it records what happens in matters, and what it is for.

    `when_asked`: its units have no seat in a matter from the opening on, but from their first step in it until neither a step nor
    anything that was begun there is left to them.
    """

    name: str
    lane: str
    works_on_matters: bool
    sentence: str
    when_asked: bool = False


_ALL = (
    Role("prosecutor", "Prosecutor", True, "Applies for orders for the commissioner, appears at hearings, applies to vary or renew."),
    Role("service_officer", "Service officer", True, "A police officer who serves documents in person and records each attempt."),
    Role("registrar", "Registrar", True, "Files, lists, records what the court did; registers corresponding orders, in one registry."),
    Role("legal_officer", "Legal officer", True, "Handles appeals and internal reviews; chooses between readings of a doubtful text."),
    Role("registry_officer", "Registry officer", True, "Keeps the register: reports, notices, reporting periods, suspensions."),
    Role(
        "delegate",
        "Delegate",
        True,
        "Decides for the commissioner where the Act allows; never reviews their own decision.",
        when_asked=True,
    ),
    Role(
        "reviewer",
        "Reviewer",
        True,
        "Decides internal reviews; never of their own decision, nor from a less senior office.",
        when_asked=True,
    ),
    Role(
        "report_author",
        "Report author",
        True,
        "Prepares the report on a child respondent, for the chief executive (communities).",
        when_asked=True,
    ),
    Role("supervisor", "Supervisor", True, "Sees a unit's work, hands steps over, takes on steps for which there is nobody."),
    Role("auditor", "Auditor", False, "Reads who did and saw what, and verifies the chain. Changes nothing; names stay masked."),
    Role("administrator", "Administrator", False, "Manages people, roles, units and calendars. Has no access to matters by that role."),
)

ROLES: dict[str, Role] = {role.name: role for role in _ALL}
WHEN_ASKED: frozenset[str] = frozenset(role.name for role in _ALL if role.when_asked)
WORKING: frozenset[str] = frozenset(role.name for role in _ALL if role.works_on_matters)
_BY_LANE: dict[str, str] = {role.lane: role.name for role in _ALL}


class UnknownRole(KeyError):
    """A lane or role that no release has known."""


def role_of_lane(lane: str) -> str:
    """The role that works in a lane: "Service officer" -> "service_officer" (UnknownRole if there is none)."""
    try:
        return _BY_LANE[lane]
    except KeyError as error:
        raise UnknownRole(lane) from error


def lane_of_role(role: str) -> str:
    """The lane, and the words on a page, for a role (UnknownRole if there is none)."""
    try:
        return ROLES[role].lane
    except KeyError as error:
        raise UnknownRole(role) from error


def objections(roles: Iterable[str]) -> tuple[str, ...]:
    """Why one person may not hold these roles together, in words; empty if they may."""
    held = frozenset(roles)
    said = [f"There is no role called {name!r}." for name in sorted(held - ROLES.keys())]
    if "auditor" in held and len(held) > 1:
        said.append("An auditor looks at what others did, so an auditor holds no other role.")
    if "administrator" in held and held & WORKING:
        said.append("An administrator gives out roles, so an administrator holds none that works on matters.")
    return tuple(said)


def supervised(actor_units: Iterable[str], units: Iterable[tuple[str, str, str | None]]) -> frozenset[str]:
    """The units that a supervisor in these units looks after, of all `units` (name, role, place).

    Their own; and, for whoever is in a unit of supervisors, every unit of that unit's place (of the whole State where it names none).
    """
    every, mine = list(units), frozenset(actor_units)
    reach = {place for name, role, place in every if name in mine and role == "supervisor"}
    return mine | {name for name, _, place in every if None in reach or (place is not None and place in reach)}
