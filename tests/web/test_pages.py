from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.commands.words import (
    CorrectEntry,
    DismissDraft,
    Elect,
    IssueDocument,
    MoveLegalClock,
    NoteViewed,
    OpenMatter,
    RecordStep,
    SaveDraft,
    TakeStep,
)
from app.errors import Fault, NeedsConfirmation, NotPermitted, Refusal, Stale
from app.web import HEADERS
from tests.web.fakes import CARDS, HOSTILE, MATTER, NOW, NUMBER, STEP, FakeDoor, FakeReading, a_matter, an_app, an_item, at

PAGES = (
    "/", "/deadlines", "/look-up", "/readings", "/processes", "/paper", "/open-a-matter", f"/matters/{MATTER}", f"{STEP}?about=hearing+1",
    f"{STEP}/draft?about=hearing+1", f"/matters/{MATTER}/why/temporary-order:1/temporary-order.ends", f"/matters/{MATTER}/entries/e1",
    f"/matters/{MATTER}/documents/application:1/appearance_notice/issue", f"/matters/{MATTER}/what-if",
    f"/matters/{MATTER}/history/temporary_order_term/temporary-order:1?moment=1",
    f"/matters/{MATTER}/what-if?then-day=30&then-month=3&then-year=2026&then-hour=24",
)  # fmt: skip


def client(**more: Any) -> FlaskClient:
    return an_app(**more).test_client()


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


# ------------------------------------------------------------ every page
@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_shown_with_safe_headers_and_nothing_inline(address: str) -> None:
    answer = client().get(address)
    assert answer.status_code == 200
    for name, value in HEADERS.items():
        assert answer.headers[name] == value, name
    page = answer.get_data(as_text=True)
    assert not re.search(r"<script(?![^>]*\bsrc=)", page), "a script of its own"
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", page), "a style or handler of its own"
    assert not re.search(r"""(?:src|href|action)=["'](?:https?:)?//""", page), "something from elsewhere"
    assert page.count("<h1") == 1
    assert page.count('id="main-content"') == 1


@pytest.mark.parametrize("address", PAGES)
def test_no_id_is_used_twice_and_every_label_names_an_input(address: str) -> None:
    page = client().get(address).get_data(as_text=True)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids)), sorted(each for each in ids if ids.count(each) > 1)
    for name in re.findall(r'<label[^>]*\sfor="([^"]+)"', page):
        assert name in ids, name


@pytest.mark.parametrize("address", PAGES)
def test_no_name_stands_in_an_address_or_a_title(address: str) -> None:
    page = client().get(address).get_data(as_text=True)
    assert "Testa" not in address
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    assert title is not None
    assert "Testa" not in title[1]


@pytest.mark.parametrize("address", PAGES)
def test_whoever_is_not_signed_in_is_sent_to_the_sign_in_page(address: str) -> None:
    answer = client(person=None).get(address)
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/sign-in")
    assert client(person=None).post(STEP).status_code == 303


def test_the_process_is_alive_and_ready_only_with_a_timekeeper() -> None:
    assert client(person=None).get("/healthz").status_code == 200
    assert client(person=None).get("/readyz").status_code == 200
    assert client(person=None, reading=FakeReading(silent=NOW)).get("/readyz").status_code == 503
    down = client(person=None, reading=FakeReading(down=True)).get("/readyz")
    assert down.status_code == 503
    assert HOSTILE not in down.get_data(as_text=True)


def test_a_silent_timekeeper_is_said_on_every_page() -> None:
    loud, quiet = client(reading=FakeReading(silent=NOW)).get("/deadlines"), client().get("/deadlines")
    assert "Nothing that falls due is being noticed since Mon 2 March 2026, 9:00am" in text_of(loud.get_data(as_text=True))
    assert "being noticed" not in quiet.get_data(as_text=True)


# ------------------------------------------------------------ what a page says
def test_your_work_says_what_by_when_why_and_what_happens_if_missed() -> None:
    page = text_of(client().get("/").get_data(as_text=True))
    for said in (
        "Overdue (1)",
        "Fri 20 March 2026, 10:00am",
        "s 13M(2)(b)",
        "The temporary order may have ended",
        "Protection gap: INT-2026-000417",
    ):
        assert said in page, said
    assert "Due today (" not in page


