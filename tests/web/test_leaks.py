"""Canaries and nasty inputs: a name stays where values lie, and nothing that is sent brings the house down."""

from __future__ import annotations

import io
import logging
from pathlib import Path
from typing import Any

import pytest

from app.commands.passing import sweep
from app.commands.upkeep import seal_now
from app.commands.word_out import send_outbox, write_warnings
from tests.access.test_wall_routes import IN_A_MATTER, STEP, entry
from tests.support.wall import CANARY, CONDITION, FAMILY, GIVEN, STREET, Walled, walled

MAY_HOLD_NAMES = {"entry_values", "draft", "document"}


@pytest.fixture
def behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Walled:
    return walled(tmp_path, monkeypatch)


def test_a_name_lies_in_values_drafts_and_documents_and_nowhere_else(
    behind: Walled, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    matter, first = behind.matter, entry(behind)
    answers: list[Any] = []
    # given people who use every page and form, with names in every box, rightly and wrongly
    everywhere = {
        "family_name": FAMILY, "given_names": GIVEN, "purpose": "INVESTIGATION", "reference": f"{CANARY}five", "note": f"{CANARY}six",
        "reason": f"it should be {CANARY}seven", "reasons": f"{CANARY}eight said so at length", "reading": f"{CANARY}nine", "addresses": STREET,
        "basis": f"{CANARY}ten asked", "_person": f"{CANARY}eleven", "sha256": f"{CANARY}twelve", "_confirmed": f"{CANARY}thirteen",
    }  # fmt: skip
    for who in ("prosecutor", "legal", "registrar", "outsider", "auditor"):
        browser = behind.browser(who)
        for name, row in IN_A_MATTER.items():
            address = row.address.replace("{m}", matter).replace("{e}", first)
            if name != "matters.withdraw":
                answers += [browser.get(address), browser.post(address, {**everywhere, **row.posted}), browser.post(address, everywhere)]
        draft = browser.post(STEP.replace("{m}", matter), {"_action": "draft", "note": f"{CANARY}draft"})
        looked = [browser.post("/look-up", everywhere), browser.post("/look-up", {**everywhere, "reference": ""})]
        answers += [draft, *looked, browser.post("/readings/O-A01", everywhere), browser.post("/open-a-matter", everywhere)]
        answers += [browser.post("/sign-in", {"email": f"{CANARY}@example.invalid", "password": CANARY})]
    kept = {"birth_date-day": "7", "birth_date-month": "6", "birth_date-year": "1955", "birth_date_certainty": "EXACT"}
    opened = behind.browser("prosecutor").post(
        "/open-a-matter", {**kept, "family_name": FAMILY, "_unit": "Prosecutions Brisbane", "_token": "t1"}
    )
    assert opened.status_code == 303
    behind.browser("prosecutor").post(
        f"/matters/{matter}/entries/{first}", {"family_name": f"{CANARY}fourteen", "reason": f"not {CANARY}fifteen"}
    )
    # when time passes, word goes out and the trail is sealed
    behind.story.at("2026-05-20 09:00")
    sweep(behind.house.door)
    write_warnings(behind.house.door)
    send_outbox(behind.house.door, answers.append)
    seal_now(behind.house.door, behind.house.settings.seal_path)
    # then no table but those of values, drafts and documents holds one
    held = {table for table, rows in behind.dump().items() if CANARY.lower() in repr(rows).lower()}
    assert held <= MAY_HOLD_NAMES
    assert {"entry_values", "draft"} <= held, "else the canaries were never recorded"
    # and no log, seal, address, title, header or message
    said = capfd.readouterr()
    seals = behind.house.settings.seal_path.read_text(encoding="utf-8")
    messages = "".join(str(each) for each in answers if not hasattr(each, "headers"))
    for text in (caplog.text, said.out, said.err, seals, messages, *(path.name for path in tmp_path.rglob("*"))):
        assert CANARY.lower() not in text.lower()
    for answer in (each for each in answers if hasattr(each, "headers")):
        assert CANARY.lower() not in str(answer.headers).lower()
        title = answer.get_data().decode("latin-1").partition("<title>")[2].partition("</title>")[0]
        assert CANARY not in title


def test_a_correction_neither_shows_nor_loses_a_protected_value(behind: Walled) -> None:
    browser, address = behind.browser("legal"), f"/matters/{behind.matter}/entries/{entry(behind)}"
    page = browser.get(address).get_data(as_text=True)
    assert CANARY not in page
    assert "Leave it empty to keep what is recorded." in page
    empty = {"given_names": "", "family_name": "", "addresses": "", "birth_date-day": "", "birth_date-month": "", "birth_date-year": ""}
    assert browser.post(address, {**empty, "languages": "Example", "reason": "the language was left out"}).status_code == 303
    shown = browser.post(f"/matters/{behind.matter}/unmask", {"basis": "LAW_ENFORCEMENT"}).get_data(as_text=True)
    assert f"{GIVEN} {FAMILY}" in shown
    assert STREET in shown
    assert "Example" in shown


def test_a_description_anew_neither_shows_nor_loses_what_is_left_empty(behind: Walled) -> None:
    browser, address = behind.browser("prosecutor"), f"/matters/{behind.matter}/steps/offers/respondent:1/describe_respondent"
    page = browser.get(address).get_data(as_text=True)
    assert CANARY not in page
    assert browser.post(address, {"given_names": "Other", "birth_date_certainty": "EXACT", "_token": "t"}).status_code == 303
    shown = browser.post(f"/matters/{behind.matter}/unmask", {"basis": "LAW_ENFORCEMENT"}).get_data(as_text=True)
    assert f"Other {FAMILY}" in shown


NEED_CONDITIONS, NEED_NOT = ("prosecutor", "officer", "registrar"), ("legal", "register", "supervisor", "auditor")


@pytest.mark.parametrize("who", [*NEED_CONDITIONS, *NEED_NOT])
def test_conditions_that_can_name_a_victim_are_read_by_those_who_need_them_and_by_nobody_else(behind: Walled, who: str) -> None:
    # given an order whose condition names a victim
    # when somebody with a seat opens the matter, looks the order up, prints their list or corrects the order's entry
    browser = behind.browser(who)
    pages = [browser.get(address).get_data(as_text=True) for address in (f"/matters/{behind.matter}", "/", "/deadlines?days=365", "/paper")]
    asked = {"family_name": FAMILY, "given_names": GIVEN, "purpose": "INVESTIGATION"}
    looked = browser.post("/look-up", asked).get_data(as_text=True).replace(GIVEN, "").replace(FAMILY, "")
    made = behind.the("select id from entry where matter=:m and kind='temporary-order-made'")
    correction = browser.get(f"/matters/{behind.matter}/entries/{made}").get_data(as_text=True)
    # then a prosecutor, a service officer and a registrar read it wherever it stands, and nobody else does anywhere
    reads = who in NEED_CONDITIONS
    assert (CONDITION in pages[0]) == (CONDITION in looked) == (CONDITION in correction) == reads
    assert reads or not any(f"{CANARY}victim" in page for page in (*pages, looked, correction))


@pytest.mark.provision("67FE(2)")
def test_whoever_needs_them_not_reads_conditions_on_a_ground(behind: Walled) -> None:
    shown = behind.browser("legal").post(f"/matters/{behind.matter}/unmask", {"basis": "LAW_ENFORCEMENT"}).get_data(as_text=True)
    assert CONDITION in shown


def test_a_correction_by_who_may_not_read_the_conditions_neither_shows_nor_empties_them(behind: Walled) -> None:
    made = behind.the("select id from entry where matter=:m and kind='temporary-order-made'")
    address = f"/matters/{behind.matter}/entries/{made}"
    assert "Not shown here: write it again." in behind.browser("legal").get(address).get_data(as_text=True)
    # what is posted without the words is refused, and what does not speak of conditions leaves them as they are
    answer = behind.browser("legal").post(address, {"conditions-0-kind": "PROHIBIT", "conditions-0-text": "", "reason": "a made-up slip"})
    assert answer.status_code == 422
    assert CANARY not in answer.get_data(as_text=True)
    assert behind.browser("legal").post(address, {"recovery_of_property": "PROVIDED", "reason": "a made-up slip"}).status_code == 303
    assert CONDITION in behind.browser("registrar").get(f"/matters/{behind.matter}").get_data(as_text=True)


HUGE = "x" * 100_000
VALUES = (
    "", " ", "\x00", "a\x00b", "\ud800", "\udfff", HUGE, "<script>alert(1)</script>", "'; drop table entry; --", "{{7*7}}", "%s%n", "../../etc/passwd",
    "0001-01-01", "9999-12-31", "9999-12-31T23:59:59+10:00", "0001-01-01T00:00:00+14:00", "2026-02-31", "31/02/2026", "99999999999999999999",
    "-1", "NaN", "1e999", "٣", "\u202egnp.exe", "\N{COMBINING ACUTE ACCENT}" * 500, "null", "[]", "{}", "true", "\r\nSet-Cookie: a=b",
)  # fmt: skip
NAMES = (
    "note",
    "reason",
    "at",
    "at-day",
    "at-year",
    "family_name",
    "birth_date-year",
    "birth_date",
    "unknown_field",
    "note-0-x",
    "note[0]",
    "_rows.note",
)


def nasty() -> list[dict[str, Any]]:
    """A hundred and more bodies: each value everywhere, each name alone, lists for scalars, groups where there are none."""
    everywhere = (*NAMES, "basis", "_token", "_unit", "_place", "family_name", "number", "reading", "reasons", "_person", "sha256")
    bodies: list[dict[str, Any]] = [dict.fromkeys(everywhere, value) for value in VALUES]
    bodies += [{name: "x" * 1_000_000} for name in ("note", "family_name")]
    bodies += [{name: value} for name in NAMES for value in ("x", "9999-12-31T00:00:00+00:00", "0001-01-01T00:00:00+00:00")]
    bodies += [{name: ["a", "b", "c"]} for name in NAMES]
    bodies += [
        {"at-day": d, "at-month": m, "at-year": y, "at-time": t, "birth_date-day": d, "birth_date-month": m, "birth_date-year": y}
        for d, m, y, t in DATES
    ]
    bodies += [{"_add": "note" * n, "_rows.note": "9" * n} for n in (1, 3, 9, 99)] + [{"_remove": "note-9", "_rows.note": "-1"}]
    bodies += [{"-".join(["a"] * n): "deep"} for n in (2, 50, 2000)] + [{f"field{n}": "many" for n in range(4000)}]
    bodies += [
        {"_about": "x" * 5000},
        {"_action": "draft", "note": HUGE},
        {"sha256": "z" * 64},
        {"to-year": "9" * 30, "to-day": "1", "to-month": "1"},
    ]
    bodies += [{"to-year": "9999", "to-day": "31", "to-month": "12"}, {"birth_day": "9" * 40, "birth_month": "1", "birth_year": "1"}]
    return bodies


DATES = (
    ("31", "2", "2026", "10:00"), ("1", "1", "1", "0:00am"), ("1", "1", "0001", "12:00am"), ("31", "12", "9999", "11:59pm"), ("0", "0", "0", ""),
    ("9" * 50, "1", "2026", "99:99"), ("1", "13", "2026", "x"), ("", "1", "", "\N{FULLWIDTH DIGIT ONE}"),
)  # fmt: skip


def test_nothing_that_is_posted_brings_the_house_down(behind: Walled) -> None:
    browser = behind.browser("prosecutor")
    fixed = {
        "matters.open_matter": "/open-a-matter",
        "lists.look_up": "/look-up",
        "lists.elect": "/readings/O-A01",
        "demo.move_clock": "/demo/clock",
    }
    routes = (
        fixed
        | {name: row.address for name, row in IN_A_MATTER.items()}
        | {"other": "/matters/{m}/steps/offers/respondent:1/describe_respondent"}
    )
    assert len(nasty()) > 100
    for name, address in routes.items():
        where = address.replace("{m}", behind.matter).replace("{e}", entry(behind))
        posts = any("POST" in (r.methods or ()) and r.endpoint == name for r in behind.pages.url_map.iter_rules()) or name == "other"
        bodies = nasty() if name in {"other", "steps.record", "matters.correct", "matters.open_matter"} else nasty()[: len(VALUES)]
        for body in bodies if posts else ():
            answer = browser.post(where, {key: made(value) for key, value in body.items()})
            assert answer.status_code < 500, (name, str(body)[:200])
            assert "Set-Cookie: a=b" not in str(answer.headers)


def made(value: Any) -> Any:
    """A value as a hostile client sends it: halves of surrogate pairs as the bytes that they would be."""
    return (
        value.encode("utf-8", "surrogatepass").decode("latin-1")
        if isinstance(value, str) and any("\ud800" <= c <= "\udfff" for c in value)
        else value
    )


def test_nothing_in_an_address_brings_the_house_down(behind: Walled) -> None:
    browser = behind.browser("prosecutor")
    for address in (
        "/deadlines?from=9999-12-31", "/deadlines?from=0001-01-01", "/deadlines?from=x", "/deadlines?days=99999999999999", "/deadlines?days=x",
        "/deadlines?place=%00", "/?unit=%00", "/?process=%ED%A0%80", f"/matters/{behind.matter}%00", "/matters/%ED%A0%80", "/matters/..%2f..%2fetc",
        f"/matters/{behind.matter}/why/x/y", f"/matters/{behind.matter}/why/temporary-order:1/%00", f"/matters/{behind.matter}/entries/x",
        f"/matters/{behind.matter}/documents/x/y", f"/matters/{behind.matter}/documents/application:1/appearance_notice?sha256=%00",
        f"/matters/{behind.matter}/steps/x/y/z", f"/matters/{behind.matter}/steps/offers/x/record_note",
        f"/matters/{behind.matter}/steps/offers/respondent:1/x",
        f"/matters/{behind.matter}/steps/corrections/x/confirm_correction", "/processes/x/diagram.bpmn", "/processes/..%2f/diagram.bpmn", "/paper?unit=x",
        "/static/../settings.py", "/static/%2e%2e/settings.py", "/" + "x" * 60_000, "/sign-in?next=//elsewhere.invalid", "/sign-in?next=%0d%0aSet-Cookie:a=b",
    ):  # fmt: skip
        answer = browser.get(address)
        assert answer.status_code < 500, address
        assert "elsewhere" not in answer.headers.get("Location", "")


def test_a_body_that_is_no_form_brings_nothing_down(behind: Walled) -> None:
    browser, address = behind.browser("prosecutor"), STEP.replace("{m}", behind.matter)
    for kind, body in (
        ("application/json", b"{" * 10_000), ("multipart/form-data", b"x"), ("multipart/form-data; boundary=x", b"--x\r\n\r\n"), ("text/plain", b"\xff" * 100),
        ("application/x-www-form-urlencoded", b"%" * 1000), ("application/x-www-form-urlencoded", b"a=" + b"x" * 3_000_000),
    ):  # fmt: skip
        answer = browser.client.post(address, data=io.BytesIO(body), content_type=kind, headers={"X-CSRFToken": browser.token})
        assert 400 <= answer.status_code < 500, (kind, answer.status_code)


def test_the_form_of_another_lane_is_not_shown_because_something_was_typed(behind: Walled) -> None:
    # given who keeps the register, seated in the matter, and every step that is open to somebody else, or was
    browser, steps = (
        behind.browser("register"),
        behind.story.rows("select process, subject, element, about from step where role <> 'registry_officer'"),
    )
    assert steps
    closed = ("internal_review", "review:1", "decide_review", "")
    # when they send what they typed, to be shown again in another shape, then they are not shown the form
    for process, subject, element, about in (*steps, closed):
        address = f"/matters/{behind.matter}/steps/{process}/{subject}/{element}"
        answer = browser.post(address, {"_action": "change", "_about": about, "note": "x"})
        assert answer.status_code == 403, (element, answer.status_code)
