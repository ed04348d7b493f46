"""Every route of the pages, with every method, for everybody who may not see a matter: unknown and forbidden are the same answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest

from app.cli.cast import email
from tests.support.wall import CANARY, NEVER_WAS, OUTSIDE, Browser, Walled, walled

NOT_IN_A_MATTER = {
    "lists.work", "lists.board", "demo.move_clock", "health.healthz", "health.readyz", "lists.look_up_page", "lists.look_up",
    "matters.open_form", "matters.open_matter", "lists.paper", "lists.processes", "lists.diagram", "lists.readings", "lists.elect",
    "accounts.sign_in", "accounts.sign_out", "static",
    "administration.people", "administration.add_person", "administration.person", "administration.place_person",
    "administration.give_password", "administration.end_person", "administration.add_unit", "administration.remove_unit",
    "administration.password", "administration.change_password", "administration.team", "administration.stand_in",
    "take_on.form", "take_on.template", "take_on.example", "take_on.send",
    "administration.end_stand_in", "administration.calendars", "administration.import_calendar", "administration.moved",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """How a route of a matter is asked: `{m}` is the matter, `{e}` an entry."""

    address: str
    posted: dict[str, str] = field(default_factory=dict)


STEP = "/matters/{m}/steps/offers/respondent:1/record_note"
DOCUMENT = "/matters/{m}/documents/application:1/appearance_notice"
IN_A_MATTER = {
    "matters.matter": Row("/matters/{m}"),
    "matters.unmask": Row("/matters/{m}/unmask", {"basis": "LAW_ENFORCEMENT"}),
    "matters.why": Row("/matters/{m}/why/temporary-order:1/temporary-order.last-day"),
    "matters.what_if": Row("/matters/{m}/what-if?then-day=1&then-month=6&then-year=2027"),
    "matters.history": Row("/matters/{m}/history/temporary_order_term/temporary-order:1?moment=1"),
    "matters.entry": Row("/matters/{m}/entries/{e}"),
    "matters.correct": Row("/matters/{m}/entries/{e}", {"reason": "a made-up slip", "family_name": "Other"}),
    "matters.withdraw": Row("/matters/{m}/entries/{e}/withdraw", {"reason": "a made-up slip"}),
    "matters.confirm": Row("/matters/{m}/entries/{e}/confirm"),
    "moving.form": Row("/matters/{m}/entries/{e}/move?other=INT-2026-000001"),
    "moving.move": Row("/matters/{m}/entries/{e}/move", {"other": "INT-2026-000001"}),
    "joining.form": Row("/matters/{m}/join?other=INT-2026-000001"),
    "joining.propose": Row("/matters/{m}/join", {"other": "INT-2026-000001", "grounds": "made-up fingerprints"}),
    "joining.proposal": Row("/matters/{m}/join/{e}"),
    "joining.confirm": Row("/matters/{m}/join/{e}", {"other": "INT-2026-000001"}),
    "joining.likeness": Row("/matters/{m}/likeness/{e}"),
    "joining.pass_likeness": Row("/matters/{m}/likeness/{e}", {"other": "INT-2026-000001"}),
    "joining.joined": Row("/matters/{m}/joined/{e}"),
    "joining.separate": Row("/matters/{m}/joined/{e}", {"other": "INT-2026-000001", "reason": "made up"}),
    "destroying.form": Row("/matters/{m}/destroy"),
    "destroying.propose": Row("/matters/{m}/destroy", {"entries": "{e}", "provision": "74(6)", "decision": "QP2600012345"}),
    "destroying.proposal": Row("/matters/{m}/destroy/{e}"),
    "destroying.confirm": Row("/matters/{m}/destroy/{e}"),
    "matters.document": Row(DOCUMENT),
    "matters.issue_form": Row(DOCUMENT + "/issue"),
    "matters.issue": Row(DOCUMENT + "/issue", {"sha256": "0" * 64}),
    "steps.step": Row(STEP),
    "steps.draft": Row(STEP + "/draft"),
    "steps.dismiss_draft": Row(STEP + "/draft/dismiss"),
    "steps.record": Row(STEP, {"note": "a made-up note"}),
    "steps.take": Row("/matters/{m}/steps/temporary_order_term/temporary-order:1/list_mention/take"),
    "steps.hand_over_form": Row("/matters/{m}/steps/temporary_order_term/temporary-order:1/list_mention/hand-over"),
    "seats.access": Row("/matters/{m}/access"),
    "seats.give_seat": Row("/matters/{m}/seats", {"who": "person:outsider", "basis": "WORKS_ON_IT"}),
    "seats.end_seat": Row("/matters/{m}/seats/{e}/end"),
    "seats.set_bar": Row("/matters/{m}/bars", {"person": "registrar", "reason": "KNOWS_SOMEONE"}),
    "seats.lift_bar": Row("/matters/{m}/bars/barred/lift", {"lift": "BY_MISTAKE"}),
    "seats.readings": Row("/matters/{m}/readings"),
    "seats.elect": Row("/matters/{m}/readings/O-A01", {"reading": "COUNTS", "reasons": "a made-up reason at length"}),
    "steps.hand_over": Row("/matters/{m}/steps/temporary_order_term/temporary-order:1/list_mention/hand-over", {"_person": "legal"}),
}
MORE = (
    Row("/matters/{m}/steps/offers/respondent:1/no_such_offer", {"note": "x"}),
    Row("/matters/{m}/steps/no_such_process/respondent:1/no_such_step", {"note": "x"}),
    Row("/matters/{m}/steps/corrections/temporary-order:1/confirm_correction", {"note": "x"}),
    Row(STEP, {"_action": "draft", "note": "x"}),
    Row(STEP, {"_add": "note"}),
    Row(STEP, {"_action": "look", "note": "x"}),
    Row(STEP, {"_action": "change", "note": "x"}),
    Row("/matters/{m}/what-if?at=x"),
    Row("/matters/{m}/history/no_such_process/temporary-order:1"),
    Row("/matters/{m}/unmask", {"basis": "CURIOSITY"}),
    Row("/matters/{m}/entries/{m}/confirm"),
    Row(DOCUMENT + "?sha256=" + "0" * 64),
)


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Walled:
    with pytest.MonkeyPatch.context() as patch:
        return walled(tmp_path_factory.mktemp("wall"), patch)


def entry(behind: Walled) -> str:
    return str(behind.the("select id from entry where matter=:m and seq=1"))


def asked(browser: Browser, method: str, row: Row, matter: str, entry_id: str) -> tuple[int, str]:
    address = row.address.replace("{m}", matter).replace("{e}", entry_id)
    data = {"csrf_token": browser.token, **row.posted} if method not in {"GET", "HEAD", "OPTIONS"} else None
    answer = browser.client.open(address, method=method, data=data)
    page = answer.get_data().decode("latin-1").replace(matter, "THE-MATTER")
    return answer.status_code, re.sub(r'(name="csrf_token" value=)"[^"]+"', r"\1", page)


def test_every_route_has_a_row(behind: Walled) -> None:
    routes = {rule.endpoint: rule for rule in behind.pages.url_map.iter_rules()}
    assert routes.keys() == IN_A_MATTER.keys() | NOT_IN_A_MATTER, "say of each new route whether it opens a matter"
    assert {name for name, rule in routes.items() if "matter" in rule.arguments} == IN_A_MATTER.keys()


@pytest.mark.parametrize("who", OUTSIDE)
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"])
def test_a_matter_behind_the_wall_and_one_that_never_was_are_the_same_answer(behind: Walled, who: str, method: str) -> None:
    browser, known = behind.browser(who), entry(behind)
    for row in (*IN_A_MATTER.values(), *MORE):
        there = asked(browser, method, row, behind.matter, known)
        assert there == asked(browser, method, row, NEVER_WAS, known), row
        unread = {422} if row.posted.get("basis") == "CURIOSITY" else set()  # refused before any matter is looked for
        assert there[0] in ({200} if method == "OPTIONS" else {404, 405} | unread), row
        assert CANARY not in there[1]


@pytest.mark.parametrize("who", OUTSIDE)
def test_nothing_of_the_matter_stands_on_any_list(behind: Walled, who: str) -> None:
    browser, number = behind.browser(who), str(behind.the("select number from matter where id=:m"))
    looked = {"family_name": f"{CANARY}two", "purpose": "INVESTIGATION"}
    pages = [
        browser.get(a).get_data(as_text=True)
        for a in ("/", "/deadlines", "/deadlines?days=365", "/look-up", "/readings", "/processes", "/paper", "/calendars", "/moved-dates")
    ]
    pages += [
        browser.post("/look-up", looked).get_data(as_text=True),
        browser.post("/look-up", {**looked, "number": number}).get_data(as_text=True),
    ]
    for page in pages:
        assert behind.matter not in page
        assert "found<" not in page.replace("0 found<", "")
    assert all(number not in page for page in pages[:-1]), "the last one repeats what was typed"
    assert "0 under way" in pages[5]
    assert "1 under way" in behind.browser("legal").get("/processes").get_data(as_text=True), "else the line above says nothing"
    assert number in behind.browser("legal").get("/deadlines?days=365").get_data(as_text=True)


def test_whoever_lost_the_account_is_only_ever_asked_to_sign_in(behind: Walled) -> None:
    browser = Browser(behind.pages.test_client())
    assert browser.post("/sign-in", {"become": email("gone")}).status_code == 422
    for row in IN_A_MATTER.values():
        for method in ("GET", "POST"):
            status, page = asked(browser, method, row, behind.matter, entry(behind))
            assert status in {303, 405} or (method, status) == ("POST", 403), row
            assert CANARY not in page


def test_an_auditor_sees_no_name_on_any_page_opens_no_document_and_changes_nothing(behind: Walled) -> None:
    browser = behind.browser("auditor")
    written = ("audit", "seen", "account_session", "done_token")
    before = behind.dump(but=written)
    for name, row in IN_A_MATTER.items():
        for method in ("GET", "POST"):
            status, page = asked(browser, method, row, behind.matter, entry(behind))
            assert CANARY not in page, (name, method)
            looked = {"matters.matter", "matters.why", "matters.what_if", "matters.history", "seats.access", "seats.readings"}
            seen = (method == "GET" and name in looked) or status == 405
            assert status == 405 or (status == 200) == seen, (name, method, status)
            assert status in {200, 403, 404, 405, 409, 422}, (name, method, status)
    assert behind.dump(but=written) == before


def test_a_working_person_sees_names_only_where_they_were_unmasked_or_in_a_document(behind: Walled) -> None:
    browser = behind.browser("legal")
    for name, row in IN_A_MATTER.items():
        if name not in {"matters.document", "matters.correct", "matters.withdraw"}:
            _, page = asked(browser, "GET", row, behind.matter, entry(behind))
            assert CANARY not in page, name
    shown = browser.post(f"/matters/{behind.matter}/unmask", {"basis": "LAW_ENFORCEMENT"}).get_data(as_text=True)
    assert f"{CANARY}one {CANARY}two" in shown
    assert behind.the("select count(*) from audit where matter=:m and act='unmask' and actor='legal'") == 1


def test_a_document_that_is_opened_is_noted(behind: Walled) -> None:
    address = IN_A_MATTER["matters.document"].address.replace("{m}", behind.matter)
    before = behind.the("select count(*) from audit where matter=:m and act='open_document'")
    answer = behind.browser("prosecutor").get(address)
    assert answer.status_code in {200, 422}
    noted = behind.the("select count(*) from audit where matter=:m and act='open_document'") - before
    assert noted == (answer.status_code == 200)


def test_looking_changes_nothing_but_who_looked(behind: Walled) -> None:
    written = ("audit", "seen", "account_session")
    before = behind.dump(but=written)
    for who in ("prosecutor", "registrar", "supervisor", *OUTSIDE):
        browser = behind.browser(who)
        for rule in behind.pages.url_map.iter_rules():
            if "GET" not in (rule.methods or set()) or rule.endpoint == "static":
                continue
            if rule.endpoint in IN_A_MATTER:
                asked(browser, "GET", IN_A_MATTER[rule.endpoint], behind.matter, entry(behind))
            elif not rule.arguments:
                browser.get(rule.rule)
        for page in (
            "/processes/temporary_order_term/diagram.bpmn",
            "/?holder=mine",
            "/deadlines?from=2026-03-02",
            "/paper?unit=Registry+Brisbane",
        ):
            browser.get(page)
    assert behind.dump(but=written) == before


def test_a_session_that_was_signed_out_opens_nothing_again(behind: Walled) -> None:
    browser = behind.browser("prosecutor")
    cookie = browser.client.get_cookie("interdict")
    assert cookie is not None
    assert browser.post("/sign-out").status_code == 303
    browser.client.set_cookie("interdict", cookie.value)
    assert browser.get(f"/matters/{behind.matter}").status_code == 303
    assert browser.post(STEP.replace("{m}", behind.matter), {"note": "again"}).status_code in {303, 403}


def test_no_form_is_taken_without_the_token_of_its_session(behind: Walled) -> None:
    browser, other = behind.browser("prosecutor"), behind.browser("prosecutor")
    before = behind.dump(but=("audit", "account_session"))
    for row in IN_A_MATTER.values():
        address = row.address.replace("{m}", behind.matter).replace("{e}", entry(behind))
        for token in ("", "x", other.token):
            answer = browser.client.post(address, data={**row.posted, "csrf_token": token})
            assert answer.status_code in {403, 405}, (address, token)
        elsewhere = {"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.invalid"}
        assert browser.client.post(address, data={**row.posted, "csrf_token": browser.token}, headers=elsewhere).status_code in {403, 405}
    assert behind.dump(but=("audit", "account_session")) == before