def test_what_does_not_keep_the_act_is_told_with_its_provision_and_whose_fault_it_is() -> None:
    act = "Temporary order 1: The extension was longer than the Act allows. s 13N(2), I-07, since"
    for address in ("/", f"/matters/{MATTER}"):
        assert act in text_of(client().get(address).get_data(as_text=True)), address
    page = text_of(client().get(f"/matters/{MATTER}").get_data(as_text=True))
    assert "What does not keep the Act (2)" in page
    assert page.count("This is a fault of this software: report it.") == 1


def test_the_first_thing_in_a_matter_is_the_status_now_and_the_next_change() -> None:
    page = client().get(f"/matters/{MATTER}").get_data(as_text=True)
    words = text_of(page)
    assert words.index("May be in force") < words.rindex("What next")
    assert "End of Sun 29 March 2026" in words, "a period that ends at midnight is over at the end of the day before"
    assert 'class="tl-bar tl-bar--uncertain"' in page
    assert 'data-open="list_mention"' in page
    assert "Now: List a mention" in words
    assert "T. E.-P." in words
    assert "Testa Example-Person" not in words


def test_a_name_is_unmasked_only_on_a_basis_and_by_post() -> None:
    door = FakeDoor()
    browser = client(door=door)
    assert browser.post(f"/matters/{MATTER}/unmask", data={"basis": "curious"}).status_code == 422
    answer = browser.post(f"/matters/{MATTER}/unmask", data={"basis": "LAW_ENFORCEMENT"})
    assert "Testa Example-Person" in answer.get_data(as_text=True)
    noted = [command for command in door.asked if isinstance(command, NoteViewed)]
    assert noted == [NoteViewed(MATTER, tuple((card.subject, card.said) for card in CARDS), "LAW_ENFORCEMENT")]


def test_what_is_written_is_shown_as_text_wherever_it_stands() -> None:
    card = replace(CARDS[0], label=HOSTILE, why=HOSTILE)
    matter = a_matter(number=HOSTILE, respondent_masked=HOSTILE, orders=(card,), gaps=(HOSTILE,), flags=(HOSTILE,))
    reading = FakeReading(matter=matter)
    reading.work = replace(reading.work, overdue=(an_item(HOSTILE, number=HOSTILE, missed=HOSTILE),))
    for address in ("/", f"/matters/{MATTER}"):
        page = client(reading=reading).get(address).get_data(as_text=True)
        assert HOSTILE not in page
        assert "&lt;script&gt;" in page or "&lt;Script&gt;" in page
    posted = client(door=FakeDoor(Refusal("No.", fields={"at": (HOSTILE,)}))).post(
        STEP, data={"attendees-0-who": HOSTILE, "at-day": '"><b>', "_about": HOSTILE, "_token": '"><b>'}
    )
    page = posted.get_data(as_text=True)
    assert posted.status_code == 422
    assert HOSTILE not in page
    assert '"><b>' not in page


def test_why_a_date_shows_every_reading_and_each_day() -> None:
    words = text_of(client().get(f"/matters/{MATTER}/why/temporary-order:1/temporary-order.ends").get_data(as_text=True))
    for said in ("O-A01", "it does not", "the day of making", "left out", "Queensland 2026", "Over in every reading"):
        assert said in words, said


# ------------------------------------------------------------ recording a step
TYPED = {
    "at-day": "31",
    "at-month": "2",
    "outcome": "ADJOURNED",
    "attendees-0-who": "Testa Example-Person",
    "_about": "hearing 1",
    "_token": "t1",
}


def test_a_step_is_handed_on_unread_and_only_what_is_an_answer() -> None:
    door = FakeDoor()
    answer = client(door=door).post(STEP, data=TYPED)
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/matters/{MATTER}"
    (command,) = door.asked
    assert command == RecordStep(
        MATTER, "hearing_and_interim_orders", "hearing:1", "record_mention", "hearing 1",
        {"at-day": "31", "at-month": "2", "outcome": "ADJOURNED", "attendees-0-who": "Testa Example-Person"}, (), "t1",
    )  # fmt: skip


