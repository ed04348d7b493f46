"""Random histories of one temporary order, as commands (lists of entries recorded together).

Mostly at ten o'clock and on few distinct days, so that things coincide; also what nobody would do (decided before it was made, served
after its end, extended in absence for too long), because the law must answer those as well.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from hypothesis import strategies as st

from app.casework.docket import Entry
from tests.support.recordings import FIRST, Command

APPLICATION, ORDER = "application:1", "temporary-order:1"
instants = st.builds(lambda d, h: FIRST + timedelta(days=d, hours=h), st.integers(-3, 75), st.sampled_from([0, 0, 0, 1, 4, -10]))
presences = st.sampled_from(["IN_PERSON", "IN_PERSON", "ABSENT", "ABSENT", "AV_LINK", "LAWYER_ONLY"])


class _Hand:
    """Writes entries with ids of their own."""

    def __init__(self) -> None:
        self.numbers = count()

    def write(self, kind: str, subject: str, at: datetime, occasion: str = "", place: int = 0, **values: Any) -> Entry:
        kept = {name: value for name, value in values.items() if value is not None}
        return Entry(f"{kind}-{next(self.numbers)}", kind, subject, at, kept, occasion, place)


@st.composite
def histories(draw: Callable[[Any], Any]) -> list[Command]:
    """Commands in legal order."""
    hand = _Hand()
    by_magistrate = draw(st.booleans())
    made = hand.write(
        "temporary-order-made", ORDER, FIRST, application=APPLICATION, made_under="S13J" if by_magistrate else "S13K", presence=draw(presences),
        return_at=(FIRST + timedelta(days=draw(st.integers(3, 20)))).isoformat() if by_magistrate else None,
    )  # fmt: skip
    out: list[Command] = [[made]]
    if by_magistrate or draw(st.booleans()):
        at = FIRST + timedelta(days=draw(st.integers(0, 6)))
        out.append([hand.write("appearance-notice-issued", APPLICATION, at, court="MAGISTRATES", court_place="Brisbane")])
    both, one, other = ["APPLICATION", "APPEARANCE_NOTICE"], ["APPLICATION"], ["APPEARANCE_NOTICE"]
    out += [
        [hand.write("documents-served", f"service:{APPLICATION}", draw(instants), documents=documents, mode="PERSONAL")]
        for documents in draw(st.sampled_from([[], [both], [one], [one, other]]))
    ]
    if draw(st.integers(0, 3)):
        at = max(FIRST + timedelta(hours=1), draw(instants) - timedelta(days=30))
        deemed = (at + timedelta(days=2)).isoformat() if draw(st.booleans()) else None
        how: dict[str, Any] = {"mode": "SUBSTITUTED", "substituted_order": "made up"} if deemed else {"mode": "PERSONAL"}
        out.append([hand.write("documents-served", f"service:{ORDER}", at, documents=["ORDER"], deemed_served_at=deemed, **how)])
    for number in range(1, draw(st.integers(0, 4)) + 1):
        out += draw(hearings(hand, f"hearing:{number}"))
    for kind, subject in (("application-discontinued", APPLICATION), ("order-revoked", ORDER)):
        if not draw(st.integers(0, 4)):
            out.append([hand.write(kind, subject, draw(instants))])
    if not draw(st.integers(0, 4)):
        out.append(
            [
                hand.write(
                    "application-decided", APPLICATION, draw(instants), decision=draw(st.sampled_from(["MADE", "REFUSED", "STRUCK_OUT"]))
                )
            ]
        )
    for kind, days in (("may-have-ended-noted", 27), ("end-confirmed", 28)):
        if draw(st.booleans()):
            day = FIRST + timedelta(days=days)
            out.append([hand.write(kind, ORDER, draw(instants), of=f"end of {day:%a} {day.day} {day:%B} {day.year}")])
    words: list[Command] = draw(words_on(hand, [command[0] for command in out]))
    return out + words


@st.composite
def hearings(draw: Callable[[Any], Any], hand: _Hand, hearing: str) -> list[Command]:
    """A hearing listed, and then held, vacated, or nothing recorded of it."""
    listed_for = max(FIRST + timedelta(days=1), draw(instants))
    listed_at = max(FIRST, listed_for - timedelta(days=draw(st.integers(1, 20))))
    out = [
        [
            hand.write(
                "mention-listed", hearing, listed_at, application=APPLICATION, listed_for=listed_for.isoformat(), court_place="Brisbane"
            )
        ]
    ]
    if draw(st.booleans()):
        out.append([hand.write("extension-asked", hearing, listed_at + timedelta(hours=2), ask=True)])
    what = draw(st.sampled_from(["held", "held", "held", "vacated", "nothing"]))
    if what == "vacated":
        out.append([hand.write("mention-vacated", hearing, listed_at + timedelta(hours=5), reason="moved")])
    if what == "held":
        out += draw(held(hand, hearing, listed_for))
    return out


@st.composite
def held(draw: Callable[[Any], Any], hand: _Hand, hearing: str, at: datetime) -> list[Command]:
    """What was decided at one hearing; sometimes an extension is found in the court's file afterwards and recorded alone."""
    outcome = draw(st.sampled_from(["ADJOURNED", "ADJOURNED", "ADJOURNED", "RESERVED", "FINAL_REFUSED", "STRUCK_OUT", "OTHER_OUTCOME"]))
    together = [
        hand.write(
            "hearing-held", hearing, at, hearing, 0, application=APPLICATION, mention_of_final_application=draw(st.sampled_from([True, True, True, False])),
            presence=draw(presences), documents_served_satisfied=draw(st.sampled_from([True, True, False, None])), outcome=outcome,
        )
    ]  # fmt: skip
    later: list[Command] = []
    decision = draw(st.sampled_from(["EXTENDED", "EXTENDED", "NOT_EXTENDED", "NOT_ADDRESSED", None]))
    if decision:
        length = draw(
            st.sampled_from(
                [{"days": 7}, {"days": 28}, {"days": 40}, {"until": 14}, {"until": 27}, {"until": 28}, {"until": 45}, {"until": 90}]
            )
        )
        until = (at + timedelta(days=length["until"])).date().isoformat() if "until" in length else None
        values: dict[str, Any] = {"decision": decision, "hearing": hearing}
        if decision == "EXTENDED":
            values |= {"until": until, "days": length.get("days"), "consent": {"given": True} if not draw(st.integers(0, 3)) else None}
        extension = hand.write("extension-decided", ORDER, at, hearing, 1, **values)
        if draw(st.booleans()):
            together.append(extension)
        else:
            later.append([extension])
    if draw(st.booleans()):
        together.append(hand.write("s13k-decided", hearing, at, hearing, 2, decision=draw(st.sampled_from(["NOT_MADE", "NOT_ADDRESSED"]))))
    return [together, *later]


@st.composite
def words_on(draw: Callable[[Any], Any], hand: _Hand, targets: list[Entry]) -> list[Command]:
    """Corrections of instants, and withdrawals, each naming the newest word on its entry."""
    head: dict[str, str] = {}
    out: list[Command] = []
    for _ in range(draw(st.integers(0, 3))):
        target = draw(st.sampled_from(targets))
        if head.get(target.id) == "gone":
            continue
        newest, at = head.get(target.id, target.id), max(FIRST, target.at) + timedelta(days=draw(st.integers(1, 20)))
        if draw(st.booleans()):
            moved = max(FIRST, target.at + timedelta(days=draw(st.integers(-5, 5))))
            word = Entry(f"correction-{next(hand.numbers)}", target.kind, target.subject, at, {"at": moved.isoformat()}, corrects=newest)
            head[target.id] = word.id
        elif newest == target.id:
            word = Entry(f"withdrawal-{next(hand.numbers)}", target.kind, target.subject, at, withdraws=newest)
            head[target.id] = "gone"
        else:
            continue
        out.append([word])
    return out
