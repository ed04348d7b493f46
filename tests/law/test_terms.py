"""Which terms of an order bind when (13Q(5)), and who may apply to vary or revoke it with or without leave (13Q(2))."""

from __future__ import annotations

from typing import Any

import pytest

import app.law.all  # noqa: F401 - the lives of both kinds of order
from app.casework.answer import Done, Wanted
from app.law.orders.removals import removed_at
from app.law.orders.terms import terms, terms_at, waiting
from app.law.questions import STARTS, told
from app.law.status import deadlines, in_force
from tests.support.order_stories import NEW, ORDER, Story, at

TEMPORARY, ASKED = "temporary-order:1", "variation:1"


def conditions(text: str) -> list[dict[str, Any]]:
    return [{"kind": "PROHIBIT", "text": text}]


class Varied(Story):
    """A matter in which an order is varied or revoked on applications."""

    def asked(
        self, day: str, n: int = 1, *, order: str = ORDER, applicant: str = "COMMISSIONER", relief: str = "VARY", **more: Any
    ) -> Varied:
        values = {"order": order, "applicant": applicant, "relief": relief, "grounds": "g", "circumstances_since": "c", **more}
        self.tell("variation-applied-for", f"variation:{n}", day, **values)
        return self

    def varied(self, day: str, n: int = 1, *, presence: str = "IN_PERSON", order: str = ORDER) -> Varied:
        values: dict[str, Any] = {
            "presence": presence,
            "conditions": conditions(f"v{n}"),
            "application": f"variation:{n}",
            "how": "VARIATION_APPLICATION",
        }
        self.tell("order-varied", order, day, **values)
        return self

    def copy_served(self, day: str, clock: str = "10:00", n: int = 1, **values: Any) -> Varied:
        serving = {"documents": ["ORDER"], "mode": "PERSONAL", "server": "Officer Sample", "place": "p", "way": "by hand", **values}
        self.tell("documents-served", f"service:variation:{n}", day, clock, **serving)
        return self

    def binding(self, day: str, clock: str = "12:00") -> dict[str, set[int]]:
        """For each doubt-laden answer: the versions that bind; {"": {1}} where it is certain."""
        found = terms_at(self.case, ORDER, at(day, clock))
        return {",".join(found.doubts()): {one.version for one in found.values if one}}


def made(presence: str = "IN_PERSON", **values: Any) -> Varied:
    story = Varied()
    story.applied("2026-02-01").made("2026-03-10", presence=presence, conditions=conditions("as made"), **values)
    return story


# ------------------------------------------------------------------ serving the application
@pytest.mark.parametrize("order", [ORDER, TEMPORARY])
@pytest.mark.provision("77A(2)")
def test_whether_the_civil_rules_govern_an_application_about_a_temporary_order_is_open(order: str) -> None:
    # given an application of 1 June 2026, to be heard on Monday the 15th: by the civil rules it is served by Tuesday the 9th at four
    story = made()
    story.tell("temporary-order-made", TEMPORARY, "2026-03-02", application="application:1", made_under="S13K", presence="IN_PERSON")
    story.asked("2026-06-01", order=order, listed_for=at("2026-06-15").isoformat())
    (found,) = (one for one in deadlines(story.case) if one.name == "variation.serve-before-hearing")
    # then that is the date to act by; about a temporary order it may be later, because the rules may not apply (O-A37)
    assert found.act_by == at("2026-06-09", "16:00")
    assert set(found.doubts) == ({"O-A37"} if order == TEMPORARY else set())
    assert found.lapse_not_before == (at("2026-06-15") if order == TEMPORARY else found.act_by)
    # and it is nobody's any more once the application is withdrawn
    story.tell("variation-withdrawn", ASKED, "2026-06-03", communicated="made up")
    (found,) = (one for one in deadlines(story.case) if one.name == "variation.serve-before-hearing")
    assert found.met_at == at("2026-06-03")


# ------------------------------------------------------------------ which terms bind
def test_before_any_variation_the_terms_are_those_as_made() -> None:
    (turns,) = terms(made().case, ORDER).values
    assert [(one.version, one.start, one.end, one.conditions[0].words) for one in turns] == [(1, at("2026-03-10"), None, "as made")]
    assert terms(Story().case, ORDER).values == ((),), "an order that was never made has none"


@pytest.mark.parametrize(
    ("presence", "binding"),
    [
        ("IN_PERSON", {"": {2}}),
        ("ABSENT", {"": {1}}),
        ("LAWYER_ONLY", {"": {1}}),
        ("AV_LINK", {"O-A10": {1, 2}}),
        ("PHONE", {"O-A10": {1, 2}}),
    ],
)
@pytest.mark.provision("13Q(5)(a)")
def test_a_variation_binds_from_its_making_only_if_the_respondent_was_present(presence: str, binding: dict[str, set[int]]) -> None:
    assert made().asked("2026-06-01").varied("2026-06-15", presence=presence).binding("2026-06-15") == binding


