"""Matters told through the real door: short words for what people record, and a note of every end that a run reaches on the way."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import make_url

from app.casework.clock import SetClock
from app.cli.cast import WHO_DOES
from tests.support import reached
from tests.support.scenario import CONDITION, EXAMPLE_PERSON, TEMPORARY_ORDER, Scenario

REACHED: set[tuple[str, str]] = set()
"""(process, element): what tokens went through, and steps that were open, in all stories of this folder."""
ADULT, CHILD = "1980-05-05", "2010-05-05"
TEMPORARY, FINAL, APPLICATION = "temporary-order:1", "prohibition-order:1", "application:1"
PAPERS, ORDER_PAPERS, FINAL_PAPERS = f"service:{APPLICATION}", f"service:{TEMPORARY}", f"service:{FINAL}"
DISQUALIFICATION = "disqualification-order:1"
DISQUALIFYING_PAPERS = f"service:{DISQUALIFICATION}"
CONDITIONS = [CONDITION]
VARIATION, VARIED_PAPERS = "variation:1", "service:variation:1"
VARIED_TERMS = [{"kind": "PROHIBIT", "text": "Not to enter the made-up park between 3 pm and 6 pm."}]
SATISFIED = dict.fromkeys(("relevant_sexual_offender", "unacceptable_risk", "order_will_reduce_risk"), "SATISFIED")
EVERY_13D = ["a", "b", "c", "d_i", "d_ii", "e", "f", "fa", "g", "h_i", "h_ii", "j"]
MADE_13K: Mapping[str, Any] = {
    "s13k_decision": "MADE",
    "s13k_moved_by": "COMMISSIONER",
    **{f"interim_{name}": said for name, said in SATISFIED.items()},
    "interim_conditions": CONDITIONS,
}
DISQUALIFIED: Mapping[str, Any] = {
    "s13k_decision": "NOT_MADE",
    "s13k_moved_by": "COMMISSIONER",
    "disqualification": "MADE",
    "interests_finding": "A made-up finding: an authority would not be in the interests of children.",
}
NOT_MADE_13K: Mapping[str, Any] = {"s13k_decision": "NOT_MADE", "s13k_moved_by": "OWN_INITIATIVE", "disqualification": "NOT_MADE"}
FINAL_MADE: Mapping[str, Any] = {
    "outcome": "FINAL_MADE",
    "by_consent": "NO",
    **SATISFIED,
    "considered_13d": EVERY_13D,
    "conditions": CONDITIONS,
    "reportable_offender_before": "YES",
}
SERVED: Mapping[str, Any] = {
    "what_happened": "SERVED",
    "place": "At home",
    "mode": "PERSONAL",
    "server": "Constable Madeup",
    "way": "Handed over in person",
}
REPORTING_NOTICE: Mapping[str, Any] = {
    "initial_report_place": "Made-up police station",
    "periodic_ways": "In person",
    "periodic_in_person": "YES",
    "periodic_place": "Made-up police station",
    "earlier_requirements": "NO",
}
SINCE: Mapping[str, Any] = {"from": "2025-10-02"}
PERSON_OF = WHO_DOES


def extended(until: str, order: str = TEMPORARY, **more: Any) -> dict[str, Any]:
    """One order's row of a mention: extended to a stated last day."""
    return {"subject": order, "decision": "EXTENDED", "until": until, **more}


def not_extended(order: str = TEMPORARY) -> dict[str, Any]:
    """One order's row of a mention: not extended."""
    return {"subject": order, "decision": "NOT_EXTENDED"}