def test_a_refusal_keeps_what_was_typed_and_links_each_sentence_to_its_field() -> None:
    refused = Refusal("One answer must be put right.", fields={"at": ("“When it was held” must be a real date, such as 27 3 2026.",)})
    answer = client(door=FakeDoor(refused)).post(STEP, data=TYPED)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "<title>Error: " in page
    assert 'href="#at-day"' in page
    assert 'id="at-day"' in page
    assert 'value="31"' in page
    assert "Testa Example-Person" in page
    assert 'value="t1"' in page


def test_what_the_act_does_not_provide_for_is_asked_then_sent_again_confirmed() -> None:
    door = FakeDoor(NeedsConfirmation(["The court extended by 40 days without consent."], provision="13N(2)"))
    page = client(door=door).post(STEP, data=TYPED)
    assert page.status_code == 422
    assert "Is this what in fact happened?" in page.get_data(as_text=True)
    assert 'value="The court extended by 40 days without consent."' in page.get_data(as_text=True)
    assert "Testa Example-Person" in page.get_data(as_text=True)
    door.does = None
    client(door=door).post(STEP, data=TYPED | {"_confirmed": "The court extended by 40 days without consent."})
    assert door.asked[-1].confirmed == ("The court extended by 40 days without consent.",)


def test_a_stale_step_is_said_in_plain_words_with_what_was_typed() -> None:
    answer = client(door=FakeDoor(Stale("Registrar Example recorded this at 9:40 am."))).post(STEP, data=TYPED)
    assert answer.status_code == 409
    assert "Registrar Example recorded this" in answer.get_data(as_text=True)
    assert "Testa Example-Person" in answer.get_data(as_text=True)


def test_another_group_is_added_and_taken_away_without_script_and_nothing_is_recorded() -> None:
    door = FakeDoor()
    added = client(door=door).post(STEP, data=TYPED | {"_add": "attendees", "_rows.attendees": "1"}).get_data(as_text=True)
    assert 'name="attendees-1-who"' in added
    assert "Testa Example-Person" in added
    assert "Error" not in added
    taken = client(door=door).post(STEP, data=TYPED | {"attendees-1-who": "Anna Made-Up", "_remove": "attendees-0", "_rows.attendees": "2"})
    page = taken.get_data(as_text=True)
    assert "Anna Made-Up" in page
    assert "Testa Example-Person" not in page
    assert 'name="attendees-1-who"' not in page
    assert door.asked == []


def test_what_depends_on_an_earlier_answer_says_so_for_whoever_has_no_script() -> None:
    page = text_of(client().get(f"{STEP}?about=hearing+1").get_data(as_text=True))
    assert "Answer this only if “Outcome” is “Adjourned”." in page


# ------------------------------------------------------------ other commands
@pytest.mark.parametrize(
    ("address", "data", "command"),
    [
        (STEP, {"_action": "draft", "_about": "a", "x": "y"},
         SaveDraft(MATTER, "hearing_and_interim_orders", "hearing:1", "record_mention", "a", {"x": "y"})),
        (f"{STEP}/take", {"_about": "a"}, TakeStep(MATTER, "hearing_and_interim_orders", "hearing:1", "record_mention", "a")),
        ("/open-a-matter", {"_unit": "a", "_token": "t", "family_name": "Example"}, OpenMatter({"family_name": "Example"}, "a", token="t")),
        (f"/matters/{MATTER}/entries/e1", {"outcome": "RESERVED", "reason": "A slip"}, CorrectEntry(MATTER, "e1", {"outcome": "RESERVED"}, "A slip")),
        ("/readings/O-A01", {"reading": "COUNTS", "reasons": "Safer."}, Elect("O-A01", "COUNTS", "Safer.")),
        (f"/matters/{MATTER}/documents/application:1/notice/issue", {"sha256": "ab"}, IssueDocument(MATTER, "application:1", "notice", "ab")),
        ("/demo/clock", {"by": "week"}, MoveLegalClock(NOW + timedelta(days=7))),
        ("/demo/clock", {"to-day": "20", "to-month": "3", "to-year": "2026"}, MoveLegalClock(at(20, hour=9))),
    ],
)  # fmt: skip
def test_each_button_asks_the_door_for_one_command(address: str, data: dict[str, str], command: Any) -> None:
    door = FakeDoor()
    answer = client(door=door).post(address, data=data)
    assert answer.status_code == 303
    assert door.asked == [command]


