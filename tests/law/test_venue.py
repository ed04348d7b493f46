"""An application that moves to another court place: whose calendar counts for what runs from then on, and for what was running already (O-A92)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.casework.answer import Reckoned
from app.casework.clock import BRISBANE, day_of
from app.casework.docket import Docket, Entry
from app.law import reckoning
from app.law.applying.applications import serve_before_hearing
from app.law.calendars import seed
from app.law.facts.venues import application_of, registry_of
from app.law.questions import OFFERS, Case
from app.law.readings import answer
from app.law.reckoning import last_day_before
from app.law.venue import counted_where, moves_elsewhere, place_at

APPLICATION = "application:1"


def at(said: str) -> datetime:
    return datetime.fromisoformat(said).replace(tzinfo=BRISBANE)


def noticed(appear: str = "2026-08-17 09:00", issued: str = "2026-08-03 10:00") -> Entry:
    values = {"court": "MAGISTRATES", "court_place": "Brisbane", "appear_at": at(appear).isoformat()}
    return Entry("notice", "appearance-notice-issued", APPLICATION, at(issued), values)


def moved(when: str, place: str = "Cairns", name: str = "moved") -> Entry:
    return Entry(name, "venue-changed", APPLICATION, at(when), {"place": place, "moved_by": "COURT"})


def case(*entries: Entry) -> Case:
    return Case(Docket(entries), seed(), {}, "Brisbane")


def business_days(one: Case, since: str, n: int) -> list[date]:
    """The last days of "n business days after", in every world."""

    def count(place: str) -> Reckoned:
        return reckoning.act_by_business_days(
            day_of(at(since)), n, place=place, calendars=one.calendars, provision="77A", rule="made-up", trigger_words="made up"
        )

    found = answer(lambda readings: counted_where(one, APPLICATION, at(since), count, readings))
    return sorted({last_day_before(r.at) for r in found.values if r.at})


# Wednesday 12 August 2026 is a show day in Brisbane and none in Cairns.
@pytest.mark.parametrize(
    ("moved_at", "days"),
    [
        (None, [date(2026, 8, 13)]),
        ("2026-08-10 09:00", [date(2026, 8, 12)]),
        ("2026-08-11 09:00", [date(2026, 8, 12), date(2026, 8, 13)]),
        ("2026-08-14 09:00", [date(2026, 8, 13)]),
    ],
    ids=["never moved", "moved before it began", "moved while it ran", "moved when it was over"],
)
def test_two_business_days_from_10_august(moved_at: str | None, days: list[date]) -> None:
    one = case(noticed(), *([moved(moved_at)] if moved_at else []))
    assert business_days(one, "2026-08-10 10:00", 2) == days


def test_a_move_that_makes_no_difference_raises_no_doubt() -> None:
    one = case(noticed(), moved("2026-08-04 09:00", "Ipswich"))
    assert business_days(one, "2026-08-03 10:00", 2) == [date(2026, 8, 5)]


def test_moved_there_and_back_each_calendar_may_count() -> None:
    one = case(noticed(), moved("2026-08-11 09:00"), moved("2026-08-11 15:00", "Brisbane", "back"))
    assert business_days(one, "2026-08-10 10:00", 2) == [date(2026, 8, 13)]


def test_the_last_moment_for_service_shows_both_and_the_earlier_is_to_act_by() -> None:
    # given a hearing on Monday 17 August: three clear business days before it are 12, 13 and 14 August in Cairns, 11, 13 and 14 in Brisbane
    here, there = case(noticed()), case(noticed(), moved("2026-08-05 09:00"))
    before, after = (serve_before_hearing(one, APPLICATION) for one in (here, there))
    assert before is not None
    assert after is not None
    assert "O-A92" not in before.doubts
    assert "O-A92" in after.doubts
    assert before.act_by == after.act_by == at("2026-08-10 16:00")
    assert {r.at for r in after.answer.values} >= {at("2026-08-10 16:00"), at("2026-08-11 16:00")}


def test_a_later_notice_names_the_court_anew() -> None:
    later = Entry(
        "later", "appearance-notice-issued", APPLICATION, at("2026-08-06 10:00"), {"court": "MAGISTRATES", "court_place": "Ipswich"}
    )
    one = case(noticed(), moved("2026-08-05 09:00"), later)
    assert [place_at(one, APPLICATION, at(f"2026-08-0{day} 12:00")) for day in (4, 5, 6)] == ["Brisbane", "Cairns", "Ipswich"]


def test_what_hangs_on_an_application_moves_with_it() -> None:
    listed = Entry("listed", "mention-listed", "hearing:1", at("2026-08-03 10:00"), {"application": APPLICATION})
    one = case(noticed(), listed, moved("2026-08-05 09:00"))
    assert [application_of(one.docket, s) for s in (APPLICATION, "hearing:1", "service:application:1", "respondent:1")] == [
        APPLICATION, APPLICATION, APPLICATION, "",
    ]  # fmt: skip
    assert registry_of(one.docket, "hearing:1") == "Cairns"


def test_it_does_not_move_to_where_it_is() -> None:
    stays = moved("2026-08-05 09:00", "Brisbane")
    (found,) = moves_elsewhere(case(noticed(), stays), APPLICATION, (stays,))
    assert "at Brisbane already" in found.sentence
    goes = moved("2026-08-05 09:00")
    assert moves_elsewhere(case(noticed(), goes), APPLICATION, (goes,)) == ()


def test_a_move_before_anything_of_the_application_happened_is_asked_about() -> None:
    # given a notice of Monday 3 August, and a move that is said to be of the year before
    early = moved("2025-08-05 09:00")
    (found,) = moves_elsewhere(case(noticed(), early), APPLICATION, (early,))
    assert found.confirm
    assert "nothing of this application had happened" in found.sentence


@pytest.mark.parametrize(("listed_for", "slips"), [("2026-08-05 08:59", 1), ("2026-08-05 09:00", 1), ("2026-08-05 09:01", 0)])
def test_the_mention_at_the_other_place_comes_after_the_move(listed_for: str, slips: int) -> None:
    goes = moved("2026-08-05 09:00")
    values = {"application": APPLICATION, "listed_for": at(listed_for).isoformat(), "court_place": "Cairns"}
    listed = Entry("listed", "mention-listed", "hearing:1", at("2026-08-05 09:00"), values)
    found = moves_elsewhere(case(noticed(), goes, listed), APPLICATION, (goes, listed))
    assert [(one.confirm, one.field) for one in found] == [(False, "listed_for")] * slips


def test_it_is_offered_while_the_application_is_pending() -> None:
    rule = OFFERS["record_change_of_venue"].rule
    assert rule(case(noticed())) == (APPLICATION,)
    over = Entry("over", "application-discontinued", APPLICATION, at("2026-08-05 09:00"), {"communicated": "by letter"})
    assert rule(case(noticed(), over)) == ()
