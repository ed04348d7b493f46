"""What an appeal does to an order: nothing by itself; a stay; and what the appeal court makes, revokes or puts back (ss 13ZI(3), 13ZJ)."""

from __future__ import annotations

import pytest

import app.law.all  # noqa: F401 - every life and gap
from app.law import status
from app.law.orders.temporary_orders import crowded
from tests.support.order_stories import ORDER, Story, at

TEMPORARY = "temporary-order:1"
APPEAL = f"appeal:{ORDER}"


def made() -> Story:
    return Story().applied("2026-02-01").made("2026-03-10")


def appealed() -> Story:
    return made().tell("notice-of-appeal-filed", APPEAL, "2026-03-20", side="RESPONDENT", court="DISTRICT_COURT", registry="Brisbane")


def temporary() -> Story:
    return Story().applied("2026-02-27").made("2026-03-02", order=TEMPORARY, made_under="S13K")


def said(story: Story, day: str, clock: str = "10:00", order: str = ORDER) -> str:
    return status.in_force(story.case, order, at(day, clock))


def why(story: Story, day: str, clock: str = "10:00", order: str = ORDER) -> str:
    return status.status_at(story.case, order, at(day, clock)).why


def stretches(story: Story, order: str = ORDER) -> list[str]:
    return [one.said for one in status.status_intervals(story.case, order)]


# ---------------------------------------------------------------- an appeal alone, and a stay
@pytest.mark.provision("13ZI(3)")
def test_an_appeal_alone_changes_nothing_about_the_order() -> None:
    assert status.status_intervals(appealed().case, ORDER) == status.status_intervals(made().case, ORDER)


def test_a_stayed_order_binds_nobody_until_the_stay_is_over_and_the_answer_says_why() -> None:
    story = appealed().tell(
        "stay-ordered", APPEAL, "2026-03-25", "14:00", order=ORDER, until=at("2026-05-01", "16:00").isoformat(), terms="t"
    )
    assert said(story, "2026-03-25", "13:59") == "YES"
    assert said(story, "2026-03-25", "14:00") == "NO"
    assert "stayed its operation (13ZI(3))" in why(story, "2026-03-25", "14:00")
    assert said(story, "2026-05-01", "15:59") == "NO"
    assert said(story, "2026-05-01", "16:00") == "YES"
    assert stretches(story)[:3] == ["YES", "NO", "YES"]


def test_the_term_goes_on_running_while_the_order_is_stayed() -> None:
    story = appealed()
    before = status.life(story.case, ORDER).map(lambda one: one.end)
    story.tell("stay-ordered", APPEAL, "2026-03-25", order=ORDER, terms="t")
    assert status.life(story.case, ORDER).map(lambda one: one.end) == before


def test_a_stay_ends_when_it_is_lifted_or_else_when_the_appeal_is_decided() -> None:
    stayed = appealed().tell("stay-ordered", APPEAL, "2026-03-25", order=ORDER, terms="t")
    assert said(stayed, "2026-12-01") == "NO", "without an end it lasts"
    stayed.tell("appeal-decided", APPEAL, "2026-05-04", "10:00", result="DISMISSED", costs="NONE")
    assert (said(stayed, "2026-05-04", "09:59"), said(stayed, "2026-05-04")) == ("NO", "YES")
    stayed.tell("stay-ended", APPEAL, "2026-04-02", "12:00", order=ORDER)
    assert (said(stayed, "2026-04-02", "11:59"), said(stayed, "2026-04-02", "12:00")) == ("NO", "YES")


def test_a_stay_to_a_day_after_the_decision_of_the_appeal_is_uncertain_in_between() -> None:
    story = appealed().tell("stay-ordered", APPEAL, "2026-03-25", order=ORDER, until=at("2026-06-01").isoformat(), terms="t")
    story.tell("appeal-decided", APPEAL, "2026-05-04", "10:00", result="DISMISSED", costs="NONE")
    assert (said(story, "2026-05-04", "09:59"), said(story, "2026-05-04"), said(story, "2026-06-01")) == ("NO", "UNCERTAIN", "YES")
    assert status.status_at(story.case, ORDER, at("2026-05-05")).doubts == ("O-A60",)