@pytest.mark.parametrize(
    "data", [{}, {"to-day": "x", "to-month": "3", "to-year": "2026"}, {"to-day": "1", "to-month": "3", "to-year": "2026"}]
)
def test_the_clock_moves_only_to_a_real_later_day(data: dict[str, str]) -> None:
    assert client().post("/demo/clock", data=data).status_code == 422


def test_outside_demo_mode_there_is_no_clock_to_move() -> None:
    browser = client(reading=FakeReading(demo=False))
    assert browser.post("/demo/clock", data={"by": "day"}).status_code == 404
    assert "Demonstration" not in browser.get("/").get_data(as_text=True)


@pytest.mark.parametrize("back", ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example"])
def test_nobody_is_sent_elsewhere(back: str) -> None:
    assert client().post("/demo/clock", data={"by": "day", "back": back}).headers["Location"] == "/"


# ------------------------------------------------------------ looking up
def test_a_look_up_says_its_purpose_and_its_name_never_stands_in_the_address() -> None:
    reading, door = FakeReading(), FakeDoor()
    browser = client(reading=reading, door=door)
    assert browser.post("/look-up", data={"family_name": "Example-Person"}).status_code == 422
    assert reading.seen == []
    assert door.asked == []
    answer = browser.post(
        "/look-up", data={"family_name": "Example-Person", "purpose": "COURT", "birth_day": "1", "birth_month": "2", "birth_year": "1980"}
    )
    assert answer.status_code == 200
    assert reading.seen[0]["birth_date"] == "1980-02-01"
    assert [(one.purpose, {m for m, _, _ in one.shown}) for one in door.asked] == [("COURT", {MATTER})]
    assert "May be in force" in answer.get_data(as_text=True)
    assert (
        browser.post(
            "/look-up", data={"family_name": "E", "purpose": "COURT", "birth_day": "31", "birth_month": "2", "birth_year": "1980"}
        ).status_code
        == 422
    )
    assert browser.get("/look-up?family_name=Example-Person").get_data(as_text=True).count("Example-Person") == 0


# ------------------------------------------------------------ errors, once
@pytest.mark.parametrize(
    ("error", "status"),
    [
        (Refusal("Say why.", provision="13N"), 422), (NotPermitted("Only a registrar may."), 403), (NotPermitted("x", seen=False), 404),
        (Stale("Too late."), 409), (Fault("The disk is full."), 503), (RuntimeError(HOSTILE), 503),
    ],
)  # fmt: skip
def test_each_error_of_the_house_has_one_answer(error: Exception, status: int) -> None:
    answer = client(door=FakeDoor(error)).post(f"{STEP}/take", data={"_about": "a"})
    assert answer.status_code == status
    assert "alert(" not in answer.get_data(as_text=True)
    assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


def test_unknown_and_forbidden_look_the_same() -> None:
    browser = client()
    unknown, absent = browser.get("/matters/nobody"), browser.get("/no-such-page")
    assert unknown.status_code == absent.status_code == 404
    main = re.compile(r"<main.*</main>", re.DOTALL)
    assert main.findall(unknown.get_data(as_text=True)) == main.findall(absent.get_data(as_text=True))


@pytest.mark.parametrize("address", ["/processes/none/diagram.bpmn", "/deadlines/", f"/matters/{MATTER}/steps", "/static/../settings.py"])
def test_what_is_not_there_is_a_plain_404(address: str) -> None:
    assert client().get(address).status_code == 404


@pytest.mark.parametrize("address", ["/deadlines?from=tomorrow", "/deadlines?days=x"])
def test_an_address_that_cannot_be_read_is_a_400(address: str) -> None:
    assert client().get(address).status_code == 400


def test_a_page_used_wrongly_is_a_405_and_too_much_a_413() -> None:
    assert client().post("/deadlines").status_code == 405
    assert client().post(STEP, data={"x": "y" * (3 * 1024 * 1024)}).status_code == 413


def test_a_fault_is_logged_without_what_was_typed(caplog: pytest.LogCaptureFixture) -> None:
    client(door=FakeDoor(RuntimeError("Testa Example-Person"))).post(f"{STEP}/take", data={"_about": "a"})
    assert "Testa" not in caplog.text
    assert "RuntimeError" in caplog.text


# ------------------------------------------------------------ from elsewhere
@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://elsewhere.example"}],
)  # fmt: skip
def test_what_another_site_sends_is_refused(headers: dict[str, str]) -> None:
    door = FakeDoor()
    assert client(door=door).post(STEP, data=TYPED, headers=headers).status_code == 403
    assert door.asked == []


