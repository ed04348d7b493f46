"""Stories of a temporary order: when it is in force, why it ends, what people have to do. All persons and files are made up."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

import pytest

import app.law.all  # noqa: F401 - every rule registers itself
from app.casework.answer import Done, Wanted
from app.casework.clock import BRISBANE, start_of
from app.casework.docket import Docket, Entry
from app.law.calendars import seed
from app.law.questions import QUESTIONS, Case, told
from app.law.status import deadlines, in_force, life, protection_gap, status_at, wanted_next

APPLICATION, ORDER = "application:1", "temporary-order:1"
BOTH = ("APPLICATION", "APPEARANCE_NOTICE")
CALENDARS = seed()


def at(text: str) -> datetime:
    """An instant in Brisbane: "2026-06-02 10:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=BRISBANE)


class Story:
    """A docket written one event after another."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.numbers = count(1)

    def write(self, kind: str, subject: str, when: str, occasion: str = "", **values: Any) -> Story:
        number = next(self.numbers)
        self.entries.append(Entry(f"e{number}", kind, subject, at(when), values, occasion, number))
        return self

    def made(self, when: str, presence: str = "IN_PERSON", *, order: str = ORDER, return_at: str | None = None, **more: Any) -> Story:
        values: dict[str, Any] = {"application": APPLICATION, "made_under": "S13J" if return_at else "S13K", "presence": presence, **more}
        if return_at:
            values["return_at"] = at(return_at).isoformat()
        return self.write("temporary-order-made", order, when, str(more.get("hearing", "")), **values)

    def started(self, when: str) -> Story:
        return self.write("appearance-notice-issued", APPLICATION, when, court="MAGISTRATES", court_place="Brisbane")

    def documents_served(self, when: str, *documents: str) -> Story:
        named = list(documents or BOTH)
        return self.write("documents-served", f"service:{APPLICATION}", when, documents=named, mode="PERSONAL")

    def copy_served(self, when: str, mode: str = "PERSONAL", **more: Any) -> Story:
        return self.write("documents-served", f"service:{ORDER}", when, documents=["ORDER"], mode=mode, **more)

    def listed(self, number: int, when: str, listed_for: str) -> Story:
        return self.write(
            "mention-listed",
            f"hearing:{number}",
            when,
            application=APPLICATION,
            listed_for=at(listed_for).isoformat(),
            court_place="Brisbane",
        )

    def held(
        self, number: int, when: str, outcome: str = "ADJOURNED", presence: str = "IN_PERSON", *, mention: bool = True, **more: Any
    ) -> Story:
        hearing = f"hearing:{number}"
        return self.write(
            "hearing-held",
            hearing,
            when,
            hearing,
            application=APPLICATION,
            mention_of_final_application=mention,
            presence=presence,
            outcome=outcome,
            **more,
        )

    def extended(self, number: int, when: str, decision: str = "EXTENDED", **values: Any) -> Story:
        hearing = f"hearing:{number}"
        return self.write("extension-decided", ORDER, when, hearing, hearing=hearing, decision=decision, **values)

    @property
    def case(self) -> Case:
        return Case(Docket(tuple(self.entries)), CALENDARS)

    def status(self, when: str) -> str:
        return in_force(self.case, ORDER, at(when))

    def doubts(self, when: str) -> tuple[str, ...]:
        return status_at(self.case, ORDER, at(when)).doubts

    def over(self, conclusion: str) -> datetime | None:
        found: datetime | None = told(self.case, "until", f"temporary-order.{conclusion}", ORDER)
        return found

    def step(self, name: str) -> Done | Wanted:
        found: Done | Wanted = told(self.case, "step", f"temporary-order.{name}", ORDER)
        return found


@pytest.fixture
def story() -> Story:
    return Story()


# ---------------------------------------------------------------- effect: 13M(1)
@pytest.mark.provision("13M(1)(a)")
def test_in_the_respondents_presence_it_is_in_force_to_the_minute_it_is_made(story: Story) -> None:
    story.made("2026-06-02 10:15")
    assert (story.status("2026-06-02 10:14"), story.status("2026-06-02 10:15")) == ("NO", "YES")


@pytest.mark.parametrize("presence", ["ABSENT", "LAWYER_ONLY"])
@pytest.mark.provision("13M(1)(b)")
def test_in_absence_it_is_in_force_only_from_the_service_of_its_copy(story: Story, presence: str) -> None:
    story.made("2026-06-02 10:15", presence).documents_served("2026-06-03 09:00")
    assert story.status("2026-06-04 12:00") == "NO"  # the application documents are another service
    story.copy_served("2026-06-05 18:30")
    assert (story.status("2026-06-05 18:29"), story.status("2026-06-05 18:30")) == ("NO", "YES")


@pytest.mark.parametrize("presence", ["AV_LINK", "PHONE"])
def test_by_link_or_telephone_it_is_uncertain_until_it_is_served(story: Story, presence: str) -> None:
    story.made("2026-06-02 10:15", presence)
    assert (story.status("2026-06-03 12:00"), story.doubts("2026-06-03 12:00")) == ("UNCERTAIN", ("O-A10",))
    story.copy_served("2026-06-05 18:30")
    assert story.status("2026-06-05 19:00") == "YES"


def test_substituted_service_counts_from_the_instant_that_the_order_for_it_names(story: Story) -> None:
    deemed = at("2026-06-12 15:00").isoformat()
    story.made("2026-06-04 09:00", "ABSENT").copy_served(
        "2026-06-10 15:00", "SUBSTITUTED", substituted_order="of 9 June", deemed_served_at=deemed
    )
    assert (story.status("2026-06-11 12:00"), story.status("2026-06-12 15:00")) == ("NO", "YES")


@pytest.mark.parametrize(("mention", "status"), [("2026-06-05 18:29", "UNCERTAIN"), ("2026-06-05 18:30", "NO")])
@pytest.mark.provision("13M(1)(b)", "13M(2)(b)")
def test_served_at_the_very_minute_of_a_mention_that_did_not_extend_it_it_does_not_live(story: Story, mention: str, status: str) -> None:
    # given a mention before the order has effect, which may end it or not (O-A39), and the copy served afterwards, or at that minute
    story.made("2026-06-02 10:15", "ABSENT").started("2026-06-02 11:00").copy_served("2026-06-05 18:30")
    story.held(1, mention).extended(1, mention, "NOT_EXTENDED")
    # then only what was served after the mention may be in force
    assert story.status("2026-06-05 18:30") == status


# ---------------------------------------------------------------- (c) the prescribed period
@pytest.mark.parametrize(
    ("made", "shorter", "longer"),
    [("2026-06-01", "2026-06-28", "2026-06-29"), ("2028-02-03", "2028-03-01", "2028-03-02"), ("2027-02-03", "2027-03-02", "2027-03-03")],
)
@pytest.mark.provision("13M(2)(c)", "13M(3)(b)")
def test_twenty_eight_days_end_a_day_earlier_if_the_first_day_counts(story: Story, made: str, shorter: str, longer: str) -> None:
    story.made(f"{made} 10:15")
    ends = sorted(one.end for one in life(story.case, ORDER).values if one.end)
    assert ends == [start_of(date.fromisoformat(day) + timedelta(days=1)) for day in (shorter, longer)]
    assert (story.status(f"{shorter} 23:59"), story.status(f"{longer} 12:00"), story.doubts(f"{longer} 12:00")) == (
        "YES",
        "UNCERTAIN",
        ("O-A01",),
    )
    assert story.over("lapsed") == ends[-1]


def test_the_end_of_an_order_does_not_move_off_a_sunday(story: Story) -> None:
    story.made("2026-06-01 10:15")
    first = told(story.case, "act_by", "temporary-order.ends", ORDER)
    assert first == start_of(date(2026, 6, 29))  # Sunday 28 June is the last day on the shorter reading


def test_served_later_the_period_may_run_from_the_making_or_from_the_service(story: Story) -> None:
    story.made("2026-06-02 10:00", "ABSENT").copy_served("2026-06-12 10:00")
    assert story.status("2026-06-29 12:00") == "YES"
    assert (story.status("2026-07-05 12:00"), story.doubts("2026-07-05 12:00")) == ("UNCERTAIN", ("O-A03",))
    assert story.status("2026-07-11 12:00") == "NO"


# ---------------------------------------------------------------- the return date, a decision, discontinuance, revocation
@pytest.mark.provision("13M(2)(a)")
def test_a_magistrates_order_ends_at_the_return_instant_if_nothing_was_started(story: Story) -> None:
    story.made("2026-06-02 10:00", return_at="2026-06-08 09:00")  # a public holiday in some places: the instant does not move
    assert (story.status("2026-06-08 08:59"), story.status("2026-06-08 09:00")) == ("YES", "NO")
    assert story.over("return-date-passed") == at("2026-06-08 09:00")


def test_a_proceeding_started_at_the_very_return_instant_is_in_time(story: Story) -> None:
    story.made("2026-06-02 10:00", return_at="2026-06-08 09:00").started("2026-06-08 09:00")
    assert story.status("2026-06-08 09:00") == "YES"


def test_a_courts_order_has_no_return_date_that_could_end_it(story: Story) -> None:
    story.made("2026-06-02 10:00")
    assert story.status("2026-06-20 09:00") == "YES"


@pytest.mark.parametrize("decision", ["MADE", "REFUSED"])
@pytest.mark.provision("13M(2)(d)")
def test_a_decision_either_way_ends_it_at_that_instant(story: Story, decision: str) -> None:
    story.made("2026-06-02 10:00").write("application-decided", APPLICATION, "2026-06-22 11:30", decision=decision)
    assert (story.status("2026-06-22 11:29"), story.status("2026-06-22 11:30")) == ("YES", "NO")
    assert story.over("application-decided") == at("2026-06-22 11:30")


def test_an_application_struck_out_between_mentions_leaves_the_order_uncertain(story: Story) -> None:
    story.made("2026-06-02 10:00").write("application-decided", APPLICATION, "2026-06-22 11:30", decision="STRUCK_OUT")
    assert (story.status("2026-06-23 12:00"), story.doubts("2026-06-23 12:00")) == ("UNCERTAIN", ("O-A35",))


@pytest.mark.provision("13M(2)(e)")
def test_discontinuing_the_application_ends_it_and_before_the_making_it_does_not(story: Story) -> None:
    story.write("application-discontinued", APPLICATION, "2026-06-01 10:00").made("2026-06-02 10:00")
    assert story.status("2026-06-02 11:00") == "YES"
    story.write("application-discontinued", APPLICATION, "2026-06-05 10:00")
    assert (story.status("2026-06-05 10:00"), story.over("application-discontinued")) == ("NO", at("2026-06-05 10:00"))


@pytest.mark.provision("13M(2)(f)")
def test_a_revocation_in_absence_takes_effect_before_it_is_served(story: Story) -> None:
    story.made("2026-06-02 10:00").write("order-revoked", ORDER, "2026-06-12 10:00", how="REVOCATION_APPLICATION").copy_served(
        "2026-06-15 10:00"
    )
    assert (story.status("2026-06-13 12:00"), story.over("revoked")) == ("NO", at("2026-06-12 10:00"))


# ---------------------------------------------------------------- (b) mentions
@pytest.mark.provision("13M(2)(b)")
def test_not_extended_at_the_mention_it_ends_there(story: Story) -> None:
    story.made("2026-03-02 10:00").held(1, "2026-03-20 10:00")
    assert (story.status("2026-03-20 09:59"), story.status("2026-03-20 10:00")) == ("YES", "NO")
    gap = "Nothing protects: application 1 goes on, and no temporary order made on it is certainly in force."
    assert protection_gap(story.case, at("2026-03-20 10:01")) == (gap,)


@pytest.mark.parametrize("outcome", ["RESERVED", "PART_HEARD", "ADJOURNED_NO_DATE", "FURTHER_NOTICE_DIRECTED"])
def test_a_reserved_decision_and_its_like_are_mentions(story: Story, outcome: str) -> None:
    story.made("2026-03-02 10:00").held(1, "2026-03-20 10:00", outcome)
    assert story.status("2026-03-20 10:00") == "NO"


def test_a_hearing_that_is_not_a_mention_does_not_end_it(story: Story) -> None:
    story.made("2026-03-02 10:00").held(1, "2026-03-20 10:00", mention=False)
    assert story.status("2026-03-20 10:00") == "YES"


def test_the_hearing_at_which_it_was_made_is_not_a_mention_that_ends_it(story: Story) -> None:
    story.held(1, "2026-03-02 10:00").made("2026-03-02 10:40", hearing="hearing:1")
    assert story.status("2026-03-02 10:40") == "YES"
    early = Story().held(1, "2026-03-02 10:40").made("2026-03-02 10:00", hearing="hearing:1")  # the hearing's time written down later
    assert early.status("2026-03-02 11:00") == "YES"


def test_a_second_mention_inside_an_extension_is_uncertain_until_the_extension_is_over(story: Story) -> None:
    story.made("2026-06-02 10:00").held(1, "2026-06-16 10:00").extended(1, "2026-06-16 10:00", until="2026-07-13").held(
        2, "2026-06-30 10:00"
    )
    assert (story.status("2026-07-05 12:00"), story.doubts("2026-07-05 12:00")) == ("UNCERTAIN", ("O-A05",))
    assert story.status("2026-07-14 00:00") == "NO"


def test_unserved_at_a_mention_it_is_not_declared_dead(story: Story) -> None:
    story.made("2026-06-04 10:00", "ABSENT", return_at="2026-06-19 09:00").started("2026-06-04 12:00").held(
        1, "2026-06-19 09:00", presence="ABSENT"
    )
    assert story.status("2026-06-20 12:00") == "NO"
    story.copy_served("2026-06-22 10:00")
    assert (story.status("2026-06-23 12:00"), story.doubts("2026-06-23 12:00")) == ("UNCERTAIN", ("O-A39",))


@pytest.mark.parametrize("kind", ["application-discontinued", "application-decided", "order-revoked"])
def test_an_unserved_order_that_was_decided_discontinued_or_revoked_never_takes_effect(story: Story, kind: str) -> None:
    subject = ORDER if kind == "order-revoked" else APPLICATION
    story.made("2026-06-04 10:00", "ABSENT").write(kind, subject, "2026-06-10 10:00", decision="REFUSED").copy_served("2026-06-12 10:00")
    assert story.status("2026-06-12 10:00") == "NO"


# ---------------------------------------------------------------- extensions: 13N, O-D07
def extension(until: str | None = None, **more: Any) -> Story:
    values = {"until": until} if until else {}
    return Story().made("2026-06-02 10:00").held(1, "2026-06-16 10:00").extended(1, "2026-06-16 10:00", **values, **more)


def test_an_extension_to_the_twenty_seventh_day_after_it_is_good_on_every_reading() -> None:
    story = extension("2026-07-13")
    assert (story.status("2026-07-13 23:59"), story.status("2026-07-14 00:00")) == ("YES", "NO")


def test_the_twenty_eighth_day_after_it_alone_is_uncertain() -> None:
    story = extension("2026-07-14")
    assert (story.status("2026-07-13 12:00"), story.status("2026-07-14 12:00"), story.status("2026-07-15 00:00")) == (
        "YES",
        "UNCERTAIN",
        "NO",
    )
    assert story.doubts("2026-07-14 12:00") == ("O-A01",)


def test_up_to_28_days_after_the_old_end_it_hangs_on_where_an_extension_is_measured_from() -> None:
    story = extension("2026-07-28")
    assert (story.status("2026-07-13 12:00"), story.status("2026-07-20 12:00")) == ("YES", "UNCERTAIN")
    assert story.doubts("2026-07-20 12:00") == ("O-A04",)


def test_longer_without_consent_it_is_uncertain_from_the_mention() -> None:
    story = extension("2026-07-29")
    assert (story.status("2026-06-16 09:59"), story.status("2026-06-16 10:00"), story.status("2026-07-29 12:00")) == (
        "YES",
        "UNCERTAIN",
        "UNCERTAIN",
    )
    assert story.doubts("2026-06-17 12:00") == ("O-A55",)
    assert extension(days=40).status("2026-06-17 12:00") == "UNCERTAIN"


@pytest.mark.provision("13N(2)")
def test_longer_with_the_respondents_consent_it_is_good() -> None:
    story = extension("2026-09-30", consent={"given": True, "text": "agreed in court"})
    assert (story.status("2026-09-30 12:00"), story.status("2026-10-01 00:00")) == ("YES", "NO")
    assert extension("2026-09-30", consent={"given": False}).status("2026-06-17 12:00") == "UNCERTAIN"


def test_for_28_days_without_a_stated_day_it_may_run_from_the_grant_or_from_the_old_end() -> None:
    story = extension(days=28)
    assert (story.status("2026-07-10 12:00"), story.status("2026-07-20 12:00"), story.status("2026-07-29 12:00")) == (
        "YES",
        "UNCERTAIN",
        "NO",
    )


@pytest.mark.provision("13M(3)(a)")
def test_a_shorter_extension_replaces_the_28_days() -> None:
    story = extension("2026-06-20")
    assert (story.status("2026-06-20 12:00"), story.status("2026-06-21 00:00")) == ("YES", "NO")


@pytest.mark.parametrize(
    ("documents", "satisfied", "said"),
    [((), True, "UNCERTAIN"), (("APPLICATION",), True, "UNCERTAIN"), (BOTH, False, "UNCERTAIN"), (BOTH, True, "YES")],
)
@pytest.mark.provision("13N(3)")
def test_in_absence_it_needs_both_documents_served_and_the_courts_satisfaction(
    documents: tuple[str, ...], satisfied: bool, said: str
) -> None:
    story = Story().made("2026-06-02 10:00")
    for document in documents:
        story.documents_served("2026-06-10 10:00", document)  # each in an entry of its own
    story.held(1, "2026-06-16 10:00", presence="ABSENT", documents_served_satisfied=satisfied).extended(
        1, "2026-06-16 10:00", until="2026-07-10"
    )
    assert story.status("2026-06-17 12:00") == said


def test_documents_served_only_after_the_mention_do_not_carry_an_extension_in_absence() -> None:
    story = Story().made("2026-06-02 10:00").documents_served("2026-06-17 10:00")
    story.held(1, "2026-06-16 10:00", presence="ABSENT", documents_served_satisfied=True).extended(
        1, "2026-06-16 10:00", until="2026-07-10"
    )
    assert story.status("2026-06-18 12:00") == "UNCERTAIN"


def test_an_order_that_is_over_cannot_be_extended_to_life() -> None:
    story = Story().made("2026-06-02 10:00").held(1, "2026-07-10 10:00").extended(1, "2026-07-10 10:00", until="2026-08-01")
    assert story.status("2026-07-11 12:00") == "NO"


def test_an_extension_of_an_order_not_yet_served_is_doubtful() -> None:
    story = Story().made("2026-06-02 10:00", "ABSENT").held(1, "2026-06-16 10:00").extended(1, "2026-06-16 10:00", until="2026-07-10")
    story.copy_served("2026-06-18 10:00")
    assert (story.status("2026-07-05 12:00"), "O-A06" in story.doubts("2026-07-05 12:00")) == ("UNCERTAIN", True)


# ---------------------------------------------------------------- steps and dates
@pytest.mark.provision("13M(2)(b)")
def test_a_mention_is_wanted_again_after_each_mention_and_when_a_listing_is_vacated(story: Story) -> None:
    story.made("2026-06-02 10:00")
    wanted = story.step("list-a-mention")
    assert isinstance(wanted, Wanted)
    assert (wanted.about, wanted.act_by, wanted.provision) == ("after the making", start_of(date(2026, 6, 30)), "13M(2)(b), 13N")
    story.listed(1, "2026-06-03 09:00", "2026-06-16 10:00")
    assert story.step("list-a-mention") == Done(at("2026-06-03 09:00"))
    story.write("mention-vacated", "hearing:1", "2026-06-04 09:00", reason="moved")
    assert isinstance(story.step("list-a-mention"), Wanted)
    story.listed(2, "2026-06-05 09:00", "2026-06-16 10:00").held(2, "2026-06-16 10:00").extended(2, "2026-06-16 10:00", until="2026-07-10")
    again = story.step("list-a-mention")
    assert isinstance(again, Wanted)
    assert again.about == "after hearing 2"


def test_a_mention_listed_after_the_earliest_end_does_not_answer_the_step(story: Story) -> None:
    story.made("2026-06-02 10:00").listed(1, "2026-06-03 09:00", "2026-06-30 09:00")
    wanted = story.step("list-a-mention")
    assert isinstance(wanted, Wanted)
    assert wanted.about == "hearing 1 is listed too late: end of Mon 29 June 2026"


def test_the_request_for_an_extension_is_due_before_the_day_of_the_mention(story: Story) -> None:
    story.made("2026-06-02 10:00").listed(1, "2026-06-03 09:00", "2026-06-16 10:00")
    wanted = story.step("ask-for-an-extension")
    assert isinstance(wanted, Wanted)
    assert (wanted.about, wanted.act_by) == ("hearing 1", start_of(date(2026, 6, 16)))
    story.write("extension-asked", "hearing:1", "2026-06-10 09:00", ask=True, reasons="children live next door")
    assert story.step("ask-for-an-extension") == Done(at("2026-06-10 09:00"))


def test_an_extension_recorded_late_takes_back_the_end_and_its_confirmation(story: Story) -> None:
    story.made("2026-06-02 10:00")
    wanted = story.step("confirm-end")
    assert isinstance(wanted, Wanted)
    assert wanted.about == "end of Tue 30 June 2026"
    story.write("end-confirmed", ORDER, "2026-07-01 12:00", of=wanted.about)
    assert isinstance(story.step("confirm-end"), Done)
    story.held(1, "2026-06-29 10:00").extended(1, "2026-06-29 10:00", until="2026-07-20")  # made on day 27, recorded on day 30
    assert story.status("2026-07-02 12:00") == "YES"
    later = story.step("confirm-end")
    assert isinstance(later, Wanted)
    assert later.about == "end of Mon 20 July 2026"


def test_the_dates_that_matter_of_a_magistrates_order(story: Story) -> None:
    story.made("2026-06-02 10:00", return_at="2026-06-19 09:00").listed(1, "2026-06-03 09:00", "2026-06-19 09:00")
    found = {d.name: d for d in deadlines(story.case) if d.subject == ORDER and d.name.startswith("temporary-order.")}
    assert found["temporary-order.last-day"].warn == (14, 7, 5, 3, 2, 1)
    assert found["temporary-order.return-date"].act_by == at("2026-06-19 09:00")
    assert found["temporary-order.return-date"].met_at == at("2026-06-19 09:00"), "the order ends then, and the date is past"
    assert not found["temporary-order.return-date"].doing, "the duty is to start at once (13J(6)); this is what happens otherwise"
    story.started("2026-06-02 12:00")
    met = {d.name: d for d in deadlines(story.case) if d.subject == ORDER}
    assert met["temporary-order.return-date"].met_at == at("2026-06-02 12:00")
    assert met["temporary-order.next-mention"].act_by == at("2026-06-19 09:00")
    assert (met["temporary-order.last-day"].act_by, met["temporary-order.last-day"].doubts) == (start_of(date(2026, 6, 30)), ("O-A01",))


def test_a_making_that_is_withdrawn_was_never_made(story: Story) -> None:
    story.made("2026-06-02 10:00")
    gone = Entry("w", "temporary-order-made", ORDER, at("2026-06-03 10:00"), withdraws="e1", reason="wrong file")
    case = Case(Docket((*story.entries, gone)), CALENDARS)
    assert in_force(case, ORDER, at("2026-06-04 10:00")) == "NO"
    assert told(case, "until", "temporary-order.ends", ORDER) is None


def test_to_start_the_proceeding_is_asked_for_once_and_names_the_return_date(story: Story) -> None:
    story.made("2026-06-02 10:00", return_at="2026-06-19 09:00")
    (duty,) = [d for d in deadlines(story.case) if d.label.startswith("Start the proceeding")]
    assert (duty.name, duty.act_by, duty.doing) == ("application.start-at-once", at("2026-06-02 10:00"), True)
    assert duty.warnings == ("The order ends at 09:00 on Fri 19 June 2026 if no proceeding has been started (13M(2)(a)).",)


def test_an_end_that_has_passed_in_every_reading_is_on_no_list_any_more(story: Story) -> None:
    story.made("2026-06-02 10:00", return_at="2026-06-19 09:00").started("2026-06-02 12:00")

    def listed(day: date) -> bool:
        return "temporary-order.last-day" in {d.name for d in wanted_next(story.case, start_of(day))}

    assert listed(date(2026, 6, 30)), "over in one reading of O-A01 only"
    assert not listed(date(2026, 7, 1))


def test_an_application_never_started_is_not_said_to_go_on_when_its_temporary_order_has_lapsed(story: Story) -> None:
    story.made("2026-06-02 10:00", return_at="2026-06-19 09:00")
    assert protection_gap(story.case, at("2026-06-19 08:59")) == ()
    (gap,) = protection_gap(story.case, at("2026-06-19 09:00"))
    assert gap == "Nothing protects: application 1 has not been started, and no temporary order made on it is certainly in force."


def test_an_application_on_which_no_temporary_order_was_made_is_no_gap(story: Story) -> None:
    story.started("2026-06-02 12:00")
    assert protection_gap(story.case, at("2026-07-30 09:00")) == ()


def test_a_magistrates_order_by_consent_is_for_an_adult_and_needs_both_consents(story: Story) -> None:
    story.made("2026-06-02 10:00", return_at="2026-06-19 09:00", by_consent=True, both_consents_recorded=False)
    case = story.case
    found = QUESTIONS["temporary-order.by-consent"].rule(case, ORDER, case.docket.of_kind("temporary-order-made"))
    assert {c.provision for c in found} == {"13P(1)", "13P(2)"}, "nobody knows here how old the respondent is, and one consent is missing"
