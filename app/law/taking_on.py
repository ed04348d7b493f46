"""A running order as a row of a spreadsheet: its columns, and the forms that record what it says. Knows no storage and no file.

The forms and the law's checks are those by which a person records the same; a row gives them answers and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

KIND: Final = "order-taken-on"
TEMPORARY, PROHIBITION = "TEMPORARY", "PROHIBITION"
YES, NO = "YES", "NO"
COLUMNS: Final[Mapping[str, str]] = {
    "reference": "A number of your own for this row, such as QP2600012345; it is kept, and no row is taken twice",
    "same_person_as": "The reference of an earlier row about the same person; its matter gets this order too",
    "given_names": "", "family_name": "Needed", "other_names": "", "birth_date": "Needed: 1980-05-05",
    "birth_date_certainty": "EXACT or ESTIMATED",
    "place": "The place of the registry, such as Cairns; Brisbane if empty",
    "order": "TEMPORARY or PROHIBITION",
    "made_at": "When the court or magistrate made it: 2026-03-02 10:00",
    "presence": "The respondent at the making: IN_PERSON, AV_LINK, PHONE, LAWYER_ONLY or ABSENT",
    "documents_served_satisfied": "Prohibition order in absence: was the court satisfied of service? YES or NO",
    "by_consent": "YES or NO",
    "relevant_sexual_offender": "SATISFIED, NOT or NOT_STATED",
    "unacceptable_risk": "SATISFIED, NOT or NOT_STATED",
    "order_will_reduce_risk": "SATISFIED, NOT or NOT_STATED",
    "report_considered": "Order for a child: did the court consider the report? YES or NO",
    "last_resort": "Order for a child: SATISFIED, NOT or NOT_STATED",
    "most_effective": "Order for a child: SATISFIED, NOT or NOT_STATED",
    "reportable_offender_before": "Reportable offender immediately before? YES or NO",
    "conditions": "The words of each condition, divided by |; one that requires something begins with its kind, such as REQUIRE_TREATMENT:",
    "stated_last_day": "Prohibition order: the last day, only if the court stated one",
    "return_at": "Temporary order: return date and time",
    "return_place": "Temporary order: place of return",
    "notice_issued_at": "When the appearance notice was issued, if it was",
    "court": "MAGISTRATES or CHILDRENS",
    "appear_at": "When the respondent must appear by that notice",
    "mention_at": "Temporary order: the last mention at which it was extended",
    "mention_presence": "The respondent at that mention",
    "extended_until": "The last day to which it was extended",
    "next_listed_for": "The next mention, if a day was fixed",
    "served_at": "When the order was served, if it was",
    "served_mode": "PERSONAL, SUBSTITUTED or GIVEN_IN_COURT",
    "served_by": "", "served_where": "", "served_way": "How it was served",
    "conditions_told": "Was each condition told? YES or NO",
    "ends_on": "The last day of the order as your sheet has it: 2026-03-29; it is compared, never believed",
    "confirmed": "YES, if what the law asks about was in fact so (the report says what)",
}  # fmt: skip
_DAYS: Final = ("birth_date", "stated_last_day", "extended_until", "ends_on")
_INSTANTS: Final = ("made_at", "return_at", "notice_issued_at", "appear_at", "mention_at", "next_listed_for", "served_at")
_NEEDED: Final = ("family_name", "birth_date", "order", "made_at", "presence")
_APPLIED: Final = ("notice_issued_at", "court", "appear_at")
_OF_A_FINAL_ORDER: Final = ("documents_served_satisfied", "stated_last_day", "report_considered", "last_resort", "most_effective")
AT_THE_APPLICATION: Final = "This is needed: whether it is a child's order, and so its term, goes by the day of the application (s 13G)."
_KINDS: Final = (
    "REQUIRE_TRACKING_DEVICE",
    "REQUIRE_FACILITATE_DEVICE",
    "REQUIRE_RESIDENCE",
    "REQUIRE_TREATMENT",
    "REQUIRE_OTHER",
    "PROHIBIT",
)


@dataclass(frozen=True)
class Form:
    """One form with the answers that a row gives it; "{hearing}" stands for the hearing that the row makes."""

    process: str
    element: str
    subject: str
    answers: Mapping[str, Any]


def misread(row: Mapping[str, str]) -> dict[str, str]:
    """What in a row cannot be read: column -> sentence. Everything else is for the forms and the law to say."""
    wrong = {name: "This is needed." for name in _NEEDED if not row.get(name)}
    if "" in row:
        wrong["row"] = "It has more cells than there are columns: put words with a comma into quotation marks."
    if row.get("order") and row["order"] not in {TEMPORARY, PROHIBITION}:
        wrong["order"] = "Write TEMPORARY or PROHIBITION."
    if row.get("order") == PROHIBITION:
        wrong |= {name: AT_THE_APPLICATION for name in _APPLIED if not row.get(name)}
    wrong |= {name: "Write it as 2026-03-02." for name in _DAYS if not _reads(row.get(name, ""), date.fromisoformat, 10)}
    wrong |= {name: "Write it as 2026-03-02 10:00." for name in _INSTANTS if not _reads(row.get(name, ""), datetime.fromisoformat, 16)}
    return wrong


def _reads(said: str, read: Callable[[str], object], least: int) -> bool:
    """Can it be read? A day where an instant belongs is none."""
    if not said:
        return True
    try:
        read(said)
    except ValueError:
        return False
    return len(said) >= least


def forms_of(row: Mapping[str, str]) -> Iterator[Form]:
    """The forms that record a row, in the order in which a person would fill them in."""
    if row["order"] == TEMPORARY:
        yield Form("offers", "record_temporary_order_13j", "respondent:1", _temporary(row))
    if row.get("notice_issued_at"):
        yield Form("offers", "record_appearance_notice", "{application}", _notice(row))
    if row["order"] == PROHIBITION:
        yield Form("hearing_and_interim_orders", "record_mention", "{hearing}", _prohibition(row))
    if row.get("served_at"):
        order = "{temporary-order}" if row["order"] == TEMPORARY else "{prohibition-order}"
        yield Form("service_on_respondent", "serve_documents", f"service:{order}", _service(row))
    if row.get("mention_at"):
        yield Form("hearing_and_interim_orders", "record_mention", "{hearing}", _mention(row))


def _found(row: Mapping[str, str]) -> dict[str, Any]:
    """What both kinds of order say of the making."""
    names = (
        "presence",
        "by_consent",
        "relevant_sexual_offender",
        "unacceptable_risk",
        "order_will_reduce_risk",
        "reportable_offender_before",
    )
    return {"at": row["made_at"], "conditions": _conditions(row), **{name: row[name] for name in names if row.get(name)}}


def _conditions(row: Mapping[str, str]) -> list[dict[str, str]]:
    found = []
    for said in row.get("conditions", "").split("|"):
        kind, colon, words = said.strip().partition(":")
        if kind in _KINDS and colon:
            found.append({"kind": kind, "text": words.strip()})
        elif said.strip():
            found.append({"kind": "PROHIBIT", "text": said.strip()})
    return found


def _temporary(row: Mapping[str, str]) -> dict[str, Any]:
    return {**_found(row), "application_begun": NO, "return_at": row.get("return_at", ""), "return_place": row.get("return_place", "")}


def _prohibition(row: Mapping[str, str]) -> dict[str, Any]:
    more = {name: row[name] for name in _OF_A_FINAL_ORDER if row.get(name)}
    said = {"took_place": "HELD", "application": "{application}", "mention_of_final_application": YES, "outcome": "FINAL_MADE"}
    return {**_found(row), **said, **more}


def _notice(row: Mapping[str, str]) -> dict[str, Any]:
    place = row.get("return_place") or row.get("place", "")
    return {
        "at": row["notice_issued_at"], "court": row.get("court", ""), "court_place": place, "appear_at": row.get("appear_at", ""),
        "list_the_hearing": YES,
    }  # fmt: skip


def _service(row: Mapping[str, str]) -> dict[str, Any]:
    told = {"conditions_told": row["conditions_told"]} if row.get("conditions_told") else {}
    return {
        "what_happened": "SERVED", "at": row["served_at"], "documents": ["ORDER"], "mode": row.get("served_mode", ""),
        "server": row.get("served_by", ""), "place": row.get("served_where", ""), "way": row.get("served_way", ""), **told,
    }  # fmt: skip


def _mention(row: Mapping[str, str]) -> dict[str, Any]:
    next_day = (
        {"next_fixed": YES, "next_listed_for": row["next_listed_for"], "next_place": row.get("return_place") or row.get("place", "")}
        if row.get("next_listed_for")
        else {"next_fixed": NO}
    )
    decided = {"subject": "{temporary-order}", "decision": "EXTENDED", "until": row.get("extended_until", "")}
    return {
        "took_place": "HELD", "application": "{application}", "at": row["mention_at"], "mention_of_final_application": YES,
        "presence": row.get("mention_presence", ""), "outcome": "ADJOURNED" if row.get("next_listed_for") else "ADJOURNED_NO_DATE",
        "orders": [decided], **next_day,
    }  # fmt: skip
