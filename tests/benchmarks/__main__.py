"""`python -m tests.benchmarks`: every figure of docs/performance.md, measured anew. PostgreSQL where INTERDICT_TEST_POSTGRES names one.

Figures are medians of seven rounds; what is compared is measured in turn in the same round, so that a busy machine is unfair to
both alike. Wall time is what a person waits; beside it stands the time that the processor worked for us.
"""

# ruff: noqa: T201 - it speaks to a terminal

from __future__ import annotations

import argparse
import cProfile
import os
import platform
import pstats
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

from sqlalchemy import text

from app.access.actor import Actor
from app.casework.docket import Docket, Entry
from app.cli.cast import actor
from app.cli.player import instant
from app.commands.passing import sweep
from app.engine.runs import rebuilt
from app.law import status
from app.law.calendars import seed
from app.law.orders import temporary_orders
from app.law.questions import QUESTIONS, Case, told
from app.storage.database import writing
from tests.benchmarks.fixtures import a_note, as_docket, big, empty_house, matter_of
from tests.benchmarks.naive import naively, stands
from tests.support.clones import cloned
from tests.support.postgres import postgres_database, server
from tests.support.scenario import Scenario, TestHouse, diagrams, mention_listed

ROUNDS = 7
ROOT = Path(__file__).resolve().parents[2]
REST, FEW_AT_REST, DUE = 100_000, 1_000, 1_000


class Figures:
    """What was measured, printed as it comes, and whether it is as good as was wanted."""

    def __init__(self) -> None:
        self.missed: list[str] = []

    def title(self, words: str) -> None:
        """A heading."""
        print(f"\n## {words}", flush=True)

    def line(self, what: str, figure: str, wanted: str = "", *, good: bool = True) -> None:
        """One figure."""
        print(f"{what:<66} {figure:>22}   {wanted}{'' if good else '   NOT REACHED'}", flush=True)
        if not good:
            self.missed.append(what)