@pytest.mark.provision("13Q(5)(b)")
def test_the_old_terms_bind_to_the_instant_of_service() -> None:
    story = made().asked("2026-06-01").varied("2026-06-15", presence="ABSENT").copy_served("2026-06-17", "18:00")
    (turns,) = terms(story.case, ORDER).values
    assert [(one.version, one.start, one.end) for one in turns] == [
        (1, at("2026-03-10"), at("2026-06-17", "18:00")),
        (2, at("2026-06-17", "18:00"), None),
    ]
    assert waiting(story.case, ORDER, at("2026-06-17", "17:59"))
    assert not waiting(story.case, ORDER, at("2026-06-17", "18:00"))


def test_a_copy_served_before_the_variation_or_without_a_courts_leave_to_substitute_binds_nobody() -> None:
    early = made().asked("2026-06-01").copy_served("2026-06-10").varied("2026-06-15", presence="ABSENT")
    assert early.binding("2026-06-20") == {"": {1}}
    left = made().asked("2026-06-01").varied("2026-06-15", presence="ABSENT").copy_served("2026-06-16", mode="SUBSTITUTED")
    assert left.binding("2026-06-20") == {"": {1}}
    allowed = made().asked("2026-06-01").varied("2026-06-15", presence="ABSENT")
    allowed.copy_served("2026-06-16", mode="SUBSTITUTED", substituted_order="o", deemed_served_at=at("2026-06-18").isoformat())
    assert (allowed.binding("2026-06-17"), allowed.binding("2026-06-18")) == ({"": {1}}, {"": {2}})


def test_a_varying_order_served_after_a_later_one_took_effect_leaves_open_which_terms_bind() -> None:
    # given a variation in absence, and another one in presence before the first was served
    story = made().asked("2026-06-01").varied("2026-06-15", presence="ABSENT").asked("2026-07-01", 2).varied("2026-07-06", 2)
    assert story.binding("2026-07-07") == {"": {3}}
    # when the first is served after all
    story.copy_served("2026-07-08")
    assert story.binding("2026-07-09") == {"O-A56": {2, 3}}


def test_variations_in_turn_take_the_place_of_each_other() -> None:
    story = made().asked("2026-06-01").varied("2026-06-15").asked("2026-07-01", 2).varied("2026-07-06", 2)
    assert [story.binding(day) for day in ("2026-06-14", "2026-06-15", "2026-07-06")] == [{"": {1}}, {"": {2}}, {"": {3}}]


def test_a_variation_on_appeal_binds_when_made_or_by_the_ordinary_rules() -> None:
    story = made()
    story.tell("order-varied", ORDER, "2026-06-15", presence="ABSENT", conditions=conditions("on appeal"), how="APPEAL")
    assert story.binding("2026-06-15") == {"O-A16": {1, 2}}


def test_varying_touches_neither_effect_nor_term() -> None:
    before, after = made(), made().asked("2026-06-01").varied("2026-06-15", presence="ABSENT").copy_served("2026-06-17")
    for day in ("2026-03-10", "2026-06-16", "2031-03-09", "2031-03-11"):
        assert in_force(before.case, ORDER, at(day, "12:00")) == in_force(after.case, ORDER, at(day, "12:00"))


# ------------------------------------------------------------------ leave
@pytest.mark.parametrize(
    ("presence", "applicant", "said"),
    [
        ("IN_PERSON", "COMMISSIONER", "NO"),
        ("IN_PERSON", "RESPONDENT", "YES"),
        ("ABSENT", "RESPONDENT", "NO"),
        ("LAWYER_ONLY", "RESPONDENT", "NO"),
        ("AV_LINK", "RESPONDENT", "UNCERTAIN"),
        ("AV_LINK", "COMMISSIONER", "NO"),
    ],
)
def test_leave_is_the_respondents_alone_and_turns_on_the_making(presence: str, applicant: str, said: str) -> None:
    # a variation in absence in between changes nothing: the Act looks at the making
    story = made(presence).asked("2026-05-01", 2).varied("2026-05-02", 2, presence="ABSENT").asked("2026-06-01", applicant=applicant)
    assert told(story.case, "ask", "variation.leave-needed", ASKED) == said


