"""What several stories do by hand: open a matter, serve, swear, read an order's status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.browser.person import Person

EXPLAINED = {"Appearance notice explained": "Yes", "How it was explained": "In plain English"}
PAPERS = ("The application", "The appearance notice")


def opens_a_matter(person: Person, family_name: str, born: str) -> str:
    """Open the matter of a made-up person who resembles nobody (no word of the name is another's, else it is asked about); its address."""
    person.menu("Open a matter")
    person.answer({
        "Given names": "Testa", "Family name or only name": family_name, "Date of birth": born,
        "How sure is the date": "Known from a document", "Languages": "English",
    })  # fmt: skip
    person.press("Open the matter")
    assert "No order has been recorded in this matter." in person.words()
    return person.page.url.removeprefix(person.base)


def serves(sam: Person, on: str, documents: Sequence[str], more: Mapping[str, str]) -> None:
    """Serve documents at home, in person; the matter's page is open."""
    sam.follow("Serve the documents")
    sam.record({
        "Were documents served": "Yes", "When?": on, "Where": "At home", "Documents served": documents, "Mode": "In person",
        "Name and rank": "Constable Madeup", "How were they served": "Handed over in person",
        **more,
    }, confirm=True)  # fmt: skip


def swears(sam: Person, at: str) -> None:
    """Swear the affidavit of service; the matter's page is open."""
    sam.follow("Swear the affidavit")
    sam.record({"When was it sworn": at, "Sworn by": "Constable Madeup"})


def status(person: Person, order: str) -> str:
    """What the matter's page says of an order: in force, not in force, or it may be."""
    return person.page.get_by_role("article", name=order).locator(".status").inner_text()


def what_next(person: Person, matter: str) -> str:
    """What the matter's page says is to be done next."""
    person.open(matter)
    return person.page.locator("section[aria-labelledby=next]").inner_text()
