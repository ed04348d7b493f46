"""Rehearsals: every script plays on both kinds of database in a house that is opened anew for each step; what cannot be played is said in one sentence."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from app.casework.clock import SetClock
from app.cli.cast import actor
from app.cli.player import BrokenScript, Played, Player, instant
from app.cli.root import interdict
from app.commands.passing import sweep
from app.engine.catalogue import Catalogue
from app.main import put_together
from app.reading.pages import MatterPage
from app.storage.database import opened
from app.storage.migrate import upgrade
from tests.support.scenario import ROOT, TestHouse, diagrams

SCRIPTS = sorted((ROOT / "data" / "rehearsals").glob("*.yaml"))
EXAMPLES = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "rehearsal.md").read_text(encoding="utf-8"), re.DOTALL)
MONDAY = "2026-03-02 09:00"
PERSON = "{given_names: Testa, family_name: Example-Script, birth_date: 1980-05-05, birth_date_certainty: EXACT}"
OPENED = f"start: 2026-03-02 09:00\nsteps:\n  - {{as: prosecutor, opens: {PERSON}}}\n"

OPEN_ON_MONDAY: dict[str, set[str]] = {
    "10-disqualified": {
        "ask_extension hearing 2",
        "consider_appeal no temporary order was made",
        "record_mention hearing 2",
        "record_revocation_hearing hearing 1",
    },
    "01-ordinary": {"ask_extension hearing 3", "record_mention hearing 3"},
    "02-urgent-and-unserved": {
        "serve_documents a copy of the order, the notice about registration elsewhere, the notice of reporting obligations",
        "serve_documents the application, the appearance notice",
        "ask_extension hearing 1",
        "record_mention hearing 1",
    },
    "03-extended-by-consent": {"ask_extension hearing 3", "record_mention hearing 3"},
    "04-child-respondent": {
        "give_copy_to_parent the copy for a parent",
        "record_mention hearing 2",
        "prepare_report the report",
        "receive_report the report",
        "list_for_direction the report due by Fri 27 February 2026",
        "record_answers request 1",
    },
    "05-continued": {"record_mention hearing 3"},
    "06-protection-gap": {"serve_documents a copy of the order, the notice about registration elsewhere"},
    "07-overdue": {"record_mention hearing 2"},
    "08-two-orders": {"ask_extension hearing 2", "record_mention hearing 2"},
    "09-appeal-and-stay": {"record_result the result"},
    "12-varied-and-unserved": {"consider_appeal an order was varied", "serve_documents a copy of the order"},
    "11-substituted-service": {"make_known prohibition-order:1", "swear_affidavit the service"},
    "14-a-childs-matter-to-its-end": set(),
    "17-registered-and-varied-in-absence": {"serve_documents a copy of the order, the notice of reporting obligations"},
    "13-asked-of-a-magistrate": {"plan_service the plan", "ask_extension hearing 1", "record_mention hearing 1"},
    "15-reporting-order": set(),
    "19-contravened": {
        "name_condition the terms as made on Tue 2 December 2025",
        "record_post_search_approval requirement 1",
        "provide_for_challenge challenge of Fri 27 February 2026",
        "record_summary_outcome the summary proceeding",
    },
    "16-internal-review": {
        "decide_afresh what the reviewer had decided",
        "record_result the result",
        "look_at_effect the decision on review 1",
    },
    "23-reports-more-often": {"ask_for_notice the decision on review 1"},
    "18-sharing-information": {"record_answer the answer"},
    "25-entry-review": {"remove_details the details"},
    "30-asked-to-register": {"consider_registration the application"},
    "31-referred-to-the-court": {"record_referral_hearing hearing 1"},
    "32-leave-to-cancel-a-registration": {
        "decide_leave_to_apply leave",
        "give_certificate registered-order:1",
        "plan_service the plan",
        "prepare_registration_reporting_notice registered-order:1",
    },
    "33-reporting-order-asked-for": {"record_decision the decision"},
    "34-near-its-end": {"decide_renewal prohibition-order:1", "record_variation_hearing hearing 1"},
    "35-another-way-asked-for": {
        "give_reporting_notice prohibition-order:1",
        "record_decision asked for on Fri 20 February 2026",
        "serve_documents a copy of the order, the notice about registration elsewhere",
        "swear_affidavit the service",
    },
    "36-a-magistrate-is-asked": {"issue_appearance_notice the appearance notice", "record_hearing the hearing"},
    "37-suspension-asked-for": {"decide_suspension whether to suspend"},
    "40-moved-to-another-court": {"record_mention hearing 2"},
    "41-one-person-two-matters": {"list_mention after the making", "describe_respondent the respondent and the basis"},
    "42-joining-proposed": {"confirm_joining the other matter"},
    "24-suspension": {"give_revocation_notice the revocation"},
    "22-told-again-after-a-release": {"settle_what_fell_away what fell away on Fri 27 February 2026"},
    "21-device-offence-entry": {"take_off_entry the entry that no longer stands"},
}
STATUS_ON_MONDAY: dict[str, dict[str, str]] = {
    "10-disqualified": {"disqualification-order:1": "YES"},
    "01-ordinary": {"temporary-order:1": "YES"},
    "02-urgent-and-unserved": {"temporary-order:1": "NO"},
    "03-extended-by-consent": {"temporary-order:1": "YES"},
    "04-child-respondent": {"temporary-order:1": "YES"},
    "05-continued": {"prohibition-order:1": "YES"},
    "06-protection-gap": {"temporary-order:1": "NO", "prohibition-order:1": "NO"},
    "07-overdue": {"temporary-order:1": "YES"},
    "08-two-orders": {"temporary-order:1": "YES", "temporary-order:2": "YES"},
    "09-appeal-and-stay": {"prohibition-order:1": "NO"},
    "11-substituted-service": {"prohibition-order:1": "YES"},
    "12-varied-and-unserved": {"prohibition-order:1": "YES"},
    "14-a-childs-matter-to-its-end": {"temporary-order:1": "NO", "prohibition-order:1": "YES"},
    "17-registered-and-varied-in-absence": {"registered-order:1": "YES"},
    "13-asked-of-a-magistrate": {"temporary-order:1": "YES"},
    "19-contravened": {"prohibition-order:1": "YES"},
    "15-reporting-order": {"offender-reporting-order:1": "YES"},
    "16-internal-review": {},
    "18-sharing-information": {"offender-reporting-order:1": "YES"},
    "21-device-offence-entry": {},
    "24-suspension": {},
    "22-told-again-after-a-release": {},
    "23-reports-more-often": {},
    "25-entry-review": {},
    "30-asked-to-register": {},
    "31-referred-to-the-court": {},
    "32-leave-to-cancel-a-registration": {"registered-order:1": "YES"},
    "33-reporting-order-asked-for": {},
    "34-near-its-end": {"prohibition-order:1": "YES"},
    "35-another-way-asked-for": {"prohibition-order:1": "NO"},
    "36-a-magistrate-is-asked": {},
    "37-suspension-asked-for": {},
    "40-moved-to-another-court": {},
    "41-one-person-two-matters": {"temporary-order:1": "YES", "temporary-order:2": "YES"},
    "42-joining-proposed": {},
}


def house(url: str, clock: SetClock, *, reread: bool = False) -> TestHouse:
    return TestHouse(opened(url), clock, catalogue=Catalogue.load(ROOT) if reread else diagrams())


def played(url: str, text: str, *, reread: bool = False, until: str = "") -> tuple[list[Played], MatterPage]:
    """Play a script, with a new engine, a new door and (`reread`) newly read diagrams for every step; then look at an instant."""
    clock = SetClock(instant(MONDAY))
    engine = opened(url)
    upgrade(engine)
    engine.dispose()
    player, seen = Player(house(url, clock), clock, looks=False), []
    for step in player.play(text):
        seen.append(step)
        player.house.engine.dispose()
        player.house = house(url, clock, reread=reread)
    if until:
        clock.at = instant(until)
        sweep(player.house.door)
    page = player.house.desk.matter_page(actor("legal"), player.matter)
    player.house.engine.dispose()
    return seen, page


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_each_matter_of_the_demonstration_stands_tidily_on_monday(script: Path, database_url: str) -> None:
    text = script.read_text(encoding="utf-8")
    seen, page = played(database_url, text, reread=script.stem == "01-ordinary", until=MONDAY)
    assert len(seen) == len(yaml.safe_load(text)["steps"])
    assert not any(step.refused for step in seen)
    named = {"joinings": "the other matter"}
    assert {f"{step.element} {named.get(step.process, step.about)}" for step in page.open_steps} == OPEN_ON_MONDAY[script.stem]
    assert {order.subject: order.said for order in page.orders} == STATUS_ON_MONDAY[script.stem]
    assert bool(page.gaps) is (script.stem in {"06-protection-gap", "09-appeal-and-stay", "35-another-way-asked-for"})
    assert "Example-" in text, "made-up people say so"


def test_every_matter_of_the_demonstration_has_its_monday() -> None:
    assert {path.stem for path in SCRIPTS} == set(OPEN_ON_MONDAY) == set(STATUS_ON_MONDAY)


@pytest.mark.parametrize("example", EXAMPLES, ids=[str(yaml.safe_load(e)["title"]) for e in EXAMPLES])
def test_the_examples_of_the_page_play(example: str, sqlite_url: str) -> None:
    seen, _ = played(sqlite_url, example)
    assert len(seen) == len(yaml.safe_load(example)["steps"])


def test_the_page_has_two_examples() -> None:
    assert len(EXAMPLES) == 2


# ------------------------------------------------------------------ the command
def run(*words: str) -> Result:
    given = {"root": ROOT, "now": lambda: instant(MONDAY), "build": put_together, "environment": {}}
    return CliRunner().invoke(interdict, ["rehearse", *words], obj=given, catch_exceptions=False)


@pytest.fixture
def script(tmp_path: Path) -> Path:
    return tmp_path / "script.yaml"


def test_the_command_prints_what_came_of_each_step(script: Path) -> None:
    script.write_text(EXAMPLES[0], encoding="utf-8")
    result = run(str(script))
    assert result.exit_code == 0, result.output
    assert "temporary-order:1: YES" in result.output
    assert "officer: plan_service, prepare_reporting_notice" in result.output


def test_json_is_one_object_a_step(script: Path) -> None:
    script.write_text(EXAMPLES[0], encoding="utf-8")
    result = run("--json", str(script))
    told: list[dict[str, Any]] = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["step"] for line in told] == [1, 2, 3, 4]
    assert set(told[-1]) == {"step", "what", "at", "refused", "orders", "gaps", "flags", "worklists", "deadlines", "documents"}
    assert told[1]["orders"]["temporary-order:1"]["said"] == "NO"
    assert told[-1]["orders"]["temporary-order:1"]["said"] == "YES"
    assert told[-1]["at"] == "2026-03-03T19:00:00+10:00"


def test_a_database_in_use_is_left_alone(script: Path, sqlite_url: str) -> None:
    script.write_text(EXAMPLES[0], encoding="utf-8")
    assert run("--database", sqlite_url, str(script)).exit_code == 0
    again = run("--database", sqlite_url, str(script))
    assert again.exit_code == 1
    assert again.stderr.strip() == "Error: That database is in use. A rehearsal plays on an empty one, or leave --database out."


BROKEN = {
    "steps: [": "not YAML",
    "[]": "a script has `start` and a list of `steps`",
    "title: nothing": "a script has `start` and a list of `steps`",
    "start: tomorrow\nsteps: []": "'tomorrow' is not an instant",
    "steps: [{at: soon}]": "step 1: 'soon' is not an instant",
    "steps: [open the matter]": "step 1: 'open the matter' is not a step",
    "steps: [{as: prosecutor}]": "step 1: a person (`as`) does one thing",
    "steps: [{opens: {}}]": "step 1: a person (`as`) does one thing",
    "steps: [{as: prosecutor, does: plan_service, with: nothing}]": "step 1: `with`, `opens` and `expect` hold names with values",
    "steps: [{}]": "step 1: the step says nothing to do",
    "steps: [{as: nobody, opens: {}}]": "step 1: nobody is called 'nobody'; the cast is prosecutor, officer",
    "steps: [{as: prosecutor, does: plan_service}]": "step 1: no matter is open yet",
    "steps: [{expect: {gap: true}}]": "step 1: nothing can be expected before a matter is open",
    "steps: [{as: prosecutor, opens: {}}]": "step 1: prosecutor opens a matter: refused.",
    OPENED + "  - {as: officer, does: plan_service}": "step 2: the step plan_service is not open; open are: none",
    OPENED + "  - {as: officer, serves: papers}": "step 2: 'serves' means nothing here",
    OPENED + "  - {as: prosecutor, records: a_feeling}": "step 2: nothing of the name a_feeling may be recorded at any time",
    OPENED + "  - {as: registrar, records: start_application, with: {}}": "step 2: registrar records start_application: refused.",
    OPENED + "  - {as: prosecutor, corrects: {kind: a-feeling}}": "step 2: no entry of the kind a-feeling stands in the docket",
    OPENED + "  - {as: prosecutor, withdraws: everything}": "step 2: say which entry",
    OPENED + "  - {as: legal, confirms: true}": "step 2: no correction awaits confirmation",
    OPENED + "  - {at: 2026-03-01 09:00}": "step 2: the legal clock only moves forward, and it stands at 2026-03-02 09:00",
    OPENED + "  - {as: supervisor, seats: Delegates}": "step 2: `seats` says {unit: NAME} or {person: NAME}",
    OPENED + "  - {as: supervisor, joins: {grounds: x}}": "step 2: `joins` says which other matter: {other: NAME, grounds: ...}",
    OPENED + "  - {as: supervisor, joins: {other: second, grounds: x}}": "step 2: no matter of this script is called 'second'",
    OPENED
    + "  - {as: prosecutor, moves: {kind: note-made}}": "step 2: `moves` says which entry goes to which matter: {kind: ..., to: NAME}",
    OPENED + "  - {as: legal, confirms-joining: true}": "step 2: no joining awaits confirmation",
    OPENED + "  - {in: second, expect: {gap: false}}": "step 2: no matter of this script is called 'second'",
    OPENED + "  - {expect: {weather: fine}}": "step 2: 'weather' means nothing here",
    OPENED + "  - {expect: {status: {temporary-order:1: NO}}}": "step 2: temporary-order:1 should be NO, it is not there",
    OPENED + "  - {expect: {worklist: {officer: [plan_service]}}}": "step 2: officer should have plan_service; has nothing",
    OPENED + "  - {expect: {gap: true}}": "step 2: a protection gap was expected; there is none",
    OPENED + "  - {expect: {flagged: extended}}": "step 2: a flag that says 'extended' was expected; flags are: none",
    OPENED
    + "  - {as: prosecutor, records: record_note, with: {note: n}, refused: true}": "step 2: prosecutor records record_note: a refusal was expected",
    OPENED
    + "  - {as: prosecutor, records: record_note, refused: too late}": "step 2: prosecutor records record_note: refused as expected, but",
}


@pytest.mark.parametrize("text", BROKEN, ids=[f"{n} {words[:50]}" for n, words in enumerate(BROKEN.values())])
def test_what_cannot_be_played_is_said_in_one_sentence(text: str, sqlite_url: str) -> None:
    with pytest.raises(BrokenScript) as refused:
        played(sqlite_url, text)
    assert BROKEN[text] in str(refused.value)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (None, "script.yaml cannot be read: FileNotFoundError"),
        (b"\xff\xfe\x00", "script.yaml cannot be read: UnicodeDecodeError"),
        (b"steps: [", "script.yaml: the script is not YAML: while parsing"),
        (b"steps: [{as: nobody, opens: {}}]", "script.yaml: step 1: nobody is called 'nobody'"),
    ],
)
def test_the_command_says_it_on_standard_error_and_exits_1(script: Path, text: bytes | None, sentence: str) -> None:
    if text is not None:
        script.write_bytes(text)
    result = run(str(script))
    assert result.exit_code == 1
    assert sentence in result.stderr
    assert "Traceback" not in result.output + result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
