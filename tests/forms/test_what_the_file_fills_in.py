"""A form begins with what was said of its own subject: never with what was said of another decision, however new."""

from __future__ import annotations

import pytest

from app.casework.docket import Docket, Entry
from app.forms.view import FieldView
from app.law.calendars import seed
from app.law.questions import Case
from tests.support.order_stories import at
from tests.support.scenario import forms

ENTRIES = (
    Entry("e1", "respondent-described", "respondent:1", at("2026-03-01"), {"family_name": "Example", "birth_date_certainty": "EXACT"}),
    Entry("e2", "sexual-offender-basis-recorded", "respondent:1", at("2026-03-01"), {"reportable_offender_now": True}),
    # given an order that a magistrate made, and the notice of its application, in Cairns
    Entry(
        "e3", "temporary-order-made", "temporary-order:1", at("2026-03-02"),
        {"application": "application:1", "made_under": "S13J", "return_place": "Cairns", "return_at": "2026-03-20T09:00:00+10:00"},
    ),
    Entry("e4", "appearance-notice-issued", "application:1", at("2026-03-02", "11:00"), {"court_place": "Cairns"}),
    Entry("e5", "hearing-held", "hearing:1", at("2026-03-20"), {"application": "application:1", "presence": "IN_PERSON"}),
    # and a later application with its notice and hearing, in Townsville
    Entry("e6", "appearance-notice-issued", "application:2", at("2026-04-02"), {"court_place": "Townsville"}),
    Entry("e7", "hearing-held", "hearing:2", at("2026-04-20"), {"application": "application:2", "presence": "ABSENT"}),
    Entry("e8", "belief-recorded", "application:3", at("2026-05-02"), {}),
)  # fmt: skip
CASE = Case(Docket(ENTRIES), seed())


def filled_in(process: str, step: str, subject: str, field: str) -> str:
    """What the form shows in a field before anybody has typed."""
    view = forms().form(process, step).view(CASE, subject)
    found: FieldView = next(f for page in view.pages for f in page.fields if f.name == field)
    return next((option.value for option in found.options if option.chosen), "") or found.value or "".join(found.parts)


@pytest.mark.parametrize(
    ("process", "step", "subject", "field", "value"),
    [
        # its own entry, though another was recorded since
        ("hearing_and_interim_orders", "decide_13k", "hearing:1", "presence", "IN_PERSON"),
        ("hearing_and_interim_orders", "decide_13k", "hearing:2", "presence", "ABSENT"),
        ("prohibition_order_application", "file_application", "application:1", "registry", "Cairns"),
        # about the application that its own entries name
        ("temporary_order_term", "list_mention", "temporary-order:1", "court_place", "Cairns"),
        ("child_respondent_report", "list_for_direction", "child-report:hearing:1", "court_place", "Cairns"),
        # about an order that names it
        ("offers", "record_appearance_notice", "application:1", "court_place", "Cairns"),
        # about the person, whoever asks
        ("hearing_and_interim_orders", "decide_13k", "hearing:2", "reportable_offender_before", "YES"),
        # and nothing of another application
        ("offers", "record_appearance_notice", "application:3", "court_place", ""),
        ("prohibition_order_application", "file_application", "application:3", "registry", ""),
        ("offers", "record_appearance_notice", "application:2", "appear_at", ""),
    ],
)
def test_a_form_begins_with_what_was_said_of_its_own_subject(process: str, step: str, subject: str, field: str, value: str) -> None:
    assert filled_in(process, step, subject, field) == value
