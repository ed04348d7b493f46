"""A forger with the whole database and without the key: whatever they change behind the door, the verification names it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text

from app.access.actor import COMMAND_LINE
from app.cli.cast import actor
from app.commands.documents import DocumentRoom
from app.commands.health import trail
from app.commands.upkeep import seal_now
from app.commands.words import Elect, ImportCalendar, IssueDocument, NoteViewed
from app.storage.database import writing
from tests.support.scenario import ROOT, Scenario, mention_listed

DAYS = "place,day,name,kind,source,confidence\nBrisbane,2031-12-25,Christmas Day,public,,confirmed\nBrisbane,2031-12-26,Boxing Day,public,,confirmed\n"
NOTICE = ("application:1", "appearance_notice")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    """A matter with an order, a document issued, a correction that awaits confirmation; sealed."""
    folder = tmp_path_factory.mktemp("whole")
    story = mention_listed(f"sqlite:///{folder / 'interdict.db'}")
    issued(story)
    story.executes(NoteViewed(story.matter, (("temporary-order:1", "YES"),)), by="officer")
    story.executes(Elect("O-A01", "first-day-out", "made-up reasons that say enough", story.matter), by="legal")
    story.executes(ImportCalendar(DAYS, "a made-up gazette"), by=COMMAND_LINE)
    story.at("2026-03-12 09:00").corrects("temporary-order-made", by="registrar", at="2026-03-03T10:00:00+10:00")
    with story.house() as house:
        seal_now(house.door, folder / "seals")
        assert trail(house.door, folder / "seals").findings == ()
    return story


def issued(story: Scenario) -> None:
    """The appearance notice, issued by the fingerprint seen."""
    with story.house() as house:
        house.door.documents = DocumentRoom(ROOT)
        subject, name = next(
            (d.subject, d.document) for d in house.desk.matter_page(actor("legal"), story.matter).documents if not d.missing
        )
        _, fingerprint = house.desk.document(actor("prosecutor"), story.matter, subject=subject, document=name)
        house.door.execute(IssueDocument(story.matter, subject, name, fingerprint), by=actor("prosecutor"))


@pytest.fixture
def copy(whole: Scenario, tmp_path: Path) -> Scenario:
    """The same house, for one forgery."""
    source = Path(whole.url.removeprefix("sqlite:///"))
    for file in source.parent.iterdir():
        shutil.copy(file, tmp_path / file.name)
    story = Scenario.__new__(Scenario)
    story.url, story.clock, story.matter = f"sqlite:///{tmp_path / source.name}", whole.clock, whole.matter
    return story


def found(story: Scenario, forge: Callable[[Connection], Any]) -> str:
    """What the verification says after a forgery; the forgery must have touched something."""
    with story.house() as house:
        with writing(house.engine) as connection:
            connection.execute(text("pragma defer_foreign_keys=on"))
            done = forge(connection)
            assert done is None or done.rowcount, "nothing was forged"
        seals = Path(story.url.removeprefix("sqlite:///")).parent / "seals"
        return "\n".join(f"{f.stream} {f.sentence}" for f in trail(house.door, seals).findings)


def sql(statement: str) -> Callable[[Connection], Any]:
    """One statement as a forgery."""
    return lambda connection: connection.execute(text(statement))


ENTRY = "The entry's row is not the one that was recorded"
FORGERIES: dict[str, tuple[str, str]] = {
    # the docket
    "an entry happened earlier": ("update entry set at='2026-02-01T00:00:00.000000Z' where seq=2", ENTRY),
    "an entry is of another kind": ("update entry set kind='application-filed' where seq=2", ENTRY),
    "an entry is about another subject": ("update entry set subject='temporary-order:2' where seq=2", ENTRY),
    "an entry is of another occasion": ("update entry set occasion='x' where seq=2", ENTRY),
    "an entry has another place in its occasion": ("update entry set place=place+1 where seq=2", ENTRY),
    "an entry was recorded by somebody else": (
        "update entry set recorded_by='supervisor' where seq=2",
        "by somebody else than the audit says",
    ),
    "an entry was recorded at another time": ("update entry set recorded_at='2026-02-01T00:00:00.000000Z' where seq=2", ENTRY),
    "an entry was recorded at another step": ("update entry set step='x' where seq=2", ENTRY),
    "a flag is taken off": ("update entry set flags='[\"all in order\"]' where seq=2", ENTRY),
    "a correction corrects something else": (
        "update entry set corrects=(select id from entry where seq=1) where corrects is not null",
        ENTRY,
    ),
    "an entry withdraws another": ("update entry set withdraws=(select id from entry where seq=2) where seq=3", ENTRY),
    "an entry is in another place of the docket": ("update entry set seq=99 where seq=2", "An entry before this one is gone"),
    "two entries change places": ("update entry set seq=seq*-1; ", ENTRY),
    "a value is changed": ("update entry_values set contents=replace(contents, 'IN_PERSON', 'ABSENT')", "values are not those"),
    "a reason is changed": ("update entry_values set contents=replace(contents, 'made-up slip', 'court order')", "values are not those"),
    "values are taken away": ("delete from entry_values where entry=(select id from entry where seq=2)", "The entry's values are gone"),
    "values lie beside no entry": (
        "insert into entry_values select 'x', matter, contents from entry_values limit 1",
        "Values lie beside no entry",
    ),
    "the hash goes with the row": ("update entry set at='2026-02-01T00:00:00.000000Z', row_mac='' where seq=2", ENTRY),
    "the last entry is deleted": ("delete from entry where seq=(select max(seq) from entry)", "An entry that the audit names is gone"),
    "an entry is copied to the end": (
        (
            "insert into entry select matter, 99, 'forged', kind, subject, at, occasion, place, corrects, withdraws, reason, step, recorded_at,"
            " recorded_by, values_mac, flags, row_mac from entry where seq=2"
        ),
        "no command of the audit recorded",
    ),
    # the audit
    "a row of the audit is edited": ("update audit set actor='supervisor' where number=2", "its keyed hash is wrong"),
    "a row of the audit is deleted": ("delete from audit where number=2 and stream like 'matter:%'", "are missing"),
    "the audit's end is cut off": (
        "delete from audit where stream like 'matter:%' and number=(select max(number) from audit where stream like 'matter:%')",
        "The end was cut off",
    ),
    "a whole stream is taken away": ("delete from audit where stream like 'matter:%'", "The end was cut off"),
    "a row of the audit is forged": (
        "insert into audit select stream, number+50, previous, mac, machine_at, legal_at, actor, act, matter, policy, details from audit where number=2",
        "its keyed hash is wrong",
    ),
    # documents
    "a document's bytes are changed": ("update document set contents=x'255044462d'", "another fingerprint"),
    "a document is taken away": ("delete from document", "An issued document is gone"),
    "a document was issued by somebody else": ("update document set issued_by='supervisor'", "not by the person named"),
    "a document is slipped in": (
        "insert into document select 'forged', matter, subject, name, contents, prepared_version, issued_at, issued_by from document",
        "was not issued",
    ),
    # what hangs on the record
    "an order is said not to be in force": ("update status set said='NO'", "“status”"),
    "an order's status is taken away": ("delete from status", "“status”"),
    "a date is moved": ("update deadline set act_by='2027-01-01T00:00:00.000000Z'", "“deadline”"),
    "a run is said to be over": ("update run set over=1", "“run”"),
    "a timer is moved": ("update timer set due_at='2027-01-01T00:00:00.000000Z'", "“timer”"),
    "a timer is taken away": ("delete from timer", "“timer”"),
    "a matter never falls due": ("update matter set next_due='2099-01-01T00:00:00.000000Z'", "“matter”"),
    "a step is taken off the lists": ("delete from step", "“step”"),
    "a step goes to another role": ("update step set role='auditor'", "“step”"),
    "a correction counts as confirmed": ("delete from awaiting", "counts as confirmed"),
    # who may see
    "somebody gives themselves a seat": (
        "insert into seat (id, matter, person, from_at, basis) select 'mine', id, 'outsider', '2026-01-01T00:00:00.000000Z', '' from matter",
        "that the audit does not know",
    ),
    "a seat is widened": ("update seat set role='prosecutor' where role='auditor'", "that the audit does not know"),
    "a seat is taken away": ("delete from seat where role='auditor'", "A seat is gone"),
    "somebody is barred": (
        "insert into bar (matter, person, reason) select id, 'legal', 'made up' from matter",
        "A bar was changed or forged",
    ),
    "a bar is put in with another row's hash": (
        "insert into bar (matter, person, reason, row_mac) select e.matter, 'legal', 'made up', e.row_mac from election e",
        "A bar lies here that no command of the audit set",
    ),
    # what dates are derived with
    "another reading is elected": ("update election set reading='first-day-in'", "An election of a reading was changed or forged"),
    "an election gets other reasons": ("update election set reasons='none'", "An election of a reading was changed or forged"),
    "an election holds for every matter": ("update election set matter=null", "An election of a reading was changed or forged"),
    "an election is taken back": ("delete from election", "An election that the audit names is gone"),
    "an election is slipped in": (
        "insert into election select 'forged', doubt, reading, reasons, by, at, matter, row_mac from election",
        "An election lies here that no command of the audit made",
    ),
    "a holiday becomes another day": (
        "update holiday set day='2031-12-24' where day='2031-12-25'",
        "A day of a calendar was changed or forged",
    ),
    "a holiday is taken away": ("delete from holiday where day='2031-12-26'", "not those that the last import left"),
    "a holiday is slipped in": (
        "insert into holiday select place, '2031-12-27', kind, name, source, confidence, revision, row_mac from holiday where day='2031-12-26'",
        "A day of a calendar was changed or forged",
    ),
    "a matter moves to another place": ("update matter set place='Cairns'", "not what it was opened with"),
}


@pytest.mark.parametrize("what", FORGERIES)
def test_what_is_changed_behind_the_door_is_found(copy: Scenario, what: str) -> None:
    statement, sentence = FORGERIES[what]
    assert sentence in found(copy, sql(statement))


def test_what_nobody_touched_is_whole(copy: Scenario) -> None:
    assert found(copy, lambda _: None) == ""


def test_an_entry_rewritten_with_another_matters_hash_is_found(copy: Scenario) -> None:
    # given a second matter of the same house, whose first entry looks like the first one's
    first = copy.matter
    copy.opens()
    # when the values and hashes of one are put in the place of the other's
    said = found(
        copy,
        lambda c: c.execute(
            text(
                "update entry set (values_mac, row_mac) = (select values_mac, row_mac from entry where matter=:n and seq=1) where matter=:m and seq=1"
            ),
            {"m": first, "n": copy.matter},
        ),
    )
    assert "values are not those" in said


def test_the_reason_of_a_correction_lies_where_it_can_be_destroyed(whole: Scenario) -> None:
    assert whole.rows("select reason from entry where corrects is not null") == [("",)]
    with whole.house() as house:
        page = house.desk.matter_page(actor("legal"), whole.matter)
    assert "a made-up slip" in [row.reason for row in page.docket]
