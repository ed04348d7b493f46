"""Late words, corrected words and words taken back work from the beginning; what was past stays doubtful until a second person confirms."""

from __future__ import annotations

from typing import Any

import pytest

from app.cli.player import instant
from app.commands.wholeness import projection_findings
from app.commands.words import CorrectEntry, NoteViewed, WithdrawEntry
from app.errors import NotPermitted, Refusal, Stale
from tests.support.scenario import ADJOURNED_AND_EXTENDED, Scenario, mention_listed, order_in_force

ORDER = "temporary-order:1"


def extended(url: str) -> Scenario:
    """A mention on 20 March at which the order was extended to 15 April."""
    return mention_listed(url).at("2026-03-20 10:00").does("record_mention", by="registrar", **ADJOURNED_AND_EXTENDED)


def test_an_order_not_extended_at_the_mention_ends_there(sqlite_url: str) -> None:
    story = mention_listed(sqlite_url).at("2026-03-20 10:00")
    not_extended = {
        **ADJOURNED_AND_EXTENDED,
        "orders": [{"subject": ORDER, "decision": "NOT_EXTENDED"}],
        "s13k_decision": "NOT_ADDRESSED",
    }
    story.does("record_mention", by="registrar", confirm=True, **not_extended)
    assert story.status(at="2026-03-20 08:59") == "YES"
    assert story.status(at="2026-03-20 09:01") == "NO"


def test_a_fact_recorded_late_counts_from_when_it_happened(database_url: str) -> None:
    # given an order whose 28 days went by with no word of a mention
    story = mention_listed(database_url).at("2026-04-02 10:00")
    assert story.status() == "NO"
    assert "confirm_end" in story.worklist("registrar")
    # when the registrar finds the extension in the court's file and records it
    story.does("record_mention", by="registrar", confirm=True, **ADJOURNED_AND_EXTENDED)
    # then the order has been in force all the time, and nobody is asked any more to confirm that it ended
    assert story.status(at="2026-04-01 12:00") == "YES"
    assert story.status() == "YES"
    assert "confirm_end" not in story.worklist("registrar")


def test_a_correction_moves_the_dates_that_hang_on_it(database_url: str) -> None:
    story = extended(database_url)
    assert story.status(at="2026-04-15 23:59") == "YES"
    assert story.status(at="2026-04-16 00:00") == "NO"
    # when the last day is corrected before it has come
    story.at("2026-03-23 10:00").corrects("extension-decided", by="registrar", until="2026-04-14")
    # then the order ends a day earlier, at once and without a second person: nothing that was past has changed
    assert story.status(at="2026-04-14 23:59") == "YES"
    assert story.status(at="2026-04-15 00:00") == "NO"
    assert "confirm_correction" not in story.worklist("supervisor")
    assert (
        min(due for (due,) in story.rows("select due_at from timer where matter=:m and process='temporary_order_term'"))
        <= "2026-04-14T14:00:00.000000Z"
    )


def test_a_withdrawn_entry_stays_to_be_read_and_no_longer_counts(database_url: str) -> None:
    story = extended(database_url)
    before = story.rows("select count(*) from entry where matter=:m")[0][0]
    story.at("2026-03-20 15:00").withdraws("extension-decided", by="registrar")
    assert story.rows("select count(*) from entry where matter=:m")[0][0] == before + 1
    assert "decide_13k" in story.worklist("registrar")


def test_a_correction_of_what_was_past_is_uncertain_until_a_second_person_confirms(database_url: str) -> None:
    # given an order that ended with 15 April
    story = extended(database_url).at("2026-04-16 10:00")
    assert story.status() == "NO"
    # when the registrar corrects its last day to the 16th: what was said of this morning was wrong
    story.corrects("extension-decided", by="registrar", until="2026-04-16", reason="the sealed copy says the 16th")
    # then the status is uncertain and stands on the supervisor's list
    assert story.status() == "UNCERTAIN"
    assert "confirm_correction" in story.worklist("supervisor")
    # and the registrar cannot be the second person
    with pytest.raises(NotPermitted):
        story.confirms(by="registrar")
    assert story.status() == "UNCERTAIN"
    # but the supervisor can
    story.confirms(by="supervisor")
    assert story.status() == "YES"
    assert "confirm_correction" not in story.worklist("supervisor")


def test_a_correction_that_waits_grows_late_from_when_it_was_recorded(database_url: str) -> None:
    # given a correction of what was past, recorded on the morning of 16 April and left to wait
    story = extended(database_url).at("2026-04-16 10:00").corrects("extension-decided", by="registrar", until="2026-04-16")
    due = story.rows("select due_at from step where matter=:m and element='confirm_correction'")
    assert due == [("2026-04-16T00:00:00.000000Z",)]
    # when days go by, in which other things are recorded
    story.at("2026-04-20 10:00").records("record_note", by="prosecutor", note="A made-up note.").at("2026-04-22 10:00")
    # then it is as late as it is, and nobody is told that the list was tampered with
    assert story.rows("select due_at from step where matter=:m and element='confirm_correction'") == due
    with story.house() as house:
        assert list(projection_findings(house.door)) == []


