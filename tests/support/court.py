"""A court room for stories of the law: one matter with an application pending, whose hearings are recorded through their forms."""

from __future__ import annotations

from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

import app.law.all  # noqa: F401 - every rule registers itself
from app.casework.clock import BRISBANE
from app.casework.docket import Docket, Entry
from app.engine.catalogue import Catalogue
from app.engine.stand import Stand, stand
from app.forms.book import FormBook
from app.law.calendars import seed
from app.law.questions import Case, Concern
from app.law.status import in_force

ROOT = Path(__file__).resolve().parents[2]
PROCESS, APPLICATION, ORDER = "hearing_and_interim_orders", "application:1", "temporary-order:1"
FORMS, CATALOGUE, CALENDARS = FormBook.load(ROOT / "forms"), Catalogue.load(ROOT), seed()
LATER = datetime(2026, 12, 1, 10, tzinfo=BRISBANE)
FOUND: dict[str, Any] = dict.fromkeys(
    ("interim_relevant_sexual_offender", "interim_unacceptable_risk", "interim_order_will_reduce_risk"), "SATISFIED"
)
CONDITIONS: list[Any] = [{"kind": "PROHIBIT", "text": "not to go near a made-up school"}]
MADE_13K: dict[str, Any] = {
    "s13k_decision": "MADE", "s13k_moved_by": "COMMISSIONER", "temporary_order_made_at": "2026-06-16T10:40:00+10:00", "interim_conditions": CONDITIONS, **FOUND,
}  # fmt: skip
NOT_13K: dict[str, Any] = {"s13k_decision": "NOT_MADE", "s13k_moved_by": "OWN_INITIATIVE", "disqualification": "NOT_MADE"}


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BRISBANE)


class Court:
    """One matter with an application pending and hearing 1 listed for 16 June 2026 at ten."""

    def __init__(self, born: str = "1980-05-05") -> None:
        self.numbers, self.docket = count(1), Docket()
        person = {"given_names": "Testa", "family_name": "Example-Person", "birth_date": born, "birth_date_certainty": "EXACT"}
        self.write("respondent-described", "respondent:1", "2026-06-01 09:00", **person)
        appear = {"court": "MAGISTRATES", "court_place": "Brisbane", "appear_at": at("2026-06-16 10:00").isoformat()}
        self.write("appearance-notice-issued", APPLICATION, "2026-06-01 12:00", **appear)
        self.listed(1, "2026-06-16 10:00")

    def write(self, kind: str, subject: str, when: str, occasion: str = "", **values: Any) -> Court:
        number = next(self.numbers)
        self.docket = self.docket.append(Entry(f"e{number}", kind, subject, at(when), values, occasion, number), recorded_at=LATER)
        return self

    def listed(self, number: int, listed_for: str) -> Court:
        values = {"application": APPLICATION, "listed_for": at(listed_for).isoformat(), "court_place": "Brisbane"}
        return self.write("mention-listed", f"hearing:{number}", "2026-06-02 09:00", **values)

    def order_in_force(self, when: str = "2026-06-02 10:00", presence: str = "IN_PERSON") -> Court:
        return self.write("temporary-order-made", ORDER, when, application=APPLICATION, made_under="S13K", presence=presence)

    def documents_served(self, when: str = "2026-06-05 10:00") -> Court:
        return self.write(
            "documents-served", f"service:{APPLICATION}", when, documents=["APPLICATION", "APPEARANCE_NOTICE"], mode="PERSONAL"
        )

    @property
    def case(self) -> Case:
        return Case(self.docket, CALENDARS)

    def record(self, step: str = "record_mention", *, hearing: int = 1, about: str = "", **answers: Any) -> tuple[Concern, ...]:
        """Answer a form: Refusal if it is not complete; otherwise it is recorded, and the concerns about it are told."""
        form, subject = FORMS.form(PROCESS, step), f"hearing:{hearing}"
        read = form.read(answers, case=self.case, subject=subject, about=about, now=LATER)
        entries = form.entries(
            read, case=self.case, subject=subject, about=about, now=LATER, new_subject=self.docket.next_subject,
            new_id=lambda: f"e{next(self.numbers)}",
        )  # fmt: skip
        for entry in entries:
            FORMS.dictionary.check_entry(entry)
        would_be = self.docket.append(*entries, recorded_at=LATER)
        concerns = form.concerns(Case(would_be, CALENDARS), subject, entries)
        if all(c.confirm for c in concerns):
            self.docket = would_be
        return concerns

    def mention(self, outcome: str = "ADJOURNED", *, hearing: int = 1, presence: str = "IN_PERSON", **more: Any) -> tuple[Concern, ...]:
        answers: dict[str, Any] = {
            "took_place": "HELD", "application": APPLICATION, "at": "2026-06-16T10:00:00+10:00", "mention_of_final_application": "YES",
            "presence": presence, "outcome": outcome,
        }  # fmt: skip
        if outcome in ("ADJOURNED", "PART_HEARD", "RESERVED", "FURTHER_NOTICE_DIRECTED"):
            answers |= {"next_fixed": "YES", "next_listed_for": "2026-06-26T10:00:00+10:00", "next_place": "Brisbane"}
        return self.record(hearing=hearing, **{**answers, **more})

    def final(self, **more: Any) -> tuple[Concern, ...]:
        answers: dict[str, Any] = {
            "by_consent": "NO", "relevant_sexual_offender": "SATISFIED", "unacceptable_risk": "SATISFIED", "order_will_reduce_risk": "SATISFIED",
            "considered_13d": ["a", "b", "c", "d_i", "d_ii", "e", "f", "fa", "g", "h_i", "h_ii", "i", "j"], "conditions": CONDITIONS,
            "reportable_offender_before": "YES",
        }  # fmt: skip
        return self.mention("FINAL_MADE", **{**answers, **more})

    def stands(self, hearing: int = 1) -> Stand:
        return stand(CATALOGUE.definition(PROCESS), self.case, f"hearing:{hearing}", LATER)

    def steps(self, hearing: int = 1) -> set[str]:
        return {one.element for one in self.stands(hearing).open}

    def passed(self, hearing: int = 1) -> set[str]:
        return {one.element for one in self.stands(hearing).passed}

    def status(self, when: str, order: str = ORDER) -> str:
        return in_force(self.case, order, at(when))


def row(decision: str, order: str = ORDER, **more: Any) -> list[dict[str, Any]]:
    return [{"subject": order, "decision": decision, **more}]


CONSENT = {"by_consent": "YES", "both_consents_recorded": "YES", "interests_of_justice": "NOT_AGAINST"}


def provisions(concerns: tuple[Concern, ...]) -> set[str]:
    return {c.provision for c in concerns}
