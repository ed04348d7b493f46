"""Who acts: a person, the timekeeper or the command line. Knows nothing of sessions or of how someone signed in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["person", "timekeeper", "command-line"]


@dataclass(frozen=True)
class Actor:
    """Someone on whose behalf a command is executed: `id` is what the audit and the docket keep, `name` is for pages only.

    `units` holds, while somebody is away, also the units lent to their deputy; `stands_in_for` says whose list the deputy has.
    """

    id: str
    name: str
    roles: frozenset[str] = field(default_factory=frozenset)
    units: frozenset[str] = field(default_factory=frozenset)
    kind: Kind = "person"
    stands_in_for: frozenset[str] = field(default_factory=frozenset)

    @property
    def persons(self) -> frozenset[str]:
        """In whose name this actor holds steps and seats: their own, and that of everybody for whom they stand in."""
        return self.stands_in_for | {self.id}

    def has(self, *roles: str) -> bool:
        """Whether this actor holds any of these roles."""
        return not self.roles.isdisjoint(roles)

    @property
    def is_person(self) -> bool:
        """Whether a human being is acting."""
        return self.kind == "person"


TIMEKEEPER = Actor(id="timekeeper", name="Timekeeper", kind="timekeeper")
COMMAND_LINE = Actor(id="command-line", name="Command line", kind="command-line")
