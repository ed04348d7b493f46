"""APScheduler as a ticker and no more: a sweep and a heartbeat every five seconds, a seal and word to people each minute.

Any process may run it, and several may at once: the database decides who brings which matter forward.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from apscheduler.schedulers.background import BackgroundScheduler

EVERY_SECONDS = 5


@dataclass(frozen=True)
class Chores:
    """What the ticker does: each is a function of the composition root."""

    sweep: Callable[[], object]
    heartbeat: Callable[[], object]
    seal: Callable[[], object]
    send_word: Callable[[], object]


def started(chores: Chores) -> BackgroundScheduler:
    """A running ticker; `shutdown(wait=True)` stops it after what it is doing."""
    scheduler = BackgroundScheduler(timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None})
    scheduler.add_job(lambda: tick(chores), "interval", seconds=EVERY_SECONDS, id="tick")
    scheduler.add_job(chores.seal, "interval", seconds=60, id="seal")
    scheduler.add_job(chores.send_word, "interval", seconds=60, id="send word")
    scheduler.start()
    tick(chores)
    return scheduler


def tick(chores: Chores) -> None:
    """One beat: say that the ticker lives, then bring forward what is due."""
    chores.heartbeat()
    chores.sweep()
