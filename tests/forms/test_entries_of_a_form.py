from __future__ import annotations

from itertools import count

import pytest

from app.casework.docket import Entry
from app.errors import Refusal
from app.forms.spec import BrokenForm
from tests.forms.sample import FORM, NOW, SUBJECT, a_case, a_dictionary, a_form
from tests.forms.test_reading_answers import GOOD


def recorded() -> tuple[Entry, ...]:
    form, case, ids = a_form(), a_case(), count(1)
    answers = form.read(GOOD, case=case, subject=SUBJECT, now=NOW)
    return form.entries(
        answers, case=case, subject=SUBJECT, about="hearing 1", now=NOW, new_subject=lambda kind: f"{kind}:7", new_id=lambda: f"n{next(ids)}",
    )  # fmt: skip


def test_one_step_records_a_list_of_entries_that_share_an_occasion() -> None:
    held, first, second, listed = recorded()
    assert (held.kind, held.subject, held.occasion, held.at.isoformat()) == (
        "hearing-held",
        "hearing:1",
        "hearing:1",
        "2026-03-02T10:00:00+10:00",
    )
    assert held.values["mention"] is True
    assert held.values["attendees"] == [{"who": "Testa Example-Person", "paragraph": "a"}]
    assert [(entry.subject, entry.occasion, entry.at, dict(entry.values)) for entry in (first, second)] == [
        ("temporary-order:1", "hearing:1", held.at, {"hearing": "hearing:1", "decision": "EXTENDED", "until": "2026-04-01"}),
        ("temporary-order:2", "hearing:1", held.at, {"hearing": "hearing:1", "decision": "NOT_EXTENDED"}),
    ]
    assert (listed.subject, listed.occasion, listed.at) == ("hearing:7", "", NOW)
    assert listed.values == {"listed_for": "2026-03-27T14:30:00+10:00", "from_hearing": "hearing:1", "note": "BY_COURT"}
    assert [entry.place for entry in (held, first, second, listed)] == [0, 1, 2, 3]


def test_the_dictionary_knows_every_entry_that_a_form_records_and_no_other() -> None:
    book = a_dictionary()
    entries = recorded()
    for entry in entries:
        book.check_entry(entry)
    with pytest.raises(Refusal):
        book.check_entry(Entry("x", "hearing-held", "temporary-order:1", NOW, {"outcome": "ADJOURNED"}))
    with pytest.raises(Refusal) as refused:
        book.check_entry(
            Entry("x", "hearing-held", "hearing:1", NOW, {"outcome": "MAYBE", "when": "x", "next_listed_for": "2026-03-27T14:30:00"})
        )
    assert set(refused.value.fields) == {"outcome", "when", "next_listed_for"}
    book.check_entry(
        Entry("x", "extension-decided", "temporary-order:1", NOW, {"at": NOW.isoformat(), "until": "2026-04-02"}, corrects="e1")
    )


def test_the_named_checks_are_asked_on_the_docket_as_it_would_be() -> None:
    concerns = a_form().concerns(a_case(), SUBJECT, recorded())
    assert [concern.sentence for concern in concerns] == ["A mention was listed."]


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("title: Record what happened", "titel: Record what happened"),
        ("kind: hearing-held", "kind: hearing-hold"),
        ("entry: hearing-held.mention", "entry: hearing-held.montion"),
        ("answer.until}", "answer.untill}"),
        ("shown-when: answer outcome == ADJOURNED", "shown-when: answer outcome == ADJURNED"),
        ("shown-when: answer outcome == ADJOURNED", "shown-when: answer outcme == ADJOURNED"),
        ("shown-when: answer outcome == ADJOURNED", "shown-when: outcome"),
        ("type: instant, label: When", "type: instance, label: When"),
        ("- {name: attendees, page: 2}", "- {name: attendees, page: 2, colour: red}"),
        ("    repeat-for: sample.orders\n", "    type: group\n"),
        ("at: now", "at: then"),
    ],
)
def test_a_file_that_says_anything_else_is_refused_when_it_is_compiled(good: str, bad: str) -> None:
    assert good in FORM
    with pytest.raises(BrokenForm):
        a_form(FORM.replace(good, bad, 1))


def test_a_page_gets_what_was_typed_and_only_what_applies() -> None:
    form = a_form()
    view = form.view(
        a_case(), SUBJECT, values={"at-day": "31", "outcome": "RESERVED", "attendees-0-who": "<b>"}, errors={"at": ("Wrong.",)}
    )
    first, second = view.pages
    fields = {field.name: field for page in view.pages for field in page.fields}
    assert [page.number for page in (first, second)] == [1, 2]
    assert fields["at"].parts == ("31", "", "", "")
    assert view.errors == (("Wrong.", "at-day"),)
    assert "advice" not in fields, "the law alone rules it out"
    assert fields["says"].value == "No"
    assert [option.chosen for option in fields["outcome"].options] == [False, True]
    assert fields["next_listed_for"].shown == '["answer", "outcome", "ADJOURNED"]'
    assert fields["next_listed_for"].only_if == "“Outcome” is “Adjourned”"
    assert fields["attendees"].rows[0].fields[0].name == "attendees-0-who"
    assert fields["attendees"].rows[0].fields[0].value == "<b>"
    assert [row.subject_label for row in fields["extensions"].rows] == ["Temporary order 1", "Temporary order 2"]


def test_a_kept_draft_in_the_dockets_own_shape_is_shown_again() -> None:
    form, case = a_form(), a_case()
    kept = form.read(GOOD, case=case, subject=SUBJECT, now=NOW).values
    view = form.view(case, SUBJECT, values=kept)
    fields = {field.name: field for page in view.pages for field in page.fields}
    assert fields["at"].parts == ("2", "3", "2026", "10:00am")
    assert [option.chosen for option in fields["mention"].options] == [True, False]
    assert fields["extensions"].rows[0].fields[1].parts[:3] == ("1", "4", "2026")