def test_without_the_pages_own_token_nothing_is_done() -> None:
    door = FakeDoor()
    app = an_app(door=door, csrf=True)
    browser = app.test_client()
    assert browser.post(STEP, data=TYPED).status_code == 403
    page = browser.get(f"{STEP}?about=a").get_data(as_text=True)
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found is not None
    assert browser.post(STEP, data=TYPED | {"csrf_token": "x" + found[1]}).status_code == 403
    assert browser.post(STEP, data=TYPED | {"csrf_token": found[1]}).status_code == 303
    assert len(door.asked) == 1


def test_a_document_is_streamed_without_a_name_in_its_file_name() -> None:
    answer = client().get(f"/matters/{MATTER}/documents/application:1/notice?sha256=ab")
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'inline; filename="document.pdf"'
    assert NUMBER not in str(answer.headers)


# ------------------------------------------------------------ beforehand
def test_what_will_follow_is_shown_and_what_was_typed_goes_along() -> None:
    door, reading = FakeDoor(), FakeReading()
    answer = client(door=door, reading=reading).post(
        STEP,
        data={"_about": "hearing 1", "_token": "tok", "_action": "look", "outcome": "ADJOURNED", "told": ["a", "b"], "_rows.told": "2"},
    )
    page = answer.get_data(as_text=True)
    assert answer.status_code == 200
    # nothing was recorded; the answers were handed on unread, and who was shown a status is noted
    assert [type(command) for command in door.asked] == [NoteViewed]
    assert door.asked[0].shown == (("temporary-order:1", "YES"),)
    assert reading.seen[-1] == {"outcome": "ADJOURNED", "told": ["a", "b"]}
    # what was typed goes along, to be recorded or changed, and so does the token that makes a second sending harmless
    for name, value in (
        ("outcome", "ADJOURNED"),
        ("told", "a"),
        ("told", "b"),
        ("_rows.told", "2"),
        ("_about", "hearing 1"),
        ("_token", "tok"),
    ):
        assert f'type="hidden" name="{name}" value="{value}"' in page, name
    assert 'name="_action" value="look"' not in page
    words = text_of(page)
    for said in ("Nothing has been recorded yet", "Hearing held not recorded yet", "Moves Last day of the temporary order",
                 "End of Tue 14 April 2026", "Falls away File by",
                 "These close", "These open", "Protection gap then", "Is this what in fact happened"):  # fmt: skip
        assert said in words, said


def test_a_refusal_beforehand_keeps_what_was_typed_like_any_other() -> None:
    reading = FakeReading(refuses=Refusal("One answer must be put right.", fields={"outcome": ("Choose an answer.",)}))
    answer = client(reading=reading).post(STEP, data={"_about": "hearing 1", "_action": "look", "outcome_in_words": "as typed"})
    assert answer.status_code == 422
    assert "Choose an answer." in answer.get_data(as_text=True)


def test_from_what_will_follow_one_goes_back_to_the_answers() -> None:
    door = FakeDoor()
    answer = client(door=door).post(STEP, data={"_about": "hearing 1", "_action": "change", "court_words": "as typed"})
    assert answer.status_code == 200
    assert "See what will follow" in answer.get_data(as_text=True)
    assert door.asked == []


