"""Random histories of one temporary order, as people record them: lists of entries that belong together, in legal order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from hypothesis import strategies as st

from app.casework.docket import Entry
from tests.support.recordings import FIRST

END = FIRST + timedelta(days=120)
APPLICATION, ORDER = "application:1", "temporary-order:1"
Commands = list[list[Entry]]
Draw = Callable[[Any], Any]

# mostly at ten o'clock, sometimes at midnight, and few distinct days: so that things coincide
_instant = st.builds(lambda d, h: FIRST + timedelta(days=d, hours=h), st.integers(0, 75), st.sampled_from([0, 0, 0, 1, 4, 14]))


class Telling:
    """One history under way: entries with identities of their own."""

    def __init__(self, draw: Draw) -> None:
        """Draw from this search."""
        self.draw = draw
        self.numbers = count()
        self.commands: Commands = []

    def entry(self, kind: str, subject: str, at: datetime, occasion: str = "", place: int = 0, **values: Any) -> Entry:
        """An entry; nothing is in it that was not said."""
        said = {k: v for k, v in values.items() if v is not None}
        return Entry(f"{kind}-{next(self.numbers)}", kind, subject, max(FIRST, at), said, occasion, place)

    def tell(self, *entries: Entry) -> None:
        """What one person recorded in one go."""
        self.commands.append(list(entries))

    def sometimes(self, one_in: int = 2) -> bool:
        """True once in so many times."""
        return not self.draw(st.integers(0, one_in - 1))


@st.composite
def histories(draw: Draw) -> Commands:
    """Commands in legal order; also what nobody should do in that order (served after the end, decided before made)."""
    telling = Telling(draw)
    _making(telling)
    _service(telling)
    for number in range(draw(st.integers(0, 3))):
        _hearing(telling, number + 1)
    _endings(telling)
    _words_on(telling)
    return telling.commands


def _making(telling: Telling) -> None:
    draw = telling.draw
    by_magistrate = draw(st.booleans())
    return_at = (FIRST + timedelta(days=draw(st.integers(3, 20)))).isoformat() if by_magistrate else None
    presence = draw(st.sampled_from(["IN_PERSON", "IN_PERSON", "ABSENT", "AV_LINK"]))
    respondent = telling.entry(
        "respondent-described", "respondent:1", FIRST, given_names="Testa", family_name="Example-Person", birth_date="1980-05-05"
    )
    made_under = "S13J" if by_magistrate else "S13K"
    telling.tell(respondent)
    telling.tell(
        telling.entry(
            "temporary-order-made", ORDER, FIRST, application=APPLICATION, made_under=made_under, presence=presence, return_at=return_at
        )
    )
    if telling.sometimes() or by_magistrate:
        at = FIRST + timedelta(days=draw(st.integers(0, 6)))
        appear_at = return_at or (at + timedelta(days=18)).isoformat()
        telling.tell(
            telling.entry("appearance-notice-issued", APPLICATION, at, court="MAGISTRATES", court_place="Brisbane", appear_at=appear_at)
        )


def _service(telling: Telling) -> None:
    for subject, document in ((ORDER, "ORDER"), (APPLICATION, "APPLICATION")):
        if telling.sometimes():
            values: dict[str, Any] = {
                "documents": [document, "NOTICE_13S4A"],
                "mode": "PERSONAL",
                "server": "Constable Made-Up",
                "place": "a made-up street",
                "way": "handed over",
            }
            telling.tell(telling.entry("documents-served", f"service:{subject}", telling.draw(_instant) - timedelta(days=30), **values))


def _hearing(telling: Telling, number: int) -> None:
    draw, subject = telling.draw, f"hearing:{number}"
    listed_for = max(FIRST + timedelta(days=1), draw(_instant))
    listed_at = max(FIRST, listed_for - timedelta(days=draw(st.integers(1, 20))))
    telling.tell(
        telling.entry(
            "mention-listed", subject, listed_at, application=APPLICATION, listed_for=listed_for.isoformat(), court_place="Brisbane"
        )
    )
    if telling.sometimes():
        telling.tell(telling.entry("extension-asked", subject, listed_at + timedelta(hours=2), of=ORDER, ask=True))
    what = draw(st.sampled_from(["held", "held", "held", "vacated", "nothing"]))
    if what == "vacated":
        telling.tell(telling.entry("mention-vacated", subject, listed_at + timedelta(hours=5), reason="made up"))
    if what == "held":
        _held(telling, subject, listed_for)


def _held(telling: Telling, subject: str, at: datetime) -> None:
    draw = telling.draw
    outcome = draw(st.sampled_from(["ADJOURNED", "ADJOURNED", "ADJOURNED", "FINAL_REFUSED", "OTHER_OUTCOME"]))
    decision = draw(st.sampled_from(["EXTENDED", "EXTENDED", "NOT_EXTENDED", "NOT_ADDRESSED", None]))
    together = [
        telling.entry(
            "hearing-held", subject, at, subject, 0, application=APPLICATION, mention_of_final_application=True, presence="IN_PERSON",
            outcome=outcome,
        )
    ]  # fmt: skip
    later: list[Entry] = []
    if decision:
        days = draw(st.sampled_from([7, 28])) if decision == "EXTENDED" else None
        extension = telling.entry("extension-decided", ORDER, at, subject, 1, hearing=subject, decision=decision, days=days)
        (together if telling.sometimes() else later).append(extension)
    if outcome == "FINAL_REFUSED":
        together.append(telling.entry("application-decided", APPLICATION, at, subject, 2, decision="REFUSED", hearing=subject))
    telling.tell(*together)
    if later:
        telling.tell(*later)  # the extension was found in the court's file afterwards
    if telling.sometimes():
        telling.tell(telling.entry("s13k-decided", subject, at, subject, 3, decision="NOT_MADE", moved_by="OWN_INITIATIVE"))


def _endings(telling: Telling) -> None:
    for kind, subject in (("application-discontinued", APPLICATION), ("order-revoked", ORDER)):
        if telling.sometimes(5):
            telling.tell(telling.entry(kind, subject, telling.draw(_instant)))
    for kind in ("may-have-ended-noted", "end-confirmed"):
        if telling.sometimes(3):
            telling.tell(telling.entry(kind, ORDER, telling.draw(_instant), of="2026-03-30 00:00", note="made up"))


def _words_on(telling: Telling) -> None:
    draw = telling.draw
    newest: dict[str, str] = {}
    targets = [command[0] for command in telling.commands]
    for _ in range(draw(st.integers(0, 3))):
        target = draw(st.sampled_from(targets))
        if newest.get(target.id) == "gone":
            continue
        of, at = newest.get(target.id, target.id), target.at + timedelta(days=draw(st.integers(1, 20)))
        number = next(telling.numbers)
        if telling.sometimes() and target.kind in ("documents-served", "extension-decided", "order-revoked", "temporary-order-made"):
            moved = max(FIRST, target.at + timedelta(days=draw(st.integers(-5, 5))))
            word = Entry(
                f"correction-{number}", "correction", target.subject, at, {"at": moved.isoformat()}, corrects=of, reason="a made-up slip"
            )
            newest[target.id] = word.id
        elif of == target.id:
            word = Entry(f"withdrawal-{number}", "withdrawal", target.subject, at, withdraws=of, reason="a made-up slip")
            newest[target.id] = "gone"
        else:
            continue
        telling.tell(word)