def test_a_stay_of_one_order_leaves_the_other_alone() -> None:
    story = appealed().made("2026-03-12", order="prohibition-order:2")
    story.tell("stay-ordered", APPEAL, "2026-03-25", order=ORDER, terms="t")
    assert said(story, "2026-03-26", order="prohibition-order:2") == "YES"
    assert status.protection_gap(story.case, at("2026-03-26")) == ()


def test_where_the_only_order_is_stayed_nothing_protects() -> None:
    story = appealed().tell("stay-ordered", APPEAL, "2026-03-25", order=ORDER, terms="t")
    assert status.protection_gap(story.case, at("2026-03-24")) == ()
    (gap,) = status.protection_gap(story.case, at("2026-03-26"))
    assert "prohibition order 1 is stayed" in gap


def test_a_temporary_order_may_be_stayed_too_and_its_28_days_run_on() -> None:
    story = temporary().tell("stay-ordered", f"appeal:{TEMPORARY}", "2026-03-05", order=TEMPORARY, terms="t")
    assert said(story, "2026-03-06", order=TEMPORARY) == "NO"
    story.tell("stay-ended", f"appeal:{TEMPORARY}", "2026-03-10", order=TEMPORARY)
    assert said(story, "2026-03-11", order=TEMPORARY) == "YES"
    assert said(story, "2026-03-31", order=TEMPORARY) == "NO"


# ---------------------------------------------------------------- ended on appeal, and put back
def test_a_temporary_order_ends_when_it_is_revoked_on_appeal() -> None:
    story = temporary().tell("order-revoked", TEMPORARY, "2026-03-20", "11:00", how="APPEAL")
    assert (said(story, "2026-03-20", "10:59", TEMPORARY), said(story, "2026-03-20", "11:00", TEMPORARY)) == ("YES", "NO")
    assert "13M(2)(f)" in why(story, "2026-03-20", "11:00", TEMPORARY)


def test_an_order_whose_revocation_is_set_aside_binds_again_from_then_and_never_in_between() -> None:
    story = made().tell("order-revoked", ORDER, "2026-06-01", how="REVOCATION_APPLICATION")
    assert said(story, "2026-09-01") == "NO"
    story.tell("order-restored", ORDER, "2026-08-03", "15:00")
    assert [said(story, *when) for when in (("2026-06-01", "09:59"), ("2026-06-01", "10:00"), ("2026-08-03", "14:59"), ("2026-08-03", "15:00"))] == [
        "YES", "NO", "NO", "YES",
    ]  # fmt: skip
    assert "put it back later" in why(story, "2026-07-01")


def test_an_order_put_back_ends_with_the_term_that_it_always_had() -> None:
    story = made().tell("order-revoked", ORDER, "2026-06-01", how="REVOCATION_APPLICATION").tell("order-restored", ORDER, "2026-08-03")
    assert status.life(story.case, ORDER).map(lambda one: one.end) == status.life(made().case, ORDER).map(lambda one: one.end)


def test_an_order_put_back_may_be_revoked_again() -> None:
    story = made().tell("order-revoked", ORDER, "2026-06-01", how="REVOCATION_APPLICATION").tell("order-restored", ORDER, "2026-08-03")
    story.tell("order-revoked", ORDER, "2026-10-01", how="REVOCATION_APPLICATION")
    assert (said(story, "2026-09-30"), said(story, "2026-10-01")) == ("YES", "NO")
    assert why(story, "2026-10-02") == "Not in force: It was revoked."


def not_extended() -> Story:
    story = temporary()
    held = {"application": "application:1", "presence": "IN_PERSON", "outcome": "ADJOURNED", "mention_of_final_application": True}
    story.tell("hearing-held", "hearing:2", "2026-03-20", "09:00", **held)
    return story.tell("extension-decided", TEMPORARY, "2026-03-20", "09:00", hearing="hearing:2", decision="NOT_EXTENDED")


