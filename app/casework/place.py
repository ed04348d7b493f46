"""Places where courts sit and registries open: the local government area by whose holidays their days are judged, and their time zone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

QUEENSLAND_ZONE: Final = "Australia/Brisbane"


@dataclass(frozen=True)
class Place:
    """A court place. `home_zone` matters for orders first made elsewhere, which end in the time of the place that made them."""

    name: str
    local_government: str
    home_zone: str = QUEENSLAND_ZONE


PLACES: Final[dict[str, Place]] = {
    place.name: place
    for place in (
        Place("Beenleigh", "Logan"),
        Place("Brisbane", "Brisbane"),
        Place("Cairns", "Cairns"),
        Place("Cleveland", "Redland"),
        Place("Ipswich", "Ipswich"),
        Place("Mount Isa", "Mount Isa"),
        Place("Redcliffe", "Moreton Bay"),
        Place("Rockhampton", "Rockhampton"),
        Place("Southport", "Gold Coast"),
        Place("Toowoomba", "Toowoomba"),
        Place("Townsville", "Townsville"),
    )
}


def place_named(name: str) -> Place:
    """The place of that name; a place that is not in the list is its own local government area (its calendar is then not loaded)."""
    return PLACES.get(name) or Place(name, name)


def as_known(said: str) -> str:
    """A place as this release writes its name ("cairns" is Cairns); one that it does not know stays as it was written."""
    return _FOLDED.get(" ".join(said.casefold().split()), said)


_FOLDED: Final = {name.casefold(): name for name in PLACES}
