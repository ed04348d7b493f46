from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from marshmallow import ValidationError

from app.errors import Refusal
from app.forms.fields import Instant, YesNo, nest, time_read
from app.forms.form import Form
from tests.forms.sample import FORM, NOW, SUBJECT, a_case, a_form


def read(raw: dict[str, object], form: Form | None = None) -> dict[str, object]:
    return dict((form or a_form()).read(raw, case=a_case(), subject=SUBJECT, now=NOW).values)


GOOD: dict[str, object] = {
    "at-day": "2", "at-month": "March", "at-year": "2026", "at-time": "10:00am", "outcome": "ADJOURNED",
    "next_listed_for-day": "27", "next_listed_for-month": "3", "next_listed_for-year": "2026", "next_listed_for-time": "14:30",
    "mention": "yes", "attendees-0-who": "Testa Example-Person", "attendees-0-paragraph": "a",
    "extensions-0-subject": "temporary-order:1", "extensions-0-decision": "EXTENDED", "extensions-0-until-day": "1",
    "extensions-0-until-month": "4", "extensions-0-until-year": "2026", "extensions-1-subject": "temporary-order:2",
    "extensions-1-decision": "NOT_EXTENDED",
}  # fmt: skip


def test_flat_names_become_rows_and_groups_and_blank_rows_vanish() -> None:
    assert nest({"a-0-b": "x", "a-1-b": " ", "a.3.b": "y", "c[d]": "z", "e": ""}) == {"a": [{"b": "x"}, {"b": "y"}], "c": {"d": "z"}}


def test_names_of_any_depth_and_figures_of_any_script_are_only_names() -> None:
    with pytest.raises(Refusal):
        read({**GOOD, "a-" * 5000 + "b": "x", "attendees-¹": "x", "attendees-٣-who": "x"})
    deep: object = "x"
    for _ in range(500):
        deep = [deep]
    with pytest.raises(Refusal):
        read({**GOOD, "attendees": deep})


def test_what_a_browser_posts_becomes_what_the_docket_keeps() -> None:
    assert read(GOOD) == {
        "at": "2026-03-02T10:00:00+10:00",
        "outcome": "ADJOURNED",
        "next_listed_for": "2026-03-27T14:30:00+10:00",
        "mention": True,
        "attendees": [{"who": "Testa Example-Person", "paragraph": "a"}],
        "extensions": [
            {"subject": "temporary-order:1", "decision": "EXTENDED", "until": "2026-04-01"},
            {"subject": "temporary-order:2", "decision": "NOT_EXTENDED"},
        ],
    }


def test_the_api_may_send_the_same_nested_and_gets_the_same() -> None:
    nested = {
        "at": "2026-03-02T00:00:00Z", "outcome": "ADJOURNED", "next_listed_for": "2026-03-27T14:30", "mention": True,
        "attendees": [{"who": "Testa Example-Person", "paragraph": "a"}],
        "extensions": {"temporary-order:2": {"decision": "NOT_EXTENDED"}, "temporary-order:1": {"decision": "EXTENDED", "until": "2026-04-01"}},
    }  # fmt: skip
    assert read(nested) == read(GOOD)


def test_every_field_at_fault_is_named_and_each_sentence_says_what_would_be_right() -> None:
    with pytest.raises(Refusal) as refused:
        read({"at-day": "31", "at-month": "2", "at-year": "2026", "at-time": "10", "extensions-0-decision": "EXTENDED", "typo": "x"})
    fields = refused.value.fields
    assert set(fields) == {"at", "outcome", "typo", "extensions-0-until", "extensions-1-decision"}
    assert fields["at"] == ("“When it was held” must be a real date, such as 27 3 2026.",)
    assert fields["outcome"] == ("Choose an answer to “Outcome”.",)
    assert fields["typo"] == ("This form does not ask that: leave it out.",)


