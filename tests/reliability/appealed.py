"""Life-cycles of an appeal about an order that is made, refused, extended or revoked here, for test_life_cycles.py."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.reliability.elsewhere_and_reviewed import BACK, Elsewhere, where_open
from tests.reliability.played import ORDERS
from tests.support.day_by_day import appeals
from tests.support.scenario import CONDITION

WHICH = st.integers(0, 5)
"""Which of the decisions so far, or of the orders with terms."""
RESULTS = st.sampled_from([
    "ORDER_PUT_BACK", "ORDER_PUT_BACK", "ORDER_PUT_BACK", "ORDER_REVOKED", "ORDER_VARIED", "TEMPORARY_ORDER_MADE", "PROHIBITION_ORDER_MADE",
    "DISMISSED", "WITHDRAWN", "ANOTHER_DECISION",
])  # fmt: skip
WITH_TERMS = tuple(order for order in ORDERS if not order.startswith("disqualification"))


class Appealing(Elsewhere):
    """What both sides and the appeal court may do about any decision so far, in time or late, also where the Act does not provide for it."""

    def _appeal(self, which: int, *, second: bool = False) -> str | None:
        decided = appeals.decisions(self._facts())
        return f"appeal:{'second:' if second else ''}{decided[which % len(decided)].subject}" if decided else None

    def _order(self, which: int) -> str:
        made = [order for order in self._made() if order.partition(":")[0] in ("temporary-order", "prohibition-order")]
        return made[which % len(made)] if made else WITH_TERMS[0]

    @rule(which=WHICH, back=BACK, side=st.sampled_from(["RESPONDENT", "COMMISSIONER"]), second=st.sampled_from([False, False, True]))
    def notice_of_appeal_is_filed(self, which: int, back: int, side: str, second: bool) -> None:
        appeal = self._appeal(which, second=second)
        if appeal:
            said = {"at": self.ago(back), "side": side, "court": "DISTRICT_COURT", "registry": "Brisbane"}
            self.offers("record_notice_of_appeal", appeal, by="registrar", **said)

    @rule(which=WHICH, back=BACK)
    def more_time_is_asked_for(self, which: int, back: int) -> None:
        appeal = self._appeal(which)
        if appeal:
            said = {"at": self.ago(back), "side": "RESPONDENT", "reasons": "It was made-up and late."}
            self.offers("record_more_time_asked", appeal, by="registrar", **said)

    @where_open("record_more_time_decision")
    @rule(
        decision=st.sampled_from(["GRANTED", "GRANTED", "REFUSED"]), days=st.sampled_from([-20, 0, 14, 60]), named=st.booleans(), back=BACK
    )
    def the_appeal_court_decides_about_more_time(self, decision: str, days: int, named: bool, back: int) -> None:
        until = {"until": self.day(days)} if decision == "GRANTED" and named else {}
        self.steps("record_more_time_decision", at=self.ago(back), decision=decision, **until)

    @rule(which=WHICH, order=WHICH, back=BACK, days=st.sampled_from([1, 9, 40]), named=st.booleans())
    def the_appeal_court_stays_an_order(self, which: int, order: int, back: int, days: int, named: bool) -> None:
        appeal = self._appeal(which)
        if appeal:
            until = {"until": f"{self.day(days)} 10:00"} if named else {}
            said = {"at": self.ago(back), "order": self._order(order), "terms": "Made up."}
            self.offers("record_stay", appeal, by="registrar", **said, **until)

    @precondition(lambda self: bool(self._facts().of("stay-ordered")))
    @rule(back=BACK)
    def the_stay_is_lifted(self, back: int) -> None:
        stay = self._facts().of("stay-ordered")[-1]
        self.offers("record_stay_ended", stay.subject, by="registrar", at=self.ago(back), order=stay.values["order"])

    @where_open("serve_notice", "file_copy", "send_documents", "record_address")
    @rule(back=BACK)
    def its_papers_go_their_ways(self, back: int) -> None:
        self.steps("file_copy", at=self.ago(back), registry="Brisbane")
        self.steps("send_documents", at=self.ago(back), way="By hand")
        self.steps("serve_notice", at=self.ago(back), way="ON_THE_LAWYER", words="Made up.")
        self.steps("record_address", at=self.ago(back), copy_served="YES")

    @where_open("record_hearing")
    @rule(outcome=st.sampled_from(["ADJOURNED", "RESERVED", "DECIDED"]), back=BACK)
    def the_appeal_is_heard(self, outcome: str, back: int) -> None:
        there = [{"who": "A made-up lawyer", "paragraph": "e"}]
        self.steps("record_hearing", at=self.ago(back), outcome=outcome, attendees=there, further_evidence="NO")

    @where_open("record_result", "record_hearing")
    @rule(result=RESULTS, back=BACK, order=WHICH, days=st.sampled_from([-3, 0, 7, 28]), named=st.booleans(), presence=st.sampled_from(["IN_PERSON", "ABSENT"]),
          paragraph=st.sampled_from(["S13ZJ_1_A", "S13ZJ_1_B"]), sent_back=st.booleans())  # fmt: skip
    def the_appeal_is_decided(
        self, result: str, back: int, order: int, days: int, named: bool, presence: str, paragraph: str, sent_back: bool
    ) -> None:
        said: dict[str, Any] = {"at": self.ago(back), "result": result, "costs": "NONE", "words": "Made up."}
        if result.startswith("ORDER_"):
            said["order"] = self._order(order)
        if result.endswith("_MADE") or result == "ORDER_VARIED":
            said |= {"under": paragraph, "presence": presence, "conditions": [CONDITION]}
        if result.endswith("_MADE"):
            said |= {"application": "application:1"}
        if result in ("ORDER_PUT_BACK", "ORDER_REVOKED", "ANOTHER_DECISION") and sent_back:
            said |= {"sent_back": "YES", "sent_back_application": "application:1"}
        if result == "ORDER_PUT_BACK" and named:
            said["restored_until"] = self.day(days)
        self.steps("record_hearing", at=self.ago(back), outcome="DECIDED", attendees=[], further_evidence="NO")
        self.steps("record_result", **said)

    @rule(which=WHICH, result=RESULTS, order=WHICH, days=st.sampled_from([0, 7, 28]), named=st.booleans(), presence=st.sampled_from(["IN_PERSON", "ABSENT"]),
          paragraph=st.sampled_from(["S13ZJ_1_A", "S13ZJ_1_B"]), sent_back=st.booleans(), later=st.integers(0, 9))  # fmt: skip
    def an_appeal_is_brought_and_decided(
        self, which: int, result: str, order: int, days: int, named: bool, presence: str, paragraph: str, sent_back: bool, later: int
    ) -> None:
        """The ordinary course, so that life-cycles go on after an appeal."""
        self.notice_of_appeal_is_filed(which, 0, "COMMISSIONER", second=False)
        self.time_passes(later, 1)
        self.the_appeal_is_decided(result, 0, order, days, named, presence, paragraph, sent_back)

    @where_open("serve_result")
    @rule(back=BACK)
    def the_result_is_served(self, back: int) -> None:
        self.steps("serve_result", at=self.ago(back), way="By hand")

    @rule(kind=st.sampled_from(["stay-ordered", "notice-of-appeal-filed", "appeal-decided", "order-restored", "more-time-to-appeal-decided"]),
          back=st.sampled_from([3, 30]), withdrawn=st.booleans())  # fmt: skip
    def a_slip_is_put_right(self, kind: str, back: int, withdrawn: bool) -> None:
        """What was recorded about the appeal happened earlier, or not at all."""
        recorded = self._facts().of(kind)
        if recorded:
            about, at = recorded[-1].subject, f"{recorded[-1].at:%Y-%m-%dT%H:%M}"
            moved = f"{self.ago(back)}".replace(" ", "T")
            if withdrawn:  # another person confirms it; until then the page calls the order uncertain
                self.tries(lambda: self.told.withdraws(kind, by="registrar", subject=about))
            else:
                self.tries(lambda: self.told.corrects(kind, by="registrar", subject=about, at=min(at, moved)))
            self.tries(lambda: self.told.confirms(by="supervisor"))
