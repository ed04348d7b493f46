"""What keeps somebody out of a page: wider than the window, or against a rule of WCAG 2.2 AA."""

from __future__ import annotations

from axe_core_python.sync_playwright import Axe

from tests.browser.person import Person

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
WIDE, NARROW = 1280, 320
WIDER_THAN_THE_WINDOW = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
UNFOLD = "document.querySelectorAll('details:not(.run):not(.run details)').forEach(it => { it.open = true })"


def faults(person: Person, address: str, width: int, *, rules: bool = True) -> list[str]:
    """The faults of the page that is open, at this width."""
    person.page.set_viewport_size({"width": width, "height": 900})
    found = [f"{address} at {width}: wider than the window"] if person.page.evaluate(WIDER_THAN_THE_WINDOW) else []
    if not rules:
        return found
    for violation in Axe().run(person.page, options=WCAG)["violations"]:
        found.extend(f"{address} at {width}: {violation['id']}: {node['html'][:160]}" for node in violation["nodes"][:3])
    return found


def faults_of_the_matter(person: Person, matter: str) -> list[str]:
    """The faults of a matter's page with everything on it unfolded, wide and narrow; the window is wide again afterwards."""
    person.open(matter)
    person.page.evaluate(UNFOLD)
    found = [*faults(person, matter, NARROW), *faults(person, matter, WIDE)]
    person.open(matter)
    return found
