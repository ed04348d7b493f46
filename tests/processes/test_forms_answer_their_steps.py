"""Each form of the notice and of the term, filled in while its step is open, answers that step: it is not open any more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import app.law.all  # noqa: F401 - every question of both diagrams
from app.engine.catalogue import read
from app.engine.stand import Stand, stand
from app.forms.book import FormBook
from app.law.questions import QUESTIONS
from tests.support.order_stories import ORDER, Story, at

ROOT = Path(__file__).parents[2]
NOTICE, TERM = "notice_of_order", "prohibition_order_term_and_renewal"


@cache
def book() -> FormBook:
    return FormBook.load(ROOT / "forms")


@cache
def definition(process: str) -> Any:
    return read(ROOT / "workflows" / process / f"{process}.bpmn", ROOT)


def made(**values: Any) -> Story:
    return Story(born="2009-01-01").applied("2026-02-01").made("2026-03-10", **values)


def prepared() -> Story:
    return made().tell(
        "reporting-notice-prepared", ORDER, "2026-03-11", initial_report_place="s", periodic_ways="w", periodic_in_person=False
    )


def substituted() -> Story:
    story = made(presence="ABSENT")
    how: dict[str, Any] = {"mode": "SUBSTITUTED", "substituted_order": "made up", "documents": ["ORDER"]}
    return story.tell("documents-served", f"service:{ORDER}", "2026-03-13", **how)


def old() -> Story:
    return Story().applied("2021-02-01").made("2021-03-09")


def deciding() -> Story:
    return old().tell("renewal-decided", ORDER, "2025-04-01", decision="APPLY", reasons="r")


def revoked() -> Story:
    return made().tell("order-revoked", ORDER, "2026-05-20", how="APPEAL")


def continued() -> Story:
    return Story().applied("2013-05-01").made("2013-07-01").applied("2018-05-31", 2)


WHEN = {"at": "2026-03-11T10:00:00+10:00"}
FILLED: list[tuple[str, str, Callable[[], Story], str, dict[str, Any]]] = [
    (
        NOTICE,
        "explain_in_court",
        made,
        "2026-03-11",
        {**WHEN, "by_whom": "Magistrate", "language": "English", "obligations_explained": "YES", "consequences_explained": "YES"},
    ),
    (
        NOTICE,
        "prepare_reporting_notice",
        made,
        "2026-03-11",
        {"initial_report_place": "a station", "periodic_ways": "by telephone", "periodic_in_person": "NO", "earlier_requirements": "NO"},
    ),
    (NOTICE, "give_reporting_notice", prepared, "2026-03-11", {**WHEN, "way": "by hand"}),
    (NOTICE, "make_known", substituted, "2026-03-14", {"what": "LEFT_OPEN", "at": "2026-03-14T10:00:00+10:00", "reasons": "not found"}),
    (
        NOTICE,
        "give_copies",
        made,
        "2026-03-11",
        {**WHEN, "chief_executive": "GIVEN", "parent": "NOT_FOUND", "attempts": "asked at the school"},
    ),
    (NOTICE, "give_details_to_commissioner", made, "2026-03-11", {**WHEN, "way": "by the registry system"}),
    (NOTICE, "give_details_of_removal", revoked, "2026-05-21", {"at": "2026-05-21T09:00:00+10:00", "given": "GIVEN", "way": "by record"}),
    (NOTICE, "give_changed_period_notice", revoked, "2026-05-21", {"at": "2026-05-21T09:00:00+10:00"}),
    (TERM, "decide_renewal", old, "2025-04-01", {"decision": "DO_NOT_APPLY", "reasons": "moved away"}),
    (TERM, "start_new_application", deciding, "2025-05-01", {"belief": "b", "grounds": "g"}),
    (TERM, "act_as_if_ended", old, "2026-03-09", {"note": "not enforced; supervisor told"}),
    (TERM, "tell_of_continuation", continued, "2018-07-10", {"at": "2018-07-10T09:00:00+10:00"}),
    (TERM, "confirm_end", old, "2026-03-20", {"told": ["SERVICE_OFFICERS"], "note": ""}),
]


def standing(process: str, story: Story, now: datetime) -> Stand:
    return stand(definition(process), story.case, ORDER, now)


@pytest.mark.parametrize(("process", "element", "told_before", "day", "answers"), FILLED, ids=[f[1] for f in FILLED])
def test_a_form_answers_its_step(process: str, element: str, told_before: Callable[[], Story], day: str, answers: dict[str, Any]) -> None:
    story, now = told_before(), at(day, "12:00")
    step = next((one for one in standing(process, story, now).open if one.element == element), None)
    assert step is not None, f"{element} is not open"
    form, case = book().form(process, element), story.case
    read_ = form.read(answers, case=case, subject=ORDER, about=step.about, now=now)
    new_ids = iter(f"n{n}" for n in range(9))
    entries = form.entries(
        read_,
        case=case,
        subject=ORDER,
        about=step.about,
        now=now,
        new_subject=case.docket.next_subject,
        new_id=lambda: next(new_ids),
    )
    for entry in entries:
        book().dictionary.check_entry(entry)
    story.entries.extend(entries)
    assert element not in {one.element for one in standing(process, story, now).open}


def test_every_step_of_both_diagrams_is_tried_and_known_to_the_law() -> None:
    for process in (NOTICE, TERM):
        steps = definition(process).steps
        assert {element for of, element, *_ in FILLED if of == process} == set(steps)
        assert {spec.answered for spec in steps.values()} <= set(QUESTIONS)
