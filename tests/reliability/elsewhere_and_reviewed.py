"""Life-cycles of an order of another place that is registered here, and of a review with the appeal about it, for test_life_cycles.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from tests.processes.told import SERVED
from tests.reliability.full_matter import CONSIDERED, DECISION, NOTIFIED, ORIGINAL
from tests.reliability.played import Played
from tests.support.scenario import CONDITION

ORIGIN, ORDER = "corresponding-order:1", "registered-order:1"
DECIDED_ON, REVIEW = "reviewable-decision:1", "review:1"
PRESENCES = st.sampled_from(["IN_PERSON", "ABSENT", "AV_LINK"])
BACK = st.sampled_from([0, 0, 0, 2, 30, 300])
"""By how many hours something is recorded late."""
PLACES = st.sampled_from(["Brisbane", "Brisbane", "Cairns", "Townsville"])
OFFICE: Mapping[str, str] = {"reviewer": "Rita Madeup-Equal", "office": "SUPERINTENDENT"}


def where_open(*steps: str) -> Callable[[Any], Any]:
    """Only while one of these steps is open: so that life-cycles come far."""
    return precondition(lambda self: bool(self.told.open(*steps)))


def while_none(kind: str) -> Callable[[Any], Any]:
    """Only while nothing of this kind is recorded."""
    return precondition(lambda self: not self._facts().of(kind))


class Elsewhere(Played):
    """What both have in common: things recorded late, and offers."""

    def ago(self, hours: int) -> str:
        """So many hours before the legal clock, as a form wants it."""
        return f"{self.told.clock.at - timedelta(hours=hours):%Y-%m-%d %H:%M}"

    def day(self, days: int) -> str:
        """So many days after the legal clock."""
        return f"{self.told.clock.at + timedelta(days=days):%Y-%m-%d}"

    def offers(self, offer: str, subject: str, *, by: str = "legal", **said: Any) -> None:
        """Record what may be recorded at any time, or be refused."""
        self.tries(lambda: self.told.records(offer, by=by, subject=subject, confirm=True, **said))

    def steps(self, element: str, subject: str | None = None, **said: Any) -> None:
        """Do a step, if it is open, or be refused."""
        self.tries(lambda: self.told.step(element, subject, confirm=True, **said))


class OfARegisteredOrder(Elsewhere):
    """Begun by an order of another place that is registered on 3 March 2026."""

    @initialize(
        days=st.sampled_from([1, 12, 40, 90, 800]),
        indefinite=st.booleans(),
        jurisdiction=st.sampled_from(["NSW", "WA", "SA", "NEW_ZEALAND"]),
    )
    def it_is_registered(self, days: int, indefinite: bool, jurisdiction: str) -> None:
        at = "2026-03-02 09:30"
        last = f"{datetime.fromisoformat(at) + timedelta(days=days):%Y-%m-%d}"
        end = {"indefinite": "YES", "last_day": ""} if indefinite else {"indefinite": "NO", "last_day": last}
        self.told.at(at).records(
            "apply_for_registration", by="prosecutor", confirm=True, at=at, **{**ORIGINAL, "jurisdiction": jurisdiction, **end}
        )
        self.told.step("consider_registration", confirm=True, at=at, **CONSIDERED)
        at = "2026-03-03 10:00"
        self.told.at(at).step("register_order", ORIGIN, confirm=True, at=at, register_number="Q 1", reportable_offender_before="YES")

    @where_open("give_certificate")
    @rule(back=BACK)
    def gives_the_certificate(self, back: int) -> None:
        self.steps("give_certificate", ORDER, at=self.ago(back), way="By email", copy_attached="YES")

    @where_open("plan_service", "serve_documents")
    @rule(back=BACK)
    def serves_a_copy(self, back: int) -> None:
        self.steps("plan_service", plan="At home in the evening.")
        self.steps("serve_documents", **{**SERVED, "at": self.ago(back), "documents": ["ORDER"], "conditions_told": "YES"})

    @rule(
        back=BACK,
        days=st.sampled_from([-3, 0, 5, 30, 400]),
        what=st.sampled_from(["NEW_LAST_DAY", "NEW_LAST_DAY", "NEW_LAST_DAY", "ENDED"]),
    )
    def it_changes_where_it_was_made(self, back: int, days: int, what: str) -> None:
        said = {"at": self.ago(back), "what": what, "source": "A made-up letter."} | (
            {"last_day": self.day(days)} if what != "ENDED" else {}
        )
        self.offers("record_home_order_changed", ORIGIN, by="prosecutor", **said)

    @precondition(lambda self: not self.told.open("decide_leave_to_apply", "record_application_hearing"))
    @rule(relief=st.sampled_from(["VARY", "VARY", "CANCEL"]), respondent=st.booleans())
    def somebody_applies_about_it(self, relief: str, respondent: bool) -> None:
        form, by = (
            ("record_respondents_application_about_registered_order", "registrar")
            if respondent
            else ("apply_about_registered_order", "prosecutor")
        )
        said: dict[str, Any] = {"at": self.now(), "relief": relief, "grounds": "Made up.", "circumstances_since": "A made-up move."}
        self.offers(form, ORDER, by=by, **said, **({"terms_sought": [CONDITION]} if relief == "VARY" else {}))

    @where_open("decide_leave_to_apply")
    @rule(decision=st.sampled_from(["GRANTED", "GRANTED", "REFUSED"]), back=BACK)
    def leave_is_decided(self, decision: str, back: int) -> None:
        grounds: dict[str, Any] = {"grounds": ["COMPASSIONATE"]} if decision == "GRANTED" else {}
        self.steps("decide_leave_to_apply", at=self.ago(back), decision=decision, **grounds)

    @where_open("record_application_hearing")
    @rule(outcome=st.sampled_from(["VARIED", "VARIED", "CANCELLED", "DISMISSED"]), presence=PRESENCES, back=BACK)
    def the_court_decides_on_it(self, outcome: str, presence: str, back: int) -> None:
        said: dict[str, Any] = {"order": ORDER, "at": self.ago(back), "presence": presence, "outcome": outcome}
        said |= {"regarded": ["TEST_13C1", "MATTERS_13D", "CHANGES"]} | ({"conditions": [CONDITION]} if outcome == "VARIED" else {})
        self.steps("record_application_hearing", **said)

    @where_open("note_may_have_ended", "confirm_registration_ended")
    @rule(step=st.sampled_from(["note_may_have_ended", "confirm_registration_ended"]))
    def its_end_is_looked_at(self, step: str) -> None:
        self.steps(step, ORDER, **({"note": "Made up."} if step == "note_may_have_ended" else {"told": ["SERVICE_OFFICERS"]}))


class OfAReview(Elsewhere):
    """Begun by a decision of schedule 4, of which written notice was received, or not yet."""

    @initialize(notified=st.booleans(), place=PLACES)
    def a_decision_is_made(self, notified: bool, place: str) -> None:
        self.place = place
        said = {**DECISION, "place": place}
        self.told.at("2026-03-31 11:00").delegates_asked().records(
            "decide_heightened_reporting", by="delegate", subject="respondent:1", confirm=True, **said
        )
        if notified:
            self.told.records("record_decision_notice", by="legal", subject=DECIDED_ON, **NOTIFIED)

    @while_none("reviewable-decision-notified")
    @rule(back=BACK)
    def notice_of_it_is_received(self, back: int) -> None:
        self.offers("record_decision_notice", DECIDED_ON, at=self.ago(back), manner="POST")

    @while_none("review-applied-for")
    @rule(back=BACK)
    def the_offender_applies(self, back: int) -> None:
        said = {"at": self.ago(back), "applicant": "OFFENDER", "in_writing": "YES", "grounds": "It was a made-up mistake."}
        self.offers("record_review_application", DECIDED_ON, **said)

    @rule(
        about=st.sampled_from([DECIDED_ON, REVIEW]),
        days=st.sampled_from([-20, 0, 30]),
        decision=st.sampled_from(["EXTENDED", "NOT_EXTENDED"]),
    )
    def more_time_is_decided(self, about: str, days: int, decision: str) -> None:
        said = {"at": self.now(), "decision": decision, "reasons": "Made up."} | (
            {"until": self.day(days)} if decision == "EXTENDED" else {}
        )
        if self.told.open_on(about) & {"decide_more_time"}:
            self.steps("decide_more_time", about, **said)
        else:
            self.told.delegates_asked()
            self.offers("extend_review_time", about, by="delegate", **said)

    @where_open("assign_reviewer", "decide_review")
    @rule(back=BACK, outcome=st.sampled_from(["CONFIRMED", "AMENDED", "SUBSTITUTED"]), theirs=PLACES)
    def it_is_reviewed(self, back: int, outcome: str, theirs: str) -> None:
        self.steps("assign_reviewer", REVIEW, at=self.ago(back), **OFFICE, maker_office_now="SUPERINTENDENT")
        said = {
            "at": self.ago(back),
            "outcome": outcome,
            "words": "Made up.",
            "reasons": "Made up.",
            "place": self.place,
            "offender_place": theirs,
        }
        self.steps("decide_review", REVIEW, **said, **OFFICE)

    @precondition(lambda self: bool(self._facts().of("review-decided")))
    @rule(back=BACK)
    def notice_of_the_review_is_given(self, back: int) -> None:
        said = {"at": self.ago(back), "manner": "IN_PERSON"}
        if self.told.open_on(REVIEW) & {"give_notice"}:
            self.steps("give_notice", REVIEW, **said)
        else:
            self.offers("record_review_notice", REVIEW, **said)

    @where_open("tell_of_deemed", "decide_afresh")
    @rule(back=BACK, afresh=st.booleans())
    def the_offender_is_told_what_the_law_confirmed(self, back: int, afresh: bool) -> None:
        self.steps("tell_of_deemed", REVIEW, at=self.ago(back), manner="POST")
        if afresh:
            self.steps("decide_afresh", REVIEW, at=self.now(), course="LEFT_AS_IT_IS", reasons="Made up.")

    @precondition(lambda self: bool(self._facts().of("review-decided")))
    @rule(back=BACK, really=st.sampled_from([False, False, True]))
    def the_offender_appeals(self, back: int, really: bool) -> None:
        if really:
            self.offers("record_review_appeal", REVIEW, at=self.ago(back), registry=self.place, court_file="MAG-1/26")

    @where_open("record_court_on_time")
    @rule(decision=st.sampled_from(["EXTENDED", "EXTENDED", "REFUSED"]), days=st.sampled_from([-5, 0, 40]))
    def the_court_decides_about_the_time(self, decision: str, days: int) -> None:
        until = {"until": self.day(days)} if decision == "EXTENDED" else {}
        self.steps("record_court_on_time", REVIEW, at=self.now(), decision=decision, **until)

    @where_open("record_copy", "record_result", "carry_out")
    @rule(result=st.sampled_from(["CONFIRMED", "AMENDED", "SUBSTITUTED", "ENDED_WITHOUT_DECISION"]), back=BACK)
    def the_court_decides_the_appeal(self, result: str, back: int) -> None:
        self.steps("record_copy", REVIEW, at=self.ago(back), way="By hand")
        self.steps("record_result", REVIEW, at=self.ago(back), result=result, words="Made up.", costs="NONE")
        self.steps("carry_out", REVIEW, at=self.now(), words="Made up.")

    @rule(really=st.sampled_from([False, False, False, True]))
    def the_application_is_withdrawn(self, really: bool) -> None:
        if really:
            self.offers("record_review_withdrawn", REVIEW, at=self.now(), words="Made up.")