def test_a_condition_makes_an_answer_needed_and_another_unasked() -> None:
    with pytest.raises(Refusal) as refused:
        read({**GOOD, "outcome": "RESERVED"})
    assert list(refused.value.fields) == ["next_listed_for"]
    with pytest.raises(Refusal) as refused:
        read({name: value for name, value in GOOD.items() if not name.startswith("next")})
    assert list(refused.value.fields) == ["next_listed_for"]


def test_what_the_page_itself_filled_in_is_not_held_against_whoever_has_no_script() -> None:
    text = FORM.replace("- {name: next_listed_for, ", "- {name: next_listed_for, prefill: \"'2026-03-27T14:30:00+10:00'\", ").replace(
        "    repeat-for: sample.orders\n", "    repeat-for: sample.orders\n    shown-when: answer outcome == ADJOURNED\n"
    )
    typed: dict[str, object] = {**GOOD, "outcome": "RESERVED"}
    given = {name: value for name, value in typed.items() if not name.startswith("extensions") or name.endswith("subject")}
    kept = read(given, a_form(text))
    assert "next_listed_for" not in kept
    assert "extensions" not in kept
    with pytest.raises(Refusal) as refused:
        read(typed, a_form(text))
    assert list(refused.value.fields) == ["extensions"]


def test_what_has_not_happened_is_not_recorded() -> None:
    with pytest.raises(Refusal) as refused:
        read({**GOOD, "at-year": "2027"})
    assert "in the past" in refused.value.fields["at"][0]


def test_a_group_about_an_order_that_is_not_listed_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        read({**GOOD, "extensions-1-subject": "temporary-order:9"})
    assert "extensions-1" in refused.value.fields


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("10am", "10:00"),
        ("10:00am", "10:00"),
        ("2.30 pm", "14:30"),
        ("14:30", "14:30"),
        ("12:00am", "00:00"),
        ("midday", "12:00"),
        ("9:05 a.m.", "09:05"),
    ],
)
def test_times_are_read_as_people_type_them(said: str, kept: str) -> None:
    assert f"{time_read(said, 'x'):%H:%M}" == kept


@pytest.mark.parametrize("said", ["", "10", "25:00", "10:61", "13pm", "0am", "ten", "10:00:61"])
def test_other_times_are_refused(said: str) -> None:
    with pytest.raises(ValidationError):
        time_read(said, "x")


def test_an_instant_elsewhere_is_kept_in_brisbane_time() -> None:
    assert Instant("x").deserialize("2026-01-01T23:00:00+11:00") == "2026-01-01T22:00:00+10:00"
    assert YesNo("x").deserialize("No") is False


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=12,
)
names = st.sampled_from(
    [*GOOD, "at", "extensions", "attendees", "mention", "next_listed_for", "extensions-0", "attendees-0-who-x", "-", ""]
) | st.text(max_size=12)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(names, anything, max_size=6))
def test_whatever_is_sent_is_read_or_refused(raw: dict[str, object]) -> None:
    try:
        read({**GOOD, **raw})
    except Refusal as refused:
        assert refused.fields  # noqa: PT017


@pytest.mark.parametrize("turning", ["\u202e", "\u202a", "\u2066", "\u2069"])
def test_what_turns_the_direction_of_the_page_is_refused(turning: str) -> None:
    with pytest.raises(Refusal) as refused:
        read({**GOOD, "attendees-0-who": f"Testa {turning}Example-Person"})
    assert "cannot be printed" in str(refused.value.fields)


def test_names_written_from_the_right_and_with_many_marks_are_kept() -> None:
    said = "\u0645\u062b\u0627\u0644 \u200fA\u0301\u0327 \u0646\u200c\u0645"
    assert "\u0645\u062b\u0627\u0644" in str(read({**GOOD, "attendees-0-who": said}))


def test_what_nobody_can_see_is_no_answer() -> None:
    assert nest({"a": "\u200b\u200d \ufeff", "b": "x"}) == {"b": "x"}
