"""Stories of a disqualification order: its effect, each of its ends, extensions of its own, its revocation, and what is never asked of it (13T-13W)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import app.law.all  # noqa: F401 - every rule registers itself
from app.casework.answer import Done, Wanted, earliest, latest
from app.casework.docket import Docket, Entry
from app.engine import runs
from app.engine.catalogue import Catalogue
from app.law.calendars import seed
from app.law.orders.temporary_orders import cause
from app.law.questions import OFFERS, QUESTIONS, STARTS, Case, Concern, told
from app.law.status import Life, deadlines, in_force, life, protection_gap, status_intervals
from tests.law import histories
from tests.support import recordings
from tests.support.order_stories import Story, at

ORDER, TEMPORARY, APPLICATION, HEARING = "disqualification-order:1", "temporary-order:1", "application:1", "hearing:9"
CALENDARS = seed()
_ALL = Catalogue.load(Path(__file__).resolve().parents[2])
CATALOGUE = Catalogue({name: _ALL.definitions[name] for name in ("disqualification_order", "hearing_and_interim_orders")})


class Disqualified(Story):
    """A disqualification order made on 2 March 2026 at ten; the application was pending, or is to be started."""

    def order(self, presence: str = "IN_PERSON", *, after: str = "S13K", return_at: str = "2026-03-20", **more: Any) -> Disqualified:
        """The making of it."""
        values: dict[str, Any] = {"application": APPLICATION, "relevant_application": after, "presence": presence, **more}
        if after == "S13I":
            values |= {"return_at": at(return_at, "09:00").isoformat(), "return_place": "Brisbane"}
        self.tell("disqualification-order-made", ORDER, "2026-03-02", interests_finding="made up", **values)
        return self

    def started(self, day: str = "2026-03-02", clock: str = "12:00") -> Disqualified:
        """The appearance notice issued: the proceeding is started."""
        place = {"court": "MAGISTRATES", "court_place": "Brisbane", "appear_at": at("2026-03-20", "09:00").isoformat()}
        self.tell("appearance-notice-issued", APPLICATION, day, clock, **place)
        return self

    def mention(self, day: str, number: int = 9, *, outcome: str = "ADJOURNED", presence: str = "IN_PERSON") -> Disqualified:
        """The application mentioned at nine."""
        values: dict[str, Any] = {
            "application": APPLICATION,
            "mention_of_final_application": True,
            "presence": presence,
            "outcome": outcome,
        }
        self.tell("hearing-held", f"hearing:{number}", day, "09:00", documents_served_satisfied=True, **values)
        return self

    def extended(self, day: str, until: str, number: int = 9, order: str = ORDER) -> Disqualified:
        """An extension granted at that mention."""
        self.tell("extension-decided", order, day, "09:00", hearing=f"hearing:{number}", decision="EXTENDED", until=until)
        return self

    def revocation(self, day: str, **more: Any) -> Disqualified:
        """An application to revoke the order, decided."""
        values = {"applicant": "PERSON", "leave": "GRANTED", "outcome": "REVOKED", "best_interests_regard": True, **more}
        self.tell("disqualification-revocation-decided", ORDER, day, **values)
        return self

    def said(self, day: str, clock: str = "10:00", order: str = ORDER) -> str:
        """Whether it is in force then."""
        return in_force(self.case, order, at(day, clock))

    @property
    def causes(self) -> set[str]:
        """The paragraphs of 13U(2) by which it ended, in every world."""
        return {cause(one) for one in life(self.case, ORDER).values}

    def concerns(self, check: str) -> tuple[Concern, ...]:
        """What a check says of the newest entry."""
        found: tuple[Concern, ...] = QUESTIONS[check].rule(self.case, ORDER, (self.entries[-1],))
        return found


@pytest.fixture
def story() -> Disqualified:
    return Disqualified()


# ---------------------------------------------------------------- effect
@pytest.mark.provision("13U(1)(a)")
def test_made_in_the_persons_presence_it_is_in_force_from_that_moment(story: Disqualified) -> None:
    story.order()
    assert story.said("2026-03-02", "09:59") == "NO"
    assert story.said("2026-03-02", "10:00") == "YES"


@pytest.mark.provision("13U(1)(b)")
def test_made_in_absence_it_takes_effect_when_its_copy_is_served(story: Disqualified) -> None:
    story.order("ABSENT")
    assert story.said("2026-03-10") == "NO"
    story.served("2026-03-04", "18:00", order=ORDER, documents=("ORDER",))
    assert story.said("2026-03-04", "17:59") == "NO"
    assert story.said("2026-03-04", "18:00") == "YES"
    assert "13U(1)(b)" in {one.start_derivation.provision for one in life(story.case, ORDER).values if one.start_derivation}


def test_a_person_on_a_link_may_or_may_not_have_been_present(story: Disqualified) -> None:
    assert story.order("AV_LINK").said("2026-03-03") == "UNCERTAIN"


# ---------------------------------------------------------------- each end of 13U(2)
@pytest.mark.provision("13U(2)(a)")
def test_a_return_date_at_which_no_proceeding_was_started_ends_a_magistrates_order(story: Disqualified) -> None:
    story.order(after="S13I")
    assert (story.said("2026-03-20", "08:59"), story.said("2026-03-20", "09:00")) == ("YES", "NO")
    assert story.causes == {"a"}


@pytest.mark.parametrize(("clock", "said"), [("09:00", "YES"), ("09:01", "NO")])
def test_started_at_the_return_time_is_in_time_and_a_minute_later_is_not(story: Disqualified, clock: str, said: str) -> None:
    assert story.order(after="S13I").started("2026-03-20", clock).said("2026-03-20", "10:00") == said


def test_a_courts_order_has_no_return_date_that_could_end_it(story: Disqualified) -> None:
    assert story.order(after="S13K", return_at="").said("2026-03-21") == "YES"


@pytest.mark.provision("13U(2)(b)")
def test_a_mention_at_which_it_is_not_extended_ends_it(story: Disqualified) -> None:
    story.order().mention("2026-03-20")
    assert (story.said("2026-03-20", "08:59"), story.said("2026-03-20", "09:00")) == ("YES", "NO")
    assert story.causes == {"b"}


def test_the_hearing_at_which_it_was_made_does_not_end_it(story: Disqualified) -> None:
    story.tell(
        "hearing-held", HEARING, "2026-03-02", "09:30", application=APPLICATION, mention_of_final_application=True, outcome="ADJOURNED"
    )
    assert story.order(hearing=HEARING).said("2026-03-03") == "YES"


@pytest.mark.provision("13U(2)(c)", "13U(3)")
def test_its_28_days_end_a_day_apart_on_the_two_readings(story: Disqualified) -> None:
    story.order()
    assert [story.said(day, "00:00") for day in ("2026-03-29", "2026-03-30", "2026-03-31")] == ["YES", "UNCERTAIN", "NO"]
    assert [i.said for i in status_intervals(story.case, ORDER)] == ["YES", "UNCERTAIN"]
    assert story.causes == {"c"}
    ends = {one.derivation.provision for one in life(story.case, ORDER).values if one.derivation}
    assert ends == {"13U(2)(c), 13U(3)"}


@pytest.mark.parametrize("decision", ["MADE", "REFUSED"])
@pytest.mark.provision("13U(2)(d)")
def test_the_decision_of_the_application_ends_it(story: Disqualified, decision: str) -> None:
    story.order().tell("application-decided", APPLICATION, "2026-03-12", decision=decision)
    assert (story.said("2026-03-12", "09:59"), story.said("2026-03-12")) == ("YES", "NO")
    assert story.causes == {"d"}


@pytest.mark.provision("13U(2)(e)")
def test_discontinuing_the_application_ends_it(story: Disqualified) -> None:
    story.order().tell("application-discontinued", APPLICATION, "2026-03-12", communicated="by letter")
    assert (story.said("2026-03-12", "09:59"), story.said("2026-03-12")) == ("YES", "NO")
    assert story.causes == {"e"}


@pytest.mark.provision("13W(5)")
def test_a_revocation_takes_effect_when_it_is_made(story: Disqualified) -> None:
    story.order().revocation("2026-03-12")
    assert (story.said("2026-03-12", "09:59"), story.said("2026-03-12")) == ("YES", "NO")
    assert story.causes == {"f"}


def test_it_is_revoked_in_the_way_of_13w_only(story: Disqualified) -> None:
    story.order().tell("order-revoked", TEMPORARY, "2026-03-12", how="REVOCATION_APPLICATION")
    assert story.said("2026-03-12") == "YES", "a temporary order that is revoked takes nothing else with it"
    assert story.revocation("2026-03-13", outcome="NOT_REVOKED").said("2026-03-14") == "YES"
    assert ORDER not in OFFERS["apply_to_vary_or_revoke"].rule(story.case), "the way of 13Q is not offered for it"


@pytest.mark.provision("13U(2)(f)")
def test_what_an_appeal_court_set_aside_may_be_over_or_may_go_on(story: Disqualified) -> None:
    # given an order of 2 March, which ends on 29 or 30 March by itself
    story.order()
    # when an appeal court sets it aside on 12 March, for which the Act names no way
    story.revocation("2026-03-12", applicant="APPEAL_COURT", leave=None, best_interests_regard=None)
    # then it is over in one reading, and lives its days in the other (O-A15): people act by the earlier
    assert (story.said("2026-03-12", "09:59"), story.said("2026-03-12"), story.said("2026-03-28")) == ("YES", "UNCERTAIN", "UNCERTAIN")
    assert story.said("2026-04-01") == "NO"
    found = life(story.case, ORDER)
    assert story.causes == {"c", "f"}
    assert set(found.map(lambda one: one.has(at("2026-03-20"))).doubts()) == {"O-A15"}
    (last,) = (one for one in deadlines(story.case) if one.name == "disqualification-order.last-day")
    assert (last.act_by, last.lapse_not_before) == (at("2026-03-12"), at("2026-03-31", "00:00"))
    # and a revocation in the way of 13W settles it
    assert story.revocation("2026-03-16").said("2026-03-16") == "NO"


def test_what_an_appeal_court_left_standing_goes_on(story: Disqualified) -> None:
    assert story.order().revocation("2026-03-12", applicant="APPEAL_COURT", outcome="NOT_REVOKED", leave=None).said("2026-03-13") == "YES"


# ---------------------------------------------------------------- extensions of its own
def test_extending_a_temporary_order_does_not_extend_it_nor_the_other_way_about(story: Disqualified) -> None:
    # given both a temporary order and a disqualification order on one application
    story.order().tell("temporary-order-made", TEMPORARY, "2026-03-02", application=APPLICATION, made_under="S13K", presence="IN_PERSON")
    story.mention("2026-03-20")
    # when one of them is extended at a mention, the other ends there
    one = replace_last(story, ORDER)
    assert (one.said("2026-03-21"), one.said("2026-03-21", order=TEMPORARY)) == ("YES", "NO")
    other = replace_last(story, TEMPORARY)
    assert (other.said("2026-03-21"), other.said("2026-03-21", order=TEMPORARY)) == ("NO", "YES")


def replace_last(story: Disqualified, order: str) -> Disqualified:
    """The same story, in which this order was extended at the mention of 20 March."""
    other = Disqualified()
    other.entries = list(story.entries)
    return other.extended("2026-03-20", "2026-04-10", order=order)


@pytest.mark.provision("13V")
def test_an_extension_to_a_stated_day_runs_to_the_end_of_that_day_and_cites_13v(story: Disqualified) -> None:
    story.order().mention("2026-03-20").extended("2026-03-20", "2026-04-10")
    assert (story.said("2026-04-10", "23:59"), story.said("2026-04-11", "00:00")) == ("YES", "NO")
    assert {one.derivation.provision for one in life(story.case, ORDER).values if one.derivation} == {"13V, 13N(2), 13U(3)(a)"}


def test_an_extension_of_28_days_is_safe_by_one_day_less(story: Disqualified) -> None:
    story.order().mention("2026-03-20").extended("2026-03-20", "2026-04-17")
    assert (story.said("2026-04-16", "23:59"), story.said("2026-04-17"), story.said("2026-04-18", "00:00")) == ("YES", "UNCERTAIN", "NO")


def test_each_order_asks_for_its_own_extension(story: Disqualified) -> None:
    story.order().tell("temporary-order-made", TEMPORARY, "2026-03-02", application=APPLICATION, made_under="S13K", presence="IN_PERSON")
    listed = {"application": APPLICATION, "listed_for": at("2026-03-20", "09:00").isoformat(), "court_place": "Brisbane"}
    story.tell("mention-listed", HEARING, "2026-03-03", **listed).tell("extension-asked", HEARING, "2026-03-04", order=TEMPORARY, ask=True)
    assert isinstance(told(story.case, "step", "temporary-order.ask-for-an-extension", TEMPORARY), Done)
    assert isinstance(told(story.case, "step", "disqualification-order.ask-for-an-extension", ORDER), Wanted)
    story.tell("extension-asked", HEARING, "2026-03-05", order=ORDER, ask=True)
    assert isinstance(told(story.case, "step", "disqualification-order.ask-for-an-extension", ORDER), Done)


# ---------------------------------------------------------------- what is told and served
def test_the_chief_executive_is_told_of_the_making_and_of_each_extension(story: Disqualified) -> None:
    def wanted() -> Done | Wanted:
        found: Done | Wanted = told(story.case, "step", "disqualification-order.tell-chief-executive", ORDER)
        return found

    story.order()
    first = wanted()
    assert isinstance(first, Wanted)
    assert (first.about, first.act_by) == ("the making", at("2026-03-03"))
    story.tell("chief-executive-justice-told", ORDER, "2026-03-02", "15:00", of="the making", way="by secure mail")
    assert wanted() == Done(at("2026-03-02", "15:00"))
    story.mention("2026-03-20").extended("2026-03-20", "2026-04-10")
    again = wanted()
    assert isinstance(again, Wanted)
    assert again.about == "the extension at hearing 9"


@pytest.mark.parametrize(("presence", "served"), [("IN_PERSON", False), ("LAWYER_ONLY", True), ("ABSENT", True), ("AV_LINK", True)])
def test_its_copy_alone_is_served_and_only_where_the_person_was_not_surely_there(story: Disqualified, presence: str, served: bool) -> None:
    story.order(presence)
    assert (f"service:{ORDER}" in STARTS["service_on_respondent"](story.case)) is served
    wanted = told(story.case, "step", "service.serve", f"service:{ORDER}")
    assert isinstance(wanted, Wanted)
    assert (wanted.about, wanted.provision) == ("a copy of the order", "13T(6), 13ZL")
    assert ("disqualification-order.serve-by" in {d.name for d in deadlines(story.case)}) is served


# ---------------------------------------------------------------- what is never asked of it
def test_it_is_no_offender_prohibition_order(story: Disqualified) -> None:
    story.order("ABSENT")
    assert ORDER not in STARTS["notice_of_order"](story.case), "nothing of 13R and 13S"
    names = {d.name for d in deadlines(story.case) if d.subject == ORDER}
    assert names, "it has dates"
    assert not [name for name in names if name.startswith(("order.", "appeal."))], (
        "no time to appeal, no duty about an order of another kind"
    )


def test_it_closes_no_gap_in_protection(story: Disqualified) -> None:
    # given a temporary order that ended at a mention, and a disqualification order made there
    story.tell("temporary-order-made", TEMPORARY, "2026-02-20", application=APPLICATION, made_under="S13K", presence="IN_PERSON")
    story.tell("hearing-held", "hearing:1", "2026-03-02", application=APPLICATION, mention_of_final_application=True, outcome="ADJOURNED")
    story.order(hearing="hearing:1")
    assert (story.said("2026-03-03"), story.said("2026-03-03", order=TEMPORARY)) == ("YES", "NO")
    assert protection_gap(story.case, at("2026-03-03"))


def test_the_proceeding_must_be_started_at_once_after_a_magistrates_order(story: Disqualified) -> None:
    story.order(after="S13I")
    wanted = told(story.case, "step", "application.issue-appearance-notice", APPLICATION)
    assert isinstance(wanted, Wanted)
    assert (wanted.act_by, "13U(2)(a)" in wanted.missed) == (at("2026-03-02"), True)
    due = next(d for d in deadlines(story.case) if d.name == "application.start-at-once")
    assert due.warnings == ("The order ends at 09:00 on Fri 20 March 2026 if no proceeding has been started (13U(2)(a)).",)


# ---------------------------------------------------------------- what the Act does not provide for
def fields(concerns: tuple[Concern, ...]) -> set[tuple[str, str, bool]]:
    return {(c.field, c.provision, c.confirm) for c in concerns}


@pytest.mark.parametrize(
    ("presence", "decided", "asked"),
    [
        ("IN_PERSON", {}, set()),
        ("ABSENT", {"leave": "NOT_NEEDED"}, set()),
        ("IN_PERSON", {"leave": "NOT_NEEDED"}, {("leave", "13W(2)", True)}),
        ("PHONE", {"leave": "NOT_NEEDED"}, {("leave", "13W(2)", True)}),
        ("IN_PERSON", {"leave": "NOT_STATED"}, {("leave", "13W(2), 13W(3)", True)}),
        ("IN_PERSON", {"applicant": "OTHER"}, {("applicant", "13W(1)", True)}),
        ("IN_PERSON", {"applicant": "APPEAL_COURT", "leave": None}, {("applicant", "13U(2)(f), 13ZG, 13W(1)", True)}),
        ("IN_PERSON", {"best_interests_regard": False}, {("best_interests_regard", "13W(4)", True)}),
        ("IN_PERSON", {"leave": "REFUSED", "outcome": "NOT_REVOKED", "best_interests_regard": None}, set()),
        ("IN_PERSON", {"leave": "REFUSED"}, {("leave", "13W(2)", False)}),
    ],
)
@pytest.mark.provision("13W(2)", "13W(3)", "13W(4)")
def test_a_revocation_is_asked_about_and_recorded_and_only_a_contradiction_is_refused(
    story: Disqualified, presence: str, decided: dict[str, Any], asked: set[tuple[str, str, bool]]
) -> None:
    story.order(presence).revocation("2026-03-12", **decided)
    assert fields(story.concerns("disqualification-order.revoked-as-provided")) == asked


def test_a_revocation_before_the_making_is_a_slip(story: Disqualified) -> None:
    story.order().revocation("2026-03-01")
    assert ("at", "13W", False) in fields(story.concerns("disqualification-order.revoked-as-provided"))
    assert story.said("2026-03-03") == "YES"


@pytest.mark.provision("13J(3)", "13T(3)", "13T(4)(a)")
def test_a_magistrates_order_without_the_finding_or_without_notice_is_asked_about(story: Disqualified) -> None:
    story.order("ABSENT", after="S13I")
    asked = {("without_notice_necessity", "13T(4)(a), 13J(3)", True)}
    assert fields(story.concerns("disqualification-order.made-as-provided")) == asked
    story.entries[-1] = replace(story.entries[-1], values={**story.entries[-1].values, "interests_finding": ""})
    assert fields(story.concerns("disqualification-order.made-as-provided")) == asked | {("interests_finding", "13T(3)", True)}


@pytest.mark.parametrize(
    ("return_at", "asked"),
    [
        ("2026-03-27", set()),
        ("2026-03-29", {"13U(2)(a)"}),  # a Sunday, on which the court does not sit: the return date does not move on (O-A32)
        ("2026-03-30", {"13U(2)(c)"}),
        ("2026-03-01", {"13J(5)", "13U(2)(a)"}),
    ],
)
def test_a_return_date_after_the_28_days_or_on_a_sunday_is_asked_about_and_one_before_the_making_refused(
    story: Disqualified, return_at: str, asked: set[str]
) -> None:
    story.order(after="S13I", return_at=return_at)
    assert {c.provision for c in story.concerns("disqualification-order.returns-in-time")} == asked


# ---------------------------------------------------------------- the same life as a temporary order (13U repeats 13M, 13V applies 13N)
def disqualifying(entry: Entry) -> Entry:
    """The same happening, had the order been a disqualification order."""
    values = {name: said for name, said in entry.values.items() if name not in ("made_under", "how")}
    kind = {"temporary-order-made": "disqualification-order-made", "order-revoked": "disqualification-revocation-decided"}.get(
        entry.kind, entry.kind
    )
    if entry.kind == "temporary-order-made" and "made_under" in entry.values:
        values["relevant_application"] = {"S13J": "S13I", "S13K": "S13K"}[entry.values["made_under"]]
    if entry.kind == "order-revoked" and not entry.corrects and not entry.withdraws:
        values["outcome"] = "REVOKED"
    return replace(entry, kind=kind, subject=entry.subject.replace("temporary-order", "disqualification-order"), values=values)


@settings(suppress_health_check=list(HealthCheck))
@given(st.data())
def test_its_open_steps_do_not_depend_on_the_order_of_recording(data: st.DataObject) -> None:
    commands = [[disqualifying(entry) for entry in command] for command in data.draw(histories.histories())]
    one, two = data.draw(recordings.recordings(commands)), data.draw(recordings.recordings(commands))
    now = max(one[-1][0], two[-1][0])
    first, second = (Case(recordings.docket_of(each), CALENDARS) for each in (one, two))
    assert runs.rebuilt(CATALOGUE, first, now) == runs.rebuilt(CATALOGUE, second, now)


def lived(one: Life) -> tuple[Any, Any, str]:
    return one.start, one.end, cause(one)


@settings(suppress_health_check=list(HealthCheck))
@given(histories.histories())
def test_in_every_history_it_lives_as_a_temporary_order_would(commands: list[recordings.Command]) -> None:
    now = recordings.FIRST.replace(year=2027)
    entries = [entry for command in commands for entry in command]
    temporary = life(Case(Docket().append(*entries, recorded_at=now), CALENDARS), TEMPORARY)
    case = Case(Docket().append(*map(disqualifying, entries), recorded_at=now), CALENDARS)
    same = life(case, ORDER)
    assert same.map(lived) == temporary.map(lived)
    assert not any("13M" in one.why for one in same.values), "it cites its own sections"
    ends = same.map(lambda one: one.end)
    first, last = earliest(ends), latest(ends)
    assert first is None or last is None or first <= last
