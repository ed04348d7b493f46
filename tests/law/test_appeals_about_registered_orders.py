"""Appeals about orders of other places (ss 13ZG to 13ZJ): the time from a decision on a referral, and what the appeal court does to a registered order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import app.law.all  # noqa: F401 - every question
from app.law import status
from app.law.appealing.appeal_checks import result as as_provided
from app.law.appealing.appeal_steps import appealable, result, to_be_considered
from app.law.appealing.appeals import appeal_court, last_day
from app.law.facts.appeals import COMMISSIONER, RESPONDENT, decisions
from app.law.orders.terms import terms_at
from app.law.other_places.corresponding_order_documents import certificate_of_registration
from app.law.respondents import class_of
from tests.law.test_registered_orders import ORDER, ORIGIN, VARIED, applied, binding, date_of, registered, said, varied_by_court
from tests.support.order_stories import Story, at

APPEAL = f"appeal:{ORIGIN}"
FINAL = "prohibition-order:1"
OF_THE_CANCELLATION = "appeal:variation:1"


def heard(outcome: str, presence: str = "IN_PERSON", **more: Any) -> Story:
    """Referred, and decided by the court on 12 March 2026."""
    story = applied(**more)
    where = {"reason": "REGISTRAR_BELIEF", "listed_for": at("2026-03-12").isoformat(), "place": "Brisbane"}
    story.tell("corresponding-order-referred", ORIGIN, "2026-03-02", "10:00", **where)
    varied: dict[str, Any] = {"conditions": VARIED} if outcome == "VARIED" else {}
    return story.tell("referral-heard", ORIGIN, "2026-03-12", presence=presence, outcome=outcome, **varied)


def days(story: Story) -> tuple[Any, Any, tuple[str, ...]]:
    found = last_day(story.case, APPEAL)
    assert found is not None
    return found.act_by, found.met_at, found.doubts


# ---------------------------------------------------------------- the time from a decision on a referral
@pytest.mark.parametrize("outcome", ["VARIED", "NOT_VARIED"])
def test_a_decision_on_a_referral_has_28_days_in_one_reading(outcome: str) -> None:
    assert days(heard(outcome))[0] == at("2026-04-10", "00:00"), "the last day is Thursday 9 April"
    assert days(heard(outcome))[2] == ("O-A91",)
    assert appealable(heard(outcome).case) == (APPEAL,)


def test_varied_in_absence_the_time_runs_from_the_service_of_the_registered_order() -> None:
    story = registered(heard("VARIED", "ABSENT"), "2026-03-13")
    assert days(story)[:2] == (None, None)
    served: dict[str, Any] = {"documents": ["ORDER"], "mode": "PERSONAL", "server": "o", "place": "p", "way": "w"}
    story.tell("documents-served", f"service:{ORDER}", "2026-03-30", **served)
    assert days(story)[:2] == (at("2026-04-28", "00:00"), at("2026-04-28", "00:00")), "28 days after 30 March; the 27th is the last day"


def test_a_refusal_leaves_no_order_to_appeal_about_in_two_readings() -> None:
    assert days(heard("REFUSED"))[2] == ("O-A50", "O-A91")
    assert days(heard("REFUSED"))[0] == at("2026-04-10", "00:00")


def test_what_the_court_did_not_decide_has_no_time() -> None:
    assert appealable(heard("ADJOURNED").case) == ()
    assert appealable(heard("OTHER_OUTCOME").case) == ()


@pytest.mark.parametrize(
    ("outcome", "asked", "lost"),
    [
        ("VARIED", False, RESPONDENT), ("NOT_VARIED", False, RESPONDENT), ("NOT_VARIED", True, COMMISSIONER), ("REFUSED", False, COMMISSIONER),
    ],
)  # fmt: skip
def test_who_lost_considers(outcome: str, lost: str, *, asked: bool) -> None:
    story = heard(outcome, referral_asked=asked)
    assert decisions(story.case.docket)[ORIGIN].lost_by == (lost,)
    assert to_be_considered(story.case, APPEAL).only == ("YES" if lost == COMMISSIONER else "NO")


@pytest.mark.parametrize(("born", "court"), [("1980-05-05", "DISTRICT_COURT"), ("2010-05-05", "CHILDRENS_COURT_JUDGE")])
def test_it_goes_to_the_court_of_the_respondent(born: str, court: str) -> None:
    assert appeal_court(registered(heard("VARIED", born=born), "2026-03-13").case, APPEAL) == court


# ---------------------------------------------------------------- what the appeal court does to a registered order
def decided(story: Story, kind: str, day: str = "2026-05-04", about: str = ORDER, **values: Any) -> Story:
    """The appeal court decides on an appeal filed on 9 April."""
    story.tell("notice-of-appeal-filed", APPEAL, "2026-04-09", side="RESPONDENT", court="DISTRICT_COURT", registry="Brisbane")
    return story.tell(kind, about, day, **values)


@pytest.mark.provision("13ZJ(2)")
def test_a_registration_revoked_on_appeal_ends_the_order_when_that_is_done() -> None:
    story = decided(varied_by_court("IN_PERSON"), "registration-revoked")
    assert [said(story, "2026-05-04", "09:59"), said(story, "2026-05-04")] == ["YES", "NO"]
    (life,) = status.life(story.case, ORDER).values
    assert life.why == "The appeal court revoked its registration."
    assert life.derivation is not None
    assert life.derivation.provision == "13ZJ(2)(a)"


def test_a_variation_on_appeal_binds_as_the_act_says_by_the_paragraph() -> None:
    def varied(paragraph: str) -> Story:
        more: dict[str, Any] = {"presence": "ABSENT", "conditions": [{"kind": "PROHIBIT", "text": "on appeal"}], "how": "APPEAL"}
        return decided(varied_by_court("IN_PERSON"), "order-varied", on_appeal=f"S13ZJ_2_{paragraph}", **more)

    assert binding(varied("B"), "2026-05-04") == {"on appeal"}, "(2)(b): from when it is made (13ZJ(3))"
    assert binding(varied("A"), "2026-05-04") == {"on appeal", "as varied"}, "(2)(a): open"
    assert terms_at(varied("A").case, ORDER, at("2026-05-04")).doubts() == ("O-A16", "O-A42")


def test_a_cancelling_set_aside_puts_the_registration_back_from_then_and_not_in_between() -> None:
    story = registered(applied())
    story.tell("variation-applied-for", "variation:1", "2026-04-01", order=ORDER, applicant="RESPONDENT", relief="CANCEL")
    story.tell("registration-cancelled", ORDER, "2026-04-08", presence="IN_PERSON", application="variation:1")
    assert said(story, "2026-04-08") == "NO"
    story.tell(
        "notice-of-appeal-filed", OF_THE_CANCELLATION, "2026-04-10", side="COMMISSIONER", court="DISTRICT_COURT", registry="Brisbane"
    )
    story.tell("order-restored", ORDER, "2026-05-04")
    assert [said(story, day) for day in ("2026-04-07", "2026-04-20", "2026-05-04")] == ["YES", "NO", "YES"]
    assert status.life(story.case, ORDER).only.end == at("2028-09-01", "00:00"), "to the end that it always had"


def test_a_registered_order_may_be_stayed_and_an_appeal_alone_stays_nothing() -> None:
    story = decided(varied_by_court("IN_PERSON"), "stay-ordered", "2026-04-15", APPEAL, order=ORDER, terms="t")
    assert [said(story, "2026-04-10"), said(story, "2026-04-15")] == ["YES", "NO"]
    story.tell("stay-ended", APPEAL, "2026-04-20", order=ORDER)
    assert said(story, "2026-04-20") == "YES"


def test_an_order_registered_by_the_appeal_court_is_in_force_from_then() -> None:
    story = heard("REFUSED")
    decided(story, "registered-order-made", corresponding_order=ORIGIN, on_appeal="S13ZJ_2_A", reportable_offender_before=True)
    story.tell(
        "appeal-decided", APPEAL, "2026-05-04", result="ORDER_REGISTERED", corresponding_order=ORIGIN, under="S13ZJ_2_A", costs="NONE"
    )
    assert [said(story, "2026-05-04", "09:59"), said(story, "2026-05-04")] == ["NO", "YES"]
    assert binding(story, "2026-05-04") == {"as made"}
    assert result(story.case, APPEAL).only == "ORDER_MADE"
    assert date_of(story, "registered-order.certificate-by") is not None
    assert APPEAL in appealable(story.case)
    assert f"appeal:{ORDER}" not in appealable(story.case), "what the appeal court did is not appealed here"


@pytest.mark.provision("13ZJ(1)", "13ZJ(2)")
@pytest.mark.parametrize(("under", "slips"), [("S13ZJ_2_B", []), ("S13ZJ_1_B", ["13ZJ(1), 13ZJ(2)"])])
def test_which_subsection_it_is_goes_by_the_decision_appealed_and_not_by_the_order_then_made(under: str, slips: list[str]) -> None:
    story = varied_by_court("IN_PERSON")
    story.tell("notice-of-appeal-filed", APPEAL, "2026-04-09", side="RESPONDENT", court="DISTRICT_COURT", registry="Brisbane")
    story.tell("appeal-decided", APPEAL, "2026-05-04", result="PROHIBITION_ORDER_MADE", under=under, costs="NONE")
    found = as_provided(story.case, APPEAL, (story.entries[-1],))
    assert [one.provision for one in found] == slips, "the appeal court may make another order that should have been made (13ZJ(2)(b))"


# ---------------------------------------------------------------- protection (13ZB(1)(a))
def test_a_registered_order_that_is_stayed_protects_nobody() -> None:
    story = registered(heard("VARIED"), "2026-03-13").tell("notice-of-appeal-filed", APPEAL, "2026-03-20", side=RESPONDENT, court="c")
    assert status.protection_gap(story.case, at("2026-03-20", "11:00")) == ()
    story.tell("stay-ordered", APPEAL, "2026-03-25", order=ORDER, terms="t")
    assert status.protection_gap(story.case, at("2026-03-24")) == ()
    (gap,) = status.protection_gap(story.case, at("2026-03-26"))
    assert "registered order 1 is stayed" in gap
    # and an order of this State that is in force closes the gap
    story.applied("2026-03-27").made("2026-03-30")
    assert status.protection_gap(story.case, at("2026-03-31")) == ()


def test_a_registered_order_in_force_protects_while_another_order_is_stayed_or_not_served() -> None:
    story = registered(applied()).applied("2026-03-04").made("2026-03-10", presence="ABSENT")
    assert status.protection_gap(story.case, at("2026-03-11")) == (), "what was made in absence waits, and the registered order binds"
    cancelled = {"presence": "IN_PERSON", "application": "variation:1"}
    story.tell("registration-cancelled", ORDER, "2026-03-12", **cancelled)
    assert any("until the respondent has notice" in gap for gap in status.protection_gap(story.case, at("2026-03-12")))


# ---------------------------------------------------------------- an order for which none had applied (13ZJ(2)(b))
def made_instead(born: str) -> Story:
    """Registered on 13 March 2026; on the appeal the court makes a prohibition order on 2 June, on no application."""
    story = registered(heard("VARIED", born=born), "2026-03-13")
    more: dict[str, Any] = {"presence": "IN_PERSON", "on_appeal": "S13ZJ_2_B"}
    story.entries.append(
        replace(
            story.entries[-1], id="made", kind="prohibition-order-made", subject=FINAL, at=at("2026-06-02"), values=more, occasion=APPEAL
        )
    )
    return story


@pytest.mark.provision("13ZJ(2)", "13G(1)(b)(ii)")
def test_who_came_of_age_between_the_registration_and_such_an_order_is_bound_for_two_years_or_for_five() -> None:
    ends = {one.end and one.end.year for one in status.life(made_instead("2008-04-30").case, FINAL).values}
    assert ends == {2028, 2031}
    assert "O-A93" in class_of(made_instead("2008-04-30").case, FINAL).doubts()


@pytest.mark.parametrize(("born", "years"), [("1980-05-05", {2031}), ("2010-05-05", {2028})])
def test_where_both_days_say_the_same_nothing_is_open(born: str, years: set[int]) -> None:
    assert {one.end and one.end.year for one in status.life(made_instead(born).case, FINAL).values} == years
    assert class_of(made_instead(born).case, FINAL).certain


# ---------------------------------------------------------------- registered by the appeal court, whatever was decided on the referral (13ZJ(2)(a))
def registered_on_appeal(*, varied: bool, presence: str = "IN_PERSON") -> Story:
    """Varied on the referral and not registered yet; the appeal court registers it on 2 June 2026, with a variation of its own or none."""
    story = heard("VARIED")
    story.tell(
        "registered-order-made", ORDER, "2026-06-02", corresponding_order=ORIGIN, reportable_offender_before=True, on_appeal="S13ZJ_2_A"
    )
    other = [{"kind": "PROHIBIT", "text": "as the appeal court has it"}]
    return story.tell("order-varied", ORDER, "2026-06-02", presence=presence, conditions=other, how="APPEAL") if varied else story


@pytest.mark.provision("13ZJ(2)", "13ZA(1)")
@pytest.mark.parametrize(("varied", "terms"), [(True, "as the appeal court has it"), (False, "as made")])
def test_what_the_appeal_court_registers_binds_and_is_certified_as_that_court_left_it(*, varied: bool, terms: str) -> None:
    story = registered_on_appeal(varied=varied)
    assert binding(story, "2026-06-03") == {terms}
    said = certificate_of_registration(story.case, ORDER)
    assert any(terms in one for one in said["terms"])
    assert ("As the court varied it on Tuesday 2 June 2026" in said["varied"]) is varied


def test_varied_by_the_appeal_court_in_absence_as_it_was_registered_it_binds_in_every_reading_once_the_copy_is_served() -> None:
    story = registered_on_appeal(varied=True, presence="ABSENT")
    assert binding(story, "2026-06-03") == {"as made", "as the appeal court has it"}, "when it takes effect is open (O-A16)"
    assert binding(story.served("2026-06-04", order=ORDER, documents=("ORDER",)), "2026-06-05") == {"as the appeal court has it"}