class Tale(Scenario):
    """A matter that is told; whoever's step it is does it."""

    def __init__(self, url: str, *, start: str = "2026-03-02 09:00", born: str = ADULT, certainty: str = "EXACT") -> None:
        """The matter of a made-up person born on that day, opened where the clock stands."""
        super().__init__(url, start=start)
        self.opens_with({**EXAMPLE_PERSON, "birth_date": born, "birth_date_certainty": certainty}, by="prosecutor")

    # ------------------------------------------------------------------ any step
    def at(self, when: str | datetime) -> Tale:
        """Move the clock."""
        super().at(when)
        self._note()
        return self

    def step(self, element: str, subject: str | None = None, *, confirm: bool = False, **answers: Any) -> Tale:
        """Record an open step as the person whose it is."""
        role = next((role for one, about, role in self._steps() if one == element and subject in (None, about)), "legal_officer")
        self.does(element, by=PERSON_OF[role], subject=subject, confirm=confirm, **answers)
        return self

    def _steps(self) -> list[tuple[str, str, str]]:
        return [
            (str(element), str(subject), str(role))
            for element, subject, role in self.rows("select element, subject, role from step where matter=:m")
        ]

    def _play(self, step: Mapping[str, Any]) -> Scenario:
        done = super()._play(step)
        self._note()
        return done

    def _note(self) -> None:
        for process, stand in self.rows("select process, stand from run where matter=:m"):
            told = json.loads(stand)
            REACHED.update((process, passed[0]) for passed in told["passed"])
            REACHED.update((process, opened[0]) for opened in told["open"])

    # ------------------------------------------------------------------ looking
    def open(self, *elements: str) -> set[str]:
        """The steps that are open for people now, or those of them that are named."""
        found = {element for element, _, _ in self._steps()}
        return found & set(elements) if elements else found

    def open_on(self, subject: str) -> set[str]:
        """The steps that are open for people about one subject."""
        return {element for element, about, _ in self._steps() if about == subject}

    def is_over(self, process: str, subject: str) -> bool:
        """Whether the run of a process for a subject is over."""
        return bool(self.rows("select over from run where matter=:m and process=:p and subject=:s", p=process, s=subject)[0][0])

    @property
    def gaps(self) -> tuple[str, ...]:
        """Where nothing protects now."""
        return tuple(self.page().gaps)

    @property
    def flags(self) -> str:
        """What is flagged on the matter."""
        return " ".join(self.page().flags)

    # ------------------------------------------------------------------ an application
    def begins(self, at: str, *, application: str = APPLICATION, **more: Any) -> Tale:
        """The belief, and for the first application the respondent, conviction, conduct and conditions."""
        belief: dict[str, Any] = {"at": at, "belief": "Made-up belief, both limbs.", "grounds": "Made-up grounds."}
        self.at(at).records("start_application", by="prosecutor", **belief, **more)
        return self.describes(application)

    def describes(self, application: str = APPLICATION, **basis: Any) -> Tale:
        """What the application must contain, as far as it is asked for now."""
        if self.open("describe_respondent"):
            said = {"description_stands": "YES", "basis": "REPORTABLE_OFFENDER", "reportable_offender_now": "YES"}
            self.step("describe_respondent", application, **{**said, "under_supervision_or_forensic_order": "NO", **basis})
            if application == APPLICATION:
                conviction: dict[str, Any] = {
                    "what": "CONVICTION",
                    "at": "2011-03-04",
                    "offence": "A made-up offence",
                    "court": "A made-up court",
                }
                self.records("record_conviction", by="prosecutor", **conviction, against_child="YES", form="CONVICTED")
        if self.open("record_belief"):
            self.step(
                "record_belief", application, at=f"{self.clock.at:%Y-%m-%dT%H:%M}", belief="Made-up belief.", grounds="Made-up grounds."
            )
        self.step("record_conduct", application, description="Made-up concerning conduct.", **SINCE)
        return self

    def seeks(self, application: str = APPLICATION) -> Tale:
        """The conditions sought."""
        self.step("record_conditions_sought", application, conditions=[{"kind": "PROHIBIT", "text": "Not to enter the made-up park."}])
        return self

    def starts(self, at: str, appear_at: str, *, application: str = APPLICATION, court: str = "MAGISTRATES", listed: str = "YES") -> Tale:
        """The appearance notice is issued and filed, and the first hearing listed."""
        notice = {"at": at, "court": court, "court_place": "Brisbane", "appear_at": appear_at, "list_the_hearing": listed}
        self.at(at).step("issue_appearance_notice", application, confirm=True, **notice)
        return self.step("file_application", application, at=at, registry="Brisbane")

    def serves(self, at: str, papers: str = PAPERS, *, sworn: bool = True, confirm: bool = False, **more: Any) -> Tale:
        """A set of documents is planned for, served and sworn to."""
        self.at(at)
        for_application = papers.startswith("service:application")
        documents = ["APPLICATION", "APPEARANCE_NOTICE"] if for_application else ["ORDER", "NOTICE_13S4A", "REPORTING_NOTICE"]
        if papers == DISQUALIFYING_PAPERS or papers.startswith("service:variation"):
            documents = ["ORDER"]
        told = {"explained": "YES", "explained_how": "In plain English"} if for_application else {"conditions_told": "YES"}
        self.plans(papers, **{name: said for name, said in more.items() if name == "school_or_work"})
        self.step("serve_documents", papers, confirm=confirm, **{**SERVED, "at": at, "documents": documents, **told, **more})
        return self.step("swear_affidavit", papers, at=at, deponent="Constable Madeup") if sworn else self

    def plans(self, papers: str = PAPERS, **more: Any) -> Tale:
        """The service is planned, where that is still to be done."""
        if "plan_service" in self.open_on(papers):
            self.step("plan_service", papers, plan="At home in the evening.", **more)
        return self

    def pending(self, appear_at: str = "2026-03-24 09:00", *, served: bool = True) -> Tale:
        """An ordinary application from 2 March 2026: started on the 3rd, served on the 4th."""
        self.begins("2026-03-02 09:30").seeks().starts("2026-03-03 10:00", appear_at)
        return self.serves("2026-03-04 18:00") if served else self

    # ------------------------------------------------------------------ hearings and orders
    def mentioned(
        self,
        at: str,
        hearing: str | None = None,
        *,
        to: str = "",
        orders: Iterable[Mapping[str, Any]] = (),
        confirm: bool = False,
        **more: Any,
    ) -> Tale:
        """A hearing held at that time, recorded an hour later; adjourned to `to`, unless it says otherwise."""
        held = datetime.fromisoformat(at)
        self.at(held.replace(hour=held.hour + 1))
        said = {"took_place": "HELD", "at": at, "application": APPLICATION, "mention_of_final_application": "YES", "presence": "IN_PERSON"}
        if to:
            said |= {"outcome": "ADJOURNED", "next_fixed": "YES", "next_listed_for": to, "next_place": "Brisbane"}
        rows = {"orders": list(orders)} if orders else {}
        made = {"temporary_order_made_at": at} if more.get("s13k_decision") == "MADE" else {}
        made |= {"disqualification_order_made_at": at} if more.get("disqualification") == "MADE" else {}
        return self.step("record_mention", hearing, confirm=confirm, **{**said, **rows, **made, **more})

    def order_by_magistrate(self, at: str = "2026-03-02 10:00", *, return_at: str = "2026-03-20 09:00", **more: Any) -> Tale:
        """A magistrate makes a temporary order before any application has begun."""
        made = {**TEMPORARY_ORDER, "at": at, "return_at": return_at, **more}
        made.pop("recovery_of_property")
        if made["presence"] != "IN_PERSON":
            made.setdefault("without_notice_necessity", "The made-up risk was immediate.")
        self.at(at).records("record_temporary_order_13j", by="prosecutor", **made)
        return self

    def disqualified_by_magistrate(self, at: str = "2026-03-02 10:00", *, return_at: str = "2026-03-20 09:00", **more: Any) -> Tale:
        """A magistrate refuses a temporary order and makes a disqualification order, before any application has begun."""
        made: dict[str, Any] = {
            "at": at,
            "application_begun": "NO",
            "presence": "IN_PERSON",
            "interests_finding": DISQUALIFIED["interests_finding"],
            "return_at": return_at,
            "return_place": "Brisbane",
            **more,
        }
        self.at(at).records("record_disqualification_order_13i", by="prosecutor", **made)
        return self

    def tells_of(self, order: str, at: str) -> Tale:
        """What follows the making of an order in the respondent's presence."""
        self.at(at)
        explained = {
            "at": at,
            "by_whom": "The magistrate",
            "language": "English",
            "obligations_explained": "YES",
            "consequences_explained": "YES",
        }
        steps: tuple[tuple[str, Mapping[str, Any]], ...] = (
            ("explain_in_court", explained),
            ("give_details_to_commissioner", {"at": at, "way": "The court's record"}),
            ("prepare_reporting_notice", REPORTING_NOTICE),
            ("give_reporting_notice", {"at": at, "way": "Handed over"}),
        )
        for element, answers in steps:
            if element in self.open_on(order):
                self.step(element, order, **answers)
        return self

    # ------------------------------------------------------------------ varying and revoking
    def asks(self, relief: str, order: str, at: str, *, applicant: str = "COMMISSIONER", confirm: bool = False, **more: Any) -> Tale:
        """An application to vary or revoke an order; the respondent's is recorded by the registry."""
        said: dict[str, Any] = {"relief": relief, "grounds": "Made-up grounds.", "circumstances_since": "A made-up move."}
        if relief == "VARY":
            said["terms_sought"] = VARIED_TERMS
        own = applicant == "COMMISSIONER"
        form, by = ("apply_to_vary_or_revoke", "prosecutor") if own else ("record_respondents_application", "registrar")
        self.at(at).records(form, by=by, subject=order, confirm=confirm, **{**said, "at": at, **more})
        return self

    def leave(self, decision: str, at: str, subject: str = VARIATION) -> Tale:
        """The court decides about leave to apply."""
        grounds: dict[str, Any] = {"grounds": ["CHANGED_CIRCUMSTANCES"]} if decision == "GRANTED" else {}
        return self.at(at).step("decide_leave", subject, at=at, decision=decision, **grounds)

    def hears(self, outcome: str, at: str, order: str, subject: str = VARIATION, *, confirm: bool = False, **more: Any) -> Tale:
        """The hearing of such an application, recorded an hour later."""
        held = datetime.fromisoformat(at)
        said: dict[str, Any] = {"order": order, "at": at, "presence": "IN_PERSON", "outcome": outcome}
        if outcome in ("VARIED", "REVOKED", "DISMISSED"):
            said |= {"regarded": ["TEST_13C1", "MATTERS_13D", "CHANGES"], "costs_awarded": "NO"}
        if outcome == "VARIED":
            said["conditions"] = VARIED_TERMS
        if outcome == "DISMISSED":
            said["dismissed_as"] = "NOT_MADE_OUT"
        self.at(held.replace(hour=held.hour + 1))
        return self.step("record_variation_hearing", subject, confirm=confirm, **{**said, **more})

    def revokes(self, order: str, at: str, *, presence: str = "ABSENT") -> Tale:
        """The commissioner applies, and the court revokes the order at once."""
        return self.asks("REVOKE", order, at).hears("REVOKED", at, order, presence=presence)

    def confirms_end(self, order: str) -> Tale:
        """The end of an order is confirmed."""
        return self.step("confirm_end", order, told=["SERVICE_OFFICERS", "LEGAL"])

    def asks_extension(self, hearing: str, until: str, order: str = TEMPORARY) -> Tale:
        """The request for an extension is prepared."""
        row = {
            "subject": hearing,
            "ask": "YES",
            "until": until,
            "respondent_consents": "UNKNOWN",
            "reasons": "A made-up report is awaited.",
        }
        return self.step("ask_extension", order, mentions=[row])


