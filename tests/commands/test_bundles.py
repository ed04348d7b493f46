"""What is published is kept, a run keeps its bundle, a person moves it; and one changed byte, or one forgotten name, is noticed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from app.access.actor import COMMAND_LINE
from app.cli.root import interdict
from app.commands import bundles, health
from app.commands.words import MoveRuns, Publish
from app.engine.catalogue import Catalogue
from app.errors import Fault, NotPermitted, Refusal
from app.forms.book import FormBook
from app.law.questions import QUESTIONS
from app.main import put_together
from app.reading.desk import Desk
from app.settings import Settings
from app.storage.database import opened, writing
from tests.support.scenario import ROOT, Scenario, TestHouse, diagrams, forms, mention_listed, order_in_force

TERM = "temporary_order_term"
DIAGRAM = f"workflows/{TERM}/{TERM}.bpmn"
ASK = f"forms/{TERM}/ask_extension.yaml"


def release(root: Path, *changes: Callable[[Path], object]) -> Path:
    """A later release: a copy of this one's diagrams and forms, changed."""
    for folder in ("workflows", "forms"):
        shutil.copytree(ROOT / folder, root / folder)
    for change in changes:
        change(root)
    return root


def words(file: str, old: str, new: str) -> Callable[[Path], object]:
    """A change of words in a file."""

    def change(root: Path) -> None:
        said = (root / file).read_text(encoding="utf-8")
        assert old in said
        (root / file).write_text(said.replace(old, new), encoding="utf-8")

    return change


def renamed(root: Path) -> None:
    """The step of asking for an extension is a step of another name."""
    words(DIAGRAM, "ask_extension", "seek_extension")(root)
    words(DIAGRAM, "Ask for an extension", "Seek an extension")(root)
    (root / ASK).rename(root / f"forms/{TERM}/seek_extension.yaml")


@cache
def catalogue_at(root: Path) -> Catalogue:
    return Catalogue.load(root)


@contextmanager
def house_of(story: Scenario, root: Path, mode: str = "development") -> Iterator[TestHouse]:
    """The house of a story, run by another release."""
    engine = opened(story.url)
    try:
        house = TestHouse(engine, story.clock, mode, replace(catalogue_at(root), older={}))
        house.door.book = FormBook.load(root / "forms")
        house.desk = Desk(house.door)
        yield house
    finally:
        engine.dispose()


def goes_on_with(story: Scenario, root: Path) -> Scenario:
    """From now on the story's steps are taken in the house of another release."""
    story.house = lambda: house_of(story, root)  # type: ignore[method-assign]
    return story


def published(story: Scenario) -> Any:
    return story.executes(Publish(), by=COMMAND_LINE)


def bundle_of(story: Scenario, process: str = TERM) -> str:
    return str(story.rows("select bundle from run where matter=:m and process=:p", p=process)[0][0])


def newest(root: Path) -> str:
    return catalogue_at(root).definition(TERM).bundle


# ---------------------------------------------------------------------------------------------------------------- publishing
def test_publishing_keeps_every_process_once_under_its_own_fingerprint_and_the_audit_names_it(database_url: str) -> None:
    story = Scenario(database_url)
    # when a release is published twice
    first, second = published(story), published(story)
    # then each process is kept once, whole, and the audit says who published which
    kept = {process: (bundle, bytes(contents)) for process, bundle, contents in story.rows("select process, bundle, contents from definition")}
    assert first.details["bundles"] == {process: bundle for process, (bundle, _) in kept.items()}
    assert kept.keys() == diagrams().definitions.keys()
    assert all(sha256(contents).hexdigest() == bundle for bundle, contents in kept.values())
    assert second.details["bundles"] == {}
    assert story.rows("select actor from audit where act='publish'") == [("command-line",)]


def test_who_works_on_matters_does_not_publish(sqlite_url: str) -> None:
    story = Scenario(sqlite_url)
    with pytest.raises(NotPermitted):
        story.executes(Publish(), by="legal")
    assert story.rows("select * from definition") == []