def test_a_correction_that_would_end_an_order_in_the_past_does_not_quietly_end_it(database_url: str) -> None:
    # given an order that is said to be in force
    story = extended(database_url).at("2026-03-25 10:00")
    assert story.status() == "YES"
    # when the extension on which that rests is taken back
    story.withdraws("extension-decided", by="registrar")
    # then it is uncertain, and not ended, until a second person confirms
    assert story.status() == "UNCERTAIN"
    assert story.status(at="2026-03-24 10:00") == "UNCERTAIN"
    story.confirms(by="supervisor")
    assert story.status() == "NO"


def test_taking_back_the_order_itself_stays_uncertain_until_confirmed(sqlite_url: str) -> None:
    story = order_in_force(sqlite_url).at("2026-03-05 10:00").withdraws("temporary-order-made", by="prosecutor")
    assert {said for (said,) in story.rows("select said from status where matter=:m")} == {"UNCERTAIN"}
    story.confirms(by="supervisor")
    assert story.rows("select said from status where matter=:m") == []


def test_whoever_was_shown_a_status_that_was_wrong_is_told_with_the_matter_number_alone(sqlite_url: str) -> None:
    story = extended(sqlite_url).at("2026-03-25 10:00")
    story.executes(NoteViewed(story.matter, ((ORDER, "YES"),)), by="officer")
    story.withdraws("extension-decided", by="registrar")
    sent = story.rows("select recipient, subject, body from outbox")
    assert [row[0] for row in sent] == ["officer"]
    assert all("Example-Person" not in part and "Testa" not in part for row in sent for part in row)


def test_two_people_cannot_both_have_the_last_word_on_one_entry(database_url: str) -> None:
    story = extended(database_url)
    (entry,) = story.rows("select id from entry where matter=:m and kind='extension-decided'")[0]
    story.executes(CorrectEntry(story.matter, entry, {"until": "2026-04-14"}, "first"), by="registrar")
    # a second correction goes onto the first, whoever sends it
    story.executes(CorrectEntry(story.matter, entry, {"until": "2026-04-13"}, "second"), by="prosecutor")
    assert story.rows("select corrects from entry where matter=:m and kind='correction' order by seq")[0] == (entry,)
    assert story.status(at="2026-04-14 12:00") == "NO"


def test_a_word_on_an_entry_that_has_a_newer_word_is_stale(sqlite_url: str) -> None:
    story = extended(sqlite_url)
    (entry,) = story.rows("select id from entry where matter=:m and kind='extension-decided'")[0]
    story.executes(CorrectEntry(story.matter, entry, {"until": "2026-04-14"}, "first"), by="registrar")
    with pytest.raises(Stale, match="meanwhile"):
        story.executes(WithdrawEntry(story.matter, entry, "the old page was still open"), by="prosecutor")


def test_a_correction_from_a_page_that_was_overtaken_is_stale_and_undoes_nothing(database_url: str) -> None:
    # given two people who look at the same entry
    story = extended(database_url)
    (entry,) = story.rows("select id from entry where matter=:m and kind='extension-decided'")[0]
    story.executes(CorrectEntry(story.matter, entry, {"until": "2026-04-14"}, "first", seen=entry), by="registrar")
    before = story.everything()
    # when the second sends the page as it was, with the old last day in it
    with pytest.raises(Stale, match="meanwhile"):
        story.executes(CorrectEntry(story.matter, entry, {"until": "2026-04-15"}, "second", seen=entry), by="prosecutor")
    # then the first one's correction stands
    assert story.everything() == before


def test_an_entry_that_was_corrected_is_withdrawn_whole_or_its_newest_correction_is_undone(database_url: str) -> None:
    # given a note that was corrected twice
    story = order_in_force(database_url)
    story.records("record_note", by="prosecutor", note="First words.")
    (note,) = story.rows("select id from entry where matter=:m and kind='note-made'")[0]
    words = [
        story.executes(CorrectEntry(story.matter, note, {"note": said}, "a made-up slip"), by="prosecutor").details["entry"]
        for said in ("Second words.", "Third words.")
    ]
    # when the newest correction alone is taken back, what stood before it stands again
    undone = story.executes(WithdrawEntry(story.matter, words[1], "the second was right"), by="prosecutor").details["entry"]
    assert notes(story) == ["Second words."]
    # and when the entry is, nothing of it counts; a second time there is nothing left to withdraw
    gone = story.executes(WithdrawEntry(story.matter, undone, "it was never said", whole=True), by="prosecutor").details["entry"]
    assert notes(story) == []
    with pytest.raises(Refusal, match="withdrawn already"):
        story.executes(WithdrawEntry(story.matter, gone, "once more", whole=True), by="prosecutor")
    # nor is it said of it that it was moved, or corrected any more
    with pytest.raises(Refusal, match="was withdrawn"):
        story.executes(CorrectEntry(story.matter, note, {"note": "Fourth words."}, "a made-up slip"), by="prosecutor")
    # but a withdrawal made by mistake is taken back, and the entry stands as it was corrected
    story.executes(WithdrawEntry(story.matter, gone, "it was said after all"), by="prosecutor")
    assert notes(story) == ["Second words."]


