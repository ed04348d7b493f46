"""The ticker: it says that it lives, brings forward what is due, and one failure of a chore stops no later beat."""

from __future__ import annotations

import smtplib
import threading
from email.message import EmailMessage
from pathlib import Path
from typing import Self

import pytest
from sqlalchemy import text

from app.casework.clock import machine_now
from app.cli.player import instant
from app.commands import health
from app.commands.passing import sweep
from app.commands.upkeep import beat
from app.commands.word_out import MOST_TRIES, Message, addresses, send_outbox, write_warnings
from app.errors import Fault
from app.storage import outbox
from app.storage import people as staff_rows
from app.storage.database import writing
from app.storage.people import Away, Known, Staff
from app.timekeeper.post import sender
from app.timekeeper.ticker import Chores, started, tick
from tests.support.scenario import mention_listed
from tests.support.staff import staffed

SOON = 10


def test_a_beat_says_that_the_ticker_lives_and_then_sweeps() -> None:
    done: list[str] = []
    tick(Chores(lambda: done.append("sweep"), lambda: done.append("heartbeat"), lambda: None, lambda: None))
    assert done == ["heartbeat", "sweep"]


def test_the_ticker_beats_at_its_start_and_every_five_seconds_never_two_at_once_however_late() -> None:
    beaten = threading.Event()
    ticker = started(Chores(lambda: None, beaten.set, lambda: None, lambda: None))
    try:
        assert beaten.wait(SOON)
        job = ticker.get_job("tick")
        assert job.trigger.interval.total_seconds() == 5
        assert (job.coalesce, job.max_instances, job.misfire_grace_time) == (True, 1, None)
    finally:
        ticker.shutdown(wait=True)


def test_a_sweep_that_fails_does_not_end_the_ticker(caplog: pytest.LogCaptureFixture) -> None:
    # given a database that is away at the second beat
    beats, again = [0], threading.Event()

    def swept() -> None:
        beats[0] += 1
        if beats[0] == 2:
            raise Fault("The database does not answer.")
        if beats[0] > 2:
            again.set()

    ticker = started(Chores(swept, lambda: None, lambda: None, lambda: None))
    try:
        for _ in range(2):
            ticker.modify_job("tick", next_run_time=machine_now())
            again.wait(1)
        # then it beats again
        assert again.wait(SOON)
    finally:
        ticker.shutdown(wait=True)


def test_each_worker_keeps_one_heartbeat(sqlite_url: str) -> None:
    story = mention_listed(sqlite_url)
    with story.house() as house:
        for _ in range(3):
            beat(house.door, "a made-up worker")
    assert [worker for worker, _ in story.rows("select worker, at from heartbeat")] == ["a made-up worker"]


def test_warnings_are_written_once_a_rung_and_carry_the_matter_number_and_no_name(database_url: str) -> None:
    story = mention_listed(database_url).at("2026-03-18 10:00")
    with story.house() as house:
        first = write_warnings(house.door)
        second = write_warnings(house.door)
    written = story.rows("select subject, body from outbox")
    assert first == len(written) > 0
    assert second == 0
    assert all("Example-Person" not in part and "Testa" not in part for row in written for part in row)


def test_what_nobody_has_taken_goes_to_the_supervisors_who_see_the_matter(sqlite_url: str) -> None:
    # given a matter of Brisbane, supervisors of the State who see it, and supervisors of Cairns who do not
    story = staffed(mention_listed(sqlite_url), ("cass", "Cass Madeup-Supervisor", "supervisor", "Supervisors Cairns"))
    story.at("2026-03-25 10:00")
    # when a step is overdue and nobody has it
    with story.house() as house:
        write_warnings(house.door)
    told = story.rows("select distinct recipient from outbox where key like 'escalate/%'")
    # then they alone are told, or else every supervisor
    assert told == [("Supervisors",)]
    with story.house() as house, writing(house.engine) as connection:
        connection.execute(text("delete from outbox"))
        connection.execute(text("update seat set to_at=from_at where role='supervisor'"))
    with story.house() as house:
        write_warnings(house.door)
    assert story.rows("select distinct recipient from outbox where key like 'escalate/%'") == [("role:supervisor",)]


def test_a_message_whose_sending_fails_is_sent_again_with_the_same_key(sqlite_url: str) -> None:
    # given word to send, and a post office that drops the first attempt after taking it
    story = mention_listed(sqlite_url).at("2026-03-18 10:00")
    received: list[str] = []

    def unsure(message: Message) -> None:
        received.append(message.key)
        if len(received) == 1:
            raise OSError

    with story.house() as house:
        write_warnings(house.door)
        send_outbox(house.door, unsure)
        send_outbox(house.door, unsure)
        send_outbox(house.door, unsure)
    # then the first was sent twice under one key, by which the receiver drops it, and all others once
    assert received.count(received[0]) == 2
    assert len(received) == len(set(received)) + 1
    assert story.rows("select count(*) from outbox where sent_at is null") == [(0,)]


