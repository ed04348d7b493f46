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
from app.cli.cast import actor
from app.cli.root import interdict
from app.commands import bundles, health
from app.commands.words import MoveRuns, Publish
from app.engine.catalogue import Catalogue
from app.errors import Fault, NotPermitted, Refusal
from app.forms.book import FormBook
from app.forms.entries import Dictionary
from app.law.questions import QUESTIONS
from app.main import put_together
from app.reading.desk import Desk
from app.settings import Settings
from app.storage.database import opened, writing
from tests.support.scenario import ROOT, TEMPORARY_ORDER, Scenario, TestHouse, diagrams, forms, mention_listed, order_in_force

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


@cache
def book_at(root: Path) -> FormBook:
    return FormBook.load(root / "forms")


@contextmanager
def house_of(story: Scenario, root: Path, mode: str = "development") -> Iterator[TestHouse]:
    """The house of a story, run by another release."""
    engine = opened(story.url)
    try:
        house = TestHouse(engine, story.clock, mode, replace(catalogue_at(root), older={}))
        house.door.book = book_at(root)
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
    kept = {
        process: (bundle, bytes(contents)) for process, bundle, contents in story.rows("select process, bundle, contents from definition")
    }
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


def test_a_demonstration_publishes_by_itself_at_the_start(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = {
        "INTERDICT_MODE": "demo",
        "INTERDICT_DATABASE_URL": sqlite_url,
        "INTERDICT_SEAL_PATH": str(tmp_path / "seals" / "seals.jsonl"),
    }
    house = put_together(Settings.from_environment(environment))
    house.migrate()
    monkeypatch.setattr("waitress.serve", lambda *_, **__: None)
    house.serve()
    assert {row[0] for row in Scenario(sqlite_url).rows("select process from definition")} == diagrams().definitions.keys()
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
    # when time passes and the step is recorded under the later release
    story.at("2026-03-10 10:00")
    assert story.where("ask_extension")[0] == TERM
    story.does("ask_extension", by="prosecutor", mentions=[asked(story)])
    # then the run still stands by its own bundle, and computed anew it is the same
    assert bundle_of(story) == old
    with story.house() as house:
        assert health.findings(house.door, None) == ()
    # and a run that begins now is of the later release
    second = {**TEMPORARY_ORDER, "at": "2026-03-10T10:30", "return_at": "2026-03-27T09:00"}
    story.at("2026-03-10 11:00").records("record_temporary_order_13j", by="prosecutor", confirm=True, **second)
    runs = dict(story.rows("select subject, bundle from run where matter=:m and process=:p", p=TERM))
    assert runs == {"temporary-order:1": old, "temporary-order:2": newest(tmp_path / "later")}


def test_a_step_of_an_older_bundle_is_asked_and_read_by_its_own_form(sqlite_url: str, tmp_path: Path) -> None:
    # given a later release whose form of the same step has another title and asks for one thing less
    story = mention_listed(sqlite_url)
    published(story)
    root = release(
        tmp_path / "later",
        words(ASK, "title: Ask for an extension", "title: Another title"),
        words(ASK, "required: true", "required: false"),
    )
    goes_on_with(story, root)
    process, subject, element, about = story.where("ask_extension")
    # then the page of the step is the old form's, and what the old form requires is still required
    with story.house() as house:
        page = house.desk.step_form(actor("prosecutor"), story.matter, process=process, subject=subject, element=element, about=about)
    assert page.form.title == "Ask for an extension"
    with pytest.raises(Refusal):
        story.does("ask_extension", by="prosecutor", mentions=[{**asked(story), "reasons": ""}])
    # and once the run is moved, the newer form's
    published(story)
    story.executes(MoveRuns(story.matter, TERM), by="legal")
    with story.house() as house:
        page = house.desk.step_form(actor("prosecutor"), story.matter, process=process, subject=subject, element=element, about=about)
    assert page.form.title == "Another title"


def test_a_bundle_that_was_never_published_is_not_kept(sqlite_url: str, tmp_path: Path) -> None:
    story = goes_on_with(mention_listed(sqlite_url), release(tmp_path / "later", renamed))
    story.at("2026-04-20 10:00")  # something passes, and the run is brought into line
    assert bundle_of(story) == newest(tmp_path / "later")


# ---------------------------------------------------------------------------------------------------------------- moving
def moved_story(url: str, tmp_path: Path) -> Scenario:
    """A run on an older bundle, and a later release that is published."""
    story = mention_listed(url)
    published(story)
    goes_on_with(story, release(tmp_path / "later", renamed))
    published(story)
    return story


def test_moving_shows_first_what_opens_and_closes_and_then_does_just_that(database_url: str, tmp_path: Path) -> None:
    story = moved_story(database_url, tmp_path)
    before = story.everything()
    # when a legal officer looks
    shown = story.executes(MoveRuns(story.matter, TERM, look=True), by="legal").details
    # then it is said what would open and close, and nothing has changed
    assert [one.partition(" (")[0] for one in shown["opens"]] == ["temporary-order:1: Seek an extension"]
    assert [one.partition(" (")[0] for one in shown["closes"]] == ["temporary-order:1: Ask for an extension"]
    assert story.everything() == before
    # when they move it
    done = story.executes(MoveRuns(story.matter, TERM), by="legal")
    # then that happened, no fact is another, and the audit names who, which and what
    assert done.details == shown
    assert bundle_of(story) == newest(tmp_path / "later")
    elements = {row[0] for row in story.rows("select element from step where matter=:m")}
    assert "seek_extension" in elements
    assert "ask_extension" not in elements
    assert story.everything()["entry"] == before["entry"]
    assert story.everything()["status"] == before["status"]
    assert story.rows("select actor from audit where matter=:m and act='move_runs'") == [("legal",)]
    assert ("seek_extension", "entered") in story.rows("select element, moved from passage where matter=:m and how='moved'")
    with story.house() as house:
        assert health.findings(house.door, None) == ()


@pytest.mark.parametrize("who", ["registrar", "administrator"])
def test_nobody_else_moves_a_matter(sqlite_url: str, tmp_path: Path, who: str) -> None:
    story = moved_story(sqlite_url, tmp_path)
    with pytest.raises(NotPermitted):
        story.executes(MoveRuns(story.matter, TERM, look=True), by=who)


def test_what_already_stands_on_the_release_or_is_not_published_is_not_moved(sqlite_url: str, tmp_path: Path) -> None:
    story = mention_listed(sqlite_url)
    published(story)
    with pytest.raises(Refusal, match="older version"):
        story.executes(MoveRuns(story.matter, TERM), by="legal")
    goes_on_with(story, release(tmp_path / "later", renamed))
    with pytest.raises(Refusal, match="not published"):
        story.executes(MoveRuns(story.matter, TERM), by="legal")


# ---------------------------------------------------------------------------------------------------------- names forgotten
def test_each_name_that_a_running_bundle_uses_and_a_release_forgot_is_one_line(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given a run on an older bundle, that asks what the later release's diagram does not ask any more
    story = moved_story(sqlite_url, tmp_path)
    asks = diagrams().definition(TERM).asks["ask_extension"].name
    assert bundles.forgotten(tmp_path / "later", sqlite_url) == ()
    # when the law forgets that question, and the data dictionary the kind that the old form records
    monkeypatch.delitem(QUESTIONS, asks)
    old = bundle_of(story)
    found = bundles.forgotten(tmp_path / "later", sqlite_url)
    assert [line for line in found if asks in line] == [
        f"{TERM} {old}: ask_extension: the law knows no step question '{asks}'; register it in app/law, or name one that is there"
    ]
    # then the doctor says the same line, and the command too
    with story.house() as house:
        assert set(found) <= set(bundles.findings(house.engine, house.catalogue, house.door.book.dictionary, published=True))


def test_a_kind_that_the_dictionary_forgot_is_named(sqlite_url: str) -> None:
    story = mention_listed(sqlite_url)
    published(story)
    dictionary = Dictionary({name: kind for name, kind in forms().dictionary.kinds.items() if name != "extension-asked"})
    with story.house() as house:
        found = bundles.refusals(house.engine, house.catalogue, dictionary)
    assert len(found) == 1
    assert "ask_extension" in found[0]
    assert "extension-asked" in found[0]


def test_the_command_line_shows_moves_and_checks(sqlite_url: str, tmp_path: Path) -> None:
    story = moved_story(sqlite_url, tmp_path)
    number = story.rows("select number from matter where id=:m")[0][0]
    environment = {"INTERDICT_DATABASE_URL": sqlite_url, "INTERDICT_SEAL_PATH": str(tmp_path / "seals.jsonl")}
    with story.house() as house:
        given = {"environment": environment, "build": lambda _: house}
        looked = CliRunner().invoke(interdict, ["move-runs", number, TERM, "--dry-run"], obj=given)
        done = CliRunner().invoke(interdict, ["move-runs", number, TERM], obj=given, input="y\n")
        none = CliRunner().invoke(interdict, ["move-runs", "INT-1", TERM], obj=given)
    assert "opens: temporary-order:1: Seek an extension" in looked.output
    assert "Nothing was moved." in looked.output
    assert done.output.endswith("Moved.\n")
    assert bundle_of(story) == newest(tmp_path / "later")
    assert none.exit_code == 1
    checked = CliRunner().invoke(interdict, ["check", "--root", str(ROOT), "--database", sqlite_url])
    assert checked.exit_code == 0, checked.output


def asked(story: Scenario) -> dict[str, str]:
    """The answers to the form that asks for an extension."""
    hearing = story.rows("select subject from run where matter=:m and subject like 'hearing:%'")[0][0]
    return {"subject": hearing, "ask": "YES", "until": "2026-04-15", "respondent_consents": "NO", "reasons": "A made-up reason."}
