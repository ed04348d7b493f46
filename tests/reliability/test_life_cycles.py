"""Life-cycles played through the door at random; after each step the law says what the walk says (played.py).

Up to 525 steps in `make test`, up to 210,000 in `make soak`. The seed stands in the name of each test; INTERDICT_SEED gives another.
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule, run_state_machine_as_test

from tests.processes.told import DISQUALIFIED, FINAL_MADE, MADE_13K, NOT_MADE_13K, SERVED
from tests.reliability.appealed import Appealing
from tests.reliability.elsewhere_and_reviewed import OfARegisteredOrder, OfAReview
from tests.reliability.played import ORDERS, Played
from tests.support.day_by_day.comparison import walked

SOAK = bool(os.environ.get("INTERDICT_SOAK")) or settings.get_current_profile_name() == "soak"
STEPS = 25
MACHINES = 7
STEPS_IN_ALL = int(os.environ.get("INTERDICT_SOAK_STEPS", "210000" if SOAK else "525"))
EXAMPLES = STEPS_IN_ALL // (STEPS * MACHINES)
SEED = int(os.environ.get("INTERDICT_SEED", "20040618"))
PLAYED = settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
PRESENCES = st.sampled_from(["IN_PERSON", "IN_PERSON", "ABSENT", "AV_LINK", "LAWYER_ONLY"])
DECISIONS = st.sampled_from(["EXTENDED", "EXTENDED", "NOT_EXTENDED", "NOT_ADDRESSED"])


class LifeCycle(Played):
    """Orders made here. What a sub-class begins with is its first order; everything else may happen at any time."""

    @rule(late=st.integers(0, 2))
    def issues_the_notice(self, late: int) -> None:
        at = self.told.clock.at
        appear = next((str(row[0]) for row in self._return_dates()), f"{at + timedelta(days=14 + late):%Y-%m-%dT09:00}")
        notice = {"at": self.now(), "court": "MAGISTRATES", "court_place": "Brisbane", "appear_at": appear[:16], "list_the_hearing": "YES"}
        self.tries(lambda: self.told.records("record_appearance_notice", by="prosecutor", subject="application:1", confirm=True, **notice))

    def _return_dates(self) -> list[tuple[Any, ...]]:
        facts = self._facts()
        return [(f.values["return_at"],) for f in facts.all if f.values.get("return_at")]

    @rule(papers=st.sampled_from(["application:1", *ORDERS]), back=st.sampled_from([0, 0, 1, 30]))
    def serves(self, papers: str, back: int) -> None:
        at = self.told.clock.at - timedelta(hours=back)
        self.tries(lambda: self._served(f"service:{papers}", f"{at:%Y-%m-%d %H:%M}"))

    def _served(self, papers: str, at: str) -> None:
        self.told.plans(papers)
        documents = ["APPLICATION", "APPEARANCE_NOTICE"] if "application" in papers else ["ORDER", "NOTICE_13S4A", "REPORTING_NOTICE"]
        explained = {"explained": "YES", "explained_how": "In plain English"} if "application" in papers else {"conditions_told": "YES"}
        documents = documents[:1] if "disqualification" in papers else documents
        self.told.step("serve_documents", papers, confirm=True, **{**SERVED, "at": at, "documents": documents, **explained})

    @rule(presence=PRESENCES, decision=DECISIONS, satisfied=st.sampled_from(["YES", "NO"]), days=st.sampled_from([7, 27, 28, 29, 45]), stated=st.booleans(),
          instead=st.sampled_from(["", "", "", "s13K", "disqualified", "refused", "made", "struck out"]))  # fmt: skip
    def holds_a_hearing(self, presence: str, decision: str, satisfied: str, days: int, stated: bool, instead: str) -> None:
        self.told.at(self.told.clock.at + timedelta(hours=1))  # no two hearings of one application at one instant
        self.tries(self._listed_for_now)
        at = self.told.clock.at
        said_of = {"decision": decision}
        if decision == "EXTENDED":
            said_of |= {"until": f"{at + timedelta(days=days):%Y-%m-%d}"} if stated else {"days": str(days)}
        facts = self._facts()
        interim = [
            order
            for order in self._made()
            if not order.startswith("prohibition") and any(self._alive(one, at) for one in walked(facts, order))
        ]
        more: dict[str, Any] = {"presence": presence, "orders": [{"subject": order, **said_of} for order in interim], **NOT_MADE_13K}
        if presence != "IN_PERSON":
            more["documents_served_satisfied"] = satisfied
        if instead == "s13K":
            more.pop("disqualification")
            more |= {**MADE_13K, "temporary_order_made_at": self.now()}
        if instead == "disqualified":
            more |= {**DISQUALIFIED, "disqualification_order_made_at": self.now()}
        to = f"{at + timedelta(days=10):%Y-%m-%d} 09:00"
        final = {"refused": {"outcome": "FINAL_REFUSED"}, "made": dict(FINAL_MADE), "struck out": {"outcome": "STRUCK_OUT"}}
        if instead in final:
            to, more = (
                "",
                {name: said for name, said in more.items() if name in ("presence", "documents_served_satisfied")} | final[instead],
            )
        self.tries(lambda: self._held(to, more))

    @rule(days=st.sampled_from([7, 27, 28, 29]), stated=st.booleans())
    def extends(self, days: int, stated: bool) -> None:
        """The ordinary course, so that life-cycles become long."""
        self.holds_a_hearing("IN_PERSON", "EXTENDED", "YES", days, stated, "")

    def _listed_for_now(self) -> None:
        if not self.told.open("record_mention"):
            at = self.told.clock.at + timedelta(hours=2)
            listing = {"listed_for": f"{at:%Y-%m-%d %H:%M}", "court_place": "Brisbane"}
            self.told.records("list_mention", by="registrar", subject="application:1", confirm=True, **listing)
            self.told.at(at)

    def _held(self, to: str, more: dict[str, Any]) -> None:
        said_of = {"took_place": "HELD", "at": self.now(), "application": "application:1", "mention_of_final_application": "YES"}
        if to:
            said_of |= {"outcome": "ADJOURNED", "next_fixed": "YES", "next_listed_for": to, "next_place": "Brisbane"}
        self.told.step("record_mention", confirm=True, **said_of, **more)

    @rule(days=st.integers(1, 30))
    def lists_a_mention(self, days: int) -> None:
        listing = {"listed_for": f"{self.told.clock.at + timedelta(days=days):%Y-%m-%d} 09:00", "court_place": "Brisbane"}
        self.tries(lambda: self.told.records("list_mention", by="registrar", subject="application:1", confirm=True, **listing))

    @rule(order=st.sampled_from(ORDERS), presence=st.sampled_from(["IN_PERSON", "ABSENT"]), really=st.sampled_from([False, False, True]))
    def revokes(self, order: str, presence: str, really: bool) -> None:
        if really:
            self.tries(lambda: self.told.revokes(order, self.now(), presence=presence))

    @rule(really=st.sampled_from([False, False, False, True]))
    def discontinues(self, really: bool) -> None:
        if really:
            said_of = {"at": self.now(), "communicated": "A made-up letter"}
            self.tries(
                lambda: self.told.records("discontinue_application", by="prosecutor", subject="application:1", confirm=True, **said_of)
            )


RETURNS = st.integers(5, 24).filter(lambda days: days % 7 < 5)
"""How many days after Monday 2 March the return date is: a day on which a court sits, since another one is asked about."""


class OfATemporaryOrder(LifeCycle):
    """S-1: begun by a magistrate's order."""

    @initialize(presence=PRESENCES, days=RETURNS)
    def a_magistrate_makes_the_order(self, presence: str, days: int) -> None:
        at = datetime.fromisoformat("2026-03-02 10:00")
        self.told.order_by_magistrate(presence=presence, return_at=f"{at + timedelta(days=days):%Y-%m-%d} 09:00")