@pytest.mark.parametrize(
    ("asked", "status"),
    [("", 200), ("then-day=30&then-month=3&then-year=2026", 200), ("at=2026-03-31T00:00%2B10:00", 200), ("then-day=31&then-month=2&then-year=2026", 422),
     ("then-day=1&then-month=1&then-year=2026", 422), ("then-day=x", 422), ("at=yesterday", 422), ("then-day=1&then-month=1&then-year=0", 422)],
)  # fmt: skip
def test_what_if_takes_a_later_moment_and_says_what_is_wrong_with_any_other(asked: str, status: int) -> None:
    door = FakeDoor()
    answer = client(door=door).get(f"/matters/{MATTER}/what-if?{asked}")
    page = answer.get_data(as_text=True)
    assert answer.status_code == status
    assert ("There is a problem" in page) == (status == 422)
    assert "End of Sun 29 March 2026" in page, "a moment at which something changes, to look at"
    assert {type(command) for command in door.asked} <= {NoteViewed}


def test_where_a_run_stood_is_walked_through_by_links_and_every_moment_is_given_to_the_slider() -> None:
    address = f"/matters/{MATTER}/history/temporary_order_term/temporary-order:1"
    first = client().get(f"{address}?moment=1").get_data(as_text=True)
    assert "Moment 1 of 2" in text_of(first)
    assert "moment=2#moment" in first
    assert "List a mention (by Fri 20 March 2026, 10:00am)" in text_of(first)
    last = client().get(address).get_data(as_text=True)
    assert "as it stands now" in last
    given = json.loads(html.unescape(re.search(r'data-moments="([^"]+)"', last)[1]))  # type: ignore[index]
    assert [moment["open"] for moment in given] == [["list_mention"], []]
    assert client().get(f"{address}?moment=x").status_code == 200, "what is no number is not asked"


def test_a_draft_of_a_step_that_somebody_else_recorded_is_led_to_read_and_dismissed() -> None:
    door = FakeDoor()
    assert "Registrar two recorded this step at Fri 20 March 2026, 10:00am." in text_of(client().get("/").get_data(as_text=True))
    page = client().get(f"{STEP}/draft?about=hearing+1").get_data(as_text=True)
    assert "When did it begin? 20 3 2026 10:00am" in text_of(page)
    assert HOSTILE not in page
    assert client(door=door).post(f"{STEP}/draft/dismiss", data={"_about": "hearing 1"}).status_code == 303
    assert door.asked == [DismissDraft(MATTER, "hearing_and_interim_orders", "hearing:1", "record_mention", "hearing 1")]


def test_a_moment_is_filled_in_as_now_without_script_and_nothing_is_recorded() -> None:
    door = FakeDoor()
    page = client(door=door).post(STEP, data={"_about": "hearing 1", "_now": "at", "court_words": "as typed"}).get_data(as_text=True)
    assert door.asked == []
    for part, said in (("day", "2"), ("month", "3"), ("year", "2026"), ("time", "9:00am")):
        assert re.search(rf'name="at-{part}"[^>]*value="{said}"', page), part
    assert 'name="_now" value="at"' in page
    assert 'name="_now" value="next_listed_for"' not in page, "only what has happened may be now"


def test_the_board_is_narrowed_by_whose_and_kind() -> None:
    reading = FakeReading()
    page = client(reading=reading).get("/deadlines?whose=mine&kind=temporary-order.ends&days=90").get_data(as_text=True)
    assert reading.seen[-1] == ("", None, 90, {"whose": "mine", "kind": "temporary-order.ends"})
    assert 'value="mine" selected' in page
    client(reading=reading).get("/deadlines?whose=everybody")
    assert reading.seen[-1][3]["whose"] == ""


@pytest.mark.parametrize(("show", "seen"), [("", True), ("affected", True), ("elected", False), ("nonsense", True)])
def test_readings_are_narrowed_to_those_that_move_something_or_are_elected(show: str, seen: bool) -> None:
    page = client().get(f"/readings?show={show}").get_data(as_text=True)
    assert ('id="O-A01"' in page) == seen
    assert "1 that move" in text_of(page)
