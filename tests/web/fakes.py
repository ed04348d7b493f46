"""A read side, a door and accounts that say what a test gives them: the pages are looked at alone, with their real templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from flask import Flask

from app.access.actor import Actor
from app.casework.clock import BRISBANE
from app.commands.words import Outcome
from app.errors import NotPermitted, Refusal
from app.forms.view import FormView
from app.reading import history, outlook_pages, pages, register_pages
from app.web import create_app
from tests.forms.sample import SUBJECT, a_case, a_form

NOW = datetime(2026, 3, 2, 9, tzinfo=BRISBANE)
HOSTILE = "<script>alert('x')</script>"
MATTER, NUMBER = "01JZ0000000000000000000000", "INT-2026-000417"
STEP = f"/matters/{MATTER}/steps/hearing_and_interim_orders/hearing:1/record_mention"


def at(day: int, month: int = 3, hour: int = 10, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, tzinfo=BRISBANE)


def an_item(title: str = "Record what happened at the mention", **more: Any) -> pages.WorkItem:
    given: dict[str, Any] = {
        "matter": MATTER, "number": NUMBER, "process": "hearing_and_interim_orders", "subject": "hearing:1", "element": "record_mention",
        "about": "hearing 1", "title": title, "due_at": at(20), "provision": "13M(2)(b)", "missed": "the temporary order may have ended",
        "gap": False, "holder": "", "unit": "Brisbane registry", "lane": "registrar", "subject_label": "Hearing 1", "left": "in 18 days",
    }  # fmt: skip
    return pages.WorkItem(**(given | more))


CARDS = (
    pages.OrderCard(
        "temporary-order:1", "Temporary order 1", "UNCERTAIN", "28 days from service, or from the making", ("O-A01", "O-A03"), at(30, 3, 0),
        "ends unless the court extends it", "temporary-order.ends",
        (
            pages.Interval(None, at(2), "NO"), pages.Interval(at(2), at(30, 3, 0), "YES"), pages.Interval(at(30, 3, 0), at(31, 3, 0), "UNCERTAIN"),
            pages.Interval(at(31, 3, 0), None, "NO"),
        ),
        (pages.Mark(at(2), "Made"), pages.Mark(at(3), "Served"), pages.Mark(at(20), "Mention"), pages.Mark(at(30, 3, 0), "Ends", "deadline")),
        (pages.ConditionRow("Prohibit", "Must not go within 100 metres of a school."),), "13M",
    ),
    pages.OrderCard("prohibition-order:1", "Prohibition order 1", "YES", "made on 1 February 2026 for 5 years", (), at(1, 2, 0, 2031), "the term ends", "",
                    (pages.Interval(at(1, 2), at(1, 2, 0, 2031), "YES"),), (pages.Mark(at(1, 2), "Made"),)),
)  # fmt: skip
DATE = pages.DeadlineRow(
    "temporary-order.ends", "temporary-order:1", "Last day of the temporary order", at(30, 3, 0), at(31, 3, 0), "13M(2)(c)",
    "nothing is in force from then on", ("O-A01",), ("No calendar of 2027 is loaded.",), None, MATTER, NUMBER, "Brisbane", "Temporary order 1", "in 28 days",
)  # fmt: skip


AN_OUTLOOK = outlook_pages.Outlook(
    at(20),
    (
        outlook_pages.OrderOutlook(
            "temporary-order:1", "Temporary order 1", outlook_pages.Said("YES", "In force.", (), at(30, 3, 0)),
            outlook_pages.Said("UNCERTAIN", "It depends on O-A01.", ("O-A01",), at(31, 3, 0)),
        ),
        outlook_pages.OrderOutlook("temporary-order:2", "Temporary order 2", None, outlook_pages.Said("NO", "Not served.")),
    ),
    (
        outlook_pages.DateOutlook(
            "temporary-order.ends", "temporary-order:1", "Last day of the temporary order", "Temporary order 1", "13M(2)(c)", "nothing is in force",
            "moved", (at(30, 3, 0), at(31, 3, 0)), (at(15, 4, 0), at(15, 4, 0)), "Runs from the extension (13N).", (),
        ),
        outlook_pages.DateOutlook(
            "x.late", "hearing:1", "Next mention", "Hearing 1", "13N", "the order may have ended", "late", (at(20), at(20)), (at(20), at(20)),
        ),
        outlook_pages.DateOutlook("x.gone", "hearing:1", "File by", "Hearing 1", "13B", "nothing", "gone", (at(10), None), None, "Nothing gives it."),
        outlook_pages.DateOutlook("x.stays", "hearing:1", "Stays", "Hearing 1", "13B", "nothing", "", (at(10), at(10)), (at(10), at(10))),
    ),
    (
        outlook_pages.StepOutlook("Record what happened at the mention", "Registrar", "Hearing 1", "hearing 1", at(20), "13N", "closes"),
        outlook_pages.StepOutlook("List a mention", "Registrar", "Temporary order 1", "after hearing 1", None, "13N", "opens"),
        outlook_pages.StepOutlook("Serve the documents", "Service officer", "Service of temporary order 1", "the order", at(9), "13S", ""),
    ),
    ("Nothing protects then.",),
    ("Nothing is in force although an order was refused a second time.",),
)  # fmt: skip


A_LEFT_DRAFT = pages.LeftDraft(
    MATTER, "hearing_and_interim_orders", "hearing:1", "record_mention", "hearing 1", NUMBER, "Record what happened at the mention", "Hearing 1",
    at(19), at(20), "registrar two",
)  # fmt: skip


A_BREACH = pages.BreachRow(
    "I-07", "The extension was longer than the Act allows.", "13N(2)", "Temporary order 1", at(1), matter=MATTER, number=NUMBER
)
OURS = replace(A_BREACH, invariant="I-06", sentence="It is said to be in force although 28 days are over.", ours=True)


def a_matter(**more: Any) -> pages.MatterPage:
    given: dict[str, Any] = {
        "id": MATTER, "number": NUMBER, "respondent_masked": "T. E.-P.", "may_unmask": True, "unit": "Prosecutions, Brisbane", "orders": CARDS,
        "gaps": ("Nothing is in force although an order was refused a second time.",), "flags": ("The court extended by 40 days without consent.",),
        "breaches": (A_BREACH, OURS),
        "open_steps": (
            pages.OpenStepRow("hearing_and_interim_orders", "hearing:1", "record_mention", "hearing 1", "Record what happened at the mention",
                              "registrar", at(20), "13M(2)(b)", "the order may have ended", subject_label="Hearing 1", left="in 18 days"),
        ),
        "deadlines": (DATE,),
        "docket": (
            pages.EntryRow("e1", at(2), "Temporary order made", "temporary-order:1", "Temporary order 1", "13J", at(2, 3, 11), "Registrar Example",
                           (pages.ValueRow("Made under", "s 13J"), pages.ValueRow("Place", "xxxx", masked=True)), may_correct=True, newest="e1"),
        ),
        "runs": (
            pages.RunView("temporary_order_term", "Term of a temporary order", "temporary-order:1", "Temporary order 1",
                          (pages.ElementRow("list_mention", "List a mention", at(20)),), (pages.ElementRow("order_over", "The order is over", at(30, 3, 0)),),
                          (pages.ElementRow("order_made", "Order made", at(2)),)),
        ),
        "documents": (pages.DocumentRow("temporary_order", "Temporary order", "temporary-order:1", sha256="ab" * 32, issued_at=at(2)),
                      pages.DocumentRow("appearance_notice", "Appearance notice", "application:1", may_issue=True)),
        "service": (pages.ServiceRow(at(3), "service:temporary-order:1", "Service of the order", "personally", "served", "Const. Example", served=True),),
        "looked": (pages.LookedRow(at(2), "Registrar Example", "looked", ""),),
        "offers": (pages.Offer("offers", "application:1", "discontinue_application", "", "Record that the application was discontinued"),),
    }  # fmt: skip
    return pages.MatterPage(**(given | more))


@dataclass
class FakeReading:
    """Everything a page asks, answered from fields."""

    matter: pages.MatterPage = field(default_factory=a_matter)
    work: pages.WorkList = field(
        default_factory=lambda: pages.WorkList(
            overdue=(an_item("Give the certificate", left="1 day late", due_at=at(1)),), later=(an_item(), an_item("Confirm the end", mine=True)),
            gaps=(pages.Gap(MATTER, NUMBER, "No order is in force and no application is listed.", at(1)),),
            processes=(pages.Choice("temporary_order_term", "Term of a temporary order"),), units=(pages.Choice("registry", "Brisbane registry"),),
            left_drafts=(A_LEFT_DRAFT,), breaches=(A_BREACH,),
        )
    )  # fmt: skip
    demo: bool = True
    silent: datetime | None = None
    down: bool = False
    refuses: Exception | None = None
    seen: list[Any] = field(default_factory=list)

    def frame(self, actor: Any) -> pages.Frame:
        if self.down:
            raise RuntimeError(HOSTILE)
        person = actor.name if actor else ""
        return pages.Frame(NOW, person, "Brisbane registry" if actor else "", demo=self.demo, heartbeat_silent_since=self.silent)

    def your_work(self, actor: Any, filters: pages.Filters) -> pages.WorkList:
        self.seen.append(filters)
        return self.work

    def may_see(self, actor: Any, matter: str) -> bool:
        return True

    def matter_page(self, actor: Any, matter: str, *, unmask: str = "") -> pages.MatterPage:
        if matter != MATTER:
            raise NotPermitted(seen=False)
        return a_matter(respondent_unmasked="Testa Example-Person") if unmask else self.matter

    def form(self, values: Mapping[str, Any] | None, errors: Any) -> FormView:
        return a_form().view(a_case(), SUBJECT, values=values, errors=errors)

    def step_form(self, actor: Any, matter: str, *, values: Any = None, errors: Any = None, **named: Any) -> pages.StepPage:
        self.seen.append(named)
        return pages.StepPage(
            matter, NUMBER, **named, title="Record what happened at the mention", form=self.form(values, errors), token="tok",
            subject_label="Hearing 1", documentation="Write down what the court did.\nAll of it.", act_by=at(20), provision="13M(2)(b)",
        )  # fmt: skip

    def what_follows(self, actor: Any, matter: str, *, answers: Any, **named: Any) -> outlook_pages.WhatFollows:
        self.seen.append(answers)
        if self.refuses is not None:
            raise self.refuses
        new = replace(self.matter.docket[0], id="e2", label="Hearing held")
        return outlook_pages.WhatFollows(
            matter, NUMBER, **named, title="Record what happened at the mention", subject_label="Hearing 1", entries=(new,),
            docket=(new, *self.matter.docket), outlook=AN_OUTLOOK, flags=("The court extended by 40 days without consent.",), flags_provision="13N(2)",
        )  # fmt: skip

    def what_if(self, actor: Any, matter: str, *, then: datetime | None = None) -> outlook_pages.WhatIf:
        if then is not None and then <= NOW:
            raise Refusal("Choose a later day and time.")
        turns = ((at(30, 3, 0), "Temporary order 1 changes"),)
        return outlook_pages.WhatIf(matter, NUMBER, NOW, turns, replace(AN_OUTLOOK, then=then) if then is not None else None)

    def run_history(self, actor: Any, matter: str, *, process: str, subject: str, moment: int | None = None) -> history.HistoryPage:
        listed = pages.ElementRow("list_mention", "List a mention", at(20))
        over = pages.ElementRow("order_over", "The order is over", at(30, 3, 0))
        moments = (
            history.Moment(at(2), "Recorded: Temporary order made", "Registrar Example", ("Open: List a mention",), (listed,), (over,), ()),
            history.Moment(at(3), "Time passed", "", ("Closed: List a mention",), (), (over,), ("list_mention",)),
        )
        chosen = min(moment or 2, 2)
        return history.HistoryPage(matter, NUMBER, process, "Term of a temporary order", subject, "Temporary order 1", moments, chosen)

    def left_draft(self, actor: Any, matter: str, **named: Any) -> pages.LeftDraftPage:
        return pages.LeftDraftPage(A_LEFT_DRAFT, (("When did it begin?", "20 3 2026 10:00am"), ("Court's words", HOSTILE)))

    def open_matter_form(self, actor: Any, *, values: Any, errors: Any) -> pages.OpenMatterPage:
        return pages.OpenMatterPage(
            self.form(values, errors), (pages.Choice("a", "Prosecutions"), pages.Choice("b", "Registry")), "a", "tok"
        )

    def entry_page(self, actor: Any, matter: str, entry: str, *, values: Any, errors: Any) -> pages.EntryPage:
        return pages.EntryPage(matter, NUMBER, self.matter.docket[0], self.form(values, errors))

    def why_date(self, actor: Any, matter: str, *, name: str, subject: str) -> register_pages.WhyDate:
        days = tuple(
            register_pages.DayRow(date(2026, 3, 2) + timedelta(n), n > 0, n or None, "" if n else "the day of making") for n in range(29)
        )
        derivation = register_pages.DerivationView("28 days", "13M(2)(c)", "order made", date(2026, 3, 2), "days", 28, "Mon 30 March 2026", trigger_entry="e1",
                                          days=days, calendar="Queensland 2026")  # fmt: skip
        worlds = (
            register_pages.WorldView(at(30, 3, 0), (("O-A01", "Does the first day count?", "it counts"),), derivation),
            register_pages.WorldView(at(31, 3, 0), (("O-A01", "Does the first day count?", "it does not"),), derivation, elected=True),
        )
        return register_pages.WhyDate(matter, NUMBER, name, subject, "Last day of the temporary order", "Temporary order 1", "13M(2)(c)", "nothing is in force",
                             at(30, 3, 0), at(31, 3, 0), worlds, ("A calendar is missing.",), "law 1, calendar 3")  # fmt: skip

    def deadline_board(
        self, actor: Any, *, place: str = "", first: date | None = None, days: int = 60, **narrowed: str
    ) -> register_pages.DeadlineBoard:
        self.seen.append((place, first, days, narrowed))
        return register_pages.DeadlineBoard(
            date(2026, 3, 2),
            date(2026, 5, 1),
            (register_pages.BoardDay(date(2026, 3, 29), (DATE,)),),
            (),
            (pages.Choice("Brisbane", "Brisbane"),),
            "",
            (DATE,),
        )

    def look_up(self, actor: Any, *, query: Mapping[str, str]) -> register_pages.LookUp:
        purposes = (pages.Choice("OPERATIONAL", "A person is before me now"), pages.Choice("COURT", "A proceeding in court"))
        if not query:
            return register_pages.LookUp(purposes=purposes)
        self.seen.append(query)
        return register_pages.LookUp(
            True, (register_pages.Found(MATTER, NUMBER, "T. E.-P.", CARDS, "Tue 3 March 2026", "yes", may_open=True),), purposes
        )

    def readings_page(self, actor: Any) -> register_pages.ReadingsPage:
        doubt = register_pages.DoubtRow(
            "O-A01",
            "Does the first day count?",
            "13M(2)(c)",
            (register_pages.ReadingRow("COUNTS", "it counts"), register_pages.ReadingRow("NOT", "it does not")),
            "act as if it counts",
            3,
        )
        return register_pages.ReadingsPage((doubt,), may_elect=True)

    def processes_page(self, actor: Any) -> register_pages.ProcessesPage:
        row = register_pages.ProcessRow(
            "temporary_order_term",
            "Term of a temporary order",
            "From the making to the end.",
            "abc123",
            3,
            1,
            (register_pages.ElementCount("list_mention", "List a mention", 2, "registrar"),),
        )
        return register_pages.ProcessesPage((row,), (register_pages.IncidentRow(MATTER, NUMBER, "More than 200 passes.", at(1)),))

    def paper_list(self, actor: Any, *, unit: str = "") -> register_pages.PaperList:
        return register_pages.PaperList(
            "registry",
            "Brisbane registry",
            NOW,
            (an_item("Give the certificate"),),
            (register_pages.PaperDay(date(2026, 3, 10), (DATE,), (an_item(),)),),
            ((NUMBER, CARDS[0]),),
        )

    def diagram_xml(self, process: str) -> bytes:
        if process != "temporary_order_term":
            raise KeyError(process)
        return b"<definitions/>"

    def document(self, actor: Any, matter: str, *, subject: str, document: str, sha256: str = "") -> tuple[bytes, str]:
        return b"%PDF-1.7", "ab" * 32


@dataclass
class FakeDoor:
    """Keeps what it was asked, and does what the test says."""

    does: Any = None
    asked: list[Any] = field(default_factory=list)

    def execute(self, command: Any, *, by: Actor) -> Outcome:
        self.asked.append(command)
        if isinstance(self.does, Exception) and type(command).__name__ != "NoteViewed":
            raise self.does
        return Outcome(getattr(command, "matter", "") or MATTER, 1, "Recorded.")


@dataclass
class FakeAccounts:
    """One person, signed in or not."""

    person: Actor | None
    sign_in_url: str = "/sign-in"
    sign_out_url: str = "/sign-out"

    def attach(self, app: Flask) -> None:
        app.add_url_rule("/sign-in", "accounts_sign_in", lambda: "sign in here")

    def password_was_given(self) -> bool:
        return False

    def actor(self) -> Actor | None:
        return self.person


@dataclass(frozen=True)
class FakeSettings:
    secret_keys: tuple[str, ...] = ("k" * 40,)
    secure_cookies: bool = False


REGISTRAR = Actor("p1", "Registrar Example", frozenset({"registrar"}), frozenset({"registry"}))


_APP: list[Flask] = []


def an_app(
    *, reading: FakeReading | None = None, door: FakeDoor | None = None, person: Actor | None = REGISTRAR, csrf: bool = False
) -> Flask:
    """The pages over these fakes. One application for all tests, since compiling the templates takes a second."""
    rooms: dict[str, Any] = {
        "door": door or FakeDoor(),
        "reading": reading or FakeReading(),
        "accounts": FakeAccounts(person),
        "settings": FakeSettings(),
    }
    if not _APP:
        _APP.append(create_app(**rooms))
    _APP[0].extensions["interdict"].update(rooms)
    _APP[0].config["WTF_CSRF_ENABLED"] = csrf
    return _APP[0]