@pytest.mark.parametrize(
    ("order", "born", "consent", "wanted"),
    [
        (ORDER, "1980-05-05", {}, "ADULT"),
        (ORDER, "2009-01-01", {}, "CHILD"),
        (ORDER, "1980-05-05", {"by_consent": True}, "CONSENT"),
        (ORDER, "1980-05-05", {"by_consent": True, "interests_of_justice": "AGAINST"}, "ADULT"),
        (ORDER, "2009-01-01", {"by_consent": True}, "CHILD"),
        (TEMPORARY, "1980-05-05", {"made_under": "S13K"}, "TEMPORARY"),
        (TEMPORARY, "1980-05-05", {"made_under": "S13K", "by_consent": True}, "CONSENT"),
        (TEMPORARY, "1980-05-05", {"made_under": "S13J", "by_consent": True}, "TEMPORARY"),
        (TEMPORARY, "2009-01-01", {"made_under": "S13K"}, "TEMPORARY"),
    ],
)
@pytest.mark.provision("13Q(4)")
def test_the_court_regards_what_the_maker_had_to(order: str, born: str, consent: dict[str, Any], wanted: str) -> None:
    story = Varied(born)
    story.applied("2026-02-01").made("2026-03-10", order=order, **consent)
    assert told(story.asked("2026-03-12", order=order).case, "ask", "variation.regard", ASKED) == wanted


# ------------------------------------------------------------------ runs, and what follows
def test_each_application_has_a_run_and_its_set_is_served_only_where_it_was_dealt_with_otherwise_than_in_presence() -> None:
    story = made().asked("2026-06-01").varied("2026-06-15").asked("2026-07-01", 2).varied("2026-07-06", 2, presence="ABSENT")
    assert STARTS["variation_or_revocation"](story.case) == ("variation:1", "variation:2")
    served = STARTS["service_on_respondent"](story.case)
    assert ("service:variation:1" in served, "service:variation:2" in served) == (False, True)


def test_entities_are_told_of_the_making_not_of_the_service_and_late_information_does_not_count() -> None:
    story = made().asked("2026-06-01").varied("2026-06-15", presence="ABSENT")
    for n, day in ((1, "2026-06-10"), (2, "2026-06-20")):
        about = f"information-giving:{n}"
        story.tell("information-giving-proposed", about, day, entity="a made-up school", basis="S74E", order=ORDER, what=["TERM"])
        story.tell("information-given-to-entity", about, day, way="ORALLY")
    wanted = told(story.case, "step", "variation.tell-entities", ASKED)
    assert isinstance(wanted, Wanted)
    assert wanted.missed.startswith("1 entity acts")
    story.tell("entities-told", ASKED, "2026-06-16", outcome="EACH_WAS_TOLD")
    assert isinstance(told(story.case, "step", "variation.tell-entities", ASKED), Wanted), "the one is not said to be told"
    story.tell("entity-told-of-change", "information-giving:1", "2026-06-16", of=ASKED, way="ORALLY")
    assert told(story.case, "step", "variation.tell-entities", ASKED) == Done(at("2026-06-16"))


# ------------------------------------------------------------------ details of an order that takes a person out of the Act
def revoked(day: str = "2026-06-15") -> Varied:
    story = made().asked("2026-06-01", relief="REVOKE")
    story.tell("order-revoked", ORDER, day, how="REVOCATION_APPLICATION", presence="ABSENT", application=ASKED)
    return story


def test_a_revocation_takes_the_person_out_of_the_act_and_the_end_of_a_term_does_not() -> None:
    assert removed_at(revoked().case, ORDER) == at("2026-06-15")
    ran_out = Story().applied("2020-02-01").made("2020-03-10")
    assert removed_at(ran_out.case, ORDER) is None
    assert told(ran_out.case, "step", "notice.details-of-removal", ORDER) == Done(at("2025-03-11", "00:00"))


def test_an_order_revoked_before_it_took_effect_removes_nobody() -> None:
    story = made("ABSENT")
    story.tell("order-revoked", ORDER, "2026-03-20", how="REVOCATION_APPLICATION", presence="ABSENT")
    assert removed_at(story.case, ORDER) is None


def test_an_order_replaced_at_the_moment_it_was_revoked_removes_nobody() -> None:
    story = revoked("2026-06-15").applied("2026-05-01", 2).made("2026-06-15", order=NEW, n=2)
    assert removed_at(story.case, ORDER) is None


def test_a_continued_order_that_a_refusal_ends_takes_the_person_out_of_the_act() -> None:
    story = Story().applied("2021-02-01").made("2021-03-10").applied("2026-02-20", 2)
    story.tell("application-decided", "application:2", "2026-04-01", decision="REFUSED")
    assert removed_at(story.case, ORDER) == at("2026-04-01")