def test_without_a_mail_server_word_goes_into_a_folder_once_a_message(tmp_path: Path) -> None:
    send = sender("", tmp_path / "mail")
    for _ in range(2):
        send(Message("a/made-up/key", "registrar", "INT-2026-000001", "Something is due."))
    (letter,) = (tmp_path / "mail").iterdir()
    assert "Something is due." in letter.read_text(encoding="utf-8")


def person(short: str, role: str, *units: str, active: bool = True) -> Known:
    return Known(short, f"{short}@example.invalid", short, active, (role,), units)


def test_word_goes_to_those_who_are_there_or_else_to_the_supervisors() -> None:
    # given a unit of two, one of whom is away until Friday and has a deputy, and a unit whose only member has left
    people = [
        person("here", "prosecutor", "Prosecutions Brisbane"),
        person("away", "prosecutor", "Prosecutions Brisbane"),
        person("deputy", "prosecutor", "Prosecutions Cairns"),
        person("gone", "registrar", "Registry Brisbane", active=False),
        person("boss", "supervisor", "Supervisors"),
    ]
    absence = Away("1", "away", "deputy", instant("2026-03-02 00:00"), instant("2026-03-06 00:00"))
    units = (("Prosecutions Brisbane", "prosecutor", "Brisbane"), ("Registry Brisbane", "registrar", "Brisbane"))
    staff = Staff({one.id: one for one in people}, units, (absence,))
    # then the unit's word reaches who is there and who stands in, the absent person's reaches the deputy, and nobody's the supervisor
    assert addresses(staff, "Prosecutions Brisbane") == ("deputy@example.invalid", "here@example.invalid")
    assert addresses(staff, "away") == ("deputy@example.invalid",)
    assert addresses(staff, "role:supervisor") == addresses(staff, "Registry Brisbane") == ("boss@example.invalid",)


def test_a_mail_server_is_given_addresses_and_never_a_letter_to_nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    letters: list[EmailMessage] = []

    class Server:
        def __init__(self, *_: object, **__: object) -> None: ...
        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None: ...
        def send_message(self, mail: EmailMessage) -> None:
            letters.append(mail)

    monkeypatch.setattr(smtplib, "SMTP", Server)
    send = sender("smtp://mail.example.invalid", tmp_path)
    send(Message("key", "Registry Brisbane", "INT-2026-000001", "Due.", ("one@example.invalid", "two@example.invalid")))
    with pytest.raises(OSError, match="nobody"):
        send(Message("other", "Registry Brisbane", "INT-2026-000001", "Due."))
    assert [mail["To"] for mail in letters] == ["one@example.invalid, two@example.invalid"]


def test_word_that_could_not_be_sent_is_the_doctors_to_tell(sqlite_url: str) -> None:
    story = mention_listed(sqlite_url).at("2026-03-18 10:00")

    def no_server(message: Message) -> None:
        raise OSError(message.key)

    with story.house() as house:
        write_warnings(house.door)
        for _ in range(MOST_TRIES):
            assert not any("Word could not be sent" in sentence for sentence in health.lacking(house.door))
            send_outbox(house.door, no_server)
        assert any("Word could not be sent" in sentence for sentence in health.lacking(house.door))


def test_a_sweep_with_nothing_due_writes_nothing(database_url: str) -> None:
    story = mention_listed(database_url)
    before = story.rows("select count(*) from audit")
    with story.house() as house:
        assert sweep(house.door) == 0
    assert story.rows("select count(*) from audit") == before


def test_word_of_a_matter_does_not_reach_who_is_barred_from_it(sqlite_url: str) -> None:
    # given a prosecutor who is barred from the one matter of their unit, and a colleague who is not
    story = mention_listed(sqlite_url).at("2026-03-18 10:00")
    ((number,),) = story.rows("select number from matter")
    sent: list[Message] = []
    with story.house() as house:
        with writing(house.engine) as connection:
            for short in ("barred", "colleague"):
                known = person(short, "prosecutor", "Prosecutions Brisbane")
                staff_rows.add(connection, known, password_hash="unusable", created_at=machine_now())
            connection.execute(text("insert into bar (matter, person, reason) values (:m, 'barred', 'knows them')"), {"m": story.matter})
            outbox.put(
                connection, key="digest/Prosecutions Brisbane/2026-03-18", recipient="Prosecutions Brisbane", at=machine_now(),
                subject="2 steps overdue or due within a week", body=f"{number}: Serve it, by 2026-03-19\nINT-2026-999999: Serve it, by 2026-03-19",
            )  # fmt: skip
        write_warnings(house.door)
        send_outbox(house.door, sent.append)
    # then the colleague has word of it; the barred person has none, but the digest without it
    theirs = [one for one in sent if "barred@example.invalid" in one.to]
    assert any("colleague@example.invalid" in one.to for one in sent if number in one.subject)
    assert not any(number in one.subject + one.body for one in theirs)
    assert [one.body for one in theirs] == ["INT-2026-999999: Serve it, by 2026-03-19"]
    assert theirs[0].subject.startswith("1 step")
