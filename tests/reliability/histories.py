"""Random histories as people record them, lists of entries that belong together, in legal order.

Of a temporary order; of an order of another place, of a review and the appeal about it, of information that is shared; and of all of them
in one matter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from hypothesis import strategies as st

from app.casework.docket import Entry
from tests.support.day_by_day import histories as at_random
from tests.support.recordings import FIRST

END = FIRST + timedelta(days=120)
APPLICATION, ORDER, REGISTERED = "application:1", "temporary-order:1", "registered-order:1"
MOVED_MOSTLY = frozenset({"documents-served", "extension-decided", "order-revoked", "temporary-order-made"})
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
    _words_on(telling, MOVED_MOSTLY)
    return telling.commands


@st.composite
def registered_orders(draw: Draw) -> Commands:
    """An order of another place, registered; perhaps referred first, varied in absence, made known, cancelled, over where it was made."""
    return _retold(draw, at_random.registered)


@st.composite
def reviews(draw: Draw) -> Commands:
    """A decision under review, told of in time or not, and the appeal about it."""
    return _retold(draw, at_random.review)


@st.composite
def shared_information(draw: Draw) -> Commands:
    """Information directed to be given, given, passed on, told of again."""
    return _retold(draw, _sharing)


@st.composite
def whole_matters(draw: Draw) -> Commands:
    """Everything in one matter, each part with its own words on words."""
    parts = [draw(one()) for one in (histories, registered_orders, reviews, shared_information)]
    return [[replace(e, **_named(n, e)) for e in command] for n, part in enumerate(parts) for command in part]


def histories_of_any_kind() -> st.SearchStrategy[Commands]:
    """A history of one of these kinds, or of all of them in one matter."""
    return st.one_of(histories(), registered_orders(), reviews(), shared_information(), whole_matters())


def _named(part: int, entry: Entry) -> dict[str, str | None]:
    """Identities that no other part of the matter has."""
    return {
        name: f"{part}-{said}" if said else said
        for name, said in (("id", entry.id), ("corrects", entry.corrects), ("withdraws", entry.withdraws))
    }


def _retold(draw: Draw, tell: Callable[[int], list[Entry]]) -> Commands:
    """A history that is drawn from a number, each entry recorded by itself; then words on some of them."""
    telling = Telling(draw)
    telling.commands = [[entry] for entry in tell(draw(st.integers(0, 1_000_000)))]
    _words_on(telling)
    return telling.commands


def _sharing(seed: int) -> list[Entry]:
    telling = at_random.Telling(seed)
    chance, first = telling.chance, FIRST
    reports = chance.choice([True, True, False, None])
    telling.tell(
        "sexual-offender-basis-recorded", "respondent:1", first, basis="REPORTABLE_OFFENDER", under_supervision_or_forensic_order=False,
        reportable_offender_now=reports,
    )  # fmt: skip
    if telling.once_in(4):
        telling.tell("declaration-recorded", "respondent:1", telling.when(first, 20), offence="made up", court="made up")
    telling.tell(
        "prohibition-order-made",
        "prohibition-order:1",
        telling.when(first, 9),
        application="application:9",
        presence=chance.choice(at_random.PRESENCES),
    )
    for number in range(1, chance.choice([1, 2, 2]) + 1):
        direction, giving = f"information-direction:{number}", f"information-giving:{number}"
        at = telling.when(first + timedelta(days=1), 30)
        kind = chance.choice(["GOVERNMENT_ENTITY", "OTHER_ENTITY", "HOSPITAL_AND_HEALTH_SERVICE"])
        by = (at + timedelta(days=chance.choice([-1, 5, 20]))).date().isoformat()
        said: dict[str, Any] = {"entity": "made up", "entity_kind": kind, "relevant_to": ["a"], "information": "made up", "answer_by": by}
        telling.tell("information-direction-proposed", direction, at, **said)
        _then(telling, direction, at, ("information-direction-given", {"way": chance.choice(["IN_WRITING", "ORALLY"])}))
        answer = chance.choice(["GIVEN", "PARTLY_PRIVILEGED", "NOT_GIVEN"])
        _then(telling, direction, at + timedelta(days=2), ("information-direction-answered", {"outcome": answer}))
        said = {"entity": "made up", "entity_kind": "FUNDED_ENTITY", "basis": chance.choice(["S74E", "S74I"]), "what": ["TERM"]}
        telling.tell("information-giving-proposed", giving, at, **said, order=chance.choice([None, "prohibition-order:1"]))
        _then(telling, giving, at, ("information-given-to-entity", {"way": "ORALLY"}))
        _then(telling, giving, at, ("information-passed-on", {"person": "made up", "function": "made up"}))
        for about in (direction, giving):
            advised = {"of": "the gate", "course": chance.choice(["GO_ON", "DO_NOT_GO_ON"]), "advice": "made up"}
            _then(telling, about, at, ("information-sharing-advised", advised))
            _then(telling, about, at + timedelta(days=5), ("information-sharing-dropped", {"reason": "made up"}), one_in=5)
    if telling.once_in(2):
        telling.tell("order-revoked", "prohibition-order:1", telling.when(first + timedelta(days=9), 60), presence="ABSENT")
    return telling.entries


def _then(telling: at_random.Telling, subject: str, first: datetime, what: tuple[str, dict[str, Any]], *, one_in: int = 2) -> None:
    if telling.once_in(one_in):
        telling.tell(what[0], subject, telling.when(first, 12), **what[1])


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
    presence = draw(st.sampled_from(["IN_PERSON", "IN_PERSON", "ABSENT"]))
    together = [
        telling.entry(
            "hearing-held", subject, at, subject, 0, application=APPLICATION, mention_of_final_application=True, presence=presence,
            documents_served_satisfied=presence == "ABSENT", outcome=outcome,
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
    if presence == "ABSENT" and decision == "EXTENDED" and telling.sometimes():
        of = f"the extension at {subject.replace(':', ' ')}"
        telling.tell(telling.entry("extension-served", ORDER, at + timedelta(hours=5), of=of, outcome="IN_PERSON", words="made up"))
    if telling.sometimes():
        telling.tell(telling.entry("s13k-decided", subject, at, subject, 3, decision="NOT_MADE", moved_by="OWN_INITIATIVE"))


def _endings(telling: Telling) -> None:
    for kind, subject in (("application-discontinued", APPLICATION), ("order-revoked", ORDER)):
        if telling.sometimes(5):
            telling.tell(telling.entry(kind, subject, telling.draw(_instant)))
    for kind in ("may-have-ended-noted", "end-confirmed"):
        if telling.sometimes(3):
            telling.tell(telling.entry(kind, ORDER, telling.draw(_instant), of="2026-03-30 00:00", note="made up"))


def _words_on(telling: Telling, moved_mostly: frozenset[str] = frozenset()) -> None:
    """Corrections of instants and withdrawals, each naming the newest word on its entry; `moved_mostly`: only these kinds are moved."""
    draw = telling.draw
    newest: dict[str, str] = {}
    targets = [command[0] for command in telling.commands]
    for _ in range(draw(st.integers(0, 3))):
        target = draw(st.sampled_from(targets))
        if newest.get(target.id) == "gone":
            continue
        of, at = newest.get(target.id, target.id), target.at + timedelta(days=draw(st.integers(1, 20)))
        number = next(telling.numbers)
        if telling.sometimes() and (not moved_mostly or target.kind in moved_mostly):
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