def wall(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of wall time and of processor time."""
    began, worked = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - began) * 1e3, (time.process_time() - worked) * 1e3


def interleaved(works: Mapping[str, Callable[[], object]], *, rounds: int = ROUNDS) -> dict[str, tuple[float, float]]:
    """The median of each, measured in turn in every round, after one round that does not count."""
    times: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for number in range(rounds + 1):
        for name, work in works.items():
            took = wall(work)
            if number:
                times[name].append(took)
    return {name: (statistics.median(t[0] for t in took), statistics.median(t[1] for t in took)) for name, took in times.items()}


def ms(figure: tuple[float, float]) -> str:
    """A figure in words."""
    return f"{figure[0]:.1f} ms ({figure[1]:.1f} cpu)"


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """An empty database of each kind that there is."""
    with tempfile.TemporaryDirectory() as folder:
        urls = {"SQLite": f"sqlite:///{folder}/bench.db"}
        if server() is None:
            yield urls
        else:
            for url in postgres_database():
                yield {**urls, "PostgreSQL": url}


# ------------------------------------------------------------------ the durable step
def durable_step(figures: Figures, urls: Mapping[str, str]) -> None:
    """One command, from the door to the commit, against the naive house, and on a matter of a thousand entries."""
    figures.title("A durable step: one entry recorded, every room entered, committed and synced")
    for kind, url in urls.items():
        with empty_house(url) as house:
            ours, naive_one, large = (matter_of(house, big(n), prefix=p) for n, p in ((50, "O"), (50, "N"), (1000, "L")))
            by = actor("prosecutor")

            def naive_step(house: TestHouse = house, matter: str = naive_one, by: Actor = by) -> None:
                with naively():
                    house.door.execute(a_note(matter), by=by)

            took = interleaved(
                {
                    "ours": partial(a_step, house, ours),
                    "naive": naive_step,
                    "large": partial(a_step, house, large),
                }
            )
            with house.engine.connect() as connection:
                assert stands(connection, ours) == stands(connection, naive_one), "the two houses disagree"
                state = connection.execute(
                    text("select sum(length(state)) from naive_state where matter=:m"), {"m": naive_one}
                ).scalar_one()
                stand = connection.execute(text("select sum(length(stand)) from run where matter=:m"), {"m": ours}).scalar_one()
                runs = {
                    m: connection.execute(text("select count(*) from run where matter=:m"), {"m": m}).scalar_one() for m in (ours, large)
                }
            ratio, growth = took["naive"][0] / took["ours"][0], took["large"][0] / took["ours"][0]
            figures.line(f"{kind}: a matter of 50 entries ({runs[ours]} runs)", ms(took["ours"]))
            figures.line(f"{kind}: the same in the naive house", ms(took["naive"]))
            figures.line(f"{kind}: naive / ours", f"{ratio:.1f} x", ">= 2", good=ratio >= 2)
            figures.line(f"{kind}: a matter of 1,000 entries ({runs[large]} runs)", ms(took["large"]))
            figures.line(f"{kind}: 1,000 / 50 entries", f"{growth:.1f} x", "<= 8", good=growth <= 8)
            figures.line(f"{kind}: kept of all runs of the matter, ours against naive", f"{stand:,} / {state:,} characters")
            rooms(figures, kind, house, ours)


def a_step(house: TestHouse, matter: str) -> object:
    """One command, by one person."""
    return house.door.execute(a_note(matter), by=actor("prosecutor"))


def rooms(figures: Figures, kind: str, house: TestHouse, matter: str) -> None:
    """Where the time of a step goes, by room."""
    profile, by = cProfile.Profile(), actor("prosecutor")
    profile.enable()
    for _ in range(20):
        house.door.execute(a_note(matter), by=by)
    profile.disable()
    split: dict[str, float] = defaultdict(float)
    for (file, _, name), (_, _, own, *_) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        split[_room(file, name)] += own
    total = sum(split.values())
    parts = ", ".join(
        f"{room} {share / total:.0%}" for room, share in sorted(split.items(), key=lambda one: -one[1]) if share / total > 0.02
    )
    print(f"{kind}: where the time goes: {parts}", flush=True)


def _room(file: str, name: str) -> str:
    if "commit" in name and file == "~":
        return "the database's commit"
    if file == "~" and ("sqlite3" in name or "psycopg" in name):
        return "the database"
    if "/app/" in file:
        return file.split("/app/")[1].split("/", maxsplit=1)[0].removesuffix(".py")
    if "sqlalchemy" in file or "psycopg" in file or "weakref" in file:
        return "SQLAlchemy and driver"
    return "Python itself"


# ------------------------------------------------------------------ what is kept of a run
def run_rows(figures: Figures) -> None:
    """A run row must stay small, whatever happens in the matter."""
    figures.title("What is kept of a run")
    with tempfile.TemporaryDirectory() as folder:
        largest = {}
        for mentions in (5, 200):
            with empty_house(f"sqlite:///{folder}/{mentions}.db") as house:
                matter = matter_of(house, _one_application(mentions), prefix="R")
                with house.engine.connect() as connection:
                    largest[mentions] = connection.execute(
                        text("select max(length(stand)) from run where matter=:m"), {"m": matter}
                    ).scalar_one()
    with tempfile.TemporaryDirectory() as folder:
        story = Scenario(f"sqlite:///{folder}/x.db")
        story = mention_listed(story.url)
        for day in ("2026-03-20 10:00", "2026-05-01 10:00"):
            story.at(day)
        ordinary = story.rows("select max(length(stand)) from run")[0][0]
    figures.line("largest run row, after 5 mentions", f"{largest[5]:,} bytes", "<= 2,048", good=largest[5] <= 2048)
    figures.line("largest run row, after 200 mentions", f"{largest[200]:,} bytes", "<= 2,048", good=largest[200] <= 2048)
    figures.line("largest run row of an ordinary matter", f"{ordinary:,} bytes", "<= 2,048", good=ordinary <= 2048)


def _one_application(mentions: int) -> tuple:  # type: ignore[type-arg]
    from tests.benchmarks import fixtures

    kept = fixtures.PER_APPLICATION
    fixtures.PER_APPLICATION = 8 + 4 * mentions
    try:
        return big(8 + 4 * mentions)
    finally:
        fixtures.PER_APPLICATION = kept


# ------------------------------------------------------------------ timers
def timers(figures: Figures, urls: Mapping[str, str], rest: int) -> None:
    """What is due must not depend on how much is at rest."""
    figures.title(f"{DUE:,} matters with something due, among {FEW_AT_REST:,} and among {rest:,} matters at rest")
    for kind in urls:
        with databases() as fresh_few, databases() as fresh_many:
            houses = {}
            for name, url, count in (("few", fresh_few[kind], FEW_AT_REST), ("many", fresh_many[kind], rest)):
                houses[name] = _with_rest(url, count)
            took: dict[str, list[float]] = defaultdict(list)
            for number in range(3):
                for name, story in houses.items():
                    took[name].append(_drained(story, number))
            few, many = (statistics.median(took[name][1:]) for name in ("few", "many"))
            figures.line(f"{kind}: among {FEW_AT_REST:,} at rest", f"{few:.2f} s ({DUE / few:.0f}/s)")
            figures.line(f"{kind}: among {rest:,} at rest", f"{many:.2f} s ({DUE / many:.0f}/s)")
            figures.line(f"{kind}: many / few", f"{many / few:.2f} x", "<= 1.3", good=many / few <= 1.3)


def _with_rest(url: str, count: int) -> Scenario:
    story = mention_listed(url)
    with story.house() as house, writing(house.engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("set local statement_timeout=0"))  # a hundred thousand at once is not the house's work
        cloned(connection, story.matter, count, prefix="RST", tables=("matter", "run", "step", "timer"))
        connection.execute(text("update matter set next_due='2090-01-01T00:00:00.000000Z' where id like 'RST%'"))
        connection.execute(text("update timer set due_at='2090-01-01T00:00:00.000000Z' where matter like 'RST%'"))
    with story.house() as house, house.engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("analyze"))
    return story


def _drained(story: Scenario, number: int) -> float:
    """Seconds to bring a thousand matters forward, their rows put there by SQL a moment before."""
    share = DUE // 4
    story.clock.at = instant("2026-03-02 11:00")
    with story.house() as house, writing(house.engine) as connection:
        cloned(connection, story.matter, share, prefix=f"D{number:02}")
    story.clock.at = instant("2026-05-01 09:00")
    with story.house() as house:
        with writing(house.engine) as connection:
            connection.execute(text("update matter set next_due='2091-01-01T00:00:00.000000Z' where id=:m"), {"m": story.matter})
        began = time.perf_counter()
        done = sweep(house.door)
        took = time.perf_counter() - began
        assert done >= share
        with writing(house.engine) as connection:
            connection.execute(text("update matter set next_due='2026-03-19T23:00:00.000000Z' where id=:m"), {"m": story.matter})
    return took * DUE / share


# ------------------------------------------------------------------ the law
def the_law(figures: Figures) -> None:
    """Everything that a matter's page and its timers ask: of a docket that nobody has asked yet, and of it with one entry more."""
    figures.title("The law: every deadline, status and gap of a matter")
    for entries, wanted in ((50, 2.0), (1000, 30.0)):
        docket = as_docket(big(entries))
        now = docket.effective[-1].at + timedelta(hours=1)

        def about_orders(docket: Docket = docket, now: datetime = now) -> None:
            _about_orders(_cold(docket), now)

        def answers(docket: Docket = docket, now: datetime = now) -> None:
            _everything(_cold(docket), now)

        known = _cold(docket)
        _everything(known, now)
        more = Entry(
            "one more", "mention-listed", f"hearing:{entries}99", now, {"application": "application:1", "listed_for": now.isoformat()}
        )

        def with_one_more(known: Case = known, more: Entry = more, now: datetime = now) -> None:
            _everything(known.after(known.docket.append(more, recorded_at=now)), now)

        one_order = status.orders(_cold(docket))[-1]

        def one_life(docket: Docket = docket, order: str = one_order) -> None:
            case = _cold(docket)
            status.status_intervals(case, order)

        took = interleaved(
            {
                "orders": about_orders,
                "answers": answers,
                "more": with_one_more,
                "one": one_life,
                "runs": partial(_all_runs, docket, now),
            }
        )
        figures.line(f"{entries:,} entries: is one order in force, and until when", ms(took["one"]))
        for what, name in (
            ("every answer about every order, from a cold docket", "orders"),
            ("that and every date of all subjects, after a mention was listed", "more"),
        ):
            figures.line(f"{entries:,} entries: {what}", ms(took[name]), f"<= {wanted:.0f} ms cpu", good=took[name][1] <= wanted)
        figures.line(f"{entries:,} entries: that and every date of all subjects, cold", ms(took["answers"]))
        figures.line(f"{entries:,} entries: every run built anew", ms(took["runs"]))


def _about_orders(case: Case, now: datetime) -> None:
    """What a matter's page and its timers ask of its orders: status over time, each question and date of each order, gaps."""
    for order in status.orders(case):
        status.status_intervals(case, order)
        for name, sort, rule in _asked_of(status.kind_of(order)):
            if sort == "deadline":
                case.recall(rule, order)
            else:
                told(case, "until" if sort == "since" else "step", name, order)
    status.protection_gap(case, now)


@cache
def _asked_of(kind: str) -> tuple[tuple[str, str, Callable[..., Any]], ...]:
    """Each instant, step and date that the law is asked of a kind of order: name, sort, rule."""
    return tuple(
        (name, q.sort, q.rule)
        for name, q in QUESTIONS.items()
        if q.sort in {"since", "step", "deadline"} and status.concerns(name, f"{kind}:1")
    )


def _everything(case: Case, now: datetime) -> None:
    """That, with every date of every subject: each application, service and appeal as well."""
    _about_orders(case, now)
    status.deadlines(case)
    for order in status.orders(case):
        status.status_intervals(case, order)
    status.protection_gap(case, now)


def _all_runs(docket: Docket, now: datetime) -> object:
    return rebuilt(diagrams(), _cold(docket), now)


def _cold(docket: Docket) -> Case:
    """A case of which nobody has asked anything, in a process that has forgotten every life."""
    temporary_orders._lives.cache_clear()
    temporary_orders.first_period.cache_clear()
    temporary_orders.period_for_days.cache_clear()
    status._intervals.cache_clear()
    return Case(Docket(docket.entries), seed())


# ------------------------------------------------------------------ the process
_STARTED = """
import resource, time
began = time.perf_counter()
import app.commands.all
from app.cli.cast import actor
from app.commands.dispatcher import Dispatcher
from app.engine.catalogue import Catalogue
from app.forms.book import FormBook
from app.reading.desk import Desk
from app.storage.database import opened
from pathlib import Path
catalogue, book = Catalogue.load('.'), FormBook.load(Path('forms'))
door = Dispatcher(opened('sqlite://'), catalogue=catalogue, book=book, audit_key=b'made up')
desk = Desk(door)
{pages}
print(time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def the_process(figures: Figures) -> None:
    """From nothing to a house that can answer, and how much memory that takes."""
    figures.title("One process")
    for what, pages in (("the house", ""), ("the house with its pages", "import app.web, waitress, apscheduler")):
        found = [
            subprocess.run(
                [sys.executable, "-c", _STARTED.format(pages=pages)], cwd=ROOT, check=True, capture_output=True, text=True
            ).stdout.split()
            for _ in range(3)
        ]
        seconds, memory = (statistics.median(float(one[n]) for one in found) for n in (0, 1))
        figures.line(f"{what}: start until it can answer", f"{seconds:.2f} s")
        figures.line(f"{what}: memory", f"{memory / 1024:.0f} MB")


def main() -> None:
    """Measure what is asked for (everything, where nothing is)."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "what",
        nargs="*",
        choices=["step", "rows", "timers", "law", "process", []],
        help="step, rows, timers, law, process; all of them by default",
    )
    parser.add_argument("--rest", type=int, default=REST, help="how many matters are at rest in the measurement of timers")
    parser.add_argument("--only", choices=["SQLite", "PostgreSQL"], help="one database instead of all")
    given = parser.parse_args()
    chosen = given.what or ["step", "rows", "timers", "law", "process"]
    figures = Figures()
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, load {load}, medians of {ROUNDS} interleaved rounds")
    with databases() as found:
        urls = {kind: url for kind, url in found.items() if given.only in (None, kind)}
        if "step" in chosen:
            durable_step(figures, urls)
        if "timers" in chosen:
            timers(figures, urls, given.rest)
    if "rows" in chosen:
        run_rows(figures)
    if "law" in chosen:
        the_law(figures)
    if "process" in chosen:
        the_process(figures)
    if figures.missed:
        print("\nNot reached: " + "; ".join(figures.missed))
        sys.exit(1)


if __name__ == "__main__":
    main()
