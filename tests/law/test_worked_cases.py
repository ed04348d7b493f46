"""Worked cases: the facts of one file, and what the law must say of it. Each is read as a fact file is, and asked as a page asks."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

import app.law.all  # noqa: F401 - every rule registers itself
from app.casework.answer import Deadline, Done, Wanted
from app.law import status
from app.law.calendars import seed
from app.law.facts import application_documents_served
from app.law.questions import Case, told
from app.law.reckoning import last_day_before
from app.law.respondents import class_of, may_be_a_child
from app.law.timelines.timeline_facts import case_of, instant_of

DICTIONARY: Any = yaml.safe_load((Path(__file__).resolve().parents[2] / "forms" / "entries.yaml").read_text(encoding="utf-8"))
APPLICATION, ORDER, FINAL = "application:1", "temporary-order:1", "prohibition-order:1"
Facts = dict[str, Any]


# ------------------------------------------------------------ words for the facts
def entry(kind: str, subject: str, at: str, **values: Any) -> Facts:
    return {"kind": kind, "subject": subject, "at": at, "values": values}


def temporary_order(at: str, presence: str = "IN_PERSON", *, return_at: str | None = None, **more: Any) -> Facts:
    values = {"application": APPLICATION, "made_under": "S13J" if return_at else "S13K", "presence": presence, **more}
    return entry("temporary-order-made", ORDER, at, **values, **({"return_at": return_at} if return_at else {}))


def issued(at: str, *, appear_at: str = "2026-06-19 09:00", subject: str = APPLICATION) -> Facts:
    return entry("appearance-notice-issued", subject, at, court="MAGISTRATES", court_place="Brisbane", appear_at=appear_at)


def mention(
    number: int, at: str, outcome: str = "ADJOURNED", presence: str = "IN_PERSON", *, subject: str = APPLICATION, **more: Any
) -> Facts:
    values = {"application": subject, "mention_of_final_application": True, "presence": presence, "outcome": outcome, **more}
    return entry("hearing-held", f"hearing:{number}", at, **values)


def extension(number: int, at: str, decision: str = "EXTENDED", **more: Any) -> Facts:
    return entry("extension-decided", ORDER, at, hearing=f"hearing:{number}", decision=decision, **more)


def served(what: str, at: str, *documents: str, mode: str = "PERSONAL", **more: Any) -> Facts:
    return entry(
        "documents-served", f"service:{what}", at, documents=list(documents), mode=mode, server="Constable Made-Up", place="a made-up street",
        way="handed over", **more,
    )  # fmt: skip


def prohibition_order(at: str, presence: str = "IN_PERSON", *, subject: str = FINAL, application: str = APPLICATION) -> Facts:
    return entry("prohibition-order-made", subject, at, application=application, presence=presence)


def decided(at: str, decision: str, *, subject: str = APPLICATION, hearing: int | None = None) -> Facts:
    return entry("application-decided", subject, at, decision=decision, **({"hearing": f"hearing:{hearing}"} if hearing else {}))


def matter(*entries: Facts, birth_date: str = "1980-05-05", place: str = "Brisbane", elections: dict[str, str] | None = None) -> Case:
    facts = {"place": place, "respondent": {"birth_date": birth_date}, "elections": elections or {}, "entries": list(entries)}
    return case_of(facts, dictionary=DICTIONARY, calendars=seed())


# ------------------------------------------------------------ words for the answers
def said(case: Case, order: str, at: str, *, shown: bool = False) -> str:
    return status.in_force(case, order, instant_of(at), shown=shown)


def doubts_at(case: Case, order: str, at: str) -> tuple[str, ...]:
    return status.status_at(case, order, instant_of(at), shown=False).doubts


def deadline(case: Case, name: str, subject: str) -> Deadline:
    return next(one for one in status.deadlines(case) if (one.name, one.subject) == (name, subject))


def day(at: datetime | None) -> date:
    assert at is not None
    return last_day_before(at)


def last_days(case: Case, order: str) -> set[date]:
    return {day(one.end) for one in status.life(case, order).values}


# ------------------------------------------------------------ temporary orders
def test_1_made_in_presence_it_is_in_force_at_once_for_28_days_that_no_sunday_moves() -> None:
    case = matter(
        temporary_order("2026-06-01 10:15", return_at="2026-06-26 09:00"), issued("2026-06-01 14:00", appear_at="2026-06-26 09:00")
    )
    assert [said(case, ORDER, at) for at in ("2026-06-01 10:14", "2026-06-01 10:15", "2026-06-20 12:00")] == ["NO", "YES", "YES"]
    assert last_days(case, ORDER) == {date(2026, 6, 29), date(2026, 6, 28)}
    assert day(deadline(case, "temporary-order.last-day", ORDER).act_by) == date(2026, 6, 28)
    assert (said(case, ORDER, "2026-06-29 12:00"), doubts_at(case, ORDER, "2026-06-29 12:00")) == ("UNCERTAIN", ("O-A01",))
    assert said(case, ORDER, "2026-06-30 00:00") == "NO"


def test_5_unserved_at_the_mention_it_is_uncertain_once_served_and_never_simply_dead() -> None:
    case = matter(
        temporary_order("2026-06-04 10:00", "ABSENT", return_at="2026-06-19 09:00"), issued("2026-06-04 12:00"),
        mention(1, "2026-06-19 09:00", presence="ABSENT"), extension(1, "2026-06-19 09:00", "NOT_ADDRESSED"),
        served(ORDER, "2026-06-22 11:00", "ORDER", "NOTICE_13S4A"),
    )  # fmt: skip
    assert said(case, ORDER, "2026-06-21 12:00") == "NO"
    assert (said(case, ORDER, "2026-06-23 12:00"), doubts_at(case, ORDER, "2026-06-23 12:00")) == ("UNCERTAIN", ("O-A39",))


def test_5_a_mention_after_service_then_ends_it_in_every_reading() -> None:
    case = matter(
        temporary_order("2026-06-04 10:00", "ABSENT", return_at="2026-06-19 09:00"), issued("2026-06-04 12:00"),
        mention(1, "2026-06-19 09:00", presence="ABSENT"), served(ORDER, "2026-06-22 11:00", "ORDER", "NOTICE_13S4A"),
        mention(2, "2026-07-10 09:00"),
    )  # fmt: skip
    assert said(case, ORDER, "2026-07-10 09:01") == "NO"


def test_9_an_extension_in_days_runs_from_its_grant_or_from_the_old_end() -> None:
    case = matter(
        temporary_order("2026-06-02 10:00", return_at="2026-06-16 09:00"), issued("2026-06-02 12:00", appear_at="2026-06-16 09:00"),
        mention(1, "2026-06-16 09:00"), extension(1, "2026-06-16 09:00", days=28),
    )  # fmt: skip
    assert [said(case, ORDER, f"2026-07-{d} 12:00") for d in ("10", "20", "29")] == ["YES", "UNCERTAIN", "NO"]
    assert "O-A04" in doubts_at(case, ORDER, "2026-07-20 12:00")
    assert last_days(case, ORDER) == {date(2026, 7, 14), date(2026, 7, 13), date(2026, 7, 28), date(2026, 7, 27)}
    assert day(deadline(case, "temporary-order.last-day", ORDER).act_by) == date(2026, 7, 13)


def test_13_a_second_mention_inside_an_extension_leaves_it_uncertain() -> None:
    case = matter(
        temporary_order("2026-06-02 10:00", return_at="2026-06-16 09:00"), issued("2026-06-02 12:00", appear_at="2026-06-16 09:00"),
        mention(1, "2026-06-16 09:00"), extension(1, "2026-06-16 09:00", until="2026-07-14"),
        mention(2, "2026-06-30 09:00"), extension(2, "2026-06-30 09:00", "NOT_EXTENDED"),
    )  # fmt: skip
    assert said(case, ORDER, "2026-06-30 08:59") == "YES"
    assert (said(case, ORDER, "2026-07-05 12:00"), doubts_at(case, ORDER, "2026-07-05 12:00")) == ("UNCERTAIN", ("O-A05",))
    assert said(case, ORDER, "2026-07-15 00:00") == "NO"


def test_17_a_refusal_ends_it_at_that_instant_and_opens_the_time_to_appeal() -> None:
    case = matter(
        temporary_order("2026-06-02 10:00", return_at="2026-06-22 09:00"), issued("2026-06-02 12:00", appear_at="2026-06-22 09:00"),
        mention(1, "2026-06-22 11:30", "FINAL_REFUSED"), decided("2026-06-22 11:30", "REFUSED", hearing=1),
    )  # fmt: skip
    assert [said(case, ORDER, at) for at in ("2026-06-22 11:29", "2026-06-22 12:00")] == ["YES", "NO"]
    assert day(deadline(case, "appeal.last-day", f"appeal:{APPLICATION}").act_by) == date(2026, 7, 20)


def test_21_a_revocation_in_absence_takes_effect_when_it_is_made() -> None:
    case = matter(
        temporary_order("2026-06-02 10:00", return_at="2026-06-26 09:00"), issued("2026-06-02 12:00", appear_at="2026-06-26 09:00"),
        entry("order-revoked", ORDER, "2026-06-12 10:00", how="REVOCATION_APPLICATION"),
    )  # fmt: skip
    assert [said(case, ORDER, at) for at in ("2026-06-12 09:59", "2026-06-12 10:00", "2026-06-13 12:00")] == ["YES", "NO", "NO"]


@pytest.mark.parametrize(
    ("made", "ends"),
    [("2028-02-03 10:00", {date(2028, 3, 2), date(2028, 3, 1)}), ("2027-02-03 10:00", {date(2027, 3, 3), date(2027, 3, 2)})],
)
def test_25_days_are_counted_over_a_leap_february_and_not_months(made: str, ends: set[date]) -> None:
    assert last_days(matter(temporary_order(made)), ORDER) == ends


def test_29_substituted_service_takes_effect_when_the_order_says_so_and_else_when_it_is_done() -> None:
    made = temporary_order("2026-06-04 10:00", "ABSENT", return_at="2026-06-26 09:00")
    started = issued("2026-06-04 12:00", appear_at="2026-06-26 09:00")
    left = {"mode": "SUBSTITUTED", "substituted_order": "leave with the brother; taken as served two days later"}
    plain = matter(made, started, served(ORDER, "2026-06-10 15:00", "ORDER", "NOTICE_13S4A", **left))
    deemed = matter(made, started, served(ORDER, "2026-06-10 15:00", "ORDER", "NOTICE_13S4A", **left, deemed_served_at="2026-06-12 15:00"))
    assert [said(plain, ORDER, at) for at in ("2026-06-10 14:59", "2026-06-10 15:00")] == ["NO", "YES"]
    assert [said(deemed, ORDER, at) for at in ("2026-06-11 12:00", "2026-06-12 15:00")] == ["NO", "YES"]


def test_105_a_return_date_on_a_public_holiday_does_not_move() -> None:
    case = matter(
        temporary_order("2026-04-08 10:00", return_at="2026-05-04 09:00"), issued("2026-05-05 08:30", appear_at="2026-05-05 09:00")
    )
    assert [said(case, ORDER, at) for at in ("2026-05-04 08:59", "2026-05-04 09:00", "2026-05-05 09:00")] == ["YES", "NO", "NO"]


# ------------------------------------------------------------ prohibition orders
OLD = [issued("2013-06-03 09:00", appear_at="2013-07-01 09:00"), prohibition_order("2013-07-01 10:00")]
"""An order whose term, its first day counted, ends on 30 June 2018."""


def renewed(number: int, at: str, heard: str) -> list[Facts]:
    subject = f"application:{number}"
    filed = entry("application-filed", subject, at, registry="Brisbane")
    return [issued(at, appear_at=heard, subject=subject), filed, mention(number, heard, subject=subject)]


def test_33_the_acts_own_example() -> None:
    case = matter(
        *OLD, *renewed(2, "2018-05-31 09:00", "2018-06-20 09:00"),
        prohibition_order("2018-08-01 10:00", subject="prohibition-order:2", application="application:2"),
        elections={"O-A01": "first-day-in"},
    )  # fmt: skip
    assert [said(case, FINAL, f"2018-{at}") for at in ("06-30 12:00", "07-15 12:00", "08-01 09:59", "08-01 10:01")] == [
        "YES",
        "YES",
        "YES",
        "NO",
    ]
    assert [said(case, "prohibition-order:2", f"2018-{at}") for at in ("07-31 12:00", "08-01 10:00")] == ["NO", "YES"]
    new = status.narrowed(status.life(case, "prohibition-order:2"), case.elections)
    assert {day(one.end) for one in new.values} == {date(2023, 6, 30)}, "its term is counted from the start of 1 July 2018"


def test_37_an_order_made_before_the_old_term_ends_has_a_term_of_its_own_from_that_day() -> None:
    case = matter(
        *OLD, *renewed(2, "2018-05-31 09:00", "2018-06-10 09:00"),
        prohibition_order("2018-06-20 10:00", subject="prohibition-order:2", application="application:2"),
    )  # fmt: skip
    assert last_days(case, "prohibition-order:2") == {date(2023, 6, 20), date(2023, 6, 19)}
    assert (said(case, FINAL, "2018-06-25 12:00"), said(case, "prohibition-order:2", "2018-06-25 12:00")) == ("YES", "YES")
    assert said(case, FINAL, "2018-07-03 12:00") == "NO"


def test_41_a_second_application_made_during_the_continuation_continues_nothing() -> None:
    case = matter(
        *OLD, *renewed(2, "2018-05-31 09:00", "2018-06-20 09:00"), *renewed(3, "2018-07-15 09:00", "2018-07-25 09:00"),
        decided("2018-08-01 10:00", "REFUSED", subject="application:2"),
    )  # fmt: skip
    assert [said(case, FINAL, at) for at in ("2018-07-20 12:00", "2018-08-05 12:00")] == ["YES", "NO"]


def test_45_made_in_absence_it_takes_effect_on_the_day_of_service() -> None:
    case = matter(
        issued("2026-02-20 09:00", appear_at="2026-03-10 09:00"), prohibition_order("2026-03-10 10:00", "ABSENT"),
        served(FINAL, "2026-04-02 18:30", "ORDER", "NOTICE_13S4A"),
    )  # fmt: skip
    assert [said(case, FINAL, at) for at in ("2026-03-20 12:00", "2026-04-02 12:00", "2026-04-02 18:30")] == ["NO", "UNCERTAIN", "YES"]
    assert doubts_at(case, FINAL, "2026-04-02 12:00") == ("O-A49",)
    assert last_days(case, FINAL) == {date(2031, 4, 2), date(2031, 4, 1)}


def test_49_born_on_29_february_a_person_is_a_child_on_28_february_on_the_safer_reading() -> None:
    case = matter(
        issued("2026-02-28 09:00"),
        entry("application-filed", APPLICATION, "2026-02-28 10:00", registry="Brisbane"),
        birth_date="2008-02-29",
    )
    assert set(class_of(case, APPLICATION).values) == {"CHILD", "ADULT"}
    assert may_be_a_child(case, APPLICATION)
    assert not may_be_a_child(matter(issued("2026-03-02 09:00"), birth_date="2008-02-29"), APPLICATION)


# ------------------------------------------------------------ appeals
def test_53_the_brisbane_show_holiday_moves_the_last_day_to_appeal_but_not_the_day_to_act_by() -> None:
    one = deadline(matter(issued("2025-06-16 09:00"), prohibition_order("2025-07-16 10:00")), "appeal.last-day", f"appeal:{FINAL}")
    assert (day(one.act_by), day(one.lapse_not_before), one.doubts) == (date(2025, 8, 13), date(2025, 8, 14), ("O-A27",))


def test_57_good_friday_moves_the_last_day_to_appeal_everywhere() -> None:
    one = deadline(matter(issued("2026-02-16 09:00"), prohibition_order("2026-03-06 10:00")), "appeal.last-day", f"appeal:{FINAL}")
    assert (day(one.act_by), one.doubts) == (date(2026, 4, 7), ())


def test_61_a_refusal_in_absence_is_appealed_within_28_days_of_the_decision_and_its_time_is_never_said_to_be_over() -> None:
    case = matter(
        issued("2026-05-04 09:00"),
        mention(1, "2026-06-03 10:00", "FINAL_REFUSED", "ABSENT"),
        decided("2026-06-03 10:00", "REFUSED", hearing=1),
    )
    one = deadline(case, "appeal.last-day", f"appeal:{APPLICATION}")
    assert (day(one.act_by), one.lapse_not_before) == (date(2026, 7, 1), None)
    assert "O-A14" in one.doubts


# ------------------------------------------------------------ hearings and service
def test_85_a_hearing_that_made_no_order_is_not_complete_until_a_disqualification_order_was_considered() -> None:
    no_order = entry("s13k-decided", "hearing:1", "2026-06-19 09:00", decision="NOT_MADE", reasons="none")
    held = [issued("2026-06-01 09:00"), mention(1, "2026-06-19 09:00"), no_order]
    considered = entry("disqualification-considered", "hearing:1", "2026-06-19 09:00", outcome="NOT_MADE", reasons="none")
    assert isinstance(told(matter(*held), "step", "hearing.consider-disqualification", "hearing:1"), Wanted)
    assert isinstance(told(matter(*held, considered), "step", "hearing.consider-disqualification", "hearing:1"), Done)


def test_101_the_application_documents_are_served_when_the_later_of_them_is() -> None:
    started = issued("2026-06-01 09:00", appear_at="2026-06-10 09:00")
    first = served(APPLICATION, "2026-06-08 10:00", "APPLICATION")
    both = matter(started, first, served(APPLICATION, "2026-06-09 10:00", "APPEARANCE_NOTICE", explained=True))
    assert application_documents_served(matter(started, first).docket, APPLICATION) is None
    found = application_documents_served(both.docket, APPLICATION)
    assert found is not None
    assert found.at == instant_of("2026-06-09 10:00")
    assert day(deadline(both, "application.serve-before-hearing", APPLICATION).act_by) == date(2026, 6, 4), (
        "three clear business days are left (O-A21)"
    )