def test_a_temporary_order_that_was_not_extended_goes_on_from_the_appeal_to_the_day_that_the_appeal_court_named() -> None:
    story = not_extended().tell("order-restored", TEMPORARY, "2026-04-01", "10:00", until="2026-04-20")
    assert [said(story, *when, TEMPORARY) for when in (("2026-03-20", "08:59"), ("2026-03-20", "09:00"), ("2026-04-01", "09:59"))] == [
        "YES",
        "NO",
        "NO",
    ]
    assert [said(story, *when, TEMPORARY) for when in (("2026-04-01", "10:00"), ("2026-04-20", "23:59"), ("2026-04-21", "00:00"))] == [
        "YES",
        "YES",
        "NO",
    ]
    assert "put it back later" in why(story, "2026-03-25", order=TEMPORARY)


def test_what_ends_an_order_ends_one_that_was_put_back_as_well() -> None:
    story = not_extended().tell("order-restored", TEMPORARY, "2026-04-01", "10:00", until="2026-04-20")
    story.tell("application-decided", "application:1", "2026-04-10", decision="REFUSED")
    assert (said(story, "2026-04-10", "09:59", TEMPORARY), said(story, "2026-04-10", "10:00", TEMPORARY)) == ("YES", "NO")
    assert "13M(2)(d)" in why(story, "2026-04-12", order=TEMPORARY)


@pytest.mark.provision("13ZJ(1)", "13ZJ(3)")
def test_without_a_day_it_may_go_on_for_what_is_left_of_its_period_and_not_longer() -> None:
    # given an order of 2 March, not extended on 20 March and put back on 23 March with no day named: its 28 days run to the 29th or the 30th
    story = not_extended().tell("order-restored", TEMPORARY, "2026-03-23", "10:00")
    # then whether it goes on for them is open (O-A94), and after them it is over
    assert said(story, "2026-03-23", "09:59", TEMPORARY) == "NO"
    assert status.status_at(story.case, TEMPORARY, at("2026-03-23", "10:00")).doubts == ("O-A94",)
    assert (said(story, "2026-03-30", "23:59", TEMPORARY), said(story, "2026-03-31", "00:00", TEMPORARY)) == ("UNCERTAIN", "NO")
    # and put back when nothing was left of them it stays over
    assert said(not_extended().tell("order-restored", TEMPORARY, "2026-04-01"), "2026-04-01", order=TEMPORARY) == "NO"


@pytest.mark.provision("13ZJ(3)")
def test_an_order_whose_period_ran_out_goes_on_to_the_day_named_though_nothing_happened_in_between() -> None:
    # given an order of 2 March about which nothing more is recorded, so that it was over by the end of the month
    story = temporary().tell("order-restored", TEMPORARY, "2026-04-05", "11:00", until="2026-05-03")
    assert [said(story, *when, TEMPORARY) for when in (("2026-04-05", "10:59"), ("2026-04-05", "11:00"), ("2026-05-03", "23:59"))] == [
        "NO",
        "YES",
        "YES",
    ]


@pytest.mark.provision("13ZJ(3)")
def test_a_day_named_that_was_over_takes_nothing_back_and_gives_nothing() -> None:
    # given an order that is alive, or over, and a decision of 16 March that names the 14th
    alive = temporary().tell("order-restored", TEMPORARY, "2026-03-16", "13:00", until="2026-03-14")
    over = not_extended().tell("order-restored", TEMPORARY, "2026-03-23", "13:00", until="2026-03-22")
    # then the one was in force until the decision, and the other stays over
    assert [said(alive, *when, TEMPORARY) for when in (("2026-03-15", "10:00"), ("2026-03-16", "12:59"), ("2026-03-17", "00:00"))] == [
        "YES",
        "YES",
        "NO",
    ]
    assert said(over, "2026-03-23", "13:00", TEMPORARY) == "NO"


