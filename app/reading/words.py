"""How the read side words things: subjects, how long it is until a date, masked names."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.access.protection import mask_name
from app.casework.clock import day_of
from app.casework.docket import Docket

KINDS = {
    "respondent": "Respondent", "application": "Application", "hearing": "Hearing", "temporary-order": "Temporary order",
    "prohibition-order": "Prohibition order",
}  # fmt: skip
PROCESSES = {
    "prohibition_order_application": "Application for a prohibition order",
    "hearing_and_interim_orders": "Hearing and interim orders",
    "temporary_order_term": "Term of a temporary order",
    "service_on_respondent": "Service on the respondent",
    "notice_of_order": "Notice of an order",
    "prohibition_order_term_and_renewal": "Term and renewal of a prohibition order",
    "offers": "May be recorded at any time",
    "corrections": "Corrections",
}


def subject_label(subject: str) -> str:
    """A subject in words: "Temporary order 1", "Service of application 1"."""
    if subject.startswith("service:"):
        inner = subject_label(subject.removeprefix("service:"))
        return f"Service of {inner[:1].lower()}{inner[1:]}"
    kind, _, number = subject.rpartition(":")
    if kind == "respondent":
        return "Respondent"
    return f"{KINDS.get(kind, kind)} {number}"


def process_label(process: str) -> str:
    """A process in words."""
    return PROCESSES.get(process, process.replace("_", " ").capitalize())


def left(due: datetime | None, now: datetime) -> str:
    """How long that is: "today", "in 10 days", "1 day late". A time that is up at midnight belongs to the day that it ends."""
    if due is None:
        return ""
    days = (day_of(due - timedelta(microseconds=1)) - day_of(now)).days
    if days == 0:
        return "late today" if due < now else "today"
    count = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
    return f"in {count}" if days > 0 else f"{count} late"


def respondent_name(docket: Docket) -> str:
    """The respondent's name as last described; protected (s 67FE): only for masking, unmasking and look-up."""
    described = docket.last("respondent:1", "respondent-described")
    if described is None:
        return ""
    return " ".join(str(described.values.get(part) or "") for part in ("given_names", "family_name")).strip()


def masked_name(docket: Docket) -> str:
    """The respondent's initials."""
    name = respondent_name(docket)
    return mask_name(name) if name else "Not yet described"
