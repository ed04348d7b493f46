"""The audit trail: whoever owns the tables can break it, but every way of breaking it is found."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import Connection, create_engine, delete, func, insert, select, update

from app.cli.audit import audit_commands
from app.storage import audit
from app.storage.tables import audit as audit_table
from app.storage.tables import metadata
from app.storage.tables import seal as seal_table

KEY = b"a key that lies outside the database"
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
STREAM = audit.of_matter("01TESTA")


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    metadata.create_all(engine, tables=[audit_table, seal_table])
    with engine.connect() as opened:
        yield opened
    engine.dispose()


@pytest.fixture
def seal_file(tmp_path: Path) -> Path:
    return tmp_path / "elsewhere" / "seals"


def happens(connection: Connection, stream: str = STREAM, times: int = 1, at: datetime = NOW, key: bytes = KEY, **facts: Any) -> None:
    for _ in range(times):
        audit.append(
            connection,
            stream,
            key=key,
            act="record_step",
            actor="p1",
            machine_at=at,
            legal_at=at,
            matter="01TESTA",
            policy="a policy",
            details={"step": "record_mention", **facts},
        )


@pytest.fixture
def trail(connection: Connection, seal_file: Path) -> Connection:
    """Two streams, sealed twice: 6 + 3 rows, then 4 more."""
    happens(connection, times=6)
    happens(connection, audit.of_session("s1"), times=3)
    audit.seal(connection, key=KEY, machine_at=NOW, seal_file=seal_file)
    happens(connection, times=4, at=NOW + timedelta(minutes=1))
    audit.seal(connection, key=KEY, machine_at=NOW + timedelta(minutes=1), seal_file=seal_file)
    return connection


def row(number: int) -> Any:
    return (audit_table.c.stream == STREAM) & (audit_table.c.number == number)


def test_a_trail_that_nobody_touched_is_whole(trail: Connection, seal_file: Path) -> None:
    verified = audit.verify(trail, KEY, seal_file)
    assert verified.sound
    assert (verified.rows, verified.streams, verified.seals) == (13, 2, 2)


def test_numbers_count_up_in_each_stream_alone(trail: Connection) -> None:
    newest = select(audit_table.c.stream, func.max(audit_table.c.number)).group_by(audit_table.c.stream)
    assert {row.stream: row[1] for row in trail.execute(newest)} == {STREAM: 10, "session:s1": 3}


@pytest.mark.parametrize("number", range(1, 11))
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("details", '{"step":"record_something_else"}'),
        ("actor", "p2"),
        ("act", "withdraw"),
        ("policy", "another policy"),
        ("matter", None),
        ("machine_at", NOW + timedelta(seconds=5)),
        ("legal_at", NOW - timedelta(days=1)),
        ("mac", "f" * 64),
        ("previous", "f" * 64),
    ],
)
def test_an_edited_row_is_found(trail: Connection, seal_file: Path, number: int, column: str, value: Any) -> None:
    trail.execute(update(audit_table).where(row(number)).values({column: value}))
    assert number in {found.number for found in audit.verify(trail, KEY, seal_file).findings if found.stream == STREAM}


@pytest.mark.parametrize("number", range(1, 10))
def test_a_row_deleted_from_the_middle_is_found(trail: Connection, seal_file: Path, number: int) -> None:
    trail.execute(delete(audit_table).where(row(number)))
    assert audit.verify(trail, KEY, seal_file).findings[0].number == number


@pytest.mark.parametrize("number", range(1, 10))
def test_a_row_deleted_and_the_rest_moved_up_is_found(trail: Connection, seal_file: Path, number: int) -> None:
    trail.execute(delete(audit_table).where(row(number)))
    for later in range(number + 1, 11):
        trail.execute(update(audit_table).where(row(later)).values(number=later - 1))
    assert not audit.verify(trail, KEY, seal_file).sound


@pytest.mark.parametrize("kept", range(10))
def test_a_tail_cut_off_is_found_because_its_length_was_sealed_elsewhere(trail: Connection, seal_file: Path, kept: int) -> None:
    trail.execute(delete(audit_table).where(audit_table.c.stream == STREAM, audit_table.c.number > kept))
    found = audit.verify(trail, KEY, seal_file).findings
    assert [(f.number, "cut off" in f.sentence) for f in found] == [(kept + 1, True)]


def test_a_tail_cut_off_together_with_its_seals_in_the_database_is_found(trail: Connection, seal_file: Path) -> None:
    trail.execute(delete(audit_table).where(audit_table.c.number > 2))
    trail.execute(delete(seal_table))
    assert any("cut off" in found.sentence for found in audit.verify(trail, KEY, seal_file).findings)


@pytest.mark.parametrize(("one", "other"), [(1, 2), (3, 7), (9, 10)])
def test_rows_that_changed_places_are_found(trail: Connection, seal_file: Path, one: int, other: int) -> None:
    for before, after in ((one, 99), (other, one), (99, other)):
        trail.execute(update(audit_table).where(row(before)).values(number=after))
    assert not audit.verify(trail, KEY, seal_file).sound


def test_a_row_forged_without_the_key_is_found(trail: Connection, seal_file: Path) -> None:
    happens(trail, key=b"a guess")
    assert [found.number for found in audit.verify(trail, KEY, seal_file).findings] == [11]


def test_a_stream_written_anew_with_the_key_is_found_by_its_seal(trail: Connection, seal_file: Path) -> None:
    trail.execute(delete(audit_table).where(audit_table.c.stream == STREAM))
    happens(trail, times=10, step="another story")
    assert ["not the one that was sealed" in found.sentence for found in audit.verify(trail, KEY, seal_file).findings] == [True]


def test_a_row_copied_into_another_stream_is_found(trail: Connection, seal_file: Path) -> None:
    copied = dict(trail.execute(select(audit_table).where(row(1))).mappings().one())
    trail.execute(insert(audit_table).values(copied | {"stream": "matter:01OTHER"}))
    assert [found.stream for found in audit.verify(trail, KEY, seal_file).findings] == ["matter:01OTHER"]


def cut_last_line(lines: list[str]) -> list[str]:
    return lines[:-1]


def take_out_first_line(lines: list[str]) -> list[str]:
    return lines[1:]


def change_places(lines: list[str]) -> list[str]:
    return lines[::-1]


def lower_a_count(lines: list[str]) -> list[str]:
    return [lines[0], lines[1].replace(", 10, ", ", 7, ")]


def scribble(lines: list[str]) -> list[str]:
    return ["not a seal", *lines[1:]]


@pytest.mark.parametrize("harm", [cut_last_line, take_out_first_line, change_places, lower_a_count, scribble])
def test_a_seal_file_that_was_touched_is_found(trail: Connection, seal_file: Path, harm: Callable[[list[str]], list[str]]) -> None:
    lines = seal_file.read_text().splitlines()
    harmed = harm(lines)
    assert harmed != lines
    seal_file.write_text("".join(f"{line}\n" for line in harmed))
    assert not audit.verify(trail, KEY, seal_file).sound


def test_a_seal_file_that_is_gone_is_found(trail: Connection, seal_file: Path) -> None:
    seal_file.unlink()
    assert "no seal file" in audit.verify(trail, KEY, seal_file).findings[0].sentence


@pytest.mark.parametrize("column", ["heads", "mac", "previous"])
def test_a_seal_changed_in_the_database_is_found(trail: Connection, seal_file: Path, column: str) -> None:
    trail.execute(update(seal_table).where(seal_table.c.number == 1).values({column: "[]"}))
    assert [found.stream for found in audit.verify(trail, KEY, seal_file).findings] == ["seals"]


def test_nothing_is_sealed_when_nothing_moved(trail: Connection, seal_file: Path) -> None:
    assert audit.seal(trail, key=KEY, machine_at=NOW + timedelta(minutes=2), seal_file=seal_file) is None
    assert len(seal_file.read_text().splitlines()) == 2


def test_a_seal_holds_only_the_streams_that_moved(trail: Connection, seal_file: Path) -> None:
    happens(trail, audit.ADMINISTRATION, at=NOW + timedelta(minutes=2))
    made = audit.seal(trail, key=KEY, machine_at=NOW + timedelta(minutes=2), seal_file=seal_file)
    assert made is not None
    assert [stream for stream, _, _ in made.heads] == [audit.ADMINISTRATION]
    assert audit.verify(trail, KEY, seal_file).sound


def test_a_machine_clock_that_went_back_leaves_nothing_unsealed(trail: Connection, seal_file: Path) -> None:
    earlier = NOW - timedelta(days=1)
    happens(trail, audit.of_session("s2"), at=earlier)
    made = audit.seal(trail, key=KEY, machine_at=earlier, seal_file=seal_file)
    assert made is not None
    assert audit.verify(trail, KEY, seal_file).sound


def test_a_crash_between_file_and_database_is_mended_and_is_no_finding(trail: Connection, seal_file: Path) -> None:
    trail.execute(delete(seal_table).where(seal_table.c.number == 2))
    assert audit.verify(trail, KEY, seal_file).sound
    happens(trail, at=NOW + timedelta(minutes=2))
    audit.seal(trail, key=KEY, machine_at=NOW + timedelta(minutes=2), seal_file=seal_file)
    assert trail.execute(select(func.count()).select_from(seal_table)).scalar() == 3
    assert audit.verify(trail, KEY, seal_file).sound


def test_a_line_cut_short_by_a_crash_is_mended(trail: Connection, seal_file: Path) -> None:
    with seal_file.open("a") as out:
        out.write('[3, "2026-')
    happens(trail, at=NOW + timedelta(minutes=2))
    audit.seal(trail, key=KEY, machine_at=NOW + timedelta(minutes=2), seal_file=seal_file)
    verified = audit.verify(trail, KEY, seal_file)
    assert verified.sound
    assert verified.seals == 3


def test_nobody_else_can_read_the_seal_file(trail: Connection, seal_file: Path) -> None:
    assert seal_file.stat().st_mode & 0o077 == 0


def test_the_command_says_whether_the_trail_is_whole(trail: Connection, seal_file: Path) -> None:
    command = audit_commands(lambda: audit.verify(trail, KEY, seal_file), lambda _: (0, ()))
    whole = CliRunner().invoke(command, ["verify"])
    assert (whole.exit_code, whole.stdout) == (0, "13 rows in 2 streams, 2 seals: whole.\n")
    trail.execute(update(audit_table).where(row(4)).values(actor="p2"))
    broken = CliRunner().invoke(command, ["verify"])
    assert broken.exit_code == 1
    assert f"{STREAM} row 4: The row was changed or forged" in broken.stderr


def test_ten_thousand_rows_are_verified_in_four_seconds_of_work(connection: Connection, seal_file: Path) -> None:
    happens(connection, times=2000)
    audit.seal(connection, key=KEY, machine_at=NOW, seal_file=seal_file)
    started = time.process_time()
    assert audit.verify(connection, KEY, seal_file).sound
    assert (time.process_time() - started) * 5 < 4
