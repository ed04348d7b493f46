"""The same commands in other orders of recording: what happened is one thing, who typed it when another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from app.casework.clock import BRISBANE
from app.casework.docket import Docket, Entry

FIRST = datetime(2026, 3, 2, 10, tzinfo=BRISBANE)
Command = list[Entry]
Recording = list[tuple[datetime, Command]]


@st.composite
def recordings(draw: Callable[[Any], Any], commands: list[Command]) -> Recording:
    """The commands in some order of recording, each with the clock at which it is recorded: only a word waits for what it is about."""
    left, out, clock, known = list(commands), [], FIRST, set[str | None]([None])
    while left:
        ready = [c for c in left if all((e.corrects or e.withdraws) in known for e in c)]
        command = draw(st.sampled_from(ready))
        left.remove(command)
        known |= {e.id for e in command}
        clock = max([clock + timedelta(hours=draw(st.sampled_from([0, 1, 24, 24 * 9]))), *(e.at for e in command)])
        out.append((clock, command))
    return out


def docket_of(recording: Recording) -> Docket:
    """The docket as this order of recording leaves it."""
    docket = Docket()
    for clock, entries in recording:
        docket = docket.append(*entries, recorded_at=clock, by="a made-up person")
    return docket