@pytest.mark.parametrize("reason", ["", "  ", "\u200b\u200b\u200b\u200b", "a \u202eslip", "a bell \x07"])
def test_a_reason_is_words_that_can_be_read(sqlite_url: str, reason: str) -> None:
    story = extended(sqlite_url)
    (entry,) = story.rows("select id from entry where matter=:m and kind='extension-decided'")[0]
    before = story.everything()
    for command in (CorrectEntry(story.matter, entry, {"until": "2026-04-14"}, reason), WithdrawEntry(story.matter, entry, reason)):
        with pytest.raises(Refusal) as refused:
            story.executes(command, by="registrar")
        assert list(refused.value.fields) == ["reason"]
    assert story.everything() == before


def notes(story: Scenario) -> list[str]:
    """The notes that count."""
    return list(story.looking_at(lambda file: [e.values["note"] for e in file.docket.of_kind("note-made")]))


@pytest.mark.parametrize(
    ("values", "field"), [({"at": "2026-03-20T09:00:00"}, "at"), ({"at": "2027-01-01T09:00:00+10:00"}, "at"), ({"at": "never"}, "at")]
)
def test_an_instant_without_an_offset_ahead_of_now_or_unreadable_is_refused(sqlite_url: str, values: dict[str, str], field: str) -> None:
    story = extended(sqlite_url)
    (entry,) = story.rows("select id from entry where matter=:m and kind='extension-decided'")[0]
    before = story.everything()
    with pytest.raises(Refusal) as refused:
        story.executes(CorrectEntry(story.matter, entry, values, "a made-up slip"), by="registrar")
    assert list(refused.value.fields) == [field]
    assert story.everything() == before


def test_an_instant_in_a_form_is_kept_with_its_offset(sqlite_url: str) -> None:
    story = order_in_force(sqlite_url)
    (at,) = story.rows("select at from entry where matter=:m and kind='temporary-order-made'")[0]
    assert at == "2026-03-02T00:00:00.000000Z"
    assert instant("2026-03-02 10:00").isoformat() == "2026-03-02T10:00:00+10:00"


# ---------------------------------------------------------------- an application that is only named
BELIEF: dict[str, Any] = {"at": "2026-03-02 10:20", "belief": "Made-up belief, both limbs.", "grounds": "Made-up grounds."}


@pytest.mark.provision("13J(6)")
def test_a_new_application_is_not_the_one_that_a_magistrates_order_names(database_url: str) -> None:
    # given a magistrate's order that calls for an application of which nothing is recorded yet
    story = order_in_force(database_url)
    # when another application is begun meanwhile
    story.records("start_application", by="prosecutor", **BELIEF)
    # then it has a number of its own, and the one that the order calls for is still wanted
    assert story.rows("select subject from entry where matter=:m and kind='belief-recorded'") == [("application:2",)]
    assert story.rows("select distinct subject from step where matter=:m and subject='application:1'")


@pytest.mark.provision("13J(6)")
def test_a_magistrates_order_is_corrected_before_anything_of_its_application_is_recorded(database_url: str) -> None:
    # given the same, and the return date was mistyped
    story = order_in_force(database_url)
    # when it is corrected: then the correction is accepted, though the application that it names has no entry
    story.corrects("temporary-order-made", by="prosecutor", return_at="2026-03-21T09:00")
    # and where the order belongs to an application that was begun by itself, that is said of it as well
    story.records("start_application", by="prosecutor", **BELIEF)
    story.corrects("temporary-order-made", by="prosecutor", application="application:2")
    assert not story.rows("select subject from step where matter=:m and subject='application:1'")
    # and the number that no order names any more is not given to another one
    story.records("start_application", by="prosecutor", **BELIEF)
    assert story.rows("select subject from entry where matter=:m and kind='belief-recorded' order by seq")[-1] == ("application:3",)


def test_what_somebody_typed_is_no_number(sqlite_url: str) -> None:
    story = order_in_force(sqlite_url)
    story.records("record_note", by="prosecutor", note="application:" + "9" * 5000)
    story.records("record_note", by="prosecutor", note="application:99999")
    story.records("start_application", by="prosecutor", **BELIEF)
    assert story.rows("select subject from entry where matter=:m and kind='belief-recorded'") == [("application:2",)]