@pytest.mark.provision("13M(1)(b)", "13ZJ(1)")
def test_an_order_that_ended_unserved_may_be_put_back_and_a_copy_served_meanwhile_counts() -> None:
    # given an order made in absence, on whose application a refusal ended it before anybody served it
    def refused() -> Story:
        story = Story().applied("2026-02-27").made("2026-03-02", order=TEMPORARY, presence="ABSENT", made_under="S13K")
        return story.tell("application-decided", "application:1", "2026-03-06", decision="REFUSED")

    # when the appeal court puts it back to a day, and the copy is served after that, or was before
    after = refused().tell("order-restored", TEMPORARY, "2026-03-10", until="2026-03-25").served("2026-03-12", order=TEMPORARY)
    before = refused().tell("order-restored", TEMPORARY, "2026-03-10", until="2026-03-25").served("2026-03-08", order=TEMPORARY)
    # then it is in force once both have happened
    assert [said(after, *when, TEMPORARY) for when in (("2026-03-12", "09:59"), ("2026-03-12", "10:00"), ("2026-03-26", "00:00"))] == [
        "NO",
        "YES",
        "NO",
    ]
    assert (said(before, "2026-03-10", "09:59", TEMPORARY), said(before, "2026-03-10", "10:00", TEMPORARY)) == ("NO", "YES")


@pytest.mark.provision("13M(2)(b)", "13ZJ(1)")
def test_a_mention_while_the_order_stood_revoked_ends_it_in_one_reading_when_that_is_set_aside() -> None:
    story = temporary().tell("order-revoked", TEMPORARY, "2026-03-10", how="REVOCATION_APPLICATION")
    held = {"application": "application:1", "presence": "IN_PERSON", "outcome": "ADJOURNED", "mention_of_final_application": True}
    story.tell("hearing-held", "hearing:2", "2026-03-12", "09:00", **held).tell("order-restored", TEMPORARY, "2026-03-16")
    assert said(story, "2026-03-13", order=TEMPORARY) == "NO", "it stood revoked"
    assert said(story, "2026-03-17", order=TEMPORARY) == "UNCERTAIN"
    assert status.status_at(story.case, TEMPORARY, at("2026-03-17")).doubts == ("O-A95",)
    assert said(story, "2026-03-31", order=TEMPORARY) == "NO", "its 28 days ran on"


# ---------------------------------------------------------------- a continued order, and the decision that ended it
def continued(decision: str = "REFUSED") -> Story:
    """An order to the end of June 2026, continued by an application of May that was decided on 3 August."""
    story = Story().applied("2021-06-01").made("2021-07-01").applied("2026-05-04", 2)
    return story.tell("application-decided", "application:2", "2026-08-03", decision=decision)


@pytest.mark.provision("13ZJ(1)", "13ZJ(3)")
def test_a_continued_order_that_the_appeal_court_puts_back_goes_on_until_the_application_is_decided_again() -> None:
    assert [said(continued(), *when) for when in (("2026-08-03", "09:59"), ("2026-08-03", "10:00"))] == ["YES", "NO"]
    story = continued().tell("decision-set-aside", "application:2", "2026-09-01").tell("order-restored", ORDER, "2026-09-01")
    assert [said(story, *when) for when in (("2026-08-20", "10:00"), ("2026-09-01", "09:59"), ("2026-09-01", "10:00"))] == [
        "NO",
        "NO",
        "YES",
    ]
    assert "put it back later" in why(story, "2026-08-20")
    assert said(story, "2027-02-01") == "YES", "the application is pending again"
    story.tell("application-decided", "application:2", "2026-10-05", decision="REFUSED")
    assert (said(story, "2026-10-05", "09:59"), said(story, "2026-10-05", "10:00")) == ("YES", "NO")


def test_sending_the_application_back_alone_does_not_bring_the_old_order_back() -> None:
    story = continued().tell("decision-set-aside", "application:2", "2026-09-01")
    assert said(story, "2026-09-02") == "NO"