class OfADisqualificationOrder(LifeCycle):
    """S-3: begun by a magistrate who refused a temporary order."""

    @initialize(presence=st.sampled_from(["IN_PERSON", "ABSENT"]), days=RETURNS)
    def a_magistrate_makes_the_order(self, presence: str, days: int) -> None:
        at = datetime.fromisoformat("2026-03-02 10:00")
        absent = {"without_notice_necessity": "The made-up risk was immediate."} if presence == "ABSENT" else {}
        self.told.disqualified_by_magistrate(presence=presence, return_at=f"{at + timedelta(days=days):%Y-%m-%d} 09:00", **absent)


class OfAnApplication(LifeCycle):
    """S-6 and S-8: begun by an application that is started, and served or not."""

    @initialize(served=st.booleans())
    def an_application_is_pending(self, served: bool) -> None:
        self.told.pending(served=served)


class OfAProhibitionOrder(LifeCycle):
    """S-2: begun by the court's order, in presence or not."""

    @initialize(presence=PRESENCES)
    def the_court_makes_the_order(self, presence: str) -> None:
        self.told.pending()
        satisfied: dict[str, Any] = {} if presence == "IN_PERSON" else {"documents_served_satisfied": "YES"}
        self.told.mentioned("2026-03-24 09:00", confirm=True, presence=presence, **satisfied, **FINAL_MADE)


class OfAnAppeal(Appealing, LifeCycle):
    """S-7: begun by an order of a magistrate and what the court decides next about it, or by the court's order; and by a notice of appeal."""

    @initialize(
        presence=PRESENCES,
        decision=st.sampled_from(["final", "refused", "made", "struck out", "EXTENDED", "NOT_EXTENDED"]),
        stayed=st.booleans(),
    )
    def something_is_decided_and_appealed(self, presence: str, decision: str, stayed: bool) -> None:
        if decision == "final":
            self.told.pending()
            satisfied: dict[str, Any] = {} if presence == "IN_PERSON" else {"documents_served_satisfied": "YES"}
            self.told.mentioned("2026-03-24 09:00", confirm=True, presence=presence, **satisfied, **FINAL_MADE)
        else:
            self.told.order_by_magistrate(return_at="2026-03-12 09:00").describes().seeks().starts("2026-03-02 11:00", "2026-03-12 09:00")
            self.told.serves("2026-03-04 18:00").at("2026-03-12 08:00")
            extended = decision if decision.endswith("EXTENDED") else "NOT_EXTENDED"
            self.holds_a_hearing(presence, extended, "YES", 14, stated=True, instead="" if decision == extended else decision)
        self.time_passes(1, 1)
        self.notice_of_appeal_is_filed(1, 0, "COMMISSIONER", second=False)
        if stayed:
            self.the_appeal_court_stays_an_order(1, 0, 0, 9, named=True)


LIFE_CYCLES: tuple[type[Played], ...] = (*LifeCycle.__subclasses__(), OfARegisteredOrder, OfAReview)


def test_the_life_cycles_are_as_many_as_the_steps_are_shared_among() -> None:
    assert len(LIFE_CYCLES) == MACHINES
    assert EXAMPLES * STEPS * MACHINES == STEPS_IN_ALL


@pytest.mark.parametrize("machine", LIFE_CYCLES, ids=lambda machine: f"{machine.__name__} with seed {SEED}")
def test_a_random_history_through_the_door_is_what_the_walk_says(machine: type[Played]) -> None:
    run_state_machine_as_test(seed(SEED)(machine), settings=PLAYED)