# ------------------------------------------------------------------ beginnings that many stories share
_KEPT: dict[str, tuple[bytes, str, datetime, set[reached.Carrier]]] = {}


def told_once(url: str, name: str, tell: Callable[[], Tale]) -> Tale:
    """A beginning that many stories share: told once through the door, and copied for each further story (SQLite; elsewhere told anew)."""
    path = make_url(url).database if url.startswith("sqlite") else None
    if path and name in _KEPT:
        story = Tale.__new__(Tale)
        kept, story.matter, at, beginning = _KEPT[name]
        reached.REACHED.update(beginning)
        story.url, story.clock = url, SetClock(at)
        with open(path, "wb") as copy:  # noqa: PTH123 - the file of this test's own
            copy.write(kept)
        return story
    with reached.apart() as beginning:
        story = tell()
    if path:
        connection = sqlite3.connect(path)
        _KEPT[name] = (connection.serialize(), story.matter, story.clock.at, beginning)
        connection.close()
    return story


def in_force(url: str, mention: str = "2026-03-24 09:00") -> Tale:
    """A magistrate's order of 2 March in the respondent's presence; the application is started and served, a mention listed."""

    def tell() -> Tale:
        story = Tale(url).order_by_magistrate(return_at=mention).describes().seeks().starts("2026-03-02 11:00", mention)
        return story.serves("2026-03-04 18:00")

    return told_once(url, f"in force until {mention}", tell)


def pending(url: str) -> Tale:
    """An ordinary application, started and served, with its first mention on 24 March 2026 and no temporary order."""
    return told_once(url, "pending", lambda: Tale(url).pending())


def unserved(url: str) -> Tale:
    """A magistrate's order of 2 March in the respondent's absence, not yet served; the application is started, the mention on 20 March."""

    def tell() -> Tale:
        story = Tale(url).order_by_magistrate(presence="ABSENT").describes().seeks()
        return story.starts("2026-03-02 11:00", "2026-03-20 09:00").plans(ORDER_PAPERS).plans(PAPERS)

    return told_once(url, "unserved", tell)


def prohibited(url: str, *, presence: str = "IN_PERSON") -> Tale:
    """A prohibition order of 24 March 2026 on an application that was served."""

    def tell() -> Tale:
        story = pending(url)
        return story.mentioned(
            "2026-03-24 09:00", presence=presence, documents_served_satisfied="YES" if presence != "IN_PERSON" else "", **FINAL_MADE
        )

    return told_once(url, f"prohibited, {presence}", tell)