def test_an_order_that_ended_with_its_term_goes_on_only_to_a_day_that_the_appeal_court_named() -> None:
    story = Story().applied("2021-06-01").made("2021-07-01")
    assert said(story.tell("order-restored", ORDER, "2026-09-01"), "2026-09-02") == "NO"
    story = Story().applied("2021-06-01").made("2021-07-01").tell("order-restored", ORDER, "2026-09-01", until="2026-10-31")
    assert [said(story, *when) for when in (("2026-09-01", "10:00"), ("2026-10-31", "23:59"), ("2026-11-01", "00:00"))] == [
        "YES",
        "YES",
        "NO",
    ]
    assert "to which the appeal court had put it back" in why(story, "2026-11-02")


@pytest.mark.provision("13G(3)", "13ZJ(3)")
def test_an_application_sent_back_before_the_term_is_over_continues_the_order() -> None:
    # given an order to the end of June 2026, and an application of May that was refused on 8 June: undecided no longer, it continues nothing
    def refused() -> Story:
        return Story().applied("2021-06-01").made("2021-07-01").applied("2026-05-04", 2).tell(
            "application-decided", "application:2", "2026-06-08", decision="REFUSED"
        )  # fmt: skip

    assert said(refused(), "2026-07-02") == "NO"
    # when the appeal court sets the refusal aside within the term, it is not decided on the day on which the order would end
    sent_back = refused().tell("decision-set-aside", "application:2", "2026-06-22")
    assert said(sent_back, "2026-07-02") == "YES"
    sent_back.tell("application-decided", "application:2", "2026-08-03", decision="REFUSED")
    assert (said(sent_back, "2026-08-03", "09:59"), said(sent_back, "2026-08-03", "10:00")) == ("YES", "NO")
    # and sent back only after the term was over it continues nothing
    assert said(refused().tell("decision-set-aside", "application:2", "2026-07-06"), "2026-07-07") == "NO"


@pytest.mark.provision("13G(3)")
def test_what_may_decide_nothing_leaves_the_order_continued_until_the_application_is_decided() -> None:
    # given a continued order whose application was struck out, which may decide nothing (O-A35), and on which an order was then made
    story = continued("STRUCK_OUT").tell("application-decided", "application:2", "2026-09-07", decision="MADE")
    assert (said(story, "2026-09-07", "09:59"), said(story, "2026-09-07", "10:00")) == ("UNCERTAIN", "NO")


@pytest.mark.provision("13G(4)", "13ZJ(3)")
def test_the_term_of_a_new_order_follows_only_an_order_that_was_continued_until_then() -> None:
    def last(story: Story, order: str) -> list[str]:
        return sorted(f"{one.end:%Y-%m-%d}" for one in status.life(story.case, order).values if one.end)

    own_term = ["2031-08-03", "2031-08-04"]
    # given an application that was refused within the term, and on which the appeal court made the order after it
    refused = Story().applied("2021-06-01").made("2021-07-01").applied("2026-05-04", 2)
    refused.tell("application-decided", "application:2", "2026-06-08", decision="REFUSED")
    refused.made("2026-08-03", order="prohibition-order:2", n=2, on_appeal="S13ZJ_1_B")
    # then its term starts with the order, since the old one was not continued
    assert last(refused, "prohibition-order:2") == own_term
    # given an order that stood revoked when the new one was made, and was put back only later: the new term is what it was
    revoked = Story().applied("2021-06-01").made("2021-07-01").applied("2026-05-04", 2).tell("order-revoked", ORDER, "2026-05-20")
    revoked.made("2026-08-03", order="prohibition-order:2", n=2).tell("order-restored", ORDER, "2026-09-01")
    assert last(revoked, "prohibition-order:2") == own_term


# ---------------------------------------------------------------- made by the appeal court
def on_appeal(paragraph: str, presence: str = "ABSENT") -> Story:
    story = Story().applied("2026-02-01").tell("application-decided", "application:1", "2026-03-10", decision="REFUSED")
    return story.made("2026-05-04", presence=presence, on_appeal=f"S13ZJ_1_{paragraph}")