def test_one_changed_byte_of_a_diagram_is_noticed_in_production(database_url: str, tmp_path: Path) -> None:
    story = Scenario(database_url)
    published(story)
    # given a release in which one letter of one diagram is another
    root = release(tmp_path / "later", words(DIAGRAM, "Term of a temporary order", "Term of a temporary Order"))
    # then neither start-up nor the doctor lets it pass, and both say where
    with house_of(story, root, "production") as house:
        refused = bundles.refusals(house.engine, house.catalogue, house.door.book.dictionary)
        found = health.findings(house.door, None)
    assert refused == (f"{TERM} is not what was published; different are: {DIAGRAM}. If that is meant, run `interdict publish`.",)
    assert refused[0] in found


def test_production_starts_only_with_what_is_published(tmp_path: Path) -> None:
    key = "a made-up key of more than thirty-two letters: "
    (tmp_path / "seals").mkdir(mode=0o700)
    environment = {
        "INTERDICT_DATABASE_URL": f"sqlite:///{tmp_path / 'house' / 'interdict.db'}", "INTERDICT_SECRET_KEY": key + "one",
        "INTERDICT_AUDIT_KEY": key + "two", "INTERDICT_SEAL_PATH": str(tmp_path / "seals" / "seals.jsonl"),
    }  # fmt: skip
    house = put_together(Settings.from_environment(environment))
    house.migrate()
    with pytest.raises(Fault, match=f"{TERM} was never published.*interdict publish"):
        house.serve()
    # when it is published by the command line it is said what is new, and nothing stands in the way
    given = {"environment": environment, "build": put_together, "root": ROOT}
    said = CliRunner().invoke(interdict, ["publish"], obj=given)
    assert said.exit_code == 0, said.output
    assert diagrams().definition(TERM).bundle in said.output
    assert bundles.refusals(house.engine, house.door.catalogue, house.door.book.dictionary) == ()
    house.engine.dispose()


def test_a_published_bundle_that_was_changed_behind_the_door_is_found(sqlite_url: str) -> None:
    story = order_in_force(sqlite_url)
    published(story)
    with story.house() as house, writing(house.engine) as connection:
        connection.execute(text("update definition set contents=:c where process=:p"), {"c": b"changed", "p": TERM})
    with story.house() as house:
        assert any("was changed" in sentence for sentence in health.findings(house.door, None))


def test_a_bundle_that_nobody_published_is_found(sqlite_url: str) -> None:
    story = Scenario(sqlite_url)
    with story.house() as house, writing(house.engine) as connection:
        one = house.catalogue.definition(TERM)
        row = {"p": TERM, "b": one.bundle_hash, "c": one.contents}
        connection.execute(text("insert into definition (process, bundle, contents, published_at) values (:p, :b, :c, '2026')"), row)
    with story.house() as house:
        assert any("no command of the audit published it" in sentence for sentence in health.findings(house.door, None))


# ---------------------------------------------------------------------------------------------------------- a run keeps its own
def test_a_run_keeps_its_bundle_while_new_runs_take_the_newest(database_url: str, tmp_path: Path) -> None:
    # given a run that waits for somebody to ask for an extension, and a later release in which that step is another
    story = mention_listed(database_url)
    published(story)
    old = bundle_of(story)
    goes_on_with(story, release(tmp_path / "later", renamed))
    published(story)
    # when the step is recorded under the later release
    assert story.where("ask_extension")[0] == TERM
    mention = story.rows("select subject from run where matter=:m and subject like 'hearing:%'")[0][0]
    asked = {"subject": mention, "ask": "YES", "until": "2026-04-15", "respondent_consents": "NO", "reasons": "A made-up reason."}
    story.does("ask_extension", by="prosecutor", mentions=[asked])
    # then the run still stands by its own bundle, and computed anew it is the same
    assert bundle_of(story) == old
    with story.house() as house:
        assert health.findings(house.door, None) == ()
    # and an order made from now on runs by the later release
    other = goes_on_with(order_in_force(database_url), tmp_path / "later") if False else story
    assert other