@pytest.mark.provision("13ZJ(3)")
def test_another_order_of_the_appeal_court_takes_effect_when_it_is_made_whoever_was_there() -> None:
    assert (said(on_appeal("B"), "2026-05-04", "09:59"), said(on_appeal("B"), "2026-05-04")) == ("NO", "YES")


def test_an_order_made_as_the_appeal_court_considers_appropriate_is_uncertain_until_it_is_served() -> None:
    story = on_appeal("A")
    assert said(story, "2026-05-05") == "UNCERTAIN"
    assert "O-A16" in status.status_at(story.case, ORDER, at("2026-05-05")).doubts
    assert said(story.served("2026-05-06"), "2026-05-07") == "YES"


def test_an_order_of_the_appeal_court_in_the_respondents_presence_is_certain() -> None:
    assert said(on_appeal("A", "IN_PERSON"), "2026-05-05") == "YES"


def test_an_order_of_another_court_in_absence_still_waits_for_service() -> None:
    assert said(Story().applied("2026-02-01").made("2026-03-10", presence="ABSENT"), "2026-03-12") == "NO"


def test_a_temporary_order_of_the_appeal_court_takes_effect_by_the_same_two_readings() -> None:
    def one(paragraph: str) -> Story:
        return (
            Story()
            .applied("2026-02-27")
            .made("2026-03-02", order=TEMPORARY, made_under="S13ZJ", presence="ABSENT", on_appeal=f"S13ZJ_1_{paragraph}")
        )

    assert said(one("A"), "2026-03-03", order=TEMPORARY) == "UNCERTAIN"
    assert said(one("B"), "2026-03-03", order=TEMPORARY) == "YES"


# ---------------------------------------------------------------- more doubts than anyone could judge
def test_where_too_many_doubts_meet_about_a_temporary_order_the_date_says_which_were_settled() -> None:
    # given an unserved order, an extension and a stay before anything is in force, an application struck out, and an order put back while stayed
    story = Story().tell(
        "temporary-order-made", TEMPORARY, "2026-03-02", "10:00", application="application:1", presence="ABSENT", made_under="S13J",
        return_at=at("2026-03-24", "09:00").isoformat(),
    )  # fmt: skip
    story.tell("appearance-notice-issued", "application:1", "2026-03-03", court="MAGISTRATES", court_place="Brisbane")
    story.tell("stay-ordered", "appeal:second:temporary-order:1", "2026-03-09", order=TEMPORARY, terms="t")
    for number, day, outcome in ((1, "2026-03-24", "ADJOURNED"), (2, "2026-04-01", "STRUCK_OUT")):
        held = {"application": "application:1", "mention_of_final_application": True, "presence": "IN_PERSON", "outcome": outcome}
        story.tell("hearing-held", f"hearing:{number}", day, "09:00", **held)
    longer = {"hearing": "hearing:1", "decision": "EXTENDED", "days": 40, "consent": {"given": True}}
    story.tell("extension-decided", TEMPORARY, "2026-03-24", "09:00", **longer)
    story.tell("application-decided", "application:1", "2026-04-01", "09:00", decision="STRUCK_OUT", hearing="hearing:2")
    story.tell(
        "stay-ordered", "appeal:hearing:2", "2026-05-02", "09:00", order=TEMPORARY, until=at("2026-05-11", "09:00").isoformat(), terms="t"
    )
    story.tell(
        "appeal-decided",
        "appeal:hearing:2",
        "2026-05-03",
        "09:00",
        result="ORDER_PUT_BACK",
        under="S13ZJ_1_A",
        order=TEMPORARY,
        costs="NONE",
    )
    story.tell("order-restored", TEMPORARY, "2026-05-03", "09:00")
    story.tell("stay-ended", "appeal:hearing:2", "2026-05-13", "13:00", order=TEMPORARY)
    # then it can still be answered, and a legal officer is told which doubts were taken by their safer course
    assert crowded(story.case, TEMPORARY)
    (end,) = [d for d in status.deadlines(story.case) if (d.name, d.subject) == ("temporary-order.last-day", TEMPORARY)]
    assert any("legal officer" in each for each in end.warnings)
